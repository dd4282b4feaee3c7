"""Rules about how a law is cited: its gazettes, number, title and last change, against the library."""

import re
from collections import defaultdict
from collections.abc import Iterator

from indikator.mutu.kata import kutip, sebut
from laporan.kaidah.bahan import MENGINGAT, BahanKeputusan, ButirKaidah, tempat
from laporan.kaidah.langkah import KutipHukum
from laporan.kaidah.temuan import Sorotan, Tingkat, Usul, aturan
from laporan.sitasi import nomor_polos, peringkat

DARI_PUSTAKA = "Ambil kutipan dari pustaka"
TERBITAN = ("Lembaran Negara", "Tambahan Lembaran Negara", "Berita Negara", "Lembaran Daerah")
BERITA_SEJAK = 2009  # regulations of ministers before that year were often not published
_PERINGKAT_PERPRES, _PERINGKAT_MENTERI, _PERINGKAT_DAERAH = 5, 7, range(8, 12)
_EJAAN = re.compile(r"\bUU\s+nomor\b|\bno\.\s*[0-9]+|\bundang\s+-\s*undang\b|\btambahan\s+negara\b", re.IGNORECASE)


def _usul(butir: ButirKaidah) -> Usul | None:
    """None where the library does not know what the text says: nothing is lost by a fix."""
    if butir.hukum is None or butir.hukum.status == "dicabut":
        return None
    tertulis, resmi = butir.sitasi, butir.hukum.resmi
    if tertulis and any(getattr(tertulis, k) and not getattr(resmi, k) for k in ("ln", "tln", "bn", "lembaran")):
        return None
    baru = f"{butir.hukum.kutipan};"
    return Usul(DARI_PUSTAKA, butir.teks, baru, (KutipHukum(butir.pk, butir.hukum.kunci, baru),))


def _bila_pasti(butir: ButirKaidah) -> Tingkat | None:
    """Only advice where the entry of the library waits to be confirmed: nobody is kept out by a guess."""
    return None if butir.hukum and butir.hukum.pasti else Tingkat.SARAN


def _beda(butir: ButirKaidah, *bagian: str) -> list[tuple[str, str, str]]:
    """Differences of these kinds, also of the law that is said to have changed it ("UU …: Lembaran Negara")."""
    return [satu for satu in butir.beda if satu[0].rpartition(": ")[2] in bagian]


