"""Pengukuran kinerja as plain data: the one table behind the page, the PDF, the LKjIP and the Rekap."""

from dataclasses import dataclass, field
from decimal import Decimal

from indikator import capaian as mesin
from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain import target_berlaku
from indikator.domain.dokumen import berlaku, dengan_isi, lembar_iku, urut_lembar
from indikator.domain.target_berlaku import TargetBerlaku
from indikator.enums import UKUR_TERVERIFIKASI, SifatRealisasi
from indikator.models import Indikator, Lembar, Realisasi, RiwayatCapaian, SasaranStrategis


@dataclass(frozen=True)
class BarisUkur:
    """One indicator: its target in force, what was measured, the capaian with its proof. `sub`: sub-indicators."""

    indikator: Indikator
    target: TargetBerlaku | None
    realisasi: Realisasi | None
    persen: Decimal | None
    keterangan: str
    bukti: str
    kategori: mesin.Kategori | None
    sub: tuple["BarisUkur", ...] = ()
    riwayat: tuple[RiwayatCapaian, ...] = ()

    @property
    def kunci(self) -> str:
        """The key of the indicator as text, for element ids."""
        return str(self.indikator.pk)

    @property
    def target_teks(self) -> str:
        return self.target.teks if self.target else ""

    @property
    def realisasi_teks(self) -> str:
        return self.realisasi.teks if self.realisasi else ""

    @property
    def sementara(self) -> bool:
        return self.realisasi is not None and self.realisasi.sifat == SifatRealisasi.SEMENTARA

    @property
    def terukur(self) -> tuple["BarisUkur", ...]:
        """The rows that are measured themselves: the sub-indicators, or this row."""
        return self.sub or (self,)


@dataclass(frozen=True)
class SasaranUkur:
    sasaran: SasaranStrategis
    baris: tuple[BarisUkur, ...]
    rata: mesin.RataRata
    kategori: mesin.Kategori | None

    @property
    def semua(self) -> list[tuple[BarisUkur, bool]]:
        """(row, whether it is a sub-indicator) in document order."""
        return [pasangan for b in self.baris for pasangan in ((b, False), *((s, True) for s in b.sub))]


@dataclass(frozen=True)
class IsiPengukuran:
    """A whole table. `rata` holds the named averages: of measured values, of indicators, of sasaran."""

    instansi: object
    tahun: int
    triwulan: int
    lembar: Lembar | None
    sasaran: tuple[SasaranUkur, ...]
    rata: tuple[mesin.RataRata, ...]
    skala: tuple
    nama_skala: str
    per_kategori: tuple[tuple[str, str, int], ...] = field(default=())

    @property
    def baris(self) -> list[BarisUkur]:
        return [b for s in self.sasaran for b in s.baris]

    @property
    def rata_indikator(self) -> mesin.RataRata | None:
        return next((r for r in self.rata if r.nama == RATA_INDIKATOR), None)

    @property
    def kategori(self) -> mesin.Kategori | None:
        """Category of the mean of indicators; none while an indicator lacks its capaian."""
        rata = self.rata_indikator
        if rata is None or rata.nilai is None or rata.tanpa_capaian:
            return None
        return mesin.kategori(rata.nilai, self.skala)


RATA_NILAI = "Rata-rata nilai terukur"
RATA_INDIKATOR = "Rata-rata indikator"
RATA_SASARAN = "Rata-rata sasaran"


def pengukuran_instansi(instansi, tahun: int, triwulan: int = 0, *, terverifikasi_saja=False) -> IsiPengukuran:
    """The IKU of an instansi measured in a year or triwulan; empty when no document is in force."""
    lembar = lembar_iku(berlaku(instansi, tahun))
    return pengukuran_lembar(lembar, instansi, tahun, triwulan, terverifikasi_saja=terverifikasi_saja)


def pengukuran_lembar(
    lembar: Lembar | None, instansi, tahun: int, triwulan: int = 0, *, terverifikasi_saja: bool = False
) -> IsiPengukuran:
    """The same for any sheet (the IKI of a jabatan)."""
    skala = domain_kebijakan.skala(tahun)
    if lembar is None:
        return IsiPengukuran(instansi, tahun, triwulan, None, (), (), skala, domain_kebijakan.nama_skala(tahun))
    lembar = dengan_isi(Lembar.objects.filter(pk=lembar.pk)).get()
    semua = list(lembar.indikator.all())
    bahan = Bahan(
        target=target_berlaku.cari(instansi, tahun, triwulan, semua),
        realisasi=_realisasi(instansi, tahun, triwulan, semua, terverifikasi_saja),
        riwayat=_riwayat(semua, tahun),
        skala=skala,
    )
    sasaran = tuple(_sasaran(s, isi, bahan) for s, isi in urut_lembar(lembar) if isi)
    return IsiPengukuran(
        instansi,
        tahun,
        triwulan,
        lembar,
        sasaran,
        rata_bernama(sasaran),
        skala,
        domain_kebijakan.nama_skala(tahun),
        _per_kategori(sasaran, skala),
    )


