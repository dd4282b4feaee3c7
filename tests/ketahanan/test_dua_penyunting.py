"""Two people save the same row at the same moment, round after round: one is stored, the other sees both values."""

import threading
from concurrent.futures import ThreadPoolExecutor
from html import unescape

from indikator.models import Realisasi
from organisasi.models import Jejak, UnitKerja
from tests import pabrik
from tests.catatan import catat
from tests.ketahanan import dunia_tulis
from tests.ketahanan.alat import Klien

PUTARAN = 12


def test_nobody_is_overwritten_silently(aplikasi):
    app = aplikasi(proses=4)
    d = dunia_tulis.susun(2)
    pemda, dinas, satu, indikator = d.orang[0]
    with pabrik.dalam(pemda):
        unit = pabrik.unit(dinas, "Bidang Semula")
    klien = [Klien(app.url, satu.email), Klien(app.url, d.orang[1][2].email)]
    alamat = f"/magetan/{dunia_tulis.TAHUN}/realisasi/{dinas.slug}/{indikator.pk}/"
    for ke in range(PUTARAN):
        _satu_putaran(klien, alamat, "sifat", "teks", [f"{ke},25", f"{ke},75"])
        isian = [f"Bidang {ke} kiri", f"Bidang {ke} kanan"]
        _satu_putaran(klien, f"/magetan/unit/{unit.pk}/ubah/", "alias", "nama", isian)
    with pabrik.dalam(pemda):
        assert UnitKerja.objects.get(pk=unit.pk).versi == PUTARAN + 1
        realisasi = Realisasi.objects.get(indikator=indikator)
        assert realisasi.versi == PUTARAN
        assert Jejak.objects.filter(model="indikator.Realisasi", objek_id=realisasi.pk).count() == PUTARAN
    catat(
        "gangguan",
        "Dua penyunting menyimpan baris yang sama serentak",
        dicoba=4 * PUTARAN,
        keterangan=f"{2 * PUTARAN} tersimpan, {2 * PUTARAN} melihat kedua isian (409), 0 tertimpa",
    )


def _satu_putaran(klien: list[Klien], alamat: str, medan: str, kolom: str, isian: list[str]) -> None:
    """Both read the form before either sends it."""
    semula = [satu.isian(alamat, medan) for satu in klien]
    assert semula[0]["versi"] == semula[1]["versi"]
    aba = threading.Barrier(2)

    def kirim(ke: int):
        aba.wait()
        return klien[ke].kirim(alamat, **semula[ke] | {kolom: isian[ke]})

    with ThreadPoolExecutor(2) as utas:
        jawaban = list(utas.map(kirim, range(2)))
    kode = [satu.status_code for satu in jawaban]
    assert sorted(kode) == [302, 409], [satu.text[-500:] for satu in jawaban]
    menang, kalah = kode.index(302), kode.index(409)
    halaman = unescape(jawaban[kalah].text)
    assert isian[menang] in halaman and f'value="{isian[kalah]}"' in halaman, "satu dari kedua isian tidak tampak"
    assert klien[kalah].isian(alamat, medan)[kolom] == isian[menang]
