"""Which column of a pasted table fills which field: by its heading, else by content and order, or by position."""

from collections.abc import Sequence
from dataclasses import dataclass

from indikator.tempel import bidang as b
from indikator.tempel import kepala as pembaca_kepala
from indikator.tempel.bidang import ABAIKAN, NOMOR, TARGET
from indikator.tempel.tabel import Tabel

URUTAN = (
    "sasaran",
    "nama",
    "satuan",
    "target",
    "rumus",
    "tipe_penghitungan",
    "arah",
    "frekuensi",
    "sumber_data",
    "penanggung_jawab",
)
_SESUDAH = ("rumus", "sumber_data", "penanggung_jawab")  # columns of words after the target, as the decrees have them
DARI_ISI = "Tidak ada baris judul: kolom dipasangkan menurut isi dan urutannya. Periksa pilihan di atas tiap kolom."
DARI_LETAK = "Tidak ada baris judul: kolom dipasangkan berurutan mulai dari sel yang dipilih."


@dataclass(frozen=True)
class Kolom:
    """One column: its field, its heading ("" without one), and what is to be said about the choice."""

    bidang: str
    judul: str = ""
    catatan: str = ""


@dataclass(frozen=True)
class Susunan:
    """mulai: index of the first data row."""

    kolom: tuple[Kolom, ...]
    mulai: int = 0
    berkepala: bool = False
    catatan: tuple[str, ...] = ()

    @property
    def bidang(self) -> tuple[str, ...]:
        return tuple(satu.bidang for satu in self.kolom)


def kenali(tabel: Tabel, tahun: Sequence[int], dari: str = "sasaran", *, berurutan: bool = False) -> Susunan:
    """`tahun`: years of the document, the year of the page first. `dari`: the field of the cell where it was pasted.

    `berurutan`: without a heading columns go by position, as Excel pastes; else content and the order of the decrees
    count. Every field is given to one column at most.
    """
    if kepala := pembaca_kepala.cari(tabel):
        return _dari_kepala(kepala, tahun)
    teks = [[sel.teks for sel in tabel.kolom(nomor)] for nomor in range(tabel.lebar)]
    rupa = [b.dari_isi(satu) for satu in teks]
    if tabel.lebar > 1 and b.nomor_baris(teks[0]):
        rupa[0] = NOMOR
    if berurutan or tabel.lebar == 1 or dari not in ("sasaran", "nama"):
        kolom, catatan = _dari_letak(rupa, tahun, dari), DARI_LETAK
    else:
        kolom, catatan = _dari_isi(rupa, tahun, dari), DARI_ISI
    return Susunan(tuple(kolom), catatan=(catatan,))


def urutan_bidang(tahun: Sequence[int]) -> list[str]:
    """Fields in the order of the grid, one target for each year."""
    return [k for satu in URUTAN for k in ([f"{TARGET}{t}" for t in sorted(tahun)] if satu == "target" else [satu])]


def _dari_kepala(kepala: pembaca_kepala.Kepala, tahun: Sequence[int]) -> Susunan:
    kolom, terpakai = [], set()
    for judul, bidang in zip(kepala.judul, kepala.bidang, strict=True):
        satu = _kolom_berjudul(judul, bidang, tahun)
        if satu.bidang in terpakai:
            satu = Kolom(ABAIKAN, judul, f"Sudah ada kolom lain untuk {b.sebutan(satu.bidang)}.")
        terpakai |= {satu.bidang} - {ABAIKAN}
        kolom.append(satu)
    catatan = [f"{kepala.letak} baris di atas judul kolom tidak dipakai."] if kepala.letak else []
    return Susunan(tuple(kolom), kepala.akhir, True, tuple(catatan))


def _kolom_berjudul(judul: str, bidang: str | None, tahun: Sequence[int]) -> Kolom:
    if bidang is None:
        return Kolom(ABAIKAN, judul, f"Judul “{judul[:40]}” tidak dikenal; kolom ini tidak dipakai." if judul else "")
    if bidang == "target":
        kalimat = f"Judulnya tanpa tahun; dibaca sebagai target {tahun[0]}." if len(tahun) > 1 else ""
        return Kolom(f"{TARGET}{tahun[0]}", judul, kalimat)
    if bidang.startswith(TARGET) and int(bidang.removeprefix(TARGET)) not in tahun:
        return Kolom(ABAIKAN, judul, "Di luar tahun dokumen ini; tidak dipakai.")
    return Kolom(bidang, judul)


def _dari_letak(rupa: list[str | None], tahun: Sequence[int], dari: str) -> list[Kolom]:
    """Columns in the order of the grid from the chosen cell on; what looks like something else is said."""
    urutan = urutan_bidang(tahun)
    sisa = urutan[urutan.index(dari) :] if dari in urutan else []
    hasil = []
    for satu in rupa:
        if satu == NOMOR and dari in ("sasaran", "nama"):
            hasil.append(Kolom(NOMOR, catatan="Nomor baris; tidak dipakai."))
            continue
        bidang = sisa.pop(0) if sisa else ABAIKAN
        beda = satu not in (None, NOMOR) and not bidang.startswith(satu)
        hasil.append(Kolom(bidang, catatan=f"Isinya tampak seperti {b.sebutan(satu)}." if beda else ""))
    return hasil


def _dari_isi(rupa: list[str | None], tahun: Sequence[int], dari: str) -> list[Kolom]:
    """Columns by what they look like; those of words by their place before or after the target."""
    poros = next((n for n, satu in enumerate(rupa) if satu in ("satuan", "target", "rumus")), len(rupa))
    kata = [n for n, satu in enumerate(rupa) if satu is None]
    depan = [n for n in kata if n < poros]
    belakang = [n for n in kata if n > poros]
    if poros == len(rupa):  # nothing but words: sasaran, indikator, then the rest
        awal = 1 if dari == "nama" or len(depan) == 1 else 2
        depan, belakang = depan[:awal], depan[awal:]
    bidang: list[str] = [ABAIKAN] * len(rupa)
    for n, nama in zip(depan, ("sasaran", "nama") if len(depan) > 1 else ("nama",), strict=False):
        bidang[n] = nama
    _isi_rupa(bidang, rupa, tahun)
    sisa = [satu for satu in _SESUDAH if satu not in bidang]
    for n, nama in zip(belakang, sisa, strict=False):
        bidang[n] = nama
    return [Kolom(satu, catatan=_kalimat(satu)) for satu in bidang]


def _isi_rupa(bidang: list[str], rupa: list[str | None], tahun: Sequence[int]) -> None:
    """Columns whose content says what they are; several targets take the years in order."""
    sasaran_target = [n for n, satu in enumerate(rupa) if satu == "target"]
    tahun_target = sorted(tahun) if len(sasaran_target) > 1 else list(tahun[:1])
    for n, satu in zip(sasaran_target, tahun_target, strict=False):
        bidang[n] = f"{TARGET}{satu}"
    for n, satu in enumerate(rupa):
        if satu not in (None, "target") and satu not in bidang:
            bidang[n] = satu


def _kalimat(bidang: str) -> str:
    if bidang == NOMOR:
        return "Nomor baris; tidak dipakai."
    return "Tidak dikenali dari isinya; pilih bidangnya bila perlu." if bidang == ABAIKAN else "Usulan dari isinya."
