"""The columns of a stored Capaian, computed by the engine from realisasi, targets and policy; writes nothing."""

from decimal import Decimal, InvalidOperation

from indikator import capaian as mesin
from indikator.domain import sd_triwulan
from indikator.domain.sd_triwulan import DEFINISI, Acuan, Setahun
from indikator.domain.target_berlaku import AWALAN_TAHUN, TargetBerlaku
from indikator.enums import Arah
from indikator.models import Capaian, Indikator, Realisasi

PERSEN_MAKS = 10**7  # with its 8 decimals the 15 digits that SQLite keeps exactly
KALIMAT_MAKS = 400
KEMAJUAN = "kemajuan_"  # keys of the inputs of the kemajuan
AWALAN_RENCANA = "rencana_"  # keys of the target of the rencana aksi that was read last
BUKTI_TARGET, KETERANGAN_TARGET, TARGET_SD_MAKS = "bukti_target_sd", "keterangan_target_sd", "target_sd_maks"
BERPREDIKAT = (mesin.Metode.PREDIKAT, mesin.Metode.TERCAPAI)  # grades and states: the last one counts, none is added
KOSONG_SD = {
    "nilai_sd": None,
    "bukti_sd": "",
    "target_sd": None,
    "target_sd_teks": "",
    "kemajuan": None,
    "kemajuan_dibatasi": None,
    "bukti_kemajuan": "",
    "keterangan_kemajuan": "",
}


def susun(realisasi: Realisasi, setahun: Setahun, kebijakan: mesin.Kebijakan) -> dict:
    """Columns with the definition and the targets in force now."""
    silsilah, triwulan = realisasi.indikator.silsilah, realisasi.pengukuran.triwulan
    indikator = setahun.indikator[silsilah]
    if not triwulan:
        return tahunan(realisasi, indikator, setahun.target.setahun(silsilah), kebijakan)
    return per_triwulan(realisasi, indikator, setahun, sd_triwulan.acuan(setahun, silsilah, triwulan), kebijakan)


def susun_tersimpan(realisasi: Realisasi, setahun: Setahun) -> dict:
    """Columns with the definition, the targets and the policy the stored capaian was computed with, and the realisasi
    as it is now."""
    capaian, triwulan = realisasi.capaian, realisasi.pengukuran.triwulan
    kebijakan = kebijakan_tersimpan(capaian)
    indikator = sd_triwulan.baris_tersimpan(realisasi, setahun.versi)
    if not triwulan:
        return tahunan(realisasi, indikator, TargetBerlaku.tersimpan(capaian), kebijakan)
    return per_triwulan(realisasi, indikator, setahun, _acuan_tersimpan(capaian, triwulan), kebijakan)


def tahunan(realisasi: Realisasi, indikator: Indikator, target: TargetBerlaku | None, kebijakan) -> dict:
    """A realisasi of the whole year against the target of the year."""
    hasil = _terhadap(indikator, target, realisasi.nilai, realisasi.predikat, kebijakan)
    return _kolom(indikator, hasil, target) | KOSONG_SD


def per_triwulan(realisasi: Realisasi, indikator: Indikator, setahun: Setahun, acuan: Acuan, kebijakan) -> dict:
    """Realisasi to date ÷ target to date, and kemajuan: realisasi to date ÷ target of the year."""
    triwulan = realisasi.pengukuran.triwulan
    patokan = acuan.rencana or acuan.setahun
    metode = _metode(indikator, patokan, realisasi)
    milik = {"indikator": indikator, "patokan": acuan.berlaku}
    sd = sd_triwulan.realisasi_sd(setahun, indikator.silsilah, triwulan, **milik)
    if metode in BERPREDIKAT:
        sd = mesin.SampaiDengan(realisasi.nilai, triwulan)
        hasil = _predikat_sd(indikator, acuan, realisasi, kebijakan)
        kemajuan = _terhadap(indikator, acuan.setahun, realisasi.nilai, realisasi.predikat, kebijakan)
    else:
        hasil = _capaian_sd(indikator, metode, sd, acuan, kebijakan)
        kemajuan = _kemajuan(indikator, realisasi, sd, acuan.setahun, kebijakan)
    target_sd = acuan.rencana.angka if acuan.rencana and metode in BERPREDIKAT else acuan.sd.nilai
    kolom = _kolom(indikator, hasil, acuan.berlaku)
    kolom["masukan"] |= _masukan_sd(acuan, kemajuan)
    return kolom | {
        "nilai_sd": sd.nilai,
        "bukti_sd": sd.bukti,
        "target_sd": target_sd,
        "target_sd_teks": sd_triwulan.teks_sd(acuan)[:200],
        "kemajuan": kemajuan.persen,
        "kemajuan_dibatasi": kemajuan_dibatasi(kemajuan.persen, kebijakan),
        "bukti_kemajuan": kemajuan.bukti_hitung,
        "keterangan_kemajuan": kemajuan.keterangan,
    }


