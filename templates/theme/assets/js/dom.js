// @ts-check
/** Elements from data, without HTML text: what a reader or a file brings is only ever text. */

/**
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {Record<string, string | boolean | ((ereignis: Event) => void)>} [angaben]  attributes; `on…` are listeners, false leaves one out
 * @param {...(Node | string | null)} kinder
 * @returns {HTMLElementTagNameMap[N]}
 */
export function el(name, angaben = {}, ...kinder) {
  const element = document.createElement(name);
  for (const [schluessel, wert] of Object.entries(angaben)) {
    if (typeof wert === 'function') element.addEventListener(schluessel.slice(2), wert);
    else if (wert !== false) element.setAttribute(schluessel, wert === true ? '' : wert);
  }
  element.append(...kinder.filter((kind) => kind !== null));
  return element;
}
