"""The legal-basis library: status at a date, full citations, which entry a text means and where it is wrong."""

from datetime import date

import pytest

from laporan.contoh.baca import BerkasRusak
from laporan.contoh.muat import FIXTURES, muat_acuan
from laporan.domain import ambil_dasar_hukum, dasar_hukum_pemda
from laporan.domain.dasar_hukum import (
    BELUM,
    BERLAKU,
    DICABUT,
    DIUBAH,
    beda_kutipan,
    cari,
    cocokkan,
    kutipan,
    muat_pustaka,
    sebutan,
    status_pada,
    urutkan,
)
from laporan.models import ButirKeputusan, DasarHukum, DasarHukumPemda
from organisasi import penyewa, riwayat
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak, Pemda
from tests import pabrik
from tests.laporan import keputusan_kecil

PERDA = {
    "bentuk": "Peraturan Daerah Kabupaten Paser",
    "nomor": "14",
    "tahun": 2016,
    "tentang": "Pembentukan dan Susunan Perangkat Daerah",
    "lembaran": "Lembaran Daerah Kabupaten Paser Tahun 2016 Nomor 14",
    "status": "berlaku",
    "sejak": None,
    "catatan": "",
}
LN = "Lembaran Negara"
TLN = "Tambahan Lembaran Negara"


@pytest.fixture
def pemda(db):
    muat_acuan(FIXTURES / "acuan")
    satu = pabrik.pemda("paser")
    with pabrik.dalam(satu):
        yield satu


def nasional(kunci: str) -> DasarHukum:
    return DasarHukum.objects.select_related("oleh").get(kunci=kunci)


def perda(**lain) -> DasarHukumPemda:
    return dasar_hukum_pemda.buat(oleh=pabrik.mesin(), **PERDA | lain)


def beda(teks: str, tanggal: date) -> dict:
    pustaka = muat_pustaka()
    return {
        satu.bagian: (satu.tertulis, satu.pustaka)
        for satu in beda_kutipan(teks, cocokkan(teks, pustaka), tanggal, pustaka)
    }


@pytest.mark.parametrize(
    ("kunci", "tanggal", "kode", "pasti"),
    [
        ("uu-17-2007", date(2023, 9, 19), BERLAKU, False),
        ("uu-17-2007", date(2024, 9, 12), BERLAKU, False),
        ("uu-17-2007", date(2024, 9, 13), DICABUT, False),
        ("uu-33-2004", date(2022, 1, 4), BERLAKU, True),
        ("uu-33-2004", date(2022, 1, 5), DICABUT, True),
        ("uu-23-2014", date(2014, 12, 31), BERLAKU, True),
        ("uu-23-2014", date(2018, 1, 2), DIUBAH, True),
        ("uu-1-2022", date(2018, 1, 2), BELUM, True),
        ("pp-58-2005", date(2018, 1, 2), BERLAKU, False),  # the day of its revocation is not known, the year is
        ("pp-58-2005", date(2019, 1, 2), DICABUT, False),
        ("perpres-29-2014", date(2026, 1, 1), BERLAKU, True),
    ],
)
def test_status_menurut_tanggal(pemda, kunci, tanggal, kode, pasti):
    satu = status_pada(nasional(kunci), tanggal)
    assert (satu.kode, satu.pasti) == (kode, pasti)


def test_kalimat_status(pemda):
    satu = status_pada(nasional("uu-33-2004"), date(2023, 9, 19))
    assert satu.kalimat == "Dicabut sejak 5 Januari 2022 dengan UU Nomor 1 Tahun 2022" and satu.oleh.tahun == 2022
    dulu = status_pada(nasional("uu-33-2004"), date(2018, 1, 2)).kalimat
    assert dulu == "Berlaku; kemudian dicabut sejak 5 Januari 2022 dengan UU Nomor 1 Tahun 2022"
    assert sebutan(nasional("permenpan-per-09-2007")) == "PermenPAN Nomor PER/09/M.PAN/5/2007"


def test_kutipan_menurut_tanggal(pemda):
    satu = nasional("uu-23-2014")
    kini, dulu = kutipan(satu, date(2024, 1, 1)), kutipan(satu, date(2018, 1, 2))
    assert "sebagaimana telah diubah beberapa kali terakhir dengan Undang-Undang Nomor 6 Tahun 2023" in kini
    assert kini.endswith("Tahun 2023 Nomor 41, Tambahan Lembaran Negara Republik Indonesia Nomor 6856)")
    assert "terakhir dengan Undang-Undang Nomor 9 Tahun 2015" in dulu
    assert "sebagaimana" not in kutipan(satu, date(2014, 12, 1))
    sekali = kutipan(nasional("pp-18-2016"), date(2023, 1, 1))
    assert "sebagaimana telah diubah dengan Peraturan Pemerintah Nomor 72 Tahun 2019" in sekali


