/* Drafting a decree: dragging, the paste dialog, the library picker, the fields of the head. After naskah.js. */
(function () {
  "use strict";
  const N = window.naskah;
  if (!N) return;

  /* ---- drag an item to its place; Alt+arrows and the buttons do the same ---- */
  function siapkanSeret() {
    N.akar.querySelectorAll("ul[data-susun]").forEach(function (ul) {
      if (ul.dataset.siap) return;
      ul.dataset.siap = "1";
      window.Sortable.create(ul, { handle: ".butir-gagang", animation: 120, draggable: "li[data-butir]", onEnd: pindahkan });
    });
  }
  async function pindahkan(ev) {
    if (ev.oldDraggableIndex === ev.newDraggableIndex) return;
    const jawab = await N.kirim(ev.item.dataset.urlPindah, { ke: ev.newDraggableIndex + 1 });
    if (jawab.status !== 200) window.location.reload();
  }
  N.akar.addEventListener("naskah:berubah", siapkanSeret);
  siapkanSeret();

  /* ---- paste a list: how it splits is shown before it is put in ---- */
  const dialog = document.getElementById("dialog-tempel");
  const kotak = dialog.querySelector("textarea"), hasil = dialog.querySelector("[data-hasil]"), kirim = dialog.querySelector("[data-pakai]");
  let tujuan = null, tunda = null, nomor = 0;
  function bukaTempel(bagian, teks) {
    tujuan = document.getElementById("bagian-" + bagian);
    dialog.querySelector("h2").textContent = "Tempel daftar: " + tujuan.dataset.label;
    kotak.value = teks || "";
    hasil.replaceChildren();
    kirim.disabled = true;
    if (!dialog.open) dialog.showModal();
    kotak.focus();
    if (teks) baca();
  }
  async function baca() {
    const ke = (nomor += 1);
    const jawab = await window.kinerja.kirim(tujuan.dataset.urlTempel, new URLSearchParams({ teks: kotak.value, tahap: "baca" }));
    if (ke !== nomor) return;
    if (jawab.data.html === undefined) hasil.textContent = jawab.data.galat;
    else hasil.innerHTML = jawab.data.html; // from our server, escaped
    kirim.disabled = !jawab.data.banyak;
    kirim.textContent = jawab.data.banyak ? "Tambahkan " + jawab.data.banyak + " butir" : "Tambahkan butir";
  }
  async function pakai() {
    kirim.disabled = true;
    const jawab = await N.kirim(tujuan.dataset.urlTempel, { teks: kotak.value, tahap: "pakai" });
    if (jawab.status === 200) return dialog.close();
    kirim.disabled = false;
    hasil.prepend(N.elemen("p", "pesan pesan-error", jawab.data.galat));
    return undefined;
  }
  kotak.addEventListener("input", function () { clearTimeout(tunda); tunda = setTimeout(baca, 300); });
  kirim.addEventListener("click", pakai);
  dialog.querySelector("[data-batal]").addEventListener("click", function () { dialog.close(); });
  dialog.addEventListener("close", function () {
    const tombol = tujuan && document.querySelector('#' + tujuan.id + " [data-tempel]");
    if (tombol) tombol.focus();
  });
  N.akar.addEventListener("click", function (ev) {
    const tombol = ev.target.closest("[data-tempel]");
    if (!tombol || ev.ctrlKey || ev.metaKey) return;
    ev.preventDefault();
    bukaTempel(tombol.dataset.tempel, "");
  });

  /* ---- the library of legal bases: a chosen line becomes an item of mengingat ---- */
  const pustaka = document.getElementById("dialog-pustaka");
  N.akar.addEventListener("click", function (ev) {
    if (!pustaka || !ev.target.closest("[data-pustaka]") || ev.ctrlKey || ev.metaKey) return;
    ev.preventDefault();
    pustaka.showModal();
    const cari = pustaka.querySelector("input[type=search]");
    if (cari) { cari.focus(); cari.select(); }
  });
  if (pustaka) {
    pustaka.addEventListener("submit", async function (ev) {
      const form = ev.target.closest("form[data-naskah-pustaka]");
      if (!form) return;
      ev.preventDefault();
      const data = new FormData(form), tombol = ev.submitter;
      if (tombol && tombol.name) data.set(tombol.name, tombol.value);
      const jawab = await N.kirim(form.action, data);
      pustaka.querySelector("[data-kabar]").textContent = jawab.status === 200 ? jawab.data.kalimat : jawab.data.galat;
    });
    pustaka.querySelector("[data-batal]").addEventListener("click", function () { pustaka.close(); });
  }

  /* ---- head and other forms of the page: saved when a field is left ---- */
  function tandai(form, galat) { // {field: sentence} at the fields
    form.querySelectorAll(".galat-bidang").forEach(function (el) { el.remove(); });
    Array.from(form.elements).forEach(function (el) { el.removeAttribute("aria-invalid"); el.classList.remove("is-invalid"); });
    Object.keys(galat).forEach(function (nama) {
      const el = form.elements[nama], pesan = N.elemen("p", "galat-bidang invalid-feedback d-block", galat[nama]);
      pesan.setAttribute("role", "alert");
      if (!el || !el.after) return form.prepend(pesan);
      el.classList.add("is-invalid");
      el.setAttribute("aria-invalid", "true");
      return el.after(pesan);
    });
  }
  function bentrok(form, data) { // what a colleague stored, at the fields that differ; saving again replaces it
    tandai(form, Object.fromEntries(Object.entries(data.tersimpan).map(function (satu) { return [satu[0], "Yang tersimpan sekarang: " + (satu[1] || "(kosong)")]; })));
    window.kinerja.kabar("warning", data.galat);
  }
  async function simpanBidang(form) {
    const jawab = await N.kirim(form.action, new FormData(form)), data = jawab.data;
    if (data.dasar) form.elements.dasar.value = data.dasar;
    Object.keys(data.isi || {}).forEach(function (nama) { // what follows from another field
      if (form.elements[nama] !== document.activeElement) form.elements[nama].value = data.isi[nama];
    });
    if (jawab.status === 200) tandai(form, {});
    else if (data.tersimpan) bentrok(form, data);
    else if (data.kolom) tandai(form, data.kolom);
  }
  N.akar.querySelectorAll("form[data-naskah-bidang]").forEach(function (form) {
    form.addEventListener("change", function () { simpanBidang(form); });
    form.addEventListener("submit", function (ev) { ev.preventDefault(); simpanBidang(form); });
    form.addEventListener("keydown", function (ev) {
      if (ev.key === "Enter" && (ev.ctrlKey || ev.metaKey)) { ev.preventDefault(); simpanBidang(form); }
    });
  });
})();
