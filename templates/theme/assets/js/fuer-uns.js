// @ts-check
/** A finding's page: how important it is for the reader's municipality, in the same project as on the matrix page. */

import { el } from './dom.js';
import { projekteVorhanden } from './projekt-vorhanden.js';

/** @param {HTMLElement} element  data: befund, titel, pruefsumme, stand */
export async function einrichten(element) {
  if (projekteVorhanden()) {
    await oeffne(element);
    return;
  }
  element.append(el('button', { type: 'button', class: 'knopf knopf-leise', onclick: async () => {
    await oeffne(element);
    element.querySelector('input')?.focus();
  } }, 'Für uns einschätzen'));
}

/** @param {HTMLElement} element */
async function oeffne(element) {
  const [{ browserSpeicher }, kern, { einschaetzungsfelder, gesehenfeld }, { BLEIBT_HIER }] = await Promise.all([
    import('./projekt-speicher.js'), import('./projekt-kern.js'), import('./einschaetzung.js'), import('./projekt-leiste.js'),
  ]);
  const { befund = '', titel = '', pruefsumme = '', stand = '' } = element.dataset;
  const speicher = browserSpeicher();
  const status = el('p', { role: 'status' });
  /** @param {(alt: import('./projekt-kern.js').Projekt) => import('./projekt-kern.js').Projekt} wie */
  const merke = (wie) => {
    const antwort = speicher.aendern(wie, { stand });
    name.textContent = `Projekt: ${antwort.projekt.name}`;
    status.textContent = antwort.gesichert ? 'Gespeichert.' : antwort.meldungen.join(' ');
  };
  const jetzt = speicher.aktiv()?.projekt;
  const wert = jetzt ? kern.einschaetzung(jetzt, 'befunde', befund) : { relevanz: null, notiz: '' };
  const name = el('p', { class: 'zeile-meta' }, jetzt ? `Projekt: ${jetzt.name}` : '');
  element.replaceChildren(el('section', { class: 'fuer-uns', 'aria-label': 'Ihre Einschätzung' },
    ...einschaetzungsfelder(titel, wert, (teil) => merke((alt) => kern.setzeEinschaetzung(alt, 'befunde', befund, teil))),
    gesehenfeld(titel, jetzt?.ebene.gesehen[befund] === pruefsumme, (ja) => merke((alt) => kern.setzeGesehen(alt, befund, ja ? pruefsumme : ''))),
    name, status, el('p', { class: 'projekt-hinweis' }, BLEIBT_HIER)));
}
