"""Entering realisasi: the text as typed, its value, the values of the formula's variables, then the capaian."""

from decimal import Decimal

from django.db import transaction

from indikator import baca_target
from indikator.domain import capaian
from indikator.domain.dokumen import berlaku
from indikator.enums import StatusPengukuran
from indikator.models import Indikator, NilaiVariabel, Pengukuran, Realisasi
from indikator.rumus import ast, hitung
from kinerja.angka import AngkaTidakTerbaca, baca, tulis_asli
from organisasi.domain import tulis
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.permissions import pastikan

DAPAT_DIISI = (StatusPengukuran.DRAF, StatusPengukuran.DIKEMBALIKAN)


def cari_pengukuran(instansi, tahun: int, triwulan: int) -> Pengukuran | None:
    return Pengukuran.objects.filter(instansi=instansi, tahun=tahun, triwulan=triwulan).first()


def cari(pengukuran: Pengukuran | None, indikator: Indikator) -> Realisasi | None:
    """The realisasi of this indicator in any version of its document."""
    if pengukuran is None:
        return None
    return Realisasi.objects.filter(pengukuran=pengukuran, indikator__silsilah=indikator.silsilah).first()


@transaction.atomic
def simpan(
    *,
    oleh,
    indikator: Indikator,
    tahun: int,
    triwulan: int,
    teks: str = "",
    variabel: dict[str, str] | None = None,
    versi: int | None = None,
    **lain,
) -> Realisasi:
    """Write one realisasi. With `variabel` (kode → text) given, the value comes from the formula, else from `teks`.

    Raises IsianSalah naming the field, SalahStatus when the triwulan is no longer open, Bentrok on a lost update.
    """
    instansi = indikator.lembar.penetapan.instansi
    pastikan(oleh, "isi_data", instansi)
    _pastikan_berlaku(indikator, instansi, tahun)
    pengukuran = _buka(oleh, instansi, tahun, triwulan)
    nilai_variabel = _baca_variabel(indikator, variabel or {})
    nilai, teks = _nilai(indikator, teks, nilai_variabel)
    isi = {"teks": teks, "nilai": nilai, **lain}
    ada = cari(pengukuran, indikator)
    if ada is None:
        realisasi = tulis.buat(Realisasi, oleh=oleh, pengukuran=pengukuran, indikator=indikator, **isi)
    else:
        realisasi = tulis.ubah(ada, oleh=oleh, versi=versi, **isi)
    _atur_variabel(oleh, realisasi, nilai_variabel)
    capaian.hitung_realisasi(realisasi)
    return realisasi


@transaction.atomic
def hapus(realisasi: Realisasi, *, oleh, versi: int | None = None) -> None:
    pastikan(oleh, "isi_data", realisasi.pengukuran.instansi)
    _pastikan_terbuka(realisasi.pengukuran)
    tulis.hapus(realisasi, oleh=oleh, versi=versi)


def _pastikan_berlaku(indikator: Indikator, instansi, tahun: int) -> None:
    dokumen = berlaku(instansi, tahun)
    if dokumen is None or dokumen.pk != indikator.lembar.penetapan_id:
        raise SalahStatus(
            f"Indikator ini bukan dari dokumen yang berlaku tahun {tahun}. Muat ulang halaman realisasi."
        )


def _buka(oleh, instansi, tahun: int, triwulan: int) -> Pengukuran:
    """The Pengukuran of the triwulan, made with the first value."""
    pengukuran = cari_pengukuran(instansi, tahun, triwulan)
    if pengukuran is None:
        return tulis.buat(Pengukuran, oleh=oleh, instansi=instansi, tahun=tahun, triwulan=triwulan)
    _pastikan_terbuka(pengukuran)
    return pengukuran


def _pastikan_terbuka(pengukuran: Pengukuran) -> None:
    if pengukuran.status not in DAPAT_DIISI:
        raise SalahStatus(
            f"Realisasi {pengukuran.get_triwulan_display()} {pengukuran.tahun} sudah "
            f"{pengukuran.get_status_display().lower()} dan tidak dapat diubah."
        )


def _baca_variabel(indikator: Indikator, isian: dict[str, str]) -> dict:
    """{Variabel: Decimal} of the filled-in variables; all or none of them."""
    rumus = getattr(indikator, "rumus", None)
    semua = list(rumus.variabel.all()) if rumus else []
    terisi = {v: isian[v.kode].strip() for v in semua if isian.get(v.kode, "").strip()}
    if not terisi:
        return {}
    galat = {f"variabel_{v.kode}": f"“{v.nama}” belum diisi." for v in semua if v not in terisi}
    hasil = {}
    for v, teks in terisi.items():
        try:
            hasil[v] = baca(teks)
        except AngkaTidakTerbaca as sebab:
            galat[f"variabel_{v.kode}"] = str(sebab)
    if galat:
        raise IsianSalah(galat)
    return hasil


def _nilai(indikator: Indikator, teks: str, variabel: dict) -> tuple[Decimal | None, str]:
    """Value and text to keep: computed from the variables, else read from the text."""
    if variabel:
        pohon = ast.dari_json(indikator.rumus.pohon)
        hasil = hitung.hitung(pohon, {v.kode: nilai for v, nilai in variabel.items()})
        if hasil.nilai is None:
            raise IsianSalah({"teks": str(hasil.galat)})
        dibulatkan = hasil.nilai.quantize(Decimal("1E-8"))
        return dibulatkan, tulis_asli(dibulatkan)
    teks = teks.strip()
    if teks in ("", "-"):
        return None, teks
    bacaan = baca_target.baca(teks, indikator.nama)
    if bacaan.nilai is None or bacaan.jenis not in (baca_target.Jenis.ANGKA, baca_target.Jenis.PREDIKAT):
        alasan = " ".join(bacaan.peringatan) or f"“{teks}” bukan angka."
        raise IsianSalah({"teks": f"{alasan} Tulis angka, misalnya 79,41 atau 1.250."})
    if bacaan.perlu_diperiksa and not _hanya_satuan(bacaan):
        raise IsianSalah({"teks": " ".join(bacaan.peringatan)})
    return bacaan.nilai, teks


def _hanya_satuan(bacaan) -> bool:
    """A number without a doubt about the number itself (a missing satuan does not matter for a realisasi)."""
    try:
        baca(bacaan.teks.strip().rstrip("%").strip())
    except AngkaTidakTerbaca:
        return False
    return True


def _atur_variabel(oleh, realisasi: Realisasi, nilai: dict) -> None:
    daftar = [{"variabel": v, "nilai": angka} for v, angka in nilai.items()]
    tulis.ganti_daftar(NilaiVariabel, {"realisasi": realisasi}, daftar, oleh=oleh)
