"""Sheet “Anggaran”: program, kegiatan, sub kegiatan; money on the leaves; blank is not 0."""

from decimal import Decimal

import pytest

from indikator.models import Kegiatan, Program
from tests import pabrik
from tests.indikator.dunia_anggaran import kunci as kunci_ukur
from tests.indikator.dunia_anggaran import susun, uang
from tests.indikator.dunia_buku import baca, ekspor, galat, keadaan, lingkup, potret, sunting, terapkan

pytestmark = pytest.mark.django_db
KODE = "anggaran"


@pytest.fixture
def d():
    d = susun()
    with pabrik.dalam(d.pemda):
        d.lk = lingkup(pabrik.pelaku(d.perencana), d.dinkes)
        yield d


def kunci(satu) -> str:
    return f"{'p' if isinstance(satu, Program) else 'k'}{satu.pk}"


def ubah(d, *baris, baru=()) -> bytes:
    sel = {(kunci(satu), kolom): nilai for satu, isi in baris for kolom, nilai in isi.items()}
    return sunting(ekspor(d.lk, KODE), KODE, sel, baru)


def test_susunan_dan_tanpa_suntingan(d):
    semua = potret(d.lk, KODE)
    assert [(isi["tingkat"], isi["nama"], isi["induk"]) for isi in semua.values()] == [
        ("Program", "Penunjang", ""),
        ("Kegiatan", "Kantor", "1.02.01 Penunjang"),
        ("Program", "Pelayanan", ""),
        ("Kegiatan", "Survei", "1.02.02 Pelayanan"),
        ("Kegiatan", "Layanan", "1.02.02 Pelayanan"),
        ("Sub kegiatan", "Klinik", "1.02.02.2.02 Layanan"),
        ("Sub kegiatan", "Posyandu", "1.02.02.2.02 Layanan"),
    ]
    layanan = semua[kunci(d.layanan)]
    assert (layanan["pagu"], layanan["indikator"], layanan["sasaran"]) == ("", "Rata-rata Nilai IKM", "")
    assert terapkan(d.lk, ekspor(d.lk, KODE)) == {"tetap": 7}


def test_ubah_uang_dan_nama(d):
    berkas = ubah(
        d,
        (d.klinik, {"pagu": 1500000.5, "tw1": 0, "tw2": 250, "sumber_dana": "PAD", "nama": "Klinik desa"}),
        (d.posyandu, {"tw2": None}),
        (d.kantor, {"kode": "1.02.01.2.01", "indikator": "Persentase OPD berinovasi"}),
    )
    assert terapkan(d.lk, berkas) == {"tetap": 4, "berubah": 3}
    assert uang(d, d.klinik) == (Decimal("1500000.50"), {1: Decimal(0), 2: Decimal(250)})
    assert uang(d, d.posyandu) == (300, {1: 50})  # emptied, not 0
    klinik, kantor = Kegiatan.objects.get(pk=d.klinik.pk), Kegiatan.objects.get(pk=d.kantor.pk)
    assert (klinik.nama, klinik.sumber_dana) == ("Klinik desa", "PAD")
    assert (kantor.kode, kantor.indikator_id, kantor.sasaran_id) == ("1.02.01.2.01", d.inovasi.pk, d.pelayanan.pk)
    assert terapkan(d.lk, berkas) == {"tetap": 7}


def test_baris_baru_tiga_tingkat(d):
    baru = [
        {"tingkat": "Sub kegiatan", "nama": "Gizi", "induk": "1.03.01.2.01", "pagu": 700, "tw1": 5},
        {"tingkat": "Kegiatan", "kode": "1.03.01.2.01", "nama": "Kesehatan ibu", "induk": "Program baru"},
        {"tingkat": "Program", "kode": "1.03.01", "nama": "Program baru"},
        {"tingkat": "Kegiatan", "nama": "Lepas", "pagu": 10, "sasaran": "Meningkatnya pelayanan"},
    ]
    berkas = ubah(d, baru=baru)
    assert terapkan(d.lk, berkas) == {"tetap": 7, "baru": 4}
    gizi = Kegiatan.objects.get(nama="Gizi")
    assert (gizi.induk.nama, gizi.program.nama, gizi.pagu) == ("Kesehatan ibu", "Program baru", 700)
    assert Kegiatan.objects.get(nama="Lepas").sasaran_id == d.pelayanan.pk
    assert terapkan(d.lk, ekspor(d.lk, KODE)) == {"tetap": 11}


