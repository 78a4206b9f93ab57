// The matrix as data: a small one made for the case, with a vocabulary of its own, and many made at random.
import assert from 'node:assert/strict';
import test from 'node:test';
import { achsen, ansichtAusAdresse, ansichtInAdresse, feld, inWorten, lesen, nachbarn, nachRichtung, partner, tabelle, vorlage, zaehler } from '../../templates/theme/assets/js/matrix-kern.js';
import { legende, schicht, SCHICHTEN } from '../../templates/theme/assets/js/matrix-schichten-kern.js';

const werte = (...ids) => ids.map((id) => ({ id, name: id.toUpperCase() }));
const MERKMALE = [
  { name: 'sektoren', titel: 'Orte', achse: true, werte: werte('wald', 'hafen') },
  { name: 'themen', titel: 'Fragen', achse: true, werte: werte('laerm', 'licht', 'ruhe') },
  { name: 'richtungen', titel: 'Wirkungen', achse: true, werte: [
    { id: 'hilft', name: 'Hilft', einzahl: 'Hilfe', mehrzahl: 'Hilfen', zeichen: 'auf', ton: 'gut' },
    { id: 'schadet', name: 'Schaden', mehrzahl: 'Schäden', zeichen: 'ab', ton: 'kritisch' },
    { id: 'beides', name: 'Beides', mehrzahl: 'Zwiespälte', zeichen: 'beide', ton: 'gemischt' }] },
  { name: 'gruppen', titel: 'Wen', achse: true, werte: [...werte('eulen', 'igel'), { id: 'ohne', name: 'Niemanden', ohne: true }] },
  { name: 'durchsicht', titel: 'Durchsicht', achse: false, werte: werte('faellig', 'nicht-faellig') },
];

/** @param zeilen one finding a line: [sector, themes, direction, groups, strength, consensus, year] by place */
function json(zeilen, dazu = {}) {
  const spalte = (i, liste = (v) => [v]) => zeilen.map((z) => liste(z[i]));
  return {
    format: 1, stand: '2026-11-21',
    adressen: { befunde: 'b/{id}/', bedarfe: 'n/#{id}', angebote: 'n/#a-{id}', netzwerke: 'w/{id}/' },
    merkmale: MERKMALE, stufen: ['eins', 'zwei', 'drei', 'vier'].map((wort) => ({ wort, erklaerung: wort })),
    befunde: {
      id: zeilen.map((_, i) => `b${i}`), titel: zeilen.map((_, i) => `Befund ${String.fromCharCode(65 + (i % 26))}`),
      werte: { sektoren: spalte(0), themen: spalte(1, (v) => v), richtungen: spalte(2), gruppen: spalte(3, (v) => v) },
      stufe: zeilen.map((z) => z[4] + 1), punkte: zeilen.map((z) => z[4]), zustimmung: zeilen.map((z) => [true, false, null][z[5]]), quellen: zeilen.map(() => 1), jahr: zeilen.map((z) => z[6]),
      stand: zeilen.map(() => '2024-01-01'), faellig: zeilen.map((_, i) => (i % 2 ? '2030-01-01' : '2026-01-01')), pruefsumme: zeilen.map(() => 'abc123'),
    },
    bedarfe: [{ id: 'geld', titel: 'Geld' }, { id: 'zeit', titel: 'Zeit' }], angebote: [{ id: 'kurs', titel: 'Kurs' }], netzwerke: [],
    felder: [{ sektor: 0, thema: 0, bedarfe: [0, 1], angebote: [0], gedeckt: 0.5 }, { sektor: 1, thema: 1, bedarfe: [0], angebote: [], gedeckt: 1 }, { sektor: 1, thema: 2, bedarfe: [], angebote: [0], gedeckt: 0 }],
    vorlage: { text: 'sektor: {sektoren}\nthema: {themen}\n', fragen: { sektoren: '<Sektor>', themen: '<Thema>' } },
    ...dazu,
  };
}
//                    sector themes dir groups strength consensus year
const EINIGE = json([[0, [0, 1], 0, [0], 1, 0, 2025],
                     [0, [0], 1, [0, 1], 2, 2, 2020],
                     [0, [0], 1, [], 0, 1, null],
                     [1, [0], 2, [1], 0, 2, 2010]]);
