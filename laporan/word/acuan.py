"""The reference file pandoc takes styles, fonts and language from, written from laporan.word.gaya."""

import io
import zipfile
from xml.sax.saxutils import quoteattr

from laporan.word.gaya import HURUF, HURUF_SEPADAN, KERTAS, MM, Gaya, susun_gaya

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKET = "http://schemas.openxmlformats.org/package/2006"
JENIS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
BAGIAN = {"styles": "styles", "fontTable": "fontTable", "settings": "settings"}
AWAL = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
SAAT = (1980, 1, 1, 0, 0, 0)  # the same bytes every time
GARIS = '<w:{0} w:val="{1}" w:sz="{2}" w:space="0" w:color="000000"/>'
SEL = (
    '<w:tblCellMar><w:top w:w="{0}" w:type="dxa"/><w:left w:w="{1}" w:type="dxa"/>'
    '<w:bottom w:w="{0}" w:type="dxa"/><w:right w:w="{1}" w:type="dxa"/></w:tblCellMar>'
)


def buat_acuan(kertas: str) -> bytes:
    """The reference .docx; kertas: "f4" or "a4"."""
    isi = {
        "[Content_Types].xml": _jenis(),
        "_rels/.rels": _kaitan({"word/document.xml": "officeDocument"}),
        "word/document.xml": _dokumen(kertas),
        "word/_rels/document.xml.rels": _kaitan({f"{nama}.xml": jenis for nama, jenis in BAGIAN.items()}),
        "word/styles.xml": _gaya(kertas),
        "word/fontTable.xml": _huruf(),
        "word/settings.xml": f'{AWAL}<w:settings xmlns:w="{W}"><w:defaultTabStop w:val="454"/></w:settings>',
    }
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, teks in isi.items():
            arsip.writestr(zipfile.ZipInfo(nama, SAAT), teks, zipfile.ZIP_DEFLATED)
    return keluar.getvalue()


def _jenis() -> str:
    bagian = {"document": "document.main"} | BAGIAN
    ganti = "".join(
        f'<Override PartName="/word/{nama}.xml" ContentType="{JENIS}.{jenis}+xml"/>' for nama, jenis in bagian.items()
    )
    return (
        f'{AWAL}<Types xmlns="{PAKET}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{ganti}</Types>'
    )


def _kaitan(tujuan: dict[str, str]) -> str:
    baris = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/{jenis}" Target="{nama}"/>'
        for n, (nama, jenis) in enumerate(tujuan.items(), start=1)
    )
    return f'{AWAL}<Relationships xmlns="{PAKET}/relationships">{baris}</Relationships>'


def _dokumen(kertas: str) -> str:
    lebar, tinggi, atas, kanan, bawah, kiri = KERTAS[kertas, False]
    return (
        f'{AWAL}<w:document xmlns:w="{W}"><w:body><w:sectPr><w:pgSz w:w="{lebar}" w:h="{tinggi}"/>'
        f'<w:pgMar w:top="{atas}" w:right="{kanan}" w:bottom="{bawah}" w:left="{kiri}" w:header="500" w:footer="400" '
        'w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _huruf() -> str:
    return (
        f'{AWAL}<w:fonts xmlns:w="{W}"><w:font w:name="{HURUF}"><w:altName w:val="{HURUF_SEPADAN}"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _gaya(kertas: str) -> str:
    huruf = f'<w:rFonts w:ascii="{HURUF}" w:hAnsi="{HURUF}" w:cs="{HURUF}" w:eastAsia="{HURUF}"/>'
    bawaan = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{huruf}<w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    tetap = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>'
    )
    paragraf = "".join(_paragraf(satu) for satu in susun_gaya(kertas))
    return f'{AWAL}<w:styles xmlns:w="{W}">{bawaan}{tetap}{paragraf}{_tabel()}</w:styles>'


def _paragraf(gaya: Gaya) -> str:
    """One paragraph style; the parts stand in the order the format asks for."""
    tab = "".join(
        f'<w:tab w:val="{"left" if jenis == "left" else "center" if jenis == "center" else "right"}" '
        f'{"w:leader=" + quoteattr("dot") if jenis == "dot" else ""} w:pos="{round(letak * MM)}"/>'
        for letak, jenis in gaya.tab
    )
    bagian = [
        "<w:keepNext/><w:keepLines/>" if gaya.ikut else "",
        f"<w:tabs>{tab}</w:tabs>" if tab else "",
        f'<w:spacing w:before="{round(gaya.sebelum * MM)}" w:after="{round(gaya.sesudah * MM)}" '
        f'w:line="{round(gaya.baris * 240)}" w:lineRule="auto"/>',
        f'<w:ind w:left="{round(gaya.kiri * MM)}" w:hanging="{round(gaya.gantung * MM)}"/>',
        "<w:contextualSpacing/>" if gaya.sekali else "",
        f'<w:jc w:val="{gaya.rata}"/>',
        f'<w:outlineLvl w:val="{gaya.garis - 1}"/>' if gaya.garis else "",
    ]
    huruf = [
        "<w:b/>" if gaya.tebal else "",
        "<w:i/>" if gaya.miring else "",
        f'<w:sz w:val="{round(gaya.ukuran * 2)}"/><w:szCs w:val="{round(gaya.ukuran * 2)}"/>',
        '<w:u w:val="single"/>' if gaya.garis_bawah else "",
    ]
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{gaya.kode}"><w:name w:val="{gaya.nama}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{"".join(bagian)}</w:pPr><w:rPr>{"".join(huruf)}</w:rPr>'
        "</w:style>"
    )


def _tabel() -> str:
    """Table styles: Kisi has all lines, Kop a double one below, Tata Letak none."""
    kisi = "".join(
        GARIS.format(sisi, "single", 6) for sisi in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return "".join(
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{nama.replace(" ", "")}"><w:name w:val="{nama}"/>'
        f"<w:tblPr>{f'<w:tblBorders>{tepi}</w:tblBorders>' if tepi else ''}{sel}</w:tblPr></w:style>"
        for nama, tepi, sel in (
            ("Kisi", kisi, SEL.format(45, 80)),
            ("Kop", GARIS.format("bottom", "double", 6), SEL.format(0, 0)),
            ("Tata Letak", "", SEL.format(0, 0)),
        )
    )
