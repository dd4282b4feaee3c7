"""What a document says, as plain data: every value beside its raw text, with a confidence of 0–100."""

from dataclasses import dataclass, field

YAKIN = 100
RENDAH = 70  # below: shown first in the review


@dataclass(frozen=True, slots=True)
class Terbaca:
    """One reading. `mentah`: the text of the source as it stands; `catatan`: why the confidence is not 100."""

    teks: str = ""
    mentah: str = ""
    keyakinan: int = YAKIN
    catatan: tuple[str, ...] = ()


KOSONG = Terbaca()


@dataclass(frozen=True, slots=True)
class Butir:
    """An item of tugas or fungsi, or of the decree; inner lines stay lines."""

    label: str
    isi: str


@dataclass(frozen=True, slots=True)
class BarisBaca:
    """One indicator. `lain`: tipe_penghitungan, arah, frekuensi, penanggung_jawab, nomor, target of other years.

    sub: a sub-indicator of the last row above that is none. letak: the rows of the source it came from.
    """

    sasaran: Terbaca
    indikator: Terbaca
    target: Terbaca = KOSONG
    satuan: Terbaca = KOSONG
    rumus: Terbaca = KOSONG
    sumber: Terbaca = KOSONG
    lain: dict[str, Terbaca] = field(default_factory=dict)
    sub: bool = False
    letak: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()

    @property
    def keyakinan(self) -> int:
        utama = (self.sasaran, self.indikator, self.target, self.satuan, self.rumus, self.sumber)
        return min(satu.keyakinan for satu in (*utama, *self.lain.values()))


@dataclass(frozen=True, slots=True)
class DaftarBaca:
    """Tugas or fungsi of a sheet. isi: value of organisasi.enums.IsiUraian (a printed "-" is not a blank)."""

    butir: tuple[Butir, ...] = ()
    isi: str = "tidak_ada"
    mentah: str = ""
    keyakinan: int = YAKIN
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LembarBaca:
    """One sheet: jenis "iki" (a jabatan) or "iku" (the instansi). kolom: the column headings as printed."""

    jenis: str
    jabatan: Terbaca = KOSONG
    unit: Terbaca = KOSONG
    tugas: DaftarBaca = DaftarBaca()
    fungsi: DaftarBaca = DaftarBaca()
    baris: tuple[BarisBaca, ...] = ()
    kolom: tuple[str, ...] = ()
    letak: tuple[str, ...] = ()
    mentah: str = ""
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeputusanBaca:
    """The decree's own text. tanggal: ISO date in `teks`, "" where it could not be read; items in their order."""

    nomor: Terbaca = KOSONG
    tanggal: Terbaca = KOSONG
    tempat: Terbaca = KOSONG
    tentang: Terbaca = KOSONG
    jabatan_penetap: Terbaca = KOSONG
    nama_penetap: Terbaca = KOSONG
    pangkat_penetap: Terbaca = KOSONG
    nip_penetap: Terbaca = KOSONG
    menimbang: tuple[Butir, ...] = ()
    mengingat: tuple[Butir, ...] = ()
    memperhatikan: tuple[Butir, ...] = ()
    menetapkan: Terbaca = KOSONG
    diktum: tuple[Butir, ...] = ()
    tembusan: tuple[Butir, ...] = ()
    kop: tuple[str, ...] = ()
    mentah: str = ""
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SisaBaca:
    """A text that was put nowhere."""

    teks: str
    letak: str = ""


@dataclass(frozen=True, slots=True)
class Bacaan:
    """Everything of one document. tahun: "2023" or "2021-2026" in `teks`, "" where it is nowhere said."""

    instansi: Terbaca = KOSONG
    pemda: Terbaca = KOSONG
    tahun: Terbaca = KOSONG
    lembar: tuple[LembarBaca, ...] = ()
    keputusan: KeputusanBaca | None = None
    sisa: tuple[SisaBaca, ...] = ()
    catatan: tuple[str, ...] = ()
