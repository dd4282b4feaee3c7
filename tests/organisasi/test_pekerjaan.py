"""Background jobs: queue once, run in committed steps, end in one of three ways."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from organisasi.domain import pekerjaan as domain
from organisasi.domain.berkas import BerkasBaru, simpan_berkas
from organisasi.domain.pekerjaan import antrekan, jenis_pekerjaan
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.galat import Ditolak, GalatKinerja, SalahStatus
from organisasi.models import Berkas, Jejak, Pekerjaan
from tests import pabrik


def antre(tata, jenis="uji_berkas", orang=None, kunci="k1", **lain) -> Pekerjaan:
    """A waiting job of the planner."""
    with pabrik.dalam(tata.pemda):
        oleh = pabrik.pelaku(orang or tata.perencana)
        return antrekan(oleh=oleh, jenis=jenis, kunci=kunci, instansi=tata.instansi, **lain)


def kini(tata, pekerjaan) -> Pekerjaan:
    with pabrik.dalam(tata.pemda):
        return Pekerjaan.objects.select_related("hasil", "dibuat_oleh").get(pk=pekerjaan.pk)


def jumlah_berkas(tata) -> int:
    with pabrik.dalam(tata.pemda):
        return Berkas.objects.count()


def test_selesai_dengan_berkas_dan_jejak(tata):
    pekerjaan = antre(tata, judul="Cetak IKU 2019")
    jalankan(tata.pemda.pk, pekerjaan.pk)
    hasil = kini(tata, pekerjaan)
    assert (hasil.status, hasil.judul, hasil.percobaan) == ("selesai", "Cetak IKU 2019", 1)
    assert (hasil.langkah, hasil.jumlah_langkah, hasil.keterangan) == (2, 2, "Menyimpan")
    assert hasil.hasil.isi.read() == b"isi berkas uji"
    assert hasil.hasil.dibuat_oleh == tata.perencana
    with pabrik.dalam(tata.pemda):
        baris = Jejak.objects.filter(model="organisasi.Pekerjaan", objek_id=hasil.pk).order_by("nomor")
        assert [b.perubahan["status"] for b in baris[1:]] == [["antre", "berjalan"], ["berjalan", "selesai"]]


def test_kunci_sama_pekerjaan_sama_selama_hidup(tata):
    pertama, kedua = antre(tata), antre(tata)
    assert pertama.pk == kedua.pk
    jalankan(tata.pemda.pk, pertama.pk)
    assert antre(tata).pk != pertama.pk


def test_orang_lain_mendapat_pekerjaannya_sendiri(tata):
    """The result belongs to who asked, so the same document asked by two people is two jobs."""
    pertama, kedua = antre(tata), antre(tata, orang=tata.rekan)
    assert pertama.pk != kedua.pk and kedua.dibuat_oleh == tata.rekan


def test_kunci_panjang(tata):
    pertama = antre(tata, "uji_galat", kunci="a" * 300 + "1")
    assert antre(tata, "uji_galat", kunci="a" * 300 + "1").pk == pertama.pk
    assert antre(tata, "uji_galat", kunci="a" * 300 + "2").pk != pertama.pk
    jalankan(tata.pemda.pk, pertama.pk)
    with pabrik.dalam(tata.pemda):
        lama = Pekerjaan.objects.get(pk=pertama.pk)
        assert domain.ulangi(oleh=pabrik.pelaku(tata.perencana), pekerjaan=lama).kunci == lama.kunci


def test_yang_kalah_cepat_mendapat_baris_yang_sama(tata, monkeypatch):
    pertama = antre(tata)
    asli, tanya = domain._yang_hidup, []

    def belum_terlihat(kunci):
        tanya.append(kunci)
        return None if len(tanya) == 1 else asli(kunci)

    monkeypatch.setattr(domain, "_yang_hidup", belum_terlihat)
    assert antre(tata).pk == pertama.pk


def test_izin_ditanya_saat_mengantre(tata):
    with pytest.raises(Ditolak):
        antre(tata, orang=tata.luar)
    with pytest.raises(GalatKinerja, match="tidak dikenal"):
        antre(tata, jenis="tidak_ada")


def test_pesan_masuk_dalam_transaksi_yang_sama(tata_salinan):
    with pytest.raises(RuntimeError), transaction.atomic():
        antre(tata_salinan)
        raise RuntimeError
    assert not DBTaskResult.objects.exists()
    pekerjaan = antre(tata_salinan)
    assert DBTaskResult.objects.get().args_kwargs["args"] == [tata_salinan.pemda.pk, pekerjaan.pk]


def test_galat_menjadi_kalimat(tata):
    pekerjaan = antre(tata, "uji_galat")
    jalankan(tata.pemda.pk, pekerjaan.pk)
    hasil = kini(tata, pekerjaan)
    assert (hasil.status, hasil.galat) == ("gagal", "Belum ada indikator pada lembar ini.")


def test_kesalahan_tak_terduga_hanya_berkode(tata, caplog):
    pekerjaan = antre(tata, "uji_rusak")
    jalankan(tata.pemda.pk, pekerjaan.pk)
    hasil = kini(tata, pekerjaan)
    assert hasil.status == "gagal"
    assert "rahasia" not in hasil.galat
    kode = hasil.galat.split("kode ")[1].split()[0]
    assert kode in caplog.text and "rahasia di dalam traceback" in caplog.text


def test_tulisan_langkah_gagal_tidak_tinggal(tata):
    @jenis_pekerjaan("uji_setengah", judul="Setengah")
    def setengah(pekerjaan, lapor):
        lapor.penutup()
        simpan_berkas(oleh=domain.pelaku_dari(pekerjaan), nama="a.txt", isi=b"a", jenis_mime="text/plain")
        raise GalatKinerja("Gagal sesudah menulis.")

    pekerjaan = antre(tata, "uji_setengah")
    jalankan(tata.pemda.pk, pekerjaan.pk)
    assert kini(tata, pekerjaan).status == "gagal"
    assert jumlah_berkas(tata) == 0


def test_laporan_langsung_terlihat_dan_tanpa_transaksi(tata_salinan):
    """After a report another connection sees it, and can write meanwhile (SQLite has one writer)."""
    terlihat = {}

    @jenis_pekerjaan("uji_terlihat", judul="Terlihat")
    def terlihatkan(pekerjaan, lapor):
        Pekerjaan.objects.filter(pk=pekerjaan.pk).update(judul="Ditulis dalam langkah")
        lapor(3, 7, "Menyusun")
        terlihat.update(dari_luar(tata_salinan, pekerjaan.pk))

    pekerjaan = antre(tata_salinan, "uji_terlihat")
    jalankan(tata_salinan.pemda.pk, pekerjaan.pk)
    assert terlihat == {"langkah": 3, "jumlah_langkah": 7, "keterangan": "Menyusun", "judul": "Ditulis dalam langkah"}


def dari_luar(tata, pk: int) -> dict:
    """What another thread, so another connection, reads; it writes too."""
    from threading import Thread

    isi = {}

    def lihat():
        with pabrik.dalam(tata.pemda):
            isi.update(Pekerjaan.objects.values("langkah", "jumlah_langkah", "keterangan", "judul").get(pk=pk))
            pabrik.instansi("Ditulis dari luar")
        connection.close()

    utas = Thread(target=lihat)
    utas.start()
    utas.join(10)
    return isi


def test_lapor_di_dalam_transaksi_ditolak(tata, caplog):
    @jenis_pekerjaan("uji_salah_pakai", judul="Salah pakai")
    def salah(pekerjaan, lapor):
        with transaction.atomic():
            lapor(1, 1)

    pekerjaan = antre(tata, "uji_salah_pakai")
    jalankan(tata.pemda.pk, pekerjaan.pk)
    assert kini(tata, pekerjaan).status == "gagal"
    assert "lapor dipanggil di dalam transaksi" in caplog.text


def test_batal_saat_berjalan_tidak_meninggalkan_hasil(tata):
    @jenis_pekerjaan("uji_dibatalkan", judul="Dibatalkan")
    def dibatalkan(pekerjaan, lapor):
        lapor(1, 2)
        domain.batalkan(oleh=pabrik.pelaku(tata.perencana), pekerjaan=pekerjaan)
        return BerkasBaru("a.txt", b"a", "text/plain")

    pekerjaan = antre(tata, "uji_dibatalkan")
    jalankan(tata.pemda.pk, pekerjaan.pk)
    hasil = kini(tata, pekerjaan)
    assert (hasil.status, hasil.hasil) == ("dibatalkan", None)
    assert jumlah_berkas(tata) == 0


def test_batal_hanya_yang_hidup_dan_milik_sendiri(tata):
    pekerjaan = antre(tata)
    with pabrik.dalam(tata.pemda):
        with pytest.raises(Ditolak):
            domain.batalkan(oleh=pabrik.pelaku(tata.rekan), pekerjaan=pekerjaan)
        domain.batalkan(oleh=pabrik.pelaku(tata.admin), pekerjaan=pekerjaan)
        with pytest.raises(SalahStatus):
            domain.batalkan(oleh=pabrik.pelaku(tata.admin), pekerjaan=pekerjaan)
    jalankan(tata.pemda.pk, pekerjaan.pk)
    assert kini(tata, pekerjaan).status == "dibatalkan"


def test_ulangi_membuat_baris_baru(tata):
    pekerjaan = antre(tata, "uji_galat", parameter={"tahun": 2019})
    with pabrik.dalam(tata.pemda), pytest.raises(SalahStatus):
        domain.ulangi(oleh=pabrik.pelaku(tata.perencana), pekerjaan=pekerjaan)
    jalankan(tata.pemda.pk, pekerjaan.pk)
    with pabrik.dalam(tata.pemda):
        lama = Pekerjaan.objects.get(pk=pekerjaan.pk)
        baru = domain.ulangi(oleh=pabrik.pelaku(tata.perencana), pekerjaan=lama)
        lagi = domain.ulangi(oleh=pabrik.pelaku(tata.perencana), pekerjaan=lama)
    assert (baru.parameter, baru.kunci, baru.status) == ({"tahun": 2019}, lama.kunci, "antre")
    assert baru.pk == lagi.pk != lama.pk


def test_penutup_yang_diurungkan_menyimpan_sebabnya(tata):
    """What was written after penutup() is taken back; the reason, written then, stays. However long it took, the job
    has its lease."""

    @jenis_pekerjaan("uji_urung", judul="Urung")
    def urung(pekerjaan, lapor):
        Pekerjaan.objects.filter(pk=pekerjaan.pk).update(sewa_sampai=timezone.now() - timedelta(minutes=1))
        lapor.penutup()
        oleh = domain.pelaku_dari(pekerjaan)
        simpan_berkas(oleh=oleh, nama="a.txt", isi=b"a", jenis_mime="text/plain")
        lapor.urungkan_penutup()
        assert Pekerjaan.objects.get(pk=pekerjaan.pk).sewa_sampai > timezone.now()
        simpan_berkas(oleh=oleh, nama="sebab.txt", isi=b"b", jenis_mime="text/plain")
        lapor(2, 2, "Tidak diterapkan")
        raise GalatKinerja("Ada yang kurang.")

    pekerjaan = antre(tata, "uji_urung")
    jalankan(tata.pemda.pk, pekerjaan.pk)
    hasil = kini(tata, pekerjaan)
    assert (hasil.status, hasil.galat, hasil.keterangan) == ("gagal", "Ada yang kurang.", "Tidak diterapkan")
    with pabrik.dalam(tata.pemda):
        assert list(Berkas.objects.values_list("nama", flat=True)) == ["sebab.txt"]
