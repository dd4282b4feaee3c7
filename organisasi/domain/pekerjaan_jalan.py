"""Running a job: claim with a lease, work in short committed steps, one ending.

No transaction is open while a job computes or renders, so it never holds up the writers of SQLite, and every report is
visible at once. Status and attempt number fence the row: a worker that lost its lease can no longer write.
"""

import logging
import secrets
import time
from contextlib import ExitStack

from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from kinerja import denyut, permintaan
from kinerja.docx import GalatDocx
from kinerja.pdf import GalatPdf
from organisasi.domain import jejak
from organisasi.domain.berkas import BerkasBaru, simpan_berkas
from organisasi.domain.pekerjaan import ganti_status, jenis_bernama, kunci_jalan, nasib_hasil, pelaku_dari, sewa_baru
from organisasi.domain.pekerjaan_sewa import Sewa
from organisasi.enums import StatusPekerjaan
from organisasi.galat import GalatKinerja
from organisasi.galat_mesin import sebab
from organisasi.models import Berkas, Pekerjaan, Pemda
from organisasi.penyewa import sebagai
from organisasi.tugas import bangunkan

logger = logging.getLogger(__name__)
JEDA_AMBIL = (0, 0.05, 0.1, 0.2, 0.4, 0.8)  # seconds before each try: who saves a cell is done by then
JEDA_TERSELA = (0, 0.1)  # where a job of the same pemda was passed by a moment ago
TERSELA = 30  # seconds
_tersela: dict[int, float] = {}  # until when a pemda counts as busy
_henti = False  # no Event: its lock, held below a signal handler, would never open


class PekerjaanLepas(Exception):
    """The job is no longer ours: cancelled, or its lease ran out and another worker has it."""


class PekerjaanDitunda(Exception):
    """This worker was asked to end; the job goes back to the queue."""


def minta_berhenti() -> bool:
    """Let the running job go back to the queue at its next report (SIGTERM of the worker). False when asked before."""
    global _henti
    baru, _henti = not _henti, True
    return baru


def siap_lagi() -> None:
    """What was asked is done: a process that lives on takes the next job to its end."""
    global _henti
    _henti = False


class Lapor:
    """Reports of a running job. Between two reports lies one step, run as the tenant (see `sebagai`)."""

    def __init__(self, pekerjaan: Pekerjaan):
        self.pekerjaan = pekerjaan
        self._kedalaman = 0
        self._langkah = ExitStack()
        self._menutup = False
        self._sewa = Sewa(pekerjaan)

    def __enter__(self) -> "Lapor":
        self._buka()
        try:
            self._sewa.mulai()
        except BaseException:  # no thread to be had: nobody else closes what was opened
            self._langkah.close()
            raise
        return self

    def __exit__(self, *galat):
        try:
            return self._langkah.__exit__(*galat)
        finally:
            self._sewa.henti()

    def __call__(self, langkah: int, jumlah: int, keterangan: str = "") -> None:
        """Step `langkah` of `jumlah` begins. Commits what was written so far and renews the lease."""
        self._catat(langkah=langkah, jumlah_langkah=jumlah, keterangan=keterangan[:200])

    def kabar(self, keterangan: str) -> None:
        """The same without moving the bar: a sign of life during long work."""
        self._catat(keterangan=keterangan[:200])

    def penutup(self) -> None:
        """What is written from here on commits together with the ending of the job. No report after it."""
        if self._menutup:
            return
        self._akhiri_langkah()
        self._buka()
        self._langkah.enter_context(transaction.atomic())
        self._menutup = True
        if self._milik_kita().select_for_update().first() is None:
            raise PekerjaanLepas
        self._sewa.dipegang()

    def urungkan_penutup(self) -> None:
        """Take back what was written since penutup(); reports are possible again, so that the reason can be kept. A
        report itself: the row is free again, and its lease may have ended meanwhile."""
        transaction.set_rollback(True)
        self._langkah.close()
        self._menutup = False
        self._sewa.dipegang(False)
        self._buka()
        self._catat()

    def _catat(self, **kemajuan) -> None:
        self._akhiri_langkah()
        denyut.berdenyut()
        with sebagai(self.pekerjaan.pemda, self.pekerjaan.dibuat_oleh):
            masih = self._milik_kita().update(sewa_sampai=sewa_baru(), **kemajuan)
        if not masih:
            raise PekerjaanLepas
        self._sewa.dikabari()
        if _henti:
            raise PekerjaanDitunda
        self._buka()

    def _milik_kita(self):
        return Pekerjaan.objects.filter(
            pk=self.pekerjaan.pk, status=StatusPekerjaan.BERJALAN, percobaan=self.pekerjaan.percobaan
        )

    def _buka(self) -> None:
        self._langkah.enter_context(sebagai(self.pekerjaan.pemda, self.pekerjaan.dibuat_oleh))
        self._kedalaman = len(connection.atomic_blocks)

    def _akhiri_langkah(self) -> None:
        if self._menutup or len(connection.atomic_blocks) != self._kedalaman:
            raise RuntimeError("lapor dipanggil di dalam transaksi atau sesudah penutup().")
        self._langkah.close()


