from laporan.models.bacaan import BacaanBaris, BacaanLembar, BacaanSisa
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
from laporan.models.lkjip import BagianLkjip, BerkasLkjip, Lkjip, TabelSumber, TemuanSumber
from laporan.models.naskah_lkjip import GambarNaskah, KomentarLkjip, PenyuntingNaskah, VersiNaskah
from laporan.models.reviu_lkjip import AdendumLkjip, CatatanReviu, ReviuLkjip
from laporan.models.templat_keputusan import TemplatKeputusan
from laporan.models.uji_hitung import UjiHitung

__all__ = [
    "AdendumLkjip",
    "BacaanBaris",
    "BacaanLembar",
    "BacaanSisa",
    "BagianLkjip",
    "BerkasKeputusan",
    "BerkasLkjip",
    "BukuNomor",
    "ButirKeputusan",
    "CatatanReviu",
    "Cuplikan",
    "DasarHukum",
    "DasarHukumPemda",
    "GambarNaskah",
    "Keputusan",
    "KomentarLkjip",
    "Lkjip",
    "PenyuntingNaskah",
    "ReviuLkjip",
    "TabelSumber",
    "TandaTanganElektronik",
    "TemplatKeputusan",
    "TemuanSumber",
    "UjiHitung",
    "UrunganNaskah",
    "VersiNaskah",
]
