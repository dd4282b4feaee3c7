from laporan.models.buku_nomor import BukuNomor
from laporan.models.cuplikan import Cuplikan
from laporan.models.dasar_hukum import DasarHukum, DasarHukumPemda
from laporan.models.keputusan import (
    BerkasKeputusan,
    ButirKeputusan,
    Keputusan,
    TandaTanganElektronik,
    UrunganNaskah,
)
from laporan.models.lkjip import BagianLkjip, Lkjip, TabelSumber, TemuanSumber
from laporan.models.templat_keputusan import TemplatKeputusan

__all__ = [
    "BagianLkjip",
    "BerkasKeputusan",
    "BukuNomor",
    "ButirKeputusan",
    "Cuplikan",
    "DasarHukum",
    "DasarHukumPemda",
    "Keputusan",
    "Lkjip",
    "TabelSumber",
    "TandaTanganElektronik",
    "TemplatKeputusan",
    "TemuanSumber",
    "UrunganNaskah",
]
