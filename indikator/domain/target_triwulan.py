"""Target per triwulan (rencana aksi) of an indicator of the document in force, beside the target of its year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from indikator.capaian.isian import TRIWULAN
from indikator.domain import capaian, sd_triwulan
from indikator.domain import target as domain_target
from indikator.domain.dokumen import pastikan_terukur
from indikator.domain.sd_triwulan import Setahun
from indikator.domain.target_berlaku import TargetBerlaku
from indikator.enums import UKUR_TERBUKA, StatusDokumen, Triwulan
from indikator.models import Indikator, Pengukuran, Target
from organisasi.domain import tulis
from organisasi.galat import Bentrok, IsianSalah, SalahStatus
from organisasi.permissions import pastikan

TEKS_MAKS = 200


@dataclass(frozen=True)
class RencanaAksi:
    """The targets of the four triwulan as they are stored.

    `terkunci`: triwulan whose realisasi is submitted or further; their target stays. `versi` grows with every change
    of any of them (0: none is stored). `peringatan`: sentences on readings, and on a sum that misses the year.
    `setahun`: the target of the year they lead to.
    """

    indikator: Indikator
    tahun: int
    target: Mapping[int, Target]
    terkunci: frozenset[int] = frozenset()
    peringatan: tuple[str, ...] = ()
    versi: int = field(default=0)
    setahun: TargetBerlaku | None = None

    def teks(self, triwulan: int) -> str:
        return self.target[triwulan].teks if triwulan in self.target else ""

    @property
    def tw1(self) -> str:
        return self.teks(1)

    @property
    def tw2(self) -> str:
        return self.teks(2)

    @property
    def tw3(self) -> str:
        return self.teks(3)

    @property
    def tw4(self) -> str:
        return self.teks(4)


def muat(indikator: Indikator, tahun: int) -> RencanaAksi:
    """The rencana aksi of a row of the document in force."""
    return muat_semua([indikator], tahun)[0]


def muat_semua(indikator: Sequence[Indikator], tahun: int) -> list[RencanaAksi]:
    """The same for rows of one document, in their order; a constant number of queries."""
    if not indikator:
        return []
    instansi = indikator[0].lembar.penetapan.instansi
    baris: dict[int, dict[int, Target]] = {}
    for satu in Target.objects.filter(indikator__in=indikator, tahun=tahun, triwulan__in=TRIWULAN).order_by(
        "triwulan"
    ):
        baris.setdefault(satu.indikator_id, {})[satu.triwulan] = satu
    tutup = Pengukuran.objects.filter(instansi=instansi, tahun=tahun).exclude(status__in=UKUR_TERBUKA)
    terkunci = frozenset(tutup.filter(triwulan__in=TRIWULAN).values_list("triwulan", flat=True))
    setahun = sd_triwulan.muat(instansi, tahun, [satu.silsilah for satu in indikator])
    return [_rencana(satu, setahun, baris.get(satu.pk, {}), terkunci) for satu in indikator]


def _rencana(indikator: Indikator, setahun: Setahun, baris: Mapping[int, Target], terkunci) -> RencanaAksi:
    versi = sum(satu.versi for satu in baris.values())
    target = setahun.target.setahun(indikator.silsilah)
    kalimat = _peringatan(indikator, setahun, baris)
    return RencanaAksi(indikator, setahun.tahun, baris, terkunci, kalimat, versi, target)


@transaction.atomic
def atur(
    *, oleh, indikator: Indikator, tahun: int, tw1="", tw2="", tw3="", tw4="", versi: int | None = None
) -> RencanaAksi:
    """Set the four targets; the document is set already, the rencana aksi is made for each year.

    A triwulan that was submitted keeps its target. Afterwards the open realisasi of the row are computed anew.
    Raises Ditolak, SalahStatus, IsianSalah naming tw1 … tw4, Bentrok (terkini: RencanaAksi).
    """
    instansi = indikator.lembar.penetapan.instansi
    pastikan(oleh, "isi_data", instansi)
    pastikan_terukur(indikator, instansi, tahun, "target")
    tulis.kunci(indikator)  # writers of one row take turns
    isi = {tw: " ".join(teks.split()) for tw, teks in zip(TRIWULAN, (tw1, tw2, tw3, tw4), strict=True)}
    kini = muat(indikator, tahun)
    beda = {tw: teks for tw, teks in isi.items() if teks != kini.teks(tw)}
    if not beda:
        return kini
    if versi is not None and versi != kini.versi:
        raise Bentrok(kini, {f"tw{tw}": teks for tw, teks in isi.items()})
    pastikan_dapat_diubah(instansi, tahun, beda)
    for baris in (indikator, *salinan_terbuka([indikator], instansi, tahun)):
        for tw, teks in beda.items():
            domain_target.atur(oleh=oleh, indikator=baris, tahun=tahun, teks=teks, triwulan=tw)
    capaian.segarkan_baris(instansi, tahun, indikator.silsilah, oleh=oleh)
    return muat(indikator, tahun)


def pastikan_dapat_diubah(instansi, tahun: int, isi: Mapping[int, str]) -> None:
    """Only open triwulan change; their rows are held, so that none is submitted in between."""
    ukur = tulis.kunci_kueri(Pengukuran.objects.filter(instansi=instansi, tahun=tahun, triwulan__in=list(isi)))
    if tutup := sorted(satu.triwulan for satu in ukur if satu.status not in UKUR_TERBUKA):
        nama = Triwulan(tutup[0]).label
        raise SalahStatus(f"Realisasi {nama} {tahun} sudah diajukan; target triwulannya tidak dapat diubah lagi.")
    panjang = [tw for tw, teks in isi.items() if len(teks) > TEKS_MAKS]
    if panjang:
        raise IsianSalah({f"tw{tw}": f"Target terlalu panjang (paling banyak {TEKS_MAKS} huruf)." for tw in panjang})


def salinan_terbuka(indikator: Sequence[Indikator], instansi, tahun: int):
    """The same rows in a review that is not set yet: it would otherwise bring back the targets of its beginning."""
    silsilah = [satu.silsilah for satu in indikator]
    semua = Indikator.objects.filter(silsilah__in=silsilah, lembar__penetapan__instansi=instansi)
    masa = {"lembar__penetapan__tahun_mulai__lte": tahun, "lembar__penetapan__tahun_selesai__gte": tahun}
    return semua.filter(**masa).exclude(lembar__penetapan__status=StatusDokumen.DITETAPKAN)


def _peringatan(indikator: Indikator, setahun: Setahun, baris: Mapping[int, Target]) -> tuple[str, ...]:
    """What the readings say, and whether the triwulan lead to the target of the year."""
    if not any(satu.teks for satu in baris.values()):
        return ()
    akhir = sd_triwulan.acuan(setahun, indikator.silsilah, 4).sd.keterangan
    terbaca = [f"{satu.get_triwulan_display()}: {kalimat}" for satu in baris.values() for kalimat in satu.peringatan]
    return (*terbaca, *([akhir] if akhir else []))
