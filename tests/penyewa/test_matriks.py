"""The permission matrix: every url below `/<pemda>/`, every role, own and another instansi, GET and POST."""

import pytest

from organisasi.enums import Peran
from tests.catatan import catat
from tests.penyewa.cakupan import baris_untuk
from tests.penyewa.dunia import TAHUN, Dunia
from tests.penyewa.matriks import API, KIRIMAN, MATRIKS, PUBLIK, TANPA_PENYEWA, VERIFIKASI_DOKUMEN
from tests.penyewa.peramban import Peramban, url
from tests.penyewa.peta_url import alamat_penyewa, semua_alamat

ALAMAT = {satu.nama: satu for satu in alamat_penyewa()}


def test_setiap_url_ada_di_matriks():
    """A new url needs a line; a line without a url is left over."""
    nama = [baris.nama for baris in MATRIKS]
    assert len(nama) == len(set(nama))
    assert set(ALAMAT) - set(nama) == PUBLIK | VERIFIKASI_DOKUMEN | API, (
        "url ini belum ada di tests/penyewa/matriks.py"
    )
    assert set(nama) - set(ALAMAT) == set(), "url ini sudah tidak ada"


def test_setiap_url_di_luar_pemda_dikenal():
    """What does not begin with a pemda is the sign-in, the choice of a pemda or the operator's admin."""
    lain = [satu.nama for satu in semua_alamat() if not satu.milik_penyewa]
    assert [nama for nama in lain if not TANPA_PENYEWA.match(nama)] == []


def alamat(baris, dunia: Dunia, milik) -> str:
    """The url of a matrix line for the rows of one instansi."""
    tetap = dict(baris.argumen)
    argumen = milik.argumen(ALAMAT[baris.nama].argumen - set(tetap), baris.objek)
    return url(baris.nama, dunia.pemda, **argumen, **tetap)


def kiriman(milik) -> dict:
    return KIRIMAN | {"instansi": milik.instansi.slug, "tahun": TAHUN}


@pytest.mark.parametrize("peran", list(Peran), ids=str)
def test_matriks(dunia, peran):
    """One role's column. A GET and an answer that says no (400 and more) have written into no tenant table."""
    peramban = Peramban(dunia.pengguna[peran])
    beda, menulis = [], []
    for baris in baris_untuk(peran):
        for metode, lain, tempat, data in permintaan(baris, dunia):
            jawaban = peramban.minta(metode, tempat, data)
            harapan = baris.harapan(metode, lain)[peran]
            if jawaban.status != harapan:
                beda.append((metode.upper(), baris.nama, tempat, jawaban.status, f"harusnya {harapan}"))
            if jawaban.tulisan and (metode == "get" or jawaban.status >= 400):
                menulis.append((metode, baris.nama, jawaban.status, jawaban.tulisan))
    assert beda == []
    assert menulis == []
    sel = len(MATRIKS) * len(Peran) * 2 * 2
    keterangan = f"{len(MATRIKS)} alamat × {len(Peran)} peran × GET/POST × OPD sendiri/lain = {sel} sel"
    catat("isolasi", "Matriks hak", dicoba=peramban.diminta, keterangan=keterangan)


def permintaan(baris, dunia: Dunia):
    """(method, of another instansi, url, form) of a line. A page that names no instansi is asked for once."""
    sendiri, lain = (alamat(baris, dunia, milik) for milik in (dunia.sendiri, dunia.lain))
    yield "get", False, sendiri, None
    if lain != sendiri:
        yield "get", True, lain, None
    else:
        assert baris.harapan("get", True) == baris.harapan("get", False), baris.nama
    yield "post", False, sendiri, kiriman(dunia.sendiri)
    yield "post", True, lain, kiriman(dunia.lain)
