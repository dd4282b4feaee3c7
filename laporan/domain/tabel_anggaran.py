"""Budget tables: views of the same kegiatan (`rekap_anggaran`), so that every "Jumlah" of the whole is the same."""

from collections.abc import Callable

from indikator.capaian import Galat, Jumlah
from indikator.domain.anggaran import BarisAnggaran, IsiAnggaran, KelompokAnggaran
from indikator.uang.rekap import TRIWULAN, JumlahTriwulan
from kinerja.angka import tulis
from kinerja.tanggal import romawi
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, persen, rupiah, sel

UANG = (Kolom("uang", "Anggaran (Rp)"), Kolom("uang", "Realisasi (Rp)"), Kolom("angka", "Capaian"))
NOMOR = Kolom("nomor", "No.")
TANPA_PROGRAM = "Tanpa program"
SUB = "• "  # before the name of a sub kegiatan
SETAHUN = "Rp {} hanya diketahui setahun: masuk kolom Jumlah, tidak masuk triwulan mana pun."
TANPA_SASARAN = "Tidak dikaitkan dengan sasaran"
TANPA_INDIKATOR = "Tidak dikaitkan dengan indikator"


def per_kegiatan(isi: IsiAnggaran, tahun: int) -> Tabel:
    """Every kegiatan below the name of its program, with its sub kegiatan."""
    baris, nomor = [], 0
    for cabang in isi.pohon:
        nama = cabang.program.nama if cabang.program else TANPA_PROGRAM
        baris.append(BarisTabel((SelTabel(""), SelTabel(f"Program {nama}", lebar=4)), "kelompok"))
        for satu in cabang.kegiatan:
            nomor += 1
            baris += _cabang(nomor, satu, _uang_baris, lambda k: sel_uang(k.jumlah))
    kolom = (NOMOR, Kolom("nama", "Program / Kegiatan"), *UANG)
    return Tabel(
        "anggaran-kegiatan",
        f"Anggaran dan Realisasi per Kegiatan Tahun {tahun}",
        kolom,
        (*baris, _jumlah(isi.jumlah, 2)),
        _catatan(isi.baris, isi.jumlah),
    )


def _cabang(nomor: int, kegiatan: KelompokAnggaran, daun: Callable, kelompok: Callable) -> list[BarisTabel]:
    """The rows of a kegiatan: itself, or its subtotal with its sub kegiatan below it."""
    kepala = (sel(str(nomor)), SelTabel(kegiatan.kunci.nama))
    if not kegiatan.baris[0].kegiatan.induk_id:
        return [BarisTabel((*kepala, *daun(kegiatan.baris[0])))]
    sub = [BarisTabel((SelTabel(""), SelTabel(SUB + b.kegiatan.nama), *daun(b)), "sub") for b in kegiatan.baris]
    return [BarisTabel((*kepala, *kelompok(kegiatan))), *sub]


def per_triwulan(isi: IsiAnggaran, tahun: int) -> Tabel:
    """What every kegiatan spent in each triwulan; what is known for the year only stands in its total alone."""
    baris, nomor = [], 0
    for cabang in isi.pohon:
        nama = cabang.program.nama if cabang.program else TANPA_PROGRAM
        baris.append(BarisTabel((SelTabel(""), SelTabel(f"Program {nama}", lebar=8)), "kelompok"))
        for satu in cabang.kegiatan:
            nomor += 1
            baris += _cabang(nomor, satu, _triwulan_baris, lambda k: _triwulan(k.jumlah, k.triwulan))
    jumlah = BarisTabel((SelTabel("Jumlah", lebar=2), *_triwulan(isi.jumlah, isi.triwulan)), "jumlah")
    masa = tuple(Kolom("uang", f"TW {romawi(tw)} (Rp)") for tw in TRIWULAN)
    uang = (Kolom("uang", "Anggaran (Rp)"), *masa, Kolom("uang", "Jumlah (Rp)"), Kolom("angka", "Capaian"))
    setahun = isi.triwulan.setahun
    catatan = (SETAHUN.format(tulis(setahun, 2, buang_nol=True)),) if setahun is not None else ()
    return Tabel(
        "anggaran-triwulan",
        f"Realisasi Anggaran per Triwulan Tahun {tahun}",
        (NOMOR, Kolom("nama", "Program / Kegiatan"), *uang),
        (*baris, jumlah),
        (*catatan, *_catatan(isi.baris, isi.jumlah)),
    )


def _triwulan(jumlah: Jumlah, triwulan: JumlahTriwulan) -> tuple[SelTabel, ...]:
    pagu, realisasi, capaian = sel_uang(jumlah)
    return (pagu, *(rupiah(triwulan.per[tw]) for tw in TRIWULAN), realisasi, capaian)


