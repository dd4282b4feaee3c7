"""`manage.py periksa_konsistensi`: nothing on sound data; each finding made to happen, named, and for nobody else."""

import io
import json
import os
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from indikator.domain.capaian import hitung_realisasi
from indikator.models import Capaian, Lembar, PenetapanBerlaku
from kinerja.sidik import sidik_jari
from laporan.models import Cuplikan
from organisasi.domain.berkas import simpan_berkas
from organisasi.models import Berkas, Pekerjaan
from tests import pabrik


class Dunia:
    """magetan (a document in force with a measured indicator, a frozen content, a file); paser, the stranger."""


@pytest.fixture
def dunia(db):
    return _susun()


@pytest.fixture
def dunia_salinan(basis_salinan):
    """The same in a database that commits, for what only the owner of the tables can do."""
    return _susun()


def _susun() -> Dunia:
    dunia = Dunia()
    for slug in ("paser", "magetan"):
        dunia.pemda = pabrik.pemda(slug)
        with pabrik.dalam(dunia.pemda) as mesin:
            asing = getattr(dunia, "instansi", None)
            dunia.instansi, dunia.instansi_asing = pabrik.instansi("Bagian Organisasi"), asing
            dunia.dokumen = pabrik.penetapan(dunia.instansi, 2024, berlaku=True)
            baris = pabrik.indikator(pabrik.lembar(dunia.dokumen), "Nilai SAKIP", target="80")
            dunia.capaian = hitung_realisasi(pabrik.realisasi(baris, "60"))
            isi = {"jenis": "lkjip", "objek_id": 1, "judul": "Beku", "isi": {"a": 1}}
            pabrik._buat(Cuplikan, sha256=sidik_jari({"a": 1}), **isi)
            dunia.berkas = simpan_berkas(
                oleh=mesin, nama="bukti.pdf", isi=b"%PDF bukti", jenis_mime="application/pdf", instansi=dunia.instansi
            )
    return dunia


def jalankan(pemda: str = "") -> list[dict]:
    """The findings."""
    keluaran = io.StringIO()
    try:
        call_command("periksa_konsistensi", pemda=pemda, json=True, stdout=keluaran, stderr=io.StringIO())
    except CommandError as galat:
        assert galat.returncode == 1
    return [json.loads(baris) for baris in keluaran.getvalue().splitlines()]


def satu_temuan(jenis: str, *kata: str, pemda: str = "magetan") -> None:
    temuan = jalankan()
    assert [(satu["jenis"], satu["pemda"]) for satu in temuan] == [(jenis, pemda)], temuan
    assert all(satu in temuan[0]["apa"] for satu in kata), temuan
    assert temuan[0]["saran"]


def sql(perintah: str, *isi) -> None:
    with connection.cursor() as kursor:
        kursor.execute(perintah, isi)


@contextmanager
def tertunjuk(dunia: Dunia, unit, instansi: int):
    """The unit points there inside the block; constraints are asked at the end of the transaction only."""
    ubah = "update organisasi_unitkerja set instansi_id = %s where id = %s"
    with pabrik.dalam(dunia.pemda):
        sql(ubah, instansi, unit.pk)
    yield
    with pabrik.dalam(dunia.pemda):
        sql(ubah, dunia.instansi.pk, unit.pk)


def test_data_sehat_tanpa_temuan(dunia):
    assert jalankan() == []


def test_pemda_tak_dikenal(dunia):
    with pytest.raises(CommandError, match="tidak ada") as galat:
        call_command("periksa_konsistensi", pemda="tiada")
    assert galat.value.returncode == 2


def test_kalimat_untuk_orang(dunia):
    default_storage.delete(dunia.berkas.isi.name)
    keluaran = io.StringIO()
    with pytest.raises(CommandError, match="1 temuan"):
        call_command("periksa_konsistensi", stdout=keluaran)
    assert "magetan: Berkas" in keluaran.getvalue() and "→ Ambil berkas" in keluaran.getvalue()


def test_berkas_hilang(dunia):
    default_storage.delete(dunia.berkas.isi.name)
    satu_temuan("berkas_hilang", f"Berkas {dunia.berkas.pk} “bukti.pdf”", dunia.berkas.isi.name)


