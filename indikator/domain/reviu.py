"""Mulai reviu: copy a set document into a new draft, row by row, keeping the lineage."""

from django.db import transaction

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
from organisasi.domain import jejak, tulis
from organisasi.enums import Tindakan
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import pastikan


@transaction.atomic
def mulai_reviu(penetapan: Penetapan, *, oleh, tahun_mulai: int | None = None) -> Penetapan:
    """A new draft version of a set document, in force from `tahun_mulai` once it is set."""
    pastikan(oleh, "isi_data", penetapan.instansi)
    tahun = _periksa(penetapan, tahun_mulai)
    baru = tulis.buat(
        Penetapan,
        oleh=oleh,
        instansi=penetapan.instansi,
        kunci=penetapan.kunci,
        versi_ke=_versi_berikut(penetapan),
        judul=penetapan.judul,
        tahun_mulai=tahun,
        tahun_selesai=penetapan.tahun_selesai,
        dasar=penetapan.dasar,
        asal=penetapan,
    )
    _salin_isi(penetapan, baru)
    jejak.catat(oleh=oleh, tindakan=Tindakan.MULAI_REVIU, objek=baru, perubahan={"asal": (None, penetapan)})
    return baru


def _periksa(penetapan: Penetapan, tahun_mulai: int | None) -> int:
    if penetapan.status != StatusDokumen.DITETAPKAN:
        raise SalahStatus("Hanya dokumen yang sudah ditetapkan yang dapat direviu.")
    terbuka = penetapan.reviu.exclude(status=StatusDokumen.DITETAPKAN).first()
    if terbuka:
        raise SalahStatus(f"Reviu dokumen ini sudah dimulai: {terbuka}. Lanjutkan yang itu.")
    tahun = tahun_mulai or penetapan.tahun_mulai
    if not penetapan.tahun_mulai <= tahun <= penetapan.tahun_selesai:
        raise IsianSalah({"tahun_mulai": f"Tahun harus antara {penetapan.tahun_mulai} dan {penetapan.tahun_selesai}."})
    return tahun


def _versi_berikut(penetapan: Penetapan) -> int:
    semua = Penetapan.objects.filter(instansi=penetapan.instansi, kunci=penetapan.kunci)
    return max(semua.values_list("versi_ke", flat=True)) + 1


def _salin_isi(lama: Penetapan, baru: Penetapan) -> None:
    """Copy the sheets and everything on them; owners before their parts."""
    lembar = _salin(Lembar, lama.lembar.all(), penetapan_id=baru.pk, status=StatusDokumen.DRAF)
    milik = {"lembar__penetapan": lama}
    sasaran = _salin(SasaranStrategis, SasaranStrategis.objects.filter(**milik), peta={"lembar": lembar})
    indikator = _salin(
        Indikator,
        Indikator.objects.filter(**milik).order_by("induk_id", "pk"),
        peta={"lembar": lembar, "sasaran": sasaran},
    )
    _sambung_induk(indikator)
    peta, saring = {"indikator": indikator}, {"indikator__lembar__penetapan": lama}
    rumus = _salin(Rumus, Rumus.objects.filter(**saring), peta=peta)
    _salin(Variabel, Variabel.objects.filter(rumus__indikator__lembar__penetapan=lama), peta={"rumus": rumus})
    for model in (Target, Komponen, PenanggungJawab):
        _salin(model, model.objects.filter(**saring), peta=peta)
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
