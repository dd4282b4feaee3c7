"""People of a pemda, kept by its own admin: list, invite, change, deactivate; what an admin can never do."""

import re
from contextlib import nullcontext

import pytest
from django.core import mail
from django.urls import reverse

from organisasi import penyewa
from organisasi.domain import keanggotaan, undangan
from organisasi.galat import IsianSalah, SalahStatus
from organisasi.models import Jejak, Keanggotaan, Pengguna
from organisasi.pelaku import Pelaku
from tests import pabrik
from tests.basis import kueri

pytestmark = pytest.mark.django_db
DAFTAR = "/magetan/pengaturan/pengguna/"


def undang(klien, tangkap=None, **lain):
    """`tangkap` runs what waits for the commit in a test that never commits."""
    isi = {"nama": "Sri Lestari", "surel": "Sri@Magetan.go.id", "peran": "verifikator"} | lain
    with tangkap(execute=True) if tangkap else nullcontext():
        return klien.post(f"{DAFTAR}undang/", isi, follow=True)


def punya(tata, surel="sri@magetan.go.id"):
    with pabrik.dalam(tata.pemda):
        return Keanggotaan.objects.select_related("pengguna", "instansi").get(pengguna__email=surel)


def tekan(klien, nama, pk, versi=1):
    return klien.post(f"{DAFTAR}{pk}/{nama}/", {"versi": versi})


def test_akun_yang_sudah_ada_tidak_tersentuh(tata, django_capture_on_commit_callbacks):
    """Of an account of another pemda nothing changes and nothing is told: same page, same words."""
    sebelum = Pengguna.objects.filter(pk=tata.asing.pk).values().get()
    admin = pabrik.klien(tata.admin)
    lama = undang(admin, django_capture_on_commit_callbacks, surel=tata.asing.email, nama="Nama Karangan")
    baru = undang(admin, django_capture_on_commit_callbacks, surel="tak.dikenal@uji.test", nama="Nama Karangan")

    def inti(jawaban, surel):
        teks = re.sub(r"<header.*?</header>", "", jawaban.content.decode(), flags=re.S).replace(surel, "SUREL")
        teks = teks.replace(surel.replace("@", "%40"), "SUREL")
        return re.sub(r'\d+|(value|content)="[^"]*"', "", teks)

    assert inti(lama, tata.asing.email) == inti(baru, "tak.dikenal@uji.test")
    assert tata.asing.nama not in lama.content.decode()
    daftar = admin.get(DAFTAR).content.decode()
    assert tata.asing.nama not in daftar and daftar.count(">Nama Karangan</a>") == 2
    assert Pengguna.objects.filter(pk=tata.asing.pk).values().get() == sebelum
    assert "reset/key" not in mail.outbox[0].body and "kata sandi yang sudah Anda punya" in mail.outbox[0].body
    assert tata.asing.nama not in str(list(Jejak._base_manager.filter(pemda=tata.pemda).values("objek", "perubahan")))
    assert admin.get(f"{DAFTAR}?q={tata.asing.nama}").context["tabel"].paginator.count == 0


def test_undangan_dua_kali(tata, django_capture_on_commit_callbacks):
    admin = pabrik.klien(tata.admin)
    undang(admin, django_capture_on_commit_callbacks)
    kedua = undang(admin, django_capture_on_commit_callbacks)
    assert kedua.status_code == 422 and "sudah punya peran ini" in kedua.content.decode()
    assert "Sri Lestari" in kedua.content.decode() and len(mail.outbox) == 1
    lain = {"peran": "perencana", "instansi": tata.instansi.pk}
    assert undang(admin, django_capture_on_commit_callbacks, **lain).status_code == 200
    assert Pengguna.objects.filter(email="sri@magetan.go.id").count() == 1


@pytest.mark.parametrize(
    ("isi", "galat"),
    [
        ({"peran": "perencana"}, "perlu perangkat daerah"),
        ({"surel": "bukan surel"}, "invalid-feedback"),
        ({"nama": ""}, "Wajib diisi"),
        ({"peran": "raja"}, "tidak tersedia"),
    ],
)
def test_isian_salah(tata, isi, galat, django_capture_on_commit_callbacks):
    jawaban = undang(pabrik.klien(tata.admin), django_capture_on_commit_callbacks, **isi)
    assert jawaban.status_code == 422 and galat in jawaban.content.decode()
    assert not mail.outbox and not Pengguna.objects.filter(email="sri@magetan.go.id").exists()


