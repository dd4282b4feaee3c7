"""The menu: UI map as data; a role sees only what it may use."""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import get_script_prefix, reverse

from organisasi.permissions import boleh


@dataclass(frozen=True)
class Butir:
    judul: str
    nama_url: str
    ikon: str
    bertahun: bool = True
    izin: str = ""
    tepat: bool = False  # lit up on this very page only, not on those below it


MENU: tuple[tuple[str, tuple[Butir, ...]], ...] = (
    (
        "Perencanaan",
        (
            Butir("Sasaran dan IKU", "iku_daftar", "bullseye"),
            Butir("Jabatan dan IKI", "iki_daftar", "person-badge"),
            Butir("Pohon kinerja", "pohon_daftar", "diagram-3"),
            Butir("Dokumen IKU dan IKI", "dokumen_daftar", "file-earmark-text", bertahun=False),
            Butir("Perjanjian kinerja", "pk_daftar", "file-earmark-check"),
            Butir("Anggaran", "anggaran_daftar", "cash-stack"),
        ),
    ),
    (
        "Pengukuran kinerja",
        (
            Butir("Realisasi kinerja", "realisasi_daftar", "pencil-square", izin="lihat_pengisian"),
            Butir("Capaian kinerja", "capaian_daftar", "graph-up"),
            Butir("Realisasi anggaran", "serapan_daftar", "cash-coin"),
            Butir("Laporan triwulan", "laporan_triwulan_daftar", "clipboard-data", izin="lihat_pengisian"),
            Butir("Cara menghitung", "cara_menghitung", "calculator"),
        ),
    ),
    (
        "Verifikasi",
        (
            Butir("Kotak masuk", "kotak_masuk", "inbox", izin="lihat_rekap"),
            Butir("Catatan kualitas indikator", "mutu_daftar", "spellcheck", izin="lihat_catatan"),
            Butir("Rekap perangkat daerah", "rekap", "table", izin="lihat_rekap"),
        ),
    ),
    (
        "Dokumen",
        (
            Butir("Keputusan", "keputusan_daftar", "file-earmark-check", bertahun=False),
            Butir("Buku nomor", "buku_daftar", "journal-bookmark", bertahun=False, izin="kelola_buku_nomor"),
            Butir("LKjIP", "lkjip_daftar", "journal-text", bertahun=False),
            Butir("Kompilasi LKjIP", "lkjip_kompilasi", "collection", izin="lihat_rekap"),
            Butir("Uji hitung LKjIP", "uji_hitung", "calculator", bertahun=False, izin="uji_hitung"),
            Butir("Unduhan saya", "unduhan", "download", bertahun=False),
        ),
    ),
    (
        "Dasbor",
        (
            Butir("Pemda", "dasbor_pemda", "speedometer2", tepat=True),
            Butir("Perangkat daerah", "dasbor_instansi_daftar", "bar-chart"),
            Butir("Indikator", "dasbor_indikator_daftar", "graph-up"),
        ),
    ),
    (
        "Data",
        (
            Butir("Perangkat daerah", "instansi_daftar", "building", bertahun=False),
            Butir("Pejabat", "pejabat_daftar", "person-check", bertahun=False, izin="kelola_organisasi"),
            Butir("Manual indikator", "manual_daftar", "book", bertahun=False),
            Butir("Dasar hukum", "dasar_hukum_daftar", "bank", bertahun=False),
            Butir("Impor", "impor_daftar", "upload", bertahun=False, izin="impor"),
            Butir("Ekspor", "ekspor", "download", izin="ekspor"),
            Butir("Riwayat", "riwayat", "clock-history", bertahun=False, izin="lihat_riwayat"),
        ),
    ),
    (
        "Pengaturan",
        (
            Butir("Pengaturan pemda", "pengaturan", "gear", bertahun=False, izin="kelola_organisasi", tepat=True),
            Butir("Pengguna dan peran", "anggota_daftar", "people", bertahun=False, izin="kelola_organisasi"),
            Butir("Periode", "periode_daftar", "calendar-event", bertahun=False, izin="kelola_organisasi"),
            Butir("Skala dan batas capaian", "kebijakan_daftar", "sliders", bertahun=False),
            Butir("Jadwal", "jadwal_daftar", "calendar3", bertahun=False),
            Butir("Templat keputusan", "templat_daftar", "file-earmark-text", bertahun=False, izin="kelola_templat"),
            Butir("Kop dan lambang", "pengaturan_kop", "bank", bertahun=False, izin="kelola_organisasi"),
        ),
    ),
)


def susun_menu(pelaku, tahun: int, path: str) -> list[dict]:
    """Groups of {judul, url, ikon, aktif} for the actor."""
    grup, url = [], _alamat(pelaku.pemda.slug, tahun, get_script_prefix())
    for judul, butir in MENU:
        isi = [_butir(b, url[b.nama_url], path) for b in butir if not b.izin or boleh(pelaku, b.izin)]
        if isi:
            grup.append({"judul": judul, "butir": isi})
    return grup


@lru_cache(maxsize=512)  # pemda × years that are looked at; thirty addresses each
def _alamat(slug_pemda: str, tahun: int, awalan: str) -> dict[str, str]:
    """{name of the url: address} of the whole menu."""
    semua = (butir for _, isi in MENU for butir in isi)
    return {b.nama_url: reverse(b.nama_url, args=[slug_pemda, tahun] if b.bertahun else [slug_pemda]) for b in semua}


def _butir(butir: Butir, url: str, path: str) -> dict:
    aktif = path == url if butir.tepat else path.startswith(url)
    return {"judul": butir.judul, "url": url, "ikon": butir.ikon, "aktif": aktif}
