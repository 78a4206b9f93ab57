import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  aenderungen, alsTabelle, feldschluessel, inWorten, mitStand, pruefsummen, rangliste,
} from '../../templates/theme/assets/js/eigene-ebene-kern.js';
import { neu, setzeEinschaetzung, setzeGesehen } from '../../templates/theme/assets/js/projekt-kern.js';

const befund = (id, titel, pruefsumme) => ({ id, titel, pruefsumme, adresse: `${id}/` });
const DATEN = {
  stand: '2026-11-05',
  befunde: [befund('laut', 'Laut am Kai', 'aaaaaa'), befund('hell', 'Hell im Wald', 'bbbbbb')],
  merkmale: new Map([
    ['sektoren', { werte: [{ id: 'hafen', name: 'Hafen' }, { id: 'wald', name: 'Wald' }] }],
    ['themen', { werte: [{ id: 'laerm', name: 'Lärm' }] }],
  ]),
};

test('a field has one name, whichever side is up', () => {
  assert.equal(feldschluessel('hafen/laerm', 'sektoren', 'themen'), 'hafen/laerm');
  assert.equal(feldschluessel('laerm/hafen', 'themen', 'sektoren'), 'hafen/laerm');
  assert.equal(feldschluessel('hafen/alte', 'sektoren', 'gruppen'), null);
  assert.equal(feldschluessel('hafen/', 'sektoren', 'themen'), null);
  assert.equal(feldschluessel('', 'sektoren', 'themen'), null);
});

test('judgements in words', () => {
  assert.equal(inWorten({ relevanz: 3, notiz: 'x' }), 'für uns sehr wichtig, mit Notiz');
  assert.equal(inWorten({ relevanz: 0, notiz: '' }), 'für uns nicht wichtig');
  assert.equal(inWorten({ relevanz: null, notiz: '' }), '');
});

test('a project without a state begins with that of today; one with a state keeps it', () => {
  const erst = mitStand(neu('N'), DATEN);
  assert.equal(erst.stand, '2026-11-05');
  assert.deepEqual(erst.ebene.bestand, { laut: 'aaaaaa', hell: 'bbbbbb' });
  const alt = neu('N', '2026-01-02', { laut: 'aaaaaa', weg: 'cccccc' });
  assert.equal(mitStand(alt, DATEN), alt);
});

test('what is new, changed and gone is said in one sentence, and how much is seen', () => {
  const alt = setzeGesehen(neu('N', '2026-01-02', { laut: '000000', weg: 'cccccc' }), 'hell', 'bbbbbb');
  const was = aenderungen(alt, DATEN);
  assert.equal(was.satz, 'Seit Ihrem Stand vom 2.1.2026: 1 neu, 1 geändert, 1 entfallen.');
  assert.equal(was.gesehen, '1 von 2 Befunden gesehen.');
  assert.deepEqual([was.neu.map((b) => b.id), was.geaendert.map((b) => b.id), was.entfallen], [['hell'], ['laut'], ['weg']]);
  const gleich = aenderungen(mitStand(neu('N'), DATEN), DATEN);
  assert.match(gleich.satz, /nichts geändert/);
  assert.deepEqual(pruefsummen(DATEN), gleich.neu.length ? {} : { laut: 'aaaaaa', hell: 'bbbbbb' });
});

test('the list begins with what matters most and keeps what the handbook has lost', () => {
  let p = setzeEinschaetzung(neu('N'), 'zellen', 'wald/laerm', { relevanz: 1 });
  p = setzeEinschaetzung(p, 'zellen', 'hafen/laerm', { relevanz: 3, notiz: '=1+1' });
  p = setzeEinschaetzung(p, 'zellen', 'berg/laerm', { notiz: 'nur so' });
  p = setzeEinschaetzung(p, 'befunde', 'weg', { relevanz: 2 });
  const { felder, befunde } = rangliste(p, DATEN);
  assert.deepEqual(felder.map((z) => z.name), ['Hafen, Lärm', 'Wald, Lärm', 'berg, Lärm']);
  assert.deepEqual(befunde.map((z) => z.name), ['weg (nicht mehr im Handbuch)']);
  assert.deepEqual(alsTabelle(p, DATEN)[1], ['Feld', 'Hafen, Lärm', '3 – sehr wichtig', '=1+1']);
});
