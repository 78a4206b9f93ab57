// @ts-check
/**
 * The table of the matrix, drawn from its state, with its legend; and how arrow keys move in it.
 *
 * The whole table is one stop of the tab key. Cells that look the same as before are left alone.
 *
 * @typedef {import('./matrix.js').Stand} Stand
 * @typedef {import('./matrix-kern.js').Zelle} Zelle
 * @typedef {import('./matrix-kern.js').Wert} Wert
 */
import { el } from './dom.js';
import { inWorten, zaehler } from './matrix-kern.js';
import { legende, schicht, SCHICHTEN, zahlwort } from './matrix-schichten-kern.js';

/** Below this width rows are cards and cells stand below each other (same value as in the style sheet). */
const karten = matchMedia('(max-width: 63.99rem)');
/** More columns than fit side by side: the table scrolls within its frame. */
const VIELE = 12;
const SVG = 'http://www.w3.org/2000/svg';

/** A sign of the sprite. @param {string} id */
export function zeichen(id) {
  const svg = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  svg.setAttribute('class', 'zeichen');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  use.setAttribute('href', `#z-${id}`);
  svg.append(use);
  return svg;
}

/** @param {HTMLElement} element @param {import('./matrix-kern.js').Daten} daten @param {(ort: string) => void} oeffnen */
export function bild(element, daten, oeffnen) {
  const rahmen = /** @type {HTMLElement} */ (element.querySelector('.rollbar'));
  const legendenliste = /** @type {HTMLElement} */ (element.querySelector('.legende'));
  const richtungslegende = [...legendenliste.children];
  const tafel = /** @type {HTMLTableElement} */ (rahmen.querySelector('.matrix'));
  const titel = /** @type {HTMLElement} */ (tafel.querySelector('caption'));
  const anleitung = el('p', { class: 'nur-vorlesen', id: 'matrix-anleitung' }, 'Mit den Pfeiltasten von Feld zu Feld, mit der Eingabetaste öffnet sich die Liste der Befunde.');
  /** @type {Map<string, { td: HTMLTableCellElement, knopf: HTMLButtonElement, bildnis: string, zaehlwerk: HTMLElement | null }>} */
  let zellen = new Map();
  /** Buttons by row and column, the heads included; the corner is empty. @type {(HTMLButtonElement | null)[][]} */
  let gitter = [];
  let grundriss = '';
  let geoeffnet = '';

  rahmen.before(anleitung);
  rahmen.removeAttribute('tabindex');
  tafel.setAttribute('role', 'grid');
  tafel.setAttribute('aria-describedby', anleitung.id);

  /** @param {Stand} stand */
  function zeigen(stand) {
    const neuer = JSON.stringify([stand.zeilen, stand.spalten, stand.tabelle.zeilen.map(({ wert }) => wert.id), stand.tabelle.spalten.map(({ id }) => id)]);
    if (neuer !== grundriss) {
      const ort = rahmen.contains(document.activeElement) ? (/** @type {HTMLElement} */ (document.activeElement).closest('[data-zelle]')?.getAttribute('data-zelle') ?? '') : null;
      bauen(stand);
      grundriss = neuer;
      offen(geoeffnet);
      if (ort !== null) hin(ort);
    }
    const ansicht = SCHICHTEN.find(({ id }) => id === stand.schicht);
    element.classList.toggle('zweiseitig', ansicht?.zweiseitig ?? false);
    for (const zelle of stand.tabelle.zeilen.flatMap((zeile) => zeile.zellen)) fuellen(zelle, stand.schicht);
    legendenliste.replaceChildren(...(stand.schicht === SCHICHTEN[0].id ? richtungslegende : schichtlegende(stand)));
  }

  /** @param {Stand} stand */
  function bauen({ tabelle, zeilen, spalten }) {
    const name = (/** @type {string} */ merkmal) => daten.merkmale.get(merkmal)?.titel ?? '';
    titel.textContent = `Befunde: ${name(zeilen)} (Zeilen) und ${name(spalten)} (Spalten)`;
    rahmen.classList.toggle('breit', tabelle.spalten.length > VIELE);
    tafel.style.setProperty('--spaltenzahl', String(tabelle.spalten.length));
    zellen = new Map();
    gitter = [[null, ...tabelle.spalten.map((spalte) => kopfknopf(spalte, `/${spalte.id}`, spalte.kurzname ?? spalte.name))]];
    const ecke = el('th', { role: 'columnheader', scope: 'col' }, name(zeilen));
    const kopf = el('tr', { role: 'row' }, ecke, ...gitter[0].slice(1).map((knopf) => el('th', { role: 'columnheader', scope: 'col', 'data-zelle': knopf?.value ?? '' }, knopf)));
    const reihen = tabelle.zeilen.map((zeile) => {
      const anfang = kopfknopf(zeile.wert, `${zeile.wert.id}/`, zeile.wert.name);
      const felder = zeile.zellen.map((zelle) => {
        const knopf = el('button', { type: 'button', class: 'zelle-link', tabindex: '-1', value: zelle.schluessel });
        const td = el('td', { role: 'gridcell', class: 'zelle', 'data-zelle': zelle.schluessel, 'data-spalte': zelle.spalte.name }, knopf);
        zellen.set(zelle.schluessel, { td, knopf, bildnis: '', zaehlwerk: null });
        return td;
      });
      gitter.push([anfang, ...felder.map((td) => /** @type {HTMLButtonElement} */ (td.firstChild))]);
      return el('tr', { role: 'row' }, el('th', { role: 'rowheader', scope: 'row', 'data-zelle': anfang.value }, anfang), ...felder);
    });
    tafel.replaceChildren(titel, el('thead', { role: 'rowgroup' }, kopf), el('tbody', { role: 'rowgroup' }, ...reihen));
    const erster = gitter[1]?.[1] ?? gitter[1]?.[0];
    if (erster) erster.tabIndex = 0;
  }

  /** @param {Wert} wert @param {string} ort @param {string} text */
  function kopfknopf(wert, ort, text) {
    const knopf = el('button', { type: 'button', class: 'matrix-kopf', tabindex: '-1', value: ort }, text);
    if (text !== wert.name) knopf.setAttribute('aria-label', wert.name);
    return knopf;
  }

  /** @param {Zelle} zelle @param {string} schichtname */
  function fuellen(zelle, schichtname) {
    const gemerkt = zellen.get(zelle.schluessel);
    if (!gemerkt) return;
    const worte = inWorten(zelle, daten);
    const ergebnis = schichtname === SCHICHTEN[0].id ? null : schicht(schichtname, zelle, daten);
    const gesagt = !ergebnis || ergebnis.wort.includes(worte) ? (ergebnis?.wort ?? worte) : `${ergebnis.wort}; ${worte}`;
    const name = `${zelle.zeile.name}, ${zelle.spalte.name}: ${gesagt}`;
    const bildnis = `${schichtname} ${ergebnis?.stufe} ${name}`;
    if (bildnis === gemerkt.bildnis) return;
    gemerkt.bildnis = bildnis;
    const { td, knopf } = gemerkt;
    td.classList.toggle('leer', ergebnis ? ergebnis.stufe === null : !zelle.gesamt);
    td.classList.toggle('gefiltert', zelle.gesamt > 0 && !zelle.befunde.length);
    if (ergebnis && ergebnis.stufe !== null) td.dataset.stufe = String(ergebnis.stufe);
    else delete td.dataset.stufe;
    if (ergebnis || !zelle.befunde.length) {
      gemerkt.zaehlwerk = null;
      const inhalt = ergebnis ? messwert(schichtname, ergebnis) : el('span', { 'aria-hidden': 'true' }, '0');
      knopf.replaceChildren(el('span', { class: 'nur-vorlesen' }, name), inhalt);
      return;
    }
    const werk = gemerkt.zaehlwerk ??= zaehlwerk(knopf);
    /** @type {Element} */ (knopf.firstElementChild).textContent = name;
    for (const [i, { zahl }] of zaehler(zelle.befunde, daten).entries()) {
      const teil = /** @type {HTMLElement} */ (werk.children[i]);
      teil.hidden = !zahl;
      /** @type {Text} */ (teil.lastChild).data = String(zahl);
    }
  }

  /** Counters of every direction, kept because making them anew takes longest. @param {HTMLButtonElement} knopf */
  function zaehlwerk(knopf) {
    const teile = zaehler([], daten).map(({ richtung }) => el('span', { class: `zaehler ton-${richtung.ton}` }, zeichen(richtung.zeichen ?? ''), '0'));
    const werk = el('span', { class: 'zaehlwerk', 'aria-hidden': 'true' }, ...teile);
    knopf.replaceChildren(el('span', { class: 'nur-vorlesen' }), werk);
    return werk;
  }

  /** @param {string} schichtname @param {import('./matrix-schichten-kern.js').Ergebnis} ergebnis */
  function messwert(schichtname, { stufe, zahl }) {
    if (stufe === null) return el('span', { 'aria-hidden': 'true' }, '–');
    return el('span', { class: 'messwert', 'aria-hidden': 'true' }, stufenzeichen(schichtname, stufe), zahltext(schichtname, zahl));
  }

  /** The sign of a step: bars, or for two sides their shapes. @param {string} schichtname @param {number} stufe */
  function stufenzeichen(schichtname, stufe) {
    const zweiseitig = SCHICHTEN.find(({ id }) => id === schichtname)?.zweiseitig;
    if (!zweiseitig) return stufe ? zeichen(`stufe-${stufe}`) : null;
    const ton = stufe === 2 ? 'gemischt' : stufe > 2 ? 'gut' : 'kritisch';
    return zeichen(daten.merkmale.get('richtungen')?.werte.find((richtung) => richtung.ton === ton)?.zeichen ?? '');
  }

  /** @param {string} schichtname @param {number | null} zahl */
  function zahltext(schichtname, zahl) {
    if (zahl === null) return '';
    if (schichtname === 'alter') return String(zahl);
    const betrag = zahlwort(Math.abs(zahl));
    return zahl < 0 ? `−${betrag}` : schichtname === 'bilanz' && zahl > 0 ? `+${betrag}` : betrag;
  }

  /** @param {Stand} stand */
  function schichtlegende({ tabelle, schicht: schichtname }) {
    const alle = tabelle.zeilen.flatMap((zeile) => zeile.zellen);
    const frage = SCHICHTEN.find(({ id }) => id === schichtname)?.frage ?? '';
    const zeilen = legende(schichtname, alle, daten).map(({ stufe, wort, zahl }) => el(
      'li', {},
      el('span', { class: stufe === null ? 'muster leer' : 'muster', 'data-stufe': stufe !== null && String(stufe), 'aria-hidden': 'true' }, stufe === null ? '–' : stufenzeichen(schichtname, stufe) ?? '0'),
      ` ${wort} `,
      el('span', { class: 'legende-zahl' }, zahl === 1 ? '(1 Feld)' : `(${zahl} Felder)`),
    ));
    return [el('li', { class: 'legende-frage' }, frage), ...zeilen];
  }

  /** Mark the open place. @param {string} ort */
  function offen(ort) {
    geoeffnet = ort;
    for (const knopf of gitter.flat()) {
      if (!knopf) continue;
      knopf.setAttribute('aria-expanded', String(knopf.value === ort));
      knopf.closest('[data-zelle]')?.classList.toggle('offen', knopf.value === ort);
    }
  }

  /** Make a button the stop of the tab key. @param {HTMLButtonElement} knopf */
  function anhalten(knopf) {
    for (const anderer of gitter.flat()) if (anderer) anderer.tabIndex = -1;
    knopf.tabIndex = 0;
  }

  /** Move the focus to a place, or to the first cell where it is gone. @param {string} ort */
  function hin(ort) {
    const knopf = gitter.flat().find((k) => k?.value === ort) ?? gitter[1]?.[1];
    if (!knopf) return;
    anhalten(knopf);
    knopf.focus();
  }

  tafel.addEventListener('click', (ereignis) => {
    const knopf = /** @type {Element} */ (ereignis.target).closest('button');
    if (!knopf) return;
    anhalten(knopf);
    oeffnen(knopf.value);
  });
  tafel.addEventListener('keydown', (ereignis) => {
    const knopf = /** @type {HTMLButtonElement} */ (/** @type {Element} */ (ereignis.target).closest('button'));
    const ziel = knopf && !ereignis.altKey && !ereignis.metaKey ? nachbar(knopf, ereignis.key, ereignis.ctrlKey) : null;
    if (!ziel) return;
    ereignis.preventDefault();
    anhalten(ziel);
    ziel.focus();
  });

  /** Where a key leads; null where it leads nowhere. @param {HTMLButtonElement} knopf @param {string} taste @param {boolean} ganz */
  function nachbar(knopf, taste, ganz) {
    if (karten.matches) return inKarten(knopf, taste);
    const zeile = gitter.findIndex((reihe) => reihe.includes(knopf));
    const spalte = gitter[zeile].indexOf(knopf);
    const letzte = gitter[zeile].length - 1;
    const [z, s] = {
      ArrowLeft: [zeile, spalte - 1], ArrowRight: [zeile, spalte + 1], ArrowUp: [zeile - 1, spalte], ArrowDown: [zeile + 1, spalte],
      Home: [ganz ? 1 : zeile, ganz ? 1 : 0], End: [ganz ? gitter.length - 1 : zeile, letzte],
    }[taste] ?? [-1, -1];
    return gitter[z]?.[s] ?? null;
  }

  /** Cards have one order only, and no column heads. @param {HTMLButtonElement} knopf @param {string} taste */
  function inKarten(knopf, taste) {
    const reihe = gitter.slice(1).flat();
    const schritt = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[taste];
    if (taste === 'Home' || taste === 'End') return reihe.at(taste === 'Home' ? 0 : -1) ?? null;
    return schritt === undefined ? null : reihe[reihe.indexOf(knopf) + schritt] ?? null;
  }

  return { zeigen, offen, hin };
}
