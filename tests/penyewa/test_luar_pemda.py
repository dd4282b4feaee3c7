"""Urls that no role of the matrix opens: sign-in, operator's admin, health, public pages, check of decrees, API.

With the matrix these are all urls there are. Asked by every role of A, with B's keys and B's address.
"""

import re

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils.http import int_to_base36

from laporan.exporters.publik import BENTUK
from organisasi.domain import token_api
from organisasi.domain.pengaturan import ubah_pengaturan
from organisasi.enums import Peran
from tests import pabrik
from tests.catatan import catat
from tests.penyewa.cakupan import CARA, semuanya
from tests.penyewa.dunia import KENARI, TAHUN
from tests.penyewa.kenari import potret
from tests.penyewa.matriks import KIRIMAN, MATRIKS, PUBLIK, VERIFIKASI_DOKUMEN
from tests.penyewa.peramban import Peramban
from tests.penyewa.peta_url import Alamat, semua_alamat

DI_MATRIKS = {baris.nama for baris in MATRIKS}
LUAR = [satu for satu in semua_alamat() if satu.nama not in DI_MATRIKS]
SETIAP = [*map(str, Peran), "tanpa peran", "tanpa masuk"]
TERBUKA = re.compile(r"(publik|verifikasi)_")


def argumen(alamat: Alamat, dunia, slug: str) -> dict:
    """Values for its arguments: the rows of this world."""
    milik, orang = dunia.sendiri, dunia.pengguna[Peran.ADMIN_PEMDA]
    pk = milik.objek["keputusan"].pk if "keputusan" in alamat.nama else milik.objek["lkjip"].pk
    pk = milik.objek["berkas"].pk if alamat.nama == "api:berkas_unduh" else pk
    semua = {
        "slug_pemda": slug,
        "pk": pk,
        "slug": milik.instansi.slug,
        "instansi": milik.instansi.slug,
        "tahun": TAHUN,
        "jenis": "cetak",
        "daftar": "capaian",
        "bentuk": next(iter(BENTUK)),
        "kode": "ABCDE-FGHJK-L",
        "object_id": dunia.pemda.pk,
        "content_type_id": 1,
        "id": orang.pk,
        "app_label": "organisasi",
        "uidb36": int_to_base36(orang.pk),
        "key": "kunci-karangan",
        "provider_id": "sso",
        "url": "organisasi/instansi/",
    }
    return {nama: semua[nama] for nama in alamat.argumen}


def tempat(alamat: Alamat, dunia, slug: str) -> str | None:
    """Its address; what has no name is the rest of the operator's admin."""
    if "(tanpa nama)" in alamat.nama:
        return f"/admin/organisasi/pemda/{dunia.pemda.pk}/" if "object_id" in alamat.argumen else "/admin/organisasi/"
    try:
        return reverse(alamat.nama, kwargs=argumen(alamat, dunia, slug))
    except NoReverseMatch:
        return None


def kiriman_asing(asing) -> dict:
    objek = asing.sendiri.objek
    kunci = dict.fromkeys(("instansi", "pemda", "pemda_id", "id", "pk", "pilih"), objek["instansi"].pk)
    return KIRIMAN | kunci | {"kode": "ABCDE-FGHJK-L", "login": asing.pengguna[Peran.ADMIN_PEMDA].email}


@pytest.fixture
def terbuka(dunia):
    """The public page of A is open, that of B closed."""
    with pabrik.dalam(dunia.pemda) as oleh:
        ubah_pengaturan(oleh=oleh, halaman_publik=True)


def cara(siapa: str, n: int) -> list[tuple[str, bool]]:
    """All four for the perencana and for nobody; the others one each, so that every address is asked all ways."""
    if semuanya() or siapa in (Peran.PERENCANA, "tanpa masuk"):
        return CARA
    return [CARA[(n + SETIAP.index(siapa)) % len(CARA)]]


