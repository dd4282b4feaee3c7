"""The plan of Kabupaten Contoh: which thing of which instansi and year stands in which state (pure)."""

from dataclasses import dataclass
from random import Random

from indikator.enums import StatusDokumen, StatusPengukuran, StatusPK
from laporan.contoh.ramai.bahan import BahanInstansi
from laporan.enums import StatusKeputusan, StatusLkjip

TAHUN = (2023, 2024, 2025, 2026)
KINI = 2026
MASA_KINI = (2026, 3)  # year and triwulan that everybody works on now
CAMPURAN = "campuran"  # a review whose sheets stand in different states
PK_BERUBAH = 2025  # year in which some PK have a second version
D, U, P, L, K = StatusDokumen, StatusPengukuran, StatusPK, StatusLkjip, StatusKeputusan
TANPA = None  # not begun

# one instansi after another; where there are more instansi than entries the row begins anew
REVIU = (
    D.DITETAPKAN, D.DISETUJUI, TANPA, D.DIAJUKAN, CAMPURAN, D.DIKEMBALIKAN, D.DRAF, D.TERVERIFIKASI,
    D.DITARIK, TANPA, D.DISETUJUI, TANPA, D.DITETAPKAN, TANPA, D.DIAJUKAN, D.DIKEMBALIKAN,
)  # fmt: skip
TW_KINI = {
    1: (U.DIKUNCI, U.DIKUNCI, U.TERVERIFIKASI, U.DIKUNCI, U.TERVERIFIKASI, U.DIKUNCI, U.DIKEMBALIKAN, U.DIKUNCI),
    2: (U.TERVERIFIKASI, U.TERVERIFIKASI, U.DISETUJUI, U.TERVERIFIKASI, U.DIKEMBALIKAN, U.DISETUJUI, TANPA, U.DIKUNCI),
    3: (
        U.DISETUJUI,
        U.DIAJUKAN,
        U.DRAF,
        U.DIKEMBALIKAN,
        TANPA,
        U.DITARIK,
        TANPA,
        U.TERVERIFIKASI,
        U.DRAF,
        U.DISETUJUI,
    ),
}
TW_AKHIR_LALU = (U.DIKUNCI, U.TERVERIFIKASI, U.DIKUNCI, U.DIKUNCI, U.DISETUJUI)  # the close of last year
PK_KINI = (
    P.DITANDATANGANI, P.DITANDATANGANI, P.TERVERIFIKASI, P.DITANDATANGANI, P.DISETUJUI, P.DITANDATANGANI, P.DIAJUKAN,
    P.DITANDATANGANI, P.DIKEMBALIKAN, P.DITANDATANGANI, P.DRAF, P.DITANDATANGANI, P.DITARIK, P.DITANDATANGANI,
)  # fmt: skip
LKJIP = {
    2023: (L.DIPUBLIKASIKAN, L.DIPUBLIKASIKAN, L.DISAMPAIKAN, L.DIPUBLIKASIKAN),
    2024: (L.DIPUBLIKASIKAN, L.DISAMPAIKAN, L.DIPUBLIKASIKAN, L.DITANDATANGANI, L.DISAMPAIKAN),
    2025: (
        L.DISAMPAIKAN, L.DIREVIU, L.TERVERIFIKASI, L.DIKEMBALIKAN, L.DISETUJUI, L.DIAJUKAN, L.DITARIK,
        L.DIPUBLIKASIKAN, L.DRAF, L.DITANDATANGANI, TANPA,
    ),
}  # fmt: skip
MUTU = (1.01, 0.98, 1.02, 0.94, 1.0, 0.97, 1.03, 0.99, 0.95, 1.01, 0.9, 1.0, 0.98, 1.02, 0.96, 0.92)
KOSONG = {(2, 2023, 1), (10, 2024, 2), (15, 2024, 3), (3, 2025, 2)}  # (instansi, year, triwulan) never handed in


