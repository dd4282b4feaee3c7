"""The rows of one indicator in all tables of a report: what each table says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from laporan.uji.hasil import BarisUji, Golongan, Kunci, TabelUji
from laporan.uji.nama import Jatah, indeks, pasangkan, persentase

KINERJA = (Golongan.PK, Golongan.PENGUKURAN, Golongan.ANALISIS)


@dataclass
class Rumpun:
    """One indicator; rows with the kind of their table, the one to compare with first."""

    nama: str
    anggota: list[tuple[Golongan, BarisUji]] = field(default_factory=list)

    @property
    def acuan(self) -> BarisUji:
        """What the others are compared with: the perjanjian kinerja, else the pengukuran, else the first."""
        return min(self.anggota, key=lambda isi: (KINERJA.index(isi[0]), isi[1].kunci))[1]

    @property
    def bersatuan_persen(self) -> bool | None:
        """Whether it is a percentage: by its name, else by how its reference writes the target; None: unknown."""
        if indeks(self.nama):
            return False
        if persentase(self.nama) or self.acuan.baris.target.rstrip().endswith("%"):
            return True
        return None


def rumpunkan(tabel: Sequence[TabelUji]) -> list[Rumpun]:
    """The indicators of the tables on kinerja, those of the PK and the pengukuran first."""
    hasil: list[Rumpun] = []
    jatah = Jatah()
    for satu in sorted(tabel, key=lambda t: KINERJA.index(t.golongan) if t.golongan in KINERJA else 9):
        if satu.golongan in KINERJA:
            _masukkan(hasil, satu, jatah)
    return hasil


def menurut_kunci(rumpun: Sequence[Rumpun]) -> Mapping[Kunci, Rumpun]:
    return {baris.kunci: satu for satu in rumpun for _, baris in satu.anggota}


def _masukkan(hasil: list[Rumpun], tabel: TabelUji, jatah: Jatah) -> None:
    """Each row to the indicator it means, else as a new one. Two rows of one table are two indicators."""
    rincian = [satu for satu in tabel.rincian if satu.nama]
    kiri, kanan = [(satu.kunci, satu.nama) for satu in rincian], [(ke, isi.nama) for ke, isi in enumerate(hasil)]
    pasang = pasangkan(kiri, kanan, jatah)
    for satu in rincian:
        if satu.kunci in pasang:
            hasil[pasang[satu.kunci]].anggota.append((tabel.golongan, satu))
        else:
            hasil.append(Rumpun(satu.nama, [(tabel.golongan, satu)]))
