"""Capaian of stored realisasi: the only place that calls the engine for them and the only writer of `Capaian`."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain import kolom_capaian, sd_triwulan
from indikator.domain.sd_triwulan import Setahun
from indikator.domain.target_berlaku import AWALAN, TargetBerlaku
from indikator.enums import UKUR_TERBUKA
from indikator.models import Capaian, Indikator, Realisasi
from organisasi.domain import jejak
from organisasi.enums import Tindakan

SEKALI_SIMPAN = 1000  # rows in one statement


def hitung_realisasi(realisasi: Realisasi, setahun: Setahun | None = None, *, patokan_lama: bool = False) -> Capaian:
    """Compute and store the capaian of one realisasi with its proof line, inputs and policy.

    `setahun` spares the queries where the caller has loaded the year. `patokan_lama`: with the definition, the targets
    and the policy the stored capaian was computed with (an addendum), not with those in force now.
    """
    ukur = realisasi.pengukuran
    setahun = setahun or sd_triwulan.muat(ukur.instansi, ukur.tahun, [realisasi.indikator.silsilah])
    if patokan_lama and hasattr(realisasi, "capaian"):
        isi = kolom_capaian.susun_tersimpan(realisasi, setahun)
    else:
        isi = kolom_capaian.susun(realisasi, setahun, domain_kebijakan.kebijakan(ukur.tahun))
    return _simpan(realisasi, isi)


def _simpan(realisasi: Realisasi, isi: dict) -> Capaian:
    tersimpan, _ = Capaian.objects.update_or_create(
        realisasi=realisasi, defaults=isi, create_defaults=isi | {"pemda": realisasi.pemda}
    )
    realisasi.capaian = tersimpan
    return tersimpan


def hitung_baru(realisasi) -> int:
    """Compute and store the capaian of new realisasi that have none, in bulk; returns how many. No audit rows: they
    come with their realisasi."""
    kebijakan = cache(domain_kebijakan.kebijakan)
    baru = [
        Capaian(realisasi=satu, pemda_id=satu.pemda_id, **kolom_capaian.susun(satu, setahun, kebijakan(setahun.tahun)))
        for setahun, satu in per_tahun(realisasi.filter(capaian=None))
    ]
    return len(Capaian.objects.bulk_create(baru, batch_size=SEKALI_SIMPAN))


def indikator_berlaku(indikator: Indikator, tahun: int) -> Indikator:
    """The row of the same lineage in the document in force that year; the row itself where there is none."""
    return sd_triwulan.baris_berlaku(tahun, [indikator.silsilah]).get(indikator.silsilah, indikator)


def indikator_dihitung(realisasi: Realisasi, kini: Indikator) -> Indikator:
    """The row a realisasi is read and computed by: that in force (`kini`) while it is open, else that of then."""
    hitungan = getattr(realisasi, "capaian", None)
    if hitungan is None or realisasi.pengukuran.status in UKUR_TERBUKA:
        return kini
    if hitungan.masukan.get(sd_triwulan.DEFINISI) == sd_triwulan.tanda(kini):
        return kini
    return sd_triwulan.baris_tersimpan(realisasi, sd_triwulan.versi_baris([kini.silsilah]))


def target_dipakai(
    realisasi: Realisasi | None, kini: TargetBerlaku | None, awalan: str = AWALAN
) -> tuple[TargetBerlaku | None, str]:
    """(target of a row, what to say when another one is in force now). `awalan`: AWALAN_TAHUN for that of kemajuan.

    Once submitted, a capaian stays with the target it was computed with; until then it follows the one in force.
    """
    hitungan = getattr(realisasi, "capaian", None) if realisasi else None
    if hitungan is None or realisasi.pengukuran.status in UKUR_TERBUKA:
        return kini, ""
    dulu = TargetBerlaku.tersimpan(hitungan, awalan)
    if dulu == kini or (dulu and dulu.sama(kini)):
        return dulu, ""
    sekarang = kini.teks if kini and kini.teks else "tidak ada"
    return dulu, f"Target sekarang {sekarang}; capaian dihitung dengan target saat diajukan."


def segarkan(instansi, tahun, *, oleh) -> int:
    """Recompute an instansi's realisasi of these years after its targets changed."""
    return hitung_ulang(
        Realisasi.objects.filter(pengukuran__instansi=instansi, pengukuran__tahun__in=tahun), oleh=oleh
    )


