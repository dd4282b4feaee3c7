"""Rows copied from the sheet of another jabatan, or of the same jabatan in an earlier year."""

import uuid

import pytest

from indikator.domain import indikator as domain_indikator
from indikator.domain.mulai_dari import lembar as salin_lembar
from indikator.domain.mutu import periksa_penetapan
from indikator.models import Indikator, SasaranStrategis, Urungan
from organisasi.galat import IsianSalah, SalahStatus
from tests import pabrik
from tests.indikator.dunia_rencana import PECAHAN, buka, jumlah_kueri, kirim, segarkan, sub, susun, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    """`iki_draf` of the analis has rows; `kosong` is the empty draft sheet of another jabatan of the same name."""
    d = susun()
    with pabrik.dalam(d.pemda):
        unit = pabrik.unit(d.dinkes, "Seksi Gizi")
        d.senama = pabrik.jabatan(d.dinkes, "Analis Kesehatan", unit=unit)
        d.kosong = pabrik.lembar(d.draf, d.senama, urutan=9)
        d.sumber = d.iki_draf
        d.rumus = domain_indikator.buat(
            oleh=pabrik.mesin(),
            sasaran=d.sasaran_draf,
            nama="Persentase OPD berinovasi",
            rumus=PECAHAN,
            target={2024: "38%", 2025: "40%"},
            komponen=[("Laporan", 3)],
            satuan="%",
            frekuensi="triwulan",
        )
        d.anak = sub(d, d.rumus, "Inovasi digital", target={2025: "5%"})
    return d


def halaman(d, lembar=None, **kueri) -> str:
    bagian = "&".join(f"{nama}={nilai}" for nama, nilai in kueri.items())
    return f"2024/lembar/{(lembar or d.kosong).pk}/salin/" + (f"?{bagian}" if bagian else "")


def salin(d, *baris, siapa="perencana", kunci=None, dari=None, lembar=None, **kueri):
    isi = {"kunci": str(kunci or uuid.uuid4()), "baris": [satu.pk for satu in baris]}
    return kirim(d, siapa, halaman(d, lembar, dari=(dari or d.sumber).pk, **kueri), isi)


def isi(d, lembar=None) -> list[Indikator]:
    with pabrik.dalam(d.pemda):
        return list(Indikator.objects.filter(lembar=lembar or d.kosong).select_related("sasaran", "induk"))


def test_sources_are_listed_same_name_first(d):
    with pabrik.dalam(d.pemda):
        lain = pabrik.lembar(d.draf, d.kasubag)
        pabrik.indikator(lain, "Jumlah surat")
    daftar = buka(d, "perencana", halaman(d)).context["tabel"].data.data
    assert [satu.pk for satu in daftar] == [d.sumber.pk, d.iki.pk, lain.pk]
    cari = buka(d, "perencana", halaman(d, q="sub bagian"))
    assert "Kepala Sub Bagian" in teks(cari) and len(cari.context["tabel"].rows) == 1
    assert "Tidak ada" in teks(buka(d, "perencana", halaman(d, q="zzz")))


def test_drafts_of_others_are_no_source(d):
    with pabrik.dalam(d.pemda):
        pabrik.anggota("perencana", d.dinsos, orang=d.perencana)  # one planner of two OPD
        jabatan = pabrik.jabatan(d.dinsos, "Analis Kesehatan")
        draf = pabrik.lembar(pabrik.penetapan(d.dinsos, 2024), jabatan)
        berlaku = pabrik.lembar(pabrik.penetapan(d.dinsos, 2023, berlaku=True), jabatan)
        asing = pabrik.indikator(draf, "Rahasia")
        pabrik.indikator(berlaku, "Terbuka")
    daftar = buka(d, "perencana", halaman(d)).context["tabel"].data.data
    assert [satu.pk for satu in daftar] == [d.sumber.pk, d.iki.pk, berlaku.pk]
    assert salin(d, asing, dari=draf).status_code == 404
    assert salin(d, d.indikator_asing, dari=d.lembar_asing).status_code == 404
    assert len(buka(d, "rekan", halaman(d)).context["tabel"].rows) == 2  # sees only the own OPD


