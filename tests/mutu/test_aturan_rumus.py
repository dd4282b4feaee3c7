"""Rules about formulas: each with a text that is wrong, its mended form, and near misses that are right."""

import pytest

from tests.mutu.bahan_kecil import baris, kena, lembar, temuan


@pytest.mark.parametrize(
    ("rumus", "salah"),
    [
        ("Jumlah sarana yang dipelihara dengan baik", True),
        ("Jumlah dokumen yang disusun, terdiri: 1. Dokumen DPA / RKA 2. Dokumen RKT", True),
        ("Persentase sarana baik", True),
        (r"$\frac{\text{Jumlah sarana baik}}{\text{Jumlah seluruh sarana}} \times 100\%$", False),
        ("Jml sarana baik/jml seluruh sarana * 100%", False),
        ("Jumlah sarana baik dibagi jumlah seluruh sarana kali 100%", False),
        ("Jumlah sarana baik dibandingkan jumlah sarana", False),
        ("", False),
    ],
)
def test_persentase_tanpa_penyebut(rumus, salah):
    assert kena("RUM-01", baris("Persentase sarana dalam keadaan baik", rumus)) is salah


def test_persentase_hasil_survei():
    (satu,) = temuan("RUM-01", baris("Persentase hasil kepuasan masyarakat", "Hasil survei"))
    assert "“Nilai …”" in satu.saran


def test_jumlah_tidak_perlu_penyebut():
    assert not kena("RUM-01", baris("Jumlah sarana dalam keadaan baik", "Jumlah sarana yang baik"))


@pytest.mark.parametrize(
    ("rumus", "salah"),
    [
        ("Jumlah pejabat yang lulus diklat dibagi jumlah total jabatan dikali 100%", True),
        ("Jumlah unit kerja yang dibina dibagi jumlah seluruh ASN kali 100%", True),
        ("Jumlah PNS yang lulus diklat dibagi jumlah seluruh ASN dikali 100%", False),
        ("Jml OPD yang dibina dibagi jumlah SKPD kali 100%", False),
        ("Jumlah SK yang terbit dibagi jumlah usulan kali 100%", False),
        ("Jumlah PNS yang lulus dibagi jumlah formasi kali 100%", False),
    ],
)
def test_beda_populasi(rumus, salah):
    assert kena("RUM-02", baris("Persentase pembinaan", rumus)) is salah


@pytest.mark.parametrize(
    ("nama", "rumus", "salah"),
    [
        ("Jumlah dokumen perencanaan", "Dokumen perencanaan yang tersusun", True),
        ("Jml berkas", "Jumlah berkas", True),
        ("Jumlah dokumen perencanaan", "Dokumen Renja, Renstra dan perjanjian kinerja", False),
        ("Jumlah rapat koordinasi", "Laporan rapat koordinasi", False),
        ("Jumlah berkas", "Jumlah dok/berkas", True),
        ("Jumlah dokumen bahan sosialisasi", "Dokumen bahan pelaksanaan sosialisasi", True),
        ("Persentase hadir", "Jumlah hadir dibagi jumlah pegawai kali 100%", False),
        ("Persentase sarana baik", "Persentase sarana baik", False),
        ("Jumlah ASN yang cuti", "Jumlah ASN yang cuti", False),
        ("Jumlah OPD yang mengirim SOP", "Jumlah OPD yang mengirim SOP", False),
    ],
)
def test_rumus_mengulang(nama, rumus, salah):
    assert kena("RUM-03", baris(nama, rumus)) is salah


def test_rumus_mengulang_satu_catatan_per_lembar():
    dua = [baris(f"Jumlah laporan {nama}", f"Laporan {nama}") for nama in ("rapat", "retensi")]
    (satu,) = temuan("RUM-03", lembar(*dua, baris("Jumlah surat", "Surat masuk menurut register")))
    assert [len(satu.baris), "2 baris" in satu.kalimat, "Laporan rapat" in satu.kalimat] == [2, True, True]
    (nilai,) = temuan("RUM-03", baris("Rata-rata Nilai IKM", "Nilai IKM"))
    assert "siapa yang menilai" in nilai.saran and "siapa" not in satu.saran


def test_rumus_mengulang_tetapi_ada_komponennya():
    assert not kena("RUM-03", baris("Jumlah laporan", "Jumlah laporan", komponen=("Laporan A", "Laporan B")))


