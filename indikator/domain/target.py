"""Targets: the raw text is kept, what was read stands beside it."""

from indikator import target as pembaca
from indikator.models import Indikator, Satuan, Target
from organisasi.domain import tulis


def baca(teks: str, nama_indikator: str, satuan: str = "") -> pembaca.BacaanTarget:
    """How a target text is read; `satuan` of the indicator counts where the text itself names none."""
    return pembaca.baca(teks, nama_indikator, sinonim_satuan(), satuan)


def kolom_bacaan(teks: str, nama_indikator: str, satuan: str = "") -> dict:
    """Columns of a stored target read from `teks` (indikator.target)."""
    bacaan = baca(teks, nama_indikator, satuan)
    return {
        "teks": teks.strip(),
        "jenis": str(bacaan.jenis.value),
        "nilai": bacaan.nilai,
        "nilai_maks": bacaan.nilai_maks,
        "satuan": bacaan.satuan[:60],
        "predikat": bacaan.predikat,
        "skala": bacaan.skala,
        "peringatan": list(bacaan.peringatan),
    }


def sinonim_satuan() -> dict[str, str]:
    """Spelling → satuan of the table, which may know more than the master of `indikator.target`."""
    tersimpan = Satuan.objects.values_list("nama", "sinonim")
    return {kata: nama for nama, sinonim in tersimpan for kata in (nama, *sinonim)}


def atur(*, oleh, indikator: Indikator, tahun: int, teks: str, triwulan: int = 0, tersirat: bool = False) -> Target:
    """Set the target of a year (or triwulan). The caller has checked right and state of the sheet."""
    isi = kolom_bacaan(teks, indikator.nama, indikator.satuan)
    ada = Target.objects.filter(indikator=indikator, tahun=tahun, triwulan=triwulan).first()
    if ada:
        return tulis.ubah(ada, oleh=oleh, **isi)
    return tulis.buat(
        Target, oleh=oleh, indikator=indikator, tahun=tahun, triwulan=triwulan, tahun_tersirat=tersirat, **isi
    )
