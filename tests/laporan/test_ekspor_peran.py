"""Matriks Peran Hasil and the indicators for the SKP: from links and satuan that are stored, never guessed."""

import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from indikator.models import Dukungan
from laporan.domain.ekspor.peran_hasil import susun_matriks_peran
from laporan.domain.ekspor.skp import TANPA_ASPEK, TANPA_ATASAN, TANPA_SATUAN, TANPA_TARGET, susun_skp
from laporan.domain.ekspor.struktur import susun_struktur
from laporan.exporters.peran_hasil import peran_hasil_xlsx
from laporan.exporters.skp import skp_xlsx
from organisasi.galat import Ditolak, GalatKinerja
from tests import pabrik

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinas():
    """IKU ← kepala ← bidang ← staf, and a staf without a sheet; a stranger with rows of the same names."""
    with pabrik.dalam(pabrik.pemda("paser")):
        asing = pabrik.instansi("Dinas Sosial", "dinsos")
        pabrik.indikator(pabrik.lembar(pabrik.penetapan(asing, berlaku=True)), "IKU asing")
    magetan = pabrik.pemda("magetan")
    with pabrik.dalam(magetan):
        dinas = pabrik.instansi("Dinas Sosial", "dinsos")
        kepala = pabrik.jabatan(dinas, "Kepala Dinas", "pimpinan")
        bidang = pabrik.jabatan(dinas, "Kepala Bidang", "administrator", induk=kepala)
        staf = pabrik.jabatan(dinas, "Pengelola Bantuan", induk=bidang)
        pabrik.jabatan(dinas, "Pengemudi", induk=bidang)
        pabrik.pemangku(pabrik.pejabat("Siti Aminah", nip="197001011990032001"), dinas, bidang, jenis="plt")
        dokumen = pabrik.penetapan(dinas, 2024, berlaku=True)
        iku, lembar = pabrik.lembar(dokumen), [pabrik.lembar(dokumen, satu) for satu in (kepala, bidang, staf)]
        utama = pabrik.indikator(iku, "Persentase warga terlayani", target="90 %")
        pabrik.indikator(iku, "Indeks kepuasan", target="80")
        induk = pabrik.indikator(lembar[0], "Nilai layanan")
        sub = pabrik.indikator(lembar[0], "layanan bantuan", sasaran=induk.sasaran, induk=induk, target="4,5")
        kabid = pabrik.indikator(lembar[1], "Jumlah laporan", target="12 laporan", satuan="laporan")
        kerja = pabrik.indikator(lembar[2], "Jumlah berkas diperiksa", target="100 berkas", satuan="berkas")
        pabrik.indikator(lembar[2], "Ketepatan waktu", target="≤ 2 hari", satuan="hari")
        for dari, ke in ((induk, utama), (kabid, induk), (kerja, kabid)):
            Dukungan.objects.create(pemda=magetan, indikator=dari, mendukung=ke)
        return magetan, dinas, {"iku": utama, "sub": sub, "kabid": kabid, "kerja": kerja}


def struktur(dinas, oleh=None):
    magetan, instansi, _ = dinas
    with pabrik.dalam(magetan) as mesin:
        return susun_struktur(oleh or mesin, instansi, 2024)


def buku(isi: bytes) -> dict[str, list[list]]:
    semua = load_workbook(io.BytesIO(isi)).worksheets
    return {satu.title: [[sel.value for sel in baris] for baris in satu.iter_rows()] for satu in semua}


def test_matriks_menurut_hubungan(dinas):
    """Direct below the superior, through others to the IKU; a link to a parent is one to its sub-indicators."""
    baris = dinas[2]
    iku, kepala, bidang = susun_matriks_peran(struktur(dinas))
    assert [satu.nama for satu in iku.kolom] == ["Persentase warga terlayani", "Indeks kepuasan"]
    isi = {b.peran.jabatan.nama: b.sel.get(baris["iku"].silsilah, []) for b in iku.baris}
    assert {nama: [(s.baris.nama, s.lewat) for s in daftar] for nama, daftar in isi.items()} == {
        "Kepala Dinas": [("Nilai layanan: layanan bantuan", False)],
        "Kepala Bidang": [("Jumlah laporan", True)],
        "Pengelola Bantuan": [("Jumlah berkas diperiksa", True)],
        "Pengemudi": [],
    }
    assert kepala.atasan.jabatan.nama == "Kepala Dinas" and list(kepala.baris[0].sel) == [baris["sub"].silsilah]
    assert [b.peran.jabatan.nama for b in bidang.baris] == ["Pengelola Bantuan", "Pengemudi"]
    assert [satu.nama for satu in bidang.baris[0].lepas] == ["Ketepatan waktu"]


def test_matriks_sebagai_excel(dinas):
    satu = struktur(dinas)
    isi = buku(peran_hasil_xlsx(satu, susun_matriks_peran(satu)))
    assert list(isi) == ["IKU", "Kepala Dinas", "Kepala Bidang"]
    iku = isi["IKU"]
    assert iku[0][0] == "MATRIKS PERAN HASIL" and iku[1][0] == "Dinas Sosial, tahun 2024"
    kepala = next(b for b in iku if b[0] == "No.")
    assert kepala[3].endswith("• Persentase warga terlayani") and kepala[-1].startswith("Belum dihubungkan")
    bawah = {b[1].strip(): b for b in iku[iku.index(kepala) + 1 :] if b[1]}
    assert bawah["Kepala Bidang"][2] == "Siti Aminah (Plt.)"
    assert bawah["Pengelola Bantuan"][3].endswith("• Jumlah berkas diperiksa (melalui jabatan antara)")
    assert bawah["Pengelola Bantuan"][-1] == "• Ketepatan waktu" and bawah["Pengelola Bantuan"][4] is None
    assert bawah["Pengemudi"][-1] == "(belum ada lembar IKI)" and bawah["Pengemudi"][2] == "(belum tercatat)"
    assert "IKU asing" not in str(isi)


