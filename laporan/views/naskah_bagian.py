"""What the editor of a decree shows: its lists with computed numbers, what is offered, what is still missing.

Also the answer to a save: for naskah.js as JSON (docs/antarmuka.md), else back to the editor.
"""

import hashlib
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from indikator.enums import DOKUMEN_TERVERIFIKASI
from kinerja.http import minta_json, pesan_urungkan
from laporan.domain.isi_keputusan import IsiKeputusan, susun_keputusan
from laporan.domain.susunan_naskah import IsiButir, Susunan, baca
from laporan.domain.unsur import Butir
from laporan.enums import BagianKeputusan
from laporan.kaidah.temuan import Temuan, Tingkat
from laporan.models import Keputusan
from laporan.naskah.rujukan import penggal, tampil
from laporan.views.temuan import konteks_temuan

PUTUS = "rujukan rujukan-putus"
TEKS_BAKU = {"KEP-20": BagianKeputusan.MENIMBANG, "KEP-24": BagianKeputusan.DIKTUM}  # offered in the list itself


@dataclass(frozen=True)
class ButirSusun:
    """One item: its row, computed number, text to edit, text to read (references marked), place among its like."""

    pk: int
    nomor: str
    isi: str
    html: SafeString
    lama: str
    urutan: int
    awal: bool
    akhir: bool
    bersub: bool = False
    sub: tuple["ButirSusun", ...] = ()


@dataclass(frozen=True)
class BagianSusun:
    """`tawaran`: findings whose fix adds a standard sentence to this list."""

    nama: str
    label: str
    butir: tuple[ButirSusun, ...]
    tawaran: tuple[Temuan, ...]
    url_pustaka: str


@dataclass(frozen=True)
class Keadaan:
    """`belum`: what keeps the decree from coming into force, in few words."""

    belum: tuple[str, ...]
    saran: int
    banyak: int


def konteks_susun(request, keputusan: Keputusan) -> dict:
    """What the lists, the bar and the findings need; a constant number of queries."""
    konteks = {"keputusan": keputusan, "pemda": request.pemda, "request": request}
    konteks |= konteks_temuan(request, keputusan)
    konteks["daftar_bagian"] = daftar_bagian(keputusan, konteks["temuan"])
    return konteks | {"keadaan": _keadaan(keputusan, konteks["temuan"])}


def _keadaan(keputusan: Keputusan, temuan: list[Temuan]) -> Keadaan:
    halang = sum(satu.tingkat == Tingkat.HALANG for satu in temuan)
    dokumen = keputusan.penetapan
    syarat = {
        "nomor dan tanggal": keputusan.nomor and keputusan.tanggal,
        "penanda tangan": keputusan.penandatangan_id,
        "dokumen IKU/IKI terverifikasi": dokumen is not None and dokumen.status in DOKUMEN_TERVERIFIKASI,
        f"{halang} temuan menghalangi": not halang,
    }
    belum = tuple(kata for kata, ada in syarat.items() if not ada)
    return Keadaan(belum, len(temuan) - halang, len(temuan))


def daftar_bagian(keputusan: Keputusan, temuan: list[Temuan]) -> list[BagianSusun]:
    susunan, isi = baca(keputusan), susun_keputusan(keputusan, dengan_lembar=False)
    kunci_pk = {butir.kunci.hex: butir.pk for butir in keputusan.butir.all()}
    slug = keputusan.instansi.pemda.slug
    return [
        BagianSusun(
            nama.value,
            nama.label,
            _butir_bagian(susunan, susunan.bagian[nama], getattr(isi, nama.value), kunci_pk, nama),
            tuple(satu for satu in temuan if satu.usul and TEKS_BAKU.get(satu.kode) == nama),
            reverse("dasar_hukum_pilih", args=[slug, keputusan.pk]) if nama == BagianKeputusan.MENGINGAT else "",
        )
        for nama in BagianKeputusan
    ]


def _butir_bagian(susunan: Susunan, daftar, cetak: tuple[Butir, ...], kunci_pk: dict, bagian: str, pemilik: str = ""):
    """The items of one list beside those of the printed decree, which carry the numbers."""
    bersub, akhir = bagian == BagianKeputusan.DIKTUM and not pemilik, len(daftar)
    return tuple(
        ButirSusun(
            pk=kunci_pk[satu.kunci],
            nomor=tercetak.nomor,
            isi=tampil(satu.isi, susunan.denah, pemilik or satu.kunci),
            html=tandai(satu, susunan, pemilik),
            lama=satu.label_sumber,
            urutan=n,
            awal=n == 1,
            akhir=n == akhir,
            bersub=bersub,
            sub=_butir_bagian(susunan, satu.sub, tercetak.sub, kunci_pk, bagian, satu.kunci) if satu.sub else (),
        )
        for n, (satu, tercetak) in enumerate(zip(daftar, cetak, strict=True), start=1)
    )


