"""The same form sent twenty times at once: one effect, every answer says either that or that it is done already."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from indikator.models import Pengukuran, Realisasi
from laporan.domain import buku_nomor
from laporan.models import BukuNomor, Keputusan
from organisasi.domain import impor
from organisasi.models import Impor, Jejak, Pekerjaan, UnitKerja
from tests import pabrik
from tests.catatan import catat
from tests.ketahanan import dunia_kerja, dunia_tulis
from tests.ketahanan.alat import Klien, jejak_utuh
from tests.laporan import keputusan_kecil

KALI = 20


def serentak(klien: Klien, alamat: str, **isi) -> Counter:
    """Status codes of twenty answers; the same browser, as a button pressed again and again."""
    klien.token = klien.token or klien.token_baru()
    with ThreadPoolExecutor(KALI) as utas:
        jawaban = list(utas.map(lambda _: klien.kirim(alamat, **isi), range(KALI)))
    kode = Counter(satu.status_code for satu in jawaban)
    assert set(kode) <= {302, 409, 422} and kode[302] >= 1, (
        kode,
        [j.text[-300:] for j in jawaban if j.status_code >= 500],
    )
    return kode


def test_one_effect(aplikasi):
    app = aplikasi(proses=4)
    d = dunia_tulis.susun(1)
    pemda, dinas, orang, indikator = d.orang[0]
    perencana, semua = Klien(app.url, orang.email), Counter()
    lembar = f"/magetan/{dunia_tulis.TAHUN}/realisasi/{dinas.slug}/"

    unit = {"nama": "Bidang Mutu", "jenis": "bidang", "urutan": "1", "alias": "", "kunci_kirim": str(uuid4())}
    buat = serentak(perencana, f"/magetan/instansi/{dinas.slug}/unit/tambah/", **unit)
    assert buat == Counter({302: KALI})
    simpan = serentak(perencana, f"{lembar}{indikator.pk}/", versi="0", teks="81,5", **dunia_tulis.ISI)
    with pabrik.dalam(pemda):
        assert UnitKerja.objects.get().nama == "Bidang Mutu"
        assert Realisasi.objects.get().versi == 1
        assert _jejak("organisasi.UnitKerja") == _jejak("indikator.Realisasi") == 1
        versi = Pengukuran.objects.get().versi
        pimpinan = pabrik.anggota("pimpinan", dinas)
    ajukan = serentak(perencana, f"{lembar}alur/", tindakan="ajukan", tw="0", versi=str(versi))
    setujui = serentak(
        Klien(app.url, pimpinan.email), f"{lembar}alur/", tindakan="setujui", tw="0", versi=str(versi + 1)
    )
    with pabrik.dalam(pemda):
        assert Pengukuran.objects.get().status == "disetujui"
        assert _jejak("indikator.Pengukuran", "ajukan") == _jejak("indikator.Pengukuran", "setujui") == 1
    nomor = _nomor(app, pemda, dinas)
    for satu in (buat, simpan, ajukan, setujui, nomor):
        semua += satu
    jejak_utuh(app)
    catat(
        "gangguan",
        "Formulir yang sama dikirim 20 kali serentak",
        dicoba=5 * KALI,
        keterangan=f"buat, simpan, ajukan, setujui, nomor: satu akibat; {semua[302]} × 302, "
        f"{semua[409] + semua[422]} ditolak karena sudah",
    )


def _nomor(app, pemda, dinas) -> Counter:
    """One decree registered by twenty clicks takes one number of its register."""
    with pabrik.dalam(pemda) as mesin:
        buku_nomor.buat(oleh=mesin, penerbit="KEPALA DINAS", tahun=2024, terakhir=100)
        draf = keputusan_kecil.draf(dinas)
        petugas = pabrik.anggota("penomoran")
    klien = Klien(app.url, petugas.email)
    kode = serentak(
        klien, f"/magetan/keputusan/{draf.pk}/nomor/", versi=str(draf.versi), tanggal="2024-03-01", nomor=""
    )
    with pabrik.dalam(pemda):
        assert Keputusan.objects.get().nomor_urut == 101 and BukuNomor.objects.get().terakhir == 101
    return kode


def test_one_import(aplikasi):
    """Applying a workbook: twenty clicks, one job, every row once, also with two workers."""
    app = aplikasi(proses=4)
    d = dunia_kerja.susun()
    klien = Klien(app.url, d.perencana.email)
    with pabrik.dalam(d.pemda):
        siap = dunia_kerja.kini(d.buku)
    serentak(klien, f"/magetan/impor/{siap.pk}/terapkan/", versi=str(siap.versi))
    app.mulai_pekerja()
    app.jalankan("manage.py", "pekerja", "--sekali").wait(180)
    app.kelola("pekerja", "--sekali")
    with pabrik.dalam(d.pemda):
        assert Pekerjaan.objects.filter(jenis=impor.TERAPKAN).count() == 1
        assert Impor.objects.get(pk=siap.pk).status == "diterapkan"
        assert dunia_kerja.hasil_impor(d)["unit"] == dunia_kerja.UNIT_BARU
        assert Jejak.objects.filter(model="organisasi.Impor", tindakan="impor").count() == 1
    catat("gangguan", "Formulir yang sama dikirim 20 kali serentak", dicoba=KALI)


def _jejak(model: str, tindakan: str = "tambah") -> int:
    return Jejak.objects.filter(model=model, tindakan=tindakan).count()
