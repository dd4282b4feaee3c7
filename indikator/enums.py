"""Choices of planning and measuring."""

from django.db.models import IntegerChoices, TextChoices


class TingkatSasaran(TextChoices):
    RPJMD = "rpjmd", "Sasaran RPJMD"
    RENSTRA = "renstra", "Sasaran Renstra perangkat daerah"
    JABATAN = "jabatan", "Sasaran kinerja individu"


class JenisLembar(TextChoices):
    IKU = "iku", "IKU"
    IKI = "iki", "IKI"


class StatusDokumen(TextChoices):
    """States of a Penetapan and of each of its Lembar."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    TERVERIFIKASI = "terverifikasi", "Terverifikasi"
    DITETAPKAN = "ditetapkan", "Ditetapkan"


class StatusPengukuran(TextChoices):
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    TERVERIFIKASI = "terverifikasi", "Terverifikasi"
    DIKUNCI = "dikunci", "Dikunci"


UKUR_TERBUKA = (StatusPengukuran.DRAF, StatusPengukuran.DIKEMBALIKAN)  # may be filled in, follows its targets
UKUR_TERVERIFIKASI = (StatusPengukuran.TERVERIFIKASI, StatusPengukuran.DIKUNCI)  # what readers outside may see


class StatusPK(TextChoices):
    DRAF = "draf", "Draf"
    DITANDATANGANI = "ditandatangani", "Ditandatangani"
    DIUBAH = "diubah", "Diubah"


class Dasar(TextChoices):
    """What a set document rests on."""

    KEPUTUSAN = "keputusan", "Keputusan"
    DOKUMEN_SUMBER = "dokumen_sumber", "Dokumen sumber"


class Arah(TextChoices):
    """Direction, written out so that it is never read as a trend."""

    NAIK = "naik", "makin tinggi makin baik"
    TURUN = "turun", "makin rendah makin baik"


class TipePenghitungan(TextChoices):
    KUMULATIF = "kumulatif", "Kumulatif (nilai triwulan dijumlahkan)"
    NON_KUMULATIF = "non_kumulatif", "Non kumulatif (nilai terakhir)"
    RATA_RATA = "rata_rata", "Rata-rata triwulan"


class Frekuensi(TextChoices):
    BULANAN = "bulanan", "Bulanan"
    TRIWULAN = "triwulan", "Triwulanan"
    SEMESTER = "semester", "Semesteran"
    TAHUNAN = "tahunan", "Tahunan"


class Triwulan(IntegerChoices):
    """0 is a value known for the whole year only; it is never added to a triwulan."""

    TAHUNAN = 0, "Tahunan"
    SATU = 1, "Triwulan I"
    DUA = 2, "Triwulan II"
    TIGA = 3, "Triwulan III"
    EMPAT = 4, "Triwulan IV"


class JenisVariabel(TextChoices):
    ARUS = "arus", "Arus (dijumlahkan sepanjang tahun)"
    POSISI = "posisi", "Posisi (nilai terakhir)"


class SifatRealisasi(TextChoices):
    SEMENTARA = "sementara", "Sementara *)"
    TETAP = "tetap", "Tetap"


class JenisTarget(TextChoices):
    """How the raw text of a target was read (indikator.baca_target)."""

    KOSONG = "kosong", "Kosong"
    STRIP = "strip", "Ditulis “-”: tidak ada target"
    ANGKA = "angka", "Angka"
    RENTANG = "rentang", "Rentang"
    BATAS_ATAS = "batas_atas", "Batas atas"
    PREDIKAT = "predikat", "Predikat"
    TAK_TERBACA = "tak_terbaca", "Tidak terbaca"
