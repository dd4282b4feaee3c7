"""Every page each role can reach by links: it opens, the browser has nothing to complain about, it fits a phone."""

import re
from collections import Counter
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import expect

from tests.peramban.langkah import DITOLAK

PERAN = ("perencana", "pimpinan", "verifikator", "inspektorat", "bappeda", "admin", "penomoran", "pembaca")
SEMUA = [f"{peran}@magetan.example" for peran in PERAN]
SEMUA += ["perencana@paser.example", "verifikator@paser.example", "pimpinan.contoh@magetan.example"]
PENJELAJAH = {  # with a page to which no plain link leads; those of the large documents are a long drill
    "perencana.contoh@magetan.example": "/magetan/dokumen/tambah/dinas-contoh/?tahun=2020",
    "perencana@magetan.example": "/magetan/cari/?q=organisasi",
    "verifikator@magetan.example": "/magetan/2019/rekap/?tw=2&q=zzz",
    "admin@paser.example": "/paser/2026/iku/?q=zzz",
    "perencana@paser.example": "/paser/2019/iku/bkpsdm/",
}
LEWATI = {"berkas_unduh", "capaian_unduh", "kotak_masuk_unduh", "riwayat_unduh", "publik_unduh"}
LEWATI |= {"anggaran_unduh", "uji_hitung_unduh", "lkjip_kompilasi_unduh", "publik_lkjip_berkas"}
LEWATI |= {"anggaran_templat", "impor_catatan", "riwayat_capaian_templat", "pohon_svg", "account_logout"}
DESKTOP = {"width": 1280, "height": 800}
TELEPON = {"width": 360, "height": 740}
MENONJOL = """() => [...document.querySelectorAll("body *")].filter(el => el.getBoundingClientRect().right > 361)
    .slice(0, 5).map(el => `${el.tagName}.${el.className}`)"""
TAUTAN_SUMBER = re.compile(r'<a[^>]*href="(/[^"#]*)')
TAUTAN = "els => els.map(el => el.href)"


def _penjelajah(surel: str, awal: str):
    return pytest.param(surel, awal, marks=[pytest.mark.latihan] if "paser" in surel else [])


def periksa_lebar(halaman):
    """On a phone nothing sticks out; the widest offenders are named."""
    halaman.set_viewport_size(TELEPON)
    lebar = halaman.evaluate("document.scrollingElement.scrollWidth")
    menonjol = halaman.evaluate(MENONJOL) if lebar > 361 else []
    halaman.set_viewport_size(DESKTOP)
    assert lebar <= 361, f"{halaman.url} selebar {lebar} piksel di telepon: {menonjol}"


def galat(pemeriksaan, halaman) -> list[str]:
    """What the check has against the page, so that one run names everything."""
    try:
        pemeriksaan(halaman)
    except AssertionError as sebab:
        return [str(sebab)]
    return []


def buka(halaman, alamat):
    jawaban = halaman.goto(alamat)
    assert jawaban.status == 200, f"{jawaban.status} {alamat}"
    expect(halaman.get_by_role("heading", level=1)).not_to_be_empty()


def menu(halaman) -> dict[str, str]:
    """Titles and addresses of the main menu."""
    tautan = halaman.get_by_role("navigation", name="Menu utama").get_by_role("link")
    expect(tautan.first).to_be_visible()
    return {satu.inner_text().strip(): satu.get_attribute("href") for satu in tautan.all()}


@pytest.mark.parametrize("surel", SEMUA)
def test_menu_setiap_peran(surel, server, masuk_sebagai):
    halaman = masuk_sebagai(server, surel, viewport=DESKTOP)
    butir = menu(halaman)
    assert len(butir) >= 9, butir
    awalan = surel.partition("@")[0]
    assert ("Rekap perangkat daerah" in butir) == (awalan in ("verifikator", "inspektorat", "bappeda", "admin"))
    assert ("Realisasi kinerja" in butir) == (awalan not in ("penomoran", "pembaca"))
    for alamat in butir.values():
        buka(halaman, alamat)
        periksa_lebar(halaman)


