"""Out and in with random edits: exactly the edited cells change, and what was not edited is left alone.

Of each sheet: export → edit random cells → import; the stored cells are then those of before with the edits, the same
file again and a new export change nothing.
"""

from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kinerja.angka import tulis_asli
from organisasi.buku.bentuk import PANJANG, TEKS
from organisasi.buku.daftar import bernama
from organisasi.buku.nilai import baku
from tests import pabrik
from tests.indikator import dunia_anggaran, dunia_rencana, dunia_triwulan
from tests.indikator.dunia_buku import baca, ekspor, galat, lingkup, potret, sunting, terapkan, ubahan
from tests.indikator.dunia_ukur import simpan

pytestmark = pytest.mark.django_db
# Every example writes and reads three workbooks: few of them, and a failing one is shown as it was found.
acak = settings(max_examples=5, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))

HURUF = "abcdeÉß ABC0129.,;:=+-*/%()<>&\"'“”≤–"
KATA = st.text(HURUF, min_size=1, max_size=40).map(lambda t: " ".join(t.split())).filter(bool)
BARIS = st.lists(KATA, min_size=1, max_size=3).map("\n".join)
BOLEH_KOSONG = st.one_of(st.just(""), BARIS)
TARGET = st.one_of(
    KATA, st.sampled_from(["", "-", "0", "80%", "A (80,50)", "≤ 1%", "WTP", "4.230 data"]), st.integers(0, 999)
)
ANGKA = st.one_of(st.just("-"), st.just(0), st.decimals(0, 9999, places=2).map(tulis_asli), st.integers(0, 999))
UANG = st.one_of(st.none(), st.decimals(0, 10**12, places=2))

IKU = {
    "satuan": st.one_of(st.just(""), KATA),
    "target_1": TARGET,
    "target_2": TARGET,
    "rumus": st.one_of(st.sampled_from(["", "Jumlah A / Jumlah B x 100%"]), BARIS),
    "tipe_penghitungan": st.sampled_from(["", "Kumulatif", "Non kumulatif", "Rata-rata triwulan"]),
    "arah": st.sampled_from(["makin tinggi makin baik", "makin rendah makin baik"]),
    "frekuensi": st.sampled_from(["Bulanan", "Triwulanan", "Semesteran", "Tahunan"]),
    "sumber_data": BOLEH_KOSONG,
    "penanggung_jawab": BOLEH_KOSONG,
}
TEMPAT = {"nama": KATA, "sasaran": st.one_of(KATA, st.sampled_from(["Meningkatnya pelayanan", "Sasaran baru"]))}


