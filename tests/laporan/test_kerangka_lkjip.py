"""The skeleton of a LKjIP: made whole, brought up to date without losing text, own sections beside it."""

import pytest

from indikator.domain import reviu
from indikator.domain.alur import dokumen as alur_dokumen
from indikator.models import SasaranStrategis, Tujuan, VisiMisi
from laporan.domain.lkjip import bagian as domain_bagian
from laporan.domain.lkjip import dokumen, penyunting
from laporan.domain.lkjip.daftar_isi import daftar_isi
from laporan.domain.lkjip.kerangka import KERANGKA, bertabel, nomori, susun_urutan, wajib
from laporan.domain.lkjip.rancang import AMBIL_SEMUA, AMBIL_UMUM, rancang, segarkan
from laporan.enums import StatusLkjip
from laporan.models import BagianLkjip, Lkjip
from organisasi.domain import tulis
from organisasi.domain.instansi import atur_uraian
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from tests import pabrik

KUNCI = "6f1c4b0e-1c1f-4d52-9b0e-0a5f7c3d9a11"


@pytest.fixture
def magetan(db):
    """The active pemda; a stranger has a visi of its own."""
    with pabrik.dalam(pabrik.pemda("paser")) as mesin:
        tulis.buat(VisiMisi, oleh=mesin, jenis="visi", urutan=1, isi="Visi orang lain")
    with pabrik.dalam(pabrik.pemda("magetan")):
        yield


def _dokumen(instansi, tahun: int = 2020, *sasaran: str):
    dokumen_ = pabrik.penetapan(instansi, tahun, berlaku=False)
    lembar = pabrik.lembar(dokumen_)
    for nama in sasaran or ("Pelayanan prima", "Kelembagaan tepat"):
        satu = pabrik.sasaran(lembar, nama)
        pabrik.indikator(lembar, f"Nilai {nama}", sasaran=satu, target="80")
    return pabrik.tetapkan(dokumen_)


@pytest.fixture
def bagian(magetan):
    instansi = pabrik.instansi("Bagian Organisasi")
    _dokumen(instansi)
    return instansi


def kode(lkjip: Lkjip) -> list[str]:
    return list(lkjip.bagian.order_by("urutan", "pk").values_list("kode", flat=True))


def test_semua_bagian_menurut_urutan(bagian):
    lkjip = rancang(oleh=pabrik.mesin(), instansi=bagian, tahun=2020)
    semua = kode(lkjip)
    assert [satu for satu in semua if not satu.startswith("bab3-analisis")] == [satu.kode for satu in KERANGKA]
    mulai = semua.index("bab3-pengukuran") + 1
    satu, dua = semua[mulai : mulai + 8], semua[mulai + 8 : mulai + 16]
    assert satu == ["bab3-analisis-1", *(f"bab3-analisis-1-{n}" for n in range(1, 8))]
    assert dua[0] == "bab3-analisis-2" and semua[mulai + 16] == "bab3-anggaran"
    titik = lkjip.bagian.get(kode="bab3-analisis-2-5")
    assert (titik.titik, titik.sasaran.nama) == (5, "Kelembagaan tepat")
    assert lkjip.bagian.get(kode="bab3-analisis-1").judul == "Sasaran 1: Pelayanan prima"
    assert {kode_ for kode_, _ in wajib()} <= set(semua) and bertabel() < {kode_ for kode_, _ in wajib()}


def test_naskah_awal_dari_data(bagian):
    for jenis, isi in (("tugas", ["menyusun <b>kebijakan</b>;"]), ("fungsi", ["perumusan", "evaluasi"])):
        daftar = [{"label": "", "isi": satu} for satu in isi]
        atur_uraian(oleh=pabrik.mesin(), instansi=bagian, jenis=jenis, daftar=daftar)
    tulis.buat(VisiMisi, oleh=pabrik.mesin(), jenis="visi", urutan=1, isi="Maju & sejahtera")
    tulis.buat(Tujuan, oleh=pabrik.mesin(), instansi=bagian, urutan=1, isi="Organisasi efektif")
    lkjip = rancang(oleh=pabrik.mesin(), instansi=bagian, tahun=2020)
    isi = dict(lkjip.bagian.values_list("kode", "isi"))
    assert "“Maju &amp; sejahtera”" in isi["bab2-visi-misi"] and "orang lain" not in isi["bab2-visi-misi"]
    assert "Organisasi efektif" in isi["bab2-tujuan-sasaran"] and "Kelembagaan tepat" in isi["bab2-tujuan-sasaran"]
    assert "mempunyai tugas menyusun &lt;b&gt;kebijakan&lt;/b&gt;." in isi["bab1-tugas-fungsi"]
    assert "<li>perumusan</li><li>evaluasi</li>" in isi["bab1-tugas-fungsi"]
    assert not lkjip.bagian.filter(usulan=True).exists() and not isi["ikhtisar"]


