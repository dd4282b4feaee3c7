"""Whose document it is and of which year, as its title, letter head and decree say it. Nothing is guessed.

    milik = kenali_identitas(naskah.unsur, keputusan)   # milik.instansi, milik.pemda, milik.tahun: each a Terbaca

A value that no sure place says, or that two places say differently, is "" with a note.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from laporan.kertas.bentuk import KeputusanBaca, Terbaca
from laporan.kertas.keputusan_baris import Baris, baris_dari
from laporan.kertas.naskah import Alinea, TabelNaskah, Unsur

JUDUL_MAKS = 60  # parts of a document among which its title stands
PANJANG_MAKS = 150  # letters of a line of a title
SEBUT_MIN = 3  # times that sentences name a year before it is taken for that of the document
_INSTANSI = (
    r"(?:dinas|badan|kecamatan|kelurahan|sekretariat|inspektorat|bagian|kantor|satuan polisi pamong praja|rumah sakit|"
    r"rsud|uptd?|puskesmas)\b"
)
_MULAI = re.compile(_INSTANSI, re.IGNORECASE)
_PUTUS = re.compile(r"(?:indikator|keputusan|laporan|perjanjian|lampiran|rencana|formulir|daftar|tabel|tahun)\b", re.I)
_DISEBUT = re.compile(
    r"(?:nama\s+)?(?:instansi|perangkat\s+daerah|opd|skpd|unit\s+organisasi|satuan\s+kerja)\s*:\s*(?P<isi>\S.*)", re.I
)
_KEPALA = re.compile(rf"(?:(?:plt|plh|pj)\.?\s+)?kepala\s+(?P<isi>{_INSTANSI}.*)", re.IGNORECASE)
_JABATAN = (  # the head of an instansi that is not called after it
    (re.compile(r"(?:plt\.?\s+)?camat\s+(?P<isi>.+)", re.I), "Kecamatan {}"),
    (re.compile(r"(?:plt\.?\s+)?lurah\s+(?P<isi>.+)", re.I), "Kelurahan {}"),
    (re.compile(r"(?:plt\.?\s+)?inspektur\b\s*(?:daerah\b)?\s*(?P<isi>.*)", re.I), "Inspektorat {}"),
    (re.compile(r"(?:plt\.?\s+)?sekretaris\s+daerah\b\s*(?P<isi>.*)", re.I), "Sekretariat Daerah {}"),
)
_ALAMAT = re.compile(r"\b(?:jl|jln|jalan|telp|telepon|fax|faks|e-?mail|kode\s*pos|website)\b|@|\d{5}", re.IGNORECASE)
_DAERAH = re.compile(
    r"\b(?P<jenis>kabupaten|kab\.?|kota|provinsi|propinsi|prov\.)\s+(?P<nama>[A-Za-z][^\d,.:;()/]*)", re.I
)
_PEMERINTAH = re.compile(r"\bpemerintah\s+(?:daerah\s+)?(?=kabupaten|kab\b|kota|provinsi|propinsi)", re.IGNORECASE)
_HENTI = frozenset({
    "tahun", "nomor", "kode", "pos", "dan", "untuk", "di", "tentang", "dalam", "pada", "kecamatan", "kabupaten", "kab",
    "kota", "provinsi", "propinsi", "dengan", "periode", "sebagai", "yang", "oleh", "bagi",
})  # fmt: skip
_RENTANG = re.compile(r"\b(20\d\d)\s*(?:[-–—/]|s\.?\s?/?d\.?|sampai\s+dengan|hingga)\s*(20\d\d)\b", re.IGNORECASE)
_TAHUN = re.compile(r"\btahun\s+(?:anggaran\s+)?(20\d\d)\b(?!\s*[-–/]\s*20)", re.IGNORECASE)
_NOMOR_TAHUN = re.compile(r"\bnomor\b[\s:]*\S+\s+tahun\s+20\d\d", re.IGNORECASE)
_KUTIPAN = re.compile(r"\b(?:undang|peraturan|perda|perbup|lembaran|ditetapkan|tanggal)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Identitas:
    """tahun: "2023" or "2021-2026"."""

    instansi: Terbaca
    pemda: Terbaca
    tahun: Terbaca


def kenali_identitas(unsur: Sequence[Unsur], keputusan: KeputusanBaca | None = None) -> Identitas:
    """keputusan: what `pahami_keputusan` found in the same document."""
    judul = [satu.teks for satu in _judul(unsur)]
    resmi = [keputusan.tentang.teks] if keputusan else []
    kop = list(keputusan.kop) if keputusan else []
    instansi = _instansi(judul, kop, keputusan)
    pemda = _pilih(
        [(100, _daerah_pemerintah([*kop, *judul])), (90, _daerah([instansi.teks, *resmi])), (80, _daerah(judul))],
        "Nama pemerintah daerah tidak disebut pada judul atau kop.",
        "Nama pemerintah daerah disebut berbeda-beda: {}. Pilih sendiri.",
    )
    tahun = _pilih(
        [(100, _tahun(resmi)), (90, _tahun(judul))],
        "Tahun tidak disebut pada judul.",
        "Tahun disebut berbeda-beda: {}. Pilih sendiri.",
    )
    return Identitas(instansi, pemda, tahun if tahun.teks or tahun.mentah else _tahun_isi(unsur) or tahun)


def _tahun_isi(unsur: Sequence[Unsur]) -> Terbaca | None:
    """Where the title is silent: the one year that the sentences keep naming; None where no year stands out."""
    disebut = Counter(_tahun(teks for satu in unsur if isinstance(satu, Alinea) for teks in satu.teks.split("\n")))
    if not disebut:
        return None
    (tahun, kali), semua = disebut.most_common(1)[0], disebut.total()
    if kali < SEBUT_MIN or kali * 2 <= semua:
        return None
    catatan = f"Tidak ada pada judul; tahun ini disebut {kali} kali dari {semua} tahun di dalam teks. Periksa."
    return Terbaca(tahun, tahun, 60, (catatan,))


def _judul(unsur: Sequence[Unsur]) -> Iterator[Baris]:
    """The lines of the title: short, no sentence, above the first table of figures."""
    awal: list[Unsur] = []
    for satu in unsur[:JUDUL_MAKS]:
        if isinstance(satu, TabelNaskah) and max(map(len, satu.baris)) > 3:
            break
        awal.append(satu)
    for satu in baris_dari(awal):
        if len(satu.teks) <= PANJANG_MAKS and not satu.teks.endswith((";", ".")) and not _ALAMAT.search(satu.teks):
            yield satu


def _instansi(judul: Sequence[str], kop: Sequence[str], keputusan: KeputusanBaca | None) -> Terbaca:
    """Said outright, the office that issues the decree, the letter head, the title; else the head's own sheet."""
    calon = [
        (100, [cocok["isi"] for teks in judul if (cocok := _DISEBUT.match(teks))]),
        (95, _dari_jabatan(keputusan.jabatan_penetap.teks) if keputusan else []),
        (95, _beruntun([teks for teks in kop if not _ALAMAT.search(teks)])),
        (85, _beruntun(judul)),
    ]
    hasil = _pilih(calon, "", "Nama instansi disebut berbeda-beda: {}. Pilih sendiri.")
    if hasil.teks or hasil.catatan != ("",):
        return hasil
    kepala = [cocok["isi"] for teks in judul if (cocok := _KEPALA.match(teks))]
    if kepala and len({_lipat(satu) for satu in kepala}) == 1:
        return Terbaca(_rapi(kepala[0]), kepala[0], 60, ("Diturunkan dari nama jabatan kepalanya; periksa.",))
    return Terbaca("", "", 0, ("Nama instansi tidak disebut pada judul atau kop.",))


