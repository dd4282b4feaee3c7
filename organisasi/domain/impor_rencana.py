"""The plan of an import as rows (BarisImpor): kept for the preview, read back to be compared before it is applied."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from organisasi.buku import penanda
from organisasi.buku.baca import BarisMentah, BukuTerbaca, LembarTerbaca
from organisasi.buku.catatan import tulis_catatan
from organisasi.buku.daftar import bernama
from organisasi.buku.rencana import KUNCI, RUMUS, SIDIK, Rencana, RencanaLembar
from organisasi.domain import tulis
from organisasi.domain.impor import lingkup_dari
from organisasi.enums import KeadaanBaris, StatusImpor
from organisasi.galat import SalahStatus
from organisasi.models import BarisImpor, Impor, Instansi

SEKALI = 1000
JUDUL_KOLOM = "Judul kolom"


def simpan(
    *, oleh, impor: Impor, buku: BukuTerbaca, rencana: Sequence[RencanaLembar], instansi: Instansi | None
) -> Impor:
    """Replace the rows of the import by this plan; then it is ready to be looked at."""
    BarisImpor.objects.filter(impor=impor).delete()
    semua = iter(_semua_baris(impor, rencana))
    while penggal := list(islice(semua, SEKALI)):
        tulis.buat_banyak(BarisImpor, oleh=oleh, catat=False, daftar=penggal)
    return tulis.ubah(
        impor,
        oleh=oleh,
        status=StatusImpor.SIAP,
        galat="",
        instansi=instansi,
        tahun=buku.penanda.tahun,
        kepala={"penanda": buku.penanda.kamus, "lembar": [_kepala(satu) for satu in buku.lembar]},
        ringkas=ringkas(rencana),
    )


def ringkas(rencana: Sequence[RencanaLembar]) -> dict:
    """Counts by state, of all and of each sheet; mistakes of headings count as a row."""
    lembar = []
    for satu in rencana:
        jumlah = Counter(str(r.keadaan) for r in satu.rencana)
        if satu.galat:
            jumlah[str(KeadaanBaris.GALAT)] += 1
        lembar.append({"kode": satu.lembar.kode, "judul": satu.lembar.judul, "keadaan": dict(jumlah)})
    total: Counter[str] = Counter()
    for satu in lembar:
        total.update(satu["keadaan"])
    return {"keadaan": dict(total), "lembar": lembar}


def muat(impor: Impor) -> tuple[BukuTerbaca, list[BarisImpor]]:
    """The workbook as it was read, from its stored rows, with those rows."""
    tanda = penanda.tersimpan(impor.kepala["penanda"])
    lembar = {satu["kode"]: _lembar(satu, tanda.lembar) for satu in impor.kepala["lembar"]}
    baris = list(BarisImpor.objects.filter(impor=impor).exclude(sebutan=JUDUL_KOLOM, kunci="", isi={}))
    for satu in baris:
        sel = {kunci: teks for kunci, teks in satu.isi.items() if kunci not in (SIDIK, KUNCI, RUMUS)}
        kunci, sidik = satu.isi.get(KUNCI, ""), satu.isi.get(SIDIK, "")
        mentah = BarisMentah(satu.nomor, kunci, sidik, sel, tuple(satu.isi.get(RUMUS, ())))
        lembar[satu.lembar].baris.append(mentah)
    return BukuTerbaca(tanda, list(lembar.values())), baris


def bercatatan(*, oleh, impor: Impor) -> bytes:
    """The workbook as it was uploaded, with its mistakes beside the cells. Raises SalahStatus before it was read."""
    if "penanda" not in impor.kepala:
        raise SalahStatus("Berkas ini belum terbaca, jadi belum ada catatannya.")
    tanda, ada = penanda.tersimpan(impor.kepala["penanda"]), {satu["kode"] for satu in impor.ringkas["lembar"]}
    tanda = replace(tanda, lembar={kode: kolom for kode, kolom in tanda.lembar.items() if kode in ada})
    baris = {kode: BarisImpor.objects.filter(impor=impor, lembar=kode) for kode in tanda.lembar}
    return tulis_catatan(lingkup_dari(oleh, tanda.instansi, tanda.tahun), tanda, baris)


def sama(rencana: Sequence[RencanaLembar], tersimpan: Sequence[BarisImpor]) -> bool:
    """Whether the plan is the one that was shown: state and changes of every row that does something."""
    lama = {(b.lembar, b.nomor): (b.keadaan, b.kunci, b.ubah) for b in tersimpan if _berbuat(b.keadaan)}
    kini = {
        (satu.lembar.kode, r.mentah.nomor): (str(r.keadaan), r.kunci, satu.ubahan(r))
        for satu in rencana
        for r in satu.rencana
        if _berbuat(r.keadaan)
    }
    return lama == kini and not any(satu.galat for satu in rencana)


def _berbuat(keadaan: str) -> bool:
    return keadaan != KeadaanBaris.TETAP


def _kepala(satu: LembarTerbaca) -> dict:
    return {"kode": satu.lembar.kode, "nama": satu.nama, "kepala": satu.kepala, "letak": satu.letak}


def _lembar(isi: dict, kolom: dict) -> LembarTerbaca:
    kode = isi["kode"]
    return LembarTerbaca(bernama(kode), isi["nama"], isi["kepala"], isi["letak"], kolom.get(kode, ()))


def _semua_baris(impor: Impor, rencana: Sequence[RencanaLembar]) -> Iterable[dict]:
    urutan = 0
    for satu in rencana:
        if satu.galat:
            urutan += 1
            yield _baris_kepala(impor, urutan, satu)
        for r in satu.rencana:
            urutan += 1
            yield _baris(impor, urutan, satu, r)


def _baris_kepala(impor: Impor, urutan: int, satu: RencanaLembar) -> dict:
    return {
        "impor": impor,
        "urutan": urutan,
        "lembar": satu.lembar.kode,
        "nomor": satu.terbaca.kepala,
        "keadaan": KeadaanBaris.GALAT,
        "sebutan": JUDUL_KOLOM,
        "galat": [g.kamus for g in satu.galat],
    }


def _baris(impor: Impor, urutan: int, satu: RencanaLembar, r: Rencana) -> dict:
    return {
        "impor": impor,
        "urutan": urutan,
        "lembar": satu.lembar.kode,
        "nomor": r.mentah.nomor,
        "keadaan": r.keadaan,
        "kunci": r.kunci[:80],
        "sebutan": " ".join(satu.lembar.sebutan(r.baris.isi).split())[:300],
        "isi": {**r.mentah.isi, KUNCI: r.mentah.kunci, SIDIK: r.mentah.sidik, RUMUS: list(r.mentah.rumus)},
        "ubah": satu.ubahan(r),
        "galat": [g.kamus for g in r.galat],
    }
