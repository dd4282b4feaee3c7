"""Items inside the cells of one row, paired by position into several rows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from indikator.tempel import bidang as b
from indikator.tempel.butir import Daftar, Induk, baris, bertingkat, pecah
from indikator.tempel.rapi import rapikan

_ANGKA = re.compile(r"[\d.,]+%?")


@dataclass(frozen=True)
class Pecahan:
    """One row out of a pasted one; `sub`: a sub-indicator of the row before that is none."""

    isi: dict[str, str]
    sub: bool = False


def pasangkan(isi: Mapping[str, str]) -> tuple[list[Pecahan], list[str]]:
    """The rows that the cells of one row stand for, and what was decided.

    Columns with as many items as the indicator pair up; a single text holds for all; other counts keep the row whole.
    """
    nama = pecah(isi.get("nama", ""))
    if len(nama) < 2:
        return [Pecahan(dict(isi))], _satu_indikator(isi)
    if tingkat := bertingkat(isi["nama"]):
        return _bertingkat(tingkat, isi)
    lain = {kolom: _milik(kolom, teks, len(nama)) for kolom, teks in isi.items() if kolom != "nama" and teks.strip()}
    beda = [f"{len(satu)} {b.sebutan(kolom)}" for kolom, satu in lain.items() if 1 < len(satu) != len(nama)]
    if beda:
        tanya = f"{len(nama)} indikator tetapi {', '.join(beda)}: tidak dipecah. Pecah sendiri bila perlu."
        return [Pecahan(dict(isi))], [tanya]
    hasil = [
        Pecahan({"nama": satu} | {kolom: milik.isi[nomor if len(milik) > 1 else 0] for kolom, milik in lain.items()})
        for nomor, satu in enumerate(nama.isi)
    ]
    catatan = _catatan(len(nama), lain)
    if nama.pembuka:
        kata = f"Dibaca sebagai satu indikator dengan {len(nama)} sub-indikator."
        return _bersub(nama.pembuka, hasil, lain), [kata, *catatan]
    return hasil, [f"Satu sel memuat {len(nama)} indikator; menjadi {len(nama)} baris.", *catatan]


def _bersub(pembuka: str, hasil: list[Pecahan], lain: Mapping[str, Daftar]) -> list[Pecahan]:
    """The words before the list are the indicator, its items the sub-indicators."""
    kepala = {kolom: milik.pembuka for kolom, milik in lain.items() if milik.pembuka}
    return [Pecahan({"nama": pembuka} | kepala), *(Pecahan(satu.isi, sub=True) for satu in hasil)]


def _bertingkat(tingkat: tuple[Induk, ...], isi: Mapping[str, str]) -> tuple[list[Pecahan], list[str]]:
    """Indicators of which some have sub-indicators; cells with an item for each leaf give the subs theirs."""
    daun = sum(satu.daun for satu in tingkat)
    lain = {kolom: _milik(kolom, teks, daun) for kolom, teks in isi.items() if kolom != "nama" and teks.strip()}
    beda = [
        f"{len(satu)} {b.sebutan(kolom)}" for kolom, satu in lain.items() if len(satu) not in (1, len(tingkat), daun)
    ]
    if beda:
        return [Pecahan(dict(isi))], [
            f"{daun} butir indikator tetapi {', '.join(beda)}: tidak dipecah. Pecah sendiri."
        ]
    hasil: list[Pecahan] = []
    ke = 0
    for nomor, satu in enumerate(tingkat):
        milik = {k: m.isi[nomor if len(m) == len(tingkat) != daun else 0] for k, m in lain.items() if len(m) != daun}
        daunnya = [{k: m.isi[ke + n] for k, m in lain.items() if len(m) == daun} for n in range(satu.daun)]
        hasil.append(Pecahan({"nama": satu.isi} | milik | ({} if satu.sub else daunnya[0])))
        hasil += [Pecahan({"nama": sub} | daunnya[n], sub=True) for n, sub in enumerate(satu.sub)]
        ke += satu.daun
    return hasil, [f"Satu sel memuat {len(tingkat)} indikator dengan sub-indikator; menjadi {len(hasil)} baris."]


def _milik(kolom: str, teks: str, banyak: int) -> Daftar:
    """The items of another cell; without labels its lines or figures side by side, where each indicator has one."""
    daftar = pecah(teks)
    if len(daftar) < 2:
        perbaris = baris(teks)
        if len(perbaris) != banyak and kolom.startswith(b.TARGET) and all(map(_ANGKA.fullmatch, teks.split())):
            perbaris = tuple(teks.split())
        return Daftar(perbaris) if len(perbaris) == banyak else Daftar((rapikan(teks),))
    return daftar


def _catatan(banyak: int, lain: Mapping[str, Daftar]) -> list[str]:
    sama = [b.sebutan(kolom) for kolom, milik in lain.items() if len(milik) == 1]
    return [f"{', '.join(sama).capitalize()} yang sama untuk {banyak} indikator."] if sama else []


def _satu_indikator(isi: Mapping[str, str]) -> list[str]:
    """Several targets beside one indicator; a list in rumus or sumber data is nothing special."""
    return [
        f"1 indikator tetapi {len(satu)} {b.sebutan(kolom)}: tetap satu sel."
        for kolom, teks in isi.items()
        if kolom.startswith(b.TARGET) and len(satu := pecah(teks)) > 1
    ]
