"""Reading fixtures/contoh_ramai as plain data: instansi with jabatan, sasaran and indicators with their parameters."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.utils.text import slugify

from indikator.enums import Frekuensi
from kinerja.angka import AngkaTidakTerbaca, baca
from laporan.contoh.baca import BerkasRusak, baca_berkas, wajib, ya

FOLDER = settings.BASE_DIR / "fixtures" / "contoh_ramai"
IKU = "iku"  # stands for the sheet of the instansi where a jabatan is named
CARA = frozenset(
    {"persen", "posisi", "arus", "tumbuh", "jumlah", "nilai", "rata", "predikat", "opini", "turun", "batas"}
)
KOLOM = 7  # of one line


@dataclass(frozen=True)
class BahanIndikator:
    """One line of a file. `cara`: words of CARA; `awal`: target of the first year (None for an opinion).

    `standar`: the national standard and the document it stands in.
    """

    nama: str
    cara: frozenset[str]
    awal: Decimal | None
    langkah: Decimal
    satuan: str
    rumus: str
    basis: int
    frekuensi: str
    sumber: str
    standar: tuple[str, str] = ("", "")

    @property
    def turun(self) -> bool:
        return bool(self.cara & {"turun", "batas"})


@dataclass(frozen=True)
class BahanSasaran:
    nama: str
    indikator: tuple[BahanIndikator, ...]


@dataclass(frozen=True)
class BahanJabatan:
    """`dukung`: (kunci of the sheet above, 1-based row there); row 0: row by row the same (the head and the IKU)."""

    kunci: str
    nama: str
    jenis: str
    induk: str
    unit: str
    tugas: str
    fungsi: tuple[str, ...]
    sasaran: tuple[BahanSasaran, ...]
    dukung: tuple[str, int] = (IKU, 1)


@dataclass(frozen=True)
class BahanKegiatan:
    program: str
    nama: str
    pagu: Decimal
    iku: int  # 1-based row of the IKU sheet


@dataclass(frozen=True)
class BahanInstansi:
    slug: str
    nama: str
    singkat: str
    jenis: str
    induk: str
    kepala: str
    rpjmd: str
    tugas: str
    fungsi: tuple[str, ...]
    iku: tuple[BahanSasaran, ...]
    jabatan: tuple[BahanJabatan, ...]
    kegiatan: tuple[BahanKegiatan, ...]


@dataclass(frozen=True)
class Bahan:
    """Everything of the folder; `umum` is what all instansi share (umum.yaml as it is)."""

    umum: Mapping
    instansi: tuple[BahanInstansi, ...]


def baca_bahan(folder: Path = FOLDER) -> Bahan:
    """Raises BerkasRusak with the file and a sentence."""
    umum = baca_berkas(folder / "umum.yaml")
    daftar = sorted(folder.glob("[0-9]*.yaml"))
    return Bahan(umum, tuple(_instansi_dari(path, umum) for path in daftar))


def _instansi_dari(path: Path, umum: Mapping) -> BahanInstansi:
    isi = baca_berkas(path)
    try:
        return _instansi(isi, umum)
    except BerkasRusak as galat:
        raise BerkasRusak(f"Berkas {path.name}: {galat}") from galat


def _instansi(isi: Mapping, umum: Mapping) -> BahanInstansi:
    teks = {
        nama: wajib(isi, nama, "instansi") for nama in ("slug", "nama", "singkat", "jenis", "kepala", "rpjmd", "tugas")
    }
    iku = _berstandar(_sasaran(isi["iku"]), isi.get("standar_nasional", {}))
    return BahanInstansi(
        **teks,
        induk=isi.get("induk", ""),
        fungsi=tuple(isi["fungsi"]),
        iku=iku,
        jabatan=_jabatan(isi, iku, umum),
        kegiatan=tuple(map(_kegiatan, isi["kegiatan"])),
    )


def _jabatan(isi: Mapping, iku: tuple[BahanSasaran, ...], umum: Mapping) -> tuple[BahanJabatan, ...]:
    """The tree: head, secretary with the general section, each bidang with its head and one officer."""
    tunggal = ya(isi.get("tanpa_sekretaris"))
    jenis = "administrator" if isi["jenis"] in ("bagian", "kecamatan") else "pimpinan"
    atas = [BahanJabatan("kepala", isi["kepala"], jenis, "", "", isi["tugas"], tuple(isi["fungsi"]), iku, (IKU, 0))]
    if not tunggal:
        atas.append(_sekretaris(isi, umum["sekretaris"]))
    atas.append(_kasubbag(umum["kasubbag"], "kepala" if tunggal else "sekretaris", bool(iku)))
    return (*atas, *(satu for bidang in isi["bidang"] for satu in _bidang(bidang)))


def _sekretaris(isi: Mapping, umum: Mapping) -> BahanJabatan:
    nama = "Sekretaris Kecamatan" if isi["jenis"] == "kecamatan" else "Sekretaris"
    jenis = "pengawas" if isi["jenis"] == "kecamatan" else "administrator"
    sasaran = (BahanSasaran(umum["sasaran"], _baris(umum["iki"])),) if isi["iku"] else ()
    fungsi = tuple(umum["fungsi"])
    return BahanJabatan(
        "sekretaris", nama, jenis, "kepala", "Sekretariat", umum["tugas"], fungsi, sasaran, ("kepala", 1)
    )


def _kasubbag(umum: Mapping, induk: str, berisi: bool) -> BahanJabatan:
    sasaran = (BahanSasaran(umum["sasaran"], _baris(umum["iki"])),) if berisi else ()
    isi = (umum["nama"], "pengawas", induk, umum["unit"], umum["tugas"], tuple(umum["fungsi"]))
    return BahanJabatan("kasubbag-umum", *isi, sasaran, (induk, 1))


def _bidang(isi: Mapping) -> list[BahanJabatan]:
    kunci, unit = slugify(isi["kepala"]), isi["unit"]
    sasaran = (BahanSasaran(isi["sasaran"], _baris(isi["iki"])),) if "iki" in isi else ()
    milik = (
        (BahanSasaran(f"Terlaksananya tugas {isi['staf'].lower()}", _baris(isi["staf_iki"])),) if "iki" in isi else ()
    )
    fungsi, dukung = tuple(isi["fungsi"]), ("kepala", int(isi.get("dukung", "1")))
    jenis = isi.get("jenis", "administrator")
    kepala = BahanJabatan(kunci, isi["kepala"], jenis, "kepala", unit, isi["tugas"], fungsi, sasaran, dukung)
    ahli = "fungsional" if re.search(r"Ahli|Terampil", isi["staf"]) else "pelaksana"
    tugas = f"Membantu {isi['kepala']} menyiapkan bahan dan data {unit}"
    staf = BahanJabatan(slugify(isi["staf"]), isi["staf"], ahli, kunci, unit, tugas, (), milik, (kunci, 1))
    return [kepala, staf]


def _sasaran(isi: Mapping) -> tuple[BahanSasaran, ...]:
    return tuple(BahanSasaran(nama, _baris(daftar)) for nama, daftar in isi.items())


def _berstandar(daftar: tuple[BahanSasaran, ...], standar: Mapping[str, str]) -> tuple[BahanSasaran, ...]:
    """The IKU with their national standards: {indicator: "value | document"}."""
    if asing := standar.keys() - {baris.nama for satu in daftar for baris in satu.indikator}:
        raise BerkasRusak(f"standar nasional untuk “{min(asing)}” yang tidak ada di iku.")
    return tuple(replace(satu, indikator=tuple(_isi_standar(b, standar) for b in satu.indikator)) for satu in daftar)


def _isi_standar(satu: BahanIndikator, standar: Mapping[str, str]) -> BahanIndikator:
    nilai, _, sumber = standar.get(satu.nama, "").partition(" | ")
    return replace(satu, standar=(nilai, sumber))


def _baris(daftar) -> tuple[BahanIndikator, ...]:
    return tuple(map(_indikator, daftar))


def _indikator(baris: str) -> BahanIndikator:
    """One line: nama | cara | target langkah satuan | rumus | basis | frekuensi | sumber."""
    kolom = [satu.strip() for satu in baris.split("|")]
    if len(kolom) != KOLOM:
        kolom = [*kolom[:4], *([""] if len(kolom) == KOLOM - 1 else []), *kolom[4:]]
    if len(kolom) != KOLOM:
        raise BerkasRusak(f"baris “{baris}” harus {KOLOM} kolom.")
    nama, cara, target, rumus, basis, frekuensi, sumber = kolom
    kata = frozenset(cara.split())
    if asing := kata - CARA or {frekuensi} - set(Frekuensi.values):
        raise BerkasRusak(f"“{nama}”: “{min(asing)}” tidak dikenal.")
    awal, langkah, satuan = _target(target, nama, kata)
    return BahanIndikator(nama, kata, awal, langkah, satuan, rumus, int(basis or 0), frekuensi, sumber)


def _target(teks: str, nama: str, cara: frozenset[str]) -> tuple[Decimal | None, Decimal, str]:
    if "opini" in cara:
        return None, Decimal(0), teks
    awal, langkah, *satuan = teks.split(maxsplit=2)
    try:
        tanda = -1 if langkah.startswith("-") else 1
        nilai = baca(awal), tanda * baca(langkah.lstrip("+-"))
    except AngkaTidakTerbaca as galat:
        raise BerkasRusak(f"target “{nama}”: {galat}") from galat
    return *nilai, satuan[0] if satuan else ""


def _kegiatan(baris: str) -> BahanKegiatan:
    program, nama, pagu, iku = (satu.strip() for satu in baris.split("|"))
    return BahanKegiatan(program, nama, Decimal(pagu), int(iku))
