"""Every list of every page can be taken out: found by looking at the pages, not by a list of them."""

import io

import pytest
from django.http import Http404
from openpyxl import load_workbook

from kinerja.isi_tabel import judul_kolom, kolom
from kinerja.tables import BaseTable
from laporan.exporters.daftar import tulis_daftar
from laporan.exporters.daftar_halaman import MintaDaftar, judul_daftar, muat_daftar
from organisasi.enums import Peran
from tests import pabrik
from tests.penyewa.dunia import TAHUN
from tests.penyewa.matriks import MATRIKS
from tests.penyewa.peramban import url
from tests.penyewa.peta_url import alamat_penyewa

ALAMAT = {satu.nama: satu for satu in alamat_penyewa()}
LIHAT = (Peran.ADMIN_PEMDA, Peran.PERENCANA, Peran.VERIFIKATOR)  # between them they see every list
PALING_SEDIKIT = 25  # lists there were when this was written


def alamat(baris, dunia) -> str:
    tetap = dict(baris.argumen)
    argumen = dunia.sendiri.argumen(ALAMAT[baris.nama].argumen - set(tetap), baris.objek)
    return url(baris.nama, dunia.pemda, **argumen, **tetap)


def tabel_halaman(jawaban) -> dict[str, BaseTable]:
    """{prefix: table} of the lists on a page."""
    isi = [nilai for satu in jawaban.context or () for nilai in dict_dari(satu).values()]
    return {satu.prefix or "": satu for satu in isi if issubclass(type(satu), BaseTable)}  # asks no lazy value


def dict_dari(konteks) -> dict:
    return konteks.flatten() if hasattr(konteks, "flatten") else dict(konteks)


@pytest.mark.sekali  # what the files hold; the pages are asked for on both databases by the matrix
def test_setiap_daftar_dapat_diekspor(dunia):
    ditemukan, gagal = set(), []
    for peran in LIHAT:
        klien = pabrik.klien(dunia.pengguna[peran])
        for baris in MATRIKS:
            if baris.harapan("get", False)[peran] != 200:
                continue
            halaman = alamat(baris, dunia)
            for awalan, tabel in tabel_halaman(klien.get(halaman)).items():
                baru = (baris.nama, awalan, type(tabel)) not in ditemukan  # once is enough, for whoever sees it first
                ditemukan.add((baris.nama, awalan, type(tabel)))
                if baru and (sebab := coba(dunia, peran, halaman, awalan, tabel)):
                    gagal.append(f"{peran} {baris.nama} {awalan}: {sebab}")
    assert not gagal, "\n".join(gagal)
    halaman_berdaftar = {nama for nama, *_ in ditemukan}
    assert len(halaman_berdaftar) >= PALING_SEDIKIT, sorted(halaman_berdaftar)


def coba(dunia, peran, halaman: str, awalan: str, tabel: BaseTable) -> str:
    """Why the export of a list is not what its page shows; "" when it is."""
    minta = MintaDaftar(halaman, awalan, TAHUN)
    with pabrik.dalam(dunia.pemda):
        pelaku = pabrik.pelaku(dunia.pengguna[peran])
        try:
            daftar = muat_daftar(pelaku, minta)
            judul = judul_daftar(daftar, pelaku)
            isi = tulis_daftar(daftar.tabel, "xlsx", judul, lambda nomor: None)
            tulis_daftar(muat_daftar(pelaku, minta).tabel, "csv", judul, lambda nomor: None)
        except Exception as galat:
            return repr(galat)
    if type(daftar.tabel) is not type(tabel):
        return f"{type(daftar.tabel).__name__}, bukan {type(tabel).__name__}"
    lembar = [[sel.value for sel in satu] for satu in load_workbook(io.BytesIO(isi)).active.iter_rows()]
    if lembar[len(judul) + 1] != [judul_kolom(satu) for satu in kolom(daftar.tabel)]:
        return f"kepala {lembar[len(judul) + 1]}"
    banyak = len(lembar) - len(judul) - 2
    return "" if banyak == tabel.paginator.count else f"{banyak} baris, di halaman {tabel.paginator.count}"


def test_pemda_lain_tidak_ikut(dunia, asing):
    with pabrik.dalam(dunia.pemda):
        pelaku = pabrik.pelaku(dunia.pengguna[Peran.ADMIN_PEMDA])
        daftar = muat_daftar(pelaku, MintaDaftar(f"/{dunia.pemda.slug}/instansi/", "", TAHUN))
        isi = tulis_daftar(daftar.tabel, "csv", ("Daftar",), lambda nomor: None).decode()
        with pytest.raises(Http404):
            muat_daftar(pelaku, MintaDaftar(f"/{asing.pemda.slug}/instansi/", "", TAHUN))
    assert dunia.sendiri.instansi.nama in isi and asing.sendiri.instansi.nama not in isi
