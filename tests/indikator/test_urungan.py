"""Undo of acts on a sheet: once, by who acted, all or nothing, not over what was changed since."""

import pytest

from indikator.domain.kisi import letak, sel, susunan, urungan
from indikator.models import Indikator, Pembanding, Urungan
from organisasi.galat import Ditolak, SalahStatus
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_kisi import (
    JSON,
    ambil,
    baris,
    hitung_kueri,
    isi_lembar,
    susun_baris,
    tambah,
    urungan_terakhir,
    urungkan,
)
from tests.indikator.dunia_kisi import sel as kirim_sel
from tests.indikator.dunia_rencana import jumlah_jejak, segarkan, sub, susun
from tests.indikator.test_susunan import lengkap, potret

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    d = susun()
    d.s = d.sasaran_draf.nama
    return d


def test_a_deleted_row_comes_back_whole(d):
    satu, sebelum = lengkap(d), None
    tambah(d, "Sesudah")
    sebelum, awal = potret(d, satu), isi_lembar(d)
    hapus = susun_baris(d, "hapus", satu)
    assert f"{d.s}: Lengkap" not in isi_lembar(d)
    jawaban = urungkan(d, hapus)
    assert jawaban.status_code == 200 and jawaban.json()["kalimat"] == "Sudah diurungkan: hapus baris."
    kembali = ambil(d, "Lengkap")
    assert (kembali.pk, kembali.silsilah) == (satu.pk, satu.silsilah)
    assert potret(d, kembali) == sebelum and isi_lembar(d) == awal
    with pabrik.dalam(d.pemda):
        assert list(kembali.didukung.values_list("indikator__nama", flat=True)) == ["Jumlah laporan"]
        jejak = Jejak.objects.filter(model="indikator.Indikator", objek_id=satu.pk).first()
    assert jejak.tindakan == "tambah" and jejak.perubahan["target"] == [None, ["2024: 5 data"]]


def test_what_a_row_is_compared_with_comes_back_and_is_not_copied(d):
    with pabrik.dalam(d.pemda):
        isi = {"jenis_pembanding": "nasional", "teks": "85", "sumber": "Standar Nasional 2024"}
        pabrik._buat(Pembanding, indikator=d.laporan_draf, **isi)
    assert susun_baris(d, "gandakan", d.laporan_draf).status_code == 200
    hapus = susun_baris(d, "hapus", d.laporan_draf)
    with pabrik.dalam(d.pemda):
        assert not Pembanding.objects.exists()
    assert urungkan(d, hapus).status_code == 200
    with pabrik.dalam(d.pemda):
        satu = Pembanding.objects.get()
        assert (satu.indikator, satu.teks, satu.sumber) == (d.laporan_draf, "85", "Standar Nasional 2024")


def test_a_deleted_sasaran_comes_back_with_its_rows(d):
    lengkap(d)
    awal = isi_lembar(d)
    hapus = susun_baris(d, "hapus", d.sasaran_draf)
    assert isi_lembar(d) == []
    assert urungkan(d, hapus).status_code == 200
    assert isi_lembar(d) == awal
    assert segarkan(d, d.sasaran_draf).silsilah == d.sasaran_draf.silsilah


@pytest.mark.parametrize("tindakan", ["gandakan", "naik", "turun", "letakkan", "jadikan_sub"])
def test_other_acts_are_taken_back(d, tindakan):
    satu, awal = ambil(d, "Jumlah data"), isi_lembar(d)
    tambah(d, "Akhir")
    awal = isi_lembar(d)
    jawaban = susun_baris(d, tindakan, satu)
    assert isi_lembar(d) != awal
    assert urungkan(d, jawaban).status_code == 200
    assert isi_lembar(d) == awal


def test_detaching_is_taken_back(d):
    anak = sub(d, d.laporan_draf, "Anak")
    awal = isi_lembar(d)
    assert urungkan(d, susun_baris(d, "lepas_sub", anak)).status_code == 200
    assert isi_lembar(d) == awal


def test_once_only(d):
    hapus = susun_baris(d, "hapus", d.laporan_draf)
    assert urungkan(d, hapus).status_code == 200
    lagi = urungkan(d, hapus)
    assert lagi.status_code == 409 and "sudah diurungkan" in lagi.content.decode()
    assert len(isi_lembar(d)) == 2


