"""Many perangkat daerah at once: copies of those that are there with everything they own, in bulk."""

import copy
from uuid import UUID, uuid5

from indikator.models import (
    Capaian,
    CatatanVerifikasi,
    Dukungan,
    Indikator,
    Kegiatan,
    Lembar,
    NilaiVariabel,
    Penetapan,
    PenetapanBerlaku,
    Pengukuran,
    PerjanjianKinerja,
    PerpanjanganJadwal,
    Realisasi,
    Rumus,
    SasaranStrategis,
    Target,
    TargetPerjanjian,
    Variabel,
)
from laporan.models import Keputusan, Lkjip
from organisasi.models import Instansi, Jabatan, Keanggotaan, Pengguna, UnitKerja

DOKUMEN = "lembar__penetapan__instansi"
JALUR = {  # in the order of their dependence: where each row says its instansi
    Instansi: "pk",
    UnitKerja: "instansi",
    Jabatan: "instansi",
    Keanggotaan: "instansi",
    Penetapan: "instansi",
    PenetapanBerlaku: "instansi",
    Lembar: "penetapan__instansi",
    SasaranStrategis: DOKUMEN,
    Indikator: DOKUMEN,
    Target: f"indikator__{DOKUMEN}",
    Rumus: f"indikator__{DOKUMEN}",
    Variabel: f"rumus__indikator__{DOKUMEN}",
    Dukungan: f"indikator__{DOKUMEN}",
    Pengukuran: "instansi",
    Realisasi: "pengukuran__instansi",
    NilaiVariabel: "realisasi__pengukuran__instansi",
    Capaian: "realisasi__pengukuran__instansi",
    Kegiatan: "instansi",
    PerjanjianKinerja: "instansi",
    TargetPerjanjian: "perjanjian__instansi",
    Keputusan: "instansi",
    Lkjip: "instansi",
    CatatanVerifikasi: "instansi",
    PerpanjanganJadwal: "instansi",
}


def gandakan(instansi, nomor: range) -> None:
    """A numbered copy of each of these instansi for every number (inside `pabrik.dalam`), with rows of its own."""
    kunci = [satu.pk for satu in instansi]
    peta: dict[tuple, int] = {}  # (model, copy, old key) → new key
    for model, jalur in JALUR.items():
        semua = list(model.objects.filter(**{f"{jalur}__in": kunci}).order_by("pk"))
        diri = [f for f in model._meta.concrete_fields if f.related_model is model]
        for anak in (False, True):  # rows that point at rows of their own kind come last
            lapis = [satu for satu in semua if any(f.value_from_object(satu) for f in diri) is anak]
            _salin(model, lapis, nomor, peta)


def _salin(model, semua: list, nomor: range, peta: dict[tuple, int]) -> None:
    salinan = [(ke, satu.pk, _satu(satu, ke, peta)) for ke in nomor for satu in semua]
    baru = model.objects.bulk_create([satu for _, _, satu in salinan], batch_size=500)
    peta.update({(model, ke, lama): satu.pk for (ke, lama, _), satu in zip(salinan, baru, strict=True)})


def _satu(lama, nomor: int, peta: dict[tuple, int]):
    satu = copy.copy(lama)
    satu.pk, satu._state = None, copy.copy(lama._state)
    satu._state.adding, satu._state.fields_cache = True, {}
    for field in lama._meta.concrete_fields:
        isi = field.value_from_object(lama)
        if field.is_relation:
            setattr(satu, field.attname, peta.get((field.related_model, nomor, isi), isi))
        elif isinstance(isi, UUID):
            setattr(satu, field.attname, uuid5(isi, str(nomor)))
    if isinstance(satu, Instansi):
        satu.slug, satu.nama = f"{satu.slug}-{nomor}", f"{satu.nama} {nomor}"
    if isinstance(satu, Keputusan):
        satu.nomor = f"{satu.nomor}-{nomor}" if satu.nomor else ""
    if isinstance(satu, Keanggotaan):
        satu.pengguna = Pengguna.objects.create(email=f"{lama.pengguna_id}-{nomor}@uji.test", nama=f"Orang {nomor}")
    return satu