def test_tanpa_hubungan_dikatakan(dinas):
    with pabrik.dalam(dinas[0]):
        Dukungan.objects.all().delete()
    satu = struktur(dinas)
    isi = buku(peran_hasil_xlsx(satu, susun_matriks_peran(satu)))["IKU"]
    assert any(str(b[0]).startswith("Belum ada indikator yang dihubungkan") for b in isi)


def test_skp_hanya_yang_dapat_disimpulkan(dinas):
    kepala, bidang, staf = susun_skp(struktur(dinas))
    assert [s.penilai for s in (kepala, bidang, staf)] == ["", "Kepala Dinas", "Kepala Bidang"]
    (satu,) = kepala.baris
    assert (satu.indikator, satu.target) == ("Nilai layanan: layanan bantuan", Decimal("4.5"))
    assert satu.aspek == "" and TANPA_ATASAN not in satu.kurang  # it is the IKU that it supports
    (satu,) = bidang.baris
    assert (satu.aspek, satu.target, satu.satuan, satu.kurang) == ("Kuantitas", Decimal(12), "laporan", ())
    assert satu.atasan == (dinas[2]["sub"].sasaran.nama,)
    berkas, waktu = staf.baris
    assert (waktu.aspek, waktu.target, waktu.kurang) == ("Waktu", "≤ 2 hari", (TANPA_ATASAN,))
    assert berkas.kurang == () and berkas.aspek == "Kuantitas"


def test_skp_menandai_yang_kosong(dinas):
    magetan, instansi, _ = dinas
    with pabrik.dalam(magetan):
        lembar = pabrik.lembar(pabrik.penetapan(instansi, 2025, berlaku=True), instansi.jabatan.get(nama="Pengemudi"))
        pabrik.indikator(lembar, "Tanpa apa-apa")
        pabrik.indikator(lembar, "Persentase tepat", target="90 %", satuan="%")
    with pabrik.dalam(magetan) as mesin:
        (skp,) = susun_skp(susun_struktur(mesin, instansi, 2025))
    kosong, persen = skp.baris
    assert set(kosong.kurang) == {TANPA_ATASAN, TANPA_TARGET, TANPA_SATUAN} and kosong.target == ""
    assert persen.aspek == "" and TANPA_ASPEK in persen.kurang and persen.target == Decimal(90)


def test_skp_sebagai_excel(dinas):
    satu = struktur(dinas)
    isi = buku(skp_xlsx(satu, susun_skp(satu)))
    assert list(isi) == ["Semua jabatan", "Kepala Dinas", "Kepala Bidang", "Pengelola Bantuan"]
    semua = isi["Semua jabatan"]
    kepala = next(b for b in semua if b[0] == "Jabatan")
    assert kepala[3:9] == [
        "Rencana hasil kerja pimpinan yang diintervensi",
        "Rencana hasil kerja",
        "Aspek",
        "Indikator kinerja individu",
        "Target",
        "Satuan",
    ]
    bidang = next(b for b in semua if b[0] == "Kepala Bidang")
    assert bidang[1:3] == ["Siti Aminah (Plt.)", "197001011990032001"]
    assert bidang[5:9] == ["Kuantitas", "Jumlah laporan", 12, "laporan"]
    lembar = [b[0] for b in isi["Kepala Bidang"][:6]]
    assert "Pejabat penilai: Kepala Dinas: (belum tercatat)" in lembar
    assert "Pegawai: Siti Aminah (Plt.), NIP 197001011990032001" in lembar


def test_hak_dan_tanpa_dokumen(dinas):
    magetan, instansi, _ = dinas
    with pabrik.dalam(magetan) as mesin:
        orang = pabrik.pelaku_baru("perencana", pabrik.instansi("Dinas Lain", "lain"))
        with pytest.raises(Ditolak):
            susun_struktur(orang, instansi, 2024)
        with pytest.raises(GalatKinerja, match="Belum ada IKU dan IKI"):
            susun_struktur(mesin, instansi, 2030)


def test_kueri_tidak_bertambah(dinas):
    magetan, instansi, _ = dinas

    def banyak() -> int:
        with pabrik.dalam(magetan) as mesin, CaptureQueriesContext(connection) as kueri:
            satu = susun_struktur(mesin, instansi, 2024)
            susun_matriks_peran(satu), susun_skp(satu)
        return len(kueri)

    sedikit = banyak()
    with pabrik.dalam(magetan):
        dokumen = instansi.penetapan.get(tahun_mulai=2024)
        for nomor in range(3):
            lembar = pabrik.lembar(dokumen, pabrik.jabatan(instansi, f"Staf {nomor}"))
            Dukungan.objects.create(
                pemda=magetan, indikator=pabrik.indikator(lembar, target="1 orang"), mendukung=dinas[2]["kabid"]
            )
    assert banyak() == sedikit
