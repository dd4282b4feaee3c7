"""muat_contoh: repeating it changes nothing; a broken file is answered by one sentence and leaves nothing behind."""

import io
import os
import random
import re
import subprocess
import sys

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from indikator.models import Indikator
from laporan.models import Keputusan, Lkjip
from organisasi.models import Jejak, Pemda, Pengguna
from organisasi.models.dasar import ModelPenyewa
from organisasi.penyewa import sebagai
from tests.contoh_kecil import KECIL, semua_letak, tulis_folder, ubah

PENYEWA = [model for model in apps.get_models() if issubclass(model, ModelPenyewa)]
BEBAS = [model for model in apps.get_models() if model._meta.app_label in ("organisasi", "indikator", "laporan")]


def _jumlah() -> dict[str, int]:
    """Rows of every table of ours, tenant tables pemda by pemda."""
    hasil = {model._meta.label: model.objects.count() for model in BEBAS if model not in PENYEWA}
    for pemda in Pemda.objects.all():
        with sebagai(pemda):
            hasil |= {f"{pemda.slug} {model._meta.label}": model.objects.count() for model in PENYEWA}
    return hasil


def _muat(folder) -> str:
    keluaran = io.StringIO()
    call_command("muat_contoh", folder=folder, stdout=keluaran)
    return keluaran.getvalue()


def _kalimat(folder) -> str:
    """The error of a load that must fail."""
    with pytest.raises(CommandError) as galat:
        _muat(folder)
    return str(galat.value)


def test_diulang_tidak_mengubah_apa_pun(contoh):
    sebelum = _jumlah()
    keluaran = io.StringIO()
    call_command("muat_contoh", stdout=keluaran)
    assert _jumlah() == sebelum
    assert keluaran.getvalue().count("sudah dimuat, tidak diubah") == 4
    assert sebelum["paser organisasi.Jejak"] > 1000


def test_akun_peraga_untuk_setiap_peran(contoh):
    """Every role in every pemda, a second instansi in Magetan, one operator; passwords work."""
    assert Pengguna.objects.filter(email__endswith="@magetan.example").count() == 10
    for slug in ("paser", "blitar", "nganjuk"):
        assert Pengguna.objects.filter(email__endswith=f"@{slug}.example").count() == 8
    assert list(Pengguna.objects.filter(is_superuser=True).values_list("email", flat=True)) == [
        "operator@kinerja.example"
    ]
    assert Pengguna.objects.get(email="perencana@paser.example").check_password("contoh-kinerja-2026")


def test_contoh_kecil_termuat(db, tmp_path):
    """The example the breaking tests start from is itself whole."""
    _muat(tulis_folder(tmp_path, KECIL))
    with sebagai(Pemda.objects.get(slug="kecil")):
        assert (Indikator.objects.count(), Keputusan.objects.count(), Lkjip.objects.count()) == (2, 1, 1)
        assert Jejak.objects.filter(tindakan="muat").count() == 1


@pytest.mark.parametrize(
    ("isi", "petunjuk"),
    [
        ("pemda: {slug: kecil\n  nama: [", "kecil.yaml rusak, baris 2"),
        ("- satu\n- dua", "harus berisi kunci dan nilai"),
        ("", "kecil.yaml"),
        ("visi_misi: []", "Tidak ada data pemda"),
        (KECIL | {"keputusann": []}, "kecil.yaml: kunci “keputusann” tidak dikenal"),
        (ubah(("penetapan", 0, "judul")), "“judul” belum ada"),
        (ubah(("penetapan", 0, "tahun_mulai"), "dua ribu"), "“dua ribu” bukan bilangan bulat"),
        (ubah(("anggaran", 0, "kegiatan", 0, "pagu"), "1.000.00"), "kegiatan k1"),
        (ubah(("pejabat", 0, "mulai"), "1 Januari 2023"), "bukan tanggal"),
        (ubah(("pengukuran", 0, "realisasi", 0, "nilai"), "tujuh puluh"), "tujuh puluh"),
        (ubah(("pengukuran", 0, "realisasi", 0, "indikator"), "Nilai lain"), "“Nilai lain”"),
        (ubah(("penetapan", 0, "lembar", 1, "jabatan"), "kepalaa"), "“kepalaa” tidak ada"),
        (ubah(("lkjip", 0, "bagian", 0, "sasaran"), "Bukan sasaran"), "“Bukan sasaran” tidak ada"),
        (ubah(("pemda", "slug"), "9kecil"), "diawali huruf"),
        (ubah(("instansi", 0, "jabatan", 0, "tugs"), []), "instansi ke-1, jabatan ke-1: kunci “tugs” tidak dikenal"),
        (ubah(("pejabat", 0, "instansi"), "dinass"), "perangkat daerah “dinass” tidak ada"),
        (
            ubah(("penetapan", 0, "lembar", 0, "sasaran"), "x"),
            "penetapan ke-1, lembar ke-1, sasaran: harus berupa daftar",
        ),
    ],
    ids=lambda isi: isi[:24] if isinstance(isi, str) else "isi",
)
def test_berkas_rusak(db, tmp_path, isi, petunjuk):
    """One sentence that says where; nothing of the pemda is there."""
    kalimat = _kalimat(tulis_folder(tmp_path, isi))
    assert petunjuk in kalimat
    assert not Pemda.objects.exists()


