"""Making a decree: from a document, from the list, as a copy; throwing a draft away; the list of decrees."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laporan.contoh.muat import FIXTURES, muat_acuan
from laporan.models import Keputusan
from tests import pabrik
from tests.basis import kueri
from tests.laporan import keputusan_kecil


class Dunia:
    def __init__(self):
        self.pemda = pabrik.pemda("magetan")
        with pabrik.dalam(self.pemda):
            self.instansi = pabrik.instansi("Dinas Kesehatan")
            self.dokumen = keputusan_kecil.dokumen(self.instansi)
            self.klien = pabrik.klien(pabrik.anggota("perencana", self.instansi))
            self.pimpinan = pabrik.klien(pabrik.anggota("pimpinan", self.instansi))

    def keputusan(self) -> list[Keputusan]:
        with pabrik.dalam(self.pemda):
            return list(Keputusan.objects.order_by("pk").prefetch_related("butir"))


@pytest.fixture
def d(db):
    muat_acuan(FIXTURES / "acuan")
    with pabrik.dalam(pabrik.pemda("paser")):
        lain = pabrik.instansi("Badan Asing")
        keputusan_kecil.berlaku(lain, keputusan_kecil.dokumen(lain), tentang="Rahasia Paser")
    return Dunia()


def test_tombol_di_dokumen_menuju_pilihan_templat(d):
    alamat = f"/magetan/keputusan/buat/?dokumen={d.dokumen.pk}"
    assert f'href="{alamat}"' in d.klien.get(f"/magetan/dokumen/{d.dokumen.pk}/").content.decode()
    assert "Buat keputusan" not in d.pimpinan.get(f"/magetan/dokumen/{d.dokumen.pk}/").content.decode()
    isi = d.klien.get(alamat).content.decode()
    assert f'<option value="{d.dokumen.pk}" selected>' in isi
    assert "Indikator Kinerja Utama Dinas Kesehatan Kabupaten Magetan Tahun 2024" in isi and "Rahasia" not in isi


def test_draf_dari_templat_sekali_walau_dikirim_dua_kali(d):
    isi = {"penetapan": d.dokumen.pk, "templat": "iku-iki", "asal": "", "kunci_kirim": str(uuid4())}
    jawaban = [d.klien.post("/magetan/keputusan/buat/", isi) for _ in range(2)]
    satu = d.keputusan()
    assert [j["Location"] for j in jawaban] == [f"/magetan/keputusan/{satu[0].pk}/susun/"] * 2 and len(satu) == 1
    assert {butir.bagian for butir in satu[0].butir.all()} == {"menimbang", "mengingat", "diktum", "tembusan"}
    assert satu[0].nomor == "" and satu[0].tanggal is None
    halaman = d.klien.get(jawaban[0]["Location"]).content.decode()
    assert "Tambahkan konsideran penutup" not in halaman and "{" not in satu[0].tentang


def test_pengganti_memerlukan_keputusan_lama_yang_diusulkan(d):
    with pabrik.dalam(d.pemda):
        lama = keputusan_kecil.berlaku(d.instansi, d.dokumen)
    halaman = d.klien.get("/magetan/keputusan/buat/").content.decode()
    assert f'<option value="{lama.pk}" selected>' in halaman
    isi = {"penetapan": d.dokumen.pk, "templat": "iku-iki-pengganti", "kunci_kirim": str(uuid4())}
    tanpa = d.klien.post("/magetan/keputusan/buat/", isi)
    assert tanpa.status_code == 422 and "Pilih keputusan yang diubah atau dicabut" in tanpa.content.decode()
    assert d.klien.post("/magetan/keputusan/buat/", isi | {"asal": lama.pk}).status_code == 302
    assert d.keputusan()[-1].asal_id == lama.pk and d.keputusan()[-1].sifat == "pengganti"


def test_dokumen_dan_keputusan_pemda_lain_bukan_pilihan(d):
    with pabrik.dalam(pabrik.pemda("blitar")):
        asing = keputusan_kecil.dokumen(pabrik.instansi("Dinas Lain"))
    isi = {"penetapan": asing.pk, "templat": "iku-iki", "kunci_kirim": str(uuid4())}
    assert d.klien.post("/magetan/keputusan/buat/", isi).status_code == 422 and d.keputusan() == []


def test_salin_yang_berlaku_menjadi_draf(d):
    with pabrik.dalam(d.pemda):
        butir = {"diktum": [{"isi": "Menetapkan.", "label": "KESATU"}, {"isi": "Lagi.", "label": "KESATU"}]}
        lama = keputusan_kecil.berlaku(d.instansi, d.dokumen, butir=butir)
    assert "Salin menjadi draf" in d.klien.get(f"/magetan/keputusan/{lama.pk}/").content.decode()
    kirim = {"kunci_kirim": str(uuid4())}
    for _ in range(2):
        jawaban = d.klien.post(f"/magetan/keputusan/{lama.pk}/salin/", kirim)
    assert len(d.keputusan()) == 2 and jawaban.status_code == 302
    isi = d.klien.get(jawaban["Location"]).content.decode()
    assert "di sumber bernomor “KESATU”" in isi and '<span class="butir-nomor">KEDUA</span>' in isi
    assert d.pimpinan.post(f"/magetan/keputusan/{lama.pk}/salin/", kirim).status_code == 403


def test_buang_draf_setelah_ditanya(d):
    with pabrik.dalam(d.pemda):
        draf = keputusan_kecil.draf(d.instansi, d.dokumen, butir={"diktum": [{"isi": "Menetapkan."}]})
    halaman = d.klien.get(f"/magetan/keputusan/{draf.pk}/buang/").content.decode()
    assert "tidak dapat dikembalikan" in halaman and len(d.keputusan()) == 1
    jawaban = d.klien.post(f"/magetan/keputusan/{draf.pk}/buang/", {"versi": draf.versi})
    assert jawaban["Location"] == "/magetan/keputusan/" and d.keputusan() == []


def test_daftar_disaring_dan_berkata_langkahnya(d):
    with pabrik.dalam(d.pemda):
        keputusan_kecil.berlaku(d.instansi, d.dokumen, tentang="IKU Lama")
        keputusan_kecil.draf(d.instansi, d.dokumen, tentang="IKU Baru", tahun=2026)
    semua = d.klien.get("/magetan/keputusan/").content.decode()
    assert "IKU Lama" in semua and "Naskah diselesaikan perencana" in semua and "Rahasia" not in semua
    assert 'href="/magetan/keputusan/buat/"' in semua
    draf = d.klien.get("/magetan/keputusan/?status=draf&instansi=dinas-kesehatan&tahun=2026").content.decode()
    assert "IKU Baru" in draf and "IKU Lama" not in draf and 'class="chip"' in draf
    assert "IKU Lama" in d.klien.get("/magetan/keputusan/?q=1+TAHUN+2024").content.decode()
    assert "Buat keputusan" not in d.pimpinan.get("/magetan/keputusan/").content.decode()


def test_daftar_kueri_tetap(d):
    def hitung() -> int:
        with CaptureQueriesContext(connection) as tertangkap:
            d.klien.get("/magetan/keputusan/")
        return len(tertangkap)

    with pabrik.dalam(d.pemda):
        keputusan_kecil.draf(d.instansi, d.dokumen)
    hitung()
    assert hitung() == kueri(8)
    with pabrik.dalam(d.pemda):
        keputusan_kecil.draf(d.instansi, d.dokumen, jenis="iku")
        keputusan_kecil.berlaku(d.instansi, d.dokumen)
    assert hitung() == kueri(8)


def test_cari_menemukan_keputusan(d):
    with pabrik.dalam(d.pemda):
        satu = keputusan_kecil.berlaku(d.instansi, d.dokumen, tentang="Penetapan Indikator Ajaib")
    isi = d.klien.get("/magetan/cari/?q=ajaib").content.decode()
    assert f'href="/magetan/keputusan/{satu.pk}/"' in isi
    assert "Rahasia" not in d.klien.get("/magetan/cari/?q=rahasia").content.decode().replace("q=rahasia", "")
