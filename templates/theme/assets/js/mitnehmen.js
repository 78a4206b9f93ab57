// @ts-check
/** Take the current view of the matrix along: picture, table, data. Made in the browser from what is shown. */

import { herunterladen } from './datei.js';
import { el } from './dom.js';
import { stand } from './matrix.js';

/** Twice the picture's size: sharp on a projector. */
const SCHAERFE = 2;

/** @param {HTMLElement} element  data: name, adresse, lizenz; holds links that work without a script */
export function einrichten(element) {
  const instrument = /** @type {HTMLElement} */ (element.closest('.instrument'));
  const { name = '', adresse = '', lizenz = '' } = element.dataset;
  const status = el('p', { role: 'status' });
  const taten = [
    knopf('Bild für Folien (PNG)', async () => herunterladen('matrix.png', await alsPng(await svg()), 'image/png')),
    knopf('Bild zum Skalieren (SVG)', async () => herunterladen('matrix.svg', await svg(), 'image/svg+xml')),
    knopf('Gezeigte Befunde als Tabelle (CSV)', async () => {
      const kern = await import('./mitnehmen-kern.js');
      herunterladen('befunde-auswahl.csv', kern.alsBefundCsv(jetzt()), 'text/csv');
    }),
    knopf('Gezeigte Befunde als Daten (JSON)', async () => {
      const kern = await import('./mitnehmen-kern.js');
      herunterladen('befunde-auswahl.json', kern.alsJson(jetzt(), angaben()), 'application/json');
    }),
  ];
  const leiste = el('div', { class: 'mitnehmen-taten', hidden: !stand() }, ...taten, status);
  element.append(leiste);
  instrument.addEventListener('matrix:neu', () => { leiste.hidden = false; }, { once: true });

  /** @param {string} wort @param {() => Promise<void>} tat */
  function knopf(wort, tat) {
    return el('button', { type: 'button', class: 'knopf knopf-leise', onclick: async () => {
      try {
        await tat();
        status.textContent = `„${wort}“ liegt bei Ihren Downloads.`;
      } catch {
        status.textContent = 'Das ließ sich in diesem Browser nicht erstellen.';
      }
    } }, wort);
  }

  function jetzt() {
    const gezeigt = stand();
    if (!gezeigt) throw new Error('Die Matrix ist noch nicht da.');
    return gezeigt;
  }

  function angaben() {
    return { name, adresse, ansicht: location.href, lizenz, filter: filterworte() };
  }

  /** The chosen filters as the page itself names them. */
  function filterworte() {
    return [...instrument.querySelectorAll('.facette')].flatMap((facette) => {
      const worte = [...facette.querySelectorAll('input:checked:not([data-und])')]
        .map((feld) => feld.closest('label')?.querySelector('.facette-name')?.textContent ?? '');
      return worte.length ? [`${facette.querySelector('.facette-titel')?.textContent}: ${worte.join(', ')}`] : [];
    });
  }

  async function svg() {
    return (await import('./mitnehmen-kern.js')).alsSvg(jetzt(), angaben());
  }
}

/** @param {string} svg @returns {Promise<Blob>} */
async function alsPng(svg) {
  const bild = new Image();
  bild.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await bild.decode();
  const flaeche = document.createElement('canvas');
  [flaeche.width, flaeche.height] = [bild.naturalWidth * SCHAERFE, bild.naturalHeight * SCHAERFE];
  flaeche.getContext('2d')?.drawImage(bild, 0, 0, flaeche.width, flaeche.height);
  return new Promise((fertig, gescheitert) => {
    flaeche.toBlob((blob) => (blob ? fertig(blob) : gescheitert(new Error('kein Bild'))), 'image/png');
  });
}
