"""Tables on the whole report: the named averages, the categories, what met its target, efficiency by sasaran."""

from laporan.domain.lkjip.angka import AngkaLkjip, AngkaRata, desimal
from laporan.domain.lkjip.tabel_titik import KOLOM_EFISIENSI, sel_efisiensi
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, angka, persen
from laporan.domain.tabel_kinerja import NANTI

DIPAKAI = "Rata-rata yang disebut dalam laporan ini: {}."
HASIL = (
    ("melampaui", "Melampaui target (capaian di atas 100 %)"),
    ("tercapai", "Mencapai target (capaian 100 %)"),
    ("tidak_tercapai", "Tidak mencapai target (capaian di bawah 100 %)"),
    ("tanpa", "Belum ada capaian"),
)


def rata_rata(isi: AngkaLkjip) -> Tabel:
    """Every named average beside its alternatives; one that cannot be computed says why."""
    hitung = [("Banyaknya", "jumlah"), ("Tanpa capaian", "tanpa_capaian")]
    if any(satu.belum_waktunya for satu in isi.rata):
        hitung.append(("Belum waktunya diukur", "belum_waktunya"))
    if any(satu.belum_final for satu in isi.rata):
        hitung.append(("Belum final", "belum_final"))
    baris = tuple(
        BarisTabel((SelTabel(satu.nama), *(_banyak(satu, nama) for _, nama in hitung), _persen(satu)))
        for satu in isi.rata
    )
    kolom = (Kolom("nama", "Rata-rata"), *(Kolom("target", judul) for judul, _ in hitung), Kolom("angka", "Capaian"))
    return Tabel("rata-rata", f"Rata-rata Capaian Tahun {isi.tahun}", kolom, baris, _catatan_rata(isi))


def _banyak(rata: AngkaRata, nama: str) -> SelTabel:
    """A pooled figure that is not computed counts nothing."""
    return SelTabel("") if _tidak_dihitung(rata) else angka(getattr(rata, nama), 0)


def _persen(rata: AngkaRata) -> SelTabel:
    if _tidak_dihitung(rata):
        return SelTabel("tidak dihitung", kosong=True)
    nanti = rata.belum_waktunya and not (rata.jumlah or rata.tanpa_capaian or rata.belum_final)
    return NANTI if nanti else persen(desimal(rata.persen))


def _tidak_dihitung(rata: AngkaRata) -> bool:
    return rata.kunci == "gabungan" and not rata.persen


def _catatan_rata(isi: AngkaLkjip) -> tuple[str, ...]:
    utama = isi.rata_utama
    kategori = f", kategori {utama.kategori}" if utama and utama.kategori else ""
    return (
        *((f"{DIPAKAI.format(utama.nama.lower())[:-1]}{kategori}.",) if utama else ()),
        *(f"{satu.nama}: {satu.bukti}." for satu in isi.rata if satu.bukti),
        *(f"{satu.nama}: {satu.keterangan}" for satu in isi.rata if satu.keterangan),
    )


def per_kategori(isi: AngkaLkjip) -> Tabel:
    """How many indicators are in every category."""
    baris = [BarisTabel((SelTabel(satu.label), angka(satu.jumlah, 0))) for satu in isi.per_kategori]
    jumlah = BarisTabel((SelTabel("Jumlah"), angka(isi.jumlah_indikator, 0)), "jumlah")
    kolom = (Kolom("nama", "Kategori Capaian"), Kolom("target", "Banyaknya Indikator"))
    return Tabel("per-kategori", f"Indikator menurut Kategori Capaian Tahun {isi.tahun}", kolom, (*baris, jumlah))


def hasil_target(isi: AngkaLkjip) -> Tabel:
    """How many exceeded, met or missed their target: indicators, and measured values one by one."""
    baris = [
        BarisTabel((SelTabel(judul), angka(getattr(isi.hasil, nama), 0), angka(getattr(isi.hasil_nilai, nama), 0)))
        for nama, judul in HASIL
    ]
    jumlah = BarisTabel((SelTabel("Jumlah"), angka(isi.hasil.semua, 0), angka(isi.hasil_nilai.semua, 0)), "jumlah")
    kolom = (Kolom("nama", "Hasil"), Kolom("target", "Indikator"), Kolom("target", "Nilai yang Diukur"))
    return Tabel("hasil-target", f"Pencapaian Target Tahun {isi.tahun}", kolom, (*baris, jumlah))


def efisiensi_sasaran(isi: AngkaLkjip) -> Tabel | None:
    """Efficiency of every sasaran that has kegiatan; None where none has."""
    ada = [satu for satu in isi.sasaran if satu.efisiensi]
    if not ada:
        return None
    baris = tuple(BarisTabel((SelTabel(satu.nama), *sel_efisiensi(satu))) for satu in ada)
    kolom = (Kolom("nama", "Sasaran Strategis"), *KOLOM_EFISIENSI)
    judul = f"Efisiensi Penggunaan Sumber Daya per Sasaran Tahun {isi.tahun}"
    return Tabel("efisiensi-sasaran", judul, kolom, baris, (f"Cara menghitung: {ada[0].efisiensi.cara}.",))
