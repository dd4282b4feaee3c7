"""Uploads stay within the quota of their pemda, also when they come all at once; each is opened in a limited child."""

import itertools
import random

import pytest

from kinerja import gambar_ulang
from kinerja.gambar_ulang import Aturan, GambarDitolak
from kinerja.terbatas import AnakBerhenti, Batas
from organisasi.domain import isi_berkas, unggahan
from organisasi.domain.berkas import simpan_berkas
from organisasi.galat import IsianSalah
from organisasi.models import Berkas
from tests import pabrik
from tests.basis import serentak
from tests.berkas_contoh import docx, gambar, pdf
from tests.catatan import catat

ISI = b"%PDF-" + b"x" * (300 * 1024)  # three of them are below a megabyte, four are not


def simpan(tata, orang=None, isi=ISI) -> Berkas:
    with pabrik.dalam(tata.pemda):
        oleh = pabrik.pelaku(orang or tata.perencana)
        return unggahan.simpan(oleh=oleh, nama="a.pdf", isi=isi, jenis_mime="application/pdf", instansi=tata.instansi)


def terpakai(tata) -> int:
    with pabrik.dalam(tata.pemda):
        return unggahan.terpakai()


def test_di_atas_kuota_ditolak(tata, settings, caplog):
    settings.KUOTA_BERKAS_MB = 1
    for _ in range(3):
        simpan(tata)
    with pytest.raises(IsianSalah, match="sudah penuh"):
        simpan(tata)
    assert terpakai(tata) == 3 * len(ISI) and "kuota_penuh" in caplog.text
    assert simpan(tata, isi=b"x" * (2**20 - 3 * len(ISI))).ukuran and terpakai(tata) == 2**20  # to the last byte
    with pytest.raises(IsianSalah):
        simpan(tata, isi=b"x")


def test_pemda_lain_tidak_terhitung(tata, settings):
    settings.KUOTA_BERKAS_MB = 1
    with pabrik.dalam(tata.pemda_asing):
        isi = {"nama": "b.pdf", "isi": b"x" * 2**20, "jenis_mime": "application/pdf"}
        unggahan.simpan(oleh=pabrik.mesin(), **isi)
    assert simpan(tata).ukuran == len(ISI)


def test_hasil_sendiri_tidak_ditolak(tata, settings):
    """A decree can be issued although the room for evidence is used up; what it takes counts."""
    settings.KUOTA_BERKAS_MB = 1
    with pabrik.dalam(tata.pemda):
        simpan_berkas(oleh=pabrik.mesin(), nama="sk.pdf", isi=b"x" * 2**20, jenis_mime="application/pdf")
    with pytest.raises(IsianSalah):
        simpan(tata, isi=b"x")


def test_nol_berarti_tanpa_batas(tata, settings):
    settings.KUOTA_BERKAS_MB = 0
    assert simpan(tata, isi=b"x" * 2**20).ukuran == 2**20


def test_serentak_tidak_melampaui(tata_salinan, settings):
    """Twelve at once where three have room: three are stored, whoever they are from."""
    settings.KUOTA_BERKAS_MB, tata = 1, tata_salinan
    orang = itertools.cycle([tata.perencana, tata.admin])

    def kirim() -> bool:
        try:
            return bool(simpan(tata, next(orang)))
        except IsianSalah:
            return False

    hasil = serentak(kirim, 12)
    assert sum(hasil) == 3 and terpakai(tata) == 3 * len(ISI)
    catat("masukan", "Unggahan serentak di batas kuota", dicoba=12, keterangan="3 muat, 9 ditolak, 0 byte lebih")


@pytest.mark.parametrize(
    ("nama", "isi"),
    [("a.pdf", pdf()), ("a.png", gambar("PNG")), ("a.docx", docx(word__a=random.randbytes(3 * 2**20)))],
)
@pytest.mark.parametrize(
    ("batas", "alasan"), [(Batas(memori_mb=3), "memori"), (Batas(waktu_detik=0, jam=True), "waktu")]
)
def test_yang_menghabiskan_batas_ditolak(monkeypatch, nama, isi, batas, alasan):
    """A good file becomes one that is too heavy where the limits are tiny: it is opened under them, nowhere else."""
    monkeypatch.setattr(isi_berkas, "BATAS", batas)
    with pytest.raises(IsianSalah, match=r"rusak|terlalu berat"):
        isi_berkas.periksa(nama, isi)


def test_gambar_digambar_ulang_di_bawah_batas(monkeypatch):
    aturan = Aturan(("PNG",), piksel_maks=10_000_000, sisi_maks=600)
    assert gambar_ulang.gambar_ulang(gambar("PNG", 1_200, 900), aturan).lebar == 600
    monkeypatch.setattr(gambar_ulang, "BATAS", Batas(memori_mb=3))
    with pytest.raises(GambarDitolak):
        gambar_ulang.gambar_ulang(gambar("PNG", 1_200, 900), aturan)


def test_anak_yang_rusak_bukan_izin(monkeypatch):
    def jalankan(*_):
        raise AnakBerhenti("galat", 1)

    monkeypatch.setattr(isi_berkas, "jalankan", jalankan)
    with pytest.raises(IsianSalah, match="rusak atau bukan PDF"):
        isi_berkas.periksa("a.pdf", pdf())


def test_lima_puluh_megapiksel_diterima():
    """The largest pictures that are taken fit into the limits of the child."""
    assert isi_berkas.periksa("a.png", gambar("PNG", 10_000, 5_000)) == "image/png"
    assert isi_berkas.periksa("a.jpg", gambar("JPEG", 10_000, 5_000)) == "image/jpeg"
