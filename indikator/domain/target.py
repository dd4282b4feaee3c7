"""Targets: the raw text is kept, what was read stands beside it."""

from collections.abc import Mapping, Sequence

from indikator import target as pembaca
from indikator.models import Indikator, Satuan, Target
from organisasi.domain import tulis
from organisasi.domain.sekaligus import sekali, utuh


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
    """Spelling → satuan of the table, which may know more than the master of `indikator.target`; asked once."""
    return sekali(("sinonim satuan",), _sinonim)


def _sinonim() -> dict[str, str]:
    tersimpan = Satuan.objects.values_list("nama", "sinonim")
    return {kata: nama for nama, sinonim in tersimpan for kata in (nama, *sinonim)}


@utuh
def atur(*, oleh, indikator: Indikator, tahun: int, teks: str, triwulan: int = 0, tersirat: bool = False) -> Target:
    """Set the target of a year (or triwulan). The caller has checked right and state of the sheet."""
    semua = tulis.kunci_kueri(Target.objects.filter(indikator=indikator, tahun=tahun, triwulan=triwulan))
    isi = {"tahun": tahun, "triwulan": triwulan, "tahun_tersirat": tersirat}
    return tulis_satu(oleh, indikator, semua.first(), teks=teks, **isi)


def pasang_banyak(oleh, daftar: Sequence[tuple[Indikator, Mapping[int, str]]], *, tersirat: bool = False) -> None:
    """`atur` for rows that have no targets yet: (row, {year: text}); in a few queries."""
    isi = [
        {"indikator": indikator, "tahun": tahun, "tahun_tersirat": tersirat}
        | kolom_bacaan(teks, indikator.nama, indikator.satuan)
        for indikator, target in daftar
        for tahun, teks in target.items()
    ]
    tulis.buat_banyak(Target, oleh=oleh, daftar=isi)


def kunci_tahunan(indikator: Indikator) -> list[Target]:
    """The stored targets of its years, held for the rest of the transaction."""
    return list(tulis.kunci_kueri(Target.objects.filter(indikator=indikator, triwulan=0)).order_by("tahun"))


def tulis_satu(oleh, indikator: Indikator, ada: Target | None, *, teks: str, **baru) -> Target:
    """Write a target as it is read; `ada` is the stored one, locked by the caller, else the columns of the new one."""
    isi = kolom_bacaan(teks, indikator.nama, indikator.satuan)
    if ada:
        return tulis.ubah(ada, oleh=oleh, dipegang=True, **isi)
    return tulis.buat(Target, oleh=oleh, indikator=indikator, **baru, **isi)
