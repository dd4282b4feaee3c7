"""The lists of quality notes: of one OPD with filters, of all OPD page by page, and the rules behind them."""

import pytest
from django.utils.html import escape

from indikator.domain.catatan_mutu import catatan_dokumen
from indikator.models import PengecualianMutu
from indikator.mutu.penjelasan import PEDOMAN, PENJELASAN
from indikator.mutu.periksa import ATURAN
from organisasi.models import Pemda
from tests import pabrik
from tests.basis import kueri
from tests.indikator.dunia_rencana import buka, jumlah_kueri, kode, susun, teks

DAFTAR = "2024/mutu/dinkes/"


@pytest.fixture
def d(db):
    """Three notes salah: RUM-01 on the sheets of analis (twice) and kasubag."""
    dunia = susun(reviu=False)
    with pabrik.dalam(dunia.pemda):
        dunia.lain = pabrik.lembar(dunia.berlaku, dunia.kasubag, urutan=3)
        for lembar, kata in ((dunia.iki, "disiplin"), (dunia.iki, "terlatih"), (dunia.lain, "sehat")):
            pabrik.indikator(lembar, f"Persentase pegawai {kata}", target="9 %", rumus=f"Jumlah pegawai {kata}")
    return dunia


def catatan(d, alamat: str = DAFTAR, siapa: str = "verifikator") -> list:
    """The notes on the page, in its order."""
    return [satu.record for satu in buka(d, siapa, alamat).context["tabel"].paginated_rows]


def aturan(d, alamat: str) -> set[str]:
    return {c.temuan.aturan for c in catatan(d, alamat)}


def kecualikan(d, kata: str) -> None:
    with pabrik.dalam(d.pemda):
        semua = catatan_dokumen(d.berlaku, 2024).daftar
        satu = next(c for c in semua if c.temuan.aturan == "RUM-01" and kata in c.indikator.nama)
        isi = {"aturan": "RUM-01", "sidik": satu.temuan.sidik, "kalimat": "x", "alasan": f"Alasan {kata}"}
        pabrik._buat(PengecualianMutu, instansi=d.dinkes, **isi)


def test_siapa_yang_membaca(d):
    pemeriksa = {"perencana": 200, "rekan": 200, "pimpinan": 200, "verifikator": 200}
    assert kode(d, DAFTAR) == pemeriksa | {"pembaca": 403, "luar": 403, "asing": 404}
    assert kode(d, "aturan-kualitas/") == pemeriksa | {"luar": 200, "pembaca": 403, "asing": 404}


def test_baris_menyebut_tingkat_tempat_kalimat_perbaikan_dan_tautan(d):
    halaman = teks(buka(d, "verifikator", f"{DAFTAR}?aturan=RUM-01"))
    for satu in catatan(d, f"{DAFTAR}?aturan=RUM-01"):
        assert escape(satu.temuan.kalimat) in halaman and escape(satu.temuan.saran) in halaman
    assert halaman.count(">RUM-01<") == 4  # three rows and the number per rule
    assert f"/magetan/2024/iki/dinkes/{d.lain.pk}/#indikator-" in halaman
    assert "Analis Kesehatan" in halaman and "status-salah" in halaman and ">Kecualikan" not in halaman
    assert ">Kecualikan" in teks(buka(d, "perencana", DAFTAR))


def test_semua_tautan_baris_terbuka(d):
    klien = pabrik.klien(d.verifikator)
    tabel = buka(d, "verifikator", DAFTAR).context["tabel"]
    tujuan = {tabel.url_baris(satu.record) for satu in tabel.paginated_rows}
    assert len(tujuan) >= 4 and {klien.get(satu).status_code for satu in tujuan} == {200}


def test_saringan(d):
    assert aturan(d, f"{DAFTAR}?tingkat=salah") == {"RUM-01"}
    assert {c.temuan.tingkat.value for c in catatan(d, f"{DAFTAR}?tingkat=saran")} == {"saran"}
    assert [c.indikator.nama for c in catatan(d, f"{DAFTAR}?lembar={d.lain.pk}&aturan=RUM-01")] == [
        "Persentase pegawai sehat"
    ]
    assert [c.indikator.nama for c in catatan(d, f"{DAFTAR}?q=TERLATIH&tingkat=salah")] == [
        "Persentase pegawai terlatih"
    ]
    assert "Tidak ada yang cocok" in teks(buka(d, "verifikator", f"{DAFTAR}?q=zzz"))


@pytest.mark.parametrize("kueri", ["tingkat=zzz", "aturan=%00", "lembar=abc", "tampil=9", "q=%00", "dokumen=x"])
def test_saringan_ngawur_tidak_merusak(d, kueri):
    assert buka(d, "verifikator", f"{DAFTAR}?{kueri}").status_code in (200, 404)


def test_dikecualikan_hanya_bila_diminta(d):
    kecualikan(d, "disiplin")
    semua = len(catatan(d, f"{DAFTAR}?tampil=semua"))
    assert len(catatan(d)) == semua - 1
    hanya = catatan(d, f"{DAFTAR}?tampil=hanya")
    assert [c.dikecualikan.alasan for c in hanya] == ["Alasan disiplin"]
    halaman = teks(buka(d, "verifikator", f"{DAFTAR}?tampil=hanya"))
    assert "Alasan disiplin" in halaman and 'class="dikecualikan' in halaman and "1 dikecualikan" in halaman


