"""A small invented document, its reading as plain data, and a pemda with a planner and a stranger to import it."""

import uuid

from indikator.models import Indikator, Lembar, Penetapan, SasaranStrategis, Target
from laporan.domain.impor_dokumen.mulai import buat
from laporan.domain.impor_dokumen.simpan_bacaan import simpan_bacaan
from laporan.kertas.bentuk import Bacaan, BarisBaca, Butir, DaftarBaca, KeputusanBaca, LembarBaca, SisaBaca, Terbaca
from laporan.models import Keputusan
from organisasi.models import Instansi, Jabatan, UnitKerja
from tests import pabrik

KOLOM = ("NO", "SASARAN KINERJA", "INDIKATOR", "TARGET", "RUMUS", "SUMBER DATA")
DOKUMEN = """INDIKATOR KINERJA INDIVIDU
DINAS PERTAMANAN
TAHUN 2024

JABATAN : Pengelola Taman
TUGAS : Merawat taman kota
FUNGSI :
a. Menanam pohon;
b. Menyiram tanaman.

NO\tSASARAN KINERJA\tINDIKATOR\tTARGET\tRUMUS\tSUMBER DATA
1\tTerawatnya taman kota\tPersentase taman terawat\t80%\tJumlah taman terawat dibagi jumlah taman x 100%\tLaporan taman
2\tBertambahnya pohon\tJumlah pohon ditanam\t1.200 pohon\tJumlah pohon ditanam\tBuku tanam

JABATAN : Bendahara
TUGAS : Mengelola kas
FUNGSI : -

NO\tSASARAN KINERJA\tINDIKATOR\tTARGET\tRUMUS\tSUMBER DATA
1\tTertibnya kas\tJumlah laporan kas\t12 laporan\tJumlah laporan kas\tBuku kas
"""


class Dunia:
    """pemda, dinas, lain (another OPD), perencana, admin; asing: the admin of another pemda with a dinas there."""


def dunia() -> Dunia:
    d = Dunia()
    d.pemda, d.pemda_asing = pabrik.pemda("hijau", "Kabupaten Hijau"), pabrik.pemda("biru", "Kabupaten Biru")
    with pabrik.dalam(d.pemda):
        d.dinas, d.lain = pabrik.instansi("Dinas Pertamanan"), pabrik.instansi("Dinas Perikanan")
        d.perencana = pabrik.anggota("perencana", d.dinas)
        d.luar, d.admin = pabrik.anggota("perencana", d.lain), pabrik.anggota("admin_pemda")
    with pabrik.dalam(d.pemda_asing):
        d.dinas_asing = pabrik.instansi("Dinas Pertamanan", slug="dinas-pertamanan")
        pabrik.jabatan(d.dinas_asing, "Pengelola Taman")
        d.asing = pabrik.anggota("admin_pemda")
    return d


def perencana(d: Dunia):
    """The planner as an actor."""
    return pabrik.pelaku(d.perencana)


def isi_basis() -> list[int]:
    """Rows of everything an import may add."""
    semua = (Instansi, UnitKerja, Jabatan, Penetapan, Lembar, SasaranStrategis, Indikator, Target, Keputusan)
    return [model.objects.count() for model in semua]


def baris(sasaran: str, indikator: str, target: str = "", rumus: str = "", **lain) -> BarisBaca:
    sel = {nama: Terbaca(str(lain.pop(nama))) for nama in ("satuan", "sumber") if nama in lain}
    rupa = {nama: lain.pop(nama) for nama in ("sub", "catatan") if nama in lain}
    isi = {nama: Terbaca(str(teks)) for nama, teks in lain.items()}
    return BarisBaca(
        Terbaca(sasaran), Terbaca(indikator), Terbaca(target, target), rumus=Terbaca(rumus), lain=isi, **sel, **rupa
    )


def daftar(*isi: str) -> DaftarBaca:
    butir = tuple(Butir(f"{chr(97 + nomor)}.", satu) for nomor, satu in enumerate(isi))
    return DaftarBaca(butir, "daftar" if butir else "tidak_ada", "\n".join(isi))


def iki(nama: str, *rows: BarisBaca, unit: str = "", tugas=(), fungsi=(), kolom=KOLOM) -> LembarBaca:
    return LembarBaca("iki", Terbaca(nama), Terbaca(unit), daftar(*tugas), daftar(*fungsi), rows, kolom)


def iku(*rows: BarisBaca, kolom=("Sasaran Strategis", "IKU", "Target")) -> LembarBaca:
    return LembarBaca("iku", baris=rows, kolom=kolom)


def bacaan(*lembar: LembarBaca, instansi="Dinas Pertamanan", tahun="2024", keputusan=None, sisa=()) -> Bacaan:
    return Bacaan(
        instansi=Terbaca(instansi, instansi),
        tahun=Terbaca(tahun, f"TAHUN {tahun}" if tahun else ""),
        lembar=lembar,
        keputusan=keputusan,
        sisa=tuple(SisaBaca(satu) for satu in sisa),
    )


def taman() -> LembarBaca:
    return iki(
        "Pengelola Taman",
        baris("Terawatnya taman", "Persentase taman terawat", "80%", "Taman terawat dibagi taman x 100%", nomor="1"),
        baris("Terawatnya taman", "Jumlah pohon", "1.200 pohon", "Jumlah pohon", nomor="1"),
        tugas=("Merawat taman",),
        fungsi=("Menanam;", "Menyiram."),
    )


def keputusan(**lain) -> KeputusanBaca:
    isi = {
        "nomor": Terbaca("5 TAHUN 2024"),
        "tanggal": Terbaca("2024-01-31", "31 Januari 2024"),
        "tempat": Terbaca("Kota Hijau"),
        "tentang": Terbaca("INDIKATOR KINERJA INDIVIDU"),
        "jabatan_penetap": Terbaca("KEPALA DINAS PERTAMANAN"),
        "nama_penetap": Terbaca("Ir. SITI HIJAU"),
        "menimbang": (Butir("a.", "bahwa perlu;"),),
        "mengingat": (Butir("1.", "Undang-Undang Nomor 23 Tahun 2014;"), Butir("", "Peraturan Daerah.")),
        "diktum": (Butir("KESATU", "Menetapkan untuk :\na. perencanaan;\nb. pelaporan;\nEvaluasi."),),
    }
    return KeputusanBaca(**(isi | lain))


def berkas(teks: str = "") -> bytes:
    return (teks or f"dokumen {uuid.uuid4()}").encode()


def siap(oleh, isi: Bacaan, *, instansi=None, tahun: int | None = None, berkas_isi: bytes = b"", **kepala):
    """A document as it stands after its reading; inside the tenant."""
    impor = buat(oleh=oleh, nama="dokumen.txt", isi=berkas_isi or berkas(), instansi=instansi, tahun=tahun)
    impor = simpan_bacaan(impor, isi, oleh)
    if kepala:
        impor.kepala |= kepala
        impor.save()
    return impor
