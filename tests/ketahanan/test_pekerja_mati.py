"""A job worker killed in the middle of every kind of job: it ends done, once, with nothing half and nothing left."""

import contextlib
import hashlib
import json
import os
import subprocess
import time
from pathlib import Path

from django.conf import settings

from laporan.domain.lkjip import terbitan
from organisasi.domain.berkas import sapu_berkas
from organisasi.domain.pekerjaan import ulangi
from organisasi.models import Berkas, Jejak, Pekerjaan
from tests import pabrik
from tests.catatan import catat
from tests.ketahanan import dunia_kerja
from tests.ketahanan.alat import bunuh, isi_cakram, jejak_utuh, tunggu

RENCANA = {
    "cetak:1": "anak",
    "cetak:2": "isi:1",
    "ekspor_daftar:1": "mulai",
    "ekspor_daftar:2": "isi:1",
    "ekspor_buku:1": "isi:1",
    "ekspor_buku:2": "akhir",
    "impor_terapkan:1": "jejak:3",
    "impor_terapkan:2": "akhir",
    "impor_dokumen_terapkan:1": "jejak:4",
    "impor_dokumen_terapkan:2": "akhir",
    "bungkusan:1": "mulai",
    "bungkusan:2": "akhir",
    "terbitkan_keputusan:1": "isi:2",
    "terbitkan_keputusan:2": "akhir",
    "terbitkan_lkjip:1": "isi:1",
    "terbitkan_lkjip:2": "isi:2",
}
LALU = 3 * 24 * 3600  # seconds: old enough for the sweeper


class Pemancing:
    """Workers that stop where `rencana` says; one is always ready before it is needed."""

    def __init__(self, aplikasi, ruang: Path, rencana: dict[str, str]):
        self.aplikasi, self.ruang, self.rencana = aplikasi, ruang, rencana
        self.siap = [self._siapkan()]
        self.terbunuh: list[str] = []

    def _siapkan(self) -> subprocess.Popen:
        argumen = ("-m", "tests.ketahanan.pekerja_henti", str(self.ruang), json.dumps(self.rencana))
        return self.aplikasi.jalankan(*argumen, stdin=subprocess.PIPE)

    def jalankan(self, selesai, saat_henti) -> None:
        """One worker after the other, each killed where it stops, until `selesai()`."""
        while not selesai():
            proses = self.siap.pop()
            self.siap.append(self._siapkan())
            with contextlib.suppress(BrokenPipeError):
                proses.stdin.write(b"mulai\n")
                proses.stdin.flush()
            tanda = self.ruang / f"henti-{proses.pid}"
            tunggu(lambda tanda=tanda: tanda.exists() or selesai(), 180, f"henti atau selesai sesudah {self.terbunuh}")
            if tanda.exists():
                saat_henti(tanda.read_text())
                self.terbunuh.append(tanda.read_text())
            self._akhiri(proses)

    def _akhiri(self, proses) -> None:
        bunuh(proses.pid)
        proses.wait()
        proses.stdin.close()

    def bubar(self) -> None:
        for proses in self.siap:
            self._akhiri(proses)


def test_killed_at_every_point_of_every_kind_of_job(aplikasi, tmp_path):
    app = aplikasi(web=False)
    d = dunia_kerja.susun()
    dunia_kerja.antrekan_semua(d)
    with pabrik.dalam(d.pemda):
        unggahan = Berkas.objects.count()
    pemancing = Pemancing(app, tmp_path, RENCANA)

    def selesai() -> bool:
        with pabrik.dalam(d.pemda):
            return not dunia_kerja.pekerjaan_baru(d).filter(status__in=("antre", "berjalan")).exists()

    try:
        pemancing.jalankan(selesai, lambda nama: _belum_terlihat(d, nama))
    finally:
        pemancing.bubar()
    assert sorted(pemancing.terbunuh) == sorted(RENCANA), "tidak semua titik tercapai"
    sisa = _periksa_akhir(d, unggahan)
    jejak_utuh(app)
    catat(
        "gangguan",
        "Pekerja dimatikan (kill -9) di tengah tiap jenis pekerjaan",
        dicoba=len(RENCANA),
        keterangan=f"{len(dunia_kerja.BERKAS)} jenis selesai pada percobaan ke-3, {sum(dunia_kerja.BERKAS.values())} "
        f"berkas utuh, impor sekali, {sisa} sisa isi disapu",
    )


