"""Rows with an `induk` as a tree, from one query."""

from collections import defaultdict
from dataclasses import dataclass, field


@dataclass
class Simpul:
    """A row and the rows below it."""

    objek: object
    induk: "Simpul | None" = field(default=None, repr=False)
    anak: list["Simpul"] = field(default_factory=list)

    @property
    def jumlah(self) -> int:
        """How many rows are below, at any depth."""
        return len(self.anak) + sum(satu.jumlah for satu in self.anak)


def susun(daftar) -> list[Simpul]:
    """Nested nodes in the order of the rows; a row whose superior is not among them stands at the top."""
    simpul = {objek.pk: Simpul(objek) for objek in daftar}
    anak = defaultdict(list)
    for satu in simpul.values():
        anak[satu.objek.induk_id if satu.objek.induk_id in simpul else None].append(satu)
    for kunci, satu in simpul.items():
        satu.anak = anak[kunci]
        satu.induk = simpul.get(satu.objek.induk_id)
    return anak[None]
