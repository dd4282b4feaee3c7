"""Import of a budget: preview without writing, what was shown is written, the same file twice changes nothing."""

import io
import re
import zipfile
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from indikator.domain import anggaran as domain
from indikator.models import Kegiatan
from kinerja.spreadsheet import TabelTidakTerbaca, baca_tabel, terpisah
from kinerja.terbatas import Batas
from tests import pabrik
from tests.indikator.dunia_anggaran import ALAMAT, kunci, rekap, susun, uang
from tests.indikator.dunia_rencana import buka, jumlah_jejak, teks

pytestmark = pytest.mark.django_db
IMPOR = f"/magetan/{ALAMAT}impor/"
KEPALA = ["Kode", "Uraian", "Pagu", "Realisasi TW I", "Realisasi TW II"]


@pytest.fixture
def d():
    return susun()


def buku(*baris) -> bytes:
    berkas, isi = Workbook(), io.BytesIO()
    for satu in baris:
        berkas.active.append(list(satu))
    berkas.save(isi)
    return isi.getvalue()


def unggah(d, isi: bytes, siapa: str = "perencana", nama: str = "dpa.xlsx"):
    return pabrik.klien(getattr(d, siapa)).post(IMPOR, {"berkas": SimpleUploadedFile(nama, isi)})


def tempel(d, *baris):
    return pabrik.klien(d.perencana).post(IMPOR, {"tempel": "\n".join("\t".join(map(str, satu)) for satu in baris)})


def setujui(d, pratinjau, siapa: str = "perencana"):
    """Confirm what a preview showed."""
    form = pratinjau.context["simpan"]
    isi = {nama: form[nama].value() for nama in ("isi", "sidik")}
    return pabrik.klien(getattr(d, siapa)).post(IMPOR, isi, follow=True)


def keadaan(pratinjau) -> dict[str, str]:
    return {s.berkas.nama: s.keadaan for s in pratinjau.context["rencana"].simpul}


BARU = (
    KEPALA,
    ["1.02.03", "Program gizi", 900, "", ""],
    ["1.02.03.2.01", "Kegiatan gizi", 900, 90, ""],
    ["1.02.03.2.01.01", "Sub gizi balita", 400, 40, ""],
    ["1.02.03.2.01.02", "Sub gizi ibu", 500, 50, 60],
    ["", "Jumlah", 900, 90, 60],
)


def test_pratinjau_tidak_menulis_lalu_disimpan(d):
    sebelum = jumlah_jejak(d)
    pratinjau = unggah(d, buku(*BARU))
    assert pratinjau.status_code == 200 and set(keadaan(pratinjau).values()) == {"baru"}
    assert jumlah_jejak(d) == sebelum
    isi = teks(pratinjau).replace("\u00a0", " ")
    assert "4 baru" in isi and "Simpan 4 baris" in isi and "Rp 900" in isi and "berbeda" not in isi
    halaman = teks(setujui(d, pratinjau))
    assert "4 baris ditambahkan, 0 diubah, 0 tetap." in halaman
    cabang = next(c for c in rekap(d).pohon if c.program.nama == "Program gizi")
    assert (cabang.jumlah.pagu, cabang.jumlah.realisasi) == (900, 150)
    assert [b.kegiatan.nama for b in cabang.baris] == ["Sub gizi balita", "Sub gizi ibu"]


def test_impor_ulang_tidak_mengubah_apa_pun(d):
    setujui(d, unggah(d, buku(*BARU)))
    sebelum, jejak = rekap(d).jumlah, jumlah_jejak(d)
    lagi = unggah(d, buku(*BARU))
    assert set(keadaan(lagi).values()) == {"tetap"} and "Tidak ada yang perlu disimpan." in teks(lagi)
    assert "Tidak ada yang berubah" in teks(setujui(d, lagi))
    assert (rekap(d).jumlah, jumlah_jejak(d)) == (sebelum, jejak)


def test_ekspor_diimpor_lagi_tetap(d):
    ekspor = buka(d, "pembaca", ALAMAT + "unduh/")
    assert "anggaran-magetan-dinkes-2024.xlsx" in ekspor.headers["Content-Disposition"]
    pratinjau = unggah(d, ekspor.content)
    assert set(keadaan(pratinjau).values()) == {"tetap"}, keadaan(pratinjau)
    assert all(kita == berkas for _, kita, berkas in pratinjau.context["rencana"].banding_jumlah)


def test_yang_berubah_menyebut_sebelum_dan_sesudahnya(d):
    pratinjau = tempel(d, KEPALA, ["1.02.02.2.01", "Survei kepuasan", "1.250", "", ""])
    isi = teks(pratinjau).replace("\u00a0", " ")
    assert keadaan(pratinjau) == {"Survei kepuasan": "berubah"}
    assert "<del>Survei</del> → <strong>Survei kepuasan</strong>" in isi
    assert "<del>Rp 1.000</del> → <strong>Rp 1.250</strong>" in isi
    setujui(d, pratinjau)
    assert uang(d, d.survei) == (1250, {0: 900})  # an empty cell changes nothing


