"""Triwulan to year: the realisasi from the beginning of the year (DOMAIN section 3, "Triwulan" and "Percentages").

Values entered as s.d. are never added. Percentages are never added or averaged: where their variables are known the
formula is computed anew from the variables, each aggregated by its own jenis; else only the last one may count.
A variable that stands for many numbers (Σ, RATA) keeps them: arus puts the items of all triwulan side by side, posisi
takes the last series.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from typing import NamedTuple

from indikator.capaian.hasil import KONTEKS, Galat, suku
from indikator.capaian.isian import ROMAWI, TRIWULAN, Aturan, Isian, Keadaan, SampaiDengan, Tipe, sebut, sebut_awal
from indikator.rumus import hitung as rumus
from indikator.rumus import tampil
from indikator.rumus.deret import butir, tulis_deret
from kinerja.angka import DIGIT_PENTING_MAKS, bulatkan, tulis, tulis_asli

DESIMAL_MAKS = 8
_TIPE = "Tipe penghitungan belum diatur. Pilih kumulatif, non kumulatif, atau rata-rata agar {} {} dapat digabung."
_PERSEN = (
    "Persentase atau rasio tidak dijumlahkan dan tidak dirata-ratakan. Isi pembilang dan penyebutnya, atau isi "
    "nilainya sebagai s.d. triwulan, atau ubah tipe penghitungan menjadi non kumulatif."
)
_CAMPUR = "Isian {} memuat variabel, sedangkan {} hanya nilainya. Isi variabel pada semuanya agar dapat dihitung."
_BEDA_JENIS = "Variabel deret yang berpasangan harus sama jenisnya (arus atau posisi): {}."
_TERLALU_BESAR = "Hasil terlalu besar untuk disimpan. Periksa satuannya."


class Deret(NamedTuple):
    """The due triwulan so far: filled, "-", and lacking; `luar` are filled although not due.

    akhir: the last due one that is not "-", 0 for none. apa: what the values are, "nilai" or "target".
    """

    triwulan: int
    terisi: dict[int, Isian]
    strip: tuple[int, ...]
    kurang: tuple[int, ...]
    luar: tuple[int, ...]
    apa: str = "nilai"

    @property
    def akhir(self) -> int:
        return max([*self.terisi, *self.kurang], default=0)

    @property
    def belum(self) -> str:
        """What is said of one that lacks."""
        return "belum diisi" if self.apa == "nilai" else f"belum punya {self.apa}"

    @property
    def tunggal(self) -> bool:
        """Whether one value is all there is to come: it counts, whatever the tipe."""
        return len(self.terisi) + len(self.kurang) == 1


def realisasi_sd(aturan: Aturan, isian: Mapping[int, Isian], triwulan: int) -> SampaiDengan:
    """Realisasi from the beginning of the year to `triwulan` (1–4); a missing key is "not filled in"."""
    deret = susun_deret(aturan, isian, triwulan)
    if not deret.akhir:
        return _tanpa_nilai(deret)
    with localcontext(KONTEKS):
        hasil = _dari_variabel(aturan, deret) or gabungkan(aturan, deret)
    return hasil._replace(keterangan=" ".join([hasil.keterangan, *_catatan(deret)]).strip())


def susun_deret(aturan: Aturan, isian: Mapping[int, Isian], triwulan: int) -> Deret:
    """Sort what was entered up to `triwulan` by what it is."""
    lalu = {t: isian.get(t, Isian()) for t in TRIWULAN if t <= triwulan}
    jatuh = {t: isi for t, isi in lalu.items() if t in aturan.jatuh_tempo}
    return Deret(
        triwulan,
        {t: isi for t, isi in jatuh.items() if isi.keadaan == Keadaan.TERISI},
        tuple(t for t, isi in jatuh.items() if isi.keadaan == Keadaan.STRIP),
        tuple(t for t, isi in jatuh.items() if isi.keadaan == Keadaan.KOSONG),
        tuple(t for t, isi in lalu.items() if t not in jatuh and isi.keadaan == Keadaan.TERISI),
    )


def _tanpa_nilai(deret: Deret) -> SampaiDengan:
    """Nothing is due yet, or "-" is all there is."""
    if deret.strip:
        kalimat = f"{sebut_awal(deret.strip)} ditulis “-”: tidak ada nilai yang dapat dipakai."
        return SampaiDengan(None, deret.triwulan, "", kalimat, Galat.TANPA_REALISASI)
    kalimat = " ".join([f"Belum waktunya diukur sampai {sebut([deret.triwulan])}.", *_catatan(deret)])
    return SampaiDengan(None, deret.triwulan, "", kalimat, Galat.BELUM_WAKTUNYA)


def _catatan(deret: Deret) -> list[str]:
    """What a reader must know about values that took no part."""
    kalimat = []
    if deret.strip:
        kalimat.append(f"{sebut_awal(deret.strip)} ditulis “-”, tidak menambah nilai.")
    if deret.luar:
        kalimat.append(f"Nilai {sebut(deret.luar)} tidak ikut dihitung: belum waktunya diukur.")
    return kalimat


def gabungkan(aturan: Aturan, deret: Deret) -> SampaiDengan:
    """One value from the values of the triwulan, by cara isi and tipe."""
    if aturan.sampai_dengan or aturan.tipe == Tipe.NON_KUMULATIF or deret.tunggal:
        return nilai_akhir(aturan, deret)
    if deret.kurang:
        return belum_lengkap(deret, deret.kurang)
    if aturan.persen or aturan.hasil_bagi:
        galat = Galat.PERSEN_TANPA_VARIABEL if aturan.tipe else Galat.TIPE_BELUM_DIATUR
        return SampaiDengan(None, deret.triwulan, "", _PERSEN, galat)
    if not aturan.tipe:
        kalimat = _TIPE.format(deret.apa, sebut(deret.terisi))
        return SampaiDengan(None, deret.triwulan, "", kalimat, Galat.TIPE_BELUM_DIATUR)
    nilai = [isi.nilai for isi in deret.terisi.values()]
    jumlah, bukti = sum(nilai, Decimal(0)), _tambah(nilai)
    if aturan.tipe == Tipe.RATA_RATA:
        return _simpan(deret, jumlah / len(nilai), f"({bukti}) ÷ {len(nilai)}")
    return _simpan(deret, jumlah, bukti)


def nilai_akhir(aturan: Aturan, deret: Deret) -> SampaiDengan:
    """The last value; earlier ones that lack do not change it, and are told."""
    if deret.akhir in deret.kurang:
        return belum_lengkap(deret, (deret.akhir,))
    sd = "s.d. " if aturan.sampai_dengan else ""
    bukti = f"{deret.apa} {sd}triwulan {ROMAWI[deret.akhir]}"
    hasil = _simpan(deret, deret.terisi[deret.akhir].nilai, bukti)
    return hasil._replace(kurang=deret.kurang, keterangan=_lowong(deret))


def _lowong(deret: Deret) -> str:
    if not deret.kurang:
        return ""
    return f"{sebut_awal(deret.kurang)} {deret.belum}; yang dihitung {deret.apa} {sebut([deret.akhir])}."


def belum_lengkap(deret: Deret, kurang: tuple[int, ...]) -> SampaiDengan:
    kalimat = f"{sebut_awal(kurang)} {deret.belum}, {deret.apa} s.d. {sebut([deret.triwulan])} belum dapat dihitung."
    return SampaiDengan(None, deret.triwulan, "", kalimat, Galat.BELUM_LENGKAP, kurang)


def _dari_variabel(aturan: Aturan, deret: Deret) -> SampaiDengan | None:
    """The formula over aggregated variables; None where it does not divide or no variables were entered."""
    perlu = _diperlukan(aturan, deret)
    dengan = [t for t in perlu if t in deret.terisi and deret.terisi[t].variabel]
    if not aturan.hasil_bagi or not dengan:
        return None
    if kurang := tuple(t for t in perlu if t in deret.kurang):
        return belum_lengkap(deret, kurang)
    if tanpa := [t for t in perlu if t not in dengan]:
        return SampaiDengan(
            None, deret.triwulan, "", _CAMPUR.format(sebut(dengan), sebut(tanpa)), Galat.ISIAN_CAMPUR
        )  # fmt: skip
    suku_variabel = {kode: _suku_variabel(aturan, deret, kode) for kode in aturan.kode}
    if kosong := [kode for kode, isi in suku_variabel.items() if None in isi]:
        return _variabel_kosong(aturan, deret, kosong[0])
    hasil = _hitung_rumus(aturan, deret, suku_variabel)
    return (
        hasil if len(perlu) > 1 else hasil._replace(kurang=deret.kurang, keterangan=hasil.keterangan or _lowong(deret))
    )


def _diperlukan(aturan: Aturan, deret: Deret) -> list[int]:
    """All due triwulan where something flows; the last one where only positions count."""
    if all(aturan.posisi(kode) for kode in aturan.kode):
        return [deret.akhir]
    return sorted([*deret.terisi, *deret.kurang])


def _suku_variabel(aturan: Aturan, deret: Deret, kode: str) -> list[Decimal | None]:
    """The numbers of one variable in their order, those of the last triwulan only where it is a position."""
    dipakai = [deret.terisi[deret.akhir]] if aturan.posisi(kode) else deret.terisi.values()
    return [satu for isi in dipakai for satu in butir(isi.variabel.get(kode))]


def _variabel_kosong(aturan: Aturan, deret: Deret, kode: str) -> SampaiDengan:
    lowong = tuple(t for t, isi in deret.terisi.items() if kode not in isi.variabel)
    kalimat = f"Variabel “{aturan.nama.get(kode, kode)}” belum diisi pada {sebut(lowong)}."
    return SampaiDengan(None, deret.triwulan, "", kalimat, Galat.BELUM_LENGKAP, lowong)


def _hitung_rumus(aturan: Aturan, deret: Deret, isi: Mapping[str, Sequence[Decimal]]) -> SampaiDengan:
    """Compute the formula; its proof line shows every term: "(50 + 60) ÷ 1.000 × 100 = 11"."""
    berderet = {kode for kode in isi if _berderet(aturan, deret, kode)}
    nilai = {kode: tuple(d) if kode in berderet else sum(d, Decimal(0)) for kode, d in isi.items()}
    hasil = rumus.hitung(aturan.pohon, nilai)
    if hasil.nilai is None:
        kalimat = f"{hasil.galat} {_beda_jenis(aturan, deret)}".strip()
        return SampaiDengan(None, deret.triwulan, "", kalimat, Galat.RUMUS_TAK_TERHITUNG)
    terbaca = {k: f"({tulis_deret(d)})" if k in berderet else _jumlahan(d) for k, d in isi.items()}
    tersimpan = _simpan(deret, hasil.nilai, tampil.teks(aturan.pohon, terbaca))
    return tersimpan._replace(variabel=tuple(nilai.items()))


def _berderet(aturan: Aturan, deret: Deret, kode: str) -> bool:
    """Whether the numbers stay apart: by the formula, or as entered for an older one (the formula then refuses)."""
    return kode in aturan.deret or any(isinstance(isi.variabel.get(kode), tuple) for isi in deret.terisi.values())


def _beda_jenis(aturan: Aturan, deret: Deret) -> str:
    """Where pairs fall apart over the triwulan because one series is added to and the other is not: which."""
    jenis = {kode: "posisi" if aturan.posisi(kode) else "arus" for kode in aturan.kode if kode in aturan.deret}
    if len(deret.terisi) < 2 or len(set(jenis.values())) < 2:
        return ""
    return _BEDA_JENIS.format(", ".join(f"“{aturan.nama.get(kode, kode)}” {satu}" for kode, satu in jenis.items()))


def _jumlahan(nilai: Sequence[Decimal]) -> str:
    return f"({_tambah(nilai)})" if len(nilai) > 1 else suku(nilai[0])


def _tambah(nilai: Sequence[Decimal]) -> str:
    return " + ".join(map(suku, nilai))


def _simpan(deret: Deret, nilai: Decimal, kiri: str) -> SampaiDengan:
    """The value as it is stored (at most 8 decimals, 15 digits) with its proof line."""
    bulat = max(nilai.adjusted() + 1, 1)
    if bulat > DIGIT_PENTING_MAKS:
        return SampaiDengan(None, deret.triwulan, "", _TERLALU_BESAR, Galat.TERLALU_BESAR)
    tersimpan = bulatkan(nilai, min(DESIMAL_MAKS, DIGIT_PENTING_MAKS - bulat))
    if tersimpan == nilai:
        return SampaiDengan(nilai, deret.triwulan, f"{kiri} = {tulis_asli(nilai)}")
    return SampaiDengan(tersimpan, deret.triwulan, f"{kiri} = {tulis(nilai, 2, buang_nol=True)}")
