"""The list of OPD and the sheet of one OPD with a form in every cell."""

import pytest

from indikator.models import Pengukuran, Realisasi
from organisasi.models import Jejak
from tests import pabrik
from tests.basis import kueri
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import simpan

pytestmark = pytest.mark.django_db
LEMBAR = "/magetan/2024/realisasi/bagian-organisasi/"


@pytest.fixture
def d():
    return dunia_ukur.susun()


@pytest.fixture
def perencana(d):
    return pabrik.klien(d.perencana)


def cepat(indikator, tw: int = 0) -> str:
    return f"{LEMBAR}{indikator.pk}/cepat/?tw={tw}"


def teks(jawaban) -> str:
    return jawaban.content.decode()


# --- list --------------------------------------------------------------------------------------------------------


def test_perencana_langsung_ke_perangkat_daerahnya(perencana):
    jawaban = perencana.get("/magetan/2024/realisasi/")
    assert (jawaban.status_code, jawaban.url) == (302, LEMBAR)


def test_daftar_menunjukkan_kemajuan_dan_contoh(d):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "79,41", triwulan=2)
        type(d.lain).objects.filter(pk=d.lain.pk).update(contoh=True)
    isi = teks(pabrik.klien(d.verifikator).get("/magetan/2024/realisasi/"))
    assert "1 dari 1" in isi and "0 dari 4" in isi  # TW II asks one indicator, the year all four
    assert "tanpa dokumen" in isi and "(contoh)" in isi and "BKPSDM" not in isi


@pytest.mark.parametrize(
    ("kueri", "jumlah"), [("", 2), ("?q=sosial", 1), ("?ukur=draf", 1), ("?ukur=dikunci", 0), ("?urut=-tw2", 2)]
)
def test_daftar_disaring(d, kueri, jumlah):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "79,41", triwulan=2)
    jawaban = pabrik.klien(d.verifikator).get(f"/magetan/2024/realisasi/{kueri}")
    assert jawaban.context["tabel"].paginator.count == jumlah


def test_setda_tanpa_dokumen_tidak_didaftar(d):
    with pabrik.dalam(d.pemda):
        setda = pabrik.instansi("Sekretariat Daerah", jenis="setda")
        type(setda).objects.filter(pk=d.instansi.pk).update(induk=setda)
    assert "Sekretariat Daerah</a>" not in teks(pabrik.klien(d.verifikator).get("/magetan/2024/realisasi/"))


# --- sheet -------------------------------------------------------------------------------------------------------


def test_lembar_memuat_target_sumber_dan_capaian(d, perencana):
    with pabrik.dalam(d.pemda):
        r = simpan(d.ikm, "79,41", sifat="sementara")
        pabrik.pengukuran(d.instansi)
    isi = teks(perencana.get(LEMBAR))
    assert "Meningkatnya pelayanan prima" in isi and "78,2" in isi and "menurut dokumen IKU/IKI</span>" in isi
    assert "dibaca 79,41" in isi and "*)" in isi and "101,55" in isi
    assert f"/magetan/2024/capaian/bukti/{r.pk}/" in isi and "79,41 ÷ 78,2 × 100 = 101,55" in isi
    assert "1 dari 4 indikator lembar ini sudah diisi" in isi
    assert "Jumlah laporan" not in isi


def test_lembar_iki_dipilih(d, perencana):
    assert "Jumlah laporan" in teks(perencana.get(f"{LEMBAR}?lembar={d.iki.pk}"))


@pytest.mark.parametrize("lembar", ["999999", "abc", "9" * 30, "-1"])
def test_lembar_tak_dikenal(perencana, lembar):
    assert perencana.get(f"{LEMBAR}?lembar={lembar}").status_code == 404


def test_belum_waktunya_bukan_belum_diisi(d):
    isi = teks(pabrik.klien(d.verifikator).get(f"{LEMBAR}?tw=2"))
    assert "Belum waktunya diukur" in isi and "belum diisi" in isi and "target" not in isi.split("<tbody>")[0][-200:]
    assert "0 dari 1 indikator" in isi


def test_triwulan_aneh_dibaca_tahunan(perencana):
    assert perencana.get(f"{LEMBAR}?tw=99").context["triwulan"] == 0


def test_tanpa_dokumen_ada_langkah_berikutnya(d):
    isi = teks(pabrik.klien(d.luar).get("/magetan/2024/realisasi/dinas-sosial/"))
    assert "Belum ada dokumen IKU dan IKI yang berlaku tahun ini." in isi and "Lihat dokumen" in isi


def test_pembaca_melihat_tanpa_isian(d):
    isi = teks(pabrik.klien(d.pembaca).get(LEMBAR))
    assert "cepat/" not in isi and ">Isi<" not in isi


def test_jumlah_kueri_lembar_tetap(d, perencana, django_assert_max_num_queries):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "79,41")
    with django_assert_max_num_queries(kueri(40)) as satu:
        perencana.get(LEMBAR)
    with pabrik.dalam(d.pemda):
        dunia_ukur.tambah_indikator(d, 3)
    with django_assert_max_num_queries(len(satu)):
        perencana.get(LEMBAR)


def test_jumlah_kueri_daftar_tetap(d, django_assert_max_num_queries):
    verifikator = pabrik.klien(d.verifikator)
    with django_assert_max_num_queries(15) as satu:
        verifikator.get("/magetan/2024/realisasi/")
    with pabrik.dalam(d.pemda):
        dunia_ukur.tambah_instansi(3)
    with django_assert_max_num_queries(len(satu)):
        verifikator.get("/magetan/2024/realisasi/")


# --- one cell ----------------------------------------------------------------------------------------------------


