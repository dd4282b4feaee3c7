"""The world of dunia_rencana with a chain of sheets in the set document, for the cascade.

`dinkes`: IKU `ikm`, `inovasi`; `kadis` (`kinerja`), below it `analis` (`laporan`, `kedua`) and below that `staf`
(`surat`). `setda` is above `bagian`; each has a set document (`iku_setda`, `iki_bagian`).
"""

from types import SimpleNamespace

from indikator.domain import dukungan
from indikator.models import Indikator
from organisasi.domain.sekaligus import utuh
from tests import pabrik
from tests.indikator.dunia_rencana import TAHUN
from tests.indikator.dunia_rencana import susun as susun_rencana


@utuh  # one act: no savepoint and no end of the audit for every row
def susun() -> SimpleNamespace:
    d = susun_rencana(reviu=False)
    with pabrik.dalam(d.pemda):
        d.staf = pabrik.jabatan(d.dinkes, "Pengelola Surat", induk=d.analis)
        d.lembar_kadis, d.lembar_staf = pabrik.lembar(d.berlaku, d.kadis), pabrik.lembar(d.berlaku, d.staf, urutan=3)
        d.kinerja = pabrik.indikator(d.lembar_kadis, "Nilai kinerja dinas", target="80")
        d.surat = pabrik.indikator(d.lembar_staf, "Jumlah surat", target="10 surat")
        _setda(d)
    return d


def _setda(d) -> None:
    d.setda = pabrik.instansi("Sekretariat Daerah", "setda", "setda")
    d.bagian = pabrik.instansi("Bagian Organisasi", "bagian", "bagian", induk=d.setda)
    d.dokumen_setda = pabrik.penetapan(d.setda, TAHUN, berlaku=True)
    d.iku_setda = pabrik.indikator(pabrik.lembar(d.dokumen_setda), "Nilai reformasi birokrasi", target="80")
    d.dokumen_bagian = pabrik.penetapan(d.bagian, TAHUN, berlaku=True)
    d.iku_bagian = pabrik.indikator(pabrik.lembar(d.dokumen_bagian), "Nilai AKIP pemda", target="70")
    lembar = pabrik.lembar(d.dokumen_bagian, pabrik.jabatan(d.bagian, "Kepala Bagian"))
    d.iki_bagian = pabrik.indikator(lembar, "Jumlah dokumen SAKIP", target="4 dokumen")


def taut(d, dari: Indikator, *ke: Indikator, oleh=None) -> Indikator:
    """Let `dari` support exactly these; as the installation unless `oleh` is given."""
    with pabrik.dalam(d.pemda) as mesin:
        dari = Indikator.objects.select_related("lembar__penetapan__instansi", "lembar__jabatan").get(pk=dari.pk)
        kunci = [satu.pk for satu in ke]
        dasar = [satu.pk for satu in dukungan.didukung_oleh(dari)]
        return dukungan.atur(oleh=oleh or mesin, indikator=dari, mendukung=kunci, dasar=dasar)


def didukung(d, dari: Indikator) -> set[str]:
    """Names of what it supports, as stored."""
    with pabrik.dalam(d.pemda):
        return {satu.nama for satu in dukungan.didukung_oleh(Indikator.objects.get(pk=dari.pk))}
