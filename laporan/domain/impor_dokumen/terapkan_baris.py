"""The rows of an imported sheet: sasaran, indicators with rumus and targets, sub-indicators, in document order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from indikator.domain import sasaran as domain_sasaran
from indikator.domain.indikator_banyak import IsianIndikator, buat_banyak
from indikator.domain.kisi.nilai import PILIHAN, pilih
from indikator.enums import TingkatSasaran
from indikator.models import Lembar, SasaranStrategis
from laporan.domain.impor_dokumen.hasil import HasilTerapkan
from laporan.domain.impor_dokumen.kolom import bersasaran_daerah
from laporan.kertas.kolom import INDUK
from laporan.models import BacaanBaris, BacaanLembar
from organisasi.galat import IsianSalah
from organisasi.permissions import boleh
from organisasi.tahun import WAJAR

TANPA_SASARAN = "(sasaran tidak dicantumkan)"
NOMOR_MAKS, SATUAN_MAKS, TARGET_MAKS = 12, 60, 200
DIKENAL = frozenset(("nomor", "nomor_indikator", "penanggung_jawab", "sumber_rumus", "tahun_target", *PILIHAN))
SEBUTAN = {"tipe_penghitungan": "Tipe penghitungan", "nomor": "Nomor"}


@dataclass
class _Kelompok:
    """Rows that follow one another under the same sasaran."""

    nama: str
    atas: str
    baris: list[BacaanBaris] = field(default_factory=list)


def simpan_baris(
    oleh, lembar: Lembar, sumber: Sequence[BacaanLembar], tahun: int, *, tersirat: bool, hasil: HasilTerapkan
) -> None:
    """Store the rows that are not left out; `tahun`: of targets without one. Raises IsianSalah naming the row."""
    baris = [satu for milik in sumber for satu in milik.baris.all() if not satu.lewat]
    daerah = any(map(bersasaran_daerah, sumber))
    kelompok = _kelompok([satu for satu in baris if satu.sasaran.strip() or satu.indikator.strip()], daerah)
    sasaran = _sasaran(oleh, lembar, kelompok, hasil)
    pokok, sub = _isian(lembar, kelompok, sasaran, tahun)
    try:
        induk = dict(zip((n for n, _, _ in pokok), _buat(oleh, lembar, [i for *_, i in pokok], tersirat), strict=True))
        anak = [_di_bawah(isi, induk[milik]) for _, milik, isi in sub]
        _buat(oleh, lembar, anak, tersirat)
    except IsianSalah as galat:
        raise IsianSalah(f"{lembar.judul}: {galat}") from galat
    hasil.sasaran += len(sasaran)
    hasil.indikator += len(pokok) + len(sub)
    hasil.target += sum(len(isi.target) for *_, isi in (*pokok, *sub))


def _buat(oleh, lembar: Lembar, isian: list[IsianIndikator], tersirat: bool) -> list:
    return buat_banyak(isian, oleh=oleh, lembar=lembar, tahun_tersirat=tersirat)


def _kelompok(baris: list[BacaanBaris], daerah: bool) -> list[_Kelompok]:
    """Rows by their sasaran; one without words goes on with that above. daerah: the level above is the RPJMD's."""
    hasil: list[_Kelompok] = []
    for satu in baris:
        nama, atas = " ".join(satu.sasaran.split()), " ".join(satu.lain.get(INDUK, "").split()) if daerah else ""
        if not hasil or (nama and (nama, atas or hasil[-1].atas) != (hasil[-1].nama, hasil[-1].atas)):
            hasil.append(_Kelompok(nama or TANPA_SASARAN, atas or (hasil[-1].atas if hasil else "")))
        hasil[-1].baris.append(satu)
    return hasil


def _sasaran(oleh, lembar: Lembar, kelompok: list[_Kelompok], hasil: HasilTerapkan) -> list[SasaranStrategis]:
    atas = _sasaran_atas(oleh, [satu.atas for satu in kelompok if satu.atas], hasil)
    lain = [{"nomor_sumber": _nomor_sasaran(satu), "induk": atas.get(satu.atas)} for satu in kelompok]
    nama = [satu.nama for satu in kelompok]
    if TANPA_SASARAN in nama:
        hasil.catat(f"{lembar.judul}: ada indikator tanpa sasaran; lengkapi sasarannya.")
    semua = domain_sasaran.buat_banyak(oleh=oleh, lembar=lembar, nama=nama, lain=lain)
    for satu in semua:
        satu.lembar = lembar
    return semua


def _sasaran_atas(oleh, nama: list[str], hasil: HasilTerapkan) -> dict[str, SasaranStrategis]:
    """The sasaran of the RPJMD that the document names; new ones only by who may keep them."""
    if not nama:
        return {}
    semua = SasaranStrategis.objects.filter(tingkat=TingkatSasaran.RPJMD)
    ada = {satu.nama.casefold(): satu for satu in semua}
    for satu in dict.fromkeys(nama):
        if satu.casefold() in ada:
            continue
        if boleh(oleh, "kelola_organisasi"):
            ada[satu.casefold()] = domain_sasaran.buat_rpjmd(oleh=oleh, nama=satu, urutan=len(ada) + 1)
        else:
            hasil.catat(f"Sasaran RPJMD “{satu}” belum ada; minta admin pemda menambahkannya.")
    return {satu: ada[satu.casefold()] for satu in nama if satu.casefold() in ada}


