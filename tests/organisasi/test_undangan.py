"""Invitations in a database that commits: the mail leaves after the commit, and a failing one loses nothing."""

import re

from django.core import mail

from tests import pabrik
from tests.organisasi.test_anggota import DAFTAR, punya, tekan, undang

SANDI_BARU = "empat kuda jalan senja"


def test_undangan_sampai_masuk(tata_salinan, client):
    """Invited, mail with a link, password made, signed in: the list says so."""
    admin = pabrik.klien(tata_salinan.admin)
    jawaban = undang(admin)
    assert "Undangan sudah dikirim ke sri@magetan.go.id." in jawaban.content.decode()
    assert "belum masuk" in jawaban.content.decode()
    surat = mail.outbox[0]
    assert surat.to == ["sri@magetan.go.id"] and "berlaku 3 hari" in surat.body and "Magetan" in surat.subject
    assert "Verifikator (Bagian Organisasi)" in surat.body
    tautan = re.search(r"https?://[^/]+(/akun/password/reset/key/\S+)", surat.body).group(1)
    formulir = client.get(tautan, follow=True)
    isi = {"password1": SANDI_BARU, "password2": SANDI_BARU}
    assert client.post(formulir.redirect_chain[-1][0], isi, follow=True).status_code == 200
    client.post("/akun/login/", {"login": "sri@magetan.go.id", "password": SANDI_BARU})
    assert client.get("/magetan/").status_code == 200
    assert "token_fail" not in client.get(tautan).content.decode()
    assert "Tautan tidak berlaku" in pabrik.klien().get(tautan, follow=True).content.decode()
    assert "belum masuk" not in admin.get(f"{DAFTAR}?q=sri").content.decode()


def test_surel_gagal_keanggotaan_tetap(tata_salinan, settings):
    """The mail server is down: the role stays, the page says so, a second try sends."""
    tata, admin = tata_salinan, pabrik.klien(tata_salinan.admin)
    settings.EMAIL_BACKEND = "django.core.mail.backends.tidak_ada.EmailBackend"
    jawaban = undang(admin).content.decode()
    assert "surelnya gagal terkirim" in jawaban and "Kirim ulang undangan" in jawaban
    anggota = punya(tata)
    assert "surel gagal terkirim" in admin.get(DAFTAR).content.decode()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert tekan(admin, "undang-ulang", anggota.pk).status_code == 302
    assert len(mail.outbox) == 1
    assert tekan(admin, "undang-ulang", anggota.pk).status_code == 409  # a second click sends nothing
    assert len(mail.outbox) == 1
