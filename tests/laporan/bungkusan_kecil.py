"""Packages for tests: taken apart, changed, put together again as somebody else would."""

import io
import json
import zipfile
from collections.abc import Callable

from kinerja.sidik import sidik_jari
from laporan.domain.pindahan.muat import HasilMuat, muat
from laporan.domain.pindahan.susun import bungkus
from organisasi.models import Instansi, Pemda
from tests import pabrik


def kemas(pemda: Pemda, *slug: str) -> bytes:
    """The package of these instansi; without a name of all."""
    with pabrik.dalam(pemda) as oleh:
        milik = Instansi.objects.filter(slug__in=slug) if slug else Instansi.objects.all()
        ke = io.BytesIO()
        bungkus(oleh=oleh, instansi=list(milik.order_by("pk")), ke=ke)
        return ke.getvalue()


def masukkan(pemda: Pemda, isi: bytes, **lain) -> HasilMuat:
    with pabrik.dalam(pemda) as oleh:
        return muat(oleh=oleh, nama="bungkusan.zip", isi=isi, **lain)


def data(isi: bytes) -> dict:
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        return json.loads(arsip.read("data.json"))


def berkas(isi: bytes) -> dict[str, bytes]:
    """{name: content} of everything but data.json."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        return {nama: arsip.read(nama) for nama in arsip.namelist() if nama != "data.json"}


def rakit(isi: dict | bytes, lain: dict[str, bytes], nama: str = "data.json") -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr(nama, isi if isinstance(isi, bytes) else json.dumps(isi))
        for satu, konten in lain.items():
            arsip.writestr(satu, konten)
    return wadah.getvalue()


def ubah(paket: bytes, cara: Callable[[dict], None], *, sidik: bool = True) -> bytes:
    """The package with its data changed; counts and fingerprint are made right again, as a forger would."""
    isi = data(paket)
    cara(isi)
    if sidik:
        isi["jumlah"] = {label: len(baris) for label, baris in isi["baris"].items()}
        isi["sidik"] = sidik_jari(isi["baris"])
    return rakit(isi, berkas(paket))


def normal(isi: dict) -> dict:
    """What must be equal after a move: everything but whose it is and who had an account there."""
    polos = json.loads(json.dumps(isi["baris"]))
    for baris in polos.values():
        for satu in baris:
            for kolom in ("dibuat_oleh", "oleh", "diajukan_oleh", "terbit_oleh"):
                if kolom in satu:
                    satu[kolom] = None
            if "disebut" in satu:
                satu["disebut"] = []
    return polos | {"berkas": isi["berkas"], "instansi": isi["instansi"]}
