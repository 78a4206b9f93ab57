// @ts-check
/**
 * A checklist that remembers: ticks, »does not apply« with a reason, notes. Several projects, kept in this browser.
 *
 * Nothing is stored before the reader ticks or writes. The list in the page stays as it is; every point gets a
 * box in place of the one for a pen, and a fold with its notes.
 *
 * @import {Antwort} from './projekt-speicher.js'
 * @import {Punkt} from './projekt-kern.js'
 */

import { aenderung, aenderungInWorten, alteNotizen, fortschritt, setze, uebernimmListe, zahlen } from './checkliste-kern.js';
import { el } from './dom.js';
import { GRENZEN, ohneCheckliste, punkt } from './projekt-kern.js';
import { projektleiste } from './projekt-leiste.js';
import { browserSpeicher } from './projekt-speicher.js';

const BLEIBT_HIER = 'Häkchen und Notizen bleiben in diesem Browser. Gespeichert wird erst, wenn Sie etwas ankreuzen oder schreiben.';
const WARUM = 'Warum nicht?';
const WARUM_KEINE_PFLICHT = `${WARUM} (Der Punkt ist als Pflicht bezeichnet: Halten Sie fest, weshalb er für Sie nicht gilt.)`;

/** @param {HTMLElement} stelle */
export function einrichten(stelle) {
  const anleitung = stelle.dataset.anleitung ?? '';
  const speicher = browserSpeicher();
  const punkte = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-punkt]'));
  const zeilen = [...punkte].map((li) => punktzeile(li, merke));
  const kennungen = zeilen.map(({ kennung }) => kennung);

  const projektname = el('p', { class: 'pruefstand-projekt' });
  const stand = el('p', { role: 'status', class: 'pruefstand-zahlen' });
  const balken = el('progress', { max: String(kennungen.length), value: '0', 'aria-hidden': 'true' });
  const warnung = el('p', { role: 'alert', class: 'pruefstand-warnung' });
  const geaendert = el('div', { class: 'kasten kasten-hinweis', hidden: true });
  const leiste = projektleiste(speicher, () => ({ stand: '', bestand: {} }), zeige);
  const loeschen = el('span', { class: 'pruefstand-taten' });
  stelle.append(
    projektname, stand, balken, warnung, geaendert,
    el('p', { class: 'hinweis' }, BLEIBT_HIER),
    el('div', { class: 'pruefstand-taten' }, knopf('Drucken', () => print()), loeschen),
    el('details', { class: 'pruefstand-mehr' }, el('summary', {}, 'Projekte, Sichern und Öffnen'), leiste.element),
  );
  bieteLeerenAn();
  zeige(speicher.aktiv());
  // Another window of this browser may work on the same project.
  addEventListener('storage', () => {
    zeige(speicher.aktiv());
    leiste.zeige(speicher.aktiv());
  });

  /** @param {string} kennung @param {Partial<Punkt>} wert */
  function merke(kennung, wert) {
    const antwort = speicher.aendern((projekt) => setze(projekt, anleitung, kennungen, kennung, wert));
    zeige(antwort, kennung);
    leiste.zeige(antwort);
  }

  /** @param {Antwort | null} antwort @param {string} [gerade]  the point that is being written at */
  function zeige(antwort, gerade = '') {
    const projekt = antwort?.projekt ?? null;
    const unterschied = aenderung(projekt, anleitung, kennungen);
    for (const zeile of zeilen) {
      const einer = projekt && punkt(projekt, anleitung, zeile.kennung);
      zeile.zeige(einer, unterschied.neu.includes(zeile.kennung), zeile.kennung === gerade);
    }
    const zahl = zahlen(projekt, anleitung, kennungen);
    projektname.textContent = projekt ? `Projekt: ${projekt.name}` : 'Noch nichts angekreuzt';
    sage(stand, fortschritt(zahl));
    balken.value = zahl.erledigt + zahl.nichtZutreffend;
    sage(warnung, antwort?.meldungen.join(' ') ?? '');
    zeigeAenderung(aenderungInWorten(unterschied), alteNotizen(unterschied));
    loeschen.hidden = !projekt || !Object.hasOwn(projekt.checklisten, anleitung);
    stelle.classList.toggle('pruefstand-leer', loeschen.hidden);
  }

  /** @param {string} satz @param {string[]} notizen */
  function zeigeAenderung(satz, notizen) {
    geaendert.hidden = !satz;
    geaendert.replaceChildren(
      el('p', {}, satz),
      notizen.length ? el('p', {}, 'Was Sie dort notiert hatten:') : '',
      notizen.length ? el('ul', {}, ...notizen.map((text) => el('li', {}, text))) : '',
      knopf('Liste von heute übernehmen', () => {
        zeige(speicher.aendern((projekt) => uebernimmListe(projekt, anleitung, kennungen)));
        zeilen[0]?.haken.focus();
      }),
    );
  }

  function bieteLeerenAn() {
    const erste = knopf('Diese Liste leeren', () => {
      const ja = knopf('Häkchen und Notizen endgültig löschen', () => {
        const antwort = speicher.aendern((projekt) => ohneCheckliste(projekt, anleitung));
        bieteLeerenAn();
        zeige(antwort);
        leiste.zeige(antwort);
        zeilen[0]?.haken.focus();
      });
      loeschen.replaceChildren(ja, knopf('Abbrechen', () => { bieteLeerenAn(); loeschen.querySelector('button')?.focus(); }));
      ja.focus();
    });
    loeschen.replaceChildren(erste);
  }
}

