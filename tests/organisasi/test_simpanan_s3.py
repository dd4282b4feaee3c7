"""Files in a bucket: the same names, the same checked way out, the same sweeps and backups; and a service that is away
loses neither typing nor makes half a state. Against a real S3 server (moto) on this machine."""

import hashlib
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kinerja import pengaturan_mesin, simpanan
from kinerja.simpanan import SimpananMati
from organisasi.cadangan import kunci
from organisasi.domain import berkas as domain
from organisasi.domain.berkas import sapu_berkas, simpan_berkas
from organisasi.domain.lambang import uri_lambang
from organisasi.domain.pekerjaan import antrekan
from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.galat_mesin import SIMPANAN
from organisasi.models import Berkas, PengaturanPemda
from tests import pabrik
from tests.organisasi import cadangan_uji
from tests.organisasi.test_pengaturan_halaman import gambar

pytest.importorskip("storages", reason="hanya dengan requirements-besar.txt")
WADAH = "kinerja-uji"
ISI = b"%PDF-1.7 isi berkas"


class Server:
    """`berhenti()` and `mulai()` keep the contents: they lie in this process."""

    def __init__(self):
        from moto.server import ThreadedMotoServer

        self._buat = lambda port: ThreadedMotoServer("127.0.0.1", port, verbose=False)
        self._jalan = self._buat(0)
        self._jalan.start()
        self.port = self._jalan.get_host_and_port()[1]

    def berhenti(self) -> None:
        self._jalan.stop()

    def mulai(self) -> None:
        self._jalan = self._buat(self.port)
        self._jalan.start()


@pytest.fixture(scope="module")
def server():
    server = Server()
    yield server
    server.berhenti()


@pytest.fixture
def wadah(server, settings):
    """The storage is an empty bucket; the client of S3 that looks at it from outside."""
    nilai = {
        "BERKAS_S3_WADAH": WADAH,
        "BERKAS_S3_URL": f"http://127.0.0.1:{server.port}",
        "BERKAS_S3_KUNCI": "uji",
        "BERKAS_S3_RAHASIA": "uji-rahasia",
        "BERKAS_S3_DAERAH": "us-east-1",
    }
    pilihan = pengaturan_mesin.berkas(lambda nama, default="": nilai.get(nama, default))
    settings.STORAGES = settings.STORAGES | {"default": pilihan}
    klien = default_storage.connection.meta.client
    klien.create_bucket(Bucket=WADAH)
    yield klien
    for nama in list(simpanan.semua()):
        default_storage.delete(nama)


@pytest.fixture
def mati(server, wadah):
    """The service is away while this test runs."""
    server.berhenti()
    yield
    server.mulai()


def simpan(tata, nama="IKU 2019.pdf", jenis_mime="application/pdf") -> Berkas:
    with pabrik.dalam(tata.pemda):
        oleh = pabrik.pelaku(tata.perencana)
        return simpan_berkas(oleh=oleh, nama=nama, isi=ISI, jenis_mime=jenis_mime, instansi=tata.instansi)


def test_kunci_yang_sama_dan_tertutup(tata, wadah, settings):
    berkas = simpan(tata)
    assert list(simpanan.semua()) == [berkas.isi.name]
    assert berkas.isi.name.startswith(f"pemda/{tata.pemda.pk}/") and "IKU" not in berkas.isi.name
    izin = wadah.get_object_acl(Bucket=WADAH, Key=berkas.isi.name)["Grants"]
    assert all("URI" not in satu["Grantee"] for satu in izin), "isi terbuka bagi umum"
    assert not settings.MEDIA_ROOT.exists(), "ada yang ditulis ke cakram"
    with pytest.raises(NotImplementedError):
        _ = berkas.isi.url


@pytest.mark.parametrize(
    ("siapa", "kode"), [("perencana", 200), ("rekan", 200), ("luar", 403), ("pembaca", 403), ("asing", 404)]
)
def test_keluar_hanya_lewat_halaman_yang_memeriksa(tata, wadah, siapa, kode):
    berkas = simpan(tata, nama="a.html", jenis_mime="text/html")
    jawaban = pabrik.klien(getattr(tata, siapa)).get(f"/magetan/berkas/{berkas.pk}/")
    assert jawaban.status_code == kode
    if kode == 200:
        assert b"".join(jawaban.streaming_content) == ISI and jawaban["Content-Length"] == str(len(ISI))
        assert jawaban["Content-Disposition"].startswith("attachment")
        assert jawaban["X-Content-Type-Options"] == "nosniff" and jawaban["Cache-Control"] == "private, no-store"


def test_isi_hilang_404(tata, wadah):
    berkas = simpan(tata)
    default_storage.delete(berkas.isi.name)
    assert pabrik.klien(tata.perencana).get(f"/magetan/berkas/{berkas.pk}/").status_code == 404


def test_isi_besar_lewat_berkas_sementara(tata, wadah):
    """More than is kept in memory, read twice."""
    isi = bytes(range(256)) * 40_000
    with pabrik.dalam(tata.pemda):
        berkas = simpan_berkas(oleh=pabrik.mesin(), nama="a.bin", isi=isi, jenis_mime="application/octet-stream")
        for _ in range(2):
            with Berkas.objects.get(pk=berkas.pk).isi.open("rb") as aliran:
                assert hashlib.sha256(aliran.read()).hexdigest() == berkas.sha256


def test_gambar_dicetak_dari_wadah(tata, wadah):
    """The emblem goes up through the page and comes back into the letterhead of a print."""
    data = {"versi": 0, "kop_baris": "PEMERINTAH", "lambang": SimpleUploadedFile("lambang.png", gambar())}
    assert pabrik.klien(tata.admin).post("/magetan/pengaturan/kop/", data).status_code == 302
    with pabrik.dalam(tata.pemda):
        assert uri_lambang(tata.pemda).startswith("data:image/png;base64,")


