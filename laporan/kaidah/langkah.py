"""What a fix would do, as data: small steps on the items and the head of a draft."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UbahButir:
    """New text of one item, as a person would type it (references in words)."""

    butir: int
    isi: str


@dataclass(frozen=True, slots=True)
class TambahButir:
    """A new item of a part, before the item `sebelum` or at its end. `hukum`: key of a law of the library."""

    bagian: str
    isi: str
    sebelum: int | None = None
    hukum: str = ""


@dataclass(frozen=True, slots=True)
class HapusButir:
    butir: int


@dataclass(frozen=True, slots=True)
class KutipHukum:
    """The item takes the citation of a law of the library, and points to it."""

    butir: int
    hukum: str
    isi: str


@dataclass(frozen=True, slots=True)
class UrutkanButir:
    """The items of a part in this order."""

    bagian: str
    butir: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LepasLabel:
    """Forget the numbers a source printed: the computed ones count."""

    butir: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UbahKepala:
    """New values of the head; `kolom` as pairs (field of Keputusan, value; of `asal` its pk)."""

    kolom: tuple[tuple[str, object], ...]


Langkah = UbahButir | TambahButir | HapusButir | KutipHukum | UrutkanButir | LepasLabel | UbahKepala
