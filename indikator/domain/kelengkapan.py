"""What is missing in a document, as sentences: used by the page's checklist and by the guard of "ajukan"."""

from django.db.models import Count

from indikator.models import Penetapan, SasaranStrategis


def kekurangan(penetapan: Penetapan) -> list[str]:
    """Sentences; empty when the document may be submitted."""
    lembar = list(
        penetapan.lembar.select_related("jabatan").annotate(
            jumlah_indikator=Count("indikator", distinct=True), jumlah_sasaran=Count("sasaran", distinct=True)
        )
    )
    if not any(satu.jumlah_indikator for satu in lembar):
        return ["Belum ada satu pun indikator. Isi lembar IKU atau IKI lebih dulu."]
    kosong = [str(satu) for satu in lembar if not satu.jumlah_indikator]
    kalimat = [f"Lembar {nama} belum berisi indikator." for nama in kosong]
    return kalimat + _sasaran_kosong(penetapan)


def _sasaran_kosong(penetapan: Penetapan) -> list[str]:
    kosong = SasaranStrategis.objects.filter(lembar__penetapan=penetapan, indikator=None).select_related(
        "lembar__jabatan"
    )
    return [f"Sasaran “{s.nama}” di lembar {s.lembar} belum punya indikator." for s in kosong]
