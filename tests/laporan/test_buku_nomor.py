"""Registers: forms of numbers, who keeps them, the book of next year."""

from datetime import date

import pytest
from django.utils import timezone

from laporan.domain import bentuk_nomor, buku_nomor
from laporan.domain.nomori import nomori
from laporan.models import BukuNomor
from organisasi.galat import Bentrok, Ditolak, IsianSalah
from tests import pabrik
from tests.basis import kueri
from tests.laporan import keputusan_kecil

HARI = date(2023, 9, 19)


@pytest.mark.parametrize(
    "bentuk, hasil",
    [
        ("{nomor} TAHUN {tahun}", "84 TAHUN 2023"),
        ("188.4/{nomor:03}/{romawi}/{tahun}", "188.4/084/IX/2023"),
        ("000.8 / {nomor:05} / {bulan}", "000.8 / 00084 / 09"),
    ],
)
def test_a_number_is_written_and_read_in_the_form_of_its_register(bentuk, hasil):
    assert bentuk_nomor.kesalahan(bentuk) == ""
    assert bentuk_nomor.tulis(bentuk, 84, HARI) == hasil
    assert bentuk_nomor.baca(bentuk, hasil.lower(), HARI) == 84
    assert bentuk_nomor.baca(bentuk, " 84 ", HARI) == 84
    assert bentuk_nomor.baca(bentuk, "188/lain/84", HARI) is None and bentuk_nomor.baca(bentuk, "0", HARI) is None


@pytest.mark.parametrize(
    "bentuk, kata",
    [
        ("{nomor} TAHUN {thn}", "{thn} tidak dikenal"),
        ("{nomor:99}", "{nomor:99} tidak dikenal"),
        ("TAHUN {tahun}", "{nomor} satu kali"),
        ("{nomor}/{nomor}", "{nomor} satu kali"),
        ("{nomor} {tahun", "berpasangan"),
        ("{nomor} {nomor!r}", "tidak dikenal"),
        ("{0.__class__} {nomor}", "tidak dikenal"),
        ("1{nomor}", "spasi atau tanda baca"),
    ],
)
def test_a_wrong_form_is_told_in_a_sentence(bentuk, kata):
    assert kata in bentuk_nomor.kesalahan(bentuk)


@pytest.fixture
def dunia(db):
    """(pemda, instansi, register of KEPALA DINAS in 2024); a stranger keeps one of the same name."""
    with pabrik.dalam(pabrik.pemda("paser")) as mesin:
        buku_nomor.buat(oleh=mesin, penerbit="KEPALA DINAS", tahun=2024, terakhir=500)
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda) as mesin:
        instansi = pabrik.instansi("Dinas Kesehatan")
        buku = buku_nomor.buat(oleh=mesin, penerbit="KEPALA  DINAS", tahun=2024, instansi=instansi, terakhir=83)
    return pemda, instansi, buku


def test_one_register_per_issuer_kind_and_year(dunia):
    pemda, instansi, buku = dunia
    with pabrik.dalam(pemda) as mesin:
        sama = {"penerbit": "KEPALA DINAS", "tahun": 2024, "instansi": instansi, "terakhir": 83}
        assert buku_nomor.buat(oleh=mesin, **sama) == buku  # a second submit
        with pytest.raises(IsianSalah, match="sudah dibuka"):
            buku_nomor.buat(oleh=mesin, penerbit="Kepala Dinas", tahun=2024)
        usul = buku_nomor.usul_tahun_depan(buku)
        assert (usul["tahun"], usul["terakhir"], usul["instansi"]) == (2025, 0, instansi)
        assert buku_nomor.belum_dibuka(2025) == [buku]
        buku_nomor.buat(oleh=mesin, **usul)
        assert buku_nomor.belum_dibuka(2025) == [] and BukuNomor.objects.count() == 2


@pytest.mark.parametrize("peran", ["perencana", "pimpinan", "verifikator", "inspektorat", "bappeda", "pembaca"])
def test_only_the_registrar_and_the_admin_keep_registers(dunia, peran):
    pemda, instansi, buku = dunia
    with pabrik.dalam(pemda):
        pelaku = pabrik.pelaku_baru(peran, instansi if peran in ("perencana", "pimpinan") else None)
        with pytest.raises(Ditolak):
            buku_nomor.buat(oleh=pelaku, penerbit="BUPATI", tahun=2024)
        with pytest.raises(Ditolak):
            buku_nomor.ubah(buku, oleh=pelaku, format="{nomor}", terakhir=99)


