"""Where a row of an imported budget belongs: its parent, and the stored row that it is."""

from collections.abc import Sequence

from indikator.domain.anggaran.rekap import rekap_anggaran
from indikator.domain.impor_anggaran.simpul import Simpul
from indikator.models import Kegiatan, Program
from indikator.uang import kode as domain_kode
from indikator.uang.baca_anggaran import BarisBerkas
from indikator.uang.kode import KEGIATAN, PROGRAM, SUB


class Tersimpan:
    """The stored rows of the year, found by code, else by name below the same parent."""

    def __init__(self, instansi, tahun: int):
        self.isi = rekap_anggaran(instansi, tahun)
        self.serapan = {satu.kegiatan.pk: satu.per_triwulan for satu in self.isi.baris}
        program = list(Program.objects.filter(instansi=instansi, tahun=tahun))
        kegiatan = list(Kegiatan.objects.filter(instansi=instansi, tahun=tahun).select_related("sasaran", "indikator"))
        self.bersub = {satu.induk_id for satu in kegiatan} - {None}
        self.kode = {(_jenis(satu), satu.kode): satu for satu in (*program, *kegiatan) if satu.kode}
        self.nama = {(_jenis(s), _induk(s), rapi(s.nama)): s for s in (*program, *kegiatan)}

    def berangka(self, baris: Program | Kegiatan) -> bool:
        """Whether a kegiatan holds figures itself."""
        if isinstance(baris, Program) or baris.pk not in self.serapan:
            return False
        return baris.pagu is not None or bool(self.serapan[baris.pk])

    def cari(self, simpul: Simpul) -> Program | Kegiatan | None:
        berkas = simpul.berkas
        if berkas.kode and (ada := self.kode.get((simpul.tingkat, berkas.kode))):
            return ada
        induk = simpul.induk.ada.pk if simpul.induk and simpul.induk.ada else None
        if simpul.induk is not None and induk is None:
            return None
        ada = self.nama.get((simpul.tingkat, induk, rapi(berkas.nama)))
        return None if ada is not None and ada.kode and berkas.kode else ada


def _jenis(baris: Program | Kegiatan) -> str:
    if isinstance(baris, Program):
        return PROGRAM
    return SUB if baris.induk_id else KEGIATAN


def _induk(baris: Program | Kegiatan) -> int | None:
    return None if isinstance(baris, Program) else baris.induk_id or baris.program_id


def rapi(teks: str) -> str:
    return " ".join(teks.split()).casefold()


def susun(baris: Sequence[BarisBerkas], ada: Tersimpan) -> list[Simpul]:
    """The rows below their parents; a code says whose child it is, else the nearest row above."""
    hasil: list[Simpul] = []
    dilihat: dict[tuple, int] = {}
    for berkas in baris:
        satu = Simpul(berkas)
        if not berkas.tingkat:
            satu.galat.append(
                "Tingkatnya tidak dikenal: isi kolom Tingkat dengan Program, Kegiatan atau Sub kegiatan."
            )
        else:
            satu.induk = _cari_induk(satu, hasil, ada)
            satu.ada = ada.cari(satu)
            _periksa_ganda(satu, dilihat)
        if satu.induk:
            satu.induk.anak.append(satu)
        hasil.append(satu)
    return hasil


def _cari_induk(satu: Simpul, sebelum: Sequence[Simpul], ada: Tersimpan) -> Simpul | None:
    tingkat = {KEGIATAN: PROGRAM, SUB: KEGIATAN}.get(satu.tingkat)
    if tingkat is None:
        return None
    calon = [s for s in reversed(sebelum) if s.tingkat == tingkat]
    kode = satu.berkas.kode
    if cocok := [s for s in calon if s.berkas.kode and domain_kode.induk(s.berkas.kode, kode)]:
        return cocok[0]
    tersimpan = [b for (jenis, k), b in ada.kode.items() if jenis == tingkat and domain_kode.induk(k, kode)]
    if tersimpan:
        return _induk_tersimpan(tersimpan[0], tingkat)
    if calon:
        return calon[0]
    if tingkat == KEGIATAN:
        satu.galat.append("Kegiatan induknya tidak ada di atas baris ini.")
    return None


def _induk_tersimpan(baris: Program | Kegiatan, tingkat: str) -> Simpul:
    """A parent that the file does not list, as it is stored."""
    return Simpul(BarisBerkas(0, tingkat, baris.kode, baris.nama, {}), ada=baris)


def _periksa_ganda(satu: Simpul, dilihat: dict[tuple, int]) -> None:
    induk = satu.induk.berkas if satu.induk else None
    kunci = [(satu.tingkat, "kode", satu.berkas.kode)] if satu.berkas.kode else []
    kunci += [(satu.tingkat, "baris", satu.ada.pk)] if satu.ada else []
    kunci = kunci or [(satu.tingkat, induk and (induk.kode, rapi(induk.nama)), rapi(satu.berkas.nama))]
    for nama in kunci:
        if nama in dilihat:
            satu.galat.append(f"Sama dengan baris {dilihat[nama]}. Hapus salah satunya.")
            return
    dilihat.update(dict.fromkeys(kunci, satu.berkas.nomor))
