"""A stranger learns nothing: 404 on every url of another pemda and no word of its data, whoever asks and however."""

import pytest
from django.apps import apps

from organisasi.enums import Peran
from organisasi.models import Jejak
from organisasi.models.dasar import ModelPenyewa
from tests import pabrik
from tests.catatan import catat
from tests.penyewa.cakupan import CARA, permintaan_asing, seluruhnya
from tests.penyewa.dunia import KENARI
from tests.penyewa.kenari import jumlah_kenari
from tests.penyewa.matriks import MATRIKS, TIDAK
from tests.penyewa.peramban import Jawaban, Peramban, url
from tests.penyewa.peta_url import semua_alamat
from tests.penyewa.test_matriks import ALAMAT, alamat, kiriman

MENUNJUK = {"pk", "slug", "instansi", "indikator"}  # arguments that name a row
LUAS = f"{len(MATRIKS)} alamat × {len(Peran)} peran"


@pytest.fixture
def jejak_asing(asing):
    """Function that fails when anything was written in B."""
    with asing.dalam():
        awal = Jejak.objects.count()

    def periksa():
        with asing.dalam():
            assert Jejak.objects.count() == awal

    return periksa


def _sidik(jawaban: Jawaban, harapan: int | None) -> str:
    """What is wrong with an answer; empty when nothing."""
    if harapan and jawaban.status != harapan:
        return f"status {jawaban.status}"
    return "isi pemda lain terbaca" if jawaban.memuat(KENARI) else ""


def test_kenari_ada_di_mana_mana(asing):
    """The search is worth something only while B's rows are full of the word."""
    assert jumlah_kenari(asing) >= 150


@pytest.mark.parametrize("peran", list(Peran), ids=str)
def test_alamat_pemda_lain_404(dunia, asing, jejak_asing, peran):
    """`/beta/…` asked by the users of alpa: every url."""
    peramban = Peramban(dunia.pengguna[peran])
    salah = []
    for baris, metode, htmx in permintaan_asing(peran):
        data = kiriman(asing.sendiri) if metode == "post" else None
        jawaban = peramban.minta(metode, alamat(baris, asing, asing.sendiri), data, htmx, jejak_asing)
        if keterangan := _sidik(jawaban, 404):
            salah.append((metode, htmx, baris.nama, keterangan))
    assert salah == []
    keterangan = f"{LUAS}; GET, POST, htmx: semua 404; {jumlah_kenari(asing)} isian berkenari, 0 terbaca"
    catat("isolasi", "Alamat pemda lain", dicoba=peramban.diminta, keterangan=keterangan)


@pytest.mark.parametrize("peran", list(Peran), ids=str)
def test_id_pemda_lain_di_alamat_sendiri_404(dunia, asing, jejak_asing, peran):
    """`/alpa/…` with ids and slugs of beta. A method the url does not know may say so (405). Pages whose address names
    no row get B's ids in their query below."""
    peramban = Peramban(dunia.pengguna[peran])
    salah = []
    for baris, metode, htmx in permintaan_asing(peran):
        menunjuk = bool(ALAMAT[baris.nama].argumen & MENUNJUK)
        if metode == "get" and not menunjuk:
            continue
        data = kiriman(asing.sendiri) if metode == "post" else {"dokumen": asing.sendiri.objek["penetapan"].pk}
        jawaban = peramban.minta(metode, alamat(baris, dunia, asing.sendiri), data, htmx, jejak_asing)
        harapan = 405 if baris.harapan(metode, False)[peran] == 405 else 404 if menunjuk else None
        if keterangan := _sidik(jawaban, harapan):
            salah.append((metode, htmx, baris.nama, keterangan))
    assert salah == []
    catat("isolasi", "Id pemda lain di alamat dan badan kiriman", dicoba=peramban.diminta, keterangan=LUAS)


def test_riwayat_setiap_jenis_data_pemda_lain_404(dunia, asing):
    peramban = Peramban(dunia.pengguna[Peran.ADMIN_PEMDA])
    for model in apps.get_models():
        if issubclass(model, ModelPenyewa):
            with asing.dalam():
                baris = model.objects.first()
            if baris is None:
                continue
            jawaban = peramban.minta(
                "get", url("riwayat_objek", dunia.pemda, model=model._meta.label_lower, pk=baris.pk)
            )
            assert _sidik(jawaban, 404) == "", model
    catat("isolasi", "Riwayat setiap jenis data pemda lain", dicoba=peramban.diminta)


