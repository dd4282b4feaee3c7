"""The shape of a file in fixtures/contoh: every key at its place, what it holds, and which must be there (`*`)."""

from laporan.contoh.baca import BerkasRusak

TEKS = "teks"
BUTIR = [{"label": TEKS, "isi*": TEKS}]
BUTIR_BERTINGKAT = [{"label": TEKS, "isi*": TEKS, "butir": BUTIR}]
BUTIR_ATAU_TEKS = (TEKS, BUTIR)  # a jabatan's fungsi may be printed as "-"
BARIS = {"indikator*": TEKS, "sub": TEKS}
INDIKATOR = {
    **dict.fromkeys(("nama*", "nomor", "rumus", "target", "arah", "tipe_penghitungan", "frekuensi", "catatan"), TEKS),
    **dict.fromkeys(("sumber_data", "sumber_rumus", "penanggung_jawab"), TEKS),
    **{kunci: [TEKS] for kunci in ("komponen", "gabung", "unit_penanggung_jawab")},
}
KOLOM = dict.fromkeys(
    ("nomor", "sasaran_rpjmd", "sasaran", "indikator", "target", "rumus", "sumber_data", "penanggung_jawab"), TEKS
)
LEMBAR = {
    **dict.fromkeys(("jenis*", "jabatan", "catatan"), TEKS),
    "kolom*": KOLOM,
    "sasaran*": [
        {
            **dict.fromkeys(("nama*", "nomor", "sasaran_rpjmd"), TEKS),
            "indikator*": [INDIKATOR | {"sub": [INDIKATOR]}],
        }
    ],
}
JABATAN = {
    **dict.fromkeys(("kunci*", "nama*", "induk", "unit", "jenis", "catatan"), TEKS),
    "tugas": BUTIR_ATAU_TEKS,
    "fungsi": BUTIR_ATAU_TEKS,
}
INSTANSI = {
    **dict.fromkeys(("slug*", "nama*", "nama_singkat", "jenis", "induk", "sebutan_kepala", "contoh"), TEKS),
    "alias": [TEKS],
    "kop": {
        "baris": [TEKS],
        **dict.fromkeys(("alamat", "telepon", "faks", "email", "kode_pos", "kota"), TEKS),
    },
    "tugas": BUTIR,
    "fungsi": BUTIR,
    "unit": [{**dict.fromkeys(("kunci*", "nama*", "jenis", "induk"), TEKS), "alias": [TEKS]}],
    "jabatan": [JABATAN],
}
KEPUTUSAN = {
    **dict.fromkeys(("instansi*", "penetapan*", "jabatan_penetap*", "tentang*"), TEKS),
    **dict.fromkeys(("jenis", "nomor", "tanggal", "tempat", "rahmat"), TEKS),
    **dict.fromkeys(("menimbang", "mengingat", "diktum", "tembusan"), BUTIR_BERTINGKAT),
    "sampul": [TEKS],
    "catatan": [TEKS],
    "memutuskan": {"menetapkan": TEKS},
    "penandatangan": {"kunci": TEKS, "jabatan": TEKS},
    "lampiran": {"kepala": [TEKS], **dict.fromkeys(("nomor", "tanggal", "tentang", "catatan"), TEKS)},
}
LKJIP = {
    **dict.fromkeys(("instansi*", "tahun*", "status", "impor", "rancang", "ambil"), TEKS),
    "penandatangan": {"kunci": TEKS, "jabatan": TEKS},
    "usulan": [TEKS],
    "bagian*": [dict.fromkeys(("kode*", "judul", "isi", "sasaran"), TEKS)],
    "tabel_sumber": [
        {**dict.fromkeys(("kode*", "judul", "bagian"), TEKS), "kepala*": [TEKS], "baris*": [[TEKS]]},
    ],
    "temuan_sumber": [dict.fromkeys(("kode*", "tempat*", "tercetak*", "seharusnya"), TEKS)],
}
ANGGARAN = {
    **dict.fromkeys(("instansi*", "tahun*"), TEKS),
    "program*": [dict.fromkeys(("kunci*", "nama*"), TEKS)],
    "kegiatan*": [
        dict.fromkeys(("kunci*", "nama*", "program", "pagu", "realisasi", "sasaran", "indikator"), TEKS)
        | {"serapan": [TEKS]},
    ],
}
AKSI = ("triwulan*", "uraian*", "kegiatan", "anggaran", "penanggung_jawab", "hasil")
PEMBANDING = ("instansi*", "tahun*", "jenis*", "nilai", "tidak_ada", "tahun_pembanding", "sumber")
BENTUK = {
    "pemda*": dict.fromkeys(("slug*", "nama*", "jenis", "sebutan_kepala", "ibukota", "zona_waktu"), TEKS),
    "periode": dict.fromkeys(("nama*", "tahun_mulai*", "tahun_selesai*"), TEKS),
    "visi_misi": [dict.fromkeys(("jenis*", "nomor", "isi*"), TEKS)],
    "tujuan": [dict.fromkeys(("instansi", "isi*"), TEKS)],
    "sasaran_rpjmd": [dict.fromkeys(("kunci*", "nomor", "nama*"), TEKS)],
    "instansi*": [INSTANSI],
    "pejabat": [
        dict.fromkeys(
            ("kunci*", "nama*", "instansi*", "nip", "pangkat", "jabatan", "jabatan_nama", "jenis", "mulai"), TEKS
        )
    ],
    "penetapan": [
        {
            **dict.fromkeys(("instansi*", "kunci*", "judul*", "tahun_mulai*", "tahun_selesai*"), TEKS),
            **dict.fromkeys(("tahun_target", "dasar", "status", "lanjutan"), TEKS),
            "lembar": [LEMBAR],
        }
    ],
    "keputusan": [KEPUTUSAN],
    "perjanjian_kinerja": [
        {
            **dict.fromkeys(("instansi*", "tahun*", "tanggal"), TEKS),
            "baris*": [BARIS | {"target*": TEKS}],
            "aksi": [BARIS | dict.fromkeys(AKSI, TEKS)],
        },
    ],
    "pengukuran": [
        {
            **dict.fromkeys(("instansi*", "tahun*", "triwulan", "status"), TEKS),
            "realisasi*": [BARIS | dict.fromkeys(("nilai*", "pendorong", "penghambat", "tindak_lanjut"), TEKS)],
        }
    ],
    "pembanding": [BARIS | dict.fromkeys(PEMBANDING, TEKS)],
    "riwayat_capaian": [BARIS | {"tahun*": TEKS, "capaian*": TEKS}],
    "anggaran": [ANGGARAN],
    "skala": [
        {
            **dict.fromkeys(("tahun_mulai*", "nama*"), TEKS),
            "kategori*": [dict.fromkeys(("batas*", "termasuk", "label*", "warna"), TEKS)],
        }
    ],
    "lkjip": [LKJIP],
}