def test_rows_are_ticked_at_first_and_shown_with_what_they_say(d):
    isi_halaman = teks(buka(d, "perencana", halaman(d, dari=d.sumber.pk)))
    assert isi_halaman.count('name="baris"') == 4 == isi_halaman.count(" checked></td>")
    assert "2024: 38%" in isi_halaman and "pecahan" in isi_halaman


def test_copy_of_the_chosen_rows(d):
    jawaban = salin(d, d.laporan_draf, d.rumus, d.anak)
    assert jawaban.headers["Location"] == f"/magetan/2024/lembar/{d.kosong.pk}/isi/"
    laporan, pokok, anak = isi(d)
    assert [satu.nama for satu in (laporan, pokok, anak)] == ["Jumlah laporan", d.rumus.nama, "Inovasi digital"]
    assert anak.induk == pokok and pokok.frekuensi == "triwulan" and pokok.satuan == "%"
    assert all(satu.belum_ditinjau and satu.asal_id is None for satu in (laporan, pokok, anak))
    assert {satu.silsilah for satu in isi(d)}.isdisjoint({satu.silsilah for satu in isi(d, d.sumber)})
    assert pokok.sasaran.nama == d.sasaran_draf.nama and pokok.sasaran.pk != d.sasaran_draf.pk
    with pabrik.dalam(d.pemda):
        assert [(t.tahun, t.teks) for t in pokok.target.all()] == [(2024, "38%"), (2025, "40%")]
        assert [(t.tahun, t.teks) for t in anak.target.all()] == [(2025, "5%")]
        assert pokok.rumus.pohon and pokok.rumus.variabel.count() == 2
        assert [k.nama for k in pokok.komponen.all()] == ["Laporan"]


def test_second_submit_adds_nothing_and_one_undo_takes_all_back(d):
    kunci = uuid.uuid4()
    salin(d, d.laporan_draf, d.rumus, kunci=kunci)
    jawaban = salin(d, d.laporan_draf, d.rumus, kunci=kunci)
    assert jawaban.status_code == 302 and len(isi(d)) == 2
    with pabrik.dalam(d.pemda):
        undo = Urungan.objects.get(lembar=d.kosong)
    jawaban = pabrik.klien(d.perencana).post(f"/magetan/2024/urungan/{undo.pk}/", HTTP_ACCEPT="text/html")
    assert jawaban.headers["Location"] == f"/magetan/2024/lembar/{d.kosong.pk}/isi/"
    assert isi(d) == []
    with pabrik.dalam(d.pemda):
        assert not SasaranStrategis.objects.filter(lembar=d.kosong).exists()


def test_message_offers_the_undo(d):
    peramban = pabrik.klien(d.perencana)
    alamat = f"/magetan/{halaman(d, dari=d.sumber.pk)}"
    jawaban = peramban.post(alamat, {"kunci": str(uuid.uuid4()), "baris": [d.rumus.pk]}, follow=True)
    with pabrik.dalam(d.pemda):
        undo = Urungan.objects.get(lembar=d.kosong)
    assert f'formaction="/magetan/2024/urungan/{undo.pk}/"' in teks(jawaban)
    assert "1 baris disalin" in teks(jawaban)


def test_sub_indicator_alone_and_sasaran_that_is_there(d):
    with pabrik.dalam(d.pemda):
        ada = pabrik.sasaran(d.kosong, d.sasaran_draf.nama.upper())
    salin(d, d.anak)
    (satu,) = isi(d)
    assert satu.induk is None and satu.sasaran == ada


def test_merged_cells_are_written_out(d):
    with pabrik.dalam(d.pemda):
        kepala = pabrik.indikator(d.sumber, "Jumlah A", rumus="Jumlah A yang ada", sumber_data="Register")
        bawah = pabrik.indikator(d.sumber, "Jumlah B", gabung_rumus=True, gabung_sumber=True, sasaran=kepala.sasaran)
    salin(d, bawah)
    (satu,) = isi(d)
    assert (satu.sumber_data, satu.gabung_rumus) == ("Register", False)
    with pabrik.dalam(d.pemda):
        assert satu.rumus.teks == "Jumlah A yang ada"


