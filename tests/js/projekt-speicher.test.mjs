import assert from 'node:assert/strict';
import { test } from 'node:test';

import { dateiname } from '../../templates/theme/assets/js/datei.js';
import { einschaetzung, neu, setzeEinschaetzung } from '../../templates/theme/assets/js/projekt-kern.js';
import { NICHT_GESICHERT, Speicher } from '../../templates/theme/assets/js/projekt-speicher.js';

class Ablage {
  constructor(platz = Infinity) {
    this.werte = new Map();
    this.platz = platz;
  }

  getItem(name) { return this.werte.get(name) ?? null; }

  setItem(name, wert) {
    if (wert.length > this.platz) throw new Error('QuotaExceededError');
    this.werte.set(name, wert);
  }

  removeItem(name) { this.werte.delete(name); }
}
const GESPERRT = { getItem() { throw new Error('gesperrt'); }, setItem() { throw new Error('gesperrt'); }, removeItem() { throw new Error('gesperrt'); } };
const wichtig = (schluessel) => (projekt) => setzeEinschaetzung(projekt, 'zellen', schluessel, { relevanz: 3 });

test('looking stores nothing; the first change makes a project', () => {
  const ablage = new Ablage();
  const speicher = new Speicher(ablage);
  assert.equal(speicher.aktiv(), null);
  assert.deepEqual(speicher.liste(), []);
  assert.equal(ablage.werte.size, 0);
  const antwort = speicher.aendern(wichtig('a/b'), { name: 'Musterstadt', stand: '2026-11-20' });
  assert.equal(antwort.gesichert, true);
  assert.deepEqual(speicher.liste().map((z) => z.name), ['Musterstadt']);
  assert.equal(new Speicher(ablage).aktiv().projekt.stand, '2026-11-20');
  for (const name of ablage.werte.keys()) assert.match(name, /^handreichung-/);
});

test('two windows do not overwrite each other', () => {
  const ablage = new Ablage();
  const [a, b] = [new Speicher(ablage), new Speicher(ablage)];
  a.aendern(wichtig('a/b'));
  b.aendern(wichtig('c/d'));
  a.aendern(wichtig('e/f'));
  assert.deepEqual(Object.keys(b.aktiv().projekt.ebene.zellen).sort(), ['a/b', 'c/d', 'e/f']);
});

test('several projects: choose, rename, delete; the last one leaves nothing', () => {
  const ablage = new Ablage();
  const speicher = new Speicher(ablage);
  const eins = speicher.anlegen(neu('Eins')).kennung;
  const zwei = speicher.anlegen(neu('Äquator')).kennung;
  assert.deepEqual(speicher.liste().map((z) => z.name), ['Äquator', 'Eins']);
  assert.equal(speicher.aktiv().kennung, zwei);
  speicher.waehle(eins);
  speicher.waehle('gibt es nicht');
  assert.equal(speicher.aktiv().kennung, eins);
  speicher.loesche(eins);
  assert.equal(speicher.aktiv().kennung, zwei);
  speicher.loesche(zwei);
  assert.equal(ablage.werte.size, 0);
});

for (const [was, ablage] of [['none', null], ['a forbidden one', GESPERRT], ['a full one', new Ablage(10)]]) {
  test(`${was}: everything works for this page and every answer says so`, () => {
    const speicher = new Speicher(ablage);
    const antwort = speicher.aendern(wichtig('a/b'));
    assert.equal(antwort.gesichert, false);
    assert.deepEqual(antwort.meldungen, [NICHT_GESICHERT]);
    speicher.aendern(wichtig('c/d'));
    assert.equal(einschaetzung(speicher.aktiv().projekt, 'zellen', 'a/b').relevanz, 3);
    assert.equal(speicher.aktiv().gesichert, false);
    speicher.loesche(speicher.aktiv().kennung);
    assert.equal(speicher.aktiv(), null);
  });
}

test('once there is room again, what was only here is stored', () => {
  const ablage = new Ablage(10);
  const speicher = new Speicher(ablage);
  speicher.aendern(wichtig('a/b'));
  ablage.platz = Infinity;
  assert.equal(speicher.aendern(wichtig('c/d')).gesichert, true);
  assert.deepEqual(Object.keys(new Speicher(ablage).aktiv().projekt.ebene.zellen), ['a/b', 'c/d']);
});

test('spoilt storage reads as nothing and throws nothing', () => {
  for (const text of ['', '{', 'null', '[]', '{"projekte":[1,null,{"kennung":1}]}', '{"aktiv":7,"projekte":{}}']) {
    const ablage = new Ablage();
    ablage.setItem('handreichung-projekte', text);
    assert.equal(new Speicher(ablage).aktiv(), null);
  }
  const ablage = new Ablage();
  const { kennung } = new Speicher(ablage).anlegen(neu('Eins'));
  ablage.setItem(`handreichung-projekt-${kennung}`, '{kaputt');
  assert.equal(new Speicher(ablage).aktiv(), null);
  assert.equal(new Speicher(ablage).liste().length, 1);
});

test('file names fit every disk', () => {
  assert.equal(dateiname('Musterstadt – Süd & Größe'), 'musterstadt-sued-groesse');
  assert.equal(dateiname('../../x'), 'x');
  assert.equal(dateiname('§§'), 'projekt');
});
