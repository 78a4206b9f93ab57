// @ts-check
/** The finder of a partner municipality. Everything is computed here; nothing is stored and nothing leaves the page. */
import { lage, passende, teile, teileDesBeispiels } from './tandem-kern.js';

/** @typedef {import('./tandem-kern.js').Daten} Daten */
/** @typedef {import('./tandem-kern.js').Eintrag} Eintrag */
/** @typedef {import('./tandem-kern.js').Lage} Lage */
/** @typedef {import('./tandem-kern.js').Profil} Profil */
/** @typedef {import('./tandem-kern.js').Teil} Teil */
/** @typedef {import('./tandem-kern.js').Vergleich} Vergleich */

/** How many municipalities of each kind are shown. */
const HOECHSTENS = 10;
const OHNE_ANGABE = 'Wählen Sie mindestens ein Thema, das Sie suchen oder bieten.';
const FEHLER = 'Die Profile konnten nicht geladen werden. Bitte laden Sie die Seite neu.';

/** @param {HTMLElement} finder  the choices, a status line and the place for results */
export function einrichten(finder) {
  const stand = /** @type {HTMLElement} */ (finder.querySelector('.tandem-stand'));
  const ergebnis = /** @type {HTMLElement} */ (finder.querySelector('.tandem-ergebnis'));
  const platz = /** @type {HTMLElement} */ (finder.querySelector('.tandem-treffer'));
  const wurzel = new URL(finder.dataset.wurzel || './', location.href);
  /** @type {Promise<Daten> | undefined} */
  let daten;

  const zeigen = async () => {
    const profil = angaben(finder);
    if (!profil.bietet.length && !profil.sucht.length) {
      ergebnis.hidden = true;
      stand.textContent = OHNE_ANGABE;
      return false;
    }
    daten ??= laden(finder.dataset.daten || '');
    let geladen;
    try {
      geladen = await daten;
    } catch {
      daten = undefined;
      stand.textContent = FEHLER;
      return false;
    }
    stand.textContent = fuellen(platz, profil, geladen, wurzel);
    ergebnis.hidden = false;
    return true;
  };

  finder.querySelector('[data-tat="finden"]')?.addEventListener('click', async () => {
    if (await zeigen()) /** @type {HTMLElement} */ (ergebnis.querySelector('h2')).focus();
  });
  finder.querySelector('[data-tat="leeren"]')?.addEventListener('click', () => {
    for (const feld of finder.querySelectorAll('input')) feld.checked = false;
    for (const feld of finder.querySelectorAll('select')) feld.value = '';
    ergebnis.hidden = true;
    stand.textContent = 'Alle Angaben sind gelöscht.';
  });
  // Once results are shown they follow every change: what is seen always belongs to what is chosen.
  finder.addEventListener('change', () => { if (!ergebnis.hidden) zeigen(); });
}

/** @param {string} adresse @returns {Promise<Daten>} */
async function laden(adresse) {
  const antwort = await fetch(adresse);
  if (!antwort.ok) throw new Error(String(antwort.status));
  return antwort.json();
}

/** @param {HTMLElement} finder @returns {Profil} */
function angaben(finder) {
  /** @param {string} name */
  const gewaehlt = (name) =>
    [.../** @type {NodeListOf<HTMLInputElement>} */ (finder.querySelectorAll(`[data-feld="${name}"] input:checked`))].map((f) => f.value);
  /** @param {string} name */
  const wert = (name) => /** @type {HTMLSelectElement | null} */ (finder.querySelector(`select[data-feld="${name}"]`))?.value ?? '';
  /** @param {string} name */
  const posten = (name) => gewaehlt(name).map((thema) => ({ thema, sektor: wert(`${name}-sektor`), erfahrung: '' }));
  return {
    id: '',
    name: 'Ihre Kommune',
    land: wert('land'),
    kreis: '',
    klasse: wert('klasse'),
    bietet: posten('bietet'),
    sucht: posten('sucht'),
    form: gewaehlt('form'),
    zeit: wert('zeit'),
  };
}

