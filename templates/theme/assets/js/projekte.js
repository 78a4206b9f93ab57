// @ts-check
/** The page of a reader's projects. As long as there are none, it only offers to begin; the rest is loaded then. */

import { el } from './dom.js';
import { projekteVorhanden } from './projekt-vorhanden.js';

/** @param {HTMLElement} element */
export async function einrichten(element) {
  if (projekteVorhanden()) {
    await oeffne(element);
    return;
  }
  const knopf = el('button', { type: 'button', class: 'knopf', onclick: async () => {
    await oeffne(element);
    element.querySelector('button')?.focus();
  } }, 'Projekt anlegen oder Datei öffnen');
  element.append(el('p', {}, 'In diesem Browser ist noch kein Projekt gespeichert.'), knopf);
}

/** @param {HTMLElement} element */
async function oeffne(element) {
  const [{ projektleiste }, { browserSpeicher }, { inhalt }] = await Promise.all([
    import('./projekt-leiste.js'), import('./projekt-speicher.js'), import('./projekt-kern.js'),
  ]);
  const speicher = browserSpeicher();
  const liste = el('ul', { class: 'liste-einfach', 'aria-label': 'Gespeicherte Projekte' });
  const zeigeListe = () => {
    liste.replaceChildren(...speicher.liste().map(({ kennung, name }) => {
      const gelesen = speicher.lade(kennung);
      return el('li', {}, el('strong', {}, name), `: ${gelesen ? inhalt(gelesen.projekt) : 'nicht lesbar'}`);
    }));
    liste.hidden = !liste.children.length;
  };
  const { element: leiste } = projektleiste(speicher, () => ({ stand: element.dataset.stand ?? '', bestand: {} }), zeigeListe);
  zeigeListe();
  element.replaceChildren(leiste, liste);
}
