"""Content of one sheet (IKU of an instansi, IKI of a jabatan) as plain data: heading, tugas and fungsi, table.

`susun_lembar` is the only place that decides what a sheet says; page, PDF and Word show it. Cells hold safe HTML.
"""

from dataclasses import dataclass

from indikator.domain.dokumen import dengan_isi
from indikator.domain.lembar import lengkapi_kolom
from indikator.enums import JenisLembar
from indikator.models import Lembar, Penetapan
from laporan.domain.baris_lembar import BarisLembar, susun_baris
from laporan.domain.tata_lembar import judul_kolom, lanjutan, lebar_kolom, mendatar
from laporan.domain.unsur import Butir, rentang_tahun
from laporan.enums import ArahLampiran
from laporan.naskah.penomoran import nomori
from organisasi.enums import IsiUraian, JenisUraian

# Order of the printed columns. A JSON object keeps no order on PostgreSQL, so it is fixed here.
URUTAN_KOLOM = (
    "nomor",
    "sasaran_rpjmd",
    "sasaran",
    "indikator",
    "satuan",
    "target",
    "rumus",
    "tipe_penghitungan",
    "sumber_data",
    "penanggung_jawab",
)
KELOMPOK_SASARAN = "Sasaran Strategis"
JUDUL = {JenisLembar.IKU: "INDIKATOR KINERJA UTAMA (IKU)", JenisLembar.IKI: "INDIKATOR KINERJA INDIVIDU (IKI)"}


@dataclass(frozen=True)
class Identitas:
    """One line above the table ("2. TUGAS : …"): a text, or numbered items; no items = heading with nothing."""

    nomor: str
    label: str
    butir: tuple[Butir, ...]


@dataclass(frozen=True)
class SelKepala:
    judul: str
    lebar: int = 1
    tinggi: int = 1


@dataclass(frozen=True)
class IsiLembar:
    """`kolom`: keys of the columns; `kepala`: rows of heading cells; `penanda`: bookmark of the PDF."""

    jenis: str
    judul: tuple[str, ...]
    penanda: str
    identitas: tuple[Identitas, ...]
    kolom: tuple[str, ...]
    kepala: tuple[tuple[SelKepala, ...], ...]
    baris: tuple[BarisLembar, ...]
    mendatar: bool

    @property
    def lebar(self) -> list[tuple[str, int]]:
        """(key, width in percent) of the columns."""
        return list(zip(self.kolom, lebar_kolom(self.kolom, self.mendatar), strict=True))

    @property
    def tubuh(self) -> list[list[tuple[BarisLembar, str]]]:
        """The groups of rows, each row with the words that a page beginning with it carries above its table."""
        kata, hasil = "", []
        for kelompok in self.kelompok:
            hasil.append([(baris, kata := lanjutan(baris, kata, self.mendatar)) for baris in kelompok])
        return hasil

    @property
    def kelompok(self) -> list[list[BarisLembar]]:
        """Rows that stay on one page where they fit: an indicator with its sub-indicators."""
        hasil: list[list[BarisLembar]] = []
        for baris in self.baris:
            if baris.sub and hasil:
                hasil[-1].append(baris)
            else:
                hasil.append([baris])
        return hasil


def muat_lembar(penetapan: Penetapan, **saring) -> list[Lembar]:
    """Every sheet of a Penetapan (or those that `saring` leaves) with all that `susun_lembar` reads, in a constant
    number of queries."""
    return list(
        dengan_isi(Lembar.objects.filter(penetapan=penetapan, **saring))
        .select_related("penetapan__instansi__pemda", "jabatan__unit")
        .prefetch_related("jabatan__uraian", "penetapan__instansi__uraian", "penetapan__instansi__tujuan")
        .order_by("urutan", "pk")
    )


def susun_lembar(
    lembar: Lembar,
    tahun: int | None = None,
    masa: str | None = None,
    *,
    pilihan_kolom: dict[str, str] | None = None,
    arah: str = ArahLampiran.OTOMATIS,
) -> IsiLembar:
    """Content of a sheet. `tahun`: the year whose target is printed; None prints the targets of all its years.

    masa: years in the heading as a decree names them, "" for none; by default `tahun` or those of the document.
    pilihan_kolom: {key: heading} that a decree prints in place of the sheet's own columns; arah: ArahLampiran.
    """
    judul = judul_kolom(lengkapi_kolom(lembar.kolom, _terisi(lembar)), pilihan_kolom)
    kolom = tuple(kunci for kunci in URUTAN_KOLOM if kunci in judul)
    iku = lembar.jenis == JenisLembar.IKU
    return IsiLembar(
        jenis=lembar.jenis,
        judul=_judul(lembar, tahun, masa),
        penanda=penanda(lembar),
        identitas=_identitas_iku(lembar) if iku else _identitas_iki(lembar),
        kolom=kolom,
        kepala=_kepala(judul, kolom),
        baris=tuple(susun_baris(lembar, kolom, tahun)),
        mendatar=mendatar(kolom, arah),
    )