def test_beda_lembaran_dan_judul_keputusan_paser(pemda):
    """The mistakes of the real decree, by what the text says and what the library has."""
    hari = date(2023, 9, 19)
    satu = "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional (Lembaran Negara Tahun "
    assert beda(satu + "2004 Nomor 164, tambahan Lembaran Negara Nomor 4421);", hari) == {LN: ("2004/164", "2004/104")}
    tiga = "Undang-Undang Nomor 17 Tahun 2007 tentang RPJP Nasional 2005-2025 (Lembaran Negara Tahun 2007 nomor 33, "
    hasil = beda(tiga + "tambahan Lembaran Negara Nomor 4438);", hari)
    assert hasil[TLN] == ("4438", "4700") and set(hasil) == {"Judul", TLN}
    empat = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara RI Tahun 2014 Nomor 244), "
    empat += "sebagaimana telah diubah beberapa kali, terakhir dengan UU nomor 9 Tahun 2015 tentang Perubahan Kedua "
    empat += "atas uu NOMOR 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 "
    hasil = beda(empat + "Nomor 246, Tambahan Lembaran Negara Republik Indonesia Nomor 5589);", hari)
    assert hasil[TLN] == ("", "5587")
    assert hasil["Perubahan terakhir"] == ("Undang-Undang Nomor 9 Tahun 2015", "Undang-Undang Nomor 6 Tahun 2023")
    assert hasil[f"UU Nomor 9 Tahun 2015: {LN}"] == ("2014/246", "2015/58")
    assert hasil[f"UU Nomor 9 Tahun 2015: {TLN}"] == ("5589", "5679")


def test_kutipan_sendiri_tidak_berbeda(pemda):
    """What the library writes, it reads as its own, at every date and for every entry."""
    pustaka = muat_pustaka()
    for hari in (date(2018, 1, 2), date(2026, 1, 1)):
        for satu in pustaka.daftar:
            teks = f"{kutipan(satu, hari, pustaka)};"
            assert cocokkan(teks, pustaka) == satu and beda_kutipan(teks, satu, hari, pustaka) == []


def test_nomor_salah_dikenali_dari_judulnya(pemda):
    teks = (
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor PER/20/M/PAN/141/2007 "
        "tentang Pedoman Penyusunan Indikator Kinerja Utama;"
    )
    assert cocokkan(teks).kunci == "permenpan-per-20-2008"
    assert beda(teks, date(2023, 9, 19))["Nomor"] == ("PER/20/M/PAN/141/2007", "PER/20/M.PAN/11/2008")
    assert (
        cocokkan("Undang-Undang Nomor 22 Tahun 1999 tentang Pemerintahan Daerah") is None
    )  # an older one, not a slip
    assert cocokkan("bahwa perlu menetapkan") is None


def test_peraturan_pemda_sendiri(pemda):
    satu = perda()
    lengkap = "Peraturan Daerah Kabupaten Paser Nomor 14 Tahun 2016 tentang Pembentukan dan Susunan Perangkat Daerah "
    assert kutipan(satu) == f"{lengkap}(Lembaran Daerah Kabupaten Paser Tahun 2016 Nomor 14)"
    assert cocokkan("Perda Nomor 14 Tahun 2016 tentang apa pun") == satu
    hasil = beda(f"{lengkap.strip()};", date(2023, 1, 1))
    assert hasil == {"Lembaran Daerah": ("", "Lembaran Daerah Kabupaten Paser Tahun 2016 Nomor 14")}


def test_undang_undang_yang_belum_ada_di_pustaka_nasional(pemda):
    isi = PERDA | {"bentuk": "UU", "nomor": "27", "tahun": 1959, "tentang": "Pembentukan Daerah Tingkat II"}
    isi["lembaran"] = "(Lembaran Negara Republik Indonesia Tahun 1959 Nomor 72, Tambahan Lembaran Negara Nomor 1820)"
    satu = perda(**isi)
    teks = kutipan(satu)
    assert teks.startswith("Undang-Undang Nomor 27 Tahun 1959 tentang Pembentukan") and teks.endswith("Nomor 1820)")
    assert beda_kutipan(teks, satu) == []


def test_milik_pemda_lain_tidak_terlihat(pemda):
    with penyewa.sebagai(pabrik.pemda("blitar")):
        asing = perda(bentuk="Peraturan Bupati Blitar", nomor="67", tentang="Kenarib")
    assert asing not in muat_pustaka().daftar and not cari("kenarib")
    assert cocokkan("Peraturan Bupati Blitar Nomor 67 Tahun 2016 tentang Kenarib") is None
    with pytest.raises(SalahStatus):
        dasar_hukum_pemda.ubah(asing, oleh=pabrik.mesin(), **PERDA)


