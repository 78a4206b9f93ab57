// @ts-check
/**
 * »Ich möchte … mit … in …«: which guides fit, how well, and why. Pure functions, no DOM.
 *
 * The purpose must fit: who wants to check something is not helped by a game. With whom and in which time
 * say how well. Time means »at most«: who has a day can also take what needs two hours.
 *
 * @typedef {{ anliegen: string, mitwirkende: string, zeit: string }} Wunsch  ids; empty: all the same
 * @typedef {{ anliegen: readonly string[], mitwirkende: readonly string[], zeit: string }} Anleitung
 * @typedef {'mitwirkende' | 'zeit'} Frage
 * @typedef {{ passt: Frage[], fehlt: Frage[] }} Urteil
 */

/**
 * Judge one guide, or null where it does not serve the purpose.
 * @param {Anleitung} anleitung @param {Wunsch} wunsch @param {readonly string[]} zeiten ids of times, the shortest first
 * @returns {Urteil | null}
 */
export function urteil(anleitung, wunsch, zeiten) {
  if (wunsch.anliegen && !anleitung.anliegen.includes(wunsch.anliegen)) return null;
  /** @type {Urteil} */
  const gefaellt = { passt: [], fehlt: [] };
  if (wunsch.mitwirkende) gefaellt[anleitung.mitwirkende.includes(wunsch.mitwirkende) ? 'passt' : 'fehlt'].push('mitwirkende');
  if (wunsch.zeit) gefaellt[zeiten.indexOf(anleitung.zeit) <= zeiten.indexOf(wunsch.zeit) ? 'passt' : 'fehlt'].push('zeit');
  return gefaellt;
}

/**
 * The guides that serve a purpose: those that fit in everything first, then those that fit best; among equals
 * the one that uses the time one has, then the order of the list.
 * @template {Anleitung} T @param {readonly T[]} anleitungen @param {Wunsch} wunsch @param {readonly string[]} zeiten
 * @returns {{ anleitung: T, urteil: Urteil }[]}
 */
export function passende(anleitungen, wunsch, zeiten) {
  const platz = zeiten.indexOf(wunsch.zeit);
  /** @param {Anleitung} anleitung */
  const abstand = (anleitung) => (platz < 0 ? zeiten.indexOf(anleitung.zeit) : Math.abs(zeiten.indexOf(anleitung.zeit) - platz));
  return anleitungen
    .map((anleitung) => ({ anleitung, urteil: urteil(anleitung, wunsch, zeiten) }))
    .filter(/** @returns {gefunden is { anleitung: T, urteil: Urteil }} */ (gefunden) => gefunden.urteil !== null)
    .sort((a, b) => a.urteil.fehlt.length - b.urteil.fehlt.length || abstand(a.anleitung) - abstand(b.anleitung));
}

/**
 * How many guides fit, in words.
 * @param {number} ganz fit in everything @param {number} fast serve the purpose but not all wishes
 */
export function befund(ganz, fast) {
  const rest = fast ? ` ${anleitungen(fast)} ${fast === 1 ? 'passt' : 'passen'} nur zum Teil.` : '';
  if (ganz) return `${anleitungen(ganz)} ${ganz === 1 ? 'passt' : 'passen'}.${rest}`;
  return fast ? `Keine Anleitung passt ganz.${rest}` : 'Keine Anleitung passt.';
}

/** @param {number} zahl */
function anleitungen(zahl) {
  return zahl === 1 ? 'Eine Anleitung' : `${zahl} Anleitungen`;
}
