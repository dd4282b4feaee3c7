"""The lines of a PK: indicators with their promised target, taken from the IKU, or of a jabatan from its IKI sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from indikator.banding.kata import Potongan, banding_teks
from indikator.domain import dokumen as domain_dokumen
from indikator.domain.pk import buka_isian, kolom_baris
from indikator.enums import JenisLembar
from indikator.models import Indikator, Lembar, PerjanjianKinerja, SasaranStrategis, Target, TargetPerjanjian
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah

HILANG = "Tidak ada lagi pada {sumber} yang berlaku."


@dataclass(frozen=True)
class Sumber:
    """A row that a PK can take over: of the sheet in force, with the target of its year ("" for none)."""

    indikator: Indikator
    target: str


@dataclass(frozen=True)
class BarisPK:
    """A line; `nama` of a sub-indicator is its own, `induk` that of the indicator above it ("" for none)."""

    baris: TargetPerjanjian
    induk: str = ""

    @property
    def nama(self) -> str:
        return self.baris.indikator.nama


@dataclass(frozen=True)
class KelompokPK:
    """The lines of one sasaran that stand together."""

    nomor: int
    sasaran: SasaranStrategis
    baris: tuple[BarisPK, ...]


@dataclass(frozen=True)
class Beda:
    """A text of the PK that is not that of its source. `indikator` None: a row of the source that is not promised."""

    indikator: str
    bidang: str
    pk: str
    sumber: str
    kalimat: str = ""

    @property
    def potongan(self) -> tuple[Potongan, ...]:
        return banding_teks(self.sumber, self.pk)


def muat(perjanjian: PerjanjianKinerja) -> list[TargetPerjanjian]:
    """Its lines with what is read along; one query."""
    return list(perjanjian.baris.select_related("indikator__sasaran", "indikator__induk"))


def kelompok(daftar: Sequence[TargetPerjanjian]) -> list[KelompokPK]:
    """Neighbouring lines of one sasaran together, in the order of the PK."""
    hasil: list[tuple[SasaranStrategis, list[BarisPK]]] = []
    for satu in daftar:
        sasaran, induk = satu.indikator.sasaran, satu.indikator.induk
        if not hasil or hasil[-1][0].pk != sasaran.pk:
            hasil.append((sasaran, []))
        hasil[-1][1].append(BarisPK(satu, induk.nama if induk else ""))
    return [KelompokPK(nomor, sasaran, tuple(baris)) for nomor, (sasaran, baris) in enumerate(hasil, 1)]


def lembar_sumber(instansi, jabatan, tahun: int) -> Lembar | None:
    """The IKU sheet, or the IKI sheet of the jabatan, of the document in force."""
    dokumen = domain_dokumen.berlaku(instansi, tahun)
    if dokumen is None:
        return None
    milik = {"jenis": JenisLembar.IKI, "jabatan": jabatan} if jabatan else {"jenis": JenisLembar.IKU}
    return Lembar.objects.filter(penetapan=dokumen, **milik).first()


def sumber(lembar: Lembar | None, tahun: int) -> list[Sumber]:
    """What is measured on the sheet: indicators, or their sub-indicators, in its order. Three queries."""
    if lembar is None:
        return []
    target = Target.objects.filter(tahun=tahun, triwulan=0)
    semua = Indikator.objects.filter(lembar=lembar).select_related("sasaran", "induk", "lembar")
    semua = semua.prefetch_related(Prefetch("target", queryset=target)).order_by("urutan", "pk")
    urut = domain_dokumen.urut_baris(SasaranStrategis.objects.filter(lembar=lembar).order_by("urutan", "pk"), semua)
    daun = [satu for _, isi in urut for pokok, sub in isi for satu in (sub or [pokok])]
    return [Sumber(satu, next((t.teks for t in satu.target.all()), "")) for satu in daun]


def sumber_pk(perjanjian: PerjanjianKinerja) -> list[Sumber]:
    return sumber(lembar_sumber(perjanjian.instansi, perjanjian.jabatan, perjanjian.tahun), perjanjian.tahun)


@utuh
def simpan(
    *, oleh, perjanjian: PerjanjianKinerja, baris: Sequence[tuple[Indikator, str]], versi: int | None = None
) -> PerjanjianKinerja:
    """Make these the lines of an open PK, in this order; one audit row. Raises IsianSalah, SalahStatus, Bentrok.

    A row may be one that is there already, or one of the sheet in force (`sumber_pk`).
    """
    perjanjian = buka_isian(oleh, perjanjian)
    lama = muat(perjanjian)
    _pastikan_milik(perjanjian, lama, [indikator for indikator, _ in baris])
    isi = [kolom_baris(indikator, teks, urutan) for urutan, (indikator, teks) in enumerate(baris, 1)]
    rincian = {
        "indikator_dan_target": (
            [f"{satu.indikator.nama}: {satu.teks}" for satu in lama],
            [f"{satu['indikator'].nama}: {satu['teks']}" for satu in isi],
        )
    }
    sebelum = perjanjian.versi
    perjanjian = tulis.ubah(perjanjian, oleh=oleh, versi=versi, dipegang=True, rincian=rincian)
    if perjanjian.versi != sebelum:
        tulis.ganti_daftar(TargetPerjanjian, {"perjanjian": perjanjian}, isi, oleh=oleh)
    return perjanjian


def beda_sumber(perjanjian: PerjanjianKinerja, daftar: Sequence[TargetPerjanjian]) -> list[Beda]:
    """Where sasaran, indicator or target read otherwise than on the sheet in force, and what only one of them has."""
    ada = {satu.indikator.silsilah: satu for satu in sumber_pk(perjanjian)}
    kata = "IKI" if perjanjian.jabatan_id else "IKU"
    if not ada:
        return []
    hasil = []
    for satu in daftar:
        kini = ada.pop(satu.indikator.silsilah, None)
        hasil += _beda(satu, kini, kata)
    return [
        *hasil,
        *(Beda(s.indikator.nama, "", "", "", f"Ada pada {kata}, tidak diperjanjikan.") for s in ada.values()),
    ]


def _beda(satu: TargetPerjanjian, kini: Sumber | None, kata: str) -> list[Beda]:
    nama = satu.indikator.nama
    if kini is None:
        return [Beda(nama, "", "", "", HILANG.format(sumber=kata))]
    pasangan = (
        ("Sasaran", satu.indikator.sasaran.nama, kini.indikator.sasaran.nama),
        ("Indikator", nama, kini.indikator.nama),
        ("Target", satu.teks, kini.target),
    )
    return [Beda(nama, bidang, pk, sumber) for bidang, pk, sumber in pasangan if _rapi(pk) != _rapi(sumber)]


def _rapi(teks: str) -> str:
    return " ".join(teks.split())


def _pastikan_milik(perjanjian: PerjanjianKinerja, lama: Sequence[TargetPerjanjian], baris: list[Indikator]) -> None:
    boleh = {satu.indikator_id for satu in lama} | {satu.indikator.pk for satu in sumber_pk(perjanjian)}
    if any(satu.pk not in boleh for satu in baris):
        raise IsianSalah("Indikator itu bukan dari lembar yang berlaku untuk perjanjian ini. Muat ulang halamannya.")
    if len({satu.silsilah for satu in baris}) < len(baris):
        raise IsianSalah("Satu indikator hanya dapat diperjanjikan sekali.")
