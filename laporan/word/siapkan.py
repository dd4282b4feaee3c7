"""Page source for PDF turned into what pandoc can carry into Word.

Pandoc knows no CSS and drops the class of a paragraph: each one that is not plain text gets a `div` with one class
(laporan/word/saring.lua gives it its style); what CSS places side by side becomes a table without lines.
"""

import re
from dataclasses import dataclass

from lxml import html as lxml_html
from lxml.html import HtmlElement

from kinerja.qr import png_dari_svg
from laporan.word.gaya import MM, teks_lebar
from laporan.word.kisi import ubah_kisi
from laporan.word.rumus import ubah_rumus
from laporan.word.unsur_html import anak, buang, buat, isi_ulang, kelas, punya, semua

BARU = {"sampul", "tubuh", "lembar", "sampul-laporan", "daftar-isi", "tingkat-1"}  # begin a page
MENDATAR = {"mendatar", "laporan-mendatar"}
TITIK = "…" * 15
# Class of the paragraphs without one (or with one that says nothing in Word), by what they stand in.
DALAM = {
    "kepala-keputusan": "kepala-keputusan-baris",
    "kepala-lampiran": "lampiran-kepala",
    "tanda-tangan": "tt-isi",
    "tt-dua": "tt-isi",
    "tembusan": "tembusan-baris",
    "sampul-laporan": "sampul-laporan-baris",
    "sampul-kaki": "sampul-kaki-baris",
    "klausul": "klausul-isi",
    "identitas": "identitas-isi",
    "tabel-catatan": "tabel-catatan",
}
SENDIRI = {
    "berjarak", "kepala-akhir", "sampul-besar", "sampul-kecil", "kop-pertama", "kop-nama", "kop-alamat", "kop-kota",
    "memutuskan", "label", "lampiran-baris", "identitas-label", "tt-waktu", "tt-jabatan", "tt-nama", "tabel-judul",
    "daftar-1", "daftar-2", "daftar-3", "daftar-lembar", "daftar-judul",
}  # fmt: skip
BUTIR = {"klausul": "klausul-butir", "identitas": "identitas-butir", "tembusan": "tembusan-butir"}
BERDUA = {"tt-ruang": "tt-sisi-ruang", "tt-nama": "tt-sisi-nama"}  # of two signatures side by side
LEBAR_GAMBAR = {"kop-lambang": "22mm"}
LEBAR_GRAFIK = "150mm"
_SVG = re.compile(r"data:image/svg\+xml")


@dataclass(frozen=True)
class Siap:
    """HTML for pandoc, and what stands in the margins: whether a draft, name of a report, address with its QR."""

    html: str
    draf: bool
    nama_dokumen: str
    periksa: str
    qr: str


def siapkan(sumber: str, kertas: str) -> Siap:
    """The page source (templates/laporan/cetak) for pandoc; kertas: "f4" or "a4"."""
    akar = lxml_html.document_fromstring(sumber)
    badan = akar.find("body")
    periksa = next(iter(semua(badan, "kaki-periksa")), None)
    siap = {
        "draf": bool(semua(badan, "status-cetak")),
        "nama_dokumen": " ".join("".join(s.text_content() for s in semua(badan, "nama-dokumen")[:1]).split()),
        "periksa": " ".join(" ".join(periksa.itertext()).split()) if periksa is not None else "",
        "qr": png_dari_svg(periksa.find(".//img").get("src")) if periksa is not None else "",
    }
    for nama in ("status-cetak", "nama-dokumen", "kaki-periksa", "awal-sasaran"):
        buang(badan, nama)
    for unsur in semua(badan, "kapital"):
        _kapital(unsur)
    for titik in semua(badan, "titik"):
        titik.text = TITIK
    ubah_rumus(badan)
    _jangkar(badan)
    for bagian in badan.findall("section"):
        _bagian(bagian, kertas)
    return Siap(lxml_html.tostring(akar, encoding="unicode"), **siap)


def _jangkar(badan: HtmlElement) -> None:
    """Places that links lead to, with short names (pandoc gives long ones another name); of a section its heading."""
    nama: dict[str, str] = {}
    for unsur in badan.xpath(".//*[@id]"):
        baru = nama.setdefault(unsur.attrib.pop("id"), f"tempat{len(nama) + 1}")
        judul = next(unsur.iterdescendants("h1", "h2", "h3"), unsur)
        judul.set("id", baru)
    for tautan in badan.iter("a"):
        tujuan = tautan.get("href", "").removeprefix("#")
        if tujuan in nama:
            tautan.set("href", f"#{nama[tujuan]}")