def test_cari_dan_urut(pemda):
    satu = perda()
    assert [sebutan(e.satu) for e in cari("uu 23/2014")] == ["UU Nomor 23 Tahun 2014"]
    daftar = [e.satu for e in cari("perangkat daerah")]
    assert daftar == [nasional("pp-18-2016"), nasional("pp-72-2019"), satu]
    assert {e.status.kode for e in cari(status=DICABUT, tanggal=date(2023, 1, 1))} == {DICABUT}
    assert {e.satu.bentuk for e in cari(bentuk="PP")} == {"PP"} and cari("tidak ada sama sekali") == []
    teks = ["Keputusan Bupati X Nomor 1 Tahun 2001", "entah", "UU 5/2014", "UU 25/2004", "PP 8/2006"]
    assert urutkan(teks) == ["UU 25/2004", "UU 5/2014", "PP 8/2006", "Keputusan Bupati X Nomor 1 Tahun 2001", "entah"]


def test_sedikit_kueri(pemda, django_assert_num_queries):
    for nomor in range(3):
        perda(nomor=str(nomor + 20))
    with django_assert_num_queries(2):
        pustaka = muat_pustaka()
        for satu in cari(pustaka=pustaka):
            beda_kutipan(satu.kutipan, cocokkan(satu.kutipan, pustaka), date(2020, 1, 1), pustaka)


def test_siapa_yang_boleh_mengelola(pemda):
    instansi = pabrik.instansi()
    for peran in ("admin_pemda", "verifikator", "penomoran"):
        satu = dasar_hukum_pemda.buat(oleh=pabrik.pelaku_baru(peran), **PERDA | {"nomor": peran})
        assert Jejak.objects.filter(model="laporan.DasarHukumPemda", objek_id=satu.pk).count() == 1
    for peran, milik in (("perencana", instansi), ("pimpinan", instansi), ("pembaca", None), ("inspektorat", None)):
        pelaku = pabrik.pelaku_baru(peran, milik)
        with pytest.raises(Ditolak):
            dasar_hukum_pemda.buat(oleh=pelaku, **PERDA)
        with pytest.raises(Ditolak):
            dasar_hukum_pemda.hapus(satu, oleh=pelaku)


@pytest.mark.parametrize(
    ("lain", "kolom"),
    [
        ({"bentuk": "Surat cinta"}, "bentuk"),
        ({"bentuk": "Perda Kab. Paser", "nomor": "014"}, "nomor"),  # there already, written otherwise
        ({"bentuk": "Undang-Undang", "nomor": "23", "tahun": 2014}, "nomor"),  # in the national library
        ({"nomor": "2", "sejak": date(2020, 1, 1)}, "sejak"),
        ({"nomor": "2", "status": "dicabut", "sejak": date(2015, 1, 1)}, "sejak"),
    ],
)
def test_isian_salah(pemda, lain, kolom):
    perda()
    with pytest.raises(IsianSalah) as galat:
        perda(**lain)
    assert list(galat.value.kolom) == [kolom] and DasarHukumPemda.objects.count() == 1


def test_ubah_menjaga_versi_dan_hapus_menjaga_pemakai(pemda):
    satu = perda()
    baru = perda(nomor="5", tahun=2021)
    dicabut = {"status": "dicabut", "pengganti": baru, "sejak": date(2021, 3, 1)}
    kini = dasar_hukum_pemda.ubah(satu, oleh=pabrik.mesin(), versi=1, **PERDA | dicabut)
    assert status_pada(kini, date(2021, 3, 1)).kalimat.startswith("Dicabut sejak 1 Maret 2021 dengan Peraturan Daerah")
    catatan = riwayat.perubahan(Jejak.objects.filter(model="laporan.DasarHukumPemda", objek_id=satu.pk).first())
    assert ("Oleh", "", str(baru)) in {(c.label, c.lama, c.baru) for c in catatan}
    with pytest.raises(Bentrok):
        dasar_hukum_pemda.ubah(satu, oleh=pabrik.mesin(), versi=1, **PERDA)
    assert dasar_hukum_pemda.pemakai(baru) == ["1 peraturan lain yang menyebutnya"]
    with pytest.raises(IsianSalah):
        dasar_hukum_pemda.hapus(baru, oleh=pabrik.mesin())