/**
 * Shows the results and returns what to announce.
 * @param {HTMLElement} platz @param {Profil} profil @param {Daten} daten @param {URL} wurzel
 */
function fuellen(platz, profil, daten, wurzel) {
  const wissen = lage(daten);
  const gueltige = daten.profile.filter((eintrag) => (eintrag.bis ?? '') >= heute());
  const tandems = passende(profil, gueltige, wissen);
  const beispiele = passende(profil, daten.beispiele, wissen);
  platz.replaceChildren();
  if (tandems.length) platz.append(element('h3', {}, 'Eingetragene Kommunen'), liste(tandems, teile, wissen, wurzel));
  if (beispiele.length) {
    platz.append(
      element('h3', {}, 'Kommunen mit einem Fallbeispiel'),
      element('p', {}, 'Diese Kommunen haben sich nicht für ein Tandem eingetragen. Das Handbuch beschreibt, was sie getan haben; fragen Sie dort nach.'),
      liste(beispiele, teileDesBeispiels, wissen, wurzel),
    );
  }
  if (!tandems.length && !beispiele.length) {
    platz.append(element('p', {}, 'Zu diesen Angaben passt noch niemand. Nehmen Sie ein Thema dazu oder lassen Sie den Sektor offen.'));
  }
  return meldung(tandems.length, beispiele.length);
}

/** @param {number} tandems @param {number} beispiele */
function meldung(tandems, beispiele) {
  const eingetragen = tandems === 1 ? 'Eine eingetragene Kommune passt' : `${tandems || 'Keine'} eingetragene Kommune${tandems ? 'n passen' : ' passt'}`;
  const getan = beispiele === 1 ? 'eine Kommune hat' : `${beispiele || 'keine'} Kommune${beispiele ? 'n haben' : ' hat'}`;
  const gezeigt = Math.max(tandems, beispiele) > HOECHSTENS ? ` Zu sehen sind je die besten ${HOECHSTENS}.` : '';
  return `${eingetragen}, ${getan} dazu ein Fallbeispiel.${gezeigt}`;
}

/**
 * @param {Vergleich[]} gefunden @param {(v: Vergleich, wissen: Lage) => Teil[]} gruende @param {Lage} wissen @param {URL} wurzel
 */
function liste(gefunden, gruende, wissen, wurzel) {
  const ol = element('ol', { class: 'passungen' });
  for (const v of gefunden.slice(0, HOECHSTENS)) {
    const eintrag = /** @type {Eintrag} */ (v.b);
    const titel = element('h4', {});
    titel.append(element('a', { href: new URL(eintrag.url, wurzel).href }, eintrag.name));
    const punkt = element('li', { class: 'passung' });
    punkt.append(titel, element('p', {}, eintrag.kurz), gruendeliste(gruende(v, wissen), wissen));
    ol.append(punkt);
  }
  return ol;
}

/** @param {Teil[]} teile @param {Lage} wissen */
function gruendeliste(teile, wissen) {
  const ul = element('ul', { class: 'gruende', role: 'list' });
  for (const teil of teile) {
    const kopf = element('p', {});
    kopf.append(element('strong', {}, teil.name), ' ', element('span', { class: 'urteil' }, wissen.saetze[`urteil.${teil.urteil}`]));
    const punkt = element('li', { 'data-urteil': teil.urteil });
    punkt.append(kopf, element('p', {}, teil.satz));
    ul.append(punkt);
  }
  return ul;
}

/** Today as profiles write days. */
function heute() {
  const jetzt = new Date();
  return [jetzt.getFullYear(), jetzt.getMonth() + 1, jetzt.getDate()].map((teil) => String(teil).padStart(2, '0')).join('-');
}

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name @param {Record<string, string>} attribute @param {string} [text]
 */
function element(name, attribute, text) {
  const neu = document.createElement(name);
  for (const [schluessel, wert] of Object.entries(attribute)) neu.setAttribute(schluessel, wert);
  if (text) neu.textContent = text;
  return neu;
}
