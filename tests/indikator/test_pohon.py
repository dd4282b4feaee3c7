"""Pages of the pohon kinerja: the tree, suggestions, the drawing; and that the linter marks the same rows."""

import re
from xml.etree import ElementTree

import pytest

from indikator.domain import mutu
from indikator.domain import pohon as domain
from indikator.domain.reviu import mulai_reviu
from indikator.models import Dukungan, Indikator
from indikator.pohon import gambar
from indikator.pohon.susun import BELUM_MENDUKUNG, BELUM_SAMPAI, jalan
from tests import pabrik
from tests.indikator.dunia_pohon import didukung, susun, taut
from tests.indikator.dunia_rencana import TAHUN, buka, jumlah_jejak, jumlah_kueri, kirim, kode, segarkan, teks
from tests.inti.test_pohon_gambar import periksa_halaman

pytestmark = pytest.mark.django_db
POHON = f"{TAHUN}/pohon/dinkes/"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def d():
    return susun()


def bertaut(d) -> None:
    """kinerja → ikm; laporan → kinerja; surat → laporan and inovasi. `kedua` stays alone."""
    taut(d, d.kinerja, d.ikm)
    taut(d, d.laporan, d.kinerja)
    taut(d, d.surat, d.laporan, d.inovasi)


def baris(halaman: str, indikator: Indikator, awalan: str = "") -> str:
    """The row of the tree in which the indicator stands."""
    return re.search(rf'<li role="treeitem" id="simpul-{awalan}{indikator.silsilah}".*?</li>', halaman)[0]


def tingkat(halaman: str, indikator: Indikator) -> int:
    return int(re.search(r'aria-level="(\d+)"', baris(halaman, indikator))[1])


# ── The page ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_tree_from_sasaran_to_staff(d):
    bertaut(d)
    halaman = teks(buka(d, "perencana", POHON))
    assert [tingkat(halaman, satu) for satu in (d.ikm, d.kinerja, d.laporan, d.surat)] == [2, 3, 4, 5]
    surat = baris(halaman, d.surat)
    assert "Juga mendukung: Persentase OPD berinovasi" in surat and "Pengelola Surat" in surat
    assert f'href="/magetan/{TAHUN}/iki/dinkes/{d.lembar_staf.pk}/#indikator-{d.surat.pk}"' in surat
    assert f'href="/magetan/{TAHUN}/indikator/{d.surat.pk}/mendukung/?asal=pohon"' in surat
    rujukan = re.search(rf'id="simpul-r-{d.inovasi.silsilah}-{d.surat.silsilah}".*?</li>', halaman)[0]
    assert f'href="#simpul-{d.surat.silsilah}"' in rujukan
    assert "Indeks asing" not in halaman and "Belum ada tautan" not in halaman


def test_marks_and_counts(d):
    bertaut(d)
    halaman = teks(buka(d, "perencana", POHON))
    assert "belum mendukung apa pun" in baris(halaman, d.kedua) and "belum didukung" in baris(halaman, d.kedua)
    assert "lencana" not in baris(halaman, d.surat), "nobody is below the staff"
    assert halaman.index("Belum mendukung apa pun</span>") < halaman.index(f"simpul-{d.kedua.silsilah}")
    assert '3</span> <span class="tampil-keterangan">dari 4 IKI' in halaman


def test_empty_state_says_what_to_do(d):
    halaman = teks(buka(d, "perencana", POHON))
    assert "Belum ada tautan dukungan" in halaman and "Lihat usulan tautan" in halaman
    dibaca = teks(buka(d, "pembaca", POHON))
    assert "Perencana perangkat daerah ini yang menautkannya." in dibaca and "usulan/" not in dibaca
    assert "data-dukungan" not in dibaca
    assert "Belum ada dokumen" in teks(buka(d, "luar", f"{TAHUN}/pohon/dinsos/"))


def test_draft_has_its_own_tree(d):
    bertaut(d)
    with pabrik.dalam(d.pemda) as mesin:
        baru = mulai_reviu(d.berlaku, oleh=mesin)
        isi = {satu.silsilah: satu.pk for satu in Indikator.objects.filter(lembar__penetapan=baru)}
    halaman = teks(buka(d, "perencana", f"{POHON}?dokumen={baru.pk}"))
    assert tingkat(halaman, d.surat) == 5 and f"#indikator-{isi[d.surat.silsilah]}" in baris(halaman, d.surat)


def test_link_to_the_instansi_above(d):
    taut(d, d.iki_bagian, d.iku_setda)
    with pabrik.dalam(d.pemda):
        perencana = pabrik.klien(pabrik.anggota("perencana", d.bagian))
    halaman = teks(perencana.get(f"/magetan/{TAHUN}/pohon/bagian/"))
    assert tingkat(halaman, d.iku_setda) == 1 and tingkat(halaman, d.iki_bagian) == 2
    assert "IKU Sekretariat Daerah" in halaman and "belum mendukung" not in baris(halaman, d.iki_bagian)


