"""Tables of documents as xlsx: a cell shows what the PDF prints, and a figure is a number."""

import io
import re
from decimal import Decimal

import openpyxl
import pytest

from kinerja.angka import tulis
from kinerja.spreadsheet import Angka
from laporan.domain.sel_kinerja import tercetak
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, angka, bernilai, persen, rupiah
from laporan.exporters.tabel import ke_xlsx, nilai_sel

BENTUK = re.compile(r'(?:"([^"]*)")?#,##0(?:\.(0+))?( %)?(?:"([^"]*)")?')


def tampil(sel) -> str:
    """What a spreadsheet shows in a cell, with Indonesian marks."""
    if sel.data_type != "n" or sel.value is None:
        return sel.value or ""
    awal, nol, satuan, akhir = BENTUK.fullmatch(sel.number_format).groups()
    nilai = Decimal(str(sel.value)) * (100 if satuan else 1)
    return (awal or "") + tulis(nilai, len(nol or "")) + (satuan or "") + (akhir or "")


def rapat(teks: str) -> str:
    """Without blanks: "38%" of a source is shown as "38 %"."""
    return re.sub(r"\s", "", teks)


def pastikan_sama(tabel: Tabel, kertas) -> int:
    """Every cell of the table stands in the sheet as it is printed; how many of them are numbers."""
    kepala = next(
        n
        for n in range(1, 9)
        if kertas.cell(n, 1).value == tabel.kolom[0].judul and kertas.cell(n, 1).border.top.style
    )
    banyak = 0
    for nomor, baris in enumerate(tabel.baris, kepala + 1):
        for letak, isi in baris.berletak():
            sel = kertas.cell(nomor, letak + 1)
            if isi.sambung:
                continue
            assert rapat(tampil(sel)) == rapat(isi.teks), (tabel.kode, sel.coordinate)
            assert (sel.data_type == "n") == bool(isi.nilai) or not isi.teks, (tabel.kode, sel.coordinate, isi)
            banyak += bool(isi.nilai)
    return banyak


def lembar(*daftar: Tabel):
    return openpyxl.load_workbook(io.BytesIO(ke_xlsx("Laporan", daftar))).worksheets


@pytest.mark.parametrize(
    ("sel", "hasil"),
    [
        (persen(Decimal("101.5498")), Angka(Decimal("101.55"), 2, "", True)),
        (persen(None), "tidak ada data"),
        (rupiah(Decimal("864918744")), Angka(Decimal("864918744.00"), 0)),
        (rupiah(Decimal("1500.5")), Angka(Decimal("1500.50"), 1)),
        (angka(1250, satuan="dokumen"), Angka(Decimal("1250.00"), 0, " dokumen")),
        (angka(None), "tidak ada data"),
        (bernilai("78,2 *)", Decimal("78.2")), Angka(Decimal("78.2"), 1, " *)")),
        (bernilai("Nilai 10,1", Decimal("10.1")), Angka(Decimal("10.1"), 1, "", False, "Nilai ")),
        (bernilai("38%", Decimal(38), "persen"), Angka(Decimal(38), 0, "", True)),
        (bernilai("dua belas", Decimal(12)), "dua belas"),  # the words do not show the figure
        (tercetak("100 %"), Angka(Decimal(100), 0, "", True)),
        (tercetak("3.5"), "3.5"),  # reads in two ways
        (tercetak("BB"), "BB"),
        (SelTabel("=1+1"), "=1+1"),
    ],
)
def test_nilai_sel(sel, hasil):
    assert nilai_sel(sel) == hasil


def test_satu_lembar_per_tabel_dengan_isi_yang_tercetak():
    kolom = (Kolom("nomor", "No."), Kolom("nama", "Kegiatan"), Kolom("uang", "Pagu (Rp)"), Kolom("angka", "Capaian"))
    baris = (
        BarisTabel((SelTabel(""), SelTabel("Program A", lebar=3)), "kelompok"),
        BarisTabel((SelTabel("1."), SelTabel("Survei"), rupiah(Decimal(295000000)), persen(Decimal("84.96")))),
        BarisTabel((SelTabel("Jumlah", lebar=2), rupiah(Decimal(295000000)), persen(None)), "jumlah"),
    )
    satu, dua = (Tabel("anggaran", f"Anggaran {n}", kolom, baris, ("Catatan.",), n) for n in (1, 2))
    kertas = lembar(satu, dua)
    assert [k.title for k in kertas] == ["1 anggaran", "2 anggaran"]
    assert [kertas[1][f"A{n}"].value for n in (1, 2)] == ["Laporan", "Tabel 2. Anggaran 2"]
    assert [pastikan_sama(tabel, k) for tabel, k in zip((satu, dua), kertas, strict=True)] == [3, 3]
    assert kertas[0]["C6"].number_format == "#,##0" and kertas[0]["D6"].value == 0.8496
    assert kertas[0]["A9"].value == "Catatan."
