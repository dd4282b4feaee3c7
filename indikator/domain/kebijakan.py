"""Category scale and capaian policy of a pemda as the pure engine takes them; each holds from a year."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from indikator import capaian
from indikator.capaian.kebijakan import BATAS_ATAS_SAH, BATAS_BAWAH_SAH
from indikator.enums import UKUR_TERBUKA, CaraEfisiensi, TargetNol
from indikator.models import Kategori, KebijakanCapaian, Pengukuran, Skala
from indikator.mutu.bahan import BATAS_CAPAIAN
from organisasi.domain import tulis
from organisasi.domain.pekerjaan import antrekan
from organisasi.enums import StatusPekerjaan
from organisasi.galat import Bentrok, IsianSalah
from organisasi.models import Pekerjaan
from organisasi.permissions import pastikan
from organisasi.tahun import WAJAR

HITUNG_ULANG = "hitung_ulang"  # kind of job (indikator.pekerjaan)
BARU = 0  # the version of a policy or scale that is not there yet
NAMA_SKALA_BAWAAN = "Permendagri 86/2017 (praktik LKjIP)"


def skala(tahun: int) -> tuple:
    """Bands of the active pemda in that year; the default scale where it has none."""
    milik = Skala.objects.filter(tahun_mulai__lte=tahun).prefetch_related("kategori").first()
    if milik is None:
        return capaian.SKALA_PERMENDAGRI_86
    return milik.pita


def nama_skala(tahun: int) -> str:
    milik = Skala.objects.filter(tahun_mulai__lte=tahun).first()
    return milik.nama if milik else NAMA_SKALA_BAWAAN


def kebijakan(tahun: int) -> capaian.Kebijakan:
    """Cap, floor, zero-target rule and way of efficiency of the active pemda in that year."""
    milik = KebijakanCapaian.objects.filter(tahun_mulai__lte=tahun).first()
    return capaian.BAWAAN if milik is None else dari_isian(milik)


def ambang_wajar(tahun: int) -> Decimal | None:
    """Percent above which the linter asks about a capaian; None: never; the usual one where nothing was set."""
    milik = KebijakanCapaian.objects.filter(tahun_mulai__lte=tahun).first()
    return BATAS_CAPAIAN if milik is None else milik.ambang_wajar


def dari_isian(isi: KebijakanCapaian) -> capaian.Kebijakan:
    """A stored or not yet stored row as the engine takes it; ValueError (a sentence) for limits it does not know."""
    return capaian.Kebijakan(
        batas_atas=isi.batas_atas,
        batas_bawah=isi.batas_bawah,
        target_nol=capaian.TargetNol(isi.target_nol),
        rasio_predikat=isi.rasio_predikat,
        efisiensi=capaian.CaraEfisiensi(isi.efisiensi),
    )


def tahun_berakhir(model, tahun_mulai: int) -> int | None:
    """Last year in which a policy or scale (`model`) from `tahun_mulai` holds: until the next one; None: open."""
    berikut = model.objects.filter(tahun_mulai__gt=tahun_mulai).order_by("tahun_mulai").first()
    return berikut.tahun_mulai - 1 if berikut else None


@dataclass(frozen=True)
class Masa:
    """A policy or scale (None: the default of the application) with the years in which it holds (None: no limit)."""

    isi: KebijakanCapaian | Skala | None
    mulai: int | None
    selesai: int | None
    berlaku: bool


def masa_berlaku(semua, tahun: int) -> list[Masa]:
    """Policies or scales with their years, latest first; last the default, where it still holds. One query or two."""
    hasil, selesai = [], None
    for isi in (*semua, None):
        mulai = isi.tahun_mulai if isi else None
        berlaku = (mulai is None or mulai <= tahun) and (selesai is None or tahun <= selesai)
        hasil.append(Masa(isi, mulai, selesai, berlaku))
        selesai = mulai - 1 if isi else None
    return [satu for satu in hasil if satu.isi or satu.selesai is None or satu.selesai >= WAJAR.start]


def dalam_masa(jalan: str, mulai: int, selesai: int | None) -> dict:
    """Condition of a query: the year at `jalan` lies from `mulai` to `selesai` (None: no end)."""
    return {f"{jalan}__gte": mulai} | ({} if selesai is None else {f"{jalan}__lte": selesai})


@transaction.atomic
def atur_kebijakan(
    *,
    oleh,
    tahun_mulai: int,
    batas_atas: Decimal | None = None,
    batas_bawah: Decimal | None = None,
    target_nol: str = TargetNol.TOLAK,
    rasio_predikat: bool = False,
    efisiensi: str = CaraEfisiensi.SELISIH,
    ambang_wajar: Decimal | None = None,
    versi: int | None = None,
) -> tuple[KebijakanCapaian, Pekerjaan | None]:
    """Set the policy that holds from a year: (policy, the job that recomputes the open realisasi of its years).

    Limits and `ambang_wajar` in percent. `versi` is the one the page showed, BARU when it showed none. No job where
    nothing is to be recomputed; setting what is stored already writes nothing. What was submitted keeps its figures.
    Raises IsianSalah naming the field, Bentrok on a lost update.
    """
    pastikan(oleh, "kelola_organisasi")
    isi = {
        "batas_atas": batas_atas,
        "batas_bawah": batas_bawah,
        "target_nol": target_nol,
        "rasio_predikat": rasio_predikat,
        "efisiensi": efisiensi,
        "ambang_wajar": ambang_wajar,
    }
    _periksa(tahun_mulai, isi)
    ada = _yang_ada(KebijakanCapaian, tahun_mulai)
    if ada and all(getattr(ada, kolom) == nilai for kolom, nilai in isi.items()):
        return ada, None
    if ada is None:
        milik = tulis.buat(KebijakanCapaian, oleh=oleh, tahun_mulai=tahun_mulai, **isi)
    else:
        milik = tulis.ubah(ada, oleh=oleh, versi=_versi(ada, versi, isi), **isi)
    return milik, _antrekan_hitung(oleh, milik)


def _periksa(tahun_mulai: int, isi: dict) -> None:
    """IsianSalah for what the engine would refuse."""
    _periksa_tahun(tahun_mulai)
    if isi["batas_atas"] not in BATAS_ATAS_SAH:
        raise IsianSalah({"batas_atas": "Batas atas hanya boleh kosong, 100, 110, atau 120."})
    if isi["batas_bawah"] not in BATAS_BAWAH_SAH:
        raise IsianSalah({"batas_bawah": "Batas bawah hanya boleh kosong atau 0."})
    if isi["ambang_wajar"] is not None and isi["ambang_wajar"] <= 0:
        raise IsianSalah({"ambang_wajar": "Ambang harus lebih dari 0. Kosongkan bila tidak perlu ditanyakan."})


def _periksa_tahun(tahun_mulai: int) -> None:
    if tahun_mulai not in WAJAR:
        raise IsianSalah({"tahun_mulai": f"Isi tahun {WAJAR.start} sampai {WAJAR.stop - 1}."})


def _yang_ada(model, tahun_mulai: int):
    """The row from that year as it is stored now, held until the transaction ends."""
    ada = model.objects.filter(tahun_mulai=tahun_mulai).first()
    return tulis.kunci(ada) if ada else None


def _versi(ada, versi: int | None, isi: dict) -> int | None:
    """The version to compare; Bentrok when the page showed no row for this year but there is one."""
    if versi == BARU:
        raise Bentrok(ada, isi)
    return versi


def _antrekan_hitung(oleh, milik: KebijakanCapaian) -> Pekerjaan | None:
    """Queue the recomputation of the open realisasi of the policy's years; one job per version of the policy."""
    selesai = tahun_berakhir(KebijakanCapaian, milik.tahun_mulai)
    masa = dalam_masa("tahun", milik.tahun_mulai, selesai)
    if not Pengukuran.objects.filter(status__in=UKUR_TERBUKA, realisasi__isnull=False, **masa).exists():
        return None
    return antrekan(
        oleh=oleh,
        jenis=HITUNG_ULANG,
        kunci=f"hitung_ulang:{milik.pk}:{milik.versi}",
        parameter={"tahun_mulai": milik.tahun_mulai, "tahun_selesai": selesai},
        judul=f"Hitung ulang capaian mulai tahun {milik.tahun_mulai}",
    )


