"""A decree by its sections: the same as the whole document, kept per pemda, warmed ahead, complete after any death."""

import re

import pytest

from kinerja.pdf import bagian as mesin
from kinerja.pdf import html_ke_pdf, letak
from laporan.domain import cetak as domain_cetak
from laporan.domain.hangat_keputusan import HANGATKAN, hangatkan_nanti
from laporan.models import Keputusan
from organisasi.domain.pekerjaan import antrekan
from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.models import Pekerjaan
from tests import pabrik
from tests.laporan import keputusan_kecil
from tests.test_pdf import baca


@pytest.fixture
def hitung(monkeypatch):
    """Keys of the sections that were rendered, not read."""
    dirender = []

    class Menghitung(mesin.Kolam):
        def kerjakan(self, antrean, detak):
            for hasil in super().kerjakan(antrean, detak):
                dirender.append(hasil[0])
                yield hasil

    monkeypatch.setattr(mesin, "Kolam", Menghitung)
    return dirender


def susun_draf(pemda: str = "magetan", **lain):
    """(pemda, draft decree with an IKU and an IKI sheet)."""
    milik = pabrik.pemda(pemda)
    with pabrik.dalam(milik):
        instansi = pabrik.instansi("Dinas Kesehatan")
        return milik, keputusan_kecil.draf(instansi, keputusan_kecil.dokumen(instansi), **lain)


ANTREAN = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}


def naskah(keputusan):
    pilihan = {"jenis": "keputusan", "instansi": keputusan.instansi, "tahun": keputusan.tahun}
    return domain_cetak.susun_naskah(**pilihan, objek=keputusan.pk, oleh=pabrik.mesin())


def kata(isi: bytes) -> list[list[str]]:
    return [sorted("".join(halaman.extract_text().split())) for halaman in baca(isi).pages]


@pytest.mark.parametrize("berdaftar", [False, True])
def test_sama_dengan_dokumen_utuh(db, settings, tmp_path, berdaftar):
    settings.DATA_DIR = tmp_path
    pemda, keputusan = susun_draf()
    with pabrik.dalam(pemda):
        Keputusan.objects.filter(pk=keputusan.pk).update(dengan_daftar_isi=berdaftar)
        satu = naskah(Keputusan.objects.select_related("instansi__pemda", "penetapan").get(pk=keputusan.pk))
        kabar = []
        hasil = domain_cetak.ke_pdf(satu, lapor=lambda *isi: kabar.append(isi))
        utuh = html_ke_pdf(domain_cetak.ke_html(satu), judul=satu.judul, css=list(domain_cetak.GAYA))
    assert (hasil.halaman, hasil.peringatan) == (utuh.halaman, utuh.peringatan)
    assert kata(hasil.isi) == kata(utuh.isi)
    assert "DRAF" in baca(hasil.isi).pages[0].extract_text() and baca(hasil.isi).metadata.title == satu.judul
    assert kabar[-1][2] == f"{3 + berdaftar} dari {3 + berdaftar} lembar" and kabar[-1][0] == kabar[-1][1]


def test_singgahan_milik_satu_pemda(db, settings, tmp_path, hitung):
    """The same words in another pemda are rendered there again."""
    settings.DATA_DIR = tmp_path
    for slug in ("magetan", "paser"):
        pemda, keputusan = susun_draf(slug)
        with pabrik.dalam(pemda):
            domain_cetak.ke_pdf(naskah(keputusan))
            assert list(letak(pemda.pk).iterdir())
    assert hitung.count("lembar-1") == 2


def test_judul_dan_nomor_tidak_mengubah_lembar_lain(db, settings, tmp_path, hitung):
    settings.DATA_DIR = tmp_path
    pemda, keputusan = susun_draf()
    with pabrik.dalam(pemda):
        domain_cetak.ke_pdf(naskah(keputusan))
        hitung.clear()
        Keputusan.objects.filter(pk=keputusan.pk).update(tentang="Kinerja Tahun 2024", nomor="9")
        domain_cetak.ke_pdf(naskah(Keputusan.objects.select_related("instansi__pemda", "penetapan").get()))
    assert sorted(satu for satu in hitung if isinstance(satu, str)) == ["lembar-1", "tubuh"]  # the lampiran names it