def test_sel_disimpan_dan_baris_kembali(d, perencana):
    jawaban = perencana.post(cepat(d.ikm), {"teks": "79,41", "versi": 0}, headers={"HX-Request": "true"})
    isi = teks(jawaban)
    assert jawaban.status_code == 200 and isi.lstrip().startswith("<tr")
    assert "101,55" in isi and 'name="versi" value="1"' in isi and 'id="ringkas-pengukuran" hx-swap-oob' in isi
    with pabrik.dalam(d.pemda):
        r = Realisasi.objects.get()
        assert (str(r.nilai.normalize()), r.capaian.bukti_hitung) == ("79.41", "79,41 ÷ 78,2 × 100 = 101,55 %")
        assert Jejak.objects.filter(model="indikator.Realisasi", tindakan="tambah", pengguna=d.perencana).count() == 1


def test_sel_sub_memperbarui_induknya(d, perencana):
    perencana.post(cepat(d.sub[0]), {"teks": "1,8", "versi": 0})
    jawaban = perencana.post(cepat(d.sub[1]), {"teks": "5,2", "versi": 0}, headers={"HX-Request": "true"})
    assert f'id="baris-{d.rb.pk}" hx-swap-oob="true"' in teks(jawaban) and "75,00" in teks(jawaban)


@pytest.mark.parametrize(
    ("tulisan", "kalimat"),
    [
        ("79.41", "titik dipakai untuk ribuan"),
        ("abc", "bukan angka"),
        ("1e9999", "bukan angka"),
        ("1" * 20, "lebih dari 15 digit"),
        ("9" * 300, "200 karakter"),
        ("", "Realisasi belum diisi"),
        ("0,123456789", "8 angka di belakang koma"),
        ("7-8", "bukan angka"),
        ("1 3dokumen", "bukan angka"),
    ],
)
def test_sel_salah_tetap_terlihat(d, perencana, tulisan, kalimat):
    jawaban = perencana.post(cepat(d.ikm), {"teks": tulisan, "versi": 0}, headers={"HX-Request": "true"})
    assert jawaban.status_code == 422 and kalimat in teks(jawaban)
    assert f'value="{tulisan}"' in teks(jawaban) or not tulisan
    with pabrik.dalam(d.pemda):
        assert not Realisasi.objects.exists() and not Pengukuran.objects.exists()


def test_sel_tanpa_js_gagal_ke_formulir_lengkap(d, perencana):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "70", catatan="dari survei")
    jawaban = perencana.post(cepat(d.ikm), {"teks": "79.41", "versi": 1})
    isi = teks(jawaban)
    assert jawaban.status_code == 422 and 'value="79.41"' in isi and "dari survei" in isi and "<h1>" in isi


def test_sel_tanpa_js_berhasil_kembali_ke_lembar(d, perencana):
    jawaban = perencana.post(cepat(d.ikm, 2), {"teks": "79,41", "versi": 0}, follow=True)
    assert jawaban.redirect_chain[0][0] == f"{LEMBAR}?tw=2#baris-{d.ikm.pk}"
    assert "tersimpan, dibaca 79,41" in teks(jawaban)


def test_sel_bentrok_menunjukkan_keduanya(d, perencana):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "70")
    jawaban = perencana.post(cepat(d.ikm), {"teks": "79,41", "versi": 0}, headers={"HX-Request": "true"})
    isi = teks(jawaban)
    assert jawaban.status_code == 409 and 'value="79,41"' in isi and "Tersimpan sekarang: <strong>70</strong>" in isi
    assert 'name="versi" value="1"' in isi
    assert perencana.post(cepat(d.ikm), {"teks": "79,41", "versi": 1}).status_code == 302


def test_kirim_dua_kali_tidak_apa(d, perencana):
    for _ in range(2):
        assert perencana.post(cepat(d.ikm), {"teks": "79,41", "versi": 0}).status_code == 302
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.get().versi == 1


def test_sel_tidak_menghapus_catatan(d, perencana):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "70", catatan="dari survei", sifat="sementara")
    perencana.post(cepat(d.ikm), {"teks": "71", "versi": 1})
    with pabrik.dalam(d.pemda):
        r = Realisasi.objects.get()
        assert (r.teks, r.catatan, r.sifat, r.versi) == ("71", "dari survei", "sementara", 2)


def test_induk_bersub_tidak_diisi(d, perencana):
    assert "sub-indikator" in teks(perencana.post(cepat(d.rb), {"teks": "5", "versi": 0}))
    with pabrik.dalam(d.pemda):
        assert not Realisasi.objects.exists()


@pytest.mark.parametrize(
    ("siapa", "kode"), [("luar", 403), ("pimpinan", 403), ("verifikator", 403), ("pembaca", 403), ("asing", 404)]
)
def test_yang_lain_ditolak_server(d, siapa, kode):
    klien = pabrik.klien(getattr(d, siapa))
    assert klien.post(cepat(d.ikm), {"teks": "1", "versi": 0}).status_code == kode
    assert klien.get(f"{LEMBAR}{d.ikm.pk}/").status_code == kode


def test_luar_tidak_melihat_lembar(d):
    assert pabrik.klien(d.luar).get(LEMBAR).status_code == 403
    assert pabrik.klien(d.asing).get(LEMBAR).status_code == 404


def test_indikator_pemda_lain_tidak_ditemukan(d, perencana):
    assert perencana.post(cepat(d.indikator_asing), {"teks": "1", "versi": 0}).status_code == 404


def test_triwulan_tertutup_isian_tidak_hilang(d, perencana):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "70")
        Pengukuran.objects.update(status="diajukan")
    jawaban = perencana.post(cepat(d.ikm), {"teks": "79,41", "versi": 1}, headers={"HX-Request": "true"})
    assert jawaban.status_code == 409 and 'value="79,41"' in teks(jawaban) and "sudah diajukan" in teks(jawaban)
