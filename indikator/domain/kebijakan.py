"""Category scale and capaian policy of a pemda as the pure engine takes them; each holds from a year."""

from django.db import transaction

from indikator import capaian
from indikator.models import Kategori, KebijakanCapaian, Skala
from organisasi.domain import tulis
from organisasi.galat import IsianSalah
from organisasi.permissions import pastikan


def skala(tahun: int) -> tuple:
    """Bands of the active pemda in that year; the default scale where it has none."""
    milik = Skala.objects.filter(tahun_mulai__lte=tahun).prefetch_related("kategori").first()
    if milik is None:
        return capaian.SKALA_PERMENDAGRI_86
    return tuple((k.batas, k.termasuk, k.label, k.warna) for k in milik.kategori.all())


def nama_skala(tahun: int) -> str:
    milik = Skala.objects.filter(tahun_mulai__lte=tahun).first()
    return milik.nama if milik else "Permendagri 86/2017 (praktik LKjIP)"


def kebijakan(tahun: int) -> capaian.Kebijakan:
    """Cap, floor and zero-target rule of the active pemda in that year."""
    milik = KebijakanCapaian.objects.filter(tahun_mulai__lte=tahun).first()
    if milik is None:
        return capaian.BAWAAN
    return capaian.Kebijakan(
        batas_atas=milik.batas_atas,
        batas_bawah=milik.batas_bawah,
        target_nol=capaian.TargetNol(milik.target_nol),
        rasio_predikat=milik.rasio_predikat,
    )


@transaction.atomic
def atur_skala(*, oleh, tahun_mulai: int, nama: str, kategori: list[dict], keterangan: str = "") -> Skala:
    """Set the scale that holds from a year. `kategori` from the best band down: batas, termasuk, label, warna.

    One audit row with the bands before and after; setting what is stored already writes nothing.
    """
    pastikan(oleh, "kelola_organisasi")
    try:
        capaian.periksa_skala(tuple((k["batas"], k["termasuk"], k["label"], k["warna"]) for k in kategori))
    except capaian.SkalaTidakSah as galat:
        raise IsianSalah(str(galat)) from galat
    ada = Skala.objects.filter(tahun_mulai=tahun_mulai).first()
    isi = {"nama": nama, "keterangan": keterangan}
    lama, baru = _pita(tulis.kunci(ada).kategori.values()) if ada else [], _pita(kategori)
    if ada is None:
        isi |= {"tahun_mulai": tahun_mulai, "rincian": {"kategori": baru}}
        milik = tulis.buat(Skala, oleh=oleh, **isi)
    else:
        milik = tulis.ubah(ada, oleh=oleh, rincian={"kategori": (lama, baru)}, **isi)
    if baru != lama:
        daftar = [{"urutan": i, **k} for i, k in enumerate(kategori, 1)]
        tulis.ganti_daftar(Kategori, {"skala": milik}, daftar, oleh=oleh)
    return milik


def _pita(kategori) -> list[str]:
    """The bands as the audit row keeps them: "Baik Sekali (baik-sekali): > 100,00"."""
    return [f"{k['label']} ({k['warna']}): {_batas(k['batas'], k['termasuk'])}" for k in kategori]


def _batas(batas, termasuk: bool) -> str:
    return "selebihnya" if batas is None else f"{'≥' if termasuk else '>'} {batas:.2f}".replace(".", ",")
