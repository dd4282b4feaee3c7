/* Saving a section without leaving it, the two texts of a conflict, and who else has the section open. */
(function () {
  "use strict";
  const E = window.lkjipEditor, form = document.getElementById("formulir-naskah");
  if (!form || !E) return;
  const dasar = form.elements.dasar, kabar = document.getElementById("simpan-naskah"), bentrok = document.getElementById("bentrok");
  const kabarHadir = document.getElementById("kabar-hadir");
  const SELANG = 20000; // ms between two heartbeats (laporan.domain.lkjip.penyunting.SELANG)
  let tersimpan = E.isi(), sedang = false, pilihan = null;

  function katakan(teks, gagal) {
    kabar.textContent = teks;
    kabar.classList.toggle("gagal", Boolean(gagal));
  }
  function berubah() { return E.isi() !== tersimpan; }

  async function simpan() {
    if (sedang) return;
    sedang = true;
    E.selaraskan();
    katakan("menyimpan…");
    const isi = E.isi(), data = new URLSearchParams(new FormData(form));
    data.set("isi", isi);
    const jawab = await window.kinerja.kirim(form.action, data);
    sedang = false;
    if (jawab.status === 200) {
      dasar.value = jawab.data.versi;
      dasar.defaultValue = dasar.value;
      tersimpan = isi;
      bentrok.replaceChildren();
      return katakan("tersimpan " + jawab.data.waktu);
    }
    if (jawab.data.panel) return tampilkanBentrok(jawab.data);
    if (jawab.data.masuk) window.kinerja.sesiBerakhir(jawab.data);
    katakan("Belum tersimpan; naskah tetap di layar. " + jawab.data.galat, true);
  }
  form.addEventListener("submit", function (ev) {
    if (ev.defaultPrevented) return;
    ev.preventDefault();
    simpan();
  });
  document.addEventListener("keydown", function (ev) {
    if (!(ev.ctrlKey || ev.metaKey) || ev.altKey || ev.key.toLowerCase() !== "s") return;
    ev.preventDefault();
    E.selaraskan();
    form.requestSubmit();
  });
  window.addEventListener("beforeunload", function (ev) {
    if (berubah()) { ev.preventDefault(); ev.returnValue = ""; }
  });

  /* ---- somebody else has saved ---- */
  function tampilkanBentrok(data) {
    katakan("Belum tersimpan: orang lain sudah menyimpan bagian ini.", true);
    pilihan = data;
    bentrok.innerHTML = data.panel; // our own template; the texts in it are sanitised
    bentrok.querySelector("[data-fokus]").focus();
  }
  bentrok.addEventListener("click", function (ev) {
    const tombol = ev.target.closest("[data-pilih]");
    if (!tombol || !pilihan) return; // without pilihan the page itself is the answer: its forms work
    ev.preventDefault();
    dasar.value = pilihan.versi;
    if (tombol.dataset.pilih === "gabungan") E.ganti(pilihan.gabungan);
    if (tombol.dataset.pilih === "tersimpan") { E.ganti(pilihan.tersimpan); tersimpan = E.isi(); }
    bentrok.replaceChildren();
    katakan({ gabungan: "Keduanya digabungkan. Periksa, lalu simpan.", saya: "Naskah Anda dilanjutkan. Simpan bila sudah sesuai.",
      tersimpan: "Naskah yang tersimpan dipakai; Ctrl+Z mengembalikan naskah Anda." }[tombol.dataset.pilih]);
    E.editor.commands.focus();
  });

  /* ---- who else is here ---- */
  function paragraf(teks) {
    const p = document.createElement("p");
    p.className = "pesan pesan-info";
    p.textContent = teks;
    return p;
  }
  function latar() { // asked by the page, not by a person: it does not keep the session alive
    return Object.assign(window.kinerja.kepala(), { "X-Latar": "1" });
  }
  async function hadir() {
    if (document.visibilityState === "hidden") return;
    const jawab = await window.kinerja.kirim(form.dataset.hadir, new URLSearchParams(), { headers: latar() });
    if (jawab.status !== 200) return;
    const kalimat = jawab.data.lain.map(function (satu) {
      return satu.nama + " sedang menyunting bagian ini (terakhir pukul " + satu.terakhir + ").";
    });
    if (jawab.data.versi > Number(dasar.value)) {
      kalimat.push(jawab.data.oleh + " menyimpan naskah baru pukul " + jawab.data.waktu + ". Saat Anda menyimpan, keduanya diperlihatkan.");
    }
    if (kalimat.join() !== Array.from(kabarHadir.children).map(function (p) { return p.textContent; }).join()) {
      kabarHadir.replaceChildren.apply(kabarHadir, kalimat.map(paragraf));
    }
  }
  hadir();
  setInterval(hadir, SELANG);
  document.addEventListener("visibilitychange", hadir);
  window.addEventListener("pagehide", function () {
    window.kinerja.kirim(form.dataset.hadir, new URLSearchParams({ pergi: "1" }), { keepalive: true, headers: latar() });
  });

  /* ---- a remark quotes what is selected ---- */
  const komentar = document.getElementById("formulir-komentar");
  if (komentar) komentar.addEventListener("submit", function () {
    document.getElementById("kutipan-komentar").value = E.sorotan().slice(0, 500);
  });
})();
