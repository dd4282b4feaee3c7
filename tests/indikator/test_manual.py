"""The library of indicator manuals: what is shipped, its pages, and what a pemda keeps for itself."""

import pytest
import yaml
from django.conf import settings

from indikator.domain import manual as domain
from indikator.models import ManualIndikator, ManualPemda
from indikator.rumus import ast, baca
from indikator.target.satuan import kenali
from laporan.contoh.baca import BerkasRusak
from laporan.contoh.muat import FIXTURES, muat_acuan
from organisasi.galat import Ditolak
from tests import pabrik
from tests.indikator.dunia_rencana import buka, jumlah_jejak, jumlah_kueri, kirim, kode, susun, teks

pytestmark = pytest.mark.django_db
ISI = yaml.safe_load((settings.BASE_DIR / "fixtures/acuan/manual_indikator.yaml").read_text())
LANGSUNG = 9  # style of a value that is taken from its publisher


@pytest.fixture
def d():
    d = susun()
    muat_acuan(FIXTURES / "acuan")
    with pabrik.dalam(d.pemda):
        d.admin = pabrik.anggota("admin_pemda")
        d.manual = pabrik._buat(ManualPemda, nama="Persentase keluhan selesai", bidang="Tata kelola", satuan="%")
    with pabrik.dalam(d.pemda_asing):
        d.manual_asing = pabrik._buat(ManualPemda, nama="Indeks Kenari", bidang="Kenari")
    return d


# --- what is shipped ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("satu", ISI, ids=lambda satu: satu["kunci"])
def test_every_formula_is_read(satu):
    """A calculation is typed with its quantities in brackets; everything else is one value of its publisher."""
    bacaan = baca(satu["rumus"], satu["nama"])
    assert bacaan.pohon is not None, bacaan.alasan
    assert (bacaan.gaya != LANGSUNG) == ("[" in satu["rumus"])
    assert len(ast.kode_variabel(bacaan.pohon)) >= (1 if bacaan.gaya == LANGSUNG or "IKM" in satu["nama"] else 2)
    assert "Persentase tanpa" not in bacaan.alasan and "tidak dikali 100" not in bacaan.alasan


@pytest.mark.parametrize("satu", ISI, ids=lambda satu: satu["kunci"])
def test_every_manual_is_complete(satu):
    assert satu["nama"] and satu["bidang"] and satu["definisi"].endswith(".") and satu["sumber_data"]
    satuan = kenali(satu["satuan"])
    assert satuan is not None and satuan.dikenal and not satuan.sisa
    if satu["satuan"] == "%":
        assert "× 100" in satu["rumus"]


def test_set_is_large_enough_and_has_no_doubles():
    assert len(ISI) >= 40
    for kolom in ("kunci", "nama"):
        assert len({satu[kolom] for satu in ISI}) == len(ISI)


def test_load_can_be_repeated_and_follows_the_file(d):
    banyak = ManualIndikator.objects.count()
    satu = ManualIndikator.objects.get(kunci="rasio-gini")
    assert banyak == len(ISI) and (satu.arah, satu.tipe_penghitungan) == ("turun", "non_kumulatif")
    ManualIndikator.objects.filter(pk=satu.pk).update(nama="Diubah orang", arah="naik")
    ManualIndikator.objects.create(kunci="milik-operator", nama="Tambahan operator", bidang="Lain")
    muat_acuan(FIXTURES / "acuan")
    terkini = ManualIndikator.objects.get(pk=satu.pk)
    assert (terkini.nama, terkini.arah) == ("Rasio gini", "turun")
    assert ManualIndikator.objects.count() == banyak + 1


@pytest.mark.parametrize(
    "salah", ["- {kunci: a, nama: A, bidang: B, rumsu: x}", "- {kunci: a, nama: A, bidang: B, arah: kiri}"]
)
def test_mistake_of_the_file_is_named(tmp_path, salah):
    (tmp_path / "dasar_hukum.yaml").write_text("[]")
    (tmp_path / "manual_indikator.yaml").write_text(salah)
    with pytest.raises(BerkasRusak, match="Manual indikator a"):
        muat_acuan(tmp_path)


# --- pages -------------------------------------------------------------------------------------------------------


def test_list_shows_both_kinds_and_filters(d):
    halaman = buka(d, "pembaca", "manual-indikator/")
    assert halaman.context["jumlah"] == len(ISI) + 1 and "Kenari" not in teks(halaman)
    assert "Tambah manual pemda" not in teks(halaman)

    def jumlah(kueri: str) -> int:
        return buka(d, "perencana", f"manual-indikator/?{kueri}").context["jumlah"]

    assert jumlah("asal=pemda") == 1 and jumlah("asal=nasional") == len(ISI)
    assert jumlah("bidang=Tata+kelola") == 1 and jumlah("q=pembangunan+manusia") == 2  # in a name, in a definition
    assert jumlah("q=zzz") == 0 and jumlah("q=kenari") == 0
    assert buka(d, "perencana", "manual-indikator/?bidang=x&asal=y").status_code == 200


@pytest.mark.parametrize("kolom", ["nama", "bidang"])
@pytest.mark.parametrize("tanda", ["", "-"])
def test_every_column_sorts_both_ways(d, kolom, tanda):
    assert buka(d, "pembaca", f"manual-indikator/?urut={tanda}{kolom}").status_code == 200


