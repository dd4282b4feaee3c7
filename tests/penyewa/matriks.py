"""Who may do what: one line for every url below `/<pemda>/`, with the answer for every role.

A cell lists answers by role letter, `*` standing for the roles not named: "PA200 *403". The letters:
P perencana, I pimpinan, V verifikator, S inspektorat, B bappeda, A admin pemda, N penomoran, L pembaca.
P and I belong to the instansi "sendiri". `objek` says which row of tests/penyewa/dunia.py the url's `pk` is.
405: the url is not for this method. GET and POST of the own instansi, then of another one of the same pemda (empty:
the same). POST sends KIRIMAN, which is no complete form: 200 or 422 is the form with its errors, 302 done, 409 wrong
state, always 403 without the right.
"""

import re
from dataclasses import dataclass

from organisasi.enums import Peran

HURUF = {
    "P": Peran.PERENCANA,
    "I": Peran.PIMPINAN,
    "V": Peran.VERIFIKATOR,
    "S": Peran.INSPEKTORAT,
    "B": Peran.BAPPEDA,
    "A": Peran.ADMIN_PEMDA,
    "N": Peran.PENOMORAN,
    "L": Peran.PEMBACA,
}
KIRIMAN = {"versi": "1", "tindakan": "ajukan", "jenis": "iki", "tw": "0"}
SEMUA, TIDAK = "*200", "*405"


@dataclass(frozen=True)
class Baris:
    """One url. `argumen` are fixed values for arguments that name no row."""

    nama: str
    objek: str = ""
    get: str = SEMUA
    get_lain: str = ""
    post: str = TIDAK
    post_lain: str = ""
    argumen: tuple[tuple[str, str], ...] = ()

    def harapan(self, metode: str, lain: bool) -> dict[str, int]:
        """{role: status}"""
        sel = getattr(self, metode)
        return urai(getattr(self, f"{metode}_lain") or sel if lain else sel)


def urai(sel: str) -> dict[str, int]:
    hasil: dict[str, int] = {}
    sisa = None
    for huruf, status in re.findall(r"([A-Z*]+)(\d{3})", sel):
        if huruf == "*":
            sisa = int(status)
        hasil |= {str(HURUF[satu]): int(status) for satu in huruf if satu != "*"}
    return {str(peran): hasil.get(str(peran), sisa) for peran in HURUF.values()}


# Urls of the public page: read by everybody or by nobody, whoever asks (tests/laporan/test_publik.py), GET only.
PUBLIK = frozenset(
    [
        "publik_beranda",
        "publik_tahun",
        "publik_instansi",
        "publik_keputusan",
        "publik_perjanjian",
        "publik_lkjip",
        "publik_lkjip_berkas",
        "publik_unduh",
    ]
)

# Urls of the check of a decree: as open, with a form for a file (tests/laporan/test_verifikasi_dokumen.py).
VERIFIKASI_DOKUMEN = frozenset(["verifikasi_cari", "verifikasi_dokumen"])

# Urls of the read API: a token opens them, a session does not (tests/api/).
API = frozenset(
    f"api:{nama}"
    for nama in (
        "pemda",
        "instansi_daftar",
        "instansi_rincian",
        "jabatan_daftar",
        "indikator_daftar",
        "target_daftar",
        "realisasi_daftar",
        "capaian_daftar",
        "keputusan_daftar",
        "perjanjian_daftar",
        "lkjip_daftar",
        "berkas_unduh",
    )
)

# Urls outside tenant ground: sign-in, choosing a pemda, the operator's admin.
TANPA_PENYEWA = re.compile(
    r"^(beranda|(account|mfa|usersessions|socialaccount|openid_connect)_\w+|admin:.*|titipan|titipan_buang"
    r"|healthz|readyz|metrics|api:openapi-json|api:api-root)$"
)

