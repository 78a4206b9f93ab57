// Counting, changing and comparing checklists.
import assert from 'node:assert/strict';
import test from 'node:test';
import { aenderung, aenderungInWorten, alteNotizen, fortschritt, setze, uebernimmListe, zahlen } from '../../templates/theme/assets/js/checkliste-kern.js';
import { lesen, neu, punkt, schreiben } from '../../templates/theme/assets/js/projekt-kern.js';

const LISTE = ['aaaa', 'bbbb', 'cccc', 'dddd'];
const tue = (projekt, kennung, wert, liste = LISTE) => setze(projekt, 'weg', liste, kennung, wert);
const worte = (projekt, liste = LISTE) => fortschritt(zahlen(projekt, 'weg', liste));

test('progress in words', () => {
  assert.equal(worte(null), '0 von 4 erledigt.');
  let projekt = tue(neu('N'), 'aaaa', { zustand: 'erledigt' });
  assert.equal(worte(projekt), '1 von 4 erledigt, 3 offen.');
  projekt = tue(projekt, 'bbbb', { zustand: 'nicht-zutreffend' });
  assert.equal(worte(projekt), '1 von 4 erledigt, 1 nicht zutreffend (1 noch ohne Grund), 2 offen.');
  projekt = tue(projekt, 'bbbb', { grund: 'Haben wir nicht.' });
  for (const kennung of ['cccc', 'dddd']) projekt = tue(projekt, kennung, { zustand: 'erledigt' });
  assert.equal(worte(projekt), '3 von 4 erledigt, 1 nicht zutreffend.');
});

test('what is taken back leaves nothing behind', () => {
  const leer = neu('N');
  const zurueck = tue(tue(leer, 'aaaa', { zustand: 'erledigt' }), 'aaaa', { zustand: 'offen' });
  assert.equal(schreiben(zurueck), schreiben(leer));
});

test('an untouched list has not changed, whatever it is', () => {
  assert.deepEqual(aenderung(null, 'weg', LISTE), { neu: [], entfallen: [] });
  assert.deepEqual(aenderung(neu('N'), 'weg', LISTE), { neu: [], entfallen: [] });
});

test('an added point is new until the reader touches it or takes the list over; ticks stay where they are', () => {
  const projekt = tue(neu('N'), 'bbbb', { zustand: 'erledigt' });
  const spaeter = ['aaaa', 'neu1', 'bbbb', 'cccc', 'neu2', 'dddd'];
  assert.deepEqual(aenderung(projekt, 'weg', LISTE), { neu: [], entfallen: [] });
  assert.deepEqual(aenderung(projekt, 'weg', spaeter).neu, ['neu1', 'neu2']);
  assert.equal(aenderungInWorten(aenderung(projekt, 'weg', spaeter)), 'Diese Liste hat sich geändert, seit Sie daran gearbeitet haben: 2 Punkte sind neu oder neu formuliert.');
  assert.equal(punkt(projekt, 'weg', 'bbbb').zustand, 'erledigt');
  const weiter = tue(tue(projekt, 'neu1', { notiz: 'x' }, spaeter), 'cccc', { zustand: 'erledigt' }, spaeter);
  assert.deepEqual(aenderung(weiter, 'weg', spaeter).neu, ['neu2']);
  assert.deepEqual(aenderung(uebernimmListe(weiter, 'weg', spaeter), 'weg', spaeter), { neu: [], entfallen: [] });
  assert.equal(worte(uebernimmListe(weiter, 'weg', spaeter), spaeter), worte(weiter, spaeter));
});

test('a point that is gone keeps its note until the reader takes the list over', () => {
  const projekt = tue(tue(neu('N'), 'bbbb', { zustand: 'nicht-zutreffend', grund: 'G', notiz: 'N' }), 'aaaa', { zustand: 'erledigt' });
  const spaeter = ['aaaa', 'cccc', 'dddd'];
  const unterschied = aenderung(projekt, 'weg', spaeter);
  assert.deepEqual(alteNotizen(unterschied), ['G', 'N']);
  assert.match(aenderungInWorten(unterschied), /: 1 Punkt steht nicht mehr darin\.$/);
  const heute = uebernimmListe(projekt, 'weg', spaeter);
  assert.deepEqual(aenderung(heute, 'weg', spaeter), { neu: [], entfallen: [] });
  assert.equal(punkt(heute, 'weg', 'bbbb').zustand, 'offen');
  assert.equal(punkt(heute, 'weg', 'aaaa').zustand, 'erledigt');
  const nurAlte = uebernimmListe(tue(neu('N'), 'bbbb', { notiz: 'x' }), 'weg', spaeter);
  assert.equal(schreiben(nurAlte), schreiben(neu('N')));
});

test('what is known survives the file', () => {
  const projekt = tue(neu('N'), 'bbbb', { zustand: 'erledigt' });
  const { projekt: gelesen, meldungen } = lesen(schreiben(projekt));
  assert.deepEqual(meldungen, []);
  assert.deepEqual(aenderung(gelesen, 'weg', [...LISTE, 'neu1']).neu, ['neu1']);
});
