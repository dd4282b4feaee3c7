"""The rumus editor in the indicator form: templates, boxes, components; what is kept, what is told at its field."""

import re

import pytest

from indikator.domain import rumus as domain
from indikator.models import Rumus
from tests import pabrik
from tests.indikator.dunia_rencana import buka, isian, jumlah_jejak, kirim, susun, teks
from tests.indikator.dunia_rumus import ATAS, baru, formulir, tambah, variabel
from tests.indikator.test_rumus_pratinjau import baris

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return susun()


@pytest.mark.parametrize(
    ("data", "hasil"),
    [
        ({"templat": "jumlah", "bagian_1": "Jumlah A1", "bagian_3": "Jumlah B1"}, "Jumlah A1 + Jumlah B1"),
        (
            {"templat": "rata_rata", "bagian_1": "Nilai A", "bagian_2": "Nilai B"},
            "(Nilai A + Nilai B) ÷ 2",
        ),
        (
            {
                "templat": "tertimbang",
                "nilai_1": "Skor A",
                "bobot_1": "Bobot A",
                "nilai_2": "Skor B",
                "bobot_2": "Bobot B",
            },
            "(Skor A × Bobot A + Skor B × Bobot B) ÷ (Bobot A + Bobot B)",
        ),
        ({"templat": "indeks", "unsur_1": "Nilai I", "unsur_2": "Nilai II"}, "(Nilai I + Nilai II) ÷ 2 × 25"),
        (
            {"templat": "pertumbuhan", "akhir": "Jumlah kini", "dasar": "Jumlah tahun lalu"},
            "(Jumlah kini − Jumlah tahun lalu) ÷ Jumlah tahun lalu × 100",
        ),
        ({"templat": "bebas", "rumus": "[Nilai A] / [Nilai B] + 1"}, "Nilai A ÷ Nilai B + 1"),
    ],
)
def test_every_template_is_stored_as_a_tree_and_opened_in_its_boxes(d, data, hasil):
    assert tambah(d, pembilang="", penyebut="", **data).status_code == 302
    satu = baru(d)
    assert satu.rumus.pohon is not None
    halaman = buka(d, "perencana", f"2024/indikator/{satu.pk}/ubah/").content.decode()
    pratinjau = halaman[halaman.index('id="judul-pratinjau"') :]
    label = re.search(r'<p class="rumus rumus-besar">(.*?)</p>', pratinjau)[1]
    tertulis = re.sub(r'<span class="pecahan" role="math" aria-label="([^"]*)">.*?</span></span>', r"\1", label)
    assert tertulis.replace("(", "").replace(")", "") == hasil.replace("(", "").replace(")", "")
    tersimpan = formulir(d, satu)
    assert tersimpan["templat"] == data["templat"]
    isi = [tersimpan[nama] for nama in data if nama not in ("templat", "rumus")]
    assert isi == [data[nama] for nama in data if nama not in ("templat", "rumus")] or data["templat"] == "jumlah"


@pytest.mark.parametrize(
    ("tersimpan", "templat", "atas"),
    [
        (
            r"<math>\frac{\text{Jumlah OPD hadir}}{\text{Jumlah OPD}} \times 100\%</math>",
            "persentase",
            "Jumlah OPD hadir",
        ),
        (r"$\frac{\text{Jumlah OPD hadir}}{\text{Jumlah OPD}}$", "rasio", "Jumlah OPD hadir"),
        ("<u>Jml OPD hadir</u> X 100% Jumlah OPD", "persentase", "Jml OPD hadir"),
        ("Jumlah OPD hadir / Jumlah OPD * 100%", "persentase", "Jumlah OPD hadir"),
        ("<p>Jumlah OPD hadir dibagi Jumlah OPD kali 100%</p>", "persentase", "Jumlah OPD hadir"),
        ("Jumlah dokumen", "langsung", "Jumlah dokumen"),
        (r"<math>\frac{\sum s_i \times f_i}{\sum f_i}</math>", "tertimbang", ""),
        ("Jumlah A1 dibagi Jumlah B1 kali 100% Sumber data: BKD", "persentase", "Jumlah A1"),
    ],
)
def test_stored_text_opens_without_latex_and_unchanged_saves_nothing(d, tersimpan, templat, atas):
    with pabrik.dalam(d.pemda) as mesin:
        domain.atur(oleh=mesin, indikator=d.laporan_draf, teks=tersimpan)
    isi = formulir(d, d.laporan_draf)
    assert isi["templat"] == templat and (not atas or isi["pembilang"] == atas)
    assert not any(tanda in nilai for nilai in isi.values() for tanda in ("\\frac", "\\text", "<u>", "<p>", "<math>"))
    sebelum = jumlah_jejak(d)
    assert kirim(d, "perencana", f"2024/indikator/{d.laporan_draf.pk}/ubah/", isi).status_code == 302
    assert jumlah_jejak(d) == sebelum
    with pabrik.dalam(d.pemda):
        assert Rumus.objects.get(indikator=d.laporan_draf).teks == tersimpan


