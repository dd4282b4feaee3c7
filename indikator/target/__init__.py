"""Target reader: a target text to value, satuan, bounds, predicate and scale, with warnings. Pure: no Django."""

from indikator.target.baca import PANJANG_MAKS, baca
from indikator.target.bacaan import BacaanTarget, Jenis, Status, menyebut_satuan

__all__ = ["PANJANG_MAKS", "BacaanTarget", "Jenis", "Status", "baca", "menyebut_satuan"]
