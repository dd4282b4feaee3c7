"""Pasted items ready for their list: new keys, and references that mean the numbers the text came with."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import uuid4

from laporan.domain.penyunting_naskah import Penyunting
from laporan.domain.susunan_naskah import IsiButir, Susunan
from laporan.naskah.denah import Denah, menurut_label
from laporan.naskah.pecah import ButirTempel, pecah
from laporan.naskah.rujukan import serap


def susun_tempelan(
    meja: Penyunting, bagian: str, teks: str, html: str, induk: str, indeks: int | None
) -> list[IsiButir]:
    """The items of a paste, as the desk (Penyunting) takes them at this place; none where nothing can be read."""
    dibaca = pecah(teks, "" if induk else bagian, html)
    baru, label = _kunci(dibaca)
    if not baru:
        return []
    denah = _denah_penulis(meja, bagian, baru, label, induk, indeks)
    return [_serap(meja, satu, denah, bagian, induk) for satu in baru]


def _kunci(dibaca: Sequence[ButirTempel]) -> tuple[list[IsiButir], dict[str, str]]:
    """The items with new keys, and {key: label} of all of them."""
    label: dict[str, str] = {}

    def satu(butir: ButirTempel) -> IsiButir:
        kunci = uuid4().hex
        label[kunci] = butir.label
        return IsiButir(kunci, butir.isi, sub=tuple(satu(sub) for sub in butir.sub))

    return [satu(butir) for butir in dibaca], label


def _denah_penulis(
    meja: Penyunting, bagian: str, baru: list[IsiButir], label: dict[str, str], induk: str, indeks
) -> Denah:
    """The numbers that the pasted text means: its own labels, else those of the decree as it stands."""
    lama = meja.kini
    meja.sisipkan(bagian, baru, induk, indeks)
    denah, meja.kini = meja.kini.denah, lama
    if any(label.values()) or not meja.daftar(bagian, induk):
        return menurut_label(denah, label)
    return meja.awal.denah


def _serap(meja: Penyunting, satu: IsiButir, denah: Denah, bagian: str, induk: str) -> IsiButir:
    pemilik = induk or satu.kunci
    sub = tuple(
        IsiButir(s.kunci, meja.serap(s.isi, bagian, satu.kunci, denah=denah), s.label_sumber) for s in satu.sub
    )
    return IsiButir(satu.kunci, meja.serap(satu.isi, bagian, pemilik, denah=denah), sub=sub)


def tautkan(susunan: Susunan, label: Mapping[str, str] | None = None) -> Susunan:
    """New items whose typed references became links; they mean the numbers of the list.

    label: {key: what the source printed before the item}: they mean those, and only what says exactly such a number.
    """
    denah = susunan.denah if label is None else menurut_label(susunan.denah, label)
    persis = label is not None
    return Susunan(
        {nama: tuple(_tautkan(s, denah, nama, persis) for s in isi) for nama, isi in susunan.bagian.items()}
    )


def _tautkan(satu: IsiButir, denah: Denah, bagian: str, persis: bool, pemilik: str = "") -> IsiButir:
    isi = serap(satu.isi, denah, bagian, pemilik or satu.kunci, persis=persis)
    return replace(satu, isi=isi, sub=tuple(_tautkan(s, denah, bagian, persis, satu.kunci) for s in satu.sub))
