"""`manage.py hitung_capaian`: a CSV in, one object per row out, numbers exact, never a traceback."""

import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from indikator.capaian import Metode, hitung
from indikator.domain import kebijakan
from tests import pabrik

EMAS = Path(__file__).resolve().parent.parent / "data/capaian.csv"
KUNCI = ["baris", "metode", "persen", "persen_terbatas", "kategori", "keterangan", "galat", "bukti"]


def jalankan(isi: str | bytes, *argumen: str) -> list[str]:
    keluaran = io.StringIO()
    isi = isi.encode() if isinstance(isi, str) else isi
    call_command("hitung_capaian", *argumen, stdin=io.BytesIO(isi), stdout=keluaran)
    return keluaran.getvalue().splitlines()


def objek(isi: str | bytes, *argumen: str) -> list[dict]:
    return [json.loads(satu, parse_float=Decimal) for satu in jalankan(isi, "--json", *argumen)]


def test_satu_objek_per_baris_dengan_semua_kunci():
    hasil = objek("arah,target,realisasi,metode,batas\nnaik,38,47,,120\nturun,5,4,,\n\nbesar,5,4\n")
    assert [list(satu) for satu in hasil] == [KUNCI] * 3
    assert hasil[0] == {
        "baris": 2,
        "metode": "NAIK",
        "persen": Decimal("123.68421053"),
        "persen_terbatas": 120,
        "kategori": "Sangat tinggi",
        "keterangan": "Capaian 123,68 % dibatasi menjadi 120,00 %.",
        "galat": None,
        "bukti": "47 ÷ 38 × 100 = 123,68 %",
    }
    assert (hasil[1]["metode"], hasil[1]["persen"]) == ("TURUN", 120)
    assert (hasil[2]["baris"], hasil[2]["galat"], hasil[2]["persen"]) == (5, "arah_tak_dikenal", None)


def test_angka_tidak_melewati_float():
    (baris,) = jalankan("arah;target;realisasi\nnaik;3;2\n", "--json")
    assert '"persen": 66.66666667,' in baris


@pytest.mark.parametrize("pemisah", [";", ",", "\t"])
def test_pemisah_dikenali_dari_kepala(pemisah):
    isi = 'arah;target;realisasi\nnaik;"78,2";79.41\n'.replace(";", pemisah)
    assert objek("\ufeff" + isi.replace("\n", "\r\n"))[0]["bukti"] == "79,41 ÷ 78,2 × 100 = 101,55 %"


def test_kolom_lain_dan_urutan_lain():
    (hasil,) = objek("No;Realisasi;ARAH; target \n1;47;Naik;38\n")
    assert hasil["persen"] == Decimal("123.68421053")


def test_tabel_emas_lewat_perintah():
    hasil = objek(EMAS.read_bytes())
    assert len(hasil) == len(EMAS.read_text().splitlines()) - 1
    assert all((satu["persen"] is None) == bool(satu["galat"]) for satu in hasil)


def test_angka_bermakna_ganda_dikatakan():
    (hasil,) = objek("arah;target;realisasi\nnaik;1.234;617\n")
    assert hasil["persen"] == 50
    assert "“1.234” dibaca 1234: titik memisahkan ribuan." in hasil["keterangan"]


def test_satuan_lain_dikatakan():
    sama, lain = objek("arah,target,realisasi\nnaik,10 dok,9 dokumen\nnaik,10 dokumen,9 laporan\n")
    assert (sama["persen"], sama["keterangan"]) == (90, "")
    assert (lain["persen"], lain["keterangan"]) == (90, "Satuan target (dokumen) dan realisasi (laporan) berbeda.")


@pytest.mark.parametrize(
    ("baris", "galat"),
    [
        ("naik,78,2,79,41", "kolom_tidak_cocok"),
        ('naik,"78,2', "kutip_tidak_berpasangan"),
        ("naik,a\0b,5", "target_tak_terbaca"),
        ("naik", "tanpa_target"),
        (",5,4", "arah_tak_dikenal"),
        ("naik,7-8,6-7", "realisasi_tak_terbaca"),
        ("naik,12 bulan,1 tahun", "satuan_berbeda"),
        ("naik,100%,12 dokumen", "satuan_berbeda"),
    ],
)
def test_baris_rusak_dijawab_dan_yang_lain_tetap_dihitung(baris, galat):
    rusak, baik = objek(f"arah,target,realisasi\n{baris}\nnaik,5,4\n")
    assert (rusak["galat"], rusak["persen"]) == (galat, None) and rusak["keterangan"]
    assert baik["persen"] == 80


