"""Proposed jenis of a variable: "arus" is added over the quarters, "posisi" is the last value (DOMAIN section 3).

Things that exist (ASN, OPD, jabatan, desa) and scores are positions; what happens (is trained, proposed, finished) and
what is produced (dokumen, laporan, usulan) flows. A planner confirms the proposal.
"""

import re
from collections.abc import Iterable

from indikator.rumus.ast import Bagi, Simpul, kode_variabel, telusur
from indikator.rumus.deret import kelompok_deret, kode_deret

_TETAP = re.compile(r"\btahun (?:lalu|sebelumnya|dasar)\b|\b(?:menerima|terbayar\w*) gaji\b", re.IGNORECASE)
_NILAI = re.compile(
    r"^(?:(?:jumlah|jml|total|rata-rata)\s+)*(?:nilai|indeks?|index|skor|bobot|unsur|pagu|anggaran|tarif|rata-rata)\b",
    re.IGNORECASE,
)
_BENDA = (
    "asn|pns|cpns|pppk|p3k|pegawai|aparatur|apartur|opd|skpd|perangkat daerah|instansi|jabatan|pejabat|pjbt|pjb|"
    "unit kerja|bagian|bidang|sarpras|sarana|prasarana|bmd|aset|asset|kendaraan|gedung|ketersediaan|kebutuhan|formasi|"
    "desa|kelurahan|kecamatan|dusun|penduduk|keluarga|kepala keluarga|kk|rumah tangga|warga|wajib pajak|lembaga|"
    "kelompok|umkm|koperasi|sekolah|siswa|guru|balita|puskesmas|unit pelayanan|jenis pelayanan|jenis layanan|"
    "rumah|jalan|luas|panjang"
)
_STOK = re.compile(
    r"^(?:(?:jumlah|jml|jmlh|jlm|seluruh|keseluruhan|total|banyaknya|semua|calon)\s+)*"
    rf"(?:{_BENDA})\b",
    re.IGNORECASE,
)
_KEADAAN = (
    "memiliki|mempunyai|memenuhi|menjadi|menduduki|mencapai|terpenuhi|tersedia|terpelihara|terisi|terdaftar|terdata|"
    "tercukupi|ditempatkan|wajib|harus|seharusnya|harusnya|berhak|layak|berada"
)
_PERISTIWA = re.compile(
    r"\b(?:hadir|lulus|selesai|tepat waktu|mengikuti|ikut|pengikut|peserta|psrt|pendaftar|penerima|pemohon|pengguna|"
    r"pelapor|korban)\b"
    rf"|\b(?:yang|yg|dapat|telah|sudah|sdh|belum)\s+(?!(?:{_KEADAAN})\b)"
    r"(?:di\s?[a-z]{3,}|me[a-z]{3,}|ter[a-z]{3,}|ber(?:hasil|partisipasi|ubah|henti|pindah)\w*|naik|turun|masuk|keluar|"
    r"pensiun|pindah)\b"
    r"|\bdi(?!nas|klat|siplin|rekt|gital|visi|ploma|lingk|mensi|sabil|tempatkan|bandingkan)[a-z]{4,}"
    r"|\bme(?!miliki|mpunyai|menuhi|njadi|nduduki|ncapai|nengah|ntal|ntor|trik|dis|dia)(?:ng|ny|m|n|l|r)[a-z]{4,}",
    re.IGNORECASE,
)
_KEADAAN_AWAL = re.compile(rf"\b(?:yang|yg)\s+(?:telah\s+|sudah\s+|sdh\s+)?(?:{_KEADAAN})\b", re.IGNORECASE)


def usul_jenis(nama: str) -> str:
    """ "posisi" for stocks (jumlah seluruh ASN), scores and last year's figures; "arus" for what happens."""
    if _TETAP.search(nama) or _NILAI.search(nama):
        return "posisi"
    if not _STOK.search(nama):
        return "arus"
    keadaan, peristiwa = _KEADAAN_AWAL.search(nama), _PERISTIWA.search(nama)
    if peristiwa and not (keadaan and keadaan.start() < peristiwa.start()):
        return "arus"
    return "posisi"


def arus_di_atas_arus(pohon: Simpul, jenis: dict[str, str], nilai: Iterable[str] = ()) -> set[str]:
    """Codes of counts above a flow that were proposed as posisi: the last value over a sum is no share of it.

    jenis: the proposal per code. nilai: codes of scores, which stay.
    """
    hasil: set[str] = set()
    for simpul, _ in telusur(pohon):
        if isinstance(simpul, Bagi):
            bawah = kode_variabel(simpul.kanan)
            if bawah and all(jenis.get(kode) == "arus" for kode in bawah):
                hasil |= {kode for kode in kode_variabel(simpul.kiri) if jenis.get(kode) == "posisi"}
    return hasil - set(nilai)


def arus_berpasangan(pohon: Simpul, jenis: dict[str, str]) -> set[str]:
    """Codes of series that are paired with a flow, item by item: scores of those who answered in each quarter."""
    deret = kode_deret(pohon)
    hasil: set[str] = set()
    for kelompok in kelompok_deret(pohon):
        pasangan = [kode for kode in kelompok if kode in deret]
        if any(jenis.get(kode) == "arus" for kode in pasangan):
            hasil |= {kode for kode in pasangan if jenis.get(kode) == "posisi"}
    return hasil
