// @ts-check
/**
 * Two or three findings side by side. Sentences and recommendations are fetched when they are first compared.
 *
 * @typedef {import('./matrix-kern.js').Daten} Daten
 * @typedef {import('./matrix-kern.js').Befund} Befund
 * @typedef {{ kurz: string, empfehlungen: readonly (readonly [titel: string, herkunft: string])[] }} Texte
 */
import { el } from './dom.js';
import { zeichen } from './matrix-bild.js';
import { namen, wert } from './matrix-kern.js';

/** @param {HTMLElement} element @param {Daten} daten @param {URL} wurzel */
export function vergleich(element, daten, wurzel) {
  const dialog = el('dialog', { class: 'vergleich', 'aria-labelledby': 'vergleich-titel' });
  /** @type {Map<string, Promise<Record<string, Texte>>>} */
  const geladen = new Map();
  element.append(dialog);
  dialog.addEventListener('click', (ereignis) => { if (ereignis.target === dialog) dialog.close(); });

  /** @param {Befund} befund @returns {Promise<Texte | null>} */
  async function texte(befund) {
    const sektor = befund.werte.sektoren[0];
    let datei = geladen.get(sektor);
    if (!datei) {
      datei = fetch(new URL(daten.texte(sektor), wurzel)).then((antwort) => {
        if (!antwort.ok) throw new Error(String(antwort.status));
        return antwort.json();
      });
      geladen.set(sektor, datei);
    }
    try {
      return (await datei)[befund.id] ?? null;
    } catch {
      geladen.delete(sektor);
      return null;
    }
  }

  /** @param {readonly Befund[]} befunde */
  async function oeffnen(befunde) {
    const gelesen = await Promise.all(befunde.map(texte));
    /** @param {string} titel @param {(befund: Befund, texte: Texte | null) => (Node | string)[]} zellen */
    const zeile = (titel, zellen) => el('tr', { role: 'row' }, el('th', { role: 'rowheader', scope: 'row' }, titel), ...befunde.map((befund, i) => (
      el('td', { role: 'cell', 'data-spalte': befund.titel }, ...zellen(befund, gelesen[i])))));
    /** @param {string} merkmal */
    const aufzaehlung = (merkmal) => (/** @type {Befund} */ befund) => [namen(daten, befund, merkmal).join(', ') || 'Keine bestimmten'];
    const tabelle = el('table', { class: 'vergleich-tabelle', role: 'table' },
      el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, el('th', { role: 'columnheader', scope: 'col' }, 'Befund'), ...befunde.map((befund) => (
        el('th', { role: 'columnheader', scope: 'col' }, el('a', { href: befund.adresse }, befund.titel)))))),
      el('tbody', { role: 'rowgroup' },
        zeile('Kurz gesagt', (_, text) => [text?.kurz ?? 'Der Satz konnte nicht geladen werden.']),
        zeile('Sektor und Themen', (befund) => [[...namen(daten, befund, 'sektoren'), ...namen(daten, befund, 'themen')].join(', ')]),
        zeile('Richtung', (befund) => befund.werte.richtungen.map((id) => {
          const richtung = wert(daten, 'richtungen', id);
          return el('span', { class: `richtung ton-${richtung.ton}` }, zeichen(richtung.zeichen ?? ''), ` ${richtung.name}`);
        })),
        zeile('Stärke der Belege', (befund) => [el('span', { class: 'staerke', 'data-stufe': String(befund.stufe) }, zeichen(`stufe-${befund.stufe}`), ` ${daten.stufen[befund.stufe - 1].wort}`)]),
        zeile('Quellen', (befund) => [`${befund.quellen} ${befund.quellen === 1 ? 'Quelle' : 'Quellen'}${befund.jahr ? `, die jüngste von ${befund.jahr}` : ', ohne Jahr'}`]),
        zeile('Methoden', aufzaehlung('methoden')),
        zeile('Betroffene Gruppen', aufzaehlung('gruppen')),
        zeile('Empfehlungen', (_, text) => (text?.empfehlungen.length
          ? [el('ul', {}, ...text.empfehlungen.map(([titel, herkunft]) => el('li', {}, titel, ' ', el('span', { class: 'art' }, `(${herkunft})`))))]
          : ['Keine']))));
    dialog.replaceChildren(el('div', { class: 'vergleich-innen' },
      el('div', { class: 'fach-kopf' },
        el('h2', { id: 'vergleich-titel', tabindex: '-1', autofocus: true }, `${befunde.length} Befunde im Vergleich`),
        el('button', { type: 'button', class: 'werkzeug', onclick: () => dialog.close() }, 'Schließen')),
      tabelle));
    dialog.showModal();
  }

  return { oeffnen };
}
