"""Kabar: notices to people (Pemberitahuan). Written in the caller's transaction; e-mail follows later, by the worker.

A notice tells of a change that has an audit row of its own, so it has none.
"""

from collections.abc import Iterable

from django.db.models import Q

from organisasi.enums import PERAN_INSTANSI, JenisInstansi, JenisPemberitahuan, Peran, Tindakan
from organisasi.galat import PelanggaranPenyewa
from organisasi.models import Instansi, Keanggotaan, Pemberitahuan, Pengguna

JUDUL_MAKS = 200  # characters; the page it leads to has the whole text
SEKALI_KIRIM = 500  # rows in one INSERT
KEMBALI = (Tindakan.KEMBALIKAN, Tindakan.TOLAK, Tindakan.BUKA)
MENUNGGU = {
    Tindakan.AJUKAN: Peran.PIMPINAN,
    Tindakan.SETUJUI: Peran.VERIFIKATOR,
    Tindakan.VERIFIKASI: Peran.INSPEKTORAT,
}  # after this move it is the turn of that role


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
    anggota = Keanggotaan.objects.filter(pengguna__in=calon, aktif=True, pengguna__is_active=True)
    daftar = dict.fromkeys(anggota.order_by("pengguna").values_list("pengguna", flat=True).distinct(), jenis)
    return _tulis(daftar, oleh=oleh, judul=judul, isi=isi, alamat=alamat, instansi=instansi, kunci=kunci)


def kabari_peralihan(objek, peralihan, *, oleh, alasan: str = "", judul: str, alamat: str) -> int:
    """Tell the roles in `peralihan.kabar` that `objek` (or its document: `penetapan`) was moved; how many were told.

    Perencana and pimpinan are those of its instansi (for a Bagian also of the Setda), the other roles of the pemda.
    """
    instansi = objek.instansi if hasattr(objek, "instansi") else objek.penetapan.instansi
    anggota = Keanggotaan.objects.filter(_berperan(peralihan.kabar, instansi), aktif=True, pengguna__is_active=True)
    daftar: dict[int, str] = {}
    for pengguna, peran in anggota.order_by("pk").values_list("pengguna", "peran"):
        jenis = _jenis(peralihan.tindakan, peran)
        if daftar.get(pengguna) != JenisPemberitahuan.PENGAJUAN:
            daftar[pengguna] = jenis
    isi = f"{oleh.nama}: {alasan.strip()}" if alasan.strip() else f"Oleh {oleh.nama}."
    return _tulis(daftar, oleh=oleh, judul=judul, isi=isi, alamat=alamat, instansi=instansi)


def _berperan(kabar: Iterable[str], instansi: Instansi | None) -> Q:
    """Memberships with these roles that reach the instansi, as `Pelaku.berperan_di` reads them."""
    sepemda = Q(peran__in=[peran for peran in kabar if peran not in PERAN_INSTANSI])
    if instansi is None:
        return sepemda
    letak = Q(instansi=instansi)
    if instansi.jenis == JenisInstansi.BAGIAN and instansi.induk_id:
        letak |= Q(instansi=instansi.induk_id, instansi__jenis=JenisInstansi.SETDA)
    return sepemda | (letak & Q(peran__in=[peran for peran in kabar if peran in PERAN_INSTANSI]))


def _jenis(tindakan: str, peran: str) -> JenisPemberitahuan:
    if tindakan in KEMBALI:
        return JenisPemberitahuan.KEMBALI
    giliran = MENUNGGU.get(tindakan) == peran
    return JenisPemberitahuan.PENGAJUAN if giliran else JenisPemberitahuan.KEPUTUSAN


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
