/* Pohon kinerja: the tree by keyboard and mouse (WAI-ARIA tree: arrows, Home, End, letters), search, what is folded is
   remembered. The list is flat; a row is below the last one of a smaller aria-level. Without it everything is open. */
(function () {
  "use strict";
  var pohon = document.querySelector("[data-pohon]");
  if (!pohon) return;

  var butir = Array.from(pohon.querySelectorAll('[role="treeitem"]'));
  var tingkat = butir.map(function (satu) { return Number(satu.getAttribute("aria-level")); });
  var letak = new Map(butir.map(function (satu, nomor) { return [satu, nomor]; }));
  var kunci = pohon.dataset.pohon;
  var cari = document.querySelector("[data-cari-pohon]");
  var kabar = document.querySelector("[data-pohon-kabar]");
  var aktif = null;

  /* ---- folding ---- */
  function bercabang(satu) { return satu.hasAttribute("aria-expanded"); }
  function terbuka(satu) { return satu.getAttribute("aria-expanded") === "true"; }
  function baca() {
    try { return JSON.parse(localStorage.getItem(kunci)) || {}; } catch (galat) { return {}; }
  }
  function ingat() {
    var isi = {};
    butir.forEach(function (satu) { // only what differs from how the page begins
      if (bercabang(satu) && terbuka(satu) === ("lipat" in satu.dataset)) isi[satu.id] = terbuka(satu) ? 1 : 0;
    });
    try { localStorage.setItem(kunci, JSON.stringify(isi)); } catch (galat) { /* private mode */ }
  }
  function atur(satu, buka) { satu.setAttribute("aria-expanded", String(buka)); }
  function induk(satu) {
    var nomor = letak.get(satu);
    for (var i = nomor - 1; i >= 0; i -= 1) if (tingkat[i] < tingkat[nomor]) return butir[i];
    return null;
  }
  function gambar() {
    var batas = Infinity; // rows deeper than this are inside a folded one
    butir.forEach(function (satu, nomor) {
      if (tingkat[nomor] <= batas) batas = Infinity;
      satu.hidden = tingkat[nomor] > batas;
      if (!satu.hidden && bercabang(satu) && !terbuka(satu)) batas = tingkat[nomor];
    });
    if (aktif && aktif.hidden) pilih(leluhurTampak(aktif), false);
  }
  function leluhurTampak(satu) {
    while (satu && satu.hidden) satu = induk(satu);
    return satu || butir[0];
  }
  function lipat(satu, buka) {
    if (!bercabang(satu) || terbuka(satu) === buka) return;
    atur(satu, buka);
    gambar();
    ingat();
  }
  function bukaSampai(satu) {
    for (var atas = induk(satu); atas; atas = induk(atas)) if (bercabang(atas)) atur(atas, true);
    gambar();
  }

  /* ---- where one stands: one row is in the tab order, with its links ---- */
  function tautan(satu) { return Array.from(satu.querySelectorAll("a[href]")); }
  function pilih(satu, fokus) {
    if (aktif) {
      aktif.tabIndex = -1;
      tautan(aktif).forEach(function (a) { a.tabIndex = -1; });
    }
    aktif = satu;
    aktif.tabIndex = 0;
    tautan(aktif).forEach(function (a) { a.tabIndex = 0; });
    if (fokus) {
      aktif.focus();
      aktif.scrollIntoView({ block: "nearest" });
    }
  }
  function tampak() { return butir.filter(function (satu) { return !satu.hidden; }); }
  function geser(langkah) {
    var semua = tampak();
    var tujuan = semua[semua.indexOf(aktif) + langkah];
    if (tujuan) pilih(tujuan, true);
  }
  function kanan() {
    if (!bercabang(aktif)) return;
    if (terbuka(aktif)) geser(1);
    else lipat(aktif, true);
  }
  function kiri() {
    if (bercabang(aktif) && terbuka(aktif)) lipat(aktif, false);
    else if (induk(aktif)) pilih(induk(aktif), true);
  }
  function menurutHuruf(huruf) {
    var semua = tampak(), mulai = semua.indexOf(aktif) + 1;
    var urut = semua.slice(mulai).concat(semua.slice(0, mulai));
    var tujuan = urut.find(function (satu) { return nama(satu).startsWith(huruf); });
    if (tujuan) pilih(tujuan, true);
  }
  function nama(satu) { return satu.querySelector(".simpul-nama").textContent.trim().toLowerCase(); }

  var TOMBOL = {
    ArrowDown: function () { geser(1); },
    ArrowUp: function () { geser(-1); },
    ArrowRight: kanan,
    ArrowLeft: kiri,
    Home: function () { pilih(tampak()[0], true); },
    End: function () { pilih(tampak().at(-1), true); },
    Enter: function () { if (tautan(aktif)[0]) tautan(aktif)[0].click(); },
    " ": function () { if (bercabang(aktif)) lipat(aktif, !terbuka(aktif)); },
  };
  pohon.addEventListener("keydown", function (ev) {
    if (ev.ctrlKey || ev.metaKey || ev.altKey || ev.target.getAttribute("role") !== "treeitem") return;
    var huruf = ev.key.length === 1 && /[\p{L}\p{N}]/u.test(ev.key);
    if (!TOMBOL[ev.key] && !huruf) return;
    ev.preventDefault();
    ev.stopPropagation();
    if (huruf) menurutHuruf(ev.key.toLowerCase());
    else TOMBOL[ev.key]();
  });
  pohon.addEventListener("focusin", function (ev) {
    var satu = ev.target.closest('[role="treeitem"]');
    if (satu && satu !== aktif) pilih(satu, false);
  });
  pohon.addEventListener("click", function (ev) {
    var satu = ev.target.closest('[role="treeitem"]');
    if (!satu || ev.target.closest("a") || String(window.getSelection())) return;
    pilih(satu, true);
    if (bercabang(satu)) lipat(satu, !terbuka(satu));
  });

  /* ---- all at once, search, the address ---- */
  document.addEventListener("click", function (ev) {
    var tombol = ev.target.closest("[data-pohon-semua]");
    if (!tombol) return;
    butir.filter(bercabang).forEach(function (satu) { atur(satu, tombol.dataset.pohonSemua === "buka"); });
    gambar();
    ingat();
  });
  function saring() {
    var kata = cari.value.toLowerCase().split(/\s+/).filter(Boolean), cocok = 0;
    butir.forEach(function (satu) {
      var isi = satu.querySelector(".simpul-isi").textContent.toLowerCase();
      var kena = kata.length > 0 && kata.every(function (k) { return isi.includes(k); });
      satu.classList.toggle("cocok", kena);
      if (kena) cocok += 1;
    });
    if (kata.length) tampilkanCocok();
    else gambar();
    kabar.textContent = !kata.length ? "" : cocok ? cocok + " baris cocok" : "Tidak ada yang cocok";
  }
  function tampilkanCocok() { // the rows that match, with all that is above them; nothing is remembered
    var perlu = new Set();
    butir.forEach(function (satu) {
      if (!satu.classList.contains("cocok")) return;
      for (var kini = satu; kini && !perlu.has(kini); kini = induk(kini)) perlu.add(kini);
    });
    butir.forEach(function (satu) { satu.hidden = !perlu.has(satu); });
    var pertama = butir.find(function (satu) { return satu.classList.contains("cocok"); });
    if (pertama) pilih(pertama, false);
  }
  function keAlamat() {
    var tujuan = location.hash.startsWith("#simpul-") && document.getElementById(location.hash.slice(1));
    if (!tujuan || !letak.has(tujuan)) return;
    if (cari.value) { cari.value = ""; saring(); }
    bukaSampai(tujuan);
    pilih(tujuan, true);
  }
  if (cari) {
    cari.addEventListener("input", saring);
    cari.addEventListener("keydown", function (ev) {
      if (ev.key === "Escape" && cari.value) { cari.value = ""; saring(); }
      if (ev.key === "ArrowDown" && aktif && !aktif.hidden) { ev.preventDefault(); pilih(aktif, true); }
    });
  }
  window.addEventListener("hashchange", keAlamat);

  var dulu = baca();
  butir.forEach(function (satu) {
    satu.tabIndex = -1;
    tautan(satu).forEach(function (a) { a.tabIndex = -1; });
    if (bercabang(satu)) atur(satu, satu.id in dulu ? Boolean(dulu[satu.id]) : !("lipat" in satu.dataset));
  });
  if (butir.length) pilih(butir[0], false);
  gambar();
  keAlamat();
})();
