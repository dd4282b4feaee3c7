"""The review screen: one sheet of a document, its source on the left, its reading on the right."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.enums import JenisLembar
from kinerja.alamat import baca_kunci
from kinerja.http import json_galat, minta_json
from laporan.domain.impor_dokumen import sunting_lembar as domain
from laporan.domain.impor_dokumen.sunting_baris import tambah_baris
from laporan.domain.impor_dokumen.sunting_bentuk import baca_catatan
from laporan.domain.impor_dokumen.sunting_ringkas import (
    BarisTinjau,
    berikutnya,
    letak_singkat,
    ragu_bagian,
    ringkas,
    tinjau,
)
from laporan.domain.impor_dokumen.terapkan_jabatan import PerubahanUraian, perubahan_uraian, pilih_uraian
from laporan.forms.impor_dokumen_lembar import (
    BarisBacaanForm,
    BarisBaruForm,
    DaftarBacaanForm,
    JabatanBacaanForm,
    LembarBaruForm,
    SentuhForm,
    label_bidang,
)
from laporan.models import BacaanBaris, BacaanLembar
from laporan.views.impor_dokumen_muat import muat_lembar, muat_siap, remah_impor
from organisasi.domain.uraian_pecah import gabung
from organisasi.enums import JenisUraian
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_jenis


@require_safe
def lembar(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The page of one sheet."""
    return halaman_lembar(request, muat_lembar(request, pk))


def halaman_lembar(request: HttpRequest, satu: BacaanLembar, kode: int = 200, **form) -> HttpResponse:
    """`form` are forms with errors in the place of fresh ones (jabatan, tugas, fungsi, baru)."""
    baris, isi = [tinjau(b) for b in satu.baris.all()], ringkas(satu.impor)
    dekat = [lain.lembar.pk for lain in isi.lembar]
    tempat = dekat.index(satu.pk)
    konteks = {
        "lembar": satu,
        "impor": satu.impor,
        "letak": letak_singkat(satu.letak),
        "kepala": satu.mentah.get("kepala", ""),
        "kolom": satu.mentah.get("kolom", []),
        "nomor": tempat + 1,
        "banyak": len(dekat),
        "sebelum": dekat[tempat - 1] if tempat else None,
        "sesudah": dekat[tempat + 1] if tempat + 1 < len(dekat) else None,
        "berikutnya": berikutnya(satu, isi),
        "form_jabatan": form.get("jabatan") or JabatanBacaanForm(lembar=satu),
        "bagian": bagian_semua(satu, form),
        "baris": [baris_tampil(b) for b in baris],
        "ragu": ragu_lembar(satu, baris),
        "form_baru": form.get("baru") or BarisBaruForm(initial={"versi": satu.versi}),
        "catatan": [c for c in baca_catatan(satu.catatan) if not c.ragu],
        "remah": remah_impor(request.pemda.slug, satu.impor, satu.nama or str(satu)),
    }
    return render(request, "laporan/impor_dokumen_lembar.html", konteks, status=kode)


def bagian_semua(satu: BacaanLembar, form: dict) -> list[dict]:
    """Tugas, then fungsi; `beda`: the stored list of the matched jabatan where it says something else."""
    beda = {ubah.jenis: ubah for ubah in perubahan_uraian(satu)}
    return [bagian_daftar(satu, j, form.get(j.value)) | {"beda": _beda(beda.get(j))} for j in JenisUraian]


def _beda(ubah: PerubahanUraian | None) -> dict | None:
    if ubah is None:
        return None
    daftar = ubah.lama if isinstance(ubah.lama, list) else []
    return {"banyak": len(daftar), "teks": gabung(daftar), "dipakai": ubah.dipakai}


