"""Who may do what: predicates over (pelaku, instansi) by name. `boleh` asks, `pastikan` refuses with 403."""

import rules

from organisasi.enums import Peran
from organisasi.galat import Ditolak

PEMBACA_PEMDA = (
    Peran.VERIFIKATOR,
    Peran.INSPEKTORAT,
    Peran.BAPPEDA,
    Peran.ADMIN_PEMDA,
    Peran.PENOMORAN,
    Peran.PEMBACA,
)
PENGULAS = (Peran.VERIFIKATOR, Peran.INSPEKTORAT, Peran.BAPPEDA)  # they write remarks on what an OPD submits
PEMERIKSA = (Peran.VERIFIKATOR, Peran.INSPEKTORAT, Peran.BAPPEDA, Peran.ADMIN_PEMDA)


@rules.predicate
def sistem(pelaku, instansi=None):
    return pelaku.sistem


def _di_instansi(nama, *peran):
    def cocok(pelaku, instansi=None):
        return instansi is not None and pelaku.berperan_di(instansi, *peran)

    return rules.predicate(cocok, name=nama)


def _di_pemda(nama, *peran):
    def cocok(pelaku, instansi=None):
        return pelaku.berperan(*peran)

    return rules.predicate(cocok, name=nama)


perencana = _di_instansi("perencana", Peran.PERENCANA)
pimpinan = _di_instansi("pimpinan", Peran.PIMPINAN)
pembaca_pemda = _di_pemda("pembaca_pemda", *PEMBACA_PEMDA)
pemeriksa = _di_pemda("pemeriksa", *PEMERIKSA)
pengulas = _di_pemda("pengulas", *PENGULAS)
verifikator = _di_pemda("verifikator", Peran.VERIFIKATOR)
inspektorat = _di_pemda("inspektorat", Peran.INSPEKTORAT)
penomoran = _di_pemda("penomoran", Peran.PENOMORAN)
admin_pemda = _di_pemda("admin_pemda", Peran.ADMIN_PEMDA)


@rules.predicate
def anggota(pelaku, instansi=None):
    """Works for the pemda in any role."""
    return bool(pelaku.keanggotaan)


@rules.predicate
def pengimpor(pelaku, instansi=None):
    """Plans for some OPD, or runs the pemda; which sheets it may bring in is asked for each of them."""
    return bool(pelaku.peran & {Peran.PERENCANA, Peran.ADMIN_PEMDA})


@rules.predicate
def punya_instansi(pelaku, instansi=None):
    """Works for some OPD of the pemda."""
    return bool(pelaku.instansi_sendiri)


rules.add_rule("lihat_instansi", sistem | perencana | pimpinan | pembaca_pemda)
rules.add_rule("lihat_draf", sistem | perencana | pimpinan | pemeriksa)
rules.add_rule("komentari", sistem | perencana | pimpinan | pengulas)
rules.add_rule("isi_data", sistem | perencana)
rules.add_rule("verifikasi", sistem | verifikator)
rules.add_rule("setujui", sistem | pimpinan)
rules.add_rule("tetapkan", sistem | pimpinan)
rules.add_rule("reviu_lkjip", sistem | inspektorat)
rules.add_rule("sampaikan", sistem | perencana)
rules.add_rule("publikasikan", sistem | verifikator)
rules.add_rule("kembalikan_lkjip", sistem | verifikator | inspektorat)
rules.add_rule("kelola_berkas_lkjip", sistem | perencana | pimpinan | verifikator)
rules.add_rule("lihat_pengisian", sistem | punya_instansi | pemeriksa)
rules.add_rule("lihat_catatan", sistem | punya_instansi | pemeriksa)
rules.add_rule("lihat_rekap", sistem | pemeriksa)
rules.add_rule("ingatkan", sistem | verifikator | admin_pemda)
rules.add_rule("kelola_organisasi", sistem | admin_pemda)
rules.add_rule("kelola_jabatan", sistem | perencana | admin_pemda)
rules.add_rule("kelola_manual", sistem | admin_pemda | verifikator)
rules.add_rule("kelola_jadwal", sistem | admin_pemda | verifikator)
rules.add_rule("nomori_keputusan", sistem | penomoran)
rules.add_rule("kelola_dasar_hukum", sistem | admin_pemda | verifikator | penomoran)
rules.add_rule("kelola_buku_nomor", sistem | penomoran | admin_pemda)
rules.add_rule("pasang_pindaian", sistem | perencana | penomoran)
rules.add_rule("kelola_templat", sistem | admin_pemda | verifikator)
rules.add_rule("uji_hitung", sistem | anggota)
rules.add_rule("ekspor", sistem | anggota)
rules.add_rule("impor", sistem | pengimpor)
rules.add_rule("lihat_riwayat", sistem | admin_pemda | verifikator | inspektorat)

