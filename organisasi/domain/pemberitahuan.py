"""Pemberitahuan of one person: how many are unread, marking as read, and how they come by e-mail.

Reading is no change of the pemda's data: it leaves no audit row.
"""

from functools import cache

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, When
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django_scopes import get_scope, scope

from kinerja.alamat import jalur_di
from organisasi.domain import tulis
from organisasi.enums import CaraSurel, JenisInstansi
from organisasi.models import Keanggotaan, LanggananSurel, Pemberitahuan, Pemda, Pengguna

BELUM_ADA = 0  # the version of a subscription that is not there yet
PENGGUNA_TANDA, PEMDA_TANDA = -1, -2  # keys of no row: where a compiled query gets those of the request


def terjangkau() -> Q:
    """Condition on notices: about no instansi, or about one that an active role of its reader still reaches, as
    `Pelaku.berperan_di` reads it. Who has moved to another OPD reads no more of the one before."""
    peran = Keanggotaan.objects.filter(pengguna=OuterRef("penerima"), aktif=True, pengguna__is_active=True)
    setda = Q(instansi=OuterRef("instansi__induk"), instansi__jenis=JenisInstansi.SETDA)
    letak = Q(instansi=None) | Q(instansi=OuterRef("instansi"))
    bagian = Q(instansi__jenis=JenisInstansi.BAGIAN) & Exists(peran.filter(setda))
    return Q(instansi=None) | Exists(peran.filter(letak)) | bagian


def milik(pengguna: Pengguna) -> QuerySet[Pemberitahuan]:
    """All notices of a person in the active pemda, unread first, the newest on top."""
    semua = Pemberitahuan.objects.filter(terjangkau(), penerima=pengguna).select_related("instansi")
    return semua.order_by(Case(When(dibaca_pada=None, then=0), default=1), "-dibuat", "-pk")


def belum_dibaca(pengguna: Pengguna) -> RawSQL:
    """The number of unread notices in the active pemda as a column of another query (organisasi.penyewa)."""
    perintah, isi = _hitung_belum_dibaca()
    kini = {PENGGUNA_TANDA: pengguna.pk, PEMDA_TANDA: get_scope()["pemda"].pk}
    return RawSQL(perintah, [kini.get(satu, satu) for satu in isi], output_field=IntegerField())


@cache
def _hitung_belum_dibaca() -> tuple[str, tuple]:
    """SQL of that number and its parameters, two of which stand for the reader and the pemda. Every request counts,
    and building these nested conditions costs it more than everything else before its view."""
    with scope(pemda=Pemda(pk=PEMDA_TANDA)):
        baris = Pemberitahuan.objects.filter(terjangkau(), penerima=PENGGUNA_TANDA, dibaca_pada=None).order_by()
        jumlah = baris.values("penerima").annotate(jumlah=Count("pk")).values("jumlah")
        perintah, isi = jumlah.query.sql_with_params()
    return f"coalesce(({perintah}), 0)", isi


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
    return alamat if jalur_di(alamat, rumah) else rumah


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
