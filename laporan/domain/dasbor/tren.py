"""The mean of the perangkat daerah over the years. A year is the mean of means, and says so."""

from collections.abc import Iterable

from indikator import capaian as mesin
from indikator.domain.baris_ukur import RATA_INDIKATOR
from indikator.domain.gulungan import NilaiUkur, rata_ukur
from indikator.domain.nilai_iku import NilaiTahun
from kinerja.grafik import GARIS, Grafik, Seri
from laporan.domain.dasbor.bagian import Bagan, persen_gambar, sel_bilangan, sel_persen
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel

LAMA = 5  # years shown
RATA_INSTANSI = "Rata-rata perangkat daerah"
KOLOM = (
    Kolom("target", "Tahun"),
    Kolom("angka", RATA_INSTANSI),
    Kolom("angka", "Perangkat daerah"),
    Kolom("angka", "Tanpa capaian"),
    Kolom("angka", "Belum lengkap"),
)


def tahun_tren(tahun: int) -> list[int]:
    return list(range(tahun - LAMA + 1, tahun + 1))


def rata_pemda(nilai: NilaiTahun, instansi: Iterable[int], triwulan: int = 0) -> mesin.RataRata:
    """Mean of the means of these OPD; those without an IKU in force are left out, nothing is known of them."""
    per = nilai.per("instansi", triwulan)
    milik = (rata_ukur(per[pk], RATA_INDIKATOR, berbukti=False) for pk in instansi if pk in per)
    return rata_ukur([NilaiUkur.dari_rata(satu) for satu in milik], RATA_INSTANSI)


def tren(nilai: dict[int, NilaiTahun], instansi: list[int], triwulan: int = 0) -> Bagan:
    """Years in which any of these OPD has a document in force."""
    rata = {th: rata_pemda(isi, instansi, triwulan) for th, isi in sorted(nilai.items())}
    ada = {th: r for th, r in rata.items() if r.jumlah or r.tanpa_capaian or r.belum_waktunya or r.belum_final}
    baris = tuple(
        BarisTabel((SelTabel(str(th)), sel_persen(r), *map(sel_bilangan, (r.jumlah, r.tanpa_capaian, r.tak_lengkap))))
        for th, r in ada.items()
    )
    catatan = "Rata-rata perangkat daerah: rata-rata dari rata-rata indikator tiap perangkat daerah."
    tabel = Tabel("tren", "Tren capaian", KOLOM, baris, (catatan,))
    return Bagan("tren", "Tren antar tahun", (_grafik(ada),) if ada else (), tabel, (catatan,))


def _grafik(rata: dict[int, mesin.RataRata]) -> Grafik:
    tahun = tuple(str(th) for th in rata)
    seri = Seri("Rata-rata", tuple(persen_gambar(r.nilai) for r in rata.values()), GARIS)
    uraian = ", ".join(f"{th}: {seri.teks(ke, ' %')}" for ke, th in enumerate(tahun))
    return Grafik(f"{RATA_INSTANSI} menurut tahun", uraian, tahun, (seri,), akhiran="\u00a0%")
