"""Running the rules. Importing this module registers all of them."""

from indikator.mutu import (
    aturan_capaian,
    aturan_komponen,
    aturan_nama,
    aturan_rantai,
    aturan_rumus,
    aturan_salinan,
    aturan_target,
    aturan_ulangan,
    aturan_urutan,
)
from indikator.mutu.bahan import BahanMutu
from indikator.mutu.temuan import ATURAN, Temuan, jadikan

__all__ = ["ATURAN", "KELOMPOK", "periksa"]

KELOMPOK = (
    aturan_rumus, aturan_ulangan, aturan_target, aturan_komponen, aturan_urutan, aturan_salinan, aturan_nama,
    aturan_rantai, aturan_capaian,
)  # fmt: skip


def periksa(bahan: BahanMutu) -> list[Temuan]:
    """All findings, in document order: the whole document first, then sheet by sheet, row by row, rule by rule.

    Their fingerprints are unique: the same words twice in one place are one finding.
    """
    semua = [
        jadikan(sorotan, satu.id, satu.tingkat)
        for satu in sorted(ATURAN.values(), key=lambda satu: satu.id)
        for sorotan in satu.cari(bahan)
    ]
    lembar = {satu.kunci: nomor for nomor, satu in enumerate(bahan.lembar, 1)}
    baris = {satu.kunci: nomor for nomor, (_, satu) in enumerate(bahan.baris(), 1)}
    sekali = list({satu.sidik: satu for satu in semua}.values())
    return sorted(sekali, key=lambda t: (lembar.get(t.lembar, 0), baris.get(t.indikator, 0), t.aturan))
