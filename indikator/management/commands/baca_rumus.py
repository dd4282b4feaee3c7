"""manage.py baca_rumus [BERKAS] --json [-0] [--indikator TEKS]: formula texts to trees, one JSON object per text."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from indikator.rumus import ast, baca, tampil
from kinerja.masukan_teks import Potongan, potongan
from kinerja.perintah_json import PerintahJson


class Command(PerintahJson):
    help = "Membaca rumus, satu per baris (atau dipisah NUL dengan -0), menjadi pohon dan variabel."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("-0", dest="nul", action="store_true", help="rumus dipisah bita NUL, bukan pindah baris")
        parser.add_argument("--indikator", default="", help="nama indikator, untuk semua rumus di masukan ini")

    def objek(self, aliran: BinaryIO, pilihan: dict) -> Iterator[Mapping]:
        for satu in potongan(aliran, b"\0" if pilihan["nul"] else b"\n"):
            yield bacaan_json(satu, pilihan["indikator"])

    def kalimat(self, objek: Mapping) -> str:
        return " — ".join(filter(None, (objek["teks"] or objek["raw"], objek["alasan"])))


def bacaan_json(potong: Potongan, nama_indikator: str) -> dict:
    """One reading. pohon as `ast.ke_json` writes it, or null; teks the formula in words, "" without a tree."""
    bacaan = baca(potong.teks, nama_indikator)
    nama = {satu.kode: satu.nama for satu in bacaan.variabel}
    return {
        "raw": potong.teks,
        "terbaca": bacaan.pohon is not None,
        "pohon": ast.ke_json(bacaan.pohon) if bacaan.pohon is not None else None,
        "teks": tampil.teks(bacaan.pohon, nama) if bacaan.pohon is not None else "",
        "variabel": [
            {"kode": satu.kode, "nama": satu.nama, "satuan": satu.satuan, "jenis": satu.jenis}
            for satu in bacaan.variabel
        ],
        "gaya": bacaan.gaya,
        "alasan": " ".join(filter(None, (potong.galat, bacaan.alasan))),
        "komponen": bacaan.komponen,
        "tidak_dibaca": [{"teks": satu.teks, "alasan": satu.alasan} for satu in bacaan.tidak_dibaca],
    }