def test_free_text_without_change_survives_crlf(d):
    with pabrik.dalam(d.pemda) as mesin:
        satu = pabrik.indikator(d.iki_draf, "Persentase laporan", sasaran=d.sasaran_draf)
        domain.atur(oleh=mesin, indikator=satu, teks="<p>Kebijakan</p><p>pimpinan</p>")
    isi = formulir(d, satu)
    assert (isi["templat"], isi["rumus"]) == ("bebas", "Kebijakan\npimpinan")
    sebelum = jumlah_jejak(d)
    kirim(d, "perencana", f"2024/indikator/{satu.pk}/ubah/", isi | {"rumus": "Kebijakan\r\npimpinan"})
    assert jumlah_jejak(d) == sebelum


def test_formula_is_taken_away_with_its_boxes(d):
    tambah(d)
    isi = formulir(d, baru(d)) | {"pembilang": "", "penyebut": ""}
    assert kirim(d, "perencana", f"2024/indikator/{baru(d).pk}/ubah/", isi).status_code == 302
    assert baru(d).rumus.teks == "" and baru(d).rumus.pohon is None and variabel(d, baru(d)) == {}


@pytest.mark.parametrize(
    ("data", "bidang"),
    [
        ({"templat": "jumlah", "bagian_1": "Jumlah A1"}, "bagian_2"),
        ({"templat": "jumlah", "bagian_1": "Jumlah A1", "bagian_2": "", "bagian_3": "Jumlah a1"}, "bagian_3"),
        ({"templat": "tertimbang", "nilai_1": "Skor", "bobot_1": ""}, "bobot_1"),
        ({"templat": "tertimbang", "nilai_2": "Skor", "bobot_2": ""}, "bobot_2"),
        ({"templat": "indeks", "unsur_1": "", "unsur_2": "100"}, "unsur_2"),
        ({"templat": "pertumbuhan", "akhir": "", "dasar": "Jumlah tahun lalu"}, "akhir"),
        (baris(ATAS, "Jumlah ASN yang dilatih", satuan="x" * 61), f"variabel-{ATAS}-satuan"),
        (baris(ATAS, "Jumlah ASN yang dilatih", sumber_data="x" * 201), f"variabel-{ATAS}-sumber_data"),
        (baris(ATAS, "Jumlah ASN yang dilatih", jenis="lain"), f"variabel-{ATAS}-jenis"),
        ({"komponen": "Renja; Kapan-kapan"}, "komponen"),
        ({"komponen": "Renja\nrenja"}, "komponen"),
        ({"metode": "TURUN_BALIK"}, "metode"),
        ({"cara_isi": "bulan_ini"}, "cara_isi"),
    ],
)
def test_errors_stand_at_their_field_and_nothing_typed_is_lost(d, data, bidang):
    sebelum = jumlah_jejak(d)
    jawaban = tambah(d, sumber_data="Sumber yang sudah diketik", **data)
    halaman = teks(jawaban)
    assert jawaban.status_code == 422 and jumlah_jejak(d) == sebelum
    assert f'id="id_{bidang}_error"' in halaman and f'href="#id_{bidang}"' in halaman
    assert "Sumber yang sudah diketik" in halaman and "Jumlah seluruh ASN" in halaman


def test_button_for_another_row_keeps_everything_and_saves_nothing(d):
    sebelum = jumlah_jejak(d)
    data = {"templat": "jumlah", "bagian_1": "Jumlah A1", "bagian_2": "Jumlah B1", "bagian_3": "", "nama": ""}
    jawaban = tambah(d, tambah="bagian", sumber_data="Sudah diketik", target_2025="7 buah", **data)
    halaman = teks(jawaban)
    assert jawaban.status_code == 200 and jumlah_jejak(d) == sebelum
    assert 'name="bagian_4"' in halaman and 'name="bagian_5"' not in halaman and 'name="nilai_4"' not in halaman
    assert "Sudah diketik" in halaman and 'value="7 buah"' in halaman and "Jumlah B1</textarea>" in halaman
    assert "Belum tersimpan" not in halaman  # the missing name is no error yet
    assert isian(d.sasaran_draf)["silsilah"] in halaman  # still the same submission


