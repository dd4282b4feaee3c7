"""Parts that every printed document shares: kop (letterhead), numbered items, signature block. Plain data, no HTML."""

import re
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from django.db.models import F

from kinerja.tanggal import tulis_tanggal
from organisasi.domain.kop import baris_kop
from organisasi.enums import JenisPemangku
from organisasi.models import PemangkuJabatan

LEBAR_JUDUL, LEBAR_TANDA_TANGAN, LEBAR_KOP = 44, 32, 40  # letters on one line: heading, signature block, kop
TERBARU = (F("mulai").desc(nulls_last=True), "-pk")  # of those who hold a jabatan; a blank date says nothing
_AWAL_PEMDA = re.compile(r"\s+(?=(?:KABUPATEN|KOTA|PROVINSI)\s+\S+(?:\s+\S+)?$)", re.IGNORECASE)


@dataclass(frozen=True)
class Kop:
    """Letterhead: lines of names, lines of address, the town below them."""

    baris: tuple[str, ...]
    alamat: tuple[str, ...]
    kota: str


@dataclass(frozen=True)
class Butir:
    """One numbered item; `nomor` is computed and may be empty."""

    nomor: str
    isi: str
    sub: tuple["Butir", ...] = ()


@dataclass(frozen=True)
class TandaTangan:
    """Signature block. Empty `nama`, `nip` or `tanggal` are printed as dotted space: they are never invented.

    cara: "penetapan" (Ditetapkan di … pada tanggal …), "surat" (tempat, tanggal) or "" (jabatan and name only).
    atas_nama: lines of the official for whom is signed; printed with "a.n." before them. untuk_beliau: lines of the
    official between ("SEKRETARIS DAERAH"), printed with "u.b." below them; none of the two carries its prefix.
    elektronik: the sentence of the electronic mark, qr: `data:` address of its QR; both stand where a pen would sign.
    tautan: address of a link around them, by which laporan.domain.letak_tte finds the place in the PDF.
    """

    jabatan: tuple[str, ...]
    nama: str
    pangkat: str
    nip: str
    cara: str = ""
    tempat: str = ""
    tanggal: str = ""
    atas_nama: tuple[str, ...] = ()
    untuk_beliau: tuple[str, ...] = ()
    elektronik: str = ""
    qr: str = ""
    tautan: str = ""


def susun_kop(instansi) -> Kop:
    """The letterhead of an instansi; its lines are those of organisasi.domain.kop."""
    telepon = [instansi.telepon and f"Telp. {instansi.telepon}", instansi.faks and f"Fax. {instansi.faks}"]
    pertama = " ".join(isi for isi in (instansi.alamat, *telepon) if isi)
    surel = f"Email: {instansi.surel}" if instansi.surel else ""
    kota = " ".join(isi for isi in (instansi.kota, instansi.kode_pos) if isi)
    return Kop(_baris_kop(instansi), tuple(isi for isi in (pertama, surel) if isi), kota)


def _baris_kop(instansi) -> tuple[str, ...]:
    """Lines of names; one that would not fit is broken before the name of the pemda, never with a word alone below."""
    return tuple(
        baris
        for satu in baris_kop(instansi)
        for baris in ((satu,) if len(satu) <= LEBAR_KOP else baris_jabatan(satu, LEBAR_KOP))
    )


def baris_jabatan(teks: str, lebar: int = LEBAR_JUDUL) -> tuple[str, ...]:
    """Lines of a jabatan in a heading: broken before the name of the pemda, long lines evenly."""
    bagian = [isi for baris in teks.splitlines() for isi in _AWAL_PEMDA.split(baris.strip())]
    return tuple(baris for isi in bagian for baris in seimbang(isi, lebar))


def seimbang(teks: str, lebar: int = LEBAR_JUDUL) -> list[str]:
    """Break a text into the fewest lines of at most `lebar` letters, as even as possible (no word alone below)."""
    paling_sedikit = len(wrap(teks, lebar, break_long_words=False))
    for coba in range(1, lebar):
        baris = wrap(teks, coba, break_long_words=False)
        if len(baris) <= paling_sedikit and max(map(len, baris), default=0) <= lebar:
            return baris
    return wrap(teks, lebar, break_long_words=False)


def tanggal_teks(tanggal: date | None) -> str:
    return tulis_tanggal(tanggal) if tanggal else ""


def tanda_tangan(instansi, pejabat, jabatan: str, *, pada: date | None = None, cara: str = "", tempat: str = ""):
    """The block of one official; the title gets "Plt."/"Plh." when the person held it so at that date."""
    sebutan = (jabatan or instansi.sebutan_kepala or f"Kepala {instansi.nama}").strip().rstrip(",")
    awalan = _awalan(instansi, pejabat, pada)
    if awalan and not sebutan.casefold().startswith(awalan.casefold()):
        sebutan = f"{awalan} {sebutan}"
    return TandaTangan(
        jabatan=baris_jabatan(sebutan, LEBAR_TANDA_TANGAN),
        nama=pejabat.nama if pejabat else "",
        pangkat=pejabat.pangkat if pejabat else "",
        nip=pejabat.nip if pejabat else "",
        cara=cara,
        tempat=tempat,
        tanggal=tanggal_teks(pada),
    )


def _awalan(instansi, pejabat, pada: date | None) -> str:
    """ "Plt." or "Plh." when the official acts for somebody at that date."""
    if pejabat is None:
        return ""
    for pemangku in PemangkuJabatan.objects.filter(pejabat=pejabat, instansi=instansi).order_by(*TERBARU):
        if _berlaku(pemangku, pada):
            tetap = pemangku.jenis == JenisPemangku.DEFINITIF
            return "" if tetap else JenisPemangku(pemangku.jenis).label
    return ""


def _berlaku(pemangku, pada: date | None) -> bool:
    if pada is None:
        return pemangku.selesai is None
    return (pemangku.mulai is None or pemangku.mulai <= pada) and (
        pemangku.selesai is None or pada <= pemangku.selesai
    )


def kepala_instansi(instansi, tahun: int) -> PemangkuJabatan | None:
    """Who led the instansi in that year: holder of the jabatan without a superior, or of one only named."""
    daftar = (
        PemangkuJabatan.objects.filter(instansi=instansi, jabatan__induk=None)
        .select_related("pejabat", "jabatan")
        .order_by(*TERBARU)
    )
    akhir = date(tahun, 12, 31)
    return next((p for p in daftar if _berlaku(p, akhir) or _berlaku(p, None)), None)


def rentang_tahun(mulai: int, selesai: int) -> str:
    """ "2019" or "2023–2026"."""
    return str(mulai) if mulai == selesai else f"{mulai}–{selesai}"
