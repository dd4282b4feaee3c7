"""Who hears of a remark: those it names with @, the other side, and who wrote in its thread before."""

import re

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from indikator.models import CatatanVerifikasi
from organisasi.domain.kabar import kabari
from organisasi.enums import PERAN_INSTANSI, JenisInstansi, JenisPemberitahuan, Peran
from organisasi.models import Keanggotaan, Pengguna
from organisasi.permissions import PENGULAS

_SEBUT = re.compile(r"(?<!\w)@(?=\w)")


def dapat_disebut(instansi) -> list[Pengguna]:
    """Active people who may read remarks on this instansi, by name."""
    letak = Q(instansi=instansi)
    if instansi.jenis == JenisInstansi.BAGIAN and instansi.induk_id:
        letak |= Q(instansi=instansi.induk_id, instansi__jenis=JenisInstansi.SETDA)
    berhak = Q(peran__in=PENGULAS) | (letak & Q(peran__in=PERAN_INSTANSI))
    anggota = Keanggotaan.objects.filter(berhak, aktif=True, pengguna__is_active=True).select_related("pengguna")
    return sorted({satu.pengguna for satu in anggota}, key=lambda orang: (str(orang).casefold(), orang.pk))


def disebut(isi: str, instansi) -> list[Pengguna]:
    """People named in a text as "@Nama Lengkap" or by the first part of their e-mail ("@perencana")."""
    letak = [cocok.end() for cocok in _SEBUT.finditer(isi)]
    if not letak:
        return []
    rata = isi.casefold()
    if len(rata) != len(isi):  # a letter that grows when folded would shift the places
        rata = isi.lower() if len(isi.lower()) == len(isi) else isi
    return [orang for orang in dapat_disebut(instansi) if any(_cocok(rata, awal, orang) for awal in letak)]


def _cocok(rata: str, awal: int, orang: Pengguna) -> bool:
    for nama in (str(orang).casefold(), orang.email.partition("@")[0].casefold()):
        if rata.startswith(nama, awal) and not rata[awal + len(nama) : awal + len(nama) + 1].isalnum():
            return True
    return False


def kabarkan(catatan: CatatanVerifikasi, *, oleh, disebut: list[Pengguna]) -> None:
    """Tell them; remarks of one writer on one object are told once a day, mentions and answers each time."""
    umum = {"oleh": oleh, "isi": catatan.isi, "alamat": alamat(catatan), "instansi": catatan.instansi}
    sebutan = _sebutan(catatan)
    kabari(penerima=disebut, jenis=JenisPemberitahuan.SEBUTAN, judul=f"{oleh.nama} menyebut Anda: {sebutan}", **umum)
    tahu = {orang.pk for orang in disebut}
    lain = [orang for orang in _penerima(catatan, oleh) if orang.pk not in tahu]
    kata = "menjawab catatan pada" if catatan.induk_id else "memberi catatan pada"
    kunci = "" if catatan.induk_id else _kunci_harian(catatan)
    judul = f"{oleh.nama} {kata} {sebutan}"
    kabari(penerima=lain, jenis=JenisPemberitahuan.KOMENTAR, judul=judul, kunci=kunci, **umum)


def _penerima(catatan: CatatanVerifikasi, oleh) -> list[Pengguna]:
    """The perencana hear the examiners, the verifikator a new remark of the OPD, everybody in a thread its answers."""
    dari_opd = oleh.berperan_di(catatan.instansi, *PERAN_INSTANSI)
    orang = []
    if not dari_opd:
        anggota = Keanggotaan.objects.filter(instansi=catatan.instansi, peran=Peran.PERENCANA)
        orang += [satu.pengguna for satu in anggota.select_related("pengguna")]
    elif not catatan.induk_id:
        anggota = Keanggotaan.objects.filter(peran=Peran.VERIFIKATOR)
        orang += [satu.pengguna for satu in anggota.select_related("pengguna")]
    if catatan.induk_id:
        utas = CatatanVerifikasi.objects.filter(Q(pk=catatan.induk_id) | Q(induk=catatan.induk_id))
        orang += [satu.oleh for satu in utas.select_related("oleh") if satu.oleh]
    return list({satu.pk: satu for satu in orang}.values())


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
    """The page where the remark is read; a PK has none of its own yet, so it is told at the OPD's."""
    pemda, instansi = catatan.instansi.pemda.slug, catatan.instansi.slug
    pangkal = f"#utas-{catatan.induk_id or catatan.pk}"
    if catatan.lembar_id:
        tahun = catatan.lembar.penetapan.tahun_mulai
        return reverse("verifikasi_lembar", args=[pemda, tahun, catatan.lembar_id]) + pangkal
    if catatan.pengukuran_id:
        ukur = catatan.pengukuran
        return reverse("verifikasi_pengukuran", args=[pemda, ukur.tahun, instansi]) + f"?tw={ukur.triwulan}{pangkal}"
    return reverse("verifikasi_instansi", args=[pemda, catatan.perjanjian.tahun, instansi])
