// @ts-check
/**
 * What a municipality notes for itself: the format of a project, pure functions, no DOM and no storage.
 *
 * A project holds the own layer of the matrix (`ebene`) and the state of checklists (`checklisten`). It is
 * one JSON text, the same in the browser's storage and in a file. The format is described for readers on
 * /daten/projektformat/ and by the schema next to it.
 *
 * A file may come from anywhere. `lesen` therefore never throws, never keeps what it does not know, and says
 * in German what it left out. Projects are never changed: every `setze…` returns a new one.
 *
 * @typedef {{relevanz: number | null, notiz: string}} Einschaetzung  relevanz 0 to 3; null is »not judged«
 * @typedef {'offen' | 'erledigt' | 'nicht-zutreffend'} Zustand
 * @typedef {{zustand: Zustand, grund: string, notiz: string}} Punkt
 * @typedef {Readonly<Record<string, string>>} Pruefsummen  id of a Befund → its checksum
 * @typedef {{
 *   zellen: Readonly<Record<string, Einschaetzung>>,
 *   befunde: Readonly<Record<string, Einschaetzung>>,
 *   bestand: Pruefsummen,
 *   gesehen: Pruefsummen,
 * }} Ebene  bestand: what the handbook held when the reader last took its state over; gesehen: what was read
 * @typedef {Readonly<Record<string, Readonly<Record<string, Punkt>>>>} Checklisten  guide → point → state
 * @typedef {{format: string, version: number, name: string, stand: string, ebene: Ebene, checklisten: Checklisten}} Projekt
 * @typedef {{projekt: Projekt | null, meldungen: string[]}} Gelesen
 * @typedef {{neu: string[], geaendert: string[], entfallen: string[], gesehen: number, gesamt: number}} Vergleich
 */

export const FORMAT = 'handreichung-projekt';
export const VERSION = 1;
export const GRENZEN = Object.freeze({ zeichen: 2_000_000, name: 120, notiz: 2000, eintraege: 5000 });
/** @type {readonly Zustand[]} */
export const ZUSTAENDE = Object.freeze(['offen', 'erledigt', 'nicht-zutreffend']);

const KENNUNG = /^[a-z0-9](?:[a-z0-9-]{0,119})$/;
const ZELLE = /^[a-z0-9][a-z0-9-]{0,119}\/[a-z0-9][a-z0-9-]{0,119}$/;
const SUMME = /^[a-z0-9]{4,64}$/;
const TAG = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const OHNE_NAME = 'Unser Projekt';

/**
 * An empty project.
 * @param {string} name @param {string} [stand]  the handbook's date, YYYY-MM-DD @param {Pruefsummen} [bestand]
 * @returns {Projekt}
 */
export function neu(name, stand = '', bestand = {}) {
  return {
    format: FORMAT,
    version: VERSION,
    name: einzeilig(name, GRENZEN.name) || OHNE_NAME,
    stand: TAG.test(stand) ? stand : '',
    ebene: { zellen: {}, befunde: {}, bestand: { ...bestand }, gesehen: {} },
    checklisten: {},
  };
}

/** A project from the text of a file or of the storage. @param {string} text @returns {Gelesen} */
export function lesen(text) {
  if (typeof text !== 'string' || text.length > GRENZEN.zeichen) {
    return abgelehnt('Die Datei ist größer als 2 Megabyte. So groß wird kein Projekt.');
  }
  let wert;
  try {
    wert = JSON.parse(text);
  } catch {
    return abgelehnt('Die Datei ist keine Projektdatei (kein gültiges JSON).');
  }
  if (!istObjekt(wert) || wert.format !== FORMAT) {
    return abgelehnt('Die Datei ist keine Projektdatei dieses Handbuchs.');
  }
  if (wert.version === 0) return ausVersion0(wert);
  if (wert.version === VERSION) return ausVersion1(wert);
  if (typeof wert.version === 'number' && wert.version > VERSION) {
    return abgelehnt('Die Datei stammt aus einer neueren Fassung des Handbuchs. Diese Fassung kann sie nicht lesen.');
  }
  return abgelehnt('Die Datei nennt keine gültige Version.');
}

