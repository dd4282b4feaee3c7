"""Pictures of a LKjIP: taken in as new files without what a camera or program hid in them, shown as data.

A narrative names a picture by its key, `<img data-gambar="5" alt="…">`, and only one of the same report.
"""

import base64
import hashlib
import re
from html import escape, unescape

from django.db import transaction

from kinerja.gambar_ulang import KECIL, LUAS, Aturan, Gambar, GambarDitolak, gambar_ulang
from laporan.domain.lkjip.dokumen import pastikan_terlihat
from laporan.enums import LKJIP_TERBUKA
from laporan.models import GambarNaskah, Lkjip
from organisasi.domain import tulis, unggahan
from organisasi.domain.isi_berkas import UKURAN_MAKS, pastikan_bersih, terlalu_besar
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Berkas
from organisasi.permissions import pastikan

BENTUK = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP"}  # ending of a name → kind
TERIMA = ",".join(f".{akhiran}" for akhiran in BENTUK)
PIKSEL_MAKS = 40_000_000  # a phone camera
SISI_MAKS = 1600  # pixels: 17 cm in print at 240 dpi
SISI_MIN = 16
PNG_MAKS = 600_000  # bytes; a larger one is a photo and goes as JPEG
BANYAK_MAKS = 60  # pictures of one report
KETERANGAN_MAKS = GambarNaskah._meta.get_field("keterangan").max_length
_FIGUR = re.compile(r'<figure[^>]*>\s*(<img\b[^>]*\bdata-gambar="(\d+)"[^>]*>)\s*</figure>')
_ALT = re.compile(r'\balt="([^"]*)"')


@transaction.atomic
def unggah(lkjip: Lkjip, *, oleh, nama: str, isi: bytes, keterangan: str = "") -> GambarNaskah:
    """Take in a PNG, JPEG or WebP; the same picture sent again gives the one that is there.

    Raises Ditolak, SalahStatus, IsianSalah naming `berkas` or `keterangan`.
    """
    pastikan(oleh, "isi_data", lkjip.instansi)
    keterangan = " ".join(keterangan.split())
    if len(keterangan) > KETERANGAN_MAKS:
        raise IsianSalah({"keterangan": f"Keterangan gambar paling panjang {KETERANGAN_MAKS} huruf."})
    baru = _olah(nama, isi)
    lkjip = tulis.kunci(lkjip, "instansi")  # not while the picture is made anew: other writers would wait
    if lkjip.status not in LKJIP_TERBUKA:
        raise SalahStatus("LKjIP ini sudah diajukan; gambarnya tidak dapat ditambah lagi.")
    milik = GambarNaskah.objects.filter(lkjip=lkjip)
    if ada := milik.filter(berkas__sha256=hashlib.sha256(baru.isi).hexdigest()).first():
        return ada
    if milik.count() >= BANYAK_MAKS:
        raise IsianSalah({"berkas": f"Satu LKjIP paling banyak {BANYAK_MAKS} gambar."})
    nama_baru = f"{nama.rpartition('.')[0] or 'gambar'}.{'jpg' if baru.bentuk == 'JPEG' else 'png'}"
    jenis = f"image/{baru.bentuk.lower()}"
    berkas = unggahan.simpan(oleh=oleh, nama=nama_baru, isi=baru.isi, jenis_mime=jenis, instansi=lkjip.instansi)
    letak = {"lebar": baru.lebar, "tinggi": baru.tinggi}
    return tulis.buat(GambarNaskah, oleh=oleh, lkjip=lkjip, berkas=berkas, keterangan=keterangan, **letak)


def buang_asing(html: str, lkjip: Lkjip) -> str:
    """The narrative without pictures that are not of this report."""
    milik = set(lkjip.gambar.values_list("pk", flat=True)) if "data-gambar" in html else set()
    return _FIGUR.sub(lambda cocok: cocok[0] if int(cocok[2]) in milik else "", html)


def sematkan(html: str, lkjip: Lkjip) -> str:
    """The narrative with its pictures in it as `data:`, each with its caption: for page, print, Word and freezing.

    A picture that is not of this report, or whose file is gone, is left out. Queries: one, none without pictures.
    """
    kunci = {int(cocok[2]) for cocok in _FIGUR.finditer(html)}
    if not kunci:
        return html
    milik = {satu.pk: satu for satu in lkjip.gambar.filter(pk__in=kunci).select_related("berkas")}
    return _FIGUR.sub(lambda cocok: _figur(cocok[1], milik.get(int(cocok[2]))), html)


def boleh_unduh(pelaku, berkas: Berkas) -> bool | None:
    """Whether the reader may open the file of a picture: who may see the report; None: it is none."""
    milik = GambarNaskah.objects.filter(berkas=berkas).select_related("lkjip__instansi").first()
    if milik is None:
        return None
    try:
        pastikan_terlihat(pelaku, milik.lkjip)
    except Ditolak:
        return False
    return True


def _figur(img: str, gambar: GambarNaskah | None) -> str:
    isi = _baca(gambar) if gambar else b""
    if not isi:
        return ""
    cocok = _ALT.search(img)
    kata = escape(unescape(cocok[1]) if cocok and cocok[1] else gambar.keterangan)
    data = f"data:{gambar.berkas.jenis_mime};base64,{base64.b64encode(isi).decode()}"
    keterangan = f"<figcaption>{kata}</figcaption>" if kata else ""
    return f'<figure class="gambar-naskah"><img src="{data}" alt="{kata}">{keterangan}</figure>'


def _baca(gambar: GambarNaskah) -> bytes:
    try:
        with gambar.berkas.isi.open("rb") as isi:
            return isi.read()
    except FileNotFoundError:
        return b""


def _olah(nama: str, isi: bytes) -> Gambar:
    """Turned upright, at most SISI_MAKS, pixels only."""
    sebut = nama[:80]
    bentuk = BENTUK.get(nama.rpartition(".")[2].lower())
    if bentuk is None:
        raise IsianSalah({"berkas": f"Berkas “{sebut}” bukan gambar PNG, JPG atau WEBP."})
    if len(isi) > UKURAN_MAKS:
        raise IsianSalah({"berkas": terlalu_besar(nama)})
    pastikan_bersih(nama, isi)
    batas = {"piksel_maks": PIKSEL_MAKS, "sisi_maks": SISI_MAKS, "sisi_min": SISI_MIN, "png_maks": PNG_MAKS}
    try:
        return gambar_ulang(isi, Aturan((bentuk,), **batas))
    except GambarDitolak as galat:
        raise IsianSalah({"berkas": _sebab(galat.sebab, sebut, bentuk)}) from galat


def _sebab(sebab: str, nama: str, bentuk: str) -> str:
    if sebab == LUAS:
        juta = PIKSEL_MAKS // 1_000_000
        return f"Gambar “{nama}” terlalu besar; perkecil menjadi paling banyak {juta} megapiksel."
    if sebab == KECIL:
        return f"Gambar “{nama}” terlalu kecil (kurang dari {SISI_MIN} piksel)."
    return f"Gambar “{nama}” rusak atau bukan {bentuk}. Buka, simpan ulang, lalu unggah lagi."
