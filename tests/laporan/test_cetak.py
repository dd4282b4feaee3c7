"""Printing to PDF: the command, the job, what is refused; and what the pages hold."""

import io
import re

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from laporan.domain import cuplikan
from laporan.domain.cetak import cetak, ke_html, susun_naskah
from laporan.enums import JenisDokumen
from laporan.models import Cuplikan
from organisasi import penyewa
from organisasi.domain import pekerjaan as domain_pekerjaan
from organisasi.domain.pekerjaan_jalan import kuras
from organisasi.enums import StatusPekerjaan, Tindakan
from organisasi.galat import Ditolak, GalatKinerja
from organisasi.models import Jejak, Pekerjaan
from organisasi.pelaku import Pelaku
from tests import pabrik
from tests.laporan import dokumen_contoh


def rapat(teks: str) -> str:
    """Text without blanks and case: where a line or a cell breaks does not matter."""
    return re.sub(r"\s+", "", teks).casefold()


def isi_pdf(isi: bytes) -> tuple[list[str], list[tuple[int, int]]]:
    """Text and size in millimetres of every page."""
    halaman = PdfReader(io.BytesIO(isi)).pages
    ukuran = [tuple(round(float(p) / 72 * 25.4) for p in h.mediabox[2:]) for h in halaman]
    return [h.extract_text() for h in halaman], ukuran


def cetak_contoh(slug: str, jenis: str, tahun: int, **lain):
    with penyewa.sebagai(dokumen_contoh.pemda(slug)) as pemda:
        instansi = dokumen_contoh.instansi(slug)
        return cetak(jenis=jenis, instansi=instansi, tahun=tahun, oleh=Pelaku.mesin(pemda), **lain)


def perintah(*argumen: str) -> str:
    keluaran = io.StringIO()
    call_command("cetak", *argumen, stdout=keluaran)
    return keluaran.getvalue()


def test_setiap_lembar_ditutup_tanda_tangan_bersama_baris_terakhir(contoh):
    _, hasil = cetak_contoh("blitar", "keputusan", 2018)
    for halaman in isi_pdf(hasil.isi)[0]:
        if "M. SHUDI" in halaman and "Ditetapkan di" not in halaman:
            assert "SUMBER DATA" in halaman  # the repeated head: at least one row stands above the signature


def test_lkjip_magetan(contoh):
    _, hasil = cetak_contoh("magetan", "lkjip", 2019)
    teks, ukuran = isi_pdf(hasil.isi)
    semua = " ".join(" ".join(teks).split())
    for harap in ("101,55", "123,68", "111,54", "75,00", "115,35", "45,83", "28,11", "47,69", "44,12", "84,96"):
        assert harap in semua
    assert semua.count("1.018.000.000") == semua.count("864.918.744") == 3
    assert "923.000.000" not in semua and "L01" not in semua and "Halaman 2 dari" in semua
    assert "DRAF" not in semua and ukuran[-1] == (330, 215) and hasil.peringatan == ()


@pytest.mark.parametrize(
    ("slug", "jenis", "tahun", "harap"),
    [
        ("magetan", "iki", 2019, "ANALIS TATALAKSANA"),
        ("nganjuk", "iki", 2019, "Persentase kehadiran PNS lingkup Kecamatan Ngronggot"),
        ("magetan", "pengukuran", 2019, "79,41 ÷ 78,2 × 100 = 101,55 %"),
    ],
)
def test_dokumen_lain(contoh, slug, jenis, tahun, harap):
    _, hasil = cetak_contoh(slug, jenis, tahun, kertas="a4")
    teks, ukuran = isi_pdf(hasil.isi)
    assert rapat(harap) in rapat(" ".join(teks)) and hasil.peringatan == ()
    assert set(ukuran) <= {(210, 297), (297, 210)}


def test_keputusan_berlaku_dicetak_juga_untuk_tahun_berikutnya(contoh):
    with penyewa.sebagai(dokumen_contoh.pemda("paser")) as pemda:
        oleh, instansi = Pelaku.mesin(pemda), dokumen_contoh.instansi("paser")
        assert "84 TAHUN 2023" in susun_naskah(jenis="keputusan", instansi=instansi, tahun=2025, oleh=oleh).judul
        with pytest.raises(GalatKinerja, match="Belum ada Keputusan BKPSDM untuk tahun 2030"):
            susun_naskah(jenis="keputusan", instansi=instansi, tahun=2030, oleh=oleh)


# A list of late OPD names it; that no review was is nothing to do first; the last two belong to no instansi.
TANPA_DULU = ("terlambat", "matriks", "uji_hitung", "kompilasi")


@pytest.mark.parametrize("jenis", [satu for satu in JenisDokumen.values if satu not in TANPA_DULU])
def test_instansi_kosong_memberi_kalimat(db, jenis):
    with pabrik.dalam(pabrik.pemda()) as oleh, pytest.raises(GalatKinerja, match=r"^Belum ada .* dulu\.$"):
        cetak(jenis=jenis, instansi=pabrik.instansi(), tahun=2024, oleh=oleh)


