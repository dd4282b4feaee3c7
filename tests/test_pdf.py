"""The PDF engine: what it may load, what it costs, how it fails."""

import io
import os
import subprocess
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from kinerja.pdf import GalatPdf, html_ke_pdf, sapu_ruang

F4 = "@page { size: 215mm 330mm; margin: 2cm } body { font-family: 'Bookman Old Style' }"
PIKSEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


def dokumen(isi: str) -> str:
    return f"<!doctype html><html lang=id><head><title>x</title></head><body>{isi}</body></html>"


def baca(isi: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(isi))


def test_pdf_biasa():
    hasil = html_ke_pdf(
        dokumen("<p>Persentase pegawai</p><p style='break-before: page'>Dua</p>"), judul="IKU 2023", css=[F4]
    )
    pdf = baca(hasil.isi)
    assert (hasil.halaman, len(pdf.pages), hasil.peringatan) == (2, 2, ())
    assert pdf.metadata.title == "IKU 2023"
    assert "Persentase pegawai" in pdf.pages[0].extract_text()
    assert [round(float(p) / 72 * 25.4) for p in pdf.pages[0].mediabox[2:]] == [215, 330]


def test_bookman_menjadi_tex_gyre_bonum(tmp_path):
    berkas = tmp_path / "a.pdf"
    berkas.write_bytes(html_ke_pdf(dokumen("<p>Huruf <b>tebal</b></p>"), judul="Huruf", css=[F4]).isi)
    huruf = subprocess.run(["pdffonts", berkas], capture_output=True, text=True, check=True).stdout
    assert "Bonum" in huruf
    assert "DejaVu" not in huruf


def test_statis_dan_berkas_yang_diserahkan():
    isi = dokumen('<img src="static:img/lambang.svg"><img src="berkas:bukti%201">')
    hasil = html_ke_pdf(isi, judul="Gambar", berkas={"bukti 1": ("image/png", PIKSEL)})
    assert hasil.peringatan == ()
    assert b"/XObject" in hasil.isi


def test_css_statis(settings, tmp_path):
    (tmp_path / "gaya.css").write_text("@page { size: 100mm 100mm }")
    settings.STATICFILES_DIRS = [tmp_path]
    pdf = baca(html_ke_pdf(dokumen("<p>a"), judul="CSS", css=["static:gaya.css"]).isi)
    assert round(float(pdf.pages[0].mediabox[2]) / 72 * 25.4) == 100


TERLARANG = [
    '<img src="{url}">',
    '<object data="{url}"></object>',
    '<link rel="stylesheet" href="{url}">',
    '<link rel="attachment" href="{url}">',
    '<a rel="attachment" href="{url}">lampiran</a>',
    '<p style="background: url({url})">x</p>',
    '<style>@import "{url}";</style>',
    '<style>@font-face {{ font-family: f; src: url({url}) }}</style><p style="font-family: f">x</p>',
    '<svg width="9" height="9"><image href="{url}" width="9" height="9"/></svg>',
    '<p style="list-style-image: url({url}); display: list-item">x</p>',
]
ALAMAT = [
    "file://{rahasia}/{ke}",
    "FILE://{rahasia}/{ke}",
    "static:../../../../../../..{rahasia}/{ke}",
    "http://127.0.0.1:{port}/{ke}",
]


@pytest.mark.parametrize("alamat", ALAMAT)
def test_tidak_ada_yang_diambil_dari_luar(alamat, pendengar, tmp_path):
    """Every way to load something, at once: refused, named, and nothing of it in the PDF."""
    port, ketukan = pendengar
    bagian = []
    for ke, bentuk in enumerate(TERLARANG):
        (tmp_path / str(ke)).write_text("ISI-RAHASIA-SISTEM")
        bagian.append(bentuk.format(url=alamat.format(rahasia=tmp_path, port=port, ke=ke)))
    isi = dokumen("".join(bagian))
    hasil = html_ke_pdf(isi, judul="Coba", ketat=False)
    pdf = baca(hasil.isi)
    teks = "".join(halaman.extract_text() for halaman in pdf.pages)
    assert "RAHASIA" not in teks and not pdf.attachments and ketukan == []
    assert b"EmbeddedFile" not in hasil.isi
    assert len(hasil.peringatan) >= len(TERLARANG)
    with pytest.raises(GalatPdf, match="tidak dapat dimuat") as galat:
        html_ke_pdf(isi, judul="Coba")
    assert galat.value.rincian


