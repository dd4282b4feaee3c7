/* Security keys (WebAuthn): <form data-kunci="buat|pakai" data-opsi="id of the JSON with the server's options"> asks
   the browser for a key when it is sent, writes the answer into its field `credential`, and goes on. What fails is
   said at its top; nothing is sent then. */
(function () {
  "use strict";

  const KALIMAT = {
    NotAllowedError: "Dibatalkan, atau waktunya habis. Coba lagi.",
    InvalidStateError: "Kunci ini sudah terpasang pada akun Anda.",
    SecurityError: "Kunci keamanan tidak dapat dipakai pada alamat ini. Buka Kinerja lewat alamat resminya (https).",
  };
  const TIDAK_ADA = "Peramban ini tidak mendukung kunci keamanan. Pakai aplikasi autentikator, atau peramban lain.";
  const LAIN = "Kunci keamanan tidak menjawab. Coba lagi, atau pakai cara lain.";

  function keBita(teks) {
    const biasa = atob(teks.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(biasa, (huruf) => huruf.charCodeAt(0));
  }

  function keTeks(bita) {
    const biasa = Array.from(new Uint8Array(bita), (satu) => String.fromCharCode(satu)).join("");
    return btoa(biasa).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function bacaDaftar(daftar) {
    return (daftar || []).map((satu) => ({ ...satu, id: keBita(satu.id) }));
  }

  function mintaBaru(opsi) {
    const publicKey = {
      ...opsi,
      challenge: keBita(opsi.challenge),
      user: { ...opsi.user, id: keBita(opsi.user.id) },
      excludeCredentials: bacaDaftar(opsi.excludeCredentials),
    };
    return navigator.credentials.create({ publicKey });
  }

  function mintaPakai(opsi) {
    const publicKey = {
      ...opsi,
      challenge: keBita(opsi.challenge),
      allowCredentials: bacaDaftar(opsi.allowCredentials),
    };
    return navigator.credentials.get({ publicKey });
  }

  function tulis(kunci) {
    const jawab = { clientDataJSON: keTeks(kunci.response.clientDataJSON) };
    for (const nama of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (kunci.response[nama]) jawab[nama] = keTeks(kunci.response[nama]);
    }
    return JSON.stringify({
      id: kunci.id,
      rawId: keTeks(kunci.rawId),
      type: kunci.type,
      response: jawab,
      clientExtensionResults: kunci.getClientExtensionResults(),
    });
  }

  function sebut(form, kalimat) {
    form.querySelector(".pesan-kunci")?.remove();
    if (!kalimat) return;
    const wadah = document.createElement("div");
    wadah.className = "pesan pesan-error pesan-kunci";
    wadah.setAttribute("role", "alert");
    wadah.textContent = kalimat;
    form.prepend(wadah);
  }

  async function tanya(form, tombol) {
    const opsi = JSON.parse(document.getElementById(form.dataset.opsi).textContent);
    tombol.disabled = true;
    sebut(form, "");
    try {
      const minta = form.dataset.kunci === "buat" ? mintaBaru : mintaPakai;
      const isi = (opsi.creation_options || opsi.request_options).publicKey;
      form.elements.credential.value = tulis(await minta(isi));
      form.submit();
    } catch (galat) {
      tombol.disabled = false;
      sebut(form, KALIMAT[galat.name] || LAIN);
    }
  }

  function pasang(form) {
    form.addEventListener("submit", (kejadian) => {
      kejadian.preventDefault();
      if (!window.PublicKeyCredential) sebut(form, TIDAK_ADA);
      else tanya(form, kejadian.submitter || form.querySelector("[type=submit]"));
    });
  }

  document.querySelectorAll("form[data-kunci]").forEach(pasang);
})();
