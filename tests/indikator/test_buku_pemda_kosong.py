"""One workbook fills an empty pemda: its instansi, units, jabatan, lists, IKU and IKI name each other in the file."""

import io

import pytest
from openpyxl import load_workbook

from indikator.models import Indikator, Lembar, Penetapan, Target
from organisasi.buku import terap
from organisasi.buku.baca import baca_buku
from organisasi.buku.banding import RencanaLembar, banding
from organisasi.buku.bentuk import Lingkup
from organisasi.buku.daftar import bernama
from organisasi.buku.tulis import tulis_buku
from organisasi.domain.sekaligus import utuh
from organisasi.galat import IsianSalah
from organisasi.models import Instansi, Jabatan, UnitKerja, UraianJabatan
from tests import pabrik

pytestmark = pytest.mark.django_db
KODE = ("instansi", "unit", "jabatan", "uraian", "iku_iki", "target")
DOKUMEN = "Dinsos: IKU dan IKI (2026–2027)"
ANALIS = "Analis – Bidang Rehabilitasi"
OPD = {"instansi": "Dinas Sosial"}
ISI = {
    "instansi": [{"nama": "Dinas Sosial", "nama_singkat": "Dinsos", "jenis": "Dinas"}],
    "unit": [OPD | {"nama": "Bidang Rehabilitasi"}, OPD | {"nama": "Seksi Anak", "induk": "Bidang Rehabilitasi"}],
    "jabatan": [
        OPD | {"nama": "Kepala Dinas", "jenis": "Pimpinan"},
        OPD | {"nama": "Analis", "jenis": "Pelaksana", "unit": "Bidang Rehabilitasi", "induk": "Kepala Dinas"},
    ],
    "uraian": [OPD | {"jabatan": ANALIS, "tugas": "Menelaah data", "fungsi": "a. telaah;\nb. laporan."}],
    "iku_iki": [
        {"dokumen": DOKUMEN, "jenis": "IKU", "sasaran": "Rehabilitasi naik", "nama": "Persentase PPKS tertangani"},
        {
            "dokumen": DOKUMEN,
            "jenis": "IKI",
            "jabatan": ANALIS,
            "sasaran": "Laporan terbit",
            "nama": "Jumlah laporan",
            "target_1": "12 laporan",
            "target_2": 24,
        },
    ],
    "target": [],
}


@pytest.fixture
def lk():
    asing = pabrik.pemda("paser")
    with pabrik.dalam(asing):
        pabrik.jabatan(pabrik.instansi("Dinas Sosial"), "Analis")
    with pabrik.dalam(pabrik.pemda("magetan")) as mesin:
        yield Lingkup(mesin, None, 2026)


def buku(lk: Lingkup, isi: dict) -> bytes:
    """The template with these rows typed into it, over its examples."""
    wadah = load_workbook(io.BytesIO(tulis_buku(lk, [bernama(kode) for kode in KODE], berisi=False)))
    for kode, semua in isi.items():
        lembar = bernama(kode)
        kertas = wadah[lembar.judul]
        letak = {sel.value: sel.column for sel in kertas[1]}
        for nomor, baris in enumerate(semua, 2):
            for kolom in lembar.kolom:
                kertas.cell(nomor, letak[kolom.judul]).value = baris.get(kolom.kunci)
    keluar = io.BytesIO()
    wadah.save(keluar)
    return keluar.getvalue()


def rencana(lk: Lingkup, berkas: bytes) -> list[RencanaLembar]:
    return banding(lk, baca_buku(berkas, lk.oleh.pemda.slug))


def keadaan(semua: list[RencanaLembar]) -> dict[str, list[str]]:
    return {satu.lembar.kode: [str(r.keadaan) for r in satu.rencana] for satu in semua}


def galat(semua: list[RencanaLembar]) -> list[str]:
    return [g.kalimat for satu in semua for r in satu.rencana for g in r.galat]


@utuh
def terapkan(lk: Lingkup, berkas: bytes) -> None:
    terap.terapkan(lk, rencana(lk, berkas))


