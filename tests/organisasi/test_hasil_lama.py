"""Results of jobs go after 30 days, file and row; the job stays and says so; what is used elsewhere stays."""

from datetime import timedelta
from pathlib import Path

import time_machine
from django.conf import settings as pengaturan
from django.utils import timezone

from organisasi.domain import tulis
from organisasi.domain.berkas import sapu_berkas
from organisasi.domain.hasil_lama import disimpan_sampai, sapu_hasil
from organisasi.domain.pekerjaan import antrekan
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.models import Berkas, Jejak, PengaturanPemda
from tests import pabrik
from tests.organisasi.test_pekerjaan import antre, jumlah_berkas, kini

LEWAT = timedelta(days=30, hours=1)
KALIMAT = "Hasil sudah dihapus setelah 30 hari; cetak lagi."


def selesai(tata, kunci="k1"):
    pekerjaan = antre(tata, kunci=kunci)
    jalankan(tata.pemda.pk, pekerjaan.pk)
    return kini(tata, pekerjaan)


def selesai_asing(tata):
    with pabrik.dalam(tata.pemda_asing):
        oleh = pabrik.pelaku(tata.asing)
        satu = antrekan(oleh=oleh, jenis="uji_berkas", kunci="k1", instansi=tata.instansi_asing)
    jalankan(tata.pemda_asing.pk, satu.pk)
    return satu


def jumlah_isi(tata) -> int:
    return len(list(Path(pengaturan.MEDIA_ROOT, f"pemda/{tata.pemda.pk}").glob("*")))


def test_dihapus_sesudah_30_hari_berkas_dan_barisnya(tata):
    pekerjaan = selesai(tata)
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert (sapu_hasil(), jumlah_berkas(tata)) == (0, 1)
    with time_machine.travel(timezone.now() + LEWAT):
        assert (sapu_hasil(), sapu_hasil()) == (1, 0)
        assert (jumlah_berkas(tata), jumlah_isi(tata)) == (0, 1)
        assert (sapu_berkas(), jumlah_isi(tata)) == (1, 0)
    sesudah = kini(tata, pekerjaan)
    assert (sesudah.status, sesudah.hasil, sesudah.keterangan) == ("selesai", None, KALIMAT)


def test_jejak_menyebut_berkas_dan_pekerjaan(tata):
    pekerjaan = selesai(tata)
    with time_machine.travel(timezone.now() + LEWAT):
        sapu_hasil()
    with pabrik.dalam(tata.pemda):
        ubah, hapus = Jejak.objects.order_by("-nomor")[:2][::-1]
    assert (ubah.model, ubah.objek_id, ubah.perubahan["hasil"]) == (
        "organisasi.Pekerjaan",
        pekerjaan.pk,
        ["hasil uji.txt", None],
    )
    assert (hapus.tindakan, hapus.model, hapus.objek_id) == ("hapus", "organisasi.Berkas", pekerjaan.hasil_id)
    assert hapus.pengguna is None and hapus.permintaan.startswith("penyapu-")


def test_yang_dirujuk_data_lain_tetap(tata):
    """A result somebody made the emblem of the pemda; the relation has no name on Berkas (`related_name="+"`)."""
    pekerjaan, lain = selesai(tata), selesai(tata, "k2")
    with pabrik.dalam(tata.pemda) as oleh:
        lambang = Berkas.objects.get(pk=pekerjaan.hasil_id)
        satu = PengaturanPemda.objects.first()
        if satu is None:
            tulis.buat(PengaturanPemda, oleh=oleh, lambang=lambang)
        else:
            tulis.ubah(satu, oleh=oleh, lambang=lambang)
        assert (disimpan_sampai(pekerjaan), disimpan_sampai(lain)) == (None, lain.selesai + timedelta(days=30))
    with time_machine.travel(timezone.now() + LEWAT):
        assert sapu_hasil() == 1
    assert (kini(tata, pekerjaan).hasil_id, kini(tata, lain).hasil_id) == (pekerjaan.hasil_id, None)


def test_hasil_bersama_menunggu_pekerjaan_terakhir(tata):
    """Two jobs ended with the same file: the later one keeps it for both."""
    pertama = selesai(tata)
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        kedua = selesai(tata, "k2")
        with pabrik.dalam(tata.pemda):
            type(kedua).objects.filter(pk=kedua.pk).update(hasil=pertama.hasil_id)
    with time_machine.travel(timezone.now() + LEWAT):
        sapu_hasil()
        assert kini(tata, pertama).hasil_id == kini(tata, kedua).hasil_id == pertama.hasil_id
    with time_machine.travel(timezone.now() + timedelta(days=20) + LEWAT):
        sapu_hasil()
    assert kini(tata, pertama).hasil_id is kini(tata, kedua).hasil_id is None


def test_unggahan_dan_pemda_lain(tata, settings):
    """Uploads are no results. Each pemda is swept as itself; 0 days: everything is kept."""
    asing, berkas = selesai_asing(tata), selesai(tata).hasil
    with pabrik.dalam(tata.pemda):
        type(kini(tata, antre(tata, kunci="k3"))).objects.filter(hasil=berkas).update(hasil=None)
    with time_machine.travel(timezone.now() + LEWAT):
        settings.HASIL_HARI = 0
        assert sapu_hasil() == 0
        settings.HASIL_HARI = 30
        assert sapu_hasil() == 1
    assert jumlah_berkas(tata) == 1
    with pabrik.dalam(tata.pemda_asing):
        assert type(asing).objects.get(pk=asing.pk).keterangan == KALIMAT
        assert Jejak.objects.latest("nomor").objek == "hasil uji.txt"


def test_halaman_menyebut_sampai_kapan_lalu_bahwa_sudah_dihapus(tata):
    with time_machine.travel("2026-01-01 03:00+00:00"):
        alamat = f"/magetan/pekerjaan/{selesai(tata).pk}/"
        klien = pabrik.klien(tata.perencana)
        assert "<dt>Disimpan sampai</dt><dd>31 Januari 2026, 10.00</dd>" in klien.get(alamat).content.decode()
        assert "Hasil disimpan 30 hari sejak selesai" in klien.get("/magetan/unduhan/").content.decode()
    with time_machine.travel("2026-02-01 03:00+00:00"):
        sapu_hasil()
        klien = pabrik.klien(tata.perencana)
        isi = klien.get(alamat).content.decode()
        assert KALIMAT in isi and "Disimpan sampai" not in isi and "/magetan/berkas/" not in isi
        assert "Sudah dihapus" in klien.get("/magetan/unduhan/").content.decode()
