"""What the sheets share: the documents and jabatan of a workbook under names that are never two, and rights."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from indikator.domain.dokumen import terlihat
from indikator.domain.penetapan import masa, pastikan_dapat_diisi
from indikator.enums import StatusDokumen
from indikator.models import Lembar, Penetapan
from organisasi.buku.bentuk import BarisBuku, Lingkup
from organisasi.buku_lembar.sebutan import beri_sebutan, beri_sebutan_jabatan
from organisasi.domain import instansi as domain_instansi
from organisasi.enums import Peran
from organisasi.galat import Ditolak, GalatKinerja, IsianSalah
from organisasi.models import Instansi, Jabatan
from organisasi.permissions import KALIMAT, boleh, pastikan

IKU = "IKU"  # what stands in the column of the jabatan on a row of the IKU


def boleh_mengisi(lingkup: Lingkup) -> None:
    """Who may import: the planner of the instansi; of a whole pemda who plans for one of them (rows are asked again).

    Raises Ditolak.
    """
    if lingkup.instansi is not None:
        pastikan(lingkup.oleh, "isi_data", lingkup.instansi)
    elif not (lingkup.oleh.sistem or Peran.PERENCANA in lingkup.oleh.peran):
        raise Ditolak(KALIMAT["isi_data"])


def instansi_buku(lingkup: Lingkup) -> list[Instansi]:
    """The instansi of a workbook that the actor may see, in their order."""
    semua = domain_instansi.terlihat(lingkup.oleh).order_by("nama", "pk")
    return list(semua if lingkup.instansi is None else semua.filter(pk=lingkup.instansi.pk))


def dokumen_buku(lingkup: Lingkup, berlaku: bool = False) -> list[Penetapan]:
    """Of each instansi the open draft or review of the year, else the document in force; in their order. One query.

    `berlaku`: those in force only.
    """
    tahun = lingkup.tahun
    terbuka = Q(tahun_mulai__lte=tahun, tahun_selesai__gte=tahun) & ~Q(status=StatusDokumen.DITETAPKAN)
    saring = Q(berlaku__tahun=tahun) if berlaku else terbuka | Q(berlaku__tahun=tahun)
    semua = terlihat(lingkup.oleh).filter(saring).select_related("instansi").distinct()
    if lingkup.instansi is not None:
        semua = semua.filter(instansi=lingkup.instansi)
    hasil: dict[int, Penetapan] = {}
    for satu in semua.order_by("instansi__nama", "instansi", "-versi_ke", "-pk"):
        ada = hasil.get(satu.instansi_id)
        if ada is None or ada.status == StatusDokumen.DITETAPKAN != satu.status:
            hasil[satu.instansi_id] = satu
    return list(hasil.values())


def sebutan_dokumen(lingkup: Lingkup, dokumen: Sequence[Penetapan]) -> dict[int, str]:
    """{key: "IKU dan IKI (2023–2026)"}; in a workbook of the whole pemda after its instansi."""

    def nama(satu: Penetapan) -> str:
        awal = "" if lingkup.instansi else f"{satu.instansi.sebutan}: "
        return f"{awal}{' '.join(satu.judul.split())} ({masa(satu)})"

    return beri_sebutan(dokumen, nama, lambda satu: satu.instansi.slug, lambda satu: 0)


@dataclass
class Isi:
    """Documents, sheets and jabatan of a workbook. `dokumen` {key: document}, `lembar` {key: sheet, its document at
    hand}, `nama_dokumen`, `nama_jabatan` {key: name}. Four queries."""

    lingkup: Lingkup
    berlaku: bool = False
    dokumen: dict[int, Penetapan] = field(default_factory=dict)
    lembar: dict[int, Lembar] = field(default_factory=dict)
    jabatan: dict[int, Jabatan] = field(default_factory=dict)
    nama_dokumen: dict[int, str] = field(default_factory=dict)
    nama_jabatan: dict[int, str] = field(default_factory=dict)

    def __post_init__(self):
        semua = dokumen_buku(self.lingkup, self.berlaku)
        self.dokumen = {satu.pk: satu for satu in semua}
        self.nama_dokumen = sebutan_dokumen(self.lingkup, semua)
        opd = domain_instansi.terlihat(self.lingkup.oleh)
        if self.lingkup.instansi is not None:
            opd = opd.filter(pk=self.lingkup.instansi.pk)
        milik = Jabatan.objects.filter(instansi__in=opd).select_related("unit")
        self.jabatan = {satu.pk: satu for satu in milik.order_by("urutan", "pk")}
        self.nama_jabatan = beri_sebutan_jabatan(self.jabatan.values())
        for satu in Lembar.objects.filter(penetapan__in=self.dokumen).order_by("urutan", "pk"):
            satu.penetapan = self.dokumen[satu.penetapan_id]
            satu.jabatan = self.jabatan.get(satu.jabatan_id)
            self.lembar[satu.pk] = satu

    def milik_siapa(self, lembar: Lembar) -> str:
        return self.nama_jabatan[lembar.jabatan_id] if lembar.jabatan_id else IKU


def pilihan_jabatan(lingkup: Lingkup) -> list[str]:
    """Names of the jabatan in use."""
    isi = Isi(lingkup)
    return [isi.nama_jabatan[satu.pk] for satu in isi.jabatan.values() if satu.aktif]


def pilihan_dokumen(lingkup: Lingkup) -> list[str]:
    """Names of the documents of the workbook."""
    return list(sebutan_dokumen(lingkup, dokumen_buku(lingkup)).values())


class Pintu:
    """Whether sheets may be filled in, asked once for each."""

    def __init__(self, oleh):
        self.oleh, self.jawaban = oleh, {}

    def kalimat(self, dokumen: Lembar | Penetapan) -> str:
        """Why not; "" when it may."""
        kunci = type(dokumen), dokumen.pk
        if kunci not in self.jawaban:
            self.jawaban[kunci] = self._tanya(dokumen)
        return self.jawaban[kunci]

    def hak(self, instansi: Instansi) -> str:
        """Why the actor may not fill in data of an instansi; "" when it may."""
        return "" if boleh(self.oleh, "isi_data", instansi) else KALIMAT["isi_data"]

    def _tanya(self, dokumen: Lembar | Penetapan) -> str:
        try:
            pastikan_dapat_diisi(self.oleh, dokumen)
        except GalatKinerja as galat:
            return str(galat)
        return ""


def teks(isi: object) -> str:
    """A cell as text; "" for a blank one."""
    return "" if isi is None else str(isi).strip()


def label_pendek(pilihan) -> tuple[str, ...]:
    """Labels of choices without their explanation."""
    return tuple(str(label).partition(" (")[0] for label in pilihan.labels)


def tolak(baris: BarisBuku, kolom: str, kalimat: str) -> None:
    """Say what is wrong with a cell, the first thing only."""
    baris.galat.setdefault(kolom, kalimat)


def pastikan_bersih(baris: Sequence[BarisBuku]) -> None:
    """Raise IsianSalah naming the rows with a mistake."""
    if salah := [f"Baris {satu.nomor}: {kalimat}" for satu in baris for kalimat in satu.galat.values()]:
        raise IsianSalah(" ".join(salah[:3]))
