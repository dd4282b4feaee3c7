"""Walks through a document and gathers what belongs to each sheet; what belongs to none is left over."""

import re
from collections.abc import Iterable

from indikator.tempel import Sel
from indikator.tempel.rapi import polos, sebaris
from laporan.kertas import identitas_jabatan as ij
from laporan.kertas import kolom, nama_jabatan, putar, unit
from laporan.kertas.bahan import Bahan, BagianTabel
from laporan.kertas.bentuk import SisaBaca, Terbaca
from laporan.kertas.kolom import Judul
from laporan.kertas.naskah import Alinea, TabelNaskah, Unsur

IKI, IKU, BESAR = "iki", "iku", "besar"  # a table that names the jabatan of each row is many sheets
_JUDUL = re.compile(
    r"(?:lampiran\s*)?(?:[ivx\d]{1,4}[.)]\s*|[a-z][.)]\s*)?(?:(?:reviu?|penetapan|formulir|form|tabel|matriks?|rencana) )*"
    r"(?:(?P<iki>indikator kinerja individu|iki)|(?P<iku>indikator kinerja utama|iku|perjanjian kinerja))\b(?P<sisa>.*)",
    re.IGNORECASE | re.DOTALL,
)
_KETERANGAN = re.compile(
    r"\s*(?:\(ik[iu]\))?\s*(?:(?:jabatan|tahun|ta|th)?\.?\s*\d{4}(?:\s*[-–]\s*\d{4})?)?\s*", re.IGNORECASE
)
_LABEL = re.compile(r"^\(?(?:\d{1,3}|[a-z]|[A-Z]|[IVX]{1,5})[.)]\s+")
PANJANG_JUDUL = 120
DARI_JUDUL = "Nama jabatan diambil dari judul di atas lembar."
DARI_ATAS = "Nama jabatan diambil dari tulisan di atas tabel."
TANPA_NAMA = "Nama jabatan tidak ditemukan di atas tabel ini; isi sendiri."
TABEL_LAPORAN = "Tabel di {} memuat realisasi, capaian atau anggaran; tidak dibaca sebagai IKU atau IKI."
TANPA_INDIKATOR = "Tabel di {} tidak dibaca: kolom indikatornya tidak ditemukan di judul tabel."
TANPA_JUDUL = "Tabel tanpa judul kolom; dibaca dengan judul tabel sebelumnya."


