"""The printed decree: paper, direction, columns, contents, signature, QR, continued tables, hostile texts."""

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from kinerja.pdf import html_ke_pdf
from laporan.domain.cetak import GAYA, ke_html, ke_pdf
from laporan.domain.isi_keputusan import susun_keputusan
from laporan.domain.isi_lembar import URUTAN_KOLOM
from laporan.domain.tata_lembar import JUDUL_KOLOM, lebar_kolom
from tests import pabrik
from tests.laporan import cetakan_kecil

pytestmark = pytest.mark.sekali  # what the paper says and looks like; the database only holds the world

TEGAK, MENDATAR, A4 = (215, 330), (330, 215), (210, 297)
ALAMAT = "https://kinerja.contoh.go.id/verifikasi/magetan/ACDE-FGHJ-KMNP/"
KANAN_KIRI = "مؤشر الأداء"


@pytest.fixture
def pemda(db):
    with pabrik.dalam(pabrik.pemda("magetan", ibukota="Magetan")):
        yield


def baca(isi: bytes) -> tuple[list[str], list[tuple[int, int]], PdfReader]:
    pdf = PdfReader(io.BytesIO(isi))
    ukuran = [tuple(round(float(p) / 72 * 25.4) for p in h.mediabox[2:]) for h in pdf.pages]
    return [" ".join(h.extract_text().split()) for h in pdf.pages], ukuran, pdf


def cetak_utuh(isi, milik, kertas: str = ""):
    """Pages of the one-document path; nothing may be missing or unknown to the renderer."""
    hasil = html_ke_pdf(ke_html(cetakan_kecil.naskah(isi, milik), kertas), judul=isi.judul, css=list(GAYA))
    assert hasil.peringatan == ()
    return baca(hasil.isi)


@pytest.mark.parametrize(
    ("arah", "kertas", "harap"),
    [
        ("otomatis", "f4", {TEGAK, MENDATAR}),
        ("tegak", "f4", {TEGAK}),
        ("mendatar", "a4", {A4, A4[::-1]}),
        ("tegak", "a4", {A4}),
    ],
)
def test_kertas_dan_arah_lampiran(pemda, arah, kertas, harap):
    milik = cetakan_kecil.keputusan(arah_lampiran=arah, kertas=kertas)
    _, ukuran, _ = cetak_utuh(susun_keputusan(milik), milik)
    assert set(ukuran) == harap


def test_kertas_dapat_dipilih_saat_mencetak(pemda):
    milik = cetakan_kecil.keputusan(kertas="f4")
    assert set(cetak_utuh(susun_keputusan(milik), milik, "a4")[1]) == {A4, A4[::-1]}


def test_kolom_dan_judul_menurut_keputusan(pemda):
    milik = cetakan_kecil.keputusan(kolom={"iku": {"target": "TARGET 2029", "indikator": "", "sasaran": "KINERJA"}})
    iku, iki = susun_keputusan(milik).lembar
    assert iku.kolom == ("sasaran", "indikator", "target")  # the order of printing, whatever the setting's
    assert [sel.judul for sel in iku.kepala[0]] == ["KINERJA", "INDIKATOR KINERJA UTAMA", "TARGET 2029"]
    assert {"nomor", "rumus"} <= set(iki.kolom)
    teks, _, _ = cetak_utuh(susun_keputusan(milik), milik)
    lampiran = next(h for h in teks if "TARGET 2029" in h)
    assert "Nilai SAKIP" in lampiran and "jumlah < 3" not in lampiran and " RUMUS" not in lampiran


@pytest.mark.parametrize("mendatar", [True, False])
@pytest.mark.parametrize("banyak", range(1, len(URUTAN_KOLOM) + 1))
def test_lebar_kolom_selalu_seratus(mendatar, banyak):
    for awal in range(len(URUTAN_KOLOM) - banyak + 1):
        lebar = lebar_kolom(URUTAN_KOLOM[awal : awal + banyak], mendatar)
        assert sum(lebar) == 100 and min(lebar) >= 3
    assert set(JUDUL_KOLOM) == set(URUTAN_KOLOM)


def test_daftar_isi_lampiran_menunjuk_halaman_lembar(pemda):
    milik = cetakan_kecil.keputusan(dengan_daftar_isi=True)
    teks, _, pdf = cetak_utuh(susun_keputusan(milik), milik)
    letak = next(n for n, h in enumerate(teks) if "DAFTAR ISI LAMPIRAN" in h)
    halaman = [int(n) for n in re.findall(r"\. ?(\d+)(?= |$)", teks[letak].partition("DAFTAR ISI LAMPIRAN")[2])]
    lembar = [n for n, h in enumerate(teks, 1) if "INDIKATOR KINERJA UTAMA" in h or "INDIKATOR KINERJA INDIVIDU" in h]
    assert "LAMPIRAN" in teks[letak][:60] and halaman == lembar == [letak + 2, letak + 3]
    assert [satu.title for satu in pdf.outline if not isinstance(satu, list)] == ["Keputusan"]
    assert pdf.metadata.title == "Keputusan tentang IKU Tahun 2024" and pdf.root_object["/Lang"] == "id"


def test_qr_dan_alamat_di_kaki_setiap_halaman(pemda):
    milik = cetakan_kecil.keputusan()
    isi = replace(susun_keputusan(milik), alamat_verifikasi=ALAMAT)
    teks, _, _ = cetak_utuh(isi, milik)
    assert all("Dokumen ini dapat diperiksa di" in h and ALAMAT in h.replace(" ", "") for h in teks)
    teks, _, _ = cetak_utuh(susun_keputusan(milik), milik)  # a draft has no code
    assert not any("dapat diperiksa" in h for h in teks)


