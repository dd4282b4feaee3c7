"""The archive PDF by its structure: claims, tags, language, colours, fonts, attached data. No validator is at hand."""

import io

import pikepdf
import pytest
from lxml import etree

from kinerja.pdf import pdf_arsip

ISI = b'{"nomor": "1 TAHUN 2024"}'
HTML = """<!doctype html><html lang=id><head><title>x</title><meta name="author" content="BKPSDM"></head><body>
<h1>Keputusan</h1><p>Persentase <b>pegawai</b> ≥ 90</p><img src="static:img/lambang.svg" alt="Lambang">
<table><thead><tr><th>No.</th><th>Indikator</th></tr></thead><tbody><tr><td>1</td><td>Nilai</td></tr></tbody></table>
</body></html>"""
GAYA = "body { font-family: 'Bookman Old Style' } h1 { bookmark-level: 1 }"
NS = {"pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/"}


@pytest.fixture(scope="module")
def arsip():
    hasil = pdf_arsip(HTML, judul="Keputusan 1", lampiran={"keputusan.json": ISI}, css=[GAYA])
    assert (hasil.halaman, hasil.peringatan) == (1, ())
    with pikepdf.open(io.BytesIO(hasil.isi)) as pdf:
        yield pdf


def test_mengaku_pdf_a_3a_dan_pdf_ua_1(arsip):
    mentah = arsip.Root.Metadata.read_raw_bytes()
    assert "/Filter" not in arsip.Root.Metadata  # programs look for the claim in the bytes
    akar = etree.fromstring(mentah.split(b"?>", 1)[1].rsplit(b"<?xpacket", 1)[0])
    klaim = {nama: nilai for satu in akar.iter() for nama, nilai in satu.attrib.items()}
    assert klaim[f"{{{NS['pdfaid']}}}part"] == "3" and klaim[f"{{{NS['pdfaid']}}}conformance"] == "A"
    assert klaim[f"{{{NS['pdfuaid']}}}part"] == "1"
    assert b"PDF/UA identification schema" in mentah and b"Keputusan 1" in mentah and b"BKPSDM" in mentah


def test_bertanda_dan_berbahasa(arsip):
    akar = arsip.Root
    assert akar.MarkInfo.Marked and akar.Lang == "id" and akar.ViewerPreferences.DisplayDocTitle
    assert arsip.docinfo.Title == "Keputusan 1" and all("/StructParents" in satu for satu in arsip.pages)
    tanda = [str(satu.S) for satu in arsip.objects if isinstance(satu, pikepdf.Dictionary) and "/S" in satu]
    assert {"/Document", "/H1", "/P", "/Figure", "/Table", "/TH", "/TD"} <= set(tanda)
    gambar = [satu for satu in arsip.objects if isinstance(satu, pikepdf.Dictionary) and satu.get("/S") == "/Figure"]
    assert [str(satu.Alt) for satu in gambar] == ["Lambang"]


def test_data_terlampir(arsip):
    assert bytes(arsip.attachments["keputusan.json"].get_file().read_bytes()) == ISI
    assert [str(satu.AFRelationship) for satu in arsip.Root.AF] == ["/Data"]
    assert str(arsip.Root.AF[0].EF.F.Subtype) == "/application/json"


def test_warna_dan_huruf_di_dalam(arsip):
    assert str(arsip.Root.OutputIntents[0].S) == "/GTS_PDFA1" and "/DestOutputProfile" in arsip.Root.OutputIntents[0]
    assert "/ID" in arsip.trailer and not arsip.is_encrypted
    uraian = [satu for satu in arsip.objects if isinstance(satu, pikepdf.Dictionary) and "/FontName" in satu]
    assert uraian and all("/FontFile2" in satu or "/FontFile3" in satu for satu in uraian)
