"""Which PK is printed: one that was chosen, or that of an instansi and year; only for who may see it."""

from indikator.domain.pk import pastikan_terlihat
from indikator.enums import PK_BERLAKU
from indikator.models import PerjanjianKinerja
from laporan.domain import cuplikan
from laporan.enums import JenisDokumen
from organisasi.galat import GalatKinerja

KAITAN = (
    "instansi__pemda", "instansi__induk", "jabatan__unit", "jabatan__induk", "pejabat_pertama", "pejabat_kedua",
    "asal__instansi", "asal__jabatan__unit",
)  # fmt: skip


def cari_pk(instansi, tahun: int, oleh, objek: int | None = None) -> PerjanjianKinerja:
    """The PK `objek`, else the newest version of that of the instansi itself.

    Raises Ditolak, and GalatKinerja where there is none, it has no lines, or its frozen content was changed.
    """
    perjanjian = _terlihat(_milik(instansi, tahun, objek).first(), instansi, tahun, oleh)
    if perjanjian.status in PK_BERLAKU:
        cuplikan.cari(JenisDokumen.PK, perjanjian)  # refuses a broken one
    return perjanjian


def cari_untuk_aksi(instansi, tahun: int, oleh, objek: int | None = None) -> PerjanjianKinerja:
    """The PK whose rencana aksi is printed: `objek`, else the last signed version, else the draft. Raises likewise."""
    milik = _milik(instansi, tahun, objek)
    berlaku = None if objek else milik.filter(status__in=PK_BERLAKU).first()
    return _terlihat(berlaku or milik.first(), instansi, tahun, oleh)


def _milik(instansi, tahun: int, objek: int | None):
    milik = PerjanjianKinerja.objects.filter(instansi=instansi).select_related(*KAITAN)
    return milik.filter(pk=objek) if objek else milik.filter(tahun=tahun, jabatan=None).order_by("-versi_ke")


def _terlihat(perjanjian: PerjanjianKinerja | None, instansi, tahun: int, oleh) -> PerjanjianKinerja:
    if perjanjian is None:
        raise GalatKinerja(f"Belum ada perjanjian kinerja {instansi.sebutan} tahun {tahun}: buat dulu.")
    pastikan_terlihat(oleh, perjanjian)
    if not perjanjian.baris.exists():
        raise GalatKinerja("Perjanjian kinerja ini belum berisi indikator: isi indikator dan targetnya dulu.")
    return perjanjian