/** The text of a project: keys sorted, so that the same project is the same text. @param {Projekt} projekt */
export function schreiben(projekt) {
  return `${JSON.stringify({
    format: FORMAT,
    version: VERSION,
    name: projekt.name,
    stand: projekt.stand,
    ebene: {
      zellen: sortiert(projekt.ebene.zellen),
      befunde: sortiert(projekt.ebene.befunde),
      bestand: sortiert(projekt.ebene.bestand),
      gesehen: sortiert(projekt.ebene.gesehen),
    },
    checklisten: sortiert(abgebildet(projekt.checklisten, sortiert)),
  }, null, 1)}\n`;
}

/**
 * Two projects in one. Where both say something, the judgement and the state of `zweites` hold; notes that
 * differ are both kept, one below the other. Name and the handbook's state stay those of `erstes`.
 * @param {Projekt} erstes @param {Projekt} zweites @returns {Projekt}
 */
export function zusammenfuehren(erstes, zweites) {
  /** @param {Einschaetzung} a @param {Einschaetzung} b @returns {Einschaetzung} */
  const einschaetzung = (a, b) => ({ relevanz: b.relevanz ?? a.relevanz, notiz: beideTexte(a.notiz, b.notiz) });
  /** @param {Punkt} a @param {Punkt} b @returns {Punkt} */
  const punkt = (a, b) => ({
    zustand: b.zustand === 'offen' ? a.zustand : b.zustand,
    grund: beideTexte(a.grund, b.grund),
    notiz: beideTexte(a.notiz, b.notiz),
  });
  return {
    ...erstes,
    ebene: {
      zellen: vereint(erstes.ebene.zellen, zweites.ebene.zellen, einschaetzung),
      befunde: vereint(erstes.ebene.befunde, zweites.ebene.befunde, einschaetzung),
      bestand: erstes.ebene.bestand,
      gesehen: vereint(erstes.ebene.gesehen, zweites.ebene.gesehen, (_, b) => b),
    },
    checklisten: vereint(erstes.checklisten, zweites.checklisten, (a, b) => vereint(a, b, punkt)),
  };
}

/** @param {Projekt} projekt @param {string} name @returns {Projekt} */
export function umbenannt(projekt, name) {
  return { ...projekt, name: einzeilig(name, GRENZEN.name) || projekt.name };
}

/**
 * What is judged about a cell (`sektor/thema`) or a Befund (its id); nothing said is `{relevanz: null, notiz: ''}`.
 * @param {Projekt} projekt @param {'zellen' | 'befunde'} art @param {string} schluessel @returns {Einschaetzung}
 */
export function einschaetzung(projekt, art, schluessel) {
  return eigen(projekt.ebene[art], schluessel) ?? { relevanz: null, notiz: '' };
}

/**
 * @param {Projekt} projekt @param {'zellen' | 'befunde'} art @param {string} schluessel @param {Partial<Einschaetzung>} wert
 * @returns {Projekt}
 */
export function setzeEinschaetzung(projekt, art, schluessel, wert) {
  if (!(art === 'zellen' ? ZELLE : KENNUNG).test(schluessel)) return projekt;
  const gesetzt = { ...einschaetzung(projekt, art, schluessel), ...wert };
  const sauber = { relevanz: stufe(gesetzt.relevanz), notiz: mehrzeilig(gesetzt.notiz, GRENZEN.notiz) };
  const leer = sauber.relevanz === null && !sauber.notiz;
  return { ...projekt, ebene: { ...projekt.ebene, [art]: mit(projekt.ebene[art], schluessel, leer ? null : sauber) } };
}

/**
 * The state of a checklist's point; a point nobody touched is open.
 * @param {Projekt} projekt @param {string} anleitung @param {string} punkt @returns {Punkt}
 */
export function punkt(projekt, anleitung, punkt) {
  return eigen(eigen(projekt.checklisten, anleitung) ?? {}, punkt) ?? { zustand: 'offen', grund: '', notiz: '' };
}

/**
 * @param {Projekt} projekt @param {string} anleitung @param {string} kennung @param {Partial<Punkt>} wert
 * @returns {Projekt}
 */
