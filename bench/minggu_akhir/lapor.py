"""The report of a run as lines and as JSON."""

import json
import time
from argparse import Namespace

from bench._tulis import angka, koma
from bench.minggu_akhir.mesin import sambungan
from bench.minggu_akhir.profil import Fase, persentil, tabel_jenis

SABAR = 120  # seconds for the jobs that are still in the queue


def akhir(jalan) -> dict:
    """What is stored, when every job has ended; the audit chain is looked through."""
    batas, sisa = time.monotonic() + SABAR, True
    while sisa and time.monotonic() < batas:
        isi = json.loads(jalan.kita.modul("hasil", jalan.berkas, *jalan.catatan))
        sisa = set(isi["pekerjaan"]["jumlah"]) & {"antre", "berjalan"}
        time.sleep(1 if sisa else 0)
    jalan.kita.kelola("periksa_jejak")
    return isi | {"sambungan": sambungan()}


def baik(semua: dict[str, Fase], akhir: dict) -> bool:
    """Nothing acknowledged was lost, no wrong answer, no failed job."""
    galat = any(satu.galat for satu in semua.values())
    return akhir["simpanan"]["utuh"] and not galat and set(akhir["pekerjaan"]["jumlah"]) <= {"selesai"}


def susun(isi: Namespace, semua: dict[str, Fase], akhir: dict, ingatan: list[dict]) -> list[str]:
    utama, polos = semua["minggu akhir"], [semua["polos"], semua["polos lagi"]]
    lama = f"{_pendek(isi.menit)} menit, jeda {_pendek(isi.jeda)} detik"
    judul = f"{isi.orang} orang, {isi.pemda} pemda, {isi.proses} proses web, {lama}"
    return [
        f"\nMinggu terakhir: {judul}", *tabel_jenis(utama), "", *_tabel_fase(semua), "",
        "view polos : kita, per detik prosesor web: " + " dan ".join(
            f"{angka(satu.per_inti('web') / utama.per_inti('web'))} ×" for satu in polos
        ),
        _kalimat_simpanan(akhir["simpanan"]), _kalimat_pekerjaan(akhir["pekerjaan"]), *_memori(ingatan, akhir),
    ]  # fmt: skip


def _pendek(nilai: float) -> str:
    """0,5 and 3: as somebody would give it."""
    return f"{nilai:g}".replace(".", ",")


def _tabel_fase(semua: dict[str, Fase]) -> list[str]:
    baris = [
        "fase            permintaan  per detik   p50   p95  ms web  ms basis  per inti web  per inti web+basis  galat"
    ]
    for nama, satu in semua.items():
        ms = [n for jenis in satu.ms.values() for n in jenis]
        ada = ["web", *(["basis"] if "basis" in satu.prosesor else [])]
        basis = koma(satu.biaya("basis")) if len(ada) > 1 else "–"
        baris.append(
            f"{nama:<16}{satu.banyak:>10}{koma(satu.laju):>11}{persentil(ms, 0.5):>6.0f}{persentil(ms, 0.95):>6.0f}"
            f"{koma(satu.biaya('web')):>8}{basis:>10}{koma(satu.per_inti('web')):>14}{koma(satu.per_inti(*ada)):>20}"
            f"  {sum(satu.galat.values()) or '–'}"
        )
    galat = [f"galat, {nama}: {n} × {apa}" for nama, satu in semua.items() for apa, n in satu.galat.items()]
    return baris + galat[:20]


def _kalimat_simpanan(isi: dict) -> str:
    return (
        f"simpanan: {isi['diakui']} diakui, {isi['berjejak']} di antaranya ada di Riwayat, {isi['hilang']} hilang; "
        f"{isi['jejak']} baris Riwayat, {isi['beda']} sel lain daripada Riwayatnya; rantai Riwayat utuh"
    )


def _kalimat_pekerjaan(isi: dict) -> str:
    jumlah = ", ".join(f"{n} {apa}" for apa, n in isi["jumlah"].items()) or "tidak ada"
    menunggu, lama = isi["tunggu_ms"], isi["lama_ms"]
    return (
        f"pekerjaan PDF: {jumlah}; menunggu {menunggu[0]:.0f} ms (p95 {menunggu[1]:.0f}), "
        f"dikerjakan {lama[0]:.0f} ms (p95 {lama[1]:.0f})"
    )


def _memori(ingatan: list[dict], akhir: dict) -> list[str]:
    """Sums and the largest process, at the start, in the middle and at the end of the load."""
    titik = [ingatan[0], ingatan[len(ingatan) // 2], ingatan[-1]] if ingatan else []
    baris = []
    for siapa in ("web", "pekerja"):
        nilai = " → ".join(
            f"{sum(satu[siapa])} ({len(satu[siapa])} proses, terbesar {max(satu[siapa])})" for satu in titik
        )
        baris.append(f"memori {siapa}, MB: {nilai}")
    baris[0] += akhir["sambungan"]
    return baris


def ke_json(di: dict, isi: Namespace, semua: dict[str, Fase], akhir: dict, ingatan: list[dict]) -> dict:
    fase = {
        nama: {
            "banyak": satu.banyak, "detik": satu.detik, "galat": satu.galat, "prosesor": satu.prosesor,
            "ms": {jenis: [persentil(n, b) for b in (0.5, 0.95, 0.99, 1)] for jenis, n in satu.ms.items()},
        }
        for nama, satu in semua.items()
    }  # fmt: skip
    return {"mesin": di, "pilihan": vars(isi), "fase": fase, "ingatan": ingatan} | akhir
