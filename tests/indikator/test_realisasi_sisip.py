"""The sheet of a triwulan: targets, the period before, kind of a figure, boxes of the formula below a row, not due."""

import pytest

from indikator.models import NilaiVariabel, Pengukuran, Realisasi, RiwayatCapaian
from tests import pabrik
from tests.basis import kueri
from tests.indikator import dunia_triwulan as dunia
from tests.indikator.dunia_ukur import kode_variabel, simpan
from tests.indikator.halaman_ukur import baris, sel, teks

pytestmark = pytest.mark.django_db
LEMBAR = "/magetan/2024/realisasi/bagian-organisasi/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def d():
    return dunia.susun()


@pytest.fixture
def perencana(d):
    return pabrik.klien(d.perencana)


def sisip(indikator, tw: int = 2) -> str:
    return f"{LEMBAR}{indikator.pk}/sisip/?tw={tw}"


def isian(d, indikator, *nilai: str, **lain) -> dict:
    with pabrik.dalam(d.pemda):
        kode = kode_variabel(indikator)
    return {"versi": 0} | {f"variabel_{k}": v for k, v in zip(kode, nilai, strict=True)} | lain


# --- columns -----------------------------------------------------------------------------------------------------


def test_target_tampil_sebelum_diisi(d, perencana):
    with pabrik.dalam(d.pemda):
        dunia.target(d.latih, "5%", "10%", "15%", "25%")
    kolom = sel(teks(perencana.get(LEMBAR + "?tw=2")), d.latih)
    assert kolom["Target"].startswith("10%") and kolom["Target"].endswith("setahun 25%")
    assert kolom["Target s.d."] == "10%"


@pytest.mark.parametrize(
    ("isi", "tw", "lalu"),
    [
        ([(2024, 1, "70"), (2024, 2, "75")], 3, "75 TW II"),
        ([(2024, 1, "70"), (2023, 4, "66")], 3, "70 TW I"),
        ([(2023, 4, "66"), (2023, 0, "65")], 1, "66 TW IV 2023"),
        ([(2023, 4, "66"), (2023, 0, "65")], 0, "65 2023"),
        ([(2022, 0, "60"), (2024, 4, "80")], 0, ""),
        ([(2024, 3, "77")], 2, ""),
    ],
)
def test_periode_lalu(d, perencana, isi, tw, lalu):
    with pabrik.dalam(d.pemda):
        for tahun, triwulan, nilai in isi:
            pabrik.realisasi(d.ikm, nilai, tahun=tahun, triwulan=triwulan)
    assert sel(teks(perencana.get(f"{LEMBAR}?tw={tw}")), d.ikm)["Periode lalu"] == lalu


def test_periode_lalu_dari_sumber_sebelum_sistem(d, perencana):
    with pabrik.dalam(d.pemda):
        pabrik._buat(RiwayatCapaian, indikator=d.ikm, tahun=2023, realisasi_teks="76,5", sumber="LKjIP 2023")
    assert sel(teks(perencana.get(LEMBAR)), d.ikm)["Periode lalu"] == "76,5 2023"


def test_sifat_dipilih_di_baris(d, perencana):
    url = f"{LEMBAR}{d.ikm.pk}/cepat/?tw=2"
    perencana.post(url, {"teks": "79,41", "versi": 0}, headers=HTMX)
    isi = teks(perencana.post(url, {"teks": "79,41", "versi": 1, "sifat": "sementara"}, headers=HTMX))
    assert "Angka sementara" in isi and 'value="sementara" selected' in isi
    with pabrik.dalam(d.pemda):
        assert (Realisasi.objects.get().sifat, Realisasi.objects.get().versi) == ("sementara", 2)
    jawaban = perencana.post(url, {"teks": "79,41", "versi": 2, "sifat": "entah"}, headers=HTMX)
    assert jawaban.status_code == 422
    jawaban = perencana.post(url, {"teks": "70", "versi": 1}, headers=HTMX)
    assert jawaban.status_code == 409 and teks(jawaban).count("Tersimpan sekarang") == 1


# --- boxes of the formula ----------------------------------------------------------------------------------------


def test_kotak_di_bawah_baris(d, perencana):
    assert f"/{d.latih.pk}/sisip/" in baris(teks(perencana.get(LEMBAR + "?tw=2")), d.latih)
    assert "sisip" not in baris(teks(perencana.get(LEMBAR + "?tw=2")), d.ikm)
    isi = teks(perencana.get(sisip(d.latih), headers=HTMX))
    assert isi.startswith(f'<tr class="baris-sisip" id="sisip-{d.latih.pk}"') and 'colspan="10"' in isi
    assert "Jumlah ASN dilatih" in isi and "Triwulan ini" in isi and "<html" not in isi
    biasa = perencana.get(sisip(d.latih))
    assert (biasa.status_code, biasa.url) == (302, f"{LEMBAR}{d.latih.pk}/?tw=2")


def test_kotak_disimpan_dan_barisnya_kembali(d, perencana):
    with pabrik.dalam(d.pemda):
        simpan(d.latih, "7%", triwulan=2, catatan="dari BKD", tindak_lanjut="Diklat")
    kiriman = isian(d, d.latih, "50", "1.000", versi=1, sifat="sementara")
    for _ in range(2):  # the second one is a double submit
        jawaban = perencana.post(sisip(d.latih), kiriman, headers=HTMX)
        isi = teks(jawaban)
        assert jawaban.status_code == 200 and "baris-sisip" not in isi
        assert f'id="baris-{d.latih.pk}" hx-swap-oob="true"' in isi and "dari rumus" in isi
        assert 'id="ringkas-pengukuran" hx-swap-oob="true"' in isi
    with pabrik.dalam(d.pemda):
        r = Realisasi.objects.get()
        assert (r.teks, r.sifat, r.catatan, r.tindak_lanjut, r.versi) == ("5", "sementara", "dari BKD", "Diklat", 2)
        assert NilaiVariabel.objects.count() == 2


