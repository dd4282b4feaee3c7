"""Kotak masuk: one row per OPD, a cell per document in words, filters in the url, who it waits for."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from indikator.models import CatatanVerifikasi, Jadwal, PerjanjianKinerja, PerpanjanganJadwal
from laporan.domain.kotak_masuk import Saringan, kotak_masuk, ringkasan, yang_dihitung
from laporan.models import BagianLkjip, Lkjip
from tests import pabrik
from tests.basis import kueri

pytestmark = pytest.mark.django_db
TAHUN = 2024
KOTAK = f"/magetan/{TAHUN}/kotak-masuk/"
DIKIRIM = datetime(2024, 3, 5, 3, tzinfo=UTC)


@pytest.fixture
def d():
    """Dinkes waits for the verifikator with its document, Dinsos has a draft of half its sheets, Bapenda nothing."""
    with pabrik.dalam(pabrik.pemda("paser")):
        asing = pabrik.instansi("Badan Asing")
        pabrik.lembar(pabrik.penetapan(asing, TAHUN, status="disetujui"))
        orang_asing = pabrik.anggota("verifikator")
    magetan = pabrik.pemda("magetan")
    with pabrik.dalam(magetan):
        dinkes, dinsos = pabrik.instansi("Dinas Kesehatan", "dinkes"), pabrik.instansi("Dinas Sosial", "dinsos")
        bapenda = pabrik.instansi("Badan Pendapatan", "bapenda", jenis="badan")
        dokumen = pabrik.penetapan(dinkes, TAHUN, status="disetujui", diajukan_pada=DIKIRIM)
        lembar = pabrik.lembar(dokumen)
        pabrik._buat(CatatanVerifikasi, instansi=dinkes, lembar=lembar, isi="Perbaiki", nama_oleh="V")
        draf = pabrik.penetapan(dinsos, TAHUN)
        pabrik.indikator(pabrik.lembar(draf), "Indeks")
        pabrik.lembar(draf, pabrik.jabatan(dinsos, "Analis"))
        return {
            "magetan": magetan,
            "dinkes": dinkes,
            "dinsos": dinsos,
            "bapenda": bapenda,
            "dokumen": dokumen,
            "verifikator": pabrik.anggota("verifikator"),
            "inspektorat": pabrik.anggota("inspektorat"),
            "bappeda": pabrik.anggota("bappeda"),
            "admin": pabrik.anggota("admin_pemda"),
            "perencana": pabrik.anggota("perencana", dinsos),
            "pembaca": pabrik.anggota("pembaca"),
            "asing": orang_asing,
        }


def baris(d, hari=date(2024, 1, 15), siapa="verifikator"):
    with pabrik.dalam(d["magetan"]):
        return {satu.instansi.slug: satu for satu in kotak_masuk(pabrik.pelaku(d[siapa]), TAHUN, hari)}


def halaman(d, alamat="", siapa="verifikator"):
    return pabrik.klien(d[siapa]).get(KOTAK + alamat)


def nama(jawaban) -> list[str]:
    return [satu.record.nama for satu in jawaban.context["tabel"].paginated_rows]


def teks(jawaban) -> str:
    return " ".join(jawaban.content.decode().replace("\xa0", " ").split())


def test_sel_dokumen_dalam_kata(d):
    semua = baris(d)
    kirim, draf, belum = (semua[slug].sel["dokumen"] for slug in ("dinkes", "dinsos", "bapenda"))
    assert (kirim.label, kirim.keadaan, kirim.menunggu, kirim.sejak) == (
        "Perlu diverifikasi",
        "disetujui",
        True,
        DIKIRIM,
    )
    assert (draf.label, draf.rincian, draf.terlambat) == ("Draf", "50 %", 0)
    assert (belum.label, belum.keadaan, belum.menunggu) == ("Belum mulai", "belum-mulai", False)
    assert list(semua) == ["bapenda", "dinkes", "dinsos"]  # nothing of the other pemda
    assert (semua["dinkes"].catatan, semua["dinsos"].catatan) == (1, 0)


def test_terlambat_dihitung_dari_kalender_dan_perpanjangan(d):
    """31 January is the default of the IKU and IKI; a stored row replaces it, an extension moves it for one OPD."""
    assert baris(d, date(2024, 1, 31))["dinsos"].sel["dokumen"].terlambat == 0
    assert baris(d, date(2024, 2, 10))["dinsos"].sel["dokumen"].terlambat == 10
    assert baris(d, date(2024, 2, 10))["dinkes"].sel["dokumen"].terlambat == 0  # sent
    with pabrik.dalam(d["magetan"]):
        pabrik._buat(Jadwal, tahun=TAHUN, jenis="iku_iki", tenggat=date(2024, 2, 5))
        isi = {"instansi": d["dinsos"], "tahun": TAHUN, "jenis": "iku_iki", "alasan": "Banjir"}
        pabrik._buat(PerpanjanganJadwal, sampai=date(2024, 2, 8), **isi)
    semua = baris(d, date(2024, 2, 10))
    assert (semua["dinsos"].sel["dokumen"].terlambat, semua["bapenda"].sel["dokumen"].terlambat) == (2, 5)


@pytest.mark.parametrize(("dikirim", "terlambat"), [(datetime(2024, 1, 20, tzinfo=UTC), 0), (DIKIRIM, 36)])
def test_dikembalikan_tidak_terlambat_bila_dikirim_tepat_waktu(d, dikirim, terlambat):
    with pabrik.dalam(d["magetan"]):
        type(d["dokumen"]).objects.filter(pk=d["dokumen"].pk).update(status="dikembalikan", diajukan_pada=dikirim)
    assert baris(d, date(2024, 3, 7))["dinkes"].sel["dokumen"].terlambat == terlambat


def test_lembar_yang_sudah_maju_disebut(d):
    """The document as a whole is returned, but a sheet of it waits: the cell says so and it is the reader's turn."""
    with pabrik.dalam(d["magetan"]):
        type(d["dokumen"]).objects.filter(pk=d["dokumen"].pk).update(status="dikembalikan")
        for status in ("dikembalikan", "dikembalikan"):
            pabrik.lembar(d["dokumen"], pabrik.jabatan(d["dinkes"]), status=status)
    sel = baris(d)["dinkes"].sel["dokumen"]
    assert sel.rincian == "3 lembar: 1 menunggu verifikasi, 2 dikembalikan"
    assert sel.keadaan == "dikembalikan" and sel.menunggu


