"""Indikator of a sheet with its rumus, target, components and answering units: add, change, delete, move."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q

from indikator.domain import kirim_ulang
from indikator.domain import komponen as domain_komponen
from indikator.domain import rumus as domain_rumus
from indikator.domain import target as domain_target
from indikator.domain.penetapan import buka_isian
from indikator.domain.rumus import IsianVariabel
from indikator.domain.sasaran import masa_dokumen, nomori, pastikan_versi, sudah_ada, tukar, urutan_berikut
from indikator.enums import Arah, MetodeIndikator
from indikator.models import (
    Indikator,
    Kegiatan,
    PenanggungJawab,
    Realisasi,
    Rumus,
    SasaranStrategis,
    Target,
    TargetPerjanjian,
)
from organisasi.domain import tulis
from organisasi.domain.kunci import pastikan_terkirim_sama
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah

NAMA_MAKS = 2_000
RUMUS_MAKS = 10_000
TARGET_MAKS = 200
Butir = tuple[str, int | None]  # an expected component and its due month, 1–12


@utuh
def buat(
    *,
    oleh,
    sasaran: SasaranStrategis,
    nama: str,
    rumus: str | None = None,
    variabel: Mapping[str, IsianVariabel] | None = None,
    target: dict[int, str] | None = None,
    tahun_tersirat: bool = False,
    komponen: Sequence[Butir] = (),
    unit=(),
    **lain,
) -> Indikator:
    """Add an indicator. `target` maps a year to its raw text; `rumus` None means the sheet has no such cell.

    `variabel` {code: what is said about a variable of the rumus}; without it they are as proposed. A `silsilah` that
    the sheet already has is a second submit: the row is given back, nothing is added; IsianSalah when it says
    something else than the first.
    """
    lembar = sasaran.lembar
    buka_isian(oleh, lembar)
    periksa_isian(sasaran, lain, rumus, target)
    lain |= {"sasaran": sasaran, "nama": rapi_nama(nama)}
    if ada := sudah_ada(Indikator, lembar, lain):
        pastikan_terkirim_sama(ada, lain, kirim_ulang.bagian(ada, rumus, variabel, target or {}, komponen))
        return ada
    lain.setdefault("urutan", urutan_berikut(lembar.indikator))
    baru = tulis.buat(Indikator, oleh=oleh, lembar=lembar, **lain)
    _atur_isi(oleh, baru, rumus, variabel, target, tersirat=tahun_tersirat)
    if komponen:
        baru = domain_komponen.atur(oleh=oleh, indikator=baru, daftar=komponen)
    for satuan_kerja in unit:
        tulis.buat(PenanggungJawab, oleh=oleh, catat=False, indikator=baru, unit=satuan_kerja)
    return baru


@utuh
def ubah(
    indikator: Indikator,
    *,
    oleh,
    versi: int | None = None,
    rumus: str | None = None,
    variabel: Mapping[str, IsianVariabel] | None = None,
    target: dict[int, str] | None = None,
    komponen: Sequence[Butir] | None = None,
    dipegang: bool = False,
    **nilai,
) -> Indikator:
    """Change an indicator; its version covers rumus, target and komponen too: two editors never overwrite each other.

    None leaves rumus or komponen as they are. dipegang: as in `organisasi.domain.tulis.ubah`; a rumus read along with
    the row was read under that lock too.
    """
    lembar = indikator.lembar
    buka_isian(oleh, lembar)
    if "nama" in nilai:
        nilai["nama"] = rapi_nama(nilai["nama"])
    if sasaran := nilai.get("sasaran"):
        _pastikan_selembar(indikator, sasaran)
    pastikan_metode(nilai.get("metode", indikator.metode), nilai.get("arah", indikator.arah))
    indikator = tulis.ubah(indikator, oleh=oleh, versi=versi, dipegang=dipegang, **nilai)
    indikator.lembar = lembar
    for sub in indikator.sub.all() if sasaran else ():
        tulis.ubah(sub, oleh=oleh, sasaran=sasaran)
    if komponen is not None:
        indikator = domain_komponen.atur(oleh=oleh, indikator=indikator, daftar=komponen)
    berubah = _atur_isi(oleh, indikator, rumus, variabel, target, dipegang=dipegang)
    if berubah and versi is not None and indikator.versi == versi:
        indikator.versi += 1
        Indikator.objects.filter(pk=indikator.pk).update(versi=indikator.versi)
    return indikator


@utuh
def hapus(indikator: Indikator, *, oleh, versi: int | None = None) -> None:
    """Delete an indicator of a draft; refused where something measured, promised or budgeted hangs on its lineage."""
    if versi is not None:
        buka_isian(oleh, indikator.lembar)
        pastikan_versi(indikator, versi)
    hapus_banyak([indikator], oleh=oleh)


@utuh
def hapus_banyak(daftar: Sequence[Indikator], *, oleh) -> None:
    """`hapus` of rows of one sheet, sub-indicators before their parent; the queries do not grow with the rows."""
    if not daftar:
        return
    lembar = daftar[0].lembar
    buka_isian(oleh, lembar)
    if tergantung := _tergantung(daftar, lembar):
        raise IsianSalah(
            f"Indikator ini tidak dapat dihapus karena sudah punya {', '.join(tergantung)} di tahun dokumen ini. "
            "Biarkan indikatornya, dan ubah isinya bila perlu."
        )
    if Indikator.objects.filter(induk__in=daftar).exclude(pk__in=[satu.pk for satu in daftar]).exists():
        raise IsianSalah("Hapus sub-indikatornya lebih dulu.")
    for lapis in ([s for s in daftar if s.induk_id], [s for s in daftar if not s.induk_id]):
        terkini = tulis.kunci_banyak(lapis)
        tulis.hapus_banyak(terkini, oleh=oleh, rincian=_isi_bagian(terkini))


def _tergantung(daftar: Sequence[Indikator], lembar) -> list[str]:
    """What would lose its row in the years of the document, on any version of the indicators: ["2 realisasi"]."""
    masa = masa_dokumen(lembar)
    jumlah = {
        "realisasi": _milik(Realisasi, daftar, pengukuran__tahun__range=masa),
        "baris perjanjian kinerja": _milik(TargetPerjanjian, daftar, perjanjian__tahun__range=masa),
        "kegiatan": _milik(Kegiatan, daftar, tahun__range=masa),
    }
    return [f"{banyak} {nama}" for nama, banyak in jumlah.items() if banyak]


def _milik(model, daftar: Sequence[Indikator], **tahun) -> int:
    """Rows on these rows themselves, of any year, and on their lineage in the years."""
    silsilah = {satu.silsilah for satu in daftar}
    return model.objects.filter(Q(indikator__in=daftar) | Q(indikator__silsilah__in=silsilah, **tahun)).count()


def _isi_bagian(daftar: Sequence[Indikator]) -> list[dict]:
    """Rumus and targets of each row, as the audit row of a deletion keeps them."""
    rumus = dict(Rumus.objects.filter(indikator__in=daftar).values_list("indikator_id", "teks"))
    target = defaultdict(list)
    for satu in Target.objects.filter(indikator__in=daftar, triwulan=0):
        target[satu.indikator_id].append(f"{satu.tahun}: {satu.teks}")
    return [{"rumus": rumus.get(satu.pk), "target": target[satu.pk]} for satu in daftar]


@utuh
def pindah(indikator: Indikator, *, oleh, arah: int, versi: int | None = None) -> None:
    """Move one place up (−1) or down (+1) among the rows of the same sasaran and parent, with its sub-indicators."""
    buka_isian(oleh, indikator.lembar)
    pastikan_versi(indikator, versi)
    semua = list(Indikator.objects.filter(lembar=indikator.lembar_id, sasaran=indikator.sasaran_id))
    saudara = tukar([satu for satu in semua if satu.induk_id == indikator.induk_id], indikator, arah)
    if indikator.induk_id is None:
        saudara = [baris for satu in saudara for baris in (satu, *(s for s in semua if s.induk_id == satu.pk))]
    nomori(saudara, oleh)


def _atur_isi(oleh, indikator, rumus, variabel, target, *, tersirat=False, dipegang=False) -> bool:
    """Write rumus and targets; True when one of them changed."""
    berubah = False
    if rumus is not None:
        pastikan_panjang_rumus(rumus)
        lama = getattr(indikator, "rumus", None)
        versi = lama.versi if lama else None
        baru = domain_rumus.atur(oleh=oleh, indikator=indikator, teks=rumus, variabel=variabel, dipegang=dipegang)
        berubah |= versi != baru.versi
    if target:
        berubah |= _atur_target(oleh, indikator, target, tersirat)
    return berubah


def _atur_target(oleh, indikator: Indikator, target: dict[int, str], tersirat: bool) -> bool:
    """Write the targets of these years; True when a text changed. `daftar_target` of the row: those locked so far."""
    tersimpan = getattr(indikator, "daftar_target", None)
    ada = {satu.tahun: satu for satu in (domain_target.kunci_tahunan(indikator) if tersimpan is None else tersimpan)}
    lama, berubah = {tahun: satu.teks for tahun, satu in ada.items()}, False
    for tahun, teks in target.items():
        pastikan_panjang_target(teks)
        berubah |= lama.get(tahun) != teks.strip()
        ada[tahun] = domain_target.tulis_satu(
            oleh, indikator, ada.get(tahun), tahun=tahun, teks=teks, tahun_tersirat=tersirat
        )
    indikator.daftar_target = [ada[tahun] for tahun in sorted(ada)]
    return berubah


def periksa_isian(
    sasaran: SasaranStrategis, nilai: Mapping, rumus: str | None, target: Mapping[int, str] | None
) -> None:
    """Raise IsianSalah for what a new row may not say; `nilai` are its other columns."""
    _pastikan_induk(sasaran, nilai.get("induk"))
    pastikan_metode(nilai.get("metode", ""), nilai.get("arah", Arah.NAIK))
    pastikan_panjang_rumus(rumus or "")
    for teks in (target or {}).values():
        pastikan_panjang_target(teks)


def pastikan_panjang_rumus(rumus: str) -> None:
    if len(rumus) > RUMUS_MAKS:
        raise IsianSalah({"rumus": f"Rumus terlalu panjang ({len(rumus)} huruf; paling banyak {RUMUS_MAKS})."})


def pastikan_panjang_target(teks: str) -> None:
    if len(teks) > TARGET_MAKS:
        raise IsianSalah({"target": f"Target terlalu panjang (paling banyak {TARGET_MAKS} huruf)."})


def _pastikan_induk(sasaran: SasaranStrategis, induk: Indikator | None) -> None:
    """A sub-indicator stands under an indicator of the same sasaran, one level deep."""
    if induk is not None and (induk.sasaran_id != sasaran.pk or induk.induk_id is not None):
        raise IsianSalah({"sasaran": "Sub-indikator hanya dapat ditambahkan pada indikator di sasaran yang sama."})


def pastikan_metode(metode: str, arah: str) -> None:
    if metode == MetodeIndikator.TURUN_BALIK and arah != Arah.TURUN:
        raise IsianSalah({"metode": "Cara ini hanya untuk indikator yang makin rendah makin baik. Periksa arahnya."})


def _pastikan_selembar(indikator: Indikator, sasaran: SasaranStrategis) -> None:
    if sasaran.lembar_id != indikator.lembar_id:
        raise IsianSalah({"sasaran": "Pilih sasaran dari lembar yang sama."})
    if indikator.induk_id and sasaran.pk != indikator.sasaran_id:
        raise IsianSalah({"sasaran": "Sub-indikator tetap di sasaran induknya."})


def rapi_nama(nama: str) -> str:
    nama = " ".join(nama.split())
    if not nama:
        raise IsianSalah({"nama": "Nama indikator belum diisi."})
    if len(nama) > NAMA_MAKS:
        raise IsianSalah({"nama": f"Nama indikator terlalu panjang ({len(nama)} huruf; paling banyak {NAMA_MAKS})."})
    return nama
