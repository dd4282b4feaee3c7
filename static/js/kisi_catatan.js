/* Kisi: rows that somebody has remarked on carry a mark that leads to the thread above the grid. */
(function () {
  "use strict";
  const K = window.kisi;
  if (!K) return;

  function tandai() {
    document.querySelectorAll("[data-utas][data-silsilah]").forEach(function (utas) {
      const pemilik = utas.dataset.silsilah && K.cariPemilik(utas.dataset.silsilah);
      const sel = pemilik && K.selDalam(pemilik, pemilik.tagName === "TBODY" ? "sasaran" : "nama");
      if (!sel || sel.querySelector('[href="#' + utas.id + '"]')) return;
      const tanda = K.elemen("a", "kisi-catatan", "Catatan" + (utas.dataset.labelBidang ? ": " + utas.dataset.labelBidang : ""));
      tanda.href = "#" + utas.id;
      sel.appendChild(tanda);
    });
  }

  K.setelahPasang.push(tandai);
  tandai();
})();
