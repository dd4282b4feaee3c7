"""What the API says: documents in force and verified figures, exact, never a draft; constant queries; pages."""

import hashlib
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indikator.models import Capaian, Pengukuran
from laporan.models import Keputusan
from organisasi.models import Instansi
from tests import pabrik
from tests.api.conftest import DAFTAR, DOKUMEN, PER_TAHUN, Dibuka
from tests.penyewa.dunia import TAHUN


def data(sini: Dibuka, nama: str, **kueri) -> list[dict]:
    return sini.minta(nama, kueri=kueri).json()["data"]


def test_instansi_dan_jabatan(sini):
    dinas = sini.dunia.sendiri.instansi
    assert {satu["slug"] for satu in data(sini, "instansi_daftar")} == {"alpa-dinas", "alpa-badan"}
    assert sini.minta("instansi_rincian", slug=dinas.slug).json()["tugas"] == ["Tugas Asri"]
    (kepala,) = data(sini, "jabatan_daftar", instansi=dinas.slug)
    assert kepala["unit"] == "Bidang Asri"
    assert (kepala["tugas"], kepala["fungsi"]) == (["Tugas satu Asri", "Tugas dua Asri"], ["Fungsi Asri"])


def test_instansi_contoh_tidak_ditampilkan(sini):
    sini.ubah(Instansi, {"pk": sini.dunia.sendiri.instansi.pk}, contoh=True)
    for nama in DAFTAR:
        assert "alpa-dinas" not in sini.minta(nama).content.decode(), nama


def test_indikator_dari_dokumen_yang_berlaku(sini):
    semua = data(sini, "indikator_daftar")
    assert {satu["nama"] for satu in semua} == {"Persentase Asri", "Jumlah dokumen Asri"}  # of both OPD, no draft
    iku = next(satu for satu in data(sini, "indikator_daftar", instansi="alpa-dinas", jenis="iku"))
    asli = sini.dunia.sendiri.objek["indikator"]
    assert (iku["silsilah"], iku["jabatan"], iku["sasaran"]["nama"]) == (str(asli.silsilah), None, "Meningkatnya Asri")
    (iki,) = data(sini, "indikator_daftar", instansi="alpa-dinas", jenis="iki")
    assert iki["mendukung"] == [iku["silsilah"]]
    assert data(sini, "indikator_daftar", tahun=TAHUN + 1) == []


def test_target_yang_dihitung(sini):
    """That of the signed PK wins over the document; where no PK is signed, the document's counts."""
    (sendiri,) = data(sini, "target_daftar", instansi="alpa-dinas", jenis="iku")
    (lain,) = data(sini, "target_daftar", instansi="alpa-badan", jenis="iku")
    assert [(t["triwulan"], t["teks"], t["sumber"]) for t in sendiri["target"]] == [(n, "82%", "pk") for n in range(5)]
    assert {(t["nilai"], t["sumber"]) for t in lain["target"]} == {("80", "penetapan")}


def test_realisasi_dan_capaian_terverifikasi_saja(sini):
    """The other OPD's are a draft. Figures are strings with exactly the stored digits."""
    for nama in ("realisasi_daftar", "capaian_daftar"):
        assert {satu["instansi"] for satu in data(sini, nama)} == {"alpa-dinas"}
    realisasi = data(sini, "realisasi_daftar", jenis="iku")
    assert [(satu["teks"], satu["nilai"], satu["status"]) for satu in realisasi] == [("79,41", "79.41", "dikunci")]
    assert realisasi[0]["variabel"] == [{"kode": "a", "nilai": ["1"]}]
    (hasil,) = data(sini, "capaian_daftar", jenis="iku")
    tersimpan = sini.dunia.sendiri.objek["capaian"]
    with sini.dunia.dalam():
        tersimpan = Capaian.objects.get(pk=tersimpan.pk)
    assert Decimal(hasil["persen"]) == tersimpan.persen
    assert hasil["bukti_hitung"] == tersimpan.bukti_hitung and "÷" in hasil["bukti_hitung"]
    assert hasil["kategori"] == "Baik Asri"


def test_yang_tidak_dapat_dihitung_bukan_nol(sini):
    milik = {"realisasi__pengukuran__instansi": sini.dunia.sendiri.instansi}
    sini.ubah(Capaian, milik, persen=None, persen_dibatasi=None, galat="Target belum ada.")
    for satu in data(sini, "capaian_daftar"):
        assert (satu["persen"], satu["kategori"], satu["galat"]) == (None, None, "Target belum ada.")


