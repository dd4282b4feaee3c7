"""Rows of a sheet from the library of indicator manuals."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from indikator.domain import indikator as domain_indikator
from indikator.domain.mulai_dari import Hasil, PengumpulSasaran, selesai, silsilah, yang_ada
from indikator.domain.penetapan import buka_isian
from indikator.models import Indikator, Lembar, ManualIndikator, ManualPemda, SasaranStrategis
from indikator.models.manual import IsiManual
from organisasi.galat import IsianSalah

KOLOM = ("nama", "rumus", "satuan", "arah", "tipe_penghitungan", "frekuensi", "sumber_data")
NASIONAL, PEMDA = "nasional", "pemda"


def kode(manual: IsiManual) -> str:
    """How a page names one of both kinds: "nasional-12", "pemda-3"."""
    return f"{NASIONAL if isinstance(manual, ManualIndikator) else PEMDA}-{manual.pk}"


@transaction.atomic
def ambil(
    *,
    oleh,
    lembar: Lembar,
    manual: Sequence[IsiManual],
    kunci: UUID,
    sasaran: SasaranStrategis | None = None,
    sasaran_nama: str = "",
) -> Hasil:
    """Add a row for each manual under `sasaran`, or under a sasaran of the name given; targets stay blank.

    A second submit of the page (`kunci`) adds nothing. Raises Ditolak, SalahStatus, IsianSalah.
    """
    buka_isian(oleh, lembar)
    if not manual:
        raise IsianSalah({"manual": "Pilih sedikitnya satu indikator."})
    if sasaran is not None and sasaran.lembar_id != lembar.pk:
        raise IsianSalah({"sasaran": "Pilih sasaran dari lembar ini."})
    pengumpul = PengumpulSasaran(oleh, lembar)
    if sasaran is None:
        if not sasaran_nama.strip():
            raise IsianSalah({"sasaran": "Pilih sasarannya, atau tulis sasaran baru."})
        sasaran = pengumpul.ambil(sasaran_nama, silsilah=silsilah(kunci, "sasaran"))
    tujuan = {silsilah(kunci, kode(satu)): satu for satu in manual}
    ada = yang_ada(Indikator, lembar, tujuan)
    baru = [
        domain_indikator.buat(oleh=oleh, sasaran=sasaran, silsilah=satu, **_isi(asal))
        for satu, asal in tujuan.items()
        if satu not in ada
    ]
    sebutan = f"ambil {len(baru)} indikator dari manual"
    return selesai(oleh=oleh, lembar=lembar, sebutan=sebutan, baru=[*pengumpul.baru, *baru])


def _isi(asal: ManualIndikator | ManualPemda) -> dict:
    isi = {kolom: getattr(asal, kolom) for kolom in KOLOM}
    return isi | {"rumus": isi["rumus"] or None}
