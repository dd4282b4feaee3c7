"""Program, kegiatan and sub kegiatan: add, change, delete, move, copy, link; who may, and when no longer."""

from decimal import Decimal
from uuid import uuid4

import pytest

from indikator.domain import anggaran as domain
from indikator.models import Kegiatan, Program
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from tests import pabrik
from tests.indikator.dunia_anggaran import ALAMAT, TAHUN, kegiatan, kunci, program, rekap, susun, uang
from tests.indikator.dunia_rencana import buka, kirim, segarkan, teks

pytestmark = pytest.mark.django_db
KIRIM = "3f2b8c1e-0d5a-4c61-9a58-0a1b2c3d4e5f"


@pytest.fixture
def d():
    return susun()


def oleh(d, siapa: str = "perencana"):
    return pabrik.pelaku(getattr(d, siapa))


def urutan(d) -> list[str]:
    return [k.kunci.nama for cabang in rekap(d).pohon for k in cabang.kegiatan]


# --- the tree ----------------------------------------------------------------------------------------------------


def test_pohon_dan_jumlahnya(d):
    isi = rekap(d)
    assert [c.program.nama for c in isi.pohon] == ["Penunjang", "Pelayanan"]  # by code
    layanan = isi.pohon[1].kegiatan[1]
    assert (layanan.jumlah.pagu, layanan.jumlah.realisasi) == (800, 210)
    assert [b.kegiatan.nama for b in layanan.baris] == ["Klinik", "Posyandu"]
    assert (isi.jumlah.pagu, isi.jumlah.realisasi) == (1800, 1110)
    assert isi.triwulan.per == {1: 150, 2: 60, 3: None, 4: None} and isi.triwulan.setahun == 900
    assert isi.triwulan.sd == {1: 150, 2: 210, 3: 210, 4: 1110}


def test_sub_tanpa_kaitan_ikut_kegiatannya(d):
    isi = {b.kegiatan.nama: b for b in rekap(d).baris}
    assert isi["Klinik"].indikator == d.ikm and isi["Klinik"].sasaran == d.pelayanan
    with pabrik.dalam(d.pemda):
        domain.kaitkan(oleh=oleh(d), instansi=d.dinkes, tahun=TAHUN, kegiatan=[d.klinik], indikator=d.inovasi)
    isi = {b.kegiatan.nama: b for b in rekap(d).baris}
    assert (isi["Klinik"].indikator, isi["Posyandu"].indikator) == (d.inovasi, d.ikm)


def test_sub_pertama_mengambil_alih_angka_kegiatannya(d):
    with pabrik.dalam(d.pemda):
        sub = domain.buat_kegiatan(oleh=oleh(d), instansi=d.dinkes, tahun=TAHUN, nama="Survei daring", induk=d.survei)
    assert uang(d, sub) == (1000, {0: 900})
    assert uang(d, d.survei) == (None, {})
    assert (rekap(d).jumlah.pagu, rekap(d).jumlah.realisasi) == (1800, 1110)  # nothing was lost, nothing counts twice


def test_sub_pertama_berangka_ditolak(d):
    with pabrik.dalam(d.pemda), pytest.raises(IsianSalah, match="masih memuat pagu atau realisasinya sendiri"):
        kegiatan(d.dinkes, "Survei daring", induk=d.survei, pagu=1)
    assert uang(d, d.survei) == (1000, {0: 900})


def test_dua_tingkat_saja_dan_angka_hanya_di_daun(d):
    with pabrik.dalam(d.pemda):
        with pytest.raises(IsianSalah, match="sendiri sub kegiatan"):
            kegiatan(d.dinkes, "Cucu", induk=d.klinik)
        with pytest.raises(IsianSalah, match="isi angkanya pada sub kegiatan"):
            domain.atur_uang(d.layanan, oleh=oleh(d), pagu=Decimal(5))
        with pytest.raises(IsianSalah, match="perangkat daerah dan tahun yang sama"):
            kegiatan(d.dinkes, "Salah tempat", induk=d.luar_kegiatan)


