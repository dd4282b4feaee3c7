"""Review of a measuring, and what the OPD sees of the remarks on it and on its sheets."""

import re
import uuid

import pytest

from indikator.domain import capaian, catatan_verifikasi
from indikator.domain.alur import pengukuran as alur
from indikator.models import BuktiDukung, CatatanVerifikasi, Indikator, Pengukuran, Realisasi
from organisasi.domain import tulis
from tests import pabrik
from tests.basis import kueri
from tests.indikator.dunia_verifikasi import TAHUN, DuniaVerifikasi, bangun

pytestmark = pytest.mark.django_db
ANALISIS = {"faktor_penghambat": "Tenaga kurang", "tindak_lanjut": "Ditambah"}


@pytest.fixture
def dunia():
    with pabrik.dalam(pabrik.pemda("magetan")):
        dunia = bangun()
        dunia.ukur = ukur(dunia, 2)
        yield dunia


def ukur(dunia: DuniaVerifikasi, banyak: int) -> Pengukuran:
    """So many rows of a document in force are measured, with evidence, and the measuring is submitted."""
    lembar = pabrik.lembar(pabrik.penetapan(dunia.instansi, TAHUN, berlaku=True))
    for nomor in range(banyak):
        indikator = pabrik.indikator(lembar, f"Persentase layanan {nomor}", target="80 %")
        realisasi = pabrik.realisasi(indikator, "70", **ANALISIS)
        capaian.hitung_realisasi(realisasi)
        pabrik._buat(BuktiDukung, realisasi=realisasi, tautan="https://contoh.test/x", keterangan=f"Rekap {nomor}")
    gerak(dunia, realisasi.pengukuran, ("perencana", "ajukan"), ("pimpinan", "setujui"))
    return realisasi.pengukuran


def gerak(dunia, pengukuran, *langkah, alasan="Angkanya belum cocok.") -> None:
    for peran, tindakan in langkah:
        kini = Pengukuran.objects.select_related("instansi__pemda").get(pk=pengukuran.pk)
        alur.jalankan(kini, tindakan, oleh=dunia.pelaku(peran), alasan=alasan if tindakan == "kembalikan" else "")


def ubah(realisasi: Realisasi, **nilai) -> None:
    realisasi = tulis.ubah(realisasi, oleh=pabrik.mesin(), **nilai)
    capaian.hitung_realisasi(realisasi)


def halaman(dunia, peran="verifikator", akhir="realisasi/?tw=0") -> str:
    jawaban = dunia.klien(peran).get(dunia.url(f"{dunia.instansi.slug}/{akhir}"))
    assert jawaban.status_code == 200
    return re.sub(r"\s+", " ", jawaban.content.decode())


def test_realisasi_capaian_bukti_dan_analisis(dunia):
    isi = halaman(dunia)
    for teks in ("Persentase layanan 0", "87,50 %", "Tenaga kurang", "Rekap 1", "https://contoh.test/x"):
        assert teks in isi
    realisasi = dunia.ukur.realisasi.first()
    assert f"/capaian/bukti/{realisasi.pk}/" in isi


def test_pengajuan_ulang_hanya_yang_berubah(dunia):
    gerak(dunia, dunia.ukur, ("verifikator", "kembalikan"))
    realisasi = dunia.ukur.realisasi.order_by("pk").first()
    ubah(realisasi, teks="72", nilai=72)
    gerak(dunia, dunia.ukur, ("perencana", "ajukan"), ("pimpinan", "setujui"))
    isi = halaman(dunia)
    assert "1 baris berubah terhadap ajuan ke-1" in isi
    assert re.search(r"<del><span[^>]*>\(dihapus\) </span>70</del>", isi)
    assert re.search(r"<ins><span[^>]*>\(ditambah\) </span>72</ins>", isi)
    assert "Persentase layanan 1" not in isi


def test_belum_ada_realisasi(dunia):
    assert "Belum ada realisasi Triwulan III" in halaman(dunia, akhir="realisasi/?tw=3")


def test_catatan_lalu_verifikasi(dunia):
    silsilah = dunia.ukur.realisasi.first().indikator.silsilah
    isi = {"tw": "0", "silsilah": silsilah, "bidang": "realisasi", "isi": "Dari mana?", "kunci_kirim": uuid.uuid4()}
    url = dunia.url(f"{dunia.instansi.slug}/realisasi/")
    assert dunia.klien("verifikator").post(f"{url}catatan/", isi).status_code == 302
    assert CatatanVerifikasi.objects.get().kutipan == "70"
    versi = Pengukuran.objects.get(pk=dunia.ukur.pk).versi
    putusan = {"tw": "0", "tindakan": "verifikasi", "versi": versi}
    assert dunia.klien("inspektorat").post(f"{url}putuskan/", putusan).status_code == 403
    assert dunia.klien("verifikator").post(f"{url}putuskan/", putusan).status_code == 302
    assert Pengukuran.objects.get(pk=dunia.ukur.pk).status == "terverifikasi"


