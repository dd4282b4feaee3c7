"""`manage.py periksa_lkjip`: a table of an LKjIP in, one verdict per row out."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.laporan import lkjip_asing

EMAS = Path(__file__).resolve().parent.parent / "data/lkjip_magetan_2019.csv"
KEPALA = b"indikator;target;realisasi;capaian\n"


def jalankan(isi: bytes, *argumen: str) -> list[str]:
    keluaran = io.StringIO()
    call_command("periksa_lkjip", *argumen, stdin=io.BytesIO(isi), stdout=keluaran)
    return keluaran.getvalue().split("\n")[:-1]  # U+0085 ends no line of JSON


def objek(isi: bytes, *argumen: str) -> list[dict]:
    return [json.loads(satu, parse_float=Decimal) for satu in jalankan(isi, "--json", *argumen)]


def test_satu_objek_per_baris():
    (hasil,) = objek(KEPALA + b"Nilai IKM;78,2;79,41;100,01 %\n")
    assert hasil == {
        "baris": 2,
        "jenis": "baris",
        "indikator": "Nilai IKM",
        "target": "78,2",
        "realisasi": "79,41",
        "capaian": "100,01 %",
        "dilaporkan": Decimal("100.01"),
        "hitung": {
            "NAIK": Decimal("101.54731458"),
            "TURUN": Decimal("98.45268542"),
            "TURUN_BALIK": Decimal("98.47626244"),
        },
        "metode": None,
        "verdict": "salah",
        "keterangan": "Dilaporkan 100,01 %, menurut hitungan 101,55 %.",
        "bukti": "79,41 ÷ 78,2 × 100 = 101,55 %",
    }


def test_lkjip_magetan_2019():
    harapan = [(n, isi[5]) for n, isi in enumerate(csv.reader(EMAS.read_text().splitlines(), delimiter=";"), 1)]
    verdict = {"cocok", "pembulatan", "salah", "tidak dapat dihitung"}
    assert [(u["baris"], u["verdict"]) for u in objek(EMAS.read_bytes())] == [h for h in harapan if h[1] in verdict]


def test_xlsx_dengan_angka_sungguhan_dan_sel_gabungan():
    buku = Workbook()
    lembar = buku.active
    for baris in (
        ["Pengukuran Kinerja 2019"],
        [],
        ["No", "Indikator Kinerja", "Tahun 2019"],
        [None, None, "Target", "Realisasi", "Capaian (%)"],
        [1, "Nilai IKM", 78.2, 79.41, 79.41 / 78.2 * 100],
        [2, "Inovasi", 0.38, 0.47, 1.23],
        [None, "Rata-rata", None, None, 112.62],
    ):
        lembar.append(baris)
    for alamat in ("C6", "D6", "E6"):
        lembar[alamat].number_format = "0%"
    lembar.merge_cells("C3:E3")
    lembar.merge_cells("A3:A4")
    keluaran = io.BytesIO()
    buku.save(keluaran)
    hasil = objek(keluaran.getvalue())
    assert [(u["baris"], u["verdict"]) for u in hasil] == [(5, "cocok"), (6, "pembulatan"), (7, "cocok")]
    assert (hasil[1]["target"], hasil[1]["capaian"]) == ("38 %", "123 %")


def test_batas_dan_arah():
    isi = b"indikator,target,realisasi,capaian,arah\na,38,47,100,naik\nb,5,4,120,turun\n"
    assert [u["verdict"] for u in objek(isi)] == ["salah", "cocok"]
    assert [u["verdict"] for u in objek(isi, "--batas", "100")] == ["cocok", "salah"]


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "tidak memuat satu baris pun"),
        (b"a;b\n1;2\n", "Tidak ada tabel dengan kolom target, realisasi, dan capaian."),
        (b"PK\x03\x04", "rusak"),
        (KEPALA + b"\xff\xfe", "UTF-8"),
        (KEPALA + b"a\0;1;2;3", "NUL"),
    ],
)
def test_yang_bukan_tabel_keluar_2(isi, kata):
    with pytest.raises(CommandError) as galat:
        jalankan(isi, "--json")
    assert galat.value.returncode == 2
    assert kata in str(galat.value)


def test_tanpa_json_satu_kalimat_per_baris():
    assert jalankan(KEPALA + b"Inovasi;38%;47%;124%\n") == ["2: cocok: Inovasi."]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_teks_apa_pun_tanpa_jejak_galat(isi):
    try:
        hasil = objek(KEPALA + isi.encode())
    except CommandError as galat:
        assert galat.returncode == 2
    else:
        assert {satu["verdict"] for satu in hasil} <= {"cocok", "pembulatan", "salah", "tidak dapat dihitung"}


def test_docx_memberi_baris_setiap_tabel_lalu_temuannya():
    hasil = objek(lkjip_asing.docx())
    baris, temuan = [u for u in hasil if "verdict" in u], [u for u in hasil if "temuan" in u]
    assert len(baris) == 50 and sum(u["verdict"] == "salah" for u in baris) == 14
    jumlah = next(u for u in baris if (u["tabel"], u["baris"]) == (7, 3))
    assert (jumlah["capaian"], jumlah["cara"]) == ("81,70", "rata-rata persentase, dipotong")
    assert {u["kode"] for u in temuan} >= {"TARGET_BEDA", "MENGULANG", "ANGGARAN_HILANG", "KLAIM", "KATEGORI"}
    assert all(jalankan(lkjip_asing.docx()))


def test_docx_yang_rusak_keluar_2():
    with pytest.raises(CommandError) as galat:
        jalankan(lkjip_asing.docx().replace(b"word/document.xml", b"word/documenz.xml"))
    assert galat.value.returncode == 2
