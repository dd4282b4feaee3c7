"""One reader for typed expressions and for the words of documents; and what it says about the parts it left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.rumus import BacaanRumus, baca
from indikator.rumus.ast import ke_json, kode_variabel, periksa
from indikator.rumus.jenis import usul_jenis
from indikator.rumus.tampil import teks


def tertulis(bacaan):
    return teks(bacaan.pohon, {v.kode: v.nama for v in bacaan.variabel}) if bacaan.pohon else None


@pytest.mark.parametrize(
    ("rumus", "gaya", "hasil"),
    [
        ("a/b*100", 12, "a ÷ b × 100"),
        ("a / b x 100%", 12, "a ÷ b × 100"),
        ("jumlah_asn / jumlah_total", 12, "Jumlah asn ÷ Jumlah total"),
        ("[Jumlah ASN dilatih] / [Jumlah seluruh ASN] × 100", 12, "Jumlah ASN dilatih ÷ Jumlah seluruh ASN × 100"),
        ("RATA([Nilai A]; [Nilai B]) × 25", 12, "RATA(Nilai A; Nilai B) × 25"),
        ("JUMLAH(skor × f) / JUMLAH(f)", 12, "JUMLAH(Skor × f) ÷ JUMLAH(f)"),
        ("Surat/nota", 9, "Surat/nota"),
        ("SPP-SPM", 9, "SPP-SPM"),
        ("Renja-2024", 9, "Renja-2024"),
        ("Dokumen:laporan", 9, "Dokumen:laporan"),
        ("Dokumen (DPA)", 9, "Dokumen (DPA)"),
        ("Jumlah A/jumlah B*100", 4, "Jumlah A ÷ Jumlah B × 100"),
        ("Jumlah A / jumlah B", 4, "Jumlah A ÷ Jumlah B"),
        ("Jumlah A : Jumlah B x 100%", 4, "Jumlah A ÷ Jumlah B × 100"),
        ("100% x Jumlah A / Jumlah B", 4, "Jumlah A ÷ Jumlah B × 100"),
        ("Jumlah nilai / jumlah unsur x 25", 4, "Jumlah nilai ÷ Jumlah unsur × 25"),
        ("Jumlah kematian / jumlah kelahiran x 100.000", 4, "Jumlah kematian ÷ Jumlah kelahiran × 100.000"),
        ("Nilai rata-rata unsur x 25", 9, "Nilai rata-rata unsur × 25"),
        (
            "(Jumlah A tahun ini - Jumlah A tahun lalu) / Jumlah A tahun lalu x 100%",
            4,
            "(Jumlah A tahun ini − Jumlah A tahun lalu) ÷ Jumlah A tahun lalu × 100",
        ),
        (
            "Jumlah A tahun lalu - tahun ini dibagi jumlah A tahun lalu dikali 100%",
            3,
            "(Jumlah A tahun lalu − Jumlah A tahun ini) ÷ Jumlah A tahun lalu × 100",
        ),
        ("Jumlah A ditambah jumlah B", 6, "Jumlah A + Jumlah B"),
        ("Jumlah A + jumlah B dibagi jumlah C", 3, "(Jumlah A + Jumlah B) ÷ Jumlah C"),
        ("Jumlah dokumen A - B", 9, "Jumlah dokumen A - B"),
        ("Persentase = (Jumlah A / Jumlah B) x 100%", 4, "Jumlah A ÷ Jumlah B × 100"),
        (
            "(PAD tahun ini – PAD tahun lalu) / PAD tahun lalu x 100%",
            4,
            "(PAD tahun ini − PAD tahun lalu) ÷ PAD tahun lalu × 100",
        ),
        ("Jumlah A (x + y) / Jumlah B x 100%", 4, "Jumlah A (x + y) ÷ Jumlah B × 100"),
        ("Jumlah siswa kelas X / jumlah siswa xerox x 100%", 4, "Jumlah siswa kelas X ÷ Jumlah siswa xerox × 100"),
        (r"\frac{Jumlah A}{Jumlah B}\times 100\%", 5, "Jumlah A ÷ Jumlah B × 100"),
        (r"\sum_{i=1}^n Skor_i", 6, "JUMLAH(Skor)"),
        (r"$\frac{\sum (Skor_i \times f_i)}{\sum f_i}$", 7, "JUMLAH(Skor × f) ÷ JUMLAH(f)"),
        (r"$\frac{A}{B} = 5$", 8, "A ÷ B"),
        ("<u>Jumlah A + Jumlah B</u> X 100% Jumlah C", 1, "(Jumlah A + Jumlah B) ÷ Jumlah C × 100"),
        ("<u>Jumlah A</u> X 1000 Jumlah B", 9, "Jumlah A X 1000 Jumlah B"),
    ],
)
def test_ketikan_dan_kata(rumus, gaya, hasil):
    bacaan = baca(rumus, rumus if gaya == 9 else "")
    assert (bacaan.gaya, tertulis(bacaan)) == (gaya, hasil)


@pytest.mark.parametrize(
    ("rumus", "kata"),
    [
        ("RATA(a; b", "belum ditutup"),
        ("[A] / [B] *", "belum selesai"),
        ("[A] / [B", "posisi 7"),
        ("RATA(a, b)", "titik koma"),
        ("100", "tidak memuat hitungan"),
        ("100% - (Jumlah A / Jumlah B x 100%)", "Kurung tidak berpasangan"),
        ("Jumlah A / Jumlah B x nilai penimbang", "Perkalian di dalam"),
        ("Jumlah A dibagi jumlah B x 10%", "Perkalian di dalam"),
        ("A = Jumlah X; B = Jumlah Y; A/B x 100%", "Tanda sama dengan"),
        (r"$\frac{(A+B)}{C} \times 100\%$", "Kurung di dalam"),
        ("", "belum diisi"),
        (None, "belum diisi"),
    ],
)
def test_yang_tidak_terbaca_mengatakan_sebabnya(rumus, kata):
    bacaan = baca(rumus)
    assert bacaan.pohon is None
    assert kata in bacaan.alasan


@pytest.mark.parametrize("rumus", ["a / b", r"$\frac{\text{Jumlah A}}{\text{Jumlah B}}$", "[A] / [B]"])
def test_persentase_tanpa_kali_100_diberitahukan_dan_tidak_diubah(rumus):
    bacaan = baca(rumus, "Persentase A")
    assert "×" not in tertulis(bacaan)
    assert "tidak dikali 100" in bacaan.alasan
    assert baca(rumus, "Rasio A").alasan == ""


@pytest.mark.parametrize("rumus", ["Jumlah A + Jumlah B / Jumlah C", "Jumlah A dibagi jumlah B ditambah jumlah C"])
def test_kurung_yang_tidak_tertulis_dikatakan(rumus):
    assert "Kurungnya tidak tertulis" in baca(rumus).alasan
    assert "Kurungnya" not in baca("(Jumlah A + Jumlah B) / Jumlah C").alasan


def test_variabel_bersama_memakai_kode_yang_ada():
    dikenal = {"v7": "Jumlah seluruh ASN"}
    for rumus in ("[Jumlah ASN lulus] / [jumlah seluruh ASN] × 100", "Jumlah ASN lulus/jumlah seluruh ASN*100"):
        variabel = baca(rumus, "", dikenal).variabel
        assert [(v.kode, v.nama) for v in variabel] == [
            ("jumlah_asn_lulus", "Jumlah ASN lulus"),
            ("v7", "Jumlah seluruh ASN"),
        ]


def test_catatan_dikembalikan_dengan_sebabnya():
    bacaan = baca("Jumlah A dibagi jumlah B kali 100% Tipe Penghitungan : Kumulatif Sumber data: SIMPADU")
    assert tertulis(bacaan) == "Jumlah A ÷ Jumlah B × 100"
    assert [tuple(satu) for satu in bacaan.tidak_dibaca] == [
        ("Tipe penghitungan: Kumulatif", "Bukan bagian rumus."),
        ("Sumber data: SIMPADU", "Bukan bagian rumus."),
    ]


def test_hitungan_di_keterangan_menjadi_peringatan():
    bacaan = baca("<u>Jml hadir</u> X 100% Jml PNS <p>Keterangan : Jumlah PNS x hari kerja</p>")
    assert "“Jumlah PNS x hari kerja” memuat hitungan" in bacaan.alasan
    assert bacaan.variabel[1].nama == "Jumlah PNS"


def test_uraian_nama_hasil_dan_rumus_kedua_disebut():
    bacaan = baca(
        r"<p>Penjelasan rumus ini</p>$\text{Nilai X} = \sum_{i=1}^n \text{Skor}_i$ dan $\frac{\text{A}}{\text{B}}$"
    )
    sisa = {satu.teks: satu.alasan for satu in bacaan.tidak_dibaca}
    assert sisa["Nilai X"].startswith("Nama hasil")
    assert sisa["A / B"].startswith("Rumus lain")
    assert any(kunci.startswith("Penjelasan rumus ini") for kunci in sisa)
    assert "Rumus lain" in bacaan.alasan


def test_teks_yang_tidak_menjadi_pohon_disebut_seluruhnya():
    assert [satu.teks for satu in baca("kegiatan sehari-hari").tidak_dibaca] == ["kegiatan sehari-hari"]


def test_nomor_butir_yang_hilang_disebut():
    assert "Nomor 3 tidak tertulis" in baca("Data berupa : 1. A 2. B 4. D").alasan


@pytest.mark.parametrize(
    ("nama", "jenis"),
    [
        ("Jumlah ASN dilatih", "arus"),
        ("Jumlah ASN yang mengikuti diklat", "arus"),
        ("Jumlah desa pengikut lomba", "arus"),
        ("Jumlah ASN yang diusulkan", "arus"),
        ("Jumlah dokumen yang wajib disampaikan", "arus"),
        ("Jumlah kendaraan dinas", "posisi"),
        ("Jumlah OPD yang memiliki inovasi", "posisi"),
        ("Jumlah pejabat yg wajib melapor", "posisi"),
        ("Jumlah penduduk", "posisi"),
        ("Jumlah seluruh jenis pelayanan", "posisi"),
        ("Jumlah Bobot", "posisi"),
        ("Jumlah aparatur yang puas", "posisi"),
        ("Pagu belanja", "posisi"),
        ("Realisasi belanja", "arus"),
    ],
)
def test_jenis(nama, jenis):
    assert usul_jenis(nama) == jenis


def test_cacah_di_atas_arus_menjadi_arus():
    """DOMAIN section 3: the last value over a sum is no share; a score over a count stays a score."""
    atas, bawah = baca("[Jumlah ASN puas] / [Jumlah pelayanan] × 100").variabel
    assert (usul_jenis(atas.nama), atas.jenis, bawah.jenis) == ("posisi", "arus", "arus")
    assert baca("[Nilai SKM] / [Jumlah pelayanan]").variabel[0].jenis == "posisi"


POTONGAN = [
    "<u>", "</u>", "$", r"\frac{", "}{", "}", r"\sum", "x 100", "%", " kali ", " dibagi ", "/", "1. ", "- ", "Jumlah ",
    "a ", "=", "+", "[", "]", "(", ")", "RATA(", ";", "100", " tahun lalu - tahun ini", "Keterangan : ", "100% x ",
]  # fmt: skip
apa_pun = st.text(max_size=500) | st.lists(st.sampled_from(POTONGAN), max_size=25).map("".join)


@given(apa_pun, st.sampled_from(["", "Persentase a", "Jumlah a"]))
def test_teks_apa_pun_memberi_pohon_atau_kalimat(rumus, nama):
    bacaan = baca(rumus, nama)
    assert isinstance(bacaan, BacaanRumus)
    if bacaan.pohon is None:
        assert bacaan.alasan.endswith(".")
    else:
        assert ke_json(periksa(bacaan.pohon))
        assert bacaan.gaya > 0 and {v.kode for v in bacaan.variabel} == set(kode_variabel(bacaan.pohon))
