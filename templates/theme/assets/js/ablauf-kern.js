// @ts-check
/**
 * The clock times of an agenda: pure functions, no DOM.
 *
 * Minutes count from the agenda's begin; a begin counts from midnight. An agenda has no date, so a change
 * between summer and winter time is nobody's business here.
 *
 * @typedef {{nach: number, minuten: number}} Pause  a break that the reader puts in, after step `nach` (from 1)
 * @typedef {{minuten: number, pause: boolean}} Schritt  a step as the handbook has it
 * @typedef {{nach: number | null, von: number, bis: number, pause: boolean}} Zeit  nach: the reader's own break
 * @typedef {{beginn: number | null, pausen: readonly Pause[]}} Stand
 */

const TAG = 24 * 60;
export const LAENGSTE_PAUSE = 180;

/** Minutes since midnight from »09:00« (time field) or »0900« (address). @param {string | null} text */
export function uhrzeitLesen(text) {
  const [, stunde, minute] = /^([01]\d|2[0-3]):?([0-5]\d)$/.exec(text ?? '') ?? [];
  return stunde === undefined ? null : Number(stunde) * 60 + Number(minute);
}

/** »09:00«, as time fields want it. @param {number} minuten */
export function fuerZeitfeld(minuten) {
  return `${zweistellig(Math.floor(minuten / 60))}:${zweistellig(minuten % 60)}`;
}

/** »9:05«, as people write it; days that have passed are left out. @param {number} minuten */
export function uhr(minuten) {
  const heute = minuten % TAG;
  return `${Math.floor(heute / 60)}:${zweistellig(heute % 60)}`;
}

/**
 * Begin and end of every step and every break, in their order, in minutes since the agenda's begin.
 * @param {readonly Schritt[]} schritte @param {readonly Pause[]} pausen @returns {Zeit[]}
 */
export function zeiten(schritte, pausen) {
  /** @type {Zeit[]} */
  const liste = [];
  let jetzt = 0;
  schritte.forEach((schritt, i) => {
    liste.push({ nach: null, von: jetzt, bis: jetzt += schritt.minuten, pause: schritt.pause });
    const eigene = pausen.find((pause) => pause.nach === i + 1);
    if (eigene) liste.push({ nach: eigene.nach, von: jetzt, bis: jetzt += eigene.minuten, pause: true });
  });
  return liste;
}

/** What stands beside a step: »ab Minute 30«, or »9:30 bis 9:45 Uhr«. @param {Zeit} zeit @param {number | null} beginn */
export function beschriftung({ von, bis }, beginn) {
  if (beginn === null) return `ab Minute ${von}`;
  return `${uhr(beginn + von)} bis ${uhr(beginn + bis)} Uhr${folgetag(beginn + von)}`;
}

/** The whole in a sentence. @param {readonly Zeit[]} liste @param {number | null} beginn */
export function zusammenfassung(liste, beginn) {
  const ende = liste.at(-1)?.bis ?? 0;
  const pausen = liste.reduce((summe, { von, bis, pause }) => summe + (pause ? bis - von : 0), 0);
  const davon = pausen ? `, davon ${dauer(pausen)} Pause` : '';
  if (beginn === null) return `Zusammen ${dauer(ende)}${davon}.`;
  return `Von ${uhr(beginn)} bis ${uhr(beginn + ende)} Uhr${folgetag(beginn + ende)}: ${dauer(ende)}${davon}.`;
}

/** »1 Stunde 20 Minuten«. @param {number} minuten */
export function dauer(minuten) {
  const [stunden, rest] = [Math.floor(minuten / 60), minuten % 60];
  const teile = [
    stunden && `${stunden} ${stunden === 1 ? 'Stunde' : 'Stunden'}`,
    (rest || !stunden) && `${rest} ${rest === 1 ? 'Minute' : 'Minuten'}`,
  ];
  return teile.filter(Boolean).join(' ');
}

/** The breaks with one more; a second one at the same place takes the first one's. @param {readonly Pause[]} pausen @param {Pause} neue */
export function mitPause(pausen, neue) {
  return [...ohnePause(pausen, neue.nach), neue].sort((a, b) => a.nach - b.nach);
}

/** @param {readonly Pause[]} pausen @param {number} nach */
export function ohnePause(pausen, nach) {
  return pausen.filter((pause) => pause.nach !== nach);
}

/** A break's length as the reader typed it, within reason. @param {string} text @returns {number | null} */
export function laengeLesen(text) {
  const minuten = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return minuten >= 1 && minuten <= LAENGSTE_PAUSE ? minuten : null;
}

/**
 * The state that an address names: `beginn=0900&pause=2-15`. What fits no step is dropped.
 * @param {URLSearchParams} adresse @param {number} schritte @returns {Stand}
 */
export function ausAdresse(adresse, schritte) {
  /** @type {Pause[]} */
  let pausen = [];
  for (const angabe of adresse.getAll('pause')) {
    const [, nach, laenge] = /^(\d{1,2})-(\d{1,3})$/.exec(angabe) ?? [];
    const minuten = laengeLesen(laenge ?? '');
    // After the last step everyone goes home.
    if (minuten !== null && Number(nach) >= 1 && Number(nach) < schritte) pausen = mitPause(pausen, { nach: Number(nach), minuten });
  }
  return { beginn: uhrzeitLesen(adresse.get('beginn')), pausen };
}

/** The same address with this state; what else it names stays. @param {Stand} stand @param {URLSearchParams} adresse */
export function inAdresse({ beginn, pausen }, adresse) {
  const neu = new URLSearchParams(adresse);
  neu.delete('beginn');
  neu.delete('pause');
  if (beginn !== null) neu.set('beginn', fuerZeitfeld(beginn).replace(':', ''));
  for (const { nach, minuten } of pausen) neu.append('pause', `${nach}-${minuten}`);
  return neu;
}

/** @param {number} minuten  since the midnight before the begin */
function folgetag(minuten) {
  const tage = Math.floor(minuten / TAG);
  return tage === 0 ? '' : tage === 1 ? ' am nächsten Tag' : ` am ${tage + 1}. Tag`;
}

/** @param {number} zahl */
function zweistellig(zahl) {
  return String(zahl).padStart(2, '0');
}
