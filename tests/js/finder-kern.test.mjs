// »Ich möchte … mit … in …«: who is found, in which order, with which reasons.
import assert from 'node:assert/strict';
import test from 'node:test';
import { befund, passende, urteil } from '../../templates/theme/assets/js/finder-kern.js';

const ZEITEN = ['stunde', 'tag', 'woche'];
const EGAL = { anliegen: '', mitwirkende: '', zeit: '' };
const ANLEITUNGEN = [
  { name: 'a', anliegen: ['planen'], mitwirkende: ['rat'], zeit: 'woche' },
  { name: 'b', anliegen: ['planen', 'fragen'], mitwirkende: ['jugend', 'rat'], zeit: 'stunde' },
  { name: 'c', anliegen: ['fragen'], mitwirkende: ['jugend'], zeit: 'tag' },
  { name: 'd', anliegen: ['planen'], mitwirkende: [], zeit: 'tag' },
];
const namen = (wunsch) => passende(ANLEITUNGEN, { ...EGAL, ...wunsch }, ZEITEN).map(({ anleitung }) => anleitung.name).join('');

test('the purpose must fit', () => {
  assert.equal(namen({ anliegen: 'fragen' }), 'bc');
  assert.equal(urteil(ANLEITUNGEN[0], { ...EGAL, anliegen: 'fragen' }, ZEITEN), null);
  assert.equal(namen({ anliegen: 'gibt-es-nicht' }), '');
});

test('without a wish all are there, the quickest first', () => {
  assert.equal(namen({}), 'bcda');
});

test('what fits in everything comes first, and what does not says where it fails', () => {
  const gefunden = passende(ANLEITUNGEN, { anliegen: 'planen', mitwirkende: 'rat', zeit: 'tag' }, ZEITEN);
  assert.deepEqual(gefunden.map(({ anleitung, urteil: u }) => [anleitung.name, u.passt, u.fehlt]), [
    ['b', ['mitwirkende', 'zeit'], []],
    ['d', ['zeit'], ['mitwirkende']],
    ['a', ['mitwirkende'], ['zeit']],
  ]);
});

test('time means at most, and what uses the time one has comes first', () => {
  assert.equal(namen({ zeit: 'tag' }), 'cdba');
  assert.deepEqual(urteil(ANLEITUNGEN[1], { ...EGAL, zeit: 'woche' }, ZEITEN), { passt: ['zeit'], fehlt: [] });
  assert.deepEqual(urteil(ANLEITUNGEN[0], { ...EGAL, zeit: 'tag' }, ZEITEN), { passt: [], fehlt: ['zeit'] });
});

test('every wish is judged once, and nobody is lost or invented', () => {
  for (const anliegen of ['', 'planen', 'fragen']) for (const mitwirkende of ['', 'rat', 'jugend']) for (const zeit of ['', ...ZEITEN]) {
    const gefunden = passende(ANLEITUNGEN, { anliegen, mitwirkende, zeit }, ZEITEN);
    assert.equal(gefunden.length, ANLEITUNGEN.filter((a) => !anliegen || a.anliegen.includes(anliegen)).length);
    for (const { urteil: u } of gefunden) assert.equal(u.passt.length + u.fehlt.length, Number(!!mitwirkende) + Number(!!zeit));
    const fehler = gefunden.map(({ urteil: u }) => u.fehlt.length);
    assert.deepEqual(fehler, [...fehler].sort());
  }
});

test('the finding is said in German', () => {
  assert.equal(befund(3, 2), '3 Anleitungen passen. 2 Anleitungen passen nur zum Teil.');
  assert.equal(befund(1, 0), 'Eine Anleitung passt.');
  assert.equal(befund(0, 1), 'Keine Anleitung passt ganz. Eine Anleitung passt nur zum Teil.');
  assert.equal(befund(0, 0), 'Keine Anleitung passt.');
});
