"""Lists: a table that sorts stably, shows 50 rows, becomes cards on a phone and says what to do when it is empty.

class InstansiTable(BaseTable):
    nama = tables.Column(linkify=True)
    status = StatusColumn()
    pagu = AngkaColumn(desimal=0)

    class Meta(BaseTable.Meta):
        model = Instansi
        fields = ("nama", "status", "pagu")
        hp = ("nama", "status")           # what stays on a phone

tabel = InstansiTable.untuk(request, queryset)   # template: {% load django_tables2 %}{% render_table tabel %}

A view marked `@berdaftar` can be asked for its list alone (`request.minta_tabel`): that is how an export has the rows,
the ordering and the rights of the page (laporan.exporters.daftar_halaman); `kinerja.isi_tabel` gives its cells as
values.
"""

from collections.abc import Callable
from copy import copy

import django_tables2 as tables
from django.db.models.query import ModelIterable
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django_tables2.data import TableQuerysetData

from kinerja import lencana
from kinerja.angka import tulis, tulis_asli
from kinerja.baris_bersama import bersama
from kinerja.baris_tabel import Kepala, baris_html, kepala
from kinerja.baris_tabel import teks as tulis_teks
from kinerja.sel_tabel import mentah
from kinerja.templatetags.kinerja import tulis_tanggal, waktu

BARIS_PER_HALAMAN = 50
BARIS_MAKS = 200


class TabelSiap(Exception):
    """The list a view made, for who asked for it alone: it ends the view before anything is rendered."""

    def __init__(self, tabel: "BaseTable"):
        super().__init__(tabel)
        self.tabel = tabel


def berdaftar(view):
    """Mark a view as one whose answer to GET is the page of a list."""
    view.berdaftar = True
    return view


def _url_baris(record: object, table: "BaseTable") -> str | None:
    return table.url_baris(record)


def _ingat_terakhir(fungsi: Callable[[object], str | None]) -> Callable[[object], str | None]:
    """The same for the same record asked for again: a row has its address in its attributes and in its first cell."""
    terakhir: list = [object(), None]

    def ingat(record: object) -> str | None:
        if terakhir[0] is not record:
            terakhir[:] = record, fungsi(record)
        return terakhir[1]

    return ingat


class _Kolom(dict):
    """The columns of a class. A table takes a deep copy of them; a copy of each column is enough, nobody changes what
    is below it."""

    def __deepcopy__(self, memo: dict) -> dict:
        return {nama: copy(satu) for nama, satu in self.items()}


class BaseTable(tables.Table):
    """Base of every list. Instance or class attributes read by templates/tabel.html:

    `keterangan` (caption for screen readers), `kosong_judul`, `kosong_langkah`, `kosong_url`, `kosong_tombol`
    (empty state with its next step), `tersaring` (True: "nothing matches" instead of "nothing yet"), `tombol_ekspor`
    (False: the page has an export of its own). Of an export: `judul_ekspor` (its title; "": the caption),
    `lebar_ekspor` (widths of columns in characters), `saringan` (the filter form of the page, whose words it repeats).
    """

    keterangan = ""
    kosong_judul = "Belum ada data."
    kosong_langkah = ""
    kosong_url = ""
    kosong_tombol = ""
    tersaring = False
    tombol_ekspor = True
    judul_ekspor = ""
    lebar_ekspor: dict[str, int] = {}
    saringan = None
    sekali_ekspor = 500  # rows an export loads at a time
    pemutus_urutan = "pk"  # None for a queryset that may not be ordered by its key

    class Meta:
        template_name = "tabel.html"
        attrs = {"class": "table tabel"}
        row_attrs = {"data-href": _url_baris}
        empty_text = "Belum ada data."
        order_by_field = "urut"
        page_field = "hal"
        per_page_field = "baris"
        per_page = BARIS_PER_HALAMAN
        hp: tuple[str, ...] = ()  # columns that stay on a phone; empty: all

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.base_columns = _Kolom(cls.base_columns)

    def __init__(self, *args, **kwargs):
        self.url_baris = _ingat_terakhir(self.url_baris)
        super().__init__(*args, **kwargs)

    @classmethod
    def untuk(cls, request, data, **pilihan) -> "BaseTable":
        """The table as this request sorts and pages it; extra attributes (kosong_url=…) by keyword."""
        atribut = {nama: pilihan.pop(nama) for nama in list(pilihan) if hasattr(cls, nama) and nama != "data"}
        tabel = cls(data, **pilihan)
        sendiri = {tabel.prefixed_order_by_field, tabel.prefixed_page_field, tabel.prefixed_per_page_field}
        tabel.tersaring = any(nilai for nama, nilai in request.GET.items() if nama not in sendiri)
        for nama, nilai in atribut.items():
            setattr(tabel, nama, nilai)
        if getattr(request, "minta_tabel", None) == (tabel.prefix or ""):
            raise TabelSiap(tabel._utuh(request))
        tables.RequestConfig(request, paginate={"per_page": cls._meta.per_page}).configure(tabel)
        return tabel

    def _utuh(self, request) -> "BaseTable":
        """Ordered as the request asks, not paged."""
        tables.RequestConfig(request, paginate=False).configure(self)
        self._siap_dibaca()
        return self

    @property
    def kepala(self) -> list[Kepala]:
        return list(kepala(self))

    @property
    def baris_html(self) -> SafeString:
        return baris_html(self)

    def siapkan(self, daftar: list) -> None:
        """Look up what the cells of these rows (a page, or a chunk of an export) need beside the rows themselves."""

    def url_baris(self, record: object) -> str | None:
        """Where a click on the row leads; None: the row does not open. Keep a real link in the first column too."""
        return None

    @property
    def order_by(self):
        return self._order_by

    @order_by.setter
    def order_by(self, nilai):
        tables.Table.order_by.fset(self, nilai)
        self._beri_pemutus_urutan()

    def _beri_pemutus_urutan(self) -> None:
        """Add the key as last ordering, so that equal rows never swap between two pages."""
        if not self.pemutus_urutan or not isinstance(self.data, TableQuerysetData):
            return
        qs = self.data.data
        if qs.query.is_sliced or not issubclass(qs._iterable_class, ModelIterable):
            return
        urutan = tuple(qs.query.order_by) or (tuple(qs.model._meta.ordering) if qs.query.default_ordering else ())
        kunci = {"pk", "-pk", qs.model._meta.pk.name, f"-{qs.model._meta.pk.name}"}
        if not kunci.intersection(u for u in urutan if isinstance(u, str)):
            self.data.data = qs.order_by(*urutan, self.pemutus_urutan)

    def _siap_dibaca(self) -> None:
        """Ordered for good, and rows that refer to the same row share it: a list shows them and changes nothing."""
        self._beri_pemutus_urutan()
        if isinstance(self.data, TableQuerysetData):
            self.data.data = bersama(self.data.data)

    def paginate(self, *args, per_page: int | None = None, **kwargs):
        """As django-tables2, with a limit on the rows that a URL can ask for."""
        self._siap_dibaca()
        return super().paginate(*args, per_page=min(max(per_page or BARIS_PER_HALAMAN, 1), BARIS_MAKS), **kwargs)

    def get_column_class_names(self, classes_set: set[str], bound_column) -> set[str]:
        """Hide on phones what Meta.hp does not name."""
        hp = getattr(self.Meta, "hp", ())
        return classes_set | {"hp-sembunyi"} if hp and bound_column.name not in hp else classes_set


