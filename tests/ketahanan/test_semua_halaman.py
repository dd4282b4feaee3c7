"""Every url pattern that answers to GET, opened in Chromium by somebody who may: no CSP violation, no console error.

The world of tests/penyewa has a row for everything a url can name, so no pattern is left out; a new url fails the
permission matrix first and is then visited here by itself. Rich pages are walked in tests/peramban/test_halaman.py.
"""

import re
from collections import Counter

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from playwright.sync_api import sync_playwright

from laporan.models import Keputusan
from organisasi.domain.pengaturan import pengaturan, ubah_pengaturan
from organisasi.enums import Peran
from tests import pabrik
from tests.catatan import catat
from tests.penyewa.dunia import TAHUN, Dunia, bangun
from tests.penyewa.matriks import API, MATRIKS, PUBLIK, VERIFIKASI_DOKUMEN
from tests.penyewa.peramban import url
from tests.penyewa.peta_url import semua_alamat
from tests.penyewa.test_matriks import ALAMAT
from tests.penyewa.test_matriks import alamat as alamat_baris
from tests.peramban.conftest import BENDERA, CHROMIUM, buka_halaman, masuk  # noqa: F401  fixtures

TETAP = {  # arguments of urls without a row behind them
    "bentuk": "csv",
    "daftar": "iku",
    "jenis": "pdf",
    "key": "kunci-palsu",
    "kode": "0" * 12,
    "pk": 1,
    "provider_id": "tidak-ada",
    "tahun": TAHUN,
    "uidb36": "1",
    "app_label": "organisasi",
}
TERTOLAK = re.compile(r"^(?:konsol: Failed to load resource: the server responded with a status of (\d{3})|(\d{3}) )")
TANPA_NAMA = "(tanpa nama)"  # old addresses of the admin, which lead to the present ones
ORANG = (Peran.ADMIN_PEMDA, Peran.PERENCANA, *Peran)  # who is asked first; everybody else only for what those may not


@pytest.fixture
def situs(aplikasi):
    """The application over one world, open to the public; and who goes where: [(e-mail or "", addresses)]."""
    dunia, operator = bangun("alpa", "Asri"), pabrik.operator_polos()
    with dunia.dalam():
        versi = pengaturan(dunia.pemda).versi
        ubah_pengaturan(oleh=pabrik.mesin(), versi=versi, halaman_publik=True)
    rencana = [("", umum(dunia) + akun()), (operator.email, pengelola(operator))]
    rencana += [(dunia.pengguna[peran].email, daftar) for peran, daftar in kunjungan(dunia).items()]
    rencana.append((dunia.pengguna[Peran.PERENCANA].email, akun()))
    return aplikasi(proses=4), rencana


