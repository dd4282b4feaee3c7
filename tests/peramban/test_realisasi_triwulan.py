"""The journey of a triwulan: keyboard, a pasted column, numerator and denominator, files, analysis, submission."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests import berkas_contoh
from tests.peramban.langkah import DITOLAK, baris, harap_pesan, tekan

LEMBAR = "/magetan/2019/realisasi/bagian-organisasi/?tw=2"
JABATAN = "KEPALA BAGIAN ORGANISASI"
IKM, AKIP, INOVASI = "Rata-rata Nilai IKM", "Nilai AKIP komponen pelaporan kinerja", "inovasi pelayanan publik"
SUB = ("Ketatalaksanaan", "Penataan dan penguatan organisasi", "Pelayanan Publik", "Akuntabilitas Kinerja")
HP = {"width": 360, "height": 740}
# the demo measures by year; the journey needs a sheet measured by triwulan, with a target of the triwulan
TRIWULANAN = """
from indikator.domain import target_triwulan
from indikator.models import Indikator
from organisasi.models import Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai
pemda = Pemda.objects.get(slug="magetan")
with sebagai(pemda):
    berlaku = Indikator.objects.filter(lembar__penetapan__berlaku__tahun=2019)
    semua = berlaku.filter(lembar__penetapan__instansi__slug="bagian-organisasi")
    semua.update(frekuensi="triwulan", tipe_penghitungan="non_kumulatif")
    for satu in semua.filter(lembar__jabatan__nama__startswith="KEPALA BAGIAN", nama__contains="inovasi"):
        target = {"tw1": "", "tw2": "50%", "tw3": "", "tw4": "60%"}
        target_triwulan.atur(oleh=Pelaku.mesin(pemda), indikator=satu, tahun=2019, **target)
"""
TERSIMPAN = """
import json
from indikator.models import Realisasi
from organisasi.models import Berkas, Pemda
from organisasi.penyewa import sebagai
with sebagai(Pemda.objects.get(slug="magetan")):
    isi = {}
    semua = Realisasi.objects.filter(pengukuran__tahun=2019, pengukuran__triwulan=2)
    for r in semua.select_related("capaian", "indikator"):
        isi[r.indikator.nama] = {
            "teks": r.teks, "sifat": r.sifat, "bukti_hitung": r.capaian.bukti_hitung, "tindak_lanjut": r.tindak_lanjut,
            "variabel": sorted(int(v.nilai) for v in r.nilai_variabel.all()),
            "bukti": [[b.berkas.nama if b.berkas else b.tautan, b.keterangan] for b in r.bukti.all()],
        }
    print("JSON" + json.dumps({"realisasi": isi, "titipan": Berkas.objects.filter(titipan=True).count()}))
