"""Tables of targets and capaian for printed documents. Every figure comes from `pengukuran_instansi`."""

from decimal import Decimal

from indikator.capaian import RataRata
from indikator.domain.baris_ukur import BarisUkur, IsiPengukuran
from indikator.domain.kemajuan import BELUM_WAKTUNYA
from indikator.domain.target_berlaku import SUMBER_PK
from kinerja.angka import tulis_asli
from laporan.domain.sel_kinerja import sel_realisasi, sel_target, sel_target_sd
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, angka, persen, sel

NOMOR, SASARAN, NAMA = Kolom("nomor", "No."), Kolom("sasaran", "Sasaran Strategis"), Kolom("nama", "Indikator Kinerja")
TARGET, REALISASI = Kolom("target", "Target"), Kolom("target", "Realisasi")
CAPAIAN, KATEGORI = Kolom("angka", "Capaian"), Kolom("kategori", "Kategori")
KOLOM_SD = (
    TARGET,
    REALISASI,
    Kolom("target", "Realisasi s.d."),
    Kolom("target", "Target s.d."),
    Kolom("angka", "Capaian Triwulan"),
    Kolom("angka", "Kemajuan Tahunan"),
)
CATATAN_SD = (
    "s.d.: sejak awal tahun sampai dengan triwulan ini. Capaian triwulan = realisasi s.d. ÷ target s.d.; "
    "kemajuan tahunan = realisasi s.d. ÷ target setahun."
)
TANDA_SUB = "•\u00a0"
NANTI = SelTabel(BELUM_WAKTUNYA, kosong=True)
CATATAN_SEMENTARA = "*) Realisasi masih sementara."
BELUM_FINAL = "Belum final"
CATATAN_BERJALAN = "Realisasi bertanda s.d. triwulan belum final; capaiannya kemajuan terhadap target setahun."


def perjanjian_kinerja(isi: IsiPengukuran) -> Tabel:
    """Targets of the Perjanjian Kinerja; where none is stored, of the IKU document, and says so."""
    ada_pk = any(_dari_pk(baris) for baris in isi.baris)
    daftar = [b for b in isi.baris if _dari_pk(b) or not ada_pk]
    catatan = () if ada_pk else ("Perjanjian Kinerja belum dicatat; target diambil dari dokumen IKU.",)
    return Tabel(
        "pk",
        f"Perjanjian Kinerja Tahun {isi.tahun}",
        (NOMOR, SASARAN, NAMA, TARGET),
        tuple(_berkelompok(isi, lambda baris: (_target_kini(baris),), set(map(id, daftar)))),
        catatan,
    )


def _target_kini(baris: BarisUkur) -> SelTabel:
    """What is promised now, whatever target an earlier capaian was computed with."""
    return sel_target(baris.target_kini) if baris.target_kini else SelTabel("")


def pengukuran(isi: IsiPengukuran, judul: str = "") -> Tabel:
    """The main table: target, realisasi, capaian, category; of a triwulan also the figures to date and kemajuan."""
    sd = (KOLOM_SD, _hasil_sd) if isi.triwulan else ((TARGET, REALISASI, CAPAIAN), _hasil)
    return Tabel(
        "pengukuran-triwulan" if isi.triwulan else "pengukuran",
        judul or f"Pengukuran Kinerja {masa(isi)}",
        (NOMOR, SASARAN, NAMA, *sd[0], KATEGORI),
        tuple(_berkelompok(isi, sd[1])),
        (*([CATATAN_SD] if any(t.sd for b in isi.baris for t in b.terukur) else []), *_catatan(isi.baris)),
    )


def masa(isi: IsiPengukuran) -> str:
    """ "Tahun 2019" or "Triwulan II Tahun 2019"."""
    return (
        f"Triwulan {('I', 'II', 'III', 'IV')[isi.triwulan - 1]} Tahun {isi.tahun}"
        if isi.triwulan
        else f"Tahun {isi.tahun}"
    )


def rata_rata(isi: IsiPengukuran) -> Tabel:
    """The named averages side by side, each with how many values it holds and how many are missing."""
    hitung = [("Banyaknya", "jumlah"), ("Tanpa capaian", "tanpa_capaian")]
    if any(r.belum_waktunya for r in isi.rata):
        hitung.append((BELUM_WAKTUNYA, "belum_waktunya"))
    if any(r.belum_final for r in isi.rata):
        hitung.append((BELUM_FINAL, "belum_final"))
    baris = tuple(
        BarisTabel((SelTabel(r.nama), *(angka(getattr(r, n), 0) for _, n in hitung), _persen_rata(r)))
        for r in isi.rata
    )
    kolom = (Kolom("nama", "Rata-rata"), *(Kolom("target", judul) for judul, _ in hitung), CAPAIAN)
    return Tabel("rata-rata", f"Rata-rata Capaian {masa(isi)}", kolom, baris)


def _persen_rata(rata: RataRata) -> SelTabel:
    return NANTI if rata.semua_belum_waktunya else persen(rata.nilai)


