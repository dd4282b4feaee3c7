"""The public page of a LKjIP: the frozen words and figures, its files and nothing that is not published."""

import hashlib

import pytest

from indikator.models import Realisasi
from laporan.domain.lkjip import terbitan
from laporan.models import BerkasLkjip, Lkjip
from organisasi.domain.pengaturan import ubah_pengaturan
from tests import berkas_contoh, pabrik
from tests.laporan import lkjip_kecil


@pytest.fixture
def d(db):
    """(pemda with an open public page, published report with a PDF, Word and the tables)."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        dinas = pabrik.instansi("Dinas Kesehatan")
        draf = lkjip_kecil.lengkap(dinas)
        draf.bagian.filter(kode="bab4").update(isi="<p>Disusun oleh Kepala Dinas Kesehatan S.E. dengan tekad.</p>")
        lkjip = lkjip_kecil.sampai(draf, "dipublikasikan")
        isi = {"oleh": pabrik.mesin(), "beku": terbitan.isi_beku(lkjip)}
        terbitan.simpan(lkjip, jenis="cetak", nama="lkjip.pdf", isi=berkas_contoh.pdf(), mime="application/pdf", **isi)
        terbitan.simpan(lkjip, jenis="word", nama="lkjip.docx", isi=b"PK word", mime="application/msword", **isi)
        ubah_pengaturan(oleh=pabrik.mesin(), halaman_publik=True)
        yield pemda, lkjip


def test_frozen_words_and_figures_without_persons(d):
    pemda, lkjip = d
    Realisasi.objects.update(teks="10", nilai=10)
    lkjip.bagian.update(isi="<p>diganti</p>")
    isi = pabrik.klien().get(f"/{pemda.slug}/publik/lkjip/{lkjip.pk}/").content.decode()
    assert "Sudah ditulis penyusun" in isi and "105,00" in isi and "diganti" not in isi
    assert "Kepala Dinas Kesehatan S.E." not in isi and "dengan tekad" in isi


def test_its_files_are_those_that_were_made(d):
    pemda, lkjip = d
    halaman = f"/{pemda.slug}/publik/lkjip/{lkjip.pk}/"
    berkas = BerkasLkjip.objects.get(jenis="cetak").berkas
    isi = pabrik.klien().get(halaman).content.decode()
    assert berkas.sha256 in isi and f"{halaman}berkas/cetak/" in isi and "berkas/word/" not in isi
    jawaban = pabrik.klien().get(f"{halaman}berkas/cetak/")
    assert hashlib.sha256(jawaban.content).hexdigest() == berkas.sha256
    assert (
        jawaban.headers["Content-Type"] == "application/pdf" and "attachment" in jawaban.headers["Content-Disposition"]
    )
    assert "public" in jawaban.headers["Cache-Control"]
    for jenis in ("word", "tabel", "apa-saja"):
        assert pabrik.klien().get(f"{halaman}berkas/{jenis}/").status_code == 404
    assert pabrik.klien().post(f"{halaman}berkas/cetak/").status_code == 405


def test_nothing_of_it_before_it_is_published_or_while_the_page_is_closed(d):
    pemda, lkjip = d
    alamat = (f"/{pemda.slug}/publik/lkjip/{lkjip.pk}/", f"/{pemda.slug}/publik/lkjip/{lkjip.pk}/berkas/cetak/")
    Lkjip.objects.filter(pk=lkjip.pk).update(status="disampaikan")
    assert [pabrik.klien().get(satu).status_code for satu in alamat] == [404, 404]
    Lkjip.objects.filter(pk=lkjip.pk).update(status="dipublikasikan")
    ubah_pengaturan(oleh=pabrik.mesin(), halaman_publik=False)
    assert [pabrik.klien().get(satu).status_code for satu in alamat] == [404, 404]


def test_a_stranger_pemda_does_not_serve_it(d):
    _pemda, lkjip = d
    asing = pabrik.pemda("paser")
    with pabrik.dalam(asing):
        ubah_pengaturan(oleh=pabrik.mesin(), halaman_publik=True)
    for ujung in ("", "berkas/cetak/"):
        assert pabrik.klien().get(f"/paser/publik/lkjip/{lkjip.pk}/{ujung}").status_code == 404


def test_the_admin_sets_whether_the_review_is_required(d):
    pemda, _lkjip = d
    admin, alamat = pabrik.klien(pabrik.anggota("admin_pemda")), f"/{pemda.slug}/pengaturan/lkjip/"
    halaman = admin.get(alamat)
    versi = halaman.context["form"].initial["versi"]
    assert admin.post(alamat, {"versi": versi, "reviu_lkjip_opd": "on"}).status_code == 302
    assert admin.get(alamat).context["form"].initial["reviu_lkjip_opd"] is True
    assert admin.post(alamat, {"versi": versi}).status_code == 409  # of an old page
    assert "Reviu LKjIP" in admin.get(f"/{pemda.slug}/pengaturan/").content.decode()
