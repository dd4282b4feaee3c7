"""A budget of two program, for the tests of anggaran: the world of dunia_rencana, whose stranger has one too."""

from decimal import Decimal
from types import SimpleNamespace

from indikator.domain import anggaran as domain
from indikator.models import Kegiatan, Pengukuran, Program
from organisasi.domain.sekaligus import utuh
from tests import pabrik
from tests.indikator.dunia_rencana import susun as susun_rencana

TAHUN = 2024
ALAMAT = f"{TAHUN}/anggaran/dinkes/"
SERAPAN = f"{TAHUN}/serapan/dinkes/"


@utuh  # one act: no savepoint and no end of the audit for every row
def susun() -> SimpleNamespace:
    """`survei` (a yearly figure), `layanan` with the sub kegiatan `klinik` and `posyandu`, `kantor` without money."""
    d = susun_rencana(reviu=False)
    with pabrik.dalam(d.pemda_asing):
        d.program_asing = program(d.instansi_asing, "Program asing")
        d.kegiatan_asing = kegiatan(d.instansi_asing, "Kegiatan asing", pagu=7, program=d.program_asing)
    with pabrik.dalam(d.pemda):
        d.program = program(d.dinkes, "Pelayanan", kode="1.02.02")
        d.penunjang = program(d.dinkes, "Penunjang", kode="1.02.01")
        d.survei = kegiatan(d.dinkes, "Survei", pagu=1000, realisasi=900, program=d.program, kode="1.02.02.2.01")
        d.layanan = kegiatan(d.dinkes, "Layanan", program=d.program, kode="1.02.02.2.02", indikator=d.ikm)
        d.klinik = kegiatan(d.dinkes, "Klinik", pagu=500, induk=d.layanan, serapan={1: Decimal(100)})
        d.posyandu = kegiatan(
            d.dinkes, "Posyandu", pagu=300, induk=d.layanan, serapan={1: Decimal(50), 2: Decimal(60)}
        )
        d.kantor = kegiatan(d.dinkes, "Kantor", program=d.penunjang)
        d.luar_kegiatan = kegiatan(d.dinsos, "Bantuan", pagu=9)
    return d


def program(instansi, nama: str, **lain) -> Program:
    return domain.buat_program(oleh=pabrik.mesin(), instansi=instansi, tahun=TAHUN, nama=nama, **lain)


def kegiatan(instansi, nama: str, **lain) -> Kegiatan:
    uang = {k: Decimal(lain.pop(k)) for k in ("pagu", "realisasi") if lain.get(k) is not None}
    return domain.buat_kegiatan(oleh=pabrik.mesin(), instansi=instansi, tahun=TAHUN, nama=nama, **uang, **lain)


def kunci(d, triwulan: int, status: str = "terverifikasi") -> None:
    """The pengukuran of this triwulan (0: the year) in this state."""
    with pabrik.dalam(d.pemda):
        pabrik.pengukuran(d.dinkes, TAHUN, triwulan)
        Pengukuran.objects.filter(instansi=d.dinkes, triwulan=triwulan).update(status=status)


def rekap(d, tahun: int = TAHUN):
    with pabrik.dalam(d.pemda):
        return domain.rekap_anggaran(d.dinkes, tahun)


def uang(d, kegiatan: Kegiatan) -> tuple:
    """(pagu, {triwulan: amount}) as stored."""
    with pabrik.dalam(d.pemda):
        kini = Kegiatan.objects.get(pk=kegiatan.pk)
        return kini.pagu, {s.triwulan: s.jumlah for s in kini.serapan.all()}
