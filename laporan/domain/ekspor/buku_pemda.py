"""The data of a pemda or instansi as one workbook: every kind of sheet (organisasi.buku) with the rows of a reader.

Who may not import a sheet may still have its rows, as far as `LembarBuku.izin_baca` goes: of the whole pemda with a
role for it, else of the own instansi. It is for reading and keeping; the workbook to edit and send back is made on the
page Impor.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from organisasi.buku import daftar
from organisasi.buku.bentuk import LembarBuku, Lingkup
from organisasi.buku.nilai import untuk_sel
from organisasi.domain.instansi import terlihat
from organisasi.galat import Ditolak
from organisasi.models import Instansi
from organisasi.pelaku import Pelaku
from organisasi.permissions import boleh, pastikan

KOSONG = "Belum ada data yang dapat Anda ekspor di sini."


@dataclass(frozen=True)
class LembarTerbaca:
    """A kind of sheet with the scopes whose rows the reader gets."""

    lembar: LembarBuku
    lingkup: tuple[Lingkup, ...]

    def baris(self) -> Iterator[list]:
        """The cells of every row as a workbook has them."""
        kolom = self.lembar.kolom
        for satu in self.lingkup:
            for objek in self.lembar.baris(satu):
                yield [untuk_sel(bagian, bagian.ambil(objek)) for bagian in kolom]


def lembar_terbaca(oleh: Pelaku, tahun: int, instansi: Instansi | None = None) -> list[LembarTerbaca]:
    """The sheets of one instansi, or (None) of all that the reader sees. Raises Ditolak where there is none."""
    if instansi is not None:
        pastikan(oleh, "lihat_instansi", instansi)
    semua = [LembarTerbaca(satu, _lingkup(oleh, tahun, instansi, satu)) for satu in daftar.semua()]
    if not (hasil := [satu for satu in semua if satu.lingkup]):
        raise Ditolak(KOSONG)
    return hasil


def dapat_buku(oleh: Pelaku, instansi: Instansi) -> bool:
    """Whether the reader gets a workbook of this instansi: it may hold drafts."""
    return any(_lingkup(oleh, 0, instansi, satu) for satu in daftar.semua())


def _lingkup(oleh: Pelaku, tahun: int, instansi: Instansi | None, lembar: LembarBuku) -> tuple[Lingkup, ...]:
    """One scope for the whole pemda where the reader may have all of it, else one for each instansi."""
    if instansi is None and not lembar.perlu_instansi and boleh(oleh, lembar.izin_baca):
        return (Lingkup(oleh, None, tahun),)
    milik = [instansi] if instansi else terlihat(oleh).order_by("nama", "pk")
    return tuple(Lingkup(oleh, satu, tahun) for satu in milik if boleh(oleh, lembar.izin_baca, satu))
