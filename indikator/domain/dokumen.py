"""Reading documents: which one is in force, its rows in sheet order with everything a page or print needs."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q

from indikator.enums import JenisLembar, StatusDokumen
from indikator.models import Indikator, Lembar, Penetapan, PenetapanBerlaku, SasaranStrategis, Target
from organisasi.domain import instansi as domain_instansi
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import boleh, pastikan


def berlaku(instansi, tahun: int) -> Penetapan | None:
    """The document in force for an instansi in a year."""
    baris = PenetapanBerlaku.objects.filter(instansi=instansi, tahun=tahun).select_related("penetapan").first()
    return baris.penetapan if baris else None


def terbuka(instansi, tahun: int) -> Penetapan | None:
    """The draft or review of the year that is not set yet."""
    semua = Penetapan.objects.filter(instansi=instansi, tahun_mulai__lte=tahun, tahun_selesai__gte=tahun)
    return semua.exclude(status=StatusDokumen.DITETAPKAN).order_by("-versi_ke", "-pk").first()


def terbaru(instansi, tahun: int) -> Penetapan | None:
    """The open draft or review of the year if there is one, else the document in force."""
    return terbuka(instansi, tahun) or berlaku(instansi, tahun)


def terlihat(pelaku):
    """Documents the actor may see: set ones of the visible instansi, drafts where `lihat_draf` holds."""
    semua = Penetapan.objects.filter(instansi__in=domain_instansi.terlihat(pelaku))
    if boleh(pelaku, "lihat_draf"):
        return semua
    return semua.filter(pelaku.wilayah("instansi") | Q(status=StatusDokumen.DITETAPKAN))


def pastikan_terlihat(pelaku, penetapan: Penetapan) -> None:
    """Raise Ditolak unless the actor may see this document in its present state."""
    pastikan(pelaku, "lihat_instansi", penetapan.instansi)
    if penetapan.status != StatusDokumen.DITETAPKAN:
        pastikan(pelaku, "lihat_draf", penetapan.instansi)


def pastikan_terukur(indikator: Indikator, instansi, tahun: int, apa: str) -> None:
    """Raise unless the row stands in the document in force that year (SalahStatus) and is measured itself, not by
    its sub-indicators (IsianSalah). `apa`: what is being filled in, "realisasi" or "target"."""
    dokumen = berlaku(instansi, tahun)
    if dokumen is None or dokumen.pk != indikator.lembar.penetapan_id:
        raise SalahStatus(f"Indikator ini bukan dari dokumen yang berlaku tahun {tahun}. Muat ulang halamannya.")
    if indikator.sub.exists():
        raise IsianSalah(f"Isi {apa} sub-indikatornya; capaian indikator ini dihitung dari sana.")


def lembar_iku(penetapan: Penetapan | None) -> Lembar | None:
    if penetapan is None:
        return None
    return penetapan.lembar.filter(jenis=JenisLembar.IKU).select_related("penetapan__instansi").first()


def dengan_isi(lembar):
    """Lembar with sasaran, indicators, rumus, targets, units and components: a constant number of queries."""
    indikator = (
        Indikator.objects.select_related("rumus", "sasaran")
        .prefetch_related(
            Prefetch("target", queryset=Target.objects.order_by("tahun", "triwulan")),
            "komponen",
            "unit_penanggung_jawab__unit",
            "rumus__variabel",
        )
        .order_by("urutan", "pk")
    )
    return lembar.select_related("penetapan__instansi", "jabatan__unit", "jabatan__induk").prefetch_related(
        Prefetch("sasaran", queryset=SasaranStrategis.objects.select_related("induk").order_by("urutan", "pk")),
        Prefetch("indikator", queryset=indikator),
    )


def urut_lembar(lembar: Lembar) -> list[tuple[SasaranStrategis, list[tuple[Indikator, list[Indikator]]]]]:
    """[(sasaran, [(indikator, [sub, …]), …]), …] of a sheet loaded by `dengan_isi`, in document order."""
    return urut_baris(lembar.sasaran.all(), lembar.indikator.all())


def urut_baris(
    sasaran: Iterable[SasaranStrategis], indikator: Iterable[Indikator]
) -> list[tuple[SasaranStrategis, list[tuple[Indikator, list[Indikator]]]]]:
    """`urut_lembar` of rows in their stored order."""
    semua = list(indikator)
    sub: dict[int, list[Indikator]] = {}
    for satu in semua:
        if satu.induk_id:
            sub.setdefault(satu.induk_id, []).append(satu)
    pokok: dict[int, list] = {}
    for satu in semua:
        if not satu.induk_id:
            pokok.setdefault(satu.sasaran_id, []).append((satu, sub.get(satu.pk, [])))
    return [(s, pokok.get(s.pk, [])) for s in sasaran]
