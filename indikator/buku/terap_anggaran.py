"""Storing the rows of the sheet “Anggaran” through the domain: programs, then changes, then what is new below."""

from collections.abc import Sequence

from indikator.buku.baris_anggaran import KEGIATAN, PROGRAM, SUB
from indikator.buku.lingkup import pastikan_bersih
from indikator.buku.periksa_anggaran import UANG, Tindakan, susun
from indikator.domain import anggaran as domain
from indikator.models import Kegiatan, Program
from indikator.uang.kolom import PAGU
from organisasi.buku.bentuk import BarisBuku, Lingkup
from organisasi.buku.terap import pegang
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah


@utuh
def terapkan(lingkup: Lingkup, baris: Sequence[BarisBuku]) -> None:
    """All or none. Raises IsianSalah naming the rows, Ditolak, SalahStatus."""
    pegang([satu.objek.objek for satu in baris if satu.objek])
    semua = susun(lingkup, baris)
    pastikan_bersih(baris)
    penerap = _Penerap(lingkup)
    baru = [satu for satu in semua if satu.baris.baru]
    lama = [satu for satu in semua if not satu.baris.baru]
    for satu in [s for s in baru if s.tingkat == PROGRAM] + lama:
        penerap.jalankan(satu)
    for tingkat in (KEGIATAN, SUB):
        for satu in [s for s in baru if s.tingkat == tingkat]:
            penerap.jalankan(satu)


class _Penerap:
    def __init__(self, lingkup: Lingkup):
        self.oleh, self.tahun = lingkup.oleh, lingkup.tahun

    def jalankan(self, satu: Tindakan) -> None:
        """One row; what the domain refuses names it."""
        try:
            satu.jadi = self._program(satu) if satu.tingkat == PROGRAM else self._kegiatan(satu)
        except IsianSalah as galat:
            raise IsianSalah(f"Baris {satu.baris.nomor}: {galat}") from galat

    def _program(self, satu: Tindakan) -> Program:
        if satu.ada is None:
            return domain.buat_program(oleh=self.oleh, instansi=satu.instansi, tahun=self.tahun, **satu.nilai)
        isi = {"nama": satu.ada.nama, "kode": satu.ada.kode} | satu.nilai
        return domain.ubah_program(satu.ada, oleh=self.oleh, **isi)

    def _kegiatan(self, satu: Tindakan) -> Kegiatan:
        pagu, serapan = satu.uang.get(PAGU), {UANG[k]: nilai for k, nilai in satu.uang.items() if k != PAGU}
        if satu.ada is None:
            return self._kegiatan_baru(satu, pagu, serapan)
        kini = satu.ada
        if satu.nilai or satu.pindah or satu.kaitan is not None:
            kini = domain.ubah_kegiatan(kini, oleh=self.oleh, **self._isi(satu))
        if satu.uang:
            kini = domain.atur_uang(
                kini, oleh=self.oleh, serapan=serapan, **({PAGU: pagu} if PAGU in satu.uang else {})
            )
        return kini

    def _kegiatan_baru(self, satu: Tindakan, pagu, serapan: dict) -> Kegiatan:
        tempat = {"induk" if satu.tingkat == SUB else "program": self._induk(satu)}
        sasaran, indikator = satu.kaitan or (None, None)
        isi = {"instansi": satu.instansi, "tahun": self.tahun, "sasaran": sasaran, "indikator": indikator}
        return domain.buat_kegiatan(oleh=self.oleh, pagu=pagu, serapan=serapan, **tempat, **isi, **satu.nilai)

    def _isi(self, satu: Tindakan) -> dict:
        """Everything `ubah_kegiatan` takes: as stored, with what the row changes."""
        lama = {nama: getattr(satu.ada, nama) for nama in ("nama", "kode", "sumber_dana", "sasaran", "indikator")}
        lama["program"] = self._induk(satu) if satu.pindah else satu.ada.program
        kaitan = {} if satu.kaitan is None else dict(zip(("sasaran", "indikator"), satu.kaitan, strict=True))
        return lama | satu.nilai | kaitan

    @staticmethod
    def _induk(satu: Tindakan) -> Program | Kegiatan | None:
        return satu.induk.jadi if isinstance(satu.induk, Tindakan) else satu.induk
