"""A review beside the document it reviews: every kind of change, the reasons, the page."""

import uuid

import pytest

from indikator.banding.baris import Baris
from indikator.banding.matriks import Keterangan, LembarMatriks, Ubahan, susun
from indikator.domain import perubahan
from indikator.models import PerubahanIndikator
from organisasi.galat import Bentrok, Ditolak, IsianSalah, SalahStatus
from organisasi.models import Jejak
from tests import pabrik
from tests.indikator import dunia_perubahan as dunia

pytestmark = pytest.mark.django_db


@pytest.fixture
def d(db):
    """(pemda, review of twenty changes)."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda) as mesin:
        return pemda, dunia.reviu(pabrik.instansi("Dinas Kesehatan"), mesin)


def nama(isi, ubahan: Ubahan) -> set[str]:
    return {satu.nama for satu in isi.tercatat if satu.ubahan == ubahan}


def test_twenty_changes_of_every_kind(d):
    pemda, r = d
    with pabrik.dalam(pemda):
        dunia.beri_alasan(r)
        isi = perubahan.matriks(r.baru)
    ganti_nama = {dunia.NAMA.get(satu, satu) for satu in (*dunia.NAMA, *dunia.TARGET, *dunia.RUMUS)}
    assert len(isi.tercatat) == 20
    assert isi.hitung() == {"diubah": 12, "baru": 3, "diganti": 2, "dihentikan": 3, "tetap": 2}
    assert isi.kalimat() == "12 diubah, 3 baru, 2 diganti, 3 dihentikan"
    assert nama(isi, Ubahan.DIUBAH) == ganti_nama | set(dunia.SASARAN.values())
    assert nama(isi, Ubahan.BARU) == dunia.BARU
    assert nama(isi, Ubahan.DIHENTIKAN) == dunia.DIHENTIKAN
    assert {s.nama: s.pengganti.isi("nama") for s in isi.tercatat if s.pengganti} == dunia.DIGANTI
    assert {satu.nama for satu in isi.baris if satu.ubahan == Ubahan.TETAP} == dunia.TETAP
    assert [(satu.nama, satu.ubahan) for satu in isi.lembar] == [
        ("IKU", "tetap"),
        ("IKI Kepala Bidang", "tetap"),
        ("IKI Analis", "baru"),
        ("IKI Staf", "dihentikan"),
    ]
    assert isi.tanpa_alasan == ()


def test_a_change_says_which_field_before_and_after(d):
    pemda, r = d
    with pabrik.dalam(pemda):
        isi = perubahan.matriks(r.baru)
    beda = {satu.nama: {b.bidang: (b.lama, b.baru) for b in satu.bidang_berubah} for satu in isi.tercatat}
    assert beda["IKU 1 yang baru"] == {"nama": ("IKU 1", "IKU 1 yang baru")}
    assert beda["IKU 3"] == {"target_2024": ("3 laporan", "75%")}
    assert beda["IKU 6"]["rumus"] == ("a6 / b6 * 100%", "e + f")
    satu = next(s for s in isi.tercatat if s.nama == "IKU 1 yang baru")
    assert "".join(p.teks for p in satu.bidang_berubah[0].potongan_baru) == "IKU 1 yang baru"
    assert [p.teks for p in satu.bidang_berubah[0].potongan if p.jenis == "tambah"] == [" yang baru"]
    assert {s.sasaran_lama for s in isi.tercatat if s.nama == "IKU 3"} == {"Sasaran kedua"}


def test_a_document_that_is_no_review_has_no_matrix(d):
    pemda, r = d
    with pabrik.dalam(pemda):
        isi = perubahan.matriks(r.lama)
        assert isi.lembar == () and isi.kalimat() == "Tidak ada yang berubah."
        assert perubahan.tanpa_alasan(r.lama) == ()


def test_missing_reasons(d):
    pemda, r = d
    with pabrik.dalam(pemda) as mesin:
        kurang = {satu.nama for satu in perubahan.tanpa_alasan(r.baru)}
        assert len(kurang) == 17 and not kurang & dunia.BARU  # the two replaced are still stopped and new
        pilih = [r.silsilah["IKU 1"], r.silsilah["IKU 3"]]
        banyak = {"oleh": mesin, "penetapan": r.baru, "silsilah": pilih}
        assert perubahan.beri_alasan_banyak(**banyak, alasan="Renstra berubah", sejak_tahun=2025) == 2
        assert len(perubahan.tanpa_alasan(r.baru)) == 15
        ada = perubahan.matriks(r.baru).cari(str(r.silsilah["IKU 3"])).keterangan
        assert (ada.alasan, ada.sejak_tahun, ada.versi) == ("Renstra berubah", 2025, 1)
        jejak = Jejak.objects.filter(model="indikator.PerubahanIndikator").count()
        perubahan.beri_alasan_banyak(**banyak, alasan="Renstra berubah")  # a second click writes nothing
        assert Jejak.objects.filter(model="indikator.PerubahanIndikator").count() == jejak == 2


def test_two_editors_of_one_reason(d):
    pemda, r = d
    with pabrik.dalam(pemda) as mesin:
        satu = {"oleh": mesin, "penetapan": r.baru, "silsilah": r.silsilah["IKU 1"]}
        perubahan.beri_alasan(**satu, alasan="Pertama", versi=0)
        with pytest.raises(Bentrok):
            perubahan.beri_alasan(**satu, alasan="Kedua", versi=0)
        perubahan.beri_alasan(**satu, alasan="Kedua", versi=1)
        with pytest.raises(Bentrok):
            perubahan.beri_alasan(**satu, alasan="Ketiga", versi=1)
        assert PerubahanIndikator.objects.get().alasan == "Kedua"


def test_what_is_refused(d):
    pemda, r = d
    with pabrik.dalam(pemda) as mesin:
        satu = {"oleh": mesin, "penetapan": r.baru, "alasan": "Alasan"}
        for silsilah in (r.silsilah["Kabid 7"], uuid.uuid4()):  # kept, unknown
            with pytest.raises(IsianSalah, match="tidak berubah lagi"):
                perubahan.beri_alasan(**satu, silsilah=silsilah)
        with pytest.raises(IsianSalah, match="mencakup tahun 2024 sampai 2025"):
            perubahan.beri_alasan(**satu, silsilah=r.silsilah["IKU 1"], sejak_tahun=2026)
        with pytest.raises(IsianSalah, match="Hanya baris yang dihentikan"):
            perubahan.beri_alasan(**satu, silsilah=r.silsilah["IKU 1"], diganti_oleh=r.silsilah["IKU tambahan"])
        with pytest.raises(IsianSalah, match="harus indikator baru"):
            perubahan.beri_alasan(**satu, silsilah=r.silsilah["IKU 7"], diganti_oleh=r.silsilah["IKU 1"])
        with pytest.raises(IsianSalah, match="Tuliskan alasannya"):
            perubahan.beri_alasan_banyak(oleh=mesin, penetapan=r.baru, silsilah=[r.silsilah["IKU 1"]], alasan=" ")
        pembaca = pabrik.pelaku_baru("pembaca")
        with pytest.raises(Ditolak):
            perubahan.beri_alasan(**satu | {"oleh": pembaca}, silsilah=r.silsilah["IKU 1"])
        pabrik.beri_status(r.baru, "diajukan")
        with pytest.raises(SalahStatus):
            perubahan.beri_alasan(**satu, silsilah=r.silsilah["IKU 1"])
        assert not PerubahanIndikator.objects.exists()


def test_a_link_that_no_longer_holds_says_nothing():
    """The replacement was deleted again, or the stopped row came back."""
    lembar = [LembarMatriks("iku", "IKU")]
    a, b = Baris("a", "indikator", {"nama": "A"}, "s", "iku"), Baris("b", "indikator", {"nama": "B"}, "s", "iku")
    ada = {"a": Keterangan("Karena", None, "b", 1)}
    assert susun([a], [b], lembar, ada).hitung()["diganti"] == 1
    assert susun([a], [], lembar, ada).hitung()["dihentikan"] == 1
    assert susun([a], [a, b], lembar, ada).hitung() == {
        "diubah": 0,
        "baru": 1,
        "diganti": 0,
        "dihentikan": 0,
        "tetap": 1,
    }


def test_a_row_on_another_sheet_is_kept():
    lembar = [LembarMatriks("x", "IKI X"), LembarMatriks("y", "IKI Y")]
    dulu = Baris("a", "indikator", {"nama": "A"}, "s", "x")
    isi = susun([dulu], [Baris("a", "indikator", {"nama": "A"}, "t", "y")], lembar, {})
    assert isi.hitung()["tetap"] == 1
    assert [(satu.pindah_dari, satu.beda.pindah) for satu in isi.lembar[1].baris] == [("IKI X", True)]


def test_queries_do_not_grow(d, django_assert_num_queries):
    pemda, r = d
    with pabrik.dalam(pemda), django_assert_num_queries(10):
        perubahan.matriks(r.baru)


# --- the page ------------------------------------------------------------------------------------------------------


@pytest.fixture
def h(d):
    """(review, its address, browsers of the perencana and of a stranger)."""
    pemda, r = d
    asing = pabrik.pemda("paser")
    with pabrik.dalam(asing):
        orang_asing = pabrik.anggota("perencana", pabrik.instansi("Dinas Asing"))
    with pabrik.dalam(pemda):
        perencana = pabrik.anggota("perencana", r.instansi)
    return r, f"/magetan/dokumen/{r.baru.pk}/perubahan/", pabrik.klien(perencana), pabrik.klien(orang_asing)


def test_the_page_lists_changes_and_what_is_missing(h):
    r, alamat, klien, asing = h
    isi = klien.get(alamat).content.decode()
    assert "IKU 1 yang baru" in isi and "17 baris belum punya alasan" in isi and "Kabid 7" not in isi
    assert "Kabid 7" in klien.get(f"{alamat}?tampil=semua").content.decode()
    assert "Cetak matriks" in isi and "Simpan alasan" in isi
    assert asing.get(alamat).status_code == 404
    assert "Dokumen ini bukan reviu" in klien.get(f"/magetan/dokumen/{r.lama.pk}/perubahan/").content.decode()
    assert "Lihat perubahan dan alasannya" in klien.get(f"/magetan/dokumen/{r.baru.pk}/").content.decode()


def test_a_reason_typed_on_the_page(h):
    r, alamat, klien, asing = h
    isi = {"silsilah": str(r.silsilah["IKU 8"]), "versi": "0", "alasan": "Nomenklatur baru", "sejak_tahun": "2025"}
    isi["diganti_oleh"] = str(r.silsilah["IKU pengganti"])
    assert asing.post(f"{alamat}alasan/", isi).status_code == 404
    jawaban = klien.post(f"{alamat}alasan/", isi)
    assert jawaban.status_code == 302 and jawaban["Location"].endswith(f"#b-{r.silsilah['IKU 8']}")
    bentrok = klien.post(f"{alamat}alasan/", isi | {"alasan": "Yang kedua"})
    teks = bentrok.content.decode()
    assert bentrok.status_code == 409 and "Nomenklatur baru" in teks and "Yang kedua" in teks
    salah = klien.post(f"{alamat}alasan/", isi | {"sejak_tahun": "1999", "versi": "1"})
    assert salah.status_code == 422 and "Nomenklatur baru" in salah.content.decode()
    with pabrik.dalam(r.baru.pemda):
        ada = PerubahanIndikator.objects.get()
        assert (ada.alasan, ada.sejak_tahun, ada.diganti_oleh) == (
            "Nomenklatur baru",
            2025,
            r.silsilah["IKU pengganti"],
        )


def test_one_reason_for_all_that_are_ticked(h):
    r, alamat, klien, _ = h
    pilih = [str(r.silsilah["IKU 1"]), str(r.silsilah["IKU 7"])]
    kosong = klien.post(f"{alamat}alasan-banyak/", {"alasan": "Sama", "pilih": []})
    assert kosong.status_code == 422 and "Centang dulu" in kosong.content.decode()
    tanpa = klien.post(f"{alamat}alasan-banyak/", {"alasan": "", "pilih": pilih})
    assert tanpa.status_code == 422 and "Tuliskan alasannya" in tanpa.content.decode()
    assert klien.post(f"{alamat}alasan-banyak/", {"alasan": "Sama", "pilih": pilih}).status_code == 302
    assert "15 baris belum punya alasan" in klien.get(alamat).content.decode()
    with pabrik.dalam(r.baru.pemda):
        pabrik.beri_status(r.baru, "diajukan")
    tutup = klien.get(alamat).content.decode()
    assert "Sama" in tutup and "Simpan alasan" not in tutup
    assert klien.post(f"{alamat}alasan-banyak/", {"alasan": "Lain", "pilih": pilih}).status_code == 409
