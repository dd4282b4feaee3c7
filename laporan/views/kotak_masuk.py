"""Kotak masuk: how far every OPD is with every document of a year, for those who review."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kinerja.spreadsheet import MIME_XLSX
from kinerja.tables import berdaftar, chip_saringan
from laporan.domain.kotak_masuk import BarisKotak, kotak_masuk, ringkasan, yang_dihitung
from laporan.domain.sel_kotak import DOKUMEN, TRIWULAN, Sel
from laporan.domain.verifikasi_cetak import bagian_organisasi
from laporan.enums import JenisDokumen
from laporan.exporters.kotak_masuk import kotak_xlsx, nama_kotak
from laporan.filters.kotak_masuk import SaringKotakForm
from laporan.tables.kotak_masuk import KotakTable
from organisasi.permissions import boleh, pastikan
from organisasi.views.muat import muat_instansi


@berdaftar
@require_safe
def daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """Filtered by the url; the summary counts what the other filters leave, whatever the state."""
    pastikan(request.pelaku, "lihat_rekap")
    semua, form = kotak_masuk(request.pelaku, tahun), SaringKotakForm(request.GET)
    dihitung = yang_dihitung(semua)
    saringan, boleh_ingatkan = form.saringan, boleh(request.pelaku, "ingatkan")
    letak = {"slug_pemda": slug_pemda, "tahun": tahun}
    konteks = {
        "tabel": KotakTable.untuk(
            request, saringan.pilih(semua), saringan=form, jenis=saringan.jenis, boleh_pilih=boleh_ingatkan, **letak
        ),
        "form": form,
        "chip": chip_saringan(request, form),
        "ringkas": ringkasan(saringan.tanpa_keadaan().pilih(dihitung)),
        "keadaan": saringan.keadaan,
        "jumlah": len(dihitung),
        "jumlah_contoh": len(semua) - len(dihitung),
        "boleh_ingatkan": boleh_ingatkan,
        "kueri": request.GET.urlencode(),
        "url_ingatkan": reverse("kotak_masuk_ingatkan", kwargs=letak),
        "url_unduh": reverse("kotak_masuk_unduh", kwargs=letak),
        "slug_cetak": _pencetak(dihitung),
        "url_rekap": reverse("rekap", kwargs=letak),
    }
    return render(request, "laporan/kotak_masuk.html", konteks)


def _pencetak(dihitung: list[BarisKotak]) -> str:
    """In whose name the list of late OPD is printed; "" while nobody is late."""
    terlambat = [satu.instansi for satu in dihitung if satu.terlambat]
    return (bagian_organisasi() or terlambat[0]).slug if terlambat else ""


@require_safe
def rincian(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """The row of one OPD as a list, with the papers of its verification; the OPD itself sees it too."""
    milik = muat_instansi(request, instansi, "lihat_draf")
    baris = next((satu for satu in kotak_masuk(request.pelaku, tahun) if satu.instansi == milik), None)
    tabel = KotakTable([], slug_pemda=slug_pemda, tahun=tahun)
    konteks = {
        "instansi": milik,
        "baris": baris,
        "sel": [(satu, tabel.url_sel(baris, satu), papan(satu)) for satu in baris.sel.values()] if baris else [],
        "remah": _remah(request, slug_pemda, tahun, milik),
    }
    return render(request, "laporan/kotak_masuk_instansi.html", konteks)


def papan(sel: Sel) -> list[tuple[str, str, int]]:
    """(kind of paper, words of its button, triwulan) that can be printed of this cell."""
    if sel.jenis not in (DOKUMEN, *TRIWULAN) or sel.objek is None or sel.status in ("draf", "ditarik"):
        return []
    triwulan = TRIWULAN.get(sel.jenis, 0)
    return [
        (JenisDokumen.CATATAN.value, "Lembar catatan", triwulan),
        (JenisDokumen.BERITA_ACARA.value, "Berita acara", triwulan),
    ]


def _remah(request: HttpRequest, slug_pemda: str, tahun: int, instansi) -> list[tuple[str, str]]:
    if boleh(request.pelaku, "lihat_rekap"):
        return [("Kotak masuk", reverse("kotak_masuk", args=[slug_pemda, tahun])), (instansi.sebutan, "")]
    return [
        ("Perangkat daerah", reverse("instansi_rincian", args=[slug_pemda, instansi.slug])),
        (f"Dokumen kinerja {tahun}", ""),
    ]


@require_safe
def unduh(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    """The rows as filtered, as an xlsx."""
    pastikan(request.pelaku, "lihat_rekap")
    form = SaringKotakForm(request.GET)
    baris = form.saringan.pilih(kotak_masuk(request.pelaku, tahun))
    saringan = [f"{satu['label']}: {satu['nilai']}" for satu in chip_saringan(request, form)]
    isi = kotak_xlsx(baris, pemda=request.pemda, tahun=tahun, saringan=saringan)
    nama = f'attachment; filename="{nama_kotak(request.pemda, tahun)}"'
    return HttpResponse(isi, content_type=MIME_XLSX, headers={"Content-Disposition": nama})
