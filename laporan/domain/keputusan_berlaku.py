"""Which decrees are in force at a date, and how the decrees of one instansi hang together (amended by, revoked by).

A decree is in force from `berlaku_mulai` (blank: its date) to `berlaku_sampai`, both inclusive. An amended one stays
in force with its amendment; one replaced by a later decree is in force until the day before that one begins.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.db.models.functions import Coalesce

from kinerja.tanggal import tulis_tanggal
from laporan.enums import SifatKeputusan
from laporan.enums import StatusKeputusan as S
from laporan.models import Keputusan

HIDUP = (S.BERLAKU, S.DIUBAH)
SEBUTAN = {S.DRAF: "Draf", S.BERLAKU: "Berlaku", S.DIUBAH: "Berlaku dengan perubahannya", S.DICABUT: "Dicabut"}


@dataclass(frozen=True)
class Hubungan:
    """One line of the family of a decree: what it did or what was done to it, by or to which, from when."""

    kata: str
    keputusan: Keputusan
    sejak: date | None = None


def mulai(keputusan: Keputusan) -> date | None:
    """The first day it is in force; None while its date is not registered."""
    return keputusan.berlaku_mulai or keputusan.tanggal


def berlaku_pada(instansi, tanggal: date):
    """The decrees of an instansi in force on that day, the oldest first."""
    return pada(Keputusan.objects.filter(instansi=instansi), tanggal).order_by("dari", "pk")


def pada(daftar, tanggal: date):
    """Those of a queryset of decrees that are in force on that day. One withdrawn without a day is never."""
    habis = Q(berlaku_sampai__lt=tanggal) | Q(status=S.DICABUT, berlaku_sampai=None)
    terbit = daftar.exclude(status=S.DRAF).annotate(dari=Coalesce("berlaku_mulai", "tanggal"))
    return terbit.filter(dari__lte=tanggal).exclude(habis)


def status_pada(keputusan: Keputusan, hari: date) -> S:
    """Its state on that day, as `pada` asks it: what is to be revoked on a coming day is still in force."""
    if keputusan.status == S.DRAF:
        return S.DRAF
    akhir = keputusan.berlaku_sampai
    if (akhir is not None and akhir < hari) or (keputusan.status == S.DICABUT and akhir is None):
        return S.DICABUT
    return S.DIUBAH if keputusan.status == S.DIUBAH else S.BERLAKU


def sebutan(keputusan: Keputusan, hari: date) -> str:
    """What a decree is on that day, in words: SEBUTAN, with the day that counts ("Dicabut sejak 1 Januari 2027")."""
    awal, akhir = mulai(keputusan), keputusan.berlaku_sampai
    status = status_pada(keputusan, hari)
    if status == S.DICABUT and akhir is not None:
        return f"{SEBUTAN[status]} sejak {tulis_tanggal(akhir + timedelta(days=1))}"
    if status not in HIDUP:
        return SEBUTAN[status]
    if awal is not None and awal > hari:
        return f"Berlaku mulai {tulis_tanggal(awal)}"
    return f"{SEBUTAN[status]} sampai {tulis_tanggal(akhir)}" if akhir else SEBUTAN[status]


def sekeluarga(keputusan: Keputusan) -> list[Keputusan]:
    """A decree with the one it amends and every amendment of that one, as far as they are in force: what a replacement
    revokes together. The oldest first."""
    semua = list(Keputusan.objects.filter(instansi=keputusan.instansi_id).select_related("instansi__pemda"))
    per_pk = {satu.pk: satu for satu in semua}
    keluarga, depan = [], [_pokok(per_pk.get(keputusan.pk, keputusan), per_pk)]
    while depan:
        keluarga += depan
        kunci = {satu.pk for satu in depan}
        depan = [s for s in semua if s.asal_id in kunci and s.sifat == SifatKeputusan.PERUBAHAN and s not in keluarga]
    return [satu for satu in keluarga if satu.status in HIDUP]


def riwayat_keputusan(keputusan: Keputusan) -> list[Hubungan]:
    """The chain of a decree: what it amends or revokes, then what amended and what revoked it. One query.

    Drafts that mean to do so are not told. The decrees carry instansi and pemda.
    """
    semua = Keputusan.objects.filter(instansi=keputusan.instansi_id).select_related("instansi__pemda")
    per_pk = {satu.pk: satu for satu in semua}
    hasil = []
    asal = per_pk.get(keputusan.asal_id)
    if asal is not None and keputusan.sifat != SifatKeputusan.BARU:
        mengubah = keputusan.sifat == SifatKeputusan.PERUBAHAN
        hasil.append(Hubungan("Mengubah" if mengubah else "Mencabut", asal))
    penerus = [s for s in per_pk.values() if s.status != S.DRAF and s.asal_id == keputusan.pk]
    hasil += [Hubungan("Diubah dengan", s, mulai(s)) for s in _urut(penerus) if s.sifat == SifatKeputusan.PERUBAHAN]
    if pencabut := _pencabut(keputusan, per_pk):
        hasil.append(Hubungan("Dicabut dengan", pencabut, mulai(pencabut)))
    return hasil


def _pencabut(keputusan: Keputusan, per_pk: dict[int, Keputusan]) -> Keputusan | None:
    """The decree that revoked this one, also by revoking another of its family."""
    if keputusan.status != S.DICABUT:
        return None
    pokok = _pokok(keputusan, per_pk)
    pengganti = [s for s in per_pk.values() if s.status != S.DRAF and s.sifat == SifatKeputusan.PENGGANTI]
    cocok = [s for s in pengganti if s.asal_id in per_pk and _pokok(per_pk[s.asal_id], per_pk) == pokok]
    return next(iter(_urut(cocok)), None)


def _pokok(keputusan: Keputusan, per_pk: dict[int, Keputusan]) -> Keputusan:
    """The decree that a chain of amendments began with."""
    while keputusan.sifat == SifatKeputusan.PERUBAHAN and keputusan.asal_id in per_pk:
        keputusan = per_pk[keputusan.asal_id]
    return keputusan


def _urut(daftar: list[Keputusan]) -> list[Keputusan]:
    return sorted(daftar, key=lambda satu: (mulai(satu) or date.min, satu.pk))
