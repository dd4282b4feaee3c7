"""Registration of nomor and tanggal: from the register, typed, corrected; once per issuer, kind and year."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from laporan.domain import buku_nomor
from laporan.domain.nomori import nomori
from laporan.models import BukuNomor, Keputusan
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from tests import pabrik
from tests.laporan import keputusan_kecil

HARI = date(2024, 3, 1)


@pytest.fixture
def dunia(db):
    """(pemda, instansi, register at 83, client of the registrar); a stranger has number 84 too."""
    with pabrik.dalam(pabrik.pemda("paser")) as mesin:
        asing = keputusan_kecil.draf(pabrik.instansi("Dinas Asing"))
        nomori(asing, oleh=mesin, nomor="84 TAHUN 2024", tanggal=HARI)
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda) as mesin:
        instansi = pabrik.instansi("Dinas Kesehatan")
        buku = buku_nomor.buat(oleh=mesin, penerbit="KEPALA DINAS", tahun=2024, instansi=instansi, terakhir=83)
        return pemda, instansi, buku, pabrik.klien(pabrik.anggota("penomoran"))


def _daftar(instansi, tanggal=HARI, **lain) -> Keputusan:
    return nomori(keputusan_kecil.draf(instansi), oleh=pabrik.mesin(), tanggal=tanggal, **lain)


def test_blank_until_registered_then_the_next_of_the_register(dunia):
    pemda, instansi, buku, _ = dunia
    with pabrik.dalam(pemda):
        assert keputusan_kecil.draf(instansi).nomor == ""
        satu, dua = _daftar(instansi), _daftar(instansi)
        assert [(k.nomor, k.nomor_urut, k.buku, k.tahun) for k in (satu, dua)] == [
            ("84 TAHUN 2024", 84, buku, 2024),
            ("85 TAHUN 2024", 85, buku, 2024),
        ]
        assert BukuNomor.objects.get(pk=buku.pk).terakhir == 85


def test_a_typed_number_is_used_once(dunia):
    pemda, instansi, _, _ = dunia
    with pabrik.dalam(pemda):
        assert _daftar(instansi, nomor="84").nomor == "84 TAHUN 2024"
        for ganda in ({"nomor": "84"}, {"nomor": "84 tahun 2024"}, {"nomor_urut": 84}):
            with pytest.raises(IsianSalah, match=r"84 .*sudah dipakai.*berikutnya: 85 TAHUN 2024"):
                _daftar(instansi, **ganda)
        lama = _daftar(instansi, nomor="188/7/KEP/2024")  # of an older register: outside the order
        assert (lama.nomor, lama.nomor_urut) == ("188/7/KEP/2024", None)
        assert _daftar(instansi, nomor_urut=90).nomor == "90 TAHUN 2024"
        assert _daftar(instansi, nomor="87").nomor_urut == 87
        assert _daftar(instansi).nomor == "91 TAHUN 2024"


def test_a_number_written_before_the_register_was_opened_is_not_given_again(dunia):
    pemda, instansi, _, _ = dunia
    with pabrik.dalam(pemda) as mesin:
        _daftar(instansi, tanggal=date(2023, 5, 2), nomor="1 TAHUN 2023")
        with pytest.raises(IsianSalah, match="tahun 2023 belum dibuka"):
            _daftar(instansi, tanggal=date(2023, 5, 3))
        buku_nomor.buat(oleh=mesin, penerbit="Kepala Dinas", tahun=2023)
        assert _daftar(instansi, tanggal=date(2023, 5, 3)).nomor == "2 TAHUN 2023"


def test_correcting_a_draft_keeps_its_number(dunia):
    pemda, instansi, buku, _ = dunia
    with pabrik.dalam(pemda) as mesin:
        buku_nomor.ubah(buku, oleh=mesin, format="{nomor}/{romawi}/{tahun}", terakhir=83)
        satu = _daftar(instansi)
        _daftar(instansi)
        betul = nomori(satu, oleh=mesin, tanggal=date(2024, 4, 2))
        assert (betul.nomor, betul.nomor_urut) == ("84/IV/2024", 84)
        jejak = Jejak.objects.filter(tindakan="nomori", objek_id=satu.pk)
        assert jejak.count() == 2
        assert nomori(betul, oleh=mesin, tanggal=date(2024, 4, 2), versi=0) == betul and jejak.count() == 2
        buku_nomor.buat(oleh=mesin, penerbit="KEPALA DINAS", tahun=2023, terakhir=4)
        pindah = nomori(betul, oleh=mesin, tanggal=date(2023, 12, 30))
        assert (pindah.nomor, pindah.tahun) == ("5 TAHUN 2023", 2023)


def test_a_date_to_come_is_refused_and_one_against_the_order_told(dunia):
    pemda, instansi, _, petugas = dunia
    hari = timezone.localdate()
    with pabrik.dalam(pemda):
        with pytest.raises(IsianSalah, match="belum tiba"):
            _daftar(instansi, tanggal=hari + timedelta(days=2), nomor="1")
        assert _daftar(instansi, tanggal=hari + timedelta(days=1), nomor="1").nomor == "1"
        _daftar(instansi, tanggal=date(2024, 5, 6))
        draf = keputusan_kecil.draf(instansi)
    alamat = f"/magetan/keputusan/{draf.pk}/nomor/"
    lihat = petugas.get(
        alamat, {"tanggal": "2024-03-01", "nomor": "99"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert "NOMOR 99 TAHUN 2024" in lihat and "mendahului tanggal nomor 84 TAHUN 2024" in lihat
    assert "Nomor 85 sampai 98 di buku ini dilewati" in lihat
    jawaban = petugas.post(alamat, {"versi": draf.versi, "tanggal": "2024-03-01", "nomor": ""}, follow=True)
    isi = jawaban.content.decode()
    assert "Terdaftar: nomor 85 TAHUN 2024" in isi and "mendahului tanggal" in isi


def test_only_drafts_and_only_the_registrar(dunia):
    pemda, instansi, _, _ = dunia
    with pabrik.dalam(pemda) as mesin:
        draf = keputusan_kecil.draf(instansi)
        for peran in ("perencana", "pimpinan", "verifikator", "admin_pemda", "pembaca"):
            pelaku = pabrik.pelaku_baru(peran, instansi if peran in ("perencana", "pimpinan") else None)
            with pytest.raises(Ditolak):
                nomori(draf, oleh=pelaku, tanggal=HARI)
        Keputusan.objects.filter(pk=draf.pk).update(status="berlaku")
        with pytest.raises(SalahStatus):
            nomori(draf, oleh=mesin, tanggal=HARI)


def test_the_page_shows_the_number_and_where_to_open_a_register(dunia):
    pemda, instansi, _, petugas = dunia
    with pabrik.dalam(pemda):
        draf = keputusan_kecil.draf(instansi)
        lain = keputusan_kecil.draf(instansi, jabatan_penetap="BUPATI")
    isi = petugas.get(f"/magetan/keputusan/{draf.pk}/nomor/").content.decode()
    tahun = timezone.localdate().year
    assert f"/magetan/buku-nomor/tambah/?keputusan={draf.pk}&amp;tahun={tahun}" in isi and "belum dibuka" in isi
    alamat = f"/magetan/keputusan/{draf.pk}/nomor/"
    lihat = petugas.get(
        alamat, {"tanggal": "2024-03-01", "nomor": ""}, headers={"HX-Request": "true"}
    ).content.decode()
    assert "NOMOR 84 TAHUN 2024" in lihat and "terakhir 83" in lihat and "<html" not in lihat
    kosong = petugas.post(f"/magetan/keputusan/{lain.pk}/nomor/", {"versi": 1, "tanggal": "2024-03-01"})
    assert kosong.status_code == 422 and "Buku nomor BUPATI tahun 2024 belum dibuka" in kosong.content.decode()
    ganda = {"versi": draf.versi, "tanggal": "2024-03-01", "nomor": "84"}
    assert petugas.post(alamat, ganda).status_code == 302 and petugas.post(alamat, ganda).status_code == 302


def test_the_queue_of_the_registrar(dunia):
    """Drafts still in work are not in it; one alone opens its registration, several the list of them."""
    pemda, instansi, _, petugas = dunia
    with pabrik.dalam(pemda):
        keputusan_kecil.draf(instansi, pabrik.penetapan(instansi, 2025))
        siap = keputusan_kecil.draf(instansi, pabrik.penetapan(instansi, 2026, status="terverifikasi"))
        _daftar(instansi)

    def antrean():
        return {a.judul: a for a in petugas.get("/magetan/").context["daftar_antrean"]}["Keputusan belum bernomor"]

    assert (antrean().jumlah, antrean().url) == (1, f"/magetan/keputusan/{siap.pk}/nomor/")
    with pabrik.dalam(pemda):
        keputusan_kecil.draf(instansi, tentang="Keputusan kedua")
    isi = petugas.get(antrean().url).content.decode()
    assert antrean().jumlah == 2 and "Keputusan kedua" in isi and "84 TAHUN 2024" not in isi
