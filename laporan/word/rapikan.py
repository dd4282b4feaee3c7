"""What pandoc cannot say in a .docx: sections with header and footer, rows that do not split, real column widths."""

import base64
import io
import zipfile
from copy import deepcopy

from lxml import etree

from laporan.word.acuan import SAAT
from laporan.word.gaya import KERTAS, teks_lebar
from laporan.word.tepi import R, Tepi, W, susun_tepi

NS = {"w": W, "r": R}
KAITAN = "http://schemas.openxmlformats.org/package/2006/relationships"
JENIS = "http://schemas.openxmlformats.org/package/2006/content-types"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KEPALA_PANDOC = ("Title", "Author", "Date")  # what it prints of the head of the page
URAI = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def w(nama: str) -> str:
    return f"{{{W}}}{nama}"


def rapikan(docx: bytes, *, kertas: str, draf: bool, nama_dokumen: str, periksa: str, qr: str) -> bytes:
    """The file of pandoc with everything our filter only marked. Arguments as in laporan.word.siapkan.Siap."""
    with zipfile.ZipFile(io.BytesIO(docx)) as arsip:
        isi = {nama: arsip.read(nama) for nama in arsip.namelist()}
    dokumen = etree.fromstring(isi["word/document.xml"], URAI)
    badan = dokumen.find("w:body", NS)
    for satu in [p for p in badan.findall("w:p", NS) if _gaya(p) in KEPALA_PANDOC]:
        badan.remove(satu)
    tepi = susun_tepi(draf, nama_dokumen, periksa, base64.b64decode(qr.partition(",")[2]) if qr else b"", kertas)
    _tabel(badan, kertas)
    _bagian(badan, tepi, kertas)
    _jeda(badan)
    _jangkar(badan)
    isi["word/document.xml"] = etree.tostring(dokumen, xml_declaration=True, encoding="UTF-8", standalone=True)
    _pasang(isi, tepi)
    return _bungkus(isi)


def _gaya(paragraf) -> str:
    gaya = paragraf.find("w:pPr/w:pStyle", NS)
    return gaya.get(w("val")) if gaya is not None else ""


def _batas(badan) -> list:
    """The paragraphs that end a section."""
    return [p for p in badan.findall("w:p", NS) if p.find("w:pPr/w:sectPr", NS) is not None]


def _bagian(badan, tepi: Tepi, kertas: str) -> None:
    """Complete the sections; the last one's properties belong to the body itself."""
    batas, jenis_lalu = _batas(badan), ""
    for paragraf in batas:
        sect = paragraf.find("w:pPr/w:sectPr", NS)
        mendatar = sect.find("w:pgSz", NS).get(w("orient")) == "landscape"
        jenis = sect.attrib.pop(w("rsidR"))
        baru = _sect(tepi, kertas, jenis, mendatar, jenis_lalu)
        sect.getparent().replace(sect, baru)
        jenis_lalu = jenis
    if batas:
        lama = badan.find("w:sectPr", NS)
        badan.replace(lama, deepcopy(batas[-1].find("w:pPr/w:sectPr", NS)))
        badan.remove(batas[-1])


def _sect(tepi: Tepi, kertas: str, jenis: str, mendatar: bool, jenis_lalu: str):
    """Properties of one section: margins' content, paper, and where the page numbers begin."""
    lebar, tinggi, atas, kanan, bawah, kiri = map(str, KERTAS[kertas, mendatar])
    sect = etree.Element(w("sectPr"), nsmap={"w": W, "r": R})
    for unsur, tipe, bagian in tepi.rujukan(jenis, mendatar):
        etree.SubElement(sect, w(unsur), {w("type"): tipe, f"{{{R}}}id": bagian})
    etree.SubElement(sect, w("type"), {w("val"): "nextPage"})
    arah = {w("orient"): "landscape"} if mendatar else {}
    etree.SubElement(sect, w("pgSz"), {w("w"): lebar, w("h"): tinggi} | arah)
    ukuran = {"top": atas, "right": kanan, "bottom": bawah, "left": kiri, "header": "500", "footer": "380"}
    etree.SubElement(sect, w("pgMar"), {w(nama): isi for nama, isi in ukuran.items()} | {w("gutter"): "0"})
    if jenis == "tubuh" and jenis_lalu == "sampul":
        etree.SubElement(sect, w("pgNumType"), {w("start"): "1"})
    if jenis in ("tubuh", "sampul", "sampul-laporan"):
        etree.SubElement(sect, w("titlePg"))
    return sect


