"""Sheet “Realisasi”: of open triwulan only, as typed; blank, 0 and “-” are three things; capaian follows."""

import pytest

from indikator.models import Capaian, Pengukuran, Realisasi
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_buku import baca, ekspor, galat, keadaan, lingkup, potret, sunting, terapkan
from tests.indikator.dunia_triwulan import centang, isi_rumus, susun
from tests.indikator.dunia_ukur import simpan

pytestmark = pytest.mark.django_db
KODE = "realisasi"


@pytest.fixture
def d():
    d = susun()
    with pabrik.dalam(d.pemda):
        d.lk = lingkup(pabrik.pelaku(d.perencana), d.instansi)
        yield d


def kunci(satu, triwulan: int) -> str:
    return f"{satu.silsilah.hex}.{triwulan}"


def ubah(d, *baris, baru=()) -> bytes:
    """(indikator, triwulan, {column: value}) into the workbook as it is now."""
    sel = {(kunci(satu, tw), kolom): nilai for satu, tw, isi in baris for kolom, nilai in isi.items()}
    return sunting(ekspor(d.lk, KODE), KODE, sel, baru)


def test_hanya_triwulan_yang_diukur(d):
    """Quarterly rows four times, yearly rows in the last one; the year itself only where it is measured."""
    ada = set(potret(d.lk, KODE))
    assert {kunci(d.ikm, tw) for tw in (1, 2, 3, 4)} <= ada and kunci(d.ikm, 0) not in ada
    assert kunci(d.inovasi, 4) in ada and kunci(d.inovasi, 1) not in ada
    assert not {k for k in ada if k.startswith(d.rb.silsilah.hex)}  # its sub-indicators are measured
    simpan(d.laporan, "9")
    assert kunci(d.ikm, 0) in potret(d.lk, KODE)


def test_tanpa_suntingan(d):
    simpan(d.ikm, "79,41", triwulan=1, sifat="sementara", tahun_data=2023)
    isi_rumus(d.latih, 1, "50", "1.000")
    sebelum = Jejak.objects.count()
    assert set(terapkan(d.lk, ekspor(d.lk, KODE))) == {"tetap"}
    assert Jejak.objects.count() == sebelum


def test_isi_baru_dan_ubah(d):
    """New and changed rows of several triwulan; the later ones are computed with the earlier ones."""
    simpan(d.ikm, "70", triwulan=2)
    berkas = ubah(
        d,
        (d.ikm, 1, {"teks": "39,1", "catatan": "Survei pertama"}),
        (d.ikm, 2, {"teks": 78.2, "sifat": "Sementara", "tahun_data": 2023, "faktor_penghambat": "Cuaca"}),
        (d.opini, 4, {"teks": "WTP"}),
        (d.dok_rencana, 3, {"teks": 0}),
        (d.aduan, 1, {"teks": "-"}),
    )
    assert keadaan(baca(d.lk, berkas))["berubah"] == 5
    terapkan(d.lk, berkas)
    satu, dua = (Realisasi.objects.get(indikator=d.ikm, pengukuran__triwulan=tw) for tw in (1, 2))
    assert (satu.teks, str(satu.nilai), satu.catatan, satu.sifat) == ("39,1", "39.10000000", "Survei pertama", "tetap")
    assert (dua.teks, dua.sifat, dua.tahun_data, dua.faktor_penghambat) == ("78,2", "sementara", 2023, "Cuaca")
    assert (satu.capaian.persen, dua.capaian.kemajuan) == (None, 100)
    nol, strip = Realisasi.objects.get(indikator=d.dok_rencana), Realisasi.objects.get(indikator=d.aduan)
    assert (nol.teks, nol.nilai, strip.teks, strip.nilai) == ("0", 0, "-", None)
    assert Realisasi.objects.get(indikator=d.opini).predikat == "WTP"
    assert Capaian.objects.count() == Realisasi.objects.count() == 5
    assert set(terapkan(d.lk, berkas)) == {"tetap"}
    assert set(terapkan(d.lk, ekspor(d.lk, KODE))) == {"tetap"}


def test_sama_dengan_halaman(d):
    """The capaian is the one that entering by hand gives."""
    simpan(d.ikm, "77", triwulan=1)
    simpan(d.ikm, "78", triwulan=2)
    tangan = list(Capaian.objects.order_by("realisasi__pengukuran__triwulan").values_list("persen", "bukti_sd"))
    for satu in Realisasi.objects.all():
        satu.delete()
    terapkan(d.lk, ubah(d, (d.ikm, 2, {"teks": "60"}), (d.ikm, 1, {"teks": "77"})))
    terapkan(d.lk, ubah(d, (d.ikm, 2, {"teks": "78"})))
    assert (
        list(Capaian.objects.order_by("realisasi__pengukuran__triwulan").values_list("persen", "bukti_sd")) == tangan
    )


