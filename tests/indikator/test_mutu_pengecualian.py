"""Setting a quality note aside with a reason and taking it back: who may, what is kept, what the page answers."""

import pytest
from django.db import IntegrityError, transaction

from indikator.domain import pengecualian as domain
from indikator.domain.catatan_mutu import catatan_dokumen
from indikator.domain.reviu import mulai_reviu
from indikator.models import Lembar, PengecualianMutu, Rumus
from organisasi.galat import Ditolak, IsianSalah
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_rencana import buka, jumlah_jejak, kirim, kode, susun, teks

pytestmark = pytest.mark.django_db
ALASAN = "Pembaginya seluruh pegawai dinas"


@pytest.fixture
def d():
    """dinkes has one row whose percentage lacks a denominator (RUM-01), in the set document and in its review."""
    dunia = susun(reviu=False)
    with pabrik.dalam(dunia.pemda):
        dunia.disiplin = pabrik.indikator(dunia.iki, "Persentase pegawai disiplin", rumus="Jumlah pegawai disiplin")
        dunia.temuan = temuan(dunia)
    return dunia


def temuan(d, aturan: str = "RUM-01"):
    return next(c.temuan for c in catatan_dokumen(d.berlaku, 2024).daftar if c.temuan.aturan == aturan)


def alamat(d, ekor: str = "") -> str:
    return f"2024/mutu/dinkes/{d.temuan.sidik}/{ekor}"


def tersimpan(d) -> list[PengecualianMutu]:
    with pabrik.dalam(d.pemda):
        return list(PengecualianMutu.objects.all())


def test_kecualikan_menyimpan_alasan_kalimat_dan_riwayat(d):
    with pabrik.dalam(d.pemda):
        oleh = pabrik.pelaku(d.perencana)
        domain.kecualikan(oleh=oleh, instansi=d.dinkes, temuan=d.temuan, alasan=f"  {ALASAN} ")
    satu = tersimpan(d)[0]
    assert (satu.aturan, satu.sidik, satu.alasan) == ("RUM-01", d.temuan.sidik, ALASAN)
    assert satu.kalimat == d.temuan.kalimat
    with pabrik.dalam(d.pemda):
        catatan = Jejak.objects.filter(model="indikator.PengecualianMutu").get()
        assert (catatan.tindakan, catatan.nama_pengguna) == ("tambah", d.perencana.nama)
        assert ALASAN in str(catatan.perubahan)


def test_dua_kali_dengan_alasan_yang_sama_satu_baris(d):
    with pabrik.dalam(d.pemda):
        oleh = pabrik.pelaku(d.perencana)
        isi = {"oleh": oleh, "instansi": d.dinkes, "temuan": d.temuan}
        assert domain.kecualikan(**isi, alasan=ALASAN) == domain.kecualikan(**isi, alasan=ALASAN)
        with pytest.raises(IsianSalah, match="dengan alasan lain"):
            domain.kecualikan(**isi, alasan="Alasan rekan kerja")
    assert [satu.alasan for satu in tersimpan(d)] == [ALASAN]


@pytest.mark.parametrize("alasan", ["", "  \n", "x" * 501])
def test_alasan_wajib_dan_berbatas(d, alasan):
    with pabrik.dalam(d.pemda), pytest.raises(IsianSalah):
        domain.kecualikan(oleh=pabrik.mesin(), instansi=d.dinkes, temuan=d.temuan, alasan=alasan)
    assert tersimpan(d) == []


def test_basis_data_menolak_sidik_ganda(d):
    with pabrik.dalam(d.pemda):
        isi = {"instansi": d.dinkes, "aturan": "RUM-01", "sidik": "a" * 64, "kalimat": "x", "alasan": "y"}
        PengecualianMutu.objects.create(pemda=d.pemda, **isi)
        with pytest.raises(IntegrityError), transaction.atomic():
            PengecualianMutu.objects.create(pemda=d.pemda, **isi)


@pytest.mark.parametrize("siapa", ["pimpinan", "verifikator", "pembaca", "luar"])
def test_hanya_perencana_perangkat_daerahnya(d, siapa):
    with pabrik.dalam(d.pemda):
        pelaku = pabrik.pelaku(getattr(d, siapa))
        with pytest.raises(Ditolak):
            domain.kecualikan(oleh=pelaku, instansi=d.dinkes, temuan=d.temuan, alasan=ALASAN)
        with pytest.raises(Ditolak):
            domain.batalkan(oleh=pelaku, instansi=d.dinkes, sidik=d.temuan.sidik)
    assert tersimpan(d) == []


@pytest.mark.parametrize("status", ["draf", "diajukan", "dikembalikan", "terverifikasi", "ditetapkan"])
def test_di_setiap_status_dokumen(d, status):
    with pabrik.dalam(d.pemda):
        type(d.berlaku).objects.filter(pk=d.berlaku.pk).update(status=status)
        Lembar.objects.filter(penetapan=d.berlaku).update(status=status)
    kirim(d, "perencana", alamat(d), {"alasan": ALASAN})
    assert len(tersimpan(d)) == 1
    kirim(d, "perencana", alamat(d, "batal/"))
    assert tersimpan(d) == []


def test_batal_dua_kali_tidak_merusak(d):
    kirim(d, "perencana", alamat(d), {"alasan": ALASAN})
    pertama, kedua = (kirim(d, "perencana", alamat(d, "batal/")) for _ in range(2))
    assert pertama.status_code == kedua.status_code == 302 and tersimpan(d) == []
    with pabrik.dalam(d.pemda):
        assert Jejak.objects.filter(model="indikator.PengecualianMutu").count() == 2  # set aside, taken back


