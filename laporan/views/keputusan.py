"""Keputusan: list, content with its findings, its states."""

from functools import partial

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from indikator.domain import dokumen as domain_dokumen
from indikator.enums import JenisLembar
from kinerja.tables import berdaftar, chip_saringan
from laporan.domain import keputusan as domain
from laporan.domain.alur.keputusan import MESIN
from laporan.domain.cuplikan import CuplikanRusak
from laporan.domain.isi_keputusan import lembar_lampiran
from laporan.domain.isi_lembar import penanda
from laporan.enums import StatusKeputusan
from laporan.filters.keputusan import KeputusanFilter
from laporan.forms.rancang import SalinForm
from laporan.models import Keputusan
from laporan.tables.keputusan import KeputusanTable
from laporan.views.berkas_keputusan import konteks_berkas
from laporan.views.muat import muat_keputusan
from laporan.views.remah import remah_keputusan
from laporan.views.silsilah import konteks_silsilah
from laporan.views.temuan import konteks_temuan
from organisasi.forms.alur import AlurForm
from organisasi.galat import Ditolak
from organisasi.permissions import boleh
from organisasi.views.alur import Tombol, jalankan_alur, susun_tombol


@berdaftar
@require_safe
def daftar(request, slug_pemda):
    """All decrees the reader may see, and for the perencana the way to a new one."""
    pelaku = request.pelaku
    semua = domain.terlihat(pelaku).select_related("instansi__pemda")
    saringan = KeputusanFilter(request.GET, queryset=semua, pelaku=pelaku)
    konteks = {
        "tabel": KeputusanTable.untuk(request, saringan.qs, saringan=saringan),
        "saringan": saringan,
        "chip": chip_saringan(request, saringan),
        "dapat_dibuat": any(boleh(pelaku, "isi_data", satu) for satu in pelaku.instansi_sendiri),
    }
    return render(request, "laporan/keputusan_daftar.html", konteks)


@require_safe
def rincian(request, slug_pemda, pk):
    """Body of the decree as it is printed (frozen once in force), and what differs from an imported source."""
    return _rincian(request, muat_keputusan(request, pk))


def _rincian(request, keputusan: Keputusan, salah: AlurForm | None = None):
    try:
        isi, rusak = domain.baca_isi(keputusan, dengan_lembar=False), ""
    except CuplikanRusak as galat:
        isi, rusak = None, str(galat)
    dokumen = keputusan.penetapan if _dokumen_terlihat(request.pelaku, keputusan) else None
    konteks = {
        "keputusan": keputusan,
        "isi": isi,
        "rusak": rusak,
        "judul": isi.judul if isi else str(keputusan),
        "dokumen": dokumen,
        "boleh_susun": _menunggu(keputusan) and boleh(request.pelaku, "isi_data", keputusan.instansi),
        "form_salin": _form_salin(request.pelaku, keputusan),
        "langkah": domain.langkah_berikutnya(keputusan),
        **konteks_silsilah(request, keputusan, dokumen),
        "lampiran": _lampiran(request, keputusan, isi) if isi else [],
        **(konteks_temuan(request, keputusan, asal="rincian", dengan_mutu=True) if isi else {}),
        "boleh_nomori": _menunggu(keputusan) and boleh(request.pelaku, "nomori_keputusan"),
        "boleh_penanda": _menunggu(keputusan) and boleh(request.pelaku, "isi_data", keputusan.instansi),
        "tombol": _tombol(request, keputusan, salah),
        **konteks_berkas(request, keputusan),
        "form_salah": salah,
        "remah": remah_keputusan(keputusan),
    }
    kode = salah.kode if salah else 200
    return render(request, "laporan/keputusan_rincian.html", konteks, status=409 if rusak else kode)


def _tombol(request, keputusan: Keputusan, salah: AlurForm | None) -> list[Tombol]:
    def url(tindakan: str) -> str:
        return reverse("keputusan_alur", args=[request.pemda.slug, keputusan.pk, tindakan])

    return susun_tombol(MESIN, request.pelaku, keputusan, url, salah)


def _dokumen_terlihat(pelaku, keputusan: Keputusan) -> bool:
    """Whether the decree has a document that the reader may open."""
    if keputusan.penetapan_id is None:
        return False
    try:
        domain_dokumen.pastikan_terlihat(pelaku, keputusan.penetapan)
    except Ditolak:
        return False
    return True


def _lampiran(request, keputusan: Keputusan, isi) -> list[tuple[str, str]]:
    """(name of a sheet as the decree has it, its page or "" where the reader may not open it)."""
    lembar = list(lembar_lampiran(keputusan))
    beku = [(satu.jenis, satu.penanda) for satu in isi.lembar]
    nama = beku or [(satu.jenis, penanda(satu)) for satu in lembar]
    dapat_dibuka = len(nama) == len(lembar) and _dokumen_terlihat(request.pelaku, keputusan)
    url = [_url_lembar(request.pemda.slug, keputusan, satu) for satu in lembar] if dapat_dibuka else [""] * len(nama)
    sebutan = [judul if jenis == JenisLembar.IKU else f"IKI {judul}" for jenis, judul in nama]
    return list(zip(sebutan, url, strict=True))


def _url_lembar(slug_pemda: str, keputusan: Keputusan, lembar) -> str:
    """The page of a sheet in the year of the decree, or the nearest one of its document."""
    dokumen = lembar.penetapan
    tahun = min(max(keputusan.tahun, dokumen.tahun_mulai), dokumen.tahun_selesai)
    if lembar.jenis == JenisLembar.IKU:
        return f"{reverse('iku_lembar', args=[slug_pemda, tahun, dokumen.instansi.slug])}?dokumen={dokumen.pk}"
    return reverse("iki_lembar", args=[slug_pemda, tahun, dokumen.instansi.slug, lembar.pk])


@require_POST
def alur(request, slug_pemda, pk, tindakan):
    """Put in force, declare changed, withdraw."""
    keputusan = muat_keputusan(request, pk)
    kembali = reverse("keputusan_rincian", args=[slug_pemda, pk])
    return jalankan_alur(request, MESIN, keputusan, tindakan, kembali, partial(_gagal, request, pk))


def _gagal(request, pk: int, form: AlurForm):
    return _rincian(request, muat_keputusan(request, pk), form)


def _form_salin(pelaku, keputusan: Keputusan) -> SalinForm | None:
    """For who may start a draft with the words of this decree."""
    return None if _menunggu(keputusan) or not boleh(pelaku, "isi_data", keputusan.instansi) else SalinForm()


def _menunggu(keputusan: Keputusan) -> bool:
    return keputusan.status == StatusKeputusan.DRAF
