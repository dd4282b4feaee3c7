"""Choices of published documents."""

from django.db.models import TextChoices


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
LKJIP_TERBIT = (StatusLkjip.DISAMPAIKAN, StatusLkjip.DIPUBLIKASIKAN)  # before that it is for its OPD and the examiners


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