def test_hapus(d):
    alamat = f"{TAHUN}/kegiatan/{d.layanan.pk}/hapus/"
    assert "masih punya 2 sub kegiatan" in teks(buka(d, "perencana", alamat))
    assert kirim(d, "perencana", alamat, {"versi": d.layanan.versi}).status_code == 422
    with pabrik.dalam(d.pemda), pytest.raises(IsianSalah, match="masih punya 2 kegiatan"):
        domain.hapus_program(d.program, oleh=oleh(d))
    versi = segarkan(d, d.klinik).versi
    assert kirim(d, "perencana", f"{TAHUN}/kegiatan/{d.klinik.pk}/hapus/", {"versi": versi}).status_code == 302
    assert rekap(d).jumlah.pagu == 1300


# --- forms -------------------------------------------------------------------------------------------------------


def test_tambah_kegiatan_lewat_halaman_sekali_saja(d):
    isian = {
        "nama": "  Imunisasi   rutin ",
        "kode": "1.02.02.2.01.",
        "program": d.program.pk,
        "pagu": "Rp 295.000.000,-",
        "sumber_dana": "DAU",
        "kaitan": f"i:{d.inovasi.pk}",
        "kunci_kirim": KIRIM,
    }
    jawaban = kirim(d, "perencana", ALAMAT + "kegiatan/", isian)
    assert jawaban.status_code == 422 and "sudah dipakai “Survei”" in teks(jawaban)
    isian["kode"] = "1.02-02"
    assert "tidak dikenal" in teks(kirim(d, "perencana", ALAMAT + "kegiatan/", isian))
    isian["kode"] = "1.02.02.2.015"
    for _ in range(2):
        assert kirim(d, "perencana", ALAMAT + "kegiatan/", isian).status_code == 302
    with pabrik.dalam(d.pemda):
        baru = Kegiatan.objects.get(nama="Imunisasi rutin")
    assert (baru.pagu, baru.sumber_dana) == (295_000_000, "DAU")
    assert (baru.indikator, baru.sasaran) == (d.inovasi, d.pelayanan)
    assert urutan(d) == ["Kantor", "Survei", "Layanan", "Imunisasi rutin"]


@pytest.mark.parametrize("salah", ["1,234,567", "-5", "12.5", "abc", "1.000.000.000.000.000.000"])
def test_uang_dibaca_ketat(d, salah):
    isian = {"nama": "X", "pagu": salah, "kunci_kirim": KIRIM}
    jawaban = kirim(d, "perencana", ALAMAT + "kegiatan/", isian)
    assert jawaban.status_code == 422 and f'value="{salah}"' in teks(jawaban)  # what was typed stays


def test_ubah_kegiatan_dan_benturan(d):
    alamat = f"{TAHUN}/kegiatan/{d.survei.pk}/ubah/"
    awal = segarkan(d, d.survei).versi
    isian = {"nama": "Survei kepuasan", "kode": "1.02.02.2.09", "program": d.penunjang.pk, "versi": awal, "kaitan": ""}
    assert kirim(d, "perencana", alamat, isian).status_code == 302
    assert urutan(d) == ["Kantor", "Survei kepuasan", "Layanan"]
    basi = kirim(d, "rekan", alamat, isian | {"nama": "Survei lain"})
    assert basi.status_code == 409 and "Survei kepuasan" in teks(basi) and 'value="Survei lain"' in teks(basi)


def test_kegiatan_membawa_sub_ke_program_lain(d):
    with pabrik.dalam(d.pemda):
        isi = {"nama": "Layanan", "kode": d.layanan.kode, "indikator": d.ikm}
        domain.ubah_kegiatan(d.layanan, oleh=oleh(d), program=d.penunjang, **isi)
    assert {b.program.nama for b in rekap(d).baris if b.kegiatan.induk} == {"Penunjang"}