def _dari_jabatan(jabatan: str) -> list[str]:
    if cocok := _KEPALA.match(jabatan):
        return [cocok["isi"]]
    return [bentuk.format(cocok["isi"]).strip() for pola, bentuk in _JABATAN if (cocok := pola.match(jabatan))]


def _beruntun(judul: Sequence[str]) -> list[str]:
    """Names over several lines: up to the line that names the region, where that follows soon."""
    hasil = []
    for letak, teks in enumerate(judul):
        if not _MULAI.match(teks) or ":" in teks or not _menonjol(teks):
            continue
        ujung = next((n for n in range(letak, min(letak + 4, len(judul))) if _DAERAH.search(judul[n])), letak)
        isi = judul[letak : ujung + 1]
        isi = isi if all(map(_lanjutan, isi[1:])) else isi[:1]
        hasil.append(_tanpa_tahun(" ".join(isi)))
    return _tanpa_awalan(hasil)


def _lanjutan(teks: str) -> bool:
    """Whether a line can go on with the name above it."""
    return _menonjol(teks) and not _MULAI.match(teks) and not _PUTUS.match(teks) and not _TAHUN.search(teks)


def _tanpa_awalan(nama: list[str]) -> list[str]:
    """Without those that another only makes longer ("… KABUPATEN …" behind it)."""
    lipat = [_lipat(satu) for satu in nama]
    return [satu for satu, ini in zip(nama, lipat, strict=True) if not any(x.startswith(f"{ini} ") for x in lipat)]


