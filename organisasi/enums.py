"""Choices of the organisation: roles, kinds of units and officials, what an audit row can say."""

from django.db.models import TextChoices


class JenisPemda(TextChoices):
    KABUPATEN = "kabupaten", "Kabupaten"
    KOTA = "kota", "Kota"
    PROVINSI = "provinsi", "Provinsi"


class JenisInstansi(TextChoices):
    SETDA = "setda", "Sekretariat Daerah"
    BAGIAN = "bagian", "Bagian Sekretariat Daerah"
    SETWAN = "setwan", "Sekretariat DPRD"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    DINAS = "dinas", "Dinas"
    BADAN = "badan", "Badan"
    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"
    UPTD = "uptd", "UPTD"
    PEMDA = "pemda", "Pemerintah daerah"  # its own IKU, PK and LKjIP; no perangkat daerah
    LAIN = "lain", "Lainnya"


JENIS_OPD = [(nilai, kata) for nilai, kata in JenisInstansi.choices if nilai != JenisInstansi.PEMDA]


class JenisJabatan(TextChoices):
    PIMPINAN = "pimpinan", "Pimpinan"
    ADMINISTRATOR = "administrator", "Administrator (eselon III)"
    PENGAWAS = "pengawas", "Pengawas (eselon IV)"
    FUNGSIONAL = "fungsional", "Fungsional"
    PELAKSANA = "pelaksana", "Pelaksana"


class JenisUraian(TextChoices):
    TUGAS = "tugas", "Tugas"
    FUNGSI = "fungsi", "Fungsi"


class IsiUraian(TextChoices):
    """What a source prints under its heading Tugas or Fungsi. A dash is not a blank."""

    DAFTAR = "daftar", "Ada isinya"
    STRIP = "strip", "Ditulis “-”"
    KOSONG = "kosong", "Judul ada, isi kosong"
    TIDAK_ADA = "tidak_ada", "Tidak dicantumkan"


class JenisPemangku(TextChoices):
    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."


class Peran(TextChoices):
    PERENCANA = "perencana", "Perencana perangkat daerah"
    PIMPINAN = "pimpinan", "Pimpinan perangkat daerah"
    VERIFIKATOR = "verifikator", "Verifikator (Bagian Organisasi)"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    BAPPEDA = "bappeda", "Bappeda"
    ADMIN_PEMDA = "admin_pemda", "Admin pemda"
    PENOMORAN = "penomoran", "Petugas penomoran"
    PEMBACA = "pembaca", "Pembaca"


PERAN_INSTANSI = (Peran.PERENCANA, Peran.PIMPINAN)  # these hold for one instansi, the others for the whole pemda


class Tindakan(TextChoices):
    """Verbs of the audit trail (Riwayat); the label is the sentence's predicate."""

    TAMBAH = "tambah", "menambah"
    UBAH = "ubah", "mengubah"
    HAPUS = "hapus", "menghapus"
    AJUKAN = "ajukan", "mengajukan"
    TARIK = "tarik", "menarik kembali"
    KEMBALIKAN = "kembalikan", "mengembalikan"
    VERIFIKASI = "verifikasi", "memverifikasi"
    TETAPKAN = "tetapkan", "menetapkan"
    MULAI_REVIU = "mulai_reviu", "memulai reviu"
    SETUJUI = "setujui", "menyetujui pengajuan"
    TOLAK = "tolak", "mengembalikan pengajuan"
    KUNCI = "kunci", "mengunci"
    BUKA = "buka", "membuka kembali"
    TANDATANGANI = "tandatangani", "menandatangani"
    NYATAKAN_DIUBAH = "nyatakan_diubah", "menyatakan diubah"
    REVIU = "reviu", "menyatakan telah direviu"
    SAMPAIKAN = "sampaikan", "menyampaikan"
    PUBLIKASIKAN = "publikasikan", "memublikasikan"
    BERLAKUKAN = "berlakukan", "menyatakan berlaku"
    CABUT = "cabut", "mencabut"
    NOMORI = "nomori", "menomori"
    ADENDUM = "adendum", "menerbitkan adendum"
    PERPANJANG = "perpanjang", "memperpanjang batas waktu"
    INGATKAN = "ingatkan", "mengirim pengingat"
    UNDANG = "undang", "mengundang"
    NONAKTIFKAN = "nonaktifkan", "menonaktifkan"
    AKTIFKAN = "aktifkan", "mengaktifkan kembali"
    HITUNG = "hitung", "menghitung ulang"
    CETAK = "cetak", "mencetak"
    MUAT = "muat", "memuat contoh"
    IMPOR = "impor", "mengimpor"
    EKSPOR = "ekspor", "mengekspor"


# moves that say why; the database refuses their audit row without a reason
PERLU_ALASAN = (Tindakan.KEMBALIKAN, Tindakan.TOLAK, Tindakan.BUKA, Tindakan.CABUT, Tindakan.PERPANJANG)
MENGEMBALIKAN = (Tindakan.KEMBALIKAN, Tindakan.TOLAK, Tindakan.BUKA)  # after these it is the perencana's again


class JenisPemberitahuan(TextChoices):
    PENGAJUAN = "pengajuan", "Menunggu keputusan Anda"
    KEMBALI = "kembali", "Dikembalikan"
    KEPUTUSAN = "keputusan", "Disetujui, diverifikasi atau ditetapkan"
    KOMENTAR = "komentar", "Catatan baru"
    SEBUTAN = "sebutan", "Anda disebut"
    PENGINGAT = "pengingat", "Pengingat"
    JADWAL = "jadwal", "Jadwal"


class CaraSurel(TextChoices):
    SEGERA = "segera", "Segera, satu surel setiap kali"
    HARIAN = "harian", "Ringkasan sekali sehari"
    TIDAK = "tidak", "Tanpa surel"


class StatusPekerjaan(TextChoices):
    ANTRE = "antre", "Menunggu giliran"
    BERJALAN = "berjalan", "Sedang dikerjakan"
    SELESAI = "selesai", "Selesai"
    GAGAL = "gagal", "Gagal"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class JenisImpor(TextChoices):
    BUKU = "buku", "Buku kerja Excel"
    DOKUMEN = "dokumen", "Dokumen IKU/IKI yang sudah ada"
    BUNGKUSAN = "bungkusan", "Data perangkat daerah (pindahan)"


class StatusImpor(TextChoices):
    DIBACA = "dibaca", "Sedang dibaca"
    SIAP = "siap", "Siap diperiksa"
    GAGAL = "gagal", "Tidak dapat dibaca"
    DITERAPKAN = "diterapkan", "Diterapkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class KeadaanBaris(TextChoices):
    """What a row of an uploaded workbook would do."""

    BARU = "baru", "Baru"
    BERUBAH = "berubah", "Berubah"
    TETAP = "tetap", "Tidak berubah"
    BENTROK = "bentrok", "Bentrok"
    GALAT = "galat", "Salah"
