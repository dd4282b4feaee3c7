"""VersiNaskah: every text of a section that was ever saved, what changed between two of them, and the way back."""

from dataclasses import dataclass

from django.utils.html import strip_tags

from indikator.banding.kata import Potongan, banding_teks
from laporan.domain.lkjip.narasi import potong
from laporan.models import BagianLkjip, VersiNaskah
from organisasi.domain import tulis

TANPA_NAMA = "Naskah sebelumnya"  # of a text that was not written in the editor
BANYAK_TAMPIL = 100


@dataclass(frozen=True)
class Banding:
    """Two versions of a section and the words that differ, in reading order."""

    lama: VersiNaskah
    baru: VersiNaskah
    potongan: tuple[Potongan, ...]


def catat(bagian: BagianLkjip, *, oleh) -> VersiNaskah:
    """Keep the text of a section that has just been saved, as its version `bagian.versi`."""
    orang = oleh.pengguna.pk if oleh.pengguna else None
    return _buat(bagian, oleh, oleh_id=orang, nama_oleh=oleh.nama[:150])


def catat_asal(bagian: BagianLkjip, *, oleh) -> None:
    """Keep the text as it is before the first save in the editor; `bagian` is held by the caller."""
    terakhir = pada(bagian, bagian.versi)
    if terakhir is None or terakhir.isi != bagian.isi:
        _buat(bagian, oleh, nama_oleh=TANPA_NAMA)


def _buat(bagian: BagianLkjip, oleh, **penulis) -> VersiNaskah:
    isi = {"isi": bagian.isi, **penulis}
    return tulis.buat(VersiNaskah, oleh=oleh, catat=False, bagian=bagian, ke=bagian.versi, **isi)


def daftar(bagian: BagianLkjip) -> list[VersiNaskah]:
    """The newest first, without their text."""
    return list(bagian.riwayat_naskah.defer("isi").order_by("-ke")[:BANYAK_TAMPIL])


def pada(bagian: BagianLkjip, versi: int) -> VersiNaskah | None:
    """The text a page showed whose section had this version: the newest kept one up to it."""
    return bagian.riwayat_naskah.filter(ke__lte=versi).order_by("-ke").first()


def banding(lama: VersiNaskah, baru: VersiNaskah) -> Banding:
    """Which words were added and removed."""
    return Banding(lama, baru, banding_teks(polos(lama.isi), polos(baru.isi)))


def polos(html: str) -> str:
    """The words of a narrative, a line for each paragraph, item and cell."""
    for batas in ("</li>", "</tr>", "<br>", "</p>", "</table>"):
        html = html.replace(batas, f"{batas}\n")
    html = html.replace("</td>", "</td> ").replace("</th>", "</th> ")
    baris = (strip_tags(satu) for bagian in potong(html) for satu in bagian.split("\n"))
    return "\n".join(isi for satu in baris if (isi := " ".join(satu.replace("&nbsp;", " ").split())))
