"""`make sbom`: the parts this application is made of, as docs/pustaka.md and as CycloneDX in docs/pustaka.cdx.json.

Read from requirements*.txt, the metadata of what is installed, static/vendor, the package list of debian.sh and what
is written by hand in pustaka.toml. Equal input gives equal files; tests/test_pustaka.py tells when they are stale.
"""

import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

AKAR = Path(__file__).resolve().parents[2]
MD, CDX = Path("docs/pustaka.md"), Path("docs/pustaka.cdx.json")
JALAN = ("requirements.txt", "requirements-besar.txt")  # the second only where there is more than one machine
UJI = "requirements-uji.txt"
PENGUJI = "hanya untuk uji"
# How packages write the licences of our list.
SEBUTAN = {
    "MIT License": "MIT", "BSD License": "BSD-3-Clause", "BSD": "BSD-3-Clause", "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0", "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}  # fmt: skip


@dataclass(frozen=True)
class Pustaka:
    """`jenis`: pip, npm, deb or termuat (inside another); `oleh`: who needs or holds it, () when we do ourselves."""

    jenis: str
    nama: str
    versi: str
    lisensi: str
    guna: str
    oleh: tuple[str, ...] = ()
    uji: bool = False

    @property
    def purl(self) -> str:
        """Package URL; that of a part inside another has no version registry of its own."""
        jenis = {"pip": "pypi", "npm": "npm", "deb": "deb/debian", "termuat": "generic"}[self.jenis]
        nama = "@tiptap/core" if (self.jenis, self.nama) == ("npm", "tiptap") else self.nama
        return f"pkg:{jenis}/{nama.replace('@', '%40')}" + (f"@{self.versi}" if self.versi else "")


def semua(akar: Path = AKAR, debian: dict[str, str] | None = None) -> list[Pustaka]:
    """Every part, sorted. `debian`: versions by package; else asked from this machine."""
    tulisan = tomllib.loads((AKAR / "deploy/pasang/pustaka.toml").read_text())
    pip = {}
    for berkas in (*JALAN, UJI):
        for satu in _pip(akar / berkas, tulisan["pip"], uji=berkas == UJI):
            pip.setdefault(satu.nama, satu)
    hasil = [*pip.values(), *_npm(akar, tulisan["npm"]), *_termuat(tulisan["termuat"])]
    hasil += _debian(akar, tulisan["debian"], debian)
    return sorted(hasil, key=lambda satu: (satu.uji, satu.jenis, satu.nama))


def lisensi_asing(daftar: list[Pustaka]) -> list[str]:
    """Parts we give on whose licence is neither on the list nor among its exceptions."""
    lisensi = tomllib.loads((AKAR / "deploy/pasang/pustaka.toml").read_text())["lisensi"]
    dikenal = set(lisensi["boleh"]) | set(lisensi["kecuali"])
    return [
        f"{satu.nama}: {satu.lisensi or '?'}" for satu in daftar if not satu.uji and not _boleh(satu.lisensi, dikenal)
    ]


def _boleh(pernyataan: str, dikenal: set[str]) -> bool:
    """ "A OR B" needs one of them, "A AND B" all."""
    if not pernyataan:
        return False
    return any(
        all(bagian.strip("() ") in dikenal for bagian in pilihan.split(" AND "))
        for pilihan in pernyataan.split(" OR ")
    )


def _pip(berkas: Path, tulisan: dict, *, uji: bool) -> list[Pustaka]:
    hasil = []
    for bagian in re.split(r"^(?=[a-z0-9])", berkas.read_text(), flags=re.M):
        if not (cocok := re.match(r"([a-z0-9][a-z0-9._-]*)==(\S+)", bagian)):
            continue
        via = re.findall(r"^    #(?: via|  ) +(?:via )?([a-z0-9][a-z0-9._-]*)$", bagian, re.M)
        milik = tulisan.get(cocok[1], {})
        guna = PENGUJI if uji else milik.get("guna", "")
        lisensi = milik.get("lisensi") or _lisensi(cocok[1])
        hasil.append(Pustaka("pip", cocok[1], cocok[2], lisensi, guna, tuple(sorted(via)), uji))
    return hasil


def _lisensi(nama: str) -> str:
    """What the installed package says about itself, as an SPDX expression; "" when it says nothing we know."""
    try:
        data = importlib.metadata.metadata(nama)
    except importlib.metadata.PackageNotFoundError:
        return ""
    pernah = [data.get("License-Expression"), data.get("License")]
    pernah += [baris.rpartition(" :: ")[2] for baris in data.get_all("Classifier", []) if baris.startswith("License")]
    for sebutan in filter(None, pernah):
        if re.fullmatch(r"[A-Za-z0-9.+-]+( (AND|OR) [A-Za-z0-9.+-]+)*", sebutan) or sebutan in SEBUTAN:
            return SEBUTAN.get(sebutan, sebutan)
    return ""


def _npm(akar: Path, tulisan: dict) -> list[Pustaka]:
    hasil = []
    for folder in sorted(filter(Path.is_dir, (akar / "static/vendor").iterdir())):
        nama, _, versi = folder.name.rpartition("-")
        milik = tulisan.get(nama, {})
        hasil.append(Pustaka("npm", nama, versi, milik.get("lisensi", ""), milik.get("guna", "")))
    return hasil


def _termuat(tulisan: dict) -> list[Pustaka]:
    return [
        Pustaka("termuat", nama, isi["versi"], isi["lisensi"], isi["guna"], (isi["di"],))
        for nama, isi in tulisan.items()
    ]


def _debian(akar: Path, tulisan: dict, versi: dict[str, str] | None) -> list[Pustaka]:
    """The packages `make run` installs; their versions move with the security updates of Debian."""
    baris = re.search(r"^UNTUK_JALAN=\((.*)\)$", (akar / "deploy/pasang/debian.sh").read_text(), re.M)
    hasil = []
    for nama in baris[1].split():
        milik = tulisan.get(nama, {})
        kini = _versi_debian(nama) if versi is None else versi.get(nama, "")
        hasil.append(Pustaka("deb", nama, kini, milik.get("lisensi", ""), milik.get("guna", "")))
    return hasil


def _versi_debian(nama: str) -> str:
    hasil = subprocess.run(["dpkg-query", "-W", "-f=${Version}", nama], capture_output=True, text=True, check=False)
    return hasil.stdout.strip()


def naskah_md(daftar: list[Pustaka]) -> str:
    """The page for people."""
    bagian = [
        ("Pustaka Python (pip)", [p for p in daftar if p.jenis == "pip" and not p.uji]),
        ("Pustaka halaman (npm, di `static/vendor`)", [p for p in daftar if p.jenis == "npm"]),
        ("Termuat di dalam paket lain", [p for p in daftar if p.jenis == "termuat"]),
        ("Paket Debian 12", [p for p in daftar if p.jenis == "deb"]),
        ("Hanya untuk uji (tidak ikut dipasang)", [p for p in daftar if p.uji]),
    ]
    kecuali = tomllib.loads((AKAR / "deploy/pasang/pustaka.toml").read_text())["lisensi"]["kecuali"]
    isi = [
        "# Pustaka yang dipakai",
        "",
        "Disusun `make sbom`; jangan diubah di sini. Untuk mesin: [pustaka.cdx.json](pustaka.cdx.json) "
        "(CycloneDX 1.6). "
        "Uji gagal bila daftar ini tidak lagi sesuai, atau bila ada lisensi di luar daftar yang diperbolehkan "
        "(`deploy/pasang/pustaka.toml`).",
        "",
        f"{sum(not p.uji for p in daftar)} bagian dipasang bersama aplikasi. Lisensi di luar yang umum:",
        "",
        *(f"* {nama}: {alasan}." for nama, alasan in kecuali.items()),
    ]
    for judul, baris in bagian:
        isi += ["", f"## {judul}", "", "| Nama | Versi | Lisensi | Guna |", "|---|---|---|---|"]
        isi += [f"| {p.nama} | {p.versi} | {p.lisensi} | {_guna(p)} |" for p in baris]
    return "\n".join(isi) + "\n"


def _guna(satu: Pustaka) -> str:
    if satu.jenis == "termuat":
        return f"{satu.guna} (di dalam {satu.oleh[0]})"
    return satu.guna or f"dipakai {', '.join(satu.oleh)}"


def naskah_cdx(daftar: list[Pustaka]) -> str:
    """CycloneDX 1.6; its serial number follows from the content, and there is no time in it."""
    versi = tomllib.loads((AKAR / "pyproject.toml").read_text())["project"]["version"]
    induk = {"type": "application", "bom-ref": "kinerja", "name": "kinerja", "version": versi}
    bagian = [_bagian(satu) for satu in daftar]
    rujukan = {satu.nama: satu.purl for satu in daftar}
    langsung = sorted(p.purl for p in daftar if not p.uji and p.jenis != "termuat" and _langsung(p, rujukan))
    anak: dict[str, list[str]] = {"kinerja": langsung} | {satu.purl: [] for satu in daftar}
    for satu in daftar:
        for oleh in satu.oleh:
            if oleh in rujukan:
                anak[rujukan[oleh]].append(satu.purl)
    isi = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": "",
        "version": 1,
        "metadata": {"component": induk},
        "components": bagian,
        "dependencies": [{"ref": ref, "dependsOn": sorted(set(milik))} for ref, milik in sorted(anak.items())],
    }
    isi["serialNumber"] = f"urn:uuid:{uuid5(NAMESPACE_URL, json.dumps(isi, sort_keys=True))}"
    return json.dumps(isi, ensure_ascii=False, indent=1) + "\n"


