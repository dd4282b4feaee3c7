"""muat_contoh against the text of the five documents: tugas, fungsi, indicators of every jabatan, and the totals.

The expectations are read from tests/sumber by tests/sumber_baca.py; no fixture file is opened here.
"""

import re
from collections import Counter

import pytest

from indikator.enums import JenisLembar, JenisTarget
from indikator.models import Indikator, Lembar, Target
from organisasi import penyewa
from organisasi.enums import JenisUraian
from organisasi.models import Instansi, Jabatan, Pemda
from tests import sumber_baca as sumber

DOKUMEN = {
    ("magetan", "bagian-organisasi", 2019): sumber.MAGETAN,
    ("paser", "bkpsdm", 2023): sumber.PASER,
    ("blitar", "bkpsdm", 2018): sumber.BLITAR,
    ("nganjuk", "kecamatan-ngronggot", 2019): sumber.NGANJUK,
}
JUMLAH = {"magetan": (7, 43), "paser": (45, 389), "blitar": (38, 82), "nganjuk": (6, 24)}  # jabatan, IKI

# The ± 2 of "389 ± 2": rows that a page break of the Paser decree cut in two, joined again (jabatan, row, text lines).
BARIS_TERBELAH = [
    ("Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", 3, [146, 148]),
    ("Sekretaris Badan", 4, [196, 198]),
    ("Sekretaris Badan", 7, [201, 203]),
    ("Kepala Sub Bagian Perencanaan dan Keuangan", 7, [230, 232]),
    ("Analis Perencanaan, Evaluasi dan Pelaporan", 5, [251, 253]),
    ("Pengelola Data", 5, [278, 280]),
    ("Kepala Sub Bagian Umum dan Kepegawaian", 9, [392, 394]),
    ("Pengelola Kepegawaian", 2, [718, 720]),
    ("Pengelola Sistem Informasi Manajemen Kepegawaian", 4, [950, 952]),
    ("Pengelola Laboratorium Komputer", 4, [998, 1000]),
    ("Analis Pengembangan SDM Aparatur", 9, [1052, 1054]),
    ("Penyusun Rencana Promosi", 4, [1078, 1080]),
    ("Pengelola Penyelenggaraan Diklat", 4, [1101, 1103]),
    ("Pengelola Kepegawaian", 2, [1172, 1174]),
    ("Analis kesejahteraan Sumber Daya Aparatur", 2, [1360, 1362]),
    ("Pengelola Kepegawaian", 3, [1390, 1392]),
]


def _instansi(pemda: str, instansi: str) -> Instansi:
    return Instansi.objects.get(slug=instansi, pemda__slug=pemda)


def _ringkas(teks: str) -> str:
    return re.sub(r"[^a-z0-9]", "", teks.lower())


def _dari_basis(instansi: Instansi) -> list[tuple[str, int, int, int]]:
    """(name, tugas, fungsi, indicators without sub-indicators) of every jabatan, in document order."""
    hasil = []
    for jabatan in Jabatan.objects.filter(instansi=instansi).prefetch_related("uraian"):
        uraian = Counter(u.jenis for u in jabatan.uraian.all())
        baris = Indikator.objects.filter(lembar__jabatan=jabatan, lembar__jenis=JenisLembar.IKI, induk=None).count()
        hasil.append((_ringkas(jabatan.nama), uraian[JenisUraian.TUGAS], uraian[JenisUraian.FUNGSI], baris))
    return hasil


@pytest.mark.parametrize("kunci", DOKUMEN, ids=lambda kunci: kunci[0])
def test_tugas_fungsi_dan_indikator_setiap_jabatan(contoh, kunci):
    dari_teks = [
        (_ringkas(lembar.nama), len(lembar.tugas), len(lembar.fungsi), len(lembar.indikator))
        for lembar in sumber.baca_lembar(DOKUMEN[kunci])
    ]
    with penyewa.sebagai(Pemda.objects.get(slug=kunci[0])):
        dari_basis = _dari_basis(_instansi(*kunci[:2]))
        satu_lembar = Lembar.objects.filter(penetapan__instansi__slug=kunci[1], jenis=JenisLembar.IKI).count()
    assert dari_basis == dari_teks
    assert satu_lembar == len(dari_teks)
    assert (len(dari_teks), sum(baris for *_, baris in dari_teks)) == JUMLAH[kunci[0]]


