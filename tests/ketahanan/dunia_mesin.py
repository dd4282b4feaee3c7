"""Two machines of one installation on this one: each a web server and a worker with a data directory of its own; they
share PostgreSQL, a broker, a Redis and a bucket. Clients pick a machine anew for every request."""

import random
import threading
from collections import Counter
from pathlib import Path

import requests
from django.conf import settings

from organisasi.models import Berkas, Jejak, Pekerjaan
from tests import pabrik
from tests.ketahanan.alat import Klien, aplikasi_di, bunuh_semua, tersimpan
from tests.ketahanan.dunia_tulis import Penulis
from tests.ketahanan.pelayan import S3, Rabbit, Redis

KUNCI = "kunci-bersama-semua-mesin-0123456789-abcdefghijklmnopqrstuvwxyz"
JEDA_PESAN = 0.7  # seconds
TOKEN = "token-pemantauan-semua-mesin-0123456789"


class DuaMesin:
    """`mesin`: two installations' ends; `rabbit`, `redis`, `s3`: what they share."""

    def __init__(self, ruang: Path, statis: Path):
        self.ruang, self.statis = ruang, statis
        self.rabbit, self.redis, self.s3 = Rabbit(ruang), Redis(ruang), S3(ruang)
        self.mesin = []

    def mulai(self, *, proses: int = 2) -> None:
        for satu in (self.redis, self.s3, self.rabbit):
            satu.mulai()
        lain = {"BROKER_URL": self.rabbit.url, "CACHE_URL": self.redis.url} | self.s3.pengaturan()
        lain |= {"SECRET_KEY": KUNCI, "METRICS_TOKEN": TOKEN, "PEKERJA_PROSES": "2", "SEWA_PEKERJAAN_DETIK": "10"}
        for nomor in (1, 2):
            (self.ruang / f"mesin{nomor}").mkdir()
            self.mesin.append(aplikasi_di(self.ruang / f"mesin{nomor}", self.statis, proses=proses, **lain))
        for satu in self.mesin:
            satu.mulai_web()
            satu.mulai_pekerja()
        for satu in self.mesin:
            satu.tunggu()

    def henti(self) -> None:
        for satu in self.mesin:
            for proses in filter(None, (satu.web, satu.pekerja)):
                bunuh_semua(proses)
        for satu in (self.rabbit, self.redis, self.s3):
            satu.bunuh()

    def url(self) -> list[str]:
        return [satu.url for satu in self.mesin]

    def catatan(self) -> str:
        return "\n".join(satu.catatan() for satu in self.mesin)

    def siap(self) -> list[dict]:
        """What /readyz of each machine says to who may know."""
        return [satu.json() for satu in self._tanya("/readyz")]

    def metrik(self) -> list[str]:
        return [satu.text for satu in self._tanya("/metrics")]

    def _tanya(self, alamat: str) -> list[requests.Response]:
        kepala = {"Authorization": f"Bearer {TOKEN}"}
        return [requests.get(url + alamat, headers=kepala, timeout=30) for url in self.url()]

    def isi_setempat(self) -> list[str]:
        """Contents of files that lie on the disk of a machine: there are to be none."""
        return [str(satu) for m in self.mesin for satu in (m.data / "berkas").rglob("*") if satu.is_file()]


def pakai_wadah(settings_uji, s3: S3) -> None:
    """The process of the test reads the same bucket."""
    from kinerja import pengaturan_mesin

    nilai = s3.pengaturan()
    simpanan = pengaturan_mesin.berkas(lambda nama, default="": nilai.get(nama, default))
    settings_uji.STORAGES = settings.STORAGES | {"default": simpanan}


class KlienBanyak(Klien):
    """A browser behind a load balancer: another machine answers each time."""

    def __init__(self, url: list[str], surel: str = ""):
        self.semua = url
        super().__init__(random.choice(url), surel)

    def masuk(self) -> None:
        """Signing in asks until a machine has answered."""
        for _ in range(20):
            try:
                return super().masuk()
            except (requests.RequestException, AssertionError) as galat:
                akhir = galat
        raise akhir

    def buka(self, alamat: str, **kepala: str) -> requests.Response:
        self.url = random.choice(self.semua)
        return super().buka(alamat, **kepala)

    def kirim(self, alamat: str, berkas: dict | None = None, /, **isi) -> requests.Response:
        self.url = random.choice(self.semua)
        return super().kirim(alamat, berkas, **isi)


