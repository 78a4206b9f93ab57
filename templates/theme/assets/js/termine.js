// @ts-check
/** Events and deadlines: says of each whether it is over. Pages are built without a clock; the browser has one. */

/** @param {HTMLElement} liste  holds items with the last day of each in data-ende */
export function einrichten(liste) {
  const heute = new Date();
  const tag = [heute.getFullYear(), heute.getMonth() + 1, heute.getDate()]
    .map((teil) => String(teil).padStart(2, '0'))
    .join('-');
  for (const punkt of /** @type {NodeListOf<HTMLElement>} */ (liste.querySelectorAll('[data-ende]'))) {
    if ((punkt.dataset.ende || '') >= tag) continue;
    punkt.classList.add('vorbei');
    punkt.querySelector('.termin-tag')?.append(' (vorbei)');
    liste.append(punkt); // what is still to come stands first
  }
}
