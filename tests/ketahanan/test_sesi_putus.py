"""Session or token gone in the middle of a form: what was typed comes back to who typed it, and is saved."""

from concurrent.futures import ThreadPoolExecutor

from django.contrib.sessions.models import Session

from indikator.models import Realisasi
from organisasi.models import UnitKerja
from tests import pabrik
from tests.catatan import catat
from tests.ketahanan import dunia_tulis
from tests.ketahanan.alat import Klien, formulir

KETIKAN = 'Kunjungan turun karena "pandemi" & banjir <Januari>\r\nbaris kedua'


def test_sessions_gone_while_eight_people_type(aplikasi):
    """Every session ends on the server; each signs in again, finds the typing, sends it on."""
    app = aplikasi(proses=4)
    d = dunia_tulis.susun()
    klien = [(Klien(app.url, satu[2].email), *satu) for satu in d.orang]
    isian = [satu.isian(_alamat(pemda, dinas, ind), "sifat") for satu, pemda, dinas, _, ind in klien]
    Session.objects.all().delete()

    def lanjutkan(ke: int) -> None:
        satu, pemda, dinas, _, indikator = klien[ke]
        isi = isian[ke] | {"teks": f"{ke},5", "catatan": KETIKAN}
        jawaban = satu.kirim(_alamat(pemda, dinas, indikator), **isi)
        assert jawaban.status_code == 302 and "/akun/login/" in jawaban.headers["Location"], jawaban.status_code
        satu.token = ""
        satu.masuk()
        halaman = satu.buka("/titipan/")
        kembali = formulir(halaman.text, "catatan")
        assert (
            kembali["catatan"].replace("\r\n", "\n") == KETIKAN.replace("\r\n", "\n") and kembali["teks"] == f"{ke},5"
        )
        assert satu.kirim(_alamat(pemda, dinas, indikator), **kembali).status_code == 302

    with ThreadPoolExecutor(len(klien)) as utas:
        list(utas.map(lanjutkan, range(len(klien))))
    for ke, (_, pemda, _, _, indikator) in enumerate(klien):
        with pabrik.dalam(pemda):
            satu = Realisasi.objects.get(indikator=indikator)
            assert (satu.teks, satu.versi, satu.catatan.splitlines()) == (f"{ke},5", 1, KETIKAN.splitlines())
    catat(
        "gangguan",
        "Sesi hilang di tengah formulir",
        dicoba=len(klien),
        keterangan=f"{len(klien)} ketikan kembali utuh",
    )


def _alamat(pemda, dinas, indikator) -> str:
    return f"/{pemda.slug}/{dunia_tulis.TAHUN}/realisasi/{dinas.slug}/{indikator.pk}/"


def test_token_gone_stale(aplikasi):
    """Signed in anew in another tab: the open form comes back with a fresh token; one from elsewhere does not."""
    app = aplikasi(proses=2)
    d = dunia_tulis.susun(1)
    pemda, dinas, orang, _ = d.orang[0]
    klien = Klien(app.url, orang.email)
    alamat = f"/magetan/instansi/{dinas.slug}/unit/tambah/"
    isi = klien.isian(alamat, "kunci_kirim") | {"nama": "Bidang <Mutu>"}
    klien.sesi.cookies.pop("sessionid")
    klien.token = ""
    klien.masuk()
    basi = klien.kirim(alamat, **isi)
    assert basi.status_code == 403 and "Bidang &lt;Mutu&gt;" in basi.text
    kembali = formulir(basi.text, "kunci_kirim")
    assert klien.kirim(alamat, **kembali).status_code == 302
    asing = klien.sesi.post(
        app.url + alamat, data=isi, headers={"Origin": "https://jahat.test"}, allow_redirects=False
    )
    assert asing.status_code == 403 and "Mutu" not in asing.text
    with pabrik.dalam(pemda):
        assert UnitKerja.objects.get().nama == "Bidang <Mutu>"
    catat(
        "gangguan", "Token formulir basi", dicoba=2, keterangan="1 ketikan kembali dan tersimpan, 1 dari luar ditolak"
    )
