"""The portable data of an instansi: out, into another pemda, and out again the same; never over what is there."""

import io
import json
import shutil
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from indikator.models import Dukungan
from laporan.domain.pindahan import cakupan
from laporan.domain.pindahan.muat import DICOBA, DIMUAT, SUDAH, muat
from laporan.domain.pindahan.susun import bungkus
from laporan.models import BagianLkjip, ButirKeputusan, Keputusan, KomentarLkjip
from organisasi.domain.pekerjaan_jalan import jalankan
from organisasi.enums import JenisImpor, Peran, StatusImpor
from organisasi.galat import Ditolak, GalatKinerja, IsianSalah
from organisasi.models import Berkas, Impor, Instansi, Jejak, Pejabat, Pekerjaan, Pemda, Pengguna
from organisasi.models.dasar import ModelPenyewa
from tests import pabrik
from tests.laporan.bungkusan_kecil import berkas, data, kemas, masukkan, normal, ubah
from tests.penyewa.dunia import KENARI, Dunia, bangun


@pytest.fixture(scope="module")
def dunia_modul(basis_modul, tmp_path_factory) -> tuple[Dunia, Path]:
    """A world, with the rows of the whole pemda that its documents point at; and where its files lie."""
    letak = tmp_path_factory.mktemp("berkas")
    with pytest.MonkeyPatch.context() as sementara:
        sementara.setattr("django.conf.settings.MEDIA_ROOT", letak)
        dunia = bangun("alpa", "Asri")
    objek = dunia.sendiri.objek
    with dunia.dalam():
        Keputusan.objects.filter(pk=objek["keputusan"].pk).update(buku=objek["buku"])
        ButirKeputusan.objects.filter(pk=objek["butir"].pk).update(dasar_hukum_pemda=objek["dasar_hukum"])
    return dunia, letak


@pytest.fixture
def dunia(dunia_modul, db, settings) -> Dunia:
    shutil.copytree(dunia_modul[1], settings.MEDIA_ROOT, dirs_exist_ok=True)
    return dunia_modul[0]


@pytest.fixture
def tujuan(dunia) -> Pemda:
    return pabrik.pemda("tujuan")


def hitung(pemda: Pemda) -> dict[str, int]:
    """Rows of every tenant table."""
    with pabrik.dalam(pemda):
        semua = [m for m in apps.get_models() if issubclass(m, ModelPenyewa)]
        return {m._meta.label: banyak for m in semua if (banyak := m.objects.count())}


def isi_simpanan(pemda: Pemda) -> set[str]:
    """Names of the stored contents of a pemda."""
    letak = f"pemda/{pemda.pk}"
    return set(default_storage.listdir(letak)[1]) if default_storage.exists(letak) else set()


def test_setiap_tabel_disebut_tepat_sekali():
    """A new tenant table goes along, or is left out and says why."""
    semua = {m._meta.label for m in apps.get_models() if issubclass(m, ModelPenyewa)}
    ikut = set(cakupan.DIMILIKI) | set(cakupan.DIRUJUK)
    assert ikut | set(cakupan.DITINGGAL) == semua, "sebut tabel ini di laporan/domain/pindahan/cakupan.py"
    assert ikut & set(cakupan.DITINGGAL) == set()
    assert all(cakupan.DITINGGAL.values())


def test_yang_ditunjuk_dimuat_lebih_dahulu():
    """Every link leads to a row loaded before, to a user, or out of the package by a name."""
    urut = cakupan.urutan()
    assert len(urut) == len(set(urut))
    for nomor, label in enumerate(urut):
        for bidang in cakupan.kolom(label):
            if bidang.is_relation and bidang.related_model is not Pengguna:
                menuju = bidang.related_model._meta.label
                dikenal = (
                    urut[: nomor + 1] if (label, bidang.name) not in cakupan.LUAR else [*urut, *cakupan.KUNCI_LUAR]
                )
                assert menuju in dikenal, (label, bidang.name)


