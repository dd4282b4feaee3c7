"""A dashboard as a document: the content of its page, with the template that prints it."""

from indikator.enums import Triwulan
from indikator.models import Indikator
from laporan.domain.dasbor import peta
from laporan.domain.dasbor.indikator import muat_lengkap, susun_indikator
from laporan.domain.dasbor.instansi import susun_instansi
from laporan.domain.dasbor.pemda import susun_pemda
from organisasi.penyewa import pemda_aktif


def susun_dasbor(pelaku, instansi, tahun: int, triwulan: int, indikator: Indikator | None) -> tuple[str, dict]:
    """(template, context): of an indicator, else of an instansi, else of the whole pemda with both heat maps."""
    masa = f"{Triwulan(triwulan).label} {tahun}" if triwulan else f"Tahun {tahun}"
    tetap = {"masa": masa, "nama_pemda": pemda_aktif().nama}
    if indikator is not None:
        return "dasbor_indikator", tetap | {"isi": susun_indikator(pelaku, _lengkap(indikator), tahun)}
    if instansi is not None:
        return "dasbor_instansi", tetap | {"isi": susun_instansi(pelaku, instansi, tahun, triwulan)}
    isi = susun_pemda(pelaku, tahun, triwulan)
    kedua = susun_pemda(pelaku, tahun, triwulan, jenis_peta=peta.SASARAN).peta
    return "dasbor_pemda", tetap | {"isi": isi, "peta": (isi.peta, kedua)}


def _lengkap(indikator: Indikator) -> Indikator:
    return muat_lengkap(Indikator.objects.filter(pk=indikator.pk)).get()
