// @ts-check
/**
 * The own layer on the matrix page: what a municipality thinks of fields and findings, kept in its browser.
 *
 * Builds on the events of matrix.js: after a drawing the marks are set anew, after a filling of the panel the
 * controls are added to it. Nothing is stored before the reader judges something.
 *
 * @import {Stand} from './matrix.js'
 * @import {Antwort} from './projekt-speicher.js'
 * @import {Projekt} from './projekt-kern.js'
 */
import { dateiname, herunterladen } from './datei.js';
import { el } from './dom.js';
import { aenderungen, alsTabelle, feldschluessel, inWorten, mitStand, pruefsummen, punkte, rangliste, RELEVANZ } from './eigene-ebene-kern.js';
import { einschaetzungsfelder, einschaetzungswahl, gesehenfeld } from './einschaetzung.js';
import { einschaetzung, neu, setzeEinschaetzung, setzeGesehen, uebernimmStand } from './projekt-kern.js';
import { projektleiste } from './projekt-leiste.js';
import { browserSpeicher } from './projekt-speicher.js';
import { alsCsv } from './tabelle-kern.js';

/** So many titles of changed findings are listed. */
const HOECHSTENS = 40;

/**
 * Put the layer into `stelle`, for the matrix in `instrument`.
 * @param {HTMLElement} stelle @param {HTMLElement} instrument @param {Stand} anfang
 * @returns {{an: (ja: boolean) => void}}
 */
