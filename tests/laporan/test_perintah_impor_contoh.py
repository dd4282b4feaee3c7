"""`manage.py impor` of the five real documents into an empty pemda, counted against their text."""

import pytest

from indikator.models import Indikator, Lembar, Penetapan, Rumus, Target
from laporan.domain.keputusan import baca_isi
from laporan.domain.periksa_keputusan import periksa
from laporan.models import Keputusan
from organisasi.models import Berkas, Instansi, Jabatan, Jejak
from tests import pabrik
from tests import sumber_baca as sumber
from tests.laporan.perintah_impor import dari_basis, impor, ringkas

pytestmark = pytest.mark.django_db
CONTOH = {
    sumber.MAGETAN: ("Kabupaten Magetan", ["--tahun", "2019"]),
    sumber.PASER: ("Kabupaten Paser", []),
    sumber.BLITAR: ("Kabupaten Blitar", []),
    sumber.NGANJUK: ("Kabupaten Nganjuk", []),
}


@pytest.mark.parametrize("berkas", CONTOH, ids=lambda berkas: berkas.stem[:8])
def test_a_real_document_into_an_empty_pemda(berkas):
    """Every jabatan with its tugas, fungsi and rows, counted against the text itself; asked again nothing is added."""
    nama, pilihan = CONTOH[berkas]
    pemda = pabrik.pemda("uji", nama)
    tetangga = pabrik.pemda("tetangga")
    hasil = impor(berkas, "--pemda", "uji", *pilihan)
    diharapkan = [
        (ringkas(satu.nama), len(satu.tugas), len(satu.fungsi), len(satu.indikator))
        for satu in sumber.baca_lembar(berkas)
    ]
    assert hasil["galat"] == "" and hasil["hasil"]["jabatan"] == len(hasil["jabatan"])
    with pabrik.dalam(pemda):
        assert dari_basis() == diharapkan
        assert Lembar.objects.filter(jenis="iki").count() == len(diharapkan)
        assert Instansi.objects.get().nama in hasil["instansi"]
        jejak = Jejak.objects.count()
        lagi = impor(berkas, "--pemda", "uji", *pilihan)
        assert lagi["hasil"]["baru"] == 0 and "Berkas yang sama" in lagi["hasil"]["kalimat"][0]
        assert dari_basis() == diharapkan and Penetapan.objects.count() == 1
        assert (
            not Jejak.objects.filter(nomor__gt=jejak)
            .exclude(model__startswith="organisasi.")
            .exclude(model="laporan.BacaanLembar")
        )
    with pabrik.dalam(tetangga):
        assert not Instansi.objects.exists() and not Berkas.objects.exists()


def test_the_iku_of_a_report():
    """Seven IKU, one of them with four sub-indicators; no IKI at all."""
    pemda = pabrik.pemda("uji", "Kabupaten Magetan")
    hasil = impor(sumber.LKJIP, "--pemda", "uji", "--tahun", "2019")
    assert hasil["jabatan"] == [] and hasil["instansi"] == "Bagian Organisasi"
    diharapkan = [(ringkas(nama), [ringkas(s) for s in sub]) for nama, sub in sumber.baca_iku_magetan()]
    with pabrik.dalam(pemda):
        iku = Indikator.objects.filter(lembar__jenis="iku", induk=None).order_by("urutan")
        assert [(ringkas(s.nama), [ringkas(a.nama) for a in s.sub.order_by("urutan")]) for s in iku] == diharapkan
        assert Target.objects.count() == 10 and not Jabatan.objects.exists()


def test_two_documents_of_one_instansi_are_one_draft():
    """The IKI sheets of one file, the IKU of the report in another."""
    pemda = pabrik.pemda("uji", "Kabupaten Magetan")
    impor(sumber.MAGETAN, "--pemda", "uji", "--tahun", "2019")
    hasil = impor(sumber.LKJIP, "--pemda", "uji", "--tahun", "2019")
    assert (hasil["hasil"]["instansi_baru"], hasil["hasil"]["lembar"]) == (0, 1)
    with pabrik.dalam(pemda):
        assert Penetapan.objects.get().lembar.count() == 8


def test_the_decree_of_paser():
    pemda = pabrik.pemda("uji", "Kabupaten Paser")
    hasil = impor(sumber.PASER, "--pemda", "uji")
    assert hasil["keputusan"]["nomor"] == "84 TAHUN 2023" and len(hasil["keputusan"]["mengingat"]) == 12
    with pabrik.dalam(pemda):
        dokumen, keputusan = Penetapan.objects.get(), Keputusan.objects.select_related("instansi__pemda").get()
        assert (dokumen.tahun_mulai, dokumen.tahun_selesai, dokumen.dasar) == (2021, 2026, "keputusan")
        assert (keputusan.nomor, str(keputusan.tanggal), keputusan.rahmat) == ("84 TAHUN 2023", "2023-09-19", True)
        assert keputusan.penetapan == dokumen and keputusan.penandatangan.nama == "Drs. SUWITO"
        diktum = keputusan.butir.filter(bagian="diktum", induk=None)
        assert [(b.label_sumber, b.sub.count()) for b in diktum] == [
            ("KESATU", 0),
            ("KEDUA", 2),
            ("KETIGA", 5),
            ("KETIGA", 0),
        ]
        target = Target.objects.values_list("tahun", flat=True)
        assert set(target) == {2023} and len(target) == 388
        assert sum(satu.teks == "-" for satu in Target.objects.all()) == 16
        assert len(baca_isi(keputusan).lembar) == 46
        assert any("KETIGA" in temuan.kalimat for temuan in periksa(keputusan))
        assert Rumus.objects.exclude(pohon=None).count() > 380


def test_the_unit_of_eight_namesakes():
    pemda = pabrik.pemda("uji", "Kabupaten Blitar")
    impor(sumber.BLITAR, "--pemda", "uji")
    with pabrik.dalam(pemda):
        assert Jabatan.objects.filter(nama="Pengelola Kepegawaian").count() == 8
