/* Drafting a decree: keys, clicks and buttons of the lists; a text that is left is saved. After naskah.js. */
(function () {
  "use strict";
  const N = window.naskah;
  if (!N) return;
  const akar = N.akar;

  akar.addEventListener("click", function (ev) {
    const teks = ev.target.closest(".butir-teks"), baru = ev.target.closest("[data-baru]");
    if (ev.ctrlKey || ev.metaKey || ev.button) return;
    if (teks) { ev.preventDefault(); N.buka(teks.closest("li")); }
    if (baru) { ev.preventDefault(); N.bukaBaru(baru.dataset.baru, baru.dataset.setelah, baru.dataset.induk); }
  });
  akar.addEventListener("input", function (ev) {
    const satu = N.isianDi(ev.target);
    if (!satu || ev.target.tagName !== "TEXTAREA") return;
    satu.nilai = ev.target.value;
    N.sesuaikan(ev.target);
  });
  akar.addEventListener("keydown", function (ev) {
    const satu = ev.target.tagName === "TEXTAREA" && N.isianDi(ev.target);
    if (ev.altKey && (ev.key === "ArrowUp" || ev.key === "ArrowDown")) return geser(ev);
    if (!satu && ev.altKey && (ev.key === "ArrowRight" || ev.key === "ArrowLeft")) return alih(ev);
    if (!satu) return undefined;
    if (ev.key === "Enter" && (ev.ctrlKey || ev.metaKey)) { ev.preventDefault(); return N.simpan(satu, true); }
    if (ev.key === "Escape") { ev.preventDefault(); ev.stopPropagation(); N.batal(satu); }
    return undefined;
  });
  function geser(ev) {
    const wadah = ev.target.closest("li[data-butir]");
    const tombol = wadah && wadah.querySelector('[data-peran="' + (ev.key === "ArrowUp" ? "naik" : "turun") + '"]');
    if (!tombol) return;
    ev.preventDefault();
    if (!tombol.disabled) tombol.form.requestSubmit(tombol);
  }
  async function alih(ev) { // into the diktum above, or out of it; while typing these keys belong to the text
    const wadah = ev.target.closest(".susun-diktum li[data-butir]");
    if (!wadah) return;
    ev.preventDefault();
    const jawab = await N.kirim(wadah.dataset.urlPindah, { arah: ev.key === "ArrowRight" ? "masuk" : "keluar" });
    if (jawab.status !== 200) window.kinerja.kabar("warning", jawab.data.galat);
  }
  akar.addEventListener("focusout", function (ev) { // left with a changed text: it is saved, as in the entry grid
    const satu = N.isianDi(ev.target), wadah = ev.target.closest("li[data-kunci]");
    if (!satu || !wadah || wadah.contains(ev.relatedTarget) || satu.galat || !document.hasFocus() || !wadah.isConnected) return;
    setTimeout(function () {
      if (!N.terbuka(satu) || wadah.contains(document.activeElement) || !wadah.isConnected) return;
      if (N.sama(satu)) N.lepas(satu); else N.simpan(satu);
    }, 0);
  });
  akar.addEventListener("focusin", function (ev) {
    const wadah = ev.target.closest("li[data-butir]");
    akar.dispatchEvent(new CustomEvent("naskah:sorot", { detail: wadah ? wadah.dataset.butir : null }));
  });
  akar.addEventListener("submit", async function (ev) { // buttons of the lists
    const form = ev.target.closest("form[data-naskah]");
    if (!form) return;
    ev.preventDefault();
    const data = new FormData(form);
    const tombol = ev.submitter;
    if (tombol && tombol.name) data.set(tombol.name, tombol.value);
    const jawab = await N.kirim(tombol && tombol.hasAttribute("formaction") ? tombol.formAction : form.action, data);
    if (jawab.status !== 200) window.kinerja.kabar("warning", jawab.data.galat);
  });
  window.addEventListener("beforeunload", function (ev) {
    if (N.belumTersimpan()) { ev.preventDefault(); ev.returnValue = ""; }
  });
})();
