// @ts-check
/** »Ich möchte … mit … in …«: three choices make a sentence, and each guide says why it fits. */
import { ausMerkmalen } from './facetten-kern.js';
import { befund, passende } from './finder-kern.js';

/** @typedef {import('./finder-kern.js').Anleitung & { titel: string, kurz: string, url: string, art: string, dauer: string }} Karte */

/** Guides shown at once; the others come with a button. */
const AUF_EINMAL = 6;
/** Milliseconds of rest before the result is spoken: arrow keys run through many choices. */
const RUHE = 300;
/** Questions and their names in the address. */
const FRAGEN = /** @type {const} */ ({ anliegen: 'moechte', mitwirkende: 'mit', zeit: 'in' });

/** @param {HTMLElement} element the .finder */
export function einrichten(element) {
  const satz = /** @type {HTMLElement} */ (element.querySelector('.finder-satz'));
  const stand = /** @type {HTMLElement} */ (element.querySelector('.finder-stand'));
  const liste = /** @type {HTMLElement} */ (element.querySelector('.finder-treffer'));
  const schilder = /** @type {HTMLElement} */ (element.querySelector('.schilder'));
  const wahl = Object.fromEntries(Object.keys(FRAGEN).map((frage) => [
    frage, /** @type {HTMLSelectElement} */ (satz.querySelector(`[data-frage="${frage}"]`)),
  ]));
  /** @param {string} frage @param {string} wert */
  const worte = (frage, wert) => [...wahl[frage].options].find((option) => option.value === wert)?.text ?? '';
  const zeiten = [...wahl.zeit.options].map((option) => option.value).filter(Boolean);
  const karten = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-werte][data-dauer]'))].map(gelesen);
  let uhr = 0;

  /** @returns {import('./finder-kern.js').Wunsch} */
  const wunsch = () => ({ anliegen: wahl.anliegen.value, mitwirkende: wahl.mitwirkende.value, zeit: wahl.zeit.value });

  /** @param {number} [grenze] */
  function zeigen(grenze = AUF_EINMAL) {
    const gewuenscht = wunsch();
    const gefragt = Object.values(gewuenscht).some(Boolean);
    const gefunden = gefragt ? passende(karten, gewuenscht, zeiten) : [];
    const ganz = gefunden.filter(({ urteil }) => !urteil.fehlt.length).length;
    liste.replaceChildren(...gefunden.slice(0, grenze).map(({ anleitung, urteil }) => treffer(anleitung, urteil, gewuenscht)));
    if (gefunden.length > grenze) liste.append(weitere(gefunden.length - grenze, grenze));
    liste.hidden = !gefunden.length;
    stand.hidden = !gefragt;
    schilder.hidden = gefragt;
    clearTimeout(uhr);
    uhr = setTimeout(() => { stand.textContent = gefragt ? befund(ganz, gefunden.length - ganz) : ''; }, RUHE);
  }

  /** @param {Karte} karte @param {import('./finder-kern.js').Urteil} urteil @param {import('./finder-kern.js').Wunsch} gewuenscht */
  function treffer(karte, urteil, gewuenscht) {
    const link = stueck('a', '', karte.titel);
    link.href = karte.url;
    // That it serves the purpose holds for all of them; it is a reason only where there is no other.
    const zweck = gewuenscht.anliegen && !urteil.passt.length && !urteil.fehlt.length;
    const weil = zweck ? [`hilft, wenn Sie ${worte('anliegen', gewuenscht.anliegen)} möchten`] : urteil.passt.map((frage) => grund(karte, frage, gewuenscht[frage]));
    const aber = urteil.fehlt.map((frage) => einwand(karte, frage));
    return stueck('li', urteil.fehlt.length ? 'teils' : 'ganz',
      stueck('h3', '', link),
      stueck('p', '', karte.kurz),
      ...(weil.length ? [stueck('p', 'finder-weil', stueck('strong', '', 'Passt, weil: '), `${weil.join('; ')}.`)] : []),
      ...(aber.length ? [stueck('p', 'finder-aber', stueck('strong', '', 'Passt nicht ganz: '), `${aber.join('; ')}.`)] : []),
      stueck('p', 'hinweis', `${karte.art} · Dauer: ${karte.dauer}`));
  }

  /** @param {Karte} karte @param {import('./finder-kern.js').Frage} frage @param {string} wert */
  function grund(karte, frage, wert) {
    return frage === 'zeit' ? `läuft ${worte('zeit', karte.zeit)}` : `ist für die Arbeit ${worte('mitwirkende', wert)} gedacht`;
  }

  /** @param {Karte} karte @param {import('./finder-kern.js').Frage} frage */
  function einwand(karte, frage) {
    if (frage === 'zeit') return `läuft ${worte('zeit', karte.zeit)}`;
    const mit = karte.mitwirkende.map((wert) => worte('mitwirkende', wert)).filter(Boolean);
    return mit.length ? `ist eher für die Arbeit ${mit.join(', ')} gedacht` : 'nennt niemanden, mit dem sie gedacht ist';
  }

  /** @param {number} zahl @param {number} grenze */
  function weitere(zahl, grenze) {
    const knopf = stueck('button', 'knopf knopf-leise', zahl === 1 ? 'Eine weitere zeigen' : `${zahl} weitere zeigen`);
    knopf.type = 'button';
    knopf.addEventListener('click', () => {
      zeigen(Infinity);
      /** @type {HTMLElement | null} */ (liste.querySelectorAll('h3 a')[grenze])?.focus();
    });
    return stueck('li', 'finder-weitere', knopf);
  }

  function ausAdresse() {
    const suche = new URLSearchParams(location.search);
    for (const [frage, name] of Object.entries(FRAGEN)) {
      const wert = suche.get(name) ?? '';
      wahl[frage].value = worte(frage, wert) ? wert : '';
    }
    zeigen();
  }

  satz.addEventListener('change', () => {
    const suche = new URLSearchParams(location.search);
    for (const [frage, name] of Object.entries(FRAGEN)) {
      if (wahl[frage].value) suche.set(name, wahl[frage].value);
      else suche.delete(name);
    }
    history.replaceState(history.state, '', `${location.pathname}${suche.size ? `?${suche}` : ''}${location.hash}`);
    zeigen();
  });
  addEventListener('popstate', ausAdresse);
  ausAdresse();
  satz.hidden = false;
}

/** What the card of a guide in the list below says. @param {HTMLElement} karte @returns {Karte} */
function gelesen(karte) {
  const { anliegen = [], mitwirkende = [], dauerklassen = [] } = ausMerkmalen(karte.dataset.werte ?? '');
  const link = /** @type {HTMLAnchorElement} */ (karte.querySelector('a'));
  return {
    anliegen,
    mitwirkende,
    zeit: dauerklassen[0] ?? '',
    titel: link.textContent ?? '',
    kurz: karte.querySelector('p')?.textContent ?? '',
    url: link.href,
    art: karte.querySelector('.karte-fuss span')?.textContent ?? '',
    dauer: karte.dataset.dauer ?? '',
  };
}

/**
 * An element with its class and what belongs in it.
 * @template {keyof HTMLElementTagNameMap} T @param {T} name @param {string} klasse @param {(Node | string)[]} inhalt
 * @returns {HTMLElementTagNameMap[T]}
 */
function stueck(name, klasse, ...inhalt) {
  const element = document.createElement(name);
  if (klasse) element.className = klasse;
  element.append(...inhalt);
  return element;
}
