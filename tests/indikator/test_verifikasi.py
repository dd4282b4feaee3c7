"""The review workspace: one sheet beside its earlier version, the decision, the workspace of an OPD."""

import re

import pytest

from indikator.models import CatatanVerifikasi, Lembar
from organisasi import penyewa
from organisasi.domain import tulis
from tests import pabrik
from tests.basis import kueri
from tests.indikator.dunia_verifikasi import ALASAN, bangun

pytestmark = pytest.mark.django_db
KUNCI = "6c2f3b1e-3c1b-4a5c-9a53-0e4b8f0c1d2e"


@pytest.fixture
def dunia():
    with pabrik.dalam(pabrik.pemda("magetan")):
        yield bangun()


@pytest.fixture
def kembali(dunia):
    """The IKU sheet was returned, one of its two rows was changed, and it was submitted again."""
    lembar, indikator = dunia.lembar[0], dunia.indikator[0]
    pabrik.indikator(lembar, "Indikator yang tetap", sasaran=indikator.sasaran)
    lembar = dunia.kembalikan(dunia.setujui(lembar))
    tulis.ubah(indikator, oleh=pabrik.mesin(), nama="Persentase laporan tepat waktu Asri nomor 0")
    dunia.setujui(lembar)
    return dunia


def halaman(dunia, peran="verifikator", lembar=None, kueri="") -> str:
    pk = (lembar or dunia.lembar[0]).pk
    jawaban = dunia.klien(peran).get(dunia.url(f"lembar/{pk}/{kueri}"))
    assert jawaban.status_code == 200
    return re.sub(r"\s+", " ", jawaban.content.decode())


def putuskan(dunia, tindakan, peran="verifikator", lembar=None, **isi):
    lembar = lembar or Lembar.objects.get(pk=dunia.lembar[0].pk)
    data = {"tindakan": tindakan, "versi": lembar.versi} | isi
    return dunia.klien(peran).post(dunia.url(f"lembar/{lembar.pk}/putuskan/"), data)


def status(lembar) -> str:
    return Lembar.objects.get(pk=lembar.pk).status


def test_pengajuan_pertama_menampilkan_semua_baris(dunia):
    dunia.setujui(dunia.lembar[0])
    isi = halaman(dunia)
    assert "Pengajuan pertama" in isi
    assert dunia.indikator[0].nama in isi


def test_pengajuan_ulang_hanya_menampilkan_yang_berubah(kembali):
    isi = halaman(kembali)
    assert "1 baris berubah terhadap ajuan ke-1" in isi
    assert re.search(r"<ins><span[^>]*>\(ditambah\) </span>tepat waktu </ins>", isi)
    assert "Indikator yang tetap" not in isi
    assert ALASAN in isi


def test_semua_baris_dengan_tandanya(kembali):
    isi = halaman(kembali, kueri="?tampil=semua")
    assert "Indikator yang tetap" in isi
    assert "tepat waktu </ins>" in isi


def test_terhadap_dokumen_berlaku(dunia):
    berlaku = pabrik.penetapan(dunia.instansi, 2024, berlaku=True)
    lama = pabrik.lembar(berlaku)
    indikator = dunia.indikator[0]
    pabrik.indikator(lama, "Persentase lama", silsilah=indikator.silsilah, sasaran=pabrik.sasaran(lama))
    pabrik.indikator(lama, "Indikator yang dicabut", sasaran=lama.sasaran.first())
    isi = halaman(dunia, kueri="?tampil=berlaku")
    assert "terhadap dokumen berlaku" in isi
    assert "Indikator yang dicabut" in isi
    assert "Baris dihapus" in isi


def test_teks_bermarkah_tidak_menjadi_html(dunia):
    """What a planner typed is shown as text, also inside the marks."""
    tulis.ubah(dunia.indikator[0], oleh=pabrik.mesin(), nama="<script>alert(1)</script>")
    isi = halaman(dunia)
    assert "<script>alert" not in isi
    assert "&lt;script&gt;" in isi


def test_catatan_pada_baris_yang_sama_tetap_terlihat(kembali):
    """Its row is not shown, the remark is, with the text it is about."""
    tetap = kembali.lembar[0].indikator.get(nama="Indikator yang tetap")
    isi = {"silsilah": tetap.silsilah, "isi": "Sasarannya apa?", "kunci_kirim": KUNCI}
    kembali.klien("bappeda").post(kembali.url(f"lembar/{kembali.lembar[0].pk}/catatan/"), isi)
    isi = halaman(kembali)
    assert "Catatan pada baris yang tidak ditampilkan" in isi
    assert "Sasarannya apa?" in isi


def test_verifikasi_lalu_ke_lembar_berikutnya(dunia):
    for lembar in dunia.lembar[:3]:
        dunia.setujui(lembar)
    jawaban = putuskan(dunia, "verifikasi")
    assert status(dunia.lembar[0]) == "terverifikasi"
    assert jawaban.url == dunia.url(f"lembar/{dunia.lembar[1].pk}/")
    putuskan(dunia, "verifikasi", lembar=Lembar.objects.get(pk=dunia.lembar[1].pk))
    jawaban = putuskan(dunia, "verifikasi", lembar=Lembar.objects.get(pk=dunia.lembar[2].pk))
    assert jawaban.url == dunia.url(f"{dunia.instansi.slug}/")


def test_kembalikan_perlu_alasan(dunia):
    dunia.setujui(dunia.lembar[0])
    jawaban = putuskan(dunia, "kembalikan", alasan=" ")
    assert jawaban.status_code == 422
    assert "Tuliskan alasan" in jawaban.content.decode()
    assert status(dunia.lembar[0]) == "disetujui"
    assert putuskan(dunia, "kembalikan", alasan="Perbaiki.").status_code == 302
    assert status(dunia.lembar[0]) == "dikembalikan"


