"""Which instansi have something that waits for the reader, in the order of their names."""

from indikator.enums import StatusDokumen, StatusPengukuran
from indikator.models import Lembar, Pengukuran
from organisasi.domain import instansi as domain_instansi
from organisasi.models import Instansi


def menunggu(pelaku, tahun: int) -> list[Instansi]:
    """Those with a sheet or a measuring of the year that its pimpinan approved and nobody has verified; one query."""
    lembar = Lembar.objects.filter(
        status=StatusDokumen.DISETUJUI, penetapan__tahun_mulai__lte=tahun, penetapan__tahun_selesai__gte=tahun
    )
    ukur = Pengukuran.objects.filter(status=StatusPengukuran.DISETUJUI, tahun=tahun)
    semua = domain_instansi.terlihat(pelaku).select_related("pemda")
    ada = semua.filter(pk__in=lembar.values("penetapan__instansi")) | semua.filter(pk__in=ukur.values("instansi"))
    return list(ada.order_by("nama", "pk"))


def tetangga(instansi: Instansi, antrean: list[Instansi]) -> tuple[Instansi | None, Instansi | None]:
    """The one before and the one after this instansi among those that wait; it need not wait itself."""
    kunci = (instansi.nama, instansi.pk)
    depan = [satu for satu in antrean if (satu.nama, satu.pk) < kunci]
    belakang = [satu for satu in antrean if (satu.nama, satu.pk) > kunci]
    return (depan[-1] if depan else None, belakang[0] if belakang else None)
