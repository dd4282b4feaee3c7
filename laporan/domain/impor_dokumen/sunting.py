"""Correcting a document before it is applied: who may, and in which state. Rows, lists and leftovers: sunting_*.

Every correction holds the `Impor` row, so that nothing changes under an apply that has begun.
"""

from django.db.models import QuerySet

from laporan.domain.impor_dokumen.cocokkan import cocokkan
from laporan.models import BacaanLembar
from organisasi.domain import impor as impor_umum
from organisasi.domain import tulis
from organisasi.domain.impor import pastikan_buka
from organisasi.domain.sekaligus import utuh
from organisasi.enums import JenisImpor, StatusImpor
from organisasi.galat import Bentrok, IsianSalah, SalahStatus
from organisasi.models import Impor, Instansi
from organisasi.permissions import boleh, pastikan
from organisasi.tahun import WAJAR

SEDANG_DITERAPKAN = "Dokumen ini sedang diterapkan; bacaannya tidak dapat diubah lagi. Tunggu sampai selesai."
TIDAK_SIAP = {
    StatusImpor.DIBACA: "Dokumen ini masih dibaca. Tunggu sampai selesai.",
    StatusImpor.GAGAL: "Dokumen ini tidak dapat dibaca, sehingga tidak ada yang dapat diubah.",
    StatusImpor.DITERAPKAN: "Dokumen ini sudah diterapkan. Ubah datanya di lembar masing-masing.",
    StatusImpor.DIBATALKAN: "Impor dokumen ini sudah dibatalkan.",
}


def dokumen() -> QuerySet[Impor]:
    """Imports of documents, with what their pages show."""
    return impor_umum.lengkap().filter(jenis=JenisImpor.DOKUMEN)


def terlihat(pelaku) -> QuerySet[Impor]:
    """The imports of documents that the actor may work on, the latest first."""
    return impor_umum.terlihat(pelaku).filter(jenis=JenisImpor.DOKUMEN)


def buka(oleh, impor: Impor) -> Impor:
    """The import as it is stored now, held until the act ends. Ditolak without the right, SalahStatus unless SIAP."""
    pastikan_buka(oleh, impor)
    terkini = tulis.kunci(impor, "instansi", "pekerjaan")
    pastikan_siap(terkini)
    return terkini


def pastikan_siap(impor: Impor) -> None:
    """Raises SalahStatus where it cannot be corrected now."""
    if impor.status != StatusImpor.SIAP:
        raise SalahStatus(TIDAK_SIAP[StatusImpor(impor.status)])
    if impor_umum.bekerja(impor):
        raise SalahStatus(SEDANG_DITERAPKAN)


@utuh
def atur_kepala(
    *,
    oleh,
    impor: Impor,
    versi: int,
    judul: str,
    instansi: Instansi | None,
    tahun: int | None,
    sampai: int | None = None,
    tahun_target: int | None = None,
    buat_instansi: bool | None = None,
) -> Impor:
    """Whose document it is and for which years. Another instansi matches the sheets anew.

    buat_instansi: applying makes the instansi where the pemda has none (admin only); None leaves it as it is.
    """
    terkini = buka(oleh, impor)
    if instansi and instansi.pk != terkini.instansi_id and not boleh(oleh, "kelola_organisasi"):
        pastikan(oleh, "isi_data", instansi)
    if buat_instansi is not None:
        pastikan(oleh, "kelola_organisasi")
    _periksa_tahun(tahun, sampai, tahun_target)
    masa = f"{tahun}-{sampai}" if tahun and sampai and sampai != tahun else str(tahun or "")
    kepala = terkini.kepala | {"tahun": dibetulkan(terkini.kepala.get("tahun"), masa), "tahun_target": tahun_target}
    kepala |= {} if buat_instansi is None else {"buat_instansi": buat_instansi}
    ganti = (instansi.pk if instansi else None) != terkini.instansi_id
    nilai = {"judul": judul, "instansi": instansi, "tahun": tahun, "kepala": kepala}
    hasil = tulis.ubah(terkini, nilai, oleh=oleh, versi=versi)
    if ganti:
        cocokkan(oleh=oleh, impor=hasil)
    return hasil


def _periksa_tahun(tahun: int | None, sampai: int | None, target: int | None) -> None:
    for nama, nilai in (("tahun", tahun), ("sampai", sampai)):
        if nilai is not None and nilai not in WAJAR:
            raise IsianSalah({nama: f"Tahun antara {WAJAR.start} dan {WAJAR.stop - 1}."})
    if sampai and (not tahun or sampai < tahun):
        raise IsianSalah({"sampai": "Tahun akhir tidak boleh sebelum tahun awal."})
    if target and not (tahun and tahun <= target <= (sampai or tahun)):
        raise IsianSalah({"tahun_target": "Tahun target harus di dalam masa dokumen."})


def dibetulkan(lama: dict | None, teks: str) -> dict:
    """A `Terbaca` of `Impor.kepala` with the text that a person gave it; the source stays beside it."""
    lama = lama or {}
    if lama.get("teks", "") == teks:
        return lama
    return {"mentah": lama.get("mentah", ""), "teks": teks, "keyakinan": 100, "catatan": []}


@utuh
def batalkan(*, oleh, impor: Impor, versi: int) -> Impor:
    """Give the import up: nothing of it was data yet. The reading and the file stay for whoever asks later."""
    pastikan_buka(oleh, impor)
    if impor.status == StatusImpor.SIAP and impor_umum.bekerja(impor):  # it is held till it is applied: do not wait
        raise SalahStatus(SEDANG_DITERAPKAN)
    terkini = tulis.kunci(impor, "instansi", "pekerjaan")
    if terkini.status == StatusImpor.DIBATALKAN:
        return terkini
    if terkini.status == StatusImpor.DITERAPKAN:
        raise SalahStatus(TIDAK_SIAP[StatusImpor.DITERAPKAN])
    if terkini.status == StatusImpor.SIAP and impor_umum.bekerja(terkini):
        raise SalahStatus(SEDANG_DITERAPKAN)
    return tulis.ubah(terkini, oleh=oleh, versi=versi, status=StatusImpor.DIBATALKAN)


def pastikan_versi(terkini, versi: int | None, nilai: dict) -> None:
    """Bentrok where the stored row is no longer the one that the page showed."""
    if versi is not None and terkini.versi != versi:
        raise Bentrok(terkini, nilai)


def buka_lembar(oleh, lembar: BacaanLembar) -> BacaanLembar:
    """The sheet as it is stored now, held; its import is open (`buka`)."""
    impor = buka(oleh, lembar.impor)
    terkini = tulis.kunci(lembar)
    terkini.impor = impor
    return terkini
