"""Indicators of a sheet: the form with its templates, targets and sub-indicators; change, delete, move."""

import re
from decimal import Decimal

import pytest

from indikator.domain import indikator as domain
from indikator.domain import pk
from indikator.domain import rumus as domain_rumus
from indikator.models import Indikator, Kegiatan, RiwayatCapaian
from organisasi.galat import Ditolak, IsianSalah
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_rencana import buka, isian, jumlah_jejak, kirim, kode, segarkan, sub, susun, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return susun()


def tambah(d, siapa: str = "perencana", kueri: str = "", **data):
    alamat = f"2024/sasaran/{d.sasaran_draf.pk}/indikator/{kueri}"
    return kirim(d, siapa, alamat, isian(d.sasaran_draf, **data))


def ubah(d, siapa: str = "perencana", **data):
    isi = {"templat": "bebas", "rumus": "Jumlah laporan", "nama": "Jumlah laporan", "versi": 1, "target_2024": "12"}
    return kirim(d, siapa, f"2024/indikator/{d.laporan_draf.pk}/ubah/", isian(d.sasaran_draf) | isi | data)


def baru(d) -> Indikator:
    with pabrik.dalam(d.pemda):
        satu = Indikator.objects.select_related("rumus").get(silsilah=isian(d.sasaran_draf)["silsilah"])
        satu.semua_target = {t.tahun: (t.teks, t.nilai, t.satuan, t.peringatan) for t in satu.target.all()}
        satu.semua_variabel = [(v.nama, v.jenis) for v in satu.rumus.variabel.all()] if hasattr(satu, "rumus") else []
        return satu


def nama_baris(d) -> list[str]:
    with pabrik.dalam(d.pemda):
        return list(d.iki_draf.indikator.order_by("urutan", "pk").values_list("nama", flat=True))


def test_percentage_from_two_fields_becomes_a_formula(d):
    jawaban = tambah(d)
    satu = baru(d)
    assert jawaban.headers["Location"] == f"/magetan/2024/iki/dinkes/{d.iki_draf.pk}/#indikator-{satu.pk}"
    assert satu.rumus.teks == "<u>Jumlah ASN yang dilatih</u> X 100% Jumlah seluruh ASN"
    assert satu.rumus.pohon["op"] == "kali" and satu.satuan == "%"
    assert satu.semua_variabel == [("Jumlah ASN yang dilatih", "arus"), ("Jumlah seluruh ASN", "posisi")]
    assert satu.semua_target == {2024: ("78,2", Decimal("78.2"), "%", [])}
    halaman = teks(buka(d, "perencana", f"2024/iki/dinkes/{d.iki_draf.pk}/"))
    assert '<span class="pembilang" aria-hidden="true">Jumlah ASN yang dilatih</span>' in halaman


@pytest.mark.parametrize(
    ("data", "teks_rumus", "ada_pohon"),
    [
        ({"templat": "rasio"}, r"<math>\frac{\text{Jumlah ASN yang dilatih}}{\text{Jumlah seluruh ASN}}</math>", True),
        ({"templat": "langsung", "nama": "Jumlah ASN", "pembilang": "Jumlah ASN"}, "Jumlah ASN", True),
        ({"templat": "langsung"}, "Jumlah ASN yang dilatih", False),  # a percentage without a denominator
        ({"templat": "bebas", "rumus": "Jumlah A / Jumlah B × 100 %"}, "Jumlah A / Jumlah B × 100 %", True),
        ({"templat": "bebas", "rumus": "Kebijakan pimpinan"}, "Kebijakan pimpinan", False),
    ],
)
def test_other_ways_to_write_a_formula(d, data, teks_rumus, ada_pohon):
    assert tambah(d, **data).status_code == 302
    satu = baru(d)
    assert satu.rumus.teks == teks_rumus and (satu.rumus.pohon is not None) is ada_pohon
    assert ada_pohon or satu.rumus.alasan_teks


@pytest.mark.parametrize(
    "data", [{"templat": "persentase"}, {"templat": "langsung"}, {"templat": "jumlah"}, {"templat": "bebas"}]
)
def test_indicator_without_formula(d, data):
    tambah(d, pembilang="", penyebut="", target_2024="", **data)
    satu = baru(d)
    assert not hasattr(satu, "rumus") and satu.semua_target == {} and satu.satuan == ""


