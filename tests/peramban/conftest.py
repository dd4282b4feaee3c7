"""Journeys in real Chromium against the real application: gunicorn and the job worker over a prepared database.

Demo data is loaded once per test run, copied, and put back between tests; no browser test touches Django's
connection (use `server.kelola`). On failure a screenshot and the server's log are kept in `hasil-uji/`.
"""

import os
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Locator, Page, expect, sync_playwright

from organisasi.contoh_akun import SANDI
from tests.basis import kunci_berkas
from tests.peramban.peladen import Peladen, siapkan_data

CHROMIUM = "/usr/bin/chromium"
BENDERA = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = Path(__file__).parents[1] / "vendor/axe-core-4.14.1/axe.min.js"
HASIL = settings.BASE_DIR / "hasil-uji"
GAMBAR = settings.BASE_DIR / "docs/gambar" if os.environ.get("GAMBAR") else HASIL / "gambar"
CATAT_CSP = """addEventListener("securitypolicyviolation", kejadian =>
    console.error(`CSP ${kejadian.violatedDirective} ${kejadian.blockedURI} di ${kejadian.sourceFile}`))"""

# A page takes part before its scripts run (deferred), then differently: people are slower than that, a test is not
TANDAI_SIAP = """addEventListener("DOMContentLoaded", () =>
    setTimeout(() => document.documentElement.setAttribute("data-siap", "")))"""

# what htmx says of a request that ended because its page was left; a failed one says sendError or responseError too
DIBATALKAN = r"^konsol: htmx:(afterRequest|sendAbort),"

expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items):
    """Everything in this directory is a browser test, also without the mark."""
    for uji in items:
        if Path(__file__).parent in uji.path.parents:
            uji.add_marker("peramban")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Let the fixtures know how the test itself ended."""
    laporan = yield
    if laporan.when == "call":
        item.stash[GAGAL] = laporan.failed
    return laporan


GAGAL = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def data_siap(direktori_bersama):
    """Data directory after `siapkan` and `muat_contoh`, made once per test run."""
    data = direktori_bersama / "data-contoh"
    with kunci_berkas(direktori_bersama / "data-contoh.kunci"):
        if not data.exists():
            sementara = direktori_bersama / "data-contoh.baru"
            shutil.rmtree(sementara, ignore_errors=True)
            siapkan_data(sementara)
            sementara.rename(data)
    return data


@pytest.fixture(scope="session")
def server(data_siap, tmp_path_factory):
    """The application on a free port, shared by the tests of this process; see `server_baru` for one of your own."""
    yield from _peladen(data_siap, tmp_path_factory.mktemp("peladen") / "data")


@pytest.fixture(scope="session")
def _server_pulih(data_siap, tmp_path_factory):
    yield from _peladen(data_siap, tmp_path_factory.mktemp("peladen-pulih") / "data")


@pytest.fixture
def server_baru(_server_pulih, data_siap):
    """A server with the demo data as they were loaded, for a test that counts rows or changes what others rely on."""
    _server_pulih.pulihkan(data_siap)
    return _server_pulih


def _peladen(asal: Path, data: Path):
    shutil.copytree(asal, data)
    peladen = Peladen(data)
    try:
        peladen.mulai()
        yield peladen
    finally:
        peladen.henti()


@pytest.fixture(scope="session")
def peramban():
    """One Chromium per process."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=BENDERA)
        yield chromium
        chromium.close()


@pytest.fixture
def buka_halaman(request, peramban):
    """Factory of pages, each in a context of its own (another user, another device); checks them all at the end.

    `buka_halaman(server, viewport={...})` gives a page whose relative addresses are the server's. A console error,
    a CSP violation, a script error or an answer ≥ 500 fails the test, unless a pattern in `page.izinkan` names it.
    """
    terbuka = []

    def buka(peladen: Peladen, **pilihan) -> Page:
        konteks = peramban.new_context(base_url=peladen.url, locale="id-ID", timezone_id="Asia/Jakarta", **pilihan)
        konteks.add_init_script(CATAT_CSP)
        konteks.add_init_script(TANDAI_SIAP)
        if pilihan.get("java_script_enabled", True):
            konteks.on("page", _tunggu_skrip)
        halaman = konteks.new_page()
        halaman.set_default_timeout(15_000)
        halaman.izinkan, halaman.galat = [DIBATALKAN], []
        halaman.on("console", lambda pesan: pesan.type == "error" and halaman.galat.append(_kalimat(pesan)))
        halaman.on("pageerror", lambda galat: halaman.galat.append(f"galat skrip: {galat}"))
        halaman.on(
            "response", lambda jawab: jawab.status >= 500 and halaman.galat.append(f"{jawab.status} {jawab.url}")
        )
        terbuka.append((peladen, halaman))
        return halaman

    yield buka
    gagal = request.node.stash.get(GAGAL, False)
    galat = []
    for nomor, (peladen, halaman) in enumerate(terbuka, 1):
        galat += [g for g in halaman.galat if not any(re.search(pola, g) for pola in halaman.izinkan)]
        if gagal or galat:
            _simpan_bukti(request.node.name, nomor, peladen, halaman)
        halaman.context.close()
    if galat:
        pytest.fail("Peramban melaporkan:\n" + "\n".join(galat), pytrace=False)


