// @ts-check
/**
 * The matrix as data: reading it, laying it out as a table, its state in an address. Pure functions, no DOM.
 *
 * Which sectors, themes or directions exist is data; nothing here knows a value. Layers, the numbers and steps
 * that colour the cells, are in matrix-schichten-kern.js.
 *
 * @typedef {{ id: string, name: string, kurzname?: string, kurz?: string, einzahl?: string, mehrzahl?: string,
 *   zeichen?: string, ton?: string, ohne?: boolean }} Wert  `ohne`: the value of findings that hold none
 * @typedef {{ name: string, titel: string, achse: boolean, werte: readonly Wert[] }} Merkmal
 * @typedef {{ id: string, titel: string, adresse: string, werte: Readonly<Record<string, readonly string[]>>,
 *   stufe: number, punkte: number, zustimmung: boolean | null, quellen: number, jahr: number | null, stand: string,
 *   faellig: string | null, pruefsumme: string }} Befund  `stufe` is the strength of its evidence from 1,
 *   `zustimmung` null where experts were not asked, `jahr` that of its youngest source
 * @typedef {{ titel: string, adresse: string, beleg?: string }} Verweis
 * @typedef {{ bedarfe: readonly Verweis[], angebote: readonly Verweis[], gedeckt: number }} Feldlage
 * @typedef {{ titel: string, adresse: string, werte: Readonly<Record<string, readonly string[]>> }} Netzwerk
 * @typedef {{ stand: string, heute: string, merkmale: ReadonlyMap<string, Merkmal>,
 *   stufen: readonly { wort: string, erklaerung: string }[], befunde: readonly Befund[],
 *   felder: ReadonlyMap<string, Feldlage>, netzwerke: readonly Netzwerk[],
 *   vorlage: { text: string, fragen: Record<string, string> }, texte: (sektor: string) => string,
 *   adresse: (merkmal: string, wert: Wert) => string | null }} Daten  `felder` by »sector/theme«; `texte` where a
 *   sector's texts lie from the site's root; `adresse` the page of a value, if it has one
 * @typedef {{ zeilen: string, spalten: string, auswahl: import('./facetten-kern.js').Auswahl,
 *   und: ReadonlySet<string> }} Ansicht  names of the features that make rows and columns, and what is chosen
 * @typedef {{ schluessel: string, zeile: Wert, spalte: Wert, befunde: readonly Befund[], alle: readonly Befund[],
 *   gesamt: number, lage: Feldlage | null }} Zelle  `befunde` fit the choice, `alle` would without one and `gesamt`
 *   counts them; `lage` only for sector × theme
 * @typedef {{ wert: Wert, zellen: readonly Zelle[] }} Zeile
 * @typedef {{ zeilen: readonly Zeile[], spalten: readonly Wert[], befunde: readonly Befund[], gesamt: number }} Tabelle
 * @typedef {{ zeile: Wert | null, spalte: Wert | null, befunde: readonly Befund[], gesamt: number,
 *   zelle: Zelle | null }} Feld  what a panel shows: a cell, a whole row (no column) or a whole column (no row)
 */
import { gefiltert } from './facetten-kern.js';

/** The format of matrix.json that this module reads. */
export const FORMAT = 1;
/** Needs, offers and networks know a sector and a theme only: these features' names are part of the format. */
const [SEKTOREN, THEMEN] = ['sektoren', 'themen'];
const RICHTUNGEN = 'richtungen';
/** The facet that depends on today; its values are those of the lists. */
const DURCHSICHT = 'durchsicht';

/**
 * Read matrix.json. Addresses become relative to the page by `wurzel`.
 * @param {any} json @param {string} heute ISO date @param {string} wurzel link from the page to the site's root @returns {Daten}
 */