def _tabel(badan, kertas: str) -> None:
    """Widths in the measure of their section, rows that stay whole, the last row with the signature below."""
    mendatar = False
    for unsur in reversed(list(badan)):
        sect = unsur.find("w:pPr/w:sectPr/w:pgSz", NS)
        if sect is not None:
            mendatar = sect.get(w("orient")) == "landscape"
        if unsur.tag == w("tbl"):
            _lebar(unsur, teks_lebar(kertas, mendatar))
            if unsur.find("w:tblPr/w:tblStyle", NS).get(w("val")) == "Kisi":
                _utuh(unsur)


def _lebar(tabel, lebar: int) -> None:
    """Grid and cells in twentieths of a point."""
    kisi = tabel.findall("w:tblGrid/w:gridCol", NS)
    asal = [int(kolom.get(w("w"))) for kolom in kisi]
    baru = [lebar * satu // sum(asal) for satu in asal]
    for kolom, satu in zip(kisi, baru, strict=True):
        kolom.set(w("w"), str(satu))
    for baris in tabel.findall("w:tr", NS):
        letak = 0
        for sel in baris.findall("w:tc", NS):
            sifat = sel.find("w:tcPr", NS)
            rentang = sifat.find("w:gridSpan", NS)
            banyak = int(rentang.get(w("val"))) if rentang is not None else 1
            ukuran = {w("w"): str(sum(baru[letak : letak + banyak])), w("type"): "dxa"}
            sifat.insert(0, etree.Element(w("tcW"), ukuran))
            letak += banyak
    tabel.find("w:tblPr/w:tblW", NS).attrib.update({w("w"): str(sum(baru)), w("type"): "dxa"})


def _utuh(tabel) -> None:
    """No row splits over pages; where a signature follows, the last row stays with it."""
    for baris in tabel.findall("w:tr", NS):
        sifat = baris.find("w:trPr", NS)
        if sifat is None:
            sifat = etree.Element(w("trPr"))
            baris.insert(0, sifat)
        sifat.insert(0, etree.Element(w("cantSplit")))
    for gaya in tabel.iterfind(".//w:pStyle[@w:val='Compact']", NS):  # pandoc's for an empty cell: taller than a row
        gaya.set(w("val"), "Sel")
    berikut = tabel.getnext()
    if berikut is not None and berikut.tag == w("p") and "TandaTangan" in _gaya(berikut):
        for paragraf in tabel.findall("w:tr", NS)[-1].iter(w("p")):
            _ikut(paragraf)
    elif _dua_pihak(berikut):
        if berikut.tag == w("tbl"):  # two tables that touch would be one to Word
            tabel.addnext(_jarak())
        for paragraf in (*tabel.findall("w:tr", NS)[-1].iter(w("p")), *_sampai_tabel(tabel.getnext())):
            _ikut(paragraf)


def _jarak():
    """A thin paragraph with room above."""
    paragraf = etree.Element(w("p"))
    sifat = etree.SubElement(paragraf, w("pPr"))
    etree.SubElement(sifat, w("pStyle"), {w("val"): "Jeda"})
    etree.SubElement(sifat, w("spacing"), {w("before"): "160"})
    return paragraf


def _sampai_tabel(unsur) -> list:
    """The empty paragraphs from here to the next table."""
    hasil = []
    while unsur is not None and unsur.tag == w("p") and not unsur.findall("w:r", NS):
        hasil.append(unsur)
        unsur = unsur.getnext()
    return hasil


def _dua_pihak(unsur) -> bool:
    """Whether the signatures of two parties, a table without lines, come next."""
    kosong = _sampai_tabel(unsur)
    berikut = kosong[-1].getnext() if kosong else unsur
    if berikut is None or berikut.tag != w("tbl"):
        return False
    return berikut.find("w:tblPr/w:tblStyle", NS).get(w("val")) != "Kisi" and any(
        _gaya(p) == "Pihak" for p in berikut.iter(w("p"))
    )


def _ikut(paragraf) -> None:
    """Keep a paragraph on the page of the next one."""
    sifat = paragraf.find("w:pPr", NS)
    if sifat is None:
        sifat = etree.Element(w("pPr"))
        paragraf.insert(0, sifat)
    if sifat.find("w:keepNext", NS) is None:
        sifat.insert(1 if sifat.find("w:pStyle", NS) is not None else 0, etree.Element(w("keepNext")))


def _jeda(badan) -> None:
    """The empty paragraph pandoc leaves between two tables is a thin one."""
    for paragraf in badan.findall("w:p", NS):
        if not len(paragraf):
            sifat = etree.SubElement(paragraf, w("pPr"))
            etree.SubElement(sifat, w("pStyle"), {w("val"): "Jeda"})


def _jangkar(badan) -> None:
    """Bookmarks into the paragraph they stand before: between a table and a section they would be lost."""
    for mulai in badan.findall("w:bookmarkStart", NS):
        akhir = badan.find(f"w:bookmarkEnd[@w:id='{mulai.get(w('id'))}']", NS)
        berikut = next(mulai.itersiblings(w("p")), None)
        if akhir is None or berikut is None:
            continue
        letak = 1 if berikut.find("w:pPr", NS) is not None else 0
        berikut.insert(letak, akhir)
        berikut.insert(letak, mulai)


def _pasang(isi: dict[str, bytes], tepi: Tepi) -> None:
    """Put headers and footers into the package."""
    kaitan = etree.fromstring(isi["word/_rels/document.xml.rels"], URAI)
    jenis = etree.fromstring(isi["[Content_Types].xml"], URAI)
    for bagian in tepi.bagian:
        isi[f"word/{bagian.nama}.xml"] = bagian.xml
        sifat = {"Id": bagian.kode, "Type": f"{R}/{bagian.jenis}", "Target": f"{bagian.nama}.xml"}
        etree.SubElement(kaitan, f"{{{KAITAN}}}Relationship", sifat)
        tipe = {"PartName": f"/word/{bagian.nama}.xml", "ContentType": f"{MIME}.{bagian.jenis}+xml"}
        etree.SubElement(jenis, f"{{{JENIS}}}Override", tipe)
        if bagian.gambar:
            isi["word/media/qr.png"] = bagian.gambar
            isi[f"word/_rels/{bagian.nama}.xml.rels"] = bagian.kaitan
    if not any(satu.get("Extension") == "png" for satu in jenis):
        jenis.insert(0, etree.Element(f"{{{JENIS}}}Default", {"Extension": "png", "ContentType": "image/png"}))
    isi["word/_rels/document.xml.rels"] = etree.tostring(kaitan, xml_declaration=True, encoding="UTF-8")
    isi["[Content_Types].xml"] = etree.tostring(jenis, xml_declaration=True, encoding="UTF-8")


def _bungkus(isi: dict[str, bytes]) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama in sorted(isi, key=lambda nama: nama != "[Content_Types].xml"):
            arsip.writestr(zipfile.ZipInfo(nama, SAAT), isi[nama], zipfile.ZIP_DEFLATED)
    return keluar.getvalue()
