"""A dashboard as a document: the content of its page, with the template that prints it."""

from indikator.enums import Triwulan
from indikator.models import Indikator
from laporan.domain.dasbor import peta
from laporan.domain.dasbor.indikator import muat_lengkap, susun_indikator
from laporan.domain.dasbor.instansi import susun_instansi
from laporan.domain.dasbor.pemda import susun_pemda
from organisasi.enums import JenisInstansi
from organisasi.penyewa import pemda_aktif


def susun_dasbor(
    pelaku, instansi, tahun: int, triwulan: int, indikator: Indikator | None, saring: str = ""
) -> tuple[str, dict]:
    """(template, context): of an indicator, else of an instansi, else of the whole pemda with both heat maps.

    `saring`: of the pemda only the OPD of this JenisInstansi.
    """
    masa = f"{Triwulan(triwulan).label} {tahun}" if triwulan else f"Tahun {tahun}"
    tetap = {"masa": masa, "nama_pemda": pemda_aktif().nama}
    if indikator is not None:
        return "dasbor_indikator", tetap | {"isi": susun_indikator(pelaku, _lengkap(indikator), tahun)}
    if instansi is not None:
        return "dasbor_instansi", tetap | {"isi": susun_instansi(pelaku, instansi, tahun, triwulan)}
    isi = susun_pemda(pelaku, tahun, triwulan, jenis=saring)
    kedua = susun_pemda(pelaku, tahun, triwulan, jenis=saring, jenis_peta=peta.SASARAN).peta
    hanya = JenisInstansi(saring).label if saring else ""
    return "dasbor_pemda", tetap | {"isi": isi, "peta": (isi.peta, kedua), "hanya": hanya}


def _lengkap(indikator: Indikator) -> Indikator:
    return muat_lengkap(Indikator.objects.filter(pk=indikator.pk)).get()
