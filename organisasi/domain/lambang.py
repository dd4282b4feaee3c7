"""Emblem of the pemda on its letterhead: checked by content, drawn anew as a small PNG, kept as a Berkas."""

import base64
import io
import warnings

from django.db import transaction
from PIL import Image, ImageOps, UnidentifiedImageError

from organisasi.domain import isi_berkas, unggahan
from organisasi.domain.berkas import simpan_berkas
from organisasi.domain.pengaturan import pengaturan, ubah_pengaturan
from organisasi.galat import IsianSalah
from organisasi.models import Berkas, PengaturanPemda
from organisasi.permissions import pastikan

UKURAN_MAKS = 2 * 1024 * 1024  # bytes of the upload
PIKSEL_MAKS = 16_000_000  # drawing it anew takes four bytes for each, twice
SISI_MAKS = 600  # pixels: about 2.5 cm at 600 dpi
TERIMA = ".png,.jpg,.jpeg"
GAMBAR = (isi_berkas.JENIS_MIME[isi_berkas.PNG], isi_berkas.JENIS_MIME[isi_berkas.JPG])


@transaction.atomic
def atur_kop(*, oleh, kop_baris, versi: int | None = None, lambang=None, hapus_lambang: bool = False):
    """Store the lines and, where given, another emblem (a file with `name`, `size`, `read`) or none at all.

    The old emblem goes with the next sweep of files. Raises Ditolak, IsianSalah, Bentrok.
    """
    pastikan(oleh, "kelola_organisasi")
    lama = pengaturan(oleh.pemda).lambang
    nilai: dict = {"kop_baris": kop_baris}
    if lambang is not None:
        nilai["lambang"] = _simpan(oleh, lambang)
    elif hapus_lambang:
        nilai["lambang"] = None
    tersimpan: PengaturanPemda = ubah_pengaturan(oleh=oleh, versi=versi, **nilai)
    if lama is not None and tersimpan.lambang_id != lama.pk:
        unggahan.lepas(lama)
    return tersimpan


def uri_lambang(pemda) -> str:
    """The emblem as a `data:` address for printed pages; "" when the pemda has none."""
    lambang = pengaturan(pemda).lambang
    if lambang is None:
        return ""
    with lambang.isi.open("rb") as isi:
        return f"data:{lambang.jenis_mime};base64,{base64.b64encode(isi.read()).decode()}"


def _simpan(oleh, berkas) -> Berkas:
    if berkas.size > UKURAN_MAKS:
        raise IsianSalah({"lambang": "Gambar lambang lebih dari 2 MB. Perkecil dulu, lalu unggah lagi."})
    isi = berkas.read()
    _pastikan_kecil(isi)
    try:
        jenis = isi_berkas.periksa(berkas.name, isi)
    except IsianSalah as galat:
        raise IsianSalah({"lambang": str(galat)}) from galat
    if jenis not in GAMBAR:
        raise IsianSalah({"lambang": "Lambang harus gambar PNG atau JPG."})
    return simpan_berkas(oleh=oleh, nama="lambang.png", isi=_gambar_ulang(isi), jenis_mime=GAMBAR[0])


def _pastikan_kecil(isi: bytes) -> None:
    """By its head, before anything of it is unpacked: few bytes can be a huge picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(isi), formats=["PNG", "JPEG"]) as gambar:
                terlalu = gambar.width * gambar.height > PIKSEL_MAKS
    except Image.DecompressionBombError:
        terlalu = True
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        return  # what it is instead, isi_berkas says
    if terlalu:
        raise IsianSalah({"lambang": "Gambar lambang lebih dari 16 megapiksel. Perkecil dulu, lalu unggah lagi."})


def _gambar_ulang(isi: bytes) -> bytes:
    """Only the pixels, upright, at most SISI_MAKS wide and high: nothing hidden in the upload is kept."""
    with Image.open(io.BytesIO(isi)) as asal:
        gambar = ImageOps.exif_transpose(asal).convert("RGBA")
    gambar.thumbnail((SISI_MAKS, SISI_MAKS))
    bersih = Image.new("RGBA", gambar.size)
    bersih.paste(gambar)
    keluar = io.BytesIO()
    bersih.save(keluar, "PNG", optimize=True)
    return keluar.getvalue()
