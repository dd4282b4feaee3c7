"""Rules about copying: rows, sheets, tasks and formulas that stand in two places."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from indikator.mutu.bahan import BahanMutu, IndikatorMutu, LembarMutu
from indikator.mutu.kata import UMUM, baku, kata_isi, kutip, sebut
from indikator.mutu.temuan import Sorotan, Tingkat, aturan

SAMA_SEKALI = 950  # per mille of the items of two lists that must be equal


def _kelompok(baris: Iterable[IndikatorMutu], kunci) -> list[list[IndikatorMutu]]:
    """Rows with the same key, two or more."""
    hasil = defaultdict(list)
    for satu in baris:
        hasil[kunci(satu)].append(satu)
    return [satu for kunci, satu in hasil.items() if len(satu) > 1 and kunci]


def _teks_target(satu: IndikatorMutu) -> str:
    return " ".join(sorted(baku(t.teks) for t in satu.target))


@aturan("DUP-01", Tingkat.SALAH, "Baris yang sama dua kali")
def baris_ganda(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar in bahan.lembar:
        for sasaran in lembar.sasaran:
            for sama in _kelompok(sasaran.indikator, lambda i: (baku(i.nama), i.induk)):
                if len({_teks_target(i) for i in sama}) > 1 and all(map(_teks_target, sama)):
                    continue
                yield Sorotan(
                    f"Indikator {kutip(sama[0].nama)} tertulis {len(sama)} kali di bawah sasaran yang sama.",
                    "Hapus yang berlebih, atau bedakan namanya.",
                    "indikator",
                    lembar,
                    tuple(sama),
                    tuple(i.nama for i in sama),
                )


@aturan("DUP-02", Tingkat.SARAN, "Nama indikator yang sama di satu lembar")
def nama_kembar(bahan: BahanMutu) -> Iterator[Sorotan]:
    """The same words under different sasaran: nobody can tell the rows apart in a table of capaian."""
    for lembar in bahan.lembar:
        sasaran = {i.kunci: s.kunci for s in lembar.sasaran for i in s.indikator}
        for sama in _kelompok(lembar.baris, lambda i: (baku(i.nama), i.induk)):
            if len({sasaran[i.kunci] for i in sama}) == len(sama):
                yield Sorotan(
                    f"{len(sama)} indikator di lembar ini sama-sama bernama {kutip(sama[0].nama)} di bawah sasaran "
                    "yang berbeda.",
                    "Sebut apa yang dihitung pada setiap baris, supaya dapat dibedakan di tabel capaian.",
                    "indikator",
                    lembar,
                    tuple(sama),
                    tuple(i.nama for i in sama),
                )


@aturan("DUP-03", Tingkat.SALAH, "Lembar yang sama pada dua jabatan")
def lembar_ganda(bahan: BahanMutu) -> Iterator[Sorotan]:
    isi = {lembar.kunci: _isi_lembar(lembar) for lembar in bahan.iki}
    for satu, lain in combinations(bahan.iki, 2):
        if len(isi[satu.kunci]) < 2 or not _sama(isi[satu.kunci], isi[lain.kunci]):
            continue
        yield Sorotan(
            f"Lembar ini sama dengan lembar {satu.sebutan}: {len(lain.baris)} indikator dengan sasaran dan target "
            "yang sama.",
            "Susun lembar menurut tugas jabatan masing-masing; satu dari keduanya tampak tersalin.",
            "indikator",
            lain,
            lain.baris,
            (satu.kunci, *isi[lain.kunci]),
        )


def _isi_lembar(lembar: LembarMutu) -> list[str]:
    return [f"{baku(s.nama)} | {baku(i.nama)} | {_teks_target(i)}" for s in lembar.sasaran for i in s.indikator]


def _sama(kiri: list[str], kanan: list[str]) -> bool:
    """Whether two lists hold (nearly) the same items."""
    bersama = len(set(kiri) & set(kanan))
    return 1000 * bersama >= SAMA_SEKALI * max(len(set(kiri)), len(set(kanan)), 1)


@aturan("DUP-04", Tingkat.PERINGATAN, "Uraian yang sama pada dua jabatan")
def uraian_ganda(bahan: BahanMutu) -> Iterator[Sorotan]:
    """Fungsi (else tugas) copied between differently named jabatan."""
    for jenis in ("tugas", "fungsi"):
        isi = {satu.kunci: [baku(teks) for teks in getattr(satu.jabatan, jenis)] for satu in bahan.iki}
        for satu, lain in combinations(bahan.iki, 2):
            if len(isi[satu.kunci]) < 3 or not _sama(isi[satu.kunci], isi[lain.kunci]) or _senama(satu, lain):
                continue
            yield Sorotan(
                f"Uraian {jenis} jabatan ini sama dengan {satu.sebutan} ({len(isi[lain.kunci])} butir).",
                f"Periksa {jenis} kedua jabatan menurut peraturan tentang uraian tugas; satu tampak tersalin.",
                jenis,
                lain,
                bukti=(satu.kunci, *isi[lain.kunci]),
            )


def _senama(satu: LembarMutu, lain: LembarMutu) -> bool:
    """The same nomenclature in two units shares its tasks rightly."""
    return baku(satu.sebutan.partition(" – ")[0]) == baku(lain.sebutan.partition(" – ")[0])


@aturan("DUP-05", Tingkat.SARAN, "Butir uraian berulang")
def butir_ganda(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar in bahan.iki:
        for jenis in ("tugas", "fungsi"):
            pertama: dict[str, int] = {}
            for nomor, teks in enumerate(getattr(lembar.jabatan, jenis), 1):
                lama = pertama.setdefault(baku(teks), nomor)
                if lama != nomor and teks.strip(" -"):
                    yield Sorotan(
                        f"Butir {jenis} ke-{lama} dan ke-{nomor} berbunyi sama: {kutip(teks)}.",
                        "Periksa peraturan tentang uraian tugas, lalu hapus yang kedua atau tulis bunyi yang benar.",
                        jenis,
                        lembar,
                        bukti=(teks,),
                    )


@aturan("DUP-06", Tingkat.PERINGATAN, "Satu rumus untuk beberapa indikator yang berbeda")
def rumus_kembar(bahan: BahanMutu) -> Iterator[Sorotan]:
    for lembar in bahan.lembar:
        bertulis = [i for i in lembar.baris if i.rumus.polos and not i.gabung_rumus]
        for sama in _kelompok(bertulis, lambda i: baku(i.rumus.polos)):
            beda = {frozenset(kata_isi(i.nama, UMUM)) for i in sama}
            if len(beda) < 2:
                continue
            yield Sorotan(
                f"Rumus {kutip(sama[0].rumus.polos, 60)} dipakai {len(sama)} indikator yang berbeda: "
                f"{sebut((kutip(i.nama, 60) for i in sama), 3)}.",
                "Periksa apakah rumusnya tersalin dari baris lain; tulis untuk setiap indikator apa yang dihitung.",
                "rumus",
                lembar,
                tuple(sama),
                tuple(teks for i in sama for teks in (i.nama, i.rumus.teks)),
            )


@aturan("DUP-07", Tingkat.PERINGATAN, "Rumus yang tampak milik baris lain")
def rumus_baris_lain(bahan: BahanMutu) -> Iterator[Sorotan]:
    """No word in common with its own indicator, and the same as the formula of another row that it does fit."""
    menurut_rumus = defaultdict(list)
    for lembar, satu in bahan.baris():
        if satu.rumus.polos and not satu.gabung_rumus:
            menurut_rumus[baku(satu.rumus.polos)].append((lembar, satu))
    for sama in menurut_rumus.values():
        cocok = next((isi for isi in sama if _sekata(isi[1])), None)
        for lembar, satu in sama if cocok else ():
            if not _sekata(satu):
                yield Sorotan(
                    f"Rumus {kutip(satu.rumus.polos, 60)} tidak berkaitan dengan {kutip(satu.nama, 80)}; rumus itu "
                    f"dipakai {cocok[0].sebutan} untuk {kutip(cocok[1].nama, 80)}.",
                    "Tulis rumus yang menghitung indikator ini.",
                    "rumus",
                    lembar,
                    (satu,),
                    (satu.nama, satu.rumus.teks),
                )


def _sekata(satu: IndikatorMutu) -> bool:
    """Whether name and formula share a content word."""
    return bool(set(kata_isi(satu.nama, UMUM)) & set(kata_isi(satu.rumus.polos, UMUM)))
