/* Drafts: <form data-draf="address of the view draf"> keeps what was typed on the server and offers it again.
   The hidden field _draf tells the server which draft goes once the form was saved (organisasi.isian_http). */
(function () {
  "use strict";
  var JEDA = 2000; // ms after the last key
  var BUKAN = /^(hidden|file|password|submit|button|reset|image)$/;

  function layak(el) { return el.name && !BUKAN.test(el.type) && el.name.indexOf("csrf") < 0; }
  function semuaMedan(form, nama) {
    return Array.prototype.filter.call(form.elements, function (el) { return layak(el) && el.name === nama; });
  }
  function bacaNilai(form, nama) {
    var nilai = [];
    semuaMedan(form, nama).forEach(function (el) {
      if (el.type === "checkbox" || el.type === "radio") { if (el.checked) nilai.push(el.value); }
      else if (el.type === "select-multiple") Array.from(el.selectedOptions).forEach(function (o) { nilai.push(o.value); });
      else nilai.push(el.value);
    });
    return nilai;
  }
  function sama(a, b) { return JSON.stringify(a) === JSON.stringify(b); }
  function pasangNilai(form, nama, nilai) {
    semuaMedan(form, nama).forEach(function (el, ke) {
      if (el.type === "checkbox" || el.type === "radio") el.checked = nilai.indexOf(el.value) >= 0;
      else if (el.tomselect) el.tomselect.setValue(nilai, true);
      else if (el.type === "select-multiple") Array.from(el.options).forEach(function (o) { o.selected = nilai.indexOf(o.value) >= 0; });
      else if (ke < nilai.length) el.value = nilai[ke];
    });
  }
  function kotakPesan(teks, tombol) {
    var kotak = document.createElement("div"), isi = document.createElement("div");
    kotak.className = "pesan pesan-info";
    isi.append(teks);
    tombol.forEach(function (satu) {
      var el = document.createElement("button");
      el.type = "button";
      el.className = "btn btn-sm " + satu.kelas;
      el.textContent = satu.kata;
      el.addEventListener("click", satu.aksi);
      isi.append(" ", el);
    });
    kotak.append(isi);
    return kotak;
  }

  function Draf(form) {
    this.form = form;
    this.url = form.dataset.draf;
    this.alamat = location.pathname + location.search + (form.id ? "#" + form.id : "");
    this.nama = new Set(); // fields typed into, or in the draft
    this.isi = null; // the draft the server keeps
    this.sedang = null; // the save under way
    this.kabar = document.createElement("span");
    this.kabar.className = "status-simpan";
    this.kabar.setAttribute("role", "status");
    (form.querySelector(".tombol-formulir") || form).append(this.kabar);
    this.pengumuman = document.createElement("div");
    this.pengumuman.setAttribute("role", "status");
    form.prepend(this.pengumuman);
  }
  Draf.prototype.kirim = function (url, data) {
    var badan = new URLSearchParams(data);
    return window.kinerja.kirim(url, badan, { keepalive: String(badan).length < 60000 }).then(function (jawaban) {
      var isi = jawaban.data;
      if (isi.masuk) window.kinerja.sesiBerakhir(isi);
      else if (isi.csrf) window.kinerja.kabar("error", isi.galat);
      if (jawaban.status !== 200) throw new Error(isi.galat);
      return isi;
    });
  };
  Draf.prototype.simpan = function () {
    var draf = this, isi = {};
    clearTimeout(this.penunda);
    this.penunda = null;
    this.nama.forEach(function (nama) { if (semuaMedan(draf.form, nama).length) isi[nama] = bacaNilai(draf.form, nama); });
    if (!Object.keys(isi).length) return;
    this.tandai();
    this.sedang = this.kirim(this.url, { alamat: this.alamat, isi: JSON.stringify(isi) })
      .then(function (hasil) { draf.kabar.textContent = hasil.waktu ? "draf tersimpan " + hasil.waktu : ""; })
      .catch(function () { draf.kabar.textContent = "Draf belum tersimpan; isian tetap di layar."; })
      .finally(function () { draf.sedang = null; });
  };
  Draf.prototype.tandai = function () { // from now on the save of this form removes the draft
    if (this.form.elements._draf) return;
    var el = document.createElement("input");
    el.type = "hidden";
    el.name = "_draf";
    el.value = this.alamat;
    this.form.append(el);
  };
  Draf.prototype.catat = function (ev) {
    if (!layak(ev.target) || this.memulihkan) return;
    this.nama.add(ev.target.name);
    var draf = this;
    clearTimeout(this.penunda);
    this.penunda = setTimeout(function () { draf.simpan(); }, JEDA);
  };
  Draf.prototype.buang = function () {
    this.pengumuman.replaceChildren();
    this.isi = null;
    this.kirim(this.url + "buang/", { alamat: this.alamat }).catch(function () { /* offered again next time */ });
  };

  /* ---- coming back ---- */
  Draf.prototype.tawarkan = function (isi, waktu) {
    var draf = this;
    var beda = Object.keys(isi).filter(function (nama) { return !sama(isi[nama], bacaNilai(draf.form, nama)); });
    this.isi = isi;
    this.tandai();
    if (!beda.length) { // this page shows it already: the form came back with its errors
      Object.keys(isi).forEach(function (nama) { draf.nama.add(nama); });
      return;
    }
    this.pengumuman.replaceChildren(kotakPesan("Ada isian dari " + waktu + " yang belum disimpan:", [
      { kata: "Pulihkan", kelas: "btn-primary", aksi: function () { draf.pulihkan(); } },
      { kata: "Buang", kelas: "btn-outline-secondary", aksi: function () { draf.buang(); } }
    ]));
  };
  Draf.prototype.pulihkan = function () {
    var draf = this, isi = this.isi, dulu = {}, selesai = Date.now() + 5000;
    var nama = Object.keys(isi);
    nama.forEach(function (n) { dulu[n] = bacaNilai(draf.form, n); draf.nama.add(n); });
    nama.forEach(function (n) { draf.pasang(n, dulu[n]); });
    document.addEventListener("htmx:afterSettle", function ulangi() { // parts that the first choices brought
      if (Date.now() > selesai) return document.removeEventListener("htmx:afterSettle", ulangi);
      nama.forEach(function (n) { if (!sama(isi[n], bacaNilai(draf.form, n))) draf.pasang(n, null); });
    });
    this.pengumuman.replaceChildren(kotakPesan("Isian dipulihkan dan ditandai. Periksa, lalu simpan.", []));
    setTimeout(function () { draf.sebutSisa(); }, 1500);
  };
  Draf.prototype.pasang = function (nama, dulu) {
    var medan = semuaMedan(this.form, nama);
    if (!medan.length || sama(this.isi[nama], bacaNilai(this.form, nama))) return;
    pasangNilai(this.form, nama, this.isi[nama]);
    medan.forEach(function (el) { el.classList.add("dipulihkan"); });
    this.memulihkan = true;
    ["input", "change"].forEach(function (jenis) { medan[0].dispatchEvent(new Event(jenis, { bubbles: true })); });
    this.memulihkan = false;
    if (dulu && dulu.join("").trim()) this.sebutDulu(medan[medan.length - 1], dulu);
  };
  Draf.prototype.sebutDulu = function (medan, dulu) { // a colleague's change is seen before it is replaced
    if (/^(checkbox|radio)$/.test(medan.type) || medan.tagName === "SELECT" || "tanpaSebutan" in medan.dataset) return;
    var catatan = document.createElement("details"), kepala = document.createElement("summary"), isi = document.createElement("div");
    catatan.className = "form-text nilai-server";
    kepala.textContent = "Yang tersimpan di server";
    isi.textContent = dulu.join("\n");
    catatan.append(kepala, isi);
    medan.after(catatan);
  };
  Draf.prototype.sebutSisa = function () { // typed into fields that this page does not have
    var draf = this, isi = this.isi || {};
    var sisa = Object.keys(isi).filter(function (n) { return !semuaMedan(draf.form, n).length && isi[n].join("").trim(); });
    if (!sisa.length) return;
    var daftar = document.createElement("dl");
    daftar.className = "rincian";
    sisa.forEach(function (n) {
      var butir = document.createElement("div"), dt = document.createElement("dt"), dd = document.createElement("dd");
      dt.textContent = n.replace(/[-_]+/g, " ");
      dd.textContent = isi[n].join("\n");
      butir.append(dt, dd);
      daftar.append(butir);
    });
    var kotak = kotakPesan("Bagian ini tidak ada tempatnya di halaman sekarang; salin bila perlu.", []);
    kotak.firstChild.append(daftar);
    this.pengumuman.append(kotak);
  };

  Draf.prototype.mulai = function () {
    var draf = this, form = this.form;
    form.addEventListener("input", function (ev) { draf.catat(ev); });
    form.addEventListener("change", function (ev) { draf.catat(ev); });
    form.addEventListener("submit", function (ev) {
      clearTimeout(draf.penunda);
      if (!draf.sedang || ev.defaultPrevented) return; // a draft on its way must not arrive after the save
      ev.preventDefault();
      ev.stopImmediatePropagation();
      draf.sedang.then(function () { form.requestSubmit(ev.submitter || undefined); });
    }, true);
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden" && draf.penunda && !("terkirim" in form.dataset)) draf.simpan();
    });
    fetch(this.url + "?" + new URLSearchParams({ alamat: this.alamat }), { headers: { Accept: "application/json" } })
      .then(function (jawaban) { return jawaban.ok ? jawaban.json() : { draf: null }; })
      .then(function (hasil) { if (hasil.draf) draf.tawarkan(hasil.draf.isi, hasil.draf.waktu); })
      .catch(function () { /* no network: nothing is offered */ });
  };
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("form[data-draf]").forEach(function (form) { new Draf(form).mulai(); });
  });
})();
