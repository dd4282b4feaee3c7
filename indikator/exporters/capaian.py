"""Pengukuran kinerja as an xlsx: the rows of the page, one line per indicator, and the named averages."""

from dataclasses import dataclass
from decimal import Decimal

from indikator.domain.baris_ukur import BarisUkur, IsiPengukuran
from indikator.domain.target_berlaku import SUMBER_PK
from indikator.enums import JenisTarget, Triwulan
from kinerja.angka import AngkaTidakTerbaca, baca, bulatkan
from kinerja.spreadsheet import Angka, Kolom, Lembar, tulis_buku

METODE = {
    "NAIK": "makin tinggi makin baik",
    "TURUN": "makin rendah makin baik",
    "TURUN_BALIK": "target dibagi realisasi",
    "RENTANG": "rentang",
    "PREDIKAT": "predikat",
    "TERCAPAI": "tercapai atau tidak",
}
SUB = "• "  # before the name of a sub-indicator
HANYA_TERVERIFIKASI = "Hanya realisasi yang sudah diverifikasi."
PEMBULATAN = "Capaian dan rata-rata dibulatkan satu kali ke dua desimal; perhitungannya di kolom bukti hitung."


@dataclass(frozen=True)
class Baris:
    """One line: an indicator with its sasaran."""

    sasaran: str
    ukur: BarisUkur
    sub: bool

    @property
    def hitungan(self):
        """The stored capaian behind the figures; None for a roll-up and where nothing was measured."""
        realisasi = self.ukur.realisasi_bukti
        return getattr(realisasi, "capaian", None) if realisasi else None


def pengukuran_xlsx(isi: IsiPengukuran, *, terverifikasi_saja: bool) -> bytes:
    """The workbook of one table. Numbers are numbers, as people see them; what is no number stays the text it was."""
    masa = f"{Triwulan(isi.triwulan).label} Tahun {isi.tahun}" if isi.triwulan else f"Tahun {isi.tahun}"
    judul = ["PENGUKURAN KINERJA", isi.instansi.nama, masa]
    judul += [HANYA_TERVERIFIKASI] if terverifikasi_saja else []
    baris = [Baris(s.sasaran.nama, ukur, sub) for s in isi.sasaran for ukur, sub in s.semua]
    catatan = (f"Skala kategori: {isi.nama_skala}.", PEMBULATAN)
    utama = Lembar("Pengukuran", judul, _kolom(isi.triwulan), baris, catatan, tetap=2)
    rata = Lembar("Rata-rata", ["RATA-RATA CAPAIAN", *judul[1:]], KOLOM_RATA, isi.rata)
    return tulis_buku([utama, rata])


def _kolom(triwulan: int) -> tuple[Kolom, ...]:
    if not triwulan:
        return (*KOLOM_AWAL, *KOLOM_CAPAIAN, *KOLOM_AKHIR)
    return (*KOLOM_AWAL, *KOLOM_TRIWULAN, *KOLOM_CAPAIAN, *KOLOM_KEMAJUAN, *KOLOM_AKHIR)


def nama_berkas(instansi, tahun: int, triwulan: int) -> str:
    """ "pengukuran-magetan-bagian-organisasi-2019-tw2.xlsx"."""
    masa = f"{tahun}-tw{triwulan}" if triwulan else str(tahun)
    return f"pengukuran-{instansi.pemda.slug}-{instansi.slug}-{masa}.xlsx"


def _target(baris: Baris) -> Angka | str:
    target = baris.ukur.target
    if target and target.jenis == JenisTarget.ANGKA and target.nilai is not None:
        return _apa_adanya(target.nilai)
    return target.teks if target else ""


def _satuan(baris: Baris) -> str:
    return baris.ukur.target.satuan if baris.ukur.target else ""


def _sumber_target(baris: Baris) -> str:
    target = baris.ukur.target
    return ("PK" if target.sumber == SUMBER_PK else "dokumen") if target and target.teks else ""


def _realisasi(baris: Baris) -> Angka | str:
    """The number as it is printed, else the text: "B (65)", "-". A year taken from its triwulan: the value to date."""
    if baris.ukur.turunan and baris.hitungan and baris.hitungan.nilai_sd is not None:
        return _apa_adanya(bulatkan(baris.hitungan.nilai_sd, 2))
    teks = baris.ukur.realisasi_teks
    try:
        return _apa_adanya(baca(teks.rstrip("% ")))
    except AngkaTidakTerbaca:
        return teks


def _apa_adanya(nilai: Decimal) -> Angka:
    """With the decimals it has, none added and none cut."""
    return Angka(nilai, max(-nilai.normalize().as_tuple().exponent, 0))


def _sd(baris: Baris) -> Angka | None:
    sd = baris.ukur.sd
    return None if sd is None or sd.nilai is None else _apa_adanya(sd.nilai)


def _kemajuan(baris: Baris) -> Angka | None:
    return Angka.bila_ada(baris.ukur.sd.kemajuan) if baris.ukur.sd else None


def _keterangan(baris: Baris) -> str:
    kalimat = ("Angka sementara." if baris.ukur.sementara else "", baris.ukur.keterangan)
    return " ".join(satu for satu in kalimat if satu)


KOLOM_AWAL = (
    Kolom("Sasaran", lambda b: b.sasaran, 30),
    Kolom("Indikator", lambda b: (SUB if b.sub else "") + b.ukur.indikator.nama, 36),
    Kolom("Target", _target, 12),
    Kolom("Satuan", _satuan, 10),
    Kolom("Sumber target", _sumber_target, 10),
    Kolom("Realisasi", _realisasi, 12),
)
KOLOM_TRIWULAN = (
    Kolom("Target s.d. triwulan ini", lambda b: b.ukur.sd.target_teks if b.ukur.sd else "", 14),
    Kolom("Realisasi s.d. triwulan ini", _sd, 14),
)
KOLOM_CAPAIAN = (
    Kolom("Capaian (%)", lambda b: Angka.bila_ada(b.ukur.persen), 11),
    Kolom("Kategori", lambda b: b.ukur.kategori.label if b.ukur.kategori else "", 16),
)
KOLOM_KEMAJUAN = (Kolom("Kemajuan tahunan (%)", _kemajuan, 12),)
KOLOM_AKHIR = (
    Kolom("Metode", lambda b: METODE.get(b.hitungan.metode, "") if b.hitungan else "", 16),
    Kolom("Bukti hitung", lambda b: b.ukur.bukti, 34),
    Kolom("Keterangan", _keterangan, 34),
)
KOLOM_RATA = (
    Kolom("Rata-rata", lambda r: r.nama, 36),
    Kolom("Nilai (%)", lambda r: Angka.bila_ada(r.nilai), 11),
    Kolom("Banyaknya", lambda r: r.jumlah, 11),
    Kolom("Tanpa capaian", lambda r: r.tanpa_capaian, 11),
    Kolom("Perhitungan", lambda r: r.bukti, 60),
    Kolom("Keterangan", lambda r: r.keterangan, 40),
)
