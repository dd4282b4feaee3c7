"""The pictures of the guides (`make gambar`): each journey does what its guide tells, checks it, and takes them."""

import re
import subprocess

from playwright.sync_api import Page, expect

from tests import berkas_contoh
from tests.peramban.langkah import DITOLAK, baris, buka_menu, harap_pesan, pilih_tahun, tekan
from tests.peramban.langkah_gambar import (
    ISI,
    LAYAR,
    TRIWULANAN,
    gulir,
    isi_lembar,
    ketik_target,
    reviu_paser,
    siap,
    target,
)
from tests.peramban.langkah_kisi import ketik, terjawab
from tests.peramban.test_realisasi_triwulan import IKM, INOVASI
from tests.peramban.test_realisasi_triwulan import sel as isian_realisasi
from tests.peramban.test_tempel import HTML, TEKS, ke_sasaran_baru, tempel

PONSEL = {"width": 360, "height": 740}
PASER = "perencana@paser.example"
CONTOH = "perencana.contoh@magetan.example"
MAGETAN = "perencana@magetan.example"
PASER_2023 = ("--pemda", "paser", "--instansi", "bkpsdm", "--tahun", "2023")
TUGAS = "\n".join(
    (
        "1.\tMenyusun rencana kerja sekretariat;",
        "2.\tMengoordinasikan evaluasi dan",
        "pelaporan kinerja; dan",
        "3.\tMelaksanakan tugas lain.",
    )
)


def gambar_bentrok(halaman: Page, rekan: Page, potret) -> None:
    """A colleague and you in one cell; the panel shows both texts."""
    rekan.goto(halaman.url)
    for orang, isi in ((rekan, "10 paket"), (halaman, "12 paket")):
        target(orang, 1).focus()
        ketik(orang, isi, "{Enter}")
        terjawab(orang)
    panel = target(halaman, 1).get_by_role("group", name=re.compile("^Dua isian berbeda"))
    expect(panel).to_contain_text("10 paket")
    expect(panel).to_contain_text("12 paket")
    potret(halaman, "kisi-bentrok", clip=ISI | {"y": 180, "height": 500})


def test_isi_lembar(server_baru, masuk_sebagai, potret):
    """A sheet of Paser is typed in the grid: what was read stands below; two people; a phone."""
    halaman, rekan = (masuk_sebagai(server_baru, PASER, viewport=LAYAR) for _ in range(2))
    halaman.izinkan.append(DITOLAK)
    reviu_paser(halaman)
    ketik_target(halaman, {0: "4 paket", 2: "12", 3: "2-3 paket"})
    expect(target(halaman, 2)).to_contain_text("dibaca 12")
    target(halaman, 1).focus()
    ketik(halaman, "10 paket")
    gulir(halaman.locator("h1"))
    halaman.locator("#kisi > .tabel-bungkus").evaluate("el => el.scrollTo({top: 0, behavior: 'instant'})")
    potret(halaman, "kisi", clip=ISI)
    ketik(halaman, "{Escape}")
    gambar_bentrok(halaman, rekan, potret)
    ponsel = masuk_sebagai(server_baru, PASER, viewport=PONSEL)
    ponsel.goto(halaman.url)
    gulir(ponsel.locator("#kisi"))
    expect(target(ponsel, 0)).to_contain_text("4 paket")
    assert ponsel.evaluate("document.documentElement.scrollWidth") <= PONSEL["width"]
    potret(ponsel, "kisi-ponsel")


def test_tempel_dari_excel(server_baru, masuk_sebagai, potret):
    """Twelve rows of Excel, before they go in."""
    halaman = masuk_sebagai(server_baru, CONTOH, viewport=LAYAR)
    halaman.goto("/magetan/2019/iku/dinas-contoh/")
    isi_lembar(halaman)
    ke_sasaran_baru(halaman)
    tempel(halaman, HTML, TEKS)
    dialog = halaman.get_by_role("dialog", name="Tempel dari Excel atau Word")
    expect(dialog.get_by_role("button", name="Masukkan 12 baris")).to_be_focused()
    potret(dialog, "tempel-excel")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("12 baris dimasukkan.").first).to_be_visible()


def pilih_mulai(halaman: Page, kata: str) -> None:
    """An entry of the menu "Mulai dari…"."""
    if not halaman.locator("details.tarik[open]").count():
        halaman.locator("summary", has_text="Mulai dari…").click()
    halaman.get_by_role("link", name=kata).last.click()


