"""Ways across: from a jabatan or instansi to planning and measuring, from sheets to measuring, from the Rekap."""

import pytest

from tests import pabrik

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    with pabrik.dalam(pabrik.pemda("paser")):
        asing = pabrik.instansi("Badan Paser", "dinkes")
        pabrik.lembar(pabrik.penetapan(asing, 2024, berlaku=True), pabrik.jabatan(asing, "Analis"))
    with pabrik.dalam(pabrik.pemda("magetan")):
        dinas = pabrik.instansi("Dinas Kesehatan", "dinkes")
        analis, baru = pabrik.jabatan(dinas, "Analis"), pabrik.jabatan(dinas, "Arsiparis")
        berlaku = pabrik.penetapan(dinas, 2024, berlaku=True)
        draf = pabrik.penetapan(dinas, 2024, kunci=berlaku.kunci, versi_ke=2, asal=berlaku, status="diajukan")
        iku = pabrik.lembar(berlaku)
        pabrik.indikator(iku, "Nilai SAKIP", target="80")
        return {
            "analis": analis,
            "baru": baru,
            "iku": iku,
            "iki": pabrik.lembar(berlaku, analis),
            "iki_draf": pabrik.lembar(draf, analis),
            "draf": draf,
            "perencana": pabrik.anggota("perencana", dinas),
            "verifikator": pabrik.anggota("verifikator"),
            "pembaca": pabrik.anggota("pembaca"),
        }


def tautan(orang, alamat) -> dict[str, str]:
    """The links of a page; every one of them opens."""
    klien = pabrik.klien(orang)
    hasil = dict(klien.get(f"{alamat}?tahun=2024").context["tautan"])
    for url in hasil.values():
        assert klien.get(url).status_code == 200, url
    return hasil


def test_jabatan_ke_lembar_iki(dunia):
    alamat = f"/magetan/jabatan/{dunia['analis'].pk}/"
    lembar = {
        "Lembar IKI": f"/magetan/2024/iki/dinkes/{dunia['iki'].pk}/",
        "Lembar IKI dalam penyusunan": f"/magetan/2024/iki/dinkes/{dunia['iki_draf'].pk}/",
        "Realisasi IKI": f"/magetan/2024/realisasi/dinkes/?lembar={dunia['iki'].pk}",
    }
    assert tautan(dunia["perencana"], alamat) == tautan(dunia["verifikator"], alamat) == lembar
    assert tautan(dunia["pembaca"], alamat) == {"Lembar IKI": lembar["Lembar IKI"]}


def test_jabatan_tanpa_lembar(dunia):
    daftar = {"Jabatan dan IKI": "/magetan/2024/iki/dinkes/"}
    assert tautan(dunia["perencana"], f"/magetan/jabatan/{dunia['baru'].pk}/") == daftar


def test_instansi_ke_halaman_tahunnya(dunia):
    semua = ["IKU", "IKI", "Pohon kinerja", "Realisasi", "Capaian"]
    semua += ["Variabel bersama", "Anggaran", "Catatan kualitas", "Dasbor", "Laporan triwulan"]
    assert list(tautan(dunia["perencana"], "/magetan/instansi/dinkes/")) == semua
    assert list(tautan(dunia["pembaca"], "/magetan/instansi/dinkes/")) == [
        "IKU",
        "IKI",
        "Pohon kinerja",
        "Capaian",
        "Anggaran",
        "Dasbor",
        "Laporan triwulan",
    ]


def isi(orang, alamat) -> str:
    return pabrik.klien(orang).get(alamat).content.decode()


def test_lembar_ke_pengukuran(dunia):
    iki, iku = f"/magetan/2024/iki/dinkes/{dunia['iki'].pk}/", "/magetan/2024/iku/dinkes/"
    for alamat, lembar in ((iki, dunia["iki"]), (f"{iku}?dokumen={dunia['iku'].penetapan_id}", dunia["iku"])):
        teks = isi(dunia["perencana"], alamat)
        assert f'href="/magetan/2024/realisasi/dinkes/?lembar={lembar.pk}"' in teks
        teks = isi(dunia["pembaca"], alamat)
        assert 'href="/magetan/2024/capaian/dinkes/"' in teks and "/realisasi/dinkes/" not in teks
    assert 'aria-label="Pengukuran"' not in isi(dunia["perencana"], iku)  # the draft has nothing to measure yet


def test_rekap_ke_dokumen(dunia):
    assert f'href="/magetan/dokumen/{dunia["draf"].pk}/"' in isi(dunia["verifikator"], "/magetan/2024/rekap/")


def test_dokumen_tanpa_lembar_menawarkan_iku(dunia):
    with pabrik.dalam(dunia["draf"].pemda):
        kosong = pabrik.penetapan(dunia["draf"].instansi, 2026)
    teks = isi(dunia["perencana"], f"/magetan/dokumen/{kosong.pk}/")
    assert f'href="/magetan/2026/iku/dinkes/?dokumen={kosong.pk}"' in teks
    assert f'href="/magetan/2026/iki/dinkes/?dokumen={kosong.pk}"' in teks


def test_angka_sementara_hanya_bila_ada(dunia):
    alamat = "/magetan/2024/realisasi/dinkes/"
    assert "*) Angka sementara" not in isi(dunia["perencana"], alamat)
    with pabrik.dalam(dunia["draf"].pemda):
        pabrik.realisasi(dunia["iku"].indikator.get(), "79,41", sifat="sementara")
    assert "*) Angka sementara" in isi(dunia["perencana"], alamat)