def _nomor_sasaran(kelompok: _Kelompok) -> str:
    """The number of the row stands for the sasaran where all its rows have the same."""
    nomor = [isi for satu in kelompok.baris if (isi := satu.lain.get("nomor", "").strip())]
    return nomor[0][:NOMOR_MAKS] if len({satu.strip(" .()") for satu in nomor}) == 1 else ""


def _isian(lembar: Lembar, kelompok: list[_Kelompok], sasaran: list[SasaranStrategis], tahun: int):
    """(rows, sub-indicators), each (place, place of the row above it, values); places count through the sheet."""
    pokok, sub, nomor, induk = [], [], 0, None
    for satu, milik in zip(kelompok, sasaran, strict=True):
        induk, bernomor = None, not _nomor_sasaran(satu)
        for baris in satu.baris:
            if not baris.indikator.strip():
                continue
            nomor += 1
            isi = _satu(lembar, baris, milik, tahun, nomor, bernomor)
            if baris.sub and induk is not None:
                sub.append((nomor, induk, isi))
            else:
                pokok.append((nomor, None, isi))
                induk = nomor
    return pokok, sub


def _satu(lembar: Lembar, baris: BacaanBaris, sasaran, tahun: int, nomor: int, bernomor: bool) -> IsianIndikator:
    lain, catatan = _pilihan(baris, DIKENAL | {INDUK} if sasaran.induk_id else DIKENAL)
    target, luar = _target(lembar, baris, tahun)
    label = baris.lain.get("nomor_indikator", "") or (baris.lain.get("nomor", "") if bernomor else "")
    lain |= {
        "urutan": nomor,
        "nomor_sumber": label[:NOMOR_MAKS],
        "satuan": baris.satuan[:SATUAN_MAKS],
        "sumber_data": baris.sumber,
        "sumber_rumus": baris.lain.get("sumber_rumus", ""),
        "penanggung_jawab": baris.lain.get("penanggung_jawab", ""),
        "catatan_sumber": "\n".join((*_catatan(baris), *catatan, *luar)),
    }
    rumus = baris.rumus if baris.rumus.strip() else None
    return IsianIndikator(sasaran, baris.indikator, rumus=rumus, target=target, lain=lain)


def _di_bawah(isi: IsianIndikator, induk) -> IsianIndikator:
    return IsianIndikator(isi.sasaran, isi.nama, rumus=isi.rumus, target=isi.target, lain=isi.lain | {"induk": induk})


def _pilihan(baris: BacaanBaris, dikenal: frozenset[str]) -> tuple[dict, list[str]]:
    """Choices that were read; what is none of them, and has no column (`dikenal`), stays a note."""
    hasil, catatan = {}, []
    for kolom, teks in baris.lain.items():
        if kolom in PILIHAN and teks.strip():
            try:
                hasil[kolom] = pilih(kolom, teks)
            except IsianSalah:
                catatan.append(f"{_sebut(kolom)} tercetak: {teks}")
        elif kolom not in dikenal and not kolom.startswith("target_") and isinstance(teks, str) and teks.strip():
            catatan.append(f"{_sebut(kolom)}: {teks}")
    return hasil, catatan


def _target(lembar: Lembar, baris: BacaanBaris, tahun: int) -> tuple[dict[int, str], list[str]]:
    """{year: text}; a year the document does not cover stays a note. `tahun_target`: the year that the heading of the
    first target column says."""
    tercetak = baris.lain.get("tahun_target", "")
    utama = f"target_{tercetak if tercetak.isdecimal() else tahun}"
    hasil, luar = {}, []
    for kolom, teks in ({utama: baris.target} | baris.lain).items():
        akhir = kolom.removeprefix("target_")
        if not kolom.startswith("target_") or not akhir.isdecimal() or not teks.strip():
            continue
        if lembar.penetapan.tahun_mulai <= int(akhir) <= lembar.penetapan.tahun_selesai and int(akhir) in WAJAR:
            hasil.setdefault(int(akhir), teks[:TARGET_MAKS])
        else:
            luar.append(f"Target {akhir}: {teks}")
    return hasil, luar


def _catatan(baris: BacaanBaris) -> list[str]:
    """What was noted of the row as a whole when it was read."""
    isi = [satu if isinstance(satu, str) else satu["kalimat"] for satu in baris.catatan if _umum(satu)]
    return list(dict.fromkeys(isi))


def _umum(catatan) -> bool:
    return isinstance(catatan, str) or not catatan.get("bidang")


def _sebut(kolom: str) -> str:
    return SEBUTAN.get(kolom, kolom.replace("_", " ").capitalize())
