"""Budget from a file or pasted cells: read, show what it would do, write only what was shown and confirmed.

The same file imported again changes nothing: rows are found by their code, without one by their name below the same
program and kegiatan.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from indikator.domain import anggaran as domain
from indikator.domain.impor_anggaran.rencana import rencanakan
from indikator.domain.impor_anggaran.simpul import TRIWULAN, RencanaImpor, Simpul
from indikator.models import Kegiatan, Program
from indikator.uang.baca_anggaran import BARIS_MAKS, Bacaan, BarisBerkas, TabelTidakDikenal, baca
from indikator.uang.kode import PROGRAM, SUB
from indikator.uang.kolom import PAGU, UANG
from kinerja.sidik import sidik_jari
from kinerja.spreadsheet import TabelTidakTerbaca
from kinerja.spreadsheet.tabel import Tabel
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.domain.tulis import ada_kendali
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import pastikan

BERUBAH = "Anggaran ini berubah sejak pratinjau dibuat. Periksa lagi pratinjaunya, lalu simpan."
TIDAK_TERBACA = "Isian impor tidak terbaca. Unggah lagi berkasnya; belum ada yang disimpan."


@dataclass(frozen=True)
class HasilImpor:
    baru: int
    berubah: int
    tetap: int
    ditolak: int


def bacakan(tabel: Tabel) -> Bacaan:
    """The rows of a table of people. Raises IsianSalah naming `berkas`."""
    try:
        bacaan = baca(tabel)
    except (TabelTidakDikenal, TabelTidakTerbaca) as galat:
        raise IsianSalah({"berkas": str(galat)}) from galat
    if ada_kendali([list(satu) for satu in bacaan.baris]):
        raise IsianSalah({"berkas": "Berkas memuat huruf kendali yang tidak terlihat. Salin isinya ke berkas baru."})
    return bacaan


def kirimkan(bacaan: Bacaan) -> dict:
    """The rows as plain JSON, for the form that confirms them."""
    return {"baris": [satu._asdict() for satu in bacaan.baris], "jumlah": bacaan.jumlah, "catatan": bacaan.catatan}


def terima(isi: object) -> Bacaan:
    """The rows as the form sent them back; IsianSalah where somebody changed their shape."""
    try:
        baris = [_baris(satu) for satu in isi["baris"]]
        jumlah = None if isi["jumlah"] is None else _uang(isi["jumlah"])
        catatan = [str(satu)[:300] for satu in isi["catatan"]][:10]
    except (TypeError, KeyError, ValueError, AttributeError, OverflowError) as galat:
        raise IsianSalah(TIDAK_TERBACA) from galat
    if not 0 < len(baris) <= BARIS_MAKS:
        raise IsianSalah(TIDAK_TERBACA)
    return Bacaan(baris, jumlah, catatan)


def _baris(satu: dict) -> BarisBerkas:
    teks = {nama: str(satu[nama]) for nama in ("tingkat", "kode", "nama", "sumber_dana", "sasaran", "indikator")}
    if teks["tingkat"] not in ("", "program", "kegiatan", "sub"):
        raise ValueError(teks["tingkat"])
    return BarisBerkas(nomor=int(satu["nomor"]), uang=_uang(satu["uang"]), **teks)


def _uang(isi: dict) -> dict[str, str]:
    if set(isi) - set(UANG):
        raise ValueError("kolom tidak dikenal")
    return {nama: str(teks) for nama, teks in isi.items()}


def periksa(*, oleh, instansi, tahun: int, bacaan: Bacaan) -> RencanaImpor:
    """What would happen; nothing is written."""
    pastikan(oleh, "isi_data", instansi)
    return rencanakan(instansi, tahun, bacaan.baris, bacaan.jumlah, bacaan.catatan)


def sidik(rencana: RencanaImpor) -> str:
    """Fingerprint of what is to happen: what was shown is what is written."""
    return sidik_jari([[s.berkas.nomor, s.keadaan, [list(satu) for satu in s.ubah]] for s in rencana.simpul])


@utuh
def simpan(*, oleh, instansi, tahun: int, bacaan: Bacaan, sidik_tampil: str) -> HasilImpor:
    """Write the rows that are new or changed, all or none; the refused ones are left out.

    Raises SalahStatus when meanwhile something else would happen than was shown.
    """
    pastikan(oleh, "isi_data", instansi)
    tulis.kunci(instansi)
    rencana = rencanakan(instansi, tahun, bacaan.baris, bacaan.jumlah, bacaan.catatan)
    if sidik(rencana) != sidik_tampil:
        raise SalahStatus(BERUBAH)
    hasil = HasilImpor(**dict(rencana.ringkas))
    _tulis(rencana.simpul, oleh, instansi, tahun)
    return hasil


def _tulis(simpul: Sequence[Simpul], oleh, instansi, tahun: int) -> None:
    for satu in simpul:
        if satu.ditolak:
            continue
        if satu.tingkat == PROGRAM:
            satu.ada = _program(satu, oleh, instansi, tahun)
        else:
            satu.ada = _kegiatan(satu, oleh, instansi, tahun)


def _program(satu: Simpul, oleh, instansi, tahun: int) -> Program:
    isi = {nama: satu.isi[nama] for nama in ("nama", "kode") if nama in satu.isi}
    if satu.ada is None:
        return domain.buat_program(oleh=oleh, instansi=instansi, tahun=tahun, **isi)
    return domain.ubah_program(satu.ada, oleh=oleh, **{"kode": satu.ada.kode} | isi) if satu.ubah else satu.ada


def _kegiatan(satu: Simpul, oleh, instansi, tahun: int) -> Kegiatan:
    isi = {nama: nilai for nama, nilai in satu.isi.items() if nama not in ("uang", "kosongkan")}
    uang = satu.isi.get("uang", {})
    pagu, serapan = uang.get(PAGU), {TRIWULAN[nama]: nilai for nama, nilai in uang.items() if nama != PAGU}
    induk = satu.induk.ada if satu.induk else None
    if satu.ada is None:
        tempat = {"induk": induk} if satu.tingkat == SUB else {"program": induk}
        return domain.buat_kegiatan(
            oleh=oleh, instansi=instansi, tahun=tahun, pagu=pagu, serapan=serapan, **tempat, **isi
        )
    if not satu.ubah:
        return satu.ada
    lama = {nama: getattr(satu.ada, nama) for nama in ("kode", "sumber_dana", "program", "sasaran", "indikator")}
    baru = domain.ubah_kegiatan(satu.ada, oleh=oleh, **lama | isi)
    if satu.isi.get("kosongkan"):
        return domain.atur_uang(baru, oleh=oleh, pagu=None, serapan=dict.fromkeys(range(5)))
    return domain.atur_uang(baru, oleh=oleh, serapan=serapan, **({PAGU: pagu} if PAGU in uang else {}))