def hitung_ulang_tertunda() -> Pekerjaan | None:
    """The last recomputation, unless it came to its end: until then open realisasi may carry the policy before."""
    terakhir = Pekerjaan.objects.filter(jenis=HITUNG_ULANG).order_by("-pk").first()
    return None if terakhir is None or terakhir.status == StatusPekerjaan.SELESAI else terakhir


@transaction.atomic
def atur_skala(
    *, oleh, tahun_mulai: int, nama: str, kategori: list[dict], keterangan: str = "", versi: int | None = None
) -> Skala:
    """Set the scale that holds from a year. `kategori` from the best band down: batas, termasuk, label, warna.

    `versi` as in atur_kebijakan. One audit row with the bands before and after; setting what is stored already writes
    nothing.
    """
    pastikan(oleh, "kelola_organisasi")
    _periksa_tahun(tahun_mulai)
    if galat := periksa_pita(kategori):
        raise IsianSalah(" ".join(kalimat for _, kalimat in galat))
    ada = _yang_ada(Skala, tahun_mulai)
    isi = {"nama": nama, "keterangan": keterangan}
    lama, baru = _pita(ada.kategori.values()) if ada else [], _pita(kategori)
    if ada is None:
        milik = tulis.buat(Skala, oleh=oleh, tahun_mulai=tahun_mulai, rincian={"kategori": baru}, **isi)
    elif baru == lama and (ada.nama, ada.keterangan) == (nama, keterangan):
        return ada
    else:
        versi = _versi(ada, versi, isi)
        milik = tulis.ubah(ada, oleh=oleh, versi=versi, rincian={"kategori": (lama, baru)}, **isi)
    if baru != lama:
        daftar = [{"urutan": i, **k} for i, k in enumerate(kategori, 1)]
        tulis.ganti_daftar(Kategori, {"skala": milik}, daftar, oleh=oleh)
    return milik