@pytest.mark.parametrize("banyak", [1, 3])
def test_jumlah_kueri_tetap(banyak, django_assert_num_queries):
    with pabrik.dalam(pabrik.pemda("magetan")):
        dunia = bangun(jabatan=0)
        pengukuran = ukur(dunia, banyak)
        gerak(dunia, pengukuran, ("verifikator", "kembalikan"))
        isi = {"pengukuran": pengukuran, "instansi": dunia.instansi, "nama_oleh": "x", "isi": "y"}
        for silsilah in pengukuran.realisasi.values_list("indikator__silsilah", flat=True):
            pabrik._buat(CatatanVerifikasi, silsilah=silsilah, bidang="realisasi", **isi)
        klien, url = dunia.klien("verifikator"), dunia.url(f"{dunia.instansi.slug}/realisasi/?tw=0&tampil=semua")
        klien.get(url)
        with django_assert_num_queries(kueri(16)):
            klien.get(url)


# --- the side of the OPD -------------------------------------------------------------------------------------------


def catat(dunia, objek, **letak):
    return catatan_verifikasi.tulis_catatan(
        oleh=dunia.pelaku("verifikator"), objek=objek, isi="Perbaiki rumusnya.", **letak
    )


def halaman_opd(dunia) -> dict[str, str]:
    """The pages of the OPD on which its remarks stand."""
    awal, slug, iku, iki = f"/{dunia.pemda.slug}/{TAHUN}", dunia.instansi.slug, dunia.lembar[0], dunia.lembar[1]
    return {
        "iku": f"{awal}/iku/{slug}/?dokumen={dunia.dokumen.pk}",
        "iki": f"{awal}/iki/{slug}/{iki.pk}/",
        "kisi": f"{awal}/lembar/{iku.pk}/isi/",
        "realisasi": f"{awal}/realisasi/{slug}/?tw=0",
    }


def test_catatan_terbuka_di_halaman_opd(dunia):
    objek = {"iku": dunia.lembar[0], "iki": dunia.lembar[1], "kisi": dunia.lembar[0], "realisasi": dunia.ukur}
    for nama, url in halaman_opd(dunia).items():
        catatan = catat(dunia, objek[nama])
        isi = dunia.klien("perencana").get(url).content.decode()
        assert f'id="utas-{catatan.pk}"' in isi, nama
        assert "Sudah diperbaiki" in isi, nama
        CatatanVerifikasi.objects.all().delete()


def test_perencana_menjawab_dan_menandai_dari_halamannya(dunia):
    catatan, url = catat(dunia, dunia.lembar[1]), halaman_opd(dunia)["iki"]
    klien = dunia.klien("perencana")
    isi = {"isi": "Sudah diganti.", "induk": catatan.pk, "kembali": url, "kunci_kirim": uuid.uuid4()}
    jawaban = klien.post(dunia.url(f"lembar/{dunia.lembar[1].pk}/catatan/"), isi)
    assert jawaban.url == f"{url}#utas-{catatan.pk}"
    klien.post(dunia.url(f"catatan/{catatan.pk}/"), {"selesai": "1", "kembali": url})
    catatan.refresh_from_db()
    assert (catatan.selesai, catatan.selesai_oleh) == (True, dunia.orang["perencana"].nama)
    assert "Perbaiki rumusnya." not in klien.get(url).content.decode()


def test_tanda_di_kisi_menyebut_baris_dan_kolom(dunia):
    silsilah = dunia.indikator[0].silsilah
    catat(dunia, dunia.lembar[0], silsilah=silsilah, bidang="rumus")
    isi = dunia.klien("perencana").get(halaman_opd(dunia)["kisi"]).content.decode()
    assert f'data-silsilah="{silsilah}" data-label-bidang="Rumus"' in isi
    assert f'data-silsilah="{silsilah}" data-versi' in isi
    assert "js/kisi_catatan.js" in isi


def test_alasan_pengembalian_di_atas_kisi(dunia):
    dunia.kembalikan(dunia.setujui(dunia.lembar[0]), alasan="Satuannya salah.")
    isi = dunia.klien("perencana").get(halaman_opd(dunia)["kisi"]).content.decode()
    assert "Satuannya salah." in isi


def test_pembaca_tidak_melihat_catatan(dunia):
    """A reader of what is set sees no remark on it."""
    berlaku = Indikator.objects.filter(lembar__penetapan__status="ditetapkan").first().lembar
    catat(dunia, berlaku)
    url = f"/{dunia.pemda.slug}/{TAHUN}/iku/{dunia.instansi.slug}/"
    assert "Perbaiki rumusnya." not in dunia.klien("pembaca").get(url).content.decode()
    assert dunia.klien("pembaca").get(dunia.url(f"lembar/{berlaku.pk}/")).status_code == 403


def test_jumlah_catatan_di_halaman_dokumen(dunia):
    catat(dunia, dunia.lembar[1])
    isi = dunia.klien("perencana").get(f"/{dunia.pemda.slug}/dokumen/{dunia.dokumen.pk}/").content.decode()
    assert isi.count("catatan terbuka") == 1
