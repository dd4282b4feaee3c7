"""What a sheet says, from the example documents and from rows made here."""

import pytest

from indikator.domain.dokumen import berlaku
from indikator.models import Lembar
from laporan.domain.baris_lembar import sel_sumber
from laporan.domain.isi_lembar import muat_lembar, susun_lembar
from organisasi import penyewa
from tests import pabrik
from tests.laporan import dokumen_contoh


def sel(isi, baris: int, kolom: str):
    return dict(isi.baris[baris].sel)[kolom]


@pytest.fixture
def lembar_pemda(contoh):
    """Sheets of an example document, by the name of the jabatan ("" = IKU)."""

    def muat(slug: str, tahun: int) -> dict:
        with penyewa.sebagai(dokumen_contoh.pemda(slug)):
            daftar = muat_lembar(berlaku(dokumen_contoh.instansi(slug), tahun))
            return {(satu.jabatan.kunci if satu.jabatan_id else ""): susun_lembar(satu, tahun) for satu in daftar}

    return muat


def test_lembar_iku_paser(lembar_pemda):
    isi = lembar_pemda("paser", 2023)[""]
    assert isi.judul[0] == "INDIKATOR KINERJA UTAMA (IKU)"
    assert [satu.label for satu in isi.identitas] == ["INSTANSI", "TUJUAN", "TUGAS", "FUNGSI"]
    assert [satu.nomor for satu in isi.identitas] == ["1.", "2.", "3.", "4."]
    assert [butir.nomor for butir in isi.identitas[3].butir] == [f"{n}." for n in range(1, 21)]
    assert isi.kolom == ("nomor", "sasaran_rpjmd", "sasaran", "indikator", "rumus", "penanggung_jawab")
    assert [s.judul for s in isi.kepala[1]] == ["Sasaran RPJMD", "Sasaran Renstra PD"]
    assert isi.mendatar
    # one RPJMD sasaran over five indicators, two Renstra sasaran below it
    assert [sel(isi, n, "sasaran_rpjmd").sambung for n in range(5)] == [False, True, True, True, True]
    assert [sel(isi, n, "sasaran").sambung for n in range(5)] == [False, False, True, True, True]
    assert [sel(isi, n, "nomor").html for n in range(5)] == ["1", "", "", "", ""]
    rumus = sel(isi, 0, "rumus").html
    assert "<i>Tipe Penghitungan:</i> Non kumulatif" in rumus and "<i>Sumber data:</i> Inspektorat" in rumus
    assert 'class="pecahan"' in sel(isi, 2, "rumus").html and "$" not in sel(isi, 2, "rumus").html


def test_nomor_ganda_sumber_dihitung_ulang(lembar_pemda):
    isi = lembar_pemda("paser", 2023)["kasubbag-perencanaan-keuangan"]  # the source numbers 7 twice
    nomor = [sel(isi, n, "nomor").html for n in range(len(isi.baris))]
    assert [n for n in nomor if n] == [str(n) for n in range(1, 9)]


def test_target_strip_bukan_kosong(lembar_pemda):
    lembar = lembar_pemda("paser", 2023)
    target = [dict(b.sel)["target"].html for isi in lembar.values() if "target" in isi.kolom for b in isi.baris]
    assert target.count("-") == 16 and target.count("") == 1


def test_fungsi_strip_kosong_dan_tidak_dicantumkan(lembar_pemda):
    blitar = lembar_pemda("blitar", 2018)
    fungsi = {kunci: next(i for i in isi.identitas if i.label == "FUNGSI").butir for kunci, isi in blitar.items()}
    strip = [k for k, butir in fungsi.items() if [b.isi for b in butir] == ["-"]]
    assert len(strip) == 32 and sum(butir == () for butir in fungsi.values()) == 1
    magetan = lembar_pemda("magetan", 2019)["analis-tatalaksana"]
    assert [satu.label for satu in magetan.identitas] == ["JABATAN"]


