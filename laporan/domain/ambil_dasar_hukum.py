"""Mengingat from the library: chosen entries become items of a draft, and its items are put in order."""

from collections.abc import Iterable, Sequence
from uuid import uuid4

from laporan.domain import butir_keputusan
from laporan.domain.dasar_hukum import Entri, Pustaka, cari, cocokkan, kutipan, muat_pustaka, urutan, urutkan
from laporan.domain.penyunting_naskah import Hasil, Penyunting
from laporan.domain.pustaka_hukum import Satu
from laporan.domain.sebutan_keputusan import hari_acuan
from laporan.domain.susunan_naskah import IsiButir
from laporan.enums import BagianKeputusan
from laporan.models import ButirKeputusan, DasarHukum, Keputusan
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah

MENGINGAT = BagianKeputusan.MENGINGAT
BELUM_PILIH = "Pilih sedikitnya satu dasar hukum."
SUDAH_SEMUA = "Yang dipilih sudah ada di Mengingat; tidak ada yang ditambahkan."


def pilihan(keputusan: Keputusan, q: str, pustaka: Pustaka) -> list[Entri]:
    """What the library offers a decree, with the status at its date."""
    return cari(q, hari_acuan(keputusan), pustaka=pustaka)


def terpakai(keputusan: Keputusan, pustaka: Pustaka) -> set[tuple[type, int]]:
    """(model, key) of the entries that its Mengingat cites, taken from the library or typed. One query."""
    daftar = (_milik(butir) or cocokkan(butir.isi, pustaka) for butir in _mengingat(keputusan))
    return {(type(satu), satu.pk) for satu in daftar if satu is not None}


@utuh
def ambil(keputusan: Keputusan, *, oleh, versi: int | None = None, daftar: Sequence[Satu]) -> Hasil:
    """Add entries to the end of Mengingat in their order, those already cited left out: one act with one undo.

    Raises as butir_keputusan does, and IsianSalah when nothing is left to add.
    """
    if not daftar:
        raise IsianSalah({"pilih": BELUM_PILIH})
    meja = Penyunting.buka(keputusan, oleh=oleh, versi=versi)
    pustaka, hari = muat_pustaka(), hari_acuan(meja.keputusan)
    ada = terpakai(meja.keputusan, pustaka)
    baru = [
        _butir(meja, satu, f"{kutipan(satu, hari, pustaka)};")
        for satu in urutkan(daftar)
        if (type(satu), satu.pk) not in ada
    ]
    if not baru:
        raise IsianSalah({"pilih": SUDAH_SEMUA})
    meja.sisipkan(MENGINGAT, baru)
    return meja.selesai(MENGINGAT, f"Menambah {len(baru)} dasar hukum", [satu.kunci for satu in baru])


def susun_urut(keputusan: Keputusan, *, oleh, versi: int | None = None) -> Hasil:
    """Put Mengingat in order: rank, then year, then number."""
    kunci = [butir.kunci.hex for butir in urutkan(_mengingat(keputusan))]
    kalimat = "Mengurutkan Mengingat"
    return butir_keputusan.urutkan(keputusan, oleh=oleh, versi=versi, bagian=MENGINGAT, kunci=kunci, kalimat=kalimat)


def sudah_urut(keputusan: Keputusan) -> bool:
    """One query."""
    tempat = [urutan(butir) for butir in _mengingat(keputusan)]
    return tempat == sorted(tempat)


def _mengingat(keputusan: Keputusan) -> Iterable[ButirKeputusan]:
    milik = keputusan.butir.filter(bagian=MENGINGAT, induk=None)
    return milik.select_related("dasar_hukum", "dasar_hukum_pemda")


def _milik(butir: ButirKeputusan) -> Satu | None:
    return butir.dasar_hukum or butir.dasar_hukum_pemda


def _butir(meja: Penyunting, satu: Satu, teks: str) -> IsiButir:
    kolom = "dasar_hukum" if isinstance(satu, DasarHukum) else "dasar_hukum_pemda"
    return IsiButir(uuid4().hex, meja.serap(teks, MENGINGAT), **{kolom: satu.pk})
