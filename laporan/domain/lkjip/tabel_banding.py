"""Points 3 and 4 of a sasaran: realisasi against the end of the Renstra and against the national standard."""

from collections.abc import Callable

from laporan.domain.lkjip.angka import ADA, TIDAK_ADA, AngkaIndikator, AngkaPembanding, AngkaSasaran, desimal
from laporan.domain.lkjip.sel_titik import NAMA, baris_indikator, sel_hasil
from laporan.domain.tabel import Kolom, SelTabel, Tabel, persen
from laporan.domain.tabel_kinerja import CATATAN_SEMENTARA

BELUM_DIISI = SelTabel("belum diisi", kosong=True)
TANPA_STANDAR, TANPA_MENENGAH = "tidak ada standar nasional", "tidak ada target jangka menengah"


def jangka_menengah(sasaran: AngkaSasaran, tahun: int) -> Tabel:
    """Point 3: realisasi to date against the target at the end of the Renstra, and how far that is."""

    def sel(satu: AngkaIndikator) -> tuple[SelTabel, ...]:
        if satu.sub:
            return (SelTabel(""),) * 4
        banding = satu.menengah
        akhir = SelTabel(str(banding.tahun) if banding.tahun else "")
        return (sel_hasil(satu)[1], _pembanding(banding, TANPA_MENENGAH), akhir, _terhadap(banding))

    kolom = (
        NAMA,
        Kolom("target", f"Realisasi s.d. {tahun}"),
        Kolom("target", "Target Akhir"),
        Kolom("target", "Tahun Akhir"),
        Kolom("angka", "Tingkat Kemajuan"),
    )
    judul = f"Realisasi Sasaran “{sasaran.nama}” terhadap Target Jangka Menengah"
    catatan = _catatan_banding(sasaran, "Target akhir", lambda satu: satu.menengah)
    return Tabel("analisis-menengah", judul, kolom, tuple(baris_indikator(sasaran, sel)), catatan)


def standar_nasional(sasaran: AngkaSasaran, tahun: int) -> Tabel:
    """Point 4: realisasi against the national standard; that there is none must have been said."""

    def sel(satu: AngkaIndikator) -> tuple[SelTabel, ...]:
        if satu.sub:
            return (SelTabel(""),) * 3
        return (sel_hasil(satu)[1], _pembanding(satu.nasional, TANPA_STANDAR), _terhadap(satu.nasional))

    kolom = (
        NAMA,
        Kolom("target", f"Realisasi {tahun}"),
        Kolom("kategori", "Standar Nasional"),
        Kolom("angka", "Realisasi terhadap Standar"),
    )
    judul = f"Realisasi Sasaran “{sasaran.nama}” terhadap Standar Nasional"
    catatan = _catatan_banding(sasaran, "Standar nasional", lambda satu: satu.nasional)
    return Tabel("analisis-nasional", judul, kolom, tuple(baris_indikator(sasaran, sel)), catatan)


def _pembanding(banding: AngkaPembanding, tidak_ada: str) -> SelTabel:
    if banding.keadaan == ADA:
        return SelTabel(banding.teks)
    return SelTabel(tidak_ada, kosong=True) if banding.keadaan == TIDAK_ADA else BELUM_DIISI


def _terhadap(banding: AngkaPembanding) -> SelTabel:
    """A comparison that cannot be made is explained below the table."""
    return persen(desimal(banding.persen)) if banding.persen else SelTabel("–" if banding.keadaan == ADA else "")


def _catatan_banding(
    sasaran: AngkaSasaran, apa: str, ambil: Callable[[AngkaIndikator], AngkaPembanding]
) -> tuple[str, ...]:
    """Sources, proofs, and why a comparison cannot be made."""
    semua = [(satu, ambil(satu)) for satu in sasaran.terukur]
    sumber = dict.fromkeys(banding.sumber for _, banding in semua if banding.sumber)
    bukti = [f"{satu.nama}: {banding.bukti}" for satu, banding in semua if banding.bukti]
    alasan = [
        f"{satu.nama}: {b.keterangan}" for satu, b in semua if b.keadaan == ADA and not b.persen and b.keterangan
    ]
    return (
        *((f"{apa} menurut {'; '.join(sumber)}.",) if sumber else ()),
        *((f"Cara menghitung. {'; '.join(bukti)}.",) if bukti else ()),
        *alasan,
        *((CATATAN_SEMENTARA,) if any(satu.sementara for satu, _ in semua) else ()),
    )
