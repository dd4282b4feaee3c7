"""The short public name of a decree in force, and the address its QR leads to."""

import re
import secrets

from django.conf import settings
from django.urls import reverse

from laporan.enums import StatusKeputusan
from laporan.models import Keputusan
from organisasi.domain import tulis
from organisasi.galat import SalahStatus
from organisasi.permissions import pastikan

HURUF = "ACDEFGHJKMNPQRTVWXY34679"  # without what is mistaken for another on paper: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V
PANJANG = 12  # 55 bits
_SELA = re.compile(r"[\s-]+")


def beri_kode(keputusan: Keputusan, *, oleh) -> Keputusan:
    """The decree with its code, given once, when it comes into force; a draft never has one.

    Raises Ditolak, and SalahStatus for a draft.
    """
    pastikan(oleh, "tetapkan", keputusan.instansi)
    terkini = tulis.kunci(keputusan, "instansi__pemda")
    if terkini.status == StatusKeputusan.DRAF:
        raise SalahStatus("Kode verifikasi baru diberikan saat keputusan dinyatakan berlaku.")
    return terkini if terkini.kode else tulis.ubah(terkini, oleh=oleh, dipegang=True, kode=kode_baru())


def kode_baru() -> str:
    """A random code as it is stored: PANJANG letters of HURUF."""
    return "".join(secrets.choice(HURUF) for _ in range(PANJANG))


def rapikan(teks: str) -> str:
    """A code as people type it (small letters, blanks, hyphens), as it is stored; "" when it cannot be one."""
    polos = _SELA.sub("", teks).upper()
    return polos if len(polos) == PANJANG and set(polos) <= set(HURUF) else ""


def tampil(kode: str) -> str:
    """As it is printed: "ACDE-FGHJ-KMNP"."""
    return "-".join(kode[n : n + 4] for n in range(0, len(kode), 4))


def alamat(keputusan: Keputusan) -> str:
    """The full address of its verification page; "" for a decree without a code. Costs no query when instansi and
    pemda are at hand."""
    return alamat_kode(keputusan.instansi.pemda.slug, keputusan.kode) if keputusan.kode else ""


def alamat_kode(slug_pemda: str, kode: str) -> str:
    return settings.SITUS + reverse("verifikasi_dokumen", args=[slug_pemda, tampil(kode)])