def bagian_daftar(satu: BacaanLembar, jenis: JenisUraian, form=None) -> dict:
    """Tugas or fungsi: what is printed, what was read."""
    butir = getattr(satu, jenis.value)
    teks = gabung(butir)
    awal = {"teks": teks, "keadaan": getattr(satu, f"isi_{jenis.value}"), "versi": satu.versi}
    tinggi = min(max(3, sum(1 + len(b) // 80 for b in teks.split("\n"))), 24)
    return {
        "jenis": jenis,
        "butir": butir,
        "mentah": satu.mentah.get(jenis.value) or "",
        "catatan": [c for c in baca_catatan(satu.catatan) if c.bidang == jenis.value],
        "form": form or DaftarBacaanForm(initial=awal, jenis=jenis, baris=tinggi),
    }


def baris_tampil(satu: BarisTinjau, form=None) -> dict:
    """A row of the screen: source cells and the fields of its form, each with its doubts."""
    form = form or BarisBacaanForm(baris=satu.baris)
    sel = [(bidang, satu.sel.get(bidang.name.removeprefix("lain_"), [])) for bidang in form.visible_fields()]
    mentah = [(label_bidang(nama), teks) for nama, teks in satu.mentah]
    lain = {"umum": satu.umum, "ragu": bool(satu.ragu), "letak": letak_singkat(satu.baris.letak)}
    return {"isi": satu.baris, "form": form, "sel": sel, "mentah": mentah} | lain


def ragu_lembar(satu: BacaanLembar, baris: list[BarisTinjau]) -> list[tuple[str, str, str, int]]:
    """(anchor, what, why, confidence) of everything doubtful, the most doubtful first."""
    hasil = []
    if not satu.diperiksa:
        bagian = [(_letak_bagian(c.bidang), label_bidang(c.bidang or "lembar"), c) for c in ragu_bagian(satu)]
        hasil = [(letak, apa, c.kalimat, c.keyakinan) for letak, apa, c in bagian]
    for nomor, b in enumerate(baris, 1):
        hasil += [
            (_letak_sel(b.baris, c.bidang), f"Baris {nomor}, {label_bidang(c.bidang).lower()}", c.kalimat, c.keyakinan)
            for c in b.ragu
        ]
    return sorted(hasil, key=lambda satu: satu[3])


def _letak_bagian(bidang: str) -> str:
    return {"tugas": "tugas", "fungsi": "fungsi"}.get(bidang, "jabatan")


def _letak_sel(baris: BacaanBaris, bidang: str) -> str:
    """The id of the field (BarisBacaanForm), of the row where the note is about the whole of it."""
    if bidang in baris.lain:
        return f"baris{baris.pk}_lain_{bidang}"
    return f"baris{baris.pk}_{bidang}" if bidang else f"baris-{baris.pk}"


@require_POST
def jabatan(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """Which jabatan and unit the sheet is."""
    satu = muat_lembar(request, pk)
    form = JabatanBacaanForm(request.POST, lembar=satu)
    if form.kirim(partial(domain.atur_lembar, oleh=request.pelaku, lembar=satu)):
        messages.success(request, "Jabatan tersimpan." if satu.jenis == JenisLembar.IKI else "Lembar tersimpan.")
        return redirect("impor_dokumen_lembar", slug_pemda, pk)
    return halaman_lembar(request, satu, form.kode, jabatan=form)


@require_POST
def uraian(request: HttpRequest, slug_pemda: str, pk: int, jenis: str) -> HttpResponse:
    """Tugas or fungsi as a list."""
    macam, satu = muat_jenis(jenis), muat_lembar(request, pk)
    form = DaftarBacaanForm(request.POST, jenis=macam, baris=10)
    aksi = partial(domain.atur_daftar, oleh=request.pelaku, lembar=satu, jenis=macam)
    if form.kirim(aksi, lambda terkini: {"teks": gabung(getattr(terkini, jenis))}):
        messages.success(request, f"Daftar {macam.label.lower()} tersimpan.")
        return redirect(f"{reverse('impor_dokumen_lembar', args=[slug_pemda, pk])}#{jenis}")
    return halaman_lembar(request, satu, form.kode, **{jenis: form})


@require_POST
def timpa(request: HttpRequest, slug_pemda: str, pk: int, jenis: str) -> HttpResponse:
    """Whether the matched jabatan takes the list of the document, or keeps its own."""
    macam, satu = muat_jenis(jenis), muat_lembar(request, pk)
    lain = [nama for nama in satu.mentah.get("timpa", []) if nama != macam.value]
    form = SentuhForm(request.POST)

    def aksi(versi: int, nilai: bool):
        daftar = [*lain, macam.value] if nilai else lain
        return pilih_uraian(oleh=request.pelaku, lembar=satu, timpa=daftar, versi=versi)

    if not form.kirim(aksi, lambda terkini: {}):
        messages.warning(request, "Lembar ini baru saja diubah. Bandingkan lagi, lalu pilih.")
    return redirect(f"{reverse('impor_dokumen_lembar', args=[slug_pemda, pk])}#{jenis}")


@require_POST
def periksa(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The tick; `lanjut` goes on to the next sheet that needs a look."""
    satu = muat_lembar(request, pk)
    form = SentuhForm(request.POST)

    def aksi(versi: int, nilai: bool):
        return domain.tandai_lembar(oleh=request.pelaku, lembar=satu, versi=versi, diperiksa=nilai)

    hasil = form.kirim(aksi)
    if minta_json(request):
        if hasil is None:
            return json_galat(" ".join(form.non_field_errors()), form.kode)
        return JsonResponse({"versi": hasil.versi})
    if hasil is None:
        messages.warning(request, "Lembar ini baru saja diubah. Periksa lagi, lalu tandai.")
        return redirect("impor_dokumen_lembar", slug_pemda, pk)
    if "lanjut" not in request.POST:
        return redirect("impor_dokumen_lembar", slug_pemda, pk)
    if lain := berikutnya(satu, ringkas(satu.impor)):
        return redirect("impor_dokumen_lembar", slug_pemda, lain.pk)
    messages.success(request, "Semua lembar sudah diperiksa.")
    return redirect("impor_dokumen_rincian", slug_pemda, satu.impor_id)


@require_POST
def periksa_semua(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """The tick on the chosen sheets."""
    impor = muat_siap(request, pk)
    pilih = [kunci for satu in request.POST.getlist("pilih") if (kunci := baca_kunci(satu)) is not None]
    hasil = domain.tandai_banyak(oleh=request.pelaku, impor=impor, pilih=pilih)
    messages.success(request, f"{len(hasil)} lembar ditandai sudah diperiksa.")
    return redirect("impor_dokumen_rincian", slug_pemda, pk)


@require_POST
def baru(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """A row that the reading has missed."""
    satu = muat_lembar(request, pk)
    form = BarisBaruForm(request.POST)

    def aksi(versi: int, **isi):
        return tambah_baris(oleh=request.pelaku, lembar=satu, versi=versi, isi=isi)

    if hasil := form.kirim(aksi, lambda terkini: {}):
        messages.success(request, "Baris ditambahkan.")
        return redirect(f"{reverse('impor_dokumen_lembar', args=[slug_pemda, pk])}#baris-{hasil.pk}")
    return halaman_lembar(request, satu, form.kode, baru=form)


@require_form
def tambah(request: HttpRequest, slug_pemda: str, pk: int) -> HttpResponse:
    """A sheet that the reading has missed."""
    impor = muat_siap(request, pk)
    form = LembarBaruForm(request.POST or None, initial={"versi": impor.versi})
    aksi = partial(domain.tambah_lembar, oleh=request.pelaku, impor=impor)
    if request.method == "POST" and (satu := form.kirim(aksi, lambda terkini: {})):
        return redirect("impor_dokumen_lembar", slug_pemda, satu.pk)
    konteks = {
        "judul": "Tambah lembar",
        "form": form,
        "tombol": "Tambah lembar",
        "remah": remah_impor(slug_pemda, impor, "Tambah lembar"),
    }
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)
