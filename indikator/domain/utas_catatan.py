"""Remarks as pages show them: threads of an object, gathered by row and field; how many are still open."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count

from indikator.domain.catatan_verifikasi import NAMA_OBJEK
from indikator.domain.isi_ajuan import label_bidang
from indikator.models import CatatanVerifikasi
from indikator.mutu.kata import potong


@dataclass(frozen=True)
class Utas:
    """The first remark of a thread and its answers in order of time."""

    catatan: CatatanVerifikasi
    jawaban: tuple[CatatanVerifikasi, ...] = ()

    @property
    def silsilah(self) -> str:
        return str(self.catatan.silsilah or "")

    @property
    def label_bidang(self) -> str:
        """The name of the field it is about, "" for a whole row or the whole."""
        return label_bidang(self.catatan.bidang) if self.catatan.bidang else ""

    @property
    def banyak(self) -> int:
        return 1 + len(self.jawaban)


class KumpulanUtas:
    """All threads of one object in order of time."""

    def __init__(self, daftar: Collection[Utas] = ()):
        self.daftar = tuple(daftar)

    @property
    def terbuka(self) -> tuple[Utas, ...]:
        return tuple(satu for satu in self.daftar if not satu.catatan.selesai)

    @property
    def umum(self) -> tuple[Utas, ...]:
        """Those about the whole."""
        return self.baris("")

    def baris(self, silsilah) -> tuple[Utas, ...]:
        """Those about one row or a field of it."""
        return tuple(self._menurut_baris.get(str(silsilah), ()))

    def tanpa(self, silsilah: Collection[str]) -> tuple[Utas, ...]:
        """Those about rows that are not among these."""
        return tuple(satu for satu in self.daftar if satu.silsilah and satu.silsilah not in silsilah)

    @cached_property
    def _menurut_baris(self) -> dict[str, list[Utas]]:
        hasil = defaultdict(list)
        for satu in self.daftar:
            hasil[satu.silsilah].append(satu)
        return hasil

    def ringkasan(self) -> str:
        """The open ones as text, offered as the reason of a return."""
        return "\n".join(f"{nomor}. {_kalimat(satu)}" for nomor, satu in enumerate(self.terbuka, 1))


def _kalimat(utas: Utas) -> str:
    letak = [utas.label_bidang] if utas.label_bidang else []
    if utas.catatan.kutipan:
        letak.append(f"“{potong(utas.catatan.kutipan, 80)}”")
    return f"{' '.join(letak)}: {utas.catatan.isi}" if letak else utas.catatan.isi


def utas(objek) -> KumpulanUtas:
    """The threads of a sheet, a measuring or a PK; one query."""
    milik = CatatanVerifikasi.objects.filter(**{NAMA_OBJEK[type(objek)]: objek}).select_related("instansi")
    pangkal, jawaban = [], defaultdict(list)
    for satu in milik.order_by("dibuat", "pk"):
        if satu.induk_id:
            jawaban[satu.induk_id].append(satu)
        else:
            pangkal.append(satu)
    return KumpulanUtas([Utas(satu, tuple(jawaban[satu.pk])) for satu in pangkal])


def terbuka(objek) -> tuple[Utas, ...]:
    """The threads that are not done."""
    return utas(objek).terbuka


def jumlah_terbuka(lembar: Collection[int]) -> dict[int, int]:
    """{Lembar.pk: open threads} of those that have some; one query."""
    semua = CatatanVerifikasi.objects.filter(lembar__in=lembar, induk=None, selesai=False).order_by()
    return dict(semua.values_list("lembar").annotate(Count("pk")))
