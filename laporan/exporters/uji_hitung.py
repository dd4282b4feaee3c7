"""The findings of a test as an xlsx: the findings, and every row with its figures as numbers."""

from typing import NamedTuple

from kinerja.spreadsheet import Angka, Kolom, Lembar, tulis_buku
from laporan.domain.uji_hitung.isi import BarisHasil, TabelHasil, baca_hasil
from laporan.exporters.tercetak import tercetak
from laporan.models import UjiHitung


class Baris(NamedTuple):
    """One row with its table."""

    tabel: TabelHasil
    isi: BarisHasil


def uji_xlsx(uji: UjiHitung) -> bytes:
    """Sheets: Temuan, Baris, Rata-rata."""
    isi = baca_hasil(uji)
    judul = ["UJI HITUNG LKJIP", uji.judul]
    baris = [Baris(satu, b) for satu in isi.tabel if satu.dihitung for b in satu.baris]
    return tulis_buku(
        [
            Lembar("Temuan", judul, KOLOM_TEMUAN, isi.temuan, isi.catatan),
            Lembar("Baris", judul, KOLOM_BARIS, baris, tetap=3),
            Lembar("Rata-rata", judul, KOLOM_RATA, isi.rata),
        ]
    )


def nama_uji(uji: UjiHitung) -> str:
    return f"uji-hitung-{uji.pemda.slug}-{uji.pk}.xlsx"


KOLOM_TEMUAN = (
    Kolom("Temuan", lambda t: t.judul, 30),
    Kolom("Uraian", lambda t: t.kalimat, 70),
    Kolom("Tempat", lambda t: t.tempat, 24),
    Kolom("Hitungan", lambda t: t.bukti, 50),
    Kolom("Kutipan", lambda t: t.kutipan, 60),
)
KOLOM_BARIS = (
    Kolom("Tabel", lambda b: Angka(b.tabel.nomor, 0), 7),
    Kolom("Baris", lambda b: Angka(b.isi.nomor, 0), 7),
    Kolom("Indikator atau kegiatan", lambda b: b.isi.nama, 44),
    Kolom("Golongan tabel", lambda b: b.tabel.sebutan, 22),
    Kolom("Target atau pagu", lambda b: tercetak(b.isi.target), 18),
    Kolom("Realisasi", lambda b: tercetak(b.isi.realisasi), 18),
    Kolom("Capaian tertulis (%)", lambda b: tercetak(b.isi.capaian), 12),
    Kolom("Hitungan (%)", lambda b: Angka.bila_ada(b.isi.hitung), 12),
    Kolom("Kesimpulan", lambda b: b.isi.keadaan, 20),
    Kolom("Penjelasan", lambda b: " ".join(b.isi.penjelasan), 60),
    Kolom("Bukti hitung", lambda b: b.isi.bukti, 44),
)
KOLOM_RATA = (
    Kolom("Rata-rata", lambda r: r[0], 40),
    Kolom("Nilai (%)", lambda r: Angka.bila_ada(r[1]), 12),
    Kolom("Bukti hitung", lambda r: r[2], 80),
)
