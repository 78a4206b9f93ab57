// @ts-check
/**
 * Layers: what a cell of the matrix can show besides its findings, as a number, a step from 0 to 4 and a word.
 * Pure functions, no DOM. What needs and offers are and how the gap is counted comes with the data; how far a
 * number is a step is decided here and nowhere else.
 *
 * A step of null means that there is nothing to judge (»nicht untersucht«); 0 is a result.
 *
 * @typedef {import('./matrix-kern.js').Daten} Daten
 * @typedef {import('./matrix-kern.js').Zelle} Zelle
 * @typedef {{ stufe: 0 | 1 | 2 | 3 | 4 | null, wort: string, zahl: number | null }} Ergebnis
 * @typedef {{ id: string, titel: string, frage: string, nurFelder: boolean, zweiseitig: boolean,
 *   stufen: (daten: Daten) => readonly (string | null)[], nichts: string,
 *   messen: (zelle: Zelle, daten: Daten) => Ergebnis }} Schicht
 *   `nurFelder`: known for sector × theme only; `zweiseitig`: 2 is the middle between two sides;
 *   `stufen`: what the steps 0 to 4 mean, null for a step that cannot occur
 */
import { inWorten, zaehler } from './matrix-kern.js';

/** Up to which number a step reaches; above the last one it is step 4. */
const BEFUNDE = [0, 1, 3, 7];
const BEDARFE = [0, 1, 2, 4];
const JAHRE = [1, 3, 5, 8];
const FELDER = 'Das zeigen nur Sektoren und Themen';

/** @param {number} zahl @param {readonly number[]} grenzen @returns {0 | 1 | 2 | 3 | 4} */
function stufeVon(zahl, grenzen) {
  const platz = grenzen.findIndex((grenze) => zahl <= grenze);
  return /** @type {0 | 1 | 2 | 3 | 4} */ (platz < 0 ? grenzen.length : platz);
}

/** »1,5«. @param {number} n */
export function zahlwort(n) {
  return n.toLocaleString('de-DE', { maximumFractionDigits: 1 });
}

/** The word for many of a tone: the first direction that has it. @param {Daten} daten @param {string} ton */
function vieleVon(daten, ton) {
  return daten.merkmale.get('richtungen')?.werte.find((r) => r.ton === ton)?.mehrzahl ?? '';
}

/** No finding to judge: none at all, or none that fits the choice. @param {Zelle} zelle @param {Daten} daten @returns {Ergebnis} */
function ohneBefund(zelle, daten) {
  return { stufe: null, wort: inWorten(zelle, daten), zahl: null };
}

/** @param {Zelle} zelle @param {Daten} daten @returns {Ergebnis} */
function anzahl(zelle, daten) {
  const zahl = zelle.befunde.length;
  if (!zelle.gesamt) return ohneBefund(zelle, daten);
  return { stufe: stufeVon(zahl, BEFUNDE), wort: zahl ? `${zahl} ${zahl === 1 ? 'Befund' : 'Befunde'}` : inWorten(zelle, daten), zahl };
}

/** @param {Zelle} zelle @param {Daten} daten @returns {Ergebnis} */
function bilanz(zelle, daten) {
  if (!zelle.befunde.length) return ohneBefund(zelle, daten);
  /** @param {string} ton */
  const vom = (ton) => zaehler(zelle.befunde, daten).reduce((summe, z) => summe + (z.richtung.ton === ton ? z.zahl : 0), 0);
  const [gute, schlechte] = [vom('gut'), vom('kritisch')];
  const zahl = gute - schlechte;
  const [mehr, allein] = zahl > 0 ? [3, schlechte === 0] : [1, gute === 0];
  const stufe = /** @type {0 | 1 | 2 | 3 | 4} */ (zahl === 0 ? 2 : allein ? (mehr === 3 ? 4 : 0) : mehr);
  return { stufe, wort: `${SCHICHT.bilanz.stufen(daten)[stufe]}: ${inWorten(zelle, daten)}`, zahl };
}

/** @param {Zelle} zelle @param {Daten} daten @returns {Ergebnis} */
function staerke(zelle, daten) {
  if (!zelle.befunde.length) return ohneBefund(zelle, daten);
  const beste = Math.max(...zelle.befunde.map(({ stufe }) => stufe));
  const zahl = zelle.befunde.filter(({ stufe }) => stufe === beste).length;
  const wort = `der stärkste Befund: ${daten.stufen[beste - 1].wort}${zahl > 1 ? ` (${zahl} Befunde)` : ''}`;
  return { stufe: /** @type {1 | 2 | 3 | 4} */ (Math.min(4, beste)), wort, zahl };
}

