"""Reader of the seed documents in tests/sumber: sheets, tugas, fungsi and indicator rows, straight from their text.

Independent of the fixtures and of every importer of the project: the tests compare what it finds with the database.
A sheet (`LembarSumber`) begins at a line naming a jabatan. Its tables are tab-separated; a blank line inside one is
a page break, after which the leading cells may be missing and the first row may be the rest of the row before.
"""

import html
import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "sumber"
MAGETAN, PASER, LKJIP, BLITAR, NGANJUK = (next(FOLDER.glob(f"{nomor}_*.txt")) for nomor in range(1, 6))

JABATAN = re.compile(r"^(?:- )?(?:1\.? )?jabatan\s*:?\s*(.*)$", re.I)
KEPALA_BAGIAN = re.compile(r"^(KEPALA BAGIAN ORGANISASI SETDA.*)$")
TUGAS = re.compile(r"^(?:- )?(?:2 )?tugas\s*:?\s*(.*)$", re.I)
FUNGSI = re.compile(r"^(?:- )?(?:3 )?fungsi\s*:?\s*(.*)$", re.I)
PENANDA = re.compile(r"^(?:- )?(?:(\d{1,2})\.?|([a-zI])\.)\s+(?=\S)")
PENANDA_STRIP = re.compile(r"^- ")
ISI_RUMUS = re.compile(r"(.*?)(?:\s*Tipe Penghitungan :\s*(.*?)\s*Sumber data:\s*(.*))?$")
TARGET_DI_RUMUS = re.compile(r"^<p>([^<]*\d[^<]*)</p>(.*)$")


@dataclass
class BarisSumber:
    """One indicator; `baris` are the numbers of the text lines it was read from (two when a page break split it)."""

    sasaran: str
    nama: str
    target: str
    rumus: str
    sumber: str
    baris: list[int]
    sub: list["BarisSumber"] = field(default_factory=list)

    @property
    def rumus_terurai(self) -> list[str]:
        """[rumus, tipe penghitungan, sumber data]: the Paser decree writes all three into one cell."""
        return list(ISI_RUMUS.match(bersih(self.rumus)).groups(""))


@dataclass
class LembarSumber:
    nama: str
    baris: int
    teks: dict[str, list[str]] = field(default_factory=lambda: {"tugas": [], "fungsi": []})
    indikator: list[BarisSumber] = field(default_factory=list)

    @property
    def tugas(self) -> list[str]:
        return butir(self.teks["tugas"])

    @property
    def fungsi(self) -> list[str]:
        return butir(self.teks["fungsi"])

    @property
    def terbelah(self) -> list[tuple[int, list[int]]]:
        """(place of the row in the sheet, its lines) of the rows joined over a page break."""
        return [(nomor, satu.baris) for nomor, satu in enumerate(self.indikator, 1) if len(satu.baris) > 1]


def bersih(teks: str) -> str:
    """Without tags, markdown and entities, blanks as one."""
    teks = html.unescape(re.sub(r"<[^>]+>", " ", teks))
    teks = re.sub(r"\*(\w[^*]*)\*", r"\1", re.sub(r"\*\*|^#+ ", " ", teks))
    return " ".join(teks.split())


def padat(teks: str) -> str:
    """For comparing: the characters themselves, without blanks, markup and the marks around LaTeX."""
    return re.sub(r"[\s$]", "", bersih(teks))


def baca_baris(berkas: Path) -> list[str]:
    return berkas.read_text(encoding="utf-8").split("\n")


def butir(teks: list[str]) -> list[str]:
    """Items of a tugas or fungsi: marked lines, `<li>`, or numbers running on in one cell; "-" and blank are none."""
    hasil: list[str] = []
    for potong in (bersih(p) for baris in teks for p in baris.split("<li>")):
        if potong in ("", "-", ":", "- :"):
            continue
        if PENANDA.match(potong):
            hasil += _pecah_nomor(potong)
        elif hasil:
            hasil[-1] += " " + potong
        else:
            hasil.append(potong)
    return [PENANDA.sub("", satu) for satu in hasil]


