"""Who promises to whom in a PK (DOMAIN section 1), found among who held the jabatan on its day.

Kepala PD–kepala daerah; eselon III–Kepala PD; eselon IV and below–direct superior; an instansi within another one (a
Bagian of the Setda, a kelurahan)–the head of that one; the pemda itself promises alone. Titles are stored without
"Plt." and "Plh."; what is shown gets them from the holding of the day.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import F, Q
from django.utils import timezone

from indikator.models import PerjanjianKinerja
from kinerja.tanggal import tulis_tanggal
from organisasi.domain.pemda import kepala_daerah
from organisasi.enums import JenisInstansi, JenisJabatan, JenisPemangku
from organisasi.models import Instansi, Jabatan, Pejabat, PemangkuJabatan

TERBARU = (F("mulai").desc(nulls_last=True), "-pk")  # of those who hold a jabatan on a day
_AWALAN = re.compile(r"^\s*(?P<kata>plt|plh|pj)\.?\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Pihak:
    """A party: the jabatan without "Plt.", and who holds it (None: nobody is recorded)."""

    jabatan: str
    pejabat: Pejabat | None = None

    def kolom(self, ke: str) -> dict:
        """Columns of a PK for the party `ke`: "pertama" or "kedua"."""
        nama = self.pejabat.nama if self.pejabat else ""
        return {f"jabatan_{ke}": self.jabatan, f"pejabat_{ke}": self.pejabat, f"pihak_{ke}": nama}


@dataclass(frozen=True)
class PihakTampil:
    """A party as it is shown: `jabatan` with "Plt." or "Plh."; `peringatan` a sentence, "" for none."""

    nama: str
    jabatan: str
    pangkat: str = ""
    nip: str = ""
    peringatan: str = ""


class Pemangku:
    """Who held what on a day, as far as the PKs of one instansi ask it: one query."""

    def __init__(self, instansi: Instansi, hari: date):
        self.instansi, self.hari = instansi, hari

    @cached_property
    def daftar(self) -> list[PemangkuJabatan]:
        milik = Q(instansi__in=[self.instansi.pk, self.instansi.induk_id or 0])
        atas = Q(instansi__jenis__in=[JenisInstansi.SETDA, JenisInstansi.PEMDA])
        kepala = Q(nama_jabatan__istartswith=self.instansi.pemda.sebutan_kepala)
        semua = PemangkuJabatan.objects.filter(milik | atas | kepala).filter(_pada(self.hari))
        return list(semua.select_related("pejabat", "jabatan", "instansi__induk").order_by(*TERBARU))

    def jabatan(self, jabatan: Jabatan) -> Pejabat | None:
        return self._cari(lambda satu: satu.jabatan_id == jabatan.pk)

    def kepala(self, instansi: Instansi) -> Pejabat | None:
        return self._cari(lambda s: s.instansi_id == instansi.pk and _memimpin(s) and not self._bupati(s))

    def setda(self) -> Pejabat | None:
        return self._cari(lambda satu: satu.instansi.jenis == JenisInstansi.SETDA and _memimpin(satu))

    def kepala_daerah(self) -> Pejabat | None:
        milik = JenisInstansi.PEMDA
        return self._cari(lambda satu: satu.instansi.jenis == milik or self._bupati(satu))

    def _bupati(self, satu: PemangkuJabatan) -> bool:
        """Named as head of the region, wherever that was recorded."""
        sebutan = self.instansi.pemda.sebutan_kepala.casefold()
        return satu.instansi.jenis != JenisInstansi.PEMDA and satu.nama_jabatan.casefold().startswith(sebutan)

    def _cari(self, cocok) -> Pejabat | None:
        return next((satu.pejabat for satu in self.daftar if cocok(satu)), None)


def hari_acuan(perjanjian: PerjanjianKinerja) -> date:
    """Its date, else the day of its year that is nearest to today."""
    return perjanjian.tanggal or hari_tahun(perjanjian.tahun)


def hari_tahun(tahun: int) -> date:
    return min(max(timezone.localdate(), date(tahun, 1, 1)), date(tahun, 12, 31))


def para_pihak(
    instansi: Instansi, jabatan: Jabatan | None, hari: date, pemangku: Pemangku | None = None
) -> tuple[Pihak, Pihak | None]:
    """(who promises, to whom) of a PK of an instansi or jabatan on that day; None: the pemda promises alone."""
    pemangku = pemangku or Pemangku(instansi, hari)
    if jabatan is None or memimpin(jabatan, instansi):
        sendiri = pemangku.kepala(instansi)
        return Pihak(jabatan_kepala(instansi), sendiri), _atasan_instansi(instansi, pemangku)
    pertama = Pihak(jabatan.nama, pemangku.jabatan(jabatan))
    atas = jabatan.induk
    if atas is None or jabatan.jenis == JenisJabatan.ADMINISTRATOR or memimpin(atas, instansi):
        return pertama, Pihak(jabatan_kepala(instansi), pemangku.kepala(instansi))
    return pertama, Pihak(atas.nama, pemangku.jabatan(atas))


def kolom_pihak(pertama: Pihak, kedua: Pihak | None) -> dict:
    """Columns of a PK for these parties."""
    return pertama.kolom("pertama") | (kedua.kolom("kedua") if kedua else {})


def sendirian(perjanjian: PerjanjianKinerja) -> bool:
    """Whether it has one party only: the pemda promises to nobody above it."""
    milik = perjanjian.instansi.jenis == JenisInstansi.PEMDA
    return milik and (perjanjian.jabatan is None or memimpin(perjanjian.jabatan, perjanjian.instansi))


def jabatan_kepala(instansi: Instansi) -> str:
    """ "Camat Ngronggot", "Kepala Dinas Kesehatan", of the pemda itself "Bupati Nganjuk"."""
    if instansi.jenis == JenisInstansi.PEMDA:
        return kepala_daerah(instansi.pemda)
    return " ".join(instansi.sebutan_kepala.split()).rstrip(",") or f"Kepala {instansi.nama}"


def memimpin(jabatan: Jabatan, instansi: Instansi) -> bool:
    """Whether the jabatan leads the instansi: pimpinan, or the topmost one of an instansi within another."""
    return jabatan.jenis == JenisJabatan.PIMPINAN or (instansi.induk_id is not None and jabatan.induk_id is None)


def tampil(perjanjian: PerjanjianKinerja) -> tuple[PihakTampil, PihakTampil | None]:
    """Both parties as page and print show them; one query."""
    hari = hari_acuan(perjanjian)
    kunci = [perjanjian.pejabat_pertama_id, perjanjian.pejabat_kedua_id]
    semua = PemangkuJabatan.objects.filter(_pada(hari), pejabat__in=[pk for pk in kunci if pk])
    dipangku = list(semua.select_related("jabatan", "instansi__induk").order_by(*TERBARU)) if any(kunci) else []
    pertama = _tampil(perjanjian, "pertama", dipangku, hari)
    kedua = _tampil(perjanjian, "kedua", dipangku, hari)
    return pertama, kedua if kedua.nama or kedua.jabatan or not sendirian(perjanjian) else None


def tanpa_awalan(jabatan: str) -> str:
    """The jabatan without "Plt." or "Plh."."""
    return _AWALAN.sub("", " ".join(jabatan.split())).rstrip(",")


def _tampil(perjanjian: PerjanjianKinerja, ke: str, dipangku: list[PemangkuJabatan], hari: date) -> PihakTampil:
    orang, jabatan = getattr(perjanjian, f"pejabat_{ke}"), getattr(perjanjian, f"jabatan_{ke}")
    nama, polos = getattr(perjanjian, f"pihak_{ke}"), tanpa_awalan(jabatan)
    if orang is None:
        return PihakTampil(nama, jabatan)
    milik = [satu for satu in dipangku if satu.pejabat_id == orang.pk]
    satu = _terdekat(milik, polos, perjanjian.instansi_id if ke == "pertama" else None)
    awalan = _awalan(satu) if satu else _tertulis(jabatan)
    tidak = f"{orang.nama} tidak tercatat memangku jabatan pada {tulis_tanggal(hari)}."
    return PihakTampil(nama, f"{awalan} {polos}".strip(), orang.pangkat, orang.nip, "" if milik else tidak)


def _terdekat(milik: list[PemangkuJabatan], jabatan: str, instansi: int | None) -> PemangkuJabatan | None:
    """What the person holds under that title, else leads in the instansi, else holds alone."""
    sama = [satu for satu in milik if satu.sebutan.casefold() == jabatan.casefold()]
    memimpin_sini = [satu for satu in milik if satu.instansi_id == instansi and _memimpin(satu)]
    return next(iter([*sama, *memimpin_sini, *(milik if len(milik) == 1 else [])]), None)


def _atasan_instansi(instansi: Instansi, pemangku: Pemangku) -> Pihak | None:
    if instansi.jenis == JenisInstansi.PEMDA:
        return None
    if instansi.induk_id:
        return Pihak(jabatan_kepala(instansi.induk), pemangku.kepala(instansi.induk))
    if instansi.jenis == JenisInstansi.BAGIAN:
        return Pihak("Sekretaris Daerah", pemangku.setda())
    return Pihak(kepala_daerah(instansi.pemda), pemangku.kepala_daerah())


def _memimpin(satu: PemangkuJabatan) -> bool:
    """A jabatan that is only named is that of the head: heads often have no sheet."""
    return satu.jabatan is None or memimpin(satu.jabatan, satu.instansi)


def _pada(hari: date) -> Q:
    return (Q(mulai=None) | Q(mulai__lte=hari)) & (Q(selesai=None) | Q(selesai__gte=hari))


def _awalan(satu: PemangkuJabatan) -> str:
    return "" if satu.jenis == JenisPemangku.DEFINITIF else JenisPemangku(satu.jenis).label


def _tertulis(jabatan: str) -> str:
    """ "Plt." where it was typed and no holding says it."""
    cocok = _AWALAN.match(jabatan)
    return f"{cocok['kata'].capitalize()}." if cocok else ""