export function ebene(stelle, instrument, anfang) {
  const speicher = browserSpeicher();
  let stand = anfang;
  let aktiv = false;
  /** @type {Projekt} */
  let projekt = neu('');
  const leiste = projektleiste(speicher, () => ({ stand: stand.daten.stand, bestand: pruefsummen(stand.daten) }), uebernimm);
  const projektname = el('p', { class: 'zeile-meta' });
  const ansage = el('p', { role: 'status', class: 'ebene-ansage' });
  const aenderung = el('div', { class: 'ebene-aenderung' });
  const liste = el('details', { class: 'ebene-liste' });
  stelle.append(
    el('p', {}, 'Öffnen Sie ein Feld der Matrix und sagen Sie dort, wie wichtig es für Ihre Kommune ist. Was Sie angeben, wird sofort gespeichert. Nichts davon verlässt Ihren Browser.'),
    el('p', { class: 'hinweis' }, `Zeichen in den Feldern: ${RELEVANZ.map((wort, stufe) => `${punkte(stufe)} ${wort}`).join(', ')}, ✎ mit Notiz.`),
    projektname, ansage, aenderung, liste,
    el('details', {}, el('summary', {}, 'Projekte, Sichern und Öffnen'), leiste.element),
  );

  instrument.addEventListener('matrix:neu', (ereignis) => {
    stand = /** @type {CustomEvent<Stand>} */ (ereignis).detail;
    if (aktiv) markiere();
  });
  instrument.addEventListener('matrix:feld', (ereignis) => {
    stand = /** @type {CustomEvent<Stand>} */ (ereignis).detail;
    if (aktiv) ergaenzeFach();
  });
  addEventListener('storage', () => { if (aktiv) uebernimm(speicher.aktiv()); });

  /** @param {Antwort | null} antwort */
  function uebernimm(antwort) {
    projekt = antwort ? mitStand(antwort.projekt, stand.daten) : neu('');
    markiere();
    ergaenzeFach();
    zeigeUebersicht(antwort);
  }

  /** @param {(alt: Projekt) => Projekt} wie @param {string} satz  what is spoken when it is stored */
  function merke(wie, satz) {
    const antwort = speicher.aendern((alt) => wie(mitStand(alt, stand.daten)), { stand: stand.daten.stand, bestand: pruefsummen(stand.daten) });
    projekt = antwort.projekt;
    ansage.textContent = antwort.gesichert ? satz : antwort.meldungen.join(' ');
    leiste.zeige(antwort);
    markiere();
    zeigeUebersicht(antwort);
  }

  /** Set the sign of every judged field; takes old ones away. */
  function markiere() {
    for (const alte of instrument.querySelectorAll('.ebene-marke')) alte.remove();
    for (const zelle of /** @type {NodeListOf<HTMLElement>} */ (instrument.querySelectorAll('td[data-zelle]'))) {
      delete zelle.dataset.relevanz;
      const schluessel = aktiv ? feldschluessel(zelle.dataset.zelle ?? '', stand.zeilen, stand.spalten) : null;
      const wert = schluessel === null ? null : einschaetzung(projekt, 'zellen', schluessel);
      const wort = wert ? inWorten(wert) : '';
      if (!wert || !wort) continue;
      zelle.dataset.relevanz = String(wert.relevanz ?? '');
      zelle.querySelector('button, a')?.append(
        el('span', { class: 'ebene-marke' }, el('span', { class: 'nur-vorlesen' }, `; ${wort}`), el('span', { 'aria-hidden': 'true' }, (wert.relevanz === null ? '' : punkte(wert.relevanz)) + (wert.notiz ? ' ✎' : ''))));
    }
  }

  /** Add the controls to the open panel. */
  function ergaenzeFach() {
    const inhalt = instrument.querySelector('.fach-inhalt');
    for (const alte of instrument.querySelectorAll('.ebene-fach, .ebene-zeile')) alte.remove();
    if (!aktiv || !inhalt || !stand.feld) return;
    const schluessel = feldschluessel(stand.feld, stand.zeilen, stand.spalten);
    if (schluessel) {
      const was = inhalt.querySelector('h2')?.textContent ?? schluessel;
      const felder = einschaetzungsfelder(was, einschaetzung(projekt, 'zellen', schluessel), (teil) => (
        merke((alt) => setzeEinschaetzung(alt, 'zellen', schluessel, teil), `Gespeichert: ${was}.`)));
      const teil = el('section', { class: 'ebene-fach', 'aria-label': 'Ihre Einschätzung' }, el('h3', {}, 'Ihre Einschätzung'), ...felder);
      inhalt.querySelector('.fach-satz')?.after(teil);
    }
    const befunde = new Map(stand.befunde.map((befund) => [befund.id, befund]));
    for (const haken of /** @type {NodeListOf<HTMLInputElement>} */ (inhalt.querySelectorAll('.fach-haken input'))) {
      const befund = befunde.get(haken.value);
      if (!befund) continue;
      haken.closest('li')?.append(el('div', { class: 'ebene-zeile' },
        einschaetzungswahl(befund.titel, einschaetzung(projekt, 'befunde', befund.id), (teil) => (
          merke((alt) => setzeEinschaetzung(alt, 'befunde', befund.id, teil), `Gespeichert: ${befund.titel}.`))),
        gesehenfeld(befund.titel, projekt.ebene.gesehen[befund.id] === befund.pruefsumme, (ja) => (
          merke((alt) => setzeGesehen(alt, befund.id, ja ? befund.pruefsumme : ''), ja ? 'Als gesehen vermerkt.' : 'Nicht mehr als gesehen vermerkt.')))));
    }
  }

  /** @param {Antwort | null} antwort */
  function zeigeUebersicht(antwort) {
    projektname.textContent = antwort ? `Projekt: ${antwort.projekt.name}` : 'Noch kein Projekt: Es beginnt mit Ihrer ersten Angabe.';
    if (!antwort) {
      aenderung.replaceChildren();
      liste.hidden = true;
      return;
    }
    const was = aenderungen(projekt, stand.daten);
    const neues = [...was.neu.map((befund) => ({ befund, wort: 'neu' })), ...was.geaendert.map((befund) => ({ befund, wort: 'geändert' }))];
    const uebernehmen = el('button', { type: 'button', class: 'knopf knopf-leise', onclick: () => {
      merke((alt) => uebernimmStand(alt, stand.daten.stand, pruefsummen(stand.daten)), 'Der Stand von heute ist übernommen.');
      leiste.element.querySelector('select')?.focus();
    } }, 'Stand von heute übernehmen');
    const etwas = neues.length + was.entfallen.length > 0;
    aenderung.replaceChildren(
      el('p', {}, el('strong', {}, was.satz), ` ${was.gesehen}`),
      ...(etwas ? [
        el('ul', { class: 'liste-einfach' },
          ...neues.slice(0, HOECHSTENS).map(({ befund, wort }) => el('li', {}, el('a', { href: befund.adresse }, befund.titel), ` (${wort})`)),
          ...(neues.length > HOECHSTENS ? [el('li', {}, `und ${neues.length - HOECHSTENS} weitere`)] : []),
          ...was.entfallen.slice(0, HOECHSTENS).map((id) => el('li', {}, `${id} (entfallen)`))),
        uebernehmen,
      ] : []),
    );
    zeigeListe();
  }

  function zeigeListe() {
    const { felder, befunde } = rangliste(projekt, stand.daten);
    liste.hidden = !(felder.length + befunde.length);
    const adressen = new Map(stand.daten.befunde.map(({ id, adresse }) => [id, adresse]));
    /** @param {import('./eigene-ebene-kern.js').Zeile} zeile */
    const worte = ({ einschaetzung: wert }) => el('span', {}, ` ${inWorten({ ...wert, notiz: '' })}${wert.notiz ? `${wert.relevanz === null ? '' : ': '}${wert.notiz}` : ''}`);
    liste.replaceChildren(
      el('summary', {}, `Ihre Einschätzungen (${felder.length + befunde.length})`),
      el('ul', { class: 'liste-einfach' },
        ...felder.map((zeile) => el('li', {}, el('strong', {}, zeile.name), worte(zeile))),
        ...befunde.map((zeile) => {
          const adresse = adressen.get(zeile.schluessel);
          return el('li', {}, adresse ? el('a', { href: adresse }, zeile.name) : el('strong', {}, zeile.name), worte(zeile));
        })),
      el('p', {}, el('button', { type: 'button', class: 'knopf knopf-leise', onclick: () => {
        const name = `${dateiname(projekt.name)}-einschaetzungen.csv`;
        herunterladen(name, alsCsv(alsTabelle(projekt, stand.daten)), 'text/csv');
        ansage.textContent = `Gesichert als ${name}.`;
      } }, 'Als Tabelle sichern (CSV)')),
    );
  }

  /** @param {boolean} ja */
  function an(ja) {
    aktiv = ja;
    instrument.classList.toggle('mit-eigener-ebene', ja);
    uebernimm(speicher.aktiv());
  }

  return { an };
}
