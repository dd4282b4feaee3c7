"""Django admin: the operator of the installation, and nobody else."""

import pytest
from django.contrib import admin
from django.urls import reverse

from organisasi.models import Jejak, Keanggotaan, Pemda, Pengguna
from organisasi.models.dasar import ModelPenyewa
from tests import pabrik

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    magetan, paser = pabrik.pemda("magetan"), pabrik.pemda("paser")
    with pabrik.dalam(paser):
        pabrik.anggota("perencana", pabrik.instansi("Badan Rahasia"))
    with pabrik.dalam(magetan):
        dinas = pabrik.instansi("Dinas Kesehatan", "dinkes")
        return {"magetan": magetan, "dinas": dinas, "admin": pabrik.anggota("admin_pemda")}


@pytest.fixture
def operator():
    return pabrik.operator()


def alamat(pemda) -> str:
    return reverse("admin:organisasi_pemda_change", args=[pemda.pk])


def isian(pemda, baris: list[dict], awal: int, **lain) -> dict:
    """POST of the pemda page with its membership rows."""
    data = {
        k: getattr(pemda, k)
        for k in ("nama", "jenis", "sebutan_kepala", "ibukota", "zona_waktu", "tingkat_pengukuran")
    }
    data |= {"aktif": "on", "+-TOTAL_FORMS": len(baris), "+-INITIAL_FORMS": awal}
    for nomor, satu in enumerate(baris):
        data |= {f"+-{nomor}-{kunci}": nilai for kunci, nilai in ({"pemda": pemda.pk} | satu).items()}
    return data | lain


def test_bukan_operator_ditolak(dunia):
    for halaman in ("/admin/", alamat(dunia["magetan"]), "/admin/organisasi/pengguna/"):
        jawaban = pabrik.klien(dunia["admin"]).get(halaman, follow=True)
        assert jawaban.status_code == 403, halaman
        jawaban = pabrik.klien().get(halaman, follow=True)
        assert jawaban.redirect_chain[-1][0].startswith("/akun/"), halaman


def test_tanpa_data_penyewa(operator):
    assert not [model for model in admin.site._registry if issubclass(model, ModelPenyewa)]
    klien = pabrik.klien(operator)
    for model in admin.site._registry:
        meta = model._meta
        assert klien.get(reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")).status_code == 200


def test_halaman_pemda_hanya_memuat_anggotanya(dunia, operator):
    teks = pabrik.klien(operator).get(alamat(dunia["magetan"])).content.decode()
    assert "Dinas Kesehatan" in teks and "Badan Rahasia" not in teks


def _awalan(klien, pemda) -> str:
    return klien.get(alamat(pemda)).context["inline_admin_formsets"][0].formset.prefix


def kirim(klien, pemda, baris, awal, **lain):
    prefix = _awalan(klien, pemda)
    data = {kunci.replace("+-", f"{prefix}-"): nilai for kunci, nilai in isian(pemda, baris, awal, **lain).items()}
    return klien.post(alamat(pemda), data)


def test_keanggotaan_ditambah_diubah_dicabut(dunia, operator):
    klien, pemda = pabrik.klien(operator), dunia["magetan"]
    with pabrik.dalam(pemda):
        lama = Keanggotaan.objects.get()
    orang = pabrik.pengguna("Perencana Baru")
    baris = [
        {"id": lama.pk, "pengguna": lama.pengguna_id, "peran": "verifikator", "instansi": ""},
        {"id": "", "pengguna": orang.pk, "peran": "perencana", "instansi": dunia["dinas"].pk},
    ]
    assert kirim(klien, pemda, baris, 1).status_code == 302
    with pabrik.dalam(pemda):
        assert Keanggotaan.objects.get(pengguna=orang).instansi == dunia["dinas"]
        assert Keanggotaan.objects.get(pk=lama.pk).peran == "verifikator"
        jejak = Jejak.objects.filter(pengguna=operator, model="organisasi.Keanggotaan")
        assert sorted(jejak.values_list("tindakan", flat=True)) == ["tambah", "ubah"]
    hapus = [{"id": lama.pk, "pengguna": lama.pengguna_id, "peran": "verifikator", "instansi": "", "DELETE": "on"}]
    assert kirim(klien, pemda, hapus, 1).status_code == 302
    with pabrik.dalam(pemda):
        assert Keanggotaan.objects.get().pengguna == orang


@pytest.mark.parametrize(("peran", "instansi"), [("perencana", False), ("verifikator", True)])
def test_peran_dan_instansi_harus_cocok(dunia, operator, peran, instansi):
    baris = [
        {"id": "", "pengguna": pabrik.pengguna().pk, "peran": peran, "instansi": dunia["dinas"].pk if instansi else ""}
    ]
    jawaban = kirim(pabrik.klien(operator), dunia["magetan"], baris, 0)
    assert jawaban.status_code == 200 and "perangkat daerah" in jawaban.content.decode()
    with pabrik.dalam(dunia["magetan"]):
        assert Keanggotaan.objects.count() == 1


def test_pemda_baru_punya_jejak(operator):
    klien = pabrik.klien(operator)
    data = {"nama": "Kabupaten Baru", "slug": "baru", "jenis": "kabupaten", "sebutan_kepala": "Bupati"}
    data |= {"zona_waktu": "Asia/Jakarta", "tingkat_pengukuran": "administrator", "aktif": "on"}
    assert klien.post("/admin/organisasi/pemda/add/", data).status_code == 302
    with pabrik.dalam(Pemda.objects.get(slug="baru")):
        assert Jejak.objects.get().pengguna == operator
    assert klien.post("/admin/organisasi/pemda/add/", data | {"slug": "admin"}).status_code == 200
    assert not Pemda.objects.filter(slug="admin").exists()
    salah = klien.post("/admin/organisasi/pemda/add/", data | {"slug": "timur", "zona_waktu": "WITA"})
    assert "Asia/Makassar (WITA)" in salah.content.decode() and not Pemda.objects.filter(slug="timur").exists()


def test_pengguna_baru(operator):
    klien = pabrik.klien(operator)
    data = {"email": "baru@uji.test", "nama": "Baru", "usable_password": "true"}
    data |= {"password1": "sandi-yang-panjang-9", "password2": "sandi-yang-panjang-9"}
    assert klien.post("/admin/organisasi/pengguna/add/", data).status_code == 302
    baru = Pengguna.objects.get(email="baru@uji.test")
    assert baru.check_password("sandi-yang-panjang-9") and not baru.is_staff
    assert klien.get(reverse("admin:organisasi_pengguna_change", args=[baru.pk])).status_code == 200
