"""Stored files: whole or not at all, and out only by the checked view."""

import hashlib
import os
import time
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import transaction

from organisasi.domain.berkas import BerkasBaru, nama_aman, sapu_berkas, simpan_berkas
from organisasi.galat import Ditolak, IsianSalah
from organisasi.models import Berkas, Jejak
from tests import pabrik

ISI = b"%PDF-1.7 isi berkas"


def simpan(tata, orang=None, instansi="sendiri", nama="IKU 2019.pdf", jenis_mime="application/pdf") -> Berkas:
    with pabrik.dalam(tata.pemda):
        oleh = pabrik.pelaku(orang or tata.perencana)
        instansi = tata.instansi if instansi == "sendiri" else instansi
        return simpan_berkas(oleh=oleh, nama=nama, isi=ISI, jenis_mime=jenis_mime, instansi=instansi)


def isi_penyimpanan(settings) -> list[Path]:
    return [jalur for jalur in Path(settings.MEDIA_ROOT).rglob("*") if jalur.is_file()]


def url(berkas, pemda="magetan") -> str:
    return f"/{pemda}/berkas/{berkas.pk}/"


def test_simpan_mencatat_sidik_ukuran_dan_jejak(tata):
    berkas = simpan(tata)
    assert (berkas.ukuran, berkas.sha256) == (len(ISI), hashlib.sha256(ISI).hexdigest())
    assert berkas.isi.read() == ISI
    assert berkas.isi.name.startswith(f"pemda/{tata.pemda.pk}/") and berkas.isi.name.endswith(".pdf")
    assert "IKU" not in berkas.isi.name
    with pabrik.dalam(tata.pemda):
        jejak = Jejak.objects.filter(model="organisasi.Berkas").get()
        assert (jejak.objek, jejak.pengguna, jejak.tindakan) == ("IKU 2019.pdf", tata.perencana, "tambah")


def test_kosong_dan_perangkat_daerah_lain_ditolak(tata, settings):
    with pabrik.dalam(tata.pemda):
        oleh = pabrik.pelaku(tata.perencana)
        with pytest.raises(IsianSalah):
            simpan_berkas(oleh=oleh, nama="a.pdf", isi=b"", jenis_mime="application/pdf")
        with pytest.raises(Ditolak):
            simpan_berkas(oleh=oleh, nama="a.pdf", isi=ISI, jenis_mime="application/pdf", instansi=tata.lain)
    assert isi_penyimpanan(settings) == []


def test_baris_gagal_tidak_meninggalkan_isi(tata, settings):
    with pabrik.dalam(tata.pemda), pytest.raises(IsianSalah):
        simpan_berkas(oleh=pabrik.mesin(), nama="a.pdf", isi=ISI, jenis_mime="x" * 101)
    assert isi_penyimpanan(settings) == []


def test_sisa_transaksi_batal_disapu_setelah_sehari(tata, settings):
    """Content whose row was undone is not visible and goes away; young and used contents stay."""
    tetap = simpan(tata)
    with pabrik.dalam(tata.pemda), pytest.raises(RuntimeError), transaction.atomic():
        simpan_berkas(oleh=pabrik.mesin(), nama="b.pdf", isi=ISI, jenis_mime="application/pdf")
        raise RuntimeError
    assert len(isi_penyimpanan(settings)) == 2
    assert sapu_berkas() == 0
    kemarin = time.time() - 25 * 3600
    for jalur in isi_penyimpanan(settings):
        os.utime(jalur, (kemarin, kemarin))
    assert sapu_berkas() == 1
    assert default_storage.exists(tetap.isi.name)


@pytest.mark.parametrize(
    ("nama", "aman"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Dokumen\\iku.pdf", "iku.pdf"),
        ("iku\r\nSet-Cookie: a=b.pdf", "ikuSet-Cookie: a=b.pdf"),
        ("..", "berkas"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_nama_aman(nama, aman):
    assert nama_aman(nama) == aman


def test_unduh_sebagai_lampiran(tata):
    berkas = simpan(tata, nama="Indikator “Utama” – 2019.pdf")
    jawaban = pabrik.klien(tata.perencana).get(url(berkas))
    assert b"".join(jawaban.streaming_content) == ISI
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"].startswith("attachment; filename*=utf-8''Indikator")
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Cache-Control"] == "private, no-store"


def test_tampil_hanya_untuk_pdf(tata):
    pdf, html = simpan(tata), simpan(tata, nama="a.html", jenis_mime="text/html")
    klien = pabrik.klien(tata.perencana)
    assert klien.get(url(pdf) + "?tampil=1")["Content-Disposition"].startswith("inline")
    assert klien.get(url(html) + "?tampil=1")["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("siapa", "kode"),
    [("perencana", 200), ("rekan", 200), ("admin", 200), ("luar", 403), ("pembaca", 403), ("asing", 404)],
)
def test_siapa_boleh_mengunduh(tata, siapa, kode):
    berkas = simpan(tata)
    assert pabrik.klien(getattr(tata, siapa)).get(url(berkas)).status_code == kode


@pytest.mark.parametrize(
    ("siapa", "kode"), [("perencana", 200), ("rekan", 403), ("admin", 200), ("pembaca", 403), ("asing", 404)]
)
def test_berkas_tanpa_perangkat_daerah(tata, siapa, kode):
    berkas = simpan(tata, instansi=None)
    assert pabrik.klien(getattr(tata, siapa)).get(url(berkas)).status_code == kode


def test_pemda_lain_404_juga_lewat_alamatnya_sendiri(tata):
    assert pabrik.klien(tata.asing).get(url(simpan(tata), pemda="paser")).status_code == 404


def test_isi_hilang_404_dan_bukan_500(tata, caplog):
    berkas = simpan(tata)
    default_storage.delete(berkas.isi.name)
    assert pabrik.klien(tata.perencana).get(url(berkas)).status_code == 404
    assert berkas.isi.name in caplog.text


def test_tanpa_masuk_tidak_ada_isi(tata, client):
    jawaban = client.get(url(simpan(tata)))
    assert jawaban.status_code == 302 and "/akun/" in jawaban["Location"]


def test_berkas_baru_tidak_menyimpan_apa_apa(settings):
    BerkasBaru("a.pdf", ISI, "application/pdf")
    assert isi_penyimpanan(settings) == []
