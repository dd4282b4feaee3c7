"""The stored rows that an uploaded sheet speaks of: by id, and those that a row without id may be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from organisasi.buku.bentuk import LembarBuku, Lingkup, Nilai
from organisasi.buku.nilai import baku
from organisasi.buku.rencana import Rencana
from organisasi.buku.tulis import isi_baris

Baris = tuple[str, object, dict[str, Nilai]]  # its id, the stored row, {key of a column: value}


@dataclass
class Tersimpan:
    lembar: LembarBuku
    menurut_kunci: dict[str, Baris] = field(default_factory=dict)
    menurut_sama: dict[object, list[Baris]] = field(default_factory=lambda: defaultdict(list))

    def calon(self, isi: Mapping) -> list[Baris]:
        """Those that a row without id may be; who takes one removes it."""
        sama = _sama(self.lembar, isi, isi)
        return self.menurut_sama.get(sama, []) if sama is not None else []


def cari_tersimpan(lingkup: Lingkup, lembar: LembarBuku, rencana: Sequence[Rencana]) -> Tersimpan:
    """One pass over the stored rows; only those that are spoken of are kept."""
    dicari = {satu.kunci for satu in rencana if satu.kunci}
    sama = {_sama(lembar, satu.baris.isi, satu.baris.isi) for satu in rencana if not satu.kunci} - {None}
    kolom = next((tuple(satu.baris.isi) for satu in rencana), ())
    hasil = Tersimpan(lembar)
    for objek in lembar.baris(lingkup) if rencana else ():
        kunci = lembar.id_baris(objek)
        if kunci not in dicari and not sama:
            continue
        isi = isi_baris(lembar, objek)
        if kunci in dicari:
            hasil.menurut_kunci[kunci] = (kunci, objek, isi)
        elif (satu := _sama(lembar, isi, kolom)) in sama:
            hasil.menurut_sama[satu].append((kunci, objek, isi))
    return hasil


def _sama(lembar: LembarBuku, isi: Mapping, kolom: Iterable[str]) -> object:
    """What makes a row without id the same as a stored one."""
    if lembar.sama is not None:
        return lembar.sama(dict(isi))
    return tuple(baku(isi.get(satu.kunci)) for satu in lembar.kolom if satu.kunci in kolom)
