"""KomentarLkjip: remarks on a report or one of its sections, in threads. The right is that of catatan verifikasi."""

from collections import defaultdict
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from indikator.domain.catatan_verifikasi import boleh_menutup, periksa_isi
from indikator.domain.kabar_catatan import disebut
from indikator.domain.utas_catatan import Utas
from laporan.domain.lkjip.dokumen import pastikan_terlihat
from laporan.models import BagianLkjip, KomentarLkjip, Lkjip
from organisasi.domain import tulis
from organisasi.domain.kabar import kabari
from organisasi.domain.keanggotaan import anggota_untuk, orang
from organisasi.enums import PERAN_INSTANSI, JenisPemberitahuan, Peran
from organisasi.galat import Ditolak, IsianSalah
from organisasi.models import Pengguna
from organisasi.permissions import pastikan

BUKAN_HAK = "Komentar ini hanya dapat diselesaikan penulisnya, verifikator, atau perangkat daerahnya."


@transaction.atomic
def tulis_komentar(
    lkjip: Lkjip,
    *,
    oleh,
    isi: str,
    bagian: BagianLkjip | None = None,
    kutipan: str = "",
    induk: KomentarLkjip | None = None,
    kunci_kirim: UUID | None = None,
) -> KomentarLkjip:
    """Write a remark, or with `induk` an answer; people it names or concerns are told. A key sent again adds nothing.

    Raises Ditolak, IsianSalah.
    """
    pastikan_terlihat(oleh, lkjip)
    pastikan(oleh, "komentari", lkjip.instansi)
    isi = periksa_isi(isi)
    lkjip = tulis.kunci(lkjip, "instansi__pemda")
    if kunci_kirim and (ada := lkjip.komentar.filter(kunci_kirim=kunci_kirim).first()):
        return ada
    sebutan = disebut(isi, lkjip.instansi)
    komentar = tulis.buat(
        KomentarLkjip,
        oleh=oleh,
        isi=isi,
        oleh_id=oleh.pengguna.pk if oleh.pengguna else None,
        nama_oleh=oleh.nama[:150],
        peran=oleh.peran_label[:200],
        disebut=[satu.pk for satu in sebutan],
        kunci_kirim=kunci_kirim,
        **_letak(lkjip, bagian, kutipan, induk),
    )
    _kabarkan(komentar, oleh, sebutan)
    return komentar


def _letak(lkjip: Lkjip, bagian: BagianLkjip | None, kutipan: str, induk: KomentarLkjip | None) -> dict:
    """An answer belongs to the section of its thread."""
    if induk is None:
        return {"lkjip": lkjip, "bagian": bagian, "kutipan": " ".join(kutipan.split())[:500]}
    if induk.lkjip_id != lkjip.pk:
        raise IsianSalah("Jawaban harus pada komentar dari LKjIP yang sama.")
    pangkal = induk.induk or induk
    return {"lkjip": lkjip, "bagian": pangkal.bagian, "induk": pangkal}


@transaction.atomic
def tandai(komentar: KomentarLkjip, *, oleh, selesai: bool) -> KomentarLkjip:
    """Mark a thread as done or open it again; done twice it stays as it is. Raises Ditolak."""
    pangkal = tulis.kunci(komentar.induk if komentar.induk_id else komentar, "lkjip__instansi")
    if not dapat_ditandai(oleh, pangkal):
        raise Ditolak(BUKAN_HAK)
    if pangkal.selesai == selesai:
        return pangkal
    nilai = {"selesai_oleh": oleh.nama[:150], "selesai_pada": timezone.now()}
    nilai = nilai if selesai else {"selesai_oleh": "", "selesai_pada": None}
    return tulis.ubah(pangkal, oleh=oleh, dipegang=True, selesai=selesai, **nilai)


def dapat_ditandai(pelaku, pangkal: KomentarLkjip) -> bool:
    return boleh_menutup(pelaku, pangkal.lkjip.instansi, pangkal.oleh_id)


def utas(bagian: BagianLkjip) -> list[Utas]:
    """The threads of a section, those still open first; one query."""
    pangkal, jawaban = [], defaultdict(list)
    for satu in bagian.komentar.select_related("lkjip__instansi").order_by("dibuat", "pk"):
        jawaban[satu.induk_id].append(satu) if satu.induk_id else pangkal.append(satu)
    return [Utas(satu, tuple(jawaban[satu.pk])) for satu in sorted(pangkal, key=lambda satu: satu.selesai)]


def alamat(komentar: KomentarLkjip) -> str:
    """The page where it is read."""
    slug = komentar.lkjip.instansi.pemda.slug
    if komentar.bagian_id is None:
        return reverse("lkjip_rincian", args=[slug, komentar.lkjip_id])
    halaman = reverse("lkjip_bagian", args=[slug, komentar.lkjip_id, komentar.bagian_id])
    return f"{halaman}#utas-{komentar.induk_id or komentar.pk}"


def _kabarkan(komentar: KomentarLkjip, oleh, sebutan: list[Pengguna]) -> None:
    """Those it names; the perencana of the OPD when somebody else remarks; who wrote in the thread before."""
    tempat = f"LKjIP {komentar.lkjip.tahun}" + (f", {komentar.bagian.judul}" if komentar.bagian_id else "")
    umum = {"oleh": oleh, "isi": komentar.isi, "alamat": alamat(komentar), "instansi": komentar.lkjip.instansi}
    kabari(penerima=sebutan, jenis=JenisPemberitahuan.SEBUTAN, judul=f"{oleh.nama} menyebut Anda: {tempat}", **umum)
    tahu = {satu.pk for satu in sebutan}
    lain = [satu for satu in _penerima(komentar, oleh) if satu.pk not in tahu]
    kata = "menjawab komentar pada" if komentar.induk_id else "mengomentari"
    kabari(penerima=lain, jenis=JenisPemberitahuan.KOMENTAR, judul=f"{oleh.nama} {kata} {tempat}", **umum)


def _penerima(komentar: KomentarLkjip, oleh) -> list[Pengguna]:
    instansi = komentar.lkjip.instansi
    tahu = []
    if not oleh.berperan_di(instansi, *PERAN_INSTANSI):
        tahu += orang(anggota_untuk(instansi, (Peran.PERENCANA,)))
    if komentar.induk_id:
        seutas = KomentarLkjip.objects.filter(Q(pk=komentar.induk_id) | Q(induk=komentar.induk_id))
        tahu += Pengguna.objects.filter(pk__in=seutas.values("oleh"))
    return list({satu.pk: satu for satu in tahu}.values())
