"""Put a picture with a line of words on a page of a PDF (the visible mark of the stand-in). Knows only pikepdf."""

import io

import pikepdf
from PIL import Image

from laporan.tte.protokol import Tampak

HURUF = 5.5  # points


def bubuhkan(dokumen: pikepdf.Pdf, tampak: Tampak, label: str) -> None:
    """Paint the mark over what the page has there: white, frame, picture, and the label at its foot.

    Raises IndexError for a page that is not there, ValueError for what is no picture.
    """
    halaman = dokumen.pages[tampak.halaman - 1]
    bentuk = dokumen.make_stream(_perintah(tampak, label))
    bentuk.Type, bentuk.Subtype, bentuk.FormType = pikepdf.Name.XObject, pikepdf.Name.Form, 1
    bentuk.BBox = pikepdf.Array([0, 0, tampak.lebar, tampak.tinggi])
    bentuk.Resources = _bahan(dokumen, tampak)
    nama = halaman.add_resource(bentuk, pikepdf.Name.XObject)
    letak = f"q 1 0 0 1 {tampak.x:.2f} {tampak.y:.2f} cm {nama} Do Q".encode()
    halaman.contents_add(b"q", prepend=True)
    halaman.contents_add(b"Q " + letak)


def _bahan(dokumen: pikepdf.Pdf, tampak: Tampak) -> pikepdf.Dictionary:
    huruf = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name("/Helvetica-Bold"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    bahan = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=huruf))
    if tampak.gambar:
        bahan.XObject = pikepdf.Dictionary(G1=_gambar(dokumen, tampak.gambar))
    return bahan


def _gambar(dokumen: pikepdf.Pdf, png: bytes) -> pikepdf.Stream:
    """The picture in grey, as PDF stores it."""
    try:
        with Image.open(io.BytesIO(png), formats=["PNG"]) as asli:
            abu = asli.convert("L")
    except OSError as galat:
        raise ValueError("bukan gambar PNG") from galat
    aliran = dokumen.make_stream(abu.tobytes())
    aliran.Type, aliran.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    aliran.Width, aliran.Height = abu.width, abu.height
    aliran.ColorSpace, aliran.BitsPerComponent = pikepdf.Name.DeviceGray, 8
    return aliran


def _perintah(tampak: Tampak, label: str) -> bytes:
    """Drawing orders of the mark, lower left corner at 0 0."""
    lebar, tinggi = tampak.lebar, tampak.tinggi
    teks = label.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    kotak, bingkai = f"0 0 {lebar:.2f} {tinggi:.2f} re f", f"0.3 0.3 {lebar - 0.6:.2f} {tinggi - 0.6:.2f} re S"
    latar = f"1 1 1 rg {kotak} 0.75 0 0 RG 0.6 w {bingkai}"
    gambar = f" q {lebar - 4:.2f} 0 0 {tinggi - 12:.2f} 2 10 cm /G1 Do Q" if tampak.gambar else ""
    return f"{latar}{gambar} BT /F1 {HURUF} Tf 0.75 0 0 rg 3 3 Td (".encode() + teks + b") Tj ET"