def test_dihangatkan_lalu_hanya_digabung(basis_salinan, settings, tmp_path, hitung):
    """Asked twice, it is done once; the job is nobody's; printing then renders no sheet."""
    settings.DATA_DIR, settings.TASKS = tmp_path, ANTREAN
    pemda, keputusan = susun_draf()
    with pabrik.dalam(pemda):
        for _ in range(2):
            hangatkan_nanti(Keputusan.objects.select_related("pemda").get(pk=keputusan.pk))
    with pabrik.dalam(pemda):  # committed now
        satu = Pekerjaan.objects.get(jenis=HANGATKAN)
        assert satu.dibuat_oleh is None
    kuras()
    with pabrik.dalam(pemda):
        assert Pekerjaan.objects.get(pk=satu.pk).status == "selesai"
        assert {"tubuh", "lembar-1", "lembar-2"} <= set(hitung)
        hitung.clear()
        domain_cetak.ke_pdf(naskah(keputusan))
    assert not [satu for satu in hitung if isinstance(satu, str)]


def test_menghangatkan_mengalah(basis_salinan, settings, tmp_path, hitung):
    """While somebody waits for a job of their own it ends, and keeps what it has."""
    settings.DATA_DIR, settings.TASKS = tmp_path, ANTREAN
    pemda, keputusan = susun_draf()
    with pabrik.dalam(pemda):
        isi = {"oleh": pabrik.mesin(), "instansi": keputusan.instansi}
        antrekan(jenis=HANGATKAN, kunci="h", parameter={"keputusan": keputusan.pk}, **isi)
        antrekan(jenis="cetak", kunci="c", parameter={"jenis": "keputusan", "tahun": 2024}, **isi)
    kuras()
    with pabrik.dalam(pemda):
        assert set(Pekerjaan.objects.values_list("status", flat=True)) == {"selesai"}
    assert hitung.count("lembar-1") == 1


def test_persetujuan_menghangatkan_draf(basis_salinan, settings, tmp_path):
    """Approving a document queues it after the commit; a draft of another document is left alone."""
    from indikator.domain.alur import dokumen as alur

    settings.DATA_DIR = tmp_path
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        instansi = pabrik.instansi("Dinas Kesehatan")
        keputusan = keputusan_kecil.draf(instansi, pabrik.penetapan(instansi, 2025, status="diajukan"))
        keputusan_kecil.draf(instansi, keputusan_kecil.dokumen(instansi))
        pabrik.indikator(pabrik.lembar(keputusan.penetapan, status="diajukan"))
        alur.jalankan(keputusan.penetapan, "setujui", oleh=pabrik.mesin())
    with pabrik.dalam(pemda):  # committed now
        antre = Pekerjaan.objects.filter(jenis=HANGATKAN).values_list("parameter", flat=True)
        assert [satu["keputusan"] for satu in antre] == [keputusan.pk]


def test_galat_penghangat_tidak_menggagalkan(basis_salinan, monkeypatch):
    from laporan.domain import hangat_keputusan

    monkeypatch.setattr(hangat_keputusan, "antrekan", lambda **isi: 1 / 0)
    pemda, keputusan = susun_draf()
    with pabrik.dalam(pemda):
        hangatkan_nanti(Keputusan.objects.select_related("pemda").get(pk=keputusan.pk))


def _lembar_besar(isi, banyak: int):
    from dataclasses import replace

    satu = isi.lembar[-1]
    return replace(isi, lembar=(*isi.lembar[:-1], replace(satu, baris=satu.baris * banyak)))


@pytest.mark.latihan
@pytest.mark.sekali
def test_dua_ribu_baris(db, settings, tmp_path):
    from dataclasses import replace

    settings.DATA_DIR = tmp_path
    pemda, keputusan = susun_draf()
    with pabrik.dalam(pemda):
        satu = naskah(keputusan)
        besar = replace(satu, isi={"isi": _lembar_besar(satu.isi["isi"], 2000)})
        hasil = domain_cetak.ke_pdf(besar)
    semua = re.findall("Jumlah laporan", " ".join(h.extract_text() for h in baca(hasil.isi).pages))
    assert len(semua) == 2000 and hasil.peringatan == ()
