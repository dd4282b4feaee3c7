"""The LKjIP: every figure from stored data, one total in every budget table, the narrative untouched."""

import pytest

from indikator.domain.kemajuan import BELUM_WAKTUNYA
from laporan.domain.isi_pengukuran import susun_pengukuran
from laporan.domain.lkjip.narasi import Sisipan, potong, sisipkan
from laporan.domain.tabel import BELUM_ADA, Kolom, Tabel
from laporan.models import Lkjip
from organisasi import penyewa
from tests import pabrik
from tests.laporan import dokumen_contoh

CAPAIAN = ["101,55", "123,68", "111,54", "75,00", "115,35", "100,00", "45,83", "28,11", "47,69", "44,12"]


@pytest.fixture
def magetan(contoh):
    with penyewa.sebagai(dokumen_contoh.pemda("magetan")):
        yield dokumen_contoh.isi_lkjip()


def tabel(isi, kode: str) -> list[Tabel]:
    return [satu for satu in isi.tabel if satu.kode == kode]


def teks(tabel: Tabel) -> list[list[str]]:
    return [[sel.teks for sel in baris.sel] for baris in tabel.baris]


def kolom(tabel: Tabel, judul: str) -> list[str]:
    letak = [k.judul for k in tabel.kolom].index(judul)
    return [sel.teks.replace("\u00a0", " ") for baris in tabel.baris for n, sel in baris.berletak() if n == letak]


def test_tabel_pengukuran_dari_data(magetan):
    utama, lampiran = tabel(magetan, "pengukuran")
    persen = [nilai.removesuffix(" %") for nilai in kolom(utama, "Capaian")]
    assert [nilai for nilai in persen if nilai != "41,44"] == CAPAIAN
    assert teks(utama) == teks(lampiran)
    assert kolom(utama, "Kategori")[:4] == ["Baik Sekali", "Baik Sekali", "Baik Sekali", "Baik"]
    assert kolom(utama, "Target")[:6] == ["78,2", "38%", "52%", "40%", "Nilai 10,1", "25%"]


def test_setiap_jumlah_anggaran_sama(magetan):
    for kode in ("anggaran-per-sasaran", "anggaran-indikator", "anggaran-kegiatan"):
        (satu,) = tabel(magetan, kode)
        assert [s.replace("\u00a0", " ") for s in teks(satu)[-1]] == [
            "Jumlah",
            "1.018.000.000",
            "864.918.744",
            "84,96 %",
        ]


def test_anggaran_sasaran_dan_kegiatan_tanpa_anggaran(magetan):
    jumlah = [teks(satu)[-1] for satu in tabel(magetan, "anggaran-sasaran")]
    assert [baris[1] for baris in jumlah] == [
        "270.000.000",
        "83.000.000",
        "200.000.000",
        "295.000.000",
        "170.000.000",
    ]
    assert jumlah[2][3] == "80,42\u00a0%" and jumlah[4][3] == "73,37\u00a0%"
    (kegiatan,) = tabel(magetan, "anggaran-kegiatan")
    kantor = next(baris for baris in teks(kegiatan) if baris[1].startswith("Penyediaan jasa"))
    assert kantor[2:] == [BELUM_ADA] * 3
    assert "Penyediaan jasa" in kegiatan.catatan[0]
    (indikator,) = tabel(magetan, "anggaran-indikator")
    assert teks(indikator)[-2][1].startswith("Tidak dikaitkan dengan indikator: Penyediaan jasa")


def test_rata_rata_bernama(magetan):
    (rata,) = tabel(magetan, "rata-rata")
    assert [(b[1], b[2], b[3]) for b in teks(rata)] == [
        ("10", "0", "79,29\u00a0%"),
        ("7", "0", "95,51\u00a0%"),
        ("5", "0", "97,04\u00a0%"),
        ("", "", "tidak dihitung"),
    ]
    assert rata.catatan[0] == "Rata-rata yang disebut dalam laporan ini: rata-rata indikator, kategori Baik Sekali."
    assert "satuannya berlainan" in rata.catatan[-1]


def test_capaian_tahun_lalu_dengan_sumbernya(magetan):
    analisis = tabel(magetan, "analisis")
    assert kolom(analisis[0], "Capaian 2018")[:2] == ["100%", "100%"]
    assert analisis[0].catatan[0].startswith("Capaian 2018 menurut ")
    assert kolom(analisis[1], "Capaian 2018")[0] == BELUM_ADA
    assert "112,62\u00a0%" in teks(analisis[0])[-1]


def test_skala_tanpa_celah(magetan):
    (skala,) = tabel(magetan, "skala")
    assert [baris[1] for baris in teks(skala)] == ["≥ 85 %", "≥ 70 % s.d. < 85 %", "≥ 55 % s.d. < 70 %", "< 55 %"]


def test_naskah_penulis_tidak_diubah(magetan):
    ikhtisar = next(b for b in magetan.bagian if b.kode == "ikhtisar")
    assert "nilai rata-rata capaiannya sebesar 100 %" in "".join(blok.html for blok in ikhtisar.blok)
    assert len(magetan.catatan_hitung) == 21 and magetan.catatan_hitung[0].seharusnya == "101,55 %"


def test_urutan_bab_dan_letak_tabel(magetan):
    bab = [b.judul[0] for b in magetan.bagian if b.tingkat == 1]
    assert bab[:6] == ["KATA PENGANTAR", "IKHTISAR EKSEKUTIF", "BAB I", "BAB II", "BAB III", "BAB IV"]
    sasaran3 = next(b for b in magetan.bagian if b.kode == "bab3-analisis-3")
    assert [blok.tabel.kode if blok.tabel else ("gambar" if blok.grafik else "") for blok in sasaran3.blok] == [
        "",
        "analisis",
        "",
        "",
        "anggaran-sasaran",
        "analisis-tahun",
        "analisis-menengah",
        "analisis-nasional",
        "efisiensi",
    ]
    assert [satu.nomor for satu in magetan.tabel] == list(range(1, len(magetan.tabel) + 1))


