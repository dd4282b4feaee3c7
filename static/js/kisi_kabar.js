/* What the grid says: the state of each cell at the cell, one quiet live region, notices above, a toast with undo. */
(function () {
  "use strict";
  const K = window.kisi;
  if (!K) return;
  const PUDAR = 6000; // ms that "tersimpan 10.42" stays in sight
  const TOAST = 12000;
  const asli = new WeakMap(); // cell → what the server shows in it, while something unsaved stands there
  const pudar = new WeakMap();
  const KATA = { antre: "menyimpan…", kirim: "menyimpan…", jaringan: "belum tersimpan – menunggu jaringan",
    masuk: "belum tersimpan – masuk lagi dulu", baris: "" };

  /* ---- said aloud ---- */
  const suara = K.elemen("div", "visually-hidden");
  suara.setAttribute("role", "status");
  suara.setAttribute("aria-live", "polite");
  K.ucapkan = function (kalimat) { suara.textContent = kalimat; };

  /* ---- one cell ---- */
  function isiSel(sel) { return sel.querySelector(".kisi-isi"); }
  function tempatKabar(sel) {
    const kabar = sel.querySelector(".kisi-kabar");
    if (!kabar.id) kabar.id = "kabar-" + K.kunci(sel).replace(":", "-");
    return kabar;
  }
  K.labelPilihan = function (sel, nilai) { // the words of a choice, any other text as it is
    const templat = K.kotak().querySelector('template[data-pilihan="' + CSS.escape(sel.dataset.kolom) + '"]');
    const butir = templat && Array.from(templat.content.querySelectorAll("option")).find(function (o) { return o.value === nilai; });
    return butir ? butir.textContent : nilai;
  };
  K.terbaca = function (sel) { return sel.dataset.sunting || sel.dataset.nilai; }; // markup and LaTeX as one would type them
  K.pasangSel = function (sel, isi) { // what is stored now; a text that waits stays in sight
    sel.dataset.nilai = isi.nilai;
    if (isi.sunting) sel.dataset.sunting = isi.sunting; else delete sel.dataset.sunting;
    if (asli.has(sel)) asli.set(sel, isi.html);
    else isiSel(sel).innerHTML = isi.html;
  };
  function tampilkanKetikan(sel, nilai) {
    if (!asli.has(sel)) asli.set(sel, isiSel(sel).innerHTML);
    isiSel(sel).textContent = K.labelPilihan(sel, nilai);
  }
  function tampilkanTersimpan(sel) {
    if (!asli.has(sel)) return;
    isiSel(sel).innerHTML = asli.get(sel);
    asli.delete(sel);
  }
  function hapusTanda(sel) {
    clearTimeout(pudar.get(sel));
    sel.classList.remove("sel-antre", "sel-galat", "sel-konflik", "sel-tersimpan");
    sel.removeAttribute("aria-invalid");
    sel.removeAttribute("aria-describedby");
    tempatKabar(sel).replaceChildren();
  }
  K.gambar = function (kunci) { // the cell as its unsaved text demands, or clean
    const sel = K.cariSel(kunci), isian = K.isian(kunci);
    if (!sel) return;
    hapusTanda(sel);
    if (!isian) return tampilkanTersimpan(sel);
    tampilkanKetikan(sel, isian.nilai);
    if (isian.keadaan === "galat") return gambarGalat(sel, isian);
    if (isian.keadaan === "konflik") return gambarKonflik(sel, isian);
    sel.classList.add("sel-antre");
    tempatKabar(sel).textContent = isian.keadaan === "baris" ? K.kataBaris(sel) : KATA[K.hambatan() || isian.keadaan];
  };
  K.gambarTersimpan = function (kunci) { // by the clock the person sees, the same for every cell
    const sel = K.cariSel(kunci), waktu = window.kinerja.jam();
    if (!sel) return;
    tempatKabar(sel).textContent = "tersimpan " + waktu;
    sel.classList.add("sel-tersimpan");
    K.ucapkan(K.nama(sel) + ": tersimpan " + waktu);
    pudar.set(sel, setTimeout(function () { hapusTanda(sel); }, PUDAR));
  };
  function gambarGalat(sel, isian) {
    const kabar = tempatKabar(sel);
    sel.classList.add("sel-galat");
    sel.setAttribute("aria-invalid", "true");
    sel.setAttribute("aria-describedby", kabar.id);
    kabar.append(K.elemen("span", "", isian.pesan));
    if (K.baru(sel)) return;
    const batal = K.tombol("Kembalikan yang tersimpan", "tombol-kecil", function () { K.lepas(isian); K.fokus(K.cariSel(isian.kunci)); });
    batal.tabIndex = -1; // by keyboard: Ctrl+Z
    kabar.append(" ", batal);
  }

  /* ---- two people, one cell ---- */
  function satuIsian(judul, keterangan, teks) {
    const dt = K.elemen("dt", "", judul), dd = K.elemen("dd", "", teks);
    if (keterangan) dt.append(" ", K.elemen("span", "redup", keterangan));
    if (!teks) dd.replaceChildren(K.elemen("span", "redup", "(kosong)"));
    const div = K.elemen("div");
    div.append(dt, dd);
    return div;
  }
  function gambarKonflik(sel, isian) {
    const panel = K.elemen("div", "kisi-konflik"), daftar = K.elemen("dl"), deret = K.elemen("div", "deret");
    const siapa = "(" + (isian.oleh || "orang lain") + (isian.waktu ? ", " + isian.waktu : "") + ")";
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-label", "Dua isian berbeda: " + K.nama(sel));
    daftar.append(satuIsian("Isian saya", "", K.labelPilihan(sel, isian.nilai)));
    daftar.append(satuIsian("Tersimpan", siapa, K.labelPilihan(sel, isian.tersimpan.nilai)));
    deret.append(
      K.tombol("Pakai isian saya", "btn btn-sm btn-primary", function () { K.pakaiSaya(isian); }),
      K.tombol("Pakai yang tersimpan", "btn btn-sm btn-outline-secondary", function () { K.pakaiTersimpan(isian); }));
    panel.append(K.elemen("p", "", isian.pesan), daftar, deret);
    sel.classList.add("sel-konflik");
    sel.setAttribute("aria-invalid", "true");
    sel.setAttribute("aria-describedby", tempatKabar(sel).id);
    tempatKabar(sel).append(panel);
  }
  K.wadah.addEventListener("keydown", function (ev) {
    const panel = ev.target.closest(".kisi-konflik");
    if (!panel) return;
    const tombol = Array.from(panel.querySelectorAll("button")), ke = tombol.indexOf(ev.target);
    if (ev.key === "ArrowRight" || ev.key === "ArrowLeft") tombol[(ke + 1) % tombol.length].focus();
    else if (ev.key === "Escape") K.fokus(panel.closest(".kisi-sel"));
    else return;
    ev.preventDefault();
    ev.stopPropagation();
  });

  /* ---- above the grid: what concerns the whole page ---- */
  const papan = K.elemen("div", "kisi-papan tanpa-cetak");
  K.pengumuman = function (kunci, kelas, isi, tombol) { // one notice per subject; without `isi` it goes
    const lama = papan.querySelector('[data-perihal="' + kunci + '"]');
    if (!isi) { if (lama) lama.remove(); return; }
    const kotak = K.elemen("div", "pesan pesan-" + kelas), badan = K.elemen("div"), deret = K.elemen("div", "deret");
    kotak.dataset.perihal = kunci;
    badan.append(isi);
    deret.append.apply(deret, tombol || []);
    if (tombol) badan.append(deret);
    kotak.append(badan);
    if (lama) lama.replaceWith(kotak);
    else papan.append(kotak);
    K.ucapkan(badan.firstChild.textContent);
  };

  /* ---- what was just done to rows ---- */
  const toast = K.elemen("div", "kisi-toast tanpa-cetak");
  let penutup = null;
  function tutupToast() { toast.hidden = true; }
  function hitungToast() { clearTimeout(penutup); penutup = setTimeout(tutupToast, TOAST); }
  K.toast = function (kalimat, urungkan) {
    toast.replaceChildren(K.elemen("span", "", kalimat));
    if (urungkan) toast.append(K.tombol("Urungkan", "btn btn-sm", urungkan));
    const tutup = K.tombol("×", "btn btn-sm", tutupToast);
    tutup.setAttribute("aria-label", "Tutup");
    toast.append(tutup);
    toast.hidden = false;
    K.ucapkan(kalimat + (urungkan ? " Ctrl+Z untuk mengurungkan." : ""));
    hitungToast();
  };
  K.tutupToast = tutupToast;
  ["pointerenter", "focusin"].forEach(function (apa) { toast.addEventListener(apa, function () { clearTimeout(penutup); }); });
  ["pointerleave", "focusout"].forEach(function (apa) { toast.addEventListener(apa, hitungToast); });

  K.mulai.push(function () {
    toast.hidden = true;
    K.wadah.insertBefore(papan, K.kotak());
    K.wadah.append(toast, suara);
  });
})();
