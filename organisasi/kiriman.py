"""What a form sent: its fields as they can be sent again, and whether our own page sent it."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import escape_leading_slashes

# Never kept nor shown: tokens and secrets.
RAHASIA = re.compile(
    r"csrfmiddlewaretoken|passw|passphrase|^code$|^credential$|(^|[-_])(nik$|(kata_?)?sandi|secret|token|otp)", re.I
)
# Sent again, but nothing a person typed: versions, once-keys, marks of our scripts.
TERSEMBUNYI = re.compile(
    r"(.*-)?(versi|kunci(_kirim)?|silsilah\w*|sekali|_\w+)|.*-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS"
)


@dataclass(frozen=True)
class Kiriman:
    """`isian` are (name, value) in the order of the form; `berkas` the names of files, which are not kept."""

    isian: list[tuple[str, str]]
    berkas: list[str]

    @property
    def terbaca(self) -> list[tuple[str, str]]:
        """(words, value) of what a person typed or chose."""
        return [(kata(nama), nilai) for nama, nilai in self.isian if nilai.strip() and not TERSEMBUNYI.fullmatch(nama)]

    @property
    def besar(self) -> int:
        """Characters of names and values together."""
        return sum(len(nama) + len(nilai) for nama, nilai in self.isian)

    def __bool__(self) -> bool:
        return bool(self.terbaca or self.berkas)


def baca(request: HttpRequest) -> Kiriman:
    """The fields of a POST, without token and secrets."""
    isian = [(nama, nilai) for nama, semua in request.POST.lists() if not RAHASIA.search(nama) for nilai in semua]
    berkas = [satu.name for _, semua in request.FILES.lists() for satu in semua]
    return Kiriman(isian, berkas)


def dari_halaman_sendiri(request: HttpRequest) -> bool:
    """Whether Origin (else Referer) names this very host and scheme; neither header: no."""
    asal = request.headers.get("Origin") or request.headers.get("Referer") or ""
    try:
        bagian = urlsplit(asal)
    except ValueError:
        return False
    return (bagian.scheme, bagian.netloc) == (request.scheme, request.get_host())


def halaman_asal(request: HttpRequest) -> str:
    """Path and query of the own page the request came from; "" when unknown or foreign."""
    asal = request.headers.get("Referer", "")
    try:
        bagian = urlsplit(asal)
    except ValueError:
        return ""
    if (bagian.scheme, bagian.netloc) != (request.scheme, request.get_host()):
        return ""
    jalan = escape_leading_slashes(bagian.path or "/")  # "//lain.example" would lead elsewhere
    return f"{jalan}{'?' + bagian.query if bagian.query else ''}"


def kata(nama: str) -> str:
    """A field's name as words: "form-0-target_2019" → "Form 0 target 2019"."""
    return " ".join(re.split(r"[-_]+", nama.strip("-_"))).capitalize()
