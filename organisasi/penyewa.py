"""Tenancy at run time: which pemda is active, and the middleware that makes it so (the first and third net).

On PostgreSQL the tenant is a transaction-local setting read by the row-level policies, so a tenant's request or job
runs inside one transaction. On SQLite there are no policies and `BEGIN IMMEDIATE` would make every reader wait for
every other one, so only domain writes open a transaction there.
"""

from contextlib import contextmanager, nullcontext

from django.db import connection, transaction
from django.http import Http404, HttpResponseNotAllowed
from django.urls import resolve
from django.utils import timezone
from django_scopes import get_scope, scope, scopes_disabled

from organisasi import dua_langkah, peran_sesi, tahun
from organisasi.domain.pemberitahuan import belum_dibaca
from organisasi.domain.pengaturan import halaman_publik_terbuka
from organisasi.models.pemda import SLUG_TERPAKAI, Pemda
from organisasi.models.pengguna import Keanggotaan
from organisasi.pelaku import Pelaku

PUBLIK = "publik"  # second part of the public addresses
VERIFIKASI = "verifikasi"  # first part of those that check a decree


@contextmanager
def sebagai(pemda: Pemda, pengguna=None):
    """Run the block as this pemda, on its clock; on PostgreSQL in a transaction that carries the policy."""
    with _transaksi(), scope(pemda=pemda), timezone.override(pemda.zona):
        _kenalkan(pemda.pk, pengguna.pk if pengguna else None)
        yield pemda


def _transaksi():
    return transaction.atomic() if connection.vendor == "postgresql" else nullcontext()


def _kenalkan(pemda_id, pengguna_id) -> None:
    """Tell PostgreSQL who acts; both settings end with the transaction."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as kursor:
        kursor.execute(
            "select set_config('kinerja.pemda', %s, true), set_config('kinerja.pengguna', %s, true)",
            [str(pemda_id or ""), str(pengguna_id or "")],
        )


def pemda_aktif() -> Pemda | None:
    """The tenant of the running request or job."""
    return get_scope().get("pemda")


def keanggotaan_pengguna(pengguna) -> list[Keanggotaan]:
    """All active memberships of a user in every pemda (for choosing one): the second policy lets users see their own
    rows."""
    with _transaksi(), scopes_disabled():
        _kenalkan(None, pengguna.pk)
        milik = Keanggotaan.objects.filter(pengguna=pengguna, aktif=True, pemda__aktif=True)
        return list(milik.select_related("pemda").order_by("pemda__nama", "pk"))


def slug_dari(path: str) -> str | None:
    """First part of the path when it names a pemda."""
    slug = path.lstrip("/").partition("/")[0]
    return None if not slug or slug in SLUG_TERPAKAI or not slug[0].isalpha() else slug


def slug_publik(path: str) -> str | None:
    """The pemda whose public ground the path is on: "/magetan/publik/…", "/verifikasi/magetan/…"."""
    bagian = path.split("/")
    if len(bagian) > 3 and bagian[1] == VERIFIKASI:
        return bagian[2]
    return slug_dari(path) if len(bagian) > 3 and bagian[2] == PUBLIK else None


class PublikMiddleware:
    """`/<pemda>/publik/…` and `/verifikasi/<pemda>/…`: read by everybody, so it stands outside sessions and sign-in:
    no cookie is read or set.

    The one door of anonymous visitors to a pemda: it opens the scope (row-level security stays on) for views marked
    by `laporan.views.publik.publik`, by GET only. A pemda that keeps its page closed is as unknown as none at all.

    A view marked by `laporan.views.verifikasi_dokumen.pemeriksaan` says more: it is open although the page is closed
    (its address stands on a paper), answers for an unknown pemda itself, may take a form (`metode`), and has a step
    before the scope (`sebelum`) that refuses who asks too often and reads what is sent.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        slug = slug_publik(request.path_info)
        if slug is None:
            return self.get_response(request)
        request.get_host()  # CommonMiddleware, which refuses a forged one, stands behind
        cocok = resolve(request.path_info)
        metode = getattr(cocok.func, "metode", ("GET", "HEAD"))
        if request.method not in metode:
            return HttpResponseNotAllowed(metode)
        if not getattr(cocok.func, "publik", False):
            raise Http404("Tidak ada halaman publik di sini.")
        request.resolver_match = cocok
        return self._layani(request, Pemda.objects.filter(slug=slug, aktif=True).first())

    def _layani(self, request, pemda: Pemda | None):
        cocok = request.resolver_match
        sebelum = getattr(cocok.func, "sebelum", None)
        if sebelum is not None and (jawaban := sebelum(request)) is not None:
            return jawaban
        request.pemda_publik = pemda
        if pemda is None:
            return self._tanpa_pemda(request)
        with sebagai(pemda):
            if sebelum is None and not halaman_publik_terbuka():
                raise Http404("Tidak ada halaman publik di sini.")
            return cocok.func(request, *cocok.args, **cocok.kwargs)

    @staticmethod
    def _tanpa_pemda(request):
        cocok = request.resolver_match
        if getattr(cocok.func, "sebelum", None) is None:
            raise Http404("Pemda tidak dikenal.")
        return cocok.func(request, *cocok.args, **cocok.kwargs)


