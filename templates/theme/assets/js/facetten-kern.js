// @ts-check
/**
 * Filtering by facets: pure functions, no DOM. Lists and the matrix share it.
 *
 * A facet is a property such as »gruppen«, an entry holds values of it, a reader chooses values. Between
 * facets all must hold. Within a facet one chosen value is enough, or all must be there where the facet is
 * named in `und`. A facet without chosen values holds for every entry.
 *
 * @typedef {{ readonly werte: Readonly<Record<string, readonly string[]>> }} Filterbar  what an entry holds
 * @typedef {Readonly<Record<string, readonly string[]>>} Auswahl  what is chosen; values without repetition
 * @typedef {Readonly<Record<string, readonly string[]>>} Facetten  every facet with its values, in their order
 * @typedef {{ auswahl: Auswahl, und: ReadonlySet<string>, unbekannt: readonly string[] }} Gelesen
 */

/** Parameter of the address that names the facets whose values must all be there. */
const UND = 'und';
/** Ids hold letters, digits and hyphens: a full stop parts them and stays a full stop in every address. */
const TRENNER = '.';

/**
 * What a page says about an entry, in the words of an address: `themen=teilhabe.ki gruppen=aeltere`.
 * @param {string} merkmale @returns {Record<string, string[]>}
 */
export function ausMerkmalen(merkmale) {
  return Object.fromEntries(merkmale.split(' ').filter(Boolean).map((teil) => {
    const [facette, werte = ''] = teil.split('=');
    return [facette, werte.split(TRENNER).filter(Boolean)];
  }));
}

/** Whether one facet holds. @param {Filterbar} eintrag @param {string} facette @param {readonly string[]} gewaehlt @param {ReadonlySet<string>} und */
function haelt(eintrag, facette, gewaehlt, und) {
  if (!gewaehlt.length) return true;
  const werte = eintrag.werte[facette] ?? [];
  return und.has(facette) ? gewaehlt.every((wert) => werte.includes(wert)) : gewaehlt.some((wert) => werte.includes(wert));
}

/** Whether an entry fits the whole choice. @param {Filterbar} eintrag @param {Auswahl} auswahl @param {ReadonlySet<string>} und */
export function trifft(eintrag, auswahl, und) {
  return Object.entries(auswahl).every(([facette, gewaehlt]) => haelt(eintrag, facette, gewaehlt, und));
}

/**
 * The entries that fit, in their order.
 * @template {Filterbar} T @param {readonly T[]} eintraege @param {Auswahl} auswahl @param {ReadonlySet<string>} und @returns {T[]}
 */
export function gefiltert(eintraege, auswahl, und) {
  return eintraege.filter((eintrag) => trifft(eintrag, auswahl, und));
}

/**
 * The facets in which an entry fails, up to two: who fails in two is of no use to any count.
 * @param {Filterbar} eintrag @param {readonly (readonly [string, readonly string[]])[]} gewaehlte @param {ReadonlySet<string>} und
 */
function scheitertAn(eintrag, gewaehlte, und) {
  const facetten = [];
  for (const [facette, gewaehlt] of gewaehlte) {
    if (haelt(eintrag, facette, gewaehlt, und)) continue;
    facetten.push(facette);
    if (facetten.length === 2) break;
  }
  return facetten;
}

/**
 * For every value the number of entries it would show, given the choice in the other facets. In a facet
 * whose values must all be there, given its own choice as well.
 * @param {readonly Filterbar[]} eintraege @param {Facetten} facetten @param {Auswahl} auswahl @param {ReadonlySet<string>} und
 * @returns {Map<string, Map<string, number>>}
 */
export function anzahlen(eintraege, facetten, auswahl, und) {
  const zahlen = new Map(Object.entries(facetten).map(([facette, werte]) => [facette, new Map(werte.map((wert) => [wert, 0]))]));
  const gewaehlte = Object.entries(auswahl);
  for (const eintrag of eintraege) {
    const [eine, nochEine] = scheitertAn(eintrag, gewaehlte, und);
    if (nochEine !== undefined || (eine !== undefined && und.has(eine))) continue;
    for (const [facette, zahl] of zahlen) {
      if (eine !== undefined && eine !== facette) continue;
      for (const wert of eintrag.werte[facette] ?? []) {
        const bisher = zahl.get(wert);
        if (bisher !== undefined) zahl.set(wert, bisher + 1);
      }
    }
  }
  return zahlen;
}

