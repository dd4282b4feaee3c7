"""Review of a document: from which years it may be started, what it covers, that locked years keep theirs."""

from datetime import date

import pytest

from indikator.domain import indikator as domain_indikator
from indikator.domain import variabel as domain_variabel
from indikator.domain.alur import dokumen as alur
from indikator.domain.reviu import halangan, mulai_reviu, tahun_bawaan
from indikator.domain.rumus import IsianVariabel
from indikator.models import Indikator, Penetapan, PenetapanBerlaku
from organisasi.galat import Ditolak, IsianSalah, SalahStatus
from tests import pabrik
from tests.indikator.dunia_rencana import buka, kirim, susun, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    """`berlaku` is in force in 2024 and 2025; nothing is under review."""
    return susun(reviu=False)


def berlaku() -> dict[int, int]:
    return dict(PenetapanBerlaku.objects.values_list("tahun", "penetapan"))


@pytest.mark.parametrize("triwulan", [0, 4])
def test_locked_year_keeps_its_document(d, triwulan):
    with pabrik.dalam(d.pemda) as mesin:
        pabrik.pengukuran(d.dinkes, 2024, triwulan, status="dikunci")
        pabrik.pengukuran(d.dinsos, 2025, triwulan, status="dikunci")  # of another OPD
        with pytest.raises(IsianSalah, match="Realisasi tahun 2024 sudah dikunci"):
            mulai_reviu(d.berlaku, oleh=mesin, tahun_mulai=2024)
        assert tahun_bawaan(d.berlaku) == 2025
        assert mulai_reviu(d.berlaku, oleh=mesin).tahun_mulai == 2025


@pytest.mark.parametrize(("triwulan", "status"), [(1, "dikunci"), (0, "terverifikasi")])
def test_only_the_end_of_the_year_closes_it(d, triwulan, status):
    with pabrik.dalam(d.pemda) as mesin:
        pabrik.pengukuran(d.dinkes, 2024, triwulan, status=status)
        assert mulai_reviu(d.berlaku, oleh=mesin, tahun_mulai=2024).tahun_mulai == 2024


def test_year_that_covers_a_locked_one_is_refused(d):
    with pabrik.dalam(d.pemda) as mesin:
        pabrik.pengukuran(d.dinkes, 2025, 0, status="dikunci")
        with pytest.raises(SalahStatus, match="semua tahun dokumen ini sudah dikunci"):
            mulai_reviu(d.berlaku, oleh=mesin, tahun_mulai=2024)
        assert tahun_bawaan(d.berlaku) is None


def test_locked_while_the_review_was_written(d):
    with pabrik.dalam(d.pemda) as mesin:
        baru = mulai_reviu(d.berlaku, oleh=mesin, tahun_mulai=2024)
        baru = pabrik.tetapkan(baru, "verifikasi")
        pabrik.pengukuran(d.dinkes, 2024, 4, status="dikunci")
        with pytest.raises(SalahStatus, match="tahun 2024"):
            alur.jalankan(baru, "tetapkan", oleh=mesin)
        assert berlaku() == {2024: d.berlaku.pk, 2025: d.berlaku.pk}


def test_default_is_this_year_where_the_document_covers_it(d, monkeypatch):
    with pabrik.dalam(d.pemda):
        assert tahun_bawaan(d.berlaku) == 2024
        monkeypatch.setattr("indikator.domain.reviu.timezone.localdate", lambda: date(2025, 3, 1))
        assert tahun_bawaan(d.berlaku) == 2025
    assert '<option value="2025" selected>' in teks(buka(d, "perencana", f"dokumen/{d.berlaku.pk}/"))


def test_locked_year_is_told_on_the_page(d):
    alamat = f"dokumen/{d.berlaku.pk}/"
    with pabrik.dalam(d.pemda):
        pabrik.pengukuran(d.dinkes, 2024, 0, status="dikunci")
    jawaban = kirim(d, "perencana", f"{alamat}reviu/", {"tahun_mulai": "2024"})
    assert jawaban.status_code == 422 and "Realisasi tahun 2024 sudah dikunci" in teks(jawaban)
    pilihan = buka(d, "perencana", alamat).context["form_reviu"].fields["tahun_mulai"].widget.choices
    assert 2024 not in dict(pilihan) and 2025 in dict(pilihan)  # what would be refused is not offered
    with pabrik.dalam(d.pemda):
        pabrik.pengukuran(d.dinkes, 2025, 0, status="dikunci")
    halaman = teks(buka(d, "perencana", alamat))
    assert "Mulai reviu" not in halaman and "semua tahun dokumen ini sudah dikunci" in halaman


def test_superseded_version_is_not_reviewed(d):
    with pabrik.dalam(d.pemda) as mesin:
        pabrik.tetapkan(mulai_reviu(d.berlaku, oleh=mesin, tahun_mulai=2024))
        with pytest.raises(SalahStatus, match="sudah digantikan"):
            mulai_reviu(d.berlaku, oleh=mesin, tahun_mulai=2024)
    assert "Mulai reviu</button>" not in teks(buka(d, "perencana", f"dokumen/{d.berlaku.pk}/"))


