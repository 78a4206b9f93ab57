// @ts-check
// Runs before the first paint: shows a colour scheme that the reader chose earlier, and tells the
// style sheet that scripts work. Stores nothing. Classic script, because a module would come too late.
(function () {
  var wurzel = document.documentElement;
  if (!('noModule' in HTMLScriptElement.prototype)) return; // start.js would not run
  wurzel.classList.remove('ohne-js');
  wurzel.classList.add('mit-js');
  addEventListener('error', function (ereignis) {
    if (!(ereignis.target instanceof HTMLScriptElement)) return;
    wurzel.classList.remove('mit-js'); // a script is missing: show the plain page
    wurzel.classList.add('ohne-js');
  }, true);
  try {
    var wahl = localStorage.getItem('handreichung-farbschema');
    if (wahl === 'hell' || wahl === 'dunkel') wurzel.dataset.farbschema = wahl;
  } catch (fehler) { /* storage is switched off: the system decides */ }
})();
