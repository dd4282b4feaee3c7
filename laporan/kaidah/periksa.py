"""Running the rules. Importing this module registers all of them."""

from laporan.kaidah import (
    aturan_diktum,
    aturan_hukum,
    aturan_kutipan,
    aturan_lampiran,
    aturan_lembar,
    aturan_menimbang,
    aturan_nama,
    aturan_nomor,
    aturan_rujukan,
    aturan_tahun,
    aturan_tanda_tangan,
    aturan_teks,
)
from laporan.kaidah.bahan import BahanKeputusan
from laporan.kaidah.temuan import ATURAN, Temuan, Tingkat, jadikan

__all__ = ["ATURAN", "KELOMPOK", "periksa"]

KELOMPOK = (
    aturan_nomor, aturan_rujukan, aturan_tahun, aturan_lampiran, aturan_tanda_tangan, aturan_menimbang, aturan_diktum,
    aturan_hukum, aturan_kutipan, aturan_nama, aturan_lembar, aturan_teks,
)  # fmt: skip


def periksa(bahan: BahanKeputusan) -> list[Temuan]:
    """All findings, what blocks first, then by rule in the order of the decree; each (rule, place, sentence) once."""
    semua = [
        jadikan(sorotan, satu)
        for satu in sorted(ATURAN.values(), key=lambda satu: satu.kode)
        for sorotan in satu.cari(bahan)
    ]
    sekali = list({(satu.kode, satu.letak, satu.kalimat): satu for satu in semua}.values())
    return sorted(sekali, key=lambda satu: satu.tingkat != Tingkat.HALANG)
