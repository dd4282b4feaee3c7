"""Units and jabatan of an imported document, with their tugas and fungsi.

A jabatan that is there keeps its lists; another text of the document is taken only where the review chose it
(`BacaanLembar.mentah["timpa"]`: "tugas", "fungsi").
"""

from dataclasses import dataclass

from indikator.enums import JenisLembar
from laporan.domain.impor_dokumen.hasil import HasilTerapkan
from laporan.domain.impor_dokumen.nama_dokumen import jenis_jabatan, nama_terang, sama
from laporan.domain.impor_dokumen.sunting import buka_lembar
from laporan.enums import CaraBacaan
from laporan.models import BacaanLembar
from organisasi.domain import instansi as domain_instansi
from organisasi.domain import jabatan as domain_jabatan
from organisasi.domain import tulis, uraian
from organisasi.domain import unit as domain_unit
from organisasi.domain.sekaligus import utuh
from organisasi.enums import IsiUraian, JenisUraian
from organisasi.galat import IsianSalah
from organisasi.models import AliasUnit, Instansi, Jabatan, UnitKerja
from organisasi.permissions import pastikan

LABEL_MAKS = 12
_TANPA_BUTIR = {IsiUraian.STRIP: "-", IsiUraian.TIDAK_ADA: None}


@dataclass(frozen=True)
class PerubahanUraian:
    """Tugas or fungsi of a matched jabatan that the document prints otherwise: items {label, isi}, or a state."""

    jenis: JenisUraian
    lama: object
    baru: object
    dipakai: bool


def perubahan_uraian(lembar: BacaanLembar) -> list[PerubahanUraian]:
    """What the document would change on the jabatan (of the IKU: the instansi) that a sheet is matched with; nothing
    where it says nothing, or where nothing is stored yet of an instansi."""
    if lembar.jenis == JenisLembar.IKU:
        return _perubahan_instansi(lembar, lembar.instansi)
    if lembar.cara != CaraBacaan.COCOK or lembar.jabatan is None:
        return []
    disebut = [j for j in JenisUraian if getattr(lembar, f"isi_{j.value}") != IsiUraian.TIDAK_ADA]
    return _beda(lembar, {jenis: uraian.potret(lembar.jabatan, jenis) for jenis in disebut})


def _perubahan_instansi(lembar: BacaanLembar, instansi: Instansi | None) -> list[PerubahanUraian]:
    lama = {jenis: uraian_instansi(instansi, jenis) for jenis in JenisUraian} if instansi else {}
    return [satu for satu in _beda(lembar, {j: isi for j, isi in lama.items() if isi}) if isinstance(satu.baru, list)]


def _beda(lembar: BacaanLembar, lama: dict[JenisUraian, object]) -> list[PerubahanUraian]:
    timpa = lembar.mentah.get("timpa", [])
    berdua = [(jenis, isi, isi_uraian(lembar, jenis)) for jenis, isi in lama.items()]
    return [
        PerubahanUraian(jenis, isi, baru, jenis.value in timpa)
        for jenis, isi, baru in berdua
        if _rapat(isi) != _rapat(baru)
    ]


def uraian_instansi(instansi: Instansi, jenis: str) -> list[dict[str, str]]:
    """Tugas or fungsi of an instansi as items {label, isi}."""
    baris = instansi.uraian.filter(jenis=jenis).order_by("urutan").values_list("label_sumber", "isi")
    return [{"label": label, "isi": isi} for label, isi in baris]


def siapkan_uraian(oleh, instansi: Instansi, lembar: list[BacaanLembar], hasil: HasilTerapkan) -> None:
    """Tugas and fungsi of the instansi itself, which stand on its IKU sheet: taken where none are stored, or where
    the review chose them."""
    for satu in (satu for satu in lembar if satu.jenis == JenisLembar.IKU):
        beda = {ubah.jenis: ubah.dipakai for ubah in _perubahan_instansi(satu, instansi)}
        for jenis in JenisUraian:
            isi = isi_uraian(satu, jenis)
            if not isinstance(isi, list):
                continue
            if beda.get(jenis, not uraian_instansi(instansi, jenis)):
                domain_instansi.atur_uraian(oleh=oleh, instansi=instansi, jenis=jenis, daftar=isi)
                hasil.uraian += len(isi)
            elif jenis in beda:
                hasil.catat(f"{jenis.label} {instansi.sebutan} di dokumen berbeda; yang tersimpan tidak diubah.")


@utuh
def pilih_uraian(*, oleh, lembar: BacaanLembar, timpa: list[str], versi: int | None = None) -> BacaanLembar:
    """Say which lists of the matched jabatan take the text of the document when it is applied."""
    terkini = buka_lembar(oleh, lembar)
    sah = [satu for satu in JenisUraian.values if satu in timpa]
    return tulis.ubah(terkini, {"mentah": terkini.mentah | {"timpa": sah}}, oleh=oleh, versi=versi)


def isi_uraian(lembar: BacaanLembar, jenis: str):
    """The list as organisasi.domain.jabatan takes it: items {label, isi}, "-", "" or None."""
    jenis = JenisUraian(jenis).value
    butir = [_butir(satu) for satu in getattr(lembar, jenis) if satu.get("isi", "").strip()]
    return butir or _TANPA_BUTIR.get(getattr(lembar, f"isi_{jenis}"), "")


