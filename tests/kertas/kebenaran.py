"""What the transcription in fixtures/contoh says of a seed, in the shape that a reading is compared in."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.sumber_baca import padat

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "contoh"
KOLOM = ("sasaran", "indikator", "target", "rumus", "tipe", "sumber_rumus", "sumber", "sub")


@dataclass(frozen=True)
class LembarBenar:
    jenis: str
    jabatan: str
    unit: str
    tugas: tuple[str, ...]
    fungsi: tuple[str, ...]
    isi_fungsi: str
    baris: tuple[dict[str, str], ...]


def lembar(nama: str, *, jenis: str = "IKI", penetapan: int = 0) -> list[LembarBenar]:
    """The sheets of a seed in their order. `nama`: file without .yaml."""
    isi = yaml.load((FOLDER / f"{nama}.yaml").read_text(), Loader=yaml.BaseLoader)
    jabatan = {satu["kunci"]: satu for inst in isi.get("instansi", ()) for satu in inst.get("jabatan", ())}
    semua = [satu for p in isi["penetapan"] for satu in p["lembar"] if satu["jenis"] == jenis]
    return [_lembar(satu, jabatan.get(satu.get("jabatan", ""), {})) for satu in semua]


def _lembar(lembar: dict, jabatan: dict) -> LembarBenar:
    fungsi = jabatan.get("fungsi", ())
    return LembarBenar(
        lembar["jenis"].lower(),
        jabatan.get("nama", ""),
        jabatan.get("unit", ""),
        _butir(jabatan.get("tugas", ())),
        () if isinstance(fungsi, str) else _butir(fungsi),
        fungsi if isinstance(fungsi, str) else "daftar" if fungsi else "",
        tuple(_baris(s["nama"], i, sub) for s in lembar["sasaran"] for i, sub in _semua(s["indikator"])),
    )


def _semua(indikator: list[dict]):
    for satu in indikator:
        yield satu, False
        for sub in satu.get("sub", ()):
            yield sub, True


def _butir(daftar) -> tuple[str, ...]:
    return () if isinstance(daftar, str) else tuple(padat(satu["isi"]) for satu in daftar)


def _baris(sasaran: str, isi: dict, sub: bool) -> dict[str, str]:
    kunci = {
        "indikator": "nama",
        "target": "target",
        "rumus": "rumus",
        "tipe": "tipe_penghitungan",
        "sumber_rumus": "sumber_rumus",
        "sumber": "sumber_data",
    }
    hasil = {kolom: padat(isi.get(asal, "")) for kolom, asal in kunci.items()}
    return {"sasaran": padat(sasaran), **hasil, "sub": str(sub)}
