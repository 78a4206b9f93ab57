// @ts-check
/**
 * The controls with which readers judge a field or a finding: relevance, note and, for findings, »seen«.
 *
 * @import {Einschaetzung} from './projekt-kern.js'
 */
import { el } from './dom.js';
import { RELEVANZ } from './eigene-ebene-kern.js';
import { GRENZEN } from './projekt-kern.js';

/** Typing counts as finished after this long. */
const RUHE = 400;
let nummer = 0;

/**
 * Buttons of choice for relevance and a field for a note.
 * @param {string} was  what is judged, in words @param {Einschaetzung} wert @param {(teil: Partial<Einschaetzung>) => void} merke
 */
export function einschaetzungsfelder(was, wert, merke) {
  nummer += 1;
  const name = `relevanz-${nummer}`;
  const stufen = [...RELEVANZ.map((wort, stufe) => ({ wort, stufe: /** @type {number | null} */ (stufe) })), { wort: 'keine Angabe', stufe: null }];
  const knoepfe = stufen.map(({ wort, stufe }) => {
    const feld = el('input', { type: 'radio', name, autocomplete: 'off', onchange: () => merke({ relevanz: stufe }) });
    feld.checked = wert.relevanz === stufe;
    return el('label', {}, feld, el('span', {}, wort));
  });
  const notiz = el('textarea', { rows: '3', maxlength: String(GRENZEN.notiz), autocomplete: 'off' });
  notiz.value = wert.notiz;
  let warte = 0;
  let gemerkt = wert.notiz;
  const sichere = () => {
    clearTimeout(warte);
    if (notiz.value === gemerkt) return;
    gemerkt = notiz.value;
    merke({ notiz: gemerkt });
  };
  notiz.addEventListener('input', () => { clearTimeout(warte); warte = window.setTimeout(sichere, RUHE); });
  notiz.addEventListener('change', sichere);
  return [
    el('fieldset', { class: 'relevanz' }, el('legend', {}, 'Wie wichtig ist das für Ihre Kommune?', el('span', { class: 'nur-vorlesen' }, ` ${was}`)), ...knoepfe),
    el('label', { class: 'notiz' }, el('span', {}, 'Notiz'), notiz),
  ];
}

/** A small choice of relevance for a line of a list. @param {string} was @param {Einschaetzung} wert @param {(teil: Partial<Einschaetzung>) => void} merke */
export function einschaetzungswahl(was, wert, merke) {
  const wahl = el('select', { autocomplete: 'off', onchange: () => merke({ relevanz: wahl.value === '' ? null : Number(wahl.value) }) },
    el('option', { value: '' }, 'keine Angabe'), ...RELEVANZ.map((wort, stufe) => el('option', { value: String(stufe) }, wort)));
  wahl.value = wert.relevanz === null ? '' : String(wert.relevanz);
  return el('label', { class: 'fuer-uns-wahl' }, el('span', {}, 'Für uns', el('span', { class: 'nur-vorlesen' }, `: ${was}`)), wahl);
}

/** A box that marks a finding as seen. @param {string} was @param {boolean} gesehen @param {(ja: boolean) => void} merke */
export function gesehenfeld(was, gesehen, merke) {
  const haken = el('input', { type: 'checkbox', autocomplete: 'off', onchange: () => merke(haken.checked) });
  haken.checked = gesehen;
  return el('label', { class: 'gesehen-haken' }, haken, el('span', {}, 'gesehen', el('span', { class: 'nur-vorlesen' }, `: ${was}`)));
}