def test_tanpa_dokumen_dan_tanpa_data(magetan):
    """Nothing is invented: without a document there are no sasaran, without data no text."""
    instansi = pabrik.instansi("Dinas Sepi", sebutan_kepala="")
    lkjip = rancang(oleh=pabrik.mesin(), instansi=instansi, tahun=2020)
    assert kode(lkjip) == [satu.kode for satu in KERANGKA]
    assert not lkjip.bagian.exclude(isi="").exists()


def test_sekali_kirim_dan_tahun_yang_sama(bagian):
    satu = rancang(oleh=pabrik.mesin(), instansi=bagian, tahun=2020, kunci_kirim=KUNCI)
    assert rancang(oleh=pabrik.mesin(), instansi=bagian, tahun=2020, kunci_kirim=KUNCI) == satu
    with pytest.raises(IsianSalah, match="sudah ada"):
        rancang(oleh=pabrik.mesin(), instansi=bagian, tahun=2020)
    assert Lkjip.objects.count() == 1


def test_hanya_perencananya(bagian):
    lain = pabrik.pelaku_baru("perencana", pabrik.instansi("Dinas Lain"))
    for pelaku in (lain, pabrik.pelaku_baru("verifikator"), pabrik.pelaku_baru("pimpinan", bagian)):
        with pytest.raises(Ditolak):
            rancang(oleh=pelaku, instansi=bagian, tahun=2020)
    lkjip = rancang(oleh=pabrik.pelaku_baru("perencana", bagian), instansi=bagian, tahun=2020)
    with pytest.raises(Ditolak):
        segarkan(lkjip, oleh=lain)
    tulis.ubah(lkjip, oleh=pabrik.mesin(), status=StatusLkjip.DIAJUKAN)
    with pytest.raises(SalahStatus):
        segarkan(lkjip, oleh=pabrik.mesin())


# --- last year's text --------------------------------------------------------------------------------------------


@pytest.fixture
def lama(bagian):
    """Last year's report, with a sasaran of the same lineage and an own section."""
    sasaran = SasaranStrategis.objects.get(nama="Pelayanan prima")
    naskah = [
        ("bab1", "BAB I", "<p>Pendahuluan 2019.</p><ol><li>satu</li></ol>", None),
        ("ikhtisar", "IKHTISAR", '<p>Capaian <span data-angka="rata.utama.nilai">90,00 %</span>.</p>', None),
        ("bab1-isu-strategis", "ISU", '<ol><li>isu</li></ol><figure><img data-gambar="1" alt=""></figure>', None),
        ("bab3-analisis-9", "Sasaran 9", "<p>Analisis lama.</p>", sasaran),
    ]
    daftar = [{"kode": k, "judul": j, "isi": isi, "sasaran": s} for k, j, isi, s in naskah]
    return dokumen.buat(oleh=pabrik.mesin(), instansi=bagian, tahun=2019, bagian=daftar)


def test_ambil_naskah_umum(bagian, lama):
    lkjip = rancang(oleh=pabrik.mesin(), instansi=bagian, tahun=2020, ambil=AMBIL_UMUM)
    bab1, ikhtisar = lkjip.bagian.get(kode="bab1"), lkjip.bagian.get(kode="ikhtisar")
    assert bab1.isi == '<p data-usulan="1">Pendahuluan 2019.</p><ol><li>satu</li></ol>' and bab1.usulan
    assert (ikhtisar.isi, ikhtisar.usulan) == ("", False)
    isu = lkjip.bagian.get(kode="bab1-isu-strategis")
    assert isu.usulan and "data-gambar" not in isu.isi and "<li>isu</li>" in isu.isi
    assert not lkjip.bagian.get(kode="bab3-analisis-1").isi


def test_ambil_semua_naskah(bagian, lama):
    """A sasaran is found by its lineage whatever its code was."""
    lkjip = rancang(oleh=pabrik.mesin(), instansi=bagian, tahun=2020, ambil=AMBIL_SEMUA)
    assert "Analisis lama." in lkjip.bagian.get(kode="bab3-analisis-1").isi
    assert "data-angka" in lkjip.bagian.get(kode="ikhtisar").isi
    assert lama.bagian.get(kode="bab1").isi == "<p>Pendahuluan 2019.</p><ol><li>satu</li></ol>"