class PenulisBanyak(Penulis):
    """Saves on any of the machines."""

    @staticmethod
    def buat_klien(url: list[str], surel: str) -> Klien:
        return KlienBanyak(url, surel)


class Pemesan(threading.Thread):
    """Asks for one export after the other, on any machine. `diakui`: keys of the jobs that were promised."""

    def __init__(self, url: list[str], pemda, orang):
        super().__init__(daemon=True)
        self.pemda, self.klien = pemda, KlienBanyak(url, orang.email)
        self.diakui, self.galat, self.rusak = [], Counter(), None
        self._henti = threading.Event()

    def cukup(self) -> None:
        self._henti.set()

    def run(self) -> None:
        dasar, nomor = f"/{self.pemda.slug}", 0
        try:
            while not self._henti.wait(JEDA_PESAN):
                nomor += 1  # another list each time: the same one would be answered by the job that lives
                isi = {"alamat": f"{dasar}/instansi/?q={nomor}", "awalan": "", "bentuk": "xlsx"}
                self._pesan(f"{dasar}/ekspor/daftar/", isi)
        except BaseException as galat:
            self.rusak = galat

    def _pesan(self, alamat: str, isi: dict) -> None:
        try:
            jawaban = self.klien.kirim(alamat, **isi)
        except requests.RequestException:
            self.galat["putus"] += 1
            return
        if not tersimpan(jawaban):
            self.galat[jawaban.status_code] += 1
            return
        self.diakui.append(int(jawaban.headers["Location"].rstrip("/").rsplit("/", 1)[-1]))


def pekerjaan_hidup(d) -> int:
    banyak = 0
    for pemda in d.pemda:
        with pabrik.dalam(pemda):
            banyak += Pekerjaan.objects.filter(status__in=("antre", "berjalan")).count()
    return banyak


def periksa_pekerjaan(d, pemesan: list[Pemesan], s3: S3) -> str:
    """Every promised job ended well and once; its file is whole, in the bucket, under the key of its pemda."""
    jumlah, nama = Counter(), s3.nama_isi()
    for pemda in d.pemda:
        with pabrik.dalam(pemda):
            semua = {satu.pk: satu for satu in Pekerjaan.objects.select_related("hasil")}
            diakui = {pk for satu in pemesan if satu.pemda == pemda for pk in satu.diakui}
            assert diakui <= set(semua), f"dijanjikan tetapi hilang: {sorted(diakui - set(semua))[:5]}"
            buruk = [(satu.pk, satu.status, satu.galat) for satu in semua.values() if satu.status != "selesai"]
            assert not buruk, buruk[:5]
            akhir = Counter(
                baris.objek_id
                for baris in Jejak.objects.filter(model="organisasi.Pekerjaan", tindakan="ubah")
                if baris.perubahan.get("status", [None, None])[1] == "selesai"
            )
            assert akhir == Counter(semua.keys()), "ada pekerjaan yang berakhir dua kali, atau tanpa jejak"
            berkas = list(Berkas.objects.all())
            assert {satu.hasil_id for satu in semua.values()} == {satu.pk for satu in berkas}
            assert all(satu.isi.name in nama for satu in berkas), "baris tanpa isi di wadah"
            jumlah += Counter(
                diakui=len(diakui),
                selesai=len(semua),
                berkas=len(berkas),
                diulang=sum(satu.percobaan > 1 for satu in semua.values()),
            )
    return (
        f"{jumlah['diakui']} pekerjaan dijanjikan, {jumlah['selesai']} selesai, masing-masing sekali "
        f"({jumlah['diulang']} diulang), {jumlah['berkas']} berkas utuh, {len(nama) - jumlah['berkas']} sisa"
    )
