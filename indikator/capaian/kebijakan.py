"""Kebijakan: the tenant's choices that change a capaian. Stored with every result (DOMAIN section 3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

BATAS_ATAS_SAH = (None, Decimal(100), Decimal(110), Decimal(120))
BATAS_BAWAH_SAH = (None, Decimal(0))


class TargetNol(StrEnum):
    """What a target of 0 means where the method itself gives no answer."""

    TOLAK = "tolak"  # not computable (default)
    NOL = "nol"  # capaian 0
    SERATUS = "seratus"  # capaian 100


class CaraEfisiensi(StrEnum):
    """How the efficiency of a sasaran is computed from its capaian and its serapan (DOMAIN section 5)."""

    SELISIH = "selisih"  # capaian − serapan (default)
    RASIO = "rasio"  # capaian ÷ serapan
    VOLUME = "volume"  # what the result should have cost against what it did cost


@dataclass(frozen=True, slots=True)
class Kebijakan:
    """Cap and floor in percent (None: not limited), the zero-target rule, ratio of ordinal predicates, efficiency.

    `efisiensi` changes no capaian and so is not among the inputs stored with one.
    """

    batas_atas: Decimal | None = None
    batas_bawah: Decimal | None = None
    target_nol: TargetNol = TargetNol.TOLAK
    rasio_predikat: bool = False
    efisiensi: CaraEfisiensi = CaraEfisiensi.SELISIH

    def __post_init__(self):
        if self.batas_atas not in BATAS_ATAS_SAH:
            raise ValueError("Batas atas capaian hanya boleh kosong, 100, 110, atau 120.")
        if self.batas_bawah not in BATAS_BAWAH_SAH:
            raise ValueError("Batas bawah capaian hanya boleh kosong atau 0.")

    @classmethod
    def dari_masukan(cls, isi: Mapping[str, str]) -> "Kebijakan":
        """The policy written by `masukan`; other keys are left alone. Raises ValueError, InvalidOperation."""
        return cls(
            batas_atas=Decimal(isi["batas_atas"]) if isi.get("batas_atas") else None,
            batas_bawah=Decimal(isi["batas_bawah"]) if isi.get("batas_bawah") else None,
            target_nol=TargetNol(isi.get("target_nol") or TargetNol.TOLAK),
            rasio_predikat=isi.get("rasio_predikat") == "ya",
        )

    @property
    def masukan(self) -> dict[str, str]:
        """What changes a capaian, as plain text (Decimal notation) to be stored with it; "" stands for "none"."""
        return {
            "batas_atas": "" if self.batas_atas is None else f"{self.batas_atas:f}",
            "batas_bawah": "" if self.batas_bawah is None else f"{self.batas_bawah:f}",
            "target_nol": str(self.target_nol.value),
            "rasio_predikat": "ya" if self.rasio_predikat else "tidak",
        }

    def batasi(self, persen: Decimal) -> Decimal:
        """`persen` inside the cap and the floor; unchanged under the default policy."""
        if self.batas_atas is not None and persen > self.batas_atas:
            return self.batas_atas
        if self.batas_bawah is not None and persen < self.batas_bawah:
            return self.batas_bawah
        return persen


BAWAAN = Kebijakan()