/** @param {Zelle} zelle @param {Daten} daten @returns {Ergebnis} */
function konsens(zelle, daten) {
  if (!zelle.befunde.length) return ohneBefund(zelle, daten);
  const gefragt = zelle.befunde.filter(({ zustimmung }) => zustimmung !== null);
  if (!gefragt.length) return { stufe: null, wort: 'Fachleute wurden nicht befragt', zahl: null };
  const zahl = gefragt.filter(({ zustimmung }) => zustimmung).length;
  const wort = `Zustimmung zu ${zahl} von ${gefragt.length} befragten Befunden`;
  return { stufe: stufeVon((4 * zahl) / gefragt.length, [0, 1, 2, 3]), wort, zahl };
}

/** @param {Zelle} zelle @param {Daten} daten @returns {Ergebnis} */
function alter(zelle, daten) {
  if (!zelle.befunde.length) return ohneBefund(zelle, daten);
  const jahre = zelle.befunde.flatMap(({ jahr }) => (jahr === null ? [] : [jahr]));
  if (!jahre.length) return { stufe: null, wort: 'keine Quelle nennt ein Jahr', zahl: null };
  const jahr = Math.max(...jahre);
  const stufe = /** @type {0 | 1 | 2 | 3 | 4} */ (4 - stufeVon(Number(daten.heute.slice(0, 4)) - jahr, JAHRE));
  return { stufe, wort: `jüngste Quelle von ${jahr}`, zahl: jahr };
}

/**
 * What the needs of a field give, or why there is nothing to say.
 * @param {Zelle} zelle @param {(lage: import('./matrix-kern.js').Feldlage) => Ergebnis} rechnen @returns {Ergebnis}
 */
function ausBedarfen({ lage }, rechnen) {
  if (!lage) return { stufe: null, wort: FELDER, zahl: null };
  if (lage.bedarfe.length) return rechnen(lage);
  const n = lage.angebote.length;
  return { stufe: null, wort: `kein Bedarf genannt${n ? `; ${n} ${n === 1 ? 'Angebot' : 'Angebote'} bekannt` : ''}`, zahl: null };
}

/** @param {Zelle} zelle @returns {Ergebnis} */
function bedarfe(zelle) {
  return ausBedarfen(zelle, ({ bedarfe: genannt }) => {
    const zahl = genannt.length;
    return { stufe: stufeVon(zahl, BEDARFE), wort: `${zahl} ${zahl === 1 ? 'Bedarf' : 'Bedarfe'} genannt`, zahl };
  });
}

/** @param {Zelle} zelle @returns {Ergebnis} */
function angebote(zelle) {
  return ausBedarfen(zelle, ({ bedarfe: genannt, gedeckt }) => ({
    stufe: stufeVon(gedeckt, BEDARFE), wort: `${zahlwort(gedeckt)} von ${genannt.length} durch Angebote gedeckt`, zahl: gedeckt,
  }));
}

/** @param {Zelle} zelle @returns {Ergebnis} */
function luecke(zelle) {
  return ausBedarfen(zelle, ({ bedarfe: genannt, gedeckt }) => {
    const zahl = genannt.length - gedeckt;
    return { stufe: stufeVon(zahl, BEDARFE), wort: zahl ? `${zahlwort(zahl)} von ${genannt.length} nicht gedeckt` : 'alles gedeckt', zahl };
  });
}

/** Words for the steps that limits make: »2 bis 3 Befunde«. @param {readonly number[]} grenzen @param {string} eines @param {string} viele */
function spannen(grenzen, eines, viele) {
  return [...grenzen, Infinity].map((bis, stufe) => {
    const von = stufe ? grenzen[stufe - 1] + 1 : 0;
    if (bis === Infinity) return `${von} oder mehr ${viele}`;
    if (von === 0 && bis > 0) return `höchstens ${bis} ${bis === 1 ? eines : viele}`;
    return von === bis ? `${von} ${von === 1 ? eines : viele}` : `${von} bis ${bis} ${viele}`;
  });
}

