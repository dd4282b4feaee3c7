"""Rules about the sheets of the lampiran: there, not empty. What stands in them is judged by Catatan kualitas."""

from collections.abc import Iterator

from indikator.mutu.kata import sebut
from laporan.kaidah.bahan import BahanKeputusan
from laporan.kaidah.temuan import Sorotan, Tingkat, aturan

IKU = "iku"


@aturan("KEP-60", Tingkat.HALANG, "Lembar IKU atau IKI tanpa indikator")
def kosong(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    for satu in bahan.lembar or ():
        if not satu.baris:
            kalimat = f"Lembar {satu.sebutan} belum berisi indikator. Isi, atau keluarkan lembarnya dari dokumen."
            yield Sorotan(f"Lembar {satu.sebutan}", kalimat, "lembar")


@aturan("KEP-61", Tingkat.SARAN, "Lampiran tidak lengkap menurut jenis keputusan")
def tidak_lengkap(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """No sheet of the kind the decree is about; an IKI decree without a sheet of who issues it."""
    if bahan.lembar is None:
        yield Sorotan("Lampiran", "Belum ada dokumen IKU/IKI yang ditetapkan keputusan ini.", "lembar")
        return
    ada = {satu.jenis for satu in bahan.lembar}
    for jenis in ("iku", "iki"):
        if jenis in bahan.jenis.split("_") and jenis not in ada:
            yield Sorotan("Lampiran", f"Tidak ada lembar {jenis.upper()} di lampiran.", "lembar")
    if bahan.jenis == "iki" and ada and not any(_kepala(satu.sebutan, bahan.penetap) for satu in bahan.lembar):
        kalimat = f"Tidak ada lembar IKI untuk {bahan.penetap}. Tambahkan bila IKI-nya tidak ditetapkan tersendiri."
        yield Sorotan("Lampiran", kalimat, "lembar")


def _kepala(sebutan: str, penetap: str) -> bool:
    """Whether a sheet is of who issues: "Kepala Badan" of "Kepala Badan Kepegawaian …"."""
    satu = sebutan.casefold().split(" – ")[0].strip()
    return bool(satu) and penetap.casefold().startswith(satu)


@aturan("KEP-62", Tingkat.SARAN, "Catatan kualitas indikator yang masih terbuka")
def catatan_kualitas(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """How many and of which rules; they are shown, mended and set aside on their own page."""
    if bahan.mutu:
        jumlah = sum(banyak for _, banyak in bahan.mutu)
        isi = sebut((f"{kode} ({banyak})" for kode, banyak in bahan.mutu), 40)
        yield Sorotan("Lembar", f"{jumlah} catatan kualitas pada lembar lampiran masih terbuka: {isi}.", "mutu")


@aturan("KEP-63", Tingkat.SARAN, "Perubahan dalam reviu tanpa alasan")
def perubahan_tanpa_alasan(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """The matriks perubahan prints the reasons; they are given on the page of the review."""
    if bahan.tanpa_alasan:
        jumlah, isi = len(bahan.tanpa_alasan), sebut((f"“{nama[:60]}”" for nama in bahan.tanpa_alasan), 3)
        kalimat = f"{jumlah} baris yang diubah atau dihentikan belum punya alasan di matriks perubahan: {isi}."
        yield Sorotan("Matriks perubahan", kalimat, "lembar")
