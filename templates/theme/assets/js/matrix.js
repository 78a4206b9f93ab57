// @ts-check
/**
 * The matrix page: axes, layer, filter and panel around the table. State lives in the address.
 *
 * After every drawing the element sends `matrix:neu`, after every filling of the panel `matrix:feld`; both
 * carry what `stand()` returns. Other modules build on these two and change nothing here.
 *
 * @typedef {import('./matrix-kern.js').Daten} Daten
 * @typedef {{ daten: Daten, zeilen: string, spalten: string, schicht: string, feld: string,
 *   auswahl: Record<string, string[]>, und: ReadonlySet<string>, tabelle: import('./matrix-kern.js').Tabelle,
 *   befunde: readonly import('./matrix-kern.js').Befund[] }} Stand  `feld` is the open place: »a/b«, »a/«, »/b« or ''
 */
import { el } from './dom.js';
import { formular } from './facetten-formular.js';
import { bild } from './matrix-bild.js';
import { fach } from './matrix-fach.js';
import { achsen, ansichtAusAdresse, ansichtInAdresse, feld, lesen, tabelle } from './matrix-kern.js';
import { SCHICHTEN } from './matrix-schichten-kern.js';

/** Root of the site, seen from assets/js/. */
const WURZEL = new URL('../../', import.meta.url);
const SCHICHTNAMEN = SCHICHTEN.map(({ id }) => id);
/** Parameters of the address that are not the filter's. */
const EIGENE = ['zeilen', 'spalten', 'schicht', 'feld'];

/** @type {Stand | null} */
let jetzt = null;

/** What is shown now, or null before the data has come. */
export function stand() {
  return jetzt;
}

/** @param {HTMLElement} element the .instrument around tools, table and panel */
export async function einrichten(element) {
  const antwort = await fetch(new URL('assets/matrix.json', WURZEL));
  if (!antwort.ok) throw new Error(`matrix.json: ${antwort.status}`);
  const heute = new Date().toLocaleDateString('sv-SE'); // 2026-11-22, in the reader's own time
  beleben(element, lesen(await antwort.json(), heute, WURZEL.href));
}

