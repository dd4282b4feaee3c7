"""Acts on the items of a draft decree: add, change, delete, move, paste, undo.

    hasil = butir_keputusan.tambah(keputusan, oleh=pelaku, versi=keputusan.versi, bagian="menimbang", isi="bahwa …;")
    hasil = butir_keputusan.pindah(hasil.butir, oleh=pelaku, versi=hasil.keputusan.versi, arah="naik")

Every act locks the decree, asks for the right `isi_data` and the state draf, compares `versi` (that of the decree;
None: not asked), gives it a new one, and keeps what it takes to undo it. References typed in a text become links to
the items they name now; numbers are never stored (laporan.naskah.rujukan). Raises Ditolak, SalahStatus, Bentrok,
IsianSalah.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from django.utils import timezone

from laporan.domain import susunan_naskah
from laporan.domain.penyunting_naskah import HILANG, Hasil, Penyunting
from laporan.domain.susunan_naskah import IsiButir
from laporan.domain.tempel_naskah import susun_tempelan
from laporan.models import ButirKeputusan, Keputusan, UrunganNaskah
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import Ditolak, IsianSalah, SalahStatus

UJUNG = "Butir ini sudah di ujung; tidak ada tempat untuk dipindahkan ke sana."
TANPA_ATAS = "Tidak ada butir di atasnya yang dapat memuatnya sebagai rincian."
ARAH_ASING = "Arah pindah ini tidak dikenal."
BUKAN_PELAKU = "Hanya yang melakukan tindakan ini yang dapat mengurungkannya."
SUDAH_DIURUNGKAN = "Tindakan ini sudah diurungkan. Muat ulang halamannya untuk melihat keadaan terkini."
BERUBAH = "Tidak diurungkan: bagian ini sudah diubah lagi sejak itu. Ubah langsung pada butirnya."
TAK_TERBACA = "Tidak ada butir yang terbaca dari yang ditempel."


@utuh
def tambah(
    keputusan: Keputusan,
    *,
    oleh,
    versi: int | None = None,
    bagian: str,
    isi: str,
    induk: ButirKeputusan | None = None,
    posisi: int | None = None,
    dasar_hukum=None,
    dasar_hukum_pemda=None,
) -> Hasil:
    """Add an item, at the end or at place `posisi` (from 1); with `induk` a sub-item of that diktum.

    dasar_hukum, dasar_hukum_pemda: the row of the library that an item of mengingat was taken from.
    """
    meja = Penyunting.buka(keputusan, oleh=oleh, versi=versi, isi=isi)
    milik = meja.cari(induk).kunci if induk else ""
    sumber = {
        "dasar_hukum": dasar_hukum and dasar_hukum.pk,
        "dasar_hukum_pemda": dasar_hukum_pemda and dasar_hukum_pemda.pk,
    }
    baru = IsiButir(uuid4().hex, meja.serap(isi, bagian, milik), **sumber)
    meja.sisipkan(bagian, [baru], milik, _indeks(posisi))
    return meja.selesai(bagian, "Menambah butir", [baru.kunci])


@utuh
def ubah(butir: ButirKeputusan, *, oleh, versi: int | None = None, isi: str, **sumber) -> Hasil:
    """Change the text of an item; `isi` as the edit box showed and gave it back.

    sumber: `dasar_hukum` or `dasar_hukum_pemda`, a row of the library or None; not named, it stays.
    """
    meja = Penyunting.buka(butir.keputusan, oleh=oleh, versi=versi, isi=isi)
    lama = meja.cari(butir)
    letak = meja.awal.denah[lama.kunci]
    baru = meja.serap(isi, letak.bagian, letak.induk or lama.kunci, lama.isi)
    kunci = {nama: satu and satu.pk for nama, satu in sumber.items()}
    meja.tukar(replace(lama, isi=baru, **kunci))
    return meja.selesai(letak.bagian, "Mengubah butir", [lama.kunci])


@utuh
def hapus(butir: ButirKeputusan, *, oleh, versi: int | None = None) -> Hasil:
    """Delete an item with its sub-items. References to it stay, and are shown as lost."""
    meja = Penyunting.buka(butir.keputusan, oleh=oleh, versi=versi)
    bagian = meja.awal.denah[meja.cari(butir).kunci].bagian
    meja.cabut(butir.kunci.hex)
    return meja.selesai(bagian, "Menghapus butir")


@utuh
def pindah(
    butir: ButirKeputusan,
    *,
    oleh,
    versi: int | None = None,
    arah: str = "",
    induk: ButirKeputusan | None = None,
    posisi: int | None = None,
) -> Hasil:
    """Move an item within its part.

    arah: "naik", "turun", "masuk" (last sub-item of the diktum above it), "keluar" (a diktum of its own below the one
    it was in). Without it: to place `posisi` (from 1) of the list of `induk` (None: of the part), else to its end.
    """
    meja = Penyunting.buka(butir.keputusan, oleh=oleh, versi=versi)
    letak = meja.awal.denah[meja.cari(butir).kunci]
    ke, indeks = _tujuan(meja, butir.kunci.hex, arah) if arah else (_kunci_induk(meja, induk), _indeks(posisi))
    if ke == butir.kunci.hex:
        raise IsianSalah("Butir tidak dapat menjadi rincian dirinya sendiri.")
    isi = meja.cabut(butir.kunci.hex)
    meja.sisipkan(letak.bagian, [isi], ke, indeks)
    return meja.selesai(letak.bagian, "Memindahkan butir", [isi.kunci])


@utuh
def urutkan(
    keputusan: Keputusan, *, oleh, versi: int | None = None, bagian: str, kunci: Sequence[str], kalimat: str = ""
) -> Hasil:
    """Put the items of a part in this order of their keys (hex); those not named follow as they are."""
    meja = Penyunting.buka(keputusan, oleh=oleh, versi=versi)
    meja.urutkan(bagian, kunci)
    return meja.selesai(bagian, kalimat or "Mengurutkan butir")


@utuh
def tempel(
    keputusan: Keputusan,
    *,
    oleh,
    versi: int | None = None,
    bagian: str,
    teks: str = "",
    html: str = "",
    sesudah: ButirKeputusan | None = None,
    induk: ButirKeputusan | None = None,
) -> Hasil:
    """Split a pasted text into items, without the numbers it carries; at the end, or after the item `sesudah`.

    With `induk` they become sub-items of that diktum. References in it mean the numbers it came with.
    """
    meja = Penyunting.buka(keputusan, oleh=oleh, versi=versi, teks=teks)
    milik = _kunci_induk(meja, induk)
    indeks = None
    if sesudah is not None:
        letak = meja.awal.denah[meja.cari(sesudah).kunci]
        if letak.bagian != bagian:
            raise IsianSalah(HILANG)
        milik = letak.induk
        indeks = 1 + [satu.kunci for satu in meja.daftar(bagian, milik)].index(sesudah.kunci.hex)
    baru = susun_tempelan(meja, bagian, teks, html, milik, indeks)
    if not baru:
        raise IsianSalah({"teks": TAK_TERBACA})
    meja.sisipkan(bagian, baru, milik, indeks)
    return meja.selesai(bagian, f"Menempel {len(baru)} butir", [satu.kunci for satu in baru])


@utuh
def urungkan(urungan: UrunganNaskah, *, oleh, versi: int | None = None) -> Hasil:
    """Take an act back: once, by who acted, the whole part or nothing, not over what was changed since."""
    if oleh.pengguna is None or urungan.pengguna_id != oleh.pengguna.pk:
        raise Ditolak(BUKAN_PELAKU)
    meja = Penyunting.buka(urungan.keputusan, oleh=oleh, versi=versi)
    terkini = tulis.kunci(urungan)
    if terkini.dipakai is not None:
        raise SalahStatus(SUDAH_DIURUNGKAN)
    sebelum, sesudah = (susunan_naskah.dari_polos(isi) for isi in terkini.isi)
    if meja.daftar(terkini.bagian) != sesudah:
        raise SalahStatus(BERUBAH)
    meja.pasang(terkini.bagian, "", sebelum)
    UrunganNaskah.objects.filter(pk=terkini.pk).update(dipakai=timezone.now())
    return meja.selesai(terkini.bagian, "")


def _indeks(posisi: int | None) -> int | None:
    return None if posisi is None else posisi - 1


def _kunci_induk(meja: Penyunting, induk: ButirKeputusan | None) -> str:
    return meja.cari(induk).kunci if induk else ""


def _tujuan(meja: Penyunting, kunci: str, arah: str) -> tuple[str, int | None]:
    """(key of the new parent, place in its list) of a move by one step, once the item is out of its list."""
    letak = meja.awal.denah[kunci]
    saudara = [satu.kunci for satu in meja.daftar(letak.bagian, letak.induk)]
    tempat = saudara.index(kunci)
    if arah in ("naik", "turun"):
        baru = tempat + (1 if arah == "turun" else -1)
        if not 0 <= baru < len(saudara):
            raise IsianSalah(UJUNG)
        return letak.induk, baru
    if arah == "masuk" and not letak.induk:
        if tempat == 0:
            raise IsianSalah(TANPA_ATAS)
        return saudara[tempat - 1], None
    if arah == "keluar" and letak.induk:
        return "", 1 + [satu.kunci for satu in meja.daftar(letak.bagian)].index(letak.induk)
    raise IsianSalah(ARAH_ASING)
