"""What is missing in a document or a sheet, as sentences: for the checklist of the page and the guard of "ajukan"."""

from django.db.models import Count, Q

from indikator.models import Lembar, Penetapan, SasaranStrategis
from indikator.mutu.kata import sebut

SEBUT_LEMBAR = 3


def kekurangan(penetapan: Penetapan) -> list[str]:
    """Sentences; empty when all of the document may be submitted. Three queries whatever the number of sheets."""
    lembar = _terhitung(penetapan.lembar)
    if not any(satu.jumlah_indikator for satu in lembar):
        return ["Belum ada satu pun indikator. Isi lembar IKU atau IKI lebih dulu."]
    return _yang_kurang(lembar)


def kekurangan_lembar(lembar: Lembar) -> list[str]:
    """The same for one sheet: empty, a sasaran without indicator, copied rows that nobody has read."""
    return _yang_kurang(_terhitung(Lembar.objects.filter(pk=lembar.pk)))


def _terhitung(lembar) -> list[Lembar]:
    return list(
        lembar.select_related("jabatan").annotate(
            jumlah_indikator=Count("indikator", distinct=True),
            jumlah_belum=Count("indikator", filter=Q(indikator__belum_ditinjau=True), distinct=True),
        )
    )


def _yang_kurang(lembar: list[Lembar]) -> list[str]:
    return _kalimat(lembar, _sasaran_kosong([satu.pk for satu in lembar]))


def _kalimat(lembar: list[Lembar], sasaran_kosong) -> list[str]:
    kosong = [f"Lembar {satu} belum berisi indikator." for satu in lembar if not satu.jumlah_indikator]
    sasaran = [f"Sasaran “{s.nama}” di lembar {s.lembar} belum punya indikator." for s in sasaran_kosong]
    return kosong + sasaran + _belum_ditinjau(lembar)


def _belum_ditinjau(lembar: list[Lembar]) -> list[str]:
    """Copied rows that nobody has read again yet, with the sheets they stand on."""
    belum, semua = sum(satu.jumlah_belum for satu in lembar), sum(satu.jumlah_indikator for satu in lembar)
    if not belum:
        return []
    tempat = sebut((f"{satu} ({satu.jumlah_belum})" for satu in lembar if satu.jumlah_belum), SEBUT_LEMBAR)
    return [f"{belum} dari {semua} baris belum ditinjau sejak disalin: lembar {tempat}."]


def _sasaran_kosong(lembar: list[int]):
    semua = SasaranStrategis.objects.filter(lembar__in=lembar, indikator=None)
    return semua.select_related("lembar__jabatan")
