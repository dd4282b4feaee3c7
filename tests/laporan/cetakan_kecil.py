"""Content of a small decree to print, with sheets made as large as a test wants; call inside `pabrik.dalam`."""

from dataclasses import replace

from django.utils.html import escape

from laporan.domain.baris_lembar import BarisLembar, Sel
from laporan.domain.cetak import Naskah
from laporan.domain.isi_keputusan import IsiKeputusan, susun_keputusan
from laporan.domain.isi_lembar import IsiLembar, SelKepala
from laporan.models import Keputusan
from tests import pabrik
from tests.laporan import keputusan_kecil

BUTIR = {
    "menimbang": [{"isi": "bahwa perlu;"}, {"isi": "bahwa berdasarkan pertimbangan sebagaimana dimaksud;"}],
    "mengingat": [{"isi": "Undang-Undang Nomor 23 Tahun 2014;"}],
    "diktum": [{"isi": "Menetapkan:", "butir": [{"isi": "satu;"}, {"isi": "dua."}]}, {"isi": "Mulai berlaku."}],
    "tembusan": [{"isi": "Bupati Magetan"}],
}


def keputusan(**lain) -> Keputusan:
    """A draft decree over the IKU and one IKI; `lain`: its columns."""
    instansi = pabrik.instansi("Dinas Kesehatan")
    return keputusan_kecil.draf(instansi, keputusan_kecil.dokumen(instansi), butir=BUTIR, **lain)


def naskah(isi: IsiKeputusan, milik: Keputusan) -> Naskah:
    return Naskah(
        milik.instansi,
        isi.judul,
        "laporan/cetak/keputusan.html",
        {"isi": isi},
        kertas=isi.kertas,
        alamat_verifikasi=isi.alamat_verifikasi,
    )


def lembar(ke: int, baris: list[tuple[str, str]], mendatar: bool = False) -> IsiLembar:
    """A sheet of (sasaran, indikator) rows; the same sasaran again continues the cell above."""
    isi, lalu, nomor = [], None, 0
    for sasaran, indikator in baris:
        sambung = sasaran == lalu
        nomor, lalu = nomor + (not sambung), sasaran
        sel = (
            ("nomor", Sel(sambung=True) if sambung else Sel(escape(str(nomor)))),
            ("sasaran", Sel(sambung=True) if sambung else Sel(escape(sasaran))),
            ("indikator", Sel(escape(indikator))),
        )
        isi.append(BarisLembar(sel, len(isi) + 1))
    kepala = (tuple(SelKepala(judul) for judul in ("NO", "SASARAN", "INDIKATOR KINERJA")),)
    kolom = ("nomor", "sasaran", "indikator")
    return IsiLembar("iki", (f"LEMBAR {ke}",), f"Lembar {ke}", (), kolom, kepala, tuple(isi), mendatar)


def dengan_lembar(milik: Keputusan, daftar: list[IsiLembar], **lain) -> IsiKeputusan:
    return replace(susun_keputusan(milik), lembar=tuple(daftar), **lain)