def kuras() -> int:
    """Run every waiting job of every pemda here and now, whatever the engine knows. Number of jobs run."""
    jumlah = 0
    for pemda in Pemda.objects.order_by("pk"):
        with sebagai(pemda):
            antre = Pekerjaan.objects.filter(status=StatusPekerjaan.ANTRE).order_by("pk")
            kunci = list(antre.values_list("pk", flat=True))
        for pk in kunci:
            jalankan(pemda.pk, pk)
        jumlah += len(kunci)
    return jumlah


def jalankan(pemda_id: int, pekerjaan_id: int) -> None:
    """Run the job to one of its endings; does nothing when it is not waiting. Errors end in the row, not here."""
    with permintaan.sebagai(permintaan.baru("pekerjaan")), permintaan.sebut(pekerjaan=pekerjaan_id):
        _jalankan(pemda_id, pekerjaan_id)


def _jalankan(pemda_id: int, pekerjaan_id: int) -> None:
    pekerjaan = _ambil(pemda_id, pekerjaan_id)
    if pekerjaan is None:
        return
    with permintaan.sebut(pemda=pekerjaan.pemda.slug, jenis=pekerjaan.jenis):
        awal = time.monotonic()
        _akhiri(pekerjaan, pemda_id, pekerjaan_id)
        ms = round((time.monotonic() - awal) * 1000)
        logger.info("Pekerjaan %s/%s %s.", pemda_id, pekerjaan_id, pekerjaan.status, extra={"ms": ms})


def _akhiri(pekerjaan: Pekerjaan, pemda_id: int, pekerjaan_id: int) -> None:
    """Work, and one of the endings."""
    try:
        _kerjakan(pekerjaan)
    except PekerjaanLepas:
        logger.info("Pekerjaan %s/%s bukan milik pekerja ini lagi.", pemda_id, pekerjaan_id)
    except PekerjaanDitunda:
        _kembalikan(pekerjaan)
    except (GalatKinerja, GalatPdf, GalatDocx) as galat:
        _gagalkan(pekerjaan, str(galat))
    except (OperationalError, InterfaceError):
        logger.exception("Basis data terputus saat pekerjaan %s/%s; diulang penyapu.", pemda_id, pekerjaan_id)
    except Exception as galat:
        kode = secrets.token_hex(4).upper()
        logger.exception("Pekerjaan %s/%s gagal, kode %s", pemda_id, pekerjaan_id, kode)
        apa = (sebab(galat) or "Terjadi kesalahan yang tidak terduga.").rstrip(".")
        _gagalkan(
            pekerjaan,
            f"{apa}; {nasib_hasil(pekerjaan.jenis)}. Coba lagi, dan bila terulang sampaikan kode {kode} kepada "
            "operator.",
        )


