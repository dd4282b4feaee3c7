"""Pictures of a report: what is taken in, what of it is kept, who sees it, how it stands in page and print."""

import base64
import io
import re

import pytest
from PIL import Image, PngImagePlugin

from laporan.domain.lkjip import dokumen, gambar, penyunting
from laporan.models import GambarNaskah, Lkjip
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.models import Berkas
from tests import pabrik

JSON = {"Accept": "application/json"}


class Dunia:
    def __init__(self, slug="magetan"):
        self.slug, self.pemda = slug, pabrik.pemda(slug)
        with pabrik.dalam(self.pemda) as mesin:
            self.instansi = pabrik.instansi("Dinas Kesehatan")
            bagian = [{"kode": "bab1", "judul": "BAB I", "isi": "<p>Isi</p>"}]
            self.lkjip = dokumen.buat(oleh=mesin, instansi=self.instansi, tahun=2024, bagian=bagian)
            self.bagian = self.lkjip.bagian.get()
            self.perencana = pabrik.anggota("perencana", self.instansi)
        self.url = f"/{slug}/lkjip/{self.lkjip.pk}/bagian/{self.bagian.pk}/"

    def unggah(self, isi: bytes, nama="bagan.png", **lain) -> GambarNaskah:
        with pabrik.dalam(self.pemda) as mesin:
            return gambar.unggah(self.lkjip, oleh=mesin, nama=nama, isi=isi, **lain)


@pytest.fixture
def dunia(db):
    return Dunia()


def berkas(bentuk="PNG", ukuran=(200, 100), warna="#1d4f80", **simpan) -> bytes:
    isi = io.BytesIO()
    Image.new("RGB", ukuran, warna).save(isi, bentuk, **simpan)
    return isi.getvalue()


def baca(dunia, satu: GambarNaskah) -> Image.Image:
    with pabrik.dalam(dunia.pemda), Berkas.objects.get(pk=satu.berkas_id).isi.open("rb") as isi:
        gambar_ini = Image.open(io.BytesIO(isi.read()))
        gambar_ini.load()
        return gambar_ini


@pytest.mark.parametrize(("bentuk", "nama"), [("PNG", "a.png"), ("JPEG", "a.JPG"), ("WEBP", "a.webp")])
def test_disandi_ulang(dunia, bentuk, nama):
    satu = dunia.unggah(berkas(bentuk), nama, keterangan=" Bagan  capaian ")
    assert (satu.lebar, satu.tinggi, satu.keterangan) == (200, 100, "Bagan capaian")
    assert baca(dunia, satu).format == "PNG" and satu.berkas.nama == "a.png"


def test_tidak_membawa_rahasia_kamera(dunia):
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "rahasia"  # turned; description
    lokasi = dunia.unggah(berkas("JPEG", (300, 200), exif=exif.tobytes()), "foto.jpg")
    hasil = baca(dunia, lokasi)
    assert hasil.size == (200, 300), "diputar tegak menurut EXIF"
    assert not hasil.getexif() and "exif" not in hasil.info
    teks = PngImagePlugin.PngInfo()
    teks.add_text("Comment", "rahasia")
    catatan = baca(dunia, dunia.unggah(berkas(warna="red", pnginfo=teks)))
    assert "Comment" not in catatan.info


def test_foto_besar_diperkecil_menjadi_jpeg(dunia):
    derau = Image.effect_noise((2400, 1600), 90).convert("RGB")
    isi = io.BytesIO()
    derau.save(isi, "PNG")
    satu = dunia.unggah(isi.getvalue())
    hasil = baca(dunia, satu)
    assert hasil.format == "JPEG" and hasil.size == (1600, 1067) and satu.berkas.jenis_mime == "image/jpeg"


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("a.svg", b"<svg onload=alert(1)>", "bukan gambar"),
        ("a.png", b"<svg onload=alert(1)>", "rusak"),
        ("a.png", berkas("JPEG"), "rusak"),
        ("a.jpg", berkas("JPEG")[:200], "rusak"),
        ("a.png", b"", "rusak"),
        ("a.png", berkas(ukuran=(4, 4)), "terlalu kecil"),
        ("a.gif", berkas("GIF"), "bukan gambar"),
    ],
)
def test_yang_ditolak(dunia, nama, isi, kata):
    with pytest.raises(IsianSalah, match=kata):
        dunia.unggah(isi, nama)


