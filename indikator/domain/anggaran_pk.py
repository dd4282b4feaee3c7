"""Budget lines of a PK: its own copy of programs, kegiatan or sub kegiatan of the year with amounts, or typed ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indikator.domain.anggaran import KelompokAnggaran, rekap_anggaran
from indikator.domain.pk import buka_isian
from indikator.models import AnggaranPerjanjian, Kegiatan, PerjanjianKinerja, Program
from indikator.uang.rekap import tambah
from kinerja.angka import tulis
from organisasi.domain import tulis as tulis_baris
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah

PROGRAM, KEGIATAN, SUB = "Program", "Kegiatan", "Sub Kegiatan"


@dataclass(frozen=True)
class SumberAnggaran:
    """A row of the budget that a PK can name. `pagu` in rupiah, of the leaves below it; None: nobody gives one."""

    tingkat: str
    nama: str
    pagu: Decimal | None
    keterangan: str
    program: Program | None = None
    kegiatan: Kegiatan | None = None

    @property
    def kunci(self) -> str:
        """ "program-3" or "kegiatan-7"."""
        return kunci_baris(self.program if self.tingkat == PROGRAM else None, self.kegiatan)

    @property
    def kolom(self) -> dict:
        """Columns of the line made from it."""
        milik = {"program": self.program} if self.tingkat == PROGRAM else {"kegiatan": self.kegiatan}
        return milik | {"nama": self.nama[:300], "jumlah": self.pagu, "keterangan": self.keterangan[:120]}


def kunci_baris(program: Program | None, kegiatan: Kegiatan | None, nama: str = "") -> str:
    """What a line is known by: its row of the budget, else its name."""
    if kegiatan is not None:
        return f"kegiatan-{kegiatan.pk}"
    return f"program-{program.pk}" if program is not None else f"nama-{' '.join(nama.split()).casefold()}"


def muat(perjanjian: PerjanjianKinerja) -> list[AnggaranPerjanjian]:
    return list(perjanjian.anggaran.select_related("program", "kegiatan__program", "kegiatan__induk__program"))


def jumlah(daftar: Iterable[AnggaranPerjanjian]) -> Decimal | None:
    """The total of the known amounts; None when none is known."""
    return tambah(satu.jumlah for satu in daftar)


def tingkat(daftar: Sequence[AnggaranPerjanjian]) -> str:
    """What the lines are called together: "Program", "Kegiatan", "Sub Kegiatan", else "Program/Kegiatan"."""
    ada = {_tingkat(satu) for satu in daftar} - {None}
    return ada.pop() if len(ada) == 1 else "Program/Kegiatan" if ada else PROGRAM


def sumber(instansi, tahun: int) -> list[SumberAnggaran]:
    """Programs with their kegiatan and sub kegiatan, in the order of the plan (`rekap_anggaran`)."""
    hasil = []
    for cabang in rekap_anggaran(instansi, tahun).pohon:
        if cabang.program is not None:
            dana = _dana(satu.kegiatan for satu in cabang.baris)
            hasil.append(SumberAnggaran(PROGRAM, cabang.program.nama, cabang.jumlah.pagu, dana, cabang.program))
        for satu in cabang.kegiatan:
            hasil += _kegiatan(satu, cabang.program)
    return hasil


def bawaan(instansi, tahun: int) -> list[dict]:
    """Columns of the lines of an instansi: its programs, and kegiatan that stand in none."""
    semua = sumber(instansi, tahun)
    return [s.kolom for s in semua if s.tingkat == PROGRAM or (s.tingkat == KEGIATAN and s.program is None)]


@utuh
def simpan(
    *, oleh, perjanjian: PerjanjianKinerja, anggaran: Sequence[dict], versi: int | None = None
) -> PerjanjianKinerja:
    """Make these the budget lines of an open PK, in this order: nama, jumlah (rupiah, None unknown), keterangan,
    program or kegiatan. One audit row. Raises IsianSalah, SalahStatus, Bentrok."""
    perjanjian = buka_isian(oleh, perjanjian)
    isi = [
        satu | {"urutan": urutan, "nama": " ".join(satu["nama"].split())} for urutan, satu in enumerate(anggaran, 1)
    ]
    _periksa(perjanjian, isi)
    lama = [_sebut(s.nama, s.jumlah, s.keterangan) for s in perjanjian.anggaran.all()]
    baru = [_sebut(s["nama"], s.get("jumlah"), s.get("keterangan", "")) for s in isi]
    sebelum = perjanjian.versi
    rincian = {"program_dan_anggaran": (lama, baru)}
    perjanjian = tulis_baris.ubah(perjanjian, oleh=oleh, versi=versi, dipegang=True, rincian=rincian)
    if perjanjian.versi != sebelum:
        tulis_baris.ganti_daftar(AnggaranPerjanjian, {"perjanjian": perjanjian}, isi, oleh=oleh)
    return perjanjian


def beda_pagu(daftar: Iterable[AnggaranPerjanjian], semua: Sequence[SumberAnggaran]) -> dict[int, Decimal | None]:
    """{line: pagu of its row of the budget now} where it is another one than was copied."""
    kini = {satu.kunci: satu.pagu for satu in semua}
    pasangan = {satu: kunci_baris(satu.program, satu.kegiatan) for satu in daftar}
    return {s.pk: kini[kunci] for s, kunci in pasangan.items() if kunci in kini and kini[kunci] != s.jumlah}


def _kegiatan(isi: KelompokAnggaran, program: Program | None) -> list[SumberAnggaran]:
    """A kegiatan, then its sub kegiatan."""
    dana = _dana(satu.kegiatan for satu in isi.baris)
    hasil = [SumberAnggaran(KEGIATAN, isi.kunci.nama, isi.jumlah.pagu, dana, program, isi.kunci)]
    sub = [satu for satu in isi.baris if satu.kegiatan.pk != isi.kunci.pk]
    return hasil + [
        SumberAnggaran(SUB, s.kegiatan.nama, s.pagu, s.kegiatan.sumber_dana, program, s.kegiatan) for s in sub
    ]


def _dana(kegiatan: Iterable[Kegiatan]) -> str:
    return ", ".join(dict.fromkeys(satu.sumber_dana for satu in kegiatan if satu.sumber_dana))


def _tingkat(satu: AnggaranPerjanjian) -> str | None:
    if satu.kegiatan_id:
        return SUB if satu.kegiatan.induk_id else KEGIATAN
    return PROGRAM if satu.program_id else None


def _sebut(nama: str, nilai: Decimal | None, keterangan: str) -> str:
    uang = "tanpa jumlah" if nilai is None else f"Rp{tulis(nilai, 2, buang_nol=True)}"
    return f"{nama}: {uang}" + (f" ({keterangan})" if keterangan else "")


def _periksa(perjanjian: PerjanjianKinerja, isi: Sequence[dict]) -> None:
    ada = [(satu.get("program"), satu.get("kegiatan")) for satu in isi]
    for satu in (s for pasangan in ada for s in pasangan if s is not None):
        if satu.instansi_id != perjanjian.instansi_id or satu.tahun != perjanjian.tahun:
            raise IsianSalah("Ada program atau kegiatan yang bukan dari perangkat daerah dan tahun perjanjian ini.")
    if any(not satu["nama"] for satu in isi):
        raise IsianSalah("Setiap baris anggaran perlu nama program atau kegiatannya.")
    if any((satu.get("jumlah") or 0) < 0 for satu in isi):
        raise IsianSalah("Anggaran tidak boleh negatif.")
    _pastikan_sekali(isi)


def _pastikan_sekali(isi: Sequence[dict]) -> None:
    """No line within another one: the total would count it twice."""
    kunci = [kunci_baris(satu.get("program"), satu.get("kegiatan"), satu["nama"]) for satu in isi]
    if len(set(kunci)) < len(kunci):
        raise IsianSalah("Satu program atau kegiatan hanya dapat dicantumkan sekali.")
    for satu in isi:
        for atas in _di_atas(satu.get("kegiatan")):
            if atas in kunci:
                raise IsianSalah(
                    f"“{satu['nama']}” sudah termasuk dalam baris lain daftar ini; jumlahnya akan terhitung dua kali."
                )


def _di_atas(kegiatan: Kegiatan | None) -> list[str]:
    """Keys of the kegiatan and program that a kegiatan belongs to."""
    if kegiatan is None:
        return []
    pokok = kegiatan.induk if kegiatan.induk_id else kegiatan
    induk = [kunci_baris(None, pokok)] if kegiatan.induk_id else []
    return [*induk, *([kunci_baris(pokok.program, None)] if pokok.program_id else [])]
