"""What carries messages is gone: the table of wake-up messages is emptied, the mail server is down, a lease runs out
under a living worker. Jobs and mails are late, never lost and never twice."""

import json
import subprocess
from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from laporan.exporters.daftar_halaman import MintaDaftar
from laporan.pekerjaan_ekspor import antrekan_daftar
from organisasi.domain import kabar
from organisasi.domain import pemberitahuan as domain_kabar
from organisasi.models import Berkas, Pekerjaan, Pemberitahuan
from tests import pabrik
from tests.catatan import catat
from tests.ketahanan.alat import bunuh, tunggu
from tests.ketahanan.kantor_pos import KantorPos

BANYAK = 6


def _dunia(banyak: int):
    """A pemda, its admins, and a waiting job of each."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        pabrik.instansi("Dinas Kesehatan")
        orang = [pabrik.anggota("admin_pemda") for _ in range(banyak)]
        for satu in orang:
            minta = MintaDaftar("/magetan/instansi/", "", 2024)
            antrekan_daftar(oleh=pabrik.pelaku(satu), minta=minta, bentuk="csv")
    return pemda, orang


def _keadaan(pemda) -> list[tuple[str, int]]:
    with pabrik.dalam(pemda):
        return list(Pekerjaan.objects.order_by("pk").values_list("status", "percobaan"))


def test_messages_wiped_while_jobs_wait(aplikasi):
    """Nobody is told of the waiting jobs any more; the reaper of the worker tells again."""
    app = aplikasi(web=False)
    pemda, _ = _dunia(BANYAK)
    assert DBTaskResult.objects.count() == BANYAK
    DBTaskResult.objects.all().delete()
    app.mulai_pekerja()
    tunggu(lambda: {status for status, _ in _keadaan(pemda)} == {"selesai"}, 180, "penyapu mengirim pesan lagi")
    assert _keadaan(pemda) == [("selesai", 1)] * BANYAK
    with pabrik.dalam(pemda):
        assert Berkas.objects.count() == BANYAK
    catat(
        "gangguan", "Tabel pesan antrean dikosongkan", dicoba=BANYAK, keterangan=f"{BANYAK} pekerjaan selesai, sekali"
    )


def test_mail_server_down(aplikasi):
    """The mails go out later, each once, also with two senders at once."""
    app = aplikasi(web=False)
    pos = KantorPos()
    app.env |= {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(pos.port),
    }
    pemda, orang = _dunia(2)
    with pabrik.dalam(pemda) as mesin:
        for ke, satu in enumerate(orang):
            domain_kabar.atur_langganan(oleh=pabrik.pelaku(satu), cara="segera")
            for nomor in range(BANYAK):
                isi = {"jenis": "keputusan", "alamat": "/magetan/", "isi": ""}
                kabar.kabari(oleh=mesin, penerima=[satu], judul=f"Kabar {ke}-{nomor}", **isi)
    gagal = _kirim(app)
    assert gagal.wait(180) != 0 and not pos.surat
    pos.buka()
    try:
        semua = [_kirim(app), _kirim(app)]
        assert [satu.wait(180) for satu in semua] == [0, 0]
        assert _kirim(app).wait(180) == 0
    finally:
        pos.tutup()
    assert len(pos.surat) == len(set(pos.surat)) == 2 * BANYAK
    with pabrik.dalam(pemda):
        assert not Pemberitahuan.objects.filter(surel_pada=None).exists()
    catat(
        "gangguan", "Server surel mati", dicoba=2 * BANYAK, keterangan=f"{2 * BANYAK} surel terkirim kemudian, sekali"
    )


def _kirim(app) -> subprocess.Popen:
    return app.jalankan("manage.py", "kirim_surel")


def test_lease_runs_out_under_a_living_worker(aplikasi, tmp_path):
    """A clock that jumped, a machine that slept: another worker takes the job; the first one, back at work with a
    finished result in its hands, stores nothing."""
    app = aplikasi(web=False)
    pemda, _ = _dunia(1)
    rencana = json.dumps({"ekspor_daftar:1": "siap"})
    perintah = ("-m", "tests.ketahanan.pekerja_henti", str(tmp_path), rencana)
    tidur = app.jalankan(*perintah, stdin=subprocess.PIPE)
    tidur.stdin.write(b"mulai\n")
    tidur.stdin.close()
    tunggu((tmp_path / f"henti-{tidur.pid}").exists, sebab="pekerja pertama memegang pekerjaan")
    with pabrik.dalam(pemda):
        Pekerjaan.objects.filter(status="berjalan").update(sewa_sampai=timezone.now() - timedelta(hours=1))
    app.mulai_pekerja()
    tunggu(lambda: _keadaan(pemda) == [("selesai", 2)], sebab="pekerja kedua menyelesaikan")
    (tmp_path / "lanjut").touch()
    tunggu(lambda: "bukan milik pekerja ini lagi" in app.catatan(), sebab="pekerja pertama melepaskan")
    bunuh(tidur.pid)
    tidur.wait()
    with pabrik.dalam(pemda):
        assert Berkas.objects.count() == 1 and Pekerjaan.objects.get().hasil_id
    catat(
        "gangguan", "Sewa habis di tangan pekerja yang hidup", dicoba=1, keterangan="satu hasil, yang lama melepaskan"
    )
