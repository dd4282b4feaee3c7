"""manage.py baca_rumus: one JSON object per formula, whatever comes in."""

import io
import json

from django.core.management import call_command


def jalankan(masukan: bytes, *pilihan: str) -> list[dict]:
    keluaran = io.StringIO()
    call_command("baca_rumus", "--json", *pilihan, stdin=io.BytesIO(masukan), stdout=keluaran)
    return [json.loads(baris) for baris in keluaran.getvalue().splitlines()]


def test_satu_objek_per_baris():
    satu, dua, tiga = jalankan(b"a/b*100\nJml A dibagi jml B kali 100%\nkegiatan sehari-hari\n")
    assert satu["pohon"] == {
        "op": "kali",
        "kiri": {"op": "bagi", "kiri": {"variabel": "a"}, "kanan": {"variabel": "b"}},
        "kanan": {"angka": "100"},
    }
    assert (dua["terbaca"], dua["teks"], dua["gaya"]) == (True, "Jumlah A ÷ Jumlah B × 100", 3)
    assert dua["variabel"][0] == {"kode": "jumlah_a", "nama": "Jumlah A", "satuan": None, "jenis": "arus"}
    assert (tiga["terbaca"], tiga["pohon"], tiga["variabel"], tiga["teks"]) == (False, None, [], "")
    assert tiga["alasan"] == tiga["tidak_dibaca"][0]["alasan"] == "Teks tidak memuat hitungan yang dapat dibaca."


def test_nul_memisahkan_rumus_berbaris():
    sel = "<p>Jumlah A</p>\n<u>Jml A</u> X 100% Jml B\0\0a + b"
    assert [satu["teks"] for satu in jalankan(sel.encode(), "-0")] == ["Jumlah A ÷ Jumlah B × 100", "", "a + b"]


def test_nama_indikator_menentukan_persentase():
    (satu,) = jalankan(b"Jumlah A dibandingkan jumlah B", "--indikator", "Persentase A")
    assert satu["teks"] == "Jumlah A ÷ Jumlah B × 100"
    assert "ditambahkan" in satu["alasan"]


def test_bait_rusak_dan_teks_raksasa_memberi_kalimat():
    rusak, raksasa, baik = jalankan(b"\xff\xfe\n" + b"(" * 200_000 + b"\na/b")
    assert "UTF-8" in rusak["alasan"]
    assert not raksasa["terbaca"] and "bita" in raksasa["alasan"]
    assert baik["teks"] == "a ÷ b"


def test_untuk_orang():
    keluaran = io.StringIO()
    call_command("baca_rumus", stdin=io.BytesIO(b"a/b*100\n5"), stdout=keluaran)
    assert keluaran.getvalue() == "a ÷ b × 100\n5 — Teks tidak memuat hitungan yang dapat dibaca.\n"
