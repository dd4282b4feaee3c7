"""Ajuan: what a sheet or a measuring said is kept at every submission, so that the next one shows what changed."""

from collections.abc import Sequence

from django.db.models import Max
from django.utils import timezone

from indikator.domain.isi_ajuan import isi_lembar, isi_pengukuran
from indikator.models import Ajuan, Lembar, Pengukuran
from organisasi.domain import tulis
from organisasi.domain.pengembalian import pengembalian_terakhir
from organisasi.domain.sekaligus import utuh
from organisasi.models import Jejak


def rekam(objek: Lembar | Pengukuran, *, oleh) -> Ajuan:
    """Keep what is submitted now. For the transaction of the move "ajukan", which checks right and state and writes
    the audit row."""
    return rekam_banyak([objek], oleh=oleh)[0]


@utuh
def rekam_banyak(daftar: Sequence[Lembar] | Sequence[Pengukuran], *, oleh) -> list[Ajuan]:
    """`rekam` of many objects of one kind. Sheets are read in a number of queries that does not grow with them."""
    if not daftar:
        return []
    nama = _nama(daftar[0])
    isi = isi_lembar(daftar) if nama == "lembar" else {satu.pk: isi_pengukuran(satu) for satu in daftar}
    milik = Ajuan.objects.filter(**{f"{nama}__in": [satu.pk for satu in daftar]}).order_by()
    ke = dict(milik.values_list(nama).annotate(Max("ke")))
    umum = {"oleh": oleh.pengguna, "nama_oleh": oleh.nama[:150], "waktu": timezone.now()}
    baris = [{nama: satu, "ke": ke.get(satu.pk, 0) + 1, "isi": isi[satu.pk]} | umum for satu in daftar]
    return tulis.buat_banyak(Ajuan, oleh=oleh, catat=False, daftar=baris)


def dikembalikan(objek: Lembar | Pengukuran) -> tuple[Ajuan, Jejak] | None:
    """What was last given back, and why; None where nothing ever was. Later content is compared with it."""
    return dikembalikan_banyak([objek]).get(objek.pk)


def dikembalikan_banyak(daftar: Sequence[Lembar] | Sequence[Pengukuran]) -> dict[int, tuple[Ajuan, Jejak]]:
    """{pk: `dikembalikan`} for objects of one kind; two queries."""
    if not daftar:
        return {}
    nama, kembali = _nama(daftar[0]), {pk: satu for (_, pk), satu in pengembalian_terakhir(daftar).items()}
    hasil = {}
    for satu in Ajuan.objects.filter(**{f"{nama}__in": list(kembali)}).order_by("ke") if kembali else ():
        kunci = getattr(satu, f"{nama}_id")
        if satu.waktu <= kembali[kunci].waktu:
            hasil[kunci] = (satu, kembali[kunci])
    return hasil


def _nama(objek) -> str:
    return "lembar" if isinstance(objek, Lembar) else "pengukuran"
