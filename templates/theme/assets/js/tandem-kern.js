// @ts-check
/**
 * Which municipalities fit together for a tandem, and why. The same rules as `matching.py`, which hands over the
 * words of the reasons; a test compares both on many profiles. Pure: no page, no clock.
 */

/** @typedef {'passt' | 'teils' | 'nicht' | 'offen'} Urteil */
/** @typedef {{ thema: string, sektor: string, erfahrung: string }} Posten */
/**
 * @typedef {{ id: string, name: string, land: string, kreis: string, klasse: string,
 *   bietet: readonly Posten[], sucht: readonly Posten[], form: readonly string[], zeit: string }} Profil
 */
/** @typedef {Profil & { kurz: string, url: string, bis?: string }} Eintrag */
/**
 * @typedef {{ namen: Record<string, [string, string][]>, klassenfolge: string[], nachbarn: [string, string[]][] }} Lagedaten
 * @typedef {{ saetze: Record<string, string>, lage: Lagedaten, profile: Eintrag[], beispiele: Eintrag[] }} Daten
 * @typedef {{ namen: Map<string, Map<string, string>>, klassenfolge: string[], nachbarn: Map<string, string[]>,
 *   saetze: Record<string, string> }} Lage
 */
/** @typedef {{ suche: Posten, angebot: Posten, guete: number }} Treffer */
/** @typedef {{ name: string, urteil: Urteil, satz: string }} Teil */
/**
 * @typedef {{ a: Profil, b: Profil, geben: Treffer[], nehmen: Treffer[], groesse: Urteil, entfernung: string,
 *   form: Urteil, zeit: Urteil, rang: number[] }} Vergleich
 */

const ANDERER_SEKTOR = 1;
const OFFENER_SEKTOR = 2;
const GLEICHER_SEKTOR = 3;
/** @type {Record<Urteil, number>} */
const STUFEN = { nicht: 0, offen: 1, teils: 2, passt: 3 };
/** @type {Record<string, number>} */
const NAEHE = { fern: 0, offen: 1, nachbar: 2, land: 3, kreis: 4 };
/** @type {Record<string, Urteil>} */
const NAH = { fern: 'nicht', offen: 'offen', nachbar: 'teils', land: 'passt', kreis: 'passt' };
/** @type {Urteil[]} */
const URTEILE = ['nicht', 'teils', 'passt'];

/**
 * What ids mean, ready to look up.
 * @param {Daten} daten
 * @returns {Lage}
 */
export function lage(daten) {
  return {
    namen: new Map(Object.entries(daten.lage.namen).map(([vokabular, namen]) => [vokabular, new Map(namen)])),
    klassenfolge: daten.lage.klassenfolge,
    nachbarn: new Map(daten.lage.nachbarn),
    saetze: daten.saetze,
  };
}

/**
 * Every other profile that fits, the best first.
 * @param {Profil} profil @param {readonly Profil[]} andere @param {Lage} wissen
 */
export function passende(profil, andere, wissen) {
  return andere
    .filter((anderes) => anderes.id !== profil.id)
    .map((anderes) => vergleiche(profil, anderes, wissen))
    .filter((v) => v.geben.length || v.nehmen.length)
    .sort(ordnung);
}

/** @param {Vergleich} a @param {Vergleich} b */
function ordnung(a, b) {
  for (let i = 0; i < a.rang.length; i += 1) {
    if (a.rang[i] !== b.rang[i]) return b.rang[i] - a.rang[i];
  }
  return a.b.id < b.b.id ? -1 : 1;
}

/**
 * Two profiles held against each other.
 * @param {Profil} a @param {Profil} b @param {Lage} wissen
 * @returns {Vergleich}
 */
export function vergleiche(a, b, wissen) {
  const v = {
    a,
    b,
    geben: trefferVon(a, b),
    nehmen: trefferVon(b, a),
    groesse: groesseVon(a, b, wissen),
    entfernung: entfernungVon(a, b, wissen),
    form: formVon(a, b),
    zeit: zeitVon(a, b),
  };
  return { ...v, rang: rangVon(v) };
}

/**
 * The parts of a comparison with their words, from the view of its first side.
 * @param {Vergleich} v @param {Lage} wissen
 * @returns {Teil[]}
 */
export function teile(v, wissen) {
  return [
    geben(v.a, v.b, v.geben, wissen),
    geben(v.b, v.a, v.nehmen, wissen),
    beide(v, wissen),
    erfahrung(v, wissen),
    ...rahmen(v, wissen),
    formteil(v, wissen),
    benannt('zeit', v.zeit, v.a.zeit, v.b.zeit, 'zeitbudgets', wissen),
  ];
}

