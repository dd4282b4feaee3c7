"""Finishing a LKjIP: what it lacks, its signing and delivery, its files."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from laporan.domain.alur.lkjip import MESIN
from laporan.domain.lkjip import adendum, gerbang, penyampaian, terbitan
from laporan.domain.lkjip import berkas as domain_berkas
from laporan.domain.lkjip.reviu import reviu_kini
from laporan.enums import LKJIP_BEKU
from laporan.forms.terbitan_lkjip import SampaikanForm, TandatanganForm
from laporan.models import Lkjip
from laporan.views.muat import muat_lkjip
from laporan.views.remah import remah_lkjip
from organisasi.enums import Tindakan
from organisasi.forms.pindaian import PindaianForm
from organisasi.galat import GalatKinerja
from organisasi.permissions import boleh, pastikan
from organisasi.views.instansi import require_form

BERHALAMAN = {Tindakan.TANDATANGANI: "lkjip_penandatanganan", Tindakan.SAMPAIKAN: "lkjip_penyampaian"}
DI_HALAMAN_REVIU = (Tindakan.REVIU,)
DIISI_DI_SINI = "LKJ-21"  # the date of the report, which the page of its signing asks for


def konteks_terbitan(request, lkjip: Lkjip) -> dict:
    """What laporan/lkjip_terbitan.html needs, for the page of a report."""
    pelaku = request.pelaku
    draf = boleh(pelaku, "lihat_draf", lkjip.instansi)
    kurang = terbitan.kurang(lkjip)
    return {
        "berkas_lkjip": domain_berkas.daftar(lkjip),
        "boleh_pindai": domain_berkas.boleh_pindai(pelaku, lkjip),
        "boleh_terbitkan": bool(kurang) and boleh(pelaku, "kelola_berkas_lkjip", lkjip.instansi),
        "sedang_dibuat": bool(kurang) and terbitan.sedang_dibuat(lkjip),
        "reviu": reviu_kini(lkjip) if draf else None,
        "buka_reviu": draf,
        "daftar_adendum": adendum.daftar(lkjip, draf=draf) if lkjip.status in LKJIP_BEKU else [],
        "boleh_adendum": adendum.boleh_buat(pelaku, lkjip),
    }


def langkah_berhalaman(request, lkjip: Lkjip) -> list[tuple[str, str]]:
    """(label, address) of the moves the actor may make now that have a page of their own."""
    hasil = []
    for p in MESIN.tindakan_tersedia(request.pelaku, lkjip):
        if nama := BERHALAMAN.get(p.tindakan):
            hasil.append((p.label, reverse(nama, args=[request.pemda.slug, lkjip.pk])))
        elif p.tindakan in DI_HALAMAN_REVIU:
            hasil.append(("Reviu LKjIP", reverse("lkjip_reviu", args=[request.pemda.slug, lkjip.pk])))
    return hasil


def tanpa_halaman(tombol: list) -> list:
    """Buttons (organisasi.views.alur.Tombol) of the moves that are made at once."""
    return [satu for satu in tombol if satu.peralihan.tindakan not in (*BERHALAMAN, *DI_HALAMAN_REVIU)]


@require_safe
def kekurangan(request, slug_pemda, pk):
    """What the report lacks, each with the page that mends it."""
    lkjip = muat_lkjip(request, pk)
    pastikan(request.pelaku, "lihat_draf", lkjip.instansi)
    semua = gerbang.periksa(lkjip)
    konteks = {"lkjip": lkjip, "remah": remah_lkjip(lkjip, "Kelengkapan")} | susun_kekurangan(
        request.pelaku, lkjip, semua
    )
    return render(request, "laporan/lkjip_kekurangan_halaman.html", konteks)


def susun_kekurangan(pelaku, lkjip: Lkjip, semua: list) -> dict:
    """What laporan/lkjip_kekurangan.html needs: findings by what they stand before; links for who may mend."""
    kelompok = [(judul, [satu for satu in semua if satu.tahap == tahap]) for tahap, judul in KELOMPOK]
    return {
        "kelompok_kekurangan": [(judul, isi) for judul, isi in kelompok if isi],
        "jumlah_halang": sum(satu.menghalangi for satu in semua),
        "jumlah_saran": sum(not satu.menghalangi for satu in semua),
        "berlaku_gerbang": not lkjip.impor,
        "boleh_lengkapi": boleh(pelaku, "isi_data", lkjip.instansi),
    }


KELOMPOK = (
    (Tindakan.AJUKAN, "Harus dilengkapi sebelum diajukan"),
    (Tindakan.TANDATANGANI, "Harus dilengkapi sebelum ditandatangani"),
    ("", "Saran"),
)


@require_form
def penandatanganan(request, slug_pemda, pk):
    """The pimpinan dates and signs: everything is frozen."""
    lkjip = muat_lkjip(request, pk)
    pastikan(request.pelaku, "tetapkan", lkjip.instansi)
    hari = lkjip.tanggal or timezone.localdate()
    form = TandatanganForm(request.POST or None, initial={"tanggal": hari, "versi": lkjip.versi})
    kirim = partial(penyampaian.tandatangani, lkjip, oleh=request.pelaku)
    if request.method == "POST" and form.kirim(kirim):
        messages.success(request, MESIN.peralihan[Tindakan.TANDATANGANI].berhasil)
        return redirect("lkjip_rincian", slug_pemda=slug_pemda, pk=pk)
    konteks = _konteks_langkah(request, lkjip, form, Tindakan.TANDATANGANI)
    kurang = [satu for satu in gerbang.periksa(lkjip) if satu.menghalangi and satu.kode != DIISI_DI_SINI]
    konteks |= susun_kekurangan(request.pelaku, lkjip, kurang)
    return render(request, "laporan/lkjip_langkah.html", konteks, status=form.kode)


@require_form
def sampaikan(request, slug_pemda, pk):
    """The perencana records when and to whom the report was delivered."""
    lkjip = muat_lkjip(request, pk)
    pastikan(request.pelaku, "sampaikan", lkjip.instansi)
    awal = {"disampaikan_pada": timezone.localdate(), "disampaikan_kepada": penyampaian.kepada_bawaan(lkjip)}
    form = SampaikanForm(request.POST or None, initial=awal | {"versi": lkjip.versi})
    kirim = partial(penyampaian.sampaikan, lkjip, oleh=request.pelaku)
    if request.method == "POST" and form.kirim(kirim):
        messages.success(request, MESIN.peralihan[Tindakan.SAMPAIKAN].berhasil)
        return redirect("lkjip_rincian", slug_pemda=slug_pemda, pk=pk)
    konteks = _konteks_langkah(request, lkjip, form, Tindakan.SAMPAIKAN) | susun_kekurangan(request.pelaku, lkjip, [])
    return render(request, "laporan/lkjip_langkah.html", konteks, status=form.kode)


def _konteks_langkah(request, lkjip: Lkjip, form, tindakan: str) -> dict:
    p = MESIN.peralihan[tindakan]
    return {
        "lkjip": lkjip,
        "form": form,
        "langkah": p,
        "tersedia": tindakan in {satu.tindakan for satu in MESIN.tindakan_tersedia(request.pelaku, lkjip)},
        "remah": remah_lkjip(lkjip, p.label),
    }


@require_form
def pindaian(request, slug_pemda, pk):
    """Upload the scan of the signed report."""
    lkjip = muat_lkjip(request, pk)
    pastikan(request.pelaku, "kelola_berkas_lkjip", lkjip.instansi)
    form = PindaianForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and not form.is_bound:
        form = PindaianForm({}, {})

    def unggah(berkas):
        return domain_berkas.unggah_pindaian(lkjip, oleh=request.pelaku, nama=berkas.name, isi=berkas.read())

    if request.method == "POST" and form.kirim(unggah):
        messages.success(request, "Pindaian tersimpan.")
        return redirect("lkjip_rincian", slug_pemda=slug_pemda, pk=pk)
    konteks = {"form": form, "judul": "Pindaian LKjIP bertanda tangan", "objek": lkjip, "tombol": "Unggah pindaian"}
    konteks |= {"dapat": domain_berkas.boleh_pindai(request.pelaku, lkjip), "remah": remah_lkjip(lkjip, "Pindaian")}
    return render(request, "laporan/lkjip_unggah.html", konteks, status=form.kode)


@require_POST
def terbitkan(request, slug_pemda, pk):
    """Queue the files that a signed report lacks; pressing twice gives the same job."""
    lkjip = muat_lkjip(request, pk)
    pastikan(request.pelaku, "kelola_berkas_lkjip", lkjip.instansi)
    try:
        pekerjaan = terbitan.lengkapi(lkjip, oleh=request.pelaku)
    except GalatKinerja as galat:
        messages.error(request, str(galat))
        return redirect("lkjip_rincian", slug_pemda=slug_pemda, pk=pk)
    return redirect("pekerjaan_rincian", slug_pemda=slug_pemda, pk=pekerjaan.pk)