def test_sub_indicators_stand_below_theirs(d):
    with pabrik.dalam(d.pemda):
        anak = pabrik.indikator(d.iku, "Nilai IKM loket", sasaran=d.pelayanan, induk=d.ikm)
    taut(d, d.kinerja, anak)
    halaman = teks(buka(d, "perencana", POHON))
    assert tingkat(halaman, anak) == 3 and tingkat(halaman, d.kinerja) == 4
    assert "belum didukung" not in baris(halaman, d.ikm)


def test_for_whom(d):
    terlihat = {"perencana": 200, "rekan": 200, "pimpinan": 200, "verifikator": 200, "pembaca": 200}
    for alamat in (POHON, f"{POHON}cetak/", f"{POHON}gambar.svg"):
        assert kode(d, alamat) == terlihat | {"luar": 403, "asing": 404}
    lain = {"pimpinan": 403, "verifikator": 403, "pembaca": 403, "luar": 403, "asing": 404}
    assert kode(d, f"{POHON}usulan/") == {"perencana": 200, "rekan": 200} | lain
    assert buka(d, "perencana", f"{TAHUN}/pohon/bkpsdm/").status_code == 404
    assert buka(d, "perencana", f"{POHON}?dokumen={d.dokumen_asing.pk}").status_code == 404


def test_list_of_instansi(d):
    assert buka(d, "perencana", f"{TAHUN}/pohon/").url == f"/magetan/{POHON}"
    halaman = teks(buka(d, "verifikator", f"{TAHUN}/pohon/"))
    assert f'href="/magetan/{POHON}"' in halaman and "Pohon kinerja tahun 2024" in halaman


def test_queries_do_not_grow(d):
    alamat = [POHON, f"{POHON}cetak/", f"{POHON}gambar.svg", f"{POHON}usulan/"]
    bertaut(d)
    sebelum = [jumlah_kueri(d, "perencana", satu) for satu in alamat]
    with pabrik.dalam(d.pemda):
        atas = d.surat
        for nomor in range(5):
            lembar = pabrik.lembar(d.berlaku, pabrik.jabatan(d.dinkes, f"Pelaksana {nomor}", induk=d.staf))
            satu = pabrik.indikator(lembar, f"Jumlah arsip {nomor}")
            pabrik._buat(Dukungan, indikator=satu, mendukung=atas)
            pabrik.indikator(lembar, "Jumlah surat", sasaran=satu.sasaran)
    assert [jumlah_kueri(d, "perencana", satu) for satu in alamat] == sebelum


# ── The linter says the same ────────────────────────────────────────────────────────────────────────────────────────


def test_linter_and_tree_mark_the_same_rows(d):
    with pabrik.dalam(d.pemda):
        pabrik.indikator(d.lembar_kadis, "rata-rata nilai  IKM.", sasaran=d.kinerja.sasaran)  # the words of an IKU
        lembar = pabrik.lembar(d.berlaku, pabrik.jabatan(d.dinkes, "Arsiparis", induk=d.staf))
        d.arsip = pabrik.indikator(lembar, "Jumlah arsip")
    bertaut(d)
    taut(d, d.arsip, d.kedua)  # linked, but to one that reaches nothing
    with pabrik.dalam(d.pemda):
        pohon = domain.pohon(d.berlaku)
        temuan = mutu.periksa_instansi(d.dinkes, TAHUN).temuan
    semua = [satu for pokok in (*pohon.akar, *pohon.yatim) for satu in jalan(pokok) if not satu.rujukan]
    belum = {s.butir.nama for s in semua if {BELUM_MENDUKUNG, BELUM_SAMPAI} & set(s.tanda)}
    assert belum == {"Jumlah data", "Jumlah arsip"}
    assert {nama for satu in temuan if satu.aturan == "RTI-01" for nama in _nama(d, satu)} == belum
    assert pohon.hitungan.iku_belum_didukung == len([satu for satu in temuan if satu.aturan == "RTI-02"]) == 0


def _nama(d, temuan) -> set[str]:
    with pabrik.dalam(d.pemda):
        semua = Indikator.objects.filter(lembar__penetapan=d.berlaku)
        return {satu.nama for satu in semua if f"“{satu.nama}”" in temuan.kalimat}


# ── Suggestions ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def mirip(d):
    """`surat` is worded like the superior's row, `kinerja` just as an IKU."""
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(pk=d.surat.pk).update(nama="Jumlah laporan bulanan")
        Indikator.objects.filter(pk=d.kinerja.pk).update(nama="Rata-rata nilai IKM")
    return d


def test_suggestions_are_shown_and_nothing_is_linked(mirip):
    d = mirip
    halaman = teks(buka(d, "perencana", f"{POHON}usulan/"))
    assert f'value="{d.kinerja.pk}-{d.ikm.pk}" id="usul-{d.kinerja.pk}" checked' in halaman
    assert f'value="{d.surat.pk}-{d.laporan.pk}" id="usul-{d.surat.pk}">' in halaman
    assert didukung(d, d.kinerja) == didukung(d, d.surat) == set()
    with pabrik.dalam(d.pemda):
        assert not Dukungan.objects.exists()


