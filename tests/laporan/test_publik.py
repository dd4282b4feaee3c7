"""The public page: off by default, no session, no person, nothing of another pemda, kept by caches."""

import csv
import io
import json

import pytest
from django.urls import reverse

from indikator.enums import StatusPengukuran, StatusPK
from laporan.domain.publik import samarkan
from laporan.enums import StatusKeputusan, StatusLkjip
from laporan.exporters.publik import BENTUK, DAFTAR
from laporan.models import Cuplikan
from organisasi.domain.pengaturan import pengaturan, ubah_pengaturan
from organisasi.galat import Bentrok, Ditolak, IsianSalah
from organisasi.models import Pejabat, Pengguna
from tests import pabrik
from tests.penyewa.dunia import KENARI, TAHUN, bangun
from tests.penyewa.matriks import PUBLIK

NIP = "198001012005011003"


@pytest.fixture
def dunia(db):
    return bangun("alpa", "Asri")


@pytest.fixture
def asing(dunia):
    satu = bangun("beta", KENARI)
    terbitkan(satu)
    return satu


def terbitkan(dunia, *, buka: bool = True) -> None:
    """Everything of both OPD published, and the page opened."""
    with dunia.dalam():
        oleh = pabrik.mesin()
        for milik in (dunia.sendiri, dunia.lain):
            objek = milik.objek
            type(objek["keputusan"]).objects.filter(pk=objek["keputusan"].pk).update(status=StatusKeputusan.BERLAKU)
            type(objek["pk"]).objects.filter(pk=objek["pk"].pk).update(status=StatusPK.DITANDATANGANI)
            type(objek["lkjip"]).objects.filter(pk=objek["lkjip"].pk).update(status=StatusLkjip.DIPUBLIKASIKAN)
            ukur = objek["pengukuran"]
            type(ukur).objects.filter(pk=ukur.pk).update(status=StatusPengukuran.DIKUNCI)
        Cuplikan.objects.filter(jenis="lkjip").delete()  # that of the world is damaged on purpose
        ubah_pengaturan(oleh=oleh, halaman_publik=buka)


def alamat(nama: str, pemda, milik, **lain) -> str:
    argumen = {
        "publik_beranda": {},
        "publik_tahun": {"tahun": TAHUN},
        "publik_instansi": {"tahun": TAHUN, "instansi": milik.instansi.slug},
        "publik_keputusan": {"pk": milik.objek["keputusan"].pk},
        "publik_perjanjian": {"pk": milik.objek["pk"].pk},
        "publik_lkjip": {"pk": milik.objek["lkjip"].pk},
        "publik_unduh": {"tahun": TAHUN, "daftar": "capaian", "bentuk": "csv"} | lain,
    }
    return reverse(nama, kwargs={"slug_pemda": pemda.slug} | argumen[nama])


def semua(pemda, milik) -> list[str]:
    unduhan = [alamat("publik_unduh", pemda, milik, daftar=d, bentuk=b) for d in DAFTAR for b in BENTUK]
    halaman = sorted(PUBLIK - {"publik_lkjip_berkas"})  # a file: tests/laporan/test_lkjip_publik.py
    return [alamat(nama, pemda, milik) for nama in halaman] + unduhan


def teks(jawaban) -> str:
    return jawaban.content.decode()


def test_tertutup_bila_belum_dibuka(dunia):
    """Closed and unknown answer alike, for everybody, also for those who are signed in."""
    for klien in (pabrik.klien(), pabrik.klien(dunia.pengguna["admin_pemda"])):
        for satu in semua(dunia.pemda, dunia.sendiri):
            tertutup, tak_dikenal = klien.get(satu), klien.get(satu.replace("/alpa/", "/tidak-ada/"))
            assert tertutup.status_code == tak_dikenal.status_code == 404, satu
            assert "Asri" not in teks(tertutup)
    terbitkan(dunia, buka=False)
    assert pabrik.klien().get("/alpa/publik/").status_code == 404
    type(dunia.pemda).objects.filter(pk=dunia.pemda.pk).update(aktif=False)
    with dunia.dalam():
        ubah_pengaturan(oleh=pabrik.mesin(), halaman_publik=True)
    assert pabrik.klien().get("/alpa/publik/").status_code == 404


