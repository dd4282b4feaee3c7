"""What the lint reads: one decree as frozen plain data, with what the master data says about it at its date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from laporan.sitasi import Sitasi

MENIMBANG, MENGINGAT, DIKTUM, TEMBUSAN = "menimbang", "mengingat", "diktum", "tembusan"


@dataclass(frozen=True, slots=True)
class HukumKaidah:
    """A law of the library as it stood at the decree's date. status: berlaku, diubah, dicabut.

    `kutipan`: how it is cited in full; `resmi`: the same as data; `oleh`: what revoked or last changed it; `pasti`:
    the status is confirmed.
    """

    kunci: str
    sebutan: str
    kutipan: str
    resmi: Sitasi
    status: str = "berlaku"
    pasti: bool = True
    oleh: "HukumKaidah | None" = None


@dataclass(frozen=True, slots=True)
class ButirKaidah:
    """One item. `nomor`: computed; `label`: what a source printed; `isi`: stored; `teks`: as it is read.

    Of mengingat: the law it cites as written (`sitasi`), that law in the library (`hukum`), and where the two differ
    (`beda`: what, as written or "", as the library has it). Of menimbang: the laws of the library it names (`dasar`).
    """

    pk: int
    nomor: str
    teks: str
    isi: str = ""
    label: str = ""
    kunci: str = ""
    sub: tuple["ButirKaidah", ...] = ()
    sitasi: Sitasi | None = None
    hukum: HukumKaidah | None = None
    beda: tuple[tuple[str, str, str], ...] = ()
    dasar: tuple[HukumKaidah, ...] = ()


@dataclass(frozen=True, slots=True)
class PenandaKaidah:
    """Who signs. jenis: definitif, plt, plh or ""; memangku: holds the jabatan at the date, None: nobody wrote it."""

    nama: str
    pangkat: str = ""
    nip: str = ""
    jenis: str = ""
    memangku: bool | None = True


@dataclass(frozen=True, slots=True)
class PendahuluKaidah:
    """An earlier decree. sebutan: "Keputusan Kepala … Nomor … tentang …"."""

    pk: int
    nomor: str
    sebutan: str


@dataclass(frozen=True, slots=True)
class NamaKaidah:
    """The one name of the instansi or of a unit, and the other spellings its documents use."""

    nama: str
    alias: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LembarKaidah:
    pk: int
    jenis: str
    sebutan: str
    baris: int


@dataclass(frozen=True, slots=True)
class LampiranKaidah:
    """What a source printed over and under its lampiran; all blank for a decree written here."""

    kepala: tuple[str, ...] = ()
    nomor: str = ""
    tanggal: str = ""
    tentang: str = ""
    catatan: str = ""


@dataclass(frozen=True)
class BahanKeputusan:
    """One decree. `pada`: the day the laws and offices are looked at (its date, today for one without).

    penetap: who issues, as typed in a sentence; menetapkan_baku: how Menetapkan should read; dari_sumber: read from a
    document made elsewhere; asal: the decree it changes or revokes; berlaku: another one in force for the same years;
    masa: years of its document; lembar: None without one; mutu: (rule of the linter, open findings);
    tanpa_alasan: names of rows that its review changed or stopped without a reason.
    """

    penetap: str
    tentang: str
    menetapkan: str
    menetapkan_baku: str
    pada: date
    nomor: str = ""
    tanggal: date | None = None
    dari_sumber: bool = False
    sifat: str = "baru"
    jenis: str = "iku_iki"
    rahmat: bool = False
    kepala_daerah: bool = False
    sampul: tuple[str, ...] = ()
    menimbang: tuple[ButirKaidah, ...] = ()
    mengingat: tuple[ButirKaidah, ...] = ()
    diktum: tuple[ButirKaidah, ...] = ()
    tembusan: tuple[ButirKaidah, ...] = ()
    lampiran: LampiranKaidah = LampiranKaidah()
    penanda: PenandaKaidah | None = None
    jabatan_penanda: str = ""
    atas_nama: bool = False
    instansi: NamaKaidah = NamaKaidah("")
    unit: tuple[NamaKaidah, ...] = ()
    asal: PendahuluKaidah | None = None
    berlaku: PendahuluKaidah | None = None
    masa: tuple[int, int] | None = None
    lembar: tuple[LembarKaidah, ...] | None = None
    mutu: tuple[tuple[str, int], ...] = ()
    tanpa_alasan: tuple[str, ...] = ()

    def bagian(self) -> Iterator[tuple[str, tuple[ButirKaidah, ...]]]:
        yield from zip(
            (MENIMBANG, MENGINGAT, DIKTUM, TEMBUSAN),
            (self.menimbang, self.mengingat, self.diktum, self.tembusan),
            strict=True,
        )

    def butir(self) -> Iterator[tuple[str, str, ButirKaidah]]:
        """(part, place in words, item) of every item and sub-item in the order of the decree."""
        for bagian, daftar in self.bagian():
            for satu in daftar:
                induk = tempat(bagian, satu)
                yield bagian, induk, satu
                yield from ((bagian, f"{induk} huruf {sub.nomor.rstrip('.')}", sub) for sub in satu.sub)


def tempat(bagian: str, butir: ButirKaidah) -> str:
    """ "Mengingat 3", "Menimbang a", "Diktum KETIGA"."""
    return f"{bagian.capitalize()} {butir.nomor.rstrip('.')}"
