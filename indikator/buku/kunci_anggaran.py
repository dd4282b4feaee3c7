"""Whether a row of the budget may be changed: right, the list and pagu of the year, the realisasi of a triwulan."""

from indikator.buku.lingkup import Pintu, tolak
from indikator.domain.anggaran.terkunci import susunan_terkunci, terkunci
from indikator.uang.kolom import PAGU, SETAHUN, TW
from organisasi.buku.bentuk import BarisBuku, Lingkup
from organisasi.models import Instansi

SUSUNAN = ("nama", "kode", "sumber_dana", "induk", PAGU)
TRIWULAN = {nama: tw for tw, nama in enumerate(TW, 1)} | {SETAHUN: 0}


class Kunci:
    """Asked once for each instansi. The installation itself is not bound (`domain.anggaran.terkunci`)."""

    def __init__(self, lingkup: Lingkup):
        self.lingkup, self.pintu = lingkup, Pintu(lingkup.oleh)
        self.susunan: dict[int, str] = {}
        self.serapan: dict[int, dict[int, str]] = {}

    def periksa(self, baris: BarisBuku, instansi: Instansi) -> None:
        """Put why the row, or a cell of it, stays as it is into its `galat`."""
        if sebab := self.pintu.hak(instansi):
            tolak(baris, "", sebab)
        if sebab or self.lingkup.oleh.sistem:
            return
        self._muat(instansi)
        if self.susunan[instansi.pk]:
            kalimat = f"{self.susunan[instansi.pk]} Pagu dan daftar kegiatan tidak dapat diubah lagi."
            for kolom in [""] if baris.baru else [satu for satu in SUSUNAN if satu in baris.ubah]:
                tolak(baris, kolom, kalimat)
        for kolom, tw in TRIWULAN.items():
            terisi = baris.isi.get(kolom) is not None if baris.baru else kolom in baris.ubah
            if terisi and tw in self.serapan[instansi.pk]:
                tolak(baris, kolom, self.serapan[instansi.pk][tw])

    def _muat(self, instansi: Instansi) -> None:
        if instansi.pk not in self.susunan:
            self.susunan[instansi.pk] = susunan_terkunci(instansi, self.lingkup.tahun)
            self.serapan[instansi.pk] = dict(terkunci(instansi, self.lingkup.tahun))
