"""The chapters of the skeleton: present, written, edited; their figures known, their laws in force, nothing open."""

from collections.abc import Iterator

from laporan.domain.lkjip.gerbang.bahan import BahanLkjip
from laporan.domain.lkjip.gerbang.temuan import Sorotan, Tingkat, aturan

HALANG, SARAN = Tingkat.HALANG, Tingkat.SARAN


@aturan("LKJ-10", HALANG, "Bab atau bagian wajib tidak ada", "Segarkan kerangka laporan.", beku=True)
def bagian_tidak_ada(bahan: BahanLkjip) -> Iterator[Sorotan]:
    ada = {satu.kode for satu in bahan.bagian}
    for kode, judul in bahan.wajib:
        if kode not in ada:
            yield Sorotan(judul, f"Bagian “{judul}” tidak ada dalam laporan.", ("laporan",))


@aturan("LKJ-11", HALANG, "Bab atau bagian wajib masih kosong", "Tulis naskahnya.", beku=True)
def bagian_kosong(bahan: BahanLkjip) -> Iterator[Sorotan]:
    """A section that prints a table of its own may go without words, as may one that only heads those below it."""
    wajib = {kode for kode, _ in bahan.wajib}
    for satu in bahan.bagian:
        kosong = satu.kode in wajib and not satu.berisi and satu.kode not in bahan.bertabel
        if kosong and not satu.silsilah:
            yield Sorotan(satu.judul, f"“{satu.judul}” belum ditulis.", ("bagian", satu.pk))


@aturan(
    "LKJ-12",
    HALANG,
    "Kalimat usulan aplikasi atau naskah tahun lalu belum ditinjau penyusun",
    "Buka bagiannya, baca, sunting atau terima kalimatnya.",
    beku=True,
)
def usulan(bahan: BahanLkjip) -> Iterator[Sorotan]:
    for satu in bahan.bagian:
        if satu.usulan:
            kalimat = "Masih berisi kalimat usulan atau naskah tahun lalu yang belum disunting atau diterima."
            yield Sorotan(satu.judul, kalimat, ("bagian", satu.pk))


@aturan(
    "LKJ-13",
    HALANG,
    "Naskah merujuk angka yang tidak dikenal",
    "Sisipkan lagi angkanya dari daftar angka di samping naskah.",
)
def rujukan_asing(bahan: BahanLkjip) -> Iterator[Sorotan]:
    for satu, kunci in bahan.rujukan:
        kalimat = (
            f"Rujukan angka “{kunci}” tidak menunjuk ke angka mana pun (mungkin sasaran atau indikatornya diganti)."
        )
        yield Sorotan(satu.judul, kalimat, ("bagian", satu.pk))


@aturan(
    "LKJ-14",
    SARAN,
    "Naskah menyebut peraturan yang tidak berlaku pada tanggal laporan",
    "Ganti dengan penggantinya.",
)
def hukum(bahan: BahanLkjip) -> Iterator[Sorotan]:
    for satu in bahan.hukum:
        yield Sorotan(satu.judul, f"Menyebut {satu.sebutan}. {satu.kalimat}.", ("bagian", satu.bagian))


@aturan("LKJ-15", SARAN, "Komentar belum ditindaklanjuti", "Jawab komentarnya dan tandai selesai.")
def komentar(bahan: BahanLkjip) -> Iterator[Sorotan]:
    for bagian, judul, jumlah in bahan.komentar:
        letak = ("bagian", bagian) if bagian else ("laporan",)
        yield Sorotan(judul, f"{jumlah} komentar belum ditandai selesai.", letak)
