"""A PDF over its limits of memory and time: the job fails with advice, the worker lives and does the next one."""

import pytest

from laporan.exporters.daftar_halaman import MintaDaftar
from laporan.pekerjaan import antrekan_cetak
from laporan.pekerjaan_ekspor import antrekan_daftar
from organisasi.domain.pekerjaan import ulangi
from organisasi.models import Berkas, Pekerjaan
from tests import pabrik
from tests.catatan import catat
from tests.ketahanan import dunia_tulis
from tests.ketahanan.alat import anak, tunggu

BARIS = 600  # more than a second of work on a quick machine
BATAS = {
    "memori": ({"MEMORI_PDF_MB": "200"}, "memorinya melewati batas 200 MB", "minta operator menaikkan MEMORI_PDF_MB"),
    "waktu": ({"WAKTU_PDF_DETIK": "1"}, "tidak selesai dalam 1 detik", "Cetak lebih sedikit sekaligus"),
}


@pytest.mark.parametrize("macam", [*BATAS])
def test_over_its_limit(aplikasi, macam):
    lingkungan, sebab, saran = BATAS[macam]
    app = aplikasi(web=False, pekerja=True, **lingkungan)
    d = dunia_tulis.susun(1)
    pemda, dinas, orang, indikator = d.orang[0]
    with pabrik.dalam(pemda):
        for _ in range(BARIS):
            pabrik.indikator(indikator.lembar, target="80", rumus="Jumlah layanan yang baik dibagi jumlah layanan")
        oleh = pabrik.pelaku(orang)
        cetak = {"jenis": "lembar", "instansi": dinas, "tahun": dunia_tulis.TAHUN, "objek": indikator.lembar_id}
        antrekan_cetak(oleh=oleh, **cetak)
    gagal = _berakhir(pemda)
    assert gagal.status == "gagal" and sebab in gagal.galat and saran in gagal.galat, gagal.galat
    with pabrik.dalam(pemda):
        assert not Berkas.objects.exists()
        antrekan_daftar(oleh=oleh, minta=MintaDaftar("/magetan/dokumen/", "", dunia_tulis.TAHUN), bentuk="csv")
    assert _berakhir(pemda).status == "selesai", "pekerjaan berikutnya"
    assert app.pekerja.poll() is None and not _penyusun(app.pekerja.pid), "pekerja mati, atau penyusunnya tertinggal"
    app.henti()

    app.env = {nama: nilai for nama, nilai in app.env.items() if nama not in lingkungan}
    app.mulai_pekerja()
    with pabrik.dalam(pemda):
        ulangi(oleh=oleh, pekerjaan=gagal)
    assert _berakhir(pemda).status == "selesai"
    catat(
        "gangguan",
        f"Anak PDF melewati batas {macam}",
        dicoba=1,
        keterangan="gagal dengan saran, pekerja terus bekerja",
    )


def _penyusun(pid: int) -> list[int]:
    """What still renders: children of the warm process that the worker keeps for the next document."""
    return [satu for hangat in anak(pid) for satu in anak(hangat)]


def _berakhir(pemda) -> Pekerjaan:
    """The newest job, once it has ended."""

    def kini() -> Pekerjaan | None:
        with pabrik.dalam(pemda):
            satu = Pekerjaan.objects.order_by("-pk").first()
        return None if satu.masih_hidup else satu

    return tunggu(kini, sebab="pekerjaan berakhir")
