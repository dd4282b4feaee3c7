"""Documents of IKU and IKI: list, one document with its sheets and history, its states, review, a new one."""

from functools import partial

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import alur, daftar_dokumen, reviu, salinan
from indikator.domain import dokumen as domain_dokumen
from indikator.domain import penetapan as domain_penetapan
from indikator.domain.kelengkapan import kekurangan
from indikator.enums import StatusDokumen
from indikator.filters import DokumenFilter
from indikator.forms.dokumen import AlurDokumenForm, DokumenForm, ReviuForm
from indikator.models import Penetapan, PenetapanBerlaku
from indikator.riwayat_dokumen import catatan_kembali, riwayat
from indikator.tables.dokumen import DokumenTable
from indikator.views.muat import muat_dokumen
from kinerja.tables import chip_saringan
from organisasi.permissions import boleh, pastikan
from organisasi.tahun import dari_alamat, tahun_kini
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi


@require_safe
def dokumen_daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    semua = daftar_dokumen.dengan_jumlah(domain_dokumen.terlihat(request.pelaku)).select_related("pemda", "instansi")
    saringan = DokumenFilter(request.GET, queryset=semua.prefetch_related("berlaku"))
    tahun = tahun_kini(request)
    tanpa = daftar_dokumen.tanpa_dokumen(request.pelaku, tahun)
    konteks = {
        "tabel": DokumenTable.untuk(request, saringan.qs),
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
        "jumlah_tanpa": tanpa.count() if boleh(request.pelaku, "lihat_instansi") else 0,
        "dapat_dibuat": _dapat_dibuat(request.pelaku, tanpa),
    }
    return render(request, "indikator/dokumen_daftar.html", konteks)


def _dapat_dibuat(pelaku, tanpa) -> list:
    """Own instansi without a document for the year, for which the actor may make one."""
    sendiri = [satu for satu in pelaku.instansi_sendiri if boleh(pelaku, "isi_data", satu)]
    return list(tanpa.filter(pk__in=[satu.pk for satu in sendiri])) if sendiri else []


