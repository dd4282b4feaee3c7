"""Word files whose tables are paragraphs with tabs, among them a text file that was opened and saved in Word."""

import io
import zipfile
from xml.sax.saxutils import escape

import pytest

from laporan.kertas.baca import baca
from laporan.kertas.naskah import Alinea, TabelNaskah
from laporan.kertas.pahami import pahami
from tests.kertas.berkas_office import docx
from tests.sumber_baca import NGANJUK

KEPALA = "KINERJA\tINDIKATOR KINERJA\tFORMULASI\tSUMBER DATA"


def word_bertab(teks: str, folder) -> bytes:
    """A Word file with a paragraph for each line, tabs as Word writes them."""
    kosong = docx("<p>x</p>", folder)
    with zipfile.ZipFile(io.BytesIO(kosong)) as arsip:
        bagian = {nama: arsip.read(nama) for nama in arsip.namelist()}
    asli = bagian["word/document.xml"].decode()
    awal, akhir = asli[: asli.index("<w:p>")], asli[asli.rindex("</w:p>") + 6 :]
    tab = "</w:t><w:tab/><w:t xml:space='preserve'>"
    alinea = [
        f"<w:p><w:r><w:t xml:space='preserve'>{escape(baris).replace(chr(9), tab)}</w:t></w:r></w:p>"
        for baris in teks.split("\n")
    ]
    bagian["word/document.xml"] = (awal + "".join(alinea) + akhir).encode()
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return keluar.getvalue()


@pytest.mark.sekali
def test_teks_yang_disimpan_sebagai_word_terbaca_sama(tmp_path):
    teks = NGANJUK.read_text(encoding="utf-8")
    dari_word = pahami(baca("iki.docx", word_bertab(teks, tmp_path)))
    dari_teks = pahami(baca("iki.txt", teks.encode()))
    assert [_ringkas(satu) for satu in dari_word.lembar] == [_ringkas(satu) for satu in dari_teks.lembar]
    assert sum(len(satu.baris) for satu in dari_word.lembar) == 24


def _ringkas(lembar) -> tuple:
    baris = [(b.sasaran.teks, b.indikator.teks, b.rumus.teks, b.sumber.teks) for b in lembar.baris]
    return lembar.jabatan.teks, lembar.tugas.butir, lembar.fungsi.butir, baris


def test_deret_bertab_di_samping_tabel_menjadi_tabel(tmp_path):
    halaman = "<table><tr><td>Sah</td><td>Ya</td></tr><tr><td>a</td><td>b</td></tr></table><p>INIDISINI</p>"
    isi = docx(halaman, tmp_path)
    baris = f"{KEPALA}\nTertib arsip\tJumlah arsip\tArsip tertata\tDaftar arsip"
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        bagian = {nama: arsip.read(nama) for nama in arsip.namelist()}
    tab = "</w:t><w:tab/><w:t>"
    ganti = "".join(f"<w:p><w:r><w:t>{satu.replace(chr(9), tab)}</w:t></w:r></w:p>" for satu in baris.split("\n"))
    xml = bagian["word/document.xml"].decode()
    letak = xml.index("INIDISINI")
    mulai, akhir = xml.rindex("<w:p>", 0, letak), xml.index("</w:p>", letak) + 6
    bagian["word/document.xml"] = (xml[:mulai] + ganti + xml[akhir:]).encode()
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as arsip:
        for nama, isi_bagian in bagian.items():
            arsip.writestr(nama, isi_bagian)
    tabel = [satu for satu in baca("iki.docx", keluar.getvalue()).unsur if isinstance(satu, TabelNaskah)]
    assert [sel.teks for sel in tabel[1].baris[0]] == KEPALA.split("\t")
    assert len(tabel) == 2 and len(tabel[1].baris) == 2


def test_satu_tab_hanya_jarak(tmp_path):
    unsur = baca("iki.docx", word_bertab("JABATAN\t: Sekretaris\nTUGAS\t: Mengelola arsip", tmp_path)).unsur
    assert [satu.teks for satu in unsur if isinstance(satu, Alinea)] == [
        "JABATAN : Sekretaris",
        "TUGAS : Mengelola arsip",
    ]
