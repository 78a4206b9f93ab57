// @ts-check
/**
 * The view of the matrix to take along: as a picture for slides (SVG) and as data (CSV, JSON) of exactly what is
 * shown. Pure functions, no DOM. A picture brings title, date, address and legend, and no font of its own.
 *
 * @import {Stand} from './matrix.js'
 * @import {Befund, Zelle} from './matrix-kern.js'
 * @typedef {{name: string, adresse: string, ansicht: string, lizenz: string, filter: readonly string[]}} Angaben
 *   name and address of the site, address of this view, what is chosen in words
 */
import { namen, zaehler } from './matrix-kern.js';
import { legende, schicht, SCHICHTEN, zahlwort } from './matrix-schichten-kern.js';
import { alsCsv } from './tabelle-kern.js';

/** Sizes of the picture in its own units; 1600 across fits a slide. */
const MASS = Object.freeze({ breite: 1600, rand: 40, kopf: 204, zeile: 58, spaltenkopf: 64, schrift: 20 });
/** Colours of the light scheme, on white paper: a slide has no dark mode. */
const FARBE = Object.freeze({ text: '#17211e', leise: '#465650', linie: '#c6d2cc', leer: '#e2ebe6', gut: '#1c5a96', kritisch: '#9c3a0d', gemischt: '#4d5560' });
const STUFEN = Object.freeze([['#ffffff', FARBE.text], ['#c3d9d2', FARBE.text], ['#86b3a8', FARBE.text], ['#3f8074', '#ffffff'], ['#0f4a43', '#ffffff']]);
const ZWEISEITIG = Object.freeze([[FARBE.kritisch, '#ffffff'], ['#fbeae1', FARBE.kritisch], ['#e9ecef', FARBE.gemischt], ['#e4eef8', FARBE.gut], [FARBE.gut, '#ffffff']]);
/** The three signs, 20 units wide (as in the site's sprite). */
const ZEICHEN = /** @type {Readonly<Record<string, string>>} */ (Object.freeze({
  auf: 'M10 2.5 19 17.5H1z',
  ab: 'M10 17.5 1 2.5h18z',
  beide: 'M10 1.8V18.2L1.8 10zM10 1.8 18.2 10 10 18.2 8.6 16.8 15.4 10 8.6 3.2z',
}));
const SCHRIFT = 'system-ui, Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif';

/** What the picture is called, in one line. @param {Stand} stand */
export function titel({ daten, zeilen, spalten, schicht: name }) {
  const wie = SCHICHTEN.find(({ id }) => id === name)?.titel ?? '';
  const [links, oben] = [zeilen, spalten].map((merkmal) => daten.merkmale.get(merkmal)?.titel ?? merkmal);
  return `${wie}: ${links} und ${oben}`;
}

/** @param {Stand} stand @param {Angaben} angaben */
export function alsSvg(stand, angaben) {
  const { tabelle, daten } = stand;
  const erklaerung = legendenzeilen(stand);
  const erste = 350;
  const spalte = (MASS.breite - 2 * MASS.rand - erste) / Math.max(1, tabelle.spalten.length);
  const oben = MASS.kopf - (angaben.filter.length ? 0 : 34);
  const unten = oben + MASS.spaltenkopf + tabelle.zeilen.length * MASS.zeile;
  const hoehe = unten + 70 + Math.ceil(erklaerung.length / 2) * 34 + 50;
  const kopf = tabelle.spalten.map(({ kurzname, name }, i) => (
    text(erste + MASS.rand + (i + 0.5) * spalte, oben + 44, gekuerzt(kurzname ?? name, spalte / 9.6), 17, { mitte: true, fett: true })));
  const reihen = tabelle.zeilen.flatMap(({ wert, zellen }, r) => {
    const y = oben + MASS.spaltenkopf + r * MASS.zeile;
    return [
      linie(MASS.rand, y, MASS.breite - MASS.rand),
      ...zweizeilig(wert.name, 28).map((teil, i, teile) => text(MASS.rand, y + (teile.length > 1 ? 25 + i * 22 : 36), teil, 18, { fett: true })),
      ...zellen.map((zelle, s) => zellbild(stand, zelle, erste + MASS.rand + s * spalte, y, spalte)),
    ];
  });
  const spaltenbreite = (MASS.breite - 2 * MASS.rand) / 2;
  const fuss = erklaerung.map((zeile, i) => {
    const [x, y] = [MASS.rand + (i % 2) * spaltenbreite, unten + 44 + Math.floor(i / 2) * 34];
    return zeile.bild(x, y) + text(x + 56, y + 20, gekuerzt(zeile.wort, 84), 16, { farbe: FARBE.leise });
  });
  const gezeigt = `${stand.befunde.length} von ${tabelle.gesamt} Befunden`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MASS.breite} ${hoehe}" width="${MASS.breite}" height="${hoehe}" role="img" aria-labelledby="t b" font-family="${SCHRIFT}">`,
    `<title id="t">${sicher(titel(stand))}</title><desc id="b">${sicher(`${gezeigt}. Stand: ${daten.stand}. ${angaben.ansicht}`)}</desc>`,
    `<rect width="${MASS.breite}" height="${hoehe}" fill="#ffffff"/>`,
    text(MASS.rand, 76, gekuerzt(titel(stand), 62), 40, { fett: true }),
    text(MASS.rand, 122, `${gezeigt}. Stand: ${deutsch(daten.stand)}`, 22, { farbe: FARBE.leise }),
    ...(angaben.filter.length ? [text(MASS.rand, 158, gekuerzt(`Gefiltert nach ${angaben.filter.join('; ')}`, 130), 20, { farbe: FARBE.leise })] : []),
    ...kopf, ...reihen, linie(MASS.rand, unten, MASS.breite - MASS.rand), ...fuss,
    text(MASS.rand, hoehe - 26, gekuerzt(`${angaben.name} · ${angaben.adresse} · ${angaben.lizenz}`, 140), 17, { farbe: FARBE.leise }),
    '</svg>',
  ].join('\n');
}

