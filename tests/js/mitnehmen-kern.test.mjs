import assert from 'node:assert/strict';
import { test } from 'node:test';

import { lesen, tabelle } from '../../templates/theme/assets/js/matrix-kern.js';
import { alsBefundCsv, alsJson, alsSvg, titel } from '../../templates/theme/assets/js/mitnehmen-kern.js';
import { alsCsv } from '../../templates/theme/assets/js/tabelle-kern.js';

const werte = (...ids) => ids.map((id) => ({ id, name: id.toUpperCase() }));
/** Three findings in a small matrix with a vocabulary of its own. */
const JSON_DATEN = {
  format: 1, stand: '2026-11-21', adressen: { befunde: 'b/{id}/', bedarfe: 'n/#{id}', angebote: 'n/#a-{id}', netzwerke: 'w/{id}/' },
  merkmale: [
    { name: 'sektoren', titel: 'Orte', achse: true, werte: werte('wald', 'hafen') },
    { name: 'themen', titel: 'Fragen', achse: true, werte: werte('laerm', 'licht') },
    { name: 'richtungen', titel: 'Wirkungen', achse: true, werte: [
      { id: 'hilft', name: 'Hilft', mehrzahl: 'Hilfen', zeichen: 'auf', ton: 'gut' },
      { id: 'schadet', name: 'Schaden', mehrzahl: 'Schäden', zeichen: 'ab', ton: 'kritisch' }] },
  ],
  stufen: ['eins', 'zwei', 'drei', 'vier'].map((wort) => ({ wort, erklaerung: wort })),
  befunde: {
    id: ['b0', 'b1', 'b2'], titel: ['Laut', '=HELL()', 'Still'], werte: { sektoren: [[0], [0], [1]], themen: [[0], [0, 1], [0]], richtungen: [[0], [1], [1]] },
    stufe: [1, 2, 4], punkte: [0, 3, 6], zustimmung: [null, false, true], quellen: [1, 1, 1], jahr: [null, 2020, 2025],
    stand: ['2026-01-01', '2026-01-01', '2026-01-01'], faellig: [null, null, null], pruefsumme: ['aaaaaa', 'bbbbbb', 'cccccc'],
  },
  bedarfe: [{ id: 'geld', titel: 'Geld' }], angebote: [], netzwerke: [], felder: [{ sektor: 0, thema: 0, bedarfe: [0], angebote: [], gedeckt: 0.5 }],
  vorlage: { text: '', fragen: {} },
};
const BOESE = '"><script>alert(1)</script>&\u0007';
const ANGABEN = { name: `Handbuch ${BOESE}`, adresse: 'https://klein.example/', ansicht: 'https://klein.example/matrix/', lizenz: 'CC BY 4.0', filter: [] };

function stand(auswahl = {}, schicht = 'richtung', json = JSON_DATEN) {
  const daten = lesen(json, '2026-11-22', 'https://klein.example/');
  const ansicht = { zeilen: 'sektoren', spalten: 'themen', auswahl, und: new Set() };
  const neu = tabelle(daten, ansicht);
  return { daten, ...ansicht, schicht, feld: '', tabelle: neu, befunde: neu.befunde };
}

test('a picture names its view, its date, its licence and what its signs mean', () => {
  const jetzt = stand();
  const svg = alsSvg(jetzt, ANGABEN);
  assert.match(svg, /^<svg [^>]*viewBox/);
  assert.ok(svg.includes(titel(jetzt)));
  assert.ok(svg.includes('Stand: '));
  assert.ok(svg.includes('CC BY 4.0'));
  assert.ok(svg.includes('Noch kein Befund'));
  for (const { wert } of jetzt.tabelle.zeilen) assert.ok(svg.includes(wert.name));
});

test('no text of a stranger becomes markup, and nothing is asked from outside', () => {
  const svg = alsSvg(stand(), { ...ANGABEN, filter: [BOESE] });
  assert.ok(!svg.includes('<script'));
  assert.ok(!svg.includes('\u0007'));
  assert.ok(!/href|url\(|@import|font-face/.test(svg));
  const offen = svg.match(/<(?!\/)[a-z]+(?=[\s>])/g).length;
  const zu = svg.match(/<\/[a-z]+>|\/>/g).length;
  assert.equal(offen, zu);
});

test('every layer makes a picture', () => {
  for (const schicht of ['anzahl', 'bilanz', 'staerke', 'konsens', 'alter', 'bedarfe', 'angebote', 'luecke']) {
    assert.ok(alsSvg(stand({}, schicht), ANGABEN).length > 1000, schicht);
  }
});

test('table and data hold exactly what is filtered', () => {
  const alles = stand();
  const richtung = alles.befunde[0].werte.richtungen[0];
  const jetzt = stand({ richtungen: [richtung] });
  const ids = jetzt.befunde.map(({ id }) => id);
  assert.ok(ids.length > 0 && ids.length < alles.befunde.length);
  assert.deepEqual(JSON.parse(alsJson(jetzt, ANGABEN)).befunde.map((b) => b.id), ids);
  assert.deepEqual(JSON.parse(alsJson(jetzt, ANGABEN)).auswahl, { richtungen: [richtung] });
  const zeilen = alsBefundCsv(jetzt).split('\r\n').slice(1, -1);
  assert.deepEqual(zeilen.map((zeile) => zeile.split('";"')[0].slice(1)), ids);
});

test('a table opens in German spreadsheets and computes nothing', () => {
  const csv = alsCsv([['a', '=1+1'], ['"x"; y', '@b\nc']]);
  assert.equal(csv, '\ufeff"a";"\'=1+1"\r\n"""x""; y";"\'@b\nc"\r\n');
});
