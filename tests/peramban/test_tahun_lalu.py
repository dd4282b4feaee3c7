"""The document of a new year from last year's: copied, read again row by row, printed as a draft."""

import re

from playwright.sync_api import expect

from tests.peramban.langkah import DITOLAK, harap_pesan, tekan
from tests.peramban.langkah_kisi import ketik, lembar_tercetak, sel, tuntas

ISI = """
from indikator.models import Indikator
from organisasi.models import Pemda
from organisasi.penyewa import sebagai
with sebagai(Pemda.objects.get(slug="magetan")):
    semua = Indikator.objects.filter(lembar__jenis="iku", lembar__penetapan__tahun_mulai=2021)
    semua = semua.filter(lembar__penetapan__instansi__slug="bagian-organisasi")
    belum, target = semua.filter(belum_ditinjau=True), semua.order_by("urutan").first().target.get(tahun=2021)
    print("HASIL", semua.count(), belum.count(), target.teks, semua.exclude(asal=None).count())
"""


def tersimpan(server) -> list[str]:
    """Rows of the new IKU sheet, those not read again, the first target, rows that know their origin."""
    return server.kelola("shell", "-c", ISI).partition("HASIL ")[2].split()[:4]


def test_salin_tahun_lalu_lalu_ditinjau(server_baru, masuk_sebagai, periksa_axe):
    halaman = masuk_sebagai(server_baru, "perencana@magetan.example")
    halaman.izinkan.append(DITOLAK)
    halaman.goto("/magetan/2021/iku/bagian-organisasi/")
    halaman.get_by_role("link", name="Salin dari dokumen tahun 2020").click()
    periksa_axe(halaman)
    tekan(halaman, "Buat dokumen")
    harap_pesan(halaman, "Tinjau setiap barisnya sebelum diajukan")
    expect(halaman.get_by_role("main")).to_contain_text("11 dari 11 baris belum ditinjau")
    assert tersimpan(server_baru) == ["11", "11", "80", "11"]
    halaman.goto("/magetan/2021/iku/bagian-organisasi/")
    halaman.get_by_role("link", name="Isi lembar").first.click()
    target = sel(halaman, "target_2021")
    expect(target).to_contain_text("2020: 80")
    target.focus()
    ketik(halaman, "82", "{Enter}")
    tuntas(halaman)
    expect(halaman.locator(".kisi-tinjau")).to_contain_text("10 baris salinan belum ditinjau")
    assert tersimpan(server_baru) == ["11", "10", "82", "11"]
    halaman.get_by_role("button", name="Semua sudah ditinjau").click()
    expect(halaman.locator(".belum-ditinjau")).to_have_count(0)
    assert tersimpan(server_baru) == ["11", "0", "82", "11"]
    tercetak = lembar_tercetak(halaman, "/magetan/2021/iku/bagian-organisasi/")
    assert "DRAF" in tercetak and "TAHUN 2021" in tercetak and re.search(r"Nilai IKM.{0,40}82", tercetak)
