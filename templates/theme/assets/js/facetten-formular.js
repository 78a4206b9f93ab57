// @ts-check
/**
 * The filter that stands in `_facetten.html.j2`: reads and shows a choice. What is filtered, a list or the
 * matrix, is its caller's business; the rules are those of `facetten-kern.js`.
 */
import { anzahlen, ausAdresse, hilfe, meldung, mitAuswahl, trifft } from './facetten-kern.js';

/** @typedef {import('./facetten-kern.js').Filterbar} Filterbar */
/** @typedef {{ auswahl: Record<string, string[]>, und: Set<string> }} Stand */
/** @typedef {{ feld: HTMLInputElement, zeile: HTMLElement, name: string, anzahl: HTMLElement }} Wert */
/** @typedef {{ element: HTMLDetailsElement, titel: string, gewaehlt: HTMLElement, werte: Map<string, Wert>, und: HTMLInputElement | null }} Facette */

/** Milliseconds of rest before the count is spoken: who ticks three boxes hears one number. */
const RUHE = 300;
/** From this width on the filter stands beside the list, and open (same value as in the style sheet). */
const breit = matchMedia('(min-width: 64rem)');

/**
 * Bring the filter inside `wurzel` to life and show it.
 * @param {HTMLElement} wurzel holds .facetten and .facetten-kopf
 * @param {string} wort what is counted, in the plural
 * @param {readonly Filterbar[]} eintraege
 * @param {(stand: Stand) => void} neu called with every new choice, and once at the beginning
 */
