"""Errors of the domain. Each carries a sentence in Indonesian that may be shown to people."""


class GalatKinerja(Exception):
    """Something a person can understand and mend; `str()` is the sentence."""


class Ditolak(GalatKinerja):
    """The actor has no right to do this (403)."""


class SalahStatus(GalatKinerja):
    """The object is in a state that does not allow this (409)."""


class Bentrok(GalatKinerja):
    """Somebody else saved in between (409). `terkini` is the row as it is now, `nilai` what was to be written."""

    def __init__(self, terkini, nilai: dict):
        self.terkini, self.nilai = terkini, nilai
        super().__init__(
            "Data ini sudah diubah orang lain sejak Anda membukanya. Belum ada yang ditimpa: bandingkan kedua isian, "
            "lalu simpan lagi."
        )


class IsianSalah(GalatKinerja):
    """Values that cannot be accepted. `kolom` maps a field name to its sentence."""

    def __init__(self, kolom: dict[str, str] | str):
        self.kolom = {"__all__": kolom} if isinstance(kolom, str) else kolom
        super().__init__(" ".join(self.kolom.values()))


class PelanggaranPenyewa(RuntimeError):
    """A programmer's error: a row of one pemda was about to touch another one. Never shown to people."""