export function lesen(json, heute, wurzel) {
  if (json.format !== FORMAT) throw new Error(`matrix.json hat das Format ${json.format}, nicht ${FORMAT}.`);
  /** @type {Map<string, Merkmal>} */
  const merkmale = new Map(json.merkmale.map((/** @type {Merkmal} */ merkmal) => [merkmal.name, merkmal]));
  const benannte = [...merkmale.values()].filter(({ name }) => name in json.befunde.werte);
  /** @param {string} ordner @param {string} id */
  const adresse = (ordner, id) => wurzel + json.adressen[ordner].replace('{id}', id);
  const spalten = json.befunde;
  const befunde = spalten.id.map((/** @type {string} */ id, /** @type {number} */ i) => {
    const faellig = spalten.faellig[i];
    /** @type {Record<string, readonly string[]>} */
    const werte = { [DURCHSICHT]: faellig === null ? [] : [faellig < heute ? 'faellig' : 'nicht-faellig'] };
    for (const { name, werte: moegliche } of benannte) {
      werte[name] = spalten.werte[name][i].map((/** @type {number} */ platz) => moegliche[platz].id);
    }
    return {
      id, titel: spalten.titel[i], adresse: adresse('befunde', id), werte, stufe: spalten.stufe[i],
      punkte: spalten.punkte[i], zustimmung: spalten.zustimmung[i], quellen: spalten.quellen[i], jahr: spalten.jahr[i],
      stand: spalten.stand[i], faellig, pruefsumme: spalten.pruefsumme[i],
    };
  });
  /** @param {string} ordner @returns {Verweis[]} */
  const verweise = (ordner) => json[ordner].map((/** @type {any} */ e) => ({ ...e, adresse: adresse(ordner, e.id) }));
  const [bedarfe, angebote] = [verweise('bedarfe'), verweise('angebote')];
  const [sektoren, themen] = [SEKTOREN, THEMEN].map((name) => merkmal(merkmale, name).werte);
  const felder = json.felder.map((/** @type {any} */ feld) => [
    `${sektoren[feld.sektor].id}/${themen[feld.thema].id}`,
    {
      bedarfe: feld.bedarfe.map((/** @type {number} */ i) => bedarfe[i]),
      angebote: feld.angebote.map((/** @type {number} */ i) => angebote[i]),
      gedeckt: feld.gedeckt,
    },
  ]);
  const netzwerke = json.netzwerke.map((/** @type {any} */ n) => ({
    titel: n.titel, adresse: adresse('netzwerke', n.id), werte: { [SEKTOREN]: n.sektoren, [THEMEN]: n.themen },
  }));
  return {
    stand: json.stand, heute, merkmale, stufen: json.stufen, befunde, felder: new Map(felder), netzwerke, vorlage: json.vorlage,
    texte: (sektor) => json.adressen.texte.replace('{id}', sektor),
    adresse: (name, { id, ohne }) => (name in json.adressen && !ohne ? adresse(name, id) : null),
  };
}

/** @param {ReadonlyMap<string, Merkmal>} merkmale @param {string} name @returns {Merkmal} */
function merkmal(merkmale, name) {
  const gefunden = merkmale.get(name);
  if (!gefunden) throw new Error(`Das Merkmal „${name}“ gibt es nicht.`);
  return gefunden;
}

/** The features that rows and columns can be made of. @param {Daten} daten @returns {Merkmal[]} */
export function achsen(daten) {
  return [...daten.merkmale.values()].filter(({ achse }) => achse);
}

/**
 * The values of an axis: those chosen in its facet, or all.
 * @param {Daten} daten @param {string} achse @param {import('./facetten-kern.js').Auswahl} auswahl
 */
function achsenwerte(daten, achse, auswahl) {
  const gewaehlt = auswahl[achse] ?? [];
  return merkmal(daten.merkmale, achse).werte.filter(({ id }) => !gewaehlt.length || gewaehlt.includes(id));
}

/**
 * Lay findings out. A finding stands in every cell whose row and column it holds.
 * @param {Daten} daten @param {Ansicht} ansicht @returns {Tabelle}
 */
export function tabelle(daten, { zeilen, spalten, auswahl, und }) {
  const befunde = gefiltert(daten.befunde, auswahl, und);
  const alle = alleVerteilt(daten, zeilen, spalten);
  const passende = befunde.length === daten.befunde.length ? alle : verteilt(befunde, zeilen, spalten);
  const kopf = achsenwerte(daten, spalten, auswahl);
  return {
    zeilen: achsenwerte(daten, zeilen, auswahl).map((zeile) => ({
      wert: zeile,
      zellen: kopf.map((spalte) => {
        const schluessel = `${zeile.id}/${spalte.id}`;
        const lage = lageVon(daten, { [zeilen]: zeile.id, [spalten]: spalte.id });
        const hier = alle.get(schluessel) ?? [];
        return { schluessel, zeile, spalte, befunde: passende.get(schluessel) ?? [], alle: hier, gesamt: hier.length, lage };
      }),
    })),
    spalten: kopf,
    befunde,
    gesamt: daten.befunde.length,
  };
}

/** Without a choice the cells of two axes stay the same. @type {WeakMap<Daten, Map<string, Map<string, Befund[]>>>} */
const verteilungen = new WeakMap();

/** @param {Daten} daten @param {string} zeilen @param {string} spalten */
function alleVerteilt(daten, zeilen, spalten) {
  const bekannte = verteilungen.get(daten) ?? new Map();
  const name = `${zeilen}/${spalten}`;
  const zellen = bekannte.get(name) ?? verteilt(daten.befunde, zeilen, spalten);
  verteilungen.set(daten, bekannte.set(name, zellen));
  return zellen;
}

