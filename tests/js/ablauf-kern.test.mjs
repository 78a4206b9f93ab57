// Clock times of agendas: breaks, midnight, addresses.
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  ausAdresse, beschriftung, dauer, fuerZeitfeld, inAdresse, laengeLesen, mitPause, ohnePause, uhr, uhrzeitLesen, zeiten,
  zusammenfassung,
} from '../../templates/theme/assets/js/ablauf-kern.js';

const schritte = (...minuten) => minuten.map((m) => ({ minuten: m, pause: false }));

test('a time is read from a time field and from an address, and from nothing else', () => {
  assert.equal(uhrzeitLesen('09:30'), 570);
  assert.equal(uhrzeitLesen('0930'), 570);
  assert.equal(uhrzeitLesen('00:00'), 0);
  assert.equal(uhrzeitLesen('23:59'), 1439);
  for (const falsch of ['', null, '9:30', '24:00', '12:60', '09:30:00', ' 0930', '1e3', 'abcd']) assert.equal(uhrzeitLesen(falsch), null, String(falsch));
});

test('every minute of the day survives the way through field and address', () => {
  for (let minute = 0; minute < 1440; minute += 1) {
    assert.equal(uhrzeitLesen(fuerZeitfeld(minute)), minute);
    const adresse = inAdresse({ beginn: minute, pausen: [] }, new URLSearchParams());
    assert.equal(ausAdresse(new URLSearchParams(adresse.toString()), 3).beginn, minute);
  }
});

test('steps follow each other without a gap', () => {
  const liste = zeiten(schritte(20, 25, 15), [{ nach: 1, minuten: 10 }]);
  assert.deepEqual(liste.map(({ von, bis }) => [von, bis]), [[0, 20], [20, 30], [30, 55], [55, 70]]);
  assert.deepEqual(liste.map(({ nach }) => nach), [null, 1, null, null]);
});

test('a begin makes minutes into clock times', () => {
  const [erste, zweite] = zeiten(schritte(20, 25), []);
  assert.equal(beschriftung(erste, 540), '9:00 bis 9:20 Uhr');
  assert.equal(beschriftung(zweite, 540), '9:20 bis 9:45 Uhr');
  assert.equal(beschriftung(zweite, null), 'ab Minute 20');
});

test('past midnight the next day is named', () => {
  const liste = zeiten(schritte(60, 90), []);
  assert.equal(uhr(1440), '0:00');
  assert.equal(beschriftung(liste[0], 23 * 60 + 30), '23:30 bis 0:30 Uhr');
  assert.equal(beschriftung(liste[1], 23 * 60 + 30), '0:30 bis 2:00 Uhr am nächsten Tag');
  assert.equal(zusammenfassung(liste, 23 * 60 + 30), 'Von 23:30 bis 2:00 Uhr am nächsten Tag: 2 Stunden 30 Minuten.');
  assert.match(zusammenfassung(zeiten(schritte(3000), []), 0), / am 3\. Tag/);
});

test('breaks of the agenda and of the reader are counted', () => {
  const liste = zeiten([...schritte(60), { minuten: 45, pause: true }, ...schritte(30)], [{ nach: 1, minuten: 15 }]);
  assert.equal(zusammenfassung(liste, null), 'Zusammen 2 Stunden 30 Minuten, davon 1 Stunde Pause.');
});

test('a second break at the same place takes the place of the first', () => {
  const pausen = mitPause(mitPause([{ nach: 3, minuten: 5 }], { nach: 1, minuten: 10 }), { nach: 3, minuten: 20 });
  assert.deepEqual(pausen, [{ nach: 1, minuten: 10 }, { nach: 3, minuten: 20 }]);
  assert.deepEqual(ohnePause(pausen, 1), [{ nach: 3, minuten: 20 }]);
});

test('the address holds the state and keeps what belongs to others', () => {
  const stand = { beginn: 545, pausen: [{ nach: 1, minuten: 5 }, { nach: 3, minuten: 45 }] };
  const adresse = inAdresse(stand, new URLSearchParams('ansicht=gross&beginn=0000&pause=9-9'));
  assert.equal(adresse.toString(), 'ansicht=gross&beginn=0905&pause=1-5&pause=3-45');
  assert.deepEqual(ausAdresse(adresse, 5), stand);
  assert.equal(inAdresse({ beginn: null, pausen: [] }, adresse).toString(), 'ansicht=gross');
});

test('a strange address harms nothing', () => {
  for (const pause of ['0-10', '5-10', '2-0', '2-999', '2', '-1-5', '2-1.5', 'x', '99-15', '2-15-15']) {
    assert.deepEqual(ausAdresse(new URLSearchParams({ beginn: '<b>', pause }), 5), { beginn: null, pausen: [] }, pause);
  }
});

test('lengths of breaks are whole minutes up to three hours', () => {
  assert.deepEqual(['1', '15', '180'].map(laengeLesen), [1, 15, 180]);
  assert.deepEqual(['', '0', '181', '1.5', '-5', '1e2', ' 5'].map(laengeLesen), [null, null, null, null, null, null, null]);
});

test('lengths in words', () => {
  assert.deepEqual([0, 1, 59, 60, 61, 150].map(dauer), ['0 Minuten', '1 Minute', '59 Minuten', '1 Stunde', '1 Stunde 1 Minute', '2 Stunden 30 Minuten']);
});
