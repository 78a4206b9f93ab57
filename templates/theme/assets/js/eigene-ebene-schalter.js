// @ts-check
/** The switch of the own layer. The layer itself is loaded when it is wanted for the first time. */

import { el } from './dom.js';
import { stand } from './matrix.js';

/** @param {HTMLElement} element  an empty place within the matrix's `.instrument` */
export function einrichten(element) {
  const instrument = /** @type {HTMLElement} */ (element.closest('.instrument'));
  const stelle = el('div', { class: 'ebene', id: 'eigene-ebene', hidden: true });
  /** @type {{an: (ja: boolean) => void} | null} */
  let ebene = null;
  const knopf = el('button', { type: 'button', class: 'knopf knopf-leise', 'aria-expanded': 'false', 'aria-controls': stelle.id, onclick: schalte }, 'Eigene Einschätzung');
  element.append(knopf, stelle);
  // The matrix draws itself when its data has come; before that there is nothing to judge.
  knopf.hidden = !stand();
  instrument.addEventListener('matrix:neu', () => { knopf.hidden = false; }, { once: true });

  async function schalte() {
    const jetzt = stand();
    if (!jetzt) return;
    const an = stelle.hidden === true;
    ebene ??= (await import('./eigene-ebene.js')).ebene(stelle, instrument, jetzt);
    stelle.hidden = !an;
    knopf.setAttribute('aria-expanded', String(an));
    ebene.an(an);
  }
}
