/* The review screen of an imported sheet: a row is saved when one of its cells is left; keys lead from doubt to doubt.
   Without this script each row has its own button. */
(function () {
  "use strict";
  const antrean = new Map(); // form → promise of its last save
  const kotor = new Set(); // forms with typing that is not stored

  function kabari(form, kata, gagal) {
    const tempat = form.closest("article").querySelector("[data-kabar]");
    tempat.textContent = kata;
    tempat.classList.toggle("gagal", Boolean(gagal));
  }
  function tandaiGalat(form, bidang) { // {field: sentence}
    form.querySelectorAll("[data-galat]").forEach((el) => el.remove());
    form.querySelectorAll("textarea").forEach((el) => {
      const kalimat = bidang[el.name];
      el.classList.toggle("is-invalid", Boolean(kalimat));
      el.toggleAttribute("aria-invalid", Boolean(kalimat));
      if (!kalimat) return;
      const galat = document.createElement("p");
      galat.className = "invalid-feedback";
      galat.dataset.galat = "";
      galat.textContent = kalimat;
      el.after(galat);
    });
  }

  /* ---- one save after the other ---- */
  function simpan(form) {
    const sebelum = antrean.get(form) || Promise.resolve();
    const tugas = sebelum.then(() => kirim(form));
    antrean.set(form, tugas);
    tugas.then(() => { if (antrean.get(form) === tugas) antrean.delete(form); });
    return tugas;
  }
  async function kirim(form) {
    if (!kotor.has(form)) return true;
    kotor.delete(form);
    kabari(form, "menyimpan…");
    const jawab = await window.kinerja.kirim(form.action, new FormData(form));
    if (jawab.status === 200) return berhasil(form, jawab.data);
    kotor.add(form);
    return gagal(form, jawab);
  }
  function berhasil(form, data) {
    form.elements.versi.value = data.versi;
    kabari(form, "tersimpan " + window.kinerja.jam());
    tandaiGalat(form, {});
    form.querySelector("[data-bentrok]").hidden = true;
    form.querySelectorAll("[data-bidang]").forEach((kotak) => { // a doubt about what was changed is gone
      const nama = kotak.dataset.bidang.replace(/^lain_/, "");
      if (!data.ragu.includes(nama)) kotak.querySelectorAll(".imp-ragu").forEach((el) => el.remove());
    });
    form.closest("article").classList.toggle("imp-perlu-lihat", data.ragu.length > 0);
    return true;
  }
  function gagal(form, jawab) {
    kabari(form, jawab.data.galat || "Belum tersimpan. Isian Anda masih di layar.", true);
    if (jawab.status === 409 && jawab.data.versi) bandingkan(form, jawab.data);
    if (jawab.status === 422) tandaiGalat(form, jawab.data.bidang || {});
    if (jawab.status === 401) window.kinerja.sesiBerakhir(jawab.data);
    return false;
  }
  function bandingkan(form, data) { // both are shown; saving again is a decision made knowingly
    const kotak = form.querySelector("[data-bentrok]"), daftar = document.createElement("dl");
    form.elements.versi.value = data.versi;
    data.tersimpan.forEach((satu) => {
      const nama = document.createElement("dt"), isi = document.createElement("dd");
      nama.textContent = satu.nama;
      isi.textContent = satu.teks || "(kosong)";
      daftar.append(nama, isi);
    });
    kotak.replaceChildren("Yang tersimpan sekarang (diubah orang lain). Isian Anda masih ada di atas; “Simpan baris” menggantikannya.", daftar);
    kotak.hidden = false;
  }

  /* ---- when ---- */
  function barisDari(el) { return el.form && "imporBaris" in el.form.dataset ? el.form : null; }
  document.addEventListener("input", (ev) => {
    const form = barisDari(ev.target);
    if (form) kotor.add(form);
  });
  document.addEventListener("change", (ev) => {
    const form = barisDari(ev.target);
    if (form && kotor.has(form)) simpan(form);
    if (ev.target.id === "jabatan_jabatan" && ev.target.value) document.getElementById("jabatan_cara").value = "cocok";
  });
  async function kirimTombol(form, tombol) { // typed cells first, then what the button does
    const baik = await simpan(form);
    antrean.delete(form);
    if (baik && tombol && tombol.hasAttribute("formaction")) form.requestSubmit(tombol);
  }
  document.addEventListener("submit", (ev) => { // capture: before the page locks its buttons
    const form = ev.target;
    if (!("imporBaris" in form.dataset)) return tungguDulu(ev);
    const langsung = ev.submitter && ev.submitter.hasAttribute("formaction");
    if (langsung && !kotor.has(form) && !antrean.has(form)) return;
    ev.preventDefault();
    ev.stopImmediatePropagation();
    if (!langsung) kotor.add(form); // the button says so: save, changed or not
    kirimTombol(form, ev.submitter);
  }, true);
  function tungguDulu(ev) { // another form of the page leaves it: rows under way are stored first
    if (!kotor.size && !antrean.size || "tungguSelesai" in ev.target.dataset) return;
    const form = ev.target, tombol = ev.submitter;
    ev.preventDefault();
    ev.stopImmediatePropagation();
    Promise.all([...new Set([...kotor, ...antrean.keys()])].map(simpan)).then((hasil) => {
      antrean.clear();
      if (!hasil.every(Boolean)) return;
      form.dataset.tungguSelesai = "";
      form.requestSubmit(tombol || undefined);
    });
  }
  window.addEventListener("beforeunload", (ev) => {
    if (kotor.size) { ev.preventDefault(); ev.returnValue = ""; }
  });

  /* ---- keys ---- */
  function keSel(id) {
    const el = document.getElementById(id);
    if (!el) return;
    el.scrollIntoView({ block: "center" });
    const isian = el.matches("textarea, input, select") ? el : el.querySelector("textarea, select, input:not([type=hidden])");
    if (isian) isian.focus({ preventScroll: true });
  }
  let letak = -1;
  function keRagu(arah) {
    const daftar = Array.from(document.querySelectorAll("[data-ragu]"));
    if (!daftar.length) return;
    letak = (letak + arah + daftar.length) % daftar.length;
    keSel(daftar[letak].hash.slice(1));
  }
  document.addEventListener("click", (ev) => {
    const tautan = ev.target.closest("[data-ragu]");
    if (!tautan) return;
    ev.preventDefault();
    letak = Array.from(document.querySelectorAll("[data-ragu]")).indexOf(tautan);
    keSel(tautan.hash.slice(1));
  });
  function mengetik(el) { return /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName); }
  function berikutnya() {
    const tautan = document.querySelector("[data-berikutnya]") || document.querySelector("[data-sesudah]");
    if (tautan) tautan.click();
  }
  document.addEventListener("keydown", (ev) => {
    if (ev.defaultPrevented || ev.altKey || document.querySelector("dialog[open]")) return;
    if (ev.key === "Enter" && (ev.ctrlKey || ev.metaKey)) {
      const tombol = document.querySelector("[data-periksa] [name=lanjut]");
      if (tombol) { ev.preventDefault(); document.activeElement.blur(); tombol.click(); }
    } else if (ev.key === "Escape" && mengetik(ev.target)) ev.target.blur();
    else if (ev.ctrlKey || ev.metaKey || mengetik(ev.target)) return;
    else if (ev.key === "j") keRagu(1);
    else if (ev.key === "k") keRagu(-1);
    else if (ev.key === "n") berikutnya();
  });

  /* ---- on a phone the source is one tap away, and open where the reading is doubtful ---- */
  if (window.matchMedia("(max-width: 899.98px)").matches) {
    document.querySelectorAll("details.imp-sumber").forEach((el) => {
      el.open = Boolean(el.closest("article, section").querySelector(".imp-ragu"));
    });
  }
  if (location.hash.startsWith("#baris-")) keSel(location.hash.slice(1));
})();