def test_terbuka_tanpa_sesi_dan_dapat_disimpan(dunia):
    terbitkan(dunia)
    for klien in (pabrik.klien(), pabrik.klien(dunia.pengguna["pembaca"])):
        for satu in semua(dunia.pemda, dunia.sendiri):
            jawaban = klien.get(satu)
            assert jawaban.status_code == 200, satu
            assert jawaban.headers["Cache-Control"] == "public, max-age=300" and "ETag" in jawaban.headers
            assert "Cookie" not in jawaban.headers.get("Vary", "") and not jawaban.cookies
            kembali = klien.get(satu, headers={"If-None-Match": jawaban.headers["ETag"]})
            assert (kembali.status_code, kembali.content) == (304, b"")
            for kata in ("csrf", "/akun/", "keluar"):
                assert kata not in teks(jawaban).lower(), (satu, kata)


def test_hanya_dibaca(dunia):
    terbitkan(dunia)
    for satu in semua(dunia.pemda, dunia.sendiri):
        for metode in ("post", "put", "delete", "patch"):
            assert getattr(pabrik.klien(), metode)(satu).status_code == 405
        assert pabrik.klien().head(satu).status_code == 200


def test_pemda_lain_tidak_pernah_terlihat(dunia, asing):
    terbitkan(dunia)
    klien = pabrik.klien()
    for satu in semua(dunia.pemda, dunia.sendiri):
        for kata in ("", KENARI):
            assert f"{KENARI} beta" not in teks(klien.get(satu, {"cari": kata} if kata else {}))
    for nama in ("publik_instansi", "publik_keputusan", "publik_perjanjian", "publik_lkjip"):
        assert klien.get(alamat(nama, dunia.pemda, asing.sendiri)).status_code == 404, nama


def test_yang_belum_terbit_tidak_terlihat(dunia):
    with dunia.dalam():
        ubah_pengaturan(oleh=pabrik.mesin(), halaman_publik=True)
    klien = pabrik.klien()
    for nama in ("publik_instansi", "publik_keputusan", "publik_perjanjian", "publik_lkjip"):
        assert klien.get(alamat(nama, dunia.pemda, dunia.sendiri)).status_code == 404, nama
    for daftar in DAFTAR:
        isi = klien.get(alamat("publik_unduh", dunia.pemda, dunia.sendiri, daftar=daftar, bentuk="json")).json()
        assert isi["jumlah"] == 0, daftar
    assert "79,41" not in teks(klien.get(alamat("publik_tahun", dunia.pemda, dunia.sendiri), {"cari": "Nilai"}))


def test_tanpa_data_pribadi(dunia):
    """No name, NIP or e-mail of any official or user, also where a text of the document itself names one."""
    terbitkan(dunia)
    with dunia.dalam():
        pabrik.mesin()
        orang = pabrik._buat(Pejabat, kunci="siti", nama="Dra. SITI O'NEIL, M.Si", nip=NIP)
        for milik in (dunia.sendiri, dunia.lain):
            keputusan, lkjip = milik.objek["keputusan"], milik.objek["lkjip"]
            type(keputusan).objects.filter(pk=keputusan.pk).update(
                tentang=f"Penunjukan Siti O'Neil NIP {NIP} surel siti@pemda.go.id", penandatangan=orang
            )
            type(lkjip).objects.filter(pk=lkjip.pk).update(penandatangan=orang)
            type(milik.objek["pk"]).objects.filter(pk=milik.objek["pk"].pk).update(
                pihak_pertama=orang.nama, pihak_kedua=orang.nama
            )
        terlarang = [
            orang.nama,
            "o'neil",
            "o&#x27;neil",
            NIP,
            "siti@",
            *Pengguna.objects.values_list("email", flat=True),
        ]
        terlarang += list(Pengguna.objects.values_list("nama", flat=True))
    for satu in semua(dunia.pemda, dunia.sendiri):
        isi = teks(pabrik.klien().get(satu)).lower()
        assert [kata for kata in terlarang if kata.lower() in isi] == [], satu