def test_mulai_dari(server_baru, masuk_sebagai, potret):
    """Not from nothing: the menu, rows of another jabatan, the library of manuals, tugas as sasaran."""
    halaman = masuk_sebagai(server_baru, PASER, viewport=LAYAR)
    reviu_paser(halaman)
    lembar, banyak = halaman.url, halaman.locator("tr[data-indikator]").count()
    halaman.locator("summary", has_text="Mulai dari…").click()
    potret(halaman, "mulai-dari", clip=ISI)
    pilih_mulai(halaman, "Jabatan lain")
    halaman.get_by_label("Cari jabatan, unit atau perangkat daerah").fill("Sub Bagian Perencanaan")
    halaman.get_by_role("main").get_by_role("button", name="Cari").click()
    halaman.get_by_role("main").get_by_role("row").nth(1).get_by_role("link").first.click()
    halaman.get_by_label("Pilih semua baris").uncheck()
    for nomor in range(1, 4):
        halaman.get_by_role("main").get_by_role("checkbox").nth(nomor).check()
    potret(halaman, "salin-jabatan", clip=ISI)
    tekan(halaman, "Salin baris yang dicentang")
    expect(halaman.locator("tr.belum-ditinjau")).to_have_count(3)
    expect(halaman.get_by_role("main")).to_contain_text("3 baris salinan belum ditinjau")
    assert halaman.locator("tr[data-indikator]").count() == banyak + 3
    pilih_mulai(halaman, "Manual indikator")
    siap(halaman, "Ambil dari manual indikator")
    halaman.get_by_label("Cari indikator").fill("akip")
    expect(halaman.locator("[data-saring-hasil]")).to_have_text(re.compile(r"^\d+ indikator$"))
    expect(halaman.get_by_role("checkbox", name="Nilai evaluasi AKIP pemerintah daerah")).to_be_visible()
    potret(halaman, "manual-indikator", clip=ISI)
    halaman.goto(lembar)
    pilih_mulai(halaman, "Tugas jabatan")
    siap(halaman, "Mulai dari tugas jabatan")
    expect(halaman.get_by_role("textbox", name=re.compile("Sasaran")).first).not_to_be_empty()
    potret(halaman, "dari-tugas", clip=ISI)


def test_pohon_kinerja(server_baru, masuk_sebagai, potret):
    """Suggestions accepted, the tree, the picker of what an indicator supports."""
    halaman = masuk_sebagai(server_baru, MAGETAN, viewport=LAYAR)
    pilih_tahun(halaman, 2019)
    buka_menu(halaman, "Pohon kinerja")
    halaman.get_by_role("link", name="Lihat usulan tautan").click()
    tekan(halaman, "Pasang yang dicentang")
    harap_pesan(halaman, "tautan dukungan sudah dipasang.")
    halaman.get_by_label("Cari di pohon").fill("Jumlah Dokumen Renja")
    simpul = halaman.get_by_role("treeitem").filter(has_text="Jumlah Dokumen Renja").first
    simpul.get_by_role("link", name=re.compile("^Atur")).click()
    dialog = halaman.get_by_role("dialog")
    dialog.get_by_label("Cari indikator atau jabatan").fill("akip")
    dialog.get_by_role("checkbox").locator("visible=true").first.check()
    potret(dialog, "pilih-dukungan")
    dialog.get_by_role("button", name="Simpan dukungan").click()
    expect(dialog).to_be_hidden()
    halaman.wait_for_load_state()
    halaman.get_by_role("button", name="Buka semua").click()
    expect(simpul).to_have_attribute("aria-level", "4")
    gulir(halaman.get_by_role("treeitem").filter(has_text="Kesesuaian kelembagaan").first)
    potret(halaman, "pohon-kinerja", clip=ISI | {"y": 64, "height": 560})


