"""Making PKs from what is in force: lines, budget, parties; several jabatan at once; the same page sent twice."""

from decimal import Decimal
from uuid import uuid4

import pytest

from indikator.domain import rancang_pk
from indikator.domain.anggaran import buat_kegiatan, buat_program
from indikator.models import PerjanjianKinerja
from organisasi.galat import IsianSalah
from tests import pabrik
from tests.basis import kueri
from tests.indikator.dunia_rencana import buka, jumlah_kueri, kirim, kode, sub, susun, teks

pytestmark = pytest.mark.django_db
BUAT, SEMUA = "2024/perjanjian/dinkes/buat/", "2024/perjanjian/dinkes/buat-semua/"


@pytest.fixture
def d():
    d = susun(reviu=False)
    with pabrik.dalam(d.pemda):
        pabrik.pemangku(pabrik.pejabat("dr. Sari", nip="197001011995012001"), d.dinkes, d.kadis)
    return d


def anggaran(d) -> None:
    """A program with a kegiatan, one of which is in two sub kegiatan; a kegiatan without a program."""
    with pabrik.dalam(d.pemda) as mesin:
        milik = {"oleh": mesin, "instansi": d.dinkes, "tahun": 2024}
        d.program = buat_program(**milik, nama="Pelayanan Kesehatan")
        d.induk = buat_kegiatan(**milik, nama="Puskesmas", program=d.program)
        for nama, pagu in (("Obat", 70), ("Alat", 30)):
            buat_kegiatan(**milik, nama=nama, induk=d.induk, pagu=Decimal(pagu), sumber_dana="DAK")
        d.lepas = buat_kegiatan(**milik, nama="Rapat", pagu=Decimal(5))


def baris(perjanjian) -> list[tuple[str, str]]:
    return [(satu.indikator.nama, satu.teks) for satu in perjanjian.baris.select_related("indikator")]


def uang(perjanjian) -> list[tuple]:
    return [(satu.nama, satu.jumlah, satu.keterangan) for satu in perjanjian.anggaran.all()]


def test_dari_iku_yang_berlaku_dengan_anggaran_dan_para_pihak(d):
    anggaran(d)
    jawaban = kirim(d, "perencana", BUAT, {"tanggal": "2024-01-15", "kunci_kirim": uuid4()})
    with pabrik.dalam(d.pemda):
        satu = PerjanjianKinerja.objects.get()
        assert jawaban.url == f"/magetan/perjanjian/{satu.pk}/"
        assert baris(satu) == [("Rata-rata Nilai IKM", "78,2"), ("Persentase OPD berinovasi", "38%")]
        assert uang(satu) == [("Pelayanan Kesehatan", Decimal(100), "DAK"), ("Rapat", Decimal(5), "")]
        assert (satu.pihak_pertama, satu.jabatan_pertama) == ("dr. Sari", "Kepala Dinas Kesehatan")
        assert (satu.pihak_kedua, satu.jabatan_kedua) == ("", "Bupati Magetan")
    halaman = teks(buka(d, "perencana", f"perjanjian/{satu.pk}/"))
    for kata in ("dr. Sari", "NIP 197001011995012001", "Pelayanan Kesehatan", "105", "Ubah program dan anggaran"):
        assert kata in halaman


def test_jabatan_dari_lembar_ikinya_tanpa_anggaran(d):
    anggaran(d)
    kirim(d, "perencana", BUAT, {"jabatan": d.analis.pk, "kunci_kirim": uuid4()})
    with pabrik.dalam(d.pemda):
        satu = PerjanjianKinerja.objects.get()
        assert baris(satu) == [("Jumlah laporan", "12 laporan"), ("Jumlah data", "4 data")]
        assert uang(satu) == [] and satu.jabatan_kedua == "Kepala Dinas Kesehatan" and satu.pihak_kedua == "dr. Sari"
        assert str(satu) == "Perjanjian Kinerja 2024 Analis Kesehatan"


def test_sub_indikator_menggantikan_indikatornya(d):
    with pabrik.dalam(d.pemda) as mesin:
        d.berlaku.status = "draf"
        d.berlaku.save(update_fields=["status"])
        d.iku.status = "draf"
        d.iku.save(update_fields=["status"])
    satu = sub(d, d.ikm, "IKM Puskesmas", target={2024: "80"})
    with pabrik.dalam(d.pemda) as mesin:
        perjanjian = rancang_pk.rancang(oleh=mesin, instansi=d.dinkes, tahun=2024)
        assert baris(perjanjian) == [(satu.nama, "80"), ("Persentase OPD berinovasi", "38%")]


