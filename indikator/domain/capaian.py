"""Capaian of stored realisasi: the only place that calls the engine for them and the only writer of `Capaian`."""

from indikator import capaian as mesin
from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain import target_berlaku
from indikator.domain.target_berlaku import TargetBerlaku
from indikator.enums import UKUR_TERBUKA, Arah, JenisTarget
from indikator.models import Capaian, Indikator, Realisasi
from organisasi.domain import jejak
from organisasi.enums import Tindakan

PERSEN_MAKS = 10**15  # Capaian.persen keeps 15 digits before its 8 decimals


def hitung_realisasi(realisasi: Realisasi) -> Capaian:
    """Compute and store the capaian of one realisasi with its proof line, inputs and policy."""
    ukur = realisasi.pengukuran
    indikator = indikator_berlaku(realisasi.indikator, ukur.tahun)
    target = target_berlaku.cari(ukur.instansi, ukur.tahun, ukur.triwulan, [indikator]).get(indikator.silsilah)
    hasil = hitung(indikator, target, realisasi.nilai, domain_kebijakan.kebijakan(ukur.tahun))
    isi = {
        "target_teks": target.teks if target else "",
        "target_nilai": target.nilai if target else None,
        "sumber_target": target.sumber if target else "",
        "metode": str(hasil.metode.value),
        "persen": hasil.persen,
        "persen_dibatasi": hasil.persen_dibatasi,
        "keterangan": hasil.keterangan[:400],
        "galat": hasil.keterangan[:400] if hasil.persen is None else "",
        "bukti_hitung": hasil.bukti_hitung[:400],
        "masukan": hasil.masukan | _asal_target(target),
        "kebijakan": {k: v for k, v in hasil.masukan.items() if k.startswith(("batas_", "target_nol", "rasio_"))},
    }
    tersimpan, _ = Capaian.objects.update_or_create(
        realisasi=realisasi, defaults=isi, create_defaults=isi | {"pemda": realisasi.pemda}
    )
    return tersimpan


def _asal_target(target: TargetBerlaku | None) -> dict[str, str]:
    return {"jenis_target": target.jenis, "lingkup_target": target.lingkup} if target else {}


def hitung(indikator: Indikator, target, nilai, kebijakan) -> mesin.Hasil:
    """Ask the engine with the method that direction and kind of target call for."""
    metode = mesin.Metode.TURUN if indikator.arah == Arah.TURUN else mesin.Metode.NAIK
    angka, maks = (target.nilai, target.nilai_maks) if target else (None, None)
    if target and target.jenis == JenisTarget.RENTANG:
        metode = mesin.Metode.RENTANG
    elif target and target.jenis == JenisTarget.BATAS_ATAS:
        metode, angka = mesin.Metode.TURUN, maks
    hasil = mesin.hitung(
        metode=metode,
        target=angka,
        target_maks=maks,
        realisasi=nilai,
        kebijakan=kebijakan,
        satuan=target.satuan if target else "",
        rentang_turun=indikator.arah == Arah.TURUN,
    )
    if target and target.jenis == JenisTarget.PREDIKAT and target.nilai is None:
        return _predikat(hasil, target)
    return _dapat_disimpan(hasil)


def _predikat(hasil: mesin.Hasil, target: TargetBerlaku) -> mesin.Hasil:
    """There is a target, but no number behind its word ("WTP")."""
    kalimat = f"Target berupa predikat ({target.predikat or target.teks}); belum dapat dihitung."
    return hasil._replace(metode=mesin.Metode.PREDIKAT, galat=mesin.Galat.PREDIKAT_TANPA_ANGKA, keterangan=kalimat)


def _dapat_disimpan(hasil: mesin.Hasil) -> mesin.Hasil:
    """The result, or "cannot be computed" where the column would not hold the percentage."""
    if hasil.persen is None or abs(hasil.persen) < PERSEN_MAKS:
        return hasil
    kalimat = "Hasil terlalu besar untuk disimpan. Periksa satuan target dan realisasi."
    return hasil._replace(persen=None, persen_dibatasi=None, galat=mesin.Galat.TERLALU_BESAR, keterangan=kalimat)


def indikator_berlaku(indikator: Indikator, tahun: int) -> Indikator:
    """The row of the same lineage in the document in force that year; the row itself where there is none."""
    kini = Indikator.objects.filter(silsilah=indikator.silsilah, lembar__penetapan__berlaku__tahun=tahun)
    return kini.first() or indikator


def target_dipakai(realisasi: Realisasi | None, kini: TargetBerlaku | None) -> tuple[TargetBerlaku | None, str]:
    """(target of a row, what to say when another one is in force now).

    Once submitted, a capaian stays with the target it was computed with; until then it follows the one in force.
    """
    hitungan = getattr(realisasi, "capaian", None) if realisasi else None
    if hitungan is None or realisasi.pengukuran.status in UKUR_TERBUKA:
        return kini, ""
    dulu = TargetBerlaku.tersimpan(hitungan)
    if dulu == kini or (dulu and dulu.sama(kini)):
        return dulu, ""
    sekarang = kini.teks if kini and kini.teks else "tidak ada"
    return dulu, f"Target sekarang {sekarang}; capaian dihitung dengan target saat diajukan."


def segarkan(instansi, tahun, *, oleh) -> int:
    """Recompute an instansi's realisasi of these years after its targets changed."""
    return hitung_ulang(
        Realisasi.objects.filter(pengukuran__instansi=instansi, pengukuran__tahun__in=tahun), oleh=oleh
    )


def hitung_ulang(realisasi, *, oleh) -> int:
    """Recompute those of a queryset that are still open, with an audit row for every change; returns how many.

    What was submitted, verified or locked keeps its figures.
    """
    terbuka = realisasi.filter(pengukuran__status__in=UKUR_TERBUKA)
    jumlah = 0
    for satu in terbuka.select_related("pengukuran__instansi", "indikator", "capaian"):
        lama, baru = _ringkas(getattr(satu, "capaian", None)), _ringkas(hitung_realisasi(satu))
        if lama != baru:
            perubahan = {"perhitungan capaian": (lama, baru)}
            jejak.catat(oleh=oleh, tindakan=Tindakan.HITUNG, objek=satu, perubahan=perubahan)
        jumlah += 1
    return jumlah


def _ringkas(capaian: Capaian | None) -> str:
    """The proof line with what is said about it."""
    return f"{capaian.bukti_hitung} {capaian.galat or capaian.keterangan}".strip() if capaian else ""
