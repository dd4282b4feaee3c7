/* Drag an item of tugas or fungsi to its place; the buttons do the same from the keyboard. */
(function () {
  "use strict";
  function pindahkan(ev) {
    if (ev.oldIndex === ev.newIndex) return;
    window.htmx.ajax("POST", ev.item.dataset.url, {
      source: ev.from, target: "#daftar-uraian", swap: "outerHTML",
      values: { ke: ev.newIndex + 1, versi: ev.from.dataset.susun }
    });
  }
  function siapkan(akar) {
    akar.querySelectorAll("ul[data-susun]").forEach(function (daftar) {
      window.Sortable.create(daftar, { handle: ".uraian-gagang", animation: 120, onEnd: pindahkan });
    });
  }
  document.addEventListener("DOMContentLoaded", function () { siapkan(document); });
  document.addEventListener("htmx:load", function (ev) { if (ev.detail.elt !== document.body) siapkan(ev.detail.elt); });
})();
