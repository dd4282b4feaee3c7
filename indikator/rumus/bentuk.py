"""The templates of the rumus editor: which boxes each has, and which kind of formula a tree is."""

from enum import StrEnum
from typing import NamedTuple

from indikator.rumus.ast import Angka, Bagi, Fungsi, Kali, Kurang, Simpul, Tambah, Variabel

BAGIAN_MAKS = 20  # groups of boxes in an open template


class Templat(StrEnum):
    PERSENTASE = "persentase"
    RASIO = "rasio"
    JUMLAH = "jumlah"
    RATA_RATA = "rata_rata"
    TERTIMBANG = "tertimbang"
    INDEKS = "indeks"
    PERTUMBUHAN = "pertumbuhan"
    LANGSUNG = "langsung"
    BEBAS = "bebas"


class Bidang(NamedTuple):
    """One box: `nama` is its key, `contoh` what could stand in it."""

    nama: str
    label: str
    contoh: str


class Bentuk(NamedTuple):
    """A template. terbuka: the group of `bidang` repeats, from paling_sedikit to BAGIAN_MAKS times."""

    templat: Templat
    label: str
    bidang: tuple[Bidang, ...]
    terbuka: bool = False
    paling_sedikit: int = 1


TEMPLAT = (
    Bentuk(
        Templat.PERSENTASE,
        "Persentase: pembilang ÷ penyebut × 100",
        (
            Bidang("pembilang", "Pembilang (yang dihitung)", "Jumlah ASN yang dilatih"),
            Bidang("penyebut", "Penyebut (pembandingnya)", "Jumlah seluruh ASN"),
        ),
    ),
    Bentuk(
        Templat.RASIO,
        "Rasio: pembilang ÷ penyebut",
        (
            Bidang("pembilang", "Pembilang", "Jumlah menit waktu tunggu"),
            Bidang("penyebut", "Penyebut", "Jumlah pemohon yang dilayani"),
        ),
    ),
    Bentuk(
        Templat.JUMLAH,
        "Jumlah: beberapa bagian dijumlahkan",
        (Bidang("bagian", "Bagian", "Jumlah dokumen Renja"),),
        terbuka=True,
        paling_sedikit=2,
    ),
    Bentuk(
        Templat.RATA_RATA,
        "Rata-rata: beberapa nilai dibagi banyaknya",
        (Bidang("bagian", "Nilai", "Nilai IKM Bagian Umum"),),
        terbuka=True,
        paling_sedikit=2,
    ),
    Bentuk(
        Templat.TERTIMBANG,
        "Rata-rata tertimbang: Σ(nilai × bobot) ÷ Σ bobot",
        (
            Bidang("nilai", "Nilai", "Skor pelayanan kepegawaian"),
            Bidang("bobot", "Bobot (frekuensi)", "Jumlah responden pelayanan kepegawaian"),
        ),
        terbuka=True,
    ),
    Bentuk(
        Templat.INDEKS,
        "Indeks: rata-rata nilai unsur × 25",
        (Bidang("unsur", "Nilai unsur (skala 1–4)", "Nilai rata-rata unsur persyaratan"),),
        terbuka=True,
    ),
    Bentuk(
        Templat.PERTUMBUHAN,
        "Pertumbuhan: (sekarang − dasar) ÷ dasar × 100",
        (
            Bidang("akhir", "Nilai sekarang", "Jumlah pelanggaran tahun ini"),
            Bidang("dasar", "Nilai dasar", "Jumlah pelanggaran tahun lalu"),
        ),
    ),
    Bentuk(
        Templat.LANGSUNG,
        "Langsung: satu jumlah atau nilai",
        (Bidang("pembilang", "Yang dihitung atau dinilai", "Jumlah dokumen perencanaan"),),
    ),
    Bentuk(
        Templat.BEBAS,
        "Tulis sendiri",
        (Bidang("rumus", "Rumus", "([Nilai A] + [Nilai B]) / [Jumlah unsur] × 100"),),
    ),
)
BENTUK = {satu.templat: satu for satu in TEMPLAT}


def kenali(pohon: Simpul) -> tuple[Templat, tuple[str, ...]]:
    """The template that a tree was or could have been made of, and the codes for its boxes; BEBAS with none."""
    match pohon:
        case Variabel(kode):
            return Templat.LANGSUNG, (kode,)
        case Kali(Bagi(Kurang(Variabel(akhir), Variabel(dasar)), Variabel(bawah)), Angka(n)) if n == 100:
            return (Templat.PERTUMBUHAN, (akhir, dasar)) if dasar == bawah else (Templat.BEBAS, ())
        case Kali(Bagi(Variabel(atas), Variabel(bawah)), Angka(n)) if n == 100:
            return Templat.PERSENTASE, (atas, bawah)
        case Bagi(Variabel(atas), Variabel(bawah)):
            return Templat.RASIO, (atas, bawah)
        case Kali(isi, Angka(n)) if n == 25 and (kode := _rata_rata(isi)):
            return Templat.INDEKS, kode
    if len(kode := _rata_rata(pohon)) > 1:
        return Templat.RATA_RATA, kode
    if kode := _tertimbang(pohon):
        return Templat.TERTIMBANG, kode
    suku = _suku(pohon)
    if len(suku) > 1 and all(isinstance(satu, Variabel) for satu in suku):
        return Templat.JUMLAH, tuple(satu.kode for satu in suku)
    return Templat.BEBAS, ()


def _suku(pohon: Simpul) -> tuple[Simpul, ...]:
    """The terms of a + b + c, left to right."""
    suku: list[Simpul] = []
    while isinstance(pohon, Tambah):
        suku.append(pohon.kanan)
        pohon = pohon.kiri
    return (pohon, *reversed(suku))


def _rata_rata(pohon: Simpul) -> tuple[str, ...]:
    """Codes of a mean (a + b + c) ÷ 3, or of one value alone; () for anything else."""
    banyak = 1
    if isinstance(pohon, Bagi) and isinstance(pohon.kanan, Angka):
        pohon, banyak = pohon.kiri, pohon.kanan.nilai
        if banyak == 1:
            return ()
    suku = _suku(pohon)
    cocok = len(suku) == banyak and all(isinstance(satu, Variabel) for satu in suku)
    return tuple(satu.kode for satu in suku) if cocok else ()


def _tertimbang(pohon: Simpul) -> tuple[str, ...]:
    """Codes of (s1 × f1 + s2 × f2) ÷ (f1 + f2), or of Σ(s × f) ÷ Σ f, as pairs; () for anything else."""
    match pohon:
        case Bagi(Fungsi("JUMLAH", (Kali(Variabel(s), Variabel(f)),)), Fungsi("JUMLAH", (Variabel(jumlah),))):
            return (s, f) if f == jumlah else ()
        case Bagi(atas, bawah):
            kali, bobot = _suku(atas), _suku(bawah)
            if len(kali) < 2 or not all(_hasil_kali(satu) for satu in kali):
                return ()
            if tuple(satu.kanan for satu in kali) == bobot:
                return tuple(kode for satu in kali for kode in (satu.kiri.kode, satu.kanan.kode))
    return ()


def _hasil_kali(simpul: Simpul) -> bool:
    return isinstance(simpul, Kali) and isinstance(simpul.kiri, Variabel) and isinstance(simpul.kanan, Variabel)