@pytest.mark.parametrize("peran", list(Peran), ids=str)
def test_saringan_dengan_id_pemda_lain(dunia, asing, peran):
    """Ids of B in the query string of A's own pages: nothing of B is shown, nothing is written."""
    peramban = Peramban(dunia.pengguna[peran])
    objek = asing.sendiri.objek
    kueri = {"q": KENARI, "instansi": objek["instansi"].pk, "lembar": objek["lembar"].pk, "unit": objek["unit"].pk}
    salah = []
    dengan_dokumen = kueri | {"dokumen": objek["penetapan"].pk}
    cara_saring = (dengan_dokumen, kueri) if peran == Peran.PERENCANA and seluruhnya() else (dengan_dokumen,)
    for baris in dict.fromkeys(baris for baris, *_ in permintaan_asing(peran) if baris.get != TIDAK):
        for isi in cara_saring:
            jawaban = peramban.minta("get", alamat(baris, dunia, dunia.sendiri), isi)
            bersih = jawaban.isi.lower().replace(f'value="{KENARI.lower()}"', "")
            if f"{KENARI} beta".lower() in bersih or f"kabupaten {KENARI}".lower() in bersih or jawaban.tulisan:
                salah.append(baris.nama)
    assert salah == []
    catat("isolasi", "Id pemda lain di saringan", dicoba=peramban.diminta)


def test_tanpa_masuk_diantar_ke_halaman_masuk(dunia, asing):
    """Nobody signed in: every url of every pemda, known or not, leads to the sign-in and says nothing.

    htmx gets the address of the sign-in (401) instead of a redirect, which it would swap into a cell.
    """
    peramban = Peramban()
    for baris in MATRIKS:
        for metode, htmx in CARA:
            jawaban = peramban.minta(metode, alamat(baris, asing, asing.sendiri), None, htmx)
            assert (jawaban.status, _sidik(jawaban, None)) == (401 if htmx else 302, ""), baris.nama
            assert ('"masuk": "/akun/' if htmx else "Location: /akun/") in jawaban.isi, baris.nama
    tak_ada = url("beranda_pemda", asing.pemda).replace("beta", "tidak-ada")
    assert peramban.minta("get", tak_ada).status == 302
    catat("isolasi", "Tanpa masuk", dicoba=peramban.diminta, keterangan=f"{len(MATRIKS)} alamat, 4 cara")


def test_pengguna_tanpa_peran(dunia, asing):
    """Signed in without any membership, and the operator, who is a member of no pemda: 404 everywhere."""
    for orang in (pabrik.pengguna(), pabrik.operator()):
        peramban = Peramban(orang)
        for baris in MATRIKS:
            jawaban = peramban.minta("get", alamat(baris, asing, asing.sendiri))
            assert _sidik(jawaban, 404) == "", baris.nama
        catat("isolasi", "Pengguna tanpa peran dan operator", dicoba=peramban.diminta)


def test_anggota_dua_pemda_hanya_melihat_yang_dibuka(dunia, asing):
    """One person in both pemda: in A nothing of B; what was chosen in B (year, pemda) does not leak into A."""
    with asing.dalam():
        orang = pabrik.anggota(Peran.PEMBACA, orang=dunia.pengguna[Peran.ADMIN_PEMDA])
    peramban = Peramban(orang)
    peramban.minta("get", url("beranda_pemda", asing.pemda))
    for baris in MATRIKS:
        jawaban = peramban.minta("get", alamat(baris, dunia, dunia.sendiri))
        assert _sidik(jawaban, None) == "", baris.nama
    jawaban = peramban.minta("get", url("instansi_daftar", asing.pemda))
    assert jawaban.status == 200
    assert KENARI in jawaban.isi
    catat("isolasi", "Anggota dua pemda", dicoba=peramban.diminta)


def test_slug_pemda_tidak_dikenal(dunia):
    peramban = Peramban(dunia.pengguna[Peran.ADMIN_PEMDA])
    for slug in ("tidak-ada", "ALPA", "alpa-", "x" * 200):
        assert peramban.minta("get", f"/{slug}/").status == 404
    assert len(semua_alamat()) > len(MATRIKS)
