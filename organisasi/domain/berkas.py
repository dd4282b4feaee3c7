"""Stored files: content on the storage first, visible only when the row commits, leftovers swept later."""

import hashlib
import io
import logging
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.utils import timezone

from kinerja import simpanan
from kinerja.cakram import turunkan
from organisasi.cadangan import kunci
from organisasi.domain import tulis
from organisasi.galat import IsianSalah
from organisasi.models import Berkas, Instansi, Pemda, PengaturanPemda
from organisasi.models.pekerjaan import letak_berkas
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
from organisasi.permissions import boleh, pastikan

pencatat = logging.getLogger(__name__)
_aturan: list[Callable[[Pelaku, Berkas], bool | None]] = []
USIA_SISA = timedelta(days=1)  # content without a row is left alone that long: its transaction may still be open


@dataclass(frozen=True)
class BerkasBaru:
    """A file not stored yet: what a job returns, so that file and job end in one transaction. What may be larger than
    the memory stands in a temporary file."""

    nama: str
    isi: bytes | BinaryIO
    jenis_mime: str
    instansi: Instansi | None = None


def simpan_berkas(
    *,
    oleh: Pelaku,
    nama: str,
    isi: bytes | BinaryIO,
    jenis_mime: str,
    instansi: Instansi | None = None,
    titipan: bool = False,
) -> Berkas:
    """Store content under a name nobody can guess, then its row. Nothing is visible before the row commits.

    `titipan`: it waits for the form that will use it (organisasi.domain.unggahan).
    """
    if instansi is not None:
        pastikan(oleh, "lihat_instansi", instansi)
    aliran = File(io.BytesIO(isi) if isinstance(isi, bytes) else isi)
    ukuran = aliran.seek(0, io.SEEK_END)
    if not ukuran:
        raise IsianSalah({"berkas": "Berkas ini kosong. Pilih berkas yang berisi."})
    aliran.seek(0)
    sidik = hashlib.file_digest(aliran, "sha256").hexdigest()
    letak = _taruh(letak_berkas(Berkas(pemda=oleh.pemda), nama), aliran)
    try:
        return tulis.buat(
            Berkas,
            oleh=oleh,
            nama=nama_aman(nama),
            jenis_mime=jenis_mime,
            ukuran=ukuran,
            sha256=sidik,
            isi=letak,
            titipan=titipan,
            instansi=instansi,
            dibuat_oleh=oleh.pengguna,
        )
    except BaseException:
        _buang(letak)
        raise


def daftarkan(aturan):
    """Register rule(pelaku, berkas) of an app to the right for its own files: whether the actor may read this one,
    None when it is none of them; usable as a decorator. Hung on from the module `berkas` of that app."""
    if aturan not in _aturan:
        _aturan.append(aturan)
    return aturan


def boleh_unduh(pelaku: Pelaku, berkas: Berkas) -> bool:
    """Who may read a file: who made it, the OPD it belongs to and those who examine it; without an OPD the admin.
    The emblem of the pemda is for all its people.

    A file may show a draft, so the right to see drafts is asked, not only the right to see the OPD. What an app has a
    rule for (the files of a decree) is for those whom that rule names, nobody else.
    """
    for aturan in _aturan:
        if (boleh_ini := aturan(pelaku, berkas)) is not None:
            return boleh_ini
    milik = pelaku.pengguna is not None and berkas.dibuat_oleh_id == pelaku.pengguna.pk
    if berkas.instansi is None:
        return milik or boleh(pelaku, "kelola_organisasi") or _lambang(berkas)
    return boleh(pelaku, "lihat_instansi", berkas.instansi) and (milik or boleh(pelaku, "lihat_draf", berkas.instansi))


def _lambang(berkas: Berkas) -> bool:
    return PengaturanPemda.objects.filter(lambang=berkas).exists()


def nama_aman(nama: str) -> str:
    """A file name without path and control characters, at most 200 characters, its ending kept."""
    bersih = "".join(h for h in unicodedata.normalize("NFC", nama) if unicodedata.category(h)[0] != "C")
    bersih = bersih.replace("\\", "/").rsplit("/", 1)[-1].strip(" .") or "berkas"
    pokok, titik, akhiran = bersih.rpartition(".")
    if not titik or len(akhiran) > 10:
        return bersih[:200]
    return f"{pokok[: 199 - len(akhiran)]}.{akhiran}"


def _taruh(letak: str, isi: File) -> str:
    """Write the content through to the disk; returns the name it got. Nothing is left of what did not fit."""
    try:
        nama = default_storage.save(letak, isi)
        if simpanan.di_cakram():
            isi_baru = Path(default_storage.path(nama))
            turunkan(isi_baru, isi_baru.parent)  # else a power cut keeps the row without the file
        return nama
    except OSError:
        _buang(letak)
        raise


def _buang(letak: str) -> None:
    """The name is a new one: nobody else has written there. What cannot be deleted now is swept later."""
    try:
        default_storage.delete(letak)
    except simpanan.SimpananMati:
        pencatat.warning("Sisa isi berkas %s dibuang kemudian.", letak)


def sapu_berkas() -> int:
    """Delete contents that never got a row (a process died, a transaction was undone). Number of deleted files.

    None while a backup runs: its snapshot may still name them.
    """
    with kunci.menyapu() as boleh_sapu:
        return sum(_sapu_pemda(pemda) for pemda in Pemda.objects.order_by("pk")) if boleh_sapu else 0


def _sapu_pemda(pemda: Pemda) -> int:
    batas = timezone.now() - USIA_SISA
    lama = {nama for nama, waktu in simpanan.isi(f"pemda/{pemda.pk}") if waktu < batas}
    if not lama:
        return 0
    with sebagai(pemda):
        sisa = lama - set(Berkas.objects.filter(isi__in=lama).values_list("isi", flat=True))
    for nama in sisa:
        default_storage.delete(nama)
    return len(sisa)
