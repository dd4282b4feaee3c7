"""Writing workbooks: the template and the export of any number of kinds of sheets, row by row."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence

from kinerja.spreadsheet.isian import BarisIsian, KolomIsian, LembarIsian, tulis_isian
from organisasi.buku import penanda
from organisasi.buku.bentuk import YA, KolomBuku, LembarBuku, Lingkup, Nilai
from organisasi.buku.nilai import PILIHAN_YA, SelSalah, baca_sel, sidik, untuk_sel
from organisasi.buku.petunjuk import petunjuk

KUNCI_CONTOH = "contoh"  # the hidden key of an example row; one that was typed over is a new row
DI_MEMORI = 8 * 1024 * 1024  # bytes; a larger workbook is put together on the disk


def tulis_buku(lingkup: Lingkup, lembar: Sequence[LembarBuku], *, berisi: bool, kabar=None) -> bytes:
    """The workbook of these sheets: with the stored rows (`berisi`), or blank with examples.

    `kabar(title)` is called before the rows of each sheet.
    """
    isi = [lembar_isian(lingkup, satu, _baris(lingkup, satu, berisi, kabar)) for satu in lembar]
    with tempfile.SpooledTemporaryFile(DI_MEMORI) as keluar:
        tulis_isian(keluar, isi, [petunjuk(lingkup, lembar)], penanda.untuk(lingkup, lembar).kamus)
        keluar.seek(0)
        return keluar.read()


def lembar_isian(lingkup: Lingkup, lembar: LembarBuku, baris) -> LembarIsian:
    kolom = [_kolom(lingkup, satu) for satu in lembar.kolom]
    return LembarIsian(lembar.kode, lembar.judul, kolom, baris)


def pilihan(lingkup: Lingkup, kolom: KolomBuku) -> Sequence[str]:
    """Words of the dropdown of a column; none where it has no dropdown."""
    if kolom.jenis == YA:
        return PILIHAN_YA
    return tuple(dict.fromkeys(kolom.pilihan(lingkup))) if kolom.pilihan else ()


def isi_baris(lembar: LembarBuku, objek) -> dict[str, Nilai]:
    """{kunci: stored value} of a row."""
    return {satu.kunci: satu.ambil(objek) for satu in lembar.kolom}


def _kolom(lingkup: Lingkup, kolom: KolomBuku) -> KolomIsian:
    return KolomIsian(
        kolom.judul,
        kolom.jenis,
        kolom.lebar,
        kolom.wajib,
        kolom.terkunci,
        pilihan(lingkup, kolom),
        kolom.bebas,
        kolom.petunjuk,
    )


def _baris(lingkup: Lingkup, lembar: LembarBuku, berisi: bool, kabar) -> Iterator[BarisIsian]:
    ada = False
    kunci = [satu.kunci for satu in lembar.kolom]
    if kabar is not None:
        kabar(lembar.judul)
    for objek in lembar.baris(lingkup) if berisi else ():
        isi, ada = isi_baris(lembar, objek), True
        nilai = [untuk_sel(kolom, isi[kolom.kunci]) for kolom in lembar.kolom]
        yield BarisIsian(nilai, lembar.id_baris(objek), sidik(isi, kunci))
    if not ada:
        yield from (_contoh(lembar, satu, kunci) for satu in lembar.contoh)


def _contoh(lembar: LembarBuku, contoh: Mapping[str, str], kunci: Sequence[str]) -> BarisIsian:
    """An example row: its fingerprint tells an untouched one from one typed over."""
    isi = {kolom.kunci: _nilai_contoh(kolom, contoh.get(kolom.kunci, "")) for kolom in lembar.kolom}
    nilai = [untuk_sel(kolom, isi[kolom.kunci]) for kolom in lembar.kolom]
    return BarisIsian(nilai, KUNCI_CONTOH, sidik(isi, kunci), contoh=True)


def _nilai_contoh(kolom: KolomBuku, teks: str) -> Nilai:
    try:
        return baca_sel(kolom, teks)
    except SelSalah:
        return teks or None
