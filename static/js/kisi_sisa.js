/* What was typed and never stored (browser closed, power cut): kept in this browser under the grid's data-kunci until the
   server has it, and offered again. {sel: {key: {nilai, dasar, label, saat}}, baris: {silsilah: place of a new row}} */
(function () {
  "use strict";
  const K = window.kisi;
  if (!K) return;
  const PANJANG = 120; // characters of a text shown in the list

  function namaSimpanan() { return K.kotak().dataset.kunci; }
  function baca() {
    try { return Object.assign({ sel: {}, baris: {} }, JSON.parse(localStorage.getItem(namaSimpanan()) || "{}")); }
    catch (galat) { return { sel: {}, baris: {} }; } // private mode or damaged: nothing is remembered
  }
  function tulis(isi) {
    try {
      if (Object.keys(isi.sel).length) localStorage.setItem(namaSimpanan(), JSON.stringify(isi));
      else localStorage.removeItem(namaSimpanan());
    } catch (galat) { /* full or forbidden: the text is still on the page */ }
  }
  K.catatSisa = function (isian) { // other tabs of the same sheet keep theirs: only this key changes
    const isi = baca(), sel = K.cariSel(isian.kunci);
    isi.sel[isian.kunci] = { nilai: isian.nilai, dasar: isian.dasar, label: isian.label, saat: Date.now() };
    if (sel && K.baru(sel)) {
      const tempat = K.tempatBaris(sel.parentElement);
      isi.baris[tempat.silsilah] = tempat;
    }
    tulis(isi);
  };
  K.buangSisa = function (kunci) {
    const isi = baca();
    delete isi.sel[kunci];
    const id = K.bagi(kunci).id, terpakai = Object.keys(isi.sel).some(function (k) { return K.bagi(k).id === id; });
    if (!terpakai) delete isi.baris[id];
    tulis(isi);
  };

  /* ---- coming back ---- */
  function saat(ms) {
    const kapan = new Date(ms), jam = String(kapan.getHours()).padStart(2, "0") + "." + String(kapan.getMinutes()).padStart(2, "0");
    if (kapan.toDateString() === new Date().toDateString()) return jam;
    return kapan.toLocaleDateString("id-ID", { day: "numeric", month: "long" }) + " " + jam;
  }
  function daftarSisa() { // [key, what was typed] of what the server does not have and this page does not hold
    const isi = baca();
    return Object.entries(isi.sel).filter(function (satu) {
      const sel = K.cariSel(satu[0]);
      if (K.isian(satu[0])) return false;
      if (sel && !K.baru(sel) && K.rapi(sel.dataset.nilai) === K.rapi(satu[1].nilai)) { K.buangSisa(satu[0]); return false; }
      return true;
    });
  }
  K.tawarkanSisa = function () {
    const daftar = daftarSisa();
    if (!daftar.length) return K.pengumuman("sisa");
    const isi = K.elemen("div"), ul = K.elemen("ul");
    const awal = Math.min.apply(null, daftar.map(function (satu) { return satu[1].saat; }));
    isi.append(K.elemen("strong", "", daftar.length + " sel belum tersimpan dari " + saat(awal)), ul);
    daftar.forEach(function (satu) {
      const teks = satu[1].nilai.length > PANJANG ? satu[1].nilai.slice(0, PANJANG) + "…" : satu[1].nilai || "(dikosongkan)";
      ul.append(K.elemen("li", "", satu[1].label + ": " + teks));
    });
    K.pengumuman("sisa", "warning", isi, [
      K.tombol("Kirim sekarang", "btn btn-sm btn-primary", kirimSisa),
      K.tombol("Buang", "btn btn-sm btn-outline-secondary", buangSemua)]);
  };
  function kirimSisa() {
    const simpanan = baca(), hilang = [];
    daftarSisa().forEach(function (satu) {
      const id = K.bagi(satu[0]).id, tempat = simpanan.baris[id] || Object.values(simpanan.baris).find(function (b) { return b.silsilahSasaran === id; });
      if (!K.cariSel(satu[0]) && tempat) K.bangunBaris(tempat);
      const sel = K.cariSel(satu[0]);
      if (sel) K.simpan(sel, satu[1].nilai, satu[1].dasar);
      else hilang.push(satu);
    });
    K.pengumuman("sisa");
    if (hilang.length) barisHilang(hilang);
  }
  function barisHilang(daftar) {
    const isi = K.elemen("div"), ul = K.elemen("ul");
    isi.append(K.elemen("strong", "", "Baris untuk isian ini sudah tidak ada. Salin bila perlu:"), ul);
    daftar.forEach(function (satu) { ul.append(K.elemen("li", "", satu[1].label + ": " + satu[1].nilai)); });
    K.pengumuman("sisa", "warning", isi, [K.tombol("Buang", "btn btn-sm btn-outline-secondary", buangSemua)]);
  }
  function buangSemua() {
    daftarSisa().forEach(function (satu) { K.buangSisa(satu[0]); });
    K.pengumuman("sisa");
  }
  K.mulai.push(K.tawarkanSisa);
})();