def tautan(teks: object, url: str) -> SafeString:
    """A link for a cell."""
    return mark_safe(f'<a href="{tulis_teks(url)}">{tulis_teks(teks)}</a>')


class StatusColumn(tables.Column):
    """A stored status value as its badge; the words come from the field's choices."""

    def render(self, value, record, bound_column) -> SafeString:
        return lencana.status(mentah(record, bound_column.accessor), value)

    def value(self, value) -> str:
        return str(value)


class AngkaColumn(tables.Column):
    """A Decimal, right-aligned, `desimal` places (None: every digit entered), with `akhiran` such as " %".

    Missing is hatched with the word in `kosong`. `value` (export) gives the Decimal itself.
    """

    def __init__(self, *args, desimal: int | None = 2, akhiran: str = "", kosong: str = "belum ada", **kwargs):
        self.desimal, self.akhiran = desimal, akhiran
        bawaan = {"attrs": {"th": {"class": "angka"}, "td": {"class": "angka"}, "tf": {"class": "angka"}}}
        if kwargs.get("accessor") is None or isinstance(kwargs["accessor"], str):
            bawaan["default"] = lencana.tanpa_data(kosong)
        super().__init__(*args, **bawaan | kwargs)

    def render(self, value) -> str:
        tertulis = tulis_asli(value) if self.desimal is None else tulis(value, self.desimal)
        return tertulis + self.akhiran.replace(" ", "\u00a0")

    def value(self, value):
        return value


class TanggalColumn(tables.Column):
    """A date as 19 September 2023; with `jam=True` the local time too."""

    def __init__(self, *args, jam: bool = False, **kwargs):
        self.jam = jam
        super().__init__(*args, **{"default": "", "attrs": {"td": {"class": "tanggal"}}} | kwargs)

    def render(self, value) -> str:
        return waktu(value) if self.jam else tulis_tanggal(value)

    def value(self, value):
        return value


class PilihColumn(tables.Column):
    """A tick box per row for bulk actions; belongs to `<form id="form-massal">` (komponen/bilah_massal.html)."""

    def __init__(self, nama: str = "pilih", formulir: str = "form-massal", **kwargs):
        self.nama, self.formulir = nama, formulir
        tetap = {"accessor": "pk", "orderable": False, "exclude_from_export": True, "verbose_name": "Pilih"}
        kelas = {"attrs": {"th": {"class": "kolom-pilih"}, "td": {"class": "kolom-pilih"}}}
        super().__init__(**tetap | kelas | kwargs)

    @property
    def header(self) -> SafeString:
        return format_html(
            '<input type="checkbox" class="form-check-input" data-pilih-semua="{}" aria-label="Pilih semua baris">',
            self.nama,
        )

    def render(self, value, record) -> SafeString:
        return format_html(
            '<input type="checkbox" class="form-check-input" name="{}" value="{}" form="{}" aria-label="Pilih {}">',
            self.nama,
            value,
            self.formulir,
            record,
        )


def chip_saringan(request, saringan) -> list[dict[str, str]]:
    """Active filters of a django-filter FilterSet as chips: [{label, nilai, url}], `url` drops that filter.

    For templates/komponen/chip_saringan.html.
    """
    chip = []
    for nama, bidang in saringan.form.fields.items():
        mentah = [nilai for nilai in request.GET.getlist(nama) if nilai]
        if not mentah:
            continue
        pilihan = {str(kunci): str(kata) for kunci, kata in getattr(bidang, "choices", ())}
        kueri = request.GET.copy()
        for buang in (nama, BaseTable.Meta.page_field):
            kueri.pop(buang, None)
        nilai = ", ".join(pilihan.get(m, m) for m in mentah)
        chip.append({"label": str(bidang.label or nama), "nilai": nilai, "url": "?" + kueri.urlencode()})
    return chip