def test_jumlah_menurut_tingkat_dan_aturan_tanpa_yang_dikecualikan(d):
    kecualikan(d, "disiplin")
    konteks = buka(d, "verifikator", f"{DAFTAR}?q=zzz").context
    assert (konteks["ringkas"].salah, konteks["ringkas"].dikecualikan) == (2, 1)
    assert {"id": "RUM-01", "judul": "Persentase tanpa penyebut", "jumlah": 2} in konteks["per_aturan"]
    assert sum(satu["jumlah"] for satu in konteks["per_aturan"]) == konteks["ringkas"].jumlah


@pytest.mark.parametrize("kolom", ["tempat", "tingkat"])
def test_urutan_dua_arah(d, kolom):
    naik = catatan(d, f"{DAFTAR}?urut={kolom}")
    turun = catatan(d, f"{DAFTAR}?urut=-{kolom}")
    assert {c.nomor for c in naik} == {c.nomor for c in turun} and naik[0] != turun[0]
    if kolom == "tingkat":
        assert naik[0].temuan.tingkat == "salah" and turun[0].temuan.tingkat == "saran"


def test_tanpa_dokumen_dan_tanpa_catatan(d):
    assert "Belum ada dokumen IKU dan IKI" in teks(buka(d, "verifikator", "2024/mutu/dinsos/"))
    with pabrik.dalam(d.pemda):
        kosong = pabrik.penetapan(d.dinsos, 2024, berlaku=True)
    for alamat in ("2024/mutu/dinsos/", f"2024/mutu/dinsos/?dokumen={kosong.pk}"):
        assert "Tidak ada catatan kualitas." in teks(buka(d, "verifikator", alamat))


def test_tidak_ada_isi_pemda_lain(d):
    with pabrik.dalam(d.pemda_asing):
        pabrik.indikator(d.lembar_asing, "Persentase asing", rumus="Jumlah asing")
    assert "asing" not in teks(buka(d, "verifikator", DAFTAR)) + teks(buka(d, "verifikator", "2024/mutu/"))
    assert buka(d, "verifikator", "2024/mutu/bkpsdm/").status_code == 404


def test_daftar_kueri_tetap(d):
    """One finding and three: the same literal number (the linter reads the document once)."""
    satu = f"{DAFTAR}?q=terlatih&aturan=RUM-01"
    assert (len(catatan(d, satu)), len(catatan(d, f"{DAFTAR}?aturan=RUM-01"))) == (1, 3)
    assert (
        jumlah_kueri(d, "verifikator", satu)
        == jumlah_kueri(d, "verifikator", f"{DAFTAR}?aturan=RUM-01")
        == kueri(KUERI)
    )


KUERI = 27  # session, user, pemda, roles, years; instansi, two documents; 16 of the linter; exceptions; sheets


# --- all OPD -----------------------------------------------------------------------------------------------------


def test_perangkat_daerah_langsung_ke_daftarnya(d):
    assert buka(d, "perencana", "2024/mutu/").headers["Location"] == "/magetan/2024/mutu/dinkes/"
    assert buka(d, "pembaca", "2024/mutu/").status_code == 403


def test_ringkas_semua_perangkat_daerah(d):
    kecualikan(d, "sehat")
    jawaban = buka(d, "verifikator", "2024/mutu/")
    tabel, halaman = jawaban.context["tabel"], teks(jawaban)
    ringkas = tabel.hitung[d.berlaku.pk]
    assert (ringkas.salah, ringkas.dikecualikan) == (2, 1)
    with pabrik.dalam(d.pemda):
        assert ringkas == catatan_dokumen(d.berlaku, 2024).ringkas
    assert "belum ada dokumen" in halaman and "/magetan/2024/mutu/dinsos/" in halaman
    assert [satu.record.slug for satu in buka(d, "verifikator", "2024/mutu/?q=sosial").context["tabel"].rows] == [
        "dinsos"
    ]


def test_hanya_halaman_ini_yang_diperiksa(d):
    """Ten OPD a page whatever the url asks for: the cost does not grow with the number of OPD."""
    with pabrik.dalam(d.pemda):
        for nomor in range(12):
            pabrik.lembar(pabrik.penetapan(pabrik.instansi(f"Badan {nomor:02d}"), 2024, berlaku=True))
    jawaban = buka(d, "verifikator", "2024/mutu/?baris=200")
    assert len(jawaban.context["tabel"].hitung) == len(list(jawaban.context["tabel"].paginated_rows)) == 10
    sebelum = jumlah_kueri(d, "verifikator", "2024/mutu/")
    with pabrik.dalam(d.pemda):
        for nomor in range(12, 15):
            pabrik.lembar(pabrik.penetapan(pabrik.instansi(f"Badan {nomor:02d}"), 2024, berlaku=True))
    assert jumlah_kueri(d, "verifikator", "2024/mutu/") == sebelum


# --- the rules ---------------------------------------------------------------------------------------------------


def test_setiap_aturan_diterangkan(d):
    assert set(PENJELASAN) == set(ATURAN)
    halaman = teks(buka(d, "verifikator", "aturan-kualitas/"))
    for satu in ATURAN.values():
        assert satu.judul in halaman and satu.id in halaman
    assert "PermenPANRB 14/2017" in halaman and PEDOMAN in halaman and "DOMAIN" not in halaman


def test_paser(contoh):
    """The real sheet 2 of Paser: the target "1 3dokumen" is a note of its row and in the list."""
    with pabrik.dalam(Pemda.objects.get(slug="paser")):
        orang = pabrik.anggota("verifikator")
    halaman = teks(pabrik.klien(orang).get("/paser/2023/mutu/bkpsdm/?aturan=TGT-03"))
    assert "1 3dokumen" in halaman and "diusulkan dibaca 13 dokumen" in halaman
