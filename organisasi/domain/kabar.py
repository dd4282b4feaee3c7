"""Kabar: notices to people (Pemberitahuan). Written in the caller's transaction; e-mail follows later, by the worker.

A notice tells of a change that has an audit row of its own, so it has none.
"""

from collections.abc import Iterable

from organisasi.domain.keanggotaan import anggota_aktif, anggota_untuk
from organisasi.enums import MENGEMBALIKAN, JenisPemberitahuan, Peran
from organisasi.galat import PelanggaranPenyewa
from organisasi.models import Instansi, Pemberitahuan, Pengguna

JUDUL_MAKS = 200  # characters; the page it leads to has the whole text
SEKALI_KIRIM = 500  # rows in one INSERT


def kabari(
    *,
    oleh,
    penerima: Iterable[Pengguna],
    jenis: str,
    judul: str,
    isi: str = "",
    alamat: str,
    instansi: Instansi | None = None,
    kunci: str = "",
) -> int:
    """Tell these people; gives how many were told. Only active members of the pemda are, and never the actor.

    `alamat` is a path of the pemda. What has a `kunci` (up to 120 characters) is told to a person once, whoever calls.
    """
    calon = {orang.pk for orang in penerima}
    anggota = anggota_aktif(Peran.values).filter(pengguna__in=calon)
    daftar = dict.fromkeys(anggota.order_by("pengguna").values_list("pengguna", flat=True).distinct(), jenis)
    return _tulis(daftar, oleh=oleh, judul=judul, isi=isi, alamat=alamat, instansi=instansi, kunci=kunci)


def kabari_peralihan(objek, peralihan, *, oleh, alasan: str = "", judul: str, alamat: str) -> int:
    """Tell the roles in `peralihan.kabar` that `objek` (or its document: `penetapan`) was moved; how many were told.

    Perencana and pimpinan are those of its instansi (for a Bagian also of the Setda), the other roles of the pemda.
    """
    instansi = objek.instansi if hasattr(objek, "instansi") else objek.penetapan.instansi
    daftar: dict[int, str] = {}
    for pengguna, peran in anggota_untuk(instansi, peralihan.kabar).order_by("pk").values_list("pengguna", "peran"):
        jenis = _jenis(peralihan, peran)
        if daftar.get(pengguna) != JenisPemberitahuan.PENGAJUAN:
            daftar[pengguna] = jenis
    isi = f"{oleh.nama}: {alasan.strip()}" if alasan.strip() else f"Oleh {oleh.nama}."
    return _tulis(daftar, oleh=oleh, judul=judul, isi=isi, alamat=alamat, instansi=instansi)


def _jenis(peralihan, peran: str) -> JenisPemberitahuan:
    if peralihan.tindakan in MENGEMBALIKAN:
        return JenisPemberitahuan.KEMBALI
    return JenisPemberitahuan.PENGAJUAN if peran == peralihan.giliran else JenisPemberitahuan.KEPUTUSAN


def _tulis(daftar: dict[int, str], *, oleh, judul: str, alamat: str, kunci: str = "", **isi) -> int:
    """One row for each {user id: jenis}, in one INSERT; the unique `kunci` also stops a second process."""
    if not alamat.startswith(f"/{oleh.pemda.slug}/"):
        raise PelanggaranPenyewa(f"Pemberitahuan menunjuk ke luar pemda: {alamat}")
    sudah = {oleh.pengguna.pk} if oleh.pengguna else set()
    if kunci:
        sudah |= set(Pemberitahuan.objects.filter(kunci=kunci).values_list("penerima", flat=True))
    nilai = isi | {"judul": ringkas(judul), "alamat": alamat, "kunci": kunci}
    baris = [
        Pemberitahuan(pemda=oleh.pemda, penerima_id=pk, jenis=jenis, **nilai)
        for pk, jenis in daftar.items()
        if pk not in sudah
    ]
    Pemberitahuan.periksa_penyewa_banyak(baris)
    Pemberitahuan.objects.bulk_create(baris, batch_size=SEKALI_KIRIM, ignore_conflicts=bool(kunci))
    return len(baris)


def ringkas(judul: str) -> str:
    """A title that fits its column."""
    judul = " ".join(judul.split())
    return judul if len(judul) <= JUDUL_MAKS else judul[: JUDUL_MAKS - 1].rstrip() + "…"
