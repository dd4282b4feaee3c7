"""The xlsx of pengukuran kinerja: the figures of the page, for who may see the page, nothing that runs."""

import io

import openpyxl
import pytest

from indikator.domain import kebijakan
from indikator.models import Pengukuran
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import simpan

UNDUH = "/magetan/2024/capaian/bagian-organisasi/unduh/"


@pytest.fixture
def d(db):
    return dunia_ukur.susun()


def unduh(orang, kueri: str = ""):
    jawaban = pabrik.klien(orang).get(UNDUH + kueri)
    assert jawaban.status_code == 200, jawaban.status_code
    return jawaban, openpyxl.load_workbook(io.BytesIO(jawaban.content))


def tabel(lembar) -> list[dict]:
    """The lines under the headings as {heading: value}; notes below are left out."""
    baris = [[sel.value for sel in satu] for satu in lembar.iter_rows()]
    kepala = next(i for i, satu in enumerate(baris) if None not in satu)
    isi = [dict(zip(baris[kepala], satu, strict=True)) for satu in baris[kepala + 1 :]]
    return [satu for satu in isi if sum(nilai is not None for nilai in satu.values()) > 1]


def test_angka_adalah_angka_teks_tetap_teks(d):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "79,41", sifat="sementara")
        simpan(pabrik.indikator(d.lembar, "Nilai AKIP", sasaran=d.sasaran, target="10,1"), "Nilai 11,65")
        simpan(pabrik.indikator(d.lembar, "Opini BPK", sasaran=d.sasaran, target="WTP"), "-")
    jawaban, buku = unduh(d.perencana)
    assert 'filename="pengukuran-magetan-bagian-organisasi-2024.xlsx"' in jawaban["Content-Disposition"]
    assert jawaban["Content-Type"].endswith("spreadsheetml.sheet") and buku.sheetnames == ["Pengukuran", "Rata-rata"]
    baris = {satu["Indikator"]: satu for satu in tabel(buku["Pengukuran"])}
    ikm, inovasi, opini = (baris[n] for n in ("Rata-rata Nilai IKM", "Persentase OPD berinovasi", "Opini BPK"))
    akip = baris["Nilai AKIP"]
    assert (ikm["Target"], ikm["Realisasi"], ikm["Capaian (%)"]) == (78.2, 79.41, 101.55)
    assert ikm["Bukti hitung"] == "79,41 ÷ 78,2 × 100 = 101,55 %" and ikm["Keterangan"].startswith("Angka sementara.")
    assert ikm["Sasaran"] == inovasi["Sasaran"] == "Meningkatnya pelayanan prima"
    assert (ikm["Kategori"], ikm["Metode"]) == ("Sangat tinggi", "makin tinggi makin baik")
    assert (inovasi["Target"], inovasi["Satuan"], inovasi["Realisasi"]) == (38, "%", None)
    assert (akip["Realisasi"], akip["Capaian (%)"]) == ("Nilai 11,65", 115.35)
    assert (opini["Target"], opini["Realisasi"], opini["Capaian (%)"], opini["Kategori"]) == ("WTP", "-", None, None)
    assert opini["Keterangan"] and "• Ketatalaksanaan" in baris
    assert not any("Kemajuan" in judul for judul in ikm)


def test_rata_rata_bernama_di_lembarnya(d):
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "78,2")
    rata = {satu["Rata-rata"]: satu for satu in tabel(unduh(d.perencana)[1]["Rata-rata"])}
    assert list(rata) == ["Rata-rata nilai terukur", "Rata-rata indikator", "Rata-rata sasaran"]
    assert (rata["Rata-rata indikator"]["Nilai (%)"], rata["Rata-rata indikator"]["Tanpa capaian"]) == (100, 2)


