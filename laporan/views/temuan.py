"""Findings of the lint of a Keputusan: what the panel shows, and the list on a page of its own to print."""

from dataclasses import dataclass

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from laporan.domain.periksa_keputusan import periksa, serempak
from laporan.enums import StatusKeputusan
from laporan.kaidah.temuan import Temuan, Tingkat
from laporan.models import Keputusan
from laporan.views.muat import muat_keputusan
from laporan.views.remah import remah_keputusan
from organisasi.permissions import boleh

KEPALA = "Kepala dan tanda tangan"
BAGIAN = {  # as they follow in a decree; by the first word of a place
    KEPALA: (),
    "Menimbang": ("Menimbang",),
    "Mengingat": ("Mengingat",),
    "Diktum": ("Menetapkan", "Diktum"),
    "Tembusan": ("Tembusan",),
    "Lampiran": ("Lampiran", "Lembar", "Matriks"),
}
BAGIAN_KATA = {kata: nama for nama, daftar in BAGIAN.items() for kata in daftar}


@dataclass(frozen=True)
class BarisTemuan:
    """Findings of one place that the same fix mends, or that have none."""

    temuan: tuple[Temuan, ...]

    @property
    def utama(self) -> Temuan:
        return self.temuan[0]


@dataclass(frozen=True)
class BagianTemuan:
    """The findings of one part of the decree."""

    nama: str
    banyak: int
    baris: tuple[BarisTemuan, ...]


@dataclass(frozen=True)
class KelompokTemuan:
    """The findings of one level by part, and those whose fixes one click does together. terbuka: not folded."""

    tingkat: Tingkat
    banyak: int
    bagian: tuple[BagianTemuan, ...]
    serempak: tuple[Temuan, ...]
    terbuka: bool


def konteks_temuan(request, keputusan: Keputusan, *, asal: str = "", dengan_mutu: bool = False) -> dict:
    """Context of laporan/keputusan_temuan.html. asal: "" in the editor, else the page a fix leads back to."""
    temuan = periksa(keputusan, dengan_mutu=dengan_mutu)
    boleh_perbaiki = keputusan.status == StatusKeputusan.DRAF and boleh(request.pelaku, "isi_data", keputusan.instansi)
    letak = [request.pemda.slug, keputusan.pk]
    return {
        "temuan": temuan,
        "kelompok_temuan": _kelompok(temuan, utuh=asal == "temuan"),
        "boleh_perbaiki": boleh_perbaiki,
        "asal_temuan": asal,
        "url_susun": reverse("keputusan_susun", args=letak) if asal and boleh_perbaiki else "",
        "url_mutu": _url_mutu(request, keputusan),
    }


def _kelompok(temuan: list[Temuan], *, utuh: bool) -> list[KelompokTemuan]:
    """What must be mended lies open; suggestions do where nothing else is left, or where all are to be seen."""
    per = {tingkat: [satu for satu in temuan if satu.tingkat == tingkat] for tingkat in Tingkat}
    return [
        KelompokTemuan(
            tingkat,
            len(isi),
            _bagian(isi),
            tuple(serempak(temuan, tingkat)),
            utuh or tingkat == Tingkat.HALANG or not per[Tingkat.HALANG],
        )
        for tingkat, isi in per.items()
        if isi
    ]


def _bagian(temuan: list[Temuan]) -> tuple[BagianTemuan, ...]:
    per: dict[str, list[Temuan]] = {nama: [] for nama in BAGIAN}
    for satu in temuan:
        per[BAGIAN_KATA.get(satu.tempat.partition(" ")[0], KEPALA)].append(satu)
    return tuple(BagianTemuan(nama, len(isi), _baris(isi)) for nama, isi in per.items() if isi)


def _baris(temuan: list[Temuan]) -> tuple[BarisTemuan, ...]:
    per: dict[tuple, list[Temuan]] = {}
    for satu in temuan:
        langkah = satu.usul.langkah if satu.usul else ()
        per.setdefault((satu.letak, satu.tempat, langkah), []).append(satu)
    return tuple(BarisTemuan(tuple(isi)) for isi in per.values())


def _url_mutu(request, keputusan: Keputusan) -> str:
    """The quality notes of the document that is set, where the reader may see them."""
    if keputusan.penetapan_id is None or not boleh(request.pelaku, "lihat_catatan", keputusan.instansi):
        return ""
    dokumen = keputusan.penetapan
    tahun = min(max(keputusan.tahun, dokumen.tahun_mulai), dokumen.tahun_selesai)
    url = reverse("mutu_instansi", args=[request.pemda.slug, tahun, keputusan.instansi.slug])
    return f"{url}?dokumen={dokumen.pk}"


@require_safe
def temuan(request, slug_pemda, pk):
    """All findings with their fixes, one below the other, to work through or to print."""
    keputusan = muat_keputusan(request, pk)
    konteks = {"keputusan": keputusan, "remah": remah_keputusan(keputusan, "Temuan")}
    konteks |= konteks_temuan(request, keputusan, asal="temuan", dengan_mutu=True)
    return render(request, "laporan/keputusan_temuan_daftar.html", konteks)
