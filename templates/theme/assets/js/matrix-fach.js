// @ts-check
/**
 * The panel beside the matrix: the findings of a cell, a row or a column; what can be done where there is none.
 *
 * From 76rem it stands beside the table, below that it is a sheet over the page.
 *
 * @typedef {import('./matrix.js').Stand} Stand
 * @typedef {import('./matrix-kern.js').Daten} Daten
 * @typedef {import('./matrix-kern.js').Befund} Befund
 * @typedef {import('./matrix-kern.js').Feld} Feld
 */
import { el } from './dom.js';
import { zeichen } from './matrix-bild.js';
import { feld, inWorten, nachbarn, nachRichtung, namen, partner, vorlage } from './matrix-kern.js';
import { schicht, SCHICHTEN } from './matrix-schichten-kern.js';

/** From this width on there is room beside the table (same value as in the style sheet). */
const daneben = matchMedia('(min-width: 76rem)');
/** So many findings fit beside each other in a comparison. */
const HOECHSTENS = 3;
/** A longer list is shown in parts. */
const ERSTE = 60;

/**
 * @param {HTMLElement} element @param {Daten} daten @param {URL} wurzel
 * @param {{ wechseln: (ort: string) => void, zu: () => void }} melden  another place is wanted; the panel was closed
 */