def test_a_spare_row_is_always_there_up_to_the_limit(d):
    penuh = {f"bagian_{n}": f"Jumlah dokumen ke {'i' * n}" for n in range(1, 6)}
    assert 'name="bagian_6"' in teks(tambah(d, tambah="", templat="jumlah", **penuh))
    penuh = {f"bagian_{n}": f"Jumlah dokumen ke {'i' * n}" for n in range(1, 21)}
    halaman = teks(tambah(d, tambah="bagian", templat="jumlah", **penuh))
    assert 'name="bagian_20"' in halaman and 'name="bagian_21"' not in halaman and "paling banyak sekian" in halaman


def test_components_are_stored_with_their_month(d):
    tambah(d, komponen="Renstra; Maret\n\n Renja ; 4\nLaporan triwulan I\n")
    satu = baru(d)
    with pabrik.dalam(d.pemda):
        assert [(k.nama, k.bulan) for k in satu.komponen.all()] == [
            ("Renstra", 3),
            ("Renja", 4),
            ("Laporan triwulan I", None),
        ]
    isi = formulir(d, satu)
    assert isi["komponen"] == "Renstra; Maret\nRenja; April\nLaporan triwulan I"
    sebelum = jumlah_jejak(d)
    kirim(d, "perencana", f"2024/indikator/{satu.pk}/ubah/", isi)
    assert jumlah_jejak(d) == sebelum
    kirim(d, "perencana", f"2024/indikator/{satu.pk}/ubah/", isi | {"komponen": "Renstra"})
    with pabrik.dalam(d.pemda):
        assert [(k.nama, k.bulan) for k in satu.komponen.all()] == [("Renstra", None)]


def test_list_of_the_formula_becomes_the_components(d):
    rumus = "Jumlah dokumen perencanaan terdiri dari:\n1. Renstra\n2. Renja\n3. RKA"
    data = {"templat": "bebas", "rumus": rumus, "nama": "Jumlah dokumen perencanaan", "komponen": "Renja; Mei\nLain"}
    halaman = tambah(d, tambah="komponen", **data).content.decode()
    assert re.search(r'name="komponen"[^>]*>\s*Renja; Mei\nLain\nRenstra\nRKA</textarea>', halaman)


def test_way_of_entering_and_method(d):
    tambah(d, cara_isi="sd_triwulan", metode="TURUN_BALIK", arah="turun")
    satu = baru(d)
    assert (satu.cara_isi, satu.metode) == ("sd_triwulan", "TURUN_BALIK")
    halaman = teks(buka(d, "pimpinan", f"2024/iki/dinkes/{d.iki_draf.pk}/"))
    assert "diisi s.d. triwulan ini" in halaman and "capaian: Target dibagi realisasi" in halaman


def test_late_save_shows_the_stored_formula_in_words(d):
    tambah(d)
    satu = baru(d)
    alamat, isi = f"2024/indikator/{satu.pk}/ubah/", formulir(d, satu)
    kirim(d, "rekan", alamat, isi | {"templat": "rasio", "komponen": "Renja; Mei"})
    jawaban = kirim(d, "perencana", alamat, isi | {"pembilang": "Jumlah tulisan saya"})
    halaman = teks(jawaban)
    assert jawaban.status_code == 409 and "Jumlah tulisan saya</textarea>" in halaman
    bentrok = halaman[halaman.index("Yang tersimpan sekarang") : halaman.index('id="form-indikator"')]
    assert "[Jumlah ASN yang dilatih] ÷ [Jumlah seluruh ASN]" in bentrok and "frac" not in bentrok
    assert "Renja; Mei" in bentrok


def test_late_save_does_not_name_a_formula_that_is_the_same(d):
    tambah(d)
    satu = baru(d)
    alamat, isi = f"2024/indikator/{satu.pk}/ubah/", formulir(d, satu)
    kirim(d, "rekan", alamat, isi | {"nama": "Persentase rekan"})
    halaman = teks(kirim(d, "perencana", alamat, isi))
    bentrok = halaman[halaman.index("Yang tersimpan sekarang") : halaman.index('id="form-indikator"')]
    assert "Persentase rekan" in bentrok and "Rumus" not in bentrok and "Komponen" not in bentrok


def test_sheet_marks_text_that_cannot_be_computed(d):
    tambah(d, templat="bebas", rumus="Kebijakan pimpinan daerah", nama="Persentase kebijakan")
    halaman = teks(buka(d, "pimpinan", f"2024/iki/dinkes/{d.iki_draf.pk}/"))
    assert '<span class="lencana">teks</span>' in halaman and "Persentase tanpa penyebut" in halaman


def test_stranger_and_outsider_store_nothing(d):
    sebelum = jumlah_jejak(d)
    assert tambah(d, "luar").status_code == 403 and tambah(d, "verifikator").status_code == 403
    assert tambah(d, "asing").status_code == 404
    assert jumlah_jejak(d) == sebelum
