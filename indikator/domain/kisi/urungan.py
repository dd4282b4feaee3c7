"""Undo of an act on a sheet: a list of steps, used once, by who acted, all of them or none.

    balik = urungan.balik_hapus(indikator)            # before the deletion
    domain_indikator.hapus(indikator, oleh=oleh)
    undo = urungan.catat(oleh=oleh, lembar=lembar, kalimat="Urungkan hapus baris", balik=balik)

A step that adds, changes or moves is built after its write, one that deletes before it. Steps are taken back in the
opposite order. Each refuses with a sentence where its row was changed since.
"""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from django.db.models import Q
from django.utils import timezone

from indikator.domain import indikator as domain_indikator
from indikator.domain import sasaran as domain_sasaran
from indikator.domain.kisi import letak, potret, sel
from indikator.domain.penetapan import buka_isian
from indikator.models import Indikator, Lembar, SasaranStrategis, Urungan
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
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


def balik_tambah(*objek: Baris) -> list[dict]:
    """Takes added rows away; call it after everything was written on them."""
    return [{"jenis": "tambah"} | sebut for sebut in _sebut(*objek)]


def balik_hapus(*objek: Baris) -> list[dict]:
    """Gives rows back with all their parts, keys and lineage; call it before they are deleted."""
    return [{"jenis": "hapus", "potret": satu} for satu in potret.ambil_banyak(objek)]


def balik_sel(objek: Baris, kolom: str, dari: str, ke: str) -> dict:
    """Writes the raw text `dari` back into a cell that now says `ke`."""
    return {"jenis": "sel", **_sebut(objek)[0], "kolom": kolom, "dari": dari, "ke": ke}


def balik_letak(objek: Baris, dari: dict) -> dict:
    """Moves a row back; `dari` is `letak.ambil(objek)` as it was before."""
    return {"jenis": "letak", **_sebut(objek)[0], "dari": dari}


@utuh
def pakai(urungan: Urungan, *, oleh) -> str:
    """Take the act back; gives the sentence for it. Raises Ditolak for somebody else, SalahStatus if too late."""
    if oleh.pengguna is None or urungan.pengguna_id != oleh.pengguna.pk:
        raise Ditolak("Hanya yang melakukan tindakan ini yang dapat mengurungkannya.")
    buka_isian(oleh, urungan.lembar)
    terkini = tulis.kunci(urungan)
    if terkini.dipakai is not None:
        raise SalahStatus(SUDAH_DIPAKAI)
    for jenis, langkah in groupby(reversed(terkini.balik), key=itemgetter("jenis")):
        _JENIS[jenis](list(langkah), urungan.lembar, oleh)
    Urungan.objects.filter(pk=urungan.pk).update(dipakai=timezone.now())
    return f"Sudah diurungkan: {terkini.kalimat.removeprefix('Urungkan ')}."


def _sebut(*objek: Baris) -> list[dict]:
    """Which rows, and their versions as stored now (a write on their parts counts too)."""
    versi: dict[tuple, int] = {}
    for nama, model in potret.MODEL.items():
        if kunci := [satu.pk for satu in objek if isinstance(satu, model)]:
            tersimpan = model.objects.filter(pk__in=kunci).values_list("pk", "versi")
            versi |= {(nama, pk): nomor for pk, nomor in tersimpan}
    sebutan = [("indikator" if isinstance(satu, Indikator) else "sasaran", satu.pk) for satu in objek]
    return [{"model": nama, "pk": pk, "versi": versi.get((nama, pk))} for nama, pk in sebutan]


def _baris(langkah: Sequence[dict], lembar: Lembar, versi: bool = True) -> list[Baris]:
    """The rows of steps, locked; SalahStatus where one is gone or, with `versi`, changed since."""
    ada = {}
    for nama, model in potret.MODEL.items():
        kunci = [satu["pk"] for satu in langkah if satu["model"] == nama]
        semua = tulis.kunci_kueri(model.objects.filter(pk__in=kunci, lembar=lembar)).order_by("pk")
        ada |= {(nama, satu.pk): satu for satu in semua} if kunci else {}
    hasil = [ada.get((satu["model"], satu["pk"])) for satu in langkah]
    for satu, objek in zip(langkah, hasil, strict=True):
        if objek is None:
            raise SalahStatus(HILANG)
        if versi and objek.versi != satu["versi"]:
            raise SalahStatus(BERUBAH.format(objek.nama[:80]))
        objek.lembar = lembar
    return hasil


def _urung_tambah(langkah: list[dict], lembar: Lembar, oleh) -> None:
    semua = _baris(langkah, lembar)
    try:
        domain_indikator.hapus_banyak([satu for satu in semua if isinstance(satu, Indikator)], oleh=oleh)
        for satu in semua:
            if isinstance(satu, SasaranStrategis):
                domain_sasaran.hapus(satu, oleh=oleh)
    except IsianSalah as galat:
        raise SalahStatus(f"Tidak diurungkan: {galat}") from galat


def _urung_hapus(langkah: list[dict], lembar: Lembar, oleh) -> None:
    semua = [satu["potret"] for satu in langkah]
    for nama, model in potret.MODEL.items():
        milik = [satu for satu in semua if satu["model"] == nama]
        silsilah = [satu["isi"]["silsilah"] for satu in milik]
        sama = Q(pk__in=[satu["pk"] for satu in milik]) | Q(lembar=lembar, silsilah__in=silsilah)
        if milik and model.objects.filter(sama).exists():
            raise SalahStatus(SUDAH_DIPAKAI)
    _pastikan_induk([satu for satu in semua if satu["isi"].get("induk_id") and satu["model"] == "indikator"])
    potret.pasang_banyak(semua, oleh=oleh)


def _pastikan_induk(sub: list[dict]) -> None:
    """A parent that is still there may have become a sub-indicator itself, or have gone to another sasaran."""
    induk = Indikator.objects.in_bulk([satu["isi"]["induk_id"] for satu in sub]) if sub else {}
    for isi in (satu["isi"] for satu in sub):
        ada = induk.get(isi["induk_id"])
        if ada is not None and not letak.dapat_memuat(ada, isi["sasaran_id"]):
            raise SalahStatus(INDUK_PINDAH)


def _urung_sel(langkah: list[dict], lembar: Lembar, oleh) -> None:
    for satu, objek in zip(langkah, _baris(langkah, lembar, versi=False), strict=True):
        try:
            sel.simpan(objek, oleh=oleh, kolom=satu["kolom"], nilai=satu["dari"], dasar=satu["ke"])
        except sel.BentrokSel as galat:
            raise SalahStatus(BERUBAH.format(objek.nama[:80])) from galat


def _urung_letak(langkah: list[dict], lembar: Lembar, oleh) -> None:
    for satu in langkah:
        letak.kembalikan(*_baris([satu], lembar), satu["dari"], oleh=oleh)


_JENIS = {"tambah": _urung_tambah, "hapus": _urung_hapus, "sel": _urung_sel, "letak": _urung_letak}