def test_nonaktif_mengakhiri_akses_yang_sedang_terbuka(tata):
    admin, sasaran = pabrik.klien(tata.admin), pabrik.klien(tata.perencana)
    assert sasaran.get("/magetan/").status_code == 200
    anggota = punya(tata, tata.perencana.email)
    assert tekan(admin, "nonaktifkan", anggota.pk).status_code == 302
    assert sasaran.get("/magetan/")["Location"].startswith("/akun/login/")  # its session is over
    sasaran = pabrik.klien(tata.perencana)
    assert sasaran.get("/magetan/").status_code == 404
    assert sasaran.get("/").context["daftar"] == []
    with pabrik.dalam(tata.pemda):
        assert Pelaku.untuk(tata.perencana, tata.pemda).keanggotaan == ()
        assert Jejak.objects.filter(tindakan="nonaktifkan", objek_id=anggota.pk).count() == 1
    assert tekan(admin, "nonaktifkan", anggota.pk, 2).status_code == 302  # a second click changes nothing
    assert tekan(admin, "aktifkan", anggota.pk, 2).status_code == 302
    assert sasaran.get("/magetan/").status_code == 200


def test_versi_lama_ditolak(tata):
    anggota = punya(tata, tata.rekan.email)
    assert tekan(pabrik.klien(tata.admin), "nonaktifkan", anggota.pk, versi=7).status_code == 409
    isi = {"versi": 7, "peran": "pembaca", "instansi": ""}
    jawaban = pabrik.klien(tata.admin).post(f"{DAFTAR}{anggota.pk}/ubah/", isi)
    assert jawaban.status_code == 409 and "Yang tersimpan sekarang" in jawaban.content.decode()
    assert punya(tata, tata.rekan.email).peran == "perencana"


def test_ubah_peran_langsung_berlaku(tata):
    anggota = punya(tata, tata.rekan.email)
    rekan = pabrik.klien(tata.rekan)
    isi = {"versi": 1, "peran": "admin_pemda", "instansi": ""}
    assert rekan.get(DAFTAR).status_code == 403
    assert pabrik.klien(tata.admin).post(f"{DAFTAR}{anggota.pk}/ubah/", isi).status_code == 302
    assert rekan.get(DAFTAR).status_code == 302  # a role that changed ends the session
    assert pabrik.klien(tata.rekan).get(DAFTAR).status_code == 200


def test_admin_terakhir(tata):
    """A pemda keeps an admin who can sign in; one who never made a password does not count."""
    admin, anggota = pabrik.klien(tata.admin), punya(tata, tata.admin.email)
    jawaban = tekan(admin, "nonaktifkan", anggota.pk)
    assert jawaban.status_code == 409 and "admin pemda terakhir" in jawaban.content.decode()
    with pabrik.dalam(tata.pemda):
        oleh = pabrik.pelaku(tata.admin)
        undangan.undang(oleh=oleh, surel="kedua@uji.test", nama="Kedua", peran="admin_pemda")
        with pytest.raises(SalahStatus):
            keanggotaan.ubah(oleh=oleh, keanggotaan=anggota, peran="pembaca")
        pabrik.anggota("admin_pemda")
        assert keanggotaan.ubah(oleh=oleh, keanggotaan=anggota, peran="pembaca").peran == "pembaca"


def test_peran_kembar_ditolak(tata):
    with pabrik.dalam(tata.pemda) as mesin:
        pabrik.anggota("pembaca", orang=tata.rekan)
        satu = Keanggotaan.objects.get(pengguna=tata.rekan, peran="perencana")
        with pytest.raises(IsianSalah):
            keanggotaan.ubah(oleh=mesin, keanggotaan=satu, peran="pembaca", instansi=None)


@pytest.mark.parametrize(
    ("kueri", "jumlah"),
    [
        ("", 5),
        ("peran=perencana", 3),
        ("keadaan=nonaktif", 0),
        ("keadaan=belum", 4),
        ("keadaan=aktif", 5),
        ("q=zzz", 0),
    ],
)
def test_saringan(tata, kueri, jumlah):
    jawaban = pabrik.klien(tata.admin).get(f"{DAFTAR}?{kueri}")
    assert jawaban.context["tabel"].paginator.count == jumlah
    assert tata.asing.email not in jawaban.content.decode()


