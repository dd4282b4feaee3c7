/* New rows: the blank row of each sasaran and the blank sasaran at the end. What is typed waits in the row until its
   indicator (or the sasaran) is named, then goes as one request; meanwhile the next blank row is there already. */
(function () {
  "use strict";
  const K = window.kisi;
  if (!K) return;
  let sedang = false; // a new row is on its way
  let giliran = Promise.resolve(); // requests that bring the whole grid anew, one after the other

  K.giliran = function (kerja) {
    giliran = giliran.then(kerja, kerja);
    return giliran;
  };

  /* ---- blank rows ---- */
  function kosongkanSel(sel) {
    sel.dataset.nilai = "";
    sel.tabIndex = -1;
    sel.className = "kisi-sel";
    sel.removeAttribute("aria-invalid");
    sel.removeAttribute("aria-describedby");
    sel.querySelectorAll(".kisi-sunting").forEach(function (el) { el.remove(); });
    sel.querySelector(".kisi-isi").replaceChildren();
    sel.querySelector(".kisi-kabar").replaceChildren();
    sel.querySelector(".kisi-kabar").removeAttribute("id");
  }
  function barisKosong(tbody, silsilah) {
    const tr = tbody.querySelector("tr.baris-baru:last-child").cloneNode(true), sasaran = K.selDalam(tr, "sasaran");
    if (sasaran) sasaran.remove();
    ["setelah", "induk"].forEach(function (nama) { delete tr.dataset[nama]; });
    tr.className = "baris-baru";
    tr.dataset.silsilah = silsilah || K.uuid();
    tr.querySelectorAll(".kisi-sel").forEach(kosongkanSel);
    return tr;
  }
  function rentangkan(tbody) {
    const sasaran = K.selDalam(tbody, "sasaran");
    if (sasaran) sasaran.rowSpan = tbody.rows.length;
  }
  function terisi(tr) { return K.isianBaris(tr.dataset.silsilah).length > 0; }
  function pastikanKosong(tbody) { // below what is being typed there is always a blank row
    if (!terisi(tbody.rows[tbody.rows.length - 1])) return;
    tbody.append(barisKosong(tbody));
    rentangkan(tbody);
  }
  function pastikanSasaranKosong() {
    const semua = K.kotak().querySelectorAll("tbody.sasaran-baru"), akhir = semua[semua.length - 1];
    if (!akhir || !(K.isianBaris(K.idSasaran(akhir)).length || Array.from(akhir.rows).some(terisi))) return;
    const baru = akhir.cloneNode(true);
    while (baru.rows.length > 1) baru.lastElementChild.remove();
    baru.dataset.silsilahSasaran = K.uuid();
    baru.rows[0].dataset.silsilah = K.uuid();
    baru.querySelectorAll(".kisi-sel").forEach(kosongkanSel);
    akhir.after(baru);
    rentangkan(baru);
  }
  K.tempatBaris = function (tr) {
    const tbody = tr.closest("tbody");
    return { silsilah: tr.dataset.silsilah, sasaran: tbody.dataset.sasaran || "", silsilahSasaran: K.idSasaran(tbody),
      setelah: tr.dataset.setelah || "", induk: tr.dataset.induk || "" };
  };
  K.sisipBaris = function (sesudah, tempat) { // a blank row below another one
    const tbody = sesudah.closest("tbody"), tr = barisKosong(tbody, tempat.silsilah);
    tr.dataset.setelah = tempat.setelah;
    if (tempat.induk) { tr.dataset.induk = tempat.induk; tr.classList.add("sub"); }
    let atas = sesudah; // below its sub-indicators too
    while (!tempat.induk && atas.nextElementSibling && atas.nextElementSibling.dataset.induk) atas = atas.nextElementSibling;
    atas.after(tr);
    rentangkan(tbody);
    return tr;
  };

  /* ---- after the grid was replaced: rows that are still being typed ---- */
  K.ingatBaris = function () {
    const aktif = K.selAktif(), semua = Array.from(K.kotak().querySelectorAll("tr.baris-baru"));
    return semua.filter(function (tr) {
      const sasaranBaru = "baru" in tr.parentElement.dataset && tr === tr.parentElement.rows[0];
      return terisi(tr) || (aktif && tr.contains(aktif)) || (sasaranBaru && K.isianBaris(K.idSasaran(tr.parentElement)).length);
    }).map(K.tempatBaris);
  };
  K.bangunBaris = function (tempat) {
    if (K.cariPemilik(tempat.silsilah)) return;
    let tbody = K.cariPemilik(tempat.silsilahSasaran) || (tempat.sasaran && K.cariPemilik("s" + tempat.sasaran));
    if (!tbody && tempat.sasaran) return; // its sasaran was deleted
    if (!tbody) {
      pastikanSasaranKosong();
      tbody = K.kotak().querySelector("tbody.sasaran-baru:last-of-type");
      tbody.dataset.silsilahSasaran = tempat.silsilahSasaran;
    }
    const sesudah = tempat.setelah && K.cariPemilik("i" + tempat.setelah);
    pastikanKosong(tbody);
    if (sesudah) K.sisipBaris(sesudah, tempat);
    else tbody.querySelector("tr.baris-baru:last-child").dataset.silsilah = tempat.silsilah;
    pastikanKosong(tbody);
    pastikanSasaranKosong();
  };
  K.setelahPasang.push(function () { // what was typed into a row that is there now goes as cells
    const hilang = K.semuaIsian().filter(function (isian) { return !K.cariSel(isian.kunci) && isian.terkirim === undefined; });
    hilang.forEach(K.tinggalkan);
    if (hilang.length) K.tawarkanSisa();
    K.semuaIsian().forEach(function (isian) {
      const sel = K.cariSel(isian.kunci);
      if (isian.keadaan === "baris" && sel && !K.baru(sel)) K.teruskan(isian, sel.dataset.nilai);
      else K.gambar(isian.kunci);
    });
  });

  /* ---- send ---- */
  function isianSasaran(tbody) { return "baru" in tbody.dataset ? K.isian(K.idSasaran(tbody) + ":sasaran") : undefined; }
  function isianSemua(tr) { return K.isianBaris(tr.dataset.silsilah).concat(isianSasaran(tr.closest("tbody")) || []); }
  function siap(tr) {
    const tbody = tr.closest("tbody"), sasaran = isianSasaran(tbody), nama = K.isian(tr.dataset.silsilah + ":nama");
    if (isianSemua(tr).some(function (isian) { return isian.keadaan !== "baris"; })) return false;
    return Boolean(sasaran && sasaran.nilai.trim()) || Boolean(tbody.dataset.sasaran && nama && nama.nilai.trim());
  }
  K.kataBaris = function (sel) {
    const tr = sel.parentElement, nama = K.isian(tr.dataset.silsilah + ":nama"), tbody = tr.closest("tbody");
    if ("baru" in tbody.dataset && !isianSasaran(tbody)) return "menunggu sasaran diisi";
    if (sel.dataset.kolom !== "sasaran" && !nama) return "menunggu indikator diisi";
    return K.hambatan() ? "belum tersimpan – menunggu jaringan" : "menyimpan…";
  };
  K.barisBerubah = function (isian) {
    const tr = K.cariSel(isian.kunci).parentElement;
    isianSemua(tr).forEach(function (satu) {
      if (satu.keadaan === "galat") satu.keadaan = "baris";
      K.gambar(satu.kunci);
    });
    pastikanKosong(tr.closest("tbody"));
    pastikanSasaranKosong();
    K.cobaBaris();
  };
  K.cobaBaris = function () {
    const tr = !sedang && !K.hambatan() && Array.from(K.kotak().querySelectorAll("tr.baris-baru")).find(siap);
    if (!tr) return;
    sedang = true;
    K.giliran(function () { return kirimBaris(tr.dataset.silsilah); }).finally(function () { sedang = false; K.cobaBaris(); });
  };
  async function kirimBaris(silsilah) {
    K.tahan();
    try {
      await K.tunggu(true);
      const tr = K.cariPemilik(silsilah);
      if (!tr || !siap(tr)) return;
      const tempat = K.tempatBaris(tr), ada = K.isian(silsilah + ":nama");
      const daftar = ada ? isianSemua(tr) : [isianSasaran(tr.closest("tbody"))];
      const data = { sasaran: tempat.sasaran, silsilah_sasaran: tempat.silsilahSasaran, silsilah: silsilah, setelah: tempat.setelah, induk: tempat.induk };
      daftar.forEach(function (isian) {
        const kolom = K.bagi(isian.kunci).kolom;
        data[kolom === "sasaran" ? "sasaran_nama" : kolom] = isian.terkirim = isian.nilai;
        isian.keadaan = "kirim";
        K.gambar(isian.kunci);
      });
      terima(daftar, await K.kirim(K.kotak().dataset.urlBaris, data), ada ? silsilah : "");
    } finally { K.bebaskan(); }
  }
  function terima(daftar, jawab, silsilah) {
    const lagi = daftar.filter(function (isian) { return isian.nilai !== isian.terkirim; });
    daftar.forEach(function (isian) { delete isian.terkirim; isian.keadaan = "baris"; });
    if (jawab.status !== 200) return ditolak(daftar, lagi, jawab);
    daftar.forEach(function (isian) { if (!lagi.includes(isian)) K.lepas(isian); });
    K.lancar();
    K.terapkan(jawab.data, { tambah: silsilah });
    daftar.forEach(function (isian) { if (!K.isian(isian.kunci)) K.gambarTersimpan(isian.kunci); });
  }
  function ditolak(daftar, lagi, jawab) {
    if (K.sementara(jawab.status)) return K.terhambat(jawab);
    if (lagi.length) return undefined; // tried again with what was typed since
    const galat = typeof jawab.data.galat === "object" ? jawab.data.galat : { nama: jawab.data.galat || "Belum tersimpan (kode " + jawab.status + ")." };
    Object.keys(galat).forEach(function (kolom) {
      const isian = daftar.find(function (satu) { return K.bagi(satu.kunci).kolom === kolom; }) || daftar[0];
      K.gagal(isian, galat[kolom]);
    });
    return undefined;
  }
})();
