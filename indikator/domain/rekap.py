"""Rekap perangkat daerah: one line per OPD for the review across the pemda."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, F, Q

from indikator import capaian as mesin
from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain.baris_ukur import RATA_INDIKATOR
from indikator.domain.gulungan import NilaiUkur, gulung_sub, rata_ukur
from indikator.domain.kemajuan import jatuh, pengukuran_tahun
from indikator.domain.kolom_capaian import kemajuan_dibatasi
from indikator.enums import UKUR_TERVERIFIKASI, JenisLembar, StatusDokumen, Triwulan
from indikator.models import Indikator, Lembar, Penetapan, PenetapanBerlaku, Pengukuran, Realisasi
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
        """State of the measuring of this triwulan; before the first realisasi whether any is due."""
        if self.pengukuran:
            return self.pengukuran.status
        return BELUM_WAKTUNYA if self.rata.semua_belum_waktunya else BELUM_DIISI

    @property
    def urutan_kategori(self) -> int:
        """0 = best band; those without a category come last."""
        return self.kategori.urutan if self.kategori else 99


BELUM_MULAI = ("belum_mulai", "Belum mulai")
BELUM_DIISI, BELUM_WAKTUNYA = "belum-diisi", "belum-waktunya"


def rekap_pemda(tahun: int, triwulan: int = 0, *, boleh_draf: bool = True) -> list[BarisRekap]:
    """All OPD of the active pemda in a fixed number of queries; without `boleh_draf` only verified capaian."""
    instansi = list(Instansi.objects.filter(aktif=True).order_by("nama", "pk"))
    dokumen = _dokumen_terbaru(tahun)
    lembar = _hitung_lembar(dokumen.values())
    capaian = _capaian_iku(tahun, triwulan, boleh_draf)
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


def _capaian_iku(tahun: int, triwulan: int, boleh_draf: bool) -> dict[int, list[NilaiUkur]]:
    """Capaian of every IKU in force per OPD, sub-indicators rolled up."""
    indikator = Indikator.objects.filter(
        lembar__jenis=JenisLembar.IKU, lembar__penetapan__berlaku__tahun=tahun
    ).values("pk", "induk_id", "silsilah", "bobot", "frekuensi", instansi=F("lembar__penetapan__instansi_id"))
    nilai = _nilai(tahun, triwulan, boleh_draf)
    pokok, sub = {}, {}
    for satu in indikator:
        wadah = sub.setdefault(satu["induk_id"], []) if satu["induk_id"] else pokok.setdefault(satu["instansi"], [])
        wadah.append(satu)
    return {
        kunci: [_nilai_ukur(satu, sub.get(satu["pk"]), nilai, triwulan) for satu in isi]
        for kunci, isi in pokok.items()
    }


def _nilai(tahun: int, triwulan: int, boleh_draf: bool) -> dict[UUID, NilaiUkur]:
    """What every measured row gives, per lineage; a year without a value of its own has that of its triwulan."""
    baris = Realisasi.objects.filter(pengukuran__tahun=tahun)
    if triwulan:
        baris = baris.filter(pengukuran__triwulan=triwulan)
    if not boleh_draf:
        baris = baris.filter(pengukuran__status__in=UKUR_TERVERIFIKASI)
    kolom = ("persen_dibatasi", "kemajuan", "kebijakan")
    isi = baris.order_by("pengukuran__triwulan").values_list(
        "indikator__silsilah", "pengukuran__triwulan", *(f"capaian__{nama}" for nama in kolom)
    )
    hasil: dict[UUID, NilaiUkur] = {}
    tahunan = set()
    for silsilah, tw, persen, kemajuan, kebijakan in isi:
        if tw == triwulan:
            hasil[silsilah] = NilaiUkur(persen)
            tahunan.add(silsilah)
        elif silsilah not in tahunan:  # in order: the last filled triwulan stays
            hasil[silsilah] = _berjalan(tw, kemajuan, kebijakan)
    return hasil


def _berjalan(triwulan: int, kemajuan: Decimal | None, kebijakan: dict | None) -> NilaiUkur:
    """The year as a triwulan knows it; final after triwulan IV only."""
    persen = kemajuan_dibatasi(kemajuan, mesin.Kebijakan.dari_masukan(kebijakan or {}))
    return NilaiUkur(persen, belum_final=triwulan != Triwulan.EMPAT)


def _nilai_ukur(satu: dict, sub: list | None, nilai: dict, triwulan: int) -> NilaiUkur:
    if sub:
        return NilaiUkur.dari_rata(
            gulung_sub([_nilai_ukur(anak, None, nilai, triwulan) for anak in sub]), satu["bobot"]
        )
    ukur = nilai.get(satu["silsilah"], NilaiUkur(None))
    belum = ukur.persen is None and not jatuh(satu["frekuensi"], triwulan)
    return ukur._replace(bobot=satu["bobot"], belum_waktunya=belum)
