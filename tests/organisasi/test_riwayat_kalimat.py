"""Riwayat as sentences: every verb and every kind of row, stories of one request, panel, files."""

import csv
import io
import re

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from indikator.models import Indikator
from kinerja import permintaan
from organisasi.domain import instansi as domain_instansi
from organisasi.domain import jejak, tulis
from organisasi.enums import PERLU_ALASAN, Tindakan
from organisasi.exporters import riwayat as riwayat_unduh
from organisasi.models import Jejak
from organisasi.models.dasar import ModelPenyewa
from organisasi.riwayat import jejak_objek
from organisasi.riwayat_kalimat import ceritakan, kalimat, predikat, sebutan
from tests import pabrik
from tests.penyewa.dunia import bangun

pytestmark = pytest.mark.django_db
MENTAH = re.compile(r"</?[a-z]+>|[{}\[\]]|None|\\frac|\borganisasi\.|\bindikator\.|\blaporan\.")


@pytest.fixture
def d():
    magetan = pabrik.pemda("magetan")
    with pabrik.dalam(magetan):
        dinas = pabrik.instansi("Dinas Kesehatan", "dinkes")
        kepala = pabrik.jabatan(dinas, "Kepala Bidang X")
        dokumen = pabrik.penetapan(dinas, 2026)
        lembar = pabrik.lembar(dokumen, kepala)
        isi = {
            "pemda": magetan,
            "dinas": dinas,
            "dokumen": dokumen,
            "lembar": lembar,
            "indikator": pabrik.indikator(lembar, "Nilai SAKIP", target="9 dokumen"),
            "perencana": pabrik.anggota("perencana", dinas, pabrik.pengguna("Siti Aminah")),
            "verifikator": pabrik.anggota("verifikator", orang=pabrik.pengguna("Budi")),
            "admin": pabrik.anggota("admin_pemda"),
        }
    return type("D", (), isi)


def catat(d, orang, tindakan, objek, perubahan=None, alasan=""):
    return jejak.catat(
        oleh=pabrik.pelaku(orang), tindakan=tindakan, objek=objek, perubahan=perubahan or {}, alasan=alasan
    )


def test_langkah_dan_pengembalian(d):
    with pabrik.dalam(d.pemda):
        status = {"status": ("draf", "diajukan")}
        satu = catat(d, d.perencana, Tindakan.AJUKAN, d.lembar, status)
        assert kalimat(satu) == "Siti Aminah (Perencana) mengajukan lembar IKI Kepala Bidang X"
        dua = catat(d, d.verifikator, Tindakan.KEMBALIKAN, d.lembar, {}, "Target belum jelas")
        assert kalimat(dua) == (
            "Budi (Verifikator) mengembalikan lembar IKI Kepala Bidang X, dengan alasan “Target belum jelas”"
        )
        tiga = catat(d, d.verifikator, Tindakan.REVIU, d.dokumen)
        assert kalimat(tiga).endswith("telah direviu") and "menyatakan dokumen IKU dan IKI “" in kalimat(tiga)


def test_target_dari_menjadi(d):
    with pabrik.dalam(d.pemda):
        target = d.indikator.target.get()
        satu = tulis.ubah(target, oleh=pabrik.mesin(), teks="12 dokumen", nilai=12)
        baris = Jejak.objects.filter(model="indikator.Target").first()
        nama = sebutan([baris])[baris.model, baris.objek_id]
        assert predikat(baris, nama) == (
            f"mengubah target {satu.tahun} indikator “Nilai SAKIP” dari “9 dokumen” menjadi “12 dokumen”"
        )
        tulis.ubah(satu, oleh=pabrik.mesin(), teks="")
        assert "mengosongkan" in predikat(Jejak.objects.filter(model="indikator.Target").first())


def test_setiap_tindakan_dan_setiap_jenis_data_terbaca(db):
    """No verb and no model leaves raw markup, JSON or a label of the program in its sentence."""
    dunia = bangun("alpa", "Asri")
    with dunia.dalam():
        oleh, semua = pabrik.mesin(), []
        for model in apps.get_models():
            if not issubclass(model, ModelPenyewa) or model is Jejak or (objek := model.objects.first()) is None:
                continue
            for tindakan in Tindakan:
                alasan = "Perlu" if tindakan in PERLU_ALASAN else ""
                nilai = {f.name: (None, f.value_from_object(objek)) for f in model._meta.concrete_fields[:6]}
                semua.append(jejak.catat(oleh=oleh, tindakan=tindakan, objek=objek, perubahan=nilai, alasan=alasan))
        nama = sebutan(semua)
        salah = []
        for satu in semua:
            isi = predikat(satu, nama.get((satu.model, satu.objek_id), ""))
            if MENTAH.search(isi) or (satu.alasan and satu.alasan not in isi) or len(isi) > 900:
                salah.append(isi)
        assert len(semua) > 30 * len(Tindakan) and salah == []


def test_rumus_dan_naskah_tanpa_markah(d):
    with pabrik.dalam(d.pemda):
        rumus = pabrik._buat(apps.get_model("indikator.Rumus"), indikator=pabrik.indikator(d.lembar, "B"), teks="")
        tulis.ubah(rumus, oleh=pabrik.mesin(), teks=r"$\frac{\text{Jumlah a}}{\text{Jumlah b}} \times 100\%$")
        isi = predikat(Jejak.objects.filter(model="indikator.Rumus").first())
        assert "Jumlah a" in isi and "frac" not in isi and "$" not in isi


