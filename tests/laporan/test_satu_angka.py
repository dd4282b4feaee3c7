"""One number everywhere: 200 random cases on the page, in the PDF, in the xlsx and from the command line."""

import csv
import io
import json
import random
import re
import subprocess
from decimal import Decimal
from typing import NamedTuple

import openpyxl
import pytest
from django.core.management import call_command

from indikator.domain import kebijakan
from kinerja.angka import tulis, tulis_asli
from laporan.domain.cetak import cetak
from tests import pabrik
from tests.indikator.dunia_ukur import simpan

BENIH = 20260801
BATAS = {2021: "", 2022: "100", 2023: "110", 2024: "120"}  # the cap is a policy of a year
PER_TAHUN = 50
TANPA = "tidak ada"  # in place of a figure


class Kasus(NamedTuple):
    nama: str
    tahun: int
    arah: str
    metode: str
    target: str
    realisasi: str


def angka(acak: random.Random) -> str:
    """A number of one to five digits as an Indonesian writes it; sometimes 0, sometimes negative."""
    if acak.random() < 0.06:
        return "0"
    nilai = Decimal(acak.randint(1, 10 ** acak.randint(1, 5))).scaleb(-acak.randint(0, 3))
    return tulis_asli(-nilai if acak.random() < 0.06 else nilai)


def kasus(acak: random.Random, nomor: int, tahun: int) -> Kasus:
    arah, target, realisasi = acak.choice(["naik", "turun"]), angka(acak), angka(acak)
    metode = acak.choice(["", "", "", "TURUN_BALIK", "TERCAPAI", "RENTANG", "PREDIKAT"])
    if acak.random() < 0.15:  # quotients that end in half a hundredth: the one rounding decides
        target, realisasi = "800", str(acak.choice(range(1, 1600, 2)))
    if metode == "TERCAPAI":
        target, realisasi = "1", acak.choice(["0", "1"])
    elif metode == "RENTANG":
        bawah = acak.randint(1, 50)
        target, metode = f"{bawah}-{bawah + acak.randint(1, 20)}", ""
    elif metode == "PREDIKAT":
        target, realisasi = (acak.choice(["WTP", "WDP", "TW"]) for _ in range(2))
    return Kasus(f"K{nomor:03}", tahun, arah, metode, target, realisasi)