def test_baris_tanpa_kotak_menyebut_sebabnya(d, perencana):
    """Beside it a value of a pasted column is passed over, so that the later ones stay with their rows."""

    def sebab(indikator) -> str:
        kepala = isi.split(f'id="baris-{indikator.pk}"')[1].partition(">")[0]
        return kepala.partition('data-tanpa-kotak="')[2].rstrip('"')

    with pabrik.dalam(d.pemda):
        dunia.isi_rumus(d.latih, 2, "12", "48")
    isi = teks(perencana.get(LEMBAR + "?tw=2"))
    assert [sebab(satu) for satu in (d.latih, d.rb, d.opini)] == [
        "diisi rumus",
        "dari sub-indikator",
        "belum waktunya diukur",
    ]
    assert sebab(d.ikm) == sebab(d.sertifikat) == ""  # a formula that is not filled yet may get its value alone
    kembali = teks(perencana.post(sisip(d.latih), isian(d, d.latih, "13", "48", versi=1), headers=HTMX))
    assert 'data-tanpa-kotak="diisi rumus"' in kembali


@pytest.mark.parametrize(
    ("nilai", "kalimat"),
    [(("50", "0"), "Penyebut bernilai 0"), (("50", ""), "belum diisi"), (("x", "9"), "bukan angka")],
)
def test_kotak_salah_isinya_tetap(d, perencana, nilai, kalimat):
    jawaban = perencana.post(sisip(d.latih), isian(d, d.latih, *nilai), headers=HTMX)
    isi = teks(jawaban)
    assert jawaban.status_code == 422 and kalimat in isi and f'value="{nilai[0]}"' in isi
    assert isi.startswith('<tr class="baris-sisip"')
    with pabrik.dalam(d.pemda):
        assert not Realisasi.objects.exists() and not Pengukuran.objects.exists()


def test_kotak_bentrok_menunjukkan_keduanya(d, perencana):
    with pabrik.dalam(d.pemda):
        dunia.isi_rumus(d.latih, 2, "60", "1.000")
    jawaban = perencana.post(sisip(d.latih), isian(d, d.latih, "50", "1.000"), headers=HTMX)
    isi = teks(jawaban)
    assert jawaban.status_code == 409 and 'value="50"' in isi and "<dd>60</dd>" in isi and 'value="1"' in isi
    assert perencana.post(sisip(d.latih), isian(d, d.latih, "50", "1.000", versi=1), headers=HTMX).status_code == 200


@pytest.mark.parametrize(("siapa", "kode"), [("luar", 403), ("pimpinan", 403), ("pembaca", 403), ("asing", 404)])
def test_kotak_hanya_untuk_perencana(d, siapa, kode):
    klien = pabrik.klien(getattr(d, siapa))
    assert klien.get(sisip(d.latih), headers=HTMX).status_code == kode
    assert klien.post(sisip(d.latih), isian(d, d.latih, "1", "2"), headers=HTMX).status_code == kode


# --- not due -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ekor", ["", "cepat/"])
def test_belum_waktunya_ditolak_dengan_kalimat(d, perencana, ekor):
    """The page offers no box; a form sent all the same is refused, and what was entered before can be mended."""
    url = f"{LEMBAR}{d.inovasi.pk}/{ekor}?tw=2"
    kiriman = {"versi": 0, "teks": "47%", "sifat": "tetap"}
    jawaban = perencana.post(url, kiriman)
    assert jawaban.status_code == 422 and "diukur tahunan; Triwulan II belum waktunya" in teks(jawaban)
    with pabrik.dalam(d.pemda):
        assert not Realisasi.objects.exists() and not Pengukuran.objects.exists()
        pabrik.realisasi(d.inovasi, "40", triwulan=2)
    assert perencana.post(url, kiriman | {"versi": 1}).status_code == 302


def test_register_belum_waktunya_ditolak(d, perencana):
    with pabrik.dalam(d.pemda):
        type(d.dok_rencana).objects.filter(pk=d.dok_rencana.pk).update(frekuensi="tahunan")
    kiriman = {"cara": "centang", "versi": 0, "sifat": "tetap", f"komponen_{d.butir[0].pk}": "on"}
    kiriman |= {f"tautan_{d.butir[0].pk}": dunia.TAUTAN}
    jawaban = perencana.post(f"{LEMBAR}{d.dok_rencana.pk}/?tw=2", kiriman)
    assert jawaban.status_code == 422
    with pabrik.dalam(d.pemda):
        assert not Realisasi.objects.exists()


def test_jumlah_kueri_kotak_tetap(d, perencana, django_assert_max_num_queries):
    kiriman = isian(d, d.latih, "50", "1.000")
    perencana.post(sisip(d.latih), kiriman, headers=HTMX)
    with django_assert_max_num_queries(kueri(75)) as satu:
        perencana.post(sisip(d.latih), kiriman, headers=HTMX)
    with pabrik.dalam(d.pemda):
        for _ in range(2):
            simpan(pabrik.indikator(d.lembar, target="10", sasaran=d.sasaran, frekuensi="triwulan"), "8", triwulan=2)
    with django_assert_max_num_queries(len(satu)):
        perencana.post(sisip(d.latih), kiriman, headers=HTMX)