/**
 * The parts for a case: its municipality has done it; what it seeks, and how, nobody has asked.
 * @param {Vergleich} v @param {Lage} wissen
 * @returns {Teil[]}
 */
export function teileDesBeispiels(v, wissen) {
  return [geben(v.b, v.a, v.nehmen, wissen, 'beispiel'), ...rahmen(v, wissen)];
}

/** @param {Vergleich} v @param {Lage} wissen @returns {Teil[]} */
function rahmen(v, wissen) {
  return [
    benannt('groesse', v.groesse, v.a.klasse, v.b.klasse, 'groessenklassen', wissen),
    {
      name: wissen.saetze.entfernung,
      urteil: NAH[v.entfernung],
      satz: satz(wissen, `entfernung.${v.entfernung}`, {
        a: nameVon(wissen, 'laender', v.a.land),
        b: nameVon(wissen, 'laender', v.b.land),
      }),
    },
  ];
}

// ---- comparing ----------------------------------------------------------------------------------------------

/** @param {Profil} gebend @param {Profil} nehmend @returns {Treffer[]} */
function trefferVon(gebend, nehmend) {
  /** @type {Treffer[]} */
  const gefunden = [];
  for (const suche of nehmend.sucht) {
    /** @type {Treffer | undefined} */
    let bester;
    for (const angebot of gebend.bietet) {
      if (angebot.thema !== suche.thema) continue;
      const guete = gueteVon(angebot, suche);
      if (!bester || guete > bester.guete) bester = { suche, angebot, guete };
    }
    if (bester) gefunden.push(bester);
  }
  return gefunden;
}

/** @param {Posten} angebot @param {Posten} suche */
function gueteVon(angebot, suche) {
  if (!angebot.sektor || !suche.sektor) return OFFENER_SEKTOR;
  return angebot.sektor === suche.sektor ? GLEICHER_SEKTOR : ANDERER_SEKTOR;
}

/** @param {readonly Treffer[]} treffer */
const beste = (treffer) => Math.min(2, treffer.reduce((hoechste, t) => Math.max(hoechste, t.guete), 0));

/** @param {Profil} a @param {Profil} b @param {Lage} wissen @returns {Urteil} */
function groesseVon(a, b, wissen) {
  if (!a.klasse || !b.klasse) return 'offen';
  if (a.klasse === b.klasse) return 'passt';
  const [eins, zwei] = [wissen.klassenfolge.indexOf(a.klasse), wissen.klassenfolge.indexOf(b.klasse)];
  return eins >= 0 && zwei >= 0 && Math.abs(eins - zwei) === 1 ? 'teils' : 'nicht';
}

/** @param {Profil} a @param {Profil} b @param {Lage} wissen */
function entfernungVon(a, b, wissen) {
  if (!a.land || !b.land) return 'offen';
  if (a.land === b.land) return a.kreis && a.kreis === b.kreis ? 'kreis' : 'land';
  const benachbart = wissen.nachbarn.get(a.land)?.includes(b.land) || wissen.nachbarn.get(b.land)?.includes(a.land);
  return benachbart ? 'nachbar' : 'fern';
}

/** @param {Profil} a @param {Profil} b @returns {Urteil} */
function formVon(a, b) {
  if (!a.form.length || !b.form.length) return 'offen';
  return a.form.some((form) => b.form.includes(form)) ? 'passt' : 'nicht';
}

/** @param {Profil} a @param {Profil} b @returns {Urteil} */
function zeitVon(a, b) {
  if (!a.zeit || !b.zeit) return 'offen';
  return a.zeit === b.zeit ? 'passt' : 'teils';
}

/** @param {Omit<Vergleich, 'rang'>} v */
function rangVon(v) {
  const seiten = [v.geben, v.nehmen];
  const [schwaechere, staerkere] = seiten.map(beste).sort((x, y) => x - y);
  return [
    schwaechere,
    staerkere,
    Number(v.form !== 'nicht'),
    seiten.filter((seite) => seite.some((t) => t.guete === GLEICHER_SEKTOR)).length,
    STUFEN[v.groesse],
    NAEHE[v.entfernung],
    STUFEN[v.form],
    seiten.flat().filter((t) => t.guete >= OFFENER_SEKTOR).length,
    seiten.filter((seite) => seite.some((t) => t.angebot.erfahrung)).length,
    STUFEN[v.zeit],
  ];
}

