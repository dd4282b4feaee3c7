"""Files in a private bucket of an S3-compatible service, under the names they would have on the disk.

Nothing is public and there are no urls: a content leaves only through organisasi.views.berkas. What fails at the
service is a SimpananMati here, so that pages and jobs say it as they say that a disk is full.
"""

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from storages.backends.s3 import S3Storage

from kinerja.simpanan import SimpananMati

DI_MEMORI = 4 << 20  # bytes of a content that are kept in memory; longer ones go through a file without a name
KONEKSI = Config(
    connect_timeout=3,
    read_timeout=30,
    retries={"mode": "standard", "total_max_attempts": 2},
    request_checksum_calculation="when_required",  # services other than Amazon's do not know the newer ones
    response_checksum_validation="when_required",
)
TIDAK_ADA = frozenset(["404", "NoSuchKey", "NotFound"])


class SimpananS3(S3Storage):
    """A name is never written twice (they are random), so nothing asks whether it is taken."""

    file_overwrite = True
    default_acl = None

    def __init__(self, *, addressing_style: str = "path", **pilihan):
        gaya = Config(s3={"addressing_style": addressing_style}, signature_version="s3v4")
        unggah = TransferConfig(use_threads=False)
        super().__init__(client_config=KONEKSI.merge(gaya), transfer_config=unggah, **pilihan)

    def url(self, name, parameters=None, expire=None, http_method=None):
        raise NotImplementedError("Isi berkas tidak punya alamat; hanya organisasi.views.berkas yang memberikannya.")

    def _open(self, name, mode="rb"):
        """The whole content at once: who reads it gets all of it or an error, never the first half."""
        if mode != "rb":
            raise ValueError("Isi berkas hanya ditulis dengan save().")
        isi = tempfile.SpooledTemporaryFile(DI_MEMORI)  # noqa: SIM115  the caller closes it
        try:
            with _galat(name):
                jawaban = self._klien.get_object(Bucket=self.bucket_name, Key=self._kunci(name))
                for bagian in jawaban["Body"].iter_chunks(1 << 20):
                    isi.write(bagian)
        except BaseException:
            isi.close()
            raise
        isi.seek(0)
        return File(isi, name)

    def _save(self, name, content):
        with _galat(name):
            return super()._save(name, content)

    def delete(self, name):
        with _galat(name):
            super().delete(name)

    def exists(self, name):
        with _galat(name):
            return super().exists(name)

    def listdir(self, name):
        with _galat(name):
            return super().listdir(name)

    def isi(self, direktori: str) -> Iterator[tuple[str, datetime]]:
        """(name, time of writing) of what lies right below the directory, a thousand to a request."""
        awalan = self._kunci(direktori) + "/"
        with _galat(direktori):
            halaman = self._klien.get_paginator("list_objects_v2")
            for bagian in halaman.paginate(Bucket=self.bucket_name, Prefix=awalan, Delimiter="/"):
                for satu in bagian.get("Contents", ()):
                    yield f"{direktori}/{satu['Key'].removeprefix(awalan)}", satu["LastModified"]

    @property
    def _klien(self):
        return self.connection.meta.client

    def _kunci(self, name: str) -> str:
        return self._normalize_name(name)


@contextmanager
def _galat(nama: str) -> Iterator[None]:
    """What went wrong there, in the words of a disk."""
    try:
        yield
    except ClientError as galat:
        kode = galat.response["Error"].get("Code", "")
        if kode in TIDAK_ADA:
            raise FileNotFoundError(errno.ENOENT, "Isi berkas tidak ada", nama) from galat
        raise SimpananMati(f"Simpanan berkas menolak ({kode}).") from galat
    except (BotoCoreError, OSError) as galat:  # also a connection that broke while the content came
        if getattr(galat, "errno", None) in (errno.ENOSPC, errno.EDQUOT):
            raise  # our own disk, where contents wait on their way
        raise SimpananMati(f"Simpanan berkas tidak menjawab ({type(galat).__name__}).") from galat
