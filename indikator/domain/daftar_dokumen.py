"""Which document each instansi has, for the list pages: a constant number of queries whatever their number."""

from collections.abc import Mapping

from django.db.models import BigIntegerField, Case, Count, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from indikator.domain.dokumen import terlihat
from indikator.enums import JenisLembar, StatusDokumen
from indikator.models import Indikator, Lembar, Penetapan, PenetapanBerlaku
from organisasi.domain import instansi as domain_instansi


def per_instansi(pelaku, tahun: int, jenis: str):
    """Visible instansi with the document of the year: `dokumen_id`, `status` ("" none), `berlaku_id`, `versi_dokumen`,
    `jumlah_indikator` (without sub-indicators) and `jumlah_lembar` of the sheets of this kind.

    The open draft counts where the actor may see it, else the document in force.
    """
    draf = terlihat(pelaku).exclude(status=StatusDokumen.DITETAPKAN).filter(_tahun(tahun), instansi=OuterRef("pk"))
    berlaku = PenetapanBerlaku.objects.filter(instansi=OuterRef("pk"), tahun=tahun)
    semua = domain_instansi.terlihat(pelaku).annotate(
        draf_id=Subquery(draf.order_by("-versi_ke", "-pk").values("pk")[:1]),
        berlaku_id=Subquery(berlaku.values("penetapan")[:1]),
    )
    semua = semua.annotate(dokumen_id=Coalesce("draf_id", "berlaku_id", output_field=BigIntegerField()))
    milik = {dokumen: pk for pk, dokumen in semua.order_by().values_list("pk", "dokumen_id") if dokumen}
    baris = Indikator.objects.filter(lembar__jenis=jenis, induk=None)
    return semua.filter(Q(aktif=True) | Q(dokumen_id__isnull=False)).annotate(
        status=Coalesce(_kolom("status"), Value("")),
        versi_dokumen=_kolom("versi_ke"),
        jumlah_indikator=_jumlah(baris, "lembar__penetapan", milik),
        jumlah_lembar=_jumlah(Lembar.objects.filter(jenis=jenis), "penetapan", milik),
    )


def dengan_jumlah(penetapan):
    """Documents with `jumlah_iku`, `jumlah_iki` (indicators without sub-indicators) and `jumlah_lembar`."""
    milik = Indikator.objects.filter(induk=None)
    return penetapan.annotate(
        jumlah_iku=_hitung(milik.filter(lembar__jenis=JenisLembar.IKU), "lembar__penetapan"),
        jumlah_iki=_hitung(milik.filter(lembar__jenis=JenisLembar.IKI), "lembar__penetapan"),
        jumlah_lembar=_hitung(Lembar.objects.all(), "penetapan"),
    )


def lembar_dokumen(penetapan: Penetapan) -> list[Lembar]:
    """The sheets of a document in order, each with `jumlah_sasaran` and `jumlah_indikator`."""
    semua = penetapan.lembar.select_related("jabatan__unit").annotate(
        jumlah_sasaran=Count("sasaran", distinct=True),
        jumlah_indikator=Count("indikator", filter=Q(indikator__induk=None), distinct=True),
    )
    return list(semua.order_by("urutan", "pk"))


def tanpa_dokumen(pelaku, tahun: int):
    """Active instansi that have no document at all for the year."""
    ada = Penetapan.objects.filter(_tahun(tahun)).values("instansi")
    return domain_instansi.terlihat(pelaku).filter(aktif=True).exclude(pk__in=ada)


def _tahun(tahun: int) -> Q:
    return Q(tahun_mulai__lte=tahun, tahun_selesai__gte=tahun)


def _kolom(nama: str) -> Subquery:
    return Subquery(Penetapan.objects.filter(pk=OuterRef("dokumen_id")).values(nama)[:1])


def _jumlah(baris, kunci: str, milik: Mapping[int, int]) -> Case:
    """Number of rows of each instansi's document; `milik` {document: instansi}.

    Counted before: as a subquery the choice of the document would be made again for every row it counts.
    """
    hitung = baris.filter(**{f"{kunci}__in": milik}).order_by().values_list(kunci).annotate(n=Count("pk"))
    isi = [When(pk=milik[dokumen], then=Value(n)) for dokumen, n in hitung]
    return Case(*isi, default=Value(0), output_field=IntegerField())


def _hitung(baris, kunci: str):
    """Number of rows that belong to the document, as a subquery (joins would multiply each other)."""
    milik = baris.filter(**{kunci: OuterRef("pk")}).order_by().values(kunci)
    return Coalesce(Subquery(milik.annotate(n=Count("pk")).values("n")), 0)
