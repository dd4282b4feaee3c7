"""Reading a citation as decrees write it, with its misspellings, missing words and broken spaces."""

import re
import unicodedata

from laporan.sitasi.bentuk import kenali
from laporan.sitasi.sitasi import Sitasi

PANJANG_MAKS = 4000  # letters; no citation comes near


def _longgar(kata: str) -> str:
    """Pattern of a word with any blanks between its letters ("Ta hun")."""
    return r"\s*".join(kata)


_NOMOR = rf"\b(?:{_longgar('nomor')}|{_longgar('nomer')}|{_longgar('no')}\b)\s*[.:]?\s*"
_KATA_TAHUN = rf"\b{_longgar('tahun')}\s*"
_EMPAT = r"(?:[0-9]\s*){4}(?![0-9])"
_TAHUN = rf"{_KATA_TAHUN}({_EMPAT})"
_TENTANG = rf"\b(?:{_longgar('tentang')}|{_longgar('tentag')})\b[\s:]*"
_LABEL = re.compile(r"^\s*(?:[0-9]{1,2}|[a-z])[.)]\s+")
_AWAL = re.compile(rf"(?P<bentuk>.{{2,200}}?){_NOMOR}(?P<sisa>.*)", re.IGNORECASE | re.DOTALL)
_PENDEK = re.compile(r"(?P<bentuk>[^0-9]{2,100}?)\s+(?P<sisa>[0-9]+\s*(?:/\s*[0-9]{4}\b|tahun\b).*)", re.I | re.S)
_BERKODE = re.compile(r"(?P<sisa>PER\s*/\s*[0-9].*)", re.IGNORECASE | re.DOTALL)
_AKHIR_NOMOR = re.compile(rf"[,;]?\s*(?={_TAHUN}|\b{_longgar('tanggal')}\b|{_TENTANG}|\(|$)", re.IGNORECASE)
_TAHUN_NOMOR = re.compile(r"/\s*((?:19|20)[0-9]{2})$")
_DIUBAH = re.compile(
    r"[,;]?\s*\b(?:sebagaimana|yang)\s(?P<cara>[^()]{0,80}?(?:di\s*ubah|dirubah)[^()]{0,60}?)\b(?:dengan|oleh)\s+",
    re.IGNORECASE,
)
_TERBITAN = re.compile(
    r"\(\s*(?P<isi>(?:tambahan|lembaran|berita|t?ln\b|bn\b)(?:[^()]|\([^()]*\))*)\)?", re.IGNORECASE
)
_LEMBAR = re.compile(
    r"(?P<tambahan>tambahan\s+)?(?:(?P<jenis>lembaran|berita)\s+)?(?P<mana>negara|daerah)(?P<nama>[^0-9,;]*?)"
    rf"(?:{_KATA_TAHUN}(?P<tahun>{_EMPAT})\s*)?{_NOMOR}(?P<nomor>[0-9]+)",
    re.IGNORECASE,
)
_SINGKAT = re.compile(r"\b(?P<jenis>t?ln|bn)\b\D{0,20}?(?:(?P<tahun>[0-9]{4})\D{1,12})?(?P<nomor>[0-9]+)", re.I)


def baca(teks: str) -> Sitasi | None:
    """The citation a text begins with; None when it begins with none. What is not said stays blank.

    A label before it ("1.") and the semicolon behind it do not matter. Linear in the length of the text.
    """
    bersih = _bersihkan(teks)
    if bersih[:200].casefold().find("undang-undang dasar") >= 0 and kenali(bersih[:200]) == "UUD":
        return Sitasi("UUD", "", 1945)
    cocok = _AWAL.match(bersih) or _BERKODE.match(bersih) or _PENDEK.match(bersih)
    if cocok is None:
        return None
    bentuk = kenali(cocok["bentuk"]) if "bentuk" in cocok.groupdict() else "PermenPAN"
    return _urai(bentuk, cocok["sisa"]) if bentuk else None


def _bersihkan(teks: str) -> str:
    satu = " ".join(unicodedata.normalize("NFC", teks[:PANJANG_MAKS]).replace("\u00a0", " ").split())
    satu = re.sub(r"\s*[-\u2010-\u2013]\s*(?=undang)", "-", satu, flags=re.IGNORECASE)
    return _LABEL.sub("", satu).rstrip(" .;,")


