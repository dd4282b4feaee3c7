/* The grid of budget figures with the keyboard: Enter and ↓ go to the same column of the next row, ↑ to the one before;
   cells pasted from a spreadsheet (one column or several) fill the boxes from here on, after a preview. Every row is saved
   by itself (htmx) when its cell is left; pasted rows one after the other. */
(function () {
  "use strict";
  const tabel = document.querySelector(".tabel-uang");
  if (!tabel) return;
  const KOTAK = 'input:not([type="hidden"])';

  function baris() { return Array.from(tabel.querySelectorAll("tbody tr[hx-post]")); }
  function lajur(isian) { return isian.closest("td").cellIndex; }
  function kotak(tr, nomor) { return tr.cells[nomor] ? tr.cells[nomor].querySelector(KOTAK) : null; }
  function nama(tr) { return tr.cells[0].querySelector("a").textContent.trim(); }
  function judul(nomor) { return tabel.tHead.rows[0].cells[nomor].textContent.trim(); }

  /* ---- Enter and arrows ---- */
  function pindah(isian, langkah) {
    const semua = baris(), nomor = lajur(isian);
    for (let i = semua.indexOf(isian.closest("tr")) + langkah; i >= 0 && i < semua.length; i += langkah) {
      const tujuan = kotak(semua[i], nomor);
      if (!tujuan) continue; // a locked cell, or the sum of its triwulan
      tujuan.focus(); // leaving the cell saves it: its change event comes before the focus
      tujuan.select();
      return true;
    }
    return false;
  }
  tabel.addEventListener("keydown", function (ev) {
    if (ev.ctrlKey || ev.metaKey || ev.altKey || ev.isComposing || !ev.target.matches(KOTAK)) return;
    const naik = ev.key === "ArrowUp" || (ev.key === "Enter" && ev.shiftKey);
    if (!naik && ev.key !== "ArrowDown" && ev.key !== "Enter") return;
    ev.preventDefault();
    if (!pindah(ev.target, naik ? -1 : 1) && ev.key === "Enter") ev.target.blur();
  });

  /* ---- pasted cells ---- */
  function pecah(teks) {
    const isi = teks.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
    return isi.map(function (satu) { return satu.split("\t").map(function (sel) { return sel.trim(); }); });
  }
  function pasangkan(isian, isi) { // [{tr, isian, nilai}] and how many cells found no box
    const semua = baris(), dari = semua.indexOf(isian.closest("tr")), kolom = lajur(isian), hasil = [];
    let lebih = 0, kosong = 0;
    isi.forEach(function (satu, i) {
      satu.forEach(function (nilai, j) {
        const tr = semua[dari + i], tujuan = tr && kotak(tr, kolom + j);
        if (!nilai) kosong += 1;
        else if (!tujuan) lebih += 1;
        else hasil.push({ tr: tr, isian: tujuan, nilai: nilai, judul: judul(kolom + j) });
      });
    });
    return { pasangan: hasil, lebih: lebih, kosong: kosong };
  }
  function sel(isi, kelas) {
    const el = document.createElement("td");
    el.textContent = isi;
    if (kelas) el.className = kelas;
    return el;
  }
  function tanya(isi, jikaYa) {
    const dialog = document.getElementById("dialog-tempel-uang"), wadah = document.getElementById("dialog-tempel-uang-baris");
    const banyak = isi.pasangan.length, catatan = [isi.lebih ? isi.lebih + " sel tidak mendapat kotak dan tidak dipakai." : "",
      isi.kosong ? isi.kosong + " sel kosong dilewati; yang tersimpan tetap." : "", "Periksa pasangannya."];
    document.getElementById("dialog-tempel-uang-judul").textContent = banyak + " angka";
    document.getElementById("dialog-tempel-uang-catatan").textContent = catatan.filter(Boolean).join(" ");
    document.getElementById("dialog-tempel-uang-ya").textContent = "Isi " + banyak + " sel";
    wadah.replaceChildren.apply(wadah, isi.pasangan.map(function (p) {
      const tr = document.createElement("tr");
      tr.append(sel(nama(p.tr)), sel(p.judul), sel(p.isian.value, "angka"), sel(p.nilai, "angka"));
      return tr;
    }));
    dialog.returnValue = "";
    dialog.addEventListener("close", function () { if (dialog.returnValue === "ya") jikaYa(); }, { once: true });
    dialog.showModal();
    document.getElementById("dialog-tempel-uang-ya").focus();
  }
  function simpanBerurutan(antre) { // row after row: a hundred requests at once help nobody
    const tr = antre.shift();
    if (!tr) return;
    function lanjut(ev) {
      if (!ev.detail.requestConfig || ev.detail.requestConfig.elt !== tr) return;
      document.removeEventListener("htmx:afterRequest", lanjut);
      simpanBerurutan(antre);
    }
    document.addEventListener("htmx:afterRequest", lanjut);
    tr.querySelector(KOTAK).dispatchEvent(new Event("change", { bubbles: true }));
  }
  tabel.addEventListener("paste", function (ev) {
    if (!ev.target.matches(KOTAK)) return;
    const isi = pecah((ev.clipboardData || window.clipboardData).getData("text"));
    if (isi.length < 2 && isi[0].length < 2) return; // one amount goes into its cell as always
    ev.preventDefault();
    const hasil = pasangkan(ev.target, isi);
    if (!hasil.pasangan.length) return;
    tanya(hasil, function () {
      hasil.pasangan.forEach(function (p) { p.isian.value = p.nilai; });
      simpanBerurutan(Array.from(new Set(hasil.pasangan.map(function (p) { return p.tr; }))));
      hasil.pasangan[hasil.pasangan.length - 1].isian.focus();
    });
  });
})();
