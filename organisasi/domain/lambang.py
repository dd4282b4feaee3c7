"""Emblem of the pemda on its letterhead: checked by content, drawn anew as a small PNG, kept as a Berkas."""

import base64

from django.db import transaction

from kinerja.gambar_ulang import Aturan, GambarDitolak, gambar_ulang
from organisasi.domain import isi_berkas, unggahan
from organisasi.domain.pengaturan import pengaturan, ubah_pengaturan
from organisasi.galat import IsianSalah
from organisasi.models import Berkas, PengaturanPemda
from organisasi.permissions import pastikan

UKURAN_MAKS = 2 * 1024 * 1024  # bytes of the upload
# Only the pixels are kept; 600 of them are about 2.5 cm at 600 dpi.
ATURAN = Aturan(("PNG", "JPEG"), piksel_maks=16_000_000, sisi_maks=600)
TERLALU_LUAS = "Gambar lambang lebih dari 16 megapiksel. Perkecil dulu, lalu unggah lagi."
TERIMA = ".png,.jpg,.jpeg"
JENIS = (isi_berkas.PNG, isi_berkas.JPG)


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
    try:
        isi_berkas.periksa(berkas.name, isi, JENIS)
        baru = gambar_ulang(isi, ATURAN)
        return unggahan.simpan(
            oleh=oleh, nama="lambang.png", isi=baru.isi, jenis_mime=isi_berkas.JENIS_MIME[isi_berkas.PNG]
        )
    except GambarDitolak as galat:
        raise IsianSalah({"lambang": TERLALU_LUAS}) from galat
    except IsianSalah as galat:
        raise IsianSalah({"lambang": str(galat)}) from galat
