"""Pemberitahuan of one person: how many are unread, marking as read, and how they come by e-mail.

Reading is no change of the pemda's data: it leaves no audit row.
"""

from django.db.models import Case, Count, IntegerField, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from organisasi.domain import tulis
from organisasi.enums import CaraSurel
from organisasi.models import LanggananSurel, Pemberitahuan, Pemda, Pengguna

BELUM_ADA = 0  # the version of a subscription that is not there yet


def milik(pengguna: Pengguna) -> QuerySet[Pemberitahuan]:
    """All notices of a person in the active pemda, unread first, the newest on top."""
    semua = Pemberitahuan.objects.filter(penerima=pengguna).select_related("instansi")
    return semua.order_by(Case(When(dibaca_pada=None, then=0), default=1), "-dibuat", "-pk")


def belum_dibaca(pengguna: Pengguna) -> Coalesce:
    """The number of unread notices as a column of another query (organisasi.penyewa), 0 without any."""
    baris = Pemberitahuan.objects.filter(penerima=pengguna, dibaca_pada=None).order_by()
    jumlah = baris.values("penerima").annotate(jumlah=Count("pk")).values("jumlah")
    return Coalesce(Subquery(jumlah, output_field=IntegerField()), 0)


def tandai_dibaca(*, oleh, pemberitahuan: Pemberitahuan) -> None:
    """Mark a notice of the actor as read; what was read before keeps its time."""
    _tandai(Pemberitahuan.objects.filter(penerima=oleh.pengguna, pk=pemberitahuan.pk))


def tandai_semua(*, oleh, sampai: int) -> int:
    """Mark those up to and including the key that the page showed, so none that came since; how many."""
    return _tandai(Pemberitahuan.objects.filter(penerima=oleh.pengguna, pk__lte=sampai))


def _tandai(baris: QuerySet) -> int:
    return baris.order_by().filter(dibaca_pada=None).update(dibaca_pada=timezone.now())


def alamat_aman(pemda: Pemda, alamat: str) -> str:
    """The path of a notice, when it is one of this pemda; else the home of the pemda."""
    rumah = f"/{pemda.slug}/"
    aman = alamat.startswith(rumah) and url_has_allowed_host_and_scheme(alamat, allowed_hosts=None)
    return alamat if aman else rumah


def langganan(pengguna: Pengguna) -> LanggananSurel:
    """How a person wants e-mail of the active pemda; an unsaved row with the default where nothing was chosen."""
    return LanggananSurel.objects.filter(pengguna=pengguna).first() or LanggananSurel(
        pengguna=pengguna, versi=BELUM_ADA
    )


def atur_langganan(*, oleh, cara: str, versi: int | None = None) -> LanggananSurel:
    """Choose how e-mail comes. Raises Bentrok on a lost update."""
    ada = LanggananSurel.objects.filter(pengguna=oleh.pengguna).first()
    if ada is None:
        return tulis.buat(LanggananSurel, oleh=oleh, pengguna=oleh.pengguna, cara=CaraSurel(cara))
    return tulis.ubah(ada, oleh=oleh, versi=versi or ada.versi, cara=CaraSurel(cara))