# The columns that many urls share.
TERLIHAT = {"get_lain": "VSBANL200 *403"}  # read: the own OPD, and the roles of the whole pemda
DRAF = {"get": "PIVSBA200 *403", "get_lain": "VSBA200 *403"}  # read a draft: the own OPD and the examiners
ISI = {"get": "P200 *403", "get_lain": "*403", "post": "P422 *403", "post_lain": "*403"}  # a form of the perencana
ISI_LANGSUNG = {"get": TIDAK, "post": "P302 *403", "post_lain": "*403"}  # a button of the perencana
ALUR = {"get": TIDAK, "post_lain": "*403"}  # a move of a state
SEL = {"get": TIDAK, "post": "P422 *403", "post_lain": "*403"}  # the entry grid: answers with a sentence at the cell
KELOLA = {"get": "PA200 *403", "get_lain": "A200 *403", "post": "PA422 *403", "post_lain": "A422 *403"}
KELOLA_HAPUS = KELOLA | {"post": "PA302 *403", "post_lain": "A302 *403"}
KELOLA_TERPAKAI = KELOLA | {"post": "PA409 *403", "post_lain": "A409 *403"}  # refused: other data hang on it
KELOLA_LANGSUNG = {"get": TIDAK, "post": "PA302 *403", "post_lain": "A302 *403"}
ADMIN = {"get": "A200 *403", "post": "A422 *403"}
MANUAL = {"get": "VA200 *403", "post": "VA422 *403"}
HUKUM = {"get": "VAN200 *403", "post": "VAN422 *403"}
PUTUSKAN = {"get": TIDAK, "post": "IV422 *403", "post_lain": "V422 *403"}  # the review: pimpinan and verifikator
KOMENTARI = {"get": TIDAK, "post": "PIVSB422 *403", "post_lain": "VSB422 *403"}  # remarks: the OPD and the examiners
ADMIN_LIHAT = {"get": "A200 *403"}
ADMIN_SIMPAN = ADMIN | {"post": "A302 *403"}  # KIRIMAN is a complete form here
ADMIN_LANGSUNG = {"get": TIDAK, "post": "A302 *403"}
PENGIMPOR = {"get": "PA200 *403", "get_lain": "A200 *403"}  # an import: the perencana of its OPD and the admin
PEMILIK = {"get": TIDAK, "post": "PA302 *403"}  # who queued the job (here the perencana) and the admin

