"""`manage.py buat_pemda` on an empty installation: from nothing to the first OPD, by the operator and the admin."""

import io
import json
import re

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from indikator.models import Jadwal, KebijakanCapaian, Satuan, Skala
from laporan.models import DasarHukum
from organisasi.models import Instansi, Jejak, Keanggotaan, Pemda, PengaturanPemda, Pengguna
from tests import pabrik

PILIHAN = {"nama": "Kota Madiun", "jenis": "kota", "zona": "wib", "admin": "ani@madiun.go.id"}
SANDI = "empat kuda jalan senja"


def jalankan(slug: str = "madiun", **lain) -> str:
    keluaran = io.StringIO()
    call_command("buat_pemda", slug=slug, stdout=keluaran, stderr=io.StringIO(), **PILIHAN | lain)
    return keluaran.getvalue()


def masuk_lewat_undangan(client, surat) -> None:
    tautan = re.search(r"https?://[^/]+(/akun/password/reset/key/\S+)", surat.body).group(1)
    formulir = client.get(tautan, follow=True)
    client.post(formulir.redirect_chain[-1][0], {"password1": SANDI, "password2": SANDI}, follow=True)
    client.post("/akun/login/", {"login": surat.to[0], "password": SANDI})


def test_dari_instalasi_kosong_sampai_opd_pertama(basis_salinan, client):
    """Empty database → buat_pemda → invitation → password → sign in → first OPD."""
    keluaran = jalankan()
    assert "Data acuan nasional dimuat." in keluaran and "/madiun/, Wali Kota, Asia/Jakarta" in keluaran
    assert Satuan.objects.exists() and DasarHukum.objects.exists()
    masuk_lewat_undangan(client, mail.outbox[0])
    assert client.get("/madiun/").status_code == 200
    jawaban = client.post(
        reverse("instansi_tambah", args=["madiun"]), {"nama": "Dinas Pendidikan", "slug": "dindik", "jenis": "dinas"}
    )
    assert jawaban.status_code == 302, jawaban.content.decode()[-3000:]
    with pabrik.dalam(Pemda.objects.get(slug="madiun")):
        assert Instansi.objects.get().nama == "Dinas Pendidikan"
        assert Keanggotaan.objects.get().peran == "admin_pemda"


def test_ukuran_dan_jadwal_tersimpan(db):
    jalankan(ibukota="Madiun", nama_admin="Ani Lestari")
    assert Pengguna.objects.get(email="ani@madiun.go.id").nama == "Ani Lestari"
    with pabrik.dalam(Pemda.objects.get(slug="madiun", ibukota="Madiun")):
        assert PengaturanPemda.objects.count() == 1
        assert Skala.objects.get().pita[0][2] == "Sangat Tinggi"
        assert KebijakanCapaian.objects.get().ambang_wajar == 120
        assert set(Jadwal.objects.values_list("tahun", flat=True)) == {timezone.localdate().year}
        assert Jejak.objects.count() >= 5


def test_diulang_tidak_mengubah_apa_pun(db):
    jalankan()
    with pabrik.dalam(Pemda.objects.get()):
        sebelum = Jejak.objects.count()
    mail.outbox.clear()
    jawaban = json.loads(jalankan(nama="Kota Lain", admin="lain@madiun.go.id", json=True))
    assert jawaban["baru"] is False and jawaban["nama"] == "Kota Madiun"
    with pabrik.dalam(Pemda.objects.get()):
        assert Jejak.objects.count() == sebelum
    assert not mail.outbox and not Pengguna.objects.filter(email="lain@madiun.go.id").exists()


@pytest.mark.parametrize(
    ("slug", "lain", "kalimat"),
    [
        ("api", {}, "dipakai oleh aplikasi"),
        ("Madiun", {}, "Huruf kecil"),
        ("madiun", {"zona": "Asia/Mars"}, "Zona waktu tidak dikenal"),
        ("madiun", {"admin": "ani-madiun"}, "tidak sah"),
        ("madiun", {"nama_admin": "Ani\x00"}, "huruf kendali"),
    ],
)
def test_ditolak_tanpa_sisa(db, slug, lain, kalimat):
    with pytest.raises(CommandError, match=kalimat) as galat:
        jalankan(slug, **lain)
    assert galat.value.returncode == 2
    assert not Pemda.objects.exists() and not Pengguna.objects.exists() and not mail.outbox


def test_surel_gagal_pemda_tetap(db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.tidak_ada.EmailBackend"
    with pytest.raises(CommandError, match="gagal terkirim") as galat:
        jalankan()
    assert galat.value.returncode == 1 and Pemda.objects.filter(slug="madiun").exists()