def _tunggu_skrip(halaman: Page) -> None:
    """Before each action and expectation: let the scripts of the page run first, as they have when a person acts."""
    belum = halaman.locator("html:not([data-siap])")
    halaman.add_locator_handler(belum, lambda: halaman.wait_for_load_state("domcontentloaded"), no_wait_after=True)


def _kalimat(pesan) -> str:
    return f"konsol: {pesan.text} ({pesan.location.get('url', '')})"


def _simpan_bukti(nama: str, nomor: int, peladen: Peladen, halaman: Page) -> None:
    HASIL.mkdir(exist_ok=True)
    dasar = HASIL / f"{re.sub(r'[^a-zA-Z0-9_]+', '-', nama)}-{nomor}"
    halaman.screenshot(path=f"{dasar}.png", full_page=True)
    Path(f"{dasar}.log").write_text(f"{halaman.url}\n\n{peladen.catatan()}")


@pytest.fixture
def halaman(buka_halaman, server):
    """A page on the shared server."""
    return buka_halaman(server)


@pytest.fixture(scope="session")
def masuk():
    """`masuk(halaman, email)` signs in with the demo password; leaves the page where the application sends it.

    By the form's request alone: what the form looks like and says belongs to the journeys that are about it.
    """

    def _masuk(halaman: Page, email: str, sandi: str = SANDI) -> Page:
        alamat, tanpa_layar = reverse("account_login"), halaman.context.request
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', tanpa_layar.get(alamat).text())[1]
        isian = {"login": email, "password": sandi, "csrfmiddlewaretoken": token}
        jawab = tanpa_layar.post(alamat, form=isian, max_redirects=0)
        assert jawab.status == 302, f"{email} tidak dapat masuk: {jawab.status}"
        halaman.goto(jawab.headers["location"])
        return halaman

    return _masuk


@pytest.fixture
def masuk_sebagai(buka_halaman, masuk):
    """`masuk_sebagai(server, "perencana@magetan.example")`: a page of that person, in a context of its own."""
    return lambda peladen, surel, **pilihan: masuk(buka_halaman(peladen, **pilihan), surel)


@pytest.fixture(scope="session")
def periksa_axe():
    """`periksa_axe(halaman)` fails on a serious or critical accessibility violation."""

    def _periksa(halaman: Page) -> None:
        halaman.evaluate(AXE.read_text() + "; undefined")
        hasil = halaman.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        berat = [
            f"{v['impact']} {v['id']}: {v['help']} — {', '.join(str(n['target'][0]) for n in v['nodes'][:5])}"
            for v in hasil["violations"]
            if v["impact"] in ("serious", "critical")
        ]
        assert not berat, f"{halaman.url}\n" + "\n".join(berat)

    return _periksa


@pytest.fixture(scope="session")
def potret():
    """`potret(halaman, "nama")` takes a picture for the guides: to docs/gambar with `make gambar`, else hasil-uji.

    `halaman` may also be a locator, or the bytes of a PNG. Stored with 256 colours, a third of the size.
    """

    def _potret(halaman: Page | Locator | bytes, nama: str, **pilihan) -> None:
        GAMBAR.mkdir(parents=True, exist_ok=True)
        isi = halaman if isinstance(halaman, bytes) else halaman.screenshot(animations="disabled", **pilihan)
        gambar = Image.open(BytesIO(isi)).convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE)
        gambar.save(GAMBAR / f"{nama}.png", optimize=True)

    return _potret


@pytest.fixture(scope="session")
def teks_pdf():
    """`teks_pdf(berkas)` is the text of a PDF as pdftotext lays it out."""

    def _teks(berkas: Path) -> str:
        perintah = ["pdftotext", "-layout", str(berkas), "-"]
        return subprocess.run(perintah, check=True, capture_output=True, text=True, timeout=60).stdout

    return _teks
