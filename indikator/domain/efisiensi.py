"""Efficiency of every sasaran of a year: its capaian against the serapan of its kegiatan, by the pemda's method."""

from dataclasses import dataclass
from decimal import Decimal

from indikator import capaian as mesin
from indikator.capaian.hasil import tercetak
from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain.anggaran import IsiAnggaran, rekap_anggaran
from indikator.domain.baris_ukur import IsiPengukuran, SasaranUkur
from indikator.enums import CaraEfisiensi

BELUM_LENGKAP = "{} belum lengkap, efisiensi tidak disimpulkan."


@dataclass(frozen=True)
class EfisiensiSasaran:
    """One sasaran with the totals of its kegiatan (rupiah) and what follows from both."""

    ukur: SasaranUkur
    anggaran: mesin.Jumlah
    hasil: mesin.Efisiensi

    @property
    def persen(self) -> bool:
        """Whether the figure is in percent; a difference is in points, a quotient has no unit."""
        return self.hasil.cara == mesin.CaraEfisiensi.VOLUME


@dataclass(frozen=True)
class IsiEfisiensi:
    """`cara` in words; `baris` only for sasaran that have kegiatan."""

    cara: str
    baris: tuple[EfisiensiSasaran, ...]


def efisiensi_sasaran(isi: IsiPengukuran, anggaran: IsiAnggaran | None = None) -> IsiEfisiensi | None:
    """For a whole year with a stored budget; None otherwise. The kegiatan are those of the anggaran page.

    A kegiatan may hang on the sasaran of an earlier version of the document: the lineage counts. `anggaran`: where the
    caller has composed it already.
    """
    if isi.triwulan or not isi.sasaran:
        return None
    pasangan: dict = {}
    for satu in (anggaran or rekap_anggaran(isi.instansi, isi.tahun)).baris:
        if satu.sasaran:
            pasangan.setdefault(satu.sasaran.silsilah, []).append((satu.pagu, satu.realisasi))
    milik = [(s, pasangan[s.sasaran.silsilah]) for s in isi.sasaran if s.sasaran.silsilah in pasangan]
    if not milik:
        return None
    cara = domain_kebijakan.kebijakan(isi.tahun).efisiensi
    return IsiEfisiensi(CaraEfisiensi(cara.value).label, tuple(_satu(ukur, uang, cara) for ukur, uang in milik))


def _satu(ukur: SasaranUkur, uang: list, cara) -> EfisiensiSasaran:
    jumlah = mesin.jumlah_anggaran(uang)
    return EfisiensiSasaran(ukur, jumlah, simpulkan(ukur.rata, jumlah, cara, "Capaian sasaran"))


def simpulkan(
    rata: mesin.RataRata, jumlah: mesin.Jumlah, cara: mesin.CaraEfisiensi, apa: str = "Capaian"
) -> mesin.Efisiensi:
    """Of the two figures as they are printed beside it, so that a reader who subtracts them finds the same."""
    serapan = _tercetak(jumlah.serapan.persen)
    if rata.nilai is not None and not rata.lengkap:
        return mesin.efisiensi(None, serapan, cara)._replace(keterangan=BELUM_LENGKAP.format(apa))
    return mesin.efisiensi(_tercetak(rata.nilai), serapan, cara)


def _tercetak(persen: Decimal | None) -> Decimal | None:
    return None if persen is None else tercetak(persen)