def test_program_lewat_halaman(d):
    isian = {"nama": "Program baru", "kode": "1.02.03", "kunci_kirim": KIRIM}
    for _ in range(2):
        assert kirim(d, "perencana", ALAMAT + "program/", isian).status_code == 302
    assert "Program baru" in teks(buka(d, "perencana", ALAMAT))  # also without kegiatan
    with pabrik.dalam(d.pemda):
        baru = Program.objects.get(nama="Program baru")
    ubah = {"nama": "Program lama", "kode": "1.02.03", "versi": baru.versi}
    assert kirim(d, "perencana", f"{TAHUN}/program/{baru.pk}/ubah/", ubah).status_code == 302
    hapus = f"{TAHUN}/program/{baru.pk}/hapus/"
    assert kirim(d, "perencana", hapus, {"versi": segarkan(d, baru).versi}).status_code == 302


@pytest.mark.parametrize("jenis", ["program", "kegiatan", "sub"])
def test_baris_tanpa_kode_bernama_sama_ditanya_dahulu(d, jenis):
    """A code that is there already is refused; without one nothing else tells that the row was added before."""
    lama = {"program": d.program, "kegiatan": d.survei, "sub": d.klinik}[jenis]
    tempat = {"program": "tahun ini", "kegiatan": "pada program ini", "sub": "pada kegiatan ini"}[jenis]
    alamat = ALAMAT + {"sub": f"kegiatan/?induk={d.layanan.pk}"}.get(jenis, f"{jenis}/")
    isian = {"nama": lama.nama.upper(), "pagu": "5"} | ({"program": d.program.pk} if jenis == "kegiatan" else {})
    tanya = kirim(d, "perencana", alamat, isian | {"kunci_kirim": str(uuid4())})
    assert tanya.status_code == 422 and f"bernama sama {tempat}. Centang bila memang perlu dua." in teks(tanya)
    for lain in ({"tetap_simpan": "on"}, {"nama": "Nama yang lain"}):
        jawaban = kirim(d, "perencana", alamat, isian | {"kunci_kirim": str(uuid4())} | lain)
        assert jawaban.status_code == 302, teks(jawaban)


def test_sub_kegiatan_bernama_sama_di_kegiatan_lain_tidak_ditanya(d):
    """The same sub kegiatan stands under many a kegiatan."""
    with pabrik.dalam(d.pemda):
        lain = kegiatan(d.dinkes, "Layanan bergerak", program=d.program)
    alamat = f"{ALAMAT}kegiatan/?induk={lain.pk}"
    isian = {"nama": d.klinik.nama, "pagu": "5", "kunci_kirim": str(uuid4())}
    assert kirim(d, "perencana", alamat, isian).status_code == 302


# --- order -------------------------------------------------------------------------------------------------------


def test_pindah_dan_urut_kode(d):
    alamat = f"{TAHUN}/kegiatan/{d.layanan.pk}/pindah/"
    kirim(d, "perencana", alamat, {"arah": "-1", "versi": segarkan(d, d.layanan).versi})
    assert urutan(d) == ["Kantor", "Layanan", "Survei"]
    assert kirim(d, "perencana", ALAMAT + "kode/").status_code == 302
    assert urutan(d) == ["Kantor", "Survei", "Layanan"]
    assert "Urutannya sudah menurut kode" in teks(
        pabrik.klien(d.perencana).post(f"/magetan/{ALAMAT}kode/", follow=True)
    )


# --- links -------------------------------------------------------------------------------------------------------


def test_kaitan_baris_asing_ditolak(d):
    with pabrik.dalam(d.pemda):
        dinsos = pabrik.lembar(pabrik.penetapan(d.dinsos, TAHUN, berlaku=True))
        asing = pabrik.indikator(dinsos, "Indikator dinsos")
        with pytest.raises(IsianSalah, match="milik perangkat daerah lain"):
            kegiatan(d.dinkes, "X", indikator=asing)
        with pytest.raises(IsianSalah, match="berada di bawah sasaran lain"):
            kegiatan(d.dinkes, "X", indikator=d.ikm, sasaran=pabrik.sasaran(d.iku))
        with pytest.raises(IsianSalah, match="bukan dari perangkat daerah"):
            domain.kaitkan(oleh=oleh(d), instansi=d.dinkes, tahun=TAHUN, kegiatan=[d.luar_kegiatan], indikator=d.ikm)