def _kapital(unsur: HtmlElement) -> None:
    for satu in unsur.iter():
        satu.text = (satu.text or "").upper()
        if satu is not unsur:
            satu.tail = (satu.tail or "").upper()


def _bagian(bagian: HtmlElement, kertas: str) -> None:
    """One section of the page: what pandoc's filter needs to know of it, and everything in it."""
    sendiri = set(kelas(bagian))
    mendatar = bool(sendiri & MENDATAR)
    lebar = teks_lebar(kertas, mendatar) / MM
    bagian.set(
        "data-bagian", "laporan" if sendiri & {"laporan", "laporan-mendatar", "berhalaman"} else _jenis(sendiri)
    )
    bagian.set("data-arah", "mendatar" if mendatar else "tegak")
    bagian.set("data-halaman", "baru" if sendiri & BARU else "terus")
    for tabel in semua(bagian, "kisi"):
        ubah_kisi(tabel)
    for daftar in semua(bagian, "daftar-isi"):
        _daftar_isi(daftar)
    if "daftar-isi" in sendiri:
        _daftar_isi(bagian)
    for gambar in bagian.iter("img"):
        _gambar(gambar)
    _susun_berdampingan(bagian, lebar)
    _paragraf(bagian)


def _jenis(sendiri: set[str]) -> str:
    return next((nama for nama in ("sampul", "tubuh", "sampul-laporan") if nama in sendiri), "lampiran")


def _daftar_isi(daftar: HtmlElement) -> None:
    """Each line of the contents gets the page number of where it leads."""
    for tautan in daftar.iter("a"):
        if tautan.get("href", "").startswith("#"):
            halaman = buat("span", "halaman", **{"data-ke": tautan.get("href")[1:]})
            halaman.text = "…"
            tautan.addnext(halaman)
            halaman.tail, tautan.tail = tautan.tail, ""


def _gambar(gambar: HtmlElement) -> None:
    """Emblem and QR by their place; a chart as wide as the text, a picture of a narrative as large as it is."""
    if punya(gambar, "grafik"):
        gambar.set("width", LEBAR_GRAFIK)
        return
    if gambar.getparent().tag == "figure":
        return
    if _SVG.match(gambar.get("src", "")):
        gambar.set("src", png_dari_svg(gambar.get("src")))
    gambar.set("width", LEBAR_GAMBAR.get((kelas(gambar) or [""])[0], "18mm"))
    gambar.set("alt", "Lambang" if punya(gambar, "kop-lambang") else "Kode QR")


def _susun_berdampingan(bagian: HtmlElement, lebar: float) -> None:
    """Letterhead, Menimbang, lines of a sheet: what CSS puts side by side as tables; widths in millimetres."""
    for kop in semua(bagian, "kop"):
        gambar = list(kop.iter("img"))
        tepi = [27.0] if gambar else []
        sel = [[isi_ulang("div", gambar)]] if gambar else []
        tengah = isi_ulang("div", semua(kop, "kop-baris"))
        sisi = [[buat("div")]] if gambar else []
        _ganti(kop, "Kop", [*tepi, lebar - 2 * sum(tepi), *tepi], [[*sel, [tengah], *sisi]])
    for klausul in semua(bagian, "klausul"):
        _ganti(klausul, "Tata Letak", [35, 5, lebar - 40], [_tiga(klausul, "klausul-label", "klausul-titik", "label")])
    for dua in semua(bagian, "tt-dua"):
        baris = [[list(sisi) for sisi in semua(satu, "tt-pihak")] for satu in semua(dua, "tt-baris")]
        _ganti(dua, "Tata Letak", [lebar / 2, lebar / 2], baris)
    for identitas in semua(bagian, "identitas"):
        baris = [
            _tiga(satu, "identitas-label", "identitas-titik", "identitas-label")
            for satu in semua(identitas, "identitas-baris")
        ]
        if baris:
            _ganti(identitas, "Tata Letak", [42, 5, lebar - 47], baris)