def _menonjol(teks: str) -> bool:
    """A line of a title: its words in capitals, or each with one."""
    kata = [satu for satu in re.findall(r"[^\W\d_]+", teks) if satu.lower() not in ("dan", "di", "serta", "kab")]
    return bool(kata) and all(satu[0].isupper() for satu in kata)


def _tanpa_tahun(teks: str) -> str:
    return re.sub(r"[\s,]*(?:\btahun\b|\b20\d\d\b).*$", "", teks, flags=re.IGNORECASE).strip()


def _daerah_pemerintah(baris: Iterable[str]) -> list[str]:
    return _daerah(teks[cocok.end() :] for teks in baris if (cocok := _PEMERINTAH.search(teks)))


def _daerah(baris: Iterable[str]) -> list[str]:
    """Every region named; a province only where no kabupaten or kota is."""
    semua = [hasil for teks in baris for cocok in _DAERAH.finditer(teks) if (hasil := _nama_daerah(cocok))]
    bawah = [satu for satu in semua if not satu.startswith("Provinsi")]
    return bawah or semua


def _nama_daerah(cocok: re.Match) -> str:
    jenis = cocok["jenis"].lower().rstrip(".")
    jenis = {"kab": "kabupaten", "propinsi": "provinsi", "prov": "provinsi"}.get(jenis, jenis)
    kata = []
    for satu in cocok["nama"].split():
        if satu.lower() in _HENTI or not satu[0].isupper() or len(kata) == 4:
            break
        kata.append(satu)
    return f"{jenis} {' '.join(kata)}".title() if kata else ""


def _tahun(baris: Iterable[str]) -> list[str]:
    hasil = []
    for teks in baris:
        bersih = _NOMOR_TAHUN.sub(" ", teks)
        if _KUTIPAN.search(bersih):
            continue
        rentang = [f"{awal}-{akhir}" for awal, akhir in _RENTANG.findall(bersih) if awal < akhir]
        hasil += rentang or _TAHUN.findall(bersih)
    return hasil


def _pilih(calon: Sequence[tuple[int, list[str]]], tiada: str, berbeda: str) -> Terbaca:
    """The value of the first kind of place that says any; two different ones there are none."""
    for keyakinan, isi in calon:
        ragam = {_lipat(satu): satu for satu in reversed(isi) if satu.strip()}
        if len(ragam) == 1:
            satu = next(iter(ragam.values()))
            return Terbaca(_rapi(satu), satu, keyakinan)
        if ragam:
            sebut = ", ".join(f"“{satu}”" for satu in list(ragam.values())[::-1][:4])
            return Terbaca("", " / ".join(ragam.values()), 0, (berbeda.format(sebut),))
    return Terbaca("", "", 0, (tiada,))


def _lipat(teks: str) -> str:
    return " ".join(re.findall(r"\w+", teks.casefold()))


def _rapi(teks: str) -> str:
    return " ".join(teks.split()).strip(" ,.;:")