KALIMAT = {
    "lihat_instansi": "Anda tidak punya akses ke perangkat daerah ini.",
    "lihat_draf": "Masih draf atau belum diverifikasi; hanya perangkat daerahnya dan pemeriksa yang dapat melihat.",
    "komentari": "Catatan verifikasi hanya untuk perangkat daerahnya, Bagian Organisasi, Inspektorat dan Bappeda.",
    "isi_data": "Hanya perencana perangkat daerah ini yang dapat mengisi datanya.",
    "verifikasi": "Hanya verifikator (Bagian Organisasi) yang dapat memverifikasi.",
    "setujui": "Hanya pimpinan perangkat daerah ini yang dapat menyetujui atau mengembalikan pengajuannya.",
    "tetapkan": "Hanya pimpinan perangkat daerah ini yang dapat menetapkan.",
    "reviu_lkjip": "Hanya Inspektorat yang dapat menyatakan LKjIP telah direviu.",
    "sampaikan": "Hanya perencana perangkat daerah ini yang dapat menyampaikan LKjIP.",
    "publikasikan": "Hanya verifikator (Bagian Organisasi) yang dapat memublikasikan LKjIP.",
    "kembalikan_lkjip": "Hanya verifikator (Bagian Organisasi) dan Inspektorat yang dapat mengembalikan LKjIP.",
    "kelola_berkas_lkjip": "Berkas LKjIP hanya diurus perangkat daerahnya dan verifikator (Bagian Organisasi).",
    "lihat_pengisian": "Pengisian realisasi hanya untuk perangkat daerah dan pemeriksa; lihat Capaian kinerja.",
    "lihat_catatan": "Catatan kualitas hanya untuk perangkat daerah dan pemeriksa.",
    "lihat_rekap": "Rekap hanya untuk Bagian Organisasi, Inspektorat, Bappeda dan admin pemda.",
    "ingatkan": "Hanya verifikator (Bagian Organisasi) dan admin pemda yang dapat mengirim pengingat.",
    "kelola_organisasi": "Hanya admin pemda yang dapat mengubah data perangkat daerah dan pengaturan pemda.",
    "kelola_jabatan": "Hanya perencana perangkat daerah ini dan admin pemda yang dapat mengubah unit dan jabatannya.",
    "kelola_manual": "Hanya admin pemda dan verifikator yang dapat mengubah manual indikator pemda.",
    "kelola_jadwal": "Hanya admin pemda dan verifikator (Bagian Organisasi) yang dapat mengatur jadwal.",
    "nomori_keputusan": "Hanya petugas penomoran yang dapat mengisi nomor dan tanggal.",
    "kelola_dasar_hukum": "Hanya admin pemda, verifikator dan petugas penomoran yang mengubah dasar hukum pemda.",
    "kelola_buku_nomor": "Hanya petugas penomoran dan admin pemda yang dapat mengatur buku nomor.",
    "pasang_pindaian": "Hanya perencana perangkat daerah ini dan petugas penomoran yang dapat mengunggah pindaian.",
    "kelola_templat": "Hanya admin pemda dan verifikator (Bagian Organisasi) yang dapat mengatur templat keputusan.",
    "uji_hitung": "Uji hitung hanya untuk pengguna pemda ini.",
    "ekspor": "Ekspor hanya untuk pengguna pemda ini.",
    "impor": "Impor hanya untuk perencana perangkat daerah dan admin pemda.",
    "lihat_riwayat": "Riwayat pemda hanya untuk admin pemda, verifikator dan Inspektorat.",
}


def boleh(pelaku, izin: str, instansi=None) -> bool:
    """Whether the actor may; unknown names raise KeyError."""
    return rules.rulesets.default_rules[izin].test(pelaku, instansi)


def pastikan(pelaku, izin: str, instansi=None) -> None:
    """Raise Ditolak with a sentence when the actor may not."""
    if not boleh(pelaku, izin, instansi):
        raise Ditolak(KALIMAT[izin])