def test_siapa_yang_membuka_formulir(d):
    yang_lain = {"pimpinan": 403, "verifikator": 403, "pembaca": 403, "luar": 403, "asing": 404}
    assert kode(d, alamat(d)) == {"perencana": 200, "rekan": 200} | yang_lain
    assert buka(d, "perencana", alamat(d, "batal/")).status_code == 405


def test_formulir_menyebut_catatannya_dan_tidak_menulis(d):
    awal = jumlah_jejak(d)
    halaman = teks(buka(d, "perencana", alamat(d)))
    assert "Persentase pegawai disiplin" in halaman and "Kecualikan catatan" in halaman and "RUM-01" in halaman
    assert jumlah_jejak(d) == awal


def test_alasan_kosong_atau_terlalu_panjang_422_dan_ketikan_tetap(d):
    assert kirim(d, "perencana", alamat(d), {"alasan": " "}).status_code == 422
    jawaban = kirim(d, "perencana", alamat(d), {"alasan": "panjang " * 80})
    assert jawaban.status_code == 422 and "panjang panjang" in jawaban.content.decode()
    assert tersimpan(d) == []


def test_simpan_dua_kali_lewat_halaman(d):
    for _ in range(2):
        assert kirim(d, "perencana", alamat(d), {"alasan": ALASAN}).status_code == 302
    assert len(tersimpan(d)) == 1
    jawaban = kirim(d, "rekan", alamat(d), {"alasan": "Sebab lain"})
    assert jawaban.status_code == 422 and ALASAN in jawaban.content.decode()
    halaman = teks(buka(d, "rekan", alamat(d)))
    assert ALASAN in halaman and d.perencana.nama in halaman and "<textarea" not in halaman


def test_kembali_hanya_ke_halaman_pemda_ini(d):
    daftar = "/magetan/2024/mutu/dinkes/"
    baik = f"{daftar}?aturan=RUM-01#indikator-1"
    for tertulis, tujuan in (
        (baik, baik),
        ("https://jahat.test/magetan/", daftar),
        ("//jahat.test/magetan/", daftar),
        ("/paser/2024/mutu/", daftar),
        ("", daftar),
    ):
        jawaban = pabrik.klien(d.perencana).post(
            f"/magetan/{alamat(d)}", {"alasan": ALASAN}, query_params={"kembali": tertulis}
        )
        assert jawaban.headers["Location"] == tujuan


def test_catatan_yang_sudah_tidak_ada_409(d):
    with pabrik.dalam(d.pemda):
        Rumus.objects.filter(indikator=d.disiplin).update(teks="Jumlah pegawai disiplin / Jumlah pegawai x 100%")
    for jawaban in (buka(d, "perencana", alamat(d)), kirim(d, "perencana", alamat(d), {"alasan": ALASAN})):
        assert jawaban.status_code == 409 and "sudah tidak ada" in jawaban.content.decode()
    assert tersimpan(d) == []


def test_dokumen_yang_dipilih_yang_diperiksa(d):
    """The note of the set document is found although the open review no longer has it."""
    with pabrik.dalam(d.pemda):
        reviu = mulai_reviu(d.berlaku, oleh=pabrik.mesin())
        salinan = Rumus.objects.get(indikator__lembar__penetapan=reviu, indikator__nama=d.disiplin.nama)
        Rumus.objects.filter(pk=salinan.pk).update(teks="Jumlah pegawai disiplin / Jumlah pegawai x 100%")
    assert buka(d, "perencana", alamat(d)).status_code == 409
    assert buka(d, "perencana", f"{alamat(d)}?dokumen={d.berlaku.pk}").status_code == 200


def test_pengecualian_ikut_ke_reviu_dan_gugur_bila_teks_berubah(d):
    kirim(d, "perencana", alamat(d), {"alasan": ALASAN})
    with pabrik.dalam(d.pemda):
        reviu = mulai_reviu(d.berlaku, oleh=pabrik.mesin())
        assert catatan_dokumen(reviu, 2024).ringkas.dikecualikan == 1
        baru = Rumus.objects.filter(indikator__lembar__penetapan=reviu, indikator__nama=d.disiplin.nama)
        baru.update(teks="Jumlah pegawai yang disiplin sekali")
        satu = next(c for c in catatan_dokumen(reviu, 2024).daftar if c.temuan.aturan == "RUM-01")
        assert satu.dikecualikan is None


def test_pengecualian_pemda_lain_tidak_berpengaruh(d):
    """The same fingerprint in another pemda, and in another OPD of this one."""
    isi = {"aturan": "RUM-01", "sidik": d.temuan.sidik, "kalimat": "x", "alasan": "milik orang lain"}
    with pabrik.dalam(d.pemda_asing):
        pabrik._buat(PengecualianMutu, instansi=d.instansi_asing, **isi)
    with pabrik.dalam(d.pemda):
        pabrik._buat(PengecualianMutu, instansi=d.dinsos, **isi)
        assert catatan_dokumen(d.berlaku, 2024).ringkas.dikecualikan == 0
    kirim(d, "perencana", alamat(d, "batal/"))
    with pabrik.dalam(d.pemda_asing):
        assert PengecualianMutu.objects.count() == 1
    assert [satu.instansi_id for satu in tersimpan(d)] == [d.dinsos.pk]
