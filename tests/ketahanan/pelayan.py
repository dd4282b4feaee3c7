"""Servers that several machines share, as real processes on free ports: RabbitMQ, Redis, and an S3 of moto.

Each has `url`, `mulai()`, `bunuh()` (kill -9 of all of it; what it wrote to its directory stays) and `tersedia()`.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

from tests.ketahanan.alat import tunggu
from tests.peramban.peladen import port_bebas

RABBIT = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")  # not the one in sbin, which changes to another user


class Pelayan:
    """One server below `ruang`."""

    nama = ""

    def __init__(self, ruang: Path):
        self.ruang, self.port, self.proses = ruang / self.nama, port_bebas(), None
        self.ruang.mkdir(parents=True, exist_ok=True)

    @classmethod
    def tersedia(cls) -> bool:
        return True

    def perintah(self) -> list[str]:
        raise NotImplementedError

    def lingkungan(self) -> dict[str, str]:
        return {}

    def mulai(self) -> None:
        with (self.ruang / "catatan.log").open("a") as keluaran:
            self.proses = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", *self.perintah()],
                cwd=self.ruang,
                env=os.environ | self.lingkungan(),
                stdout=keluaran,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        tunggu(lambda: self.proses.poll() is not None or self.menjawab(), sebab=f"{self.nama} menjawab")
        assert self.proses.poll() is None, (self.ruang / "catatan.log").read_text()[-3000:]

    def menjawab(self) -> bool:
        with socket.socket() as colokan:
            colokan.settimeout(1)
            return colokan.connect_ex(("127.0.0.1", self.port)) == 0

    def bunuh(self) -> None:
        if self.proses is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.proses.pid, signal.SIGKILL)
        self.proses.wait()
        self.proses = None
        tunggu(lambda: not self.menjawab(), sebab=f"{self.nama} mati")


class Rabbit(Pelayan):
    """Ends with the process group of its node; the port mapper of Erlang is another process and may stay."""

    nama = "rabbit"

    def __init__(self, ruang: Path):
        super().__init__(ruang)
        self.port_simpul = port_bebas()

    @classmethod
    def tersedia(cls) -> bool:
        return RABBIT.exists()

    @property
    def url(self) -> str:
        return f"amqp://guest:guest@127.0.0.1:{self.port}//"

    def perintah(self) -> list[str]:
        return [str(RABBIT)]

    def lingkungan(self) -> dict[str, str]:
        return {
            "RABBITMQ_NODENAME": f"kinerja{self.port}@localhost",
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_DIST_PORT": str(self.port_simpul),
            "RABBITMQ_MNESIA_BASE": str(self.ruang / "data"),
            "RABBITMQ_LOG_BASE": str(self.ruang / "log"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self.ruang / "plugins"),
            "RABBITMQ_CONFIG_FILE": str(self.ruang / "tanpa"),
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+S 1:1 +sbwt none",
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "HOME": str(self.ruang),
        }


class Redis(Pelayan):
    """Writes every change through before it answers."""

    nama = "redis"

    @classmethod
    def tersedia(cls) -> bool:
        return shutil.which("redis-server") is not None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def perintah(self) -> list[str]:
        pilihan = {"--port": self.port, "--bind": "127.0.0.1", "--dir": self.ruang, "--save": ""}
        pilihan |= {"--appendonly": "yes", "--appendfsync": "always"}
        return ["redis-server", *(str(satu) for pasang in pilihan.items() for satu in pasang)]


class S3(Pelayan):
    """moto's server: the protocol is real, the contents lie in its memory and go with it."""

    nama, wadah = "s3", "kinerja-uji"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def perintah(self) -> list[str]:
        return [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]

    def mulai(self) -> None:
        super().mulai()
        self.klien().create_bucket(Bucket=self.wadah)

    def pengaturan(self) -> dict[str, str]:
        """Variables of the environment of who uses it."""
        kunci = {"BERKAS_S3_KUNCI": "uji", "BERKAS_S3_RAHASIA": "uji-rahasia", "BERKAS_S3_DAERAH": "us-east-1"}
        return {"BERKAS_S3_URL": self.url, "BERKAS_S3_WADAH": self.wadah} | kunci

    def klien(self):
        import boto3  # only where the production extra is installed

        kunci = {"aws_access_key_id": "uji", "aws_secret_access_key": "uji-rahasia", "region_name": "us-east-1"}
        return boto3.client("s3", endpoint_url=self.url, **kunci)

    def nama_isi(self) -> set[str]:
        halaman = self.klien().get_paginator("list_objects_v2").paginate(Bucket=self.wadah)
        return {satu["Key"] for bagian in halaman for satu in bagian.get("Contents", ())}
