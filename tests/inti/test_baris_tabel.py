"""Cells made once per column show what django-tables2 shows, cell by cell."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import django_tables2 as tables
import pytest
from django.test import RequestFactory
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from kinerja.baris_tabel import baris_html, teks
from kinerja.tables import AngkaColumn, BaseTable, StatusColumn, TanggalColumn, tautan
from organisasi.enums import JenisInstansi, StatusPekerjaan
from organisasi.models import Instansi, Pekerjaan


@dataclass
class Baris:
    nama: str = ""
    isi: object = None
    induk: "Baris | None" = None

    @property
    def pecah(self):
        raise RuntimeError("tidak terbaca")

    def panggil(self) -> str:
        return f"dari {self.nama}"


class SegalaTabel(BaseTable):
    """Every way a column can say what its cells show."""

    nama = tables.Column()
    nilai = tables.Column(accessor="nama", verbose_name="Judul <b>")
    record = tables.Column(accessor="nama", empty_values=())
    dua = tables.Column(accessor="nama")
    semua = tables.Column(accessor="nama")
    kuncup = tables.Column(accessor="induk__nama", default="tanpa induk")
    panggilan = tables.Column(accessor="panggil")
    pecah = tables.Column(default=lambda: "rusak")
    kunci = tables.Column(accessor="isi__a__b", default=mark_safe("<i>tiada</i>"))
    urutan = tables.Column(accessor="isi__0")
    bertaut = tables.Column(accessor="nama", linkify=lambda record: f"/{record.nama}/")
    berwarna = tables.Column(accessor="nama", attrs={"td": {"class": lambda value: f"warna-{value}"}})
    tetap = tables.Column(accessor="nama", attrs={"cell": {"class": "angka", "title": 'a"b'}})
    angka = AngkaColumn(accessor="isi", akhiran=" %")
    tanggal = TanggalColumn(accessor="isi")

    class Meta(BaseTable.Meta):
        row_attrs = BaseTable.Meta.row_attrs | {"class": lambda record: record.nama[:1], "id": "x"}
        hp = ("nama",)

    def url_baris(self, record):
        return f'/buka/{record.nama}"/' if record.nama else None

    def render_nilai(self, value):
        return tautan(value, "/?a=1&b=2")

    def render_record(self, record):
        return record.nama or 0

    def render_dua(self, record, value):
        return format_html("<em>{}</em>{}", value, record.nama)

    def render_semua(self, value, bound_row, column, bound_column, table, record):
        return f"{bound_row.row_counter} {bound_column.name} {table.keterangan}"

    def render_angka(self, value):
        return value if isinstance(value, (Decimal, int)) else str(type(value).__name__)

    def render_tanggal(self, value):
        return "tanggal" if isinstance(value, date) else "bukan"


BARIS = [
    Baris("A & <b>", {"a": {"b": 7}}, Baris("induk")),
    Baris("", [1, 2], Baris("")),
    Baris("C", Decimal("1234.5")),
    Baris("D", date(2024, 5, 1), Baris("x", induk=Baris("y"))),
    Baris("E", {"a": {"b": None}}),
]


def menurut_pustaka(tabel) -> str:
    """The rows as the template of django-tables2 would write them."""
    hasil = []
    for baris in tabel.paginated_rows:
        sel = (
            f'<td data-label="{escape(k.verbose_name)}" {k.attrs["td"].as_html()}>{teks(i)}</td>'
            for k, i in baris.items()
        )
        hasil.append(f"<tr {baris.attrs.as_html()}>{''.join(sel)}</tr>")
    return rapi("\n".join(hasil))


def rapi(html: str) -> str:
    return re.sub(r" +>", ">", html)


def tabel(kelas, data, **pilihan) -> BaseTable:
    return kelas.untuk(RequestFactory().get("/", {"q": "x"}), data, **pilihan)


def test_sel_seperti_pustaka():
    ini, itu = tabel(SegalaTabel, BARIS), tabel(SegalaTabel, BARIS)
    assert rapi(baris_html(ini)) == menurut_pustaka(itu)
    assert "&lt;b&gt;" in baris_html(ini) and "<i>tiada</i>" in baris_html(ini)


class PekerjaanTabel(BaseTable):
    status = StatusColumn()
    kata = tables.Column(accessor="status")
    instansi = tables.Column(accessor="instansi__jenis", default="seluruh")

    class Meta(BaseTable.Meta):
        model = Pekerjaan
        fields = ("status", "kata", "instansi")


def test_pilihan_dengan_katanya():
    """Words of the choice, also behind a relation; a value that is no choice as it is."""
    opd = Instansi(jenis=JenisInstansi.DINAS)
    baris = [Pekerjaan(status=StatusPekerjaan.ANTRE, instansi=opd), Pekerjaan(status="lain"), {"status": "antre"}]
    ini, itu = tabel(PekerjaanTabel, baris), tabel(PekerjaanTabel, baris)
    assert rapi(baris_html(ini)) == menurut_pustaka(itu)
    assert StatusPekerjaan.ANTRE.label in baris_html(ini) and JenisInstansi.DINAS.label in baris_html(ini)


def test_kata_milik_model_sendiri(monkeypatch):
    monkeypatch.setattr(Pekerjaan, "get_status_display", lambda self: f"kata {self.status}")
    ini, itu = (
        baris_html(tabel(PekerjaanTabel, [Pekerjaan(status="antre")])),
        tabel(PekerjaanTabel, [Pekerjaan(status="antre")]),
    )
    assert "kata antre" in ini and rapi(ini) == menurut_pustaka(itu)


@pytest.mark.parametrize(("urut", "harapan"), [("nama", "-nama"), ("-nama", "nama"), ("", "nama")])
def test_tautan_urutan_menyimpan_saringan(urut, harapan):
    ini = SegalaTabel.untuk(RequestFactory().get("/", {"q": "a b", "urut": urut, "hal": "3"}), BARIS)
    kepala = {satu.judul: satu for satu in ini.kepala}
    assert kepala["Nama"].url == f"?q=a+b&urut={harapan}"
    assert kepala["Nama"].urut == {"nama": "ascending", "-nama": "descending", "": ""}[urut]