def _pecah_nomor(potong: str) -> list[str]:
    """ "1. a;2. b" → both; only the next number, followed by a capital, begins an item."""
    nomor = PENANDA.match(potong)[1]
    hasil = []
    while nomor:
        nomor = int(nomor) + 1
        temu = re.search(rf"(?<=[^\d\s]){nomor}\. (?=[A-Z])", potong)
        if not temu:
            break
        hasil.append(potong[: temu.start()])
        potong = potong[temu.start() :]
    return [*hasil, potong]


# --- sheets ------------------------------------------------------------------------------------------------------


def baca_lembar(berkas: Path) -> list[LembarSumber]:
    """Every IKI sheet of a document, in its order."""
    hasil: list[LembarSumber] = []
    bagian, halaman_baru, kepala = "", False, []
    for nomor, mentah in enumerate(baca_baris(berkas), 1):
        sel = mentah.split("\t")
        baris = bersih(mentah)
        if nama := _nama_jabatan(baris):
            if not (hasil and _sama(hasil[-1].nama, nama[0])):
                hasil.append(LembarSumber(nama[0], nomor))
            bagian, kepala = "", []
        elif not hasil:
            continue
        elif not hasil[-1].nama and baris.startswith("- : "):
            hasil[-1].nama = baris[4:]
        elif len(sel) > 3 and "SUMBER DATA" in mentah and "INDIKATOR" in mentah:
            bagian, kepala = "tabel", [bersih(satu).upper() for satu in sel]
        elif bagian == "tabel":
            if len(sel) > 2:
                _baca_baris_tabel(hasil[-1], sel, kepala, nomor, halaman_baru)
            halaman_baru = not baris
        elif temu := TUGAS.match(baris):
            bagian = "tugas"
            hasil[-1].teks["tugas"].append(_isi(mentah, temu))
        elif temu := FUNGSI.match(baris):
            bagian = "fungsi"
            hasil[-1].teks["fungsi"].append(_isi(mentah, temu))
        elif bagian and baris not in ("INDIKATOR KINERJA INDIVIDU", "LAMPIRAN"):
            hasil[-1].teks[bagian].append(mentah)
    return hasil


def _nama_jabatan(baris: str) -> tuple[str] | None:
    temu = JABATAN.match(baris) or KEPALA_BAGIAN.match(baris)
    return (temu[1].strip(),) if temu else None


def _sama(lama: str, baru: str) -> bool:
    """A sheet whose table repeats its jabatan in another spelling."""
    return lama.replace("KASUBAG.", "KEPALA SUB BAGIAN") == baru


def _isi(mentah: str, temu: re.Match) -> str:
    """What follows the label, with its markup (list items)."""
    return mentah.partition(":")[2] if temu[1] else ""


# --- tables ------------------------------------------------------------------------------------------------------


def _baca_baris_tabel(lembar: LembarSumber, sel: list[str], kepala: list[str], nomor: int, halaman_baru: bool) -> None:
    isi = _letakkan(sel, kepala)
    if set("".join(sel)) <= set("-") or all(satu.strip().isdigit() for satu in sel):
        return
    sambungan = halaman_baru and "target" in isi and not re.search(r"\d|^-$", isi["target"].strip())
    if sambungan and lembar.indikator:
        _sambung(lembar.indikator, isi, nomor)
    elif bersih(isi["nama"]):
        sasaran = bersih(isi["sasaran"]) or (lembar.indikator[-1].sasaran if lembar.indikator else "")
        lembar.indikator += _baris_dari(isi, sasaran, nomor)


def _kolom(kepala: str) -> str:
    if "INDIKATOR" in kepala:
        return "nama"
    if "FORMULASI" in kepala or kepala == "RUMUS":
        return "rumus"
    if "SASARAN" in kepala or kepala == "KINERJA":
        return "sasaran"
    return {"TARGET": "target", "SUMBER DATA": "sumber"}.get(kepala, kepala)


