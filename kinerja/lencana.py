"""Small pieces of HTML that say a state: status, category, missing, icon. One vocabulary, one colour each (UI.md)."""

import re
from functools import lru_cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

BERKAS_IKON = Path(__file__).resolve().parent.parent / "static" / "img" / "ikon.svg"
_SIMBOL = re.compile(r'<symbol id="([a-z0-9-]+)"[^>]*>(.*?)</symbol>', re.DOTALL)

# value of an enum (underscores or dashes) → words shown; the class is "status-" + the value with dashes
LABEL_STATUS = {
    "draf": "Draf",
    "diajukan": "Diajukan",
    "dikembalikan": "Dikembalikan",
    "ditarik": "Ditarik kembali",
    "ditarik-kembali": "Ditarik kembali",
    "disetujui": "Disetujui pimpinan",
    "terverifikasi": "Terverifikasi",
    "direviu": "Direviu",
    "ditetapkan": "Ditetapkan",
    "ditandatangani": "Ditandatangani",
    "berlaku": "Berlaku",
    "disampaikan": "Disampaikan",
    "dipublikasikan": "Dipublikasikan",
    "dikunci": "Dikunci",
    "diubah": "Diubah",
    "dicabut": "Dicabut",
    "kedaluwarsa": "Kedaluwarsa",
    "dikecualikan": "Dikecualikan",
    "belum-waktunya": "Belum waktunya diukur",
    "belum-diisi": "Belum diisi",
    "dari-triwulan": "Dihitung dari triwulan",
    "terlambat": "Terlambat",
    "antre": "Menunggu giliran",
    "berjalan": "Sedang dikerjakan",
    "selesai": "Selesai",
    "gagal": "Gagal",
    "dibatalkan": "Dibatalkan",
}

# names used by the scales of DOMAIN section 3 → the five colour classes
KELAS_KATEGORI = {
    "sangat-baik": "sangat-baik",
    "baik-sekali": "sangat-baik",
    "sangat-tinggi": "sangat-baik",
    "melampaui": "sangat-baik",
    "melampaui-target": "sangat-baik",
    "memuaskan": "sangat-baik",
    "baik": "baik",
    "tinggi": "baik",
    "tercapai": "baik",
    "sesuai-target": "baik",
    "cukup": "cukup",
    "cukup-baik": "cukup",
    "sedang": "cukup",
    "kurang": "kurang",
    "kurang-baik": "kurang",
    "rendah": "kurang",
    "tidak-tercapai": "kurang",
    "sangat-kurang": "sangat-kurang",
    "sangat-rendah": "sangat-kurang",
    "buruk": "sangat-kurang",
}


def status(nilai: object, label: object = "") -> SafeString:
    """Badge of one status. `nilai` is the stored value or an enum member; `label` overrides the words.

    An unknown value is shown in grey with its own words, never hidden.
    """
    return _status(str(nilai), str(label or ""), str(getattr(nilai, "label", nilai)))


@lru_cache(maxsize=512, typed=True)  # a list says the same few badges hundreds of times
def _status(nilai: str, label: str, sendiri: str) -> SafeString:
    kunci = slugify(nilai).replace("_", "-")
    kata = label or LABEL_STATUS.get(kunci) or sendiri.replace("_", " ")
    gembok = ikon("lock-fill") if kunci == "dikunci" else ""
    return format_html('<span class="status status-{}">{}{}</span>', kunci, gembok, kata)


def kategori(nilai: object, kelas: str = "") -> SafeString:
    """Badge of a capaian category: the word from the pemda's scale and the colour of its band.

    `nilai` is the word, an object with `nama`, or None/"" (no data: hatched). `kelas` is one of the five classes
    for a scale whose words are its own.
    """
    kata = str(getattr(nilai, "nama", nilai) or "")
    if not kata:
        return tanpa_data()
    terpilih = kelas or KELAS_KATEGORI.get(slugify(kata), "lain")
    return format_html('<span class="kategori kategori-{}">{}</span>', terpilih, kata)


def tanpa_data(kata: str = "belum ada data") -> SafeString:
    """The one way to say that a value is missing: words on hatched grey."""
    return format_html('<span class="tanpa-data">{}</span>', kata)


@lru_cache(maxsize=256, typed=True)  # fifty of them on every page
def ikon(nama: str, judul: str = "") -> SafeString:
    """Inline SVG from static/img/ikon.svg (names of Bootstrap Icons); empty for an unknown name.

    Decorative unless `judul` says what it means.
    """
    bentuk = _bentuk_ikon().get(nama)
    if bentuk is None:
        return mark_safe("")
    if judul:
        return format_html(
            '<svg class="ikon" viewBox="0 0 16 16" role="img" aria-label="{}">{}</svg>', judul, mark_safe(bentuk)
        )
    return format_html('<svg class="ikon" viewBox="0 0 16 16" aria-hidden="true">{}</svg>', mark_safe(bentuk))


@lru_cache(maxsize=1)
def _bentuk_ikon() -> dict[str, str]:
    """Icon name → the paths inside it, read once per process."""
    return {nama: isi.strip() for nama, isi in _SIMBOL.findall(BERKAS_IKON.read_text())}
