"""What the people of the run need: cookies of sessions, and cells to fill in.

A process of its own with the settings of the servers: `python -m bench.minggu_akhir.siapkan PLAN …`.
"""

import json
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.middleware.csrf import _get_new_csrf_string
from django.utils import timezone

from bench.minggu_akhir.profil import TRIWULAN
from indikator.enums import UKUR_TERBUKA
from indikator.models import Pengukuran, Realisasi
from organisasi.enums import Peran
from organisasi.models import Keanggotaan, Pemda, Pengguna
from organisasi.penyewa import sebagai

MASUK = "django.contrib.auth.backends.ModelBackend"
SEL = 4  # cells of one person


def rencana(pemda_maks: int, pengisi: int, pembaca: int, tahun: int, cetak_per_menit: float) -> dict:
    """Everybody of the run, spread over the pemda."""
    pemda = list(Pemda.objects.filter(slug__startswith="beban-").order_by("pk")[:pemda_maks])
    tulis, baca = [], []
    for satu in pemda:
        with sebagai(satu):
            tulis.append(list(_pengisi(satu, tahun, -(-pengisi * 2 // len(pemda)))))
            baca.append([_orang(satu, k) for k in _anggota(-(-pembaca // len(pemda)))])
    semua_tulis, semua_baca = _berganti(tulis)[:pengisi], list(islice(cycle(_berganti(baca)), pembaca))
    semua_cetak = _berganti([isi[::-1] for isi in tulis])
    return {
        "csrf": _get_new_csrf_string(), "tahun": tahun, "mulai": timezone.now().isoformat(),
        "pemda": [satu.slug for satu in pemda], "pengisi": semua_tulis, "pembaca": semua_baca,
        "pencetak": semua_cetak, "cetak_per_menit": cetak_per_menit,
        "bagian_pengisi": len(semua_tulis) / (len(semua_tulis) + len(semua_baca)),
        "banyak": {"pengisi": len(semua_tulis), "pembaca": len(semua_baca)}, "pg": _postmaster(),
    }  # fmt: skip


def _anggota(banyak: int):
    """Of the whole pemda: verifikator, bappeda and inspektorat, who may read all that is asked for."""
    semua = Keanggotaan.objects.filter(instansi=None, peran__in=(Peran.VERIFIKATOR, Peran.BAPPEDA, Peran.INSPEKTORAT))
    return semua.select_related("pengguna").order_by("pk")[:banyak]


def _orang(pemda: Pemda, anggota: Keanggotaan) -> dict:
    return {"pemda": pemda.slug, "sesi": _sesi(anggota.pengguna), "peran": anggota.peran}


def _sesi(orang: Pengguna) -> str:
    """A session as signing in leaves it, without counting a password."""
    sesi = SessionStore()
    sesi.update(
        {SESSION_KEY: str(orang.pk), BACKEND_SESSION_KEY: MASUK, HASH_SESSION_KEY: orang.get_session_auth_hash()}
    )
    sesi.create()
    return sesi.session_key


def _pengisi(pemda: Pemda, tahun: int, banyak: int) -> Iterator[dict]:
    """Perencana with cells of their own, OPD by OPD, as many times as there are cells."""
    terbuka = Pengukuran.objects.filter(tahun=tahun, triwulan=TRIWULAN, status__in=UKUR_TERBUKA)
    jatah = []
    for ukur in terbuka.select_related("instansi").order_by("pk")[:banyak]:
        anggota = Keanggotaan.objects.select_related("pengguna").get(instansi=ukur.instansi, peran=Peran.PERENCANA)
        sel = [_sel(satu) for satu in ukur.realisasi.select_related("indikator__lembar").order_by("pk")]
        jatah.append([(anggota, ukur.instansi.slug, sel[ke : ke + SEL]) for ke in range(0, len(sel), SEL)])
    for anggota, opd, sel in islice(_berganti(jatah), banyak):
        yield _orang(pemda, anggota) | {"opd": opd, "sel": [s | {"lembar": s["lembar"].format(opd=opd)} for s in sel]}


def _sel(satu: Realisasi) -> dict:
    lembar = satu.indikator.lembar
    halaman = "iku/{opd}/" if lembar.jenis == "iku" else f"iki/{{opd}}/{lembar.pk}/"
    return {"pk": satu.pk, "indikator": satu.indikator_id, "versi": satu.versi, "lembar": halaman}


def _berganti(daftar: list[list]) -> list:
    """The first of each, the second of each, …"""
    panjang = max(map(len, daftar), default=0)
    return [satu[ke] for ke in range(panjang) for satu in daftar if ke < len(satu)]


def _postmaster() -> int:
    """The process of the PostgreSQL server where it runs on this machine, else 0."""
    if connection.vendor != "postgresql":
        return 0
    connection.ensure_connection()
    keadaan = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    return int(keadaan.read_text().rpartition(")")[2].split()[1]) if keadaan.exists() else 0


if __name__ == "__main__":
    berkas, *sisa = sys.argv[1:]
    Path(berkas).write_text(json.dumps(rencana(*map(int, sisa[:4]), float(sisa[4]))))
