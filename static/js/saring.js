/* A search box that narrows a list on the page itself, so that what is ticked in it stays ticked.
   <input data-saring="#daftar">, items [data-kata="words in small letters"], groups [data-saring-kelompok],
   [data-saring-hasil] says how many are left. Without this script the form asks the server. */
(function () {
  "use strict";

  function cocok(item, kata) {
    return kata.every(function (satu) { return item.dataset.kata.indexOf(satu) >= 0; });
  }
  function saring(kotak, daftar) {
    var kata = kotak.value.toLowerCase().split(/\s+/).filter(Boolean), jumlah = 0;
    daftar.querySelectorAll("[data-kata]").forEach(function (item) {
      var centang = item.querySelector("input:checked");
      item.hidden = !centang && !cocok(item, kata); // what is ticked stays in sight
      if (!item.hidden) jumlah += 1;
    });
    daftar.querySelectorAll("[data-saring-kelompok]").forEach(function (kelompok) {
      kelompok.hidden = !kelompok.querySelector("[data-kata]:not([hidden])");
    });
    var hasil = document.querySelector("[data-saring-hasil]");
    if (hasil) hasil.textContent = kata.length ? jumlah + " indikator" : "";
  }
  document.querySelectorAll("[data-saring]").forEach(function (kotak) {
    var daftar = document.querySelector(kotak.dataset.saring);
    if (!daftar) return;
    kotak.addEventListener("input", function () { saring(kotak, daftar); });
    kotak.form.addEventListener("submit", function (ev) { ev.preventDefault(); saring(kotak, daftar); });
  });
})();
