"""The live preview of the indicator form: what the server reads, and that it writes nothing."""

import re

import pytest

from indikator.domain import variabel
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
    assert 'Contoh hitungan: <span class="bukti-hitung">47 ÷ 120 × 100 = 39,17' in jawaban
    assert pilihan(jawaban, "jumlah_asn_yang_dilatih", "jenis") == "arus"
    assert pilihan(jawaban, "jumlah_seluruh_asn", "jenis") == "posisi"
    assert isi(jawaban, "jumlah_seluruh_asn", "satuan") == "orang" and jawaban.count("usulan, periksa") == 2
    assert "Target 2024: dibaca 78,2 · %" in jawaban and "<html" not in jawaban


@pytest.mark.parametrize(
    ("data", "kalimat"),
    [
        ({"templat": "bebas", "rumus": "A / B × 100 %"}, 'aria-label="A ÷ B"'),
        ({"templat": "bebas", "rumus": "Kebijakan"}, "Persentase tanpa penyebut. Lengkapi rumusnya dengan pembagi."),
        ({"templat": "bebas", "rumus": "Kebijakan"}, '<span class="lencana">teks</span> Tidak terbaca'),
        ({"templat": "bebas", "rumus": ""}, "Rumus belum diisi."),
        ({"templat": "bebas", "rumus": "x" * 20_000}, "Sel terlalu panjang"),
        ({"templat": "persentase", "penyebut": ""}, "Tulis dengan kata apa yang dihitung"),
        ({"templat": "persentase", "pembilang": "", "penyebut": ""}, "Rumus belum diisi."),
        ({"templat": "rasio", "penyebut": "A^2"}, "Tanda “^” tidak dapat dipakai"),
        ({"templat": "lain-lain", "rumus": "A / B × 100 %"}, 'aria-label="A ÷ B"'),
        ({"templat": "jumlah", "bagian_1": "Jumlah A1", "bagian_2": "Jumlah B1"}, "47 + 38 = 85,00"),
        ({"templat": "rata_rata", "bagian_1": "Nilai A", "bagian_3": "Nilai B"}, "(3,2 + 3,4) ÷ 2 = 3,30"),
        ({"templat": "tertimbang", "nilai_1": "Skor", "bobot_1": "Jumlah responden"}, "= 3,89"),
        ({"templat": "indeks", "unsur_1": "Nilai unsur I", "unsur_2": "Nilai unsur II"}, "÷ 2 × 25 = 82,50"),
        ({"templat": "pertumbuhan", "akhir": "Jumlah kini", "dasar": "Jumlah tahun lalu"}, "× 100 ="),
        ({"templat": "pertumbuhan", "akhir": "Jumlah kini", "dasar": ""}, "Tulis dengan kata apa yang dihitung"),
        ({"templat": "bebas", "rumus": "[Nilai A] / [Nilai B] + 1"}, 'aria-label="Nilai A ÷ Nilai B"'),
        ({"templat": "bebas", "rumus": "[Nilai A] / ("}, '<span class="lencana">teks</span> Tidak terbaca'),
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


def test_a_target_explained_by_the_satuan_typed_is_no_error(d):
    data = {"nama": "Nilai SAKIP", "templat": "bebas", "rumus": "", "target_2024": "80"}
    assert "Target 2024: dibaca 80 · nilai (satuan tidak tertulis)" in teks(lihat(d, **data, satuan=""))
    jawaban = teks(lihat(d, **data, satuan="nilai"))
    assert "Target 2024: dibaca 80 · nilai" in jawaban and "tidak tertulis" not in jawaban


def isi(jawaban: str, kode: str, kolom: str) -> str:
    """Value of an input of the table of variables; "" when it is blank."""
    masukan = re.search(rf'<input[^>]*name="variabel-{kode}-{kolom}"[^>]*>', jawaban)[0]
    nilai = re.search(r' value="([^"]*)"', masukan)
    return nilai[1] if nilai else ""


def pilihan(jawaban: str, kode: str, kolom: str) -> str:
    pilih = re.search(rf'<select name="variabel-{kode}-{kolom}".*?</select>', jawaban)[0]
    return re.search(r'<option value="([^"]*)" selected', pilih)[1]


def baris(kode: str, nama: str, **kolom) -> dict:
    """A row of the table of variables as the page sends it."""
    bawaan = {"nama": nama, "satuan": "", "sumber_data": "", "jenis": "arus", "bersama": "", "contoh": ""}
    return {f"variabel-{kode}-{k}": v for k, v in (bawaan | kolom).items()}


DILATIH = baris("jumlah_asn_yang_dilatih", "Jumlah ASN yang dilatih", satuan="kepala", sumber_data="SIMPEG")
SELURUH = baris("jumlah_seluruh_asn", "Jumlah seluruh ASN", jenis="posisi", satuan="orang")


def test_table_is_left_alone_while_the_variables_stay(d):
    """Else the field that somebody is typing in would be replaced."""
    assert "rumus-variabel" not in teks(lihat(d, **DILATIH, **SELURUH))


def test_reworded_variable_keeps_what_was_said_of_it(d):
    jawaban = teks(lihat(d, **DILATIH, **SELURUH, pembilang="Jumlah dokumen yang selesai"))
    assert 'id="rumus-variabel" hx-swap-oob="true"' in jawaban
    assert isi(jawaban, "jumlah_dokumen_yang_selesai", "satuan") == "kepala"  # typed: goes along
    assert isi(jawaban, "jumlah_dokumen_yang_selesai", "sumber_data") == "SIMPEG"
    assert isi(jawaban, "jumlah_seluruh_asn", "satuan") == "orang"


def test_untouched_proposal_is_made_anew_for_other_words(d):
    lama = baris("jumlah_asn_yang_dilatih", "Jumlah ASN yang dilatih", satuan="orang")
    jawaban = teks(lihat(d, **lama, **SELURUH, pembilang="Jumlah dokumen yang selesai"))
    assert isi(jawaban, "jumlah_dokumen_yang_selesai", "satuan") == "dokumen"


def test_removed_variable_takes_nothing_along(d):
    jawaban = teks(
        lihat(d, **DILATIH, **SELURUH, templat="langsung", nama="Jumlah laporan", pembilang="Jumlah laporan")
    )
    assert isi(jawaban, "jumlah_laporan", "satuan") == "laporan" and "jumlah_seluruh_asn" not in jawaban


@pytest.mark.parametrize(
    ("angka", "kalimat"),
    [
        ("60", "60 ÷ 120 × 100 = 50,00"),
        ("1.200,5", "1.200,5 ÷ 120 × 100"),
        ("abc", "Angka contoh “abc”:"),
        ("1; 2", "Tulis satu angka saja"),
    ],
)
def test_typed_example_numbers_are_used(d, angka, kalimat):
    assert kalimat in teks(lihat(d, **DILATIH | {"variabel-jumlah_asn_yang_dilatih-contoh": angka}, **SELURUH))


def test_example_of_a_series(d):
    data = {"templat": "tertimbang", "nilai_1": "Skor", "bobot_1": "Jumlah responden"}
    deret = baris("skor", "Skor", contoh="1; 2; 3") | baris("jumlah_responden", "Jumlah responden", contoh="2; 2; 2")
    assert "= 2,00" in teks(lihat(d, **data, **deret))


def test_notes_beside_the_formula_are_told(d):
    rumus = "Jumlah A1 dibagi Jumlah B1 dikali 100% Sumber data: BKD"
    jawaban = teks(lihat(d, templat="bebas", rumus=rumus))
    assert "Yang tidak dibaca sebagai rumus" in jawaban and "“Sumber data: BKD” — Bukan bagian rumus." in jawaban


def test_list_in_the_formula_is_offered_as_components(d):
    rumus = "Jumlah dokumen perencanaan terdiri dari:\n1. Renstra\n2. Renja\n3. RKA"
    data = {"templat": "bebas", "rumus": rumus, "nama": "Jumlah dokumen perencanaan"}
    jawaban = teks(lihat(d, **data))
    assert "Rumus memuat daftar 3 butir" in jawaban and "<li>Renja</li>" in jawaban


def test_shared_variable_of_the_same_name_is_proposed_only_in_its_own_instansi(d):
    with pabrik.dalam(d.pemda) as mesin:
        milik = variabel.buat_bersama(oleh=mesin, instansi=d.dinkes, nama="Jumlah seluruh ASN", satuan="orang")
        lain = variabel.buat_bersama(oleh=mesin, instansi=d.dinsos, nama="Jumlah ASN yang dilatih")
    with pabrik.dalam(d.pemda_asing) as mesin:
        asing = variabel.buat_bersama(oleh=mesin, instansi=d.instansi_asing, nama="Jumlah ASN yang dilatih")
    jawaban = teks(lihat(d))
    assert pilihan(jawaban, "jumlah_seluruh_asn", "bersama") == str(milik.pk)
    assert pilihan(jawaban, "jumlah_asn_yang_dilatih", "bersama") == ""
    assert f'<option value="{lain.pk}"' not in jawaban and f'<option value="{asing.pk}"' not in jawaban


def test_reworded_variable_leaves_its_shared_one(d):
    with pabrik.dalam(d.pemda) as mesin:
        milik = variabel.buat_bersama(oleh=mesin, instansi=d.dinkes, nama="Jumlah seluruh ASN", satuan="orang")
    seluruh = SELURUH | {"variabel-jumlah_seluruh_asn-bersama": str(milik.pk)}
    jawaban = teks(lihat(d, **DILATIH, **seluruh, penyebut="Jumlah jabatan"))
    assert pilihan(jawaban, "jumlah_jabatan", "bersama") == ""


def test_strange_field_names_are_ignored(d):
    data = {"variabel-": "x", "variabel-A B-satuan": "x", "variabel-a-lain": "x", "bagian_99": "x", "tambah": "x"}
    assert lihat(d, **data).status_code == 200


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
    assert (
        '<span class="pembilang" aria-hidden="true">Jumlah OPD berinovasi</span>' in pratinjau
        and "dibaca 38 · %" in pratinjau
    )
