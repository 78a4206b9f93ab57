import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import {
  GRENZEN, einschaetzung, inhalt, lesen, neu, ohneCheckliste, punkt, schreiben, setzeEinschaetzung, setzeGesehen,
  setzePunkt, uebernimmStand, umbenannt, vergleich, zusammenfuehren,
} from '../../templates/theme/assets/js/projekt-kern.js';

const datei = (name) => readFileSync(new URL(`../data/projekte/${name}.json`, import.meta.url), 'utf-8');

test('what is written is read again and written the same', () => {
  const text = datei('version-1');
  const { projekt, meldungen } = lesen(text);
  assert.deepEqual(meldungen, []);
  assert.equal(schreiben(projekt), text);
});

test('the order in which things were set leaves no trace in the text', () => {
  const schritte = [
    (p) => setzeEinschaetzung(p, 'zellen', 'b/a', { relevanz: 1 }),
    (p) => setzeEinschaetzung(p, 'zellen', 'a/b', { notiz: 'x' }),
    (p) => setzePunkt(p, 'liste', 'zwei', { zustand: 'erledigt' }),
    (p) => setzePunkt(p, 'liste', 'eins', { zustand: 'nicht-zutreffend', grund: 'y' }),
    (p) => setzeGesehen(p, 'befund', 'abcd1234'),
  ];
  const vor = schritte.reduce((p, schritt) => schritt(p), neu('N'));
  const zurueck = schritte.reduceRight((p, schritt) => schritt(p), neu('N'));
  assert.equal(schreiben(vor), schreiben(zurueck));
});

test('version 0 opens, says so and loses nothing', () => {
  const { projekt, meldungen } = lesen(datei('version-0'));
  assert.deepEqual(meldungen, ['Die Datei hat ein älteres Format und wurde übertragen.']);
  assert.equal(projekt.version, 1);
  assert.equal(projekt.stand, '2026-09-01');
  assert.deepEqual(einschaetzung(projekt, 'zellen', 'hafen/licht'), { relevanz: 3, notiz: 'Im Frühjahr mit dem Hafenamt klären.' });
  assert.deepEqual(einschaetzung(projekt, 'zellen', 'wald/ruhe'), { relevanz: null, notiz: 'Später.' });
  assert.deepEqual(einschaetzung(projekt, 'befunde', 'licht-lockt-insekten'), { relevanz: 2, notiz: '' });
  assert.equal(punkt(projekt, 'lampen-umruesten', 'mittel').zustand, 'erledigt');
  assert.equal(punkt(projekt, 'lampen-umruesten', 'anderes').zustand, 'offen');
});

const UEBEL = [
  '', '{', 'null', '[]', '"x"', '1', '{}', '{"format":"anderes","version":1}',
  '{"format":"handreichung-projekt"}', '{"format":"handreichung-projekt","version":"1"}',
  '{"format":"handreichung-projekt","version":-1}', '{"format":"handreichung-projekt","version":99}',
  'x'.repeat(GRENZEN.zeichen + 1), '['.repeat(200_000),
];
for (const text of UEBEL) {
  test(`refused with one German sentence: ${text.slice(0, 50)}`, () => {
    const { projekt, meldungen } = lesen(text);
    assert.equal(projekt, null);
    assert.equal(meldungen.length, 1);
    assert.match(meldungen[0], /^Die Datei .*\.$/);
  });
}

test('what is no text at all is refused too', () => {
  for (const wert of [undefined, null, 7, {}, []]) assert.equal(lesen(wert).projekt, null);
});

test('hostile values are dropped, counted and said; sound ones stay', () => {
  const { projekt, meldungen } = lesen(`{"format":"handreichung-projekt","version":1,"name":["x"],"stand":7,"ebene":{
    "zellen":{"__proto__":{"relevanz":1},"../x":{"relevanz":1},"a/b":{"relevanz":4},"a/c":{"relevanz":2,"notiz":5},"a/d":[]},
    "befunde":[1],"bestand":{"x":"<script>"},"gesehen":{"constructor":"abcd1234"}},
    "checklisten":{"liste":{"p":{"zustand":"vielleicht"},"q":{"zustand":"erledigt"}},"toString":7},"boese":1}`);
  assert.equal(projekt.name, 'Unser Projekt');
  assert.equal(projekt.stand, '');
  assert.deepEqual(Object.keys(projekt.ebene.zellen), ['a/c']);
  assert.deepEqual(projekt.ebene.zellen['a/c'], { relevanz: 2, notiz: '' });
  assert.deepEqual(projekt.ebene.gesehen, { constructor: 'abcd1234' });
  assert.deepEqual(Object.keys(projekt.checklisten), ['liste']);
  assert.deepEqual(Object.keys(projekt.checklisten.liste), ['q']);
  assert.equal(meldungen.length, 6);
  assert.equal({}.relevanz, undefined);
});

test('inherited names are ids like any other', () => {
  assert.deepEqual(einschaetzung(neu('N'), 'befunde', 'constructor'), { relevanz: null, notiz: '' });
  assert.equal(punkt(neu('N'), 'constructor', 'constructor').zustand, 'offen');
});

