"""The one engine of capaian, for screen, PDF, Word and Excel (DOMAIN section 3). Pure: no Django, no float.

`hitung` gives a `Hasil` with its proof line, `hitung_terhadap` the same for a target as it was read; `kategori` names
the band; `realisasi_sd` and `target_sd` bring triwulan together; `rata_rata`, `gulung` and `gabungan` average
under a name; `persen_serapan` is the same engine for budgets, `efisiensi` compares both.
"""

from indikator.capaian.anggaran import Jumlah, jumlah_anggaran, persen_serapan
from indikator.capaian.efisiensi import Efisiensi, efisiensi
from indikator.capaian.gabungan import gabungan
from indikator.capaian.hasil import Galat, Hasil
from indikator.capaian.isian import Aturan, CaraIsi, Isian, Keadaan, SampaiDengan, Tipe, jatuh_tempo
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
from indikator.capaian.kebijakan import BAWAAN, CaraEfisiensi, Kebijakan, TargetNol
from indikator.capaian.kemajuan import capaian_triwulan, kemajuan_tahunan, target_sd
from indikator.capaian.metode import Metode, hitung
from indikator.capaian.predikat import Predikat
from indikator.capaian.rata_rata import RataRata, gulung, rata_rata
from indikator.capaian.terhadap_target import Target, catatan_batas, hitung_terhadap, pilih_metode
from indikator.capaian.triwulan import realisasi_sd
from indikator.capaian.ulang import dari_masukan
from indikator.capaian.urutan import URUTAN, predikat

__all__ = [
    "BAWAAN",
    "SKALA_AKIP",
    "SKALA_MAGETAN_2019",
    "SKALA_PERMENDAGRI_86",
    "SKALA_SKM",
    "SKALA_TERCAPAI",
    "URUTAN",
    "Aturan",
    "CaraEfisiensi",
    "CaraIsi",
    "Efisiensi",
    "Galat",
    "Hasil",
    "Isian",
    "Jumlah",
    "Kategori",
    "Keadaan",
    "Kebijakan",
    "Metode",
    "Predikat",
    "RataRata",
    "SampaiDengan",
    "SkalaTidakSah",
    "Target",
    "TargetNol",
    "Tipe",
    "capaian_triwulan",
    "catatan_batas",
    "dari_masukan",
    "efisiensi",
    "gabungan",
    "gulung",
    "hitung",
    "hitung_terhadap",
    "jatuh_tempo",
    "jumlah_anggaran",
    "kategori",
    "kemajuan_tahunan",
    "periksa_skala",
    "persen_serapan",
    "pilih_metode",
    "predikat",
    "rata_rata",
    "realisasi_sd",
    "target_sd",
]
