"""What a workbook is refused for: every mistake with its cell and what to do; conflicts; files of somebody else."""

import json

import pytest

from organisasi.models import Jabatan, UnitKerja
from tests import pabrik
from tests.organisasi.buku_uji import (
    ORGANISASI,
    baca,
    buku,
    galat,
    isi_contoh,
    olah,
    potret,
    rencana,
    sunting,
    terapkan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def isi(tata):
    isi_contoh(tata)
    return tata


def test_semua_kesalahan_sekaligus(isi):
    """One upload names them all, by cell, and nothing is stored."""
    sebelum = potret(isi)
    salah = sunting(
        buku(isi, "jabatan"),
        "Jabatan",
        I1="Catatn sumber",  # misspelt heading
        D2=None,  # required
        E3="Pelaksna",  # not in the list
        H4="78.2",  # two readings
        F4="Bidang Tak Ada",
        G3="Kepala Tak Ada",
    )
    impor = baca(isi, salah)
    ada = dict(galat(isi, impor))
    assert "mungkin maksudnya “Catatan sumber”" in ada["I1"]
    assert "wajib diisi" in ada["D2"] and "“Pelaksana”" in ada["E3"] and "tulis “78,2”" in ada["H4"]
    assert impor.ringkas["keadaan"]["galat"] == 4 and potret(isi) == sebelum
    with pabrik.dalam(isi.pemda), pytest.raises(Exception, match="Masih ada baris yang salah"):
        from organisasi.domain import impor as domain

        domain.minta_terap(oleh=pabrik.pelaku(isi.perencana), impor=impor)


@pytest.mark.parametrize(
    ("sel", "letak", "kalimat"),
    [
        ({"F3": "Bidang Tak Ada"}, "F3", "tidak ada di Bagian Organisasi"),
        ({"G3": "Kepala Tak Ada"}, "G3", "Atasan langsung “Kepala Tak Ada” tidak ada"),
        ({"C3": "Dinas Sosial"}, "C3", "tidak dapat diganti dari sini"),
        ({"C9": "Dinas Sosial", "D9": "Arsiparis", "E9": "Pelaksana"}, "C9", "tidak ada dalam daftar pilihan"),
        ({"H3": "1,5"}, "H3", "bukan bilangan bulat"),
        ({"D3": "x" * 300}, "D3", "paling banyak 200"),
        ({"H3": "#REF!"}, "H3", "galat rumus"),
        ({"D1": "Nama"}, "", "Kolom wajib Nama jabatan tidak ada"),
        ({"B1": "lain"}, "", "Kolom tersembunyi hilang"),
        ({"A3": "999999"}, "A3", "tidak dikenal di sini"),
        ({"B3": "rusak"}, "B3", "Unduh ulang"),
        ({"H3": "=1+1"}, "H3", "belum dihitung"),
    ],
)
def test_satu_kesalahan(isi, sel, letak, kalimat):
    sebelum = potret(isi)
    impor = baca(isi, sunting(buku(isi, "jabatan"), "Jabatan", **sel))
    ada = galat(isi, impor)
    assert [k for s, k in ada if s == letak and kalimat in k], ada
    assert potret(isi) == sebelum


def test_persen_ditolak_tidak_dikali_seratus(isi):
    def persen(wadah):
        wadah["Jabatan"]["H3"].value, wadah["Jabatan"]["H3"].number_format = 0.79, "0.00%"

    ada = galat(isi, baca(isi, olah(buku(isi, "jabatan"), persen)))
    assert ada[0][0] == "H3" and "berformat persen (79 %)" in ada[0][1]


def test_kunci_ganda(isi):
    def salin(wadah):
        for kolom in "ABCDEFGHI":
            wadah["Jabatan"][f"{kolom}5"] = wadah["Jabatan"][f"{kolom}3"].value

    ada = galat(isi, baca(isi, olah(buku(isi, "jabatan"), salin)))
    assert [s for s, _ in ada] == ["A5"] and "sama dengan baris 3" in ada[0][1]


def test_baris_dikosongkan(isi):
    kosong = {f"{kolom}3": None for kolom in "CDEFGHI"}
    ada = galat(isi, baca(isi, sunting(buku(isi, "jabatan"), "Jabatan", **kosong)))
    assert len(ada) == 1 and "hapus di halaman aplikasi" in ada[0][1]


def test_kunci_instansi_lain_dan_pemda_lain_tidak_dikenal(isi):
    """An id typed into the hidden column reaches nothing outside the scope of the file."""
    with pabrik.dalam(isi.pemda):
        lain = pabrik.jabatan(isi.lain, "Kepala Dinas Sosial").pk
    with pabrik.dalam(isi.pemda_asing):
        asing = pabrik.jabatan(isi.instansi_asing, "Kenari").pk
    for pk in (lain, asing):
        impor = baca(isi, sunting(buku(isi, "jabatan"), "Jabatan", A3=str(pk)))
        ada = galat(isi, impor)
        assert "tidak dikenal di sini" in ada[0][1] and "Kenari" not in str(ada)


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"pemda": "paser"}, "milik pemda lain"),
        ({"instansi": "dinas-sosial"}, "tidak ada atau bukan untuk Anda"),
        ({"instansi": "bkpsdm"}, "tidak ada atau bukan untuk Anda"),
        ({"versi": 99}, "versi aplikasi yang lebih baru"),
        (None, "bukan buku kerja"),
    ],
)
def test_penanda(isi, ubah, kalimat):
    """Of another pemda, another instansi, a newer version, or without the marker."""

    def ganti(wadah):
        sel = wadah["_penanda"]["A1"]
        sel.value = json.dumps(json.loads(sel.value) | ubah) if ubah else "[]"

    impor = baca(isi, olah(buku(isi, *ORGANISASI), ganti))
    assert impor.status == "gagal" and kalimat in impor.galat


