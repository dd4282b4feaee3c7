import pytest

from laporan.domain.unsur import baris_jabatan, rentang_tahun, seimbang, susun_kop
from laporan.naskah.penomoran import diktum, huruf, nomori, sama
from tests import pabrik


@pytest.mark.parametrize(
    ("label", "harap"),
    [
        (["a.", "b.", "b."], ("a.", "b.", "c.")),
        (["a.", "I.", "m."], ("a.", "b.", "c.")),
        (["1", "2"], ("1", "2")),
        (["1.", "", "7."], ("1.", "2.", "3.")),
        (["1)", "3)"], ("1)", "2)")),
        (["(a)", ""], ("(a)", "(b)")),
        (["A.", ""], ("A.", "B.")),
        (["-", "-"], ("-", "-")),
        ([""], ("",)),
        (["", ""], ("a.", "b.")),
        ([], ()),
    ],
)
def test_nomor_dihitung_menurut_gaya_label_pertama(label, harap):
    assert nomori(label) == harap


def test_huruf_berlanjut_setelah_z():
    assert [huruf(n) for n in (1, 26, 27, 28, 53)] == ["a", "z", "aa", "bb", "aaa"]


def test_diktum_dieja():
    assert [diktum(n) for n in (1, 2, 3, 4, 10, 11, 12, 21)] == [
        "KESATU",
        "KEDUA",
        "KETIGA",
        "KEEMPAT",
        "KESEPULUH",
        "KESEBELAS",
        "KEDUA BELAS",
        "KEDUA PULUH SATU",
    ]


def test_label_sama_tanpa_melihat_besar_kecil_dan_tanda():
    assert sama("Kesatu", "KESATU") and sama("12", "12.") and not sama("KETIGA", "KEEMPAT") and not sama("", "1.")


def test_baris_judul_terbagi_rata():
    teks = "KEPALA BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA KABUPATEN PASER"
    assert baris_jabatan(teks) == (
        "KEPALA BADAN KEPEGAWAIAN DAN",
        "PENGEMBANGAN SUMBER DAYA MANUSIA",
        "KABUPATEN PASER",
    )
    assert baris_jabatan("Camat Ngronggot\nKabupaten Nganjuk") == ("Camat Ngronggot", "Kabupaten Nganjuk")
    assert seimbang("") == []
    assert seimbang("satu" * 30, 20) == ["satu" * 30]


def test_rentang_tahun():
    assert (rentang_tahun(2019, 2019), rentang_tahun(2021, 2026)) == ("2019", "2021–2026")


@pytest.mark.django_db
def test_kop_yang_panjang_dipatahkan_sebelum_nama_daerah():
    """A line that fits stays as it is set, one that does not leaves no word alone below."""
    with pabrik.dalam(pabrik.pemda("magetan")):
        panjang = pabrik.instansi("Bagian Organisasi Sekretariat Daerah Kabupaten Magetan")
        pendek = pabrik.instansi("Dinas Kesehatan Kabupaten Magetan")
        assert susun_kop(panjang).baris[-2:] == ("BAGIAN ORGANISASI SEKRETARIAT DAERAH", "KABUPATEN MAGETAN")
        assert susun_kop(pendek).baris[-1] == "DINAS KESEHATAN KABUPATEN MAGETAN"
