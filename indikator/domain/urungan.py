"""Undo of an act on a sheet: a list of steps, used once, by who acted, all of them or none.

    balik = [urungan.balik_hapus(indikator)]          # before the deletion
    domain_indikator.hapus(indikator, oleh=oleh)
    undo = urungan.catat(oleh=oleh, lembar=lembar, kalimat="Urungkan hapus baris", balik=balik)

A step that adds, changes or moves is built after its write, one that deletes before it. Steps are taken back in the
opposite order. Each refuses with a sentence where its row was changed since.
"""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from indikator.domain import indikator as domain_indikator
from indikator.domain import letak, potret, sel
from indikator.domain import sasaran as domain_sasaran
from indikator.domain.penetapan import buka_isian
from indikator.models import Indikator, Lembar, SasaranStrategis, Urungan
from organisasi.domain import tulis
from organisasi.galat import Ditolak, IsianSalah, SalahStatus

KALIMAT_MAKS = 200
SUDAH_DIPAKAI = "Tindakan ini sudah diurungkan. Muat ulang halamannya untuk melihat keadaan terkini."
BERUBAH = "Tidak diurungkan: “{}” sudah diubah lagi sejak itu. Ubah langsung di barisnya."
HILANG = "Tidak diurungkan: barisnya sudah dihapus. Muat ulang halamannya."
INDUK_PINDAH = "Tidak diurungkan: induk baris ini sudah dipindahkan. Kembalikan dulu induknya, lalu urungkan lagi."
Baris = Indikator | SasaranStrategis


def catat(*, oleh, lembar: Lembar, kalimat: str, balik: Sequence[dict]) -> Urungan:
    """Keep the steps that take an act back; `kalimat` is the text of the button ("Urungkan hapus baris")."""
    isi = {"lembar": lembar, "kalimat": kalimat[:KALIMAT_MAKS], "balik": list(balik)}
    return tulis.buat(Urungan, oleh=oleh, catat=False, pengguna=oleh.pengguna, **isi)


def balik_tambah(objek: Baris) -> dict:
    """Takes an added row away; call it after everything was written on the row."""
    return {"jenis": "tambah", **_sebut(objek)}


def balik_hapus(objek: Baris) -> dict:
    """Gives a row back with all its parts, its key and its lineage; call it before the row is deleted."""
    return {"jenis": "hapus", "potret": potret.ambil(objek)}


def balik_sel(objek: Baris, kolom: str, dari: str, ke: str) -> dict:
    """Writes the raw text `dari` back into a cell that now says `ke`."""
    return {"jenis": "sel", **_sebut(objek), "kolom": kolom, "dari": dari, "ke": ke}


def balik_letak(objek: Baris, dari: dict) -> dict:
    """Moves a row back; `dari` is `letak.ambil(objek)` as it was before."""
    return {"jenis": "letak", **_sebut(objek), "dari": dari}


@transaction.atomic
def pakai(urungan: Urungan, *, oleh) -> str:
    """Take the act back; gives the sentence for it. Raises Ditolak for somebody else, SalahStatus if too late."""
    if oleh.pengguna is None or urungan.pengguna_id != oleh.pengguna.pk:
        raise Ditolak("Hanya yang melakukan tindakan ini yang dapat mengurungkannya.")
    buka_isian(oleh, urungan.lembar)
    terkini = tulis.kunci(urungan)
    if terkini.dipakai is not None:
        raise SalahStatus(SUDAH_DIPAKAI)
    for langkah in reversed(terkini.balik):
        _JENIS[langkah["jenis"]](langkah, urungan.lembar, oleh)
    Urungan.objects.filter(pk=urungan.pk).update(dipakai=timezone.now())
    return f"Sudah diurungkan: {terkini.kalimat.removeprefix('Urungkan ')}."


def _sebut(objek: Baris) -> dict:
    """Which row, and its version as stored now (a write on its parts counts too)."""
    versi = type(objek).objects.filter(pk=objek.pk).values_list("versi", flat=True).first()
    return {"model": "indikator" if isinstance(objek, Indikator) else "sasaran", "pk": objek.pk, "versi": versi}


def _baris(langkah: dict, lembar: Lembar, versi: bool = True) -> Baris:
    """The row of a step, locked; SalahStatus where it is gone or, with `versi`, changed since."""
    model = potret.MODEL[langkah["model"]]
    objek = model.objects.select_for_update(of=("self",)).filter(pk=langkah["pk"], lembar=lembar).first()
    if objek is None:
        raise SalahStatus(HILANG)
    if versi and objek.versi != langkah["versi"]:
        raise SalahStatus(BERUBAH.format(objek.nama[:80]))
    objek.lembar = lembar
    return objek


def _urung_tambah(langkah: dict, lembar: Lembar, oleh) -> None:
    objek = _baris(langkah, lembar)
    domain = domain_indikator if isinstance(objek, Indikator) else domain_sasaran
    try:
        domain.hapus(objek, oleh=oleh)
    except IsianSalah as galat:
        raise SalahStatus(f"Tidak diurungkan: {galat}") from galat


def _urung_hapus(langkah: dict, lembar: Lembar, oleh) -> None:
    isi, pk = langkah["potret"], langkah["potret"]["pk"]
    sama = Q(pk=pk) | Q(lembar=lembar, silsilah=isi["isi"]["silsilah"])
    if potret.MODEL[isi["model"]].objects.filter(sama).exists():
        raise SalahStatus(SUDAH_DIPAKAI)
    induk = Indikator.objects.filter(pk=isi["isi"].get("induk_id")).first()
    if induk is not None and not letak.dapat_memuat(induk, isi["isi"]["sasaran_id"]):
        raise SalahStatus(INDUK_PINDAH)
    potret.pasang(isi, oleh=oleh, pk=pk)


def _urung_sel(langkah: dict, lembar: Lembar, oleh) -> None:
    objek = _baris(langkah, lembar, versi=False)
    try:
        sel.simpan(objek, oleh=oleh, kolom=langkah["kolom"], nilai=langkah["dari"], dasar=langkah["ke"])
    except sel.BentrokSel as galat:
        raise SalahStatus(BERUBAH.format(objek.nama[:80])) from galat


def _urung_letak(langkah: dict, lembar: Lembar, oleh) -> None:
    letak.kembalikan(_baris(langkah, lembar), langkah["dari"], oleh=oleh)


_JENIS = {"tambah": _urung_tambah, "hapus": _urung_hapus, "sel": _urung_sel, "letak": _urung_letak}