def test_jumlah_kueri_lkjip(contoh, django_assert_max_num_queries):
    with penyewa.sebagai(dokumen_contoh.pemda("magetan")), django_assert_max_num_queries(44):
        dokumen_contoh.isi_lkjip()


def test_tabel_wajib_tanpa_bagian_dicetak_di_akhir(contoh):
    with penyewa.sebagai(dokumen_contoh.pemda("magetan")):
        Lkjip.objects.get(tahun=2019).bagian.exclude(kode="kata-pengantar").delete()
        isi = dokumen_contoh.isi_lkjip()
        assert [b.kode for b in isi.bagian] == [
            "kata-pengantar",
            *(f"bab3-sasaran-{ke}" for ke in range(1, 6)),
            "bab2-pk",
            "bab3",
            "bab3-pengukuran",
            "bab3-anggaran",
            "lampiran-pengukuran",
        ]


def test_pengukuran_dengan_bukti_hitung(contoh):
    with penyewa.sebagai(dokumen_contoh.pemda("magetan")):
        isi = susun_pengukuran(dokumen_contoh.instansi("magetan"), 2019)
    utama, _, bukti = isi.tabel
    assert teks(bukti)[0] == ["1.", "Rata-rata Nilai IKM", "79,41 ÷ 78,2 × 100 = 101,55 %"]
    assert teks(bukti)[6][2] == "(45,83 + 28,11 + 47,69 + 44,12) ÷ 4 = 41,44 % (rata-rata sub-indikator)"
    assert len(utama.baris) == 11 and isi.tanda_tangan.nama == "Drs. BENNY ADRIAN, M.Si"


def test_pengukuran_tanpa_realisasi_memberi_alasan(db):
    with pabrik.dalam(pabrik.pemda()):
        instansi = pabrik.instansi()
        lembar = pabrik.lembar(pabrik.penetapan(instansi, 2024, berlaku=True))
        pabrik.indikator(lembar, "Nilai SAKIP", target="78,2", frekuensi="triwulan")
        isi = susun_pengukuran(instansi, 2024, 2)
    utama, rata, faktor, bukti = isi.tabel
    assert isi.judul[-1] == "TRIWULAN II TAHUN 2024" and utama.baris
    assert teks(utama)[0][4:9] == [BELUM_ADA, "", "", BELUM_ADA, ""]
    assert "Nilai SAKIP: Belum ada realisasi." in utama.catatan
    assert teks(bukti)[0][2] == "Belum ada realisasi." and teks(rata)[0][2:] == ["1", BELUM_ADA]
    assert teks(faktor)[0][1:] == ["Nilai SAKIP", BELUM_ADA, BELUM_ADA, BELUM_ADA]


def test_pengukuran_yang_belum_waktunya(db):
    with pabrik.dalam(pabrik.pemda()):
        instansi = pabrik.instansi()
        pabrik.indikator(pabrik.lembar(pabrik.penetapan(instansi, 2024, berlaku=True)), "Indeks SPBE", target="3")
        utama, rata, bukti = susun_pengukuran(instansi, 2024, 2).tabel
    assert teks(utama)[0][4:9] == [BELUM_WAKTUNYA, "", "", BELUM_WAKTUNYA, ""] and utama.catatan == ()
    assert teks(rata)[0][1:] == ["0", "0", "1", BELUM_WAKTUNYA] and rata.kolom[3].judul == BELUM_WAKTUNYA
    assert teks(bukti)[0][2] == f"{BELUM_WAKTUNYA}."


def test_kelompok_baris_tabel_merentang():
    from laporan.domain.tabel import BarisTabel, SelTabel

    def baris(*sel, jenis=""):
        return BarisTabel(tuple(SelTabel(s or "", sambung=s is None) for s in sel), jenis)

    satu = Tabel("x", "X", (Kolom("nomor", "No."), Kolom("nama", "N")), (
        baris("1", "a"), baris(None, "b"), baris("2", "c"), BarisTabel((SelTabel("Jumlah", lebar=2),), "jumlah"),
    ))  # fmt: skip
    assert [len(kelompok) for kelompok in satu.tubuh] == [2, 2]
    (_, pertama), (_, kedua) = satu.tubuh[0]
    assert [(sel.teks, tinggi) for _, sel, tinggi in pertama] == [("1", 2), ("a", 1)]
    assert [(sel.teks, tinggi) for _, sel, tinggi in kedua] == [("b", 1)]


def test_potong_naskah():
    assert potong("<p>a<br>b</p>\n<ol type='a'><li><p>x</p></li></ol>sisa") == [
        "<p>a<br>b</p>",
        "<ol type='a'><li><p>x</p></li></ol>",
        "sisa",
    ]
    assert potong("") == [] and potong("</p>tutup saja") == ["</p>tutup saja"]


def test_tabel_tanpa_panggilan_di_akhir():
    uang, ukur = Tabel("anggaran-x", "U", (), ()), Tabel("analisis", "A", (), ())
    blok = sisipkan("<p>Rincian capaian sebagai berikut :</p><p>Lain</p>", [Sisipan(ukur), Sisipan(uang)])
    assert [b.tabel.kode if b.tabel else b.html for b in blok] == [
        "<p>Rincian capaian sebagai berikut :</p>",
        "analisis",
        "<p>Lain</p>",
        "anggaran-x",
    ]
