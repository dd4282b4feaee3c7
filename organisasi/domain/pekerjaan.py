"""Background jobs: the kinds there are, putting one in the queue, cancelling and repeating it.

An app names its kinds in a module `pekerjaan.py` (found by itself):

    @jenis_pekerjaan("cetak", judul="Cetak dokumen")
    def cetak(pekerjaan, lapor):
        dokumen = susun(...)                                  # reads and domain writes
        lapor(1, 2, "Menyusun halaman")                       # ends the step: committed, visible in the browser
        pdf = html_ke_pdf(..., kabar=lapor.kabar)             # long work outside every transaction
        return BerkasBaru("iku.pdf", pdf.isi, "application/pdf", pekerjaan.instansi)

Rules of such a function: it can be run again from the start (a killed worker is repeated, three times at most);
`lapor` is not called inside a transaction of its own; writes that must happen exactly once come after
`lapor.penutup()`, which commits them together with the ending of the job.
"""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from organisasi.domain import jejak, tulis
from organisasi.domain.berkas import BerkasBaru
from organisasi.enums import StatusPekerjaan, Tindakan
from organisasi.galat import Ditolak, GalatKinerja, IsianSalah, SalahStatus
from organisasi.models import Berkas, Instansi, Pekerjaan
from organisasi.pelaku import Pelaku
from organisasi.permissions import boleh, pastikan
from organisasi.tugas import bangunkan

HIDUP = (StatusPekerjaan.ANTRE, StatusPekerjaan.BERJALAN)
PESAN_DIPERCAYA = timedelta(seconds=10)  # how long a sent message may take before the reaper sends another one
KLIK_GANDA = timedelta(seconds=2)  # nobody goes back, edits, saves and asks again in that time
JEDA_LAPOR = 0.2  # seconds after which a row that a report held is free again
SEDANG_MENYIMPAN = (
    "Pekerjaan ini sedang dipegang pekerja, mungkin hasilnya sedang disimpan, jadi belum dapat dibatalkan. Tunggu "
    "sebentar, lalu muat ulang halamannya."
)
Fungsi = Callable[[Pekerjaan, "Lapor"], BerkasBaru | Berkas | None]  # noqa: F821  Lapor: domain.pekerjaan_jalan


@dataclass(frozen=True)
class Jenis:
    """A kind of job. `izin` is asked (with the job's instansi) when it is queued; `prioritas` from -100 to 100.

    bertahap: it stores parts before its end, and run again goes on with what is missing.
    isi_kini: it reads data that people go on changing. Asked for again after it began, it is made anew.
    """

    nama: str
    judul: str
    izin: str
    fungsi: Fungsi
    prioritas: int = 0
    bertahap: bool = False
    isi_kini: bool = False


_JENIS: dict[str, Jenis] = {}


def jenis_pekerjaan(nama: str, *, judul: str, izin: str = "lihat_instansi", **lain) -> Callable[[Fungsi], Fungsi]:
    """Decorator: register the function of a kind of job. `judul` is the title where the caller gives none; `lain`:
    prioritas, bertahap, isi_kini."""

    def daftarkan(fungsi: Fungsi) -> Fungsi:
        _JENIS[nama] = Jenis(nama, judul, izin, fungsi, **lain)
        return fungsi

    return daftarkan


def jenis_bernama(nama: str) -> Jenis:
    if nama not in _JENIS:
        raise GalatKinerja(f"Jenis pekerjaan “{nama}” tidak dikenal oleh versi aplikasi ini.")
    return _JENIS[nama]


def nasib_hasil(jenis: str) -> str:
    """What is left of a job that ended badly, as part of its sentence."""
    satu = _JENIS.get(jenis)
    if satu is not None and satu.bertahap:
        return "bagian yang sudah jadi tetap tersimpan dan tidak dikerjakan dua kali"
    return "tidak ada hasil yang disimpan"


def antrekan(
    *,
    oleh: Pelaku,
    jenis: str,
    kunci: str,
    parameter: dict | None = None,
    instansi: Instansi | None = None,
    judul: str = "",
) -> Pekerjaan:
    """Queue a job with its wake-up message in one transaction.

    While a job of this person with the same `kunci` waits or runs, that one is returned: asking twice does it once.
    The key names everything the result depends on; the person is added here, since the result is theirs. A kind that
    is `isi_kini` depends on the data too: once it runs, it answers no more than a double click.
    """
    macam, kunci = jenis_bernama(jenis), _kunci_orang(oleh, kunci)
    pastikan(oleh, macam.izin, instansi)
    with transaction.atomic():
        if hidup := _yang_hidup(kunci):
            return hidup
        try:
            pekerjaan = tulis.buat(
                Pekerjaan,
                oleh=oleh,
                jenis=jenis,
                kunci=kunci,
                parameter=parameter or {},
                instansi=instansi,
                judul=(judul or macam.judul)[:200],
                sewa_sampai=timezone.now() + PESAN_DIPERCAYA,
                dibuat_oleh=oleh.pengguna,
            )
        except IsianSalah:
            if hidup := _yang_hidup(kunci):  # somebody else was a moment earlier
                return hidup
            raise
        bangunkan(oleh.pemda.pk, pekerjaan.pk, macam.prioritas)
    return pekerjaan


def _kunci_orang(oleh: Pelaku, kunci: str) -> str:
    """`<user id>:<key>`, its tail hashed where the column is too short; it leaves room for `kunci_jalan`."""
    lengkap = f"{oleh.pengguna.pk if oleh.pengguna else 0}:{kunci}"
    return lengkap if len(lengkap) <= 100 else f"{lengkap[:35]}:{hashlib.sha256(lengkap.encode()).hexdigest()}"


