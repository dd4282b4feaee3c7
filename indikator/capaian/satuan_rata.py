"""What may not be averaged, and the pooled capaian where figures count the same thing (DOMAIN section 3)."""

from collections.abc import Sequence
from decimal import Decimal

from indikator.capaian.gabungan import gabungan
from indikator.capaian.rata_rata import RataRata

TANPA_SATUAN = "tanpa satuan"


def tolak_rata(satuan: Sequence[str]) -> str:
    """Why targets and realisasi of these indicators have no mean, a sentence; "" for a single one."""
    if len(satuan) < 2:
        return ""
    berlainan = list(dict.fromkeys(satu or TANPA_SATUAN for satu in satuan))
    if len(berlainan) > 1:
        return f"Target dan realisasi tidak dirata-ratakan: satuannya berlainan ({'; '.join(berlainan)})."
    return "Target dan realisasi indikator yang berlainan tidak dirata-ratakan."


def gabungan_sejenis(
    pasangan: Sequence[tuple[Decimal | None, Decimal | None]], satuan: Sequence[str], nama: str, *, dapat: bool
) -> tuple[RataRata, str]:
    """(Σ realisasi ÷ Σ target, why there is none) of (realisasi, target) that count one and the same thing.

    dapat: whether all of them are counts of which more is better; percentages and indices are never added up.
    """
    berlainan = list(dict.fromkeys(satu or TANPA_SATUAN for satu in satuan))
    kosong = RataRata(nama, None, 0, 0, "")
    if len(berlainan) > 1:
        return kosong, f"Tidak dihitung: satuannya berlainan ({'; '.join(berlainan)})."
    if not dapat:
        return kosong, "Tidak dihitung: hanya banyaknya benda yang sama yang dapat dijumlahkan, bukan persentase."
    rata = gabungan(pasangan, nama)
    return rata, rata.keterangan
