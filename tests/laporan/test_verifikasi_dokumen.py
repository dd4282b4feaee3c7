"""Checking a decree: its code, its state today, its fingerprints, and a file against them; open to everybody."""

import base64
import hashlib
import io
import re
from datetime import date

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kinerja.qr import qr_svg
from kinerja.sidik import kanonis
from laporan.domain import berkas_keputusan, kode_verifikasi
from laporan.enums import SifatKeputusan, StatusKeputusan
from laporan.models import Cuplikan, Keputusan
from laporan.views import verifikasi_dokumen
from organisasi.domain.berkas import simpan_berkas
from organisasi.galat import Ditolak, SalahStatus
from organisasi.models import Berkas, Jejak
from tests import pabrik
from tests.laporan import keputusan_kecil

NIP = "198001012005011003"


@pytest.fixture
def dunia(db):
    """(pemda, decree in force with one file, the bytes of that file). The public page of the pemda is closed."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        instansi = pabrik.instansi("Dinas Kesehatan")
        pejabat = pabrik.pejabat("Siti Aminah", nip=NIP)
        penetapan = keputusan_kecil.dokumen(instansi)
        keputusan = keputusan_kecil.berlaku(instansi, penetapan, penandatangan=pejabat)
        isi = pdf("naskah resmi")
        pasang(keputusan, isi, "cetak")
    return pemda, keputusan, isi


def pdf(judul: str, lampiran: dict[str, bytes] | None = None) -> bytes:
    dokumen, hasil = pikepdf.new(), io.BytesIO()
    dokumen.add_blank_page()
    dokumen.docinfo["/Title"] = judul
    for nama, isi in (lampiran or {}).items():
        dokumen.attachments[nama] = isi
    dokumen.save(hasil)
    return hasil.getvalue()


def pasang(keputusan, isi: bytes, jenis: str) -> None:
    oleh = pabrik.mesin()
    berkas = simpan_berkas(
        oleh=oleh, nama=f"{jenis}.pdf", isi=isi, jenis_mime="application/pdf", instansi=keputusan.instansi
    )
    berkas_keputusan.pasang(keputusan, oleh=oleh, jenis=jenis, berkas=berkas)


def alamat(kode: str, slug: str = "magetan") -> str:
    return f"/verifikasi/{slug}/{kode}/"


def teks(jawaban) -> str:
    return jawaban.content.decode()


def periksa(keputusan, isi: bytes, nama: str = "k.pdf"):
    return pabrik.klien().post(alamat(keputusan.kode), {"berkas": SimpleUploadedFile(nama, isi)})


# --- the code ------------------------------------------------------------------------------------------------------


def test_kode_diberikan_sekali_saat_berlaku(dunia):
    pemda, keputusan, _ = dunia
    assert len(keputusan.kode) == kode_verifikasi.PANJANG and set(keputusan.kode) <= set(kode_verifikasi.HURUF)
    assert len(kode_verifikasi.HURUF) ** kode_verifikasi.PANJANG > 2**50
    with pabrik.dalam(pemda):
        assert kode_verifikasi.beri_kode(keputusan, oleh=pabrik.mesin()).kode == keputusan.kode
        draf = keputusan_kecil.draf(keputusan.instansi)
        with pytest.raises(SalahStatus):
            kode_verifikasi.beri_kode(draf, oleh=pabrik.mesin())
        with pytest.raises(Ditolak):
            kode_verifikasi.beri_kode(keputusan, oleh=pabrik.pelaku_baru("pembaca"))
        assert kode_verifikasi.alamat(draf) == "" and not Keputusan.objects.get(pk=draf.pk).kode


def test_alamat_lengkap_dan_qr(dunia, settings):
    settings.SITUS = "https://kinerja.uji.test"
    lengkap = kode_verifikasi.alamat(dunia[1])
    tampil = kode_verifikasi.tampil(dunia[1].kode)
    assert lengkap == f"https://kinerja.uji.test/verifikasi/magetan/{tampil}/" and len(tampil) == 14
    gambar = qr_svg(lengkap)
    svg = base64.b64decode(gambar.removeprefix("data:image/svg+xml;base64,")).decode()
    sisi = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    assert 37 <= sisi <= 49 and len(gambar) < 8_000 and qr_svg(lengkap) == gambar != qr_svg(lengkap + "x")
    with pytest.raises(ValueError, match="QR"):
        qr_svg("x" * 501)


@pytest.mark.parametrize("ubah", [str.lower, kode_verifikasi.tampil, lambda k: f" {k[:4]} {k[4:8]}-{k[8:]} "])
def test_kode_boleh_diketik_dengan_cara_apa_pun(dunia, ubah):
    klien, ketikan = pabrik.klien(), ubah(dunia[1].kode)
    jawaban = klien.get("/verifikasi/magetan/", {"kode": ketikan}, follow=True)
    assert jawaban.status_code == 200 and "1 TAHUN 2024" in teks(jawaban)


# --- what everybody sees ---------------------------------------------------------------------------------------------


def test_halaman_tanpa_sesi_nama_dan_nip(dunia):
    """Although the public page is closed: the code stands on a paper."""
    keputusan = dunia[1]
    jawaban = pabrik.klien().get(alamat(keputusan.kode))
    isi = teks(jawaban)
    for kata in ("1 TAHUN 2024", "1 Maret 2024", "Dinas Kesehatan", "IKU Tahun 2024", "KEPALA DINAS", "Berlaku."):
        assert kata in isi, kata
    assert "Siti Aminah" not in isi and NIP not in isi
    assert not jawaban.cookies and "Set-Cookie" not in jawaban.headers and "Cookie" not in jawaban.get("Vary", "")
    assert jawaban["X-Robots-Tag"].startswith("noindex") and 'content="noindex' in isi
    assert jawaban["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in jawaban["Content-Security-Policy"] and "frame-ancestors 'none'" in str(
        jawaban.headers
    )
    assert pabrik.klien().get("/magetan/publik/").status_code == 404


def test_sidik_jari_isi_dan_berkas(dunia):
    pemda, keputusan, berkas = dunia
    isi = teks(pabrik.klien().get(alamat(keputusan.kode)))
    with pabrik.dalam(pemda):
        assert Cuplikan.objects.get(objek_id=keputusan.pk, jenis="keputusan").sha256 in isi
    assert hashlib.sha256(berkas).hexdigest() in isi


def test_isi_beku_yang_rusak_dikatakan(dunia):
    pemda, keputusan, _ = dunia
    with pabrik.dalam(pemda):
        Cuplikan.objects.filter(objek_id=keputusan.pk, jenis="keputusan").update(isi={"judul": "diubah"})
    assert "tidak utuh" in teks(pabrik.klien().get(alamat(keputusan.kode)))


def test_keadaan_hari_ini_dengan_tautan(dunia, settings):
    """Amended: still in force with its amendment; revoked: since when and by which decree; both lead there."""
    settings.SITUS = "https://kinerja.uji.test"
    pemda, keputusan, _ = dunia
    with pabrik.dalam(pemda):
        lain = {"nomor": "2 TAHUN 2024", "tentang": "Perubahan IKU", "asal": keputusan}
        ubah = keputusan_kecil.berlaku(keputusan.instansi, keputusan.penetapan, sifat=SifatKeputusan.PERUBAHAN, **lain)
        Keputusan.objects.filter(pk=keputusan.pk).update(status=StatusKeputusan.DIUBAH)
    isi = teks(pabrik.klien().get(alamat(keputusan.kode)))
    assert "Berlaku dengan perubahannya." in isi and "Diubah sejak 1 Maret 2024 dengan" in isi
    assert kode_verifikasi.alamat_kode("magetan", ubah.kode) in isi and "Keputusan Nomor 2 TAHUN 2024" in isi
    with pabrik.dalam(pemda):
        Keputusan.objects.filter(pk=ubah.pk).update(sifat=SifatKeputusan.PENGGANTI)
        dicabut = {"status": StatusKeputusan.DICABUT, "berlaku_sampai": date(2024, 2, 29)}
        Keputusan.objects.filter(pk=keputusan.pk).update(**dicabut)
    isi = teks(pabrik.klien().get(alamat(keputusan.kode)))
    assert "Dicabut sejak 1 Maret 2024." in isi and "periksa-dicabut" in isi
    assert kode_verifikasi.alamat_kode("magetan", ubah.kode) in isi


def test_kode_dan_pemda_tidak_dikenal_sama_saja(dunia):
    """Also the code of another pemda, under mine."""
    keputusan = dunia[1]
    with pabrik.dalam(pabrik.pemda("blitar", "Kabupaten Asing")):
        instansi = pabrik.instansi("Dinas Kenarib")
        asing = keputusan_kecil.berlaku(instansi, keputusan_kecil.dokumen(instansi), tentang="Kenarib")
    klien, isi = pabrik.klien(), set()
    palsu = [asing.kode, kode_verifikasi.kode_baru(), "ABC", "x" * 300, "%00", keputusan.kode + "A"]
    for satu in [alamat(kode) for kode in palsu] + [alamat(keputusan.kode, "tidak-ada")]:
        jawaban = klien.get(satu)
        assert jawaban.status_code == 404 and "Kenarib" not in teks(jawaban) and "Dinas" not in teks(jawaban), satu
        assert jawaban["Cache-Control"] == "no-store" and not jawaban.cookies
        isi.add(re.sub(r'value="[^"]*"|/verifikasi/[^"]*"', "", teks(jawaban)))
        assert klien.post(satu, {"berkas": SimpleUploadedFile("k.pdf", b"%PDF-1.7")}).status_code == 404
    assert len(isi) == 1
    assert klien.get(alamat(asing.kode, "blitar")).status_code == 200


def test_pemda_nonaktif_tidak_dikenal(dunia):
    pemda, keputusan, _ = dunia
    pemda.aktif = False
    pemda.save()
    assert pabrik.klien().get(alamat(keputusan.kode)).status_code == 404


def test_formulir_kode_sama_untuk_pemda_yang_tidak_ada(dunia):
    klien = pabrik.klien()
    ada, tak_ada = (klien.get(f"/verifikasi/{slug}/") for slug in ("magetan", "entah"))
    assert ada.status_code == tak_ada.status_code == 200
    assert teks(ada).replace("magetan", "") == teks(tak_ada).replace("entah", "")
    assert "12 huruf dan angka" in teks(klien.get("/verifikasi/magetan/", {"kode": "0O1IL"}))


def test_draf_tidak_punya_halaman(dunia):
    """Even if a code were in its row."""
    pemda, keputusan, _ = dunia
    with pabrik.dalam(pemda):
        draf = keputusan_kecil.draf(keputusan.instansi, kode=kode_verifikasi.kode_baru())
    assert pabrik.klien().get(alamat(draf.kode)).status_code == 404


def test_hanya_formulir_berkas_yang_dikirim(dunia):
    klien = pabrik.klien()
    assert klien.post("/verifikasi/magetan/").status_code == 405
    for cara in (klien.put, klien.delete, klien.patch):
        assert cara(alamat(dunia[1].kode)).status_code == 405
    assert klien.get("/verifikasi/magetan/x/y/").status_code == 404


def test_url_tidak_terbayang_alamat_pemda():
    assert reverse("verifikasi_dokumen", args=["magetan", "K"]) == "/verifikasi/magetan/K/"


# --- a file --------------------------------------------------------------------------------------------------------


def test_berkas_asli_disebut_jenisnya(dunia):
    pemda, keputusan, isi = dunia
    pindaian = pdf("pindaian")
    with pabrik.dalam(pemda):
        pasang(keputusan, pindaian, "pindaian")
    jawaban = periksa(keputusan, isi)
    assert jawaban.status_code == 200 and "Asli, tidak berubah: sama persis dengan PDF dari" in teks(jawaban)
    assert "Pindaian naskah bertanda tangan dari keputusan ini" in teks(periksa(keputusan, pindaian))
    assert not jawaban.cookies and jawaban["Cache-Control"] == "no-store"


def test_berkas_berbeda_walau_satu_bita(dunia):
    _, keputusan, isi = dunia
    jawaban = teks(periksa(keputusan, isi + b"\n"))
    assert "Berbeda dari naskah resmi" in jawaban and "Asli" not in jawaban
    assert hashlib.sha256(isi + b"\n").hexdigest() in jawaban


@pytest.mark.parametrize("bungkus", [False, True])
def test_isi_tersemat_sama_tetapi_berkas_berbeda(dunia, bungkus):
    """Whoever redraws the pages and keeps the data is told exactly that, not that it is genuine."""
    pemda, keputusan, _ = dunia
    with pabrik.dalam(pemda):
        beku = Cuplikan.objects.get(objek_id=keputusan.pk, jenis="keputusan")
    data = {"isi": beku.isi, "sha256": beku.sha256} if bungkus else beku.isi
    jawaban = teks(periksa(keputusan, pdf("diubah", {"keputusan.json": kanonis(data).encode()})))
    assert "Bukan berkas resmi" in jawaban and "halaman yang terlihat mungkin sudah diubah" in jawaban
    assert "Asli, tidak berubah" not in jawaban
    lain = kanonis(beku.isi | {"nomor": "9"}).encode()
    assert "Berbeda dari naskah resmi" in teks(periksa(keputusan, pdf("diubah", {"keputusan.json": lain})))


@pytest.mark.parametrize(
    "isi",
    [
        b"%PDF-1.7 " + b"\x00\xff" * 5_000,
        b"%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 9999999/First 0/Length 5/Filter/FlateDecode>>stream\nxxxxx\nendstream",
        pdf("json rusak", {"a.json": b"{" * 100_000, "b.json": b"[" * 200_000, "c.json": b"\xff\xfe"}),
        pdf("angka", {"a.json": b"1" * 50_000}),
        pdf("bukan json", {"a.txt": b"{}"}),
    ],
)
def test_berkas_sampah(dunia, isi):
    jawaban = periksa(dunia[1], isi)
    assert jawaban.status_code == 200 and "Berbeda dari naskah resmi" in teks(jawaban)


@pytest.mark.sekali  # the file is unpacked in a child without a database
def test_lampiran_yang_mengembang_tidak_menghabiskan_memori(dunia):
    """A small file that unpacks to half a gigabyte of JSON: refused in the child, answered as any other."""
    bom = pdf("bom", {"a.json": b" " * (400 * 1024 * 1024) + b"1"})
    assert len(bom) < verifikasi_dokumen.UNGGAH_MAKS
    assert "Berbeda dari naskah resmi" in teks(periksa(dunia[1], bom))


@pytest.mark.parametrize(
    ("isi", "kata"), [(b"", "Pilih dahulu"), (b"<html>", "bukan PDF"), (b"PK\x03\x04", "bukan PDF")]
)
def test_bukan_pdf(dunia, isi, kata):
    jawaban = periksa(dunia[1], isi)
    assert jawaban.status_code == 422 and kata in teks(jawaban)


def test_tanpa_berkas(dunia):
    jawaban = pabrik.klien().post(alamat(dunia[1].kode), {"berkas": "bukan berkas"})
    assert jawaban.status_code == 422 and "Pilih dahulu" in teks(jawaban)
    rusak = pabrik.klien().post(alamat(dunia[1].kode), b"entah", content_type="multipart/form-data; boundary=x")
    assert rusak.status_code in (400, 422)


def test_berkas_terlalu_besar(dunia, monkeypatch):
    """Told before it is read into memory; the sentence says the limit."""
    monkeypatch.setattr(verifikasi_dokumen, "UNGGAH_MAKS", 10_000)
    for banyak in (10_001, 200_000):
        jawaban = periksa(dunia[1], b"%PDF-" + b"x" * banyak)
        assert jawaban.status_code == 422 and "lebih besar daripada 30 MB" in teks(jawaban)


def test_tidak_ada_yang_disimpan(dunia, settings, tmp_path):
    pemda, keputusan, isi = dunia
    sementara = tmp_path / "sementara"
    sementara.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = str(sementara)
    with pabrik.dalam(pemda):
        awal = Berkas.objects.count(), Jejak.objects.count()
    for satu in (isi, b"%PDF-" + b"x" * 3_000_000):
        periksa(keputusan, satu)
    with pabrik.dalam(pemda):
        assert (Berkas.objects.count(), Jejak.objects.count()) == awal
    assert list(sementara.iterdir()) == []


# --- guessing --------------------------------------------------------------------------------------------------------


def test_terlalu_sering_ditahan(dunia, monkeypatch):
    monkeypatch.setattr(verifikasi_dokumen, "LAJU_LIHAT", "3/m")
    monkeypatch.setattr(verifikasi_dokumen, "LAJU_PERIKSA", "1/m")
    klien = pabrik.klien()
    kode = [klien.get(alamat(kode_verifikasi.kode_baru())).status_code for _ in range(4)]
    assert kode == [404, 404, 404, 429]
    assert klien.get(alamat(dunia[1].kode), REMOTE_ADDR="10.0.0.9").status_code == 200  # another address
    kirim = [klien.post(alamat(dunia[1].kode)).status_code for _ in range(2)]
    assert kirim == [422, 429]