def test_berkas_berubah(dunia):
    with open(dunia.berkas.isi.path, "wb") as isi:
        isi.write(b"%PDF palsu")
    satu_temuan("berkas_berubah", f"Berkas {dunia.berkas.pk}", dunia.berkas.sha256[:12])


def test_berkas_tanpa_baris(dunia, settings):
    sisa = settings.MEDIA_ROOT / f"pemda/{dunia.pemda.pk}" / "sisa.pdf"
    sisa.write_bytes(b"sisa")
    assert jalankan() == []  # its transaction may still be open
    lama = (timezone.now() - timedelta(days=3)).timestamp()
    os.utime(sisa, (lama, lama))
    satu_temuan("berkas_tanpa_baris", "sisa.pdf")


def test_berkas_tanpa_pemda(dunia, settings):
    (settings.MEDIA_ROOT / "pemda/9999").mkdir()
    satu_temuan("berkas_tanpa_pemda", "9999", pemda="")


def test_kunci_ke_pemda_lain(dunia):
    with pabrik.dalam(dunia.pemda):
        unit = pabrik.unit(dunia.instansi)
    with tertunjuk(dunia, unit, dunia.instansi_asing.pk):
        satu_temuan("kunci_asing", f"organisasi_unitkerja {unit.pk}: instansi_id = {dunia.instansi_asing.pk}")


def test_kunci_ke_baris_yang_tidak_ada(dunia):
    with pabrik.dalam(dunia.pemda):
        unit = pabrik.unit(dunia.instansi)
    with tertunjuk(dunia, unit, 99999):
        temuan = jalankan()
    assert {satu["jenis"] for satu in temuan} == {"kunci_asing"}
    assert any("instansi_id = 99999" in satu["apa"] for satu in temuan)


def test_status_dokumen_bukan_menurut_lembarnya(dunia):
    with pabrik.dalam(dunia.pemda):
        Lembar.objects.update(status="draf")
    satu_temuan("status_dokumen", f"Dokumen {dunia.dokumen.pk}", "ditetapkan", "draf")


@pytest.mark.parametrize(
    ("isi", "kata"), [({"tahun": 2030}, "tidak mencakup"), ({"instansi": "lain"}, "milik perangkat daerah lain")]
)
def test_dokumen_berlaku_tidak_cocok(dunia, isi, kata):
    with pabrik.dalam(dunia.pemda):
        if "instansi" in isi:
            isi = {"instansi": pabrik.instansi("Dinas Lain")}
        PenetapanBerlaku.objects.update(**isi)
    temuan = [satu for satu in jalankan() if satu["jenis"] == "dokumen_berlaku"]
    assert len(temuan) == 1 and kata in temuan[0]["apa"] and temuan[0]["pemda"] == "magetan"


def test_dokumen_berlaku_belum_ditetapkan(dunia):
    with pabrik.dalam(dunia.pemda):
        pabrik.beri_status(dunia.dokumen, "draf")
    satu_temuan("dokumen_berlaku", "2024", "berstatus draf")


def test_capaian_diubah_di_luar_mesin(dunia):
    with pabrik.dalam(dunia.pemda):
        Capaian.objects.filter(pk=dunia.capaian.pk).update(persen=99)
    satu_temuan("capaian", "Nilai SAKIP", "75")


def test_isi_beku_diubah(dunia):
    with pabrik.dalam(dunia.pemda):
        Cuplikan.objects.update(isi={"a": 2})
    satu_temuan("cuplikan", "“Beku”", "sidiknya")


@pytest.mark.parametrize(
    ("jenis", "isi"),
    [
        ("pekerjaan_terhenti", {"status": "berjalan", "sewa_sampai": -2}),
        ("pekerjaan_menunggu", {"status": "antre"}),
        ("pekerjaan_setengah", {"status": "selesai"}),
    ],
)
def test_sisa_pekerjaan(dunia, jenis, isi):
    lama = timezone.now() - timedelta(hours=12)
    isi = {k: lama if k == "sewa_sampai" else v for k, v in isi.items()}
    with pabrik.dalam(dunia.pemda):
        satu = pabrik._buat(Pekerjaan, jenis="uji", judul="Cetak PK", kunci="k", **isi)
        Pekerjaan.objects.update(dibuat=lama)
    satu_temuan(jenis, f"Pekerjaan {satu.pk} “Cetak PK”")


