"""Rules about the component list: as long as the target?"""

import re
from collections import defaultdict
from collections.abc import Iterator

from indikator.mutu.aturan_rumus import persentase
from indikator.mutu.aturan_target import dengan_target
from indikator.mutu.bahan import BahanMutu, IndikatorMutu, LembarMutu, TargetMutu
from indikator.mutu.kata import kutip, sebut
from indikator.mutu.temuan import Sorotan, Tingkat, aturan
from indikator.target.predikat import NAMA_SKM

_BERULANG = re.compile(
    r"\b(?:bulanan|triwulan\w*|semester\w*|setiap bulan|per bulan|surat keputusan|usul\w*|permohonan)\b", re.IGNORECASE
)  # by the calendar, or as often as someone asks


@aturan("TGT-05", Tingkat.PERINGATAN, "Daftar komponen lebih panjang dari target", "DOMAIN bagian 4 dan 7")
def komponen_lebih_panjang(bahan: BahanMutu) -> Iterator[Sorotan]:
    """Only a suggestion where the list may say something else than how many: papers that recur, one paper of parts.

    Of the latter (target 1) one for each sheet.
    """
    satu_naskah: dict[str, dict[str, IndikatorMutu]] = defaultdict(dict)
    for lembar, satu, target in _berkomponen(bahan):
        banyak = len(satu.komponen)
        if target.nilai == 1 < banyak:
            satu_naskah[lembar.kunci][satu.kunci] = satu
        elif target.nilai < banyak:
            yield Sorotan(
                f"Target {kutip(target.teks)}, tetapi rumusnya menyebut {banyak} hal: {sebut(satu.komponen)}.",
                f"Samakan: naikkan target menjadi {banyak}, atau hapus yang tidak dihitung dari rumus.",
                "target",
                lembar,
                (satu,),
                (satu.nama, target.teks, *satu.komponen),
                Tingkat.SARAN if _BERULANG.search(satu.rumus.polos) else None,
            )
    for kunci, baris in satu_naskah.items():
        yield _satu_naskah(bahan.lembar_menurut_kunci[kunci], tuple(baris.values()))


def _satu_naskah(lembar: LembarMutu, baris: tuple[IndikatorMutu, ...]) -> Sorotan:
    isi = sebut(baris[0].komponen)
    return Sorotan(
        f"Targetnya 1, tetapi daftar komponennya memuat {len(baris[0].komponen)} hal: {isi}."
        if len(baris) == 1
        else f"{len(baris)} baris bertarget 1, tetapi daftar komponennya memuat lebih dari satu hal; misalnya "
        f"{kutip(baris[0].nama, 80)}: {isi}.",
        "Bila semuanya satu naskah, ganti daftar komponennya dengan naskah itu; bila masing-masing dihitung, naikkan "
        "targetnya.",
        "target",
        lembar,
        baris,
        tuple(teks for satu in baris for teks in (satu.nama, *satu.komponen)),
        Tingkat.SARAN,
    )


@aturan("TGT-06", Tingkat.SARAN, "Daftar komponen lebih pendek dari target", "DOMAIN bagian 4")
def komponen_lebih_pendek(bahan: BahanMutu) -> Iterator[Sorotan]:
    """Only where a recurring list cannot explain it: 8 against 5, not 12 against 3 (monthly), no papers on demand."""
    for lembar, satu, target in _berkomponen(bahan):
        banyak = len(satu.komponen)
        if banyak < 3 or not banyak < target.nilai < 2 * banyak or _BERULANG.search(satu.rumus.polos):
            continue
        yield Sorotan(
            f"Target {kutip(target.teks)}, tetapi rumusnya hanya menyebut {banyak}: {sebut(satu.komponen)}.",
            "Lengkapi daftarnya, atau sebut mana yang disusun lebih dari sekali dalam setahun.",
            "target",
            lembar,
            (satu,),
            (satu.nama, target.teks, *satu.komponen),
        )


def _berkomponen(bahan: BahanMutu) -> Iterator[tuple[LembarMutu, IndikatorMutu, TargetMutu]]:
    for lembar, satu, target in dengan_target(bahan):
        cacah = target.jenis == "angka" and target.nilai is not None and not target.predikat
        if satu.komponen and cacah and not _berskala(satu, target):
            yield lembar, satu, target


def _berskala(satu: IndikatorMutu, target: TargetMutu) -> bool:
    """Whether the value is a percentage or a score: its list names aspects, not documents."""
    ukuran = target.satuan.casefold() in ("%", "nilai", "indeks", "skor")
    return ukuran or persentase(satu) or bool(NAMA_SKM.search(satu.nama))