def test_menu_leads_to_the_list(d):
    for siapa in ("perencana", "pembaca", "verifikator"):
        assert 'href="/magetan/manual-indikator/"' in teks(buka(d, siapa, ""))


def test_one_manual(d):
    halaman = teks(buka(d, "pembaca", "manual-indikator/nasional/persentase-penduduk-miskin/"))
    assert "pecahan" in halaman and "Badan Pusat Statistik" in halaman and "makin rendah makin baik" in halaman
    assert "Salin ke pustaka pemda" not in halaman
    assert "Salin ke pustaka pemda" in teks(buka(d, "admin", "manual-indikator/nasional/rasio-gini/"))
    assert buka(d, "pembaca", "manual-indikator/nasional/tidak-ada/").status_code == 404
    assert "Ubah manual" in teks(buka(d, "verifikator", f"manual-indikator/pemda/{d.manual.pk}/"))
    assert buka(d, "admin", f"manual-indikator/pemda/{d.manual_asing.pk}/").status_code == 404


def test_who_keeps_the_library(d):
    for alamat in ("tambah", f"pemda/{d.manual.pk}/ubah", f"pemda/{d.manual.pk}/hapus"):
        jawaban = kode(d, f"manual-indikator/{alamat}/")
        assert jawaban == {
            "perencana": 403,
            "rekan": 403,
            "pimpinan": 403,
            "verifikator": 200,
            "pembaca": 403,
            "luar": 403,
            "asing": 404,
        }
    for alamat in ("ubah", "hapus"):
        assert buka(d, "admin", f"manual-indikator/pemda/{d.manual_asing.pk}/{alamat}/").status_code == 404
    with pabrik.dalam(d.pemda), pytest.raises(Ditolak):
        domain.buat(oleh=pabrik.pelaku(d.perencana), nama="x", bidang="y")


def isian(**lain) -> dict:
    return {"nama": "Indeks baru", "bidang": "Kesehatan", "arah": "naik", "frekuensi": "tahunan"} | lain


def test_add_change_and_delete(d):
    for _ in range(2):  # the second submit gives back the first
        jawaban = kirim(d, "admin", "manual-indikator/tambah/", isian(rumus="[A] / [B] × 100"))
    with pabrik.dalam(d.pemda):
        baru = ManualPemda.objects.get(nama="Indeks baru")
    assert jawaban.headers["Location"] == f"/magetan/manual-indikator/pemda/{baru.pk}/"
    ubah = f"manual-indikator/pemda/{baru.pk}/ubah/"
    assert kirim(d, "verifikator", ubah, isian(versi=1, satuan="indeks")).status_code == 302
    bentrok = kirim(d, "admin", ubah, isian(versi=1, satuan="nilai"))
    assert bentrok.status_code == 409 and "indeks" in teks(bentrok)
    assert kirim(d, "admin", ubah, isian(versi=2, nama="persentase KELUHAN selesai")).status_code == 422
    hapus = f"manual-indikator/pemda/{baru.pk}/hapus/"
    assert "tidak berubah" in teks(buka(d, "admin", hapus))
    assert kirim(d, "admin", hapus, {"versi": 1}).status_code == 409
    assert kirim(d, "admin", hapus, {"versi": 2}).status_code == 302
    assert kirim(d, "admin", hapus, {"versi": 2}).status_code == 404


@pytest.mark.parametrize(
    "lain",
    [
        {"nama": ""},
        {"bidang": " "},
        {"bidang": "x" * 81},
        {"arah": "kiri"},
        {"nama": "x" * 2001},
        {"nama": "Persentase keluhan selesai"},
    ],
)
def test_wrong_input(d, lain):
    sebelum = jumlah_jejak(d)
    jawaban = kirim(d, "admin", "manual-indikator/tambah/", isian(**lain))
    assert jawaban.status_code == 422 and set(lain) & set(jawaban.context["form"].errors)
    assert jumlah_jejak(d) == sebelum


def test_explicit_copy_of_a_national_row_and_of_an_indicator(d):
    halaman = teks(buka(d, "admin", "manual-indikator/tambah/?nasional=rasio-gini"))
    assert ">Rasio gini</textarea>" in halaman.replace("> Rasio", ">Rasio") and 'value="Makro daerah"' in halaman
    halaman = teks(buka(d, "verifikator", f"manual-indikator/tambah/?indikator={d.inovasi.pk}"))
    assert "Persentase OPD berinovasi" in halaman and "Jumlah OPD berinovasi" in halaman
    assert "Salin ke manual pemda" in teks(buka(d, "verifikator", "2024/iku/dinkes/"))
    assert "Salin ke manual pemda" not in teks(buka(d, "perencana", "2024/iku/dinkes/"))
    for kueri in ("nasional=tidak-ada", f"indikator={d.indikator_asing.pk}", "indikator=x"):
        assert buka(d, "admin", f"manual-indikator/tambah/?{kueri}").status_code == 404
    with pabrik.dalam(d.pemda):
        assert ManualPemda.objects.count() == 1  # nothing is copied before it is saved


def test_list_has_a_constant_number_of_queries(d):
    sebelum = jumlah_kueri(d, "admin", "manual-indikator/")
    with pabrik.dalam(d.pemda):
        for nomor in range(3):
            pabrik._buat(ManualPemda, nama=f"Indeks {nomor}", bidang="Lain")
    assert jumlah_kueri(d, "admin", "manual-indikator/") == sebelum
