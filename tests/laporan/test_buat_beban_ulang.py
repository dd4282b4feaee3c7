"""`manage.py buat_beban` once more: after people used the pattern, after a trial, and beside people at work."""

from threading import Event, Thread

import pytest
from django.apps import apps
from django.conf import settings as pengaturan
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from indikator.models import Lembar
from laporan.beban import salin
from organisasi.contoh_akun import SANDI
from organisasi.domain.berkas import simpan_berkas
from organisasi.models import Berkas, Instansi, Jabatan, Keanggotaan, Pemda, Pengguna, UnitKerja
from organisasi.models.dasar import ModelPenyewa
from organisasi.penyewa import sebagai
from tests import pabrik
from tests.laporan.dunia_beban import fixture_beban, sebagai_pemilik, sebagai_peran_kerja  # noqa: F401

hanya_postgres = pytest.mark.skipif(pengaturan.UJI_BASIS == "sqlite", reason="SQLite: satu penulis, tanpa peran")


def pemda(nomor: int) -> Pemda:
    return Pemda.objects.get(slug=f"beban-{nomor:03}")


def akun(nomor: int) -> list[Pengguna]:
    semua = list(Pengguna.objects.filter(email__endswith=f"@beban-{nomor:03}.example"))
    assert semua
    return semua


# --- passwords ---------------------------------------------------------------------------------------------------


def test_sungguh_sesudah_percobaan(beban, settings):
    """None of the accounts opens with the password that everybody knows: old ones neither."""
    beban(pemda=2)
    assert all(satu.check_password(SANDI) for satu in akun(2))
    settings.MODE_COBA = False
    beban(pemda=3, sungguh=True)
    assert not any(satu.has_usable_password() for nomor in (1, 2, 3) for satu in akun(nomor))


def test_percobaan_sesudah_sungguh(beban, settings):
    beban(pemda=1, sungguh=True)
    beban(pemda=2)
    assert not any(satu.has_usable_password() for satu in akun(1))
    assert all(satu.check_password(SANDI) for satu in akun(2))


# --- a pattern that was used -------------------------------------------------------------------------------------


def test_disalin_hanya_yang_dibuat_sendiri(beban):
    beban(pemda=1)
    with sebagai(pemda(1)):
        berisi = {m for m in apps.get_models() if issubclass(m, ModelPenyewa) and m.objects.exists()}
    assert {m._meta.label for m in berisi} - {"organisasi.Jejak"} == {m._meta.label for m in salin.MODEL} - {
        "organisasi.Pengguna"
    }


@pytest.fixture
def terpakai(beban, settings, tmp_path):
    """beban-001 after people worked in it: a file, a unit, a member with an own address who submitted, an operator."""
    settings.MEDIA_ROOT = tmp_path
    beban(pemda=1)
    satu = pemda(1)
    with pabrik.dalam(satu):
        orang = pabrik.pengguna("Orang Nyata", "orang@nyata.go.id")
        pabrik.anggota("pembaca", orang=orang)
        simpan_berkas(oleh=pabrik.mesin(), nama="a.pdf", isi=b"%PDF-", jenis_mime="application/pdf")
        Jabatan.objects.update(unit=pabrik.unit(Instansi.objects.first()))
        Lembar.objects.update(diajukan_oleh=orang)
    Pengguna.objects.filter(pk=akun(1)[0].pk).update(is_superuser=True, is_staff=True)
    return satu


def test_yang_ditambah_orang_tidak_ikut(beban, terpakai):
    beban(pemda=2)
    with sebagai(pemda(2)):
        assert not Berkas.objects.exists() and not UnitKerja.objects.exists()
        surel = Keanggotaan.objects.values_list("pengguna__email", flat=True)
        assert surel and [satu for satu in surel if not satu.endswith("@beban-002.example")] == []
        assert set(Jabatan.objects.values_list("unit_id", flat=True)) == {None}
        assert set(Lembar.objects.values_list("diajukan_oleh_id", flat=True)) == {None}
    assert not any(satu.is_superuser or satu.is_staff for satu in akun(2))


def test_salinan_dari_yang_terpakai_lolos_pemeriksaan(beban, terpakai, capsys):
    beban(pemda=2)
    sebagai_peran_kerja()
    call_command("periksa_konsistensi", pemda="beban-002")
    sebagai_pemilik()


# --- beside people at work ---------------------------------------------------------------------------------------


@hanya_postgres
def test_orang_lain_belum_selesai_menyimpan(beban):
    """Neither waits for the other, and the next key is free for both; `lepas`: keys given out and not used."""
    beban(pemda=1, sungguh=True)
    nyata = pabrik.pemda("magetan")
    with connection.cursor() as kursor:
        kursor.execute("select max(nextval('organisasi_instansi_id_seq')) from generate_series(1, 5000)")
        (lepas,) = kursor.fetchone()
    siap, lanjut, galat = Event(), Event(), []

    def orang():
        try:
            with pabrik.dalam(nyata), transaction.atomic():
                pabrik.instansi("Dinas Nyata")
                siap.set()
                assert lanjut.wait(60)
        except Exception as satu:
            galat.append(satu)
        finally:
            siap.set()
            connection.close()

    utas = Thread(target=orang)
    utas.start()
    siap.wait(60)
    try:
        beban(pemda=3, sungguh=True)
    finally:
        lanjut.set()
        utas.join()
    assert galat == []
    with pabrik.dalam(nyata):
        assert pabrik.instansi("Dinas Kedua").pk > lepas
        assert sorted(Instansi.objects.values_list("nama", flat=True)) == ["Dinas Kedua", "Dinas Nyata"]


@hanya_postgres
def test_tanpa_peran_pemilik(beban):
    """One sentence, and before minutes were spent on the pattern."""
    sebagai_peran_kerja()
    with pytest.raises(CommandError, match="DATABASE_URL_PEMILIK"):
        beban(pemda=2)
    assert not Pemda.objects.exists()