def test_accepted_ones_are_linked(mirip):
    d = mirip
    isi = {"pasangan": [f"{d.kinerja.pk}-{d.ikm.pk}"]}
    assert kirim(d, "perencana", f"{POHON}usulan/", isi).url == f"/magetan/{POHON}?dokumen={d.berlaku.pk}"
    assert didukung(d, d.kinerja) == {"Rata-rata Nilai IKM"} and didukung(d, d.surat) == set()
    sebelum = jumlah_jejak(d)
    halaman = teks(pabrik.klien(d.perencana).post(f"/magetan/{POHON}usulan/", isi, follow=True))  # pressed twice
    assert "1 usulan tidak dipasang karena sudah berubah" in halaman and jumlah_jejak(d) == sebelum
    assert f"usul-{d.kinerja.pk}" not in teks(buka(d, "perencana", f"{POHON}usulan/"))


def test_nothing_ticked_or_something_foreign(mirip):
    d = mirip
    jawaban = kirim(d, "perencana", f"{POHON}usulan/")
    assert jawaban.status_code == 422 and "Belum ada usulan yang dicentang" in teks(jawaban)
    for buruk in ("x-y", "12", "1-2-3", f"{d.surat.pk}-"):
        assert kirim(d, "perencana", f"{POHON}usulan/", {"pasangan": [buruk]}).status_code == 422
    for asing in (f"{d.surat.pk}-{d.indikator_asing.pk}", f"{d.indikator_asing.pk}-{d.ikm.pk}"):
        assert kirim(d, "perencana", f"{POHON}usulan/", {"pasangan": [asing]}).status_code == 302
    assert kirim(d, "luar", f"{POHON}usulan/", {"pasangan": [f"{d.surat.pk}-{d.ikm.pk}"]}).status_code == 403
    with pabrik.dalam(d.pemda):
        assert not Dukungan.objects.exists()


# ── The drawing ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_svg_is_well_formed_and_without_style(d):
    bertaut(d)
    with pabrik.dalam(d.pemda):
        Indikator.objects.filter(pk=d.surat.pk).update(nama="Surat <script>alert(1)</script> & 'lain'")
    jawaban = buka(d, "perencana", f"{POHON}gambar.svg")
    assert jawaban["Content-Type"] == "image/svg+xml" and "Content-Disposition" not in jawaban
    akar = ElementTree.fromstring(jawaban.content)
    isi = " ".join(satu.text or "" for satu in akar.iter(f"{SVG}text"))
    assert akar.tag == f"{SVG}svg" and "<script>alert(1)</script>" in isi and "Jumlah data" in isi
    assert not list(akar.iter(f"{SVG}script")) and not any("style" in satu.attrib for satu in akar.iter())
    assert akar.attrib["viewBox"].split()[2] == "3300" and akar.attrib["width"] == "330mm"


def test_svg_as_attachment_and_on_other_paper(d):
    jawaban = buka(d, "perencana", f"{POHON}gambar.svg?unduh=1&kertas=a3")
    assert jawaban["Content-Disposition"] == 'attachment; filename="pohon-kinerja-dinkes-2024.svg"'
    assert ElementTree.fromstring(jawaban.content).attrib["width"] == "420mm"
    assert buka(d, "perencana", f"{POHON}gambar.svg?kertas=a0").status_code == 404
    assert buka(d, "luar", f"{TAHUN}/pohon/dinsos/gambar.svg").status_code == 404, "no document yet"
    for bagian in ("cetak/", "usulan/"):  # the year switch leads here from another year
        jawaban = buka(d, "luar", f"{TAHUN}/pohon/dinsos/{bagian}")
        assert jawaban.status_code == 302 and jawaban.url.endswith(f"/{TAHUN}/pohon/dinsos/")


def test_print_page_shows_every_sheet(d):
    bertaut(d)
    halaman = teks(buka(d, "pembaca", f"{POHON}cetak/"))
    assert "Halaman 1 dari 2" in halaman and "Halaman 2 dari 2" in halaman and halaman.count("<svg viewBox") == 2
    assert "style=" not in halaman and f"dokumen={d.berlaku.pk}" in halaman


def test_nothing_overlaps_in_the_stored_tree(d):
    bertaut(d)
    with pabrik.dalam(d.pemda):
        pohon = domain.pohon(d.berlaku)
    for kertas in gambar.KERTAS:
        for satu in gambar.gambar(pohon, kertas, "P"):
            periksa_halaman(satu)


def test_deleted_indicator_leaves_the_tree(d):
    bertaut(d)
    with pabrik.dalam(d.pemda):
        segarkan(d, d.surat).delete()
    halaman = teks(buka(d, "perencana", POHON))
    assert str(d.surat.silsilah) not in halaman and tingkat(halaman, d.laporan) == 4