def test_samarkan():
    pejabat = [("Drs. BENNY ADRIAN, M.Si", "19600101 198503 1 001"), ("Ali", ""), ("", "")]
    assert samarkan("Benny Adrian hadir", pejabat) == "[tidak ditampilkan] hadir"
    assert samarkan("Kepala alih daya, evaluasi 18 ali", pejabat) == "Kepala alih daya, evaluasi 18 ali"
    assert "196" not in samarkan("NIP 19600101 198503 1 001", pejabat)
    assert samarkan("Rp 1.234.567.890.123", pejabat) == "Rp 1.234.567.890.123"


@pytest.mark.parametrize(
    "teks",
    [
        "Benny  Adrian",
        "BENNY\nADRIAN",
        "Benny&nbsp;Adrian",
        '"BENNY\\nADRIAN"',
        "Siti &quot;Ani&quot; Rahmah",
        r"Siti \"Ani\" Rahmah",
        "NIP.19700101 199503 1 001",
        "19700101.199503.1.001",
        "19700101-199503-1-001",
        "a.b+c@dinas.go.id",
    ],
)
def test_samarkan_bagaimana_pun_ditulis(teks):
    """Blanks, line ends, the escapes of html and json, and the signs people put into a NIP."""
    pejabat = [("Drs. BENNY ADRIAN, M.Si", ""), ('Siti "Ani" Rahmah', "")]
    assert "[tidak ditampilkan]" in samarkan(teks, pejabat)


def test_samarkan_tidak_merusak_angka():
    assert samarkan('{"persen": 33.333333333333333333}', []) == '{"persen": 33.333333333333333333}'


def test_nama_host_palsu_ditolak(dunia, settings):
    terbitkan(dunia)
    settings.ALLOWED_HOSTS = ["kinerja.example"]
    halaman = alamat("publik_beranda", dunia.pemda, dunia.sendiri)
    assert pabrik.klien().get(halaman, headers={"Host": "jahat.example"}).status_code == 400
    assert pabrik.klien().get(halaman, headers={"Host": "kinerja.example"}).status_code == 200


def test_isi_halaman_dan_berkas_sama_dengan_mesin(dunia):
    terbitkan(dunia)
    klien, objek = pabrik.klien(), dunia.sendiri.objek
    assert objek["capaian"].bukti_hitung in teks(klien.get(alamat("publik_instansi", dunia.pemda, dunia.sendiri)))
    json_isi = klien.get(alamat("publik_unduh", dunia.pemda, dunia.sendiri, bentuk="json")).json()
    baris = next(b for b in json_isi["baris"] if b["perangkat_daerah"] == objek["instansi"].nama)
    assert round(baris["capaian_persen"], 4) == round(float(objek["capaian"].persen), 4)
    assert baris["bukti_hitung"] == objek["capaian"].bukti_hitung and baris["kategori"]
    csv_isi = teks(klien.get(alamat("publik_unduh", dunia.pemda, dunia.sendiri))).lstrip("\ufeff")
    tabel = list(csv.DictReader(io.StringIO(csv_isi)))
    assert [set(b) for b in tabel] == [set(baris)] * json_isi["jumlah"]
    perjanjian = teks(klien.get(alamat("publik_perjanjian", dunia.pemda, dunia.sendiri)))
    assert "82%" in perjanjian and objek["indikator"].nama in perjanjian


def test_berkas_bukan_rumus(dunia):
    terbitkan(dunia)
    with dunia.dalam():
        satu = dunia.sendiri.objek["keputusan"]
        type(satu).objects.filter(pk=satu.pk).update(tentang="=HYPERLINK(1)")
    isi = teks(pabrik.klien().get(alamat("publik_unduh", dunia.pemda, dunia.sendiri, daftar="keputusan")))
    assert "'=HYPERLINK(1)" in isi and ",=" not in isi


