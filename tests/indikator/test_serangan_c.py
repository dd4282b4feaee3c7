"""Attacks on the entry grid: acts in an order that breaks the shape of a sheet, and rows of others in the picker."""

from xml.etree import ElementTree

import pytest

from indikator.models import Indikator
from tests import pabrik
from tests.indikator.dunia_kisi import ambil, isi_lembar, post, susun_baris, tambah, urungkan
from tests.indikator.dunia_rencana import TAHUN, buka, sub, susun

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    d = susun()
    d.induk = tambah(d, "Induk")
    d.anak = sub(d, d.induk, "Anak")
    with pabrik.dalam(d.pemda):
        d.lain = pabrik.sasaran(d.iki_draf, "Sasaran lain")
    return d


def rusak(d) -> list[str]:
    """Rows that break the shape of a sheet: a sub below a sub, or in another sasaran than its parent."""
    with pabrik.dalam(d.pemda):
        anak = Indikator.objects.filter(lembar=d.iki_draf, induk__isnull=False).select_related("induk")
        return [s.nama for s in anak if s.induk.induk_id or s.induk.sasaran_id != s.sasaran_id]


def ditolak(d, undo, kata: str) -> None:
    """The undo says why not, nothing has changed, and the sheet keeps its shape."""
    sebelum = isi_lembar(d)
    jawaban = urungkan(d, undo)
    assert jawaban.status_code == 409 and kata in jawaban.json()["galat"]
    assert isi_lembar(d) == sebelum and not rusak(d)


def test_a_sub_does_not_return_below_a_parent_that_became_a_sub(d):
    undo = susun_baris(d, "hapus", d.anak)
    pindah = susun_baris(d, "jadikan_sub", d.induk)
    ditolak(d, undo, "induk baris ini sudah dipindahkan")
    assert urungkan(d, pindah).status_code == urungkan(d, undo).status_code == 200
    assert isi_lembar(d)[-2:] == [f"{d.sasaran_draf.nama}: Induk", "- Anak"]


def test_a_sub_does_not_return_to_a_parent_in_another_sasaran(d):
    undo = susun_baris(d, "hapus", d.anak)
    assert susun_baris(d, "letakkan", d.induk, sasaran=d.lain.pk).status_code == 200
    ditolak(d, undo, "induk baris ini sudah dipindahkan")


def test_a_detached_row_with_subs_of_its_own_stays_detached(d):
    undo = susun_baris(d, "lepas_sub", d.anak)
    assert susun_baris(d, "jadikan_sub", tambah(d, "Cucu")).status_code == 200
    ditolak(d, undo, "tempat asalnya sudah tidak ada")


def test_a_detached_row_does_not_return_below_a_sub(d):
    undo = susun_baris(d, "lepas_sub", d.anak)
    assert susun_baris(d, "jadikan_sub", ambil(d, "Induk")).status_code == 200
    ditolak(d, undo, "tempat asalnya sudah tidak ada")


@pytest.mark.parametrize("cara", [{}, {"cari": "1"}, {"dasar": "9"}])
def test_the_picker_names_no_row_of_a_draft_of_others(d, cara):
    with pabrik.dalam(d.pemda):
        jabatan = pabrik.jabatan(d.dinsos, "Analis Sosial")
        rahasia = pabrik.indikator(pabrik.lembar(pabrik.penetapan(d.dinsos, TAHUN), jabatan), "Rahasia dinsos")
    jawaban = post(d, f"indikator/{d.laporan_draf.pk}/mendukung/", {"mendukung": rahasia.pk} | cara)
    assert jawaban.status_code in (200, 409, 422) and "Rahasia" not in jawaban.content.decode()


def test_the_drawing_stays_well_formed(d):
    """A name may have come from elsewhere with characters that XML does not know."""
    tambah(d, "Jumlah surat masuk")
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(nama="Jumlah surat masuk").update(nama="Jumlah\x01 surat\ufffe masuk")
    isi = buka(d, "perencana", f"{TAHUN}/pohon/dinkes/gambar.svg?dokumen={d.draf.pk}").content
    assert "Jumlah surat masuk" in " ".join(ElementTree.fromstring(isi).itertext())
