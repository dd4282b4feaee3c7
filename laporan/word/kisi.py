"""Tables with lines for Word: one body, joined cells as real ones, widths and alignment written out."""

from lxml.html import HtmlElement

from laporan.word.unsur_html import buat, kelas

# Percent of a column by its class (static/css/cetak.css, cetak-matriks.css); the others share what is left.
LEBAR = {
    "lebar-nomor": 6,
    "lebar-sasaran": 21,
    "lebar-target": 12,
    "lebar-angka": 12.5,
    "lebar-uang": 18,
    "lebar-kategori": 13,
    "lebar-keterangan": 18,
    "lebar-bukti": 52,
    "matriks-no": 5,
    "matriks-lembar": 15,
    "matriks-sisi": 29,
    "matriks-ket": 22,
}
TENGAH = {"sel-nomor", "sel-target", "isi-nomor", "isi-target", "isi-kategori", "kosong"}
KANAN = {"isi-angka", "isi-uang"}
BLOK = {"p", "div", "ol", "ul"}


def ubah_kisi(tabel: HtmlElement) -> None:
    """Change a `table.kisi` of the printed page in place."""
    tabel.set("custom-style", "Kisi")
    _lebar(tabel)
    for kaki in tabel.findall("tfoot"):
        kaki.drop_tree()
    badan = buat("tbody")
    for lama in tabel.findall("tbody"):
        badan.extend(lama.findall("tr"))
        lama.drop_tree()
    tabel.append(badan)
    _satukan(badan.findall("tr"))
    for sel in tabel.iter("td", "th"):
        _isi(sel)


def _lebar(tabel: HtmlElement) -> None:
    """Widths of the columns from their classes, as pandoc reads them."""
    kolom = list(tabel.iter("col"))
    lebar = [_persen(satu) for satu in kolom]
    bebas = lebar.count(0)
    sisa = max(100 - sum(lebar), 12 * bebas) / bebas if bebas else 0
    lebar = [satu or sisa for satu in lebar]
    for satu, persen in zip(kolom, lebar, strict=True):
        satu.set("style", f"width: {100 * persen / sum(lebar):.2f}%")


def _persen(kolom: HtmlElement) -> float:
    for nama in kelas(kolom):
        angka = nama.removeprefix("lebar-")
        if angka.isdecimal():
            return float(angka)
        if nama in LEBAR:
            return LEBAR[nama]
    return 0


def _satukan(baris: list[HtmlElement]) -> None:
    """Cells that continue the one above become part of it (rowspan)."""
    atas: dict[int, HtmlElement] = {}
    sisa: dict[int, int] = {}
    for tr in baris:
        kolom = 0
        for sel in list(tr.findall("td")):
            while sisa.get(kolom, 0) > 0:
                sisa[kolom] -= 1
                kolom += 1
            tinggi, lebar = int(sel.get("rowspan", "1")), int(sel.get("colspan", "1"))
            if "sambung" in kelas(sel) and kolom in atas:
                atas[kolom].set("rowspan", str(int(atas[kolom].get("rowspan", "1")) + tinggi))
                sel.drop_tree()
            else:
                atas[kolom] = sel
            for letak in range(kolom, kolom + lebar):
                sisa[letak] = tinggi - 1
            kolom += lebar
        for letak in [k for k in sisa if k >= kolom and sisa[k] > 0]:
            sisa[letak] -= 1


def _isi(sel: HtmlElement) -> None:
    """The words of a cell, between its blocks, as paragraphs in the style of their column."""
    gaya = _gaya(sel)
    isi, awal = list(sel), sel.text
    sel.text = None
    wadah = _tambah_kata(sel, None, awal, gaya)
    for satu in isi:
        ekor, satu.tail = satu.tail, None
        if satu.tag in BLOK:
            sel.append(satu)
            wadah = None
        else:
            wadah = _wadah(sel, gaya) if wadah is None else wadah
            wadah.append(satu)
        wadah = _tambah_kata(sel, wadah, ekor, gaya)


def _gaya(sel: HtmlElement) -> str:
    nama = set(kelas(sel))
    if sel.tag == "th":
        return "sel-kepala"
    if "sel-indikator" in nama and "sub-baris" in kelas(sel.getparent()):
        return "sel-sub"
    return "sel-tengah" if nama & TENGAH else "sel-kanan" if nama & KANAN else "sel"


def _tambah_kata(sel: HtmlElement, wadah: HtmlElement | None, teks: str | None, gaya: str) -> HtmlElement | None:
    """Words at the end of a cell: in the open paragraph, or in a new one unless they are only blanks."""
    if wadah is None and not (teks or "").strip():
        return None
    wadah = _wadah(sel, gaya) if wadah is None else wadah
    if len(wadah):
        wadah[-1].tail = (wadah[-1].tail or "") + (teks or "")
    else:
        wadah.text = (wadah.text or "") + (teks or "")
    return wadah


def _wadah(sel: HtmlElement, gaya: str) -> HtmlElement:
    div = buat("div", gaya)
    sel.append(div)
    return div
