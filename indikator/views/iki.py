"""IKI: which instansi has them, the jabatan of an instansi with their sheets, the sheet of one jabatan."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from indikator.domain import dokumen as domain_dokumen
from indikator.domain import lembar as domain_lembar
from indikator.domain.dukungan import boleh_atur
from indikator.domain.kelengkapan import kekurangan
from indikator.domain.penetapan import dapat_diisi
from indikator.enums import JenisLembar
from indikator.models import Lembar
from indikator.tables.iki import IkiTable
from indikator.views.catatan_mutu import catatan_halaman, konteks_lembar
from indikator.views.iku import daftar, konteks_dokumen
from indikator.views.lembar import konteks_alur
from indikator.views.muat import PilihanDokumen, pilih_dokumen, url_pilihan
from kinerja.alamat import kata_cari
from kinerja.tables import berdaftar
from organisasi.enums import IsiUraian, JenisUraian
from organisasi.permissions import boleh
from organisasi.pohon import susun
from organisasi.views.muat import muat_instansi

BELUM_DITINJAU = Q(indikator__belum_ditinjau=True)


@berdaftar
@require_safe
def iki_daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    return daftar(request, tahun, JenisLembar.IKI, IkiTable, "iki_instansi")


@require_safe
def iki_instansi(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    milik = muat_instansi(request, instansi)
    pilihan = pilih_dokumen(request, milik, tahun)
    kata = kata_cari(request)
    jabatan = _jabatan(milik, pilihan.dokumen, kata)
    catatan = catatan_halaman(request, pilihan.dokumen, tahun)
    _pasang_catatan(jabatan, catatan.per_lembar if catatan else {})
    url = reverse("iki_instansi", args=[slug_pemda, tahun, milik.slug])
    konteks = konteks_dokumen(request, milik, tahun, pilihan, url_pilihan(pilihan, url))
    konteks |= {
        "kata": kata,
        "boleh_impor": boleh(request.pelaku, "impor"),
        "pohon": susun(jabatan),
        "ringkas_catatan": catatan and catatan.ringkas,
        "jumlah_jabatan": len(jabatan),
        "jumlah_lembar": sum(1 for satu in jabatan if satu.lembar_ini),
        "jumlah_indikator": sum(satu.lembar_ini.jumlah for satu in jabatan if satu.lembar_ini),
        "kekurangan": kekurangan(pilihan.dokumen) if konteks["dokumen_terbuka"] else [],
        "remah": [("Jabatan dan IKI", reverse("iki_daftar", args=[slug_pemda, tahun])), (milik.sebutan, "")],
    }
    return render(request, "indikator/iki_instansi.html", konteks)


def _jabatan(instansi, dokumen, kata: str) -> list:
    """Jabatan of the instansi, each with `lembar_ini`: its sheet in this document (with `jumlah`), or None."""
    semua = instansi.jabatan.select_related("unit")
    if kata:
        semua = semua.filter(Q(nama__icontains=kata) | Q(unit__nama__icontains=kata))
    lembar = Lembar.objects.filter(penetapan=dokumen, jenis=JenisLembar.IKI) if dokumen else Lembar.objects.none()
    jumlah = Count("indikator", filter=Q(indikator__induk=None))
    hitung = lembar.annotate(jumlah=jumlah, semua=Count("indikator"), belum=Count("indikator", filter=BELUM_DITINJAU))
    menurut_jabatan = {satu.jabatan_id: satu for satu in hitung}
    daftar = [satu for satu in semua if satu.aktif or satu.pk in menurut_jabatan]
    for satu in daftar:
        satu.lembar_ini = menurut_jabatan.get(satu.pk)
    return daftar


def _pasang_catatan(jabatan: list, per_lembar: dict) -> None:
    """Give the sheets of the jabatan their quality notes."""
    for satu in jabatan:
        if satu.lembar_ini:
            satu.lembar_ini.catatan = per_lembar.get(satu.lembar_ini.pk)


@require_safe
def iki_lembar(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str, pk: int) -> HttpResponse:
    milik = muat_instansi(request, instansi)
    semua = Lembar.objects.filter(jenis=JenisLembar.IKI, penetapan__instansi=milik)
    lembar = get_object_or_404(domain_lembar.muat(semua), pk=pk)
    domain_dokumen.pastikan_terlihat(request.pelaku, lembar.penetapan)
    if not lembar.penetapan.tahun_mulai <= tahun <= lembar.penetapan.tahun_selesai:
        return _tahun_lain(request, lembar, tahun)
    sebelum, sesudah = domain_lembar.tetangga(lembar)
    isi = domain_lembar.susun(lembar, tahun)
    konteks = _konteks_pilihan(request, lembar, tahun) | konteks_lembar(request, lembar, isi, tahun)
    konteks |= konteks_alur(request, lembar, tahun)
    konteks |= {
        "lembar": lembar,
        "jabatan": lembar.jabatan,
        "isi": isi,
        "boleh_isi": dapat_diisi(request.pelaku, lembar),
        "boleh_atur": boleh_atur(request.pelaku, lembar.penetapan),
        "boleh_jabatan": boleh(request.pelaku, "kelola_jabatan", milik),
        "uraian": _uraian(lembar.jabatan),
        "sebelum": sebelum,
        "sesudah": sesudah,
        "remah": _remah(slug_pemda, tahun, lembar),
    }
    return render(request, "indikator/iki_lembar.html", konteks)


def _tahun_lain(request, lembar, tahun: int) -> HttpResponse:
    """The year was switched to one outside this document: the sheet of the same jabatan there, else the list."""
    milik = lembar.penetapan.instansi
    pilihan = pilih_dokumen(request, milik, tahun)
    seiring = Lembar.objects.filter(penetapan=pilihan.dokumen, jabatan=lembar.jabatan_id)
    if pilihan.dokumen and (lain := seiring.first()):
        return redirect("iki_lembar", request.pemda.slug, tahun, milik.slug, lain.pk)
    return redirect("iki_instansi", request.pemda.slug, tahun, milik.slug)


def _konteks_pilihan(request, lembar, tahun: int) -> dict:
    """The switch leads to the sheet of the same jabatan in the other document."""
    milik, dokumen = lembar.penetapan.instansi, lembar.penetapan
    berlaku = domain_dokumen.berlaku(milik, tahun)
    draf = domain_dokumen.terbuka(milik, tahun) if boleh(request.pelaku, "lihat_draf", milik) else None
    semua = {satu.pk: satu for satu in (berlaku, draf, dokumen) if satu is not None}
    seiring = Lembar.objects.filter(penetapan__in=semua, jabatan=lembar.jabatan_id).values_list("penetapan", "pk")
    url = {satu: reverse("iki_lembar", args=[request.pemda.slug, tahun, milik.slug, kunci]) for satu, kunci in seiring}
    pilihan = PilihanDokumen(dokumen, berlaku, tuple(semua.values()))
    return konteks_dokumen(request, milik, tahun, pilihan, [(semua[k], url[k]) for k in semua if k in url])


def _uraian(jabatan) -> list[dict]:
    """Tugas and fungsi as the sheet prints them; a heading that the document lacks is left out."""
    semua = list(jabatan.uraian.all())
    daftar = []
    for jenis in JenisUraian:
        keadaan = getattr(jabatan, f"isi_{jenis.value}")
        butir = [satu for satu in semua if satu.jenis == jenis]
        if butir or keadaan != IsiUraian.TIDAK_ADA:
            daftar.append({"label": jenis.label, "butir": butir, "strip": keadaan == IsiUraian.STRIP})
    return daftar


def _remah(slug_pemda: str, tahun: int, lembar) -> list[tuple[str, str]]:
    milik = lembar.penetapan.instansi
    return [
        ("Jabatan dan IKI", reverse("iki_daftar", args=[slug_pemda, tahun])),
        (milik.sebutan, reverse("iki_instansi", args=[slug_pemda, tahun, milik.slug])),
        (lembar.jabatan.nama, ""),
    ]