@pytest.mark.parametrize("kolom", ["nama", "surel", "peran", "instansi", "keadaan"])
def test_tiap_kolom_dapat_diurutkan(tata, kolom):
    for arah in ("", "-"):
        assert len(pabrik.klien(tata.admin).get(f"{DAFTAR}?urut={arah}{kolom}").context["tabel"].rows) == 5


def test_jumlah_kueri_tetap(tata, django_assert_num_queries):
    klien = pabrik.klien(tata.admin)
    klien.get(DAFTAR)
    with django_assert_num_queries(kueri(KUERI_DAFTAR)):
        klien.get(DAFTAR)
    with pabrik.dalam(tata.pemda) as mesin:
        for nomor in range(30):
            undangan.undang(oleh=mesin, surel=f"o{nomor}@uji.test", nama=f"O {nomor}", peran="pembaca")
    with django_assert_num_queries(kueri(KUERI_DAFTAR)):
        assert len(klien.get(DAFTAR).context["tabel"].rows) == 35


def test_admin_pemda_lain_tidak_dapat_apa_pun(tata):
    """Every address with an id of the other pemda is 404; insiders without the right get 403."""
    anggota = punya(tata, tata.admin.email)
    asing, orang_dalam = pabrik.klien(tata.asing), pabrik.klien(tata.perencana)
    for nama in ("rincian", "ubah", "nonaktifkan", "aktifkan", "undang_ulang"):
        alamat = reverse(f"anggota_{nama}", args=["paser", anggota.pk])
        cara = "get" if nama in ("rincian", "ubah") else "post"
        assert getattr(asing, cara)(alamat, {"versi": 1}).status_code == 404
        alamat = reverse(f"anggota_{nama}", args=["magetan", anggota.pk])
        assert getattr(orang_dalam, cara)(alamat, {"versi": 1}).status_code == 403
    assert asing.get(DAFTAR).status_code == 404


def test_instansi_pemda_lain_tidak_dapat_dipilih(tata, django_capture_on_commit_callbacks):
    lain = {"peran": "perencana", "instansi": tata.instansi_asing.pk}
    jawaban = undang(pabrik.klien(tata.admin), django_capture_on_commit_callbacks, **lain)
    assert jawaban.status_code == 422 and tata.instansi_asing.nama not in jawaban.content.decode()


def test_formulir_tidak_menerima_kata_sandi_atau_surel(tata):
    """Nothing in the forms of the admin reaches the account itself."""
    anggota = punya(tata, tata.rekan.email)
    sebelum = Pengguna.objects.filter(pk=tata.rekan.pk).values().get()
    isi = {"versi": 1, "peran": "pembaca", "instansi": "", "email": "curi@uji.test", "surel": "curi@uji.test"}
    isi |= {"nama": "Curi", "password": "curian", "password1": "curian", "is_superuser": "1"}
    pabrik.klien(tata.admin).post(f"{DAFTAR}{anggota.pk}/ubah/", isi)
    assert Pengguna.objects.filter(pk=tata.rekan.pk).values().get() == sebelum


def test_keanggotaan_nonaktif_tidak_terpilih(tata):
    with pabrik.dalam(tata.pemda) as mesin:
        keanggotaan.nonaktifkan(oleh=mesin, keanggotaan=Keanggotaan.objects.get(pengguna=tata.luar))
    assert penyewa.keanggotaan_pengguna(tata.luar) == []
    kurang = pabrik.klien(tata.admin).get("/magetan/instansi/?kurang=perencana").content.decode()
    assert f">{tata.lain.nama}</a>" in kurang


KUERI_DAFTAR = 9


def test_saringan_riwayat_tidak_menyebut_nama_akun_yang_hanya_diundang(tata):
    """The name of an account that another pemda made is not told before its owner has come here."""
    with pabrik.dalam(tata.pemda):
        oleh = pabrik.pelaku(tata.admin)
        undangan.undang(oleh=oleh, surel=tata.asing.email, nama="Nama Ketikan", peran="pembaca")
    halaman = pabrik.klien(tata.admin).get("/magetan/riwayat/").content.decode()
    assert tata.asing.email in halaman and tata.asing.nama not in halaman
    assert f'<option value="{tata.admin.pk}"' in halaman


def test_huruf_kendali_pada_nama_undangan(tata, django_capture_on_commit_callbacks):
    jawaban = undang(pabrik.klien(tata.admin), django_capture_on_commit_callbacks, nama="Bu\x07di")
    assert jawaban.status_code == 422 and "huruf kendali" in jawaban.content.decode()
    assert not mail.outbox
