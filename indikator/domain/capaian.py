"""Capaian of stored realisasi: the only place that calls the engine for them and the only writer of `Capaian`."""

from indikator import capaian as mesin
from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain import target_berlaku
from indikator.enums import Arah, JenisTarget, StatusPengukuran
from indikator.models import Capaian, Indikator, Realisasi

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
        "masukan": hasil.masukan,
        "kebijakan": {k: v for k, v in hasil.masukan.items() if k.startswith(("batas_", "target_nol", "rasio_"))},
    }
    tersimpan, _ = Capaian.objects.update_or_create(
        realisasi=realisasi, defaults=isi, create_defaults=isi | {"pemda": realisasi.pemda}
    )
    return tersimpan


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
    return _dapat_disimpan(hasil)


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


def segarkan(instansi, tahun) -> int:
    """Recompute an instansi's realisasi of these years after its targets changed; locked figures stay as they are."""
    milik = Realisasi.objects.filter(pengukuran__instansi=instansi, pengukuran__tahun__in=tahun)
    return hitung_ulang(milik.exclude(pengukuran__status=StatusPengukuran.DIKUNCI))


def hitung_ulang(realisasi) -> int:
    """Recompute a queryset of realisasi; returns how many."""
    jumlah = 0
    for satu in realisasi.select_related("pengukuran__instansi", "indikator"):
        hitung_realisasi(satu)
        jumlah += 1
    return jumlah
