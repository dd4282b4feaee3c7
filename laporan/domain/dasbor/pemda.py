"""The dashboard of the whole pemda."""

from collections.abc import Iterable
from dataclasses import dataclass

from indikator.domain import kebijakan
from indikator.domain.nilai_iku import muat_nilai
from indikator.domain.rekap import BarisRekap, rekap_pemda
from laporan.domain.dasbor import peta
from laporan.domain.dasbor.bagian import Bagan, Sel, sel_rata
from laporan.domain.dasbor.kelengkapan import Kelengkapan, kelengkapan
from laporan.domain.dasbor.peringkat import Peringkat, peringkat
from laporan.domain.dasbor.peta import PetaPanas
from laporan.domain.dasbor.sebaran import sebaran
from laporan.domain.dasbor.serapan import serapan
from laporan.domain.dasbor.tren import rata_pemda, tahun_tren, tren
from laporan.domain.tabel import Tabel
from organisasi.domain.instansi import terlihat
from organisasi.permissions import boleh


@dataclass(frozen=True)
class IsiDasborPemda:
    """`baris`: the OPD of the filter; `contoh`: example OPD left out of everything."""

    tahun: int
    triwulan: int
    boleh_draf: bool
    baris: tuple[BarisRekap, ...]
    contoh: int
    rata: Sel
    peta: PetaPanas
    sebaran: Bagan
    kelengkapan: Kelengkapan
    tren: Bagan
    peringkat: Peringkat
    serapan: Bagan

    @property
    def bagan(self) -> tuple[Bagan, ...]:
        return (self.sebaran, self.tren, self.serapan)

    @property
    def tabel(self) -> dict[str, Tabel]:
        """Every table of the page by its name."""
        semua = (self.peta.tabel, self.kelengkapan.tabel, *self.peringkat.tabel, *(b.tabel for b in self.bagan))
        return {satu.kode: satu for satu in semua}


def boleh_lihat_draf(pelaku) -> bool:
    """Whether the actor sees figures that are not verified yet, as the list of capaian has it."""
    return bool(pelaku.instansi_sendiri) or pelaku.sistem or boleh(pelaku, "lihat_rekap")


def susun_pemda(
    pelaku, tahun: int, triwulan: int = 0, *, jenis: str = "", jenis_peta: str = peta.TRIWULAN
) -> IsiDasborPemda:
    """Everything the actor may see, a constant number of queries. `jenis`: only OPD of this JenisInstansi."""
    draf = boleh_lihat_draf(pelaku)
    nilai = muat_nilai(tahun_tren(tahun), boleh_draf=draf, hanya=(tahun, triwulan))
    kini, skala, nama_skala = nilai[tahun], kebijakan.skala(tahun), kebijakan.nama_skala(tahun)
    milik = set(terlihat(pelaku).values_list("pk", flat=True))
    semua = _saring(rekap_pemda(tahun, triwulan, boleh_draf=draf, nilai=kini), milik, jenis)
    baris = tanpa_contoh(semua)
    setahun = baris
    if triwulan:
        setahun = tanpa_contoh(_saring(rekap_pemda(tahun, 0, boleh_draf=draf, nilai=kini), milik, jenis))
    kunci = [b.instansi.pk for b in baris]
    instansi = [b.instansi for b in baris]
    gambar = (
        peta.per_sasaran(instansi, kini, triwulan, skala, nama_skala)
        if jenis_peta == peta.SASARAN
        else peta.per_triwulan(instansi, kini, skala, nama_skala)
    )
    iku = [n for pk, isi in kini.per("instansi", triwulan).items() if pk in set(kunci) for n in isi]
    return IsiDasborPemda(
        tahun=tahun,
        triwulan=triwulan,
        boleh_draf=draf,
        baris=tuple(baris),
        contoh=len(semua) - len(baris),
        rata=sel_rata(rata_pemda(kini, kunci, triwulan), skala),
        peta=gambar,
        sebaran=sebaran(iku, [Sel(b.rata, b.kategori) for b in baris], skala),
        kelengkapan=kelengkapan(baris, tahun, kini, boleh_draf=draf),
        tren=tren(nilai, kunci, triwulan),
        peringkat=peringkat(baris),
        serapan=serapan(setahun, tahun),
    )


def _saring(baris: Iterable[BarisRekap], milik: set[int], jenis: str) -> list[BarisRekap]:
    return [b for b in baris if b.instansi.pk in milik and jenis in ("", b.instansi.jenis)]


def tanpa_contoh(baris: list[BarisRekap]) -> list[BarisRekap]:
    """Without example OPD, unless there are only such."""
    return [b for b in baris if not b.instansi.contoh] or baris
