/* Files of a form are sent as soon as they are chosen or dropped, each with its progress, to be cancelled or tried
   again; the form then carries their keys. Without this script they go with the form itself.
   <div data-unggah="url" data-nama="titipan"> … <input type="file"> <ul class="daftar-unggahan"> … and
   <template id="templat-unggahan"> (templates/indikator/bukti_isian.html, bukti_templat.html). */
(function () {
  "use strict";
  var UKURAN_MAKS = 10 * 1024 * 1024;
  var berjalan = new Map(); // line → XMLHttpRequest under way
  var menunggu = new Map(); // form → button that was pressed while files were still being sent

  function ukuran(byte) {
    if (byte < 1024 * 1024) return Math.max(1, Math.round(byte / 1024)) + " KB";
    return (byte / 1024 / 1024).toFixed(1).replace(".", ",") + " MB";
  }
  function kabari(baris, kata, gagal) {
    var tempat = baris.querySelector(".unggahan-kabar");
    tempat.textContent = kata;
    tempat.classList.toggle("gagal", Boolean(gagal));
  }

  /* ---- one line of the list ---- */
  function barisBaru(kotak, berkas) {
    var baris = document.getElementById("templat-unggahan").content.firstElementChild.cloneNode(true);
    baris.querySelector(".unggahan-nama").textContent = berkas.name;
    baris.querySelector(".unggahan-ukuran").textContent = ukuran(berkas.size);
    baris.querySelector("progress").setAttribute("aria-label", "Mengunggah " + berkas.name);
    kotak.querySelector(".daftar-unggahan").append(baris);
    return baris;
  }
  function gagalkan(baris, kata, ulang) {
    baris.querySelector("progress").hidden = true;
    baris.querySelector("[data-ulang]").hidden = !ulang;
    baris.querySelector("[data-buang]").textContent = "Buang";
    kabari(baris, kata, true);
  }
  function selesaikan(kotak, baris, jawaban) {
    var kunci = document.createElement("input");
    kunci.type = "hidden";
    kunci.name = kotak.dataset.nama;
    kunci.value = jawaban.pk;
    var label = baris.querySelector(".unggahan-ket");
    var isian = label.querySelector("input");
    isian.name = "keterangan_titipan_" + jawaban.pk;
    isian.setAttribute("aria-label", "Keterangan " + jawaban.nama);
    label.hidden = false;
    baris.prepend(kunci);
    baris.querySelector("progress").hidden = true;
    baris.querySelector("[data-buang]").textContent = "Buang";
    kabari(baris, "terunggah");
  }

  /* ---- sending ---- */
  function bacaJawaban(minta) {
    try {
      return JSON.parse(minta.responseText);
    } catch (galat) {
      return { galat: "Server menjawab dengan kode " + minta.status + ". Coba lagi." };
    }
  }
  function terjawab(kotak, baris, berkas, minta, ulang) {
    var data = bacaJawaban(minta);
    if (minta.status === 200) return selesaikan(kotak, baris, data);
    if (data.csrf && data.token && !ulang) { // as kinerja.kirim does, which knows no progress
      window.kinerja.tokenBaru(data.token);
      return kirim(kotak, baris, berkas, true);
    }
    if (data.masuk) window.kinerja.sesiBerakhir(data);
    return gagalkan(baris, data.galat, minta.status !== 422);
  }
  function kirim(kotak, baris, berkas, ulang) {
    var isi = new FormData();
    var minta = new XMLHttpRequest();
    isi.append("berkas", berkas);
    minta.open("POST", kotak.dataset.unggah);
    Object.entries(window.kinerja.kepala()).forEach(function (satu) { minta.setRequestHeader(satu[0], satu[1]); });
    minta.upload.addEventListener("progress", function (ev) {
      if (ev.lengthComputable) baris.querySelector("progress").value = Math.round(100 * ev.loaded / ev.total);
    });
    minta.addEventListener("load", function () { terjawab(kotak, baris, berkas, minta, ulang); });
    minta.addEventListener("error", function () {
      gagalkan(baris, "Tidak ada hubungan ke server. Periksa jaringan, lalu coba lagi.", true);
    });
    minta.addEventListener("loadend", function () {
      if (berjalan.get(baris) === minta) berjalan.delete(baris); // else it was sent once more
      lanjutkan(kotak.closest("form"));
    });
    baris.querySelector("progress").hidden = false;
    baris.querySelector("[data-ulang]").hidden = true;
    baris.querySelector("[data-buang]").textContent = "Batal";
    kabari(baris, "mengunggah…");
    berjalan.set(baris, minta);
    minta.send(isi);
  }
  function terima(kotak, daftar) {
    Array.from(daftar).forEach(function (berkas) {
      var baris = barisBaru(kotak, berkas);
      baris.querySelector("[data-ulang]").addEventListener("click", function () { kirim(kotak, baris, berkas); });
      if (!berkas.size) gagalkan(baris, "Berkas ini kosong. Pilih berkas yang berisi.");
      else if (berkas.size > UKURAN_MAKS) gagalkan(baris, "Lebih dari 10 MB. Perkecil dulu, atau isi tautannya saja.");
      else kirim(kotak, baris, berkas);
    });
    kotak.querySelector('input[type="file"]').dispatchEvent(new Event("input", { bubbles: true })); // unsaved now
  }

  /* ---- the form waits for its files ---- */
  function sedangMengunggah(form) {
    return Array.from(berjalan.keys()).some(function (baris) { return form.contains(baris); });
  }
  function lanjutkan(form) {
    if (!form || !menunggu.has(form) || sedangMengunggah(form)) return;
    var tombol = menunggu.get(form);
    menunggu.delete(form);
    if (!form.querySelector(".unggahan-kabar.gagal")) form.requestSubmit(tombol || undefined);
  }
  document.addEventListener("submit", function (ev) { // capture: before the page locks its buttons
    if (!sedangMengunggah(ev.target)) return;
    ev.preventDefault();
    ev.stopImmediatePropagation();
    menunggu.set(ev.target, ev.submitter);
    berjalan.forEach(function (minta, baris) { kabari(baris, "mengunggah… formulir disimpan sesudahnya"); });
  }, true);

  /* ---- choosing, dropping, giving up ---- */
  document.addEventListener("change", function (ev) {
    var kotak = ev.target.type === "file" && ev.target.closest("[data-unggah]");
    if (!kotak || !ev.target.files.length) return;
    terima(kotak, ev.target.files);
    ev.target.value = ""; // they are on their way: the form does not send them again
  });
  document.addEventListener("click", function (ev) {
    var tombol = ev.target.closest("[data-unggah] [data-buang]");
    if (!tombol) return;
    var kotak = tombol.closest("[data-unggah]"), baris = tombol.closest("li"), minta = berjalan.get(baris);
    baris.remove();
    if (minta) minta.abort();
    kotak.querySelector('input[type="file"]').focus();
  });
  function berisiBerkas(ev) {
    return ev.dataTransfer && Array.from(ev.dataTransfer.types).includes("Files");
  }
  ["dragenter", "dragover"].forEach(function (nama) {
    document.addEventListener(nama, function (ev) {
      if (!berisiBerkas(ev)) return;
      ev.preventDefault(); // also outside the box: else the browser leaves the page to show the file
      var kotak = ev.target.closest && ev.target.closest("[data-unggah]");
      document.querySelectorAll(".diseret").forEach(function (el) { el.classList.toggle("diseret", el === kotak); });
      if (kotak) kotak.classList.add("diseret");
      ev.dataTransfer.dropEffect = kotak ? "copy" : "none";
    });
  });
  document.addEventListener("dragleave", function (ev) {
    if (!ev.relatedTarget) document.querySelectorAll(".diseret").forEach(function (el) { el.classList.remove("diseret"); });
  });
  document.addEventListener("drop", function (ev) {
    if (!berisiBerkas(ev)) return;
    ev.preventDefault();
    var kotak = ev.target.closest && ev.target.closest("[data-unggah]");
    document.querySelectorAll(".diseret").forEach(function (el) { el.classList.remove("diseret"); });
    if (kotak) terima(kotak, ev.dataTransfer.files);
  });
})();
