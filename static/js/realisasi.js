/* The sheet of realisasi with the keyboard: Enter and ↓ save a cell and go to the next one, ↑ to the one before; a column
   of numbers pasted from a spreadsheet fills the rows from here on, after a preview, one value to a row, also to one that
   a formula fills (its value is passed over); the boxes of a formula open below their row. Every cell is saved by its own form (htmx), so that one that is refused keeps what was typed. */
(function () {
  "use strict";

  function sel() {
    return Array.from(document.querySelectorAll(".tabel-realisasi input.sel-nilai"));
  }
  function namaBaris(tr) {
    return tr.querySelector(".sel-indikator").textContent.trim().replace(/^\d+\.\s*/, "");
  }

  /* ---- Enter and arrows ---- */
  function pindah(isian, langkah) {
    var semua = sel(), tujuan = semua[semua.indexOf(isian) + langkah];
    if (!tujuan) return false;
    tujuan.focus(); // leaving the cell saves it: its change event comes before the focus
    tujuan.select();
    return true;
  }
  document.addEventListener("keydown", function (ev) {
    if (ev.ctrlKey || ev.metaKey || ev.altKey || ev.isComposing || !ev.target.matches("input.sel-nilai")) return;
    if (ev.key === "ArrowUp" || ev.key === "ArrowDown") {
      if (pindah(ev.target, ev.key === "ArrowUp" ? -1 : 1)) ev.preventDefault();
    } else if (ev.key === "Enter" && !ev.shiftKey) {
      if (pindah(ev.target, 1)) ev.preventDefault(); // in the last cell the form is sent as usual
    }
  });

  /* ---- a pasted column ---- */
  function barisTeks(teks) {
    var baris = teks.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
    return baris.map(function (satu) { return satu.split("\t")[0].trim(); });
  }
  function pasangkan(isian, nilai) { // [{tr, isian (null: the row has no box), nilai}], without the blank ones
    var semua = Array.from(document.querySelectorAll(".tabel-realisasi tbody tr[id^='baris-']")), dari = semua.indexOf(isian.closest("tr"));
    return nilai.map(function (satu, i) {
      var tr = semua[dari + i];
      return { tr: tr, isian: tr && tr.querySelector("input.sel-nilai"), nilai: satu };
    }).filter(function (p) { return p.tr && p.nilai !== ""; });
  }
  function buatSel(tag, isi, kelas) {
    var el = document.createElement(tag);
    el.textContent = isi;
    if (kelas) el.className = kelas;
    return el;
  }
  function barisDialog(p) {
    var tr = document.createElement("tr"), menjadi = buatSel("td", p.isian ? p.nilai : "", "angka");
    if (!p.isian) {
      menjadi.append(document.createElement("div"));
      menjadi.firstChild.append(buatSel("s", p.nilai), buatSel("div", p.tr.dataset.tanpaKotak + ", dilewati", "kecil"));
    }
    tr.className = p.isian ? "" : "redup";
    tr.append(buatSel("td", namaBaris(p.tr)), buatSel("td", p.isian ? p.isian.value : "", "angka"), menjadi);
    ["Indikator", "Sekarang", "Menjadi"].forEach(function (judul, n) { tr.cells[n].dataset.label = judul; }); // a card on a phone
    return tr;
  }
  function tampilkan(semua, banyak, kosong) {
    var pasangan = semua.filter(function (p) { return p.isian; }), baris = semua.map(barisDialog);
    var lebih = banyak - semua.length - kosong, lewat = semua.length - pasangan.length;
    var catatan = [lebih > 0 ? lebih + " nilai tidak mendapat baris dan tidak dipakai." : "",
      kosong ? kosong + " baris kosong dilewati." : "",
      lewat ? lewat + " nilai di baris tanpa kotak isian dilewati." : "", "Satu nilai untuk satu baris; periksa pasangannya."];
    document.getElementById("dialog-tempel-judul").textContent = pasangan.length + " nilai ke " + pasangan.length + " baris";
    document.getElementById("dialog-tempel-catatan").textContent = catatan.filter(Boolean).join(" ");
    document.getElementById("dialog-tempel-baris").replaceChildren.apply(document.getElementById("dialog-tempel-baris"), baris);
    document.getElementById("dialog-tempel-ya").textContent = "Isi " + pasangan.length + " baris";
  }
  function tanya(semua, banyak, kosong, jikaYa) {
    var dialog = document.getElementById("dialog-tempel");
    tampilkan(semua, banyak, kosong);
    dialog.returnValue = "";
    dialog.addEventListener("close", function () { if (dialog.returnValue === "ya") jikaYa(); }, { once: true });
    dialog.showModal();
    document.getElementById("dialog-tempel-ya").focus();
  }
  function simpanBerurutan(antre) {
    var satu = antre.shift();
    if (!satu) return;
    var isian = document.getElementById(satu.id); // its row may have been replaced meanwhile
    if (!isian) return simpanBerurutan(antre);
    var form = isian.form;
    function lanjut(ev) {
      if (ev.detail.requestConfig && ev.detail.requestConfig.elt !== form) return;
      document.removeEventListener("htmx:afterRequest", lanjut);
      simpanBerurutan(antre);
    }
    document.addEventListener("htmx:afterRequest", lanjut);
    isian.value = satu.nilai;
    isian.dispatchEvent(new Event("input", { bubbles: true }));
    isian.dispatchEvent(new Event("change", { bubbles: true }));
  }
  document.addEventListener("paste", function (ev) {
    if (!ev.target.matches || !ev.target.matches("input.sel-nilai")) return;
    var nilai = barisTeks((ev.clipboardData || window.clipboardData).getData("text"));
    if (nilai.length < 2) return; // one number goes into its cell as always
    ev.preventDefault();
    var semua = pasangkan(ev.target, nilai), isi = semua.filter(function (p) { return p.isian; });
    var kosong = nilai.filter(function (satu) { return satu === ""; }).length;
    if (!isi.length) return;
    tanya(semua, nilai.length, kosong, function () {
      var akhir = isi[isi.length - 1].isian.id;
      simpanBerurutan(isi.map(function (p) { return { id: p.isian.id, nilai: p.nilai }; }));
      var tujuan = document.getElementById(akhir);
      if (tujuan) tujuan.focus();
    });
  });

  /* ---- the boxes of a formula below their row ---- */
  function tombolDari(baris) {
    return document.querySelector("#baris-" + baris.id.replace("sisip-", "") + " [data-sisip]");
  }
  function tutup(baris) {
    var tombol = tombolDari(baris);
    baris.remove();
    if (!tombol) return;
    tombol.setAttribute("aria-expanded", "false");
    tombol.focus();
  }
  document.addEventListener("htmx:confirm", function (ev) { // pressed once more: close instead of asking the server again
    if (!ev.target.matches || !ev.target.matches("[data-sisip]")) return;
    var terbuka = document.getElementById(ev.target.closest("tr").id.replace("baris-", "sisip-"));
    if (!terbuka) return;
    ev.preventDefault();
    tutup(terbuka);
  });
  document.addEventListener("htmx:load", function (ev) {
    if (!ev.target.matches || !ev.target.matches("tr.baris-sisip")) return;
    var tombol = tombolDari(ev.target);
    if (tombol) tombol.setAttribute("aria-expanded", "true");
    var pertama = ev.target.querySelector(".is-invalid") || ev.target.querySelector(".kotak-variabel input, .kotak-variabel textarea");
    if (pertama) { pertama.focus(); if (pertama.select) pertama.select(); }
  });
  document.addEventListener("htmx:afterRequest", function (ev) {
    var form = ev.detail.requestConfig && ev.detail.requestConfig.elt;
    if (!form || !form.matches || !form.matches(".form-sisip") || ev.detail.xhr.status !== 200) return;
    var tombol = document.querySelector("#baris-" + form.id.replace("form-sisip-", "") + " [data-sisip]");
    if (tombol) tombol.focus();
  });
  document.addEventListener("click", function (ev) {
    var tombol = ev.target.closest("[data-tutup-sisip]");
    if (tombol) tutup(tombol.closest("tr"));
  });
  document.addEventListener("keydown", function (ev) {
    var baris = ev.key === "Escape" && ev.target.closest && ev.target.closest("tr.baris-sisip");
    if (baris) tutup(baris);
  });
})();