export function fach(element, daten, wurzel, melden) {
  const blatt = /** @type {HTMLDialogElement} */ (element.querySelector('.matrix-fach'));
  const flaeche = /** @type {HTMLElement} */ (element.querySelector('.instrument-flaeche'));
  const mitmachen = element.dataset.mitmachen ?? '';
  /** @type {Promise<ReturnType<typeof import('./matrix-vergleich.js')['vergleich']>> | undefined} */
  let gegenueber;
  const inhalt = el('div', { class: 'fach-inhalt' });
  const korb = el('div', { class: 'fach-korb' });
  /** Findings chosen for comparison, in the order of choice. @type {Befund[]} */
  let gewaehlt = [];
  let alleZeigen = '';

  blatt.append(inhalt, korb);
  blatt.addEventListener('close', () => {
    flaeche.classList.remove('mit-fach');
    melden.zu();
  });
  blatt.addEventListener('click', (ereignis) => { if (ereignis.target === blatt) blatt.close(); });
  // Only a modal dialog closes by itself on Escape.
  element.addEventListener('keydown', (ereignis) => {
    if (ereignis.key !== 'Escape' || !blatt.open || element.querySelector('dialog:modal')) return;
    ereignis.preventDefault();
    blatt.close();
  });
  daneben.addEventListener('change', () => { if (blatt.open) umstellen(); });

  function umstellen() {
    if (blatt.open) {
      if (blatt.matches(':modal') !== daneben.matches) return;
      blatt.removeAttribute('open');
    }
    flaeche.classList.toggle('mit-fach', daneben.matches);
    if (daneben.matches) blatt.show();
    else blatt.showModal();
  }

  function oeffnen() {
    umstellen();
    blatt.scrollTop = 0;
    /** @type {HTMLElement} */ (inhalt.querySelector('h2')).focus();
  }

  function schliessen() {
    if (blatt.open) blatt.close();
  }

  /** @param {Stand} stand */
  function fuellen(stand) {
    const ort = feld(stand.tabelle, stand.feld);
    if (!ort) return;
    const kopf = el('div', { class: 'fach-kopf' },
      el('h2', { id: 'fach-titel', tabindex: '-1' }, name(ort)),
      el('button', { type: 'button', class: 'werkzeug', onclick: () => blatt.close() }, 'Schließen'));
    const teile = ort.befunde.length ? listen(ort, stand) : leer(ort, stand);
    inhalt.replaceChildren(kopf, el('p', { class: 'fach-satz', id: 'fach-satz' }, inWorten(ort, daten)), ...teile, ...(ort.zelle ? [zahlen(ort.zelle)] : []), ...seiten(ort, stand));
    korbZeigen();
    element.dispatchEvent(new CustomEvent('matrix:feld', { bubbles: true, detail: stand }));
  }

  /** @param {Feld} ort @param {Stand} stand */
  function listen(ort, stand) {
    const gruppen = nachRichtung(ort.befunde, daten);
    let frei = alleZeigen === stand.feld ? Infinity : ERSTE;
    const teile = gruppen.flatMap(({ richtung, befunde }) => {
      const gezeigt = befunde.slice(0, Math.max(0, frei));
      frei -= befunde.length;
      if (!gezeigt.length) return [];
      const marke = el('span', { class: `richtung ton-${richtung.ton}` }, zeichen(richtung.zeichen ?? ''), ` ${befunde.length === 1 ? richtung.name : richtung.mehrzahl}`);
      return [el('h3', {}, marke), el('ul', { class: 'fach-liste', role: 'list' }, ...gezeigt.map(zeile))];
    });
    if (frei >= 0) return teile;
    const mehr = el('button', { type: 'button', class: 'knopf knopf-leise', onclick: () => {
      alleZeigen = stand.feld;
      const platz = inhalt.querySelectorAll('.fach-liste a').length;
      fuellen(stand);
      /** @type {HTMLElement} */ (inhalt.querySelectorAll('.fach-liste a')[platz]).focus();
    } }, `Alle ${ort.befunde.length} Befunde zeigen`);
    return [...teile, el('p', {}, mehr)];
  }

  /** @param {Befund} befund */
  function zeile(befund) {
    const haken = el('input', { type: 'checkbox', autocomplete: 'off', value: befund.id, onchange: () => waehlen(befund, haken.checked) });
    haken.checked = gewaehlt.includes(befund);
    const gruppen = namen(daten, befund, 'gruppen');
    return el('li', {},
      el('a', { href: befund.adresse }, befund.titel),
      el('p', { class: 'zeile-meta' },
        el('span', { class: 'staerke', 'data-stufe': String(befund.stufe) }, zeichen(`stufe-${befund.stufe}`), ` ${daten.stufen[befund.stufe - 1].wort}`),
        gruppen.length ? el('span', {}, gruppen.join(', ')) : null),
      el('label', { class: 'fach-haken' }, haken, ' vergleichen', el('span', { class: 'nur-vorlesen' }, `: ${befund.titel}`)));
  }

  /** @param {Befund} befund @param {boolean} ja */
  function waehlen(befund, ja) {
    gewaehlt = ja ? [...gewaehlt, befund] : gewaehlt.filter((g) => g !== befund);
    korbZeigen();
  }

  async function vergleichen() {
    gegenueber ??= import('./matrix-vergleich.js').then((modul) => modul.vergleich(element, daten, wurzel));
    (await gegenueber).oeffnen(gewaehlt);
  }

  /** The button that compares, and what is still missing for it. */
  function korbZeigen() {
    const voll = gewaehlt.length === HOECHSTENS;
    for (const haken of /** @type {NodeListOf<HTMLInputElement>} */ (inhalt.querySelectorAll('.fach-haken input'))) {
      haken.disabled = voll && !haken.checked;
    }
    if (!gewaehlt.length) {
      korb.replaceChildren();
      return;
    }
    const knopf = el('button', { type: 'button', class: 'knopf', onclick: vergleichen }, `${gewaehlt.length} Befunde vergleichen`);
    const leeren = el('button', { type: 'button', class: 'knopf knopf-leise', onclick: () => {
      gewaehlt = [];
      for (const haken of /** @type {NodeListOf<HTMLInputElement>} */ (inhalt.querySelectorAll('.fach-haken input'))) haken.checked = false;
      korbZeigen();
      /** @type {HTMLElement} */ (inhalt.querySelector('h2')).focus();
    } }, 'Auswahl leeren');
    const hinweis = gewaehlt.length < 2 ? 'Wählen Sie noch einen Befund, auch aus einem anderen Feld.' : voll ? 'Mehr als drei passen nicht nebeneinander.' : '';
    const stand = korb.querySelector('[role="status"]') ?? el('p', { role: 'status' });
    stand.textContent = hinweis || `${gewaehlt.length} Befunde gewählt.`;
    korb.replaceChildren(stand, ...(gewaehlt.length < 2 ? [leeren] : [knopf, leeren]));
  }

  /** What every layer says about the cell, for those who do not want to switch. @param {import('./matrix-kern.js').Zelle} zelle */
  function zahlen(zelle) {
    const passende = SCHICHTEN.slice(1).filter(({ nurFelder }) => !nurFelder || zelle.lage);
    const liste = el('dl', { class: 'fach-zahlen' }, ...passende.map(({ id, titel }) => el('div', {}, el('dt', {}, titel), el('dd', {}, schicht(id, zelle, daten).wort))));
    const verweise = [['Genannte Bedarfe', zelle.lage?.bedarfe], ['Bekannte Angebote', zelle.lage?.angebote]].flatMap(([titel, eintraege]) => (
      Array.isArray(eintraege) && eintraege.length ? [el('h3', {}, String(titel)), verweisliste(eintraege)] : []));
    return el('details', { class: 'fach-mehr' }, el('summary', {}, 'Zahlen zu diesem Feld'), liste, ...verweise);
  }

  /** @param {readonly import('./matrix-kern.js').Verweis[]} eintraege */
  function verweisliste(eintraege) {
    return el('ul', { class: 'fach-verweise', role: 'list' }, ...eintraege.map(({ titel, adresse, beleg }) => (
      el('li', {}, el('a', { href: adresse }, titel), beleg ? el('p', { class: 'hinweis' }, beleg) : null))));
  }

  /** A place without findings: what to do. @param {Feld} ort @param {Stand} stand */
  function leer(ort, { tabelle, zeilen, spalten }) {
    /** @type {Record<string, string>} */
    const werte = {};
    if (ort.zeile) werte[zeilen] = ort.zeile.id;
    if (ort.spalte) werte[spalten] = ort.spalte.id;
    const nahe = nachbarn(tabelle, ort);
    const netze = partner(daten, werte);
    return [
      el('p', {}, ort.gesamt ? 'Mit weniger Filtern stehen hier Befunde.' : 'Hier haben wir nichts gefunden. Das heißt nicht, dass es keine Wirkung gibt.'),
      ...(ort.gesamt ? [] : [el('h3', {}, 'Einen Befund vorschlagen'), ...vorschlag(vorlage(daten, werte))]),
      ...(nahe.length ? [el('h3', {}, 'In der Nähe lesen'), el('ul', { class: 'fach-verweise', role: 'list' }, ...nahe.map((n) => (
        el('li', {}, el('button', { type: 'button', class: 'fach-weiter', onclick: () => melden.wechseln(n.ort) }, `${name(n)}: ${inWorten(n, daten)}`)))))] : []),
      ...(netze.length ? [el('h3', {}, 'Mitstreiter:innen finden'), verweisliste(netze)] : []),
    ];
  }

  /** @param {string} text */
  function vorschlag(text) {
    const feldtext = el('textarea', { id: 'fach-vorlage', rows: '7', readonly: true, spellcheck: 'false' });
    feldtext.value = text;
    const stand = el('span', { role: 'status' });
    const kopieren = el('button', { type: 'button', class: 'knopf knopf-leise', onclick: async () => {
      feldtext.select();
      try {
        await navigator.clipboard.writeText(text);
        stand.textContent = 'Die Vorlage ist kopiert.';
      } catch {
        stand.textContent = 'Die Vorlage ist markiert.';
      }
    } }, 'Vorlage kopieren');
    return [
      el('p', {}, 'Kennen Sie eine Untersuchung? ', el('a', { href: mitmachen }, 'So schlagen Sie einen Befund vor'), '.'),
      el('label', { for: feldtext.id }, 'Vorlage mit diesem Feld'),
      feldtext,
      el('p', { class: 'fach-taten' }, kopieren, ' ', stand),
    ];
  }

  /** A place in words. @param {Feld} ort */
  function name({ zeile: reihe, spalte }) {
    return [reihe?.name, spalte?.name].filter(Boolean).join(', ');
  }

  /** Pages about the row and the column. @param {Feld} ort @param {Stand} stand */
  function seiten({ zeile: reihe, spalte }, { zeilen, spalten }) {
    const links = [[zeilen, reihe], [spalten, spalte]].flatMap(([name, wert]) => {
      const adresse = wert && typeof wert === 'object' ? daten.adresse(String(name), wert) : null;
      return adresse && typeof wert === 'object' && wert ? [el('li', {}, el('a', { href: adresse }, `Seite „${wert.name}“`))] : [];
    });
    return links.length ? [el('ul', { class: 'fach-seiten', role: 'list' }, ...links)] : [];
  }

  return { fuellen, oeffnen, schliessen };
}
