"""Content of a printed Perjanjian Kinerja as plain data: pernyataan with its parties, lampiran, what a change changes.

While it is open it is composed; signed it is frozen (Cuplikan jenis pk) and read as it was frozen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indikator.domain import anggaran_pk, banding_pk, baris_pk, pernyataan_pk, pihak_pk
from indikator.domain.target_berlaku import SUMBER_PK, TargetBerlaku
from indikator.enums import PK_BERLAKU
from indikator.models import AnggaranPerjanjian, PerjanjianKinerja
from laporan.domain import cuplikan
from laporan.domain.sel_kinerja import sel_target, tercetak
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel, rupiah, sel
from laporan.domain.unsur import LEBAR_TANDA_TANGAN, Kop, TandaTangan, baris_jabatan, susun_kop, tanggal_teks
from laporan.enums import JenisDokumen
from organisasi.domain.lambang import uri_lambang
from organisasi.domain.pemda import kepala_daerah
from organisasi.domain.pengaturan import pengaturan

NOMOR, TARGET = Kolom("nomor", "No."), Kolom("target", "Target")
SEMULA, MENJADI, STRIP = "Semula", "Menjadi", "–"
TANDA_SUB = "•\u00a0"
KETERANGAN = Kolom("keterangan", "Keterangan")
PERTAMA = ("Pihak Pertama", "Selanjutnya disebut pihak pertama.")
KEDUA = ("Pihak Kedua", "Selaku atasan pihak pertama, selanjutnya disebut pihak kedua.")
SENDIRI = ("", "")


@dataclass(frozen=True)
class PihakCetak:
    """A party: "pihak pertama", the sentence behind its identity, its signature. `ber_nip` False: a head of the region
    has none, so none is dotted."""

    sebutan: str
    jabatan: str
    kalimat: str
    tanda_tangan: TandaTangan
    ber_nip: bool = True


@dataclass(frozen=True)
class PerubahanCetak:
    """What a PK perubahan rests on and changes; `kinerja` and `anggaran` list changed lines only."""

    terhadap: str
    dasar: str
    alasan: str
    kinerja: Tabel | None
    anggaran: Tabel | None


@dataclass(frozen=True)
class IsiPK:
    """Every word and figure of the document, with paper, emblem and author of the file."""

    judul: tuple[str, ...]
    judul_berkas: str
    kop: Kop
    pembuka: str
    pertama: PihakCetak
    kedua: PihakCetak | None
    paragraf: tuple[str, ...]
    tempat: str
    tanggal: str
    judul_lampiran: tuple[str, ...]
    kinerja: Tabel
    anggaran: Tabel | None
    perubahan: PerubahanCetak | None
    kertas: str
    lambang: str
    penulis: str

    @property
    def tabel(self) -> tuple[Tabel, ...]:
        """All tables, for Excel."""
        ubah = (self.perubahan.kinerja, self.perubahan.anggaran) if self.perubahan else ()
        return tuple(satu for satu in (self.kinerja, self.anggaran, *ubah) if satu is not None)


def baca_isi_pk(perjanjian: PerjanjianKinerja) -> IsiPK:
    """As it was frozen when it was signed, else as it reads today. Raises CuplikanRusak."""
    if perjanjian.status in PK_BERLAKU and (beku := cuplikan.cari(JenisDokumen.PK, perjanjian)):
        return cuplikan.dari_polos(IsiPK, beku.isi)
    return susun_pk(perjanjian)


def susun_pk(perjanjian: PerjanjianKinerja) -> IsiPK:
    """Composed from the stored rows; a constant number of queries."""
    instansi, kata = perjanjian.instansi, pernyataan_pk.pernyataan(perjanjian)
    pertama, kedua = pihak_pk.tampil(perjanjian)
    judul, siapa = _judul(perjanjian), _siapa(perjanjian)
    return IsiPK(
        judul=(*judul, *siapa),
        judul_berkas=judul_pk(perjanjian),
        kop=susun_kop(instansi),
        pembuka=kata.pembuka,
        pertama=_pihak(perjanjian, pertama, *(PERTAMA if kedua else SENDIRI)),
        kedua=_pihak(perjanjian, kedua, *KEDUA) if kedua else None,
        paragraf=kata.paragraf,
        tempat=perjanjian.tempat,
        tanggal=tanggal_teks(perjanjian.tanggal),
        judul_lampiran=(f"LAMPIRAN {' '.join(judul)}", *siapa),
        kinerja=_kinerja(perjanjian),
        anggaran=_anggaran(anggaran_pk.muat(perjanjian)),
        perubahan=_perubahan(perjanjian),
        kertas=pengaturan(instansi.pemda).kertas,
        lambang=uri_lambang(instansi.pemda),
        penulis=instansi.nama,
    )


def judul_pk(perjanjian: PerjanjianKinerja) -> str:
    """ "Perjanjian Kinerja Perubahan ke-1 Dinas Kesehatan Tahun 2024"."""
    siapa = perjanjian.jabatan.nama_lengkap if perjanjian.jabatan_id else perjanjian.instansi.nama
    return f"Perjanjian Kinerja {_ke(perjanjian)}{siapa} Tahun {perjanjian.tahun}"


def kunci_pk(perjanjian: PerjanjianKinerja) -> str:
    """What tells its file from others of the instansi and year: the jabatan, the version."""
    milik = perjanjian.jabatan.kunci[:60] if perjanjian.jabatan_id else ""
    return "-".join(filter(None, [milik, f"v{perjanjian.versi_ke}" if perjanjian.versi_ke > 1 else ""]))


def bekukan_pk(perjanjian: PerjanjianKinerja, *, oleh) -> None:
    """Freeze the content of a signed PK; the same content once."""
    cuplikan.bekukan(jenis=JenisDokumen.PK, objek=perjanjian, isi=susun_pk(perjanjian), oleh=oleh)


def _ke(perjanjian: PerjanjianKinerja) -> str:
    return f"Perubahan ke-{perjanjian.versi_ke - 1} " if perjanjian.versi_ke > 1 else ""


def _judul(perjanjian: PerjanjianKinerja) -> tuple[str, ...]:
    return (f"PERJANJIAN KINERJA {_ke(perjanjian).upper()}TAHUN {perjanjian.tahun}",)


def _siapa(perjanjian: PerjanjianKinerja) -> tuple[str, ...]:
    jabatan = (perjanjian.jabatan.nama.upper(),) if perjanjian.jabatan_id else ()
    return (*jabatan, perjanjian.instansi.nama.upper())


def _pihak(perjanjian: PerjanjianKinerja, isi: pihak_pk.PihakTampil, sebutan: str, kalimat: str) -> PihakCetak:
    tanda = TandaTangan(baris_jabatan(isi.jabatan, LEBAR_TANDA_TANGAN), isi.nama, isi.pangkat, isi.nip)
    kepala = kepala_daerah(perjanjian.instansi.pemda).casefold() in isi.jabatan.casefold()
    return PihakCetak(sebutan, isi.jabatan, kalimat, tanda, not kepala)


def _kinerja(perjanjian: PerjanjianKinerja) -> Tabel:
    kata = "Sasaran" if perjanjian.jabatan_id else "Sasaran Strategis"
    kolom = (NOMOR, Kolom("sasaran", kata), Kolom("nama", "Indikator Kinerja"), TARGET)
    baris: list[BarisTabel] = []
    for kelompok in baris_pk.kelompok(baris_pk.muat(perjanjian)):
        baris += _baris_kelompok(kelompok)
    return Tabel("perjanjian", "Sasaran, Indikator Kinerja, dan Target", kolom, tuple(baris))


def _baris_kelompok(kelompok: baris_pk.KelompokPK) -> list[BarisTabel]:
    """The lines of one sasaran; sub-indicators below the name of the indicator they belong to."""
    hasil: list[BarisTabel] = []
    induk = ""
    for satu in kelompok.baris:
        if satu.induk and satu.induk != induk:
            hasil.append(BarisTabel((*_kepala(kelompok, bool(hasil)), SelTabel(satu.induk), SelTabel(""))))
        induk = satu.induk
        target = sel_target(TargetBerlaku.dari(satu.baris, SUMBER_PK))
        nama = f"{TANDA_SUB if satu.induk else ''}{satu.nama}"
        isi = (*_kepala(kelompok, bool(hasil)), SelTabel(nama), target)
        hasil.append(BarisTabel(isi, "sub" if satu.induk else ""))
    return hasil


def _kepala(kelompok: baris_pk.KelompokPK, sambung: bool) -> tuple[SelTabel, SelTabel]:
    return sel(f"{kelompok.nomor}.", sambung), sel(kelompok.sasaran.nama, sambung)


def _anggaran(daftar: Sequence[AnggaranPerjanjian]) -> Tabel | None:
    if not daftar:
        return None
    tingkat = anggaran_pk.tingkat(daftar)
    baris = [
        BarisTabel((sel(f"{nomor}."), SelTabel(satu.nama), rupiah(satu.jumlah), SelTabel(satu.keterangan)))
        for nomor, satu in enumerate(daftar, 1)
    ]
    jumlah = (SelTabel("Jumlah", lebar=2), rupiah(anggaran_pk.jumlah(daftar)), SelTabel(""))
    kolom = (NOMOR, Kolom("nama", tingkat), Kolom("uang", "Anggaran (Rp)"), KETERANGAN)
    kosong = [satu.nama for satu in daftar if satu.jumlah is None]
    catatan = (f"Anggarannya tidak ada, tidak dihitung 0: {'; '.join(kosong)}.",) if kosong else ()
    isi = (*baris, BarisTabel(jumlah, "jumlah"))
    return Tabel("anggaran-perjanjian", f"{tingkat} dan Anggaran", kolom, isi, catatan)


def _perubahan(perjanjian: PerjanjianKinerja) -> PerubahanCetak | None:
    banding = banding_pk.banding(perjanjian)
    if banding is None:
        return None
    asal, tanggal = banding.asal, tanggal_teks(banding.asal.tanggal)
    pada = f" tanggal {tanggal}" if tanggal else ""
    return PerubahanCetak(
        terhadap=f"{judul_pk(asal)}{pada}",
        dasar=perjanjian.get_dasar_perubahan_display() if perjanjian.dasar_perubahan else "",
        alasan=perjanjian.alasan_perubahan.strip(),
        kinerja=_banding_kinerja(banding),
        anggaran=_banding_anggaran(banding),
    )


def _banding_kinerja(banding: banding_pk.Banding) -> Tabel | None:
    berubah = banding_pk.berubah(banding.kinerja)
    baris = [
        BarisTabel((*_awal(n, satu), _sisi(satu.target.lama), _sisi(satu.target.baru), SelTabel(satu.keterangan)))
        for n, satu in enumerate(berubah, 1)
    ]
    kolom = (NOMOR, Kolom("nama", "Indikator Kinerja"), Kolom("target", SEMULA), Kolom("target", MENJADI), KETERANGAN)
    catatan = _tetap(len(banding.kinerja) - len(berubah))
    return Tabel("banding-kinerja", "Perubahan Indikator dan Target", kolom, tuple(baris), catatan) if baris else None


def _banding_anggaran(banding: banding_pk.Banding) -> Tabel | None:
    berubah = banding_pk.berubah(banding.anggaran)
    if not berubah:
        return None
    baris = [
        BarisTabel((*_awal(n, satu), _uang(satu.uang_lama), _uang(satu.uang_baru), SelTabel(satu.keterangan)))
        for n, satu in enumerate(berubah, 1)
    ]
    total = (_uang(banding.jumlah_lama), _uang(banding.jumlah_baru), SelTabel(""))
    baris.append(BarisTabel((SelTabel("Jumlah seluruh anggaran", lebar=2), *total), "jumlah"))
    uang = (Kolom("uang", f"{kata} (Rp)") for kata in (SEMULA, MENJADI))
    kolom = (NOMOR, Kolom("nama", "Program/Kegiatan"), *uang, KETERANGAN)
    catatan = _tetap(len(banding.anggaran) - len(berubah))
    return Tabel("banding-anggaran", "Perubahan Anggaran", kolom, tuple(baris), catatan)


def _awal(nomor: int, satu: banding_pk.BarisBanding) -> tuple[SelTabel, SelTabel]:
    return sel(f"{nomor}."), SelTabel(satu.beda.isi("nama"))


def _sisi(teks: str) -> SelTabel:
    return tercetak(teks) if teks else SelTabel(STRIP)


def _uang(nilai: Decimal | None) -> SelTabel:
    return SelTabel(STRIP) if nilai is None else rupiah(nilai)


def _tetap(banyak: int) -> tuple[str, ...]:
    return (f"Selebihnya, {banyak} baris, tetap.",) if banyak else ()
