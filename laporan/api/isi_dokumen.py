"""Published documents and their files in the shapes of the read API. No person is named; files are as issued."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.urls import reverse

from indikator.enums import PK_BERLAKU
from indikator.models import PerjanjianKinerja
from laporan.api.bentuk import BerkasIsi, KeputusanIsi, LkjipIsi, PerjanjianIsi
from laporan.domain import publik
from laporan.domain.lkjip.berkas import PUBLIK
from laporan.enums import JenisDokumen
from laporan.models import BerkasKeputusan, BerkasLkjip, Cuplikan, Keputusan, Lkjip
from organisasi.models import Berkas

KEPUTUSAN = ("jenis", "sifat", "nomor", "tentang", "jabatan_penetap", "berlaku_mulai", "berlaku_sampai")
PINDAIAN = "pindaian"


def _nyata(daftar: QuerySet, tahun: int | None, instansi: str | None) -> QuerySet:
    saring = {"tahun": tahun, "instansi__slug": instansi}
    isi = {kolom: nilai for kolom, nilai in saring.items() if nilai is not None}
    return daftar.filter(instansi__contoh=False, **isi)


def daftar_keputusan(tahun: int | None = None, instansi: str | None = None) -> QuerySet[Keputusan]:
    """In force, or since amended, or to be revoked on a coming day."""
    return _nyata(publik.keputusan_terbit(), tahun, instansi).order_by("-tahun", "instansi__nama", "-pk")


def daftar_perjanjian(tahun: int | None = None, instansi: str | None = None) -> QuerySet[PerjanjianKinerja]:
    """Signed, also those that a later version changed."""
    semua = PerjanjianKinerja.objects.filter(status__in=PK_BERLAKU).select_related("instansi", "jabatan", "pindaian")
    return _nyata(semua, tahun, instansi).order_by("-tahun", "instansi__nama", "versi_ke", "pk")


def daftar_lkjip(tahun: int | None = None, instansi: str | None = None) -> QuerySet[Lkjip]:
    return _nyata(publik.lkjip_terbit(), tahun, instansi).order_by("-tahun", "instansi__nama", "pk")


def keputusan(baris: list[Keputusan], slug: str) -> list[KeputusanIsi]:
    milik = BerkasKeputusan.objects.filter(keputusan__in=baris).select_related("berkas").order_by("jenis", "pk")
    berkas = _per_pemilik(((satu.keputusan_id, satu.jenis, satu.berkas) for satu in milik), slug)
    sidik = _sidik(JenisDokumen.KEPUTUSAN, baris)
    return [
        KeputusanIsi(
            **_dokumen(satu, sidik, berkas[satu.pk]),
            **{kolom: getattr(satu, kolom) for kolom in KEPUTUSAN},
            kode_verifikasi=satu.kode or None,
        )
        for satu in baris
    ]


def perjanjian(baris: list[PerjanjianKinerja], slug: str) -> list[PerjanjianIsi]:
    milik = ((satu.pk, PINDAIAN, satu.pindaian) for satu in baris if satu.pindaian)
    berkas, sidik = _per_pemilik(milik, slug), _sidik(JenisDokumen.PK, baris)
    return [
        PerjanjianIsi(
            **_dokumen(satu, sidik, berkas[satu.pk]),
            jabatan=satu.jabatan.kunci if satu.jabatan else None,
            versi_ke=satu.versi_ke,
            berlaku_mulai_triwulan=satu.berlaku_mulai_triwulan,
            jabatan_pertama=satu.jabatan_pertama or None,
            jabatan_kedua=satu.jabatan_kedua or None,
        )
        for satu in baris
    ]


def lkjip(baris: list[Lkjip], slug: str) -> list[LkjipIsi]:
    beku = _beku(JenisDokumen.LKJIP, baris)
    berkas = _per_pemilik(((satu.lkjip_id, satu.jenis, satu.berkas) for satu in _berkas_lkjip(beku)), slug)
    sidik = {pemilik: cuplikan["sha256"] for pemilik, cuplikan in beku.items()}
    return [
        LkjipIsi(**_dokumen(satu, sidik, berkas[satu.pk]), disampaikan_pada=satu.disampaikan_pada) for satu in baris
    ]


def _berkas_lkjip(beku: dict[int, dict]) -> list[BerkasLkjip]:
    """Of each report and kind the last file of its present frozen content, as its public page offers it."""
    kini = [cuplikan["pk"] for cuplikan in beku.values()]
    milik = BerkasLkjip.objects.filter(lkjip__in=list(beku), cuplikan__in=kini, jenis__in=PUBLIK)
    return list({(s.lkjip_id, s.jenis): s for s in milik.select_related("berkas").order_by("dibuat", "pk")}.values())


def berkas_terbuka(pk: int) -> Berkas | None:
    """The file where it belongs to a document that these lists show; else None."""
    putusan = Q(berkas__berkas=pk)
    if daftar_keputusan().filter(putusan).exists() or daftar_perjanjian().filter(pindaian=pk).exists():
        return Berkas.objects.filter(pk=pk).first()
    milik = list(daftar_lkjip().filter(putusan).distinct())
    sah = {satu.berkas_id for satu in _berkas_lkjip(_beku(JenisDokumen.LKJIP, milik))}
    return Berkas.objects.filter(pk=pk).first() if pk in sah else None


def _dokumen(satu, sidik: dict[int, str], berkas: list[BerkasIsi]) -> dict:
    return {
        "id": satu.pk,
        "instansi": satu.instansi.slug,
        "tahun": satu.tahun,
        "status": satu.status,
        "tanggal": satu.tanggal,
        "sidik_isi": sidik.get(satu.pk),
        "berkas": berkas,
    }


def _sidik(jenis: str, baris: list) -> dict[int, str]:
    return {pemilik: cuplikan["sha256"] for pemilik, cuplikan in _beku(jenis, baris).items()}


def _beku(jenis: str, baris: list) -> dict[int, dict]:
    """{document: key and sha256 of its last frozen content}"""
    semua = Cuplikan.objects.filter(jenis=jenis, objek_id__in=[satu.pk for satu in baris]).order_by("dibuat", "pk")
    return {satu["objek_id"]: satu for satu in semua.values("pk", "objek_id", "sha256")}


def _per_pemilik(milik: Iterable[tuple[int, str, Berkas]], slug: str) -> dict[int, list[BerkasIsi]]:
    hasil = defaultdict(list)
    for pemilik, jenis, berkas in milik:
        alamat = reverse("api:berkas_unduh", kwargs={"slug_pemda": slug, "pk": berkas.pk})
        isi = {kolom: getattr(berkas, kolom) for kolom in ("nama", "jenis_mime", "ukuran", "sha256")}
        hasil[pemilik].append(BerkasIsi(jenis=jenis, alamat=alamat, **isi))
    return hasil
