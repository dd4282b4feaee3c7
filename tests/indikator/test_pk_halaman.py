"""Pages of the Perjanjian Kinerja: list, one with its lines and versions, its moves."""

from datetime import date
from uuid import uuid4

import pytest

from indikator.domain import pk as domain
from indikator.domain import target_berlaku
from indikator.domain.alur import pk as alur
from indikator.models import CatatanVerifikasi, PerjanjianKinerja
from organisasi.models import Pemberitahuan
from tests import pabrik
from tests.indikator.dunia_rencana import buka, jumlah_kueri, kirim, kode, segarkan, susun, teks

pytestmark = pytest.mark.django_db
DAFTAR = "2024/perjanjian/"


@pytest.fixture
def d():
    d = susun(reviu=False)
    with pabrik.dalam(d.pemda) as mesin:
        isi = {"pihak_pertama": "dr. Sari", "pihak_kedua": "Suprawoto", "tanggal": date(2024, 1, 15)}
        isi |= {"jabatan_pertama": "Kepala Dinas Kesehatan", "jabatan_kedua": "Bupati Magetan"}
        d.pk = domain.buat(oleh=mesin, instansi=d.dinkes, tahun=2024, baris=[(d.ikm, "80"), (d.inovasi, "40%")], **isi)
    return d


def tekan(d, siapa: str, tindakan: str, **isi):
    return kirim(d, siapa, f"perjanjian/{d.pk.pk}/{tindakan}/", {"versi": segarkan(d, d.pk).versi} | isi)


def test_from_draft_to_signed_and_changed(d):
    for siapa, tindakan in (
        ("perencana", "ajukan"),
        ("pimpinan", "setujui"),
        ("verifikator", "verifikasi"),
        ("pimpinan", "tandatangani"),
    ):
        with pabrik.dalam(d.pemda):
            assert _target(d) == "78,2"  # a PK that is not signed holds nothing
        label = alur.PERALIHAN[tindakan].label
        assert f">{label}</button>" in teks(buka(d, siapa, f"perjanjian/{d.pk.pk}/"))
        assert tekan(d, siapa, tindakan).status_code == 302
    with pabrik.dalam(d.pemda):
        assert _target(d) == "80"
    assert tekan(d, "pimpinan", "nyatakan_diubah").status_code == 302
    with pabrik.dalam(d.pemda):
        assert segarkan(d, d.pk).status == "diubah" and _target(d) == "80"


def _target(d) -> str:
    return target_berlaku.cari(d.dinkes, 2024, 0, [d.ikm])[d.ikm.silsilah].teks


def test_page_shows_parties_lines_and_what_is_missing(d):
    halaman = teks(buka(d, "perencana", f"perjanjian/{d.pk.pk}/"))
    for kata in (
        "dr. Sari",
        "Suprawoto",
        "Bupati Magetan",
        "Rata-rata Nilai IKM",
        "80",
        "40%",
        "Meningkatnya pelayanan",
    ):
        assert kata in halaman
    with pabrik.dalam(d.pemda) as mesin:
        kosong = domain.buat(oleh=mesin, instansi=d.dinkes, tahun=2024, versi_ke=2, baris=[(d.ikm, "")])
    halaman = teks(buka(d, "perencana", f"perjanjian/{kosong.pk}/"))
    assert "Target “Rata-rata Nilai IKM” belum diisi." in halaman and "Versi 1" in halaman
    jawaban = kirim(d, "perencana", f"perjanjian/{kosong.pk}/ajukan/", {"versi": 1})
    assert jawaban.status_code == 422 and "Perjanjian kinerja belum dapat diajukan" in teks(jawaban)


def test_who_may_see_it(d):
    semua = {"perencana": 200, "rekan": 200, "pimpinan": 200, "verifikator": 200}
    assert kode(d, f"perjanjian/{d.pk.pk}/") == semua | {"pembaca": 403, "luar": 403, "asing": 404}
    assert "0 perjanjian" in teks(buka(d, "pembaca", DAFTAR)) and "0 perjanjian" in teks(buka(d, "luar", DAFTAR))
    with pabrik.dalam(d.pemda):
        PerjanjianKinerja.objects.update(status="ditandatangani")
    assert kode(d, f"perjanjian/{d.pk.pk}/") == semua | {"pembaca": 200, "luar": 403, "asing": 404}
    assert "1 perjanjian" in teks(buka(d, "pembaca", DAFTAR)) and "0 perjanjian" in teks(buka(d, "luar", DAFTAR))
    assert buka(d, "asing", DAFTAR).status_code == 404


def test_list_searches_and_has_a_constant_number_of_queries(d):
    sebelum = jumlah_kueri(d, "verifikator", DAFTAR)
    with pabrik.dalam(d.pemda) as mesin:
        for nama in ("Dinas Pangan", "Dinas Kominfo"):
            domain.buat(oleh=mesin, instansi=pabrik.instansi(nama), tahun=2024, baris=[])
    assert jumlah_kueri(d, "verifikator", DAFTAR) == sebelum
    assert "3 perjanjian" in teks(buka(d, "verifikator", DAFTAR))
    assert "1 perjanjian" in teks(buka(d, "verifikator", f"{DAFTAR}?q=pangan"))
    assert "Perjanjian kinerja</" in teks(buka(d, "verifikator", ""))


def test_catatan_dibaca_dan_dijawab_di_halaman_pk(d):
    alamat = f"perjanjian/{d.pk.pk}/"
    assert "Beri catatan untuk keseluruhan" in teks(buka(d, "verifikator", alamat))
    assert kirim(d, "verifikator", f"{alamat}catatan/", {"isi": "   ", "kunci_kirim": uuid4()}).status_code == 422
    assert (
        kirim(
            d, "verifikator", f"{alamat}catatan/", {"isi": "Targetnya belum jelas.", "kunci_kirim": uuid4()}
        ).status_code
        == 302
    )
    isi = buka(d, "perencana", alamat).content.decode()
    assert "Targetnya belum jelas." in isi and "1 belum selesai" in isi
    with pabrik.dalam(d.pemda):
        catatan = CatatanVerifikasi.objects.get(perjanjian=d.pk)
        (tujuan,) = set(Pemberitahuan.objects.filter(jenis="komentar").values_list("alamat", flat=True))
    assert tujuan.endswith(f"/perjanjian/{d.pk.pk}/#utas-{catatan.pk}")
    jawab = kirim(
        d, "perencana", f"{alamat}catatan/", {"isi": "Sudah kami ubah.", "induk": catatan.pk, "kunci_kirim": uuid4()}
    )
    assert jawab.status_code == 302 and "Sudah kami ubah." in buka(d, "verifikator", alamat).content.decode()
