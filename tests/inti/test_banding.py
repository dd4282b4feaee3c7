"""Comparison of two versions: words inside a text, rows by their lineage. Nothing of the texts is ever lost."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.banding.baris import Baris, Keadaan, banding_baris
from indikator.banding.kata import UPAYA, Perubahan, Upaya, banding_teks

TEKS = st.text(alphabet="ab \n.%", max_size=60)


def tulis(potongan) -> str:
    """ "tetap -hapus- +tambah+"."""
    tanda = {Perubahan.SAMA: "", Perubahan.HAPUS: "-", Perubahan.TAMBAH: "+"}
    return "".join(f"{tanda[satu.jenis]}{satu.teks}{tanda[satu.jenis]}" for satu in potongan)


@pytest.mark.parametrize(
    ("lama", "baru", "harapan"),
    [
        ("", "", ""),
        ("sama saja", "sama saja", "sama saja"),
        ("", "baru", "+baru+"),
        ("lama", "", "-lama-"),
        ("Persentase ASN dilatih", "Persentase ASN yang dilatih", "Persentase ASN +yang +dilatih"),
        ("80 %", "85 %", "-80 -+85 +%"),
        ("80,5", "80,7", "80,-5-+7+"),
        ("satu dua tiga", "satu empat tiga", "satu -dua -+empat +tiga"),
        ("a b c", "x b y", "-a -+x +b -c-+y+"),
        ("jumlah laporan selesai", "nilai dokumen selesai", "-jumlah laporan -+nilai dokumen +selesai"),
        ("a\nb", "a\nb\nc", "a\nb+\nc+"),
        ("<b>x</b>", "<b>y</b>", "<b>-x-+y+</b>"),
    ],
)
def test_kata(lama, baru, harapan):
    assert tulis(banding_teks(lama, baru)) == harapan


@given(TEKS, TEKS)
def test_tidak_ada_teks_yang_hilang(lama, baru):
    potongan = banding_teks(lama, baru)
    assert "".join(satu.teks for satu in potongan if satu.jenis != Perubahan.TAMBAH) == lama
    assert "".join(satu.teks for satu in potongan if satu.jenis != Perubahan.HAPUS) == baru
    assert all(satu.teks for satu in potongan)
    assert all(kiri.jenis != kanan.jenis for kiri, kanan in itertools.pairwise(potongan))


def test_teks_panjang_yang_hampir_sama_tetap_dibandingkan():
    """Only what lies between the common beginning and end costs anything."""
    kata = " ".join(f"kata{nomor}" for nomor in range(20_000))
    potongan = banding_teks(kata, kata.replace("kata9999 ", "lain "))
    assert [satu.teks for satu in potongan if satu.jenis != Perubahan.SAMA] == ["kata9999 ", "lain "]


def test_teks_yang_memberatkan_ditunjukkan_sebagai_diganti():
    """Thousands of equal words would cost the matcher hours: both texts stand whole instead."""
    lama, baru = "x " + "dan " * 5_000 + "y", "z " + "dan " * 4_000 + "w dan"
    potongan = banding_teks(lama, baru)
    assert [satu.jenis for satu in potongan] == [Perubahan.HAPUS, Perubahan.TAMBAH]
    assert [satu.teks for satu in potongan] == [lama, baru]


def test_upaya_dibagi_oleh_semua_teks_satu_perbandingan():
    """A hundred heavy texts cost no more than one budget."""
    upaya = Upaya(200_000)
    berat = [(f"a{n} " + "dan lalu " * 20 + "b", f"c{n} " + "lalu dan " * 20 + "d") for n in range(100)]
    hasil = [banding_teks(lama, baru, upaya) for lama, baru in berat]
    utuh = [satu for satu in hasil if len(satu) == 2]
    assert 0 < len(utuh) < len(hasil)
    assert 0 <= upaya.sisa <= 200_000 < UPAYA


def baris(silsilah: str, nama: str, induk: str = "s", **isi) -> Baris:
    return Baris(silsilah, "indikator", {"nama": nama} | isi, induk)


def keadaan(lama, baru) -> dict[str, str]:
    return {satu.silsilah: satu.keadaan.value for satu in banding_baris(lama, baru)}


def test_baris_sama_ditambah_dihapus_diubah():
    lama = [baris("a", "Satu"), baris("b", "Dua"), baris("c", "Tiga")]
    baru = [baris("a", "Satu"), baris("c", "Tiga baru"), baris("d", "Empat")]
    assert keadaan(lama, baru) == {"a": "sama", "b": "hapus", "c": "ubah", "d": "tambah"}


def test_baris_terhapus_berdiri_di_tempatnya_dulu():
    lama = [baris(huruf, huruf) for huruf in "xabyc"]
    baru = [baris(huruf, huruf) for huruf in "abc"]
    assert [satu.silsilah for satu in banding_baris(lama, baru)] == list("xabyc")


def test_baris_pindah_hanya_yang_dipindahkan():
    """One row taken to the front: the others did not move."""
    lama, baru = [baris(h, h) for h in "abcde"], [baris(h, h) for h in "eabcd"]
    assert keadaan(lama, baru) == {"e": "pindah", "a": "sama", "b": "sama", "c": "sama", "d": "sama"}


def test_baris_pindah_sasaran():
    satu = banding_baris([baris("a", "Satu", "s1")], [baris("a", "Satu", "s2")])[0]
    assert (satu.keadaan, satu.pindah) == (Keadaan.PINDAH, True)


def test_baris_diubah_dan_dipindahkan_menyebut_keduanya():
    satu = banding_baris([baris("a", "Satu", "s1")], [baris("a", "Dua", "s2")])[0]
    assert (satu.keadaan, satu.pindah) == (Keadaan.UBAH, True)


def test_bidang_yang_hilang_dan_yang_baru():
    satu = banding_baris([baris("a", "Satu", rumus="x")], [baris("a", "Satu", satuan="%")])[0]
    beda = {bidang.bidang: (bidang.lama, bidang.baru) for bidang in satu.bidang if bidang.berubah}
    assert beda == {"satuan": ("", "%"), "rumus": ("x", "")}


def test_seribu_baris_diacak():
    """Nothing is lost or doubled when every row moves."""
    lama = [baris(str(nomor), f"Baris {nomor}") for nomor in range(1_000)]
    baru = list(reversed(lama))
    hasil = banding_baris(lama, baru)
    assert [satu.silsilah for satu in hasil] == [satu.silsilah for satu in baru]
    assert sum(satu.keadaan == Keadaan.SAMA for satu in hasil) == 1


def test_kosong():
    assert banding_baris([], []) == []
    assert keadaan([], [baris("a", "x")]) == {"a": "tambah"}
    assert keadaan([baris("a", "x")], []) == {"a": "hapus"}
