"""What a new pemda still has to do, and the pages of its settings. Apps to the right add theirs from their own module
`kesiapan`:

@organisasi.kesiapan.langkah
def langkah_periode(pemda) -> list[Langkah]: …          # a constant number of queries

organisasi.kesiapan.daftarkan_halaman(Halaman("Periode", "periode_daftar", "…"))
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse

from organisasi.domain.kelengkapan import tanpa_jabatan, tanpa_perencana, yang_bekerja
from organisasi.domain.pengaturan import pengaturan
from organisasi.enums import Peran
from organisasi.models import Instansi, Keanggotaan, PemangkuJabatan


@dataclass(frozen=True)
class Langkah:
    """One step of the first days; `sisa` says what is missing, "" when it is done."""

    judul: str
    sisa: str
    url: str


@dataclass(frozen=True)
class Halaman:
    """A page of the settings: title, name of its url (only the pemda is in it), one sentence."""

    judul: str
    nama_url: str
    kalimat: str


_langkah: list[Callable[..., list[Langkah]]] = []
_halaman: list[Halaman] = [
    Halaman("Identitas pemda", "pengaturan_pemda", "Tempat penetapan, zona waktu, dan sampai jabatan mana diukur."),
    Halaman("Pengguna dan peran", "anggota_daftar", "Undang orang, beri peran, ubah atau nonaktifkan."),
    Halaman("Perangkat daerah", "instansi_daftar", "Susunan perangkat daerah, unit kerja, dan jabatannya."),
    Halaman("Pejabat", "pejabat_daftar", "Siapa memangku jabatan apa, sejak dan sampai kapan: definitif, Plt., Plh."),
    Halaman("Kop dan lambang", "pengaturan_kop", "Baris kop dan lambang daerah pada dokumen cetak."),
    Halaman("Kertas dan QR", "pengaturan_cetakan", "Ukuran kertas cetakan dan QR verifikasi pada keputusan baru."),
    Halaman("Reviu LKjIP", "pengaturan_lkjip", "Apakah LKjIP perangkat daerah wajib direviu Inspektorat."),
    Halaman("Masuk dua langkah", "pengaturan_dua_langkah", "Peran mana yang wajib, dan siapa yang belum memasangnya."),
    Halaman("Token API", "token_api_daftar", "Kunci bagi aplikasi lain untuk membaca data yang sudah berlaku."),
    Halaman("Halaman publik", "pengaturan_publik", "Buka atau tutup halaman dokumen dan capaian untuk umum."),
]


def langkah(penyedia):
    """Register provider(pemda) -> list[Langkah]; usable as a decorator."""
    if penyedia not in _langkah:
        _langkah.append(penyedia)
    return penyedia


def daftarkan_halaman(halaman: Halaman) -> None:
    if halaman not in _halaman:
        _halaman.append(halaman)


def semua_langkah(pemda) -> list[Langkah]:
    return [satu for penyedia in _langkah for satu in penyedia(pemda)]


def semua_halaman(pemda) -> list[tuple[Halaman, str]]:
    """Each page with its address."""
    return [(satu, reverse(satu.nama_url, args=[pemda.slug])) for satu in _halaman]


@langkah
def langkah_organisasi(pemda) -> list[Langkah]:
    """OPD, jabatan, people and letterhead; example instansi are not counted."""
    bekerja = yang_bekerja(Instansi.objects.all())
    jabatan, perencana = tanpa_jabatan(bekerja).count(), tanpa_perencana(bekerja).count()
    pimpinan = bekerja.exclude(Exists(PemangkuJabatan.objects.filter(instansi=OuterRef("pk"), selesai=None))).count()
    ada = Instansi.objects.filter(aktif=True, contoh=False).exists()
    opd = reverse("instansi_daftar", args=[pemda.slug])
    return [
        Langkah("Perangkat daerah", "" if ada else "belum ada satu pun", opd),
        Langkah("Jabatan", _sisa(ada, jabatan, "belum punya jabatan"), f"{opd}?kurang=jabatan"),
        Langkah("Verifikator", _peran(Peran.VERIFIKATOR), _undang(pemda, Peran.VERIFIKATOR)),
        Langkah("Perencana", _sisa(ada, perencana, "belum punya perencana"), f"{opd}?kurang=perencana"),
        Langkah("Pejabat", _sisa(ada, pimpinan, "belum ada pejabatnya"), reverse("pejabat_daftar", args=[pemda.slug])),
        Langkah(
            "Tempat penetapan", "" if pemda.ibukota else "belum diisi", reverse("pengaturan_pemda", args=[pemda.slug])
        ),
        Langkah("Kop dan lambang", _kop(pemda), reverse("pengaturan_kop", args=[pemda.slug])),
    ]


def _sisa(ada: bool, jumlah: int, kalimat: str) -> str:
    if not ada:
        return "menunggu perangkat daerah"
    return f"{jumlah} perangkat daerah {kalimat}" if jumlah else ""


def _peran(peran: Peran) -> str:
    return "" if Keanggotaan.objects.filter(peran=peran, aktif=True).exists() else "belum ada satu pun"


def _undang(pemda, peran: Peran) -> str:
    return f"{reverse('anggota_undang', args=[pemda.slug])}?peran={peran.value}"


def _kop(pemda) -> str:
    return "" if pengaturan(pemda).lambang_id else "lambang belum diunggah"