def test_jumlah_seluruh_dokumen(contoh):
    lembar = {berkas: sumber.baca_lembar(berkas) for berkas in DOKUMEN.values()}
    assert sum(map(len, lembar.values())) == 96
    assert sum(len(satu.indikator) for daftar in lembar.values() for satu in daftar) == 538


def test_baris_terbelah_halaman():
    """Every joined row is named; with them counted apart the decree would have 405 rows."""
    ditemukan = [(satu.nama, *letak) for satu in sumber.baca_lembar(sumber.PASER) for letak in satu.terbelah]
    assert ditemukan == BARIS_TERBELAH


def test_target_paser(contoh):
    """372 targets, 16 times "-", one blank cell: in the text and in the database, row by row."""
    dari_teks = [baris.target for satu in sumber.baca_lembar(sumber.PASER) for baris in satu.indikator]
    assert Counter("-" if t == "-" else "isi" if t else "kosong" for t in dari_teks) == {
        "isi": 372,
        "-": 16,
        "kosong": 1,
    }
    with penyewa.sebagai(Pemda.objects.get(slug="paser")):
        baris = Indikator.objects.filter(lembar__jenis=JenisLembar.IKI, induk=None).order_by(
            "lembar__urutan", "urutan"
        )
        target = dict(Target.objects.values_list("indikator_id", "teks"))
        jenis = Counter(
            Target.objects.filter(indikator__lembar__jenis=JenisLembar.IKI).values_list("jenis", flat=True)
        )
        dari_basis = [target.get(satu.pk, "") for satu in baris]
    assert [_ringkas(t) for t in dari_basis] == [_ringkas(t) for t in dari_teks]
    assert [t == "-" for t in dari_basis] == [t == "-" for t in dari_teks]
    assert jenis[JenisTarget.STRIP] == 16
    assert jenis[JenisTarget.KOSONG] + (389 - sum(jenis.values())) == 1


def test_iku_magetan(contoh):
    dari_teks = [(_ringkas(nama), [_ringkas(s) for s in sub]) for nama, sub in sumber.baca_iku_magetan()]
    with penyewa.sebagai(Pemda.objects.get(slug="magetan")):
        iku = Indikator.objects.filter(lembar__jenis=JenisLembar.IKU, induk=None)
        iku = iku.filter(lembar__penetapan__instansi__slug="bagian-organisasi", lembar__penetapan__tahun_mulai=2019)
        dari_basis = [(_ringkas(satu.nama), [_ringkas(s.nama) for s in satu.sub.all()]) for satu in iku]
    assert dari_basis == dari_teks
    assert (len(dari_teks), sum(len(sub) for _, sub in dari_teks)) == (7, 4)


def test_iku_paser(contoh):
    dari_teks = [_ringkas(nama) for nama in sumber.baca_iku_paser()]
    with penyewa.sebagai(Pemda.objects.get(slug="paser")):
        dari_basis = [_ringkas(satu.nama) for satu in Indikator.objects.filter(lembar__jenis=JenisLembar.IKU)]
    assert dari_basis == dari_teks
    assert len(dari_teks) == 5


def test_sub_indikator_iki_magetan(contoh):
    dari_teks = [
        _ringkas(s.nama) for satu in sumber.baca_lembar(sumber.MAGETAN) for b in satu.indikator for s in b.sub
    ]
    with penyewa.sebagai(Pemda.objects.get(slug="magetan")):
        sub = Indikator.objects.filter(lembar__jenis=JenisLembar.IKI, induk__isnull=False)
        dari_basis = [
            _ringkas(satu.nama) for satu in sub.filter(lembar__penetapan__instansi__slug="bagian-organisasi")
        ]
    assert dari_basis == dari_teks
    assert len(dari_teks) == 4


def test_dinas_contoh_di_luar_hitungan(contoh):
    """The invented second instansi of Magetan is marked."""
    with penyewa.sebagai(Pemda.objects.get(slug="magetan")):
        assert list(Instansi.objects.filter(contoh=True).values_list("slug", flat=True)) == ["dinas-contoh"]
    for slug in ("paser", "blitar", "nganjuk"):
        with penyewa.sebagai(Pemda.objects.get(slug=slug)):
            assert not Instansi.objects.filter(contoh=True).exists()