def test_isi_dari_kutipan():
    isi = dasar_hukum_pemda.isi_dari_kutipan(
        "9. Perda Kabupaten Paser nomor 14 Tahun 2016 tentang Susunan (Lembaran Daerah Kabupaten Paser Tahun 2016 "
        "Nomor 14) sebagaimana telah diubah dengan Perda Kabupaten Paser Nomor 2 Tahun 2020;"
    )
    assert isi["bentuk"] == PERDA["bentuk"] and isi["lembaran"] == PERDA["lembaran"] and isi["status"] == "diubah"
    assert "Nomor 2 Tahun 2020" in isi["catatan"] and dasar_hukum_pemda.isi_dari_kutipan("entah") == {}


def test_ambil_ke_mengingat(pemda):
    """Chosen entries become items once, with their source; putting in order is an act of its own."""
    keputusan = keputusan_kecil.draf(pabrik.instansi("BKPSDM"), butir={"mengingat": [{"isi": "UU 25/2004;"}]})
    own = perda()
    pilihan = [own, nasional("uu-23-2014"), nasional("uu-25-2004")]
    hasil = ambil_dasar_hukum.ambil(keputusan, oleh=pabrik.mesin(), versi=keputusan.versi, daftar=pilihan)
    butir = list(ButirKeputusan.objects.filter(keputusan=keputusan, bagian="mengingat"))
    assert [(b.dasar_hukum, b.dasar_hukum_pemda) for b in butir] == [(None, None), (pilihan[1], None), (None, own)]
    assert butir[1].isi == f"{kutipan(pilihan[1])};" and len(hasil.daftar) == 2
    assert dasar_hukum_pemda.pemakaian()[DasarHukumPemda, own.pk] == 1
    with pytest.raises(IsianSalah):  # everything chosen is there already
        ambil_dasar_hukum.ambil(hasil.keputusan, oleh=pabrik.mesin(), daftar=pilihan)
    with pytest.raises(Bentrok):
        ambil_dasar_hukum.ambil(keputusan, oleh=pabrik.mesin(), versi=1, daftar=[nasional("pp-18-2016")])


def test_urutkan_mengingat(pemda):
    teks = [
        "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang A;",
        "entah;",
        "Undang-Undang Nomor 5 Tahun 2014 tentang B;",
    ]
    keputusan = keputusan_kecil.draf(pabrik.instansi(), butir={"mengingat": [{"isi": satu} for satu in teks]})
    assert not ambil_dasar_hukum.sudah_urut(keputusan)
    hasil = ambil_dasar_hukum.susun_urut(keputusan, oleh=pabrik.mesin(), versi=keputusan.versi)
    isi = list(hasil.keputusan.butir.filter(bagian="mengingat").values_list("isi", flat=True))
    assert isi == [teks[2], teks[0], teks[1]] and ambil_dasar_hukum.sudah_urut(hasil.keputusan)


def test_acuan_mengikuti_berkasnya(pemda):
    """A row that an older version loaded otherwise is put right; entries of the operator stay; nothing doubles."""
    DasarHukum.objects.filter(kunci="uu-25-2004").update(ln="2004/164", oleh=nasional("uu-23-2014"))
    DasarHukum.objects.create(kunci="x", bentuk="UU", nomor="1", tahun=1999, tentang="X")
    banyak = DasarHukum.objects.count()
    muat_acuan(FIXTURES / "acuan")
    assert DasarHukum.objects.count() == banyak
    assert nasional("uu-25-2004").ln == "2004/104" and nasional("uu-25-2004").oleh is None
    assert nasional("uu-33-2004").oleh.kunci == "uu-1-2022"


@pytest.mark.parametrize(("ganti", "kata"), [("oleh: uu-x", "uu-x"), ("status: ngawur", "ngawur")])
def test_acuan_yang_salah_ditolak(pemda, tmp_path, ganti, kata):
    for nama in ("manual_indikator.yaml", "skala.yaml"):
        (tmp_path / nama).write_text("[]")
    asal = (FIXTURES / "acuan" / "dasar_hukum.yaml").read_text()
    lama = ganti.partition(":")[0]
    (tmp_path / "dasar_hukum.yaml").write_text(
        asal.replace(f'  {lama}: ""' if lama == "oleh" else "  status: berlaku", f"  {ganti}", 1)
    )
    with pytest.raises(BerkasRusak, match=kata):
        muat_acuan(tmp_path)


def test_yang_belum_pasti_ditandai(pemda):
    """What DOMAIN leaves to the pemda to confirm, and blank gazettes rather than invented ones."""
    for kunci in ("pp-58-2005", "pp-6-2008", "uu-17-2007", "permendagri-54-2010", "permenpanrb-8-2021"):
        assert not nasional(kunci).terkonfirmasi
    assert nasional("uu-59-2024").ln == "" and nasional("permendagri-86-2017").bn == ""
    assert Pemda.objects.count() == 1
