// @ts-check
/**
 * A short tour of the matrix page in a few steps. It is offered, never begun by itself, and can be left at any
 * step. Whether someone has had it or does not want it is remembered only after they said so.
 */
import { el } from './dom.js';

const GEMERKT = 'handreichung-rundgang';
/** What is shown: title, sentence, and where; steps whose place is not on the page are left out. */
const SCHRITTE = [
  { titel: 'Die Matrix', satz: 'Jede Zeile ist ein Sektor Ihrer Kommune, jede Spalte ein Thema. Die Zeichen zeigen, ob Befunde dort Chancen, Risiken oder beides nennen.', ort: '.rollbar' },
  { titel: 'Ein Feld öffnen', satz: 'Wählen Sie ein Feld, eine Zeile oder eine Spalte. Daneben erscheinen die Befunde dazu, die am besten belegten zuerst. Mit den Pfeiltasten gehen Sie von Feld zu Feld.', ort: '.matrix tbody .zelle' },
  { titel: 'Anders ansehen', satz: 'Hier bestimmen Sie, was in Zeilen und Spalten steht und was die Felder zeigen: etwa wie gut etwas belegt ist oder wo Bedarf offen bleibt.', ort: '.instrument-leiste' },
  { titel: 'Filtern', satz: 'Sie wollen nur Befunde über ältere Menschen sehen? Filter lassen sich verbinden. Die Adresse der Seite merkt sich Ihre Auswahl; so können Sie die Ansicht verschicken.', ort: '.facetten' },
  { titel: 'Ihre Sicht', satz: 'Unter „Eigene Einschätzung“ halten Sie fest, was für Ihre Kommune wichtig ist. Das bleibt in Ihrem Browser. Was Sie sehen, können Sie als Bild oder Tabelle mitnehmen.', ort: '[data-modul="eigene-ebene-schalter"]' },
];

/** @param {HTMLElement} element  an empty place */
export function einrichten(element) {
  const start = el('button', { type: 'button', class: 'knopf knopf-leise', onclick: beginne }, 'Kurze Einführung');
  const schliesse = el('button', { type: 'button', class: 'werkzeug', onclick: () => { merke(); start.focus(); hinweis.hidden = true; } }, 'Nein danke');
  const hinweis = el('p', { class: 'rundgang-hinweis', hidden: erledigt() }, 'Zum ersten Mal hier? Die Einführung dauert eine Minute. ', schliesse);
  element.append(start, hinweis);

  function beginne() {
    merke();
    hinweis.hidden = true;
    gehe(SCHRITTE.filter(({ ort }) => sichtbar(ort)), start);
  }
}

/** @param {typeof SCHRITTE} schritte @param {HTMLElement} zurueck  gets the focus in the end */
function gehe(schritte, zurueck) {
  let nummer = 0;
  const titel = el('h2', { id: 'rundgang-titel', tabindex: '-1' });
  const satz = el('p');
  const davor = el('button', { type: 'button', class: 'knopf knopf-leise', onclick: () => zeige(nummer - 1) }, 'Zurück');
  const weiter = el('button', { type: 'button', class: 'knopf', onclick: () => (nummer + 1 < schritte.length ? zeige(nummer + 1) : ende()) });
  const schluss = el('button', { type: 'button', class: 'knopf knopf-leise', onclick: ende }, 'Beenden');
  const blatt = el('dialog', { class: 'rundgang', 'aria-labelledby': titel.id }, titel, satz, el('div', { class: 'rundgang-taten' }, davor, weiter, schluss));
  blatt.addEventListener('keydown', (ereignis) => { if (ereignis.key === 'Escape') { ereignis.preventDefault(); ende(); } });
  document.body.append(blatt);
  // Not modal: the place that is explained stays usable.
  blatt.show();
  zeige(0);

  /** @param {number} neue */
  function zeige(neue) {
    nummer = neue;
    const schritt = schritte[nummer];
    titel.textContent = `${nummer + 1} von ${schritte.length}: ${schritt.titel}`;
    satz.textContent = schritt.satz;
    davor.hidden = nummer === 0;
    weiter.textContent = nummer + 1 < schritte.length ? 'Weiter' : 'Fertig';
    schluss.hidden = nummer + 1 === schritte.length;
    hebeHervor(sichtbar(schritt.ort));
    titel.focus({ preventScroll: true });
  }

  function ende() {
    hebeHervor(null);
    blatt.remove();
    zurueck.focus();
  }
}

/** @param {Element | null} ziel */
function hebeHervor(ziel) {
  for (const altes of document.querySelectorAll('.rundgang-ziel')) altes.classList.remove('rundgang-ziel');
  ziel?.classList.add('rundgang-ziel');
  const ruhig = matchMedia('(prefers-reduced-motion: reduce)').matches;
  ziel?.scrollIntoView({ block: 'center', behavior: ruhig ? 'auto' : 'smooth' });
}

/** @param {string} ort */
function sichtbar(ort) {
  return [...document.querySelectorAll(ort)].find((element) => element.checkVisibility()) ?? null;
}

function erledigt() {
  try {
    return localStorage.getItem(GEMERKT) !== null;
  } catch {
    return false;
  }
}

function merke() {
  try {
    localStorage.setItem(GEMERKT, 'ja');
  } catch {
    // Storage is switched off: the hint comes again next time.
  }
}
