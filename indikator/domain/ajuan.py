"""Ajuan: what a sheet or a measuring said is kept at every submission, so that the next one shows what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from indikator.domain.isi_ajuan import isi_lembar, isi_pengukuran
from indikator.models import Ajuan, Lembar, Pengukuran
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.enums import Tindakan
from organisasi.models import Jejak

PENGEMBALIAN = (Tindakan.KEMBALIKAN, Tindakan.TOLAK, Tindakan.BUKA)


@dataclass(frozen=True)
class Pengembalian:
    """The last time it was given back: when, by whom and why."""

    waktu: datetime
    oleh: str
    alasan: str


def rekam(objek: Lembar | Pengukuran, *, oleh) -> Ajuan:
    """Keep what is submitted now. For the transaction of the move "ajukan", which checks right and state and writes
    the audit row."""
    return rekam_banyak([objek], oleh=oleh)[0]


@utuh
def rekam_banyak(daftar: Sequence[Lembar] | Sequence[Pengukuran], *, oleh) -> list[Ajuan]:
    """`rekam` of many objects of one kind. Sheets are read in a number of queries that does not grow with them."""
    if not daftar:
        return []
    nama = _nama(daftar[0])
    isi = isi_lembar(daftar) if nama == "lembar" else {satu.pk: isi_pengukuran(satu) for satu in daftar}
    milik = Ajuan.objects.filter(**{f"{nama}__in": [satu.pk for satu in daftar]}).order_by()
    ke = dict(milik.values_list(nama).annotate(Max("ke")))
    umum = {"oleh": oleh.pengguna, "nama_oleh": oleh.nama[:150], "waktu": timezone.now()}
    baris = [{nama: satu, "ke": ke.get(satu.pk, 0) + 1, "isi": isi[satu.pk]} | umum for satu in daftar]
    return tulis.buat_banyak(Ajuan, oleh=oleh, catat=False, daftar=baris)


def terakhir(objek: Lembar | Pengukuran) -> Ajuan | None:
    """The latest submission, None where it was never submitted."""
    return _semua(objek).first()


def sebelum_terakhir(objek: Lembar | Pengukuran) -> Ajuan | None:
    """The submission before the latest."""
    return next(iter(_semua(objek)[1:2]), None)


def dikembalikan(objek: Lembar | Pengukuran) -> tuple[Ajuan, Pengembalian] | None:
    """What was last given back, and why; None where nothing ever was. Later content is compared with it."""
    return dikembalikan_banyak([objek]).get(objek.pk)


def dikembalikan_banyak(daftar: Sequence[Lembar] | Sequence[Pengukuran]) -> dict[int, tuple[Ajuan, Pengembalian]]:
    """{pk: `dikembalikan`} for objects of one kind; two queries."""
    if not daftar:
        return {}
    nama, kembali = _nama(daftar[0]), pengembalian(daftar)
    hasil = {}
    for satu in Ajuan.objects.filter(**{f"{nama}__in": list(kembali)}).order_by("ke") if kembali else ():
        kunci = getattr(satu, f"{nama}_id")
        if satu.waktu <= kembali[kunci].waktu:
            hasil[kunci] = (satu, kembali[kunci])
    return hasil


def pengembalian(daftar: Sequence[Lembar] | Sequence[Pengukuran]) -> dict[int, Pengembalian]:
    """{pk: the last time it was given back} of objects of one kind; one query."""
    if not daftar:
        return {}
    milik = Jejak.objects.filter(model=type(daftar[0])._meta.label, objek_id__in=[satu.pk for satu in daftar])
    semua = milik.filter(tindakan__in=PENGEMBALIAN).order_by("nomor")
    return {satu.objek_id: Pengembalian(satu.waktu, satu.nama_pengguna, satu.alasan) for satu in semua}


def _nama(objek) -> str:
    return "lembar" if isinstance(objek, Lembar) else "pengukuran"


def _semua(objek):
    return Ajuan.objects.filter(**{_nama(objek): objek}).order_by("-ke", "-pk")