def test_yang_ditolak_tidak_ikut_dan_menyebut_sebabnya(d):
    pratinjau = tempel(
        d,
        KEPALA,
        ["1.02.02.2.01", "Survei", "1,250,000", "", ""],
        ["1.02.02.2.05", "Benar", "10", "-", "0"],
        ["1.02.02.2.05", "Ganda", "20", "", ""],
        ["1.02.02.2.02", "Layanan", "5", "", ""],
        ["1.02.02.2.06", "Negatif", "-5", "", ""],
        ["Jumlah", "", "999", "", ""],
    )
    isi = teks(pratinjau).replace("\u00a0", " ")
    tolak = {"Survei": "ditolak", "Ganda": "ditolak", "Layanan": "ditolak", "Negatif": "ditolak"}
    assert keadaan(pratinjau) == tolak | {"Benar": "baru"}
    for kalimat in ("lebih dari satu koma", "Sama dengan baris 3", "isi angkanya pada sub kegiatannya", "negatif"):
        assert kalimat in isi
    assert "“-” tidak dipakai" in isi and "berbeda" in isi  # the total row of the file
    assert "4 baris ditolak dan tidak disimpan" in teks(setujui(d, pratinjau))
    with pabrik.dalam(d.pemda):
        benar = Kegiatan.objects.get(nama="Benar")
    assert uang(d, benar) == (10, {2: 0}) and benar.program == d.program  # a dash is blank, 0 is 0


def test_kegiatan_berangka_yang_mendapat_sub(d):
    baris = (["1.02.02.2.01", "Survei", "1000", "", ""], ["1.02.02.2.01.01", "Survei daring", "400", "70", ""])
    pratinjau = tempel(d, KEPALA, *baris)
    assert "dikosongkan; dipegang sub kegiatannya" in teks(pratinjau)
    assert "jumlah baris di bawahnya" in teks(pratinjau)  # 1.000 against 400
    setujui(d, pratinjau)
    assert uang(d, d.survei) == (None, {})
    assert next(b for b in rekap(d).baris if b.kegiatan.nama == "Survei daring").pagu == 400
    sendiri = tempel(d, KEPALA, ["1.02.02.2.01.02", "Survei tatap muka", "30", "", ""])
    assert keadaan(sendiri) == {"Survei tatap muka": "baru"}


def test_kaitan_dari_nama(d):
    kepala = ["Tingkat", "Uraian", "Pagu", "Sasaran", "Indikator"]
    pratinjau = tempel(
        d,
        kepala,
        ["Kegiatan", "Satu", "1", "", "persentase opd  BERINOVASI"],
        ["Kegiatan", "Dua", "1", "Meningkatnya pelayanan", ""],
        ["Kegiatan", "Tiga", "1", "", "Tidak ada"],
    )
    assert "Indikator “Tidak ada” tidak ada di IKU yang berlaku" in teks(pratinjau)
    setujui(d, pratinjau)
    isi = {b.kegiatan.nama: (b.sasaran, b.indikator) for b in rekap(d).baris}
    assert isi["Satu"] == (d.pelayanan, d.inovasi) and isi["Dua"] == (d.pelayanan, None)
    assert isi["Tiga"] == (None, None)


def test_realisasi_setahun_di_samping_triwulan(d):
    kepala = ["Kode", "Uraian", "Pagu", "TW I", "TW II", "TW III", "TW IV", "Jumlah Realisasi"]
    pratinjau = tempel(d, kepala, ["1.02.02.2.07", "Rapat", "100", "10", "20", "", "", "35"])
    assert "berbeda dari jumlah triwulannya" in teks(pratinjau)
    setujui(d, pratinjau)
    rapat = next(b for b in rekap(d).baris if b.kegiatan.nama == "Rapat")
    assert dict(rapat.per_triwulan) == {1: 10, 2: 20}


def test_terkunci_ditolak_kecuali_sama(d):
    with pabrik.dalam(d.pemda):
        domain.atur_uang(d.survei, oleh=pabrik.mesin(), serapan={0: None, 1: Decimal(5)})
    kunci(d, 1)
    sama = ["1.02.02.2.01", "Survei", "1000", "5", "7"]
    pratinjau = tempel(d, KEPALA, sama)
    assert keadaan(pratinjau) == {"Survei": "berubah"}
    beda = tempel(d, KEPALA, ["1.02.02.2.01", "Survei", "1000", "6", ""])
    assert keadaan(beda) == {"Survei": "ditolak"} and "terkunci" in teks(beda)
    kunci(d, 0)
    assert keadaan(tempel(d, KEPALA, *BARU[1:4]))["Sub gizi balita"] == "ditolak"


