"""The component register of a count indicator: ticks with evidence, late items, live count, refused uploads."""

from datetime import date
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from indikator.models import BuktiDukung, Komponen, KomponenTerpenuhi, Realisasi
from organisasi.models import Berkas
from tests import berkas_contoh, pabrik
from tests.indikator import dunia_triwulan as dunia
from tests.indikator.dunia_triwulan import TAUTAN
from tests.indikator.halaman_ukur import teks

LEMBAR = "/magetan/2024/realisasi/bagian-organisasi/"
DASAR = {"cara": "centang", "versi": 0, "sifat": "tetap", "tahun_data": "", "catatan": ""}


@pytest.fixture
def d(db):
    return dunia.susun()


@pytest.fixture
def perencana(d):
    return pabrik.klien(d.perencana)


def alamat(d, ekor: str = "", tw: int = 2) -> str:
    return f"{LEMBAR}{d.dok_rencana.pk}/{ekor}?tw={tw}"


def pdf(nama: str = "renstra.pdf", isi: bytes = berkas_contoh.pdf()) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi, content_type="application/pdf")


def test_dicentang_dengan_berkas_dan_tautan(d, perencana):
    satu, dua, _ = d.butir
    kiriman = DASAR | {f"komponen_{satu.pk}": "on", f"berkas_{satu.pk}": pdf()}
    kiriman |= {f"komponen_{dua.pk}": "on", f"tautan_{dua.pk}": TAUTAN, f"keterangan_{dua.pk}": "Perbup"}
    jawaban = perencana.post(alamat(d), kiriman, follow=True)
    assert "tersimpan, dibaca 2" in teks(jawaban) and "dari centangan komponen" in teks(jawaban)
    with pabrik.dalam(d.pemda):
        assert Realisasi.objects.get().teks == "2 dokumen"
        assert BuktiDukung.objects.get(komponen=satu).berkas.nama == "renstra.pdf"
        berkas = Berkas.objects.get()
    isi = teks(perencana.get(alamat(d)))
    assert f"/magetan/berkas/{berkas.pk}/" in isi and "Perbup" in isi and "2 dari 3 komponen selesai" in isi


def test_dikirim_dua_kali_tidak_apa(d, perencana):
    for _ in range(2):
        kiriman = DASAR | {f"komponen_{d.butir[0].pk}": "on", f"berkas_{d.butir[0].pk}": pdf()}
        assert perencana.post(alamat(d), kiriman).status_code == 302
    with pabrik.dalam(d.pemda):
        assert (Realisasi.objects.get().versi, BuktiDukung.objects.count(), Berkas.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("berkas", "kalimat"),
    [
        (None, "Lampirkan bukti “Rencana Strategis”"),
        (("renstra.exe", b"MZ"), "“renstra.exe” tidak dapat dipakai"),
        (("kosong.pdf", b""), "Berkas ini kosong"),
        (("besar.pdf", b"x" * (10 * 1024 * 1024 + 1)), "lebih dari 10 MB"),
        (("x" * 220 + ".pdf", b"x"), "Nama berkas terlalu panjang"),
    ],
)
def test_unggahan_salah_tidak_menghilangkan_isian(d, perencana, berkas, kalimat):
    satu, dua, _ = d.butir
    kiriman = DASAR | {f"komponen_{satu.pk}": "on", "catatan": "dari bidang perencanaan"}
    kiriman |= {f"komponen_{dua.pk}": "on", f"tautan_{dua.pk}": TAUTAN}
    kiriman |= {f"berkas_{satu.pk}": pdf(*berkas)} if berkas else {}
    jawaban = perencana.post(alamat(d), kiriman)
    isi = teks(jawaban)
    assert jawaban.status_code == 422 and kalimat in isi
    assert "dari bidang perencanaan" in isi and f'value="{TAUTAN}"' in isi and isi.count(" checked") == 2
    assert ("belum tersimpan; pilih lagi" in isi) == bool(berkas)
    with pabrik.dalam(d.pemda):
        assert not Realisasi.objects.exists() and not Berkas.objects.exists()


def test_bukti_tanpa_centang_ditanyakan(d, perencana):
    jawaban = perencana.post(alamat(d), DASAR | {f"tautan_{d.butir[0].pk}": TAUTAN})
    assert jawaban.status_code == 422 and "Centang “Rencana Strategis”, atau kosongkan buktinya." in teks(jawaban)


def test_yang_lalu_selesai_yang_lewat_terlambat(d, perencana):
    with pabrik.dalam(d.pemda):
        dunia.centang(d, 1, d.butir[0])
    with patch("indikator.views.isi_realisasi.timezone.localdate", return_value=date(2024, 5, 1)):
        isi = teks(perencana.get(alamat(d)))
    pertama, kedua, ketiga = isi.split('<li class="butir-register')[1:4]
    assert "dicentang di Triwulan I" in pertama and "checkbox" not in pertama and "Terlambat" not in pertama
    assert "paling lambat Maret" in kedua and "Terlambat" in kedua
    assert "Terlambat" not in ketiga  # no month is set


