"""`manage.py buat_beban`: reproducible, whole by the application's own checks, never by accident."""

import io
import re
from datetime import datetime

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django_scopes import scopes_disabled

from indikator.models import Capaian, Indikator, Realisasi
from organisasi.models import Instansi, Keanggotaan, Pemda, Pengguna
from organisasi.models.dasar import ModelPenyewa
from organisasi.penyewa import sebagai
from tests import pabrik
from tests.basis import pakai
from tests.laporan.dunia_beban import fixture_beban, sebagai_pemilik, sebagai_peran_kerja  # noqa: F401


def isi_basis() -> dict[str, list[tuple]]:
    """Every row of every tenant table as stored, without times and hashes (which cover the time)."""
    hasil = {}
    with scopes_disabled():
        for model in (Pengguna, *(m for m in apps.get_models() if issubclass(m, ModelPenyewa))):
            kolom = [f.attname for f in model._meta.concrete_fields if f.name not in ("hash", "sebelum", "password")]
            baris = model._base_manager.order_by("pk").values_list(*kolom)
            hasil[model._meta.label] = [tuple(_tetap(satu) for satu in isi) for isi in baris]
    return hasil


def _tetap(nilai):
    return "waktu" if isinstance(nilai, datetime) else nilai


def test_benih_sama_baris_sama(beban, basis_uji):
    beban(pemda=3, acak=7)
    pertama = isi_basis()
    kedua = _di_salinan_lain(beban, basis_uji, acak=7)
    ketiga = _di_salinan_lain(beban, basis_uji, acak=8)
    assert pertama == kedua
    assert pertama["indikator.Realisasi"] != ketiga["indikator.Realisasi"]


def _di_salinan_lain(beban, basis_uji, acak: int) -> dict:
    semula = connection.settings_dict["NAME"]
    nama = basis_uji.salin(f"beban_{acak}")
    try:
        pakai(nama)
        beban(pemda=3, acak=acak)
        return isi_basis()
    finally:
        pakai(semula)
        basis_uji.hapus(nama)


def test_lolos_pemeriksaan_dan_dapat_ditambah(beban):
    beban(pemda=2)
    keluaran = beban(pemda=11)
    assert "baris/detik" in keluaran and not re.search(r"[0-9],[0-9]{3}|[0-9]\.[0-9]\b", keluaran), (
        "as Indonesian writes"
    )
    assert Pemda.objects.filter(slug__startswith="beban-").count() == 11
    _periksa()
    jumlah = {}
    for pemda in Pemda.objects.order_by("slug"):
        with sebagai(pemda):
            tahun = set(Realisasi.objects.values_list("pengukuran__tahun", flat=True))
            jumlah[pemda.slug] = (Realisasi.objects.count(), len(tahun))
            assert Capaian.objects.count() == Realisasi.objects.count()
            assert Keanggotaan.objects.exclude(pengguna__email__endswith=f"@{pemda.slug}.example").count() == 0
    penuh, setahun = 2 * 12 * 8, 2 * 12 * 4  # two OPD of 8 IKU and 4 IKI
    assert jumlah["beban-001"] == jumlah["beban-010"] == (penuh, 2)
    assert jumlah["beban-002"] == jumlah["beban-011"] == (setahun, 1)


def _periksa():
    """Both checks of the installation, as the runtime role on PostgreSQL."""
    sebagai_peran_kerja()
    for perintah in ("periksa_konsistensi", "periksa_jejak"):
        call_command(perintah, stdout=io.StringIO(), stderr=io.StringIO())
    sebagai_pemilik()


def test_baris_baru_sesudahnya_dapat_ditulis(beban):
    """The counters stand behind the copied keys."""
    beban(pemda=3)
    pemda = Pemda.objects.get(slug="beban-002")
    with pabrik.dalam(pemda):
        dokumen = pabrik.penetapan(pabrik.instansi())
        assert pabrik.indikator(pabrik.lembar(dokumen)).pk > 0
        pabrik.anggota("pembaca")


def test_silsilah_dan_kunci_tiap_pemda_berbeda(beban):
    beban(pemda=3)
    with scopes_disabled():
        semua = list(Indikator._base_manager.values_list("silsilah", flat=True))
    assert len(set(semua)) == len(semua) > 0


def test_capaian_beragam(beban):
    """All bands occur, and some rows have none."""
    beban(pemda=1, opd=3)
    with sebagai(Pemda.objects.get()):
        persen = list(Capaian.objects.values_list("persen_dibatasi", flat=True))
    assert None in persen
    terisi = [satu for satu in persen if satu is not None]
    assert min(terisi) < 75 < 90 < max(terisi)


def test_menolak_pemasangan_sungguhan(beban, settings):
    pabrik.pemda("magetan-sungguhan")
    with pytest.raises(CommandError, match="bukan pemasangan percobaan"):
        beban(pemda=1)
    Pemda.objects.all().delete()
    settings.MODE_COBA = False
    with pytest.raises(CommandError, match="MODE_COBA=1"):
        beban(pemda=1)
    beban(pemda=1, sungguh=True)
    assert not any(satu.has_usable_password() for satu in Pengguna.objects.all())


def test_menolak_ukuran_lain_dan_isian_salah(beban):
    beban(pemda=1)
    with pytest.raises(CommandError, match="sudah ada dengan"):
        beban(pemda=2, opd=3)
    for salah in ({"tahun": "2024-2020"}, {"tahun": "x"}, {"pemda": 0}):
        with pytest.raises(CommandError):
            beban(**salah)
    with sebagai(Pemda.objects.get()):
        assert Instansi.objects.count() == 2
