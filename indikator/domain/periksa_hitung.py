"""Computing all capaian of a pemda anew from what is stored, and telling where the stored figures differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from indikator.domain import capaian as domain_capaian
from indikator.domain import kebijakan as domain_kebijakan
from indikator.domain import kolom_capaian, nilai_realisasi
from indikator.domain.nilai_variabel import isi_tersimpan
from indikator.domain.sd_triwulan import Setahun
from indikator.enums import UKUR_TERBUKA
from indikator.models import Capaian, Indikator, Realisasi
from organisasi import penyewa
from organisasi.domain import jejak, tulis
from organisasi.galat import IsianSalah
from organisasi.models import Instansi, Pemda
from organisasi.pelaku import Pelaku

# what is compared where the targets may have moved on; the inputs are written with other numbers of zeros
TANPA = ("masukan",)
ANGKA = (
    "persen",
    "persen_dibatasi",
    "bukti_hitung",
    "nilai_sd",
    "bukti_sd",
    "target_sd",
    "kemajuan",
    "kemajuan_dibatasi",
    "bukti_kemajuan",
)


@dataclass(frozen=True)
class Beda:
    """A stored capaian that differs from the one computed now. `diterapkan`: the new one is stored.

    `nilai_*`: the realisasi where its formula gives another value than the stored one, else both equal.
    """

    instansi: str
    tahun: int
    triwulan: int
    indikator: str
    status: str
    nilai_lama: Decimal | None
    nilai_baru: Decimal | None
    persen_lama: Decimal | None
    persen_baru: Decimal | None
    bukti_lama: str
    bukti_baru: str
    diterapkan: bool


def periksa(pemda: Pemda, tahun: int | None = None, *, terapkan: bool = False) -> Iterator[Beda | None]:
    """One item per realisasi: its difference, or None where there is none. One instansi after the other.

    Open ones are computed with targets and policy of now, the others with those they had. With `terapkan` open ones
    are stored, as the installation; what was submitted, verified or locked never changes. Each instansi is one
    transaction; only one is held in memory.
    """
    with penyewa.sebagai(pemda):
        instansi = list(Instansi.objects.order_by("pk").values_list("pk", flat=True))
    for kunci in instansi:
        with penyewa.sebagai(pemda), transaction.atomic():
            hasil = _periksa_instansi(Pelaku.mesin(pemda), kunci, tahun, terapkan)
        yield from hasil


def _periksa_instansi(oleh: Pelaku, instansi: int, tahun: int | None, terapkan: bool) -> list[Beda | None]:
    if terapkan:  # before a capaian is held, and before the values are read that it is computed from
        jejak.antre(oleh.pemda.pk)
    baris = Realisasi.objects.filter(pengukuran__instansi=instansi)
    if tahun is not None:
        baris = baris.filter(pengukuran__tahun=tahun)
    return [_periksa(oleh, setahun, satu, terapkan) for setahun, satu in domain_capaian.per_tahun(baris)]


def _periksa(oleh: Pelaku, setahun: Setahun, realisasi: Realisasi, terapkan: bool) -> Beda | None:
    lama, nilai_lama = getattr(realisasi, "capaian", None), realisasi.nilai
    terbuka = realisasi.pengukuran.status in UKUR_TERBUKA
    bukti_lama, persen_lama = (lama.bukti_hitung or lama.galat, lama.persen) if lama else ("", None)
    dihitung = _nilai_rumus(setahun, realisasi, terbuka)
    baru = _hitung(setahun, realisasi, lama, terbuka, dihitung)
    if dihitung is None and lama is not None and not _berbeda(lama, baru, terbuka):
        return None
    if terapkan and terbuka:
        _terapkan(oleh, setahun, realisasi, dihitung)
    return Beda(
        realisasi.pengukuran.instansi.slug,
        realisasi.pengukuran.tahun,
        realisasi.pengukuran.triwulan,
        realisasi.indikator.nama,
        realisasi.pengukuran.status,
        nilai_lama,
        dihitung[0] if dihitung else nilai_lama,
        persen_lama,
        baru["persen"],
        bukti_lama,
        baru["bukti_hitung"] or baru["galat"],
        terapkan and terbuka,
    )


def _nilai_rumus(setahun: Setahun, realisasi: Realisasi, terbuka: bool) -> tuple[Decimal, str] | None:
    """(value, text) by its formula from the stored variables, where it is another one than the stored.

    An open realisasi goes by the formula in force, a closed one by that its variables were entered for.
    """
    milik = isi_tersimpan(realisasi)
    if not milik:
        return None
    isi = {variabel.kode: nilai for variabel, nilai in milik.items()}
    silsilah, rumus = realisasi.indikator.silsilah, next(iter(milik)).rumus_id
    indikator = setahun.indikator[silsilah] if terbuka else _pemilik(setahun, realisasi.indikator, rumus)
    if not nilai_realisasi.punya_rumus(indikator):
        return None
    menurut = {v: isi[v.kode] for v in indikator.rumus.variabel.all() if v.kode in isi}
    try:
        nilai, teks = nilai_realisasi.dari_variabel(indikator, menurut)
    except IsianSalah:
        return None  # the formula has other variables by now: the stored value stands
    return None if nilai == realisasi.nilai else (nilai, teks)


def _pemilik(setahun: Setahun, indikator: Indikator, rumus: int) -> Indikator:
    """The version of the row that has this formula: the row itself, but where it was entered again after a review."""
    if nilai_realisasi.punya_rumus(indikator) and indikator.rumus.pk == rumus:
        return indikator
    lain = (satu for satu in setahun.versi.values() if satu.silsilah == indikator.silsilah)
    return next((satu for satu in lain if nilai_realisasi.punya_rumus(satu) and satu.rumus.pk == rumus), indikator)


def _hitung(setahun: Setahun, realisasi: Realisasi, lama: Capaian | None, terbuka: bool, dihitung) -> dict:
    """The columns as they should be; a closed realisasi goes into the triwulan after it as it is stored."""
    tersimpan = setahun.realisasi[realisasi.indikator.silsilah][realisasi.pengukuran.triwulan]
    asli = tersimpan.nilai
    if dihitung:
        realisasi.nilai = tersimpan.nilai = dihitung[0]
    if terbuka or lama is None:
        kolom = kolom_capaian.susun(realisasi, setahun, domain_kebijakan.kebijakan(setahun.tahun))
    else:
        kolom = kolom_capaian.susun_tersimpan(realisasi, setahun)
    if not terbuka:
        tersimpan.nilai = asli
    return kolom


def _berbeda(lama: Capaian, baru: dict, terbuka: bool) -> bool:
    kolom = [nama for nama in baru if nama not in TANPA] if terbuka else ANGKA
    return any(getattr(lama, nama) != baru[nama] for nama in kolom)


def _terapkan(oleh: Pelaku, setahun: Setahun, realisasi: Realisasi, dihitung) -> None:
    lama = domain_capaian.ringkas(getattr(realisasi, "capaian", None))
    if dihitung:
        realisasi = tulis.ubah(realisasi, oleh=oleh, nilai=dihitung[0], teks=dihitung[1])
    domain_capaian.hitung_realisasi(realisasi, setahun)
    domain_capaian.catat_hitung(realisasi, lama, oleh=oleh)
