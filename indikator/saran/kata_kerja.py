"""The words with which tugas and fungsi begin, and what is said of the thing once that was done.

`VERBA`: the active verb, `NOMINA`: the same as a noun (fungsi are written so). The suffix -nya is added by the reader.
"""

_DAFTAR = """
    tersusun = menyusun | penyusunan
    terlaksana = melaksanakan, melakukan, menjalankan | pelaksanaan
    terselenggara = menyelenggarakan | penyelenggaraan
    terkoordinasi = mengoordinasikan, mengkoordinasikan, mengkoordinasi, mengoordinasi, mengkoordinir \
        | pengoordinasian, pengkoordinasian, koordinasi
    tersiapkan = menyiapkan, mempersiapkan | penyiapan, persiapan
    terumuskan = merumuskan | perumusan
    terencana = merencanakan | perencanaan
    terancang = merancang | perancangan
    terkelola = mengelola | pengelolaan
    terbina = membina | pembinaan
    terkendali = mengendalikan | pengendalian
    terawasi = mengawasi | pengawasan
    terpantau = memantau, memonitor, memonitoring | pemantauan, monitoring
    terevaluasi = mengevaluasi | pengevaluasian, evaluasi
    terlaporkan = melaporkan | pelaporan
    tersedia = menyediakan | penyediaan
    terhimpun = menghimpun | penghimpunan
    terkumpul = mengumpulkan | pengumpulan
    terolah = mengolah | pengolahan
    tersaji = menyajikan | penyajian
    tersampaikan = menyampaikan | penyampaian
    terproses = memproses | pemrosesan
    terfasilitasi = memfasilitasi | pemfasilitasian, fasilitasi
    terverifikasi = memverifikasi | pemverifikasian, verifikasi
    terperiksa = memeriksa, mengecek | pemeriksaan, pengecekan
    diteliti = meneliti
    teranalisis = menganalisis, menganalisa | penganalisisan, penganalisaan, penganalisan, analisis
    terkaji = mengkaji | pengkajian
    tertelaah = menelaah | penelaahan
    tercatat = mencatat | pencatatan
    terbukukan = membukukan | pembukuan
    terarsipkan = mengarsipkan | pengarsipan
    tersimpan = menyimpan | penyimpanan
    terdokumentasikan = mendokumentasikan | pendokumentasian
    diberikan = memberi, memberikan | pemberian
    diterima = menerima | penerimaan
    dibayarkan = membayar, membayarkan | pembayaran
    diajukan = mengajukan | pengajuan
    ditetapkan = menetapkan | penetapan
    diteruskan = meneruskan
    terbagi = membagi | pembagian
    terdistribusikan = mendistribusikan | pendistribusian
    terkirim = mengirim, mengirimkan | pengiriman
    berkembang = mengembangkan | pengembangan
    meningkat = meningkatkan | peningkatan
    terwujud = mewujudkan | perwujudan
    terjamin = menjamin | penjaminan
    terpelihara = memelihara | pemeliharaan
    tertata = menata | penataan
    terlayani = melayani
    terinventarisasi = menginventarisasi, menginventarisir | penginventarisasian, inventarisasi
    teridentifikasi = mengidentifikasi | pengidentifikasian, identifikasi
    terklasifikasi = mengklasifikasi, mengklasifikasikan | pengklasifikasian
    terkontrol = mengontrol | pengontrolan
    tersosialisasikan = menyosialisasikan, mensosialisasikan | sosialisasi
    terselesaikan = menyelesaikan | penyelesaian
    tertindaklanjuti = menindaklanjuti
    terbuat = membuat | pembuatan
    terpimpin = memimpin
"""


def _susun(letak: int) -> dict[str, str]:
    """{word: participle} of the verbs (0) or nouns (1)."""
    hasil = {}
    for baris in _DAFTAR.replace("\\\n", " ").strip().splitlines():
        bentuk, _, kata = baris.strip().partition(" = ")
        bagian = kata.split("|")
        for satu in bagian[letak].split(",") if letak < len(bagian) else ():
            hasil[satu.strip()] = bentuk
    return hasil


VERBA = _susun(0)
NOMINA = _susun(1)
