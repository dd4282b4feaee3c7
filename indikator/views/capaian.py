"""Capaian: list of OPD, the pengukuran kinerja of one OPD, the proof of one figure."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from indikator.domain import adendum, analisis, komponen, nilai_realisasi
from indikator.domain.bukti_hitung import susun_bukti
from indikator.domain.efisiensi import efisiensi_sasaran
from indikator.domain.pengukuran import pengukuran_instansi
from indikator.domain.realisasi import cari_pengukuran
from indikator.domain.rekap import rekap_pemda
from indikator.enums import Triwulan
from indikator.exporters.capaian import nama_berkas, pengukuran_xlsx
from indikator.tables.capaian import CapaianTable
from indikator.views.muat import muat_realisasi
from indikator.views.triwulan import masa, pilihan_triwulan, triwulan_dari, url_ukur
from kinerja.alamat import kata_cari
from kinerja.spreadsheet import MIME_XLSX
from kinerja.tables import berdaftar
from organisasi.domain.instansi import terlihat
from organisasi.permissions import boleh
from organisasi.views.muat import muat_instansi


@berdaftar
@require_safe
def capaian_daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """OPD with the named mean of their IKU; who sees only one goes straight to it."""
    instansi = {i.pk: i for i in terlihat(request.pelaku).filter(aktif=True)}
    if len(instansi) == 1 and not boleh(request.pelaku, "lihat_instansi"):
        satu = next(iter(instansi.values()))
        return redirect("capaian_instansi", slug_pemda=slug_pemda, tahun=tahun, instansi=satu.slug)
    triwulan = triwulan_dari(request.GET)
    kata = kata_cari(request)
    draf = bool(request.pelaku.instansi_sendiri) or boleh(request.pelaku, "lihat_rekap")
    baris = [b for b in rekap_pemda(tahun, triwulan, boleh_draf=draf) if b.instansi.pk in instansi]
    baris = [b for b in baris if kata.casefold() in f"{b.nama} {b.instansi.nama_singkat}".casefold()]
    tabel = CapaianTable.untuk(
        request,
        baris,
        slug_pemda=slug_pemda,
        tahun=tahun,
        triwulan=triwulan,
        kosong_judul="Belum ada perangkat daerah.",
        kosong_langkah="Perangkat daerah ditambahkan oleh admin pemda.",
    )
    pilihan = pilihan_triwulan(reverse("capaian_daftar", args=[slug_pemda, tahun]), triwulan)
    konteks = {"tabel": tabel, "masa": masa(tahun, triwulan), "pilihan_tw": pilihan, "tw": triwulan, "kata": kata}
    return render(request, "indikator/capaian_daftar.html", konteks)


@require_safe
def capaian_instansi(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    milik = muat_instansi(request, instansi)
    triwulan = triwulan_dari(request.GET)
    alamat = reverse("capaian_instansi", args=[slug_pemda, tahun, milik.slug])
    daftar = reverse("capaian_daftar", args=[slug_pemda, tahun])
    draf = boleh(request.pelaku, "lihat_draf", milik)
    isi = pengukuran_instansi(milik, tahun, triwulan, terverifikasi_saja=not draf)
    konteks = {
        "instansi": milik,
        "isi": isi,
        "efisiensi": efisiensi_sasaran(isi),
        "triwulan": triwulan,
        "masa": masa(tahun, triwulan),
        "pengukuran": cari_pengukuran(milik, tahun, triwulan),
        "terverifikasi_saja": not draf,
        "ada_turunan": any(t.turunan for b in isi.baris for t in b.terukur),
        "ada_sementara": any(t.sementara for b in isi.baris for t in b.terukur),
        "pilihan_tw": pilihan_triwulan(alamat, triwulan),
        "url_unduh": url_ukur("capaian_unduh", request, tahun, milik, triwulan),
        "url_realisasi": url_ukur("realisasi_instansi", request, tahun, milik, triwulan),
        "boleh_isi": boleh(request.pelaku, "isi_data", milik),
        "remah": [("Capaian kinerja", daftar), (milik.sebutan, "")],
    }
    return render(request, "indikator/capaian_instansi.html", konteks)


@require_safe
def capaian_unduh(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """The table of the page as an xlsx, with the figures this person sees there."""
    milik = muat_instansi(request, instansi)
    triwulan = triwulan_dari(request.GET)
    terverifikasi_saja = not boleh(request.pelaku, "lihat_draf", milik)
    isi = pengukuran_instansi(milik, tahun, triwulan, terverifikasi_saja=terverifikasi_saja)
    berkas = pengukuran_xlsx(isi, terverifikasi_saja=terverifikasi_saja)
    nama = f'attachment; filename="{nama_berkas(milik, tahun, triwulan)}"'
    return HttpResponse(berkas, content_type=MIME_XLSX, headers={"Content-Disposition": nama})


@require_safe
def capaian_bukti(request: HttpRequest, slug_pemda: str, tahun: int, pk: int) -> HttpResponse:
    """How one figure came about: formula, inputs and where they come from, policy, band, who and when, evidence."""
    realisasi = muat_realisasi(request, tahun, pk)
    ukur = realisasi.pengukuran
    instansi = ukur.instansi
    url_capaian = url_ukur("capaian_instansi", request, tahun, instansi, ukur.triwulan)
    daftar = reverse("capaian_daftar", args=[slug_pemda, tahun])
    bukti = susun_bukti(realisasi)
    konteks = {
        "bukti": bukti,
        "register": _register(bukti.indikator, ukur),
        "analisis": analisis.bagian(realisasi),
        "nama_triwulan": Triwulan(ukur.triwulan).label,
        "adendum_terbuka": adendum.dapat_ditetapkan(request.pelaku, realisasi),
        "url_lembar": _url_lembar(request, bukti.indikator, ukur) or url_capaian,
        "realisasi": realisasi,
        "indikator": realisasi.indikator,
        "instansi": instansi,
        "masa": masa(tahun, ukur.triwulan),
        "remah": [("Capaian kinerja", daftar), (instansi.sebutan, url_capaian), ("Bukti hitung", "")],
    }
    return render(request, "indikator/capaian_bukti.html", konteks)


def _register(indikator, ukur) -> komponen.Register | None:
    """The component list as far as this triwulan; None where the indicator has none."""
    if not nilai_realisasi.punya_register(indikator):
        return None
    return komponen.muat(indikator, ukur.tahun, ukur.triwulan, timezone.localdate())


def _url_lembar(request: HttpRequest, indikator, ukur) -> str:
    """The sheet of an IKI; "" for an IKU, which stands on the page of pengukuran kinerja."""
    if not indikator.lembar.jabatan_id:
        return ""
    return url_ukur("realisasi_instansi", request, ukur.tahun, ukur.instansi, ukur.triwulan, indikator.lembar_id)
