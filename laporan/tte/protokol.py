"""The contract with a provider, shaped after the client service that a pemda runs for BSrE (Balai Besar Sertifikasi
Elektronik): sign a PDF with NIK and passphrase, visibly or not; verify a PDF; ask for the state of a certificate.

There (version 2): POST /api/v2/sign/pdf {nik, passphrase, signatureProperties: [{tampilan, imageBase64, page, originX,
originY, width, height, location, reason}], file: [base64]}, POST /api/v2/verify/pdf, POST /api/v2/user/check-status.
"""

from dataclasses import dataclass, field
from typing import Protocol


class GalatTte(Exception):
    """Refused or out of reach; the message is a sentence for the signatory and never has NIK or passphrase in it.

    `coba_lagi`: the same request may succeed later (no network); False: something must be mended first.
    """

    def __init__(self, kalimat: str, *, coba_lagi: bool = False):
        super().__init__(kalimat)
        self.coba_lagi = coba_lagi


@dataclass(frozen=True)
class Tampak:
    """Where the visible mark stands: page (from 1), lower left corner and size in points; `gambar` is a PNG."""

    halaman: int
    x: float
    y: float
    lebar: float
    tinggi: float
    gambar: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Permintaan:
    """One PDF to be signed. `tampak` None: invisible. NIK and passphrase are given per request, shown in no repr,
    and live no longer than the call."""

    pdf: bytes = field(repr=False)
    nik: str = field(repr=False)
    passphrase: str = field(repr=False)
    tampak: Tampak | None = None
    lokasi: str = ""
    alasan: str = ""


@dataclass(frozen=True)
class Jawaban:
    """The signed PDF and the provider's own number of the request."""

    pdf: bytes = field(repr=False)
    nomor: str


@dataclass(frozen=True)
class Periksa:
    """What a provider says of a PDF. `sah`: signed by it and unchanged since."""

    sah: bool
    kalimat: str
    penanda: tuple[str, ...] = ()


@dataclass(frozen=True)
class StatusPenanda:
    """Whether the certificate behind a NIK can sign today."""

    aktif: bool
    kalimat: str


class PenyediaTte(Protocol):
    """Every method raises GalatTte. `nama` is stored with each request; `tiruan`: signs nothing, to be said aloud."""

    nama: str
    sebutan: str
    tiruan: bool

    def tandatangani(self, permintaan: Permintaan) -> Jawaban: ...

    def verifikasi(self, pdf: bytes) -> Periksa: ...

    def status(self, nik: str) -> StatusPenanda: ...
