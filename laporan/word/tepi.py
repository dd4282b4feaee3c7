"""Headers and footers of a Word document: page number, DRAF, QR with the address, name of a report."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from laporan.word.gaya import teks_lebar

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKET = "http://schemas.openxmlformats.org/package/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
AWAL = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
SISI_QR = 468_000  # 13 mm in English Metric Units
JENIS_LAPORAN = ("laporan", "sampul-laporan")
FIELD = '<w:fldSimple w:instr=" {0} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


@dataclass(frozen=True)
class BagianTepi:
    """One part of the package; `jenis`: header or footer."""

    nama: str
    jenis: str
    xml: bytes
    gambar: bytes = b""

    @property
    def kode(self) -> str:
        """Its relationship id."""
        return f"rId{self.nama}"

    @property
    def kaitan(self) -> bytes:
        """Its own relationships: the picture."""
        return (
            f'{AWAL}<Relationships xmlns="{PAKET}"><Relationship Id="rIdqr" Type="{R}/image" Target="media/qr.png"/>'
            "</Relationships>"
        ).encode()


@dataclass(frozen=True)
class Tepi:
    bagian: tuple[BagianTepi, ...]

    def rujukan(self, jenis: str, mendatar: bool) -> list[tuple[str, str, str]]:
        """(element, type, relationship id) of a section of that kind; the first page of a body has no number."""
        if jenis in JENIS_LAPORAN:
            kaki = "kakimendatar" if mendatar else "kakitegak"
            atas, awal = "kepalakosong", "kepalakosong"
            bawah = [("footerReference", "default", f"rId{kaki}"), ("footerReference", "first", "rIdkakikosong")]
        else:
            atas, awal = "kepalanomor", "kepalakosong"
            bawah = [("footerReference", tipe, "rIdkakiperiksa") for tipe in ("default", "first")]
        kepala = [("headerReference", "default", f"rId{atas}"), ("headerReference", "first", f"rId{awal}")]
        return kepala + bawah


def susun_tepi(draf: bool, nama_dokumen: str, periksa: str, qr: bytes, kertas: str) -> Tepi:
    """All headers and footers. periksa: the sentence beside the QR, "" for none."""
    tanda = _paragraf("header", "right", _teks("DRAF", tebal=True)) if draf else ""
    nomor = _paragraf("header", "center", f"{_teks('- ')}{FIELD.format('PAGE')}{_teks(' -')}")
    kosong = _paragraf("header", "left", "")
    kaki = f"{_gambar() if qr else ''}{_teks('  ' + periksa)}" if periksa else ""
    halaman = (
        f"{_teks(nama_dokumen, miring=True)}<w:r><w:tab/></w:r>{_teks('Halaman ')}{FIELD.format('PAGE')}"
        f"{_teks(' dari ')}{FIELD.format('NUMPAGES')}"
    )
    return Tepi(
        (
            _bagian("kepalanomor", "header", tanda + nomor),
            _bagian("kepalakosong", "header", tanda or kosong),
            _bagian("kakiperiksa", "footer", _paragraf("footer", "left", kaki), qr),
            _bagian("kakikosong", "footer", _paragraf("footer", "left", "")),
            _bagian("kakitegak", "footer", _paragraf("footer", "left", halaman, teks_lebar(kertas, False))),
            _bagian("kakimendatar", "footer", _paragraf("footer", "left", halaman, teks_lebar(kertas, True))),
        )
    )


def _bagian(nama: str, jenis: str, isi: str, gambar: bytes = b"") -> BagianTepi:
    tag = "hdr" if jenis == "header" else "ftr"
    ruang = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}" xmlns:pic="{PIC}" xmlns:wp="{WP}"'
    return BagianTepi(nama, jenis, f"{AWAL}<w:{tag} {ruang}>{isi}</w:{tag}>".encode(), gambar)


def _paragraf(gaya: str, rata: str, isi: str, tab: int = 0) -> str:
    """`tab`: a right tab stop there."""
    letak = f'<w:tabs><w:tab w:val="right" w:pos="{tab}"/></w:tabs>' if tab else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{gaya}"/>{letak}<w:jc w:val="{rata}"/></w:pPr>{isi}</w:p>'


def _teks(isi: str, tebal: bool = False, miring: bool = False) -> str:
    sifat = ("<w:b/>" if tebal else "") + ("<w:i/>" if miring else "")
    huruf = f"<w:rPr>{sifat}</w:rPr>" if sifat else ""
    return f'<w:r>{huruf}<w:t xml:space="preserve">{escape(isi)}</w:t></w:r>'


def _gambar() -> str:
    """The QR in the line of its sentence."""
    ukuran = f'cx="{SISI_QR}" cy="{SISI_QR}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {ukuran}/>'
        '<wp:docPr id="9001" name="QR" descr="Kode QR verifikasi"/>'
        f'<a:graphic><a:graphicData uri="{PIC}"><pic:pic><pic:nvPicPr><pic:cNvPr id="9001" name="QR"/><pic:cNvPicPr/>'
        '</pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdqr"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {ukuran}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
