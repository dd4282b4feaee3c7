"""Two editors, and workbooks, in any order: nobody is overwritten unseen, nothing is applied twice or by half."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from organisasi.domain import impor as domain_impor
from organisasi.domain import tulis
from organisasi.galat import GalatKinerja
from organisasi.models import Instansi, Jabatan, Jejak
from tests import pabrik
from tests.catatan import catat
from tests.ketahanan.mesin_acak import MesinAcak, jalankan, ringkas
from tests.organisasi import buku_uji
from tests.organisasi.conftest import susun_tata

KOLOM = ("telepon", "faks")
editor = st.integers(0, 1)
kolom = st.sampled_from(KOLOM)
ubahan = st.dictionaries(st.integers(0, 2), st.integers(10, 99), min_size=1)
isi = st.integers(10, 99).map(lambda angka: f"0351-{angka}")


class DuaEditor(MesinAcak):
    """Two people at the form of one OPD, each with what their page showed. Set by the test: what stands below."""

    tata = alamat = klien = None

    def mulai(self):
        self.awal = {"nama": "Bagian Organisasi", "jenis": "dinas", "aktif": "on"}
        self.tersimpan, self.versi, self.jejak = dict.fromkeys(KOLOM, ""), 1, 0
        self.layar = [None, None]

    @rule(siapa=editor, apa=st.sampled_from(["buka", "ketik", "ketik", "ketik", "lagi"]), kolom=kolom, teks=isi)
    def langkah(self, siapa, apa, kolom, teks):
        """Opens the page, types and saves, or sends the same page once more, as a double click does."""
        if apa == "buka" or self.layar[siapa] is None:
            self._buka(siapa)
            return
        if apa == "ketik":
            self.layar[siapa][kolom] = teks
        self._simpan(siapa)

    def _buka(self, siapa):
        self.layar[siapa] = {"versi": self.versi} | self.tersimpan
        self.catat("dibuka")

    def _simpan(self, siapa):
        layar = self.layar[siapa]
        jawaban = self.klien[siapa].post(self.alamat, self.awal | layar)
        if layar["versi"] == self.versi:
            assert jawaban.status_code == 302, jawaban.content.decode()[-3000:]
            ketikan = {kolom: layar[kolom] for kolom in KOLOM}
            if ketikan != self.tersimpan:
                self.versi, self.tersimpan, self.jejak = self.versi + 1, ketikan, self.jejak + 1
            self.catat("tersimpan")
            return
        halaman = jawaban.content.decode()
        assert jawaban.status_code == 409 and f'name="versi" value="{self.versi}"' in halaman
        for kolom in KOLOM:  # both values per field are on the page
            assert layar[kolom] in halaman and self.tersimpan[kolom] in halaman
        layar["versi"] = self.versi
        self.catat("bentrok ditunjukkan")

    @invariant()
    def yang_terakhir_diterima_tersimpan(self):
        if not hasattr(self, "tersimpan"):
            return
        with pabrik.dalam(self.tata.pemda):
            ada = Instansi.objects.get(pk=self.tata.instansi.pk)
            nilai = {kolom: getattr(ada, kolom) for kolom in KOLOM}
            ubah = Jejak.objects.filter(model="organisasi.Instansi", objek_id=ada.pk, tindakan="ubah").count()
        assert (nilai, ada.versi, ubah) == (self.tersimpan, self.versi, self.jejak)


class ImporAcak(MesinAcak):
    """Workbooks edited, read, applied, repeated, given up, while others write too. Set by the test: `tata`."""

    tata = None

    def mulai(self):
        self.catatan = dict.fromkeys(self.nama, "")
        self.impor, self.bawa, self.dasar = None, {}, {}

    @property
    def nama(self) -> list[str]:
        return ["Analis", "Arsiparis", "Kepala Bagian"]

    @initialize(ubah=ubahan)
    def mulai_dengan_buku(self, ubah):
        self._unggah(ubah, False)

    @rule(
        apa=st.sampled_from(["unggah", "salah", "terapkan", "terapkan", "terapkan", "baca ulang", "batalkan", "lain"]),
        ubah=ubahan,
        bentrok=st.sampled_from(["", "lewati", "timpa"]),
    )
    def langkah(self, apa, ubah, bentrok):
        if apa in ("unggah", "salah"):
            self._unggah(ubah, apa == "salah")
        elif apa == "terapkan":
            self._terapkan(bentrok)
        elif apa == "lain":
            self._orang_lain(*next(iter(ubah.items())))
        elif apa == "baca ulang":
            self._coba(domain_impor.baca_ulang, "dibaca ulang")
        else:
            self._coba(domain_impor.batalkan, "dibatalkan")

    def _unggah(self, ubah, salah):
        """A fresh workbook with some remarks changed; with a mistake in it nothing may be applied."""
        berkas = buku_uji.buku(self.tata, "jabatan")
        self.dasar = dict(self.catatan)
        self.bawa = {self.nama[letak]: f"Catatan {angka}" for letak, angka in ubah.items()}

        def sunting(wadah):
            for baris in wadah["Jabatan"].iter_rows(min_row=2):
                kolom = {sel.column_letter: sel for sel in baris}
                if teks := self.bawa.get(kolom["D"].value):
                    kolom["I"].value = teks
                if salah:
                    kolom["E"].value = "Pelaksna"

        self.impor = buku_uji.baca(self.tata, buku_uji.olah(berkas, sunting))
        self.salah = salah
        assert self.impor.status == "siap", self.impor.galat
        self.catat("diunggah")

    def _orang_lain(self, letak, angka):
        nama = self.nama[letak]
        with pabrik.dalam(self.tata.pemda) as mesin:
            tulis.ubah(Jabatan.objects.get(nama=nama), oleh=mesin, catatan_sumber=f"Orang lain {angka}")
        self.catatan[nama] = f"Orang lain {angka}"
        self.catat("ditulis orang lain")

    def _terapkan(self, bentrok):
        lama = dict(self.catatan)
        try:
            self.impor = buku_uji.terapkan(self.tata, self.impor, bentrok)
        except GalatKinerja:
            self.impor = buku_uji.kini(self.tata, self.impor)
            self.catat("terap ditolak")
            return
        if self.impor.status != "diterapkan":
            self.catat("terap gagal utuh")  # it would be something else by now: nothing is written
            return
        assert not self.salah
        for nama, teks in self.bawa.items():
            if lama[nama] == self.dasar[nama] or bentrok == "timpa":
                self.catatan[nama] = teks
        self.catat("diterapkan")

    def _coba(self, kerja, sebut):
        try:
            with pabrik.dalam(self.tata.pemda):
                kerja(oleh=pabrik.pelaku(self.tata.perencana), impor=self.impor)
        except GalatKinerja:
            sebut = f"{sebut}: ditolak"
        buku_uji.kuras()
        self.impor = buku_uji.kini(self.tata, self.impor)
        self.catat(sebut)

    @invariant()
    def seluruhnya_atau_tidak_sama_sekali(self):
        if hasattr(self, "catatan"):
            with pabrik.dalam(self.tata.pemda):
                ada = dict(Jabatan.objects.values_list("nama", "catatan_sumber"))
            assert ada == self.catatan


@pytest.mark.django_db
def test_dua_penyunting():
    DuaEditor.tata = tata = susun_tata()
    with pabrik.dalam(tata.pemda):
        DuaEditor.klien = [pabrik.klien(orang) for orang in (tata.admin, pabrik.anggota("admin_pemda"))]
    DuaEditor.alamat = f"/magetan/instansi/{tata.instansi.slug}/ubah/"
    hitung = jalankan(DuaEditor, jalan=15, langkah=30)
    assert hitung["tersimpan"] > 30 and hitung["bentrok ditunjukkan"] > 10
    catat("acak", "Dua penyunting (hypothesis)", dicoba=hitung["langkah"], keterangan=ringkas(hitung))


@pytest.mark.django_db
def test_impor():
    ImporAcak.tata = tata = susun_tata()
    buku_uji.isi_contoh(tata)
    hitung = jalankan(ImporAcak, jalan=10, langkah=12)
    assert hitung["diterapkan"] > 3 and hitung["terap ditolak"] > 3
    catat("acak", "Impor buku kerja (hypothesis)", dicoba=hitung["langkah"], keterangan=ringkas(hitung))