/** @param {HTMLElement} element @param {Daten} daten */
function beleben(element, daten) {
  const leiste = finde(element, '.instrument-leiste');
  const ansage = finde(element, '.instrument-ansage');
  const [zeilen, spalten, schicht] = ['zeilen', 'spalten', 'schicht'].map((name) => wahl(leiste, name));
  const moeglich = achsen(daten).map(({ name, titel }) => ({ id: name, titel }));
  for (const auswahl of [zeilen, spalten]) auswahl.replaceChildren(...moeglich.map(({ id, titel }) => el('option', { value: id }, titel)));
  schicht.replaceChildren(...SCHICHTEN.map(({ id, titel }) => el('option', { value: id }, titel)));

  const zeichnung = bild(element, daten, (ort) => oeffnen(ort));
  const schublade = fach(element, daten, WURZEL, { wechseln: (ort) => oeffnen(ort), zu: () => geschlossen() });
  /** @type {{ auswahl: Record<string, string[]>, und: ReadonlySet<string> }} */
  let filter = { auswahl: {}, und: new Set() };
  let offen = '';

  /** What needs sectors and themes cannot be chosen without them. */
  function waehlbar() {
    const felder = new Set([zeilen.value, spalten.value]);
    const ganz = felder.has('sektoren') && felder.has('themen');
    for (const option of schicht.options) option.disabled = !ganz && SCHICHTEN[option.index].nurFelder;
    if (schicht.selectedOptions[0]?.disabled) schicht.value = SCHICHTNAMEN[0];
  }

  function zeichnen() {
    waehlbar();
    const ansicht = { zeilen: zeilen.value, spalten: spalten.value, ...filter };
    const neu = tabelle(daten, ansicht);
    if (offen && !feld(neu, offen)) offen = '';
    jetzt = { daten, ...ansicht, schicht: schicht.value, feld: offen, tabelle: neu, befunde: neu.befunde };
    zeichnung.zeigen(jetzt);
    merken();
    element.dispatchEvent(new CustomEvent('matrix:neu', { bubbles: true, detail: jetzt }));
    if (offen) schublade.fuellen(jetzt);
    else schublade.schliessen();
  }

  /** Keep the view in the address, so that it can be sent. */
  function merken() {
    const suche = new URLSearchParams(location.search);
    for (const name of EIGENE) suche.delete(name);
    const ansicht = ansichtInAdresse({ zeilen: zeilen.value, spalten: spalten.value, schicht: schicht.value }, daten, SCHICHTNAMEN);
    for (const [name, wert] of ansicht) suche.set(name, wert);
    if (offen) suche.set('feld', offen);
    const text = suche.toString().replaceAll('%2F', '/');
    const neu = text && `?${text}`;
    // Writing an address costs more than all the rest of an answer: a filter has done it already.
    if (neu !== location.search) history.replaceState(history.state, '', `${location.pathname}${neu}${location.hash}`);
  }

  /** @param {string} ort */
  function oeffnen(ort) {
    offen = ort;
    if (!jetzt) return;
    jetzt = { ...jetzt, feld: ort };
    schublade.fuellen(jetzt);
    schublade.oeffnen();
    zeichnung.offen(ort);
    merken();
  }

  function geschlossen() {
    const ort = offen;
    offen = '';
    if (jetzt) jetzt = { ...jetzt, feld: '' };
    zeichnung.offen('');
    zeichnung.hin(ort);
    merken();
  }

  /** Take over what an address says. */
  function lesenAusAdresse() {
    const suche = new URLSearchParams(location.search);
    const gelesen = ansichtAusAdresse(suche, daten, SCHICHTNAMEN);
    [zeilen.value, spalten.value, schicht.value] = [gelesen.zeilen, gelesen.spalten, gelesen.schicht];
    offen = suche.get('feld') ?? '';
  }

  leiste.addEventListener('change', (ereignis) => {
    // The same on both sides would show nothing: the other side takes what this one had.
    if (zeilen.value === spalten.value && jetzt) {
      if (ereignis.target === zeilen) spalten.value = jetzt.zeilen;
      else zeilen.value = jetzt.spalten;
    }
    zeichnen();
    ansage.textContent = `${titel(zeilen)} in Zeilen, ${titel(spalten)} in Spalten. Die Felder zeigen: ${titel(schicht)}.`;
  });
  finde(leiste, '[data-tat="tauschen"]').addEventListener('click', () => {
    [zeilen.value, spalten.value] = [spalten.value, zeilen.value];
    leiste.dispatchEvent(new Event('change'));
  });
  addEventListener('popstate', () => { lesenAusAdresse(); zeichnen(); });

  lesenAusAdresse();
  leiste.hidden = false;
  formular(element, element.dataset.wort ?? '', daten.befunde, (neu) => {
    filter = neu;
    zeichnen();
  });
  /** @type {HTMLDetailsElement} */ (finde(element, '.facetten-klappe')).open = false;
  if (offen) {
    schublade.oeffnen();
    zeichnung.offen(offen);
  }
}

/** @param {HTMLElement} wurzel @param {string} auswahl @returns {HTMLElement} */
function finde(wurzel, auswahl) {
  const element = wurzel.querySelector(auswahl);
  if (!(element instanceof HTMLElement)) throw new Error(`${auswahl} fehlt`);
  return element;
}

/** @param {HTMLElement} leiste @param {string} name */
function wahl(leiste, name) {
  return /** @type {HTMLSelectElement} */ (finde(leiste, `select[name="${name}"]`));
}

/** @param {HTMLSelectElement} auswahl */
function titel(auswahl) {
  return auswahl.selectedOptions[0]?.textContent ?? '';
}
