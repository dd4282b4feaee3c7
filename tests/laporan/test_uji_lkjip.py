"""Uji hitung on a whole report: every error of the seed LKjIP that INVENTORY calls findable, in Word, Excel, paste."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indikator.capaian.uji_hitung import Verdict
from kinerja.spreadsheet import baca_semua
from laporan.uji import (
    Alinea,
    Dokumen,
    DokumenTidakTerbaca,
    Golongan,
    Kode,
    TabelMentah,
    baca_docx,
    baca_html,
    baca_kisi,
    periksa_dokumen,
    wujud,
)
from laporan.uji.baca_docx import XML_MAKS
from tests.laporan import lkjip_asing

COCOK, PEMBULATAN, SALAH = Verdict.COCOK, Verdict.PEMBULATAN, Verdict.SALAH
UKUR, S1, S2, S3, S4, S5 = 3, 4, 5, 6, 8, 10  # numbers of the tables
B3, B4, B5, C = 7, 9, 11, 12
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="module", params=["docx", "xlsx", "tempel"])
def hasil(request):
    return periksa(request.param)


@pytest.fixture(scope="module")
def word():
    return periksa("docx")


def periksa(bentuk: str):
    if bentuk == "docx":
        return periksa_dokumen(baca_docx(lkjip_asing.docx()))
    if bentuk == "xlsx":
        return periksa_dokumen(baca_kisi(baca_semua(lkjip_asing.xlsx())))
    return periksa_dokumen(baca_html(lkjip_asing.html()))


def baris(hasil, tabel: int, nomor: int):
    return hasil.tabel[tabel - 1].baris[nomor - 1]


def temuan(hasil, kode: Kode, tempat: str = "", kata: str = ""):
    return [t for t in hasil.temuan if t.kode == kode and t.tempat.startswith(tempat) and kata in t.kalimat]


# ── What the report is made of ──────────────────────────────────────────────────────────────────────────────────────


def test_setiap_tabel_ditemukan_dan_digolongkan(hasil):
    analisis, kegiatan = Golongan.ANALISIS, Golongan.ANGGARAN_KEGIATAN
    assert [satu.golongan for satu in hasil.tabel] == [
        Golongan.PK, Golongan.SKALA, Golongan.PENGUKURAN, analisis, analisis, analisis, kegiatan, analisis, kegiatan,
        analisis, kegiatan, Golongan.ANGGARAN_INDIKATOR, Golongan.PENGUKURAN,
    ]  # fmt: skip
    assert (len(hasil.baris), len(hasil.salah)) == (50, 14)


def test_beberapa_indikator_dalam_satu_sel_dipasangkan_menurut_urutan(hasil):
    nama = [satu.nama for satu in hasil.tabel[UKUR - 1].baris]
    assert nama[5:] == [
        "Persentase KBK Aktif",
        "Nilai RB bidang • Ketatalaksanaan",
        "Nilai RB bidang • Penataan dan penguatan organisasi",
        "Nilai RB bidang • Pelayanan publik",
        "Nilai RB bidang • Akuntabilitas Kinerja",
    ]
    assert "Sel memuat 5 nilai: dipasangkan menurut urutannya." in baris(hasil, UKUR, 6).catatan
    assert [satu.nama for satu in hasil.tabel[C - 1].baris][5:7] == ["Persentase KBK Aktif", "Nilai RB bidang"]
    assert baris(hasil, S5, 3).nama == "Nilai RB bidang • penataan dan penguatan organisasi"


# ── L01–L21, row by row ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kode", "tabel", "nomor", "tercetak", "verdict", "bukti", "cara"),
    [
        ("L01", UKUR, 1, "100,01%", SALAH, "79,41 ÷ 78,2 × 100 = 101,55 %", ""),
        ("L02", S1, 1, "100,1%", SALAH, "79,41 ÷ 78,2 × 100 = 101,55 %", ""),
        ("L03", UKUR, 2, "123%", PEMBULATAN, "= 123,68 %", "dipotong"),
        ("L03", S1, 2, "123 %", PEMBULATAN, "= 123,68 %", "dipotong"),
        ("L04", UKUR, 3, "111%", PEMBULATAN, "58 ÷ 52 × 100 = 111,54 %", "dipotong"),
        ("L04", S2, 1, "111 %", PEMBULATAN, "= 111,54 %", "dipotong"),
        ("L05", UKUR, 4, "75%", COCOK, "30 ÷ 40 × 100 = 75,00 %", ""),
        ("L05", S3, 1, "75%", COCOK, "= 75,00 %", ""),
        ("L06", UKUR, 5, "115,3%", COCOK, "11,65 ÷ 10,1 × 100 = 115,35 %", ""),
        ("L07", S4, 1, "115 %", SALAH, "= 116,38 %", "dihitung dengan target 10,1 dari Tabel 1: 115,35 %"),
        ("L08", UKUR, 6, "100%", COCOK, "25 ÷ 25 × 100 = 100,00 %", ""),
        ("L08", S5, 1, "115 %", SALAH, "= 116,38 %", ""),
        ("L09", UKUR, 7, "45,8%", COCOK, "1,65 ÷ 3,6 × 100 = 45,83 %", ""),
        ("L10", UKUR, 8, "28,1%", COCOK, "1,49 ÷ 5,3 × 100 = 28,11 %", ""),
        ("L11", UKUR, 9, "47,6%", PEMBULATAN, "2,48 ÷ 5,2 × 100 = 47,69 %", "dipotong"),
        ("L12", UKUR, 10, "47,7", SALAH, "2,14 ÷ 4,85 × 100 = 44,12 %", "sama dengan capaian baris 9"),
        ("L12", S5, 5, "47,7", SALAH, "2,14 ÷ 4,8 × 100 = 44,58 %", "sama dengan capaian baris 4"),
        (
            "L13",
            S1,
            3,
            "111,5%",
            SALAH,
            "(101,55 + 123,68) ÷ 2 = 112,62 %",
            "rata-rata capaian yang tertulis, dipotong",
        ),
        ("L16", B3, 1, "77,43", COCOK, "= 77,43 %", ""),
        ("L17", B3, 3, "81,70", SALAH, "160.849.467 ÷ 200.000.000 × 100 = 80,42 %", "rata-rata persentase, dipotong"),
        ("L18", B5, 3, "75,29", SALAH, "124.727.152 ÷ 170.000.000 × 100 = 73,37 %", "rata-rata persentase, dipotong"),
        ("L19", B4, 1, "85,55", COCOK, "= 85,55 %", ""),
        ("L19", C, 5, "81,10", SALAH, "252.381.937 ÷ 295.000.000 × 100 = 85,55 %", "125.703.029 ÷ 155.000.000"),
        ("L20", C, 8, "96,41%", SALAH, "764.257.859 ÷ 888.000.000 × 100 = 86,07 %", "jumlah yang tertulis"),
    ],
)
def test_setiap_baris_menurut_inventaris(hasil, kode, tabel, nomor, tercetak, verdict, bukti, cara):
    satu = baris(hasil, tabel, nomor)
    assert satu.baris.capaian.replace(" ", "") == tercetak.replace(" ", "")
    assert satu.hasil.verdict is verdict
    assert satu.hasil.bukti.endswith(bukti)
    assert (cara in satu.cara) if cara else satu.cara == ""


def test_jumlah_yang_tertulis_tidak_sama_dengan_barisnya(hasil):
    assert "Target tertulis 155.000.000, jumlah barisnya 170.000.000." in baris(hasil, B5, 3).hasil.keterangan
    assert "Realisasi tertulis 125.703.029, jumlah barisnya 124.727.152." in baris(hasil, B5, 3).hasil.keterangan
    assert "Target tertulis 923.000.000, jumlah barisnya 888.000.000." in baris(hasil, C, 8).hasil.keterangan


@pytest.mark.parametrize(
    ("kode", "jenis", "tempat", "kata"),
    [
        ("L02", Kode.PERSEN_INDEKS, "Tabel 4 baris 1", "target 78,2% dan realisasi 79,41%"),
        ("L02", Kode.CAPAIAN_BEDA, "Tabel 4 baris 1", "100,1%, sedangkan pada Tabel 3 baris 1 100,01%"),
        ("L07", Kode.TARGET_BEDA, "Tabel 8 baris 1", "tertulis 10,01, sedangkan pada Tabel 1 baris 5 Nilai 10,1"),
        ("L08", Kode.MENGULANG, "Tabel 10 baris 1", "memuat angka “Nilai AKIP komponen pelaporan kinerja”"),
        ("L12", Kode.TARGET_BEDA, "Tabel 10 baris 5", "tertulis 4,8, sedangkan pada Tabel 1 baris 10 4,85"),
        ("L13", Kode.RATA_SATUAN, "Tabel 4 baris 3", "tidak dapat dirata-ratakan"),
        ("L17", Kode.LABEL_JUMLAH, "Tabel 7 baris 3", "200.000.000 / 160.849.467 / 80,42 %"),
        ("L18", Kode.LABEL_JUMLAH, "Tabel 11 baris 3", "170.000.000 / 124.727.152 / 73,37 %"),
        ("L19", Kode.ANGGARAN_BEDA, "Tabel 9 baris 1; Tabel 12 baris 5", "85,55 pada Tabel 9 baris 1, tetapi 81,10"),
        ("L20", Kode.LABEL_JUMLAH, "Tabel 12 baris 8", "888.000.000 / 764.257.859 / 86,07 %"),
        ("L21", Kode.ANGGARAN_HILANG, "Tabel 12", "8 kegiatan): 1.018.000.000 / 864.918.744 / 84,96 %"),
        ("S2", Kode.KOLOM_LALU, "Tabel 5", "mengulang capaian tahun ini"),
        ("S3", Kode.KOLOM_LALU, "Tabel 6", "“Capaian 2019”"),
        ("S4", Kode.KOLOM_LALU, "Tabel 8", "mengulang"),
        ("S5", Kode.KOLOM_LALU, "Tabel 10", "pada 5 baris"),
    ],
)
def test_temuan_lintas_tabel(hasil, kode, jenis, tempat, kata):
    assert len(temuan(hasil, jenis, tempat, kata)) == 1


def test_yang_benar_tidak_dipersoalkan(hasil):
    """Sasaran 1 has a column of 2018; the kelembagaan row and SOTK are right; nothing else is claimed of them."""
    assert not temuan(hasil, Kode.KOLOM_LALU, "Tabel 4")
    disebut = [t.tempat for t in hasil.temuan if t.berat]
    assert not any(t.startswith(("Tabel 3 ", "Tabel 6 baris", "Tabel 13")) or t == "Tabel 7 baris 1" for t in disebut)
    assert not temuan(hasil, Kode.REALISASI_BEDA)


# ── Sentences: only the Word document has them ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kode", "jenis", "kutipan", "kata"),
    [
        ("L02", Kode.KLAIM, "Indikator Rata-rata nilai IKM capaiannya sebesar 100 %", "menurut hitungan 101,55 %"),
        ("L04", Kode.KLAIM, "ketatalaksanaan pemerintah", "capaian pada Tabel 5 111,54 %"),
        ("L08", Kode.KLAIM, "KBK aktif” pada tahun 2019 capaian sebesar 115 %", "menurut hitungan 100,00 %"),
        ("L13", Kode.KLAIM, "pelayanan prima", "capaian pada Tabel 4 112,62 %. Sama bila dibatasi 100 %."),
        ("L14", Kode.KLAIM, "Dari 5 (lima) sasaran strategis dan 7 (tujuh) indikator", "10 nilai 79,29 %"),
        ("L14", Kode.KLAIM, "Dari 5 (lima) sasaran", "7 indikator 95,51 %; rata-rata 5 sasaran 97,04 %"),
        ("L14", Kode.KLAIM, "Dari 5 (lima) sasaran", "dibatasi 100 % 74,08 %"),
        ("L14", Kode.KLAIM, "Sebanyak 5 (lima) sasaran strategis rata-rata telah tercapai 100%", "97,04 %"),
        ("L15", Kode.KATEGORI, "Dari 5 (lima) sasaran", "“sangat baik” tidak ada dalam skala laporan ini"),
        ("L15", Kode.KATEGORI, "Sebanyak 5 (lima) sasaran", "“sangat berhasil” tidak ada dalam skala"),
        ("L15", Kode.KATEGORI, "Sebanyak 5 (lima) sasaran", "5 dari 10 baris pengukuran di bawah 100 %"),
    ],
)
def test_kalimat(word, kode, jenis, kutipan, kata):
    assert [t for t in temuan(word, jenis, kata=kata) if kutipan in t.kutipan]


def test_kalimat_yang_benar_dan_tanpa_kalimat(word):
    dipersoalkan = " ".join(t.kutipan for t in word.temuan)
    assert "kesesuaian kelembagaan" not in dipersoalkan  # 75 % is right
    assert "capaiannya sebesar 123 %" not in dipersoalkan  # cut, and its row says so
    assert not [t for t in periksa("xlsx").temuan if t.kode in (Kode.KLAIM, Kode.KATEGORI, Kode.BANYAK)]


def test_rata_rata_bernama(hasil):
    assert [(satu.nama, f"{satu.nilai:.2f}") for satu in hasil.rata] == [
        ("rata-rata 10 nilai", "79.29"),
        ("rata-rata 7 indikator", "95.51"),
        ("rata-rata 5 sasaran", "97.04"),
        ("rata-rata 10 nilai dibatasi 100 %", "74.08"),
        ("rata-rata 7 indikator dibatasi 100 %", "88.06"),
        ("rata-rata 5 sasaran dibatasi 100 %", "89.14"),
    ]


# ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────

KEPALA = ("Indikator", "Target", "Realisasi", "Capaian")


def satu_tabel(*isi: tuple[str, ...]):
    return periksa_dokumen(Dokumen((TabelMentah("Tabel ke-1", (KEPALA, *isi)),)))


def test_sel_yang_tidak_sepadan_dikatakan():
    (satu,) = satu_tabel(("IKM", "78\n80", "79", "100")).baris
    assert satu.hasil.verdict is Verdict.TIDAK_DAPAT
    assert "target 2, realisasi 1, capaian 1" in satu.catatan[0]


def test_nama_yang_tidak_sebanyak_nilainya_dikatakan():
    hasil = satu_tabel(("Mutu layanan", "78\n80", "78\n40", "100\n50"))
    assert [satu.nama for satu in hasil.baris] == ["Mutu layanan (1)", "Mutu layanan (2)"]
    assert "namanya tidak 2 butir" in hasil.baris[0].catatan[0]


def test_html_dalam_sel_dari_dokumen_hasil_ubah():
    hasil = periksa_dokumen(
        baca_kisi(
            [("L", [list(KEPALA), ["<ul><li>A</li><li>B</li></ul>", "80<br>50", "<p>60</p><p>50</p>", "75 100"]])]
        )
    )
    assert [(satu.nama, str(satu.hasil.verdict)) for satu in hasil.baris] == [("A", "cocok"), ("B", "cocok")]


def dokumen_word(isi: str, **lain: str) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("word/document.xml", isi)
        for nama, teks in lain.items():
            arsip.writestr(nama, teks)
    return keluar.getvalue()


def badan(isi: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{isi}</w:body></w:document>'


def test_sel_gabungan_dan_perubahan_terlacak_di_word():
    def sel(teks: str, sifat: str = "") -> str:
        return f"<w:tc><w:tcPr>{sifat}</w:tcPr><w:p><w:r><w:t>{teks}</w:t></w:r></w:p></w:tc>"

    turun, lanjut = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    isi = badan(
        "<w:tbl><w:tr>" + sel("Nilai RB", turun) + sel("", '<w:gridSpan w:val="2"/>') + "</w:tr>"
        "<w:tr>" + sel("tak terlihat", lanjut) + sel("1,65") + "</w:tr></w:tbl>"
        "<w:p><w:ins><w:r><w:t>baru </w:t></w:r></w:ins><w:del><w:r><w:delText>lama</w:delText></w:r></w:del>"
        "<w:r><w:t>tetap</w:t></w:r></w:p>"
    )
    tabel, alinea = baca_docx(dokumen_word(isi)).unsur
    assert tabel == TabelMentah("Tabel ke-1", (("Nilai RB", "", ""), ("", "1,65")))
    assert alinea == Alinea("baru tetap")


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"bukan zip", "rusak"),
        (dokumen_word("<x/>"), "rusak"),
        (dokumen_word(badan("")), "tidak memuat tabel"),
        (dokumen_word('<!DOCTYPE a [<!ENTITY b "bb">]>' + badan("<w:p/>")), "rusak"),
        (dokumen_word("<w:document"), "rusak"),
        (dokumen_word(" " * (XML_MAKS + 1)), "terlalu besar setelah dibuka"),
    ],
    ids=["bukan-zip", "bukan-word", "kosong", "entitas", "terpotong", "bom"],
)
def test_word_yang_buruk_ditolak_dengan_kalimat(isi, kata):
    with pytest.raises(DokumenTidakTerbaca, match=kata):
        baca_docx(isi)


def test_gambar_dan_tautan_luar_tidak_dibuka():
    isi = '<p>Capaian <img src="http://jahat.example/a.png"></p><iframe src="http://jahat.example"></iframe>'
    tabel = "<table><tr><td>Indikator</td><td>Target</td></tr><tr><td>IKM</td><td>80</td></tr></table>"
    assert [type(satu) for satu in baca_html(isi + tabel).unsur] == [Alinea, TabelMentah]


SEL = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=150)
@given(st.lists(st.tuples(SEL, SEL, SEL, SEL), max_size=6), SEL, st.booleans())
def test_isi_apa_pun_mendapat_jawaban(isi, teks, uang):
    kepala = ("Sasaran", "Kegiatan", "Pagu", "Realisasi", "Capaian") if uang else KEPALA
    dokumen = Dokumen((Alinea(teks), TabelMentah("a", (kepala, *isi)), TabelMentah("b", (KEPALA, *isi))))
    hasil = wujud(periksa_dokumen(dokumen))
    assert {b["verdict"] for t in hasil["tabel"] for b in t["baris"]} <= {str(satu) for satu in Verdict}
