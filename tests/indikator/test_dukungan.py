"""The cascade: what may be supported, saving it, the picker as page and as the answer to the grid."""

import pytest

from indikator.domain import dukungan
from indikator.models import Indikator, Pengukuran
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator.dunia_pohon import didukung, susun, taut
from tests.indikator.dunia_rencana import TAHUN, buka, jumlah_jejak, jumlah_kueri, kirim, kode, teks

pytestmark = pytest.mark.django_db
JSON = {"headers": {"accept": "application/json"}}


@pytest.fixture
def d():
    return susun()


def alamat(indikator) -> str:
    return f"{TAHUN}/indikator/{indikator.pk}/mendukung/"


def calon(d, indikator, kata: str = "") -> list[tuple[str, str]]:
    with pabrik.dalam(d.pemda):
        muat = Indikator.objects.select_related("lembar__penetapan__instansi", "lembar__jabatan").get(pk=indikator.pk)
        return [(satu.kelompok, satu.indikator.nama) for satu in dukungan.calon(muat, kata)]


# ── What may be chosen ──────────────────────────────────────────────────────────────────────────────────────────────


def test_superiors_first_then_the_iku(d):
    assert calon(d, d.surat) == [
        ("Atasan langsung: Analis Kesehatan", "Jumlah laporan"),
        ("Atasan langsung: Analis Kesehatan", "Jumlah data"),
        ("Atasan: Kepala Dinas", "Nilai kinerja dinas"),
        ("IKU perangkat daerah", "Rata-rata Nilai IKM"),
        ("IKU perangkat daerah", "Persentase OPD berinovasi"),
    ]


def test_search_in_indicator_and_jabatan(d):
    assert calon(d, d.surat, "jumlah ANALIS") == calon(d, d.surat)[:2]
    assert [nama for _, nama in calon(d, d.surat, "ikm")] == ["Rata-rata Nilai IKM"]
    assert calon(d, d.surat, "tidak ada") == []


def test_never_its_own_sheet_nor_a_circle(d):
    assert "Jumlah data" not in dict(map(reversed, calon(d, d.laporan)))
    assert ("Lainnya", "Jumlah surat") in calon(d, d.laporan)
    taut(d, d.surat, d.laporan)
    assert ("Lainnya", "Jumlah surat") not in calon(d, d.laporan)
    assert ("Lainnya", "Jumlah surat") in calon(d, d.kedua)
    taut(d, d.laporan, d.kinerja)
    assert calon(d, d.kinerja, "jumlah surat") == calon(d, d.kinerja, "laporan") == []


def test_bagian_also_supports_the_setda(d):
    assert calon(d, d.iki_bagian) == [
        ("IKU perangkat daerah", "Nilai AKIP pemda"),
        ("IKU Sekretariat Daerah", "Nilai reformasi birokrasi"),
    ]
    assert calon(d, d.iku_bagian) == [("IKU Sekretariat Daerah", "Nilai reformasi birokrasi")]
    assert calon(d, d.ikm) == []


def test_list_is_limited(d, monkeypatch):
    monkeypatch.setattr(dukungan, "MAKS_CALON", 2)
    assert len(calon(d, d.surat)) == 2
    assert "Hanya sebagian yang ditampilkan" in teks(buka(d, "perencana", alamat(d.surat)))


# ── Saving ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_links_of_a_set_document_change_with_an_audit_row(d):
    versi = taut(d, d.laporan, d.kinerja).versi
    baru = taut(d, d.laporan, d.ikm, d.kinerja)
    assert didukung(d, d.laporan) == {"Nilai kinerja dinas", "Rata-rata Nilai IKM"} and baru.versi == versi + 1
    with pabrik.dalam(d.pemda):
        jejak = Jejak.objects.filter(objek_id=d.laporan.pk, model="indikator.Indikator").latest("nomor")
    lama, kini = jejak.perubahan["mendukung"]
    assert lama == ["Kepala Dinas: Nilai kinerja dinas"] and kini == [*lama, "IKU: Rata-rata Nilai IKM"]
    taut(d, d.laporan)
    assert didukung(d, d.laporan) == set()


def test_circle_is_refused_with_a_sentence(d):
    taut(d, d.surat, d.laporan)
    taut(d, d.laporan, d.kinerja)
    with pytest.raises(IsianSalah, match="“Jumlah surat” sendiri mendukung indikator ini"):
        taut(d, d.kinerja, d.surat)
    with pytest.raises(IsianSalah):
        taut(d, d.laporan, d.laporan)


def test_only_what_is_offered(d):
    for asing in (d.kedua, d.iku_setda, d.iku_bagian):
        with pytest.raises(IsianSalah, match="dokumen yang sama"):
            taut(d, d.laporan, asing)
    with pytest.raises(IsianSalah, match="baru saja dihapus"):
        taut(d, d.laporan, d.indikator_asing)
    assert didukung(d, taut(d, d.iki_bagian, d.iku_setda)) == {"Nilai reformasi birokrasi"}


