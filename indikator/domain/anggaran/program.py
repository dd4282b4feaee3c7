"""Program of a year: add, change, delete."""

from uuid import UUID

from django.db.models import QuerySet

from indikator.domain.anggaran.pemakai import pastikan_tidak_dipakai
from indikator.domain.anggaran.susunan import (
    buka_susunan,
    kunci_setahun,
    pastikan_kode_bebas,
    rapi_kode,
    rapi_nama,
    sisipkan,
    urutan_akhir,
)
from indikator.models import Program
from organisasi.domain import tulis
from organisasi.domain.kunci import pastikan_terkirim_sama, sudah_dikirim
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah


def tanpa_kegiatan(instansi, tahun: int) -> QuerySet[Program]:
    """The programs of a year that have no kegiatan yet, in their order."""
    return Program.objects.filter(instansi=instansi, tahun=tahun, kegiatan=None)


@utuh
def buat_program(
    *,
    oleh,
    instansi,
    tahun: int,
    nama: str,
    kode: str = "",
    kunci: str = "",
    urutan: int | None = None,
    kunci_kirim: UUID | None = None,
) -> Program:
    """Add a program; the same page sent again adds nothing. Without `urutan` it goes where its code belongs."""
    buka_susunan(oleh, instansi, tahun)
    nama, kode = rapi_nama(nama, "program"), rapi_kode(kode)
    if ada := sudah_dikirim(Program, instansi, kunci_kirim):
        pastikan_terkirim_sama(ada, {"nama": nama, "kode": kode})
        return ada
    pastikan_kode_bebas(Program, instansi, tahun, kode)
    baris = tulis.buat(
        Program,
        oleh=oleh,
        instansi=instansi,
        tahun=tahun,
        nama=nama,
        kode=kode,
        kunci=kunci or kunci_setahun(Program, instansi, tahun, nama),
        urutan=urutan_akhir(Program, instansi, tahun) if urutan is None else urutan,
        kunci_kirim=kunci_kirim,
    )
    if urutan is None:
        sisipkan(baris, oleh=oleh)
    return baris


@utuh
def ubah_program(program: Program, *, oleh, nama: str, kode: str = "", versi: int | None = None) -> Program:
    """Another name or code; with another code it moves where that belongs. Raises IsianSalah, Bentrok, SalahStatus."""
    buka_susunan(oleh, program.instansi, program.tahun)
    nama, kode = rapi_nama(nama, "program"), rapi_kode(kode)
    pastikan_kode_bebas(Program, program.instansi, program.tahun, kode, program.pk)
    baru = tulis.ubah(program, oleh=oleh, versi=versi, nama=nama, kode=kode)
    if kode != program.kode:
        sisipkan(baru, oleh=oleh)
    return baru


@utuh
def hapus_program(program: Program, *, oleh, versi: int | None = None) -> None:
    """Only one without kegiatan and that no PK names: no money disappears along with it."""
    buka_susunan(oleh, program.instansi, program.tahun)
    if jumlah := program.kegiatan.filter(induk=None).count():
        raise IsianSalah(f"Program ini masih punya {jumlah} kegiatan. Pindahkan atau hapus kegiatannya dulu.")
    pastikan_tidak_dipakai(program)
    tulis.hapus(program, oleh=oleh, versi=versi)
