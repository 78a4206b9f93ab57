// @ts-check
/** The search dialog. Its index is fetched when it opens for the first time. */
import { aufbereiten, suchen } from './suche-kern.js';

/** Root of the site, seen from assets/js/. */
const WURZEL = new URL('../../', import.meta.url);
const HOECHSTENS = 20;

/** @type {Promise<import('./suche-kern.js').Verzeichnis> | undefined} */
let verzeichnis;
/** @type {HTMLDialogElement | undefined} */
let dialog;

/** @param {string} azAdresse  page with all entries, offered when nothing is found */
export function oeffnen(azAdresse) {
  dialog ??= bauen(azAdresse);
  dialog.showModal();
  const feld = /** @type {HTMLInputElement} */ (dialog.querySelector('input'));
  feld.select();
  laden().catch(() => melden('Die Suche konnte nicht geladen werden. Bitte nutzen Sie die Liste von A bis Z.'));
}

function laden() {
  verzeichnis ??= fetch(new URL('assets/suche.json', WURZEL))
    .then((antwort) => {
      if (!antwort.ok) throw new Error(String(antwort.status));
      return antwort.json();
    })
    .then(aufbereiten)
    .catch((fehler) => {
      verzeichnis = undefined;
      throw fehler;
    });
  return verzeichnis;
}

/** @param {string} azAdresse */
function bauen(azAdresse) {
  const neu = element('dialog', { class: 'suche', 'aria-labelledby': 'suche-titel' });
  const innen = element('div', { class: 'suche-innen' });
  const kopf = element('div', { class: 'suche-kopf' });
  const zu = element('button', { type: 'button', class: 'werkzeug' }, 'Schließen');
  const form = element('form', { role: 'search', 'aria-label': 'Im Handbuch' });
  const feld = element('input', { type: 'search', id: 'suche-feld', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search' });
  const weg = element('p', { class: 'suche-weg' });

  kopf.append(element('h2', { id: 'suche-titel' }, 'Suche'), zu);
  form.append(element('label', { for: 'suche-feld' }, 'Wonach suchen Sie?'), feld);
  weg.append('Alle Einträge: ', element('a', { href: azAdresse }, 'Liste von A bis Z'));
  innen.append(kopf, form, element('p', { class: 'suche-stand', role: 'status' }, HILFE), element('ol', { class: 'treffer' }), weg);
  neu.append(innen);
  document.body.append(neu);

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let warten;
  feld.addEventListener('input', () => {
    clearTimeout(warten);
    warten = setTimeout(() => zeigen(feld.value), 150);
  });
  form.addEventListener('submit', async (ereignis) => {
    ereignis.preventDefault();
    clearTimeout(warten);
    await zeigen(feld.value);
    /** @type {HTMLElement | null} */ (neu.querySelector('.treffer a'))?.focus();
  });
  zu.addEventListener('click', () => neu.close());
  neu.addEventListener('click', (ereignis) => { if (ereignis.target === neu) neu.close(); });
  neu.addEventListener('keydown', (ereignis) => taste(neu, ereignis));
  return neu;
}

const HILFE = 'Ein Wort oder eine ganze Frage genügt.';

/** @param {string} anfrage */
async function zeigen(anfrage) {
  const liste = /** @type {HTMLElement} */ (dialog?.querySelector('.treffer'));
  if (!anfrage.trim()) {
    liste.replaceChildren();
    melden(HILFE);
    return;
  }
  let treffer;
  try {
    treffer = suchen(await laden(), anfrage);
  } catch {
    return; // oeffnen() has said why
  }
  liste.replaceChildren(...treffer.slice(0, HOECHSTENS).map(eintrag));
  melden(zaehlen(treffer.length, anfrage.trim()));
}

/** @param {number} anzahl @param {string} anfrage */
function zaehlen(anzahl, anfrage) {
  if (anzahl === 0) return `Keine Treffer für „${anfrage}“. Versuchen Sie ein anderes Wort.`;
  if (anzahl === 1) return `1 Treffer für „${anfrage}“`;
  const gezeigt = anzahl > HOECHSTENS ? `, die ersten ${HOECHSTENS} sind zu sehen` : '';
  return `${anzahl} Treffer für „${anfrage}“${gezeigt}`;
}

/** @param {import('./suche-kern.js').Eintrag} treffer */
function eintrag(treffer) {
  const punkt = element('li', {});
  const link = element('a', { href: new URL(treffer.url, WURZEL).href });
  link.append(
    element('span', { class: 'treffer-titel' }, treffer.titel),
    element('span', { class: 'treffer-art' }, treffer.art),
    element('span', { class: 'treffer-kurz' }, treffer.kurz),
  );
  punkt.append(link);
  return punkt;
}

/** Arrow keys walk from the field through the hits and back; Escape closes at once, though the field is not empty.
 * @param {HTMLDialogElement} neu @param {KeyboardEvent} ereignis */
function taste(neu, ereignis) {
  if (ereignis.key === 'Escape') {
    ereignis.preventDefault(); // else the first one would only empty the field
    neu.close();
    return;
  }
  if (ereignis.key !== 'ArrowDown' && ereignis.key !== 'ArrowUp') return;
  const halte = /** @type {HTMLElement[]} */ ([...neu.querySelectorAll('input, .treffer a')]);
  const hier = halte.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const dort = halte[hier + (ereignis.key === 'ArrowDown' ? 1 : -1)];
  if (hier < 0 || !dort) return;
  ereignis.preventDefault();
  dort.focus();
}

/** @param {string} text */
function melden(text) {
  const stand = dialog?.querySelector('[role="status"]');
  if (stand) stand.textContent = text;
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
