"""Pages of the calendar: seeing, setting, giving back, extending; and what a lock does to entering a realisasi."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from indikator.domain import realisasi as domain_realisasi
from indikator.domain.alur import pengukuran as alur
from indikator.enums import JenisJadwal
from indikator.models import Jadwal, PerpanjanganJadwal, Realisasi
from organisasi.galat import SalahStatus
from organisasi.models import Jejak, Pemberitahuan
from tests import pabrik
from tests.basis import kueri

pytestmark = pytest.mark.django_db
DAFTAR = "/magetan/pengaturan/jadwal/"
UBAH, BAWAAN, PERPANJANG = f"{DAFTAR}2026/ubah/", f"{DAFTAR}2026/bawaan/", f"{DAFTAR}2026/perpanjangan/"


@pytest.fixture
def tata():
    """A pemda with two OPD and people; the stranger has a calendar and an extension of its own."""
    asing, tata = pabrik.pemda("paser"), pabrik.pemda("magetan")
    with pabrik.dalam(asing):
        instansi = pabrik.instansi("Dinas Asing")
        Jadwal.objects.create(pemda=asing, tahun=2026, jenis="tw1", tenggat=date(2026, 5, 5))
        tata.perpanjangan_asing = _perpanjangan(asing, instansi, "Alasan asing")
        tata.instansi_asing = instansi
    with pabrik.dalam(tata):
        tata.dinas, tata.badan = pabrik.instansi("Dinas Sosial"), pabrik.instansi("Badan Keuangan")
        tata.verifikator, tata.perencana = pabrik.anggota("verifikator"), pabrik.anggota("perencana", tata.dinas)
        tata.pimpinan = pabrik.anggota("pimpinan", tata.dinas)
        tata.klien = pabrik.klien(tata.verifikator)
    return tata


def _perpanjangan(pemda, instansi, alasan="Listrik padam", sampai=date(2026, 4, 30)):
    nilai = {"tahun": 2026, "jenis": "tw1", "sampai": sampai, "alasan": alasan}
    return PerpanjanganJadwal.objects.create(pemda=pemda, instansi=instansi, **nilai)


def _isian(klien, **ubah):
    """What the page of the form holds, with these changes."""
    form = klien.get(UBAH).context["form"]
    isi = {nama: nilai.isoformat() if isinstance(nilai, date) else nilai for nama, nilai in form.initial.items()}
    return {nama: "" if nilai is None else nilai for nama, nilai in isi.items()} | ubah


def _dalam(tata, model=Jadwal):
    with pabrik.dalam(tata):
        return list(model.objects.order_by("pk"))


def test_bawaan_terlihat_semua_anggota(tata, django_assert_num_queries):
    klien = pabrik.klien(tata.perencana)
    klien.get(f"{DAFTAR}?tahun=2026")
    with django_assert_num_queries(kueri(7)):
        isi = klien.get(f"{DAFTAR}?tahun=2026").content.decode()
    assert "15 April 2026" in isi and "28 Februari 2027" in isi and "5 Mei 2026" not in isi
    assert "Bawaan aplikasi" in isi and "Pengingat otomatis belum aktif" in isi
    assert "Ubah jadwal" not in isi and "Alasan asing" not in isi


def test_simpan_semua_baris(tata):
    isian = _isian(tata.klien, tenggat_tw1="2026-04-20", tutup_tw1="2026-04-25", buka_pk="")
    assert tata.klien.post(UBAH, isian).url == f"{DAFTAR}?tahun=2026"
    baris = {satu.jenis: satu for satu in _dalam(tata)}
    assert set(baris) == set(JenisJadwal.values) and baris["pk"].buka is None
    assert (baris["tw1"].tenggat, baris["tw1"].tutup) == (date(2026, 4, 20), date(2026, 4, 25))
    isi = tata.klien.get(f"{DAFTAR}?tahun=2026").content.decode()
    assert "Pengingat otomatis aktif" in isi and "20 April 2026" in isi and "Ditetapkan Kabupaten Magetan" in isi
    jumlah = len(_dalam(tata, Jejak))
    assert tata.klien.post(UBAH, isian).status_code == 302, "sent twice: the same content is no conflict"
    assert len(_dalam(tata, Jejak)) == jumlah
    tata.klien.post(UBAH, _isian(tata.klien, tenggat_tw2="2026-07-20"))
    assert _dalam(tata, Jejak)[-1].perubahan == {"tenggat": ["2026-07-15", "2026-07-20"]}


def test_urutan_tanggal_diperiksa(tata):
    salah = {"tenggat_tw1": "2026-03-01", "tutup_tw2": "2026-07-01", "tenggat_tw3": "besok"}
    jawaban = tata.klien.post(UBAH, _isian(tata.klien, **salah))
    assert jawaban.status_code == 422 and "tidak terbaca" in jawaban.content.decode()
    jawaban = tata.klien.post(UBAH, _isian(tata.klien, **salah | {"tenggat_tw3": ""}))
    assert jawaban.status_code == 422 and set(jawaban.context["form"].errors) == {"tenggat_tw1", "tutup_tw2"}
    assert _dalam(tata) == []


def test_dua_orang_mengubah_bersamaan(tata):
    lama = _isian(tata.klien, tenggat_tw1="2026-04-20")
    tata.klien.post(UBAH, _isian(tata.klien, tenggat_tw1="2026-04-22"))
    jawaban = tata.klien.post(UBAH, lama)
    isi = jawaban.content.decode()
    assert jawaban.status_code == 409 and "22 April 2026" in isi and 'value="2026-04-20"' in isi
    assert {satu.tenggat for satu in _dalam(tata) if satu.jenis == "tw1"} == {date(2026, 4, 22)}
    lagi = {**lama, "versi": jawaban.context["form"]["versi"].value()}
    assert tata.klien.post(UBAH, lagi).status_code == 302


def test_kembali_ke_bawaan(tata):
    tata.klien.post(UBAH, _isian(tata.klien))
    with pabrik.dalam(tata):
        _perpanjangan(tata, tata.dinas)
    assert tata.klien.get(BAWAAN).status_code == 405
    assert tata.klien.post(BAWAAN).status_code == tata.klien.post(BAWAAN).status_code == 302
    assert _dalam(tata) == [] and len(_dalam(tata, PerpanjanganJadwal)) == 1


def test_perpanjang_beberapa_sekaligus(tata):
    isian = {"jenis": "tw1", "sampai": "2026-04-30", "alasan": "Server pemda rusak"}
    isian["instansi"] = [tata.dinas.pk, tata.badan.pk]
    assert tata.klien.post(PERPANJANG, isian).status_code == 302
    assert {p.instansi_id: p.alasan for p in _dalam(tata, PerpanjanganJadwal)} == dict.fromkeys(
        isian["instansi"], "Server pemda rusak"
    )
    jejak = _dalam(tata, Jejak)[-1]
    assert (jejak.tindakan, jejak.alasan) == ("perpanjang", "Server pemda rusak")
    kabar = {satu.penerima_id: satu for satu in _dalam(tata, Pemberitahuan)}
    assert set(kabar) == {tata.perencana.pk, tata.pimpinan.pk}
    satu = kabar[tata.perencana.pk]
    assert satu.judul == "Realisasi triwulan I 2026: tenggat diperpanjang sampai 30 April 2026"
    assert satu.alamat == "/magetan/2026/realisasi/?tw=1" and "Server pemda rusak" in satu.isi
    tata.klien.post(PERPANJANG, isian)
    assert len(_dalam(tata, Pemberitahuan)) == 2, "the same again tells nobody"
    tata.klien.post(PERPANJANG, isian | {"sampai": "2026-05-10", "instansi": [tata.dinas.pk]})
    assert sorted(p.sampai.month for p in _dalam(tata, PerpanjanganJadwal)) == [4, 5]


@pytest.mark.parametrize(
    ("ubah", "bidang"),
    [
        ({"sampai": "2026-04-15"}, "sampai"),
        ({"alasan": "  "}, "alasan"),
        ({"instansi": []}, "instansi"),
        ({"instansi": ["9" * 40]}, "instansi"),
        ({"jenis": "skp"}, "jenis"),
    ],
)
def test_perpanjangan_yang_ditolak(tata, ubah, bidang):
    isian = {"jenis": "tw1", "sampai": "2026-04-30", "alasan": "Banjir", "instansi": [tata.dinas.pk]} | ubah
    jawaban = tata.klien.post(PERPANJANG, isian)
    assert jawaban.status_code == 422 and bidang in jawaban.context["form"].errors
    asing = isian | {"instansi": [tata.instansi_asing.pk]}
    assert "instansi" in tata.klien.post(PERPANJANG, asing).context["form"].errors
    assert _dalam(tata, PerpanjanganJadwal) == []


def test_hapus_perpanjangan(tata):
    with pabrik.dalam(tata):
        satu = _perpanjangan(tata, tata.dinas)
    assert tata.klien.post(f"{DAFTAR}perpanjangan/{satu.pk}/hapus/", {"versi": 9}).status_code == 409
    assert pabrik.klien(tata.perencana).post(f"{DAFTAR}perpanjangan/{satu.pk}/hapus/").status_code == 403
    asing = tata.perpanjangan_asing.pk
    assert tata.klien.post(f"{DAFTAR}perpanjangan/{asing}/hapus/", {"versi": 1}).status_code == 404
    assert tata.klien.post(f"{DAFTAR}perpanjangan/{satu.pk}/hapus/", {"versi": 1}).status_code == 302
    assert _dalam(tata, PerpanjanganJadwal) == []


def test_perpanjangan_opd_lain_tidak_terlihat(tata):
    with pabrik.dalam(tata):
        _perpanjangan(tata, tata.badan, "Alasan badan")
        _perpanjangan(tata, tata.dinas, "Alasan dinas")
    isi = pabrik.klien(tata.perencana).get(f"{DAFTAR}?tahun=2026").content.decode()
    assert "Alasan dinas" in isi and "Alasan badan" not in isi
    assert "Alasan badan" in tata.klien.get(f"{DAFTAR}?tahun=2026").content.decode()


@pytest.mark.parametrize("peran", ["perencana", "pimpinan", "bappeda", "inspektorat", "pembaca"])
def test_hanya_pengelola_yang_mengatur(tata, peran):
    with pabrik.dalam(tata):
        klien = pabrik.klien(pabrik.anggota(peran, tata.dinas if peran in ("perencana", "pimpinan") else None))
    for alamat in (UBAH, PERPANJANG):
        assert klien.get(alamat).status_code == klien.post(alamat, {}).status_code == 403
    assert klien.post(BAWAAN).status_code == 403 and _dalam(tata) == []


# --- the lock at the door of the realisasi ------------------------------------------------------------------------


@pytest.fixture
def terkunci(tata):
    """Triwulan I of this year, closed yesterday, with an indicator to fill in; inside the pemda."""
    with pabrik.dalam(tata):
        lembar = pabrik.lembar(pabrik.penetapan(tata.dinas, 2026, berlaku=True))
        tata.indikator = pabrik.indikator(lembar, target="80", frekuensi="triwulan")
        tata.kemarin = timezone.localdate() - timedelta(days=1)
        Jadwal.objects.create(pemda=tata, tahun=2026, jenis="tw1", tutup=tata.kemarin)
        tata.oleh = pabrik.pelaku(tata.perencana)
        yield tata


def _isi(tata, teks="70", triwulan=1):
    return domain_realisasi.simpan(oleh=tata.oleh, indikator=tata.indikator, tahun=2026, triwulan=triwulan, teks=teks)


def test_sesudah_tutup_tidak_dapat_diisi(terkunci):
    with pytest.raises(SalahStatus, match=r"sudah ditutup sejak .* Mintalah perpanjangan"):
        _isi(terkunci)
    _isi(terkunci, triwulan=2)
    lama = pabrik.realisasi(terkunci.indikator, "70", triwulan=1)
    with pytest.raises(SalahStatus, match="sudah ditutup"):
        _isi(terkunci, teks="75")
    with pytest.raises(SalahStatus, match="sudah ditutup"):
        domain_realisasi.hapus(lama, oleh=terkunci.oleh)
    assert Realisasi.objects.get(pk=lama.pk).teks == "70"


def test_perpanjangan_membuka_lagi(terkunci):
    _perpanjangan(terkunci, terkunci.badan, sampai=timezone.localdate())
    with pytest.raises(SalahStatus):
        _isi(terkunci)
    _perpanjangan(terkunci, terkunci.dinas, sampai=timezone.localdate())
    assert _isi(terkunci).teks == "70"


def test_sesudah_tutup_tidak_dapat_diajukan(terkunci):
    """Also what was filled in before; the sentence says whom to ask. An extension lets it through the door."""
    pabrik.realisasi(terkunci.indikator, "85", triwulan=1)
    ukur = pabrik.pengukuran(terkunci.dinas, 2026, 1)
    with pytest.raises(SalahStatus, match="Mintalah perpanjangan"):
        alur.jalankan(ukur, "ajukan", oleh=terkunci.oleh)
    _perpanjangan(terkunci, terkunci.dinas, sampai=timezone.localdate())
    assert alur.jalankan(ukur, "ajukan", oleh=terkunci.oleh).status == "diajukan"


def test_halaman_isian_menyebut_ditutup(terkunci):
    alamat = f"/magetan/2026/realisasi/dinas-sosial/{terkunci.indikator.pk}/"
    klien = pabrik.klien(terkunci.perencana)
    isi = klien.get(f"{alamat}?tw=1").content.decode()
    assert "sudah ditutup sejak" in isi and 'name="teks"' not in isi
    assert 'name="teks"' in klien.get(f"{alamat}?tw=2").content.decode()
    isian = {"teks": "70", "versi": 0, "sifat": "tetap", "cara_isi": "triwulan_ini"}
    assert klien.post(f"{alamat}?tw=1", isian).status_code in (409, 422)
    assert not Realisasi.objects.exists()
