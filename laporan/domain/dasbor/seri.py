"""The series of an indicator over the years, read through its lineage; a year without a stored realisasi has what its
source document prints (RiwayatCapaian)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from indikator.domain import kolom_capaian
from indikator.domain.baris_ukur import Turunan
from indikator.domain.target_berlaku import AWALAN_TAHUN, TargetBerlaku
from indikator.enums import UKUR_TERVERIFIKASI, SifatRealisasi, Triwulan
from indikator.models import Realisasi, RiwayatCapaian
from kinerja import angka
from kinerja.angka import AngkaTidakTerbaca, baca
from kinerja.grafik import GARIS, TARGET, Grafik, Seri
from laporan.domain.dasbor.bagian import Bagan, persen_gambar
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, ada

DARI_REALISASI, BELUM_FINAL = "realisasi tersimpan", "**)"
KOLOM = (
    Kolom("target", "Tahun"),
    Kolom("target", "Target"),
    Kolom("target", "Realisasi"),
    Kolom("angka", "Capaian"),
    Kolom("nama", "Sumber"),
)


@dataclass(frozen=True)
class TitikTahun:
    """One year: texts as printed, numbers where there are any. `realisasi_pk`: whose proof explains it (None: a
    source document); `final`: the year is over."""

    tahun: int
    target_teks: str
    target: Decimal | None
    teks: str
    nilai: Decimal | None
    capaian: str
    persen: Decimal | None
    sumber: str
    realisasi_pk: int | None = None
    final: bool = True

    @property
    def label(self) -> str:
        """The year below the axis; one that is not over carries a mark."""
        return str(self.tahun) if self.final else f"{self.tahun} {BELUM_FINAL}"


def seri_tahun(
    silsilah: Iterable[UUID], sampai: int, *, boleh_draf: bool, lama: int | None = None
) -> dict[UUID, list[TitikTahun]]:
    """{silsilah: years ascending} up to `sampai`, at most the last `lama` years; two queries."""
    silsilah = list(silsilah)
    dari = 0 if lama is None else sampai - lama + 1
    hasil: dict[UUID, dict[int, TitikTahun]] = {satu: {} for satu in silsilah}
    riwayat = RiwayatCapaian.objects.filter(
        indikator__silsilah__in=silsilah, tahun__gte=dari, tahun__lte=sampai
    ).select_related("indikator")
    for satu in riwayat.order_by("pk"):
        hasil[satu.indikator.silsilah][satu.tahun] = _dari_riwayat(satu)
    for kunci, per_tw in _tersimpan(silsilah, dari, sampai, boleh_draf).items():
        hasil[kunci[0]][kunci[1]] = _dari_realisasi(kunci[1], per_tw)
    return {satu: [isi[th] for th in sorted(isi)] for satu, isi in hasil.items()}


def _tersimpan(silsilah, dari: int, sampai: int, boleh_draf: bool) -> dict[tuple[UUID, int], dict[int, Realisasi]]:
    baris = Realisasi.objects.filter(
        indikator__silsilah__in=silsilah, pengukuran__tahun__gte=dari, pengukuran__tahun__lte=sampai
    )
    if not boleh_draf:
        baris = baris.filter(pengukuran__status__in=UKUR_TERVERIFIKASI)
    hasil: dict[tuple[UUID, int], dict[int, Realisasi]] = {}
    for satu in baris.select_related("indikator", "pengukuran", "capaian"):
        ukur = satu.pengukuran
        hasil.setdefault((satu.indikator.silsilah, ukur.tahun), {})[ukur.triwulan] = satu
    return hasil


def _dari_realisasi(tahun: int, per_tw: dict[int, Realisasi]) -> TitikTahun:
    """The year's own value, else the year as its last triwulan knows it (as the page of pengukuran kinerja has it)."""
    tw = Triwulan.TAHUNAN.value if Triwulan.TAHUNAN in per_tw else max(per_tw)
    realisasi = per_tw[tw]
    hitungan = getattr(realisasi, "capaian", None)
    turunan = Turunan(realisasi) if tw else None
    target, nilai, persen = None, realisasi.nilai, None
    if hitungan:
        target = TargetBerlaku.tersimpan(hitungan, *([AWALAN_TAHUN] if turunan else []))
        persen = hitungan.persen_dibatasi
    if hitungan and turunan:
        nilai = realisasi.nilai if hitungan.nilai_sd is None else hitungan.nilai_sd
        persen = kolom_capaian.kemajuan_dibatasi(hitungan.kemajuan, kolom_capaian.kebijakan_tersimpan(hitungan))
    sementara = any(r.sifat == SifatRealisasi.SEMENTARA for r in (per_tw.values() if turunan else [realisasi]))
    teks = turunan.teks if turunan else realisasi.teks
    return TitikTahun(
        tahun,
        target.teks if target else "",
        target.angka if target else None,
        teks + (" *)" if sementara else ""),
        nilai,
        angka.persen(persen),
        persen,
        DARI_REALISASI + ("" if not turunan or turunan.final else ", belum final"),
        realisasi.pk,
        turunan is None or turunan.final,
    )