def test_targets_of_all_years_of_the_document(d):
    halaman = teks(buka(d, "perencana", f"2025/sasaran/{d.sasaran_draf.pk}/indikator/"))
    assert halaman.index("Target 2025") < halaman.index("Target 2024")  # the year of the page first
    tambah(d, target_2024="-", target_2025="1 3dokumen")
    target = baru(d).semua_target
    assert target[2024][0] == "-" and target[2024][1] is None
    assert target[2025][1] == 13 and "tampak terputus" in target[2025][3][0]


@pytest.mark.parametrize(
    ("data", "bidang"),
    [
        ({"nama": ""}, "nama"),
        ({"nama": "x" * 2001}, "nama"),
        ({"penyebut": ""}, "penyebut"),
        ({"pembilang": "", "templat": "rasio"}, "pembilang"),
        ({"penyebut": "jumlah asn yang dilatih"}, "penyebut"),
        ({"pembilang": "x" * 501}, "pembilang"),
        ({"templat": "bebas", "rumus": "x" * 10_001}, "rumus"),
        ({"target_2024": "9" * 201}, "target_2024"),
        ({"satuan": "x" * 61}, "satuan"),
        ({"arah": "samping"}, "arah"),
        ({"sasaran": "999999"}, "sasaran"),
    ],
)
def test_wrong_input_is_told_at_its_field_and_nothing_is_lost(d, data, bidang):
    sebelum = jumlah_jejak(d)
    jawaban = tambah(d, sumber_data="Sumber yang sudah diketik", **data)
    halaman = teks(jawaban)
    assert jawaban.status_code == 422 and jumlah_jejak(d) == sebelum
    assert f'id="id_{bidang}_error"' in halaman and f'href="#id_{bidang}"' in halaman
    assert "Sumber yang sudah diketik" in halaman


def test_second_submit_adds_nothing(d):
    tambah(d)
    sebelum = jumlah_jejak(d)
    assert tambah(d).status_code == 302
    assert jumlah_jejak(d) == sebelum and nama_baris(d).count("Persentase ASN yang dilatih") == 1


def test_sasaran_of_another_sheet_is_not_offered(d):
    with pabrik.dalam(d.pemda):
        lain = d.iku_draf.sasaran.first()
    assert tambah(d, sasaran=lain.pk).status_code == 422


def test_sub_indicator_stands_under_its_parent(d):
    kueri = f"?induk={d.laporan_draf.pk}"
    alamat = f"2024/sasaran/{d.sasaran_draf.pk}/indikator/"
    assert "Tambah sub-indikator: Jumlah laporan" in teks(buka(d, "perencana", alamat + kueri))
    tambah(d, kueri=kueri)
    satu = baru(d)
    assert satu.induk_id == d.laporan_draf.pk
    assert buka(d, "perencana", f"{alamat}?induk={satu.pk}").status_code == 404  # one level only
    for kunci in ("x", "999999", d.ikm.pk, d.indikator_asing.pk):
        assert buka(d, "perencana", f"{alamat}?induk={kunci}").status_code == 404
    with pabrik.dalam(d.pemda), pytest.raises(IsianSalah):
        domain.buat(oleh=pabrik.mesin(), sasaran=d.sasaran_draf, induk=satu, nama="Cucu")


def test_form_of_a_stored_indicator_shows_how_it_was_made(d):
    tambah(d)
    halaman = teks(buka(d, "perencana", f"2024/indikator/{baru(d).pk}/ubah/"))
    assert "> Jumlah seluruh ASN</textarea>" in halaman and 'value="78,2"' in halaman
    assert re.search(r'<input[^>]*value="persentase"[^>]* checked', halaman)


def test_saving_an_unchanged_form_writes_nothing(d):
    with pabrik.dalam(d.pemda) as mesin:
        domain_rumus.atur(oleh=mesin, indikator=d.laporan_draf, teks=d.laporan_draf.rumus.teks)
        data = {"rumus": d.laporan_draf.rumus.teks, "target_2024": "12 laporan"}
        Indikator.objects.filter(pk=d.laporan_draf.pk).update(satuan="")
    sebelum = jumlah_jejak(d)
    assert ubah(d, **data).status_code == 302
    assert jumlah_jejak(d) == sebelum and segarkan(d, d.laporan_draf).versi == 1


