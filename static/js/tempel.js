/* Paste from Excel and Word: a dialog with the preview that the server made. Opened by kisi.js (event kisi:tempel,
   detail {html, teks, sel}), by [data-tempel-buka] and by the address #tempel. Nothing is written before its button. */
(function () {
  "use strict";
  const K = window.kisi, dialog = document.getElementById("dialog-tempel");
  if (!K || !dialog) return;
  const BESAR_MAKS = 2.3e6; // characters as they are sent; the server takes 2,5 MB
  const TERLALU_BESAR = "Yang ditempel terlalu besar untuk sekali kirim. Tempel per bagian, misalnya per jabatan.";
  const mulai = dialog.querySelector("[data-tempel-mulai]"), kotak = dialog.querySelector("textarea");
  const isi = dialog.querySelector("[data-tempel-isi]"), kabar = dialog.querySelector("[data-tempel-kabar]");
  let blok = null; // {html, teks, mulai, kolom, sasaran, kunci}: what was pasted and where
  let nomor = 0; // the newest request; answers to older ones are dropped
  let mengirim = false;

  function katakan(kalimat, salah) {
    kabar.textContent = kalimat;
    kabar.className = kalimat && salah ? "pesan pesan-error" : "redup kecil";
  }
  function form() { return isi.querySelector("form"); }

  /* ---- where it was pasted ---- */
  function letak(sel) {
    const tr = sel.closest("tr"), tbody = sel.closest("tbody");
    return { mulai: tr.dataset.indikator || "", sasaran: tbody.dataset.sasaran || "", kolom: sel.dataset.kolom, kunciSel: K.kunci(sel) };
  }
  function bersihkan(html) { // pictures and fonts of the clipboard say nothing here and may be large
    const dari = html.search(/<table[\s>]/i);
    if (dari < 0) return html.length > BESAR_MAKS / 2 ? "" : html;
    const garis = (html.slice(0, dari).match(/\.[\w-]+\s*\{[^{}]*underline[^{}]*\}/gi) || []).join("\n");
    const sampai = html.toLowerCase().lastIndexOf("</table>");
    return "<style>" + garis + "</style>" + html.slice(dari, sampai < 0 ? undefined : sampai + 8).replace(/\ssrc=("data:[^"]*"|'data:[^']*')/gi, "");
  }
  function siapkan(html, teks, sel) {
    const bertabel = /<table[\s>]/i.test(html || "");
    blok = Object.assign({ html: bertabel ? bersihkan(html) : "", teks: bertabel ? "" : teks, mulai: "", sasaran: "", kolom: "sasaran" }, sel ? letak(sel) : {});
  }

  /* ---- the dialog ---- */
  function buka() {
    isi.replaceChildren();
    katakan("");
    mulai.hidden = false;
    if (!dialog.open) dialog.showModal();
  }
  function bukaKosong() {
    buka();
    kotak.value = "";
    kotak.focus();
  }
  function tutup() { dialog.close(); }
  dialog.addEventListener("close", function () {
    nomor += 1;
    const sel = (blok && blok.kunciSel && K.cariSel(blok.kunciSel)) || K.selAktif();
    if (location.hash === "#tempel") history.replaceState(null, "", location.pathname + location.search);
    if (sel && !K.kotak().contains(document.activeElement)) K.fokus(sel);
    blok = null;
  });
  dialog.addEventListener("click", function (ev) {
    if (ev.target.closest("[data-tempel-batal]")) tutup();
    if (ev.target.closest("[data-tempel-lanjut]")) lanjut();
  });
  function lanjut() {
    if (!kotak.value.trim()) { katakan("Kotaknya masih kosong. Tempel dulu isinya.", true); kotak.focus(); return; }
    siapkan("", kotak.value, null);
    pratinjau();
  }
  kotak.addEventListener("paste", function (ev) {
    const html = ev.clipboardData.getData("text/html"), teks = ev.clipboardData.getData("text/plain");
    if (!/<table[\s>]/i.test(html) && !/[\t\n]/.test(teks.trim())) return; // a word: typed text
    ev.preventDefault();
    siapkan(html, teks, null);
    pratinjau();
  });

  /* ---- preview ---- */
  function data() {
    const hasil = new URLSearchParams(form() ? new FormData(form()) : undefined);
    ["html", "teks", "mulai", "kolom"].forEach(function (nama) { hasil.set(nama, blok[nama]); });
    if (!hasil.has("sasaran")) hasil.set("sasaran", blok.sasaran);
    return hasil;
  }
  async function pratinjau() {
    const kiriman = data(), ke = (nomor += 1);
    if (String(kiriman).length > BESAR_MAKS) return katakan(TERLALU_BESAR, true);
    katakan("membaca…");
    const jawab = await K.kirim(K.kotak().dataset.urlTempel, kiriman);
    if (ke !== nomor) return undefined;
    if (jawab.status !== 200) return gagal(jawab);
    katakan("");
    return pasang(jawab.data.html);
  }
  function gagal(jawab) {
    if (jawab.data.html) pasang(jawab.data.html);
    else katakan(jawab.data.galat || "Belum dapat dibaca (kode " + jawab.status + ").", true);
    if (jawab.status === 401) K.terhambat(jawab);
  }
  function pasang(html) {
    const pegang = isi.contains(document.activeElement) ? document.activeElement.name : "";
    const dariAtas = isi.querySelector(".tempel-bungkus");
    const gulir = dariAtas ? { atas: dariAtas.scrollTop, kiri: dariAtas.scrollLeft } : null;
    mulai.hidden = true;
    isi.innerHTML = html; // from our server: every cell of the block is escaped text
    hitung();
    const bungkus = isi.querySelector(".tempel-bungkus");
    if (gulir) { bungkus.scrollTop = gulir.atas; bungkus.scrollLeft = gulir.kiri; }
    const salah = isi.querySelector("[data-fokus]"), lagi = pegang && form().elements[pegang];
    const tujuan = salah || (lagi && lagi.focus ? lagi : lagi && lagi[0]) || isi.querySelector("[data-tempel-kirim]:not([disabled])") || isi.querySelector("select");
    tujuan.focus();
  }
  function hitung() {
    const semua = form().querySelectorAll('input[name="pakai"]'), dipilih = form().querySelectorAll('input[name="pakai"]:checked');
    form().querySelector("[data-tempel-jumlah]").textContent = dipilih.length;
    form().querySelector("[data-tempel-kirim]").disabled = !semua.length || !dipilih.length;
  }
  isi.addEventListener("change", function (ev) {
    if (ev.target.name === "pakai") return hitung();
    if (ev.target.name === "cara") form().querySelectorAll('select[name^="bidang-"]').forEach(function (pilih) { pilih.disabled = true; }); // proposed anew
    return pratinjau();
  });
  isi.addEventListener("keydown", function (ev) { // Enter puts in, wherever one is but at a button
    if (ev.key !== "Enter" || ev.target.closest("button, summary")) return;
    ev.preventDefault();
    const tombol = isi.querySelector("[data-tempel-kirim]");
    if (!tombol.disabled) form().requestSubmit(tombol);
  });

  /* ---- put in ---- */
  isi.addEventListener("submit", function (ev) {
    ev.preventDefault();
    if (!mengirim) kirim();
  });
  async function kirim() {
    const tombol = isi.querySelector("[data-tempel-kirim]"), kiriman = data();
    mengirim = true;
    tombol.disabled = true;
    katakan("menyimpan…");
    const jawab = await K.giliran(async function () {
      if (!(await K.tunggu(false))) return { status: 0, data: { galat: "Belum dapat: masih ada isian yang menunggu jaringan." } };
      K.tahan();
      try { return terima(await K.kirim(dialog.dataset.urlSimpan, kiriman)); } finally { K.bebaskan(); K.cobaBaris(); }
    });
    mengirim = false;
    if (jawab) { tombol.disabled = false; katakan(""); gagal(jawab); }
  }
  function terima(jawab) { // undefined once it is in
    if (jawab.status !== 200) return jawab;
    tutup();
    K.terapkan(jawab.data);
    return undefined;
  }

  /* ---- how it is opened ---- */
  document.addEventListener("kisi:tempel", function (ev) {
    buka();
    mulai.hidden = true;
    siapkan(ev.detail.html, ev.detail.teks, ev.detail.sel);
    pratinjau();
  });
  function dariAlamat() { if (location.hash === "#tempel") bukaKosong(); }
  document.querySelectorAll("[data-tempel-buka]").forEach(function (tombol) {
    tombol.hidden = false;
    tombol.addEventListener("click", bukaKosong);
  });
  window.addEventListener("hashchange", dariAlamat);
  K.mulai.push(dariAlamat);
})();
