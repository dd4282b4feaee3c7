"""Storing the rows of the sheet “Realisasi”: new ones and changed ones of a triwulan together, then their capaian."""

from collections.abc import Sequence

from indikator.buku.lingkup import pastikan_bersih
from indikator.buku.periksa_realisasi import Isian, per_triwulan, susun
from indikator.domain.realisasi_banyak import IsianRealisasi, simpan_banyak
from indikator.domain.realisasi_ubah import UbahanRealisasi, ubah_banyak
from organisasi.buku.bentuk import BarisBuku, Lingkup
from organisasi.buku.terap import pegang
from organisasi.domain.sekaligus import utuh


@utuh
def terapkan(lingkup: Lingkup, baris: Sequence[BarisBuku]) -> None:
    """All or none. Raises IsianSalah naming the rows, Ditolak, SalahStatus."""
    pegang([satu.objek.realisasi for satu in baris if satu.objek and satu.objek.realisasi])
    semua = susun(lingkup, baris)
    pastikan_bersih(baris)
    for (_, triwulan), daftar in per_triwulan(semua).items():
        waktu = {"oleh": lingkup.oleh, "tahun": lingkup.tahun, "triwulan": triwulan}
        simpan_banyak([_baru(satu) for satu in daftar if satu.baris.objek.realisasi is None], **waktu)
        ubah_banyak([_ubahan(satu) for satu in daftar if satu.baris.objek.realisasi is not None], **waktu)


def _baru(satu: Isian) -> IsianRealisasi:
    objek = satu.baris.objek
    return IsianRealisasi(objek.pokok.indikator, satu.teks or "", satu.variabel or {}, satu.lain)


def _ubahan(satu: Isian) -> UbahanRealisasi:
    objek = satu.baris.objek
    return UbahanRealisasi(objek.realisasi, objek.pokok.indikator, satu.teks, satu.variabel, satu.lain)
