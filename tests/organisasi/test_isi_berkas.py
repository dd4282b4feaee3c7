"""What an uploaded file is, by its content: every kind that is taken, and what must not get through."""

import pikepdf
import pytest

from organisasi.domain import isi_berkas, isi_office
from organisasi.galat import IsianSalah
from tests import berkas_contoh
from tests.berkas_contoh import EICAR, arsip, docx, gambar, pdf, xlsx

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MAKRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
ZIP = arsip({"isi.txt": "x"})


def skrip_pembuka(dokumen):
    dokumen.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def skrip_bernama(dokumen):
    daftar = pikepdf.Dictionary(Names=pikepdf.Array(["a", pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="x")]))
    dokumen.Root.Names = pikepdf.Dictionary(JavaScript=dokumen.make_indirect(daftar))


def menjalankan(dokumen):
    dokumen.pages[0].obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe"))


@pytest.mark.parametrize(
    ("nama", "isi", "jenis"),
    [
        ("laporan.pdf", pdf(), "application/pdf"),
        ("LAPORAN.PDF", pdf(halaman=3), "application/pdf"),
        ("foto.jpg", gambar("JPEG"), "image/jpeg"),
        ("foto.jpeg", gambar("JPEG"), "image/jpeg"),
        ("bagan.png", gambar("PNG"), "image/png"),
        ("rekap.xlsx", xlsx(), isi_berkas.JENIS_MIME["xlsx"]),
        ("surat.docx", docx(), isi_berkas.JENIS_MIME["docx"]),
        ("nama.ganda.pdf", pdf(), "application/pdf"),
    ],
)
def test_yang_diterima(nama, isi, jenis):
    assert isi_berkas.periksa(nama, isi) == jenis


