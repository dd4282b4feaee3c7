"""The table, the line about the machine, and the JSON."""

import json
import os
import platform
import subprocess
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

import django

from bench._basis import versi
from bench._papan import Baris, Gagal, Laju

AKAR = Path(__file__).parent.parent
JUDUL = ("Pekerjaan", "Pembanding", "Rasio (rentang)", "Waktu prosesor", "Detik", "Batas", "Tercapai")


def mesin(laju: Laju) -> dict:
    """What the figures were taken on."""
    return {
        "tanggal": time.strftime("%Y-%m-%d %H:%M"),
        "inti": len(os.sched_getaffinity(0)),
        "beban": round(os.getloadavg()[0], 1),
        "sistem": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "django": django.get_version(),
        "basis": versi(),
        "commit": _commit(),
        "cepat": laju.cepat,
        "putaran": laju.putaran,
    }


def _commit() -> str:
    """Short name, with + where files are changed; empty outside a work tree."""

    def git(*perintah: str) -> str:
        jawab = subprocess.run(["git", *perintah], cwd=AKAR, capture_output=True, text=True)
        return jawab.stdout.strip() if jawab.returncode == 0 else ""

    return git("rev-parse", "--short", "HEAD") + ("+" if git("status", "--porcelain", "-uno") else "")


def baris_mesin(isi: dict) -> str:
    return (
        f"{isi['tanggal']} · {isi['inti']} inti, beban {koma(isi['beban'])} · {isi['sistem']} · "
        + f"Python {isi['python']} · Django {isi['django']} · {isi['basis']} · commit {isi['commit'] or '–'} · "
        + f"{isi['putaran']} putaran"
        + (" (cepat)" if isi["cepat"] else "")
    )


def tabel(hasil: Sequence[Baris]) -> str:
    """Aligned columns; what a row has to say stands under it."""
    isi = [JUDUL, *map(_sel, hasil)]
    lebar = [max(len(satu[ke]) for satu in isi) for ke in range(len(JUDUL))]
    teks = []
    for satu, baris in zip(isi, [None, *hasil], strict=True):
        teks.append("  ".join(sel.ljust(n) for sel, n in zip(satu, lebar, strict=True)).rstrip())
        if baris is None:
            teks.append("  ".join("-" * n for n in lebar))
        elif baris.catatan:
            teks.append(f"    {baris.catatan}")
    return "\n".join(teks)


def _sel(satu: Baris) -> tuple[str, ...]:
    detik = " → ".join(f"{angka(n)}" for n in satu.detik) if satu.detik else ""
    tercapai = {None: "–", True: "ya", False: "BELUM"}[satu.tercapai]
    batas = "–" if satu.batas is None else f"≤ {angka(satu.batas)} {satu.satuan}"
    tanda = " *" if satu.menurut == "prosesor" else ""
    return satu.nama, satu.pembanding, _rentang(satu.rasio), _rentang(satu.prosesor), detik, batas + tanda, tercapai


def _rentang(nilai: Sequence[float]) -> str:
    if len(nilai) < 2:
        return "".join(map(angka, nilai))
    return f"{angka(median(nilai))} ({angka(min(nilai))}–{angka(max(nilai))})"


def angka(nilai: float) -> str:
    """Three digits that say something, with a decimal comma."""
    desimal = 0 if nilai >= 100 else 1 if nilai >= 10 else 2 if nilai >= 1 else 3 if nilai >= 0.01 else 4
    return koma(nilai, desimal)


def koma(nilai: float, desimal: int = 1) -> str:
    return f"{nilai:.{desimal}f}".replace(".", ",")


def ke_json(isi_mesin: dict, hasil: Sequence[Baris], gagal: Sequence[Gagal]) -> dict:
    return {
        "mesin": isi_mesin,
        "baris": [_satu_json(satu) for satu in hasil],
        "gagal": [asdict(satu) for satu in gagal],
    }


def _satu_json(satu: Baris) -> dict:
    ringkasan = {"median": median(satu.rasio), "nilai": satu.nilai, "tercapai": satu.tercapai}
    return asdict(satu) | {"rasio": list(satu.rasio), "prosesor": list(satu.prosesor)} | ringkasan


def simpan(isi: dict, ke: Path) -> Path:
    ke.mkdir(parents=True, exist_ok=True)
    berkas = ke / f"{time.strftime('%Y%m%d-%H%M%S')}.json"
    berkas.write_text(json.dumps(isi, indent=1, ensure_ascii=False) + "\n")
    return berkas