const DATEN = lesen(EINIGE, '2026-11-21', '../');
const ALLES = { zeilen: 'sektoren', spalten: 'themen', auswahl: {}, und: new Set() };
const TABELLE = tabelle(DATEN, ALLES);
const zelle = (schluessel, t = TABELLE) => t.zeilen.flatMap((z) => z.zellen).find((z) => z.schluessel === schluessel);
const ids = (befunde) => befunde.map(({ id }) => id);

test('reading resolves places to ids and addresses to the page', () => {
  const [erster, zweiter] = DATEN.befunde;
  assert.equal(erster.adresse, '../b/b0/');
  assert.deepEqual(erster.werte.themen, ['laerm', 'licht']);
  assert.equal(zweiter.stufe, 3);
  assert.deepEqual([erster.werte.durchsicht, zweiter.werte.durchsicht], [['faellig'], ['nicht-faellig']]);
  assert.throws(() => lesen({ ...EINIGE, format: 2 }, '2026-11-21', ''), /Format 2/);
});

test('a finding stands in every cell whose row and column it holds', () => {
  assert.deepEqual(ids(zelle('wald/laerm').befunde), ['b0', 'b1', 'b2']);
  assert.deepEqual(ids(zelle('wald/licht').befunde), ['b0']);
  assert.equal(zelle('hafen/ruhe').gesamt, 0);
  assert.deepEqual(TABELLE.spalten.map(({ id }) => id), ['laerm', 'licht', 'ruhe']);
});

test('any two axes, and the same one never twice in an address', () => {
  const gruppen = tabelle(DATEN, { ...ALLES, zeilen: 'gruppen', spalten: 'richtungen' });
  assert.deepEqual(ids(zelle('eulen/schadet', gruppen).befunde), ['b1']);
  assert.equal(zelle('eulen/schadet', gruppen).lage, null);
  const namen = achsen(DATEN).map(({ name }) => name);
  assert.deepEqual(namen, ['sektoren', 'themen', 'richtungen', 'gruppen']);
  const schichten = SCHICHTEN.map(({ id }) => id);
  for (const zeilen of [...namen, 'staerke', '__proto__', '']) {
    for (const spalten of [...namen, 'x', '']) {
      const gelesen = ansichtAusAdresse(new URLSearchParams({ zeilen, spalten, schicht: 'luecke' }), DATEN, schichten);
      assert.notEqual(gelesen.zeilen, gelesen.spalten);
      assert.ok(namen.includes(gelesen.zeilen) && namen.includes(gelesen.spalten));
      if (namen.includes(zeilen) && namen.includes(spalten) && zeilen !== spalten) assert.deepEqual([gelesen.zeilen, gelesen.spalten], [zeilen, spalten]);
      assert.deepEqual(ansichtAusAdresse(ansichtInAdresse(gelesen, DATEN, schichten), DATEN, schichten), gelesen);
    }
  }
  assert.equal(ansichtInAdresse(ansichtAusAdresse(new URLSearchParams(), DATEN, schichten), DATEN, schichten).toString(), '');
});

test('what is chosen on an axis leaves its rows and columns, and what does not fit is not »no finding«', () => {
  const eng = tabelle(DATEN, { ...ALLES, auswahl: { themen: ['laerm'], richtungen: ['beides'] } });
  assert.deepEqual(eng.spalten.map(({ id }) => id), ['laerm']);
  const leer = zelle('wald/laerm', eng);
  assert.deepEqual([leer.befunde.length, leer.gesamt], [0, 3]);
  assert.equal(inWorten(leer, DATEN), '0 von 3 Befunden passen zu den Filtern');
  assert.equal(inWorten(zelle('hafen/ruhe'), DATEN), 'Noch kein Befund');
});

test('a cell in words follows the vocabulary', () => {
  assert.equal(inWorten(zelle('wald/laerm'), DATEN), '1 Hilfe, 2 Schäden');
  assert.equal(inWorten(zelle('hafen/laerm'), DATEN), '1 Beides');
  assert.deepEqual(zaehler(zelle('wald/laerm').befunde, DATEN).map(({ zahl }) => zahl), [1, 2, 0]);
});

