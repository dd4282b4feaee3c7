"""When money may no longer be changed: a triwulan that was verified or locked, or that the calendar has closed.

The realisasi of a triwulan stays open while its pengukuran is submitted (figures of the treasury come late) and is
locked with its verification: the laporan triwulan holds it. Pagu and the list of kegiatan are locked once the
pengukuran of the whole year is verified. Links with sasaran and indicators stay open: the LKjIP needs them.
The installation itself (loading documents of years long past) is not bound.
"""

from collections.abc import Iterable, Mapping

from indikator.domain import jadwal
from indikator.enums import UKUR_TERVERIFIKASI, Triwulan
from indikator.models import Pengukuran
from indikator.uang.rekap import SETAHUN, TRIWULAN
from kinerja.tanggal import tulis_tanggal
from organisasi.domain.sekaligus import sekali
from organisasi.galat import SalahStatus

SEMUA = (SETAHUN, *TRIWULAN)


def terkunci(instansi, tahun: int) -> Mapping[int, str]:
    """{triwulan, 0 the year: why its realisasi is locked}; three queries."""
    hasil = dict(_terverifikasi(instansi, tahun))
    waktu = jadwal.waktu_instansi(instansi, tahun)
    for tw in SEMUA:
        satu = waktu[jadwal.jenis_triwulan(tw)]
        if satu.tertutup:
            hasil.setdefault(tw, f"Pengisian sudah ditutup sejak {tulis_tanggal(satu.batas_tutup)}.")
    return hasil


def _terverifikasi(instansi, tahun: int) -> Mapping[int, str]:
    ukur = Pengukuran.objects.filter(instansi=instansi, tahun=tahun, status__in=UKUR_TERVERIFIKASI)
    return {
        satu.triwulan: f"Realisasi {_masa(satu.triwulan)} sudah {satu.get_status_display().lower()}."
        for satu in ukur.order_by("triwulan")
    }


def _masa(triwulan: int) -> str:
    return Triwulan(triwulan).label if triwulan else "setahun"


def pastikan_serapan_terbuka(oleh, instansi, tahun: int, triwulan: Iterable[int]) -> None:
    """Raise SalahStatus when the realisasi of one of these triwulan (0: the year) is locked."""
    triwulan = set(triwulan)
    if not triwulan or oleh.sistem:
        return
    kunci = sekali(("serapan terkunci", instansi.pk, tahun), lambda: terkunci(instansi, tahun))
    if tutup := sorted(triwulan & set(kunci)):
        raise SalahStatus(f"{kunci[tutup[0]]} Realisasi anggaran {_masa(tutup[0])} {tahun} tidak dapat diubah lagi.")


def susunan_terkunci(instansi, tahun: int) -> str:
    """Why pagu and the list of kegiatan are locked; "" when they are not. One query."""
    return _terverifikasi(instansi, tahun).get(SETAHUN, "")


def pastikan_susunan_terbuka(oleh, instansi, tahun: int) -> None:
    """Raise SalahStatus when pagu and the list of kegiatan may no longer change."""
    if oleh.sistem:
        return
    sebab = sekali(("susunan anggaran", instansi.pk, tahun), lambda: susunan_terkunci(instansi, tahun))
    if sebab:
        raise SalahStatus(f"{sebab} Pagu dan daftar kegiatan tahun {tahun} tidak dapat diubah lagi.")
