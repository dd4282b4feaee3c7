"""Content of a template of decrees: its stored shape, its checks, and its lists as texts that people edit.

{tentang, menetapkan, menimbang: [{isi, butir: [{isi, butir: []}]}], mengingat, diktum, tembusan}. Numbers are not
kept; references are typed ("huruf a", "diktum KESATU") and become links in the draft.
"""

from collections.abc import Iterator, Mapping, Sequence

from laporan.domain.isian_templat import DASAR, DASAR_ASING, ISIAN, salah
from laporan.enums import BagianKeputusan
from laporan.models import DasarHukum
from laporan.naskah.denah import DIKTUM, nomor
from laporan.naskah.pecah import ButirTempel, pecah
from laporan.naskah.penomoran import huruf
from organisasi.domain import tulis
from organisasi.galat import IsianSalah

BUTIR_MAKS, ISI_MAKS = 100, 5_000  # items of one list, characters of one text
TEKS = ("tentang", "menetapkan")


def rapikan(isi: Mapping) -> dict:
    """Content in its stored shape; an item may be given as a plain text."""
    teks = {nama: " ".join(str(isi.get(nama, "")).split()) for nama in TEKS}
    return teks | {str(bagian): [_butir(satu) for satu in isi.get(bagian, [])] for bagian in BagianKeputusan}


def _butir(satu) -> dict:
    if isinstance(satu, str):
        return {"isi": " ".join(satu.split()), "butir": []}
    return {"isi": " ".join(satu["isi"].split()), "butir": [_butir(sub) for sub in satu.get("butir", [])]}


def ke_teks(bagian: str, daftar: Sequence[Mapping]) -> str:
    """A list as a text, an item on each line with its number; sub-items indented. `dari_teks` reads it back."""
    baris = []
    for n, satu in enumerate(daftar, start=1):
        baris.append(f"{nomor(bagian, n)}{' :' if bagian == DIKTUM else '.'} {satu['isi']}")
        baris += [f"    {huruf(m)}. {sub['isi']}" for m, sub in enumerate(satu["butir"], start=1)]
    return "\n".join(baris)


def dari_teks(bagian: str, teks: str) -> list[dict]:
    """The items of such a text, or of one pasted from a decree."""
    return [_dari_tempelan(satu) for satu in pecah(teks, bagian)]


def _dari_tempelan(satu: ButirTempel) -> dict:
    return {"isi": satu.isi, "butir": [_dari_tempelan(sub) for sub in satu.sub]}


def periksa(isi: Mapping) -> None:
    """Raise IsianSalah by field: {tentang, or the part: sentence}."""
    galat: dict[str, str] = {}
    if not isi["tentang"]:
        galat["tentang"] = "Judul (tentang) belum diisi."
    if not isi[DIKTUM]:
        galat[DIKTUM] = "Templat memerlukan sedikitnya satu diktum."
    for bagian in BagianKeputusan:
        if len(isi[bagian]) > BUTIR_MAKS:
            galat[str(bagian)] = f"Paling banyak {BUTIR_MAKS} butir."
    dikenal = set(DasarHukum.objects.values_list("kunci", flat=True))
    for kolom, teks in semua_teks(isi):
        if kalimat := _salah(kolom, teks, dikenal):
            galat.setdefault(kolom, kalimat)
    if galat:
        raise IsianSalah(galat)


def semua_teks(isi: Mapping) -> Iterator[tuple[str, str]]:
    """(field, text) of everything in a content."""
    yield from ((nama, isi[nama]) for nama in TEKS)
    for bagian in BagianKeputusan:
        for satu in isi[bagian]:
            yield str(bagian), satu["isi"]
            yield from ((str(bagian), sub["isi"]) for sub in satu["butir"])


def _salah(kolom: str, teks: str, dikenal: set[str]) -> str:
    """What is wrong with one text of a template, "" for nothing."""
    if len(teks) > ISI_MAKS:
        return "Satu butir paling banyak 5.000 huruf."
    if tulis.ada_kendali(teks):
        return tulis.KALIMAT_KENDALI
    if kalimat := salah(teks, berbutir=kolom not in TEKS):
        return kalimat
    asing = [kunci for nama, kunci in ISIAN.findall(teks) if nama == DASAR and kunci not in dikenal]
    return DASAR_ASING.format(asing[0]) if asing else ""