def _langsung(satu: Pustaka, rujukan: dict[str, str]) -> bool:
    return bool(satu.guna) or not any(oleh in rujukan for oleh in satu.oleh)


def _bagian(satu: Pustaka) -> dict:
    tunggal = re.fullmatch(r"[A-Za-z0-9.+-]+", satu.lisensi)
    kenal = not satu.lisensi.startswith("LicenseRef-")  # what SPDX has no name for
    lisensi = {"license": {"id" if kenal else "name": satu.lisensi}} if tunggal else {"expression": satu.lisensi}
    isi = {"type": "library", "bom-ref": satu.purl, "name": satu.nama, "purl": satu.purl}
    isi |= {"version": satu.versi} if satu.versi else {}
    isi |= {"licenses": [lisensi]} if satu.lisensi else {}
    return isi | {"scope": "excluded" if satu.uji else "required", "description": _guna(satu)}


def main() -> None:
    daftar = semua()
    if asing := lisensi_asing(daftar):
        sys.exit(f"GAGAL: lisensi di luar daftar yang diperbolehkan: {'; '.join(asing)}.")
    (AKAR / MD).write_text(naskah_md(daftar))
    (AKAR / CDX).write_text(naskah_cdx(daftar))
    print(f"{len(daftar)} bagian ditulis ke {MD} dan {CDX}.")


if __name__ == "__main__":
    main()
