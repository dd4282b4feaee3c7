"""What a review changes against the document it reviews: counts, every row before and after, the reasons."""

from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.banding.matriks import PERLU_ALASAN, BarisMatriks, LembarMatriks, Matriks, Ubahan
from indikator.domain import perubahan as domain
from indikator.domain.penetapan import DAPAT_DIISI
from indikator.domain.verifikasi import BarisTinjau
from indikator.forms.perubahan import AlasanBanyakForm, AlasanForm
from indikator.models import Penetapan
from indikator.views.muat import muat_dokumen
from organisasi.permissions import boleh, pastikan

TAMPIL = {"": "Yang berubah", "tanpa-alasan": "Tanpa alasan", "semua": "Semua baris"}


@dataclass
class BarisHalaman:
    """A row with the form of its reason (None: nothing to say, or not by this reader)."""

    isi: BarisMatriks
    form: AlasanForm | None

    @property
    def tinjau(self) -> BarisTinjau:
        return BarisTinjau(self.isi.beda, None)

    @property
    def tinjau_pengganti(self) -> BarisTinjau:
        return BarisTinjau(self.isi.pengganti, None)


@dataclass
class LembarHalaman:
    isi: LembarMatriks
    baris: list[BarisHalaman]


@require_safe
def dokumen_perubahan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    return _halaman(request, muat_dokumen(request, pk), request.GET.get("tampil", ""))


@require_POST
def dokumen_alasan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Say why one row changed."""
    dokumen = muat_dokumen(request, pk)
    pastikan(request.pelaku, "isi_data", dokumen.instansi)
    isi, kunci = domain.matriks(dokumen), request.POST.get("silsilah", "")
    form = _form(dokumen, isi, isi.cari(kunci), request.POST)
    if form.kirim(partial(domain.beri_alasan, oleh=request.pelaku, penetapan=dokumen)):
        messages.success(request, "Alasan tersimpan.")
        return redirect(_url(dokumen, request.POST.get("tampil", ""), f"#b-{kunci}"))
    return _halaman(request, dokumen, request.POST.get("tampil", ""), salah=form)


@require_POST
def dokumen_alasan_banyak(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The same reason for all ticked rows."""
    dokumen = muat_dokumen(request, pk)
    pastikan(request.pelaku, "isi_data", dokumen.instansi)
    form = AlasanBanyakForm(request.POST, dokumen=dokumen, baris=_perlu(domain.matriks(dokumen)))
    if jumlah := form.kirim(partial(_beri_banyak, request.pelaku, dokumen)):
        messages.success(request, f"Alasan {jumlah} baris tersimpan.")
        return redirect(_url(dokumen, request.POST.get("tampil", "")))
    return _halaman(request, dokumen, request.POST.get("tampil", ""), banyak=form)


def _beri_banyak(pelaku, dokumen: Penetapan, *, pilih, **isi) -> int:
    return domain.beri_alasan_banyak(oleh=pelaku, penetapan=dokumen, silsilah=pilih, **isi)


def _halaman(
    request, dokumen: Penetapan, tampil: str, salah: AlasanForm | None = None, banyak: AlasanBanyakForm | None = None
) -> HttpResponse:
    """The page; a form that was refused is shown with what was typed."""
    isi, tampil = domain.matriks(dokumen), tampil if tampil in TAMPIL else ""
    dapat = dokumen.status in DAPAT_DIISI and boleh(request.pelaku, "isi_data", dokumen.instansi)
    galat = salah or banyak
    konteks = {
        "dokumen": dokumen,
        "instansi": dokumen.instansi,
        "isi": isi,
        "hitung": isi.hitung().items(),
        "lembar": [_lembar(dokumen, isi, satu, tampil, dapat, salah) for satu in isi.lembar],
        "pilihan": _pilihan(dokumen, isi, tampil),
        "tampil": tampil,
        "dapat": dapat,
        "form_banyak": (banyak or AlasanBanyakForm(dokumen=dokumen, baris=_perlu(isi))) if dapat else None,
        "dicentang": set(banyak.data.getlist("pilih")) if banyak else set(),
        "form_salah": galat,
        "remah": _remah(request, dokumen),
    }
    return render(request, "indikator/dokumen_perubahan.html", konteks, status=galat.kode if galat else 200)


def _lembar(dokumen, isi: Matriks, satu: LembarMatriks, tampil: str, dapat: bool, salah) -> LembarHalaman:
    baris = satu.tercatat + (satu.tetap if tampil == "semua" else ())
    if tampil == "tanpa-alasan":
        baris = tuple(b for b in baris if b.tanpa_alasan)
    return LembarHalaman(
        satu, [BarisHalaman(b, _form_baris(dokumen, isi, b, salah) if dapat else None) for b in baris]
    )


def _form_baris(dokumen: Penetapan, isi: Matriks, baris: BarisMatriks, salah: AlasanForm | None) -> AlasanForm | None:
    if salah is not None and salah.data.get("silsilah") == baris.silsilah:
        return salah
    return _form(dokumen, isi, baris) if baris.ubahan != Ubahan.TETAP else None


def _form(dokumen: Penetapan, isi: Matriks, baris: BarisMatriks | None, data=None) -> AlasanForm:
    """The form of one row; of a row that is not there (any more) one without a replacement."""
    berhenti = baris is not None and baris.ubahan in (Ubahan.DIHENTIKAN, Ubahan.DIGANTI) and not baris.sasaran
    pengganti = [(satu.silsilah, satu.nama) for satu in isi.pengganti] if berhenti else None
    awal, kunci = {}, baris.silsilah if baris else "baris"
    if baris is not None:
        ada = baris.keterangan
        awal = {"silsilah": kunci, "alasan": ada.alasan, "sejak_tahun": ada.sejak_tahun, "versi": ada.versi}
        awal["diganti_oleh"] = ada.diganti_oleh
    return AlasanForm(data, initial=awal, dokumen=dokumen, pengganti=pengganti, auto_id=f"id_{kunci}_%s")


def _perlu(isi: Matriks) -> list[BarisMatriks]:
    return [satu for satu in isi.tercatat if satu.ubahan in PERLU_ALASAN]


def _pilihan(dokumen: Penetapan, isi: Matriks, tampil: str) -> list[dict]:
    jumlah = {"": len(isi.tercatat), "tanpa-alasan": len(isi.tanpa_alasan), "semua": len(isi.baris)}
    return [
        {"label": label, "url": _url(dokumen, kunci), "jumlah": jumlah[kunci], "aktif": kunci == tampil}
        for kunci, label in TAMPIL.items()
    ]


def _url(dokumen: Penetapan, tampil: str, letak: str = "") -> str:
    kueri = f"?tampil={tampil}" if tampil in TAMPIL and tampil else ""
    return reverse("dokumen_perubahan", args=[dokumen.instansi.pemda.slug, dokumen.pk]) + kueri + letak


def _remah(request, dokumen: Penetapan) -> list[tuple[str, str]]:
    slug = request.pemda.slug
    dokumen_url = reverse("dokumen_rincian", args=[slug, dokumen.pk])
    return [
        ("Dokumen IKU dan IKI", reverse("dokumen_daftar", args=[slug])),
        (dokumen.judul, dokumen_url),
        ("Perubahan", ""),
    ]