def test_tanda_tangan_tidak_pernah_sendiri(pemda):
    """Sheets that end everywhere on a page: above the signature stands a row, below the repeated head of its table."""
    milik = cetakan_kecil.keputusan()
    lembar = [
        cetakan_kecil.lembar(n, [(f"Sasaran {n}", f"baris{n}x{b}y") for b in range(n)], mendatar=n % 2 == 0)
        for n in range(14, 44)
    ]
    tt = replace(susun_keputusan(milik).tanda_tangan, cara="", nama="BUDI SANTOSO", nip="1")
    teks, _, _ = cetak_utuh(cetakan_kecil.dengan_lembar(milik, lembar, tanda_tangan_lampiran=tt), milik)
    berakhir = [h for h in teks if "BUDI SANTOSO" in h]
    assert len(berakhir) == len(lembar)
    for n, halaman in zip(range(14, 44), berakhir, strict=True):
        assert f"baris{n}x{n - 1}y" in halaman and "INDIKATOR KINERJA" in halaman
    assert any("LEMBAR" not in halaman for halaman in berakhir)  # some of them are on a second page


def test_atas_nama_untuk_beliau_dan_tanda_elektronik(pemda):
    milik = cetakan_kecil.keputusan()
    isi = susun_keputusan(milik)
    tt = replace(
        isi.tanda_tangan,
        jabatan=("Plt. ASISTEN UMUM",),
        atas_nama=("BUPATI MAGETAN",),
        untuk_beliau=("SEKRETARIS DAERAH",),
        elektronik="Ditandatangani secara elektronik",
    )
    tubuh = " ".join(cetak_utuh(replace(isi, tanda_tangan=tt), milik)[0])
    assert "a.n. BUPATI MAGETAN SEKRETARIS DAERAH u.b. Plt. ASISTEN UMUM, Ditandatangani secara elektronik" in tubuh


def test_halaman_lanjutan_menyebut_sasarannya(pemda):
    milik = cetakan_kecil.keputusan()
    baris = [("Pertama & utama", f"satu{n}") for n in range(60)] + [("Kedua", f"dua{n}") for n in range(60)]
    teks, _, _ = cetak_utuh(cetakan_kecil.dengan_lembar(milik, [cetakan_kecil.lembar(1, baris)]), milik)
    lanjut = [h for h in teks if re.search(r"(satu|dua)\d", h)]
    assert len(lanjut) > 3 and "Lanjutan" not in lanjut[0]
    for halaman in lanjut[1:]:
        awal = re.search(r"(satu|dua)\d+", halaman)[1]
        assert f"Lanjutan sasaran {'1: Pertama & utama' if awal == 'satu' else '2: Kedua'}" in halaman
    isi = cetakan_kecil.dengan_lembar(milik, [cetakan_kecil.lembar(1, baris), cetakan_kecil.lembar(2, [("A", "b")])])
    assert "Lanjutan" not in cetak_utuh(isi, milik)[0][-1]  # nothing of one sheet stands over another


def test_baris_lebih_panjang_dari_halaman_terbelah_utuh(pemda):
    milik = cetakan_kecil.keputusan()
    kata = [f"kata{n}." for n in range(2500)]
    lembar = cetakan_kecil.lembar(1, [("Sasaran panjang", " ".join(kata)), ("Kedua", "akhir")], mendatar=True)
    teks, _, _ = cetak_utuh(cetakan_kecil.dengan_lembar(milik, [lembar]), milik)
    semua = " ".join(teks)
    assert all(satu in semua for satu in kata) and sum("kata" in h for h in teks) > 2
    tengah = [h for h in teks if "kata" in h][1]
    assert "Lanjutan sasaran 1: Sasaran panjang" in tengah and "INDIKATOR KINERJA" in tengah


def test_teks_jahat_tercetak_sebagai_teks(pemda):
    milik = cetakan_kecil.keputusan()
    jahat = [
        "<img src=http://contoh.invalid/x.png><script>alert(1)</script>",
        "W" * 5000,
        "https://contoh.go.id/" + "jalan/" * 80,
        KANAN_KIRI,
        "kinerja 😀 baik",
        "\\frac{a}{b} $ % & { } ~ ^ _",
    ]
    lembar = cetakan_kecil.lembar(1, [(teks, teks) for teks in jahat])
    isi = cetakan_kecil.dengan_lembar(milik, [lembar])
    isi = replace(isi, menetapkan=jahat[0], diktum=tuple(replace(isi.diktum[0], isi=teks, sub=()) for teks in jahat))
    teks, _, pdf = cetak_utuh(isi, milik)
    rapat = "".join("".join(teks).split())
    assert "<script>alert(1)</script>" in rapat and rapat.count("W") >= 15_000
    assert not any("/URI" in str(h.get("/Annots", "")) for h in pdf.pages)


def test_jalur_bagian_memuat_teks_yang_sama(pemda):
    """Rendered by its sections, the decree says the same on as many pages."""
    milik = cetakan_kecil.keputusan(dengan_daftar_isi=True)
    isi = replace(susun_keputusan(milik), alamat_verifikasi=ALAMAT)
    utuh, _, _ = cetak_utuh(isi, milik)
    bagian, _, _ = baca(ke_pdf(cetakan_kecil.naskah(isi, milik)).isi)
    assert [sorted("".join(h.split())) for h in bagian] == [sorted("".join(h.split())) for h in utuh]