def siapkan_jabatan(
    oleh, instansi: Instansi, lembar: list[BacaanLembar], hasil: HasilTerapkan
) -> dict[int, Jabatan | None]:
    """{key of the sheet: its jabatan}, made where it is new. Raises Ditolak, IsianSalah naming the sheet."""
    iki = [satu for satu in lembar if satu.jenis == JenisLembar.IKI]
    if iki:
        pastikan(oleh, "kelola_jabatan", instansi)
    unit = _units(oleh, instansi, iki, hasil)
    jabatan: dict[int, Jabatan | None] = {}
    for satu in iki:
        try:
            jabatan[satu.pk] = _satu(oleh, instansi, satu, unit.get(satu.pk), hasil)
        except IsianSalah as galat:
            raise IsianSalah(f"Lembar {satu}: {galat}") from galat
    _pastikan_beda(iki, jabatan)
    ditulis = [{"jabatan": jabatan[satu.pk], "unit": jabatan[satu.pk].unit, "instansi": instansi} for satu in iki]
    tulis.ubah_banyak(iki, oleh=oleh, masing=ditulis)
    return jabatan


def _satu(oleh, instansi: Instansi, lembar: BacaanLembar, unit: UnitKerja | None, hasil: HasilTerapkan) -> Jabatan:
    if lembar.cara == CaraBacaan.COCOK and lembar.jabatan is not None:
        return _perbarui(oleh, instansi, lembar, hasil)
    nama = nama_terang(lembar.nama)
    if not nama:
        raise IsianSalah("nama jabatannya belum diisi.")
    isi = {jenis.value: isi_uraian(lembar, jenis) for jenis in JenisUraian}
    hasil.jabatan += 1
    hasil.uraian += sum(len(satu) for satu in isi.values() if isinstance(satu, list))
    return domain_jabatan.buat(oleh=oleh, instansi=instansi, nama=nama, jenis=jenis_jabatan(nama), unit=unit, **isi)


def _perbarui(oleh, instansi: Instansi, lembar: BacaanLembar, hasil: HasilTerapkan) -> Jabatan:
    jabatan = lembar.jabatan
    if jabatan.instansi_id != instansi.pk:
        raise IsianSalah(f"{jabatan.nama} bukan jabatan {instansi.sebutan}. Pilih jabatannya sekali lagi.")
    for ubah in perubahan_uraian(lembar):
        if ubah.dipakai:
            jabatan = uraian.atur(oleh=oleh, jabatan=jabatan, jenis=ubah.jenis, daftar=ubah.baru)
            hasil.uraian += 1
        else:
            sebut = f"{JenisUraian(ubah.jenis).label} {jabatan.nama_lengkap}"
            hasil.catat(f"{sebut} di dokumen berbeda; yang tersimpan tidak diubah.")
    return jabatan


def _pastikan_beda(iki: list[BacaanLembar], jabatan: dict[int, Jabatan]) -> None:
    dilihat: dict[int, BacaanLembar] = {}
    for satu in iki:
        kunci = jabatan[satu.pk].pk
        if kunci in dilihat:
            nama = jabatan[satu.pk].nama_lengkap
            raise IsianSalah(
                f"Lembar ke-{dilihat[kunci].urutan} dan ke-{satu.urutan} dipasangkan dengan jabatan yang sama "
                f"({nama}). Pilih jabatan lain untuk salah satunya, atau gabungkan lembarnya."
            )
        dilihat[kunci] = satu


def _units(oleh, instansi: Instansi, iki: list[BacaanLembar], hasil: HasilTerapkan) -> dict[int, UnitKerja]:
    """{key of the sheet: unit} for the new jabatan whose unit the document names or the review chose."""
    ada = {sama(satu.nama, oleh.pemda.nama): satu for satu in instansi.unit.all()}
    for alias in AliasUnit.objects.filter(unit__instansi=instansi).select_related("unit"):
        ada.setdefault(sama(alias.nama, oleh.pemda.nama), alias.unit)
    dipilih = {}
    for satu in iki:
        kunci = sama(satu.nama_unit, oleh.pemda.nama)
        if satu.unit is not None:
            dipilih[satu.pk] = satu.unit
        elif kunci and satu.cara == CaraBacaan.BARU:
            if kunci not in ada:
                nama, urutan = nama_terang(satu.nama_unit), len(ada) + 1
                ada[kunci] = domain_unit.buat(oleh=oleh, instansi=instansi, nama=nama, urutan=urutan)
                hasil.unit += 1
            dipilih[satu.pk] = ada[kunci]
    return dipilih


def _butir(satu: dict) -> dict:
    """A label too long to be one stays in the text."""
    label, isi = satu.get("label", "").strip(), satu["isi"].strip()
    return {"label": label, "isi": isi} if len(label) <= LABEL_MAKS else {"label": "", "isi": f"{label} {isi}"}


def _rapat(isi) -> object:
    """For comparing: the words, whatever blanks stand between them."""
    return [(satu["label"], " ".join(satu["isi"].split())) for satu in isi] if isinstance(isi, list) else isi