def test_kaitan_versi_dokumen_lain_lewat_silsilah(d):
    """A link to a row of the draft is stored as the row in force; an older link is shown as it is in force now."""
    from indikator.domain.reviu import mulai_reviu
    from indikator.models import Indikator, PenetapanBerlaku

    with pabrik.dalam(d.pemda):
        draf = mulai_reviu(d.berlaku, oleh=pabrik.mesin())
        baru = Indikator.objects.get(lembar__penetapan=draf, silsilah=d.inovasi.silsilah)
        satu = kegiatan(d.dinkes, "Dari draf", pagu=10, indikator=baru)
        assert satu.indikator == d.inovasi
        pabrik.beri_status(draf, "ditetapkan")
        PenetapanBerlaku.objects.filter(instansi=d.dinkes, tahun=TAHUN).update(penetapan=draf)
    isi = {b.kegiatan.nama: b for b in rekap(d).baris}
    assert isi["Dari draf"].indikator == baru and isi["Dari draf"].sasaran == baru.sasaran
    with pabrik.dalam(d.pemda):  # one more, linked with the new row: one group, not two
        kegiatan(d.dinkes, "Baru", pagu=20, indikator=baru)
    milik = [k for k in rekap(d).per_indikator if k.kunci == baru]
    assert [k.jumlah.pagu for k in milik] == [30] and rekap(d).rekonsiliasi.sama


def test_kaitkan_banyak_sekaligus(d):
    alamat = ALAMAT + "kaitkan/"
    versi = {f"versi_{k.pk}": segarkan(d, k).versi for k in (d.survei, d.kantor)}
    versi[f"versi_{d.kantor.pk}"] -= 1  # a colleague was a moment earlier
    isian = {"pilih": [d.survei.pk, d.kantor.pk], "kaitan": f"s:{d.pelayanan.pk}", **versi}
    halaman = teks(pabrik.klien(d.perencana).post(f"/magetan/{alamat}", isian, follow=True))
    assert "Kaitan 1 kegiatan tersimpan." in halaman and "baru diubah orang lain: Kantor" in halaman
    assert {b.kegiatan.nama for b in rekap(d).tanpa_kaitan} == {"Kantor"}
    assert kirim(d, "perencana", alamat, {"kaitan": ""}).status_code == 422
    assert kirim(d, "perencana", alamat, {"pilih": [d.survei.pk], "kaitan": ""}).status_code == 422
    lepas = {"pilih": [d.survei.pk], "kaitan": "lepas"}
    assert kirim(d, "perencana", alamat, lepas).status_code == 302
    assert {b.kegiatan.nama for b in rekap(d).tanpa_kaitan} == {"Kantor", "Survei"}
    asing = kirim(d, "perencana", alamat, {"pilih": [d.kegiatan_asing.pk], "kaitan": "lepas"})
    assert asing.status_code == 422


# --- copy --------------------------------------------------------------------------------------------------------


def test_salin_ke_tahun_berikut(d):
    alamat = "2025/anggaran/dinkes/salin/"
    assert "Salin anggaran 2024 ke 2025" in teks(buka(d, "perencana", alamat))
    assert kirim(d, "perencana", alamat, {"dengan_pagu": "on"}).status_code == 302
    lama, baru = rekap(d), rekap(d, 2025)
    assert [c.program.kode for c in baru.pohon] == [c.program.kode for c in lama.pohon]
    assert (baru.jumlah.pagu, baru.jumlah.realisasi) == (1800, None)  # what was spent is never copied
    assert {b.kegiatan.kunci for b in baru.baris} == {b.kegiatan.kunci for b in lama.baris}
    assert {b.kegiatan.nama: b.indikator for b in baru.baris} == {b.kegiatan.nama: b.indikator for b in lama.baris}
    lagi = kirim(d, "perencana", alamat, {})
    assert lagi.status_code == 422 and "punya 5 kegiatan" in teks(lagi)


