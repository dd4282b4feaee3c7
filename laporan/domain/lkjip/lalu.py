"""The years before in a LKjIP: from the frozen report of each year, else from what was entered with its source.

A frozen figure is never replaced: what changes in the master data of a year after its report was signed changes
nothing in the columns of the next ones.
"""

from collections.abc import Iterable, Mapping

from indikator.capaian.angka_bebas import baca_bila_angka
from indikator.models import RiwayatCapaian
from laporan.domain.cuplikan import KALIMAT_RUSAK, CuplikanRusak, dari_polos, utuh
from laporan.domain.lkjip.angka import AngkaIndikator, AngkaLkjip, AngkaTahun
from laporan.domain.lkjip.koreksi import koreksi, terapkan
from laporan.enums import LKJIP_BEKU, JenisDokumen
from laporan.models import Cuplikan, Lkjip

JUMLAH_TAHUN = 5  # n−1 … n−5


def lalu(instansi, tahun: int, silsilah: Iterable) -> dict[str, tuple[AngkaTahun, ...]]:
    """{silsilah: its years before `tahun`, the latest first}; a year without anything is not among them."""
    hasil: dict[str, dict[int, AngkaTahun]] = {str(satu): {} for satu in silsilah}
    for satu in _riwayat(hasil, tahun):
        hasil[str(satu.indikator.silsilah)][satu.tahun] = _dari_riwayat(satu)
    for tahun_beku, angka in angka_beku(instansi, tahun).items():
        for kunci, milik in angka.per_silsilah.items():
            if kunci in hasil and (milik.realisasi_teks or milik.persen):
                hasil[kunci][tahun_beku] = _dari_beku(milik, angka)
    return {kunci: tuple(isi[satu] for satu in sorted(isi, reverse=True)) for kunci, isi in hasil.items()}


def angka_beku(instansi, tahun: int) -> Mapping[int, AngkaLkjip]:
    """{year: figures of its frozen report and addenda}, the years before; three queries. Raises CuplikanRusak."""
    milik = Lkjip.objects.filter(instansi=instansi, tahun__range=(tahun - JUMLAH_TAHUN, tahun - 1))
    per_objek = dict(milik.filter(status__in=LKJIP_BEKU).values_list("pk", "tahun"))
    hasil: dict[int, AngkaLkjip] = {}
    for satu in Cuplikan.objects.filter(jenis=JenisDokumen.LKJIP, objek_id__in=per_objek).order_by("dibuat", "pk"):
        if not utuh(satu):
            raise CuplikanRusak(KALIMAT_RUSAK)
        hasil[per_objek[satu.objek_id]] = dari_polos(AngkaLkjip, satu.isi.get("angka", {}))
    diperbaiki = koreksi(per_objek)
    return {th: terapkan(hasil[th], diperbaiki.get(pk, {})) for pk, th in per_objek.items() if th in hasil}


def _riwayat(silsilah: Iterable[str], tahun: int):
    baris = RiwayatCapaian.objects.filter(indikator__silsilah__in=list(silsilah))
    baris = baris.filter(tahun__range=(tahun - JUMLAH_TAHUN, tahun - 1))
    return baris.select_related("indikator").order_by("pk")


def _dari_riwayat(baris: RiwayatCapaian) -> AngkaTahun:
    """As its source prints it; a number is read from it only where it is one without doubt."""
    return AngkaTahun(
        tahun=baris.tahun,
        target_teks=baris.target_teks,
        realisasi_teks=baris.realisasi_teks,
        capaian_teks=baris.capaian_teks,
        realisasi=_angka(baris.realisasi_teks),
        persen=_angka(baris.capaian_teks),
        sementara=baris.sementara,
        sumber=baris.sumber,
    )


def _angka(teks: str) -> str:
    """The number of "100%" or "78,2" in plain notation, "" for anything else."""
    angka = baca_bila_angka(teks) if teks else None
    return f"{angka.nilai:f}" if angka else ""


def _dari_beku(milik: AngkaIndikator, angka: AngkaLkjip) -> AngkaTahun:
    return AngkaTahun(
        tahun=angka.tahun,
        target_teks=milik.target_teks,
        realisasi_teks=milik.realisasi_teks,
        capaian_teks=milik.persen_teks,
        realisasi=milik.realisasi,
        persen=milik.persen,
        sementara=milik.sementara,
        sumber=f"LKjIP Tahun {angka.tahun}" + (f" dan {milik.koreksi}" if milik.koreksi else ""),
        beku=True,
    )
