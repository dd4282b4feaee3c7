"""What reading a formula text gives, whichever reader read it."""

from dataclasses import dataclass, replace

from indikator.rumus.ast import Simpul, kode_variabel
from indikator.rumus.catatan import Sisa
from indikator.rumus.jenis import arus_berpasangan, arus_di_atas_arus
from indikator.rumus.variabel import VariabelTerbaca

GAYA_KETIKAN = 12  # a typed expression; 1 to 11 are the writing styles of the documents, 0 none


@dataclass(frozen=True, slots=True)
class BacaanRumus:
    """A formula text as it was read. pohon None: kept as text, `alasan` tells why.

    alasan may also stand beside a tree: what was added or must be checked. komponen: items of a list in the cell
    (proposal for the component register). tidak_dibaca: the parts of the cell that are not in the tree, each with why.
    """

    pohon: Simpul | None
    variabel: tuple[VariabelTerbaca, ...] = ()
    gaya: int = 0
    alasan: str = ""
    komponen: tuple[str, ...] = ()
    tidak_dibaca: tuple[Sisa, ...] = ()


def selaras(pohon: Simpul, variabel: tuple[VariabelTerbaca, ...]) -> tuple[VariabelTerbaca, ...]:
    """The variables of the tree with a jenis that fits it: a count over a flow, or beside one, flows itself."""
    dipakai = set(kode_variabel(pohon))
    variabel = tuple(satu for satu in variabel if satu.kode in dipakai)
    jenis = {satu.kode: satu.jenis for satu in variabel}
    nilai = {satu.kode for satu in variabel if satu.satuan == "nilai"}
    arus = arus_di_atas_arus(pohon, jenis, nilai) | arus_berpasangan(pohon, jenis)
    return tuple(replace(satu, jenis="arus") if satu.kode in arus else satu for satu in variabel)
