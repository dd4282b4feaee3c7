"""A document by its sections: the same as at once, rendered once, and what goes wrong stays where it is."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pikepdf
import pytest

from kinerja.pdf import Bagian, GalatPdf, bagian_ke_pdf, html_ke_pdf, sapu_ruang
from kinerja.pdf import bagian as mesin_bagian
from kinerja.pdf import letak as letak_singgahan
from kinerja.pdf.kolam import zigot
from tests.test_pdf import PIKSEL, baca

GAYA = """
@page { size: 120mm 160mm; margin: 20mm; @top-right { content: string(tanda) } }
@page isi { @top-center { content: "- " counter(page) " -"; font: 11pt "Bookman Old Style" } }
@page isi:nth(1 of isi) { @top-center { content: none } }
@page lembar { size: 160mm 120mm; @bottom-right { content: "Halaman " counter(page) " dari " counter(pages) } }
@page sampul { counter-increment: page 0 }
.sampul { page: sampul } .isi { page: isi } .lembar { page: lembar; break-before: page }
.tanda { position: absolute; visibility: hidden; string-set: tanda content(text) }
h1 { bookmark-level: 1 } h2 { bookmark-level: 2 } body { font-family: "Bookman Old Style" }
a[data-halaman]::after { content: leader(".") attr(data-halaman) }
"""
SAMPUL, ISI = '<section class="sampul"><p>SAMPUL</p></section>', '<section class="isi"><h1>Keputusan</h1>{}</section>'
PANJANG = "<p>Persentase pegawai yang mengikuti pelatihan</p>" * 16


def bungkus(isi: str) -> str:
    return f"<!doctype html><html lang=id><head><title>x</title></head><body>{isi}</body></html>"


def lembar(nama: str, isi: str = PANJANG) -> str:
    return f'<section class="lembar"><h2>{nama}</h2>{isi}</section>'


def dokumen(*nama: str) -> dict[str, str]:
    tubuh = {"tubuh": SAMPUL + ISI.format(PANJANG)}
    return tubuh | {satu: lembar(satu) for satu in nama}


def bagian(isi: dict[str, str]) -> list[Bagian]:
    return [Bagian(kunci, bungkus(html), kunci.title()) for kunci, html in isi.items()]


def teks(isi: bytes) -> list[str]:
    return [re.sub(r"\s+", " ", halaman.extract_text()).strip() for halaman in baca(isi).pages]


def gambar(isi: bytes, ruang: Path) -> list[bytes]:
    """Every page as pixels."""
    ruang.mkdir()
    (ruang / "a.pdf").write_bytes(isi)
    subprocess.run(["pdftoppm", "-r", "50", ruang / "a.pdf", ruang / "h"], check=True)
    return [berkas.read_bytes() for berkas in sorted(ruang.glob("h*.ppm"))]


def pekerja_hidup() -> list[str]:
    """Processes forked by the zygote of this process."""
    return Path(f"/proc/{zigot.proses.pid}/task/{zigot.proses.pid}/children").read_text().split()


@pytest.fixture
def hitung(monkeypatch):
    """Keys of the sections that were rendered, not read."""
    dirender = []

    class Menghitung(mesin_bagian.Kolam):
        def kerjakan(self, antrean, detak):
            for hasil in super().kerjakan(antrean, detak):
                dirender.append(hasil[0])
                yield hasil

    monkeypatch.setattr(mesin_bagian, "Kolam", Menghitung)
    return dirender


def test_sama_dengan_yang_dibuat_sekaligus(tmp_path):
    """Text, picture and bookmarks; the number of a page in its own place, none on a cover and on a first page."""
    isi = dokumen("kepala", "sekretaris", "analis")
    tanda = '<p class="tanda">DRAF</p>'
    utuh = html_ke_pdf(bungkus(tanda + "".join(isi.values())), judul="Keputusan", css=[GAYA])
    hasil = bagian_ke_pdf(bagian(isi), judul="Keputusan", penulis="BKPSDM", css=[GAYA], tindih=bungkus(tanda))
    assert (hasil.halaman, hasil.peringatan) == (utuh.halaman, ())
    assert gambar(hasil.isi, tmp_path / "a") == gambar(utuh.isi, tmp_path / "b")
    assert [sorted(a.split()) for a in teks(hasil.isi)] == [sorted(a.split()) for a in teks(utuh.isi)]
    assert "- 2 -" in teks(hasil.isi)[2] and f"Halaman 4 dari {hasil.halaman}" in teks(hasil.isi)[4]
    pdf = baca(hasil.isi)
    assert (pdf.metadata.title, pdf.metadata.author, pdf.root_object["/Lang"]) == ("Keputusan", "BKPSDM", "id")
    judul, anak = pdf.outline
    assert judul.title == "Keputusan" and [satu.title for satu in anak] == ["kepala", "sekretaris", "analis"]
    assert [pdf.get_destination_page_number(satu) for satu in anak] == [4, 7, 10]


def test_huruf_tersimpan_sekali():
    isi = dokumen(*(f"jabatan {n}" for n in range(12)))
    with pikepdf.open(_berkas(bagian_ke_pdf(bagian(isi), judul="x", css=[GAYA]).isi)) as pdf:
        huruf = {huruf.objgen for halaman in pdf.pages for huruf in halaman.Resources.Font.values()}
        program = [satu for satu in pdf.objects if isinstance(satu, pikepdf.Stream) and "/Subtype" in satu]
    assert len(huruf) == 2  # regular and bold
    assert sum(satu.Subtype == "/OpenType" for satu in program) == 2


def _berkas(isi: bytes):
    import io

    return io.BytesIO(isi)


def test_daftar_isi_menaut_ke_halaman():
    """Made last, placed second: its own page moves the numbers it prints."""
    isi = dokumen("kepala", "analis")

    def buat(entri):
        baris = [f'<p><a href="bagian:{e.kunci}" data-halaman="{e.nomor}">{e.judul}</a></p>' for e in entri]
        return Bagian("daftar", bungkus(lembar("Daftar isi", "".join(baris))), "Daftar isi")

    hasil = bagian_ke_pdf(bagian(isi), judul="x", css=[GAYA], daftar_isi=(1, buat))
    pdf, halaman = baca(hasil.isi), teks(hasil.isi)
    daftar = next(n for n, satu in enumerate(halaman) if "Daftar isi" in satu)
    assert daftar == 4 and re.search(r"kepala ?\.+ ?5\b", halaman[4]) and re.search(r"analis ?\.+ ?8\b", halaman[4])
    assert "Halaman 5 dari 11" in halaman[5] and "kepala" in halaman[5]
    tujuan = [satu.get_object()["/Dest"][0].get_object() for satu in pdf.pages[daftar]["/Annots"]]
    assert list(dict.fromkeys(map(pdf.get_page_number, tujuan))) == [0, 4, 5, 8]


def test_daftar_isi_disusun_sekali_lagi_bila_halaman_bergeser(tmp_path, hitung):
    """Without numbers it is rendered beside the others and kept; only the one with numbers comes after them."""
    isi = dokumen("kepala", "analis")

    def buat(entri):
        nomor = {e.kunci: e.nomor for e in entri}
        baris = [
            f'<p><a data-halaman="{nomor.get(k, "")}" href="bagian:{k}">{k}</a></p>' for k in ("kepala", "analis")
        ]
        return Bagian("daftar", bungkus(lembar("Daftar isi", "".join(baris))), "Daftar isi")

    def cetak():
        return bagian_ke_pdf(bagian(isi), judul="x", css=[GAYA], singgahan=tmp_path, daftar_isi=(1, buat)).isi

    cetak()
    assert hitung.count("daftar") == 2
    isi["kepala"] = lembar("kepala", PANJANG * 20)
    hitung.clear()
    halaman = teks(cetak())
    assert hitung == ["kepala", "daftar"]
    analis = next(n for n, satu in enumerate(halaman, 1) if satu.startswith("analis"))
    assert re.search(rf"analis ?\.+ ?{analis - 1}\b", next(satu for satu in halaman if "Daftar isi" in satu))


def test_hanya_yang_berubah_dirender(tmp_path, hitung):
    isi = dokumen("kepala", "analis")
    pertama = bagian_ke_pdf(bagian(isi), judul="x", css=[GAYA], singgahan=tmp_path / "1")
    assert {"tubuh", "kepala", "analis"} <= set(hitung)
    hitung.clear()
    assert bagian_ke_pdf(bagian(isi), judul="x", css=[GAYA], singgahan=tmp_path / "1").isi == pertama.isi
    assert hitung == []
    isi["analis"] = lembar("analis", "<p>Baru</p>")
    lagi = bagian_ke_pdf(bagian(isi), judul="x", css=[GAYA], singgahan=tmp_path / "1")
    assert hitung == ["analis"] and "Baru" in teks(lagi.isi)[-1]
    hitung.clear()
    bagian_ke_pdf(bagian(isi), judul="x", css=[GAYA], singgahan=tmp_path / "2")  # another pemda finds nothing
    assert {"tubuh", "kepala", "analis"} <= set(hitung)
    hitung.clear()
    bagian_ke_pdf(bagian(isi), judul="x", css=[GAYA + "p { color: red }"], singgahan=tmp_path / "1")
    assert {"tubuh", "kepala", "analis"} <= set(hitung)


def test_singgahan_rusak_dirender_lagi(tmp_path, hitung):
    isi = dokumen("kepala")
    bagian_ke_pdf(bagian(isi), judul="x", css=[GAYA], singgahan=tmp_path)
    for berkas in tmp_path.iterdir():
        berkas.write_bytes(berkas.read_bytes()[:-3])
    hitung.clear()
    assert bagian_ke_pdf(bagian(isi), judul="x", css=[GAYA], singgahan=tmp_path).halaman == 7
    assert {"tubuh", "kepala"} <= set(hitung)


def test_statis_yang_berganti_dirender_lagi(settings, tmp_path, hitung):
    settings.STATICFILES_DIRS = [tmp_path]
    (tmp_path / "a.png").write_bytes(PIKSEL)
    isi = {"a": lembar("a", '<img src="static:a.png">')}
    for pudar in (b"", b" "):
        (tmp_path / "a.png").write_bytes(PIKSEL + pudar)
        bagian_ke_pdf(bagian(isi), judul="x", css=[GAYA], singgahan=tmp_path / "s")
    assert hitung.count("a") == 2


def test_singgahan_disapu(settings, tmp_path):
    """Old ones and the oldest beyond the size go; young ones stay."""
    settings.DATA_DIR, settings.SINGGAHAN_PDF_MB = tmp_path, 1
    milik = letak_singgahan(7)
    milik.mkdir(parents=True)
    for nama, usia in (("baru", 0), ("lama", 5), ("usang", 40 * 86400)):
        (milik / nama).write_bytes(b"x" * (600 * 1024 if nama != "usang" else 1))
        os.utime(milik / nama, (time.time() - usia,) * 2)
    assert sapu_ruang() == 2
    assert [berkas.name for berkas in milik.iterdir()] == ["baru"]


GANAS = {
    "html": "&lt;script&gt;alert(1)&lt;/script&gt; <b>tebal</b> <table><tr><td>tanpa penutup",
    "kata panjang": "<p>" + "kinerja" * 700 + "</p>",
    "kanan ke kiri": "<p>مؤشر الأداء ١٢٣ ‮ dibalik ‬ עברית</p>",
    "emoji": "<p>📈 🇮🇩 👩‍💼 naik</p>",
    "kosong": "",
}


def test_teks_ganas_tetap_tercetak():
    hasil = bagian_ke_pdf(bagian({n: lembar(n, i) for n, i in GANAS.items()}), judul="x", css=[GAYA], ketat=False)
    semua = " ".join(teks(hasil.isi))
    assert hasil.halaman >= len(GANAS) and all(nama in semua for nama in GANAS)
    assert b"/JavaScript" not in hasil.isi


def test_yang_tidak_dapat_dimuat_menyebut_bagiannya(tmp_path):
    """Nothing is fetched; the other sections are kept, this one is not."""
    isi = dokumen("kepala") | {"jahat": lembar("jahat", '<img src="file:///etc/hostname">')}
    with pytest.raises(GalatPdf, match=r"Bagian “Jahat”.*tidak dapat dimuat") as galat:
        bagian_ke_pdf(bagian(isi), judul="x", css=[GAYA], singgahan=tmp_path)
    assert galat.value.rincian and pekerja_hidup() == []
    longgar = bagian_ke_pdf(bagian(isi), judul="x", css=[GAYA], singgahan=tmp_path, ketat=False)
    assert longgar.peringatan and b"EmbeddedFile" not in longgar.isi


def test_bagian_yang_terlalu_besar_gagal_sendiri(settings, tmp_path):
    settings.MEMORI_PDF_MB = 500
    isi = dokumen("kepala") | {"besar": lembar("besar", "<p>baris yang panjang</p>" * 100_000)}
    with pytest.raises(GalatPdf, match=r"Bagian “Besar”.*batas 500 MB"):
        bagian_ke_pdf(bagian(isi), judul="x", css=[GAYA], singgahan=tmp_path)
    assert pekerja_hidup() == []
    assert bagian_ke_pdf(bagian(dokumen("kepala")), judul="x", css=[GAYA]).halaman == 7


def test_batas_waktu_bagian(settings):
    settings.WAKTU_PDF_DETIK = 1
    with pytest.raises(GalatPdf, match="tidak selesai dalam 1 detik"):
        bagian_ke_pdf(bagian({"lama": lembar("lama", PANJANG * 500)}), judul="x", css=[GAYA])
    assert pekerja_hidup() == []


def test_dibatalkan_tanpa_sisa():
    """What the callback raises comes through at once, and no worker is left."""
    sejak = []

    def lapor(selesai, jumlah):
        if pekerja_hidup():
            sejak.append(time.monotonic())
            raise InterruptedError("dibatalkan")

    bagian_ke_pdf(bagian(dokumen()), judul="x", css=[GAYA])
    with pytest.raises(InterruptedError):
        bagian_ke_pdf(bagian({n: lembar(n, PANJANG * 300) for n in "abcd"}), judul="x", css=[GAYA], lapor=lapor)
    assert pekerja_hidup() == [] and sejak


def test_kemajuan_sampai_selesai(tmp_path):
    kabar = []
    isi = bagian(dokumen("kepala", "analis"))
    for _ in range(2):
        bagian_ke_pdf(isi, judul="x", css=[GAYA], singgahan=tmp_path, lapor=lambda *satu: kabar.append(satu))
    assert kabar[0] == (0, 3) and kabar[-1] == (3, 3) and kabar[-2] == (3, 3)


def test_zigot_yang_mati_dimulai_lagi():
    bagian_ke_pdf(bagian(dokumen()), judul="x", css=[GAYA])
    lama = zigot.proses.pid
    os.kill(lama, signal.SIGKILL)
    os.waitid(os.P_PID, lama, os.WEXITED | os.WNOWAIT)
    assert bagian_ke_pdf(bagian(dokumen()), judul="x", css=[GAYA]).halaman == 4
    assert zigot.proses.pid != lama


def test_zigot_tanpa_rahasia(monkeypatch):
    zigot.tutup()
    monkeypatch.setenv("DATABASE_URL_PEMILIK", "postgres://rahasia")
    bagian_ke_pdf(bagian(dokumen()), judul="x", css=[GAYA])
    lingkungan = Path(f"/proc/{zigot.proses.pid}/environ").read_bytes()
    assert b"rahasia" not in lingkungan and b"DJANGO_SETTINGS_MODULE" not in lingkungan