def test_catatan_terbuka_ditawarkan_sebagai_alasan(dunia):
    dunia.setujui(dunia.lembar[0])
    url = dunia.url(f"lembar/{dunia.lembar[0].pk}/catatan/")
    isi = {
        "silsilah": dunia.indikator[0].silsilah,
        "bidang": "rumus",
        "isi": "Sebutkan penyebutnya.",
        "kunci_kirim": KUNCI,
    }
    assert dunia.klien("verifikator").post(url, isi).status_code == 302
    assert "1. Rumus “laporan selesai”: Sebutkan penyebutnya." in halaman(dunia)


@pytest.mark.parametrize("peran", ["perencana", "inspektorat", "bappeda", "admin_pemda", "pembaca", "perencana_lain"])
def test_yang_tidak_memutuskan(dunia, peran):
    dunia.setujui(dunia.lembar[0])
    assert putuskan(dunia, "verifikasi", peran).status_code == 403
    assert putuskan(dunia, "kembalikan", peran, alasan="x").status_code == 403
    assert status(dunia.lembar[0]) == "disetujui"
    massal = {"tindakan": "verifikasi", "semua": "on"}
    assert dunia.klien(peran).post(dunia.url(f"dokumen/{dunia.dokumen.pk}/"), massal).status_code == 403


def test_pimpinan_menyetujui_di_sini_juga(dunia):
    dunia.gerak(dunia.lembar[0], ("perencana", "ajukan"))
    assert putuskan(dunia, "setujui", "pimpinan").status_code == 302
    assert status(dunia.lembar[0]) == "disetujui"


@pytest.mark.parametrize("peran", ["inspektorat", "bappeda"])
def test_inspektorat_dan_bappeda_membaca_dan_memberi_catatan(dunia, peran):
    dunia.setujui(dunia.lembar[0])
    isi = halaman(dunia, peran)
    assert "Beri catatan" in isi
    assert "Verifikasi lembar" not in isi
    url = dunia.url(f"lembar/{dunia.lembar[0].pk}/catatan/")
    assert dunia.klien(peran).post(url, {"isi": "Selaraskan.", "kunci_kirim": KUNCI}).status_code == 302
    assert CatatanVerifikasi.objects.get().nama_oleh == dunia.orang[peran].nama


def test_catatan_yang_salah_kembali_dengan_ketikannya(dunia):
    url = dunia.url(f"lembar/{dunia.lembar[0].pk}/catatan/")
    jawaban = dunia.klien("verifikator").post(url, {"isi": "panjang " * 700, "kunci_kirim": KUNCI})
    assert jawaban.status_code == 422
    assert "panjang panjang" in jawaban.content.decode()


def test_catatan_kembali_ke_halaman_asal_saja(dunia):
    """Only a page of this pemda is gone back to."""
    url = dunia.url(f"lembar/{dunia.lembar[0].pk}/catatan/")
    for tujuan, aman in ((dunia.url("lembar/1/"), True), ("https://jahat.test/x", False), ("/lain/2024/", False)):
        jawaban = dunia.klien("verifikator").post(url, {"isi": "x", "kembali": tujuan, "kunci_kirim": KUNCI})
        assert jawaban.url.startswith(tujuan) == aman


def test_lembar_pemda_lain_tidak_ada(dunia):
    asing = pabrik.pemda("asing")
    with penyewa.sebagai(asing):
        milik = pabrik.lembar(pabrik.penetapan(pabrik.instansi("Dinas Asing")))
        catatan = pabrik._buat(
            CatatanVerifikasi, instansi=milik.penetapan.instansi, lembar=milik, isi="x", nama_oleh="x"
        )
    klien = dunia.klien("verifikator")
    assert klien.get(dunia.url(f"lembar/{milik.pk}/")).status_code == 404
    for akhir in (f"lembar/{milik.pk}/putuskan/", f"lembar/{milik.pk}/catatan/", f"catatan/{catatan.pk}/"):
        assert klien.post(dunia.url(akhir), {"isi": "x", "selesai": "1"}).status_code == 404
    isi = {"isi": "x", "induk": catatan.pk, "kunci_kirim": KUNCI}
    assert klien.post(dunia.url(f"lembar/{dunia.lembar[0].pk}/catatan/"), isi).status_code == 404


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_tetap(banyak, django_assert_num_queries):
    """At 1 and 3 rows and sheets, all of them returned once and with remarks; the linter runs once."""
    with pabrik.dalam(pabrik.pemda("magetan")):
        dunia = bangun(jabatan=banyak)
        _isi(dunia, banyak)
        klien = dunia.klien("verifikator")
        for akhir, jumlah in ((f"{dunia.instansi.slug}/", 39), (f"lembar/{dunia.lembar[0].pk}/?tampil=semua", 38)):
            klien.get(dunia.url(akhir))
            with django_assert_num_queries(kueri(jumlah)):
                klien.get(dunia.url(akhir))


def _isi(dunia, banyak: int) -> None:
    for nomor in range(banyak - 1):
        pabrik.indikator(dunia.lembar[0], f"Tambahan {nomor}", rumus="a", target="5 %")
    for lembar in dunia.lembar:
        dunia.kembalikan(dunia.setujui(lembar))
        isi = {"lembar": lembar, "instansi": dunia.instansi, "nama_oleh": "x", "isi": "y"}
        for baris in lembar.indikator.all():
            pabrik._buat(CatatanVerifikasi, silsilah=baris.silsilah, bidang="rumus", **isi)
