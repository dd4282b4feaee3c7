"""Rules about the laws in Mengingat: in force at the decree's date, each once, in order, all that are relied on."""

import re
from collections.abc import Iterator

from indikator.mutu.kata import kutip, sebut
from laporan.kaidah.bahan import MENGINGAT, BahanKeputusan, ButirKaidah, HukumKaidah, tempat
from laporan.kaidah.langkah import HapusButir, KutipHukum, TambahButir, UrutkanButir
from laporan.kaidah.temuan import Sorotan, Tingkat, Usul, aturan
from laporan.sitasi import kunci_urut, nomor_polos

GANTI, HAPUS, URUTKAN, TAMBAHKAN = "Ganti dengan penggantinya", "Hapus", "Urutkan Mengingat", "Tambahkan ke Mengingat"
_MASA = re.compile(r"\b(?:19|20)[0-9]{2}\s*[-–]\s*((?:19|20)[0-9]{2})\b")


def _disebut(bahan: BahanKeputusan) -> set[str]:
    return {butir.hukum.kunci for butir in bahan.mengingat if butir.hukum}


def _dicabut(bahan: BahanKeputusan, *, dengan_pengganti: bool) -> Iterator[tuple[ButirKaidah, HukumKaidah]]:
    """Repealed laws whose successor is, or is not, cited as well."""
    ada = _disebut(bahan)
    for butir in bahan.mengingat:
        if butir.hukum and butir.hukum.status == "dicabut":
            pengganti = butir.hukum.oleh
            if (pengganti is not None and pengganti.kunci in ada) == dengan_pengganti:
                yield butir, butir.hukum


