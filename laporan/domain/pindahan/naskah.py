"""Narratives in a package: their pictures by place instead of by key, and nothing in them that ours never have.

A picture is `<img data-gambar="5">`; places begin at 1 there, because a key of 0 is none.
"""

import re
from collections.abc import Mapping, Sequence

from django.db import models

from laporan.domain.lkjip.bersih import bersihkan
from organisasi.galat import IsianSalah

GAMBAR = "laporan.GambarNaskah"
BERGAMBAR = {"laporan.BagianLkjip": "isi", "laporan.VersiNaskah": "isi"}
ASING = "Isi bungkusan memuat naskah dengan kode yang tidak pernah ditulis aplikasi ini, jadi tidak dimuat."
_KUNCI = re.compile(r'(\bdata-gambar=")([0-9]{1,18})(")')
_BERBAHAYA = re.compile(
    r"<\s?/?\s?(?:script|iframe|object|embed|form|meta|link|base|style)\b|<[^<>]*\son[a-z]{1,30}\s?=|"
    r"(?:href|src)\s?=\s?[\"']?\s?(?:javascript|vbscript|data:text)",
    re.IGNORECASE,
)


def bergambar(bidang: models.Field) -> bool:
    return BERGAMBAR.get(bidang.model._meta.label) == bidang.name


def ke_letak(html: str, letak: Mapping[int, int]) -> str:
    """A picture that is gone gets the place 0, which is none."""
    return _KUNCI.sub(lambda cocok: f"{cocok[1]}{letak.get(int(cocok[2]), -1) + 1}{cocok[3]}", html)


def ke_kunci(html: str, gambar: Sequence[models.Model]) -> str:
    """The narrative for here, as it would be saved by hand. Raises IsianSalah."""

    def kunci(cocok: re.Match) -> str:
        nomor = int(cocok[2]) - 1
        return f"{cocok[1]}{gambar[nomor].pk if 0 <= nomor < len(gambar) else 0}{cocok[3]}"

    _tolak_berbahaya(html)
    return bersihkan(_KUNCI.sub(kunci, html))


def periksa_beku(isi: object) -> None:
    """Refuse frozen content with markup that runs or loads something; ours is drawn from clean texts only."""
    if isinstance(isi, str):
        _tolak_berbahaya(isi)
    for satu in isi.values() if isinstance(isi, dict) else isi if isinstance(isi, list) else ():
        periksa_beku(satu)


def _tolak_berbahaya(teks: str) -> None:
    if _BERBAHAYA.search(teks):
        raise IsianSalah(ASING)
