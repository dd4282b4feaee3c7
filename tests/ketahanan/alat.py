"""The real application for a drill: gunicorn and the job worker over the database of the drill, on either engine.

The drill makes its world with tests.pabrik in `basis_salinan`, starts the application on that same database
(fixture `aplikasi`), works it from outside with `Klien`, and looks at the rows when the dust has settled. Files lie in
`settings.MEDIA_ROOT` of both.
"""

import contextlib
import os
import signal
import time
from pathlib import Path

import requests
from django.conf import settings
from lxml import html

from tests import pabrik
from tests.organisasi.conftest import url_basis
from tests.peramban.peladen import Peladen, kelola

# Accounts of a drill sign in at the real application, which knows no quick hash.
PENYANDI = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
TERJAWAB = range(200, 400)


def aplikasi_di(tmp_path: Path, statis: Path, **pilihan) -> Peladen:
    """The application over the database of the test, its files below `tmp_path`; not started yet."""
    if not (tmp_path / "static").exists():
        (tmp_path / "static").symlink_to(statis)
    lain = {"DATABASE_URL": url_basis(), "SEWA_PEKERJAAN_DETIK": "2", "TMPDIR": str(tmp_path)}
    return Peladen(tmp_path, **lain | pilihan)


def kumpulkan_statis(tujuan: Path) -> Path:
    """Static files as the application serves them, once per run."""
    tujuan.mkdir(exist_ok=True)
    if not (tujuan / "static").exists():
        kelola(tujuan, "collectstatic", "--noinput", "--verbosity", "0")
    return tujuan / "static"


class Klien:
    """A browser without a screen: cookies, the token of its forms, redirects not followed."""

    def __init__(self, url: str, surel: str = "", sandi: str = pabrik.SANDI):
        self.url, self.surel, self.sandi = url, surel, sandi
        self.sesi, self.token = requests.Session(), ""
        if surel:
            self.masuk()

    def masuk(self) -> None:
        jawaban = self.kirim("/akun/login/", **self.isian("/akun/login/", "password") | self._akun())
        assert jawaban.status_code == 302, f"{self.surel}: {jawaban.status_code}\n{jawaban.text[-2000:]}"
        self.token = ""  # signing in has changed it

    def _akun(self) -> dict[str, str]:
        return {"login": self.surel, "password": self.sandi}

    def buka(self, alamat: str, **kepala: str) -> requests.Response:
        return self.sesi.get(self.url + alamat, headers=kepala, timeout=120, allow_redirects=False)

    def isian(self, alamat: str, medan: str = "versi") -> dict[str, str]:
        """Fields and values of the form on that page that has this field, as a browser would send them."""
        jawaban = self.buka(alamat)
        assert jawaban.status_code == 200, f"{alamat}: {jawaban.status_code}"
        return formulir(jawaban.text, medan)

    def kirim(self, alamat: str, berkas: dict | None = None, /, **isi) -> requests.Response:
        """POST as the own page does it; the token is read once and kept."""
        if "csrfmiddlewaretoken" not in isi:
            self.token = self.token or self.token_baru()
            isi["csrfmiddlewaretoken"] = self.token
        kepala = {"Origin": self.url, "Referer": self.url + alamat}
        return self.sesi.post(
            self.url + alamat, data=isi, files=berkas, headers=kepala, timeout=120, allow_redirects=False
        )

    def token_baru(self) -> str:
        """From a page that has a form for everybody (signing out, signing in)."""
        jawaban = self.sesi.get(self.url + "/", timeout=120)
        jawaban.raise_for_status()
        return html.fromstring(jawaban.text).xpath("string(//input[@name='csrfmiddlewaretoken']/@value)")


def formulir(isi: str, medan: str) -> dict[str, str]:
    """{name: value} of the form that has the field."""
    for satu in html.fromstring(isi).forms:
        if medan in satu.fields and satu.method == "POST":
            return {nama: nilai or "" for nama, nilai in satu.form_values()}
    raise AssertionError(f"Tidak ada formulir dengan {medan} di:\n{isi[:3000]}")


def tersimpan(jawaban: requests.Response | None) -> bool:
    """Whether the answer says that it was done."""
    return jawaban is not None and jawaban.status_code in TERJAWAB


def anak(pid: int) -> list[int]:
    """Processes that this one started."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return [int(satu) for satu in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def bunuh(*pid: int) -> None:
    """kill -9."""
    for satu in pid:
        with contextlib.suppress(ProcessLookupError):
            os.kill(satu, signal.SIGKILL)


def bunuh_semua(proses) -> None:
    """kill -9 of a process with all it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(proses.pid, signal.SIGKILL)
    proses.wait()


def tunggu(syarat, detik: float = 180, sebab: str = ""):
    """The first true value of `syarat()`; an error in it counts as not yet."""
    batas, akhir = time.monotonic() + detik, None
    while time.monotonic() < batas:
        try:
            if nilai := syarat():
                return nilai
        except (requests.RequestException, AssertionError) as galat:
            akhir = galat
        time.sleep(0.05)
    raise AssertionError(f"Tidak terjadi dalam {detik} detik: {sebab or syarat} {akhir or ''}")


def jejak_utuh(aplikasi: Peladen) -> None:
    """`manage.py periksa_jejak` of the installation finds nothing; it ends with an error otherwise."""
    aplikasi.kelola("periksa_jejak")


def isi_cakram() -> set[str]:
    """Names of the stored contents, as Berkas.isi has them."""
    akar = Path(settings.MEDIA_ROOT)
    return {str(satu.relative_to(akar)) for satu in akar.rglob("*") if satu.is_file()}
