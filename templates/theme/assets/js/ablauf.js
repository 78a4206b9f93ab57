// @ts-check
/** Clock times beside an agenda's minutes: the reader sets a begin and puts in breaks. Kept in the address. */

import {
  ausAdresse, beschriftung, fuerZeitfeld, inAdresse, laengeLesen, LAENGSTE_PAUSE, mitPause, ohnePause,
  uhrzeitLesen, zeiten, zusammenfassung,
} from './ablauf-kern.js';
import { el } from './dom.js';

/** @typedef {import('./ablauf-kern.js').Stand} Stand */

/** @param {HTMLElement} programm */
export function einrichten(programm) {
  const zeilen = /** @type {HTMLElement[]} */ ([...programm.querySelectorAll('.ablauf > li')]);
  const schritte = zeilen.map(({ dataset, classList }) => ({ minuten: Number(dataset.minuten), pause: classList.contains('pause') }));
  const namen = zeilen.map((zeile) => zeile.querySelector('h3')?.textContent ?? '');
  let stand = ausAdresse(new URLSearchParams(location.search), schritte.length);

  const beginn = el('input', { type: 'time', oninput: () => setze({ ...stand, beginn: uhrzeitLesen(beginn.value) }) });
  const nach = el('select', {}, ...namen.slice(0, -1).map((name, i) => el('option', { value: String(i + 1) }, `${i + 1}. ${name}`)));
  const laenge = el('input', { type: 'number', min: '1', max: String(LAENGSTE_PAUSE), value: '15', required: true });
  const summe = el('p', { role: 'status', class: 'zeitplan-summe' });
  const pausen = el(
    'div', { class: 'zeitplan-felder' },
    feld('Pause nach', nach),
    feld('Minuten', laenge),
    knopf('Pause einfügen', () => {
      const minuten = laengeLesen(laenge.value);
      if (minuten === null) laenge.reportValidity();
      else setze({ ...stand, pausen: mitPause(stand.pausen, { nach: Number(nach.value), minuten }) });
    }),
  );
  programm.prepend(el(
    'fieldset', { class: 'zeitplan' },
    el('legend', {}, 'Uhrzeiten'),
    el(
      'div', { class: 'zeitplan-felder' },
      feld('Beginn', beginn),
      knopf('Zurücksetzen', () => {
        beginn.value = '';
        setze({ beginn: null, pausen: [] });
        beginn.focus();
      }),
      knopf('Ablauf drucken', () => print()),
    ),
    namen.length > 1 ? pausen : null,
    summe,
    el('p', { class: 'hinweis' }, 'Beginn und Pausen stehen nur in der Adresse dieser Seite. Wer den Link bekommt, sieht dieselben Zeiten.'),
  ));
  beginn.value = stand.beginn === null ? '' : fuerZeitfeld(stand.beginn);
  zeige();

  /** @param {Stand} neu */
  function setze(neu) {
    stand = neu;
    const anfrage = inAdresse(stand, new URLSearchParams(location.search)).toString();
    history.replaceState(history.state, '', `${location.pathname}${anfrage && `?${anfrage}`}${location.hash}`);
    zeige();
  }

  function zeige() {
    const liste = zeiten(schritte, stand.pausen);
    for (const alte of programm.querySelectorAll('.eigene-pause')) alte.remove();
    let i = 0;
    for (const zeit of liste) {
      if (zeit.nach === null) {
        const ort = zeilen[i].querySelector('.uhrzeit');
        if (ort) ort.textContent = beschriftung(zeit, stand.beginn);
        i += 1;
      } else {
        zeilen[zeit.nach - 1].after(pausenzeile(zeit.nach, zeit.bis - zeit.von, beschriftung(zeit, stand.beginn)));
      }
    }
    summe.textContent = zusammenfassung(liste, stand.beginn);
  }

  /** @param {number} hinter @param {number} minuten @param {string} wann */
  function pausenzeile(hinter, minuten, wann) {
    const weg = knopf('Pause entfernen', () => {
      setze({ ...stand, pausen: ohnePause(stand.pausen, hinter) });
      nach.focus();
    });
    weg.setAttribute('aria-label', `Pause entfernen: nach „${namen[hinter - 1]}“`);
    return el(
      'li', { class: 'pause eigene-pause' },
      el('p', { class: 'minuten' }, el('span', {}, `${minuten} Minuten`), ' ', el('span', { class: 'uhrzeit' }, wann)),
      el('h3', {}, 'Pause'),
      weg,
    );
  }
}

/** @param {string} name @param {HTMLElement} steuer */
function feld(name, steuer) {
  return el('label', { class: 'feld-mit-name' }, el('span', {}, name), steuer);
}

/** @param {string} text @param {() => void} tat */
function knopf(text, tat) {
  return el('button', { type: 'button', class: 'knopf knopf-leise', onclick: tat }, text);
}
