"""A decree or the sheets of a document by sections, from the very templates of the whole document.

Body, contents, every sheet and the matriks are each a page source of their own, so that they are rendered side by side
and kept while nothing in them changes. What changes for all at once (title, DRAF, QR) is not in them: it is given to
the whole or drawn over the pages (kinerja.pdf.bagian_ke_pdf).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string

from kinerja.pdf import Bagian, Entri

KEPUTUSAN, LEMBAR = "laporan/cetak/keputusan.html", "laporan/cetak/lembar.html"
RANGKA, POTONGAN = "laporan/cetak/satu_bagian.html", "laporan/cetak/bagian/"
TANPA_BERSAMA = {"judul": "", "penulis": "", "draf": False, "alamat_verifikasi": "", "qr_verifikasi": ""}
LETAK_DAFTAR = 1  # the contents follow the body
# a contents line that names the page itself, where the sheet it leads to is not in the same document
GAYA_DAFTAR = ".daftar-isi a[data-halaman]::after { content: leader('.') attr(data-halaman) }"
_TAUTAN = re.compile(r'href="#((?:lembar-\d+|matriks))"')


@dataclass(frozen=True)
class Pecahan:
    """`daftar_isi`: place and maker of the contents, None without; `tindih`: what is drawn over the pages, or ""."""

    bagian: list[Bagian]
    daftar_isi: tuple[int, Callable[[list[Entri]], Bagian]] | None
    tindih: str


def pecah(templat: str, isi: dict, bersama: dict) -> Pecahan | None:
    """The sections of a document; None for one that is printed whole. `bersama`: context of cetak/dasar.html."""
    if templat not in (KEPUTUSAN, LEMBAR):
        return None
    polos = isi | bersama | TANPA_BERSAMA
    tindih = _rangka(bersama, "") if bersama["draf"] or bersama["alamat_verifikasi"] else ""
    if templat == LEMBAR:
        return Pecahan([_lembar_saja(polos, ke, satu) for ke, satu in enumerate(isi["daftar"], 1)], None, tindih)
    keputusan = isi["isi"]
    berdaftar = keputusan.dengan_daftar_isi and keputusan.lembar
    daftar_isi = (LETAK_DAFTAR, lambda entri: _daftar_isi(polos, entri)) if berdaftar else None
    return Pecahan(list(_bagian_keputusan(polos, keputusan)), daftar_isi, tindih)


def _bagian_keputusan(polos: dict, isi) -> Iterator[Bagian]:
    yield Bagian("tubuh", _rangka(polos, "keputusan_tubuh"), "Keputusan")
    for ke, lembar in enumerate(isi.lembar, 1):
        yield Bagian(f"lembar-{ke}", _rangka(polos, "keputusan_lembar", lembar=lembar, ke=ke), lembar.penanda)
    if isi.matriks:
        yield Bagian("matriks", _rangka(polos, "keputusan_matriks"), "Matriks perubahan")


def _lembar_saja(polos: dict, ke: int, lembar) -> Bagian:
    return Bagian(f"lembar-{ke}", render_to_string(LEMBAR, polos | {"daftar": [lembar]}), lembar.penanda)


def _daftar_isi(polos: dict, entri: list[Entri]) -> Bagian:
    """The contents with the pages the sheets have turned out to begin on."""
    nomor = {}
    for satu in entri:
        nomor.setdefault(satu.kunci, satu.nomor)
    html = _TAUTAN.sub(
        lambda cocok: f'href="bagian:{cocok[1]}" data-halaman="{nomor.get(cocok[1], "")}"',
        _rangka(polos, "keputusan_daftar"),
    )
    return Bagian("daftar-isi", html, "Daftar isi")


def _rangka(konteks: dict, potongan: str, **lain) -> str:
    bagian = f"{POTONGAN}{potongan}.html" if potongan else ""
    return render_to_string(RANGKA, konteks | lain | {"bagian": bagian})
