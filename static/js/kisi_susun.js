/* Rows as a whole: move, duplicate, make a sub-indicator, delete, drag; undo and redo; the grid that comes back. */
(function () {
  "use strict";
  const K = window.kisi;
  if (!K) return;
  const urung = [], ulang = []; // {sel: key, dari, ke} | {url, kalimat} | {tambah: silsilah}
  const saya = new Map(); // key → what this page stored there last
  let mengurungkan = false;

  /* ---- the grid anew ---- */
  function ingatTempat() {
    const gulir = K.kotak().querySelector(".tabel-bungkus"), sel = K.selAktif();
    return { atas: gulir ? gulir.scrollTop : 0, kiri: gulir ? gulir.scrollLeft : 0, sel: sel && K.kunci(sel), kolom: sel && sel.dataset.kolom,
      baris: sel ? K.barisSemua().indexOf(sel.parentElement) : 0, diKisi: K.kotak().contains(document.activeElement), baru: K.ingatBaris(),
      ada: new Set(Array.from(K.kotak().querySelectorAll("tr[data-indikator]"), function (tr) { return tr.dataset.indikator; })) };
  }
  function pasangKisi(html) {
    const tempat = ingatTempat(), baru = new DOMParser().parseFromString(html, "text/html").getElementById("kisi");
    K.angkatEditor();
    K.kotak().replaceWith(document.adoptNode(baru));
    tempat.baru.forEach(K.bangunBaris);
    K.pasang();
    const gulir = K.kotak().querySelector(".tabel-bungkus");
    if (gulir) { gulir.scrollTop = tempat.atas; gulir.scrollLeft = tempat.kiri; }
    return tempat;
  }
  function selFokus(fokus) {
    const pemilik = fokus && K.cariPemilik(fokus.indikator ? "i" + fokus.indikator : "s" + fokus.sasaran);
    return pemilik && K.selDalam(pemilik, fokus.kolom);
  }
  function barisKembali(lama) { // what an undo brought back
    const tr = Array.from(K.kotak().querySelectorAll("tr[data-indikator]")).find(function (satu) { return !lama.has(satu.dataset.indikator); });
    return tr && { indikator: tr.dataset.indikator, kolom: "nama" };
  }
  function selSekitar(tempat) { // the row is gone: the one in its place
    const semua = K.barisSemua(), tr = semua[Math.min(tempat.baris, semua.length - 1)];
    return K.selPada(tr, tempat.kolom || "nama");
  }
  function pulihkanFokus(tempat, fokus) {
    if (K.kembalikanEditor()) return;
    const sel = selFokus(fokus) || (tempat.sel && K.cariSel(tempat.sel));
    if (fokus || tempat.diKisi) K.fokus(sel || selSekitar(tempat));
  }
  K.terapkan = function (jawaban, cara) { // {tambah: silsilah} after a typed row, {ulang: true} after an undo, {tetap: true}: focus stays
    cara = cara || {};
    const diam = "tambah" in cara, tempat = pasangKisi(jawaban.kisi);
    pulihkanFokus(tempat, diam || cara.tetap ? null : jawaban.fokus || (cara.ulang && barisKembali(tempat.ada)));
    const balik = cara.tambah ? { tambah: cara.tambah } : jawaban.urungan;
    if (balik) (cara.ulang ? ulang : urung).push(balik);
    if (diam) return K.ucapkan(jawaban.kalimat);
    return K.toast(jawaban.kalimat, balik && !cara.ulang ? function () { urungkanIni(balik); } : null);
  };
  async function muatUlang() { // what is unsaved here stays
    K.pengumuman("susun");
    try {
      const jawab = await fetch(location.href), halaman = new DOMParser().parseFromString(await jawab.text(), "text/html");
      pulihkanFokus(pasangKisi(halaman.getElementById("kisi").outerHTML), null);
    } catch (galat) { K.toast("Tabel belum dapat dimuat ulang. Periksa jaringan."); }
  }
  function gagal(jawab) {
    if (jawab.status === 401) return K.terhambat(jawab);
    const galat = jawab.data.galat || "Belum dapat dilakukan (kode " + jawab.status + ").";
    if (jawab.status !== 409 && jawab.status !== 404) return K.toast(galat);
    K.pengumuman("susun", "warning", galat, [K.tombol("Muat ulang tabel", "btn btn-sm btn-outline-secondary", muatUlang)]);
    return undefined;
  }
  function minta(url, isi, cara) { // `isi()` is asked once everything typed is stored; null: nothing to do
    return K.giliran(async function () {
      if (!(await K.tunggu(false))) return K.toast("Belum dapat: masih ada isian yang menunggu jaringan.");
      const data = isi();
      if (!data) return undefined;
      K.tahan();
      try {
        const jawab = await K.kirim(url, data);
        return jawab.status === 200 ? K.terapkan(jawab.data, cara) : gagal(jawab);
      } finally { K.bebaskan(); K.cobaBaris(); }
    });
  }

  /* ---- acts ---- */
  function lakukan(tindakan, id, lain, cara) {
    K.tutupEditor(true);
    return minta(K.kotak().dataset.urlSusun, function () {
      const pemilik = K.cariPemilik(id);
      if (!pemilik || "baru" in pemilik.dataset) return null;
      const sasaran = pemilik.tagName === "TBODY";
      return Object.assign({ tindakan: tindakan, jenis: sasaran ? "sasaran" : "indikator",
        pk: sasaran ? pemilik.dataset.sasaran : pemilik.dataset.indikator, versi: pemilik.dataset.versi }, lain);
    }, cara);
  }
  function saudara(tr) { return Array.from(tr.closest("tbody").querySelectorAll("tr[data-indikator]:not([data-induk])")); }
  function sasaranSebelah(tbody, langkah) {
    const semua = Array.from(K.kotak().querySelectorAll("tbody[data-sasaran]"));
    return semua[semua.indexOf(tbody) + langkah];
  }
  function geser(pemilik, langkah) { // past the first or last row of its sasaran: into the next one
    const id = K.idPemilik(pemilik), kata = langkah < 0 ? "naik" : "turun", ujung = langkah < 0 ? "Sudah paling atas." : "Sudah paling bawah.";
    if (pemilik.tagName === "TBODY") return sasaranSebelah(pemilik, langkah) ? lakukan(kata, id) : K.toast(ujung);
    const daftar = saudara(pemilik), letak = daftar.indexOf(pemilik) + langkah;
    if (pemilik.dataset.induk || (letak >= 0 && letak < daftar.length)) return lakukan(kata, id);
    const tujuan = sasaranSebelah(pemilik.closest("tbody"), langkah), pertama = tujuan && tujuan.querySelector("tr[data-indikator]");
    if (!tujuan) return K.toast(ujung);
    return lakukan("letakkan", id, { sasaran: tujuan.dataset.sasaran, sebelum: langkah > 0 && pertama ? pertama.dataset.indikator : "" });
  }
  function sisip(tr) {
    if ("baru" in tr.dataset) return K.fokus(K.selDalam(tr, "nama"));
    const baru = K.sisipBaris(tr, { silsilah: K.uuid(), setelah: tr.dataset.indikator, induk: tr.dataset.induk || "" });
    return K.fokus(K.selDalam(baru, "nama"));
  }
  function buangIsian(pemilik) { // who deletes a row gives up what was never stored in it
    K.isianBaris(K.idPemilik(pemilik)).forEach(function (isian) { if (isian.terkirim === undefined) K.lepas(isian); });
  }
  function tinjau(tr) { // and on to the next one that is left, in the same column
    const sisa = Array.from(K.kotak().querySelectorAll("tr.belum-ditinjau")), lanjut = sisa[sisa.indexOf(tr) + 1], sel = K.selAktif();
    if (!sisa.includes(tr)) return undefined;
    if (lanjut) K.fokus(K.selPada(lanjut, sel ? sel.dataset.kolom : "nama"));
    return lakukan("tinjau", K.idBaris(tr), {}, { tetap: true });
  }
  function tindak(tindakan, pemilik) {
    if (tindakan === "hapus") buangIsian(pemilik);
    if ("baru" in pemilik.dataset && tindakan !== "sisip") return undefined;
    if (tindakan === "naik" || tindakan === "turun") return geser(pemilik, tindakan === "naik" ? -1 : 1);
    if (tindakan === "sisip") return sisip(pemilik.tagName === "TBODY" ? pemilik.rows[0] : pemilik);
    if (pemilik.tagName === "TBODY" && tindakan !== "hapus") return undefined;
    if (tindakan === "tinjau") return tinjau(pemilik);
    return lakukan(tindakan, K.idPemilik(pemilik));
  }
  K.wadah.addEventListener("click", function (ev) {
    const tombol = ev.target.closest("[data-tindakan]");
    if (!tombol) return;
    const menu = tombol.closest("details"), jenis = tombol.dataset.jenisTindakan;
    if (menu) menu.open = false;
    if (jenis === "lembar") return minta(K.kotak().dataset.urlSusun, function () { return { tindakan: tombol.dataset.tindakan, jenis: "lembar" }; });
    const pemilik = tombol.closest(jenis === "sasaran" ? "tbody" : "tr");
    K.fokus(K.selDalam(pemilik, jenis === "sasaran" ? "sasaran" : "nama"));
    return tindak(tombol.dataset.tindakan, pemilik);
  });
  const ALT = { ArrowUp: "naik", ArrowDown: "turun", ArrowRight: "jadikan_sub", ArrowLeft: "lepas_sub", Delete: "hapus", Insert: "sisip" };
  function tindakanTombol(ev) {
    const ctrl = ev.ctrlKey || ev.metaKey;
    if (ev.altKey && !ctrl) return ALT[ev.key];
    if (ctrl && ev.key === "Enter") return "tinjau";
    if (ctrl && !ev.altKey && ev.key === "Delete") return "hapus";
    return ctrl && !ev.altKey && ev.key.toLowerCase() === "d" ? "gandakan" : undefined;
  }
  K.wadah.addEventListener("keydown", function (ev) {
    const sel = ev.target.matches(".kisi-sel") ? ev.target : ev.target.closest(".kisi-aksi"), ctrl = ev.ctrlKey || ev.metaKey;
    if (!sel || ev.defaultPrevented || ev.isComposing) return;
    const huruf = ev.key.toLowerCase(), tindakan = tindakanTombol(ev);
    if (tindakan) tindak(tindakan, sel.matches(".kisi-sel") ? K.pemilik(sel) : sel.closest("tr"));
    else if (ctrl && (huruf === "y" || (huruf === "z" && ev.shiftKey))) K.ulangi();
    else if (ctrl && huruf === "z") K.urungkan();
    else return;
    ev.preventDefault();
    ev.stopPropagation();
  });

  /* ---- undo, redo ---- */
  K.tersimpanSaya = function (kunci, nilai) { saya.set(kunci, nilai); };
  K.catatUrung = function (kunci, dari, ke) {
    if (mengurungkan) return;
    urung.push({ sel: kunci, dari: dari, ke: ke });
    ulang.length = 0;
  };
  function balikSel(satu, nilai, dasar) { // `dasar`: what this page left there; somebody else's text since is a conflict
    const sel = K.cariSel(satu.sel);
    if (!sel) return K.toast("Tidak diurungkan: barisnya sudah tidak ada.");
    K.fokus(sel);
    mengurungkan = true;
    K.simpan(sel, nilai, saya.has(satu.sel) ? saya.get(satu.sel) : dasar);
    mengurungkan = false;
    return K.ucapkan(K.nama(sel) + ": " + (nilai || "(kosong)"));
  }
  K.urungkan = function () {
    if (!urung.length) return K.toast("Tidak ada yang dapat diurungkan.");
    return urungkanIni(urung[urung.length - 1]);
  };
  function urungkanIni(satu) {
    K.tutupToast();
    if (!urung.includes(satu)) return K.toast("Sudah diurungkan.");
    urung.splice(urung.indexOf(satu), 1);
    if (satu.tambah) return lakukan("hapus", satu.tambah);
    if (satu.url) return minta(satu.url, function () { return {}; }, { ulang: true });
    ulang.push(satu);
    return balikSel(satu, satu.dari, satu.ke);
  }
  K.ulangi = function () {
    const satu = ulang.pop();
    if (!satu) return K.toast("Tidak ada yang dapat diulangi.");
    if (satu.url) return minta(satu.url, function () { return {}; });
    urung.push(satu);
    return balikSel(satu, satu.ke, satu.dari);
  };

  /* ---- drag by the handle: a line shows where the row will go, nothing moves before the server says so ---- */
  let sasaranSeret = null; // {tr, sesudah}
  const penyeret = [];
  function tandaiSeret(tr, sesudah) {
    K.kotak().querySelectorAll(".seret-atas, .seret-bawah").forEach(function (el) { el.classList.remove("seret-atas", "seret-bawah"); });
    sasaranSeret = tr ? { tr: tr, sesudah: sesudah } : null;
    if (tr) tr.classList.add(sesudah ? "seret-bawah" : "seret-atas");
  }
  function jatuhkan(ev) {
    const tujuan = sasaranSeret;
    tandaiSeret(null);
    if (!tujuan || tujuan.tr === ev.item) return;
    const tbody = tujuan.tr.closest("tbody"), berikut = tujuan.sesudah ? tujuan.tr.nextElementSibling : tujuan.tr;
    if (berikut === ev.item || !tbody.dataset.sasaran) return;
    K.fokus(K.selDalam(ev.item, "nama"));
    lakukan("letakkan", K.idBaris(ev.item), { sasaran: tbody.dataset.sasaran, sebelum: (berikut && berikut.dataset.indikator) || "" });
  }
  K.setelahPasang.push(function () {
    if (!window.Sortable) return;
    penyeret.splice(0).forEach(function (satu) { satu.destroy(); });
    K.kotak().querySelectorAll(".kisi-gagang").forEach(function (el) { el.removeAttribute("draggable"); });
    K.kotak().querySelectorAll("tbody[data-sasaran]").forEach(function (tbody) {
      penyeret.push(window.Sortable.create(tbody, { group: "kisi", handle: ".kisi-gagang", draggable: "tr", forceFallback: true, sort: true,
        onStart: function () { K.tutupEditor(true); },
        onMove: function (ev) { tandaiSeret(ev.related, ev.willInsertAfter && !("baru" in ev.related.dataset)); return false; },
        onEnd: jatuhkan }));
    });
  });

  /* ---- menus of the rows float above the scrolling sheet ---- */
  K.wadah.addEventListener("toggle", function (ev) {
    const menu = ev.target;
    if (!menu.matches("details.kisi-menu") || !menu.open) return;
    const isi = menu.querySelector(".tarik-isi"), kotak = menu.querySelector("summary").getBoundingClientRect();
    const bawah = kotak.bottom + 4, naik = bawah + isi.offsetHeight > window.innerHeight;
    isi.style.top = Math.max(4, naik ? kotak.top - isi.offsetHeight - 4 : bawah) + "px";
    isi.style.left = Math.max(4, Math.min(kotak.left, window.innerWidth - isi.offsetWidth - 4)) + "px";
  }, true);
  K.wadah.addEventListener("scroll", function (ev) {
    if (!ev.target.closest || ev.target.closest(".tarik-isi")) return;
    K.kotak().querySelectorAll("details.kisi-menu[open]").forEach(function (menu) { menu.open = false; });
  }, true);
})();
