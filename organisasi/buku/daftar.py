"""The kinds of sheets there are. Apps hang theirs on from their module `lembar_buku` (found by itself)."""

from organisasi.buku.bentuk import LembarBuku, Lingkup
from organisasi.galat import Ditolak, IsianSalah

_LEMBAR: dict[str, LembarBuku] = {}


def daftarkan(lembar: LembarBuku) -> LembarBuku:
    """Register a kind of sheet under its `kode`; the same kode again replaces it."""
    _LEMBAR[lembar.kode] = lembar
    return lembar


def semua() -> list[LembarBuku]:
    """Every kind in the order in which they are applied."""
    return sorted(_LEMBAR.values(), key=lambda satu: (satu.urutan, satu.kode))


def bernama(kode: str) -> LembarBuku:
    """The kind of this kode. Raises IsianSalah for one that this version does not know."""
    if kode not in _LEMBAR:
        raise IsianSalah(
            f"Jenis lembar “{kode[:40]}” tidak dikenal oleh versi aplikasi ini. Unduh ulang buku kerjanya."
        )
    return _LEMBAR[kode]


def boleh(lembar: LembarBuku, lingkup: Lingkup) -> bool:
    """Whether the actor may import this sheet in this scope."""
    if lembar.perlu_instansi and lingkup.instansi is None:
        return False
    try:
        lembar.boleh(lingkup)
    except Ditolak:
        return False
    return True


def yang_boleh(lingkup: Lingkup) -> list[LembarBuku]:
    """The sheets that the actor may import in this scope."""
    return [satu for satu in semua() if boleh(satu, lingkup)]
