"""The budgets of all instansi of the pemda at once, added up as `rekap_anggaran` does."""

from decimal import Decimal

from django.db.models import Prefetch

from indikator import capaian as mesin
from indikator.models import Kegiatan, Serapan
from indikator.uang import rekap as uang


def ringkas_anggaran(tahun: int) -> dict[int, tuple[int, Decimal | None]]:
    """{instansi id: (number of leaves, total of the known pagu or None)} in one query.

    Added up here: SQLite adds decimals as floats.
    """
    hasil: dict[int, tuple[int, Decimal | None]] = {}
    for instansi, pagu in daun().filter(tahun=tahun).order_by().values_list("instansi_id", "pagu"):
        jumlah, total = hasil.get(instansi, (0, None))
        hasil[instansi] = (jumlah + 1, uang.tambah((total, pagu)))
    return hasil


def jumlah_per_instansi(tahun: int) -> dict[int, mesin.Jumlah]:
    """{instansi id: totals of its kegiatan} as `rekap_anggaran` gives them; two queries for the whole pemda."""
    return {instansi: uang.jumlah(baris) for instansi, baris in _lajur_per_instansi(tahun).items()}


def triwulan_per_instansi(tahun: int) -> dict[int, tuple[mesin.Jumlah, uang.JumlahTriwulan]]:
    """{instansi id: (totals, sums by triwulan)}; two queries for the whole pemda."""
    return {i: (uang.jumlah(baris), uang.per_triwulan(baris)) for i, baris in _lajur_per_instansi(tahun).items()}


def daun():
    """Leaves of the active pemda: the kegiatan that hold money."""
    return Kegiatan.objects.filter(sub=None)


def _lajur_per_instansi(tahun: int) -> dict[int, list[uang.Uang]]:
    semua = (
        daun().filter(tahun=tahun).prefetch_related(Prefetch("serapan", queryset=Serapan.objects.order_by("triwulan")))
    )
    wadah: dict[int, list[uang.Uang]] = {}
    for satu in semua:
        per = {s.triwulan: s.jumlah for s in satu.serapan.all()}
        wadah.setdefault(satu.instansi_id, []).append(uang.Uang(satu.pk, None, satu.pk, None, None, satu.pagu, per))
    return wadah
