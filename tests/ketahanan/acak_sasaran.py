"""What atheris throws bytes at: one function per reader, its seeds, and what must hold whatever comes.

Each raises AssertionError where a promise is broken; every other exception that leaves it is a finding too. Started by
tests/ketahanan/acak_jalan.py in a process of its own, so nothing here needs a database.
"""

import io
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True)
class Sasaran:
    """`uji` on bytes made from `benih`; modul: packages the fuzzer watches; panjang: most bytes of an input."""

    nama: str
    uji: Callable[[bytes], None]
    benih: Callable[[], Iterable[str | bytes]]
    modul: tuple[str, ...]
    runs: int = 20_000
    panjang: int = 1_000


def _teks(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def angka(data: bytes) -> None:
    """Refused with a sentence, or exactly the one meaning: the points dropped, the comma the decimal mark."""
    from kinerja.angka import AngkaTidakTerbaca, baca, baca_rupiah, tulis_asli

    teks = _teks(data)
    for pembaca in (baca, baca_rupiah):
        try:
            nilai = pembaca(teks)
        except AngkaTidakTerbaca as galat:
            assert str(galat).endswith(".") and len(str(galat)) < 600
            continue
        assert isinstance(nilai, Decimal) and nilai.is_finite() and len(nilai.as_tuple().digits) <= 60
        assert baca(tulis_asli(nilai)) == nilai
        if pembaca is baca:
            tertulis = "".join(huruf for huruf in teks if huruf in "0123456789,-−")
            assert nilai == Decimal(tertulis.replace(",", ".").replace("−", "-")), teks


def target(data: bytes) -> None:
    """Never raises; figures are finite Decimals; what is not understood says why."""
    from indikator.target import Jenis, baca

    teks, _, nama = _teks(data).partition("\0")
    bacaan = baca(teks, nama)
    for nilai in (bacaan.nilai, bacaan.nilai_maks):
        assert nilai is None or (isinstance(nilai, Decimal) and nilai.is_finite())
    assert bacaan.teks == teks and bacaan.jenis in Jenis
    assert bacaan.jenis is not Jenis.TAK_TERBACA or bacaan.peringatan


def rumus(data: bytes) -> None:
    """Refused with a sentence, or a tree that is the same when shown and typed again, and computes exactly."""
    from indikator.rumus import parser
    from indikator.rumus.ast import RumusTidakSah, dari_json, ke_json, kode_variabel
    from indikator.rumus.tampil import html, mathml, teks

    try:
        pohon = parser.baca(_teks(data))
    except RumusTidakSah as galat:
        assert str(galat).endswith(".")
        return
    assert dari_json(ke_json(pohon)) == pohon
    assert parser.baca(teks(pohon)) == pohon
    assert html(pohon) and mathml(pohon)
    _hitung(pohon, kode_variabel(pohon))


def _hitung(pohon, kode: Iterable[str]) -> None:
    from indikator.rumus.hitung import hitung

    for isi in (Decimal("0"), Decimal("1234567.89"), (Decimal(3), Decimal("0.5"))):
        hasil = hitung(pohon, dict.fromkeys(kode, isi))
        assert (hasil.nilai is None) == bool(hasil.galat)
        assert hasil.nilai is None or (isinstance(hasil.nilai, Decimal) and hasil.nilai.is_finite())


def rumus_sel(data: bytes) -> None:
    """The reader of formula cells takes every text; a tree it gives can be stored and computed."""
    from indikator.rumus import baca
    from indikator.rumus.ast import dari_json, ke_json, kode_variabel

    teks, _, nama = _teks(data[:2000]).partition("\0")
    bacaan = baca(teks, nama)
    assert bacaan.pohon is not None or bacaan.alasan or not teks.strip()
    if bacaan.pohon is not None:
        assert dari_json(ke_json(bacaan.pohon)) == bacaan.pohon
        _hitung(bacaan.pohon, kode_variabel(bacaan.pohon))


def tempel(data: bytes) -> None:
    """A paste is a sentence or a rectangle whose columns and rows can be made out."""
    from indikator.tempel import TempelTidakTerbaca, baca, kenali, susun

    teks = _teks(data)
    for isi in ({"html": teks}, {"teks": teks}):
        try:
            tabel = baca(**isi)
        except TempelTidakTerbaca as galat:
            assert str(galat).endswith(".")
            continue
        assert len({len(baris) for baris in tabel.baris}) == 1
        susunan = kenali(tabel, (2024,))
        assert len(susunan.bidang) == tabel.lebar
        susun(tabel, susunan.bidang, susunan.mulai)


def kepala(data: bytes) -> None:
    """The layout of a document, as text and as a page: read or refused with a sentence."""
    from laporan.kertas.baca_anak import baca_isi
    from laporan.kertas.naskah import NaskahTidakTerbaca
    from laporan.kertas.pahami import pahami

    for nama in ("naskah.txt", "naskah.html"):
        try:
            pahami(baca_isi(nama, data))
        except NaskahTidakTerbaca as galat:
            assert str(galat).endswith(".")


def html(data: bytes) -> None:
    """Only the few tags and attributes, cleaning twice changes nothing more, no address is left."""
    from html.parser import HTMLParser

    from laporan.domain.lkjip import bersih
    from organisasi.galat import IsianSalah

    try:
        hasil = bersih.bersihkan(_teks(data))
    except IsianSalah:
        return
    temu = []
    pembaca = HTMLParser()
    pembaca.handle_starttag = lambda tag, attrs: temu.append((tag, dict(attrs)))
    pembaca.feed(hasil)
    for tag, atribut in temu:
        assert tag in bersih.TAG and set(atribut) <= bersih.ATRIBUT.get(tag, set()), (tag, atribut)
    assert bersih.bersihkan(hasil) == hasil


def xlsx(data: bytes) -> None:
    """The rows of a sheet, and of a csv of the same bytes: read or refused with a sentence."""
    from kinerja.spreadsheet import TabelTidakTerbaca
    from kinerja.spreadsheet.baca import baca_tabel

    for isi in (_buku(_teks(data)), data):
        try:
            tabel = baca_tabel(isi)
        except TabelTidakTerbaca as galat:
            assert str(galat).endswith(".")
            continue
        assert all(isinstance(sel, str) for baris in tabel for sel in baris)


def _buku(baris: str) -> bytes:
    """A workbook with this sheet data, its other parts made once."""
    from tests.kertas.berkas_uji import arsip

    lembar = f'<worksheet xmlns="{_S}"><sheetData>{baris}</sheetData></worksheet>'
    return arsip(_bagian_buku() | {"xl/worksheets/sheet1.xml": lembar})


@cache
def _bagian_buku() -> dict[str, bytes]:
    from tests.kertas.berkas_jahat import buku

    with zipfile.ZipFile(io.BytesIO(buku())) as asal:
        return {nama: asal.read(nama) for nama in asal.namelist()}


def _benih_angka() -> Iterable[str]:
    return ["78,2", "4.230", "−44,01", "1.234.567,89", "Rp 295.000.000,-", "78.2", "1,234.56", "0,500", " 12 "]


def _benih_target() -> Iterable[str]:
    from tests.sumber_baca import MAGETAN

    contoh = ["100 %", "≥ 80", "A (Sangat Baik)", "3 – 5 dokumen", "Rp 1,2 M", "n/a", "31 Desember 2024\0Nilai AKIP"]
    return [*contoh, *(baris.rsplit("\t", 1)[-1][:200] for baris in MAGETAN.read_text().splitlines() if "\t" in baris)]


def _benih_rumus() -> Iterable[str]:
    dasar = [
        "a / b × 100",
        "[Jumlah ASN dilatih] / [Jumlah ASN] x 100%",
        "JIKA(a >= 1,5; RATA(a; b); -c)",
        "BULAT(a; 2)",
    ]
    return [*dasar, "JUMLAH(skor × f) / JUMLAH(f)", "9*9*9", "(" * 49 + "1" + ")" * 49, "1.000.000,5 − MAX(1; 2)"]


def _benih_sel() -> Iterable[str]:
    from tests.inti.sel_nyata import KASUS

    return [f"{satu.sel}\0{satu.indikator}" for satu in KASUS]


def _benih_tempel() -> Iterable[bytes]:
    return [berkas.read_bytes()[:4_000] for berkas in sorted((AKAR / "tests/data/tempel").iterdir())]


def _benih_kepala() -> Iterable[str]:
    from tests.kertas.test_acak import naskah_acak

    return [naskah_acak(benih)[:3_000] for benih in range(12)]


def _benih_xlsx() -> Iterable[str | bytes]:
    from tests.kertas.berkas_jahat import satu_sel

    sel = [
        satu_sel("A1", "1"),
        satu_sel("C7", "x", "t='str'"),
        satu_sel("XFD1048576", "9e9"),
        satu_sel("A2", "0", "t='s'"),
    ]
    return [*sel, '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>', "a;b;c\n1;2;3\n", '"a\nb",2']


BERSIH = tuple(f"laporan.domain.lkjip.{nama}" for nama in ("bersih", "rapikan", "rapikan_blok"))
SASARAN = {
    satu.nama: satu
    for satu in (
        Sasaran("angka", angka, _benih_angka, ("kinerja.angka",), 200_000, 80),
        Sasaran("target", target, _benih_target, ("indikator.target", "kinerja.angka"), 40_000, 300),
        Sasaran("rumus", rumus, _benih_rumus, ("indikator.rumus", "kinerja.angka"), 40_000, 400),
        Sasaran("rumus_sel", rumus_sel, _benih_sel, ("indikator.rumus",), 10_000, 600),
        Sasaran("tempel", tempel, _benih_tempel, ("indikator.tempel",), 1_500, 4_000),
        Sasaran("kepala", kepala, _benih_kepala, ("laporan.kertas", "indikator.tempel"), 1_500, 3_000),
        Sasaran("html", html, _benih_tempel, BERSIH, 6_000, 4_000),
        Sasaran("xlsx", xlsx, _benih_xlsx, ("kinerja.spreadsheet", "kinerja.arsip_office"), 4_000, 600),
    )
}
