"""The life of a decree: copied with the errors of its source, mended, numbered, set, printed, verified by anybody."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.peramban.langkah import DITOLAK, baris, buka_menu, harap_pesan, status_http, tekan, unduh_hasil

LAMA = "84 TAHUN 2023"
# a copy of the decree of Blitar, mended and numbered: what waits for the pimpinan
SIAPKAN = """
from django.utils import timezone
from laporan.domain import buku_nomor, nomori, periksa_keputusan, rancang_keputusan
from laporan.models import Keputusan
from organisasi.models import Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
pemda = Pemda.objects.get(slug="blitar")
with sebagai(pemda):
    oleh = Pelaku.mesin(pemda)
    semua = Keputusan.objects.select_related("instansi__pemda", "penetapan", "penandatangan")
    draf = semua.get(pk=rancang_keputusan.salin_draf(semua.get(), oleh=oleh).pk)
    periksa_keputusan.perbaiki_semua(draf, oleh=oleh, versi=draf.versi)
    draf = semua.get(pk=draf.pk)
    while sisa := [satu for satu in periksa_keputusan.periksa(draf) if satu.tingkat == "halang"]:
        hasil = periksa_keputusan.perbaiki(draf, oleh=oleh, kode=sisa[0].kode, letak=sisa[0].letak, versi=draf.versi)
        draf = semua.get(pk=hasil.keputusan.pk)
    hari = timezone.localdate()
    buku_nomor.buat(oleh=oleh, tahun=hari.year, penerbit=draf.jabatan_penetap, instansi=draf.instansi)
    nomori.nomori(draf, oleh=oleh, tanggal=hari)
    print("PK", draf.pk)
