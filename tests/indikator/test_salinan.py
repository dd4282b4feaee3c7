"""A document copied from last year: what is in the draft, its lineage, what says that rows are not reviewed yet."""

import pytest

from indikator.domain import indikator as domain_indikator
from indikator.domain import salinan
from indikator.domain.alur import dokumen as alur
from indikator.domain.kelengkapan import kekurangan
from indikator.domain.kisi import susunan
from indikator.domain.rumus import IsianVariabel
from indikator.models import Dukungan, Indikator, Penetapan, Target
from organisasi.galat import Ditolak, IsianSalah
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_rencana import PECAHAN, buka, jumlah_kueri, kirim, segarkan, sub, susun, teks

pytestmark = pytest.mark.django_db
ALAMAT = "dokumen/tambah/dinkes/"


@pytest.fixture
def d():
    """`berlaku` (2024–2025) is set; nothing exists for 2026."""
    d = susun(reviu=False)
    with pabrik.dalam(d.pemda):
        unit = pabrik.unit(d.dinkes, "Bidang Mutu")
        d.lengkap = domain_indikator.buat(
            oleh=pabrik.mesin(),
            sasaran=_terbuka(d, d.pelayanan),
            nama="Persentase keluhan selesai",
            rumus=PECAHAN,
            variabel={"a": IsianVariabel(satuan="OPD")},
            target={2024: "70%", 2025: "75%"},
            komponen=[("Laporan keluhan", 6)],
            unit=[unit],
        )
        d.anak = sub(d, d.lengkap, "Keluhan daring", target={2024: "60%"})
        pabrik._buat(Dukungan, indikator=d.laporan, mendukung=d.ikm)
        _tutup(d)
    return d


def _terbuka(d, sasaran):
    """Rows can be added by the domain while the document is a draft."""
    Penetapan.objects.filter(pk=d.berlaku.pk).update(status="draf")
    d.berlaku.lembar.update(status="draf")
    return type(sasaran).objects.get(pk=sasaran.pk)


def _tutup(d):
    Penetapan.objects.filter(pk=d.berlaku.pk).update(status="ditetapkan")
    d.berlaku.lembar.update(status="ditetapkan")
    d.berlaku.refresh_from_db()


def isian(d, **lain) -> dict:
    return {"asal": d.berlaku.pk, "judul": "IKU 2026", "tahun_mulai": 2026, "tahun_selesai": 2027} | lain


def salin(d, **lain) -> Penetapan:
    """The draft made through the page."""
    jawaban = kirim(d, "perencana", ALAMAT, isian(d, **lain))
    assert jawaban.status_code == 302, teks(jawaban)
    with pabrik.dalam(d.pemda):
        baru = Penetapan.objects.get(judul=lain.get("judul", "IKU 2026"))
    assert jawaban.headers["Location"] == f"/magetan/dokumen/{baru.pk}/"
    return baru


def test_page_offers_the_set_documents_of_earlier_years(d):
    halaman = teks(buka(d, "perencana", f"{ALAMAT}?tahun=2026"))
    assert "Salin dari IKU dan IKI Kesehatan (versi 1), 2024–2025" in halaman
    assert "Isi awal" not in teks(buka(d, "perencana", f"{ALAMAT}?tahun=2025"))  # not of the same year
    assert "Isi awal" not in teks(buka(d, "luar", "dokumen/tambah/dinsos/?tahun=2026"))


@pytest.mark.parametrize("halaman", ["iki", "iku"])
def test_empty_year_leads_to_the_copy(d, halaman):
    isi = teks(buka(d, "perencana", f"2026/{halaman}/dinkes/"))
    tujuan = f"/magetan/dokumen/tambah/dinkes/?tahun=2026&amp;dari={d.berlaku.pk}"
    assert "Salin dari dokumen tahun 2025" in isi and tujuan in isi
    assert "Salin dari dokumen" not in teks(buka(d, "pembaca", f"2026/{halaman}/dinkes/"))
    dipilih = teks(buka(d, "perencana", f"{ALAMAT}?tahun=2026&dari={d.berlaku.pk}"))
    assert f'name="asal" value="{d.berlaku.pk}" id="id_asal_1" checked' in dipilih


