// @ts-check
/**
 * German full-text ranking: pure functions, no DOM.
 *
 * Every word is folded twice, ä to »ae« (fein) and ä to »a« (grob), so that »Bürger«, »Buerger« and
 * »Burger« find the same. A query word counts wherever it stands inside a word, because German puts
 * the important part at the end of a compound. Looser readings (a typing error, a compound in the
 * query) are tried only for a word that finds nothing as it stands.
 *
 * @typedef {{titel: string, art: string, kurz: string, url: string, worte: string | string[]}} Eintrag
 * @typedef {{fein: string, grob: string}} Wort
 * @typedef {{gewicht: number, fein: string, grob: string}} Feld  words between blanks
 * @typedef {{eintrag: Eintrag, felder: Feld[]}} Zeile
 * @typedef {{zeilen: Zeile[], wortschatz: string[]}} Verzeichnis
 */

const GEWICHT = { titel: 10, kurz: 4, worte: 3, wenigeWorte: 7 };
/** Up to so many words the field »worte« names the entry (synonyms), beyond it is running text. */
const WENIGE_WORTE = 25;
/** Up to so many words a title is a name; in a longer one each word says less. */
const KURZER_TITEL = 5;
const MIN_TEILWORT = 4;
const MIN_TIPPFEHLER = 5;

const FUELLWOERTER = new Set((
  'ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bitte da damit '
  + 'dann darf das dass dem den denn der des dessen die dies diese diesem diesen dieser dieses doch dort du durch '
  + 'ein eine einem einen einer eines er es etwas fuer geben gegen gehen geht genau gibt haben hat hatte hier ich ihr '
  + 'ihre ihren im immer in ins ist ja jede jeder kann kein keine koennen kommt machen macht man mein meine mich mit '
  + 'muss muessen nach nicht noch nur ob oder ohne schon sehr sein seine sich sie sind so soll sollen sollte sollten '
  + 'ueber um und uns unser unsere unserem unseren unserer unter viel viele vom von vor wann war warum was weil '
  + 'welche welchem welchen welcher welches wenn wer werden wie wieder will wir wird wirklich wo wollen wozu wurde zu '
  + 'zum zur zwischen'
).split(' '));

/** Longest first; only the first that fits is cut off. */
const ENDUNGEN = ['innen', 'ern', 'em', 'en', 'er', 'es', 'e', 'n', 's'];

/** Lower case, ß to ss, all accents dropped. @param {string} text */
export function grobFalten(text) {
  return text.toLowerCase().replace(/ß/g, 'ss').normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}

