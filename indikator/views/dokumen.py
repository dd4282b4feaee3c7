"""Documents of IKU and IKI: list, one document with its sheets and history, its states, review, a new one."""

from functools import partial

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import daftar_dokumen, jadwal, kelengkapan, reviu, salinan
from indikator.domain import dokumen as domain_dokumen
from indikator.domain import penetapan as domain_penetapan
from indikator.domain.alur import dokumen as alur
from indikator.domain.alur import lembar as alur_lembar
from indikator.domain.dikembalikan import lembar_dikembalikan
from indikator.enums import DOKUMEN_TERVERIFIKASI, JenisJadwal, StatusDokumen
from indikator.filters import DokumenFilter
from indikator.forms.dokumen import DokumenForm, ReviuForm
from indikator.forms.verifikasi import versi_dilihat
from indikator.models import Lembar, Penetapan, PenetapanBerlaku
from indikator.riwayat_dokumen import riwayat
from indikator.tables.dokumen import DokumenTable
from indikator.views.muat import muat_dokumen
from kinerja.alamat import baca_kunci
from kinerja.tables import berdaftar, chip_saringan
from organisasi.enums import Tindakan
from organisasi.forms.alur import AlurForm
from organisasi.permissions import boleh, pastikan
from organisasi.tahun import dari_alamat, tahun_kini
from organisasi.views.alur import jalankan_alur, susun_tombol
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi

SEKALIGUS = (Tindakan.AJUKAN, Tindakan.SETUJUI, Tindakan.VERIFIKASI)  # with ticked sheets


@berdaftar
@require_safe
def dokumen_daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    semua = daftar_dokumen.dengan_jumlah(domain_dokumen.terlihat(request.pelaku)).select_related("pemda", "instansi")
    saringan = DokumenFilter(request.GET, queryset=semua.prefetch_related("berlaku"))
    tahun = tahun_kini(request)
    tanpa = daftar_dokumen.tanpa_dokumen(request.pelaku, tahun)
    kosong = {}
    if boleh(request.pelaku, "impor"):
        kosong = {
            "kosong_langkah": "Yang sudah ada di Word atau Excel tidak perlu diketik ulang.",
            "kosong_url": reverse("impor_daftar", args=[slug_pemda]),
            "kosong_tombol": "Impor dokumen",
        }
    konteks = {
        "tabel": DokumenTable.untuk(request, saringan.qs, saringan=saringan, **kosong),
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
    request,
    dokumen: Penetapan,
    form_alur: AlurForm | None = None,
    form_reviu: ReviuForm | None = None,
    hasil: list[alur_lembar.HasilLembar] | None = None,
):
    """The page of a document; a form that was not accepted is shown with what was typed."""
    salah = form_alur or form_reviu
    instansi = dokumen.instansi
    terbuka = dokumen.status in domain_penetapan.DAPAT_DIISI
    konteks = {
        "dokumen": dokumen,
        "instansi": instansi,
        "masa": domain_penetapan.masa(dokumen),
        "tenggat": _tenggat(dokumen),
        "tahun_lembar": _tahun_halaman(request, dokumen),
        "tahun_berlaku": sorted(dokumen.berlaku.values_list("tahun", flat=True)),
        "tinjauan": salinan.hitung_tinjauan([dokumen]).get(dokumen.pk),
        "kekurangan": kelengkapan.kekurangan(dokumen) if terbuka else [],
        "tombol": susun_tombol(alur.MESIN, request.pelaku, dokumen, partial(_url_alur, dokumen), form_alur),
        "boleh_keputusan": dokumen.status in DOKUMEN_TERVERIFIKASI and boleh(request.pelaku, "isi_data", instansi),
        "form_salah": salah,
        "hasil": hasil,
        "pengembalian": lembar_dikembalikan(dokumen),
        "versi_lain": _versi_lain(request, dokumen),
        "riwayat": riwayat(dokumen) if boleh(request.pelaku, "lihat_draf", instansi) else None,
        "remah": [*_remah(request.pemda.slug), (instansi.sebutan, "")],
    }
    konteks |= _konteks_reviu(request.pelaku, dokumen, form_reviu) | _konteks_lembar(request.pelaku, dokumen)
    return render(request, "indikator/dokumen_rincian.html", konteks, status=salah.kode if salah else 200)


def _tenggat(dokumen: Penetapan) -> jadwal.Tenggat | None:
    """Documents are due in the first year they hold for."""
    jenis, terbuka = JenisJadwal.IKU_IKI, dokumen.status in domain_penetapan.DAPAT_DIISI
    pada = dokumen.diajukan_pada
    return jadwal.tenggat(dokumen.instansi, dokumen.tahun_mulai, jenis, terbuka=terbuka, diajukan_pada=pada)


def _konteks_reviu(pelaku, dokumen: Penetapan, form: ReviuForm | None) -> dict:
    """The form that starts a review, or why none can be started."""
    halangan, menyusun = reviu.halangan(dokumen), boleh(pelaku, "isi_data", dokumen.instansi)
    return {
        "form_reviu": form or (_form_reviu(dokumen) if menyusun and not halangan else None),
        "halangan_reviu": halangan if menyusun and dokumen.status == StatusDokumen.DITETAPKAN else "",
    }


def _konteks_lembar(pelaku, dokumen: Penetapan) -> dict:
    """The sheets with the moves that can be made with several of them at once."""
    daftar = daftar_dokumen.lembar_dokumen(dokumen)
    ada = set()
    for satu in daftar:
        satu.penetapan = dokumen
        tersedia = {p.tindakan for p in alur_lembar.tindakan_tersedia(pelaku, satu)} & set(SEKALIGUS)
        satu.dapat_dipilih = bool(tersedia)
        ada |= tersedia
    return {"daftar_lembar": daftar, "sekaligus": [alur_lembar.PERALIHAN[t] for t in SEKALIGUS if t in ada]}


def _url_alur(dokumen: Penetapan, tindakan: str) -> str:
    return reverse("dokumen_alur", args=[dokumen.instansi.pemda.slug, dokumen.pk, tindakan])


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
    """Move the document, with its sheets in a fitting state, to its next state."""
    dokumen = muat_dokumen(request, pk)
    kembali = reverse("dokumen_rincian", args=[slug_pemda, pk])
    return jalankan_alur(request, alur.MESIN, dokumen, tindakan, kembali, partial(_gagal, request, pk))


def _gagal(request, pk: int, form: AlurForm) -> HttpResponse:
    return _rincian(request, muat_dokumen(request, pk), form_alur=form)


@require_POST
def dokumen_lembar_alur(request: HttpRequest, slug_pemda: str, pk: int, tindakan: str) -> HttpResponse:
    """Make one move with each ticked sheet, and say what became of each."""
    dokumen = muat_dokumen(request, pk)
    if tindakan not in SEKALIGUS:
        raise Http404("Tindakan ini tidak dikenal.")
    pastikan(request.pelaku, alur_lembar.PERALIHAN[tindakan].izin, dokumen.instansi)
    dipilih = [baca_kunci(satu) for satu in request.POST.getlist("lembar")]
    daftar = list(Lembar.objects.filter(penetapan=dokumen, pk__in=dipilih).select_related("jabatan"))
    for satu in daftar:
        satu.penetapan = dokumen
    dilihat = versi_dilihat(request.POST)
    hasil = alur_lembar.jalankan_banyak(daftar, tindakan, oleh=request.pelaku, dilihat=dilihat)
    return _rincian(request, muat_dokumen(request, pk), hasil=hasil)


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
