"""Indicators of each jabatan as an SKP wants them, so that nobody types them again into e-Kinerja.

Source: PermenPANRB 6/2022, annex, form of the SKP with the quantitative approach: rencana hasil kerja pimpinan yang
diintervensi, rencana hasil kerja, aspek (kuantitas, kualitas, waktu, biaya), indikator kinerja individu, target; the
head of an instansi (pejabat pimpinan tinggi, pimpinan unit kerja mandiri) has no hasil of a superior to take over.
e-Kinerja BKN asks for the same, column by column.

Rencana hasil kerja is the sasaran of the row, that of the superior the sasaran of the indicator it was linked to. The
aspek follows from the satuan where that leaves no choice: what is counted is kuantitas, a time waktu, money biaya. A
percentage, an index or a predikat may be kuantitas or kualitas, so it stays blank and says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from indikator.domain.pihak_pk import memimpin
from indikator.domain.target_berlaku import TargetBerlaku
from indikator.enums import JenisTarget
from indikator.target import satuan as modul_satuan
from indikator.target.satuan_master import CACAH, UANG, WAKTU
from laporan.domain.ekspor.struktur import Baris, Pegawai, Peran, Struktur

ASPEK = {CACAH: "Kuantitas", WAKTU: "Waktu", UANG: "Biaya"}
TANPA_ATASAN = "RHK pimpinan belum terhubung"
TANPA_ASPEK = "aspek dipilih sendiri: satuannya dapat berarti kuantitas atau kualitas"
TANPA_TARGET = "target belum ada"
TANPA_SATUAN = "satuan belum ada"


@dataclass(frozen=True)
class BarisSkp:
    """`target`: the number, or the text of what is none ("≤ 2", "B", "" for none). `kurang`: what is left blank."""

    atasan: tuple[str, ...]
    hasil: str
    aspek: str
    indikator: str
    target: Decimal | str
    satuan: str
    kurang: tuple[str, ...]


@dataclass(frozen=True)
class Skp:
    """The rows of one jabatan. `penilai`: the direct superior, "" at the top."""

    peran: Peran
    penilai: str
    pegawai_penilai: tuple[Pegawai, ...]
    baris: tuple[BarisSkp, ...]


def susun_skp(struktur: Struktur) -> list[Skp]:
    """One for each jabatan with rows, by hierarchy."""
    orang = {satu.jabatan.pk: satu.pegawai for satu in struktur.peran}
    return [
        Skp(
            peran=peran,
            penilai=peran.atasan.nama_lengkap if peran.atasan else "",
            pegawai_penilai=orang[peran.atasan.pk] if peran.atasan else (),
            baris=tuple(_baris(struktur, peran)),
        )
        for peran in struktur.peran
        if peran.baris
    ]


def _baris(struktur: Struktur, peran: Peran) -> Iterator[BarisSkp]:
    kepala = memimpin(peran.jabatan, struktur.instansi)
    for satu in peran.baris:
        atasan = tuple(dict.fromkeys(d.sasaran.nama for d in struktur.didukung(satu.indikator)))
        target = struktur.target.setahun(satu.silsilah)
        satuan = _satuan(satu, target)
        aspek = ASPEK.get(modul_satuan.jenis(_baku(satuan)), "")
        kurang = {
            TANPA_ATASAN: not atasan and not kepala,
            TANPA_ASPEK: bool(satuan) and not aspek,
            TANPA_TARGET: not (target and target.teks),
            TANPA_SATUAN: not satuan and not (target and target.jenis == JenisTarget.PREDIKAT),
        }
        yield BarisSkp(
            atasan=atasan,
            hasil=satu.sasaran.nama,
            aspek=aspek,
            indikator=satu.nama,
            target=_target(target),
            satuan=satuan,
            kurang=tuple(kalimat for kalimat, ya in kurang.items() if ya),
        )


def _satuan(baris: Baris, target: TargetBerlaku | None) -> str:
    return (target.satuan if target else "") or baris.indikator.satuan


def _baku(satuan: str) -> str:
    """The spelling of the master."""
    return modul_satuan.KAMUS.get(modul_satuan.kunci(satuan), satuan) if satuan else ""


def _target(target: TargetBerlaku | None) -> Decimal | str:
    """The number of a plain figure; everything else as it is written."""
    if target is None:
        return ""
    return target.nilai if target.jenis == JenisTarget.ANGKA and target.nilai is not None else target.teks
