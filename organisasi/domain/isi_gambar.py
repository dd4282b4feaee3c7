"""What a picture holds: whether it opens whole as what it calls itself, within a bounded number of pixels.

Pure; run in the limited child of `organisasi.domain.isi_berkas`.
"""

import io
import warnings

from PIL import Image

PIKSEL_MAKS = 50_000_000  # a large phone camera
BAIK, RUSAK, LUAS = "", "rusak", "luas"
BENTUK = {"jpg": "JPEG", "png": "PNG"}


def periksa(jenis: str, isi: bytes) -> str:
    """BAIK, or what is the matter with a file that calls itself `jenis` (jpg or png)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _buka(isi, BENTUK[jenis])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return LUAS
    except (OSError, SyntaxError, ValueError, EOFError):
        return RUSAK


def _buka(isi: bytes, bentuk: str) -> str:
    """Within the limit it has been verified and decoded whole; a JPEG at an eighth, which reads all of it."""
    with Image.open(io.BytesIO(isi), formats=[bentuk]) as gambar:
        if gambar.width * gambar.height > PIKSEL_MAKS:
            return LUAS
        gambar.verify()
    with Image.open(io.BytesIO(isi), formats=[bentuk]) as gambar:  # verify leaves the image unusable
        gambar.draft(None, (gambar.width // 8, gambar.height // 8))
        gambar.load()
    return BAIK