@dataclass(frozen=True)
class Bahan:
    """What the rows are made from, by lineage; fetched once per table."""

    target: dict
    realisasi: dict
    riwayat: dict
    skala: tuple


def rata_bernama(sasaran: tuple[SasaranUkur, ...]) -> tuple[mesin.RataRata, ...]:
    """Three averages side by side; none is "the" average."""
    baris = [b for s in sasaran for b in s.baris]
    nilai = [t.persen for b in baris for t in b.terukur]
    return (
        mesin.rata_rata(nilai, RATA_NILAI),
        mesin.rata_rata([b.persen for b in baris], RATA_INDIKATOR),
        mesin.rata_rata([s.rata.nilai for s in sasaran], RATA_SASARAN),
    )


def _realisasi(instansi, tahun, triwulan, indikator, terverifikasi_saja: bool) -> dict:
    baris = Realisasi.objects.filter(
        pengukuran__instansi=instansi,
        pengukuran__tahun=tahun,
        pengukuran__triwulan=triwulan,
        indikator__silsilah__in=[i.silsilah for i in indikator],
    )
    if terverifikasi_saja:
        baris = baris.filter(pengukuran__status__in=UKUR_TERVERIFIKASI)
    return {r.indikator.silsilah: r for r in baris.select_related("indikator", "capaian", "pengukuran")}


def _riwayat(indikator, tahun) -> dict:
    hasil: dict = {}
    baris = RiwayatCapaian.objects.filter(indikator__silsilah__in=[i.silsilah for i in indikator], tahun__lt=tahun)
    for satu in baris.select_related("indikator"):
        hasil.setdefault(satu.indikator.silsilah, []).append(satu)
    return hasil


def _sasaran(sasaran, isi, bahan: Bahan) -> SasaranUkur:
    baris = tuple(_baris(pokok, sub, bahan) for pokok, sub in isi)
    rata = mesin.rata_rata([b.persen for b in baris], "Rata-rata capaian sasaran")
    kategori = mesin.kategori(rata.nilai, bahan.skala) if not rata.tanpa_capaian else None
    return SasaranUkur(sasaran, baris, rata, kategori)


def _baris(indikator: Indikator, sub: list[Indikator], bahan: Bahan) -> BarisUkur:
    """A row; one with sub-indicators takes the named roll-up of theirs."""
    anak = tuple(_baris(satu, [], bahan) for satu in sub)
    realisasi = bahan.realisasi.get(indikator.silsilah)
    target = bahan.target.get(indikator.silsilah)
    riwayat = tuple(bahan.riwayat.get(indikator.silsilah, ()))
    if anak:
        return _gulungan(indikator, anak, target, riwayat, bahan)
    hitungan = getattr(realisasi, "capaian", None) if realisasi else None
    persen = hitungan.persen_dibatasi if hitungan else None
    return BarisUkur(
        indikator=indikator,
        target=target,
        realisasi=realisasi,
        persen=persen,
        keterangan=_keterangan(hitungan, realisasi),
        bukti=hitungan.bukti_hitung if hitungan else "",
        kategori=mesin.kategori(persen, bahan.skala),
        riwayat=riwayat,
    )


def _gulungan(indikator, anak, target, riwayat, bahan: Bahan) -> BarisUkur:
    bobot = [a.indikator.bobot for a in anak]
    tertimbang = all(b is not None for b in bobot)
    rata = mesin.gulung(
        [a.persen for a in anak], "tertimbang" if tertimbang else "rata", bobot if tertimbang else None
    )
    return BarisUkur(
        indikator=indikator,
        target=target,
        realisasi=None,
        persen=rata.nilai,
        keterangan=f"{rata.nama.capitalize()}. {rata.keterangan}".strip(),
        bukti=rata.bukti,
        kategori=mesin.kategori(rata.nilai, bahan.skala) if not rata.tanpa_capaian else None,
        sub=anak,
        riwayat=riwayat,
    )


def _keterangan(hitungan, realisasi) -> str:
    if realisasi is None:
        return "Belum ada realisasi."
    return (hitungan.galat or hitungan.keterangan) if hitungan else ""


def _per_kategori(sasaran, skala) -> tuple[tuple[str, str, int], ...]:
    """(label, warna, count) of every band over the indicators, and those without a capaian."""
    baris = [b for s in sasaran for b in s.baris]
    hitung = {label: 0 for _, _, label, _ in skala}
    for b in baris:
        if b.kategori:
            hitung[b.kategori.label] += 1
    isi = [(label, warna, hitung[label]) for _, _, label, warna in skala]
    return (*isi, ("Tanpa capaian", "tanpa-data", sum(b.kategori is None for b in baris)))
