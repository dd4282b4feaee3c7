"""Rules about numbers, references and years: each fires where it should and only there."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from laporan.kaidah.langkah import LepasLabel, UbahButir
from laporan.kaidah.naskah import naskah
from laporan.kaidah.periksa import ATURAN, periksa
from tests.laporan.kaidah_kecil import bahan, butir, daftar, diktum, kutipan, menimbang, temuan

BERLAKU = "Keputusan ini mulai berlaku pada tanggal ditetapkan."


def test_keputusan_tanpa_cacat_tanpa_temuan():
    assert periksa(bahan()) == []


def test_temuan_menghalangi_lebih_dahulu():
    semua = periksa(bahan(penanda=None, rahmat=True))
    assert [satu.kode for satu in semua] == ["KEP-15", "KEP-28"]


def test_kode_berurut_dan_berjudul():
    assert all(kode == satu.kode and satu.judul for kode, satu in ATURAN.items())
    assert all(kode.startswith("KEP-") and len(kode) == 6 for kode in ATURAN)


def test_diktum_bernomor_sama():
    isi = diktum(butir("Lampiran.", label="KESATU"), butir("Dua.", label="KEDUA"), butir(BERLAKU, label="KEDUA"))
    (satu,) = temuan("KEP-01", diktum=isi)
    assert satu.tingkat == "halang" and satu.letak == f"butir-{isi[2].pk}"
    assert "bernomor “KEDUA” di sumber, nomor yang sudah dipakai; menurut urutannya KETIGA" in satu.kalimat
    assert satu.usul.langkah == (LepasLabel(tuple(b.pk for b in isi)),)
    assert (satu.usul.sebelum, satu.usul.sesudah) == ("KESATU KEDUA KEDUA", "KESATU KEDUA KETIGA")


@pytest.mark.parametrize("label", [("Kesatu", "Kedua"), ("KESATU :", "KEDUA :"), ("", "")])
def test_label_yang_sama_artinya_bukan_temuan(label):
    isi = diktum(butir("Lampiran.", label=label[0]), butir(BERLAKU, label=label[1]))
    assert not temuan("KEP-01", diktum=isi)


def test_mengingat_tidak_bernomor():
    isi = daftar(
        kutipan("Undang-Undang Nomor 1 Tahun 2020 tentang A;", label="1."), kutipan("PP Nomor 2 Tahun 2021 tentang B;")
    )
    (satu,) = temuan("KEP-02", mengingat=isi)
    assert "butir ke-2 tidak bernomor di sumber; menurut urutannya 2" in satu.kalimat


def test_huruf_menimbang_dan_rincian_diktum():
    salah = butir("Guna:", sub=(butir("satu;", label="a."), butir("dua.", label="c.")))
    (satu,) = temuan("KEP-03", diktum=diktum("Lampiran.", salah, BERLAKU))
    assert satu.tempat == "Diktum KEDUA butir ke-2"
    isi = menimbang(butir("bahwa satu;", label="a."), butir("bahwa dua;", label="a."))
    assert [s.tempat for s in temuan("KEP-03", menimbang=isi)] == ["Menimbang butir ke-2"]
    benar = butir("Guna:", sub=(butir("satu;", label="a."), butir("dua.", label="b.")))
    assert not temuan("KEP-03", diktum=diktum("Lampiran.", benar, BERLAKU))


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("Sebagaimana dimaksud dalam diktum KESEMBILAN.", "hanya punya 3 diktum"),
        ("Sebagaimana dimaksud pada “Diktum Pertama” berguna.", "Tulis diktum KESATU"),
        ("Sebagaimana dimaksud dalam diktum KESATU huruf b.", "rincian itu tidak ada"),
        ("Sebagaimana dimaksud dalam diktum KESATU berguna.", ""),
        ("Sebagaimana dimaksud dalam Diktum Kedua.", ""),
        ("Sebagaimana dimaksud dalam diktum KESEMBILAN Keputusan Bupati Nomor 1.", ""),
    ],
)
def test_rujukan_yang_buntu(teks, harap):
    semua = temuan("KEP-04", diktum=diktum("Lampiran.", teks, BERLAKU))
    assert [harap in satu.kalimat for satu in semua] == ([True] if harap else [])


def test_rujukan_pertama_diganti_kesatu():
    (satu,) = temuan("KEP-04", diktum=diktum("Lampiran.", "Dalam “Diktum Pertama” itu.", BERLAKU))
    assert satu.usul.sesudah == "Dalam diktum KESATU itu."
    assert isinstance(satu.usul.langkah[0], UbahButir)


def test_tautan_ke_butir_yang_hilang():
    hilang = butir("Dalam diktum [rujukan hilang].", isi=f"Dalam diktum [[butir:{'f' * 32}]].")
    (satu,) = temuan("KEP-04", diktum=diktum("Lampiran.", hilang, BERLAKU))
    assert "sudah dihapus" in satu.kalimat and satu.perbaikan == ""
    ada = butir("Lampiran.", kunci="e" * 32)
    tertaut = butir("Dalam diktum KESATU.", isi=f"Dalam diktum [[butir:{'e' * 32}]].")
    assert not temuan("KEP-04", diktum=diktum(ada, tertaut, BERLAKU))


def test_rujukan_ke_nomor_yang_dipakai_dua_kali():
    isi = diktum(butir("Lampiran.", label="KESATU"), butir("Dua.", label="KESATU"), "Dalam diktum KESATU.", BERLAKU)
    (satu,) = temuan("KEP-04", diktum=isi)
    assert "dipakai dua diktum" in satu.kalimat and satu.letak == f"butir-{isi[2].pk}"


def test_huruf_yang_tidak_ada_di_menimbang():
    isi = menimbang("bahwa satu;", "bahwa sebagaimana dimaksud dalam huruf d, perlu menetapkan;")
    assert [s.tempat for s in temuan("KEP-04", menimbang=isi)] == ["Menimbang b"]
    isi = menimbang("bahwa satu;", "bahwa sebagaimana dimaksud dalam huruf d Pasal 5, perlu menetapkan;")
    assert not temuan("KEP-04", menimbang=isi)


def test_rujukan_ganda_menjadi_satu():
    teks = "IKI dimaksud pada Diktum KESATU, sebagaimana dimaksud pada “Diktum Pertama” bermanfaat."
    (satu,) = temuan("KEP-05", diktum=diktum("Lampiran.", teks, BERLAKU))
    assert satu.usul.sesudah == "IKI sebagaimana dimaksud dalam diktum KESATU bermanfaat."
    lain = teks.replace("Pertama", "KEDUA")
    assert not temuan("KEP-05", diktum=diktum("Lampiran.", lain, BERLAKU))


def test_tahun_nomor_dan_tanggal():
    assert temuan("KEP-07", nomor="84 TAHUN 2023", tanggal=date(2024, 3, 1))
    assert not temuan("KEP-07", nomor="84 TAHUN 2024", tanggal=date(2024, 3, 1))
    assert not temuan("KEP-07", nomor="050/07/409.205", tanggal=date(2024, 3, 1))


@pytest.mark.parametrize(("masa", "ada"), [((2024, 2024), False), ((2024, 2026), True), (None, False)])
def test_tahun_judul_dan_dokumen(masa, ada):
    assert bool(temuan("KEP-08", masa=masa)) == ada
    assert not temuan("KEP-08", masa=(2023, 2026), tentang="IKU TAHUN 2021 - 2026")


def test_dokumentasi_sama_dengan_aturannya():
    """Write it anew in `manage.py shell`: open("docs/kaidah-keputusan.md", "w").write(naskah())."""
    assert Path(settings.BASE_DIR, "docs/kaidah-keputusan.md").read_text() == naskah()