@pytest.mark.parametrize(
    ("nama", "rumus", "salah"),
    [
        (
            "Persentase gangguan ketertiban",
            r"$\frac{\text{Jumlah kejadian tahun lalu - tahun ini}}{\text{Jumlah kejadian tahun lalu}} \times 100\%$",
            True,
        ),
        ("Tingkat kecelakaan kerja", "Penurunan jumlah kecelakaan dibagi jumlah kecelakaan tahun lalu", True),
        ("Persentase gangguan ketertiban", "Jumlah gangguan dibagi jumlah penduduk kali 100%", False),
        (
            "Persentase penurunan gangguan ketertiban",
            "(Jumlah gangguan tahun lalu - tahun ini) dibagi tahun lalu kali 100%",
            False,
        ),
        (
            "Pertumbuhan kunjungan",
            "(Jumlah kunjungan tahun ini - tahun lalu) dibagi jumlah tahun lalu kali 100%",
            False,
        ),
    ],
)
def test_arah_bertentangan(nama, rumus, salah):
    assert kena("RUM-04", baris(nama, rumus)) is salah


@pytest.mark.parametrize(
    ("nama", "rumus", "salah"),
    [
        ("Indeks kepuasan masyarakat", r"$\frac{\sum \text{Skor}}{\text{Jumlah unsur}}$", True),
        ("Indeks kepuasan masyarakat", r"$\frac{\sum \text{Skor}}{\text{Jumlah unsur}} \times 25$", False),
        ("Indeks pembangunan manusia", r"$\frac{\text{Jumlah nilai}}{\text{Jumlah unsur}}$", False),
        ("Nilai IKM", "Nilai IKM", False),
    ],
)
def test_indeks_tanpa_25(nama, rumus, salah):
    assert kena("RUM-05", baris(nama, rumus, "B (80)")) is salah


@pytest.mark.parametrize(
    ("nama", "rumus", "salah"),
    [
        ("Jumlah kegiatan musrenbang desa", "Jumlah peserta musrenbang desa", True),
        (
            "Persentase aparatur yang dibina",
            "Jumlah unit kerja yang dibina dibagi jumlah unit kerja kali 100%",
            True,
        ),
        ("Jumlah orang yang menerima gaji", "Jumlah ASN yang dibayar gajinya", False),
        ("Jumlah data pegawai", "Dokumen data pegawai", False),
        ("Jumlah penghargaan", "Jumlah peserta", False),
        ("Jumlah laporan rapat koordinasi", "Jumlah rapat koordinasi", False),
        ("Jumlah laporan kegiatan", "Jumlah peserta", True),
    ],
)
def test_menghitung_hal_lain(nama, rumus, salah):
    assert kena("RUM-06", baris(nama, rumus)) is salah


def test_jumlah_yang_rumusnya_perbandingan():
    rumus = r"$\frac{\text{Jumlah paket tersedia}}{\text{Jumlah kebutuhan paket}}$"
    (satu,) = temuan("RUM-07", baris("Jumlah paket alat listrik", rumus, "6 paket"))
    assert "6 paket" in satu.kalimat and "Jumlah kebutuhan paket" in satu.kalimat
    assert not kena("RUM-07", baris("Rasio paket alat listrik", rumus))


@pytest.mark.parametrize(
    ("nama", "arah", "salah"),
    [
        ("Angka kematian ibu", "naik", True),
        ("Angka kematian ibu", "turun", False),
        ("Jumlah pelanggaran yang ditangani", "naik", False),
        ("Jumlah laporan pelanggaran", "naik", False),
    ],
)
def test_arah_belum_disetel(nama, arah, salah):
    assert kena("RUM-08", baris(nama, "Jumlah kejadian", arah=arah)) is salah


@pytest.mark.parametrize(
    ("nama", "tipe", "salah"),
    [
        ("Persentase ASN terlatih", "kumulatif", True),
        ("Prosentase ASN terlatih", "kumulatif", True),
        ("Persentase ASN terlatih", "non_kumulatif", False),
        ("Jumlah ASN terlatih", "kumulatif", False),
    ],
)
def test_persentase_kumulatif(nama, tipe, salah):
    assert kena("RUM-09", baris(nama, tipe=tipe)) is salah
