"""Putting a decree in force: what is missing, what moves with it; which decree is in force on which day."""

from datetime import date

import pytest

from indikator.models import Penetapan, PenetapanBerlaku
from laporan.domain import keputusan_berlaku as berlaku
from laporan.domain.alur import keputusan as alur
from laporan.domain.isi_keputusan import susun_keputusan
from laporan.domain.keputusan import baca_isi
from laporan.models import Cuplikan, Keputusan
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak, Pekerjaan, PengaturanPemda
from tests import pabrik
from tests.laporan import keputusan_kecil, keputusan_reviu

pytestmark = pytest.mark.django_db
TIGA = (date(2024, 3, 1), date(2024, 6, 1), date(2024, 9, 1))


@pytest.fixture
def d():
    """(pemda, instansi, document in force)."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        instansi = pabrik.instansi("Dinas Kesehatan", sebutan_kepala="Kepala Dinas Kesehatan")
        return pemda, instansi, keputusan_kecil.dokumen(instansi)


def satu(d, nomor: int, **lain) -> Keputusan:
    """The n-th decree of the year, in force."""
    _, instansi, dokumen = d
    hari = TIGA[nomor - 1]
    return keputusan_reviu.berlaku(instansi, dokumen, f"{nomor} TAHUN 2024", hari, **lain)


def muat(keputusan: Keputusan) -> Keputusan:
    return Keputusan.objects.get(pk=keputusan.pk)


def test_what_is_missing_is_said(d):
    pemda, instansi, _ = d
    with pabrik.dalam(pemda) as mesin:
        kosong = keputusan_kecil.draf(instansi)
        kalimat = " ".join(alur.kekurangan(kosong))
        assert "Nomor dan tanggal belum diisi" in kalimat and "belum dipilih" in kalimat
        assert "Penandatangan" in kalimat and "kapan keputusan mulai berlaku" in kalimat  # of the lint
        with pytest.raises(IsianSalah, match="belum dapat ditetapkan"):
            alur.jalankan(kosong, "berlakukan", oleh=mesin)
        belum = keputusan_reviu.bernomor(keputusan_reviu.draf(instansi, pabrik.penetapan(instansi, 2030)))
        assert any("belum terverifikasi" in satu for satu in alur.kekurangan(belum))


def test_a_decree_on_paper_comes_in_with_its_errors(d):
    """Only by the installation; no page can skip the lint."""
    pemda, instansi, dokumen = d
    with pabrik.dalam(pemda) as mesin:
        salah = keputusan_reviu.bernomor(keputusan_kecil.draf(instansi, dokumen))
        assert alur.kekurangan(salah)
        pimpinan = pabrik.anggota("pimpinan", instansi)
        with pytest.raises(Ditolak, match="pengelola aplikasi"):
            alur.berlakukan_impor(salah, oleh=pabrik.pelaku(pimpinan))
        masuk = alur.berlakukan_impor(salah, oleh=mesin)
        assert (masuk.status, masuk.berlaku_mulai) == ("berlaku", TIGA[0]) and masuk.kode
        assert not Pekerjaan.objects.exists()  # its file is the paper
    jawaban = pabrik.klien(pimpinan).post(
        f"/magetan/keputusan/{salah.pk}/berlakukan/", {"versi": "9", "impor": "1", "alasan": ""}
    )
    assert jawaban.status_code == 409


def test_a_decree_on_paper_keeps_no_place_for_an_electronic_signature(d, settings):
    pemda, instansi, dokumen = d
    settings.TTE_PENYEDIA = "tiruan"
    with pabrik.dalam(pemda) as mesin:
        draf = keputusan_reviu.bernomor(keputusan_kecil.draf(instansi, dokumen))
        assert susun_keputusan(draf).tanda_tangan.elektronik
        tercetak = baca_isi(alur.berlakukan_impor(draf, oleh=mesin)).tanda_tangan
        assert (tercetak.elektronik, tercetak.qr, tercetak.tautan) == ("", "", "") and tercetak.cara


def test_a_verified_document_is_set_with_its_decree(d):
    pemda, instansi, _ = d
    with pabrik.dalam(pemda):
        baru = pabrik.penetapan(instansi, 2026)
        pabrik.indikator(pabrik.lembar(baru), "Nilai SAKIP", target="70", rumus="a")
        pabrik.indikator(pabrik.lembar(baru, pabrik.jabatan(instansi, "Arsiparis")), "Jumlah arsip", target="4")
        pabrik.beri_status(baru, "terverifikasi")
        pimpinan = pabrik.pelaku_baru("pimpinan", instansi)
        keputusan = keputusan_reviu.bernomor(keputusan_reviu.draf(instansi, baru))
        keputusan = alur.jalankan(keputusan, "berlakukan", oleh=pimpinan)
        assert Penetapan.objects.get(pk=baru.pk).status == "ditetapkan"
        assert PenetapanBerlaku.objects.get(tahun=2026).penetapan_id == baru.pk
        dua = Jejak.objects.filter(tindakan__in=["berlakukan", "tetapkan"], pengguna=pimpinan.pengguna)
        assert {satu.model for satu in dua} >= {"laporan.Keputusan", "indikator.Penetapan"}
        assert Pekerjaan.objects.get().jenis == "terbitkan_keputusan"
        assert Cuplikan.objects.get().isi["alamat_verifikasi"].count(keputusan.kode[:4])


def test_who_submitted_the_document_does_not_set_it_by_a_decree(d):
    """Nothing is half done: the decree stays a draft without a code, no content is frozen."""
    pemda, instansi, _ = d
    with pabrik.dalam(pemda):
        orang = pabrik.anggota("pimpinan", instansi)
        baru = pabrik.penetapan(instansi, 2026)
        lembar = pabrik.lembar(baru, diajukan_oleh=orang)
        pabrik.indikator(lembar, "Nilai SAKIP", target="70", rumus="a")
        pabrik.beri_status(baru, "terverifikasi")
        keputusan = keputusan_reviu.bernomor(keputusan_reviu.draf(instansi, baru))
        with pytest.raises(Ditolak, match="Yang mengajukan"):
            alur.jalankan(keputusan, "berlakukan", oleh=pabrik.pelaku(orang))
        assert (muat(keputusan).status, muat(keputusan).kode) == ("draf", "")
        assert not Cuplikan.objects.exists() and not Pekerjaan.objects.exists()


def test_an_amendment_leaves_the_old_one_in_force(d):
    pemda, instansi, _ = d
    with pabrik.dalam(pemda):
        lama = satu(d, 1)
        baru = satu(d, 2, asal=lama, sifat="perubahan")
        lama = muat(lama)
        assert (lama.status, lama.berlaku_sampai, baru.status) == ("diubah", None, "berlaku")
        assert [k.nomor for k in berlaku.berlaku_pada(instansi, date(2024, 5, 31))] == [lama.nomor]
        assert [k.nomor for k in berlaku.berlaku_pada(instansi, TIGA[1])] == [lama.nomor, baru.nomor]
        assert not berlaku.berlaku_pada(instansi, date(2024, 2, 29)).exists()
        assert [(h.kata, h.keputusan.pk) for h in berlaku.riwayat_keputusan(baru)] == [("Mengubah", lama.pk)]
        assert [(h.kata, h.keputusan.pk, h.sejak) for h in berlaku.riwayat_keputusan(lama)] == [
            ("Diubah dengan", baru.pk, TIGA[1])
        ]
        assert berlaku.sebutan(lama, TIGA[2]) == "Berlaku dengan perubahannya"


def test_a_replacement_revokes_the_old_one_with_its_amendments(d):
    pemda, instansi, _ = d
    with pabrik.dalam(pemda):
        lama = satu(d, 1)
        ubah = satu(d, 2, asal=lama, sifat="perubahan")
        ganti = satu(d, 3, asal=ubah, sifat="pengganti")
        for dicabut in (muat(lama), muat(ubah)):
            assert (dicabut.status, dicabut.berlaku_sampai) == ("dicabut", date(2024, 8, 31))
            jejak = Jejak.objects.filter(tindakan="cabut", objek_id=dicabut.pk).get()
            assert jejak.alasan == "Dicabut dengan Keputusan Nomor 3 TAHUN 2024 tanggal 1 September 2024."
            assert berlaku.riwayat_keputusan(dicabut)[-1].kata == "Dicabut dengan"
            assert berlaku.riwayat_keputusan(dicabut)[-1].keputusan.pk == ganti.pk
            assert berlaku.sebutan(dicabut, TIGA[2]) == "Dicabut sejak 1 September 2024"
        assert [k.pk for k in berlaku.berlaku_pada(instansi, date(2024, 8, 31))] == [lama.pk, ubah.pk]
        assert [k.pk for k in berlaku.berlaku_pada(instansi, TIGA[2])] == [ganti.pk]


def test_what_cannot_be_amended_or_replaced(d):
    pemda, instansi, dokumen = d
    with pabrik.dalam(pemda):
        lama = satu(d, 2)
        dulu = keputusan_reviu.bernomor(
            keputusan_reviu.draf(instansi, dokumen, asal=lama, sifat="pengganti"), "9 TAHUN 2024", TIGA[0]
        )
        assert any("mendahului" in kalimat for kalimat in alur.kekurangan(dulu))
        Keputusan.objects.filter(pk=lama.pk).update(status="dicabut")
        assert any("tidak berlaku" in kalimat for kalimat in alur.kekurangan(muat(dulu)))
        tanpa = keputusan_reviu.draf(instansi, dokumen, sifat="perubahan")
        assert any("belum dipilih" in kalimat for kalimat in alur.kekurangan(tanpa))


def test_a_failure_in_the_chain_takes_everything_back(d, monkeypatch):
    pemda, _, _ = d
    with pabrik.dalam(pemda):
        lama = satu(d, 1)
        jejak, pekerjaan = Jejak.objects.count(), Pekerjaan.objects.count()
        keputusan = keputusan_reviu.bernomor(
            keputusan_reviu.draf(d[1], d[2], asal=lama, sifat="pengganti"), "2 TAHUN 2024", TIGA[1]
        )
        jejak = Jejak.objects.count()

        def gagal(*_args, **_kwargs):
            raise RuntimeError

        monkeypatch.setattr(alur.cuplikan, "bekukan", gagal)
        with pytest.raises(RuntimeError):
            alur.jalankan(keputusan, "berlakukan", oleh=pabrik.mesin())
        assert (muat(lama).status, muat(keputusan).status) == ("berlaku", "draf")
        assert (Jejak.objects.count(), Pekerjaan.objects.count()) == (jejak, pekerjaan)


def test_a_second_click_does_nothing_again(d):
    pemda, instansi, dokumen = d
    with pabrik.dalam(pemda) as mesin:
        lama = satu(d, 1)
        keputusan = keputusan_reviu.bernomor(
            keputusan_reviu.draf(instansi, dokumen, asal=lama, sifat="pengganti"), "2 TAHUN 2024", TIGA[1]
        )
        alur.jalankan(keputusan, "berlakukan", oleh=mesin)
        jejak = Jejak.objects.count()
        with pytest.raises(SalahStatus):
            alur.jalankan(keputusan, "berlakukan", oleh=mesin)
        assert Jejak.objects.count() == jejak
        assert Cuplikan.objects.count() == 2 and Pekerjaan.objects.count() == 2


def test_withdrawn_by_hand_is_withdrawn_from_today(d):
    pemda, instansi, _ = d
    with pabrik.dalam(pemda) as mesin:
        lama = alur.jalankan(satu(d, 1), "cabut", oleh=mesin, alasan="Kelembagaan berubah")
        assert lama.status == "dicabut" and lama.berlaku_sampai is not None
        assert not berlaku.berlaku_pada(instansi, date(2090, 1, 1)).exists()
        assert berlaku.berlaku_pada(instansi, TIGA[0]).exists()
        assert berlaku.riwayat_keputusan(lama) == []


def test_another_pemda_sees_nothing_of_it(d):
    pemda, _instansi, _ = d
    with pabrik.dalam(pemda):
        lama = satu(d, 1)
    asing = pabrik.pemda("paser")
    with pabrik.dalam(asing):
        assert not berlaku.pada(Keputusan.objects.all(), TIGA[0]).exists()
        orang = pabrik.klien(pabrik.anggota("pimpinan", pabrik.instansi("Dinas Asing")))
    assert orang.post(f"/paser/keputusan/{lama.pk}/terbitkan/").status_code == 404
    assert orang.post(f"/magetan/keputusan/{lama.pk}/terbitkan/").status_code == 404


def test_lists_and_the_public_page_say_what_holds_today(d, monkeypatch):
    """One revoked from a coming day is still read by everybody, and says until when."""
    pemda, instansi, _ = d
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: date(2024, 7, 1))
    with pabrik.dalam(pemda) as mesin:
        PengaturanPemda.objects.update_or_create(pemda=pemda, defaults={"halaman_publik": True})
        lama = satu(d, 1)
        keputusan = keputusan_reviu.bernomor(
            keputusan_reviu.draf(instansi, d[2], asal=lama, sifat="pengganti", berlaku_mulai=date(2024, 8, 1)),
            "2 TAHUN 2024",
            TIGA[1],
        )
        alur.jalankan(keputusan, "berlakukan", oleh=mesin)
        assert [k.pk for k in berlaku.berlaku_pada(instansi, date(2024, 7, 31))] == [lama.pk]
        orang = pabrik.klien(pabrik.anggota("pembaca"))
    daftar = orang.get("/magetan/keputusan/").content.decode()
    assert "Berlaku sampai 31 Juli 2024" in daftar and "Berlaku mulai 1 Agustus 2024" in daftar
    publik = pabrik.klien().get(f"/magetan/publik/keputusan/{lama.pk}/")
    assert publik.status_code == 200 and "Berlaku sampai 31 Juli 2024" in publik.content.decode()
    rincian = orang.get(f"/magetan/keputusan/{lama.pk}/").content.decode()
    assert "Dicabut dengan" in rincian and "sejak 1 Agustus 2024" in rincian
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: date(2024, 8, 1))
    assert pabrik.klien().get(f"/magetan/publik/keputusan/{lama.pk}/").status_code == 404
    assert "Dicabut sejak 1 Agustus 2024" in orang.get("/magetan/keputusan/").content.decode()
