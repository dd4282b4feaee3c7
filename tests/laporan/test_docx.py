"""The Word document of a decree: the words of its page, whole tables, real formulas, sections."""

from dataclasses import replace

import pytest
from lxml import html

from kinerja.qr import qr_svg
from laporan.domain.cetak import cetak, ke_html, ke_word
from laporan.domain.isi_keputusan import susun_keputusan
from laporan.word.acuan import buat_acuan
from organisasi.models import Instansi
from tests import pabrik
from tests.laporan import cetakan_kecil, keputusan_kecil
from tests.laporan.baca_docx import Docx, M, W, rapat, teks
from tests.laporan.test_cetak_keputusan import ALAMAT, KANAN_KIRI

pytestmark = pytest.mark.sekali  # what the paper says and looks like; the database only holds the world

LATEX = r"$x = \frac{\text{Jumlah laporan tepat waktu yang telah diperiksa}}{\text{Jumlah laporan}} \times 100 \%$"
SIGMA = r"$\text{IKM} = \sum_{i=1}^{n} \text{Skor}_{i}$"
LAMBANG = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9aw"
    "AAAABJRU5ErkJggg=="
)


@pytest.fixture
def pemda(db):
    with pabrik.dalam(pabrik.pemda("magetan", ibukota="Magetan")):
        yield


@pytest.fixture
def milik(pemda):
    """A draft decree whose IKI sheet has two formulas, of three rows under two sasaran."""
    keputusan = cetakan_kecil.keputusan()
    iki = keputusan.penetapan.lembar.get(jenis="iki")
    satu = pabrik.indikator(iki, "Persentase laporan", target="90 %", rumus=LATEX)
    pabrik.indikator(iki, "Indeks kepuasan", sasaran=satu.sasaran, rumus=SIGMA)
    return keputusan


def kata_halaman(sumber: str) -> str:
    """The words of a page source in order, as the style sheet shows them."""
    badan = html.document_fromstring(sumber).find("body")
    for satu in badan.xpath(".//*[contains(@class, 'status-cetak') or contains(@class, 'kaki-periksa')]"):
        satu.drop_tree()
    return badan.text_content()


def buat(keputusan, isi=None, **lain) -> tuple[Docx, str]:
    """The Word file and the page source of a decree."""
    isi = isi or susun_keputusan(keputusan)
    naskah = replace(cetakan_kecil.naskah(isi, keputusan), **lain)
    return Docx(ke_word(naskah).isi), ke_html(naskah)


def test_kata_sama_dengan_halaman_cetak(milik):
    milik.penetapan.lembar.get(jenis="iki").indikator.filter(
        nama="Indeks kepuasan"
    ).delete()  # its ∑ is a sign in Word
    docx, sumber = buat(milik)
    assert rapat(teks(docx.badan)) == rapat(kata_halaman(sumber))
    assert "jumlah<3&>1" in rapat(teks(docx.badan))


def test_tabel_utuh_dengan_kepala_berulang(milik):
    docx, _ = buat(milik)
    isi = susun_keputusan(milik)
    assert len(docx.kisi()) == len(isi.lembar) == 2
    for tabel, lembar in zip(docx.kisi(), isi.lembar, strict=True):
        baris = tabel.findall(f"{W}tr")
        kolom = [int(k.get(f"{W}w")) for k in tabel.findall(f"{W}tblGrid/{W}gridCol")]
        assert len(baris) == len(lembar.kepala) + len(lembar.baris) and len(kolom) == len(lembar.kolom)
        assert all(_lebar(tr) == len(kolom) and tr.find(f"{W}trPr/{W}cantSplit") is not None for tr in baris)
        kepala = [tr for tr in baris if tr.find(f"{W}trPr/{W}tblHeader") is not None]
        assert len(kepala) == len(lembar.kepala)
        assert abs(sum(kolom) - 16_328) < 20  # the text of a landscape F4 page in twentieths of a point
    sambung = docx.kisi()[1].findall(f"{W}tr")[3].findall(f"{W}tc")[1]
    assert sambung.find(f"{W}tcPr/{W}vMerge").get(f"{W}val") == "continue"


def _lebar(tr) -> int:
    rentang = [tc.find(f"{W}tcPr/{W}gridSpan") for tc in tr.findall(f"{W}tc")]
    return sum(int(satu.get(f"{W}val")) if satu is not None else 1 for satu in rentang)


def test_rumus_ialah_rumus_word(milik):
    docx, _ = buat(milik)
    rumus = list(docx.badan.iter(f"{M}oMath"))
    assert len(rumus) == 2
    pecahan, jumlah = rumus
    assert rapat(teks(pecahan.find(f"{M}f/{M}num"))) == rapat("Jumlah laporan tepat waktu yang telah diperiksa")
    assert rapat(teks(pecahan.find(f"{M}f/{M}den"))) == "jumlahlaporan" and "100" in teks(pecahan)
    assert teks(jumlah.find(f"{M}nary/{M}sub")) == "i=1" and "Skor" in teks(jumlah.find(f"{M}nary/{M}e"))


def test_bagian_tegak_dan_mendatar(milik):
    docx, _ = buat(milik)
    ukuran = [
        (s.find(f"{W}pgSz").get(f"{W}orient", "portrait"), int(s.find(f"{W}pgSz").get(f"{W}w")))
        for s in docx.badan.iter(f"{W}sectPr")
    ]
    assert ukuran == [("portrait", 12189), ("landscape", 18709), ("landscape", 18709)]
    assert docx.badan[-1].tag == f"{W}sectPr"
    milik.arah_lampiran, milik.kertas = "tegak", "a4"
    docx, _ = buat(milik)
    assert {int(s.get(f"{W}w")) for s in docx.badan.iter(f"{W}pgSz")} == {11906}


