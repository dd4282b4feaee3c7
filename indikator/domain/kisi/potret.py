"""Snapshot of a row of a sheet with all its parts, as plain data: taken before a deletion, or to make a copy of it."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID, uuid4

from indikator.models import (
    Dukungan,
    Indikator,
    Komponen,
    Pembanding,
    PenanggungJawab,
    Rumus,
    SasaranStrategis,
    Target,
    Variabel,
)
from organisasi.domain import tulis
from organisasi.galat import SalahStatus

MODEL = {"indikator": Indikator, "sasaran": SasaranStrategis}
BAGIAN = {
    "target": Target,
    "komponen": Komponen,
    "penanggung_jawab": PenanggungJawab,
    "mendukung": Dukungan,
    "pembanding": Pembanding,
}
_TANPA = ("id", "pemda_id", "dibuat", "diubah", "versi")
_HILANG = "“{}” tidak dapat dikembalikan karena {} yang ditunjuknya sudah dihapus."


def ambil(objek: Indikator | SasaranStrategis) -> dict:
    """The row as JSON can keep it: {"model", "pk", "versi", "isi": {column: value}, "bagian": {part: [rows]}}."""
    return ambil_banyak([objek])[0]


def ambil_banyak(daftar: Sequence[Indikator | SasaranStrategis]) -> list[dict]:
    """`ambil` of many rows, in their order; the queries do not grow with them."""
    bagian = _bagian([satu for satu in daftar if isinstance(satu, Indikator)])
    hasil = []
    for satu in daftar:
        baris = isinstance(satu, Indikator)
        kepala = {"model": "indikator" if baris else "sasaran", "pk": satu.pk, "versi": satu.versi}
        hasil.append(kepala | {"isi": _isi(satu), "bagian": bagian[satu.pk] if baris else {}})
    return hasil


def pasang(potret: dict, *, oleh, **ganti):
    """Write a new row from a snapshot with its parts; `ganti` replaces columns. See `pasang_banyak`."""
    return _pasang([potret], oleh, [_nilai_banyak([potret])[0] | ganti])[0]


def pasang_banyak(daftar: Sequence[dict], *, oleh) -> list:
    """Give rows back with their parts, keys and lineage: sasaran, rows and sub-indicators in any order.

    The audit rows tell their content. A link, unit or row that is gone is left out where the row can do without it;
    SalahStatus where it cannot. The caller has checked right and state of the sheet. The queries do not grow with the
    rows.
    """
    hasil = []
    for lapis in _lapis(daftar):
        tetap = [{"pk": satu["pk"], "versi": satu["versi"] + 1} for satu in lapis]
        isi = [kunci | nilai for kunci, nilai in zip(tetap, _nilai_banyak(lapis), strict=True)]
        hasil += _pasang(lapis, oleh, isi, bagian=False)
    milik = {satu.pk: satu for satu in hasil if isinstance(satu, Indikator)}
    _pasang_bagian(oleh, [(milik[satu["pk"]], satu) for satu in daftar if satu["pk"] in milik and satu["bagian"]])
    return hasil


def _lapis(daftar: Sequence[dict]) -> list[list[dict]]:
    """Sasaran, then rows, then sub-indicators: what is pointed at comes first."""
    lapis: list[list[dict]] = [[], [], []]
    for satu in daftar:
        lapis[0 if satu["model"] == "sasaran" else 2 if satu["isi"]["induk_id"] else 1].append(satu)
    return [satu for satu in lapis if satu]


def _pasang(daftar: Sequence[dict], oleh, nilai: list[dict], bagian: bool = True) -> list:
    """Write rows of one model from snapshots, `nilai` are their columns; with their parts unless `bagian` is off."""
    rincian = [_rincian(satu["bagian"]) for satu in daftar]
    baru = tulis.buat_banyak(MODEL[daftar[0]["model"]], oleh=oleh, daftar=nilai, rincian=rincian)
    if bagian:
        _pasang_bagian(oleh, [(satu, potret) for satu, potret in zip(baru, daftar, strict=True) if potret["bagian"]])
    return baru


def salin(potret: dict, *, oleh, **ganti) -> Indikator:
    """A copy with a lineage of its own; links from other rows, what its source document says and what it is
    compared with stay behind."""
    bersih = {"silsilah": uuid4(), "asal": None, "nomor_sumber": "", "catatan_sumber": ""}
    bagian = {nama: isi for nama, isi in potret["bagian"].items() if nama not in ("didukung", "pembanding")}
    return pasang(potret | {"bagian": bagian}, oleh=oleh, **(bersih | ganti))


def _bagian(daftar: Sequence[Indikator]) -> dict[int, dict]:
    """{row: {part: [its columns]}}"""
    hasil = {satu.pk: {nama: [] for nama in (*BAGIAN, "didukung")} for satu in daftar}
    if not daftar:
        return hasil
    for nama, model in BAGIAN.items():
        for satu in model.objects.filter(indikator__in=daftar).order_by("pk"):
            hasil[satu.indikator_id][nama].append(_isi(satu))
    for satu in Dukungan.objects.filter(mendukung__in=daftar).order_by("pk"):
        hasil[satu.mendukung_id]["didukung"].append(_isi(satu))
    milik = {}
    for satu in Rumus.objects.filter(indikator__in=daftar):
        milik[satu.pk] = hasil[satu.indikator_id]
        milik[satu.pk] |= {"rumus": [_isi(satu)], "variabel": []}
    for satu in Variabel.objects.filter(rumus__in=milik).order_by("urutan", "pk"):
        milik[satu.rumus_id]["variabel"].append(_isi(satu))
    return hasil


def _isi(objek) -> dict:
    """{column: value as JSON keeps it}"""
    kolom = (f for f in objek._meta.concrete_fields if f.attname not in _TANPA)
    return {f.attname: _polos(f.value_from_object(objek)) for f in kolom}


def _polos(nilai):
    """Numbers and keys as text; the field reads them back."""
    return str(nilai) if isinstance(nilai, Decimal | UUID) else nilai


def _nilai_banyak(daftar: Sequence[dict]) -> list[dict]:
    """Columns of the rows of snapshots of one model; SalahStatus where a row they cannot do without is gone."""
    isi = [satu["isi"] for satu in daftar]
    kenal = _kenali(MODEL[daftar[0]["model"]], isi)
    return [_nilai(MODEL[daftar[0]["model"]], satu, kenal) for satu in isi]


def _kenali(model, semua: Sequence[dict], tetap: tuple[str, ...] = ()) -> dict[str, dict]:
    """{column: {key: row}} of what these rows point at, as far as it is still there; a query for each column."""
    kenal = {}
    for field in model._meta.concrete_fields:
        if (field.many_to_one or field.one_to_one) and field.name not in tetap:
            kunci = {pk for isi in semua if (pk := isi.get(field.attname)) is not None}
            ada = field.related_model.objects.filter(pk__in=kunci) if kunci else ()
            kenal[field.name] = {satu.pk: satu for satu in ada}
    return kenal


def _nilai(model, isi: dict, kenal: dict[str, dict], tetap: tuple[str, ...] = ()) -> dict:
    """Values for a new row of the model; keys become the rows they name, None where those are gone."""
    nilai = {}
    for field in model._meta.concrete_fields:
        if field.attname not in isi or field.name in tetap:
            continue
        satu = isi[field.attname]
        kunci = field.many_to_one or field.one_to_one
        nilai[field.name] = _baris(field, kenal[field.name].get(satu), isi) if kunci else field.to_python(satu)
    return nilai


def _baris(field, objek, isi: dict):
    if objek is None and not field.null:
        sebutan = str(isi.get("nama", "Bagiannya"))[:80]
        raise SalahStatus(_HILANG.format(sebutan, field.related_model._meta.verbose_name))
    return objek


def _pasang_bagian(oleh, daftar: Sequence[tuple[Indikator, dict]]) -> None:
    """The parts of rows that are there again, kind by kind; variables come after their formula."""
    for nama, model in (BAGIAN | {"rumus": Rumus}).items():
        _tulis_bagian(oleh, model, "indikator", [(i, isi) for i, p in daftar for isi in p["bagian"].get(nama, [])])
    lain = [(i, isi) for i, p in daftar for isi in p["bagian"].get("didukung", [])]
    sudah = set(Dukungan.objects.filter(mendukung__in=[i for i, _ in lain]).values_list("indikator", "mendukung"))
    lain = [(i, isi) for i, isi in lain if (isi["indikator_id"], i.pk) not in sudah]  # both ends were snapshot
    _tulis_bagian(oleh, Dukungan, "mendukung", lain)
    _tulis_bagian(
        oleh, Variabel, "rumus", [(i.rumus, isi) for i, p in daftar for isi in p["bagian"].get("variabel", [])]
    )


def _tulis_bagian(oleh, model, pemilik: str, daftar: Sequence[tuple]) -> None:
    """Parts of one kind, each with its owner; a link or unit whose other end is gone has nothing to point at."""
    kenal, nilai = _kenali(model, [isi for _, isi in daftar], (pemilik,)), []
    for milik, isi in daftar:
        try:
            nilai.append({pemilik: milik} | _nilai(model, isi, kenal, (pemilik,)))
        except SalahStatus:
            if model not in (Dukungan, PenanggungJawab):
                raise
    if nilai:
        tulis.buat_banyak(model, oleh=oleh, catat=False, daftar=nilai)


def _rincian(bagian: dict) -> dict:
    """Rumus and targets, as the audit row keeps them."""
    rincian = {"rumus": bagian["rumus"][0]["teks"]} if bagian.get("rumus") else {}
    if bagian.get("target"):
        rincian["target"] = [f"{satu['tahun']}: {satu['teks']}" for satu in bagian["target"] if not satu["triwulan"]]
    return rincian
