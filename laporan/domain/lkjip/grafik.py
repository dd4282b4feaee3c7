"""Charts of a LKjIP as plain data, frozen with it: drawn as SVG on the page and in the PDF, as a picture in Word.

A chart stands beside the table of the same figures; a figure that is missing leaves its place empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from indikator.capaian.hasil import tercetak
from kinerja.grafik import BATANG, GARIS, Grafik, Seri, gambar_png, svg
from laporan.domain.lkjip.angka import AngkaIndikator, AngkaLkjip, AngkaSasaran, desimal

PERSEN = "\u00a0%"
SERI_MAKS = 4  # lines that can still be told apart
TINTA = ("aksen", "kurang", "sangat-baik", "teks")


@dataclass(frozen=True)
class SeriGrafik:
    """One series; `nilai` in plain notation, "" is missing. `jenis` and `warna` as those of kinerja.grafik.Seri."""

    nama: str
    nilai: tuple[str, ...]
    jenis: str = BATANG
    warna: str = "aksen"


@dataclass(frozen=True)
class GrafikLkjip:
    """One chart. `patokan`: a value marked across a lying chart, "" for none."""

    judul: str
    kategori: tuple[str, ...]
    seri: tuple[SeriGrafik, ...]
    akhiran: str = ""
    mendatar: bool = False
    patokan: str = ""
    nomor: int = 0

    @property
    def keterangan(self) -> str:
        """Caption with its number in the document."""
        return f"Gambar {self.nomor}. {self.judul}" if self.nomor else self.judul

    @property
    def grafik(self) -> Grafik:
        seri = tuple(Seri(s.nama, tuple(map(desimal, s.nilai)), s.jenis, s.warna) for s in self.seri)
        return Grafik(
            self.judul,
            _uraian(self.kategori, seri, self.akhiran),
            self.kategori,
            seri,
            self.akhiran,
            self.mendatar,
            desimal(self.patokan),
            lebar=460,
        )

    @property
    def svg(self) -> SafeString:
        return svg(self.grafik)

    @property
    def png(self) -> str:
        """The `data:` address of the same picture for Word."""
        return gambar_png(self.grafik)


def _uraian(kategori: Sequence[str], seri: Sequence[Seri], akhiran: str) -> str:
    """What the picture shows, for those who do not see it."""
    return "; ".join(
        f"{nama}: " + ", ".join(f"{s.nama} {s.teks(ke, akhiran)}" for s in seri) for ke, nama in enumerate(kategori)
    )


def capaian(isi: AngkaLkjip) -> list[GrafikLkjip]:
    """Capaian of every indicator with the line of 100 %."""
    baris = [satu for satu in isi.indikator if satu.persen]
    if not baris:
        return []
    seri = SeriGrafik("Capaian", tuple(_cetak(satu.persen) for satu in baris))
    judul = f"Capaian Indikator Kinerja Tahun {isi.tahun}"
    return [GrafikLkjip(judul, tuple(s.nama for s in baris), (seri,), PERSEN, mendatar=True, patokan="100")]


def target_realisasi(sasaran: AngkaSasaran, tahun: int) -> list[GrafikLkjip]:
    """Realisasi beside target, a chart for each satuan with several indicators; others: `target_realisasi_lain`."""
    kelompok = _menurut_satuan(sasaran.terukur)
    return [_target_realisasi(f"Sasaran “{sasaran.nama}”", *isi, tahun) for isi in kelompok.items() if len(isi[1]) > 1]


def target_realisasi_lain(isi: AngkaLkjip) -> list[GrafikLkjip]:
    """The same over the whole report for indicators that are the only one of their satuan in their sasaran: one pair
    of bars is no chart."""
    sendiri = [
        milik[0] for sasaran in isi.sasaran for milik in _menurut_satuan(sasaran.terukur).values() if len(milik) == 1
    ]
    kelompok = _menurut_satuan(sendiri)
    return [_target_realisasi("Indikator", *satu, isi.tahun) for satu in kelompok.items() if len(satu[1]) > 1]


def _menurut_satuan(daftar: Sequence[AngkaIndikator]) -> dict[str, list[AngkaIndikator]]:
    """What can be drawn, by satuan: figures of different units share no axis."""
    kelompok: dict[str, list[AngkaIndikator]] = {}
    for satu in daftar:
        if satu.target and satu.realisasi:
            kelompok.setdefault(satu.satuan, []).append(satu)
    return kelompok


def _target_realisasi(apa: str, satuan: str, isi: list[AngkaIndikator], tahun: int) -> GrafikLkjip:
    seri = (
        SeriGrafik("Target", tuple(satu.target for satu in isi), warna="garis-isian"),
        SeriGrafik("Realisasi", tuple(satu.realisasi for satu in isi)),
    )
    kata = f" ({satuan})" if satuan else ""
    akhiran = PERSEN if satuan == "%" else ""
    judul = f"Target dan Realisasi{kata} {apa} Tahun {tahun}"
    return GrafikLkjip(judul, tuple(satu.nama for satu in isi), seri, akhiran, mendatar=True)


def tren(sasaran: AngkaSasaran, tahun: int) -> list[GrafikLkjip]:
    """Capaian over the years of the indicators that have one of a year before; none where there is none."""
    baris = [satu for satu in sasaran.indikator if satu.persen and any(dulu.persen for dulu in satu.lalu)]
    if not baris:
        return []
    awal = min(dulu.tahun for satu in baris for dulu in satu.lalu if dulu.persen)
    masa = range(awal, tahun + 1)
    banyak = len(baris) > 1
    judul = f"Tren Capaian Sasaran “{sasaran.nama}”{' (indikator menurut urutan tabel)' if banyak else ''}"
    bernama = [(f"Indikator {ke}", s) for ke, s in enumerate(sasaran.indikator, 1) if s in baris]
    isi = bernama if banyak else [("Capaian", baris[0])]
    potongan = [isi[dari : dari + SERI_MAKS] for dari in range(0, len(isi), SERI_MAKS)]
    return [GrafikLkjip(judul, tuple(map(str, masa)), _seri_tren(satu, masa), PERSEN) for satu in potongan]


def _seri_tren(baris: list[tuple[str, AngkaIndikator]], masa: range) -> tuple[SeriGrafik, ...]:
    """A line for each; where there are several they are named by number: a name is longer than its room."""
    return tuple(
        SeriGrafik(nama, tuple(_cetak(_persen_tahun(satu, tahun, masa[-1])) for tahun in masa), GARIS, TINTA[ke])
        for ke, (nama, satu) in enumerate(baris)
    )


def _persen_tahun(satu: AngkaIndikator, tahun: int, kini: int) -> str:
    if tahun == kini:
        return satu.persen
    dulu = satu.tahun_lalu(tahun)
    return dulu.persen if dulu else ""


def serapan_capaian(isi: AngkaLkjip) -> list[GrafikLkjip]:
    """Capaian and serapan of every sasaran with a budget, side by side."""
    baris = [satu for satu in isi.sasaran if satu.anggaran.persen]
    if not baris:
        return []
    seri = (
        SeriGrafik("Capaian", tuple(_cetak(satu.persen) for satu in baris)),
        SeriGrafik("Serapan", tuple(_cetak(satu.anggaran.persen) for satu in baris), warna="kurang"),
    )
    judul = f"Capaian dan Serapan Anggaran per Sasaran Tahun {isi.tahun}"
    return [GrafikLkjip(judul, tuple(s.nama for s in baris), seri, PERSEN, mendatar=True, patokan="100")]


def _cetak(persen: str) -> str:
    """A percentage as it is printed: what a chart shows."""
    return f"{tercetak(Decimal(persen))}" if persen else ""