def test_realisasi_triwulan(d):
    """Half of what is due; before the quarter has ended it is not time; who measures by the year does so in TW IV."""
    with pabrik.dalam(d["magetan"]):
        lembar = pabrik.lembar(pabrik.penetapan(d["bapenda"], TAHUN, berlaku=True))
        satu, _ = (pabrik.indikator(lembar, frekuensi="triwulan") for _ in range(2))
        pabrik.realisasi(satu, "5", triwulan=1)
        tahunan = pabrik.lembar(pabrik.penetapan(d["dinkes"], TAHUN, berlaku=True))
        pabrik.realisasi(pabrik.indikator(tahunan, frekuensi="tahunan"), "5")
    semua = baris(d, date(2024, 4, 20))
    tw = {nomor: semua["bapenda"].sel[f"tw{nomor}"] for nomor in (1, 2)}
    assert (tw[1].label, tw[1].rincian, tw[1].terlambat) == ("Draf", "50 %", 5)
    assert (tw[2].label, tw[2].terlambat) == ("Belum waktunya", 0)
    setahun = semua["dinkes"].sel
    assert (setahun["tw1"].label, setahun["tw4"].label, setahun["tw4"].rincian) == ("Tidak diukur", "Draf", "100 %")
    assert setahun["tw4"].objek.triwulan == 0


def test_pk_dan_lkjip(d):
    with pabrik.dalam(d["magetan"]):
        pabrik._buat(PerjanjianKinerja, instansi=d["dinkes"], tahun=TAHUN, status="diubah")
        pabrik._buat(PerjanjianKinerja, instansi=d["dinkes"], tahun=TAHUN, versi_ke=2, status="diajukan")
        lkjip = pabrik._buat(Lkjip, instansi=d["dinkes"], tahun=TAHUN, status="terverifikasi")
        draf = pabrik._buat(Lkjip, instansi=d["dinsos"], tahun=TAHUN)
        for urutan, isi in enumerate(("<p>A</p>", "", "<p>B</p>")):
            pabrik._buat(BagianLkjip, lkjip=draf, kode=f"b{urutan}", urutan=urutan, judul="BAB", isi=isi)
    semua = baris(d, date(2025, 3, 10), "inspektorat")
    assert semua["dinkes"].sel["pk"].label == "Menunggu pimpinan"  # of the latest version
    sel = semua["dinkes"].sel["lkjip"]
    assert (sel.label, sel.menunggu, sel.objek.pk) == ("Dapat direviu", True, lkjip.pk)
    assert (semua["dinsos"].sel["lkjip"].rincian, semua["dinsos"].sel["lkjip"].terlambat) == ("66 %", 10)