def peramban_untuk(siapa: str, dunia) -> Peramban:
    if siapa == "tanpa masuk":
        return Peramban()
    return Peramban(pabrik.pengguna() if siapa == "tanpa peran" else dunia.pengguna[siapa])


def test_setiap_alamat_dapat_ditulis(dunia):
    assert [satu.nama for satu in LUAR if tempat(satu, dunia, "alpa") is None] == []


@pytest.mark.parametrize("siapa", SETIAP)
def test_tidak_ada_isi_pemda_lain(dunia, asing, terbuka, siapa):
    """With B's keys and under B's address: no word of B anywhere, no row of B written, no tenant table by a GET."""
    peramban, isian, semula = peramban_untuk(siapa, dunia), kiriman_asing(asing), potret(asing)
    salah = []

    def tetap():
        assert potret(asing) == semula

    for n, alamat in enumerate(LUAR):
        for slug in ("alpa", "beta") if "slug_pemda" in alamat.argumen else ("",):
            for metode, htmx in cara(siapa, n):
                jawaban = peramban.minta(metode, tempat(alamat, asing, slug), isian, htmx, tetap)
                if jawaban.memuat(KENARI) or (jawaban.status >= 500 and alamat.nama != "readyz"):
                    salah.append((metode, htmx, alamat.nama, slug, jawaban.status))
                if metode == "get" and jawaban.tulisan:
                    salah.append((alamat.nama, "GET menulis", jawaban.tulisan))
    assert salah == []
    tetap()
    keterangan = f"{len(LUAR)} alamat × {len(SETIAP)} orang: akun, sesi, admin operator, publik, verifikasi, API"
    catat("isolasi", "Alamat di luar pemda", dicoba=peramban.diminta, keterangan=keterangan)


def test_halaman_terbuka_pemda_lain(dunia, asing, terbuka):
    """A's public page and check of decrees with the keys of B: as unknown as none at all. B's closed page: 404."""
    peramban = Peramban()
    for alamat in [satu for satu in LUAR if satu.nama in PUBLIK | VERIFIKASI_DOKUMEN]:
        kena = alamat.argumen & {"pk", "instansi", "kode"}
        if kena:
            assert peramban.minta("get", tempat(alamat, asing, "alpa")).status == 404, alamat.nama
        if alamat.nama in PUBLIK:
            assert peramban.minta("get", tempat(alamat, asing, "beta")).status == 404, alamat.nama
    assert peramban.minta("get", reverse("publik_beranda", args=["alpa"])).status == 200
    catat("isolasi", "Halaman publik dan verifikasi dengan kunci pemda lain", dicoba=peramban.diminta)


def test_api_dengan_id_pemda_lain(dunia, asing):
    """Every address of the API with the key of A: B's rows are unknown, B's address is closed, nothing is written."""
    with pabrik.dalam(dunia.pemda) as oleh:
        kunci = {"Authorization": f"Bearer {token_api.buat(oleh=oleh, nama='Dasbor')[1]}"}
    peramban = Peramban()
    kueri = {"tahun": TAHUN, "instansi": asing.sendiri.instansi.slug, "pemda": "beta", "pemda_id": asing.pemda.pk}
    for alamat in [satu for satu in LUAR if satu.nama.startswith("api:") and "slug_pemda" in satu.argumen]:
        for isi in (kueri, {"tahun": TAHUN}):
            sini = peramban.minta("get", tempat(alamat, asing, "alpa"), isi, **kunci)
            assert sini.status == (404 if alamat.argumen & {"pk", "slug"} else 200), alamat.nama
            sana = peramban.minta("get", tempat(alamat, asing, "beta"), isi, **kunci)
            assert sana.status == 401
            assert not (sini.memuat(KENARI) or sana.memuat(KENARI) or sini.tulisan or sana.tulisan), alamat.nama
        for metode in ("post", "put", "patch", "delete"):
            assert peramban.minta(metode, tempat(alamat, asing, "alpa"), **kunci).status == 405
    catat("isolasi", "API dengan kunci pemda sendiri dan id pemda lain", dicoba=peramban.diminta)
