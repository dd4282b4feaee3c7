"""What of planning and measuring speaks against retiring an instansi or jabatan."""

from indikator.enums import StatusDokumen, StatusPengukuran, StatusPK
from indikator.models import Lembar, Penetapan, Pengukuran, PerjanjianKinerja
from organisasi.domain.pensiun import penahan
from organisasi.models import Instansi, Jabatan

BERJALAN = (StatusPengukuran.DIAJUKAN, StatusPengukuran.DISETUJUI, StatusPengukuran.TERVERIFIKASI)
PK_SELESAI = (StatusPK.DITANDATANGANI, StatusPK.DIUBAH)


@penahan
def pekerjaan_terbuka(objek) -> list[str]:
    """Open documents, and what waits for somebody's decision; drafts of realisasi hold nothing back."""
    if isinstance(objek, Jabatan):
        lembar = Lembar.objects.filter(jabatan=objek).exclude(status=StatusDokumen.DITETAPKAN).count()
        return [f"{lembar} lembar IKI-nya belum ditetapkan"] if lembar else []
    if not isinstance(objek, Instansi):
        return []
    dokumen = Penetapan.objects.filter(instansi=objek).exclude(status=StatusDokumen.DITETAPKAN).count()
    ukur = Pengukuran.objects.filter(instansi=objek, status__in=BERJALAN).count()
    pk = PerjanjianKinerja.objects.filter(instansi=objek).exclude(status__in=PK_SELESAI).count()
    semua = [
        (dokumen, "dokumen IKU dan IKI belum ditetapkan"),
        (ukur, "realisasi triwulan masih diperiksa"),
        (pk, "perjanjian kinerja belum ditandatangani"),
    ]
    return [f"{jumlah} {kalimat}" for jumlah, kalimat in semua if jumlah]