@pytest.mark.parametrize("baris", [[], ["x"], ["99999999"]])
def test_wrong_choice(d, baris):
    jawaban = kirim(d, "perencana", halaman(d, dari=d.sumber.pk), {"kunci": str(uuid.uuid4()), "baris": baris})
    assert jawaban.status_code == 422 and "Belum tersimpan" in teks(jawaban) and isi(d) == []


def test_who_may_copy(d):
    for siapa, kode in (("pimpinan", 403), ("verifikator", 403), ("luar", 403), ("asing", 404)):
        assert buka(d, siapa, halaman(d)).status_code == kode
        assert salin(d, d.rumus, siapa=siapa).status_code == kode
    assert salin(d, d.laporan, lembar=d.iki, dari=d.sumber).status_code == 409  # a set document
    assert buka(d, "perencana", halaman(d, dari="x")).status_code == 404
    assert kirim(d, "perencana", halaman(d)).status_code == 422
    with pabrik.dalam(d.pemda) as mesin:
        with pytest.raises(SalahStatus):
            salin_lembar.salin(oleh=mesin, lembar=d.kosong, sumber=d.iku, baris=[d.ikm.pk], kunci=uuid.uuid4())
        with pytest.raises(IsianSalah):
            salin_lembar.salin(oleh=mesin, lembar=d.kosong, sumber=d.sumber, baris=[d.ikm.pk], kunci=uuid.uuid4())


def test_linter_warns_until_the_copy_is_changed(d):
    def kena() -> bool:
        with pabrik.dalam(d.pemda):
            return any(satu.aturan == "DUP-03" for satu in periksa_penetapan(d.draf, 2024).temuan)

    assert not kena()
    salin(d, *isi(d, d.sumber))
    assert kena()
    with pabrik.dalam(d.pemda) as mesin:
        for satu in Indikator.objects.filter(lembar=d.kosong, induk=None):
            domain_indikator.ubah(satu, oleh=mesin, nama=f"{satu.nama} Seksi Gizi")
    assert not kena()


# --- the same jabatan in an earlier year -------------------------------------------------------------------------


@pytest.fixture
def tahun_depan(d):
    """An empty sheet of the analis in a draft for 2026."""
    with pabrik.dalam(d.pemda):
        return pabrik.lembar(pabrik.penetapan(d.dinkes, 2026), d.analis)


def test_earlier_year_keeps_the_lineage(d, tahun_depan):
    daftar = buka(d, "perencana", halaman(d, tahun_depan, lalu=1)).context["tabel"].data.data
    assert [satu.pk for satu in daftar] == [d.iki.pk]
    for _ in range(2):
        assert salin(d, d.laporan, d.kedua, lembar=tahun_depan, dari=d.iki, lalu=1).status_code == 302
    assert [(satu.asal_id, satu.silsilah) for satu in isi(d, tahun_depan)] == [
        (asal.pk, segarkan(d, asal).silsilah) for asal in (d.laporan, d.kedua)
    ]
    with pabrik.dalam(d.pemda):
        assert tahun_depan.sasaran.get().asal_id == d.laporan.sasaran_id
        assert Urungan.objects.filter(lembar=tahun_depan).count() == 1


def test_iku_of_an_earlier_year(d):
    with pabrik.dalam(d.pemda):
        iku = pabrik.lembar(pabrik.penetapan(d.dinkes, 2026))
    daftar = buka(d, "perencana", halaman(d, iku, lalu=1)).context["tabel"].data.data
    assert [satu.pk for satu in daftar] == [d.iku.pk]
    assert len(buka(d, "perencana", halaman(d, iku)).context["tabel"].rows) == 0
    assert salin(d, d.ikm, lembar=iku, dari=d.iku, lalu=1).status_code == 302
    assert isi(d, iku)[0].silsilah == d.ikm.silsilah


def test_list_and_rows_have_a_constant_number_of_queries(d):
    alamat = [halaman(d), halaman(d, dari=d.sumber.pk)]
    sebelum = [jumlah_kueri(d, "perencana", satu) for satu in alamat]
    with pabrik.dalam(d.pemda):
        for _ in range(3):
            pabrik.indikator(pabrik.lembar(d.draf, pabrik.jabatan(d.dinkes)))
            pabrik.indikator(d.sumber, target="5", rumus="Jumlah")
    assert [jumlah_kueri(d, "perencana", satu) for satu in alamat] == sebelum
