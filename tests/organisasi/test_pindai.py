"""The virus scanner: a clamd that is only played, on a socket, by its protocol."""

import logging
import socket
import struct
import threading
from contextlib import contextmanager

import pytest

from kinerja import clamd
from laporan.domain.impor_dokumen.mulai import periksa as periksa_dokumen
from laporan.domain.lkjip import gambar as gambar_lkjip
from laporan.domain.uji_hitung import baca
from organisasi.domain import isi_berkas
from organisasi.galat import IsianSalah
from tests.berkas_contoh import docx, gambar, pdf, xlsx

BERSIH, ADA, PENUH = b"stream: OK\0", b"stream: Lokal.Uji FOUND\0", b"INSTREAM size limit exceeded. ERROR\0"
LEWAT = [  # every door by which a file of a person comes in: (its check, name, content)
    (isi_berkas.periksa, "a.pdf", pdf()),
    (isi_berkas.periksa, "a.png", gambar("PNG")),
    (isi_berkas.periksa, "a.xlsx", xlsx()),
    (periksa_dokumen, "a.docx", docx()),
    (periksa_dokumen, "a.txt", b"teks"),
    (baca.periksa, "a.csv", b"a;b"),
    (gambar_lkjip._olah, "a.webp", gambar("WEBP")),
]


class Tiruan:
    """A clamd that answers every INSTREAM with `jawaban` (None: hangs up) and keeps what it was sent."""

    def __init__(self, colokan: socket.socket, jawaban: bytes | None):
        self.colokan, self.jawaban, self.diterima = colokan, jawaban, []
        threading.Thread(target=self._layani, daemon=True).start()

    def _layani(self) -> None:
        while True:
            try:
                sambungan = self.colokan.accept()[0]
            except OSError:
                return
            with sambungan, sambungan.makefile("rb") as masuk:
                self.diterima.append(self._baca(masuk))
                if self.jawaban is not None:
                    sambungan.sendall(self.jawaban)

    @staticmethod
    def _baca(masuk) -> bytes:
        assert masuk.read(10) == b"zINSTREAM\0"
        isi = b""
        while panjang := struct.unpack("!L", masuk.read(4))[0]:
            isi += masuk.read(panjang)
        return isi


@pytest.fixture
def clamd_tiruan(settings, tmp_path):
    """`with clamd_tiruan(jawaban, jenis) as tiruan`: the application asks it meanwhile."""

    @contextmanager
    def pasang(jawaban: bytes | None, jenis: str = "unix"):
        colokan = socket.socket(socket.AF_UNIX if jenis == "unix" else socket.AF_INET)
        colokan.bind(str(tmp_path / "clamd.ctl") if jenis == "unix" else ("127.0.0.1", 0))
        colokan.listen()
        nama = colokan.getsockname()
        settings.CLAMD = nama if jenis == "unix" else f"127.0.0.1:{nama[1]}"
        try:
            yield Tiruan(colokan, jawaban)
        finally:
            colokan.close()

    return pasang


@pytest.mark.parametrize("jenis", ["unix", "tcp"])
def test_seluruh_isi_dikirim(clamd_tiruan, jenis):
    isi = pdf() * 500
    with clamd_tiruan(BERSIH, jenis) as tiruan:
        assert clamd.pindai(isi) == "" and clamd.pindai(b"") == ""
    assert tiruan.diterima == [isi, b""] and len(isi) > clamd.POTONG


@pytest.mark.parametrize(("pintu", "nama", "isi"), LEWAT, ids=[f"{p.__module__}-{n}" for p, n, _ in LEWAT])
def test_setiap_pintu_dipindai(clamd_tiruan, pintu, nama, isi, caplog):
    with clamd_tiruan(BERSIH) as tiruan:
        pintu(nama, isi)
    assert tiruan.diterima == [isi]
    with caplog.at_level(logging.WARNING, "kinerja.keamanan"), pytest.raises(IsianSalah, match="berbahaya"):
        _dengan_virus(clamd_tiruan, pintu, nama, isi)
    (catatan,) = [satu for satu in caplog.records if satu.name == "kinerja.keamanan"]
    assert (catatan.message, catatan.tanda, catatan.ukuran) == ("unggahan_ditolak", "Lokal.Uji", len(isi))
    assert nama not in caplog.text


def _dengan_virus(clamd_tiruan, pintu, nama: str, isi: bytes) -> None:
    with clamd_tiruan(ADA, "tcp"):
        pintu(nama, isi)


@pytest.mark.parametrize("jawaban", [None, b"", PENUH, b"stream: OK", b"sampah\0", b"stream:  FOUND \0"])
def test_yang_bukan_jawaban_bukan_bersih(clamd_tiruan, jawaban, settings):
    """Silence, an error, half an answer and nonsense refuse the upload, unless the operator chose otherwise."""
    with clamd_tiruan(jawaban, "tcp"):
        with pytest.raises(clamd.TidakMenjawab):
            clamd.pindai(b"x")
        with pytest.raises(IsianSalah, match="sedang tidak menjawab"):
            isi_berkas.periksa("a.pdf", pdf())
        settings.CLAMD_WAJIB = False
        assert isi_berkas.periksa("a.pdf", pdf()) == "application/pdf"


@pytest.mark.parametrize("alamat", ["/tidak/ada.ctl", "127.0.0.1:9", "[::1]:9", "clamd", "localhost:clam"])
def test_tidak_ada_yang_menjawab(settings, alamat, caplog):
    settings.CLAMD = alamat
    with pytest.raises(IsianSalah, match="belum diterima"):
        isi_berkas.periksa("a.pdf", pdf())
    assert "pemindai_mati" in caplog.text


def test_terlalu_lama_diam(settings, monkeypatch):
    monkeypatch.setattr(clamd, "TUNGGU_JAWAB", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as colokan:
        settings.CLAMD = f"127.0.0.1:{colokan.getsockname()[1]}"
        with pytest.raises(clamd.TidakMenjawab, match="TimeoutError"):
            clamd.pindai(b"x")


def test_tanpa_pemindai(settings):
    assert settings.CLAMD == "" and settings.CLAMD_WAJIB is True and clamd.pindai(b"apa saja") == ""
