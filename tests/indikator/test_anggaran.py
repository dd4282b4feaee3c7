"""Budget pages: kegiatan of a year in three groupings that add up; what is missing shows as such."""

from decimal import Decimal

import pytest

from indikator.domain import anggaran as domain
from laporan.domain import tabel_anggaran
from organisasi.galat import Ditolak, IsianSalah
from tests import pabrik
from tests.basis import kueri
from tests.indikator.dunia_rencana import buka, jumlah_jejak, jumlah_kueri, kode, susun, teks

pytestmark = pytest.mark.django_db
ALAMAT = "2024/anggaran/dinkes/"


@pytest.fixture
def d():
    d = susun(reviu=False)
    with pabrik.dalam(d.pemda):
        d.program = domain.buat_program(
            oleh=pabrik.mesin(), instansi=d.dinkes, tahun=2024, kunci="p", nama="Pelayanan"
        )
        kegiatan(d, "Survei", pagu=140_000_000, realisasi=132_498_392, indikator=d.ikm, sasaran=d.pelayanan)
        kegiatan(d, "Inovasi", pagu=130_000_000, realisasi=122_167_208, indikator=d.inovasi, sasaran=d.pelayanan)
        kegiatan(d, "Perkantoran")
    return d


def kegiatan(d, nama: str, pagu=None, realisasi=None, **lain):
    uang = {k: None if v is None else Decimal(v) for k, v in {"pagu": pagu, "realisasi": realisasi}.items()}
    return domain.buat_kegiatan(
        oleh=pabrik.mesin(),
        instansi=d.dinkes,
        tahun=2024,
        kunci=nama.lower().replace(" ", "-"),
        nama=nama,
        **uang,
        **lain,
    )


SISI = ALAMAT + "rekonsiliasi/?menurut="


def bagian(halaman: str, judul: str) -> str:
    """One table of the page."""
    mulai = halaman.index(f'id="judul-{judul}"')
    return halaman[mulai : halaman.index("</section>", mulai)]


def kaki(halaman: str) -> str:
    return halaman.partition("<tfoot>")[2].partition("</tfoot>")[0].replace("\u00a0", " ")


def test_every_view_has_the_same_total(d):
    kisi = [teks(buka(d, "perencana", alamat)) for alamat in (ALAMAT, "2024/serapan/dinkes/")]
    sisi = [teks(buka(d, "perencana", SISI + satu)) for satu in ("program", "kegiatan", "sasaran", "indikator")]
    for halaman in (*kisi, *sisi):
        jumlah = kaki(halaman)
        assert "Jumlah" in jumlah
        assert "Rp 270.000.000" in jumlah and "Rp 254.665.600" in jumlah and "94,32 %" in jumlah
    for halaman in sisi:
        banding = bagian(halaman, "jumlah").replace("\u00a0", " ")
        assert banding.count("Rp 270.000.000") == 5 + 1 and banding.count("Rp 254.665.600") == 5 + 1
        assert "sama:" in banding


def test_what_is_missing_shows_as_such(d):
    halaman = teks(buka(d, "pembaca", ALAMAT))
    kantor = halaman[halaman.index("Perkantoran") :].partition("</tr>")[0]
    for kata in ("tanpa kaitan", "tanpa pagu", "belum ada", "tidak dapat dihitung"):
        assert kata in kantor
    assert "Tanpa program" in halaman
    assert "1 kegiatan belum punya pagu atau realisasi; yang kosong tidak dihitung 0." in halaman
    sisi = teks(buka(d, "pembaca", SISI + "sasaran"))
    tanpa = bagian(sisi, "kelompok").partition("Belum dikaitkan dengan sasaran")[2].partition("</tr>")[0]
    assert "tanpa pagu" in tanpa and "Rp" not in tanpa  # never a zero that nobody entered
    lepas = bagian(teks(buka(d, "pembaca", SISI + "tanpa")), "kelompok")
    assert "Perkantoran" in lepas and "Survei" not in lepas


