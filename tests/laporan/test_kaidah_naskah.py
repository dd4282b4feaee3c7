"""Rules about consideran, what is decided, names and wording."""

import pytest

from laporan.kaidah.bahan import LampiranKaidah, NamaKaidah, PendahuluKaidah
from laporan.kaidah.kalimat import huruf_penutup, penutup
from laporan.kaidah.langkah import TambahButir, UbahKepala
from tests.laporan.kaidah_kecil import (
    BAKU,
    PENETAP,
    PENUTUP,
    TENTANG,
    UU_23,
    butir,
    daftar,
    diktum,
    kutipan,
    menimbang,
    temuan,
)

BERLAKU = "Keputusan ini mulai berlaku pada tanggal ditetapkan."
LAMA = PendahuluKaidah(7, "12 TAHUN 2021", "Keputusan Kepala Dinas Nomor 12 TAHUN 2021 tentang IKU")


def test_penutup_tidak_ada():
    isi = menimbang("bahwa satu;", "bahwa dua;")
    (satu,) = temuan("KEP-20", menimbang=isi)
    assert satu.usul.sesudah == (
        f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan "
        f"{PENETAP} tentang {TENTANG};"
    )
    assert not temuan("KEP-20") and not temuan("KEP-20", menimbang=menimbang("bahwa perlu menetapkan Keputusan;"))
    assert "masih kosong" in temuan("KEP-20", menimbang=())[0].kalimat


def test_huruf_penutup():
    assert huruf_penutup(penutup("abc", "Bupati", "IKU")) == ("a", "b", "c")
    assert huruf_penutup("bahwa berdasarkan hasil rapat;") is None
    isi = menimbang("bahwa satu;", "bahwa dua;", PENUTUP)
    (satu,) = temuan("KEP-21", menimbang=isi)
    assert "menyebut huruf a; seharusnya huruf a dan huruf b" in satu.kalimat
    assert "huruf a dan huruf b, perlu" in satu.usul.sesudah
    assert not temuan("KEP-21")


def test_penutup_tanpa_tentang():
    lama = (
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a diatas, perlu ditetapkan dengan Keputusan."
    )
    (satu,) = temuan("KEP-22", menimbang=menimbang("bahwa satu;", lama))
    assert "“diatas”" in satu.kalimat and satu.usul.sesudah.endswith(f"tentang {TENTANG};")
    assert not temuan("KEP-22")


@pytest.mark.parametrize(
    ("teks", "harap"),
    [
        ("", "kosong"),
        ("INDIKATOR KINERJA UTAMA TAHUN 2024", "tidak diawali KEPUTUSAN"),
        (BAKU.replace("2024", "2023"), "tidak sama"),
        (BAKU.title(), ""),
    ],
)
def test_menetapkan(teks, harap):
    semua = temuan("KEP-23", menetapkan=teks, dari_sumber=True)
    assert [harap in satu.kalimat for satu in semua] == ([True] if harap else [])
    assert all(satu.usul.langkah == (UbahKepala((("menetapkan", BAKU),)),) for satu in semua)


def test_menetapkan_yang_dibiarkan_dicetak_dari_judul():
    assert not temuan("KEP-23", menetapkan="")


@pytest.mark.parametrize("teks", [BERLAKU, "Keputusan ini berlaku sejak tanggal ditetapkan."])
def test_mulai_berlaku(teks):
    assert not temuan("KEP-24", diktum=diktum("Lampiran.", teks))
    (satu,) = temuan("KEP-24", diktum=diktum("Lampiran."))
    assert satu.usul.langkah == (TambahButir("diktum", BERLAKU),)


def test_reviu_tanpa_pendahulu():
    (satu,) = temuan("KEP-25", tentang="Reviu IKU Tahun 2024")
    assert "beserta nomornya" in satu.kalimat and satu.perbaikan == ""
    assert temuan("KEP-25", sampul=("REVISI",)) and temuan("KEP-25", sifat="perubahan")
    assert not temuan("KEP-25") and not temuan("KEP-25", tentang="IKU Dinas Lingkungan dan Perubahan Iklim")


def test_reviu_menyebut_pendahulunya():
    isi = diktum("Lampiran.", BERLAKU)
    (satu,) = temuan("KEP-25", sifat="pengganti", asal=LAMA, diktum=isi)
    kepala, tambah = satu.usul.langkah
    assert dict(kepala.kolom) == {"asal": 7, "sifat": "pengganti"}
    assert tambah.sebelum == isi[1].pk and "12 TAHUN 2021" in tambah.isi and "dicabut" in tambah.isi
    sudah = diktum("Lampiran.", tambah.isi, BERLAKU)
    assert not temuan("KEP-25", sifat="pengganti", asal=LAMA, diktum=sudah)
    (ubah,) = temuan("KEP-25", sifat="perubahan", asal=LAMA, diktum=isi)
    assert ubah.usul.langkah[1].isi.startswith("Mengubah Keputusan Kepala Dinas Nomor 12")


