"""`manage.py hitung_ulang`: reports what differs from the stored figures; stores only what is open."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from indikator.domain import reviu
from indikator.domain import rumus as domain_rumus
from indikator.models import (
    Capaian,
    Indikator,
    KebijakanCapaian,
    PenetapanBerlaku,
    Pengukuran,
    Realisasi,
    Target,
)
from organisasi.domain import tulis
from organisasi.models import Jejak, Pemda
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import indikator_asn, indikator_jumlah, isi_asn, kode_variabel, rencana, simpan


@pytest.fixture
def d(db):
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda):
        d.r = simpan(d.ikm, "79,41")
        d.asn = indikator_asn(d)
        rencana(d.asn, "5%", "10%")
        for tw, dilatih in ((1, "50"), (2, "60")):
            isi_asn(d.asn, tw, dilatih)
        jumlah = indikator_jumlah(d)
        for tw in (1, 2, 3, 4):
            simpan(jumlah, "25", triwulan=tw)
    return d


def jalankan(*pilihan: str) -> tuple[int, str, str]:
    """(exit code, output, errors)."""
    keluar, galat = StringIO(), StringIO()
    try:
        call_command("hitung_ulang", "--pemda", "magetan", *pilihan, stdout=keluar, stderr=galat)
    except SystemExit as selesai:
        return selesai.code, keluar.getvalue(), galat.getvalue()
    return 0, keluar.getvalue(), galat.getvalue()


def rusak(d) -> None:
    """Somebody wrote into the database past the domain."""
    with pabrik.dalam(d.pemda):
        Capaian.objects.filter(realisasi=d.r).update(persen=50, bukti_hitung="salah")


def test_tanpa_beda(d):
    kode, keluar, _ = jalankan()
    assert (kode, keluar) == (0, "7 realisasi diperiksa, 0 berbeda, 0 disimpan ulang.\n")


def test_contoh_magetan_tanpa_beda(contoh):
    assert jalankan()[0] == 0
    with pabrik.dalam(Pemda.objects.get(slug="magetan")):
        bukti = set(Capaian.objects.values_list("bukti_hitung", flat=True))
    assert "79,41 ÷ 78,2 × 100 = 101,55 %" in bukti


@pytest.mark.parametrize(("realisasi", "tersimpan"), [("1.234.567,8901", True), ("9.999.999.999,7777", False)])
def test_angka_besar_tersimpan_tepat_atau_ditolak(d, realisasi, tersimpan):
    """What SQLite would not keep exactly is "too large"; else every recomputation would report a difference."""
    with pabrik.dalam(d.pemda):
        hitungan = Capaian.objects.get(realisasi=simpan(d.ikm, realisasi))
    assert (hitungan.persen is not None) == tersimpan
    assert tersimpan or "terlalu besar" in hitungan.keterangan
    assert jalankan()[0] == 0


def test_beda_dilaporkan_tanpa_menulis(d):
    rusak(d)
    kode, keluar, _ = jalankan()
    assert kode == 1 and "salah → 79,41 ÷ 78,2 × 100 = 101,55 %; tidak diubah (draf)" in keluar
    with pabrik.dalam(d.pemda):
        assert Capaian.objects.get(realisasi=d.r).persen == 50 and not Jejak.objects.filter(tindakan="hitung").exists()


def test_diterapkan_lalu_tanpa_beda(d):
    rusak(d)
    kode, keluar, _ = jalankan("--terapkan")
    assert kode == 0 and "disimpan ulang" in keluar
    with pabrik.dalam(d.pemda):
        assert Capaian.objects.get(realisasi=d.r).bukti_hitung == "79,41 ÷ 78,2 × 100 = 101,55 %"
        jejak = Jejak.objects.get(tindakan="hitung")
        assert (jejak.nama_pengguna, jejak.objek_id) == ("Sistem", d.r.pk)
    assert jalankan("--terapkan") == (0, "7 realisasi diperiksa, 0 berbeda, 0 disimpan ulang.\n", "")


@pytest.mark.parametrize("status", ["diajukan", "terverifikasi", "dikunci"])
def test_yang_ditutup_dilaporkan_tetapi_tidak_diubah(d, status):
    rusak(d)
    with pabrik.dalam(d.pemda):
        Pengukuran.objects.filter(triwulan=0).update(status=status)
    for _ in range(2):
        kode, keluar, _ = jalankan("--terapkan")
        assert kode == 1 and f"tidak diubah ({status})" in keluar and "1 berbeda, 0 disimpan" in keluar
    with pabrik.dalam(d.pemda):
        assert Capaian.objects.get(realisasi=d.r).persen == 50


def test_yang_ditutup_dihitung_dengan_target_dan_kebijakannya(d):
    """A target or policy changed since is no difference for what was submitted; for what is open it is."""
    with pabrik.dalam(d.pemda) as mesin:
        Pengukuran.objects.filter(triwulan=0).update(status="dikunci")
        Target.objects.filter(indikator=d.ikm).update(teks="80", nilai=80)
        tulis.buat(KebijakanCapaian, oleh=mesin, tahun_mulai=2020, batas_atas=100, catat=False)
    kode, keluar, _ = jalankan()
    assert kode == 1 and d.ikm.nama not in keluar and d.asn.nama in keluar
    assert jalankan("--terapkan")[0] == 0
    with pabrik.dalam(d.pemda):
        milik = Capaian.objects.get(realisasi__indikator=d.asn, realisasi__pengukuran__triwulan=2)
        assert (milik.persen, milik.persen_dibatasi) == (110, 100)
        assert Capaian.objects.get(realisasi=d.r).persen_dibatasi > 101


def test_nilai_menurut_rumus_dan_json(d):
    """A realisasi that its own variables do not give is told; triwulan II counts with the corrected one."""
    with pabrik.dalam(d.pemda):
        r = Realisasi.objects.get(indikator=d.asn, pengukuran__triwulan=2)
        Realisasi.objects.filter(pk=r.pk).update(nilai=7, teks="7")
    kode, keluar, galat = jalankan("--json", "--tahun", "2024")
    (satu,) = map(json.loads, keluar.splitlines())
    assert kode == 1 and galat.startswith("7 realisasi diperiksa, 1 berbeda")
    assert (satu["instansi"], satu["triwulan"], satu["diterapkan"]) == ("bagian-organisasi", 2, False)
    assert (satu["nilai_lama"], satu["nilai_baru"], satu["persen_baru"]) == (7, 6, 110)
    assert jalankan("--terapkan")[0] == 0
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.get(pk=r.pk).teks == "6"
    assert jalankan()[0] == 0


def test_yang_ditutup_tetap_menjadi_bagian_triwulan_sesudahnya(d):
    """A locked value that its variables do not give is told, and stays what the open triwulan after it is made of."""
    with pabrik.dalam(d.pemda) as mesin:
        surat = indikator_jumlah(d, satuan="surat")
        domain_rumus.atur(oleh=mesin, indikator=surat, teks="[Surat masuk] + [Surat keluar]")
        masuk, keluar = kode_variabel(surat)
        satu, dua = (simpan(surat, "", triwulan=tw, variabel={masuk: "3", keluar: "4"}) for tw in (1, 2))
        Realisasi.objects.filter(pk=satu.pk).update(nilai=10, teks="10")
        Pengukuran.objects.filter(triwulan=1).update(status="dikunci")
    kode, keluar, _ = jalankan("--terapkan")
    assert kode == 1 and "realisasi 10 → 7;" in keluar and "tidak diubah (dikunci)" in keluar
    with pabrik.dalam(d.pemda):
        assert Capaian.objects.get(realisasi=dua).bukti_sd == "10 + 7 = 17"


def test_yang_ditutup_memakai_rumus_dokumennya(d):
    """A review gives the formula another factor: locked figures are no difference, open ones are."""
    with pabrik.dalam(d.pemda) as mesin:
        Pengukuran.objects.filter(triwulan=1).update(status="dikunci")
        baru = reviu.mulai_reviu(d.dokumen, oleh=mesin)
        asn = Indikator.objects.get(lembar__penetapan=baru, silsilah=d.asn.silsilah)
        atas, bawah = asn.rumus.variabel.all()
        domain_rumus.atur(oleh=mesin, indikator=asn, teks=f"[{atas.nama}] / [{bawah.nama}] * 200")
        PenetapanBerlaku.objects.filter(penetapan=d.dokumen).update(penetapan=baru)
    keluar = jalankan("--json", "--tahun", "2024")[1]
    asn_beda = [satu for satu in map(json.loads, keluar.splitlines()) if satu["nilai_lama"] != satu["nilai_baru"]]
    assert [satu["triwulan"] for satu in asn_beda] == [2]


def test_belum_pernah_dihitung(d):
    with pabrik.dalam(d.pemda):
        Capaian.objects.filter(realisasi=d.r).delete()
    assert "belum dihitung → 79,41" in jalankan()[1]


def test_tahun_dan_pemda(d):
    rusak(d)
    assert jalankan("--tahun", "2023") == (0, "0 realisasi diperiksa, 0 berbeda, 0 disimpan ulang.\n", "")
    with pytest.raises(CommandError) as galat:
        call_command("hitung_ulang", "--pemda", "entah", stdout=StringIO())
    assert galat.value.returncode == 2
    with pabrik.dalam(d.pemda_asing):
        Capaian.objects.filter(realisasi=d.realisasi_asing).update(persen=1)
    assert jalankan("--terapkan")[0] == 0
    with pabrik.dalam(d.pemda_asing):
        assert Capaian.objects.get(realisasi=d.realisasi_asing).persen == 1  # another pemda is not touched
