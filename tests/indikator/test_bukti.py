"""Evidence of a realisasi through its forms: files sent ahead, files in the form, links, removal and replacement."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from indikator.models import BuktiDukung, Realisasi
from organisasi.domain.unggahan import sapu_titipan
from organisasi.models import Berkas, Jejak
from tests import berkas_contoh, pabrik
from tests.indikator import dunia_triwulan as dunia
from tests.indikator.dunia_triwulan import TAUTAN
from tests.indikator.halaman_ukur import teks

pytestmark = pytest.mark.django_db
LEMBAR = "/magetan/2024/realisasi/bagian-organisasi/"
UNGGAH = LEMBAR + "unggah/"
DASAR = {"versi": 0, "teks": "79,41", "sifat": "tetap"}
CENTANG = {"cara": "centang", "versi": 0, "sifat": "tetap"}
JSON = {"Accept": "application/json"}


@pytest.fixture
def d():
    return dunia.susun()


@pytest.fixture
def perencana(d):
    return pabrik.klien(d.perencana)


def berkas(nama: str = "survei.pdf", isi: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, berkas_contoh.pdf() if isi is None else isi)


def unggah(klien, nama: str = "survei.pdf", isi: bytes | None = None, url: str = UNGGAH):
    return klien.post(url, {"berkas": berkas(nama, isi)}, headers=JSON)


def alamat(indikator) -> str:
    return f"{LEMBAR}{indikator.pk}/?tw=2"


def bukti(d) -> list[tuple[str, str]]:
    with pabrik.dalam(d.pemda):
        return [(str(b.berkas or b.tautan), b.keterangan) for b in BuktiDukung.objects.select_related("berkas")]


# --- sent ahead --------------------------------------------------------------------------------------------------


def test_diunggah_dulu_lalu_dilampirkan(d, perencana):
    jawaban = unggah(perencana)
    satu, dua = jawaban.json(), unggah(perencana, "bagan.png", berkas_contoh.gambar("PNG")).json()
    assert jawaban.status_code == 200 and satu["nama"] == "survei.pdf" and satu["ukuran"] == len(berkas_contoh.pdf())
    kiriman = DASAR | {"titipan": [satu["pk"], dua["pk"]], f"keterangan_titipan_{satu['pk']}": "Survei IKM"}
    for _ in range(2):  # the second one is a double submit
        assert perencana.post(alamat(d.ikm), kiriman).status_code == 302
    assert bukti(d) == [("survei.pdf", "Survei IKM"), ("bagan.png", "")]
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.get().versi == 1 and not Berkas.objects.filter(titipan=True).exists()
    unduh = perencana.get(f"/magetan/berkas/{satu['pk']}/")
    assert unduh["Content-Disposition"].startswith("attachment") and unduh["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        ("survei.exe", b"MZ", "tidak dapat dipakai"),
        ("survei.png", b"<svg/>", "rusak atau bukan PNG"),
        ("survei.pdf", b"%PDF-" + b"x" * 10 * 1024 * 1024, "lebih dari 10 MB"),
        ("survei.pdf", b"", "kosong"),
        ("survei.pdf", berkas_contoh.pdf() + berkas_contoh.EICAR, "berbahaya"),
    ],
)
def test_unggahan_ditolak_dengan_kalimat(d, perencana, nama, isi, kalimat):
    jawaban = unggah(perencana, nama, isi)
    assert jawaban.status_code == 422 and kalimat in jawaban.json()["galat"]
    with pabrik.dalam(d.pemda):
        assert not Berkas.objects.exists()


def test_tanpa_berkas_dan_terlalu_banyak(d, perencana, monkeypatch):
    assert "tidak sampai" in perencana.post(UNGGAH, {}, headers=JSON).json()["galat"]
    monkeypatch.setattr("organisasi.domain.unggahan.BANYAK_MAKS", 1)
    assert unggah(perencana).status_code == 200
    assert "Simpan dulu formulirnya" in unggah(perencana).json()["galat"]


@pytest.mark.parametrize(("siapa", "kode"), [("luar", 403), ("pimpinan", 403), ("verifikator", 403), ("asing", 404)])
def test_orang_lain_tidak_mengunggah(d, siapa, kode):
    assert unggah(pabrik.klien(getattr(d, siapa))).status_code == kode


@pytest.mark.parametrize("siapa", ["rekan", "luar", "asing"])
def test_titipan_orang_lain_tidak_terpakai(d, perencana, siapa):
    """Neither a colleague's file nor that of another OPD or pemda becomes evidence, nor is its name shown."""
    orang = getattr(d, siapa)
    with pabrik.dalam(d.pemda_asing if siapa == "asing" else d.pemda):
        if siapa == "asing":
            pabrik.anggota("perencana", d.instansi_asing, orang)
    url = {"luar": "/magetan/2024/realisasi/dinas-sosial/unggah/", "asing": "/paser/2024/realisasi/bkpsdm/unggah/"}
    kunci = unggah(pabrik.klien(orang), "rahasia.pdf", url=url.get(siapa, UNGGAH)).json()["pk"]
    jawaban = perencana.post(alamat(d.ikm), DASAR | {"titipan": [kunci]})
    assert jawaban.status_code == 422 and "tidak ditemukan lagi" in teks(jawaban) and "rahasia" not in teks(jawaban)
    assert bukti(d) == []