def test_pulang_pergi_sama(dunia, tujuan):
    """Everything of both OPD into another pemda and out again: the same rows, files and fingerprints."""
    paket = kemas(dunia.pemda)
    assert paket == kemas(dunia.pemda)  # the same bytes
    isi = data(paket)
    assert set(cakupan.urutan()) - set(isi["baris"]) == set(), "tests/penyewa/dunia.py tanpa baris tabel ini"
    assert masukkan(tujuan, paket).status == DIMUAT
    kembali = kemas(tujuan)
    assert normal(data(kembali)) == normal(isi)
    assert berkas(kembali) == berkas(paket)


def test_satu_instansi_saja(dunia, tujuan):
    isi = data(kemas(dunia.pemda, "alpa-dinas"))
    assert isi["instansi"] == ["alpa-dinas"]
    assert "alpa-badan" not in json.dumps(isi["baris"])


def test_tidak_ada_yang_dari_pemda_lain(dunia, tujuan):
    asing = bangun("beta", KENARI)
    sebelum = hitung(asing.pemda)
    paket = kemas(dunia.pemda)
    assert KENARI not in json.dumps(data(paket))
    masukkan(tujuan, paket)
    assert hitung(asing.pemda) == sebelum


def test_bungkusan_yang_sama_tidak_dimuat_lagi(dunia, tujuan):
    paket = kemas(dunia.pemda)
    masukkan(tujuan, paket)
    sebelum, simpanan = hitung(tujuan), isi_simpanan(tujuan)
    assert masukkan(tujuan, paket).status == SUDAH
    assert (hitung(tujuan), isi_simpanan(tujuan)) == (sebelum, simpanan)


def test_dicatat_dan_bungkusannya_disimpan(dunia, tujuan):
    paket = kemas(dunia.pemda, "alpa-dinas")
    masukkan(tujuan, paket)
    with pabrik.dalam(tujuan):
        impor = Impor.objects.select_related("berkas", "instansi").get()
        assert (impor.jenis, impor.status) == (JenisImpor.BUNGKUSAN, StatusImpor.DITERAPKAN)
        assert impor.instansi.slug == "alpa-dinas" and impor.ringkas["jumlah"]["organisasi.Instansi"] == 1
        with impor.berkas.isi.open("rb") as tersimpan:
            assert tersimpan.read() == paket
        assert Jejak.objects.filter(tindakan="impor", objek_id=impor.pk).count() == 1
        assert Jejak.objects.filter(tindakan="tambah", model="organisasi.Instansi").count() == 1


def test_instansi_yang_ada_tidak_ditimpa(dunia, tujuan):
    with pabrik.dalam(tujuan):
        pabrik.instansi("Dinas lama", slug="alpa-dinas")
    sebelum = hitung(tujuan)
    with pytest.raises(IsianSalah, match=r"Dinas lama .* sudah ada"):
        masukkan(tujuan, kemas(dunia.pemda))
    assert (hitung(tujuan), isi_simpanan(tujuan)) == (sebelum, set())


def test_coba_tidak_menyimpan_apa_pun(dunia, tujuan):
    hasil = masukkan(tujuan, kemas(dunia.pemda), coba=True)
    assert hasil.status == DICOBA and hasil.jumlah["indikator.Capaian"] > 0
    assert (hitung(tujuan), isi_simpanan(tujuan)) == ({}, set())


def test_gagal_di_tengah_tidak_menyisakan_apa_pun(dunia, tujuan, monkeypatch):
    def patah(*_, **__):
        raise RuntimeError("patah")

    monkeypatch.setattr("laporan.domain.pindahan.muat.jejak.catat", patah)
    with pytest.raises(RuntimeError, match="patah"):
        masukkan(tujuan, kemas(dunia.pemda))
    assert (hitung(tujuan), isi_simpanan(tujuan)) == ({}, set())


