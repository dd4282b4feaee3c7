"""Compilation of the LKjIP of a pemda, and the pemda as a reporter of its own, outside everything about OPD."""

import io
from datetime import date
from decimal import Decimal

import pikepdf
import pytest
from openpyxl import load_workbook

from indikator.domain import anggaran
from indikator.domain.rekap import rekap_pemda
from indikator.models import Capaian, Pengukuran, Realisasi, Serapan
from kinerja.pdf import Dokumen, satukan
from laporan.domain import cuplikan
from laporan.domain.alur.lkjip import jenis_jadwal
from laporan.domain.dasbor.pemda import susun_pemda
from laporan.domain.kompilasi import berkas
from laporan.domain.kompilasi.isi import BEKU, HARI_INI, RUSAK, kompilasi
from laporan.domain.kompilasi.tabel import tabel_opd
from laporan.domain.kotak_masuk import kotak_masuk
from laporan.domain.lkjip.isi import susun_lkjip
from laporan.enums import StatusLkjip
from laporan.models import Cuplikan, Lkjip
from organisasi.domain.instansi import buat, ubah
from organisasi.domain.kelengkapan import yang_bekerja
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.enums import StatusPekerjaan
from organisasi.galat import IsianSalah
from organisasi.models import Instansi, Pekerjaan, PengaturanPemda
from tests import pabrik
from tests.indikator.dunia_ukur import simpan

pytestmark = pytest.mark.django_db
TAHUN = 2024
HALAMAN = f"/magetan/{TAHUN}/kompilasi-lkjip/"
D = Decimal


def opd(nama: str, target: str, realisasi: str, pagu: int, uang: int, **lain) -> Instansi:
    """An OPD with one measured IKU and one kegiatan."""
    milik = pabrik.instansi(nama, **lain)
    dokumen = pabrik.penetapan(milik, TAHUN, berlaku=True)
    satu = pabrik.indikator(pabrik.lembar(dokumen), f"Indeks {nama}", target=target)
    simpan(satu, realisasi)
    Pengukuran.objects.filter(instansi=milik).update(status="terverifikasi")
    kegiatan = {"instansi": milik, "tahun": TAHUN, "nama": f"Kegiatan {nama}", "kunci": "k"}
    anggaran.buat_kegiatan(oleh=pabrik.mesin(), pagu=D(pagu), realisasi=D(uang), **kegiatan)
    return milik


def lkjip(instansi: Instansi, status: str = StatusLkjip.DRAF, **lain) -> Lkjip:
    satu = pabrik._buat(Lkjip, instansi=instansi, tahun=TAHUN, **lain)
    if status != StatusLkjip.DRAF:
        cuplikan.bekukan(jenis="lkjip", objek=satu, isi=susun_lkjip(satu), oleh=pabrik.mesin())
        Lkjip.objects.filter(pk=satu.pk).update(status=status)
    return satu


@pytest.fixture
def dunia():
    """Dinkes has published, Dinsos drafts, Bapenda has nothing; the pemda reports for itself; Paser is a stranger."""
    with pabrik.dalam(pabrik.pemda("paser")):
        lkjip(opd("Badan Asing", "100", "10", 5_000, 1), StatusLkjip.DIPUBLIKASIKAN)
        asing = pabrik.anggota("verifikator")
    with pabrik.dalam(pabrik.pemda("magetan")):
        dinkes = opd("Dinas Kesehatan", "80", "60", 1_000, 900)
        dinsos = opd("Dinas Sosial", "50", "50", 3_000, 1_500)
        bapenda = pabrik.instansi("Badan Pendapatan", jenis="badan")
        pemda = opd("Pemerintah Kabupaten Magetan", "10", "1", 7_777, 7, jenis="pemda")
        lkjip(dinkes, StatusLkjip.DIPUBLIKASIKAN, disampaikan_pada=date(2025, 2, 10))
        lkjip(dinsos)
        yield {
            "dinkes": dinkes,
            "dinsos": dinsos,
            "bapenda": bapenda,
            "pemda": pemda,
            "verifikator": pabrik.anggota("verifikator"),
            "perencana": pabrik.anggota("perencana", dinsos),
            "asing": asing,
        }


