// @ts-check
/**
 * The bar with which a tool lets readers handle their projects: choose, new, rename, save as a file, open a file,
 * delete. Own layer and checklists use the same.
 *
 * @import {Antwort, Speicher} from './projekt-speicher.js'
 * @import {Projekt, Pruefsummen} from './projekt-kern.js'
 * @typedef {{stand: string, bestand: Pruefsummen}} Vorgabe  what a new project starts from
 */

import { dateiname, herunterladen } from './datei.js';
import { el } from './dom.js';
import { GRENZEN, inhalt, lesen, neu, schreiben, umbenannt, zusammenfuehren } from './projekt-kern.js';

export const BLEIBT_HIER = 'Nichts davon verlässt Ihren Browser. Projekte liegen nur auf diesem Gerät; '
  + 'wer die Browserdaten löscht, löscht auch sie. Sichern Sie wichtige Projekte als Datei.';

/**
 * @param {Speicher} speicher
 * @param {() => Vorgabe} vorgabe
 * @param {(antwort: Antwort | null) => void} gewechselt  another project is in use, or none
 * @returns {{element: HTMLElement, zeige: (antwort: Antwort | null, satz?: string) => void}}
 */
export function projektleiste(speicher, vorgabe, gewechselt) {
  const wahl = el('select', { onchange: () => wechsle(() => speicher.waehle(wahl.value)) });
  const wahlfeld = el('label', { class: 'projekt-wahl' }, el('span', {}, 'Projekt'), wahl);
  const status = el('p', { class: 'projekt-status', role: 'status' });
  const frage = el('div', { class: 'projekt-frage', hidden: true });
  const datei = el('input', { type: 'file', accept: '.json,application/json', class: 'nur-vorlesen', onchange: oeffne });
  const nurMitProjekt = [
    knopf('Umbenennen', () => frageNamen('Neuer Name', jetzt()?.projekt.name ?? '', (name) => {
      speicher.aendern((projekt) => umbenannt(projekt, name));
      return 'Umbenannt.';
    })),
    knopf('Als Datei sichern', sichere),
    knopf('Löschen', frageLoeschen),
  ];
  const element = el(
    'section', { class: 'projekt', 'aria-label': 'Projekt' },
    el('div', { class: 'projekt-zeile' },
      wahlfeld,
      knopf('Neues Projekt', () => frageNamen('Name des Projekts', '', (name) => {
        const { stand, bestand } = vorgabe();
        return speicher.anlegen(neu(name, stand, bestand)).meldungen[0] ?? 'Angelegt.';
      })),
      ...nurMitProjekt,
      el('label', { class: 'knopf knopf-leise' }, datei, 'Datei öffnen')),
    frage, status,
    el('p', { class: 'projekt-hinweis' }, BLEIBT_HIER),
  );

  function jetzt() {
    return speicher.aktiv();
  }

  /** @param {string} wort @param {() => void} tat */
  function knopf(wort, tat) {
    return el('button', { type: 'button', class: 'knopf knopf-leise', onclick: tat }, wort);
  }

  /** @param {() => string | void} tat  returns what to say */
  function wechsle(tat) {
    const satz = tat();
    const antwort = jetzt();
    gewechselt(antwort);
    zeige(antwort, satz ?? (antwort ? `Projekt „${antwort.projekt.name}“: ${inhalt(antwort.projekt)}.` : ''));
  }

  /** Show which project is in use; `satz` is spoken. @param {Antwort | null} antwort @param {string} [satz] */
  function zeige(antwort, satz) {
    const zeilen = speicher.liste();
    wahl.replaceChildren(...zeilen.map(({ kennung, name }) => el('option', { value: kennung }, name)));
    if (antwort) wahl.value = antwort.kennung;
    wahlfeld.hidden = !zeilen.length;
    for (const einer of nurMitProjekt) einer.hidden = !antwort;
    const gestoert = antwort?.meldungen.join(' ');
    if (gestoert || satz !== undefined) status.textContent = [satz, gestoert].filter(Boolean).join(' ');
  }

  function schliesse() {
    frage.hidden = true;
    frage.replaceChildren();
  }

  /** Ask in the page; focus goes to the question and back. @param {(Node | null)[]} teile @param {HTMLElement} zuerst */
  function stelle(teile, zuerst) {
    const vorher = /** @type {HTMLElement | null} */ (document.activeElement);
    const zu = () => { schliesse(); vorher?.focus(); };
    frage.replaceChildren(...teile.filter((teil) => teil !== null), knopf('Abbrechen', zu));
    frage.onkeydown = (ereignis) => { if (ereignis.key === 'Escape') zu(); };
    frage.hidden = false;
    zuerst.focus();
    return zu;
  }

  /** @param {string} titel @param {string} wert @param {(name: string) => string} tat */
  function frageNamen(titel, wert, tat) {
    const feld = el('input', { type: 'text', maxlength: String(GRENZEN.name), value: wert, autocomplete: 'off' });
    const los = () => {
      if (!feld.value.trim()) {
        status.textContent = 'Bitte geben Sie einen Namen ein.';
        feld.focus();
        return;
      }
      zu();
      wechsle(() => tat(feld.value));
    };
    feld.addEventListener('keydown', (ereignis) => { if (ereignis.key === 'Enter') los(); });
    const zu = stelle([el('label', {}, el('span', {}, titel), feld), knopf('Übernehmen', los)], feld);
  }

  function frageLoeschen() {
    const antwort = jetzt();
    if (!antwort) return;
    const ja = knopf('Endgültig löschen', () => {
      zu();
      wechsle(() => {
        speicher.loesche(antwort.kennung);
        return `„${antwort.projekt.name}“ ist gelöscht.`;
      });
      (wahlfeld.hidden ? element.querySelector('button') : wahl)?.focus();
    });
    const zu = stelle([el('p', {}, `„${antwort.projekt.name}“ löschen? Das lässt sich nicht rückgängig machen.`), ja], ja);
  }

  function sichere() {
    const antwort = jetzt();
    if (!antwort) return;
    const name = `${dateiname(antwort.projekt.name)}.handreichung.json`;
    herunterladen(name, schreiben(antwort.projekt), 'application/json');
    status.textContent = `Gesichert als ${name}.`;
  }

  async function oeffne() {
    const [gewaehlt] = datei.files ?? [];
    datei.value = '';
    if (!gewaehlt) return;
    const zuGross = gewaehlt.size > 4 * GRENZEN.zeichen;
    const { projekt, meldungen } = lesen(zuGross ? 'x'.repeat(GRENZEN.zeichen + 1) : await gewaehlt.text());
    if (!projekt) {
      status.textContent = meldungen.join(' ');
      return;
    }
    const bisher = jetzt();
    if (bisher && inhalt(bisher.projekt) !== inhalt(neu(''))) frageWohin(projekt, meldungen, bisher.projekt.name);
    else wechsle(() => alsNeues(projekt, meldungen));
  }

  /** @param {Projekt} projekt @param {string[]} meldungen */
  function alsNeues(projekt, meldungen) {
    return [`„${projekt.name}“ ist geöffnet: ${inhalt(projekt)}.`, ...meldungen, ...speicher.anlegen(projekt).meldungen].join(' ');
  }

  /** @param {Projekt} projekt @param {string[]} meldungen @param {string} bisher */
  function frageWohin(projekt, meldungen, bisher) {
    const eigenes = knopf('Als eigenes Projekt öffnen', () => { zu(); wechsle(() => alsNeues(projekt, meldungen)); });
    const dazu = knopf(`In „${bisher}“ einfügen`, () => {
      zu();
      wechsle(() => {
        speicher.aendern((altes) => zusammenfuehren(altes, projekt));
        return ['Eingefügt. Bei Widerspruch gilt die Datei; Notizen bleiben von beiden.', ...meldungen].join(' ');
      });
    });
    const zu = stelle([el('p', {}, `Die Datei enthält „${projekt.name}“: ${inhalt(projekt)}.`), eigenes, dazu], eigenes);
  }

  zeige(jetzt());
  return { element, zeige };
}