@aturan("KEP-40", Tingkat.HALANG, "Nomor Lembaran Negara, tambahannya, atau Berita Negara salah", DARI_PUSTAKA)
def terbitan_salah(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    for butir in bahan.mengingat:
        salah = [f"{apa} {kutip(ini)}, di pustaka {kutip(itu)}" for apa, ini, itu in _beda(butir, *TERBITAN) if ini]
        if salah:
            nama = tempat(MENGINGAT, butir)
            yield Sorotan(nama, f"{nama} menulis {sebut(salah)}.", butir, _usul(butir), _bila_pasti(butir))


@aturan("KEP-41", Tingkat.SARAN, "Peraturan dikutip tanpa Lembaran atau Berita Negara/Daerah", DARI_PUSTAKA)
def tanpa_terbitan(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """What the library knows and the text leaves out; beyond it what a regulation of its rank must have."""
    for butir in bahan.mengingat:
        kurang = [apa for apa, ini, _ in _beda(butir, *TERBITAN) if not ini] or _wajib(butir)
        if kurang:
            nama = tempat(MENGINGAT, butir)
            kalimat = f"{nama} ditulis tanpa {sebut(kurang)}."
            yield Sorotan(
                nama, kalimat, butir, _usul(butir) if any(not ini for _, ini, _ in _beda(butir, *TERBITAN)) else None
            )


def _wajib(butir: ButirKaidah) -> list[str]:
    satu = butir.sitasi
    if satu is None or satu.ln or satu.bn or satu.lembaran:
        return []
    tingkat = peringkat(satu.bentuk)
    if 3 <= tingkat <= _PERINGKAT_PERPRES:
        return ["Lembaran Negara"]
    if tingkat == _PERINGKAT_MENTERI and satu.tahun >= BERITA_SEJAK:
        return ["Berita Negara"]
    return ["Lembaran atau Berita Daerah"] if tingkat in _PERINGKAT_DAERAH else []


@aturan("KEP-42", Tingkat.HALANG, "Dua peraturan dengan Lembaran Negara yang sama", DARI_PUSTAKA)
def terbitan_kembar(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """Told at the one the library says is wrong, where it knows; else at the later one."""
    for kolom, nama in (("ln", "Lembaran Negara"), ("tln", "Tambahan Lembaran Negara"), ("bn", "Berita Negara")):
        per: dict[str, list[ButirKaidah]] = defaultdict(list)
        for butir in bahan.mengingat:
            if isi := getattr(butir.sitasi, kolom, ""):
                per[isi].append(butir)
        for isi, daftar in per.items():
            if len(daftar) > 1 and len({_peraturan(butir) for butir in daftar}) > 1:
                salah = next((satu for satu in reversed(daftar) if _beda(satu, nama)), daftar[-1])
                yield _kembar(nama, isi, daftar, salah)


def _peraturan(butir: ButirKaidah) -> tuple:
    satu = butir.sitasi
    return satu.bentuk, nomor_polos(satu.nomor), satu.tahun


def _kembar(nama: str, isi: str, daftar: list[ButirKaidah], salah: ButirKaidah) -> Sorotan:
    semua = sebut(butir.nomor.rstrip(".") for butir in daftar)
    kalimat = f"Mengingat {semua} memakai {nama} yang sama, {kutip(isi)}. Setiap peraturan punya nomor sendiri."
    return Sorotan(tempat(MENGINGAT, salah), kalimat, salah, _usul(salah))


@aturan("KEP-43", Tingkat.HALANG, "Nomor atau tahun peraturan salah", DARI_PUSTAKA)
def nomor_salah(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    """Known by its title, with another number. Only another year is advice: a title may return every few years."""
    for butir in bahan.mengingat:
        beda = _beda(butir, "Nomor", "Tahun")
        salah = [(apa, ini, itu) for apa, ini, itu in beda if nomor_polos(ini) != nomor_polos(itu)]
        if salah:
            nama = tempat(MENGINGAT, butir)
            isi = sebut(
                f"{apa.lower()} {kutip(ini or 'tidak ada')}, di pustaka {kutip(itu)}" for apa, ini, itu in salah
            )
            tingkat = _bila_pasti(butir) if any(apa.endswith("Nomor") for apa, *_ in salah) else Tingkat.SARAN
            yield Sorotan(nama, f"{nama}: {isi}.", butir, _usul(butir), tingkat)


@aturan("KEP-44", Tingkat.SARAN, "Judul atau penulisan nomor peraturan tidak seperti di pustaka", DARI_PUSTAKA)
def judul(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    for butir in bahan.mengingat:
        beda = _beda(butir, "Judul") + [
            satu for satu in _beda(butir, "Nomor") if nomor_polos(satu[1]) == nomor_polos(satu[2])
        ]
        if beda:
            nama = tempat(MENGINGAT, butir)
            isi = sebut(f"{apa} ditulis {kutip(ini or 'kosong')}, resminya {kutip(itu)}" for apa, ini, itu in beda)
            yield Sorotan(nama, f"{nama}: {isi}.", butir, _usul(butir))


@aturan("KEP-45", Tingkat.SARAN, "Peraturan dikutip tanpa perubahan terakhirnya", DARI_PUSTAKA)
def perubahan(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    for butir in bahan.mengingat:
        for _, tertulis, benar in _beda(butir, "Perubahan terakhir"):
            nama, lama = tempat(MENGINGAT, butir), f", bukan {tertulis}" if tertulis else ""
            kalimat = f"{nama}: pada tanggal keputusan sudah diubah, terakhir dengan {benar}{lama}."
            yield Sorotan(nama, kalimat, butir, _usul(butir))


@aturan("KEP-46", Tingkat.SARAN, "Kutipan peraturan disingkat atau tidak baku", DARI_PUSTAKA)
def ejaan(bahan: BahanKeputusan) -> Iterator[Sorotan]:
    for butir in bahan.mengingat:
        nama = tempat(MENGINGAT, butir)
        if butir.sitasi is None:
            yield Sorotan(
                nama, f"{nama} tidak terbaca sebagai kutipan peraturan (jenis, nomor, tahun, tentang).", butir
            )
        elif tertulis := dict.fromkeys(_EJAAN.findall(butir.teks)):
            isi = sebut(map(kutip, tertulis))
            yield Sorotan(nama, f"{nama} menulis {isi}; tulis kutipannya lengkap dan baku.", butir, _usul(butir))