def isi(dunia, hari: date = date(2025, 3, 10)):
    return kompilasi(pabrik.pelaku(dunia["verifikator"]), TAHUN, hari=hari)


def baris(dunia, nama: str):
    return next(satu for satu in isi(dunia).baris if satu.instansi == dunia[nama])


# ── Figures ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_satu_baris_per_perangkat_daerah(dunia):
    hasil = isi(dunia)
    assert [satu.instansi.nama for satu in hasil.baris] == ["Badan Pendapatan", "Dinas Kesehatan", "Dinas Sosial"]
    assert [satu.angka.capaian for satu in hasil.baris] == [None, D("75"), D("100")]
    assert [satu.angka.sumber for satu in hasil.baris] == ["", BEKU, HARI_INI]
    assert hasil.jumlah == {"terbit": 1, "ditandatangani": 1, "terlambat": 2, "belum": 1}
    assert [satu.sel.terlambat for satu in hasil.baris] == [10, 0, 10]


def test_rata_rata_dan_jumlah_seperti_hitungan_tangan(dunia):
    hasil = isi(dunia)
    assert (hasil.rata.nilai, hasil.rata.jumlah, hasil.rata.tanpa_capaian) == (D("87.5"), 2, 1)
    assert hasil.kategori is None  # Bapenda has none: never green
    assert (hasil.anggaran.pagu, hasil.anggaran.realisasi, hasil.anggaran.serapan.persen) == (4_000, 2_400, D("60"))


def test_angka_beku_tidak_ikut_berubah(dunia):
    Realisasi.objects.update(nilai=D("1"))
    Capaian.objects.update(persen=D("2"), persen_dibatasi=D("2"), nilai_sd=D("1"))
    Serapan.objects.update(jumlah=0)
    assert (baris(dunia, "dinkes").angka.capaian, baris(dunia, "dinkes").angka.realisasi) == (D("75"), 900)
    assert (baris(dunia, "dinsos").angka.capaian, baris(dunia, "dinsos").angka.realisasi) == (D("2"), 0)


def test_isi_beku_yang_diubah_tidak_dipakai(dunia):
    satu = Cuplikan.objects.get()
    Cuplikan.objects.filter(pk=satu.pk).update(isi=satu.isi | {"judul": "lain"})
    assert (baris(dunia, "dinkes").angka.sumber, baris(dunia, "dinkes").angka.capaian) == (RUSAK, None)


def test_tabel_untuk_lkjip_pemda(dunia):
    tabel = tabel_opd(isi(dunia))
    kata = [[sel.teks.replace("\u00a0", " ") for sel in satu.sel] for satu in tabel.baris]
    assert kata[1] == ["2", "Dinas Kesehatan", "75,00 %", "Sedang", "1.000", "900", "90,00 %"]
    assert kata[-2][:2] == ["Rata-rata perangkat daerah", "87,50 %"]
    assert kata[-1] == ["Jumlah", "", "", "4.000", "2.400", "60,00 %"]
    assert any("1 dari 3 perangkat daerah menurut LKjIP" in satu for satu in tabel.catatan)


def test_lkjip_pemda_memuat_capaian_perangkat_daerah(dunia):
    (tabel,) = [satu for satu in susun_lkjip(lkjip(dunia["pemda"])).tabel if satu.kode == "capaian-opd"]
    assert [satu.sel[1].teks for satu in tabel.baris[:3]] == ["Badan Pendapatan", "Dinas Kesehatan", "Dinas Sosial"]
    assert tabel.baris[-1].sel[-1].teks == "60,00\u00a0%"
    opd = susun_lkjip(Lkjip.objects.select_related("instansi__pemda").get(instansi=dunia["dinsos"]))
    assert "capaian-opd" not in [satu.kode for satu in opd.tabel]