class PenyewaMiddleware:
    """`/<pemda>/…`: find the pemda, refuse strangers with 404, run the view as that tenant.

    Responses are rendered inside (no lazy TemplateResponse, no streaming query). An answer of 400 or more says that
    nothing was done, so it rolls back the request's transaction; SQLite has none, there every domain write is whole by
    itself. The session is saved outside, so messages and the sign-in survive. A session whose roles were withdrawn or
    changed is ended before the view (organisasi.sesi), outside the transaction: a refusal must not bring it back. So
    is led away who must have a second factor and has none.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.pemda = request.pelaku = None
        slug = slug_dari(request.path_info)
        if slug is None or not request.user.is_authenticated:
            return self.get_response(request)
        pemda = Pemda.objects.filter(slug=slug, aktif=True).first()
        if pemda is None:
            raise Http404("Pemda tidak dikenal.")
        with sebagai(pemda, request.user):
            pelaku = self._pelaku(request, pemda)
            if peran_sesi.berkurang(request, pelaku):
                request.peran_berkurang = pemda
            elif dua_langkah.kurang(request, pelaku):
                request.kurang_dua_langkah = pemda
            else:
                return self._jawab(request, pemda, pelaku)
        return self.get_response(request)

    @staticmethod
    def _pelaku(request, pemda) -> Pelaku:
        milik = Keanggotaan.objects.filter(pengguna=request.user, aktif=True).select_related("instansi")
        # asked for along with them: the bell and the second factor cost no query
        keanggotaan = milik.annotate(belum_dibaca=belum_dibaca(request.user), **dua_langkah.kolom(request.user))
        return Pelaku.dari(request.user, pemda, keanggotaan)

    def _jawab(self, request, pemda, pelaku):
        if not pelaku.keanggotaan:
            raise Http404("Bukan anggota pemda ini.")
        request.pemda, request.pelaku = pemda, pelaku
        response = self.get_response(request)
        if response.status_code >= 400 and connection.vendor == "postgresql":
            transaction.set_rollback(True)
        response.headers.setdefault("Cache-Control", "private, no-cache")  # never in a shared cache
        return response

    def process_view(self, request, view, args, kwargs):
        """Refuse wild years; remember the year of a page bound to one (or chosen with ?tahun=) for the other pages."""
        if request.pemda is None and "slug_pemda" in kwargs:
            raise Http404("Pemda tidak dikenal.")  # a first part that can never be a pemda, as /static/ or /1x/
        if request.pemda and "tahun" in kwargs and kwargs["tahun"] not in tahun.WAJAR:
            raise Http404("Tahun tidak dikenal.")
        dipilih = tahun.dari_alamat(request, kwargs) if request.pemda else None
        if dipilih and request.session.get("tahun") != dipilih:
            request.session["tahun"] = dipilih
