from laporan.models.cuplikan import Cuplikan
from laporan.models.dasar_hukum import DasarHukum
from laporan.models.keputusan import ButirKeputusan, Keputusan
from laporan.models.lkjip import BagianLkjip, Lkjip, TabelSumber, TemuanSumber

__all__ = [
    "BagianLkjip",
    "ButirKeputusan",
    "Cuplikan",
    "DasarHukum",
    "Keputusan",
    "Lkjip",
    "TabelSumber",
    "TemuanSumber",
]
