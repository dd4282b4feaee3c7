"""The finding sheet of a test as printed content, and its PDF."""

from dataclasses import dataclass

from django.utils import timezone

from kinerja.pdf import HasilPdf
from kinerja.tanggal import tulis_tanggal
from laporan.domain.cetak import Naskah, ke_pdf
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, ada, persen
from laporan.domain.uji_hitung.isi import BarisHasil, IsiUji, TabelHasil, baca_hasil, ringkas
from laporan.domain.unsur import TandaTangan
from laporan.models import UjiHitung

TEMPLAT = "laporan/cetak/uji_hitung.html"
KOLOM_TEMUAN = (
    Kolom("nomor", "No"),
    Kolom("sasaran", "Temuan"),
    Kolom("nama", "Uraian dan kutipan"),
    Kolom("target", "Tempat"),
    Kolom("bukti", "Hitungan"),
)
KOLOM_RATA = (Kolom("nama", "Rata-rata"), Kolom("angka", "Nilai"), Kolom("bukti", "Hitungan"))


@dataclass(frozen=True)
class IsiLembarUji:
    """identitas: (label, words) above the tables; penutup: what the counts say."""

    judul: tuple[str, ...]
    identitas: tuple[tuple[str, str], ...]
    tabel: tuple[Tabel, ...]
    catatan: tuple[str, ...]
    tanda_tangan: TandaTangan


def cetak_uji(uji: UjiHitung, *, kertas: str = "", lapor=None) -> tuple[str, HasilPdf]:
    """(file name, PDF)."""
    naskah = Naskah(uji.instansi, judul_uji(uji), TEMPLAT, {"isi": susun_uji(uji)})
    return f"uji-hitung-{uji.pemda.slug}-{uji.pk}.pdf", ke_pdf(naskah, kertas, lapor)


def judul_uji(uji: UjiHitung) -> str:
    return f"Lembar temuan uji hitung: {uji.judul}"


def susun_uji(uji: UjiHitung) -> IsiLembarUji:
    """The finding sheet of a test that is done: what was tested, every row with its verdict, the examiner's block."""
    isi = baca_hasil(uji)
    milik = [("Perangkat daerah", uji.instansi.nama)] if uji.instansi else []
    return IsiLembarUji(
        judul=("LEMBAR TEMUAN", "UJI HITUNG LAPORAN KINERJA INSTANSI PEMERINTAH"),
        identitas=(
            ("Laporan", uji.judul),
            *milik,
            ("Sumber", _sumber(uji)),
            ("Diuji", _waktu(uji)),
            ("Hasil", _hasil(isi)),
        ),
        tabel=tuple(_bernomor(isi)),
        catatan=isi.catatan,
        tanda_tangan=TandaTangan(("Pemeriksa",), "", "", "", cara="surat", tempat=uji.pemda.ibukota),
    )


def _sumber(uji: UjiHitung) -> str:
    return f"{uji.get_sumber_display()}: {uji.berkas.nama}" if uji.berkas else uji.get_sumber_display()


def _waktu(uji: UjiHitung) -> str:
    oleh = f" oleh {uji.dibuat_oleh}" if uji.dibuat_oleh else ""
    return f"{tulis_tanggal(timezone.localdate(uji.dibuat))}{oleh}"


def _hasil(isi: IsiUji) -> str:
    baris = "; ".join(f"{kata.lower()} {banyak}" for _, kata, banyak in ringkas(isi))
    return (
        f"{sum(isi.jumlah.values())} baris dihitung ulang: {baris}. {isi.temuan_berat} temuan lintas tabel dan teks."
    )


def _bernomor(isi: IsiUji):
    """The findings first, then every table row by row, the averages last."""
    if isi.temuan:
        yield Tabel("temuan-uji", "Temuan lintas tabel dan teks", KOLOM_TEMUAN, tuple(_baris_temuan(isi)))
    for satu in isi.tabel:
        if satu.dihitung:
            judul = f"Tabel {satu.nomor} laporan ({satu.tempat}). {satu.sebutan}: {satu.judul}".rstrip(": ")
            yield Tabel("uji", judul, _kolom(satu), tuple(_baris(baris) for baris in satu.baris))
    if isi.rata:
        baris = tuple(BarisTabel((SelTabel(nama), persen(nilai), SelTabel(bukti))) for nama, nilai, bukti in isi.rata)
        yield Tabel("rata-uji", "Rata-rata yang dapat disebut dari tabel pengukuran", KOLOM_RATA, baris)


def _baris_temuan(isi: IsiUji):
    for nomor, satu in enumerate(isi.temuan, 1):
        kutipan = f" Tertulis: “{satu.kutipan}”" if satu.kutipan else ""
        yield BarisTabel(
            (
                SelTabel(str(nomor)),
                SelTabel(satu.judul),
                SelTabel(f"{satu.kalimat}{kutipan}"),
                SelTabel(satu.tempat),
                SelTabel(satu.bukti),
            )
        )


def _kolom(satu: TabelHasil) -> tuple[Kolom, ...]:
    angka = "uang" if satu.uang else "target"
    judul = ("Pagu", "Serapan tertulis") if satu.uang else ("Target", "Capaian tertulis")
    return (
        Kolom("nomor", "No"),
        Kolom("nama", "Kegiatan atau indikator" if satu.uang else "Indikator"),
        Kolom(angka, judul[0]),
        Kolom(angka, "Realisasi"),
        Kolom("angka", judul[1]),
        Kolom("angka", "Hitungan"),
        Kolom("kategori", "Kesimpulan"),
        Kolom("bukti", "Keterangan"),
    )


def _baris(satu: BarisHasil) -> BarisTabel:
    keterangan = " ".join(filter(None, (*satu.penjelasan, satu.bukti)))
    sel = (
        SelTabel(str(satu.nomor)),
        SelTabel(satu.nama),
        ada(satu.target),
        ada(satu.realisasi),
        ada(satu.capaian),
        persen(satu.hitung),
        SelTabel(satu.keadaan),
        SelTabel(keterangan),
    )
    return BarisTabel(sel, "" if satu.jenis == "baris" else "jumlah")