// ---- wording ------------------------------------------------------------------------------------------------

/** @param {Lage} wissen @param {string} schluessel @param {Record<string, string>} worte */
function satz(wissen, schluessel, worte = {}) {
  return wissen.saetze[schluessel].replace(/\{(\w+)\}/g, (_, wort) => worte[wort]);
}

/** @param {Lage} wissen @param {string} vokabular @param {string} kennung */
const nameVon = (wissen, vokabular, kennung) => wissen.namen.get(vokabular)?.get(kennung) ?? kennung;

/**
 * @param {Profil} gebend @param {Profil} nehmend @param {Treffer[]} treffer @param {Lage} wissen
 * @param {string} teil @returns {Teil}
 */
function geben(gebend, nehmend, treffer, wissen, teil = 'geben') {
  const urteil = URTEILE[beste(treffer)];
  const worte = { g: gebend.name, t: nehmend.name, liste: treffer.map((t) => postenVon(t, wissen)).join('; ') };
  return { name: satz(wissen, teil, worte), urteil, satz: satz(wissen, `${teil}.${urteil}`, worte) };
}

/** @param {Treffer} t @param {Lage} wissen */
function postenVon(t, wissen) {
  const thema = nameVon(wissen, 'themen', t.suche.thema);
  const sektor = nameVon(wissen, 'sektoren', t.angebot.sektor);
  const anderer = nameVon(wissen, 'sektoren', t.suche.sektor);
  if (t.guete === ANDERER_SEKTOR) return satz(wissen, 'treffer.anderer', { thema, sektor, anderer });
  return t.guete === GLEICHER_SEKTOR ? satz(wissen, 'treffer.sektor', { thema, sektor }) : thema;
}

/** @param {Vergleich} v @param {Lage} wissen @returns {Teil} */
function beide(v, wissen) {
  const [gibt, nimmt] = [beste(v.geben), beste(v.nehmen)];
  const urteil = URTEILE[Math.min(gibt, nimmt)];
  const t = gibt > nimmt ? v.b.name : v.a.name;
  return { name: wissen.saetze.beide, urteil, satz: satz(wissen, `beide.${urteil}`, { t }) };
}

/** @param {Vergleich} v @param {Lage} wissen @returns {Teil} */
function erfahrung(v, wissen) {
  const name = wissen.saetze.erfahrung;
  /** @type {[Profil, Treffer[]][]} */
  const seiten = [[v.a, v.geben], [v.b, v.nehmen]];
  const saetze = [];
  for (const [profil, treffer] of seiten) {
    const posten = new Set(
      treffer
        .filter((t) => t.angebot.erfahrung)
        .map((t) => satz(wissen, 'erfahrung.posten', {
          thema: nameVon(wissen, 'themen', t.angebot.thema),
          erfahrung: nameVon(wissen, 'erfahrungen', t.angebot.erfahrung),
        })),
    );
    if (posten.size) saetze.push(satz(wissen, 'erfahrung.satz', { g: profil.name, liste: [...posten].join('; ') }));
  }
  if (!saetze.length) return { name, urteil: 'offen', satz: wissen.saetze['erfahrung.offen'] };
  const gebende = seiten.filter(([, treffer]) => treffer.length).length;
  return { name, urteil: saetze.length === gebende ? 'passt' : 'teils', satz: saetze.join(' ') };
}

/**
 * @param {string} teil @param {Urteil} urteil @param {string} a @param {string} b @param {string} vokabular
 * @param {Lage} wissen @returns {Teil}
 */
function benannt(teil, urteil, a, b, vokabular, wissen) {
  const worte = { a: nameVon(wissen, vokabular, a), b: nameVon(wissen, vokabular, b) };
  return { name: wissen.saetze[teil], urteil, satz: satz(wissen, `${teil}.${urteil}`, worte) };
}

/** @param {Vergleich} v @param {Lage} wissen @returns {Teil} */
function formteil(v, wissen) {
  /** @param {readonly string[]} formen */
  const liste = (formen) => formen.map((form) => nameVon(wissen, 'formen', form)).join(', ');
  const gemeinsam = [...(wissen.namen.get('formen')?.keys() ?? [])].filter(
    (form) => v.a.form.includes(form) && v.b.form.includes(form),
  );
  const worte = { a: liste(v.a.form), b: liste(v.b.form), liste: liste(gemeinsam) };
  return { name: wissen.saetze.form, urteil: v.form, satz: satz(wissen, `form.${v.form}`, worte) };
}