def _dari_riwayat(satu: RiwayatCapaian) -> TitikTahun:
    angka = (terbaca(satu.target_teks), satu.realisasi_teks, terbaca(satu.realisasi_teks))
    return TitikTahun(satu.tahun, satu.target_teks, *angka, satu.capaian_teks, terbaca(satu.capaian_teks), satu.sumber)


def terbaca(teks: str) -> Decimal | None:
    """The number of a printed text ("79,41", "85 %"); None for anything else: a chart guesses nothing."""
    try:
        return baca(teks.strip().removesuffix("%"))
    except AngkaTidakTerbaca:
        return None


def bagan_seri(nama: str, titik: list[TitikTahun]) -> Bagan:
    """Realisasi against target over the years, with the table of texts and sources."""
    baris = tuple(
        BarisTabel((SelTabel(str(t.tahun)), ada(t.target_teks), ada(t.teks), ada(t.capaian), SelTabel(t.sumber)))
        for t in titik
    )
    tabel = Tabel("seri", f"Target, realisasi dan capaian antar tahun: {nama}", KOLOM, baris)
    catatan = (
        () if all(t.final for t in titik) else (f"{BELUM_FINAL} Belum final: s.d. triwulan terakhir yang terisi.",)
    )
    return Bagan("seri", "Antar tahun", grafik_seri(nama, titik), tabel, catatan)


def grafik_seri(nama: str, titik: list[TitikTahun]) -> tuple[Grafik, ...]:
    """Realisasi against target, and capaian; either is left out where no year has a number for it."""
    hasil = []
    if any(t.nilai is not None for t in titik):
        hasil.append(batang_target(nama, [(t.label, t.nilai, t.target) for t in titik]))
    if sum(t.persen is not None for t in titik) > 1:
        hasil.append(_garis_capaian(nama, titik))
    return tuple(hasil)


def _garis_capaian(nama: str, titik: list[TitikTahun]) -> Grafik:
    seri = Seri("Capaian", tuple(persen_gambar(t.persen) for t in titik), GARIS)
    tahun = tuple(t.label for t in titik)
    uraian = ", ".join(f"{th}: {seri.teks(ke, ' %')}" for ke, th in enumerate(tahun))
    return Grafik("Capaian", f"{nama}. {uraian}", tahun, (seri,), akhiran="\u00a0%")


def batang_target(nama: str, isi: list[tuple[str, Decimal | None, Decimal | None]]) -> Grafik:
    """(heading, realisasi, target) side by side: bars with the target as a line."""
    kategori, nilai, target = zip(*isi, strict=True)
    seri = [Seri("Realisasi", nilai)]
    if any(t is not None for t in target):
        seri.append(Seri("Target", target, TARGET, "teks"))
    uraian = "; ".join(
        f"{k}: " + ", ".join(f"{s.nama} {s.teks(ke, '')}" for s in seri) for ke, k in enumerate(kategori)
    )
    return Grafik("Realisasi terhadap target", f"{nama}. {uraian}", kategori, tuple(seri))
