"""Background jobs of the import of documents: reading and applying. Registered by laporan.pekerjaan.

Both may be killed anywhere and are then repeated: what they store commits in one piece, and a document that was read
or applied is neither read nor applied again.
"""

from laporan.domain.impor_dokumen.mulai import BACA, TERAPKAN, baca_berkas
from laporan.domain.impor_dokumen.simpan_bacaan import gagal, simpan_bacaan
from laporan.domain.impor_dokumen.terapkan import terapkan
from laporan.kertas.naskah import NaskahTidakTerbaca
from laporan.kertas.pahami import pahami
from organisasi.domain import tulis
from organisasi.domain.pekerjaan import jenis_pekerjaan, pelaku_dari
from organisasi.enums import StatusImpor
from organisasi.galat import GalatKinerja
from organisasi.models import Impor

LANGKAH = 3
BELUM_DIBACA = (StatusImpor.DIBACA, StatusImpor.GAGAL)


@jenis_pekerjaan(BACA, judul="Membaca dokumen", izin="impor")
def baca_dokumen(pekerjaan, lapor) -> None:
    """Parameter: impor (pk). Where it cannot be read the job ends with the sentence that stands on the import."""
    impor, oleh = _impor(pekerjaan), pelaku_dari(pekerjaan)
    if impor.status not in BELUM_DIBACA:
        return
    try:
        lapor(1, LANGKAH, "Membuka dokumen")
        naskah = baca_berkas(impor)
        lapor(2, LANGKAH, "Mengenali lembar, tabel, dan keputusan")
        bacaan = pahami(naskah)
    except NaskahTidakTerbaca as galat:
        gagal(impor, str(galat), oleh)
        lapor(LANGKAH, LANGKAH, "Tidak dapat dibaca")  # commits the sentence before the job ends with it
        raise GalatKinerja(str(galat)) from galat
    lapor(LANGKAH, LANGKAH, "Menyimpan bacaan untuk ditinjau")
    lapor.penutup()
    simpan_bacaan(impor, bacaan, oleh)


@jenis_pekerjaan(TERAPKAN, judul="Menerapkan dokumen", izin="impor", bertahap=True)
def terapkan_dokumen(pekerjaan, lapor) -> None:
    """Parameter: impor (pk). What stands in the way is told on the import, which then stays ready to be corrected.
    The row of the job is held while it writes: who cancels is told so, and need not wait."""
    impor, oleh = _impor(pekerjaan), pelaku_dari(pekerjaan)
    if impor.status == StatusImpor.DITERAPKAN:
        return
    lapor(1, 2, "Menyimpan jabatan, lembar, dan indikator")
    lapor.penutup()
    try:
        terapkan(oleh=oleh, impor=impor)
    except GalatKinerja as galat:
        lapor.urungkan_penutup()
        tulis.ubah(_impor(pekerjaan), oleh=oleh, galat=str(galat))
        lapor(2, 2, "Tidak diterapkan")  # commits the sentence before the job ends with it
        raise


def _impor(pekerjaan) -> Impor:
    return Impor.objects.select_related("pemda", "instansi", "berkas").get(pk=pekerjaan.parameter["impor"])
