"""The tables of the dashboards as files."""

from django.http import Http404, HttpRequest, HttpResponse

from laporan.domain.tabel import Tabel
from laporan.exporters.dasbor import tabel_csv


def unduh_tabel(kode: str, tabel: dict[str, Tabel], nama: str) -> HttpResponse:
    """The table of this name; 404 for one the page does not have."""
    if kode not in tabel:
        raise Http404("Tabel tidak dikenal.")
    kepala = {"Content-Disposition": f'attachment; filename="{nama}-{kode}.csv"'}
    return HttpResponse(tabel_csv(tabel[kode]), content_type="text/csv; charset=utf-8", headers=kepala)


def kueri_csv(request: HttpRequest) -> str:
    """The query of the page, to be followed by `csv=…`."""
    kueri = request.GET.urlencode()
    return f"{kueri}&" if kueri else ""