def test_bom_piksel_ditolak_sebelum_dibuka(dunia):
    bom = berkas(ukuran=(7000, 7000), warna="white")
    assert len(bom) < 1_000_000
    with pytest.raises(IsianSalah, match="megapiksel"):
        dunia.unggah(bom)


def test_sama_dua_kali_satu_baris_dan_batas_banyaknya(dunia, monkeypatch):
    pertama = dunia.unggah(berkas())
    assert dunia.unggah(berkas(), "lain.png").pk == pertama.pk
    monkeypatch.setattr(gambar, "BANYAK_MAKS", 1)
    with pytest.raises(IsianSalah, match="paling banyak 1 gambar"):
        dunia.unggah(berkas(warna="red"))


def test_hanya_gambar_laporan_ini_tersimpan_di_naskah(dunia):
    milik = dunia.unggah(berkas())
    lain = Dunia("paser")
    asing = lain.unggah(berkas())
    html = (
        f'<figure><img data-gambar="{milik.pk}" alt="A"></figure><figure><img data-gambar="{asing.pk + 50}"></figure>'
    )
    with pabrik.dalam(dunia.pemda) as mesin:
        isi = f'{html}<figure><img data-gambar="{asing.pk}" alt="x"></figure>'
        hasil = penyunting.simpan(dunia.bagian, oleh=mesin, versi=1, isi=isi)
    harapan = [milik.pk, asing.pk] if milik.pk == asing.pk else [milik.pk]
    assert [int(satu) for satu in re.findall(r'data-gambar="(\d+)"', hasil.isi)] == harapan


def test_disematkan_sebagai_data_dengan_keterangan(dunia):
    satu = dunia.unggah(berkas(), keterangan="Bagan <capaian>")
    html = f'<p>x</p><figure><img data-gambar="{satu.pk}" alt=""></figure><figure><img data-gambar="999999"></figure>'
    with pabrik.dalam(dunia.pemda):
        hasil = gambar.sematkan(html, dunia.lkjip)
    kepala, _, data = re.search(r'src="([^"]+)"', hasil)[1].partition(",")
    assert kepala == "data:image/png;base64" and Image.open(io.BytesIO(base64.b64decode(data))).size == (200, 100)
    assert 'alt="Bagan &lt;capaian&gt;"' in hasil and "<figcaption>Bagan &lt;capaian&gt;</figcaption>" in hasil
    assert "999999" not in hasil and hasil.startswith("<p>x</p><figure")


def test_unggah_lewat_halaman_dan_siapa_yang_melihat(dunia):
    klien = pabrik.klien(dunia.perencana)
    isi = io.BytesIO(berkas())
    isi.name = "bagan.png"
    jawab = klien.post(f"{dunia.url}gambar/", {"berkas": isi, "keterangan": "Bagan"}).json()
    assert jawab["keterangan"] == "Bagan" and klien.get(jawab["url"]).status_code == 200
    assert jawab["url"] in klien.get(dunia.url).content.decode()
    with pabrik.dalam(dunia.pemda):
        pembaca, verifikator = (pabrik.klien(pabrik.anggota(peran)) for peran in ("pembaca", "verifikator"))
    assert (pembaca.get(jawab["url"]).status_code, verifikator.get(jawab["url"]).status_code) == (403, 200)
    lain = Dunia("paser")
    assert pabrik.klien(lain.perencana).get(jawab["url"]).status_code == 404
    with pabrik.dalam(dunia.pemda):
        Lkjip.objects.filter(pk=dunia.lkjip.pk).update(status="dipublikasikan")
    assert pembaca.get(jawab["url"]).status_code == 200
    rusak = io.BytesIO(b"bukan gambar")
    rusak.name = "x.png"
    assert klien.post(f"{dunia.url}gambar/", {"berkas": rusak}, headers=JSON).status_code == 409


def test_setelah_diajukan_tidak_ditambah(dunia):
    with pabrik.dalam(dunia.pemda):
        Lkjip.objects.filter(pk=dunia.lkjip.pk).update(status="diajukan")
    with pytest.raises(SalahStatus):
        dunia.unggah(berkas())
