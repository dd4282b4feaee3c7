"""What every reader of uploaded tables shares: rows of texts, the size of a file, the one error."""

BAITA_MAKS = 20 * 1024 * 1024  # of a file
DIGIT_EXCEL = 15  # a spreadsheet shows no more; what is behind them is binary noise
PEMBUKA_ZIP = b"PK"  # what every xlsx begins with

Tabel = list[list[str]]


class TabelTidakTerbaca(ValueError):
    """A file that is no table, or too large for one; the message is an Indonesian sentence."""


def periksa_ukuran(isi: bytes) -> None:
    """Raises TabelTidakTerbaca."""
    if len(isi) > BAITA_MAKS:
        raise TabelTidakTerbaca(f"Berkas lebih besar daripada {BAITA_MAKS // 1024**2} MB. Bagi menjadi beberapa.")