# --- who and when ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("siapa", ["luar", "pimpinan", "verifikator", "pembaca"])
def test_yang_tidak_berhak(d, siapa):
    pelaku = None
    with pabrik.dalam(d.pemda):
        pelaku = oleh(d, siapa)
        for aksi in (
            lambda: domain.buat_program(oleh=pelaku, instansi=d.dinkes, tahun=TAHUN, nama="X"),
            lambda: domain.atur_uang(d.survei, oleh=pelaku, pagu=Decimal(1)),
            lambda: domain.hapus_kegiatan(d.survei, oleh=pelaku),
            lambda: domain.pindah(d.survei, oleh=pelaku, arah=1),
            lambda: domain.salin_anggaran(oleh=pelaku, instansi=d.dinkes, dari=TAHUN, tahun=2025),
            lambda: domain.kaitkan(oleh=pelaku, instansi=d.dinkes, tahun=TAHUN, kegiatan=[d.survei]),
        ):
            with pytest.raises(Ditolak):
                aksi()


def test_orang_asing(d):
    for alamat in (f"{TAHUN}/kegiatan/{d.survei.pk}/ubah/", f"{TAHUN}/program/{d.program.pk}/hapus/"):
        assert buka(d, "asing", alamat).status_code == 404
    for alamat in (f"{TAHUN}/kegiatan/{d.kegiatan_asing.pk}/ubah/", ALAMAT + f"kegiatan/?induk={d.kegiatan_asing.pk}"):
        assert buka(d, "perencana", alamat).status_code == 404


def test_terkunci_sesudah_diverifikasi(d):
    """A verified triwulan keeps its realisasi, a verified year its pagu and list; links stay open."""
    with pabrik.dalam(d.pemda):
        domain.atur_uang(d.klinik, oleh=oleh(d), serapan={1: Decimal(110)})
    kunci(d, 1)
    with pabrik.dalam(d.pemda):
        with pytest.raises(SalahStatus, match="Triwulan I sudah terverifikasi"):
            domain.atur_uang(d.klinik, oleh=oleh(d), serapan={1: Decimal(120)})
        domain.atur_uang(d.klinik, oleh=oleh(d), serapan={1: Decimal(110), 2: Decimal(20)}, pagu=Decimal(600))
        with pytest.raises(SalahStatus):  # its figures would go with it
            domain.hapus_kegiatan(d.klinik, oleh=oleh(d))
    kunci(d, 0, "dikunci")
    with pabrik.dalam(d.pemda):
        for aksi in (
            lambda: domain.atur_uang(d.klinik, oleh=oleh(d), pagu=Decimal(1)),
            lambda: domain.buat_program(oleh=oleh(d), instansi=d.dinkes, tahun=TAHUN, nama="X"),
            lambda: domain.ubah_kegiatan(d.klinik, oleh=oleh(d), nama="Lain"),
            lambda: domain.urutkan_kode(oleh=oleh(d), instansi=d.dinkes, tahun=TAHUN),
        ):
            with pytest.raises(SalahStatus, match="sudah dikunci"):
                aksi()
        isi = {"nama": "Klinik", "indikator": d.inovasi}
        assert domain.ubah_kegiatan(d.klinik, oleh=oleh(d), **isi).indikator == d.inovasi
    halaman = teks(buka(d, "perencana", ALAMAT))
    assert "Pagu dan daftar kegiatan tidak dapat diubah" in halaman


def test_versi_dijaga(d):
    with pabrik.dalam(d.pemda):
        basi = segarkan(d, d.klinik).versi
        domain.atur_uang(d.klinik, oleh=oleh(d), pagu=Decimal(501), versi=basi)
        with pytest.raises(Bentrok):
            domain.atur_uang(d.klinik, oleh=oleh(d), pagu=Decimal(502), versi=basi)
        domain.atur_uang(d.klinik, oleh=oleh(d), pagu=Decimal(501), versi=basi)  # the same sent twice is no conflict


def test_program_di_tahun_lain_tidak_tercampur(d):
    with pabrik.dalam(d.pemda):
        lain = domain.buat_program(oleh=pabrik.mesin(), instansi=d.dinkes, tahun=2025, nama="Tahun depan")
        with pytest.raises(IsianSalah):
            kegiatan(d.dinkes, "X", program=lain)
        assert program(d.dinkes, "Pelayanan").kunci == "pelayanan-2"
