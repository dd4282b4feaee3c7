"""Which stored instansi, jabatan and unit the sheets of a document are.

A name alone is no identity: the same nomenclature occurs several times in one instansi. Where names do not tell, the
unit does, then the place (the jabatan above it, the order); what stays open becomes a new jabatan, with a note.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from indikator.enums import JenisLembar
from laporan.domain.impor_dokumen.nama_dokumen import sama, sama_instansi
from laporan.enums import CaraBacaan
from laporan.kertas.bentuk import RENDAH
from laporan.models import BacaanLembar
from organisasi.domain import instansi as domain_instansi
from organisasi.domain import tulis
from organisasi.domain.sekaligus import utuh
from organisasi.enums import JenisImpor, StatusImpor
from organisasi.models import AliasInstansi, AliasUnit, Impor, Instansi, Jabatan, UnitKerja

MENURUT_LETAK = "Ada beberapa jabatan bernama sama; dipasangkan menurut jabatan di atasnya."
MENURUT_URUTAN = "Ada beberapa jabatan bernama sama; dipasangkan menurut urutannya. Periksa unitnya."
TAK_PASTI = "Ada beberapa jabatan bernama ini; pilih yang dimaksud, atau biarkan sebagai jabatan baru."


@dataclass(frozen=True)
class Padanan:
    """What a sheet is. `catatan`: as the rows of the staging keep it (sunting_bentuk)."""

    cara: str = CaraBacaan.BARU
    jabatan: Jabatan | None = None
    unit: UnitKerja | None = None
    catatan: tuple[dict, ...] = ()


@dataclass
class _Daftar:
    """The jabatan and units of an instansi by the names they are known by."""

    jabatan: dict[str, list[Jabatan]] = field(default_factory=lambda: defaultdict(list))
    unit: dict[str, UnitKerja] = field(default_factory=dict)


def cari_instansi(teks: str, oleh) -> Instansi | None:
    """The instansi of the pemda that a document names, among those that the actor may see; None where in doubt."""
    kunci = sama_instansi(teks, oleh.pemda)
    if not kunci:
        return None
    semua = {satu.pk: satu for satu in domain_instansi.terlihat(oleh).filter(aktif=True)}
    nama = [(satu.nama, satu.pk) for satu in semua.values()] + [(s.nama_singkat, s.pk) for s in semua.values()]
    nama += AliasInstansi.objects.filter(instansi__in=semua).values_list("nama", "instansi")
    cocok = {pk for satu, pk in nama if satu and sama_instansi(satu, oleh.pemda) == kunci}
    return semua[cocok.pop()] if len(cocok) == 1 else None


@utuh
def cocokkan(*, oleh, impor: Impor) -> None:
    """Match the sheets of an import anew, after its instansi was chosen; sheets that are left out stay so."""
    lembar = list(impor.lembar_bacaan.order_by("urutan"))
    padanan = padankan(impor, [(satu.jenis, satu.nama, satu.nama_unit) for satu in lembar])
    for satu, cocok in zip(lembar, padanan, strict=True):
        if satu.cara != CaraBacaan.LEWAT:
            nilai = {"cara": cocok.cara, "jabatan": cocok.jabatan, "unit": cocok.unit, "instansi": impor.instansi}
            tulis.ubah(satu, nilai, oleh=oleh)


def padankan(impor: Impor, lembar: Sequence[tuple[str, str, str]]) -> list[Padanan]:
    """For each (jenis, jabatan, unit) of a document, in its order, what it is; a constant number of queries."""
    if impor.instansi is None:
        return [Padanan() for _ in lembar]
    daftar = _muat(impor.instansi)
    dulu = _dari_impor_lama(impor)
    nama = [_kunci(impor, satu) if jenis == JenisLembar.IKI else "" for jenis, satu, _ in lembar]
    hasil: list[Padanan] = []
    terpakai: set[int] = set()
    for nomor, (_, _, unit) in enumerate(lembar):
        bersama = [n for n, satu in enumerate(nama) if satu and satu == nama[nomor]]
        lama = dulu.get((nomor + 1, nama[nomor]))
        satu = _satu(impor, daftar, nama, nomor, unit, bersama, terpakai, hasil, lama) if nama[nomor] else Padanan()
        terpakai |= {satu.jabatan.pk} if satu.jabatan else set()
        hasil.append(satu)
    return hasil


def _satu(impor, daftar: _Daftar, nama, nomor: int, unit: str, bersama, terpakai, hasil, lama) -> Padanan:
    milik = daftar.unit.get(_kunci(impor, unit)) if unit else None
    if lama is not None and lama.pk not in terpakai:
        return Padanan(CaraBacaan.COCOK, lama, lama.unit)
    semua = daftar.jabatan.get(nama[nomor], [])
    calon = [satu for satu in semua if satu.pk not in terpakai]
    if unit:
        calon = [satu for satu in calon if milik and satu.unit_id == milik.pk] or (
            [satu for satu in calon if satu.unit_id is None] if len(bersama) == 1 else []
        )
    if not calon:
        return Padanan(unit=milik)
    if (len(semua) == 1 and len(bersama) == 1) or (unit and len(calon) == 1):
        return Padanan(CaraBacaan.COCOK, calon[0], calon[0].unit)
    return _menurut_letak(calon, hasil) or _menurut_urutan(calon, semua, bersama) or _terbuka(milik)


def _menurut_letak(calon: list[Jabatan], hasil: list[Padanan]) -> Padanan | None:
    """The one in the unit of the nearest sheet above that is matched."""
    atas = next((satu.unit for satu in reversed(hasil) if satu.jabatan), None)
    dekat = [satu for satu in calon if atas and satu.unit_id == atas.pk]
    return _ragu(dekat[0], RENDAH + 10, MENURUT_LETAK) if len(dekat) == 1 else None


def _menurut_urutan(calon: list[Jabatan], semua: list[Jabatan], bersama: list[int]) -> Padanan | None:
    """The next of them, where the document has as many of that name as the instansi."""
    return _ragu(calon[0], RENDAH - 10, MENURUT_URUTAN) if len(semua) == len(bersama) else None


def _ragu(jabatan: Jabatan, keyakinan: int, kalimat: str) -> Padanan:
    catatan = {"bidang": "jabatan", "keyakinan": keyakinan, "kalimat": kalimat}
    return Padanan(CaraBacaan.COCOK, jabatan, jabatan.unit, (catatan,))


def _terbuka(unit: UnitKerja | None) -> Padanan:
    catatan = {"bidang": "jabatan", "keyakinan": RENDAH - 30, "kalimat": TAK_PASTI}
    return Padanan(unit=unit, catatan=(catatan,))


def _muat(instansi: Instansi) -> _Daftar:
    hasil = _Daftar()
    for jabatan in instansi.jabatan.filter(aktif=True).select_related("unit"):
        hasil.jabatan[_kunci_milik(instansi, jabatan.nama)].append(jabatan)
    unit = {satu.pk: satu for satu in instansi.unit.all()}
    nama = [(satu.nama, satu.pk) for satu in unit.values()]
    nama += AliasUnit.objects.filter(unit__in=unit).values_list("nama", "unit")
    for satu, pk in nama:
        hasil.unit.setdefault(_kunci_milik(instansi, satu), unit[pk])
    return hasil


def _kunci(impor: Impor, nama: str) -> str:
    return _kunci_milik(impor.instansi, nama)


def _kunci_milik(instansi: Instansi, nama: str) -> str:
    return sama(nama, instansi.pemda.nama)


def _dari_impor_lama(impor: Impor) -> dict[tuple[int, str], Jabatan]:
    """{(place, name): jabatan} of the sheets of the same file as it was applied before."""
    lama = sebelumnya(impor)
    if lama is None:
        return {}
    lembar = BacaanLembar.objects.filter(impor=lama, jabatan__instansi=impor.instansi, jabatan__aktif=True)
    return {(s.urutan, _kunci(impor, s.nama)): s.jabatan for s in lembar.select_related("jabatan__unit")}


def sebelumnya(impor: Impor) -> Impor | None:
    """The last applied import of the very same file, with its instansi."""
    sudah = Impor.objects.filter(jenis=JenisImpor.DOKUMEN, status=StatusImpor.DITERAPKAN)
    sudah = sudah.filter(berkas__sha256=impor.berkas.sha256).exclude(pk=impor.pk)
    return sudah.select_related("instansi").order_by("-diterapkan_pada", "-pk").first()