def periksa(isi, bentuk=BENTUK, tempat: str = "") -> None:
    """Raise BerkasRusak with the place of the first key that is unknown or missing, or holds something else."""
    if isinstance(bentuk, tuple):
        bentuk = bentuk[1] if isinstance(isi, list) else bentuk[0]
    if isinstance(bentuk, dict):
        _periksa_kunci(isi, bentuk, tempat)
    elif isinstance(bentuk, list):
        if not isinstance(isi, list):
            raise BerkasRusak(f"{tempat}: harus berupa daftar.")
        for nomor, satu in enumerate(isi, 1):
            periksa(satu, bentuk[0], f"{tempat} ke-{nomor}")
    elif not isinstance(isi, str):
        raise BerkasRusak(f"{tempat}: harus berupa teks.")


def _periksa_kunci(isi, bentuk: dict, tempat: str) -> None:
    awalan = f"{tempat}: " if tempat else ""
    if not isinstance(isi, dict):
        raise BerkasRusak(f"{awalan}harus berisi kunci dan nilai.")
    dikenal = {kunci.rstrip("*"): (kunci.endswith("*"), isinya) for kunci, isinya in bentuk.items()}
    for kunci, (wajib, isinya) in dikenal.items():
        if wajib and kunci not in isi:
            raise BerkasRusak(f"{awalan}“{kunci}” belum ada.")
        if kunci in isi:
            periksa(isi[kunci], isinya, f"{tempat}, {kunci}" if tempat else kunci)
    if asing := sorted(set(isi) - set(dikenal)):
        raise BerkasRusak(f"{awalan}kunci “{asing[0]}” tidak dikenal.")