def test_sisa_disapu_dan_yang_dirujuk_tetap(tata, wadah, monkeypatch):
    tetap = simpan(tata)
    default_storage.save(f"pemda/{tata.pemda.pk}/sisa.pdf", ContentFile(ISI))
    assert sapu_berkas() == 0, "yang muda dibiarkan"
    monkeypatch.setattr(domain, "USIA_SISA", timedelta(hours=-1))
    with kunci.menyalin():
        assert sapu_berkas() == 0, "selagi dicadangkan"
    assert sapu_berkas() == 1
    assert list(simpanan.semua()) == [tetap.isi.name]


def test_unggahan_saat_wadah_mati(tata, mati):
    """503 with a sentence and what was typed; no row, no audit."""
    data = {"versi": 0, "kop_baris": "KOP <ketikan>", "lambang": SimpleUploadedFile("lambang.png", gambar())}
    klien = pabrik.klien(tata.admin)
    klien.raise_request_exception = False
    jawaban = klien.post("/magetan/pengaturan/kop/", data, HTTP_ORIGIN="http://testserver")
    teks = jawaban.content.decode()
    assert jawaban.status_code == 503 and SIMPANAN in teks and jawaban["Retry-After"]
    assert "KOP &lt;ketikan&gt;" in teks and "Kirim ulang" in teks
    with pabrik.dalam(tata.pemda):
        assert not Berkas.objects.exists()
        assert not any("KOP" in str(satu.kop_baris) for satu in PengaturanPemda.objects.all())


def test_unduhan_saat_wadah_mati(tata, wadah, server):
    berkas = simpan(tata)
    klien = pabrik.klien(tata.perencana)
    klien.raise_request_exception = False
    server.berhenti()
    try:
        jawaban = klien.get(f"/magetan/berkas/{berkas.pk}/")
        assert jawaban.status_code == 503 and SIMPANAN in jawaban.content.decode()
        assert klien.get("/magetan/").status_code == 200, "yang tanpa berkas tetap jalan"
    finally:
        server.mulai()
    assert klien.get(f"/magetan/berkas/{berkas.pk}/").status_code == 200


def test_pekerjaan_saat_wadah_mati(tata, mati, settings, tmp_path):
    """The job says so and leaves nothing."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default"]}}
    with pabrik.dalam(tata.pemda):
        minta = {"jenis": "uji_berkas", "kunci": "k", "instansi": tata.instansi, "parameter": {"ruang": str(tmp_path)}}
        pekerjaan = antrekan(oleh=pabrik.pelaku(tata.perencana), **minta)
    kuras()
    with pabrik.dalam(tata.pemda):
        pekerjaan.refresh_from_db()
        assert pekerjaan.status == "gagal" and pekerjaan.galat.startswith(SIMPANAN.rstrip("."))
        assert not Berkas.objects.exists()


def test_baris_gagal_selagi_wadah_mati(tata, wadah, server, monkeypatch):
    """The row is refused and the content cannot be taken back: the error is that of the row, the rest is swept."""

    def tolak(*_, **__):
        server.berhenti()
        raise RuntimeError("baris ditolak")

    monkeypatch.setattr(domain.tulis, "buat", tolak)
    try:
        with pytest.raises(RuntimeError, match="baris ditolak"):
            simpan(tata)
    finally:
        server.mulai()


def test_cadangan_dan_pemulihan(pasang, wadah):
    """Contents of the bucket are in the archive, and come back under their names."""
    with pabrik.dalam(cadangan_uji.Pemda.objects.get(slug="magetan")) as mesin:
        simpan_berkas(oleh=mesin, nama="di-wadah.pdf", isi=ISI, jenis_mime="application/pdf")
        Berkas.objects.exclude(nama="di-wadah.pdf").delete()
    with pabrik.dalam(cadangan_uji.Pemda.objects.get(slug="paser")):
        Berkas.objects.all().delete()
    sebelum, isi = cadangan_uji.keadaan(), set(simpanan.semua())
    arsip = cadangan_uji.cadangkan(pasang)
    cadangan_uji.kosongkan(pasang)
    default_storage.save("pemda/9/asing.pdf", ContentFile(ISI))
    with pytest.raises(Exception, match="Wadah berkas"):
        cadangan_uji.pulihkan(arsip)
    cadangan_uji.pulihkan(arsip, timpa=cadangan_uji.alat().nama())
    assert cadangan_uji.keadaan() == sebelum and set(simpanan.semua()) == isi


def test_layanan_menolak(tata, wadah, settings):
    """A bucket that is not ours is no reason for a page of the program's mistakes."""
    pilihan = settings.STORAGES["default"]["OPTIONS"] | {"bucket_name": "bukan-milik-kita"}
    settings.STORAGES = settings.STORAGES | {"default": settings.STORAGES["default"] | {"OPTIONS": pilihan}}
    with pytest.raises((SimpananMati, FileNotFoundError)):
        default_storage.save("pemda/1/a.pdf", ContentFile(ISI))
    settings.STORAGES = settings.STORAGES | {
        "default": settings.STORAGES["default"] | {"OPTIONS": pilihan | {"bucket_name": WADAH}}
    }


def test_alamat_unduhan_tetap_sama(tata, wadah):
    berkas = simpan(tata)
    halaman = reverse("berkas_unduh", args=["magetan", berkas.pk])
    assert halaman == f"/magetan/berkas/{berkas.pk}/"
