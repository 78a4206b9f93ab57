// @ts-check
/**
 * Projects in this browser: several, one of them active, each saved at every change.
 *
 * Every change reads what is stored, changes it and writes it back, so that two open windows do not overwrite
 * each other. Where the browser refuses to store (private window, full, forbidden) the projects live on in
 * this page's memory, and every answer says so.
 *
 * @import {Projekt, Pruefsummen} from './projekt-kern.js'
 * @typedef {{getItem(name: string): string | null, setItem(name: string, wert: string): void, removeItem(name: string): void}} Ablage
 * @typedef {{kennung: string, name: string}} Zeile
 * @typedef {{aktiv: string, projekte: Zeile[]}} Verzeichnis
 * @typedef {{kennung: string, projekt: Projekt, gesichert: boolean, meldungen: string[]}} Antwort
 */

import { lesen, neu, schreiben } from './projekt-kern.js';
import { VERZEICHNIS } from './projekt-vorhanden.js';

const VORSILBE = 'handreichung-projekt-';
export const NICHT_GESICHERT = 'Ihr Browser speichert hier nichts (voll oder gesperrt). Die Eingaben gelten nur, '
  + 'bis Sie die Seite verlassen. Sichern Sie sie als Datei.';

export class Speicher {
  /** @param {Ablage | null} ablage  null where the browser has none */
  constructor(ablage) {
    this.ablage = ablage;
    /** @type {Map<string, string>} what could not be stored */
    this.nurHier = new Map();
  }

  /** Name and id of every project. @returns {Zeile[]} */
  liste() {
    return this.#verzeichnis().projekte;
  }

  /** The project in use; null while there is none or where its text is spoilt. @returns {Antwort | null} */
  aktiv() {
    const { aktiv } = this.#verzeichnis();
    return aktiv ? this.lade(aktiv) : null;
  }

  /** @param {string} kennung @returns {Antwort | null} */
  lade(kennung) {
    const text = this.#lies(VORSILBE + kennung);
    const { projekt, meldungen } = text === null ? { projekt: null, meldungen: [] } : lesen(text);
    return projekt && { kennung, projekt, gesichert: !this.nurHier.has(VORSILBE + kennung), meldungen };
  }

  /** Store a project as a new one and make it the active one. @param {Projekt} projekt @returns {Antwort} */
  anlegen(projekt) {
    const kennung = [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return this.#schreib(kennung, projekt);
  }

  /**
   * Change the active project; where there is none, `name` and `stand` make one.
   * @param {(projekt: Projekt) => Projekt} wie @param {{name?: string, stand?: string, bestand?: Pruefsummen}} [sonst]
   * @returns {Antwort}
   */
  aendern(wie, { name = '', stand = '', bestand = {} } = {}) {
    const jetzt = this.aktiv();
    return jetzt ? this.#schreib(jetzt.kennung, wie(jetzt.projekt)) : this.anlegen(wie(neu(name, stand, bestand)));
  }

  /** @param {string} kennung */
  waehle(kennung) {
    const verzeichnis = this.#verzeichnis();
    if (verzeichnis.projekte.some((zeile) => zeile.kennung === kennung)) this.#merke({ ...verzeichnis, aktiv: kennung });
  }

  /** Delete a project; another one becomes the active one. @param {string} kennung */
  loesche(kennung) {
    const projekte = this.liste().filter((zeile) => zeile.kennung !== kennung);
    this.#vergiss(VORSILBE + kennung);
    if (projekte.length) this.#merke({ aktiv: projekte[0].kennung, projekte });
    else this.#vergiss(VERZEICHNIS);
  }

  /** @param {string} kennung @param {Projekt} projekt @returns {Antwort} */
  #schreib(kennung, projekt) {
    const projekte = this.liste().filter((zeile) => zeile.kennung !== kennung);
    const inhalt = this.#setze(VORSILBE + kennung, schreiben(projekt));
    const eintrag = this.#merke({ aktiv: kennung, projekte: [...projekte, { kennung, name: projekt.name }] });
    const gesichert = inhalt && eintrag;
    return { kennung, projekt, gesichert, meldungen: gesichert ? [] : [NICHT_GESICHERT] };
  }

  /** @param {Verzeichnis} verzeichnis */
  #merke({ aktiv, projekte }) {
    const sortiert = [...projekte].sort((a, b) => a.name.localeCompare(b.name, 'de') || (a.kennung < b.kennung ? -1 : 1));
    return this.#setze(VERZEICHNIS, JSON.stringify({ aktiv, projekte: sortiert }));
  }

  /** @returns {Verzeichnis} */
  #verzeichnis() {
    try {
      const { aktiv, projekte } = JSON.parse(this.#lies(VERZEICHNIS) ?? '');
      /** @type {Zeile[]} */
      const gut = projekte
        .filter((/** @type {any} */ z) => typeof z?.kennung === 'string' && typeof z?.name === 'string')
        .map((/** @type {any} */ z) => ({ kennung: z.kennung, name: z.name }));
      return { aktiv: gut.some((z) => z.kennung === aktiv) ? aktiv : gut[0]?.kennung ?? '', projekte: gut };
    } catch {
      return { aktiv: '', projekte: [] };
    }
  }

  /** @param {string} name @returns {string | null} */
  #lies(name) {
    const hier = this.nurHier.get(name);
    if (hier !== undefined) return hier;
    try {
      return this.ablage?.getItem(name) ?? null;
    } catch {
      return null;
    }
  }

  /** @param {string} name @param {string} wert  @returns {boolean} whether it is stored for good */
  #setze(name, wert) {
    try {
      if (!this.ablage) throw new Error('keine Ablage');
      this.ablage.setItem(name, wert);
      this.nurHier.delete(name);
      return true;
    } catch {
      this.nurHier.set(name, wert);
      return false;
    }
  }

  /** @param {string} name */
  #vergiss(name) {
    this.nurHier.delete(name);
    try {
      this.ablage?.removeItem(name);
    } catch {
      // Nothing can be stored here, so nothing is left to forget.
    }
  }
}

/** @type {Speicher | undefined} */
let gemeinsam;

/** The projects of this browser, one for all tools of a page. @returns {Speicher} */
export function browserSpeicher() {
  if (!gemeinsam) {
    let ablage = null;
    try {
      ablage = localStorage;
    } catch {
      // Forbidden by the browser's settings.
    }
    gemeinsam = new Speicher(ablage);
  }
  return gemeinsam;
}
