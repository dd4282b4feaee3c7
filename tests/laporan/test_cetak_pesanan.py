"""The print button: exactly the decree or report of its page, for who may open that page, without composing it."""

import io

import pytest
from pypdf import PdfReader

from laporan.domain import cetak as domain_cetak
from laporan.domain.cari_keputusan import cari_keputusan
from laporan.domain.cetak import susun_naskah
from laporan.domain.lkjip import dokumen as domain_lkjip
from laporan.models import Keputusan
from laporan.pekerjaan import antrekan_cetak
from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.enums import StatusPekerjaan
from organisasi.galat import GalatKinerja
from organisasi.models import Pekerjaan
from tests import pabrik
from tests.laporan import keputusan_kecil


@pytest.fixture
def dunia(db):
    """(pemda, instansi, decree in force, draft of the same year)."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        instansi = pabrik.instansi("Dinas Kesehatan")
        dokumen = keputusan_kecil.dokumen(instansi)
        beku = keputusan_kecil.berlaku(instansi, dokumen)
        return pemda, instansi, beku, keputusan_kecil.draf(instansi, dokumen, tentang="Perubahan IKU")


def kirim(orang, jenis: str, objek, **lain):
    isi = {"jenis": jenis, "instansi": "dinas-kesehatan", "tahun": 2024, "tw": 0, "objek": objek} | lain
    return pabrik.klien(orang).post("/magetan/cetak/", isi)


def test_tombol_mencetak_keputusan_halamannya(dunia):
    pemda, instansi, beku, draf = dunia
    with pabrik.dalam(pemda):
        orang = pabrik.anggota("perencana", instansi)
    halaman = pabrik.klien(orang).get(f"/magetan/keputusan/{draf.pk}/").content.decode()
    assert f'name="objek" value="{draf.pk}"' in halaman
    for satu in (draf, beku):
        assert kirim(orang, "keputusan", satu.pk, tahun=2011).status_code == 302
    with pabrik.dalam(pemda):
        pekerjaan = list(Pekerjaan.objects.order_by("pk"))
        assert [p.parameter["objek"] for p in pekerjaan] == [draf.pk, beku.pk]
        judul = ["Keputusan tentang Perubahan IKU", "Keputusan Nomor 1 TAHUN 2024 tentang IKU Tahun 2024"]
        assert [p.judul for p in pekerjaan] == judul
        naskah = susun_naskah(instansi=instansi, oleh=pabrik.mesin(), **pekerjaan[0].parameter)
        assert naskah.draf and naskah.isi["isi"].tentang == ("Perubahan IKU",)


def test_orang_hanya_sekali_dalam_kunci_pekerjaan(dunia):
    pemda, instansi, beku, _ = dunia
    with pabrik.dalam(pemda):
        oleh = pabrik.pelaku_baru("perencana", instansi)
        pesanan = {"oleh": oleh, "jenis": "keputusan", "instansi": instansi, "tahun": 2024, "objek": beku.pk}
        satu = antrekan_cetak(**pesanan)
        assert satu.kunci == f"{oleh.pengguna.pk}:cetak:keputusan:{instansi.pk}:2024:0:{beku.pk}"
        assert antrekan_cetak(**pesanan) == satu


def test_aturan_tombol_sama_dengan_halaman(dunia):
    pemda, _, beku, draf = dunia
    with pabrik.dalam(pemda):
        petugas, pembaca = pabrik.anggota("penomoran"), pabrik.anggota("pembaca")
        asing = pabrik.anggota("perencana", pabrik.instansi("Dinas Lain"))
    lain = pabrik.pemda("paser")
    with pabrik.dalam(lain):
        milik_lain = keputusan_kecil.draf(pabrik.instansi("Dinas Kesehatan"))
    for orang, satu in [(petugas, draf), (petugas, beku), (pembaca, draf), (pembaca, beku), (asing, beku)]:
        kode = pabrik.klien(orang).get(f"/magetan/keputusan/{satu.pk}/").status_code
        assert kirim(orang, "keputusan", satu.pk).status_code == {200: 302}.get(kode, kode)
    assert kirim(petugas, "keputusan", draf.pk).status_code == 302  # d: the registrar prints what he is to number
    assert kirim(pembaca, "keputusan", draf.pk).status_code == 403
    assert kirim(petugas, "keputusan", milik_lain.pk).status_code == 404
    assert kirim(petugas, "keputusan", 2**63 - 1).status_code == 404


def test_penomoran_mencetak_draf_sampai_selesai(basis_salinan):
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        instansi = pabrik.instansi("Dinas Kesehatan")
        dokumen = keputusan_kecil.dokumen(instansi)
        keputusan_kecil.berlaku(instansi, dokumen)
        draf = keputusan_kecil.draf(instansi, dokumen, tentang="Perubahan IKU")
        oleh = pabrik.pelaku_baru("penomoran")
        pesanan = {"jenis": "keputusan", "instansi": instansi, "tahun": 2024, "objek": draf.pk}
        pekerjaan = antrekan_cetak(oleh=oleh, **pesanan)
    kuras()
    with pabrik.dalam(pemda):
        pekerjaan = Pekerjaan.objects.select_related("hasil").get(pk=pekerjaan.pk)
        assert pekerjaan.status == StatusPekerjaan.SELESAI, pekerjaan.galat
        teks = PdfReader(io.BytesIO(pekerjaan.hasil.isi.read())).pages[0].extract_text()
    assert "PERUBAHAN IKU" in teks.upper() and "DRAF" in teks


def test_lkjip_satu(dunia):
    pemda, instansi, *_ = dunia
    with pabrik.dalam(pemda) as mesin:
        lkjip = domain_lkjip.buat(oleh=mesin, instansi=instansi, tahun=2024, bagian=[{"kode": "bab1", "judul": "I"}])
        orang, pembaca = pabrik.anggota("perencana", instansi), pabrik.anggota("pembaca")
    assert kirim(orang, "lkjip", lkjip.pk, tahun=2011).status_code == 302
    assert kirim(pembaca, "lkjip", lkjip.pk).status_code == 403
    with pabrik.dalam(pemda):
        pekerjaan = Pekerjaan.objects.get()
        assert pekerjaan.parameter == {"jenis": "lkjip", "tahun": 2024, "triwulan": 0, "objek": lkjip.pk}
        assert susun_naskah(instansi=instansi, oleh=pabrik.mesin(), **pekerjaan.parameter).isi["isi"].bagian


def test_dokumen_yang_hilang_memberi_kalimat(dunia):
    pemda, instansi, *_ = dunia
    with pabrik.dalam(pemda) as mesin, pytest.raises(GalatKinerja, match="sudah tidak ada"):
        susun_naskah(jenis="keputusan", instansi=instansi, tahun=2024, oleh=mesin, objek=999_999)


def test_permintaan_web_tidak_menyusun_dokumen(dunia, monkeypatch):
    pemda, instansi, *_ = dunia

    def terlarang(*_, **__):
        raise AssertionError("composed in the web request")

    for nama in ("baca_isi", "baca_lkjip", "muat_lembar", "susun_lembar", "susun_pengukuran"):
        monkeypatch.setattr(domain_cetak, nama, terlarang)
    with pabrik.dalam(pemda) as mesin:
        for jenis in ("keputusan", "iki", "pengukuran"):
            assert antrekan_cetak(oleh=mesin, jenis=jenis, instansi=instansi, tahun=2024).judul
        with pytest.raises(GalatKinerja, match=r"^Belum ada LKjIP .* dulu\.$"):
            antrekan_cetak(oleh=mesin, jenis="lkjip", instansi=instansi, tahun=2024)
        kosong = keputusan_kecil.draf(instansi)
        with pytest.raises(GalatKinerja, match="belum punya lampiran"):
            antrekan_cetak(oleh=mesin, jenis="keputusan", instansi=instansi, tahun=2024, objek=kosong.pk)


def test_yang_berlaku_didahulukan_dari_draf(dunia):
    pemda, instansi, beku, draf = dunia
    with pabrik.dalam(pemda):
        assert cari_keputusan(instansi, 2024) == beku and draf.pk > beku.pk
        Keputusan.objects.filter(pk=beku.pk).update(status="dicabut")
        assert cari_keputusan(instansi, 2024) == draf
