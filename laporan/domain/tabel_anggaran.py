"""Budget tables: views of the same kegiatan (`rekap_anggaran`), so that every "Jumlah" of the whole is the same."""

from indikator.capaian import Galat, Jumlah
from indikator.domain.anggaran import BarisAnggaran, IsiAnggaran, KelompokAnggaran
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, persen, rupiah, sel

UANG = (Kolom("uang", "Anggaran (Rp)"), Kolom("uang", "Realisasi (Rp)"), Kolom("angka", "Capaian"))
NOMOR = Kolom("nomor", "No.")
TANPA_SASARAN = "Tidak dikaitkan dengan sasaran"
TANPA_INDIKATOR = "Tidak dikaitkan dengan indikator"


def per_kegiatan(isi: IsiAnggaran, tahun: int) -> Tabel:
    """Every kegiatan, below the name of its program."""
    baris = []
    program = None
    for nomor, satu in enumerate(_menurut_program(isi), start=1):
        nama = satu.kegiatan.program.nama if satu.kegiatan.program else "Tanpa program"
        if nama != program:
            baris.append(BarisTabel((SelTabel(""), SelTabel(f"Program {nama}", lebar=4)), "kelompok"))
            program = nama
        baris.append(_kegiatan(nomor, satu))
    kolom = (NOMOR, Kolom("nama", "Program / Kegiatan"), *UANG)
    return Tabel(
        "anggaran-kegiatan",
        f"Anggaran dan Realisasi per Kegiatan Tahun {tahun}",
        kolom,
        (*baris, _jumlah(isi.jumlah, 2)),
        _catatan(isi.baris, isi.jumlah),
    )


def _menurut_program(isi: IsiAnggaran) -> list[BarisAnggaran]:
    return sorted(
        isi.baris, key=lambda b: (b.kegiatan.program is None, b.kegiatan.program.urutan if b.kegiatan.program else 0)
    )


def kegiatan_sasaran(kelompok: KelompokAnggaran, tahun: int) -> Tabel:
    """The kegiatan that support one sasaran, with their own total."""
    baris = [_kegiatan(nomor, satu) for nomor, satu in enumerate(kelompok.baris, start=1)]
    judul = f"Program/Kegiatan Pendukung Sasaran “{kelompok.judul}” Tahun {tahun}"
    kolom = (NOMOR, Kolom("nama", "Kegiatan"), *UANG)
    return Tabel(
        "anggaran-sasaran",
        judul,
        kolom,
        (*baris, _jumlah(kelompok.jumlah, 2)),
        _catatan(kelompok.baris, kelompok.jumlah),
    )


def per_sasaran(isi: IsiAnggaran, tahun: int) -> Tabel:
    baris = [
        BarisTabel((sel(str(nomor)), SelTabel(k.judul or TANPA_SASARAN), *_uang(k.jumlah)))
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
        baris.append(BarisTabel((kepala, SelTabel(nama), *_uang(kelompok.jumlah))))
        lalu = sasaran.pk if sasaran else None
    kolom = (Kolom("sasaran", "Sasaran Strategis"), Kolom("nama", "Indikator Kinerja"), *UANG)
    judul = f"Anggaran dan Realisasi per Indikator Tahun {tahun}"
    return Tabel("anggaran-indikator", judul, kolom, (*baris, _jumlah(isi.jumlah, 2)), _catatan(isi.baris, isi.jumlah))


def _menurut_sasaran(isi: IsiAnggaran) -> list[KelompokAnggaran]:
    """Groups of indicators in the order of their sasaran, those without a link last."""
    urutan = {k.kunci.pk: n for n, k in enumerate(isi.per_sasaran) if k.kunci is not None}
    return sorted(isi.per_indikator, key=lambda k: urutan.get(s.pk, 0) if (s := _sasaran(k)) else len(urutan))


def _sasaran(kelompok: KelompokAnggaran):
    return kelompok.baris[0].kegiatan.sasaran if kelompok.kunci is not None else None


def _kegiatan(nomor: int, baris: BarisAnggaran) -> BarisTabel:
    uang = (rupiah(baris.pagu), rupiah(baris.realisasi), persen(baris.serapan.persen))
    return BarisTabel((sel(str(nomor)), SelTabel(baris.kegiatan.nama), *uang))


def _uang(jumlah: Jumlah) -> tuple[SelTabel, ...]:
    """Totals of a group; one in which no kegiatan has figures has none either."""
    return (rupiah(jumlah.pagu), rupiah(jumlah.realisasi), persen(jumlah.serapan.persen))


def _jumlah(jumlah: Jumlah, lebar: int) -> BarisTabel:
    return BarisTabel((SelTabel("Jumlah", lebar=lebar), *_uang(jumlah)), "jumlah")


def _catatan(baris, jumlah: Jumlah) -> tuple[str, ...]:
    """Kegiatan whose budget or realisasi is unknown: named, and not counted as 0; why the total has no percentage."""
    kosong = [b.kegiatan.nama for b in baris if b.pagu is None or b.realisasi is None]
    nama = (f"Anggaran atau realisasinya tidak ada, tidak dihitung 0: {'; '.join(kosong)}.",) if kosong else ()
    serapan = jumlah.serapan
    return (*nama, serapan.keterangan) if serapan.galat is Galat.BELUM_LENGKAP else nama
