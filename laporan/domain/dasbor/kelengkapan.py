"""How far the pemda is: documents set, realisasi filled in, submitted and verified in every triwulan."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from indikator.domain.kemajuan import Kemajuan, jatuh, kemajuan_iku, pengukuran_tahun
from indikator.domain.nilai_iku import NilaiTahun
from indikator.domain.rekap import BarisRekap
from indikator.enums import UKUR_TERBUKA, UKUR_TERVERIFIKASI, Triwulan
from indikator.models import PenetapanBerlaku
from laporan.domain.dasbor.bagian import bagian_persen, langkah, sel_bilangan
from laporan.domain.dasbor.peta import URUTAN
from laporan.domain.tabel import BarisTabel, Kolom, SelTabel, Tabel

BELUM, DISUSUN, DIAJUKAN, TERVERIFIKASI, NANTI = "belum", "disusun", "diajukan", "terverifikasi", "nanti"


@dataclass(frozen=True)
class Bagian:
    """`jumlah` of `seluruh`, as a figure and as a bar."""

    jumlah: int
    seluruh: int

    @property
    def langkah(self) -> int:
        return langkah(bagian_persen(self.jumlah, self.seluruh))


@dataclass(frozen=True)
class BarisTriwulan:
    """OPD by the state of their measuring, and IKU filled in of those due. `iku` None: the reader sees no drafts."""

    triwulan: int
    judul: str
    belum: int
    disusun: int
    diajukan: int
    terverifikasi: Bagian
    nanti: int
    iku: Bagian | None


@dataclass(frozen=True)
class Kelengkapan:
    """`dokumen`: OPD with a document in force; `status`: (state, words, OPD) of the latest documents."""

    dokumen: Bagian
    status: tuple[tuple[str, str, int], ...]
    triwulan: tuple[BarisTriwulan, ...]
    boleh_draf: bool

    @property
    def tabel(self) -> Tabel:
        judul = ("Masa", "Belum diisi", "Disusun", "Diajukan", "Terverifikasi", "Belum waktunya", "IKU terisi")
        kolom = (Kolom("nama", judul[0]), *(Kolom("angka", satu) for satu in judul[1:]))
        if not self.boleh_draf:
            kolom = (kolom[0], Kolom("angka", "Belum terverifikasi"), *kolom[4:6])
        return Tabel(
            "kelengkapan", "Perangkat daerah menurut status realisasi", kolom, tuple(map(self._baris, self.triwulan))
        )

    def _baris(self, b: BarisTriwulan) -> BarisTabel:
        isi = [b.belum, b.disusun, b.diajukan] if self.boleh_draf else [b.belum + b.disusun + b.diajukan]
        sel = [SelTabel(b.judul), *map(sel_bilangan, [*isi, b.terverifikasi.jumlah, b.nanti])]
        return BarisTabel((*sel, *([SelTabel(f"{b.iku.jumlah} dari {b.iku.seluruh}")] if b.iku else [])))


def kelengkapan(baris: Sequence[BarisRekap], tahun: int, nilai: NilaiTahun, *, boleh_draf: bool) -> Kelengkapan:
    """Five queries. Without `boleh_draf` only what is set or verified is told apart from what is not."""
    kunci = [b.instansi.pk for b in baris]
    berlaku = set(PenetapanBerlaku.objects.filter(tahun=tahun).values_list("instansi_id", flat=True))
    ukur, kemajuan = pengukuran_tahun(tahun), kemajuan_iku(tahun)
    tempo = _jatuh_tempo(nilai)
    status = Counter((b.status, b.status_label) for b in baris)
    urut = sorted(status.items(), key=lambda p: (-p[1], p[0]))
    per_tw = []
    for tw in URUTAN:
        keadaan = Counter(_keadaan(ukur.get(pk, {}).get(tw), tempo.get(pk), tw) for pk in kunci)
        iku = _terisi([kemajuan[pk][tw] for pk in kunci if pk in kemajuan]) if boleh_draf else None
        per_tw.append(_baris_triwulan(tw, keadaan, iku))
    return Kelengkapan(
        Bagian(sum(pk in berlaku for pk in kunci), len(kunci)),
        tuple((s, kata, n) for (s, kata), n in urut) if boleh_draf else (),
        tuple(per_tw),
        boleh_draf,
    )


def _jatuh_tempo(nilai: NilaiTahun) -> dict[int, set[str]]:
    """{instansi: frequencies of its IKU}."""
    hasil: dict[int, set[str]] = {}
    for satu in nilai.baris:
        hasil.setdefault(satu.instansi, set()).add(satu.frekuensi)
    return hasil


def _keadaan(pengukuran, frekuensi: set[str] | None, triwulan: int) -> str:
    if pengukuran is None:
        nanti = frekuensi is not None and not any(jatuh(satu, triwulan) for satu in frekuensi)
        return NANTI if nanti else BELUM
    if pengukuran.status in UKUR_TERVERIFIKASI:
        return TERVERIFIKASI
    return DISUSUN if pengukuran.status in UKUR_TERBUKA else DIAJUKAN


def _terisi(kemajuan: list[Kemajuan]) -> Bagian:
    return Bagian(sum(k.terisi for k in kemajuan), sum(k.jumlah for k in kemajuan))


def _baris_triwulan(tw: Triwulan, keadaan: Counter, iku: Bagian | None) -> BarisTriwulan:
    perlu = keadaan.total() - keadaan[NANTI]
    return BarisTriwulan(
        tw.value,
        tw.label if tw else "Setahun",
        keadaan[BELUM],
        keadaan[DISUSUN],
        keadaan[DIAJUKAN],
        Bagian(keadaan[TERVERIFIKASI], perlu),
        keadaan[NANTI],
        iku,
    )
