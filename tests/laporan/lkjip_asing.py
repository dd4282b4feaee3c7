"""An LKjIP as other people have it: seed 3's report as a Word document and as a workbook, with several indicators in
one cell, merged cells and headings of two rows, made from the tables and the narrative of its fixture."""

import io
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path

import yaml
from openpyxl import Workbook

from kinerja.docx import html_ke_docx
from laporan.word import SARINGAN
from laporan.word.acuan import buat_acuan

FIXTURE = Path(__file__).resolve().parents[2] / "fixtures/contoh/magetan.lkjip-2019.yaml"


@cache
def laporan() -> dict:
    """The LKjIP of the fixture: bagian, tabel_sumber, temuan_sumber."""
    return yaml.safe_load(FIXTURE.read_text())["lkjip"][0]


@cache
def docx() -> bytes:
    """The whole report, through pandoc."""
    badan = "".join(_bagian(satu) for satu in laporan()["bagian"])
    return html_ke_docx(f"<body>{badan}</body>", judul="LKjIP 2019", acuan=buat_acuan("f4"), saringan=SARINGAN)


@cache
def xlsx() -> bytes:
    """One sheet a table: several indicators in one cell with line breaks, merged cells, headings of two rows."""
    buku = Workbook()
    buku.remove(buku.active)
    for tabel in laporan()["tabel_sumber"]:
        lembar = buku.create_sheet(tabel["kode"])
        lembar["A1"] = tabel["judul"]
        for nomor, baris in enumerate([*_kepala(tabel["kepala"]), *_digabung(tabel, "\n")], 3):
            for kolom, isi in enumerate(baris, 1):
                lembar.cell(nomor, kolom, isi or None)
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def html() -> str:
    """What the clipboard holds when the tables are copied in Word."""
    return "".join(f"<p>{satu['judul']}</p>{_tabel(satu)}" for satu in laporan()["tabel_sumber"])


def _bagian(bagian: dict) -> str:
    """A chapter: its tables behind the first paragraph, as in the report."""
    tabel = [satu for satu in laporan()["tabel_sumber"] if satu["bagian"] == bagian["kode"]]
    awal, pisah, akhir = bagian["isi"].partition("</p>")
    utama, anggaran = tabel[:1], tabel[1:]
    return "".join([f"<p>{bagian['judul']}</p>", awal, pisah, *map(_tabel, utama), akhir, *map(_tabel, anggaran)])


def _tabel(tabel: dict) -> str:
    kepala = "".join(f"<tr>{''.join(sel)}</tr>" for sel in _kepala_html(tabel["kepala"]))
    isi = "".join(
        f"<tr>{''.join(f'<td>{_sel_html(sel)}</td>' for sel in baris)}</tr>" for baris in _digabung(tabel, "<br>")
    )
    return f"<table>{kepala}{isi}</table>"


def _sel_html(isi: str) -> str:
    """Names as a list with a list inside; values as lines."""
    if "\n" not in isi:
        return isi.replace("<br>", "<br/>")
    butir, dalam, hasil = isi.split("\n"), [], []
    for satu in [*butir, ""]:
        if satu.startswith("• "):
            dalam.append(f"<li>{satu[2:]}</li>")
            continue
        if dalam:
            hasil[-1] = hasil[-1].removesuffix("</li>") + f"<ul>{''.join(dalam)}</ul></li>"
            dalam = []
        if satu:
            hasil.append(f"<li>{satu.removeprefix('- ')}</li>")
    return f"<ul>{''.join(hasil)}</ul>"


def _kepala(kepala: list[str]) -> list[list[str]]:
    """ "Tahun 2019 / Target" stands in two rows, the group only over its first column."""
    if not any(" / " in satu for satu in kepala):
        return [kepala]
    atas = [satu.partition(" / ")[0] for satu in kepala]
    return [
        ["" if n and isi == atas[n - 1] else isi for n, isi in enumerate(atas)],
        [satu.partition(" / ")[2] for satu in kepala],
    ]


def _kepala_html(kepala: list[str]) -> Iterable[list[str]]:
    if len(_kepala(kepala)) == 1:
        yield [f"<td>{satu}</td>" for satu in kepala]
        return
    grup = [(nama, len(list(isi))) for nama, isi in groupby(satu.partition(" / ")[0] for satu in kepala)]
    yield [f'<td colspan="{n}">{nama}</td>' if n > 1 else f'<td rowspan="2">{nama}</td>' for nama, n in grup]
    yield [f"<td>{satu.partition(' / ')[2]}</td>" for satu in kepala if " / " in satu]


def _digabung(tabel: dict, pisah: str) -> list[list[str]]:
    """Rows of one sasaran with several indicators in one cell, where the table names sasaran and has no totals."""
    if "Sasaran Strategis" not in tabel["kepala"]:
        return tabel["baris"]
    letak = tabel["kepala"].index("Sasaran Strategis")
    hasil: list[list[list[str]]] = []
    for baris in tabel["baris"]:
        if baris[letak] or not hasil:
            hasil.append([])
        hasil[-1].append(baris)
    return [_satukan(isi, letak, pisah) if len(isi) > 1 else isi[0] for isi in hasil]


def _satukan(baris: list[list[str]], letak: int, pisah: str) -> list[str]:
    sel = list(baris[0])
    sel[letak + 1] = "\n".join(_butir([satu[letak + 1] for satu in baris]))
    for kolom in range(letak + 2, len(sel)):
        sel[kolom] = pisah.join(satu[kolom] for satu in baris)
    return sel


def _butir(nama: list[str]) -> list[str]:
    """ "Nilai RB • A", "Nilai RB • B" → "- Nilai RB", "• A", "• B"."""
    hasil: list[str] = []
    for satu in nama:
        induk, *bagian = satu.split(" • ")
        if f"- {induk}" not in hasil:
            hasil.append(f"- {induk}")
        hasil += [f"• {isi}" for isi in bagian]
    return hasil
