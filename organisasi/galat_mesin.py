"""What went wrong when it is the machine and not the program: the database, the files or the counters are away, the
disk is full."""

import errno

from django.db import InterfaceError, OperationalError

from kinerja.simpanan import SimpananMati

BASIS = "Basis data sedang tidak dapat dihubungi atau terlalu sibuk. Biasanya pulih dalam satu menit."
SIMPANAN = "Tempat menyimpan berkas sedang tidak dapat dihubungi. Biasanya pulih dalam beberapa menit."
SINGGAHAN = "Penghitung percobaan di server sedang tidak dapat dihubungi. Biasanya pulih dalam satu menit."
PENUH = "Ruang penyimpanan server penuh. Beri tahu operator; sementara itu data hanya dapat dibaca."
RANTAI_MAKS = 10  # causes of an error that are looked at
_KATA_PENUH = ("disk is full", "disk full", "no space left")


def sebab(galat: BaseException | None) -> str:
    """The sentence, also where another error followed from it; "" for a mistake of the program."""
    for _ in range(RANTAI_MAKS):
        if galat is None:
            break
        if isinstance(galat, OSError) and galat.errno in (errno.ENOSPC, errno.EDQUOT):
            return PENUH
        if isinstance(galat, SimpananMati):
            return SIMPANAN
        if type(galat).__module__ == "redis.exceptions":  # its package is installed only where it is used
            return SINGGAHAN
        if isinstance(galat, OperationalError | InterfaceError):
            return PENUH if any(kata in str(galat).lower() for kata in _KATA_PENUH) else BASIS
        galat = galat.__cause__ or galat.__context__
    return ""
