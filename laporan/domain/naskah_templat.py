"""A template made into the words of one draft: placeholders filled, citations taken from the library."""

from collections.abc import Mapping

from laporan.domain import dasar_hukum, pustaka_hukum
from laporan.domain.isian_templat import DASAR, DASAR_ASING, ISIAN, PENUTUP, isi
from laporan.domain.pustaka_hukum import DICABUT
from laporan.domain.templat_keputusan import Templat
from laporan.enums import BagianKeputusan
from laporan.kaidah.kalimat import penutup
from laporan.models import DasarHukum
from laporan.naskah.denah import MENIMBANG, nomor
from organisasi.galat import IsianSalah


def isi_templat(templat: Templat, nilai: Mapping[str, str]) -> tuple[dict, dict[str, list[dict]]]:
    """({tentang, menetapkan}, {part: items for laporan.domain.keputusan.buat}); `nilai` as `nilai_isian` gives it.

    A legal basis that is revoked today is left out. Raises IsianSalah for a placeholder that cannot be filled.
    """
    tentang = isi(templat.isi["tentang"], dict(nilai) | {"tentang": ""})
    penuh = dict(nilai) | {"tentang": tentang}
    kepala = {"tentang": tentang, "menetapkan": isi(templat.isi["menetapkan"], penuh)}
    return kepala, {str(bagian): _daftar(templat.isi[bagian], penuh) for bagian in BagianKeputusan}


def _daftar(daftar: list[dict], nilai: Mapping[str, str]) -> list[dict]:
    dikutip = _dasar(daftar)
    hasil: list[dict] = []
    for satu in daftar:
        utuh = ISIAN.fullmatch(satu["isi"])
        if utuh and utuh[1] == PENUTUP:
            huruf = [nomor(MENIMBANG, n) for n in range(1, len(hasil) + 1)]
            tentang = " ".join(nilai["tentang"].split())
            hasil.append({"isi": penutup(huruf, nilai["kepala"], tentang)})
        elif utuh and utuh[1] == DASAR:
            hasil += dikutip[utuh[2]]
        else:
            hasil.append({"isi": isi(satu["isi"], nilai), "butir": _daftar(satu["butir"], nilai)})
    return hasil


def _dasar(daftar: list[dict]) -> dict[str, list[dict]]:
    """{key of the library: its item, none for what is revoked}; one read of the library for the whole list."""
    kunci = [cocok[2] for satu in daftar if (cocok := ISIAN.fullmatch(satu["isi"])) and cocok[1] == DASAR]
    if not kunci:
        return {}
    ada = {satu.kunci: satu for satu in DasarHukum.objects.filter(kunci__in=kunci).select_related("oleh")}
    if asing := [satu for satu in kunci if satu not in ada]:
        raise IsianSalah({"templat": DASAR_ASING.format(asing[0])})
    pustaka = pustaka_hukum.muat_pustaka()
    return {
        nama: []
        if dasar_hukum.status_pada(satu, pustaka=pustaka).kode == DICABUT
        else [{"isi": f"{dasar_hukum.kutipan(satu, pustaka=pustaka)};", "dasar_hukum": satu.pk}]
        for nama, satu in ada.items()
    }
