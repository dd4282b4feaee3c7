"""The example documents as the tests of printing need them."""

from laporan.domain.isi_keputusan import susun_keputusan
from laporan.domain.lkjip.isi import susun_lkjip
from laporan.models import Keputusan, Lkjip
from organisasi.models import Instansi, Pemda

SLUG = {
    "magetan": "bagian-organisasi",
    "paser": "bkpsdm",
    "blitar": "bkpsdm",
    "nganjuk": "kecamatan-ngronggot",
}


def pemda(slug: str) -> Pemda:
    return Pemda.objects.get(slug=slug)


def instansi(slug: str) -> Instansi:
    """The instansi of the example document of that (active) pemda."""
    return Instansi.objects.select_related("pemda").get(slug=SLUG[slug])


def keputusan(slug: str) -> Keputusan:
    return Keputusan.objects.select_related("instansi__pemda", "penetapan").get(instansi__slug=SLUG[slug])


def isi_keputusan(slug: str):
    return susun_keputusan(keputusan(slug))


def isi_lkjip():
    return susun_lkjip(Lkjip.objects.get(instansi__slug=SLUG["magetan"], tahun=2019))