@pytest.fixture
def dunia(db):
    """(pemda, instansi, cases): each case an IKU of its year with its realisasi; a stranger has the same names."""
    acak = random.Random(BENIH)
    pemda, asing = pabrik.pemda("magetan"), pabrik.pemda("paser")
    with pabrik.dalam(asing):
        lembar = pabrik.lembar(pabrik.penetapan(pabrik.instansi("Dinas Uji"), 2021, berlaku=True))
        simpan(pabrik.indikator(lembar, "K000", target="10"), "7,77", tahun=2021)
    semua = [kasus(acak, n, 2021 + n // PER_TAHUN) for n in range(PER_TAHUN * len(BATAS))]
    with pabrik.dalam(pemda) as mesin:
        instansi = pabrik.instansi("Dinas Uji")
        for tahun, batas in BATAS.items():
            kebijakan.atur_kebijakan(oleh=mesin, tahun_mulai=tahun, batas_atas=Decimal(batas) if batas else None)
            lembar = pabrik.lembar(pabrik.penetapan(instansi, tahun, berlaku=True))
            sasaran = pabrik.sasaran(lembar, "Sasaran")
            for satu in (k for k in semua if k.tahun == tahun):
                sifat = {"arah": satu.arah, "metode": satu.metode, "target": satu.target}
                simpan(pabrik.indikator(lembar, satu.nama, sasaran=sasaran, **sifat), satu.realisasi, tahun=tahun)
        orang = pabrik.anggota("perencana", instansi)
    return pemda, instansi, semua, orang


def dari_perintah(semua: list[Kasus], tmp_path) -> dict[str, tuple[str, str]]:
    """{name: (figure, category)} by `manage.py hitung_capaian`."""
    berkas, keluar = tmp_path / "kasus.csv", io.StringIO()
    with berkas.open("w", newline="") as isi:
        tulis_csv = csv.writer(isi)
        tulis_csv.writerow(["arah", "target", "realisasi", "metode", "batas"])
        for k in semua:
            tulis_csv.writerow([k.arah, k.target, k.realisasi, k.metode, BATAS[k.tahun]])
    call_command("hitung_capaian", str(berkas), json=True, stdout=keluar)
    jawab = [json.loads(baris, parse_float=Decimal, parse_int=Decimal) for baris in keluar.getvalue().splitlines()]
    assert len(jawab) == len(semua)
    return {
        k.nama: (TANPA if j["persen_terbatas"] is None else tulis(Decimal(j["persen_terbatas"])), j["kategori"] or "")
        for k, j in zip(semua, jawab, strict=True)
    }


def dari_layar(klien, tahun: int) -> dict[str, tuple[str, str]]:
    """The same as the page shows it."""
    isi = klien.get(f"/magetan/{tahun}/capaian/dinas-uji/").content.decode().replace("\xa0", " ")
    hasil = {}
    for baris in re.findall(r'<tr id="baris-\d+">(.*?)</tr>', isi, re.S):
        sel = {
            label: " ".join(re.sub(r"<[^>]+>", " ", isi_sel).split())
            for label, isi_sel in re.findall(r'<td data-label="(\w+)"[^>]*>(.*?)</td>', baris, re.S)
        }
        cocok = re.match(r"([−\d.,]+) %", sel["Capaian"])
        hasil[sel["Indikator"]] = (cocok[1] if cocok else TANPA, sel["Kategori"])
    return hasil


def dari_pdf(pemda, instansi, tahun: int) -> dict[str, str]:
    """{name: figure} from the text of the printed table (the first line of each name; the second one is its proof).

    Not the category: its words may stand on two lines of a narrow cell.
    """
    with pabrik.dalam(pemda) as mesin:
        _, hasil = cetak(jenis="pengukuran", instansi=instansi, tahun=tahun, oleh=mesin)
    teks = subprocess.run(["pdftotext", "-layout", "-", "-"], input=hasil.isi, capture_output=True, check=True).stdout
    keluar: dict[str, str] = {}
    for baris in teks.decode().replace("\xa0", " ").splitlines():
        if cocok := re.search(r"\b(K\d{3})\s(.*?)(?:([−\d.,]+) %|tidak ada)[\w ]*$", baris):
            keluar.setdefault(cocok[1], cocok[3] or TANPA)
    return keluar


def dari_xlsx(klien, tahun: int) -> dict[str, tuple[str, str]]:
    """The same from the cells of the download."""
    jawaban = klien.get(f"/magetan/{tahun}/capaian/dinas-uji/unduh/")
    lembar = openpyxl.load_workbook(io.BytesIO(jawaban.content)).worksheets[0]
    baris = list(lembar.iter_rows())
    kepala = next(i for i, b in enumerate(baris) if b[1].value == "Indikator")
    letak = {sel.value: i for i, sel in enumerate(baris[kepala])}
    hasil = {}
    for satu in baris[kepala + 1 :]:
        if nama := satu[letak["Indikator"]].value:
            sel, kategori = satu[letak["Capaian (%)"]], satu[letak["Kategori"]].value or ""
            assert sel.value is None or sel.number_format == "#,##0.00"
            hasil[nama] = (TANPA if sel.value is None else tulis(Decimal(str(sel.value))), kategori)
    return hasil


def test_dua_ratus_kasus_sama_di_mana_pun(dunia, tmp_path):
    pemda, instansi, semua, orang = dunia
    klien, harapan = pabrik.klien(orang), dari_perintah(semua, tmp_path)
    assert sum(nilai == TANPA for nilai, _ in harapan.values()) < 60  # most cases have a figure
    assert {"100,00", "110,00", "120,00"} <= {nilai for nilai, _ in harapan.values()}
    for tahun in BATAS:
        tahun_ini = {k.nama: harapan[k.nama] for k in semua if k.tahun == tahun}
        assert dari_layar(klien, tahun) == tahun_ini
        assert dari_xlsx(klien, tahun) == tahun_ini
        assert dari_pdf(pemda, instansi, tahun) == {nama: nilai for nama, (nilai, _) in tahun_ini.items()}
