"""The end of a decree: place and date, who signs, copies, and the heading of its lampiran."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from laporan.kertas.bentuk import KOSONG, Terbaca
from laporan.kertas.keputusan_baris import Baris
from laporan.kertas.keputusan_tanggal import TANPA_TANGGAL, baca_hari

DITETAPKAN = re.compile(r"(?:di)?tetapkan\s+di\b\s*[:,]?\s*(?P<tempat>.*)", re.IGNORECASE)
_PADA = re.compile(r"\s*\b(?:pada\s+)?tanggal\b\s*[:,]?\s*(?P<tanggal>.*)", re.IGNORECASE)
_TEMPAT_TANGGAL = re.compile(
    r"(?P<tempat>[A-Z][\w .'-]{2,40}),\s*(?:tanggal\s+)?(?P<tanggal>\d{1,2}\s+[A-Za-z]+\s+\d{4})$"
)
TEMBUSAN = re.compile(
    r"tembusan\b.{0,80}?(?:\s*:|yth\.?|$)|salinan\s+keputusan\s+ini\s+disampaikan\b.*", re.IGNORECASE
)
LAMPIRAN = re.compile(r"lampiran\b(?!\s+keputusan\s+ini\b)", re.IGNORECASE)
_LAMPIRAN_LANJUT = re.compile(r"(?:nomor|tanggal|tentang|keputusan)\b", re.IGNORECASE)
_LEMBAR = re.compile(r"(?:indikator\s+kinerja|(?:nama\s+)?jabatan\b|daftar\b)", re.IGNORECASE)
_NIP = re.compile(r"n\s?i\s?p\b[\s.:]*(?P<nip>[\d\s.]*)", re.IGNORECASE)
_PANGKAT = re.compile(r"(?:pembina|penata|pengatur|juru)\b.{0,60}", re.IGNORECASE)
_TTD = re.compile(r"\(?(?:ttd|t\.t\.d|tanda\s+tangan|cap(?:\s+dan)?(?:\s+ttd)?|dto)\b[.)/\s]*", re.IGNORECASE)
_WAKIL = re.compile(r"(?:a\.?\s?n|plt|plh|pj|u\.?\s?b)\b\.?", re.IGNORECASE)
_KATA_JABATAN = re.compile(
    rf"(?:{_WAKIL.pattern}|bupati|wali\s?kota|gubernur|kepala|sekretaris|camat|lurah|inspektur|direktur|ketua|asisten|"
    r"badan|dinas|kabupaten|kota|provinsi|daerah|kecamatan)(?!\w)",
    re.IGNORECASE,
)
TANDA_TANGAN_MAKS = 14  # lines from the date to the NIP
LAMPIRAN_MAKS = 8
NIP_PANJANG = 18
_TANPA_TANGGAL = Terbaca("", "", 0, (TANPA_TANGGAL,))
_TANPA_NAMA = Terbaca("", "", 0, ("Nama penandatangan tidak terbaca di sumber.",))


@dataclass
class Tutup:
    akhir: int  # the first line that is no longer of the decree
    tempat: Terbaca = KOSONG
    tanggal: Terbaca = _TANPA_TANGGAL
    jabatan: Terbaca = KOSONG
    nama: Terbaca = _TANPA_NAMA
    pangkat: Terbaca = KOSONG
    nip: Terbaca = KOSONG
    tembusan: list[Baris] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)


def mulai_tutup(baris: Baris) -> bool:
    """Whether the body of the decree ends before this line."""
    teks = baris.teks
    return bool(DITETAPKAN.match(teks) or _TEMPAT_TANGGAL.match(teks) or TEMBUSAN.match(teks) or LAMPIRAN.match(teks))


def baca_tutup(baris: Sequence[Baris], mulai: int) -> Tutup:
    """What stands from line `mulai` on: any part may be missing."""
    hasil = Tutup(mulai)
    _tempat_tanggal(baris, hasil)
    if hasil.tempat.mentah or hasil.tanggal.mentah:
        _penandatangan(baris, hasil)
    _tembusan(baris, hasil)
    _kepala_lampiran(baris, hasil)
    return hasil


def _tempat_tanggal(baris: Sequence[Baris], hasil: Tutup) -> None:
    satu = _ambil(baris, hasil.akhir)
    if cocok := _TEMPAT_TANGGAL.match(satu):
        hasil.tempat, hasil.tanggal = Terbaca(cocok["tempat"], satu), baca_hari(cocok["tanggal"])
        hasil.akhir += 1
        return
    cocok = DITETAPKAN.match(satu)
    if cocok is None:
        return
    tempat, hasil.akhir = cocok["tempat"], hasil.akhir + 1
    if not tempat and not _PADA.match(_ambil(baris, hasil.akhir)):
        tempat, hasil.akhir = _ambil(baris, hasil.akhir), hasil.akhir + 1
    tanggal = _PADA.search(tempat)
    tempat = tempat[: tanggal.start()] if tanggal else tempat
    hasil.tempat = Terbaca(tempat.strip(" ,:."), satu)
    if tanggal is None:
        tanggal = _PADA.match(_ambil(baris, hasil.akhir))
        hasil.akhir += bool(tanggal)
    if tanggal is not None:
        isi = tanggal["tanggal"]
        if not isi.strip() and baca_hari(_ambil(baris, hasil.akhir)).teks:
            isi, hasil.akhir = _ambil(baris, hasil.akhir), hasil.akhir + 1
        hasil.tanggal = baca_hari(isi)


def _ambil(baris: Sequence[Baris], letak: int) -> str:
    return baris[letak].teks if letak < len(baris) else ""


def _penandatangan(baris: Sequence[Baris], hasil: Tutup) -> None:
    """Office, name, rank and NIP on the lines below the date."""
    kawasan = []
    for satu in baris[hasil.akhir : hasil.akhir + TANDA_TANGAN_MAKS]:
        if TEMBUSAN.match(satu.teks) or LAMPIRAN.match(satu.teks) or (kawasan and _LEMBAR.match(satu.teks)):
            break
        kawasan.append(satu.utuh)
        if _NIP.match(satu.teks):
            break
    banyak = _susun_tanda_tangan(kawasan, hasil)
    hasil.akhir += banyak


def _susun_tanda_tangan(kawasan: list[str], hasil: Tutup) -> int:
    """How many of the lines are the signature."""
    nip = next((n for n, satu in enumerate(kawasan) if _NIP.match(satu)), None)
    pangkat = next((n for n, satu in enumerate(kawasan) if n and _PANGKAT.fullmatch(satu.strip())), None)
    batas = pangkat if pangkat is not None else nip
    if batas is None:
        batas = _sesudah_jabatan(kawasan) + 1
    isi = [satu for satu in kawasan[:batas] if not _TTD.fullmatch(satu)]
    if isi and (nip is not None or pangkat is not None or len(isi) > 1):
        hasil.nama = Terbaca(isi[-1].strip(" ()"), isi[-1])
        isi = isi[:-1]
    if isi:
        hasil.jabatan = Terbaca(" ".join(" ".join(isi).split()).rstrip(" ,"), "\n".join(isi))
    if pangkat is not None:
        hasil.pangkat = Terbaca(kawasan[pangkat].strip(), kawasan[pangkat])
    if nip is not None:
        hasil.nip = _nip(kawasan[nip])
    return max(satu for satu in (batas, (pangkat or -1) + 1, (nip if nip is not None else -1) + 1))


def _sesudah_jabatan(kawasan: list[str]) -> int:
    """Where the name stands when neither rank nor NIP follows it: the first line that is no office."""
    letak = 0
    while letak < len(kawasan) and (_KATA_JABATAN.match(kawasan[letak]) or _TTD.fullmatch(kawasan[letak])):
        letak += 1
    return min(letak, max(len(kawasan) - 1, 0))


def _nip(teks: str) -> Terbaca:
    angka = re.sub(r"\D", "", _NIP.match(teks)["nip"])
    if len(angka) == NIP_PANJANG:
        return Terbaca(angka, teks)
    return Terbaca(angka, teks, 50, (f"NIP di sumber {len(angka)} angka, seharusnya {NIP_PANJANG}.",))


def berwakil(jabatan: str) -> bool:
    """Whether somebody signs for another, or for the time being."""
    return bool(_WAKIL.match(jabatan))


def _tembusan(baris: Sequence[Baris], hasil: Tutup) -> None:
    if not TEMBUSAN.match(_ambil(baris, hasil.akhir)):
        return
    hasil.akhir += 1
    while hasil.akhir < len(baris):
        satu = baris[hasil.akhir]
        if LAMPIRAN.match(satu.teks) or _LEMBAR.match(satu.teks) or (hasil.tembusan and not _lanjut(hasil, satu)):
            break
        hasil.tembusan.append(satu)
        hasil.akhir += 1


def _lanjut(hasil: Tutup, satu: Baris) -> bool:
    """Whether the list of copies goes on: numbered as it began, or the rest of a sentence."""
    return bool(satu.label) or not hasil.tembusan[0].label or satu.teks[:1].islower()


def _kepala_lampiran(baris: Sequence[Baris], hasil: Tutup) -> None:
    """The heading of the lampiran belongs to the decree; another number or date in it is said."""
    if not LAMPIRAN.match(_ambil(baris, hasil.akhir)):
        return
    mulai, akhir = hasil.akhir, hasil.akhir + 1
    for letak in range(mulai + 1, min(mulai + LAMPIRAN_MAKS, len(baris))):
        if baris[letak].label or _LEMBAR.match(baris[letak].teks):
            break
        if _LAMPIRAN_LANJUT.match(baris[letak].teks):
            akhir = letak + 1
    hasil.catatan.append("Kepala lampiran: " + " / ".join(satu.utuh for satu in baris[mulai:akhir]))
    hasil.akhir = akhir
