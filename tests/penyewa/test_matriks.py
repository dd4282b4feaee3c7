"""The permission matrix: every url below `/<pemda>/`, every role, own and another instansi, GET and POST."""

import pytest

from organisasi.enums import PERAN_INSTANSI, Peran
from tests.catatan import catat
from tests.penyewa.cakupan import baris_untuk, seluruhnya, semuanya
from tests.penyewa.dunia import TAHUN, Dunia
from tests.penyewa.matriks import API, KIRIMAN, MATRIKS, PUBLIK, TANPA_PENYEWA, VERIFIKASI_DOKUMEN
from tests.penyewa.peramban import Peramban, url
from tests.penyewa.peta_url import alamat_penyewa, semua_alamat
from tests.penyewa.sebaris import PemeriksaSebaris

PELIHAT = Peran.ADMIN_PEMDA  # sees most pages: what stands inline in them is looked for as well
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
    beda, menulis, sebaris = [], [], PemeriksaSebaris()
    for n, baris in enumerate(baris_untuk(peran)):
        for metode, lain, tempat, data in permintaan(baris, dunia, milik_siapa(peran, n)):
            jawaban = peramban.minta(metode, tempat, data)
            harapan = baris.harapan(metode, lain)[peran]
            if jawaban.status != harapan:
                beda.append((metode.upper(), baris.nama, tempat, jawaban.status, f"harusnya {harapan}"))
            if jawaban.tulisan and (metode == "get" or jawaban.status >= 400):
                menulis.append((metode, baris.nama, jawaban.status, jawaban.tulisan))
            if peran == PELIHAT and (metode, jawaban.status) == ("get", 200):
                sebaris.lihat(baris.nama, jawaban.isi)
    assert beda == []
    assert menulis == []
    assert sebaris.salah == []
    if peran == PELIHAT and seluruhnya():
        assert len(sebaris.dilihat) > 120
        catat("peramban", "Halaman jadi tanpa yang sebaris", dicoba=len(sebaris.dilihat))
    sel = len(MATRIKS) * len(Peran) * 2 * 2
    keterangan = f"{len(MATRIKS)} alamat × {len(Peran)} peran × GET/POST × OPD sendiri/lain = {sel} sel"
    catat("isolasi", "Matriks hak", dicoba=peramban.diminta, keterangan=keterangan)


def milik_siapa(peran: str, n: int) -> tuple[bool, ...]:
    """Whether a line is asked for the rows of the own instansi, of another one (True), or both. To a role of the whole
    pemda neither is its own: one of them in turn, except in the run for the table of figures."""
    return (False, True) if peran in PERAN_INSTANSI or semuanya() else (n % 2 == 1,)


def permintaan(baris, dunia: Dunia, siapa: tuple[bool, ...]):
    """(method, of another instansi, url, form) of a line. A page that names no instansi is asked for once."""
    tempat = {lain: alamat(baris, dunia, dunia.lain if lain else dunia.sendiri) for lain in (False, True)}
    sama = tempat[False] == tempat[True]
    assert not sama or baris.harapan("get", True) == baris.harapan("get", False), baris.nama
    for lain in siapa[:1] if sama else siapa:
        yield "get", lain, tempat[lain], None
    for lain in siapa:
        yield "post", lain, tempat[lain], kiriman(dunia.lain if lain else dunia.sendiri)


@pytest.mark.parametrize("peran", [satu for satu in Peran if satu not in PERAN_INSTANSI], ids=str)
def test_peran_sepemda_tidak_membedakan_instansi(peran):
    """Why one of the two instansi is enough for them."""
    for baris in MATRIKS:
        for metode in ("get", "post"):
            assert baris.harapan(metode, True)[peran] == baris.harapan(metode, False)[peran], baris.nama
