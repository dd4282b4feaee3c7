/* The printed page beside the editor: scaled to its frame, renewed after every save without losing its place, the item
   one is at highlighted; on narrow screens one of two tabs. Needs nothing but the frame (also on the page of tata). */
(function () {
  "use strict";
  const bingkai = document.querySelector("[data-pratinjau]");
  if (!bingkai) return;
  const iframe = bingkai.querySelector("iframe"), naskah = document.getElementById("naskah");
  const lajur = document.querySelector(".naskah-lajur"), tab = document.querySelector(".naskah-tab");
  let disorot = null, sedang = false, lagi = false;

  function isi() { return iframe.contentDocument; }
  function skala() { // the paper as wide as the frame
    const kertas = isi() && isi().querySelector(".tubuh");
    if (!kertas || !bingkai.clientWidth) return;
    iframe.style.transform = "none";
    iframe.style.width = kertas.offsetWidth + "px";
    const lebar = kertas.offsetWidth, tinggi = isi().documentElement.offsetHeight, besar = Math.min(1.15, bingkai.clientWidth / lebar);
    iframe.style.height = tinggi + "px";
    iframe.style.transform = "scale(" + besar + ")";
    iframe.style.marginBottom = -tinggi * (1 - besar) + "px"; // a scaled box keeps its room
  }
  function sorot(pk, gulir) {
    disorot = pk;
    if (!isi()) return;
    isi().querySelectorAll(".disunting").forEach(function (el) { el.classList.remove("disunting"); });
    const el = pk && isi().querySelector('[data-butir="' + pk + '"]');
    if (!el) return;
    el.classList.add("disunting");
    if (gulir) tampakkan(el);
  }
  function tampakkan(el) { // scrolls the frame only, never the page
    const besar = iframe.getBoundingClientRect().width / iframe.offsetWidth, atas = el.getBoundingClientRect().top * besar;
    const dari = bingkai.scrollTop, sampai = dari + bingkai.clientHeight;
    if (atas < dari + 24 || atas > sampai - 72) bingkai.scrollTop = Math.max(0, atas - bingkai.clientHeight / 3);
  }
  async function muat() { // the new body in the old document: nothing flickers, the place is kept
    if (sedang) { lagi = true; return; }
    sedang = true;
    try {
      const jawab = await fetch(iframe.dataset.url, { headers: { "X-Requested-With": "fetch" } });
      if (jawab.ok && !jawab.redirected) ganti(await jawab.text());
    } catch (galat) { /* no network: the next save renews it */ }
    sedang = false;
    if (lagi) { lagi = false; muat(); }
  }
  function ganti(html) {
    const baru = new DOMParser().parseFromString(html, "text/html");
    isi().documentElement.className = baru.documentElement.className;
    isi().body.replaceChildren.apply(isi().body, Array.from(isi().adoptNode(baru.body).childNodes));
    skala();
    sorot(disorot, true);
  }

  function siap() { skala(); sorot(disorot, false); if (isi() && isi().fonts) isi().fonts.ready.then(skala); }
  iframe.addEventListener("load", siap);
  if (isi() && isi().readyState === "complete") siap();
  new ResizeObserver(skala).observe(bingkai);
  if (naskah) {
    naskah.addEventListener("naskah:berubah", muat);
    naskah.addEventListener("naskah:sorot", function (ev) { if (ev.detail !== disorot) sorot(ev.detail, true); });
  }

  /* ---- Susun | Pratinjau ---- */
  function pilih(nama) {
    lajur.dataset.tampil = nama;
    tab.querySelectorAll("button").forEach(function (tombol) {
      tombol.setAttribute("aria-selected", String(tombol.dataset.tab === nama));
      tombol.tabIndex = tombol.dataset.tab === nama ? 0 : -1;
    });
    skala();
  }
  if (tab) {
    tab.addEventListener("click", function (ev) { if (ev.target.dataset.tab) pilih(ev.target.dataset.tab); });
    tab.addEventListener("keydown", function (ev) {
      if (ev.key !== "ArrowLeft" && ev.key !== "ArrowRight") return;
      const lain = tab.querySelector('button[aria-selected="false"]');
      pilih(lain.dataset.tab);
      lain.focus();
    });
  }
})();