@pytest.mark.parametrize(("siapa", "kode"), [("rekan", 403), ("luar", 403), ("pimpinan", 403), ("asing", 404)])
def test_by_who_acted_only(d, siapa, kode):
    hapus = susun_baris(d, "hapus", d.laporan_draf)
    assert urungkan(d, hapus, siapa).status_code == kode
    assert len(isi_lembar(d)) == 1
    assert urungkan(d, hapus).status_code == 200


def test_the_installation_itself_undoes_nothing(d):
    with pabrik.dalam(d.pemda):
        satu = urungan.catat(oleh=pabrik.mesin(), lembar=d.iki_draf, kalimat="x" * 300, balik=[])
        assert len(satu.kalimat) == 200
        with pytest.raises(Ditolak):
            urungan.pakai(satu, oleh=pabrik.mesin())


def test_not_over_what_was_changed_since(d):
    jawaban = susun_baris(d, "gandakan", d.laporan_draf)
    with pabrik.dalam(d.pemda):
        salinan = Indikator.objects.get(pk=jawaban.json()["fokus"]["indikator"])
    assert kirim_sel(d, salinan, "target_2024", "99", dasar="12 laporan", siapa="rekan").status_code == 200
    batal = urungkan(d, jawaban)
    assert batal.status_code == 409 and "sudah diubah lagi sejak itu" in batal.content.decode()
    assert len(isi_lembar(d)) == 3
    with pabrik.dalam(d.pemda):
        assert Urungan.objects.get().dipakai is None


def test_a_row_whose_sasaran_is_gone_stays_gone(d):
    susun_baris(d, "hapus", ambil(d, "Jumlah data"))
    hapus = susun_baris(d, "hapus", d.laporan_draf)
    assert susun_baris(d, "hapus", d.sasaran_draf).status_code == 200
    jawaban = urungkan(d, hapus)
    assert jawaban.status_code == 409 and "sudah dihapus" in jawaban.content.decode()
    assert isi_lembar(d) == []


def test_a_set_document_is_not_undone_into(d):
    hapus = susun_baris(d, "hapus", d.laporan_draf)
    with pabrik.dalam(d.pemda):
        type(d.draf).objects.filter(pk=d.draf.pk).update(status="diajukan")
    assert urungkan(d, hapus).status_code == 409
    assert len(isi_lembar(d)) == 1


def tindakan_tempel(d):
    """What a paste does: two cells changed, a row added; one undo."""
    oleh, data = pabrik.pelaku(d.perencana), Indikator.objects.get(nama="Jumlah data", lembar=d.iki_draf)
    balik = []
    for satu, kolom, lama, nilai in (
        (d.laporan_draf, "nama", "Jumlah laporan", "Jumlah berkas"),
        (data, "target_2024", "4 data", "7 data"),
    ):
        sel.simpan(satu, oleh=oleh, kolom=kolom, nilai=nilai, dasar=lama)
        balik.append(urungan.balik_sel(satu, kolom, lama, nilai))
    baru = susunan.tambah_baris(oleh=oleh, lembar=d.iki_draf, sel={"nama": "Baru"}, sasaran=d.sasaran_draf)
    balik += urungan.balik_tambah(baru)
    return oleh, urungan.catat(oleh=oleh, lembar=d.iki_draf, kalimat="Urungkan tempel", balik=balik)


def test_a_paste_is_one_undo(d):
    awal = isi_lembar(d)
    with pabrik.dalam(d.pemda):
        oleh, satu = tindakan_tempel(d)
    assert isi_lembar(d) != awal
    with pabrik.dalam(d.pemda):
        assert urungan.pakai(satu, oleh=oleh) == "Sudah diurungkan: tempel."
    assert isi_lembar(d) == awal


