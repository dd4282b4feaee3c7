"""Analysis of a realisasi below its target: what held it back and what is done about it.

Saving never asks for it, so that nothing typed is lost; a pengukuran is submitted only when it is there.
"""

from decimal import Decimal

from django.db.models import Exists, OuterRef

from indikator.models import Capaian, Indikator, Pengukuran, Realisasi
from kinerja.angka import bulatkan, tulis

KOLOM = ("faktor_pendorong", "faktor_penghambat", "tindak_lanjut")
WAJIB = ("faktor_penghambat", "tindak_lanjut")  # of what is below target
TERCAPAI = Decimal(100)


def di_bawah_target(capaian: Capaian | None) -> bool:
    """By the figure as it is printed; what cannot be computed is not below."""
    persen = capaian.persen_dibatasi if capaian else None
    return persen is not None and bulatkan(persen, 2) < TERCAPAI


def kurang(realisasi: Realisasi | None) -> bool:
    """Whether the analysis of this row is still to be written; reads its capaian."""
    if realisasi is None or not di_bawah_target(getattr(realisasi, "capaian", None)):
        return False
    return not all(getattr(realisasi, kolom).strip() for kolom in WAJIB)


def bagian(realisasi: Realisasi) -> list[tuple[str, str]]:
    """[(heading, text)] as they are shown; empty where nothing is written and nothing has to be."""
    isi = [(Realisasi._meta.get_field(kolom).verbose_name, getattr(realisasi, kolom)) for kolom in KOLOM]
    perlu = any(teks.strip() for _, teks in isi) or kurang(realisasi)
    return [(nama.capitalize(), teks) for nama, teks in isi] if perlu else []


def belum_diisi(pengukuran: Pengukuran) -> list[str]:
    """A sentence for every row in force that is below target without its analysis, in document order; one query."""
    return [_kalimat(satu) for satu in _terbuka(pengukuran) if kurang(satu)]


def _terbuka(pengukuran: Pengukuran):
    """Realisasi that can still be worked on: their rows stand in the document in force."""
    berlaku = Indikator.objects.filter(
        silsilah=OuterRef("indikator__silsilah"),
        lembar__penetapan__berlaku__tahun=pengukuran.tahun,
        lembar__penetapan__instansi=pengukuran.instansi_id,
        sub__isnull=True,
    )
    baris = pengukuran.realisasi.filter(Exists(berlaku)).select_related("capaian", "indikator__lembar__jabatan")
    return baris.order_by("indikator__lembar__urutan", "indikator__urutan", "pk")


def _kalimat(realisasi: Realisasi) -> str:
    jabatan = realisasi.indikator.lembar.jabatan
    milik = f" ({jabatan.nama})" if jabatan else ""
    persen = tulis(realisasi.capaian.persen_dibatasi, 2)
    return (
        f"“{realisasi.indikator.nama}”{milik}: capaian {persen} %, di bawah target. Isi faktor penghambat dan tindak "
        "lanjutnya."
    )