/** @param {readonly Befund[]} befunde @param {string} zeilen @param {string} spalten */
function verteilt(befunde, zeilen, spalten) {
  /** @type {Map<string, Befund[]>} */
  const zellen = new Map();
  for (const befund of befunde) {
    for (const zeile of befund.werte[zeilen]) {
      for (const spalte of befund.werte[spalten]) {
        const schluessel = `${zeile}/${spalte}`;
        const bisher = zellen.get(schluessel);
        if (bisher) bisher.push(befund);
        else zellen.set(schluessel, [befund]);
      }
    }
  }
  return zellen;
}

/** @type {Feldlage} */
const KEINE_LAGE = Object.freeze({ bedarfe: [], angebote: [], gedeckt: 0 });

/** @param {Daten} daten @param {Record<string, string>} werte @returns {Feldlage | null} */
function lageVon(daten, werte) {
  if (!(SEKTOREN in werte && THEMEN in werte)) return null;
  return daten.felder.get(`${werte[SEKTOREN]}/${werte[THEMEN]}`) ?? KEINE_LAGE;
}

/**
 * What a place in the table holds: a cell »a/b«, a row »a/« or a column »/b«; null where there is none.
 * @param {Tabelle} tabelle @param {string} ort @returns {Feld | null}
 */
export function feld(tabelle, ort) {
  const [zeile, spalte, ...mehr] = ort.split('/');
  const reihe = tabelle.zeilen.find(({ wert }) => wert.id === zeile);
  const nummer = tabelle.spalten.findIndex(({ id }) => id === spalte);
  if (spalte === undefined || mehr.length || (zeile && !reihe) || (spalte && nummer < 0) || !(zeile || spalte)) return null;
  const zellen = (reihe ? [reihe] : tabelle.zeilen).flatMap((r) => (spalte ? [r.zellen[nummer]] : r.zellen));
  return {
    zeile: reihe?.wert ?? null,
    spalte: tabelle.spalten[nummer] ?? null,
    befunde: [...new Set(zellen.flatMap(({ befunde }) => befunde))],
    gesamt: new Set(zellen.flatMap(({ alle }) => alle)).size,
    zelle: reihe && spalte ? zellen[0] : null,
  };
}

/**
 * How many findings point in each direction, in the order of the directions; `wort` is »2 Chancen«.
 * @param {readonly Befund[]} befunde @param {Daten} daten @returns {{ richtung: Wert, zahl: number, wort: string }[]}
 */
export function zaehler(befunde, daten) {
  /** @type {Map<string, number>} */
  const zahlen = new Map();
  for (const { werte } of befunde) for (const id of werte[RICHTUNGEN]) zahlen.set(id, (zahlen.get(id) ?? 0) + 1);
  return merkmal(daten.merkmale, RICHTUNGEN).werte.map((richtung) => {
    const zahl = zahlen.get(richtung.id) ?? 0;
    return { richtung, zahl, wort: `${zahl} ${(zahl === 1 && (richtung.einzahl ?? richtung.name)) || richtung.mehrzahl}` };
  });
}

/** A cell in words: »2 Chancen, 3 Risiken«. @param {Pick<Zelle, 'befunde' | 'gesamt'>} zelle @param {Daten} daten */
export function inWorten({ befunde, gesamt }, daten) {
  if (!gesamt) return 'Noch kein Befund';
  if (!befunde.length) return `0 von ${gesamt} ${gesamt === 1 ? 'Befund passt' : 'Befunden passen'} zu den Filtern`;
  return zaehler(befunde, daten).filter(({ zahl }) => zahl).map(({ wort }) => wort).join(', ');
}

/**
 * By direction, the strongest evidence first, then by title.
 * @param {readonly Befund[]} befunde @param {Daten} daten @returns {{ richtung: Wert, befunde: Befund[] }[]}
 */
export function nachRichtung(befunde, daten) {
  const deutsch = new Intl.Collator('de');
  const sortiert = [...befunde].sort((a, b) => b.stufe - a.stufe || b.punkte - a.punkte || deutsch.compare(a.titel, b.titel));
  return merkmal(daten.merkmale, RICHTUNGEN).werte
    .map((richtung) => ({ richtung, befunde: sortiert.filter(({ werte }) => werte[RICHTUNGEN].includes(richtung.id)) }))
    .filter((gruppe) => gruppe.befunde.length);
}

/** The value that an id names. @param {Daten} daten @param {string} name @param {string} id @returns {Wert} */
export function wert(daten, name, id) {
  const gefunden = merkmal(daten.merkmale, name).werte.find((w) => w.id === id);
  if (!gefunden) throw new Error(`Den Wert „${id}“ gibt es in „${name}“ nicht.`);
  return gefunden;
}

