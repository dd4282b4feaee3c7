"""Indicators in force in a year, and the targets that count, in the shapes of the read API."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from indikator.domain.target_berlaku import TargetBerlaku, TargetSetahun, cari_setahun
from indikator.enums import Triwulan
from indikator.models import Dukungan, Indikator, PenetapanBerlaku, Rumus, Variabel
from indikator.rumus import ast
from indikator.rumus.tampil import sel_teks, teks
from indikator.rumus.tampil_latex import latex
from laporan.api.bentuk import IndikatorIsi, RumusIsi, SasaranIsi, TargetIsi, TargetNilai, VariabelIsi


def berlaku(tahun: int) -> QuerySet[Indikator]:
    """The rows of the documents in force that year: set, never a draft."""
    dokumen = PenetapanBerlaku.objects.filter(tahun=tahun).order_by().values("penetapan")
    return Indikator.objects.filter(lembar__penetapan__in=dokumen, lembar__penetapan__instansi__contoh=False)


def daftar(
    tahun: int, instansi: str | None = None, jenis: str | None = None, jabatan: str | None = None
) -> QuerySet[Indikator]:
    """In the order of the documents: by instansi, sheet and row."""
    saring = {"instansi__slug": instansi, "jenis": jenis, "jabatan__kunci": jabatan}
    jalan = {"instansi__slug": "lembar__penetapan__instansi__slug"}
    isi = {jalan.get(kolom, f"lembar__{kolom}"): nilai for kolom, nilai in saring.items() if nilai}
    semua = berlaku(tahun).filter(**isi).select_related("lembar__penetapan__instansi", "lembar__jabatan")
    urutan = ("lembar__penetapan__instansi__nama", "lembar__penetapan__instansi", "lembar__urutan", "lembar", "urutan")
    return semua.order_by(*urutan, "pk")


def dengan_isi(semua: QuerySet[Indikator]) -> QuerySet[Indikator]:
    """With what `indikator` tells: sasaran, formula, cascade."""
    variabel = Prefetch("rumus__variabel", Variabel.objects.select_related("bersama"))
    dukungan = Prefetch("mendukung", Dukungan.objects.select_related("mendukung"))
    return semua.select_related("sasaran", "induk", "rumus").prefetch_related(variabel, dukungan)


def milik(satu: Indikator) -> dict:
    lembar = satu.lembar
    return {
        "silsilah": satu.silsilah,
        "nama": satu.nama,
        "jenis": lembar.jenis,
        "instansi": lembar.penetapan.instansi.slug,
        "jabatan": lembar.jabatan.kunci if lembar.jabatan else None,
    }


def indikator(baris: list[Indikator], tahun: int) -> list[IndikatorIsi]:
    return [_indikator(satu, tahun) for satu in baris]


def _indikator(satu: Indikator, tahun: int) -> IndikatorIsi:
    sama = ("urutan", "arah", "cara_isi", "frekuensi", "bobot")
    boleh_kosong = ("satuan", "tipe_penghitungan", "metode", "sumber_data", "penanggung_jawab")
    return IndikatorIsi(
        **milik(satu),
        **{kolom: getattr(satu, kolom) for kolom in sama},
        **{kolom: getattr(satu, kolom) or None for kolom in boleh_kosong},
        tahun=tahun,
        dokumen=satu.lembar.penetapan.judul,
        versi_dokumen=satu.lembar.penetapan.versi_ke,
        sasaran=SasaranIsi(silsilah=satu.sasaran.silsilah, nama=satu.sasaran.nama),
        induk=satu.induk.silsilah if satu.induk else None,
        rumus=_rumus(satu.rumus) if hasattr(satu, "rumus") else None,
        mendukung=[dukungan.mendukung.silsilah for dukungan in satu.mendukung.all()],
    )


def _rumus(rumus: Rumus) -> RumusIsi:
    variabel = list(rumus.variabel.all())
    pohon = ast.dari_json(rumus.pohon) if rumus.pohon is not None else None
    nama = {satu.kode: satu.nama for satu in variabel}
    return RumusIsi(
        teks=teks(pohon, nama) if pohon else sel_teks(rumus.teks),
        latex=latex(pohon, nama) if pohon else None,
        alasan=rumus.alasan_teks or None,
        variabel=[_variabel(satu) for satu in variabel],
    )


def _variabel(satu: Variabel) -> VariabelIsi:
    """A shared quantity says satuan, kind and source itself."""
    kata = satu.bersama or satu
    return VariabelIsi(
        kode=satu.kode,
        nama=satu.nama,
        satuan=kata.satuan or None,
        jenis=kata.jenis,
        sumber_data=kata.sumber_data or None,
    )


def target(baris: list[Indikator], tahun: int) -> list[TargetIsi]:
    """Three queries for the whole page."""
    instansi = {satu.lembar.penetapan.instansi for satu in baris}
    setahun = cari_setahun(instansi, tahun, baris) if baris else None
    return [TargetIsi(**milik(satu), tahun=tahun, target=_per_triwulan(setahun, satu.silsilah)) for satu in baris]


def _per_triwulan(setahun: TargetSetahun, silsilah: UUID) -> list[TargetNilai]:
    ada = {tw: setahun.untuk(silsilah, tw) if tw else setahun.setahun(silsilah) for tw in Triwulan.values}
    return [_target(tw, satu) for tw, satu in ada.items() if satu]


def _target(triwulan: int, satu: TargetBerlaku) -> TargetNilai:
    return TargetNilai(
        triwulan=triwulan,
        teks=satu.teks,
        jenis=satu.jenis,
        nilai=satu.nilai,
        nilai_maks=satu.nilai_maks,
        satuan=satu.satuan or None,
        predikat=satu.predikat or None,
        sumber=satu.sumber,
        lingkup=satu.lingkup,
    )
