"""From raw cells to trees: the eleven writing styles, on the cells of the source documents and on made-up ones."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.rumus import kalimat
from indikator.rumus.ast import Fungsi, Variabel, dari_json, ke_json, kode_variabel
from indikator.rumus.bahasa import BacaanRumus, baca
from indikator.rumus.hitung import hitung
from indikator.rumus.jenis import usul_jenis
from indikator.rumus.parser import baca as baca_ketikan
from indikator.rumus.tampil import teks
from indikator.rumus.variabel import DaftarVariabel, rapikan_nama, usul_satuan
from tests.inti.sel_nyata import KASUS

D = Decimal


def tertulis(bacaan):
    """The tree in words, None where there is none."""
    return teks(bacaan.pohon, {v.kode: v.nama for v in bacaan.variabel}) if bacaan.pohon else None


@pytest.mark.parametrize("kasus", KASUS, ids=lambda kasus: kasus.asal)
def test_sel_nyata(kasus):
    bacaan = baca(kasus.sel, kasus.indikator)
    assert (bacaan.gaya, tertulis(bacaan), len(bacaan.komponen)) == (kasus.gaya, kasus.tertulis, kasus.komponen)


@pytest.mark.parametrize("kasus", KASUS, ids=lambda kasus: kasus.asal)
def test_pohon_dari_sel_nyata_dapat_disimpan_diketik_dan_dihitung(kasus):
    bacaan = baca(kasus.sel, kasus.indikator)
    if bacaan.pohon is None:
        assert bacaan.alasan
        assert bacaan.variabel == ()
        return
    assert dari_json(ke_json(bacaan.pohon)) == bacaan.pohon
    assert baca_ketikan(teks(bacaan.pohon)) == bacaan.pohon
    assert set(kode_variabel(bacaan.pohon)) == {v.kode for v in bacaan.variabel}
    hasil = hitung(bacaan.pohon, {v.kode: D(4) for v in bacaan.variabel})
    assert hasil.nilai is not None


def test_kesebelas_gaya_ada_di_sel_nyata():
    gaya = Counter(kasus.gaya for kasus in KASUS)
    assert set(range(1, 12)) <= set(gaya)


@pytest.mark.parametrize(
    ("sel", "gaya", "hasil"),
    [
        ("<u>Jml. OPD aktif</u> X 100% Jumlah OPD", 1, "Jumlah OPD aktif ÷ Jumlah OPD × 100"),
        ("<p><u>Jml A</u> x 100 %<br>Jml B</p>", 1, "Jumlah A ÷ Jumlah B × 100"),
        ("<u>Jml A X 100</u> Jml B", 2, "Jumlah A ÷ Jumlah B × 100"),
        ("<u>Jml A</u> X 100 Jml B", 2, "Jumlah A ÷ Jumlah B × 100"),
        ("Σ orang puas dibagi jumlah orang kali 100%", 3, "Jumlah orang puas ÷ Jumlah orang × 100"),
        (r"\sum orang puas dibagi jumlah orang kali 100%", 3, "Jumlah orang puas ÷ Jumlah orang × 100"),
        ("Jml A di bagi jml B di kali 100 %", 3, "Jumlah A ÷ Jumlah B × 100"),
        ("Jumlah A dibagi dengan jumlah B dikali seratus persen", 3, "Jumlah A ÷ Jumlah B × 100"),
        ("Jml A/jml B * 100%", 4, "Jumlah A ÷ Jumlah B × 100"),
        ("Jml A/jml B*100", 4, "Jumlah A ÷ Jumlah B × 100"),
        ("Jml A / jml B x 100 %", 4, "Jumlah A ÷ Jumlah B × 100"),
        ("Jml SK/surat/jumlah usulan kali 100%", 4, "Jumlah SK/surat ÷ Jumlah usulan × 100"),
        (r"$\frac{\text{Jml A}}{\text{Jml B}} \times 100\%$", 5, "Jumlah A ÷ Jumlah B × 100"),
        (r"$x = \frac{A}{B} * 100$", 5, "A ÷ B × 100"),
        (r"$\frac{A + B}{C} \times 100\%$", 5, "(A + B) ÷ C × 100"),
        (r"$\frac{A - B}{B} \times 100\%$", 5, "(A − B) ÷ B × 100"),
        (r"$\text{Indeks} = \sum_{i=1}^n \text{Skor}_i$", 6, "JUMLAH(Skor)"),
        (r"$\frac{\sum Skor_i \times f_i}{\sum f_i}$", 7, "JUMLAH(Skor × f) ÷ JUMLAH(f)"),
        (r"$\frac{\sum_{i=1}^n s_i}{n} \times 25$", 7, "JUMLAH(s) ÷ n × 25"),
        (r"$x = \frac{\text{Jumlah Bobot}}{\text{Jumlah Unsur}}$", 8, "Jumlah Bobot ÷ Jumlah Unsur"),
        ("= <u>Jml A</u>\nJml B", 8, "Jumlah A ÷ Jumlah B"),  # as Word shows a ratio in a cell
        ("Jumlah dokumen Renja", 9, "Jumlah dokumen Renja"),
        ("1. Jumlah desa pengikut lomba", 9, "Jumlah desa pengikut lomba"),
        ("Materi/Data dapat berupa : 1. Data A 2. Konsep B", 10, "Jumlah komponen yang terpenuhi"),
        ("Jumlah dokumen yang meliputi : 1. A 2. B", 10, "Jumlah dokumen"),
        ("<ol><li>Jumlah surat</li><li>Jumlah arsip</li></ol>", 10, "JUMLAH(Jumlah surat; Jumlah arsip)"),
        ("Jumlah A dibandingkan jumlah B di kali 100%", 11, "Jumlah A ÷ Jumlah B × 100"),
        ("Jumlah A dibandingkan dengan jumlah B", 11, "Jumlah A ÷ Jumlah B"),
        ("Persentase dihitung berdasarkan jumlah A dibanding jumlah B", 11, "Jumlah A ÷ Jumlah B × 100"),
    ],
)
def test_setiap_gaya(sel, gaya, hasil):
    bacaan = baca(sel)
    assert (bacaan.gaya, tertulis(bacaan)) == (gaya, hasil)


@pytest.mark.parametrize(
    ("sel", "nama", "kata"),
    [
        ("", "", "belum diisi"),
        (None, "", "belum diisi"),
        ("-", "", "belum diisi"),
        ("<p> </p>", "", "belum diisi"),
        ("Jumlah sarana yang tercukupi", "Persentase sarana tercukupi", "tanpa penyebut"),
        ("Jumlah sarana yang tercukupi", "2. Prosentase sarana tercukupi", "tanpa penyebut"),
        ("kegiatan sehari-hari", "", "tidak memuat hitungan"),
        ("Jml dok/berkas/surat kali 100%", "", "tidak jelas"),
        ("Jumlah A kali 100%", "", "tidak jelas"),
        ("Jumlah A dibagi jumlah B dibagi jumlah C", "", "lebih dari satu pembagian"),
        ("Jumlah ASN dibandingkan dengan syarat kompetensi", "", "bukan jumlah yang dapat dicacah"),
        ("Nilai RB - Nilai A - Nilai B", "", "2 butir"),
        ("<ul><li>- Jumlah A</li><li>- Jumlah B</li></ul>", "", "2 butir"),
        (r"$\frac{a^2}{b} \times 100\%$", "", "pangkat"),
        (r"$\frac{a}{} \times 100\%$", "", "tidak lengkap"),
        (r"$\frac{a}{b} \times$", "", "tidak lengkap"),
        ("$" + r"\sum " * 30 + "a$", "", "terlalu banyak"),
        ("Jumlah " + "kata " * 80, "Jumlah kata", "terlalu panjang"),
        ("x" * 5001, "", "terlalu panjang"),
    ],
)
def test_yang_tetap_teks_membawa_alasan(sel, nama, kata):
    bacaan = baca(sel, nama)
    assert bacaan.pohon is None
    assert bacaan.gaya == 0
    assert kata in bacaan.alasan


def test_daftar_pada_persentase_diusulkan_sebagai_penyebut():
    bacaan = baca("Dokumen terdiri dari: 1. LKjIP 2. LPPD 3. Renja", "Persentase dokumen tepat waktu")
    assert (bacaan.pohon, bacaan.gaya) == (None, 10)
    assert bacaan.komponen == ("LKjIP", "LPPD", "Renja")
    assert "3 komponen dapat menjadi penyebut" in bacaan.alasan


def test_kali_100_yang_ditambahkan_selalu_dikatakan():
    tertera = baca("Jumlah A dibandingkan jumlah B dikali 100%", "Persentase A")
    ditambah = baca("Jumlah A dibandingkan jumlah B", "Persentase A")
    rasio = baca("Jumlah A dibandingkan jumlah B", "Rasio A")
    assert tertulis(tertera) == tertulis(ditambah) == "Jumlah A ÷ Jumlah B × 100"
    assert tertera.alasan == ""
    assert "ditambahkan" in ditambah.alasan
    assert tertulis(rasio) == "Jumlah A ÷ Jumlah B"
    assert "rasio" in rasio.alasan


def test_kata_yang_sama_satu_variabel():
    bacaan = baca(r"$\frac{\text{Jumlah A} - \text{Jumlah B}}{\text{Jumlah B}} \times 100\%$")
    assert [v.nama for v in bacaan.variabel] == ["Jumlah A", "Jumlah B"]
    assert tertulis(bacaan) == "(Jumlah A − Jumlah B) ÷ Jumlah B × 100"


def test_tahun_lalu_dikurangi_tahun_ini():
    bacaan = baca(
        r"$\frac{\text{Jumlah kriminalitas tahun lalu - tahun ini}}{\text{Jumlah pelanggaran tahun lalu}}"
        r" \times 100\%$"
    )
    assert tertulis(bacaan) == (
        "(Jumlah kriminalitas tahun lalu − Jumlah kriminalitas tahun ini) ÷ Jumlah pelanggaran tahun lalu × 100"
    )
    assert [v.jenis for v in bacaan.variabel] == ["posisi", "arus", "posisi"]


def test_strip_di_dalam_nama_bukan_pengurangan():
    bacaan = baca(r"$\frac{\text{Dokumen SPP-SPM}}{\text{Jumlah dokumen A - B}} \times 100\%$")
    assert [v.nama for v in bacaan.variabel] == ["Dokumen SPP-SPM", "Jumlah dokumen A - B"]


def test_pembilang_terpotong_diberitahukan():
    bacaan = baca(
        r"<p>Jumlah pemeliharaan sarana = $\frac{\text{sesuai kebutuhan}}{\text{Jumlah kebutuhan}} \times 100\%$</p>"
    )
    assert bacaan.gaya == 5
    assert "Jumlah pemeliharaan sarana" in bacaan.alasan


def test_perkalian_dalam_kalimat_menjadi_jumlah_hasil_kali():
    bacaan = baca("Perkalian antara skor survey dengan jumlah frekuensi dibagi dengan jumlah sampel")
    assert tertulis(bacaan) == "JUMLAH(Skor survey × Jumlah frekuensi) ÷ Jumlah sampel"
    assert "dijumlahkan" in bacaan.alasan


def test_keterangan_tipe_dan_sumber_bukan_bagian_rumus():
    bacaan = baca("Formulasi Pengukuran : Jumlah A dibagi jumlah B kali 100% Tipe Penghitungan : Kumulatif")
    assert tertulis(bacaan) == "Jumlah A ÷ Jumlah B × 100"
    bacaan = baca("Rumus: Jml A/jml B*100 Sumber data: SIMPADU")
    assert tertulis(bacaan) == "Jumlah A ÷ Jumlah B × 100"


def test_rumus_yang_mengulang_indikator_disebut():
    assert baca("Jumlah dokumen Renja", "Jumlah Dokumen Renja").alasan == "Rumus hanya mengulang indikator."
    assert "cacah langsung" in baca("Undangan rapat, daftar hadir", "Jumlah pelaksanaan kegiatan").alasan


@pytest.mark.parametrize(
    ("sel", "komponen"),
    [
        ("Dokumen terdiri dari: 1. A 2. B 3. C", ("A", "B", "C")),
        ("Data berupa : 1. A 2. B tanpa nomor 4. D", ("A", "B tanpa nomor", "D")),
        ("Dokumen: 1) A 2) B", ("A", "B")),
        ("Dokumen: 1. A 2. B 2. C", ("A", "B 2. C")),
        ("Dokumen: 1. A 5. B 2. C", ("A 5. B", "C")),
        ("<ol><li>1. <i>A</i></li><li>2. B;</li></ol>", ("A", "B")),
        ("<ol><li></li><li>A</li><li>B dan</li></ol>", ("A", "B")),
        ("Dokumen yang tersusun terdiri atas neraca, peta, data serta laporan", ("neraca", "peta", "data", "laporan")),
        ("Jumlah dokumen tahun 2019", ()),
        ("Jumlah A 2. B", ()),
        ("1. Jumlah A", ()),
        ("Jumlah A terdiri dari B dan C", ()),
    ],
)
def test_komponen(sel, komponen):
    assert baca(sel).komponen == komponen


@pytest.mark.parametrize(
    ("teks_sumber", "nama"),
    [
        ("Jml. OPD aktif", "Jumlah OPD aktif"),
        ("jmlh usulan", "Jumlah usulan"),
        ("Jlm psrt diklat", "Jumlah psrt diklat"),
        ("Σ dokumen", "Jumlah dokumen"),
        ("∑ Jumlah dokumen", "Jumlah dokumen"),
        ("  keseluruhan\n jml ASN ;", "Keseluruhan jml ASN"),
        ("f", "f"),
        ("...", ""),
    ],
)
def test_nama_variabel(teks_sumber, nama):
    assert rapikan_nama(teks_sumber) == nama


@pytest.mark.parametrize(
    ("nama", "jenis"),
    [
        ("Jumlah seluruh ASN", "posisi"),
        ("Jumlah total ASN", "posisi"),
        ("Jumlah total jabatan", "posisi"),
        ("Jumlah OPD", "posisi"),
        ("Jumlah keseluruhan unit kerja", "posisi"),
        ("Jumlah pelanggaran tahun lalu", "posisi"),
        ("Nilai AKIP", "posisi"),
        ("Jumlah ASN yang mengikuti diklat", "arus"),
        ("Jumlah Aparatur Sipil Negara yang telah lulus", "arus"),
        ("Jumlah PNS hadir tepat waktu", "arus"),
        ("Jumlah dokumen", "arus"),
        ("Keseluruhan usulan", "arus"),
    ],
)
def test_jenis_diusulkan(nama, jenis):
    assert usul_jenis(nama) == jenis


@pytest.mark.parametrize(
    ("nama", "satuan"),
    [
        ("Jumlah ASN yang lulus", "orang"),
        ("Jumlah OPD", "OPD"),
        ("Jumlah dokumen kepegawaian pegawai", "dokumen"),
        ("Jumlah perangkat desa yang dibina", "orang"),
        ("Jumlah desa", "desa"),
        ("Jumlah Bobot", "nilai"),
        ("Jumlah layanan", None),
        ("Skala", None),
    ],
)
def test_satuan_diusulkan(nama, satuan):
    assert usul_satuan(nama) == satuan


def test_kode_dapat_diketik_unik_dan_pendek():
    daftar = DaftarVariabel()
    panjang = "Jumlah dokumen perencanaan keuangan dan pelaporan yang disusun tepat waktu"
    satu, dua = daftar.ambil(panjang + " A"), daftar.ambil(panjang + " B")
    assert satu != dua
    assert daftar.ambil(panjang.upper() + " A") == satu
    for simpul in (satu, dua, daftar.ambil("2019 data"), daftar.ambil("Jumlah"), daftar.ambil("x"), daftar.ambil("É")):
        if simpul is not None:
            assert baca_ketikan(f"{simpul.kode} + 1").kiri == simpul
            assert len(simpul.kode) <= 60


def test_nama_fungsi_tidak_menjadi_kode():
    assert DaftarVariabel().ambil("Rata").kode == "v_rata"


def test_bacaan_dapat_dihitung_langsung():
    bacaan = baca("<u>Jml. OPD yang memiliki Inovasi Yanblik</u> X 100% Jumlah OPD")
    pembilang, penyebut = (v.kode for v in bacaan.variabel)
    hasil = hitung(bacaan.pohon, {pembilang: D(18), penyebut: D(48)})
    assert hasil.nilai == D("37.5")
    assert hasil.langkah == "18 ÷ 48 × 100 = 37,50"


def test_jumlah_berindeks_memakai_deret():
    bacaan = baca(r"$\text{Nilai SAKIP} = \sum_{i=1}^n \text{Skor aspek}_i$")
    assert bacaan.pohon == Fungsi("JUMLAH", (Variabel("skor_aspek"),))
    assert hitung(bacaan.pohon, {"skor_aspek": (D("20.5"), D("30"), D("14.5"))}).nilai == 65


POTONGAN = [
    "<u>", "</u>", "$", r"\frac{", "}{", "}", r"\sum", "_i", "^2", "x 100", "%", " kali ", " dibagi ", "/", "<li>",
    "</li>", "1. ", "2. ", "- ", "Jumlah ", "a ", "=", "+", "dibandingkan ", "terdiri dari ", ", ", " serta ",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(POTONGAN), max_size=20).map("".join), st.sampled_from(["", "Persentase a", "Jumlah a"])
)
def test_potongan_apa_pun_terbaca_atau_beralasan(sel, nama):
    bacaan = baca(sel, nama)
    assert isinstance(bacaan, BacaanRumus)
    assert 0 <= bacaan.gaya <= 11
    if bacaan.pohon is None:
        assert bacaan.alasan
    else:
        assert bacaan.gaya > 0
        assert baca_ketikan(teks(bacaan.pohon)) == bacaan.pohon


@pytest.mark.parametrize(
    "teks",
    [
        "(jumlah pengaduan selesai / jumlah pengaduan masuk) x 100%",
        "((jumlah pengaduan selesai) / (jumlah pengaduan masuk)) × 100 %",
        "(jumlah pengaduan selesai) dibagi (jumlah pengaduan masuk) dikali 100%",
    ],
)
def test_kurung_di_sekeliling_bukan_bagian_nama(teks):
    bacaan = baca(teks, "Persentase pengaduan selesai")
    assert [v.nama.casefold() for v in bacaan.variabel] == ["jumlah pengaduan selesai", "jumlah pengaduan masuk"]
    assert bacaan.pohon is not None


def test_kurung_di_dalam_nama_tetap():
    nama = [v.nama for v in baca("Jumlah ASN (PNS) / Jumlah ASN (semua) x 100%").variabel]
    assert nama == ["Jumlah ASN (PNS)", "Jumlah ASN (semua)"]


def test_kurung_sedalam_apa_pun_dibaca_sekali_jalan(monkeypatch):
    """Counted, not timed: a text with brackets 4,000 deep is gone through once."""
    dilewati = []
    monkeypatch.setattr(kalimat, "_pasangan", lambda teks, asli=kalimat._pasangan: dilewati.append(1) or asli(teks))
    assert kalimat.lepas_kurung("( " * 4_000 + "a / b" + ")" * 4_000) == "a / b"
    assert dilewati == [1]
    for tetap in ("(a) / (b)", " (a", "a)", ")a(", "", "a / (b)"):
        assert kalimat.lepas_kurung(tetap) == tetap
    assert kalimat.lepas_kurung(" ( (a) / (b) ) ") == "(a) / (b)" and kalimat.lepas_kurung("()") == ""