/** The names of what a finding holds of a feature; none where it holds none. @param {Daten} daten @param {Befund} befund @param {string} name */
export function namen(daten, befund, name) {
  return befund.werte[name].map((id) => wert(daten, name, id)).filter(({ ohne }) => !ohne).map((w) => w.name);
}

/**
 * The nearest places with findings: for a cell the cells of its row and column, for a row the other rows, for a
 * column the other columns.
 * @param {Tabelle} tabelle @param {Feld} mitte @param {number} [hoechstens] @returns {(Feld & { ort: string })[]}
 */
export function nachbarn(tabelle, mitte, hoechstens = 4) {
  const zeile = tabelle.zeilen.findIndex(({ wert: w }) => w.id === mitte.zeile?.id);
  const spalte = tabelle.spalten.findIndex(({ id }) => id === mitte.spalte?.id);
  const zeilen = mitte.zeile ? tabelle.zeilen.map(({ wert: w }, z) => ({ id: w.id, abstand: Math.abs(z - zeile) })) : [{ id: '', abstand: 0 }];
  const spalten = mitte.spalte ? tabelle.spalten.map(({ id }, s) => ({ id, abstand: Math.abs(s - spalte) })) : [{ id: '', abstand: 0 }];
  return zeilen
    .flatMap((z) => spalten.map((s) => ({ ort: `${z.id}/${s.id}`, z: z.abstand, s: s.abstand })))
    .filter(({ z, s }) => (z === 0) !== (s === 0))
    .sort((a, b) => a.z + a.s - (b.z + b.s) || a.z - b.z)
    .flatMap(({ ort }) => {
      const gefunden = feld(tabelle, ort);
      return gefunden?.befunde.length ? [{ ...gefunden, ort }] : [];
    })
    .slice(0, hoechstens);
}

/**
 * Networks that name what a field stands for: both its sector and its theme first, then either.
 * @param {Daten} daten @param {Record<string, string>} werte @param {number} [hoechstens] @returns {Netzwerk[]}
 */
export function partner(daten, werte, hoechstens = 4) {
  /** @param {Netzwerk} netzwerk */
  const treffer = (netzwerk) => Object.entries(werte).filter(([name, id]) => netzwerk.werte[name]?.includes(id)).length;
  return daten.netzwerke
    .map((netzwerk) => ({ netzwerk, zahl: treffer(netzwerk) }))
    .filter(({ zahl }) => zahl)
    .sort((a, b) => b.zahl - a.zahl)
    .slice(0, hoechstens)
    .map(({ netzwerk }) => netzwerk);
}

/** The text of a new finding for a field, to be filled in. @param {Daten} daten @param {Record<string, string>} werte */
export function vorlage(daten, werte) {
  const { text, fragen } = daten.vorlage;
  /** @param {string} name */
  const gefragt = (name) => !(name in werte) || wert(daten, name, werte[name]).ohne;
  return text.replace(/\{(\w+)\}/g, (_, name) => (gefragt(name) ? fragen[name] : werte[name]));
}

/**
 * Rows, columns and layer as an address names them; what it does not name, or names wrongly, stays usual.
 * @param {URLSearchParams} suche @param {Daten} daten @param {readonly string[]} schichten the first one is the usual
 */
export function ansichtAusAdresse(suche, daten, schichten) {
  const moegliche = achsen(daten).map(({ name }) => name);
  const achse = (/** @type {string} */ teil, /** @type {string | undefined} */ nicht) => {
    const gewaehlt = suche.get(teil) ?? '';
    return moegliche.includes(gewaehlt) && gewaehlt !== nicht ? gewaehlt : undefined;
  };
  const gewollt = achse('spalten', undefined);
  const zeilen = achse('zeilen', gewollt) ?? moegliche.find((name) => name !== gewollt) ?? SEKTOREN;
  const spalten = gewollt ?? moegliche.find((name) => name !== zeilen) ?? THEMEN;
  const schicht = suche.get('schicht') ?? '';
  return { zeilen, spalten, schicht: schichten.includes(schicht) ? schicht : schichten[0] };
}

/**
 * The same the other way round: only what differs from the usual view is named.
 * @param {{ zeilen: string, spalten: string, schicht: string }} ansicht @param {Daten} daten @param {readonly string[]} schichten
 */
export function ansichtInAdresse({ zeilen, spalten, schicht }, daten, schichten) {
  const [ersteAchse, zweiteAchse] = achsen(daten).map(({ name }) => name);
  const suche = new URLSearchParams();
  if (zeilen !== ersteAchse || spalten !== zweiteAchse) {
    suche.set('zeilen', zeilen);
    suche.set('spalten', spalten);
  }
  if (schicht !== schichten[0]) suche.set('schicht', schicht);
  return suche;
}