@pytest.mark.parametrize("status", ["draf", "diajukan", "disetujui", "ditarik", "dikembalikan"])
def test_pengukuran_yang_belum_diverifikasi_tidak_ada(sini, status):
    sini.ubah(Pengukuran, {"instansi": sini.dunia.sendiri.instansi}, status=status)
    assert data(sini, "realisasi_daftar") == data(sini, "capaian_daftar") == []


def test_dokumen_terbit_dengan_berkasnya(sini):
    for nama in DOKUMEN:
        (satu,) = data(sini, nama)
        assert satu["instansi"] == "alpa-dinas", nama
    for nama in ("keputusan_daftar", "lkjip_daftar"):
        (berkas,) = data(sini, nama)[0]["berkas"]
        isi = sini.minta("berkas_unduh", pk=int(berkas["alamat"].rsplit("/", 1)[-1]))
        assert hashlib.sha256(isi.content).hexdigest() == berkas["sha256"]
        assert isi.headers["Content-Disposition"].startswith("attachment")


def test_berkas_lain_tidak_terbuka(sini):
    """Evidence, imports and the files of a decree that is a draft again: 404, as if there were none."""
    objek = sini.dunia.sendiri.objek
    (berkas,) = data(sini, "keputusan_daftar")[0]["berkas"]
    pk = int(berkas["alamat"].rsplit("/", 1)[-1])
    sini.ubah(Keputusan, {"pk": objek["keputusan"].pk}, status="draf")
    for satu in (pk, objek["impor"].berkas_id, 10**9):
        assert sini.minta("berkas_unduh", pk=satu).status_code == 404


def test_tanpa_nama_orang(sini):
    isi = "".join(sini.minta(nama).content.decode() for nama in DAFTAR)
    for kata in ("Pejabat", "pihak pertama", "@uji.test", "Anggota Asri"):
        assert kata not in isi


def test_halaman(sini):
    """Every row once, over pages; past the end there is an empty page."""
    for nama in DAFTAR:
        utuh = sini.minta(nama).json()
        potong, offset = [], 0
        while True:
            halaman = sini.minta(nama, kueri={"limit": 1, "offset": offset}).json()
            potong += halaman["data"]
            if halaman["lanjut"] is None:
                break
            assert f"offset={offset + 1}" in halaman["lanjut"]
            offset += 1
        assert potong == utuh["data"] and len(potong) == utuh["jumlah"], nama
        assert sini.minta(nama, kueri={"offset": 9_999_999}).json()["data"] == []


def test_kueri_tidak_tumbuh_bersama_baris(sini):
    """The same number for one row as for three times as many."""
    sebelum = {nama: _kueri(sini, nama) for nama in DAFTAR}
    with pabrik.dalam(sini.pemda):
        for nomor in range(2):
            _tambah_opd(f"Dinas Baru {nomor}")
    for nama in DAFTAR:
        assert _kueri(sini, nama) == sebelum[nama], nama


def _kueri(sini: Dibuka, nama: str) -> int:
    with CaptureQueriesContext(connection) as kueri:
        assert sini.minta(nama).status_code == 200
    return len([satu for satu in kueri if "singgahan" not in satu["sql"]])  # the counter of the rate limit aside


def _tambah_opd(nama: str) -> None:
    opd = pabrik.instansi(nama)
    jabatan = pabrik.jabatan(opd, "Kepala", tugas=["Memimpin"], unit=pabrik.unit(opd))
    dokumen = pabrik.penetapan(opd, TAHUN, berlaku=True)
    for lembar in (pabrik.lembar(dokumen), pabrik.lembar(dokumen, jabatan)):
        baris = pabrik.indikator(lembar, "Nilai", target="80", rumus="Jumlah hadir / Jumlah pegawai * 100")
        ukur = pabrik.realisasi(baris, "79")
        Pengukuran.objects.filter(pk=ukur.pengukuran_id).update(status="terverifikasi")


def test_setiap_daftar_menurut_tahun(sini):
    for nama in PER_TAHUN:
        assert sini.minta(nama, kueri={"tahun": ""}).status_code == 422, nama
        assert sini.minta(nama, kueri={"tahun": TAHUN + 5}).json()["jumlah"] == 0, nama
