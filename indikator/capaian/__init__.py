"""The one engine of capaian, for screen, PDF, Word and Excel (DOMAIN section 3). Pure: no Django, no float.

`hitung` gives a `Hasil` with its proof line; `kategori` names the band; `rata_rata` and `gulung` average
under a name; `persen_serapan` is the same engine for budgets.
"""

from indikator.capaian.anggaran import Jumlah, jumlah_anggaran, persen_serapan
from indikator.capaian.hasil import Galat, Hasil
from indikator.capaian.kategori import (
    SKALA_AKIP,
    SKALA_MAGETAN_2019,
    SKALA_PERMENDAGRI_86,
    SKALA_SKM,
    SKALA_TERCAPAI,
    Kategori,
    SkalaTidakSah,
    kategori,
    periksa_skala,
)
from indikator.capaian.kebijakan import BAWAAN, Kebijakan, TargetNol
from indikator.capaian.metode import Metode, hitung
from indikator.capaian.predikat import Predikat
from indikator.capaian.rata_rata import RataRata, gulung, rata_rata

__all__ = [
    "BAWAAN",
    "SKALA_AKIP",
    "SKALA_MAGETAN_2019",
    "SKALA_PERMENDAGRI_86",
    "SKALA_SKM",
    "SKALA_TERCAPAI",
    "Galat",
    "Hasil",
    "Jumlah",
    "Kategori",
    "Kebijakan",
    "Metode",
    "Predikat",
    "RataRata",
    "SkalaTidakSah",
    "TargetNol",
    "gulung",
    "hitung",
    "jumlah_anggaran",
    "kategori",
    "periksa_skala",
    "persen_serapan",
    "rata_rata",
]