def test_dikirim_dua_kali_satu_draf_dan_yang_ada_disebut(d):
    isi = {"kunci_kirim": uuid4()}
    pertama, kedua = (kirim(d, "perencana", BUAT, isi) for _ in range(2))
    assert pertama.url == kedua.url
    assert kirim(d, "perencana", BUAT, {"kunci_kirim": uuid4()}).status_code == 422  # only jabatan are left to choose
    assert "(IKU perangkat daerah)" not in teks(buka(d, "perencana", BUAT))
    with pabrik.dalam(d.pemda) as mesin, pytest.raises(IsianSalah, match="tahun 2024 sudah ada"):
        rancang_pk.rancang(oleh=mesin, instansi=d.dinkes, tahun=2024)
    with pabrik.dalam(d.pemda):
        assert PerjanjianKinerja.objects.count() == 1


def test_tanpa_dokumen_berlaku_tidak_ada_yang_dibuat(d):
    with pabrik.dalam(d.pemda) as mesin:
        with pytest.raises(IsianSalah, match="Belum ada IKU Dinas Sosial yang berlaku tahun 2024"):
            rancang_pk.rancang(oleh=mesin, instansi=d.dinsos, tahun=2024)
        with pytest.raises(IsianSalah, match="Belum ada lembar IKI Kepala Sub Bagian Umum"):
            rancang_pk.rancang(oleh=mesin, instansi=d.dinkes, tahun=2024, jabatan=d.kasubag)
        with pytest.raises(IsianSalah, match="bukan dari perangkat daerah ini"):
            rancang_pk.rancang(oleh=mesin, instansi=d.dinsos, tahun=2024, jabatan=d.analis)
    assert "Belum ada IKU atau IKI yang berlaku tahun ini" in teks(buka(d, "luar", "2024/perjanjian/dinsos/buat/"))


def test_semua_jabatan_dengan_daftar_hasil(d):
    with pabrik.dalam(d.pemda):
        lembar = pabrik.lembar(d.berlaku, d.kasubag, urutan=3)
        pabrik.indikator(lembar, "Jumlah surat", target="10 surat")
    halaman = teks(buka(d, "perencana", SEMUA))
    assert (
        "Analis Kesehatan" in halaman and "Kepala Sub Bagian Umum" in halaman and "Kepala Dinas Kesehatan" in halaman
    )
    kirim(d, "perencana", BUAT, {"jabatan": d.analis.pk, "kunci_kirim": uuid4()})
    isi = {"pilih": [d.analis.pk, d.kasubag.pk]}
    hasil = teks(kirim(d, "perencana", SEMUA, isi))
    assert "Hasil: 1 dari 2 dibuat" in hasil and "Perjanjian kinerja Analis Kesehatan tahun 2024 sudah ada." in hasil
    assert "Hasil: 0 dari 2 dibuat" in teks(kirim(d, "perencana", SEMUA, isi))  # sent twice
    kosong = kirim(d, "perencana", SEMUA)
    assert kosong.status_code == 422 and "Centang dulu jabatannya." in teks(kosong)
    with pabrik.dalam(d.pemda):
        assert PerjanjianKinerja.objects.count() == 2


def test_semua_jabatan_dengan_kueri_tetap(d):
    awal = jumlah_kueri(d, "perencana", SEMUA)
    with pabrik.dalam(d.pemda):
        for nomor in range(2):
            jabatan = pabrik.jabatan(d.dinkes, induk=d.kasubag)
            pabrik.indikator(pabrik.lembar(d.berlaku, jabatan, urutan=5 + nomor), target="1")
    assert jumlah_kueri(d, "perencana", SEMUA) == awal == kueri(8)


def test_hanya_perencananya(d):
    tolak = {"rekan": 200, "perencana": 200, "pimpinan": 403, "verifikator": 403, "pembaca": 403, "luar": 403}
    for alamat in (BUAT, SEMUA):
        assert kode(d, alamat) == tolak | {"asing": 404}
    assert kirim(d, "luar", BUAT, {"kunci_kirim": uuid4()}).status_code == 403
    assert kirim(d, "asing", BUAT, {"kunci_kirim": uuid4()}).status_code == 404
    with pabrik.dalam(d.pemda):
        assert not PerjanjianKinerja.objects.exists()


def test_daftar_menyaring_dan_menawarkan_membuat(d):
    for jabatan in ("", d.analis.pk):
        kirim(d, "perencana", BUAT, {"jabatan": jabatan, "kunci_kirim": uuid4()})
    halaman = teks(buka(d, "perencana", "2024/perjanjian/"))
    assert "2 perjanjian" in halaman and "Buat untuk semua jabatan" in halaman
    for saring, jumlah in (
        ("tingkat=instansi", 1),
        ("tingkat=pelaksana", 1),
        ("status=draf", 2),
        ("status=diubah", 0),
    ):
        assert f"{jumlah} perjanjian" in teks(buka(d, "perencana", f"2024/perjanjian/?{saring}"))
    assert "2 perjanjian" in teks(buka(d, "verifikator", f"2024/perjanjian/?instansi={d.dinkes.pk}"))
    assert "Buat perjanjian kinerja" not in teks(buka(d, "verifikator", "2024/perjanjian/"))
