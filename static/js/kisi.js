/* Kisi, the entry grid of a sheet: cells and their keys, moving about, what a column means. Read mode plus one editor.
   Files: kisi_kabar (states said at the cell), kisi_simpan (queue of saves), kisi_sisa (what was never stored),
   kisi_sel (editor, clipboard), kisi_baris (new rows), kisi_susun (rows as a whole, undo). All share `window.kisi`.
   A cell's key is "<silsilah of its row or sasaran>:<kolom>": the same before and after the row is stored. */
(function () {
  "use strict";
  const awal = document.querySelector("[data-kisi]");
  if (!awal) return;
  const K = (window.kisi = { wadah: awal.parentElement, mulai: [], setelahPasang: [] });
  let aktif = null; // key of the cell that Tab comes back to
  let kolomTab = null; // where a run of Tabs began: Enter goes back to that column, as in Excel
  let terakhir = null; // the row one was in: the way back from a sasaran leads there
  let keluar = false; // after Esc the next Tab leaves the grid

  K.kotak = function () { return document.getElementById("kisi"); };
  K.rapi = function (teks) { return String(teks === undefined || teks === null ? "" : teks).replace(/\r\n?/g, "\n"); };
  K.elemen = function (nama, kelas, isi) {
    const el = document.createElement(nama);
    if (kelas) el.className = kelas;
    if (isi !== undefined) el.textContent = isi;
    return el;
  };
  K.tombol = function (kata, kelas, jikaTekan) {
    const tombol = K.elemen("button", kelas, kata);
    tombol.type = "button";
    tombol.addEventListener("click", jikaTekan);
    return tombol;
  };
  K.uuid = function () { // crypto.randomUUID is missing where a pemda serves plain http
    const b = crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64;
    b[8] = (b[8] & 63) | 128;
    const h = Array.from(b, function (x) { return x.toString(16).padStart(2, "0"); }).join("");
    return [h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)].join("-");
  };

  /* ---- which cell ---- */
  K.idBaris = function (tr) { return tr.dataset.silsilah || "i" + tr.dataset.indikator; };
  K.idSasaran = function (tbody) { return tbody.dataset.silsilahSasaran || "s" + tbody.dataset.sasaran; };
  K.pemilik = function (sel) { return sel.dataset.kolom === "sasaran" ? sel.closest("tbody") : sel.parentElement; };
  K.idPemilik = function (pemilik) { return pemilik.tagName === "TBODY" ? K.idSasaran(pemilik) : K.idBaris(pemilik); };
  K.kunci = function (sel) { return K.idPemilik(K.pemilik(sel)) + ":" + sel.dataset.kolom; };
  K.bagi = function (kunci) {
    const batas = kunci.lastIndexOf(":");
    return { id: kunci.slice(0, batas), kolom: kunci.slice(batas + 1) };
  };
  K.cariPemilik = function (id) {
    const aman = CSS.escape(id), angka = /^([is])(\d+)$/.exec(id);
    if (!angka) return K.kotak().querySelector('tr[data-silsilah="' + aman + '"], tbody[data-silsilah-sasaran="' + aman + '"]');
    return K.kotak().querySelector(angka[1] === "i" ? 'tr[data-indikator="' + angka[2] + '"]' : 'tbody[data-sasaran="' + angka[2] + '"]');
  };
  K.selDalam = function (pemilik, kolom) { return pemilik.querySelector('.kisi-sel[data-kolom="' + CSS.escape(kolom) + '"]'); };
  K.cariSel = function (kunci) {
    const k = K.bagi(kunci), pemilik = K.cariPemilik(k.id);
    return pemilik && K.selDalam(pemilik, k.kolom);
  };
  K.barisSemua = function () { return Array.from(K.kotak().querySelectorAll("tbody > tr")); };
  K.selAktif = function () { return aktif && K.cariSel(aktif); };
  K.baru = function (sel) { return "baru" in K.pemilik(sel).dataset; };
  K.label = function (sel) { return sel.dataset.label || (sel.dataset.kolom === "sasaran" ? "Sasaran" : sel.dataset.kolom); };
  K.nama = function (sel) { // rows are counted as one sees them, without the blank ones
    const tr = sel.parentElement, nomor = Array.from(K.kotak().querySelectorAll("tr[data-indikator]")).indexOf(tr) + 1;
    return K.label(sel) + (nomor ? ", baris " + nomor : ", baris baru");
  };
  function kolomSemua() { // in the order of the sheet
    const lengkap = K.kotak().querySelector("tbody > tr:first-child");
    return Array.from(lengkap ? lengkap.querySelectorAll(".kisi-sel") : [], function (sel) { return sel.dataset.kolom; });
  }
  function selPada(tr, kolom) { // a cell may span the rows below it
    for (let baris = tr; baris; baris = baris.previousElementSibling) {
      const sel = K.selDalam(baris, kolom);
      if (sel) return sel;
    }
    return null;
  }
  K.selPada = selPada;

  /* ---- where the focus is ---- */
  function tandai(sel) {
    K.kotak().querySelectorAll('.kisi-sel[tabindex="0"]').forEach(function (lain) { if (lain !== sel) lain.tabIndex = -1; });
    sel.tabIndex = 0;
    aktif = K.kunci(sel);
    if (sel.dataset.kolom !== "sasaran") terakhir = sel.parentElement;
    jelaskan(sel);
  }
  K.fokus = function (sel, diam) { // diam: the page stays where it is (a message stands above the grid)
    if (!sel) return;
    tandai(sel);
    sel.focus({ preventScroll: Boolean(diam) });
  };
  K.wadah.addEventListener("focusin", function (ev) {
    const sel = ev.target.closest(".kisi-sel");
    if (sel) tandai(sel);
    if (sel && K.baru(sel)) sel.parentElement.classList.add("terbuka"); // on a phone a blank row shows one line until then
    keluar = false;
  });
  K.lupakanTab = function () { kolomTab = null; };

  /* ---- moving ---- */
  function ujungAksi(tr) { return tr.querySelector(".kisi-aksi summary, .kisi-aksi a[href], .kisi-aksi button"); }
  function kanan(tr, kolom, langkah) {
    const urutan = kolomSemua();
    for (let i = urutan.indexOf(kolom) + langkah; i >= 0 && i < urutan.length; i += langkah) {
      const sel = selPada(tr, urutan[i]);
      if (sel) return sel;
    }
    return langkah > 0 ? ujungAksi(tr) : null;
  }
  function kosong(tr) { return "baru" in tr.dataset && !K.isianBaris(tr.dataset.silsilah).length; }
  function bawah(tr, kolom, langkah) { // the next cell of the column that is another one, or null
    const semua = K.barisSemua(), kini = selPada(tr, kolom), lewati = !/^(sasaran|nama)$/.test(kolom);
    for (let i = semua.indexOf(tr) + langkah; i >= 0 && i < semua.length; i += langkah) {
      if (lewati && kosong(semua[i])) continue; // a column filled downwards: only where a row begins one can begin one
      const sel = kolom === "aksi" ? ujungAksi(semua[i]) : selPada(semua[i], kolom);
      if (sel && sel !== kini) return sel;
    }
    return null;
  }
  function loncat(tr, kolom, banyak) {
    let sel = null;
    for (let i = 0, baris = tr; i < Math.abs(banyak); i += 1) {
      const lanjut = bawah(baris, kolom, Math.sign(banyak));
      if (!lanjut) break;
      sel = lanjut;
      baris = lanjut.closest("tr");
    }
    return sel;
  }
  function ujung(tr, akhir) {
    const sel = tr.querySelectorAll(".kisi-sel");
    return akhir ? sel[sel.length - 1] : sel[0];
  }
  K.pindah = function (sel, arah) { // the cell that `arah` leads to, or null at the edge
    const tr = sel.closest("tr"), kolom = sel.dataset.kolom || "aksi";
    if (arah === "kanan" && kolom === "sasaran") return kanan(terakhir && tr.parentElement.contains(terakhir) ? terakhir : tr, kolom, 1);
    if (arah === "kanan") return kolom === "aksi" ? null : kanan(tr, kolom, 1);
    if (arah === "kiri") return kolom === "aksi" ? ujung(tr, true) : kanan(tr, kolom, -1);
    return bawah(tr, kolom, arah === "bawah" ? 1 : -1);
  };
  K.tab = function (sel, mundur) { // right, then the next row; null at the end of the grid
    const tr = sel.closest("tr"), sebaris = Array.from(tr.querySelectorAll(".kisi-sel")), semua = K.barisSemua();
    const tujuan = sebaris[sebaris.indexOf(sel) + (mundur ? -1 : 1)];
    if (!mundur && kolomTab === null) kolomTab = sel.dataset.kolom === "sasaran" && tujuan ? tujuan.dataset.kolom : sel.dataset.kolom;
    const lewat = !mundur && sel.dataset.kolom === "nama" && kosong(tr) && tr.parentElement.dataset.sasaran; // no new row here
    if (tujuan && !lewat) return tujuan;
    const lain = semua[semua.indexOf(tr) + (mundur ? -1 : 1)];
    return lain ? ujung(lain, mundur) : null;
  };
  K.lewatiKosong = function (sel) { // Enter on "Indikator baru…" with nothing typed: on to the next sasaran, or null
    const tr = sel.parentElement, lanjut = tr.parentElement.nextElementSibling;
    if (sel.dataset.kolom !== "nama" || !kosong(tr) || tr.nextElementSibling || !lanjut) return null;
    return K.selDalam(lanjut, "sasaran");
  };
  K.enter = function (sel) { // down; after a run of Tabs down to where the run began
    const kolom = kolomTab || sel.dataset.kolom;
    kolomTab = null;
    return bawah(sel.closest("tr"), kolom, 1) || sel;
  };
  const ARAH = { ArrowUp: "atas", ArrowDown: "bawah", ArrowLeft: "kiri", ArrowRight: "kanan" };
  function tujuanTombol(ev, sel, tr) {
    const ctrl = ev.ctrlKey || ev.metaKey, semua = K.barisSemua(), kolom = sel.dataset.kolom || "aksi";
    if (ARAH[ev.key]) return K.pindah(sel, ARAH[ev.key]);
    if (ev.key === "Home") return ctrl ? ujung(semua[0], false) : selPada(tr, kolomSemua()[0]);
    if (ev.key === "End") return ujung(ctrl ? semua[semua.length - 1] : tr, true);
    if (ev.key === "PageDown" || ev.key === "PageUp") return loncat(tr, kolom, ev.key === "PageDown" ? 10 : -10);
    return undefined;
  }
  K.wadah.addEventListener("keydown", function (ev) {
    const tr = ev.target.closest("tbody > tr"), sel = ev.target.closest(".kisi-sel") || ev.target.closest(".kisi-aksi");
    if (ev.defaultPrevented || ev.altKey || ev.isComposing || !tr || !sel) return;
    if (sel.matches(".kisi-sel") && ev.target !== sel) return; // editor, conflict panel, link in the text
    if (sel.matches(".kisi-aksi") && ev.target.closest("details[open]")) return menuAksi(ev);
    if (ev.key === "Tab") return sel.matches(".kisi-sel") ? tombolTab(ev, sel) : undefined;
    if (ev.key === "Escape") { keluar = true; return; }
    const tujuan = tujuanTombol(ev, sel, tr);
    if (tujuan === undefined) return;
    ev.preventDefault();
    ev.stopPropagation();
    kolomTab = null;
    if (tujuan && tujuan.matches(".kisi-sel")) K.fokus(tujuan);
    else if (tujuan) tujuan.focus();
  });
  function tombolTab(ev, sel) {
    const tujuan = keluar ? null : K.tab(sel, ev.shiftKey);
    if (!tujuan) return; // the browser goes on to what follows the grid
    ev.preventDefault();
    K.fokus(tujuan);
  }
  function menuAksi(ev) {
    if (ev.key !== "ArrowDown" && ev.key !== "ArrowUp") return;
    const butir = Array.from(ev.target.closest("details").querySelectorAll(".tarik-isi a, .tarik-isi button"));
    const kini = butir.indexOf(ev.target) + (ev.key === "ArrowDown" ? 1 : -1);
    ev.preventDefault();
    butir[(kini + butir.length) % butir.length].focus();
  }

  /* ---- what the column means, in sight while one is in it ---- */
  const penjelasan = K.elemen("p", "kisi-penjelasan tanpa-cetak");
  penjelasan.id = "kisi-penjelasan";
  function jelaskan(sel) {
    const kepala = K.kotak().querySelector('th[data-kolom="' + CSS.escape(sel.dataset.kolom) + '"]');
    const teks = (kepala && kepala.dataset.bantuan) || "";
    if (penjelasan.dataset.kolom === sel.dataset.kolom) return;
    penjelasan.dataset.kolom = sel.dataset.kolom;
    penjelasan.replaceChildren(K.elemen("b", "", K.label(sel)), document.createTextNode(teks ? " " + teks : ""));
    penjelasan.hidden = !teks;
  }
  K.penjelasan = penjelasan;

  /* ---- each time the grid came from the server ---- */
  function hitungBaris(kotak) { // the number beside the title, which is not replaced with the grid
    const tempat = document.querySelector("[data-banyak-indikator]");
    if (tempat) tempat.textContent = kotak.querySelectorAll("tr[data-indikator]:not([data-induk])").length;
  }
  K.pasang = function () {
    const kotak = K.kotak();
    kotak.querySelectorAll(".kisi-aksi :is(summary, a, button)").forEach(function (el) { el.tabIndex = -1; }); // by arrows
    kotak.querySelectorAll("th[data-bantuan]").forEach(function (th) { th.title = th.dataset.bantuan; });
    hitungBaris(kotak);
    K.setelahPasang.forEach(function (kerja) { kerja(); });
    const sel = K.selAktif() || kotak.querySelector(".kisi-sel");
    if (sel) { sel.tabIndex = 0; aktif = K.kunci(sel); }
  };
  document.addEventListener("DOMContentLoaded", function () {
    K.wadah.append(penjelasan);
    penjelasan.hidden = true;
    K.pasang();
    K.mulai.forEach(function (kerja) { kerja(); });
    const dituju = document.getElementById(location.hash.slice(1));
    if (dituju && dituju.matches(".kisi tr")) K.fokus(K.selDalam(dituju, "nama"));
    else if (document.activeElement === document.body && window.matchMedia("(min-width: 768px)").matches) K.fokus(K.selAktif(), true);
  });
})();