export function formular(wurzel, wort, eintraege, neu) {
  const leiste = finde(wurzel, '.facetten');
  const ansehen = finde(leiste, '[data-tat="ansehen"]');
  const kopf = finde(wurzel, '.facetten-kopf');
  const klappe = /** @type {HTMLDetailsElement} */ (finde(leiste, '.facetten-klappe'));
  const stand = finde(kopf, '.facetten-stand');
  const chips = finde(kopf, '.facetten-gewaehlt');
  const taten = finde(kopf, '.facetten-taten');
  const rat = finde(kopf, '.facetten-hilfe');
  const unbekannt = finde(kopf, '.facetten-unbekannt');
  const facetten = new Map(
    [.../** @type {NodeListOf<HTMLDetailsElement>} */ (leiste.querySelectorAll('.facette'))].map((element) => [element.dataset.facette ?? '', facette(element)]),
  );
  const werte = Object.fromEntries([...facetten].map(([kennung, eine]) => [kennung, [...eine.werte.keys()]]));
  const schaltbar = new Set([...facetten].filter(([, { und }]) => und).map(([kennung]) => kennung));
  let uhr = 0;

  /** @returns {Stand} */
  function gelesen() {
    const gewaehlt = [...facetten].map(([kennung, eine]) => [kennung, [...eine.werte].filter(([, { feld }]) => feld.checked).map(([wert]) => wert)]);
    const und = [...facetten].filter(([, eine]) => eine.und?.checked).map(([kennung]) => kennung);
    return { auswahl: Object.fromEntries(gewaehlt.filter(([, liste]) => liste.length)), und: new Set(und) };
  }

  /** Tick what an address says. Facets with a choice open, so that it can be seen. @param {URLSearchParams} suche */
  function ausSuche(suche) {
    const { auswahl, und, unbekannt: fremd } = ausAdresse(suche, werte, schaltbar);
    for (const [kennung, eine] of facetten) {
      for (const [wert, { feld }] of eine.werte) feld.checked = auswahl[kennung]?.includes(wert) ?? false;
      if (eine.und) eine.und.checked = und.has(kennung);
      if (auswahl[kennung]) eine.element.open = true;
    }
    unbekannt.hidden = !fremd.length;
    unbekannt.textContent = fremd.length ? `In der Adresse stand etwas, das es hier nicht gibt. Es wurde weggelassen: ${fremd.join(', ')}.` : '';
  }

  /** Show what the choice gives; `sofort` without waiting for rest. */
  function zeigen(sofort = false) {
    const { auswahl, und } = gelesen();
    const treffer = eintraege.filter((eintrag) => trifft(eintrag, auswahl, und)).length;
    const zahlen = anzahlen(eintraege, werte, auswahl, und);
    for (const [kennung, eine] of facetten) {
      const gewaehlt = auswahl[kennung]?.length ?? 0;
      eine.gewaehlt.replaceChildren(...(gewaehlt ? [String(gewaehlt), vorlesen(' gewählt')] : []));
      if (eine.und) /** @type {HTMLElement} */ (eine.und.parentElement).hidden = gewaehlt < 2;
      for (const [wert, { feld, zeile, anzahl }] of eine.werte) {
        const zahl = zahlen.get(kennung)?.get(wert) ?? 0;
        if (anzahl.textContent !== String(zahl)) anzahl.textContent = String(zahl);
        zeile.classList.toggle('leer', !zahl && !feld.checked);
      }
    }
    const filter = gewaehlteFilter(auswahl);
    chips.replaceChildren(...filter.map((f) => stueck('li', chip(f))));
    chips.hidden = taten.hidden = !filter.length;
    rat.hidden = treffer > 0;
    rat.replaceChildren(...(treffer ? [] : ratschlag(auswahl, und)));
    clearTimeout(uhr);
    ansehen.textContent = treffer === 1 ? 'Einen Treffer ansehen' : `${treffer} Treffer ansehen`;
    ansehen.hidden = !treffer;
    const gesagt = meldung(treffer, eintraege.length, wort) + (treffer ? '' : ' Darunter steht, welcher Filter weichen kann.');
    uhr = setTimeout(() => { stand.textContent = gesagt; }, sofort ? 0 : RUHE);
  }

  /** @param {Record<string, string[]>} auswahl */
  function gewaehlteFilter(auswahl) {
    return Object.entries(auswahl).flatMap(([kennung, gewaehlt]) => {
      const eine = /** @type {Facette} */ (facetten.get(kennung));
      return gewaehlt.map((wert) => ({ titel: eine.titel, .../** @type {Wert} */ (eine.werte.get(wert)) }));
    });
  }

  /** @param {{ feld: HTMLInputElement, titel: string, name: string }} filter */
  function chip({ feld, titel, name }) {
    const knopf = stueck('button', vorlesen(`${titel}: `), name, vorlesen(' entfernen'));
    knopf.type = 'button';
    knopf.className = 'facetten-chip';
    knopf.addEventListener('click', () => {
      const platz = [...chips.querySelectorAll('button')].indexOf(knopf);
      feld.checked = false;
      geaendert();
      const uebrig = chips.querySelectorAll('button');
      (uebrig[Math.min(platz, uebrig.length - 1)] ?? stand).focus();
    });
    return knopf;
  }

  /** Which single facet to release. @param {Record<string, string[]>} auswahl @param {Set<string>} und */
  function ratschlag(auswahl, und) {
    const wege = hilfe(eintraege, auswahl, und);
    if (!wege.length) return [stueck('p', 'So passt nichts, auch wenn Sie einen einzelnen Filter weglassen. Löschen Sie alle Filter und beginnen Sie neu.')];
    const liste = stueck('ul', ...wege.slice(0, 3).map(({ facette, zahl }) => {
      const knopf = stueck('button', `Ohne „${facetten.get(facette)?.titel}“: ${zahl}`);
      knopf.type = 'button';
      knopf.className = 'knopf knopf-leise';
      knopf.addEventListener('click', () => {
        for (const { feld } of facetten.get(facette)?.werte.values() ?? []) feld.checked = false;
        geaendert();
        stand.focus();
      });
      return stueck('li', knopf);
    }));
    liste.setAttribute('role', 'list');
    return [stueck('p', 'Dazu passt nichts. Ein Filter weniger, und es bleibt etwas:'), liste];
  }

  function geaendert() {
    const jetzt = gelesen();
    const suche = mitAuswahl(new URLSearchParams(location.search), werte, jetzt.auswahl, jetzt.und);
    finde(kopf, '.facetten-adresse').hidden = true;
    history.replaceState(history.state, '', `${location.pathname}${suche}${location.hash}`);
    unbekannt.hidden = true;
    zeigen();
    neu(jetzt);
  }

  function vonVorn() {
    ausSuche(new URLSearchParams(location.search));
    zeigen(true);
    neu(gelesen());
  }

  leiste.addEventListener('change', geaendert);
  /** Go on to the result; where the filter lies above it, fold it. */
  function zumErgebnis() {
    if (!breit.matches) klappe.open = false;
    stand.focus();
  }

  ansehen.addEventListener('click', zumErgebnis);
  // As in every form: Enter in a box sends it off.
  leiste.addEventListener('keydown', (ereignis) => {
    if (ereignis.key === 'Enter' && ereignis.target instanceof HTMLInputElement) zumErgebnis();
  });
  finde(taten, '[data-tat="leeren"]').addEventListener('click', () => {
    for (const eine of facetten.values()) {
      for (const { feld } of eine.werte.values()) feld.checked = false;
      if (eine.und) eine.und.checked = false;
    }
    geaendert();
    stand.focus();
  });
  finde(taten, '[data-tat="kopieren"]').addEventListener('click', () => kopieren(kopf, stand));
  addEventListener('popstate', vonVorn);
  klappe.open = breit.matches;
  vonVorn();
  leiste.hidden = kopf.hidden = false;
}

