"""Heat maps: perangkat daerah × triwulan or sasaran. Each cell is a mean of indicators with its word and no proof."""

from dataclasses import dataclass

from indikator.domain.nilai_iku import NilaiTahun
from indikator.enums import Triwulan
from indikator.models import SasaranStrategis
from laporan.domain.dasbor.bagian import Sel, sel
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel

TRIWULAN, SASARAN = "triwulan", "sasaran"
URUTAN = (*(tw for tw in Triwulan if tw), Triwulan.TAHUNAN)
RATA_SASARAN = "Rata-rata capaian sasaran"


@dataclass(frozen=True)
class BarisPeta:
    """One OPD; a place is None where the heat map has no such column for it."""

    instansi: object
    sel: tuple[Sel | None, ...]


@dataclass(frozen=True)
class PetaPanas:
    """`kolom`: (heading, triwulan that its cells lead to)."""

    jenis: str
    kolom: tuple[tuple[str, int], ...]
    baris: tuple[BarisPeta, ...]
    nama_skala: str
    skala: tuple

    @property
    def tabel(self) -> Tabel:
        """The same as text."""
        kolom = (Kolom("nama", "Perangkat daerah"), *(Kolom("kategori", judul) for judul, _ in self.kolom))
        return Tabel("peta", self.judul, kolom, tuple(self._baris(b) for b in self.baris))

    @property
    def berlabel(self) -> list[tuple[object, list[tuple[str, int, Sel | None]]]]:
        """(OPD, [(heading, triwulan, cell), …]) of every row."""
        return [
            (b.instansi, [(*kolom, isi) for kolom, isi in zip(self.kolom, b.sel, strict=True)]) for b in self.baris
        ]

    @property
    def judul(self) -> str:
        return f"Capaian perangkat daerah menurut {self.jenis}"

    def _baris(self, baris: BarisPeta) -> BarisTabel:
        isi = [SelTabel(f"{s.judul}: {s.teks}".removeprefix(": ")) if s else SelTabel("") for s in baris.sel]
        return BarisTabel((SelTabel(baris.instansi.nama), *isi))


def per_triwulan(instansi, nilai: NilaiTahun, skala: tuple, nama_skala: str) -> PetaPanas:
    """The four triwulan and the year, each as its own page shows it."""
    semua = [nilai.per("instansi", tw) for tw in URUTAN]
    kolom = tuple((Triwulan(tw).label if tw else "Setahun", tw.value) for tw in URUTAN)
    baris = (BarisPeta(i, tuple(sel(isi.get(i.pk, []), skala, berbukti=False) for isi in semua)) for i in instansi)
    return PetaPanas(TRIWULAN, kolom, tuple(baris), nama_skala, skala)


def per_sasaran(instansi, nilai: NilaiTahun, triwulan: int, skala: tuple, nama_skala: str) -> PetaPanas:
    """Every OPD with its own sasaran, in the order of its document; one query for their names."""
    milik: dict[int, list[int]] = {}
    for satu in nilai.pokok():
        daftar = milik.setdefault(satu.instansi, [])
        if satu.sasaran not in daftar:
            daftar.append(satu.sasaran)
    sasaran = nilai.per("sasaran", triwulan)
    nama = {s.pk: s for s in SasaranStrategis.objects.filter(pk__in=list(sasaran)).only("nama", "urutan", "pemda")}
    lebar = max((len(milik.get(i.pk, ())) for i in instansi), default=0)
    kolom = tuple((f"Sasaran {ke}", triwulan) for ke in range(1, lebar + 1))
    baris = []
    for satu in instansi:
        urut = sorted((nama[pk] for pk in milik.get(satu.pk, ())), key=lambda s: (s.urutan, s.pk))
        isi = [sel(sasaran[s.pk], skala, s.nama, RATA_SASARAN, berbukti=False) for s in urut]
        baris.append(BarisPeta(satu, (*isi, *[None] * (lebar - len(isi)))))
    return PetaPanas(SASARAN, kolom, tuple(baris), nama_skala, skala)
