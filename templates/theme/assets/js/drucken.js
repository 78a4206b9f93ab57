// @ts-check
/** A button that opens the browser's print window. */

/** @param {HTMLElement} element */
export function einrichten(element) {
  element.addEventListener('click', () => print());
}