def tandai(butir: IsiButir, susunan: Susunan, pemilik: str = "") -> SafeString:
    """The text with its references underlined; those to an item that is gone stand out."""
    potongan = penggal(butir.isi, susunan.denah, pemilik or butir.kunci)
    return format_html_join(
        "",
        "{}{}{}",
        (
            (
                SafeString(f'<span class="{"rujukan" if kunci in susunan.denah else PUTUS}">'),
                kata,
                SafeString("</span>"),
            )
            if kunci
            else ("", kata, "")
            for kata, kunci in potongan
        ),
    )


def isi_pratinjau(keputusan: Keputusan) -> IsiKeputusan:
    """The printed body whose items carry their rows and show their references."""
    susunan, isi = baca(keputusan), susun_keputusan(keputusan, dengan_lembar=False)
    kunci_pk = {butir.kunci.hex: butir.pk for butir in keputusan.butir.all()}
    bagian = {
        nama.value: tuple(
            _bertanda(satu, tercetak, susunan, kunci_pk)
            for satu, tercetak in zip(susunan.bagian[nama], getattr(isi, nama.value), strict=True)
        )
        for nama in BagianKeputusan
    }
    return replace(isi, **bagian)


def _bertanda(satu: IsiButir, tercetak: Butir, susunan: Susunan, kunci_pk: dict, pemilik: str = "") -> Butir:
    awal = SafeString(f'<span class="butir-naskah" data-butir="{kunci_pk[satu.kunci]}">')
    isi = awal + tandai(satu, susunan, pemilik) + SafeString("</span>")
    sub = tuple(
        _bertanda(anak, anak_cetak, susunan, kunci_pk, satu.kunci)
        for anak, anak_cetak in zip(satu.sub, tercetak.sub, strict=True)
    )
    return replace(tercetak, isi=isi, sub=sub)


def jawab(request, keputusan: Keputusan, kalimat: str = "", urungan=None, **lain) -> HttpResponse:
    """After a save. `urungan`: UrunganNaskah of the act; `lain` goes into the JSON (butir, dasar)."""
    url = reverse("keputusan_urungkan", args=[request.pemda.slug, keputusan.pk, urungan.pk]) if urungan else ""
    if minta_json(request):
        return JsonResponse(potret(request, keputusan) | {"kalimat": kalimat, "urungan": url or None} | lain)
    if url:
        pesan_urungkan(request, kalimat, url)
    elif kalimat:
        messages.success(request, kalimat)
    jawaban = redirect("keputusan_susun", slug_pemda=request.pemda.slug, pk=keputusan.pk)
    if lain.get("butir"):
        jawaban["Location"] += f"#butir-{lain['butir']}"
    return jawaban


def potret(request, keputusan: Keputusan) -> dict:
    """The editor as it is stored now: {versi, sidik: {name: fingerprint}, bagian: {name: html}, keadaan, temuan}.

    Of lists and findings only what the browser does not show yet: it names the fingerprints it has (`punya`).
    """
    konteks = konteks_susun(request, keputusan)
    bagian = {satu.nama: satu for satu in konteks["daftar_bagian"]}
    sidik = {nama: _sidik(satu) for nama, satu in bagian.items()} | {
        "temuan": _sidik([konteks[nama] for nama in ("temuan", "boleh_perbaiki", "url_mutu")])
    }
    punya = request.POST.get("punya", "").split()

    def buat(templat: str, **lain) -> str:
        return render_to_string(f"laporan/{templat}.html", konteks | lain, request)

    baru = {nama: buat("susun_bagian", bagian=satu) for nama, satu in bagian.items() if sidik[nama] not in punya}
    isi = {"versi": keputusan.versi, "sidik": sidik, "bagian": baru, "keadaan": buat("susun_keadaan")}
    return isi if sidik["temuan"] in punya else isi | {"temuan": buat("keputusan_temuan")}


def _sidik(isi: object) -> str:
    """Fingerprint of what is shown (plain data), not of its HTML: version and token in its forms always change."""
    return hashlib.sha256(repr(isi).encode()).hexdigest()[:16]