@pytest.mark.parametrize("kunci", ["abc", "-1", "9" * 30, "1.5"])
def test_kunci_titipan_tidak_terbaca(d, perencana, kunci):
    jawaban = perencana.post(alamat(d.ikm), DASAR | {"titipan": [kunci]})
    assert jawaban.status_code == 422 and "Muat ulang halamannya" in teks(jawaban)


def test_formulir_ditolak_unggahan_tetap_terdaftar(d, perencana):
    kunci = unggah(perencana).json()["pk"]
    kiriman = DASAR | {"teks": "abc", "titipan": [kunci], f"keterangan_titipan_{kunci}": "Survei <IKM>"}
    isi = teks(perencana.post(alamat(d.ikm), kiriman))
    assert f'name="titipan" value="{kunci}"' in isi and "survei.pdf" in isi and 'value="Survei <IKM>"' in isi
    assert perencana.post(alamat(d.ikm), kiriman | {"teks": "79,41"}).status_code == 302
    assert bukti(d) == [("survei.pdf", "Survei <IKM>")]


def test_keterangan_terlalu_panjang(d, perencana):
    kunci = unggah(perencana).json()["pk"]
    kiriman = DASAR | {"titipan": [kunci], f"keterangan_titipan_{kunci}": "x" * 201}
    jawaban = perencana.post(alamat(d.ikm), kiriman)
    assert jawaban.status_code == 422 and "paling panjang 200" in teks(jawaban) and "x" * 201 in teks(jawaban)


def test_titipan_lama_disapu_yang_terpakai_tinggal(d, perencana):
    terpakai, lama, baru = (
        unggah(perencana, f"{n}.pdf", berkas_contoh.pdf(halaman=n)).json()["pk"] for n in (1, 2, 3)
    )
    perencana.post(alamat(d.ikm), DASAR | {"titipan": [terpakai]})
    with pabrik.dalam(d.pemda):
        dibuat = Berkas.objects.get(pk=lama).dibuat - timedelta(hours=25)
        Berkas.objects.filter(pk__in=[terpakai, lama]).update(dibuat=dibuat)
    call_command("sapu_pekerjaan")  # walks through every pemda itself
    with pabrik.dalam(d.pemda):
        assert set(Berkas.objects.values_list("pk", flat=True)) == {terpakai, baru}
        assert Jejak.objects.filter(model="organisasi.Berkas", tindakan="hapus", objek_id=lama).exists()
    assert sapu_titipan() == 0


# --- with the form itself ----------------------------------------------------------------------------------------


def test_beberapa_berkas_dan_tautan_tanpa_skrip(d, perencana):
    kiriman = DASAR | {"berkas": [berkas(), berkas("foto.jpg", berkas_contoh.gambar("JPEG"))], "tautan": TAUTAN}
    kiriman |= {"keterangan_bukti": "Survei semester I"}
    assert perencana.post(alamat(d.ikm), kiriman).status_code == 302
    assert bukti(d) == [(satu, "Survei semester I") for satu in (TAUTAN, "survei.pdf", "foto.jpg")]
    lembar = teks(perencana.get(f"{LEMBAR}?tw=2"))
    assert "3 bukti</a>" in lembar and "#bukti-dukung" in lembar


def test_berkas_salah_tidak_menyimpan_apa_pun(d, perencana):
    kiriman = DASAR | {"berkas": [berkas(), berkas("palsu.png", b"<svg/>")], "catatan": "dari bidang"}
    jawaban = perencana.post(alamat(d.ikm), kiriman)
    isi = teks(jawaban)
    assert jawaban.status_code == 422 and "rusak atau bukan PNG" in isi and "dari bidang" in isi
    assert "Berkas “survei.pdf” belum tersimpan; pilih lagi" in isi
    with pabrik.dalam(d.pemda):
        assert not Realisasi.objects.exists() and not Berkas.objects.exists()