def test_yang_masih_berlaku_disebut():
    (satu,) = temuan("KEP-26", berlaku=LAMA)
    assert satu.tingkat == "halang" and "masih berlaku" in satu.kalimat
    sudah = diktum("Lampiran.", satu.usul.sesudah, BERLAKU)
    assert not temuan("KEP-26", berlaku=LAMA, diktum=sudah) and not temuan("KEP-26")
    assert not temuan("KEP-26", berlaku=LAMA, sifat="pengganti")  # told by KEP-25


def test_diktum_menyebut_lampiran():
    isi = diktum("Indikator menjadi acuan.", BERLAKU)
    (satu,) = temuan("KEP-27", diktum=isi, tentang="PENETAPAN IKI TAHUN 2024")
    assert satu.usul.sesudah.startswith("Menetapkan IKI TAHUN 2024 sebagaimana tercantum dalam Lampiran")
    assert satu.usul.langkah[0].sebelum == isi[0].pk
    assert not temuan("KEP-27") and not temuan("KEP-27", diktum=isi, lembar=None)


def test_rahmat():
    assert temuan("KEP-28", rahmat=True)[0].tingkat == "saran" and not temuan("KEP-28")


NAMA = NamaKaidah("Dinas Kesehatan Kabupaten Contoh", ("Dinas Kesehatan", "Dinas Kesehatn Kabupaten Contoh", "DINKES"))


def test_nama_instansi_seragam():
    isi = diktum("Lampiran DINAS KESEHATN KABUPATEN CONTOH.", BERLAKU)
    (satu,) = temuan("KEP-50", instansi=NAMA, diktum=isi)
    assert satu.usul.sesudah == "Lampiran DINAS KESEHATAN KABUPATEN CONTOH."
    assert not temuan("KEP-50", instansi=NAMA, diktum=diktum("Lampiran Dinas Kesehatan.", BERLAKU))


def test_nama_di_judul_peraturan_dan_kepala_lampiran():
    peraturan = daftar(kutipan("Peraturan Bupati Nomor 1 Tahun 2020 tentang Dinas Kesehatn Kabupaten Contoh;"))
    (satu,) = temuan("KEP-50", instansi=NAMA, mengingat=peraturan)
    assert satu.perbaikan == "" and "judul resmi" in satu.kalimat
    lampiran = LampiranKaidah(kepala=("DINAS KESEHATN", "KABUPATEN CONTOH"))
    assert temuan("KEP-50", instansi=NAMA, lampiran=lampiran)[0].perbaikan == "Ambil dari batang tubuh"
    assert temuan("KEP-50", instansi=NAMA, tentang="IKU Dinas Kesehatn Kabupaten Contoh")[0].tempat == "Judul"


def test_nama_unit_seragam():
    unit = (
        NamaKaidah(
            "Bidang Penilaian Kinerja, Disiplin ASN dan Penghargaan", ("Bidang Penilaian Kinerja dan Disiplin",)
        ),
    )
    isi = diktum("Lampiran: Bidang Penilaian Kinerja dan Disiplin.", BERLAKU)
    assert temuan("KEP-51", unit=unit, diktum=isi) and not temuan("KEP-51", unit=unit)


@pytest.mark.parametrize("teks", ["bahwa {nama_instansi} perlu;", "bahwa [isi alasannya] perlu;", "bahwa …… perlu;"])
def test_isian_contoh(teks):
    assert temuan("KEP-70", menimbang=menimbang(teks, PENUTUP))[0].tingkat == "halang"
    assert not temuan("KEP-70", menimbang=menimbang("bahwa BAB XXX dan diktum [rujukan hilang] perlu;", PENUTUP))


def test_spasi_dan_kata_ganda():
    (satu,) = temuan("KEP-71", diktum=diktum("Lampiran  yang yang ada ;", BERLAKU))
    assert satu.usul.sesudah == "Lampiran yang ada;"
    assert not temuan("KEP-71")


def test_tanda_baca_akhir():
    rinci = butir("Guna ;", sub=(butir("satu."), butir("dua.")))
    isi = diktum("Lampiran;", rinci, BERLAKU)
    assert [(s.tempat, s.usul.sesudah) for s in temuan("KEP-72", diktum=isi)] == [
        ("Diktum KESATU", "Lampiran."),
        ("Diktum KEDUA", "Guna:"),
        ("Diktum KEDUA huruf a", "satu;"),
    ]
    assert [s.tempat for s in temuan("KEP-72", menimbang=menimbang("bahwa satu.", PENUTUP))] == ["Menimbang a"]
    assert not temuan("KEP-72", mengingat=daftar(kutipan(UU_23), kutipan("PP Nomor 2 Tahun 2015 tentang B.")))
    sub = (butir("satu; dan"), butir("dua."))
    assert not temuan("KEP-72", diktum=diktum("Lampiran.", butir("Guna:", sub=sub), BERLAKU))