"""
TELEPON = {"width": 360, "height": 740}
HALAMAN = ("", "susun/", "pratinjau/", "temuan/", "nomor/", "penandatangan/", "pindaian/", "tte/")


def buka_keputusan(halaman, nomor: str) -> None:
    buka_menu(halaman, "Keputusan")
    halaman.get_by_role("main").get_by_role("link", name=nomor, exact=True).click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Keputusan")


def salin(halaman) -> str:
    """A draft with the words of the decree in force; the address of its page."""
    buka_keputusan(halaman, LAMA)
    tekan(halaman, "Salin menjadi draf", setuju=True)
    expect(halaman).to_have_url(re.compile(r"/keputusan/\d+/susun/$"))
    return halaman.url.removesuffix("susun/")


def temuan(halaman, kode: str):
    return halaman.locator("#temuan li").filter(has_text=kode)


def perbaiki_sekaligus(halaman, tingkat: str) -> None:
    """All fixes of the level that need no look of a person; its list of them is shown before."""
    kelompok = halaman.locator(f'#temuan details[data-lipat="{tingkat}"]')
    if kelompok.get_attribute("open") is None:
        kelompok.locator("> summary").click()
    kelompok.get_by_text("Perbaiki semua yang dapat").click()
    formulir = kelompok.locator(f'form:has(input[name="semua"][value="{tingkat}"])')
    formulir.get_by_role("button").click()
    expect(halaman.get_by_role("status").filter(has_text="perbaikan dilakukan")).to_be_visible(timeout=30_000)
    expect(formulir).to_have_count(0)


def ganti_yang_dicabut(halaman) -> None:
    """Laws that are no longer in force, one by one: each is shown before and after."""
    for _ in range(temuan(halaman, "KEP-30").count()):
        sisa = temuan(halaman, "KEP-30").count()
        temuan(halaman, "KEP-30").first.get_by_role("button", name=re.compile("^Ganti dengan")).click()
        expect(temuan(halaman, "KEP-30")).to_have_count(sisa - 1)


def cetak(halaman, teks_pdf, *kata: str) -> None:
    halaman.get_by_role("main").get_by_role("button", name=re.compile("^(Cetak PDF|Lihat sebagai PDF)$")).click()
    teks = " ".join(teks_pdf(unduh_hasil(halaman, tenggat=90_000)).split())
    for satu in kata:
        assert satu in teks, satu


def nomori(halaman, alamat: str) -> str:
    """Registered by the registrar, in the register of this year that is opened for it; the number it got."""
    halaman.goto(alamat)
    halaman.get_by_role("link", name="Isi nomor dan tanggal").click()
    halaman.get_by_role("link", name=re.compile("^Buka buku nomor")).click()
    tekan(halaman, "Buka buku nomor")
    harap_pesan(halaman, "sudah dibuka.")
    tekan(halaman, "Daftarkan nomor dan tanggal")
    harap_pesan(halaman, "Terdaftar: nomor ")
    return re.search(r"Terdaftar: nomor (.+?), tanggal", halaman.locator("#pesan").inner_text())[1]


def tetapkan(halaman, alamat: str) -> None:
    halaman.goto(alamat)
    tekan(halaman, "Tetapkan keputusan", setuju=True)


def unduh_berkas(halaman) -> Path:
    """The PDF of the decree in force, once the worker has made it."""
    tautan = halaman.get_by_role("link", name=re.compile(r"^keputusan-paser-.*(?<!arsip)\.pdf$"))
    for _ in range(60):
        if tautan.count():
            break
        halaman.wait_for_timeout(1000)
        halaman.reload()
    with halaman.expect_download() as unduhan:
        tautan.click()
    return unduhan.value.path()


def periksa_umum(umum, alamat: str, nomor: str, pdf: bytes) -> None:
    """What a citizen sees, and the check of the file as it is and with one byte changed; nothing is remembered."""
    umum.goto(alamat)
    expect(umum.get_by_role("heading", level=1)).to_have_text(f"Keputusan Nomor {nomor}")
    expect(umum.locator(".periksa-keadaan")).to_contain_text("Berlaku")
    lain = bytearray(pdf)
    lain[len(lain) // 2] ^= 1
    for isi, kata in ((pdf, "hasil-asli"), (bytes(lain), "hasil-berbeda")):
        satu = {"name": "keputusan.pdf", "mimeType": "application/pdf", "buffer": isi}
        umum.get_by_label("Berkas PDF keputusan").set_input_files(satu)
        umum.get_by_role("button", name="Periksa berkas").click()
        expect(umum.locator(f".{kata}")).to_be_visible()
    assert umum.context.cookies() == []


def test_keputusan_dari_salinan_sampai_verifikasi(server_baru, masuk_sebagai, buka_halaman, teks_pdf):
    perencana, pimpinan = (masuk_sebagai(server_baru, f"{satu}@paser.example") for satu in ("perencana", "pimpinan"))
    alamat = salin(perencana)
    for kode in ("KEP-01", "KEP-11", "KEP-23", "KEP-25", "KEP-30", "KEP-42"):
        expect(temuan(perencana, kode).first).to_be_visible()
    perbaiki_sekaligus(perencana, "halang")
    expect(temuan(perencana, "KEP-01")).to_have_count(0)
    nomor = nomori(masuk_sebagai(server_baru, "penomoran@paser.example"), alamat)
    pimpinan.izinkan.append(DITOLAK)
    tetapkan(pimpinan, alamat)
    expect(pimpinan.get_by_role("main")).to_contain_text("Keputusan belum dapat ditetapkan")
    perencana.reload()
    perbaiki_sekaligus(perencana, "saran")
    ganti_yang_dicabut(perencana)
    expect(perencana.locator("#naskah-keadaan")).to_contain_text("Siap diberlakukan.")
    cetak(perencana, teks_pdf, "DRAF", f"NOMOR {nomor}", "KEEMPAT", "dicabut dan dinyatakan tidak berlaku")

    tetapkan(pimpinan, alamat)
    harap_pesan(pimpinan, "Keputusan ditetapkan dan berlaku.")
    pdf = unduh_berkas(pimpinan).read_bytes()
    verifikasi = pimpinan.get_by_role("link", name=re.compile("^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$"))
    periksa_umum(buka_halaman(server_baru), verifikasi.get_attribute("href"), nomor, pdf)
    buka_menu(perencana, "Keputusan")
    expect(baris(perencana, LAMA)).to_contain_text("Dicabut")
    asing = masuk_sebagai(server_baru, "perencana@magetan.example")
    assert [status_http(asing, alamat + satu) for satu in HALAMAN] == [404] * len(HALAMAN)


def test_pimpinan_menetapkan_di_telepon(server_baru, masuk_sebagai, periksa_axe):
    server_baru.kelola("shell", "-c", SIAPKAN)
    halaman = masuk_sebagai(server_baru, "pimpinan@blitar.example", viewport=TELEPON)
    halaman.goto("/blitar/keputusan/")
    baris(halaman, "Draf").get_by_role("link").first.click()
    expect(halaman.get_by_role("article")).to_contain_text("MEMUTUSKAN:")
    assert halaman.evaluate("document.documentElement.scrollWidth") == TELEPON["width"]
    periksa_axe(halaman)
    tekan(halaman, "Tetapkan keputusan", setuju=True)
    harap_pesan(halaman, "Keputusan ditetapkan dan berlaku.")
    expect(halaman.get_by_role("main")).to_contain_text("Kode verifikasi")
    assert halaman.evaluate("document.documentElement.scrollWidth") == TELEPON["width"]
    halaman.goto("/blitar/keputusan/")
    expect(baris(halaman, "050/07/409.205/2018")).to_contain_text("Dicabut")
