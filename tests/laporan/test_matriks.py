"""The printed matriks perubahan: every change once, by itself and frozen with the decree that sets the review."""

from dataclasses import asdict

import pytest
from django.core.management import CommandError, call_command

from indikator.domain import indikator as domain_indikator
from laporan.domain import cuplikan
from laporan.domain.cetak import ke_html, susun_naskah
from laporan.domain.isi_keputusan import IsiKeputusan, susun_keputusan
from laporan.domain.isi_matriks import IsiMatriks, susun_matriks
from laporan.domain.periksa_keputusan import periksa
from laporan.models import Keputusan
from organisasi.galat import Ditolak, GalatKinerja
from organisasi.models import Jabatan, Pekerjaan
from tests import pabrik
from tests.indikator import dunia_perubahan as dunia
from tests.laporan import keputusan_reviu

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    """(pemda, review of twenty changes with all its reasons)."""
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda) as mesin:
        instansi = pabrik.instansi("Dinas Kesehatan", sebutan_kepala="Kepala Dinas Kesehatan")
        reviu = dunia.reviu(instansi, mesin)
        dunia.beri_alasan(reviu)
        return pemda, reviu


def butir(isi: IsiMatriks) -> dict[str, list]:
    return {kelompok.judul: list(kelompok.butir) for kelompok in isi.kelompok}


def test_every_change_stands_once_under_its_sheet(d):
    pemda, r = d
    with pabrik.dalam(pemda):
        isi = susun_matriks(r.baru)
    semua = butir(isi)
    assert {judul: len(daftar) for judul, daftar in semua.items()} == {
        "IKU": 10,
        "IKI Kepala Bidang": 7,
        "IKI Analis (lembar baru)": 1,
        "IKI Staf (lembar dihentikan)": 2,
    }
    assert [b.nomor for daftar in semua.values() for b in daftar] == [str(n) for n in range(1, 21)]
    assert isi.judul == ("MATRIKS PERUBAHAN INDIKATOR KINERJA", "DINAS KESEHATAN", "TAHUN 2024–2025")
    assert isi.ringkasan == "20 perubahan: 12 diubah, 3 baru, 2 diganti, 3 dihentikan. Selebihnya, 2 baris, tetap."
    pasangan = {(b.semula.nama, b.menjadi.nama) for daftar in semua.values() for b in daftar}
    assert {(lama, "") for lama in dunia.DIHENTIKAN} <= pasangan
    assert {("", baru) for baru in dunia.BARU} <= pasangan
    assert set(dunia.DIGANTI.items()) | set(dunia.NAMA.items()) | set(dunia.SASARAN.items()) <= pasangan
    assert not {nama for satu in pasangan for nama in satu} & dunia.TETAP


def test_a_change_says_before_after_why_and_from_when(d):
    pemda, r = d
    with pabrik.dalam(pemda):
        satu = {b.semula.nama or b.menjadi.nama: b for daftar in butir(susun_matriks(r.baru)).values() for b in daftar}
    target = satu["IKU 3"]
    assert dict(target.semula.rincian) == {
        "Sasaran": "Sasaran kedua",
        "Target 2024": "3 laporan",
        "Rumus": "a3 / b3 * 100%",
    }
    assert dict(target.menjadi.rincian) == {
        "Sasaran": "Sasaran kedua diubah",
        "Target 2024": "75%",
        "Rumus": "a3 / b3 * 100%",
    }
    assert target.keterangan == (
        "Diubah sejak tahun 2024.",
        "Yang berubah: target 2024.",
        "Alasan: Alasan IKU 3",
    )
    assert satu["IKU 8"].keterangan == ("Diganti sejak tahun 2025.", "Alasan: Alasan IKU 8")
    assert satu["IKU 7"].keterangan == ("Dihentikan sejak tahun 2024.", "Alasan: Alasan IKU 7")
    assert satu["IKU tambahan"].keterangan == ("Baru sejak tahun 2024.",)
    assert satu["Sasaran kedua"].keterangan[0] == "Diubah (sasaran) sejak tahun 2024."
    rumus = dict(satu["IKU 6"].menjadi.rincian)
    assert rumus["Rumus"] == "e + f" and "Yang berubah: rumus" in satu["IKU 6"].keterangan[1]


