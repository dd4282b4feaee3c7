"""Where paragraphs and tables stand on a sheet: its cells divided into blocks, the blocks into runs of rows."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from indikator.tempel import Sel
from kinerja.spreadsheet.xlsx_nilai import huruf_kolom
from laporan.kertas.batas import SEL_MAKS
from laporan.kertas.label import lepas_label
from laporan.kertas.naskah import Alinea, NaskahTidakTerbaca, TabelNaskah, Unsur

Area = tuple[int, int, int, int]  # row, column, last row, last column from 1
_KEPALA_LEMBAR = re.compile(
    r"(?:\d{1,2}[.)]?\s*|[a-z][.)]\s*)?(?:indikator kinerja|(?:nama )?jabatan|(?:uraian )?tugas|fungsi|unit|lampiran|"
    r"keputusan|catatan|keterangan|ditetapkan)\b",
    re.IGNORECASE,
)
_SEBUTAN = re.compile(
    r"(?:\d{1,2}[.)]?|[a-z][.)])?\s*(?:nama )?(?:jabatan|(?:uraian |ikhtisar )?tugas(?: pokok)?|fungsi|instansi|"
    r"unit(?: kerja)?)\s*:?",
    re.IGNORECASE,
)


@dataclass
class Kisi:
    """isi: {row: {column: text}}; tutup: {(row, column): "atas" or "kiri"} of places that a merged cell covers."""

    nama: str
    isi: dict[int, dict[int, str]] = field(default_factory=dict)
    tutup: dict[tuple[int, int], str] = field(default_factory=dict)

    def gabungkan(self, gabung: Iterable[Area]) -> None:
        """Mark what merged areas cover, within the rows and columns that hold anything.

        Raises NaskahTidakTerbaca where that is more cells than a document may have.
        """
        sisa = SEL_MAKS
        bawah_maks = max(self.isi, default=0)
        kanan_maks = max((kolom for baris in self.isi.values() for kolom in baris), default=0)
        for atas, kiri, bawah, kanan in gabung:
            if not self.isi.get(atas, {}).get(kiri):
                continue
            bawah, kanan = min(bawah, bawah_maks), min(kanan, kanan_maks)
            sisa -= (bawah - atas + 1) * (kanan - kiri + 1)
            if sisa < 0:
                sebut = f"Lembar “{self.nama}”, sel {huruf_kolom(kiri)}{atas}"
                raise NaskahTidakTerbaca(f"{sebut}: sel gabungannya terlalu luas. Lepas gabungannya, lalu ulangi.")
            for nomor in range(atas, bawah + 1):
                for kolom in range(kiri, kanan + 1):
                    if (nomor, kolom) != (atas, kiri):
                        self.tutup[nomor, kolom] = "atas" if kolom == kiri else "kiri"

    def terisi(self, nomor: int) -> list[int]:
        """Columns with a text, in their order."""
        return sorted(self.isi.get(nomor, ()))

    def tertutup_atas(self, nomor: int, kolom: range) -> bool:
        return any(self.tutup.get((nomor, satu)) == "atas" for satu in kolom)


def unsur_kisi(kisi: Kisi) -> Iterator[Unsur]:
    """Paragraphs and tables of a sheet, from top to bottom; of tables side by side the left one first."""
    kanan = max((kolom for baris in kisi.isi.values() for kolom in baris), default=0)
    for baris in _potong_baris(kisi, range(1, kanan + 1)):
        for kolom in _potong_kolom(kisi, baris):
            yield from _blok(kisi, [satu for satu in baris if _terisi(kisi, satu, kolom)], kolom)


def _terisi(kisi: Kisi, nomor: int, kolom: range) -> list[int]:
    return [satu for satu in kisi.terisi(nomor) if satu in kolom]


def _potong_baris(kisi: Kisi, kolom: range) -> Iterator[list[int]]:
    """Runs of rows without a blank one between; a row that a merged cell reaches down to is not blank."""
    kini: list[int] = []
    for nomor in sorted(satu for satu, isi in kisi.isi.items() if isi):
        if kini and any(not kisi.tertutup_atas(antara, kolom) for antara in range(kini[-1] + 1, nomor)):
            yield kini
            kini = []
        kini.append(nomor)
    if kini:
        yield kini


def _potong_kolom(kisi: Kisi, baris: Sequence[int]) -> list[range]:
    """The block as a whole, or its tables where blank columns part it into several."""
    terpakai = {kolom for nomor in baris for kolom in kisi.isi[nomor]}
    terpakai |= {kolom for nomor in baris for kolom in range(1, max(terpakai) + 1) if (nomor, kolom) in kisi.tutup}
    bagian: list[list[int]] = []
    for kolom in sorted(terpakai):
        if not bagian or kolom != bagian[-1][-1] + 1:
            bagian.append([])
        bagian[-1].append(kolom)
    rentang = [range(satu[0], satu[-1] + 1) for satu in bagian]
    if len(rentang) > 1 and all(_tabel_sendiri(kisi, baris, satu) for satu in rentang):
        return rentang
    return [range(min(terpakai), max(terpakai) + 1)]


def _tabel_sendiri(kisi: Kisi, baris: Sequence[int], kolom: range) -> bool:
    return sum(len(_terisi(kisi, nomor, kolom)) > 1 for nomor in baris) > 1


def _blok(kisi: Kisi, baris: Sequence[int], kolom: range) -> Iterator[Unsur]:
    """The rows of a block: paragraphs above and between, tables; the words that name a sheet keep to themselves."""
    banyak = [nomor for nomor in baris if len(_terisi(kisi, nomor, kolom)) > 1]
    tabel: list[int] = []
    for nomor in baris:
        terisi = _terisi(kisi, nomor, kolom)
        sendiri = len(terisi) == 1 and _alinea_sendiri(kisi, nomor, terisi[0], kolom, banyak)
        sebutan = _sebutan(kisi, nomor, terisi)
        if tabel and (sendiri or sebutan != _sebutan(kisi, tabel[0], _terisi(kisi, tabel[0], kolom))):
            yield _tabel(kisi, tabel, kolom)
            tabel = []
        if sendiri:
            yield from _alinea(kisi.isi[nomor][terisi[0]], f"lembar {kisi.nama}, sel {huruf_kolom(terisi[0])}{nomor}")
        else:
            tabel.append(nomor)
    if tabel:
        yield _tabel(kisi, tabel, kolom)


def _alinea(teks: str, letak: str) -> Iterator[Alinea]:
    for baris in teks.split("\n"):
        label, isi = lepas_label(baris)
        yield Alinea(isi, letak, label, int(bool(label)))


def _alinea_sendiri(kisi: Kisi, nomor: int, letak: int, kolom: range, banyak: Sequence[int]) -> bool:
    """Whether a lone text is a paragraph: above or below the table, or naming something; else it is a row of it."""
    if not banyak or nomor < banyak[0]:
        return True
    if kisi.tertutup_atas(nomor, kolom):
        return False
    if _KEPALA_LEMBAR.match(kisi.isi[nomor][letak]):
        return letak == kolom[0] or (nomor, letak + 1) in kisi.tutup
    return nomor > banyak[-1] and letak == kolom[0]


def _sebutan(kisi: Kisi, nomor: int, terisi: Sequence[int]) -> bool:
    """A row like "JABATAN | : | Kepala …"."""
    teks = [kisi.isi[nomor][kolom] for kolom in terisi]
    if teks and re.fullmatch(r"\d{1,2}[.)]?|[a-z][.)]", teks[0]):
        teks = teks[1:]
    if len(teks) < 2 or not _SEBUTAN.fullmatch(teks[0]):
        return False
    return teks[1].startswith(":") or teks[0].rstrip().endswith(":")


def _tabel(kisi: Kisi, baris: Sequence[int], kolom: range) -> TabelNaskah:
    terpakai = [satu for satu in kolom if any(satu in kisi.isi[n] or (n, satu) in kisi.tutup for n in baris)]
    isi = tuple(
        tuple(_sel(kisi, nomor, satu, nomor == baris[0]) for satu in range(terpakai[0], terpakai[-1] + 1))
        for nomor in baris
    )
    letak = f"lembar {kisi.nama}, sel {huruf_kolom(terpakai[0])}{baris[0]}"
    return TabelNaskah(isi, letak, tuple(f"lembar {kisi.nama}, baris {nomor}" for nomor in baris))


def _sel(kisi: Kisi, nomor: int, kolom: int, pertama: bool) -> Sel:
    gabung = kisi.tutup.get((nomor, kolom), "")
    return Sel(kisi.isi[nomor].get(kolom, ""), "" if pertama and gabung == "atas" else gabung)
