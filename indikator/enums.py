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
    DISETUJUI = "disetujui", "Disetujui pimpinan"
    DITARIK = "ditarik", "Ditarik kembali"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    TERVERIFIKASI = "terverifikasi", "Terverifikasi"
    DITETAPKAN = "ditetapkan", "Ditetapkan"


DOKUMEN_TERVERIFIKASI = (StatusDokumen.TERVERIFIKASI, StatusDokumen.DITETAPKAN)  # a decree may set such a document


class TargetNol(TextChoices):
    """What a target of 0 means (indikator.capaian.TargetNol)."""

    TOLAK = "tolak", "Tidak dihitung"
    NOL = "nol", "Capaian 0 %"
    SERATUS = "seratus", "Capaian 100 %"


class CaraEfisiensi(TextChoices):
    """How a pemda states efficiency (indikator.capaian.efisiensi)."""

    SELISIH = "selisih", "Capaian − serapan, bila capaian ≥ 100 %"
    RASIO = "rasio", "Capaian ÷ serapan"
    VOLUME = "volume", "Rumus volume keluaran"


class StatusPengukuran(TextChoices):
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DISETUJUI = "disetujui", "Disetujui pimpinan"
    DITARIK = "ditarik", "Ditarik kembali"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    TERVERIFIKASI = "terverifikasi", "Terverifikasi"
    DIKUNCI = "dikunci", "Dikunci"


UKUR_TERBUKA = (
    StatusPengukuran.DRAF,
    StatusPengukuran.DITARIK,
    StatusPengukuran.DIKEMBALIKAN,
)  # may be filled in, follows its targets
UKUR_TERVERIFIKASI = (StatusPengukuran.TERVERIFIKASI, StatusPengukuran.DIKUNCI)  # what readers outside may see


class StatusPK(TextChoices):
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DISETUJUI = "disetujui", "Disetujui pimpinan"
    DITARIK = "ditarik", "Ditarik kembali"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    TERVERIFIKASI = "terverifikasi", "Terverifikasi"
    DITANDATANGANI = "ditandatangani", "Ditandatangani"
    DIUBAH = "diubah", "Diubah"


PK_TERBUKA = (StatusPK.DRAF, StatusPK.DITARIK, StatusPK.DIKEMBALIKAN)  # still with its OPD
PK_BERLAKU = (StatusPK.DITANDATANGANI, StatusPK.DIUBAH)  # signed: their targets win, a changed one's until the next


class DasarPerubahanPK(TextChoices):
    """Why a signed PK is changed (PermenPANRB 53/2014)."""

    PEJABAT = "pejabat", "Pergantian atau mutasi pejabat"
    STRATEGI = "strategi", "Perubahan strategi yang memengaruhi pencapaian tujuan dan sasaran"
    ANGGARAN = "anggaran", "Perubahan program, kegiatan, atau alokasi anggaran"
    PRIORITAS = "prioritas", "Perubahan prioritas atau asumsi yang berakibat signifikan"


class JenisPembanding(TextChoices):
    """What a realisasi is compared with in the LKjIP besides its target."""

    JANGKA_MENENGAH = "jangka_menengah", "Target akhir Renstra/RPJMD"
    NASIONAL = "nasional", "Standar nasional"


class JenisJadwal(TextChoices):
    """Rows of the yearly calendar (DOMAIN section 1)."""

    IKU_IKI = "iku_iki", "Penetapan IKU dan IKI"
    PK = "pk", "Perjanjian kinerja dan rencana aksi"
    TW1 = "tw1", "Realisasi triwulan I"
    TW2 = "tw2", "Realisasi triwulan II"
    TW3 = "tw3", "Realisasi triwulan III"
    TW4 = "tw4", "Realisasi triwulan IV"
    PK_PERUBAHAN = "pk_perubahan", "Perjanjian kinerja perubahan"
    LKJIP = "lkjip", "LKjIP perangkat daerah"
    LKJIP_PEMDA = "lkjip_pemda", "LKjIP pemerintah daerah"


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


class CaraIsi(TextChoices):
    """What a realisasi (and a target) of a triwulan counts; "s.d." values are never added."""

    TRIWULAN_INI = "triwulan_ini", "Triwulan ini"
    SD_TRIWULAN = "sd_triwulan", "s.d. triwulan ini"


class MetodeIndikator(TextChoices):
    """Method of capaian chosen for one indicator; blank leaves it to direction and kind of target."""

    TURUN_BALIK = "TURUN_BALIK", "Target dibagi realisasi (makin rendah makin baik)"
    PREDIKAT = "PREDIKAT", "Urutan predikat"
    TERCAPAI = "TERCAPAI", "Status: tercapai atau tidak"


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
    """How the raw text of a target was read (indikator.target)."""

    KOSONG = "kosong", "Kosong"
    STRIP = "strip", "Ditulis “-”: tidak ada target"
    ANGKA = "angka", "Angka"
    RENTANG = "rentang", "Rentang"
    BATAS_ATAS = "batas_atas", "Batas atas"
    BATAS_BAWAH = "batas_bawah", "Batas bawah"
    PREDIKAT = "predikat", "Predikat"
    TAK_TERBACA = "tak_terbaca", "Tidak terbaca"
