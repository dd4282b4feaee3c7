"""Reading and applying in one go, for the command line: no review between, all or nothing."""

from django.utils import timezone

from laporan.domain.impor_dokumen.hasil import HasilTerapkan
from laporan.domain.impor_dokumen.mulai import buat, periksa
from laporan.domain.impor_dokumen.simpan_bacaan import simpan_bacaan
from laporan.domain.impor_dokumen.tahun import BELUM_ADA, baca_masa
from laporan.domain.impor_dokumen.terapkan import terapkan
from laporan.domain.impor_dokumen.terapkan_instansi import BELUM_DIPILIH, TAK_DISEBUT
from laporan.kertas.baca import baca
from laporan.kertas.bentuk import Bacaan
from laporan.kertas.naskah import NaskahTidakTerbaca
from laporan.kertas.pahami import pahami
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.enums import StatusImpor
from organisasi.galat import IsianSalah
from organisasi.models import Impor, Instansi

BELUM_DAPAT = {
    "instansi": "Perangkat daerahnya tidak dapat dikenali dari dokumen ini. Sebutkan dengan --instansi SLUG.",
    "tahun": "Tahunnya tidak disebut dokumen ini. Sebutkan dengan --tahun, misalnya --tahun 2024.",
}
TANPA_TAHUN = "Dokumen ini tidak menyebut tahunnya: drafnya dibuat untuk tahun berjalan, {}. Lain kali sebut --tahun."


def baca_bytes(nama: str, isi: bytes) -> Bacaan:
    """What a file says; nothing is stored. Raises NaskahTidakTerbaca."""
    try:
        periksa(nama, isi)
    except IsianSalah as galat:
        raise NaskahTidakTerbaca(str(galat)) from galat
    return pahami(baca(nama, isi))


@utuh
def simpan(
    *, oleh, nama: str, isi: bytes, bacaan: Bacaan, instansi: Instansi | None = None, tahun: int | None = None
) -> tuple[Impor, HasilTerapkan]:
    """Store the file and apply what was read of it; the instansi is made where the pemda has none of that name.

    Where nobody said the year the draft is of the running one, and says so. Raises IsianSalah naming `instansi` where
    nobody said it, and all that `terapkan` raises.
    """
    tanpa_tahun = tahun is None and baca_masa(bacaan.tahun.teks) is None
    tahun = timezone.localdate().year if tanpa_tahun else tahun
    impor = buat(oleh=oleh, nama=nama, isi=isi, instansi=instansi, tahun=tahun)
    impor = simpan_bacaan(impor, bacaan, oleh)
    if impor.status != StatusImpor.SIAP:
        raise IsianSalah({"berkas": impor.galat})
    impor = tulis.ubah(impor, {"kepala": impor.kepala | {"buat_instansi": True}}, oleh=oleh)
    hasil = terapkan(oleh=oleh, impor=impor)
    if tanpa_tahun and hasil.baru:
        hasil.catat(TANPA_TAHUN.format(tahun))
    return impor, hasil


def kalimat(galat: Exception) -> str:
    """The sentence of a refusal as the command says it."""
    kolom = galat.kolom if isinstance(galat, IsianSalah) else {}
    kurang = [nama for nama in BELUM_DAPAT if kolom.get(nama) in (BELUM_ADA, BELUM_DIPILIH, TAK_DISEBUT)]
    return " ".join(BELUM_DAPAT[nama] for nama in kurang) or str(galat)
