"""A realisasi from series: the formula's variables stand for many numbers, through the page, over four triwulan."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from indikator.domain import nilai_bersama, nilai_variabel, sd_triwulan
from indikator.domain import rumus as domain_rumus
from indikator.domain import variabel as domain_variabel
from indikator.domain.rumus import IsianVariabel
from indikator.models import Capaian, NilaiVariabel, Realisasi, Variabel
from organisasi.galat import IsianSalah
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import rencana, simpan

pytestmark = pytest.mark.django_db
LEMBAR = "/magetan/2024/realisasi/bagian-organisasi/"
DASAR = {"versi": 0, "teks": "", "sifat": "tetap", "tahun_data": "", "catatan": "", "tautan": ""}
TERTIMBANG = r"<math>\frac{\sum Skor_i \times f_i}{\sum f_i}</math>"


@pytest.fixture
def d():
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda):
        isi = {"sasaran": d.sasaran, "frekuensi": "triwulan", "tipe_penghitungan": "rata_rata"}
        d.skm = pabrik.indikator(d.lembar, "Nilai SKM", target="3,5", **isi)
        d.rata = pabrik.indikator(d.lembar, "Rata-rata nilai unit", target="80", **isi)
        domain_rumus.atur(oleh=pabrik.mesin(), indikator=d.skm, teks=TERTIMBANG)
        domain_rumus.atur(oleh=pabrik.mesin(), indikator=d.rata, teks="RATA([Nilai unit])")
        d.kode_rata = d.rata.rumus.variabel.get().kode
        d.skor, d.f = (v.kode for v in d.skm.rumus.variabel.all())
    return d


@pytest.fixture
def perencana(d):
    return pabrik.klien(d.perencana)


def kirim(klien, indikator, triwulan: int = 0, ekor: str = "", **isi):
    return klien.post(f"{LEMBAR}{indikator.pk}/{ekor}?tw={triwulan}", DASAR | isi)


def teks(jawaban) -> str:
    return jawaban.content.decode()


def hitungan(indikator, triwulan: int) -> Capaian:
    return Capaian.objects.get(realisasi__indikator=indikator, realisasi__pengukuran__triwulan=triwulan)


def test_kotak_deret_luas_dan_menyebut_caranya(d, perencana):
    halaman = teks(perencana.get(f"{LEMBAR}{d.rata.pk}/"))
    assert f'<textarea name="variabel_{d.kode_rata}"' in halaman
    assert "Tulis semua nilainya, pisahkan dengan titik koma: 80; 75; 90" in halaman
    assert '<textarea name="variabel_' not in teks(perencana.get(f"{LEMBAR}{d.inovasi.pk}/"))


@pytest.mark.parametrize("tertulis", ["80; 75,5; 90", "80\r\n75,5\r\n90", "80;\r\n75,5 ;\r\n\r\n90;"])
def test_deret_tersimpan_semua_dan_terbaca_kembali(d, perencana, tertulis):
    assert kirim(perencana, d.rata, **{f"variabel_{d.kode_rata}": tertulis}).status_code == 302
    with pabrik.dalam(d.pemda):
        r = Realisasi.objects.get()
        assert (r.nilai, r.teks) == (Decimal("81.83333333"), "81,83")
        assert list(NilaiVariabel.objects.values_list("urutan", "nilai")) == [(1, 80), (2, Decimal("75.5")), (3, 90)]
        jejak = Jejak.objects.get(model="indikator.Realisasi", tindakan="tambah")
        assert jejak.perubahan["nilai variabel"][1] == ["Nilai unit: 80; 75,5; 90"]
    assert ">\n80; 75,5; 90</textarea>" in teks(perencana.get(f"{LEMBAR}{d.rata.pk}/"))
    bukti = teks(perencana.get(reverse("capaian_bukti", args=["magetan", 2024, r.pk])))
    assert "80; 75,5; 90" in bukti and "RATA((80; 75,5; 90)) = 81,83" in bukti
    sama = {"versi": 1, f"variabel_{d.kode_rata}": tertulis}
    assert kirim(perencana, d.rata, **sama).status_code == 302
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.get().versi == 1  # unchanged content writes nothing


def test_urutan_butir_adalah_bagian_isinya(d, perencana):
    """The same numbers in another order change pairs: they are another content."""
    kirim(perencana, d.skm, **{f"variabel_{d.skor}": "3; 4", f"variabel_{d.f}": "10; 30"})
    baru = {"versi": 1, f"variabel_{d.skor}": "4; 3", f"variabel_{d.f}": "10; 30"}
    assert kirim(perencana, d.skm, **baru).status_code == 302
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.get().nilai == Decimal("3.25")
        assert nilai_variabel.nilai_tersimpan(Realisasi.objects.get()) == {d.skor: (4, 3), d.f: (10, 30)}


@pytest.mark.parametrize(
    ("tertulis", "kalimat"),
    [
        ("80; tujuh; 90", "Nilai ke-2: Teks “tujuh” bukan angka."),
        ("80; 75.5", "Nilai ke-2: Angka “75.5” tidak jelas"),
        ("80;; 90", "Nilai ke-2: Angka belum diisi."),
        (";", "Belum ada angkanya."),
        ("1; " * 201, "Paling banyak 200 nilai; di sini ada 201."),
        ("0,123456789; 1", "Nilai ke-1: Paling banyak 8 angka di belakang koma."),
    ],
)
def test_deret_salah_disebut_yang_mana(d, perencana, tertulis, kalimat):
    jawaban = kirim(perencana, d.rata, **{f"variabel_{d.kode_rata}": tertulis})
    assert jawaban.status_code == 422 and tertulis.strip() in teks(jawaban)
    assert kalimat in jawaban.context["form"].errors[f"variabel_{d.kode_rata}"][0]
    with pabrik.dalam(d.pemda):
        assert not Realisasi.objects.exists()


def test_dua_ratus_nilai_diterima(d, perencana):
    semua = "; ".join(f"{n},12345678" for n in range(1, 201))
    assert kirim(perencana, d.rata, **{f"variabel_{d.kode_rata}": semua}).status_code == 302
    with pabrik.dalam(d.pemda):
        r = Realisasi.objects.get()
        assert NilaiVariabel.objects.count() == 200 and r.nilai == Decimal("100.62345678")
    bukti = teks(perencana.get(reverse("capaian_bukti", args=["magetan", 2024, r.pk])))
    assert "…; seluruhnya 200 nilai)" in bukti and "; 200,12345678" in bukti


def test_pasangan_harus_sama_banyak(d, perencana):
    isi = {f"variabel_{d.skor}": "3; 4; 5", f"variabel_{d.f}": "10"}
    jawaban = kirim(perencana, d.skm, **isi)
    assert jawaban.status_code == 422 and "Banyaknya nilai deret tidak sama (3 dan 1)." in teks(jawaban)
    assert "(3 dan 1)" in teks(kirim(perencana, d.skm, ekor="pratinjau/", **isi))
    isi[f"variabel_{d.f}"] = "10; 20; 30"
    assert "= 4,33" in teks(kirim(perencana, d.skm, ekor="pratinjau/", **isi))


def test_variabel_biasa_tetap_satu_angka(d, perencana):
    with pabrik.dalam(d.pemda):
        atas, bawah = dunia_ukur.kode_variabel(d.inovasi)
    jawaban = kirim(perencana, d.inovasi, **{f"variabel_{atas}": "18; 20", f"variabel_{bawah}": "48"})
    assert jawaban.status_code == 422 and f"variabel_{atas}" in jawaban.context["form"].errors


def test_empat_triwulan_dan_hitung_ulang_tanpa_beda(d, perencana):
    """Arus: all answers of the year, weighted; never the mean of the quarters. Posisi: those of the last one."""
    with pabrik.dalam(d.pemda):
        Variabel.objects.filter(rumus=d.rata.rumus).update(jenis="posisi")
        for satu in (d.skm, d.rata):
            rencana(satu, *["3,5" if satu == d.skm else "80"] * 4)
    per_tw = (("3; 4", "10; 30"), ("4", "60"), ("2; 3; 4", "5; 5; 10"), ("3,5; 3", "1; 9"))
    for tw, (skor, f) in enumerate(per_tw, 1):
        assert kirim(perencana, d.skm, tw, **{f"variabel_{d.skor}": skor, f"variabel_{d.f}": f}).status_code == 302
        nilai = {f"variabel_{d.kode_rata}": f"{70 + tw}; {80 + tw}"}
        assert kirim(perencana, d.rata, tw, **nilai).status_code == 302
    with pabrik.dalam(d.pemda):
        akhir = hitungan(d.skm, 4)
        assert akhir.nilai_sd == Decimal("3.73461538")  # 485,5 ÷ 130
        skor, f = "(3; 4; 4; 2; 3; 4; 3,5; 3)", "(10; 30; 60; 5; 5; 10; 1; 9)"
        assert akhir.bukti_sd == f"JUMLAH({skor} × {f}) ÷ JUMLAH({f}) = 3,73"
        assert akhir.bukti_hitung == "3,73461538 ÷ 3,5 × 100 = 106,70 %"
        assert hitungan(d.rata, 4).bukti_sd == "RATA((74; 84)) = 79"
        setahun = sd_triwulan.muat(d.instansi, 2024, [d.skm.silsilah])
        assert sd_triwulan.realisasi_sd(setahun, d.skm.silsilah, 4).nilai == akhir.nilai_sd
    keluar = StringIO()
    call_command("hitung_ulang", "--pemda", "magetan", stdout=keluar)
    assert "8 realisasi diperiksa, 0 berbeda" in keluar.getvalue()


def test_hitung_ulang_membaca_semua_butirnya(d):
    with pabrik.dalam(d.pemda):
        r = simpan(d.rata, "", variabel={d.kode_rata: "80; 75; 91"})
        Realisasi.objects.filter(pk=r.pk).update(nilai=80)  # what one number of the three would give
    keluar = StringIO()
    with pytest.raises(SystemExit):
        call_command("hitung_ulang", "--pemda", "magetan", stdout=keluar)
    assert "1 berbeda" in keluar.getvalue()
    call_command("hitung_ulang", "--pemda", "magetan", "--terapkan", stdout=keluar)
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.get().nilai == 82


def test_baris_yang_sudah_diambil_tidak_ditanya_lagi(d, django_assert_num_queries):
    with pabrik.dalam(d.pemda):
        simpan(d.rata, "", triwulan=1, variabel={d.kode_rata: "80; 75; 91"})
        ada = sd_triwulan.cari_realisasi(d.instansi, 2024, [d.rata.silsilah])[d.rata.silsilah][1]
        with django_assert_num_queries(0):
            assert nilai_variabel.nilai_tersimpan(ada) == {d.kode_rata: (80, 75, 91)}


def test_dihapus_dengan_semua_nilainya_di_riwayat(d, perencana):
    with pabrik.dalam(d.pemda):
        simpan(d.rata, "", variabel={d.kode_rata: "80; 75; 91"})
    assert perencana.post(f"{LEMBAR}{d.rata.pk}/hapus/", {"versi": 1}).status_code == 302
    with pabrik.dalam(d.pemda):
        assert not NilaiVariabel.objects.exists()
        jejak = Jejak.objects.get(model="indikator.Realisasi", tindakan="hapus")
        assert jejak.perubahan["nilai variabel"][0] == ["Nilai unit: 80; 75; 91"]


def test_deret_tidak_pernah_bersama(d):
    """Neither attached, nor proposed, nor taken over from a row that an older formula left attached."""
    with pabrik.dalam(d.pemda) as mesin:
        bersama = domain_variabel.buat_bersama(oleh=mesin, instansi=d.instansi, nama="Nilai unit")
        satu = d.rata.rumus.variabel.get()
        with pytest.raises(IsianSalah, match="memuat banyak nilai"):
            domain_variabel.pasang(satu, oleh=mesin, bersama=bersama)
        with pytest.raises(IsianSalah) as galat:
            isi = {d.kode_rata: IsianVariabel(bersama=bersama)}
            domain_rumus.atur(oleh=mesin, indikator=d.rata, teks="RATA([Nilai unit])", variabel=isi)
        assert list(galat.value.kolom) == [f"variabel-{d.kode_rata}-bersama"]
        lain = pabrik.indikator(d.lembar, "Selisih nilai", sasaran=d.sasaran, target="1")
        domain_rumus.atur(oleh=mesin, indikator=lain, teks="[Nilai unit] - 1")
        assert [u.indikator for u in domain_variabel.usulan(d.instansi, 2024)] == [["Selisih nilai"]]
        Variabel.objects.filter(pk__in=[satu.pk, lain.rumus.variabel.get().pk]).update(bersama=bersama)
        simpan(d.rata, "", variabel={d.kode_rata: "80; 75; 91"})
        assert nilai_bersama.nilai_bersama(d.instansi, 2024, 0) == {}
        assert nilai_bersama.nilai_awal(lain, 2024, 0) == {}
        simpan(lain, "", variabel={lain.rumus.variabel.get().kode: "5"})
        assert nilai_bersama.beda_bersama(Realisasi.objects.get(indikator=d.rata)) == []
