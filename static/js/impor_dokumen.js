/* Import of a document: a file may be dropped on its box; a paste keeps the HTML of the clipboard beside its text, until
   the text is edited by hand: then the text counts. */
(function () {
  "use strict";
  const kotak = document.querySelector("[data-tempel-dokumen]"), kabar = document.querySelector("[data-tempel-kabar]");
  const jatuhan = document.querySelector("[data-jatuh]");
  const BESAR_MAKS = 1.9e6;

  function ringankan(isi) { // pictures are not read
    const bersih = isi.replace(/\ssrc=("[^"]*"|'[^']*')/gi, "");
    return bersih.length > BESAR_MAKS ? "" : bersih;
  }
  function terima(kejadian) {
    const papan = kejadian.clipboardData, seluruhnya = !kotak.value || kotak.selectionEnd - kotak.selectionStart === kotak.value.length;
    const html = papan ? ringankan(papan.getData("text/html") || "") : "";
    if (!html || !seluruhnya) return; // a paste into the middle of a text stays text
    kejadian.preventDefault();
    kotak.value = papan.getData("text/plain");
    kotak.form.elements.html.value = html;
    const tabel = (html.match(/<table[\s>]/gi) || []).length;
    kabar.textContent = (tabel ? tabel + " tabel" : "Teks") + " ditempel. Tekan Baca dokumen.";
  }
  function lepas() {
    if (!kotak.form.elements.html.value) return;
    kotak.form.elements.html.value = "";
    kabar.textContent = "";
  }
  function adaBerkas(kejadian) {
    return kejadian.dataTransfer && Array.from(kejadian.dataTransfer.types).includes("Files");
  }
  function tandai(kejadian) {
    if (!adaBerkas(kejadian)) return;
    kejadian.preventDefault(); // also beside the box: else the browser leaves the page to show the file
    jatuhan.classList.toggle("diseret", jatuhan.contains(kejadian.target));
  }
  function jatuh(kejadian) {
    if (!adaBerkas(kejadian)) return;
    kejadian.preventDefault();
    jatuhan.classList.remove("diseret");
    if (jatuhan.contains(kejadian.target)) jatuhan.querySelector("input[type=file]").files = kejadian.dataTransfer.files;
  }
  if (kotak && kotak.form) {
    kotak.addEventListener("paste", terima);
    kotak.addEventListener("input", lepas);
  }
  if (jatuhan) {
    ["dragenter", "dragover"].forEach((nama) => document.addEventListener(nama, tandai));
    document.addEventListener("dragleave", (ev) => { if (!ev.relatedTarget) jatuhan.classList.remove("diseret"); });
    document.addEventListener("drop", jatuh);
  }
})();