def test_kaitan_ke_luar_bungkusan(dunia, tujuan):
    """A parent and a supported indicator of another OPD are found by name, or dropped and said so."""
    with dunia.dalam():
        sendiri, lain = dunia.sendiri, dunia.lain
        Instansi.objects.filter(pk=sendiri.instansi.pk).update(induk=lain.instansi)
        pabrik._buat(Dukungan, indikator=sendiri.objek["indikator_iki"], mendukung=lain.objek["indikator"])
    paket = kemas(dunia.pemda, "alpa-dinas")
    hasil = masukkan(tujuan, paket)
    assert len(hasil.dilepas) == 2 and any("alpa-badan" in satu for satu in hasil.dilepas)
    with pabrik.dalam(tujuan):
        assert Instansi.objects.get().induk is None
        assert Dukungan.objects.count() == 1
    kedua = pabrik.pemda("kedua")
    masukkan(kedua, kemas(dunia.pemda, "alpa-badan"))
    assert masukkan(kedua, paket).dilepas == []
    with pabrik.dalam(kedua):
        assert Instansi.objects.get(slug="alpa-dinas").induk.slug == "alpa-badan"
        assert Dukungan.objects.filter(mendukung__lembar__penetapan__instansi__slug="alpa-badan").count() == 1


def test_orang_dikenal_hanya_bila_anggota(dunia, tujuan):
    """A user of the installation who does not work for the pemda stays unknown to it."""
    anggota, luar = dunia.pengguna[Peran.PERENCANA], dunia.pengguna[Peran.VERIFIKATOR]
    with dunia.dalam():
        KomentarLkjip.objects.filter(lkjip=dunia.sendiri.objek["lkjip"]).update(disebut=[anggota.pk, luar.pk])
    with pabrik.dalam(tujuan):
        pabrik.anggota(Peran.PEMBACA, orang=anggota)
    masukkan(tujuan, kemas(dunia.pemda, "alpa-dinas"))
    with pabrik.dalam(tujuan):
        assert KomentarLkjip.objects.get().disebut == [anggota.pk]


def test_gambar_naskah_ikut_pindah(dunia, tujuan):
    """A narrative names a picture by its key; afterwards by the key it has there."""
    gambar = dunia.sendiri.objek["gambar"]
    with dunia.dalam():
        naskah = f'<p>Lihat</p><figure><img data-gambar="{gambar.pk}" alt="Bagan"></figure>'
        BagianLkjip.objects.filter(pk=dunia.sendiri.objek["bagian_lkjip"].pk).update(isi=naskah)
    masukkan(tujuan, kemas(dunia.pemda, "alpa-dinas"))
    with pabrik.dalam(tujuan):
        bagian = BagianLkjip.objects.get()
        assert f'data-gambar="{bagian.lkjip.gambar.get().pk}"' in bagian.isi
        assert bagian.lkjip.gambar.get().pk != gambar.pk


def test_pejabat_yang_sama_dipakai_yang_lain_ditolak(dunia, tujuan):
    paket = kemas(dunia.pemda, "alpa-dinas")
    with dunia.dalam():
        asal = list(Pejabat.objects.filter(jabatan_dipangku__instansi__slug="alpa-dinas").distinct())
    with pabrik.dalam(tujuan):
        ada = pabrik.pejabat(asal[0].nama, kunci=asal[0].kunci, nip=asal[0].nip)
    masukkan(tujuan, paket)
    with pabrik.dalam(tujuan):
        assert Pejabat.objects.filter(kunci=ada.kunci).count() == 1
        assert ada.jabatan_dipangku.count() == 1
    beda = pabrik.pemda("beda")
    with pabrik.dalam(beda):
        pabrik.pejabat("Orang lain", kunci=asal[0].kunci)
    with pytest.raises(IsianSalah, match=r"Orang lain.*berbeda"):
        masukkan(beda, paket)


def test_berkas_yang_hilang_disebut(dunia):
    with dunia.dalam():
        default_storage.delete(Berkas.objects.get(nama="Asri.pdf").isi.name)
    with pytest.raises(GalatKinerja, match=r"Asri\.pdf.*tidak ada di penyimpanan"):
        kemas(dunia.pemda, "alpa-dinas")