def test_chain_has_an_end(d, monkeypatch):
    monkeypatch.setattr(dukungan, "MAKS_TINGKAT", 2)
    taut(d, d.surat, d.laporan)
    taut(d, d.laporan, d.kinerja)
    with pytest.raises(IsianSalah, match="lebih dari 2 tingkat"):
        taut(d, d.kinerja, d.ikm)


def test_who_chose_later_is_told(d):
    with pabrik.dalam(d.pemda) as mesin:
        satu = Indikator.objects.select_related("lembar__penetapan__instansi", "lembar__jabatan").get(pk=d.laporan.pk)
        dukungan.atur(oleh=mesin, indikator=satu, mendukung=[d.kinerja.pk], dasar=[])
        dukungan.atur(oleh=mesin, indikator=satu, mendukung=[d.kinerja.pk], dasar=[])  # the same once more
        with pytest.raises(Bentrok):
            dukungan.atur(oleh=mesin, indikator=satu, mendukung=[d.ikm.pk], dasar=[])
    assert didukung(d, d.laporan) == {"Nilai kinerja dinas"}


def test_stays_when_the_years_are_locked(d):
    kunci = {"instansi": d.dinkes, "triwulan": 4, "status": "dikunci"}
    with pabrik.dalam(d.pemda):
        pabrik._buat(Pengukuran, tahun=TAHUN, **kunci)
    taut(d, d.laporan, d.kinerja)  # 2025 is still open
    with pabrik.dalam(d.pemda):
        pabrik._buat(Pengukuran, tahun=TAHUN + 1, **kunci)
    with pytest.raises(SalahStatus, match="sudah dikunci"):
        taut(d, d.laporan, d.ikm)
    assert didukung(d, d.laporan) == {"Nilai kinerja dinas"}
    assert "Atur<span" not in teks(buka(d, "perencana", f"{TAHUN}/iki/dinkes/{d.iki.pk}/"))


def test_only_the_planner_of_the_instansi(d):
    for siapa in ("pimpinan", "verifikator", "luar"):
        with pabrik.dalam(d.pemda):
            orang = pabrik.pelaku(getattr(d, siapa))
        with pytest.raises(Ditolak):
            taut(d, d.laporan, d.kinerja, oleh=orang)


# ── The picker ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_for_whom(d):
    lain = {"pimpinan": 403, "verifikator": 403, "pembaca": 403, "luar": 403, "asing": 404}
    assert kode(d, alamat(d.laporan)) == {"perencana": 200, "rekan": 200} | lain
    assert buka(d, "perencana", alamat(d.indikator_asing)).status_code == 404
    assert kirim(d, "perencana", alamat(d.indikator_asing)).status_code == 404


def test_page_shows_groups_and_saves(d):
    halaman = teks(buka(d, "perencana", alamat(d.surat)))
    assert "<legend>Atasan langsung: Analis Kesehatan</legend>" in halaman and "Indeks asing" not in halaman
    isi = {"mendukung": [d.laporan.pk, d.ikm.pk], "dasar": []}
    jawaban = kirim(d, "perencana", alamat(d.surat), isi)
    assert jawaban.status_code == 302 and jawaban.url.endswith(f"#indikator-{d.surat.pk}")
    assert didukung(d, d.surat) == {"Jumlah laporan", "Rata-rata Nilai IKM"}
    sebelum = jumlah_jejak(d)
    assert kirim(d, "perencana", alamat(d.surat), isi).status_code == 302  # pressed twice
    assert jumlah_jejak(d) == sebelum
    halaman = teks(buka(d, "perencana", alamat(d.surat)))
    assert "<legend>Dipilih</legend>" in halaman and halaman.count('name="dasar"') == 2


def test_back_to_where_it_was_opened(d):
    jawaban = kirim(d, "perencana", f"{alamat(d.surat)}?asal=pohon", {"mendukung": [d.laporan.pk]})
    assert jawaban.url.endswith(f"/pohon/dinkes/?dokumen={d.berlaku.pk}#simpul-{d.surat.silsilah}")


def test_search_button_keeps_what_is_ticked(d):
    isi = {"mendukung": [d.ikm.pk], "q": "laporan", "cari": "1"}
    halaman = teks(kirim(d, "perencana", alamat(d.surat), isi))
    assert f'value="{d.ikm.pk}" checked' in halaman and "Jumlah laporan" in halaman and "Jumlah data" not in halaman
    assert didukung(d, d.surat) == set()
    assert "<html" not in teks(
        pabrik.klien(d.perencana).get(f"/magetan/{alamat(d.surat)}?q=ikm", headers={"hx-request": "true"})
    )