@aturan("KEP-30", Tingkat.HALANG, "Peraturan sudah dicabut pada tanggal keputusan", GANTI)
def dicabut(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """Blocks only where the library is sure of the revocation and its day."""
    for butir, hukum in _dicabut(bahan, dengan_pengganti=False):
        nama, oleh = tempat(MENGINGAT, butir), f" dengan {hukum.oleh.sebutan}" if hukum.oleh else ""
        pasti = "" if hukum.pasti else " (perlu dikonfirmasi)"
        kalimat = f"{nama}: {hukum.sebutan} sudah dicabut{oleh}{pasti}. Ganti dengan penggantinya atau hapus."
        yield Sorotan(nama, kalimat, butir, _ganti(butir, hukum), None if hukum.pasti else Tingkat.SARAN)


def _ganti(butir: ButirKaidah, hukum: HukumKaidah) -> Usul | None:
    if hukum.oleh is None:
        return None
    baru = f"{hukum.oleh.kutipan};"
    return Usul(GANTI, butir.teks, baru, (KutipHukum(butir.pk, hukum.oleh.kunci, baru),), serempak=False)


@aturan("KEP-31", Tingkat.HALANG, "Peraturan yang dicabut berdampingan dengan penggantinya", HAPUS)
def berdampingan(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    for butir, hukum in _dicabut(bahan, dengan_pengganti=True):
        nama = tempat(MENGINGAT, butir)
        usul = Usul(HAPUS, butir.teks, "", (HapusButir(butir.pk),), serempak=False)
        kalimat = f"{nama}: {hukum.sebutan} sudah dicabut dengan {hukum.oleh.sebutan} yang juga dikutip. Hapus."
        yield Sorotan(nama, kalimat, butir, usul, None if hukum.pasti else Tingkat.SARAN)


@aturan("KEP-32", Tingkat.HALANG, "Peraturan belum ada pada tanggal keputusan")
def belum_ada(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    for butir in bahan.mengingat:
        if butir.sitasi and butir.sitasi.tahun > bahan.pada.year:
            nama = tempat(MENGINGAT, butir)
            kalimat = (
                f"{nama} mengutip peraturan tahun {butir.sitasi.tahun}, sesudah tahun keputusan. Periksa tahunnya."
            )
            yield Sorotan(nama, kalimat, butir)


@aturan("KEP-33", Tingkat.HALANG, "Peraturan dikutip dua kali", HAPUS)
def ganda(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    dilihat: dict[tuple, ButirKaidah] = {}
    for butir in bahan.mengingat:
        if butir.sitasi is None:
            continue
        satu = (butir.sitasi.bentuk.casefold(), nomor_polos(butir.sitasi.nomor), butir.sitasi.tahun)
        kunci = (butir.hukum.kunci,) if butir.hukum else satu
        lalu, nama = dilihat.setdefault(kunci, butir), tempat(MENGINGAT, butir)
        if lalu is not butir:
            usul = Usul(HAPUS, butir.teks, "", (HapusButir(butir.pk),))
            kalimat = f"{nama} mengutip peraturan yang sama dengan {tempat(MENGINGAT, lalu)}. Hapus salah satu."
            yield Sorotan(nama, kalimat, butir, usul)


def _urutan(butir: ButirKaidah) -> tuple:
    """By the library where it is known: there kind and number are right. What is no citation stands last."""
    satu = butir.hukum.resmi if butir.hukum else butir.sitasi
    return kunci_urut(satu) if satu else (100,)


@aturan("KEP-34", Tingkat.SARAN, "Mengingat tidak urut menurut tingkat lalu waktu", URUTKAN)
def urut(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    seharusnya = sorted(bahan.mengingat, key=_urutan)
    geser = [butir for butir, benar in zip(bahan.mengingat, seharusnya, strict=True) if butir.pk != benar.pk]
    if not geser:
        return
    langkah = (UrutkanButir(MENGINGAT, tuple(butir.pk for butir in seharusnya)),)
    lama, baru = (", ".join(_pendek(satu) for satu in daftar) for daftar in (bahan.mengingat, seharusnya))
    kalimat = f"Mengingat mulai butir {geser[0].nomor.rstrip('.')} tidak urut menurut tingkat peraturan lalu tahunnya."
    yield Sorotan("Mengingat", kalimat, MENGINGAT, Usul(URUTKAN, lama, baru, langkah))


def _pendek(butir: ButirKaidah) -> str:
    if butir.hukum:
        return butir.hukum.sebutan
    satu = butir.sitasi
    return f"{satu.bentuk} {satu.nomor}/{satu.tahun}" if satu else kutip(butir.teks, 40)


@aturan("KEP-35", Tingkat.SARAN, "Peraturan disebut di Menimbang, tidak ada di Mengingat", TAMBAHKAN)
def tidak_di_mengingat(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    ada = _disebut(bahan)
    for butir in bahan.menimbang:
        for hukum in (satu for satu in butir.dasar if satu.kunci not in ada):
            nama, baru = tempat("menimbang", butir), f"{hukum.kutipan};"
            letak = (satu.pk for satu in bahan.mengingat if _urutan(satu) > kunci_urut(hukum.resmi))
            langkah = (TambahButir(MENGINGAT, baru, sebelum=next(letak, None), hukum=hukum.kunci),)
            kalimat = f"{nama} menyebut {hukum.sebutan}, yang tidak ada di Mengingat."
            yield Sorotan(nama, kalimat, butir, Usul(TAMBAHKAN, "", baru, langkah))


@aturan("KEP-36", Tingkat.SARAN, "Rencana yang dikutip sudah lewat masanya")
def lewat_masa(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """The last year a title names lies before that of the decree ("… Tahun 2010-2014")."""
    for butir in bahan.mengingat:
        akhir = [int(tahun) for tahun in _MASA.findall(butir.sitasi.tentang if butir.sitasi else "")]
        if akhir and max(akhir) < bahan.pada.year:
            nama = tempat(MENGINGAT, butir)
            masa = sebut(cocok[0] for cocok in _MASA.finditer(butir.sitasi.tentang))
            kalimat = f"{nama} mengutip rencana {masa}, yang sudah lewat pada {bahan.pada.year}. Ganti bila ada."
            yield Sorotan(nama, kalimat, butir)
