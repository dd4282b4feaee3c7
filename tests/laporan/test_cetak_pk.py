"""The printed PK: both parties, lampiran, the change; frozen when it is signed; PDF, Word and Excel say the same."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from indikator.domain import anggaran_pk, baris_pk, perubahan_pk, rancang_pk
from indikator.domain import pk as domain
from indikator.models import Indikator, PerjanjianKinerja
from laporan.domain.cetak import cetak, susun_naskah
from laporan.domain.isi_pk import baca_isi_pk, susun_pk
from laporan.models import Cuplikan
from organisasi.domain.pengaturan import ubah_pengaturan
from organisasi.galat import Ditolak, GalatKinerja
from organisasi.models import Instansi, Pekerjaan
from tests import pabrik
from tests.indikator.dunia_rencana import buka, kirim, susun, teks

pytestmark = pytest.mark.django_db
UANG = [{"nama": "Pelayanan", "jumlah": Decimal(1_000_000), "keterangan": "DAK"}, {"nama": "Rapat", "jumlah": None}]


@pytest.fixture
def d():
    d = susun(reviu=False)
    with pabrik.dalam(d.pemda) as mesin:
        sari = pabrik.pejabat("dr. Sari", nip="197001011995012001", pangkat="Pembina Tingkat I")
        pabrik.pemangku(sari, d.dinkes, d.kadis, jenis="plt")
        satu = rancang_pk.rancang(oleh=mesin, instansi=d.dinkes, tahun=2024, tanggal=date(2024, 1, 15))
        satu = anggaran_pk.simpan(oleh=mesin, perjanjian=satu, anggaran=UANG)
        d.pk = domain.ubah(oleh=mesin, perjanjian=satu, pihak_kedua="Suprawoto", tempat="Magetan")
    return d


def sel(tabel) -> list[list[str]]:
    return [[satu.teks for satu in baris.sel] for baris in tabel.baris]


def test_isi_pernyataan_dan_lampiran(d):
    with pabrik.dalam(d.pemda):
        isi = susun_pk(d.pk)
    assert isi.judul == ("PERJANJIAN KINERJA TAHUN 2024", "DINAS KESEHATAN") and isi.perubahan is None
    assert (isi.pertama.jabatan, isi.pertama.tanda_tangan.nip) == ("Plt. Kepala Dinas Kesehatan", "197001011995012001")
    assert (isi.kedua.jabatan, isi.kedua.ber_nip) == ("Bupati Magetan", False)
    assert [k.judul for k in isi.kinerja.kolom] == ["No.", "Sasaran Strategis", "Indikator Kinerja", "Target"]
    assert sel(isi.kinerja) == [
        ["1.", "Meningkatnya pelayanan", "Rata-rata Nilai IKM", "78,2"],
        ["", "", "Persentase OPD berinovasi", "38%"],
    ]
    assert sel(isi.anggaran)[-1] == ["Jumlah", "1.000.000", ""]
    assert isi.anggaran.catatan == ("Anggarannya tidak ada, tidak dihitung 0: Rapat.",)


def test_pdf_word_dan_excel_memuat_yang_sama(d):
    with pabrik.dalam(d.pemda) as mesin:
        pesanan = {"jenis": "pk", "instansi": d.dinkes, "tahun": 2024, "oleh": mesin, "objek": d.pk.pk}
        hasil = {format: cetak(format=format, **pesanan)[1].isi for format in ("pdf", "docx", "xlsx")}
        assert cetak(**pesanan)[0] == "pk-magetan-dinkes-2024.pdf"
    halaman = [" ".join(satu.extract_text().split()) for satu in PdfReader(io.BytesIO(hasil["pdf"])).pages]
    assert len(halaman) == 2
    for kata in (
        "Selanjutnya disebut pihak pertama",
        "Plt. Kepala Dinas Kesehatan",
        "Magetan, 15 Januari 2024",
        "DRAF",
    ):
        assert kata in halaman[0]
    assert halaman[0].index("Pihak Kedua") < halaman[0].index("Pihak Pertama")
    with zipfile.ZipFile(io.BytesIO(hasil["docx"])) as arsip:
        isi = re.sub(r">\s+<", "><", arsip.read("word/document.xml").decode())
    assert "</w:tbl><w:tbl>" not in isi and '"Compact"' not in isi  # signatures by themselves, empty cells no taller
    word = re.sub(r"<[^>]+>", " ", isi)
    for kata in ("Rata-rata Nilai IKM", "78,2", "38%", "1.000.000", "Suprawoto", "197001011995012001"):
        assert any(kata in satu for satu in halaman) and kata in " ".join(word.split())
    nilai = [s for lembar in load_workbook(io.BytesIO(hasil["xlsx"])) for b in lembar.values for s in b]
    assert 78.2 in nilai and 0.38 in nilai and nilai.count(1_000_000) == 2


def test_dibekukan_saat_ditandatangani(d, django_capture_on_commit_callbacks):
    with pabrik.dalam(d.pemda) as mesin:
        with django_capture_on_commit_callbacks(execute=True):
            pabrik.tandatangani(d.pk)
        (beku,) = Cuplikan.objects.filter(jenis="pk", objek_id=d.pk.pk)
        satu = PerjanjianKinerja.objects.select_related("instansi__pemda").get(pk=d.pk.pk)
        sebelum = baca_isi_pk(satu)
        assert sebelum.anggaran.baris[0].sel[1].teks == "Pelayanan" and beku.isi["tempat"] == "Magetan"
        Indikator.objects.filter(pk=d.ikm.pk).update(nama="Berganti nama")
        Instansi.objects.filter(pk=d.dinkes.pk).update(nama="Dinas Baru")
        satu = PerjanjianKinerja.objects.select_related("instansi__pemda").get(pk=d.pk.pk)
        assert baca_isi_pk(satu) == sebelum != susun_pk(satu)
        naskah = susun_naskah(jenis="pk", instansi=satu.instansi, tahun=2024, oleh=mesin)
        assert not naskah.draf and naskah.judul == "Perjanjian Kinerja Dinas Kesehatan Tahun 2024"
        ubah_pengaturan(oleh=mesin, halaman_publik=True)
    publik = teks(pabrik.klien().get(f"/magetan/publik/perjanjian/{d.pk.pk}/"))
    assert "Rata-rata Nilai IKM" in publik and "1.000.000" in publik and "Berganti nama" not in publik
    assert "Sari" not in publik and "Suprawoto" not in publik
    with pabrik.dalam(d.pemda) as mesin:
        Cuplikan.objects.filter(pk=beku.pk).update(isi=beku.isi | {"tempat": "Madiun"})
        with pytest.raises(GalatKinerja, match="sidik jari"):
            susun_naskah(jenis="pk", instansi=satu.instansi, tahun=2024, oleh=mesin)
    assert pabrik.klien().get(f"/magetan/publik/perjanjian/{d.pk.pk}/").status_code == 404


def test_perubahan_dicetak_dengan_sebelum_dan_sesudahnya(d):
    with pabrik.dalam(d.pemda) as mesin:
        lama = pabrik.tandatangani(d.pk)
        isi = {"dasar_perubahan": "pejabat", "alasan_perubahan": "Kepala berganti.", "berlaku_mulai_triwulan": 2}
        baru = perubahan_pk.ubah_versi(oleh=mesin, asal=lama, **isi)
        baru = baris_pk.simpan(oleh=mesin, perjanjian=baru, baris=[(d.ikm, "80"), (d.inovasi, "38%")])
        isi = susun_pk(baru)
    assert isi.judul[0] == "PERJANJIAN KINERJA PERUBAHAN KE-1 TAHUN 2024"
    assert isi.perubahan.terhadap == "Perjanjian Kinerja Dinas Kesehatan Tahun 2024 tanggal 15 Januari 2024"
    assert (isi.perubahan.dasar, isi.perubahan.alasan) == ("Pergantian atau mutasi pejabat", "Kepala berganti.")
    assert sel(isi.perubahan.kinerja) == [["1.", "Rata-rata Nilai IKM", "78,2", "80", "Diubah: target."]]
    assert isi.perubahan.kinerja.catatan == ("Selebihnya, 1 baris, tetap.",) and isi.perubahan.anggaran is None


def test_pemda_sendirian_satu_tanda_tangan(d):
    with pabrik.dalam(d.pemda) as mesin:
        kabupaten = pabrik.instansi("Kabupaten Magetan", jenis="pemda")
        satu = domain.buat(oleh=mesin, instansi=kabupaten, tahun=2024, baris=[(d.ikm, "80")])
        isi = susun_pk(satu)
        naskah = cetak(jenis="pk", instansi=kabupaten, tahun=2024, oleh=mesin, objek=satu.pk)[1]
    assert isi.kedua is None and isi.paragraf[0].startswith("Kami berjanji")
    assert "Pihak" not in " ".join(satu.extract_text() for satu in PdfReader(io.BytesIO(naskah.isi)).pages)


def test_tombol_dan_hak_mencetak(d):
    isi = {"jenis": "pk", "instansi": "dinkes", "tahun": 2024, "tw": 0, "objek": d.pk.pk}
    assert kirim(d, "perencana", "cetak/", isi).status_code == 302
    assert kirim(d, "perencana", "cetak/", isi | {"format": "xlsx"}).status_code == 302
    assert kirim(d, "pembaca", "cetak/", isi).status_code == 403
    assert kirim(d, "asing", "cetak/", isi).status_code == 404
    with pabrik.dalam(d.pemda):
        assert sorted(satu.judul for satu in Pekerjaan.objects.all()) == [
            "Perjanjian Kinerja Dinas Kesehatan Tahun 2024",
            "Perjanjian Kinerja Dinas Kesehatan Tahun 2024 (Excel)",
        ]
        with pytest.raises(Ditolak):
            susun_naskah(jenis="pk", instansi=d.dinkes, tahun=2024, oleh=pabrik.pelaku(d.luar))
        with pytest.raises(GalatKinerja, match="Belum ada perjanjian kinerja"):
            susun_naskah(jenis="pk", instansi=d.dinsos, tahun=2024, oleh=pabrik.mesin())
    assert "Unduh Excel" in teks(buka(d, "perencana", f"perjanjian/{d.pk.pk}/"))
