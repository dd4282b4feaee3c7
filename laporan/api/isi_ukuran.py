"""Measured values and their capaian in the shapes of the read API: of verified measurings only, as they are stored."""

from collections import defaultdict

from django.db.models import Prefetch, QuerySet

from indikator import capaian as mesin
from indikator.domain import kebijakan
from indikator.enums import UKUR_TERVERIFIKASI
from indikator.models import Capaian, NilaiVariabel, Realisasi
from laporan.api.bentuk import CapaianIsi, NilaiIsi, RealisasiIsi
from laporan.api.isi_indikator import berlaku, milik

ANGKA = ("persen", "persen_dibatasi", "target_nilai", "nilai_sd", "target_sd", "kemajuan")
TEKS = ("target_teks", "sumber_target", "metode", "keterangan", "galat", "bukti_hitung", "bukti_sd", "bukti_kemajuan")


def daftar(
    tahun: int,
    triwulan: int | None = None,
    instansi: str | None = None,
    jenis: str | None = None,
    jabatan: str | None = None,
) -> QuerySet[Realisasi]:
    """Of the indicators in force that year, found by lineage: a review changes the row, not what was measured."""
    saring = {
        "pengukuran__triwulan": triwulan,
        "pengukuran__instansi__slug": instansi,
        "indikator__lembar__jenis": jenis,
        "indikator__lembar__jabatan__kunci": jabatan,
    }
    semua = Realisasi.objects.filter(
        pengukuran__tahun=tahun,
        pengukuran__status__in=UKUR_TERVERIFIKASI,
        indikator__silsilah__in=berlaku(tahun).order_by().values("silsilah"),
        **{kolom: nilai for kolom, nilai in saring.items() if nilai is not None},
    ).select_related("pengukuran", "indikator__lembar__penetapan__instansi", "indikator__lembar__jabatan")
    urutan = ("instansi__nama", "instansi", "triwulan")
    return semua.order_by(*(f"pengukuran__{satu}" for satu in urutan), "indikator__lembar", "indikator__urutan", "pk")


def dengan_variabel(semua: QuerySet[Realisasi]) -> QuerySet[Realisasi]:
    nilai = NilaiVariabel.objects.select_related("variabel")
    return semua.prefetch_related(Prefetch("nilai_variabel", nilai))


def _letak(satu: Realisasi) -> dict:
    ukur = satu.pengukuran
    return milik(satu.indikator) | {"tahun": ukur.tahun, "triwulan": ukur.triwulan, "status": ukur.status}


def realisasi(baris: list[Realisasi]) -> list[RealisasiIsi]:
    return [
        RealisasiIsi(
            **_letak(satu),
            teks=satu.teks or None,
            nilai=satu.nilai,
            predikat=satu.predikat or None,
            satuan=satu.indikator.satuan or None,
            sifat=satu.sifat,
            tahun_data=satu.tahun_data,
            variabel=_nilai(satu),
        )
        for satu in baris
    ]


def _nilai(satu: Realisasi) -> list[NilaiIsi]:
    per_kode = defaultdict(list)
    for nilai in satu.nilai_variabel.all():
        per_kode[nilai.variabel.kode].append(nilai.nilai)
    return [NilaiIsi(kode=kode, nilai=nilai) for kode, nilai in per_kode.items()]


def dengan_capaian(semua: QuerySet[Realisasi]) -> QuerySet[Realisasi]:
    """Only what the engine has computed, also where it could not."""
    return semua.filter(capaian__isnull=False).select_related("capaian")


def capaian(baris: list[Realisasi], tahun: int) -> list[CapaianIsi]:
    skala = kebijakan.skala(tahun)
    return [_capaian(satu, satu.capaian, skala) for satu in baris]


def _capaian(satu: Realisasi, hasil: Capaian, skala) -> CapaianIsi:
    kategori = mesin.kategori(hasil.persen, skala)
    return CapaianIsi(
        **_letak(satu),
        **{kolom: getattr(hasil, kolom) for kolom in ANGKA},
        **{kolom: getattr(hasil, kolom) or None for kolom in TEKS},
        realisasi_teks=satu.teks or None,
        realisasi_nilai=satu.nilai,
        kategori=kategori.label if kategori else None,
    )
