"""Laporan Pengukuran Kinerja per triwulan: the PK in force, actions with what was done, factors, money to date."""

import io

import openpyxl
import pytest
from pypdf import PdfReader

from indikator.domain import realisasi as domain_realisasi
from indikator.domain import rencana_aksi
from indikator.enums import StatusPK
from laporan.domain.cetak import cetak, susun_naskah
from laporan.domain.isi_pengukuran import susun_pengukuran
from organisasi.galat import Ditolak, GalatKinerja
from tests import pabrik
from tests.basis import kueri
from tests.indikator import dunia_aksi
from tests.indikator.dunia_aksi import aksi, perjanjian, serapan
from tests.indikator.dunia_rencana import buka, kirim, kode, teks
from tests.laporan.baca_docx import Docx, rapat
from tests.laporan.baca_docx import teks as teks_docx
from tests.laporan.test_tabel_excel import pastikan_sama

ALAMAT = "2024/laporan-triwulan/dinkes/"


@pytest.fixture
def d(db):
    """IKM is measured by triwulan, inovasi once a year; TW I is verified, TW II has a draft."""
    d = dunia_aksi.susun()
    with pabrik.dalam(d.pemda):
        d.ikm.frekuensi, d.ikm.tipe_penghitungan, d.ikm.cara_isi = "triwulan", "posisi_akhir", "sd_triwulan"
        d.ikm.save()
        for tw, target in enumerate(("75", "76", "78", "80"), start=1):
            pabrik.target(d.ikm, target, triwulan=tw)
        rencana_aksi.ubah(d.jadwal, oleh=pabrik.mesin(), hasil="=Jadwal terbit")
        aksi(d, d.ikm, 2, "Survei lapangan", kegiatan=d.survei, anggaran=60000000, penanggung_jawab=d.analis)
        serapan(d.survei, tw1="10000000", tw2="25500000")
        realisasi(d, 1, "76,5", faktor_pendorong="Petugas terlatih")
        realisasi(d, 2, "77,41", faktor_penghambat="Responden sedikit", tindak_lanjut="Survei daring")
        d.dinkes.pengukuran.filter(triwulan=1).update(status="terverifikasi")
    return d


def realisasi(d, triwulan: int, teks: str, **lain) -> None:
    domain_realisasi.simpan(
        oleh=pabrik.mesin(), indikator=d.ikm, tahun=2024, triwulan=triwulan, teks=teks, versi=0, **lain
    )


def tabel(d, triwulan: int) -> dict[str, list[list[str]]]:
    with pabrik.dalam(d.pemda):
        isi = susun_pengukuran(d.dinkes, 2024, triwulan)
    return {satu.kode: [[sel.teks for sel in baris.sel] for baris in satu.baris] for satu in isi.tabel}


def keterangan(d, triwulan: int) -> tuple[str, ...]:
    with pabrik.dalam(d.pemda):
        return susun_pengukuran(d.dinkes, 2024, triwulan).keterangan


def test_isi_triwulan_dua(d):
    isi = tabel(d, 2)
    ikm, inovasi = isi["pengukuran-triwulan"]
    assert ikm[3:] == ["76", "77,41", "77,41", "76", "101,86\u00a0%", "96,76\u00a0%", "Sangat tinggi"]
    assert "Belum waktunya diukur" in inovasi and "0" not in inovasi
    assert isi["aksi-triwulan"] == [
        [
            "1",
            "Rata-rata Nilai IKM",
            "Survei lapangan",
            "Survei kepuasan",
            "60.000.000",
            "Analis Kesehatan",
            "tidak ada data",
        ]
    ]
    assert isi["faktor"] == [["1.", "Rata-rata Nilai IKM", "tidak ada data", "Responden sedikit", "Survei daring"]]
    assert isi["anggaran-triwulan"][1:] == [
        ["1.", "Survei kepuasan", "100.000.000", "35.500.000", "35,50\u00a0%"],
        ["2.", "Lomba inovasi", "50.000.000", "tidak ada data", "tidak ada data"],
        ["Jumlah", "150.000.000", "35.500.000", "tidak ada data"],
    ]


def test_tanpa_pk_memakai_target_iku_dan_mengatakannya(d):
    with pabrik.dalam(d.pemda):
        d.pk.status = StatusPK.DRAF
        d.pk.save()
    (kalimat,) = keterangan(d, 2)
    assert kalimat.startswith("Belum ada Perjanjian Kinerja yang ditandatangani untuk Triwulan II Tahun 2024;")
    assert "aksi-triwulan" not in tabel(d, 2)


