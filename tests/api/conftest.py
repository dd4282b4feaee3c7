"""Two pemda with everything published, and a key to each; built once per module, undone after every test."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from indikator.enums import StatusPengukuran, StatusPK
from laporan.enums import StatusKeputusan, StatusLkjip
from laporan.models import BerkasLkjip, Cuplikan
from organisasi.domain import token_api
from organisasi.models import Pemda
from tests import pabrik
from tests.penyewa.dunia import KENARI, TAHUN, Dunia, bangun

PER_TAHUN = ("indikator_daftar", "target_daftar", "realisasi_daftar", "capaian_daftar")
DOKUMEN = ("keputusan_daftar", "perjanjian_daftar", "lkjip_daftar")
DAFTAR = ("instansi_daftar", "jabatan_daftar", *PER_TAHUN, *DOKUMEN)


@dataclass(frozen=True)
class Dibuka:
    """A world and the key that opens it."""

    dunia: Dunia
    kunci: str

    @property
    def pemda(self) -> Pemda:
        return self.dunia.pemda

    def ubah(self, model, saring: dict, **nilai) -> None:
        """Another state of stored rows, without the flow."""
        with self.dunia.dalam():
            assert model.objects.filter(**saring).update(**nilai)

    def minta(self, nama: str, *, kunci: str | None = None, pemda: str = "", kueri: dict | None = None, **argumen):
        """The answer of one address, by its name in the url map; the year of the world where one is needed."""
        isi = ({"tahun": TAHUN} if nama in PER_TAHUN else {}) | (kueri or {})
        alamat = reverse(f"api:{nama}", kwargs={"slug_pemda": pemda or self.pemda.slug, **argumen})
        return minta(alamat, self.kunci if kunci is None else kunci, isi)


def minta(alamat: str, kunci: str = "", kueri: dict | None = None, metode: str = "get", secure=False, **kepala):
    kepala |= {"Authorization": f"Bearer {kunci}"} if kunci else {}
    return getattr(Client(), metode)(alamat, kueri or {}, headers=kepala, secure=secure)


def buka(dunia: Dunia) -> Dibuka:
    """Everything of the own OPD is in force, signed, verified, published; the other OPD keeps its drafts."""
    with pabrik.dalam(dunia.pemda) as oleh:
        objek = dunia.sendiri.objek
        status = {
            "keputusan": StatusKeputusan.BERLAKU,
            "pk": StatusPK.DITANDATANGANI,
            "lkjip": StatusLkjip.DIPUBLIKASIKAN,
            "pengukuran": StatusPengukuran.DIKUNCI,
        }
        for nama, nilai in status.items():
            type(objek[nama]).objects.filter(pk=objek[nama].pk).update(status=nilai)
        beku = Cuplikan.objects.filter(jenis="lkjip", objek_id=objek["lkjip"].pk).first()
        BerkasLkjip.objects.filter(lkjip=objek["lkjip"]).update(cuplikan=beku)
        return Dibuka(dunia, token_api.buat(oleh=oleh, nama="Dasbor")[1])


@pytest.fixture(scope="module")
def dua(basis_modul, tmp_path_factory) -> tuple[Dibuka, Dibuka, Path]:
    """Both pemda, and where their files lie."""
    berkas = tmp_path_factory.mktemp("berkas")
    with pytest.MonkeyPatch.context() as sementara:
        sementara.setattr("django.conf.settings.MEDIA_ROOT", berkas)
        return buka(bangun("alpa", "Asri")), buka(bangun("beta", KENARI)), berkas


@pytest.fixture
def sini(dua, db, settings) -> Dibuka:
    settings.MEDIA_ROOT = dua[2]
    return dua[0]


@pytest.fixture
def sana(dua, sini) -> Dibuka:
    return dua[1]