/**
 * Which single facet to release so that something is left, with how much; the one that leaves most first.
 * @param {readonly Filterbar[]} eintraege @param {Auswahl} auswahl @param {ReadonlySet<string>} und
 * @returns {{ facette: string, zahl: number }[]}
 */
export function hilfe(eintraege, auswahl, und) {
  const gewaehlte = Object.entries(auswahl).filter(([, gewaehlt]) => gewaehlt.length);
  const frei = new Map(gewaehlte.map(([facette]) => [facette, 0]));
  for (const eintrag of eintraege) {
    const gescheitert = scheitertAn(eintrag, gewaehlte, und);
    if (gescheitert.length > 1) continue;
    for (const facette of gescheitert.length ? gescheitert : frei.keys()) frei.set(facette, (frei.get(facette) ?? 0) + 1);
  }
  return [...frei].map(([facette, zahl]) => ({ facette, zahl })).filter(({ zahl }) => zahl).sort((a, b) => b.zahl - a.zahl);
}

/**
 * Read a choice from an address. Values in the order of the facets; parameters of others are left alone.
 * Values that do not exist (any more) are dropped and named in `unbekannt`.
 * @param {URLSearchParams} suche @param {Facetten} facetten
 * @param {ReadonlySet<string>} [schaltbar] facets that may be read as »all of them«; every one by default
 * @returns {Gelesen}
 */
export function ausAdresse(suche, facetten, schaltbar = new Set(Object.keys(facetten))) {
  /** @type {Record<string, readonly string[]>} */
  const auswahl = {};
  /** @type {string[]} */
  const unbekannt = [];
  for (const [facette, werte] of Object.entries(facetten)) {
    const genannt = new Set(teile(suche, facette));
    const gewaehlt = werte.filter((wert) => genannt.delete(wert));
    if (gewaehlt.length) auswahl[facette] = gewaehlt;
    unbekannt.push(...genannt);
  }
  const und = new Set(teile(suche, UND).filter((facette) => schaltbar.has(facette) && facette in auswahl));
  return { auswahl, und, unbekannt };
}

/** @param {URLSearchParams} suche @param {string} name */
function teile(suche, name) {
  return suche.getAll(name).flatMap((text) => text.split(/[.,\s]+/)).filter(Boolean);
}

/**
 * Write a choice into an address: the same choice always in the same words.
 * @param {Auswahl} auswahl @param {ReadonlySet<string>} und @returns {URLSearchParams}
 */
export function inAdresse(auswahl, und) {
  const gewaehlte = Object.entries(auswahl).filter(([, gewaehlt]) => gewaehlt.length).sort(([a], [b]) => (a < b ? -1 : 1));
  const suche = new URLSearchParams(gewaehlte.map(([facette, gewaehlt]) => [facette, [...gewaehlt].sort().join(TRENNER)]));
  const alle = gewaehlte.map(([facette]) => facette).filter((facette) => und.has(facette));
  if (alle.length) suche.set(UND, alle.join(TRENNER));
  return suche;
}

/**
 * The address with a choice in it; parameters that belong to others stay as they are.
 * @param {URLSearchParams} suche @param {Facetten} facetten @param {Auswahl} auswahl @param {ReadonlySet<string>} und
 * @returns {string} with its question mark, or empty
 */
export function mitAuswahl(suche, facetten, auswahl, und) {
  const andere = [...suche].filter(([name]) => name !== UND && !Object.hasOwn(facetten, name));
  const text = new URLSearchParams([...andere, ...inAdresse(auswahl, und)]).toString();
  return text && `?${text}`;
}

/**
 * What a screen reader hears: »12 von 199 Befunden passen.«
 * @param {number} n @param {number} gesamt @param {string} wort plural in the nominative: »Befunde«
 */
export function meldung(n, gesamt, wort) {
  if (n === gesamt && n > 1) return `Alle ${zahl(n)} ${wort}.`;
  return `${zahl(n)} von ${zahl(gesamt)} ${dativ(wort)} ${n === 1 ? 'passt' : 'passen'}.`;
}

/** German plurals take an -n in the dative unless they end in -n or -s. @param {string} mehrzahl */
function dativ(mehrzahl) {
  return /[ns]$/.test(mehrzahl) ? mehrzahl : `${mehrzahl}n`;
}

/** @param {number} n */
function zahl(n) {
  return n.toLocaleString('de-DE');
}
