"""What is known while a document is walked through: the open sheet, lines that may be titles, what is left over."""

from indikator.tempel.rapi import sebaris
from laporan.kertas import nama_jabatan, unit
from laporan.kertas.bahan import BagianTabel, Bahan
from laporan.kertas.bentuk import SisaBaca, Terbaca
from laporan.kertas.judul_lembar import IKI, IKU, PK
from laporan.kertas.kolom import Judul
from laporan.kertas.naskah import Alinea

DARI_JUDUL = "Nama jabatan diambil dari judul di atas lembar."
DARI_PK = "Dibaca dari tabel Perjanjian Kinerja."
DARI_ATAS = "Nama jabatan diambil dari tulisan di atas tabel."
TANPA_NAMA = "Nama jabatan tidak ditemukan di atas tabel ini; isi sendiri."


class Pembagi:
    """`lembar`: the sheets in their order; `sisa`: lines that belong to none; `catatan`: what was not read."""

    def __init__(self) -> None:
        self.lembar: list[Bahan] = []
        self.sisa: list[SisaBaca] = []
        self.catatan: list[str] = []
        self.kini: Bahan | None = None
        self.jenis = ""  # of the heading that was seen last, until something uses it
        self.bagian = ""  # "tugas" or "fungsi", where plain lines belong
        self.antre: list[str] = []  # labels whose value stands below
        self.tabel: BagianTabel | None = None
        self.tabel_lain = False  # inside a table of something else
        self.judul_lalu: Judul | None = None
        self.tunda: list[Alinea] = []  # lines that may be the title of what follows
        self._judul: list[Alinea] = []  # headings and labels that belong to the next sheet
        self._unit: Alinea | None = None  # heading of a unit above the next sheet

    def buka(self, bahan: Bahan) -> None:
        """Begin a sheet; lines that are no title belong nowhere."""
        self.lepas_tunda()
        self.lembar.append(bahan)
        self.kini, self.tabel, self.tabel_lain, self.bagian, self.jenis = bahan, None, False, "", ""
        for satu in (*filter(None, [self._unit]), *self._judul):
            bahan.tulis(satu.teks, satu.letak)
        bahan.judul_unit = self._unit.teks if self._unit else ""
        self._judul, self._unit = [], None

    def pastikan(self) -> None:
        """The sheet that an identity label or a table belongs to, opened where a heading announced a new one."""
        kosong = self.kini is not None and not self.kini.bertabel
        if self.jenis == PK and not kosong:
            self.buka(Bahan(IKU, catatan=[DARI_PK]))
        elif self.jenis == IKU:
            if not (kosong and self.kini.jenis == IKU):
                self.buka(Bahan(IKU))
        elif nama := self._ambil_nama():
            if kosong and nama_jabatan.sama(self.kini.jabatan.teks, nama.teks):
                self.kini.tulis(nama.mentah, self.kini.letak[-1])
            else:
                self.buka(Bahan(IKI, nama))
        elif not kosong:
            self.buka(Bahan(IKI, Terbaca("", "", 0, (TANPA_NAMA,))))
        self.lepas_tunda()
        self.jenis = ""

    def tinggalkan(self) -> None:
        """The sheet that was opened last is none: it named the superior who signs too. The one before it is open."""
        if len(self.lembar) < 2 or self.kini.berisi or self.lembar[-2].bertabel:
            return
        atasan = self.lembar.pop()
        self.sisa += [SisaBaca(teks, letak) for teks, letak in zip(atasan.mentah, atasan.letak, strict=True)]
        self.kini = self.lembar[-1]

    def ada_calon_nama(self) -> bool:
        """Whether the line right above looks like the name of a jabatan."""
        return bool(self.tunda) and nama_jabatan.rupa(sebaris(self.tunda[-1].teks))

    def _ambil_nama(self) -> Terbaca | None:
        """The name that stands in the title lines or right above, taken from the lines that wait."""
        if self.jenis == IKI and self.tunda and nama_jabatan.rupa(sebaris(self.tunda[0].teks)):
            semua, self.tunda = self.tunda, []
            nama = " ".join(sebaris(satu.teks) for satu in semua)
            return Terbaca(nama, "\n".join(satu.teks for satu in semua), 80, (DARI_JUDUL,))
        if self.ada_calon_nama():
            satu = self.tunda.pop()
            return Terbaca(sebaris(satu.teks), satu.teks, 70, (DARI_ATAS,))
        return None

    def simpan_judul(self, alinea: Alinea) -> None:
        """A heading or a label without a value belongs to the sheet that it opens."""
        self._judul.append(alinea)

    def catat(self, alinea: Alinea) -> None:
        """A line that was read belongs to the open sheet."""
        if self.kini:
            self.kini.tulis(f"{alinea.label} {alinea.teks}".strip(), alinea.letak)

    def buang(self, alinea: Alinea) -> None:
        self.sisa.append(SisaBaca(f"{alinea.label} {alinea.teks}".strip(), alinea.letak))

    def lepas_tunda(self) -> None:
        """Lines that are no title belong nowhere, but for the name of a unit above a sheet."""
        for satu in self.tunda:
            if unit.judul(satu.teks) and not satu.label:
                if self._unit:
                    self.buang(self._unit)
                self._unit = satu
            else:
                self.buang(satu)
        self.tunda = []

    def selesai(self) -> None:
        """The end of the document: nothing waits any longer."""
        self.lepas_tunda()
        for satu in (*self._judul, *filter(None, [self._unit])):
            self.buang(satu)
