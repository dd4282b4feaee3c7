/* Template of a decree: a placeholder is put in where one types. Without it the placeholders are typed. */
(function () {
  "use strict";
  let kotak = document.querySelector("textarea[data-penanda]");
  document.addEventListener("focusin", function (ev) { if (ev.target.matches("textarea[data-penanda]")) kotak = ev.target; });
  document.addEventListener("click", function (ev) {
    const tombol = ev.target.closest("[data-sisip]");
    if (!tombol || !kotak) return;
    kotak.setRangeText(tombol.dataset.sisip, kotak.selectionStart, kotak.selectionEnd, "end");
    kotak.focus();
    kotak.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