/** Copy the address; where that is forbidden, show it ready to be copied. @param {HTMLElement} kopf @param {HTMLElement} stand */
async function kopieren(kopf, stand) {
  try {
    await navigator.clipboard.writeText(location.href);
    stand.textContent = 'Die Adresse ist kopiert.';
  } catch {
    const zeile = finde(kopf, '.facetten-adresse');
    const feld = /** @type {HTMLInputElement} */ (finde(zeile, 'input'));
    zeile.hidden = false;
    feld.value = location.href;
    feld.select();
    stand.textContent = 'Die Adresse steht im Feld und ist markiert.';
  }
}

/** @param {HTMLElement} wurzel @param {string} auswahl @returns {HTMLElement} */
function finde(wurzel, auswahl) {
  const element = wurzel.querySelector(auswahl);
  if (!(element instanceof HTMLElement)) throw new Error(`${auswahl} fehlt`);
  return element;
}

/** One facet of the filter with what is read and changed in it. @param {HTMLDetailsElement} element @returns {Facette} */
function facette(element) {
  const felder = /** @type {NodeListOf<HTMLInputElement>} */ (element.querySelectorAll('input:not([data-und])'));
  return {
    element,
    titel: finde(element, '.facette-titel').textContent ?? '',
    gewaehlt: finde(element, '.facette-gewaehlt'),
    werte: new Map([...felder].map((feld) => {
      const zeile = /** @type {HTMLElement} */ (feld.parentElement);
      return [feld.value, { feld, zeile, name: finde(zeile, '.facette-name').textContent ?? '', anzahl: finde(zeile, '.facette-anzahl') }];
    })),
    und: element.querySelector('[data-und]'),
  };
}

/** Words for screen readers only. @param {string} text */
function vorlesen(text) {
  const element = stueck('span', text);
  element.className = 'nur-vorlesen';
  return element;
}

/** @template {keyof HTMLElementTagNameMap} T @param {T} name @param {(Node | string)[]} inhalt @returns {HTMLElementTagNameMap[T]} */
function stueck(name, ...inhalt) {
  const element = document.createElement(name);
  element.append(...inhalt);
  return element;
}
