"""Rules about figures: capaian too high, targets below what was reached, figures that never change."""

from collections.abc import Iterator
from decimal import Decimal

from indikator.mutu.bahan import BahanMutu, IndikatorMutu
from indikator.mutu.kata import kutip
from indikator.mutu.temuan import Sorotan, Tingkat, aturan
from kinerja.angka import bulatkan, tulis, tulis_asli

SERATUS = Decimal(100)
SEDIKIT = 3  # fewer rows than this say nothing about a habit


@aturan("CAP-01", Tingkat.PERINGATAN, "Capaian di atas batas kewajaran")
def terlalu_tinggi(bahan: BahanMutu) -> Iterator[Sorotan]:
    batas = bahan.batas_capaian
    for lembar, satu in bahan.baris() if batas is not None else ():
        kini = satu.realisasi_tahun(bahan.tahun)
        if kini is None or kini.persen is None or bulatkan(kini.persen) <= batas:
            continue
        yield Sorotan(
            f"Capaian {kutip(satu.nama)} {tulis(kini.persen)} %, di atas batas wajar {tulis_asli(batas)} %: mungkin "
            "target terlalu rendah atau realisasi salah isi.",
            "Periksa angkanya; bila benar, jelaskan sebabnya dan naikkan target tahun berikutnya.",
            "realisasi",
            lembar,
            (satu,),
            (satu.nama, tulis(kini.persen)),
        )


def _ringkas(nilai: Decimal, terhadap: Decimal | None = None) -> str:
    """With two decimals as everywhere; every digit where only those tell it from what it stands beside."""
    bulat = bulatkan(nilai)
    return tulis_asli(nilai) if bulat == terhadap or not bulat else tulis(nilai, buang_nol=True)


@aturan("CAP-02", Tingkat.PERINGATAN, "Target di bawah realisasi tahun lalu")
def target_mundur(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar, satu in bahan.baris():
        target, lalu = satu.target_tahun(bahan.tahun), satu.realisasi_tahun(bahan.tahun - 1)
        if target is None or target.nilai is None or lalu is None or lalu.nilai is None or not lalu.penuh:
            continue
        mundur = lalu.nilai < target.nilai if satu.arah == "turun" else lalu.nilai > target.nilai
        if mundur:
            yield Sorotan(
                f"Target {bahan.tahun} {kutip(target.teks)} lebih ringan daripada realisasi {bahan.tahun - 1} "
                f"({_ringkas(lalu.nilai, target.nilai)}).",
                "Tetapkan target paling tidak sama baik dengan yang sudah dicapai, atau jelaskan mengapa diringankan.",
                "target",
                lembar,
                (satu,),
                (satu.nama, target.teks, tulis_asli(lalu.nilai)),
            )


@aturan("CAP-03", Tingkat.PERINGATAN, "Semua capaian tepat 100 %")
def serba_seratus(bahan: BahanMutu) -> Iterator[Sorotan]:
    baris = [(satu, kini.persen) for satu, kini in _terukur(bahan) if kini.persen is not None]
    if len(baris) < SEDIKIT or any(persen != SERATUS for _, persen in baris):
        return
    yield Sorotan(
        f"Semua {len(baris)} capaian tahun {bahan.tahun} tepat 100 %: mungkin realisasi tersalin dari target.",
        "Cocokkan realisasi dengan dokumen sumbernya dan lampirkan bukti dukung.",
        "realisasi",
        bukti=(str(bahan.tahun), *(satu.kunci for satu, _ in baris)),
    )


@aturan("CAP-04", Tingkat.SARAN, "Realisasi sama persis dengan tahun lalu")
def tidak_berubah(bahan: BahanMutu) -> Iterator[Sorotan]:
    """A value that also equals this year's target is the plan fulfilled, no copy."""
    for lembar, satu in bahan.baris():
        kini, lalu = satu.realisasi_tahun(bahan.tahun), satu.realisasi_tahun(bahan.tahun - 1)
        if not kini or not lalu or kini.nilai is None or kini.nilai != lalu.nilai or kini.nilai in (0, SERATUS):
            continue
        target = satu.target_tahun(bahan.tahun)
        if target is not None and target.nilai == kini.nilai:
            continue
        yield Sorotan(
            f"Realisasi {bahan.tahun} sama persis dengan {bahan.tahun - 1}: {_ringkas(kini.nilai)}.",
            "Pastikan angkanya bukan salinan tahun lalu.",
            "realisasi",
            lembar,
            (satu,),
            (satu.nama, str(bahan.tahun), tulis_asli(kini.nilai)),
        )


def _terukur(bahan: BahanMutu) -> Iterator[tuple[IndikatorMutu, object]]:
    for _, satu in bahan.baris():
        kini = satu.realisasi_tahun(bahan.tahun)
        if kini is not None:
            yield satu, kini
