"""Web workers that are killed or asked to end while people save: what was acknowledged is there, nothing is half."""

import random
import time

from tests.catatan import catat
from tests.ketahanan import dunia_tulis
from tests.ketahanan.alat import anak, bunuh, bunuh_semua, jejak_utuh, tunggu

BUNUH_ANAK, BUNUH_INDUK = 8, 2
JEDA = (0.3, 1.2)  # seconds between two kills: at any moment of a save


def test_kill_9_while_eight_people_save(aplikasi):
    app = aplikasi(proses=4)
    d = dunia_tulis.susun()
    penulis = dunia_tulis.mulai(app.url, d)
    acak = random.Random(20261121)
    for ke in range(BUNUH_ANAK + BUNUH_INDUK):
        time.sleep(acak.uniform(*JEDA))
        if ke % 5 == 4:  # the master with all its children
            bunuh_semua(app.web)
            app.mulai_web()
            app.tunggu()
        else:
            bunuh(acak.choice(tunggu(lambda: anak(app.web.pid))))
    tunggu(lambda: app.tunggu() is None)
    sebelum = sum(satu.diakui for satu in penulis)
    tunggu(lambda: sum(satu.diakui for satu in penulis) > sebelum + 16, sebab="penulis berlanjut")
    dunia_tulis.selesaikan(penulis)
    angka = dunia_tulis.periksa(d, penulis)
    jejak_utuh(app)
    assert sum(satu.galat["putus"] for satu in penulis), "tidak ada yang terputus: pembunuhan tidak mengenai apa pun"
    catat("gangguan", "Web dimatikan (kill -9) saat menyimpan", dicoba=BUNUH_ANAK + BUNUH_INDUK, keterangan=angka)