@pytest.mark.parametrize(
    ("siapa", "menunggu", "label"),
    [
        ("verifikator", True, "Perlu diverifikasi"),
        ("bappeda", True, "Menunggu verifikasi"),
        ("inspektorat", False, "Menunggu verifikasi"),
        ("admin", False, "Menunggu verifikasi"),
    ],
)
def test_menurut_pembacanya(d, siapa, menunggu, label):
    sel = baris(d, siapa=siapa)["dinkes"].sel["dokumen"]
    assert (sel.menunggu, sel.label) == (menunggu, label)


def test_ajuan_sendiri_tidak_menunggu_saya(d):
    with pabrik.dalam(d["magetan"]):
        type(d["dokumen"]).objects.filter(pk=d["dokumen"].pk).update(diajukan_oleh=d["verifikator"])
    assert not baris(d)["dinkes"].sel["dokumen"].menunggu


def test_setda_yang_bagiannya_melapor_tidak_berbaris(d):
    with pabrik.dalam(d["magetan"]):
        setda = pabrik.instansi("Sekretariat Daerah", "setda", jenis="setda")
        pabrik.instansi("Bagian Organisasi", "bagor", jenis="bagian", induk=setda)
        camat = pabrik.instansi("Kecamatan Kota", "kota", jenis="kecamatan")
        pabrik.instansi("Kelurahan Satu", "satu", jenis="kelurahan", induk=camat)
        bubar = pabrik.instansi("Dinas Bubar", "bubar")
        type(bubar).objects.filter(pk=bubar.pk).update(aktif=False)
    assert {"setda", "bagor", "kota", "satu", "bubar"} & set(baris(d)) == {"bagor", "kota", "satu"}
    with pabrik.dalam(d["magetan"]):
        pabrik.penetapan(setda, TAHUN)
    assert "setda" in baris(d)


@pytest.mark.parametrize(
    ("alamat", "hasil"),
    [
        ("", ["Dinas Kesehatan", "Badan Pendapatan", "Dinas Sosial"]),  # what waits for me first
        ("?keadaan=menunggu", ["Dinas Kesehatan"]),
        ("?jenis=dokumen&keadaan=draf", ["Dinas Sosial"]),
        ("?jenis=dokumen&keadaan=terlambat", ["Badan Pendapatan", "Dinas Sosial"]),
        ("?jenis=dokumen&terlambat=1&keadaan=draf", ["Dinas Sosial"]),
        ("?jenis_instansi=badan", ["Badan Pendapatan"]),
        ("?q=SOSIAL", ["Dinas Sosial"]),
        ("?keadaan=entah", ["Dinas Kesehatan", "Badan Pendapatan", "Dinas Sosial"]),
        ("?q=Asing", []),
        ("?urut=-nama", ["Dinas Sosial", "Dinas Kesehatan", "Badan Pendapatan"]),
        ("?urut=dokumen", ["Dinas Kesehatan", "Dinas Sosial", "Badan Pendapatan"]),
        ("?urut=-catatan", ["Dinas Kesehatan", "Badan Pendapatan", "Dinas Sosial"]),
    ],
)
def test_saringan_dan_urutan_di_alamat(d, alamat, hasil):
    assert nama(halaman(d, alamat)) == hasil


