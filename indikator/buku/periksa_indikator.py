"""What the new and changed rows of the sheet “IKU dan IKI” would do: read, resolved against what is stored, checked.

Both phases plan alike: `periksa` keeps the mistakes, `terap_indikator.terapkan` carries the plan out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from indikator.buku.baca_indikator import Letak, Pembaca, Tindakan
from indikator.buku.lingkup import Isi, Pintu, tolak
from indikator.buku.tempat_indikator import Tempat
from indikator.models import Indikator, Lembar, SasaranStrategis
from organisasi.buku.bentuk import BarisBuku, Lingkup


@dataclass
class Rencana:
    """The acts by sheet, in the order of the file. `lembar` {place: stored sheet}; `sasaran`, `pokok` by its key."""

    isi: Isi
    tindakan: dict[Letak, list[Tindakan]] = field(default_factory=dict)
    lembar: dict[Letak, Lembar] = field(default_factory=dict)
    sasaran: dict[int, list[SasaranStrategis]] = field(default_factory=dict)
    indikator: dict[int, list[Indikator]] = field(default_factory=dict)


def periksa(lingkup: Lingkup, baris: Sequence[BarisBuku]) -> None:
    """Put what is wrong with the rows into their `galat`."""
    susun(lingkup, baris)


def susun(lingkup: Lingkup, baris: Sequence[BarisBuku]) -> Rencana:
    """The plan of all rows that can be carried out; the others have a `galat`. A constant number of queries."""
    isi = Isi(lingkup)
    rencana = Rencana(isi)
    rencana.lembar = {(satu.penetapan_id, satu.jabatan_id): satu for satu in isi.lembar.values()}
    pintu, pembaca = Pintu(lingkup.oleh), Pembaca(isi)
    for satu in baris:
        tindakan = pembaca.baca(satu)
        if tindakan is None:
            continue
        tempat = rencana.lembar.get(tindakan.letak)
        if tempat is None and tindakan.jabatan is not None and not tindakan.jabatan.aktif:
            tolak(satu, "jabatan", "Jabatan ini sudah nonaktif; lembar baru tidak dapat dibuat.")
        if sebab := pintu.kalimat(tempat or tindakan.dokumen):
            tolak(satu, "", sebab)
        rencana.tindakan.setdefault(tindakan.letak, []).append(tindakan)
    _muat(rencana)
    for letak, daftar in rencana.tindakan.items():
        _periksa_tempat(rencana, rencana.lembar.get(letak), daftar)
    return rencana


def _muat(rencana: Rencana) -> None:
    """The sasaran and rows of the sheets that are touched; two queries."""
    kunci = [satu.pk for letak, satu in rencana.lembar.items() if letak in rencana.tindakan]
    for satu in SasaranStrategis.objects.filter(lembar__in=kunci).order_by("urutan", "pk"):
        rencana.sasaran.setdefault(satu.lembar_id, []).append(satu)
    kolom = ("pk", "lembar_id", "sasaran_id", "induk_id", "nama")
    for satu in Indikator.objects.filter(lembar__in=kunci).only(*kolom).order_by("urutan", "pk"):
        rencana.indikator.setdefault(satu.lembar_id, []).append(satu)


def _periksa_tempat(rencana: Rencana, lembar: Lembar | None, daftar: Sequence[Tindakan]) -> None:
    sasaran = {satu.pk: satu.nama for satu in rencana.sasaran.get(lembar.pk, ())} if lembar else {}
    tersimpan = rencana.indikator.get(lembar.pk, []) if lembar else []
    tempat = Tempat(sasaran, tersimpan, daftar)
    for satu in daftar:
        tempat.periksa(satu)
