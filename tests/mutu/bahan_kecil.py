"""Small documents for the tests of single rules: only what a rule looks at is given."""

import itertools
from decimal import Decimal

from indikator import target as pembaca_target
from indikator.mutu.bahan import (
    IKI,
    IKU,
    BahanMutu,
    IndikatorMutu,
    JabatanMutu,
    LembarMutu,
    RealisasiMutu,
    RumusMutu,
    SasaranMutu,
    TargetMutu,
    VariabelMutu,
)
from indikator.mutu.periksa import periksa
from indikator.rumus import bahasa
from indikator.rumus.sel_tampil import sel_teks

TAHUN = 2024
_nomor = itertools.count(1)


def baris(nama: str, rumus: str = "", target: str | None = None, **lain) -> IndikatorMutu:
    """A row with formula and target read as the application reads them."""
    lain.setdefault("kunci", f"i{next(_nomor)}")
    targetnya = () if target is None else (baca_target(target, nama),)
    return IndikatorMutu(nama=nama, rumus=baca_rumus(rumus, nama), target=targetnya, **lain)


def baca_rumus(teks: str, nama: str) -> RumusMutu:
    bacaan = bahasa.baca(teks, nama)
    variabel = tuple(VariabelMutu(satu.kode, satu.nama) for satu in bacaan.variabel)
    return RumusMutu(teks, sel_teks(teks), bacaan.pohon, variabel)


def baca_target(teks: str, nama: str, tahun: int = TAHUN, tersirat: bool = False) -> TargetMutu:
    bacaan = pembaca_target.baca(teks, nama)
    isi = (tahun, teks, str(bacaan.jenis), bacaan.nilai, bacaan.satuan, bacaan.predikat)
    return TargetMutu(*isi, peringatan=tuple(bacaan.peringatan), tahun_tersirat=tersirat)


def ukur(tahun: int, nilai: str | None, persen: str | None = None, penuh: bool = True) -> RealisasiMutu:
    return RealisasiMutu(tahun, *(Decimal(isi) if isi is not None else None for isi in (nilai, persen)), penuh)


def sasaran(nama: str, *isi: IndikatorMutu, nomor: str = "") -> SasaranMutu:
    return SasaranMutu(f"s{next(_nomor)}", nama, nomor, isi)


def lembar(*isi: SasaranMutu | IndikatorMutu, jabatan: str = "Analis", tugas=(), fungsi=(), jenis=IKI) -> LembarMutu:
    """A sheet; rows without a sasaran go under one of no importance."""
    semua = tuple(satu if isinstance(satu, SasaranMutu) else sasaran("Terlaksananya tugas", satu) for satu in isi)
    milik = JabatanMutu(jabatan.lower(), jabatan, tugas=tuple(tugas), fungsi=tuple(fungsi)) if jenis == IKI else None
    return LembarMutu(jabatan.lower() if jenis == IKI else IKU, jenis, semua, milik)


def iku(*isi: SasaranMutu | IndikatorMutu) -> LembarMutu:
    return lembar(*isi, jenis=IKU)


def bahan(*isi: LembarMutu | IndikatorMutu, **lain) -> BahanMutu:
    """A document of the Dinas Kesehatan Kabupaten Contoh; bare rows make one sheet."""
    baris_saja = tuple(satu for satu in isi if isinstance(satu, IndikatorMutu))
    semua = tuple(satu for satu in isi if isinstance(satu, LembarMutu)) or (lembar(*baris_saja),)
    nilai = {"pemda": "Kabupaten Contoh", "instansi": "Dinas Kesehatan Kabupaten Contoh", "sebutan": "Dinas Kesehatan"}
    nilai |= {"jenis": "dinas", "tahun": TAHUN, "tahun_mulai": TAHUN, "tahun_selesai": TAHUN}
    return BahanMutu(**(nilai | {"lembar": semua} | lain))


def temuan(aturan: str, *isi, **lain):
    """Findings of one rule over a small document."""
    return [satu for satu in periksa(bahan(*isi, **lain)) if satu.aturan == aturan]


def kena(aturan: str, *isi, **lain) -> bool:
    return bool(temuan(aturan, *isi, **lain))
