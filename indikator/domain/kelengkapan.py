"""What is missing in a document, as sentences: used by the page's checklist and by the guard of "ajukan"."""

from django.db.models import Count, Q

from indikator.models import Penetapan, SasaranStrategis
from indikator.mutu.kata import sebut

SEBUT_LEMBAR = 3


def kekurangan(penetapan: Penetapan) -> list[str]:
    """Sentences; empty when the document may be submitted."""
    lembar = list(
        penetapan.lembar.select_related("jabatan").annotate(
            jumlah_indikator=Count("indikator", distinct=True),
            jumlah_sasaran=Count("sasaran", distinct=True),
            jumlah_belum=Count("indikator", filter=Q(indikator__belum_ditinjau=True), distinct=True),
        )
    )
    if not any(satu.jumlah_indikator for satu in lembar):
        return ["Belum ada satu pun indikator. Isi lembar IKU atau IKI lebih dulu."]
    kosong = [str(satu) for satu in lembar if not satu.jumlah_indikator]
    kalimat = [f"Lembar {nama} belum berisi indikator." for nama in kosong]
    return kalimat + _sasaran_kosong(penetapan) + _belum_ditinjau(lembar)


def _belum_ditinjau(lembar: list) -> list[str]:
    """Copied rows that nobody has read again yet, with the sheets they stand on."""
    belum, semua = sum(satu.jumlah_belum for satu in lembar), sum(satu.jumlah_indikator for satu in lembar)
    if not belum:
        return []
    tempat = sebut((f"{satu} ({satu.jumlah_belum})" for satu in lembar if satu.jumlah_belum), SEBUT_LEMBAR)
    return [f"{belum} dari {semua} baris belum ditinjau sejak disalin: lembar {tempat}."]


def _sasaran_kosong(penetapan: Penetapan) -> list[str]:
    kosong = SasaranStrategis.objects.filter(lembar__penetapan=penetapan, indikator=None).select_related(
        "lembar__jabatan"
    )
    return [f"Sasaran “{s.nama}” di lembar {s.lembar} belum punya indikator." for s in kosong]
