"""Shared variables of an instansi: proposal by equal names, one definition, one value in a triwulan."""

import pytest

from indikator.domain import nilai_bersama, reviu, variabel
from indikator.domain import rumus as domain_rumus
from indikator.domain.alur import dokumen as alur
from indikator.domain.bukti_hitung import susun_bukti
from indikator.models import Variabel, VariabelBersama
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator import dunia_ukur
from tests.indikator.dunia_ukur import TAHUN, indikator_asn, isi_asn

PEMBAGI = "Jumlah seluruh ASN"


@pytest.fixture
def d(db):
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda):
        d.dilatih = indikator_asn(d)
        d.disiplin = pabrik.indikator(
            d.lembar, "Persentase ASN disiplin", sasaran=d.sasaran, satuan="%", frekuensi="triwulan", target="90%"
        )
        teks = f"<u>Jumlah ASN disiplin</u> X 100% {PEMBAGI}"
        domain_rumus.atur(oleh=pabrik.mesin(), indikator=d.disiplin, teks=teks)
        Variabel.objects.filter(nama=PEMBAGI).update(jenis="posisi")
        lembar = pabrik.lembar(pabrik.penetapan(d.lain, TAHUN, berlaku=True))
        d.punya_lain = pabrik.indikator(lembar, "Persentase ASN OPD lain", frekuensi="triwulan")
        domain_rumus.atur(oleh=pabrik.mesin(), indikator=d.punya_lain, teks=teks)
    with pabrik.dalam(d.pemda_asing):
        domain_rumus.atur(oleh=pabrik.mesin(), indikator=d.indikator_asing, teks=teks)
    return d


def pembagi(indikator) -> Variabel:
    return indikator.rumus.variabel.select_related("rumus__indikator__lembar__penetapan__instansi").get(nama=PEMBAGI)


def bersama(d) -> VariabelBersama:
    return variabel.pasang_usulan(oleh=pabrik.pelaku(d.perencana), instansi=d.instansi, tahun=TAHUN, nama=PEMBAGI)


def test_usulan_menurut_nama_di_satu_instansi(d):
    with pabrik.dalam(d.pemda):
        (satu,) = variabel.usulan(d.instansi, TAHUN)
        assert (satu.nama, satu.bersama, satu.beda) == (PEMBAGI, None, "")
        assert satu.indikator == [d.dilatih.nama, d.disiplin.nama]  # not those of the other OPD, nor of the stranger
        assert variabel.usulan(d.lain, TAHUN) == []
        Variabel.objects.filter(rumus__indikator=d.disiplin, nama=PEMBAGI).update(jenis="arus", satuan="pegawai")
        assert variabel.usulan(d.instansi, TAHUN)[0].beda == "Berbeda satuan: orang / pegawai; jenis: arus / posisi."


def test_usulan_diterima_sekali(d):
    with pabrik.dalam(d.pemda):
        milik = bersama(d)
        assert (milik.jenis, milik.variabel.count(), milik.instansi) == ("posisi", 2, d.instansi)
        assert variabel.usulan(d.instansi, TAHUN) == []
        assert Jejak.objects.filter(model="indikator.Rumus", pengguna=d.perencana).count() == 2
        with pytest.raises(IsianSalah, match="Muat ulang"):
            bersama(d)


def test_nilai_yang_sudah_diisi_ditawarkan(d):
    with pabrik.dalam(d.pemda):
        milik = bersama(d)
        isi_asn(d.dilatih, 1, "50", "1.000")
        nilai = nilai_bersama.nilai_bersama(d.instansi, TAHUN, 1)
        assert nilai == {milik.pk: (1000, d.dilatih.nama)}
        assert nilai_bersama.nilai_awal(d.disiplin, TAHUN, 1) == {pembagi(d.disiplin).kode: (1000, d.dilatih.nama)}
        assert nilai_bersama.nilai_awal(d.dilatih, TAHUN, 1) == {}  # its own value is no proposal
        assert nilai_bersama.nilai_bersama(d.instansi, TAHUN, 2) == {}
        assert nilai_bersama.nilai_awal(d.punya_lain, TAHUN, 1) == {}


def test_nilai_yang_berbeda_diberitahukan(d):
    with pabrik.dalam(d.pemda):
        bersama(d)
        isi_asn(d.dilatih, 1, "50", "1.000")
        lain = isi_asn(d.disiplin, 1, "900", "980")
        kalimat = f"“{PEMBAGI}” diisi 980 di sini, tetapi 1.000 di “{d.dilatih.nama}”."
        (satu,) = nilai_bersama.beda_bersama(lain)
        assert satu.startswith(kalimat) and satu in susun_bukti(lain).catatan
        assert nilai_bersama.beda_bersama(isi_asn(d.disiplin, 1, "900", "1.000")) == []


