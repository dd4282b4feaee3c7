"""The stream of a workbook: texts, kinds, formulas and dates of every cell as its reader sees them."""

import io
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from kinerja.angka import tulis_asli
from kinerja.spreadsheet import TabelTidakTerbaca, baca_semua
from kinerja.spreadsheet.arus import BarisArus, LembarArus, baca_lembar
from tests.kertas.berkas_jahat import lembar, sel
from tests.kertas.berkas_uji import ganti


def simpan(buku) -> bytes:
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


@pytest.fixture
def buku():
    kertas = Workbook()
    satu = kertas.active
    satu.title = "Data"
    satu.append(["teks  dua", 12, 79.41, 0.7941, date(2023, 9, 19), datetime(2023, 9, 19, 8, 30), True, "#N/A"])
    satu["D1"].number_format = "0.00%"
    satu["A4"], satu["C4"], satu["D4"] = "  bawah ", "=A1", 1234567
    satu["B6"] = CellRichText("Jumlah ", TextBlock(InlineFont(u="single"), "bagi"), " semua")
    satu["H6"] = time(7, 15)
    kertas.create_sheet("Kosong")
    tutup = kertas.create_sheet("Tutup")
    tutup.sheet_state, tutup["A1"] = "hidden", "x"
    return kertas


def baca(isi, **batas):
    return [(satu, list(baris)) for satu, baris in baca_lembar(isi, **batas)]


def test_setiap_jenis_sel(buku):
    (data, baris), kosong, tutup = baca(simpan(buku))
    assert data == LembarArus(1, "Data")
    assert baris[0] == BarisArus(
        1,
        ["teks  dua", "12", "79,41", "79,41 %", "2023-09-19", "2023-09-19T08:30:00", "ya", "#N/A"],
        "taapddyg",
    )
    assert baris[1] == BarisArus(4, ["bawah", "", "", "1.234.567"], "t  a", (2,))
    assert baris[2] == BarisArus(6, ["", "Jumlah bagi semua", "", "", "", "", "", "07:15:00"], " t     d")
    assert kosong == (LembarArus(2, "Kosong"), [])
    assert tutup[0].tersembunyi


def seperti_openpyxl(sel) -> str:
    """What a cell says by openpyxl's reading."""
    nilai = sel.value
    if nilai is None or isinstance(nilai, bool):
        return "" if nilai is None else "ya" if nilai else "tidak"
    if isinstance(nilai, int | float):
        tepat = Decimal(nilai) if isinstance(nilai, int) else Decimal(f"{nilai:.15g}")
        return f"{tulis_asli(tepat * 100)} %" if "%" in sel.number_format else tulis_asli(tepat)
    if isinstance(nilai, datetime | time):
        return nilai.isoformat().replace("T00:00:00", "")
    return str(nilai).strip()


def test_sama_dengan_pembaca_openpyxl(buku):
    """The stream, and the tables of a small file, say what openpyxl says."""
    isi = simpan(buku)
    lain, tabel = load_workbook(io.BytesIO(isi), data_only=True), dict(baca_semua(isi))
    for satu, baris in baca(isi):
        for b in baris:
            kata = [seperti_openpyxl(sel) for sel in lain[satu.nama][b.nomor][: len(b.sel)]]
            assert kata == b.sel == [*tabel[satu.nama][b.nomor - 1], *[""] * len(b.sel)][: len(b.sel)]


def test_tanggal_1904(buku):
    buku.epoch = datetime(1904, 1, 1)
    isi = simpan(buku)
    assert load_workbook(io.BytesIO(isi))["Data"]["E1"].value == datetime(2023, 9, 19)
    assert baca(isi)[0][1][0].sel[4] == "2023-09-19"


def test_rumus_yang_sudah_dihitung():
    isi = lembar('<row r="2"><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="str"><f>A1</f><v>kata</v></c></row>')
    assert baca(isi)[0][1] == [BarisArus(2, ["", "2", "kata"], " at", (1, 2))]


def test_sandi_excel():
    """Excel writes a carriage return as _x000D_, and guards an underscore that begins such a text."""
    isi = lembar('<row r="1"><c r="A1" t="inlineStr"><is><t>satu_x000D_\ndua _x005F_x000D_</t></is></c></row>')
    assert baca(isi)[0][1][0].sel == ["satu\ndua _x000D_"]


def test_tanpa_alamat_sel_dan_berawalan():
    """Some programs write no addresses, or a prefix before every name."""
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f"""<x:worksheet xmlns:x="{ns}"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is>
    <x:t>dua</x:t>
    </x:is></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>"""
    isi = ganti(simpan(Workbook()), xl__worksheets__sheet1_x=xml.encode())
    assert baca(isi)[0][1] == [BarisArus(1, ["1", "dua"], "at"), BarisArus(2, ["3"], "a")]


def test_batas_menyebut_sel():
    isi = lembar(f'<row r="3">{sel("E3", "1")}</row>')
    with pytest.raises(TabelTidakTerbaca, match="Lembar “Sheet”, sel E3: di luar 4 kolom"):
        baca(isi, kolom_maks=4)
    with pytest.raises(TabelTidakTerbaca, match="Lembar “Sheet”, sel E3: di luar 2 baris"):
        baca(isi, baris_maks=2)
    assert baca(isi, kolom_maks=5, baris_maks=3)


def test_galat_di_tengah_sesudah_baris_terbaca():
    isi = lembar(f'<row r="1">{sel("A1", "1")}</row>' * 10_000 + f'<row r="2">{sel("B2", "salah")}</row>')
    terbaca = []
    with pytest.raises(TabelTidakTerbaca, match="sel B2"):
        for _, baris in baca_lembar(isi):
            terbaca += baris
    assert len(terbaca) > 1000


def test_berhenti_di_tengah_tidak_meninggalkan_anak():
    """Who stops reading ends the child too."""
    import subprocess

    isi = lembar("".join(f'<row r="{n}">{sel(f"A{n}", "1")}</row>' for n in range(1, 60_000)))
    dibuat = []
    asli = subprocess.Popen

    class Catat(asli):
        def __init__(self, *argumen, **lain):
            super().__init__(*argumen, **lain)
            dibuat.append(self)

    with pytest.MonkeyPatch.context() as tambal:
        tambal.setattr(subprocess, "Popen", Catat)
        aliran = baca_lembar(isi)
        _, baris = next(aliran)
        next(baris)
        baris.close()
        aliran.close()
        del aliran, baris
    assert dibuat[0].wait(timeout=10) is not None
