"""Making a draft decree from a template or from another decree, and throwing a draft away."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from indikator.models import Penetapan
from kinerja.alamat import baca_kunci
from laporan.domain import kepala_keputusan, pratinjau_templat, templat_keputusan
from laporan.domain import rancang_keputusan as rancang
from laporan.domain.keputusan_berlaku import berlaku_pada
from laporan.enums import JenisKeputusan, SifatKeputusan
from laporan.forms.rancang import BuatForm, SalinForm
from laporan.views.muat import muat_draf, muat_keputusan
from laporan.views.remah import remah_daftar, remah_susun
from organisasi.forms.dasar import HapusForm
from organisasi.galat import Ditolak
from organisasi.permissions import KALIMAT, boleh
from organisasi.views.instansi import require_form

ISI_KARTU = {"menimbang": "pertimbangan", "mengingat": "dasar hukum", "diktum": "diktum", "tembusan": "tembusan"}


@require_form
def buat(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    """`?dokumen=<pk>` names the document whose page one comes from."""
    instansi = [satu for satu in request.pelaku.instansi_sendiri if boleh(request.pelaku, "isi_data", satu)]
    if not instansi:
        raise Ditolak(KALIMAT["isi_data"])
    form = BuatForm(request.POST or None, instansi=instansi, initial=_usul(request, instansi))
    if request.method == "POST" and (keputusan := form.kirim(partial(rancang.rancang, oleh=request.pelaku))):
        messages.success(request, "Draf keputusan dibuat. Periksa naskahnya, lalu minta nomor.")
        return redirect("keputusan_susun", slug_pemda=slug_pemda, pk=keputusan.pk)
    remah = remah_daftar(slug_pemda, ("Buat keputusan", ""))
    konteks = {"form": form, "kartu": _kartu(form, instansi[0]), "remah": remah}
    return render(request, "laporan/keputusan_buat.html", konteks, status=form.kode)


def _kartu(form: BuatForm, instansi) -> list[dict]:
    """The templates with what each of them contains, their titles as they would read for the perangkat daerah."""
    judul = pratinjau_templat.judul(form.daftar_templat, instansi)
    return [
        {
            "templat": satu,
            "judul": judul[satu.kunci],
            "ringkas": ", ".join(f"{len(satu.isi[bagian])} {kata}" for bagian, kata in ISI_KARTU.items()),
            "terpilih": form["templat"].value() == satu.kunci,
        }
        for satu in form.daftar_templat
    ]


def _usul(request, instansi: list) -> dict:
    """What the form begins with: the document one comes from, and the decree in force as the one to be replaced."""
    dokumen = baca_kunci(request.GET.get("dokumen", ""))
    if dokumen is None:
        terbaru = Penetapan.objects.filter(instansi__in=instansi).order_by("-tahun_mulai", "-versi_ke", "-pk").first()
        dokumen = terbaru and terbaru.pk
    berlaku = [satu for milik in instansi for satu in berlaku_pada(milik, timezone.localdate())]
    sifat = SifatKeputusan.PENGGANTI if berlaku else SifatKeputusan.BARU
    cocok = [satu for satu in templat_keputusan.daftar() if satu.sifat == sifat]
    lengkap = [satu for satu in cocok if satu.jenis == JenisKeputusan.IKU_IKI] or cocok
    templat = lengkap[0].kunci if lengkap else None
    return {
        "penetapan": dokumen,
        "templat": templat,
        "asal": berlaku[-1].pk if len(instansi) == 1 and berlaku else None,
    }


@require_POST
def salin(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """A draft with the words of another decree, in force or imported."""
    keputusan = muat_keputusan(request, pk)
    form = SalinForm(request.POST)
    kunci = form.cleaned_data["kunci_kirim"] if form.is_valid() else None
    draf = rancang.salin_draf(keputusan, oleh=request.pelaku, kunci_kirim=kunci)
    messages.success(request, "Keputusan disalin menjadi draf. Periksa temuannya, lalu minta nomor.")
    return redirect("keputusan_susun", slug_pemda=slug_pemda, pk=draf.pk)


@require_form
def buang(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    keputusan = muat_draf(request, pk)
    form = HapusForm(request.POST or None, initial={"versi": keputusan.versi})
    if request.method == "POST" and form.is_valid():
        kepala_keputusan.buang_draf(keputusan, oleh=request.pelaku, **form.cleaned_data)
        messages.success(request, "Draf keputusan dibuang.")
        return redirect("keputusan_daftar", slug_pemda=slug_pemda)
    konteks = {
        "form": form,
        "judul": "Buang draf keputusan?",
        "kalimat": f"Draf “{' '.join(keputusan.tentang.split())}” dengan semua butirnya dihapus dan tidak dapat "
        "dikembalikan. Isi terakhirnya tetap terbaca di Riwayat.",
        "tombol": "Buang draf",
        "remah": remah_susun(keputusan, "Buang draf"),
    }
    return render(request, "organisasi/hapus.html", konteks)
