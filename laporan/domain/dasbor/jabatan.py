"""What the jabatan contribute: their IKI that serve an IKU of the perangkat daerah, filled in and measured."""

from collections.abc import Iterable
from dataclasses import dataclass

from indikator.domain.gulungan import rata_ukur
from indikator.domain.kemajuan import jatuh
from indikator.domain.nilai_iku import BarisIku, NilaiTahun, muat_nilai
from indikator.enums import JenisLembar
from indikator.models import Dukungan, Lembar
from laporan.domain.dasbor.bagian import Sel, bagian_persen, langkah, sel_bilangan, sel_persen, sel_rata
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel

RATA_IKI = "Rata-rata IKI pendukung"
KOLOM = (
    Kolom("nama", "Jabatan"),
    Kolom("angka", "IKI"),
    Kolom("angka", "Mendukung IKU"),
    Kolom("target", "Terisi"),
    Kolom("angka", RATA_IKI),
    Kolom("kategori", "Kategori"),
)


@dataclass(frozen=True)
class BarisJabatan:
    """One sheet: its IKI, those that serve an IKU (`pendukung`), of these due and filled in, their mean."""

    lembar: Lembar
    jumlah: int
    pendukung: int
    terisi: int
    jatuh: int
    sel: Sel

    @property
    def nama(self) -> str:
        return self.lembar.jabatan.nama_lengkap

    @property
    def langkah(self) -> int:
        return langkah(bagian_persen(self.terisi, self.jatuh))


def kontribusi(instansi, tahun: int, triwulan: int, skala: tuple, *, boleh_draf: bool) -> list[BarisJabatan]:
    """Every IKI sheet of the document in force, in its order; four queries."""
    nilai = muat_nilai([tahun], boleh_draf=boleh_draf, instansi=instansi, jenis=JenisLembar.IKI)[tahun]
    lembar = Lembar.objects.filter(
        jenis=JenisLembar.IKI, penetapan__berlaku__tahun=tahun, penetapan__berlaku__instansi=instansi
    )
    tautan = Dukungan.objects.filter(indikator__lembar__penetapan__berlaku__tahun=tahun)
    tautan = tautan.filter(indikator__lembar__penetapan__instansi=instansi)
    pelayan = mendukung_iku(tautan.values_list("indikator", "mendukung", "mendukung__lembar__jenis"))
    milik: dict[int, list[BarisIku]] = {}
    for satu in nilai.pokok():
        milik.setdefault(satu.lembar, []).append(satu)
    semua = lembar.select_related("jabatan__unit").order_by("urutan", "pk")
    return [_baris(satu, milik.get(satu.pk, []), pelayan, nilai, triwulan, skala) for satu in semua]


def mendukung_iku(tautan: Iterable[tuple[int, int, str]]) -> set[int]:
    """Indicators that serve an IKU, directly or through the IKI of a superior."""
    bawah: dict[int, list[int]] = {}
    antre = []
    for indikator, atas, jenis in tautan:
        bawah.setdefault(atas, []).append(indikator)
        if jenis == JenisLembar.IKU:
            antre.append(indikator)
    hasil: set[int] = set()
    while antre:
        satu = antre.pop()
        if satu not in hasil:
            hasil.add(satu)
            antre += bawah.get(satu, [])
    return hasil


def _baris(lembar: Lembar, milik, pelayan: set[int], nilai: NilaiTahun, triwulan: int, skala: tuple) -> BarisJabatan:
    isi = nilai.nilai(triwulan)
    pendukung = [satu for satu in milik if satu.pk in pelayan]
    tempo = [satu for satu in pendukung if jatuh(satu.frekuensi, triwulan)]
    terisi = [satu for satu in tempo if isi[satu.pk].persen is not None]
    rata = rata_ukur([isi[satu.pk] for satu in pendukung], RATA_IKI)
    return BarisJabatan(lembar, len(milik), len(pendukung), len(terisi), len(tempo), sel_rata(rata, skala))


def tabel(baris: list[BarisJabatan]) -> Tabel:
    isi = tuple(
        BarisTabel(
            (
                SelTabel(b.nama),
                sel_bilangan(b.jumlah),
                sel_bilangan(b.pendukung),
                SelTabel(f"{b.terisi} dari {b.jatuh}"),
                sel_persen(b.sel.rata) if b.pendukung else SelTabel("tidak ada", kosong=True),
                SelTabel(b.sel.kata if b.pendukung else ""),
            )
        )
        for b in baris
    )
    return Tabel("jabatan", "Kontribusi jabatan", KOLOM, isi)