# --- following the document -----------------------------------------------------------------------------------------


def _reviu(instansi):
    """A review in force that drops the second sasaran, renames the first and adds another before it."""
    baru = reviu.mulai_reviu(instansi.penetapan.get(), oleh=pabrik.mesin(), tahun_mulai=2020)
    lembar = baru.lembar.get()
    satu, dua = lembar.sasaran.order_by("urutan")
    tulis.ubah(satu, oleh=pabrik.mesin(), nama="Pelayanan paling prima", urutan=9)
    dua.indikator.all().delete()
    dua.delete()
    tambahan = pabrik.sasaran(lembar, "Akuntabilitas baik", urutan=1)
    pabrik.indikator(lembar, "Nilai AKIP", sasaran=tambahan, target="70")
    for tindakan in ("ajukan", "setujui", "verifikasi", "tetapkan"):
        baru = alur_dokumen.jalankan(baru, tindakan, oleh=pabrik.mesin())


def test_segarkan_mengikuti_sasaran(bagian):
    lkjip = rancang(oleh=pabrik.mesin(), instansi=bagian, tahun=2020)
    assert segarkan(lkjip, oleh=pabrik.mesin()).berubah is False
    tulis_naskah = lkjip.bagian.get(kode="bab3-analisis-2-7")
    penyunting.simpan(tulis_naskah, oleh=pabrik.mesin(), versi=tulis_naskah.versi, isi="<p>Jangan hilang.</p>")
    sendiri = domain_bagian.tambah(
        lkjip, oleh=pabrik.mesin(), judul="Prestasi", setelah=lkjip.bagian.get(kode="bab3-analisis-1-7")
    )
    lkjip.bagian.filter(kode="bab1-struktur").delete()
    _reviu(bagian)
    hasil = segarkan(lkjip, oleh=pabrik.mesin())
    assert len(hasil.tambah) == 9 and "C. Struktur Organisasi" in hasil.tambah
    assert len(hasil.hapus) == 7 and hasil.tersisa == ("7. Program dan kegiatan yang menunjang atau menghambat",)
    semua = kode(lkjip)
    assert semua.index("bab3-analisis-3") < semua.index("bab3-analisis-1") < semua.index("bab3-anggaran")
    assert semua.index(sendiri.kode) == semua.index("bab3-analisis-1-7") + 1
    assert lkjip.bagian.get(kode="bab3-analisis-1").judul == "Sasaran 2: Pelayanan paling prima"
    assert lkjip.bagian.get(kode="bab3-analisis-2-7").isi == "<p>Jangan hilang.</p>"
    assert segarkan(lkjip, oleh=pabrik.mesin()).berubah is False and kode(lkjip) == semua


def test_impor_tetap_sah(bagian):
    """An imported report lacks sections and has others; what it has keeps its code, title and order."""
    sasaran = SasaranStrategis.objects.get(nama="Pelayanan prima")
    daftar = [
        {"kode": "bab1", "judul": "BAB I PENDAHULUAN", "isi": "<p>x</p>", "sasaran": None},
        {"kode": "bab3-analisis", "judul": "B. ANALISIS", "isi": "", "sasaran": None},
        {"kode": "bab3-analisis-1", "judul": "Sasaran 1", "isi": "<p>y</p>", "sasaran": sasaran},
    ]
    lkjip = dokumen.buat(oleh=pabrik.mesin(), instansi=bagian, tahun=2020, bagian=daftar)
    segarkan(lkjip, oleh=pabrik.mesin())
    semua = kode(lkjip)
    assert lkjip.bagian.get(kode="bab3-analisis-1").judul == "Sasaran 1"
    assert semua.index("bab1") + 1 == semua.index("bab3-analisis") and "bab3-analisis-1-7" in semua
    assert len(semua) == len(KERANGKA) + 16 + 1


# --- own sections ---------------------------------------------------------------------------------------------------


