"""Who hears of a remark: those it names with @, the other side, and who wrote in its thread before."""

import re

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from indikator.models import CatatanVerifikasi
from organisasi.domain.kabar import kabari
from organisasi.domain.keanggotaan import anggota_aktif, anggota_untuk, orang
from organisasi.enums import PERAN_INSTANSI, JenisPemberitahuan, Peran
from organisasi.models import Pengguna
from organisasi.permissions import PENGULAS

_SEBUT = re.compile(r"(?<!\w)@(?=\w)")


def dapat_disebut(instansi) -> list[Pengguna]:
    """Active people who may read remarks on this instansi, by name."""
    return sorted(_berhak(instansi), key=lambda satu: (str(satu).casefold(), satu.pk))


def _berhak(instansi) -> QuerySet[Pengguna]:
    """People who may read remarks on this instansi now."""
    return orang(anggota_untuk(instansi, (*PENGULAS, *PERAN_INSTANSI)))


def disebut(isi: str, instansi) -> list[Pengguna]:
    """People named in a text as "@Nama Lengkap" or by the first part of their e-mail ("@perencana")."""
    letak = [cocok.end() for cocok in _SEBUT.finditer(isi)]
    if not letak:
        return []
    rata = isi.casefold()
    if len(rata) != len(isi):  # a letter that grows when folded would shift the places
        rata = isi.lower() if len(isi.lower()) == len(isi) else isi
    return [satu for satu in dapat_disebut(instansi) if any(_cocok(rata, awal, satu) for awal in letak)]


def _cocok(rata: str, awal: int, pengguna: Pengguna) -> bool:
    for nama in (str(pengguna).casefold(), pengguna.email.partition("@")[0].casefold()):
        if rata.startswith(nama, awal) and not rata[awal + len(nama) : awal + len(nama) + 1].isalnum():
            return True
    return False


def kabarkan(catatan: CatatanVerifikasi, *, oleh, disebut: list[Pengguna]) -> None:
    """Tell them; remarks of one writer on one object are told once a day, mentions and answers each time."""
    umum = {"oleh": oleh, "isi": catatan.isi, "alamat": alamat(catatan), "instansi": catatan.instansi}
    sebutan = _sebutan(catatan)
    kabari(penerima=disebut, jenis=JenisPemberitahuan.SEBUTAN, judul=f"{oleh.nama} menyebut Anda: {sebutan}", **umum)
    tahu = {satu.pk for satu in disebut}
    lain = [satu for satu in _penerima(catatan, oleh) if satu.pk not in tahu]
    kata = "menjawab catatan pada" if catatan.induk_id else "memberi catatan pada"
    kunci = "" if catatan.induk_id else _kunci_harian(catatan)
    judul = f"{oleh.nama} {kata} {sebutan}"
    kabari(penerima=lain, jenis=JenisPemberitahuan.KOMENTAR, judul=judul, kunci=kunci, **umum)


def _penerima(catatan: CatatanVerifikasi, oleh) -> list[Pengguna]:
    """The perencana hear the examiners, the verifikator a new remark of the OPD, those in a thread its answers."""
    dari_opd = oleh.berperan_di(catatan.instansi, *PERAN_INSTANSI)
    tahu: list[Pengguna] = []
    if not dari_opd:
        tahu += orang(anggota_untuk(catatan.instansi, (Peran.PERENCANA,)))
    elif not catatan.induk_id:
        tahu += orang(anggota_aktif((Peran.VERIFIKATOR,)))
    if catatan.induk_id:
        utas = CatatanVerifikasi.objects.filter(Q(pk=catatan.induk_id) | Q(induk=catatan.induk_id))
        # who wrote in the thread and has lost the right since hears no more of it
        tahu += _berhak(catatan.instansi).filter(pk__in=utas.values("oleh"))
    return list({satu.pk: satu for satu in tahu}.values())


def _kunci_harian(catatan: CatatanVerifikasi) -> str:
    return f"catatan-{_objek(catatan)}-{catatan.oleh_id}-{timezone.localdate():%Y%m%d}"


def _objek(catatan: CatatanVerifikasi) -> str:
    nama = next(satu for satu in ("lembar", "pengukuran", "perjanjian") if getattr(catatan, f"{satu}_id"))
    return f"{nama}-{getattr(catatan, f'{nama}_id')}"


def _sebutan(catatan: CatatanVerifikasi) -> str:
    if catatan.lembar_id:
        return f"lembar {catatan.lembar}"
    return f"realisasi {catatan.pengukuran}" if catatan.pengukuran_id else f"{catatan.perjanjian}"


def alamat(catatan: CatatanVerifikasi) -> str:
    """The page where the remark is read."""
    pemda, instansi = catatan.instansi.pemda.slug, catatan.instansi.slug
    pangkal = f"#utas-{catatan.induk_id or catatan.pk}"
    if catatan.lembar_id:
        tahun = catatan.lembar.penetapan.tahun_mulai
        return reverse("verifikasi_lembar", args=[pemda, tahun, catatan.lembar_id]) + pangkal
    if catatan.pengukuran_id:
        ukur = catatan.pengukuran
        return reverse("verifikasi_pengukuran", args=[pemda, ukur.tahun, instansi]) + f"?tw={ukur.triwulan}{pangkal}"
    return reverse("pk_rincian", args=[pemda, catatan.perjanjian_id]) + pangkal
