"""The seven points of PermenPANRB 53/2014, each asked of every sasaran: its figures, and that it is written about.

A report from before the system has one section per sasaran instead of seven: what it says there counts for the
figures of the year (1) and for the causes (5), the other points must have been given a section of their own.
"""

from collections.abc import Iterator

from laporan.domain.lkjip.angka import BELUM, AngkaPembanding, AngkaSasaran
from laporan.domain.lkjip.gerbang.bahan import BahanLkjip
from laporan.domain.lkjip.gerbang.temuan import Sorotan, Tingkat, aturan
from laporan.enums import TitikAnalisis as T

HALANG, SARAN = Tingkat.HALANG, Tingkat.SARAN
TANPA_BAGIAN = "belum dibahas: bagian titik {} tidak ada dalam laporan. Segarkan kerangka laporan."


def _tempat(sasaran: AngkaSasaran, titik: int) -> str:
    return f"{sasaran.nama} – titik {titik}"


def _per_sasaran(bahan: BahanLkjip, titik: int, cari) -> Iterator[Sorotan]:
    """At most one finding per sasaran: missing data before the missing section."""
    for sasaran in bahan.angka.sasaran:
        salah = cari(sasaran) or _tanpa_bagian(bahan, sasaran, titik)
        if salah:
            kalimat, letak = salah
            yield Sorotan(_tempat(sasaran, titik), kalimat, letak)


def _tanpa_bagian(bahan: BahanLkjip, sasaran: AngkaSasaran, titik: int) -> tuple[str, tuple] | None:
    if bahan.bagian_titik(sasaran, titik) is not None:
        return None
    if titik in (T.TARGET_REALISASI, T.PENYEBAB) and bahan.bagian_titik(sasaran, T.TANPA) is not None:
        return None
    return f"{T(titik).label} {TANPA_BAGIAN.format(titik)}", ("laporan",)


def _sebut(nama: list[str]) -> str:
    """ "A", "A dan B", "A, B dan 3 lainnya"."""
    if len(nama) <= 2:
        return " dan ".join(f"“{satu}”" for satu in nama)
    return f"“{nama[0]}”, “{nama[1]}” dan {len(nama) - 2} lainnya"


@aturan(
    "LKJ-01",
    HALANG,
    "Titik 1: target, realisasi atau capaian tahun ini belum lengkap",
    "Isi realisasi tahun itu; capaian dihitung mesin.",
    beku=True,
)
def tahun_ini(bahan: BahanLkjip) -> Iterator[Sorotan]:
    def cari(sasaran: AngkaSasaran):
        kosong = [satu.nama for satu in sasaran.terukur if not satu.realisasi_teks]
        if kosong:
            return f"Realisasi {_sebut(kosong)} belum ada.", ("realisasi",)
        gagal = [satu for satu in sasaran.terukur if not satu.persen and not satu.hasil]
        if gagal:
            sebab = f": {gagal[0].keterangan}" if gagal[0].keterangan else "."
            return f"Capaian {_sebut([satu.nama for satu in gagal])} tidak dapat dihitung{sebab}", ("realisasi",)
        return None

    yield from _per_sasaran(bahan, T.TARGET_REALISASI, cari)


@aturan(
    "LKJ-02",
    HALANG,
    "Titik 2: capaian tahun sebelumnya tidak diketahui atau tanpa sumber",
    "Terbitkan LKjIP tahun sebelumnya, atau isi riwayat capaian dengan dokumen sumbernya; indikator baru: “-”.",
    beku=True,
)
def tahun_lalu(bahan: BahanLkjip) -> Iterator[Sorotan]:
    kemarin = bahan.tahun - 1

    def cari(sasaran: AngkaSasaran):
        kosong = [satu.nama for satu in sasaran.terukur if satu.tahun_lalu(kemarin) is None]
        if kosong:
            return f"Capaian {kemarin} {_sebut(kosong)} belum diisi beserta sumbernya.", ("riwayat",)
        tanpa = [satu.nama for satu in sasaran.terukur if not satu.tahun_lalu(kemarin).sumber]
        return (f"Sumber capaian {kemarin} {_sebut(tanpa)} belum disebut.", ("riwayat",)) if tanpa else None

    yield from _per_sasaran(bahan, T.TAHUN_LALU, cari)


@aturan(
    "LKJ-03",
    HALANG,
    "Titik 3: target jangka menengah belum diisi",
    "Isi target akhir Renstra atau RPJMD, atau nyatakan tidak ada.",
    beku=True,
)
def jangka_menengah(bahan: BahanLkjip) -> Iterator[Sorotan]:
    def cari(sasaran: AngkaSasaran):
        kosong = _belum(sasaran, "menengah")
        return (f"Target jangka menengah {_sebut(kosong)} belum diisi.", ("pembanding",)) if kosong else None

    yield from _per_sasaran(bahan, T.JANGKA_MENENGAH, cari)


