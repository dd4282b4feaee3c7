"""States of an IKU/IKI document as data: who may move it from where to where, and what must be complete first."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from indikator.domain import capaian
from indikator.domain.kelengkapan import kekurangan
from indikator.domain.penetapan import pastikan_tahun_terbuka
from indikator.enums import StatusDokumen as S
from indikator.models import Penetapan, PenetapanBerlaku
from organisasi.domain import tulis
from organisasi.enums import Tindakan
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.permissions import boleh, pastikan

MEMUTUSKAN = (Tindakan.VERIFIKASI, Tindakan.TETAPKAN, Tindakan.KUNCI)  # not by who submitted


@dataclass(frozen=True)
class Peralihan:
    """One allowed move. `label` is the button, `penjelasan` what is asked before, `berhasil` the message after it."""

    tindakan: Tindakan
    dari: tuple[S, ...]
    ke: S
    izin: str
    label: str
    berhasil: str
    perlu_alasan: bool = False
    penjelasan: str = ""


PERALIHAN: dict[str, Peralihan] = {
    p.tindakan.value: p
    for p in (
        Peralihan(
            Tindakan.AJUKAN, (S.DRAF, S.DIKEMBALIKAN), S.DIAJUKAN, "isi_data", "Ajukan dokumen", "Dokumen diajukan."
        ),
        Peralihan(
            Tindakan.TARIK, (S.DIAJUKAN,), S.DRAF, "isi_data", "Tarik kembali", "Dokumen ditarik kembali menjadi draf."
        ),
        Peralihan(
            Tindakan.KEMBALIKAN,
            (S.DIAJUKAN, S.TERVERIFIKASI),
            S.DIKEMBALIKAN,
            "verifikasi",
            "Kembalikan",
            "Dokumen dikembalikan.",
            perlu_alasan=True,
        ),
        Peralihan(
            Tindakan.VERIFIKASI,
            (S.DIAJUKAN,),
            S.TERVERIFIKASI,
            "verifikasi",
            "Verifikasi dokumen",
            "Dokumen terverifikasi.",
        ),
        Peralihan(
            Tindakan.TETAPKAN,
            (S.TERVERIFIKASI,),
            S.DITETAPKAN,
            "tetapkan",
            "Tetapkan dokumen",
            "Dokumen ditetapkan dan berlaku.",
            penjelasan="Dokumen menjadi berlaku untuk tahun-tahunnya dan menggantikan versi sebelumnya. Sesudah itu "
            "isinya hanya dapat diubah lewat reviu.",
        ),
    )
}


def tindakan_tersedia(pelaku, penetapan: Penetapan) -> list[Peralihan]:
    """Moves this actor may make now, in the order of the flow (the page's buttons)."""
    return [
        p
        for p in PERALIHAN.values()
        if penetapan.status in p.dari
        and boleh(pelaku, p.izin, penetapan.instansi)
        and not sendiri(pelaku, p.tindakan, penetapan.diajukan_oleh_id)
    ]


@transaction.atomic
def jalankan(penetapan: Penetapan, tindakan: str, *, oleh, versi: int | None = None, alasan: str = "") -> Penetapan:
    """Make a move: right, state, guard, then the document, all its sheets and the audit row together."""
    p = PERALIHAN[tindakan]
    pastikan(oleh, p.izin, penetapan.instansi)
    penetapan = tulis.kunci(penetapan)  # nobody fills it in while it is checked for being complete
    _pastikan_boleh_beralih(oleh, p, penetapan, alasan)
    nilai = {"status": p.ke}
    if p.ke == S.DIAJUKAN:
        nilai["diajukan_oleh"] = oleh.pengguna
    if p.ke == S.DITETAPKAN:
        nilai["ditetapkan_pada"] = penetapan.ditetapkan_pada or timezone.localdate()
    penetapan = tulis.ubah(penetapan, oleh=oleh, versi=versi, tindakan=p.tindakan, alasan=alasan.strip(), **nilai)
    penetapan.lembar.update(status=p.ke)
    if p.ke == S.DITETAPKAN:
        _berlakukan(penetapan, oleh)
    return penetapan


def _pastikan_boleh_beralih(oleh, p: Peralihan, penetapan: Penetapan, alasan: str) -> None:
    if penetapan.status not in p.dari:
        raise SalahStatus(
            f"Dokumen berstatus {penetapan.get_status_display().lower()}; {p.label.lower()} tidak dapat dilakukan."
        )
    if sendiri(oleh, p.tindakan, penetapan.diajukan_oleh_id):
        raise Ditolak("Yang mengajukan dokumen tidak boleh memverifikasi atau menetapkannya sendiri.")
    if p.perlu_alasan and not alasan.strip():
        raise IsianSalah({"alasan": "Tuliskan alasan atau catatan perbaikannya."})
    if p.ke == S.DIAJUKAN and (kurang := kekurangan(penetapan)):
        raise IsianSalah("Dokumen belum dapat diajukan: " + " ".join(kurang))
    if p.ke == S.DITETAPKAN:
        pastikan_tahun_terbuka(penetapan.instansi, _masa(penetapan))


def sendiri(pelaku, tindakan: Tindakan, diajukan_oleh_id: int | None) -> bool:
    """Whether the actor would decide on what they submitted themselves (documents and Pengukuran alike)."""
    if pelaku.sistem or pelaku.pengguna is None or tindakan not in MEMUTUSKAN:
        return False
    return diajukan_oleh_id == pelaku.pengguna.pk


def _masa(penetapan: Penetapan) -> range:
    return range(penetapan.tahun_mulai, penetapan.tahun_selesai + 1)


def _berlakukan(penetapan: Penetapan, oleh) -> None:
    """Put the document in force for its years; years before it keep the document they had."""
    masa = _masa(penetapan)
    for tahun in masa:
        PenetapanBerlaku.objects.update_or_create(
            pemda=penetapan.pemda, instansi=penetapan.instansi, tahun=tahun, defaults={"penetapan": penetapan}
        )
    capaian.segarkan(penetapan.instansi, masa, oleh=oleh)