export function setzePunkt(projekt, anleitung, kennung, wert) {
  if (!KENNUNG.test(anleitung) || !KENNUNG.test(kennung)) return projekt;
  const gesetzt = { ...punkt(projekt, anleitung, kennung), ...wert };
  const sauber = {
    zustand: ZUSTAENDE.includes(gesetzt.zustand) ? gesetzt.zustand : 'offen',
    grund: mehrzeilig(gesetzt.grund, GRENZEN.notiz),
    notiz: mehrzeilig(gesetzt.notiz, GRENZEN.notiz),
  };
  const leer = sauber.zustand === 'offen' && !sauber.grund && !sauber.notiz;
  const liste = mit(eigen(projekt.checklisten, anleitung) ?? {}, kennung, leer ? null : sauber);
  return { ...projekt, checklisten: mit(projekt.checklisten, anleitung, Object.keys(liste).length ? liste : null) };
}

/**
 * Remember that a checklist has these points, so that later ones show as new. What is noted already stays.
 * @param {Projekt} projekt @param {string} anleitung @param {readonly string[]} kennungen @returns {Projekt}
 */
export function kenntPunkte(projekt, anleitung, kennungen) {
  const gute = KENNUNG.test(anleitung) ? kennungen.filter((kennung) => KENNUNG.test(kennung)) : [];
  if (!gute.length) return projekt;
  const liste = Object.fromEntries(gute.map((kennung) => [kennung, punkt(projekt, anleitung, kennung)]));
  return { ...projekt, checklisten: mit(projekt.checklisten, anleitung, { ...eigen(projekt.checklisten, anleitung), ...liste }) };
}

/** Forget everything about a checklist. @param {Projekt} projekt @param {string} anleitung @returns {Projekt} */
export function ohneCheckliste(projekt, anleitung) {
  return { ...projekt, checklisten: mit(projekt.checklisten, anleitung, null) };
}

/**
 * Mark a Befund as seen in the form that `summe` stands for; an empty one takes the mark away.
 * @param {Projekt} projekt @param {string} befund @param {string} summe @returns {Projekt}
 */
export function setzeGesehen(projekt, befund, summe) {
  if (!KENNUNG.test(befund) || (summe && !SUMME.test(summe))) return projekt;
  return { ...projekt, ebene: { ...projekt.ebene, gesehen: mit(projekt.ebene.gesehen, befund, summe || null) } };
}

/** Take the handbook of today as the state to compare with. @param {Projekt} projekt @param {string} stand @param {Pruefsummen} heute @returns {Projekt} */
export function uebernimmStand(projekt, stand, heute) {
  return { ...projekt, stand: TAG.test(stand) ? stand : projekt.stand, ebene: { ...projekt.ebene, bestand: { ...heute } } };
}

/** What changed since the project's state, and how much of today's is seen. @param {Projekt} projekt @param {Pruefsummen} heute @returns {Vergleich} */
export function vergleich(projekt, heute) {
  const { bestand, gesehen } = projekt.ebene;
  const ids = Object.keys(heute);
  return {
    neu: ids.filter((id) => eigen(bestand, id) === undefined),
    geaendert: ids.filter((id) => eigen(bestand, id) !== undefined && eigen(bestand, id) !== heute[id]),
    entfallen: Object.keys(bestand).filter((id) => !Object.hasOwn(heute, id)),
    gesehen: ids.filter((id) => eigen(gesehen, id) === heute[id]).length,
    gesamt: ids.length,
  };
}

/** How much a project holds, in words. @param {Projekt} projekt */
export function inhalt(projekt) {
  const felder = Object.keys(projekt.ebene.zellen).length;
  const befunde = Object.keys(projekt.ebene.befunde).length;
  const listen = Object.keys(projekt.checklisten).length;
  const teile = [
    felder && `${felder} ${felder === 1 ? 'Feld' : 'Felder'} eingeschätzt`,
    befunde && `${befunde} ${befunde === 1 ? 'Befund' : 'Befunde'} eingeschätzt`,
    listen && `${listen} ${listen === 1 ? 'Checkliste' : 'Checklisten'} begonnen`,
  ].filter(Boolean);
  return teile.length ? teile.join(', ') : 'noch leer';
}

