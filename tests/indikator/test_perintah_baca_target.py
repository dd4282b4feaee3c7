"""`manage.py baca_target`: one answer per line, numbers exact, no database, never a traceback."""

import io
import json
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

KUNCI = ["raw", "nilai", "satuan", "predikat", "skala", "bawah", "atas", "status", "peringatan"]


def jalankan(isi: bytes, *argumen: str) -> list[str]:
    """No test here has the database: pytest-django refuses every query."""
    keluaran = io.StringIO()
    call_command("baca_target", *argumen, stdin=io.BytesIO(isi), stdout=keluaran)
    return keluaran.getvalue().splitlines()


def objek(isi: bytes | str, *argumen: str) -> list[dict]:
    isi = isi.encode() if isinstance(isi, str) else isi
    return [json.loads(satu, parse_float=Decimal) for satu in jalankan(isi, "--json", *argumen)]


def test_satu_objek_per_baris_dengan_semua_kunci():
    hasil = objek("9 dokumen\n7-8 bulan\r\n≤ 1%\n≥ 80,50 %\nWTP\n-\n\n**)\n1 3dokumen")
    assert all(list(satu)[: len(KUNCI)] == KUNCI for satu in hasil)
    assert [[satu[kunci] for kunci in KUNCI[:-1]] for satu in hasil] == [
        ["9 dokumen", 9, "dokumen", None, None, None, None, "terbaca"],
        ["7-8 bulan", None, "bulan", None, None, 7, 8, "terbaca"],
        ["≤ 1%", 1, "%", None, None, None, 1, "terbaca"],
        ["≥ 80,50 %", Decimal("80.5"), "%", None, None, Decimal("80.5"), None, "terbaca"],
        ["WTP", None, None, "WTP", "opini BPK", None, None, "terbaca"],
        ["-", None, None, None, None, None, None, "tanpa_target"],
        ["", None, None, None, None, None, None, "kosong"],
        ["**)", None, None, None, None, None, None, "tak_terbaca"],
        ["1 3dokumen", 13, "dokumen", None, None, None, None, "ditandai"],
    ]
    assert "13 dokumen" in hasil[-1]["peringatan"][0]


def test_angka_tertulis_tepat():
    (baris,) = jalankan(b"0,123456789012345 %\n", "--json")
    assert '"nilai": 0.123456789012345,' in baris


def test_nama_indikator_dari_kolom_kedua_atau_pilihan():
    dari_kolom, dari_pilihan = objek("B (80)\tIndeks Kepuasan\nB (65)\n", "--indikator", "Nilai SAKIP")
    assert [(satu["skala"], satu["raw"]) for satu in (dari_kolom, dari_pilihan)] == [
        ("SKM", "B (80)"),
        ("AKIP", "B (65)"),
    ]
    assert dari_kolom["peringatan"] == dari_pilihan["peringatan"] == []


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"80 \xff%", "bukan UTF-8"),
        (b"x" * 100_000, "lebih panjang daripada"),
        (b"12 dokumen " * 100, "terlalu panjang"),
        (b"\x00\x01\x02", "belum diisi"),
    ],
)
def test_masukan_buruk_menjadi_kalimat_dan_baris_berikut_tetap_terbaca(isi, kata):
    buruk, baik = objek(isi + b"\n9 dokumen\n")
    assert buruk["nilai"] is None and kata in buruk["peringatan"][0]
    assert baik["nilai"] == 9


def test_berkas(tmp_path):
    berkas = tmp_path / "target.txt"
    berkas.write_text("\ufeff9 dokumen\n", encoding="utf-8")
    assert [satu["raw"] for satu in objek(b"", str(berkas))] == ["9 dokumen"]


def test_berkas_yang_tidak_ada_keluar_dengan_kode_2(tmp_path):
    with pytest.raises(CommandError, match="berkasnya tidak ada") as galat:
        jalankan(b"", "--json", str(tmp_path / "tak-ada.txt"))
    assert galat.value.returncode == 2


def test_tanpa_json_satu_kalimat_per_baris():
    assert jalankan(b"B (65)\tNilai SAKIP\n7-8 bulan\n") == [
        "B (65) · terbaca · B 65 nilai",
        "7-8 bulan · terbaca · 7 8 bulan",
    ]
    assert jalankan(b"12.5 %\n")[0].startswith("12.5 % · ditandai · 12,5 % · Angka “12.5” tidak jelas")


@given(st.binary(max_size=200))
def test_bita_apa_pun_satu_objek_per_baris(isi):
    hasil = objek(isi)
    assert len(hasil) == isi.count(b"\n") + (not isi.endswith(b"\n") and bool(isi))
    assert {satu["status"] for satu in hasil} <= {"terbaca", "ditandai", "tanpa_target", "kosong", "tak_terbaca"}
