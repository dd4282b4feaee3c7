"""What each rule looks at and why, in words for the page "Aturan kualitas"; Indonesian plain text."""

from indikator.mutu.temuan import Aturan

PEDOMAN = "Pedoman aplikasi"
_AWALAN_PEDOMAN = "DOMAIN"  # sources that are sections of the project's own rules

PENJELASAN: dict[str, str] = {
    "CAP-01": "Capaian di atas batas wajar pemda: mungkin targetnya terlalu rendah atau realisasinya salah ketik.",
    "CAP-02": "Target tahun ini lebih ringan daripada yang sudah dicapai tahun lalu.",
    "CAP-03": "Semua capaian perangkat daerah tepat 100 %: mungkin realisasi tersalin dari target.",
    "CAP-04": "Realisasi yang sama persis dengan tahun lalu, padahal bukan karena targetnya, mungkin salinan.",
    "NAM-01": "Nama kecamatan, kabupaten atau desa lain tertinggal dari dokumen yang disalin.",
    "NAM-02": "Nama perangkat daerah lain yang sejenis muncul di teks; mungkin sisa salinan, mungkin mitra kerja.",
    "NAM-03": "Satu unit ditulis dengan beberapa nama, sehingga indikatornya sulit ditelusuri.",
    "NAM-04": "Teks menyebut jenis unit, misalnya sub bidang, yang tidak ada di susunan organisasi sekarang.",
    "UNT-01": "Istilah urusan lain hanya muncul di satu jabatan dan tidak ada di tugas perangkat daerahnya.",
    "SMB-01": "Sumber data seharusnya dokumen yang dapat diperiksa, bukan nama unit atau pejabat.",
    "ALR-01": "Dokumen yang sama dihitung di beberapa meja, misalnya SPP dan SPM, tetapi jumlah targetnya berbeda.",
    "TUG-01": "Tugas jabatan menyalin bunyi misi kepala daerah, sehingga tidak menerangkan pekerjaannya.",
    "RTI-01": "Setiap IKI seharusnya mendukung IKU, langsung atau lewat indikator atasannya.",
    "RTI-02": "IKU yang tidak diturunkan ke jabatan mana pun tidak punya yang mengerjakan.",
    "RTI-03": "IKU yang sama tertulis di bawah sasaran yang berbeda di tabel IKU dan di lembar jabatan.",
    "OUT-01": "IKU menunjukkan hasil bagi yang dilayani; jumlah dokumen atau rapat adalah keluaran.",
    "RUM-01": "Persentase membutuhkan pembagi; tanpa penyebut hasilnya tidak dapat dihitung.",
    "RUM-02": "Pembilang harus bagian dari penyebut; menghitung hal yang berbeda tidak menghasilkan persentase.",
    "RUM-03": "Rumus yang mengulang nama indikator tidak menerangkan kapan sesuatu dihitung selesai.",
    "RUM-04": "Nama indikator makin rendah makin baik, rumusnya menghitung penurunan yang makin tinggi makin baik.",
    "RUM-05": "Nilai survei kepuasan adalah rata-rata tertimbang skor 1–4 dikali 25; tanpa itu skalanya lain.",
    "RUM-06": "Indikator dan rumusnya menghitung benda yang berbeda, misalnya laporan dan rapat.",
    "RUM-07": "Namanya jumlah, tetapi rumusnya pembagian, sehingga hasil dan targetnya tidak sebanding.",
    "RUM-08": "Hal yang seharusnya berkurang masih disetel makin tinggi makin baik; capaiannya akan terbalik.",
    "RUM-09": "Persentase triwulan tidak boleh dijumlahkan; dihitung ulang dari pembilang dan penyebutnya.",
    "DUP-01": "Indikator yang sama tertulis dua kali di bawah sasaran yang sama dan terhitung dua kali.",
    "DUP-02": "Nama yang sama di bawah sasaran berbeda tidak dapat dibedakan di tabel capaian.",
    "DUP-03": "Dua jabatan punya lembar dengan indikator, sasaran dan target yang sama; satu tampak tersalin.",
    "DUP-04": "Tugas atau fungsi dua jabatan yang berbeda nama berbunyi sama; satu tampak tersalin.",
    "DUP-05": "Satu butir tugas atau fungsi tertulis dua kali pada jabatan yang sama.",
    "DUP-06": "Rumus yang sama dipakai beberapa indikator yang berbeda; mungkin tersalin dari baris lain.",
    "DUP-07": "Rumus tidak berkaitan dengan indikatornya, tetapi cocok dengan indikator lain.",
    "TGT-01": "Target tanpa satuan dapat dibaca berbeda-beda.",
    "TGT-02": "Tanpa target, capaian indikator tidak dapat dihitung.",
    "TGT-03": "Teks target tampak terputus atau tidak dapat dibaca sebagai angka.",
    "TGT-04": "Huruf predikat dan angkanya tidak cocok menurut skala AKIP atau survei kepuasan.",
    "TGT-05": "Rumus atau daftar komponen memuat lebih banyak hal daripada targetnya.",
    "TGT-06": "Rumus menyebut lebih sedikit dokumen daripada targetnya, dan tidak terjelaskan oleh dokumen berkala.",
    "TGT-07": "Satuan target tidak sesuai dengan yang dihitung indikator.",
    "TGT-08": "Dokumen berlaku beberapa tahun, tetapi targetnya tidak menyebut tahun.",
    "NOM-01": "Nomor yang sama tercetak dua kali di satu lembar.",
    "NOM-02": "Nomor melompat; mungkin ada baris yang hilang.",
    "NOM-03": "Sebagian sasaran di lembar jabatan tidak bernomor di antara yang bernomor.",
    "SAS-01": "Dua baris atau lebih berturut-turut indikatornya cocok dengan sasaran baris berikutnya.",
}


def sumber_aturan(aturan: Aturan) -> str:
    """Where a rule comes from, in words for readers outside the project."""
    return PEDOMAN if aturan.sumber.startswith(_AWALAN_PEDOMAN) else aturan.sumber
