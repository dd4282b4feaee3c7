/* Saving cell by cell: one text waits per cell, requests of a row go one after the other, nothing is dropped before the
   server has it. An unsaved text ("isian"): {kunci, nilai, dasar, keadaan, label, pesan, terkirim, tersimpan, oleh, waktu}.
   keadaan: baris (its row is not there yet) → antre → kirim → stored; or galat (422 …), konflik (409). */
(function () {
  "use strict";
  const K = window.kisi;
  if (!K) return;
  const SERENTAK = 3; // requests at once
  const BATAS = 30000; // ms for one request
  const JEDA_AWAL = 2000, JEDA_MAKS = 60000;
  const tunda = new Map(); // key → isian, oldest first
  const berjalan = new Set(); // rows with a request under way
  const menunggu = []; // who waits until everything is stored
  let hambatan = ""; // "" | "jaringan" | "masuk"
  let jeda = JEDA_AWAL, pewaktu = null;
  let tertahan = 0; // acts on whole rows under way: their answer must not show a cell as it was before

  K.isian = function (kunci) { return tunda.get(kunci); };
  K.semuaIsian = function () { return Array.from(tunda.values()); };
  K.hambatan = function () { return hambatan; };
  K.isianBaris = function (id) { return K.semuaIsian().filter(function (isian) { return K.bagi(isian.kunci).id === id; }); };

  /* ---- request ---- */
  K.kirim = function (url, data) { // → {status, data}; status 0: no network
    const lain = AbortSignal.timeout ? { signal: AbortSignal.timeout(BATAS) } : {}; // older browsers wait as long as it takes
    return window.kinerja.kirim(url, new URLSearchParams(data), lain);
  };
  K.sementara = function (status) { return status === 0 || status === 401 || status === 429 || (status >= 502 && status <= 504); };

  /* ---- a cell was typed ---- */
  K.simpan = function (sel, nilai, dasar) {
    const kunci = K.kunci(sel), lama = tunda.get(kunci);
    const semula = lama ? lama.nilai : sel.dataset.nilai;
    if (K.rapi(nilai) === K.rapi(semula) && !(lama && /galat|konflik/.test(lama.keadaan))) return;
    const isian = lama || { kunci: kunci, dasar: dasar === undefined ? sel.dataset.nilai : dasar };
    if (!K.baru(sel)) K.catatUrung(kunci, semula, nilai);
    isian.label = K.nama(sel);
    isian.nilai = nilai;
    isian.waktu = window.kinerja.jam();
    if (isian.tersimpan) { isian.dasar = isian.tersimpan.nilai; delete isian.tersimpan; } // both were in sight
    tunda.set(kunci, isian);
    if (K.rapi(nilai) === K.rapi(isian.dasar) && isian.terkirim === undefined) return K.lepas(isian);
    antrekan(isian, K.baru(sel));
    K.jalankan();
  };
  function antrekan(isian, baru) {
    if (isian.terkirim === undefined) isian.keadaan = baru ? "baris" : "antre";
    K.catatSisa(isian);
    K.gambar(isian.kunci);
    if (baru) K.barisBerubah(isian);
  }
  K.lepas = function (isian) { // stored, or given up
    tunda.delete(isian.kunci);
    K.buangSisa(isian.kunci);
    K.gambar(isian.kunci);
    periksaTuntas();
  };
  K.tinggalkan = function (isian) { // its row is gone: the text stays among what was never stored
    tunda.delete(isian.kunci);
    periksaTuntas();
  };
  K.gagal = function (isian, pesan) {
    isian.keadaan = "galat";
    isian.pesan = pesan;
    K.gambar(isian.kunci);
    K.ucapkan(isian.label + ": " + pesan);
    periksaTuntas();
  };
  K.teruskan = function (isian, dasar) { // its row is there now: what was typed since goes as a cell
    isian.dasar = dasar;
    delete isian.terkirim;
    if (K.rapi(isian.nilai) === K.rapi(dasar)) return K.lepas(isian);
    isian.keadaan = "antre";
    K.catatSisa(isian);
    K.gambar(isian.kunci);
  };
  K.pakaiSaya = function (isian) {
    isian.dasar = isian.tersimpan.nilai;
    delete isian.tersimpan;
    K.fokus(K.cariSel(isian.kunci));
    antrekan(isian, false);
    K.jalankan();
  };
  K.pakaiTersimpan = function (isian) {
    const sel = K.cariSel(isian.kunci);
    K.pasangSel(sel, isian.tersimpan);
    K.fokus(sel);
    K.lepas(isian);
  };

  /* ---- the queue ---- */
  K.jalankan = function () {
    if (!tertahan && !hambatan) mulaiKirim();
    periksaTuntas();
  };
  function mulaiKirim() {
    for (const isian of Array.from(tunda.values())) {
      const id = K.bagi(isian.kunci).id;
      if (isian.keadaan !== "antre" || berjalan.has(id)) continue;
      if (berjalan.size >= SERENTAK) return;
      kirimSel(isian, id);
    }
  }
  async function kirimSel(isian, id) {
    const pemilik = K.cariPemilik(id);
    if (!pemilik) return K.gagal(isian, "Baris ini sudah tidak ada di lembar.");
    berjalan.add(id);
    isian.terkirim = isian.nilai;
    isian.keadaan = "kirim";
    K.gambar(isian.kunci);
    const isi = { kolom: K.bagi(isian.kunci).kolom, nilai: isian.nilai, dasar: isian.dasar, versi: pemilik.dataset.versi };
    const jawab = await K.kirim(pemilik.dataset.urlSel, isi);
    berjalan.delete(id);
    terima(isian, jawab, K.cariPemilik(id));
    K.jalankan();
  }
  function terima(isian, jawab, pemilik) {
    const terkirim = isian.terkirim, data = jawab.data, lagi = isian.nilai !== terkirim;
    delete isian.terkirim;
    if (jawab.status === 200) return tersimpan(isian, data, pemilik, lagi);
    isian.keadaan = "antre";
    if (K.sementara(jawab.status)) return K.terhambat(jawab);
    if (jawab.status === 409 && data.tersimpan) return konflik(isian, data, pemilik);
    if (lagi) return K.gambar(isian.kunci); // what was typed since is tried on its own
    K.gagal(isian, data.galat || "Belum tersimpan (kode " + jawab.status + ").");
  }
  function tersimpan(isian, data, pemilik, lagi) {
    const kolom = K.bagi(isian.kunci).kolom, stored = data.sel[kolom] ? data.sel[kolom].nilai : isian.nilai;
    K.lancar();
    K.perbarui(pemilik, data);
    K.setelahSimpan(isian.kunci, stored);
    if (lagi && K.rapi(isian.nilai) !== K.rapi(stored)) {
      isian.dasar = stored;
      isian.keadaan = "antre";
      return K.catatSisa(isian);
    }
    K.lepas(isian);
    K.gambarTersimpan(isian.kunci);
  }
  function konflik(isian, data, pemilik) {
    isian.keadaan = "konflik";
    Object.assign(isian, { pesan: data.galat, tersimpan: data.tersimpan, oleh: data.oleh, waktu: data.waktu });
    if (pemilik && data.versi) pemilik.dataset.versi = data.versi;
    K.gambar(isian.kunci);
    K.ucapkan(isian.label + ": " + data.galat + " Tekan Enter di sel itu untuk memilih.");
    periksaTuntas();
  }
  function hitungBelum() { // a row that was changed has been reviewed
    const tempat = K.kotak().querySelector("[data-banyak-belum]"), banyak = K.kotak().querySelectorAll("tr.belum-ditinjau").length;
    if (!tempat) return;
    tempat.textContent = banyak + " baris salinan belum ditinjau.";
    tempat.closest(".kisi-tinjau").hidden = !banyak;
  }
  K.perbarui = function (pemilik, data) { // the cells of a row as stored now
    if (!pemilik) return;
    pemilik.dataset.versi = data.versi;
    if (pemilik.tagName === "TR") pemilik.classList.toggle("belum-ditinjau", Boolean(data.belum_ditinjau));
    hitungBelum();
    Object.keys(data.sel).forEach(function (kolom) {
      const sel = K.selDalam(pemilik, kolom);
      if (sel) K.pasangSel(sel, data.sel[kolom]);
    });
  };

  /* ---- acts on whole rows wait for the cells, and cells for them ---- */
  function sibuk() { return K.semuaIsian().some(function (isian) { return isian.keadaan === "antre" || isian.keadaan === "kirim"; }); }
  function periksaTuntas() {
    for (const satu of menunggu.splice(0)) {
      if (satu.siap()) satu.lanjut(true);
      else if (hambatan) satu.lanjut(false);
      else menunggu.push(satu);
    }
  }
  K.tunggu = function (hanyaBerjalan) { // true once stored (or nothing under way); false when the way is blocked
    return new Promise(function (lanjut) {
      menunggu.push({ lanjut: lanjut, siap: hanyaBerjalan ? function () { return !berjalan.size; } : function () { return !sibuk() && !berjalan.size; } });
      periksaTuntas();
    });
  };
  K.tahan = function () { tertahan += 1; };
  K.bebaskan = function () { tertahan -= 1; K.jalankan(); };

  /* ---- no network, no session ---- */
  function gambarSemua() { tunda.forEach(function (isian, kunci) { if (/antre|kirim|baris/.test(isian.keadaan)) K.gambar(kunci); }); }
  K.terhambat = function (jawab) {
    hambatan = jawab.status === 401 ? "masuk" : "jaringan";
    clearTimeout(pewaktu);
    const lagi = K.tombol("Coba lagi", "btn btn-sm btn-outline-secondary", K.coba);
    if (hambatan === "masuk") {
      const masuk = K.elemen("a", "btn btn-sm btn-primary", "Masuk di tab baru");
      masuk.href = jawab.data.masuk || location.href;
      masuk.target = "_blank";
      masuk.rel = "noopener";
      K.pengumuman("hambatan", "error", "Sesi Anda berakhir. Isian Anda masih di sini dan dikirim lagi setelah Anda masuk.", [masuk, lagi]);
    } else {
      K.pengumuman("hambatan", "warning", "Tidak ada hubungan ke server. Teruskan mengetik; isian disimpan begitu tersambung lagi.", [lagi]);
      pewaktu = setTimeout(K.coba, jeda);
      jeda = Math.min(jeda * 2, JEDA_MAKS);
    }
    gambarSemua();
    periksaTuntas();
  };
  K.coba = function () {
    clearTimeout(pewaktu);
    if (!hambatan) return;
    hambatan = "";
    gambarSemua();
    if (!tunda.size) K.lancar();
    K.jalankan();
    K.cobaBaris();
  };
  K.lancar = function () {
    jeda = JEDA_AWAL;
    if (!hambatan) K.pengumuman("hambatan");
  };
  window.addEventListener("online", K.coba);
  window.addEventListener("focus", function () { if (hambatan === "masuk") K.coba(); });
  window.addEventListener("beforeunload", function (ev) {
    if (!tunda.size && !K.sedangMengetik()) return;
    ev.preventDefault();
    ev.returnValue = "";
  });
})();