/** The same, but ä, ö, ü to ae, oe, ue. @param {string} text */
export function falten(text) {
  return grobFalten(text.normalize('NFC').toLowerCase().replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue'));
}

/** Words of a text; a hyphenated word counts as a whole and in its parts. @param {string} text @returns {Wort[]} */
export function zerlegen(text) {
  return text.normalize('NFC').replace(/\u00ad/g, '').split(/[^\p{L}\p{N}-]+/u)
    .flatMap((stueck) => {
      const teile = stueck.split('-').filter(Boolean);
      return teile.length > 1 ? [teile.join(''), ...teile] : teile;
    })
    .map((wort) => ({ fein: falten(wort), grob: grobFalten(wort) }));
}

/** Query words that carry meaning; all words if none does. @param {string} anfrage */
export function begriffe(anfrage) {
  const alle = [...new Map(zerlegen(anfrage).map((wort) => [wort.fein, wort])).values()];
  const wichtige = alle.filter(({ fein }) => fein.length > 1 && !FUELLWOERTER.has(fein));
  return wichtige.length ? wichtige : alle;
}

/** @param {Eintrag[]} eintraege @returns {Verzeichnis} */
export function aufbereiten(eintraege) {
  /** @type {Set<string>} */
  const wortschatz = new Set();
  /** @param {number} gewicht @param {Wort[]} woerter @returns {Feld} */
  const feld = (gewicht, woerter) => {
    for (const { fein } of woerter) if (fein.length >= MIN_TEILWORT) wortschatz.add(fein);
    return { gewicht, fein: ` ${woerter.map((wort) => wort.fein).join(' ')} `, grob: ` ${woerter.map((wort) => wort.grob).join(' ')} ` };
  };
  const zeilen = eintraege.map((eintrag) => {
    const titel = zerlegen(eintrag.titel);
    const worte = zerlegen([eintrag.worte].flat().join(' '));
    return {
      eintrag,
      felder: [
        feld(GEWICHT.titel * Math.min(1, Math.sqrt(KURZER_TITEL / titel.length)), titel),
        feld(GEWICHT.kurz, zerlegen(eintrag.kurz)),
        feld(worte.length <= WENIGE_WORTE ? GEWICHT.wenigeWorte : GEWICHT.worte, worte),
      ],
    };
  });
  return { zeilen, wortschatz: [...wortschatz] };
}

/** Entries that match, best first. @param {Verzeichnis} verzeichnis @param {string} anfrage @returns {Eintrag[]} */
export function suchen(verzeichnis, anfrage) {
  const spalten = begriffe(anfrage).map((begriff) => bewerten(verzeichnis, begriff));
  return verzeichnis.zeilen
    .map(({ eintrag }, i) => {
      const werte = spalten.map((spalte) => spalte[i]).filter(Boolean);
      const abdeckung = werte.length / spalten.length;
      return { eintrag, wert: werte.reduce((summe, wert) => summe + wert, 0) * abdeckung };
    })
    .filter(({ wert }) => wert > 0)
    .sort((a, b) => b.wert - a.wert || a.eintrag.titel.length - b.eintrag.titel.length)
    .map(({ eintrag }) => eintrag);
}

/** Points of every entry for one query word; a rare word weighs more. @param {Verzeichnis} verzeichnis @param {Wort} begriff */
function bewerten(verzeichnis, begriff) {
  const lesarten = [woertlich, mitTippfehler, alsZusammensetzung];
  for (const lesart of lesarten) {
    const punkte = lesart(verzeichnis, begriff);
    const anzahl = punkte.filter(Boolean).length;
    if (anzahl) return punkte.map((wert) => wert * Math.log2(1 + punkte.length / anzahl));
  }
  return verzeichnis.zeilen.map(() => 0);
}

/** The word or its stem, anywhere in a word. @param {Verzeichnis} verzeichnis @param {Wort} begriff */
function woertlich({ zeilen }, begriff) {
  const stamm = { fein: ohneEndung(begriff.fein), grob: ohneEndung(begriff.grob) };
  return zeilen.map(({ felder }) => beste(felder, (feld) => Math.max(naehe(feld, begriff), 0.8 * naehe(feld, stamm))));
}

/** »Beteiligungsplattform« finds »Beteiligung«: an entry's word begins or ends the query word. @param {Verzeichnis} verzeichnis @param {Wort} begriff */
function alsZusammensetzung({ zeilen, wortschatz }, { fein }) {
  const teile = wortschatz
    .map((wort) => ({ wort, stamm: ohneEndung(wort) }))
    .filter(({ wort, stamm }) => wort.length < fein.length && stamm.length >= MIN_TEILWORT && (fein.startsWith(stamm) || fein.endsWith(wort)));
  return zeilen.map(({ felder }) => beste(felder, (feld) => {
    const laengen = teile.filter(({ wort }) => feld.fein.includes(` ${wort} `)).map(({ stamm }) => stamm.length);
    return laengen.length ? 0.6 * Math.max(...laengen) / fein.length : 0;
  }));
}

/** One letter wrong, missing, too many, or two swapped. @param {Verzeichnis} verzeichnis @param {Wort} begriff */
function mitTippfehler({ zeilen, wortschatz }, { fein }) {
  if (fein.length < MIN_TIPPFEHLER) return zeilen.map(() => 0);
  const gemeint = wortschatz.filter((wort) => fastGleich(fein, wort) || (wort.length > fein.length + 1 && fastGleich(fein, wort.slice(0, fein.length))));
  return zeilen.map(({ felder }) => beste(felder, (feld) => Math.max(0, ...gemeint.map((wort) => 0.7 * naehe(feld, { fein: wort, grob: wort })))));
}

/** @param {Feld[]} felder @param {(feld: Feld) => number} wert */
function beste(felder, wert) {
  return Math.max(...felder.map((feld) => feld.gewicht * wert(feld)));
}

/**
 * How well a word fits a field: whole word, beginning of a word, inside a word.
 * Up to three letters (KI, OZG) stand inside too many words to mean anything there.
 * @param {Feld} feld @param {Wort} wort
 */
function naehe(feld, wort) {
  const ganz = feld.fein.includes(` ${wort.fein} `) || feld.grob.includes(` ${wort.grob} `);
  if (ganz) return feld.fein.length === wort.fein.length + 2 ? 1.5 : 1;
  if (feld.fein.includes(` ${wort.fein}`) || feld.grob.includes(` ${wort.grob}`)) return wort.fein.length < MIN_TEILWORT ? 0.2 : 0.7;
  if (wort.fein.length < MIN_TEILWORT) return 0;
  return feld.fein.includes(wort.fein) || feld.grob.includes(wort.grob) ? 0.5 : 0;
}

/** @param {string} wort */
function ohneEndung(wort) {
  const endung = ENDUNGEN.find((ende) => wort.endsWith(ende) && wort.length - ende.length >= MIN_TEILWORT);
  return endung ? wort.slice(0, -endung.length) : wort;
}

/** Damerau-Levenshtein distance of at most one. @param {string} a @param {string} b */
export function fastGleich(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  if (i === a.length && i === b.length) return true;
  return a.slice(i + 1) === b.slice(i + 1)
    || a.slice(i) === b.slice(i + 1)
    || a.slice(i + 1) === b.slice(i)
    || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2));
}