def test_one_row_per_indicator_and_sasaran(d):
    for sisi, banyak in (("indikator", 3), ("sasaran", 2), ("kegiatan", 3), ("program", 1)):
        isi = (
            bagian(teks(buka(d, "perencana", SISI + sisi)), "kelompok")
            .partition("<tbody>")[2]
            .partition("</tbody>")[0]
        )
        assert isi.count("<tr>") == banyak, sisi


def test_figures_show_their_proof(d):
    assert "132.498.392 ÷ 140.000.000 × 100 = 94,64 %" in teks(buka(d, "perencana", ALAMAT))


def test_year_without_budget(d):
    """The planner is offered last year's list, the reader is told who fills it in."""
    perencana = teks(buka(d, "perencana", "2025/anggaran/dinkes/"))
    assert "Belum ada kegiatan untuk tahun ini." in perencana and "Salin dari tahun lalu" in perencana
    assert "Salin dari tahun lalu" not in teks(buka(d, "pembaca", "2025/anggaran/dinkes/"))
    assert "Belum ada kegiatan" in teks(buka(d, "perencana", "2025/serapan/dinkes/"))
    assert "Belum ada kegiatan" in teks(buka(d, "perencana", "2025/anggaran/dinkes/rekonsiliasi/"))


@pytest.mark.parametrize(
    ("saring", "terlihat"),
    [("tanpa_kaitan", {"Perkantoran"}), ("tanpa_pagu", {"Perkantoran"}), ("", {"Survei", "Inovasi", "Perkantoran"})],
)
def test_filters_change_no_total(d, saring, terlihat):
    halaman = teks(buka(d, "perencana", f"{ALAMAT}?saring={saring}"))
    tubuh = halaman.partition("<tbody>")[2].partition("</tbody>")[0]
    assert {nama for nama in ("Survei", "Inovasi", "Perkantoran") if f">{nama}<" in tubuh} == terlihat
    assert "Rp 270.000.000" in kaki(halaman)


def test_search_in_the_grid(d):
    halaman = teks(buka(d, "perencana", f"{ALAMAT}?q=INOV"))
    assert ">Inovasi<" in halaman and ">Survei<" not in halaman and "1 dari 3 baris" in halaman
    assert "Tidak ada kegiatan yang cocok" in teks(buka(d, "perencana", f"{ALAMAT}?q=zzz"))


def test_list_and_redirect(d):
    assert buka(d, "perencana", "2024/anggaran/").headers["Location"] == f"/magetan/{ALAMAT}"
    halaman = teks(buka(d, "verifikator", "2024/anggaran/"))
    baris = halaman[halaman.index("/2024/anggaran/dinkes/") : halaman.index("/2024/anggaran/dinsos/")]
    assert ">3<" in baris and "270.000.000" in baris
    assert "/2024/anggaran/dinkes/" not in teks(buka(d, "verifikator", "2024/anggaran/?q=sosial"))


def test_total_without_every_realisasi_has_no_percentage(d):
    with pabrik.dalam(d.pemda):
        kegiatan(d, "Rapat", pagu=30_000_000, indikator=d.ikm, sasaran=d.pelayanan)
        isi = domain.rekap_anggaran(d.dinkes, 2024)
    assert (isi.jumlah.pagu, isi.jumlah.realisasi, isi.jumlah.serapan.persen) == (300_000_000, 254_665_600, None)
    jumlah = kaki(teks(buka(d, "perencana", ALAMAT)))
    assert "Rp 300.000.000" in jumlah and "tidak dapat dihitung" in jumlah and "84,89" not in jumlah
    assert "1 kegiatan belum punya realisasi; persentase jumlahnya tidak dihitung." in jumlah
    per_indikator = {k.judul: k.jumlah.serapan.persen for k in isi.per_indikator}
    assert per_indikator[d.ikm.nama] is None and per_indikator[d.inovasi.nama] is not None
    catatan = tabel_anggaran.per_kegiatan(isi, 2024).catatan
    assert "1 kegiatan belum punya realisasi; persentase jumlahnya tidak dihitung." in catatan