def test_terlalu_banyak_bukti(d, perencana, monkeypatch):
    monkeypatch.setattr("indikator.domain.bukti.BANYAK_MAKS", 1)
    jawaban = perencana.post(alamat(d.ikm), DASAR | {"berkas": [berkas()], "tautan": TAUTAN})
    assert jawaban.status_code == 422 and "Paling banyak 1 bukti" in teks(jawaban) and bukti(d) == []


# --- removing and replacing --------------------------------------------------------------------------------------


def test_bukti_dihapus_berkasnya_ikut_disapu(d, perencana):
    perencana.post(alamat(d.ikm), DASAR | {"berkas": [berkas()], "tautan": TAUTAN})
    with pabrik.dalam(d.pemda):
        satu = BuktiDukung.objects.get(berkas__isnull=False)
        letak = satu.berkas.isi.name
    assert perencana.post(alamat(d.ikm), DASAR | {"versi": 1, "hapus_bukti": [satu.pk]}).status_code == 302
    assert bukti(d) == [(TAUTAN, "")] and default_storage.exists(letak)
    with pabrik.dalam(d.pemda):
        Berkas.objects.update(dibuat=satu.berkas.dibuat - timedelta(hours=25))
        assert sapu_titipan() == 1 and not Berkas.objects.exists()


def test_realisasi_dihapus_berkasnya_dilepas(d, perencana):
    perencana.post(alamat(d.ikm), DASAR | {"berkas": [berkas()]})
    assert perencana.post(f"{LEMBAR}{d.ikm.pk}/hapus/?tw=2", {"versi": 1}).status_code == 302
    with pabrik.dalam(d.pemda):
        assert Berkas.objects.get().titipan and not BuktiDukung.objects.exists()


def test_bukti_butir_yang_keliru_diganti(d, perencana):
    """The only evidence of a ticked item goes when another one comes with it, and not before."""
    satu = d.butir[0]
    perencana.post(alamat(d.dok_rencana), CENTANG | {f"komponen_{satu.pk}": "on", f"berkas_{satu.pk}": berkas()})
    with pabrik.dalam(d.pemda):
        keliru = BuktiDukung.objects.get()
    isi = teks(perencana.get(alamat(d.dok_rencana)))
    assert f'name="hapus_bukti" value="{keliru.pk}"' in isi and "Tambah atau ganti bukti" in isi
    kiriman = CENTANG | {"versi": 1, f"komponen_{satu.pk}": "on", "hapus_bukti": [keliru.pk]}
    jawaban = perencana.post(alamat(d.dok_rencana), kiriman)
    assert jawaban.status_code == 422 and "Lampirkan penggantinya" in teks(jawaban)
    kunci = unggah(perencana, "renstra.docx", berkas_contoh.docx()).json()["pk"]
    kiriman |= {f"titipan_{satu.pk}": [kunci], f"keterangan_titipan_{kunci}": "Renstra final"}
    for _ in range(2):
        assert perencana.post(alamat(d.dok_rencana), kiriman).status_code in (302, 422)
    assert bukti(d) == [("renstra.docx", "Renstra final")]


def test_titipan_butir_tanpa_centang_ditanyakan(d, perencana):
    kunci, satu = unggah(perencana).json()["pk"], d.butir[0]
    jawaban = perencana.post(alamat(d.dok_rencana), CENTANG | {f"titipan_{satu.pk}": [kunci]})
    isi = teks(jawaban)
    assert jawaban.status_code == 422 and "Centang “Rencana Strategis”" in isi
    assert f'name="titipan_{satu.pk}" value="{kunci}"' in isi and "survei.pdf" in isi


def test_bukti_realisasi_lain_tidak_terhapus(d, perencana):
    with pabrik.dalam(d.pemda):
        lain = dunia.centang(d, 2, d.butir[0]).bukti.get().pk
    perencana.post(alamat(d.ikm), DASAR | {"hapus_bukti": [lain]})
    assert len(bukti(d)) == 1


def test_jumlah_kueri_isian_tetap(d, perencana, django_assert_max_num_queries):
    """A refused register with one or three files sent ahead."""
    kunci = [unggah(perencana, isi=berkas_contoh.pdf(halaman=n)).json()["pk"] for n in (1, 2, 3)]
    satu, dua, tiga = (f"titipan_{b.pk}" for b in d.butir)
    perencana.post(alamat(d.dok_rencana), CENTANG | {satu: kunci[:1]})
    with django_assert_max_num_queries(60) as sedikit:
        perencana.post(alamat(d.dok_rencana), CENTANG | {satu: kunci[:1]})
    with django_assert_max_num_queries(len(sedikit)):
        perencana.post(alamat(d.dok_rencana), CENTANG | {satu: kunci[:1], dua: kunci[1:2], tiga: kunci[2:]})
