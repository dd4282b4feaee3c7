"""What the lint says about draft copies of the real decrees, as rows of tests/data/keputusan_temuan.csv."""

import csv
from pathlib import Path

from laporan.domain.periksa_keputusan import perbaiki, perbaiki_semua, periksa
from laporan.kaidah.temuan import Temuan
from laporan.models import Keputusan
from tests import pabrik
from tests.laporan.salinan_keputusan import muat

DATA = Path(__file__).resolve().parent.parent / "data"
BERKAS, KESALAHAN = DATA / "keputusan_temuan.csv", DATA / "keputusan_kesalahan_sumber.csv"
KUNCI = ("pemda", "kode", "tingkat", "tempat", "kalimat", "perbaikan")
KOLOM = (*KUNCI, "sisa")  # sisa: why it still stands once every offered fix is done; "" mended
BELUM = "belum dinilai"


def baris(slug: str, temuan: list[Temuan]) -> list[tuple[str, ...]]:
    return [(slug, t.kode, str(t.tingkat), t.tempat, t.kalimat, t.perbaikan) for t in temuan]


def baca(berkas: Path) -> list[dict[str, str]]:
    with berkas.open(encoding="utf-8", newline="") as isi:
        return list(csv.DictReader(isi))


def perbarui(semua: list[tuple[tuple[str, ...], bool]]) -> None:
    """Rewrite the file from (row, whether it stays): a reason that was given is kept, a new one is waited for."""
    lama = {tuple(satu[nama] for nama in KUNCI): satu["sisa"] for satu in baca(BERKAS)} if BERKAS.exists() else {}
    with BERKAS.open("w", encoding="utf-8", newline="") as isi:
        penulis = csv.writer(isi, lineterminator="\n")
        penulis.writerow(KOLOM)
        penulis.writerows((*satu, (lama.get(satu) or BELUM) if tetap else "") for satu, tetap in semua)


def inti(kalimat: str) -> str:
    """A sentence without the number of its item, which moves when others come and go."""
    kata = kalimat.split(" ", 2)
    return kata[2] if kata[0] == "Mengingat" else kalimat


def perbaiki_seluruhnya(draf: Keputusan) -> Keputusan:
    """Every offered fix: those that may be done together, then one by one those that a person has to look at."""
    oleh = pabrik.mesin()
    perbaiki_semua(draf, oleh=oleh, versi=draf.versi)
    for _ in range(50):
        draf = muat(draf)
        satu = next((t for t in periksa(draf) if t.usul), None)
        if satu is None:
            return draf
        perbaiki(draf, oleh=oleh, versi=draf.versi, kode=satu.kode, letak=satu.letak)
    raise AssertionError("the fixes do not come to an end")
