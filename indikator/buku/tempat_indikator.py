"""The place of a row of the sheet “IKU dan IKI”: its sasaran, and the indicator it is a part of."""

from collections.abc import Mapping, Sequence

from indikator.buku.baca_indikator import Calon, Tindakan
from indikator.buku.lingkup import teks, tolak
from indikator.models import Indikator


class Tempat:
    """Resolves the parents of one sheet, among its stored rows and the new ones of the file."""

    def __init__(self, sasaran: Mapping[int, str], tersimpan: Sequence[Indikator], daftar: Sequence[Tindakan]):
        self.tersimpan = {satu.pk: satu for satu in tersimpan}
        self.berinduk = {satu.induk_id for satu in tersimpan}
        self.sasaran = sasaran
        ubah = {satu.indikator.pk: satu for satu in daftar if satu.indikator}
        self.calon = [self._tersimpan(satu, ubah.get(satu.pk)) for satu in tersimpan if satu.induk_id is None]
        self.calon += [
            self._baru(satu) for satu in daftar if satu.baris.baru and not teks(satu.baris.isi.get("induk"))
        ]

    def _tersimpan(self, satu: Indikator, ubah: Tindakan | None) -> Calon:
        nama = {_rapat(satu.nama)} | ({_rapat(ubah.nama)} if ubah else set())
        pindah = ubah.sasaran if ubah and ubah.sasaran else None
        return Calon(frozenset(nama), pindah or self.sasaran.get(satu.sasaran_id, ""), pk=satu.pk)

    @staticmethod
    def _baru(satu: Tindakan) -> Calon:
        return Calon(frozenset([_rapat(satu.nama)]), satu.sasaran or "", tindakan=satu)

    def periksa(self, tindakan: Tindakan) -> None:
        baris = tindakan.baris
        sub = _rapat(teks(baris.isi.get("induk")))
        if baris.baru or "induk" in baris.ubah:
            self._induk(tindakan, sub)
        elif self._sub(tindakan):
            self._sasaran_sub(tindakan, self.sasaran.get(self.tersimpan[tindakan.indikator.induk_id].sasaran_id, ""))
            return
        if not sub and tindakan.sasaran == "":
            tolak(baris, "sasaran", "Sasaran belum diisi.")

    def _sub(self, tindakan: Tindakan) -> bool:
        return tindakan.indikator is not None and tindakan.indikator.induk_id is not None

    def _induk(self, tindakan: Tindakan, nama: str) -> None:
        baris = tindakan.baris
        if not nama:
            tindakan.lepas = self._sub(tindakan)
            if tindakan.lepas and not tindakan.sasaran:
                tolak(baris, "sasaran", "Isi sasarannya: baris ini tidak lagi sub-indikator.")
            return
        if tindakan.indikator and tindakan.indikator.pk in self.berinduk:
            tolak(baris, "induk", "Baris ini punya sub-indikator sendiri. Sub-indikator hanya satu tingkat.")
            return
        calon = [satu for satu in self.calon if nama in satu.nama and not self._diri(satu, tindakan)]
        sesasaran = [satu for satu in calon if tindakan.sasaran and satu.sasaran == tindakan.sasaran]
        calon = sesasaran or calon
        if len(calon) != 1:
            sebab = "Ada lebih dari satu indikator dengan nama itu" if calon else "Tidak ada indikator dengan nama itu"
            tolak(baris, "induk", f"{sebab} di lembar ini. Tulis namanya seperti di kolom Indikator.")
            return
        tindakan.induk = calon[0]
        self._sasaran_sub(tindakan, calon[0].sasaran)

    @staticmethod
    def _diri(calon: Calon, tindakan: Tindakan) -> bool:
        return tindakan.indikator is not None and calon.pk == tindakan.indikator.pk

    @staticmethod
    def _sasaran_sub(tindakan: Tindakan, milik_induk: str) -> None:
        """A sub-indicator is where its parent is; its own cell may say so too."""
        if tindakan.sasaran and tindakan.sasaran != " ".join(milik_induk.split()):
            tolak(tindakan.baris, "sasaran", "Sub-indikator mengikuti sasaran induknya. Kosongkan sel ini.")
        tindakan.sasaran = None


def _rapat(nama: str) -> str:
    return " ".join(nama.split())
