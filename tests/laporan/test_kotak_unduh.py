"""The inbox as an xlsx: what the page shows, as filtered; what people typed is never a formula."""

import io

import pytest
from openpyxl import load_workbook

from tests import pabrik

pytestmark = pytest.mark.django_db
ALAMAT = "/magetan/2024/kotak-masuk/unduh/"


@pytest.fixture
def verifikator():
    with pabrik.dalam(pabrik.pemda("paser")):
        pabrik.instansi("Badan Asing")
    with pabrik.dalam(pabrik.pemda("magetan")):
        pabrik.penetapan(pabrik.instansi("=2+3 Dinas Sosial", "dinsos"), 2024)
        pabrik.penetapan(pabrik.instansi("Badan Kepegawaian", "bkd", jenis="badan"), 2024, status="disetujui")
        return pabrik.anggota("verifikator")


def buku(orang, kueri=""):
    jawaban = pabrik.klien(orang).get(ALAMAT + kueri)
    assert jawaban["Content-Disposition"] == 'attachment; filename="kotak-masuk-magetan-2024.xlsx"'
    return load_workbook(io.BytesIO(jawaban.content))


def isi(lembar) -> list[list]:
    return [[sel.value for sel in baris] for baris in lembar.iter_rows()]


def test_isi_sama_dengan_halaman(verifikator):
    kotak, rincian = buku(verifikator).worksheets
    baris = isi(kotak)
    kepala = baris[4]
    assert kepala[:3] == ["Perangkat daerah", "Jenis", "Dokumen IKU dan IKI"] and kepala[-1] == "Catatan terbuka"
    assert [b[0] for b in baris[5:7]] == ["Badan Kepegawaian", "=2+3 Dinas Sosial"]  # who waits for me first
    assert baris[5][2] == "Perlu diverifikasi" and baris[6][2].startswith("Draf\nTERLAMBAT (")
    assert isinstance(baris[6][-2], int) and baris[5][-1] == 0
    assert len([b for b in isi(rincian) if b[1] == "LKjIP"]) == 2
    assert "Badan Asing" not in str(baris)


def test_teks_tidak_menjadi_rumus(verifikator):
    for lembar in buku(verifikator).worksheets:
        sel = [satu for baris in lembar.iter_rows() for satu in baris if str(satu.value).startswith("=2+3")]
        assert sel and all(satu.data_type == "s" and satu.quotePrefix for satu in sel)


def test_tersaring_seperti_alamatnya(verifikator):
    kotak, _ = buku(verifikator, "?jenis=dokumen&keadaan=draf").worksheets
    baris = isi(kotak)
    assert baris[3][0] == "Saringan: Dokumen: Dokumen IKU dan IKI; Keadaan: Draf"
    assert [b[0] for b in baris[6:7]] == ["=2+3 Dinas Sosial"] and len(baris[5]) == 5


def test_kosong_tetap_berkas(verifikator):
    kotak, _ = buku(verifikator, "?q=tidakada").worksheets
    assert "Perangkat daerah" in [b[0] for b in isi(kotak)]
