/* The editor in place of the textarea with the HTML of a section: toolbar, paste, pictures, what is put in from beside.
   The textarea stays what is saved and what draf.js keeps: it follows the editor, and the editor follows it when a
   draft is put back. window.lkjipEditor: {isi(), ganti(html), selaraskan(), sorotan(), editor}. */
(function () {
  "use strict";
  const T = window.Tiptap, form = document.getElementById("formulir-naskah");
  if (!form || !T) return;
  const sumber = document.getElementById("id_isi"), wadah = document.getElementById("editor");
  const alat = document.getElementById("editor-alat"), alatTabel = document.getElementById("alat-tabel");
  const alamatGambar = JSON.parse(document.getElementById("alamat-gambar").textContent);
  const SENDIRI = /<[^>]+ data-pm-slice=/; // copied from an editor like this one: its own schema reads it
  const SATU_PARAGRAF = /^<p>((?:(?!<\/p>)[^])*)<\/p>$/;
  let menunggu = null, menyelaraskan = false;

  /* ---- the textarea follows ---- */
  function isi() { return editor.isEmpty ? "" : editor.getHTML(); }
  function selaraskan() {
    clearTimeout(menunggu);
    menunggu = null;
    const kini = isi();
    if (sumber.value === kini) return;
    sumber.value = kini;
    menyelaraskan = true;
    [sumber, form.elements.dasar].forEach(function (el) { el.dispatchEvent(new Event("input", { bubbles: true })); });
    menyelaraskan = false;
  }
  function ganti(html) {
    editor.chain().setMeta("usulan", true).setContent(html, { emitUpdate: true }).run();
    selaraskan();
  }
  function saatBerubah() {
    if (!menunggu) menunggu = setTimeout(selaraskan, 400);
    hitungUsulan();
  }
  function hitungUsulan() {
    const sisa = wadah.querySelectorAll("[data-usulan]").length;
    document.getElementById("usulan-sisa").textContent = sisa ? sisa + " kalimat usulan belum Anda ubah" : "";
  }

  /* ---- paste: what other programs put on the clipboard is cleaned by the server ---- */
  function sisip(html, usulan) { editor.chain().focus().setMeta("usulan", usulan).insertContent(html).run(); }
  function terima(ev, data) { // before the editor's own handling, which would build a document of what was brought
    const berkas = Array.from(data.files).filter(function (satu) { return /^image\//.test(satu.type); });
    const html = data.getData("text/html");
    if (html ? SENDIRI.test(html) : !berkas.length) return false;
    ev.preventDefault();
    if (html) tempelBersih(html, data.getData("text/plain"));
    else berkas.forEach(unggah);
    return true;
  }
  function saatTempel(tampilan, ev) { return terima(ev, ev.clipboardData); }
  function saatJatuh(tampilan, ev) {
    if (tampilan.dragging || !ev.dataTransfer) return false;
    const letak = tampilan.posAtCoords({ left: ev.clientX, top: ev.clientY });
    if (letak) editor.commands.setTextSelection(letak.pos);
    return terima(ev, ev.dataTransfer);
  }
  async function tempelBersih(html, polos) {
    const jawab = await window.kinerja.kirim(form.dataset.tempel, new URLSearchParams({ html: html }));
    if (jawab.status === 200) { // a piece of one paragraph goes into the one that is being written
      const satu = SATU_PARAGRAF.exec(jawab.data.html);
      return sisip(satu ? satu[1] : jawab.data.html, false);
    }
    if (jawab.data.masuk) window.kinerja.sesiBerakhir(jawab.data);
    else window.kinerja.kabar("warning", jawab.data.galat + " Yang ditempel masuk sebagai teks saja.");
    editor.chain().focus().insertContent(polos.split(/\r?\n+/).filter(Boolean).map(function (baris) {
      return { type: "paragraph", content: [{ type: "text", text: baris }] };
    })).run();
  }

  /* ---- pictures ---- */
  async function unggah(berkas) {
    const data = new FormData();
    data.append("berkas", berkas, berkas.name || "gambar.png");
    window.kinerja.kabar("info", "Mengunggah gambar…");
    const jawab = await window.kinerja.kirim(form.dataset.gambar, data);
    if (jawab.status !== 200) {
      if (jawab.data.masuk) return window.kinerja.sesiBerakhir(jawab.data);
      return window.kinerja.kabar("error", jawab.data.galat);
    }
    window.kinerja.kabar("info", "Gambar disisipkan. Tulis keterangannya di bawah gambar.");
    alamatGambar[jawab.data.pk] = jawab.data.url;
    editor.chain().focus().insertContent({ type: "gambar", attrs: { pk: String(jawab.data.pk), alt: jawab.data.keterangan } }).run();
  }
  document.getElementById("pilih-gambar").addEventListener("change", function (ev) {
    Array.from(ev.target.files).forEach(unggah);
    ev.target.value = "";
  });

  const editor = new T.Editor({
    element: wadah, extensions: window.lkjipSimpul(alamatGambar), content: sumber.value, injectCSS: false,
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": "Naskah", lang: "id", spellcheck: "false" },
      handleDOMEvents: { paste: saatTempel, drop: saatJatuh }
    },
    onUpdate: saatBerubah, onTransaction: perbaruiAlat
  });

  /* ---- toolbar ---- */
  const PERINTAH = {
    tebal: ["toggleBold", null, "bold"], miring: ["toggleItalic", null, "italic"], garis: ["toggleUnderline", null, "underline"],
    atas: ["toggleSuperscript", null, "superscript"], bawah: ["toggleSubscript", null, "subscript"],
    butir: ["toggleBulletList", null, "bulletList"], nomor: ["toggleOrderedList", null, "orderedList"],
    tabel: ["insertTable", { rows: 3, cols: 3, withHeaderRow: true }], urungkan: ["undo"], ulangi: ["redo"],
    "baris-atas": ["addRowBefore"], "baris-bawah": ["addRowAfter"], "kolom-kiri": ["addColumnBefore"], "kolom-kanan": ["addColumnAfter"],
    "hapus-baris": ["deleteRow"], "hapus-kolom": ["deleteColumn"], "gabung-sel": ["mergeCells"], "pecah-sel": ["splitCell"],
    "baris-judul": ["toggleHeaderRow"], "hapus-tabel": ["deleteTable"]
  };
  function jalankan(nama) {
    const rantai = editor.chain().focus();
    if (nama === "huruf") {
      if (!editor.isActive("orderedList")) rantai.toggleOrderedList();
      return rantai.updateAttributes("orderedList", { type: editor.isActive("orderedList", { type: "a" }) ? null : "a" }).run();
    }
    if (nama === "terima") return rantai.updateAttributes("paragraph", { usulan: null }).run();
    const perintah = PERINTAH[nama];
    rantai[perintah[0]](perintah[1] || undefined).run();
  }
  function aktif(nama) {
    if (nama === "huruf") return editor.isActive("orderedList", { type: "a" });
    if (nama === "nomor") return editor.isActive("orderedList") && !editor.isActive("orderedList", { type: "a" });
    return editor.isActive(PERINTAH[nama][2]);
  }
  function perbaruiAlat() {
    if (!editor) return;
    alat.querySelectorAll("[aria-pressed]").forEach(function (el) { el.setAttribute("aria-pressed", String(aktif(el.dataset.perintah))); });
    alatTabel.hidden = !editor.isActive("table");
    document.getElementById("alat-usulan").hidden = !editor.isActive("paragraph", { usulan: "1" });
  }
  alat.addEventListener("mousedown", function (ev) { if (ev.target.closest("[data-perintah]")) ev.preventDefault(); });
  alat.addEventListener("click", function (ev) {
    const tombol = ev.target.closest("[data-perintah]");
    if (tombol) jalankan(tombol.dataset.perintah);
  });
  alat.addEventListener("keydown", function (ev) { // arrows within the toolbar, Esc back to the text
    if (ev.key === "Escape") return editor.commands.focus();
    const geser = { ArrowRight: 1, ArrowLeft: -1 }[ev.key];
    if (!geser) return;
    const semua = Array.from(alat.querySelectorAll("button, input")).filter(function (el) { return el.getClientRects().length; });
    ev.preventDefault();
    semua[(semua.indexOf(document.activeElement) + geser + semua.length) % semua.length].focus();
  });
  wadah.addEventListener("keydown", function (ev) {
    if (ev.altKey && ev.key === "F10") { ev.preventDefault(); alat.querySelector("button").focus(); }
  });

  /* ---- from beside ---- */
  document.addEventListener("click", function (ev) {
    const angka = ev.target.closest("[data-angka-sisip]"), satu = ev.target.closest("[data-sisip]"), semua = ev.target.closest("[data-sisip-semua]");
    if (angka) {
      const attrs = { kunci: angka.dataset.angkaSisip, teks: angka.querySelector("strong").textContent };
      editor.chain().focus().insertContent([{ type: "angka", attrs: attrs }]).run();
    }
    if (satu) sisip(satu.parentElement.querySelector("[data-sisipan]").innerHTML, true);
    if (semua) {
      const blok = semua.closest("details").querySelectorAll("[data-sisipan]");
      sisip(Array.from(blok).map(function (el) { return el.innerHTML; }).join(""), true);
    }
    if ((angka || satu || semua) && window.lkjipTampilkan) window.lkjipTampilkan("naskah");
  });

  sumber.addEventListener("input", function () { if (!menyelaraskan) { ganti(sumber.value); } });
  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden") selaraskan(); });
  window.addEventListener("pagehide", selaraskan);
  wadah.hidden = alat.hidden = false;
  document.getElementById("isian-naskah").hidden = true;
  sumber.value = isi(); // as the editor writes it, so that only real changes count
  hitungUsulan();
  perbaruiAlat();
  window.lkjipEditor = { editor: editor, isi: isi, ganti: ganti, selaraskan: selaraskan,
    sorotan: function () { const s = editor.state.selection; return editor.state.doc.textBetween(s.from, s.to, " "); } };
})();