def test_all_or_nothing(d):
    with pabrik.dalam(d.pemda):
        oleh, satu = tindakan_tempel(d)
    kirim_sel(d, d.laporan_draf, "nama", "Punya rekan", dasar="Jumlah berkas", siapa="rekan")
    tengah, jejak = isi_lembar(d), jumlah_jejak(d)
    with pabrik.dalam(d.pemda), pytest.raises(SalahStatus, match="Punya rekan"):
        urungan.pakai(satu, oleh=oleh)
    assert isi_lembar(d) == tengah and jumlah_jejak(d) == jejak
    assert urungan_terakhir(d).dipakai is None


def test_a_new_sasaran_is_taken_away_after_its_row(d):
    awal = isi_lembar(d)
    with pabrik.dalam(d.pemda):
        oleh = pabrik.pelaku(d.perencana)
        baru = susunan.tambah_baris(oleh=oleh, lembar=d.iki_draf, sel={"nama": "Baru"}, sasaran_nama="Baru")
        balik = urungan.balik_tambah(baru.sasaran, baru)
        satu = urungan.catat(oleh=oleh, lembar=d.iki_draf, kalimat="Urungkan tempel", balik=balik)
        urungan.pakai(satu, oleh=oleh)
        assert not d.iki_draf.sasaran.filter(nama="Baru").exists()
    assert isi_lembar(d) == awal


def test_a_new_sasaran_that_others_use_stays(d):
    with pabrik.dalam(d.pemda):
        oleh = pabrik.pelaku(d.perencana)
        baru = susunan.tambah_baris(oleh=oleh, lembar=d.iki_draf, sel={}, sasaran_nama="Baru")
        satu = urungan.catat(oleh=oleh, lembar=d.iki_draf, kalimat="Urungkan", balik=urungan.balik_tambah(baru))
    baris(d, "rekan", sasaran=baru.pk, nama="Punya rekan")
    with pabrik.dalam(d.pemda), pytest.raises(SalahStatus, match="masih punya 1 indikator"):
        urungan.pakai(satu, oleh=oleh)


def test_a_place_that_is_gone(d):
    with pabrik.dalam(d.pemda):
        oleh = pabrik.pelaku(d.perencana)
        lain = pabrik.sasaran(d.iki_draf, "Lain")
        dari = letak.ambil(d.laporan_draf) | {"sasaran": 10**9}
        letak.tempatkan(d.laporan_draf, oleh=oleh, sasaran=lain)
        langkah = urungan.balik_letak(d.laporan_draf, dari)
        satu = urungan.catat(oleh=oleh, lembar=d.iki_draf, kalimat="Urungkan", balik=[langkah])
        with pytest.raises(SalahStatus, match="tempat asalnya sudah tidak ada"):
            urungan.pakai(satu, oleh=oleh)


def test_many_rows_cost_as_many_queries_as_few(d):
    """A sasaran deleted and given back: one audit row for each row, hardly more queries."""

    def jalankan(jumlah: int) -> tuple[int, int]:
        with pabrik.dalam(d.pemda):
            milik = pabrik.sasaran(d.iki_draf, f"Sasaran {jumlah}")
        for nomor in range(jumlah):
            satu = tambah(d, f"Baris {jumlah}.{nomor}", sasaran=milik, target="5 data", rumus="Jumlah A / Jumlah B")
            if nomor % 3 == 0:
                sub(d, satu, f"Anak {jumlah}.{nomor}")
        awal, catatan = isi_lembar(d), jumlah_jejak(d)
        peramban, alamat = pabrik.klien(d.perencana), f"/magetan/2024/lembar/{d.iki_draf.pk}/susun/"
        isi, jawaban = {"tindakan": "hapus", "jenis": "sasaran", "pk": milik.pk}, []
        hapus = hitung_kueri(lambda: jawaban.append(peramban.post(alamat, isi, headers=JSON)) or jawaban[0])
        url = jawaban[0].json()["urungan"]["url"]
        urung = hitung_kueri(lambda: peramban.post(url, headers=JSON))
        assert isi_lembar(d) == awal
        baris = jumlah + (jumlah + 2) // 3
        assert jumlah_jejak(d) - catatan == 2 * (baris + 1)
        return hapus, urung

    sedikit, banyak = jalankan(4), jalankan(40)
    assert all(0 <= b - s <= 3 for s, b in zip(sedikit, banyak, strict=True))  # SQLite inserts in several batches
