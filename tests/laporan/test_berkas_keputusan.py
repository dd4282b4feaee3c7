"""Files of a decree: the scan, who may put it there, who may download it, and that no sweep takes it."""

from datetime import date, timedelta

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from laporan.domain import berkas_keputusan as domain
from laporan.domain.nomori import nomori
from laporan.models import BerkasKeputusan, Keputusan
from organisasi import harian
from organisasi.domain.berkas import simpan_berkas
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from organisasi.models import Berkas, Jejak, Pekerjaan
from tests import berkas_contoh, pabrik
from tests.laporan import keputusan_kecil


@pytest.fixture
def dunia(db):
    """(pemda, dinas, numbered draft, blank draft); beside it a stranger pemda with a scan."""
    with pabrik.dalam(pabrik.pemda("paser")) as mesin:
        asing = keputusan_kecil.draf(pabrik.instansi("Dinas Asing"))
        nomori(asing, oleh=mesin, nomor="1", tanggal=date(2024, 3, 1))
        domain.unggah_pindaian(asing, oleh=mesin, nama="asing.pdf", isi=berkas_contoh.pdf())
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda) as mesin:
        dinas = pabrik.instansi("Dinas Kesehatan")
        bernomor = nomori(keputusan_kecil.draf(dinas), oleh=mesin, nomor="1", tanggal=date(2024, 3, 1))
        return pemda, dinas, bernomor, keputusan_kecil.draf(dinas)


def _unggah(keputusan, oleh=None, isi=b"", nama="pindaian.pdf"):
    return domain.unggah_pindaian(keputusan, oleh=oleh or pabrik.mesin(), nama=nama, isi=isi or berkas_contoh.pdf())


def test_a_scan_of_a_numbered_decree_and_its_replacement(dunia):
    pemda, dinas, bernomor, kosong = dunia
    with pabrik.dalam(pemda):
        with pytest.raises(SalahStatus, match="belum bernomor"):
            _unggah(kosong)
        satu = _unggah(bernomor, pabrik.pelaku_baru("perencana", dinas))
        assert _unggah(bernomor) == satu and Berkas.objects.count() == 1  # sent twice
        dua = _unggah(bernomor, pabrik.pelaku_baru("penomoran"), berkas_contoh.pdf(halaman=2), "baru.pdf")
        assert dua.pk == satu.pk and [b.berkas.nama for b in domain.daftar(bernomor)] == ["baru.pdf"]
        jejak = Jejak.objects.filter(model="laporan.BerkasKeputusan", objek_id=satu.pk).latest("nomor")
        assert jejak.perubahan["sidik_jari"] == [satu.berkas.sha256, dua.berkas.sha256]
        assert default_storage.exists(Berkas.objects.get(pk=satu.berkas_id).isi.name)


@pytest.mark.parametrize("peran", ["pimpinan", "verifikator", "inspektorat", "bappeda", "admin_pemda", "pembaca"])
def test_only_the_planner_and_the_registrar_upload_it(dunia, peran):
    pemda, dinas, bernomor, _ = dunia
    with pabrik.dalam(pemda):
        with pytest.raises(Ditolak):
            _unggah(bernomor, pabrik.pelaku_baru(peran, dinas if peran == "pimpinan" else None))
        lain = pabrik.pelaku_baru("perencana", pabrik.instansi("Dinas Lain"))
        with pytest.raises(Ditolak):
            _unggah(bernomor, lain)
        berkas = simpan_berkas(oleh=pabrik.mesin(), nama="a.pdf", isi=b"%PDF-", jenis_mime="application/pdf")
        with pytest.raises(SalahStatus, match="masih draf"):
            domain.pasang(bernomor, oleh=pabrik.mesin(), jenis="cetak", berkas=berkas)
        with pytest.raises(Ditolak):
            domain.pasang(bernomor, oleh=lain, jenis="cetak", berkas=berkas)


