"""Asking for a Word document: limits, formats, the button and its job."""

import pytest

from kinerja.docx import JENIS_MIME, GalatDocx
from laporan.domain.cetak import ke_word
from laporan.domain.format_cetak import pastikan_format
from laporan.pekerjaan import antrekan_cetak
from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.enums import StatusPekerjaan
from organisasi.galat import GalatKinerja
from organisasi.models import Pekerjaan
from tests import pabrik
from tests.laporan import cetakan_kecil
from tests.laporan.baca_docx import Docx


@pytest.mark.parametrize(
    ("pengaturan", "nilai", "kalimat"), [("MEMORI_PDF_MB", 64, "batas 64 MB"), ("WAKTU_PDF_DETIK", 0, "tidak selesai")]
)
def test_batas_memberi_kalimat(db, settings, pengaturan, nilai, kalimat):
    setattr(settings, pengaturan, nilai)
    besar = cetakan_kecil.lembar(1, [(f"Sasaran {n}", f"indikator {n}") for n in range(1500)])
    with pabrik.dalam(pabrik.pemda("magetan")), pytest.raises(GalatDocx, match=kalimat):
        milik = cetakan_kecil.keputusan()
        ke_word(cetakan_kecil.naskah(cetakan_kecil.dengan_lembar(milik, [besar]), milik))


def test_format_yang_tidak_ada():
    with pytest.raises(GalatKinerja, match="Dasbor tidak tersedia sebagai Word"):
        pastikan_format("dasbor", "docx")
    with pytest.raises(GalatKinerja, match="Format “odt” tidak dikenal"):
        pastikan_format("keputusan", "odt")


def test_tombol_dan_pekerjaan(basis_salinan):
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        keputusan = cetakan_kecil.keputusan()
        instansi = keputusan.instansi
        orang = pabrik.anggota("perencana", instansi)
        asing = pabrik.anggota("perencana", pabrik.instansi("Dinas Lain"))
        pdf = antrekan_cetak(
            oleh=pabrik.pelaku(orang), jenis="keputusan", instansi=instansi, tahun=2024, objek=keputusan.pk
        )
    isi = {"jenis": "keputusan", "tahun": 2024, "tw": 0, "objek": keputusan.pk, "format": "docx"}
    halaman = pabrik.klien(orang).get(f"/magetan/keputusan/{keputusan.pk}/").content.decode()
    assert 'name="format" value="docx"' in halaman and "Unduh Word" in halaman
    assert pabrik.klien(orang).post("/magetan/cetak/", isi).status_code == 302
    assert pabrik.klien(asing).post("/magetan/cetak/", isi).status_code == 403
    kuras()
    with pabrik.dalam(pemda):
        word = Pekerjaan.objects.select_related("hasil").exclude(pk=pdf.pk).get()
        assert word.status == StatusPekerjaan.SELESAI, word.galat
        assert word.hasil.nama == f"keputusan-magetan-dinas-kesehatan-2024-draf-{keputusan.pk}.docx"
        assert word.hasil.jenis_mime == JENIS_MIME
        assert "DRAF" in Docx(word.hasil.isi.read()).tepi("header")[0]
