"""Many stored rows of one sheet changed at once (a workbook): what `domain.kisi.sel.simpan` does with each cell."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import F

from indikator.domain import rumus_banyak, target_banyak
from indikator.domain.indikator import pastikan_metode, pastikan_panjang_rumus, pastikan_panjang_target, rapi_nama
from indikator.domain.penetapan import buka_isian
from indikator.domain.target_banyak import Waktu
from indikator.models import Indikator, Lembar, Rumus, Target
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah

DIBACA_ULANG = ("nama", "satuan")  # a target is read with them


@dataclass(frozen=True)
class UbahanIndikator:
    """What changes in one row: its own columns by field, its formula (None: stays), targets {year: text}."""

    indikator: Indikator
    nilai: Mapping[str, object] = field(default_factory=dict)
    rumus: str | None = None
    target: Mapping[int, str] = field(default_factory=dict)


@utuh
def ubah_banyak(daftar: Sequence[UbahanIndikator], *, oleh, lembar: Lembar) -> list[Indikator]:
    """Change rows of a sheet that may be filled in; gives them as stored. The queries do not grow with the rows.

    Raises Ditolak, SalahStatus, IsianSalah as `domain.indikator.ubah`. Sasaran and parent are changed by
    `domain.kisi.letak`.
    """
    buka_isian(oleh, lembar)
    terkini = tulis.kunci_banyak([satu.indikator for satu in daftar])
    for satu in terkini:
        if satu.lembar_id != lembar.pk:
            raise IsianSalah("Ada baris yang bukan dari lembar ini.")
        satu.lembar = lembar
    nilai = [_nilai(satu, isi) for satu, isi in zip(terkini, daftar, strict=True)]
    sendiri = {satu.pk for satu in tulis.ubah_banyak(terkini, oleh=oleh, dipegang=True, masing=nilai)}
    bagian = rumus_banyak.atur_banyak(oleh, lembar.penetapan.instansi, _rumus(terkini, daftar))
    bagian |= target_banyak.atur_banyak(oleh, _target(terkini, daftar))
    _naikkan_versi([satu for satu in terkini if satu.pk in bagian - sendiri])
    return terkini


def _nilai(satu: Indikator, isi: UbahanIndikator) -> dict:
    """The columns to write: an own formula or source is no longer the cell above, a changed row has been read."""
    nilai = dict(isi.nilai)
    if "nama" in nilai:
        nilai["nama"] = rapi_nama(nilai["nama"])
    pastikan_metode(satu.metode, nilai.get("arah", satu.arah))
    pastikan_panjang_rumus(isi.rumus or "")
    for teks in isi.target.values():
        pastikan_panjang_target(teks)
    gabung = {"gabung_rumus": isi.rumus is not None, "gabung_sumber": "sumber_data" in nilai}
    return nilai | {"belum_ditinjau": False} | {nama: False for nama, lepas in gabung.items() if lepas}


def _rumus(terkini: Sequence[Indikator], daftar: Sequence[UbahanIndikator]) -> list[tuple[Indikator, str]]:
    """The formulas to set, those of renamed rows read anew: a formula may repeat the name."""
    ganti = [satu.pk for satu, isi in zip(terkini, daftar, strict=True) if "nama" in isi.nilai and isi.rumus is None]
    lama = dict(Rumus.objects.filter(indikator__in=ganti).exclude(teks="").values_list("indikator", "teks"))
    semua = [
        (satu, isi.rumus if isi.rumus is not None else lama.get(satu.pk))
        for satu, isi in zip(terkini, daftar, strict=True)
    ]
    return [(satu, teks) for satu, teks in semua if teks is not None]


def _target(terkini: Sequence[Indikator], daftar: Sequence[UbahanIndikator]) -> list[tuple[Indikator, dict]]:
    """The targets to set; where the name or satuan changed, those of the other years are read anew."""
    ulang = [satu.pk for satu, isi in zip(terkini, daftar, strict=True) if set(DIBACA_ULANG) & set(isi.nilai)]
    lama: dict[int, dict[Waktu, str]] = defaultdict(dict)
    for pk, tahun, teks in Target.objects.filter(indikator__in=ulang, triwulan=0).values_list(
        "indikator", "tahun", "teks"
    ):
        lama[pk][tahun, 0] = teks
    semua = [
        (satu, lama[satu.pk] | {(tahun, 0): teks for tahun, teks in isi.target.items()})
        for satu, isi in zip(terkini, daftar, strict=True)
    ]
    return [(satu, isi) for satu, isi in semua if isi]


def _naikkan_versi(daftar: Sequence[Indikator]) -> None:
    """The version of a row covers its formula and targets."""
    for satu in daftar:
        satu.versi += 1
    Indikator.objects.filter(pk__in=[satu.pk for satu in daftar]).update(versi=F("versi") + 1)
