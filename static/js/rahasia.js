/* A button beside every password field shows what is typed. Without this file the fields work as always. */
(function () {
  "use strict";
  function tombol(medan) {
    var el = document.createElement("button");
    el.type = "button";
    el.className = "btn btn-outline-secondary sandi-lihat";
    el.textContent = "Tampilkan";
    el.setAttribute("aria-controls", medan.id);
    el.setAttribute("aria-pressed", "false");
    el.addEventListener("click", function () {
      var tampak = medan.type === "password";
      medan.type = tampak ? "text" : "password";
      el.textContent = tampak ? "Sembunyikan" : "Tampilkan";
      el.setAttribute("aria-pressed", String(tampak));
      medan.focus();
    });
    return el;
  }
  function pasang(medan) {
    var wadah = document.createElement("div");
    wadah.className = "sandi";
    medan.replaceWith(wadah);
    wadah.append(medan, tombol(medan));
    if (medan.autofocus) medan.focus();
    medan.form.addEventListener("submit", function () { medan.type = "password"; }); // browsers keep what was plain text
  }
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll('input[type="password"]').forEach(pasang);
  });
})();