def test_bagian_sendiri(bagian):
    oleh = pabrik.mesin()
    lkjip = rancang(oleh=oleh, instansi=bagian, tahun=2020)
    bab4, lampiran = lkjip.bagian.get(kode="bab4"), lkjip.bagian.get(kode="lampiran-pk")
    satu = domain_bagian.tambah(
        lkjip, oleh=oleh, judul=" C.  Prestasi ", setelah=lkjip.bagian.get(kode="bab3-anggaran")
    )
    foto = domain_bagian.tambah(lkjip, oleh=oleh, judul="Foto kegiatan", setelah=lampiran)
    assert (satu.judul, satu.kode, foto.kode) == ("C. Prestasi", "tambahan-1", "lampiran-tambahan-1")
    assert kode(lkjip).index("tambahan-1") + 1 == kode(lkjip).index("bab4")
    for judul, kalimat in (("c. prestasi", "Sudah ada"), ("  ", "Tulis judul"), ("x" * 251, "paling panjang")):
        with pytest.raises(IsianSalah, match=kalimat):
            domain_bagian.tambah(lkjip, oleh=oleh, judul=judul, setelah=bab4)
    domain_bagian.ubah(satu, oleh=oleh, judul="C. Penghargaan", setelah=bab4)
    assert kode(lkjip).index("tambahan-1") == kode(lkjip).index("bab4") + 1
    domain_bagian.ubah(bab4, oleh=oleh, judul="BAB IV SIMPULAN")
    with pytest.raises(SalahStatus, match="kerangka"):
        domain_bagian.ubah(bab4, oleh=oleh, judul="BAB IV", setelah=lampiran)
    with pytest.raises(SalahStatus, match="kerangka"):
        domain_bagian.hapus(bab4, oleh=oleh)
    domain_bagian.hapus(BagianLkjip.objects.get(kode="tambahan-1"), oleh=oleh)
    assert "tambahan-1" not in kode(lkjip)


def test_letak_di_laporan_lain(bagian):
    lkjip = rancang(oleh=pabrik.mesin(), instansi=bagian, tahun=2020)
    lain = rancang(oleh=pabrik.mesin(), instansi=pabrik.instansi("Dinas Lain"), tahun=2020)
    with pytest.raises(IsianSalah, match="bukan bagian laporan ini"):
        domain_bagian.tambah(lkjip, oleh=pabrik.mesin(), judul="X", setelah=lain.bagian.first())


def test_sering_disisipkan_tetap_urut(bagian):
    """Where there is no room left between two sections all are numbered anew, in the same order."""
    lkjip = rancang(oleh=pabrik.mesin(), instansi=bagian, tahun=2020)
    awal, setelah = kode(lkjip), lkjip.bagian.get(kode="bab1")
    for nomor in range(8):
        domain_bagian.tambah(lkjip, oleh=pabrik.mesin(), judul=f"Sisipan {nomor}", setelah=setelah)
    letak = awal.index("bab1") + 1
    sisipan = [f"tambahan-{n}" for n in range(8, 0, -1)]
    assert kode(lkjip) == [*awal[:letak], *sisipan, *awal[letak:]]


def test_nomori():
    assert nomori([10, None, 20, 30]) == [10, 15, 20, 30]
    assert nomori([1, 2, None, 3]) == [10, 20, 30, 40]
    assert nomori([None, None]) == [10, 20]
    assert nomori([10, 40, 20, 30]) == [10, 15, 20, 30]
    assert nomori([]) == []
    assert susun_urutan(["a", "b"], ["x", "a", "y", "z", "b"]) == ["x", "a", "y", "z", "b"]
    assert susun_urutan(["b", "a"], ["x", "a", "y", "b"]) == ["x", "b", "a", "y"]


# --- overview ----------------------------------------------------------------------------------------------------


def test_daftar_isi(bagian, django_assert_num_queries):
    oleh = pabrik.mesin()
    lkjip = rancang(oleh=oleh, instansi=bagian, tahun=2020)
    satu = lkjip.bagian.get(kode="bab4")
    penyunting.simpan(satu, oleh=oleh, versi=satu.versi, isi='<p data-usulan="1">Usulan.</p>')
    orang = pabrik.anggota("perencana", bagian)
    penyunting.hadir(lkjip.bagian.get(kode="ikhtisar"), oleh=pabrik.pelaku(orang))
    with django_assert_num_queries(3):
        isi = daftar_isi(lkjip)
    per_kode = {baris.bagian.kode: baris for baris in isi.semua}
    assert per_kode["bab4"].keadaan == "usulan" and per_kode["bab3-pengukuran"].keadaan == "tabel"
    assert per_kode["ikhtisar"].penyunting == (str(orang),) and per_kode["ikhtisar"].keadaan == "kosong"
    assert [len(bab.semua) for bab in isi.bab][:4] == [1, 1, 5, 5]
    assert len(per_kode["bab3-analisis-1"].anak) == 7
    assert per_kode["bab3-analisis-1"].kata_anak == "2 kosong"
    assert isi.terisi == sum(baris.keadaan == "terisi" for baris in isi.semua) < isi.perlu
