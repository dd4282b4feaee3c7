"""The table of a widget as CSV, for a spreadsheet: semicolons, because a comma starts decimals."""

import csv
import io

from django.http import Http404, HttpRequest, HttpResponse

from laporan.domain.tabel import Tabel

RUMUS = ("=", "+", "@", "-")  # a spreadsheet would compute a cell that begins so


def unduh_tabel(kode: str, tabel: dict[str, Tabel], nama: str) -> HttpResponse:
    """The table of this name; 404 for one the page does not have."""
    if kode not in tabel:
        raise Http404("Tabel tidak dikenal.")
    wadah = io.StringIO()
    penulis = csv.writer(wadah, delimiter=";")
    penulis.writerow([kolom.judul for kolom in tabel[kode].kolom])
    for baris in tabel[kode].baris:
        penulis.writerow([_teks(sel.teks) for sel in baris.sel])
    kepala = {"Content-Disposition": f'attachment; filename="{nama}-{kode}.csv"'}
    return HttpResponse("\ufeff" + wadah.getvalue(), content_type="text/csv; charset=utf-8", headers=kepala)


def kueri_csv(request: HttpRequest) -> str:
    """The query of the page, to be followed by `csv=…`."""
    kueri = request.GET.urlencode()
    return f"{kueri}&" if kueri else ""


def _teks(isi: str) -> str:
    bersih = isi.replace("\u00a0", " ")
    return f"'{bersih}" if bersih.startswith(RUMUS) else bersih
