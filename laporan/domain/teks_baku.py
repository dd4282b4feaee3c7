"""The standard sentences of a decree: offered where they are missing."""

from laporan.domain import susunan_naskah
from laporan.domain.sebutan_keputusan import tulis_jabatan
from laporan.kaidah.kalimat import MULAI_BERLAKU, huruf_penutup, penutup
from laporan.models import Keputusan
from laporan.naskah.denah import DIKTUM, MENIMBANG, nomor
from laporan.naskah.rujukan import tampil


def penutup_menimbang(keputusan: Keputusan) -> str:
    """The closing consideran, naming every item that stands in Menimbang now."""
    banyak = len(susunan_naskah.baca(keputusan).bagian[MENIMBANG])
    return susun_penutup(banyak, tulis_jabatan(keputusan), keputusan.tentang)


def susun_penutup(banyak: int, penetap: str, tentang: str) -> str:
    """The closing consideran after so many items."""
    huruf = [nomor(MENIMBANG, n) for n in range(1, banyak + 1)]
    return penutup(huruf, penetap, " ".join(tentang.split()))


def mulai_berlaku() -> str:
    """The diktum that every decree ends with."""
    return MULAI_BERLAKU


def ada_penutup(keputusan: Keputusan) -> bool:
    """Whether the last item of Menimbang is a closing one."""
    susunan = susunan_naskah.baca(keputusan)
    daftar = susunan.bagian[MENIMBANG]
    return bool(daftar) and huruf_penutup(tampil(daftar[-1].isi, susunan.denah)) is not None


def ada_mulai_berlaku(keputusan: Keputusan) -> bool:
    """Whether a diktum says from when the decree is in force."""
    daftar = susunan_naskah.baca(keputusan).bagian[DIKTUM]
    return any("mulai berlaku pada" in satu.isi or "berlaku sejak" in satu.isi for satu in daftar)
