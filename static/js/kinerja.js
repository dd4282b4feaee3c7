/* Kinerja: what the pages need beyond HTML, Bootstrap and htmx. Everything works without it, only less comfortably.
   Attributes: data-cari, data-href, data-konfirmasi(-judul, -tombol), data-sibuk, data-tanpa-kunci, data-jaga,
   data-ingat, data-lipat-menu, data-pilih-semua, data-simpan, data-fokus, data-cetak. See docs/antarmuka.md.
   Session, token and network: sambungan.js. */
(function () {
  "use strict";
  var akar = document.documentElement;
  var pengunci = new WeakMap(); // button → the words it had before "menyimpan…"
  var disetujui = new WeakSet(); // forms whose question was answered with yes
  var berubah = new Set(); // forms with data-jaga that have unsaved typing

  function ingatan(kunci, nilai) {
    try {
      if (nilai === undefined) return localStorage.getItem(kunci);
      localStorage.setItem(kunci, nilai);
    } catch (galat) { /* private mode: nothing is remembered */ }
    return null;
  }

  akar.classList.add("ada-js");

  /* ---- menu: folded (a cookie, so that the page comes as it will be), on a phone Bootstrap's offcanvas ---- */
  function ingatMenu(keadaan) {
    document.cookie = "menu=" + keadaan + "; path=/; max-age=31536000; samesite=lax" + (location.protocol === "https:" ? "; secure" : "");
  }
  var laci = null, bukaLaci = false; // the script under way; whether somebody waits for it
  function muatLaci(tautan) { // only where the menu is a drawer: 80 kB, of which a page uses nothing else
    laci = document.createElement("script");
    laci.src = tautan.dataset.skrip;
    laci.addEventListener("load", function () { if (bukaLaci) tautan.click(); });
    laci.addEventListener("error", function () {
      laci = null;
      if (!bukaLaci) return;
      akar.classList.add("tanpa-offcanvas"); // opens as it does without JavaScript
      location.hash = tautan.hash;
    });
    document.head.append(laci);
  }
  window.addEventListener("load", function () {
    var tautan = document.querySelector("a[data-skrip]");
    if (tautan && tautan.offsetParent && !laci) muatLaci(tautan);
  });
  document.addEventListener("click", function (ev) {
    var tautan = ev.target.closest("a[data-skrip]");
    if (!tautan || window.bootstrap || akar.matches(".tanpa-offcanvas")) return;
    ev.preventDefault();
    bukaLaci = true;
    if (!laci) muatLaci(tautan);
  });

  /* ---- keys ---- */
  function sedangMengetik(el) {
    return el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName) && !/^(checkbox|radio|button|submit)$/.test(el.type);
  }
  function bukaDialog(id) {
    var dialog = document.getElementById(id);
    if (dialog && !dialog.open) dialog.showModal();
    return dialog;
  }
  function pindahBaris(ev) {
    var baris = ev.target.closest && ev.target.closest("table.tabel > tbody > tr");
    if (!baris || ev.target.closest("input, select, textarea")) return;
    var tujuan = ev.key === "ArrowDown" ? baris.nextElementSibling : baris.previousElementSibling;
    var sasaran = tujuan && (tujuan.querySelector("a[href], button") || tujuan);
    if (sasaran) { ev.preventDefault(); sasaran.focus(); }
  }
  document.addEventListener("keydown", function (ev) {
    if (ev.defaultPrevented || ev.ctrlKey || ev.metaKey || ev.altKey) return;
    if (ev.key === "ArrowDown" || ev.key === "ArrowUp") return pindahBaris(ev);
    if (ev.key === "Enter" && ev.target.matches && ev.target.matches("tr[data-href]")) return bukaBaris(ev.target, false);
    if (ev.key === "Escape") return tutupTarik(null);
    if (sedangMengetik(ev.target) || document.querySelector("dialog[open]")) return;
    if (ev.key === "/") {
      var cari = document.querySelector("[data-cari]");
      if (cari) { ev.preventDefault(); cari.focus(); cari.select(); }
    } else if (ev.key === "?") {
      if (bukaDialog("dialog-pintas")) ev.preventDefault();
    }
  });

  /* ---- rows, drop-downs ---- */
  function bukaBaris(baris, tabBaru) {
    if (tabBaru) window.open(baris.dataset.href, "_blank", "noopener");
    else window.location.assign(baris.dataset.href);
  }
  function klikBaris(ev) {
    var baris = ev.target.closest("tr[data-href]");
    if (!baris || ev.target.closest("a, button, input, select, textarea, label, summary, details")) return;
    if (String(window.getSelection())) return; // the reader is copying text
    bukaBaris(baris, ev.ctrlKey || ev.metaKey || ev.button === 1);
  }
  function tutupTarik(kecuali) {
    document.querySelectorAll("details.tarik[open]").forEach(function (d) {
      if (d === kecuali) return;
      if (d.contains(document.activeElement)) d.querySelector("summary").focus();
      d.open = false;
    });
  }
  document.addEventListener("click", function (ev) {
    klikBaris(ev);
    tutupTarik(ev.target.closest("details.tarik"));
    if (ev.target.closest("[data-lipat-menu]")) {
      ingatMenu(akar.classList.toggle("menu-terlipat") ? "lipat" : "buka");
    }
    if (ev.target.closest("[data-cetak]")) window.print();
    tanyaTautan(ev);
  });
  document.addEventListener("auxclick", function (ev) { if (ev.button === 1) klikBaris(ev); });
  document.addEventListener("toggle", function (ev) {
    if (ev.target.dataset && ev.target.dataset.ingat) ingatan(ev.target.dataset.ingat, ev.target.open ? "buka" : "lipat");
  }, true);

  /* ---- confirm dialog ---- */
  function tanya(sumber, jikaYa) {
    var dialog = document.getElementById("dialog-konfirmasi");
    if (!dialog) { if (window.confirm(sumber.dataset.konfirmasi)) jikaYa(); return; }
    document.getElementById("dialog-konfirmasi-judul").textContent = sumber.dataset.konfirmasiJudul || "Lanjutkan?";
    document.getElementById("dialog-konfirmasi-isi").textContent = sumber.dataset.konfirmasi;
    document.getElementById("dialog-konfirmasi-ya").textContent =
      sumber.dataset.konfirmasiTombol || (sumber.matches("button, a") && sumber.textContent.trim()) || "Lanjutkan";
    dialog.returnValue = "";
    dialog.addEventListener("close", function () { if (dialog.returnValue === "ya") jikaYa(); }, { once: true });
    dialog.showModal();
  }
  document.addEventListener("submit", function (ev) { // capture: before htmx sees it
    var form = ev.target, tombol = ev.submitter;
    var sumber = tombol && tombol.dataset.konfirmasi ? tombol : form.dataset.konfirmasi ? form : null;
    if (!sumber || disetujui.has(form)) { disetujui.delete(form); return; }
    ev.preventDefault();
    ev.stopImmediatePropagation();
    tanya(sumber, function () { disetujui.add(form); form.requestSubmit(tombol || undefined); });
  }, true);
  function tanyaTautan(ev) {
    var tautan = ev.target.closest("a[data-konfirmasi]");
    if (!tautan || ev.defaultPrevented) return;
    ev.preventDefault();
    tanya(tautan, function () { window.location.assign(tautan.href); });
  }

  /* ---- one submit only; says "menyimpan…" ---- */
  function kunci(tombol, kata) {
    if (pengunci.has(tombol)) return;
    pengunci.set(tombol, tombol.innerHTML);
    tombol.disabled = true;
    tombol.textContent = kata;
  }
  function lepas(tombol) {
    if (!pengunci.has(tombol)) return;
    tombol.innerHTML = pengunci.get(tombol);
    tombol.disabled = false;
    pengunci.delete(tombol);
  }
  function tombolKirim(form) {
    return Array.prototype.filter.call(form.elements, function (el) { return el.type === "submit"; });
  }
  document.addEventListener("submit", function (ev) {
    var form = ev.target;
    if (ev.defaultPrevented) return; // htmx sends it
    berubah.delete(form);
    if (form.method !== "post" || "tanpaKunci" in form.dataset) return;
    if ("terkirim" in form.dataset) { ev.preventDefault(); return; }
    form.dataset.terkirim = "";
    setTimeout(function () { // after the browser has read the form, or the button's own value would be lost
      tombolKirim(form).forEach(function (tombol) {
        if (tombol === ev.submitter) kunci(tombol, tombol.dataset.sibuk || "menyimpan…");
        else if (!tombol.disabled) { pengunci.set(tombol, tombol.innerHTML); tombol.disabled = true; }
      });
    }, 0);
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-terkirim]").forEach(function (form) {
      delete form.dataset.terkirim;
      tombolKirim(form).forEach(lepas);
    });
  });

  /* ---- unsaved typing ---- */
  document.addEventListener("input", function (ev) {
    var form = ev.target.form;
    if (form && "jaga" in form.dataset) berubah.add(form);
  });
  window.addEventListener("beforeunload", function (ev) {
    var ada = Array.from(berubah).some(function (form) { return form.isConnected; });
    if (ada) { ev.preventDefault(); ev.returnValue = ""; }
  });

  /* ---- bulk selection ---- */
  function pilihan(nama) { return document.querySelectorAll('input[type="checkbox"][name="' + CSS.escape(nama) + '"]'); }
  document.addEventListener("change", function (ev) {
    var semua = ev.target.dataset && ev.target.dataset.pilihSemua;
    if (semua) pilihan(semua).forEach(function (kotak) { kotak.checked = ev.target.checked; });
    var form = document.getElementById("form-massal");
    if (!form || ev.target.type !== "checkbox") return;
    var jumlah = Array.prototype.filter.call(form.elements, function (el) { return el.type === "checkbox" && el.checked; }).length;
    form.hidden = jumlah === 0;
    form.querySelector("[data-jumlah-pilih]").textContent = jumlah + " baris dipilih";
  });

  /* ---- htmx: csrf, our dialog, saving shown where it happens ---- */
  function keadaan(el, kata, gagal) {
    var tempat = el && el.dataset && el.dataset.simpan && document.querySelector(el.dataset.simpan);
    if (!tempat) return;
    tempat.textContent = kata;
    tempat.classList.toggle("gagal", Boolean(gagal));
  }
  document.addEventListener("htmx:configRequest", function (ev) {
    var meta = document.querySelector('meta[name="csrf-token"]');
    if (meta && ev.detail.verb !== "get") ev.detail.headers["X-CSRFToken"] = meta.content;
    ev.detail.headers["X-Pengguna"] = window.kinerja.pengguna();
  });
  document.addEventListener("htmx:confirm", function (ev) {
    if (!ev.detail.question) return;
    ev.preventDefault();
    var sumber = ev.detail.elt;
    sumber.dataset.konfirmasi = ev.detail.question;
    tanya(sumber, function () { ev.detail.issueRequest(true); });
  });
  document.addEventListener("htmx:beforeRequest", function (ev) { keadaan(ev.detail.elt, "menyimpan…"); });
  document.addEventListener("htmx:afterRequest", function (ev) {
    var el = ev.detail.requestConfig ? ev.detail.requestConfig.elt : ev.detail.elt; // elt is a parent once the form was swapped out
    if (ev.detail.successful && ev.detail.xhr.status < 400) { // 422 and 409 are swapped in, but nothing was saved
      keadaan(el, "tersimpan " + window.kinerja.jam());
      if (!el.formNoValidate) berubah.delete(el.form || el); // a button that only asks for another row saves nothing
    } else {
      keadaan(el, "Belum tersimpan. Isian Anda masih di layar, coba lagi.", true);
    }
  });
  /* ---- once the page is there, and for each part that htmx brings ---- */
  function siapkan(akarBagian) {
    akarBagian.querySelectorAll("details[data-ingat]").forEach(function (d) {
      if (ingatan(d.dataset.ingat) === "lipat" && !d.querySelector("[aria-current]")) d.open = false;
    });
    akarBagian.querySelectorAll("tr[data-href]").forEach(function (baris) {
      if (!baris.querySelector("a[href]")) baris.tabIndex = 0;
    });
    akarBagian.querySelectorAll(".lembar, .tabel-bungkus").forEach(function (el) {
      if (el.scrollWidth > el.clientWidth + 1 || el.scrollHeight > el.clientHeight + 1) el.tabIndex = 0; // for the keyboard
    });
    var fokus = akarBagian.querySelector("[data-fokus]");
    if (fokus) fokus.focus();
  }
  document.addEventListener("DOMContentLoaded", function () { siapkan(document); });
  document.addEventListener("htmx:load", function (ev) { if (ev.detail.elt !== document.body) siapkan(ev.detail.elt); });
})();