def _urai(bentuk: str, sisa: str) -> Sitasi | None:
    """`sisa`: what stands behind "Nomor"."""
    pokok, diubah, berkali = _pisah_perubahan(sisa)
    akhir = _AKHIR_NOMOR.search(pokok)
    nomor = re.sub(r"\s+(?=/)|(?<=/)\s+", "", pokok[: akhir.start()]).strip(" ,.;:")
    nomor = re.sub(r"\s", "", nomor) if re.fullmatch(r"[0-9\s]+", nomor) else nomor
    tahun = _cari_tahun(pokok[: _awal_tentang(pokok)], nomor)
    if "/" in nomor and re.fullmatch(r"[0-9]+/[0-9]{4}", nomor) and bentuk != "PermenPAN":
        nomor = nomor.partition("/")[0]  # "UU 23/2014"
    if not nomor or len(nomor) > 80:
        return None
    return Sitasi(
        bentuk,
        nomor,
        tahun,
        _tentang(pokok),
        diubah_dengan=diubah,
        berkali=berkali,
        **_terbitan(pokok),
    )


def _pisah_perubahan(sisa: str) -> tuple[str, Sitasi | None, bool]:
    """(the regulation itself, what changed it, whether several times)"""
    cocok = _DIUBAH.search(sisa)
    if cocok is None:
        return sisa, None, False
    pengubah = baca(sisa[cocok.end() :])
    return sisa[: cocok.start()], pengubah, pengubah is not None and "beberapa" in cocok["cara"].casefold()


def _cari_tahun(sebelum_tentang: str, nomor: str) -> int:
    if cocok := re.search(_TAHUN, sebelum_tentang, re.IGNORECASE):
        return int(re.sub(r"\s", "", cocok[1]))
    cocok = _TAHUN_NOMOR.search(nomor)
    return int(cocok[1]) if cocok else 0


def _awal_tentang(pokok: str) -> int:
    cocok = re.search(_TENTANG, pokok, re.IGNORECASE)
    return cocok.start() if cocok else len(pokok)


def _tentang(pokok: str) -> str:
    cocok = re.search(_TENTANG, pokok, re.IGNORECASE)
    if cocok is None:
        return ""
    isi = pokok[cocok.end() :]
    terbit = _TERBITAN.search(isi)
    return (isi[: terbit.start()] if terbit else isi).strip(" ,.;:")


def baca_terbitan(teks: str) -> dict[str, str]:
    """{ln, tln, bn, lembaran} of a gazette as it stands in the brackets of a citation; what is not there is left out.

    baca_terbitan("Lembaran Daerah Kota Baru Tahun 2016 Nomor 3") == {"lembaran": "Lembaran Daerah Kota Baru Tahun 2016
    Nomor 3"}.
    """
    return _terbitan(f"({_bersihkan(teks).strip('() ')})")


def _terbitan(pokok: str) -> dict[str, str]:
    """The same of the first brackets that hold one."""
    cocok = _TERBITAN.search(pokok)
    if cocok is None:
        return {}
    hasil, daerah = {}, []
    for satu in _LEMBAR.finditer(cocok["isi"]):
        if satu["mana"].casefold() == "daerah":
            daerah.append(_lembaran_daerah(satu))
        else:
            hasil.setdefault(*_lembaran_negara(satu))
    for satu in [] if hasil or daerah else _SINGKAT.finditer(cocok["isi"]):
        kolom = satu["jenis"].casefold()
        hasil.setdefault(kolom, _tahun_nomor("" if kolom == "tln" else satu["tahun"], satu["nomor"]))
    return hasil | ({"lembaran": ", ".join(daerah)} if daerah else {})


def _lembaran_negara(satu: re.Match) -> tuple[str, str]:
    """A year beside a Tambahan is no part of it; "Tambahan Negara" lacks its Lembaran."""
    if satu["tambahan"]:
        return "tln", satu["nomor"]
    kolom = "bn" if (satu["jenis"] or "").casefold() == "berita" else "ln"
    return kolom, _tahun_nomor(satu["tahun"], satu["nomor"])


def _tahun_nomor(tahun: str | None, nomor: str) -> str:
    tahun = re.sub(r"\s", "", tahun or "")
    return f"{tahun}/{nomor}" if tahun else nomor


def _lembaran_daerah(satu: re.Match) -> str:
    """In words: "Lembaran Daerah Kabupaten Paser Tahun 2016 Nomor 14"."""
    kata = ["Tambahan"] if satu["tambahan"] else []
    kata += [(satu["jenis"] or "lembaran").capitalize(), "Daerah", *satu["nama"].split()]
    tahun = re.sub(r"\s", "", satu["tahun"] or "")
    return " ".join([*kata, *(["Tahun", tahun] if tahun else []), "Nomor", satu["nomor"]])
