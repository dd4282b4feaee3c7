"""Two people at once, double clicks, the same form sent again: nothing overwritten, one effect."""

import re

from playwright.sync_api import expect

from tests.peramban.langkah import DITOLAK, baris, buka_dokumen, buka_indikator_baru, harap_pesan, mulai_reviu, tekan

LEMBAR_CONTOH = "/magetan/2019/iku/dinas-contoh/"
DOKUMEN = "Bagian Organisasi Setda Kabupaten Magetan Tahun 2019"


def test_dua_orang_mengubah_indikator_yang_sama(server_baru, masuk_sebagai):
    """The later one sees both values, nothing was overwritten, and can save knowingly."""
    cepat, lambat = (masuk_sebagai(server_baru, "perencana.contoh@magetan.example") for _ in range(2))
    lambat.izinkan.append(DITOLAK)
    for halaman in (cepat, lambat):
        halaman.goto(LEMBAR_CONTOH)
        baris(halaman, "selesai tepat waktu").get_by_role("link", name=re.compile("^Ubah")).first.click()
    semula = cepat.get_by_label("Indikator", exact=True).input_value()
    for halaman, akhiran in ((cepat, "menurut rekan"), (lambat, "menurut saya")):
        halaman.get_by_label("Indikator", exact=True).fill(f"{semula} {akhiran}")
        tekan(halaman, "Simpan indikator")
    harap_pesan(cepat, "Indikator sudah disimpan.")
    expect(lambat.get_by_role("main")).to_contain_text(f"{semula} menurut rekan")
    expect(lambat.get_by_label("Indikator", exact=True)).to_have_value(f"{semula} menurut saya")
    cepat.reload()
    expect(baris(cepat, f"{semula} menurut rekan")).to_have_count(1)
    tekan(lambat, "Simpan indikator")
    harap_pesan(lambat, "Indikator sudah disimpan.")
    cepat.reload()
    expect(baris(cepat, f"{semula} menurut saya")).to_have_count(1)
    expect(baris(cepat, f"{semula} menurut rekan")).to_have_count(0)


def test_klik_ganda_berakibat_satu(server_baru, masuk_sebagai):
    """Save, "Mulai reviu" and "Ajukan" pressed twice at once: one indicator, one review, one submission."""
    perencana = masuk_sebagai(server_baru, "perencana@magetan.example")
    buka_dokumen(perencana, DOKUMEN)
    _klik_ganda(perencana, "Mulai reviu")
    harap_pesan(perencana, "Reviu dimulai.")
    expect(perencana.get_by_role("main")).to_contain_text("versi 2")
    perencana.get_by_role("link", name="Indikator Kinerja Utama", exact=True).click()
    buka_indikator_baru(perencana, "Meningkatnya Ketatalaksanaan pemerintahan")
    perencana.get_by_label("Indikator", exact=True).fill("Jumlah klik ganda")
    perencana.get_by_role("radio", name=re.compile("^Tulis sendiri")).check()
    perencana.get_by_role("textbox", name="Rumus").fill("Jumlah klik")
    perencana.get_by_label("Target 2019").fill("12 dokumen")
    _klik_ganda(perencana, "Simpan indikator")
    harap_pesan(perencana, "Indikator sudah ditambahkan.")
    expect(baris(perencana, "Jumlah klik ganda")).to_have_count(1)
    perencana.get_by_role("main").get_by_role("link", name=re.compile("^Indikator Kinerja Utama dan")).click()
    _klik_ganda(perencana, "Ajukan dokumen")
    harap_pesan(perencana, "Dokumen diajukan kepada pimpinan.")
    expect(perencana.get_by_text("mengajukan dokumen")).to_have_count(1)
    perencana.get_by_role("link", name="Dokumen IKU dan IKI").first.click()
    expect(baris(perencana, DOKUMEN)).to_have_count(2)  # version 1 in force, version 2 submitted


SERENTAK = """async form => {
    const isi = {method: "POST", body: new URLSearchParams(new FormData(form))};
    const jawaban = await Promise.all([1, 2, 3].map(() => fetch(form.action, isi)));
    return jawaban.map(satu => satu.status);
}"""


def test_kirim_serentak_berakibat_satu(server_baru, masuk_sebagai):
    """The same form sent three times at once, past the lock of the page: the server does it once."""
    perencana = masuk_sebagai(server_baru, "perencana@magetan.example")
    perencana.izinkan.append(DITOLAK)
    buka_dokumen(perencana, DOKUMEN)
    formulir = perencana.locator("form").filter(has=perencana.get_by_role("button", name="Mulai reviu"))
    assert sorted(formulir.evaluate(SERENTAK)) == [200, 409, 409]
    perencana.goto("/magetan/2019/iku/bagian-organisasi/")
    buka_indikator_baru(perencana, "Meningkatnya Ketatalaksanaan pemerintahan")
    perencana.get_by_label("Indikator", exact=True).fill("Jumlah kiriman serentak")
    assert perencana.locator("#form-indikator").evaluate(SERENTAK) == [200, 200, 200]
    perencana.goto("/magetan/2019/iku/bagian-organisasi/")
    expect(baris(perencana, "Jumlah kiriman serentak")).to_have_count(1)
    perencana.goto("/magetan/dokumen/")
    expect(baris(perencana, DOKUMEN)).to_have_count(2)


def _klik_ganda(halaman, tombol):
    halaman.get_by_role("main").get_by_role("button", name=tombol, exact=True).dblclick(no_wait_after=True)


def test_kirim_ulang_mulai_reviu_dari_tab_lain(server_baru, masuk_sebagai):
    """A second tab that still shows the button makes no second review; it says which one to go on with."""
    satu = masuk_sebagai(server_baru, "perencana@magetan.example")
    dua = satu.context.new_page()
    dua.goto("/magetan/dokumen/")
    dua.get_by_role("link", name=re.compile(DOKUMEN)).first.click()
    mulai_reviu(satu, DOKUMEN)
    tekan(dua, "Mulai reviu")
    expect(dua.get_by_role("main")).to_contain_text("Reviu dokumen ini sudah dimulai")
    satu.goto("/magetan/dokumen/")
    expect(baris(satu, DOKUMEN)).to_have_count(2)
