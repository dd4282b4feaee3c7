"""Money that may be stored: checks of an amount, and what is odd about figures that may stand (warnings)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from indikator.domain.anggaran.rekap import BarisAnggaran
from indikator.uang import rekap as uang
from kinerja.angka import rupiah
from kinerja.tanggal import romawi
from organisasi.galat import IsianSalah

DIGIT_MAKS = 15  # before the decimals: what a spreadsheet and SQLite keep exactly
DESIMAL = 2
SETAHUN = "setahun"


class Peringatan(NamedTuple):
    """Something to look at; it stops nothing. `kode` for the filter: lebih, tanpa_pagu, tanpa_realisasi, beda."""

    kode: str
    label: str
    kalimat: str


def nama_kolom(triwulan: int) -> str:
    """Key of a figure in forms and errors: tw1 … tw4, setahun."""
    return f"tw{triwulan}" if triwulan else SETAHUN


def label_kolom(triwulan: int) -> str:
    return f"TW {romawi(triwulan)}" if triwulan else "setahun"


def periksa_uang(isi: Mapping[str, Decimal | int | None]) -> None:
    """Raise IsianSalah naming the fields of amounts that cannot be stored: negative, finer than sen, too long."""
    salah = {nama: kalimat for nama, nilai in isi.items() if (kalimat := salah_uang(nilai))}
    if salah:
        raise IsianSalah(salah)


def salah_uang(nilai: Decimal | int | None) -> str:
    """Why an amount in rupiah cannot be stored; "" when it can."""
    if nilai is None:
        return ""
    nilai = Decimal(nilai)
    if not nilai.is_finite():
        return "Bukan angka."
    if nilai < 0:
        return "Tidak boleh negatif. Pengembalian belanja dikurangkan dari realisasinya."
    bulat, pecahan = f"{nilai:f}".partition(".")[::2]
    if pecahan.rstrip("0")[DESIMAL:]:
        return "Paling banyak dua angka di belakang koma (sen)."
    if len((bulat + pecahan.rstrip("0")).lstrip("0")) > DIGIT_MAKS:
        return f"Lebih dari {DIGIT_MAKS} angka; tidak dapat disimpan dengan tepat."
    return ""


def peringatan(baris: BarisAnggaran) -> list[Peringatan]:
    """What is odd about the figures of a leaf."""
    hasil = []
    if baris.pagu is None:
        kurang = (
            "Pagunya belum diisi, tetapi sudah ada realisasi." if baris.realisasi is not None else "Pagunya kosong."
        )
        hasil.append(Peringatan("tanpa_pagu", "tanpa pagu", kurang))
    elif baris.realisasi is not None and baris.realisasi > baris.pagu:
        lebih = rupiah(baris.realisasi - baris.pagu)
        hasil.append(Peringatan("lebih", "melebihi pagu", f"Realisasi melebihi pagu sebesar {lebih}."))
    if baris.realisasi is None:
        hasil.append(
            Peringatan("tanpa_realisasi", "belum ada realisasi", "Realisasinya belum diisi; tidak dihitung 0.")
        )
    if (selisih := _selisih_setahun(baris)) is not None:
        hasil.append(Peringatan("beda", "angka setahun berbeda", selisih))
    return hasil


def _selisih_setahun(baris: BarisAnggaran) -> str | None:
    """A yearly figure beside triwulan counts for nothing; said where it is another one."""
    if baris.setahun is None or uang.hanya_setahun(baris.per_triwulan) or baris.setahun == baris.realisasi:
        return None
    jumlah = rupiah(baris.realisasi)
    return f"Angka setahun {rupiah(baris.setahun)} tidak dipakai karena triwulannya terisi (jumlah {jumlah})."