def _letakkan(sel: list[str], kepala: list[str]) -> dict[str, str]:
    """Cells by column. A row one cell short lost its first cell in a page break, or has target and rumus in one."""
    kolom = [_kolom(satu) for satu in kepala]
    if "target" in kolom and len(sel) == len(kolom) - 1:
        letak = kolom.index("target")
        gabungan = TARGET_DI_RUMUS.match(sel[letak])
        sel = [*sel[:letak], *gabungan.groups(), *sel[letak + 1 :]] if gabungan else ["", *sel]
    return dict(zip(kolom, [*sel, *[""] * len(kolom)], strict=False))


def _baris_dari(isi: dict[str, str], sasaran: str, nomor: int) -> list[BarisSumber]:
    """One row with its sub-indicators; several rows when the cells are lists that pair up by position."""
    if "<li>" in isi["nama"]:
        sel = (
            [PENANDA_STRIP.sub("", bersih(s)) for s in isi[k].split("<li>")[1:]] for k in ("nama", "rumus", "sumber")
        )
        return [BarisSumber(sasaran, n, "", r, s, [nomor]) for n, r, s in zip(*sel, strict=True)]
    baris = BarisSumber(
        sasaran,
        PENANDA.sub("", bersih(isi["nama"])),
        bersih(isi.get("target", "")),
        isi["rumus"],
        isi["sumber"],
        [nomor],
    )
    if " - " in baris.nama:
        sel = (bersih(satu).split(" - ") for satu in (baris.nama, baris.rumus, baris.sumber))
        (baris.nama, baris.rumus, baris.sumber), *sub = zip(*sel, strict=True)
        baris.sub = [BarisSumber(sasaran, n, "", r, s, [nomor]) for n, r, s in sub]
    return [baris]


def _sambung(sebelumnya: list[BarisSumber], isi: dict[str, str], nomor: int) -> None:
    """The rest of the last row; the rest of a merged sasaran belongs to all its rows."""
    baris = sebelumnya[-1]
    for kolom in ("nama", "target", "rumus", "sumber"):
        baru = isi[kolom] if kolom in ("rumus", "sumber") else bersih(isi[kolom])
        setattr(baris, kolom, f"{getattr(baris, kolom)} {baru}".strip())
    sasaran = f"{baris.sasaran} {bersih(isi['sasaran'])}".strip()
    for satu in [satu for satu in sebelumnya if satu.sasaran == baris.sasaran]:
        satu.sasaran = sasaran
    baris.baris.append(nomor)


# --- IKU ---------------------------------------------------------------------------------------------------------


def baca_iku_paser() -> list[str]:
    """Names in the IKU column of the table before the first sheet."""
    hasil = []
    for baris in baca_baris(PASER)[: baca_lembar(PASER)[0].baris]:
        sel = baris.split("\t")
        if len(sel) == 7 or (len(sel) == 6 and sel[0] != "No."):
            hasil += [bersih(sel[3])] if bersih(sel[3]) else []
    return hasil


def baca_iku_magetan() -> list[tuple[str, list[str]]]:
    """(name, names of its sub-indicators) in the PK table of the LKjIP."""
    hasil = []
    baris = baca_baris(LKJIP)
    mulai = next(n for n, satu in enumerate(baris) if "PERJANJIAN KINERJA TAHUN 2019" in satu)
    for satu in baris[mulai : baris.index("BAB III")]:
        sel = satu.split("\t")
        if len(sel) == 4 and sel[2].strip() and sel[3].strip() not in ("Target", "4"):
            for nama in re.split(r"(?:^|\s)- ", bersih(sel[2]))[1:]:
                utama, *sub = (s.strip() for s in nama.split("•"))
                hasil.append((utama, sub))
    return hasil
