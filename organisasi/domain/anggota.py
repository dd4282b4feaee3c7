"""The people of a pemda as its admin sees them: memberships with what is known of their invitations."""

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from organisasi.domain.undangan import KABAR
from organisasi.enums import Tindakan
from organisasi.models import Jejak, Keanggotaan


def semua_anggota() -> QuerySet[Keanggotaan]:
    """Memberships with `sudah_masuk` (signed in since invited here), `nama_tampil`, `kabar_undangan` ("" or words).

    Of a person who has not signed in since, the name shown is the one typed into the invitation: the name of an
    account that another pemda made is not told to this one.
    """
    pertama = Keanggotaan.objects.filter(pengguna=OuterRef("pengguna")).order_by("dibuat", "pk").values("dibuat")[:1]
    anggota = Keanggotaan.objects.select_related("pemda", "pengguna", "instansi").annotate(sejak=Subquery(pertama))
    masuk = Q(pengguna__last_login__gte=F("sejak"))
    return anggota.annotate(
        sudah_masuk=Case(When(masuk, then=Value(True)), default=Value(False)),
        nama_tampil=Case(When(masuk, then=F("pengguna__nama")), default=_nama_undangan(), output_field=TextField()),
        kabar_undangan=Coalesce(_dari_jejak(KABAR), Value(""), output_field=TextField()),
    )


def _nama_undangan():
    return Coalesce(_dari_jejak("nama"), F("pengguna__nama"), output_field=TextField())


def _dari_jejak(kolom: str) -> Subquery:
    """What the newest audit row of the invitation says of `kolom`."""
    catatan = Jejak.objects.filter(
        model=Keanggotaan._meta.label, objek_id=OuterRef("pk"), tindakan=Tindakan.UNDANG, perubahan__has_key=kolom
    )
    terbaru = catatan.order_by((F("nomor") + 0).desc())  # a bare nomor makes SQLite walk the whole trail backwards
    return Subquery(terbaru.annotate(isi=KT(f"perubahan__{kolom}__1")).values("isi")[:1])
