// The rules of facets, on entries made for the case and on many made at random from a fixed seed.
import assert from 'node:assert/strict';
import test from 'node:test';
import { anzahlen, ausAdresse, ausMerkmalen, gefiltert, hilfe, inAdresse, meldung, mitAuswahl, trifft } from '../../templates/theme/assets/js/facetten-kern.js';

const FACETTEN = { farbe: ['rot', 'blau', 'gruen'], form: ['rund', 'eckig'], zu: ['tisch', 'wand', 'dach'] };
const EINTRAEGE = [
  { name: 'a', werte: { farbe: ['rot'], form: ['rund'], zu: ['tisch', 'wand'] } },
  { name: 'b', werte: { farbe: ['blau'], form: ['rund'], zu: ['tisch'] } },
  { name: 'c', werte: { farbe: ['rot'], form: ['eckig'] } },
];
const KEINE = new Set();
const namen = (eintraege) => eintraege.map(({ name }) => name).join('');

/** Repeatable numbers from 0 to n-1. */
function wuerfel(samen) {
  let stand = samen;
  return (n) => {
    stand = (stand * 1103515245 + 12345) % 2147483648;
    return Math.floor((stand / 2147483648) * n);
  };
}

function zufall(samen) {
  const w = wuerfel(samen);
  const einige = (werte, haeufig) => werte.filter(() => w(10) < haeufig);
  const mischung = (haeufig) => Object.fromEntries(Object.entries(FACETTEN).map(([f, werte]) => [f, einige(werte, haeufig)]));
  return {
    eintraege: Array.from({ length: 30 }, () => ({ werte: mischung(4) })),
    auswahl: mischung(3),
    und: new Set(einige(Object.keys(FACETTEN), 3)),
  };
}
const FAELLE = Array.from({ length: 200 }, (_, i) => zufall(i + 1));

test('within a facet one value is enough, between facets all must hold', () => {
  assert.equal(namen(gefiltert(EINTRAEGE, { farbe: ['rot', 'blau'], form: ['rund'] }, KEINE)), 'ab');
  assert.equal(namen(gefiltert(EINTRAEGE, { farbe: ['rot'], form: ['rund'] }, KEINE)), 'a');
});

test('with the switch all values must be there', () => {
  assert.equal(namen(gefiltert(EINTRAEGE, { zu: ['tisch', 'wand'] }, KEINE)), 'ab');
  assert.equal(namen(gefiltert(EINTRAEGE, { zu: ['tisch', 'wand'] }, new Set(['zu']))), 'a');
});

test('no choice shows everything, also an entry that knows nothing of a facet', () => {
  assert.equal(namen(gefiltert(EINTRAEGE, {}, KEINE)), 'abc');
  assert.equal(namen(gefiltert(EINTRAEGE, { zu: [] }, new Set(['zu']))), 'abc');
  assert.equal(trifft(EINTRAEGE[2], { zu: ['dach'] }, KEINE), false);
});

test('a count is what choosing the value would show', () => {
  const zahlen = anzahlen(EINTRAEGE, FACETTEN, { farbe: ['rot'] }, KEINE);
  assert.deepEqual(Object.fromEntries(zahlen.get('farbe')), { rot: 2, blau: 1, gruen: 0 });
  assert.deepEqual(Object.fromEntries(zahlen.get('form')), { rund: 1, eckig: 1 });
});

test('counts agree with filtering, whatever is chosen', () => {
  for (const { eintraege, auswahl, und } of FAELLE) {
    const zahlen = anzahlen(eintraege, FACETTEN, auswahl, und);
    for (const [facette, werte] of Object.entries(FACETTEN)) {
      for (const wert of werte) {
        const gewaehlt = und.has(facette) ? [...new Set([...auswahl[facette], wert])] : [wert];
        assert.equal(zahlen.get(facette)?.get(wert), gefiltert(eintraege, { ...auswahl, [facette]: gewaehlt }, und).length);
      }
    }
  }
});