class Pembagi:
    """`lembar`: the sheets in their order; `sisa`: lines that belong to none."""

    def __init__(self) -> None:
        self.lembar: list[Bahan] = []
        self.sisa: list[SisaBaca] = []
        self.catatan: list[str] = []
        self._kini: Bahan | None = None
        self._tunda: list[Alinea] = []  # lines that may be the title of what follows
        self._jenis = ""  # of the heading that was seen last, until something uses it
        self._judul: list[Alinea] = []  # headings of sheets
        self._antre: list[str] = []  # labels whose value stands below
        self._bagian = ""  # tugas, fungsi, jabatan, lain: where plain lines belong
        self._tabel: BagianTabel | None = None
        self._lain = False  # inside a table of something else
        self._lalu: Judul | None = None
        self._unit: Alinea | None = None  # heading of a unit above the next sheet

    def bagi(self, unsur: Iterable[Unsur]) -> None:
        for satu in unsur:
            if isinstance(satu, Alinea):
                self._alinea(satu)
            else:
                self._satu_tabel(putar.tegakkan(satu))
        self._lepas_tunda()
        self.sisa += [_sisa(satu) for satu in (*self._judul, *filter(None, [self._unit]))]

    # --- paragraphs --------------------------------------------------------------------------------------------------

    def _alinea(self, alinea: Alinea) -> None:
        teks = polos(alinea.teks)
        if not self._antre and (cocok := judul_lembar(alinea)):
            self._mulai_judul(alinea, cocok)
        elif sebutan := ij.baca(teks):
            self._sebutan(sebutan, alinea)
        elif self._antre:
            self._isi_antre(teks, alinea)
        elif self._bagian in (ij.TUGAS, ij.FUNGSI) and self._kini and not _sela(alinea):
            self._kini.uraian(self._bagian, f"{alinea.label} {teks}".strip())
            self._catat(alinea)
        else:
            self._tunda.append(alinea)

    def _mulai_judul(self, alinea: Alinea, cocok: re.Match) -> None:
        self._lepas_tunda()
        self._jenis = IKI if cocok["iki"] else IKU
        self._judul.append(alinea)
        self._bagian, self._tabel, self._lain = "", None, False
        sisa = cocok["sisa"].strip(" \n:.-–")
        if sisa and not _KETERANGAN.fullmatch(cocok["sisa"]):
            self._tunda.append(Alinea(sisa, alinea.letak))

    def _sebutan(self, sebutan: ij.Sebutan, alinea: Alinea) -> None:
        """A label of the identity block with its value, or alone on its line."""
        pokok = sebutan.kunci in (ij.JABATAN, ij.TUGAS, ij.FUNGSI)
        if not sebutan.bertitik and not sebutan.isi:
            if pokok:
                self._antre.append(sebutan.kunci)
                self._tunda_diam(alinea)
            else:
                self._tunda.append(alinea)
            return
        self._antre = []
        self._terapkan(sebutan.kunci, sebutan.isi, alinea)

    def _isi_antre(self, teks: str, alinea: Alinea) -> None:
        """The value of the first label that waits for one."""
        kunci = self._antre.pop(0)
        isi = teks.removeprefix(":").strip()
        if kunci in (ij.TUGAS, ij.FUNGSI) and isi:
            isi = f"{alinea.label} {isi}".strip() if not teks.startswith(":") else isi
        self._terapkan(kunci, isi, alinea)

    def _terapkan(self, kunci: str, isi: str, alinea: Alinea) -> None:
        if kunci == ij.JABATAN:
            self._mulai_jabatan(isi, alinea)
        elif kunci in (ij.TUGAS, ij.FUNGSI):
            self._pastikan_lembar()
            self._kini.uraian(kunci, isi)
            self._bagian = kunci
            self._catat(alinea)
        else:
            self._keterangan(kunci, isi, alinea)

    def _keterangan(self, kunci: str, isi: str, alinea: Alinea) -> None:
        """Unit of the sheet; visi, misi, tujuan and the like stay over, after opening the sheet they head."""
        if self._jenis and not (self._kini and not self._kini.bertabel and self._jenis == self._kini.jenis):
            if self._jenis == IKU or self._calon_nama():
                self._pastikan_lembar()
        if kunci == ij.UNIT and self._kini and isi:
            self._kini.unit = Terbaca(sebaris(isi), isi)
            self._catat(alinea)
        else:
            self._buang(alinea)
        self._bagian = ij.LAIN if not isi else self._bagian

    # --- sheets ------------------------------------------------------------------------------------------------------

    def _mulai_jabatan(self, nama: str, alinea: Alinea) -> None:
        nama = sebaris(nama)
        kini = self._kini
        if not nama:
            self._antre = [ij.JABATAN]
            return
        if not (kini and kini.jenis == IKI and not kini.bertabel and nama_jabatan.sama(kini.jabatan.teks, nama)):
            self._lepas_tunda()
            self._buka(Bahan(IKI, Terbaca(nama, alinea.teks)))
        self._bagian = ""
        self._catat(alinea)

    def _buka(self, bahan: Bahan) -> None:
        self.lembar.append(bahan)
        self._kini, self._tabel, self._lain, self._bagian, self._jenis = bahan, None, False, "", ""
        for satu in (*filter(None, [self._unit]), *self._judul):
            bahan.tulis(satu.teks, satu.letak)
        bahan.judul_unit = self._unit.teks if self._unit else ""
        self._judul, self._unit = [], None

    def _pastikan_lembar(self) -> None:
        """The sheet that an identity label or a table belongs to, opened where a heading announced a new one."""
        if self._jenis == IKU:
            if not (self._kini and self._kini.jenis == IKU and not self._kini.bertabel):
                self._lepas_tunda()
                self._buka(Bahan(IKU))
            self._jenis = ""
            return
        nama = self._calon_nama()
        if nama:
            self._tunda = []
            self._buka(Bahan(IKI, nama))
        elif self._kini is None or self._kini.bertabel:
            self._lepas_tunda()
            self._buka(Bahan(IKI, Terbaca("", "", 0, (TANPA_NAMA,))))
        else:
            self._lepas_tunda()
            self._jenis = ""

    def _calon_nama(self) -> Terbaca | None:
        """The name that stands in the title lines or right above."""
        baris = [sebaris(satu.teks) for satu in self._tunda]
        if self._jenis == IKI and baris and nama_jabatan.rupa(baris[0]):
            return Terbaca(" ".join(baris), "\n".join(satu.teks for satu in self._tunda), 80, (DARI_JUDUL,))
        if baris and nama_jabatan.rupa(baris[-1]):
            return Terbaca(baris[-1], self._tunda.pop().teks, 70, (DARI_ATAS,)) if self._sisakan(1) else None
        return None

    def _sisakan(self, banyak: int) -> bool:
        """The lines above the last ones belong nowhere."""
        atas, self._tunda = self._tunda[:-banyak], self._tunda[-banyak:]
        self.sisa += [_sisa(satu) for satu in atas]
        return True

    # --- tables ------------------------------------------------------------------------------------------------------

    def _satu_tabel(self, tabel: TabelNaskah) -> None:
        nomor, awal = 0, True
        while nomor < len(tabel.baris):
            letak = tabel.nomor[nomor] if nomor < len(tabel.nomor) else tabel.letak
            baris = tabel.baris[nomor]
            if judul := kolom.cari(tabel.baris, nomor):
                self._mulai_tabel(judul, tabel, nomor)
                nomor, awal = judul.akhir, False
                continue
            if awal and self._tabel is None and not self._lain and (judul := self._tanpa_judul(tabel, nomor)):
                self._mulai_tabel(judul, tabel, nomor)
            self._satu_baris(baris, letak, awal)
            nomor, awal = nomor + 1, False

    def _tanpa_judul(self, tabel: TabelNaskah, nomor: int) -> Judul | None:
        """Columns of a table whose heading is missing, where an open sheet waits for one."""
        sisa = tabel.baris[nomor:]
        lebar = max(map(len, sisa))
        if lebar < 3 or not self._kini or self._kini.bertabel or any(_sebutan(baris) for baris in sisa[:3]):
            return None
        if self._lalu and self._lalu.lebar == lebar:
            return Judul(self._lalu.bidang, self._lalu.judul, nomor, TANPA_JUDUL)
        return kolom.tebak(sisa)

    def _mulai_tabel(self, judul: Judul, tabel: TabelNaskah, nomor: int) -> None:
        self._antre, self._bagian = [], ""
        self._lain = not judul.indikator
        letak = tabel.nomor[nomor] if nomor < len(tabel.nomor) else tabel.letak
        kepala = tabel.baris[nomor : judul.akhir] if judul.akhir > nomor else ()
        if self._lain:
            self._tabel = None
            self._lepas_tunda()
            kalimat = TANPA_INDIKATOR if kolom.LAPORAN not in judul.bidang else TABEL_LAPORAN
            self.catatan.append(kalimat.format(letak))
            self.sisa += [SisaBaca(_gabung(baris), letak) for baris in kepala]
            return
        self._pilih_lembar(judul)
        for baris in kepala:
            self._kini.tulis(_gabung(baris), letak)
        lama = self._kini.tabel[-1] if self._kini.tabel else None
        if lama and lama.judul.bidang == judul.bidang:
            self._tabel = lama
            lama.putus.add(len(lama.baris))
        else:
            self._tabel = BagianTabel(judul)
            self._kini.tabel.append(self._tabel)
        self._lalu = judul

    def _pilih_lembar(self, judul: Judul) -> None:
        """The sheet that a table belongs to."""
        if judul.besar:
            self._lepas_tunda()
            self._buka(Bahan(BESAR))
        elif self._kini is None and not self._jenis and any(satu.upper() == "IKU" for satu in judul.judul):
            self._jenis = IKU
            self._pastikan_lembar()
        elif self._jenis == IKU or self._kini is None or not self._kini.bertabel or self._calon_ada():
            self._pastikan_lembar()
        elif self._jenis == IKI:
            self._pastikan_lembar()
        else:
            self._lepas_tunda()

    def _calon_ada(self) -> bool:
        return bool(self._tunda) and nama_jabatan.rupa(sebaris(self._tunda[-1].teks))

    def _satu_baris(self, baris: tuple[Sel, ...], letak: str, awal: bool) -> None:
        teks = _gabung(baris)
        if not teks.strip():
            return
        sebutan = _sebutan(baris)
        if not awal and self._tabel is not None and (nama := _baris_jabatan(baris, self._tabel.judul.lebar)):
            self._jabatan_di_tabel(nama, Alinea(teks, letak))
        elif sebutan and (self._tabel is None or _pokok(sebutan, baris)):
            self._antre = []
            self._terapkan(sebutan.kunci, sebutan.isi, Alinea(teks, letak))
        elif self._tabel is not None and len(baris) * 2 >= self._tabel.judul.lebar:
            self._tabel.tambah(baris, letak, awal)
            self._kini.tulis(teks, letak)
        elif self._bagian in (ij.TUGAS, ij.FUNGSI) and self._kini and not self._lain:
            self._kini.uraian(self._bagian, "\n".join(sel.teks for sel in baris if not sel.kosong))
            self._kini.tulis(teks, letak)
        else:
            self._lepas_tunda()
            self.sisa.append(SisaBaca(teks, letak))

    def _jabatan_di_tabel(self, nama: str, alinea: Alinea) -> None:
        """A row of its own names the jabatan of the rows below: another sheet under the same heading."""
        judul = self._tabel.judul
        if not self._kini.jabatan.teks and not self._tabel.baris:
            self._kini.jabatan = Terbaca(nama, alinea.teks)
            self._catat(alinea)
            return
        self._mulai_jabatan(nama, alinea)
        self._tabel = BagianTabel(judul)
        self._kini.tabel.append(self._tabel)

    # --- keeping -----------------------------------------------------------------------------------------------------

    def _catat(self, alinea: Alinea) -> None:
        if self._kini:
            self._kini.tulis(f"{alinea.label} {alinea.teks}".strip(), alinea.letak)

    def _tunda_diam(self, alinea: Alinea) -> None:
        """A label without a value belongs to the sheet that its value opens."""
        self._judul.append(alinea)

    def _buang(self, alinea: Alinea) -> None:
        self.sisa.append(_sisa(alinea))

    def _lepas_tunda(self) -> None:
        """Lines that are no title belong nowhere, but for the name of a unit above a sheet."""
        for satu in self._tunda:
            if unit.judul(satu.teks) and not satu.label:
                self.sisa += [_sisa(self._unit)] if self._unit else []
                self._unit = satu
            else:
                self.sisa.append(_sisa(satu))
        self._tunda = []


