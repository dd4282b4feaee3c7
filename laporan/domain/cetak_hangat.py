"""Rendering ahead: the sections of a draft decree, into the place where they are kept (queued by hangat_keputusan)."""

from functools import partial

from kinerja.pdf import GalatPdf, hangatkan, letak
from laporan.domain.cetak import GAYA_BAGIAN, ke_bagian, susun_naskah
from laporan.domain.hangat_keputusan import HANGATKAN
from laporan.enums import JenisDokumen, StatusKeputusan
from laporan.models import Keputusan
from organisasi.enums import StatusPekerjaan
from organisasi.galat import GalatKinerja
from organisasi.models import Pekerjaan


class GiliranLain(Exception):
    """Somebody waits for a job of their own."""


def hangatkan_keputusan(pk: int, *, oleh, lapor) -> int:
    """Render the sections of a draft that are not kept yet. Number of rendered ones; 0 when there is nothing to do."""
    keputusan = Keputusan.objects.select_related("instansi__pemda", "penetapan").filter(pk=pk).first()
    if keputusan is None or keputusan.status != StatusKeputusan.DRAF:
        return 0
    pilihan = {"jenis": JenisDokumen.KEPUTUSAN, "instansi": keputusan.instansi, "tahun": keputusan.tahun}
    try:
        pecahan = ke_bagian(susun_naskah(**pilihan, objek=pk, oleh=oleh))
        return hangatkan(
            pecahan.bagian, css=GAYA_BAGIAN, singgahan=letak(oleh.pemda.pk), lapor=partial(_kabari, lapor)
        )
    except (GalatKinerja, GalatPdf, GiliranLain):
        return 0  # who prints it is told what is missing


def _kabari(lapor, selesai: int, jumlah: int) -> None:
    lapor(selesai, jumlah, f"{selesai} dari {jumlah} lembar")
    if Pekerjaan.objects.filter(status=StatusPekerjaan.ANTRE).exclude(jenis=HANGATKAN).exists():
        raise GiliranLain
