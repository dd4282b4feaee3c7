"""PK perubahan: a numbered version with its basis and reason, before and after, the old one changed by its signing."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from indikator.domain import anggaran_pk, banding_pk, baris_pk, perubahan_pk, rancang_pk, target_berlaku
from indikator.domain import pk as domain
from indikator.models import PerjanjianKinerja
from tests import pabrik
from tests.indikator.dunia_rencana import buka, kirim, kode, segarkan, susun, teks

pytestmark = pytest.mark.django_db
ISI = {"dasar_perubahan": "anggaran", "alasan_perubahan": "Pergeseran anggaran.", "berlaku_mulai_triwulan": 3}
DUA = ({"nama": "Obat", "jumlah": Decimal(70)}, {"nama": "Alat", "jumlah": Decimal(30)})


@pytest.fixture
def d():
    """`pk` is signed: 78,2 and 38% with two budget lines."""
    d = susun(reviu=False)
    with pabrik.dalam(d.pemda) as mesin:
        satu = rancang_pk.rancang(oleh=mesin, instansi=d.dinkes, tahun=2024)
        satu = anggaran_pk.simpan(oleh=mesin, perjanjian=satu, anggaran=DUA)
        d.pk = pabrik.tandatangani(lengkapi(mesin, satu, date(2024, 1, 15)))
    d.alamat = f"perjanjian/{d.pk.pk}/"
    return d


def lengkapi(oleh, perjanjian, tanggal: date):
    pihak = {"pihak_pertama": "dr. Sari", "jabatan_pertama": "Kepala Dinas Kesehatan"}
    pihak |= {"pihak_kedua": "Suprawoto", "jabatan_kedua": "Bupati Magetan"}
    return domain.ubah(oleh=oleh, perjanjian=perjanjian, tanggal=tanggal, **pihak)


def mulai(d, siapa="perencana", **lain):
    return kirim(d, siapa, f"{d.alamat}perubahan/", ISI | {"kunci_kirim": uuid4()} | lain)


def versi_dua(d):
    with pabrik.dalam(d.pemda):
        return PerjanjianKinerja.objects.select_related("instansi__pemda", "asal").get(versi_ke=2)


def test_draf_bernomor_dengan_isi_yang_ditandatangani(d):
    assert "Buat perjanjian perubahan" in teks(buka(d, "perencana", d.alamat))
    isi = {"kunci_kirim": uuid4()}
    assert mulai(d, **isi).url == mulai(d, **isi).url == f"/magetan/perjanjian/{versi_dua(d).pk}/"
    baru = versi_dua(d)
    assert (baru.asal_id, baru.status, baru.pihak_kedua) == (d.pk.pk, "draf", "Suprawoto")
    assert (baru.dasar_perubahan, baru.alasan_perubahan, baru.berlaku_mulai_triwulan) == tuple(ISI.values())
    with pabrik.dalam(d.pemda):
        assert [(s.indikator_id, s.teks) for s in baris_pk.muat(baru)] == [(d.ikm.pk, "78,2"), (d.inovasi.pk, "38%")]
        assert [(s.nama, s.jumlah) for s in anggaran_pk.muat(baru)] == [("Obat", 70), ("Alat", 30)]
    halaman = teks(buka(d, "perencana", f"perjanjian/{baru.pk}/"))
    assert "Perubahan terhadap" in halaman and "Belum ada target atau anggaran yang berubah." in halaman
    assert "Buat perjanjian perubahan" not in teks(buka(d, "perencana", d.alamat))
    assert mulai(d).status_code == 409  # one open version at a time


def test_alasan_dasar_dan_triwulan_wajib(d):
    for nama in ISI:
        jawaban = mulai(d, **{nama: ""})
        assert jawaban.status_code == 422, nama
    assert mulai(d, dasar_perubahan="bosan").status_code == 422
    with pabrik.dalam(d.pemda):
        assert PerjanjianKinerja.objects.count() == 1


def test_sebelum_dan_sesudah(d):
    mulai(d)
    baru = versi_dua(d)
    with pabrik.dalam(d.pemda) as mesin:
        baru = baris_pk.simpan(oleh=mesin, perjanjian=baru, baris=[(d.inovasi, "45%")])
        uang = [{"nama": "Obat", "jumlah": Decimal(95)}, {"nama": "Baru", "jumlah": Decimal(5)}]
        baru = anggaran_pk.simpan(oleh=mesin, perjanjian=baru, anggaran=uang)
        isi = banding_pk.banding(baru)
        kinerja = {satu.beda.isi("nama"): satu.keterangan for satu in isi.kinerja}
        assert kinerja == {"Persentase OPD berinovasi": "Diubah: target.", "Rata-rata Nilai IKM": "Dihapus."}
        uang = {s.beda.isi("nama"): (s.uang_lama, s.uang_baru, s.keterangan) for s in isi.anggaran}
        assert uang == {
            "Obat": (70, 95, "Diubah: anggaran."),
            "Baru": (None, 5, "Ditambahkan."),
            "Alat": (30, None, "Dihapus."),
        }
        assert (isi.jumlah_lama, isi.jumlah_baru, isi.jumlah_berubah) == (100, 100, 5)
    halaman = teks(buka(d, "perencana", f"perjanjian/{baru.pk}/"))
    for kata in (
        "(dihapus) </span>38</del>",
        "(ditambah) </span>45</ins>",
        "Diubah: anggaran.",
        "Pergeseran anggaran.",
    ):
        assert kata in halaman


def test_yang_lama_diubah_saat_yang_baru_ditandatangani(d):
    mulai(d)
    with pabrik.dalam(d.pemda) as mesin:
        baru = lengkapi(mesin, versi_dua(d), date(2024, 10, 1))
        baru = baris_pk.simpan(oleh=mesin, perjanjian=baru, baris=[(d.ikm, "90"), (d.inovasi, "38%")])
    for siapa, tindakan in (("perencana", "ajukan"), ("pimpinan", "setujui"), ("verifikator", "verifikasi")):
        kirim(d, siapa, f"perjanjian/{baru.pk}/{tindakan}/", {"versi": segarkan(d, baru).versi})
        assert segarkan(d, d.pk).status == "ditandatangani"
    kirim(d, "pimpinan", f"perjanjian/{baru.pk}/tandatangani/", {"versi": segarkan(d, baru).versi})
    assert (segarkan(d, d.pk).status, segarkan(d, baru).status) == ("diubah", "ditandatangani")
    with pabrik.dalam(d.pemda):
        target = target_berlaku.cari_setahun(d.dinkes, 2024, [d.ikm])
        per_tw = [target.setahun(d.ikm.silsilah, tw).teks for tw in range(5)]
        assert per_tw == ["90", "78,2", "78,2", "90", "90"]
        assert perubahan_pk.halangan(segarkan(d, d.pk)).startswith("Sudah ada versi 2")
        assert perubahan_pk.halangan(segarkan(d, baru)) == ""


def test_perubahan_tanpa_alasan_tidak_dapat_diajukan(d):
    with pabrik.dalam(d.pemda) as mesin:
        baru = domain.buat(oleh=mesin, instansi=d.dinkes, tahun=2024, versi_ke=2, asal=d.pk, baris=[(d.ikm, "80")])
        kurang = domain.kekurangan(lengkapi(mesin, baru, date(2024, 10, 1)))
    assert kurang == ["Dasar perubahan belum dipilih.", "Alasan perubahan belum ditulis."]


def test_tanggal_dan_triwulan_tidak_mendahului_yang_diubah(d):
    mulai(d)
    alamat = f"perjanjian/{versi_dua(d).pk}/"
    mulai_dua = {"versi": 1, "tanggal": "2024-01-01"} | ISI
    jawaban = kirim(d, "perencana", f"{alamat}ubah/", mulai_dua)
    assert jawaban.status_code == 422 and "mendahului tanggal perjanjian yang diubahnya" in teks(jawaban)
    with pabrik.dalam(d.pemda):
        PerjanjianKinerja.objects.filter(pk=d.pk.pk).update(berlaku_mulai_triwulan=2)
    jawaban = kirim(d, "perencana", f"{alamat}ubah/", mulai_dua | {"tanggal": "", "berlaku_mulai_triwulan": 1})
    assert jawaban.status_code == 422 and "Paling awal Triwulan II" in teks(jawaban)


def test_hanya_yang_ditandatangani_dan_hanya_perencananya(d):
    semua = kode(d, f"{d.alamat}perubahan/")
    assert semua["perencana"] == 200 and semua["asing"] == 404
    assert {semua[siapa] for siapa in ("pimpinan", "verifikator", "pembaca", "luar")} == {403}
    with pabrik.dalam(d.pemda):
        PerjanjianKinerja.objects.update(status="draf")
    assert kode(d, f"{d.alamat}perubahan/")["perencana"] == 409 and mulai(d).status_code == 409
