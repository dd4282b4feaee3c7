"""What the name of an indicator decides about its target: scale of a letter, proposed satuan, and the checks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.capaian.kategori import kategori
from indikator.target import Status, baca
from indikator.target.periksa import usul_satuan
from indikator.target.predikat import KATA, SEBUTAN, SKALA_BERHURUF, skala_dari_nama
from kinerja.angka import tulis_asli


@pytest.mark.parametrize(
    ("nama", "skala"),
    [
        ("Nilai SAKIP Perangkat Daerah", "AKIP"),
        ("Nilai AKIP komponen pelaporan", "AKIP"),
        ("Rata-rata Nilai IKM", "SKM"),
        ("Hasil SKM", "SKM"),
        ("Tingkat kepuasan pelayanan", "SKM"),
        ("Nilai IKM dan SAKIP", ""),
        ("Pemakaian ikmal", ""),
        ("Nilai sistem merit", ""),
    ],
)
def test_skala_menurut_nama(nama, skala):
    assert skala_dari_nama(nama) == skala


@pytest.mark.parametrize(
    ("nama", "usul"),
    [
        ("Hasil penilaian mandiri penerapan system merit oleh KASN", "nilai"),
        ("Nilai RB bidang", "nilai"),
        ("- Rata-rata Nilai IKM", "nilai"),
        ("1. Nilai RB bidang", "nilai"),
        ("Indeks Survei Kepuasan Pegawai", "indeks"),
        ("IKM Kecamatan", "indeks"),
        ("Skor PMPRB", "skor"),
        ("Jumlah dokumen", ""),
        ("Penilaian pegawai", ""),
        ("", ""),
    ],
)
def test_satuan_diusulkan_menurut_nama(nama, usul):
    assert usul_satuan(nama) == usul
    bacaan = baca("125", nama)
    assert (bacaan.nilai, bacaan.satuan) == (125, usul)
    assert bacaan.status == (Status.TERBACA if usul else Status.DITANDAI)
    assert bacaan.keyakinan < 1


@pytest.mark.parametrize(
    ("teks", "nama", "kalimat"),
    [
        ("B (80)", "Nilai SAKIP", "Predikat B tidak cocok: 80 pada skala AKIP adalah BB."),
        ("B (65)", "Indeks Kepuasan", "Predikat B tidak cocok: 65 pada skala SKM adalah C."),
        ("Baik (90)", "Nilai IKM", "Predikat Baik tidak cocok: 90 pada skala SKM adalah sangat baik."),
        ("A (70)", "", "Predikat A tidak cocok dengan angka 70 pada skala AKIP maupun SKM."),
        ("D (26)", "", "Skala D (26) tidak disebut; pilih AKIP atau SKM."),
    ],
)
def test_huruf_dan_angka_yang_berbeda(teks, nama, kalimat):
    assert baca(teks, nama).peringatan == (kalimat,)


@given(st.decimals(min_value=25, max_value=100, places=2), st.sampled_from([("AKIP", "Nilai AKIP"), ("SKM", "IKM")]))
def test_huruf_menurut_skalanya_tidak_ditandai(nilai, skala):
    nama_skala, nama = skala
    huruf = kategori(nilai, SKALA_BERHURUF[nama_skala]).label
    bacaan = baca(f"{huruf} ({tulis_asli(nilai)})", nama)
    assert (bacaan.nilai, bacaan.predikat, bacaan.skala) == (nilai, huruf, nama_skala)
    assert bacaan.status == Status.TERBACA
    lain = [satu for satu in ("AA", "A", "BB", "B", "CC", "C", "D") if satu != huruf]
    assert all(baca(f"{satu} ({tulis_asli(nilai)})", nama).peringatan for satu in lain)


@pytest.mark.parametrize("skala", SEBUTAN)
def test_setiap_huruf_punya_sebutan(skala):
    assert set(SEBUTAN[skala].values()) == {label for *_, label, _ in SKALA_BERHURUF[skala]}
    assert set(SEBUTAN[skala]) <= set(KATA)


@pytest.mark.parametrize("teks", [tertulis.title() for tertulis in KATA])
def test_setiap_predikat_yang_dikenal_terbaca(teks):
    bacaan = baca(teks)
    assert (bacaan.status, bacaan.nilai) == (Status.TERBACA, None)
    assert (bacaan.predikat, bacaan.skala) == KATA[teks.casefold()]