def test_printed_by_itself_with_the_text_of_people_as_text(d):
    pemda, r = d
    with pabrik.dalam(pemda) as mesin:
        domain_indikator.ubah(r.baris("Kabid 1"), oleh=mesin, nama="<script>alert(1)</script> & \u202eRTL 😀")
        pesanan = {"jenis": "matriks", "instansi": r.instansi, "tahun": 2024}
        naskah = susun_naskah(**pesanan, oleh=mesin)
        html = ke_html(naskah)
        assert naskah.draf and "&lt;script&gt;" in html and "<script" not in html
        assert html.count('<tbody class="utuh">') == 20
        with pytest.raises(Ditolak):
            susun_naskah(**pesanan, oleh=pabrik.pelaku_baru("pembaca"))
        with pytest.raises(GalatKinerja, match="Belum ada reviu"):
            susun_naskah(**pesanan | {"tahun": 2030}, oleh=mesin)


def test_the_command_and_the_button(d, tmp_path):
    pemda, r = d
    with pabrik.dalam(pemda):
        klien = pabrik.klien(pabrik.anggota("perencana", r.instansi))
    asing = pabrik.pemda("paser")
    with pabrik.dalam(asing):
        orang_asing = pabrik.klien(pabrik.anggota("perencana", pabrik.instansi("Dinas Kesehatan")))
    tujuan = tmp_path / "matriks.pdf"
    pilihan = {"pemda": "magetan", "instansi": "dinas-kesehatan", "keluaran": str(tujuan)}
    call_command("cetak", "matriks", **pilihan, tahun="2024", verbosity=0)
    assert tujuan.read_bytes().startswith(b"%PDF-")
    with pytest.raises(CommandError, match="Belum ada reviu"):
        call_command("cetak", "matriks", **pilihan | {"tahun": "2031"})
    isi = {"jenis": "matriks", "instansi": "dinas-kesehatan", "tahun": 2024, "tw": 0, "objek": r.baru.pk}
    assert klien.post("/magetan/cetak/", isi).status_code == 302
    assert orang_asing.post("/paser/cetak/", isi).status_code == 404
    with pabrik.dalam(pemda):
        assert Pekerjaan.objects.get().parameter["objek"] == r.baru.pk


def test_the_lint_counts_what_has_no_reason(d):
    pemda, r = d
    with pabrik.dalam(pemda):
        keputusan = keputusan_reviu.draf(r.instansi, r.baru)
        assert not [t for t in periksa(keputusan, dengan_mutu=True) if t.kode == "KEP-63"]
        r.baru.perubahan.filter(silsilah__in=[r.silsilah["IKU 1"], r.silsilah["IKU 7"]]).delete()
        (satu,) = [t for t in periksa(keputusan, dengan_mutu=True) if t.kode == "KEP-63"]
    assert satu.tingkat == "saran" and "2 baris" in satu.kalimat and "“IKU 1 yang baru” dan “IKU 7”" in satu.kalimat


def test_frozen_with_the_decree_that_sets_the_review(d):
    pemda, r = d
    with pabrik.dalam(pemda) as mesin:
        lama = keputusan_reviu.berlaku(r.instansi, r.lama)
        baru = pabrik.tetapkan(r.baru, "verifikasi")
        tanpa = keputusan_reviu.draf(r.instansi, baru, asal=lama, sifat="perubahan", dengan_matriks=False)
        assert susun_keputusan(tanpa).matriks is None and susun_keputusan(lama).matriks is None
        keputusan = keputusan_reviu.berlaku(
            r.instansi, baru, "2 TAHUN 2024", keputusan_reviu.date(2024, 6, 1), asal=lama, sifat="perubahan"
        )
        Jabatan.objects.update(nama="Jabatan baru")
        beku = cuplikan.dari_polos(IsiKeputusan, cuplikan.cari("keputusan", keputusan).isi)
        assert isinstance(beku.matriks, IsiMatriks) and asdict(beku.matriks)["kelompok"][0]["judul"] == "IKU"
        assert beku.matriks.kelompok[1].judul == "IKI Kepala Bidang"
        terkini = Keputusan.objects.get(pk=keputusan.pk)
        html = ke_html(susun_naskah(jenis="keputusan", instansi=r.instansi, tahun=2024, objek=terkini.pk, oleh=mesin))
        assert html.count('data-penanda="Matriks perubahan"') == 1 and "IKI Kepala Bidang" in html
        assert "Alasan: Alasan IKU 8" in html
