"""Tables of a document, row by row: their heading, rows of indicators, rows of the identity block."""

import re
from dataclasses import replace

from indikator.tempel import Sel
from indikator.tempel.rapi import polos, sebaris
from kinerja.tanggal import BULAN
from laporan.kertas import alinea as pembaca_alinea
from laporan.kertas import identitas_jabatan as ij
from laporan.kertas import judul_lembar, kolom, nama_jabatan
from laporan.kertas.bahan import BagianTabel, Bahan
from laporan.kertas.bentuk import SisaBaca, Terbaca
from laporan.kertas.judul_lembar import IKI, IKU
from laporan.kertas.kolom import Judul
from laporan.kertas.naskah import Alinea, TabelNaskah
from laporan.kertas.pembagi import Pembagi

BESAR = "besar"  # a table that names the jabatan of each row: many sheets
IDENTITAS_MAKS = 4  # cells with words in a row of the identity block
_LABEL = re.compile(r"^\(?(?:\d{1,3}|[a-z]|[A-Z]|[IVX]{1,5})[.)]\s+")
_TANDA_TANGAN = re.compile(
    r"(?:ditetapkan|dikeluarkan|disahkan) di\b|(?:pada )?tanggal\s*[:,]|mengetahui\b|nip\b[.: ]"
    rf"|[A-Z][\w .]{{2,40}},\s*(?:tanggal\s+)?(?:\d{{1,2}}|[. …]+)\s+(?:{'|'.join(BULAN)})\s+\d{{4}}$",
    re.IGNORECASE,
)
DARI_TABEL = "Nama jabatan diambil dari baris di dalam tabel."
TABEL_LAPORAN = "Tabel di {} memuat realisasi, capaian atau anggaran; tidak dibaca sebagai IKU atau IKI."
TANPA_INDIKATOR = "Tabel di {} tidak dibaca: kolom indikatornya tidak ditemukan di judul tabel."
TANPA_JUDUL = "Tabel tanpa judul kolom; dibaca dengan judul tabel sebelumnya."


def baca(pembagi: Pembagi, tabel: TabelNaskah) -> None:
    """Put the rows of one table where they belong. Its first row, without a heading, goes on after a page break."""
    nomor, awal = 0, True
    while nomor < len(tabel.baris):
        if judul := kolom.cari(tabel.baris, nomor):
            _mulai(pembagi, judul, tabel, nomor)
            nomor, awal = judul.akhir, False
            continue
        if awal and pembagi.tabel is None and (judul := _tanpa_judul(pembagi, tabel)):
            _mulai(pembagi, judul, tabel, nomor)
        _satu_baris(pembagi, tabel.baris[nomor], tabel.letak_baris(nomor), awal)
        nomor, awal = nomor + 1, False


def _tanpa_judul(pembagi: Pembagi, tabel: TabelNaskah) -> Judul | None:
    """Columns of a table whose heading is missing, where an open sheet waits for one."""
    lebar, kini = max(map(len, tabel.baris)), pembagi.kini
    if pembagi.tabel_lain or lebar < 3 or not kini or kini.bertabel or any(map(_sebutan, tabel.baris[:3])):
        return None
    if pembagi.judul_lalu and pembagi.judul_lalu.lebar == lebar:
        return replace(pembagi.judul_lalu, akhir=0, ditebak=TANPA_JUDUL)
    return kolom.tebak(tabel.baris)


def _mulai(pembagi: Pembagi, judul: Judul, tabel: TabelNaskah, nomor: int) -> None:
    """Rows of this heading follow."""
    letak = tabel.letak_baris(nomor)
    kepala = tabel.baris[nomor : judul.akhir]
    pembagi.antre, pembagi.bagian = [], ""
    pembagi.tabel_lain = not judul.indikator
    if pembagi.tabel_lain:
        pembagi.tabel = None
        pembagi.lepas_tunda()
        kalimat = TABEL_LAPORAN if kolom.LAPORAN in judul.bidang else TANPA_INDIKATOR
        pembagi.catatan.append(kalimat.format(letak))
        pembagi.sisa += [SisaBaca(gabung(baris), letak) for baris in kepala]
        return
    _pilih_lembar(pembagi, judul)
    for baris in kepala:
        pembagi.kini.tulis(gabung(baris), letak)
    pembagi.tabel = _bagian(pembagi.kini, judul)
    pembagi.judul_lalu = judul


def _bagian(kini: Bahan, judul: Judul) -> BagianTabel:
    """The rows so far where the same heading is repeated, else a new table of the sheet."""
    lama = kini.tabel[-1] if kini.tabel else None
    if lama and lama.judul.bidang == judul.bidang:
        lama.putus.add(len(lama.baris))
        return lama
    kini.tabel.append(BagianTabel(judul))
    return kini.tabel[-1]


