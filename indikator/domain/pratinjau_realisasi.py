"""What a realisasi would come to, while it is being entered. Reads only."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from indikator.domain import nilai_realisasi, nilai_variabel, target_berlaku
from indikator.domain.komponen import Register
from indikator.enums import CaraIsi
from indikator.models import Indikator
from kinerja.angka import tulis_asli
from organisasi.galat import IsianSalah


@dataclass(frozen=True)
class Pratinjau:
    """`hasil`: the calculation, or how the text is read. `kurang`: what is still to come. `galat`: what is wrong."""

    hasil: str = ""
    kurang: str = ""
    galat: str = ""


def hitung(indikator: Indikator, tahun: int, triwulan: int, teks: str, variabel: Mapping[str, str]) -> Pratinjau:
    """Of a formula its numbers ("47 ÷ 120 × 100 = 39,17"), of a plain value its reading ("dibaca 79,41")."""
    if any(isi.strip() for isi in variabel.values()):
        return _dari_variabel(indikator, teks, variabel)
    if not teks.strip():
        return Pratinjau()
    target = target_berlaku.cari(indikator.lembar.penetapan.instansi, tahun, triwulan, [indikator])
    try:
        terbaca = nilai_realisasi.dari_teks(indikator, teks.strip(), target.get(indikator.silsilah))
    except IsianSalah as galat:
        return Pratinjau(galat=str(galat))
    kata = [terbaca.predikat, "" if terbaca.nilai is None else tulis_asli(terbaca.nilai)]
    dibaca = " = ".join(satu for satu in kata if satu)
    return Pratinjau(hasil=f"dibaca {dibaca}" if dibaca else "ditulis “-”: tidak ada nilai, bukan 0")


def _dari_variabel(indikator: Indikator, teks: str, isian: Mapping[str, str]) -> Pratinjau:
    if teks.strip():
        return Pratinjau(galat="Isi realisasinya langsung atau isi nilai variabelnya, jangan keduanya.")
    semua = indikator.rumus.variabel.all() if nilai_realisasi.punya_rumus(indikator) else []
    kosong = [v.nama for v in semua if not isian.get(v.kode, "").strip()]
    try:
        terisi = {k: v for k, v in isian.items() if v.strip()}
        if kosong:
            nilai_variabel.baca_variabel(indikator, {v.kode: terisi.get(v.kode, "0") for v in semua})
            return Pratinjau(kurang=f"Isi juga “{'”, “'.join(kosong)}”.")
        nilai = nilai_variabel.baca_variabel(indikator, terisi)
        nilai_realisasi.dari_variabel(indikator, nilai)
    except IsianSalah as galat:
        return Pratinjau(galat=str(galat))
    return Pratinjau(hasil=nilai_realisasi.langkah(indikator, {v.kode: angka for v, angka in nilai.items()}))


def hitung_centang(indikator: Indikator, register: Register, dicentang: Collection[int]) -> Pratinjau:
    """ "2 komponen di triwulan ini; 3 dari 6 komponen selesai"; entered s.d., the earlier ones are counted along."""
    kini = sum(satu.dapat_dicentang and satu.komponen.pk in dicentang for satu in register.butir)
    lain = [satu.triwulan for satu in register.butir if not satu.dapat_dicentang]
    sebelum = sum(tw < register.triwulan for tw in lain)
    hasil = f"{kini} komponen dicentang"
    if register.triwulan and indikator.cara_isi == CaraIsi.SD_TRIWULAN and sebelum:
        hasil = f"{kini} + {sebelum} dari triwulan sebelumnya = {kini + sebelum}"
    return Pratinjau(hasil=f"{hasil}; {kini + len(lain)} dari {len(register.butir)} komponen selesai")