def _ambil(pemda_id: int, pekerjaan_id: int) -> Pekerjaan | None:
    """Claim a waiting job. One of a pemda whose audit trail is being written, for minutes where it is an import, stays
    in the queue: this worker also does the jobs of other pemda. The next round of the reaper wakes it again."""
    pemda = Pemda.objects.filter(pk=pemda_id).first()
    if pemda is None:
        return None
    tersela = time.monotonic() < _tersela.get(pemda_id, 0)
    for jeda in JEDA_TERSELA if tersela else JEDA_AMBIL:
        time.sleep(jeda)
        with sebagai(pemda):
            pekerjaan = _pegang_antre(pekerjaan_id)
            if pekerjaan is None:
                return None
            if jejak.coba_antre(pemda_id):
                _tersela.pop(pemda_id, None)
                return pekerjaan if _mulai(pekerjaan) else None
            Pekerjaan.objects.filter(pk=pekerjaan_id).update(sewa_sampai=timezone.now())
    _tersela[pemda_id] = time.monotonic() + TERSELA
    return None


def _pegang_antre(pekerjaan_id: int) -> Pekerjaan | None:
    """The waiting job, its row held before the audit trail, as everybody does. None also when another process holds
    it: it is claimed, cancelled or woken right now."""
    lengkap = Pekerjaan.objects.select_related("pemda", "instansi", "dibuat_oleh")
    bebas = lengkap.select_for_update(skip_locked=True, of=("self",))  # SQLite has no row locks and ignores it
    return bebas.filter(pk=pekerjaan_id, status=StatusPekerjaan.ANTRE).first()


def _mulai(pekerjaan: Pekerjaan) -> bool:
    """Running, with a lease and a new attempt number."""
    return ganti_status(
        pekerjaan,
        StatusPekerjaan.BERJALAN,
        oleh=pelaku_dari(pekerjaan),
        percobaan=pekerjaan.percobaan + 1,
        sewa_sampai=sewa_baru(),
        mulai=timezone.now(),
        langkah=0,
        kunci=kunci_jalan(pekerjaan),
    )


def _kerjakan(pekerjaan: Pekerjaan) -> None:
    fungsi = jenis_bernama(pekerjaan.jenis).fungsi
    with Lapor(pekerjaan) as lapor:
        hasil = fungsi(pekerjaan, lapor)
        lapor.penutup()
        oleh = pelaku_dari(pekerjaan)
        berkas = _simpan_hasil(hasil, oleh)
        nilai = {"hasil": berkas, "selesai": timezone.now(), "sewa_sampai": None}
        if not ganti_status(pekerjaan, StatusPekerjaan.SELESAI, oleh=oleh, **nilai):
            raise PekerjaanLepas


def _simpan_hasil(hasil: BerkasBaru | Berkas | None, oleh) -> Berkas | None:
    """The result as a stored file. A Berkas the function stored itself (with rows of its own) is taken as it is."""
    if hasil is None or isinstance(hasil, Berkas):
        return hasil
    berkas = simpan_berkas(
        oleh=oleh, nama=hasil.nama, isi=hasil.isi, jenis_mime=hasil.jenis_mime, instansi=hasil.instansi
    )
    if not isinstance(hasil.isi, bytes):
        hasil.isi.close()
    return berkas


def _gagalkan(pekerjaan: Pekerjaan, sebab: str) -> None:
    with sebagai(pekerjaan.pemda):
        oleh = pelaku_dari(pekerjaan)
        ganti_status(
            pekerjaan, StatusPekerjaan.GAGAL, oleh=oleh, galat=sebab, selesai=timezone.now(), sewa_sampai=None
        )


def _kembalikan(pekerjaan: Pekerjaan) -> None:
    """Back to the queue; the attempt does not count, it was we who stopped."""
    with sebagai(pekerjaan.pemda), transaction.atomic():
        oleh, percobaan = pelaku_dari(pekerjaan), pekerjaan.percobaan - 1
        if ganti_status(pekerjaan, StatusPekerjaan.ANTRE, oleh=oleh, percobaan=percobaan, sewa_sampai=timezone.now()):
            bangunkan(pekerjaan.pemda_id, pekerjaan.pk)
