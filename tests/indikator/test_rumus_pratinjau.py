"""The live preview of the indicator form: what the server reads, and that it writes nothing."""

import pytest

from tests import pabrik
from tests.indikator.dunia_rencana import buka, isian, jumlah_jejak, kirim, susun, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return susun()


def lihat(d, siapa: str = "perencana", lembar=None, **data):
    lembar = lembar or d.iki_draf
    return kirim(d, siapa, f"2024/lembar/{lembar.pk}/pratinjau/", isian(d.sasaran_draf, **data))


def test_fraction_and_variables(d):
    jawaban = teks(lihat(d))
    assert '<span class="pembilang" aria-hidden="true">Jumlah ASN yang dilatih</span>' in jawaban
    assert "orang · dijumlahkan sepanjang tahun" in jawaban and "orang · nilai terakhir" in jawaban
    assert "Target 2024: dibaca 78,2 · %" in jawaban
    assert "<html" not in jawaban and "Tercetak" not in jawaban


@pytest.mark.parametrize(
    ("data", "kalimat"),
    [
        ({"templat": "bebas", "rumus": "A / B × 100 %"}, "Tercetak:"),
        ({"templat": "bebas", "rumus": "Kebijakan"}, "Persentase tanpa penyebut. Lengkapi rumusnya dengan pembagi."),
        ({"templat": "bebas", "rumus": "Kebijakan"}, "Tetap teks:"),
        ({"templat": "bebas", "rumus": ""}, "Rumus belum diisi."),
        ({"templat": "bebas", "rumus": "x" * 20_000}, "Sel terlalu panjang"),
        ({"templat": "persentase", "penyebut": ""}, "Tulis dengan kata apa yang dihitung"),
        ({"templat": "persentase", "pembilang": "", "penyebut": ""}, "Rumus belum diisi."),
        ({"templat": "rasio", "penyebut": "A^2"}, "Tanda “^” tidak dapat dipakai"),
        ({"templat": "lain-lain", "rumus": "A / B × 100 %"}, "Tercetak:"),
        ({"target_2024": "1.5"}, "Jika maksudnya desimal, tulis “1,5”."),
        ({"target_2024": "B (65)"}, "dibaca B = 65"),
        ({"target_2024": "7-8 bulan"}, "dibaca 7–8 · bulan"),
        ({"target_2024": "≤ 1%"}, "dibaca paling tinggi 1 · %"),
        ({"target_2024": "WTP"}, "dibaca WTP"),
        ({"target_2024": "-"}, "Target 2024: tidak ada target"),
        ({"target_2024": "100 dari 110"}, "tidak terbaca"),
        ({"target_2025": "80", "satuan": "nilai", "templat": "bebas"}, "Target 2025: dibaca 80 · nilai"),
        ({"target_2024": "9" * 600}, "terlalu panjang"),
    ],
)
def test_what_is_read_or_why_not(d, data, kalimat):
    jawaban = lihat(d, **data)
    assert jawaban.status_code == 200 and kalimat in teks(jawaban)


def test_years_without_target_are_not_mentioned(d):
    assert "Target" not in teks(lihat(d, target_2024=" "))


def test_markup_is_escaped(d):
    jawaban = lihat(
        d, templat="bebas", rumus="<script>alert(1)</script> / <b onclick=x>B</b> × 100 %"
    ).content.decode()
    assert "<script" not in jawaban and "onclick=x" not in jawaban.replace("onclick=x&gt;", "")


def test_nothing_is_written(d):
    sebelum = jumlah_jejak(d)
    lihat(d)
    assert jumlah_jejak(d) == sebelum


def test_empty_request_is_harmless(d):
    jawaban = kirim(d, "perencana", f"2024/lembar/{d.iki_draf.pk}/pratinjau/", {})
    assert jawaban.status_code == 200 and "Rumus belum diisi." in teks(jawaban)


def test_for_who_may_fill_in_the_sheet(d):
    for siapa, jawaban in (("verifikator", 403), ("pembaca", 403), ("luar", 403), ("asing", 404)):
        assert lihat(d, siapa).status_code == jawaban
    assert lihat(d, lembar=d.iki).status_code == 409
    assert lihat(d, lembar=d.lembar_asing).status_code == 404
    assert buka(d, "perencana", f"2024/lembar/{d.iki_draf.pk}/pratinjau/").status_code == 405


def test_form_shows_the_stored_reading_without_script(d):
    with pabrik.dalam(d.pemda):
        inovasi = d.iku_draf.indikator.get(nama="Persentase OPD berinovasi")
    halaman = teks(buka(d, "perencana", f"2024/indikator/{inovasi.pk}/ubah/"))
    pratinjau = halaman[halaman.index('id="judul-pratinjau"') :]
    assert '<span class="pembilang" aria-hidden="true">Jumlah OPD berinovasi</span>' in pratinjau and "dibaca 38 · %" in pratinjau