/**
 * One point: box, label, fold with reason and note.
 * @param {HTMLElement} li @param {(kennung: string, wert: Partial<Punkt>) => void} merke
 */
function punktzeile(li, merke) {
  const kennung = li.dataset.punkt ?? '';
  const text = /** @type {HTMLElement} */ (li.querySelector('.punkt-text'));
  const pflicht = li.classList.contains('ist-pflicht');
  const satz = el('p', { class: 'punkt-stand', id: `stand-${kennung}` });
  const notizzeile = el('p', { class: 'punkt-notiz' });
  const neu = el('span', { class: 'marke marke-vorschlag', hidden: true }, 'neu');
  const haken = el('input', {
    type: 'checkbox', id: `haken-${kennung}`, 'aria-describedby': `stand-${kennung}`,
    onchange: () => merke(kennung, { zustand: haken.checked ? 'erledigt' : 'offen' }),
  });
  const nicht = el('input', {
    type: 'checkbox',
    onchange: () => merke(kennung, { zustand: nicht.checked ? 'nicht-zutreffend' : 'offen' }),
  });
  const grund = schreibfeld(() => merke(kennung, { grund: grund.value }));
  const notiz = schreibfeld(() => merke(kennung, { notiz: notiz.value }));
  const grundfeld = el('label', {}, el('span', {}, pflicht ? WARUM_KEINE_PFLICHT : WARUM), grund);
  const name = text.textContent ?? '';
  text.replaceChildren(el('label', { for: haken.id }, ...text.childNodes), ' ', neu);
  li.prepend(haken);
  const mehr = el(
    'details', { class: 'punkt-mehr' },
    el('summary', {}, 'Notiz, „trifft nicht zu“', el('span', { class: 'nur-vorlesen' }, `: ${name}`)),
    el('label', { class: 'punkt-nicht' }, nicht, ' Trifft für uns nicht zu'),
    grundfeld,
    el('label', {}, el('span', {}, 'Notiz'), notiz),
  );
  li.append(satz, notizzeile, mehr);

  return {
    kennung,
    haken,
    /** @param {Punkt | null} einer @param {boolean} istNeu @param {boolean} wirdBearbeitet  its fields hold what is typed */
    zeige(einer, istNeu, wirdBearbeitet) {
      const zustand = einer?.zustand ?? 'offen';
      li.dataset.zustand = zustand;
      haken.checked = zustand === 'erledigt';
      nicht.checked = zustand === 'nicht-zutreffend';
      grundfeld.hidden = !nicht.checked;
      if (!wirdBearbeitet) {
        grund.value = einer?.grund ?? '';
        notiz.value = einer?.notiz ?? '';
      }
      sage(satz, nicht.checked ? `Nicht zutreffend${einer?.grund ? `: ${einer.grund}` : ' (noch ohne Grund)'}` : '');
      sage(notizzeile, einer?.notiz ? `Notiz: ${einer.notiz}` : '');
      neu.hidden = !istNeu;
    },
  };
}

/** @param {() => void} geschrieben */
function schreibfeld(geschrieben) {
  return el('textarea', { rows: '2', maxlength: String(GRENZEN.notiz), oninput: geschrieben });
}

/** @param {string} wort @param {() => void} tat */
function knopf(wort, tat) {
  return el('button', { type: 'button', class: 'knopf knopf-leise', onclick: tat }, wort);
}

/** Set a text only where it changes: what is spoken is spoken once. @param {HTMLElement} wo @param {string} text */
function sage(wo, text) {
  if (wo.textContent !== text) wo.textContent = text;
}
