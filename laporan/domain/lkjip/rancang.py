"""Making the LKjIP of a year with all its sections, and bringing them up to date when the sasaran have changed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from indikator.domain.dokumen import berlaku, lembar_iku
from laporan.domain.lkjip.bersih import bersihkan
from laporan.domain.lkjip.kerangka import Tempat, kunci_tempat, nomor_kode, nomori, susun_urutan, tempat_semua
from laporan.domain.lkjip.naskah_awal import naskah_awal
from laporan.domain.lkjip.penyunting import pastikan_dapat
from laporan.domain.unsur import kepala_instansi
from laporan.models import BagianLkjip, Lkjip
from organisasi.domain import tulis
from organisasi.domain.kunci import sudah_dikirim
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan

AMBIL_UMUM, AMBIL_SEMUA = "umum", "semua"  # which of last year's text is taken over
_ALINEA = re.compile(r"<p(?=[\s>])(?![^>]*\bdata-usulan)")


@dataclass(frozen=True)
class Segaran:
    """What `segarkan` did: sections added and removed, and those of a former sasaran that were kept for their text."""

    tambah: tuple[str, ...] = ()
    hapus: tuple[str, ...] = ()
    tersisa: tuple[str, ...] = ()
    berubah: bool = False


def sebelumnya(instansi, tahun: int) -> Lkjip | None:
    """The report of the year before that has text to take over, else the latest earlier one."""
    return Lkjip.objects.filter(instansi=instansi, tahun__lt=tahun).order_by("-tahun").first()


def terakhir(instansi: Sequence, banyak: int) -> list[Lkjip]:
    """The latest reports of these instansi, at most `banyak`. One query."""
    return list(Lkjip.objects.filter(instansi__in=instansi).select_related("instansi").order_by("-tahun")[:banyak])


@transaction.atomic
def rancang(*, oleh, instansi, tahun: int, ambil: str = "", kunci_kirim: UUID | None = None) -> Lkjip:
    """A draft with every section of the skeleton, master data as first text, its signatory proposed.

    `ambil`: take over last year's text, of the general chapters (AMBIL_UMUM) or everywhere (AMBIL_SEMUA); it is marked
    as to be reviewed. Sent twice, the first one is given. Raises Ditolak, IsianSalah (there is one of the year).
    """
    pastikan(oleh, "isi_data", instansi)
    if ada := sudah_dikirim(Lkjip, instansi, kunci_kirim):
        return ada
    if Lkjip.objects.filter(instansi=instansi, tahun=tahun).exists():
        raise IsianSalah({"tahun": f"LKjIP {tahun} {instansi.sebutan} sudah ada. Buka dari daftar LKjIP."})
    kepala = kepala_instansi(instansi, tahun)
    lkjip = tulis.buat(
        Lkjip,
        oleh=oleh,
        instansi=instansi,
        tahun=tahun,
        penandatangan=kepala.pejabat if kepala else None,
        jabatan_penandatangan=kepala.sebutan if kepala else "",
        kunci_kirim=kunci_kirim,
    )
    sasaran = _sasaran(instansi, tahun)
    lama = _naskah_lama(lkjip, ambil)
    tempat = tempat_semua(tahun, sasaran)
    for urutan, satu in zip(nomori([None] * len(tempat)), tempat, strict=True):
        _buat_bagian(lkjip, satu, urutan, sasaran, oleh, lama.get(satu.kunci, ""))
    return lkjip


def _sasaran(instansi, tahun: int) -> list:
    lembar = lembar_iku(berlaku(instansi, tahun))
    return list(lembar.sasaran.order_by("urutan", "pk")) if lembar else []


def _naskah_lama(lkjip: Lkjip, ambil: str) -> dict[tuple, str]:
    """{key of a section: its text in the latest earlier report}, as far as asked for."""
    lalu = sebelumnya(lkjip.instansi, lkjip.tahun) if ambil else None
    if lalu is None:
        return {}
    bagian = lalu.bagian.select_related("sasaran").exclude(isi="")
    pasangan = [(kunci_tempat(satu.kode, satu.sasaran, satu.titik), satu) for satu in bagian]
    return {kunci: satu.isi for kunci, satu in pasangan if ambil == AMBIL_SEMUA or _umum(satu)}


def _umum(satu: BagianLkjip) -> bool:
    """Chapters I and II and the openings: what is not written about the year's figures."""
    return satu.sasaran_id is None and (
        satu.kode.startswith(("bab1", "bab2")) or satu.kode in ("bab3", "bab3-anggaran")
    )


