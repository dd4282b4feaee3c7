/* The one editor of the grid (a textarea or a select inside its cell) and the clipboard. */
(function () {
  "use strict";
  const K = window.kisi;
  if (!K) return;
  const SEMPIT = window.matchMedia("(max-width: 575.98px)"); // cards: one tap opens, the keyboard has no Shift+Enter
  const JEDA_SISA = 400;
  let kini = null; // {el, bungkus, kunci, dasar, semula}
  let dipindah = false; // the grid is being replaced under the editor
  let pewaktu = null;

  K.sedangMengetik = function () { return Boolean(kini && kini.el.value !== kini.semula); };
  K.setelahSimpan = function (kunci, tersimpan) { // the same cell is open again: it goes on from what is stored now
    if (kini && kini.kunci === kunci) kini.dasar = tersimpan;
    K.tersimpanSaya(kunci, tersimpan);
  };

  /* ---- open ---- */
  function templatPilihan(sel) { return K.kotak().querySelector('template[data-pilihan="' + CSS.escape(sel.dataset.kolom) + '"]'); }
  function buatEditor(sel, nilai) {
    const templat = templatPilihan(sel), el = K.elemen(templat ? "select" : "textarea", "kisi-editor");
    if (templat) el.append(templat.content.cloneNode(true));
    else el.rows = 1;
    el.value = nilai;
    el.setAttribute("aria-label", K.nama(sel));
    if (sel.getAttribute("aria-invalid")) {
      el.setAttribute("aria-invalid", "true");
      el.setAttribute("aria-describedby", sel.getAttribute("aria-describedby"));
    } else if (!K.penjelasan.hidden) el.setAttribute("aria-describedby", K.penjelasan.id);
    return el;
  }
  function buka(sel, ganti) { // `ganti`: what is typed next replaces the text
    tutup(true);
    if (sel.dataset.jenis === "dukungan") return bukaDukungan(sel);
    const kunci = K.kunci(sel), isian = K.isian(kunci), semula = K.rapi(isian ? isian.nilai : K.terbaca(sel));
    const el = buatEditor(sel, semula), bungkus = K.elemen("div", "kisi-sunting");
    if (ganti && el.tagName === "TEXTAREA") el.value = "";
    bungkus.append(el);
    if (SEMPIT.matches) bungkus.append(bilahSempit());
    kini = { el: el, bungkus: bungkus, kunci: kunci, dasar: isian ? undefined : sel.dataset.nilai, semula: semula };
    tempelkan(sel);
    if (el.setSelectionRange) el.setSelectionRange(el.value.length, el.value.length);
  }
  function tempelkan(sel) {
    sel.classList.add("sel-disunting");
    sel.querySelector(".kisi-isi").after(kini.bungkus);
    if (SEMPIT.matches) kini.bungkus.append(K.penjelasan);
    kini.el.focus();
    tinggi();
  }
  function tinggi() { // browsers without field-sizing
    if (!kini || kini.el.tagName !== "TEXTAREA" || CSS.supports("field-sizing", "content")) return;
    kini.el.style.height = "auto";
    kini.el.style.height = kini.el.scrollHeight + 2 + "px";
  }
  function bilahSempit() {
    const bilah = K.elemen("div", "deret kisi-bilah");
    bilah.append(
      K.tombol("Simpan", "btn btn-sm btn-primary", function () { selesai(function (sel) { return sel; }); }),
      K.tombol("Berikutnya", "btn btn-sm btn-outline-secondary", berikutnya),
      K.tombol("Batal", "btn btn-sm btn-outline-secondary", batal));
    bilah.addEventListener("pointerdown", function (ev) { ev.preventDefault(); }); // the editor keeps the focus
    return bilah;
  }
  function berikutnya() {
    selesai(function (sel) { return K.tab(sel, false) || sel; });
    const sel = K.selAktif();
    if (sel) buka(sel, false);
  }
  function bukaDukungan(sel) {
    if (K.baru(sel)) return K.toast("Isi indikatornya dulu, lalu pilih yang didukungnya.");
    K.kotak().dispatchEvent(new CustomEvent("kisi:dukungan", { bubbles: true, detail: { sel: sel } }));
  }

  /* ---- close ---- */
  function tutup(simpan) {
    const p = kini, sel = p && K.cariSel(p.kunci);
    if (!p) return null;
    kini = null;
    clearTimeout(pewaktu);
    if (p.bungkus.contains(K.penjelasan)) K.wadah.append(K.penjelasan);
    p.bungkus.remove();
    sel.classList.remove("sel-disunting");
    const isian = K.isian(p.kunci), perlu = p.el.value !== p.semula || (isian && /galat|konflik/.test(isian.keadaan));
    if (simpan && perlu) K.simpan(sel, p.el.value, p.dasar);
    const tetap = K.isian(p.kunci); // the editor had noted its text in between
    if (tetap) K.catatSisa(tetap);
    else K.buangSisa(p.kunci);
    return sel;
  }
  K.tutupEditor = tutup;
  function selesai(tujuan) {
    const sel = tutup(true);
    K.fokus(tujuan(sel) || sel);
  }
  function batal() { K.fokus(tutup(false)); }

  /* ---- the grid is replaced while one types ---- */
  K.angkatEditor = function () { dipindah = true; };
  K.kembalikanEditor = function () { // true when the editor has the focus again
    if (!kini) { dipindah = false; return false; }
    const sel = K.cariSel(kini.kunci), el = kini.el, awal = el.selectionStart, akhir = el.selectionEnd;
    if (sel) {
      tempelkan(sel);
      if (el.setSelectionRange) el.setSelectionRange(awal, akhir);
    } else {
      K.catatSisa({ kunci: kini.kunci, nilai: el.value, dasar: kini.dasar, label: el.getAttribute("aria-label") });
      kini = null;
      K.wadah.append(K.penjelasan);
      K.tawarkanSisa();
    }
    dipindah = false;
    return Boolean(sel);
  };

  /* ---- events ---- */
  function ketikan(ev) { // a key that writes something
    if ((ev.ctrlKey || ev.altKey || ev.metaKey) && !ev.getModifierState("AltGraph")) return false;
    return ev.key.length === 1 || /^(Dead|Process)$/.test(ev.key);
  }
  function tombolSel(ev, sel) {
    const konflik = sel.querySelector(".kisi-konflik button"), polos = !(ev.ctrlKey || ev.altKey || ev.metaKey);
    const lanjut = ev.key === "Enter" && polos && !K.isian(K.kunci(sel)) && K.lewatiKosong(sel);
    if (ev.key === "Enter" && konflik) konflik.focus();
    else if (lanjut) K.fokus(lanjut);
    else if (polos && /^(Enter|F2| )$/.test(ev.key)) buka(sel, false);
    else if (polos && ev.key === "Delete") kosongkan(sel);
    else if (polos && ev.key === "Backspace") buka(sel, true);
    else if (ev.key !== "?" && ketikan(ev)) {
      buka(sel, true); // not prevented: the key arrives in the editor
      ev.stopPropagation();
      return;
    } else return;
    ev.preventDefault();
    ev.stopPropagation();
  }
  function kosongkan(sel) {
    const templat = templatPilihan(sel);
    if (sel.dataset.jenis === "dukungan") return bukaDukungan(sel);
    if (templat && !templat.content.querySelector('option[value=""]')) return K.toast("Kolom ini selalu berisi satu pilihan.");
    K.simpan(sel, "");
  }
  function barisBaru() {
    if (!document.execCommand("insertText", false, "\n")) kini.el.setRangeText("\n", kini.el.selectionStart, kini.el.selectionEnd, "end");
  }
  function tombolEditor(ev) {
    const teks = kini.el.tagName === "TEXTAREA";
    if (ev.key === "Enter" && teks && (ev.altKey || ev.ctrlKey)) barisBaru();
    else if (ev.key === "Enter" && teks && (ev.shiftKey || SEMPIT.matches)) return;
    else if (ev.key === "Enter") selesai(K.enter);
    else if (ev.key === "Tab") selesai(function (sel) { return K.tab(sel, ev.shiftKey); });
    else if (ev.key === "Escape") batal();
    else return;
    ev.preventDefault();
    ev.stopPropagation();
  }
  K.wadah.addEventListener("keydown", function (ev) {
    if (ev.defaultPrevented || ev.isComposing) return;
    if (kini && ev.target === kini.el) tombolEditor(ev);
    else if (ev.target.matches(".kisi-sel")) tombolSel(ev, ev.target);
  });
  K.wadah.addEventListener("input", function (ev) {
    if (!kini || ev.target !== kini.el) return;
    tinggi();
    clearTimeout(pewaktu);
    pewaktu = setTimeout(catatKetikan, JEDA_SISA);
  });
  function catatKetikan() {
    if (!K.sedangMengetik()) return;
    const isian = K.isian(kini.kunci);
    K.catatSisa({ kunci: kini.kunci, nilai: kini.el.value, dasar: isian ? isian.dasar : kini.dasar, label: kini.el.getAttribute("aria-label") });
  }
  window.addEventListener("pagehide", catatKetikan);
  let denganTombol = false; // arrows in a select change it step by step: saved when one leaves it
  K.wadah.addEventListener("keydown", function () { denganTombol = true; }, true);
  K.wadah.addEventListener("pointerdown", function () { denganTombol = false; }, true);
  K.wadah.addEventListener("change", function (ev) {
    if (kini && ev.target === kini.el && kini.el.tagName === "SELECT" && !denganTombol) selesai(function (sel) { return sel; });
  });
  K.wadah.addEventListener("focusout", function (ev) {
    if (dipindah || !kini || ev.target !== kini.el || kini.bungkus.contains(ev.relatedTarget)) return;
    if (document.activeElement === kini.el) return; // only the window lost the focus
    tutup(true);
  });
  function bukaDenganTunjuk(ev) {
    const sel = ev.target.closest(".kisi-sel");
    if (!sel || ev.target.closest("a, button, summary, .kisi-sunting, .kisi-konflik")) return;
    buka(sel, false);
    if (kini && kini.el.showPicker && kini.el.tagName === "SELECT") kini.el.showPicker();
  }
  K.wadah.addEventListener("dblclick", bukaDenganTunjuk);
  K.wadah.addEventListener("click", function (ev) {
    K.lupakanTab();
    if ((SEMPIT.matches || ev.pointerType === "touch") && !String(window.getSelection())) bukaDenganTunjuk(ev);
  });

  /* ---- clipboard ---- */
  function selDipilih() { // the cell that has the focus in read mode
    const sel = document.activeElement && document.activeElement.closest(".kisi-sel");
    return sel && sel === document.activeElement ? sel : null;
  }
  function salin(ev) {
    const sel = selDipilih();
    if (!sel || String(window.getSelection())) return null;
    const isian = K.isian(K.kunci(sel));
    ev.clipboardData.setData("text/plain", K.labelPilihan(sel, isian ? isian.nilai : K.terbaca(sel)));
    ev.preventDefault();
    return sel;
  }
  function bacaHtml(html) { // {banyak: cells of the tables in it, teks: the text of a single one}
    const polos = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ""); // the CSP reports them
    const sel = new DOMParser().parseFromString(polos, "text/html").querySelectorAll("td, th");
    if (sel.length !== 1) return { banyak: sel.length, teks: "" };
    sel[0].querySelectorAll("br").forEach(function (br) { br.replaceWith("\n"); });
    return { banyak: 1, teks: sel[0].textContent.trim() };
  }
  function tempel(ev) {
    const sel = selDipilih() || (kini && ev.target === kini.el && K.cariSel(kini.kunci));
    if (!sel) return;
    const html = ev.clipboardData.getData("text/html"), dari = bacaHtml(html);
    const teks = dari.banyak === 1 ? dari.teks : K.rapi(ev.clipboardData.getData("text/plain"));
    const blok = dari.banyak > 1 || (dari.banyak === 0 && (teks.includes("\t") || (!kini && teks.trim().includes("\n"))));
    if (!blok && kini && dari.banyak !== 1) return; // plain text into the editor: as the browser does it
    ev.preventDefault();
    if (blok) {
      tutup(true);
      K.kotak().dispatchEvent(new CustomEvent("kisi:tempel", { bubbles: true, detail: { html: html, teks: teks, sel: sel } }));
    } else if (kini) document.execCommand("insertText", false, teks);
    else if (teks.trim() && sel.dataset.jenis !== "dukungan") K.simpan(sel, teks.trim());
  }
  document.addEventListener("copy", salin);
  document.addEventListener("cut", function (ev) { const sel = salin(ev); if (sel) kosongkan(sel); });
  document.addEventListener("paste", tempel);
})();
