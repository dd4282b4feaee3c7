/* Review by keyboard: j/k rows, c remark, n/p sheet, v verify, r return. The page works without it. */
(function () {
  "use strict";

  function mengetik(el) {
    return el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName);
  }

  function semuaBaris() {
    return Array.prototype.slice.call(document.querySelectorAll("[data-baris]"));
  }

  function barisKini() {
    return document.activeElement && document.activeElement.closest("[data-baris]");
  }

  function pindah(langkah) {
    var daftar = semuaBaris();
    var letak = daftar.indexOf(barisKini());
    var tujuan = daftar[letak < 0 && langkah < 0 ? daftar.length - 1 : letak + langkah];
    if (tujuan) tujuan.focus();
  }

  function tulisCatatan() {
    var wadah = (barisKini() || document).querySelector("[data-tulis]");
    if (!wadah) return;
    wadah.open = true;
    wadah.querySelector("textarea").focus();
  }

  function buka(rel) {
    var tautan = document.querySelector('a[rel="' + rel + '"]');
    if (tautan) window.location.assign(tautan.href);
  }

  function keTombol() {
    var tombol = document.querySelector("[data-putusan]");
    if (tombol) tombol.focus();
  }

  function keAlasan() {
    var kotak = document.querySelector("[data-kembalikan] textarea");
    if (!kotak) return;
    kotak.scrollIntoView({ block: "center" });
    kotak.focus();
  }

  var TOMBOL = {
    j: function () { pindah(1); },
    k: function () { pindah(-1); },
    c: tulisCatatan,
    n: function () { buka("next"); },
    p: function () { buka("prev"); },
    v: keTombol,
    r: keAlasan
  };

  document.addEventListener("keydown", function (ev) {
    if (ev.defaultPrevented || ev.ctrlKey || ev.metaKey || ev.altKey) return;
    if (mengetik(ev.target) || document.querySelector("dialog[open]")) return;
    var kerja = Object.prototype.hasOwnProperty.call(TOMBOL, ev.key) && TOMBOL[ev.key];
    if (!kerja) return;
    ev.preventDefault();
    kerja();
  });

  /* a thread that the address names is opened, also when it is done */
  function bukaUtas() {
    var utas = /^#utas-\d+$/.test(window.location.hash) && document.querySelector(window.location.hash);
    if (!utas) return;
    utas.open = true;
    utas.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", bukaUtas);
  bukaUtas();
})();