def _buat_bagian(lkjip: Lkjip, tempat: Tempat, urutan: int, sasaran: Sequence, oleh, lama: str = "") -> BagianLkjip:
    isi = tandai(tanpa_gambar(lama)) if lama else naskah_awal(tempat.kode, lkjip.instansi, lkjip.tahun, sasaran)
    return tulis.buat(
        BagianLkjip,
        oleh=oleh,
        catat=False,
        lkjip=lkjip,
        kode=tempat.kode,
        urutan=urutan,
        judul=tempat.judul,
        isi=bersihkan(isi) if isi else "",
        sasaran=tempat.sasaran,
        titik=tempat.titik,
        usulan="data-usulan" in isi,
    )


def tandai(html: str) -> str:
    """Its paragraphs marked as to be reviewed; text without any gets one that says so."""
    hasil, banyak = _ALINEA.subn('<p data-usulan="1"', html)
    return hasil if banyak or "data-usulan" in html else f'<p data-usulan="1">Naskah tahun lalu:</p>{html}'


def tanpa_gambar(html: str) -> str:
    """Pictures belong to the report they were uploaded to."""
    return re.sub(r"<figure>.*?</figure>|<img\b[^>]*>", "", html, flags=re.DOTALL)


@transaction.atomic
def segarkan(lkjip: Lkjip, *, oleh) -> Segaran:
    """Add the sections that are missing, follow renamed and reordered sasaran, remove blank ones of former sasaran.

    Nothing that was written is removed. Raises Ditolak, SalahStatus.
    """
    lkjip = tulis.kunci(lkjip, "instansi__pemda")
    pastikan_dapat(oleh, lkjip)
    sasaran = _sasaran(lkjip.instansi, lkjip.tahun)
    ada = {kunci_tempat(b.kode, b.sasaran, b.titik): b for b in lkjip.bagian.select_related("sasaran")}
    tempat = {satu.kunci: satu for satu in tempat_semua(lkjip.tahun, sasaran, _nomor(ada))}
    buang, sisa = _bekas(ada, tempat)
    for kunci in buang:
        tulis.hapus(ada.pop(kunci), oleh=oleh)
    urut = susun_urutan(list(tempat), list(ada))
    angka = dict(zip(urut, nomori([ada[k].urutan if k in ada else None for k in urut]), strict=True))
    tambah = [k for k in urut if k not in ada]
    for kunci in tambah:
        _buat_bagian(lkjip, tempat[kunci], angka[kunci], sasaran, oleh)
    diubah = [_ikuti(ada[k], tempat.get(k), angka[k], oleh) for k in urut if k in ada]
    return Segaran(
        tambah=tuple(tempat[k].judul for k in tambah),
        hapus=tuple(buang.values()),
        tersisa=tuple(sisa),
        berubah=any(diubah),
    )


def _nomor(ada: dict) -> dict:
    """{silsilah: the number its sections have}."""
    hasil = {}
    for satu in ada.values():
        if satu.sasaran_id and (nomor := nomor_kode(satu.kode)):
            hasil.setdefault(satu.sasaran.silsilah, nomor)
    return hasil


def _bekas(ada: dict, tempat: dict) -> tuple[dict[tuple, str], list[str]]:
    """Sections of sasaran that the document no longer has: {blank ones: title}, titles of those with text."""
    milik = {kunci: satu for kunci, satu in ada.items() if satu.sasaran_id and kunci not in tempat}
    kosong = {kunci: satu.judul for kunci, satu in milik.items() if not satu.isi and not satu.komentar.exists()}
    return kosong, [satu.judul for kunci, satu in milik.items() if kunci not in kosong]


def _ikuti(bagian: BagianLkjip, tempat: Tempat | None, urutan: int, oleh) -> bool:
    """Bring a section to its place, its sasaran and, of the opening of a sasaran, its title; whether it changed."""
    nilai = {"urutan": urutan}
    if tempat is not None and tempat.sasaran is not None:
        nilai["sasaran"] = tempat.sasaran
        if not bagian.titik and bagian.judul.startswith("Sasaran ") and ":" in bagian.judul:
            nilai["judul"] = tempat.judul
    if all(getattr(bagian, nama) == isi for nama, isi in nilai.items()):
        return False
    tulis.ubah(bagian, oleh=oleh, **nilai)
    return True
