"""Indicators for the SKP as an xlsx: all jabatan in one list to filter and copy from, then a sheet for each."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils import timezone

from kinerja.spreadsheet import Angka, BarisPetak, KolomPetak, LembarPetak, Petak, tulis_petak
from kinerja.tanggal import tulis_tanggal
from laporan.domain.ekspor.skp import BarisSkp, Skp
from laporan.domain.ekspor.struktur import Struktur
from laporan.exporters.peran_hasil import pegawai_teks

DESIMAL_MAKS = 8
KOLOM = (
    KolomPetak("Rencana hasil kerja pimpinan yang diintervensi", 36),
    KolomPetak("Rencana hasil kerja", 36),
    KolomPetak("Aspek", 12),
    KolomPetak("Indikator kinerja individu", 44),
    KolomPetak("Target", 14),
    KolomPetak("Satuan", 14),
    KolomPetak("Yang masih perlu dilengkapi", 34),
)
KOLOM_JABATAN = (KolomPetak("Jabatan", 36), KolomPetak("Pegawai", 24), KolomPetak("NIP", 22))
NOMOR = KolomPetak("No.", 5)
CATATAN = (
    "Kolom mengikuti SKP dengan pendekatan kuantitatif (PermenPANRB 6/2022) dan e-Kinerja. Sel yang kosong tidak "
    "dapat disimpulkan dari dokumen; kolom terakhir menyebutkan apa yang perlu dilengkapi.",
)


def skp_xlsx(struktur: Struktur, daftar: Sequence[Skp]) -> bytes:
    """The first sheet is the list of all."""
    return tulis_petak([_semua(struktur, daftar), *(_satu(struktur, skp) for skp in daftar)])


def _kepala(struktur: Struktur) -> tuple[str, ...]:
    return (
        f"INDIKATOR UNTUK SKP TAHUN {struktur.tahun}",
        struktur.instansi.nama,
        f"Dari {struktur.dokumen}, keadaan {tulis_tanggal(timezone.localdate())}",
    )


def _semua(struktur: Struktur, daftar: Sequence[Skp]) -> LembarPetak:
    baris = [BarisPetak(tuple(map(Petak, isi))) for isi in _baris_semua(daftar)]
    return LembarPetak("Semua jabatan", _kepala(struktur), (*KOLOM_JABATAN, *KOLOM), baris, CATATAN, tetap=1)


def _baris_semua(daftar: Sequence[Skp]) -> Iterator[list]:
    """Every line says whose it is, so that the list can be filtered."""
    for skp in daftar:
        nip = "\n".join(satu.nip for satu in skp.peran.pegawai if satu.nip)
        for satu in skp.baris:
            yield [skp.peran.jabatan.nama_lengkap, pegawai_teks(skp.peran.pegawai), nip, *_sel(satu)]


def _satu(struktur: Struktur, skp: Skp) -> LembarPetak:
    """The form of one jabatan; a hasil of several indicators is one cell."""
    jabatan = skp.peran.jabatan.nama_lengkap
    penilai = f"{skp.penilai}: {pegawai_teks(skp.pegawai_penilai)}" if skp.penilai else "pimpinan di luar dokumen ini"
    judul = (*_kepala(struktur), f"Jabatan: {jabatan}", f"Pegawai: {_bernip(skp)}", f"Pejabat penilai: {penilai}")
    baris, lalu, nomor = [], None, 0
    for satu in skp.baris:
        sama = lalu is not None and (satu.atasan, satu.hasil) == (lalu.atasan, lalu.hasil)
        nomor, lalu = nomor + (not sama), satu
        isi = list(map(Petak, [nomor, *_sel(satu)]))
        baris.append(BarisPetak((*(Petak("", sambung=sama) if sama else kotak for kotak in isi[:3]), *isi[3:])))
    return LembarPetak(jabatan, judul, (NOMOR, *KOLOM), baris, CATATAN, tetap=1)


def _bernip(skp: Skp) -> str:
    orang = [f"{satu.sebutan}, NIP {satu.nip}" if satu.nip else satu.sebutan for satu in skp.peran.pegawai]
    return "; ".join(orang) or pegawai_teks(())


def _sel(satu: BarisSkp) -> list:
    target = _angka(satu.target) if isinstance(satu.target, Decimal) else satu.target
    lengkapi = "; ".join(satu.kurang)
    return ["\n".join(satu.atasan), satu.hasil, satu.aspek, satu.indikator, target, satu.satuan, lengkapi]


def _angka(nilai: Decimal) -> Angka:
    """With the decimals it has."""
    return Angka(nilai, min(max(-nilai.normalize().as_tuple().exponent, 0), DESIMAL_MAKS))
