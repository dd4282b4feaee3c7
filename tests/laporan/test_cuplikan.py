"""A decree in force says what was frozen; a draft what its data say now."""

import io
import json
from dataclasses import asdict

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.safestring import SafeString
from PIL import Image

from indikator.models import Indikator, Target
from kinerja.sidik import sidik_jari
from laporan.domain import cuplikan
from laporan.domain.cetak import ke_html, susun_naskah
from laporan.domain.isi_keputusan import IsiKeputusan, susun_keputusan
from laporan.models import Cuplikan, Keputusan
from organisasi import penyewa
from organisasi.domain import lambang
from organisasi.galat import GalatKinerja
from organisasi.models import Jabatan, Pejabat, PengaturanPemda
from tests import pabrik
from tests.laporan import dokumen_contoh, keputusan_kecil, keputusan_reviu


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


# --- every word and figure of a decree that people set -------------------------------------------------------------


def gambar(warna: str) -> SimpleUploadedFile:
    isi = io.BytesIO()
    Image.new("RGB", (40, 48), warna).save(isi, "PNG")
    return SimpleUploadedFile("lambang.png", isi.getvalue(), "image/png")


def sidik(keputusan) -> tuple[str, str, str]:
    """(hash of the content, hash of the html that is printed, hash of what would be frozen today)."""
    beku = cuplikan.cari("keputusan", keputusan)
    kini = json.loads(json.dumps(asdict(susun_keputusan(Keputusan.objects.get(pk=keputusan.pk)))))
    return beku.sha256, sidik_jari(tercetak(Keputusan.objects.get(pk=keputusan.pk))), sidik_jari(kini)


@pytest.fixture
def ditetapkan(dunia):
    """A decree in force with an emblem and its QR, set by the review of the document before it."""
    pemda, instansi, dokumen, _ = dunia
    with pabrik.dalam(pemda) as mesin:
        lambang.atur_kop(oleh=mesin, kop_baris=["PEMERINTAH KABUPATEN MAGETAN"], lambang=gambar("red"))
        return keputusan_reviu.berlaku(instansi, dokumen, kertas="a4")


def test_what_is_changed_later_changes_no_word_of_it(dunia, ditetapkan):
    pemda, instansi, _dokumen, _ = dunia
    with pabrik.dalam(pemda) as mesin:
        semula, html = sidik(ditetapkan), tercetak(ditetapkan)
        assert semula[0] == semula[2]  # nothing has changed yet
        assert 'class="a4"' in html and "data:image/png" in html and ditetapkan.kode[:4] in html
        type(instansi).objects.filter(pk=instansi.pk).update(
            nama="Dinas Baru", alamat="Jalan Lain", sebutan_kepala="Kepala Dinas Baru"
        )
        Jabatan.objects.update(nama="Jabatan Baru")
        Target.objects.update(teks="99%")
        Indikator.objects.update(nama="Indikator baru")
        Pejabat.objects.update(nama="Pejabat Baru", pangkat="Lain", nip="")
        lambang.atur_kop(oleh=mesin, kop_baris=["KOP BARU"], lambang=gambar("blue"))
        PengaturanPemda.objects.update(kertas="f4", qr_dokumen=False)
        Keputusan.objects.filter(pk=ditetapkan.pk).update(kertas="f4", dengan_qr=False, arah_lampiran="tegak")
        kini = sidik(ditetapkan)
        assert kini[:2] == semula[:2]
        assert kini[2] != semula[2]  # frozen today it would say something else
        assert tercetak(Keputusan.objects.get(pk=ditetapkan.pk)) == html


def test_a_decree_frozen_before_the_new_fields_still_loads(dunia, ditetapkan):
    """The shape of the first version: no paper, emblem, address, author or matrix; findings among the content."""
    pemda, *_ = dunia
    baru = ("kertas", "dengan_daftar_isi", "alamat_verifikasi", "lambang", "penulis", "matriks")
    with pabrik.dalam(pemda):
        satu = Cuplikan.objects.get(objek_id=ditetapkan.pk)
        lama = {nama: isi for nama, isi in satu.isi.items() if nama not in baru}
        for blok in ("tanda_tangan", "tanda_tangan_lampiran"):
            lama[blok] = {n: lama[blok][n] for n in ("jabatan", "nama", "pangkat", "nip", "cara", "tempat", "tanggal")}
        lama["temuan"] = [{"tempat": "Menimbang", "tercetak": "a.", "dihitung": "b.", "kalimat": "Beda."}]
        Cuplikan.objects.filter(pk=satu.pk).update(isi=lama, sha256=sidik_jari(lama))
        isi = cuplikan.dari_polos(IsiKeputusan, lama)
        assert (isi.kertas, isi.lambang, isi.matriks) == ("f4", None, None)
        html = tercetak(ditetapkan)
        assert "data:image/png" in html and "dr. Siti Aminah" in html  # the emblem of today, as before
