"""Triwulan to year: what must hold whatever the figures are, and what is said when a figure is missing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.capaian import (
    Aturan,
    Galat,
    Isian,
    Kebijakan,
    Metode,
    capaian_triwulan,
    kemajuan_tahunan,
    realisasi_sd,
    target_sd,
)
from indikator.rumus import hitung as rumus
from indikator.rumus import parser
from kinerja.angka import bulatkan

D = Decimal
PERSEN = parser.baca("a / b * 100")
nilai = st.decimals(min_value=0, max_value=9_999_999, places=2)
positif = st.decimals(min_value=D("0.01"), max_value=9_999_999, places=2)
empat = st.lists(nilai, min_size=4, max_size=4)
jenis = st.sampled_from(["arus", "posisi"])


def angka(isi, mulai=1) -> dict[int, Isian]:
    return {t: Isian.angka(satu) for t, satu in enumerate(isi, mulai)}


def variabel(isi) -> dict[int, Isian]:
    return {t: Isian.angka(a / b * 100, {"a": a, "b": b}) for t, (a, b) in enumerate(isi, 1)}


@given(empat)
def test_kumulatif_adalah_jumlah_dan_sama_dengan_isian_sd(isi):
    """Entering what happened in each triwulan, or what happened up to it, gives the same at every triwulan."""
    sd = [sum(isi[: n + 1], D(0)) for n in range(4)]
    for triwulan in (1, 2, 3, 4):
        satu = realisasi_sd(Aturan(tipe="kumulatif"), angka(isi), triwulan)
        dua = realisasi_sd(Aturan(tipe="kumulatif", cara_isi="sd_triwulan"), angka(sd), triwulan)
        assert satu.nilai == dua.nilai == sd[triwulan - 1]


@given(empat)
def test_nilai_sd_tidak_pernah_dijumlahkan(isi):
    for tipe in ("kumulatif", "non_kumulatif", "rata_rata", ""):
        hasil = realisasi_sd(Aturan(tipe=tipe, cara_isi="sd_triwulan"), angka(isi), 4)
        assert hasil.nilai == isi[3]


@given(empat)
def test_posisi_akhir_dan_rata_rata(isi):
    assert realisasi_sd(Aturan(tipe="non_kumulatif"), angka(isi), 4).nilai == isi[3]
    rata = realisasi_sd(Aturan(tipe="rata_rata"), angka(isi), 4).nilai
    assert rata == bulatkan(sum(isi) / 4, 8)
    assert min(isi) <= rata <= max(isi)


@given(st.lists(st.tuples(nilai, positif), min_size=4, max_size=4), jenis, jenis, st.sampled_from([1, 2, 3, 4]))
def test_persentase_sama_dengan_rumus_atas_variabel_menurut_jenisnya(isi, jenis_a, jenis_b, triwulan):
    aturan = Aturan(tipe="rata_rata", pohon=PERSEN, jenis={"a": jenis_a, "b": jenis_b}, persen=True)
    hasil = realisasi_sd(aturan, variabel(isi), triwulan)
    kolom = {"a": [a for a, _ in isi[:triwulan]], "b": [b for _, b in isi[:triwulan]]}
    jumlah = {k: kolom[k][-1] if j == "posisi" else sum(kolom[k]) for k, j in (("a", jenis_a), ("b", jenis_b))}
    tepat = rumus.hitung(PERSEN, jumlah).nilai
    assert dict(hasil.variabel) == jumlah
    assert abs(hasil.nilai - tepat) <= abs(tepat) * D("1E-14") + D("1E-8")


@given(st.lists(st.tuples(nilai, positif), min_size=4, max_size=4), st.sampled_from(["kumulatif", "rata_rata", ""]))
def test_persentase_tanpa_variabel_tidak_dijumlahkan_dan_tidak_dirata_ratakan(isi, tipe):
    hasil = realisasi_sd(Aturan(tipe=tipe, persen=True), angka(a / b * 100 for a, b in isi), 4)
    assert hasil.nilai is None and hasil.galat and "tidak dirata-ratakan" in hasil.keterangan


def test_dua_puluh_persen_bukan_lima():
    isi = variabel([(D(50), D(1000)), (D(60), D(1000)), (D(40), D(1000)), (D(50), D(1000))])
    asn = Aturan(tipe="kumulatif", pohon=PERSEN, jenis={"a": "arus", "b": "posisi"}, persen=True)
    assert realisasi_sd(asn, isi, 4).nilai == 20
    arus = Aturan(tipe="kumulatif", pohon=PERSEN, jenis={"a": "arus", "b": "arus"}, persen=True)
    assert realisasi_sd(arus, isi, 4).nilai == 5


@pytest.mark.parametrize(
    ("aturan", "isi", "galat", "kata"),
    [
        (Aturan(tipe="kumulatif"), {1: Isian.angka(D(5))}, Galat.BELUM_LENGKAP, "Triwulan II, III dan IV belum diisi"),
        (Aturan(), angka([D(1), D(2), D(3), D(4)]), Galat.TIPE_BELUM_DIATUR, "Pilih kumulatif"),
        (Aturan(jatuh_tempo=frozenset()), {}, Galat.BELUM_WAKTUNYA, "Belum waktunya diukur sampai triwulan IV."),
        (Aturan(), {4: Isian.strip()}, Galat.BELUM_LENGKAP, "Triwulan I, II dan III belum diisi"),
        (
            Aturan(tipe="kumulatif", pohon=PERSEN, nama={"b": "Jumlah ASN"}),
            {t: Isian.angka(D(1), {"a": D(1)}) for t in (1, 2, 3, 4)},
            Galat.BELUM_LENGKAP,
            "Variabel “Jumlah ASN” belum diisi pada triwulan I, II, III dan IV.",
        ),
    ],
)
def test_yang_kurang_disebut_namanya(aturan, isi, galat, kata):
    hasil = realisasi_sd(aturan, isi, 4)
    assert (hasil.nilai, hasil.galat, hasil.bukti) == (None, galat, "")
    assert kata in hasil.keterangan


def test_yang_tidak_ikut_dihitung_dikatakan():
    semester = Aturan(tipe="kumulatif", jatuh_tempo=frozenset({2, 4}))
    hasil = realisasi_sd(semester, angka([D(9), D(6), D(9), D(7)]), 4)
    assert hasil.nilai == 13
    assert hasil.keterangan == "Nilai triwulan I dan III tidak ikut dihitung: belum waktunya diukur."
    strip = realisasi_sd(Aturan(tipe="kumulatif"), {1: Isian.angka(D(4)), 2: Isian.strip()}, 2)
    assert (strip.nilai, strip.keterangan) == (4, "Triwulan II ditulis “-”, tidak menambah nilai.")
    lowong = realisasi_sd(Aturan(tipe="non_kumulatif"), {2: Isian.angka(D(4))}, 2)
    assert (lowong.nilai, lowong.kurang) == (4, (1,))
    assert lowong.keterangan == "Triwulan I belum diisi; yang dihitung nilai triwulan II."


def test_hasil_yang_tidak_muat_disimpan_ditolak():
    besar = realisasi_sd(Aturan(tipe="kumulatif"), angka([D("999999999999999"), D(1)]), 2)
    assert (besar.nilai, besar.galat) == (None, Galat.TERLALU_BESAR)


def test_target_persentase_dibaca_sd_dan_dikatakan():
    persen = Aturan(tipe="kumulatif", persen=True)
    target = target_sd(persen, {1: D(5), 2: D(6), 3: D(4), 4: D(5)}, 4, D(20))
    assert target.nilai == 5
    assert "tidak dijumlahkan" in target.keterangan
    assert "(5) berbeda dari target setahun (20)" in target.keterangan
    wajar = target_sd(Aturan(tipe="kumulatif"), {1: D(5), 2: D(5), 3: D(5), 4: D(5)}, 4, D(20))
    assert (wajar.nilai, wajar.keterangan, wajar.bukti) == (20, "", "5 + 5 + 5 + 5 = 20")


def test_target_yang_kurang_disebut_sebagai_target():
    milik = Aturan(tipe="kumulatif")
    assert target_sd(milik, {2: D(5)}, 2, D(20)).keterangan.startswith("Triwulan I belum punya target")
    tanpa = target_sd(milik, {}, 2, D(20))
    assert tanpa.galat is Galat.TANPA_TARGET and "kemajuan terhadap target setahun dapat" in tanpa.keterangan
    assert target_sd(milik, {}, 4, None).galat is Galat.TANPA_TARGET
    assert "target triwulan I dan II" in target_sd(Aturan(), {1: D(5), 2: D(5)}, 2).keterangan
    assert target_sd(Aturan(jatuh_tempo=frozenset({4})), {}, 2, D(9)).galat is Galat.BELUM_WAKTUNYA


def test_capaian_triwulan_mewarisi_sebabnya():
    milik = Aturan(tipe="kumulatif")
    kurang = realisasi_sd(milik, {1: Isian.angka(D(5))}, 2)
    target = target_sd(milik, {1: D(5), 2: D(5)}, 2)
    hasil = capaian_triwulan(kurang, target, metode=Metode.NAIK)
    assert (hasil.persen, hasil.galat, hasil.keterangan) == (None, Galat.BELUM_LENGKAP, kurang.keterangan)
    penuh = realisasi_sd(milik, angka([D(5), D(7)]), 2)
    tanpa = capaian_triwulan(penuh, target_sd(milik, {}, 2, D(20)), metode=Metode.NAIK)
    assert tanpa.galat is Galat.TANPA_TARGET and tanpa.persen is None
    assert capaian_triwulan(penuh, target, metode=Metode.NAIK).bukti_hitung == "12 ÷ 10 × 100 = 120,00 %"


def test_kemajuan_turun_sebelum_akhir_tahun_dikatakan():
    milik = Aturan(tipe="kumulatif")
    isi = angka([D(2), D(1), D(0), D(1)])
    dua = kemajuan_tahunan(realisasi_sd(milik, isi, 2), D(5), metode=Metode.TURUN)
    assert dua.persen == 140 and dua.keterangan.startswith("Baru s.d. triwulan II")
    empat_ = kemajuan_tahunan(realisasi_sd(milik, isi, 4), D(5), metode=Metode.TURUN)
    assert (empat_.persen, empat_.keterangan) == (120, "")
    naik = kemajuan_tahunan(realisasi_sd(milik, isi, 2), D(5), metode=Metode.NAIK)
    assert (naik.persen, naik.keterangan) == (60, "")
    batas = kemajuan_tahunan(
        realisasi_sd(milik, isi, 4), D(5), metode=Metode.TURUN, kebijakan=Kebijakan(batas_atas=D(100))
    )
    assert (batas.persen, batas.persen_dibatasi) == (120, 100)


@given(empat, empat, positif)
def test_triwulan_empat_tanpa_target_sendiri_sama_dengan_kemajuan(isi, target, setahun):
    """At the end of the year both percentages are the same, unless triwulan IV has a target of its own."""
    milik = Aturan(tipe="kumulatif")
    nyata = realisasi_sd(milik, angka(isi), 4)
    sasaran = target_sd(milik, dict(enumerate(target[:3], 1)), 4, setahun)
    capaian = capaian_triwulan(nyata, sasaran, metode=Metode.NAIK)
    assert capaian.persen == kemajuan_tahunan(nyata, setahun, metode=Metode.NAIK).persen


# --- variables that stand for many numbers ------------------------------------------------------------------------

TERTIMBANG = parser.baca("JUMLAH(skor * f) / JUMLAH(f)")
deret = st.lists(st.tuples(nilai, positif), min_size=1, max_size=6)


def isian_deret(isi) -> dict[int, Isian]:
    """Per triwulan (score, weight) of every item; a single item is one number, as it is stored."""
    kolom = [{"skor": tuple(a for a, _ in d), "f": tuple(b for _, b in d)} for d in isi]
    satu = [{k: v[0] if len(v) == 1 else v for k, v in k_.items()} for k_ in kolom]
    return {t: Isian.angka(D(0), variabel) for t, variabel in enumerate(satu, 1)}


@given(st.lists(deret, min_size=4, max_size=4), st.sampled_from([1, 2, 3, 4]))
def test_deret_arus_menggabung_semua_butir_dan_posisi_memakai_yang_terakhir(isi, triwulan):
    semua = [butir for satu in isi[:triwulan] for butir in satu]
    for jenis_, butir in (("arus", semua), ("posisi", isi[triwulan - 1])):
        aturan = Aturan(pohon=TERTIMBANG, jenis={"skor": jenis_, "f": jenis_})
        hasil = realisasi_sd(aturan, isian_deret(isi), triwulan)
        assert dict(hasil.variabel) == {"skor": tuple(a for a, _ in butir), "f": tuple(b for _, b in butir)}
        tepat = sum(a * b for a, b in butir) / sum(b for _, b in butir)
        assert abs(hasil.nilai - tepat) <= abs(tepat) * D("1E-14") + D("1E-8")


def test_deret_di_bukti_hitung():
    isi = {1: Isian.angka(D(1), {"n": (D(80), D(75))}), 2: Isian.angka(D(1), {"n": D(90)})}
    rata = parser.baca("RATA(n)")
    assert realisasi_sd(Aturan(pohon=rata), isi, 2).bukti == "RATA((80; 75; 90)) = 81,67"
    assert realisasi_sd(Aturan(pohon=rata, jenis={"n": "posisi"}), isi, 2).bukti == "RATA((90)) = 90"
    assert realisasi_sd(Aturan(pohon=rata, cara_isi="sd_triwulan"), isi, 2).nilai == 90
    penuh = {t: Isian.angka(D(1), {"n": (D(5),) * 200}) for t in (1, 2, 3, 4)}
    panjang = realisasi_sd(Aturan(pohon=rata), penuh, 4)
    assert panjang.nilai == 5 and "5; …; seluruhnya 800 nilai)" in panjang.bukti


def test_deret_bersama_satu_angka():
    """Σ skor ÷ n: the scores stay apart, the number of units adds up as any other variable."""
    pohon = parser.baca("JUMLAH(skor) / n")
    isi = {t: Isian.angka(D(1), {"skor": (D(3), D(4)), "n": D(2)}) for t in (1, 2)}
    assert realisasi_sd(Aturan(pohon=pohon), isi, 2).bukti == "JUMLAH((3; 4; 3; 4)) ÷ (2 + 2) = 3,5"


def test_deret_berpasangan_dengan_jenis_berbeda_ditolak_dengan_sebabnya():
    isi = isian_deret([[(D(3), D(1)), (D(4), D(2))], [(D(5), D(1))]])
    aturan = Aturan(pohon=TERTIMBANG, jenis={"skor": "posisi", "f": "arus"}, nama={"skor": "Skor", "f": "Bobot"})
    hasil = realisasi_sd(aturan, isi, 2)
    assert (hasil.nilai, hasil.galat) == (None, Galat.RUMUS_TAK_TERHITUNG)
    assert "“Skor” posisi, “Bobot” arus" in hasil.keterangan
    assert realisasi_sd(aturan, isi, 1).nilai == D("3.66666667")  # one triwulan alone: the pairs agree


def test_deret_lama_tidak_dijumlahkan_oleh_rumus_yang_kini_minta_satu_angka():
    isi = {1: Isian.angka(D(1), {"a": (D(3), D(4)), "b": D(2)})}
    hasil = realisasi_sd(Aturan(pohon=PERSEN), isi, 1)
    assert (hasil.nilai, hasil.galat) == (None, Galat.RUMUS_TAK_TERHITUNG) and "deret" in hasil.keterangan