def test_everything_is_copied_with_its_lineage(d):
    baru = salin(d)
    with pabrik.dalam(d.pemda):
        assert (baru.status, baru.asal_id, baru.versi_ke) == ("draf", None, 1)
        assert [satu.asal_id for satu in baru.lembar.all()] == [d.iku.pk, d.iki.pk]
        baris = Indikator.objects.filter(lembar__penetapan=baru)
        assert {satu.asal_id: satu.silsilah for satu in baris} == {
            satu.pk: satu.silsilah for satu in Indikator.objects.filter(lembar__penetapan=d.berlaku)
        }
        salinan_lengkap, anak = baris.get(asal=d.lengkap), baris.get(asal=d.anak)
        assert anak.induk == salinan_lengkap and anak.sasaran == salinan_lengkap.sasaran
        assert salinan_lengkap.rumus.teks == PECAHAN and salinan_lengkap.rumus.pohon
        assert salinan_lengkap.rumus.variabel.count() == 2
        assert [(k.nama, k.bulan) for k in salinan_lengkap.komponen.all()] == [("Laporan keluhan", 6)]
        assert [str(pj) for pj in salinan_lengkap.unit_penanggung_jawab.all()] == ["Bidang Mutu"]
        assert baris.get(asal=d.laporan).mendukung.get().mendukung == baris.get(asal=d.ikm)


def test_each_year_gets_the_last_target(d):
    baru = salin(d)
    with pabrik.dalam(d.pemda):
        target = Target.objects.filter(indikator__lembar__penetapan=baru)
        milik = {
            asal: list(target.filter(indikator__asal=asal).values_list("tahun", "teks", "nilai"))
            for asal in (d.lengkap, d.anak)
        }
    assert milik == {
        d.lengkap: [(2026, "75%", 75), (2027, "75%", 75)],
        d.anak: [(2026, "60%", 60), (2027, "60%", 60)],
    }


def test_second_submit_gives_back_the_first(d):
    baru = salin(d)
    jawaban = kirim(d, "perencana", ALAMAT, isian(d))
    assert jawaban.headers["Location"] == f"/magetan/dokumen/{baru.pk}/"
    assert kirim(d, "perencana", ALAMAT, isian(d, judul="Lain")).status_code == 422  # the year is taken
    with pabrik.dalam(d.pemda):
        assert Penetapan.objects.filter(tahun_mulai=2026).count() == 1
        jejak = Jejak.objects.filter(objek_id=baru.pk, tindakan="tambah", model="indikator.Penetapan").get()
    assert jejak.perubahan[salinan.DISALIN_DARI] == [None, "IKU dan IKI Kesehatan (versi 1)"]


@pytest.mark.parametrize(
    ("lain", "bidang"),
    [({"tahun_mulai": 2025}, "asal"), ({"tahun_mulai": 2020, "tahun_selesai": 2020}, "asal"), ({"asal": "x"}, "asal")],
)
def test_copy_that_is_refused(d, lain, bidang):
    jawaban = kirim(d, "perencana", ALAMAT, isian(d, **lain))
    assert jawaban.status_code == 422 and bidang in jawaban.context["form"].errors
    with pabrik.dalam(d.pemda):
        assert not Penetapan.objects.filter(judul="IKU 2026").exists()