def test_satu_permintaan_satu_cerita(d):
    with pabrik.dalam(d.pemda):
        with permintaan.sebagai("a" * 32):
            for nomor in range(3):
                tulis.buat(
                    Indikator, oleh=pabrik.mesin(), lembar=d.lembar, sasaran=d.indikator.sasaran, nama=f"I{nomor}"
                )
        with permintaan.sebagai("b" * 32):
            tulis.ubah(d.lembar, oleh=pabrik.mesin(), tindakan=Tindakan.AJUKAN, urutan=9)
            tulis.ubah(d.dokumen, oleh=pabrik.mesin(), catatan_sumber="x")
        cerita = ceritakan(Jejak.objects.order_by("-nomor")[:30])
    assert "mengajukan lembar IKI" in cerita[0].predikat and cerita[0].predikat.endswith("beserta 1 perubahan lain")
    assert cerita[1].predikat == "menambah 3 indikator" and len(cerita[1].peristiwa) == 3


def test_cerita_dokumen_memuat_lembarnya_dan_yang_dihapus(d):
    with pabrik.dalam(d.pemda):
        mesin = pabrik.mesin()
        asing = pabrik.indikator(pabrik.lembar(pabrik.penetapan(d.dinas, 2027)), "Di dokumen lain")
        hilang = pabrik.indikator(d.lembar, "Dihapus")
        for satu in (asing, d.indikator, hilang, hilang.sasaran):
            tulis.ubah(satu, oleh=mesin, nama=f"{satu.nama} baru")
        tulis.ubah(d.lembar, oleh=mesin, urutan=7)
        tulis.hapus(hilang, oleh=mesin)
        milik = {(j.model, j.objek_id, j.tindakan) for j in jejak_objek(type(d.dokumen), d.dokumen.pk)}
        ubah, hapus = str(Tindakan.UBAH), str(Tindakan.HAPUS)
        assert milik == {
            ("indikator.Lembar", d.lembar.pk, ubah),
            ("indikator.Indikator", d.indikator.pk, ubah),
            ("indikator.Indikator", hilang.pk, hapus),
            ("indikator.SasaranStrategis", hilang.sasaran_id, ubah),
        }
        realisasi = pabrik.realisasi(d.indikator, "8")
        tulis.ubah(realisasi, oleh=mesin, teks="9")
        tulis.ubah(realisasi.pengukuran, oleh=mesin, status="diajukan")
        ukur = realisasi.pengukuran
        assert {j.model for j in jejak_objek(type(ukur), ukur.pk)} == {"indikator.Pengukuran", "indikator.Realisasi"}


def test_panel_dimuat_saat_dibuka(d):
    alamat = f"/magetan/jabatan/{d.lembar.jabatan_id}/"
    panel = f"/magetan/riwayat/organisasi.jabatan/{d.lembar.jabatan_id}/"
    klien = pabrik.klien(d.perencana)
    klien.get(alamat)
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        halaman = klien.get(alamat).content.decode()
    assert f'hx-get="{panel}"' in halaman and not [q for q in kueri if 'from "organisasi_jejak"' in q["sql"].lower()]
    isi = klien.get(panel, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in isi and "menambah jabatan “Kepala Bidang X”" in isi
    with pabrik.dalam(d.pemda):
        pembaca = pabrik.anggota("pembaca")
    assert panel not in pabrik.klien(pembaca).get(alamat).content.decode()


def test_unduh_csv_dan_xlsx_menurut_saringan(d):
    with pabrik.dalam(d.pemda):
        domain_instansi.ubah(oleh=pabrik.pelaku(d.admin), instansi=d.dinas, nama="=1+1")
    klien = pabrik.klien(d.admin)
    teks = klien.get("/magetan/riwayat/unduh/csv/?tindakan=ubah").content.decode("utf-8-sig")
    baris = list(csv.DictReader(io.StringIO(teks)))
    assert len(baris) == 1 and baris[0]["Data"] == "'=1+1" and baris[0]["Peran saat itu"] == "Admin pemda"
    assert "Nama: Dinas Kesehatan → =1+1" in baris[0]["Perubahan"]
    buku = load_workbook(io.BytesIO(klien.get("/magetan/riwayat/unduh/xlsx/?tindakan=ubah").content))
    sel = [c for r in buku.active.iter_rows() for c in r if c.value == "=1+1"]
    assert sel and all(c.data_type == "s" for c in sel)
    assert klien.get("/magetan/riwayat/unduh/exe/").status_code == 404
    assert pabrik.klien(d.perencana).get("/magetan/riwayat/unduh/csv/").status_code == 403


def test_unduh_terlalu_banyak_memberi_saran(d, monkeypatch):
    monkeypatch.setattr(riwayat_unduh, "BARIS_MAKS", 3)
    jawaban = pabrik.klien(d.admin).get("/magetan/riwayat/unduh/csv/")
    assert jawaban.status_code == 409 and "Persempit dengan saringan tanggal" in jawaban.content.decode()


def test_kueri_daftar_tidak_bertambah(d):
    klien = pabrik.klien(d.admin)
    klien.get("/magetan/riwayat/")
    with CaptureQueriesContext(connection) as sedikit:
        klien.get("/magetan/riwayat/")
    with pabrik.dalam(d.pemda):
        for nomor in range(8):
            pabrik.indikator(d.lembar, f"Indikator {nomor}", target="5")
    with CaptureQueriesContext(connection) as banyak:
        klien.get("/magetan/riwayat/")
    assert len(banyak) == len(sedikit)