def segarkan_baris(instansi, tahun: int, silsilah, *, oleh, sesudah: int = 0) -> int:
    """Recompute the realisasi of one row in the triwulan after `sesudah`, and those of the year where that is 0.

    What was entered for a triwulan is part of every later one. Submitted and locked ones keep their figures.
    """
    baris = Realisasi.objects.filter(
        pengukuran__instansi=instansi, pengukuran__tahun=tahun, indikator__silsilah=silsilah
    )
    return hitung_ulang(baris.filter(pengukuran__triwulan__gt=sesudah) if sesudah else baris, oleh=oleh)


def hitung_ulang(realisasi, *, oleh) -> int:
    """Recompute those of a queryset that are still open, with an audit row for every change; returns how many.

    What was submitted, verified or locked keeps its figures. Where nothing differs, nothing is written, no row is
    held, and the queries do not grow with the rows.
    """
    terbuka = realisasi.filter(pengukuran__status__in=UKUR_TERBUKA)
    jumlah = 0
    for _, isi in _banding(terbuka):
        if isi is not None:
            return _tulis_beda(terbuka, oleh)
        jumlah += 1
    return jumlah


def _banding(realisasi) -> Iterator[tuple[Realisasi, dict | None]]:
    """Each with the columns of its capaian as they are now, None where those are stored."""
    kebijakan = cache(domain_kebijakan.kebijakan)
    for setahun, satu in per_tahun(realisasi):
        tersimpan = getattr(satu, "capaian", None)
        isi = kolom_capaian.susun(satu, setahun, kebijakan(setahun.tahun))
        yield satu, None if tersimpan and kolom_capaian.sama(tersimpan, isi) else isi


def _tulis_beda(realisasi, oleh) -> int:
    """The turn at the audit comes before the first capaian is held, as in a save: the other order is a deadlock with
    one of an earlier triwulan. What that one saved is read after the wait."""
    jejak.antre(oleh.pemda.pk)
    jumlah = 0
    for satu, isi in _banding(realisasi):
        jumlah += 1
        if isi is not None:
            lama = ringkas(getattr(satu, "capaian", None))
            _simpan(satu, isi)
            catat_hitung(satu, lama, oleh=oleh)
    return jumlah


def catat_hitung(realisasi: Realisasi, lama: str, *, oleh, alasan: str = "") -> None:
    """Tell the audit of a computation that gave another result than `lama`, the `ringkas` of the one before."""
    baru = ringkas(realisasi.capaian)
    if lama != baru:
        perubahan = {"perhitungan capaian": (lama, baru)}
        jejak.catat(oleh=oleh, tindakan=Tindakan.HITUNG, objek=realisasi, perubahan=perubahan, alasan=alasan)


def per_tahun(realisasi) -> Iterator[tuple[Setahun, Realisasi]]:
    """Every realisasi of a queryset with its year, which is loaded once per instansi and year."""
    semua = realisasi.select_related("pengukuran__instansi", "indikator", "capaian")
    urut = semua.order_by("pengukuran__instansi", "pengukuran__tahun", "pengukuran__triwulan", "pk")
    for (_, tahun), isi in groupby(urut, key=lambda r: (r.pengukuran.instansi_id, r.pengukuran.tahun)):
        baris = list(isi)
        setahun = sd_triwulan.muat(baris[0].pengukuran.instansi, tahun, _silsilah(baris))
        yield from ((setahun, satu) for satu in baris)


def _silsilah(baris: Iterable[Realisasi]) -> set:
    return {satu.indikator.silsilah for satu in baris}


def ringkas(capaian: Capaian | None) -> str:
    """The proof line with what is said about it; for a triwulan also those of realisasi to date and kemajuan."""
    if capaian is None:
        return ""
    isi = (capaian.bukti_hitung, capaian.galat or capaian.keterangan, capaian.bukti_sd, capaian.bukti_kemajuan)
    return " ".join(satu for satu in isi if satu)
