"""Where contents of files lie, whatever it is: a directory of this machine or a bucket (kinerja.simpanan_s3)."""

from collections.abc import Iterator
from datetime import datetime

from django.core.files.storage import FileSystemStorage, default_storage


class SimpananMati(OSError):
    """The service that keeps the files does not answer, or refuses us."""


def di_cakram() -> bool:
    """Whether the contents lie below MEDIA_ROOT."""
    return isinstance(default_storage, FileSystemStorage)


def isi(direktori: str) -> Iterator[tuple[str, datetime]]:
    """(name, time of writing) of the contents right below the directory; nothing where there is none."""
    if not di_cakram():
        yield from default_storage.isi(direktori)
    elif default_storage.exists(direktori):
        for nama in default_storage.listdir(direktori)[1]:
            letak = f"{direktori}/{nama}"
            yield letak, default_storage.get_modified_time(letak)


def anak(direktori: str) -> list[str]:
    """Names of the directories below it."""
    try:
        return sorted(default_storage.listdir(direktori)[0])
    except FileNotFoundError:
        return []


def semua() -> Iterator[str]:
    """Names of everything that is stored."""
    antre = [""]
    while antre:
        direktori = antre.pop()
        try:
            bawah, berkas = default_storage.listdir(direktori)
        except FileNotFoundError:
            continue
        awalan = f"{direktori}/" if direktori else ""
        antre += [f"{awalan}{nama}" for nama in bawah]
        yield from (f"{awalan}{nama}" for nama in berkas)
