"""The plan of last year as the beginning of this one: names, codes, order and links; never figures that were spent."""

from typing import NamedTuple

from indikator.domain.anggaran.kaitan import tentukan
from indikator.domain.anggaran.susunan import buka_susunan
from indikator.models import Kegiatan, Program
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah

SUDAH_ADA = (
    "Tahun {} sudah punya {} kegiatan. Salin hanya untuk tahun yang masih kosong; tambah sisanya satu per satu."
)
TIDAK_ADA = "Tahun {} belum punya kegiatan yang dapat disalin."


class Salinan(NamedTuple):
    program: int
    kegiatan: int
    tanpa_kaitan: int


def tahun_asal(instansi, tahun: int) -> int | None:
    """The last year before this one that has kegiatan."""
    lalu = Kegiatan.objects.filter(instansi=instansi, tahun__lt=tahun).order_by("-tahun")
    return lalu.values_list("tahun", flat=True).first()


@utuh
def salin_anggaran(*, oleh, instansi, dari: int, tahun: int, dengan_pagu: bool = False) -> Salinan:
    """Copy program, kegiatan and sub kegiatan of year `dari` into an empty year, with pagu only when asked.

    Links go to the row of the same lineage in the document in force this year, as far as it stands there.
    """
    buka_susunan(oleh, instansi, tahun)
    tulis.kunci(instansi)
    if ada := Kegiatan.objects.filter(instansi=instansi, tahun=tahun).count():
        raise IsianSalah(SUDAH_ADA.format(tahun, ada))
    lama = list(
        Kegiatan.objects.filter(instansi=instansi, tahun=dari)
        .select_related("sasaran__lembar__penetapan", "indikator__lembar__penetapan", "indikator__sasaran")
        .order_by("urutan", "pk")
    )
    if not lama:
        raise IsianSalah(TIDAK_ADA.format(dari))
    program = _salin_program(oleh, instansi, dari, tahun)
    baru: dict[int, Kegiatan] = {}
    for satu in sorted(lama, key=lambda k: k.induk_id is not None):  # the kegiatan before their subs
        baru[satu.pk] = tulis.buat(
            Kegiatan,
            oleh=oleh,
            instansi=instansi,
            tahun=tahun,
            program=program.get(satu.program_id),
            induk=baru.get(satu.induk_id),
            pagu=satu.pagu if dengan_pagu else None,
            **{kolom: getattr(satu, kolom) for kolom in ("kunci", "kode", "nama", "urutan", "sumber_dana")},
            **tentukan(instansi, tahun, satu.sasaran, satu.indikator)._asdict(),
        )
    tanpa = sum(satu.sasaran_id is None and satu.induk_id is None for satu in baru.values())
    return Salinan(len(program), len(baru), tanpa)


def _salin_program(oleh, instansi, dari: int, tahun: int) -> dict[int, Program]:
    """{id of last year: program of this year}; one with the same key is there already."""
    ada = {satu.kunci: satu for satu in Program.objects.filter(instansi=instansi, tahun=tahun)}
    hasil = {}
    for satu in Program.objects.filter(instansi=instansi, tahun=dari).order_by("urutan", "pk"):
        isi = {kolom: getattr(satu, kolom) for kolom in ("kunci", "kode", "nama", "urutan")}
        hasil[satu.pk] = ada.get(satu.kunci) or tulis.buat(Program, oleh=oleh, instansi=instansi, tahun=tahun, **isi)
    return hasil
