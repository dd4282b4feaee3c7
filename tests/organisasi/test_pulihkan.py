"""`manage.py pulihkan` on both databases: what is refused, what is equal afterwards, what a death leaves."""

import inspect
import io
import json
import stat
import subprocess
import sys
import zipfile
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from kinerja import mulai, pemulihan
from organisasi.cadangan.baca import Cadangan
from organisasi.cadangan.basis import alat
from organisasi.domain.berkas import simpan_berkas
from organisasi.models import Pemda
from organisasi.postgres import sebagai_pemilik
from tests import pabrik
from tests.organisasi.cadangan_uji import cadangkan, keadaan, kosongkan, pulihkan, ubah_arsip


def test_periksa_tidak_menulis(pasang):
    berkas = cadangkan(pasang)
    sebelum = {satu: satu.stat().st_mtime_ns for satu in pasang.rglob("*") if "sqlite3-" not in satu.name}
    assert "utuh" in pulihkan(berkas, periksa=True)
    assert {satu: satu.stat().st_mtime_ns for satu in pasang.rglob("*") if "sqlite3-" not in satu.name} == sebelum


def test_tidak_menimpa_yang_berisi(pasang):
    berkas, sebelum = cadangkan(pasang), keadaan()
    with pytest.raises(CommandError, match="sudah berisi"):
        pulihkan(berkas)
    with pytest.raises(CommandError, match="Nama basis data bukan"):
        pulihkan(berkas, timpa="lain")
    assert keadaan() == sebelum and pemulihan.terhenti() == ""
    with pabrik.dalam(Pemda.objects.get(slug="magetan")) as mesin:
        simpan_berkas(oleh=mesin, nama="baru.pdf", isi=b"baru", jenis_mime="application/pdf")
    pulihkan(berkas, timpa=alat().nama())
    assert keadaan() == sebelum


def test_web_atau_pekerja_yang_menganggur_pun_dihentikan_dahulu(pasang):
    """A process that only waits has no connection to SQLite; it is held by its mark, which goes when it is killed."""
    berkas, sebelum = cadangkan(pasang), keadaan()
    tandai = (
        f"from kinerja import dipakai; from django.conf import settings; settings.configure(DATA_DIR={str(pasang)!r})"
    )
    perintah = f"{tandai}; dipakai.tandai(); print(flush=True); import time; time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", perintah], stdout=subprocess.PIPE) as proses:
        proses.stdout.readline()
        with pytest.raises(CommandError, match="masih bekerja"):
            pulihkan(berkas, timpa=alat().nama())
        assert keadaan() == sebelum and pemulihan.terhenti() == ""
        proses.kill()
    pulihkan(berkas, timpa=alat().nama())
    assert keadaan() == sebelum


def test_hanya_berkas_tertinggal_pun_berisi(pasang):
    """The database is gone, its files are not: perhaps the wrong DATABASE_URL."""
    berkas = cadangkan(pasang)
    alat().kosongkan()
    with pytest.raises(CommandError, match=r"berkas sudah berisi"):
        pulihkan(berkas)


def _potong(isi):
    isi["manifes.json"] = isi["manifes.json"][:-40]


def _ganti_berkas(isi):
    nama = next(n for n in isi if n.startswith("berkas/"))
    isi[nama] = isi[nama][:-1] + b"?"


def _buang_berkas(isi):
    del isi[next(n for n in isi if n.startswith("berkas/"))]


def _tambah_berkas(isi):
    isi["berkas/pemda/1/sisipan.pdf"] = b"%PDF"


def _ganti_manifes(**lain):
    def ubah(isi):
        isi["manifes.json"] = json.dumps(json.loads(isi["manifes.json"]) | lain).encode()

    return ubah


def _nama(nama):
    def ubah(isi):
        isi[nama] = b"jahat"

    return ubah


def _ganti_daftar(isi):
    isi["isi.sha256"] = isi["isi.sha256"].replace(b"a", b"b", 1)


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        (_potong, "Manifes cadangan tidak dapat dibaca"),
        (_ganti_berkas, "tidak cocok dengan sidiknya"),
        (_buang_berkas, "tidak ada di daftarnya atau di arsipnya"),
        (_tambah_berkas, "tidak ada di daftarnya atau di arsipnya"),
        (_ganti_daftar, "tidak cocok dengan manifes"),
        (_ganti_manifes(versi=99), "lebih baru daripada aplikasi"),
        (_ganti_manifes(migrasi=["organisasi.9999_masa_depan"]), "dari versi yang lebih baru"),
        (_ganti_manifes(bentuk="lain"), "bukan cadangan Kinerja"),
        (_ganti_manifes(tabel={"organisasi_pemda": "dua"}), "isinya bukan yang seharusnya"),
        (_ganti_manifes(kepala=[1]), "kolomnya bukan yang seharusnya"),
        (_ganti_manifes(basis="oracle"), "basis datanya tidak ada"),
        (_nama("../../luar.txt"), "nama yang tidak semestinya"),
        (_nama("/etc/cron.d/x"), "nama yang tidak semestinya"),
        (_nama("berkas/../x.pdf"), "nama yang tidak semestinya"),
        (_nama("berkas/pemda/1/x/"), "nama yang tidak semestinya"),
        (_nama("data/secret_key"), "nama yang tidak semestinya"),
        (_nama("berkas\\..\\x.pdf"), "nama yang tidak semestinya"),
    ],
)
def test_arsip_rusak_atau_jahat_ditolak(pasang, ubah, kalimat):
    """Refused before anything is written, also into an empty installation."""
    berkas = cadangkan(pasang)
    kosongkan(pasang)
    with pytest.raises(CommandError, match=kalimat):
        pulihkan(ubah_arsip(berkas, ubah))
    assert pemulihan.terhenti() == "" and not alat().berisi()
    assert not [satu for satu in (pasang / "berkas").rglob("*") if satu.is_file()]


