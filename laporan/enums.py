"""Choices of published documents."""

from django.db.models import IntegerChoices, TextChoices


class JenisKeputusan(TextChoices):
    IKU = "iku", "IKU"
    IKI = "iki", "IKI"
    IKU_IKI = "iku_iki", "IKU dan IKI"


class StatusKeputusan(TextChoices):
    DRAF = "draf", "Draf"
    BERLAKU = "berlaku", "Berlaku"
    DIUBAH = "diubah", "Diubah"
    DICABUT = "dicabut", "Dicabut"


class BagianKeputusan(TextChoices):
    MENIMBANG = "menimbang", "Menimbang"
    MENGINGAT = "mengingat", "Mengingat"
    DIKTUM = "diktum", "Diktum"
    TEMBUSAN = "tembusan", "Tembusan"


class SifatKeputusan(TextChoices):
    """What a decree does to the one before it (`asal`)."""

    BARU = "baru", "Penetapan baru"
    PERUBAHAN = "perubahan", "Perubahan (yang lama tetap berlaku)"
    PENGGANTI = "pengganti", "Pengganti (mencabut yang lama)"


class Kertas(TextChoices):
    F4 = "f4", "F4 (215 × 330 mm)"
    A4 = "a4", "A4 (210 × 297 mm)"


class ArahLampiran(TextChoices):
    OTOMATIS = "otomatis", "Menurut banyaknya kolom"
    TEGAK = "tegak", "Tegak"
    MENDATAR = "mendatar", "Mendatar"


class JenisBerkasKeputusan(TextChoices):
    """Files that belong to a decree in force; each is known to the verification page by its sha256."""

    CETAK = "cetak", "PDF"
    ARSIP = "arsip", "PDF arsip (PDF/A-3, PDF/UA)"
    PINDAIAN = "pindaian", "Pindaian naskah bertanda tangan"
    TTE = "tte", "PDF bertanda tangan elektronik"


class StatusTte(TextChoices):
    DIMINTA = "diminta", "Diminta"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"


class StatusLkjip(TextChoices):
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DISETUJUI = "disetujui", "Disetujui pimpinan"
    DITARIK = "ditarik", "Ditarik kembali"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    TERVERIFIKASI = "terverifikasi", "Terverifikasi"
    DIREVIU = "direviu", "Direviu"
    DITANDATANGANI = "ditandatangani", "Ditandatangani"
    DISAMPAIKAN = "disampaikan", "Disampaikan"
    DIPUBLIKASIKAN = "dipublikasikan", "Dipublikasikan"


LKJIP_TERBUKA = (StatusLkjip.DRAF, StatusLkjip.DITARIK, StatusLkjip.DIKEMBALIKAN)  # still with its OPD
LKJIP_DRAF = (
    StatusLkjip.DRAF,
    StatusLkjip.DITARIK,
    StatusLkjip.DIKEMBALIKAN,
    StatusLkjip.DIAJUKAN,
    StatusLkjip.DISETUJUI,
)  # printed as a draft; from the verification on as it will be signed
LKJIP_BEKU = (
    StatusLkjip.DITANDATANGANI,
    StatusLkjip.DISAMPAIKAN,
    StatusLkjip.DIPUBLIKASIKAN,
)  # read as it was frozen when it was signed; corrected by an addendum only
LKJIP_TERBIT = (StatusLkjip.DISAMPAIKAN, StatusLkjip.DIPUBLIKASIKAN)  # before that it is for its OPD and the examiners


class TitikAnalisis(IntegerChoices):
    """The seven points every sasaran of an LKjIP is analysed by (PermenPANRB 53/2014); 0 is a section of its own."""

    TANPA = 0, "Uraian"
    TARGET_REALISASI = 1, "Target dan realisasi tahun ini"
    TAHUN_LALU = 2, "Dibandingkan dengan tahun-tahun sebelumnya"
    JANGKA_MENENGAH = 3, "Dibandingkan dengan target jangka menengah"
    STANDAR_NASIONAL = 4, "Dibandingkan dengan standar nasional"
    PENYEBAB = 5, "Penyebab keberhasilan atau kegagalan dan alternatif solusi"
    EFISIENSI = 6, "Efisiensi penggunaan sumber daya"
    PROGRAM = 7, "Program dan kegiatan yang menunjang atau menghambat"


class RataUtama(TextChoices):
    """Which of the named averages the report speaks of; the others are printed beside it."""

    NILAI = "nilai", "Rata-rata semua nilai yang diukur"
    INDIKATOR = "indikator", "Rata-rata indikator"
    SASARAN = "sasaran", "Rata-rata sasaran"
    TERTIMBANG = "tertimbang", "Rata-rata tertimbang"


class JenisBerkasLkjip(TextChoices):
    CETAK = "cetak", "PDF"
    WORD = "word", "Word"
    TABEL = "tabel", "Tabel (Excel)"
    PINDAIAN = "pindaian", "Pindaian naskah bertanda tangan"


class SumberUjiHitung(TextChoices):
    EXCEL = "excel", "Excel"
    WORD = "word", "Word"
    CSV = "csv", "CSV"
    TEMPEL = "tempel", "Tabel yang ditempel"


class JenisDokumen(TextChoices):
    """What `manage.py cetak` and the print jobs can make."""

    KEPUTUSAN = "keputusan", "Keputusan"
    IKI = "iki", "Lembar IKU dan IKI"
    LEMBAR = "lembar", "Satu lembar IKU atau IKI"
    LKJIP = "lkjip", "LKjIP"
    PENGUKURAN = "pengukuran", "Pengukuran kinerja"
    CATATAN = "catatan", "Lembar Catatan Hasil Verifikasi"
    BERITA_ACARA = "berita_acara", "Berita Acara Verifikasi"
    TERLAMBAT = "terlambat", "Daftar perangkat daerah terlambat"
    DASBOR = "dasbor", "Dasbor"
    MATRIKS = "matriks", "Matriks perubahan"
    PK = "pk", "Perjanjian kinerja"
    RENCANA_AKSI = "rencana_aksi", "Rencana aksi"
    ANGGARAN = "anggaran", "Anggaran dan realisasi"
    REVIU = "reviu", "Pernyataan telah direviu"
    ADENDUM = "adendum", "Adendum LKjIP"
    UJI_HITUNG = "uji_hitung", "Lembar temuan uji hitung"
    KOMPILASI = "kompilasi", "Kompilasi LKjIP"


class CaraBacaan(TextChoices):
    """What applying an imported document does with one of its sheets."""

    BARU = "baru", "Jabatan baru"
    COCOK = "cocok", "Jabatan yang sudah ada"
    LEWAT = "lewat", "Tidak diimpor"


class NasibSisa(TextChoices):
    BELUM = "belum", "Belum ditangani"
    DIPAKAI = "dipakai", "Sudah dimasukkan"
    ABAIKAN = "abaikan", "Tidak diperlukan"