@require_safe
def dokumen_rincian(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    return _rincian(request, muat_dokumen(request, pk))


def _rincian(
    request, dokumen: Penetapan, form_alur: AlurDokumenForm | None = None, form_reviu: ReviuForm | None = None
):
    """The page of a document; a form that was not accepted is shown with what was typed."""
    salah = form_alur or form_reviu
    halangan = reviu.halangan(dokumen)
    instansi, tahun = dokumen.instansi, _tahun_halaman(request, dokumen)
    menyusun = boleh(request.pelaku, "isi_data", instansi)
    konteks = {
        "dokumen": dokumen,
        "instansi": instansi,
        "masa": domain_penetapan.masa(dokumen),
        "tahun_lembar": tahun,
        "tahun_berlaku": sorted(dokumen.berlaku.values_list("tahun", flat=True)),
        "daftar_lembar": daftar_dokumen.lembar_dokumen(dokumen),
        "tinjauan": salinan.hitung_tinjauan([dokumen]).get(dokumen.pk),
        "kekurangan": kekurangan(dokumen) if dokumen.status in domain_penetapan.DAPAT_DIISI else [],
        "tindakan": alur.tindakan_tersedia(request.pelaku, dokumen),
        "form_alur": form_alur or AlurDokumenForm(initial={"versi": dokumen.versi}),
        "form_reviu": form_reviu or (_form_reviu(dokumen) if menyusun and not halangan else None),
        "halangan_reviu": halangan if menyusun and dokumen.status == StatusDokumen.DITETAPKAN else "",
        "form_salah": salah,
        "catatan": catatan_kembali(dokumen),
        "versi_lain": _versi_lain(request, dokumen),
        "riwayat": riwayat(dokumen) if boleh(request.pelaku, "lihat_draf", instansi) else None,
        "remah": [*_remah(request.pemda.slug), (instansi.sebutan, "")],
    }
    return render(request, "indikator/dokumen_rincian.html", konteks, status=salah.kode if salah else 200)


def _tahun_halaman(request, dokumen) -> int:
    """The year of the links to the sheets: the one in use where the document covers it."""
    tahun = tahun_kini(request)
    return min(max(tahun, dokumen.tahun_mulai), dokumen.tahun_selesai)


def _form_reviu(dokumen) -> ReviuForm:
    return ReviuForm(dokumen=dokumen, initial={"tahun_mulai": reviu.tahun_bawaan(dokumen)})


def _versi_lain(request, dokumen):
    """The other versions that the actor may see; the one it reviews has a line of its own."""
    semua = domain_dokumen.terlihat(request.pelaku).filter(instansi=dokumen.instansi_id)
    semua = semua.exclude(pk__in=[dokumen.pk, dokumen.asal_id or 0])
    return semua.prefetch_related(Prefetch("berlaku", queryset=PenetapanBerlaku.objects.order_by("tahun")))


@require_POST
def dokumen_alur(request: HttpRequest, slug_pemda: str, pk: int, tindakan: str) -> HttpResponse:
    """Move the document to its next state."""
    dokumen = muat_dokumen(request, pk)
    peralihan = alur.PERALIHAN.get(tindakan)
    if peralihan is None:
        raise Http404("Tindakan ini tidak dikenal.")
    form = AlurDokumenForm(request.POST)
    if form.kirim(partial(alur.jalankan, dokumen, tindakan, oleh=request.pelaku)):
        messages.success(request, peralihan.berhasil)
        return redirect("dokumen_rincian", slug_pemda=slug_pemda, pk=pk)
    return _rincian(request, muat_dokumen(request, pk), form_alur=form)


@require_POST
def dokumen_reviu(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Start a review: a draft copy of a set document."""
    dokumen = muat_dokumen(request, pk)
    pastikan(request.pelaku, "isi_data", dokumen.instansi)
    form = ReviuForm(request.POST, dokumen=dokumen)
    if baru := form.kirim(partial(reviu.mulai_reviu, dokumen, oleh=request.pelaku)):
        messages.success(request, "Reviu dimulai. Dokumen lama tetap berlaku sampai reviu ini ditetapkan.")
        return redirect("dokumen_rincian", slug_pemda=slug_pemda, pk=baru.pk)
    return _rincian(request, dokumen, form_reviu=form)


@require_form
def dokumen_tambah(request: HttpRequest, slug_pemda: str, instansi: str) -> HttpResponse:
    """A new document of an instansi that has none for these years."""
    milik = muat_instansi(request, instansi, "isi_data")
    tahun = dari_alamat(request, {}) or timezone.localdate().year
    awal = {"judul": f"IKU dan IKI {milik.nama} Tahun {tahun}", "tahun_mulai": tahun, "tahun_selesai": tahun}
    awal["asal"] = request.GET.get("dari")
    sumber = salinan.sumber_dokumen(milik, 9999 if request.method == "POST" else tahun)
    form = DokumenForm(request.POST or None, initial=awal, sumber=sumber)
    if request.method == "POST" and (dokumen := form.kirim(partial(_buat, request.pelaku, milik))):
        messages.success(request, _kalimat_dibuat(form.cleaned_data.get("asal")))
        return redirect("dokumen_rincian", slug_pemda=slug_pemda, pk=dokumen.pk)
    remah = [*_remah(slug_pemda), ("Buat dokumen", "")]
    konteks = {"form": form, "judul": f"Buat dokumen: {milik.sebutan}", "tombol": "Buat dokumen", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


def _buat(pelaku, instansi, asal: Penetapan | None = None, **isi) -> Penetapan:
    """An empty document, or a copy of one of earlier years."""
    if asal is not None:
        return salinan.dari_tahun_lalu(asal, oleh=pelaku, **isi)
    return domain_penetapan.buat(oleh=pelaku, instansi=instansi, **isi)


def _kalimat_dibuat(asal: Penetapan | None) -> str:
    if asal is None:
        return "Dokumen sudah dibuat. Lanjutkan dengan membuat lembarnya."
    return f"Dokumen sudah disalin dari “{asal.judul}”. Tinjau setiap barisnya sebelum diajukan."


def _remah(slug_pemda: str) -> list[tuple[str, str]]:
    return [("Dokumen IKU dan IKI", reverse("dokumen_daftar", args=[slug_pemda]))]