def test_draf_hanya_untuk_yang_berhak(db):
    with pabrik.dalam(pabrik.pemda()):
        instansi, lain = pabrik.instansi(), pabrik.instansi()
        lembar = pabrik.lembar(pabrik.penetapan(instansi, 2024), pabrik.jabatan(instansi))
        pabrik.indikator(lembar)
        pilihan = {"jenis": "iki", "instansi": instansi, "tahun": 2024}
        naskah = susun_naskah(**pilihan, oleh=pabrik.pelaku_baru("perencana", instansi))
        assert naskah.draf and 'class="status-cetak">DRAF' in ke_html(naskah)
        for pelaku in (pabrik.pelaku_baru("pembaca"), pabrik.pelaku_baru("perencana", lain)):
            with pytest.raises(Ditolak):
                susun_naskah(**pilihan, oleh=pelaku)


def test_perintah_menulis_berkas_utuh(contoh, tmp_path):
    berkas = tmp_path / "ukur.pdf"
    pilihan = ("--pemda", "magetan", "--instansi", "bagian-organisasi", "--tahun", "2019", "-o", str(berkas))
    assert "halaman" in perintah("pengukuran", *pilihan)
    assert berkas.read_bytes().startswith(b"%PDF") and [b.name for b in tmp_path.iterdir()] == ["ukur.pdf"]


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        ({"--pemda": "tidakada"}, "Pemda “tidakada” tidak ada. Yang ada: blitar, magetan, nganjuk, paser."),
        ({"--instansi": "bkpsdm"}, "Perangkat daerah “bkpsdm” tidak ada di Kabupaten Magetan."),
        ({"--tahun": "dua"}, "Isian --tahun “dua” tidak sah."),
        ({"--tahun": "2031"}, "Belum ada IKU"),
        ({"--format": "odt"}, "Format “odt” tidak tersedia. Yang ada: pdf, docx, xlsx, csv."),
        ({"--kertas": "a3"}, "Ukuran kertas “a3” tidak dikenal."),
        ({"--triwulan": "5"}, "Isian --triwulan “5” tidak sah."),
        ({"-o": "/tidak/ada/x.pdf"}, "foldernya tidak ada"),
    ],
)
def test_perintah_salah_satu_kalimat(contoh, tmp_path, ubah, kalimat):
    isian = {"--pemda": "magetan", "--instansi": "bagian-organisasi", "--tahun": "2019", "-o": str(tmp_path / "x.pdf")}
    with pytest.raises(CommandError) as galat:
        perintah("pengukuran", *(satu for pasangan in (isian | ubah).items() for satu in pasangan))
    assert kalimat in str(galat.value) and "\n" not in str(galat.value)
    assert not list(tmp_path.iterdir())


def test_perintah_tanpa_pilihan_wajib(db):
    with pytest.raises(CommandError, match="Pilihan --instansi, --tahun, -o belum diisi"):
        perintah("iki", "--pemda", "magetan")


def test_jenis_tak_dikenal(contoh, tmp_path):
    pilihan = ("--pemda", "magetan", "--instansi", "bagian-organisasi", "--tahun", "2019", "-o", str(tmp_path / "x"))
    with pytest.raises(CommandError, match="Jenis dokumen “surat” tidak dikenal"):
        perintah("surat", *pilihan)


def test_pekerjaan_cetak(basis_salinan):
    pemda = pabrik.pemda("magetan")
    with pabrik.dalam(pemda):
        instansi = pabrik.instansi("Dinas Kesehatan")
        pabrik.indikator(pabrik.lembar(pabrik.penetapan(instansi, 2024, berlaku=True)), "Nilai SAKIP", target="70")
        oleh = pabrik.pelaku_baru("perencana", instansi)
        isian = {"oleh": oleh, "jenis": "cetak", "instansi": instansi}
        ada = domain_pekerjaan.antrekan(**isian, kunci="a", parameter={"jenis": "pengukuran", "tahun": 2024})
        hampa = domain_pekerjaan.antrekan(**isian, kunci="b", parameter={"jenis": "lkjip", "tahun": 2024})
    kuras()
    with pabrik.dalam(pemda):
        ada, hampa = (Pekerjaan.objects.select_related("hasil").get(pk=satu.pk) for satu in (ada, hampa))
        assert ada.status == StatusPekerjaan.SELESAI and ada.persen == 100
        assert ada.hasil.nama == "pengukuran-magetan-dinas-kesehatan-2024.pdf"
        assert ada.hasil.isi.read().startswith(b"%PDF")
        assert Jejak.objects.filter(tindakan=Tindakan.CETAK, pengguna=oleh.pengguna).count() == 1
        assert hampa.status == StatusPekerjaan.GAGAL and hampa.galat.startswith("Belum ada LKjIP")


def test_cuplikan_membekukan_isi(contoh):
    with penyewa.sebagai(dokumen_contoh.pemda("blitar")) as pemda:
        keputusan, oleh = dokumen_contoh.keputusan("blitar"), Pelaku.mesin(pemda)
        isi = dokumen_contoh.isi_keputusan("blitar")
        satu = cuplikan.bekukan(jenis="keputusan", objek=keputusan, isi=isi, oleh=oleh)
        assert cuplikan.bekukan(jenis="keputusan", objek=keputusan, isi=isi, oleh=oleh) == satu
        dibaca = Cuplikan.objects.get(pk=satu.pk)
        assert cuplikan.utuh(dibaca) and len(dibaca.isi["lembar"]) == 38
        dibaca.isi["nomor"] = "diubah"
        assert not cuplikan.utuh(dibaca)
        with pytest.raises(Ditolak):
            cuplikan.bekukan(jenis="keputusan", objek=keputusan, isi=isi, oleh=pabrik.pelaku(pabrik.pengguna()))
