"""Dukungan, the cascade: which IKU or indicator of a superior an indicator supports.

Links are not part of what is set: they may change after penetapan too, until the years of the document are locked.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, IntegerField, Prefetch, Q, QuerySet, Value, When

from indikator.domain.penetapan import pastikan_tahun_terbuka, tahun_terkunci
from indikator.enums import JenisLembar
from indikator.models import Dukungan, Indikator, Lembar, Penetapan
from indikator.mutu.kata import potong
from indikator.pohon.rantai import di_bawah, panjang
from organisasi.domain import tulis
from organisasi.galat import Bentrok, IsianSalah
from organisasi.models import Jabatan
from organisasi.permissions import boleh, pastikan

MAKS_CALON = 200
MAKS_TAUTAN = 20
MAKS_TINGKAT = 12  # links above each other; an office has five levels
IKU_SENDIRI, IKU_INDUK, LAINNYA = 100, 101, 102  # after the superiors, who are numbered from 0
_MILIK = ("lembar__jabatan__unit", "lembar__penetapan__instansi")


@dataclass(frozen=True)
class Calon:
    """An indicator that may be supported, under the heading of its group."""

    indikator: Indikator
    kelompok: str

    @property
    def letak(self) -> str:
        return self.indikator.lembar.sebutan


def pramuat() -> tuple[Prefetch, Prefetch]:
    """What `sebutan` and `banyak_pendukung` read of a list of indicators, in two queries."""
    tautan = Dukungan.objects.select_related("mendukung__lembar__jabatan__unit").order_by("pk")
    return (
        Prefetch("mendukung", queryset=tautan, to_attr="daftar_dukungan"),
        Prefetch("didukung", queryset=Dukungan.objects.order_by("pk"), to_attr="daftar_pendukung"),
    )


def sebutan(indikator: Indikator) -> str:
    """ "IKU: Indeks profesionalitas ASN; Kepala Bidang Mutasi: …", "" when it supports nothing."""
    return "; ".join(f"{satu.lembar.sebutan}: {potong(satu.nama, 80)}" for satu in didukung_oleh(indikator))


def didukung_oleh(indikator: Indikator) -> list[Indikator]:
    """The indicators that this one supports, in the order in which they were linked."""
    if hasattr(indikator, "daftar_dukungan"):
        return [satu.mendukung for satu in indikator.daftar_dukungan]
    semua = Indikator.objects.filter(didukung__indikator=indikator).select_related(*_MILIK)
    return list(semua.order_by("didukung__pk"))


def banyak_pendukung(indikator: Indikator) -> int:
    """How many indicators support this one."""
    if hasattr(indikator, "daftar_pendukung"):
        return len(indikator.daftar_pendukung)
    return indikator.didukung.count()


def boleh_atur(pelaku, penetapan: Penetapan) -> bool:
    """Whether the page offers the picker; `atur` asks again."""
    return boleh(pelaku, "isi_data", penetapan.instansi) and bool(_tahun_terbuka(penetapan))


def _tahun_terbuka(penetapan: Penetapan) -> list[int]:
    semua = range(penetapan.tahun_mulai, penetapan.tahun_selesai + 1)
    tutup = set(tahun_terkunci(penetapan.instansi, semua))
    return [tahun for tahun in semua if tahun not in tutup]


# ── What may be chosen ──────────────────────────────────────────────────────────────────────────────────────────────


def calon(indikator: Indikator, kata: str = "") -> list[Calon]:
    """At most MAKS_CALON indicators that it may support: those of the superiors, nearest first, the IKU, the others.

    Never its own sheet or what would close a circle. `kata`: all of its words stand in the indicator or its jabatan.
    Four queries, whatever the size of the document.
    """
    rantai = rantai_atasan(indikator.lembar)
    semua = _boleh_dipilih(indikator).exclude(pk__in=_pengikut(indikator))
    for potongan in kata.split()[:10]:
        tempat = Q(lembar__jabatan__nama__icontains=potongan) | Q(lembar__jabatan__unit__nama__icontains=potongan)
        semua = semua.filter(Q(nama__icontains=potongan) | tempat)
    semua = semua.annotate(peringkat=_peringkat(indikator.lembar, rantai)).select_related(*_MILIK)
    semua = semua.order_by("peringkat", "lembar__urutan", "lembar_id", "urutan", "pk")[:MAKS_CALON]
    return [Calon(satu, _kelompok(satu, rantai)) for satu in semua]


def pilihan(indikator: Indikator, kunci: Collection[int]) -> list[Indikator]:
    """The rows of these keys that it may support or supports, in that order.

    Other keys are left out: they may be of a draft that the actor must not read.
    """
    dikenal = Q(pk__in=_boleh_dipilih(indikator).values("pk")) | Q(didukung__indikator=indikator)
    ada = {satu.pk: satu for satu in Indikator.objects.filter(dikenal, pk__in=kunci).select_related(*_MILIK)}
    return [ada[satu] for satu in kunci if satu in ada and satu != indikator.pk]


def rantai_atasan(lembar: Lembar) -> list[Jabatan]:
    """The superior jabatan of a sheet, nearest first; one query."""
    if lembar.jabatan_id is None:
        return []
    semua = {satu.pk: satu for satu in Jabatan.objects.filter(instansi=lembar.penetapan.instansi_id)}
    rantai, kini = [], semua[lembar.jabatan_id].induk_id
    while kini in semua and semua[kini] not in rantai:
        rantai.append(semua[kini])
        kini = semua[kini].induk_id
    return rantai


def _boleh_dipilih(indikator: Indikator) -> QuerySet[Indikator]:
    """Rows of the other sheets of its document and of the document in force of the instansi above.

    An IKU is supported by the sheets below it and supports only what is above the instansi.
    """
    lembar = indikator.lembar
    di_atas = Q(lembar__penetapan=_dokumen_induk(lembar.penetapan))
    if lembar.jenis == JenisLembar.IKU:
        return Indikator.objects.filter(di_atas)
    return Indikator.objects.filter(Q(lembar__penetapan=lembar.penetapan_id) | di_atas).exclude(lembar=lembar.pk)


def _dokumen_induk(penetapan: Penetapan) -> int | None:
    """Key of the document in force at the instansi above, in the last year of this document that it has one for."""
    masa = (penetapan.tahun_mulai, penetapan.tahun_selesai)
    ada = Penetapan.objects.filter(instansi=penetapan.instansi.induk_id, berlaku__tahun__range=masa)
    return ada.order_by("-berlaku__tahun").values_list("pk", flat=True).first()


def _pengikut(indikator: Indikator) -> set[int]:
    """Keys of the rows that support it, directly or through others: supporting one of them would be a circle."""
    return di_bawah(indikator.pk, _tautan(indikator))


def _tautan(indikator: Indikator) -> list[tuple[int, int]]:
    """(from, to) of all links of its document."""
    semua = Dukungan.objects.filter(indikator__lembar__penetapan=indikator.lembar.penetapan_id)
    return list(semua.values_list("indikator_id", "mendukung_id"))


def _peringkat(lembar: Lembar, rantai: list[Jabatan]) -> Case:
    atasan = [When(lembar__jabatan=satu.pk, then=Value(nomor)) for nomor, satu in enumerate(rantai)]
    return Case(
        *atasan,
        When(lembar__penetapan=lembar.penetapan_id, lembar__jenis=JenisLembar.IKU, then=Value(IKU_SENDIRI)),
        When(lembar__jenis=JenisLembar.IKU, then=Value(IKU_INDUK)),
        default=Value(LAINNYA),
        output_field=IntegerField(),
    )


def _kelompok(satu: Indikator, rantai: list[Jabatan]) -> str:
    if satu.peringkat == IKU_SENDIRI:
        return "IKU perangkat daerah"
    if satu.peringkat == IKU_INDUK:
        return f"IKU {satu.lembar.penetapan.instansi.sebutan}"
    if satu.peringkat == LAINNYA:
        return "Lainnya"
    return f"{'Atasan' if satu.peringkat else 'Atasan langsung'}: {rantai[satu.peringkat].nama}"


# ── Writing ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def atur(*, oleh, indikator: Indikator, mendukung: Iterable[int], dasar: Iterable[int]) -> Indikator:
    """Let it support exactly these indicators (keys). `dasar`: the keys that the choice started from.

    Bentrok when they are no longer the stored ones, unless the stored ones are just those now chosen. Raises Ditolak,
    SalahStatus (all years of the document locked), IsianSalah (gone, not of this instansi, a circle).
    """
    dokumen = indikator.lembar.penetapan
    pastikan(oleh, "isi_data", dokumen.instansi)
    _pastikan_terbuka(dokumen)
    tulis.kunci(dokumen)  # writers of one document take turns: no two of them close a circle together
    terkini = tulis.kunci(indikator)
    lama, baru = {satu.pk: satu for satu in didukung_oleh(terkini)}, list(dict.fromkeys(mendukung))
    if set(baru) == set(lama):
        return terkini
    if set(dasar) != set(lama):
        raise Bentrok(terkini, {"mendukung": "\n".join(satu.nama for satu in pilihan(terkini, baru))})
    tambah = _tujuan(indikator, [satu for satu in baru if satu not in lama])
    if len(baru) > MAKS_TAUTAN:
        raise IsianSalah({"mendukung": f"Paling banyak {MAKS_TAUTAN} indikator yang didukung. Pilih yang utama."})
    Dukungan.objects.filter(indikator=terkini, mendukung__in=set(lama) - set(baru)).delete()
    for satu in tambah:
        tulis.buat(Dukungan, oleh=oleh, catat=False, indikator=terkini, mendukung=satu)
    tetap = [satu for satu in lama.values() if satu.pk in baru]
    return tulis.ubah(terkini, oleh=oleh, rincian={"mendukung": (_nama(lama.values()), _nama([*tetap, *tambah]))})


def _pastikan_terbuka(dokumen: Penetapan) -> None:
    """A document of several years stays open for its links as long as one of them is."""
    masa = range(dokumen.tahun_mulai, dokumen.tahun_selesai + 1)
    pastikan_tahun_terbuka(dokumen.instansi, _tahun_terbuka(dokumen) or masa)


def _tujuan(indikator: Indikator, kunci: list[int]) -> list[Indikator]:
    """The rows newly chosen, in that order (the first is where it stands in the tree); IsianSalah unless it may
    support every one of them."""
    semua = list(_boleh_dipilih(indikator).filter(pk__in=kunci).select_related(*_MILIK))
    if len(semua) < len(kunci):
        ada = Indikator.objects.filter(pk__in=kunci).count() == len(kunci)
        raise IsianSalah({"mendukung": _BUKAN_CALON if ada else _HILANG})
    tautan = _tautan(indikator)
    if melingkar := di_bawah(indikator.pk, tautan) & set(kunci):
        nama = next(satu.nama for satu in semua if satu.pk in melingkar)
        raise IsianSalah(
            {"mendukung": f"“{potong(nama)}” sendiri mendukung indikator ini; keduanya tidak dapat saling mendukung."}
        )
    bawah = panjang(indikator.pk, [(ke, dari) for dari, ke in tautan], MAKS_TINGKAT)
    if any(bawah + 1 + panjang(satu, tautan, MAKS_TINGKAT) > MAKS_TINGKAT for satu in kunci):
        raise IsianSalah(
            {"mendukung": f"Rantai dukungannya menjadi lebih dari {MAKS_TINGKAT} tingkat. Pilih atasannya."}
        )
    return sorted(semua, key=lambda satu: kunci.index(satu.pk))


_BUKAN_CALON = (
    "Yang dipilih harus IKU atau indikator jabatan lain dalam dokumen yang sama, atau indikator perangkat daerah di "
    "atasnya."
)
_HILANG = "Indikator yang dipilih baru saja dihapus. Muat ulang daftarnya, lalu pilih lagi."


def _nama(semua: Iterable[Indikator]) -> list[str]:
    return [f"{satu.lembar.sebutan}: {satu.nama}" for satu in semua]
