"""Words that belong to one field of government: they look out of place in the sheet of another one.

Only plain terms of the trade are listed, so that few are found wrongly; a word of two fields is in neither.
"""

URUSAN = {
    "kepegawaian": ("kepegawaian", ("kenaikan pangkat", "satya lencana", "ujian dinas")),
    "pekerjaan umum": (
        "pekerjaan umum|bina marga|cipta karya|pengairan|pupr",
        ("alat berat", "jembatan", "irigasi", "drainase", "pengaspalan", "bendungan"),
    ),
    "kesehatan": ("kesehatan|rumah sakit|puskesmas", ("puskesmas", "imunisasi", "ibu hamil", "balita", "pasien")),
    "pendidikan": ("pendidikan", ("siswa", "sekolah dasar", "kurikulum", "paud", "angka partisipasi")),
    "pertanian": ("pertanian|pangan|peternakan|perkebunan", ("pupuk", "panen", "ternak", "hortikultura", "benih")),
    "perikanan": ("perikanan|kelautan", ("nelayan", "budidaya ikan", "tangkapan ikan")),
    "perhubungan": ("perhubungan", ("uji kir", "trayek", "rambu lalu lintas", "terminal penumpang")),
    "lingkungan hidup": ("lingkungan hidup|kebersihan", ("limbah b3", "adipura", "emisi", "tempat pembuangan akhir")),
    "kebakaran dan bencana": ("kebakaran|bencana|satuan polisi", ("hidran", "evakuasi korban", "pemadaman")),
    "sosial": ("sosial", ("panti asuhan", "anak terlantar", "gelandangan")),
    "perdagangan": (
        "perdagangan|perindustrian|koperasi|pasar",
        ("tera ulang", "retribusi pasar", "pedagang kaki lima"),
    ),
    "pariwisata": ("pariwisata|kebudayaan", ("wisatawan", "cagar budaya", "destinasi wisata")),
    "perpustakaan": ("perpustakaan", ("pemustaka", "koleksi pustaka")),
    "tenaga kerja": ("tenaga kerja|transmigrasi", ("pencari kerja", "transmigran", "upah minimum")),
    "kependudukan": ("kependudukan", ("akta kelahiran", "akta kematian", "perekaman ktp")),
}  # field: (how the name of its office sounds, its terms)
SERBA_URUSAN = ("kecamatan", "kelurahan", "setda", "setwan", "bagian", "inspektorat")  # deal with every field