def sebagai_skala(kategori: list[dict]) -> tuple:
    """Bands as the engine takes them."""
    return tuple((k["batas"], k["termasuk"], k["label"], k["warna"]) for k in kategori)


def periksa_pita(kategori: list[dict]) -> list[tuple[int, str]]:
    """What is wrong with the bands: (place of the band, sentence), at most one; the place is the band to mend.

    Each band is looked at together with those above it, so that the first that does not fit is named.
    """
    skala = sebagai_skala(kategori)
    penutup = (None, False, "\u2060", "")
    for n in range(1, len(skala) + 1):
        akhir = n == len(skala)
        try:
            capaian.periksa_skala(skala[:n] if akhir else (*skala[:n], penutup))
        except capaian.SkalaTidakSah as galat:
            return [(n - 1, str(galat))]
    return [] if skala else [(0, "Skala belum berisi kategori.")]


def _pita(kategori) -> list[str]:
    """The bands as the audit row keeps them: "Baik Sekali (baik-sekali): > 100,00"."""
    return [f"{k['label']} ({k['warna']}): {_batas(k['batas'], k['termasuk'])}" for k in kategori]


def _batas(batas, termasuk: bool) -> str:
    return "selebihnya" if batas is None else f"{'≥' if termasuk else '>'} {batas:.2f}".replace(".", ",")