def _berskrip(pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect({"/S": pikepdf.Name("/JavaScript"), "/JS": "app.alert(1)"})


@pytest.mark.parametrize(
    "nama, isi",
    [
        ("skrip.pdf", lambda: berkas_contoh.pdf(_berskrip)),
        ("bukan.pdf", lambda: b"<html><script>alert(1)</script></html>"),
        ("gambar.png", lambda: berkas_contoh.gambar("PNG")),
        ("gambar.pdf", lambda: berkas_contoh.gambar("PNG")),
        ("virus.pdf", lambda: berkas_contoh.pdf() + berkas_contoh.EICAR),
        ("zip.pdf", lambda: berkas_contoh.pdf() + berkas_contoh.arsip({"a.txt": "x"})),
        ("rusak.pdf", lambda: b"%PDF-1.7 rusak"),
    ],
)
def test_hostile_uploads_are_refused(dunia, nama, isi):
    pemda, _, bernomor, _ = dunia
    with pabrik.dalam(pemda):
        with pytest.raises(IsianSalah):
            _unggah(bernomor, isi=isi(), nama=nama)
        assert not BerkasKeputusan.objects.exists() and not Berkas.objects.exists()


def test_the_page_takes_it_and_lists_it(dunia):
    pemda, _, bernomor, kosong = dunia
    with pabrik.dalam(pemda):
        petugas = pabrik.klien(pabrik.anggota("penomoran"))
    alamat = f"/magetan/keputusan/{bernomor.pk}/pindaian/"
    assert petugas.get(alamat).status_code == 200
    assert petugas.post(alamat).status_code == 422
    salah = petugas.post(alamat, {"berkas": SimpleUploadedFile("a.pdf", b"<svg>")})
    assert salah.status_code == 422 and "rusak atau bukan PDF" in salah.content.decode()
    jawaban = petugas.post(alamat, {"berkas": SimpleUploadedFile("Naskah ttd.pdf", berkas_contoh.pdf())}, follow=True)
    isi = jawaban.content.decode()
    assert "Pindaian tersimpan." in isi and "Naskah ttd.pdf" in isi and "Unggah pindaian" in isi
    isi = petugas.get(f"/magetan/keputusan/{kosong.pk}/pindaian/").content.decode()
    assert "belum bernomor" in isi and 'type="file"' not in isi
    siap = {"berkas": SimpleUploadedFile("a.pdf", berkas_contoh.pdf())}
    assert petugas.post(f"/magetan/keputusan/{kosong.pk}/pindaian/", siap).status_code == 409


def _unduh(orang, berkas) -> int:
    return pabrik.klien(orang).get(f"/magetan/berkas/{berkas.pk}/").status_code


def test_downloads_follow_the_decree(dunia):
    pemda, dinas, bernomor, _ = dunia
    with pabrik.dalam(pemda) as mesin:
        pengunggah = pabrik.anggota("perencana", pabrik.instansi("Dinas Lain"))
        berkas = simpan_berkas(
            oleh=pabrik.pelaku(pengunggah), nama="a.pdf", isi=b"%PDF-", jenis_mime="application/pdf"
        )
        domain.pasang(bernomor, oleh=mesin, jenis="pindaian", berkas=berkas)
        orang = {p: pabrik.anggota(p) for p in ("penomoran", "verifikator", "pembaca")}
        orang["perencana"] = pabrik.anggota("perencana", dinas)
    boleh = {nama: _unduh(satu, berkas) for nama, satu in orang.items()}
    assert boleh == {"penomoran": 200, "verifikator": 200, "pembaca": 403, "perencana": 200}
    assert _unduh(pengunggah, berkas) == 403  # who made it, but may not see the decree
    with pabrik.dalam(pemda):
        Keputusan.objects.filter(pk=bernomor.pk).update(status="berlaku")
    assert _unduh(orang["pembaca"], berkas) == 200
    with pabrik.dalam(pabrik.pemda("blitar")):
        asing = pabrik.anggota("admin_pemda")
    assert _unduh(asing, berkas) == 404


def test_no_sweep_takes_the_files_of_a_decree(dunia):
    pemda, _, bernomor, _ = dunia
    lama = timezone.now() - timedelta(days=400)
    with pabrik.dalam(pemda):
        berkas = _unggah(bernomor).berkas
        isi = {"jenis": "terbitkan_keputusan", "judul": "Berkas", "kunci": "k", "status": "selesai"}
        kerja = pabrik._buat(Pekerjaan, instansi=bernomor.instansi, hasil=berkas, **isi)
        Berkas.objects.filter(pk=berkas.pk).update(dibuat=lama)
        Pekerjaan.objects.filter(pk=kerja.pk).update(dibuat=lama, selesai=lama)
    call_command("sapu_pekerjaan", verbosity=0)
    assert harian.jalankan() == 0
    with pabrik.dalam(pemda):
        tersisa = Berkas.objects.get(pk=berkas.pk)
        assert default_storage.exists(tersisa.isi.name) and BerkasKeputusan.objects.filter(berkas=berkas).exists()
