"""A list page of 50 rows × 10 columns, made in three ways at one address; the header X-Cara says which.

polos   a plain Django page: queryset, Paginator, a template with a loop. The anchor: what the page costs at least.
baku    django-tables2 as it comes: the same columns and words, its template for Bootstrap 5.
kita    as every list of ours: BaseTable and templates/tabel.html.

All three stand in the same frame, behind the same middleware; `telanjang` is a view of Django without any of it.
"""

import django_tables2 as tables
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from indikator.models import Indikator
from kinerja import lencana
from kinerja.alamat import alamat_baris
from kinerja.angka import tulis
from kinerja.tables import AngkaColumn, BaseTable, StatusColumn, TanggalColumn, tautan
from kinerja.templatetags.kinerja import tulis_tanggal
from kinerja.urls import urlpatterns as alamat_kinerja

BARIS = 50
KOLOM = ("nama", "instansi", "sasaran", "satuan", "arah", "frekuensi", "urutan", "tahun", "status", "tanggal")
URUT = ("nama", "pk")


def semua():
    """The rows of the list, not ordered: of each table what is shown."""
    dokumen = ("tahun_mulai", "status", "instansi__nama")
    sendiri = ("nama", "satuan", "arah", "frekuensi", "urutan", "dibuat", "sasaran__nama", "lembar__penetapan")
    milik = Indikator.objects.select_related("sasaran", "lembar__penetapan__instansi")
    return milik.only(*sendiri, *(f"lembar__penetapan__{satu}" for satu in dokumen))


def url_indikator(record, slug_pemda: str) -> str:
    return alamat_baris("dasbor_indikator", slug_pemda, record.lembar.penetapan.tahun_mulai, record.pk)


class TabelKita(BaseTable):
    keterangan = "Daftar indikator"

    nama = tables.Column(verbose_name="Indikator")
    instansi = tables.Column(verbose_name="Perangkat daerah", accessor="lembar__penetapan__instansi__nama")
    sasaran = tables.Column(verbose_name="Sasaran", accessor="sasaran__nama")
    satuan = tables.Column(verbose_name="Satuan", default="")
    arah = tables.Column(verbose_name="Arah")
    frekuensi = tables.Column(verbose_name="Frekuensi")
    urutan = AngkaColumn(verbose_name="Urutan", desimal=0)
    tahun = tables.Column(verbose_name="Tahun", accessor="lembar__penetapan__tahun_mulai")
    status = StatusColumn(verbose_name="Status", accessor="lembar__penetapan__status")
    tanggal = TanggalColumn(verbose_name="Dibuat", accessor="dibuat")

    class Meta(BaseTable.Meta):
        model = Indikator
        fields = sequence = KOLOM
        order_by = "nama"
        hp = ("nama", "instansi", "status")

    def __init__(self, *args, slug_pemda: str, **kwargs):
        self.slug_pemda = slug_pemda
        super().__init__(*args, **kwargs)

    def url_baris(self, record):
        return url_indikator(record, self.slug_pemda)

    def render_nama(self, record):
        return tautan(record.nama, self.url_baris(record))


class TabelBaku(tables.Table):
    nama = tables.Column(
        verbose_name="Indikator", linkify=lambda record, table: url_indikator(record, table.slug_pemda)
    )
    instansi = tables.Column(verbose_name="Perangkat daerah", accessor="lembar__penetapan__instansi__nama")
    sasaran = tables.Column(verbose_name="Sasaran", accessor="sasaran__nama")
    satuan = tables.Column(verbose_name="Satuan", default="")
    arah = tables.Column(verbose_name="Arah")
    frekuensi = tables.Column(verbose_name="Frekuensi")
    urutan = tables.Column(verbose_name="Urutan", attrs={"td": {"class": "angka"}})
    tahun = tables.Column(verbose_name="Tahun", accessor="lembar__penetapan__tahun_mulai")
    status = tables.Column(verbose_name="Status", accessor="lembar__penetapan__status")
    tanggal = tables.Column(verbose_name="Dibuat", accessor="dibuat")

    class Meta:
        model = Indikator
        fields = sequence = KOLOM
        template_name = "django_tables2/bootstrap5.html"
        order_by = URUT
        row_attrs = {"data-href": lambda record, table: url_indikator(record, table.slug_pemda)}

    def render_urutan(self, value):
        return tulis(value, 0)

    def render_status(self, record, value):
        return lencana.status(record.lembar.penetapan.status, value)

    def render_tanggal(self, value):
        return tulis_tanggal(value)


def daftar(request, slug_pemda: str) -> HttpResponse:
    cara = request.headers["X-Cara"]
    return render(request, f"acuan/daftar_{cara}.html", ISI[cara](request, slug_pemda))


def _polos(request, slug_pemda: str) -> dict:
    return {"halaman": Paginator(semua().order_by(*URUT), BARIS).page(int(request.GET.get("hal", 1)))}


def _kita(request, slug_pemda: str) -> dict:
    return {"tabel": TabelKita.untuk(request, semua(), slug_pemda=slug_pemda)}


def _baku(request, slug_pemda: str) -> dict:
    tabel = TabelBaku(semua())
    tabel.slug_pemda = slug_pemda
    tables.RequestConfig(request, paginate={"per_page": BARIS}).configure(tabel)
    return {"tabel": tabel}


ISI = {"polos": _polos, "kita": _kita, "baku": _baku}


def kosong(request, slug_pemda: str) -> HttpResponse:
    """A page of a pemda that does nothing: what the middleware costs."""
    return HttpResponse("kosong")


def telanjang(request) -> HttpResponse:
    return HttpResponse("kosong")


urlpatterns = [
    path("<slug:slug_pemda>/acuan/daftar/", daftar, name="acuan_daftar"),
    path("<slug:slug_pemda>/acuan/kosong/", kosong),
    path("_telanjang/", telanjang),
    *alamat_kinerja,
]
