"""Content of a Keputusan as plain data: body, signature, lampiran. All numbering is computed here.

What the source of an imported decree printed otherwise becomes `temuan`: shown on its page, never printed.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from indikator.enums import JenisLembar
from indikator.models import Lembar
from laporan.domain.isi_lembar import IsiLembar, muat_lembar, susun_lembar
from laporan.domain.penomoran import diktum, huruf
from laporan.domain.temuan_keputusan import Temuan, periksa
from laporan.domain.unsur import (
    Butir,
    Kop,
    TandaTangan,
    baris_jabatan,
    seimbang,
    susun_kop,
    tanda_tangan,
    tanggal_teks,
)
from laporan.enums import BagianKeputusan, JenisKeputusan
from laporan.models import ButirKeputusan, Keputusan

_MASA = re.compile(r"TAHUN\s+([0-9]{4}(?:\s*[-–]\s*[0-9]{4})?)\W*$", re.IGNORECASE)
LEMBAR_KEPUTUSAN = {JenisKeputusan.IKU: (JenisLembar.IKU,), JenisKeputusan.IKI: (JenisLembar.IKI,)}
RAHMAT = "DENGAN RAHMAT TUHAN YANG MAHA ESA"


@dataclass(frozen=True)
class KepalaLampiran:
    """Heading of the lampiran, computed from the body; blank nomor and tanggal are printed as dotted space."""

    keputusan: str
    nomor: str
    tanggal: str
    tentang: str


@dataclass(frozen=True)
class BarisSampul:
    """One line of the cover; `besar`: part of the title (the source writes it in capitals)."""

    teks: str
    besar: bool


@dataclass(frozen=True)
class IsiKeputusan:
    judul: str
    sampul: tuple[BarisSampul, ...]
    kop: Kop
    jabatan: tuple[str, ...]
    nomor: str
    tentang: tuple[str, ...]
    rahmat: str
    penetap: tuple[str, ...]
    menimbang: tuple[Butir, ...]
    mengingat: tuple[Butir, ...]
    menetapkan: str
    diktum: tuple[Butir, ...]
    tanda_tangan: TandaTangan
    tembusan: tuple[Butir, ...]
    lampiran: KepalaLampiran
    tanda_tangan_lampiran: TandaTangan
    lembar: tuple[IsiLembar, ...]
    temuan: tuple[Temuan, ...]


def susun_keputusan(keputusan: Keputusan, *, dengan_lembar: bool = True) -> IsiKeputusan:
    """The decree with its sheets (a page that shows the body only leaves them out). A constant number of queries."""
    butir = _muat_butir(keputusan)
    bagian = {nama: _nomori_bagian(nama, butir) for nama in BagianKeputusan}
    instansi = keputusan.instansi
    tubuh = _tanda_tangan(keputusan, "penetapan")
    return IsiKeputusan(
        judul=judul_keputusan(keputusan),
        sampul=tuple(BarisSampul(baris, baris == baris.upper()) for baris in keputusan.sampul),
        kop=susun_kop(instansi),
        jabatan=baris_jabatan(keputusan.jabatan_penetap),
        nomor=keputusan.nomor,
        tentang=tuple(isi for baris in keputusan.tentang.splitlines() for isi in seimbang(baris)),
        rahmat=RAHMAT if keputusan.rahmat else "",
        penetap=baris_jabatan(keputusan.jabatan_penetap),
        menimbang=bagian[BagianKeputusan.MENIMBANG],
        mengingat=bagian[BagianKeputusan.MENGINGAT],
        menetapkan=keputusan.menetapkan or menetapkan_bawaan(keputusan),
        diktum=bagian[BagianKeputusan.DIKTUM],
        tanda_tangan=tubuh,
        tembusan=bagian[BagianKeputusan.TEMBUSAN],
        lampiran=_kepala_lampiran(keputusan),
        tanda_tangan_lampiran=TandaTangan(tubuh.jabatan, tubuh.nama, tubuh.pangkat, tubuh.nip),
        lembar=_lembar(keputusan) if dengan_lembar else (),
        temuan=periksa(keputusan, [b for daftar in butir.values() for b in daftar], bagian),
    )


def menetapkan_bawaan(keputusan: Keputusan) -> str:
    """ "KEPUTUSAN KEPALA … TENTANG …", for a decree that leaves Menetapkan open."""
    return " ".join(f"KEPUTUSAN {keputusan.jabatan_penetap} TENTANG {keputusan.tentang}".upper().split()) + "."


def judul_keputusan(keputusan: Keputusan) -> str:
    nomor = f" Nomor {keputusan.nomor}" if keputusan.nomor else ""
    return f"Keputusan{nomor} tentang {' '.join(keputusan.tentang.split())}"


def _muat_butir(keputusan: Keputusan) -> dict[tuple[str, int | None], list[ButirKeputusan]]:
    """All items in one query, by part and parent."""
    per = defaultdict(list)
    for butir in keputusan.butir.all():
        per[butir.bagian, butir.induk_id].append(butir)
    return per


def _nomori_bagian(bagian: str, per: dict) -> tuple[Butir, ...]:
    """The items of one part with computed numbers; sub-items are always a. b. c."""
    return tuple(
        Butir(_nomor(bagian, n), butir.isi, _sub(per[bagian, butir.pk]))
        for n, butir in enumerate(per[bagian, None], start=1)
    )


def _nomor(bagian: str, n: int) -> str:
    if bagian == BagianKeputusan.DIKTUM:
        return diktum(n)
    return f"{huruf(n)}." if bagian == BagianKeputusan.MENIMBANG else f"{n}."


def _sub(daftar: list[ButirKeputusan]) -> tuple[Butir, ...]:
    return tuple(Butir(f"{huruf(n)}.", butir.isi) for n, butir in enumerate(daftar, start=1))


def _tanda_tangan(keputusan: Keputusan, cara: str) -> TandaTangan:
    return tanda_tangan(
        keputusan.instansi,
        keputusan.penandatangan,
        keputusan.jabatan_penandatangan or keputusan.jabatan_penetap,
        pada=keputusan.tanggal,
        cara=cara,
        tempat=keputusan.tempat or keputusan.instansi.pemda.ibukota,
    )


def _kepala_lampiran(keputusan: Keputusan) -> KepalaLampiran:
    return KepalaLampiran(
        keputusan=f"KEPUTUSAN {keputusan.jabatan_penetap}".upper(),
        nomor=keputusan.nomor,
        tanggal=tanggal_teks(keputusan.tanggal),
        tentang=" ".join(keputusan.tentang.split()),
    )


def lembar_lampiran(keputusan: Keputusan):
    """The rows of the sheets the decree sets, in its order: IKU first, then one IKI per jabatan."""
    jenis = LEMBAR_KEPUTUSAN.get(keputusan.jenis, tuple(JenisLembar))
    milik = Lembar.objects.filter(penetapan=keputusan.penetapan_id, jenis__in=jenis)
    return milik.select_related("penetapan__instansi", "jabatan__unit").order_by("-jenis", "urutan", "pk")


def _lembar(keputusan: Keputusan) -> tuple[IsiLembar, ...]:
    """The content of those sheets."""
    if keputusan.penetapan_id is None:
        return ()
    jenis = LEMBAR_KEPUTUSAN.get(keputusan.jenis, tuple(JenisLembar))
    daftar = [lembar for lembar in muat_lembar(keputusan.penetapan) if lembar.jenis in jenis]
    daftar.sort(key=lambda lembar: lembar.jenis != JenisLembar.IKU)
    masa = _MASA.search(keputusan.tentang)
    return tuple(susun_lembar(lembar, masa=masa[1] if masa else "") for lembar in daftar)
