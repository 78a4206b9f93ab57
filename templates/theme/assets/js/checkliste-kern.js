// @ts-check
/**
 * The state of a checklist: counting, changing, comparing. Pure functions on projects, no DOM, no storage.
 *
 * A point's id is a hash of its words, made when the page is built: an added point changes no other's id, a
 * reworded one is a new point. A project that holds a point which nobody touched (open, no text) only knows
 * that it was there. So a list that changed since can say what is new and what is gone.
 *
 * @import {Projekt, Punkt} from './projekt-kern.js'
 * @typedef {{gesamt: number, erledigt: number, nichtZutreffend: number, offen: number, ohneGrund: number}} Zahlen
 * @typedef {{neu: string[], entfallen: Punkt[]}} Aenderung  entfallen: with what the reader had noted
 */

import { kenntPunkte, ohneCheckliste, punkt, setzePunkt } from './projekt-kern.js';

/** @param {Projekt | null} projekt @param {string} anleitung @param {readonly string[]} kennungen @returns {Zahlen} */
export function zahlen(projekt, anleitung, kennungen) {
  const punkte = projekt ? kennungen.map((kennung) => punkt(projekt, anleitung, kennung)) : [];
  const nicht = punkte.filter(({ zustand }) => zustand === 'nicht-zutreffend');
  const erledigt = punkte.filter(({ zustand }) => zustand === 'erledigt').length;
  return {
    gesamt: kennungen.length,
    erledigt,
    nichtZutreffend: nicht.length,
    offen: kennungen.length - erledigt - nicht.length,
    ohneGrund: nicht.filter(({ grund }) => !grund).length,
  };
}

/** »7 von 12 erledigt, 2 nicht zutreffend«. @param {Zahlen} zahlen */
export function fortschritt({ gesamt, erledigt, nichtZutreffend, offen, ohneGrund }) {
  const teile = [`${erledigt} von ${gesamt} erledigt`];
  if (nichtZutreffend) teile.push(`${nichtZutreffend} nicht zutreffend${ohneGrund ? ` (${ohneGrund} noch ohne Grund)` : ''}`);
  if (offen && offen < gesamt) teile.push(`${offen} offen`);
  return `${teile.join(', ')}.`;
}

/**
 * A project in which something about a point changed. What is taken back completely leaves nothing behind.
 * @param {Projekt} projekt @param {string} anleitung @param {readonly string[]} kennungen  all points of the list
 * @param {string} kennung @param {Partial<Punkt>} wert @returns {Projekt}
 */
export function setze(projekt, anleitung, kennungen, kennung, wert) {
  const bekannt = Object.hasOwn(projekt.checklisten, anleitung) ? Object.keys(projekt.checklisten[anleitung]) : kennungen;
  const gesetzt = setzePunkt(projekt, anleitung, kennung, wert);
  const bearbeitet = Object.values(gesetzt.checklisten[anleitung] ?? {}).some(hatInhalt);
  return bearbeitet ? kenntPunkte(gesetzt, anleitung, [...bekannt, kennung]) : ohneCheckliste(gesetzt, anleitung);
}

/**
 * What changed in the list since the reader worked on it.
 * @param {Projekt | null} projekt @param {string} anleitung @param {readonly string[]} kennungen @returns {Aenderung}
 */
export function aenderung(projekt, anleitung, kennungen) {
  if (!projekt || !Object.hasOwn(projekt.checklisten, anleitung)) return { neu: [], entfallen: [] };
  const bekannt = projekt.checklisten[anleitung];
  return {
    neu: kennungen.filter((kennung) => !Object.hasOwn(bekannt, kennung)),
    entfallen: Object.entries(bekannt).filter(([kennung]) => !kennungen.includes(kennung)).map(([, alter]) => alter),
  };
}

/** The change in a sentence, or an empty text. @param {Aenderung} aenderung */
export function aenderungInWorten({ neu, entfallen }) {
  const teile = [
    neu.length && `${neu.length} ${neu.length === 1 ? 'Punkt ist' : 'Punkte sind'} neu oder neu formuliert`,
    entfallen.length && `${entfallen.length} ${entfallen.length === 1 ? 'Punkt steht' : 'Punkte stehen'} nicht mehr darin`,
  ].filter(Boolean);
  return teile.length ? `Diese Liste hat sich geändert, seit Sie daran gearbeitet haben: ${teile.join(', ')}.` : '';
}

/** What the reader had noted at points that are gone, each as a line. @param {Aenderung} aenderung */
export function alteNotizen({ entfallen }) {
  return entfallen.flatMap(({ grund, notiz }) => [grund, notiz]).filter(Boolean);
}

/**
 * Take the list of today: new points are known, points that are gone are forgotten.
 * @param {Projekt} projekt @param {string} anleitung @param {readonly string[]} kennungen @returns {Projekt}
 */
export function uebernimmListe(projekt, anleitung, kennungen) {
  const alte = Object.entries(projekt.checklisten[anleitung] ?? {}).filter(([kennung]) => kennungen.includes(kennung));
  const leer = ohneCheckliste(projekt, anleitung);
  if (!alte.some(([, einer]) => hatInhalt(einer))) return leer;
  const heute = alte.reduce((neues, [kennung, einer]) => setzePunkt(neues, anleitung, kennung, einer), leer);
  return kenntPunkte(heute, anleitung, kennungen);
}

/** @param {Punkt} punkt */
function hatInhalt({ zustand, grund, notiz }) {
  return zustand !== 'offen' || Boolean(grund || notiz);
}
