"""The audit trail as a file: the rows of the page as filtered, at most BARIS_MAKS."""

from django.db.models import QuerySet
from django.http import HttpResponse

from kinerja.spreadsheet import MIME_XLSX, Kolom, Lembar, tulis_buku, tulis_csv
from organisasi.galat import GalatKinerja
from organisasi.models import Jejak, Pemda
from organisasi.riwayat import nama_model, perubahan
from organisasi.riwayat_kalimat import peran_teks, predikat, sebutan, waktu_teks

BENTUK = {"xlsx": "Excel (xlsx)", "csv": "CSV"}
MIME = {"xlsx": MIME_XLSX, "csv": "text/csv; charset=utf-8"}
BARIS_MAKS = 20_000
SEKALI_SEBUT = 2_000  # rows whose names are asked at a time


def unduh(pemda: Pemda, daftar: QuerySet[Jejak], bentuk: str) -> HttpResponse:
    """The file as an answer. Raises GalatKinerja when there are more rows than a file holds."""
    if daftar[BARIS_MAKS : BARIS_MAKS + 1].exists():
        raise GalatKinerja(
            f"Lebih dari {BARIS_MAKS:,} baris, terlalu banyak untuk satu berkas. Persempit dengan saringan tanggal, "
            "misalnya satu triwulan, lalu unduh lagi.".replace(",", ".", 1)
        )
    baris = _bernama(list(daftar))
    judul = ("RIWAYAT PERUBAHAN", pemda.nama)
    isi = tulis_csv(KOLOM, baris) if bentuk == "csv" else tulis_buku([Lembar("Riwayat", judul, KOLOM, baris, tetap=2)])
    jawaban = HttpResponse(isi, content_type=MIME[bentuk])
    jawaban["Content-Disposition"] = f'attachment; filename="riwayat-{pemda.slug}.{bentuk}"'
    return jawaban


def _bernama(daftar: list[Jejak]) -> list[tuple[Jejak, str]]:
    """Each row with the name of what it is about."""
    hasil = []
    for awal in range(0, len(daftar), SEKALI_SEBUT):
        potong = daftar[awal : awal + SEKALI_SEBUT]
        nama = sebutan(potong)
        hasil += [(satu, nama.get((satu.model, satu.objek_id), "")) for satu in potong]
    return hasil


def _perubahan(baris: tuple[Jejak, str]) -> str:
    """One line for each field: "Nama: lama → baru"."""
    return "\n".join(
        f"{satu.label}: {satu.lama.replace(chr(10), ' / ')} → {satu.baru.replace(chr(10), ' / ')}"
        for satu in perubahan(baris[0])
    )


KOLOM = (
    Kolom("No.", lambda b: b[0].nomor, 8),
    Kolom("Waktu", lambda b: waktu_teks(b[0].waktu), 28),
    Kolom("Oleh", lambda b: b[0].nama_pengguna, 24),
    Kolom("Peran saat itu", lambda b: peran_teks(b[0]), 20),
    Kolom("Tindakan", lambda b: b[0].get_tindakan_display(), 18),
    Kolom("Jenis data", lambda b: nama_model(b[0].model), 20),
    Kolom("Data", lambda b: b[0].objek, 36),
    Kolom("Kalimat", lambda b: predikat(*b), 50),
    Kolom("Perubahan", _perubahan, 50),
    Kolom("Alasan", lambda b: b[0].alasan, 30),
    Kolom("Permintaan", lambda b: b[0].permintaan, 20),
    Kolom("Sidik", lambda b: b[0].hash, 20),
)
