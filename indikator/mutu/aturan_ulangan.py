"""The rule about formulas that say no more than the name of their indicator."""

import re
from collections.abc import Iterator

from indikator.mutu.aturan_rumus import persentase
from indikator.mutu.bahan import BahanMutu, IndikatorMutu, RumusMutu
from indikator.mutu.benda import benda
from indikator.mutu.kata import UMUM, kata_isi, kutip
from indikator.mutu.temuan import Sorotan, Tingkat, aturan
from indikator.rumus.ast import Variabel

_NILAI = re.compile(r"\W*(?:rata-rata\s+)?(?:nilai|indeks|skor|predikat|opini)\b", re.IGNORECASE)  # given by others


@aturan("RUM-03", Tingkat.SARAN, "Rumus hanya mengulang indikator")
def mengulang(bahan: BahanMutu) -> Iterator[Sorotan]:
    """One finding per sheet. Of people and offices the name says enough; a percentage is told about by RUM-01."""
    for lembar in bahan.lembar:
        baris = tuple(satu for satu in lembar.baris if _perlu_rumus(satu) and _mengulang(satu))
        if not baris:
            continue
        contoh = kutip(baris[0].rumus.polos, 80)
        yield Sorotan(
            f"Rumus {contoh} hanya mengulang nama indikator."
            if len(baris) == 1
            else f"Rumus {len(baris)} baris hanya mengulang nama indikatornya, misalnya {contoh}.",
            _saran(baris),
            "rumus",
            lembar,
            baris,
            tuple(teks for satu in baris for teks in (satu.nama, satu.rumus.teks)),
        )


def _saran(baris: tuple[IndikatorMutu, ...]) -> str:
    if all(_NILAI.match(satu.nama) for satu in baris):
        return "Sebut siapa yang menilai dan di laporan mana nilainya tercantum."
    return "Terangkan kapan sesuatu dihitung selesai dan berapa kali setahun, atau isi daftar komponennya."


def _perlu_rumus(satu: IndikatorMutu) -> bool:
    """Whether the formula should say more than the name: no list, no calculation, not plainly people or offices."""
    nama = benda(satu.nama)
    jelas = nama is not None and nama.golongan in ("orang", "perangkat daerah")
    return bool(satu.rumus.polos) and not (jelas or satu.komponen or persentase(satu) or _berhitung(satu.rumus))


def _mengulang(satu: IndikatorMutu) -> bool:
    """No new word; a formula that names the paper of an activity ("Jumlah analisis": "Dokumen analisis") adds one."""
    dihitung, disebut = benda(satu.rumus.polos), benda(satu.nama)
    if dihitung is not None and (disebut is None or disebut.golongan != dihitung.golongan):
        return False
    return set(kata_isi(satu.rumus.polos, UMUM)) <= set(kata_isi(satu.nama, UMUM))


def _berhitung(rumus: RumusMutu) -> bool:
    """Whether the tree is more than a single variable."""
    return rumus.pohon is not None and not isinstance(rumus.pohon, Variabel)