def _capaian_sd(indikator: Indikator, metode, sd, acuan: Acuan, kebijakan) -> mesin.Hasil:
    """The engine's capaian of a triwulan, with what is to be said about both sides."""
    hasil = mesin.capaian_triwulan(
        sd,
        acuan.sd,
        metode=metode,
        kebijakan=kebijakan,
        satuan=acuan.rencana.satuan if acuan.rencana else "",
        target_maks=acuan.sd_maks.nilai if acuan.sd_maks else None,
        rentang_turun=indikator.arah == Arah.TURUN,
    )
    batas = _catatan_batas(acuan.rencana)
    kalimat = dict.fromkeys(k for k in (hasil.keterangan, sd.keterangan, acuan.sd.keterangan, batas) if k)
    return _dapat_disimpan(hasil._replace(keterangan=" ".join(kalimat)) if hasil.persen is not None else hasil)


def _predikat_sd(indikator: Indikator, acuan: Acuan, realisasi: Realisasi, kebijakan) -> mesin.Hasil:
    """Grade or state of the triwulan against the last target of the rencana aksi."""
    hasil = _terhadap(indikator, acuan.rencana, realisasi.nilai, realisasi.predikat, kebijakan)
    if hasil.galat != mesin.Galat.TANPA_TARGET or acuan.rencana:
        return hasil
    return hasil._replace(keterangan=acuan.sd.keterangan, galat=acuan.sd.galat)


def _kemajuan(indikator: Indikator, realisasi: Realisasi, sd, target: TargetBerlaku | None, kebijakan) -> mesin.Hasil:
    hasil = mesin.kemajuan_tahunan(
        sd,
        target.angka if target else None,
        metode=_metode(indikator, target, realisasi),
        kebijakan=kebijakan,
        satuan=target.satuan if target else "",
        target_maks=target.maks if target else None,
        rentang_turun=indikator.arah == Arah.TURUN,
    )
    if hasil.persen is not None:
        hasil = hasil._replace(keterangan=f"{hasil.keterangan} {_catatan_batas(target)}".strip())
    return _dapat_disimpan(hasil)


def _catatan_batas(target: TargetBerlaku | None) -> str:
    return mesin.catatan_batas(target.untuk_mesin) if target else ""


def _metode(indikator: Indikator, target: TargetBerlaku | None, realisasi: Realisasi) -> mesin.Metode:
    jenis = target.jenis if target else ""
    bernilai = target is not None and None not in (target.nilai, realisasi.nilai)
    return mesin.pilih_metode(indikator.arah, jenis, bernilai, indikator.metode)


def _terhadap(indikator: Indikator, target: TargetBerlaku | None, nilai, predikat: str, kebijakan) -> mesin.Hasil:
    hasil = mesin.hitung_terhadap(
        arah=indikator.arah,
        target=target.untuk_mesin if target else None,
        realisasi=nilai,
        predikat_realisasi=predikat,
        pilihan=indikator.metode,
        kebijakan=kebijakan,
    )
    return _dapat_disimpan(hasil)


