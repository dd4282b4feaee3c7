"""`manage.py baca_target --json [BERKAS]`: how each target text of a file is read (indikator.target); no database."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from indikator.target import BacaanTarget, Jenis, baca
from indikator.target.bacaan import tak_terbaca
from kinerja.angka import tulis_asli
from kinerja.masukan_teks import potongan
from kinerja.perintah_json import PerintahJson


class Command(PerintahJson):
    help = (
        "Membaca teks target, satu per baris (UTF-8): angka, satuan, predikat, skala, batas dan peringatannya. "
        "Setelah tanda tab boleh ditulis nama indikatornya, yang menentukan skala huruf dan usul satuan."
    )

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--indikator", default="", help="nama indikator untuk baris yang tidak menyebutnya sendiri"
        )

    def objek(self, aliran: BinaryIO, pilihan: dict) -> Iterator[Mapping]:
        for satu in potongan(aliran):
            teks, _, nama = satu.teks.partition("\t")
            bacaan = baca(teks, nama.strip() or pilihan["indikator"])
            yield _objek(replace(tak_terbaca(satu.galat), teks=teks) if satu.galat else bacaan)

    def kalimat(self, objek: Mapping) -> str:
        nilai = [objek[nama] for nama in ("predikat", "nilai", "bawah", "atas", "satuan") if objek[nama] is not None]
        isi = " ".join(satu if isinstance(satu, str) else tulis_asli(satu) for satu in dict.fromkeys(nilai))
        tertulis = " ".join(objek["raw"].split())
        return " · ".join(filter(None, [tertulis, objek["status"], isi, *objek["peringatan"], *objek["catatan"]]))


def _objek(bacaan: BacaanTarget) -> dict:
    """A reading under the keys of the command; what there is none of is None. A range has no single `nilai`."""
    return {
        "raw": bacaan.teks,
        "nilai": None if bacaan.jenis is Jenis.RENTANG else bacaan.nilai,
        "satuan": bacaan.satuan or None,
        "predikat": bacaan.predikat or None,
        "skala": bacaan.skala or None,
        "bawah": bacaan.bawah,
        "atas": bacaan.atas,
        "status": bacaan.status,
        "peringatan": bacaan.peringatan,
        "jenis": bacaan.jenis,
        "keyakinan": bacaan.keyakinan,
        "catatan": bacaan.catatan,
    }