test('help agrees with filtering without the facet, the greatest rest first', () => {
  for (const { eintraege, auswahl, und } of FAELLE) {
    const rat = hilfe(eintraege, auswahl, und);
    for (const [facette, gewaehlt] of Object.entries(auswahl)) {
      if (!gewaehlt.length) continue;
      const rest = gefiltert(eintraege, { ...auswahl, [facette]: [] }, und).length;
      assert.equal(rat.find((r) => r.facette === facette)?.zahl ?? 0, rest);
    }
    assert.deepEqual(rat.map((r) => r.zahl), rat.map((r) => r.zahl).sort((a, b) => b - a));
    assert.ok(rat.every((r) => auswahl[r.facette].length && r.zahl > 0));
  }
});

test('the address brings the choice back', () => {
  for (const { auswahl, und } of FAELLE) {
    const gewaehlt = Object.fromEntries(Object.entries(auswahl).filter(([, werte]) => werte.length));
    const gelesen = ausAdresse(new URLSearchParams(inAdresse(auswahl, und).toString()), FACETTEN);
    assert.deepEqual(gelesen.auswahl, gewaehlt);
    assert.deepEqual([...gelesen.und].sort(), [...und].filter((f) => f in gewaehlt).sort());
    assert.deepEqual(gelesen.unbekannt, []);
  }
});

test('the address is readable and the same for the same choice', () => {
  const adresse = inAdresse({ zu: ['wand', 'tisch'], farbe: ['rot'] }, new Set(['zu', 'form'])).toString();
  assert.equal(adresse, 'farbe=rot&zu=tisch.wand&und=zu');
  assert.equal(inAdresse({ farbe: ['rot'], zu: ['tisch', 'wand'] }, new Set(['zu'])).toString(), adresse);
  assert.equal(inAdresse({ farbe: [] }, KEINE).toString(), '');
});

test('what an address names and nobody knows is dropped and said', () => {
  const suche = new URLSearchParams('farbe=rot.lila&farbe=blau&zu=&und=farbe.zu.x&zeilen=sektoren');
  const { auswahl, und, unbekannt } = ausAdresse(suche, FACETTEN);
  assert.deepEqual(auswahl, { farbe: ['rot', 'blau'] });
  assert.deepEqual([...und], ['farbe']);
  assert.deepEqual(unbekannt, ['lila']);
});

test('only a facet that has the switch can be read with it', () => {
  assert.deepEqual([...ausAdresse(new URLSearchParams('farbe=rot&und=farbe'), FACETTEN, new Set(['zu'])).und], []);
});

test('names from Object do not count as facets or values', () => {
  const { auswahl, und, unbekannt } = ausAdresse(new URLSearchParams('constructor=x&farbe=__proto__&und=constructor.toString'), FACETTEN);
  assert.deepEqual([auswahl, [...und], unbekannt], [{}, [], ['__proto__']]);
});

test('a choice joins an address and leaves the parameters of others alone', () => {
  const suche = new URLSearchParams('zeilen=sektoren&farbe=blau&und=farbe');
  assert.equal(mitAuswahl(suche, FACETTEN, { zu: ['tisch'] }, KEINE), '?zeilen=sektoren&zu=tisch');
  assert.equal(mitAuswahl(new URLSearchParams('farbe=blau'), FACETTEN, {}, KEINE), '');
});

test('what a page says about an entry is read', () => {
  assert.deepEqual(ausMerkmalen('farbe=rot.blau zu=tisch'), { farbe: ['rot', 'blau'], zu: ['tisch'] });
  assert.deepEqual(ausMerkmalen(''), {});
});

test('the announcement is German', () => {
  assert.equal(meldung(12, 1199, 'Befunde'), '12 von 1.199 Befunden passen.');
  assert.equal(meldung(1, 33, 'Praxisanleitungen'), '1 von 33 Praxisanleitungen passt.');
  assert.equal(meldung(0, 9, 'Tandems'), '0 von 9 Tandems passen.');
  assert.equal(meldung(9, 9, 'Netzwerke'), 'Alle 9 Netzwerke.');
  assert.equal(meldung(1, 1, 'Netzwerke'), '1 von 1 Netzwerken passt.');
});