def test_definisi_berubah_hanya_di_dokumen_terbuka(d):
    with pabrik.dalam(d.pemda) as mesin:
        milik = bersama(d)
        draf = reviu.mulai_reviu(d.dokumen, oleh=mesin)
        salinan = draf.lembar.get(jenis="iku").indikator.get(silsilah=d.dilatih.silsilah)
        assert pembagi(salinan).bersama == milik  # the copy stays attached
        isi = {"nama": PEMBAGI, "satuan": "pegawai", "sumber_data": "SIMPEG", "jenis": "arus"}
        variabel.ubah_bersama(milik, oleh=pabrik.pelaku(d.perencana), versi=milik.versi, **isi)
        terbuka, ditetapkan = pembagi(salinan), pembagi(d.dilatih)
        assert (terbuka.satuan, terbuka.sumber_data, terbuka.jenis) == ("pegawai", "SIMPEG", "arus")
        assert (ditetapkan.satuan, ditetapkan.jenis) == ("orang", "posisi")
        with pytest.raises(Bentrok):
            variabel.ubah_bersama(milik, oleh=mesin, versi=milik.versi, **isi | {"satuan": "jiwa"})
        alur.jalankan(draf, "ajukan", oleh=mesin)
        milik.refresh_from_db()
        variabel.ubah_bersama(milik, oleh=mesin, **isi | {"satuan": "jiwa"})
        assert pembagi(salinan).satuan == "pegawai"  # submitted in between


def test_pasang_lepas_hapus(d):
    with pabrik.dalam(d.pemda) as mesin:
        milik = variabel.buat_bersama(oleh=mesin, instansi=d.instansi, nama=" Jumlah  ASN ", satuan="orang")
        assert milik.nama == "Jumlah ASN"
        with pytest.raises(IsianSalah, match="sudah ada"):
            variabel.buat_bersama(oleh=mesin, instansi=d.instansi, nama="jumlah asn")
        satu = variabel.pasang(pembagi(d.dilatih), oleh=mesin, bersama=milik)
        assert satu.bersama == milik and pembagi(d.dilatih).jenis == "posisi"  # the set document keeps its own
        with pytest.raises(IsianSalah, match="Masih dipakai 1 variabel"):
            variabel.hapus_bersama(milik, oleh=mesin)
        variabel.lepas(pembagi(d.dilatih), oleh=mesin)
        variabel.hapus_bersama(milik, oleh=mesin)
        assert not VariabelBersama.objects.exists()


def test_rumus_disimpan_sementara_itu(d):
    """Its variables are others by then: nothing is detached, and nobody is told so."""
    with pabrik.dalam(d.pemda) as mesin:
        milik = variabel.buat_bersama(oleh=mesin, instansi=d.instansi, nama="Jumlah ASN", satuan="orang")
        lama = variabel.pasang(pembagi(d.dilatih), oleh=mesin, bersama=milik)
        baru = Variabel.objects.get(pk=lama.pk)
        baru.pk = None
        Variabel.objects.filter(pk=lama.pk).delete()
        baru.save()
        sebelum = Jejak.objects.count()
        for ubah in (
            lambda: variabel.lepas(lama, oleh=mesin),
            lambda: variabel.pasang(lama, oleh=mesin, bersama=milik),
        ):
            with pytest.raises(SalahStatus, match="Muat ulang"):
                ubah()
        assert pembagi(d.dilatih).bersama == milik and Jejak.objects.count() == sebelum


def test_satuan_dan_instansi_harus_sama(d):
    with pabrik.dalam(d.pemda) as mesin:
        milik = variabel.buat_bersama(oleh=mesin, instansi=d.instansi, nama="ASN", satuan="orang")
        Variabel.objects.filter(rumus__indikator=d.dilatih, nama=PEMBAGI).update(satuan="jabatan")
        with pytest.raises(IsianSalah, match="Satuannya berbeda"):
            variabel.pasang(pembagi(d.dilatih), oleh=mesin, bersama=milik)
        with pytest.raises(IsianSalah, match="perangkat daerah yang sama"):
            variabel.pasang(pembagi(d.punya_lain), oleh=mesin, bersama=milik)


@pytest.mark.parametrize("siapa", ["luar", "pimpinan", "verifikator", "pembaca"])
def test_hak(d, siapa):
    with pabrik.dalam(d.pemda):
        milik = bersama(d)
        oleh = pabrik.pelaku(getattr(d, siapa))
        tindakan = (
            lambda: variabel.buat_bersama(oleh=oleh, instansi=d.instansi, nama="Lain"),
            lambda: variabel.ubah_bersama(milik, oleh=oleh, nama="Lain"),
            lambda: variabel.hapus_bersama(milik, oleh=oleh),
            lambda: variabel.pasang(pembagi(d.dilatih), oleh=oleh, bersama=milik),
            lambda: variabel.lepas(pembagi(d.dilatih), oleh=oleh),
            lambda: variabel.pasang_usulan(oleh=oleh, instansi=d.instansi, tahun=TAHUN, nama=PEMBAGI),
        )
        for satu in tindakan:
            with pytest.raises(Ditolak):
                satu()
