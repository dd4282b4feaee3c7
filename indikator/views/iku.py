"""IKU: which instansi has them, and the IKU table of an instansi as in the decree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator.domain import daftar_dokumen
from indikator.domain import lembar as domain_lembar
from indikator.domain.dukungan import boleh_atur
from indikator.domain.penetapan import dapat_diisi
from indikator.domain.salinan import sumber_dokumen
from indikator.enums import JenisLembar
from indikator.filters import LembarInstansiFilter
from indikator.models import Lembar
from indikator.tables.iku import IkuTable
from indikator.views.catatan_mutu import konteks_lembar
from indikator.views.lembar import konteks_alur
from indikator.views.muat import butir_pilihan, label_dokumen, pilih_dokumen, url_pilihan
from kinerja.tables import berdaftar, chip_saringan
from organisasi.domain import instansi as domain_instansi
from organisasi.enums import JenisUraian
from organisasi.permissions import boleh
from organisasi.views.muat import muat_instansi


@berdaftar
@require_safe
def iku_daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    return daftar(request, tahun, JenisLembar.IKU, IkuTable, "iku_lembar")


def daftar(
    request, tahun: int, jenis: str, kelas_tabel, tujuan: str, templat: str = "indikator/instansi_daftar.html"
) -> HttpResponse:
    """Instansi with their document of the year; who has one instansi only goes straight to it."""
    if satu := instansi_tunggal(request.pelaku):
        return redirect(tujuan, request.pemda.slug, tahun, satu.slug)
    semua = daftar_dokumen.per_instansi(request.pelaku, tahun, jenis).select_related("pemda")
    saringan = LembarInstansiFilter(request.GET, queryset=semua)
    konteks = {
        "jenis": jenis,
        "tabel": kelas_tabel.untuk(request, saringan.qs, saringan=saringan, tahun=tahun),
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
    }
    return render(request, templat, konteks)


def instansi_tunggal(pelaku):
    """The only instansi of an OPD user; None for roles that see the whole pemda, or several."""
    if boleh(pelaku, "lihat_instansi"):
        return None
    dua = list(domain_instansi.terlihat(pelaku)[:2])
    return dua[0] if len(dua) == 1 else None


@require_safe
def iku_lembar(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    milik = muat_instansi(request, instansi)
    pilihan = pilih_dokumen(request, milik, tahun)
    lembar = _lembar_iku(pilihan.dokumen)
    isi = domain_lembar.susun(lembar, tahun) if lembar else None
    url = reverse("iku_lembar", args=[slug_pemda, tahun, milik.slug])
    konteks = konteks_dokumen(request, milik, tahun, pilihan, url_pilihan(pilihan, url))
    konteks |= konteks_lembar(request, lembar, isi, tahun) | konteks_alur(request, lembar, tahun)
    konteks |= {
        "lembar": lembar,
        "isi": isi,
        "boleh_isi": lembar is not None and dapat_diisi(request.pelaku, lembar),
        "boleh_atur": lembar is not None and bool(milik.induk_id) and boleh_atur(request.pelaku, lembar.penetapan),
        "tujuan": list(milik.tujuan.all()),
        "uraian": _uraian(milik),
        "remah": [("Sasaran dan IKU", reverse("iku_daftar", args=[slug_pemda, tahun])), (milik.sebutan, "")],
    }
    return render(request, "indikator/iku_lembar.html", konteks)


def _lembar_iku(dokumen) -> Lembar | None:
    if dokumen is None:
        return None
    return domain_lembar.muat(Lembar.objects.filter(penetapan=dokumen, jenis=JenisLembar.IKU)).first()


def _uraian(instansi) -> list[tuple[str, list]]:
    semua = list(instansi.uraian.all())
    return [(jenis.label, [satu for satu in semua if satu.jenis == jenis]) for jenis in JenisUraian]


def konteks_dokumen(request, instansi, tahun: int, pilihan, daftar_pilihan: list) -> dict:
    """What indikator/bagian/dokumen.html shows: which version in which state, and the switch."""
    dokumen, menyusun = pilihan.dokumen, boleh(request.pelaku, "isi_data", instansi)
    return {
        "instansi": instansi,
        "sumber_salinan": list(sumber_dokumen(instansi, tahun)[:3]) if menyusun and dokumen is None else [],
        "boleh_manual": boleh(request.pelaku, "kelola_manual"),
        "tahun_lembar": tahun,
        "dokumen": dokumen,
        "sedang_berlaku": pilihan.sedang_berlaku,
        "label_dokumen": label_dokumen(dokumen, pilihan.berlaku) if dokumen else "",
        "pilihan_dokumen": butir_pilihan(pilihan, daftar_pilihan),
        "boleh_susun": menyusun,
        "boleh_realisasi": boleh(request.pelaku, "lihat_draf", instansi),
        "dokumen_terbuka": dokumen is not None and dapat_diisi_dokumen(request.pelaku, dokumen),
    }


def dapat_diisi_dokumen(pelaku, dokumen) -> bool:
    """Whether sheets may be added to the document."""
    return dapat_diisi(pelaku, Lembar(penetapan=dokumen, status=dokumen.status))
