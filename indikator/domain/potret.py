"""Snapshot of a row of a sheet with all its parts, as plain data: taken before a deletion, or to make a copy of it."""

from decimal import Decimal
from uuid import UUID, uuid4

from indikator.models import (
    Dukungan,
    Indikator,
    Komponen,
    PenanggungJawab,
    Rumus,
    SasaranStrategis,
    Target,
    Variabel,
)
from organisasi.domain import tulis
from organisasi.galat import SalahStatus

MODEL = {"indikator": Indikator, "sasaran": SasaranStrategis}
BAGIAN = {"target": Target, "komponen": Komponen, "penanggung_jawab": PenanggungJawab, "mendukung": Dukungan}
_TANPA = ("id", "pemda_id", "dibuat", "diubah", "versi")
_HILANG = "“{}” tidak dapat dikembalikan karena {} yang ditunjuknya sudah dihapus."


def ambil(objek: Indikator | SasaranStrategis) -> dict:
    """The row as JSON can keep it: {"model", "pk", "versi", "isi": {column: value}, "bagian": {part: [rows]}}."""
    jenis = objek._meta.model_name if isinstance(objek, Indikator) else "sasaran"
    potret = {"model": jenis, "pk": objek.pk, "versi": objek.versi, "isi": _isi(objek), "bagian": {}}
    if isinstance(objek, Indikator):
        potret["bagian"] = _bagian(objek)
    return potret


def pasang(potret: dict, *, oleh, pk: int | None = None, **ganti):
    """Write the row of a snapshot with its parts; `pk` gives it back its key, `ganti` replaces columns.

    The audit row tells its content. A link, unit or row that is gone is left out where the row can do without it;
    SalahStatus where it cannot. The caller has checked right and state of the sheet.
    """
    model = MODEL[potret["model"]]
    nilai = _nilai(model, potret["isi"]) | ganti
    tetap = {} if pk is None else {"pk": pk, "versi": potret["versi"] + 1}
    baru = tulis.buat(model, oleh=oleh, rincian=_rincian(potret["bagian"]), **tetap, **nilai)
    for nama, daftar in potret["bagian"].items():
        _pasang_bagian(oleh, baru, nama, daftar)
    return baru


def salin(potret: dict, *, oleh, **ganti) -> Indikator:
    """A copy with a lineage of its own; links from other rows and what its source document says stay behind."""
    bersih = {"silsilah": uuid4(), "asal": None, "nomor_sumber": "", "catatan_sumber": ""}
    bagian = {nama: isi for nama, isi in potret["bagian"].items() if nama != "didukung"}
    return pasang(potret | {"bagian": bagian}, oleh=oleh, **(bersih | ganti))


def _bagian(indikator: Indikator) -> dict:
    bagian = {
        nama: [_isi(satu) for satu in model.objects.filter(indikator=indikator).order_by("pk")]
        for nama, model in BAGIAN.items()
    }
    bagian["didukung"] = [_isi(satu) for satu in Dukungan.objects.filter(mendukung=indikator).order_by("pk")]
    rumus = Rumus.objects.filter(indikator=indikator).first()
    if rumus is not None:
        bagian["rumus"] = [_isi(rumus)]
        bagian["variabel"] = [_isi(satu) for satu in rumus.variabel.order_by("urutan", "pk")]
    return bagian


def _isi(objek) -> dict:
    """{column: value as JSON keeps it}"""
    kolom = (f for f in objek._meta.concrete_fields if f.attname not in _TANPA)
    return {f.attname: _polos(f.value_from_object(objek)) for f in kolom}


def _polos(nilai):
    """Numbers and keys as text; the field reads them back."""
    return str(nilai) if isinstance(nilai, Decimal | UUID) else nilai


def _nilai(model, isi: dict, tetap: tuple[str, ...] = ()) -> dict:
    """Values for a new row of the model; keys become the rows they name, None where those are gone."""
    nilai = {}
    for field in model._meta.concrete_fields:
        if field.attname not in isi or field.name in tetap:
            continue
        satu = isi[field.attname]
        nilai[field.name] = (
            _baris(field, satu, isi) if field.many_to_one or field.one_to_one else field.to_python(satu)
        )
    return nilai


def _baris(field, pk: int | None, isi: dict):
    objek = field.related_model.objects.filter(pk=pk).first() if pk is not None else None
    if objek is None and not field.null:
        sebutan = str(isi.get("nama", "Bagiannya"))[:80]
        raise SalahStatus(_HILANG.format(sebutan, field.related_model._meta.verbose_name))
    return objek


def _pasang_bagian(oleh, baru: Indikator, nama: str, daftar: list[dict]) -> None:
    """The parts of one kind; variables come after their formula."""
    if nama == "variabel":
        pemilik, model = {"rumus": baru.rumus}, Variabel
    else:
        pemilik = {"mendukung" if nama == "didukung" else "indikator": baru}
        model = Rumus if nama == "rumus" else BAGIAN.get(nama, Dukungan)
    for isi in daftar:
        nilai = _nilai_bagian(model, isi, tuple(pemilik))
        if nilai is not None:
            tulis.buat(model, oleh=oleh, catat=False, **pemilik, **nilai)


def _nilai_bagian(model, isi: dict, pemilik: tuple[str, ...]) -> dict | None:
    """None for a link or an answering unit whose other end is gone: there is nothing to point at any more."""
    try:
        return _nilai(model, isi, pemilik)
    except SalahStatus:
        if model in (Dukungan, PenanggungJawab):
            return None
        raise


def _rincian(bagian: dict) -> dict:
    """Rumus and targets, as the audit row keeps them."""
    rincian = {"rumus": bagian["rumus"][0]["teks"]} if bagian.get("rumus") else {}
    if bagian.get("target"):
        rincian["target"] = [f"{satu['tahun']}: {satu['teks']}" for satu in bagian["target"] if not satu["triwulan"]]
    return rincian