# ── Pages and files ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_halaman_dan_saringannya(dunia):
    klien = pabrik.klien(dunia["verifikator"])
    halaman = klien.get(HALAMAN).content.decode()
    assert "Dinas Kesehatan" in halaman and "Rp\u00a04.000" in halaman and "Badan Asing" not in halaman
    terbit = klien.get(f"{HALAMAN}?keadaan=terbit").content.decode()
    assert "Dinas Kesehatan" in terbit and "Dinas Sosial" not in terbit
    assert pabrik.klien(dunia["perencana"]).get(HALAMAN).status_code == 403
    assert pabrik.klien(dunia["asing"]).get(HALAMAN).status_code in (302, 403, 404)


def test_xlsx_berangka(dunia):
    jawab = pabrik.klien(dunia["verifikator"]).get(f"{HALAMAN}unduh/")
    buku = load_workbook(io.BytesIO(jawab.content))
    semua = {isi[0]: isi for isi in buku["Perangkat daerah"].iter_rows(min_row=6, values_only=True)}
    assert semua["Dinas Kesehatan"][4] == 75 and semua["Dinas Kesehatan"][6:10] == (1000, 900, 90, "LKjIP")
    assert semua["Jumlah"][6:9] == (4000, 2400, 60) and semua["Rata-rata perangkat daerah"][4] == 87.5
    assert "Badan Asing" not in semua and "Pemerintah Kabupaten Magetan" not in semua
    (indikator,) = [isi for isi in buku["Indikator"].iter_rows(min_row=6, values_only=True) if isi[0]]
    assert indikator[2] == "Indeks Dinas Kesehatan" and indikator[4:7] == (80, 60, 75)


def test_satu_pdf_dengan_penanda_per_perangkat_daerah(dunia):
    jawab = pabrik.klien(dunia["verifikator"]).post(f"{HALAMAN}gabung/")
    pekerjaan = Pekerjaan.objects.get()
    assert jawab.url.endswith(f"/pekerjaan/{pekerjaan.pk}/")
    jalankan(pekerjaan.pemda_id, pekerjaan.pk)
    pekerjaan = Pekerjaan.objects.get()
    assert (pekerjaan.status, pekerjaan.galat) == (StatusPekerjaan.SELESAI, "")
    assert pekerjaan.hasil.nama == "kompilasi-lkjip-magetan-2024.pdf"
    with pekerjaan.hasil.isi.open("rb") as aliran, pikepdf.open(aliran) as pdf, pdf.open_outline() as garis:
        assert [butir.title for butir in garis.root] == ["Daftar isi", "Dinas Kesehatan"]
        letak = [halaman.objgen for halaman in pdf.pages]
        assert letak.index(garis.root[1].destination[0].objgen) == 2  # the contents and the table take two pages
        assert garis.root[1].children


def test_pdf_pemda_di_depan(dunia, monkeypatch):
    lkjip(dunia["pemda"], StatusLkjip.DIPUBLIKASIKAN)
    monkeypatch.setattr(berkas, "_pdf", lambda satu, oleh: pdf_kosong())
    hasil = berkas.gabungkan(isi(dunia), oleh=pabrik.mesin())
    with pikepdf.open(io.BytesIO(hasil.isi)) as pdf, pdf.open_outline() as garis:
        assert [butir.title for butir in garis.root][1:] == ["Pemerintah Kabupaten Magetan", "Dinas Kesehatan"]


def test_tanpa_yang_terbit_dikatakan(dunia):
    Lkjip.objects.update(status=StatusLkjip.DRAF)
    jawab = pabrik.klien(dunia["verifikator"]).post(f"{HALAMAN}gabung/", follow=True)
    assert "Belum ada LKjIP tahun 2024 yang dipublikasikan" in jawab.content.decode()
    assert not Pekerjaan.objects.exists()


def pdf_kosong(halaman: int = 1) -> bytes:
    pdf, keluar = pikepdf.Pdf.new(), io.BytesIO()
    for _ in range(halaman):
        pdf.add_blank_page()
    with pdf.open_outline() as garis:
        garis.root.append(pikepdf.OutlineItem("Bab terakhir", halaman - 1))
    pdf.save(keluar)
    return keluar.getvalue()


