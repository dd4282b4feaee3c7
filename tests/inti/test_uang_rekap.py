"""Sums of the budget: every view of the same rows has the same total, whatever the levels, links and gaps."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from indikator.uang.rekap import (
    Uang,
    hanya_setahun,
    jumlah,
    pandang,
    per_triwulan,
    realisasi,
    realisasi_sd,
    rekonsiliasi,
    tambah,
)

RUPIAH = st.decimals(0, 10**13, places=2, allow_nan=False, allow_infinity=False)
SERAPAN = st.one_of(
    st.just({}),
    st.builds(lambda isi: {0: isi}, RUPIAH),
    st.dictionaries(st.integers(1, 4), RUPIAH, max_size=4),
    st.dictionaries(st.integers(0, 4), RUPIAH, max_size=5),
)


@st.composite
def susunan(ambil):
    """Leaves of program → kegiatan → sub kegiatan; links at the leaf or at its kegiatan, or missing."""
    banyak = ambil(st.integers(0, 4))
    sasaran_dari = ambil(st.lists(st.integers(0, 3), min_size=6, max_size=6))  # indicator → its sasaran
    hasil = []
    for nomor in range(ambil(st.integers(0, 6))):
        program = ambil(st.one_of(st.none(), st.integers(0, banyak)))
        milik = ambil(kaitan(sasaran_dari))
        sub = ambil(st.integers(0, 4))
        for daun in range(sub) if sub else [None]:
            sendiri = ambil(kaitan(sasaran_dari)) if sub else (None, None)
            sasaran, indikator = sendiri if sendiri != (None, None) else milik
            pagu = ambil(st.one_of(st.none(), RUPIAH))
            isi = Uang((nomor, daun), program, nomor, sasaran, indikator, pagu, ambil(SERAPAN))
            hasil.append(isi)
    return ambil(st.permutations(hasil))


def kaitan(sasaran_dari):
    """(sasaran, indikator): nothing, a sasaran alone, or an indicator with its sasaran."""
    return st.one_of(
        st.just((None, None)),
        st.tuples(st.integers(0, 3), st.none()),
        st.integers(0, 5).map(lambda i: (sasaran_dari[i], i)),
    )


@settings(max_examples=1000, deadline=None)
@given(susunan())
def test_jumlah_setiap_pandangan_sama(baris):
    semua = {
        "program": pandang(baris, lambda b: b.program),
        "kegiatan": pandang(baris, lambda b: (b.program, b.kegiatan)),
        "sasaran": pandang(baris, lambda b: b.sasaran),
        "indikator": pandang(baris, lambda b: b.indikator),
    }
    seluruhnya = jumlah(baris)
    for isi in semua.values():
        assert isi.jumlah == seluruhnya  # the percentage, its sentence and the count of gaps too
        assert sorted(b.kunci for k in isi.kelompok for b in k.baris) == sorted(b.kunci for b in baris)
        assert tambah(k.jumlah.pagu for k in isi.kelompok) == seluruhnya.pagu
        assert tambah(k.jumlah.realisasi for k in isi.kelompok) == seluruhnya.realisasi
        assert sum(k.jumlah.belum_lengkap for k in isi.kelompok) == seluruhnya.belum_lengkap
    triwulan = per_triwulan(baris)
    assert triwulan.jumlah == seluruhnya.realisasi == triwulan.sd[4]
    silang = rekonsiliasi(semua, triwulan)
    assert silang.sama and set(silang.jumlah.values()) == {(seluruhnya.pagu, seluruhnya.realisasi)}
    _periksa_yang_kosong(baris, seluruhnya)


def _periksa_yang_kosong(baris, seluruhnya) -> None:
    """Nothing known is None, never 0; and the sum of what is known, computed by hand."""
    pagu = [b.pagu for b in baris if b.pagu is not None]
    assert seluruhnya.pagu == (sum(pagu) if pagu else None)
    terpakai = [b.realisasi for b in baris if b.realisasi is not None]
    assert seluruhnya.realisasi == (sum(terpakai) if terpakai else None)


@settings(max_examples=200, deadline=None)
@given(SERAPAN)
def test_setahun_dan_triwulan_tidak_dijumlahkan(serapan):
    triwulan = [isi for tw, isi in serapan.items() if tw]
    assert realisasi(serapan) == (sum(triwulan) if triwulan else serapan.get(0))
    assert hanya_setahun(serapan) == (set(serapan) == {0})
    for tw in (1, 2, 3):
        sampai = [isi for satu, isi in serapan.items() if 0 < satu <= tw]
        assert realisasi_sd(serapan, tw) == (sum(sampai) if sampai else None)
    assert realisasi_sd(serapan, 0) == realisasi_sd(serapan, 4) == realisasi(serapan)


def test_angka_setahun_di_samping_triwulan():
    satu = Uang("a", None, "a", None, None, Decimal(100), {0: Decimal(90), 1: Decimal(20)})
    dua = Uang("b", None, "b", None, None, Decimal(50), {0: Decimal(40)})
    isi = per_triwulan([satu, dua])
    assert satu.realisasi == 20  # the yearly figure beside a triwulan counts for nothing
    assert (isi.per[1], isi.per[2], isi.setahun, isi.jumlah) == (20, None, 40, 60)
    assert isi.sd == {1: 20, 2: 20, 3: 20, 4: 60} and isi.tanpa == {1: 1, 2: 2, 3: 2, 4: 2}


def test_kelompok_tanpa_kaitan_di_akhir():
    def daun(kunci, sasaran):
        return Uang(kunci, None, kunci, sasaran, None, Decimal(1), {})

    isi = pandang([daun(1, None), daun(2, "s"), daun(3, None)], lambda b: b.sasaran)
    assert [(k.kunci, [b.kunci for b in k.baris]) for k in isi.kelompok] == [("s", [2]), (None, [1, 3])]


def test_yang_tidak_sama_terlihat():
    """The comparison can fail: a view that lost a row does not agree."""
    satu, dua = (Uang(n, None, n, None, None, Decimal(n), {}) for n in (1, 2))
    utuh, bolong = pandang([satu, dua], lambda b: b.kunci), pandang([satu], lambda b: b.kunci)
    assert rekonsiliasi({"program": utuh, "sasaran": utuh}).sama
    assert not rekonsiliasi({"program": utuh, "sasaran": bolong}).sama
