"""The figures of a leaf: pagu, realisasi per triwulan or of the year. Version and audit row are of the kegiatan."""

from collections.abc import Mapping
from decimal import Decimal

from indikator.domain.anggaran.susunan import buka_susunan
from indikator.domain.anggaran.terkunci import pastikan_serapan_terbuka
from indikator.domain.anggaran.uang import label_kolom, nama_kolom, periksa_uang
from indikator.models import Kegiatan, Serapan
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import Bentrok, IsianSalah
from organisasi.permissions import pastikan

BERSUB = "Kegiatan ini punya sub kegiatan: isi angkanya pada sub kegiatan, jumlahnya mengikuti."


@utuh
def atur_uang(
    kegiatan: Kegiatan,
    *,
    oleh,
    serapan: Mapping[int, Decimal | None] | None = None,
    versi: int | None = None,
    **pagu: Decimal | None,
) -> Kegiatan:
    """Set `pagu` (only where given) and the realisasi of these triwulan (0: of the year); None empties, never 0.

    The same figures sent again change nothing, whatever the version. Raises Ditolak, SalahStatus for a locked
    triwulan, IsianSalah naming pagu, tw1 … tw4, setahun, and Bentrok.
    """
    pastikan(oleh, "isi_data", kegiatan.instansi)
    kini = tulis.kunci(kegiatan)
    ada = {satu.triwulan: satu.jumlah for satu in kini.serapan.all()}
    beda = {tw: isi for tw, isi in (serapan or {}).items() if isi != ada.get(tw)}
    pagu = {nama: isi for nama, isi in pagu.items() if isi != kini.pagu}
    if not beda and not pagu:
        return kini
    if versi is not None and versi != kini.versi:
        raise Bentrok(kini, pagu | {nama_kolom(tw): isi for tw, isi in beda.items()})
    _pastikan(oleh, kegiatan, pagu, beda)
    akhir = {tw: isi for tw, isi in (ada | beda).items() if isi is not None}
    if beda:
        daftar = [{"triwulan": tw, "jumlah": isi} for tw, isi in sorted(akhir.items())]
        tulis.ganti_daftar(Serapan, {"kegiatan": kini}, daftar, oleh=oleh)
    rincian = {f"realisasi {label_kolom(tw)}": (ada.get(tw), isi) for tw, isi in sorted(beda.items())}
    return tulis.ubah(kini, oleh=oleh, rincian=rincian, **pagu)


def _pastikan(oleh, kegiatan: Kegiatan, pagu: Mapping, serapan: Mapping) -> None:
    """Only leaves hold money; only what is open changes."""
    if kegiatan.sub.exists():
        raise IsianSalah({next(iter(pagu), "pagu"): BERSUB})
    if pagu:
        buka_susunan(oleh, kegiatan.instansi, kegiatan.tahun)
    pastikan_serapan_terbuka(oleh, kegiatan.instansi, kegiatan.tahun, serapan)
    periksa_uang({**pagu, **{nama_kolom(tw): isi for tw, isi in serapan.items()}})