def skala(isi: IsiPengukuran) -> Tabel:
    """The category scale of the pemda in that year, best band first."""
    batas_atas: tuple[Decimal, bool] | None = None
    baris = []
    for nomor, (batas, termasuk, label, _) in enumerate(isi.skala, start=1):
        baris.append(
            BarisTabel((SelTabel(f"{nomor}."), SelTabel(_rentang(batas, termasuk, batas_atas)), SelTabel(label)))
        )
        batas_atas = (batas, termasuk)
    kolom = (NOMOR, Kolom("nama", "Persentase Capaian"), Kolom("nama", "Kategori Capaian"))
    return Tabel("skala", f"Kategori Capaian ({isi.nama_skala})", kolom, tuple(baris))


def _rentang(batas: Decimal | None, termasuk: bool, atas: tuple[Decimal, bool] | None) -> str:
    """ "≥ 70 % s.d. < 85 %"; the lower end of the band above is its own upper end."""
    bawah = "" if batas is None else f"{'≥' if termasuk else '>'} {tulis_asli(batas)} %"
    ujung = "" if atas is None else f"{'<' if atas[1] else '≤'} {tulis_asli(atas[0])} %"
    return " s.d. ".join(isi for isi in (bawah, ujung) if isi)


def bukti(isi: IsiPengukuran) -> Tabel:
    """Proof lines: how every capaian was computed, or why it could not be."""
    baris = []
    for nomor, satu in enumerate(isi.baris, start=1):
        baris.append(BarisTabel((SelTabel(f"{nomor}."), SelTabel(satu.indikator.nama), _bukti(satu))))
        baris += [
            BarisTabel((sel("", True), SelTabel(TANDA_SUB + sub.indikator.nama), _bukti(sub)), "sub")
            for sub in satu.sub
        ]
    kolom = (NOMOR, NAMA, Kolom("bukti", "Cara menghitung"))
    return Tabel("bukti", "Bukti Hitung Capaian", kolom, tuple(baris))


def _bukti(baris: BarisUkur) -> SelTabel:
    if baris.persen is None:
        return SelTabel(baris.keterangan or "Tidak dapat dihitung.", kosong=True)
    return SelTabel(f"{baris.bukti} (rata-rata sub-indikator)" if baris.sub else baris.bukti)


def _berkelompok(isi: IsiPengukuran, sel_akhir, hanya: set[int] | None = None):
    """Rows with number and sasaran printed once per sasaran; sub-indicators below their indicator."""
    nomor = 0
    for sasaran in isi.sasaran:
        daftar = [b for b in sasaran.baris if hanya is None or id(b) in hanya]
        nomor += bool(daftar)
        for ke, baris in enumerate(daftar):
            awal = (sel(str(nomor), ke > 0), sel(sasaran.sasaran.nama, ke > 0))
            yield BarisTabel((*awal, SelTabel(baris.indikator.nama), *sel_akhir(baris)))
            for sub in baris.sub:
                kepala = (sel("", True), sel("", True), SelTabel(TANDA_SUB + sub.indikator.nama))
                yield BarisTabel((*kepala, *sel_akhir(sub)), "sub")


def _hasil(baris: BarisUkur) -> tuple[SelTabel, ...]:
    """Target, realisasi, capaian, category. A row of sub-indicators has no target and realisasi of its own."""
    realisasi = SelTabel("") if baris.sub else sel_realisasi(baris)
    target = SelTabel(baris.target_teks) if baris.sub else sel_target(baris.target)
    if baris.belum_waktunya:
        return (target, realisasi if baris.sub else NANTI, NANTI, SelTabel(""))
    return (target, realisasi, persen(baris.persen), _kategori(baris))


def _hasil_sd(baris: BarisUkur) -> tuple[SelTabel, ...]:
    """The same for a triwulan, with realisasi and target to date and kemajuan; empty where nothing was entered."""
    target, realisasi, capaian, kategori = _hasil(baris)
    sd = baris.sd
    if sd is None:
        return (target, realisasi, SelTabel(""), SelTabel(""), capaian, SelTabel(""), kategori)
    return (target, realisasi, angka(sd.nilai), sel_target_sd(baris), capaian, persen(sd.kemajuan), kategori)


def _kategori(baris: BarisUkur) -> SelTabel:
    return SelTabel(baris.kategori.label if baris.kategori else "")


def _catatan(daftar) -> tuple[str, ...]:
    """Notes below a table: preliminary figures, roll-ups, why a capaian is missing, what is not due yet."""
    semua = [t for baris in daftar for t in baris.terukur if not t.belum_waktunya]
    hilang = [f"{t.indikator.nama}: {t.keterangan}" for t in semua if t.persen is None and t.keterangan]
    lain = ((t, f"{t.catatan_target} {'' if t.turunan else t.catatan}".strip()) for t in semua if t.persen is not None)
    beda = [f"{t.indikator.nama}: {kalimat}" for t, kalimat in lain if kalimat]
    gulung = [f"{b.indikator.nama}: capaian adalah rata-rata {len(b.sub)} sub-indikator." for b in daftar if b.sub]
    sementara = [CATATAN_SEMENTARA] if any(t.sementara for t in semua) else []
    berjalan = [CATATAN_BERJALAN] if any(t.belum_final for t in semua) else []
    return (*sementara, *berjalan, *gulung, *hilang, *beda)


def _dari_pk(baris: BarisUkur) -> bool:
    return any(t.target_kini and t.target_kini.sumber == SUMBER_PK for t in (baris, *baris.sub))
