"""The hidden marker of a workbook: whose it is, what of, and which columns its fingerprints stand for."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from organisasi.buku.bentuk import LembarBuku, Lingkup
from organisasi.domain.tulis import ada_kendali
from organisasi.galat import IsianSalah
from organisasi.tahun import WAJAR

VERSI = 1
ASING = (
    "Berkas ini bukan buku kerja dari halaman Impor. Unduh dahulu buku kerjanya, isi, lalu unggah. Untuk dokumen yang "
    "sudah ada (Word, Excel bebas), pakai “Dokumen yang sudah ada”."
)


@dataclass(frozen=True)
class Penanda:
    """`instansi` is its slug, "" for the whole pemda; `lembar` {kode: keys of its columns in order}."""

    pemda: str
    instansi: str
    tahun: int
    lembar: Mapping[str, Sequence[str]]

    @property
    def kamus(self) -> dict[str, object]:
        return {
            "versi": VERSI,
            "pemda": self.pemda,
            "instansi": self.instansi,
            "tahun": self.tahun,
            "lembar": {kode: list(kolom) for kode, kolom in self.lembar.items()},
        }


def untuk(lingkup: Lingkup, lembar: Sequence[LembarBuku]) -> Penanda:
    return Penanda(
        lingkup.oleh.pemda.slug,
        lingkup.instansi.slug if lingkup.instansi else "",
        lingkup.tahun,
        {satu.kode: [kolom.kunci for kolom in satu.kolom] for satu in lembar},
    )


def baca(teks: str, pemda_slug: str) -> Penanda:
    """The marker of an uploaded file. Raises IsianSalah when it is none, of another pemda or of a newer version."""
    try:
        isi = json.loads(teks)
        penanda = Penanda(
            str(isi["pemda"]),
            str(isi["instansi"]),
            int(isi["tahun"]),
            {str(kode): [str(satu) for satu in kolom] for kode, kolom in isi["lembar"].items()},
        )
        versi = int(isi["versi"])
    except (ValueError, OverflowError, TypeError, KeyError, AttributeError, RecursionError):
        raise IsianSalah(ASING) from None
    if penanda.tahun not in WAJAR or ada_kendali(penanda.kamus):  # what no marker of ours says, and no row may keep
        raise IsianSalah(ASING)
    if versi > VERSI:
        raise IsianSalah("Buku kerja ini dari versi aplikasi yang lebih baru. Unduh ulang buku kerjanya.")
    if penanda.pemda != pemda_slug:
        raise IsianSalah(
            "Buku kerja ini milik pemda lain, jadi tidak dapat dipakai di sini. Unduh buku kerja sendiri."
        )
    return penanda


def tersimpan(kamus: Mapping) -> Penanda:
    """The marker that an import keeps (`Penanda.kamus`)."""
    return Penanda(**{kunci: nilai for kunci, nilai in kamus.items() if kunci != "versi"})
