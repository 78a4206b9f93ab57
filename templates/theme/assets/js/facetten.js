// @ts-check
/** A list that can be filtered: hides what does not fit and headings without entries, and builds nothing anew. */
import { ausMerkmalen, trifft } from './facetten-kern.js';
import { formular } from './facetten-formular.js';

/** @typedef {{ werte: Record<string, string[]>, element: HTMLElement }} Zeile */

/** @param {HTMLElement} element the .facettenliste */
export function einrichten(element) {
  const heute = new Date().toLocaleDateString('sv-SE'); // 2026-11-22, in the reader's own time
  const gruppen = [.../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll('.facetten-gruppe'))].map((gruppe) => ({
    gruppe,
    zeilen: [.../** @type {NodeListOf<HTMLElement>} */ (gruppe.querySelectorAll('[data-werte]'))].map((zeile) => gelesen(zeile, heute)),
  }));
  const alle = gruppen.flatMap(({ zeilen }) => zeilen);
  formular(element, element.dataset.wort ?? '', alle, ({ auswahl, und }) => {
    for (const { gruppe, zeilen } of gruppen) {
      let leer = true;
      for (const zeile of zeilen) {
        const passt = trifft(zeile, auswahl, und);
        if (zeile.element.hidden === passt) zeile.element.hidden = !passt;
        leer &&= !passt;
      }
      gruppe.hidden = leer;
    }
  });
}

/**
 * What stands at an entry: `data-werte` in the words of an address, `data-faellig` the day of its next review.
 * @param {HTMLElement} element @param {string} heute @returns {Zeile}
 */
function gelesen(element, heute) {
  const { werte = '', faellig } = element.dataset;
  const found = ausMerkmalen(werte);
  if (faellig) found.durchsicht = [faellig < heute ? 'faellig' : 'nicht-faellig'];
  return { werte: found, element };
}
