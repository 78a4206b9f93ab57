// @ts-check
/** The navigation of small screens: a button that opens and closes it. */

/**
 * @param {HTMLButtonElement} knopf  names the navigation in aria-controls
 * @param {MediaQueryList} schmal  matches while the navigation is folded
 */
export function einrichten(knopf, schmal) {
  const nav = document.getElementById(knopf.getAttribute('aria-controls') || '');
  if (!nav) return;

  /** @param {boolean} offen */
  const zeigen = (offen) => {
    knopf.setAttribute('aria-expanded', String(offen));
    nav.classList.toggle('offen', offen); // closed means display: none, so nothing in it takes focus
  };
  const istOffen = () => knopf.getAttribute('aria-expanded') === 'true';

  knopf.addEventListener('click', () => zeigen(!istOffen()));
  document.addEventListener('keydown', (ereignis) => {
    if (ereignis.key !== 'Escape' || !istOffen() || document.querySelector('dialog[open]')) return;
    zeigen(false);
    knopf.focus();
  });
  schmal.addEventListener('change', () => zeigen(false));
}