def test_hanya_admin(dunia):
    with dunia.dalam():
        perencana = pabrik.pelaku(dunia.pengguna[Peran.PERENCANA])
        with pytest.raises(Ditolak):
            bungkus(oleh=perencana, instansi=[dunia.sendiri.instansi], ke=io.BytesIO())
        with pytest.raises(Ditolak):
            muat(oleh=perencana, nama="a.zip", isi=b"")


def test_lewat_perintah(dunia, tujuan, tmp_path, capsys):
    ke = tmp_path / "alpa.zip"
    call_command("ekspor", pemda="alpa", instansi="alpa-dinas", ke=str(ke), json=True)
    assert json.loads(capsys.readouterr().out)["instansi"] == ["alpa-dinas"]
    for pilihan, status in (({"coba": True}, DICOBA), ({}, DIMUAT), ({}, SUDAH)):
        call_command("impor_pemda", str(ke), pemda="tujuan", json=True, **pilihan)
        assert json.loads(capsys.readouterr().out)["status"] == status
    for salah in ({"pemda": "tidak-ada"}, {"pemda": "alpa"}):
        with pytest.raises(CommandError) as galat:
            call_command("impor_pemda", str(ke), json=True, **salah)
        assert galat.value.returncode == 2
        assert json.loads(capsys.readouterr().out)["status"] == "gagal"
    with pytest.raises(CommandError, match="tidak terbaca"):
        call_command("impor_pemda", str(tmp_path / "tak-ada.zip"), pemda="tujuan")


def test_perintah_ekspor_buku_kerja(dunia, tmp_path):
    """A name ending in .xlsx gives the workbook for reading; another ending, year or pemda is refused."""
    ke = tmp_path / "alpa.xlsx"
    call_command("ekspor", pemda="alpa", ke=str(ke), tahun=2024)
    assert ke.read_bytes()[:2] == b"PK"
    lama = ke.read_bytes()
    for salah in ({"ke": "x.pdf"}, {"tahun": 1}, {"pemda": "tidak-ada"}, {"instansi": "beta-dinas"}):
        with pytest.raises(CommandError) as galat:
            call_command("ekspor", **{"pemda": "alpa", "ke": str(ke), "tahun": 2024} | salah)
        assert galat.value.returncode == 2
    assert ke.read_bytes() == lama


def test_lewat_halaman(dunia):
    """The admin queues it, the job makes it, the admin downloads it; the file is not for the OPD."""
    admin = pabrik.klien(dunia.pengguna[Peran.ADMIN_PEMDA])
    jawaban = admin.post("/alpa/pengaturan/bungkusan/", {"instansi": dunia.sendiri.instansi.pk})
    assert jawaban.status_code == 302
    with dunia.dalam():
        kerja = Pekerjaan.objects.get(jenis="bungkusan")
    jalankan(dunia.pemda.pk, kerja.pk)
    with dunia.dalam():
        hasil = Berkas.objects.get(nama__startswith="bungkusan-alpa-alpa-dinas")
    unduhan = admin.get(f"/alpa/berkas/{hasil.pk}/")
    assert data(b"".join(unduhan.streaming_content))["instansi"] == ["alpa-dinas"]
    assert pabrik.klien(dunia.pengguna[Peran.PERENCANA]).get(f"/alpa/berkas/{hasil.pk}/").status_code == 403


def test_bungkusan_yang_diubah_bukan_bungkusan_yang_sama(dunia, tujuan):
    """What was loaded is known by its bytes: another package of the same OPD meets the OPD that is there."""
    paket = kemas(dunia.pemda, "alpa-dinas")
    masukkan(tujuan, paket)
    lain = ubah(paket, lambda isi: isi["pemda"].update(nama="Lain"))
    with pytest.raises(IsianSalah, match="sudah ada di pemda ini"):
        masukkan(tujuan, lain)
