// @ts-check
/** Tables as CSV for German spreadsheets, by the same rules as the files on /daten/ (table_csv.py). Pure. */

/** What a spreadsheet would take for the beginning of a formula. */
const FORMEL = /^[=+\-@\t\r\n＝＋－＠]/;

/** @param {readonly (readonly string[])[]} zeilen  the head first */
export function alsCsv(zeilen) {
  const text = zeilen.map((zeile) => zeile.map((wert) => `"${(FORMEL.test(wert) ? `'${wert}` : wert).replaceAll('"', '""')}"`).join(';'));
  return `\ufeff${text.join('\r\n')}\r\n`;
}
