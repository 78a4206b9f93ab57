// @ts-check
/** The reader's choice of a colour scheme. Stored only here, after a click; »System« forgets it. */

const SCHLUESSEL = 'handreichung-farbschema';

/** @param {string} wahl  system, hell or dunkel */
export function waehlen(wahl) {
  const wurzel = document.documentElement;
  const fest = wahl === 'hell' || wahl === 'dunkel';
  if (fest) wurzel.dataset.farbschema = wahl;
  else delete wurzel.dataset.farbschema;
  try {
    if (fest) localStorage.setItem(SCHLUESSEL, wahl);
    else localStorage.removeItem(SCHLUESSEL);
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
}
