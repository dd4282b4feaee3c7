"""The archive PDF of a set document: tagged PDF/UA-1 and PDF/A-3, the content attached as data.

Tags do not survive a merge, so it takes the one-process path. WeasyPrint claims one standard only; it is told to make
PDF/A-3a (tags, language, colour profile, embedded fonts), and what PDF/UA asks beyond that is added here: its claim in
the metadata, with the schema PDF/A wants for it, and the title in the window.
"""

import io
from collections.abc import Callable, Mapping, Sequence

from kinerja.pdf.hasil import HasilPdf
from kinerja.pdf.satu import susun

PILIHAN = {"pdf_variant": "pdf/a-3a", "pdf_tags": True}
AKUI_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 this document conforms to</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""


def pdf_arsip(
    html: str,
    *,
    judul: str,
    penulis: str = "",
    lampiran: Mapping[str, bytes],
    css: Sequence[str] = (),
    kabar: Callable[[str], None] | None = None,
) -> HasilPdf:
    """Render in a child process. `lampiran`: file name → content, attached with the relationship Data.

    The author is that of the page (`<meta name="author">`), `penulis` where it names none. Raises GalatPdf like
    html_ke_pdf.
    """
    hasil = susun(
        html,
        judul=judul,
        css=tuple(css),
        berkas={},
        kabar=kabar,
        ketat=True,
        lampiran=dict(lampiran),
        pilihan=PILIHAN,
    )
    return HasilPdf(_lengkapi(hasil.isi, penulis), hasil.halaman, hasil.peringatan)


def _lengkapi(isi: bytes, penulis: str) -> bytes:
    """Add what WeasyPrint leaves out. The metadata stays uncompressed, so that programs find the claims."""
    # loaded here: the children import this package too and never need it
    import pikepdf
    from pikepdf import Array, Dictionary, Name, String

    with pikepdf.open(io.BytesIO(isi)) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().replace(b"</rdf:RDF>", AKUI_UA, 1)
        pdf.Root.Metadata = pdf.make_stream(xmp, Type=Name.Metadata, Subtype=Name.XML)
        lampiran = {satu.objgen: satu for satu in pdf.Root.get(Name.AF, [])}  # WeasyPrint names each of them twice
        pdf.Root.AF = Array(lampiran.values())
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        if penulis and Name.Author not in pdf.docinfo:
            pdf.docinfo[Name.Author] = String(penulis)
        hasil = io.BytesIO()
        pdf.save(hasil, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return hasil.getvalue()
