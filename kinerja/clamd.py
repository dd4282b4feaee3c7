"""The virus scanner of the installation, where it has one: clamd over its socket (settings.CLAMD), command INSTREAM.

    tanda = pindai(isi)   # "" for clean (or no scanner), else the name of what was found

Protocol: clamd(8). `zINSTREAM\\0`, then pieces of a 4-byte length and that many bytes, a length of 0 at the end; the
answer is `stream: OK\\0` or `stream: <name> FOUND\\0`.
"""

import socket
import struct

from django.conf import settings

POTONG = 64 * 1024  # bytes of one piece
TUNGGU_SAMBUNG = 3  # seconds
TUNGGU_JAWAB = 20  # seconds of silence
JAWABAN_MAKS = 4096  # bytes


class TidakMenjawab(Exception):
    """The scanner is not there, too slow, or said something else than yes or no."""


def terpasang() -> bool:
    """Whether uploads are scanned."""
    return bool(settings.CLAMD)


def wajib() -> bool:
    """Whether an upload is refused while the scanner does not answer."""
    return settings.CLAMD_WAJIB


def pindai(isi: bytes) -> str:
    """The name of the virus found in the bytes, "" for none. Raises TidakMenjawab."""
    if not terpasang():
        return ""
    try:
        with _sambung(settings.CLAMD) as colokan:
            return _arti(_tanya(colokan, isi))
    except OSError as galat:
        raise TidakMenjawab(type(galat).__name__) from galat


def _sambung(alamat: str) -> socket.socket:
    """`/run/clamav/clamd.ctl`, or `host:port` (`[::1]:3310`)."""
    if alamat.startswith("/"):
        colokan = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        colokan.settimeout(TUNGGU_SAMBUNG)
        try:
            colokan.connect(alamat)
        except OSError:
            colokan.close()
            raise
    else:
        host, _, port = alamat.rpartition(":")
        if not port.isdecimal():
            raise TidakMenjawab("CLAMD harus berupa jalur soket atau host:port")
        colokan = socket.create_connection((host.strip("[]"), int(port)), TUNGGU_SAMBUNG)
    colokan.settimeout(TUNGGU_JAWAB)
    return colokan


def _tanya(colokan: socket.socket, isi: bytes) -> bytes:
    try:
        colokan.sendall(b"zINSTREAM\0")
        for awal in range(0, len(isi), POTONG):
            potong = isi[awal : awal + POTONG]
            colokan.sendall(struct.pack("!L", len(potong)) + potong)
        colokan.sendall(struct.pack("!L", 0))
    except (BrokenPipeError, ConnectionResetError):
        pass  # it has hung up over the size and says so in its answer
    jawaban = b""
    while not jawaban.endswith(b"\0") and len(jawaban) < JAWABAN_MAKS:
        if not (potong := colokan.recv(JAWABAN_MAKS)):
            break
        jawaban += potong
    return jawaban


def _arti(jawaban: bytes) -> str:
    """ "" or the name of the find; everything else ("size limit exceeded", nothing) is no answer."""
    kata = jawaban.rstrip(b"\0\n").decode("utf-8", "replace")
    if not jawaban.endswith(b"\0"):
        raise TidakMenjawab("jawaban terpotong" if jawaban else "jawaban kosong")
    if kata == "stream: OK":
        return ""
    if kata.startswith("stream: ") and kata.endswith(" FOUND"):
        return kata.removeprefix("stream: ").removesuffix(" FOUND")[:200]
    raise TidakMenjawab(kata[:200])
