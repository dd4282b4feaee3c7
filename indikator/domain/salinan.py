"""Copying a whole document with its lineage: for a review (`salin_isi`), or as the start of another year's document.

Everything that stands on the sheets is copied in bulk, owners before their parts. `silsilah` stays the same and `asal`
names the copied row, so that realisasi and last year's values are found through it.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, Q

from indikator.domain import penetapan as domain_penetapan
from indikator.enums import StatusDokumen
from indikator.models import (
    Dukungan,
    Indikator,
    Komponen,
    Lembar,
    PenanggungJawab,
    Penetapan,
    Rumus,
    SasaranStrategis,
    Target,
    Variabel,
)
from organisasi.domain import tulis
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan

DISALIN_DARI = "disalin dari"  # name in the audit row of the new document


def sumber_dokumen(instansi, sebelum: int):
    """The set documents of an instansi that end before this year, the latest first."""
    semua = Penetapan.objects.filter(instansi=instansi, status=StatusDokumen.DITETAPKAN, tahun_selesai__lt=sebelum)
    return semua.order_by("-tahun_selesai", "-versi_ke", "-pk")


@transaction.atomic
def dari_tahun_lalu(sumber: Penetapan, *, oleh, judul: str, tahun_mulai: int, tahun_selesai: int) -> Penetapan:
    """A new draft with everything of a set document of earlier years, every row `belum_ditinjau`.

    Each year of the new document gets the text of the last target of the row. A second submit gives back the draft
    of the first. The document itself is no review: its own `asal` stays empty. Raises Ditolak, IsianSalah.
    """
    pastikan(oleh, "isi_data", sumber.instansi)
    tulis.kunci(sumber.instansi)  # submits for one instansi take turns
    if sumber.status != StatusDokumen.DITETAPKAN or sumber.tahun_selesai >= tahun_mulai:
        raise IsianSalah({"asal": "Pilih dokumen yang sudah ditetapkan dari tahun sebelum tahun mulai."})
    isi = {"judul": judul, "tahun_mulai": tahun_mulai, "tahun_selesai": tahun_selesai}
    if ada := _sudah_disalin(sumber, isi):
        return ada
    rincian = {DISALIN_DARI: str(sumber)}
    baru = domain_penetapan.buat(oleh=oleh, instansi=sumber.instansi, dasar=sumber.dasar, rincian=rincian, **isi)
    salin_isi(sumber, baru, tahun=range(tahun_mulai, tahun_selesai + 1))
    return baru


def _sudah_disalin(sumber: Penetapan, isi: dict) -> Penetapan | None:
    """The draft that the same page has made before."""
    milik = Penetapan.objects.filter(instansi=sumber.instansi_id, status=StatusDokumen.DRAF, **isi)
    return milik.filter(lembar__asal__penetapan=sumber).distinct().first()


def salin_isi(lama: Penetapan, baru: Penetapan, *, tahun: Iterable[int] | None = None) -> None:
    """Copy the sheets and everything on them, for a review with all its targets.

    `tahun`: the years of a document of its own; its rows are `belum_ditinjau` and say their last target in each.
    """
    tanda = {} if tahun is None else {"belum_ditinjau": True}
    awal = {"status": StatusDokumen.DRAF, "diajukan_oleh_id": None, "diajukan_pada": None}
    lembar = _salin(Lembar, lama.lembar.all(), penetapan_id=baru.pk, **awal)
    milik = {"lembar__penetapan": lama}
    sasaran = _salin(SasaranStrategis, SasaranStrategis.objects.filter(**milik), peta={"lembar": lembar})
    indikator = _salin(
        Indikator,
        Indikator.objects.filter(**milik).order_by("induk_id", "pk"),
        peta={"lembar": lembar, "sasaran": sasaran},
        **tanda,
    )
    _sambung_induk(indikator)
    peta, saring = {"indikator": indikator}, {"indikator__lembar__penetapan": lama}
    rumus = _salin(Rumus, Rumus.objects.filter(**saring), peta=peta)
    _salin(Variabel, Variabel.objects.filter(rumus__indikator__lembar__penetapan=lama), peta={"rumus": rumus})
    for model in (Komponen, PenanggungJawab):
        _salin(model, model.objects.filter(**saring), peta=peta)
    _salin_target(Target.objects.filter(**saring), peta, tahun)
    _salin_dukungan(lama, indikator)


def _salin(model, baris, *, peta: dict | None = None, **nilai) -> dict[int, int]:
    """Copy rows of one model, replacing foreign keys by `peta`; returns old pk → new pk.

    In bulk: every row comes from the scoped document, so its pemda is that of the copy.
    """
    kolom = [f for f in model._meta.concrete_fields if not f.primary_key]
    lama, baru = [], []
    for satu in baris:
        isi = {f.attname: getattr(satu, f.attname) for f in kolom}
        isi |= {f"{nama}_id": kamus[isi[f"{nama}_id"]] for nama, kamus in (peta or {}).items()}
        isi |= {"versi": 1} if "versi" in isi else {}
        isi |= {"asal_id": satu.pk} if "asal_id" in isi else {}
        lama.append(satu.pk)
        baru.append(model(**(isi | nilai)))
    model.objects.bulk_create(baru, batch_size=500)
    return {kunci: salinan.pk for kunci, salinan in zip(lama, baru, strict=True)}


def _salin_target(target, peta: dict, tahun: Iterable[int] | None) -> None:
    """All targets as they are; for other years the last one of the year, said for each of them."""
    if tahun is None:
        _salin(Target, target, peta=peta)
        return
    terakhir = {satu.indikator_id: satu for satu in target.filter(triwulan=0).order_by("tahun")}
    for satu in tahun:
        _salin(Target, terakhir.values(), peta=peta, tahun=satu, tahun_tersirat=False)


def _sambung_induk(indikator: dict[int, int]) -> None:
    """Sub-indicators of the copy point at the copied parent."""
    anak = list(Indikator.objects.filter(pk__in=indikator.values(), induk__isnull=False))
    for satu in anak:
        satu.induk_id = indikator[satu.induk_id]
    Indikator.objects.bulk_update(anak, ["induk"], batch_size=500)


def _salin_dukungan(lama: Penetapan, indikator: dict[int, int]) -> None:
    """Cascade links: between two copied rows the copy links; to other documents the link stays."""
    baru = [
        Dukungan(
            pemda_id=satu.pemda_id,
            indikator_id=indikator[satu.indikator_id],
            mendukung_id=indikator.get(satu.mendukung_id, satu.mendukung_id),
        )
        for satu in Dukungan.objects.filter(indikator__lembar__penetapan=lama)
    ]
    Dukungan.objects.bulk_create(baru, batch_size=500)


# --- rows that nobody has read again yet ------------------------------------------------------------------------


def hitung_tinjauan(penetapan) -> dict[int, tuple[int, int]]:
    """{document pk: (rows not reviewed yet, all rows)} of a queryset or list, where there are any; one query."""
    baris = Indikator.objects.filter(lembar__penetapan__in=penetapan).order_by().values("lembar__penetapan")
    hitung = baris.annotate(belum=Count("pk", filter=Q(belum_ditinjau=True)), semua=Count("pk"))
    return {satu["lembar__penetapan"]: (satu["belum"], satu["semua"]) for satu in hitung if satu["belum"]}