def test_realisasi_triwulan(server_baru, masuk_sebagai, potret):
    """The sheet of a triwulan, numerator and denominator below the row, evidence and analysis."""
    server_baru.kelola("shell", "-c", TRIWULANAN)
    halaman = masuk_sebagai(server_baru, MAGETAN, viewport=LAYAR)
    for triwulan, nilai in ((1, "77,9"), (2, "79,41")):
        halaman.goto(f"/magetan/2019/realisasi/bagian-organisasi/?tw={triwulan}")
        halaman.get_by_role("link", name=re.compile("^Berikutnya.*KEPALA BAGIAN ORGANISASI")).click()
        isian_realisasi(halaman, IKM).fill(nilai)
        isian_realisasi(halaman, IKM).press("Enter")
        expect(baris(halaman, IKM)).to_contain_text(f"dibaca {nilai}")
    inovasi = baris(halaman, INOVASI).first
    inovasi.get_by_role("button", name=re.compile("^Pembilang dan penyebut")).click()
    kotak = halaman.locator("tr.baris-sisip")
    kotak.get_by_role("textbox").first.fill("10")
    kotak.get_by_role("textbox").last.fill("40")
    expect(kotak).to_contain_text("10 ÷ 40 × 100 = 25")
    gulir(halaman.get_by_role("heading", level=2))
    potret(halaman, "realisasi-triwulan", clip=ISI)
    kotak.get_by_role("button", name="Simpan", exact=True).click()
    inovasi.get_by_role("link", name="analisis belum diisi").click()
    siap(halaman, "Ubah realisasi")
    surat = {"name": "laporan-inovasi.pdf", "mimeType": "application/pdf", "buffer": berkas_contoh.pdf()}
    foto = {"name": "klinik-inovasi.png", "mimeType": "image/png", "buffer": berkas_contoh.gambar("PNG")}
    halaman.get_by_label("Berkas bukti").set_input_files([surat, foto])
    berkas = halaman.locator("[data-unggah]").get_by_role("listitem")
    expect(berkas.filter(has_text="laporan-inovasi.pdf")).to_contain_text("terunggah")
    expect(berkas.filter(has_text="klinik-inovasi.png")).to_contain_text("terunggah")
    berkas.first.get_by_role("textbox").fill("Laporan inovasi semester I")
    halaman.get_by_label("Faktor penghambat").fill("30 perangkat daerah belum punya inovasi")
    halaman.get_by_label("Tindak lanjut").fill("Klinik inovasi tiap bulan")
    halaman.wait_for_load_state("networkidle")
    gulir(halaman.get_by_text("Analisis capaian"))
    potret(halaman, "realisasi-bukti", clip=ISI)
    tekan(halaman, "Simpan realisasi")
    expect(baris(halaman, INOVASI).first).to_contain_text("2 bukti")


def test_daftar_tugas_dan_draf(server_baru, masuk_sebagai, potret):
    """A list pasted from Word splits; a closed tab offers its text again."""
    halaman = masuk_sebagai(server_baru, CONTOH, viewport=LAYAR)
    halaman.goto("/magetan/instansi/dinas-contoh/")
    halaman.get_by_role("main").get_by_role("link", name="Sekretaris Dinas Pelayanan Contoh").first.click()
    halaman.get_by_role("link", name="Ubah daftar tugas").click()
    siap(halaman, "Ubah daftar tugas")
    alamat = halaman.url
    halaman.get_by_label("Daftar").fill(TUGAS)
    expect(halaman.get_by_role("main")).to_contain_text("3 butir tugas")
    potret(halaman, "daftar-tugas", clip=ISI)
    expect(halaman.get_by_text(re.compile(r"^draf tersimpan \d\d\.\d\d$"))).to_be_visible()
    halaman.close()
    tab = halaman.context.new_page()
    tab.goto(alamat)
    expect(tab.get_by_role("button", name="Pulihkan")).to_be_visible()
    potret(tab, "draf-pulihkan", clip=ISI | {"height": 400})
    tab.get_by_role("button", name="Pulihkan").click()
    expect(tab.get_by_label("Daftar")).to_have_value(TUGAS)


def test_lembar_capaian_dan_rekap(server, masuk_sebagai, potret):
    """What the README shows of the sheets and figures of Magetan."""
    halaman = masuk_sebagai(server, "verifikator@magetan.example", viewport=LAYAR)
    halaman.goto("/magetan/2019/iki/bagian-organisasi/")
    halaman.get_by_role("main").get_by_role("link", name=re.compile("^KASUBAG. PENGEMBANGAN KINERJA")).click()
    tabel = halaman.locator("article.lembar table")
    tabel.scroll_into_view_if_needed()
    expect(tabel.locator(".pecahan").first).to_be_visible()
    potret(halaman, "lembar-iki")
    halaman.goto("/magetan/2019/capaian/bagian-organisasi/")
    potret(halaman, "pengukuran-kinerja")
    baris(halaman, "Rata-rata Nilai IKM").first.get_by_role("link", name="101,55 %").click()
    expect(halaman.get_by_role("main")).to_contain_text("79,41 ÷ 78,2 × 100 = 101,55 %")
    potret(halaman, "bukti-hitung")
    buka_menu(halaman, "Rekap perangkat daerah")
    expect(baris(halaman, "Bagian Organisasi").first).to_be_visible()
    potret(halaman, "rekap")


def test_halaman_keputusan(server, tmp_path, teks_pdf, potret):
    """The page of IKU in the decree of Paser, as it is printed."""
    hasil = tmp_path / "keputusan.pdf"
    server.kelola("cetak", "keputusan", *PASER_2023, "-o", str(hasil))
    halaman = teks_pdf(hasil).split("\f")
    nomor = next(ke for ke, teks in enumerate(halaman, 1) if "Indeks Survei Kepuasan" in teks)
    pilihan = ["-png", "-r", "95", "-f", str(nomor), "-l", str(nomor), "-H", "860"]
    lembar = subprocess.run(["pdftoppm", *pilihan, hasil], check=True, capture_output=True, timeout=60).stdout
    potret(lembar, "keputusan-paser")
