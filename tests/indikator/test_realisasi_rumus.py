"""Entering the variables of a formula: live result, the value only, values shared between indicators."""

import pytest

from indikator.models import Pengukuran, Realisasi
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator import dunia_triwulan as dunia
from tests.indikator.dunia_ukur import kode_variabel, simpan
from tests.indikator.halaman_ukur import teks

LEMBAR = "/magetan/2024/realisasi/bagian-organisasi/"
DASAR = {"versi": 0, "teks": "", "sifat": "tetap", "tahun_data": "", "catatan": "", "tautan": ""}


@pytest.fixture
def d(db):
    return dunia.susun()


@pytest.fixture
def perencana(d):
    return pabrik.klien(d.perencana)


def alamat(indikator, ekor: str = "", tw: int = 2) -> str:
    return f"{LEMBAR}{indikator.pk}/{ekor}?tw={tw}"


def isian(d, indikator, atas: str = "", bawah: str = "", **lain) -> dict:
    with pabrik.dalam(d.pemda):
        kode = kode_variabel(indikator)
    return DASAR | {f"variabel_{k}": v for k, v in zip(kode, (atas, bawah), strict=True)} | lain


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"atas": "47", "bawah": "120"}, "47 ÷ 120 × 100 = 39,17"),
        ({"atas": "47"}, "Isi juga “Jumlah seluruh ASN”."),
        ({"atas": "47", "bawah": "0"}, "Penyebut bernilai 0"),
        ({"atas": "4.7", "bawah": "120"}, "titik dipakai untuk ribuan"),
        ({"teks": "47%"}, "dibaca 47"),
        ({"teks": "47%", "atas": "1"}, "jangan keduanya"),
        ({"teks": "-"}, "tidak ada nilai, bukan 0"),
        ({}, "Hasilnya muncul di sini"),
        ({"teks": "9" * 300}, "Teks terlalu panjang untuk sebuah angka"),
    ],
)
def test_hasil_langsung_dihitung_server_tanpa_menulis(d, perencana, isi, kalimat):
    with pabrik.dalam(d.pemda):
        jejak = Jejak.objects.count()
    jawaban = perencana.post(alamat(d.latih, "pratinjau/"), isian(d, d.latih, **isi))
    assert jawaban.status_code == 200 and kalimat in teks(jawaban)
    with pabrik.dalam(d.pemda):
        assert not Realisasi.objects.exists() and not Pengukuran.objects.exists()
        assert Jejak.objects.count() == jejak


@pytest.mark.parametrize(("siapa", "kode"), [("luar", 403), ("verifikator", 403), ("asing", 404)])
def test_pratinjau_hanya_untuk_pengisi(d, siapa, kode):
    klien = pabrik.klien(getattr(d, siapa))
    assert klien.post(alamat(d.latih, "pratinjau/"), isian(d, d.latih, "1", "2")).status_code == kode


def test_pratinjau_pemda_lain_tidak_ditemukan(d, perencana):
    assert perencana.post(alamat(d.indikator_asing, "pratinjau/"), DASAR).status_code == 404


def test_nilai_saja_boleh_dan_ditandai(d, perencana):
    assert perencana.post(alamat(d.latih), isian(d, d.latih, teks="4,7")).status_code == 302
    with pabrik.dalam(d.pemda):
        r = Realisasi.objects.get()
        assert r.nilai is not None and not r.nilai_variabel.exists()
    kalimat = "Hanya nilainya yang diisi; komponen rumusnya belum."
    for halaman in (LEMBAR + "?tw=2", alamat(d.latih), f"/magetan/2024/capaian/bukti/{r.pk}/"):
        assert kalimat in teks(perencana.get(halaman)), halaman


def test_variabel_bersama_terisi_dengan_asalnya(d, perencana):
    with pabrik.dalam(d.pemda):
        dunia.isi_rumus(d.latih, 2, "50", "1.000")
    isi = teks(perencana.get(alamat(d.sertifikat)))
    assert 'value="1.000"' in isi and "Diambil dari indikator “Persentase ASN dilatih”" in isi
    assert 'value="1.000"' not in teks(perencana.get(alamat(d.sertifikat, tw=3)))


def test_nama_indikator_tidak_menjadi_html(d, perencana):
    with pabrik.dalam(d.pemda):
        dunia.isi_rumus(d.latih, 2, "50", "1.000")
        type(d.latih).objects.filter(pk=d.latih.pk).update(nama="<b>tebal</b>")
    assert "<b>tebal</b>" not in perencana.get(alamat(d.sertifikat)).content.decode()