// ---- reading -------------------------------------------------------------------------------------------

/** @param {string} grund @returns {Gelesen} */
function abgelehnt(grund) {
  return { projekt: null, meldungen: [grund] };
}

/** @param {Record<string, unknown>} wert @returns {Gelesen} */
function ausVersion1(wert) {
  /** @type {string[]} */
  const meldungen = [];
  const ebene = istObjekt(wert.ebene) ? wert.ebene : {};
  const leser = { meldungen };
  const projekt = {
    ...neu(text(wert.name), text(wert.stand)),
    ebene: {
      zellen: gelesen(leser, 'Einschätzungen von Feldern', ebene.zellen, ZELLE, alsEinschaetzung),
      befunde: gelesen(leser, 'Einschätzungen von Befunden', ebene.befunde, KENNUNG, alsEinschaetzung),
      bestand: gelesen(leser, 'Prüfsummen', ebene.bestand, KENNUNG, alsSumme),
      gesehen: gelesen(leser, 'gesehene Befunde', ebene.gesehen, KENNUNG, alsSumme),
    },
    checklisten: gelesen(leser, 'Checklisten', wert.checklisten, KENNUNG, (liste) => {
      const punkte = gelesen(leser, 'Punkte von Checklisten', liste, KENNUNG, alsPunkt);
      return Object.keys(punkte).length ? punkte : null;
    }),
  };
  const bekannt = new Set(['format', 'version', 'name', 'stand', 'ebene', 'checklisten']);
  const fremd = Object.keys(wert).filter((name) => !bekannt.has(name));
  if (fremd.length) meldungen.push(`Nicht übernommen, weil unbekannt: ${fremd.length} ${fremd.length === 1 ? 'Angabe' : 'Angaben'}.`);
  return { projekt, meldungen };
}

/**
 * Version 0, the draft before the first release: `relevanz` and `notizen` per cell or Befund in one list each,
 * `haken` the ticked points of each guide.
 * @param {Record<string, unknown>} wert @returns {Gelesen}
 */
function ausVersion0(wert) {
  /** @type {Record<string, Record<string, Partial<Einschaetzung>>>} */
  const ebene = { zellen: {}, befunde: {} };
  for (const feld of /** @type {const} */ (['relevanz', 'notizen'])) {
    for (const [schluessel, angabe] of Object.entries(istObjekt(wert[feld]) ? wert[feld] : {})) {
      const ziel = schluessel.includes('/') ? ebene.zellen : ebene.befunde;
      ziel[schluessel] = { ...eigen(ziel, schluessel), [feld === 'notizen' ? 'notiz' : 'relevanz']: /** @type {any} */ (angabe) };
    }
  }
  const checklisten = abgebildet(istObjekt(wert.haken) ? wert.haken : {}, (punkte) => (
    Object.fromEntries((Array.isArray(punkte) ? punkte : []).map((id) => [String(id), { zustand: 'erledigt' }]))
  ));
  const { projekt, meldungen } = ausVersion1({ format: FORMAT, version: VERSION, name: wert.name, stand: wert.stand, ebene, checklisten });
  return { projekt, meldungen: ['Die Datei hat ein älteres Format und wurde übertragen.', ...meldungen] };
}

/**
 * The entries of an object whose keys and values are sound; the rest is counted and said.
 * @template T
 * @param {{meldungen: string[]}} leser @param {string} was @param {unknown} wert @param {RegExp} schluessel
 * @param {(wert: unknown) => T | null} lies @returns {Record<string, T>}
 */
function gelesen(leser, was, wert, schluessel, lies) {
  if (wert !== undefined && !istObjekt(wert)) leser.meldungen.push(`Nicht lesbar: ${was}.`);
  if (!istObjekt(wert)) return {};
  const alle = Object.entries(wert);
  /** @type {[string, T][]} */
  const gut = [];
  for (const [name, inhalt] of alle.slice(0, GRENZEN.eintraege)) {
    const gelesener = schluessel.test(name) ? lies(inhalt) : null;
    if (gelesener !== null) gut.push([name, gelesener]);
  }
  const verloren = alle.length - gut.length;
  if (verloren) leser.meldungen.push(`Nicht lesbar und weggelassen: ${verloren} von ${alle.length} (${was}).`);
  return Object.fromEntries(gut);
}