def test_pemda_lain_tetap_termuat(db, tmp_path):
    """Files are loaded pemda by pemda: the broken second one leaves the first whole and can be mended and repeated."""
    folder = tulis_folder(tmp_path, KECIL)
    rusak = ubah(("pemda", "slug"), "zamrud")
    rusak["penetapan"][0]["tahun_mulai"] = "x"
    tulis_folder(tmp_path, rusak, "zamrud.yaml")
    assert "“x” bukan bilangan bulat" in _kalimat(folder)
    assert list(Pemda.objects.values_list("slug", flat=True)) == ["kecil"]
    rusak["penetapan"][0]["tahun_mulai"] = "2023"
    tulis_folder(tmp_path, rusak, "zamrud.yaml")
    assert "sudah dimuat, tidak diubah" in _muat(folder)
    assert set(Pemda.objects.values_list("slug", flat=True)) == {"kecil", "zamrud"}


def _coba(folder, isi) -> str:
    """Load, look, undo. Empty when it was loaded; else the sentence. Anything but a sentence is an error of ours."""
    with transaction.atomic():
        try:
            _muat(tulis_folder(folder, isi))
            kalimat = ""
        except CommandError as galat:
            kalimat = str(galat)
            assert not Pemda.objects.exists()
        finally:
            transaction.set_rollback(True)
    return kalimat


RUSAK = {"hilang": None, "teks": "xyz 123", "kosong": "", "daftar": ["x"]}


@pytest.mark.parametrize("cara", RUSAK)
def test_setiap_kunci_dirusak(db, tmp_path, cara):
    """Places of the example, broken in turn: loaded (where it may be so) or a sentence, never a crash.

    All of them take a minute; the fixed draw is a quarter, on PostgreSQL a twelfth. UJI_LENGKAP=1 breaks every one.
    """
    semua = list(semua_letak())
    seper = 1 if os.environ.get("UJI_LENGKAP") else 4 if connection.vendor == "sqlite" else 12
    banyak = len(semua) // seper
    tidak_rapi = []
    for letak in random.Random(cara).sample(semua, banyak):
        try:
            kalimat = _coba(tmp_path, ubah(letak, RUSAK[cara]))
        except Exception as galat:
            tidak_rapi.append((letak, f"{type(galat).__name__}: {galat}"[:120]))
            continue
        if kalimat and not re.search(r"kecil\.yaml.*[.!] Tidak ada yang disimpan untuk pemda itu\.$", kalimat):
            tidak_rapi.append((letak, kalimat))
    assert tidak_rapi == [], "\n".join(map(str, tidak_rapi))


def test_tidak_di_samping_pemda_sungguhan(db):
    """The demo password is public: beside a real pemda the command refuses, and nothing is written."""
    Pemda.objects.create(slug="sungguhan", nama="Kabupaten Sungguhan")
    with pytest.raises(CommandError, match="Kabupaten Sungguhan"):
        call_command("muat_contoh")
    assert Pemda.objects.count() == 1 and not Pengguna.objects.exists()


def test_muat_acuan_tanpa_akun(db, capsys):
    call_command("muat_acuan")
    call_command("muat_acuan")
    assert "247 satuan, 55 manual indikator dan 37 dasar hukum" in capsys.readouterr().out
    assert not Pengguna.objects.exists()


PIPA = """
from unittest import mock
import django
django.setup()
from django.core.management import call_command
from laporan.management.commands import muat_contoh
panjang = lambda self: [self.stdout.write("a" * 999) for _ in range(99)]
with mock.patch.object(muat_contoh.Command, "_tulis_akun", panjang):
    call_command("muat_contoh", "--akun")
"""


def test_pembaca_yang_berhenti_bukan_galat():
    """`muat_contoh --akun | head`: no traceback when the reader has seen enough."""
    baca, tulis = os.pipe()
    os.close(baca)
    hasil = subprocess.run(
        [sys.executable, "-c", PIPA], stdout=tulis, stderr=subprocess.PIPE, text=True, timeout=60, check=False
    )
    os.close(tulis)
    assert hasil.returncode == 0 and hasil.stderr == ""
