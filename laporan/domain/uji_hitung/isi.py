"""A stored result to be read: on its page, on the printed finding sheet, as a workbook. Nothing is computed anew."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indikator.capaian.uji_hitung import Verdict
from kinerja import angka
from laporan.models import UjiHitung

KEADAAN = {
    Verdict.COCOK: "Cocok",
    Verdict.PEMBULATAN: "Dipotong atau dibulatkan lain",
    Verdict.SALAH: "Salah",
    Verdict.TIDAK_DAPAT: "Tidak dapat dihitung",
}


@dataclass(frozen=True)
class BarisHasil:
    """One row: what is printed, what was computed (percent, None: nothing), the verdict and why."""

    nomor: int
    jenis: str
    sasaran: str
    nama: str
    target: str
    realisasi: str
    capaian: str
    lalu: str
    hitung: Decimal | None
    verdict: str
    penjelasan: tuple[str, ...]
    bukti: str

    @property
    def keadaan(self) -> str:
        return KEADAAN[Verdict(self.verdict)]

    @property
    def kelas(self) -> str:
        """Of its badge."""
        return Verdict(self.verdict).name.lower()

    @property
    def persen(self) -> str:
        return angka.persen(self.hitung)

    @property
    def benar(self) -> bool:
        return self.verdict == Verdict.COCOK


@dataclass(frozen=True)
class TabelHasil:
    """lewat: rows that a filter leaves out."""

    nomor: int
    sebutan: str
    judul: str
    tempat: str
    uang: bool
    dihitung: bool
    baris: tuple[BarisHasil, ...]
    lewat: int = 0


@dataclass(frozen=True)
class TemuanHasil:
    """A finding that needs more than its row. `kutipan`: the sentence of the report."""

    judul: str
    kalimat: str
    tempat: str
    bukti: str
    kutipan: str
    berat: bool


@dataclass(frozen=True)
class IsiUji:
    """rata: (name, percent, proof); jumlah: {name of the verdict: rows}."""

    tabel: tuple[TabelHasil, ...]
    temuan: tuple[TemuanHasil, ...]
    rata: tuple[tuple[str, Decimal, str], ...]
    catatan: tuple[str, ...]
    jumlah: dict[str, int]

    @property
    def temuan_berat(self) -> int:
        return sum(satu.berat for satu in self.temuan)


def baca_hasil(uji: UjiHitung, salah_saja: bool = False) -> IsiUji:
    """salah_saja: only rows that are not right, and tables with such rows."""
    isi = uji.hasil or {}
    tabel = [_tabel(satu) for satu in isi.get("tabel", ())]
    jumlah = Counter(baris.kelas for satu in tabel if satu.dihitung for baris in satu.baris)
    if salah_saja:
        tabel = [saring for satu in tabel if (saring := _saring(satu)).baris]
    return IsiUji(
        tabel=tuple(tabel),
        temuan=tuple(_temuan(satu) for satu in isi.get("temuan", ())),
        rata=tuple((satu["nama"], Decimal(satu["nilai"]), satu["bukti"]) for satu in isi.get("rata", ())),
        catatan=tuple(isi.get("catatan", ())),
        jumlah={satu.name.lower(): jumlah[satu.name.lower()] for satu in KEADAAN},
    )


def _tabel(satu: dict) -> TabelHasil:
    return TabelHasil(
        nomor=satu["nomor"],
        sebutan=satu["sebutan"],
        judul=satu["judul"],
        tempat=satu["tempat"],
        uang=satu["uang"],
        dihitung=satu["dihitung"],
        baris=tuple(_baris(baris) for baris in satu["baris"]),
    )


def _baris(satu: dict) -> BarisHasil:
    """The explanation begins with where a wrong figure may come from."""
    cara = f"{satu['cara'][0].upper()}{satu['cara'][1:]}." if satu["cara"] else ""
    langsung = ("nomor", "jenis", "sasaran", "nama", "target", "realisasi", "capaian", "lalu", "verdict", "bukti")
    return BarisHasil(
        **{nama: satu[nama] for nama in langsung},
        hitung=None if satu["hitung"] is None else Decimal(satu["hitung"]),
        penjelasan=tuple(filter(None, (cara, satu["keterangan"], *satu["catatan"]))),
    )


def _saring(satu: TabelHasil) -> TabelHasil:
    baris = tuple(b for b in satu.baris if not b.benar) if satu.dihitung else ()
    return TabelHasil(**{**vars(satu), "baris": baris, "lewat": len(satu.baris) - len(baris)})


def _temuan(satu: dict) -> TemuanHasil:
    return TemuanHasil(**{nama: satu[nama] for nama in ("judul", "kalimat", "tempat", "bukti", "kutipan", "berat")})


def ringkas(isi: IsiUji) -> Sequence[tuple[str, str, int]]:
    """(class of the badge, words, rows) of every verdict."""
    return [(satu.name.lower(), kata, isi.jumlah[satu.name.lower()]) for satu, kata in KEADAAN.items()]
