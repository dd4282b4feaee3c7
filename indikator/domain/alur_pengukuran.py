"""States of a Pengukuran (instansi × year × triwulan) as data: who may move it, and what must be there first."""

from django.db import transaction

from indikator.domain import analisis, capaian
from indikator.domain.alur import Peralihan, sendiri
from indikator.domain.kemajuan import rincian_belum
from indikator.enums import UKUR_TERBUKA
from indikator.enums import StatusPengukuran as S
from indikator.models import Pengukuran
from organisasi.domain import tulis
from organisasi.enums import Tindakan
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from organisasi.permissions import boleh, pastikan

TAMPIL_MAKS = 5  # sentences in one message
PERALIHAN: dict[str, Peralihan] = {
    p.tindakan.value: p
    for p in (
        Peralihan(
            Tindakan.AJUKAN,
            (S.DRAF, S.DIKEMBALIKAN),
            S.DIAJUKAN,
            "isi_data",
            "Ajukan realisasi",
            "Realisasi diajukan.",
        ),
        Peralihan(
            Tindakan.TARIK,
            (S.DIAJUKAN,),
            S.DRAF,
            "isi_data",
            "Tarik kembali",
            "Realisasi ditarik kembali menjadi draf.",
        ),
        Peralihan(
            Tindakan.VERIFIKASI,
            (S.DIAJUKAN,),
            S.TERVERIFIKASI,
            "verifikasi",
            "Verifikasi realisasi",
            "Realisasi terverifikasi.",
        ),
        Peralihan(
            Tindakan.KEMBALIKAN,
            (S.DIAJUKAN, S.TERVERIFIKASI),
            S.DIKEMBALIKAN,
            "verifikasi",
            "Kembalikan",
            "Realisasi dikembalikan kepada perencana.",
            perlu_alasan=True,
        ),
        Peralihan(
            Tindakan.KUNCI,
            (S.TERVERIFIKASI,),
            S.DIKUNCI,
            "verifikasi",
            "Kunci realisasi",
            "Realisasi dikunci; angkanya tidak dapat diubah lagi.",
        ),
    )
}


def tindakan_tersedia(pelaku, pengukuran: Pengukuran | None) -> list[Peralihan]:
    """Moves this actor may make now, in the order of the flow (the page's buttons)."""
    if pengukuran is None:
        return []
    return [
        p
        for p in PERALIHAN.values()
        if pengukuran.status in p.dari
        and boleh(pelaku, p.izin, pengukuran.instansi)
        and not sendiri(pelaku, p.tindakan, pengukuran.diajukan_oleh_id)
    ]


@transaction.atomic
def jalankan(pengukuran: Pengukuran, tindakan: str, *, oleh, versi: int | None = None, alasan: str = "") -> Pengukuran:
    """Make a move: right, state, guard, then the state and its audit row."""
    p = PERALIHAN[tindakan]
    pastikan(oleh, p.izin, pengukuran.instansi)
    pengukuran = tulis.kunci(pengukuran)
    _pastikan_boleh_beralih(oleh, p, pengukuran, alasan)
    nilai = {"status": p.ke} | ({"diajukan_oleh": oleh.pengguna} if p.ke == S.DIAJUKAN else {})
    pengukuran = tulis.ubah(pengukuran, oleh=oleh, versi=versi, tindakan=p.tindakan, alasan=alasan.strip(), **nilai)
    if p.ke in UKUR_TERBUKA:  # open again: it follows the targets now in force
        capaian.hitung_ulang(pengukuran.realisasi.all(), oleh=oleh)
    return pengukuran


def _pastikan_boleh_beralih(oleh, p: Peralihan, pengukuran: Pengukuran, alasan: str) -> None:
    if pengukuran.status not in p.dari:
        raise SalahStatus(
            f"Realisasi berstatus {pengukuran.get_status_display().lower()}; {p.label.lower()} tidak dapat dilakukan."
        )
    if sendiri(oleh, p.tindakan, pengukuran.diajukan_oleh_id):
        raise Ditolak("Yang mengajukan realisasi tidak boleh memverifikasi atau menguncinya sendiri.")
    if p.perlu_alasan and not alasan.strip():
        raise IsianSalah({"alasan": "Tuliskan alasan atau catatan perbaikannya."})
    if p.ke == S.DIAJUKAN and (kurang := kekurangan(pengukuran)):
        raise IsianSalah("Realisasi belum dapat diajukan. " + _ringkas(kurang))


def kekurangan(pengukuran: Pengukuran | None) -> list[str]:
    """What forbids submitting an open one, as sentences: nothing filled in, rows below target without analysis."""
    if pengukuran is None or pengukuran.status not in UKUR_TERBUKA:
        return []
    if not pengukuran.realisasi.exists():
        return ["Belum ada satu pun realisasi yang terisi."]
    return analisis.belum_diisi(pengukuran)


def _ringkas(kalimat: list[str]) -> str:
    """In one message no more than can be read; the page lists all."""
    sisa = len(kalimat) - TAMPIL_MAKS
    return " ".join(kalimat[:TAMPIL_MAKS]) + (f" Dan {sisa} lainnya." if sisa > 0 else "")


def anjuran(instansi, tahun: int, triwulan: int) -> list[str]:
    """What is still missing, as sentences; advice that does not forbid submitting."""
    iku, iki, lembar = rincian_belum(instansi, tahun, triwulan)
    kalimat = [f"Indikator “{nama}” belum punya realisasi." for nama in iku]
    if iki:
        kalimat.append(f"{iki} indikator di {lembar} lembar IKI belum punya realisasi.")
    return kalimat


def alasan_terakhir(pengukuran: Pengukuran | None) -> Jejak | None:
    """Why it was returned, while it is returned."""
    if pengukuran is None or pengukuran.status != S.DIKEMBALIKAN:
        return None
    baris = Jejak.objects.filter(model=Pengukuran._meta.label, objek_id=pengukuran.pk, tindakan=Tindakan.KEMBALIKAN)
    return baris.order_by("-nomor").first()