def test_triwulan_memuat_sd_dan_kemajuan(d):
    with pabrik.dalam(d.pemda):
        d.ikm.__class__.objects.filter(pk=d.ikm.pk).update(tipe_penghitungan="kumulatif")
        pabrik.target(d.ikm, "20", triwulan=1)
        pabrik.target(d.ikm, "20", triwulan=2)
        simpan(d.ikm, "19,55", triwulan=1)
        simpan(d.ikm, "19,55", triwulan=2)
    jawaban, buku = unduh(d.perencana, "?tw=2")
    assert "2024-tw2.xlsx" in jawaban["Content-Disposition"]
    ikm = next(satu for satu in tabel(buku["Pengukuran"]) if satu["Indikator"] == "Rata-rata Nilai IKM")
    assert (ikm["Realisasi"], ikm["Realisasi s.d. triwulan ini"], ikm["Capaian (%)"]) == (19.55, 39.1, 97.75)
    assert ikm["Kemajuan tahunan (%)"] == 50
    setahun = next(s for s in tabel(unduh(d.perencana)[1]["Pengukuran"]) if s["Indikator"] == ikm["Indikator"])
    assert (setahun["Realisasi"], setahun["Capaian (%)"]) == (39.1, 50) and "s.d. Triwulan II" in setahun["Keterangan"]


def test_teks_yang_menyerupai_rumus(d):
    with pabrik.dalam(d.pemda):
        pabrik.indikator(d.lembar, '=HYPERLINK("http://jahat.test")', sasaran=d.sasaran, target="@SUM(A1)")
    lembar = unduh(d.perencana)[1]["Pengukuran"]
    sel = {s.value: s for baris in lembar.iter_rows() for s in baris}
    assert sel['=HYPERLINK("http://jahat.test")'].data_type == "s" and sel["@SUM(A1)"].data_type == "s"
    assert not any(s.data_type == "f" for baris in lembar.iter_rows() for s in baris)


def test_pembaca_hanya_yang_terverifikasi(d):
    """The same rule as on the page: what is not verified is not in the file either."""
    with pabrik.dalam(d.pemda):
        simpan(d.ikm, "79,41")
    buku = unduh(d.pembaca)[1]
    assert tabel(buku["Pengukuran"])[0]["Capaian (%)"] is None
    assert buku["Pengukuran"]["A4"].value == "Hanya realisasi yang sudah diverifikasi."
    with pabrik.dalam(d.pemda):
        Pengukuran.objects.update(status="terverifikasi")
    assert tabel(unduh(d.pembaca)[1]["Pengukuran"])[0]["Capaian (%)"] == 101.55


@pytest.mark.parametrize(("siapa", "kode"), [("luar", 403), ("asing", 404), ("pimpinan", 200), ("pembaca", 200)])
def test_hak_unduh(d, siapa, kode):
    assert pabrik.klien(getattr(d, siapa)).get(UNDUH).status_code == kode


def test_tombolnya_membawa_triwulan(d):
    isi = pabrik.klien(d.perencana).get("/magetan/2024/capaian/bagian-organisasi/?tw=3").content.decode()
    assert f'href="{UNDUH}?tw=3"' in isi
    assert (
        pabrik.klien(d.luar).get("/magetan/2024/capaian/dinas-sosial/unduh/").status_code == 200
    )  # no IKU: empty table


def test_rata_rata_tanpa_batas_dan_tertimbang(d):
    """Where the policy limits a capaian, the mean without it stands beside; weights are said in the proof."""
    with pabrik.dalam(d.pemda) as mesin:
        type(d.ikm).objects.filter(induk=None, lembar=d.lembar).update(bobot=1)
        type(d.ikm).objects.filter(pk=d.ikm.pk).update(bobot=3)
        kebijakan.atur_kebijakan(oleh=mesin, tahun_mulai=2024, batas_atas=100)
        simpan(d.ikm, "156,4")
        simpan(d.inovasi, "19")
    rata = {satu["Rata-rata"]: satu for satu in tabel(unduh(d.perencana)[1]["Rata-rata"])}
    assert rata["Rata-rata indikator"]["Perhitungan"] == "(100,00 + 50,00) ÷ 2 = 75,00 %"
    assert rata["Rata-rata indikator tertimbang"]["Perhitungan"] == "(100,00 × 3 + 50,00 × 1) ÷ 4 = 87,50 %"
    assert rata["Rata-rata indikator tanpa batas capaian"]["Perhitungan"] == "(200,00 + 50,00) ÷ 2 = 125,00 %"
