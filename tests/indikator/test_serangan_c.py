"""Attacks on the entry grid and what surrounds it: orders of acts that no page offers, ids of others, texts of nobody."""

import pytest

from indikator.models import Indikator
from tests import pabrik
from tests.indikator.dunia_kisi import ambil, isi_lembar, susun_baris, tambah, urungkan
from tests.indikator.dunia_rencana import sub, susun

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return susun()


def rusak(d) -> list[str]:
    """Rows of the draft that break the shape of a sheet: a sub below a sub, or in another sasaran than its parent."""
    with pabrik.dalam(d.pemda):
        anak = Indikator.objects.filter(lembar=d.iki_draf, induk__isnull=False).select_related("induk")
        return [s.nama for s in anak if s.induk.induk_id or s.induk.sasaran_id != s.sasaran_id]


def test_undo_delete_sub_parent_became_sub(d):
    p = tambah(d, "P")
    s = sub(d, p, "S")
    undo = susun_baris(d, "hapus", s)
    assert undo.status_code == 200, undo.content
    assert susun_baris(d, "jadikan_sub", p).status_code == 200
    j = urungkan(d, undo)
    print(j.status_code, isi_lembar(d))
    assert not rusak(d)


def test_undo_delete_sub_parent_moved(d):
    with pabrik.dalam(d.pemda):
        lain = pabrik.sasaran(d.iki_draf, "Lain")
    p = tambah(d, "P")
    s = sub(d, p, "S")
    undo = susun_baris(d, "hapus", s)
    assert susun_baris(d, "letakkan", p, sasaran=lain.pk).status_code == 200
    j = urungkan(d, undo)
    print(j.status_code, isi_lembar(d))
    assert not rusak(d)


def test_undo_lepas_with_new_subs(d):
    p = tambah(d, "P")
    s = sub(d, p, "S")
    undo = susun_baris(d, "lepas_sub", s)
    y = tambah(d, "Y")
    j = susun_baris(d, "jadikan_sub", y)
    assert j.status_code == 200
    j = urungkan(d, undo)
    print(j.status_code, isi_lembar(d))
    assert not rusak(d)


def test_undo_lepas_parent_became_sub(d):
    p = tambah(d, "P")
    s = sub(d, p, "S")
    undo = susun_baris(d, "lepas_sub", s)
    assert susun_baris(d, "jadikan_sub", ambil(d, "P")).status_code == 200
    j = urungkan(d, undo)
    print(j.status_code, isi_lembar(d))
    assert not rusak(d)


def test_undo_jadikan_after_sub_moves(d):
    with pabrik.dalam(d.pemda):
        lain = pabrik.sasaran(d.iki_draf, "Lain")
    p = tambah(d, "P")
    q = tambah(d, "Q")
    undo = susun_baris(d, "jadikan_sub", q)
    assert susun_baris(d, "letakkan", p, sasaran=lain.pk).status_code == 200
    j = urungkan(d, undo)
    print(j.status_code, isi_lembar(d))
    assert not rusak(d)


def test_undo_gandakan_with_new_sub(d):
    p = tambah(d, "P")
    undo = susun_baris(d, "gandakan", p)
    y = tambah(d, "Y")
    assert susun_baris(d, "jadikan_sub", y).status_code == 200
    j = urungkan(d, undo)
    print(j.status_code, j.content[:300], isi_lembar(d))
    assert not rusak(d)


def test_undo_delete_sasaran(d):
    with pabrik.dalam(d.pemda):
        lain = pabrik.sasaran(d.iki_draf, "Lain")
    p = tambah(d, "P", sasaran=lain)
    s = sub(d, p, "S")
    undo = susun_baris(d, "hapus", p)
    assert susun_baris(d, "hapus", lain).status_code == 200
    j = urungkan(d, undo)
    print(j.status_code, j.content[:300], isi_lembar(d))
    assert not rusak(d)