def test_lembar_di_luar_peran(isi):
    """The planner may not bring in people, wherever the sheet comes from."""
    berkas = buku(isi, "unit", "pengguna", orang=isi.admin)
    impor = baca(isi, berkas)
    assert "Peran Anda tidak mencakup lembar Pengguna" in galat(isi, impor)[0][1]


def _bentrok(isi):
    berkas = sunting(buku(isi, "jabatan"), "Jabatan", D3="Analis Berkas")
    with pabrik.dalam(isi.pemda):
        Jabatan.objects.filter(nama="Analis").update(nama="Analis Halaman", catatan_sumber="sudah", versi=7)
    return baca(isi, berkas)


def test_bentrok_menunjukkan_kedua_isi_dan_perlu_keputusan(isi):
    impor = _bentrok(isi)
    satu = rencana(isi, impor, "bentrok")[0]
    assert satu.ubah[0]["lama"] == "Analis Halaman" and satu.ubah[0]["baru"] == "Analis Berkas"
    with pytest.raises(Exception, match="Pilih dahulu"):
        terapkan(isi, impor)


def test_bentrok_ditimpa_hanya_sel_yang_disunting(isi):
    impor = terapkan(isi, _bentrok(isi), "timpa")
    assert impor.status == "diterapkan", impor.pekerjaan.galat
    with pabrik.dalam(isi.pemda):
        analis = Jabatan.objects.get(nama="Analis Berkas")
        assert analis.catatan_sumber == "sudah"


def test_bentrok_dilewati(isi):
    berkas = sunting(buku(isi, "jabatan"), "Jabatan", D3="Analis Berkas", D4="Arsiparis Baru")
    with pabrik.dalam(isi.pemda):
        Jabatan.objects.filter(nama="Analis").update(nama="Analis Halaman")
    terapkan(isi, baca(isi, berkas), "lewati")
    with pabrik.dalam(isi.pemda):
        assert {"Analis Halaman", "Arsiparis Baru"} <= set(Jabatan.objects.values_list("nama", flat=True))


def test_lanjut_menyunting_berkas_yang_sudah_diterapkan(isi):
    """The own earlier import is no conflict."""
    berkas = sunting(buku(isi, "jabatan"), "Jabatan", D3="Analis Satu")
    terapkan(isi, baca(isi, berkas))
    impor = baca(isi, sunting(berkas, "Jabatan", I3="catatan"))
    assert impor.ringkas["keadaan"] == {"tetap": 2, "berubah": 1}


def test_berubah_sejak_pratinjau_tidak_diterapkan(isi):
    """What was shown is what is applied, or nothing is."""
    impor = baca(isi, sunting(buku(isi, "unit", "jabatan"), "Jabatan", D3="Analis Berkas"))
    with pabrik.dalam(isi.pemda):
        Jabatan.objects.filter(nama="Analis").update(catatan_sumber="baru saja", versi=9)
    sebelum = potret(isi)
    impor = terapkan(isi, impor)
    assert impor.status == "siap" and impor.pekerjaan.status == "gagal"
    assert "berubah sejak pratinjau" in impor.pekerjaan.galat and potret(isi) == sebelum


def test_gagal_di_tengah_tidak_menyisakan_apa_pun(isi, monkeypatch):
    """The second sheet fails: the first one is taken back."""
    from organisasi.buku_lembar import jabatan as lembar
    from organisasi.galat import IsianSalah

    def gagal(**_):
        raise IsianSalah({"nama": "Ditolak aturan."})

    impor = baca(isi, sunting(sunting(buku(isi, "unit", "jabatan"), "Unit kerja", D2="Lain"), "Jabatan", D3="Lain"))
    sebelum = potret(isi)
    monkeypatch.setattr(lembar.domain, "ubah", gagal)
    impor = terapkan(isi, impor)
    assert potret(isi) == sebelum and impor.status == "siap"
    assert impor.pekerjaan.galat == "Lembar Jabatan baris 3: Ditolak aturan."
    monkeypatch.undo()
    assert terapkan(isi, impor).status == "diterapkan"


def test_hak_dicabut_sebelum_diterapkan(isi):
    from organisasi.domain import impor as domain
    from organisasi.domain.pekerjaan_jalan import kuras
    from organisasi.models import Impor, Keanggotaan

    impor = baca(isi, sunting(buku(isi, "unit"), "Unit kerja", D2="Lain"))
    with pabrik.dalam(isi.pemda):
        domain.minta_terap(oleh=pabrik.pelaku(isi.perencana), impor=impor)
        Keanggotaan.objects.filter(pengguna=isi.perencana).update(aktif=False)
    kuras()
    with pabrik.dalam(isi.pemda):
        assert not UnitKerja.objects.filter(nama="Lain").exists()
        assert Impor.objects.get(pk=impor.pk).status == "siap"
