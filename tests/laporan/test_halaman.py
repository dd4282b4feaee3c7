"""Pages of decrees and reports: where they stand, where they lead, what they say when empty; the number form."""

from datetime import date

import pytest

from laporan.domain.lkjip import dokumen as domain_lkjip
from laporan.domain.nomori import nomori
from laporan.models import Keputusan
from tests import pabrik
from tests.laporan import keputusan_kecil


@pytest.fixture
def dunia(db):
    """(pemda, instansi, document, draft decree, client of the registrar)."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        instansi = pabrik.instansi("Dinas Kesehatan")
        dokumen = keputusan_kecil.dokumen(instansi)
        petugas = pabrik.klien(pabrik.anggota("penomoran"))
        return pemda, instansi, dokumen, keputusan_kecil.draf(instansi, dokumen), petugas


def test_nomor_bentrok_menunjukkan_kedua_isian(dunia):
    pemda, _, _, draf, petugas = dunia
    alamat = f"/magetan/keputusan/{draf.pk}/nomor/"
    with pabrik.dalam(pemda) as mesin:
        terkini = nomori(draf, oleh=mesin, nomor="7 TAHUN 2024", tanggal=date(2024, 2, 1))
    jawaban = petugas.post(alamat, {"versi": draf.versi, "nomor": "8 TAHUN 2024", "tanggal": "2024-03-01"})
    isi = jawaban.content.decode()
    assert jawaban.status_code == 409 and "7 TAHUN 2024" in isi and 'value="8 TAHUN 2024"' in isi
    assert "1 Februari 2024" in isi
    assert f'name="versi" value="{terkini.versi}"' in isi
    lagi = petugas.post(alamat, {"versi": terkini.versi, "nomor": "8 TAHUN 2024", "tanggal": "2024-03-01"})
    assert lagi.status_code == 302
    with pabrik.dalam(pemda):
        assert Keputusan.objects.get(pk=draf.pk).nomor == "8 TAHUN 2024"


def test_nomor_ganda_dan_kosong_di_bidangnya(dunia):
    pemda, instansi, dokumen, draf, petugas = dunia
    with pabrik.dalam(pemda):
        keputusan_kecil.berlaku(instansi, dokumen)
    alamat = f"/magetan/keputusan/{draf.pk}/nomor/"
    ganda = petugas.post(alamat, {"versi": draf.versi, "nomor": "1 TAHUN 2024", "tanggal": "2024-03-01"})
    assert ganda.status_code == 422 and "sudah dipakai keputusan lain" in ganda.content.decode()
    assert petugas.post(alamat, {"versi": draf.versi}).status_code == 422


def test_keputusan_menunjuk_dokumen_dan_lembarnya(dunia):
    pemda, instansi, dokumen, draf, petugas = dunia
    with pabrik.dalam(pemda):
        iki = dokumen.lembar.get(jenis="iki")
        perencana = pabrik.klien(pabrik.anggota("perencana", instansi))
    isi = petugas.get(f"/magetan/keputusan/{draf.pk}/").content.decode()
    assert 'href="/magetan/keputusan/"' in isi and '<span aria-current="page">Belum bernomor</span>' in isi
    for alamat in (
        f"/magetan/dokumen/{dokumen.pk}/",
        f"/magetan/2024/iku/dinas-kesehatan/?dokumen={dokumen.pk}",
        f"/magetan/2024/iki/dinas-kesehatan/{iki.pk}/",
    ):
        assert f'href="{alamat}"' in isi and perencana.get(alamat).status_code == 200
    nomor = petugas.get(f"/magetan/keputusan/{draf.pk}/nomor/").content.decode()
    assert f'href="/magetan/keputusan/{draf.pk}/">Belum bernomor</a>' in nomor


def test_dokumen_draf_tidak_ditautkan_bagi_yang_tidak_boleh(dunia):
    pemda, instansi, _, _, petugas = dunia
    with pabrik.dalam(pemda):
        belum = pabrik.penetapan(instansi, 2025)
        pabrik.indikator(pabrik.lembar(belum))
        draf = keputusan_kecil.draf(instansi, belum)
    isi = petugas.get(f"/magetan/keputusan/{draf.pk}/").content.decode()
    assert "<li>Indikator Kinerja Utama</li>" in isi and f"/magetan/dokumen/{belum.pk}/" not in isi


def test_lampiran_menurut_jenis_keputusan(dunia):
    pemda, instansi, dokumen, _, petugas = dunia
    with pabrik.dalam(pemda):
        hanya_iku = keputusan_kecil.draf(instansi, dokumen, jenis="iku")
    isi = petugas.get(f"/magetan/keputusan/{hanya_iku.pk}/").content.decode()
    assert "Lampiran: 1 lembar" in isi and "IKI Analis" not in isi


def test_lkjip_menunjuk_capaian(dunia):
    pemda, instansi, *_ = dunia
    with pabrik.dalam(pemda) as mesin:
        lkjip = domain_lkjip.buat(oleh=mesin, instansi=instansi, tahun=2024)
        perencana = pabrik.klien(pabrik.anggota("perencana", instansi))
    isi = perencana.get(f"/magetan/lkjip/{lkjip.pk}/").content.decode()
    assert 'href="/magetan/lkjip/">LKjIP</a>' in isi and 'href="/magetan/2024/capaian/dinas-kesehatan/"' in isi
    assert f'name="objek" value="{lkjip.pk}"' in isi
    assert perencana.get("/magetan/2024/capaian/dinas-kesehatan/").status_code == 200


@pytest.mark.parametrize(
    ("alamat", "langkah"),
    [
        ("keputusan", "Perencana perangkat daerah membuatnya dari templat, untuk dokumen IKU dan IKI-nya."),
        ("lkjip", "Perencana perangkat daerah membuatnya untuk tahun yang dilaporkan."),
    ],
)
def test_daftar_kosong_tidak_menjanjikan_yang_belum_ada(db, alamat, langkah):
    with pabrik.dalam(pabrik.pemda("magetan")):
        klien = pabrik.klien(pabrik.anggota("pembaca"))
    isi = klien.get(f"/magetan/{alamat}/").content.decode()
    assert langkah in isi
