"""What lies beside the editor of a section: its figures and tables as printed, drafts, last year's text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from laporan.domain.lkjip.dokumen import pastikan_terlihat
from laporan.domain.lkjip.gambar import sematkan
from laporan.domain.lkjip.isi import IsiLkjip
from laporan.domain.lkjip.narasi import potong
from laporan.domain.lkjip.rujukan_angka import daftar, isi_rujukan
from laporan.domain.lkjip.usulan import usulan
from laporan.domain.tabel import Tabel
from laporan.models import BagianLkjip, Lkjip
from organisasi.galat import Ditolak

_BERSILSILAH = re.compile(r"(sasaran|indikator)\.[0-9a-f-]{36}\.")


@dataclass(frozen=True)
class AngkaTawaran:
    """A figure that a click puts into the text as a reference."""

    kunci: str
    label: str
    teks: str


@dataclass(frozen=True)
class KelompokAngka:
    """The figures of one thing: "Rata-rata Nilai IKM" with target, realisasi, capaian …"""

    judul: str
    daftar: tuple[AngkaTawaran, ...]


@dataclass(frozen=True)
class BahanBagian:
    """`angka`: those of the section's own sasaran (none: of the report), `angka_lain` the others; `usulan` and `lalu`
    are safe HTML, block by block."""

    angka: tuple[KelompokAngka, ...]
    angka_lain: tuple[KelompokAngka, ...]
    tabel: tuple[Tabel, ...]
    usulan: tuple[str, ...]
    lalu: tuple[str, ...]
    tahun_lalu: int


def susun_bahan(bagian: BagianLkjip, isi: IsiLkjip, pelaku) -> BahanBagian:
    """`isi`: the report that the section is of, as composed now."""
    semua = daftar(isi)
    milik = _milik(bagian, isi, semua)
    return BahanBagian(
        angka=_kelompok({kunci: satu for kunci, satu in semua.items() if kunci in milik}),
        angka_lain=_kelompok({kunci: satu for kunci, satu in semua.items() if kunci not in milik}),
        tabel=tabel_bagian(bagian, isi),
        usulan=tuple(potong(usulan(bagian.lkjip, bagian, isi.angka))),
        lalu=tuple(potong(teks_lalu(bagian, pelaku))),
        tahun_lalu=bagian.lkjip.tahun - 1,
    )


def tabel_bagian(bagian: BagianLkjip, isi: IsiLkjip) -> tuple[Tabel, ...]:
    """The computed tables that are printed with the section."""
    return tuple(blok.tabel for satu in isi.bagian if satu.kode == bagian.kode for blok in satu.blok if blok.tabel)


def tampilan(bagian: BagianLkjip, isi: IsiLkjip) -> str:
    """The text of a section as it is printed now."""
    return sematkan(isi_rujukan(bagian.isi, daftar(isi)), bagian.lkjip)


def teks_lalu(bagian: BagianLkjip, pelaku) -> str:
    """The same section in the report of the year before: by its sasaran and point, else by its code; "" none."""
    lkjip = bagian.lkjip
    lalu = Lkjip.objects.filter(instansi=lkjip.instansi, tahun=lkjip.tahun - 1).select_related("instansi").first()
    if lalu is None or not _terlihat(pelaku, lalu):
        return ""
    milik = lalu.bagian.filter(titik=bagian.titik)
    if bagian.sasaran_id:
        milik = milik.filter(sasaran__silsilah=bagian.sasaran.silsilah)
    else:
        milik = milik.filter(kode=bagian.kode)
    sama = milik.first()
    return sematkan(sama.isi, lalu) if sama else ""


def _terlihat(pelaku, lkjip: Lkjip) -> bool:
    try:
        pastikan_terlihat(pelaku, lkjip)
    except Ditolak:
        return False
    return True


def _milik(bagian: BagianLkjip, isi: IsiLkjip, kunci: Iterable[str]) -> set[str]:
    """Keys of the section's own figures: of its sasaran and its indicators, else those of the whole report."""
    if not bagian.sasaran_id:
        return {satu for satu in kunci if not _BERSILSILAH.match(satu)}
    silsilah = str(bagian.sasaran.silsilah)
    milik = [satu for sasaran in isi.angka.sasaran if sasaran.silsilah == silsilah for satu in sasaran.indikator]
    semua = [satu.silsilah for induk in milik for satu in (induk, *induk.sub)]
    awalan = (f"sasaran.{silsilah}.", *(f"indikator.{satu}." for satu in semua))
    return {satu for satu in kunci if satu.startswith(awalan)}


def _kelompok(angka: dict[str, tuple[str, str]]) -> tuple[KelompokAngka, ...]:
    """Figures in their order, under what their labels ("Nilai IKM: capaian") have in common."""
    hasil: dict[str, list[AngkaTawaran]] = {}
    for kunci, (label, teks) in angka.items():
        judul, _, nama = label.rpartition(": ")
        hasil.setdefault(judul or "Laporan", []).append(AngkaTawaran(kunci, nama, teks))
    return tuple(KelompokAngka(judul, tuple(satu)) for judul, satu in hasil.items())
