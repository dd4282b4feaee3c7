"""`{% load catatan_verifikasi %}{% catatan_verifikasi objek %}`: the open remarks on the pages of the OPD."""

from django import template
from django.urls import reverse

from indikator.domain.catatan_verifikasi import instansi_objek
from indikator.domain.utas_catatan import jumlah_terbuka
from indikator.models import Lembar
from indikator.panel_catatan import PembuatCatatan
from organisasi.domain.pengembalian import alasan_terakhir
from organisasi.permissions import boleh

register = template.Library()
KOSONG = {"daftar": [], "pengembalian": None}


@register.inclusion_tag("indikator/catatan_verifikasi_panel.html", takes_context=True)
def catatan_verifikasi(context, objek, tahun: int, alasan: bool = False) -> dict:
    """The open threads of a sheet or a measuring (None: nothing) for who may read drafts; one query.

    The sheet is loaded with its `penetapan__instansi`. `alasan`: also why it was returned, while it is; one more.
    Needs `request` in the context.
    """
    request = context["request"]
    if objek is None or objek.pk is None or not boleh(request.pelaku, "lihat_draf", instansi_objek(objek)):
        return KOSONG
    pembuat = PembuatCatatan(request, objek, instansi_objek(objek))
    return {
        "pengembalian": alasan_terakhir(objek) if alasan else None,
        "daftar": pembuat.hias(pembuat.kumpulan.terbuka),
        "jumlah_selesai": len(pembuat.kumpulan.daftar) - len(pembuat.kumpulan.terbuka),
        "boleh_komentar": boleh(request.pelaku, "komentari", pembuat.instansi),
        "dari_opd": boleh(request.pelaku, "isi_data", pembuat.instansi),
        "kembali": request.get_full_path(),
        "pemda": request.pemda,
        "tahun_lembar": tahun,
    } | _alamat(request, objek, tahun)


def _alamat(request, objek, tahun: int) -> dict:
    if isinstance(objek, Lembar):
        letak, tw, akhir = [request.pemda.slug, tahun, objek.pk], None, ""
        nama = ("catatan_lembar", "verifikasi_lembar")
    else:
        letak, tw = [request.pemda.slug, objek.tahun, objek.instansi.slug], objek.triwulan
        nama, akhir = ("catatan_pengukuran", "verifikasi_pengukuran"), f"?tw={objek.triwulan}"
    url_catatan, url_tinjau = (reverse(satu, args=letak) for satu in nama)
    return {"url_catatan": url_catatan, "url_tinjau": url_tinjau + akhir, "triwulan": tw}


@register.simple_tag
def catatan_terbuka(daftar_lembar) -> dict[int, int]:
    """{Lembar.pk: open threads} of those that have some; one query."""
    return jumlah_terbuka([satu.pk for satu in daftar_lembar])


@register.filter
def milik(hitungan: dict[int, int], kunci: int) -> int:
    """The number of one sheet, 0 where it has none."""
    return hitungan.get(kunci, 0)