def test_berubah_sejak_pratinjau(d):
    pratinjau = tempel(d, KEPALA, ["1.02.02.2.01", "Survei", "1.250", "", ""])
    with pabrik.dalam(d.pemda):
        domain.atur_uang(d.survei, oleh=pabrik.mesin(), pagu=Decimal(1100))
    jawaban = setujui(d, pratinjau)
    assert jawaban.status_code == 409 and "berubah sejak pratinjau" in teks(jawaban)
    assert uang(d, d.survei)[0] == 1100
    assert "Rp\u00a01.100" in jawaban.content.decode()  # the preview anew
    setujui(d, jawaban)
    assert uang(d, d.survei)[0] == 1250


@pytest.mark.parametrize(
    "isi",
    [
        "",
        "{}",
        "[]",
        "[" * 5000,
        '{"baris": [], "jumlah": null, "catatan": []}',
        '{"baris": [1], "jumlah": null, "catatan": []}',
        '{"baris": [{"nomor": 1, "tingkat": "raja", "kode": "", "nama": "x", "uang": {}}], "jumlah": {}}',
    ],
)
def test_kiriman_rusak(d, isi):
    jawaban = pabrik.klien(d.perencana).post(IMPOR, {"isi": isi, "sidik": "x"}, follow=True)
    assert jawaban.status_code == 200 and "belum ada yang disimpan" in teks(jawaban)


def test_siapa_mengimpor(d):
    for siapa, kode in (("luar", 403), ("pimpinan", 403), ("verifikator", 403), ("asing", 404)):
        assert unggah(d, buku(*BARU), siapa).status_code == kode
    pratinjau = unggah(d, buku(*BARU))
    assert setujui(d, pratinjau, "luar").status_code == 403
    assert setujui(d, pratinjau, "asing").status_code == 404


# --- files that are none -----------------------------------------------------------------------------------------


def _bom() -> bytes:
    isi = io.BytesIO()
    asal = zipfile.ZipFile(io.BytesIO(buku(["Kode", "Uraian", "Pagu"])))
    with asal, zipfile.ZipFile(isi, "w", zipfile.ZIP_DEFLATED) as baru:
        for nama in asal.namelist():
            data = asal.read(nama)
            baru.writestr(nama, b" " * (210 * 1024 * 1024) if nama.endswith("sheet1.xml") else data)
    return isi.getvalue()


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("a.xlsx", lambda: b"PK\x03\x04 bukan zip"),
        ("a.xlsx", lambda: b"%PDF-1.4"),
        ("a.csv", lambda: b"Kode;Uraian;Pagu"),
        ("a.xlsx", _bom),
        ("a.xlsx", lambda: buku(["Nama", "Umur"], ["A", 1])),
        ("a.xlsx", lambda: buku()),
    ],
)
def test_berkas_jahat_atau_salah(d, nama, isi):
    jawaban = unggah(d, isi(), nama=nama)
    assert jawaban.status_code == 422 and "invalid-feedback" in jawaban.content.decode()


def test_pilih_satu(d):
    assert pabrik.klien(d.perencana).post(IMPOR, {"tempel": "  "}).status_code == 422


def test_pembaca_terpisah_sama_dan_berbatas(monkeypatch):
    isi = buku(["Kode", "Pagu"], ["1.02", 1018000000])
    assert terpisah.baca_terpisah(isi) == baca_tabel(isi) == [["Kode", "Pagu"], ["1.02", "1.018.000.000"]]
    with pytest.raises(TabelTidakTerbaca, match="tidak ada"):
        terpisah.baca_terpisah(isi, "Lembar lain")
    monkeypatch.setattr(terpisah, "BATAS", Batas(waktu_detik=0, jam=True))
    with pytest.raises(TabelTidakTerbaca, match="terlalu berat"):
        terpisah.baca_terpisah(isi)


def test_templat_terbaca_sebagai_tabel(d):
    templat = buka(d, "perencana", ALAMAT + "templat/").content
    judul = next(b for b in baca_tabel(templat, "Anggaran") if "Uraian" in b)
    assert judul[:4] == ["Kode", "Tingkat", "Uraian", "Pagu"]
    assert unggah(d, templat).status_code == 422  # nothing in it yet


def test_jumlah_kueri_pratinjau_tetap(d, django_assert_max_num_queries):
    banyak = [["1.02.03", "Program gizi", "", "", ""]]
    banyak += [[f"1.02.03.2.{n:02}", f"Kegiatan {n}", n, "", ""] for n in range(1, 60)]
    peramban = pabrik.klien(d.perencana)
    isi = {"tempel": "\n".join("\t".join(map(str, satu)) for satu in (KEPALA, *banyak))}
    with django_assert_max_num_queries(26):
        assert peramban.post(IMPOR, isi).status_code == 200
    assert re.search("60 baru", teks(peramban.post(IMPOR, isi)))
