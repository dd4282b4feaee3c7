"""Filters and tags of every template: `{% load kinerja %}`. Figures and dates are written here and nowhere else.

A missing value (None or "") gives an empty string in the filters; use `{% tanpa_data %}` where a reader must see that
it is missing. Never a dash: "-" means "no target on purpose" (DOMAIN section 2).
"""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from kinerja import angka as modul_angka
from kinerja import lencana, permintaan, tanggal

register = template.Library()
register.simple_tag(lencana.status, name="status")
register.simple_tag(lencana.kategori, name="kategori")
register.simple_tag(lencana.tanpa_data, name="tanpa_data")
register.simple_tag(lencana.ikon, name="ikon")
register.simple_tag(permintaan.kode, name="kode_permintaan")

PARAMETER_HALAMAN = "hal"
DESIMAL_TAMPIL = 2


@register.filter
def angka(nilai: Decimal | int | None, desimal: int = 2) -> str:
    """4230.5 → "4.230,50"; `{{ n|angka:0 }}` for whole numbers."""
    return "" if nilai in (None, "") else modul_angka.tulis(nilai, int(desimal))


@register.filter
def angka_asli(nilai: Decimal | int | None) -> str:
    """Every digit that was entered, nothing rounded: 78.200 → "78,2"."""
    return "" if nilai in (None, "") else modul_angka.tulis_asli(nilai)


@register.filter
def dibaca(nilai: Decimal | int | None, teks: str) -> str:
    """How a text was read, every digit: "dibaca 87,79342". A value that was computed beside a text which shows it
    rounded is "dihitung 87,79"; all its digits stand in the proof."""
    if nilai in (None, ""):
        return ""
    asli = modul_angka.tulis_asli(nilai)
    panjang = len(asli.partition(",")[2]) > DESIMAL_TAMPIL
    if panjang and _angka_saja(asli) not in _angka_saja(teks or ""):
        return f"dihitung {modul_angka.tulis(nilai, DESIMAL_TAMPIL)}"
    return f"dibaca {asli}"


def _angka_saja(teks: str) -> str:
    """Without the marks of thousands and decimals."""
    return teks.replace(".", "").replace(",", "")


@register.filter
def persen(nilai: Decimal | int | None, desimal: int = 2) -> str:
    """101.554 → "101,55 %" (no-break space)."""
    return "" if nilai in (None, "") else modul_angka.persen(nilai, int(desimal))


@register.filter
def rupiah(nilai: Decimal | int | None) -> str:
    """295000000 → "Rp 295.000.000"."""
    return "" if nilai in (None, "") else modul_angka.rupiah(nilai)


@register.filter(name="tanggal")
def tulis_tanggal(nilai: date | datetime | None) -> str:
    """19 September 2023; a moment is shown as the date it had here."""
    return "" if nilai in (None, "") else tanggal.tulis_tanggal(_setempat(nilai))


@register.filter
def waktu(nilai: datetime | None) -> str:
    """19 September 2023, 10.42 (local time)."""
    if nilai in (None, ""):
        return ""
    setempat = _setempat(nilai)
    return f"{tanggal.tulis_tanggal(setempat)}, {setempat:%H.%M}"


def _setempat(nilai: date | datetime) -> date | datetime:
    """An aware moment in the installation's time zone; anything else unchanged."""
    if isinstance(nilai, datetime) and timezone.is_aware(nilai):
        return timezone.localtime(nilai)
    return nilai


@register.filter
def romawi(nilai: int | None) -> str:
    """3 → "III" (triwulan, BAB)."""
    return "" if nilai in (None, "") else tanggal.romawi(int(nilai))


@register.filter
def kelas(bidang, tambahan: str = "") -> SafeString:
    """A form field with its Bootstrap class (and `is-invalid`): `{{ form.nama|kelas }}`, `|kelas:"angka"`."""
    jenis = getattr(bidang.field.widget, "input_type", "")
    dasar = {"checkbox": "form-check-input", "radio": "form-check-input", "select": "form-select"}.get(
        jenis, "form-control"
    )
    bagian = [bidang.field.widget.attrs.get("class", ""), dasar, tambahan, "is-invalid" if bidang.errors else ""]
    return bidang.as_widget(attrs={"class": " ".join(b for b in bagian if b)})


@register.simple_tag(takes_context=True)
def ubah_kueri(context: template.Context, **perubahan: object) -> str:
    """The query string of this page with some parameters changed; None or "" removes one.

    Changing anything but the page returns to page 1. Needs `request` in the context. Always begins with "?".
    """
    kueri = context["request"].GET.copy()
    if PARAMETER_HALAMAN not in perubahan:
        kueri.pop(PARAMETER_HALAMAN, None)
    for nama, nilai in perubahan.items():
        if nilai in (None, ""):
            kueri.pop(nama, None)
        else:
            kueri.setlist(nama, list(map(str, nilai)) if isinstance(nilai, list | tuple) else [str(nilai)])
    return "?" + kueri.urlencode()


@register.simple_tag(takes_context=True)
def url_tahun(context: template.Context, tahun: int) -> str:
    """This page in another year: `/magetan/2019/realisasi/?hal=2` → `/magetan/2020/realisasi/`.

    A page without a year in its path gets `?tahun=`.
    """
    request = context["request"]
    bagian = request.path.split("/")
    if len(bagian) > 2 and bagian[2].isdecimal() and len(bagian[2]) == 4:
        bagian[2] = str(tahun)
        return "/".join(bagian)
    return request.path + ubah_kueri(context, tahun=tahun)


@register.simple_tag(takes_context=True)
def ulang_blok(context: template.Context, nama: str) -> str:
    """The plain text of a block, a second time: lets `{% block judul %}` be both title and heading."""
    semua = context.render_context.get(BLOCK_CONTEXT_KEY)
    blok = semua.get_block(nama) if semua else None
    return " ".join(strip_tags(blok.render(context)).split()) if blok else ""