def test_pencarian(dunia):
    terbitkan(dunia)
    klien = pabrik.klien()
    tahun = alamat("publik_tahun", dunia.pemda, dunia.sendiri)
    ketemu, kosong = teks(klien.get(tahun, {"cari": "IKU Asri"})), teks(klien.get(tahun, {"cari": "zzz"}))
    assert "IKU Asri</a>" in ketemu and "Tidak ada yang cocok" in kosong
    semua = klien.get("/alpa/publik/", {"cari": "asri"})
    assert "Hasil pencarian" in teks(semua) and b'placeholder="Cari nomor atau perangkat daerah"' in semua.content
    for buruk in ("\0", "%", "<script>", "x" * 5000):
        assert klien.get(tahun, {"cari": buruk}).status_code == 200
    assert "<script>" not in teks(klien.get(tahun, {"cari": "<script>"}))


def test_alamat_salah(dunia):
    terbitkan(dunia)
    klien = pabrik.klien()
    for satu in ("1/", "9999/", "2024/tidak-ada/", "2024/capaian.exe", "2024/apa.csv", "keputusan/999999/", "x/y/"):
        assert klien.get(f"/alpa/publik/{satu}").status_code == 404, satu
    assert klien.get("/alpa/publik").status_code in (301, 302)
    assert klien.get("/admin/publik/x/").status_code in (302, 404)


@pytest.mark.parametrize("nama", ["publik_tahun", "publik_beranda", "publik_unduh"])
def test_kueri_tetap(dunia, nama, django_assert_max_num_queries):
    terbitkan(dunia)
    satu = alamat(nama, dunia.pemda, dunia.sendiri)
    with django_assert_max_num_queries(22) as sedikit:
        pabrik.klien().get(satu)
    with dunia.dalam():
        for nomor in range(6):
            dinas = pabrik.instansi(f"Dinas Tambahan {nomor}")
            lembar = pabrik.lembar(pabrik.penetapan(dinas, TAHUN, berlaku=True))
            realisasi = pabrik.realisasi(pabrik.indikator(lembar, target="80"), "70")
            type(realisasi.pengukuran).objects.filter(pk=realisasi.pengukuran.pk).update(status="dikunci")
    with django_assert_max_num_queries(len(sedikit)):
        assert "Tambahan 5" in teks(pabrik.klien().get(satu)) or nama == "publik_beranda"


def test_isi_beku_yang_rusak_tidak_ditampilkan(dunia):
    terbitkan(dunia)
    satu = alamat("publik_lkjip", dunia.pemda, dunia.sendiri)
    assert pabrik.klien().get(satu).status_code == 200
    with dunia.dalam():
        lkjip = dunia.sendiri.objek["lkjip"]
        pabrik._buat(Cuplikan, jenis="lkjip", objek_id=lkjip.pk, judul="x", isi={"judul": "x"}, sha256="0" * 64)
    assert pabrik.klien().get(satu).status_code == 404


def test_pengaturan(dunia):
    with dunia.dalam():
        admin = pabrik.pelaku(dunia.pengguna["admin_pemda"])
        kini = pengaturan(dunia.pemda)
        baru = ubah_pengaturan(oleh=admin, versi=kini.versi, halaman_publik=True, kop_baris=[" Pemerintah  X ", ""])
        assert baru.halaman_publik and baru.kop_baris == ["Pemerintah X"]
        with pytest.raises(Bentrok):
            ubah_pengaturan(oleh=admin, versi=kini.versi, halaman_publik=False)
        with pytest.raises(IsianSalah):
            ubah_pengaturan(oleh=admin, kop_baris=["x"] * 7)
        with pytest.raises(Ditolak):
            ubah_pengaturan(oleh=pabrik.pelaku(dunia.pengguna["verifikator"]), halaman_publik=False)
        with pytest.raises(TypeError):
            ubah_pengaturan(oleh=admin, nama="x")
    assert json.dumps(baru.kop_baris)
