"""Twenty sends of the same page at once while a decree is drafted: one effect, and an answer for each of them."""

import uuid

import pytest

from laporan.contoh.muat import FIXTURES, muat_acuan
from laporan.models import ButirKeputusan, Keputusan, UrunganNaskah
from organisasi.models import Pekerjaan
from tests import pabrik
from tests.basis import serentak
from tests.laporan import dunia_naskah, keputusan_kecil

BANYAK = 20


@pytest.fixture
def d(basis_salinan):
    return dunia_naskah.susun()


def _kirim(d, alamat: str, **isian) -> list[int]:
    """The answers to the same form, sent at once by the perencana."""
    with pabrik.dalam(d.pemda):
        orang = d.perencana.pengguna

    def satu() -> int:
        return pabrik.klien(orang).post(f"/{d.pemda.slug}/{alamat}", isian).status_code

    return serentak(satu, BANYAK)


def _urutan(d) -> list[int]:
    with pabrik.dalam(d.pemda):
        milik = ButirKeputusan.objects.filter(keputusan=d.keputusan, bagian="menimbang", induk=None)
        return list(milik.order_by("urutan").values_list("urutan", flat=True))


def test_one_draft_of_one_page(d):
    muat_acuan(FIXTURES / "acuan")
    with pabrik.dalam(d.pemda):
        dokumen = keputusan_kecil.dokumen(d.instansi, 2025)
    isi = {"penetapan": dokumen.pk, "templat": "iku-iki", "kunci_kirim": uuid.uuid4()}
    assert _kirim(d, "keputusan/buat/", **isi) == [302] * BANYAK
    with pabrik.dalam(d.pemda):
        assert Keputusan.objects.filter(penetapan=dokumen).count() == 1


def test_one_copy_of_one_page(d):
    with pabrik.dalam(d.pemda):
        lama = keputusan_kecil.berlaku(d.instansi, None)
    assert _kirim(d, f"keputusan/{lama.pk}/salin/", kunci_kirim=uuid.uuid4()) == [302] * BANYAK
    with pabrik.dalam(d.pemda):
        assert Keputusan.objects.filter(tentang=lama.tentang, status="draf").exclude(pk=d.keputusan.pk).count() == 1


def test_one_paste_one_move_one_undo(d):
    pangkal = f"keputusan/{d.keputusan.pk}"
    tempel = {"teks": "bahwa satu;\nbahwa dua;\nbahwa tiga;", "tahap": "pakai", "versi": d.keputusan.versi}
    assert sorted(_kirim(d, f"{pangkal}/butir/menimbang/tempel/", **tempel)) == [302] + [409] * (BANYAK - 1)
    assert _urutan(d) == [1, 2, 3]
    with pabrik.dalam(d.pemda):
        butir, versi = d.butir("bahwa tiga"), d.versi()
    pindah = _kirim(d, f"{pangkal}/butir/{butir.pk}/pindah/", versi=versi, ke=1)
    assert sorted(pindah) == [302] + [409] * (BANYAK - 1)
    with pabrik.dalam(d.pemda):
        assert [satu[:10] for satu in d.baris("menimbang")] == ["bahwa tiga", "bahwa satu", "bahwa dua;"]
        urungan = UrunganNaskah.objects.order_by("-pk").first()
    assert sorted(_kirim(d, f"{pangkal}/urungkan/{urungan.pk}/")) == [302] + [409] * (BANYAK - 1)
    with pabrik.dalam(d.pemda):
        assert [satu[:10] for satu in d.baris("menimbang")] == ["bahwa satu", "bahwa dua;", "bahwa tiga"]


def test_all_fixes_once(d):
    with pabrik.dalam(d.pemda):
        d.tempel("menimbang", "bahwa  yang yang satu")
        versi = d.versi()
    jawaban = _kirim(d, f"keputusan/{d.keputusan.pk}/perbaiki/", versi=versi, semua="saran")
    assert jawaban.count(302) == 1 and set(jawaban) == {302, 409}
    with pabrik.dalam(d.pemda):
        assert "yang yang" not in d.baris("menimbang")[0] and len(set(_urutan(d))) == len(_urutan(d))


def test_one_job_makes_the_files(d):
    with pabrik.dalam(d.pemda):
        berlaku = keputusan_kecil.berlaku(d.instansi, keputusan_kecil.dokumen(d.instansi))
        d.perencana = pabrik.pelaku_baru("pimpinan", d.instansi)
    assert _kirim(d, f"keputusan/{berlaku.pk}/terbitkan/") == [302] * BANYAK
    with pabrik.dalam(d.pemda):
        assert Pekerjaan.objects.filter(jenis="terbitkan_keputusan").count() == 1
