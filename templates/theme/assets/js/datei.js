// @ts-check
/** Files between the reader's disk and the page. Nothing goes over the network. */

/** Offer a text or picture as a download. @param {string} name @param {string | Blob} inhalt @param {string} typ  media type */
export function herunterladen(name, inhalt, typ) {
  const adresse = URL.createObjectURL(inhalt instanceof Blob ? inhalt : new Blob([inhalt], { type: typ }));
  const link = document.createElement('a');
  link.href = adresse;
  link.download = name;
  link.click();
  // Chromium reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(adresse), 10_000);
}

/** A name that every file system takes: »Musterstadt – Süd« becomes »musterstadt-sued«. @param {string} name */
export function dateiname(name) {
  const ersatz = /** @type {Record<string, string>} */ ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' });
  return name.normalize('NFC').toLowerCase().replace(/[äöüß]/g, (zeichen) => ersatz[zeichen]).normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'projekt';
}
