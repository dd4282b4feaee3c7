"""Taking over tugas and fungsi from another jabatan, and what may be taken from where."""

from django.db import transaction
from django.db.models import Case, Count, IntegerField, Q, Value, When

from organisasi.domain import uraian
from organisasi.domain.instansi import terlihat
from organisasi.domain.uraian_label import beraturan, label_berikut, label_ulang
from organisasi.galat import IsianSalah
from organisasi.models import Jabatan
from organisasi.permissions import pastikan

TAMBAH, GANTI = "tambah", "ganti"


def sumber(*, oleh, jabatan: Jabatan, jenis: str, kata: str = ""):
    """Jabatan with such a list that the actor may see: of the same name first, then of the own OPD.

    `kata` are words that the name, unit or OPD has to contain; `.banyak` is the number of items.
    """
    semua = Jabatan.objects.filter(instansi__in=terlihat(oleh), uraian__jenis=jenis).exclude(pk=jabatan.pk)
    for satu in kata.split():
        ada = Q(nama__icontains=satu) | Q(unit__nama__icontains=satu)
        ada |= Q(instansi__nama__icontains=satu) | Q(instansi__nama_singkat__icontains=satu)
        semua = semua.filter(ada)
    dekat = Case(
        When(nama__iexact=jabatan.nama, then=Value(0)),
        When(instansi=jabatan.instansi_id, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    semua = semua.annotate(banyak=Count("uraian", distinct=True), dekat=dekat)
    return semua.select_related("instansi", "unit").order_by("dekat", "instansi__nama", "nama", "pk")


@transaction.atomic
def impor(*, oleh, jabatan: Jabatan, jenis: str, dari: Jabatan, nomor: list[int], cara: str, versi: int | None = None):
    """Append to the list (or put in its place) the items `nomor` (from 1) of another jabatan. Returns the jabatan.

    Regular labels are counted on; the labels of an irregular list come as they are.
    """
    pastikan(oleh, "lihat_instansi", dari.instansi)
    asal = uraian.daftar(dari, jenis)
    dipilih = [asal[satu - 1] for satu in sorted(set(nomor)) if 1 <= satu <= len(asal)]
    if not dipilih:
        raise IsianSalah({"pilih": "Pilih sedikitnya satu butir."})
    ada = uraian.daftar(jabatan, jenis) if cara == TAMBAH else []
    hasil = [*ada, *_berlabel(ada, asal, dipilih)]
    alasan = f"diambil dari {dari.nama_lengkap}, {dari.instansi.sebutan}"
    return uraian.atur(oleh=oleh, jabatan=jabatan, jenis=jenis, daftar=hasil, versi=versi, alasan=alasan)


def _berlabel(ada: list[dict], asal: list[dict], dipilih: list[dict]) -> list[dict]:
    label = [b["label"] for b in ada]
    if not ada:
        baru = label_ulang([b["label"] for b in asal], len(dipilih))
        return [b | {"label": satu} for b, satu in zip(dipilih, baru, strict=True)] if baru else dipilih
    if not beraturan(label):
        return dipilih
    hasil = []
    for butir in dipilih:
        label.append(label_berikut(label))
        hasil.append(butir | {"label": label[-1]})
    return hasil