def test_the_last_number_is_raised_but_never_below_a_given_one(dunia):
    pemda, instansi, buku = dunia
    with pabrik.dalam(pemda) as mesin:
        nomori(keputusan_kecil.draf(instansi), oleh=mesin, tanggal=date(2024, 3, 1))
        with pytest.raises(IsianSalah, match="84 sudah dipakai"):
            buku_nomor.ubah(buku, oleh=mesin, format=buku.format, terakhir=10)
        versi = BukuNomor.objects.get(pk=buku.pk).versi
        lagi = buku_nomor.ubah(buku, oleh=mesin, versi=versi, format="{nomor}/{tahun}", terakhir=120)
        with pytest.raises(Bentrok):
            buku_nomor.ubah(buku, oleh=mesin, versi=versi, format="{nomor}", terakhir=121)
        baru = nomori(keputusan_kecil.draf(instansi), oleh=mesin, tanggal=date(2024, 3, 2))
        assert (lagi.terakhir, baru.nomor) == (120, "121/2024")


def test_pages_of_the_registrar(dunia, django_assert_num_queries):
    pemda, _, buku = dunia
    with pabrik.dalam(pemda) as mesin:
        petugas = pabrik.klien(pabrik.anggota("penomoran"))
        petugas.get("/magetan/buku-nomor/")  # the first page of a session remembers the year
        with django_assert_num_queries(kueri(8)):
            assert petugas.get("/magetan/buku-nomor/").status_code == 200
        for nomor in (1, 2):
            buku_nomor.buat(oleh=mesin, penerbit=f"KEPALA BADAN {nomor}", tahun=timezone.localdate().year - 1)
    with django_assert_num_queries(kueri(8)):
        isi = petugas.get("/magetan/buku-nomor/").content.decode()
    assert "84 TAHUN 2024" in isi and "501" not in isi and "KEPALA BADAN 1</a>" in isi and "Belum dibuka" in isi
    assert "Buku nomor" in petugas.get("/magetan/").content.decode()
    contoh = petugas.get(
        "/magetan/buku-nomor/contoh/", {"format": "B-{nomor:03}/{tahun}", "terakhir": "7", "tahun": "2024"}
    )
    assert "B-008/2024" in contoh.content.decode()
    assert "tidak dikenal" in petugas.get("/magetan/buku-nomor/contoh/", {"format": "{x}"}).content.decode()
    depan = petugas.get(f"/magetan/buku-nomor/tambah/?dari={buku.pk}").content.decode()
    assert 'value="2025"' in depan and 'value="KEPALA DINAS"' in depan
    isian = {"penerbit": "BUPATI MAGETAN", "naskah": "Keputusan", "tahun": "2024", "format": "{nomr}", "terakhir": "0"}
    salah = petugas.post("/magetan/buku-nomor/tambah/", isian)
    assert salah.status_code == 422 and "{nomr} tidak dikenal" in salah.content.decode()
    isian["format"] = "188/{nomor}/{tahun}"
    assert petugas.post("/magetan/buku-nomor/tambah/", isian).status_code == 302
    assert petugas.post("/magetan/buku-nomor/tambah/", isian).status_code == 302  # sent twice: one register
    with pabrik.dalam(pemda):
        assert BukuNomor.objects.filter(penerbit="BUPATI MAGETAN", instansi=None).count() == 1


def test_a_register_opened_for_a_decree_leads_back_to_it(dunia):
    pemda, instansi, _ = dunia
    with pabrik.dalam(pemda):
        draf = keputusan_kecil.draf(instansi, jabatan_penetap="Kepala Badan")
        petugas = pabrik.klien(pabrik.anggota("penomoran"))
    alamat = f"/magetan/buku-nomor/tambah/?keputusan={draf.pk}&tahun=2024"
    assert 'value="KEPALA BADAN"' in petugas.get(alamat).content.decode()
    isian = {"penerbit": "KEPALA BADAN", "naskah": "Keputusan", "tahun": "2024", "format": "{nomor}", "terakhir": "0"}
    assert petugas.post(alamat, isian).url == f"/magetan/keputusan/{draf.pk}/nomor/"
    with pabrik.dalam(pabrik.pemda("blitar")):
        asing = keputusan_kecil.draf(pabrik.instansi("Badan Blitar"))
    assert petugas.get(f"/magetan/buku-nomor/tambah/?keputusan={asing.pk}").status_code == 404