def test_sub_indikator_di_bawah_induknya(lembar_pemda):
    isi = lembar_pemda("magetan", 2019)["kepala-bagian"]
    sub = [dict(baris.sel) for baris in isi.baris if baris.sub]
    assert len(sub) == 4 and "Ketatalaksanaan" in sub[0]["indikator"].html
    assert all(satu["sasaran"].sambung for satu in sub)
    assert len(isi.kelompok[-1]) == 5  # indicator and its four sub-indicators stay together


def test_nama_lembar_membedakan_jabatan_senama(lembar_pemda):
    penanda = [isi.penanda for isi in lembar_pemda("blitar", 2018).values()]
    assert len(penanda) == len(set(penanda)) == 38


def test_pengumpulan_butir_dalam_satu_sel():
    html = sel_sumber("<p>Meliputi :</p>\n1. <i>Renja</i>\n2. LKjIP & <script>")
    assert html == (
        '<p>Meliputi :</p><div class="butir"><span class="no">1.</span><i>Renja</i></div>'
        '<div class="butir"><span class="no">2.</span>LKjIP &amp; &lt;script&gt;</div>'
    )
    assert sel_sumber("satu\ndua") == "satu<br>dua"
    assert sel_sumber("") == ""


@pytest.mark.parametrize("jumlah", [1, 4])
def test_jumlah_kueri_tetap(db, jumlah, django_assert_num_queries):
    with pabrik.dalam(pabrik.pemda()):
        instansi = pabrik.instansi()
        penetapan = pabrik.penetapan(instansi, 2024)
        for _ in range(jumlah):
            lembar = pabrik.lembar(penetapan, pabrik.jabatan(instansi, tugas=["Satu", "Dua"]))
            for _ in range(jumlah):
                pabrik.indikator(lembar, target="10 dokumen", rumus="Jumlah dokumen")
        with django_assert_num_queries(10):
            isi = [susun_lembar(satu, 2024) for satu in muat_lembar(penetapan)]
        assert len(isi) == jumlah and len(isi[0].baris) == jumlah


def test_target_bertahun_banyak_menyebut_tahunnya(db):
    with pabrik.dalam(pabrik.pemda()):
        instansi = pabrik.instansi()
        lembar = pabrik.lembar(pabrik.penetapan(instansi, 2024, 2025), pabrik.jabatan(instansi))
        indikator = pabrik.indikator(lembar, target="80 %")
        pabrik.target(indikator, "85 %", tahun=2025)
        pabrik.target(indikator, "20 %", tahun=2024, triwulan=1)
        (dimuat,) = muat_lembar(lembar.penetapan)
        assert sel(susun_lembar(dimuat), 0, "target").html == "2024: 80 %<br>2025: 85 %"
        assert sel(susun_lembar(dimuat, 2025), 0, "target").html == "85 %"
        assert sel(susun_lembar(dimuat, 2026), 0, "target").html == ""
        assert susun_lembar(dimuat).judul[-1] == "TAHUN 2024–2025"


def test_isi_sel_selalu_aman(db):
    with pabrik.dalam(pabrik.pemda()):
        instansi = pabrik.instansi()
        lembar = pabrik.lembar(pabrik.penetapan(instansi), pabrik.jabatan(instansi))
        jahat = "<img src=x onerror=alert(1)>"
        pabrik.indikator(
            lembar, jahat, target=jahat, rumus=jahat, sumber_data=jahat, sumber_rumus=jahat,
            sasaran=pabrik.sasaran(lembar, jahat), tipe_penghitungan="kumulatif",
        )  # fmt: skip
        isi = susun_lembar(Lembar.objects.get(pk=lembar.pk))
        assert not [kunci for kunci, satu in isi.baris[0].sel if "<img" in satu.html]


def test_sasaran_tanpa_indikator_tetap_tercetak(db):
    with pabrik.dalam(pabrik.pemda()):
        instansi = pabrik.instansi()
        lembar = pabrik.lembar(pabrik.penetapan(instansi), pabrik.jabatan(instansi))
        pabrik.sasaran(lembar, "Meningkatnya mutu")
        isi = susun_lembar(lembar)
        assert sel(isi, 0, "sasaran").html == "Meningkatnya mutu" and isi.baris[0].indikator_id is None
