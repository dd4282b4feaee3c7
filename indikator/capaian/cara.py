"""The six ways to compare a realisasi with its target (table of DOMAIN section 3), one function each."""

from collections.abc import Callable
from decimal import Decimal

from indikator.capaian.hasil import POLA, SERATUS, Galat, persentase, suku, tulis_persen
from indikator.capaian.kebijakan import TargetNol
from indikator.capaian.predikat import Predikat
from indikator.capaian.soal import Jawab, Metode, Soal
from kinerja.angka import tulis_asli

NOL = Decimal(0)
_BELUM_TARGET = "Belum ada target, capaian tidak dapat dihitung."
_BELUM_REALISASI = "Belum ada realisasi, capaian tidak dapat dihitung."
_TARGET_NOL = (
    "Target 0 tidak dapat menjadi pembagi. Tentukan kebijakan target nol atau pakai metode lain untuk indikator ini."
)
_DUA_NEGATIF = (
    "Target dan realisasi sama-sama negatif; hasil baginya akan bertanda salah. "
    "Bandingkan nilai dasarnya, bukan pertumbuhannya."
)
_TARGET_NEGATIF = "Target negatif membuat capaian bertanda salah. Bandingkan nilai dasarnya, bukan pertumbuhannya."
_REALISASI_NOL = "Realisasi 0 tidak dapat menjadi pembagi pada metode ini."
_REALISASI_NEGATIF = "Realisasi negatif tidak dapat dihitung dengan metode ini."
_RENTANG_TIDAK_SAH = "Rentang target tidak sah: batas bawah tidak boleh negatif atau melebihi batas atas."
_TERLALU_BESAR = "Hasil terlalu besar untuk disimpan. Periksa satuan target dan realisasi."


def _belum_lengkap(soal: Soal) -> Jawab | None:
    """The refusal for a missing number, None when both are there."""
    if soal.target is None:
        return Jawab(None, Galat.TANPA_TARGET, _BELUM_TARGET)
    if soal.realisasi is None:
        return Jawab(None, Galat.TANPA_REALISASI, _BELUM_REALISASI)
    return None


def _negatif(soal: Soal) -> Jawab | None:
    """The refusal for a negative target; a negative realisasi alone is printed as it is."""
    if soal.target >= NOL:
        return None
    if soal.realisasi < NOL:
        return Jawab(None, Galat.DUA_NEGATIF, _DUA_NEGATIF)
    return Jawab(None, Galat.TARGET_NEGATIF, _TARGET_NEGATIF)


def _target_nol(soal: Soal) -> Jawab:
    """The tenant's answer for a target of 0."""
    bukti = POLA[soal.metode.value](soal.target, soal.realisasi)
    if soal.kebijakan.target_nol is TargetNol.TOLAK:
        return Jawab(None, Galat.TARGET_NOL, _TARGET_NOL, bukti)
    persen = NOL if soal.kebijakan.target_nol is TargetNol.NOL else SERATUS
    keterangan = f"Target 0: menurut kebijakan capaian {tulis_persen(persen)}."
    return Jawab(persen, keterangan=keterangan, rincian="target 0, menurut kebijakan")


def _bagi(pembilang: Decimal, penyebut: Decimal, rincian: str = "") -> Jawab:
    """An ordinary quotient in percent."""
    persen = persentase(pembilang, penyebut)
    if persen is None:
        return Jawab(None, Galat.TERLALU_BESAR, _TERLALU_BESAR, rincian)
    return Jawab(persen, rincian=rincian)


def _naik(soal: Soal) -> Jawab:
    if tolak := _belum_lengkap(soal) or _negatif(soal):
        return tolak
    if soal.target == NOL:
        return _target_nol(soal)
    return _bagi(soal.realisasi, soal.target)


def _turun(soal: Soal) -> Jawab:
    if tolak := _belum_lengkap(soal) or _negatif(soal):
        return tolak
    if soal.target == NOL:
        return _nihil() if soal.realisasi == NOL else _target_nol(soal)
    return _bagi(2 * soal.target - soal.realisasi, soal.target)


def _turun_balik(soal: Soal) -> Jawab:
    if tolak := _belum_lengkap(soal) or _negatif(soal):
        return tolak
    if soal.target == NOL:
        return _nihil() if soal.realisasi == NOL else _target_nol(soal)
    if soal.realisasi == NOL:
        bukti = POLA[soal.metode.value](soal.target, soal.realisasi)
        return Jawab(None, Galat.REALISASI_NOL, _REALISASI_NOL, bukti)
    if soal.realisasi < NOL:
        return Jawab(None, Galat.REALISASI_NEGATIF, _REALISASI_NEGATIF)
    return _bagi(soal.target, soal.realisasi)


