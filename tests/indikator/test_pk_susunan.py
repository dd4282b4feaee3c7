"""The open PK: head, lines and budget in one form each; versions, states, what differs from the documents."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from indikator.domain import anggaran_pk, baris_pk, rancang_pk
from indikator.domain import pk as domain
from indikator.domain.anggaran import buat_kegiatan, buat_program
from indikator.models import PerjanjianKinerja
from organisasi.galat import IsianSalah
from tests import pabrik
from tests.berkas_contoh import pdf
from tests.indikator.dunia_rencana import buka, kirim, kode, segarkan, susun, teks

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    d = susun(reviu=False)
    with pabrik.dalam(d.pemda) as mesin:
        d.pk = rancang_pk.rancang(oleh=mesin, instansi=d.dinkes, tahun=2024)
    d.alamat = f"perjanjian/{d.pk.pk}/"
    return d


def isian_baris(d, **lain) -> dict:
    """What the form of the lines sends when nothing was changed; `lain` replaces, None unticks."""
    isi = {"versi": segarkan(d, d.pk).versi}
    for nomor, (satu, target) in enumerate(((d.ikm, "78,2"), (d.inovasi, "38%")), 1):
        isi |= {f"ikut_{satu.pk}": "on", f"urutan_{satu.pk}": nomor, f"teks_{satu.pk}": target}
    return {nama: nilai for nama, nilai in (isi | lain).items() if nilai is not None}


def tersimpan(d) -> list[tuple[str, str]]:
    with pabrik.dalam(d.pemda):
        return [(satu.indikator.nama, satu.teks) for satu in baris_pk.muat(d.pk)]


IKM, INOVASI = "Rata-rata Nilai IKM", "Persentase OPD berinovasi"


def test_target_urutan_dan_mengeluarkan_dalam_satu_simpanan(d):
    isi = isian_baris(d, **{f"teks_{d.ikm.pk}": "80", f"urutan_{d.ikm.pk}": 9})
    assert kirim(d, "perencana", f"{d.alamat}baris/", isi).status_code == 302
    assert tersimpan(d) == [(INOVASI, "38%"), (IKM, "80")]
    assert (
        kirim(d, "perencana", f"{d.alamat}baris/", isian_baris(d, **{f"ikut_{d.inovasi.pk}": None})).status_code == 302
    )
    assert tersimpan(d) == [(IKM, "78,2")]
    halaman = teks(buka(d, "perencana", d.alamat))
    assert "Persentase OPD berinovasi</strong>: Ada pada IKU, tidak diperjanjikan." in halaman
    kembali = isian_baris(d, ambil="on", **{f"teks_{d.ikm.pk}": "1"})
    assert kirim(d, "perencana", f"{d.alamat}baris/", kembali).status_code == 302
    assert tersimpan(d) == [(IKM, "78,2"), (INOVASI, "38%")]  # taken back, targets from the IKU


def test_dua_orang_yang_belakangan_melihat_kedua_isian(d):
    lama = isian_baris(d, **{f"teks_{d.ikm.pk}": "90"})
    assert kirim(d, "rekan", f"{d.alamat}baris/", isian_baris(d, **{f"teks_{d.ikm.pk}": "85"})).status_code == 302
    jawaban = kirim(d, "perencana", f"{d.alamat}baris/", lama)
    halaman = teks(jawaban)
    assert jawaban.status_code == 409 and 'value="90"' in halaman and "85" in halaman
    assert tersimpan(d)[0] == (IKM, "85")
    assert kirim(d, "perencana", f"{d.alamat}baris/", lama | {"versi": segarkan(d, d.pk).versi}).status_code == 302
    assert tersimpan(d)[0] == (IKM, "90")


def test_baris_yang_datang_sesudah_halaman_dibuka_tidak_hilang(d):
    satu = isian_baris(d, **{f"{apa}_{d.inovasi.pk}": None for apa in ("ikut", "urutan", "teks")})
    assert kirim(d, "perencana", f"{d.alamat}baris/", satu).status_code == 302
    assert tersimpan(d) == [(IKM, "78,2"), (INOVASI, "38%")]


def test_indikator_lembar_lain_ditolak(d):
    with pabrik.dalam(d.pemda) as mesin:
        with pytest.raises(IsianSalah, match="bukan dari lembar yang berlaku"):
            baris_pk.simpan(oleh=mesin, perjanjian=d.pk, baris=[(d.laporan, "1")])
        with pytest.raises(IsianSalah, match="hanya dapat diperjanjikan sekali"):
            baris_pk.simpan(oleh=mesin, perjanjian=d.pk, baris=[(d.ikm, "1"), (d.ikm, "2")])


def test_beda_dengan_dokumen_tampil_dengan_katanya(d):
    assert "Berbeda dengan IKU" not in teks(buka(d, "perencana", d.alamat))
    kirim(d, "perencana", f"{d.alamat}baris/", isian_baris(d, **{f"teks_{d.inovasi.pk}": "45%"}))
    halaman = teks(buka(d, "verifikator", d.alamat))
    assert "Berbeda dengan IKU yang berlaku" in halaman
    assert '<del><span class="visually-hidden">(dihapus) </span>38</del>' in halaman


def anggaran(d) -> None:
    with pabrik.dalam(d.pemda) as mesin:
        milik = {"oleh": mesin, "instansi": d.dinkes, "tahun": 2024}
        d.program = buat_program(**milik, nama="Pelayanan Kesehatan")
        d.kegiatan = buat_kegiatan(**milik, nama="Puskesmas", program=d.program, pagu=Decimal(100))


def test_anggaran_dipilih_diketik_dan_dijumlahkan(d):
    anggaran(d)
    kunci = f"program-{d.program.pk}"
    isi = {"versi": segarkan(d, d.pk).versi, f"ikut_{kunci}": "on", f"urutan_{kunci}": 1}
    isi |= {f"nama_{kunci}": "Pelayanan Kesehatan", f"jumlah_{kunci}": "Rp 1.000.000,-", f"keterangan_{kunci}": "APBD"}
    isi |= {"nama_baru1": "Program lain", "jumlah_baru1": "250.000,50"}
    assert kirim(d, "perencana", f"{d.alamat}anggaran/", isi).status_code == 302
    with pabrik.dalam(d.pemda):
        daftar = anggaran_pk.muat(d.pk)
        assert [(s.nama, s.jumlah, s.program_id) for s in daftar] == [
            ("Pelayanan Kesehatan", Decimal(1_000_000), d.program.pk),
            ("Program lain", Decimal("250000.50"), None),
        ]
        assert anggaran_pk.jumlah(daftar) == Decimal("1250000.50")
        assert anggaran_pk.beda_pagu(daftar, anggaran_pk.sumber(d.dinkes, 2024)) == {daftar[0].pk: Decimal(100)}
    halaman = teks(buka(d, "perencana", d.alamat))
    assert "1.250.000,5" in halaman and "APBD" in halaman
    salah = kirim(d, "perencana", f"{d.alamat}anggaran/", isi | {"jumlah_baru1": "banyak"})
    assert salah.status_code == 422 and 'value="banyak"' in teks(salah)


def test_kegiatan_bersama_programnya_ditolak(d):
    anggaran(d)
    program, kegiatan = {"program": d.program}, {"kegiatan": d.kegiatan}
    with pabrik.dalam(d.pemda) as mesin:
        with pytest.raises(IsianSalah, match="terhitung dua kali"):
            daftar = [program | {"nama": "A", "jumlah": 1}, kegiatan | {"nama": "B", "jumlah": 1}]
            anggaran_pk.simpan(oleh=mesin, perjanjian=d.pk, anggaran=daftar)
        with pytest.raises(IsianSalah, match="hanya dapat dicantumkan sekali"):
            anggaran_pk.simpan(oleh=mesin, perjanjian=d.pk, anggaran=[kegiatan | {"nama": "A"}] * 2)
        asing = buat_program(oleh=mesin, instansi=d.dinsos, tahun=2024, nama="Milik lain")
        with pytest.raises(IsianSalah, match="bukan dari perangkat daerah"):
            anggaran_pk.simpan(oleh=mesin, perjanjian=d.pk, anggaran=[{"program": asing, "nama": "A"}])


def isian_kepala(d, **lain) -> dict:
    isi = {
        "versi": segarkan(d, d.pk).versi,
        "tanggal": "2024-01-15",
        "tempat": "Magetan",
        "pembuka": "",
        "paragraf": "",
    }
    isi |= {"jabatan_pertama": "Kepala Dinas Kesehatan", "pihak_pertama": "dr. Sari"}
    return isi | {"jabatan_kedua": "Bupati Magetan", "pihak_kedua": "Suprawoto"} | lain


def test_kepala_pernyataan_sendiri_dan_baku(d):
    kirim(d, "perencana", f"{d.alamat}ubah/", isian_kepala(d, paragraf="Janji kami sendiri.\nJanji kedua."))
    halaman = teks(buka(d, "perencana", d.alamat))
    assert "<p>Janji kedua.</p>" in halaman and "(kalimat baku)" not in halaman and "Suprawoto" in halaman
    kirim(d, "perencana", f"{d.alamat}ubah/", isian_kepala(d))
    assert segarkan(d, d.pk).pernyataan == []
    assert "Pihak pertama berjanji akan mewujudkan target kinerja" in teks(buka(d, "perencana", d.alamat))
    salah = kirim(d, "perencana", f"{d.alamat}ubah/", isian_kepala(d, tanggal="2019-01-15"))
    assert salah.status_code == 422 and "periksa tahun tanggalnya" in teks(salah)
    bentrok = kirim(d, "perencana", f"{d.alamat}ubah/", isian_kepala(d, versi=1, tempat="Madiun"))
    assert bentrok.status_code == 409 and 'value="Madiun"' in teks(bentrok)


def test_kekurangan_disebut_dan_menghalangi(d):
    halaman = teks(buka(d, "perencana", d.alamat))
    for kalimat in ("pihak pertama belum lengkap", "pihak kedua belum lengkap", "Tanggal perjanjian belum diisi."):
        assert kalimat in halaman
    ajukan = {"versi": segarkan(d, d.pk).versi}
    tolak = kirim(d, "perencana", f"{d.alamat}ajukan/", ajukan)
    halaman = teks(tolak)
    assert tolak.status_code == 422 and "Belum diajukan." in halaman
    assert halaman.count("Tanggal perjanjian belum diisi.") == 1 and "Yang belum lengkap" not in halaman
    kirim(d, "perencana", f"{d.alamat}ubah/", isian_kepala(d))
    assert "Yang belum lengkap" not in teks(buka(d, "perencana", d.alamat))
    assert kirim(d, "perencana", f"{d.alamat}ajukan/", {"versi": segarkan(d, d.pk).versi}).status_code == 302


def test_yang_diajukan_terkunci(d):
    with pabrik.dalam(d.pemda):
        PerjanjianKinerja.objects.update(status="diajukan")
    for bagian in ("ubah", "baris", "anggaran", "hapus"):
        assert kode(d, f"{d.alamat}{bagian}/")["perencana"] == 409
        assert kirim(d, "perencana", f"{d.alamat}{bagian}/", isian_baris(d)).status_code == 409
    assert "Ubah indikator dan target" not in teks(buka(d, "perencana", d.alamat))


def test_draf_dihapus_dengan_isinya(d):
    assert kirim(d, "perencana", f"{d.alamat}hapus/", {"versi": 99}).status_code == 409
    assert kirim(d, "perencana", f"{d.alamat}hapus/", {"versi": d.pk.versi}).status_code == 302
    with pabrik.dalam(d.pemda):
        assert not PerjanjianKinerja.objects.exists()
    riwayat = teks(buka(d, "verifikator", "riwayat/"))
    assert "menghapus Perjanjian Kinerja 2024 Dinas Kesehatan" in riwayat and "Rata-rata Nilai IKM: 78,2" in riwayat


def test_pindaian_sesudah_terverifikasi(d):
    def unggah(siapa="perencana", nama="pk.pdf", isi=None):
        return kirim(d, siapa, f"{d.alamat}pindaian/", {"berkas": SimpleUploadedFile(nama, isi or pdf())})

    assert unggah().status_code == 409
    with pabrik.dalam(d.pemda):
        PerjanjianKinerja.objects.update(status="ditandatangani")
    assert unggah(nama="pk.docx").status_code == 422 and unggah("pimpinan").status_code == 403
    assert unggah().status_code == unggah().status_code == 302
    berkas = segarkan(d, d.pk).pindaian_id
    halaman = teks(buka(d, "pembaca", d.alamat))
    assert f"/berkas/{berkas}/" in halaman
    assert buka(d, "pembaca", f"berkas/{berkas}/").status_code == 200
    assert buka(d, "luar", f"berkas/{berkas}/").status_code == 403


def test_hanya_perencananya_yang_mengubah(d):
    for bagian in ("ubah", "baris", "anggaran", "hapus"):
        semua = kode(d, f"{d.alamat}{bagian}/")
        assert semua == {"perencana": 200, "rekan": 200} | dict.fromkeys(
            ("pimpinan", "verifikator", "pembaca", "luar"), 403
        ) | {"asing": 404}
        assert kirim(d, "verifikator", f"{d.alamat}{bagian}/", isian_baris(d)).status_code == 403


def test_ubah_kepala_hanya_bidangnya(d):
    with pabrik.dalam(d.pemda) as mesin, pytest.raises(TypeError):
        domain.ubah(oleh=mesin, perjanjian=d.pk, status="ditandatangani")