def test_variabel_rumus(d):
    """The figure is computed; its own cell stays blank, and both at once are refused."""
    sel = potret(d.lk, KODE)[kunci(d.latih, 1)]
    assert (sel["teks"], sel["variabel"]) == ("", "Jumlah ASN dilatih =\nJumlah seluruh ASN =")
    isi = "Jumlah ASN dilatih = 50\nJumlah seluruh ASN = 1.000"
    terapkan(d.lk, ubah(d, (d.latih, 1, {"variabel": isi})))
    realisasi = Realisasi.objects.get(indikator=d.latih)
    assert (realisasi.nilai, realisasi.teks, realisasi.nilai_variabel.count()) == (5, "5", 2)
    sel = potret(d.lk, KODE)[kunci(d.latih, 1)]
    assert (sel["teks"], sel["variabel"]) == ("", isi)
    terapkan(d.lk, ubah(d, (d.latih, 1, {"variabel": isi.replace("50", "75")})))
    realisasi.refresh_from_db()
    assert realisasi.nilai == 7.5
    assert galat(baca(d.lk, ubah(d, (d.latih, 1, {"teks": "9"}))))[0][0] == "teks"
    terapkan(d.lk, ubah(d, (d.latih, 1, {"teks": "9", "variabel": ""})))
    realisasi.refresh_from_db()
    assert (realisasi.nilai, realisasi.nilai_variabel.count()) == (9, 0)


@pytest.mark.parametrize(
    "isi",
    ["Jumlah ASN dilatih = 50", "Jumlah ASN = 5\nJumlah seluruh ASN = 7", "50; 100", "Jumlah ASN dilatih = lima"],
)
def test_variabel_salah(d, isi):
    assert {kolom for kolom, _ in galat(baca(d.lk, ubah(d, (d.latih, 1, {"variabel": isi}))))} == {"variabel"}


def test_kosong_bukan_hapus(d):
    simpan(d.ikm, "70", triwulan=1)
    (kolom, kalimat) = galat(baca(d.lk, ubah(d, (d.ikm, 1, {"teks": ""}))))[0]
    assert kolom == "teks" and "tidak dihapus" in kalimat
    (kolom, kalimat) = galat(baca(d.lk, ubah(d, (d.ikm, 2, {"catatan": "Belum ada surveinya"}))))[0]
    assert kolom == "teks" and "Belum ada angkanya" in kalimat


def test_tidak_terbaca(d):
    for teks in ("banyak", "78.2", "1:32"):
        assert [k for k, _ in galat(baca(d.lk, ubah(d, (d.ikm, 1, {"teks": teks}))))] == ["teks"], teks


def test_belum_waktunya_dan_terkunci(d):
    baru = [{"teks": "30"}]
    (kolom, kalimat) = galat(baca(d.lk, ubah(d, baru=baru)))[0]
    assert kolom == "" and "belum waktunya diukur" in kalimat
    berkas = ubah(d, (d.ikm, 1, {"teks": "70"}), (d.ikm, 2, {"teks": "71"}))
    pabrik.pengukuran(d.instansi, 2024, 1, "diajukan")
    rencana = baca(d.lk, berkas)
    assert keadaan(rencana)["galat"] == 1 and "tidak dapat diubah" in galat(rencana)[0][1]
    Pengukuran.objects.filter(triwulan=1).update(status="dikembalikan")
    assert not galat(baca(d.lk, berkas))


def test_yang_dicentang_tetap(d):
    centang(d, 1, d.butir[0])
    berkas = ubah(d, (d.dok_rencana, 1, {"teks": "3"}))
    assert [kolom for kolom, _ in galat(baca(d.lk, berkas))] == ["teks"]
    terapkan(d.lk, ubah(d, (d.dok_rencana, 1, {"catatan": "Satu dokumen"})))
    assert Realisasi.objects.get(indikator=d.dok_rencana).catatan == "Satu dokumen"


def test_pembaca_melihat_yang_terverifikasi(d):
    simpan(d.ikm, "70", triwulan=1)
    baris = potret(lingkup(pabrik.pelaku(d.pembaca), d.instansi), KODE)
    assert baris[kunci(d.ikm, 1)]["teks"] == ""
    Pengukuran.objects.update(status="terverifikasi")
    assert potret(lingkup(pabrik.pelaku(d.pembaca), d.instansi), KODE)[kunci(d.ikm, 1)]["teks"] == "70"
    with pabrik.dalam(d.pemda_asing):
        asing = lingkup(pabrik.pelaku(d.asing))
        assert {isi["nama"] for isi in potret(asing, KODE).values()} == {"Indeks asing"}


def test_kueri_tetap(d, django_assert_num_queries):
    from organisasi.buku.daftar import bernama

    def semua():
        return len(list(bernama(KODE).baris(d.lk)))

    simpan(d.ikm, "70", triwulan=1)
    with django_assert_num_queries(11):
        semula = semua()
    for nomor in range(3):
        simpan(pabrik.indikator(d.lembar, f"Baris {nomor}", sasaran=d.sasaran, target="5"), "4", triwulan=4)
    with django_assert_num_queries(11):
        assert semua() == semula + 3
