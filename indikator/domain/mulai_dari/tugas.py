"""Sasaran of a sheet from the tugas and fungsi of its jabatan (of the instansi for the IKU)."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from indikator.domain import sasaran as domain_sasaran
from indikator.domain.mulai_dari.hasil import Hasil, selesai, silsilah, yang_ada
from indikator.domain.penetapan import buka_isian
from indikator.models import Lembar, SasaranStrategis
from indikator.mutu.kata import baku
from indikator.saran.sasaran import usulkan
from organisasi.domain.sekaligus import utuh
from organisasi.enums import JenisUraian
from organisasi.galat import IsianSalah


@dataclass(frozen=True)
class Saran:
    """The sasaran proposed for item `kode` (its key). `ada`: the sheet, or an item before it, says that already."""

    kode: str
    jenis: JenisUraian
    label: str
    tugas: str
    teks: str
    catatan: str
    ada: bool


def daftar_saran(lembar: Lembar) -> list[Saran]:
    """A proposal for every item of tugas and fungsi that says something, in order; two queries."""
    milik = lembar.jabatan if lembar.jabatan_id else lembar.penetapan.instansi
    dipakai = {baku(satu.nama) for satu in lembar.sasaran.all()}
    hasil = []
    for satu in milik.uraian.order_by("jenis", "urutan", "pk"):
        usulan = usulkan(satu.isi)
        if not usulan.teks:
            continue
        sama = baku(usulan.teks)
        jenis = JenisUraian(satu.jenis)
        hasil.append(
            Saran(str(satu.pk), jenis, satu.label_sumber, satu.isi, usulan.teks, usulan.catatan, sama in dipakai)
        )
        dipakai.add(sama)
    return sorted(hasil, key=lambda satu: satu.jenis != JenisUraian.TUGAS)


@utuh
def buat_sasaran(*, oleh, lembar: Lembar, daftar: Mapping[str, str], kunci: UUID) -> Hasil:
    """Add the chosen sasaran ({kode: text}) at the end of a draft sheet; a second submit of the page adds nothing.

    Raises Ditolak, SalahStatus, IsianSalah (naming `teks_<kode>`).
    """
    buka_isian(oleh, lembar)
    if not daftar:
        raise IsianSalah({"pilih": "Pilih sedikitnya satu tugas."})
    tujuan = {silsilah(kunci, kode): (kode, teks) for kode, teks in daftar.items()}
    ada = yang_ada(SasaranStrategis, lembar, tujuan)
    baru = []
    for satu, (kode, teks) in tujuan.items():
        if satu in ada:
            continue
        try:
            baru.append(domain_sasaran.buat(oleh=oleh, lembar=lembar, nama=teks, silsilah=satu))
        except IsianSalah as galat:
            raise IsianSalah({f"teks_{kode}": str(galat)}) from galat
    return selesai(oleh=oleh, lembar=lembar, sebutan=f"tambah {len(baru)} sasaran dari tugas", baru=baru)