def test_semua_lembar_sekali_terap(lk):
    berkas = buku(lk, ISI)
    semua = rencana(lk, berkas)
    assert not galat(semua)
    assert keadaan(semua) == {kode: ["baru"] * len(isi) for kode, isi in ISI.items()}
    assert not Instansi.objects.exists() and not Penetapan.objects.exists()
    terapkan(lk, berkas)
    instansi = Instansi.objects.get()
    assert (instansi.sebutan, UnitKerja.objects.get(nama="Seksi Anak").induk.nama) == ("Dinsos", "Bidang Rehabilitasi")
    analis = Jabatan.objects.get(nama="Analis")
    assert (analis.nama_lengkap, analis.induk.nama) == (ANALIS, "Kepala Dinas")
    assert UraianJabatan.objects.filter(jabatan=analis).count() == 3
    dokumen = Penetapan.objects.get()
    assert (dokumen.instansi, dokumen.judul, dokumen.tahun_selesai) == (instansi, "IKU dan IKI", 2027)
    assert set(Lembar.objects.values_list("jenis", "jabatan")) == {("iku", None), ("iki", analis.pk)}
    laporan = Indikator.objects.get(nama="Jumlah laporan")
    target = Target.objects.filter(indikator=laporan).values_list("tahun", "teks")
    assert set(target) == {(2026, "12 laporan"), (2027, "24")}


def test_berkas_yang_sama_tidak_mengubah_apa_pun(lk):
    berkas = buku(lk, ISI)
    terapkan(lk, berkas)
    assert keadaan(rencana(lk, berkas)) == {kode: ["tetap"] * len(isi) for kode, isi in ISI.items()}


def test_jabatan_baru_di_dokumen_yang_sudah_ada(lk):
    terapkan(lk, buku(lk, ISI))
    baru = ISI["iku_iki"][1] | {"jabatan": "Arsiparis – Seksi Anak", "nama": "Jumlah arsip"}
    berkas = buku(
        lk, {"jabatan": [OPD | {"nama": "Arsiparis", "jenis": "Pelaksana", "unit": "Seksi Anak"}], "iku_iki": [baru]}
    )
    assert keadaan(rencana(lk, berkas)) | {"jabatan": ["baru"], "iku_iki": ["baru"]} == keadaan(rencana(lk, berkas))
    terapkan(lk, berkas)
    assert Indikator.objects.get(nama="Jumlah arsip").lembar.jabatan.nama == "Arsiparis"


@pytest.mark.parametrize(
    ("kode", "ganti", "kalimat"),
    [
        ("unit", {"instansi": "Dinas Sosal"}, "“Dinas Sosal” tidak ada dalam daftar pilihan; mungkin maksudnya"),
        ("iku_iki", {"dokumen": "IKU dan IKI"}, "tulis judul dan tahunnya"),
        ("iku_iki", {"dokumen": "Dinsos: IKU dan IKI (2030)"}, "tulis judul dan tahunnya"),
        ("iku_iki", {"dokumen": "Dinkes: IKU dan IKI (2026)"}, "tulis judul dan tahunnya"),
        ("iku_iki", {"jenis": "IKI", "jabatan": "Analis – Bidang Rehab"}, "Jabatan ini tidak ada"),
    ],
)
def test_yang_tidak_ada_di_berkas(lk, kode, ganti, kalimat):
    semua = [ISI[kode][0] | ganti, *ISI[kode][1:]]
    berkas = buku(lk, ISI | {kode: semua})
    assert [satu for satu in galat(rencana(lk, berkas)) if kalimat in satu]


def test_dua_judul_untuk_satu_perangkat_daerah(lk):
    dua = [ISI["iku_iki"][0], ISI["iku_iki"][1] | {"dokumen": "Dinsos: Dokumen lain (2026)"}]
    assert len(galat(rencana(lk, buku(lk, ISI | {"iku_iki": dua})))) == 1


def test_gagal_di_tengah_tidak_menyisakan_apa_pun(lk, monkeypatch):
    def tolak(**isi):
        raise IsianSalah("Lembarnya ditolak.")

    monkeypatch.setattr("indikator.domain.penetapan.buat_lembar", tolak)
    with pytest.raises(IsianSalah, match="Lembarnya ditolak"):
        terapkan(lk, buku(lk, ISI))
    assert not Instansi.objects.exists() and not Jabatan.objects.exists()