def test_sums_keep_every_sen(d):
    """15 digits and two decimals: a float would lose the sen (SQLite adds decimals as floats)."""
    with pabrik.dalam(d.pemda):
        for nama in ("Besar", "Besar dua"):
            kegiatan(d, nama.replace(" ", "-"), pagu="4000000000000.01")
        assert domain.ringkas_anggaran(2024) == {d.dinkes.pk: (5, Decimal("8000270000000.02"))}
        assert domain.ringkas_anggaran(2025) == {}


@pytest.mark.parametrize("kolom", ["nama", "jumlah_kegiatan", "pagu"])
@pytest.mark.parametrize("tanda", ["", "-"])
def test_every_column_sorts_both_ways(d, kolom, tanda):
    assert buka(d, "verifikator", f"2024/anggaran/?urut={tanda}{kolom}").status_code == 200


def test_who_may_read(d):
    semua = {"perencana": 200, "rekan": 200, "pimpinan": 200, "verifikator": 200, "pembaca": 200}
    assert kode(d, ALAMAT) == semua | {"luar": 403, "asing": 404}
    assert kode(d, "2024/serapan/dinkes/") == semua | {"luar": 403, "asing": 404}
    assert kode(d, ALAMAT + "rekonsiliasi/") == semua | {"luar": 403, "asing": 404}
    assert kode(d, ALAMAT + "unduh/") == semua | {"luar": 403, "asing": 404}
    tertutup = dict.fromkeys(("pimpinan", "verifikator", "pembaca", "luar"), 403) | {"asing": 404}
    for alamat in ("kaitkan/", "program/", "kegiatan/", "impor/", "templat/"):
        assert kode(d, ALAMAT + alamat) == {"perencana": 200, "rekan": 200} | tertutup, alamat
    assert buka(d, "verifikator", "2024/anggaran/tidak-ada/").status_code == 404


@pytest.mark.parametrize(
    ("siapa", "alamat", "banyak"),
    [
        ("perencana", ALAMAT, 13),
        ("pembaca", ALAMAT, 9),
        ("perencana", SISI + "sasaran", 8),
        ("perencana", ALAMAT + "kaitkan/?tampil=semua", 12),
        ("perencana", "2024/serapan/dinkes/", 12),
        ("perencana", ALAMAT + "unduh/", 8),
        ("verifikator", "2024/anggaran/", 7),
        ("verifikator", "2024/serapan/", 8),
    ],
)
def test_constant_number_of_queries(d, siapa, alamat, banyak):
    with pabrik.dalam(d.pemda):
        kegiatan(d, "Lama", 10, 5, indikator=d.ikm)
    assert jumlah_kueri(d, siapa, alamat) == kueri(banyak)
    with pabrik.dalam(d.pemda):
        for nama in ("Satu", "Dua", "Tiga"):
            satu = kegiatan(d, nama, 10, 5, program=d.program, indikator=d.ikm)
            kegiatan(d, f"{nama} per triwulan", 10, serapan={1: Decimal(5)})
            kegiatan(d, f"{nama} bersub", induk=satu)
            pabrik.instansi()
    assert jumlah_kueri(d, siapa, alamat) == kueri(banyak)


def test_reading_writes_nothing_and_the_domain_guards(d):
    sebelum = jumlah_jejak(d)
    buka(d, "perencana", ALAMAT)
    assert jumlah_jejak(d) == sebelum
    with pabrik.dalam(d.pemda):
        with pytest.raises(Ditolak):
            domain.buat_program(oleh=pabrik.pelaku(d.luar), instansi=d.dinkes, tahun=2024, kunci="x", nama="x")
        with pytest.raises(IsianSalah):
            kegiatan(d, "Negatif", pagu=-1)
