"""Legal bases from the library into a draft: by the dialog of the editor, and by its page without JavaScript."""

import re

from playwright.sync_api import expect

from tests.peramban.test_halaman import DESKTOP, periksa_lebar
from tests.peramban.test_keputusan import PERENCANA, buka_draf_baru, butir

EVALUASI = re.compile("Nomor 88 Tahun 2021 tentang Evaluasi")


def test_pustaka_ke_mengingat(server_baru, masuk_sebagai, periksa_axe):
    halaman = masuk_sebagai(server_baru, PERENCANA, viewport=DESKTOP)
    buka_draf_baru(halaman)
    awal = butir(halaman, "mengingat").count()
    halaman.get_by_role("link", name="Ambil dari pustaka").click()
    dialog = halaman.get_by_role("dialog", name="Ambil dasar hukum dari pustaka")
    dialog.get_by_role("checkbox", name=re.compile("Nomor 39 Tahun 2006")).check()
    dialog.get_by_role("searchbox").fill("akuntabilitas 2021")
    expect(dialog.get_by_role("checkbox")).to_have_count(2)  # what was ticked stays beside what is found
    dialog.get_by_role("checkbox", name=EVALUASI).check()
    periksa_axe(halaman)
    dialog.get_by_role("button", name="Tambahkan ke Mengingat").click()
    expect(butir(halaman, "mengingat")).to_have_count(awal + 2)
    expect(dialog.get_by_role("checkbox", name=EVALUASI)).to_be_disabled()
    periksa_lebar(halaman)
    dialog.get_by_role("button", name="Tutup").click()
    halaman.get_by_role("button", name="Urungkan").first.click()
    expect(butir(halaman, "mengingat")).to_have_count(awal)

    tanpa = masuk_sebagai(server_baru, PERENCANA, viewport=DESKTOP, java_script_enabled=False)
    tanpa.goto(halaman.url)
    tanpa.get_by_role("link", name="Ambil dari pustaka").click()
    tanpa.get_by_role("checkbox", name=EVALUASI).check()
    tanpa.get_by_role("button", name="Tambahkan ke Mengingat").click()
    expect(tanpa.get_by_role("main")).to_contain_text("Sudah ada di Mengingat.")
    expect(tanpa.get_by_role("checkbox", name=EVALUASI)).to_be_disabled()
