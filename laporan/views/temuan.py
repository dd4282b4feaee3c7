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
from organisasi.permissions import boleh


@dataclass(frozen=True)
class BarisTemuan:
    """Findings of one place that the same fix mends, or that have none."""

    temuan: tuple[Temuan, ...]

    @property
    def utama(self) -> Temuan:
        return self.temuan[0]


@dataclass(frozen=True)
class KelompokTemuan:
    """The findings of one level, and those whose fixes one click does together."""

    tingkat: Tingkat
    banyak: int
    baris: tuple[BarisTemuan, ...]
    serempak: tuple[Temuan, ...]


def konteks_temuan(request, keputusan: Keputusan, *, asal: str = "", dengan_mutu: bool = False) -> dict:
    """Context of laporan/keputusan_temuan.html. asal: "" in the editor, else the page a fix leads back to."""
    temuan = periksa(keputusan, dengan_mutu=dengan_mutu)
    boleh_perbaiki = keputusan.status == StatusKeputusan.DRAF and boleh(request.pelaku, "isi_data", keputusan.instansi)
    letak = [request.pemda.slug, keputusan.pk]
    return {
        "temuan": temuan,
        "kelompok_temuan": _kelompok(temuan),
        "boleh_perbaiki": boleh_perbaiki,
        "asal_temuan": asal,
        "url_susun": reverse("keputusan_susun", args=letak) if asal and boleh_perbaiki else "",
        "url_mutu": _url_mutu(request, keputusan),
    }


def _kelompok(temuan: list[Temuan]) -> list[KelompokTemuan]:
    per = {tingkat: [satu for satu in temuan if satu.tingkat == tingkat] for tingkat in Tingkat}
    return [
        KelompokTemuan(tingkat, len(isi), _baris(isi), tuple(serempak(temuan, tingkat)))
        for tingkat, isi in per.items()
        if isi
    ]


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
    rincian = reverse("keputusan_rincian", args=[slug_pemda, pk])
    konteks = {
        "keputusan": keputusan,
        "remah": [
            ("Keputusan", reverse("keputusan_daftar", args=[slug_pemda])),
            (keputusan.nomor or "Belum bernomor", rincian),
            ("Temuan", ""),
        ],
    }
    konteks |= konteks_temuan(request, keputusan, asal="temuan", dengan_mutu=True)
    return render(request, "laporan/keputusan_temuan_daftar.html", konteks)