def test_ringkasan_menyaring(d):
    with pabrik.dalam(d["magetan"]):
        contoh = pabrik.instansi("Dinas Contoh", contoh=True)
        pabrik.penetapan(contoh, TAHUN, status="disetujui")
        semua = kotak_masuk(pabrik.pelaku(d["verifikator"]), TAHUN, date(2024, 2, 10))
    hitungan = {nilai: banyak for nilai, _, banyak in ringkasan(Saringan(jenis="dokumen").pilih(yang_dihitung(semua)))}
    assert hitungan == {"menunggu": 1, "terlambat": 2, "disetujui": 1, "draf": 1, "belum-mulai": 1}
    jawaban = halaman(d, "?jenis=dokumen&keadaan=draf")
    isi = teks(jawaban)
    assert "1</strong> dari 3 <span>Menunggu verifikasi" in isi and "1 perangkat daerah contoh tidak dihitung" in isi
    assert "keadaan=disetujui" in isi and "Rekap perangkat daerah" in isi
    assert [(c["label"], c["nilai"]) for c in jawaban.context["chip"]] == [
        ("Dokumen", "Dokumen IKU dan IKI"),
        ("Keadaan", "Draf"),
    ]


def test_sel_membuka_reviu_atau_dokumen(d):
    isi = halaman(d).content.decode()
    assert f'href="/magetan/{TAHUN}/verifikasi/dinkes/"' in isi
    with pabrik.dalam(d["magetan"]):
        draf = d["dinsos"].penetapan.get()
    assert f'href="/magetan/dokumen/{draf.pk}/"' in isi
    for url in (f"/magetan/{TAHUN}/verifikasi/dinkes/", f"/magetan/dokumen/{draf.pk}/"):
        assert pabrik.klien(d["verifikator"]).get(url).status_code == 200


@pytest.mark.parametrize(
    ("siapa", "kode"), [("verifikator", 200), ("bappeda", 200), ("perencana", 403), ("pembaca", 403), ("asing", 404)]
)
def test_hak(d, siapa, kode):
    for alamat in (KOTAK, f"{KOTAK}unduh/"):
        assert pabrik.klien(d[siapa]).get(alamat).status_code == kode


def test_rincian_satu_perangkat_daerah(d):
    """The OPD reads its own row; the papers are offered once there is something to print."""
    alamat = f"{KOTAK}opd/dinsos/"
    sendiri = pabrik.klien(d["perencana"]).get(alamat)
    assert "Realisasi TW I" in teks(sendiri) and "Berita acara" not in teks(sendiri)
    assert "Berita acara" in teks(pabrik.klien(d["verifikator"]).get(f"{KOTAK}opd/dinkes/"))
    assert pabrik.klien(d["perencana"]).get(f"{KOTAK}opd/dinkes/").status_code == 403
    assert pabrik.klien(d["asing"]).get(alamat).status_code == 404


def tambah_instansi(jumlah: int) -> None:
    """OPD with a document of two sheets, a measuring, a PK, an LKjIP and a remark."""
    for _ in range(jumlah):
        satu = pabrik.instansi()
        dokumen = pabrik.penetapan(satu, TAHUN, berlaku=True)
        lembar = pabrik.lembar(dokumen)
        pabrik.lembar(dokumen, pabrik.jabatan(satu))
        pabrik.realisasi(pabrik.indikator(lembar, frekuensi="triwulan"), "5", triwulan=1)
        pabrik.penetapan(satu, TAHUN, status="diajukan", asal=dokumen, diajukan_pada=timezone.now())
        pabrik._buat(PerjanjianKinerja, instansi=satu, tahun=TAHUN)
        pabrik._buat(Lkjip, instansi=satu, tahun=TAHUN)
        pabrik._buat(CatatanVerifikasi, instansi=satu, lembar=lembar, isi="Perbaiki", nama_oleh="V")


KUERI_HALAMAN, KUERI_UNDUH = 20, 17


@pytest.mark.parametrize("jumlah", [1, 57])
def test_jumlah_kueri_tetap_pada_4_dan_60_opd(d, jumlah, django_assert_num_queries):
    with pabrik.dalam(d["magetan"]):
        tambah_instansi(jumlah)
    klien = pabrik.klien(d["verifikator"])
    klien.get(KOTAK)
    with django_assert_num_queries(kueri(KUERI_HALAMAN)):
        assert klien.get(KOTAK + "?baris=200").context["tabel"].paginator.count == 3 + jumlah
    with django_assert_num_queries(kueri(KUERI_UNDUH)):
        klien.get(f"{KOTAK}unduh/")