def kunci_jalan(pekerjaan: Pekerjaan) -> str:
    """The key of a job that begins. That of a kind which is `isi_kini` becomes its own, so that another of the same
    key can wait beside it, also when it goes back to the queue."""
    satu, akhiran = _JENIS.get(pekerjaan.jenis), f"#{pekerjaan.pk}"
    muat = len(pekerjaan.kunci) + len(akhiran) <= Pekerjaan._meta.get_field("kunci").max_length
    if satu is None or not satu.isi_kini or not muat or pekerjaan.kunci.endswith(akhiran):
        return pekerjaan.kunci
    return pekerjaan.kunci + akhiran


def _yang_hidup(kunci: str) -> Pekerjaan | None:
    sama = Q(kunci=kunci) | Q(kunci__startswith=f"{kunci}#")
    hidup = Pekerjaan.objects.filter(sama, status__in=HIDUP).order_by("pk")
    return next((satu for satu in hidup if _menjawab(satu, kunci)), None)


def _menjawab(pekerjaan: Pekerjaan, kunci: str) -> bool:
    """Whether this job is what is asked for. One that began has read its data, maybe as they were before an edit: it
    answers only who asked a moment ago."""
    if pekerjaan.kunci == kunci:
        return True
    baru = pekerjaan.status == StatusPekerjaan.ANTRE or pekerjaan.dibuat > timezone.now() - KLIK_GANDA
    return baru and pekerjaan.kunci == f"{kunci}#{pekerjaan.pk}"


def boleh_atur(pelaku: Pelaku, pekerjaan: Pekerjaan) -> bool:
    """See, cancel and repeat a job: who queued it and the admin of the pemda."""
    milik = pelaku.pengguna is not None and pekerjaan.dibuat_oleh_id == pelaku.pengguna.pk
    return milik or boleh(pelaku, "kelola_organisasi")


def pastikan_atur(oleh: Pelaku, pekerjaan: Pekerjaan) -> None:
    if not boleh_atur(oleh, pekerjaan):
        raise Ditolak("Pekerjaan ini milik orang lain; hanya pemiliknya dan admin pemda yang dapat mengaturnya.")


def batalkan(*, oleh: Pelaku, pekerjaan: Pekerjaan) -> None:
    """Cancel a waiting or running job; a running one ends at its next report and leaves no file. One that stores its
    result just now is past that (SalahStatus)."""
    pastikan_atur(oleh, pekerjaan)
    with transaction.atomic():
        terkini = pegang(pekerjaan)
        if not terkini.masih_hidup:
            raise SalahStatus(f"Pekerjaan ini sudah berakhir ({terkini.get_status_display().lower()}).")
        ganti_status(terkini, StatusPekerjaan.DIBATALKAN, oleh=oleh, selesai=timezone.now())


def pegang(pekerjaan: Pekerjaan) -> Pekerjaan:
    """The row as it is now, held. Its worker holds it while it stores the result: nobody waits for that (SalahStatus).
    A claim and a report hold it too, but for a moment: so it is asked for twice."""
    for jeda in (0, JEDA_LAPOR):
        time.sleep(jeda)
        bebas = Pekerjaan.objects.select_for_update(skip_locked=True)  # SQLite has no row locks and ignores it
        if terkini := bebas.filter(pk=pekerjaan.pk).first():
            return terkini
    raise SalahStatus(SEDANG_MENYIMPAN)


def ulangi(*, oleh: Pelaku, pekerjaan: Pekerjaan) -> Pekerjaan:
    """Queue a failed or cancelled job again, as a new row of the same key."""
    pastikan_atur(oleh, pekerjaan)
    if pekerjaan.status not in (StatusPekerjaan.GAGAL, StatusPekerjaan.DIBATALKAN):
        raise SalahStatus("Hanya pekerjaan yang gagal atau dibatalkan yang dapat dicoba lagi.")
    return antrekan(
        oleh=oleh,
        jenis=pekerjaan.jenis,
        kunci=pekerjaan.kunci.removesuffix(f"#{pekerjaan.pk}").partition(":")[2],
        parameter=pekerjaan.parameter,
        instansi=pekerjaan.instansi,
        judul=pekerjaan.judul,
    )


def pelaku_dari(pekerjaan: Pekerjaan) -> Pelaku:
    """Who the job acts for, with the rights of this moment; call inside the tenant."""
    if pekerjaan.dibuat_oleh is None:
        return Pelaku.mesin(pekerjaan.pemda)
    return Pelaku.untuk(pekerjaan.dibuat_oleh, pekerjaan.pemda)


def sewa_baru():
    """Until when a worker may be silent."""
    return timezone.now() + timedelta(seconds=settings.SEWA_PEKERJAAN_DETIK)


def ganti_status(pekerjaan: Pekerjaan, status: str, *, oleh: Pelaku, **nilai) -> bool:
    """Change the state if the row still is what `pekerjaan` says (state and attempt), with its audit row.

    False: another process was first (cancelled, reaped); nothing is written then. `pekerjaan` is kept up to date.
    """
    lama = pekerjaan.status
    with transaction.atomic():
        syarat = Pekerjaan.objects.filter(pk=pekerjaan.pk, status=lama, percobaan=pekerjaan.percobaan)
        if not syarat.update(status=status, **nilai):
            return False
        perubahan = {"status": (lama, status)} | ({"galat": ("", nilai["galat"])} if nilai.get("galat") else {})
        jejak.catat(oleh=oleh, tindakan=Tindakan.UBAH, objek=pekerjaan, perubahan=perubahan)
    for kolom, baru in {"status": status, **nilai}.items():
        setattr(pekerjaan, kolom, baru)
    return True
