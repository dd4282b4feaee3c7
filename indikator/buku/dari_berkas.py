"""What a row of “IKU dan IKI” may name besides what is stored: jabatan and perangkat daerah that the same file brings,
and the first document of a year."""

import re
from collections.abc import Mapping

from indikator.buku.lingkup import Isi
from indikator.enums import StatusDokumen
from indikator.models import Penetapan
from organisasi.buku.bentuk import BarisBuku, Lingkup
from organisasi.buku.nilai import lipat
from organisasi.buku_lembar.jabatan import KODE, sebutan_isi
from organisasi.buku_lembar.sebutan import instansi_baris, instansi_bernama
from organisasi.models import Instansi, Jabatan

TAHUN_MAKS = 6  # a Renstra touches six calendar years
JUDUL_MAKS = 300
_DOKUMEN = re.compile(r"(?P<nama>.+) \((?P<mulai>20\d\d)(?:[–-](?P<selesai>20\d\d))?\)")


def belum_ada(objek: Penetapan | Jabatan | Instansi) -> bool:
    """Whether it comes with the file: its key is below zero."""
    return objek.pk < 0


def jabatan_berkas(lingkup: Lingkup) -> dict[tuple[int, str], Jabatan]:
    """{(instansi, folded name with unit): Jabatan} that the file adds, and those it renames by both names."""
    opd, hasil = instansi_bernama(lingkup), {}
    for satu in lingkup.rencana.get(KODE, ()):
        milik = instansi_baris(satu, opd)
        if milik is None:
            continue
        lama = satu.lama or {}
        for isi in (lama | satu.isi, lama) if lama else (satu.isi,):
            hasil.setdefault((milik.pk, lipat(sebutan_isi(isi))), satu.objek or _jabatan_baru(satu, milik))
    return hasil


def _jabatan_baru(satu: BarisBuku, milik: Instansi) -> Jabatan:
    return Jabatan(pk=-satu.nomor, instansi_id=milik.pk, nama=str(satu.isi.get("nama") or ""))


class DokumenBaru:
    """Drafts that the file makes: "IKU dan IKI (2026)", in a workbook of the whole pemda "Dinsos: IKU dan IKI (2026)".

    Only the first document of a year is made so; the next ones come by a review.
    """

    def __init__(self, isi: Isi):
        self.lingkup, self.ada = isi.lingkup, {satu.instansi_id for satu in isi.dokumen.values()}
        self.opd = _menurut_sebutan(instansi_bernama(isi.lingkup))
        self.dibuat: dict[tuple[int, str, int, int], Penetapan] = {}

    def bernama(self, nama: str) -> Penetapan | None:
        """None where the name is no such one, or its instansi has a document."""
        cocok = _DOKUMEN.fullmatch(" ".join(nama.split()))
        if cocok is None:
            return None
        instansi, judul = self._milik(cocok["nama"])
        mulai, selesai = int(cocok["mulai"]), int(cocok["selesai"] or cocok["mulai"])
        wajar = mulai <= self.lingkup.tahun <= selesai < mulai + TAHUN_MAKS and len(judul) <= JUDUL_MAKS
        return self._satu(instansi, judul, mulai, selesai) if wajar and instansi and judul else None

    def _milik(self, nama: str) -> tuple[Instansi | None, str]:
        """Whose it is, None for one with a document; its title."""
        instansi, judul = self.lingkup.instansi, nama
        if instansi is None:
            opd, _, judul = nama.partition(": ")
            instansi = self.opd.get(lipat(opd))
        return (None if instansi is None or instansi.pk in self.ada else instansi), judul

    def _satu(self, instansi: Instansi, judul: str, mulai: int, selesai: int) -> Penetapan | None:
        """The one of the instansi; None where a row named another one before."""
        kunci = (instansi.pk, lipat(judul), mulai, selesai)
        if kunci not in self.dibuat and any(pk == instansi.pk for pk, *_ in self.dibuat):
            return None
        masa = {"tahun_mulai": mulai, "tahun_selesai": selesai}
        return self.dibuat.setdefault(
            kunci,
            Penetapan(pk=-1 - len(self.dibuat), instansi=instansi, judul=judul, status=StatusDokumen.DRAF, **masa),
        )


def _menurut_sebutan(opd: Mapping[str, Instansi]) -> dict[str, Instansi | None]:
    """{folded short name: Instansi}; None for one that several share."""
    hasil: dict[str, Instansi | None] = {}
    for satu in {satu.pk: satu for satu in opd.values()}.values():
        hasil[lipat(satu.sebutan)] = None if lipat(satu.sebutan) in hasil else satu
    return hasil