def test_hitungan_langsung(d, perencana):
    with pabrik.dalam(d.pemda):
        dunia.centang(d, 1, d.butir[0])
    kiriman = {
        "cara": "centang",
        f"komponen_{d.butir[1].pk}": "on",
        f"komponen_{d.butir[0].pk}": "on",
        "komponen_x": 1,
    }
    isi = teks(perencana.post(alamat(d, "pratinjau/"), kiriman))
    assert "1 komponen dicentang; 2 dari 3 komponen selesai" in isi
    with pabrik.dalam(d.pemda):
        assert KomponenTerpenuhi.objects.count() == 1
        type(d.dok_rencana).objects.filter(pk=d.dok_rencana.pk).update(cara_isi="sd_triwulan")
    isi = teks(perencana.post(alamat(d, "pratinjau/"), kiriman))
    assert "1 + 1 dari triwulan sebelumnya = 2" in isi


def test_nilai_saja_lalu_dicentang(d, perencana):
    biasa = DASAR | {"cara": "", "teks": "2", "tautan": ""}
    assert perencana.post(alamat(d), biasa).status_code == 302
    assert "nilai saja" in teks(perencana.get(LEMBAR + "?tw=2"))
    assert "daftar komponennya belum dicentang" in teks(perencana.get(alamat(d)))
    kiriman = DASAR | {"versi": 1, f"komponen_{d.butir[0].pk}": "on", f"tautan_{d.butir[0].pk}": TAUTAN}
    assert perencana.post(alamat(d), kiriman).status_code == 302
    isi = teks(perencana.get(alamat(d)))
    assert 'id="nilai_teks"' not in isi  # a counted value is changed by ticking only
    assert perencana.post(alamat(d), biasa | {"versi": 2, "teks": "3"}).status_code == 422


def test_bentrok_menunjukkan_centang_rekan(d, perencana):
    with pabrik.dalam(d.pemda):
        dunia.centang(d, 2, d.butir[0])
    kiriman = DASAR | {f"komponen_{d.butir[1].pk}": "on", f"tautan_{d.butir[1].pk}": TAUTAN}
    jawaban = perencana.post(alamat(d), kiriman)
    isi = teks(jawaban).split("Yang tersimpan sekarang")[1].split("</dl>")[0]
    assert jawaban.status_code == 409 and "Rencana Strategis" in isi and "<dd>ya</dd>" in isi
    with pabrik.dalam(d.pemda):
        assert KomponenTerpenuhi.objects.get().komponen == d.butir[0]


def test_komponen_di_bukti_hitung(d, perencana):
    with pabrik.dalam(d.pemda):
        r = dunia.centang(d, 1, d.butir[0])
    isi = teks(perencana.get(f"/magetan/2024/capaian/bukti/{r.pk}/"))
    daftar = isi.split("Daftar komponen</h2>")[1].split("</ol>")[0]
    assert daftar.count("<li>") == 3 and daftar.count("Selesai") == 1 and "Triwulan I" in daftar


@pytest.mark.parametrize(("nama", "target"), [("Persentase laporan tepat waktu", ""), ("Laporan tepat waktu", "100%")])
def test_persentase_tidak_dihitung_dari_centang(d, perencana, nama, target):
    """A list of components below a percentage says what is meant; three ticks are not 3 %."""
    with pabrik.dalam(d.pemda):
        persen = pabrik.indikator(d.lembar, nama, sasaran=d.sasaran, target=target)
        pabrik._buat(Komponen, indikator=persen, urutan=1, nama="Data kelahiran")
    isi = teks(perencana.get(f"{LEMBAR}{persen.pk}/"))
    assert "form-centang" not in isi and 'id="id_teks"' in isi
    kiriman = DASAR | {"komponen_1": "on", "tautan_1": TAUTAN}
    assert perencana.post(f"{LEMBAR}{persen.pk}/", kiriman).status_code == 422


@pytest.mark.parametrize(("siapa", "kode"), [("luar", 403), ("pimpinan", 403), ("asing", 404)])
def test_orang_lain_ditolak(d, siapa, kode):
    kiriman = DASAR | {f"komponen_{d.butir[0].pk}": "on", f"tautan_{d.butir[0].pk}": TAUTAN}
    assert pabrik.klien(getattr(d, siapa)).post(alamat(d), kiriman).status_code == kode
    with pabrik.dalam(d.pemda):
        assert not KomponenTerpenuhi.objects.exists()


def test_banyak_butir_dalam_satu_kiriman(d, perencana):
    """A browser sends an empty file box for every item; more than Django's usual hundred are taken."""
    kiriman = DASAR | {f"komponen_{d.butir[0].pk}": "on", f"tautan_{d.butir[0].pk}": TAUTAN}
    batas = "----uji"
    isi = "".join(
        f'--{batas}\r\nContent-Disposition: form-data; name="{nama}"\r\n\r\n{nilai}\r\n'
        for nama, nilai in kiriman.items()
    )
    isi += "".join(
        f'--{batas}\r\nContent-Disposition: form-data; name="berkas_{n}"; filename=""\r\n\r\n\r\n' for n in range(200)
    )
    jenis = f"multipart/form-data; boundary={batas}"
    assert perencana.post(alamat(d), (isi + f"--{batas}--\r\n").encode(), content_type=jenis).status_code == 302
