"""What waits on the home page, and what the search finds, of documents and measuring."""

import pytest

from indikator.domain.alur import dokumen as alur_dokumen
from indikator.domain.alur import pengukuran as alur_pengukuran
from indikator.models import Lembar, Pengukuran, PerjanjianKinerja
from laporan.models import Lkjip
from organisasi.domain import tulis
from organisasi.enums import Tindakan
from organisasi.models import PengaturanPemda
from tests import pabrik
from tests.basis import kueri

pytestmark = pytest.mark.django_db
TAHUN = "?tahun=2024"


@pytest.fixture
def dunia():
    magetan = pabrik.pemda("magetan")
    with pabrik.dalam(pabrik.pemda("paser")):
        asing = pabrik.instansi("Badan Paser")
        pabrik.penetapan(asing, 2024, status="disetujui")
        pabrik.pengukuran(asing, 2024, 1, status="dikembalikan")
        pabrik.indikator(pabrik.lembar(pabrik.penetapan(asing, 2024, berlaku=True)), "Nilai SAKIP Paser")
    with pabrik.dalam(magetan):
        dinas, sosial = pabrik.instansi("Dinas Kesehatan", "dinkes"), pabrik.instansi("Dinas Sosial", "dinsos")
        berlaku = pabrik.penetapan(dinas, 2024, berlaku=True, judul="IKU Kesehatan")
        iku, iki = pabrik.lembar(berlaku), pabrik.lembar(berlaku, pabrik.jabatan(dinas, "Analis"))
        terisi = pabrik.indikator(iku, "Nilai SAKIP dinas", target="80")
        pabrik.indikator(iku, "Indeks kepuasan", target="85")
        pabrik.indikator(iki, "Nilai SAKIP analis", target="80")
        pabrik.realisasi(terisi, "79,41")
        for status in ("draf", "diajukan", "disetujui", "dikembalikan", "terverifikasi"):
            pabrik.penetapan(sosial, 2024, status=status, judul=f"Dokumen {status}")
        pabrik.pengukuran(sosial, 2024, 1, status="disetujui")
        pabrik.pengukuran(sosial, 2024, 2, status="diajukan")
        pabrik.pengukuran(sosial, 2021, 4, status="terverifikasi")
        for triwulan in (1, 2):
            pabrik.pengukuran(sosial, 2023, triwulan, status="disetujui")
        pabrik.pengukuran(sosial, 2022, status="dikembalikan")
        return {
            "magetan": magetan,
            "perencana": pabrik.anggota("perencana", dinas),
            "perencana_sosial": pabrik.anggota("perencana", sosial),
            "pimpinan_sosial": pabrik.anggota("pimpinan", sosial),
            "verifikator": pabrik.anggota("verifikator"),
            "pembaca": pabrik.anggota("pembaca"),
        }


@pytest.mark.parametrize(
    ("peran", "antrean"),
    [
        ("perencana", {"Realisasi belum diisi": 1}),
        ("perencana_sosial", {"Draf dokumen": 1}),
        (
            "pimpinan_sosial",
            {
                "Dokumen menunggu persetujuan Anda": 1,
                "Dokumen menunggu penetapan": 1,
                "Realisasi menunggu persetujuan Anda, tahun 2024": 1,
            },
        ),
        (
            "verifikator",
            {
                "Dokumen menunggu verifikasi": 1,
                "Realisasi menunggu verifikasi, tahun 2024": 1,
                "Realisasi menunggu verifikasi, tahun 2023": 2,
                "Realisasi menunggu dikunci, tahun 2021": 1,
            },
        ),
        ("pembaca", {}),
    ],
)
def test_antrean_menurut_peran(dunia, peran, antrean):
    klien = pabrik.klien(dunia[peran])
    jawaban = klien.get(f"/magetan/{TAHUN}")
    assert {a.judul: a.jumlah for a in jawaban.context["daftar_antrean"]} == antrean
    for satu in jawaban.context["daftar_antrean"]:
        assert klien.get(satu.url, follow=True).status_code == 200, satu.url


def cari(orang, kata) -> str:
    return pabrik.klien(orang).get(f"/magetan/cari/{TAHUN}", {"q": kata, "tahun": 2024}).content.decode()


def test_cari_indikator_dan_dokumen(dunia):
    teks = cari(dunia["verifikator"], "sakip")
    assert "Nilai SAKIP dinas" in teks and "Nilai SAKIP analis" in teks and "Paser" not in teks
    assert "Analis · Dinas Kesehatan" in teks
    assert "IKU Kesehatan" in cari(dunia["pembaca"], "iku kes")
    assert "SAKIP dinas" not in cari(dunia["perencana_sosial"], "sakip")