def test_statis_tidak_menembus_tautan(settings, tmp_path):
    """A symbolic link does not lead out of the static directory."""
    akar = tmp_path / "statis"
    akar.mkdir()
    (akar / "jalan.png").symlink_to("/etc/hostname")
    settings.STATICFILES_DIRS = [akar]
    with pytest.raises(GalatPdf, match="berkas statis tidak ada"):
        html_ke_pdf(dokumen('<img src="static:jalan.png">'), judul="Coba")


def test_peringatan_css_dikembalikan():
    hasil = html_ke_pdf(dokumen("<p>a"), judul="x", css=["p { warna: merah }"])
    assert any("warna" in baris for baris in hasil.peringatan)


@pytest.mark.lambat
def test_memori_habis_induk_tetap_hidup(settings):
    settings.MEMORI_PDF_MB = 300
    with pytest.raises(GalatPdf, match=r"batas 300 MB.*MEMORI_PDF_MB"):
        html_ke_pdf(dokumen("<p>baris yang panjang</p>" * 200_000), judul="Besar")
    settings.MEMORI_PDF_MB = 1536
    assert html_ke_pdf(dokumen("<p>kecil"), judul="Kecil").halaman == 1


@pytest.mark.parametrize(
    ("catatan", "kalimat"),
    [
        (
            "Exception ignored in: <function f at 0x1>\nTraceback (most recent call last):\nMemoryError: \n",
            "batas 1.536 MB",
        ),
        ("object type name: MemoryError\nobject repr     : MemoryError()\nlost sys.stderr\n", "batas 1.536 MB"),
        ("    return isinstance(galat, MemoryError)\nValueError: lain\n", "kesalahan pada penyusun halaman"),
    ],
)
def test_memori_habis_hanya_tercatat(monkeypatch, settings, catatan, kalimat):
    """A child without memory even for its exit code ends with 1; only its log knows why."""
    settings.MEMORI_PDF_MB = 1536

    def jalankan(ruang, waktu, kabar):
        (ruang / "catatan").write_text(catatan)
        return 1

    monkeypatch.setattr("kinerja.pdf.satu._jalankan_anak", jalankan)
    with pytest.raises(GalatPdf, match=kalimat):
        html_ke_pdf(dokumen("<p>a"), judul="x")


def test_batas_waktu(settings):
    settings.WAKTU_PDF_DETIK = 2
    mulai = time.monotonic()
    with pytest.raises(GalatPdf, match="tidak selesai dalam 2 detik"):
        html_ke_pdf(dokumen("<p>baris yang panjang</p>" * 200_000), judul="Lama")
    assert time.monotonic() - mulai < 4


def anak() -> set[str]:
    """Child processes; among them may be the warm zygote of another test."""
    return {satu for berkas in Path("/proc/self/task").glob("*/children") for satu in berkas.read_text().split()}


def test_kabar_dapat_menghentikan():
    """What the callback raises comes through, and no child is left."""
    lama = anak()

    def kabar(kalimat):
        if anak() - lama:
            raise InterruptedError("dibatalkan")

    with pytest.raises(InterruptedError):
        html_ke_pdf(dokumen("<p>baris yang panjang</p>" * 200_000), judul="Lama", kabar=kabar)
    assert not anak() - lama


def test_anak_tanpa_rahasia(monkeypatch):
    """The child gets neither the settings nor what the environment hides."""
    ditangkap = {}
    asli = subprocess.Popen

    def tangkap(perintah, **cara):
        ditangkap.update(cara["env"])
        return asli(perintah, **cara)

    monkeypatch.setenv("DATABASE_URL_PEMILIK", "postgres://rahasia")
    monkeypatch.setattr("kinerja.pdf.satu.subprocess.Popen", tangkap)
    html_ke_pdf(dokumen("<p>a"), judul="x")
    assert not {"SECRET_KEY", "DATABASE_URL", "DATABASE_URL_PEMILIK"} & set(ditangkap)


def test_sisa_ruang_disapu(monkeypatch, tmp_path):
    """Directories of killed renders go away, those in use stay."""
    lama, baru = tmp_path / "kinerja-pdf-lama", tmp_path / "kinerja-pdf-baru"
    for ruang in (lama, baru):
        ruang.mkdir()
        (ruang / "permintaan").write_text("isi")
    os.utime(lama, (0, 0))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert sapu_ruang() == 1
    assert not lama.exists() and baru.exists()
