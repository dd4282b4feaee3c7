"""The level a pemda measures at (Pemda.tingkat_pengukuran): whose sheets count in the progress of a pengukuran."""

from django.db.models import Q

from indikator.enums import JenisLembar
from organisasi.enums import JenisJabatan
from organisasi.penyewa import pemda_aktif

_ADMINISTRATOR = frozenset({JenisJabatan.PIMPINAN, JenisJabatan.ADMINISTRATOR})
JENIS: dict[str, frozenset[str]] = {
    "instansi": frozenset(),
    "administrator": _ADMINISTRATOR,
    "pengawas": _ADMINISTRATOR | {JenisJabatan.PENGAWAS},
    "semua": frozenset(JenisJabatan),
}


def jenis_diukur() -> frozenset[str]:
    """Kinds of jabatan the active pemda measures."""
    return JENIS[pemda_aktif().tingkat_pengukuran]


def indikator_diukur() -> Q:
    """Rows of Indikator on sheets that are to be measured; the IKU always is."""
    return Q(lembar__jenis=JenisLembar.IKU) | Q(lembar__jabatan__jenis__in=jenis_diukur())
