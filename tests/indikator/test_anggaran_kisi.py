"""The grids of the budget: rows saved in place, conflicts, locks, what a save renews on the page."""

import re

import pytest

from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_anggaran import ALAMAT, SERAPAN, TAHUN, kunci, rekap, susun, uang
from tests.indikator.dunia_rencana import buka, jumlah_jejak, kirim, segarkan, teks

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def d():
    return susun()


def isian(d, kegiatan, **nilai) -> dict:
    """What the page of the grid sends for one row in which somebody typed."""
    k = kegiatan.pk
    return {f"{k}-versi": segarkan(d, kegiatan).versi, f"{k}-semula": "[]"} | {f"{k}-{n}": v for n, v in nilai.items()}


def sel(d, kegiatan, alamat: str = ALAMAT, siapa: str = "perencana", **nilai):
    """One row as htmx sends it."""
    isi = {"baris": kegiatan.pk} | isian(d, kegiatan, **nilai)
    return pabrik.klien(getattr(d, siapa)).post(f"/magetan/{alamat}", isi, headers=HTMX)


def test_satu_baris_tersimpan_dan_jumlah_ikut(d):
    jawaban = sel(d, d.survei, pagu="2.000", setahun="Rp 950,-")
    assert jawaban.status_code == 200 and uang(d, d.survei) == (2000, {0: 950})
    isi = teks(jawaban).replace("\u00a0", " ")
    assert "47,50 %" in isi and 'hx-swap-oob="true"' in isi
    for tempat, nilai in (("semua-pagu", "Rp 2.800"), (f"p{d.program.pk}-pagu", "Rp 2.800")):
        assert re.search(rf'id="{tempat}"[^>]*> ?{nilai}', isi), tempat
    assert f'name="{d.survei.pk}-versi" value="{segarkan(d, d.survei).versi}"' in isi


def test_kosong_bukan_nol(d):
    sel(d, d.survei, pagu="0", setahun="")
    assert uang(d, d.survei) == (0, {})
    sel(d, d.survei, pagu="", setahun="0")
    assert uang(d, d.survei) == (None, {0: 0})


def test_triwulan_per_baris(d):
    jawaban = sel(d, d.klinik, SERAPAN, tw1="100", tw2="25,50", tw3="", tw4="")
    assert jawaban.status_code == 200 and uang(d, d.klinik)[1] == {1: 100, 2: 25.5}
    isi = teks(jawaban).replace("\u00a0", " ")
    assert re.search(rf'id="k{d.layanan.pk}-tw2"[^>]*> ?Rp 85,50', isi)
    assert re.search(r'id="semua-tw2"[^>]*> ?Rp 85,50', isi)


def test_realisasi_melebihi_pagu_diperingatkan_bukan_ditolak(d):
    jawaban = sel(d, d.klinik, SERAPAN, tw1="600", tw2="", tw3="", tw4="")
    assert jawaban.status_code == 200
    assert "Realisasi melebihi pagu sebesar Rp 100." in teks(jawaban).replace("\u00a0", " ")
    saring = teks(buka(d, "perencana", SERAPAN + "?saring=lebih"))
    assert "Klinik" in saring and "Posyandu" not in saring


def test_angka_setahun_di_samping_triwulan_dikatakan(d):
    sel(d, d.survei, SERAPAN, tw1="100", tw2="", tw3="", tw4="")
    assert uang(d, d.survei)[1] == {0: 900, 1: 100}
    halaman = teks(buka(d, "perencana", SERAPAN)).replace("\u00a0", " ")
    assert "Angka setahun Rp 900 tidak dipakai karena triwulannya terisi (jumlah Rp 100)." in halaman
    assert {b.kegiatan.nama: b.realisasi for b in rekap(d).baris}["Survei"] == 100
    assert "dari triwulan" in teks(buka(d, "perencana", ALAMAT))


@pytest.mark.parametrize(
    ("ketikan", "kalimat"),
    [("-5", "Tidak boleh negatif"), ("1,234,567", "lebih dari satu koma"), ("0,123", "dua angka di belakang koma")],
)
def test_yang_salah_tinggal_di_barisnya(d, ketikan, kalimat):
    jawaban = sel(d, d.survei, pagu=ketikan, setahun="900")
    assert jawaban.status_code == 422 and "Belum tersimpan" in teks(jawaban) and kalimat in teks(jawaban)
    assert uang(d, d.survei) == (1000, {0: 900})


