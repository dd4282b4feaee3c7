"""Anggaran: list of OPD, the working page of one OPD, the totals of every view side by side, links, copy, order."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.domain.anggaran import kaitkan, rekap_anggaran, ringkas_anggaran, salin_anggaran, urutkan_kode
from indikator.domain.anggaran.kaitan import pilihan as pilihan_kaitan
from indikator.domain.anggaran.salin import tahun_asal
from indikator.domain.anggaran.uang import nama_kolom
from indikator.filters import InstansiCariFilter
from indikator.forms.anggaran import PAGU, KaitkanForm, SalinAnggaranForm
from indikator.models import Kegiatan
from indikator.tables.anggaran import AnggaranTable
from indikator.uang.rekap import SETAHUN
from indikator.views.baris_uang import SelJumlah
from indikator.views.halaman_anggaran import HalamanAnggaran, kirim_kisi, remah_anggaran
from indikator.views.iku import instansi_tunggal
from kinerja.tables import berdaftar, chip_saringan
from organisasi.domain import instansi as domain_instansi
from organisasi.permissions import boleh, pastikan
from organisasi.views.instansi import require_form
from organisasi.views.muat import muat_instansi

KOLOM = (PAGU, nama_kolom(SETAHUN))
PANDANGAN = (
    ("program", "Program", "Tanpa program"),
    ("kegiatan", "Kegiatan", ""),
    ("sasaran", "Sasaran", "Belum dikaitkan dengan sasaran"),
    ("indikator", "Indikator", "Belum dikaitkan dengan indikator"),
    ("tanpa", "Tanpa kaitan", ""),
)


@berdaftar
@require_safe
def anggaran_daftar(request: HttpRequest, slug_pemda: str, tahun: int) -> HttpResponse:
    if satu := instansi_tunggal(request.pelaku):
        return redirect("anggaran_instansi", slug_pemda, tahun, satu.slug)
    semua = domain_instansi.terlihat(request.pelaku).select_related("pemda").filter(aktif=True)
    saringan = InstansiCariFilter(request.GET, queryset=semua)
    ringkas = ringkas_anggaran(tahun)
    baris = list(saringan.qs)
    for satu in baris:
        satu.jumlah_kegiatan, satu.pagu = ringkas.get(satu.pk, (0, None))
    konteks = {
        "tabel": AnggaranTable.untuk(request, baris, saringan=saringan, tahun=tahun),
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
    }
    return render(request, "indikator/anggaran_daftar.html", konteks)


@require_form
def anggaran_instansi(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """The tree with pagu and realisasi; a POST saves rows of it (see `kirim_kisi`)."""
    milik = muat_instansi(request, instansi)
    if request.method == "POST":
        pastikan(request.pelaku, "isi_data", milik)
    h = HalamanAnggaran(request, milik, tahun, KOLOM, _jumlah)
    halaman = partial(_halaman, h)
    return kirim_kisi(h, halaman, "indikator/anggaran_hasil.html") if request.method == "POST" else halaman()


def _jumlah(isi) -> tuple[SelJumlah, ...]:
    jumlah = isi.jumlah
    return (
        SelJumlah("pagu", "Pagu", jumlah.pagu),
        SelJumlah("realisasi", "Realisasi", jumlah.realisasi),
        SelJumlah("capaian", "Capaian", serapan=jumlah.serapan),
    )


def _halaman(h: HalamanAnggaran, kode: int = 200) -> HttpResponse:
    slug = h.request.pemda.slug
    konteks = {
        "h": h,
        "kepala": ("Pagu (Rp)", "Realisasi (Rp)", "Capaian"),
        "instansi": h.instansi,
        "tahun_anggaran": h.tahun,
        "asal": tahun_asal(h.instansi, h.tahun) if h.boleh_isi and not h.baris else None,
        "remah": remah_anggaran(slug, h.tahun, h.instansi),
    }
    return render(h.request, "indikator/anggaran_instansi.html", konteks, status=kode)


@require_safe
def anggaran_rekonsiliasi(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """Totals by program, kegiatan, sasaran, indicator and triwulan side by side, and the groups of one of them."""
    milik = muat_instansi(request, instansi)
    isi = rekap_anggaran(milik, tahun)
    menurut = request.GET.get("menurut", "")
    menurut = menurut if menurut in [kode for kode, *_ in PANDANGAN] else "program"
    judul, kosong = next((j, k) for kode, j, k in PANDANGAN if kode == menurut)
    alamat, silang = request.path, isi.rekonsiliasi
    konteks = {
        "instansi": milik,
        "tahun_anggaran": tahun,
        "isi": isi,
        "silang": silang,
        "baris_sisi": [
            (label, [(nama, uang[letak]) for nama, uang in silang.jumlah.items()])
            for letak, label in enumerate(("Pagu", "Realisasi"))
        ],
        "menurut": menurut,
        "judul_kolom": judul,
        "kosong": kosong,
        "kelompok": () if menurut == "tanpa" else getattr(isi, f"per_{menurut}"),
        "pilihan": [
            {
                "label": label,
                "url": f"{alamat}?menurut={kode}",
                "aktif": kode == menurut,
                "jumlah": len(isi.tanpa_kaitan) if kode == "tanpa" else len(getattr(isi, f"per_{kode}")),
            }
            for kode, label, _ in PANDANGAN
        ],
        "boleh_isi": boleh(request.pelaku, "isi_data", milik),
        "remah": remah_anggaran(slug_pemda, tahun, milik, ("Rekonsiliasi", "")),
    }
    return render(request, "indikator/anggaran_rekonsiliasi.html", konteks)


@require_form
def anggaran_kaitkan(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """Tick kegiatan and link them with one sasaran or indicator."""
    milik = muat_instansi(request, instansi, "isi_data")
    semua = Kegiatan.objects.filter(instansi=milik, tahun=tahun)
    form = KaitkanForm(request.POST or None, kegiatan=semua, pilihan=pilihan_kaitan(milik, tahun))
    aksi = partial(kaitkan, oleh=request.pelaku, instansi=milik, tahun=tahun)
    if request.method == "POST" and (hasil := form.kirim(aksi)):
        _kabarkan(request, hasil)
        return redirect(request.get_full_path())
    isi = rekap_anggaran(milik, tahun)
    tampil = request.GET.get("tampil", "tanpa")
    alamat = request.path
    konteks = {
        "form": form,
        "instansi": milik,
        "tahun_anggaran": tahun,
        "baris": isi.baris if tampil == "semua" else isi.tanpa_kaitan,
        "dipilih": set(request.POST.getlist("pilih")),
        "pilihan": [
            {
                "label": "Tanpa kaitan",
                "url": alamat,
                "aktif": tampil != "semua",
                "jumlah": len(isi.tanpa_kaitan),
            },
            {"label": "Semua", "url": f"{alamat}?tampil=semua", "aktif": tampil == "semua", "jumlah": len(isi.baris)},
        ],
        "remah": remah_anggaran(slug_pemda, tahun, milik, ("Kaitkan kegiatan", "")),
    }
    return render(request, "indikator/anggaran_kaitkan.html", konteks, status=form.kode)


def _kabarkan(request, hasil) -> None:
    if hasil.berubah:
        messages.success(request, f"Kaitan {len(hasil.berubah)} kegiatan tersimpan.")
    if hasil.tetap:
        messages.info(request, f"{len(hasil.tetap)} kegiatan sudah berkaitan begitu.")
    if hasil.bentrok:
        nama = "; ".join(satu.nama for satu in hasil.bentrok)
        messages.warning(request, f"Belum dikaitkan karena baru diubah orang lain: {nama}. Periksa, lalu ulangi.")


@require_form
def anggaran_salin(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """Last year's plan as the beginning of an empty year."""
    milik = muat_instansi(request, instansi, "isi_data")
    asal = tahun_asal(milik, tahun)
    if asal is None:
        messages.info(request, "Belum ada tahun sebelumnya yang dapat disalin.")
        return redirect("anggaran_instansi", slug_pemda, tahun, milik.slug)
    form = SalinAnggaranForm(request.POST if request.method == "POST" else None)
    aksi = partial(salin_anggaran, oleh=request.pelaku, instansi=milik, dari=asal, tahun=tahun)
    if request.method == "POST" and (hasil := form.kirim(aksi)):
        tanpa = f" {hasil.tanpa_kaitan} belum berkaitan dengan sasaran." if hasil.tanpa_kaitan else ""
        kalimat = f"{hasil.program} program dan {hasil.kegiatan} kegiatan disalin dari {asal}.{tanpa}"
        messages.success(request, kalimat)
        return redirect("anggaran_instansi", slug_pemda, tahun, milik.slug)
    konteks = {
        "form": form,
        "instansi": milik,
        "tahun_anggaran": tahun,
        "asal": asal,
        "remah": remah_anggaran(slug_pemda, tahun, milik, ("Salin dari tahun lalu", "")),
    }
    return render(request, "indikator/anggaran_salin.html", konteks, status=form.kode)


@require_POST
def anggaran_kode(request: HttpRequest, slug_pemda: str, tahun: int, instansi: str) -> HttpResponse:
    """Order everything by code."""
    milik = muat_instansi(request, instansi, "isi_data")
    pindahan = urutkan_kode(oleh=request.pelaku, instansi=milik, tahun=tahun)
    kalimat = f"{pindahan} baris dipindahkan menurut kodenya." if pindahan else "Urutannya sudah menurut kode."
    messages.success(request, kalimat)
    return redirect(reverse("anggaran_instansi", args=[slug_pemda, tahun, milik.slug]))