def test_tanda_tangan_bersama_baris_terakhir(milik):
    docx, _ = buat(milik)
    for tabel in docx.kisi():
        terakhir = tabel.findall(f"{W}tr")[-1]
        assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in terakhir.iter(f"{W}p"))
        blok = tabel.getnext()
        assert "KEPALA DINAS" in teks(blok)
        assert blok.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "JabatanTandaTanganMendatar"


def test_tanda_elektronik_di_tempat_pena(milik):
    isi = susun_keputusan(milik)
    tt = replace(isi.tanda_tangan, elektronik="Ditandatangani secara elektronik", qr=qr_svg(ALAMAT), tautan=ALAMAT)
    docx, _ = buat(milik, replace(isi, tanda_tangan=tt))
    tubuh = teks(docx.badan)
    assert "KEPALA DINAS,Ditandatangani secara elektronik" in tubuh
    assert docx.badan.find(".//{*}docPr").get("descr") == "Kode QR"


def test_tempat_tanda_elektronik_tetap_lapang(milik):
    """Before it is signed: the sentence and room below it, as for a pen; the name does not stick to it."""
    isi = susun_keputusan(milik)
    docx, _ = buat(milik, replace(isi, tanda_tangan=replace(isi.tanda_tangan, elektronik="Tempat tanda tangan")))
    tempat = next(p for p in docx.badan.iter(f"{W}p") if teks(p) == "Tempat tanda tangan")
    assert tempat.getnext().find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "RuangTandaTangan"


def test_draf_bertanda_dan_qr_di_kaki(milik):
    docx, _ = buat(milik, draf=True)
    assert docx.tepi("header") and all("DRAF" in satu for satu in docx.tepi("header"))
    docx, _ = buat(milik, replace(susun_keputusan(milik), alamat_verifikasi=ALAMAT))
    assert not any("DRAF" in satu for satu in docx.tepi("header"))
    assert docx.tepi("footer") == [f"  Dokumen ini dapat diperiksa di {ALAMAT}"]
    assert docx.arsip.read("word/media/qr.png").startswith(b"\x89PNG")


def test_lambang_bahasa_huruf_dan_judul(milik):
    docx, _ = buat(milik, lambang=LAMBANG)
    assert len([n for n in docx.arsip.namelist() if n.startswith("word/media/")]) == 1
    gambar = docx.badan.find(".//{*}docPr")
    assert gambar.get("descr") == "Lambang" or gambar.get("title") == "Lambang"
    bahasa = docx.xml("word/styles.xml").find(f".//{W}docDefaults//{W}lang")
    assert bahasa.get(f"{W}val") == "id-ID"
    assert b'altName w:val="TeX Gyre Bonum"' in docx.arsip.read("word/fontTable.xml")
    assert "Keputusan tentang IKU Tahun 2024" in docx.arsip.read("docProps/core.xml").decode()


def test_daftar_isi_menunjuk_lembar(pemda):
    keputusan = cetakan_kecil.keputusan(dengan_daftar_isi=True)
    docx, _ = buat(keputusan)
    rujukan = [f.get(f"{W}instr").split()[1] for f in docx.badan.iter(f"{W}fldSimple")]
    tempat = {b.get(f"{W}name") for b in docx.badan.iter(f"{W}bookmarkStart")}
    assert len(rujukan) == 2 and set(rujukan) <= tempat


def test_keputusan_berlaku_memberi_isi_beku(pemda):
    instansi = pabrik.instansi("Dinas Kesehatan")
    beku = keputusan_kecil.berlaku(instansi, keputusan_kecil.dokumen(instansi))
    oleh = pabrik.mesin()
    pesanan = {"jenis": "keputusan", "instansi": instansi, "tahun": 2024, "objek": beku.pk, "format": "docx"}
    nama, awal = cetak(oleh=oleh, **pesanan)
    Instansi.objects.filter(pk=instansi.pk).update(nama="Dinas Lain")
    instansi.refresh_from_db()
    _, lagi = cetak(oleh=oleh, **pesanan)
    assert nama == "keputusan-magetan-dinas-kesehatan-2024-1-tahun-2024.docx"
    assert teks(Docx(awal.isi).badan) == teks(Docx(lagi.isi).badan)


def test_teks_jahat_tinggal_teks(milik):
    jahat = [
        "<script>alert(1)</script>",
        "W" * 5000,
        KANAN_KIRI,
        "kinerja 😀 baik",
        "$x$ \\frac{a}{b} & _ {",
        "{=openxml}",
    ]
    lembar = cetakan_kecil.lembar(1, [(satu, satu) for satu in jahat])
    docx, sumber = buat(milik, cetakan_kecil.dengan_lembar(milik, [lembar]))
    assert rapat(teks(docx.badan)) == rapat(kata_halaman(sumber))
    kaitan = [k for n in docx.arsip.namelist() if n.endswith(".rels") for k in docx.xml(n)]
    assert not [k for k in kaitan if k.get("TargetMode") == "External"]


def test_acuan_sama_setiap_kali():
    assert buat_acuan("f4") == buat_acuan("f4") != buat_acuan("a4")