def _belum_terlihat(d, nama: str) -> None:
    """While the worker stands still nothing of what it is at can be seen."""
    jenis, percobaan = nama.split(":")
    with pabrik.dalam(d.pemda):
        pekerjaan = dunia_kerja.pekerjaan_baru(d).get(jenis=jenis)
        assert (pekerjaan.status, pekerjaan.percobaan, pekerjaan.hasil_id) == ("berjalan", int(percobaan), None)
        if jenis == "impor_terapkan":
            assert dunia_kerja.hasil_impor(d)["unit"] == 0
        if (jenis, percobaan) == ("impor_dokumen_terapkan", "1"):
            assert dunia_kerja.hasil_impor(d)["indikator"] == 0


def _periksa_akhir(d, unggahan: int) -> int:
    """Every job is done on its third attempt with its own files and no other; contents left over are swept."""
    with pabrik.dalam(d.pemda):
        semua = {satu.jenis: satu for satu in dunia_kerja.pekerjaan_baru(d)}
        keadaan = {jenis: (satu.status, satu.percobaan, satu.galat) for jenis, satu in semua.items()}
        assert keadaan == dict.fromkeys(dunia_kerja.BERKAS, ("selesai", 3, ""))
        assert dunia_kerja.hasil_impor(d) == {"unit": dunia_kerja.UNIT_BARU, "indikator": 3}
        assert Jejak.objects.filter(model="organisasi.Impor", tindakan="impor").count() == 2
        berkas = list(Berkas.objects.all())
        assert len(berkas) == unggahan + sum(dunia_kerja.BERKAS.values())
        for satu in berkas:
            with satu.isi.open("rb") as isi:
                assert hashlib.sha256(isi.read()).hexdigest() == satu.sha256
        milik = {satu.isi.name for satu in berkas}
    return _periksa_sisa(milik)


def _periksa_sisa(milik: set[str]) -> int:
    sisa = {nama for nama in isi_cakram() - milik if nama.startswith("pemda/")}
    akar, lama = Path(settings.MEDIA_ROOT), time.time() - LALU
    for nama in sisa | milik:
        os.utime(akar / nama, (lama, lama))
    assert sisa and sapu_berkas() == len(sisa)
    assert {nama for nama in isi_cakram() if nama.startswith("pemda/")} == milik
    return len(sisa)


def test_killed_three_times_it_says_what_is_stored_and_goes_on(aplikasi, tmp_path):
    """The job that stores each file as it is made: given up after three kills, it does not say that nothing is
    there; tried again, it makes only what is missing."""
    app = aplikasi(web=False)
    d = dunia_kerja.susun()
    with pabrik.dalam(d.pemda):
        dunia_kerja.antrekan_lkjip(d)
    rencana = {f"terbitkan_lkjip:{ke}": titik for ke, titik in ((1, "isi:2"), (2, "mulai"), (3, "isi:1"))}
    pemancing = Pemancing(app, tmp_path, rencana)

    def kini() -> Pekerjaan:
        with pabrik.dalam(d.pemda):
            return Pekerjaan.objects.filter(jenis="terbitkan_lkjip").order_by("-pk").first()

    try:
        pemancing.jalankan(lambda: not kini().masih_hidup, lambda nama: None)
    finally:
        pemancing.bubar()
    gagal = kini()
    assert gagal.status == "gagal" and "3 kali terhenti" in gagal.galat
    assert "tidak ada hasil" not in gagal.galat and "sudah jadi tetap tersimpan" in gagal.galat
    with pabrik.dalam(d.pemda):
        pertama = {jenis: satu.pk for jenis, satu in terbitan.tersimpan(d.lkjip).items()}
        assert len(pertama) == 1
        ulangi(oleh=pabrik.pelaku(d.orang), pekerjaan=gagal)
    app.mulai_pekerja()
    tunggu(lambda: kini().status == "selesai")
    with pabrik.dalam(d.pemda):
        akhir = {jenis: satu.pk for jenis, satu in terbitan.tersimpan(d.lkjip).items()}
        assert len(akhir) == 3 and pertama.items() <= akhir.items()
    catat(
        "gangguan",
        "Pekerjaan tiga kali dimatikan berkata benar",
        dicoba=3,
        keterangan="1 dari 3 berkas tersimpan, disebut",
    )
