"""The boxes of the formula templates, as fields of the indicator form.

A box is named after its Bidang ("pembilang"); those of open templates are numbered ("bagian_1", "nilai_2"). Templates
whose boxes have the same names share them, so that changing the template loses nothing that was typed.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django import forms
from django.forms.boundfield import BoundField

from indikator.forms.dasar import teks_panjang
from indikator.rumus.bentuk import BAGIAN_MAKS, BENTUK, TEMPLAT, Bentuk, Templat
from indikator.rumus.templat import Isian

BARIS_AWAL = 3  # rows of an open template that nobody has filled in yet


class Untuk(NamedTuple):
    """A box as one template calls it."""

    templat: Templat
    label: str
    contoh: str


class Kotak(NamedTuple):
    """Boxes that stand together: `baris` of fields, each with what the templates call it. nama: of the first box.

    tambah: whether another row may be asked for.
    """

    nama: str
    untuk: tuple[Untuk, ...]
    baris: list[list[tuple[BoundField, tuple[Untuk, ...]]]]
    terbuka: bool = False
    tambah: bool = False


def sebutan(nama: str) -> tuple[Untuk, ...]:
    """What the templates call the box of this name."""
    return tuple(
        Untuk(satu.templat, bidang.label, bidang.contoh)
        for satu in TEMPLAT
        for bidang in satu.bidang
        if bidang.nama == nama
    )


def nama_kotak(templat: Templat, mentah: Mapping[str, object]) -> list[str]:
    """Field names of a template's boxes in order."""
    bentuk = BENTUK[templat]
    if not bentuk.terbuka:
        return [bidang.nama for bidang in bentuk.bidang]
    banyak = banyak_baris(bentuk, mentah)
    return [f"{bidang.nama}_{nomor}" for nomor in range(1, banyak + 1) for bidang in bentuk.bidang]


def isi_kotak(isian: Isian) -> dict[str, str]:
    """{field name: text} of a stored formula."""
    bentuk = BENTUK[isian.templat]
    lebar = len(bentuk.bidang)
    nama = [
        f"{bentuk.bidang[i % lebar].nama}_{i // lebar + 1}" if bentuk.terbuka else bentuk.bidang[i].nama
        for i in range(len(isian.bagian))
    ]
    return dict(zip(nama, isian.bagian, strict=True))


def bidang_kotak(mentah: Mapping[str, object], tambah: str) -> dict[str, forms.CharField]:
    """The fields of all templates but "tulis sendiri"; one row more where `tambah` names the first box."""
    hasil = {}
    for bentuk in (satu for satu in TEMPLAT if satu.templat != Templat.BEBAS):
        banyak = banyak_baris(bentuk, mentah, tambah)
        for nomor in range(1, banyak + 1):
            for bidang in bentuk.bidang:
                nama = f"{bidang.nama}_{nomor}" if bentuk.terbuka else bidang.nama
                label = f"{bidang.label} {nomor}" if bentuk.terbuka else bidang.label
                hasil.setdefault(nama, _bidang(label, bentuk.terbuka))
        if bentuk.terbuka and tambah == bentuk.bidang[0].nama:
            hasil[f"{tambah}_{banyak}"].widget.attrs["data-fokus"] = True
    return hasil


def banyak_baris(bentuk: Bentuk, mentah: Mapping[str, object], tambah: str = "") -> int:
    """Rows of a template: those that were sent or are filled in, and always one to spare."""
    if not bentuk.terbuka:
        return 1
    terisi = _terakhir(bentuk, mentah, lambda nilai: bool(str(nilai or "").strip()))
    diminta = _terkirim(bentuk, mentah) + (1 if tambah == bentuk.bidang[0].nama else 0)
    return min(max(BARIS_AWAL, terisi + 1, diminta), BAGIAN_MAKS)


def _terkirim(bentuk: Bentuk, mentah: Mapping[str, object]) -> int:
    return _terakhir(bentuk, mentah, lambda nilai: True)


def _terakhir(bentuk: Bentuk, mentah: Mapping[str, object], syarat: Callable[[object], bool]) -> int:
    """Number of the last row with a box that is there and fulfils the condition."""
    ada = (
        nomor
        for nomor in range(BAGIAN_MAKS, 0, -1)
        for bidang in bentuk.bidang
        if (nama := f"{bidang.nama}_{nomor}") in mentah and syarat(mentah[nama])
    )
    return next(ada, 0)


def _bidang(label: str, pendek: bool) -> forms.CharField:
    return teks_panjang(1 if pendek else 2, required=False, label=label, max_length=None)


def susun_kotak(form: forms.Form) -> list[Kotak]:
    """The boxes in the order of the page: single ones first, then the repeating groups."""
    tunggal, kelompok = {}, {}
    for bentuk in (satu for satu in TEMPLAT if satu.templat != Templat.BEBAS):
        nama = tuple(bidang.nama for bidang in bentuk.bidang)
        if bentuk.terbuka:
            kelompok.setdefault(nama, _kotak_terbuka(form, nama))
        else:
            tunggal |= {satu: _kotak_tunggal(form, satu) for satu in nama if satu not in tunggal}
    return [*tunggal.values(), *kelompok.values()]


def _kotak_tunggal(form: forms.Form, nama: str) -> Kotak:
    return Kotak(nama, sebutan(nama), [[(form[nama], sebutan(nama))]])


def _kotak_terbuka(form: forms.Form, nama: tuple[str, ...]) -> Kotak:
    nomor = [n for n in range(1, BAGIAN_MAKS + 1) if f"{nama[0]}_{n}" in form.fields]
    baris = [[(form[f"{satu}_{n}"], sebutan(satu)) for satu in nama] for n in nomor]
    return Kotak(nama[0], sebutan(nama[0]), baris, True, len(baris) < BAGIAN_MAKS)