def _nihil() -> Jawab:
    return Jawab(SERATUS, keterangan="Nihil sesuai rencana.", rincian="0 dari target 0")


def _rentang(soal: Soal) -> Jawab:
    """Inside 100; above: TURUN against the upper end; below: TURUN or NAIK against the lower end."""
    if tolak := _belum_lengkap(soal):
        return tolak
    bawah, atas, nyata = soal.target, soal.target_maks, soal.realisasi
    if atas is None or bawah < NOL or atas < bawah:
        return Jawab(None, Galat.RENTANG_TIDAK_SAH, _RENTANG_TIDAK_SAH)
    if bawah <= nyata <= atas:
        bukti = f"{suku(nyata)} di dalam rentang {tulis_asli(bawah)}–{tulis_asli(atas)}"
        return Jawab(SERATUS, keterangan="Realisasi berada di dalam rentang target.", rincian=bukti)
    if nyata > atas:
        return _tepi(soal, Metode.TURUN, atas)
    return _tepi(soal, Metode.TURUN if soal.rentang_turun else Metode.NAIK, bawah)


def _tepi(soal: Soal, metode: Metode, tepi: Decimal) -> Jawab:
    """Measure a realisasi outside its range against the nearer end."""
    bagian = Soal(metode, tepi, soal.realisasi, soal.kebijakan, soal.satuan, None, False, None)
    jawab = CARA[metode](bagian)
    sisi = "di atas" if soal.realisasi > tepi else "di bawah"
    keterangan = f"Realisasi {sisi} rentang; dihitung terhadap {tulis_asli(tepi)}. {jawab.keterangan}".strip()
    rincian = jawab.rincian or POLA[metode.value](tepi, soal.realisasi)
    return Jawab(jawab.persen, jawab.galat, keterangan, rincian)


def _predikat(soal: Soal) -> Jawab:
    """Numbers behind the letters where both are known, else the order of the grades."""
    if soal.target is not None and soal.realisasi is not None:
        jawab = _naik(soal)
        return Jawab(jawab.persen, jawab.galat, jawab.keterangan, POLA["NAIK"](soal.target, soal.realisasi))
    predikat = soal.predikat
    if predikat is None or not predikat.target.strip():
        return Jawab(None, Galat.TANPA_TARGET, _BELUM_TARGET)
    if not predikat.realisasi.strip():
        return Jawab(None, Galat.TANPA_REALISASI, _BELUM_REALISASI)
    peringkat = (1, 1) if predikat.sama() else predikat.peringkat()
    if peringkat is None:
        return Jawab(None, Galat.PREDIKAT_TAK_DIKENAL, "Predikat tidak ada pada skala yang dipakai.")
    return _peringkat(soal, predikat, *peringkat)


def _peringkat(soal: Soal, predikat: Predikat, target: int, nyata: int) -> Jawab:
    """Compare two places on a scale, 1 being the worst."""
    bukti = f"{predikat.realisasi} terhadap target {predikat.target}"
    if nyata >= target:
        return Jawab(SERATUS, keterangan="Predikat tercapai.", rincian=bukti)
    if not soal.kebijakan.rasio_predikat:
        return Jawab(None, Galat.PREDIKAT_TIDAK_TERCAPAI, f"Tidak tercapai: {bukti}.")
    return _bagi(Decimal(nyata), Decimal(target), f"{bukti}: {nyata} ÷ {target} × 100")


def _tercapai(soal: Soal) -> Jawab:
    """Status indicators: realisasi 1 is yes (100), 0 is no (0)."""
    if soal.realisasi is None:
        return Jawab(None, Galat.TANPA_REALISASI, _BELUM_REALISASI)
    if soal.realisasi not in (NOL, Decimal(1)):
        return Jawab(None, Galat.BUKAN_YA_TIDAK, "Isi ya (1) atau tidak (0) untuk indikator status.")
    if soal.realisasi == NOL:
        return Jawab(NOL, keterangan="Tidak tercapai.", rincian="tidak")
    return Jawab(SERATUS, keterangan="Tercapai.", rincian="ya")


CARA: dict[Metode, Callable[[Soal], Jawab]] = {
    Metode.NAIK: _naik,
    Metode.TURUN: _turun,
    Metode.TURUN_BALIK: _turun_balik,
    Metode.RENTANG: _rentang,
    Metode.PREDIKAT: _predikat,
    Metode.TERCAPAI: _tercapai,
}