def _dapat_disimpan(hasil: mesin.Hasil) -> mesin.Hasil:
    """The result, or "cannot be computed" where the column would not hold the percentage."""
    if hasil.persen is None or abs(hasil.persen) < PERSEN_MAKS:
        return hasil
    kalimat = "Hasil terlalu besar untuk disimpan. Periksa satuan target dan realisasi."
    return hasil._replace(persen=None, persen_dibatasi=None, galat=mesin.Galat.TERLALU_BESAR, keterangan=kalimat)


def _kolom(indikator: Indikator, hasil: mesin.Hasil, target: TargetBerlaku | None) -> dict:
    """The columns every capaian has, with the inputs that explain it."""
    return {
        "target_teks": target.teks if target else "",
        "target_nilai": target.nilai if target else None,
        "sumber_target": target.sumber if target else "",
        "metode": str(hasil.metode.value),
        "persen": hasil.persen,
        "persen_dibatasi": hasil.persen_dibatasi,
        "keterangan": hasil.keterangan[:KALIMAT_MAKS],
        "galat": hasil.keterangan[:KALIMAT_MAKS] if hasil.persen is None else "",
        "bukti_hitung": hasil.bukti_hitung[:KALIMAT_MAKS],
        "masukan": hasil.masukan | (target.masukan() if target else {}) | {DEFINISI: sd_triwulan.tanda(indikator)},
        "kebijakan": hasil.kebijakan.masukan,
    }


def _masukan_sd(acuan: Acuan, kemajuan: mesin.Hasil) -> dict[str, str]:
    """Inputs that only a triwulan has: target of the year, how the target to date came about, those of kemajuan."""
    isi = acuan.setahun.masukan(AWALAN_TAHUN) if acuan.setahun else {}
    isi |= acuan.rencana.masukan(AWALAN_RENCANA) if acuan.rencana else {}
    if acuan.sd_maks and acuan.sd_maks.nilai is not None:
        isi[TARGET_SD_MAKS] = f"{acuan.sd_maks.nilai:f}"
    isi |= {BUKTI_TARGET: acuan.sd.bukti, KETERANGAN_TARGET: acuan.sd.keterangan}
    return isi | {KEMAJUAN + k: v for k, v in kemajuan.masukan.items() if k not in kemajuan.kebijakan.masukan}


def _acuan_tersimpan(capaian: Capaian, triwulan: int) -> Acuan:
    """What a stored capaian of a triwulan was measured against."""
    isi = capaian.masukan
    keterangan = isi.get(KETERANGAN_TARGET, "")
    galat = mesin.Galat.TIDAK_ADA if capaian.target_sd is not None else mesin.Galat.TANPA_TARGET
    sd = mesin.SampaiDengan(capaian.target_sd, triwulan, isi.get(BUKTI_TARGET, ""), keterangan, galat)
    maks = isi.get(TARGET_SD_MAKS)
    return Acuan(
        TargetBerlaku.tersimpan(capaian),
        TargetBerlaku.tersimpan(capaian, AWALAN_TAHUN),
        TargetBerlaku.tersimpan(capaian, AWALAN_RENCANA),
        sd,
        mesin.SampaiDengan(Decimal(maks), triwulan) if maks else None,
    )


def kebijakan_tersimpan(capaian: Capaian) -> mesin.Kebijakan:
    """The policy a capaian was computed under."""
    return mesin.Kebijakan.dari_masukan(capaian.kebijakan)


def kemajuan_dibatasi(kemajuan: Decimal | None, kebijakan: mesin.Kebijakan) -> Decimal | None:
    """The kemajuan inside the limits of the policy, as a capaian of the year is shown."""
    return None if kemajuan is None else kebijakan.batasi(kemajuan)


def sama(capaian: Capaian, isi: dict) -> bool:
    """Whether these columns are the stored ones; the same number may have other zeros among the inputs."""
    return all(_tanpa_nol(getattr(capaian, nama)) == _tanpa_nol(nilai) for nama, nilai in isi.items())


def _tanpa_nol(nilai):
    if not isinstance(nilai, dict):
        return nilai
    return {nama: teks if nama.endswith("teks") else _angka(teks) for nama, teks in nilai.items()}


def _angka(teks: str) -> Decimal | str:
    try:
        return Decimal(teks)
    except InvalidOperation:
        return teks
