"""Openings of the chapters: what they hold, without any judgement."""

from laporan.kalimat.fakta import Laporan
from laporan.kalimat.kata_angka import angka_laporan
from laporan.kalimat.laporan import JUMLAH, jumlah, kategori, rata_utama
from laporan.kalimat.laporan import anggaran as kalimat_anggaran
from laporan.kalimat.susun import Kalimat, gabung, rangkai


def _nama(isi: Laporan) -> dict:
    return {"instansi": isi.instansi, "tahun": str(isi.tahun)}


def pendahuluan(isi: Laporan) -> list[Kalimat]:
    """BAB I: why the report is made and on what it rests."""
    maksud = (
        "Laporan Kinerja Instansi Pemerintah (LKjIP) merupakan bentuk akuntabilitas atas pelaksanaan tugas dan fungsi "
        "yang dipercayakan kepada {instansi} serta atas penggunaan anggarannya selama tahun {tahun}."
    )
    dasar = (
        "Penyusunannya berpedoman pada Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja "
        "Instansi Pemerintah dan Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 "
        "Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan "
        "Kinerja Instansi Pemerintah."
    )
    return [rangkai(maksud, **_nama(isi)), rangkai(dasar)]


def perencanaan(isi: Laporan) -> list[Kalimat]:
    return [
        rangkai(
            "Bab ini memuat rencana strategis {instansi} dan ringkasan Perjanjian Kinerja Tahun {tahun}.", **_nama(isi)
        )
    ]


def perjanjian(isi: Laporan) -> list[Kalimat]:
    if not isi.sasaran:
        return [rangkai("Sasaran dan indikator {instansi} tahun {tahun} belum ada.", **_nama(isi))]
    pola = "Perjanjian Kinerja {instansi} Tahun {tahun} memuat " + JUMLAH + " sebagai berikut:"
    return [rangkai(pola, **_nama(isi), **jumlah(isi))]


def akuntabilitas(isi: Laporan) -> list[Kalimat]:
    pola = (
        "Pengukuran kinerja membandingkan realisasi setiap indikator dengan target Perjanjian Kinerja Tahun {tahun}. "
        "Capaiannya digolongkan menurut kategori sebagai berikut:"
    )
    return [rangkai(pola, **_nama(isi))]


def pengukuran(isi: Laporan) -> list[Kalimat]:
    """The named average and the categories before the table of measurement."""
    if "jumlah.sasaran" not in angka_laporan(isi):
        return [rangkai("Capaian kinerja {instansi} tahun {tahun} belum dapat diukur.", **_nama(isi))]
    return [gabung([rata_utama(isi), kategori(isi)]), rangkai("Rincian pengukurannya sebagai berikut:")]


def anggaran(isi: Laporan) -> list[Kalimat]:
    akhir = "Rinciannya menurut sasaran, indikator dan kegiatan sebagai berikut:"
    ada = isi.uang is not None and isi.uang.pagu is not None
    return [gabung([kalimat_anggaran(isi.uang, isi.tahun), rangkai(akhir) if ada else ()])]