@aturan(
    "LKJ-04",
    HALANG,
    "Titik 4: standar nasional belum diisi dan belum dinyatakan tidak ada",
    "Isi standar nasional, atau nyatakan bahwa tidak ada.",
    beku=True,
)
def nasional(bahan: BahanLkjip) -> Iterator[Sorotan]:
    def cari(sasaran: AngkaSasaran):
        kosong = _belum(sasaran, "nasional")
        kalimat = f"Standar nasional {_sebut(kosong)} belum diisi dan belum dinyatakan tidak ada."
        return (kalimat, ("pembanding",)) if kosong else None

    yield from _per_sasaran(bahan, T.STANDAR_NASIONAL, cari)


def _belum(sasaran: AngkaSasaran, apa: str) -> list[str]:
    def keadaan(satu) -> str:
        banding: AngkaPembanding = getattr(satu, apa)
        return banding.keadaan

    return [satu.nama for satu in sasaran.terukur if keadaan(satu) == BELUM]


@aturan(
    "LKJ-05",
    HALANG,
    "Titik 5: penyebab keberhasilan atau kegagalan belum ditulis",
    "Tulis penyebabnya dan alternatif solusinya.",
    beku=True,
)
def penyebab(bahan: BahanLkjip) -> Iterator[Sorotan]:
    yield from _per_sasaran(bahan, T.PENYEBAB, lambda sasaran: _tanpa_uraian(bahan, sasaran, T.PENYEBAB))


@aturan(
    "LKJ-06",
    HALANG,
    "Titik 6: efisiensi penggunaan sumber daya tidak dapat dihitung",
    "Kaitkan kegiatan dengan sasarannya dan lengkapi pagu dan realisasinya.",
    beku=True,
)
def efisiensi(bahan: BahanLkjip) -> Iterator[Sorotan]:
    def cari(sasaran: AngkaSasaran):
        hitung = sasaran.efisiensi
        if hitung is None:
            return "Tidak ada kegiatan beranggaran yang dikaitkan, jadi efisiensi tidak dapat dihitung.", ("anggaran",)
        if not hitung.nilai and not hitung.simpulan:
            letak = ("anggaran",) if sasaran.lengkap else ("realisasi",)
            return f"Efisiensi tidak dapat dihitung. {hitung.keterangan}".strip(), letak
        return None

    yield from _per_sasaran(bahan, T.EFISIENSI, cari)


@aturan(
    "LKJ-07",
    HALANG,
    "Titik 7: program dan kegiatan yang menunjang belum dikaitkan atau belum dibahas",
    "Kaitkan kegiatan dengan sasarannya, lalu tulis bagaimana menunjang atau menghambat.",
    beku=True,
)
def program(bahan: BahanLkjip) -> Iterator[Sorotan]:
    def cari(sasaran: AngkaSasaran):
        if not sasaran.anggaran.kegiatan:
            return "Tidak ada program atau kegiatan yang dikaitkan dengan sasaran ini.", ("anggaran",)
        return _tanpa_uraian(bahan, sasaran, T.PROGRAM)

    yield from _per_sasaran(bahan, T.PROGRAM, cari)


def _tanpa_uraian(bahan: BahanLkjip, sasaran: AngkaSasaran, titik: int) -> tuple[str, tuple] | None:
    """The section is there and nobody wrote anything into it; of an old report the one section of the sasaran."""
    bagian = bahan.bagian_titik(sasaran, titik)
    if bagian is None and titik == T.PENYEBAB:
        bagian = bahan.bagian_titik(sasaran, T.TANPA)
    if bagian is None or bagian.berisi:
        return None
    return f"{T(titik).label} belum ditulis.", ("bagian", bagian.pk)


@aturan(
    "LKJ-08",
    SARAN,
    "Titik 2: baru satu tahun sebelumnya yang diketahui",
    "Isi riwayat capaian tahun-tahun sebelumnya dengan dokumen sumbernya.",
)
def beberapa_tahun(bahan: BahanLkjip) -> Iterator[Sorotan]:
    for sasaran in bahan.angka.sasaran:
        pendek = [satu.nama for satu in sasaran.terukur if len(satu.lalu) == 1]
        if pendek:
            kalimat = f"Capaian {_sebut(pendek)} baru diketahui untuk satu tahun sebelumnya; aturan meminta beberapa."
            yield Sorotan(_tempat(sasaran, T.TAHUN_LALU), kalimat, ("riwayat",))
