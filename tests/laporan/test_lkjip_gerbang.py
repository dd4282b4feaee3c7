"""The completeness gate: what it finds, that each finding leads to a page, and what it forbids."""

from pathlib import Path

import pytest
from django.conf import settings

from indikator.models import Kegiatan, Pembanding, Pengukuran, PerjanjianKinerja, Realisasi, RiwayatCapaian
from indikator.models import SasaranStrategis as Sasaran
from laporan.domain.alur import lkjip as alur
from laporan.domain.lkjip import gerbang
from laporan.domain.lkjip.gerbang.aturan_dasar import penunjang
from laporan.domain.lkjip.gerbang.naskah import naskah
from laporan.models import BagianLkjip, KomentarLkjip, Lkjip
from organisasi import penyewa
from organisasi.galat import IsianSalah
from tests import pabrik
from tests.laporan import dokumen_contoh, lkjip_kecil

JUDUL_SASARAN = {
    1: "Meningkatnya Pelayanan Prima kepada Masyarakat",
    2: "Meningkatnya Ketatalaksanaan pemerintahan",
    3: "Kesesuaian kelembagaan dengan Anjab ABK",
    4: "Meningkatnya akuntabilitas kinerja perangkat daerah",
    5: "Meningkatnya pengembangan kinerja dan reformasi birokrasi",
}


@pytest.fixture
def d(db):
    """(pemda, OPD, complete draft); beside it a stranger whose report lacks everything."""
    pemda, asing = pabrik.pemda("magetan"), pabrik.pemda("paser")
    with pabrik.dalam(asing):
        pabrik._buat(Lkjip, instansi=pabrik.instansi("Dinas Asing"), tahun=lkjip_kecil.TAHUN)
    with pabrik.dalam(pemda):
        dinas = pabrik.instansi("Dinas Kesehatan")
        yield pemda, dinas, lkjip_kecil.lengkap(dinas)


def kode(lkjip: Lkjip, *, halang: bool = True) -> set[str]:
    semua = gerbang.periksa(lkjip_kecil.muat(lkjip))
    return {satu.kode for satu in semua if satu.menghalangi or not halang}


def test_nothing_blocks_a_complete_report(d):
    _pemda, _dinas, lkjip = d
    assert kode(lkjip) == {"LKJ-21"} and gerbang.halangan(lkjip, "ajukan") == []  # dated when it is signed
    assert alur.jalankan(lkjip, "ajukan", oleh=pabrik.mesin()).status == "diajukan"


def isi_titik(titik: int, **nilai):
    return lambda lkjip: BagianLkjip.objects.filter(lkjip=lkjip, titik=titik).update(**nilai)


def buang_titik(titik: int):
    return lambda lkjip: BagianLkjip.objects.filter(lkjip=lkjip, titik=titik).delete()


CACAT = {
    "LKJ-01": lambda lkjip: Realisasi.objects.update(teks="", nilai=None),
    "LKJ-02": lambda lkjip: RiwayatCapaian.objects.all().delete(),
    "LKJ-03": lambda lkjip: Pembanding.objects.exclude(jenis_pembanding="nasional").delete(),
    "LKJ-04": lambda lkjip: Pembanding.objects.filter(jenis_pembanding="nasional").delete(),
    "LKJ-05": isi_titik(5, isi="<p>&nbsp;</p>"),
    "LKJ-06": buang_titik(6),
    "LKJ-07": isi_titik(7, isi=""),
    "LKJ-10": lambda lkjip: lkjip.bagian.filter(kode="bab1-isu-strategis").delete(),
    "LKJ-11": lambda lkjip: lkjip.bagian.filter(kode="bab4").update(isi="<p> </p>"),
    "LKJ-12": lambda lkjip: lkjip.bagian.filter(kode="bab4").update(usulan=True),
    "LKJ-13": lambda lkjip: lkjip.bagian.filter(kode="bab4").update(
        isi='<p>Naik <span data-angka="indikator.x.capaian">9 %</span></p>'
    ),
    "LKJ-30": lambda lkjip: PerjanjianKinerja.objects.update(status="draf"),
    "LKJ-32": lambda lkjip: Pengukuran.objects.update(status="disetujui"),
    "LKJ-33": lambda lkjip: Realisasi.objects.update(sifat="sementara"),
    "LKJ-40": lambda lkjip: pabrik._buat(
        Kegiatan, instansi=lkjip.instansi, tahun=lkjip.tahun, kunci="lain", nama="Bimtek", pagu=5
    ),
    "LKJ-42": lambda lkjip: [satu.serapan.all().delete() and satu.delete() for satu in Kegiatan.objects.all()],
}


