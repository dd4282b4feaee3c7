"""Rules about what is decided: Menetapkan, the lampiran, the earlier decree, when it comes into force."""

import re
from collections.abc import Iterator

from indikator.mutu.kata import baku, kutip
from laporan.kaidah.bahan import DIKTUM, BahanKeputusan, ButirKaidah, PendahuluKaidah
from laporan.kaidah.kalimat import MULAI_BERLAKU, mencabut, mengubah
from laporan.kaidah.langkah import TambahButir, UbahKepala
from laporan.kaidah.temuan import Sorotan, Tingkat, Usul, aturan

_BERLAKU = re.compile(r"\bkeputusan\s+ini\s+(?:mulai\s+)?berlaku\b", re.IGNORECASE)
_REVIU = re.compile(r"\W*(?:revi[ue]w?|revisi|perubahan|penyempurnaan|pengganti(?:an)?)\b", re.IGNORECASE)
_ACUAN = re.compile(r"\b(?:mencabut|dicabut|mengubah|diubah|perubahan|tidak berlaku)\b", re.IGNORECASE)
ISI_MENETAPKAN, SEBUT_LAMA = "Tulis Menetapkan dari judul", "Sebut keputusan terdahulu"
LAMPIRAN = (
    "Menetapkan {} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini."
)
_AWAL_JUDUL = re.compile(r"^(?:penetapan|reviu|revisi|perubahan)\s+(?:atas\s+)?", re.IGNORECASE)


