"""The budget of an instansi and year as an xlsx that the import reads back, and the empty template of it."""

from decimal import Decimal
from typing import NamedTuple

from indikator.domain.anggaran import IsiAnggaran
from indikator.models import Kegiatan, Program
from indikator.uang.rekap import SETAHUN, TRIWULAN, JumlahTriwulan
from kinerja.spreadsheet import Angka, Kolom, Lembar, tulis_buku
from kinerja.tanggal import romawi

JUDUL = "ANGGARAN DAN REALISASI"
PETUNJUK = (
    "Satu baris untuk setiap program, kegiatan dan sub kegiatan. Tingkat: Program, Kegiatan atau Sub kegiatan.",
    "Uang diisi pada baris terbawah saja (sub kegiatan, atau kegiatan tanpa sub kegiatan).",
    "Realisasi diisi per triwulan (bukan s.d.), atau setahun bila triwulannya tidak diketahui. Kosong bukan 0.",
    "Sasaran dan Indikator ditulis persis seperti di IKU yang berlaku; boleh dikosongkan.",
    "Baris dikenali dari kodenya, tanpa kode dari namanya. Berkas yang sama diimpor dua kali tidak mengubah apa-apa.",
)


class Baris(NamedTuple):
    """One line; amounts None where the row holds none."""

    kode: str
    tingkat: str
    nama: str
    pagu: Decimal | None = None
    serapan: dict = {}
    sumber_dana: str = ""
    sasaran: str = ""
    indikator: str = ""


def anggaran_xlsx(isi: IsiAnggaran, *, instansi, tahun: int, program_kosong=()) -> bytes:
    """The workbook of everything; the total is the last row."""
    baris = [satu for cabang in isi.pohon for satu in _cabang(cabang)]
    baris += [_program(satu) for satu in program_kosong]
    jumlah = Baris("", "", "Jumlah", isi.jumlah.pagu, _jumlah(isi.triwulan))
    judul = (JUDUL, instansi.nama, f"Tahun {tahun}")
    return tulis_buku([Lembar("Anggaran", judul, KOLOM, [*baris, jumlah], tetap=3)])


def templat_anggaran() -> bytes:
    petunjuk = Lembar("Petunjuk", ("PETUNJUK",), (Kolom("Cara mengisi", lambda b: b, 110),), PETUNJUK)
    return tulis_buku([Lembar("Anggaran", (JUDUL,), KOLOM, [], tetap=3), petunjuk])


def nama_anggaran(instansi, tahun: int) -> str:
    """ "anggaran-magetan-bagian-organisasi-2019.xlsx"."""
    return f"anggaran-{instansi.pemda.slug}-{instansi.slug}-{tahun}.xlsx"


def _cabang(cabang) -> list[Baris]:
    hasil = [_program(cabang.program)] if cabang.program else []
    for kelompok in cabang.kegiatan:
        if kelompok.baris[0].kegiatan.induk_id:
            hasil.append(_kegiatan(kelompok.kunci, "Kegiatan"))
        hasil += [_daun(satu) for satu in kelompok.baris]
    return hasil


def _program(program: Program) -> Baris:
    return Baris(program.kode, "Program", program.nama)


def _kegiatan(kegiatan: Kegiatan, tingkat: str, **lain) -> Baris:
    """Its own links, not those it takes from its kegiatan: so that an import changes none."""
    indikator = kegiatan.indikator.nama if kegiatan.indikator_id else ""
    sasaran = kegiatan.indikator.sasaran.nama if indikator else kegiatan.sasaran.nama if kegiatan.sasaran_id else ""
    kaitan = {"sumber_dana": kegiatan.sumber_dana, "sasaran": sasaran, "indikator": indikator}
    return Baris(kegiatan.kode, tingkat, kegiatan.nama, **lain, **kaitan)


def _daun(baris) -> Baris:
    tingkat = "Sub kegiatan" if baris.kegiatan.induk_id else "Kegiatan"
    return _kegiatan(baris.kegiatan, tingkat, pagu=baris.pagu, serapan=dict(baris.per_triwulan))


def _jumlah(triwulan: JumlahTriwulan) -> dict:
    return {SETAHUN: triwulan.setahun, **triwulan.per}


def _triwulan(tw: int) -> Kolom:
    judul = f"Realisasi TW {romawi(tw)}" if tw else "Realisasi setahun"
    return Kolom(judul, lambda b: Angka.uang(b.serapan.get(tw)), 18)


KOLOM = (
    Kolom("Kode", lambda b: b.kode, 20),
    Kolom("Tingkat", lambda b: b.tingkat, 13),
    Kolom("Uraian", lambda b: b.nama, 46),
    Kolom("Pagu", lambda b: Angka.uang(b.pagu), 18),
    *(_triwulan(tw) for tw in TRIWULAN),
    _triwulan(SETAHUN),
    Kolom("Sumber dana", lambda b: b.sumber_dana, 14),
    Kolom("Sasaran", lambda b: b.sasaran, 36),
    Kolom("Indikator", lambda b: b.indikator, 36),
)
