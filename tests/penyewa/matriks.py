"""Who may do what: one line for every url below `/<pemda>/`, with the answer for every role.

A cell lists answers by role letter, `*` standing for the roles not named: "PA200 *403". The letters:
P perencana, I pimpinan, V verifikator, S inspektorat, B bappeda, A admin pemda, N penomoran, L pembaca.
P and I belong to the instansi "sendiri". `objek` says which row of tests/penyewa/dunia.py the url's `pk` is.
405: the url is not for this method. GET and POST of the own instansi, then of another one of the same pemda (empty:
the same). POST sends KIRIMAN, which is no complete form: 200 or 422 is the form with its errors, 302 done, 409 wrong
state, always 403 without the right.
"""

import re
from dataclasses import dataclass

from organisasi.enums import Peran

HURUF = {
    "P": Peran.PERENCANA,
    "I": Peran.PIMPINAN,
    "V": Peran.VERIFIKATOR,
    "S": Peran.INSPEKTORAT,
    "B": Peran.BAPPEDA,
    "A": Peran.ADMIN_PEMDA,
    "N": Peran.PENOMORAN,
    "L": Peran.PEMBACA,
}
KIRIMAN = {"versi": "1", "tindakan": "ajukan", "jenis": "iki", "tw": "0"}
SEMUA, TIDAK = "*200", "*405"


@dataclass(frozen=True)
class Baris:
    """One url. `argumen` are fixed values for arguments that name no row."""

    nama: str
    objek: str = ""
    get: str = SEMUA
    get_lain: str = ""
    post: str = TIDAK
    post_lain: str = ""
    argumen: tuple[tuple[str, str], ...] = ()

    def harapan(self, metode: str, lain: bool) -> dict[str, int]:
        """{role: status}"""
        sel = getattr(self, metode)
        return urai(getattr(self, f"{metode}_lain") or sel if lain else sel)


def urai(sel: str) -> dict[str, int]:
    hasil: dict[str, int] = {}
    sisa = None
    for huruf, status in re.findall(r"([A-Z*]+)(\d{3})", sel):
        if huruf == "*":
            sisa = int(status)
        hasil |= {str(HURUF[satu]): int(status) for satu in huruf if satu != "*"}
    return {str(peran): hasil.get(str(peran), sisa) for peran in HURUF.values()}


# Urls outside tenant ground: sign-in, choosing a pemda, the operator's admin.
TANPA_PENYEWA = re.compile(r"^(beranda|account_\w+|admin:.*)$")

MATRIKS: tuple[Baris, ...] = ()
