/* The page of a section: text or what lies beside it on a narrow screen, the search among figures, a thread by its #. */
(function () {
  "use strict";
  const lajur = document.getElementById("bagian-lajur"), cari = document.getElementById("cari-angka");

  function tampilkan(nama) {
    lajur.dataset.tampil = nama;
    document.querySelectorAll("[data-lajur]").forEach(function (el) { el.setAttribute("aria-pressed", String(el.dataset.lajur === nama)); });
  }
  document.querySelectorAll("[data-lajur]").forEach(function (el) {
    el.addEventListener("click", function () { tampilkan(el.dataset.lajur); });
  });
  if (cari) cari.addEventListener("input", function () {
    const kata = cari.value.toLowerCase().split(/\s+/).filter(Boolean);
    cari.parentElement.querySelectorAll(".angka-tawaran").forEach(function (el) {
      const teks = el.getAttribute("aria-label").toLowerCase();
      el.hidden = !kata.every(function (satu) { return teks.indexOf(satu) >= 0; });
    });
    cari.parentElement.querySelectorAll(".kelompok-angka").forEach(function (el) {
      el.hidden = !el.querySelector(".angka-tawaran:not([hidden])");
    });
  });
  if (/^#utas-\d+$/.test(location.hash)) {
    const utas = document.querySelector(location.hash);
    if (utas) {
      tampilkan("bahan");
      document.getElementById("bahan-komentar").open = utas.open = true;
      utas.scrollIntoView();
    }
  }
  window.lkjipTampilkan = tampilkan;
})();
