"""A decree in force says what was frozen; a draft what its data say now."""

import json
from dataclasses import asdict

import pytest
from django.utils.safestring import SafeString

from laporan.domain import cuplikan
from laporan.domain.cetak import ke_html, susun_naskah
from laporan.domain.isi_keputusan import IsiKeputusan
from laporan.models import Cuplikan, Keputusan
from organisasi import penyewa
from organisasi.galat import GalatKinerja
from organisasi.models import Jabatan
from tests import pabrik
from tests.laporan import dokumen_contoh, keputusan_kecil


@pytest.fixture
def dunia(db):
    """(pemda, instansi, document, client of its perencana)."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        instansi = pabrik.instansi("Dinas Kesehatan")
        return pemda, instansi, keputusan_kecil.dokumen(instansi), pabrik.klien(pabrik.anggota("perencana", instansi))


def halaman(klien, keputusan, kode: int = 200) -> str:
    jawaban = klien.get(f"/magetan/keputusan/{keputusan.pk}/")
    assert jawaban.status_code == kode
    return jawaban.content.decode()


def tercetak(keputusan) -> str:
    pesanan = {"jenis": "keputusan", "instansi": keputusan.instansi, "tahun": 2024, "objek": keputusan.pk}
    return ke_html(susun_naskah(**pesanan, oleh=pabrik.mesin()))


@pytest.mark.parametrize("slug", ["paser", "blitar"])
def test_isi_utuh_setelah_dibekukan(contoh, slug):
    with penyewa.sebagai(dokumen_contoh.pemda(slug)):
        isi = dokumen_contoh.isi_keputusan(slug)
        kembali = cuplikan.dari_polos(IsiKeputusan, json.loads(json.dumps(asdict(isi))))
    assert kembali == isi and len(kembali.lembar) > 30
    sel = [satu for baris in kembali.lembar[0].baris for _, satu in baris.sel]
    assert sel and all(isinstance(satu.html, SafeString) for satu in sel)


def test_nama_yang_tidak_dikenal_lagi_diabaikan():
    from laporan.domain.unsur import Butir

    polos = {"nomor": "1.", "isi": "satu", "sub": [{"nomor": "a.", "isi": "x", "sub": []}], "dulu_ada": 1}
    assert cuplikan.dari_polos(Butir, polos) == Butir("1.", "satu", (Butir("a.", "x"),))


def test_yang_berlaku_tidak_ikut_berubah(dunia):
    pemda, instansi, dokumen, klien = dunia
    with pabrik.dalam(pemda):
        beku = keputusan_kecil.berlaku(instansi, dokumen)
        sebelum = tercetak(beku)
        Jabatan.objects.filter(nama="Analis Tata Laksana").update(nama="Arsiparis")
        type(instansi).objects.filter(pk=instansi.pk).update(kop_baris=["KOP BARU"])
        draf = keputusan_kecil.draf(instansi, dokumen)
        assert tercetak(beku) == sebelum and "Analis Tata Laksana" in sebelum and "KOP BARU" not in sebelum
        assert "&lt; 3 &amp;" in sebelum and "&amp;lt;" not in sebelum  # safe HTML stays safe, once
        assert "Arsiparis" in tercetak(draf) and "KOP BARU" in tercetak(draf)
    assert "IKI Analis Tata Laksana" in halaman(klien, beku) and "Arsiparis" not in halaman(klien, beku)
    assert "IKI Arsiparis" in halaman(klien, draf)


def test_sidik_jari_yang_rusak(dunia):
    pemda, instansi, dokumen, klien = dunia
    with pabrik.dalam(pemda):
        beku = keputusan_kecil.berlaku(instansi, dokumen)
        satu = Cuplikan.objects.get(objek_id=beku.pk)
        Cuplikan.objects.filter(pk=satu.pk).update(isi=satu.isi | {"nomor": "99"})
        with pytest.raises(GalatKinerja, match="tidak sama lagi dengan sidik jarinya"):
            tercetak(beku)
    isi = halaman(klien, beku, 409)
    assert "tidak sama lagi dengan sidik jarinya" in isi and "Cetak PDF" not in isi and "MEMUTUSKAN" not in isi
    jawaban = klien.post("/magetan/cetak/", pesan(beku), follow=True)
    assert "tidak sama lagi dengan sidik jarinya" in jawaban.content.decode()


def pesan(keputusan: Keputusan) -> dict:
    return {"jenis": "keputusan", "instansi": "dinas-kesehatan", "tahun": 2024, "tw": 0, "objek": keputusan.pk}