def penanda(lembar: Lembar) -> str:
    """What a sheet is called in a list: the IKU, or whose IKI it is."""
    return "Indikator Kinerja Utama" if lembar.jenis == JenisLembar.IKU else lembar.jabatan.nama_lengkap


def _terisi(lembar: Lembar) -> dict[str, bool]:
    """Which columns have content in some row of the sheet."""
    semua = list(lembar.indikator.all())
    return {
        "target": any(satu.target.all() for satu in semua),
        "rumus": any(hasattr(satu, "rumus") and satu.rumus.teks for satu in semua),
        "sumber_data": any(satu.sumber_data for satu in semua),
        "penanggung_jawab": any(satu.penanggung_jawab or satu.unit_penanggung_jawab.all() for satu in semua),
    }


def _judul(lembar: Lembar, tahun: int | None, masa: str | None) -> tuple[str, ...]:
    penetapan = lembar.penetapan
    if masa is None:
        masa = str(tahun) if tahun else rentang_tahun(penetapan.tahun_mulai, penetapan.tahun_selesai)
    kepala = (JUDUL[lembar.jenis], penetapan.instansi.nama.upper())
    return (*kepala, f"TAHUN {masa}") if masa else kepala


def _identitas_iku(lembar: Lembar) -> tuple[Identitas, ...]:
    instansi = lembar.penetapan.instansi
    tujuan = [baris.isi for baris in instansi.tujuan.all()]
    isi = [
        ("INSTANSI", (Butir("", instansi.nama),)),
        ("TUJUAN", _butir([("", teks) for teks in tujuan]) if tujuan else None),
        ("TUGAS", _uraian(instansi, JenisUraian.TUGAS, IsiUraian.TIDAK_ADA)),
        ("FUNGSI", _uraian(instansi, JenisUraian.FUNGSI, IsiUraian.TIDAK_ADA)),
    ]
    return _nomori_identitas(isi)


def _identitas_iki(lembar: Lembar) -> tuple[Identitas, ...]:
    jabatan = lembar.jabatan
    isi = [
        ("JABATAN", (Butir("", jabatan.nama),)),
        ("TUGAS", _uraian(jabatan, JenisUraian.TUGAS, jabatan.isi_tugas)),
        ("FUNGSI", _uraian(jabatan, JenisUraian.FUNGSI, jabatan.isi_fungsi)),
    ]
    return _nomori_identitas(isi)


def _nomori_identitas(isi: list) -> tuple[Identitas, ...]:
    """Number the lines that are there; None = the document does not have the line at all."""
    ada = [(label, butir) for label, butir in isi if butir is not None]
    return tuple(Identitas(f"{n}.", label, butir) for n, (label, butir) in enumerate(ada, start=1))


def _uraian(pemilik, jenis: str, keadaan: str) -> tuple[Butir, ...] | None:
    """Items of tugas or fungsi. A dash is printed as a dash, an empty heading stays empty, none is None."""
    daftar = [(u.label_sumber, u.isi) for u in pemilik.uraian.all() if u.jenis == jenis]
    if daftar:
        return _butir(daftar)
    if keadaan == IsiUraian.STRIP:
        return (Butir("", "-"),)
    return () if keadaan == IsiUraian.KOSONG else None


def _butir(daftar: list[tuple[str, str]]) -> tuple[Butir, ...]:
    nomor = nomori([label for label, _ in daftar])
    return tuple(Butir(n, isi) for n, (_, isi) in zip(nomor, daftar, strict=True))


def _kepala(judul: dict, kolom: tuple[str, ...]) -> tuple[tuple[SelKepala, ...], ...]:
    """One row of headings, or two when the sasaran has two levels."""
    bertingkat = {"sasaran_rpjmd", "sasaran"} <= set(kolom)
    if not bertingkat:
        return (tuple(SelKepala(judul[kunci]) for kunci in kolom),)
    atas = []
    for kunci in kolom:
        if kunci == "sasaran_rpjmd":
            atas.append(SelKepala(KELOMPOK_SASARAN, lebar=2))
        elif kunci != "sasaran":
            atas.append(SelKepala(judul[kunci], tinggi=2))
    return (tuple(atas), (SelKepala(judul["sasaran_rpjmd"]), SelKepala(judul["sasaran"])))
