"""The list of a page as who asked for it sees it: its own view makes the table, so rows, order and rights are its.

Every view of a list is marked `@berdaftar`; `BaseTable.untuk` hands its table over instead of paging it. Thus there is
no second query for an export, and a list that is added is exported without another line.
"""

from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import timezone

from indikator.enums import Triwulan
from kinerja.tables import BaseTable, TabelSiap, chip_saringan
from kinerja.tanggal import tulis_tanggal
from organisasi import tahun as modul_tahun
from organisasi.galat import Ditolak, GalatKinerja
from organisasi.models import Instansi
from organisasi.pelaku import Pelaku

TANPA_DAFTAR = "Halaman ini tidak (lagi) memuat daftar yang dapat diekspor. Muat ulang halamannya, lalu coba lagi."
JUDUL_MAKS = 200


@dataclass(frozen=True)
class MintaDaftar:
    """One list: `alamat` of its page with the query, `awalan` of the table (a page may have several), and the year
    its reader had in use (for pages that are bound to none)."""

    alamat: str
    awalan: str
    tahun: int

    @property
    def parameter(self) -> dict:
        return asdict(self)


@dataclass(frozen=True)
class DaftarDiminta:
    """The table, not paged, with the page it is on."""

    tabel: BaseTable
    cocok: ResolverMatch
    kueri: QueryDict

    @property
    def nama(self) -> str:
        """ "Daftar perangkat daerah"."""
        return (self.tabel.judul_ekspor or self.tabel.keterangan or "Daftar")[:JUDUL_MAKS]


def muat_daftar(pelaku: Pelaku, minta: MintaDaftar) -> DaftarDiminta:
    """The list of the page as this person may see it now.

    Raises what the view of the page raises (Ditolak, Http404), GalatKinerja for a page without such a list.
    """
    bagian = urlsplit(minta.alamat)
    cocok = _cari_view(pelaku, bagian.path)
    permintaan = _permintaan(pelaku, minta, cocok, bagian)
    try:
        cocok.func(permintaan, *cocok.args, **cocok.kwargs)
    except TabelSiap as siap:
        return DaftarDiminta(siap.tabel, cocok, permintaan.GET)
    raise GalatKinerja(TANPA_DAFTAR)


def muat_daftar_lagi(pelaku: Pelaku, minta: MintaDaftar) -> DaftarDiminta:
    """`muat_daftar` for a job, where a page that is gone or closed by now has no status but a sentence."""
    try:
        return muat_daftar(pelaku, minta)
    except Http404 as galat:
        raise GalatKinerja(TANPA_DAFTAR) from galat
    except PermissionDenied as galat:
        raise Ditolak("Anda tidak (lagi) berhak melihat daftar ini.") from galat


def judul_daftar(daftar: DaftarDiminta, pelaku: Pelaku) -> tuple[str, ...]:
    """Title lines: what, whose, which year, how it is filtered, who asked and when."""
    kwargs = daftar.cocok.kwargs
    instansi = Instansi.objects.filter(slug=kwargs.get("instansi", "")).first()
    masa = [f"Tahun {kwargs['tahun']}"] if "tahun" in kwargs else []
    triwulan = getattr(daftar.tabel, "triwulan", 0)
    masa += [Triwulan(triwulan).label] if triwulan else []
    saringan = _saringan(daftar)
    waktu = timezone.localtime()
    baris = (
        daftar.nama.upper(),
        pelaku.pemda.nama,
        instansi.nama if instansi else "",
        ", ".join(masa),
        f"Saringan: {'; '.join(saringan)}" if saringan else "",
        f"Keadaan {tulis_tanggal(waktu.date())} pukul {waktu:%H.%M}, diunduh oleh {pelaku.nama}",
    )
    return tuple(satu for satu in baris if satu)


def _saringan(daftar: DaftarDiminta) -> list[str]:
    """The filters in words."""
    if daftar.tabel.saringan is not None:
        chip = chip_saringan(daftar.tabel.request, daftar.tabel.saringan)
        return [f"{satu['label']}: {satu['nilai']}" for satu in chip]
    kata = daftar.kueri.get("q", "").strip()
    return [f"Cari: {kata}"] if kata else []


def _cari_view(pelaku: Pelaku, jalur: str) -> ResolverMatch:
    """The view of a list in the pemda of the actor; Http404 for any other address."""
    try:
        cocok = resolve(jalur)
    except Resolver404 as galat:
        raise Http404("Halaman tidak dikenal.") from galat
    if cocok.kwargs.get("slug_pemda") != pelaku.pemda.slug:
        raise Http404("Halaman tidak dikenal.")
    if cocok.kwargs.get("tahun", modul_tahun.WAJAR[0]) not in modul_tahun.WAJAR:
        raise Http404("Tahun tidak dikenal.")
    if not getattr(cocok.func, "berdaftar", False):
        raise GalatKinerja(TANPA_DAFTAR)
    return cocok


def _permintaan(pelaku: Pelaku, minta: MintaDaftar, cocok: ResolverMatch, bagian) -> HttpRequest:
    """A GET of the page by this person, that wants its table."""
    permintaan = HttpRequest()
    permintaan.method, permintaan.path, permintaan.path_info = "GET", bagian.path, bagian.path
    permintaan.META = {"QUERY_STRING": bagian.query, "SERVER_NAME": "localhost", "SERVER_PORT": "80"}
    permintaan.GET = QueryDict(bagian.query)
    permintaan.resolver_match, permintaan.htmx = cocok, False
    permintaan.user, permintaan.pemda, permintaan.pelaku = pelaku.pengguna, pelaku.pemda, pelaku
    permintaan.session = {"tahun": minta.tahun}
    permintaan.minta_tabel = minta.awalan
    return permintaan