MATRIKS: tuple[Baris, ...] = (
    Baris("beranda_pemda"),
    Baris("cari"),
    Baris("impor_dokumen", get="PA200 *403", post="PA422 *403"),
    Baris("impor_dokumen_rincian", "impor_dokumen", **KELOLA | {"post": TIDAK, "post_lain": ""}),
    Baris("impor_dokumen_kepala", "impor_dokumen", **KELOLA),
    Baris("impor_dokumen_keputusan", "impor_dokumen", **KELOLA_HAPUS),
    Baris("impor_dokumen_sisa", "impor_dokumen", **KELOLA | {"post": TIDAK, "post_lain": ""}),
    Baris("impor_dokumen_periksa_semua", "impor_dokumen", **KELOLA_LANGSUNG),
    Baris("impor_dokumen_sisa_semua", "impor_dokumen", **KELOLA_LANGSUNG),
    Baris("impor_dokumen_lembar_tambah", "impor_dokumen", **KELOLA),
    Baris("impor_dokumen_lembar", "bacaan_lembar", **KELOLA | {"post": TIDAK, "post_lain": ""}),
    Baris("impor_dokumen_jabatan", "bacaan_lembar", get=TIDAK, post="PA422 *403", post_lain="A422 *403"),
    Baris("impor_dokumen_uraian", "bacaan_lembar", argumen=(("jenis", "tugas"),), **KELOLA_LANGSUNG),
    Baris("impor_dokumen_timpa", "bacaan_lembar", argumen=(("jenis", "tugas"),), **KELOLA_LANGSUNG),
    Baris("impor_dokumen_periksa", "bacaan_lembar", **KELOLA_LANGSUNG),
    Baris("impor_dokumen_baris_tambah", "bacaan_lembar", get=TIDAK, post="PA422 *403", post_lain="A422 *403"),
    Baris("impor_dokumen_baris", "bacaan_baris", **KELOLA_HAPUS),
    Baris("impor_dokumen_baris_pecah", "bacaan_baris", **KELOLA),
    Baris("impor_dokumen_baris_gabung", "bacaan_baris", **KELOLA_LANGSUNG),
    Baris("impor_dokumen_baris_pisah", "bacaan_baris", get=TIDAK, post="PA409 *403", post_lain="A409 *403"),
    Baris("impor_dokumen_baris_sub", "bacaan_baris", **KELOLA_LANGSUNG),
    Baris("impor_dokumen_baris_lewat", "bacaan_baris", **KELOLA_LANGSUNG),
    Baris("impor_dokumen_baris_periksa", "bacaan_baris", **KELOLA_LANGSUNG),
    Baris("impor_dokumen_baris_pindah", "bacaan_baris", **KELOLA),
    Baris("impor_dokumen_sisa_pakai", "bacaan_sisa", **KELOLA),
    Baris("impor_dokumen_sisa_abaikan", "bacaan_sisa", **KELOLA_LANGSUNG),
    Baris("impor_dokumen_sisa_kembali", "bacaan_sisa", **KELOLA_LANGSUNG),
    Baris("impor_dokumen_baca_lagi", "impor_dokumen", get=TIDAK, post="PA409 *403", post_lain="A409 *403"),
    Baris("impor_dokumen_terapkan", "impor_dokumen", **KELOLA),
    Baris("impor_dokumen_batal", "impor_dokumen", **KELOLA_LANGSUNG),
    Baris("draf", post="*422"),
    Baris("draf_buang", get=TIDAK, post="*200"),
    Baris("riwayat", get="VSA200 *403"),
    Baris("riwayat_unduh", get="VSA200 *403", argumen=(("bentuk", "csv"),)),
    Baris("riwayat_objek", "jabatan", **DRAF, argumen=(("model", "organisasi.jabatan"),)),
    Baris("pemberitahuan_daftar"),
    Baris("pemberitahuan_baca_semua", get=TIDAK, post="*302"),
    Baris("pemberitahuan_buka", "pemberitahuan", get=TIDAK, post="P302 *404"),
    Baris("pemberitahuan_baca", "pemberitahuan", get=TIDAK, post="P302 *404"),
    Baris("langganan_surel", post="*422"),
    Baris("instansi_daftar"),
    Baris("instansi_tambah", **ADMIN),
    Baris("instansi_rincian", **TERLIHAT),
    Baris("instansi_ubah", **ADMIN),
    Baris("instansi_uraian", **KELOLA_HAPUS),
    Baris("unit_tambah", **KELOLA),
    Baris("unit_ubah", "unit", **KELOLA),
    Baris("unit_hapus", "unit", **KELOLA_TERPAKAI),
    Baris("jabatan_tambah", **KELOLA),
    Baris("jabatan_rincian", "jabatan", **TERLIHAT),
    Baris("jabatan_ubah", "jabatan", **KELOLA),
    Baris("jabatan_hapus", "jabatan", **KELOLA_TERPAKAI),
    Baris("jabatan_geser", "jabatan", **KELOLA_LANGSUNG),
    Baris("uraian_tambah", "jabatan", **KELOLA),
    Baris("uraian_ubah", "jabatan", **KELOLA),
    Baris("uraian_hapus", "jabatan", **KELOLA_HAPUS),
    Baris("uraian_pindah", "jabatan", **KELOLA_LANGSUNG),
    Baris("uraian_keadaan", "jabatan", **KELOLA_LANGSUNG),
    Baris("uraian_daftar", "jabatan", **KELOLA | {"post": "PA302 *403", "post_lain": "A302 *403"}),
    Baris("uraian_pratinjau", "jabatan", get=TIDAK, post="PA200 *403", post_lain="A200 *403"),
    Baris("uraian_impor", "jabatan", **KELOLA | {"post": "PA200 *403", "post_lain": "A200 *403"}),
    Baris("uraian_urungkan", "jabatan", **KELOLA_LANGSUNG),
    Baris("impor_daftar", get="PA200 *403"),
    Baris("impor_templat", get="PA200 *403", post="PA422 *403"),
    Baris("impor_unggah", get="PA200 *403", post="PA422 *403"),
    Baris("impor_rincian", "impor", **PENGIMPOR),
    Baris("impor_terapkan", "impor", get=TIDAK, post="PA409 *403", post_lain="A409 *403"),
    Baris("impor_baca", "impor", get=TIDAK, post="PA302 *403", post_lain="A302 *403"),
    Baris("impor_batal", "impor", get=TIDAK, post="PA302 *403", post_lain="A302 *403"),
    Baris("impor_catatan", "impor", get="PA409 *403", get_lain="A409 *403"),
    Baris("pengaturan", **ADMIN_LIHAT),
    Baris("pengaturan_pemda", **ADMIN | {"post": "A422 *403"}),
    Baris("pengaturan_kop", **ADMIN_SIMPAN),
    Baris("pengaturan_publik", **ADMIN_SIMPAN),
    Baris("pengaturan_dua_langkah", **ADMIN_SIMPAN),
    Baris("pengaturan_lkjip", **ADMIN_SIMPAN),
    Baris("pengaturan_cetakan", **ADMIN | {"post": "A422 *403"}),
    Baris("token_api_daftar", **ADMIN_LIHAT),
    Baris("bungkusan", **ADMIN),
    Baris("token_api_tambah", **ADMIN),
    Baris("token_api_cabut", "token_api", **ADMIN_SIMPAN),
    Baris("anggota_daftar", **ADMIN_LIHAT),
    Baris("anggota_undang", **ADMIN),
    Baris("anggota_rincian", "keanggotaan", **ADMIN_LIHAT),
    Baris("anggota_ubah", "keanggotaan", **ADMIN),
    Baris("anggota_aktifkan", "keanggotaan", **ADMIN_LANGSUNG),
    Baris("anggota_undang_ulang", "keanggotaan", **ADMIN_LANGSUNG),
    Baris("anggota_nonaktifkan", "keanggotaan", **ADMIN_LANGSUNG),
    Baris("pejabat_daftar", **ADMIN_LIHAT),
    Baris("pejabat_tambah", **ADMIN),
    Baris("pejabat_ubah", "pejabat", **ADMIN),
    Baris("pemangku_tambah", "pejabat", **ADMIN),
    Baris("pemangku_ubah", "pemangku", **ADMIN),
    Baris("pemangku_akhiri", "pemangku", **ADMIN),
    Baris("instansi_nonaktifkan", get="A200 *403", post="A409 *403"),
    Baris("instansi_aktifkan", **ADMIN_LANGSUNG),
    Baris("unit_nonaktifkan", "unit", **KELOLA_TERPAKAI),
    Baris("unit_aktifkan", "unit", **KELOLA_LANGSUNG),
    Baris("jabatan_nonaktifkan", "jabatan", **KELOLA_TERPAKAI),
    Baris("jabatan_aktifkan", "jabatan", **KELOLA_LANGSUNG),
    Baris("periode_daftar", **ADMIN_LIHAT),
    Baris("periode_tambah", **ADMIN),
    Baris("periode_rincian", "periode", **ADMIN_LIHAT),
    Baris("periode_ubah", "periode", **ADMIN),
    Baris("periode_hapus", "periode", get="A200 *403", post="A409 *403"),
    Baris("visi_misi_tambah", "periode", **ADMIN),
    Baris("visi_misi_ubah", "visi_misi", **ADMIN),
    Baris("visi_misi_geser", "visi_misi", **ADMIN_LANGSUNG),
    Baris("visi_misi_hapus", "visi_misi", **ADMIN_SIMPAN),
    Baris("tujuan_tambah", "periode", **ADMIN),
    Baris("tujuan_ubah", "tujuan", **ADMIN),
    Baris("tujuan_geser", "tujuan", **ADMIN_LANGSUNG),
    Baris("tujuan_hapus", "tujuan", **ADMIN_SIMPAN),
    Baris("unduhan"),
    Baris("pekerjaan_rincian", "pekerjaan", get="PA200 *403"),
    Baris("pekerjaan_batal", "pekerjaan", **PEMILIK),
    Baris("pekerjaan_ulang", "pekerjaan", **PEMILIK),
    Baris("berkas_unduh", "berkas", **DRAF),
    Baris("iku_daftar", get="PI302 *200"),
    Baris("iku_lembar", **TERLIHAT),
    Baris("iki_daftar", get="PI302 *200"),
    Baris("iki_instansi", **TERLIHAT),
    Baris("iki_lembar", "lembar_iki", **TERLIHAT),
    Baris("lembar_buat", "draf", **ISI_LANGSUNG),
    Baris("lembar_hapus", "lembar_iki_draf", **ISI_LANGSUNG),
    Baris("sasaran_tambah", "lembar_draf", **ISI),
    Baris("sasaran_ubah", "sasaran_draf", **ISI),
    Baris("sasaran_hapus", "sasaran_draf", **ISI),
    Baris("sasaran_pindah", "sasaran_draf", **ISI_LANGSUNG),
    Baris("indikator_tambah", "sasaran_draf", **ISI),
    Baris("indikator_ubah", "indikator_draf", **ISI),
    Baris("indikator_hapus", "indikator_draf", **ISI | {"post": "P302 *403"}),
    Baris("indikator_pindah", "indikator_draf", **ISI_LANGSUNG),
    Baris("rumus_pratinjau", "lembar_draf", get=TIDAK, post="P200 *403", post_lain="*403"),
    Baris("lembar_isi", "lembar_draf", get="P200 *403", get_lain="*403"),
    Baris("lembar_baris", "lembar_draf", **SEL),
    Baris("lembar_susun", "lembar_draf", **SEL),
    Baris("lembar_tempel", "lembar_draf", **SEL),
    Baris("lembar_tempel_simpan", "lembar_draf", **SEL),
    Baris("indikator_sel", "indikator_draf", **SEL),
    Baris("sasaran_sel", "sasaran_draf", **SEL),
    Baris("urungan_pakai", "urungan", get=TIDAK, post="P302 *403", post_lain="*403"),
    Baris("lembar_salin", "lembar_draf", **ISI),
    Baris("lembar_manual", "lembar_draf", **ISI),
    Baris("lembar_tugas", "lembar_draf", **ISI),
    Baris("indikator_dukungan", "indikator_iki", **ISI | {"post": "P409 *403"}),
    Baris("pohon_daftar", get="PI302 *200"),
    Baris("pohon_kinerja", **TERLIHAT),
    Baris("pohon_usulan", **ISI),
    Baris("pohon_cetak", **TERLIHAT),
    Baris("pohon_svg", **TERLIHAT),
    Baris("variabel_daftar", **DRAF),
    Baris("variabel_lepas", "variabel", **ISI_LANGSUNG),
    Baris("variabel_pasang", **ISI_LANGSUNG),
    Baris("variabel_ubah", "variabel_bersama", **ISI),
    Baris("variabel_hapus", "variabel_bersama", **ISI | {"post": "P302 *403"}),
    Baris("mutu_daftar", get="PI302 NL403 *200"),
    Baris("mutu_instansi", **DRAF),
    Baris("mutu_kecualikan", **ISI),
    Baris("mutu_batal", **ISI_LANGSUNG),
    Baris("mutu_aturan", get="NL403 *200"),
    Baris("riwayat_capaian_instansi", **TERLIHAT),
    Baris("riwayat_capaian_impor", **ISI),
    Baris("riwayat_capaian_templat", get="P200 *403", get_lain="*403"),
    Baris("riwayat_capaian_ubah", "indikator", **ISI | {"post": "P409 *403"}),
    Baris("anggaran_daftar", get="PI302 *200"),
    Baris("anggaran_instansi", **TERLIHAT, post="P302 *403", post_lain="*403"),
    Baris("anggaran_rekonsiliasi", **TERLIHAT),
    Baris("anggaran_kaitkan", **ISI),
    Baris("anggaran_salin", **ISI | {"get": "P302 *403", "post": "P302 *403"}),
    Baris("anggaran_kode", **ISI_LANGSUNG),
    Baris("anggaran_impor", **ISI),
    Baris("anggaran_templat", get="P200 *403", get_lain="*403"),
    Baris("anggaran_unduh", **TERLIHAT),
    Baris("program_tambah", **ISI),
    Baris("program_ubah", "program", **ISI),
    Baris("program_hapus", "program", **ISI),
    Baris("program_pindah", "program", **ISI_LANGSUNG),
    Baris("kegiatan_tambah", **ISI),
    Baris("kegiatan_ubah", "kegiatan", **ISI),
    Baris("kegiatan_hapus", "kegiatan", **ISI),  # a rencana aksi uses it
    Baris("kegiatan_pindah", "kegiatan", **ISI_LANGSUNG),
    Baris("serapan_daftar", get="PI302 *200"),
    Baris("serapan_instansi", **TERLIHAT, post="P302 *403", post_lain="*403"),
    Baris("dokumen_daftar"),
    Baris("dokumen_tambah", **ISI),
    Baris("dokumen_rincian", "draf", **DRAF),
    Baris("dokumen_reviu", "penetapan", get=TIDAK, post="P422 *403", post_lain="*403"),
    Baris("dokumen_perubahan", "draf", **DRAF),
    Baris("dokumen_alasan", "draf", **ISI_LANGSUNG | {"post": "P422 *403"}),
    Baris("dokumen_alasan_banyak", "draf", **ISI_LANGSUNG | {"post": "P422 *403"}),
    Baris("dokumen_alur", "draf", get=TIDAK, post="P422 *403", post_lain="*403", argumen=(("tindakan", "ajukan"),)),
    Baris("dokumen_lembar_alur", "draf", **ALUR, post="P200 *403", argumen=(("tindakan", "ajukan"),)),
    Baris("lembar_alur", "lembar_draf", **ALUR, post="P302 *403", argumen=(("tindakan", "ajukan"),)),
    Baris("pk_daftar"),
    Baris("pk_rincian", "pk", **DRAF),
    Baris("pk_buat", **ISI),
    Baris("pk_buat_semua", **ISI),
    Baris("pk_ubah", "pk", **ISI | {"post": "P302 *403"}),
    Baris("pk_baris", "pk", **ISI | {"post": "P302 *403"}),
    Baris("pk_anggaran", "pk", **ISI | {"post": "P302 *403"}),
    Baris("pk_hapus", "pk", **ISI | {"post": "P302 *403"}),
    Baris("pk_pindaian", "pk", **ISI),
    Baris("pk_perubahan", "pk", **ISI | {"get": "P409 *403"}),
    Baris("catatan_pk", "pk", **KOMENTARI),
    Baris("aksi_rencana", "pk", **DRAF),
    Baris("aksi_tambah", "pk", **ISI),
    Baris("aksi_ubah", "aksi", **ISI),
    Baris("aksi_hapus", "aksi", **ISI | {"post": "P302 *403"}),
    Baris("aksi_salin", "aksi", **ISI_LANGSUNG),
    Baris("aksi_ambil", "pk", **ISI_LANGSUNG),
    Baris("aksi_bulanan", "pk", **ISI_LANGSUNG),
    Baris("pk_alur", "pk", **ALUR, post="P302 *403", argumen=(("tindakan", "ajukan"),)),
    Baris("realisasi_daftar", get="PI302 NL403 *200"),
    Baris("realisasi_instansi", **DRAF),
    Baris("realisasi_isi", **ISI),
    Baris("realisasi_pratinjau", get=TIDAK, post="P200 *403", post_lain="*403"),
    Baris("realisasi_adendum", **ISI),
    Baris("target_triwulan", **DRAF | {"post": "P302 *403", "post_lain": "*403"}),
    Baris("realisasi_cepat", get=TIDAK, post="P422 *403", post_lain="*403"),
    Baris("realisasi_hapus", **ISI | {"post": "P302 *403"}),
    Baris("realisasi_sisip", **ISI | {"get": "P302 *403"}),
    Baris("realisasi_unggah", get=TIDAK, post="P422 *403", post_lain="*403"),
    Baris("pengukuran_alur", **ISI_LANGSUNG),
    Baris("laporan_triwulan_daftar", get="PI302 NL403 *200"),
    Baris("laporan_triwulan", **TERLIHAT),
    Baris("capaian_daftar", get="PI302 *200"),
    Baris("capaian_bukti", "realisasi", **DRAF),
    Baris("capaian_instansi", **TERLIHAT),
    Baris("capaian_unduh", **TERLIHAT),
    Baris("cara_menghitung"),
    Baris("jadwal_daftar"),
    Baris("jadwal_ubah", get="VA200 *403", post="VA409 *403"),
    Baris("jadwal_bawaan", get=TIDAK, post="VA302 *403"),
    Baris("perpanjangan_tambah", get="VA200 *403", post="VA422 *403"),
    Baris("perpanjangan_hapus", "perpanjangan", get=TIDAK, post="VA302 *403"),
    Baris("kebijakan_daftar"),
    Baris("kebijakan_tambah", **ADMIN),
    Baris("kebijakan_ubah", "kebijakan", **ADMIN),
    Baris("skala_tambah", **ADMIN),
    Baris("skala_ubah", "skala", **ADMIN),
    Baris("manual_daftar"),
    Baris("manual_nasional", argumen=(("kunci", "rasio-gini"),)),
    Baris("manual_rincian", "manual_pemda"),
    Baris("manual_tambah", **MANUAL),
    Baris("manual_ubah", "manual_pemda", **MANUAL),
    Baris("manual_hapus", "manual_pemda", **MANUAL | {"post": "VA302 *403"}),
    Baris("rekap", get="VSBA200 *403"),
    Baris("kotak_masuk", get="VSBA200 *403"),
    Baris("kotak_masuk_unduh", get="VSBA200 *403"),
    Baris("kotak_masuk_instansi", **DRAF),
    Baris("kotak_masuk_ingatkan", get="VA200 *403", post="VA422 *403"),
    Baris("verifikasi_instansi", **DRAF),
    Baris("verifikasi_lembar", "lembar", **DRAF),
    Baris("verifikasi_putuskan", "lembar", **PUTUSKAN),
    Baris("verifikasi_massal", "draf", **PUTUSKAN),
    Baris("verifikasi_pengukuran", **DRAF),
    Baris("verifikasi_pengukuran_putuskan", **PUTUSKAN),
    Baris("catatan_lembar", "lembar", **KOMENTARI),
    Baris("catatan_pengukuran", **KOMENTARI),
    Baris("catatan_tandai", "catatan", get=TIDAK, post="PIV302 *403", post_lain="V302 *403"),
    Baris("keputusan_daftar"),
    Baris("keputusan_rincian", "keputusan", get="PIVSBAN200 *403", get_lain="VSBAN200 *403"),
    Baris("keputusan_buat", get="P200 *403", post="P422 *403"),
    Baris("keputusan_susun", "keputusan", get="P200 *403", get_lain="*403"),
    Baris("keputusan_pratinjau", "keputusan", get="P200 *403", get_lain="*403"),
    Baris("keputusan_kepala", "keputusan", **ISI),
    Baris("keputusan_tata", "keputusan", **ISI),
    Baris("keputusan_salin", "keputusan", **ISI_LANGSUNG | {"post": "P409 *403"}),
    Baris("keputusan_buang", "keputusan", **ISI | {"post": "P409 *403"}),  # files hang on it
    Baris("keputusan_butir_tambah", "keputusan", **ISI, argumen=(("bagian", "menimbang"),)),
    Baris("keputusan_tempel", "keputusan", **ISI | {"post": "P200 *403"}, argumen=(("bagian", "mengingat"),)),
    Baris("keputusan_butir_ubah", "keputusan", **ISI),
    Baris("keputusan_butir_hapus", "keputusan", **ISI_LANGSUNG),
    Baris("keputusan_butir_pindah", "keputusan", **ISI_LANGSUNG | {"post": "P409 *403"}),
    Baris("keputusan_urungkan", "keputusan", **ISI_LANGSUNG | {"post": "P409 *403"}),
    Baris("templat_daftar", get="VA200 *403"),
    Baris("templat_tambah", **MANUAL),
    Baris("templat_pratinjau", get=TIDAK, post="VA200 *403"),
    Baris("templat_salin", get=TIDAK, post="VA302 *403", argumen=(("kunci", "iku"),)),
    Baris("templat_ubah", "templat", **MANUAL),
    Baris("templat_hapus", "templat", **MANUAL | {"post": "VA302 *403"}),
    Baris("keputusan_temuan", "keputusan", get="PIVSBAN200 *403", get_lain="VSBAN200 *403"),
    Baris("keputusan_perbaiki", "keputusan", get=TIDAK, post="P409 *403", post_lain="*403"),
    Baris("keputusan_nomori", "keputusan", get="N200 *403", post="N422 *403"),
    Baris("keputusan_alur", "keputusan", **ALUR, post="I422 *403", argumen=(("tindakan", "berlakukan"),)),
    Baris("keputusan_terbitkan", "keputusan", **ALUR, post="I302 *403"),
    Baris("keputusan_penandatangan", "keputusan", **ISI | {"post": "P302 *403"}),
    Baris(
        "keputusan_pindaian",
        "keputusan",
        get="PN200 *403",
        get_lain="N200 *403",
        post="PN422 *403",
        post_lain="N422 *403",
    ),
    Baris("keputusan_tte", "keputusan", get="I200 *403", get_lain="*403", post="I422 *403", post_lain="*403"),
    Baris("dasar_hukum_daftar"),
    Baris("dasar_hukum_pilih", "keputusan", **ISI),
    Baris("dasar_hukum_tambah", **HUKUM),
    Baris("dasar_hukum_ubah", "dasar_hukum", **HUKUM),
    Baris("dasar_hukum_hapus", "dasar_hukum", **HUKUM | {"post": "VAN302 *403"}),
    Baris("buku_daftar", get="NA200 *403"),
    Baris("buku_tambah", get="NA200 *403", post="NA422 *403"),
    Baris("buku_contoh", get="NA200 *403"),
    Baris("buku_ubah", "buku", get="NA200 *403", post="NA422 *403"),
    Baris("lkjip_daftar"),
    Baris("lkjip_buat", get="P200 *403", post="P422 *403"),
    Baris("lkjip_rincian", "lkjip", **DRAF),
    Baris("lkjip_bagian", "lkjip", **DRAF, post="P422 *403", post_lain="*403"),
    Baris("lkjip_bagian_hadir", "lkjip", **ISI_LANGSUNG | {"post": "P200 *403"}),
    Baris("lkjip_bagian_tempel", "lkjip", **ISI_LANGSUNG | {"post": "P200 *403"}),
    Baris("lkjip_bagian_gambar", "lkjip", **SEL),
    Baris("lkjip_bagian_versi", "lkjip", **DRAF),
    Baris("lkjip_bagian_pulihkan", "lkjip", **SEL),
    Baris("lkjip_komentar", "lkjip", **KOMENTARI),
    Baris("lkjip_komentar_tandai", "komentar", get=TIDAK, post="PIV302 *403", post_lain="V302 *403"),
    Baris("lkjip_kepala", "lkjip", **ISI),
    Baris("lkjip_segarkan", "lkjip", **ISI_LANGSUNG),
    Baris("lkjip_susunan_tambah", "lkjip", **ISI),
    Baris("lkjip_susunan_ubah", "lkjip", **ISI),
    Baris("lkjip_susunan_hapus", "lkjip", **ISI | {"get": "P409 *403", "post": "P409 *403"}),
    Baris("lkjip_alur", "lkjip", **ALUR, post="P422 *403", argumen=(("tindakan", "ajukan"),)),
    Baris("lkjip_kompilasi", get="VSBA200 *403"),
    Baris("lkjip_kompilasi_unduh", get="VSBA200 *403"),
    Baris("lkjip_kompilasi_gabung", get=TIDAK, post="VSBA302 *403"),
    Baris("uji_hitung", post="*422"),
    Baris("uji_hitung_rincian", "uji_hitung", get="VSBA200 *403"),
    Baris("uji_hitung_unduh", "uji_hitung", get="VSBA200 *403"),
    Baris("uji_hitung_cetak", "uji_hitung", get=TIDAK, post="VSBA302 *403"),
    Baris("uji_hitung_hapus", "uji_hitung", get=TIDAK, post="*403"),
    Baris("lkjip_kekurangan", "lkjip", **DRAF),
    Baris("lkjip_penandatanganan", "lkjip", get="I200 *403", get_lain="*403", post="I422 *403", post_lain="*403"),
    Baris("lkjip_penyampaian", "lkjip", **ISI),
    Baris(
        "lkjip_pindaian", "lkjip", get="PIV200 *403", get_lain="V200 *403", post="PIV422 *403", post_lain="V422 *403"
    ),
    Baris("lkjip_terbitkan", "lkjip", get=TIDAK, post="PIV302 *403", post_lain="V302 *403"),
    Baris("lkjip_reviu", "lkjip", **DRAF, post="S302 *403"),
    Baris("lkjip_reviu_mulai", "lkjip", get=TIDAK, post="S302 *403"),
    Baris("lkjip_reviu_catatan", "lkjip", get=TIDAK, post="S422 *403"),
    Baris("lkjip_reviu_jawab", "catatan_reviu", get=TIDAK, post="PI422 *403", post_lain="*403"),
    Baris("lkjip_reviu_tandai", "catatan_reviu", get=TIDAK, post="S302 *403"),
    Baris("lkjip_reviu_catatan_hapus", "catatan_reviu", get=TIDAK, post="S302 *403"),
    Baris("lkjip_reviu_pindaian", "reviu", get="S200 *403", post="S422 *403"),
    Baris("lkjip_adendum", "lkjip", get=TIDAK, post="P409 *403", post_lain="*403"),
    Baris("lkjip_adendum_rincian", "adendum", **DRAF),
    Baris("lkjip_adendum_ubah", "adendum", **ISI | {"post": "P409 *403"}),
    Baris("lkjip_adendum_terbit", "adendum", get=TIDAK, post="I409 *403", post_lain="*403"),
    Baris("lkjip_adendum_hapus", "adendum", **ISI | {"post": "P409 *403"}),
    Baris("ekspor"),
    Baris("ekspor_buat", get=TIDAK, post="*302"),
    Baris("ekspor_daftar", get=TIDAK, post="*302"),
    Baris("dasbor_pemda", get="PI302 *200"),
    Baris("dasbor_instansi_daftar", get="PI302 *200"),
    Baris("dasbor_instansi", **TERLIHAT),
    Baris("dasbor_indikator_daftar"),
    Baris("dasbor_indikator", "indikator", **TERLIHAT),
    Baris("cetak_buat", get=TIDAK, post="*302", post_lain="VSBANL302 *403"),
)