def test_tautan_simbolis_dan_terpotong_ditolak(pasang):
    berkas = cadangkan(pasang)
    terpotong = berkas.with_name("terpotong.zip")
    terpotong.write_bytes(berkas.read_bytes()[: berkas.stat().st_size // 2])
    with pytest.raises(CommandError, match="terpotong"):
        pulihkan(terpotong, periksa=True)
    with zipfile.ZipFile(berkas, "a") as arsip:
        tautan = zipfile.ZipInfo("berkas/pemda/1/tautan.pdf")
        tautan.external_attr = (stat.S_IFLNK | 0o777) << 16
        arsip.writestr(tautan, "/etc/passwd")
    with pytest.raises(CommandError, match="nama yang tidak semestinya"):
        pulihkan(berkas, periksa=True)
    with pytest.raises(CommandError, match="tidak ada"):
        pulihkan(pasang / "tidak-ada.zip", periksa=True)


def test_isi_yang_diganti_ditolak(pasang):
    berkas = cadangkan(pasang)
    with pytest.raises(CommandError, match="tidak cocok dengan sidiknya"):
        pulihkan(ubah_arsip(berkas, _ganti_berkas), periksa=True)


def test_versi_lebih_baru_ditolak(pasang):
    berkas = cadangkan(pasang)
    baru = _ganti_manifes(migrasi=["organisasi.9999_masa_depan"])
    with pytest.raises(CommandError, match="dari versi yang lebih baru"):
        pulihkan(ubah_arsip(berkas, baru), periksa=True)


def test_hasil_yang_berbeda_disebut(pasang, monkeypatch):
    """The disk loses a file while it is written: the command says which, and the application does not start."""
    berkas = cadangkan(pasang)
    kosongkan(pasang)
    asli = Cadangan.nama
    monkeypatch.setattr(
        Cadangan, "nama", lambda diri, awalan: asli(diri, awalan)[1:] if _menaruh() else asli(diri, awalan)
    )
    with pytest.raises(CommandError, match=r"tidak sama dengan cadangannya: Berkas pemda/.* tidak dipulihkan"):
        pulihkan(berkas)
    assert pemulihan.terhenti()


def _menaruh() -> bool:
    """Whether files are being written now."""
    return any(satu.function == "taruh" for satu in inspect.stack(0)[:4])


def test_cadangan_lama_dimigrasikan(pasang):
    """A manifest whose database lacks the last migrations: they run after the comparison."""
    with connection.cursor() as kursor:
        kursor.execute("delete from organisasi_tokenapi")
    sebelum = keadaan()
    _mundur()
    berkas = cadangkan(pasang)
    kosongkan(pasang)
    pulihkan(berkas)
    assert keadaan() == sebelum
    assert not mulai.migrasi.keadaan().kurang


def _mundur() -> None:
    """Back to the schema before the accounts, as the owner."""
    if connection.vendor == "postgresql":
        with sebagai_pemilik():
            call_command("migrate", "organisasi", "0012", verbosity=0)
    else:
        call_command("migrate", "organisasi", "0012", verbosity=0)


def test_sesi_lama_tidak_ikut_hidup(pasang):
    Session.objects.create(session_key="x" * 32, session_data="", expire_date=timezone.now() + timedelta(days=1))
    berkas = cadangkan(pasang)
    kosongkan(pasang)
    pulihkan(berkas)
    assert not Session.objects.exists()


def test_pemulihan_terhenti_menahan_mulai_dan_dapat_diulang(pasang, monkeypatch):
    """It dies between database and files: start is refused, the same command ends it."""
    sebelum, berkas = keadaan(), cadangkan(pasang)
    kosongkan(pasang)

    def mati(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as tambal, pytest.raises(KeyboardInterrupt):
        tambal.setattr("organisasi.cadangan.ruang.taruh", mati)
        pulihkan(berkas)
    with pytest.raises(mulai.TidakBolehMulai, match="belum selesai"):
        mulai.pastikan()
    pulihkan(berkas)
    mulai.pastikan()
    assert keadaan() == sebelum


def test_postgres_sedang_dipakai(pasang, postgres):
    berkas = cadangkan(pasang)
    connection.ensure_connection()
    with pytest.raises(CommandError, match="sedang dipakai"):
        call_command("pulihkan", str(berkas), timpa=alat().nama(), stdout=io.StringIO())