test('within a direction the strongest comes first', () => {
  const gruppen = nachRichtung(zelle('wald/laerm').befunde, DATEN);
  assert.deepEqual(gruppen.map(({ richtung, befunde }) => [richtung.id, ids(befunde)]), [['hilft', ['b0']], ['schadet', ['b1', 'b2']]]);
});

test('a row and a column hold each finding once', () => {
  assert.deepEqual(ids(feld(TABELLE, 'wald/').befunde), ['b0', 'b1', 'b2']);
  assert.deepEqual(ids(feld(TABELLE, '/laerm').befunde), ['b0', 'b1', 'b2', 'b3']);
  assert.equal(feld(TABELLE, 'wald/laerm').zelle, zelle('wald/laerm'));
  const eng = tabelle(DATEN, { ...ALLES, auswahl: { richtungen: ['beides'] } });
  assert.deepEqual([feld(eng, 'wald/').befunde.length, feld(eng, 'wald/').gesamt], [0, 3]);
  for (const ort of ['', '/', 'wald', 'x/laerm', 'wald/x', 'wald/laerm/x']) assert.equal(feld(TABELLE, ort), null, ort);
});

test('neighbours have findings and share a row or a column', () => {
  const orte = (ort, ...mehr) => nachbarn(TABELLE, feld(TABELLE, ort), ...mehr).map((n) => n.ort);
  assert.deepEqual(orte('wald/ruhe'), ['wald/licht', 'wald/laerm']);
  assert.deepEqual(orte('wald/ruhe', 1), ['wald/licht']);
  assert.deepEqual(orte('hafen/'), ['wald/']);
  assert.deepEqual(orte('/ruhe'), ['/licht', '/laerm']);
});

test('partners name both before those that name one', () => {
  const netze = [['eins', ['wald'], ['licht']], ['zwei', ['wald'], ['laerm']], ['drei', ['hafen'], ['ruhe']]];
  const daten = lesen({ ...EINIGE, netzwerke: netze.map(([id, sektoren, themen]) => ({ id, titel: id, sektoren, themen })) }, '2026-11-21', '');
  assert.deepEqual(partner(daten, { sektoren: 'wald', themen: 'laerm' }).map(({ titel }) => titel), ['zwei', 'eins']);
  assert.deepEqual(partner(daten, { gruppen: 'igel' }), []);
});

test('a proposal carries what the field knows and asks for the rest', () => {
  assert.equal(vorlage(DATEN, { sektoren: 'wald' }), 'sektor: wald\nthema: <Thema>\n');
  const gefragt = lesen({ ...EINIGE, vorlage: { text: '{gruppen}', fragen: { gruppen: '<Gruppe>' } } }, '2026-11-21', '');
  assert.equal(vorlage(gefragt, { gruppen: 'ohne' }), '<Gruppe>');
  assert.equal(vorlage(gefragt, { gruppen: 'igel' }), 'igel');
});

test('not examined differs from zero in every layer', () => {
  const [voll, leer] = [zelle('wald/laerm'), zelle('hafen/ruhe')];
  for (const { id } of SCHICHTEN) {
    const ohne = schicht(id, leer, DATEN);
    assert.equal(ohne.stufe, null, id);
    assert.equal(ohne.zahl, null, id);
    assert.ok(ohne.wort, id);
    if (id !== 'konsens') assert.notEqual(schicht(id, voll, DATEN).stufe, null, id);
  }
  const gefiltert = zelle('wald/laerm', tabelle(DATEN, { ...ALLES, auswahl: { richtungen: ['beides'] } }));
  assert.deepEqual([schicht('anzahl', gefiltert, DATEN).stufe, schicht('anzahl', gefiltert, DATEN).zahl], [0, 0]);
  assert.equal(schicht('luecke', zelle('hafen/licht'), DATEN).stufe, 0);
});