def test_draf_tidak_ditemukan_pembaca(dunia):
    assert "Dokumen draf" in cari(dunia["perencana_sosial"], "dokumen dr")
    assert "Dokumen draf" not in cari(dunia["pembaca"], "dokumen dr")


@pytest.mark.parametrize("tahun", [2019, 2023, 2024])
def test_antrean_realisasi_tidak_bergantung_pilihan_tahun(dunia, tahun):
    """What was submitted for another year than the one switched to still waits, and its link leads to its year."""
    klien = pabrik.klien(dunia["verifikator"])
    antrean = klien.get(f"/magetan/?tahun={tahun}").context["daftar_antrean"]
    url = [a.url for a in antrean if a.judul.startswith("Realisasi menunggu verifikasi")]
    assert url == ["/magetan/2024/verifikasi/dinsos/realisasi/?tw=1", "/magetan/2023/realisasi/?ukur=disetujui"]


def test_antrean_contoh_tetap_tampil_bagi_orangnya(dunia):
    with pabrik.dalam(dunia["magetan"]):
        contoh = pabrik.instansi("Dinas Contoh", contoh=True)
        pabrik.penetapan(contoh, 2024, status="draf")
        pabrik.pengukuran(contoh, 2021, status="dikembalikan")
        perencana = pabrik.anggota("perencana", contoh)
    konteks = pabrik.klien(perencana).get(f"/magetan/{TAHUN}").context
    assert [a.judul for a in konteks["daftar_antrean"]] == ["Draf dokumen"]
    assert [(k.judul, k.oleh) for k in konteks["daftar_kembali"]] == [("Dinas Contoh 2021 Tahunan", "")]


def test_pengajuan_sendiri_menunggu_verifikator_lain(dunia):
    with pabrik.dalam(dunia["magetan"]):
        Pengukuran.objects.filter(tahun=2024, status="disetujui").update(diajukan_oleh=dunia["verifikator"])
        lain = pabrik.anggota("verifikator")
    judul = "Realisasi menunggu verifikasi, tahun 2024"
    for orang, tampil in ((dunia["verifikator"], False), (lain, True)):
        antrean = pabrik.klien(orang).get("/magetan/").context["daftar_antrean"]
        assert (judul in [a.judul for a in antrean]) is tampil


def test_lembar_menunggu_walau_dokumennya_belum(dunia):
    """One sheet was approved, the others are still drafts: the document is a draft, the sheet waits."""
    with pabrik.dalam(dunia["magetan"]):
        instansi = pabrik.instansi("Dinas Pangan", "pangan")
        dokumen = pabrik.penetapan(instansi, 2024)
        pabrik.lembar(dokumen)
        pabrik.lembar(dokumen, pabrik.jabatan(instansi), status="disetujui")
    antrean = pabrik.klien(dunia["verifikator"]).get(f"/magetan/{TAHUN}").context["daftar_antrean"]
    assert {a.judul: a.jumlah for a in antrean}["Dokumen menunggu verifikasi"] == 2


def test_pk_dan_lkjip_menunggu_peran(dunia):
    with pabrik.dalam(dunia["magetan"]):
        instansi = pabrik.instansi("Dinas Pangan", "pangan")
        orang = {peran: pabrik.anggota(peran, instansi) for peran in ("perencana", "pimpinan")}
        orang |= {peran: pabrik.anggota(peran) for peran in ("inspektorat", "bappeda")}
        orang["verifikator"] = dunia["verifikator"]
        for tahun, status in enumerate(("diajukan", "disetujui", "terverifikasi"), 2020):
            pabrik._buat(PerjanjianKinerja, instansi=instansi, tahun=tahun, status=status)
        semua = ("diajukan", "disetujui", "terverifikasi", "direviu", "ditandatangani", "disampaikan")
        for tahun, status in enumerate(semua, 2015):
            pabrik._buat(Lkjip, instansi=instansi, tahun=tahun, status=status)
        pabrik._buat(PengaturanPemda, reviu_lkjip_opd=True)
    harapan = {
        "perencana": {"LKjIP menunggu disampaikan"},
        "pimpinan": {
            "PK menunggu persetujuan Anda",
            "PK menunggu ditandatangani",
            "LKjIP menunggu persetujuan Anda",
            "LKjIP menunggu ditandatangani",
        },
        "verifikator": {"PK menunggu verifikasi", "LKjIP menunggu verifikasi", "LKjIP menunggu dipublikasikan"},
        "inspektorat": {"LKjIP menunggu direviu"},
        "bappeda": {"Dokumen untuk dibaca"},
    }
    for peran, judul in harapan.items():
        klien = pabrik.klien(orang[peran])
        antrean = klien.get(f"/magetan/{TAHUN}").context["daftar_antrean"]
        tampil = {a.judul for a in antrean if a.judul.startswith(("PK", "LKjIP", "Dokumen untuk"))}
        assert tampil == judul
        for satu in antrean:
            assert klien.get(satu.url, follow=True).status_code == 200, satu.url


