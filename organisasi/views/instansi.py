"""Instansi: list, profile with its jabatan tree, change."""

from functools import partial

from django.contrib import messages
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kinerja.tables import berdaftar, chip_saringan
from organisasi.domain import instansi as domain
from organisasi.enums import JenisInstansi, JenisUraian
from organisasi.filters.instansi import InstansiFilter
from organisasi.forms.instansi import InstansiTambahForm, InstansiUbahForm, UraianInstansiForm
from organisasi.models import Jabatan, UnitKerja
from organisasi.permissions import boleh, pastikan
from organisasi.pohon import susun
from organisasi.tables.instansi import InstansiTable
from organisasi.tahun import tahun_kini
from organisasi.tautan import daftar_tautan
from organisasi.views.muat import muat_instansi, muat_jenis

require_form = require_http_methods(["GET", "HEAD", "POST"])


def _jumlah(model):
    """Rows of the model per instansi, as a subquery (two joins would multiply each other)."""
    baris = model.objects.filter(instansi=OuterRef("pk")).order_by().values("instansi")
    return Coalesce(Subquery(baris.annotate(n=Count("pk")).values("n")), 0)


@berdaftar
@require_safe
def instansi_daftar(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    terlihat = domain.terlihat(request.pelaku)
    semua = terlihat.exclude(jenis=JenisInstansi.PEMDA).select_related("pemda", "induk")
    semua = semua.annotate(jumlah_unit=_jumlah(UnitKerja), jumlah_jabatan=_jumlah(Jabatan))
    saringan = InstansiFilter(request.GET, queryset=semua)
    boleh_tambah = boleh(request.pelaku, "kelola_organisasi")
    kosong = {"kosong_langkah": "Perangkat daerah ditambahkan oleh admin pemda."}
    if boleh_tambah:
        kosong = {
            "kosong_langkah": "Mulai dari Sekretariat Daerah, lalu dinas, badan dan kecamatan.",
            "kosong_url": reverse("instansi_tambah", args=[slug_pemda]),
            "kosong_tombol": "Tambah perangkat daerah",
        }
    tabel = InstansiTable.untuk(request, saringan.qs, saringan=saringan, **kosong)
    jumlah_contoh = saringan.qs.filter(contoh=True).count()
    konteks = {
        "tabel": tabel,
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
        "jumlah": tabel.paginator.count - jumlah_contoh,
        "jumlah_contoh": jumlah_contoh,
        "boleh_tambah": boleh_tambah,
        "milik_pemda": terlihat.filter(jenis=JenisInstansi.PEMDA).first(),
    }
    return render(request, "organisasi/instansi_daftar.html", konteks)


@require_safe
def instansi_rincian(request: HttpRequest, slug_pemda: str, slug: str) -> HttpResponse:
    instansi = muat_instansi(request, slug)
    uraian = list(instansi.uraian.all())
    semua = request.GET.get("keadaan") == "semua"
    dipakai = {} if semua else {"aktif": True}
    konteks = {
        "instansi": instansi,
        "alias": list(instansi.alias.all()),
        "boleh_induk": boleh(request.pelaku, "lihat_instansi", instansi.induk),
        "bawahan": list(domain.terlihat(request.pelaku).filter(induk=instansi)),
        "daftar_uraian": [
            {"jenis": jenis, "butir": [satu for satu in uraian if satu.jenis == jenis]} for jenis in JenisUraian
        ],
        "pohon_unit": susun(instansi.unit.filter(**dipakai).prefetch_related("alias")),
        "pohon_jabatan": susun(instansi.jabatan.filter(**dipakai).select_related("unit")),
        "jumlah_jabatan": instansi.jabatan.filter(aktif=True).count(),
        "jumlah_nonaktif": instansi.jabatan.filter(aktif=False).count() + instansi.unit.filter(aktif=False).count(),
        "semua": semua,
        "pemangku": instansi.pemangku.select_related("pejabat", "jabatan"),
        "boleh_ubah": boleh(request.pelaku, "kelola_organisasi", instansi),
        "boleh_jabatan": boleh(request.pelaku, "kelola_jabatan", instansi),
        "tautan": daftar_tautan(instansi, request.pelaku, tahun_kini(request)),
        "remah": remah_instansi(slug_pemda, instansi),
    }
    return render(request, "organisasi/instansi_rincian.html", konteks)


@require_form
def instansi_tambah(request: HttpRequest, slug_pemda: str) -> HttpResponse:
    pastikan(request.pelaku, "kelola_organisasi")
    form = InstansiTambahForm(request.POST or None)
    if request.method == "POST" and (instansi := form.kirim(partial(_buat, request.pelaku))):
        messages.success(request, f"{instansi.nama} sudah ditambahkan. Lanjutkan dengan unit kerja dan jabatannya.")
        return redirect("instansi_rincian", slug_pemda=slug_pemda, slug=instansi.slug)
    remah = [*remah_instansi(slug_pemda), ("Tambah perangkat daerah", "")]
    konteks = {"form": form, "judul": "Tambah perangkat daerah", "tombol": "Simpan perangkat daerah", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


def _buat(pelaku, **isi):
    kop = {kolom: isi.pop(kolom) for kolom in domain.KOP}
    return domain.buat(oleh=pelaku, kop=kop, **isi)


@require_form
def instansi_ubah(request: HttpRequest, slug_pemda: str, slug: str) -> HttpResponse:
    instansi = muat_instansi(request, slug, "kelola_organisasi")
    alias = list(instansi.alias.values_list("nama", flat=True))
    awal = model_to_dict(instansi) | {"versi": instansi.versi, "alias": alias, "induk": instansi.induk_id}
    form = InstansiUbahForm(request.POST or None, initial=awal, instansi=instansi)
    if request.method == "POST" and form.kirim(partial(domain.ubah, oleh=request.pelaku, instansi=instansi)):
        messages.success(request, "Data perangkat daerah sudah disimpan.")
        return redirect("instansi_rincian", slug_pemda=slug_pemda, slug=slug)
    remah = [*remah_instansi(slug_pemda, instansi), ("Ubah", "")]
    konteks = {"form": form, "judul": f"Ubah {instansi.sebutan}", "tombol": "Simpan perangkat daerah", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


@require_form
def instansi_uraian(request: HttpRequest, slug_pemda: str, slug: str, jenis: str) -> HttpResponse:
    """The whole list of tugas or fungsi of the instansi in one text area."""
    instansi = muat_instansi(request, slug, "kelola_jabatan")
    kata = muat_jenis(jenis)
    awal = {"versi": instansi.versi, "daftar": _sebagai_baris(instansi, kata)}
    form = UraianInstansiForm(request.POST or None, initial=awal)
    simpan = partial(domain.atur_uraian, oleh=request.pelaku, instansi=instansi, jenis=kata)
    if request.method == "POST" and form.kirim(simpan, lambda terkini: {"daftar": _sebagai_baris(terkini, kata)}):
        messages.success(request, f"{kata.label} {instansi.sebutan} sudah disimpan.")
        return redirect("instansi_rincian", slug_pemda=slug_pemda, slug=slug)
    remah = [*remah_instansi(slug_pemda, instansi), (f"Ubah {kata.label.lower()}", "")]
    judul = f"{kata.label} {instansi.sebutan}"
    konteks = {"form": form, "judul": judul, "tombol": f"Simpan {kata.label.lower()}", "remah": remah}
    return render(request, "organisasi/formulir.html", konteks, status=form.kode)


def _sebagai_baris(instansi, jenis) -> str:
    butir = instansi.uraian.filter(jenis=jenis)
    return "\n".join(" ".join(f"{satu.label_sumber} {satu.isi}".split()) for satu in butir)


def remah_instansi(slug_pemda: str, instansi=None) -> list[tuple[str, str]]:
    remah = [("Perangkat daerah", reverse("instansi_daftar", args=[slug_pemda]))]
    if instansi is not None:
        remah.append((instansi.sebutan, reverse("instansi_rincian", args=[slug_pemda, instansi.slug])))
    return remah
