"""A tetap figure for a sementara one after verification: page, both values on the proof page, refusals."""

import pytest

from indikator.models import Pengukuran, Realisasi
from tests import pabrik
from tests.indikator import dunia_triwulan as dunia
from tests.indikator.dunia_ukur import simpan
from tests.indikator.halaman_ukur import teks

LEMBAR = "/magetan/2024/realisasi/bagian-organisasi/"
SURAT = "Surat BPS Nomor B-120 tentang angka tetap"
DASAR = {"versi": 1, "teks": "", "alasan": SURAT, "tahun_data": "", "tautan": "", "keterangan_bukti": ""}


@pytest.fixture
def d(db):
    d = dunia.susun()
    with pabrik.dalam(d.pemda):
        d.sementara = simpan(d.ikm, "79,41", triwulan=2, sifat="sementara")
        d.tetap = simpan(d.aduan, "5", triwulan=2)
        dunia.verifikasi(d, 2, "kunci")
    return d


@pytest.fixture
def perencana(d):
    return pabrik.klien(d.perencana)


def alamat(indikator) -> str:
    return f"{LEMBAR}{indikator.pk}/adendum/?tw=2"


def test_dari_lembar_sampai_bukti_hitung(d, perencana):
    lembar = teks(perencana.get(LEMBAR + "?tw=2"))
    assert lembar.count("adendum/?tw=2") == 1  # the tetap figure takes none
    assert "79,41 *) angka sementara" in teks(perencana.get(alamat(d.ikm)))
    jawaban = perencana.post(alamat(d.ikm), DASAR | {"teks": "80,02"}, follow=True)
    isi = teks(jawaban)
    assert jawaban.redirect_chain[0][0] == f"/magetan/2024/capaian/bukti/{d.sementara.pk}/"
    assert "Angka sementara <strong>79,41</strong> menjadi angka tetap <strong>80,02</strong>" in isi
    assert SURAT in isi and "Isi angka tetap" not in isi
    with pabrik.dalam(d.pemda):
        r = Realisasi.objects.get(pk=d.sementara.pk)
        assert (r.teks, r.sifat, r.pengukuran.status) == ("80,02", "tetap", "dikunci")


def test_angkanya_ternyata_sama(d, perencana):
    perencana.post(alamat(d.ikm), DASAR | {"teks": "79,41"})
    isi = teks(perencana.get(f"/magetan/2024/capaian/bukti/{d.sementara.pk}/"))
    assert "Angka sementara <strong>79,41</strong> menjadi angka tetap <strong>79,41</strong>" in isi


@pytest.mark.parametrize(
    ("isi", "kode", "kalimat"),
    [
        ({"teks": "80,02", "alasan": ""}, 422, "Wajib diisi"),
        ({"teks": "80,02", "alasan": "  "}, 422, "Wajib diisi"),
        ({"teks": "80.02"}, 422, "titik dipakai untuk ribuan"),
        ({"teks": ""}, 422, "Realisasi belum diisi"),
        ({"teks": "80,02", "versi": 9}, 409, "sudah diubah orang lain"),
    ],
)
def test_isian_salah_tidak_mengubah(d, perencana, isi, kode, kalimat):
    jawaban = perencana.post(alamat(d.ikm), DASAR | isi)
    assert jawaban.status_code == kode and kalimat in teks(jawaban)
    assert f'value="{isi["teks"]}"' in teks(jawaban) or not isi["teks"]
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.get(pk=d.sementara.pk).teks == "79,41"


def test_angka_tetap_tidak_perlu_adendum(d, perencana):
    isi = teks(perencana.get(alamat(d.aduan)))
    assert "Angka ini sudah tetap." in isi and 'name="alasan"' not in isi
    assert perencana.post(alamat(d.aduan), DASAR | {"teks": "6"}).status_code == 409


def test_yang_masih_terbuka_lewat_isian_biasa(d, perencana):
    with pabrik.dalam(d.pemda):
        Pengukuran.objects.filter(triwulan=2).update(status="draf")
    assert "adendum/" not in teks(perencana.get(LEMBAR + "?tw=2"))
    assert "ubah lewat isian biasa" in teks(perencana.get(alamat(d.ikm)))


def test_tanpa_realisasi_tidak_ditemukan(d, perencana):
    assert perencana.get(alamat(d.latih)).status_code == 404


@pytest.mark.parametrize(("siapa", "kode"), [("luar", 403), ("verifikator", 403), ("pembaca", 403), ("asing", 404)])
def test_orang_lain_ditolak(d, siapa, kode):
    klien = pabrik.klien(getattr(d, siapa))
    assert klien.get(alamat(d.ikm)).status_code == kode
    assert klien.post(alamat(d.ikm), DASAR | {"teks": "80,02"}).status_code == kode
