"""From a raw source cell to a formula tree: the eleven writing styles of DOMAIN section 4.

1 `<u>a</u> X 100% b` · 2 the same with X 100 under the line · 3 words (dibagi … kali 100%) · 4 A/B*100 ·
5 LaTeX fraction × 100 · 6 LaTeX sum · 7 sums inside a fraction · 8 ratio without × 100 · 9 plain count that
repeats the indicator · 10 list of components · 11 "A dibandingkan B". 0: stays text, `alasan` says why.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from indikator.rumus import catatan, dari_latex, kalimat, komponen, sel, suku
from indikator.rumus.ast import Angka, Bagi, Fungsi, Kali, RumusTidakSah, periksa
from indikator.rumus.bacaan import BacaanRumus, selaras
from indikator.rumus.catatan import Sisa
from indikator.rumus.sel_tampil import sel_teks
from indikator.rumus.variabel import DaftarVariabel, VariabelTerbaca, rapikan_nama

__all__ = ["BacaanRumus", "Sisa", "VariabelTerbaca", "baca"]

PANJANG_MAKS = 5000  # characters of a cell worth reading as a formula
PANJANG_LANGSUNG = 300  # characters of a direct count
_PERSEN = re.compile(r"^\W*(?:\d+\.\s*)?(?:persentase|prosentase|persetase|presentase|persen)\b", re.IGNORECASE)
_CACAH = re.compile(
    r"^(?:jumlah|jml|jlm|jlh|jmlh|banyaknya|nilai|indeks|index|skor|hasil|rekap\w*|laporan|dokumen|berkas|surat|data|"
    r"draf\w*|daftar|sk)\b",
    re.IGNORECASE,
)

Dibaca = tuple[kalimat.Temuan, sel.Bagian]


def baca(teks_sumber: str, nama_indikator: str = "", dikenal: Mapping[str, str] | None = None) -> BacaanRumus:
    """Read a raw cell (HTML, LaTeX, words). nama_indikator tells percentages and repetitions apart.

    dikenal: {code: name} of variables that exist already; the same words get the same code.
    """
    if len(teks_sumber or "") > PANJANG_MAKS:
        return _teks_saja("", "Sel terlalu panjang untuk dibaca sebagai rumus.")
    pohon_sel = sel.urai(teks_sumber or "")
    berbaris, sisa = catatan.pisah(sel_teks(teks_sumber or ""))
    teks = " ".join(berbaris.split())
    if not re.search(r"\w", teks):
        return _teks_saja("", "Rumus belum diisi.", sisa)
    daftar = DaftarVariabel(dikenal)
    butir = komponen.cari(pohon_sel, berbaris)
    isi_butir = butir.butir if butir else ()
    if dibaca := _dari_garis(pohon_sel, daftar) or _dari_latex(pohon_sel, daftar):
        temuan, bagian = dibaca
        sisa = (*catatan.di_samping(pohon_sel, bagian, isi_butir), *sisa)
    else:
        temuan = _dari_kata(butir, berbaris, daftar, nama_indikator)
        sisa = (*komponen.pengantar(butir, berbaris), *sisa)
    if temuan.pohon is None:
        return _teks_saja(teks, temuan.alasan, sisa, temuan.gaya, isi_butir)
    return _selesai(temuan, daftar, isi_butir, sisa)


def _dari_kata(butir: komponen.Daftar | None, berbaris: str, daftar: DaftarVariabel, nama: str) -> kalimat.Temuan:
    """Styles 3, 4, 6 in words, 11; else a list or a plain count."""
    teks = butir.dasar if butir else " ".join(berbaris.split())
    if temuan := kalimat.baca(teks, daftar, persentase(nama)):
        return temuan
    return _dari_daftar(butir, daftar, nama) if butir else _langsung(berbaris, daftar, nama)


def persentase(nama_indikator: str) -> bool:
    """Whether the name says that the indicator is a percentage."""
    return bool(_PERSEN.match(nama_indikator))


def _teks_saja(
    teks: str, alasan: str, sisa: tuple[Sisa, ...] = (), gaya: int = 0, butir: tuple[str, ...] = ()
) -> BacaanRumus:
    """A cell that holds no tree: all of it was not read."""
    tidak_dibaca = (Sisa(teks, alasan), *sisa) if teks else sisa
    return BacaanRumus(None, gaya=gaya, alasan=alasan, komponen=butir, tidak_dibaca=tidak_dibaca)


def _selesai(
    temuan: kalimat.Temuan, daftar: DaftarVariabel, butir: tuple[str, ...], sisa: tuple[Sisa, ...]
) -> BacaanRumus:
    """Put the result together; a tree beyond the bounds stays text."""
    try:
        pohon = periksa(temuan.pohon)
    except RumusTidakSah as galat:
        return BacaanRumus(None, alasan=str(galat), komponen=butir, tidak_dibaca=sisa)
    alasan = " ".join(filter(None, (temuan.alasan, catatan.peringatan(sisa))))
    return BacaanRumus(pohon, selaras(pohon, daftar.semua()), temuan.gaya, alasan, butir, sisa)


def _dari_garis(pohon: tuple[sel.Bagian, ...], daftar: DaftarVariabel) -> Dibaca | None:
    """Styles 1 and 2: an underlined numerator; 8 when nothing is multiplied."""
    for bagian, _ in catatan.telusur(pohon):
        if isinstance(bagian, sel.PecahanGaris):
            atas, bawah = suku.baca(bagian.pembilang, daftar), suku.baca(bagian.penyebut, daftar)
            if atas is not None and bawah is not None:
                if not bagian.kali:
                    return kalimat.Temuan(Bagi(atas, bawah), 8), bagian
                gaya = 1 if "%" in bagian.kali else 2
                return kalimat.Temuan(Kali(Bagi(atas, bawah), Angka(Decimal(100))), gaya), bagian
    return None


def _dari_latex(pohon: tuple[sel.Bagian, ...], daftar: DaftarVariabel) -> Dibaca | None:
    """Styles 5 to 8: the first formula with a fraction or a sum."""
    for bagian, sebelum in catatan.telusur(pohon):
        if isinstance(bagian, sel.Rumus) and (gaya := dari_latex.gaya(bagian.baris)):
            pohon_rumus, alasan = dari_latex.baca(bagian.baris, daftar)
            if pohon_rumus is None:
                return kalimat.Temuan(None, 0, alasan), bagian
            alasan = " ".join(filter(None, (alasan, _terpotong(sebelum))))
            return kalimat.Temuan(pohon_rumus, gaya, alasan), bagian
    return None


def _terpotong(sebelum: str) -> str:
    """A note where words before "=" may belong to the numerator (a page conversion moved them)."""
    if not sebelum.rstrip().endswith("=") or not re.match(r"\s*jumlah\b", sebelum, re.IGNORECASE):
        return ""
    kata = sebelum.strip().rstrip("= ")
    return f"Teks “{kata}” di depan tanda sama dengan mungkin bagian dari pembilang. Periksa dokumen aslinya."


def _dari_daftar(butir: komponen.Daftar, daftar: DaftarVariabel, nama: str) -> kalimat.Temuan:
    """Style 10: a list of components, numbered; dashed items are several indicators in one cell."""
    banyak = len(butir.butir)
    if butir.penanda == "-":
        return kalimat.Temuan(None, 0, f"Memuat {banyak} butir untuk {banyak} indikator; pisahkan dulu.")
    if persentase(nama):
        return kalimat.Temuan(None, 10, f"Persentase tanpa penyebut; {banyak} komponen dapat menjadi penyebut.")
    if all(re.match(r"(?:jumlah|jml)\b", satu, re.IGNORECASE) for satu in butir.butir):
        simpul = tuple(isi for satu in butir.butir if (isi := daftar.ambil(satu)) is not None)
        return kalimat.Temuan(Fungsi("JUMLAH", simpul), 10, "Butir dijumlahkan; pastikan satuannya sama.")
    dasar = butir.dasar if _CACAH.match(butir.dasar) else "Jumlah komponen yang terpenuhi"
    alasan = f"Dihitung dari {banyak} komponen yang terpenuhi."
    if butir.hilang:
        alasan += f" Nomor {', '.join(map(str, butir.hilang))} tidak tertulis; periksa butir sebelumnya."
    return kalimat.Temuan(daftar.ambil(dasar), 10, alasan)


def _langsung(berbaris: str, daftar: DaftarVariabel, nama: str) -> kalimat.Temuan:
    """Style 9: a direct count or value; a percentage cannot be one."""
    banyak = berbaris.count("\n") + 1
    teks = komponen.tanpa_kepala(" ".join(berbaris.split()))
    if persentase(nama):
        return kalimat.Temuan(None, 0, "Persentase tanpa penyebut. Lengkapi rumusnya dengan pembagi.")
    if len(teks) > PANJANG_LANGSUNG:
        return kalimat.Temuan(None, 0, "Uraian terlalu panjang untuk dibaca sebagai rumus.")
    mengulang = _kata(nama) and len(_kata(nama) & _kata(teks)) * 2 >= len(_kata(nama))
    if not mengulang and not nama and not _CACAH.match(teks):
        return kalimat.Temuan(None, 0, "Teks tidak memuat hitungan yang dapat dibaca.")
    alasan = "Rumus hanya mengulang indikator." if mengulang else "Bukan rumus; dibaca sebagai cacah langsung."
    pohon = daftar.ambil(teks)
    if pohon is None:
        return kalimat.Temuan(None, 0, "Teks tidak memuat hitungan yang dapat dibaca.")
    if banyak > 1:
        alasan += f" Sel memuat {banyak} baris; dibaca sebagai satu cacah."
    return kalimat.Temuan(pohon, 9, alasan)


def _kata(teks: str) -> set[str]:
    """The words that matter for comparing two phrases."""
    abaikan = {"jumlah", "yang", "yg", "dan", "di", "ke", "dari", "pada", "dengan", "dalam", "untuk"}
    return set(re.findall(r"[a-z]{2,}", rapikan_nama(teks).casefold())) - abaikan