/** @param {unknown} wert @returns {Einschaetzung | null} */
function alsEinschaetzung(wert) {
  if (!istObjekt(wert)) return null;
  const relevanz = stufe(wert.relevanz);
  const notiz = mehrzeilig(wert.notiz, GRENZEN.notiz);
  return relevanz === null && !notiz ? null : { relevanz, notiz };
}

/** @param {unknown} wert @returns {Punkt | null} */
function alsPunkt(wert) {
  if (!istObjekt(wert)) return null;
  const zustand = ZUSTAENDE.find((bekannt) => bekannt === wert.zustand);
  return zustand ? { zustand, grund: mehrzeilig(wert.grund, GRENZEN.notiz), notiz: mehrzeilig(wert.notiz, GRENZEN.notiz) } : null;
}

/** @param {unknown} wert @returns {string | null} */
function alsSumme(wert) {
  return typeof wert === 'string' && SUMME.test(wert) ? wert : null;
}

/** @param {unknown} wert @returns {number | null} */
function stufe(wert) {
  return typeof wert === 'number' && Number.isInteger(wert) && wert >= 0 && wert <= 3 ? wert : null;
}

// ---- small things -----------------------------------------------------------------------------------------

/** @param {unknown} wert @returns {wert is Record<string, any>} */
function istObjekt(wert) {
  return typeof wert === 'object' && wert !== null && !Array.isArray(wert);
}

/** @param {unknown} wert */
function text(wert) {
  return typeof wert === 'string' ? wert : '';
}

/** Text without control and direction characters, at most `laenge` long. @param {unknown} wert @param {number} laenge */
function mehrzeilig(wert, laenge) {
  const sauber = text(wert).replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');
  return [...sauber.trim()].slice(0, laenge).join('');
}

/** @param {unknown} wert @param {number} laenge */
function einzeilig(wert, laenge) {
  return mehrzeilig(text(wert).replace(/\s+/g, ' '), laenge);
}

/**
 * What an object itself holds: »constructor« is a fine id and no inherited function.
 * @template T @param {Readonly<Record<string, T>>} objekt @param {string} name @returns {T | undefined}
 */
function eigen(objekt, name) {
  return Object.hasOwn(objekt, name) ? objekt[name] : undefined;
}

/** @template T @param {Readonly<Record<string, T>>} objekt @param {string} name @param {T | null} wert @returns {Record<string, T>} */
function mit(objekt, name, wert) {
  const rest = Object.entries(objekt).filter(([anderer]) => anderer !== name);
  return Object.fromEntries(wert === null ? rest : [...rest, [name, wert]]);
}

/** @template T @param {Readonly<Record<string, T>>} objekt @returns {Record<string, T>} */
function sortiert(objekt) {
  return Object.fromEntries(Object.entries(objekt).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @template T, U @param {Readonly<Record<string, T>>} objekt @param {(wert: T) => U} wie @returns {Record<string, U>} */
function abgebildet(objekt, wie) {
  return Object.fromEntries(Object.entries(objekt).map(([name, wert]) => [name, wie(wert)]));
}

/** @template T @param {Readonly<Record<string, T>>} a @param {Readonly<Record<string, T>>} b @param {(a: T, b: T) => T} beide @returns {Record<string, T>} */
function vereint(a, b, beide) {
  return Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => {
    const [links, rechts] = [eigen(a, name), eigen(b, name)];
    return [name, /** @type {T} */ (links === undefined ? rechts : rechts === undefined ? links : beide(links, rechts))];
  }));
}

/** @param {string} a @param {string} b */
function beideTexte(a, b) {
  if (!b || a.includes(b)) return a;
  if (!a || b.includes(a)) return b;
  return mehrzeilig(`${a}\n${b}`, GRENZEN.notiz);
}
