"""Checking and mending a decree: what the master data says at its date, fixes that are acts like any other."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laporan.contoh.muat import FIXTURES, muat_acuan
from laporan.domain import butir_keputusan, rancang_keputusan, templat_keputusan
from laporan.domain.isi_keputusan import susun_keputusan
from laporan.domain.periksa_keputusan import penghalang, perbaiki, perbaiki_semua, periksa, serempak
from laporan.domain.sebutan_keputusan import tulis_jabatan
from laporan.models import ButirKeputusan, Keputusan, UrunganNaskah
from organisasi.domain import tulis
from organisasi.galat import Bentrok, Ditolak, SalahStatus
from organisasi.models import AliasInstansi, Jejak
from tests import pabrik
from tests.laporan import keputusan_kecil
from tests.laporan.salinan_keputusan import muat

pytestmark = pytest.mark.django_db
TENTANG = "Indikator Kinerja Utama Tahun 2024"


@pytest.fixture
def dinas():
    """A Dinas with its head and a document; another pemda with a decree of its own stands beside it."""
    with pabrik.dalam(pabrik.pemda("tetangga")):
        keputusan_kecil.draf(pabrik.instansi("Dinas Asing"), tentang="IKU ASING")
    with pabrik.dalam(pabrik.pemda("sendiri", "Kabupaten Sendiri", ibukota="Sendiri")):
        instansi = pabrik.instansi("Dinas Kesehatan", sebutan_kepala="Kepala Dinas Kesehatan Kabupaten Sendiri")
        kepala = pabrik.pejabat("dr. Ani", nip="19800101 200501 2 001", pangkat="Pembina")
        pabrik.pemangku(kepala, instansi, nama_jabatan="Kepala Dinas", mulai=date(2023, 1, 1))
        yield instansi


@pytest.fixture
def pustaka(db):
    """The national library of laws."""
    muat_acuan(FIXTURES / "acuan")


def draf(instansi, **lain) -> Keputusan:
    kepala = instansi.pemangku.get().pejabat
    lain.setdefault("penetapan", instansi.penetapan.first() or keputusan_kecil.dokumen(instansi))
    isi = {"tentang": TENTANG, "penandatangan": kepala}
    isi |= {"jabatan_penetap": "KEPALA DINAS KESEHATAN KABUPATEN SENDIRI", "tanggal": date(2024, 3, 1)}
    return muat(keputusan_kecil.draf(instansi, **isi | lain))


def tambah(keputusan: Keputusan, bagian: str, *isi: str) -> Keputusan:
    for teks in isi:
        butir_keputusan.tambah(keputusan, oleh=pabrik.mesin(), bagian=bagian, isi=teks)
    return muat(keputusan)


def kode(keputusan: Keputusan) -> list[str]:
    return [satu.kode for satu in periksa(keputusan)]


def test_draf_kosong_diberi_tahu_lalu_dapat_diperbaiki(dinas):
    keputusan = tambah(draf(dinas), "menimbang", "bahwa kinerja perlu diukur;")
    assert {"KEP-20", "KEP-24"} <= set(kode(keputusan))
    keputusan, banyak = perbaiki_semua(keputusan, oleh=pabrik.mesin(), versi=keputusan.versi)
    assert banyak == 3 and penghalang(muat(keputusan)) == []
    isi = susun_keputusan(muat(keputusan))
    assert isi.menimbang[-1].isi.endswith(f"Keputusan Kepala Dinas Kesehatan Kabupaten Sendiri tentang {TENTANG};")
    assert [b.nomor for b in isi.diktum] == ["KESATU", "KEDUA"]
    assert isi.diktum[1].isi == "Keputusan ini mulai berlaku pada tanggal ditetapkan."


def test_perbaikan_sekaligus_berhenti_pada_batas_waktunya(dinas, monkeypatch):
    """It holds the decree (on SQLite everybody's writing), so a long list is mended a part at a time."""
    monkeypatch.setattr("laporan.domain.periksa_keputusan.WAKTU_MAKS", 0)
    keputusan, banyak = tambah(draf(dinas), "menimbang", "bahwa kinerja perlu diukur;"), []
    for _ in range(3):
        keputusan, satu = perbaiki_semua(muat(keputusan), oleh=pabrik.mesin(), versi=keputusan.versi)
        banyak.append(satu)
    assert banyak == [1, 1, 1] and penghalang(muat(keputusan)) == []


@pytest.mark.parametrize("templat", [satu.kunci for satu in templat_keputusan.bawaan() if satu.sifat == "baru"])
def test_draf_dari_templat_tidak_terhalang(pustaka, dinas, templat):
    penetapan = keputusan_kecil.dokumen(dinas)
    keputusan = muat(rancang_keputusan.rancang(oleh=pabrik.mesin(), penetapan=penetapan, templat=templat))
    assert penghalang(keputusan) == []


def test_satu_perbaikan_adalah_satu_tindakan(dinas):
    keputusan = tambah(draf(dinas), "menimbang", "bahwa kinerja perlu diukur;")
    (satu,) = [t for t in periksa(keputusan) if t.kode == "KEP-20"]
    jejak = Jejak.objects.count()
    hasil = perbaiki(keputusan, oleh=pabrik.mesin(), kode="KEP-20", letak=satu.letak, versi=keputusan.versi)
    assert hasil.keputusan.versi == keputusan.versi + 1 and Jejak.objects.count() == jejak + 1
    assert hasil.urungan.kalimat == "Tambahkan konsideran penutup (KEP-20)"
    assert "KEP-20" not in kode(muat(keputusan))
    assert susun_keputusan(muat(keputusan)).menimbang[-1].isi == satu.usul.sesudah
    baru = keputusan.butir.get(urutan=2, bagian="menimbang")
    assert "[[butir:" in baru.isi  # "huruf a" is a link, as if typed


def test_perbaikan_dapat_diurungkan(dinas):
    keputusan = tambah(draf(dinas), "menimbang", "bahwa kinerja perlu diukur;")
    oleh = pabrik.pelaku_baru("perencana", dinas)
    hasil = perbaiki(keputusan, oleh=oleh, kode="KEP-24", versi=keputusan.versi)
    butir_keputusan.urungkan(UrunganNaskah.objects.get(pk=hasil.urungan.pk), oleh=oleh)
    assert "KEP-24" in kode(muat(keputusan)) and not keputusan.butir.filter(bagian="diktum").exists()


def test_temuan_yang_sudah_tidak_ada(dinas):
    keputusan = draf(dinas)
    for pilihan in ({"kode": "KEP-10"}, {"kode": "KEP-24", "letak": "butir-0"}, {"kode": "KEP-99"}):
        with pytest.raises(SalahStatus):
            perbaiki(keputusan, oleh=pabrik.mesin(), versi=keputusan.versi, **pilihan)


def test_versi_lama_dan_yang_tidak_berhak_ditolak(dinas):
    keputusan = draf(dinas)
    with pytest.raises(Bentrok):
        perbaiki(keputusan, oleh=pabrik.mesin(), kode="KEP-24", versi=keputusan.versi - 1)
    with pytest.raises(Ditolak):
        perbaiki(keputusan, oleh=pabrik.pelaku_baru("verifikator"), kode="KEP-24", versi=keputusan.versi)
    with pytest.raises(Bentrok):
        perbaiki_semua(keputusan, oleh=pabrik.mesin(), versi=keputusan.versi + 1)
    assert not ButirKeputusan.objects.exists() and "KEP-24" in kode(keputusan)


def test_yang_berlaku_tidak_diperbaiki(dinas):
    keputusan = draf(dinas)
    Keputusan.objects.filter(pk=keputusan.pk).update(status="berlaku")
    assert "KEP-24" in kode(muat(keputusan))  # still told
    with pytest.raises(SalahStatus):
        perbaiki(muat(keputusan), oleh=pabrik.mesin(), kode="KEP-24", versi=keputusan.versi)


def test_penandatangan_pada_tanggalnya(dinas):
    keputusan = draf(dinas)
    assert not {"KEP-15", "KEP-16", "KEP-17", "KEP-18"} & set(kode(keputusan))
    keputusan.tanggal = date(2022, 1, 1)
    assert "KEP-18" in kode(keputusan)
    orang = pabrik.pejabat("dr. Budi")
    pabrik.pemangku(orang, dinas, nama_jabatan="Kepala Dinas", jenis="plh", mulai=date(2024, 1, 1))
    keputusan.penandatangan, keputusan.tanggal = orang, date(2024, 3, 1)
    assert {"KEP-16", "KEP-17"} <= set(kode(keputusan))


def test_keputusan_lain_yang_masih_berlaku(dinas):
    lama = draf(dinas, nomor="7 TAHUN 2024")
    Keputusan.objects.filter(pk=lama.pk).update(status="berlaku", berlaku_mulai=date(2024, 1, 1))
    keputusan = draf(dinas, penetapan=lama.penetapan)
    (satu,) = [t for t in periksa(keputusan) if t.kode == "KEP-26"]
    perbaiki(keputusan, oleh=pabrik.mesin(), kode="KEP-26", versi=keputusan.versi)
    keputusan = muat(keputusan)
    assert (keputusan.asal_id, keputusan.sifat) == (lama.pk, "pengganti") and "KEP-26" not in kode(keputusan)
    assert "Nomor 7 TAHUN 2024" in susun_keputusan(keputusan).diktum[0].isi == satu.usul.sesudah
    lain = draf(dinas, penetapan=pabrik.penetapan(dinas, 2026))
    assert "KEP-26" not in kode(lain)  # other years


def test_alias_dan_lembar(dinas):
    tulis.buat(AliasInstansi, oleh=pabrik.mesin(), instansi=dinas, nama="Dinas Kesehatn")
    keputusan = draf(dinas)
    pabrik.lembar(keputusan.penetapan, pabrik.jabatan(dinas, "Sekretaris"))
    keputusan = tambah(keputusan, "diktum", "Lampiran DINAS KESEHATN.")
    assert {"KEP-50", "KEP-60"} <= set(kode(keputusan))
    perbaiki(keputusan, oleh=pabrik.mesin(), kode="KEP-50", versi=keputusan.versi)
    assert susun_keputusan(muat(keputusan)).diktum[0].isi == "Lampiran DINAS KESEHATAN."


def test_serempak_menyebut_setiap_perbaikan_sekali(pustaka, dinas):
    keputusan = tambah(
        draf(dinas), "mengingat", "UU No. 25 Tahun 2004 tentang Sistem (Lembaran Negara Tahun 2004 Nomor 1);"
    )
    temuan = periksa(keputusan)
    assert {"KEP-40", "KEP-41", "KEP-44", "KEP-46"} <= {t.kode for t in temuan if t.usul}
    kutipan = [t for t in serempak(temuan) if t.kode in ("KEP-40", "KEP-41", "KEP-44", "KEP-46")]
    assert len(kutipan) == 1
    assert [t.kode for t in serempak(temuan, "halang") if t in kutipan] == ["KEP-40"]


def test_jabatan_di_dalam_kalimat(dinas):
    assert tulis_jabatan(draf(dinas)) == "Kepala Dinas Kesehatan Kabupaten Sendiri"
    lain = draf(dinas, jabatan_penetap="SEKRETARIS DAERAH DAN KEPALA BAGIAN")
    assert tulis_jabatan(lain) == "Sekretaris Daerah dan Kepala Bagian"


def test_pemeriksaan_kueri_tetap(pustaka, dinas):
    """As many for three items and sheets as for thirty."""
    keputusan = tambah(
        draf(dinas), "mengingat", "UU Nomor 25 Tahun 2004 tentang A;", "PP Nomor 8 Tahun 2006 tentang B;"
    )
    with CaptureQueriesContext(
        connection,
    ) as sedikit:
        periksa(keputusan)
    for nomor in range(20):
        pabrik.lembar(keputusan.penetapan, pabrik.jabatan(dinas, f"Analis {nomor}"))
    keputusan = tambah(keputusan, "mengingat", *(f"PP Nomor {n} Tahun 2010 tentang C;" for n in range(1, 20)))
    with CaptureQueriesContext(connection) as banyak:
        periksa(keputusan)
    assert len(banyak) == len(sedikit) <= 16


def test_jabatan_yang_dinilai_ialah_yang_ditandatangani(dinas):
    """A Plh. who also holds a later office elsewhere is a Plh. still: lint and signature block speak of the same."""
    plh = pabrik.pejabat("Budi", nip="19810101 200601 1 001", pangkat="Pembina")
    pabrik.pemangku(plh, dinas, nama_jabatan="Kepala Dinas", jenis="plh", mulai=date(2024, 1, 1))
    lain = pabrik.instansi("Dinas Pendidikan")
    pabrik.pemangku(plh, lain, nama_jabatan="Kepala Bidang", mulai=date(2024, 2, 1))
    kepala = dinas.pemangku.get(pejabat__nama="dr. Ani").pejabat
    keputusan = muat(keputusan_kecil.draf(dinas, penandatangan=plh, tanggal=date(2024, 3, 1)))
    assert " ".join(susun_keputusan(keputusan).tanda_tangan.jabatan).startswith("Plh.") and "KEP-17" in kode(keputusan)
    assert "KEP-17" not in kode(muat(keputusan_kecil.draf(dinas, penandatangan=kepala, tanggal=date(2024, 3, 1))))
