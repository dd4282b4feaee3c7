"""Frames between this process, the zygote and its workers: a header in JSON, a body in bytes, over a local socket.

The way down may carry a pickle (from us to a child); the way up never does: a child has read texts of strangers.
"""

import json
import socket
import struct

KEPALA = struct.Struct("!IQ")  # bytes of the header, bytes of the body
MAKS = 1024**3  # bytes of one of them; a child that says more has gone mad


class Putus(Exception):
    """The other end is gone, silent for too long, or does not speak this language."""


def kirim(colokan: socket.socket, kepala: dict, isi: bytes = b"") -> None:
    """Send one frame whole. Raises Putus."""
    mentah = json.dumps(kepala).encode()
    try:
        colokan.sendall(KEPALA.pack(len(mentah), len(isi)) + mentah + isi)
    except OSError as galat:
        raise Putus from galat


def terima(colokan: socket.socket) -> tuple[dict, bytes]:
    """Wait for one frame: (header, body). Raises Putus."""
    panjang, isi = KEPALA.unpack(_baca(colokan, KEPALA.size))
    if max(panjang, isi) > MAKS:
        raise Putus
    return json.loads(_baca(colokan, panjang)), bytes(_baca(colokan, isi))


def _baca(colokan: socket.socket, panjang: int) -> bytearray:
    wadah = bytearray(panjang)
    sisa = memoryview(wadah)
    while sisa:
        try:
            terbaca = colokan.recv_into(sisa)
        except OSError as galat:
            raise Putus from galat
        if not terbaca:
            raise Putus
        sisa = sisa[terbaca:]
    return wadah