def test_titipan_lama(dunia):
    with pabrik.dalam(dunia.pemda):
        Berkas.objects.update(titipan=True, dibuat=timezone.now() - timedelta(days=3))
    satu_temuan("titipan_lama", "1 unggahan")


def test_migrasi_belum_dijalankan(dunia):
    sql("delete from django_migrations where app = 'organisasi' and name = '0013_akun'")
    satu_temuan("migrasi", "organisasi.0013_akun", pemda="")


# ── What only who owns the tables can do ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "perintah",
    [
        "drop trigger organisasi_jejak_tanpa_update",
        "drop trigger organisasi_jejak_tanpa_update; create trigger organisasi_jejak_tanpa_update before update on "
        "organisasi_jejak begin select 1; end",
    ],
)
@pytest.mark.sekali
def test_picu_sqlite(dunia, perintah):
    if connection.vendor != "sqlite":
        pytest.skip("hanya untuk SQLite")
    awal, titik, akhir = perintah.partition("; ")
    for satu in (awal, akhir) if titik else (awal,):
        sql(satu)
    satu_temuan("picu", "organisasi_jejak_tanpa_update", pemda="")


@pytest.mark.sekali
def test_pencacah_dan_kaidah_sqlite(dunia):
    if connection.vendor != "sqlite":
        pytest.skip("hanya untuk SQLite")
    sql("drop index lembar_jabatan_unik")
    satu_temuan("kaidah_hilang", "indikator_lembar", "lembar_jabatan_unik", pemda="")
    sql("update sqlite_sequence set seq = 0 where name = 'organisasi_instansi'")
    temuan = {(satu["jenis"], satu["pemda"]) for satu in jalankan()}
    assert temuan == {("kaidah_hilang", ""), ("pencacah", "magetan"), ("pencacah", "paser")}


@pytest.mark.parametrize(
    ("perintah", "jenis", "kata"),
    [
        ("drop policy penyewa on organisasi_unitkerja", "rls", "organisasi_unitkerja"),
        ("alter table organisasi_unitkerja no force row level security", "rls", "organisasi_unitkerja"),
        ("alter table organisasi_unitkerja disable row level security", "rls", "organisasi_unitkerja"),
        ("alter policy penyewa on organisasi_unitkerja using (true) with check (true)", "rls", "organisasi_unitkerja"),
        ("create policy bocor on organisasi_unitkerja for select using (true)", "rls", "bocor"),
        ("alter table organisasi_jejak disable trigger organisasi_jejak_tanpa_ubah", "picu", "tanpa_ubah"),
        ("drop trigger organisasi_jejak_tanpa_kosong on organisasi_jejak", "picu", "tanpa_kosong"),
        (
            "create or replace function organisasi_jejak_tolak() returns trigger language plpgsql as "
            "$$ begin return new; end $$",
            "picu",
            "organisasi_jejak",
        ),
        ("grant update on organisasi_jejak to kinerja_app", "peran", "organisasi_jejak"),
        (
            'alter table organisasi_unitkerja drop constraint "organisasi_unitkerja_instansi_id_pemda"',
            "kunci_gabungan",
            "instansi_id",
        ),
        ("alter table indikator_penetapanberlaku drop constraint penetapan_berlaku_unik", "kaidah_hilang", "berlaku"),
        ("select setval(pg_get_serial_sequence('organisasi_pemda', 'id'), 1, false)", "pencacah", "organisasi_pemda"),
    ],
)
def test_pagar_postgres_dilepas(dunia_salinan, koneksi_pemilik, perintah, jenis, kata):
    """One fence at a time, by the owner of the tables."""
    assert jalankan() == []
    with koneksi_pemilik.cursor() as kursor:
        kursor.execute(perintah)
    temuan = jalankan()
    assert temuan and {satu["jenis"] for satu in temuan} == {jenis}, temuan
    assert all(kata in satu["apa"] for satu in temuan), temuan


def test_peran_pemilik_di_database_url(dunia_salinan, postgres, settings):
    from tests.basis import pakai

    aplikasi = {kunci: connection.settings_dict[kunci] for kunci in ("USER", "PASSWORD")}
    pakai(connection.settings_dict["NAME"], **settings.UJI_PEMILIK)
    try:
        assert {satu["jenis"] for satu in jalankan()} == {"peran"}
    finally:
        pakai(connection.settings_dict["NAME"], **aplikasi)