@contextmanager
def dibatalkan():
    """What an example writes is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def edit(data, pilihan: dict[str, dict]) -> dict:
    """Random cells of random rows: {(id, column): value}; `pilihan` {id: {column: strategy}}."""
    baris = data.draw(st.lists(st.sampled_from(sorted(pilihan)), min_size=1, max_size=4, unique=True))
    hasil = {}
    for kunci in baris:
        for kolom in data.draw(st.lists(st.sampled_from(sorted(pilihan[kunci])), min_size=1, max_size=5, unique=True)):
            hasil[kunci, kolom] = data.draw(pilihan[kunci][kolom], label=kolom)
    return hasil


def bolak_balik(lk, kode: str, ubah: dict, turunan=None) -> None:
    """`turunan(expected, edits)`: what follows from the edits in other cells."""
    semula = potret(lk, kode)
    berkas = sunting(ekspor(lk, kode), kode, ubah)
    diharap = {kunci: dict(isi) for kunci, isi in semula.items()}
    for (kunci, kolom), nilai in ubah.items():
        teks = isinstance(nilai, int) and bernama(kode).kolom_bernama(kolom).jenis in (TEKS, PANJANG)
        diharap[kunci][kolom] = tulis_asli(nilai) if teks else baku(nilai)
    beda = {k: {c for c in isi if isi[c] != semula[k][c]} for k, isi in diharap.items() if isi != semula[k]}
    assert ubahan(baca(lk, berkas)) == beda
    if turunan is not None:
        turunan(diharap, ubah)
    with dibatalkan():
        terapkan(lk, berkas)
        kini = potret(lk, kode)
        assert set(kini) == set(diharap)
        for kunci, isi in diharap.items():
            assert kini[kunci] == isi
        assert set(terapkan(lk, berkas)) == {"tetap"}
        assert set(terapkan(lk, ekspor(lk, kode))) == {"tetap"}
        assert potret(lk, kode) == kini


@pytest.fixture
def rencana():
    d = dunia_rencana.susun()
    with pabrik.dalam(d.pemda):
        sub = pabrik.indikator(d.iki_draf, "Jumlah bagian", sasaran=d.sasaran_draf, induk=d.laporan_draf, target="2")
        pabrik.indikator(d.iku_draf, "Nilai lain", rumus="Jumlah A dibagi jumlah B")
        d.lk, d.sub = lingkup(pabrik.pelaku(d.perencana), d.dinkes), sub.silsilah.hex
        d.induk = d.laporan_draf.silsilah.hex
        yield d


def test_iku_dan_iki(rencana):
    d = rencana
    kolom = {
        kunci: IKU | ({"nama": KATA} if kunci == d.sub else {} if kunci == d.induk else TEMPAT)
        for kunci in potret(d.lk, "iku_iki")
    }

    @acak
    @given(st.data())
    def uji(data):
        bolak_balik(d.lk, "iku_iki", edit(data, kolom))

    uji()


def test_nama_induk_ikut_di_subnya(rencana):
    """The only cell that another one says too."""
    d = rencana

    def turunan(diharap, ubah):
        diharap[d.sub]["induk"] = ubah[d.induk, "nama"]

    bolak_balik(d.lk, "iku_iki", {(d.induk, "nama"): "Jumlah naskah", (d.sub, "satuan"): "lembar"}, turunan)


def test_target(rencana):
    d = rencana
    berlaku = {satu.silsilah.hex for satu in (d.ikm, d.inovasi, d.kedua)}
    tw = {f"tw{n}": TARGET for n in (1, 2, 3, 4)}
    kolom = {k: {"target": TARGET} | (tw if k in berlaku else {}) for k in potret(d.lk, "target")}

    @acak
    @given(st.data())
    def uji(data):
        bolak_balik(d.lk, "target", edit(data, kolom))

    uji()


def test_realisasi():
    d = dunia_triwulan.susun()
    with pabrik.dalam(d.pemda):
        lk = lingkup(pabrik.pelaku(d.perencana), d.instansi)
        for tw in (1, 2, 3):
            simpan(d.ikm, f"7{tw},5", triwulan=tw, catatan="Survei")
            dunia_triwulan.isi_rumus(d.latih, tw, str(10 * tw), "1.000")
        lain = dict.fromkeys(("catatan", "faktor_pendorong", "faktor_penghambat", "tindak_lanjut"), BOLEH_KOSONG)
        lain |= {
            "sifat": st.sampled_from(["Tetap", "Sementara"]),
            "tahun_data": st.one_of(st.none(), st.integers(1990, 2100)),
        }
        nilai = st.tuples(st.integers(0, 999), st.integers(1, 9999)).map(
            lambda n: f"Jumlah ASN dilatih = {tulis_asli(n[0])}\nJumlah seluruh ASN = {tulis_asli(n[1])}"
        )
        kolom = {f"{d.ikm.silsilah.hex}.{tw}": lain | {"teks": ANGKA} for tw in (1, 2, 3)}
        kolom |= {f"{d.latih.silsilah.hex}.{tw}": lain | {"variabel": nilai} for tw in (1, 2, 3)}
        baru = [f"{satu.silsilah.hex}.{tw}" for satu in (d.ikm, d.aduan) for tw in (4, 1)][:3]

        @acak
        @given(st.data())
        def uji(data):
            ubah = edit(data, kolom)
            for kunci in data.draw(st.lists(st.sampled_from(baru), unique=True)):
                if (kunci, "teks") not in ubah and kunci not in kolom:
                    ubah |= {(kunci, "teks"): data.draw(ANGKA), (kunci, "sifat"): "Tetap"}
            bolak_balik(lk, "realisasi", ubah)

        uji()


def test_anggaran():
    d = dunia_anggaran.susun()
    with pabrik.dalam(d.pemda):
        lk = lingkup(pabrik.pelaku(d.perencana), d.dinkes)
        uang = dict.fromkeys(("pagu", "tw1", "tw2", "tw3", "tw4", "setahun"), UANG)
        daun = uang | {"nama": KATA, "sumber_dana": st.one_of(st.just(""), KATA)}
        daun["indikator"] = st.sampled_from(["", "Rata-rata Nilai IKM", "Persentase OPD berinovasi"])
        kolom = {f"k{satu.pk}": daun for satu in (d.survei, d.klinik, d.posyandu, d.kantor)}
        kolom[f"k{d.layanan.pk}"] = {"sumber_dana": st.one_of(st.just(""), KATA)}

        @acak
        @given(st.data())
        def uji(data):
            bolak_balik(lk, "anggaran", edit(data, kolom))

        uji()


def test_galat_tidak_menulis(rencana):
    """One mistake anywhere: nothing is stored (the engine asks first; the sheet asks again)."""
    from organisasi.buku import terap
    from organisasi.galat import IsianSalah

    d = rencana
    semula = potret(d.lk, "iku_iki")
    berkas = sunting(ekspor(d.lk, "iku_iki"), "iku_iki", {(d.sub, "satuan"): "lembar", (d.induk, "target_5"): "9"})
    hasil = baca(d.lk, berkas)
    assert [kolom for kolom, _ in galat(hasil)] == ["target_5"]
    for satu in hasil.rencana:
        satu.keadaan = "berubah" if satu.galat else satu.keadaan
    with pytest.raises(IsianSalah):
        terap.terapkan(d.lk, [hasil])
    assert potret(d.lk, "iku_iki") == semula
