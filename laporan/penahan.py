"""What of the decrees speaks against retiring an instansi."""

from laporan.enums import StatusKeputusan
from laporan.models import Keputusan
from organisasi.domain.pensiun import penahan
from organisasi.models import Instansi


@penahan
def keputusan_terbuka(objek) -> list[str]:
    """Drafts: somebody still means to set them."""
    if not isinstance(objek, Instansi):
        return []
    jumlah = Keputusan.objects.filter(instansi=objek, status=StatusKeputusan.DRAF).count()
    return [f"{jumlah} keputusan masih draf"] if jumlah else []
