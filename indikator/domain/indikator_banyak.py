"""Many new rows of one sheet at once (a paste, a copy): what `domain.indikator.buat` does, in a few queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from indikator.domain import komponen as domain_komponen
from indikator.domain import rumus as domain_rumus
from indikator.domain import target as domain_target
from indikator.domain.indikator import Butir, periksa_isian, rapi_nama
from indikator.domain.penetapan import buka_isian
from indikator.domain.rumus import IsianVariabel
from indikator.domain.sasaran import urutan_berikut
from indikator.models import Indikator, Lembar, PenanggungJawab, SasaranStrategis
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh


@dataclass(frozen=True)
class IsianIndikator:
    """What `domain.indikator.buat` takes for one row; `lain` are its other columns."""

    sasaran: SasaranStrategis
    nama: str
    rumus: str | None = None
    variabel: Mapping[str, IsianVariabel] | None = None
    target: Mapping[int, str] = field(default_factory=dict)
    komponen: Sequence[Butir] = ()
    unit: Sequence = ()
    lain: Mapping[str, object] = field(default_factory=dict)


@utuh
def buat_banyak(
    daftar: Sequence[IsianIndikator], *, oleh, lembar: Lembar, tahun_tersirat: bool = False
) -> list[Indikator]:
    """Add rows whose lineage the sheet does not have yet, at its end unless `lain` says their `urutan`.

    tahun_tersirat: the source does not say of which year its targets are. The queries do not grow with the rows,
    except those that have a list of components. Raises IsianSalah.
    """
    buka_isian(oleh, lembar)
    if not daftar:
        return []
    for satu in daftar:
        periksa_isian(satu.sasaran, satu.lain, satu.rumus, satu.target)
    baru = tulis.buat_banyak(Indikator, oleh=oleh, daftar=_kolom(daftar, lembar))
    berdua = list(zip(baru, daftar, strict=True))
    rumus = [(satu, isi.rumus, isi.variabel) for satu, isi in berdua if isi.rumus is not None]
    domain_rumus.pasang_banyak(oleh, lembar.penetapan.instansi, rumus)
    domain_target.pasang_banyak(oleh, [(satu, isi.target) for satu, isi in berdua], tersirat=tahun_tersirat)
    unit = [{"indikator": satu, "unit": milik} for satu, isi in berdua for milik in isi.unit]
    tulis.buat_banyak(PenanggungJawab, oleh=oleh, catat=False, daftar=unit)
    return [_komponen(oleh, satu, isi) for satu, isi in berdua]


def _kolom(daftar: Sequence[IsianIndikator], lembar: Lembar) -> list[dict]:
    """Columns of the new rows; a lineage that is taken elsewhere stays there (`domain.sasaran.sudah_ada`)."""
    silsilah = {satu.lain["silsilah"] for satu in daftar if "silsilah" in satu.lain}
    terpakai = set(Indikator.objects.filter(silsilah__in=silsilah).values_list("silsilah", flat=True))
    urutan = urutan_berikut(lembar.indikator)
    hasil = []
    for nomor, satu in enumerate(daftar, urutan):
        isi = {"urutan": nomor} | dict(satu.lain)
        asal = isi.get("asal")
        if isi.get("silsilah") in terpakai and (asal is None or asal.silsilah != isi["silsilah"]):
            isi.pop("silsilah")
        hasil.append({"lembar": lembar, "sasaran": satu.sasaran, "nama": rapi_nama(satu.nama)} | isi)
    return hasil


def _komponen(oleh, indikator: Indikator, isi: IsianIndikator) -> Indikator:
    if not isi.komponen:
        return indikator
    return domain_komponen.atur(oleh=oleh, indikator=indikator, daftar=isi.komponen)
