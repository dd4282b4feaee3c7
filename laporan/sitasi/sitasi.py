"""One citation as plain data, its official wording, and its place among others."""

import re
from dataclasses import dataclass

from laporan.sitasi.bentuk import nama_resmi, peringkat


@dataclass(frozen=True)
class Sitasi:
    """`bentuk` as laporan.sitasi.bentuk calls it; `nomor` as written; `tahun` 0: not said.

    `ln`, `bn` are "year/number" (only the number where no year is written), `tln` a number, "" not said. `lembaran`:
    regional gazettes in words. `diubah_dengan` is the regulation that changed it (last), `berkali`: "beberapa kali".
    """

    bentuk: str
    nomor: str
    tahun: int
    tentang: str = ""
    ln: str = ""
    tln: str = ""
    bn: str = ""
    lembaran: str = ""
    diubah_dengan: "Sitasi | None" = None
    berkali: bool = False


def tulis(sitasi: Sitasi) -> str:
    """The full official citation, without a full stop or semicolon behind it.

    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014
    Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah diubah …".
    """
    teks = _pokok(sitasi)
    if terbitan := _terbitan(sitasi):
        teks += f" ({terbitan})"
    if sitasi.diubah_dengan is not None:
        kali = "beberapa kali terakhir " if sitasi.berkali else ""
        teks += f" sebagaimana telah diubah {kali}dengan {tulis(sitasi.diubah_dengan)}"
    return teks


def kunci_urut(sitasi: Sitasi) -> tuple:
    """For sorting a Mengingat: rank, then year, then number (2 before 10)."""
    return (peringkat(sitasi.bentuk), sitasi.tahun, *_urutan_nomor(sitasi.nomor))


def nomor_polos(nomor: str) -> str:
    """A number for comparing: without blanks, leading zeros and case ("08" is "8")."""
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", re.sub(r"\s", "", nomor)).casefold()


def _pokok(sitasi: Sitasi) -> str:
    teks = nama_resmi(sitasi.bentuk)
    if sitasi.nomor:
        teks += f" Nomor {sitasi.nomor}"
        if sitasi.tahun and not sitasi.nomor.endswith(f"/{sitasi.tahun}"):  # PER/09/M.PAN/5/2007 says its year
            teks += f" Tahun {sitasi.tahun}"
    return f"{teks} tentang {sitasi.tentang}" if sitasi.tentang else teks


def _terbitan(sitasi: Sitasi) -> str:
    bagian = []
    for nama, isi in (("Lembaran", sitasi.ln), ("Tambahan Lembaran", sitasi.tln), ("Berita", sitasi.bn)):
        if isi:
            tahun, _, nomor = isi.rpartition("/")
            bagian.append(f"{nama} Negara Republik Indonesia{f' Tahun {tahun}' if tahun else ''} Nomor {nomor}")
    return ", ".join([*bagian, *([sitasi.lembaran] if sitasi.lembaran else [])])


def _urutan_nomor(nomor: str) -> tuple[int, str]:
    angka = re.search(r"[0-9]+", nomor)
    return int(angka[0]) if angka else 0, nomor_polos(nomor)