def test_pindah_program(d):
    terapkan(d.lk, ubah(d, (d.layanan, {"induk": "1.02.01 Penunjang"})))
    assert {satu.program_id for satu in Kegiatan.objects.filter(nama__in=("Layanan", "Klinik"))} == {d.penunjang.pk}


@pytest.mark.parametrize(
    ("siapa", "isi", "kolom"),
    [
        ("layanan", {"pagu": 5}, "pagu"),
        ("program", {"tw1": 5}, "tw1"),
        ("klinik", {"pagu": -5}, "pagu"),
        ("klinik", {"induk": "Survei"}, "induk"),
        ("klinik", {"tingkat": "Kegiatan"}, "tingkat"),
        ("survei", {"kode": "abc"}, "kode"),
        ("survei", {"kode": "1.02.02.2.02"}, "kode"),
        ("survei", {"induk": "Tidak ada"}, "induk"),
        ("survei", {"indikator": "Indikator karangan"}, "indikator"),
        ("survei", {"nama": ""}, "nama"),
    ],
)
def test_ditolak(d, siapa, isi, kolom):
    assert [nama for nama, _ in galat(baca(d.lk, ubah(d, (getattr(d, siapa), isi))))] == [kolom]


def test_induk_berangka(d):
    """A kegiatan with figures takes no sub kegiatan with figures, until its own are emptied in the same file."""
    baru = [{"tingkat": "Sub kegiatan", "nama": "Kuesioner", "induk": "Survei", "pagu": 5}]
    assert [kolom for kolom, _ in galat(baca(d.lk, ubah(d, baru=baru)))] == ["induk"]
    terapkan(d.lk, ubah(d, (d.survei, {"pagu": None, "setahun": None}), baru=baru))
    assert uang(d, d.survei) == (None, {}) and Kegiatan.objects.get(nama="Kuesioner").pagu == 5


def test_terkunci(d):
    """A verified triwulan keeps its realisasi; a verified year also pagu and the list."""
    kunci_ukur(d, 1)
    berkas = ubah(d, (d.klinik, {"tw1": 1, "tw2": 1, "pagu": 9}))
    assert [kolom for kolom, _ in galat(baca(d.lk, berkas))] == ["tw1"]
    kunci_ukur(d, 0)
    assert {kolom for kolom, _ in galat(baca(d.lk, berkas))} == {"tw1", "pagu"}
    baru = [{"tingkat": "Program", "nama": "Program baru"}]
    assert [kolom for kolom, _ in galat(baca(d.lk, ubah(d, baru=baru)))] == [""]


def test_orang_lain(d):
    """A colleague of another OPD sees nothing of it; a stranger's key is not known here."""
    assert {isi["nama"] for isi in potret(lingkup(pabrik.pelaku(d.luar)), KODE).values()} == {"Bantuan"}
    berkas = sunting(ekspor(d.lk, KODE), KODE)
    import io

    from openpyxl import load_workbook

    wadah = load_workbook(io.BytesIO(berkas))
    kertas = wadah["Anggaran"]
    kertas.cell(2, 1).value = kunci(d.kegiatan_asing)
    keluar = io.BytesIO()
    wadah.save(keluar)
    assert keadaan(baca(d.lk, keluar.getvalue())) == {"galat": 1, "tetap": 6}


def test_kueri_tetap(d, django_assert_num_queries):
    from organisasi.buku.daftar import bernama

    for _ in range(2):
        with django_assert_num_queries(4):
            semua = len(list(bernama(KODE).baris(d.lk)))
        pabrik._buat(Kegiatan, instansi=d.dinkes, tahun=2024, nama=f"K{semua}", kunci=f"k{semua}", pagu=4)