@dataclass(frozen=True)
class RencanaInstansi:
    """The states of one instansi; `nomor` is its place among those with a document, `tahun` the years it is about."""

    bahan: BahanInstansi
    nomor: int
    tahun: tuple[int, ...] = TAHUN

    @property
    def mutu(self) -> float:
        return MUTU[self.nomor % len(MUTU)]

    @property
    def reviu(self) -> str | None:
        """State of its review of KINI; CAMPURAN, or None where none was begun."""
        return _giliran(REVIU, self.nomor) if KINI in self.tahun else None

    def pengukuran(self, tahun: int, triwulan: int) -> str | None:
        """State of a Pengukuran; None: not begun."""
        if (self.nomor, tahun, triwulan) in KOSONG:
            return TANPA
        if tahun == KINI:
            return _giliran(TW_KINI[triwulan], self.nomor) if triwulan in TW_KINI else TANPA
        if tahun == KINI - 1 and triwulan in (0, 4):
            return _giliran(TW_AKHIR_LALU, self.nomor)
        return U.DIKUNCI

    def masa(self, *, kini: bool) -> list[tuple[int, int]]:
        """(year, triwulan) of what was begun, in order: that of MASA_KINI or all others; the whole year (0) last."""
        semua = ((tahun, tw) for tahun in self.tahun for tw in (1, 2, 3, 4, 0))
        return [satu for satu in semua if self.pengukuran(*satu) is not None and (satu == MASA_KINI) == kini]

    def terlambat(self, tahun: int, triwulan: int) -> int:
        """Days after (or, below 0, before) the due date at which it was submitted."""
        acak = self._acak("hari", tahun, triwulan)
        return (
            acak.choice((4, 11, 19))
            if acak.random() < 0.1 + 3 * max(0.0, 1 - self.mutu)
            else acak.choice((-9, -5, -1))
        )

    def berulang(self, tahun: int, triwulan: int) -> str:
        """How it came back once before: "kembali", "buka" (only one that is locked), or "" for not at all."""
        status, angka = self.pengukuran(tahun, triwulan), self._acak("ulang", tahun, triwulan).random()
        if status not in (U.TERVERIFIKASI, U.DIKUNCI):
            return ""
        return "kembali" if angka < 0.08 else "buka" if angka > 0.98 and status == U.DIKUNCI else ""

    def pk(self, tahun: int) -> tuple[str, ...]:
        """States of its PK versions of the year."""
        if tahun == PK_BERUBAH and self.nomor % 3 == 0:
            return (P.DIUBAH, P.DITANDATANGANI)
        return (_giliran(PK_KINI, self.nomor) if tahun == KINI else P.DITANDATANGANI,)

    def lkjip(self, tahun: int) -> str | None:
        return _giliran(LKJIP[tahun], self.nomor) if tahun in LKJIP else TANPA

    @property
    def keputusan(self) -> tuple[str, ...]:
        """State of the decree of its first document, then of that of its review (a draft, or in force)."""
        if self.reviu == D.DITETAPKAN:
            return (K.DICABUT if self.nomor % 8 == 4 else K.DIUBAH, K.BERLAKU)
        return (K.BERLAKU, K.DRAF) if self.reviu == D.TERVERIFIKASI else (K.BERLAKU,)

    def belum_diisi(self, tahun: int, triwulan: int, indikator: str) -> bool:
        """Whether this row was forgotten, or is still to come in a draft."""
        bagian = 0.4 if self.pengukuran(tahun, triwulan) == U.DRAF else 0.03
        return self._acak("lowong", tahun, triwulan, indikator).random() < bagian

    def berbukti(self, tahun: int, triwulan: int, indikator: str) -> bool:
        return self._acak("bukti", tahun, triwulan, indikator).random() < 0.4

    def pilih(self, daftar, *bagian):
        """One of a list, the same for the same `bagian`."""
        return self._acak("pilih", *bagian).choice(daftar)

    def _acak(self, *bagian) -> Random:
        return Random("|".join([self.bahan.slug, *map(str, bagian)]))


def susun(bahan, tahun: tuple[int, ...] = TAHUN, banyak: int | None = None) -> list[RencanaInstansi]:
    """The plans of all instansi that have a document; `banyak`: only of the first ones."""
    berisi = [satu for satu in bahan.instansi[:banyak] if satu.iku]
    return [RencanaInstansi(satu, nomor, tahun) for nomor, satu in enumerate(berisi)]


def _giliran(daftar: tuple, nomor: int):
    return daftar[nomor % len(daftar)]
