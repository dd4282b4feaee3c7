/* Uji hitung: a table pasted from Word or Excel keeps its cells. The clipboard's HTML goes along while the text under it
   stays as it was pasted; once it is edited by hand, the text counts. */
(function () {
  "use strict";
  const kotak = document.querySelector("[data-tempel-uji]"), kabar = document.querySelector("[data-tempel-uji-kabar]");
  if (!kotak || !kotak.form) return;
  const html = kotak.form.elements.html;
  const BESAR_MAKS = 1.9e6;

  function potong(isi) { // what stands around the tables says nothing, pictures are not read
    const dari = isi.search(/<table[\s>]/i), sampai = isi.toLowerCase().lastIndexOf("</table>");
    if (dari < 0) return "";
    const bersih = isi.slice(dari, sampai < 0 ? undefined : sampai + 8).replace(/\ssrc=("[^"]*"|'[^']*')/gi, "");
    return bersih.length > BESAR_MAKS ? "" : bersih;
  }
  function terima(kejadian) {
    const papan = kejadian.clipboardData;
    const isi = papan ? potong(papan.getData("text/html") || "") : "";
    if (!isi) return;
    kejadian.preventDefault();
    kotak.value = papan.getData("text/plain");
    html.value = isi;
    const banyak = (isi.match(/<table[\s>]/gi) || []).length;
    kabar.textContent = banyak + " tabel ditempel beserta sel gabungannya. Tekan Uji hitung.";
  }
  function lepas() {
    if (!html.value) return;
    html.value = "";
    kabar.textContent = "";
  }
  kotak.addEventListener("paste", terima);
  kotak.addEventListener("input", lepas);
})();
