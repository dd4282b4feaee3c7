"""The audit trail: append-only in the database, and a chain of hashes that anybody can recompute."""

from itertools import pairwise

import pytest
from django.db import DatabaseError, connection, transaction

from organisasi.domain import tulis
from organisasi.domain.jejak import hitung_hash
from organisasi.galat import IsianSalah, PelanggaranPenyewa
from organisasi.models import Instansi, Jejak, Pemda
from organisasi.pelaku import Pelaku
from organisasi.penyewa import sebagai


@pytest.mark.parametrize(
    "perintah",
    [
        "update organisasi_jejak set alasan = 'palsu' where pemda_id = %s",
        "update organisasi_jejak set hash = '' where pemda_id = %s and nomor = 1",
        "delete from organisasi_jejak where pemda_id = %s",
    ],
)
def test_jejak_tidak_dapat_diubah(dunia, perintah):
    with dunia.dalam():
        sebelum = list(Jejak.objects.values_list("nomor", "hash", "alasan"))
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(perintah, [dunia.pemda.pk])
        satu = Jejak.objects.first()
        satu.alasan = "palsu"
        with pytest.raises(DatabaseError), transaction.atomic():
            satu.save()
        with pytest.raises(DatabaseError), transaction.atomic():
            satu.delete()
        assert list(Jejak.objects.values_list("nomor", "hash", "alasan")) == sebelum


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's")
def test_jejak_tidak_dapat_diganti_dengan_replace(dunia):
    with dunia.dalam():
        pk = Jejak.objects.order_by("nomor").values_list("pk", flat=True)[0]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("replace into organisasi_jejak select * from organisasi_jejak where id = %s", [pk])


@pytest.mark.parametrize("slug", ["magetan", "paser", "blitar", "nganjuk"])
def test_rantai_hash_utuh_setelah_muat_contoh(contoh, slug):
    """Numbers without a gap, every row's hash over its content and the row before."""
    with sebagai(Pemda.objects.get(slug=slug)):
        sebelum, jumlah = "", 0
        for baris in Jejak.objects.order_by("nomor").iterator():
            jumlah += 1
            assert (baris.nomor, baris.sebelum, baris.hash) == (jumlah, sebelum, hitung_hash(baris))
            sebelum = baris.hash
        assert jumlah > 100


def test_setiap_penulisan_menambah_jejak(dunia):
    """Insert, change and delete through `tulis`: one row each, with what was before and after."""
    with dunia.dalam():
        oleh, awal = Pelaku.mesin(dunia.pemda), Jejak.objects.count()
        baru = tulis.buat(Instansi, oleh=oleh, slug="baru", nama="Dinas Baru")
        baru = tulis.ubah(baru, oleh=oleh, nama="Dinas Lebih Baru")
        kunci = baru.pk
        tulis.ubah(baru, oleh=oleh, nama="Dinas Lebih Baru")
        tulis.hapus(baru, oleh=oleh)
        jejak = list(Jejak.objects.order_by("nomor")[awal:])
    assert [(satu.tindakan, satu.objek_id) for satu in jejak] == [("tambah", kunci), ("ubah", kunci), ("hapus", kunci)]
    assert jejak[1].perubahan == {"nama": ["Dinas Baru", "Dinas Lebih Baru"]}
    assert jejak[2].perubahan["nama"] == ["Dinas Lebih Baru", None]


def test_penulisan_gagal_tidak_meninggalkan_jejak(dunia):
    with dunia.dalam():
        oleh, awal = Pelaku.mesin(dunia.pemda), Jejak.objects.count()
        with pytest.raises(Exception, match="sudah ada"):
            tulis.buat(Instansi, oleh=oleh, slug=dunia.sendiri.instansi.slug, nama="Kembar")
        assert Jejak.objects.count() == awal


def test_penulisan_banyak_mencatat_tiap_baris(dunia, django_assert_max_num_queries):
    """Many rows at once: an audit row for each, in the chain, in a number of queries that does not grow with them."""
    with dunia.dalam():
        oleh, awal = Pelaku.mesin(dunia.pemda), Jejak.objects.count()
        isi = [{"slug": f"dinas-{nomor}", "nama": f"Dinas {nomor}"} for nomor in range(40)]
        with django_assert_max_num_queries(30):
            baru = tulis.buat_banyak(Instansi, oleh=oleh, daftar=isi)
            berubah = tulis.ubah_banyak(baru, oleh=oleh, nama="Dinas 3")
        tulis.hapus_banyak(tulis.kunci_banyak(baru), oleh=oleh)
        tulis.buat(Instansi, oleh=oleh, slug="sesudah", nama="Sesudah")
        jejak = list(Jejak.objects.order_by("nomor"))
    assert len(berubah) == 39 and not {satu.pk for satu in berubah} >= {satu.pk for satu in baru}
    assert [satu.tindakan for satu in jejak[awal:]] == ["tambah"] * 40 + ["ubah"] * 39 + ["hapus"] * 40 + ["tambah"]
    assert [satu.objek_id for satu in jejak[awal : awal + 40]] == [satu.pk for satu in baru]
    assert jejak[awal].perubahan["nama"] == [None, "Dinas 0"]
    assert jejak[awal + 40].perubahan == {"nama": ["Dinas 0", "Dinas 3"]}
    for lalu, satu in pairwise(jejak):
        assert (satu.nomor, satu.sebelum, satu.hash) == (lalu.nomor + 1, lalu.hash, hitung_hash(satu))


def test_penulisan_banyak_menolak_data_pemda_lain(dunia, asing):
    with dunia.dalam():
        oleh = Pelaku.mesin(dunia.pemda)
        isi = {"slug": "baru", "nama": "Baru"}
        for induk in ({"induk": asing.sendiri.instansi}, {"induk_id": asing.sendiri.instansi.pk}):
            with pytest.raises(PelanggaranPenyewa):
                tulis.buat_banyak(Instansi, oleh=oleh, daftar=[{"slug": "satu", "nama": "Satu"}, isi | induk])
        with pytest.raises(IsianSalah):
            tulis.buat_banyak(Instansi, oleh=oleh, daftar=[isi, {"slug": "x", "nama": ""}])
        assert not Instansi.objects.filter(slug__in=["satu", "baru"]).exists()
