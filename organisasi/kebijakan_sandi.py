"""What a password must be: KEBIJAKAN_SANDI "asvs" (default) or "bssn".

asvs: OWASP ASVS 5.0 V6.2: twelve characters or more, nothing easy to guess, no classes of characters, no age.
bssn: also what Peraturan BSSN 4/2021 Pasal 27 ayat (1) huruf c wants to be ruled: classes of characters and an age
(SANDI_UMUR_HARI). Length is asked by Django's validator; there is no upper limit, and pasting works.
"""

import re
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

from organisasi.models import Pemda, Pengguna

ASVS, BSSN = "asvs", "bssn"
# Words that guesses in a government office begin with; the names of the installation's pemda come from the database.
KATA_MUDAH = re.findall(
    r"\w+",
    "kinerja lkjip sakip simonev spbe pppk bupati walikota gubernur sekda kabupaten kota provinsi "
    "pemerintah pemkab pemkot pemda daerah dinas badan bagian kecamatan kelurahan kantor admin administrator operator "
    "perencana pimpinan verifikator inspektorat bappeda organisasi rahasia katasandi sandi password passwd kunci "
    "contoh coba indonesia merdeka garuda pancasila bismillah sayang cinta januari februari maret april juni juli "
    "agustus september oktober november desember senin selasa rabu kamis jumat sabtu minggu qwerty qwertyuiop asdfgh "
    "asdfghjkl zxcvbnm abcdefghijklmnopqrstuvwxyz abcdef welcome selamat datang masuk login user test",
)
SISA = 6  # letters a password must have besides such words
BEDA = 5  # different characters it must have
GOLONGAN = {"huruf besar": r"[A-Z]", "huruf kecil": r"[a-z]", "angka": r"[0-9]", "simbol": r"[^A-Za-z0-9\s]"}
MUDAH = (
    "Kata sandi ini mudah ditebak. Jangan hanya memakai nama pemda, nama aplikasi, bulan atau kata umum; tambah kata "
    "lain yang tidak berhubungan."
)


class MudahDitebak:
    """Refuses what is made of words of this office, of common words and few different characters."""

    def validate(self, password, user=None):
        huruf = re.sub(r"[^a-z]", "", password.lower())
        for kata in sorted({*KATA_MUDAH, *_kata_pemda()}, key=len, reverse=True):
            if kata in huruf:
                huruf = huruf.replace(kata, "")
                if len(huruf) < SISA:
                    raise ValidationError(MUDAH, code="mudah_ditebak")
        if len(set(password)) < BEDA:
            raise ValidationError(MUDAH, code="mudah_ditebak")

    def get_help_text(self):
        return MUDAH


class Susunan:
    """With "bssn" only: every class of characters, and not the present password again."""

    def validate(self, password, user=None):
        if settings.KEBIJAKAN_SANDI != BSSN:
            return
        kurang = [nama for nama, pola in GOLONGAN.items() if not re.search(pola, password)]
        if kurang:
            raise ValidationError(f"Kata sandi belum memuat {', '.join(kurang)}.", code="susunan")
        if user is not None and user.pk and user.check_password(password):
            raise ValidationError("Kata sandi baru harus lain dari yang sekarang.", code="sama")

    def get_help_text(self):
        return "" if settings.KEBIJAKAN_SANDI != BSSN else "Memuat huruf besar, huruf kecil, angka, dan simbol."


def bantuan() -> str:
    """One sentence or two below every field for a new password."""
    pokok = "Paling sedikit 12 karakter, bukan angka semua, bukan nama pemda atau kata umum."
    if settings.KEBIJAKAN_SANDI == BSSN:
        masa = f" Berlaku {settings.SANDI_UMUR_HARI} hari." if settings.SANDI_UMUR_HARI else ""
        return f"{pokok} Memuat huruf besar, huruf kecil, angka, dan simbol.{masa}"
    return f"{pokok} Contoh yang mudah diingat: empat kata acak. Boleh ditempel dari pengelola kata sandi."


def terlalu_tua(pengguna: Pengguna) -> bool:
    """Whether the password has to be changed before anything else. One whose day is not known counts as old."""
    if settings.KEBIJAKAN_SANDI != BSSN or not settings.SANDI_UMUR_HARI or not pengguna.has_usable_password():
        return False
    batas = timezone.now() - timedelta(days=settings.SANDI_UMUR_HARI)
    return pengguna.sandi_diubah is None or pengguna.sandi_diubah < batas


def _kata_pemda() -> set[str]:
    """Words of the names of all pemda of this installation, of four letters or more."""
    nama = Pemda.objects.values_list("nama", "slug")
    return {kata for satu in nama for teks in satu for kata in re.findall(r"[a-z]{4,}", teks.lower())}