def test_review_of_an_older_version_leaves_the_years_of_the_newer_one(d):
    with pabrik.dalam(d.pemda) as mesin:
        dua = pabrik.tetapkan(mulai_reviu(d.berlaku, oleh=mesin, tahun_mulai=2025))
        with pytest.raises(IsianSalah, match="tidak berlaku tahun 2025; berlakunya tahun 2024"):
            mulai_reviu(d.berlaku, oleh=mesin, tahun_mulai=2025)
        tiga = mulai_reviu(d.berlaku, oleh=mesin, tahun_mulai=2024)
        assert (tiga.versi_ke, tiga.tahun_mulai, tiga.tahun_selesai) == (3, 2024, 2024)
        pabrik.tetapkan(tiga)
        assert berlaku() == {2024: tiga.pk, 2025: dua.pk}


def test_one_open_document_of_a_key(d):
    """Two versions in force in different years: only one of them is under review at a time."""
    with pabrik.dalam(d.pemda) as mesin:
        dua = pabrik.tetapkan(mulai_reviu(d.berlaku, oleh=mesin, tahun_mulai=2025))
        mulai_reviu(dua, oleh=mesin, tahun_mulai=2025)
        assert "sudah dimulai" in halangan(d.berlaku)
        with pytest.raises(SalahStatus, match="sudah dimulai"):
            mulai_reviu(d.berlaku, oleh=mesin, tahun_mulai=2024)


def test_state_is_asked_of_the_stored_row(d):
    """A page that still holds the document as it was starts nothing."""
    with pabrik.dalam(d.pemda) as mesin:
        basi = Penetapan.objects.get(pk=d.berlaku.pk)
        Penetapan.objects.filter(pk=d.berlaku.pk).update(status="draf")
        with pytest.raises(SalahStatus, match="sudah ditetapkan"):
            mulai_reviu(basi, oleh=mesin)


@pytest.mark.parametrize(
    ("peran", "tindakan", "status"),
    [
        ("pimpinan", "setujui", "diajukan"),
        ("verifikator", "verifikasi", "disetujui"),
        ("pimpinan", "tetapkan", "terverifikasi"),
    ],
)
def test_who_submitted_does_not_decide(d, peran, tindakan, status):
    with pabrik.dalam(d.pemda) as mesin:
        pabrik.anggota(peran, d.dinkes if peran == "pimpinan" else None, orang=d.perencana)
        orang = pabrik.pelaku(d.perencana)
        baru = alur.jalankan(mulai_reviu(d.berlaku, oleh=mesin), "ajukan", oleh=orang)
        pabrik.beri_status(baru, status)
        baru.refresh_from_db()
        assert tindakan not in [p.tindakan for p in alur.tindakan_tersedia(orang, baru)]
        with pytest.raises(Ditolak, match="Yang mengajukan"):
            alur.jalankan(baru, tindakan, oleh=orang)
        assert alur.jalankan(baru, tindakan, oleh=mesin).status != status


def test_review_copies_all_that_is_said_of_an_indicator(d):
    with pabrik.dalam(d.pemda) as mesin:
        bersama = domain_variabel.buat_bersama(oleh=mesin, instansi=d.dinkes, nama="Jumlah seluruh ASN")
        lembar = pabrik.lembar(pabrik.penetapan(d.dinkes, 2030), d.kasubag)
        satu = domain_indikator.buat(
            oleh=mesin,
            sasaran=pabrik.sasaran(lembar),
            nama="Persentase ASN dilatih",
            arah="turun",
            cara_isi="sd_triwulan",
            metode="TURUN_BALIK",
            rumus="Jumlah ASN dilatih / Jumlah seluruh ASN * 100%",
            variabel={
                "jumlah_asn_dilatih": IsianVariabel("kepala", "SIMPEG", "posisi"),
                "jumlah_seluruh_asn": IsianVariabel(bersama=bersama),
            },
            komponen=[("Renja", 3), ("RKA", None)],
        )
        pabrik.tetapkan(lembar.penetapan)
        baru = Indikator.objects.get(
            silsilah=satu.silsilah, lembar__penetapan=mulai_reviu(lembar.penetapan, oleh=mesin)
        )
        assert (baru.cara_isi, baru.metode) == ("sd_triwulan", "TURUN_BALIK")
        assert [(k.nama, k.bulan) for k in baru.komponen.all()] == [("Renja", 3), ("RKA", None)]
        isi = [(v.kode, v.satuan, v.sumber_data, v.jenis, v.bersama) for v in baru.rumus.variabel.all()]
        assert isi == [
            ("jumlah_asn_dilatih", "kepala", "SIMPEG", "posisi", None),
            ("jumlah_seluruh_asn", "", "", "arus", bersama),
        ]


def test_review_was_never_submitted(d):
    with pabrik.dalam(d.pemda) as mesin:
        lembar = pabrik.lembar(pabrik.penetapan(d.dinkes, 2030), d.kasubag)
        pabrik.indikator(lembar)
        perencana = pabrik.pelaku_baru("perencana", d.dinkes)
        alur.jalankan(lembar.penetapan, "ajukan", oleh=perencana)
        lembar.penetapan.refresh_from_db()
        for tindakan in ("setujui", "verifikasi", "tetapkan"):
            alur.jalankan(lembar.penetapan, tindakan, oleh=mesin)
        lama = lembar.penetapan.lembar.get()
        assert lama.diajukan_oleh == perencana.pengguna
        salinan = mulai_reviu(lembar.penetapan, oleh=mesin).lembar.get()
        assert (salinan.diajukan_oleh, salinan.diajukan_pada, salinan.status) == (None, None, "draf")
