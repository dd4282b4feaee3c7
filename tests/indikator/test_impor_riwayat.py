"""History from a spreadsheet or a paste: shown first, stored all or nothing, the template reads back unchanged."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from indikator.models import Pembanding, RiwayatCapaian
from tests import pabrik
from tests.indikator import dunia_ukur

ALAMAT = "/magetan/2024/riwayat-capaian/bagian-organisasi/"
KEPALA = "Jenis\tIndikator\tTahun\tTarget\tRealisasi\tCapaian\tSementara\tSumber"
BAIK = "\n".join(
    [
        KEPALA,
        "Capaian tahun\tRata-rata Nilai IKM\t2023\t78\t77,1\t98,85 %\tya\tLKjIP 2023",
        "\trata-rata  nilai ikm\t2022\t\t76\t\t\tLKjIP 2022",
        "Standar nasional\tRata-rata Nilai IKM\t\ttidak ada\t\t\t\t",
        "Target akhir Renstra\tNilai RB bidang • Pelayanan publik\t2026\t6\t\t\t\tRenstra",
        "Capaian tahun\tPersentase OPD berinovasi\t2023\t\t\t\t\tLKjIP 2023",
    ]
)


@pytest.fixture
def d(db):
    return dunia_ukur.susun()


def kirim(d, langkah: str = "lihat", oleh=None, **data):
    return pabrik.klien(oleh or d.perencana).post(f"{ALAMAT}impor/", data | {"langkah": langkah})


def tersimpan(d) -> tuple[int, int]:
    with pabrik.dalam(d.pemda):
        return RiwayatCapaian.objects.count(), Pembanding.objects.count()


def test_pratinjau_lalu_simpan(d):
    lihat = kirim(d, teks=BAIK)
    assert lihat.status_code == 200 and tersimpan(d) == (0, 0)
    assert [satu.keadaan for satu in lihat.context["pratinjau"]] == ["baru"] * 4  # a line without figures is not read
    assert kirim(d, "simpan", teks=lihat.context["teks"]).status_code == 302
    assert tersimpan(d) == (2, 2)
    with pabrik.dalam(d.pemda):
        satu = RiwayatCapaian.objects.get(tahun=2023)
        assert (satu.indikator, satu.realisasi_teks, satu.capaian_teks, satu.sementara) == (
            d.ikm,
            "77,1",
            "98,85 %",
            True,
        )
        assert Pembanding.objects.get(tidak_ada=False).indikator == d.sub[1]
    lagi = kirim(d, teks=BAIK.replace("77,1", "77,2"))
    assert [satu.keadaan for satu in lagi.context["pratinjau"]] == ["berubah", "sama", "sama", "sama"]


@pytest.mark.parametrize(
    ("baris", "kalimat"),
    [
        ("\tNilai lain\t2023\t\t1\t\t\tX", "tidak ada pada IKU tahun ini"),
        ("\tRata-rata Nilai IKM\t2018\t\t1\t\t\tX", "Tahun harus 2019 sampai 2023."),
        ("\tRata-rata Nilai IKM\t2023\t\t1\t\t\t", "Sumber belum diisi."),
        ("Lain\tRata-rata Nilai IKM\t2023\t\t1\t\t\tX", "tidak dikenal"),
        ("\tRata-rata Nilai IKM\tdua\t\t1\t\t\tX", "bukan tahun"),
        (f"\tRata-rata Nilai IKM\t2023\t\t\t{'9' * 61}\t\tX", "lebih dari 60 huruf"),
    ],
)
def test_baris_salah_menahan_semuanya(d, baris, kalimat):
    teks = f"{BAIK.splitlines()[0]}\n\tRata-rata Nilai IKM\t2021\t\t1\t\t\tX\n{baris}"
    lihat = kirim(d, teks=teks)
    assert lihat.status_code == 200 and kalimat in lihat.content.decode() and lihat.context["salah"] == 1
    assert kirim(d, "simpan", teks=teks).status_code == 422 and tersimpan(d) == (0, 0)


def test_baris_ganda_dan_tanpa_kepala(d):
    ganda = f"{KEPALA}\n" + "\n".join(["\tRata-rata Nilai IKM\t2023\t\t1\t\t\tX"] * 2)
    assert "sudah ada pada baris di atas" in kirim(d, teks=ganda).content.decode()
    tanpa = kirim(d, teks="a\tb\n1\t2")
    assert tanpa.status_code == 422 and "Baris kepala tidak ditemukan" in tanpa.content.decode()
    assert kirim(d, teks="").status_code == 422


def test_templat_terbaca_kembali(d):
    kirim(d, "simpan", teks=BAIK)
    klien = pabrik.klien(d.perencana)
    isi = klien.get(f"{ALAMAT}templat/").content
    buku = load_workbook(io.BytesIO(isi))
    assert any(sel.value == "Nilai RB bidang • Ketatalaksanaan" for baris in buku.active for sel in baris)
    berkas = SimpleUploadedFile("riwayat.xlsx", isi)
    lihat = klien.post(f"{ALAMAT}impor/", {"berkas": berkas, "langkah": "lihat"})
    assert {satu.keadaan for satu in lihat.context["pratinjau"]} == {"sama"}


def test_hanya_perencananya(d):
    assert kirim(d, teks=BAIK, oleh=d.luar).status_code == 403
    assert kirim(d, teks=BAIK, oleh=d.asing).status_code == 404
    assert pabrik.klien(d.verifikator).get(f"{ALAMAT}templat/").status_code == 403
