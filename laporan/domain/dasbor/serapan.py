"""Budget against capaian: serapan of every perangkat daerah beside its mean, and what the pemda's rule concludes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indikator import capaian as mesin
from indikator.domain import kebijakan
from indikator.domain.anggaran import jumlah_per_instansi
from indikator.domain.efisiensi import simpulkan
from indikator.domain.rekap import BarisRekap
from indikator.enums import CaraEfisiensi
from kinerja.angka import tulis
from kinerja.grafik import Grafik, Seri
from laporan.domain.dasbor.bagian import Bagan, persen_gambar, sel_persen
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, ada, persen, rupiah

SEGAMBAR = 10  # OPD in one drawing
KOLOM = (
    Kolom("nama", "Perangkat daerah"),
    Kolom("uang", "Pagu (Rp)"),
    Kolom("uang", "Realisasi (Rp)"),
    Kolom("angka", "Serapan"),
    Kolom("angka", "Rata-rata indikator"),
    Kolom("nama", "Efisiensi"),
)


@dataclass(frozen=True)
class BarisSerapan:
    baris: BarisRekap
    jumlah: mesin.Jumlah
    hasil: mesin.Efisiensi


def susun_serapan(baris: Sequence[BarisRekap], tahun: int) -> list[BarisSerapan]:
    """OPD that have kegiatan in the year; three queries. `baris` are those of the whole year."""
    anggaran = jumlah_per_instansi(tahun)
    cara = kebijakan.kebijakan(tahun).efisiensi
    milik = [(b, anggaran[b.instansi.pk]) for b in baris if b.instansi.pk in anggaran]
    return [BarisSerapan(b, jumlah, simpulkan(b.rata, jumlah, cara)) for b, jumlah in milik]


def serapan(baris: Sequence[BarisRekap], tahun: int) -> Bagan:
    """The widget; empty of charts without a stored budget."""
    isi = susun_serapan(baris, tahun)
    cara = CaraEfisiensi(kebijakan.kebijakan(tahun).efisiensi.value).label
    catatan = [f"Setahun penuh. Efisiensi: {cara}; capaian di bawah 100 % tidak disimpulkan efisien."]
    if tanpa := len(baris) - len(isi):
        catatan.append(f"{tanpa} perangkat daerah belum punya anggaran tersimpan tahun {tahun}.")
    judul = f"Serapan anggaran dan capaian tahun {tahun}"
    tabel = Tabel("serapan", judul, KOLOM, tuple(map(_baris_tabel, isi)), tuple(catatan))
    potongan = [isi[awal : awal + SEGAMBAR] for awal in range(0, len(isi), SEGAMBAR)]
    return Bagan("serapan", "Anggaran terhadap capaian", tuple(map(_grafik, potongan)), tabel, tuple(catatan))


def _baris_tabel(satu: BarisSerapan) -> BarisTabel:
    jumlah = satu.jumlah
    uang = (rupiah(jumlah.pagu), rupiah(jumlah.realisasi), persen(jumlah.serapan.persen))
    return BarisTabel((SelTabel(satu.baris.nama), *uang, sel_persen(satu.baris.rata), sel_efisiensi(satu.hasil)))


def sel_efisiensi(hasil: mesin.Efisiensi) -> SelTabel:
    """Conclusion with its figure, or why there is none."""
    if hasil.nilai is None:
        return ada(hasil.simpulan or hasil.keterangan)
    return SelTabel(f"{hasil.simpulan} ({tulis(hasil.nilai)})")


def _grafik(isi: Sequence[BarisSerapan]) -> Grafik:
    nama = tuple(b.baris.instansi.sebutan for b in isi)
    capaian = Seri("Capaian", tuple(persen_gambar(b.baris.persen) for b in isi))
    uang = Seri("Serapan", tuple(persen_gambar(b.jumlah.serapan.persen) for b in isi), warna="kurang")
    return dua_batang("Capaian dan serapan anggaran", nama, (capaian, uang))


def dua_batang(judul: str, nama: tuple[str, ...], seri: tuple[Seri, ...]) -> Grafik:
    """Capaian and serapan side by side with a line at 100 %."""
    uraian = "; ".join(
        f"{satu}: " + ", ".join(f"{s.nama} {s.teks(ke, ' %')}" for s in seri) for ke, satu in enumerate(nama)
    )
    return Grafik(judul, uraian, nama, seri, akhiran="\u00a0%", mendatar=True, patokan=Decimal(100))
