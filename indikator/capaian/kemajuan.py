"""Target to date, capaian triwulan (R to date ÷ T to date) and kemajuan tahunan (R to date ÷ T of the year)."""

from collections.abc import Mapping
from decimal import Decimal, localcontext

from indikator.capaian.hasil import KONTEKS, Galat, Hasil
from indikator.capaian.isian import Aturan, Isian, SampaiDengan, Tipe, sebut
from indikator.capaian.kebijakan import BAWAAN, Kebijakan
from indikator.capaian.metode import hitung
from indikator.capaian.soal import Metode
from indikator.capaian.triwulan import Deret, gabungkan, nilai_akhir, susun_deret
from kinerja.angka import tulis_asli

MAKIN_RENDAH = (Metode.TURUN, Metode.TURUN_BALIK, Metode.RENTANG)
_TANPA = "Belum ada target triwulan; capaian triwulan tidak dapat dihitung, kemajuan terhadap target setahun dapat."


def target_sd(
    aturan: Aturan, target: Mapping[int, Decimal | None], triwulan: int, target_tahun: Decimal | None = None
) -> SampaiDengan:
    """Target from the beginning of the year to `triwulan`, from the rencana aksi, by the same cara isi and tipe.

    Targets that are percentages are never added: the last one counts. Triwulan IV without a target of its own
    takes the target of the year.
    """
    if triwulan == 4 and target.get(4) is None and target_tahun is not None:
        bukti = f"target setahun = {tulis_asli(target_tahun)}"
        kalimat = "Triwulan IV tanpa target sendiri; dipakai target setahun."
        return SampaiDengan(target_tahun, triwulan, bukti, kalimat)
    isian = {t: Isian.angka(nilai) for t, nilai in target.items() if nilai is not None}
    deret = susun_deret(aturan, isian, triwulan)._replace(apa="target")
    if not deret.terisi:
        return _tanpa_target(deret)
    with localcontext(KONTEKS):
        hasil = _gabungkan_target(aturan, deret)
    return _bandingkan_setahun(hasil, target_tahun)


def _tanpa_target(deret: Deret) -> SampaiDengan:
    if deret.kurang:
        return SampaiDengan(None, deret.triwulan, "", _TANPA, Galat.TANPA_TARGET, deret.kurang)
    kalimat = f"Belum waktunya diukur sampai {sebut([deret.triwulan])}."
    return SampaiDengan(None, deret.triwulan, "", kalimat, Galat.BELUM_WAKTUNYA)


def _gabungkan_target(aturan: Aturan, deret: Deret) -> SampaiDengan:
    """Like a realisasi, but percentages count with their last value, and what lacks is a target."""
    persen = aturan.persen or aturan.hasil_bagi
    hasil = nilai_akhir(aturan, deret) if persen else gabungkan(aturan, deret)
    if hasil.galat == Galat.BELUM_LENGKAP:
        return hasil._replace(galat=Galat.TANPA_TARGET)
    tersendiri = not aturan.sampai_dengan and aturan.tipe != Tipe.NON_KUMULATIF and not deret.tunggal
    if hasil.nilai is None or not (persen and tersendiri):
        return hasil
    kalimat = f"Target persentase tidak dijumlahkan: dibaca sebagai s.d. {sebut([deret.akhir])}."
    return hasil._replace(keterangan=f"{hasil.keterangan} {kalimat}".strip())


def _bandingkan_setahun(hasil: SampaiDengan, target_tahun: Decimal | None) -> SampaiDengan:
    """At the end of the year the targets of the triwulan must lead to the one of the year; told where not."""
    if hasil.triwulan != 4 or None in (hasil.nilai, target_tahun) or hasil.nilai == target_tahun:
        return hasil
    nilai, setahun = tulis_asli(hasil.nilai), tulis_asli(target_tahun)
    kalimat = f"Target s.d. triwulan IV ({nilai}) berbeda dari target setahun ({setahun})."
    return hasil._replace(keterangan=f"{hasil.keterangan} {kalimat}".strip())


def capaian_triwulan(
    realisasi: SampaiDengan,
    target: SampaiDengan,
    *,
    metode: Metode,
    kebijakan: Kebijakan = BAWAAN,
    satuan: str = "",
    target_maks: Decimal | None = None,
    rentang_turun: bool = False,
) -> Hasil:
    """R to date ÷ T to date by the method of the indicator; what lacks is said in its own words."""
    hasil = hitung(
        metode=metode, target=target.nilai, realisasi=realisasi.nilai, kebijakan=kebijakan, satuan=satuan,
        target_maks=target_maks, rentang_turun=rentang_turun,
    )  # fmt: skip
    return _sebabnya(hasil, realisasi, target)


def kemajuan_tahunan(
    realisasi: SampaiDengan,
    target: Decimal | None,
    *,
    metode: Metode,
    kebijakan: Kebijakan = BAWAAN,
    satuan: str = "",
    target_maks: Decimal | None = None,
    rentang_turun: bool = False,
) -> Hasil:
    """R to date ÷ T of the year by the method of the indicator; told where it may still fall before year end."""
    hasil = hitung(
        metode=metode, target=target, realisasi=realisasi.nilai, kebijakan=kebijakan, satuan=satuan,
        target_maks=target_maks, rentang_turun=rentang_turun,
    )  # fmt: skip
    if hasil.persen is None:
        return _sebabnya(hasil, realisasi)
    if metode not in MAKIN_RENDAH or realisasi.triwulan == 4:
        return hasil
    kalimat = (
        f"Baru s.d. {sebut([realisasi.triwulan])}: pada indikator ini nilai di akhir tahun masih dapat membuat "
        "kemajuan turun, jadi belum berarti tercapai."
    )
    return hasil._replace(keterangan=f"{hasil.keterangan} {kalimat}".strip())


def _sebabnya(hasil: Hasil, *bahan: SampaiDengan) -> Hasil:
    """Where there is no percentage: the sentence of the first part that lacks, the realisasi first."""
    kurang = next((satu for satu in bahan if satu.nilai is None), None)
    if hasil.persen is not None or kurang is None:
        return hasil
    return hasil._replace(galat=kurang.galat, keterangan=kurang.keterangan)