@pytest.fixture
def kembali(dunia):
    """Two sheets returned in one decision, a third by the pimpinan, a measuring, a PK and an LKjIP of Dinas Pangan."""
    with pabrik.dalam(dunia["magetan"]):
        instansi = pabrik.instansi("Dinas Pangan", "pangan")
        dokumen = pabrik.penetapan(instansi, 2024, status="disetujui", judul="IKU Pangan")
        for jabatan in ("Analis", "Arsiparis"):
            pabrik.lembar(dokumen, pabrik.jabatan(instansi, jabatan))
        verifikator = pabrik.pelaku(dunia["verifikator"])
        alur_dokumen.jalankan(dokumen, "kembalikan", oleh=verifikator, alasan="Lengkapi targetnya")
        ukur = pabrik.pengukuran(instansi, 2024, 1, status="disetujui")
        alur_pengukuran.jalankan(ukur, "kembalikan", oleh=verifikator, alasan="Bukti kurang")
        lain = pabrik.lembar(dokumen, pabrik.jabatan(instansi, "Bendahara"), status="diajukan")
        isi = {"tindakan": Tindakan.TOLAK, "status": "dikembalikan"}
        tulis.ubah(lain, oleh=pabrik.pelaku_baru("pimpinan", instansi), alasan="Belum rapi", **isi)
        for model, tahun in ((PerjanjianKinerja, 2023), (Lkjip, 2022)):
            satu = pabrik._buat(model, instansi=instansi, tahun=tahun, status="disetujui")
            isi = {"tindakan": Tindakan.KEMBALIKAN, "status": "dikembalikan"}
            tulis.ubah(satu, oleh=verifikator, alasan=f"Perbaiki {tahun}", **isi)
        return {"instansi": instansi, "lain": lain, "perencana": pabrik.anggota("perencana", instansi)}


def test_dikembalikan_dengan_sebab_dan_tautan(dunia, kembali):
    klien = pabrik.klien(kembali["perencana"])
    jawaban = klien.get(f"/magetan/{TAHUN}")
    daftar = jawaban.context["daftar_kembali"]
    verifikator = str(dunia["verifikator"])
    isi = {k.judul if k.alasan != "Belum rapi" else "sendiri": (k.rincian, k.oleh, k.alasan) for k in daftar}
    assert isi == {
        "IKU Pangan": ("2 lembar: Analis; Arsiparis", verifikator, "Lengkapi targetnya"),
        "sendiri": ("1 lembar: Bendahara", daftar[2].oleh, "Belum rapi"),
        "Dinas Pangan 2024 Triwulan I": ("", verifikator, "Bukti kurang"),
        "Perjanjian Kinerja 2023 Dinas Pangan": ("", verifikator, "Perbaiki 2023"),
        "LKjIP 2022 Dinas Pangan": ("", verifikator, "Perbaiki 2022"),
    }
    assert [k.pada for k in daftar] == sorted((k.pada for k in daftar), reverse=True)
    assert daftar[2].url == f"/magetan/2024/iki/pangan/{kembali['lain'].pk}/"
    for satu in daftar:
        assert klien.get(satu.url).status_code == 200, satu.url
    teks = jawaban.content.decode()
    assert "“Lengkapi targetnya”" in teks and "Paser" not in teks


def test_dikembalikan_hanya_untuk_perencananya(dunia, kembali):
    for siapa in ("perencana", "verifikator", "pembaca"):
        assert pabrik.klien(dunia[siapa]).get(f"/magetan/{TAHUN}").context["daftar_kembali"] == []


def test_yang_diajukan_lagi_hilang(dunia, kembali):
    with pabrik.dalam(dunia["magetan"]):
        Lembar.objects.filter(status="dikembalikan").update(status="diajukan")
    daftar = pabrik.klien(kembali["perencana"]).get(f"/magetan/{TAHUN}").context["daftar_kembali"]
    assert not any("lembar" in k.rincian for k in daftar)


@pytest.mark.parametrize("jumlah", [1, 3])
def test_jumlah_kueri_beranda_tetap(dunia, kembali, jumlah, django_assert_num_queries):
    with pabrik.dalam(dunia["magetan"]):
        for tahun in range(2010, 2010 + jumlah):
            dokumen = pabrik.penetapan(kembali["instansi"], tahun, status="dikembalikan")
            pabrik.lembar(dokumen)
            pabrik.pengukuran(kembali["instansi"], tahun, status="dikembalikan")
    klien = pabrik.klien(kembali["perencana"])
    klien.get(f"/magetan/{TAHUN}")
    with django_assert_num_queries(kueri(20)):
        klien.get(f"/magetan/{TAHUN}")
