/* Drafting a decree: items are edited where they stand, every save is a request of its own, answered as JSON
   {versi, sidik, bagian: {name: html}, keadaan, temuan, kalimat, urungan, butir}: only the lists that are not on the
   screen already (`sidik` names them in the next request). What is typed and not saved lives in `isian`
   and outlives every redraw. Without this file the same forms work as plain pages. Keys and clicks: naskah_tombol.js;
   drag, paste, fields of the head: naskah_susun.js. window.naskah: akar, versi, batal(), belumTersimpan(), buka(),
   bukaBaru(), elemen(), isianDi(), kirim(), lepas(), sama(), sesuaikan(), simpan(), terapkan(), terbuka(), toast(),
   tombol(). */
(function () {
  "use strict";
  const akar = document.getElementById("naskah");
  if (!akar || !window.kinerja) return;
  const N = (window.naskah = { akar: akar, versi: akar.dataset.versi });
  const isian = new Map(); // key → {kunci, url, bagian, induk, setelah, dasar, nilai, galat, tersimpan}
  const kabar = document.getElementById("simpan-naskah"), TOAST = 12000;
  let antrean = Promise.resolve(), nomorBaru = 0, penutup = null, punya = "";

  N.elemen = function (nama, kelas, teks) {
    const el = document.createElement(nama);
    if (kelas) el.className = kelas;
    if (teks) el.textContent = teks;
    return el;
  };
  N.tombol = function (teks, kelas, aksi) {
    const el = N.elemen("button", kelas, teks);
    el.type = "button";
    el.addEventListener("click", aksi);
    return el;
  };
  function li(pk) { return akar.querySelector('li[data-butir="' + pk + '"]'); }
  function daftar(bagian, induk) {
    return akar.querySelector(induk ? 'ul[data-induk="' + induk + '"]' : 'ul[data-bagian="' + bagian + '"]:not([data-induk])');
  }

  /* ---- one request after the other, each with the newest version ---- */
  N.kirim = function (url, isi, selesai) { // isi: {name: value} or FormData; answers {status, data} after it was applied
    const kerja = async function () {
      const data = isi instanceof FormData ? isi : new URLSearchParams(isi);
      data.set("versi", N.versi);
      data.set("punya", punya);
      katakan("menyimpan…");
      const jawab = await window.kinerja.kirim(url, data);
      if (jawab.status === 200 && selesai) selesai();
      if (jawab.data.bagian) N.terapkan(jawab.data);
      if (jawab.status === 200) katakan("tersimpan " + window.kinerja.jam());
      else terhambat(jawab);
      return jawab;
    };
    antrean = antrean.then(kerja, kerja);
    return antrean;
  };
  function katakan(kata, gagal) {
    kabar.textContent = kata;
    kabar.classList.toggle("gagal", Boolean(gagal));
  }
  function terhambat(jawab) {
    katakan("Belum tersimpan. Isian Anda masih di layar.", true);
    if (jawab.status === 401) window.kinerja.sesiBerakhir(jawab.data);
    else if (jawab.status === 0) window.kinerja.kabar("error", "Tidak ada hubungan ke server. Isian Anda tetap di layar; simpan lagi setelah tersambung.");
    else if (jawab.status !== 422 && jawab.status !== 409) window.kinerja.kabar("error", jawab.data.galat);
  }

  /* ---- redraw: the lists anew, with what is still being typed back in its place ---- */
  N.terapkan = function (data) {
    const pegang = fokusKini();
    N.versi = akar.dataset.versi = String(data.versi);
    punya = Object.values(data.sidik).join(" ");
    Object.keys(data.bagian).forEach(function (nama) {
      const lama = document.getElementById("bagian-" + nama);
      if (lama) lama.outerHTML = data.bagian[nama]; // from our server, escaped
    });
    ["keadaan", "temuan"].forEach(function (nama) {
      const tempat = document.getElementById("naskah-" + nama);
      if (tempat && nama in data) gantiIsi(tempat, data[nama]);
    });
    akar.querySelectorAll("li[data-kunci]").forEach(function (el) { if (!isian.has(el.dataset.kunci)) tutup(el); });
    isian.forEach(pasang);
    kembalikanFokus(pegang, data.butir);
    akar.dispatchEvent(new CustomEvent("naskah:berubah", { detail: data }));
    if (data.kalimat) N.toast(data.kalimat, data.urungan);
  };
  function gantiIsi(tempat, html) { // what was folded or unfolded stays so; the focus goes to the button that took the place
    const lipat = new Map(Array.from(tempat.querySelectorAll("[data-lipat]"), function (el) { return [el.dataset.lipat, el.open]; }));
    const tombol = function () { return Array.from(tempat.querySelectorAll("button")).filter(function (el) { return el.checkVisibility(); }); };
    const ke = tombol().indexOf(document.activeElement);
    tempat.innerHTML = html;
    tempat.querySelectorAll("[data-lipat]").forEach(function (el) { if (lipat.has(el.dataset.lipat)) el.open = lipat.get(el.dataset.lipat); });
    if (ke < 0) return;
    const sisa = tombol();
    (sisa[Math.min(ke, sisa.length - 1)] || tempat.querySelector("[tabindex]") || tempat).focus({ preventScroll: true });
  }
  function fokusKini() {
    const el = document.activeElement, wadah = el && el.closest && el.closest("li[data-kunci], li[data-butir]");
    if (!wadah || !akar.contains(wadah)) return null;
    return { kunci: wadah.dataset.kunci, butir: wadah.dataset.butir, bagian: wadah.closest("[data-bagian]").dataset.bagian,
      peran: el.dataset.peran || "", awal: el.selectionStart, akhir: el.selectionEnd };
  }
  function kembalikanFokus(pegang, butir) {
    if (!pegang || akar.contains(document.activeElement)) return;
    if (pegang.kunci && isian.has(pegang.kunci)) {
      const kotak = kotakKetik(isian.get(pegang.kunci));
      kotak.focus({ preventScroll: true });
      if (pegang.awal !== undefined) kotak.setSelectionRange(pegang.awal, pegang.akhir);
      return;
    }
    const wadah = li(pegang.butir || butir), bagian = document.getElementById("bagian-" + pegang.bagian);
    const lagi = wadah && pegang.peran && wadah.querySelector('[data-peran="' + pegang.peran + '"]:not(:disabled)');
    const tujuan = lagi || (wadah && wadah.querySelector(".butir-teks")) || bagian.querySelector("[data-baru], a");
    if (tujuan) tujuan.focus();
  }

  /* ---- the box an item is typed in ---- */
  N.buka = function (wadah) {
    const kunci = "butir-" + wadah.dataset.butir, teks = wadah.querySelector(".butir-teks");
    if (!isian.has(kunci)) isian.set(kunci, { kunci: kunci, butir: wadah.dataset.butir, url: wadah.dataset.urlUbah, bagian: wadah.closest("[data-bagian]").dataset.bagian, dasar: teks.dataset.isi, nilai: teks.dataset.isi });
    fokuskan(isian.get(kunci));
  };
  N.bukaBaru = function (bagian, setelah, induk) {
    const kunci = "baru-" + (nomorBaru += 1), kotak = document.getElementById("bagian-" + bagian);
    isian.set(kunci, { kunci: kunci, url: kotak.dataset.urlTambah, bagian: bagian, induk: induk || "", setelah: setelah || "", dasar: "", nilai: "" });
    fokuskan(isian.get(kunci));
  };
  function kotakKetik(satu) { return akar.querySelector('li[data-kunci="' + satu.kunci + '"] textarea'); }
  function fokuskan(satu) {
    pasang(satu);
    const kotak = kotakKetik(satu);
    if (kotak) { kotak.focus(); kotak.setSelectionRange(kotak.value.length, kotak.value.length); }
  }
  function wadahBaru(satu) {
    const ul = daftar(satu.bagian, satu.induk), wadah = N.elemen("li"), baris = N.elemen("div", "butir-baris");
    if (!ul) return null;
    const sesudah = satu.setelah && li(satu.setelah);
    baris.append(N.elemen("span", "butir-nomor", "+"));
    wadah.append(baris);
    if (sesudah && sesudah.parentElement === ul) sesudah.after(wadah); else ul.append(wadah);
    ul.hidden = false;
    return wadah;
  }
  function pasang(satu) { // draws the box where the item stands now
    let wadah = akar.querySelector('li[data-kunci="' + satu.kunci + '"]');
    if (!wadah) wadah = satu.butir ? li(satu.butir) : wadahBaru(satu);
    if (!wadah) { isian.delete(satu.kunci); return hilang(satu); }
    wadah.dataset.kunci = satu.kunci;
    wadah.classList.add("li-sunting");
    wadah.classList.toggle("li-galat", Boolean(satu.galat));
    const baris = wadah.querySelector(".butir-baris"), lama = baris.querySelector(".butir-isian"), teks = baris.querySelector(".butir-teks");
    if (teks) teks.hidden = true;
    const kotak = kotakIsian(satu, wadah);
    if (lama) lama.replaceWith(kotak); else baris.querySelector(".butir-nomor").after(kotak);
    N.sesuaikan(kotak.querySelector("textarea"));
  }
  function kotakIsian(satu, wadah) {
    const div = N.elemen("div", "butir-isian"), ketik = N.elemen("textarea", "form-control"), deret = N.elemen("div", "deret"), pesan = N.elemen("p", "butir-kabar", satu.galat || "");
    const nomor = wadah.querySelector(".butir-nomor").textContent.trim();
    ketik.value = satu.nilai;
    ketik.rows = 1;
    ketik.setAttribute("aria-label", satu.butir ? "Isi butir " + nomor : "Butir baru");
    pesan.setAttribute("role", "alert");
    if (satu.galat) ketik.setAttribute("aria-invalid", "true");
    deret.append(N.tombol("Simpan", "btn btn-sm btn-primary", function () { N.simpan(satu); }),
      N.tombol("Batal", "btn btn-sm btn-outline-secondary", function () { N.batal(satu); }),
      N.elemen("span", "redup kecil hp-sembunyi", "Ctrl+Enter: simpan dan tambah butir"));
    div.append(ketik, pesan, satu.tersimpan === undefined ? deret : kotakKonflik(satu));
    return div;
  }
  function kotakKonflik(satu) { // both texts, and who decides is the person
    const kotak = N.elemen("div", "butir-konflik"), deret = N.elemen("div", "deret");
    kotak.setAttribute("role", "group");
    kotak.setAttribute("aria-label", "Dua isian berbeda");
    deret.append(N.tombol("Pakai isian saya", "btn btn-sm btn-primary", function () { satu.dasar = satu.tersimpan; delete satu.tersimpan; N.simpan(satu); }),
      N.tombol("Pakai yang tersimpan", "btn btn-sm btn-outline-secondary", function () { N.batal(satu); }));
    kotak.append(N.elemen("p", "", "Yang tersimpan sekarang" + (satu.oleh ? " (" + satu.oleh + "):" : ":")), N.elemen("blockquote", "", satu.tersimpan || "(kosong)"), deret);
    return kotak;
  }
  N.sesuaikan = function (ketik) {
    ketik.style.height = "auto";
    ketik.style.height = ketik.scrollHeight + 2 + "px";
  };
  N.lepas = function (satu) { // the text as it is stored, without asking
    const wadah = akar.querySelector('li[data-kunci="' + satu.kunci + '"]');
    isian.delete(satu.kunci);
    if (wadah) tutup(wadah);
  };
  function tutup(wadah) { // the item as it is read
    if (!wadah.dataset.butir) return void wadah.remove();
    delete wadah.dataset.kunci;
    wadah.classList.remove("li-sunting", "li-galat");
    wadah.querySelector(".butir-isian").remove();
    wadah.querySelector(".butir-teks").hidden = false;
    return undefined;
  }
  N.batal = function (satu) {
    N.lepas(satu);
    const kembali = satu.butir ? li(satu.butir) : li(satu.setelah);
    if (kembali) kembali.querySelector(".butir-teks").focus();
    akar.dispatchEvent(new CustomEvent("naskah:sorot", { detail: null }));
  };
  function hilang(satu) { // a colleague deleted the item meanwhile
    if (satu.nilai.trim() && satu.nilai !== satu.dasar) window.kinerja.kabar("warning", "Butir yang Anda ubah baru saja dihapus orang lain. Teks Anda: " + satu.nilai);
  }
  N.simpan = async function (satu, lanjut) {
    if (satu.mengirim) return;
    const sama = N.sama(satu), letak = { induk: satu.butir ? indukDari(satu.butir) : satu.induk };
    if (sama) {
      N.batal(satu);
      if (lanjut && satu.butir) N.bukaBaru(satu.bagian, satu.butir, letak.induk);
      return;
    }
    satu.mengirim = true;
    kotakKetik(satu).readOnly = true;
    const nilai = { isi: satu.nilai, dasar: satu.dasar, induk: satu.induk || "", setelah: satu.setelah || "" };
    const jawab = await N.kirim(satu.url, nilai, function () { isian.delete(satu.kunci); });
    satu.mengirim = false;
    if (jawab.status !== 200) gagal(satu, jawab.data);
    else if (lanjut) N.bukaBaru(satu.bagian, jawab.data.butir, letak.induk);
  };
  function indukDari(pk) { return (li(pk) && li(pk).closest("ul").dataset.induk) || ""; }
  function gagal(satu, data) {
    satu.galat = data.galat || "Belum tersimpan.";
    if ("tersimpan" in data) { satu.tersimpan = data.tersimpan; satu.oleh = data.oleh; }
    if (isian.has(satu.kunci)) pasang(satu);
  }

  N.isianDi = function (el) { // the unsaved text of the item an element stands in
    const wadah = el.closest("li[data-kunci]");
    return wadah && isian.get(wadah.dataset.kunci);
  };
  N.sama = function (satu) { return satu.nilai === satu.dasar || (!satu.butir && !satu.nilai.trim()); }; // nothing to save
  N.terbuka = function (satu) { return isian.has(satu.kunci); };
  N.belumTersimpan = function () { return Array.from(isian.values()).some(function (satu) { return satu.nilai !== satu.dasar; }); };

  /* ---- what was just done ---- */
  const toast = N.elemen("div", "naskah-toast tanpa-cetak");
  toast.hidden = true;
  toast.setAttribute("role", "status");
  akar.append(toast);
  N.toast = function (kalimat, urungan) {
    toast.replaceChildren(N.elemen("span", "", kalimat));
    if (urungan) toast.append(N.tombol("Urungkan", "btn btn-sm", function () { toast.hidden = true; N.kirim(urungan, {}); }));
    toast.hidden = false;
    clearTimeout(penutup);
    penutup = setTimeout(function () { toast.hidden = true; }, TOAST);
  };
})();