def judul_lembar(alinea: Alinea) -> re.Match | None:
    """Whether a paragraph is the heading of a sheet."""
    teks = sebaris(alinea.teks)
    if len(teks) > PANJANG_JUDUL or teks.endswith((";", ",", ".")):
        return None
    cocok = _JUDUL.fullmatch(teks)
    return cocok if cocok and (alinea.judul or teks.isupper() or _KETERANGAN.fullmatch(cocok["sisa"])) else None


def _sela(alinea: Alinea) -> bool:
    """A short title in capitals, which is no item of a list."""
    teks = sebaris(alinea.teks)
    return not alinea.label and (
        alinea.judul or (teks.isupper() and len(teks) <= 60 and not teks.endswith((";", ".")))
    )


def _sebutan(baris: tuple[Sel, ...]) -> ij.Sebutan | None:
    sebutan = ij.dari_sel([polos(sel.teks) for sel in baris])
    return sebutan if sebutan and (sebutan.bertitik or sebutan.isi) else None


def _baris_jabatan(baris: tuple[Sel, ...], lebar: int) -> str:
    """The jabatan that a row of its own inside a table names, "" for any other row."""
    isi = [sel.teks for sel in baris if not sel.kosong]
    if len(isi) != 1 or lebar < 3 or baris[0].kosong:
        return ""
    sebutan = ij.baca(polos(isi[0]))
    if sebutan and sebutan.kunci == ij.JABATAN:
        return sebutan.isi
    nama = _LABEL.sub("", sebaris(isi[0]))
    return nama if nama_jabatan.rupa(nama) else ""


def _pokok(sebutan: ij.Sebutan, baris: tuple[Sel, ...]) -> bool:
    return sebutan.kunci in (ij.JABATAN, ij.TUGAS, ij.FUNGSI) and sum(not sel.kosong for sel in baris) <= 4


def _gabung(baris: tuple[Sel, ...]) -> str:
    return "\t".join(sel.teks for sel in baris)


def _sisa(alinea: Alinea) -> SisaBaca:
    return SisaBaca(f"{alinea.label} {alinea.teks}".strip(), alinea.letak)