TERKUNCI = {"encryption": pikepdf.Encryption(owner="pemilik", user="")}
RAHASIA = {"encryption": pikepdf.Encryption(owner="pemilik", user="sandi")}
TOLAK = [
    ("tanpa akhiran", "laporan", pdf(), "tidak dapat dipakai"),
    ("akhiran lain", "surat.doc", b"\xd0\xcf\x11\xe0", "Pilih PDF, JPG, PNG, DOCX atau XLSX"),
    ("exe", "virus.exe", b"MZ", "tidak dapat dipakai"),
    ("svg", "gambar.svg", b"<svg/>", "tidak dapat dipakai"),
    ("makro", "rekap.xlsm", xlsx(), "tidak dapat dipakai"),
    ("kosong", "a.pdf", b"", "kosong"),
    ("besar", "a.pdf", b"%PDF-" + b"x" * isi_berkas.UKURAN_MAKS, "lebih dari 10 MB"),
    ("bukan pdf", "a.pdf", b"%PDF-1.4 renstra", "rusak atau bukan PDF"),
    ("html", "a.pdf", b"<html><script>alert(1)</script>", "rusak atau bukan PDF"),
    (
        "html di kepala pdf",
        "a.pdf",
        pdf().replace(b"\n", b"\n%<script>alert(1)</script>\n", 1),
        "rusak atau bukan PDF",
    ),
    ("pdf tidak di awal", "a.pdf", b"\n" + pdf(), "rusak atau bukan PDF"),
    ("pdf tanpa halaman", "a.pdf", pdf(halaman=0), "rusak atau bukan PDF"),
    ("pdf terkunci", "a.pdf", pdf(**TERKUNCI), "kata sandi"),
    ("pdf rahasia", "a.pdf", pdf(**RAHASIA), "kata sandi"),
    ("pdf berskrip", "a.pdf", pdf(skrip_pembuka), "memuat skrip"),
    ("pdf berskrip bernama", "a.pdf", pdf(skrip_bernama), "memuat skrip"),
    ("pdf menjalankan", "a.pdf", pdf(menjalankan), "memuat skrip"),
    ("pdf dan zip", "a.pdf", pdf() + ZIP, "memuat berkas lain"),
    ("png dan zip", "a.png", gambar("PNG") + ZIP, "memuat berkas lain"),
    ("jpg dan zip", "a.jpg", gambar("JPEG") + ZIP, "memuat berkas lain"),
    ("svg sebagai png", "a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "rusak atau bukan PNG"),
    ("jpg sebagai png", "a.png", gambar("JPEG"), "adalah JPG. Ganti akhiran namanya menjadi .jpg"),
    ("gif sebagai png", "a.png", gambar("GIF"), "rusak atau bukan PNG"),
    ("pdf sebagai docx", "a.docx", pdf(), "adalah PDF"),
    ("png terpotong", "a.png", gambar("PNG")[:40], "rusak atau bukan PNG"),
    ("jpg terpotong", "a.jpg", gambar("JPEG")[:300], "rusak atau bukan JPG"),
    ("gambar raksasa", "a.png", gambar("PNG", 8_000, 7_000), "50 megapiksel"),
    ("bom gambar", "a.png", gambar("PNG", 15_000, 13_000), "50 megapiksel"),
    ("eicar", "a.pdf", EICAR, "berbahaya"),
    ("eicar di dalam pdf", "a.pdf", pdf() + EICAR, "berbahaya"),
    ("eicar di dalam docx", "a.docx", docx(word__a=EICAR), "berbahaya"),
    ("xlsx sebagai docx", "a.docx", xlsx(), "rusak atau bukan DOCX"),
    ("docx sebagai xlsx", "a.xlsx", docx(), "rusak atau bukan XLSX"),
    ("zip biasa", "a.docx", ZIP, "rusak atau bukan DOCX"),
    ("docx terpotong", "a.docx", docx()[:-30], "rusak atau bukan DOCX"),
    ("doc berkata sandi", "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "berkata sandi atau berformat lama"),
    ("docx bermakro", "a.docx", docx(jenis=MAKRO), "makro"),
    ("docx dengan vba", "a.docx", docx(word__vbaProject_bin=b"x"), "makro"),
    ("jalur naik", "a.docx", docx(**{"..__..__etc__passwd": b"x"}), "rusak atau bukan DOCX"),
    ("jalur mutlak", "a.docx", docx(__etc__passwd=b"x"), "rusak atau bukan DOCX"),
    ("jalur windows", "a.docx", docx(**{"C:\\autoexec.bat": b"x"}), "rusak atau bukan DOCX"),
    ("exe di depan docx", "a.docx", b"MZ" + docx(), "rusak atau bukan DOCX"),
    ("ekor di belakang docx", "a.docx", docx() + b"<script>", "rusak atau bukan DOCX"),
    (
        "xml berentitas",
        "a.docx",
        arsip({"[Content_Types].xml": f"<!DOCTYPE a [<!ENTITY b '{WORD}'>]><a/>"}),
        "bukan DOCX",
    ),
    ("bom zip", "a.docx", docx(word__bom=b"\0" * (isi_office.BONGKAR_MAKS + 1)), "terlalu besar setelah dibuka"),
    (
        "terlalu banyak bagian",
        "a.docx",
        docx(**{f"b{n}": b"" for n in range(isi_office.BAGIAN_MAKS)}),
        "terlalu besar",
    ),
]


@pytest.mark.parametrize(("nama", "isi", "kalimat"), [satu[1:] for satu in TOLAK], ids=[satu[0] for satu in TOLAK])
def test_yang_ditolak_dengan_kalimat(nama, isi, kalimat):
    with pytest.raises(IsianSalah) as galat:
        isi_berkas.periksa(nama, isi)
    assert list(galat.value.kolom) == ["berkas"] and kalimat in str(galat.value)


def test_nama_panjang_dipendekkan_dalam_kalimat():
    with pytest.raises(IsianSalah) as galat:
        isi_berkas.periksa("x" * 5_000 + ".exe", b"MZ")
    assert len(str(galat.value)) < 200


def test_zip_di_tengah_gambar_bukan_zip():
    """Four bytes that look like the end of a zip are no second file."""
    assert isi_berkas.periksa("a.jpg", gambar("JPEG") + b"PK\x05\x06 kebetulan") == "image/jpeg"


def test_berkas_contoh_memang_berbahaya():
    """The hostile files are refused for what they hold: without it they are taken."""
    assert b"JavaScript" in berkas_contoh.pdf(skrip_pembuka) and isi_berkas.periksa("a.pdf", berkas_contoh.pdf())
