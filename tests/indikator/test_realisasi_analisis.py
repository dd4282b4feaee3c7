"""Analysis of what is below target: saved blank, marked at its row, asked for before the pengukuran is submitted."""

import pytest

from indikator.domain.alur import pengukuran as alur_pengukuran
from indikator.models import Indikator, PenetapanBerlaku, Pengukuran, Realisasi
from organisasi.galat import IsianSalah
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import simpan
from tests.indikator.halaman_ukur import baris, teks

pytestmark = pytest.mark.django_db
LEMBAR = "/magetan/2024/realisasi/bagian-organisasi/"
ANALISIS = {"faktor_penghambat": "Responden kurang", "tindak_lanjut": "Survei diulang di triwulan berikut"}


@pytest.fixture
def d():
    return dunia_ukur.susun()


@pytest.fixture
def perencana(d):
    return pabrik.klien(d.perencana)


def kirim(klien, d, **isi):
    return klien.post(f"{LEMBAR}{d.ikm.pk}/", {"versi": 0, "teks": "70", "sifat": "tetap"} | isi, follow=True)


def ajukan(klien, d):
    with pabrik.dalam(d.pemda):
        versi = Pengukuran.objects.get().versi
    return klien.post(f"{LEMBAR}alur/", {"tindakan": "ajukan", "tw": 0, "versi": versi})


@pytest.mark.parametrize("nama", ["Rata-rata Nilai IKM", "Nilai A & B's"])
def test_tersimpan_kosong_bertanda_lalu_ditahan_saat_diajukan(d, perencana, nama):
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(pk=d.ikm.pk).update(nama=nama)
    isi = teks(kirim(perencana, d))
    assert "tersimpan, dibaca 70" in isi and "analisis belum diisi" in baris(isi, d.ikm)
    kalimat = f"“{nama}”: capaian 89,51 %, di bawah target. Isi faktor penghambat dan tindak lanjutnya."
    assert "Harus dilengkapi sebelum diajukan (1)" in isi and kalimat in isi
    jawaban = ajukan(perencana, d)
    isi = teks(jawaban)
    assert jawaban.status_code == 422 and f"Realisasi belum dapat diajukan: {kalimat}" in isi
    assert "Belum diajukan." in isi and "Belum tersimpan" not in isi and isi.count(kalimat) == 1  # it is stored
    isi = teks(kirim(perencana, d, versi=1, **ANALISIS))
    assert "analisis belum diisi" not in baris(isi, d.ikm) and "Harus dilengkapi" not in isi
    assert ajukan(perencana, d).status_code == 302


@pytest.mark.parametrize("kosong", ["faktor_penghambat", "tindak_lanjut"])
def test_keduanya_wajib_faktor_pendorong_tidak(d, perencana, kosong):
    kirim(perencana, d, **ANALISIS | {kosong: "  ", "faktor_pendorong": "Petugas terlatih"})
    assert ajukan(perencana, d).status_code == 422


@pytest.mark.parametrize("nilai", ["78,2", "90", "-", "78,199"])
def test_yang_tercapai_atau_tak_terhitung_tidak_ditanya(d, perencana, nilai):
    """Counted by the printed figure: 78,199 of 78,2 prints 100,00 %."""
    isi = teks(kirim(perencana, d, teks=nilai))
    assert "analisis belum diisi" not in isi and ajukan(perencana, d).status_code == 302


def test_isian_tampil_lagi_dan_di_bukti_hitung(d, perencana):
    kirim(perencana, d, **ANALISIS | {"faktor_pendorong": "Petugas <b>terlatih</b>"})
    isi = perencana.get(f"{LEMBAR}{d.ikm.pk}/").content.decode()
    assert "Survei diulang di triwulan berikut</textarea>" in isi and "wajib: di bawah target" in isi
    with pabrik.dalam(d.pemda):
        kunci = Realisasi.objects.get().pk
    bukti = perencana.get(f"/magetan/2024/capaian/bukti/{kunci}/").content.decode().split('id="analisis"')[1]
    assert "Responden kurang" in bukti and "Petugas &lt;b&gt;terlatih&lt;/b&gt;" in bukti


def test_bukti_hitung_menyebut_yang_belum_diisi(d, perencana):
    kirim(perencana, d)
    with pabrik.dalam(d.pemda):
        kunci = Realisasi.objects.get().pk
        tercapai = simpan(d.inovasi, "40%").pk
    assert teks(perencana.get(f"/magetan/2024/capaian/bukti/{kunci}/")).count("belum diisi") >= 2
    assert 'id="analisis"' not in teks(perencana.get(f"/magetan/2024/capaian/bukti/{tercapai}/"))


def test_terlalu_panjang_tidak_hilang(d, perencana):
    jawaban = kirim(perencana, d, tindak_lanjut="x" * 4001)
    assert jawaban.status_code == 422 and "x" * 4001 in teks(jawaban) and "4000" in teks(jawaban)


def test_sel_tidak_menghapus_analisis(d, perencana):
    kirim(perencana, d, **ANALISIS)
    perencana.post(f"{LEMBAR}{d.ikm.pk}/cepat/", {"teks": "71", "versi": 1})
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.get().tindak_lanjut == ANALISIS["tindak_lanjut"]


def test_register_membawa_analisis(d, perencana):
    with pabrik.dalam(d.pemda):
        butir = pabrik._buat(d.laporan.komponen.model, indikator=d.laporan, urutan=1, nama="Laporan Januari")
    kiriman = {"cara": "centang", "versi": 0, "sifat": "tetap", f"komponen_{butir.pk}": "on"} | ANALISIS
    kiriman |= {f"tautan_{butir.pk}": "https://pemda.go.id/a.pdf"}
    assert perencana.post(f"{LEMBAR}{d.laporan.pk}/", kiriman).status_code == 302
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.get().faktor_penghambat == "Responden kurang"


def test_jabatan_disebut_dan_yang_tidak_berlaku_tidak_menahan(d):
    with pabrik.dalam(d.pemda) as mesin:
        simpan(d.laporan, "6 laporan")
        ukur = Pengukuran.objects.get()
        assert alur_pengukuran.kekurangan(ukur)[0].startswith("“Jumlah laporan” (Analis): capaian 50,00 %")
        with pytest.raises(IsianSalah):
            alur_pengukuran.jalankan(ukur, "ajukan", oleh=mesin)
        PenetapanBerlaku.objects.all().delete()
        assert alur_pengukuran.jalankan(ukur, "ajukan", oleh=mesin).status == "diajukan"


def test_satu_pesan_tidak_memuat_semuanya(d):
    with pabrik.dalam(d.pemda) as mesin:
        dunia_ukur.tambah_indikator(d, 7)
        with pytest.raises(IsianSalah) as galat:
            alur_pengukuran.jalankan(Pengukuran.objects.get(), "ajukan", oleh=mesin)
    assert str(galat.value).count("di bawah target") == 5 and str(galat.value).endswith("Dan 2 lainnya.")


def test_jumlah_kueri_kekurangan_tetap(d, django_assert_num_queries):
    with pabrik.dalam(d.pemda):
        for banyak in (1, 3):
            dunia_ukur.tambah_indikator(d, banyak)
            ukur = Pengukuran.objects.get()
            with django_assert_num_queries(2):
                alur_pengukuran.kekurangan(ukur)
