"""What an OPD needs before it can work: for the home page of the admin, the first days and the filter of the list."""

from django.db.models import Exists, OuterRef, QuerySet

from organisasi.domain.keanggotaan import anggota_aktif
from organisasi.enums import JenisInstansi, Peran
from organisasi.models import Instansi, Jabatan


def yang_bekerja(instansi: QuerySet[Instansi]) -> QuerySet[Instansi]:
    """In use and no example; without the Setda, whose Bagian report by themselves, and the pemda itself."""
    tanpa = (JenisInstansi.SETDA, JenisInstansi.PEMDA)
    return instansi.filter(aktif=True, contoh=False).exclude(jenis__in=tanpa)


def tanpa_jabatan(instansi: QuerySet[Instansi]) -> QuerySet[Instansi]:
    """Those without a jabatan in use."""
    return instansi.exclude(Exists(Jabatan.objects.filter(instansi=OuterRef("pk"), aktif=True)))


def tanpa_perencana(instansi: QuerySet[Instansi]) -> QuerySet[Instansi]:
    """Those for which nobody can enter data."""
    return instansi.exclude(Exists(anggota_aktif((Peran.PERENCANA,)).filter(instansi=OuterRef("pk"))))


KURANG = {"jabatan": tanpa_jabatan, "perencana": tanpa_perencana}