def test_change_of_rumus_or_target_raises_the_version(d):
    ubah(d, target_2024="13 laporan")
    assert segarkan(d, d.laporan_draf).versi == 2
    with pabrik.dalam(d.pemda):
        assert d.laporan_draf.target.get().teks == "13 laporan"
        assert d.laporan.target.get().teks == "12 laporan"  # the document in force keeps its own


def test_late_save_shows_both_versions(d):
    ubah(d, "rekan", target_2024="99", nama="Tulisan rekan")
    jawaban = ubah(d, target_2024="55", nama="Tulisan saya", arah="turun")
    halaman = teks(jawaban)
    assert jawaban.status_code == 409
    bentrok = halaman[halaman.index("Yang tersimpan sekarang") : halaman.index('id="form-indikator"')]
    assert "Tulisan rekan" in bentrok and "99" in bentrok and "makin tinggi makin baik" in bentrok
    assert "Sasaran" not in bentrok  # the same on both sides
    assert "Tulisan saya" in halaman and 'value="55"' in halaman


def test_move_to_another_sasaran_takes_the_sub_indicators_along(d):
    anak = sub(d, d.laporan_draf, "Anak")
    with pabrik.dalam(d.pemda):
        lain = pabrik.sasaran(d.iki_draf, "Sasaran lain")
    ubah(d, sasaran=lain.pk)
    assert segarkan(d, anak).sasaran_id == lain.pk
    halaman = teks(buka(d, "perencana", f"2024/indikator/{anak.pk}/ubah/"))
    assert f'<option value="{lain.pk}" selected>' in halaman and f'<option value="{d.sasaran_draf.pk}"' not in halaman
    with pabrik.dalam(d.pemda), pytest.raises(IsianSalah):
        domain.ubah(segarkan(d, anak), oleh=pabrik.mesin(), sasaran=d.sasaran_draf)


def test_delete_keeps_rumus_and_target_in_the_audit_trail(d):
    alamat = f"2024/indikator/{d.laporan_draf.pk}/hapus/"
    assert "beserta rumus dan targetnya" in teks(buka(d, "perencana", alamat))
    assert kirim(d, "perencana", alamat, {"versi": 7}).status_code == 409
    assert kirim(d, "perencana", alamat, {"versi": 1}).status_code == 302
    with pabrik.dalam(d.pemda):
        jejak = Jejak.objects.get(model="indikator.Indikator", objek_id=d.laporan_draf.pk, tindakan="hapus")
        assert jejak.perubahan["rumus"][0] == "Jumlah laporan yang terkirim"
        assert jejak.perubahan["target"][0] == ["2024: 12 laporan"]
        assert Indikator.objects.filter(pk=d.laporan.pk).exists()


def test_indicator_in_use_is_not_deleted(d):
    sub(d, d.laporan_draf, "Anak")
    alamat = f"2024/indikator/{d.laporan_draf.pk}/hapus/"
    assert "masih punya 1 sub-indikator" in teks(buka(d, "perencana", alamat))
    assert kirim(d, "perencana", alamat, {"versi": 1}).status_code == 422
    with pabrik.dalam(d.pemda):
        lain = d.iki_draf.indikator.get(nama="Jumlah data")
        pabrik.realisasi(lain, "3")
    jawaban = kirim(d, "perencana", f"2024/indikator/{lain.pk}/hapus/", {"versi": 1})
    assert jawaban.status_code == 422 and "sudah punya 1 realisasi" in teks(jawaban)


def test_row_still_pointed_at_is_not_deleted(d):
    """Whatever else points at it: a sentence, and no audit row of a deletion that did not happen."""
    with pabrik.dalam(d.pemda):
        isi = {"tahun": 2020, "capaian_teks": "100%", "sumber": "LKjIP 2020"}
        pabrik._buat(RiwayatCapaian, indikator=d.laporan_draf, **isi)
        sebelum = Jejak.objects.count()
    jawaban = kirim(d, "perencana", f"2024/indikator/{d.laporan_draf.pk}/hapus/", {"versi": 1})
    assert jawaban.status_code == 422 and "masih dipakai data lain" in teks(jawaban)
    with pabrik.dalam(d.pemda):
        assert Jejak.objects.count() == sebelum


def _realisasi(d, tahun):
    pabrik.realisasi(d.laporan, "3", tahun=tahun)


def _perjanjian(d, tahun):
    pk.buat(oleh=pabrik.mesin(), instansi=d.dinkes, tahun=tahun, baris=[(d.laporan, "12 laporan")])


