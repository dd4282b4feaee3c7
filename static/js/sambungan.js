/* Session, token and network: what was typed stays on the page, and the page says what to do.
   window.kinerja: jam(), kabar(kelas, teks, tautan), kepala(), kirim(url, data, lain), pengguna(), sesiBerakhir(data),
   tokenBaru(token). */
(function () {
  "use strict";
  var tertunda = new Map(); // element with data-simpan → its request that found no network

  function jam() {
    var kini = new Date();
    return String(kini.getHours()).padStart(2, "0") + "." + String(kini.getMinutes()).padStart(2, "0");
  }
  function kabar(kelas, teks, tautan) {
    var wadah = document.getElementById("pesan");
    if (!wadah) return null;
    var kotak = document.createElement("div"), isi = document.createElement("div");
    kotak.className = "pesan pesan-lekat pesan-" + kelas; // stays in sight without scrolling away from the field
    isi.append(teks);
    if (tautan) isi.append(" ", tautan);
    kotak.append(isi);
    wadah.replaceChildren(kotak);
    return kotak;
  }
  function sesiBerakhir(data) {
    var tautan = document.createElement("a");
    tautan.href = data.masuk;
    tautan.target = "_blank";
    tautan.rel = "noopener";
    tautan.textContent = "Masuk di tab baru";
    return kabar("error", data.galat, tautan);
  }
  function tokenBaru(token) {
    var meta = document.querySelector('meta[name="csrf-token"]');
    if (meta) meta.content = token;
    document.querySelectorAll('input[name="csrfmiddlewaretoken"]').forEach(function (el) { el.value = token; });
  }
  function pengguna() { // whose page this is; without it the server gives no fresh token
    var meta = document.querySelector('meta[name="pengguna"]');
    return meta ? meta.content : "";
  }
  function kepala() { // headers of a request that wants JSON back
    return { Accept: "application/json", "X-Pengguna": pengguna(),
      "X-CSRFToken": document.querySelector('meta[name="csrf-token"]').content };
  }
  function bacaJawaban(jawab) {
    if (jawab.redirected) return { galat: "Sesi Anda berakhir.", masuk: jawab.url };
    return jawab.json().catch(function () { return { galat: "Server menjawab di luar dugaan (kode " + jawab.status + ")." }; });
  }
  async function kirim(url, data, lain, ulang) { // POST of FormData or URLSearchParams → {status, data}; status 0: no network
    var jawab;
    try {
      jawab = await fetch(url, Object.assign({ method: "POST", headers: kepala(), body: data }, lain));
    } catch (galat) { return { status: 0, data: { galat: "Tidak ada hubungan ke server." } }; }
    var isi = await bacaJawaban(jawab);
    if (isi.csrf && isi.token && !ulang) { // signed in again in another tab, as the same person
      tokenBaru(isi.token);
      if (data.has("csrfmiddlewaretoken")) data.set("csrfmiddlewaretoken", isi.token);
      return kirim(url, data, lain, true);
    }
    return { status: jawab.redirected ? 401 : jawab.status, data: isi };
  }
  window.kinerja = { jam: jam, kabar: kabar, kepala: kepala, kirim: kirim, pengguna: pengguna, sesiBerakhir: sesiBerakhir,
    tokenBaru: tokenBaru };

  function tempatKabar(el) {
    return el && el.dataset && el.dataset.simpan && document.querySelector(el.dataset.simpan);
  }
  function isiJson(xhr) {
    try { return JSON.parse(xhr.responseText); } catch (galat) { return {}; }
  }
  function kirimLagi(konfigurasi, nilai) {
    window.htmx.ajax(konfigurasi.verb, konfigurasi.path, {
      source: konfigurasi.elt, target: konfigurasi.target, values: nilai, headers: { "X-Kirim-Ulang": "1" }
    });
  }

  /* ---- htmx: refused ---- */
  function tokenLama(ev, data) {
    tokenBaru(data.token);
    var konfigurasi = ev.detail.requestConfig;
    if (konfigurasi.headers["X-Kirim-Ulang"]) return kabar("error", data.galat); // once only
    if (konfigurasi.formData.has("csrfmiddlewaretoken")) konfigurasi.formData.set("csrfmiddlewaretoken", data.token);
    kirimLagi(konfigurasi, konfigurasi.formData);
  }
  document.addEventListener("htmx:responseError", function (ev) {
    var data = isiJson(ev.detail.xhr), status = ev.detail.xhr.status;
    if (status === 401 && data.masuk) return sesiBerakhir(data);
    if (data.csrf) return data.token ? tokenLama(ev, data) : kabar("error", data.galat);
    if (tempatKabar(ev.detail.elt)) return; // said at its place
    kabar("error", "Permintaan tidak berhasil; tidak ada yang berubah. Muat ulang halaman lalu coba lagi. Kode: " + status + ".");
  });

  /* ---- no network ---- */
  var belumTerkirim = false; // said already; the event may come after the first form that noticed
  document.addEventListener("htmx:sendError", function (ev) {
    var konfigurasi = ev.detail.requestConfig, tempat = tempatKabar(konfigurasi.elt);
    if (!tempat) return kabar("error", "Tidak ada hubungan ke server; tidak ada yang berubah. Periksa jaringan lalu coba lagi.");
    tertunda.set(konfigurasi.elt, konfigurasi);
    tempat.textContent = "Tidak ada hubungan ke server. Isian tetap di layar dan disimpan begitu tersambung.";
  });
  window.addEventListener("offline", function () {
    if (!window.kisi && !belumTerkirim) kabar("warning", "Tidak ada jaringan; isian Anda tetap di layar. Jangan tutup halaman ini.");
  });
  window.addEventListener("online", function () {
    belumTerkirim = false;
    if (!window.kisi) kabar("info", "Jaringan tersambung lagi."); // the entry grid says it at its cells
    var antrean = Array.from(tertunda.values());
    tertunda.clear();
    antrean.forEach(function (konfigurasi) {
      if (konfigurasi.elt.isConnected) kirimLagi(konfigurasi); // with the values of now
    });
  });
  document.addEventListener("submit", function (ev) { // capture: the browser's error page would replace the form
    if (navigator.onLine || ev.target.method !== "post") return;
    ev.preventDefault();
    ev.stopImmediatePropagation();
    belumTerkirim = true;
    kabar("warning", "Tidak ada jaringan; belum terkirim. Isian Anda tetap di layar, kirim lagi setelah tersambung.");
  }, true);
})();
