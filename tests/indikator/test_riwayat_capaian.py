"""Years before the system: one form per indicator, by lineage, with its source; a colleague's change is noticed."""

import pytest

from indikator.domain import riwayat_capaian as domain
from indikator.models import Pembanding, RiwayatCapaian
from organisasi.galat import Ditolak, IsianSalah
from tests import pabrik
from tests.indikator import dunia_ukur

ALAMAT = "/magetan/2024/riwayat-capaian/bagian-organisasi/"
KUERI = 11


@pytest.fixture
def d(db):
    """The stranger has history of his own."""
    d = dunia_ukur.susun()
    with pabrik.dalam(d.pemda_asing):
        isi = {"tahun": 2023, "capaian_teks": "77%", "sumber": "LKjIP asing"}
        pabrik._buat(RiwayatCapaian, indikator=d.indikator_asing, **isi)
    return d


def isian(d, indikator=None, **isi) -> dict:
    """What the form of an indicator sends: every field as it is shown, with changes."""
    form = pabrik.klien(d.perencana).get(f"{ALAMAT}{(indikator or d.ikm).pk}/").context["form"]
    nilai = {nama: form[nama].value() for nama in form.fields}
    return {nama: "" if satu in (None, False) else satu for nama, satu in nilai.items()} | isi


def kirim(d, data: dict, oleh=None):
    return pabrik.klien(oleh or d.perencana).post(f"{ALAMAT}{d.ikm.pk}/", data)


def test_diisi_dan_ditampilkan(d):
    data = {"realisasi_2023": "77,1", "capaian_2023": "99 %", "sumber_2023": "LKjIP 2023", "sementara_2023": "on"}
    data |= {"jangka_menengah": "80", "jangka_menengah_tahun": "2026", "jangka_menengah_sumber": "Renstra"}
    assert kirim(d, isian(d, **data, nasional_tiada="on")).status_code == 302
    with pabrik.dalam(d.pemda):
        satu = RiwayatCapaian.objects.get(indikator=d.ikm)
        assert (satu.tahun, satu.realisasi_teks, satu.capaian_teks, satu.sementara) == (2023, "77,1", "99 %", True)
        akhir, baku = Pembanding.objects.order_by("jenis_pembanding")
        assert (akhir.nilai, akhir.tahun, akhir.sumber, baku.tidak_ada) == (80, 2026, "Renstra", True)
    isi = pabrik.klien(d.pembaca).get(ALAMAT).content.decode()
    assert "99 %" in isi and "LKjIP 2023" in isi and "tidak ada standar nasional" in isi
    assert "77%" not in isi and "asing" not in isi and "/impor/" not in isi


def test_dikosongkan_berarti_dihapus(d):
    kirim(d, isian(d, capaian_2023="99 %", sumber_2023="LKjIP 2023", nasional_tiada="on"))
    assert kirim(d, isian(d, capaian_2023="", nasional_tiada="")).status_code == 302
    with pabrik.dalam(d.pemda):
        assert not RiwayatCapaian.objects.exists() and not Pembanding.objects.exists()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"capaian_2023": "99 %"}, "Sebutkan dokumen sumber angka tahun 2023"),
        ({"nasional": "75"}, "sebutkan dokumen sumbernya"),
        ({"nasional": "75", "nasional_sumber": "RPJMN", "nasional_tiada": "on"}, "jangan keduanya"),
        ({"jangka_menengah_tahun": "1"}, "2000"),
    ],
)
def test_yang_tidak_dapat_diterima(d, isi, kalimat):
    jawaban = kirim(d, isian(d, **isi))
    assert jawaban.status_code == 422 and kalimat in jawaban.content.decode()
    with pabrik.dalam(d.pemda):
        assert not RiwayatCapaian.objects.exists() and not Pembanding.objects.exists()


def test_perubahan_rekan_tidak_ditimpa(d):
    data = isian(d, capaian_2023="99 %", sumber_2023="LKjIP 2023")
    kirim(d, isian(d, capaian_2023="50 %", sumber_2023="LKjIP 2023"), d.rekan)
    jawaban = kirim(d, data)
    assert jawaban.status_code == 409 and "50 %" in jawaban.content.decode()
    with pabrik.dalam(d.pemda):
        assert RiwayatCapaian.objects.get().capaian_teks == "50 %"
    lagi = jawaban.context["form"].data.dict()
    assert kirim(d, lagi).status_code == 302  # now knowingly


def test_versi_lama_baris_ditemukan_lewat_silsilah(d):
    with pabrik.dalam(d.pemda):
        lama = pabrik.indikator(pabrik.lembar(pabrik.penetapan(d.instansi, 2020)), silsilah=d.ikm.silsilah)
        pabrik._buat(RiwayatCapaian, indikator=lama, tahun=2022, capaian_teks="91%", sumber="LKjIP 2022")
        (baris,) = [satu for satu in domain.riwayat(d.instansi, 2024) if satu.indikator == d.ikm]
        assert baris.per_tahun[2022].capaian_teks == "91%" and list(baris.per_tahun) == [2023, 2022, 2021, 2020, 2019]
        domain.simpan(oleh=pabrik.mesin(), instansi=d.instansi, tahun=2024, baris=baris, capaian_2022="92%")
        assert RiwayatCapaian.objects.get().capaian_teks == "92%"


def test_hanya_perencananya(d):
    with pabrik.dalam(d.pemda):
        (baris, *_) = domain.riwayat(d.instansi, 2024)
        with pytest.raises(Ditolak):
            domain.simpan(oleh=pabrik.pelaku(d.luar), instansi=d.instansi, tahun=2024, baris=baris)
        with pytest.raises(IsianSalah):
            isi = {"capaian_2023": "1"}
            domain.simpan(oleh=pabrik.pelaku(d.perencana), instansi=d.instansi, tahun=2024, baris=baris, **isi)


def test_indikator_bersub_tanpa_pembanding(d):
    form = pabrik.klien(d.perencana).get(f"{ALAMAT}{d.rb.pk}/").context["form"]
    assert form.pembanding == [] and "capaian_2023" in form.fields


def test_jumlah_kueri_tetap(d, django_assert_num_queries):
    with pabrik.dalam(d.pemda):
        with django_assert_num_queries(KUERI):
            domain.riwayat(d.instansi, 2024)
        dunia_ukur.tambah_indikator(d, 3)
        with django_assert_num_queries(KUERI):
            domain.riwayat(d.instansi, 2024)
