"""A page that adds an indikator, sent again: what hangs on the stored row beside what was sent."""

from collections.abc import Mapping, Sequence

from indikator.domain import komponen as domain_komponen
from indikator.domain import rumus as domain_rumus
from indikator.domain.rumus import IsianVariabel
from indikator.models import Indikator


def bagian(
    ada: Indikator,
    rumus: str | None,
    variabel: Mapping[str, IsianVariabel] | None,
    target: Mapping[int, str],
    komponen: Sequence[tuple[str, int | None]],
) -> dict[str, tuple]:
    """{part: (as stored, as sent)} for `organisasi.domain.kunci.pastikan_terkirim_sama`."""
    tersimpan = getattr(ada, "rumus", None)
    return {
        "rumus": (tersimpan.teks if tersimpan else None, rumus),
        "variabel": (True, tersimpan is None or not variabel or _variabel_sama(tersimpan, variabel)),
        "target": ({satu.tahun: satu.teks for satu in ada.target.filter(triwulan=0)}, _rapikan(target)),
        "komponen": ([(k.nama, k.bulan) for k in ada.komponen.all()], domain_komponen.rapikan(komponen)),
    }


def _variabel_sama(rumus, variabel: Mapping[str, IsianVariabel]) -> bool:
    tersimpan = rumus.variabel.select_related("bersama")
    return all(domain_rumus.seperti(satu, variabel[satu.kode]) for satu in tersimpan if satu.kode in variabel)


def _rapikan(target: Mapping[int, str]) -> dict[int, str]:
    return {tahun: teks.strip() for tahun, teks in target.items()}