test('each layer measures what it says', () => {
  const gemessen = (name, ort) => { const { stufe, zahl, wort } = schicht(name, zelle(ort), DATEN); return [stufe, zahl, wort]; };
  assert.deepEqual(gemessen('anzahl', 'wald/laerm'), [2, 3, '3 Befunde']);
  assert.deepEqual(gemessen('bilanz', 'wald/laerm'), [1, -1, 'mehr Schäden: 1 Hilfe, 2 Schäden']);
  assert.deepEqual(gemessen('bilanz', 'wald/licht'), [4, 1, 'nur Hilfen: 1 Hilfe']);
  assert.deepEqual(gemessen('bilanz', 'hafen/laerm'), [2, 0, 'ausgeglichen: 1 Beides']);
  assert.deepEqual(gemessen('staerke', 'wald/laerm'), [3, 1, 'der stärkste Befund: drei']);
  assert.deepEqual(gemessen('konsens', 'wald/laerm'), [2, 1, 'Zustimmung zu 1 von 2 befragten Befunden']);
  assert.deepEqual(gemessen('konsens', 'hafen/laerm'), [null, null, 'Fachleute wurden nicht befragt']);
  assert.deepEqual(gemessen('alter', 'wald/laerm'), [4, 2025, 'jüngste Quelle von 2025']);
  assert.deepEqual(gemessen('alter', 'hafen/laerm'), [0, 2010, 'jüngste Quelle von 2010']);
  assert.deepEqual(gemessen('bedarfe', 'wald/laerm'), [2, 2, '2 Bedarfe genannt']);
  assert.deepEqual(gemessen('angebote', 'wald/laerm'), [1, 0.5, '0,5 von 2 durch Angebote gedeckt']);
  assert.deepEqual(gemessen('luecke', 'wald/laerm'), [2, 1.5, '1,5 von 2 nicht gedeckt']);
  assert.deepEqual(gemessen('luecke', 'hafen/ruhe'), [null, null, 'kein Bedarf genannt; 1 Angebot bekannt']);
});

test('the gap is needs minus what offers meet, cell by cell', () => {
  for (const z of TABELLE.zeilen.flatMap(({ zellen }) => zellen)) {
    const [b, a, l] = ['bedarfe', 'angebote', 'luecke'].map((name) => schicht(name, z, DATEN).zahl);
    if (b !== null) assert.equal(l, b - a);
  }
});

test('the legend names every step that occurs, and counts every cell once', () => {
  const zellen = TABELLE.zeilen.flatMap((z) => z.zellen);
  for (const { id } of SCHICHTEN.slice(1)) {
    const zeilen = legende(id, zellen, DATEN);
    assert.equal(zeilen.reduce((summe, { zahl }) => summe + zahl, 0), zellen.length, id);
    assert.ok(zeilen.every(({ wort }) => wort && !wort.includes('undefined')), id);
  }
});

test('two thousand findings: every one is where its values say, and nowhere else', () => {
  let stand = 7;
  const w = (n) => { stand = (stand * 1103515245 + 12345) % 2147483648; return Math.floor((stand / 2147483648) * n); };
  const viele = Array.from({ length: 2000 }, () => [w(2), [0, 1, 2].filter(() => w(2)), w(3), [0, 1].filter(() => w(3) === 0), w(4), w(3), w(2) ? 2000 + w(26) : null]);
  const daten = lesen(json(viele), '2026-11-21', '');
  for (const [zeilen, spalten] of [['sektoren', 'themen'], ['gruppen', 'richtungen'], ['themen', 'gruppen']]) {
    const auswahl = { richtungen: ['hilft', 'beides'] };
    const t = tabelle(daten, { zeilen, spalten, auswahl, und: new Set() });
    for (const z of t.zeilen.flatMap(({ zellen }) => zellen)) {
      const erwartet = daten.befunde.filter(({ werte }) => werte[zeilen].includes(z.zeile.id) && werte[spalten].includes(z.spalte.id));
      assert.equal(z.gesamt, erwartet.length);
      assert.deepEqual(ids(z.befunde), ids(erwartet.filter(({ werte }) => auswahl.richtungen.includes(werte.richtungen[0]))));
    }
  }
});
