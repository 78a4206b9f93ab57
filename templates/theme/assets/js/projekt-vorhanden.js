// @ts-check
/** Whether this browser keeps projects, asked without loading the tools that read them. */

/** Where the browser keeps the list of projects. */
export const VERZEICHNIS = 'handreichung-projekte';

/** @returns {boolean} false also where storage is forbidden: the tools say so when they are used */
export function projekteVorhanden() {
  try {
    return localStorage.getItem(VERZEICHNIS) !== null;
  } catch {
    return false;
  }
}