/** @param {Stand} stand @param {Zelle} zelle @param {number} x @param {number} y @param {number} breite */
function zellbild({ schicht: name, daten }, zelle, x, y, breite) {
  const mitte = x + breite / 2;
  const neutral = name === SCHICHTEN[0].id;
  const { stufe, zahl } = schicht(name, zelle, daten);
  if (neutral ? !zelle.gesamt : stufe === null) return flaeche(x, y, breite, FARBE.leer) + text(mitte, y + 37, neutral ? '0' : '–', 20, { mitte: true, farbe: FARBE.leise });
  if (!neutral) {
    const [grund, farbe] = palette(name)[stufe ?? 0];
    return flaeche(x, y, breite, grund) + text(mitte, y + 37, zahl === null ? '' : name === 'alter' ? String(zahl) : zahlwort(zahl).replace('-', '−'), 20, { mitte: true, fett: true, farbe });
  }
  const teile = zaehler(zelle.befunde, daten).filter((teil) => teil.zahl);
  if (!teile.length) return text(mitte, y + 37, '0', 20, { mitte: true, farbe: FARBE.leise });
  const schritt = Math.min(52, (breite - 6) / teile.length);
  return teile.map(({ richtung, zahl: n }, i) => {
    const links = mitte + (i - teile.length / 2) * schritt;
    return zeichen(richtung, links, y + 20, 18) + text(links + 21, y + 37, String(n), 19, { fett: true, farbe: ton(richtung) });
  }).join('');
}

/** What the signs mean: a small picture and words. @param {Stand} stand @returns {{bild: (x: number, y: number) => string, wort: string}[]} */
function legendenzeilen({ schicht: name, daten, tabelle }) {
  if (name === SCHICHTEN[0].id) {
    const richtungen = daten.merkmale.get('richtungen')?.werte ?? [];
    return [
      ...richtungen.map((richtung) => ({ bild: (/** @type {number} */ x, /** @type {number} */ y) => zeichen(richtung, x + 12, y, 22), wort: `${richtung.name}: ${richtung.kurz ?? ''}` })),
      { bild: (x, y) => flaeche(x, y, 44, FARBE.leer, 24), wort: 'Noch kein Befund. Das heißt nicht, dass es keine Wirkung gibt.' },
    ];
  }
  const zellen = tabelle.zeilen.flatMap((zeile) => zeile.zellen);
  return legende(name, zellen, daten).map(({ stufe, wort, zahl }) => ({
    bild: (x, y) => flaeche(x, y, 44, stufe === null ? FARBE.leer : palette(name)[stufe][0], 24) + text(x + 22, y + 19, stufe === null ? '–' : '', 17, { mitte: true }),
    wort: `${wort} (${zahl} ${zahl === 1 ? 'Feld' : 'Felder'})`,
  }));
}

/** @param {string} name */
function palette(name) {
  return SCHICHTEN.find(({ id }) => id === name)?.zweiseitig ? ZWEISEITIG : STUFEN;
}

