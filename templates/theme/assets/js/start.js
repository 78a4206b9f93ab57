// @ts-check
/** Entry: loads each helper when it is first needed. Without it every page still works. */

/** Below this width the navigation folds behind its button (same value as in the style sheet). */
const schmal = matchMedia('(max-width: 55.99rem)');

const menueKnopf = /** @type {HTMLButtonElement | null} */ (document.querySelector('[data-menue]'));
const sucheLink = /** @type {HTMLAnchorElement | null} */ (document.querySelector('[data-suche]'));
const schemaWahl = /** @type {HTMLFieldSetElement | null} */ (document.querySelector('[data-farbschema-wahl]'));

if (menueKnopf) {
  const knopf = menueKnopf;
  const einrichten = () => import('./menue.js').then((modul) => modul.einrichten(knopf, schmal));
  if (schmal.matches) einrichten();
  else schmal.addEventListener('change', einrichten, { once: true });
}

if (sucheLink) sucheLink.replaceWith(sucheKnopf(sucheLink));

// What a page brings along: an element names the module that makes more of it. They come when the page
// stands, so that none delays its first view; one that fails leaves the markup as it was, and that works.
if (document.readyState === 'complete') ausbauen();
else addEventListener('load', ausbauen, { once: true });

if (schemaWahl) {
  const gewaehlt = document.documentElement.dataset.farbschema || 'system';
  for (const feld of schemaWahl.querySelectorAll('input')) feld.checked = feld.value === gewaehlt;
  schemaWahl.addEventListener('change', async (ereignis) => {
    const feld = /** @type {HTMLInputElement} */ (ereignis.target);
    (await import('./farbschema.js')).waehlen(feld.value);
  });
}

/** Load the modules that elements of this page name. */
function ausbauen() {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-modul]'))) {
    import(`./${element.dataset.modul}.js`).then((modul) => modul.einrichten(element));
  }
}

/**
 * A button that opens the search dialog, in place of the link to the A–Z page.
 * @param {HTMLAnchorElement} link
 */
function sucheKnopf(link) {
  const knopf = document.createElement('button');
  knopf.type = 'button';
  knopf.className = link.className;
  knopf.setAttribute('aria-haspopup', 'dialog');
  knopf.append(...link.childNodes);
  const azAdresse = link.href;
  knopf.addEventListener('click', () => {
    import('./suche.js')
      .then((modul) => modul.oeffnen(azAdresse))
      .catch(() => { location.href = azAdresse; });
  });
  return knopf;
}