/** @type {Record<string, Schicht>} */
const SCHICHT = {
  richtung: {
    id: 'richtung', titel: 'Richtung der Befunde', frage: 'Wohin zeigen die Befunde?', nurFelder: false, zweiseitig: false,
    stufen: () => [], nichts: 'noch kein Befund', messen: (zelle, daten) => ({ ...anzahl(zelle, daten), wort: inWorten(zelle, daten) }),
  },
  anzahl: {
    id: 'anzahl', titel: 'Zahl der Befunde', frage: 'Wie viel wissen wir?', nurFelder: false, zweiseitig: false,
    stufen: () => ['kein Befund passt zu den Filtern', ...spannen(BEFUNDE, 'Befund', 'Befunde').slice(1)],
    nichts: 'noch kein Befund', messen: anzahl,
  },
  bilanz: {
    id: 'bilanz', titel: 'Bilanz der Richtungen', frage: 'Was überwiegt?', nurFelder: false, zweiseitig: true,
    stufen: (daten) => [['nur', 'kritisch'], ['mehr', 'kritisch'], null, ['mehr', 'gut'], ['nur', 'gut']]
      .map((teile) => (teile ? `${teile[0]} ${vieleVon(daten, teile[1])}` : 'ausgeglichen')),
    nichts: 'noch kein Befund', messen: bilanz,
  },
  staerke: {
    id: 'staerke', titel: 'Stärke der Belege', frage: 'Wie gut ist der stärkste Befund belegt?', nurFelder: false, zweiseitig: false,
    stufen: (daten) => [null, ...daten.stufen.map(({ wort }) => wort)],
    nichts: 'noch kein Befund', messen: staerke,
  },
  konsens: {
    id: 'konsens', titel: 'Konsens der Fachleute', frage: 'Stimmen Fachleute zu?', nurFelder: false, zweiseitig: false,
    stufen: () => ['Zustimmung zu keinem befragten Befund', 'zu höchstens einem Viertel', 'zu höchstens der Hälfte', 'zu höchstens drei Vierteln', 'zu mehr als drei Vierteln'],
    nichts: 'Fachleute wurden nicht befragt', messen: konsens,
  },
  alter: {
    id: 'alter', titel: 'Alter der Belege', frage: 'Wie alt ist die jüngste Quelle?', nurFelder: false, zweiseitig: false,
    stufen: () => [...spannen(JAHRE, 'Jahr', 'Jahre')].reverse(),
    nichts: 'noch kein Befund oder keine Quelle mit Jahr', messen: alter,
  },
  bedarfe: {
    id: 'bedarfe', titel: 'Bedarfe', frage: 'Was brauchen Kommunen nach Umfragen?', nurFelder: true, zweiseitig: false,
    stufen: () => [null, ...spannen(BEDARFE, 'Bedarf', 'Bedarfe').slice(1)], nichts: 'kein Bedarf genannt', messen: bedarfe,
  },
  angebote: {
    id: 'angebote', titel: 'Angebote', frage: 'Wie viel davon decken bekannte Angebote?', nurFelder: true, zweiseitig: false,
    stufen: () => ['nichts gedeckt', 'bis 1 Bedarf gedeckt', 'bis 2', 'bis 4', 'mehr als 4'], nichts: 'kein Bedarf genannt', messen: angebote,
  },
  luecke: {
    id: 'luecke', titel: 'Lücke: Bedarfe minus Angebote', frage: 'Wie viel Bedarf bleibt offen?', nurFelder: true, zweiseitig: false,
    stufen: () => ['alles gedeckt', 'bis 1 Bedarf offen', 'bis 2', 'bis 4', 'mehr als 4'], nichts: 'kein Bedarf genannt', messen: luecke,
  },
};

/** Every layer; the first one shows the neutral matrix. @type {readonly Schicht[]} */
export const SCHICHTEN = Object.values(SCHICHT);

/** What a layer says about a cell. @param {string} name @param {Zelle} zelle @param {Daten} daten @returns {Ergebnis} */
export function schicht(name, zelle, daten) {
  const gefunden = SCHICHTEN.find(({ id }) => id === name);
  if (!gefunden) throw new Error(`Die Schicht „${name}“ gibt es nicht.`);
  return gefunden.messen(zelle, daten);
}

/**
 * What the signs of a layer mean, in words, with how many cells each holds; steps that cannot occur are left out.
 * @param {string} name @param {readonly Zelle[]} zellen @param {Daten} daten
 * @returns {{ stufe: number | null, wort: string, zahl: number }[]}
 */
export function legende(name, zellen, daten) {
  const { stufen, nichts } = SCHICHT[name];
  const gemessen = zellen.map((zelle) => schicht(name, zelle, daten).stufe);
  /** @param {number | null} stufe */
  const wieOft = (stufe) => gemessen.filter((s) => s === stufe).length;
  const zeilen = stufen(daten).flatMap((wort, stufe) => (wort === null ? [] : [{ stufe, wort, zahl: wieOft(stufe) }]));
  return [...zeilen, { stufe: null, wort: nichts, zahl: wieOft(null) }];
}