def test_pk_perubahan_sejak_triwulannya(d):
    with pabrik.dalam(d.pemda):
        kedua = perjanjian(d, versi_ke=2, berlaku_mulai_triwulan=3, status=StatusPK.DITANDATANGANI)
        aksi(d, d.ikm, 3, "Survei ulang", pk=kedua)
    satu, sesudah = keterangan(d, 2)
    assert satu == "Target menurut Perjanjian Kinerja Tahun 2024."
    assert sesudah == "Perjanjian Kinerja Perubahan (versi 2) berlaku mulai Triwulan III."
    assert keterangan(d, 3) == (
        "Target menurut Perjanjian Kinerja Perubahan Tahun 2024 (versi 2, berlaku mulai Triwulan III).",
    )
    assert [baris[2] for baris in tabel(d, 3)["aksi-triwulan"]] == ["Survei ulang"]
    assert [baris[2] for baris in tabel(d, 2)["aksi-triwulan"]] == ["Survei lapangan"]


@pytest.mark.parametrize(("jenis", "triwulan"), [("pengukuran", 2), ("rencana_aksi", 0)])
def test_pdf_word_dan_excel_memuat_yang_sama(d, jenis, triwulan):
    pilihan = {"jenis": jenis, "instansi": d.dinkes, "tahun": 2024, "triwulan": triwulan}
    with pabrik.dalam(d.pemda) as mesin:
        daftar = susun_naskah(**pilihan, oleh=mesin).isi["isi"].tabel
        nama, excel = cetak(**pilihan, oleh=mesin, format="xlsx")
        berkas = {f: cetak(**pilihan, oleh=mesin, format=f)[1].isi for f in ("pdf", "docx")}
    assert nama.startswith(f"{jenis}-magetan-dinkes-2024") and nama.endswith(".xlsx")
    kertas = openpyxl.load_workbook(io.BytesIO(excel.isi)).worksheets
    assert sum(pastikan_sama(satu, k) for satu, k in zip(daftar, kertas, strict=True)) >= 5
    pdf = rapat("".join(hal.extract_text() for hal in PdfReader(io.BytesIO(berkas["pdf"])).pages))
    word = rapat(teks_docx(Docx(berkas["docx"]).badan))
    for sel in (sel for satu in daftar for baris in satu.baris for sel in baris.sel if sel.nilai):
        assert rapat(sel.teks) in pdf and rapat(sel.teks) in word


def test_halaman_untuk_siapa(d):
    harus = {"perencana": 200, "rekan": 200, "pimpinan": 200, "verifikator": 200, "pembaca": 200}
    assert kode(d, ALAMAT) == harus | {"luar": 403, "asing": 404}
    milik = teks(buka(d, "perencana", ALAMAT))
    assert milik.count("Unduh Excel") == 4 and "1 dari 1 indikator terisi" in milik
    assert "1 baris, 1 sudah ada hasilnya" in milik
    pembaca = teks(buka(d, "pembaca", ALAMAT))
    assert pembaca.count("Unduh Excel") == 1 and "belum diverifikasi" in pembaca  # only the verified TW I
    assert '2024/laporan-triwulan/">' in buka(d, "verifikator", ALAMAT).content.decode()
    assert '2024/laporan-triwulan/">' not in buka(d, "pembaca", ALAMAT).content.decode()  # the list refuses them


def test_pembaca_tidak_mencetak_yang_belum_diverifikasi(d):
    isi = {"jenis": "pengukuran", "instansi": "dinkes", "tahun": 2024, "tw": 2, "format": "xlsx"}
    assert kirim(d, "pembaca", "cetak/", isi).status_code == 403
    assert kirim(d, "pembaca", "cetak/", isi | {"tw": 1}).status_code == 302
    assert kirim(d, "luar", "cetak/", isi).status_code == 403


def test_rencana_aksi_yang_tidak_dapat_dicetak(d):
    with pabrik.dalam(d.pemda) as mesin:
        with pytest.raises(GalatKinerja, match="Belum ada perjanjian kinerja"):
            cetak(jenis="rencana_aksi", instansi=d.dinsos, tahun=2024, oleh=mesin)
        draf = perjanjian(d, versi_ke=2)
        with pytest.raises(Ditolak):
            cetak(jenis="rencana_aksi", instansi=d.dinkes, tahun=2024, objek=draf.pk, oleh=pabrik.pelaku(d.pembaca))


def test_daftar_dan_jumlah_kueri_tetap(d, django_assert_num_queries):
    klien = pabrik.klien(d.verifikator)
    alamat = "/magetan/2024/laporan-triwulan/"
    assert "Dinas Kesehatan" in teks(klien.get(alamat))
    with django_assert_num_queries(kueri(9)):
        klien.get(alamat)
    with pabrik.dalam(d.pemda):
        for nama in ("Dinas Satu", "Dinas Dua"):
            pabrik.instansi(nama)
    with django_assert_num_queries(kueri(9)):
        klien.get(alamat)
    assert "Dinas Sosial" not in teks(klien.get(alamat, {"q": "kesehatan"}))
