"""Sheet of the jabatan; their tugas and fungsi have a sheet of their own."""

from collections.abc import Iterator, Mapping, Sequence

from organisasi.buku.bentuk import BULAT, PANJANG, BarisBuku, KolomBuku, LembarBuku, Lingkup, Nilai
from organisasi.buku.nilai import lipat
from organisasi.buku.terap import pada
from organisasi.buku_lembar import sebutan, unit
from organisasi.buku_lembar.sebutan import OPD, instansi_baris, letak, tunjuk
from organisasi.domain import jabatan as domain
from organisasi.domain.jabatan_banyak import buat_banyak
from organisasi.domain.sekaligus import utuh
from organisasi.enums import JenisJabatan
from organisasi.models import Instansi, Jabatan

JUDUL = "Jabatan"
KODE = "jabatan"
_KOLOM = {"catatan_sumber": "catatan"}  # field → column, where they differ
_JENIS = {lipat(satu.label): satu.value for satu in JenisJabatan}


def baris(lingkup: Lingkup) -> Iterator[Jabatan]:
    nama, unit_kerja = sebutan.sebutan_jabatan(lingkup), sebutan.sebutan_unit(lingkup)
    opd = sebutan.sebutan_instansi(lingkup)
    semua = sebutan.jabatan_lingkup(lingkup).select_related("instansi", "unit")
    for satu in semua.order_by("instansi__nama", "instansi", "urutan", "pk").iterator(chunk_size=1000):
        satu.nama_opd, satu.nama_unit = opd[satu.instansi_id], unit_kerja.get(satu.unit_id)
        satu.nama_atasan, satu.sebutan_buku = nama.get(satu.induk_id), nama[satu.pk]
        yield satu


def sebutan_baris(satu: BarisBuku) -> str:
    return sebutan_isi(satu.isi)


def sebutan_isi(isi: Mapping[str, Nilai]) -> str:
    """As `Jabatan.nama_lengkap`: the name with its unit."""
    nama, unit_kerja = isi.get("nama") or "", isi.get("unit")
    return f"{nama} – {unit_kerja}" if unit_kerja else str(nama)


def tersedia(lingkup: Lingkup, opd) -> set[tuple[int, str]]:
    """(instansi, folded name) of the stored ones and of those that this file adds or renames."""
    ada = set(sebutan.peta(sebutan.jabatan_lingkup(lingkup), sebutan.sebutan_jabatan(lingkup)))
    for satu in lingkup.rencana.get(KODE, ()):
        if (milik := instansi_baris(satu, opd)) is not None:
            ada |= {(milik.pk, lipat(sebutan_baris(satu))), (milik.pk, lipat(str(satu.isi.get("nama") or "")))}
    return ada


def periksa(lingkup: Lingkup, daftar: Sequence[BarisBuku]) -> None:
    opd = sebutan.instansi_bernama(lingkup)
    sebutan.periksa_opd(daftar, opd)
    sebutan.periksa_rujukan(daftar, "unit", "Unit kerja", opd, unit.tersedia(lingkup, opd))
    sebutan.periksa_rujukan(daftar, "induk", "Atasan langsung", opd, tersedia(lingkup, opd))


@utuh
def terapkan(lingkup: Lingkup, daftar: Sequence[BarisBuku]) -> None:
    """First the new ones, all those of an instansi that stand below known ones together; then the changed ones."""
    opd = sebutan.instansi_bernama(lingkup)
    unit_kerja = sebutan.peta(sebutan.unit_lingkup(lingkup), sebutan.sebutan_unit(lingkup))
    ada = JabatanAda(lingkup)
    urutan = ada.urutan_akhir(daftar, opd)
    baru = [satu for satu in daftar if satu.baru]
    while baru:
        sisa = {nama for satu in baru for nama in _nama(satu, opd)} - set(ada.peta)
        kini = [satu for satu in baru if letak(satu, "induk", opd) not in sisa] or baru
        nilai = [_nilai(satu, opd, unit_kerja, ada.peta, urutan) for satu in kini]
        for instansi, milik in _per_instansi(kini, nilai, opd):
            hasil = buat_banyak(oleh=lingkup.oleh, instansi=instansi, daftar=[isi for _, isi in milik])
            for jabatan, (satu, _) in zip(hasil, milik, strict=True):
                ada.tambah(jabatan, satu)
        dibuat = {id(satu) for satu in kini}
        baru = [satu for satu in baru if id(satu) not in dibuat]
    for satu in daftar:
        if not satu.baru:
            with pada(JUDUL, satu):
                nilai = _nilai(satu, opd, unit_kerja, ada.peta, urutan)
                domain.ubah(oleh=lingkup.oleh, jabatan=satu.objek, **nilai)


def _per_instansi(daftar: Sequence[BarisBuku], nilai: Sequence[dict], opd) -> list[tuple[Instansi, list]]:
    """[(instansi, [(row, values)])]"""
    hasil: dict[int, tuple[Instansi, list]] = {}
    for satu, isi in zip(daftar, nilai, strict=True):
        instansi = instansi_baris(satu, opd)
        hasil.setdefault(instansi.pk, (instansi, []))[1].append((satu, isi))
    return list(hasil.values())