def _triwulan_baris(baris: BarisAnggaran) -> tuple[SelTabel, ...]:
    pagu, realisasi, capaian = _uang_baris(baris)
    return (pagu, *(rupiah(baris.per_triwulan.get(tw)) for tw in TRIWULAN), realisasi, capaian)


def per_program(isi: IsiAnggaran, tahun: int) -> Tabel:
    baris = [
        BarisTabel((sel(str(nomor)), SelTabel(k.judul or TANPA_PROGRAM), *sel_uang(k.jumlah)))
        for nomor, k in enumerate(isi.per_program, start=1)
    ]
    kolom = (NOMOR, Kolom("nama", "Program"), *UANG)
    judul = f"Anggaran dan Realisasi per Program Tahun {tahun}"
    return Tabel("anggaran-program", judul, kolom, (*baris, _jumlah(isi.jumlah, 2)), _catatan(isi.baris, isi.jumlah))


def per_sasaran(isi: IsiAnggaran, tahun: int) -> Tabel:
    baris = [
        BarisTabel((sel(str(nomor)), SelTabel(k.judul or TANPA_SASARAN), *sel_uang(k.jumlah)))
        for nomor, k in enumerate(isi.per_sasaran, start=1)
    ]
    kolom = (NOMOR, Kolom("nama", "Sasaran Strategis"), *UANG)
    judul = f"Anggaran dan Realisasi per Sasaran Tahun {tahun}"
    return Tabel(
        "anggaran-per-sasaran", judul, kolom, (*baris, _jumlah(isi.jumlah, 2)), _catatan(isi.baris, isi.jumlah)
    )


def per_indikator(isi: IsiAnggaran, tahun: int) -> Tabel:
    """Per indicator below its sasaran; kegiatan without an indicator are named at the end."""
    baris, lalu = [], object()
    for kelompok in _menurut_sasaran(isi):
        sasaran = _sasaran(kelompok)
        nama = kelompok.judul or f"{TANPA_INDIKATOR}: {', '.join(b.kegiatan.nama for b in kelompok.baris)}"
        kepala = sel(sasaran.nama if sasaran else "", sasaran is not None and sasaran.pk == lalu)
        baris.append(BarisTabel((kepala, SelTabel(nama), *sel_uang(kelompok.jumlah))))
        lalu = sasaran.pk if sasaran else None
    kolom = (Kolom("sasaran", "Sasaran Strategis"), Kolom("nama", "Indikator Kinerja"), *UANG)
    judul = f"Anggaran dan Realisasi per Indikator Tahun {tahun}"
    return Tabel("anggaran-indikator", judul, kolom, (*baris, _jumlah(isi.jumlah, 2)), _catatan(isi.baris, isi.jumlah))


def _menurut_sasaran(isi: IsiAnggaran) -> list[KelompokAnggaran]:
    """Groups of indicators in the order of their sasaran, those without a link last."""
    urutan = {k.kunci.pk: n for n, k in enumerate(isi.per_sasaran) if k.kunci is not None}
    return sorted(isi.per_indikator, key=lambda k: urutan.get(s.pk, 0) if (s := _sasaran(k)) else len(urutan))


def _sasaran(kelompok: KelompokAnggaran):
    return kelompok.baris[0].sasaran if kelompok.kunci is not None else None


def _uang_baris(baris: BarisAnggaran) -> tuple[SelTabel, ...]:
    return (rupiah(baris.pagu), rupiah(baris.realisasi), persen(baris.serapan.persen))


def sel_uang(jumlah: Jumlah) -> tuple[SelTabel, ...]:
    """Totals of a group; one in which no kegiatan has figures has none either."""
    return (rupiah(jumlah.pagu), rupiah(jumlah.realisasi), persen(jumlah.serapan.persen))


def _jumlah(jumlah: Jumlah, lebar: int) -> BarisTabel:
    return BarisTabel((SelTabel("Jumlah", lebar=lebar), *sel_uang(jumlah)), "jumlah")


def _catatan(baris, jumlah: Jumlah) -> tuple[str, ...]:
    """Kegiatan whose budget or realisasi is unknown: named, and not counted as 0; why the total has no percentage."""
    kosong = [b.kegiatan.nama for b in baris if b.pagu is None or b.realisasi is None]
    nama = (f"Anggaran atau realisasinya tidak ada, tidak dihitung 0: {'; '.join(kosong)}.",) if kosong else ()
    serapan = jumlah.serapan
    return (*nama, serapan.keterangan) if serapan.galat is Galat.BELUM_LENGKAP else nama
