"""A picture drawn anew: only its pixels, upright, small; nothing hidden in the upload comes along.

    hasil = gambar_ulang(isi, Aturan(("PNG", "JPEG"), piksel_maks=16_000_000, sisi_maks=600))

It is opened in a child process with limits on memory and time (kinerja.terbatas). Whatever it is, the answer is at
worst a GambarDitolak.
"""

import io
import json
import sys
import warnings
from dataclasses import asdict, dataclass

from kinerja.terbatas import KODE_MEMORI, AnakBerhenti, Batas, jalankan, terima

BATAS = Batas(memori_mb=500, waktu_detik=15, keluaran=64 * 1024 * 1024)  # 40 million pixels as RGBA, twice
RUSAK, LUAS, KECIL = "rusak", "luas", "kecil"


class GambarDitolak(ValueError):
    """`sebab`: RUSAK, LUAS (too many pixels, or too heavy) or KECIL."""

    def __init__(self, sebab: str):
        super().__init__(sebab)
        self.sebab = sebab


@dataclass(frozen=True)
class Aturan:
    """bentuk: kinds as Pillow names them; pixels taken at most; sides in pixels; png_maks: bytes above which a PNG
    becomes a JPEG, 0 for never."""

    bentuk: tuple[str, ...]
    piksel_maks: int
    sisi_maks: int
    sisi_min: int = 1
    png_maks: int = 0


@dataclass(frozen=True)
class Gambar:
    """bentuk: PNG or JPEG; lebar and tinggi in pixels."""

    isi: bytes
    bentuk: str
    lebar: int
    tinggi: int


def gambar_ulang(isi: bytes, aturan: Aturan) -> Gambar:
    """Raises GambarDitolak."""
    try:
        jawaban = jalankan("kinerja.gambar_ulang", [json.dumps(asdict(aturan))], isi, BATAS)
    except AnakBerhenti as galat:
        raise GambarDitolak(RUSAK if galat.alasan == "galat" else LUAS) from galat
    kepala, _, baru = jawaban.partition(b"\n")
    rincian = json.loads(kepala)
    if "galat" in rincian:
        raise GambarDitolak(rincian["galat"])
    return Gambar(baru, **rincian)


# From here on: the child process.


def _gambar(isi: bytes, aturan: Aturan) -> Gambar:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _tulis(_buka(isi, aturan), aturan)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as galat:
        raise GambarDitolak(LUAS) from galat
    except GambarDitolak:
        raise
    except (OSError, SyntaxError, ValueError, EOFError) as galat:
        raise GambarDitolak(RUSAK) from galat


def _buka(isi: bytes, aturan: Aturan):
    """Upright, RGB or RGBA, its longer side at most sisi_maks."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(isi), formats=list(aturan.bentuk)) as gambar:
        if gambar.width * gambar.height > aturan.piksel_maks:
            raise GambarDitolak(LUAS)
        if min(gambar.size) < aturan.sisi_min:
            raise GambarDitolak(KECIL)
        gambar.draft("RGB", (aturan.sisi_maks, aturan.sisi_maks))
        tegak = ImageOps.exif_transpose(gambar)
        tembus = "A" in tegak.getbands() or "transparency" in tegak.info
        hasil = tegak.convert("RGBA" if tembus else "RGB")
    hasil.thumbnail((aturan.sisi_maks, aturan.sisi_maks))
    return hasil


def _tulis(gambar, aturan: Aturan) -> Gambar:
    """Drawings stay sharp as PNG; what is too large for that is a photo."""
    from PIL import Image

    polos = Image.frombytes(gambar.mode, gambar.size, gambar.tobytes())  # no metadata comes along
    isi = io.BytesIO()
    polos.save(isi, "PNG", optimize=True)
    if not aturan.png_maks or isi.tell() <= aturan.png_maks:
        return Gambar(isi.getvalue(), "PNG", *polos.size)
    if polos.mode == "RGBA":
        putih = Image.new("RGB", polos.size, "white")
        putih.paste(polos, mask=polos.getchannel("A"))
        polos = putih
    isi = io.BytesIO()
    polos.save(isi, "JPEG", quality=85, optimize=True)
    return Gambar(isi.getvalue(), "JPEG", *polos.size)


def anak() -> None:
    """Main of the child: a picture on standard input; a line of JSON and the new picture on standard output."""
    terima()
    nilai = json.loads(sys.argv[1])
    aturan = Aturan(**nilai | {"bentuk": tuple(nilai["bentuk"])})
    baru = b""
    try:
        hasil = _gambar(sys.stdin.buffer.read(), aturan)
        kepala, baru = {"bentuk": hasil.bentuk, "lebar": hasil.lebar, "tinggi": hasil.tinggi}, hasil.isi
    except GambarDitolak as galat:
        kepala = {"galat": galat.sebab}
    except MemoryError:
        sys.exit(KODE_MEMORI)
    sys.stdout.buffer.write(json.dumps(kepala).encode() + b"\n" + baru)


if __name__ == "__main__":
    anak()
