// @ts-check
/**
 * The own layer of the matrix: words and lists made from a project and the matrix. Pure functions, no DOM.
 *
 * @import {Daten, Befund} from './matrix-kern.js'
 * @import {Einschaetzung, Projekt, Pruefsummen} from './projekt-kern.js'
 * @typedef {{schluessel: string, name: string, einschaetzung: Einschaetzung}} Zeile  a judged field or finding
 */
import { einschaetzung, uebernimmStand, vergleich } from './projekt-kern.js';

/** What the steps of relevance mean; their place is their number. */
export const RELEVANZ = Object.freeze(['nicht wichtig', 'etwas wichtig', 'wichtig', 'sehr wichtig']);
const [SEKTOREN, THEMEN] = ['sektoren', 'themen'];

/**
 * The field a cell stands for, as projects name it; null where rows and columns are not sectors and themes.
 * @param {string} ort  »row/column« @param {string} zeilen @param {string} spalten
 */
export function feldschluessel(ort, zeilen, spalten) {
  const [zeile, spalte] = ort.split('/');
  if (!zeile || !spalte) return null;
  if (zeilen === SEKTOREN && spalten === THEMEN) return `${zeile}/${spalte}`;
  return zeilen === THEMEN && spalten === SEKTOREN ? `${spalte}/${zeile}` : null;
}

/** The sign of a step, one dot a step. @param {number} relevanz */
export function punkte(relevanz) {
  return '●'.repeat(relevanz) + '○'.repeat(RELEVANZ.length - 1 - relevanz);
}

/** A judgement in words; empty where there is none. @param {Einschaetzung} wert */
export function inWorten({ relevanz, notiz }) {
  return [relevanz === null ? '' : `für uns ${RELEVANZ[relevanz]}`, notiz ? 'mit Notiz' : ''].filter(Boolean).join(', ');
}

/** Id and checksum of every finding of today. @param {Daten} daten @returns {Pruefsummen} */
export function pruefsummen(daten) {
  return Object.fromEntries(daten.befunde.map(({ id, pruefsumme }) => [id, pruefsumme]));
}

/** A project that has never taken over a state begins with that of today. @param {Projekt} projekt @param {Daten} daten */
export function mitStand(projekt, daten) {
  return Object.keys(projekt.ebene.bestand).length ? projekt : uebernimmStand(projekt, daten.stand, pruefsummen(daten));
}

/**
 * What changed in the handbook since the project's state, in one sentence, and what there is to look at.
 * @param {Projekt} projekt @param {Daten} daten
 * @returns {{satz: string, gesehen: string, neu: Befund[], geaendert: Befund[], entfallen: string[]}}
 */
export function aenderungen(projekt, daten) {
  const heute = pruefsummen(daten);
  const { neu, geaendert, entfallen, gesehen, gesamt } = vergleich(projekt, heute);
  /** @param {string[]} ids */
  const befunde = (ids) => {
    const gesucht = new Set(ids);
    return daten.befunde.filter(({ id }) => gesucht.has(id));
  };
  const seit = `Seit Ihrem Stand vom ${tag(projekt.stand)}`;
  const satz = neu.length + geaendert.length + entfallen.length
    ? `${seit}: ${neu.length} neu, ${geaendert.length} geändert, ${entfallen.length} entfallen.`
    : `${seit} hat sich an den Befunden nichts geändert.`;
  return { satz, gesehen: `${gesehen} von ${gesamt} Befunden gesehen.`, neu: befunde(neu), geaendert: befunde(geaendert), entfallen };
}

/** »2026-11-20« as »20.11.2026«. @param {string} iso */
function tag(iso) {
  return iso.split('-').reverse().map((teil) => teil.replace(/^0/, '')).join('.');
}

/**
 * Everything judged, the most important first: fields, then findings. What the handbook no longer holds keeps its id.
 * @param {Projekt} projekt @param {Daten} daten @returns {{felder: Zeile[], befunde: Zeile[]}}
 */
export function rangliste(projekt, daten) {
  const titel = new Map(daten.befunde.map((befund) => [befund.id, befund.titel]));
  /** @param {string} merkmal @param {string} id */
  const name = (merkmal, id) => daten.merkmale.get(merkmal)?.werte.find((wert) => wert.id === id)?.name ?? id;
  /** @param {string} schluessel */
  const feldname = (schluessel) => {
    const [sektor, thema] = schluessel.split('/');
    return `${name(SEKTOREN, sektor)}, ${name(THEMEN, thema)}`;
  };
  return {
    felder: geordnet(projekt, 'zellen', feldname),
    befunde: geordnet(projekt, 'befunde', (id) => titel.get(id) ?? `${id} (nicht mehr im Handbuch)`),
  };
}

/** @param {Projekt} projekt @param {'zellen' | 'befunde'} art @param {(schluessel: string) => string} benenne @returns {Zeile[]} */
function geordnet(projekt, art, benenne) {
  const deutsch = new Intl.Collator('de');
  return Object.keys(projekt.ebene[art])
    .map((schluessel) => ({ schluessel, name: benenne(schluessel), einschaetzung: einschaetzung(projekt, art, schluessel) }))
    .sort((a, b) => (b.einschaetzung.relevanz ?? -1) - (a.einschaetzung.relevanz ?? -1) || deutsch.compare(a.name, b.name));
}

/** The judgements as lines of a table, its head first. @param {Projekt} projekt @param {Daten} daten @returns {string[][]} */
export function alsTabelle(projekt, daten) {
  const { felder, befunde } = rangliste(projekt, daten);
  /** @param {string} art @param {Zeile} zeile */
  const reihe = (art, { name, einschaetzung: { relevanz, notiz } }) => [art, name, relevanz === null ? '' : `${relevanz} – ${RELEVANZ[relevanz]}`, notiz];
  return [
    ['Art', 'Name', 'Wichtig für uns', 'Notiz'],
    ...felder.map((zeile) => reihe('Feld', zeile)),
    ...befunde.map((zeile) => reihe('Befund', zeile)),
  ];
}
