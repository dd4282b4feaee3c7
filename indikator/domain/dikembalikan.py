"""What was returned to an OPD: sheets (together where one decision returned several), measurings, PK."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from indikator.enums import StatusDokumen, StatusPengukuran, StatusPK
from indikator.models import Lembar, Penetapan, Pengukuran, PerjanjianKinerja
from organisasi.domain.pengembalian import kunci_jejak, pengembalian_terakhir
from organisasi.models import Jejak


@dataclass(frozen=True)
class Pengembalian:
    """`objek`: Penetapan, Pengukuran or PerjanjianKinerja; `lembar`: its sheets that came back, () for all of it.

    `jejak` None: the audit trail does not know of it (loaded data).
    """

    objek: object
    jejak: Jejak | None
    lembar: tuple[Lembar, ...] = ()


def dikembalikan(wilayah) -> list[Pengembalian]:
    """Everything that is returned now. `wilayah(jalan)`: the condition of Pelaku.wilayah; five queries."""
    lembar = _lembar(wilayah)
    lain = [*_dokumen_kosong(wilayah), *_pengukuran(wilayah), *_perjanjian(wilayah)]
    jejak = pengembalian_terakhir([*lembar, *lain])
    utuh = [Pengembalian(satu, jejak.get(kunci_jejak(satu))) for satu in lain]
    return [*_berkelompok(lembar, jejak), *utuh]


def lembar_dikembalikan(penetapan: Penetapan) -> list[Pengembalian]:
    """Why sheets of one document were returned, while they are; the latest first. Two queries."""
    lembar = list(penetapan.lembar.filter(status=StatusDokumen.DIKEMBALIKAN).select_related("jabatan"))
    semua = _berkelompok(lembar, pengembalian_terakhir(lembar))
    return sorted((satu for satu in semua if satu.jejak), key=lambda satu: -satu.jejak.nomor)


def _lembar(wilayah) -> list[Lembar]:
    semua = Lembar.objects.filter(wilayah("penetapan__instansi"), status=StatusDokumen.DIKEMBALIKAN)
    return list(semua.select_related("penetapan__instansi", "jabatan__unit").order_by("penetapan", "urutan", "pk"))


def _dokumen_kosong(wilayah) -> Iterable[Penetapan]:
    """Returned documents none of whose sheets is."""
    semua = Penetapan.objects.filter(wilayah("instansi"), status=StatusDokumen.DIKEMBALIKAN)
    return semua.exclude(Q(lembar__status=StatusDokumen.DIKEMBALIKAN)).select_related("instansi").order_by("pk")


def _pengukuran(wilayah) -> Iterable[Pengukuran]:
    semua = Pengukuran.objects.filter(wilayah("instansi"), status=StatusPengukuran.DIKEMBALIKAN)
    return semua.select_related("instansi").order_by("-tahun", "triwulan", "pk")


def _perjanjian(wilayah) -> Iterable[PerjanjianKinerja]:
    semua = PerjanjianKinerja.objects.filter(wilayah("instansi"), status=StatusPK.DIKEMBALIKAN)
    return semua.select_related("instansi", "jabatan").order_by("-tahun", "pk")


def _berkelompok(lembar: list[Lembar], jejak: dict) -> Iterable[Pengembalian]:
    """One for each document and decision (who, why, in which request)."""
    menurut: dict[tuple, list[Lembar]] = {}
    for satu in lembar:
        sebab = jejak.get(kunci_jejak(satu))
        putusan = (sebab.nama_pengguna, sebab.alasan, sebab.permintaan) if sebab else ()
        menurut.setdefault((satu.penetapan_id, *putusan), []).append(satu)
    for isi in menurut.values():
        yield Pengembalian(isi[0].penetapan, jejak.get(kunci_jejak(isi[-1])), tuple(isi))
