"""What the linter says about the real documents of the example, as rows of tests/data/mutu_temuan.csv."""

import csv
from pathlib import Path

from indikator.domain.mutu import HasilMutu, periksa_instansi
from organisasi.models import Instansi, Pemda
from organisasi.penyewa import sebagai

BERKAS = Path(__file__).resolve().parent.parent / "data" / "mutu_temuan.csv"
DOKUMEN = (
    ("blitar", "bkpsdm", 2018),
    ("magetan", "bagian-organisasi", 2019),
    ("nganjuk", "kecamatan-ngronggot", 2019),
    ("paser", "bkpsdm", 2023),
)
KUNCI = ("pemda", "jabatan", "indikator", "aturan", "tingkat", "kalimat")
KOLOM = (*KUNCI, "penilaian", "alasan")  # alasan: why it is not simply right
BENAR, PALSU, DEBAT = "benar", "alarm palsu", "dapat diperdebatkan"
BELUM = "belum dinilai"


def hasil(slug: str, instansi: str, tahun: int) -> HasilMutu:
    with sebagai(Pemda.objects.get(slug=slug)):
        return periksa_instansi(Instansi.objects.get(slug=instansi), tahun)


def baris_temuan() -> list[tuple[str, ...]]:
    """(pemda, jabatan, indikator, aturan, tingkat, kalimat) of every finding, in order."""
    baris = []
    for slug, instansi, tahun in DOKUMEN:
        satu = hasil(slug, instansi, tahun)
        for temuan in satu.temuan:
            lembar = satu.bahan.lembar_menurut_kunci.get(temuan.lembar)
            indikator = satu.bahan.indikator_menurut_kunci.get(temuan.indikator)
            baris.append(
                (
                    slug,
                    lembar.sebutan if lembar else "",
                    " ".join(indikator.nama.split()) if indikator else "",
                    temuan.aturan,
                    str(temuan.tingkat),
                    " ".join(temuan.kalimat.split()),
                )
            )
    return baris


def dinilai() -> list[dict[str, str]]:
    with BERKAS.open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas))


def perbarui(baris: list[tuple[str, ...]]) -> None:
    """Rewrite the file: findings that were there keep their judgement, new ones wait for one."""
    lama = dinilai() if BERKAS.exists() else []
    nilai = {tuple(satu[nama] for nama in KUNCI): (satu["penilaian"], satu["alasan"]) for satu in lama}
    with BERKAS.open("w", encoding="utf-8", newline="") as berkas:
        penulis = csv.writer(berkas, lineterminator="\n")
        penulis.writerow(KOLOM)
        penulis.writerows((*satu, *nilai.get(satu, (BELUM, ""))) for satu in baris)