def _tiga(unsur: HtmlElement, label: str, titik: str, gaya: str) -> list[list[HtmlElement]]:
    """Label, colon and content of one line."""
    kiri, tengah = anak(unsur, label), anak(unsur, titik)
    kiri.set("class", gaya)
    tengah.set("class", "label" if gaya == "label" else "identitas-isi")
    return [[kiri], [tengah], [satu for satu in unsur if satu is not kiri and satu is not tengah]]


def _ganti(unsur: HtmlElement, gaya: str, lebar: list[float], baris: list[list[list[HtmlElement]]]) -> None:
    """Put a table without a heading in the place of an element; it keeps the class of the element."""
    tabel = buat("table", unsur.get("class"), **{"custom-style": gaya})
    kolom = buat("colgroup")
    kolom.extend(buat("col", style=f"width: {100 * satu / sum(lebar):.2f}%") for satu in lebar)
    badan = buat("tbody")
    for sel in baris:
        tr = buat("tr")
        tr.extend(isi_ulang("td", isi) for isi in sel)
        badan.append(tr)
    tabel.extend([kolom, badan])
    tabel.tail = unsur.tail
    unsur.getparent().replace(unsur, tabel)


def _paragraf(bagian: HtmlElement) -> None:
    """A `div` with one class around every paragraph that has a style of its own; headings keep theirs."""
    for kepala in semua(bagian, "kepala-keputusan"):
        kepala[-1].set("class", "kepala-akhir")
    for ruang in semua(bagian, "tt-ruang"):
        _ruang(ruang)
    for judul in bagian.iter("h1", "h2", "h3"):
        judul.set("class", (kelas(judul) or ["judul-keputusan"])[0])
    for p in list(bagian.iter("p")):
        nama = _gaya(p)
        if nama:
            p.attrib.pop("class", None)
            _bungkus(p, nama)
    for butir in semua(bagian, "butir"):
        if butir.tag == "div" and butir.find("./p") is None:
            butir.set("class", "sel-butir")
    for nomor in semua(bagian, "no"):
        nomor.addnext(tab := buat("span", "tab"))
        tab.text = "\u00a0"
        tab.tail, nomor.tail = nomor.tail, ""
    for label in semua(bagian, "lampiran-label"):
        label.addnext(tab := buat("span", "tab"))
        tab.text = "\u00a0"
        tab.tail, label.tail = label.tail, ""


def _ruang(ruang: HtmlElement) -> None:
    """The room of a signature: empty, or the electronic mark in paragraphs of its own, first its picture."""
    gambar, tautan = list(ruang.iter("img")), ruang.find(".//a")
    kata = " ".join(" ".join(ruang.itertext()).split())
    for satu in list(ruang):
        ruang.remove(satu)
    ruang.set("class", "")
    ruang.text = None
    if not (gambar or kata):
        ruang.append(kosong := buat("p", "tt-ruang"))
        kosong.text = "\u00a0"
        return
    ruang.extend(isi_ulang("p", [satu]) for satu in gambar)
    ruang.append(baris := buat("p"))
    if tautan is not None:
        baris.append(baris := buat("a", href=tautan.get("href")))
    baris.text = kata
    if not gambar:  # the mark is still to come
        ruang.append(kosong := buat("p", "tt-ruang"))
        kosong.text = "\u00a0"


def _gaya(p: HtmlElement) -> str:
    """The class that says how a paragraph looks in Word, "" for plain text."""
    sendiri = kelas(p)
    leluhur = [nama for atas in p.iterancestors() for nama in kelas(atas)]
    if "tt-dua" in leluhur:
        return next((BERDUA[nama] for nama in sendiri if nama in BERDUA), "tt-sisi")
    if "tt-ruang" in sendiri:
        return "tt-ruang"
    if "butir" in sendiri:
        return next((gaya for nama, gaya in BUTIR.items() if nama in leluhur), "sel-butir")
    for nama in reversed(sendiri):
        if nama in SENDIRI:
            return nama
    if "kisi" in leluhur:
        return "sel"
    return next((DALAM[nama] for nama in leluhur if nama in DALAM), "")


def _bungkus(p: HtmlElement, nama: str) -> None:
    div = buat("div", nama)
    div.tail, p.tail = p.tail, ""
    p.getparent().replace(p, div)
    div.append(p)
