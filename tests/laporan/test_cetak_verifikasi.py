"""Papers of a verification: Lembar Catatan, Berita Acara, list of late OPD; nothing in them is invented."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pypdf import PdfReader

from indikator.domain.alur import dokumen as alur
from indikator.models import CatatanVerifikasi
from laporan.domain.cetak import ke_html, susun_naskah
from laporan.domain.isi_berita_acara import hari_tanggal, simpulan
from laporan.domain.isi_terlambat import susun_terlambat
from laporan.domain.verifikasi_cetak import bagian_organisasi
from organisasi.galat import Ditolak, GalatKinerja
from tests import pabrik

pytestmark = pytest.mark.django_db
TAHUN = 2024


@pytest.fixture
def d():
    with pabrik.dalam(pabrik.pemda("paser")):
        asing = pabrik.lembar(pabrik.penetapan(pabrik.instansi("Badan Asing", "dinkes"), TAHUN, status="disetujui"))
        _catatan(asing, isi="Catatan rahasia")
    magetan = pabrik.pemda("magetan", ibukota="Magetan")
    with pabrik.dalam(magetan):
        setda = pabrik.instansi("Sekretariat Daerah", "setda", jenis="setda")
        bagor = pabrik.instansi("Bagian Organisasi", "bagor", jenis="bagian", induk=setda)
        kepala = pabrik.jabatan(bagor, "Kepala Bagian Organisasi")
        pabrik.pemangku(pabrik.pejabat("Siti Aminah", nip="19700101"), bagor, kepala)
        dinkes = pabrik.instansi("Dinas Kesehatan", "dinkes")
        dokumen = pabrik.penetapan(dinkes, TAHUN, status="disetujui", judul="IKU dan IKI Kesehatan")
        iku, iki = pabrik.lembar(dokumen), pabrik.lembar(dokumen, pabrik.jabatan(dinkes, "Analis"))
        indikator = pabrik.indikator(iku, "Angka harapan hidup", target="70")
        pabrik.indikator(iki, "Jumlah laporan", target="4 laporan")
        satu = _catatan(iku, isi="Sebut satuannya", silsilah=indikator.silsilah)
        _catatan(iku, isi="Sudah ditambahkan", nama_oleh="Budi", induk=satu)
        _catatan(iki, isi="Baik", selesai=True)
        return {
            "magetan": magetan,
            "bagor": bagor,
            "dinkes": dinkes,
            "dokumen": dokumen,
            "verifikator": pabrik.pelaku(pabrik.anggota("verifikator")),
            "luar": pabrik.pelaku(pabrik.anggota("perencana", bagor)),
        }


def _catatan(lembar, **isi):
    isi = {"nama_oleh": "Verifikator"} | isi
    return pabrik._buat(CatatanVerifikasi, instansi=lembar.penetapan.instansi, lembar=lembar, **isi)


def naskah(d, jenis, siapa="verifikator", **lain):
    pilihan = {"instansi": d["dinkes"], "tahun": TAHUN} | lain
    return susun_naskah(jenis=jenis, oleh=d[siapa], **pilihan)


def teks(satu) -> str:
    return " ".join(ke_html(satu).replace("&nbsp;", " ").split())


def test_lembar_catatan(d):
    with pabrik.dalam(d["magetan"]):
        satu = naskah(d, "catatan")
        catatan, mutu = satu.isi["isi"].tabel
        baris = [tuple(sel.teks for sel in b.sel) for b in catatan.baris]
        assert baris == [
            (
                "1",
                "Indikator Kinerja Utama",
                "Angka harapan hidup",
                "Sebut satuannya\n(Verifikator)",
                "Budi: Sudah ditambahkan",
                "Belum selesai",
            ),
            ("2", "Analis", "Seluruhnya", "Baik\n(Verifikator)", "", "Selesai"),
        ]
        assert any("Angka harapan hidup" in b.sel[2].teks for b in mutu.baris)
        isi = teks(satu)
    assert "2 catatan, 1 belum selesai" in isi and "BAGIAN ORGANISASI" in isi and "rahasia" not in isi
    assert "Verifikator," in isi and 'NIP. <span class="titik' in isi


def test_catatan_realisasi_tanpa_temuan_dokumen(d):
    with pabrik.dalam(d["magetan"]):
        ukur = pabrik.pengukuran(d["dinkes"], TAHUN, 1, status="disetujui")
        pabrik._buat(CatatanVerifikasi, instansi=d["dinkes"], pengukuran=ukur, isi="Bukti kurang", nama_oleh="V")
        tabel = naskah(d, "catatan", triwulan=1).isi["isi"].tabel
        assert [b.sel[3].teks for b in tabel[0].baris] == ["Bukti kurang\n(V)"] and len(tabel) == 1
        with pytest.raises(GalatKinerja, match="isi realisasinya dulu"):
            naskah(d, "catatan", triwulan=2)


def test_berita_acara_sebelum_dan_sesudah_verifikasi(d):
    """Unfinished it is marked as a draft; finished it names the day from the audit trail; its own day stays open."""
    with pabrik.dalam(d["magetan"]):
        satu = naskah(d, "berita_acara")
        assert satu.draf and satu.isi["isi"].selesai == ""
        assert satu.isi["isi"].simpulan == "Seluruh 2 lembar belum selesai diverifikasi."
        alur.jalankan(d["dokumen"], "verifikasi", oleh=d["verifikator"])
        satu = naskah(d, "berita_acara")
        isi = satu.isi["isi"]
        assert not satu.draf and isi.selesai == hari_tanggal(timezone.localdate())
        assert [tuple(sel.teks for sel in b.sel) for b in isi.tabel.baris] == [
            ("1", "Indikator Kinerja Utama", "1", "1 (1)", "Terverifikasi"),
            ("2", "Analis", "1", "1 (0)", "Terverifikasi"),
            ("Jumlah", "2", "2 (1)", ""),
        ]
        html = teks(satu)
    assert "Siti Aminah" in html and "19700101" in html and 'NOMOR <span class="titik">' in html
    assert (
        'Pada hari ini <span class="titik' in html
        and "PIHAK KESATU" in html
        and "Seluruh 2 lembar terverifikasi." in html
    )


def test_berita_acara_belum_diajukan_ditolak(d):
    with pabrik.dalam(d["magetan"]):
        pabrik.penetapan(d["bagor"], TAHUN)
        with pytest.raises(GalatKinerja, match="belum diajukan"):
            naskah(d, "berita_acara", instansi=d["bagor"])
        with pytest.raises(Ditolak):
            naskah(d, "berita_acara", siapa="luar")
        with pytest.raises(Ditolak):
            naskah(d, "terlambat", siapa="luar")


def test_hari_tanggal_dan_simpulan():
    kata = "Senin tanggal dua puluh tiga bulan Maret tahun dua ribu dua puluh enam (23 Maret 2026)"
    assert hari_tanggal(date(2026, 3, 23)) == kata
    hasil = ["Terverifikasi"] * 2 + ["Dikembalikan untuk diperbaiki"]
    assert simpulan(hasil) == "Dari 3 lembar, 2 lembar terverifikasi dan 1 lembar dikembalikan untuk diperbaiki."
    assert simpulan([]) == "Belum ada lembar yang diverifikasi."


def test_daftar_terlambat(d):
    with pabrik.dalam(d["magetan"]):
        pabrik.instansi("Dinas Contoh", contoh=True)
        isi = susun_terlambat(d["verifikator"], TAHUN, date(2024, 2, 10))
        baris = [tuple(sel.teks for sel in b.sel) for b in isi.tabel.baris]
    assert baris == [
        ("1", "Bagian Organisasi", "Dokumen IKU dan IKI", "Belum mulai", "31 Januari 2024", "10"),
        ("", "", "Perjanjian kinerja", "Belum mulai", "31 Januari 2024", "10"),
        ("2", "Dinas Kesehatan", "Perjanjian kinerja", "Belum mulai", "31 Januari 2024", "10"),
    ]
    assert isi.tabel.judul == "2 perangkat daerah, 3 dokumen" and isi.tanda_tangan.nama == "Siti Aminah"
    with pabrik.dalam(d["magetan"]), pytest.raises(GalatKinerja, match="Tidak ada perangkat daerah yang terlambat"):
        naskah(d, "terlambat", tahun=2100)


def test_siapa_yang_memverifikasi(d):
    with pabrik.dalam(d["magetan"]):
        assert bagian_organisasi() == d["bagor"]
        type(d["bagor"]).objects.filter(pk=d["bagor"].pk).update(aktif=False)
        assert bagian_organisasi() == d["bagor"].induk
    with pabrik.dalam(pabrik.pemda("nganjuk")):
        assert bagian_organisasi() is None
        satu = pabrik.instansi("Dinas Sosial", "dinsos")
        pabrik.penetapan(satu, TAHUN, status="disetujui")
        oleh = pabrik.mesin()
        html = teks(susun_naskah(jenis="berita_acara", instansi=satu, tahun=TAHUN, oleh=oleh))
    assert "PEMERINTAH KABUPATEN NGANJUK" in html and "Kepala Bagian Organisasi" in html


@pytest.mark.parametrize(
    ("jenis", "ukuran"), [("catatan", (330, 215)), ("berita_acara", (215, 330)), ("terlambat", (215, 330))]
)
def test_perintah_cetak_f4(d, tmp_path, capsys, jenis, ukuran):
    berkas = tmp_path / f"{jenis}.pdf"
    instansi = [] if jenis == "terlambat" else ["--instansi", "dinkes"]
    call_command("cetak", jenis, "--pemda", "magetan", *instansi, "--tahun", str(TAHUN), "-o", str(berkas))
    assert "halaman" in capsys.readouterr().out
    kotak = PdfReader(berkas).pages[0].mediabox
    assert tuple(round(float(sisi) / 72 * 25.4) for sisi in (kotak.width, kotak.height)) == ukuran


def test_perintah_tetap_minta_instansi(d, tmp_path):
    with pytest.raises(CommandError, match="--instansi"):
        call_command("cetak", "catatan", "--pemda", "magetan", "--tahun", "2024", "-o", str(tmp_path / "a.pdf"))


def test_tombol_mengantre(d):
    with pabrik.dalam(d["magetan"]):
        orang, luar = pabrik.anggota("verifikator"), pabrik.anggota("perencana", d["bagor"])
    for jenis in ("catatan", "berita_acara", "terlambat"):
        isi = {"jenis": jenis, "instansi": "dinkes", "tahun": TAHUN, "tw": 0}
        assert pabrik.klien(orang).post("/magetan/cetak/", isi)["Location"].startswith("/magetan/pekerjaan/")
        assert pabrik.klien(luar).post("/magetan/cetak/", isi).status_code == 403
