"""Background job: one PDF of the published LKjIP of a year. Registered by laporan.pekerjaan."""

from laporan.domain.kompilasi.berkas import gabungkan, judul_gabungan, pastikan_ada
from laporan.domain.kompilasi.isi import kompilasi
from laporan.exporters.kompilasi import nama_kompilasi
from organisasi.domain import jejak
from organisasi.domain.berkas import BerkasBaru
from organisasi.domain.pekerjaan import antrekan, jenis_pekerjaan, pelaku_dari
from organisasi.enums import Tindakan
from organisasi.models import Pekerjaan
from organisasi.permissions import pastikan

JENIS = "kompilasi_lkjip"


@jenis_pekerjaan(JENIS, judul="Kompilasi LKjIP", izin="lihat_rekap", isi_kini=True)
def kompilasi_lkjip(pekerjaan, lapor) -> BerkasBaru:
    """Parameter: tahun."""
    oleh, tahun = pelaku_dari(pekerjaan), pekerjaan.parameter["tahun"]
    hasil = gabungkan(kompilasi(oleh, tahun), oleh=oleh, lapor=lapor)
    nama = nama_kompilasi(oleh.pemda, tahun, "pdf")
    lapor.penutup()
    jejak.catat(oleh=oleh, tindakan=Tindakan.CETAK, objek=pekerjaan, perubahan={"berkas": (None, nama)})
    return BerkasBaru(nama, hasil.isi, "application/pdf")


def antrekan_kompilasi(*, oleh, tahun: int) -> Pekerjaan:
    """Queue it. Raises GalatKinerja while nothing is published."""
    pastikan(oleh, "lihat_rekap")
    pastikan_ada(tahun)
    isi = {"parameter": {"tahun": tahun}, "judul": judul_gabungan(oleh.pemda, tahun)}
    return antrekan(oleh=oleh, jenis=JENIS, kunci=f"{JENIS}:{tahun}", **isi)