def test_conflict_shows_both_and_starts_from_the_stored_one(d):
    taut(d, d.surat, d.kinerja)
    jawaban = kirim(d, "perencana", alamat(d.surat), {"mendukung": [d.laporan.pk]})
    halaman = teks(jawaban)
    assert jawaban.status_code == 409 and "Kepala Dinas: Nilai kinerja dinas" in halaman
    assert f'value="{d.laporan.pk}" checked' in halaman
    assert f'name="dasar" value="{d.kinerja.pk}"' in halaman
    isi = {"mendukung": [d.laporan.pk], "dasar": [d.kinerja.pk]}
    assert kirim(d, "perencana", alamat(d.surat), isi).status_code == 302


def test_refusal_is_told_on_the_page(d):
    taut(d, d.surat, d.laporan)
    jawaban = kirim(d, "perencana", alamat(d.laporan), {"mendukung": [d.surat.pk]})
    assert jawaban.status_code == 422 and "tidak dapat saling mendukung" in teks(jawaban)


@pytest.mark.parametrize("buruk", ["x", "-1", "٣", "1" * 16, "1;drop", "9" * 15])
def test_bad_keys_change_nothing(d, buruk):
    assert kirim(d, "perencana", alamat(d.surat), {"mendukung": [buruk]}).status_code == 422
    assert kirim(d, "perencana", alamat(d.surat), {"mendukung": ["1"] * 1_001}).status_code == 422
    assert didukung(d, d.surat) == set()


def test_answer_for_the_grid(d):
    peramban = pabrik.klien(d.perencana)
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(pk=d.surat.pk).update(belum_ditinjau=True)
    jawaban = peramban.post(f"/magetan/{alamat(d.surat)}", {"mendukung": [d.laporan.pk, d.ikm.pk]}, **JSON)
    isi = jawaban.json()
    assert jawaban.status_code == 200 and isi["sel"]["mendukung"]["nilai"] == f"{d.laporan.pk},{d.ikm.pk}"
    assert isi["teks"] == "Analis Kesehatan: Jumlah laporan; IKU: Rata-rata Nilai IKM"
    assert '<div class="kisi-dukungan"><b>IKU</b> Rata-rata Nilai IKM</div>' in isi["sel"]["mendukung"]["html"]
    assert isi["belum_ditinjau"] is True  # choosing what it supports is not reading it
    assert isi["versi"] == d.surat.versi + 1 and isi["waktu"]
    jawaban = peramban.post(f"/magetan/{alamat(d.surat)}", {"mendukung": [d.kinerja.pk]}, **JSON)
    assert jawaban.status_code == 409 and "data-dukungan-form" in jawaban.json()["html"]
    assert jawaban.json()["galat"].startswith("Data ini sudah diubah orang lain")


def test_markup_in_names_is_shown_as_text(d):
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(pk=d.laporan.pk).update(nama="<b>tebal</b>")
    jawaban = pabrik.klien(d.perencana).post(f"/magetan/{alamat(d.surat)}", {"mendukung": [d.laporan.pk]}, **JSON)
    html = jawaban.json()["sel"]["mendukung"]["html"]
    assert html == '<div class="kisi-dukungan"><b>Analis Kesehatan</b> &lt;b&gt;tebal&lt;/b&gt;</div>'


def test_queries_do_not_grow(d):
    sebelum = jumlah_kueri(d, "perencana", alamat(d.surat))
    with pabrik.dalam(d.pemda):
        for nomor in range(6):
            lembar = pabrik.lembar(d.berlaku, pabrik.jabatan(d.dinkes, f"Pelaksana {nomor}", induk=d.staf))
            pabrik.indikator(lembar, f"Jumlah arsip {nomor}")
    assert jumlah_kueri(d, "perencana", alamat(d.surat)) == sebelum


# ── On the sheet ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_sheets_say_what_is_supported(d):
    taut(d, d.surat, d.laporan, d.ikm)
    taut(d, d.laporan, d.ikm)
    halaman = teks(buka(d, "perencana", f"{TAHUN}/iki/dinkes/{d.lembar_staf.pk}/"))
    assert "Mendukung: Analis Kesehatan: Jumlah laporan; IKU: Rata-rata Nilai IKM" in halaman
    assert f'href="/magetan/{alamat(d.surat)}" data-dukungan' in halaman
    assert "Didukung 2 IKI" in teks(buka(d, "perencana", f"{TAHUN}/iku/dinkes/"))
    dibaca = teks(buka(d, "pembaca", f"{TAHUN}/iki/dinkes/{d.lembar_staf.pk}/"))
    assert "Mendukung:" in dibaca and "data-dukungan>" not in dibaca