def test_documents_of_others_cannot_be_copied(d):
    with pabrik.dalam(d.pemda):
        lain = pabrik.penetapan(d.dinsos, 2023, berlaku=True)
        draf = pabrik.penetapan(d.dinkes, 2022)
    for asal in (lain, draf, d.dokumen_asing):
        assert kirim(d, "perencana", ALAMAT, isian(d, asal=asal.pk)).status_code == 422
    assert kirim(d, "luar", ALAMAT, isian(d)).status_code == 403
    assert kirim(d, "asing", ALAMAT, isian(d)).status_code == 404
    with pabrik.dalam(d.pemda), pytest.raises(Ditolak):
        salinan.dari_tahun_lalu(d.berlaku, oleh=pabrik.pelaku(d.luar), judul="x", tahun_mulai=2026, tahun_selesai=2026)
    with pabrik.dalam(d.pemda), pytest.raises(IsianSalah):
        salinan.dari_tahun_lalu(draf, oleh=pabrik.mesin(), judul="x", tahun_mulai=2026, tahun_selesai=2026)


# --- rows not reviewed yet ---------------------------------------------------------------------------------------


def test_pages_say_how_many_rows_are_not_reviewed(d):
    baru = salin(d)
    assert "6 dari 6 baris belum ditinjau" in teks(buka(d, "perencana", f"dokumen/{baru.pk}/"))
    pohon = teks(buka(d, "perencana", "2026/iki/dinkes/"))
    assert "2 dari 2 baris belum ditinjau" in pohon and "6 dari 6 baris belum ditinjau sejak disalin" in pohon
    beranda = teks(buka(d, "perencana", ""))
    assert "Salinan belum ditinjau: IKU 2026" in beranda and "6 dari 6 baris belum ditinjau" in beranda
    assert "belum ditinjau" not in teks(buka(d, "luar", ""))
    with pabrik.dalam(d.pemda):
        lembar = baru.lembar.get(jenis="iki")
    assert teks(buka(d, "perencana", f"2026/iki/dinkes/{lembar.pk}/")).count(">belum ditinjau<") == 2


def test_document_cannot_be_submitted_before_all_rows_were_read(d):
    baru = salin(d)
    jawaban = kirim(d, "perencana", f"dokumen/{baru.pk}/ajukan/", {"versi": baru.versi})
    assert jawaban.status_code == 422 and "6 dari 6 baris belum ditinjau" in teks(jawaban)
    with pabrik.dalam(d.pemda) as mesin:
        for lembar in baru.lembar.all():
            assert susunan.tinjau(lembar, oleh=mesin) and not susunan.tinjau(lembar, oleh=mesin)
        assert kekurangan(baru) == []
        assert alur.jalankan(baru, "ajukan", oleh=mesin).status == "diajukan"


def test_saving_the_form_is_reading_the_row(d):
    baru = salin(d)
    with pabrik.dalam(d.pemda):
        satu = Indikator.objects.get(lembar__penetapan=baru, asal=d.ikm)
    isi = {
        "versi": satu.versi,
        "nama": satu.nama,
        "sasaran": satu.sasaran_id,
        "arah": "naik",
        "frekuensi": "tahunan",
        "cara_isi": "triwulan_ini",
        "templat": "bebas",
        "target_2026": "78,2",
        "target_2027": "78,2",
    }
    assert kirim(d, "perencana", f"2026/indikator/{satu.pk}/ubah/", isi).status_code == 302
    assert segarkan(d, satu).belum_ditinjau is False
    with pabrik.dalam(d.pemda):
        assert salinan.hitung_tinjauan([baru]) == {baru.pk: (5, 6)}


def test_copied_pages_have_a_constant_number_of_queries(d):
    baru = salin(d)
    alamat = [f"dokumen/{baru.pk}/", "2026/iki/dinkes/", "", f"{ALAMAT}?tahun=2026"]
    sebelum = [jumlah_kueri(d, "perencana", satu) for satu in alamat]
    with pabrik.dalam(d.pemda):
        for _ in range(3):
            pabrik.indikator(pabrik.lembar(baru, pabrik.jabatan(d.dinkes)), belum_ditinjau=True)
    assert [jumlah_kueri(d, "perencana", satu) for satu in alamat] == sebelum