@aturan("KEP-23", Tingkat.HALANG, "Menetapkan kosong atau tidak sama dengan judul", ISI_MENETAPKAN)
def menetapkan(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """ "KEPUTUSAN" + who issues + "TENTANG" + the title. Left open in a decree written here it is printed so."""
    tertulis = bahan.menetapkan.strip()
    if baku(tertulis) == baku(bahan.menetapkan_baku) or not (tertulis or bahan.dari_sumber):
        return
    if not tertulis:
        salah = "Menetapkan kosong"
    elif not baku(tertulis).startswith("keputusan"):
        salah = "Menetapkan tidak diawali KEPUTUSAN dan jabatan penetap"
    else:
        salah = "Menetapkan tidak sama dengan jabatan penetap dan judul keputusan ini"
    langkah = (UbahKepala((("menetapkan", bahan.menetapkan_baku),)),)
    usul = Usul(ISI_MENETAPKAN, tertulis, bahan.menetapkan_baku, langkah)
    yield Sorotan("Menetapkan", f"{salah}. Tulis “KEPUTUSAN … TENTANG …”.", "menetapkan", usul)


def _butir_berlaku(bahan: BahanKeputusan) -> ButirKaidah | None:
    return next((butir for butir in bahan.diktum if _BERLAKU.search(butir.teks)), None)


@aturan("KEP-24", Tingkat.HALANG, "Tidak ada diktum tentang mulai berlaku", "Tambahkan diktum mulai berlaku")
def mulai_berlaku(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    if _butir_berlaku(bahan) is None:
        usul = Usul("Tambahkan diktum mulai berlaku", "", MULAI_BERLAKU, (TambahButir(DIKTUM, MULAI_BERLAKU),))
        yield Sorotan("Diktum", "Belum ada diktum yang menyatakan kapan keputusan mulai berlaku.", DIKTUM, usul)


@aturan("KEP-25", Tingkat.HALANG, "Reviu tanpa menyebut keputusan yang diubah atau dicabut", SEBUT_LAMA)
def tanpa_pendahulu(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """A review by its nature, its title or its cover."""
    berkata = _sebutan_reviu(bahan)
    if (bahan.sifat == "baru" and not berkata) or _disebut(bahan, bahan.asal or bahan.berlaku):
        return
    apa = "Keputusan ini perubahan" if bahan.sifat != "baru" else f"{kutip(berkata, 60)} adalah reviu"
    if (lama := bahan.asal or bahan.berlaku) is None:
        kalimat = f"{apa}, tetapi tidak ada diktum yang mencabut atau mengubah keputusan terdahulu beserta nomornya."
        yield Sorotan("Diktum", f"{kalimat} Tulis diktumnya.", DIKTUM)
        return
    kalimat = f"{apa}, tetapi tidak ada diktum yang mencabut atau mengubah {kutip(lama.sebutan, 160)}."
    yield Sorotan("Diktum", kalimat, DIKTUM, _sebut(bahan, lama))


@aturan("KEP-26", Tingkat.HALANG, "Ada keputusan lain yang masih berlaku dan tidak disebut", SEBUT_LAMA)
def masih_berlaku(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """Of the same instansi for the same years; a review is told so by KEP-25."""
    lama = bahan.berlaku
    if lama is None or bahan.sifat != "baru" or _sebutan_reviu(bahan) or _disebut(bahan, lama):
        return
    kalimat = f"{kutip(lama.sebutan, 160)} masih berlaku. Nyatakan dicabut atau diubah, agar tidak ada dua keputusan."
    yield Sorotan("Diktum", kalimat, DIKTUM, _sebut(bahan, lama))


def _sebutan_reviu(bahan: BahanKeputusan) -> str:
    """The title or line of the cover that begins as a review does ("Reviu …"), "" for none."""
    return next((isi for isi in (bahan.tentang, *bahan.sampul) if _REVIU.match(isi)), "")


def _disebut(bahan: BahanKeputusan, lama: PendahuluKaidah | None) -> bool:
    """Whether a diktum names it (any earlier one, where the system knows none) as changed or revoked."""
    for butir in bahan.diktum:
        teks = " ".join((butir.teks, *(sub.teks for sub in butir.sub)))
        dikenal = _memuat(teks, lama.nomor) if lama else "nomor" in teks.lower()
        if _ACUAN.search(teks) and dikenal:
            return True
    return False


def _memuat(teks: str, nomor: str) -> bool:
    return bool(nomor) and "".join(nomor.split()).casefold() in "".join(teks.split()).casefold()


def _sebut(bahan: BahanKeputusan, lama: PendahuluKaidah) -> Usul:
    """The diktum before the one that says from when; the decree then knows its predecessor."""
    ubah = bahan.sifat == "perubahan"
    baru = (mengubah if ubah else mencabut)(lama.sebutan)
    akhir = _butir_berlaku(bahan)
    kepala = UbahKepala((("asal", lama.pk), ("sifat", "perubahan" if ubah else "pengganti")))
    diktum = TambahButir(DIKTUM, baru, sebelum=akhir.pk if akhir else None)
    return Usul(SEBUT_LAMA, "", baru, (kepala, diktum))


@aturan("KEP-27", Tingkat.SARAN, "Tidak ada diktum yang menyebut Lampiran", "Tambahkan diktum tentang Lampiran")
def menyebut_lampiran(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    semua = (satu for butir in bahan.diktum for satu in (butir, *butir.sub))
    if not bahan.lembar or any(re.search(r"\blampiran\b", satu.teks, re.IGNORECASE) for satu in semua):
        return
    baru = LAMPIRAN.format(_AWAL_JUDUL.sub("", " ".join(bahan.tentang.split())))
    pertama = bahan.diktum[0].pk if bahan.diktum else None
    langkah = (TambahButir(DIKTUM, baru, sebelum=pertama),)
    usul = Usul("Tambahkan diktum tentang Lampiran", "", baru, langkah)
    yield Sorotan(
        "Diktum", "Tidak ada diktum yang menetapkan isi Lampiran. Sebut Lampiran keputusan ini.", DIKTUM, usul
    )


@aturan("KEP-28", Tingkat.SARAN, "Memakai “Dengan rahmat Tuhan Yang Maha Esa”", "Hapus frasa itu")
def rahmat(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    if bahan.rahmat:
        usul = Usul("Hapus frasa itu", "DENGAN RAHMAT TUHAN YANG MAHA ESA", "", (UbahKepala((("rahmat", False),)),))
        kalimat = "“Dengan rahmat Tuhan Yang Maha Esa” dipakai pada peraturan daerah dan peraturan kepala daerah."
        yield Sorotan("Kepala", kalimat, "kepala", usul)
