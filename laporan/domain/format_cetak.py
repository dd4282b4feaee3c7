"""The formats a printed document comes in: PDF always, Word for a text that is edited, Excel and CSV for tables."""

from laporan.enums import JenisDokumen
from organisasi.galat import GalatKinerja

FORMAT = ("pdf", "docx", "xlsx", "csv")
BERWORD = (
    JenisDokumen.KEPUTUSAN,
    JenisDokumen.MATRIKS,
    JenisDokumen.IKI,
    JenisDokumen.LEMBAR,
    JenisDokumen.LKJIP,
    JenisDokumen.PENGUKURAN,
    JenisDokumen.PK,
    JenisDokumen.REVIU,
    JenisDokumen.ADENDUM,
    JenisDokumen.RENCANA_AKSI,
    JenisDokumen.ANGGARAN,
)
# what these are printed from has tables (laporan.exporters.naskah.tabel_naskah)
BEREXCEL = (
    JenisDokumen.KEPUTUSAN,
    JenisDokumen.IKI,
    JenisDokumen.LEMBAR,
    JenisDokumen.MATRIKS,
    JenisDokumen.BERITA_ACARA,
    JenisDokumen.CATATAN,
    JenisDokumen.TERLAMBAT,
    JenisDokumen.PENGUKURAN,
    JenisDokumen.LKJIP,
    JenisDokumen.RENCANA_AKSI,
    JenisDokumen.PK,
    JenisDokumen.ANGGARAN,
)
LUAR_FORMAT = {"docx": (BERWORD, "Word"), "xlsx": (BEREXCEL, "Excel"), "csv": (BEREXCEL, "CSV")}


def pastikan_format(jenis: str, format: str) -> None:
    """Raise GalatKinerja for a format there is not: Word only for what is a text to edit, Excel and CSV for tables."""
    if format not in FORMAT:
        raise GalatKinerja(f"Format “{format}” tidak dikenal. Pilih: {', '.join(FORMAT)}.")
    tersedia, nama = LUAR_FORMAT.get(format, ((), ""))
    if nama and jenis in JenisDokumen.values and jenis not in tersedia:
        raise GalatKinerja(f"{JenisDokumen(jenis).label} tidak tersedia sebagai {nama}. Cetak PDF-nya.")
