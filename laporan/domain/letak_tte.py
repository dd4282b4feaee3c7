"""Where the visible mark of an electronic signature stands in the PDF of a decree, and what it shows.

The signature block keeps the place by a link (TandaTangan.tautan), whose rectangle the PDF tells. A decree printed
without one gets the mark in the lower right corner of its last page.
"""

import io
from dataclasses import replace

from PIL import Image, ImageDraw, ImageFont

from kinerja.pdf.tautan import kotak_halaman_akhir, kotak_tautan
from kinerja.qr import qr_kotak
from laporan.domain.kode_verifikasi import alamat
from laporan.domain.penandatangan import JANGKAR_TTE
from laporan.models import Keputusan
from laporan.tte import Tampak

LEBAR, TINGGI = 150.0, 56.0  # points, at least
TITIK = 4  # pixels of the picture for one point
CAP_TIRUAN = "Cap tiruan untuk:"
TERBACA = "Ditandatangani secara elektronik oleh:"


def letak(pdf: bytes, keputusan: Keputusan, *, tiruan: bool) -> Tampak:
    """The mark on its page. `tiruan`: by the stand-in, which the picture then says in place of a signature."""
    tempat = _tempat(pdf)
    nama = keputusan.penandatangan.nama if keputusan.penandatangan else ""
    gambar = _gambar(tempat, alamat(keputusan), CAP_TIRUAN if tiruan else TERBACA, nama)
    return replace(tempat, gambar=gambar)


def _tempat(pdf: bytes) -> Tampak:
    """The place kept for the mark, which covers the whole of it."""
    if ruang := kotak_tautan(pdf, f"#{JANGKAR_TTE}"):
        lebar, tinggi = max(LEBAR, ruang.kanan - ruang.kiri), max(TINGGI, ruang.atas - ruang.bawah)
        kiri, bawah = (ruang.kiri + ruang.kanan - lebar) / 2, (ruang.bawah + ruang.atas - tinggi) / 2
        return Tampak(ruang.halaman, kiri, bawah, lebar, tinggi)
    akhir = kotak_halaman_akhir(pdf)
    return Tampak(akhir.halaman, akhir.kanan - LEBAR - 40, akhir.bawah + 12, LEBAR, TINGGI)


def _gambar(tempat: Tampak, tujuan: str, baris: str, nama: str) -> bytes:
    """PNG of the mark: QR of the verification page at the left (where there is one), words at the right."""
    lebar, tinggi = round((tempat.lebar - 4) * TITIK), round((tempat.tinggi - 12) * TITIK)
    kanvas = Image.new("L", (lebar, tinggi), 255)
    kiri = 0
    if tujuan:
        kanvas.paste(_qr(tujuan, tinggi), (0, 0))
        kiri = tinggi + 8
    pena, huruf = ImageDraw.Draw(kanvas), ImageFont.load_default(size=24)
    teks = "\n".join(_lipat(pena, huruf, f"{baris}\n{nama}", lebar - kiri))
    pena.multiline_text((kiri, 12), teks, fill=0, font=huruf, spacing=6)
    keluar = io.BytesIO()
    kanvas.save(keluar, "PNG")
    return keluar.getvalue()


def _qr(teks: str, sisi: int) -> Image.Image:
    kotak = qr_kotak(teks)
    titik = Image.new("L", (len(kotak), len(kotak)), 255)
    titik.putdata([0 if gelap else 255 for baris in kotak for gelap in baris])
    return titik.resize((sisi, sisi), Image.Resampling.NEAREST)


def _lipat(pena: ImageDraw.ImageDraw, huruf, teks: str, lebar: int) -> list[str]:
    """Lines no wider than that many pixels (a longer word stands alone)."""
    hasil = []
    for paragraf in teks.splitlines():
        baris = ""
        for kata in paragraf.split():
            coba = f"{baris} {kata}".strip()
            if baris and pena.textlength(coba, font=huruf) > lebar:
                hasil.append(baris)
                coba = kata
            baris = coba
        hasil.append(baris)
    return hasil