def _kegiatan(d, tahun):
    pabrik._buat(Kegiatan, instansi=d.dinkes, tahun=tahun, kunci="k", nama="Kegiatan", indikator=d.laporan)


@pytest.mark.parametrize(
    ("gantung", "sebutan"),
    [(_realisasi, "1 realisasi"), (_perjanjian, "1 baris perjanjian kinerja"), (_kegiatan, "1 kegiatan")],
)
def test_what_hangs_on_an_older_version_keeps_the_indicator(d, gantung, sebutan):
    """Of the years in which the draft (2024–2025) will be in force; those of other years keep their own version."""
    with pabrik.dalam(d.pemda) as mesin:
        gantung(d, 2025)
        with pytest.raises(IsianSalah, match=f"sudah punya {sebutan} .* Biarkan indikatornya"):
            domain.hapus(d.laporan_draf, oleh=mesin)
        assert Indikator.objects.filter(pk=d.laporan_draf.pk).exists()


@pytest.mark.parametrize("gantung", [_realisasi, _perjanjian, _kegiatan])
def test_what_hangs_on_it_before_the_draft_does_not_matter(d, gantung):
    with pabrik.dalam(d.pemda) as mesin:
        gantung(d, 2023)
        domain.hapus(d.laporan_draf, oleh=mesin)
        assert not Indikator.objects.filter(pk=d.laporan_draf.pk).exists()


def test_move_swaps_neighbours_with_their_sub_indicators(d):
    for nama in ("a1", "a2"):
        sub(d, d.laporan_draf, nama)
    with pabrik.dalam(d.pemda):
        kedua = d.iki_draf.indikator.get(nama="Jumlah data")
        pabrik.indikator(d.iki_draf, "Sasaran lain")
    alamat = f"2024/indikator/{kedua.pk}/pindah/"
    assert kirim(d, "perencana", f"{alamat}?versi=1", {"arah": "-1"}).status_code == 302
    assert nama_baris(d) == ["Jumlah data", "Jumlah laporan", "a1", "a2", "Sasaran lain"]
    assert kirim(d, "perencana", f"{alamat}?versi=1", {"arah": "-1"}).status_code == 409
    kirim(d, "perencana", f"{alamat}?versi=2", {"arah": "-1"})  # at the top nothing happens
    assert nama_baris(d)[0] == "Jumlah data"


def test_sub_indicators_move_among_themselves(d):
    satu, dua = sub(d, d.laporan_draf, "a1"), sub(d, d.laporan_draf, "a2")
    with pabrik.dalam(d.pemda):
        domain.pindah(dua, oleh=pabrik.mesin(), arah=-1)
    assert segarkan(d, dua).urutan < segarkan(d, satu).urutan


@pytest.mark.parametrize("halaman", ["sasaran/{sasaran}/indikator/", "indikator/{pk}/ubah/", "indikator/{pk}/hapus/"])
def test_pages_are_for_the_own_planner(d, halaman):
    alamat = f"2024/{halaman}".format(sasaran=d.sasaran_draf.pk, pk=d.laporan_draf.pk)
    lain = {"pimpinan": 403, "verifikator": 403, "pembaca": 403, "luar": 403, "asing": 404}
    assert kode(d, alamat) == {"perencana": 200, "rekan": 200} | lain
    data = isian(d.sasaran_draf, versi=1)
    assert kirim(d, "luar", alamat, data).status_code == 403
    assert kirim(d, "verifikator", alamat, data).status_code == 403


def test_rows_of_another_pemda_are_404(d):
    for tindakan in ("ubah", "hapus"):
        assert buka(d, "perencana", f"2024/indikator/{d.indikator_asing.pk}/{tindakan}/").status_code == 404
    pindah = f"2024/indikator/{d.indikator_asing.pk}/pindah/?versi=1"
    assert kirim(d, "perencana", pindah, {"arah": 1}).status_code == 404


def test_set_document_cannot_be_changed(d):
    alamat = f"2024/indikator/{d.laporan.pk}/ubah/"
    assert buka(d, "perencana", alamat).status_code == 409
    assert kirim(d, "perencana", alamat, isian(d.laporan.sasaran, versi=1)).status_code == 409
    with pabrik.dalam(d.pemda), pytest.raises(Ditolak):
        domain.pindah(d.laporan_draf, oleh=pabrik.pelaku(d.luar), arah=1)