def test_menyatukan_pdf_menjaga_penandanya():
    hasil = satukan([Dokumen("A", pdf_kosong(2)), Dokumen("B", pdf_kosong(3))], judul="Gabungan")
    with pikepdf.open(io.BytesIO(hasil)) as pdf, pdf.open_outline() as garis:
        letak = {halaman.objgen: ke for ke, halaman in enumerate(pdf.pages)}
        isi = [(b.title, letak[b.destination[0].objgen], [letak[a.destination[0].objgen] for a in b.children])
               for b in garis.root]  # fmt: skip
    assert isi == [("A", 0, [1]), ("B", 2, [4])]


@pytest.mark.parametrize("lagi", [0, 2])
def test_berkueri_tetap(dunia, lagi, django_assert_num_queries):
    for nomor in range(lagi):
        lkjip(opd(f"Dinas Lagi {nomor}", "10", "9", 10, 9), StatusLkjip.DISAMPAIKAN)
    pelaku = pabrik.pelaku(dunia["verifikator"])
    with django_assert_num_queries(16):
        kompilasi(pelaku, TAHUN)


# ── The pemda as a reporter ─────────────────────────────────────────────────────────────────────────────────────────


def test_pemda_di_luar_semua_yang_per_perangkat_daerah(dunia):
    pelaku, pemda = pabrik.pelaku(dunia["verifikator"]), dunia["pemda"]
    dasbor = susun_pemda(pelaku, TAHUN)
    assert pemda not in [satu.instansi for satu in rekap_pemda(TAHUN)]
    assert pemda not in [satu.instansi for satu in kotak_masuk(pelaku, TAHUN)]
    assert pemda not in [satu.instansi for satu in dasbor.baris] and dasbor.rata.rata.nilai == D("87.5")
    assert pemda not in yang_bekerja(Instansi.objects.all())
    halaman = pabrik.klien(dunia["verifikator"]).get("/magetan/instansi/")
    assert pemda not in [baris.record for baris in halaman.context["tabel"].rows]
    assert "Pelapor tingkat pemda" in halaman.content.decode()


def test_jadwal_dan_kepala_pemda(dunia):
    assert jenis_jadwal(dunia["pemda"]) == "lkjip_pemda" and jenis_jadwal(dunia["dinkes"]) == "lkjip"
    assert dunia["pemda"].sebutan_kepala == "Bupati Magetan"


def test_hanya_satu_pemda_dan_tidak_di_bawah_siapa_pun(dunia):
    lagi = {"oleh": pabrik.mesin(), "slug": "lagi", "nama": "Pemkab", "jenis": "pemda"}
    with pytest.raises(IsianSalah, match="Hanya satu"):
        buat(**lagi)
    with pytest.raises(IsianSalah, match="Hanya satu"):
        ubah(oleh=pabrik.mesin(), instansi=dunia["bapenda"], jenis="pemda")
    with pytest.raises(IsianSalah, match="tidak berada di bawah"):
        ubah(oleh=pabrik.mesin(), instansi=dunia["pemda"], induk=dunia["bapenda"])
    ubah(oleh=pabrik.mesin(), instansi=dunia["pemda"], nama="Pemkab Magetan")


def test_admin_membuat_pemda_lewat_halaman(dunia):
    with pabrik.dalam(pabrik.pemda("blitar", "Kota Blitar", jenis="kota")):
        admin = pabrik.anggota("admin_pemda")
        isi = {"nama": "Pemerintah Kota Blitar", "slug": "pemerintah-kota", "jenis": "pemda"}
        klien = pabrik.klien(admin)
        assert klien.post("/blitar/instansi/tambah/", isi).status_code == 302
        jawab = klien.post("/blitar/instansi/tambah/", isi | {"slug": "dua"})
        assert jawab.status_code == 422 and "Hanya satu yang dapat dibuat" in jawab.content.decode()


def test_halaman_publik_memisahkan_pemda(dunia):
    lkjip(dunia["pemda"], StatusLkjip.DIPUBLIKASIKAN)
    pabrik._buat(PengaturanPemda, halaman_publik=True)
    halaman = pabrik.klien().get(f"/magetan/publik/{TAHUN}/")
    assert [satu.nama for satu in halaman.context["daftar_pemda"]] == ["Pemerintah Kabupaten Magetan"]
    assert dunia["pemda"] not in halaman.context["daftar_instansi"]
