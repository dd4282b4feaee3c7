"""State machines as data: the table of moves, and the one engine that makes them (DOMAIN section 1).

    class MesinPK(Mesin):
        nama, sebutan, status = "pk", "Perjanjian kinerja", StatusPK
        peralihan = tabel(*maju("perjanjian kinerja", StatusPK), Peralihan(Tindakan.TANDATANGANI, …), *mundur(…))

    mesin.tindakan_tersedia(pelaku, objek)                      # the buttons of a page
    mesin.jalankan(objek, "ajukan", oleh=pelaku, versi=3)       # right, lock, state, submitter, reason, guard, write

Apps to the right that follow moves of machines to their left: `sesudah_peralihan`, or within them `dalam_peralihan`.
`maju` and `mundur`, the moves that most tables share: organisasi.alur_permulaan. What a machine adds to its table
are its guard (`kekurangan`, `jaga`) and what follows a move (`sesudah`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone

from kinerja.lencana import LABEL_STATUS
from organisasi.domain import kabar, tulis
from organisasi.domain.sekaligus import utuh
from organisasi.enums import Peran, Tindakan
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.permissions import boleh, pastikan

TAMPIL_MAKS = 5  # sentences in one message
_penerima: list[Callable] = []
_serta: list[Callable] = []


@dataclass(frozen=True)
class Peralihan:
    """One allowed move. `label` is the button, `penjelasan` what is asked before, `berhasil` the message after it.

    `izin`: the right it needs (organisasi.permissions). `pisah`: not by who submitted. `kabar`: roles to be told.
    `giliran`: the one of them who has to decide next. `seluruhnya`: every part of the thing must be in a state of
    `dari`, not only some of them.
    """

    tindakan: Tindakan
    dari: tuple[str, ...]
    ke: str
    izin: str
    label: str
    berhasil: str
    perlu_alasan: bool = False
    penjelasan: str = ""
    pisah: bool = False
    kabar: tuple[Peran, ...] = ()
    giliran: Peran | None = None
    seluruhnya: bool = False


class Keadaan(NamedTuple):
    """State of a thing, or of one of its parts, and who submitted it (user id)."""

    status: str
    pengaju: int | None


def tabel(*peralihan: Peralihan) -> dict[str, Peralihan]:
    """{move: Peralihan} in the order of the flow."""
    return {p.tindakan.value: p for p in peralihan}


def dalam_peralihan(penerima: Callable):
    """Register receiver(machine name, thing, Peralihan, oleh), called within the transaction of a move: what it raises
    takes the move back. Usable as a decorator."""
    if penerima not in _serta:
        _serta.append(penerima)
    return penerima


def sesudah_peralihan(penerima: Callable):
    """Register receiver(machine name, thing, Peralihan, oleh), called after the commit of a move; usable as a
    decorator. What it raises is logged and changes nothing.
    """
    if penerima not in _penerima:
        _penerima.append(penerima)
    return penerima


class Mesin:
    """A table of moves with the engine. Subclasses say what is theirs; an instance keeps no state."""

    nama = ""  # key of LABEL_PEMBACA
    sebutan = ""  # begins its sentences: "Dokumen"
    status: type[TextChoices]
    peralihan: dict[str, Peralihan]

    # --- what a machine says of its things ------------------------------------------------------------------------

    def instansi(self, objek):
        return objek.instansi

    def kunci(self, objek):
        """The thing as it is stored now, held until the transaction ends."""
        return tulis.kunci(objek)

    def keadaan(self, objek) -> list[Keadaan]:
        """State of the thing, or of each of its parts."""
        return [Keadaan(objek.status, getattr(objek, "diajukan_oleh_id", None))]

    def kekurangan(self, objek) -> list[str]:
        """What forbids submitting, as sentences: the checklist of the page and the guard of "ajukan"."""
        return []

    def jaga(self, objek, p: Peralihan, oleh) -> None:
        """Raise IsianSalah or SalahStatus unless what this move needs is there."""
        if p.tindakan == Tindakan.AJUKAN and (kurang := self.kekurangan(objek)):
            raise IsianSalah(f"{self.sebutan} belum dapat diajukan: {ringkas(kurang)}")

    def tulis(self, objek, p: Peralihan, *, oleh, versi: int | None, alasan: str):
        """Write the state and its audit row."""
        isi = {"oleh": oleh, "versi": versi, "tindakan": p.tindakan, "alasan": alasan, "dipegang": True}
        return tulis.ubah(objek, **isi, **nilai(p, oleh))

    def sesudah(self, objek, p: Peralihan, oleh) -> None:
        """What follows the move, in its transaction."""

    def arah(self, objek, p: Peralihan) -> Peralihan:
        """The move as it is told to people: whose turn comes next may depend on the thing."""
        return p

    def alamat(self, objek) -> str:
        """The page of the thing, for notices."""
        raise NotImplementedError

    # --- the engine -----------------------------------------------------------------------------------------------

    def tindakan_tersedia(self, pelaku, objek) -> list[Peralihan]:
        """Moves this actor may make now, in the order of the flow; none for a thing that is not there."""
        if objek is None:
            return []
        keadaan, instansi = self.keadaan(objek), self.instansi(objek)
        return [
            p
            for p in self.peralihan.values()
            if (kena := _kena(p, keadaan)) and boleh(pelaku, p.izin, instansi) and not _sendiri(pelaku, p, kena)
        ]

    @utuh
    def jalankan(self, objek, tindakan: str, *, oleh, versi: int | None = None, alasan: str = "", kabari: bool = True):
        """Make a move and give the thing as it is then. Raises Ditolak, SalahStatus, IsianSalah, Bentrok.

        `kabari=False`: the caller tells people itself, of several moves at once.
        """
        p, alasan = self.peralihan[tindakan], alasan.strip()
        pastikan(oleh, p.izin, self.instansi(objek))
        objek = self.kunci(objek)  # nobody fills it in while it is checked for being complete
        self._pastikan_keadaan(objek, p, oleh)
        if p.perlu_alasan and not alasan:
            raise IsianSalah({"alasan": "Tuliskan alasan atau catatan perbaikannya."})
        self.jaga(objek, p, oleh)
        objek = self.tulis(objek, p, oleh=oleh, versi=versi, alasan=alasan)
        self.sesudah(objek, p, oleh)
        for penerima in _serta:
            penerima(self.nama, objek, p, oleh)
        for penerima in _penerima:
            transaction.on_commit(lambda satu=penerima: satu(self.nama, objek, p, oleh), robust=True)
        if p.kabar and kabari:
            judul = f"{objek}: {self.status(p.ke).label.lower()}"
            arah = self.arah(objek, p)
            kabar.kabari_peralihan(objek, arah, oleh=oleh, alasan=alasan, judul=judul, alamat=self.alamat(objek))
        return objek

    def _pastikan_keadaan(self, objek, p: Peralihan, oleh) -> None:
        kena = _kena(p, self.keadaan(objek))
        if not kena:
            raise SalahStatus(
                f"{self.sebutan} berstatus {objek.get_status_display().lower()}; {p.label.lower()} tidak dapat "
                "dilakukan."
            )
        if _sendiri(oleh, p, kena):
            raise Ditolak("Yang mengajukan tidak boleh menyetujui, memverifikasi atau menetapkannya sendiri.")


def nilai(p: Peralihan, oleh) -> dict:
    """Columns that a move writes: the state, and at "ajukan" who submitted and when."""
    isi = {"status": p.ke}
    if p.tindakan == Tindakan.AJUKAN:
        isi |= {"diajukan_oleh": oleh.pengguna, "diajukan_pada": timezone.now()}
    return isi


def ringkas(kalimat: list[str]) -> str:
    """In one message no more than can be read; the page lists all."""
    sisa = len(kalimat) - TAMPIL_MAKS
    return " ".join(kalimat[:TAMPIL_MAKS]) + (f" Dan {sisa} lainnya." if sisa > 0 else "")


def _kena(p: Peralihan, keadaan: list[Keadaan]) -> list[Keadaan]:
    """The parts that the move would take along; none when it cannot be made."""
    kena = [satu for satu in keadaan if satu.status in p.dari]
    return [] if p.seluruhnya and len(kena) < len(keadaan) else kena


def _sendiri(pelaku, p: Peralihan, kena: list[Keadaan]) -> bool:
    """Whether the actor would decide on what they submitted themselves."""
    if not p.pisah or pelaku.sistem or pelaku.pengguna is None:
        return False
    return any(satu.pengaju == pelaku.pengguna.pk for satu in kena)


# What a state is called for who has to do with it: (role, machine or "" for all, state) → words. The first that fits.
LABEL_PEMBACA: tuple[tuple[Peran, str, str, str], ...] = (
    (Peran.PIMPINAN, "", "diajukan", "Perlu disetujui"),
    (Peran.PIMPINAN, "dokumen", "terverifikasi", "Perlu ditetapkan"),
    (Peran.PIMPINAN, "lembar", "terverifikasi", "Perlu ditetapkan"),
    (Peran.PIMPINAN, "pk", "terverifikasi", "Perlu ditandatangani"),
    (Peran.PIMPINAN, "lkjip", "direviu", "Perlu ditandatangani"),
    (Peran.VERIFIKATOR, "", "disetujui", "Perlu diverifikasi"),
    (Peran.VERIFIKATOR, "", "diajukan", "Menunggu pimpinan"),
    (Peran.VERIFIKATOR, "pengukuran", "terverifikasi", "Perlu dikunci"),
    (Peran.VERIFIKATOR, "lkjip", "disampaikan", "Perlu dipublikasikan"),
    (Peran.INSPEKTORAT, "lkjip", "terverifikasi", "Dapat direviu"),
    (Peran.PERENCANA, "", "diajukan", "Terkirim, menunggu pimpinan"),
    (Peran.PERENCANA, "", "disetujui", "Terkirim, menunggu verifikasi"),
    (Peran.PERENCANA, "lkjip", "ditandatangani", "Perlu disampaikan"),
)


def label_status(mesin: str, status: str, pelaku, instansi) -> str:
    """What this reader calls the state of a thing of that instansi; the plain label for who has no part in it."""
    cocok = (
        kata for peran, satu, isi, kata in LABEL_PEMBACA if _untuk(peran, satu, isi, mesin, status, pelaku, instansi)
    )
    return next(cocok, "") or LABEL_STATUS.get(status, status)


def _untuk(peran: Peran, satu: str, isi: str, mesin: str, status: str, pelaku, instansi) -> bool:
    if isi != status or satu not in ("", mesin):
        return False
    return (
        pelaku.berperan_di(instansi, peran) if peran in (Peran.PERENCANA, Peran.PIMPINAN) else pelaku.berperan(peran)
    )
