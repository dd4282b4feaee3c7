"""Pictures of a LKjIP: taken in as new files without what a camera or program hid in them, shown as data.

A narrative names a picture by its key, `<img data-gambar="5" alt="…">`, and only one of the same report.
"""

import base64
import hashlib
import io
import re
import warnings
from html import escape, unescape

from django.db import transaction
from PIL import Image, ImageOps

from laporan.domain.lkjip.dokumen import pastikan_terlihat
from laporan.enums import LKJIP_TERBUKA
from laporan.models import GambarNaskah, Lkjip
from organisasi.domain import tulis
from organisasi.domain.berkas import simpan_berkas
from organisasi.domain.isi_berkas import UKURAN_MAKS, terlalu_besar
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
    lkjip = tulis.kunci(lkjip, "instansi")
    if lkjip.status not in LKJIP_TERBUKA:
        raise SalahStatus("LKjIP ini sudah diajukan; gambarnya tidak dapat ditambah lagi.")
    keterangan = " ".join(keterangan.split())
    if len(keterangan) > KETERANGAN_MAKS:
        raise IsianSalah({"keterangan": f"Keterangan gambar paling panjang {KETERANGAN_MAKS} huruf."})
    baru, bentuk, ukuran = _olah(nama, isi)
    milik = GambarNaskah.objects.filter(lkjip=lkjip)
    if ada := milik.filter(berkas__sha256=hashlib.sha256(baru).hexdigest()).first():
        return ada
    if milik.count() >= BANYAK_MAKS:
        raise IsianSalah({"berkas": f"Satu LKjIP paling banyak {BANYAK_MAKS} gambar."})
    nama_baru = f"{nama.rpartition('.')[0] or 'gambar'}.{'jpg' if bentuk == 'JPEG' else 'png'}"
    berkas = simpan_berkas(
        oleh=oleh, nama=nama_baru, isi=baru, jenis_mime=f"image/{bentuk.lower()}", instansi=lkjip.instansi
    )
    letak = {"lebar": ukuran[0], "tinggi": ukuran[1]}
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


def _olah(nama: str, isi: bytes) -> tuple[bytes, str, tuple[int, int]]:
    """(content, JPEG or PNG, (width, height)): turned upright, at most SISI_MAKS, pixels only."""
    bentuk = BENTUK.get(nama.rpartition(".")[2].lower())
    if bentuk is None:
        raise IsianSalah({"berkas": f"Berkas “{nama[:80]}” bukan gambar PNG, JPG atau WEBP."})
    if len(isi) > UKURAN_MAKS:
        raise IsianSalah({"berkas": terlalu_besar(nama)})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            gambar = _buka(nama, isi, bentuk)
            return _tulis(gambar)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as galat:
        raise _terlalu_luas(nama) from galat
    except (OSError, SyntaxError, ValueError, EOFError) as galat:
        kalimat = f"Gambar “{nama[:80]}” rusak atau bukan {bentuk}. Buka, simpan ulang, lalu unggah lagi."
        raise IsianSalah({"berkas": kalimat}) from galat


def _buka(nama: str, isi: bytes, bentuk: str) -> Image.Image:
    with Image.open(io.BytesIO(isi), formats=[bentuk]) as gambar:
        if gambar.width * gambar.height > PIKSEL_MAKS:
            raise _terlalu_luas(nama)
        if min(gambar.size) < SISI_MIN:
            raise IsianSalah({"berkas": f"Gambar “{nama[:80]}” terlalu kecil (kurang dari {SISI_MIN} piksel)."})
        gambar.draft("RGB", (SISI_MAKS, SISI_MAKS))
        tegak = ImageOps.exif_transpose(gambar)
        tembus = "A" in tegak.getbands() or "transparency" in tegak.info
        hasil = tegak.convert("RGBA" if tembus else "RGB")
    hasil.thumbnail((SISI_MAKS, SISI_MAKS))
    return hasil


def _tulis(gambar: Image.Image) -> tuple[bytes, str, tuple[int, int]]:
    """Drawings stay sharp as PNG; what is too large for that is a photo."""
    polos = Image.frombytes(gambar.mode, gambar.size, gambar.tobytes())  # no metadata comes along
    isi = io.BytesIO()
    polos.save(isi, "PNG", optimize=True)
    if isi.tell() <= PNG_MAKS:
        return isi.getvalue(), "PNG", polos.size
    if polos.mode == "RGBA":
        putih = Image.new("RGB", polos.size, "white")
        putih.paste(polos, mask=polos.getchannel("A"))
        polos = putih
    isi = io.BytesIO()
    polos.save(isi, "JPEG", quality=85, optimize=True)
    return isi.getvalue(), "JPEG", polos.size


def _terlalu_luas(nama: str) -> IsianSalah:
    juta = PIKSEL_MAKS // 1_000_000
    return IsianSalah(
        {"berkas": f"Gambar “{nama[:80]}” terlalu besar; perkecil menjadi paling banyak {juta} megapiksel."}
    )
