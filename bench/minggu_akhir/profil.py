"""What people do in the deadline week, and the arithmetic of the report. Pure: locust loads it too."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BAGIAN = {"daftar": 0.7, "form": 0.2, "simpan": 0.1}  # of all requests; PDF jobs are ordered beside them
TRIWULAN = 4
CETAK = ("iki", "pengukuran", "dasbor")  # what is ordered as PDF, in turn (JenisDokumen)
DAFTAR_PEMDA = (
    "", "{tahun}/dasbor/?tw=4", "{tahun}/dasbor/indikator/", "instansi/", "{tahun}/iku/", "{tahun}/realisasi/",
    "{tahun}/rekap/?tw=4", "{tahun}/capaian/?tw=4", "{tahun}/kotak-masuk/", "cari/?q=layanan",
)  # fmt: skip
DAFTAR_OPD = (
    "", "{tahun}/iki/{opd}/", "{tahun}/realisasi/{opd}/?tw=3", "{tahun}/capaian/{opd}/?tw=4",
    "{tahun}/dasbor/{opd}/?tw=4",
)  # fmt: skip


def bobot(pengisi: float) -> dict[str, float]:
    """Of the requests of one who fills in, when only they open forms and save and are this share of all people: the
    rest of the lists is read by the others, so that all together do BAGIAN."""
    if not 0.3 <= pengisi <= 1:
        raise ValueError("Pengisi paling sedikit 0,3 dan paling banyak 1 dari semua orang.")
    form, simpan = BAGIAN["form"] / pengisi, BAGIAN["simpan"] / pengisi
    return {"daftar": max(1 - form - simpan, 0.0), "form": form, "simpan": simpan}


def pecahan(jumlah: dict[str, int]) -> dict[str, float]:
    """Counts as shares of their sum."""
    semua = sum(jumlah.values())
    return {nama: (banyak / semua if semua else 0.0) for nama, banyak in jumlah.items()}


def persentil(nilai: Sequence[float], bagian: float) -> float:
    """The smallest value that is not below this share of them (nearest rank)."""
    urut = sorted(nilai)
    ke = -(-len(urut) * round(bagian * 1000) // 1000)  # rounded up
    return urut[max(ke, 1) - 1] if urut else 0.0


@dataclass(frozen=True)
class Fase:
    """One run of locust: `ms` of each kind, `galat` by cause, processor seconds by who used them."""

    detik: float
    ms: dict[str, Sequence[float]]
    galat: dict[str, int]
    prosesor: dict[str, float]

    @property
    def banyak(self) -> int:
        return sum(map(len, self.ms.values()))

    @property
    def laju(self) -> float:
        """Requests a second by the clock."""
        return self.banyak / self.detik

    def per_inti(self, *siapa: str) -> float:
        """Requests that one core of these processes serves in a second."""
        terpakai = sum(self.prosesor[satu] for satu in siapa)
        return self.banyak / terpakai if terpakai else 0.0

    def biaya(self, siapa: str) -> float:
        """Milliseconds of processor time a request."""
        return self.prosesor[siapa] * 1000 / self.banyak if self.banyak else 0.0


def tabel_jenis(satu: Fase) -> list[str]:
    """Lines: kind, count, share, p50, p95, p99, largest."""
    bagian = pecahan({nama: len(ms) for nama, ms in satu.ms.items()})
    baris = ["jenis        banyak  bagian     p50     p95     p99   terlama (ms)"]
    for nama, ms in sorted(satu.ms.items()):
        kolom = [persentil(ms, b) for b in (0.5, 0.95, 0.99, 1)]
        baris.append(f"{nama:<11}{len(ms):>8}{bagian[nama]:>8.0%}" + "".join(f"{n:>8.0f}" for n in kolom))
    return baris


@dataclass(frozen=True)
class Simpanan:
    """Acknowledged saves beside what is stored afterwards."""

    diakui: int
    berjejak: int
    hilang: int
    jejak: int
    beda: int

    @property
    def utuh(self) -> bool:
        return not self.hilang and not self.beda


def cocokkan(diakui: dict[int, list[str]], dicoba: dict[int, list[str]], jejak: dict, tersimpan: dict) -> Simpanan:
    """By key of the realisasi: acknowledged texts, texts sent, texts in the audit trail in order, the text stored.

    A save without an answer may be stored; an acknowledged one must have its audit row, and what is stored must be the
    last of the audit trail, as sent."""
    hilang = sum(sum((Counter(isi) - Counter(jejak.get(pk, ()))).values()) for pk, isi in diakui.items())
    beda = 0
    for pk, isi in jejak.items():
        beda += tersimpan.get(pk) != isi[-1] or isi[-1] not in dicoba.get(pk, ())
    banyak, baris = _jumlah(diakui.values()), _jumlah(jejak.values())
    return Simpanan(banyak, banyak - hilang, hilang, baris, beda)


def _jumlah(daftar: Iterable[Sequence]) -> int:
    return sum(map(len, daftar))