"""


@pytest.fixture
def server_triwulan(server_baru):
    server_baru.kelola("shell", "-c", TRIWULANAN)
    return server_baru


def tersimpan(server) -> dict:
    return json.loads(server.kelola("shell", "-c", TERSIMPAN).split("JSON")[1])


def buka_jabatan(halaman):
    """From the IKU to the sheet of the head by the link to the next one; the triwulan stays."""
    halaman.goto(LEMBAR)
    halaman.get_by_role("link", name=re.compile(f"^Berikutnya.*{JABATAN}")).click()
    expect(halaman.get_by_role("heading", level=2).first).to_contain_text(JABATAN)
    expect(halaman.locator(".kepala-keterangan")).to_contain_text("Triwulan II 2019")


def sel(halaman, nama: str):
    return baris(halaman, nama).get_by_role("textbox", name=re.compile("^Realisasi: "))


def tempel(isian, teks: str) -> None:
    """What the browser does when a column is pasted from a spreadsheet."""
    isian.focus()
    isian.evaluate(
        """(el, teks) => { const isi = new DataTransfer(); isi.setData("text/plain", teks);
           el.dispatchEvent(new ClipboardEvent("paste", {clipboardData: isi, bubbles: true, cancelable: true})); }""",
        teks,
    )


def jatuhkan(kotak, nama: str, isi: bytes, jenis: str) -> None:
    """Drop a file from the desktop on the box."""
    kotak.evaluate(
        """(el, [nama, isi, jenis]) => {
           const bawaan = new DataTransfer();
           bawaan.items.add(new File([Uint8Array.from(isi)], nama, {type: jenis}));
           for (const kejadian of ["dragenter", "dragover", "drop"])
             el.dispatchEvent(new DragEvent(kejadian, {dataTransfer: bawaan, bubbles: true, cancelable: true})); }""",
        [nama, list(isi), jenis],
    )


def isi_dengan_papan_ketik(halaman) -> None:
    """A value and Enter: it is saved, the next cell has the focus; ↑ goes back."""
    sel(halaman, IKM).fill("79,41")
    sel(halaman, IKM).press("Enter")
    expect(baris(halaman, IKM)).to_contain_text("dibaca 79,41")
    expect(sel(halaman, INOVASI)).to_be_focused()
    halaman.keyboard.press("ArrowUp")
    expect(sel(halaman, IKM)).to_be_focused()


def isi_komponen(halaman) -> None:
    """Numerator and denominator below the row, with the live result."""
    satu = baris(halaman, INOVASI).first
    satu.get_by_role("button", name=re.compile("^Pembilang dan penyebut")).click()
    kotak = halaman.locator("tr.baris-sisip")
    expect(kotak.get_by_role("textbox").first).to_be_focused()
    kotak.get_by_role("textbox").first.fill("10")
    kotak.get_by_role("textbox").last.fill("0")
    kotak.get_by_role("button", name="Simpan", exact=True).click()
    expect(kotak).to_contain_text("Perbaiki isian berikut")  # the live result says the rest before the answer is there
    expect(kotak.get_by_role("textbox").first).to_have_value("10")
    kotak.get_by_role("textbox").last.fill("40")
    expect(kotak).to_contain_text("10 ÷ 40 × 100 = 25")
    kotak.get_by_role("button", name="Simpan", exact=True).click()
    expect(kotak).to_have_count(0)
    expect(satu).to_contain_text("dari rumus")
    expect(satu).to_contain_text("50,00 %")
    expect(satu).to_contain_text("analisis belum diisi")


def tempel_kolom(halaman) -> None:
    """Four numbers from Excel into four rows, after a preview that Enter accepts."""
    tempel(sel(halaman, SUB[0]), "1,65\r\n1,49\r\n\r\n2,14\r\n")
    dialog = halaman.get_by_role("dialog")
    expect(dialog).to_contain_text("3 nilai ke 3 baris")
    expect(dialog).to_contain_text("1 baris kosong dilewati")
    halaman.keyboard.press("Enter")
    for nama, nilai in ((SUB[0], "1,65"), (SUB[1], "1,49"), (SUB[3], "2,14")):
        expect(baris(halaman, nama)).to_contain_text(f"dibaca {nilai}")
    expect(sel(halaman, SUB[2])).to_have_value("")


def test_kolom_tempelan_tetap_di_barisnya(server_triwulan, masuk_sebagai):
    """A column copied from Excel has a value for every row; the one beside a formula row stays with that row."""
    halaman = masuk_sebagai(server_triwulan, "perencana@magetan.example")
    halaman.izinkan.append(DITOLAK)
    buka_jabatan(halaman)
    isi_komponen(halaman)
    semua = halaman.locator(".tabel-realisasi tbody tr[id^='baris-']")
    berkotak = [n for n in range(semua.count()) if semua.nth(n).locator("input.sel-nilai").count()]
    rumus = next(n for n in range(semua.count()) if "dari rumus" in semua.nth(n).inner_text())
    assert 0 < rumus < berkotak[-1] and berkotak[0] < rumus
    nilai = [f"{n + 1},5" for n in range(berkotak[0], berkotak[-1] + 1)]
    tempel(semua.nth(berkotak[0]).locator("input.sel-nilai"), "\r\n".join(nilai))
    dialog = halaman.get_by_role("dialog")
    dilewati = dialog.get_by_role("row").filter(has_text=INOVASI).first
    expect(dilewati).to_contain_text(f"{rumus + 1},5")
    expect(dilewati).to_contain_text("diisi rumus, dilewati")
    expect(dialog).to_contain_text(f"{len(berkotak)} nilai ke {len(berkotak)} baris")
    expect(dialog).not_to_contain_text("tidak mendapat baris")
    kepala, pertama = (dialog.get_by_role("row").nth(n).bounding_box() for n in (0, 1))
    assert kepala["y"] + kepala["height"] <= pertama["y"] + 1  # the head lay over the first row
    halaman.keyboard.press("Enter")
    for n in berkotak:
        expect(semua.nth(n)).to_contain_text(f"dibaca {n + 1},5")
    expect(semua.nth(rumus)).to_contain_text("50,00 %")
    halaman.reload()
    for n in berkotak:
        expect(semua.nth(n).locator("input.sel-nilai")).to_have_value(f"{n + 1},5")


def lampirkan(halaman) -> None:
    """Two files, one refused where it stands, and the analysis; a refused form keeps the list."""
    baris(halaman, INOVASI).first.get_by_role("link", name="analisis belum diisi").click()
    kotak = halaman.locator("[data-unggah]")
    surat = {"name": "survei.png", "mimeType": "image/png", "buffer": berkas_contoh.gambar("PNG")}
    palsu = {"name": "palsu.png", "mimeType": "image/png", "buffer": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}
    halaman.get_by_label("Berkas bukti").set_input_files([surat, palsu])
    jatuhkan(kotak, "laporan.pdf", berkas_contoh.pdf(), "application/pdf")
    daftar = kotak.get_by_role("listitem")
    expect(daftar.filter(has_text="survei.png")).to_contain_text("terunggah")
    expect(daftar.filter(has_text="laporan.pdf")).to_contain_text("terunggah")
    expect(daftar.filter(has_text="palsu.png")).to_contain_text("rusak atau bukan PNG")
    daftar.filter(has_text="palsu.png").get_by_role("button", name="Buang").click()
    daftar.filter(has_text="laporan.pdf").get_by_role("textbox").fill("Laporan inovasi semester I")
    halaman.get_by_label("Catatan").fill("x" * 2001)
    tekan(halaman, "Simpan realisasi")
    expect(halaman.get_by_role("main").get_by_role("alert").first).to_contain_text("2000 karakter")
    expect(daftar).to_have_count(2)
    expect(daftar.filter(has_text="laporan.pdf").get_by_role("textbox")).to_have_value("Laporan inovasi semester I")
    halaman.get_by_label("Catatan").fill("dari BKD")
    halaman.get_by_label("Faktor penghambat").fill("30 OPD belum punya inovasi")
    halaman.get_by_label("Tindak lanjut").fill("Klinik inovasi tiap bulan")
    tekan(halaman, "Simpan realisasi")
    harap_pesan(halaman, "25 ÷ 50 × 100 = 50,00 %")


def test_triwulan_diisi_sampai_diajukan(server_triwulan, masuk_sebagai, periksa_axe, potret):
    halaman = masuk_sebagai(server_triwulan, "perencana@magetan.example")
    halaman.izinkan.append(DITOLAK)
    buka_jabatan(halaman)
    isi_dengan_papan_ketik(halaman)
    isi_komponen(halaman)
    tempel_kolom(halaman)
    periksa_axe(halaman)
    potret(halaman, "realisasi-triwulan")
    lampirkan(halaman)
    satu = baris(halaman, INOVASI).first
    expect(satu).to_contain_text("2 bukti")
    expect(satu).not_to_contain_text("analisis belum diisi")
    sel(halaman, IKM).locator("xpath=ancestor::form").get_by_role("combobox").select_option("sementara")
    expect(baris(halaman, IKM)).to_contain_text("*)")
    isi = tersimpan(server_triwulan)
    inovasi = next(r for nama, r in isi["realisasi"].items() if INOVASI in nama)
    assert (inovasi["teks"], inovasi["variabel"], inovasi["bukti_hitung"]) == (
        "25",
        [10, 40],
        "25 ÷ 50 × 100 = 50,00 %",
    )
    assert sorted(inovasi["bukti"]) == [["laporan.pdf", "Laporan inovasi semester I"], ["survei.png", ""]]
    assert inovasi["tindak_lanjut"] == "Klinik inovasi tiap bulan" and isi["titipan"] == 0
    assert isi["realisasi"][IKM]["sifat"] == "sementara"
    assert [isi["realisasi"][nama]["teks"] for nama in (SUB[0], SUB[1], SUB[3])] == ["1,65", "1,49", "2,14"]
    satu.get_by_role("link", name=re.compile("2 bukti")).click()
    bukti = halaman.get_by_role("main")
    expect(bukti).to_contain_text("25 ÷ 50 × 100 = 50,00 %")
    expect(bukti).to_contain_text("Klinik inovasi tiap bulan")
    with halaman.expect_download() as unduhan:
        bukti.get_by_role("link", name=re.compile("Laporan inovasi")).click()
    assert unduhan.value.suggested_filename == "laporan.pdf"
    periksa_cetak(halaman)


def periksa_cetak(halaman) -> None:
    """The sheet as it is printed: the values, how far they reach, no buttons."""
    buka_jabatan(halaman)
    halaman.emulate_media(media="print")
    satu = baris(halaman, INOVASI).first
    expect(satu).to_contain_text("50,00 %")
    expect(satu.get_by_role("link", name=re.compile("^Ubah"))).to_be_hidden()
    expect(sel(halaman, IKM)).not_to_have_value("")
    halaman.emulate_media(media="screen")


def test_triwulan_di_ponsel_tanpa_gulir_samping(server_triwulan, masuk_sebagai, periksa_axe):
    halaman = masuk_sebagai(server_triwulan, "perencana@magetan.example", viewport=HP)
    buka_jabatan(halaman)
    baris(halaman, INOVASI).first.get_by_role("button", name=re.compile("^Pembilang dan penyebut")).click()
    expect(halaman.locator("tr.baris-sisip").get_by_role("textbox").first).to_be_focused()
    assert halaman.evaluate("document.documentElement.scrollWidth") <= HP["width"]
    periksa_axe(halaman)
    halaman.keyboard.press("Escape")
    expect(halaman.locator("tr.baris-sisip")).to_have_count(0)