def test_nilai_bersama_yang_berbeda_diberitahukan(d, perencana):
    with pabrik.dalam(d.pemda):
        dunia.isi_rumus(d.latih, 2, "50", "1.000")
    sama = perencana.post(alamat(d.sertifikat), isian(d, d.sertifikat, "300", "1.000"), follow=True)
    assert "di sini, tetapi" not in teks(sama)
    beda = perencana.post(alamat(d.sertifikat), isian(d, d.sertifikat, "300", "900", versi=1), follow=True)
    kalimat = "“Jumlah seluruh ASN” diisi 900 di sini, tetapi 1.000 di “Persentase ASN dilatih”."
    assert kalimat in teks(beda)
    with pabrik.dalam(d.pemda):
        r = Realisasi.objects.get(indikator=d.sertifikat)
    assert kalimat in teks(perencana.get(f"/magetan/2024/capaian/bukti/{r.pk}/"))


def test_usulan_tidak_menghalangi_nilai_saja(d, perencana):
    """The box that the page itself filled does not count as typed; one that was changed does."""
    with pabrik.dalam(d.pemda):
        dunia.isi_rumus(d.latih, 2, "50", "1.000")
    diubah = perencana.post(alamat(d.sertifikat), isian(d, d.sertifikat, bawah="900", teks="30%"))
    assert diubah.status_code == 422
    assert perencana.post(alamat(d.sertifikat), isian(d, d.sertifikat, bawah="1.000", teks="30%")).status_code == 302


def test_bentrok_menunjukkan_variabel_tersimpan(d, perencana):
    with pabrik.dalam(d.pemda):
        dunia.isi_rumus(d.latih, 2, "50", "1.000")
    jawaban = perencana.post(alamat(d.latih), isian(d, d.latih, "60", "1.000"))
    isi = teks(jawaban).split("Yang tersimpan sekarang")[1].split("</dl>")[0]
    assert jawaban.status_code == 409 and "Jumlah ASN dilatih" in isi and "<dd>50</dd>" in isi
    assert "Jumlah seluruh ASN" not in isi and 'value="60"' in teks(jawaban)


def test_predikat_diisi_dengan_katanya(d, perencana):
    assert perencana.post(alamat(d.opini, tw=0), DASAR | {"teks": "WDP"}).status_code == 302
    with pabrik.dalam(d.pemda):
        r = Realisasi.objects.get()
    isi = teks(perencana.get(f"/magetan/2024/capaian/bukti/{r.pk}/"))
    assert "Urutan predikat, dari yang terendah: TMP → TW → WDP → WTP." in isi
    assert "Predikat di bawah target" in isi and "tidak diberi angka" in isi


def test_urutan_predikat_tidak_disebut_bila_angkanya_yang_dibandingkan(d, perencana):
    with pabrik.dalam(d.pemda):
        akip = pabrik.indikator(d.lembar, "Nilai AKIP", target="A (80,50)")
    assert perencana.post(alamat(akip, tw=0), DASAR | {"teks": "BB (79,39)"}).status_code == 302
    with pabrik.dalam(d.pemda):
        r = Realisasi.objects.get()
    isi = teks(perencana.get(f"/magetan/2024/capaian/bukti/{r.pk}/"))
    assert "79,39 ÷ 80,5 × 100 = 98,62 %" in isi and "Urutan predikat" not in isi


def test_belum_waktunya_tanpa_isian_dan_tanpa_pertentangan(d, perencana):
    isi = teks(perencana.get(alamat(d.opini)))
    assert "Triwulan II belum waktunya" in isi and "<textarea" not in isi
    lembar = teks(perencana.get(LEMBAR + "?tw=2"))
    baris = lembar.split(f'id="baris-{d.opini.pk}"')[1].split("</tr>")[0]
    assert "Belum waktunya diukur" in baris and "<form" not in baris and "belum ada" not in baris
    assert ">Isi<" not in baris
    with pabrik.dalam(d.pemda):
        baris = type(d.opini).objects.filter(pk=d.opini.pk)
        baris.update(frekuensi="triwulan")
        d.opini.refresh_from_db()
        simpan(d.opini, "WTP", triwulan=2)
        baris.update(frekuensi="tahunan")  # entered before it became annual: it stays reachable
    baris = teks(perencana.get(LEMBAR + "?tw=2")).split(f'id="baris-{d.opini.pk}"')[1].split("</tr>")[0]
    assert ">Ubah<" in baris