def _pilih_lembar(pembagi: Pembagi, judul: Judul) -> None:
    """Open the sheet that a table belongs to; the same heading once more goes on with the open one."""
    kini = pembagi.kini
    if kini is None and not pembagi.jenis and "IKU" in map(str.upper, judul.judul):
        pembagi.jenis = IKU
    if judul.besar:
        if not (kini and kini.jenis == BESAR):
            pembagi.buka(Bahan(BESAR))
    elif pembagi.jenis or kini is None or not kini.bertabel or pembagi.ada_calon_nama():
        pembagi.pastikan()
    pembagi.lepas_tunda()


def _satu_baris(pembagi: Pembagi, baris: tuple[Sel, ...], letak: str, awal: bool) -> None:
    """A row that is no heading of columns: what names a sheet, what ends a table, else a row of what is open."""
    teks = gabung(baris)
    if not teks.strip():
        return
    if pembagi.tabel and _penutup(baris):
        pembagi.tabel, pembagi.bagian, pembagi.tabel_lain = None, "", True
    sebutan, tabel = _sebutan(baris), pembagi.tabel
    if _terisi(baris) == 1 and judul_lembar.baca(Alinea(teks.strip(), letak)):
        pembaca_alinea.baca(pembagi, Alinea(teks.strip(), letak))
    elif tabel and not awal and (nama := _baris_jabatan(baris, tabel.judul.lebar)):
        _jabatan_di_tabel(pembagi, nama, Alinea(teks, letak))
    elif sebutan and (tabel is None or (sebutan.pokok and _terisi(baris) <= IDENTITAS_MAKS)):
        pembagi.antre = []
        pembaca_alinea.terapkan(pembagi, sebutan.kunci, sebutan.isi, Alinea(teks, letak))
    else:
        _isi(pembagi, baris, letak, awal)


def _isi(pembagi: Pembagi, baris: tuple[Sel, ...], letak: str, awal: bool) -> None:
    """A row of the open table, the rest of a list in the identity block, a line of its own, or nothing known."""
    tabel, teks = pembagi.tabel, gabung(baris)
    if tabel and len(baris) * 2 >= tabel.judul.lebar:
        tabel.tambah(baris, letak, awal)
        pembagi.kini.tulis(teks, letak)
    elif pembagi.bagian and pembagi.kini and not pembagi.tabel_lain:
        pembagi.kini.uraian(pembagi.bagian, " ".join(sel.teks for sel in baris if not sel.kosong))
        pembagi.kini.tulis(teks, letak)
    elif _terisi(baris) == 1 and not pembagi.tabel_lain:
        pembaca_alinea.baca(pembagi, Alinea(teks.strip(), letak))
    else:
        pembagi.lepas_tunda()
        pembagi.sisa.append(SisaBaca(teks, letak))


def _jabatan_di_tabel(pembagi: Pembagi, nama: str, alinea: Alinea) -> None:
    """A row of its own names the jabatan of the rows below: another sheet under the same heading."""
    judul, jabatan = pembagi.tabel.judul, Terbaca(nama, alinea.teks, 90, (DARI_TABEL,))
    if not pembagi.kini.jabatan.teks and not pembagi.tabel.baris:
        pembagi.kini.jabatan = jabatan
    else:
        pembagi.buka(Bahan(IKI, jabatan))
        pembagi.tabel = _bagian(pembagi.kini, judul)
    pembagi.catat(alinea)


def _baris_jabatan(baris: tuple[Sel, ...], lebar: int) -> str:
    """The jabatan that a row of its own inside a table names, "" for any other row."""
    if _terisi(baris) != 1 or lebar < 3 or baris[0].kosong:
        return ""
    teks = sebaris(baris[0].teks)
    sebutan = ij.baca(teks)
    if sebutan and sebutan.kunci == ij.JABATAN:
        return sebutan.isi
    nama = _LABEL.sub("", teks)
    return nama if nama_jabatan.rupa(nama) else ""


def _penutup(baris: tuple[Sel, ...]) -> bool:
    """Whether a row begins the signature block below a table."""
    isi = [sebaris(sel.teks) for sel in baris if not sel.kosong]
    return 0 < len(isi) <= 2 and any(map(_TANDA_TANGAN.match, isi))


def _sebutan(baris: tuple[Sel, ...]) -> ij.Sebutan | None:
    """The label of the identity block that a row begins with; one of the main ones may have a blank value."""
    sebutan = ij.dari_sel([polos(sel.teks) for sel in baris])
    bernilai = sebutan and (sebutan.bertitik or sebutan.isi or (sebutan.pokok and len(baris) > 1))
    return sebutan if bernilai else None


def _terisi(baris: tuple[Sel, ...]) -> int:
    return sum(not sel.kosong for sel in baris)


def gabung(baris: tuple[Sel, ...]) -> str:
    """A row of the source as one text."""
    return "\t".join(sel.teks for sel in baris)
