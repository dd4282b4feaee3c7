"""History from a spreadsheet or a pasted table: read, shown before anything is stored, then stored.

One line per indicator and year; the same columns as the template. A line for the end of the Renstra or the national
standard says so in its first column and has its value in the column of the target.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from indikator.domain.riwayat_capaian import BarisRiwayat, riwayat, simpan, tahun_sebelum
from indikator.enums import JenisPembanding
from kinerja.spreadsheet import Kolom, Lembar, tulis_buku
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan

TAHUNAN = "Capaian tahun"
JENIS = {
    TAHUNAN.casefold(): "",
    JenisPembanding.JANGKA_MENENGAH.label.casefold(): str(JenisPembanding.JANGKA_MENENGAH),
    "target akhir renstra": str(JenisPembanding.JANGKA_MENENGAH),
    "target akhir rpjmd": str(JenisPembanding.JANGKA_MENENGAH),
    JenisPembanding.NASIONAL.label.casefold(): str(JenisPembanding.NASIONAL),
}
KEPALA = ("Jenis", "Indikator", "Tahun", "Target", "Realisasi", "Capaian", "Sementara", "Sumber")
TIADA = re.compile(r"(?:tidak|belum)\s+ada(?:\s+standar\s+nasional)?", re.IGNORECASE)
PANJANG = {"target": 200, "realisasi": 200, "capaian": 60, "sumber": 200}
BARU, BERUBAH, SAMA, SALAH = "baru", "berubah", "sama", "salah"


@dataclass(frozen=True)
class BarisImpor:
    """One line: where it stands, what it says, what it would do. `isi`: fields of riwayat_capaian.simpan."""

    nomor: int
    sel: dict
    keadaan: str
    alasan: str = ""
    baris: BarisRiwayat | None = None
    isi: tuple[tuple[str, object], ...] = ()


def baca(instansi, tahun: int, tabel: Sequence[Sequence[str]]) -> list[BarisImpor]:
    """What every line would do; nothing is stored. Raises IsianSalah where there is no table to read."""
    letak, awal = _kepala(tabel)
    menurut_nama: dict[str, list[BarisRiwayat]] = {}
    for satu in riwayat(instansi, tahun):
        for nama in {_kunci(satu.nama), _kunci(satu.indikator.nama)}:
            menurut_nama.setdefault(nama, []).append(satu)
    hasil, terlihat = [], set()
    for nomor, baris in enumerate(tabel[awal:], awal + 1):
        sel = {nama: baris[ke].strip() if ke < len(baris) else "" for nama, ke in letak.items()}
        if any(isi for nama, isi in sel.items() if nama not in ("jenis", "indikator", "tahun", "sumber")):
            hasil.append(_satu(nomor, sel, menurut_nama, tahun, terlihat))
    if not hasil:
        raise IsianSalah("Tidak ada baris yang berisi target, realisasi atau capaian.")
    return hasil


def _kepala(tabel: Sequence[Sequence[str]]) -> tuple[dict[str, int], int]:
    """({column: place}, first line below) of the line that names the columns."""
    for nomor, baris in enumerate(tabel[:20]):
        nama = [_kunci(sel) for sel in baris]
        letak = {kolom.casefold(): nama.index(kolom.casefold()) for kolom in KEPALA if kolom.casefold() in nama}
        if "indikator" in letak and len(letak) > 2:
            return letak, nomor + 1
    raise IsianSalah(f"Baris kepala tidak ditemukan. Kolomnya: {', '.join(KEPALA)}.")


def _kunci(teks: str) -> str:
    return " ".join(teks.split()).strip(" .:").casefold()


def _satu(nomor: int, sel: dict, menurut_nama: dict, tahun: int, terlihat: set) -> BarisImpor:
    milik = menurut_nama.get(_kunci(sel["indikator"]), [])
    if len(milik) != 1:
        kalimat = "ada lebih dari satu; tulis “Indikator • Sub-indikator”" if milik else "tidak ada pada IKU tahun ini"
        return BarisImpor(nomor, sel, SALAH, f"Indikator “{sel['indikator']}” {kalimat}.")
    try:
        isi = _isi(sel, tahun)
    except IsianSalah as galat:
        return BarisImpor(nomor, sel, SALAH, str(galat))
    if (kunci := (milik[0].indikator.pk, min(isi))) in terlihat:
        return BarisImpor(nomor, sel, SALAH, "Indikator dan tahun ini sudah ada pada baris di atas.")
    terlihat.add(kunci)
    lama = milik[0].nilai
    beda = {nama for nama, nilai in isi.items() if lama[nama] != nilai}
    keadaan = (BERUBAH if any(lama[nama] for nama in beda) else BARU) if beda else SAMA
    return BarisImpor(nomor, sel, keadaan, "", milik[0], tuple(isi.items()))


def _isi(sel: dict, tahun: int) -> dict:
    """The fields a line fills; IsianSalah says what is wrong with it."""
    for nama, batas in PANJANG.items():
        if len(sel.get(nama, "")) > batas:
            raise IsianSalah(f"Kolom {nama} lebih dari {batas} huruf.")
    jenis = JENIS.get(_kunci(sel.get("jenis", "")) or TAHUNAN.casefold())
    if jenis is None:
        raise IsianSalah(f"Jenis “{sel['jenis']}” tidak dikenal.")
    masa = sel.get("tahun", "")
    if masa and not (masa.isascii() and masa.isdecimal() and len(masa) == 4):
        raise IsianSalah(f"Tahun “{masa}” bukan tahun.")
    if jenis:
        return _isi_pembanding(jenis, sel, int(masa) if masa else None)
    if not masa or int(masa) not in tahun_sebelum(tahun):
        raise IsianSalah(f"Tahun harus {tahun - 5} sampai {tahun - 1}.")
    if not sel.get("sumber"):
        raise IsianSalah("Sumber belum diisi.")
    isi = {f"{nama}_{masa}": sel.get(nama, "") for nama in ("target", "realisasi", "capaian", "sumber")}
    return isi | {f"sementara_{masa}": _kunci(sel.get("sementara", "")) in ("ya", "sementara", "x", "*)")}


def _isi_pembanding(jenis: str, sel: dict, tahun: int | None) -> dict:
    teks = sel.get("target", "")
    tiada = bool(TIADA.fullmatch(teks))
    if not tiada and not sel.get("sumber"):
        raise IsianSalah("Sumber belum diisi.")
    isi = {jenis: "" if tiada else teks, f"{jenis}_tiada": tiada}
    return isi | {f"{jenis}_tahun": tahun, f"{jenis}_sumber": sel.get("sumber", "")}


@transaction.atomic
def terapkan(*, oleh, instansi, tahun: int, tabel: Sequence[Sequence[str]]) -> int:
    """Store every line; all of them or, where one is wrong, none. Gives how many changed something."""
    pastikan(oleh, "isi_data", instansi)
    semua = baca(instansi, tahun, tabel)
    if salah := [satu for satu in semua if satu.keadaan == SALAH]:
        raise IsianSalah(f"Baris {salah[0].nomor}: {salah[0].alasan} Belum ada yang disimpan.")
    per_baris: dict[int, tuple[BarisRiwayat, dict]] = {}
    for satu in semua:
        if satu.keadaan != SAMA:
            per_baris.setdefault(satu.baris.indikator.pk, (satu.baris, {}))[1].update(satu.isi)
    for baris, isi in per_baris.values():
        simpan(oleh=oleh, instansi=instansi, tahun=tahun, baris=baris, **isi)
    return sum(satu.keadaan != SAMA for satu in semua)


def templat(instansi, tahun: int) -> bytes:
    """An xlsx to fill in: a line for every indicator and year with what is stored already."""
    kolom = [
        Kolom(judul, lambda baris, ke=ke: baris[ke], lebar)
        for ke, (judul, lebar) in enumerate(zip(KEPALA, (22, 48, 9, 18, 18, 14, 12, 40), strict=True))
    ]
    catatan = (
        "Isi angka seperti tercetak pada sumbernya; baris kosong tidak dibaca.",
        "Standar nasional yang memang tidak ada: tulis “tidak ada” pada kolom Target.",
    )
    baris = list(_baris_templat(instansi, tahun))
    return tulis_buku([Lembar("Riwayat capaian", (f"Riwayat capaian {instansi.nama}",), kolom, baris, catatan, 2)])


def _baris_templat(instansi, tahun: int) -> Iterator[tuple]:
    for satu in riwayat(instansi, tahun):
        for th, ada in satu.per_tahun.items():
            isi = (ada.target_teks, ada.realisasi_teks, ada.capaian_teks) if ada else ("", "", "")
            akhir = ("ya" if ada.sementara else "", ada.sumber) if ada else ("", "")
            yield (TAHUNAN, satu.nama, str(th), *isi, *akhir)
        if satu.bersub:
            continue
        for jenis in JenisPembanding:
            ada = satu.pembanding.get(jenis)
            teks = ("tidak ada" if ada.tidak_ada else ada.teks) if ada else ""
            masa = str(ada.tahun) if ada and ada.tahun else ""
            yield (jenis.label, satu.nama, masa, teks, "", "", "", ada.sumber if ada else "")
