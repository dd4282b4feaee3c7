/* The picker of the cascade: as a dialog from the entry grid (event kisi:dukungan, detail {sel}) and from links with
   data-dukungan; on its own page it filters and moves by arrows too. Without it the page and its buttons do the same. */
(function () {
  "use strict";
  var dialog = null, asal = null, teks = null, tunda = 0; // asal: row of the grid; teks: where a form shows the choice

  /* ---- the list inside a form ---- */
  function kotak(form) { return Array.from(form.querySelectorAll(".dukungan-pilihan")); }
  function kotakTampak(form) {
    return kotak(form).filter(function (label) { return !label.hidden; })
      .map(function (label) { return label.querySelector("input"); });
  }
  function saring(form) {
    var kata = form.elements.q.value.toLowerCase().split(/\s+/).filter(Boolean), banyak = 0;
    kotak(form).forEach(function (label) {
      var isi = label.textContent.toLowerCase();
      var dipilih = label.querySelector("input").checked;
      var cocok = kata.every(function (k) { return isi.includes(k); });
      label.hidden = !cocok && !dipilih;
      if (cocok) banyak += 1;
    });
    form.querySelectorAll("fieldset").forEach(function (grup) {
      grup.hidden = !grup.querySelector(".dukungan-pilihan:not([hidden])");
    });
    form.querySelector("[data-dukungan-kabar]").textContent = kata.length ? banyak + " cocok" : "";
  }
  function cariServer(form) { // the list is only a part: ask for what is not in it, keeping what is ticked
    var isi = new FormData(form);
    isi.set("cari", "1");
    return fetch(form.action, { method: "POST", body: isi, headers: { "HX-Request": "true" } })
      .then(function (jawab) { return jawab.ok ? jawab.text() : Promise.reject(new Error(String(jawab.status))); })
      .then(function (html) {
        if (!form.isConnected) return;
        var baru = document.createElement("div");
        baru.innerHTML = html;
        var daftar = baru.querySelector(".dukungan-daftar");
        if (daftar) form.querySelector(".dukungan-daftar").replaceWith(daftar);
      })
      .catch(function () { form.querySelector("[data-dukungan-kabar]").textContent = "Pencarian gagal. Coba lagi."; });
  }
  function ketik(ev) {
    var form = ev.target.closest("[data-dukungan-form]");
    if (!form || ev.target.name !== "q") return;
    saring(form);
    clearTimeout(tunda);
    if ("terpotong" in form.dataset) tunda = setTimeout(function () { cariServer(form); }, 300);
  }
  function tombol(ev) {
    var form = ev.target.closest && ev.target.closest("[data-dukungan-form]");
    if (!form || !ev.target.matches("input[type=search], input[type=checkbox]")) return;
    if (ev.key === "Enter") {
      ev.preventDefault();
      form.requestSubmit(form.querySelector(".tombol-formulir [type=submit]"));
    } else if (ev.key === "ArrowDown" || ev.key === "ArrowUp") {
      var semua = kotakTampak(form), kini = semua.indexOf(ev.target);
      var tujuan = ev.key === "ArrowDown" ? semua[kini + 1] : semua[kini - 1] || (kini === 0 ? form.elements.q : null);
      if (!tujuan) return;
      ev.preventDefault();
      ev.stopPropagation();
      tujuan.focus();
    }
  }
  document.addEventListener("input", ketik);
  document.addEventListener("keydown", tombol);

  /* ---- the dialog ---- */
  function siapkanDialog() {
    if (dialog) return dialog;
    dialog = document.createElement("dialog");
    dialog.className = "dialog dialog-lebar";
    dialog.setAttribute("aria-labelledby", "dukungan-judul");
    dialog.innerHTML = '<h2 id="dukungan-judul">Yang didukung</h2><div data-dukungan-isi></div>';
    document.body.append(dialog);
    dialog.addEventListener("submit", simpan);
    dialog.addEventListener("click", function (ev) {
      if (!ev.target.closest("[data-dukungan-batal]")) return;
      ev.preventDefault();
      dialog.close();
    });
    dialog.addEventListener("close", kembaliFokus);
    return dialog;
  }
  function kembaliFokus() {
    var sel = asal && asal.querySelector('[data-kolom="mendukung"]');
    if (sel) sel.focus();
  }
  function isi(html) {
    dialog.querySelector("[data-dukungan-isi]").innerHTML = html;
    var galat = dialog.querySelector(".galat-ringkas");
    (galat || dialog.querySelector("[name=q]")).focus();
  }
  function buka(url, baris, tempat) {
    siapkanDialog();
    asal = baris;
    teks = tempat;
    fetch(url, { headers: { "HX-Request": "true" } })
      .then(function (jawab) { return jawab.ok && !jawab.redirected ? jawab.text() : Promise.reject(new Error("tolak")); })
      .then(function (html) {
        if (!dialog.open) dialog.showModal();
        isi(html);
      })
      .catch(function () { window.location.assign(url); }); // the page says what is wrong
  }
  function simpan(ev) {
    var form = ev.target;
    if (!form.matches("[data-dukungan-form]")) return;
    ev.preventDefault();
    if (ev.submitter && ev.submitter.name === "cari") { cariServer(form); return; }
    var tombolSimpan = form.querySelector(".tombol-formulir [type=submit]");
    tombolSimpan.disabled = true;
    window.kinerja.kirim(form.action, new FormData(form)).then(selesai).finally(function () { tombolSimpan.disabled = false; });
  }
  function selesai(hasil) {
    if (hasil.status !== 200) {
      if (hasil.data.html) isi(hasil.data.html);
      else if (hasil.data.masuk) kabarkan(window.kinerja.sesiBerakhir(hasil.data));
      else kabarkan(hasil.data.galat + (hasil.status ? "" : " Belum tersimpan; coba lagi."));
      return;
    }
    if (asal && window.kisi) {
      window.kisi.perbarui(asal, hasil.data);
      dialog.close();
    } else if (teks) {
      perbaruiTeks(hasil.data);
      dialog.close();
    } else {
      window.location.reload();
    }
  }
  function perbaruiTeks(data) { // inside the full form, whose other fields may be unsaved
    var form = teks.closest("form"), versi = form && form.elements.versi;
    teks.textContent = data.teks || "belum ada";
    if (versi && Number(versi.value) === data.versi - 1) versi.value = data.versi; // it was our own change
  }
  function kabarkan(isi) { dialog.querySelector("[data-dukungan-kabar]").replaceChildren(isi); } // what stands behind a dialog is not seen

  document.addEventListener("kisi:dukungan", function (ev) {
    var sel = ev.detail.sel;
    if (sel.dataset.urlDukungan) buka(sel.dataset.urlDukungan, sel.closest("tr"), null);
  });
  document.addEventListener("click", function (ev) {
    var tautan = ev.target.closest("a[data-dukungan]");
    if (!tautan || ev.ctrlKey || ev.metaKey || ev.shiftKey || ev.button) return;
    ev.preventDefault();
    buka(tautan.href, null, document.getElementById(tautan.dataset.dukungan));
  });
})();
