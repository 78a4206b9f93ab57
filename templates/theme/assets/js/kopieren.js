// @ts-check
/** A button that copies the text above it. Where the browser forbids it, the text is selected instead. */

import { el } from './dom.js';

/** @param {HTMLElement} element  holds one `pre` */
export function einrichten(element) {
  const text = element.querySelector('pre');
  if (!text) return;
  const status = el('span', { role: 'status' });
  const knopf = el('button', { type: 'button', class: 'knopf knopf-leise', onclick: async () => {
    status.textContent = '';
    try {
      await navigator.clipboard.writeText(text.textContent ?? '');
      status.textContent = 'Kopiert.';
    } catch {
      getSelection()?.selectAllChildren(text);
      text.focus();
      status.textContent = 'Der Text ist markiert. Kopieren Sie ihn mit Strg und C.';
    }
  } }, 'Text kopieren');
  element.append(el('p', { class: 'kopieren' }, knopf, ' ', status));
}