@pytest.fixture
def peramban(situs):
    """Chromium after the database was asked for the last time: Playwright's loop and Django's connection exclude
    each other in one thread."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=BENDERA)
        yield chromium
        chromium.close()


def kunjungan(dunia: Dunia) -> dict[str, list[tuple[str, str, set[int]]]]:
    """{who: [(name of the url, path, statuses it may have)]} for every pattern of the matrix that takes GET."""
    hasil: dict[str, list] = {}
    for baris in (satu for satu in MATRIKS if satu.get != "*405"):
        harapan = baris.harapan("get", False)
        peran = next((p for p in ORANG if harapan[p] == 200), None) or next(p for p in ORANG if harapan[p] != 403)
        boleh = {200 if harapan[peran] == 302 else harapan[peran]}  # the browser follows
        hasil.setdefault(peran, []).append((baris.nama, alamat_baris(baris, dunia, dunia.sendiri), boleh))
    return hasil


def umum(dunia: Dunia) -> list[tuple[str, str, set[int]]]:
    """Patterns without sign-in of a pemda: public pages, the check of a decree, the API."""
    with dunia.dalam():
        kode = Keputusan.objects.filter(instansi=dunia.sendiri.instansi).first()
    tetap = TETAP | {"instansi": dunia.sendiri.instansi.slug, "slug": dunia.sendiri.instansi.slug, "pk": kode.pk}
    return [
        (nama, url(nama, dunia.pemda, **{satu: tetap[satu] for satu in ALAMAT[nama].argumen - {"slug_pemda"}}), BEBAS)
        for nama in sorted(PUBLIK | VERIFIKASI_DOKUMEN | API)
    ]


BEBAS = {200, 400, 401, 403, 404, 405}  # what a pattern without a row of its own may answer; never a server's error
BELUM_SIAP = {"readyz": BEBAS | {503}}  # no worker runs here


def akun() -> list[tuple[str, str, set[int]]]:
    """Sign-in, second factor, sessions, choice of a pemda, probes, what the API says of itself."""
    nama = {s for s in semua_alamat() if not s.milik_penyewa and not s.nama.startswith("admin:")}
    return [
        (s.nama, reverse(s.nama, kwargs={satu: TETAP[satu] for satu in s.argumen}), BELUM_SIAP.get(s.nama, BEBAS))
        for s in _urut(nama)
    ]


def pengelola(orang) -> list[tuple[str, str, set[int]]]:
    """The operator's admin: every page of every model in it, with a row where there is one."""
    baris = {}
    for model in admin.site._registry:
        satu = getattr(model, "_base_manager", model.objects).order_by("pk").first()
        baris[f"{model._meta.app_label}_{model._meta.model_name}"] = satu.pk if satu else 1
    tetap = TETAP | {"id": orang.pk, "content_type_id": ContentType.objects.get_for_model(type(orang)).pk}
    hasil = []
    for satu in _urut({s for s in semua_alamat() if s.nama.startswith("admin:") and TANPA_NAMA not in s.nama}):
        isi = tetap | {"object_id": baris.get(satu.nama.removeprefix("admin:").rpartition("_")[0], orang.pk)}
        hasil.append((satu.nama, reverse(satu.nama, kwargs={a: isi[a] for a in satu.argumen}), BEBAS))
    return hasil


def _urut(alamat) -> list:
    return sorted(alamat, key=lambda satu: (satu.nama == "account_logout", satu.nama))


class Penjelajah:
    """Goes through addresses with one page; counts, and keeps what the browser or the server had against each."""

    def __init__(self, halaman):
        self.halaman, self.cela, self.hitung = halaman, [], Counter()

    def kunjungi(self, daftar) -> "Penjelajah":
        for nama, jalur, boleh in daftar:
            self.halaman.galat.clear()
            status = self._buka(jalur)
            if status not in boleh:
                self.cela.append(f"{status} {nama} {jalur}, harusnya {sorted(boleh)}")
            self.hitung["alamat"] += 1
            self.cela += [f"{nama} {jalur}: {satu}" for satu in self.halaman.galat if not self._wajar(satu, status)]
        self.halaman.galat.clear()
        return self

    def _buka(self, jalur: str) -> int:
        """The status of the page that came; a file, and an answer without a page, is only asked for: Chromium would
        begin a navigation that never ends in one."""
        jawaban = self.halaman.request.get(jalur)
        if "attachment" in jawaban.headers.get("content-disposition", ""):
            self.hitung["unduhan"] += 1
            assert "sandbox" in jawaban.headers["content-security-policy"], jalur
        elif jawaban.body():
            jawaban = self.halaman.goto(jalur)
            self.halaman.evaluate("() => new Promise(requestAnimationFrame)")
        return jawaban.status

    @staticmethod
    def _wajar(satu: str, status: int) -> bool:
        """What is said of the page itself, whose status was meant; and the wish for an icon of a JSON answer."""
        temu = TERTOLAK.match(satu)
        return satu.endswith("/favicon.ico)") or (temu is not None and int(temu[1] or temu[2]) == status)


@pytest.mark.sekali
def test_setiap_pola_alamat(situs, buka_halaman, masuk):  # noqa: F811
    peladen, rencana = situs
    jelajah = []
    for surel, daftar in rencana:
        halaman = buka_halaman(peladen)
        jelajah.append(Penjelajah(masuk(halaman, surel, pabrik.SANDI) if surel else halaman).kunjungi(daftar))
    cela = [satu for j in jelajah for satu in j.cela]
    assert not cela, "\n".join(cela)
    hitung = sum((j.hitung for j in jelajah), Counter())
    keterangan = f"{hitung['unduhan']} di antaranya berkas; 0 pelanggaran CSP, 0 galat konsol"
    catat("peramban", "Setiap pola alamat GET di Chromium", dicoba=hitung["alamat"], keterangan=keterangan)