@pytest.mark.parametrize(("surel", "awal"), [_penjelajah(*satu) for satu in PENJELAJAH.items()])
def test_setiap_halaman_yang_tertaut(surel, awal, server, masuk_sebagai, periksa_axe):
    """Follow links until every kind of page (url name) was seen once."""
    halaman = masuk_sebagai(server, surel, viewport=DESKTOP)
    terlihat, antre, cela = set(), [server.url + awal, halaman.url], []
    while antre:
        alamat = antre.pop(0)
        nama = nama_halaman(alamat, server.url)
        if nama is None or nama in terlihat:
            continue
        terlihat.add(nama)
        buka(halaman, alamat)
        cela += galat(periksa_axe, halaman)
        antre += [satu for satu in halaman.locator("a[href]").evaluate_all(TAUTAN) if satu not in antre]
        cela += galat(periksa_lebar, halaman)
    assert not cela, "\n".join(cela)
    assert len(terlihat) >= 20, sorted(terlihat)


def nama_halaman(alamat: str, dasar: str) -> str | None:
    """Url name of a page of ours; None for files, the operator's pages and other sites."""
    if not alamat.startswith(dasar):
        return None
    jalur = resolve(urlsplit(alamat).path)
    return None if jalur.namespace or jalur.url_name in LEWATI else jalur.url_name


@pytest.mark.parametrize("surel", ["perencana@magetan.example", "pimpinan@paser.example", "pembaca@magetan.example"])
def test_tidak_ada_tautan_buntu(surel, server, masuk_sebagai):
    """No link leads to a page that refuses this person; at most three addresses of a kind are followed."""
    halaman = masuk_sebagai(server, surel)
    terlihat, antre, macam = set(), [(urlsplit(halaman.url).path, "beranda")], Counter()
    while antre:
        alamat, asal = antre.pop(0)
        macam_ini = resolve(urlsplit(alamat).path).url_name
        if alamat in terlihat or macam_ini in LEWATI or macam[macam_ini] == 3:
            continue
        terlihat.add(alamat)
        macam[macam_ini] += 1
        jawaban = halaman.request.get(alamat)
        assert jawaban.ok, f"{jawaban.status} {alamat}, ditautkan dari {asal}"
        antre += [(satu, alamat) for satu in TAUTAN_SUMBER.findall(unescape(jawaban.text()))]
    assert len(terlihat) > 30


def test_menu_di_telepon(server, masuk_sebagai, periksa_axe):
    """The menu is a drawer: it opens, leads on, and closes again."""
    halaman = masuk_sebagai(server, "perencana@magetan.example", viewport=TELEPON)
    laci = halaman.locator("#menu")
    expect(laci).not_to_be_in_viewport()
    halaman.get_by_role("button", name="Menu").click()
    expect(laci).to_be_in_viewport()
    expect(laci.get_by_role("link", name="Capaian kinerja")).to_be_visible()
    periksa_axe(halaman)
    halaman.get_by_role("button", name="Tutup").click()
    expect(laci).not_to_be_in_viewport()
    halaman.get_by_role("button", name="Menu").click()
    laci.get_by_role("link", name="Capaian kinerja").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Pengukuran kinerja")


@pytest.mark.parametrize("alamat", ["/akun/login/", "/akun/password/reset/"])
def test_halaman_tanpa_masuk(halaman, periksa_axe, alamat):
    halaman.set_viewport_size(DESKTOP)
    buka(halaman, alamat)
    periksa_axe(halaman)
    periksa_lebar(halaman)


@pytest.mark.parametrize(
    ("alamat", "judul"),
    [
        ("/magetan/2019/realisasi/bagian-organisasi/", "Anda tidak berwenang"),
        ("/magetan/2019/iku/tidak-ada/", "Halaman tidak ditemukan"),
        ("/magetan/2019/iku/dinas-contoh/?dokumen=abc", "Halaman tidak ditemukan"),
        ("/magetan/dokumen/999999999/", "Halaman tidak ditemukan"),
        ("/tidak-ada/", "Halaman tidak ditemukan"),
        ("/paser/", "Halaman tidak ditemukan"),
    ],
)
def test_halaman_galat(server, masuk_sebagai, periksa_axe, alamat, judul):
    halaman = masuk_sebagai(server, "pimpinan.contoh@magetan.example", viewport=DESKTOP)
    halaman.izinkan.append(DITOLAK)
    halaman.goto(alamat)
    expect(halaman.get_by_role("heading", level=1)).to_have_text(judul)
    periksa_axe(halaman)
    periksa_lebar(halaman)
    halaman.get_by_role("link", name=re.compile("beranda$")).click()
    expect(halaman).to_have_url(re.compile("/magetan/$"))
