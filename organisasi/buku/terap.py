"""Writing a plan: every sheet through its own domain functions, in the order of the registry, in one transaction."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from organisasi.buku.bentuk import BarisBuku, Lingkup
from organisasi.buku.rencana import RencanaLembar
from organisasi.domain import tulis
from organisasi.galat import Ditolak, GalatKinerja, IsianSalah, SalahStatus
from organisasi.models.dasar import ModelBerversi

BASI = (
    "Data yang tersimpan berubah sejak pratinjau ini dibuat, jadi belum ada yang diterapkan. "
    "Baca ulang berkasnya, periksa pratinjau yang baru, lalu terapkan."
)


@contextmanager
def pada(judul: str, baris: BarisBuku) -> Iterator[None]:
    """Names sheet and row in a refusal of the domain: `with pada("Jabatan", baris): jabatan.ubah(…)`."""
    try:
        yield
    except Ditolak as galat:
        raise Ditolak(f"Lembar {judul} baris {baris.nomor}: {galat}") from galat
    except GalatKinerja as galat:
        raise IsianSalah(f"Lembar {judul} baris {baris.nomor}: {galat}") from galat


def terapkan(lingkup: Lingkup, rencana: Sequence[RencanaLembar]) -> int:
    """Write what is new or changed; number of rows. The caller's transaction makes it all or nothing.

    The stored rows are held first, all of them: one that somebody changed in this moment raises SalahStatus.
    """
    ditulis = {satu.lembar.kode: [r.baris for r in satu.rencana if r.ditulis] for satu in rencana}
    for baris in ditulis.values():
        pegang([satu.objek for satu in baris if isinstance(satu.objek, ModelBerversi)])
    lengkap = replace(lingkup, rencana=ditulis)
    for satu in rencana:
        if baris := ditulis[satu.lembar.kode]:
            satu.lembar.boleh(lengkap)
            satu.lembar.terapkan(lengkap, baris)
    return sum(len(satu) for satu in ditulis.values())


def pegang(objek: Sequence[ModelBerversi]) -> None:
    """Hold stored rows until the import is done; SalahStatus where one changed since it was compared."""
    for model in {type(satu) for satu in objek}:
        milik = list({satu.pk: satu for satu in objek if type(satu) is model}.values())
        for lama, kini in zip(milik, tulis.kunci_banyak(milik), strict=True):
            if lama.versi != kini.versi:
                raise SalahStatus(BASI)