test('control and direction characters never come in, long notes end', () => {
  const p = setzeEinschaetzung(neu('N\u0000a\u202eb'), 'zellen', 'a/b', { notiz: `eins\r\nzwei\u0007\u2067${'ä'.repeat(3000)}` });
  assert.equal(p.name, 'N a b');
  const { notiz } = einschaetzung(p, 'zellen', 'a/b');
  assert.match(notiz, /^eins\nzwei {2}ä/);
  assert.equal([...notiz].length, GRENZEN.notiz);
});

test('keys that no page knows are not set', () => {
  const p = neu('N');
  for (const schluessel of ['', '__proto__', 'a', '/a', 'a/b/c', 'A/b']) {
    assert.equal(setzeEinschaetzung(p, 'zellen', schluessel, { relevanz: 1 }), p);
  }
  assert.equal(setzePunkt(p, 'x y', 'a', { zustand: 'erledigt' }), p);
  assert.equal(setzeGesehen(p, 'a', '<b>'), p);
});

test('what is taken back leaves nothing behind', () => {
  const leer = neu('N');
  const voll = setzePunkt(setzeEinschaetzung(leer, 'befunde', 'a', { relevanz: 0 }), 'l', 'p', { zustand: 'erledigt' });
  assert.equal(inhalt(voll), '1 Befund eingeschätzt, 1 Checkliste begonnen');
  const zurueck = setzePunkt(setzeEinschaetzung(voll, 'befunde', 'a', { relevanz: null }), 'l', 'p', { zustand: 'offen' });
  assert.equal(schreiben(zurueck), schreiben(leer));
  assert.equal(schreiben(ohneCheckliste(setzePunkt(leer, 'l', 'p', { notiz: 'x' }), 'l')), schreiben(leer));
  assert.equal(inhalt(leer), 'noch leer');
});

test('a project is never changed, only replaced', () => {
  const p = Object.freeze(neu('N'));
  Object.freeze(p.ebene);
  Object.freeze(p.ebene.zellen);
  setzeEinschaetzung(p, 'zellen', 'a/b', { relevanz: 3 });
  assert.equal(einschaetzung(p, 'zellen', 'a/b').relevanz, null);
  assert.equal(umbenannt(p, '  ').name, 'N');
  assert.equal(umbenannt(p, ' Neu  er ').name, 'Neu er');
});

test('merging keeps both notes, takes the second judgement and forgets nothing', () => {
  const a = setzePunkt(setzeEinschaetzung(neu('A'), 'zellen', 'a/b', { relevanz: 1, notiz: 'eins' }), 'l', 'p', { zustand: 'erledigt' });
  const b = setzePunkt(setzeEinschaetzung(neu('B'), 'zellen', 'a/b', { relevanz: 2, notiz: 'zwei' }), 'l', 'q', { notiz: 'n' });
  const c = zusammenfuehren(a, b);
  assert.equal(c.name, 'A');
  assert.deepEqual(einschaetzung(c, 'zellen', 'a/b'), { relevanz: 2, notiz: 'eins\nzwei' });
  assert.equal(punkt(c, 'l', 'p').zustand, 'erledigt');
  assert.equal(punkt(c, 'l', 'q').notiz, 'n');
  assert.equal(schreiben(zusammenfuehren(c, b)), schreiben(c));
  assert.equal(schreiben(zusammenfuehren(a, a)), schreiben(a));
  assert.equal(schreiben(zusammenfuehren(a, neu('leer'))), schreiben(a));
});

test('new, changed and gone since the state taken over; seen counts only the form of today', () => {
  let p = neu('N', '2026-01-01', { a: 'aaaa', b: 'bbbb', c: 'cccc' });
  p = setzeGesehen(setzeGesehen(p, 'a', 'aaaa'), 'b', 'bbbb');
  const heute = { a: 'aaaa', b: 'b0b0', d: 'dddd' };
  assert.deepEqual(vergleich(p, heute), { neu: ['d'], geaendert: ['b'], entfallen: ['c'], gesehen: 1, gesamt: 3 });
  const q = uebernimmStand(p, '2026-02-01', heute);
  assert.equal(q.stand, '2026-02-01');
  assert.deepEqual(vergleich(q, heute), { neu: [], geaendert: [], entfallen: [], gesehen: 1, gesamt: 3 });
  assert.deepEqual(vergleich(setzeGesehen(q, 'a', ''), heute).gesehen, 0);
});

test('any mutilated file is read or refused, never thrown at', () => {
  const text = datei('version-1');
  let saat = 7;
  const zufall = (n) => { saat = (saat * 1103515245 + 12345) % 2147483648; return saat % n; };
  for (let lauf = 0; lauf < 400; lauf += 1) {
    const stelle = zufall(text.length);
    const kaputt = text.slice(0, stelle) + ['', '"', '{', '[1]', 'null', '\\u0000', '-1e9'][zufall(7)] + text.slice(stelle + zufall(40));
    const { projekt } = lesen(kaputt);
    if (projekt) assert.equal(schreiben(lesen(schreiben(projekt)).projekt), schreiben(projekt));
  }
});
