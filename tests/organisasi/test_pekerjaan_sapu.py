"""The reaper and the worker command: dead workers, lost messages, every pemda."""

from datetime import timedelta

import time_machine
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from organisasi.domain import pekerjaan_jalan, pekerjaan_sapu
from organisasi.domain.berkas import BerkasBaru
from organisasi.domain.pekerjaan import antrekan, ganti_status, jenis_pekerjaan
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.enums import StatusPekerjaan
from organisasi.models import Pekerjaan
from tests import pabrik
from tests.organisasi.test_pekerjaan import antre, jumlah_berkas, kini


def test_sewa_habis_diantrekan_lagi_lalu_gagal(tata):
    pekerjaan = antre(tata)
    with time_machine.travel(timezone.now(), tick=False) as waktu:
        for ke in (1, 2, 3):
            assert pekerjaan_jalan._ambil(tata.pemda.pk, pekerjaan.pk).percobaan == ke  # the worker then dies
            assert pekerjaan_sapu.sapu() == pekerjaan_sapu.Sapuan()
            waktu.shift(timedelta(seconds=121))
            sapuan = pekerjaan_sapu.sapu()
            assert (sapuan.diantrekan, sapuan.digagalkan) == ((1, 0) if ke < 3 else (0, 1))
    hasil = kini(tata, pekerjaan)
    assert hasil.status == "gagal"
    assert "3 kali terhenti" in hasil.galat


def test_pekerja_yang_kehilangan_sewa_tidak_menulis_lagi(tata):
    """A worker thought dead comes back after the job was given to another one."""

    @jenis_pekerjaan("uji_lambat_sekali", judul="Lambat")
    def lambat(pekerjaan, lapor):
        if pekerjaan.percobaan == 1:
            Pekerjaan.objects.filter(pk=pekerjaan.pk).update(sewa_sampai=timezone.now() - timedelta(seconds=1))
            pekerjaan_sapu.sapu()
            jalankan(tata.pemda.pk, pekerjaan.pk)
        return BerkasBaru(f"percobaan {pekerjaan.percobaan}.txt", b"a", "text/plain")

    pekerjaan = antre(tata, "uji_lambat_sekali")
    jalankan(tata.pemda.pk, pekerjaan.pk)
    hasil = kini(tata, pekerjaan)
    assert (hasil.status, hasil.hasil.nama) == ("selesai", "percobaan 2.txt")
    assert jumlah_berkas(tata) == 1


def test_percobaan_lama_tidak_mengakhiri_yang_baru(tata):
    """What a lost worker still holds says another attempt than the row: its ending is not taken."""
    pekerjaan = antre(tata)
    lama = pekerjaan_jalan._ambil(tata.pemda.pk, pekerjaan.pk)
    with time_machine.travel(timezone.now() + timedelta(seconds=121)):
        pekerjaan_sapu.sapu()
        pekerjaan_jalan._ambil(tata.pemda.pk, pekerjaan.pk)
    with pabrik.dalam(tata.pemda) as mesin:
        assert not ganti_status(lama, StatusPekerjaan.SELESAI, oleh=mesin, selesai=timezone.now())
    hasil = kini(tata, pekerjaan)
    assert (hasil.status, hasil.percobaan, hasil.selesai) == ("berjalan", 2, None)


def test_pesan_hilang_dikirim_lagi(tata_salinan):
    pekerjaan = antre(tata_salinan)
    DBTaskResult.objects.all().delete()
    assert pekerjaan_sapu.sapu().dibangunkan == 0
    with time_machine.travel(timezone.now() + timedelta(seconds=11)):
        assert pekerjaan_sapu.sapu().dibangunkan == 1
        assert pekerjaan_sapu.sapu().dibangunkan == 0
    assert DBTaskResult.objects.get().args_kwargs["args"] == [tata_salinan.pemda.pk, pekerjaan.pk]


def test_pesan_lama_dibuang(tata_salinan):
    antre(tata_salinan)
    DBTaskResult.objects.update(status="RUNNING")
    assert pekerjaan_sapu.buang_pesan_lama() == 0
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert pekerjaan_sapu.buang_pesan_lama() == 1


def test_perintah_sekali_menguras_semua_pemda(tata, capsys):
    pekerjaan = antre(tata)
    with pabrik.dalam(tata.pemda_asing):
        oleh = pabrik.pelaku(tata.asing)
        asing = antrekan(oleh=oleh, jenis="uji_berkas", kunci="k1", instansi=tata.instansi_asing)
    call_command("pekerja", "--sekali")
    assert kini(tata, pekerjaan).status == "selesai"
    with pabrik.dalam(tata.pemda_asing):
        assert Pekerjaan.objects.get(pk=asing.pk).status == "selesai"
    call_command("sapu_pekerjaan")
    assert "Diantrekan lagi 0" in capsys.readouterr().out


def test_pekerjaan_pemda_lain_tidak_terambil(tata):
    pekerjaan = antre(tata)
    jalankan(tata.pemda_asing.pk, pekerjaan.pk)
    jalankan(999_999, pekerjaan.pk)
    assert kini(tata, pekerjaan).status == StatusPekerjaan.ANTRE