/** Exactly the findings shown, one line each. @param {Stand} stand */
export function alsBefundCsv({ daten, befunde }) {
  const merkmale = [...daten.merkmale.values()];
  return alsCsv([
    ['Kennung', 'Titel', ...merkmale.map((merkmal) => merkmal.titel), 'Jüngste Quelle', 'Stand', 'Adresse'],
    ...befunde.map((befund) => [
      befund.id, befund.titel, ...merkmale.map(({ name }) => werte(daten, befund, name).join('; ')),
      befund.jahr === null ? '' : String(befund.jahr), befund.stand, befund.adresse,
    ]),
  ]);
}

/** The view and the findings in it, for programs. @param {Stand} stand @param {Angaben} angaben */
export function alsJson(stand, { name, adresse, ansicht, lizenz }) {
  const { daten, zeilen, spalten, schicht: wahl, auswahl, und, befunde } = stand;
  return `${JSON.stringify({
    titel: `${name}: ${titel(stand)}`, stand: daten.stand, lizenz, adresse, ansicht,
    zeilen, spalten, schicht: wahl, auswahl, und: [...und],
    befunde: befunde.map(({ id, titel: befundtitel, adresse: seite, werte: gehalten, jahr, stand: durchgesehen }) => (
      { id, titel: befundtitel, adresse: seite, ...gehalten, jahr, stand: durchgesehen })),
  }, null, 1)}\n`;
}

/** @param {Stand['daten']} daten @param {Befund} befund @param {string} name */
function werte(daten, befund, name) {
  return befund.werte[name] ? namen(daten, befund, name) : [];
}

// ---- pieces of the picture ---------------------------------------------------------------------------------

/** @param {string} wert */
function sicher(wert) {
  return wert.replace(/[&<>"']/g, (z) => `&#${z.charCodeAt(0)};`).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}

/** @param {number} x @param {number} y @param {string} wert @param {number} groesse @param {{mitte?: boolean, fett?: boolean, farbe?: string}} [wie] */
function text(x, y, wert, groesse, { mitte = false, fett = false, farbe = FARBE.text } = {}) {
  return `<text x="${rund(x)}" y="${rund(y)}" font-size="${groesse}" fill="${farbe}"${mitte ? ' text-anchor="middle"' : ''}${fett ? ' font-weight="700"' : ''}>${sicher(wert)}</text>`;
}

/** @param {number} x @param {number} y @param {number} bis */
function linie(x, y, bis) {
  return `<path d="M${x} ${y}H${bis}" stroke="${FARBE.linie}"/>`;
}

/** @param {number} x @param {number} y @param {number} breite @param {string} farbe @param {number} [hoehe] */
function flaeche(x, y, breite, farbe, hoehe = MASS.zeile - 2) {
  return `<rect x="${rund(x + 1)}" y="${rund(y + 1)}" width="${rund(breite - 2)}" height="${hoehe}" fill="${farbe}" stroke="${FARBE.linie}"/>`;
}

/** @param {import('./matrix-kern.js').Wert} richtung @param {number} x @param {number} y @param {number} groesse */
function zeichen(richtung, x, y, groesse) {
  return `<path transform="translate(${rund(x)} ${rund(y)}) scale(${groesse / 20})" fill="${ton(richtung)}" d="${ZEICHEN[richtung.zeichen ?? ''] ?? ''}"/>`;
}

/** @param {import('./matrix-kern.js').Wert} richtung */
function ton(richtung) {
  return /** @type {Record<string, string>} */ (FARBE)[richtung.ton ?? ''] ?? FARBE.text;
}

/** @param {number} zahl */
function rund(zahl) {
  return Math.round(zahl * 10) / 10;
}

/** Text that fits about `platz` letters. @param {string} wert @param {number} platz */
function gekuerzt(wert, platz) {
  return wert.length > platz ? `${wert.slice(0, Math.max(1, Math.floor(platz) - 1))}…` : wert;
}

/** Long names in two lines, parted between words. @param {string} wert @param {number} platz */
function zweizeilig(wert, platz) {
  const schnitt = wert.length > platz ? wert.lastIndexOf(' ', platz) : -1;
  return schnitt < 1 ? [gekuerzt(wert, platz + 4)] : [wert.slice(0, schnitt), gekuerzt(wert.slice(schnitt + 1), platz + 4)];
}

/** @param {string} iso */
function deutsch(iso) {
  return new Date(`${iso}T12:00:00`).toLocaleDateString('de-DE', { day: 'numeric', month: 'long', year: 'numeric' });
}
