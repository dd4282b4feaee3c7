"""HTML to PDF. The only package that knows WeasyPrint, and that runs in child processes of its own.

    hasil = html_ke_pdf(html, judul="IKU 2023", css=["static:css/cetak.css"], berkas={"logo": ("image/png", isi)})
    hasil = bagian_ke_pdf([Bagian("tubuh", html, "Keputusan"), …], judul="IKU", css=[…], singgahan=letak(pemda.pk))

Children have limits on memory and time, get neither settings nor secrets, and fetch only `data:`,
`static:css/cetak.css` (a file below STATICFILES_DIRS) and `berkas:logo` (handed in by the caller): never `file:` or
`http:`. Such addresses are written in full, there is no base to be relative to.
Bookman Old Style becomes TeX Gyre Bonum by fontconfig (Debian package fonts-texgyre).

| Module | |
|---|---|
| satu, __main__ | one document in one child |
| bagian, kolam, zigot, kawat | a document by its sections, in a warm pool |
| huruf, nomor, gabung | equal fonts, page numbers, one PDF of many |
| satukan | whole PDFs one behind the other |
| kaki_tabel | a WeasyPrint defect mended: the foot of a table parted by its signature |
| teks_svg | another: text of charts drawn letter by letter |
| singgahan | rendered sections on disk |
| tautan | where a link stands in a finished PDF |
| anak, hasil | what the children share; results and failures |
"""

from kinerja.pdf.arsip import pdf_arsip
from kinerja.pdf.bagian import Bagian, Entri, bagian_ke_pdf, hangatkan
from kinerja.pdf.hasil import GalatPdf, HasilPdf
from kinerja.pdf.sapu import sapu_ruang
from kinerja.pdf.satu import html_ke_pdf
from kinerja.pdf.satukan import Dokumen, jumlah_halaman, satukan
from kinerja.pdf.singgahan import letak

__all__ = [
    "Bagian",
    "Dokumen",
    "Entri",
    "GalatPdf",
    "HasilPdf",
    "bagian_ke_pdf",
    "hangatkan",
    "html_ke_pdf",
    "jumlah_halaman",
    "letak",
    "pdf_arsip",
    "sapu_ruang",
    "satukan",
]