def test_baris_bukan_utf8():
    rusak, baik = objek(b"arah,target,realisasi\nnaik,\xff\xfe,4\nnaik,5,4\n")
    assert rusak["galat"] == "teks_tak_terbaca" and "UTF-8" in rusak["keterangan"]
    assert baik["persen"] == 80


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"\n\n", "kosong"),
        (b"naik,5,4\n", "arah, target, realisasi"),
        (b"arah,target\nnaik,5\n", "yang tidak ada: realisasi"),
        (b"arah,target,target,realisasi\n", "lebih dari sekali: target"),
        (b"\xff\xfe", "arah, target, realisasi"),
    ],
)
def test_berkas_yang_bukan_tabelnya_keluar_2(isi, kata):
    with pytest.raises(CommandError) as galat:
        jalankan(isi, "--json")
    assert galat.value.returncode == 2
    assert kata in str(galat.value)


def test_berkas_yang_tidak_ada_keluar_2(tmp_path):
    with pytest.raises(CommandError) as galat:
        call_command("hitung_capaian", str(tmp_path / "tidak.csv"), "--json")
    assert galat.value.returncode == 2


@pytest.fixture
def pemda(db):
    """Magetan caps at 110 and has its own scale; the stranger caps at 100."""
    sendiri, lain = pabrik.pemda("magetan"), pabrik.pemda("nganjuk")
    for satu, batas, label in ((sendiri, 110, "Baik Sekali"), (lain, 100, "Asing")):
        with pabrik.dalam(satu):
            kebijakan.atur_kebijakan(oleh=pabrik.mesin(), tahun_mulai=2019, batas_atas=Decimal(batas))
            kebijakan.atur_skala(
                oleh=pabrik.mesin(),
                tahun_mulai=2019,
                nama="Skala",
                kategori=[
                    {"batas": Decimal(85), "termasuk": True, "label": label, "warna": "sangat-baik"},
                    {"batas": None, "termasuk": False, "label": "Kurang", "warna": "kurang"},
                ],
            )
    return sendiri


def test_skala_dan_kebijakan_pemda(pemda):
    isi = "arah,target,realisasi,batas\nnaik,38,47,\nnaik,38,47,120\n"
    umum, batas = objek(isi, "--pemda", "magetan")
    assert (umum["persen_terbatas"], umum["kategori"]) == (110, "Baik Sekali")
    assert batas["persen_terbatas"] == 120  # the row's own cap wins
    dulu, _ = objek(isi, "--pemda", "magetan", "--tahun", "2018")
    assert (dulu["persen_terbatas"], dulu["kategori"]) == (Decimal("123.68421053"), "Sangat tinggi")
    with pytest.raises(CommandError, match="Pemda “tidak-ada” tidak ada"):
        jalankan(isi, "--pemda", "tidak-ada")


def test_tanpa_json_satu_kalimat_per_baris():
    assert jalankan("arah,target,realisasi\nnaik,5,4\nnaik,0,4\n") == [
        "2: 4 ÷ 5 × 100 = 80,00 %",
        "3: 4 ÷ 0 × 100 = tidak dapat dihitung Target 0 tidak dapat menjadi pembagi. Tentukan kebijakan target nol "
        "atau pakai metode lain untuk indikator ini.",
    ]


@given(st.decimals(1, 9999, places=2), st.decimals(-99, 9999, places=2), st.sampled_from(["naik", "turun"]))
def test_perintah_sama_dengan_mesin(target, realisasi, arah):
    (satu,) = objek(f"arah;target;realisasi\n{arah};{target};{realisasi}\n".replace(".", ","))
    metode = Metode.NAIK if arah == "naik" else Metode.TURUN
    assert satu["persen"] == hitung(metode=metode, target=target, realisasi=realisasi).persen


@given(st.binary(max_size=200))
def test_bita_apa_pun_tanpa_jejak_galat(isi):
    for satu in objek(b"arah,target,realisasi\n" + isi):
        assert list(satu) == KUNCI
