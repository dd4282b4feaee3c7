"""Rekap perangkat daerah: one line per OPD for the review across the pemda."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from indikator import capaian as mesin
from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain.baris_ukur import RATA_INDIKATOR
from indikator.domain.gulungan import rata_ukur
from indikator.domain.kemajuan import pengukuran_tahun
from indikator.domain.nilai_iku import NilaiTahun, muat_nilai
from indikator.enums import StatusDokumen
from indikator.models import Lembar, Penetapan, PenetapanBerlaku, Pengukuran
from organisasi.enums import JenisInstansi
from organisasi.models import Instansi


@dataclass(frozen=True)
class BarisRekap:
    """One OPD in a year. `rata` is the named mean of its IKU; its category is none while capaian are missing."""

    instansi: Instansi
    dokumen: Penetapan | None
    status: str
    status_label: str
    lembar_terisi: int
    lembar_jumlah: int
    rata: mesin.RataRata
    kategori: mesin.Kategori | None
    pengukuran: Pengukuran | None = None

    @property
    def nama(self) -> str:
        return self.instansi.nama

    @property
    def persen(self):
        return self.rata.nilai

    @property
    def urut_persen(self) -> Decimal:
        """For sorting: an OPD without a mean stands below every figure."""
        return Decimal("-Infinity") if self.persen is None else self.persen

    @property
    def status_ukur(self) -> str:
        """State of the measuring of this triwulan; before the first realisasi whether any is due.

        A year without a realisasi of its own is read from its triwulan.
        """
        if self.pengukuran:
            return self.pengukuran.status
        if self.rata.jumlah or self.rata.belum_final:
            return DARI_TRIWULAN
        return BELUM_WAKTUNYA if self.rata.semua_belum_waktunya else BELUM_DIISI

    @property
    def urutan_kategori(self) -> int:
        """0 = best band; those without a category come last."""
        return self.kategori.urutan if self.kategori else 99


BELUM_MULAI = ("belum_mulai", "Belum mulai")
BELUM_DIISI, BELUM_WAKTUNYA, DARI_TRIWULAN = "belum-diisi", "belum-waktunya", "dari-triwulan"


def rekap_pemda(
    tahun: int, triwulan: int = 0, *, boleh_draf: bool = True, nilai: NilaiTahun | None = None
) -> list[BarisRekap]:
    """All OPD of the active pemda, not the pemda itself, in a fixed number of queries.

    Without `boleh_draf` only verified capaian.

    `nilai` spares two of them where the caller has loaded the year.
    """
    instansi = list(Instansi.objects.filter(aktif=True).exclude(jenis=JenisInstansi.PEMDA).order_by("nama", "pk"))
    dokumen = _dokumen_terbaru(tahun)
    lembar = _hitung_lembar(dokumen.values())
    nilai = nilai or muat_nilai([tahun], boleh_draf=boleh_draf)[tahun]
    capaian = nilai.per("instansi", triwulan)
    skala = domain_kebijakan.skala(tahun)
    ukur = {pk: per_tw.get(triwulan) for pk, per_tw in pengukuran_tahun(tahun).items()}
    punya = [i for i in instansi if i.pk in dokumen or not _hanya_induk(i, instansi)]
    return [_baris(i, dokumen.get(i.pk), lembar, capaian.get(i.pk, []), skala, ukur.get(i.pk)) for i in punya]


def _hanya_induk(instansi, semua) -> bool:
    """A Setda whose Bagian report by themselves has no line of its own until it has a document."""
    return any(lain.induk_id == instansi.pk for lain in semua)


def _baris(instansi, dokumen, lembar, nilai, skala, pengukuran) -> BarisRekap:
    terisi, jumlah = lembar.get(dokumen.pk, (0, 0)) if dokumen else (0, 0)
    rata = rata_ukur(nilai, RATA_INDIKATOR)
    status, label = (dokumen.status, dokumen.get_status_display()) if dokumen else BELUM_MULAI
    return BarisRekap(
        instansi,
        dokumen,
        status,
        label,
        terisi,
        jumlah,
        rata,
        mesin.kategori(rata.nilai, skala) if rata.lengkap else None,
        pengukuran,
    )


def _dokumen_terbaru(tahun: int) -> dict[int, Penetapan]:
    """The open draft or review of each OPD in that year, else its document in force."""
    berlaku = PenetapanBerlaku.objects.filter(tahun=tahun).select_related("penetapan")
    hasil = {b.instansi_id: b.penetapan for b in berlaku}
    terbuka = Penetapan.objects.filter(tahun_mulai__lte=tahun, tahun_selesai__gte=tahun)
    for satu in terbuka.exclude(status=StatusDokumen.DITETAPKAN).order_by("versi_ke", "pk"):
        hasil[satu.instansi_id] = satu
    return hasil


def _hitung_lembar(dokumen) -> dict[int, tuple[int, int]]:
    """(sheets with an indicator, all sheets) per document."""
    baris = (
        Lembar.objects.filter(penetapan__in=[d.pk for d in dokumen])
        .values("penetapan")
        .annotate(
            jumlah=Count("pk", distinct=True), terisi=Count("pk", distinct=True, filter=Q(indikator__isnull=False))
        )
    )
    return {b["penetapan"]: (b["terisi"], b["jumlah"]) for b in baris}
