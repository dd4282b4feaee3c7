"""What of a run was stored, and how long its jobs waited: `python -m bench.minggu_akhir.hasil PLAN NOTES …`."""

import json
import sys
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from statistics import median

from bench.minggu_akhir.profil import cocokkan, persentil
from indikator.models import Realisasi
from organisasi.models import Jejak, Pekerjaan, Pemda
from organisasi.penyewa import sebagai


def hasil(isi: dict, catatan: list[str]) -> dict:
    """Acknowledged beside stored, and how long the jobs waited."""
    ucapan: dict[str, dict] = {"diakui": defaultdict(list), "dicoba": defaultdict(list)}
    for baris in (json.loads(satu) for nama in catatan for satu in Path(nama).read_text().splitlines()):
        if baris["apa"] in ucapan:
            ucapan[baris["apa"]][baris["pk"]].append(baris["teks"])
    jejak, tersimpan, kerja = defaultdict(list), {}, []
    for pemda in Pemda.objects.filter(slug__in=isi["pemda"]):
        with sebagai(pemda):
            _muat(datetime.fromisoformat(isi["mulai"]), jejak, tersimpan, kerja)
    simpanan = cocokkan(ucapan["diakui"], ucapan["dicoba"], jejak, tersimpan)
    return {"simpanan": vars(simpanan) | {"utuh": simpanan.utuh}, "pekerjaan": _pekerjaan(kerja)}


def _muat(mulai: datetime, jejak: dict, tersimpan: dict, kerja: list) -> None:
    milik = Jejak.objects.filter(model="indikator.Realisasi", waktu__gte=mulai).order_by("nomor")
    for pk, perubahan in milik.values_list("objek_id", "perubahan"):
        if "teks" in perubahan:
            jejak[pk].append(perubahan["teks"][1])
    tersimpan |= dict(Realisasi.objects.filter(pk__in=list(jejak)).values_list("pk", "teks"))
    kerja += Pekerjaan.objects.filter(dibuat__gte=mulai).values_list("status", "dibuat", "mulai", "selesai")


def _pekerjaan(kerja: list) -> dict:
    tunggu = [(mulai - dibuat).total_seconds() * 1000 for _, dibuat, mulai, _ in kerja if mulai]
    lama = [(selesai - mulai).total_seconds() * 1000 for _, _, mulai, selesai in kerja if selesai and mulai]
    jumlah = defaultdict(int)
    for status, *_ in kerja:
        jumlah[status] += 1
    return {
        "jumlah": dict(jumlah), "tunggu_ms": [median(tunggu or [0]), persentil(tunggu, 0.95)],
        "lama_ms": [median(lama or [0]), persentil(lama, 0.95)],
    }  # fmt: skip


if __name__ == "__main__":
    berkas, *sisa = sys.argv[1:]
    print(json.dumps(hasil(json.loads(Path(berkas).read_text()), sisa)))
