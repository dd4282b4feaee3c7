"""Content of a Keputusan as plain data: body, signature, lampiran. All numbering is computed here.

What the source of an imported decree printed otherwise is never printed: laporan.domain.periksa_keputusan tells it.
"""

import re
from dataclasses import dataclass

from indikator.enums import JenisLembar
from indikator.models import Lembar
from laporan.domain import susunan_naskah
from laporan.domain.isi_lembar import IsiLembar, muat_lembar, susun_lembar
from laporan.domain.isi_matriks import IsiMatriks, susun_matriks
from laporan.domain.kode_verifikasi import alamat
from laporan.domain.penandatangan import blok, blok_lampiran
from laporan.domain.susunan_naskah import IsiButir, Susunan
from laporan.domain.unsur import (
    Butir,
    Kop,
    TandaTangan,
    baris_jabatan,
    seimbang,
    susun_kop,
    tanggal_teks,
)
from laporan.enums import BagianKeputusan, JenisKeputusan, SifatKeputusan
from laporan.models import Keputusan
from laporan.naskah.denah import DIKTUM
from laporan.naskah.rujukan import tampil
from organisasi.domain.lambang import uri_lambang

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
class SelisihSumber:
    """A difference from the source, as decrees carry it that were frozen before findings were computed anew."""

    tempat: str
    tercetak: str
    dihitung: str
    kalimat: str


@dataclass(frozen=True)
class IsiKeputusan:
    """Everything that is printed of a decree. Frozen as it stands here, so whatever is added needs a default for what
    is frozen already. `lambang`: `data:` address of the emblem, "" without one, None: the one of today (frozen before
    emblems were); `penulis`: the instansi as author of the file.
    """

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
    temuan: tuple[SelisihSumber, ...] = ()
    kertas: str = "f4"
    dengan_daftar_isi: bool = False
    alamat_verifikasi: str = ""
    lambang: str | None = None
    penulis: str = ""
    matriks: IsiMatriks | None = None


def susun_keputusan(keputusan: Keputusan, *, dengan_lembar: bool = True) -> IsiKeputusan:
    """The decree with its sheets (a page that shows the body only leaves them out). A constant number of queries."""
    susunan = susunan_naskah.baca(keputusan)
    bagian = {nama: butir_tercetak(susunan, nama) for nama in BagianKeputusan}
    instansi = keputusan.instansi
    tubuh = blok(keputusan)
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
        tanda_tangan_lampiran=blok_lampiran(tubuh),
        lembar=_lembar(keputusan) if dengan_lembar else (),
        kertas=keputusan.kertas,
        dengan_daftar_isi=keputusan.dengan_daftar_isi,
        alamat_verifikasi=alamat(keputusan) if keputusan.dengan_qr else "",
        lambang=uri_lambang(instansi.pemda) if dengan_lembar else None,
        penulis=instansi.nama,
        matriks=_matriks(keputusan) if dengan_lembar else None,
    )


def _matriks(keputusan: Keputusan) -> IsiMatriks | None:
    """What a decree that amends or replaces another changes in its document."""
    if keputusan.sifat == SifatKeputusan.BARU or not keputusan.dengan_matriks or keputusan.penetapan_id is None:
        return None
    return susun_matriks(keputusan.penetapan) if keputusan.penetapan.asal_id else None


def menetapkan_bawaan(keputusan: Keputusan) -> str:
    """ "KEPUTUSAN KEPALA … TENTANG …", for a decree that leaves Menetapkan open."""
    return " ".join(f"KEPUTUSAN {keputusan.jabatan_penetap} TENTANG {keputusan.tentang}".upper().split()) + "."


def judul_keputusan(keputusan: Keputusan) -> str:
    nomor = f" Nomor {keputusan.nomor}" if keputusan.nomor else ""
    return f"Keputusan{nomor} tentang {' '.join(keputusan.tentang.split())}"


def butir_tercetak(susunan: Susunan, bagian: str) -> tuple[Butir, ...]:
    """The items of one part as they are printed: numbers of today before them and in their references."""
    return tuple(_butir(susunan, satu, satu.kunci) for satu in susunan.bagian[bagian])


def _butir(susunan: Susunan, satu: IsiButir, pemilik: str) -> Butir:
    """`pemilik`: the item whose sub-items "huruf" means in the text."""
    letak = susunan.denah[satu.kunci]
    titik = "" if letak.bagian == DIKTUM and not letak.induk else "."
    sub = tuple(_butir(susunan, anak, satu.kunci) for anak in satu.sub)
    return Butir(f"{letak.nomor}{titik}", tampil(satu.isi, susunan.denah, pemilik), sub)


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
    masa = masa[1] if masa else ""
    return tuple(
        susun_lembar(lembar, masa=masa, pilihan_kolom=keputusan.kolom.get(lembar.jenis), arah=keputusan.arah_lampiran)
        for lembar in daftar
    )