class JabatanAda:
    """The jabatan that cells may name: the stored ones, then also those the file has made."""

    def __init__(self, lingkup: Lingkup):
        semua = list(sebutan.jabatan_lingkup(lingkup).select_related("instansi"))
        self.peta = sebutan.peta(semua, sebutan.sebutan_jabatan(lingkup))
        self._akhir: dict[int, int] = {}
        for satu in semua:
            self._akhir[satu.instansi_id] = max(self._akhir.get(satu.instansi_id, 0), satu.urutan)

    def urutan_akhir(self, daftar: Sequence[BarisBuku], opd) -> dict[int, int]:
        """{row number: place} of the new rows without one: behind the last, in the order of the file."""
        hasil = {}
        for satu in daftar:
            if satu.baru and satu.isi.get("urutan") is None:
                pk = instansi_baris(satu, opd).pk
                hasil[satu.nomor] = self._akhir[pk] = self._akhir.get(pk, 0) + 1
        return hasil

    def tambah(self, jabatan: Jabatan, satu: BarisBuku) -> None:
        for nama in (sebutan_baris(satu), str(satu.isi.get("nama") or "")):
            self.peta.setdefault((jabatan.instansi_id, lipat(nama)), jabatan)


def _nama(satu: BarisBuku, opd) -> list[tuple[int, str]]:
    """The names by which other rows may mean a row: with its unit, and bare."""
    milik = instansi_baris(satu, opd)
    return [(milik.pk if milik else 0, lipat(nama)) for nama in (sebutan_baris(satu), str(satu.isi["nama"]))]


def _nilai(satu: BarisBuku, opd, unit_kerja, ada, urutan) -> dict:
    """What is written of a row, by field."""
    isi = {
        "nama": lambda: satu.isi["nama"],
        "jenis": lambda: _JENIS[lipat(satu.isi["jenis"])],
        "unit": lambda: tunjuk(unit_kerja, satu, "unit", opd),
        "induk": lambda: tunjuk(ada, satu, "induk", opd),
        "urutan": lambda: satu.isi.get("urutan") or 0,
        "catatan_sumber": lambda: satu.isi.get("catatan") or "",
    }
    with pada(JUDUL, satu):
        nilai = {nama: ambil() for nama, ambil in isi.items() if _KOLOM.get(nama, nama) in satu.ubah}
    return nilai | ({"urutan": urutan[satu.nomor]} if satu.nomor in urutan else {})


def _sama(isi: dict) -> tuple:
    return tuple(lipat(str(isi.get(kunci) or "")) for kunci in (OPD, "nama", "unit"))


LEMBAR = LembarBuku(
    kode=KODE,
    judul=JUDUL,
    petunjuk="Satu baris untuk setiap jabatan: unitnya dan atasan langsungnya.",
    kolom=(
        sebutan.kolom_opd(34),
        KolomBuku("nama", "Nama jabatan", lambda j: j.nama, lebar=44, wajib=True, maks=200),
        KolomBuku(
            "jenis",
            "Jenis",
            lambda j: j.get_jenis_display(),
            lebar=26,
            wajib=True,
            pilihan=lambda lingkup: [satu.label for satu in JenisJabatan],
        ),
        KolomBuku(
            "unit",
            "Unit kerja",
            lambda j: j.nama_unit,
            lebar=40,
            pilihan=lambda lingkup: list(sebutan.sebutan_unit(lingkup).values()),
            bebas=True,
            petunjuk="Unit baru pada lembar Unit kerja berkas ini boleh disebut.",
        ),
        KolomBuku(
            "induk",
            "Atasan langsung",
            lambda j: j.nama_atasan,
            lebar=44,
            pilihan=lambda lingkup: list(sebutan.sebutan_jabatan(lingkup).values()),
            bebas=True,
            petunjuk="Kosong untuk pimpinan. Jabatan baru pada lembar ini boleh disebut.",
        ),
        KolomBuku("urutan", "Urutan", lambda j: j.urutan, jenis=BULAT, lebar=10, petunjuk="Letak dalam daftar."),
        KolomBuku("catatan", "Catatan sumber", lambda j: j.catatan_sumber, jenis=PANJANG, lebar=34),
    ),
    baris=baris,
    id_baris=lambda j: str(j.pk),
    sebutan=lambda isi: " – ".join(str(isi[k]) for k in ("nama", "unit") if isi.get(k)),
    periksa=periksa,
    terapkan=terapkan,
    boleh=sebutan.boleh_jabatan,
    contoh=(
        {
            OPD: "Dinas Sosial",
            "nama": "Kepala Bidang Rehabilitasi Sosial",
            "jenis": JenisJabatan.ADMINISTRATOR.label,
            "unit": "Bidang Rehabilitasi Sosial",
            "induk": "Kepala Dinas Sosial",
        },
    ),
    urutan=30,
    sama=_sama,
)
