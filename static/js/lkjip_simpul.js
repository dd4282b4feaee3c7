/* What a narrative may hold, for the editor: window.lkjipSimpul(alamatGambar) gives the Tiptap extensions.
   The same that laporan/domain/lkjip/bersih.py lets through; styles and addresses have no place in it. */
(function () {
  "use strict";
  const T = window.Tiptap;

  // a reference to a figure: one unit, its text comes from the server
  const Angka = T.Node.create({
    name: "angka", group: "inline", inline: true, atom: true, selectable: true, marks: "_",
    addAttributes: function () {
      return {
        kunci: { default: "", rendered: false, parseHTML: function (el) { return el.dataset.angka; } },
        teks: { default: "", rendered: false, parseHTML: function (el) { return el.textContent; } }
      };
    },
    parseHTML: function () { return [{ tag: "span[data-angka]" }]; },
    renderHTML: function (isi) { return ["span", { "data-angka": isi.node.attrs.kunci }, isi.node.attrs.teks]; },
    renderText: function (isi) { return isi.node.attrs.teks; }
  });

  // a paragraph that may be a drafted sentence; changed by a person it is one no more
  const kunciUsulan = new T.PluginKey("usulan");
  function usulanDalam(dok) {
    const semua = [];
    dok.descendants(function (simpul, letak) { if (simpul.attrs.usulan) semua.push({ simpul: simpul, letak: letak }); });
    return semua;
  }
  function lepasTanda(transaksi, lama, baru) {
    if (!transaksi.some(function (satu) { return satu.docChanged; })) return null;
    if (transaksi.some(function (satu) { return satu.getMeta("usulan") || satu.getMeta("history$"); })) return null;
    const dulu = new Set(usulanDalam(lama.doc).map(function (satu) { return satu.simpul; }));
    const diubah = usulanDalam(baru.doc).filter(function (satu) { return !dulu.has(satu.simpul); });
    if (!diubah.length) return null;
    return diubah.reduce(function (tr, satu) { return tr.setNodeAttribute(satu.letak, "usulan", null); }, baru.tr);
  }
  const Paragraf = T.Paragraph.extend({
    addAttributes: function () {
      return { usulan: { default: null, keepOnSplit: false,
        parseHTML: function (el) { return el.hasAttribute("data-usulan") ? "1" : null; },
        renderHTML: function (atribut) { return atribut.usulan ? { "data-usulan": "1" } : {}; } } };
    },
    addProseMirrorPlugins: function () {
      return [new T.Plugin({ key: kunciUsulan, appendTransaction: lepasTanda })];
    }
  });

  // a picture of the report by its key, with its caption
  function bacaFigur(el) {
    const img = el.matches("img") ? el : el.querySelector("img[data-gambar]");
    return img ? { pk: img.dataset.gambar, alt: img.getAttribute("alt") || "" } : false;
  }
  function tampilanGambar(alamat, isi) {
    const dom = document.createElement("figure"), img = document.createElement("img"), isian = document.createElement("input");
    let simpul = isi.node;
    isian.type = "text";
    isian.maxLength = 200;
    isian.placeholder = "Keterangan gambar";
    isian.setAttribute("aria-label", "Keterangan gambar");
    isian.className = "form-control form-control-sm mx-auto";
    function segarkan() {
      const url = alamat[simpul.attrs.pk];
      if (url && img.getAttribute("src") !== url) img.src = url;
      img.alt = simpul.attrs.alt || "Gambar tanpa keterangan";
      if (document.activeElement !== isian) isian.value = simpul.attrs.alt;
    }
    isian.addEventListener("change", function () {
      const tr = isi.editor.state.tr.setNodeAttribute(isi.getPos(), "alt", isian.value.trim());
      isi.editor.view.dispatch(tr);
    });
    dom.append(img, isian);
    segarkan();
    return {
      dom: dom,
      update: function (baru) {
        if (baru.type !== simpul.type) return false;
        simpul = baru;
        segarkan();
        return true;
      },
      stopEvent: function (ev) { return ev.target === isian; },
      ignoreMutation: function () { return true; }
    };
  }
  function gambar(alamat) {
    return T.Node.create({
      name: "gambar", group: "block", atom: true, draggable: true,
      addAttributes: function () { return { pk: { default: "", rendered: false }, alt: { default: "", rendered: false } }; },
      parseHTML: function () {
        return [{ tag: "figure", getAttrs: bacaFigur }, { tag: "img[data-gambar]", getAttrs: bacaFigur }];
      },
      renderHTML: function (isi) {
        return ["figure", ["img", { "data-gambar": isi.node.attrs.pk, alt: isi.node.attrs.alt }]];
      },
      addNodeView: function () { return function (isi) { return tampilanGambar(alamat, isi); }; }
    });
  }

  const Tabel = T.Table.extend({ // its own would say widths in a style, which the CSP refuses
    addNodeView: function () { return null; },
    renderHTML: function () { return ["table", ["tbody", 0]]; }
  }).configure({ resizable: false });

  window.lkjipSimpul = function (alamatGambar) {
    return [T.Document, Paragraf, T.Text, T.Bold, T.Italic, T.Underline, T.Subscript, T.Superscript, T.BulletList,
      T.OrderedList, T.ListItem, T.ListKeymap, T.HardBreak, Tabel, T.TableRow, T.TableHeader, T.TableCell, T.Gapcursor,
      T.UndoRedo, Angka, gambar(alamatGambar)];
  };
})();