@pytest.mark.parametrize("aturan", CACAT)
def test_each_lack_is_found_with_its_place(d, aturan):
    """Exactly what was taken away is missing, and the finding leads to a page that opens."""
    pemda, _dinas, lkjip = d
    semula = kode(lkjip)
    CACAT[aturan](lkjip)
    baru = kode(lkjip) - semula
    assert aturan in baru and baru <= {aturan} | {"LKJ-41", "LKJ-06", "LKJ-07"}, baru
    perencana = pabrik.klien(pabrik.anggota("perencana", lkjip.instansi))
    for satu in gerbang.periksa(lkjip_kecil.muat(lkjip)):
        assert satu.kalimat and satu.tempat and satu.url.startswith(f"/{pemda.slug}/")
        if satu.kode == aturan:
            assert perencana.get(satu.url).status_code == 200, satu.url
    tahap = "tandatangani" if aturan == "LKJ-32" else "ajukan"
    assert aturan in {satu.kode for satu in gerbang.halangan(lkjip_kecil.muat(lkjip), tahap)}


def test_what_blocks_submits_nothing_and_is_said(d):
    _pemda, _dinas, lkjip = d
    CACAT["LKJ-04"](lkjip)
    with pytest.raises(IsianSalah, match="Standar nasional"):
        alur.jalankan(lkjip, "ajukan", oleh=pabrik.mesin())
    assert Lkjip.objects.get(pk=lkjip.pk).status == "draf"
    Lkjip.objects.filter(pk=lkjip.pk).update(status="direviu")
    with pytest.raises(IsianSalah, match="Standar nasional"):
        alur.jalankan(lkjip, "tandatangani", oleh=pabrik.mesin())


def test_advice_blocks_nothing(d):
    _pemda, dinas, lkjip = d
    isi = "<p>Menurut Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah.</p>"
    lkjip.bagian.filter(kode="bab4").update(isi=isi)
    bagian = lkjip.bagian.get(kode="bab4")
    pabrik._buat(KomentarLkjip, lkjip=lkjip, bagian=bagian, isi="Ringkas", nama_oleh="V")
    isi = {"tahun": lkjip.tahun, "nama": "Penyediaan jasa administrasi perkantoran"}
    pabrik._buat(Kegiatan, instansi=dinas, kunci="kantor", **isi)
    Sasaran.objects.filter(lembar__penetapan__instansi=dinas).update()
    saran = kode(lkjip, halang=False) - kode(lkjip)
    assert {"LKJ-15", "LKJ-40", "LKJ-41"} <= saran and gerbang.halangan(lkjip_kecil.muat(lkjip), "ajukan") == []


@pytest.mark.parametrize(
    ("nama", "ya"),
    [
        ("Penyediaan jasa dan pelayanan administrasi perkantoran", True),
        ("Administrasi Keuangan Perangkat Daerah", True),
        ("Pelayanan Administrasi Perkantoran", True),
        ("Survei indeks kepuasan masyarakat", False),
        ("Penyelenggaraan administrasi kependudukan", False),
    ],
)
def test_office_keeping_is_known_by_its_name(nama, ya):
    assert penunjang(nama) is ya


