"""Rows of a sheet from the library of indicator manuals."""

from collections.abc import Sequence
from uuid import UUID

from indikator.domain.indikator_banyak import IsianIndikator, buat_banyak
from indikator.domain.mulai_dari.hasil import Hasil, PengumpulSasaran, selesai, silsilah, yang_ada
from indikator.domain.penetapan import buka_isian
from indikator.models import Indikator, Lembar, ManualIndikator, ManualPemda, SasaranStrategis
from indikator.models.manual import IsiManual
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah

KOLOM = ("nama", "rumus", "satuan", "arah", "tipe_penghitungan", "frekuensi", "sumber_data")
NASIONAL, PEMDA = "nasional", "pemda"


def kode(manual: IsiManual) -> str:
    """How a page names one of both kinds: "nasional-12", "pemda-3"."""
    return f"{NASIONAL if isinstance(manual, ManualIndikator) else PEMDA}-{manual.pk}"


@utuh
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
    isian = [_isian(sasaran, satu, asal) for satu, asal in tujuan.items() if satu not in ada]
    baru = buat_banyak(isian, oleh=oleh, lembar=lembar)
    sebutan = f"ambil {len(baru)} indikator dari manual"
    return selesai(oleh=oleh, lembar=lembar, sebutan=sebutan, baru=[*pengumpul.baru, *baru])


def _isian(sasaran: SasaranStrategis, silsilah: UUID, asal: ManualIndikator | ManualPemda) -> IsianIndikator:
    lain = {kolom: getattr(asal, kolom) for kolom in KOLOM} | {"silsilah": silsilah}
    return IsianIndikator(sasaran, lain.pop("nama"), lain.pop("rumus") or None, lain=lain)