def test_lima_belas_angka(d):
    assert sel(d, d.survei, pagu="1.000.000.000.000.001", setahun="900").status_code == 422
    assert sel(d, d.survei, pagu="9.999.999.999.999,99", setahun="900").status_code == 200
    assert str(uang(d, d.survei)[0]) == "9999999999999.99"


def test_benturan_memperlihatkan_yang_tersimpan(d):
    basi = isian(d, d.survei, pagu="1.100", setahun="900")
    sel(d, d.survei, siapa="rekan", pagu="1.200", setahun="900")
    isi = {"baris": d.survei.pk} | basi
    jawaban = pabrik.klien(d.perencana).post(f"/magetan/{ALAMAT}", isi, headers=HTMX)
    assert jawaban.status_code == 409 and "tersimpan sekarang" in teks(jawaban)
    assert uang(d, d.survei)[0] == 1200


def test_terkunci_tidak_berkotak_dan_tidak_tertulis(d):
    kunci(d, 1)
    halaman = teks(buka(d, "perencana", SERAPAN))
    assert f'name="{d.klinik.pk}-tw1"' not in halaman and f'name="{d.klinik.pk}-tw2"' in halaman
    assert "TW I: Realisasi Triwulan I sudah terverifikasi." in halaman
    sel(d, d.klinik, SERAPAN, tw1="999", tw2="5", tw3="", tw4="")  # a page from before the lock
    assert uang(d, d.klinik)[1] == {1: 100, 2: 5}


def test_seluruh_formulir_tanpa_javascript(d):
    isi = isian(d, d.survei, pagu="1.500", setahun="900") | isian(d, d.klinik, pagu="abc", setahun="")
    halaman = kirim(d, "perencana", ALAMAT, isi)
    assert halaman.status_code == 200 and "Angka 1 kegiatan tersimpan." in teks(halaman)
    assert 'value="abc"' in teks(halaman) and uang(d, d.survei)[0] == 1500
    gagal = isian(d, d.klinik, pagu="abc", setahun="")
    assert kirim(d, "perencana", ALAMAT, gagal).status_code == 422
    assert kirim(d, "perencana", ALAMAT, {}).status_code == 302


def test_baris_yang_tidak_disentuh_tidak_menulis(d):
    halaman = buka(d, "perencana", ALAMAT).content.decode()
    isi = dict(re.findall(r'name="(\d+-[a-z0-9]+)" value="([^"]*)"', halaman))
    isi = {nama: nilai.replace("&quot;", '"') for nama, nilai in isi.items()}
    assert len(isi) > 8
    sebelum = jumlah_jejak(d)
    assert kirim(d, "perencana", ALAMAT, isi).status_code == 302
    assert jumlah_jejak(d) == sebelum


def test_siapa_menyimpan(d):
    for siapa, kode in (("luar", 403), ("pimpinan", 403), ("verifikator", 403), ("asing", 404)):
        assert sel(d, d.survei, siapa=siapa, pagu="1", setahun="").status_code == kode
    assert uang(d, d.survei) == (1000, {0: 900})
    lain = {"baris": d.kegiatan_asing.pk, f"{d.kegiatan_asing.pk}-versi": 1, f"{d.kegiatan_asing.pk}-pagu": "1"}
    assert pabrik.klien(d.perencana).post(f"/magetan/{ALAMAT}", lain, headers=HTMX).status_code == 404


def test_riwayat_menyebut_angkanya(d):
    sel(d, d.klinik, SERAPAN, tw1="100", tw2="70", tw3="", tw4="")
    with pabrik.dalam(d.pemda):
        satu = Jejak.objects.filter(model="indikator.Kegiatan", objek_id=d.klinik.pk).order_by("-nomor").first()
    assert satu.perubahan == {"realisasi TW II": [None, "70"]}


def test_daftar_realisasi_anggaran(d):
    halaman = teks(buka(d, "verifikator", f"{TAHUN}/serapan/")).replace("\u00a0", " ")
    baris = halaman[halaman.index("/2024/serapan/dinkes/") : halaman.index("/2024/serapan/dinsos/")]
    assert "1.800" in baris and "1.110" in baris and "TW I sebagian, TW II sebagian, setahun" in baris
    assert buka(d, "perencana", f"{TAHUN}/serapan/").headers["Location"] == f"/magetan/{SERAPAN}"


@pytest.mark.parametrize("kolom", ["nama", "pagu", "realisasi", "capaian"])
@pytest.mark.parametrize("tanda", ["", "-"])
def test_setiap_kolom_terurut(d, kolom, tanda):
    assert buka(d, "verifikator", f"{TAHUN}/serapan/?urut={tanda}{kolom}").status_code == 200