def test_queries_do_not_grow_with_the_report(d, django_assert_max_num_queries):
    _pemda, dinas, lkjip = d
    with django_assert_max_num_queries(70) as sedikit:
        gerbang.periksa(lkjip)
    iku = pabrik.lembar(pabrik.penetapan(pabrik.instansi("Dinas Lain"), lkjip.tahun))
    lembar = Sasaran.objects.filter(lembar__penetapan__instansi=dinas).first().lembar
    for nomor in range(3):
        satu = pabrik.indikator(lembar, f"Nilai {nomor}", target="5")
        pabrik._buat(
            BagianLkjip, lkjip=lkjip, kode=f"x{nomor}", urutan=900 + nomor, judul=f"X {nomor}", isi="<p>a</p>"
        )
        pabrik._buat(Kegiatan, instansi=dinas, tahun=lkjip.tahun, kunci=f"k{nomor}", nama=f"K {nomor}", indikator=satu)
    assert iku.pk
    lkjip = lkjip_kecil.muat(lkjip)
    with django_assert_max_num_queries(len(sedikit)):
        assert gerbang.periksa(lkjip)


def test_the_imported_report_of_2019_lacks_by_name(contoh):
    """Multi-year, medium-term, national, efficiency, program analysis: of every sasaran, as the paper has none."""
    with penyewa.sebagai(dokumen_contoh.pemda("magetan")):
        lkjip = Lkjip.objects.select_related("instansi__pemda", "penandatangan").get(tahun=2019)
        Lkjip.objects.filter(pk=lkjip.pk).update(status="draf", impor=False)
        semua = gerbang.periksa(lkjip_kecil.muat(lkjip))
        titik = {(satu.kode, satu.tempat) for satu in semua if satu.kode <= "LKJ-07"}
        harapan = {
            (f"LKJ-0{nomor}", f"{nama} – titik {nomor}")
            for nomor in (2, 3, 4, 6, 7)
            for nama in JUDUL_SASARAN.values()
        }
        assert titik == harapan
        kalimat = {satu.kode: satu.kalimat for satu in semua}
        assert "belum dinyatakan tidak ada" in kalimat["LKJ-04"] and "titik 6 tidak ada" in kalimat["LKJ-06"]
        tempat = {satu.tempat for satu in semua if satu.kode == "LKJ-10"}
        assert {"C. Struktur Organisasi", "D. Isu Strategis"} <= tempat
        hukum = [satu.kalimat for satu in semua if satu.kode == "LKJ-14"]
        assert any("UU Nomor 32 Tahun 2004" in satu and "UU Nomor 23 Tahun 2014" in satu for satu in hukum)
        assert any("Nomor 35 Tahun 2014" in satu and "Nomor 53 Tahun 2014" in satu for satu in hukum)
        kantor = [satu for satu in semua if satu.kode == "LKJ-40"]
        assert len(kantor) == 1 and not kantor[0].menghalangi and "administrasi perkantoran" in kantor[0].kalimat


def test_a_published_import_shows_what_it_lacks_and_is_not_held_up(contoh):
    with penyewa.sebagai(dokumen_contoh.pemda("magetan")):
        lkjip = Lkjip.objects.select_related("instansi__pemda", "penandatangan").get(tahun=2019)
        Lkjip.objects.filter(pk=lkjip.pk).update(impor=True)
        lkjip = lkjip_kecil.muat(lkjip)
        assert "LKJ-03" in {satu.kode for satu in gerbang.periksa(lkjip)}
        assert gerbang.halangan(lkjip, "publikasikan") == []


def test_the_page_lists_them_for_those_who_work_on_it(d):
    pemda, dinas, lkjip = d
    CACAT["LKJ-04"](lkjip)
    alamat = f"/{pemda.slug}/lkjip/{lkjip.pk}/kelengkapan/"
    for peran in ("perencana", "pimpinan", "verifikator", "inspektorat", "bappeda"):
        milik = dinas if peran in ("perencana", "pimpinan") else None
        isi = pabrik.klien(pabrik.anggota(peran, milik)).get(alamat)
        assert (
            isi.status_code == 200 and "Standar nasional" in isi.content.decode() and "LKJ-04" in isi.content.decode()
        )
    assert pabrik.klien(pabrik.anggota("pembaca")).get(alamat).status_code == 403


def test_the_documentation_is_that_of_the_rules():
    """Write it anew: open("docs/kelengkapan-lkjip.md", "w").write(laporan.domain.lkjip.gerbang.naskah.naskah())."""
    assert Path(settings.BASE_DIR, "docs/kelengkapan-lkjip.md").read_text() == naskah()
