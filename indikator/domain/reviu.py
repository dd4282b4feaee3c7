"""Mulai reviu: copy a set document into a new draft, row by row, keeping the lineage."""

from django.db import transaction
from django.utils import timezone

from indikator.domain.penetapan import pastikan_tahun_terbuka, tahun_terkunci
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
    """A new draft version of a document in force, to be in force from `tahun_mulai` once it is set.

    It covers the years from there on in which the reviewed document is in force without a break: a year that already
    has a newer version keeps it. Raises Ditolak, SalahStatus, IsianSalah.
    """
    pastikan(oleh, "isi_data", penetapan.instansi)
    penetapan = tulis.kunci(penetapan)
    masa = _periksa(penetapan, tahun_mulai)
    baru = tulis.buat(
        Penetapan,
        oleh=oleh,
        instansi=penetapan.instansi,
        kunci=penetapan.kunci,
        versi_ke=_versi_berikut(penetapan),
        judul=penetapan.judul,
        tahun_mulai=masa[0],
        tahun_selesai=masa[-1],
        dasar=penetapan.dasar,
        asal=penetapan,
    )
    _salin_isi(penetapan, baru)
    jejak.catat(oleh=oleh, tindakan=Tindakan.MULAI_REVIU, objek=baru, perubahan={"asal": (None, penetapan)})
    return baru


def halangan(penetapan: Penetapan) -> str:
    """Why no review of this document can be started now; "" when one can (the page then shows the button)."""
    if penetapan.status != StatusDokumen.DITETAPKAN:
        return "Hanya dokumen yang sudah ditetapkan yang dapat direviu."
    keluarga = Penetapan.objects.filter(instansi=penetapan.instansi_id, kunci=penetapan.kunci)
    if terbuka := keluarga.exclude(status=StatusDokumen.DITETAPKAN).first():
        return f"Reviu dokumen ini sudah dimulai: {terbuka}. Lanjutkan yang itu."
    if not _tahun_berlaku(penetapan):
        return "Dokumen ini sudah digantikan versi lain. Mulai reviu dari versi yang berlaku."
    if tahun_bawaan(penetapan) is None:
        return "Realisasi semua tahun dokumen ini sudah dikunci, sehingga tidak ada yang dapat direviu."
    return ""


def tahun_bawaan(penetapan: Penetapan) -> int | None:
    """From when a review holds unless told otherwise: this year if it is open, else the first year that is.

    Open: in force and, as all years after it that the review would cover, not locked. None: no year is.
    """
    buka = tahun_pilihan(penetapan)
    kini = timezone.localdate().year
    return kini if kini in buka else next(iter(buka), None)


def tahun_pilihan(penetapan: Penetapan) -> list[int]:
    """The years from which a review can hold: in force, and neither they nor those it would also cover are locked."""
    berlaku = _tahun_berlaku(penetapan)
    tutup = set(tahun_terkunci(penetapan.instansi, berlaku))
    return [tahun for tahun in berlaku if not tutup & set(_masa(berlaku, tahun))]


def _periksa(penetapan: Penetapan, tahun_mulai: int | None) -> list[int]:
    """The years that the review will cover."""
    if kalimat := halangan(penetapan):
        raise SalahStatus(kalimat)
    tahun = tahun_mulai or tahun_bawaan(penetapan)
    berlaku = _tahun_berlaku(penetapan)
    if tahun not in berlaku:
        sebutan = ", ".join(map(str, berlaku))
        raise IsianSalah({"tahun_mulai": f"Dokumen ini tidak berlaku tahun {tahun}; berlakunya tahun {sebutan}."})
    masa = _masa(berlaku, tahun)
    try:
        pastikan_tahun_terbuka(penetapan.instansi, masa)
    except SalahStatus as galat:
        raise IsianSalah({"tahun_mulai": str(galat)}) from galat
    return masa


def _tahun_berlaku(penetapan: Penetapan) -> list[int]:
    return sorted(penetapan.berlaku.values_list("tahun", flat=True))


def _masa(berlaku: list[int], mulai: int) -> list[int]:
    """The years from `mulai` on without a break."""
    return [tahun for letak, tahun in enumerate(berlaku[berlaku.index(mulai) :]) if tahun == mulai + letak]


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
